/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Terms of the glossary in cards and charts: each linked once, and told of where it is pointed at and where it has the focus. */
#include <string.h>

#include "mz-card-panel.h"
#include "mz-charts-page.h"
#include "mz-term-hint.h"
#include "mz-term-popover.h"
#include "mz-test-window.h"

#define LINK "<a href=\"term:"

/* Terms that are linked in or under @widget, by id; each may be there once. Adds the labels that have them. */
static void
collect (GtkWidget *widget, GHashTable *terms, GPtrArray *labels)
{
  const char *markup = GTK_IS_LABEL (widget) && gtk_label_get_use_markup (GTK_LABEL (widget)) ? gtk_label_get_label (GTK_LABEL (widget)) : "";

  if (strstr (markup, LINK) != NULL)
    g_ptr_array_add (labels, widget);
  while ((markup = strstr (markup, LINK)) != NULL)
    {
      const char *id = markup + strlen (LINK), *title = strstr (id, "title=\"");
      g_autofree char *name = g_strndup (id, strcspn (id, "\""));
      g_autofree char *brief = g_markup_escape_text (mz_glossary_lookup (mz_glossary_get_bundled (), name)->brief, -1);

      g_assert_nonnull (title);
      g_assert_true (g_str_has_prefix (title + strlen ("title=\""), brief));
      if (!g_hash_table_add (terms, g_steal_pointer (&name)))
        g_error ("Linked twice: %s", id);
      markup = id;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, terms, labels);
}

typedef struct
{
  GHashTable *terms;
  GPtrArray  *labels;
} Links;

static Links
find_links (GtkWidget *widget)
{
  Links links = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), g_ptr_array_new () };

  collect (widget, links.terms, links.labels);
  return links;
}

static void
clear_links (Links *links)
{
  g_hash_table_unref (links->terms);
  g_ptr_array_unref (links->labels);
}

static GtkWidget *
get_card (MzTestWindow *fixture)
{
  return mz_test_find_type (GTK_WIDGET (fixture->window), MZ_TYPE_CARD_PANEL);
}

static Links
select_record (MzTestWindow *fixture, const char *id)
{
  mz_workspace_set_selection (fixture->workspace, mz_test_record (fixture->workspace, id));
  mz_test_wait_frames (GTK_WIDGET (fixture->window), 4);
  return find_links (get_card (fixture));
}

/* Words that the facts have there. */
static void
test_cards (MzTestWindow *fixture, gconstpointer size)
{
  static const struct { const char *record, *term; } cases[] = {
    { "mountain-pass-separation", "nameplate" }, { "Dy", "ndfeb" }, { "mountain-pass", "concentrate" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Links links = select_record (fixture, cases[i].record);

      if (!g_hash_table_contains (links.terms, cases[i].term))
        {
          g_autofree gpointer *found = g_hash_table_get_keys_as_array (links.terms, NULL);
          g_autofree char *list = g_strjoinv (", ", (char **) found);

          g_error ("%s: %s is not linked, but: %s", cases[i].record, cases[i].term, list);
        }
      clear_links (&links);
    }
}

/* By the tooltip of the label: over the words there is one, where there are none it says nothing. */
static void
test_hover (MzTestWindow *fixture, gconstpointer size)
{
  Links links = select_record (fixture, "mountain-pass-separation");
  GtkWidget *label = links.labels->pdata[0];
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  guint told = 0, silent = 0;

  for (int y = 2; y < gtk_widget_get_height (label); y += 4)
    for (int x = 2; x < gtk_widget_get_width (label); x += 4)
      {
        gboolean tells = FALSE;

        g_signal_emit_by_name (label, "query-tooltip", x, y, FALSE, tooltip, &tells);
        told += tells;
        silent += !tells;
      }
  g_assert_cmpuint (told, >, 3);
  g_assert_cmpuint (silent, >, told / 4);
  clear_links (&links);
}

static GtkWidget *
find_class (GtkWidget *widget, const char *css_class)
{
  GtkWidget *found = gtk_widget_has_css_class (widget, css_class) && gtk_widget_get_mapped (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_class (child, css_class);
  return found;
}

typedef struct
{
  GtkWidget  *root;
  const char *css_class;
  gboolean    wanted;
} Wanted;

static gboolean
is_there (gpointer data)
{
  Wanted *wanted = data;

  return (find_class (wanted->root, wanted->css_class) != NULL) == wanted->wanted;
}

static void
assert_there (MzTestWindow *fixture, const char *css_class, gboolean there)
{
  Wanted wanted = { GTK_WIDGET (fixture->window), css_class, there };

  mz_test_wait_until (is_there, &wanted, 3000);
  if (!is_there (&wanted))
    g_error ("%s is %s", css_class, there ? "not there" : "still there");
}

/* What tells of a word goes with the label that it stands in; a warning of GTK would end the test. */
static void
test_card_goes (MzTestWindow *fixture, gconstpointer size)
{
  Links links = select_record (fixture, "mountain-pass-separation"), after;
  GtkWidget *label = links.labels->pdata[0];
  gboolean followed = FALSE;

  g_object_add_weak_pointer (G_OBJECT (label), (gpointer *) &label);
  g_signal_emit_by_name (label, "activate-link", "term:nameplate", &followed);
  g_assert_true (followed);
  assert_there (fixture, "term-popover", TRUE);
  after = select_record (fixture, "Dy");
  assert_there (fixture, "term-popover", FALSE);
  mz_test_drain ();
  g_assert_null (label);
  clear_links (&after);
  clear_links (&links);
}

static void
assert_within (GtkWidget *label, GtkWidget *contents)
{
  graphene_rect_t bounds;
  int needed;

  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (label), &needed, NULL, NULL, NULL);
  g_assert_true (gtk_widget_compute_bounds (label, contents, &bounds));
  if (needed > gtk_widget_get_height (label) || bounds.origin.y + bounds.size.height > gtk_widget_get_height (contents))
    g_error ("Cut off: %s", gtk_label_get_text (GTK_LABEL (label)));
}

/* Every sixth entry: all that is said of it is seen, down to where else to look. */
static void
test_whole (MzTestWindow *fixture, gconstpointer size)
{
  const MzGlossary *glossary = mz_glossary_get_bundled ();

  /* A pointer over what closes would have GTK ask for it where it is no more. */
  mz_test_xdo ("mousemove 0 0");
  mz_test_wait_frames (GTK_WIDGET (fixture->window), 4);
  for (guint i = 0; i < mz_glossary_get_length (glossary); i += 6)
    {
      const MzGlossaryEntry *entry = mz_glossary_peek (glossary, i);
      GtkWidget *popover;

      mz_term_popup (get_card (fixture), entry->id, mz_workspace_get_facts (fixture->workspace));
      assert_there (fixture, "term-popover", TRUE);
      mz_test_wait_frames (GTK_WIDGET (fixture->window), 2);
      popover = find_class (GTK_WIDGET (fixture->window), "term-popover");
      for (GtkWidget *child = gtk_widget_get_first_child (gtk_popover_get_child (GTK_POPOVER (popover))); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        assert_within (child, gtk_widget_get_first_child (popover));
      gtk_popover_popdown (GTK_POPOVER (popover));
      assert_there (fixture, "term-popover", FALSE);
      mz_test_drain ();
    }
}

/* As the key with which one comes to a link. */
static void
release_key (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-released", GDK_KEY_Tab, 0, 0);
    }
}

/* A link below what is seen: it is told of when it comes into sight soon, and not waited for without end. */
static void
test_out_of_sight (MzTestWindow *fixture, gconstpointer size)
{
  static const struct { guint n_frames; gboolean told; } cases[] = { { 10, TRUE }, { 80, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *window = gtk_window_new (), *scroller = gtk_scrolled_window_new (), *viewport = gtk_viewport_new (NULL, NULL);
      GtkWidget *fixed = gtk_fixed_new (), *label = gtk_label_new (NULL);

      mz_term_set_text (label, "nameplate", mz_workspace_get_facts (fixture->workspace));
      gtk_fixed_put (GTK_FIXED (fixed), label, 100, 2000);
      gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), FALSE);
      gtk_viewport_set_child (GTK_VIEWPORT (viewport), fixed);
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), viewport);
      gtk_window_set_child (GTK_WINDOW (window), scroller);
      gtk_window_set_default_size (GTK_WINDOW (window), 500, 400);
      gtk_window_present (GTK_WINDOW (window));
      mz_test_wait_shown (GTK_WINDOW (window));
      gtk_window_set_focus_visible (GTK_WINDOW (window), TRUE);
      gtk_widget_grab_focus (label);
      g_assert_cmpstr (mz_term_hint_get_uri (GTK_LABEL (label)), ==, "term:nameplate");
      release_key (label);
      mz_test_wait_frames (window, cases[i].n_frames);
      g_assert_null (find_class (window, "term-hint"));
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), 1900);
      mz_test_wait_frames (window, 4);
      g_assert_cmpint (find_class (window, "term-hint") != NULL, ==, cases[i].told);
      gtk_window_destroy (GTK_WINDOW (window));
      mz_test_drain ();
    }
}

static void
press (MzTestWindow *fixture, const char *key)
{
  g_autofree char *words = g_strconcat ("key ", key, NULL);

  mz_test_xdo (words);
  mz_test_wait_frames (GTK_WIDGET (fixture->window), 4);
}

/* From link to link in @widget: Tab tells each of them, Return tells more, Esc goes back. */
static void
walk_links (MzTestWindow *fixture, GtkWidget *widget)
{
  Links links = find_links (widget);
  g_autofree char *first = NULL;
  GtkWidget *hint;
  guint tabs = 0;

  g_assert_cmpuint (g_hash_table_size (links.terms), >, 1);
  assert_there (fixture, "term-hint", FALSE);
  while (find_class (widget, "term-hint") == NULL && tabs++ < 60)
    press (fixture, "Tab");
  hint = find_class (widget, "term-hint");
  g_assert_nonnull (hint);
  first = g_strdup (mz_term_hint_get_uri (GTK_LABEL (gtk_widget_get_parent (hint))));
  g_assert_true (g_hash_table_contains (links.terms, first + strlen ("term:")));
  g_assert_nonnull (mz_test_find_text (hint, mz_glossary_lookup (mz_glossary_get_bundled (), first + strlen ("term:"))->brief));
  press (fixture, "Return");
  assert_there (fixture, "term-popover", TRUE);
  assert_there (fixture, "term-hint", FALSE);
  press (fixture, "Escape");
  assert_there (fixture, "term-popover", FALSE);
  assert_there (fixture, "term-hint", TRUE);
  for (tabs = 0; find_class (widget, "term-hint") == hint && tabs < 3; tabs++)
    press (fixture, "shift+Tab");
  assert_there (fixture, "term-hint", FALSE);
  clear_links (&links);
}

static void
test_keys (MzTestWindow *fixture, gconstpointer size)
{
  Links links;

  if (mz_test_lacks_xdo ())
    return;
  links = select_record (fixture, "mountain-pass-separation");
  gtk_widget_child_focus (get_card (fixture), GTK_DIR_TAB_FORWARD);
  walk_links (fixture, get_card (fixture));
  clear_links (&links);
}

/* Every chart, as it is small. */
static void
test_charts (MzTestWindow *fixture, gconstpointer size)
{
  MzChartsPage *page;
  guint n = 0;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "charts");
  mz_test_wait_frames (GTK_WIDGET (fixture->window), 4);
  page = MZ_CHARTS_PAGE (mz_test_find_type (GTK_WIDGET (fixture->window), MZ_TYPE_CHARTS_PAGE));
  for (guint i = 0; i < mz_charts_get_n (); i++)
    {
      MzChartCard *card = mz_charts_page_get_card (page, mz_charts_peek (i)->name);
      Links links;

      mz_chart_view_set_live (mz_chart_card_get_view (card), TRUE);
      mz_test_wait_frames (GTK_WIDGET (fixture->window), 2);
      links = find_links (GTK_WIDGET (card));
      n += g_hash_table_size (links.terms) > 0;
      clear_links (&links);
    }
  g_assert_cmpuint (2 * n, >, mz_charts_get_n ());
}

static void
test_chart_keys (MzTestWindow *fixture, gconstpointer size)
{
  GtkWidget *page, *card;
  Links links;

  if (mz_test_lacks_xdo ())
    return;
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.chart", "s", "chain");
  mz_test_wait_frames (GTK_WIDGET (fixture->window), 6);
  page = mz_test_find_type (GTK_WIDGET (fixture->window), MZ_TYPE_CHARTS_PAGE);
  card = GTK_WIDGET (mz_charts_page_get_card (MZ_CHARTS_PAGE (page), "chain"));
  links = find_links (card);
  g_assert_true (g_hash_table_contains (links.terms, "hhi"));
  walk_links (fixture, card);
  clear_links (&links);
}

int
main (int argc, char *argv[])
{
  static const MzTestWindowCase cases[] = {
    { "cards", test_cards, NULL }, { "hover", test_hover, NULL }, { "keys", test_keys, NULL }, { "charts", test_charts, NULL },
    { "card-goes", test_card_goes, NULL }, { "out-of-sight", test_out_of_sight, NULL },
    { "chart-keys", test_chart_keys, NULL }, { "whole", test_whole, NULL },
  };

  mz_test_window_use_bundled_facts ();
  return mz_test_window_run (argc, argv, "/terms/", cases, G_N_ELEMENTS (cases));
}
