/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chain, timeline and charts in the window: real keys and clicks, and one workspace for all. */
#include <math.h>

#include "mz-card-panel.h"
#include "mz-change-list.h"
#include "mz-charts-page.h"
#include "mz-test-window.h"
#include "mz-timeline-page.h"

static const char *
get_page (MzTestWindow *fixture)
{
  GtkWidget *stack = mz_test_find_type (GTK_WIDGET (fixture->window), ADW_TYPE_VIEW_STACK);

  return adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (stack));
}

static void
wait_frames (MzTestWindow *fixture)
{
  mz_test_wait_frames (GTK_WIDGET (fixture->window), 3);
}

static void
press (MzTestWindow *fixture, const char *keys)
{
  g_autofree char *words = g_strconcat ("key ", keys, NULL);

  mz_test_xdo (words);
  wait_frames (fixture);
}

static MzChartView *
find_timeline (MzTestWindow *fixture)
{
  GtkWidget *page = mz_test_find_type (GTK_WIDGET (fixture->window), MZ_TYPE_TIMELINE_PAGE);

  g_assert_nonnull (page);
  return mz_chart_card_get_view (mz_timeline_page_get_card (MZ_TIMELINE_PAGE (page)));
}

static guint
find_datum (MzChartView *view, const char *record)
{
  const MzFigure *figure = mz_chart_view_get_figure (view);

  for (guint i = 0; i < figure->data->len; i++)
    if (g_strcmp0 (mz_figure_peek_datum (figure, i)->record, record) == 0)
      return i;
  g_assert_not_reached ();
}

static void
test_keys (MzTestWindow *fixture, gconstpointer data)
{
  if (mz_test_lacks_xdo ())
    return;
  g_assert_cmpstr (get_page (fixture), ==, "map");
  press (fixture, "alt+2");
  g_assert_cmpstr (get_page (fixture), ==, "chain");
  press (fixture, "alt+3");
  g_assert_cmpstr (get_page (fixture), ==, "timeline");
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (find_timeline (fixture))));
  press (fixture, "alt+4");
  g_assert_cmpstr (get_page (fixture), ==, "charts");
  /* The layers have the digits alone, and the clock its keys on every page. */
  press (fixture, "comma");
  g_assert_cmpint (mz_partial_date_compare (mz_workspace_get_date (fixture->workspace), mz_partial_date_new (2026, 7, 10)), <, 0);
  press (fixture, "alt+1");
  g_assert_cmpstr (get_page (fixture), ==, "map");
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (fixture->map)));
}

/* A bar of the timeline, the card at the right, the mark on the map: one choice. */
static void
test_brushing (MzTestWindow *fixture, gconstpointer data)
{
  MzChartView *view;
  cairo_rectangle_t box;

  if (mz_test_lacks_xdo ())
    return;
  press (fixture, "alt+3");
  view = find_timeline (fixture);
  mz_chart_view_set_datum (view, find_datum (view, "hill")); /* comes into sight */
  wait_frames (fixture);
  g_assert_true (mz_chart_layout_locate (mz_chart_view_get_layout (view), find_datum (view, "hill"), &box));
  press (fixture, "Return");
  g_assert_cmpstr (mz_test_window_get_selection (fixture), ==, "hill");
  g_assert_nonnull (mz_test_find_text (mz_test_find_type (GTK_WIDGET (fixture->window), MZ_TYPE_CARD_PANEL), "Hill Mine"));
  press (fixture, "alt+1");
  mz_test_window_settle (fixture);
  g_assert_true (mz_test_window_find_mark (fixture, "hill")->selected);
  /* The other way round. */
  mz_workspace_set_selection (fixture->workspace, mz_test_record (fixture->workspace, "pact"));
  press (fixture, "alt+3");
  g_assert_cmpstr (mz_test_window_get_selection (fixture), ==, "pact");
}

static void
test_undo (MzTestWindow *fixture, gconstpointer data)
{
  MzChartView *view;

  if (mz_test_lacks_xdo ())
    return;
  press (fixture, "alt+3");
  view = find_timeline (fixture);
  mz_chart_view_choose (view, find_datum (view, "hill"), FALSE);
  wait_frames (fixture);
  mz_chart_view_choose (view, find_datum (view, "pact"), FALSE);
  wait_frames (fixture);
  press (fixture, "comma");
  press (fixture, "ctrl+z");
  g_assert_true (mz_partial_date_equal (mz_workspace_get_date (fixture->workspace), mz_partial_date_new (2026, 7, 10)));
  g_assert_cmpstr (mz_test_window_get_selection (fixture), ==, "pact");
  press (fixture, "ctrl+z");
  g_assert_cmpstr (mz_test_window_get_selection (fixture), ==, "hill");
  press (fixture, "ctrl+z");
  g_assert_cmpstr (mz_test_window_get_selection (fixture), ==, "");
  press (fixture, "ctrl+shift+z ctrl+shift+z");
  g_assert_cmpstr (mz_test_window_get_selection (fixture), ==, "pact");
}

/* What is typed is undone by the entry that it stands in. */
static void
test_undo_in_entry (MzTestWindow *fixture, gconstpointer data)
{
  if (mz_test_lacks_xdo ())
    return;
  mz_workspace_set_selection (fixture->workspace, mz_test_record (fixture->workspace, "hill"));
  wait_frames (fixture);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->map));
  mz_test_xdo ("type --delay 30 por");
  wait_frames (fixture);
  press (fixture, "ctrl+z");
  g_assert_cmpstr (mz_test_window_get_selection (fixture), ==, "hill");
}

/* What is different between both ends of the time in view, as two maps of these dates would have it. */
static void
test_changes (MzTestWindow *fixture, gconstpointer data)
{
  GtkWidget *page, *button, *list;
  MzChartView *view;

  if (mz_test_lacks_xdo ())
    return;
  press (fixture, "alt+3");
  view = find_timeline (fixture);
  page = mz_test_find_type (GTK_WIDGET (fixture->window), MZ_TYPE_TIMELINE_PAGE);
  button = mz_test_find_type (page, GTK_TYPE_MENU_BUTTON);
  mz_chart_view_set_window (view, 2010, 2013);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  wait_frames (fixture);
  list = mz_test_find_type (button, MZ_TYPE_CHANGE_LIST);
  g_assert_nonnull (list);
  g_assert_nonnull (mz_test_find_text (list, "1 difference between January 2010 and January 2013"));
  g_assert_nonnull (mz_test_find_text (list, "Opened, before: closed"));
  g_assert_nonnull (mz_test_find_text (list, "Hill & Sons 2025"));
  press (fixture, "Down Return");
  g_assert_cmpstr (mz_test_window_get_selection (fixture), ==, "hill");
  /* Nothing is told beyond the last date of the facts. */
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  mz_chart_view_set_window (view, 2030, 2035);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  wait_frames (fixture);
  list = mz_test_find_type (button, MZ_TYPE_CHANGE_LIST);
  g_assert_nonnull (mz_test_find_text (list, "Nothing is different between July 2026 and July 2026"));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  wait_frames (fixture);
}

/* The wheel zooms about the pointer, a drag moves, the clock's line is taken along. */
static void
test_time (MzTestWindow *fixture, gconstpointer data)
{
  const MzChartLayout *layout;
  MzChartView *view;
  double from, to, before, x;

  if (mz_test_lacks_xdo ())
    return;
  press (fixture, "alt+3");
  view = find_timeline (fixture);
  layout = mz_chart_view_get_layout (view);
  x = layout->plot.x + layout->plot.width / 2;
  mz_chart_view_get_window (view, &from, &to);
  before = mz_scale_invert (&layout->x, floor (x));
  mz_test_xdo_at (GTK_WIDGET (view), floor (x), layout->plot.y + 30, "click --repeat 4 --delay 40 4");
  wait_frames (fixture);
  layout = mz_chart_view_get_layout (view);
  g_assert_cmpfloat_with_epsilon (mz_scale_invert (&layout->x, floor (x)), before, 0.2);
  g_assert_cmpfloat (layout->x.to - layout->x.from, <, (to - from) / 2);

  mz_chart_view_get_window (view, &from, &to);
  mz_test_xdo_at (GTK_WIDGET (view), floor (x), layout->plot.y + layout->plot.height - 4,
                  "mousedown 1 mousemove_relative 20 0 mousemove_relative 80 0 sleep 0.3 mouseup 1");
  wait_frames (fixture);
  mz_chart_view_get_window (view, &before, &to);
  g_assert_cmpfloat (before, <, from);

  /* All of it again; then the clock is drawn ten years to the left. */
  press (fixture, "0");
  layout = mz_chart_view_get_layout (view);
  x = mz_scale_map (&layout->x, mz_chart_view_get_figure (view)->clock);
  mz_test_xdo_at (GTK_WIDGET (view), floor (x), layout->plot.y - 6, "mousedown 1");
  mz_test_xdo_at (GTK_WIDGET (view), floor (mz_scale_map (&layout->x, 2016.5)), layout->plot.y - 6, "sleep 0.2 mouseup 1");
  wait_frames (fixture);
  g_assert_cmpuint (mz_workspace_get_date (fixture->workspace).year, ==, 2016);
  g_assert_cmpuint (mz_chart_view_get_figure (view)->date.year, ==, 2016);
}

/* What the lanes are by is the page's own. */
static void
test_lanes (MzTestWindow *fixture, gconstpointer data)
{
  GtkWidget *by;
  MzChartView *view;
  g_autofree char *group = NULL;

  if (mz_test_lacks_xdo ())
    return;
  press (fixture, "alt+3");
  view = find_timeline (fixture);
  group = g_strdup (mz_figure_peek_category (mz_chart_view_get_figure (view), 0)->group);
  by = mz_test_find_type (mz_test_find_type (GTK_WIDGET (fixture->window), MZ_TYPE_TIMELINE_PAGE), GTK_TYPE_DROP_DOWN);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (by), 1);
  wait_frames (fixture);
  g_assert_cmpstr (mz_figure_peek_category (mz_chart_view_get_figure (view), 0)->group, !=, group);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (by), 0);
  wait_frames (fixture);
  g_assert_cmpstr (mz_figure_peek_category (mz_chart_view_get_figure (view), 0)->group, ==, group);
}

/* Only what can be seen is built; Enter opens a chart large, Esc goes back. */
static void
test_charts (MzTestWindow *fixture, gconstpointer data)
{
  MzChartsPage *page;
  MzChartCard *first, *last, *large;
  guint live = 0, n = mz_charts_get_n ();

  if (mz_test_lacks_xdo ())
    return;
  press (fixture, "alt+4");
  page = MZ_CHARTS_PAGE (mz_test_find_type (GTK_WIDGET (fixture->window), MZ_TYPE_CHARTS_PAGE));
  first = mz_charts_page_get_card (page, mz_charts_peek (0)->name);
  last = mz_charts_page_get_card (page, mz_charts_peek (n - 1)->name);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (mz_chart_card_get_view (first))));
  for (guint i = 0; i < n; i++)
    live += mz_chart_view_get_live (mz_chart_card_get_view (mz_charts_page_get_card (page, mz_charts_peek (i)->name)));
  g_assert_cmpuint (live, >, 0);
  g_assert_cmpuint (live, <, 14);
  g_assert_null (mz_chart_view_get_figure (mz_chart_card_get_view (last)));
  /* Where the keys go is brought into sight. */
  gtk_widget_grab_focus (GTK_WIDGET (mz_chart_card_get_view (last)));
  wait_frames (fixture);
  wait_frames (fixture);
  g_assert_nonnull (mz_chart_view_get_figure (mz_chart_card_get_view (last)));
  press (fixture, "Return");
  large = mz_charts_page_get_card (page, mz_charts_peek (n - 1)->name);
  g_assert_true (large != last);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (mz_chart_card_get_view (large))));
  press (fixture, "t");
  g_assert_cmpuint (mz_chart_card_get_face (large), ==, MZ_CHART_FACE_TABLE);
  press (fixture, "Escape");
  g_assert_cmpuint (mz_chart_card_get_face (large), ==, MZ_CHART_FACE_CHART);
  press (fixture, "Escape");
  g_assert_true (mz_charts_page_get_card (page, mz_charts_peek (n - 1)->name) == last);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (mz_chart_card_get_view (last))));
}

/* Every page has room in a narrow window, and its switcher is at the foot. */
static void
test_narrow (MzTestWindow *fixture, gconstpointer data)
{
  static const char *const keys[] = { "alt+2", "alt+3", "alt+4", "alt+1" };
  GtkWidget *bar = mz_test_find_type (GTK_WIDGET (fixture->window), ADW_TYPE_VIEW_SWITCHER_BAR);

  if (mz_test_lacks_xdo ())
    return;
  g_assert_true (gtk_widget_get_mapped (bar));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      press (fixture, keys[i]);
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=, 360);
    }
}

/* Whoever shows a record on the map is taken there. */
static void
test_show_on_map (MzTestWindow *fixture, gconstpointer data)
{
  if (mz_test_lacks_xdo ())
    return;
  press (fixture, "alt+3");
  mz_workspace_set_selection (fixture->workspace, mz_test_record (fixture->workspace, "hill"));
  wait_frames (fixture);
  gtk_widget_activate_action (mz_test_find_type (GTK_WIDGET (fixture->window), MZ_TYPE_CARD_PANEL), "card.show-on-map", NULL);
  wait_frames (fixture);
  g_assert_cmpstr (get_page (fixture), ==, "map");
}

typedef struct
{
  guint       n;      /* names in the list */
  const char *marked; /* the one beside a mark that is seen */
} List;

static void
look_at_list (GtkWidget *widget, List *list)
{
  GtkWidget *row = gtk_widget_get_parent (widget);

  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget) && gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_VIEW) != NULL)
    {
      list->n++;
      g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))));
    }
  if (GTK_IS_IMAGE (widget) && gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_VIEW) != NULL && gtk_widget_get_opacity (widget) > 0)
    {
      g_assert_null (list->marked);
      list->marked = gtk_label_get_text (GTK_LABEL (mz_test_find_type (row, GTK_TYPE_LABEL)));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    look_at_list (child, list);
}

/* The open list of charts shows whole names, and marks the one that is chosen. */
static void
test_list (MzTestWindow *fixture, gconstpointer data)
{
  GtkWidget *jump, *popover;
  List list = { 0 };

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "charts"));
  wait_frames (fixture);
  jump = mz_test_find_type (mz_test_find_type (GTK_WIDGET (fixture->window), MZ_TYPE_CHARTS_PAGE), GTK_TYPE_DROP_DOWN);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (jump), 1);
  wait_frames (fixture);
  popover = mz_test_find_type (jump, GTK_TYPE_POPOVER);
  gtk_popover_popup (GTK_POPOVER (popover));
  wait_frames (fixture);
  look_at_list (popover, &list);
  g_assert_cmpuint (list.n, >, 5);
  g_assert_nonnull (list.marked);
  g_assert_true (g_str_has_suffix (list.marked, mz_chart_get_label (mz_charts_peek (1))));
  gtk_popover_popdown (GTK_POPOVER (popover));
  wait_frames (fixture);
}

/* A large chart has as much more room as the text is larger. */
static void
test_text_size (MzTestWindow *fixture, gconstpointer data)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (fixture->window));
  GtkWidget *page, *stack;
  int before, after, again, dpi;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.chart", "s", "mine-production"));
  wait_frames (fixture);
  page = mz_test_find_type (GTK_WIDGET (fixture->window), MZ_TYPE_CHARTS_PAGE);
  stack = mz_test_find_type (GTK_WIDGET (mz_charts_page_get_card (MZ_CHARTS_PAGE (page), "mine-production")), GTK_TYPE_STACK);
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  gtk_widget_get_size_request (stack, NULL, &before);
  g_object_set (settings, "gtk-xft-dpi", 2 * dpi, NULL);
  gtk_widget_get_size_request (stack, NULL, &after);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  gtk_widget_get_size_request (stack, NULL, &again);
  g_assert_cmpint (before, >, 0);
  g_assert_cmpint (after, ==, 2 * before);
  g_assert_cmpint (again, ==, before);
  wait_frames (fixture);
}

int
main (int argc, char *argv[])
{
  static const MzTestWindowCase cases[] = {
    { "keys", test_keys, NULL },
    { "brushing", test_brushing, NULL },
    { "undo", test_undo, NULL },
    { "undo-in-entry", test_undo_in_entry, NULL },
    { "changes", test_changes, NULL },
    { "time", test_time, NULL },
    { "lanes", test_lanes, NULL },
    { "charts", test_charts, NULL },
    { "list", test_list, NULL },
    { "text-size", test_text_size, NULL },
    { "narrow", test_narrow, "360x640" },
    { "show-on-map", test_show_on_map, NULL },
  };

  return mz_test_window_run (argc, argv, "/app/pages/", cases, G_N_ELEMENTS (cases));
}
