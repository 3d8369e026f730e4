/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The right panel: its widgets say what the card says, lead where they say, and follow the clock. */
#include "mz-card-panel.h"

#include <adwaita.h>

#include "mz-card.h"
#include "mz-facts-reader.h"
#include "mz-source-chip.h"
#include "mz-test-facts.h"
#include "mz-test-gtk.h"

#define PANEL_WIDTH 304

typedef struct
{
  MzWorkspace *workspace;
  GtkWidget   *window;
  GtkWidget   *panel;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer date)
{
  fixture->workspace = mz_test_workspace_new (date != NULL ? date : "2026-01");
  fixture->panel = mz_card_panel_new (fixture->workspace);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), PANEL_WIDTH, 500);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->panel);
  gtk_window_present (GTK_WINDOW (fixture->window));
  mz_test_wait_shown (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer date)
{
  GtkWidget *panel = g_object_ref (fixture->panel);

  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  mz_test_drain ();
  g_assert_finalize_object (panel);
  g_assert_finalize_object (fixture->workspace);
}

static void
select_record (Fixture *fixture, const char *id)
{
  mz_workspace_set_selection (fixture->workspace, id != NULL ? mz_test_record (fixture->workspace, id) : NULL);
  mz_test_drain ();
}

static void
collect_texts (GtkWidget *widget, GString *texts)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (texts, "\n%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_texts (child, texts);
}

static void
assert_shows (GtkWidget *widget, const char *text, gboolean wanted)
{
  g_autoptr (GString) texts = g_string_new (NULL);
  g_autofree char *line = g_strdup_printf ("\n%s\n", text);

  collect_texts (widget, texts);
  if ((strstr (texts->str, line) != NULL) != wanted)
    g_error ("“%s” is %s among: %s", text, wanted ? "not" : "still", texts->str);
}

/* The first widget of the type in or under @widget that has a label with this text. */
static GtkWidget *
find_with_text (GtkWidget *widget, GType type, const char *text)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && mz_test_find_text (widget, text) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_with_text (child, type, text);
  return found;
}

static void
click (Fixture *fixture, const char *text)
{
  GtkWidget *button = find_with_text (fixture->panel, GTK_TYPE_BUTTON, text);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  mz_test_drain ();
}

static const char *
selected_id (Fixture *fixture)
{
  MzRecord *record = mz_workspace_get_selection (fixture->workspace);

  return record != NULL ? mz_record_get_id (record) : NULL;
}

/* Every text of every block is on the panel, for every kind of record and for the view. */
static void
test_kinds (Fixture *fixture, gconstpointer date)
{
  static const char *const ids[] = { "hill", "pact", "curb", "fall", "mine-production", "Dy", "CN", "c1", "f1", "usgs", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (MzCard) card = NULL;

      select_record (fixture, ids[i]);
      card = mz_card_new (fixture->workspace, mz_workspace_get_selection (fixture->workspace), NULL);
      for (guint k = 0; k < card->len; k++)
        {
          const MzCardBlock *block = g_ptr_array_index (card, k);
          g_autofree char *text = NULL;

          if (block->title != NULL)
            assert_shows (fixture->panel, block->title, TRUE);
          if (block->text == NULL)
            continue;
          g_assert_true (pango_parse_markup (block->text, -1, 0, NULL, &text, NULL, NULL));
          assert_shows (fixture->panel, text, TRUE);
        }
    }
}

static void
test_follow (Fixture *fixture, gconstpointer date)
{
  select_record (fixture, "hill");
  click (fixture, "The Pact");
  g_assert_cmpstr (selected_id (fixture), ==, "pact");
  assert_shows (fixture->panel, "Long name of the pact", TRUE);
  click (fixture, "Malaysia");
  g_assert_cmpstr (selected_id (fixture), ==, "MY");

  click (fixture, "The Pact"); /* the button back */
  g_assert_cmpstr (selected_id (fixture), ==, "pact");
  g_assert_true (gtk_widget_activate_action (fixture->panel, "card.back", NULL)); /* as Esc does */
  mz_test_drain ();
  g_assert_cmpstr (selected_id (fixture), ==, "hill");
  g_assert_true (gtk_widget_activate_action (fixture->panel, "card.back", NULL));
  mz_test_drain ();
  g_assert_null (selected_id (fixture));
  assert_shows (fixture->panel, "What is in view", TRUE);
}

static gboolean
can_go_back (Fixture *fixture)
{
  GtkWidget *back = gtk_widget_get_first_child (fixture->panel);

  g_assert_true (GTK_IS_BUTTON (back));
  return gtk_widget_get_visible (back);
}

/* What is chosen elsewhere, on the map or in a list, is a new beginning. */
static void
test_history_ends (Fixture *fixture, gconstpointer date)
{
  select_record (fixture, "hill");
  g_assert_false (can_go_back (fixture));
  click (fixture, "The Pact");
  g_assert_true (can_go_back (fixture));
  select_record (fixture, "CN");
  g_assert_false (can_go_back (fixture));
  g_assert_true (gtk_widget_activate_action (fixture->panel, "card.close", NULL));
  g_assert_null (selected_id (fixture));
}

static void
test_date (Fixture *fixture, gconstpointer date)
{
  GtkWidget *operator, *scrolled = mz_test_find_type (fixture->panel, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));

  select_record (fixture, "hill");
  mz_test_wait_frames (fixture->window, 3);
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL); /* the clock is turned elsewhere */
  gtk_adjustment_set_value (adjustment, 60);
  operator = mz_test_find_text (fixture->panel, "Operator");
  assert_shows (fixture->panel, "Mine, operating since 1 August 2012", TRUE);

  mz_workspace_set_date (fixture->workspace, mz_partial_date_new (2005, 1, 0));
  mz_test_wait_frames (fixture->window, 3);
  assert_shows (fixture->panel, "Mine, closed since May 2002", TRUE);
  assert_shows (fixture->panel, "Mine, operating since 1 August 2012", FALSE);
  g_assert_true (mz_test_find_text (fixture->panel, "Operator") == operator); /* nothing new to say: the same widget */
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 60);

  mz_workspace_set_date (fixture->workspace, mz_partial_date_new (2030, 0, 0));
  mz_test_drain ();
  assert_shows (fixture->panel, "Mine, not known after July 2026, operating then", TRUE);
  select_record (fixture, "CN");
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
}

static void
test_unfold (Fixture *fixture, gconstpointer date)
{
  select_record (fixture, "hill");
  assert_shows (fixture->panel, "May 2002", FALSE);
  click (fixture, "History: 3 states");
  assert_shows (fixture->panel, "May 2002", TRUE);
  click (fixture, "Show Fewer");
  assert_shows (fixture->panel, "May 2002", FALSE);
}

static char *
clipboard_text (GtkWidget *widget)
{
  GdkContentProvider *content = gdk_clipboard_get_content (gtk_widget_get_clipboard (widget));
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (content);
  g_value_init (&value, G_TYPE_STRING);
  gdk_content_provider_get_value (content, &value, &error);
  g_assert_no_error (error);
  return g_value_dup_string (&value);
}

static GtkWidget *
open_chip (Fixture *fixture, const char *text)
{
  GtkWidget *chip = find_with_text (fixture->panel, GTK_TYPE_MENU_BUTTON, text);

  g_assert_nonnull (chip);
  gtk_menu_button_popup (GTK_MENU_BUTTON (chip));
  mz_test_drain ();
  g_assert_nonnull (gtk_menu_button_get_popover (GTK_MENU_BUTTON (chip)));
  return GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (chip)));
}

static void
test_chip (Fixture *fixture, gconstpointer date)
{
  GtkWidget *popover, *copy;
  g_autofree char *copied = NULL, *cited = NULL;

  select_record (fixture, "mine-production");
  popover = open_chip (fixture, "Survey 2026");
  assert_shows (popover, "Yearbook", TRUE);
  assert_shows (popover, "Survey, February 2026", TRUE);
  assert_shows (popover, "https://example.org/yearbook", TRUE);
  copy = find_with_text (popover, GTK_TYPE_BUTTON, "Copy Citation");
  g_signal_emit_by_name (copy, "clicked");
  copied = clipboard_text (fixture->window);
  g_assert_cmpstr (copied, ==, "Survey (2026-02): Yearbook. https://example.org/yearbook");

  select_record (fixture, "hill");
  popover = open_chip (fixture, "Hill & Sons 2025");
  assert_shows (popover, "Report & accounts", TRUE);
  assert_shows (popover, "No address is known.", TRUE);
  g_assert_null (find_with_text (popover, GTK_TYPE_BUTTON, "Open in Browser"));
  popover = open_chip (fixture, "+ 1");
  assert_shows (popover, "Yearbook", TRUE);
  assert_shows (popover, "Report & accounts", TRUE);
  g_signal_emit_by_name (find_with_text (popover, GTK_TYPE_BUTTON, "Report & accounts"), "clicked");
  mz_test_drain ();
  g_assert_cmpstr (selected_id (fixture), ==, "firm");

  select_record (fixture, "mine-production");
  gtk_widget_activate_action (fixture->panel, "card.copy-citation", NULL);
  cited = clipboard_text (fixture->window);
  g_assert_cmpstr (cited, ==, "Mined by country\nSurvey (2026-02): Yearbook. https://example.org/yearbook");
}

static void
test_show_on_map (Fixture *fixture, gconstpointer date)
{
  select_record (fixture, "hill");
  gtk_widget_activate_action (fixture->panel, "card.show-on-map", NULL);
  g_assert_cmpfloat (mz_workspace_get_view (fixture->workspace)->lat, ==, 40);
  g_assert_cmpfloat (mz_workspace_get_view (fixture->workspace)->lon, ==, -111);
  g_assert_cmpfloat (mz_workspace_get_view (fixture->workspace)->zoom, >=, 4);
  select_record (fixture, "curb");
  gtk_widget_activate_action (fixture->panel, "card.show-on-map", NULL);
  g_assert_cmpfloat (mz_workspace_get_view (fixture->workspace)->lon, ==, 103);
}

/* Tab comes by the menu, the chips and the rows. */
static void
test_tab (Fixture *fixture, gconstpointer date)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint records = 0, menus = 0;

  select_record (fixture, "hill");
  mz_test_wait_frames (fixture->window, 2);
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  for (guint i = 0; i < 60; i++)
    {
      GtkWidget *focus;

      gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD);
      focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
      if (focus == NULL || !g_hash_table_add (seen, focus))
        continue;
      records += gtk_widget_has_css_class (focus, "card-record") ? 1 : 0;
      menus += gtk_widget_get_ancestor (focus, GTK_TYPE_MENU_BUTTON) != NULL ? 1 : 0;
    }
  g_assert_cmpuint (records, ==, 4); /* an agreement, two flows, an event */
  g_assert_cmpuint (menus, >=, 8);
}

/* One list more or less under the finger does not move the focus out of the panel. */
static void
test_focus_stays (Fixture *fixture, gconstpointer date)
{
  GtkWidget *focus;

  select_record (fixture, "hill");
  mz_test_wait_frames (fixture->window, 2);
  gtk_widget_grab_focus (find_with_text (fixture->panel, GTK_TYPE_BUTTON, "The Pact"));
  click (fixture, "The Pact");
  mz_test_wait_frames (fixture->window, 2);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, fixture->panel));
}

static void
test_addresses (void)
{
  static const struct { const char *url; gboolean opens; } cases[] = {
    { "https://example.org/", TRUE }, { "http://example.org/", TRUE },     { "HTTPS://EXAMPLE.ORG/", TRUE },
    { "file:///etc/passwd", FALSE },  { "javascript:alert(1)", FALSE },    { "example.org", FALSE },
    { NULL, FALSE },                  { "data:text/html,hello", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MzRecordHead head = { .id = g_strdup ("s") };
      MzSourceInfo *info = g_new0 (MzSourceInfo, 1);
      g_autoptr (MzSource) source = NULL;

      info->url = g_strdup (cases[i].url);
      source = mz_source_new (&head, info);
      g_assert_cmpint (mz_source_can_open (source), ==, cases[i].opens);
    }
}

/* Cards of the bundled facts, one in @step: none asks for more room than the panel has, at either text size. */
static void
test_bundled (void)
{
  const guint step = 23;
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDataset) dataset = mz_facts_load_bundled (report);
  g_autoptr (MzWorkspace) workspace = mz_workspace_new (dataset);
  guint made = 0;

  for (guint large = 0; large < 2; large++)
    {
      g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (large ? 192 : 96) * 1024, NULL);
      for (guint kind = 0; kind < MZ_N_RECORD_KINDS; kind++)
        {
          MzStore *store = mz_dataset_get_store (dataset, (MzRecordKind) kind);

          for (guint i = 0; i < mz_store_get_length (store); i += step)
            {
              GtkWidget *panel;
              int minimum;

              mz_workspace_set_selection (workspace, mz_store_peek (store, i));
              panel = g_object_ref_sink (mz_card_panel_new (workspace));
              gtk_widget_measure (panel, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
              if (minimum > PANEL_WIDTH)
                g_error ("%s needs %d px", mz_record_get_id (mz_store_peek (store, i)), minimum);
              g_object_unref (panel);
              made++;
            }
        }
    }
  g_assert_cmpuint (made, >, 100);
}

static void
test_properties (Fixture *fixture, gconstpointer date)
{
  static const char *const skip[] = { "workspace", NULL };
  g_autoptr (MzWorkspace) got = NULL;

  mz_test_sweep_properties (G_OBJECT (fixture->panel), skip);
  g_object_get (fixture->panel, "workspace", &got, NULL);
  g_assert_true (got == fixture->workspace);
  g_object_set (fixture->panel, "workspace", NULL, NULL);
  g_assert_null (mz_card_panel_get_workspace (MZ_CARD_PANEL (fixture->panel)));
  mz_workspace_set_date (fixture->workspace, mz_partial_date_new (2001, 0, 0)); /* nobody listens any more */
  mz_test_drain ();
}

#define ADD(path, test) g_test_add ("/panels/card-panel/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

  ADD ("kinds", test_kinds);
  ADD ("follow", test_follow);
  ADD ("history-ends", test_history_ends);
  ADD ("date", test_date);
  ADD ("unfold", test_unfold);
  ADD ("chip", test_chip);
  ADD ("show-on-map", test_show_on_map);
  ADD ("tab", test_tab);
  ADD ("focus-stays", test_focus_stays);
  ADD ("properties", test_properties);
  g_test_add_func ("/panels/card-panel/addresses", test_addresses);
  g_test_add_func ("/panels/card-panel/bundled", test_bundled);
  return g_test_run ();
}
