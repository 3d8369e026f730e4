/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tasks from end to end over a real bus of assistive technologies: a table that is laid over the facts, two maps side by side,
 * menus, measuring, filters and the search. What stands there for the eye is told, and what comes of a choice as well.
 */
#include <glib/gstdio.h>
#include <string.h>

#include "mz-compat.h"
#include "mz-import-dialog.h"
#include "mz-test-spoken.h"
#include "mz-test-window.h"
#include "mz-window-private.h"

#define PATIENCE 20000 /* ms */

/* GTK 4.8 takes the one bit for the other. */
#define WRONG (G_GUINT64_CONSTANT (1) << MZ_SPOKEN_INVALID_ENTRY | 1u << MZ_SPOKEN_INVALID)

static gboolean
is_gone (guint role, const char *label)
{
  return !mz_test_spoken_is_there (role, label);
}

static gboolean
shows_one_map (gpointer window)
{
  return MZ_WINDOW (window)->compare == NULL;
}

/* --- A table --- */

/* Of the bundled facts, "mountain-pass" is a mine called Mountain Pass. */
static const char table[] =
  "Project;Breite;Länge;Land;Type\n"
  "Mountain Pass;12,5;13,5;US;mine\n"
  "New place;1,5;2,5;DE;mine\n"
  "Nowhere;191;2,5;DE;mine\n"
  "Third;3,5;4,5;DE;deposit\n";

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (MZ_IS_IMPORT_DIALOG (window) && gtk_widget_get_visible (window))
        return window;
    }
  return NULL;
}

static gboolean
has_dialog (gpointer unused)
{
  return find_dialog () != NULL;
}

static gboolean
has_no_dialog (gpointer unused)
{
  return find_dialog () == NULL;
}

static gboolean
has_told_busy (gpointer label)
{
  return mz_test_atspi_has_heard (mz_test_spoken_find (MZ_SPOKEN_FRAME, label), "busy");
}

/* That it was busy, and is no more. */
static void
check_was_busy (const char *label)
{
  g_assert_true (mz_test_wait_until (has_told_busy, (gpointer) label, PATIENCE));
  mz_test_spoken_wait (MZ_SPOKEN_FRAME, label, 1u << MZ_SPOKEN_BUSY, FALSE);
}

static GtkWidget *
open_table (MzTestWindow *self)
{
  g_autofree char *folder = g_dir_make_tmp ("test-atspi-tasks-XXXXXX", NULL), *path = g_build_filename (folder, "table.csv", NULL);

  g_assert_true (g_file_set_contents (path, table, -1, NULL));
  mz_window_lay_over (self->window, path);
  g_assert_true (mz_test_wait_until (has_dialog, NULL, PATIENCE));
  mz_test_wait_shown (GTK_WINDOW (find_dialog ()));
  g_remove (path);
  g_rmdir (folder);
  return find_dialog ();
}

static void
check_columns (GtkWidget *dialog)
{
  static const struct { const char *label, *chosen; } choices[] = {
    { "Each row is", "Site" }, { "What column 1 is: Project", "Name" }, { "What column 2 is: Breite", "Latitude" },
    { "What column 3 is: Länge", "Longitude" }, { "What column 4 is: Land", "Country" },
    { "What column 5 is: Type", "Kind of site" }, { "Letters", "Unicode (UTF-8)" }, { "Between cells", "Semicolons" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    mz_test_spoken_wait_for (MZ_SPOKEN_COMBO_BOX, choices[i].label, choices[i].chosen);
  mz_test_spoken_check_on ("The first row has the names of the columns", TRUE);
  mz_test_spoken_wait_for (MZ_SPOKEN_BUTTON, "Next", "4 rows; 1 cannot be read");
  /* The other page is not told of. */
  g_assert_true (is_gone (MZ_SPOKEN_LIST, "Rows of the file"));
  g_assert_true (is_gone (MZ_SPOKEN_BUTTON, "Back to the columns"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (gtk_widget_get_ancestor (mz_test_find_text (dialog, "Country"), GTK_TYPE_DROP_DOWN)), 0);
  mz_test_spoken_wait_for (MZ_SPOKEN_COMBO_BOX, "What column 4 is: Land", "Left out");
}

static void
check_row (const char *label, const char *description)
{
  mz_test_spoken_wait_for (MZ_SPOKEN_LIST_ITEM, label, description);
}

/* Its columns, then its rows, with what is wrong with them; whoever chooses otherwise hears what comes of it. */
static void
test_table (MzTestWindow *self, gconstpointer size)
{
  GtkWidget *dialog = open_table (self);

  /* While it asks, nobody waits for the window. */
  check_was_busy ("Monazite");
  mz_test_spoken_stay_in (mz_test_spoken_find (MZ_SPOKEN_FRAME, "table.csv"));
  check_columns (dialog);
  mz_test_spoken_act (dialog, "Next");
  check_was_busy ("table.csv");
  check_row ("Mountain Pass, Line 2: Mine, 1 of 4", NULL);
  check_row ("New place, Line 3: Mine, 2 of 4", NULL);
  check_row ("Nowhere, Line 4: left out, 3 of 4", "lat 191 is out of range (-90 to 90)");
  g_assert_true (is_gone (MZ_SPOKEN_COMBO_BOX, "What column 4 is: Land"));
  mz_test_spoken_check_on ("All rows that can be read", TRUE);
  mz_test_spoken_check_on ("New place", TRUE);
  mz_test_spoken_check_on ("Nowhere", FALSE);
  mz_test_spoken_check ("Nowhere", MZ_SPOKEN_SENSITIVE, FALSE);
  g_assert_cmpstr (mz_test_spoken_find (0, "Nowhere")->description, ==, "Line 4: left out\nlat 191 is out of range (-90 to 90)");
  mz_test_spoken_act (dialog, "New place");
  mz_test_spoken_check_on ("New place", FALSE);
  mz_test_spoken_wait_for (MZ_SPOKEN_BUTTON, "Add 1 Site", "4 rows; 1 cannot be read");
  mz_test_spoken_wait_for (MZ_SPOKEN_COMBO_BOX, "What becomes of all matches", "Matches: each as set below");
  mz_test_spoken_check_on ("Keep the facts’", TRUE);
  mz_test_spoken_wait_for (MZ_SPOKEN_RADIO_BUTTON, "Take the file’s in its place", "Mountain Pass");
  mz_test_spoken_act (dialog, "Take the file’s in its place");
  mz_test_spoken_check_on ("Keep the facts’", FALSE);
  mz_test_spoken_check_on ("Take the file’s in its place", TRUE);
  mz_test_spoken_wait_for (MZ_SPOKEN_BUTTON, "Add 2 Sites", NULL);
  mz_test_spoken_check_on ("All: 4", TRUE);
  mz_test_spoken_act (dialog, "Wrong: 1");
  mz_test_spoken_check_on ("Wrong: 1", TRUE);
  mz_test_spoken_check_on ("All: 4", FALSE);
  check_row ("Nowhere, Line 4: left out, 1 of 1", "lat 191 is out of range (-90 to 90)");
  g_assert_true (is_gone (MZ_SPOKEN_LIST_ITEM, "Mountain Pass, Line 2"));
  mz_test_atspi_act (mz_test_spoken_find (0, "Add 2 Sites"));
  g_assert_true (mz_test_wait_until (has_no_dialog, NULL, PATIENCE));
  mz_test_spoken_stay_in (NULL);
  check_was_busy ("Monazite");
}

/* The bar that the dialog has for a table that is read for long has a name and a value; how it moves, test-import-dialog.c sees. */
static void
test_progress (MzTestWindow *self, gconstpointer size)
{
  GtkWidget *dialog = open_table (self);
  GtkProgressBar *bar = GTK_PROGRESS_BAR (mz_test_find_type (dialog, GTK_TYPE_PROGRESS_BAR));
  MzSpokenValue value;

  g_assert_true (is_gone (MZ_SPOKEN_PROGRESS_BAR, "Reading the table"));
  gtk_progress_bar_set_fraction (bar, 0.25);
  gtk_widget_set_visible (GTK_WIDGET (bar), TRUE);
  mz_test_spoken_wait_for (MZ_SPOKEN_PROGRESS_BAR, "Reading the table", NULL);
  g_assert_true (mz_test_atspi_get_value (mz_test_spoken_find (MZ_SPOKEN_PROGRESS_BAR, "Reading the table"), &value));
  g_assert_cmpfloat (value.min, ==, 0);
  g_assert_cmpfloat (value.now, ==, 0.25);
  g_assert_cmpfloat (value.max, ==, 1);
  g_free (value.text);
  gtk_window_close (GTK_WINDOW (dialog));
  g_assert_true (mz_test_wait_until (has_no_dialog, NULL, PATIENCE));
}

/* --- Two maps --- */

static void
check_map (const char *date)
{
  g_autofree char *label = g_strdup_printf ("Map: Rare-earth chain, %s, 2 sites in view", date);

  mz_test_spoken_wait_for (MZ_SPOKEN_IMAGE, label, NULL);
}

/* Each is called by its date; what differs is a list with names, and a date that is none is wrong. */
static void
test_compare (MzTestWindow *self, gconstpointer size)
{
  GtkWidget *window = GTK_WIDGET (self->window);

  g_action_group_activate_action (G_ACTION_GROUP (window), "compare", NULL);
  mz_test_window_settle (self);
  check_map ("10 July 2026");
  check_map ("10 July 2025");
  mz_test_spoken_wait_for (MZ_SPOKEN_COMBO_BOX, "What is assumed on this map", "The facts");
  mz_test_spoken_wait_for (MZ_SPOKEN_BUTTON, "List the 2 differences", NULL);
  mz_test_spoken_wait_for (MZ_SPOKEN_LABEL, "2 differences between 10 July 2025 and 10 July 2026", NULL);
  mz_test_spoken_ask_lists (TRUE);
  mz_test_spoken_wait_for (MZ_SPOKEN_LIST_ITEM, "Stay of the curb, Took effect, 1 of 2", NULL);
  mz_test_spoken_wait_for (MZ_SPOKEN_LIST_ITEM, "Curb on heavy ones, Paused, before: in force, 2 of 2", NULL);
  mz_test_spoken_ask_lists (FALSE);
  mz_test_spoken_wait (MZ_SPOKEN_TEXT, "Date of this map", WRONG, FALSE);
  mz_test_atspi_write (mz_test_spoken_find (MZ_SPOKEN_TEXT, "Date of this map"), "1800");
  mz_test_spoken_wait (MZ_SPOKEN_TEXT, "Date of this map", WRONG, TRUE);
  mz_test_spoken_wait_for (MZ_SPOKEN_TEXT, "Date of this map", "The years from 1950 to 2040 can be shown");
  mz_test_atspi_write (mz_test_spoken_find (MZ_SPOKEN_TEXT, "Date of this map"), "2025-07-10");
  mz_test_spoken_wait (MZ_SPOKEN_TEXT, "Date of this map", WRONG, FALSE);
  mz_test_spoken_act (window, "Later");
  check_map ("11 July 2025");
  mz_test_spoken_act (window, "Back to one map");
  g_assert_true (mz_test_wait_until (shows_one_map, window, PATIENCE));
  g_assert_true (is_gone (MZ_SPOKEN_IMAGE, "Map: Rare-earth chain, 11 July 2025"));
}

/* --- The main menu --- */

/* The items of one of its pages are told of while that is open; whoever chooses one closes it. */
static void
open_menu (MzTestWindow *self, const char *page)
{
  gtk_menu_button_popup (self->window->menu_button);
  mz_test_wait_frames (GTK_WIDGET (self->window), 3);
  mz_test_spoken_stay_in (mz_test_spoken_find (MZ_SPOKEN_BUTTON, "Main menu"));
  mz_test_spoken_wait_for (MZ_SPOKEN_MENU_ITEM, page, NULL);
  mz_test_spoken_act (GTK_WIDGET (self->window), page);
}

static void
close_menu (MzTestWindow *self)
{
  mz_test_spoken_stay_in (NULL);
  gtk_menu_button_popdown (self->window->menu_button);
  mz_test_window_settle (self);
}

static void
act_in_menu (MzTestWindow *self, const char *page, const char *label)
{
  open_menu (self, page);
  mz_test_spoken_wait_for (0, label, NULL);
  mz_test_spoken_act (GTK_WIDGET (self->window), label);
  close_menu (self);
}

/* What is on is checked, and is so no more when it is off, whoever has done it. */
static void
test_menus (MzTestWindow *self, gconstpointer size)
{
  static const struct { const char *page, *label; gboolean on; } items[] = {
    { "Layers", "Sites", TRUE }, { "Layers", "Deposits", FALSE }, { "Layers", "Agreements", TRUE },
    { "Layers", "Export Controls", TRUE }, { "Layers", "Labels", TRUE }, { "Layers", "Water and Ice", TRUE },
    { "Layers", "Borders", TRUE }, { "Layers", "Graticule", FALSE }, { "Layers", "Flows", FALSE },
    { "Time", "Play or Pause", FALSE }, { "Time", "1 day / s", FALSE }, { "Time", "1 month / s", TRUE },
    { "Time", "1 year / s", FALSE }, { "Map", "Measure Distances", FALSE }, { "Map", "Compare Two Dates", FALSE },
    { "Window", "Panel at the Left", TRUE }, { "Window", "Details", TRUE }, { "Window", "Full Screen", FALSE },
  };
  static const struct { const char *page, *label, *action; } toggles[] = {
    { "Layers", "Deposits", "layer-deposits" }, { "Map", "Compare Two Dates", "compare" }, { "Window", "Panel at the Left", "show-left" },
  };
  const char *page = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      if (g_strcmp0 (page, items[i].page) != 0)
        {
          close_menu (self);
          open_menu (self, items[i].page);
        }
      page = items[i].page;
      mz_test_spoken_check_on (items[i].label, items[i].on);
    }
  close_menu (self);
  for (guint i = 0; i < G_N_ELEMENTS (toggles); i++)
    {
      g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self->window), toggles[i].action);
      gboolean on = g_variant_get_boolean (state);

      act_in_menu (self, toggles[i].page, toggles[i].label);
      open_menu (self, toggles[i].page);
      mz_test_spoken_check_on (toggles[i].label, !on);
      g_action_group_change_action_state (G_ACTION_GROUP (self->window), toggles[i].action, state);
      mz_test_spoken_check_on (toggles[i].label, on);
      close_menu (self);
    }
  act_in_menu (self, "Time", "1 year / s");
  open_menu (self, "Time");
  mz_test_spoken_check_on ("1 year / s", TRUE);
  mz_test_spoken_check_on ("1 month / s", FALSE);
  close_menu (self);
}

/* As large as the screen, which takes a window manager. */
static void
test_full_screen (MzTestWindow *self, gconstpointer size)
{
  g_autofree char *manager = g_find_program_in_path ("openbox");

  if (manager == NULL || !mz_test_has_xdo ())
    {
      g_test_skip ("there is no window manager (openbox, xdotool)");
      return;
    }
  act_in_menu (self, "Window", "Full Screen");
  open_menu (self, "Window");
  mz_test_spoken_check_on ("Full Screen", TRUE);
  gtk_window_unfullscreen (GTK_WINDOW (self->window));
  mz_test_spoken_check_on ("Full Screen", FALSE);
  close_menu (self);
}

/* --- Measuring --- */

static void
check_measured (const char *text, gboolean can_copy)
{
  g_autoptr (GPtrArray) inside = NULL;

  mz_test_spoken_wait_for (MZ_SPOKEN_IMAGE, "Map: ", text);
  inside = mz_test_atspi_collect (mz_test_spoken_find (MZ_SPOKEN_IMAGE, "Map: "));
  g_assert_nonnull (mz_spoken_find (inside, MZ_SPOKEN_LABEL, text));
  g_assert_true (mz_spoken_is (mz_spoken_find (inside, MZ_SPOKEN_BUTTON, "Copy"), MZ_SPOKEN_SENSITIVE) == can_copy);
}

static void
measure_from (MzTestWindow *self, const char *id)
{
  mz_workspace_set_selection (self->workspace, mz_test_record (self->workspace, id));
  mz_test_window_settle (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->map));
  g_assert_true (mz_test_press (GTK_WIDGET (self->map), GDK_KEY_Return, 0));
}

static gboolean
has_measured (gpointer unused)
{
  const MzSpoken *map = mz_test_spoken_find (MZ_SPOKEN_IMAGE, "Map: ");
  g_autofree char *description = g_strdup (map->description);
  g_autoptr (GPtrArray) inside = mz_test_atspi_collect (map);

  return *description == '\0' && mz_spoken_find (inside, MZ_SPOKEN_BUTTON, "Stop measuring") == NULL;
}

/* The length is said of the map, and stands there to be read again; in the units that are asked for. */
static void
test_measure (MzTestWindow *self, gconstpointer size)
{
  MzManner *manner = mz_workspace_get_manner (self->workspace);

  g_assert_true (has_measured (NULL));
  act_in_menu (self, "Map", "Measure Distances");
  open_menu (self, "Map");
  mz_test_spoken_check_on ("Measure Distances", TRUE);
  close_menu (self);
  check_measured ("Click places, or press Enter on sites, to measure between them", FALSE);
  measure_from (self, "hill");
  check_measured ("From Hill Mine", FALSE);
  /* Between 40° N, 111° W and 4° N, 103° E, by haversines on a sphere of 6,371.0088 km: 14,017.7 km. */
  measure_from (self, "port");
  check_measured ("14,018 km", TRUE);
  g_object_set (manner, "units", 1, NULL);
  check_measured ("8,710 mi", TRUE);
  g_object_set (manner, "units", 0, NULL);
  measure_from (self, "hill");
  check_measured ("28,035 km in 2 legs", TRUE);
  mz_test_atspi_act (mz_test_spoken_find_within (mz_test_spoken_find (MZ_SPOKEN_IMAGE, "Map: "), MZ_SPOKEN_BUTTON, "Stop measuring"));
  g_assert_true (mz_test_wait_until (has_measured, NULL, PATIENCE));
}

/* --- Filters and the search --- */

static void
unfold (MzTestWindow *self, const char *facet)
{
  mz_test_spoken_act (GTK_WIDGET (self->window), facet);
  mz_test_spoken_check (facet, MZ_SPOKEN_EXPANDED, TRUE);
}

/* Each word says how many there are with it alone, and whether it is chosen; so does what is folded away. */
static void
check_facet (MzTestWindow *self, const char *facet, const char *first, const char *other, const char *chosen)
{
  unfold (self, facet);
  g_assert_false (mz_test_spoken_is_on (mz_test_spoken_find_within (mz_test_spoken_find (0, facet), 0, first)));
  g_assert_false (mz_test_spoken_is_on (mz_test_spoken_find_within (mz_test_spoken_find (0, facet), 0, other)));
  mz_test_atspi_act (mz_test_spoken_find_within (mz_test_spoken_find (0, facet), 0, first));
  mz_test_spoken_check (chosen, MZ_SPOKEN_EXPANDED, TRUE);
  g_assert_true (mz_test_spoken_is_on (mz_test_spoken_find_within (mz_test_spoken_find (0, chosen), 0, first)));
  g_assert_false (mz_test_spoken_is_on (mz_test_spoken_find_within (mz_test_spoken_find (0, chosen), 0, other)));
  mz_test_spoken_act (GTK_WIDGET (self->window), "Clear Filter");
  mz_test_spoken_check (facet, MZ_SPOKEN_EXPANDED, TRUE);
  g_assert_false (mz_test_spoken_is_on (mz_test_spoken_find_within (mz_test_spoken_find (0, facet), 0, first)));
  mz_test_spoken_act (GTK_WIDGET (self->window), facet);
}

static void
test_facets (MzTestWindow *self, gconstpointer size)
{
  check_facet (self, "Status", "Operating, 1", "Planned, 1", "Status: Operating");
  check_facet (self, "Element", "Dy, dysprosium, 2", "Nd, neodymium, 1", "Element: Dy");
  check_facet (self, "Binding", "Binding, 1", "Binding not known, 1", "Binding: Binding");
}

static void
check_search (const char *told)
{
  mz_test_spoken_wait_for (MZ_SPOKEN_ENTRY, "Search sites", told);
}

static void
check_active (const char *label, gboolean active)
{
  const MzSpoken *row = mz_test_spoken_find_within (mz_test_spoken_find (MZ_SPOKEN_LIST, "Search results"), MZ_SPOKEN_LIST_ITEM, label);

  g_assert_true (mz_spoken_is (row, MZ_SPOKEN_SELECTED) == active);
}

/* The entry keeps the keyboard, and says which result is active, of how many; that one is selected. */
static void
test_search (MzTestWindow *self, gconstpointer size)
{
  GtkWidget *entry = mz_test_find_type (GTK_WIDGET (self->window), GTK_TYPE_SEARCH_ENTRY);

  g_assert_true (is_gone (MZ_SPOKEN_LIST, "Search results"));
  gtk_widget_grab_focus (entry);
  mz_test_atspi_write (mz_test_spoken_find (MZ_SPOKEN_ENTRY, "Search sites"), "hill");
  check_search ("Hill Mine, Mine, United States, 1 of 3");
  g_assert_true (is_gone (MZ_SPOKEN_LIST, "Sites in view"));
  check_active ("Hill Mine, Mine, United States, 1 of 3", TRUE);
  g_assert_true (mz_test_press (entry, GDK_KEY_Down, 0));
  check_search ("Hill & Sons, Company, 1 site, 2 of 3");
  check_active ("Hill & Sons, Company, 1 site, 2 of 3", TRUE);
  check_active ("Hill Mine, Mine, United States, 1 of 3", FALSE);
  mz_test_atspi_write (mz_test_spoken_find (MZ_SPOKEN_ENTRY, "Search sites"), "qqq");
  check_search ("No site matches “qqq”");
  g_assert_true (is_gone (MZ_SPOKEN_LIST, "Search results"));
  mz_test_spoken_act (GTK_WIDGET (self->window), "Clear Search");
  mz_test_spoken_wait_for (MZ_SPOKEN_LIST, "Sites in view", NULL);
  g_assert_cmpstr (mz_test_spoken_find (MZ_SPOKEN_ENTRY, "Search sites")->description, ==, "");
}

int
main (int argc, char *argv[])
{
  static const MzTestWindowCase cases[] = {
    { "map/compare", test_compare, NULL },
    { "map/measure", test_measure, NULL },
    { "menu/items", test_menus, NULL },
    { "menu/full-screen", test_full_screen, NULL },
    { "find/facets", test_facets, NULL },
    { "find/search", test_search, NULL },
    { "file/table", test_table, NULL },
    { "file/progress", test_progress, NULL },
  };
  int status;

  mz_test_atspi_connect ();
  mz_test_atspi_listen ();
  mz_menus_set_up ();
  if (g_str_has_suffix (argv[argc - 1], "/file"))
    mz_test_window_use_bundled_facts ();
  status = mz_test_window_run (argc, argv, "/app/tasks/", cases, G_N_ELEMENTS (cases));
  mz_test_spoken_clear ();
  return status;
}
