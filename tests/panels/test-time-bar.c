/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "mz-test-facts.h"
#include "mz-test-gtk.h"
#include "mz-time-bar.h"
#include "mz-time-bar-track.h"

/* Everything below counts by hand what tests/panels/facts.json says. */
#define MARKS 10

static MzPartialDate
parse (const char *text)
{
  MzPartialDate date;

  g_assert_true (mz_partial_date_parse (text, &date, NULL));
  return date;
}

static void
assert_date (MzWorkspace *workspace, const char *expected)
{
  g_autofree char *date = mz_partial_date_to_string (mz_workspace_get_date (workspace));

  g_assert_cmpstr (date, ==, expected);
}

static MzTimeBarLayout *
lay_out (GArray *marks, const char *first, const char *last, double width, double factor, gboolean compact)
{
  MzTimeBarInput input = {
    .marks = marks, .date = parse ("2025-11"), .as_of = parse ("2026-07"), .width = width, .factor = factor, .compact = compact,
    .window = { mz_partial_date_first_day (parse (first)), mz_partial_date_first_day (parse (last)) },
  };

  input.height = mz_time_bar_track_height (factor, compact);
  return mz_time_bar_layout_new (&input);
}

static guint
count_shapes (MzTimeBarLayout *layout, MzTimeLane lane, MzTimeShapeKind kind)
{
  guint count = 0;

  for (guint i = 0; i < layout->shapes->len; i++)
    count += g_array_index (layout->shapes, MzTimeShape, i).lane == lane
             && g_array_index (layout->shapes, MzTimeShape, i).kind == kind;
  return count;
}

static const MzTimeShape *
find_shape (MzTimeBarLayout *layout, MzTimeLane lane, guint n)
{
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const MzTimeShape *shape = &g_array_index (layout->shapes, MzTimeShape, i);

      if (shape->lane == lane && n-- == 0)
        return shape;
    }
  g_assert_not_reached ();
}

static void
test_marks (void)
{
  g_autoptr (MzWorkspace) workspace = mz_test_workspace_new ("2025-11");
  g_autoptr (GArray) marks = mz_time_marks_new (mz_workspace_get_dataset (workspace));
  static const struct { const char *from; int direction; const char *to; } jumps[] = {
    { "1950", 1, "1960" }, { "1960", 1, "2002-05" }, { "2012-01", 1, "2012-08-01" }, { "2024-03-05", 1, "2025" },
    { "2025", 1, "2025-04-04" }, { "2025", -1, "2024-03-05" }, { "2040", -1, "2027" }, { "1960", -1, NULL },
    { "2027", 1, NULL },
  };
  g_autofree char *text = NULL;

  g_assert_cmpuint (marks->len, ==, MARKS);
  for (guint i = 0; i < G_N_ELEMENTS (jumps); i++)
    {
      const MzTimeMark *mark = mz_time_marks_next (marks, parse (jumps[i].from), jumps[i].direction);

      if (jumps[i].to == NULL)
        g_assert_null (mark);
      else
        g_assert_true (mz_partial_date_equal (mark->date, parse (jumps[i].to)));
    }
  text = mz_time_mark_to_text (&g_array_index (marks, MzTimeMark, 0));
  g_assert_cmpstr (text, ==, "The Pact: Signed, 5 Mar 2024");
}

/* 1950 to 2040 are 33238 days; 1 January 2000 is day 18262 of them. */
static void
test_bars (void)
{
  g_autoptr (MzWorkspace) workspace = mz_test_workspace_new ("2025-11");
  g_autoptr (GArray) marks = mz_time_marks_new (mz_workspace_get_dataset (workspace));
  g_autoptr (MzTimeBarLayout) layout = lay_out (marks, "1950", "2041", 1126, 1, FALSE);
  MzTimeWindow full = mz_time_window_full ();
  const MzTimeShape *shape;
  double day = mz_partial_date_first_day (parse ("2000"));

  g_assert_cmpfloat (full.last - full.first, ==, 33238);
  g_assert_cmpfloat (layout->left, ==, 86);
  g_assert_cmpfloat (layout->right, ==, 1108);
  g_assert_cmpfloat_with_epsilon (mz_time_bar_layout_day_to_x (layout, day), 86 + 1022 * 18262.0 / 33238, 1e-6);
  g_assert_cmpfloat_with_epsilon (mz_time_bar_layout_x_to_day (layout, 86 + 1022 * 18262.0 / 33238), day, 1e-6);

  /* A bar for each lane and year that has marks. */
  g_assert_cmpuint (layout->shapes->len, ==, 9);
  g_assert_cmpuint (count_shapes (layout, MZ_LANE_AGREEMENTS, MZ_TIME_SHAPE_BAR), ==, 1);
  g_assert_cmpuint (count_shapes (layout, MZ_LANE_MEASURES, MZ_TIME_SHAPE_BAR), ==, 2);
  g_assert_cmpuint (count_shapes (layout, MZ_LANE_SITES, MZ_TIME_SHAPE_BAR), ==, 4);
  g_assert_cmpuint (count_shapes (layout, MZ_LANE_EVENTS, MZ_TIME_SHAPE_BAR), ==, 2);

  /* 2025 has two changes of measures, the most in that lane, 2026 one. */
  shape = find_shape (layout, MZ_LANE_MEASURES, 0);
  g_assert_cmpuint (shape->n, ==, 2);
  g_assert_cmpfloat_with_epsilon (shape->height, 12, 1e-9);
  g_assert_false (shape->ahead);
  shape = find_shape (layout, MZ_LANE_MEASURES, 1);
  g_assert_cmpfloat_with_epsilon (shape->height, 6, 1e-9);
  g_assert_false (shape->ahead);
  g_assert_true (find_shape (layout, MZ_LANE_SITES, 3)->ahead);

  /* The dashed line stands where July 2026 ends. */
  g_assert_cmpfloat_with_epsilon (layout->as_of_x,
                                  mz_time_bar_layout_day_to_x (layout, mz_partial_date_first_day (parse ("2026-08-01"))), 1e-9);
}

static void
test_days (void)
{
  g_autoptr (MzWorkspace) workspace = mz_test_workspace_new ("2025-11");
  g_autoptr (GArray) marks = mz_time_marks_new (mz_workspace_get_dataset (workspace));
  g_autoptr (MzTimeBarLayout) layout = lay_out (marks, "2020", "2030", 1126, 1, FALSE);
  double pixels = 1022 / 3653.0; /* a day: 2020 to 2029 have three leap years */
  const MzTimeShape *shape;

  g_assert_cmpuint (layout->shapes->len, ==, 6);
  g_assert_cmpuint (count_shapes (layout, MZ_LANE_AGREEMENTS, MZ_TIME_SHAPE_TICK), ==, 1);
  g_assert_cmpuint (count_shapes (layout, MZ_LANE_MEASURES, MZ_TIME_SHAPE_TICK), ==, 3);
  g_assert_cmpuint (count_shapes (layout, MZ_LANE_SITES, MZ_TIME_SHAPE_SPAN), ==, 1);
  g_assert_cmpuint (count_shapes (layout, MZ_LANE_EVENTS, MZ_TIME_SHAPE_SPAN), ==, 1);

  /* "2025" is as wide as the year; 5 March 2024 is day 1525 from 1 January 2020 on. */
  shape = find_shape (layout, MZ_LANE_EVENTS, 0);
  g_assert_cmpfloat_with_epsilon (shape->width, 365 * pixels, 1e-6);
  shape = find_shape (layout, MZ_LANE_AGREEMENTS, 0);
  g_assert_cmpfloat_with_epsilon (shape->x + shape->width / 2, 86 + 1525.5 * pixels, 1e-6);
  g_assert_cmpfloat (shape->width, ==, 2);
  g_assert_cmpfloat (shape->height, ==, 10);

  /* What is pointed at. */
  g_assert_true (mz_time_bar_layout_pick (layout, shape->x + 3, shape->y + 2) == shape);
  g_assert_null (mz_time_bar_layout_pick (layout, shape->x + 20, shape->y + 2));
  g_assert_null (mz_time_bar_layout_pick (layout, shape->x, layout->lane_bottom[MZ_LANE_MEASURES] - 2));
}

static void
test_date_at (void)
{
  g_autoptr (MzWorkspace) workspace = mz_test_workspace_new ("2025-11");
  g_autoptr (GArray) marks = mz_time_marks_new (mz_workspace_get_dataset (workspace));
  g_autoptr (MzTimeBarLayout) years = lay_out (marks, "1950", "2041", 1126, 1, FALSE);
  g_autoptr (MzTimeBarLayout) days = lay_out (marks, "2024", "2026", 1126, 1, FALSE);
  MzPartialDate date;

  date = mz_time_bar_layout_date_at (years, 86 + 1022 * 18262.5 / 33238);
  g_assert_true (mz_partial_date_equal (date, parse ("2000-01")));
  g_assert_true (mz_partial_date_equal (mz_time_bar_layout_date_at (years, -50), parse ("1950-01")));
  g_assert_true (mz_partial_date_equal (mz_time_bar_layout_date_at (years, 5000), parse ("2040-12")));
  date = mz_time_bar_layout_date_at (days, mz_time_bar_layout_day_to_x (days, mz_partial_date_first_day (parse ("2025-10-20")) + 0.5));
  g_assert_true (mz_partial_date_equal (date, parse ("2025-10-20")));
}

static void
test_window (void)
{
  MzTimeWindow full = mz_time_window_full ();
  double day = mz_partial_date_first_day (parse ("2020"));
  MzTimeWindow window = mz_time_window_zoom (full, day, 4);
  double length = (full.last - full.first) / 4;

  g_assert_cmpfloat_with_epsilon (window.last - window.first, length, 1e-6);
  g_assert_cmpfloat_with_epsilon ((day - window.first) / length, (day - full.first) / (full.last - full.first), 1e-9);
  window = mz_time_window_zoom (window, day, 1e9);
  g_assert_cmpfloat_with_epsilon (window.last - window.first, MZ_TIME_WINDOW_MIN_DAYS, 1e-6);
  g_assert_cmpfloat (window.first, <=, day);
  g_assert_cmpfloat (window.last, >=, day);
  window = mz_time_window_zoom (window, day, 1e-9);
  g_assert_cmpfloat (window.first, ==, full.first);
  g_assert_cmpfloat (window.last, ==, full.last);

  window = mz_time_window_zoom (full, full.last, 10);
  g_assert_cmpfloat (window.last, ==, full.last);
  window = mz_time_window_follow (window, parse ("1950"));
  g_assert_cmpfloat (window.first, ==, full.first);
  g_assert_cmpfloat_with_epsilon (window.last - window.first, (full.last - full.first) / 10, 1e-6);
  window = mz_time_window_move (window, 1e6);
  g_assert_cmpfloat (window.last, ==, full.last);
}

/* No two labels of the axis touch, and none is cut, at any width, text size and window. */
static void
test_labels (void)
{
  static const char *const windows[][2] = {
    { "1950", "2041" }, { "2000", "2030" }, { "2015", "2031" }, { "2024", "2028" }, { "2025", "2026" },
  };
  static const double factors[] = { 1, 1.25, 2, 3 };
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (MzTimeMark));

  for (guint w = 0; w < G_N_ELEMENTS (windows); w++)
    for (guint f = 0; f < G_N_ELEMENTS (factors); f++)
      for (double width = 360; width <= 2600; width += 77)
        for (int compact = 0; compact < 2; compact++)
          {
            g_autoptr (MzTimeBarLayout) layout = lay_out (marks, windows[w][0], windows[w][1], width * factors[f] / 1.5,
                                                          factors[f], compact);

            g_assert_cmpuint (layout->ticks->len, >, 0);
            for (guint i = 0; i < layout->ticks->len; i++)
              {
                const MzTimeTick *tick = &g_array_index (layout->ticks, MzTimeTick, i);

                g_assert_cmpfloat (tick->text_x, >=, 0);
                g_assert_cmpfloat (tick->text_x + tick->text_width, <=, layout->input.width);
                if (i > 0)
                  g_assert_cmpfloat (tick->text_x, >, tick[-1].text_x + tick[-1].text_width + 2);
              }
          }
}

static void
test_compact (void)
{
  g_autoptr (MzWorkspace) workspace = mz_test_workspace_new ("2025-11");
  g_autoptr (GArray) marks = mz_time_marks_new (mz_workspace_get_dataset (workspace));
  g_autoptr (MzTimeBarLayout) layout = lay_out (marks, "1950", "2041", 360, 1, TRUE);

  /* One bar a year of 1960, 2002, 2012, 2024, 2025, 2026 and 2027; the highest is 2025 with three changes. */
  g_assert_cmpuint (layout->shapes->len, ==, 7);
  g_assert_cmpfloat_with_epsilon (g_array_index (layout->shapes, MzTimeShape, 4).height, 12, 1e-9);
  g_assert_cmpfloat_with_epsilon (g_array_index (layout->shapes, MzTimeShape, 2).height, 8, 1e-9);
  g_assert_null (mz_time_bar_layout_pick (layout, layout->clock_x, layout->lane_bottom[0] - 2));
  g_assert_cmpfloat (mz_time_bar_track_height (1, TRUE), ==, 50);
  g_assert_cmpfloat (mz_time_bar_track_height (1, FALSE), ==, 108);
}

typedef struct
{
  MzWorkspace    *workspace;
  GtkWidget      *window;
  MzTimeBar      *bar;
  MzTimeBarTrack *track;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer width)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->workspace = mz_test_workspace_new ("2025-11");
  fixture->bar = MZ_TIME_BAR (mz_time_bar_new (fixture->workspace));
  fixture->track = MZ_TIME_BAR_TRACK (mz_test_find_type (GTK_WIDGET (fixture->bar), MZ_TYPE_TIME_BAR_TRACK));
  fixture->window = gtk_window_new ();
  gtk_widget_set_valign (GTK_WIDGET (fixture->bar), GTK_ALIGN_END);
  gtk_widget_set_vexpand (GTK_WIDGET (fixture->bar), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->bar));
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), GPOINTER_TO_INT (width), 400);
  mz_test_wait_shown (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer width)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->bar), (gpointer *) &fixture->bar);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  mz_test_drain ();
  g_assert_null (fixture->bar);
  g_assert_finalize_object (fixture->workspace);
}

static void
activate (Fixture *fixture, const char *action, GVariant *parameter)
{
  g_action_group_activate_action (mz_time_bar_get_actions (fixture->bar), action, parameter);
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  GtkWidget *bar = GTK_WIDGET (fixture->bar);

  g_assert_nonnull (mz_test_find_text (bar, "November 2025"));
  g_assert_nonnull (mz_test_find_text (bar, "In force and operating on this date"));
  mz_workspace_set_date (fixture->workspace, parse ("2025-10-20"));
  g_assert_nonnull (mz_test_find_text (bar, "20 October 2025"));
  mz_workspace_set_date (fixture->workspace, parse ("2016"));
  g_assert_nonnull (mz_test_find_text (bar, "2016"));
  mz_workspace_set_date (fixture->workspace, parse ("2026-07-31"));
  g_assert_nonnull (mz_test_find_text (bar, "In force and operating on this date"));
  mz_workspace_set_date (fixture->workspace, parse ("2026-08-01"));
  g_assert_nonnull (mz_test_find_text (bar, "Plans only: not known after July 2026"));
}

static void
test_actions (Fixture *fixture, gconstpointer data)
{
  activate (fixture, "step", g_variant_new_int32 (1));
  assert_date (fixture->workspace, "2025-12");
  g_action_group_change_action_state (mz_time_bar_get_actions (fixture->bar), "speed", g_variant_new_string ("year"));
  activate (fixture, "step", g_variant_new_int32 (-1));
  assert_date (fixture->workspace, "2024-12");
  g_action_group_change_action_state (mz_time_bar_get_actions (fixture->bar), "speed", g_variant_new_string ("day"));
  activate (fixture, "step", g_variant_new_int32 (-1));
  assert_date (fixture->workspace, "2024-11-30");
  activate (fixture, "next-event", NULL);
  assert_date (fixture->workspace, "2025");
  activate (fixture, "next-event", NULL);
  assert_date (fixture->workspace, "2025-04-04");
  activate (fixture, "previous-event", NULL);
  activate (fixture, "previous-event", NULL);
  assert_date (fixture->workspace, "2024-03-05");
  activate (fixture, "facts-date", NULL);
  assert_date (fixture->workspace, "2026-07");
  mz_workspace_set_date (fixture->workspace, parse ("2040-12-31"));
  activate (fixture, "step", g_variant_new_int32 (1));
  assert_date (fixture->workspace, "2040-12-31");
  g_assert_null (mz_workspace_get_selection (fixture->workspace));
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  static const struct { guint key; GdkModifierType state; const char *date; } keys[] = {
    { GDK_KEY_Right, 0, "2025-12" }, { GDK_KEY_Left, 0, "2025-11" }, { GDK_KEY_Up, 0, "2025-12" },
    { GDK_KEY_Down, 0, "2025-11" }, { GDK_KEY_Page_Up, 0, "2026-11" }, { GDK_KEY_Page_Down, 0, "2025-11" },
    { GDK_KEY_Right, GDK_SHIFT_MASK, "2025-11-02" }, { GDK_KEY_Left, GDK_SHIFT_MASK, "2025-11-01" },
    { GDK_KEY_Home, 0, "1950-01" }, { GDK_KEY_Left, 0, "1950-01" }, { GDK_KEY_End, 0, "2040-12" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_assert_true (mz_test_press (GTK_WIDGET (fixture->track), keys[i].key, keys[i].state));
      assert_date (fixture->workspace, keys[i].date);
    }
  g_assert_true (mz_test_press (GTK_WIDGET (fixture->track), GDK_KEY_plus, 0));
  g_assert_cmpfloat (mz_time_bar_track_peek_layout (fixture->track)->input.window.first, >, mz_time_window_full ().first);
  g_assert_true (mz_test_press (GTK_WIDGET (fixture->track), GDK_KEY_0, 0));
  g_assert_cmpfloat (mz_time_bar_track_peek_layout (fixture->track)->input.window.first, ==, mz_time_window_full ().first);
}

/* A click on a mark goes there and selects; a second one takes the next record of the same bar. */
static void
test_click (Fixture *fixture, gconstpointer data)
{
  const MzTimeBarLayout *layout = mz_time_bar_track_peek_layout (fixture->track);
  double x = mz_time_bar_layout_day_to_x (layout, mz_partial_date_first_day (parse ("2025-07-01")));
  double y = layout->lane_bottom[MZ_LANE_MEASURES] - 2;

  mz_time_bar_track_click (fixture->track, x, y);
  assert_date (fixture->workspace, "2025-04-04");
  g_assert_true (mz_workspace_get_selection (fixture->workspace) == mz_test_record (fixture->workspace, "curb"));
  mz_time_bar_track_click (fixture->track, x, y);
  assert_date (fixture->workspace, "2025-11-07");
  g_assert_true (mz_workspace_get_selection (fixture->workspace) == mz_test_record (fixture->workspace, "stay"));
  mz_time_bar_track_click (fixture->track, x, y);
  assert_date (fixture->workspace, "2025-04-04");

  /* The trough moves the clock alone. */
  layout = mz_time_bar_track_peek_layout (fixture->track);
  x = mz_time_bar_layout_day_to_x (layout, mz_partial_date_first_day (parse ("1990-06-15")));
  mz_time_bar_track_click (fixture->track, x, layout->trough_y);
  assert_date (fixture->workspace, "1990-06");
  g_assert_true (mz_workspace_get_selection (fixture->workspace) == mz_test_record (fixture->workspace, "curb"));
}

static gboolean
has_moved (gpointer data)
{
  return !mz_partial_date_equal (mz_workspace_get_date (data), parse ("2025-11"));
}

static gboolean
has_stopped (gpointer data)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (mz_time_bar_get_actions (data), "play");

  return !g_variant_get_boolean (state);
}

static void
test_play (Fixture *fixture, gconstpointer data)
{
  g_action_group_change_action_state (mz_time_bar_get_actions (fixture->bar), "speed", g_variant_new_string ("year"));
  activate (fixture, "play", NULL);
  g_assert_false (has_stopped (fixture->bar));
  g_assert_true (mz_test_wait_until (has_moved, fixture->workspace, 10000));
  g_assert_cmpint (mz_partial_date_compare (mz_workspace_get_date (fixture->workspace), parse ("2025-11")), >, 0);
  activate (fixture, "play", NULL);
  g_assert_true (has_stopped (fixture->bar));

  /* It stops by itself at the end, and starts anew from the beginning. */
  mz_workspace_set_date (fixture->workspace, parse ("2040-10"));
  activate (fixture, "play", NULL);
  g_assert_true (mz_test_wait_until (has_stopped, fixture->bar, 10000));
  assert_date (fixture->workspace, "2040-12");
  activate (fixture, "play", NULL);
  g_assert_cmpint (mz_workspace_get_date (fixture->workspace).year, ==, 1950);
}

/* Everything that is shown has the room that it asks for. */
static void
assert_whole (GtkWidget *bar)
{
  for (GtkWidget *child = gtk_widget_get_first_child (bar); child; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_child_visible (child))
      {
        int natural_width, natural_height;
        graphene_rect_t bounds;

        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural_width, NULL, NULL);
        gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural_height, NULL, NULL);
        g_assert_true (gtk_widget_compute_bounds (child, bar, &bounds));
        g_assert_cmpfloat (bounds.size.height, >=, natural_height);
        if (GTK_IS_LABEL (child))
          g_assert_cmpfloat (bounds.size.width, >=, natural_width);
        g_assert_cmpfloat (bounds.origin.y, >=, 0);
        g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (bar));
        g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (bar));
      }
}

static void
test_sizes (Fixture *fixture, gconstpointer width)
{
  GtkWidget *bar = GTK_WIDGET (fixture->bar);
  gboolean compact = GPOINTER_TO_INT (width) < 640;
  int dpi;

  g_assert_cmpint (gtk_widget_get_height (bar), ==, compact ? 92 : 108);
  g_assert_cmpint (mz_time_bar_track_peek_layout (fixture->track)->input.compact, ==, compact);
  mz_workspace_set_date (fixture->workspace, parse ("2026-09-20"));
  mz_test_wait_frames (bar, 2);
  assert_whole (bar);

  g_object_get (gtk_widget_get_settings (bar), "gtk-xft-dpi", &dpi, NULL);
  g_object_set (gtk_widget_get_settings (bar), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  mz_test_wait_frames (bar, 3);
  g_assert_cmpint (gtk_widget_get_height (bar), >, compact ? 92 : 108);
  assert_whole (bar);
  g_object_set (gtk_widget_get_settings (bar), "gtk-xft-dpi", dpi, NULL);
}

static int
measure_height (GtkWidget *widget, int width)
{
  int height;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height;
}

/* More width never means more height, which GTK could not lay out; the form that the width calls for is another matter. */
static void
test_measure (Fixture *fixture, gconstpointer width)
{
  GtkWidget *bar = GTK_WIDGET (fixture->bar);
  int least, unlimited = measure_height (bar, -1);

  gtk_widget_measure (bar, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  for (int wide = least, last = G_MAXINT; wide < 4000; wide += 20)
    {
      int height = measure_height (bar, wide);

      g_assert_cmpint (height, <=, last);
      g_assert_cmpint (height, >=, unlimited);
      last = height;
    }
}

static gboolean
is_wide (gpointer bar)
{
  return gtk_widget_get_width (bar) > 1000;
}

static gboolean
is_compact (gpointer bar)
{
  return gtk_widget_get_width (bar) < 640;
}

/* One that has been wide is as low as any other when it is compact, and the other way round. */
static void
test_forms (Fixture *fixture, gconstpointer width)
{
  static const struct { int width, height; MzTestCondition has_it; } forms[] = {
    { 360, 92, is_compact }, { 1100, 108, is_wide }, { 360, 92, is_compact },
  };
  GtkWidget *bar = GTK_WIDGET (fixture->bar);

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      gtk_window_set_default_size (GTK_WINDOW (fixture->window), forms[i].width, 400);
      g_assert_true (mz_test_wait_until (forms[i].has_it, bar, 5000));
      mz_test_wait_frames (bar, 3);
      g_assert_cmpint (gtk_widget_get_height (bar), ==, forms[i].height);
      g_assert_cmpint (measure_height (bar, gtk_widget_get_width (bar)), ==, forms[i].height);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

  g_test_add_func ("/panels/time-bar/marks", test_marks);
  g_test_add_func ("/panels/time-bar/layout/bars", test_bars);
  g_test_add_func ("/panels/time-bar/layout/days", test_days);
  g_test_add_func ("/panels/time-bar/layout/date-at", test_date_at);
  g_test_add_func ("/panels/time-bar/layout/window", test_window);
  g_test_add_func ("/panels/time-bar/layout/labels", test_labels);
  g_test_add_func ("/panels/time-bar/layout/compact", test_compact);
  g_test_add ("/panels/time-bar/words", Fixture, GINT_TO_POINTER (1100), set_up, test_words, tear_down);
  g_test_add ("/panels/time-bar/actions", Fixture, GINT_TO_POINTER (1100), set_up, test_actions, tear_down);
  g_test_add ("/panels/time-bar/keys", Fixture, GINT_TO_POINTER (1100), set_up, test_keys, tear_down);
  g_test_add ("/panels/time-bar/click", Fixture, GINT_TO_POINTER (1100), set_up, test_click, tear_down);
  g_test_add ("/panels/time-bar/play", Fixture, GINT_TO_POINTER (1100), set_up, test_play, tear_down);
  g_test_add ("/panels/time-bar/measure/wide", Fixture, GINT_TO_POINTER (1100), set_up, test_measure, tear_down);
  g_test_add ("/panels/time-bar/measure/compact", Fixture, GINT_TO_POINTER (360), set_up, test_measure, tear_down);
  g_test_add ("/panels/time-bar/forms", Fixture, GINT_TO_POINTER (1100), set_up, test_forms, tear_down);
  g_test_add ("/panels/time-bar/sizes/wide", Fixture, GINT_TO_POINTER (1100), set_up, test_sizes, tear_down);
  g_test_add ("/panels/time-bar/sizes/compact", Fixture, GINT_TO_POINTER (360), set_up, test_sizes, tear_down);
  return g_test_run ();
}
