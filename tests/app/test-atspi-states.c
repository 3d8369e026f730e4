/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * States and values over a real bus of assistive technologies: what is on, chosen, unfolded, wrong or so much is told as it is,
 * before and after it is changed, by whoever uses the bus and by the program.
 */
#include <string.h>

#include "mz-edit-form.h"
#include "mz-export-dialog.h"
#include "mz-frames-row.h"
#include "mz-preferences-window.h"
#include "mz-record-row.h"
#include "mz-scenario-reader.h"
#include "mz-site-list.h"
#include "mz-test-spoken.h"
#include "mz-test-window.h"
#include "mz-window-story.h"

/* 1 January 1950; days as GDate counts them, of which 1 January 1970 is the 719,163rd. */
#define FIRST_DAY 711858

static void
act (MzTestWindow *self, const char *label)
{
  mz_test_spoken_act (GTK_WIDGET (self->window), label);
}

/* What is in buttons, such as what unfolds, is not asked for with the rest. */
static MzSpoken *
find_in (const char *outer, const char *label)
{
  return mz_test_spoken_find_within (mz_test_spoken_find (0, outer), 0, label);
}

/* --- The map's page --- */

static void
test_layers (MzTestWindow *self, gconstpointer size)
{
  for (guint i = 0; i < MZ_N_LAYERS; i++)
    {
      const char *label = mz_vocabulary_get_label (&mz_layers, i);
      MzLayers layers = mz_workspace_get_layers (self->workspace), layer = (MzLayers) (1u << i);
      gboolean shown = (layers & layer) != 0;

      mz_test_spoken_check_on (label, shown);
      act (self, label);
      mz_test_spoken_check_on (label, !shown);
      g_assert_cmpint (mz_workspace_get_layers (self->workspace), ==, layers ^ layer);
      mz_workspace_set_layers (self->workspace, layers);
      mz_test_wait_frames (GTK_WIDGET (self->window), 2);
      mz_test_spoken_check_on (label, shown);
    }
}

static void
test_facets (MzTestWindow *self, gconstpointer size)
{
  g_autoptr (MzQuery) all = mz_query_ref (mz_workspace_get_query (self->workspace));
  MzSpoken *row;

  mz_test_spoken_check_on ("Mining, ", FALSE);
  act (self, "Mining, ");
  mz_test_spoken_check_on ("Mining, ", TRUE);
  g_assert_cmpuint (mz_query_peek (mz_workspace_get_query (self->workspace))->stages, ==, MZ_BIT (MZ_STAGE_MINING));
  mz_workspace_set_query (self->workspace, all);
  mz_test_wait_frames (GTK_WIDGET (self->window), 2);
  mz_test_spoken_check_on ("Mining, ", FALSE);

  mz_test_spoken_check ("Country", MZ_SPOKEN_EXPANDABLE, TRUE);
  mz_test_spoken_check ("Country", MZ_SPOKEN_EXPANDED, FALSE);
  act (self, "Country");
  mz_test_spoken_check ("Country", MZ_SPOKEN_EXPANDED, TRUE);
  row = find_in ("Country", "Malaysia, ");
  g_assert_false (mz_test_spoken_is_on (row));
  mz_test_atspi_act (row);
  /* What is folded away says what is chosen in it. */
  mz_test_spoken_check ("Country: Malaysia", MZ_SPOKEN_EXPANDED, TRUE);
  g_assert_true (mz_test_spoken_is_on (find_in ("Country: Malaysia", "Malaysia, ")));
  act (self, "Country: Malaysia");
  mz_test_spoken_check ("Country: Malaysia", MZ_SPOKEN_EXPANDED, FALSE);
  mz_workspace_set_query (self->workspace, all);
  mz_test_spoken_check ("Fills, rings and sizes", MZ_SPOKEN_EXPANDED, FALSE);
  act (self, "Fills, rings and sizes");
  mz_test_spoken_check ("Fills, rings and sizes", MZ_SPOKEN_EXPANDED, TRUE);
}

static void
test_tabs (MzTestWindow *self, gconstpointer size)
{
  for (guint page = MZ_N_PAGES; page > 0; page--)
    {
      mz_test_atspi_act (mz_test_spoken_find (MZ_SPOKEN_PAGE_TAB, mz_window_get_page_title (page - 1)));
      mz_test_spoken_wait (MZ_SPOKEN_PAGE_TAB, mz_window_get_page_title (page - 1), 1u << MZ_SPOKEN_SELECTED, TRUE);
      for (guint i = 0; i < mz_test_spoken_get_tree ()->len; i++)
        {
          const MzSpoken *tab = mz_test_spoken_get_tree ()->pdata[i];

          if (tab->role == MZ_SPOKEN_PAGE_TAB)
            g_assert_true (mz_spoken_is (tab, MZ_SPOKEN_SELECTED) == (strcmp (tab->label, mz_window_get_page_title (page - 1)) == 0));
        }
    }
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.page", "s", "chain");
  mz_test_spoken_wait (MZ_SPOKEN_PAGE_TAB, mz_window_get_page_title (MZ_PAGE_CHAIN), 1u << MZ_SPOKEN_SELECTED, TRUE);
}

/* Both ways, for panels, and with what cannot be done. */
static void
test_panels (MzTestWindow *self, gconstpointer size)
{
  static const struct { const char *label, *action; } panels[] = {
    { "Show filters, layers and list", "show-left" }, { "Show details", "show-right" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    {
      mz_test_spoken_check_on (panels[i].label, TRUE);
      act (self, panels[i].label);
      mz_test_spoken_check_on (panels[i].label, FALSE);
      g_action_group_change_action_state (G_ACTION_GROUP (self->window), panels[i].action, g_variant_new_boolean (TRUE));
      mz_test_wait_frames (GTK_WIDGET (self->window), 2);
      mz_test_spoken_check_on (panels[i].label, TRUE);
    }
}

/* --- The clock --- */

static void
check_clock (const char *text, double day)
{
  MzSpoken *bar = mz_test_spoken_find (MZ_SPOKEN_SLIDER, "Date");
  MzSpokenValue value;

  if (!mz_test_atspi_get_value (bar, &value))
    {
      /* GTK 4.8 has no values of widgets that are not its own. */
      g_assert_cmpstr (bar->description, ==, text);
      return;
    }
  g_assert_cmpfloat (value.min, ==, FIRST_DAY);
  g_assert_cmpfloat (value.now, ==, day);
  g_assert_cmpfloat (value.max, >, day);
  g_assert_cmpstr (value.text, ==, text);
  g_free (value.text);
}

static void
test_clock (MzTestWindow *self, gconstpointer size)
{
  MzSpokenValue value;

  check_clock ("10 July 2026", 739807);
  mz_workspace_set_date (self->workspace, mz_partial_date_new (1990, 0, 0));
  check_clock ("1990", 726468);
  if (mz_test_atspi_get_value (mz_test_spoken_find (MZ_SPOKEN_SLIDER, "Date"), &value))
    {
      g_free (value.text);
      mz_test_atspi_set (mz_test_spoken_find (MZ_SPOKEN_SLIDER, "Date"), 739807);
    }
  else
    mz_workspace_set_date (self->workspace, mz_partial_date_new (2026, 7, 10));
  check_clock ("10 July 2026", 739807);
  mz_test_atspi_do (mz_test_spoken_find (MZ_SPOKEN_SLIDER, "Date"), "track.month-on");
  check_clock ("10 August 2026", 739838);
}

/* --- The list and the map --- */

/* The list has as many sites as the map says, and of them @label, or none, is chosen. */
static void
check_selected (const char *label)
{
  const char *said = strrchr (mz_test_spoken_find (MZ_SPOKEN_IMAGE, "Map: ")->label, ',');
  guint told = (guint) g_ascii_strtoull (said + strlen (", "), NULL, 10), n = 0, n_chosen = 0;

  mz_test_spoken_find_within (mz_test_spoken_find (MZ_SPOKEN_LIST, "Sites in view"), MZ_SPOKEN_LIST, "");
  for (guint i = 0; i < mz_test_spoken_get_tree ()->len; i++)
    {
      const MzSpoken *row = mz_test_spoken_get_tree ()->pdata[i];

      if (row->role != MZ_SPOKEN_LIST_ITEM)
        continue;
      n++;
      n_chosen += mz_spoken_is (row, MZ_SPOKEN_SELECTED);
      g_assert_true (!mz_spoken_is (row, MZ_SPOKEN_SELECTED) || g_str_has_prefix (row->label, label));
    }
  g_assert_cmpuint (n, ==, told);
  g_assert_cmpuint (n_chosen, ==, label != NULL);
}

/* The choice in the one is the choice in the other. */
static void
test_twins (MzTestWindow *self, gconstpointer size)
{
  GtkWidget *list = mz_test_find_type (GTK_WIDGET (self->window), MZ_TYPE_SITE_LIST);
  GtkWidget *row = gtk_widget_get_ancestor (mz_test_find_text (list, "Port Works"), MZ_TYPE_RECORD_ROW);

  g_assert_true (g_str_has_suffix (mz_test_spoken_find (MZ_SPOKEN_IMAGE, "Map: ")->label, ", 2 sites in view"));
  check_selected (NULL);
  g_assert_true (gtk_widget_activate_action (row, "listitem.select", "(bb)", FALSE, FALSE));
  mz_test_window_settle (self);
  check_selected ("Port Works");
  g_assert_cmpstr (mz_test_window_get_selection (self), ==, "port");
  mz_test_spoken_find (MZ_SPOKEN_HEADING, "Port Works");
  mz_workspace_set_selection (self->workspace, mz_test_record (self->workspace, "hill"));
  mz_test_window_settle (self);
  check_selected ("Hill Mine");
  mz_workspace_set_selection (self->workspace, NULL);
  mz_test_window_settle (self);
  check_selected (NULL);
}

/* --- Dialogs and forms --- */

static void
check_described (guint role, const char *label, const char *description)
{
  g_assert_cmpstr (mz_test_spoken_find (role, label)->description, ==, description);
}

static void
test_preferences (MzTestWindow *self, gconstpointer size)
{
  g_autoptr (MzPreferences) preferences = mz_preferences_new (NULL);
  GtkWidget *window = mz_preferences_window_new (GTK_WINDOW (self->window), preferences);
  MzManner *manner = mz_preferences_get_manner (preferences);
  gboolean large;

  mz_test_spoken_ask_lists (TRUE);
  gtk_window_present (GTK_WINDOW (window));
  mz_test_wait_shown (GTK_WINDOW (window));
  mz_test_spoken_check_on ("Large Labels", FALSE);
  act (self, "Large Labels");
  mz_test_spoken_check_on ("Large Labels", TRUE);
  g_object_get (manner, "big-labels", &large, NULL);
  g_assert_true (large);
  g_object_set (manner, "big-labels", FALSE, NULL);
  mz_test_spoken_check_on ("Large Labels", FALSE);
  check_described (MZ_SPOKEN_COMBO_BOX, "Distances", "Kilometres and metres");
  g_object_set (manner, "units", 1, NULL);
  check_described (MZ_SPOKEN_COMBO_BOX, "Distances", "Miles and feet");
  g_object_set (manner, "units", 0, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  mz_test_spoken_ask_lists (FALSE);
}

static void
check_number (guint role, const char *label, double min, double now, double max)
{
  MzSpokenValue value;

  g_assert_true (mz_test_atspi_get_value (mz_test_spoken_find (role, label), &value));
  g_assert_cmpfloat (value.min, ==, min);
  g_assert_cmpfloat (value.now, ==, now);
  g_assert_cmpfloat (value.max, ==, max);
  g_free (value.text);
}

static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }
  g_assert_not_reached ();
}

static void
test_export (MzTestWindow *self, gconstpointer size)
{
  GtkWidget *dialog;

  mz_test_spoken_ask_lists (TRUE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), "win.export", NULL));
  dialog = find_window (MZ_TYPE_EXPORT_DIALOG);
  mz_test_wait_shown (GTK_WINDOW (dialog));
  check_number (MZ_SPOKEN_SPIN_BUTTON, "Width in pixels", 64, 1280, 16384);
  mz_test_atspi_set (mz_test_spoken_find (MZ_SPOKEN_SPIN_BUTTON, "Width in pixels"), 2000);
  check_number (MZ_SPOKEN_SPIN_BUTTON, "Width in pixels", 64, 2000, 16384);
  mz_test_spoken_check_on ("Title", TRUE);
  act (self, "Title");
  mz_test_spoken_check_on ("Title", FALSE);
  mz_test_spoken_wait (MZ_SPOKEN_LIST_ITEM, "Frames between two dates", 1u << MZ_SPOKEN_EXPANDABLE, TRUE);
  mz_test_spoken_wait (MZ_SPOKEN_LIST_ITEM, "Frames between two dates", 1u << MZ_SPOKEN_EXPANDED, FALSE);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (mz_test_find_type (dialog, MZ_TYPE_FRAMES_ROW)), TRUE);
  mz_test_spoken_wait (MZ_SPOKEN_LIST_ITEM, "Frames between two dates", 1u << MZ_SPOKEN_EXPANDED, TRUE);
  gtk_window_destroy (GTK_WINDOW (dialog));
  mz_test_spoken_ask_lists (FALSE);
}

/* What is wrong stands at the field that has it, until it is right. */
static void
test_form (MzTestWindow *self, gconstpointer size)
{
  /* GTK 4.8 takes the one bit for the other. */
  static const guint64 wrong = G_GUINT64_CONSTANT (1) << MZ_SPOKEN_INVALID_ENTRY | 1u << MZ_SPOKEN_INVALID;
  g_autofree char *written = NULL;
  GtkWidget *kind;
  guint chosen;

  mz_workspace_set_selection (self->workspace, mz_test_record (self->workspace, "hill"));
  mz_test_window_settle (self);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), "win.edit", NULL));
  mz_test_wait_frames (GTK_WIDGET (self->window), 4);
  mz_test_spoken_wait (MZ_SPOKEN_TEXT, "Name", 1u << MZ_SPOKEN_FOCUSED, TRUE);
  /* GTK 4.8 keeps to itself what is required. */
  if (gtk_check_version (4, 18, 0) == NULL)
    {
      mz_test_spoken_check ("Name", MZ_SPOKEN_REQUIRED, TRUE);
      mz_test_spoken_check ("Region", MZ_SPOKEN_REQUIRED, FALSE);
    }
  check_described (MZ_SPOKEN_COMBO_BOX, "Kind", "Mine");
  kind = mz_test_find_type (mz_test_find_type (GTK_WIDGET (self->window), MZ_TYPE_EDIT_FORM), GTK_TYPE_DROP_DOWN);
  chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (kind));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (kind), 0);
  check_described (MZ_SPOKEN_COMBO_BOX, "Kind", "not said");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (kind), chosen);
  mz_test_atspi_write (mz_test_spoken_find (MZ_SPOKEN_TEXT, "Name"), "Valley Mine");
  written = mz_test_atspi_dup_text (mz_test_spoken_find (MZ_SPOKEN_TEXT, "Name"));
  g_assert_cmpstr (written, ==, "Valley Mine");
  mz_test_atspi_write (mz_test_spoken_find (MZ_SPOKEN_TEXT, "Latitude"), "north");
  mz_test_spoken_wait (MZ_SPOKEN_TEXT, "Latitude", wrong, FALSE);
  act (self, "Done");
  mz_test_spoken_wait (MZ_SPOKEN_TEXT, "Latitude", wrong, TRUE);
  g_assert_true (g_str_has_prefix (mz_test_spoken_find (MZ_SPOKEN_TEXT, "Latitude")->description, "Write a number with a point in it"));
  mz_test_spoken_wait (MZ_SPOKEN_TEXT, "Latitude", 1u << MZ_SPOKEN_FOCUSED, TRUE);
  /* Another one is. */
  mz_test_atspi_write (mz_test_spoken_find (MZ_SPOKEN_TEXT, "Latitude"), "1.5");
  mz_test_atspi_write (mz_test_spoken_find (MZ_SPOKEN_TEXT, "Longitude"), "west");
  act (self, "Done");
  mz_test_spoken_wait (MZ_SPOKEN_TEXT, "Longitude", wrong, TRUE);
  mz_test_spoken_wait (MZ_SPOKEN_TEXT, "Latitude", wrong, FALSE);
  g_assert_cmpstr (mz_test_spoken_find (MZ_SPOKEN_TEXT, "Latitude")->description, ==, "");
}

/* --- What if --- */

/* A move unfolds, and what it takes is a number that can be set. */
static void
test_levers (MzTestWindow *self, gconstpointer size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MzScenario) scenario = mz_scenario_load_bundled ("china-export-stop", mz_workspace_get_facts (self->workspace), &error);
  const char *const move = "China sends nothing abroad";

  g_assert_no_error (error);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.page", "s", "whatif");
  mz_workspace_set_date (self->workspace, mz_partial_date_new (2027, 0, 0));
  mz_workspace_set_scenario (self->workspace, scenario);
  mz_test_wait_frames (GTK_WIDGET (self->window), 4);
  mz_test_spoken_check (move, MZ_SPOKEN_EXPANDABLE, TRUE);
  mz_test_spoken_check (move, MZ_SPOKEN_EXPANDED, TRUE);
  check_number (MZ_SPOKEN_SLIDER, "Months", 0, 6, 120);
  mz_test_atspi_set (mz_test_spoken_find (MZ_SPOKEN_SLIDER, "Months"), 7);
  check_number (MZ_SPOKEN_SPIN_BUTTON, "Months", 0, 7, 120);
  g_assert_cmpuint (mz_scenario_peek_move (mz_workspace_get_scenario (self->workspace), 0)->months, ==, 7);
  act (self, move);
  mz_test_spoken_check (move, MZ_SPOKEN_EXPANDED, FALSE);
  mz_test_spoken_check_on ("Year", TRUE);
  mz_test_spoken_check_on ("Month", FALSE);
  act (self, "Month");
  mz_test_spoken_check_on ("Month", TRUE);
  mz_test_spoken_check_on ("Year", FALSE);
}

int
main (int argc, char *argv[])
{
  static const MzTestWindowCase cases[] = {
    { "map/layers", test_layers, NULL },
    { "map/facets", test_facets, NULL },
    { "map/tabs", test_tabs, NULL },
    { "map/panels", test_panels, NULL },
    { "map/clock", test_clock, NULL },
    { "map/twins", test_twins, NULL },
    { "work/preferences", test_preferences, NULL },
    { "work/export", test_export, NULL },
    { "work/form", test_form, NULL },
    { "whatif/levers", test_levers, NULL },
  };
  gboolean bundled = g_str_has_suffix (argv[argc - 1], "/whatif"); /* the last case is of a scenario about the world as it is */
  int status;

  mz_test_atspi_connect ();
  if (bundled)
    mz_test_window_use_bundled_facts ();
  status = mz_test_window_run (argc, argv, "/app/states/", cases, G_N_ELEMENTS (cases) - (bundled ? 0 : 1));
  mz_test_spoken_clear ();
  return status;
}
