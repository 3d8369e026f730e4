/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The smallest screen, 360x294, has room for every page, card, form and dialog, in the language that is the last argument. */
#include <adwaita.h>
#include <string.h>

#include "mz-learn-page.h"
#include "mz-notice-bar.h"
#include "mz-scenario-reader.h"
#include "mz-story-reader.h"
#include "mz-test-language.h"
#include "mz-window-private.h"
#include "mz-window-story.h"

#define WIDTH  360
#define HEIGHT 294

typedef struct
{
  const char     *where;
  GtkOrientation  orientation;
  int             most;
  GString        *told; /* a line each */
} Looking;

static int
measure (GtkWidget *widget, GtkOrientation orientation)
{
  int minimum;

  gtk_widget_measure (widget, orientation, orientation == GTK_ORIENTATION_VERTICAL ? WIDTH : -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* What takes the room: the largest parts of what is too large. */
static void
tell_parts (GtkWidget *widget, Looking *looking, guint depth)
{
  if (!gtk_widget_get_mapped (widget) || measure (widget, looking->orientation) < looking->most / 10)
    return;
  g_string_append_printf (looking->told, "%*s%s %d\n", 2 * (int) depth, "", G_OBJECT_TYPE_NAME (widget),
                          measure (widget, looking->orientation));
  if (GTK_IS_SCROLLED_WINDOW (widget) || ADW_IS_HEADER_BAR (widget) || ADW_IS_VIEW_SWITCHER_BAR (widget))
    return; /* what is in it takes no more */
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    tell_parts (child, looking, depth + 1);
}

/* Without the frame that X11 draws around windows where there is no compositor. */
static void
look_cb (GtkWidget *window, const char *where, gpointer data)
{
  GtkWidget *root = gtk_widget_get_first_child (window);
  Looking *looking = data;

  for (guint i = 0; i < 2; i++)
    {
      looking->orientation = i == 0 ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL;
      looking->most = i == 0 ? WIDTH : HEIGHT;
      if (measure (root, looking->orientation) <= looking->most)
        continue;
      g_string_append_printf (looking->told, "%s: more than %d %s\n", where, looking->most, i == 0 ? "wide" : "high");
      tell_parts (root, looking, 1);
    }
}

static void
activate (MzTestWindow *self, const char *action, const char *target)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), action, target != NULL ? "s" : NULL, target));
}

static void
show_selection (MzTestWindow *self)
{
  mz_workspace_set_selection (self->workspace, mz_test_record (self->workspace, "mountain-pass"));
  mz_window_show_details (self->window, FALSE);
}

static void
search (MzTestWindow *self)
{
  activate (self, "win.search", NULL);
  gtk_editable_set_text (GTK_EDITABLE (mz_test_find_type (GTK_WIDGET (self->window), GTK_TYPE_SEARCH_ENTRY)), "magnet");
}

static void
assume (MzTestWindow *self)
{
  g_autoptr (MzScenario) scenario = mz_scenario_load_bundled ("confrontation-overshoots", mz_workspace_get_facts (self->workspace), NULL);

  g_assert_nonnull (scenario);
  mz_window_show_left (self->window, FALSE);
  mz_workspace_set_scenario (self->workspace, scenario);
}

static void
change_levers (MzTestWindow *self)
{
  activate (self, "win.page", "whatif");
}

/* As long as any, above the page and the bar of the scenario. */
static void
notify (MzTestWindow *self)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *key = g_strdup_printf ("notice %u", i);
      MzNoticeBar *bar = mz_notices_show (self->window->notices, key, "Another program has changed “Rare earths of the world”. If you "
                                          "reload it, what you have changed and not saved stays beside that.");

      mz_notice_bar_add_action (bar, "_Reload", "win.reload");
      mz_notice_bar_add_action (bar, "_Keep Mine", "win.keep-mine");
    }
}

static void
compare (MzTestWindow *self)
{
  mz_workspace_set_scenario (self->workspace, NULL);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *key = g_strdup_printf ("notice %u", i);

      mz_notices_hide (self->window->notices, key);
    }
  activate (self, "win.page", "map");
  activate (self, "win.compare", NULL);
}

static void
open_chart (MzTestWindow *self)
{
  activate (self, "win.compare", NULL);
  activate (self, "win.chart", "mine-production");
}

static MzLearnPage *
get_learn_page (MzTestWindow *self)
{
  return MZ_LEARN_PAGE (self->window->pages[MZ_PAGE_LEARN]);
}

static void
begin_lesson (MzTestWindow *self)
{
  activate (self, "win.page", "learn");
  mz_learn_page_start_lesson (get_learn_page (self), "what-they-are");
  g_assert_nonnull (mz_learn_page_get_lesson (get_learn_page (self)));
}

static void
look_up (MzTestWindow *self)
{
  activate (self, "win.glossary", "magnet");
}

static void
write_story (MzTestWindow *self)
{
  activate (self, "win.page", "map");
  activate (self, "win.briefings", NULL);
}

static void
choose_story (MzTestWindow *self)
{
  activate (self, "win.leave-briefings", NULL);
  activate (self, "win.present", NULL);
}

static void
present_story (MzTestWindow *self)
{
  g_auto (GStrv) names = mz_story_list_bundled ();

  mz_window_present_named (self->window, names[0]);
}

static void
look_at_windows (MzTestWindow *self, const char *where, Looking *looking)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (gtk_widget_get_mapped (window))
        look_cb (window, where, looking);
    }
}

static void
close_others (MzTestWindow *self)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (l->data != self->window && gtk_widget_get_mapped (l->data))
      gtk_window_close (l->data);
  mz_test_drain ();
}

/* What comes and goes above and below the pages, and windows of their own; that of the shortcuts is GTK's, which needs more. */
static void
test_places (MzTestWindow *self, gconstpointer size)
{
  static const struct { const char *where; void (*go) (MzTestWindow *self); } places[] = {
    { "selection", show_selection }, { "search", search },         { "scenario", assume },
    { "levers", change_levers },     { "notices", notify },        { "compare", compare },
    { "chart", open_chart },         { "lesson", begin_lesson },   { "glossary", look_up },
    { "briefings", write_story },    { "stories", choose_story },  { "show", present_story },
  };
  g_autoptr (GString) told = g_string_new (NULL);
  Looking looking = { .told = told };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      places[i].go (self);
      mz_test_wait_frames (GTK_WIDGET (self->window), 4);
      look_at_windows (self, places[i].where, &looking);
      close_others (self);
    }
  if (told->len > 0)
    g_test_message ("%s", told->str);
  g_assert_cmpstr (told->str, ==, "");
}

static void
test_small (MzTestWindow *fixture, gconstpointer size)
{
  g_autoptr (GString) told = g_string_new (NULL);
  Looking looking = { .told = told };

  mz_test_language_walk (fixture, look_cb, &looking);
  if (told->len > 0)
    g_test_message ("%s", told->str);
  g_assert_cmpstr (told->str, ==, "");
}

typedef struct
{
  MzTestWindow *fixture;
  GHashTable   *seen; /* popovers */
  GString      *told; /* a line each */
} Opening;

static void
collect_popovers (GtkWidget *widget, GPtrArray *popovers)
{
  if (GTK_IS_POPOVER (widget))
    g_ptr_array_add (popovers, g_object_ref (widget));
  else if (gtk_widget_get_mapped (widget))
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
      collect_popovers (child, popovers);
}

/* The pages of a menu are a stack, which is as wide as the widest of them. */
static void
open_popover (Opening *opening, GtkWidget *popover, const char *where)
{
  int width;

  gtk_popover_popup (GTK_POPOVER (popover));
  mz_test_wait_frames (GTK_WIDGET (opening->fixture->window), 2);
  if (gtk_widget_get_mapped (popover))
    {
      width = gtk_widget_get_width (gtk_widget_get_first_child (popover));
      g_assert_cmpint (width, >, 0);
      if (width > WIDTH)
        g_string_append_printf (opening->told, "%s: a %s of a %s is %d wide\n", where, G_OBJECT_TYPE_NAME (popover),
                                G_OBJECT_TYPE_NAME (gtk_widget_get_parent (popover)), width);
    }
  gtk_popover_popdown (GTK_POPOVER (popover));
  mz_test_wait_frames (GTK_WIDGET (opening->fixture->window), 2);
}

static void
open_cb (GtkWidget *window, const char *where, gpointer data)
{
  g_autoptr (GPtrArray) popovers = g_ptr_array_new_with_free_func (g_object_unref);
  Opening *opening = data;

  collect_popovers (window, popovers);
  for (guint i = 0; i < popovers->len; i++)
    if (g_hash_table_add (opening->seen, g_object_ref (popovers->pdata[i])))
      open_popover (opening, popovers->pdata[i], where);
}

static gboolean
is_spoken (void)
{
  const char *language = g_getenv ("LANGUAGE") != NULL ? g_getenv ("LANGUAGE") : "";

  return strchr (language, '@') == NULL && !g_str_equal (language, "ar");
}

/* Menus, lists to choose from and whatever else opens. */
static void
test_popovers (MzTestWindow *self, gconstpointer size)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  g_autoptr (GString) told = g_string_new (NULL);
  Opening opening = { self, seen, told };

  if (!is_spoken ())
    {
      g_test_skip ("a menu in which nothing is shortened has room in languages that are spoken");
      return;
    }
  mz_test_language_walk (self, open_cb, &opening);
  for (guint card = 0; card < 2; card++)
    {
      g_autoptr (GMenuModel) menu = mz_window_make_menu (self->window, card == 1);
      GtkWidget *popover = gtk_popover_menu_new_from_model (menu);

      gtk_widget_set_parent (popover, self->window->first_pane);
      open_popover (&opening, popover, card ? "menu of the card" : "menu of the list");
      gtk_widget_unparent (popover);
    }
  g_assert_cmpuint (g_hash_table_size (seen), >, 20);
  if (told->len > 0)
    g_test_message ("%s", told->str);
  g_assert_cmpstr (told->str, ==, "");
}

static void
count_words (GtkWidget *widget, gpointer n)
{
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    *(guint *) n += 1;
}

static gboolean
has_words (gpointer bar)
{
  guint n = 0;

  mz_test_each_mapped (bar, count_words, &n);
  return n > 0;
}

static gboolean
has_no_words (gpointer bar)
{
  return !has_words (bar);
}

/* The words of the pages stand there (whole: test-fits.c), or there is no room for them: then there are tooltips. */
static void
test_words (MzTestWindow *self, gconstpointer size)
{
  GtkWidget *bar = GTK_WIDGET (self->window->switcher_bar), *button = mz_test_find_type (bar, GTK_TYPE_TOGGLE_BUTTON);
  GtkSettings *settings = gtk_widget_get_settings (bar);

  if (!is_spoken ())
    {
      g_test_skip ("which words have room is known of languages that are spoken");
      return;
    }
  g_assert_true (mz_test_wait_until (has_words, bar, 5000));
  g_assert_null (gtk_widget_get_tooltip_text (button));
  g_object_set (settings, "gtk-xft-dpi", 192 * 1024, NULL);
  g_assert_true (mz_test_wait_until (has_no_words, bar, 5000));
  g_assert_nonnull (gtk_widget_get_tooltip_text (button));
  g_object_set (settings, "gtk-xft-dpi", 96 * 1024, NULL);
  g_assert_true (mz_test_wait_until (has_words, bar, 5000));
}

int
main (int argc, char *argv[])
{
  static const MzTestWindowCase cases[] = {
    { "window", test_small, "360x294" },
    { "places", test_places, "360x294" },
    { "popovers", test_popovers, "360x640" },
    { "words", test_words, "360x640" },
  };

  if (strcmp (argv[argc - 1], "en") != 0 && !mz_test_language_use (argv[argc - 1]))
    return 0;
  mz_test_window_use_bundled_facts ();
  return mz_test_window_run (argc, argv, "/app/small/", cases, G_N_ELEMENTS (cases));
}
