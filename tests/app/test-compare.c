/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two maps side by side for two dates. */
#include <math.h>

#include "mz-change-list.h"
#include "mz-date-entry.h"
#include "mz-test-window.h"

typedef struct
{
  GtkWidget *first;
  GtkWidget *found; /* another one of the type */
} Search;

static void
search_other (GtkWidget *root, GType type, Search *search)
{
  if (G_OBJECT_TYPE (root) == type && root != search->first)
    search->found = root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    search_other (child, type, search);
}

static MzMapView *
get_second (MzTestWindow *self)
{
  Search search = { GTK_WIDGET (self->map), NULL };

  search_other (GTK_WIDGET (self->window), MZ_TYPE_MAP_VIEW, &search);
  return (MzMapView *) search.found;
}

static MzMapView *
begin (MzTestWindow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->map));
  g_action_group_activate_action (G_ACTION_GROUP (self->window), "compare", NULL);
  mz_test_window_settle (self);
  g_assert_nonnull (get_second (self));
  return get_second (self);
}

static void
set_date (MzWorkspace *workspace, const char *text)
{
  MzPartialDate date;

  g_assert_true (mz_partial_date_parse (text, &date, NULL));
  mz_workspace_set_date (workspace, date);
}

static void
assert_linked (MzMapView *a, MzMapView *b)
{
  const MzView *x = mz_map_view_get_shown (a), *y = mz_map_view_get_shown (b);

  g_assert_cmpfloat_with_epsilon (x->lat, y->lat, 1e-9);
  g_assert_cmpfloat_with_epsilon (x->lon, y->lon, 1e-9);
  g_assert_cmpfloat_with_epsilon (x->zoom, y->zoom, 1e-9);
}

static void
count_cb (guint *count)
{
  ++*count;
}

static void
test_linked (MzTestWindow *self, gconstpointer size)
{
  MzMapView *second = begin (self);
  guint moves = 0;

  assert_linked (self->map, second);
  mz_workspace_set_view (self->workspace, &(MzView) { 10, 100, 5, 0, 0 });
  mz_test_window_settle (self);
  g_assert_cmpfloat_with_epsilon (mz_map_view_get_shown (self->map)->lon, 100, 1e-6);
  assert_linked (self->map, second);
  if (mz_test_lacks_xdo ())
    return;
  /* The other way, by hand; one movement is not answered with another one. */
  g_signal_connect_swapped (self->map, "notify::shown", G_CALLBACK (count_cb), &moves);
  gtk_widget_grab_focus (GTK_WIDGET (second));
  mz_test_xdo ("key Right");
  mz_test_window_settle (self);
  g_assert_cmpfloat (mz_map_view_get_shown (self->map)->lon, >, 100);
  assert_linked (self->map, second);
  g_assert_cmpuint (moves, ==, 1);
  mz_test_xdo_at (GTK_WIDGET (second), 100, 100, "mousedown 1 mousemove_relative 20 0 mousemove_relative 60 0 sleep 0.4 mouseup 1");
  mz_test_window_settle (self);
  assert_linked (self->map, second);
}

static void
test_changes (MzTestWindow *self, gconstpointer size)
{
  MzMapView *second = begin (self);
  MzWorkspace *other = mz_map_view_get_workspace (second);
  GtkWidget *list;

  /* Ten years: the hill was closed from May 2002 to August 2012; the pact was signed, the curb began and was paused. */
  set_date (other, "2010-01-01");
  set_date (self->workspace, "2026-06-01");
  mz_test_window_settle (self);
  list = mz_test_find_type (GTK_WIDGET (self->window), MZ_TYPE_CHANGE_LIST);
  g_assert_nonnull (list);
  g_assert_nonnull (mz_test_find_text (list, "Hill Mine"));
  g_assert_nonnull (mz_test_find_text (list, "Opened, before: closed"));
  g_assert_nonnull (mz_test_find_text (list, "The Pact"));
  g_assert_nonnull (mz_test_find_text (list, "Signed"));
  g_assert_null (mz_test_find_text (list, "Port Works"));
  /* Each says who says so: the mine's state of 2012 and the pact's signing have a source of their own. */
  g_assert_nonnull (mz_test_find_text (list, "Hill & Sons 2025"));
  g_assert_nonnull (mz_test_find_text (list, "Survey 2026"));
  /* A date between: nothing of the pact, which is younger than both. */
  set_date (self->workspace, "2013-01-01");
  mz_test_window_settle (self);
  g_assert_nonnull (mz_test_find_text (list, "1 difference between 1 January 2010 and 1 January 2013"));
  g_assert_null (mz_test_find_text (list, "The Pact"));
  /* The filter and the layers are those of both. */
  mz_workspace_set_layers (self->workspace, MZ_LAYER_AGREEMENTS);
  mz_test_window_settle (self);
  g_assert_cmpuint (mz_workspace_get_layers (other), ==, MZ_LAYER_AGREEMENTS);
  g_assert_nonnull (mz_test_find_text (list, "Nothing is different between 1 January 2010 and 1 January 2013"));
}

static MzScenario *
scenario_new (const char *title, const char *country)
{
  MzScenarioText text = { .id = (char *) "trial", .title = (char *) title, .why = (char *) "To see." };
  g_autoptr (GPtrArray) moves = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_move_free);
  MzMove *move = mz_move_new (MZ_MOVE_STOP_EXPORTS);

  move->country = g_strdup (country);
  move->start = mz_partial_date_new (2028, 0, 0);
  g_ptr_array_add (moves, move);
  return mz_scenario_new (&text, moves);
}

/* A scenario stands against the facts of its own date, then against another one. */
static void
test_scenarios (MzTestWindow *self, gconstpointer size)
{
  g_autoptr (MzScenario) one = scenario_new ("One", "US"), two = scenario_new ("Two", "AU");
  MzWorkspace *other;
  GtkWidget *list;

  set_date (self->workspace, "2028-06-01");
  mz_workspace_set_scenario (self->workspace, one);
  mz_test_window_settle (self);
  g_assert_nonnull (mz_test_find_text (GTK_WIDGET (self->window), "What if: One"));
  other = mz_map_view_get_workspace (begin (self));
  g_assert_null (mz_workspace_get_scenario (other));
  list = mz_test_find_type (GTK_WIDGET (self->window), MZ_TYPE_CHANGE_LIST);
  g_assert_nonnull (mz_test_find_text (list, "1 difference between the facts, 1 June 2028 and One, 1 June 2028"));
  g_assert_nonnull (mz_test_find_text (list, "Took effect"));

  mz_workspace_set_scenario (other, two);
  mz_workspace_settle (other);
  mz_test_window_settle (self);
  g_assert_nonnull (mz_test_find_text (list, "2 differences between One, 1 June 2028 and Two, 1 June 2028"));
  g_assert_nonnull (mz_test_find_text (list, "Only in the other scenario"));

  /* What one map chooses the other one chooses, too, where it has it. */
  mz_workspace_set_selection (self->workspace, mz_dataset_find (mz_workspace_get_dataset (self->workspace), "hill"));
  g_assert_nonnull (mz_workspace_get_selection (other));
  g_assert_true (mz_workspace_get_against (self->workspace) == two);
  mz_workspace_set_against (self->workspace, one);
  g_assert_true (mz_workspace_get_scenario (other) == one);
  mz_workspace_settle (other);
  mz_test_window_settle (self);
  g_assert_nonnull (mz_test_find_text (list, "Nothing is different between 1 June 2028 and 1 June 2028"));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.leave-scenario", NULL);
  mz_workspace_settle (self->workspace);
  g_assert_null (mz_workspace_get_scenario (self->workspace));
  g_assert_nonnull (mz_workspace_get_scenario (other));
}

static void
test_selection (MzTestWindow *self, gconstpointer size)
{
  MzMapView *second = begin (self);
  MzWorkspace *other = mz_map_view_get_workspace (second);
  GtkWidget *row;

  set_date (other, "2010-01-01");
  mz_test_window_settle (self);
  if (mz_test_lacks_xdo ())
    return;
  row = mz_test_find_text (mz_test_find_type (GTK_WIDGET (self->window), MZ_TYPE_CHANGE_LIST), "Hill Mine");
  mz_test_xdo_at (row, 10, 5, "click 1");
  mz_test_window_settle (self);
  g_assert_cmpstr (mz_test_window_get_selection (self), ==, "hill");
  g_assert_true (mz_workspace_get_selection (other) == mz_workspace_get_selection (self->workspace));
  /* And from the second map. */
  mz_workspace_set_selection (other, NULL);
  g_assert_cmpstr (mz_test_window_get_selection (self), ==, "");
}

static void
test_date_entry (MzTestWindow *self, gconstpointer size)
{
  MzMapView *second = begin (self);
  MzWorkspace *other = mz_map_view_get_workspace (second);
  GtkWidget *entry = mz_test_find_type (mz_test_find_type (GTK_WIDGET (self->window), MZ_TYPE_DATE_ENTRY), GTK_TYPE_ENTRY);
  g_autofree char *text = NULL;

  if (mz_test_lacks_xdo ())
    return;
  gtk_widget_grab_focus (entry);
  mz_test_xdo ("key ctrl+a type --delay 20 2013-06");
  mz_test_xdo ("key Return");
  text = mz_partial_date_to_string (mz_workspace_get_date (other));
  g_assert_cmpstr (text, ==, "2013-06");
  mz_test_xdo ("key Down");
  g_assert_cmpint (mz_workspace_get_date (other).month, ==, 5);
  mz_test_xdo ("key Prior");
  g_assert_cmpint (mz_workspace_get_date (other).year, ==, 2014);
  /* What is no date is not taken. */
  mz_test_xdo ("key ctrl+a type --delay 20 2013-99");
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  mz_test_xdo ("key Return");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "2014-05");
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
}

static void
test_leave (MzTestWindow *self, gconstpointer size)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->map)), height = gtk_widget_get_height (GTK_WIDGET (self->map));
  MzMapView *second = begin (self);

  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (second)), ==, gtk_widget_get_width (GTK_WIDGET (self->map)));
  set_date (mz_map_view_get_workspace (second), "1999");
  if (mz_test_lacks_xdo ())
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->map));
  mz_test_xdo ("key Escape");
  mz_test_window_settle (self);
  g_assert_null (get_second (self));
  g_assert_null (mz_test_find_type (GTK_WIDGET (self->window), MZ_TYPE_CHANGE_LIST));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (self->map)), ==, width);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (self->map)), ==, height);
  /* The date is still there when it is asked for again. */
  second = begin (self);
  g_assert_cmpint (mz_workspace_get_date (mz_map_view_get_workspace (second)).year, ==, 1999);
}

static void
test_narrow (MzTestWindow *self, gconstpointer size)
{
  MzMapView *second = begin (self);
  graphene_point_t origin;

  g_assert_true (gtk_widget_compute_point (GTK_WIDGET (second), GTK_WIDGET (self->map), &GRAPHENE_POINT_INIT (0, 0), &origin));
  g_assert_cmpfloat (origin.x, ==, 0);
  g_assert_cmpfloat (origin.y, >, gtk_widget_get_height (GTK_WIDGET (self->map)));
  g_assert_cmpint (abs (gtk_widget_get_height (GTK_WIDGET (second)) - gtk_widget_get_height (GTK_WIDGET (self->map))), <, 20);
}

int
main (int argc, char *argv[])
{
  static const MzTestWindowCase cases[] = {
    { "linked", test_linked, NULL },
    { "changes", test_changes, NULL },
    { "scenarios", test_scenarios, NULL },
    { "selection", test_selection, NULL },
    { "date-entry", test_date_entry, NULL },
    { "leave", test_leave, NULL },
    { "narrow", test_narrow, "420x800" },
  };

  return mz_test_window_run (argc, argv, "/app/compare/", cases, G_N_ELEMENTS (cases));
}
