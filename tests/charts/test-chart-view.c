/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart in a window of its own: what it shows when, and what pointer and keys do. */
#include "mz-chart-view.h"

#include "mz-chart-card.h"
#include "mz-chart-row.h"
#include "mz-chart-table.h"
#include "mz-test-chart.h"
#include "mz-test-facts.h"
#include "mz-test-gtk.h"

typedef struct
{
  MzWorkspace *workspace;
  GtkWindow   *window;
  MzChartCard *card;
  MzChartView *view;
  guint        frames, wrong; /* frames that were drawn, and those that showed another date */
  guint        ticks;
} Fixture;

static MzPartialDate
parse (const char *text)
{
  MzPartialDate date;

  g_assert_true (mz_partial_date_parse (text, &date, NULL));
  return date;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  fixture->workspace = mz_test_workspace_new ("2024-12");
  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->card = MZ_CHART_CARD (mz_chart_card_new (fixture->workspace, &mz_test_chart, TRUE));
  fixture->view = mz_chart_card_get_view (fixture->card);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->card));
  gtk_window_set_default_size (fixture->window, 700, 500);
  gtk_window_set_decorated (fixture->window, FALSE);
  mz_test_chart_built = 0;
  mz_test_wait_shown (fixture->window);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  mz_test_drain ();
  g_assert_finalize_object (fixture->workspace);
}

/* What the view has now, without asking it to bring that up to date. */
static const MzFigure *
peek_figure (MzChartView *view)
{
  gpointer figure;

  g_object_get (view, "figure", &figure, NULL);
  return figure;
}

static gboolean
press (Fixture *fixture, guint key, GdkModifierType state)
{
  return mz_test_press (gtk_window_get_focus (fixture->window), key, state);
}

static void
test_once_a_frame (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (mz_test_chart_built, ==, 1);
  for (guint month = 1; month <= 9; month++)
    mz_workspace_set_date (fixture->workspace, mz_partial_date_new (2024, month, 0));
  mz_test_wait_frames (GTK_WIDGET (fixture->view), 2);
  g_assert_cmpuint (mz_test_chart_built, ==, 2);
  g_assert_cmpstr (peek_figure (fixture->view)->title, ==, "2024-09");
  g_assert_nonnull (mz_test_find_text (GTK_WIDGET (fixture->card), "2024-09"));
  /* Nothing has changed: nothing is built. */
  gtk_widget_queue_resize (GTK_WIDGET (fixture->view));
  mz_test_wait_frames (GTK_WIDGET (fixture->view), 2);
  g_assert_cmpuint (mz_test_chart_built, ==, 2);
  /* Nor is it for what cannot be seen, or is not to live. */
  gtk_widget_set_visible (GTK_WIDGET (fixture->card), FALSE);
  mz_workspace_set_date (fixture->workspace, parse ("2020"));
  mz_test_wait_frames (GTK_WIDGET (fixture->window), 2);
  g_assert_cmpuint (mz_test_chart_built, ==, 2);
  gtk_widget_set_visible (GTK_WIDGET (fixture->card), TRUE);
  mz_chart_view_set_live (fixture->view, FALSE);
  mz_test_wait_frames (GTK_WIDGET (fixture->window), 2);
  g_assert_cmpuint (mz_test_chart_built, ==, 2);
  mz_chart_view_set_live (fixture->view, TRUE);
  mz_test_wait_frames (GTK_WIDGET (fixture->window), 2);
  g_assert_cmpuint (mz_test_chart_built, ==, 3);
  g_assert_cmpstr (peek_figure (fixture->view)->title, ==, "2020");
}

static MzScenario *
new_scenario (const char *id)
{
  g_autoptr (GPtrArray) moves = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_move_free);
  MzScenarioText text = { .id = (char *) id, .title = (char *) id, .why = (char *) "", .until = parse ("2027") };

  return mz_scenario_new (&text, moves);
}

/* The workspace's scenario is worked out once, and another one that is set goes before it. */
static void
test_runs (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MzScenario) one = new_scenario ("one"), other = new_scenario ("other");
  g_autoptr (MzSupplyFacts) facts = mz_supply_facts_new (mz_workspace_get_facts (fixture->workspace), 2025);
  g_autoptr (MzSupplyRun) run = mz_supply_run_new (facts, other), against = mz_supply_run_new (facts, one);
  const MzSupplyRun *own;

  g_assert_null (mz_test_chart_run);
  mz_workspace_set_scenario (fixture->workspace, one);
  mz_test_wait_frames (GTK_WIDGET (fixture->view), 2);
  own = mz_test_chart_run;
  g_assert_nonnull (own);
  g_assert_cmpstr (mz_scenario_peek (own->scenario)->id, ==, "one");
  mz_workspace_set_date (fixture->workspace, parse ("2023"));
  mz_test_wait_frames (GTK_WIDGET (fixture->view), 2);
  g_assert_true (mz_test_chart_run == own);
  mz_chart_card_set_runs (fixture->card, run, against);
  mz_test_wait_frames (GTK_WIDGET (fixture->view), 2);
  g_assert_true (mz_test_chart_run == run && mz_test_chart_against == against);
  mz_test_chart_built = 0;
  mz_chart_card_set_runs (fixture->card, run, against);
  mz_test_wait_frames (GTK_WIDGET (fixture->view), 2);
  g_assert_cmpuint (mz_test_chart_built, ==, 0);
  mz_chart_card_set_runs (fixture->card, NULL, NULL);
  mz_test_wait_frames (GTK_WIDGET (fixture->view), 2);
  g_assert_true (mz_test_chart_run == own && mz_test_chart_against == NULL);
  mz_workspace_set_scenario (fixture->workspace, NULL);
  mz_test_wait_frames (GTK_WIDGET (fixture->view), 2);
  g_assert_null (mz_test_chart_run);
}

/* What the workspace's scenario is held against comes along; by itself, or equal to it, it is one scenario and not two. */
static void
test_against (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MzScenario) one = new_scenario ("one"), other = new_scenario ("other");

  mz_workspace_set_scenario (fixture->workspace, one);
  mz_workspace_set_against (fixture->workspace, other);
  mz_test_wait_frames (GTK_WIDGET (fixture->view), 2);
  g_assert_cmpstr (mz_scenario_peek (mz_test_chart_run->scenario)->id, ==, "one");
  g_assert_cmpstr (mz_scenario_peek (mz_test_chart_against->scenario)->id, ==, "other");
  mz_workspace_set_scenario (fixture->workspace, NULL);
  mz_test_wait_frames (GTK_WIDGET (fixture->view), 2);
  g_assert_cmpstr (mz_scenario_peek (mz_test_chart_run->scenario)->id, ==, "other");
  g_assert_null (mz_test_chart_against);
  mz_workspace_set_scenario (fixture->workspace, other);
  mz_test_wait_frames (GTK_WIDGET (fixture->view), 2);
  g_assert_nonnull (mz_test_chart_run);
  g_assert_null (mz_test_chart_against);
}

/* The clock moves before each frame, as it does when it plays. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Fixture *fixture = data;

  mz_workspace_set_date (fixture->workspace, mz_partial_date_new (2000 + fixture->ticks++, 1, 0));
  return fixture->ticks < 12 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
drawn_cb (Fixture *fixture)
{
  g_autofree char *date = mz_partial_date_to_string (mz_workspace_get_date (fixture->workspace));

  fixture->frames++;
  if (g_strcmp0 (peek_figure (fixture->view)->title, date) != 0
      || mz_test_find_text (GTK_WIDGET (fixture->card), date) == NULL)
    fixture->wrong++;
}

static gboolean
has_ticked (gpointer data)
{
  return ((Fixture *) data)->ticks == 12;
}

static void
test_no_other_date (Fixture *fixture, gconstpointer data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (fixture->view));
  gulong drawn = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (drawn_cb), fixture);

  gtk_widget_add_tick_callback (GTK_WIDGET (fixture->window), tick_cb, fixture, NULL);
  g_assert_true (mz_test_wait_until (has_ticked, fixture, 20000));
  g_signal_handler_disconnect (clock, drawn);
  g_assert_cmpuint (fixture->frames, >=, 12);
  g_assert_cmpuint (fixture->wrong, ==, 0);
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  /* Without a datum there is nothing to choose or to leave. */
  press (fixture, GDK_KEY_space, 0);
  g_assert_true (mz_query_is_empty (mz_workspace_get_query (fixture->workspace)));
  g_assert_false (press (fixture, GDK_KEY_Escape, 0));
  g_assert_true (press (fixture, GDK_KEY_Right, 0));
  g_assert_cmpuint (mz_chart_view_get_datum (fixture->view), ==, 0);
  g_assert_true (press (fixture, GDK_KEY_Right, 0));
  g_assert_cmpuint (mz_chart_view_get_datum (fixture->view), ==, 1);
  g_assert_true (press (fixture, GDK_KEY_End, 0));
  g_assert_cmpuint (mz_chart_view_get_datum (fixture->view), ==, 5);
  g_assert_true (press (fixture, GDK_KEY_Home, 0));
  g_assert_cmpuint (mz_chart_view_get_datum (fixture->view), ==, 0);
  /* It has no record: its country becomes a facet. Once more, and it is none. */
  g_assert_true (press (fixture, GDK_KEY_Return, 0));
  g_assert_cmpstrv (mz_query_peek (mz_workspace_get_query (fixture->workspace))->countries, ((const char *[]) { "CN", NULL }));
  g_assert_true (press (fixture, GDK_KEY_space, 0));
  g_assert_true (mz_query_is_empty (mz_workspace_get_query (fixture->workspace)));
  /* This one has a record. */
  g_assert_true (press (fixture, GDK_KEY_End, 0));
  g_assert_true (press (fixture, GDK_KEY_Return, 0));
  g_assert_true (mz_workspace_get_selection (fixture->workspace) == mz_test_record (fixture->workspace, "hill"));
  g_assert_true (mz_query_is_empty (mz_workspace_get_query (fixture->workspace)));
  g_assert_true (press (fixture, GDK_KEY_Return, GDK_CONTROL_MASK));
  g_assert_cmpstrv (mz_query_peek (mz_workspace_get_query (fixture->workspace))->countries, ((const char *[]) { "US", NULL }));
  g_assert_true (press (fixture, GDK_KEY_Escape, 0));
  g_assert_cmpuint (mz_chart_view_get_datum (fixture->view), ==, MZ_FIGURE_NONE);
}

/* The keys stay on what they were on, whatever its place in the next figure. */
static void
test_datum_stays (Fixture *fixture, gconstpointer data)
{
  press (fixture, GDK_KEY_End, 0);
  mz_workspace_set_date (fixture->workspace, parse ("2026-01"));
  mz_test_wait_frames (GTK_WIDGET (fixture->view), 2);
  g_assert_cmpuint (mz_chart_view_get_datum (fixture->view), ==, 5);
  mz_chart_view_set_chart (fixture->view, NULL);
  g_assert_cmpuint (mz_chart_view_get_datum (fixture->view), ==, MZ_FIGURE_NONE);
}

static guint32
get_pixel (cairo_surface_t *surface, double x, double y)
{
  const unsigned char *row = cairo_image_surface_get_data (surface) + (int) y * cairo_image_surface_get_stride (surface);

  return ((const guint32 *) row)[(int) x];
}

static guint32
draw_pixel (Fixture *fixture, double x, double y)
{
  cairo_surface_t *surface;
  guint32 pixel;

  mz_test_wait_frames (GTK_WIDGET (fixture->view), 2);
  surface = mz_test_draw_widget (GTK_WIDGET (fixture->view));
  pixel = get_pixel (surface, x, y);
  cairo_surface_destroy (surface);
  return pixel;
}

/* What is chosen elsewhere stands out here: all else pales. */
static void
test_light (Fixture *fixture, gconstpointer data)
{
  const MzChartLayout *layout = mz_chart_view_get_layout (fixture->view);
  g_autoptr (MzQuery) all = mz_query_new (NULL), states = mz_query_toggle (all, MZ_FACET_COUNTRY, "US");
  /* On the line of China: half way from 2023 (10) to 2024 (30). */
  double x = mz_scale_map (&layout->x, 2024), y = mz_scale_map (&layout->y, 20);
  guint32 before = draw_pixel (fixture, x, y);

  mz_workspace_set_query (fixture->workspace, states);
  g_assert_cmphex (draw_pixel (fixture, x, y), !=, before);
  mz_workspace_set_query (fixture->workspace, NULL);
  g_assert_cmphex (draw_pixel (fixture, x, y), ==, before);
  mz_workspace_set_selection (fixture->workspace, mz_test_record (fixture->workspace, "hill"));
  g_assert_cmphex (draw_pixel (fixture, x, y), !=, before);
}

static void
test_faces (Fixture *fixture, gconstpointer data)
{
  press (fixture, GDK_KEY_t, 0);
  g_assert_cmpuint (mz_chart_card_get_face (fixture->card), ==, MZ_CHART_FACE_TABLE);
  mz_test_wait_frames (GTK_WIDGET (fixture->card), 2);
  g_assert_nonnull (mz_test_find_text (GTK_WIDGET (fixture->card), "about 5 t"));
  /* The table has the date of the clock as well. */
  mz_workspace_set_date (fixture->workspace, parse ("2022"));
  mz_test_wait_frames (GTK_WIDGET (fixture->card), 2);
  g_assert_nonnull (mz_test_find_text (GTK_WIDGET (fixture->card), "estimate, after the date of the clock"));
  press (fixture, GDK_KEY_t, 0);
  g_assert_cmpuint (mz_chart_card_get_face (fixture->card), ==, MZ_CHART_FACE_CHART);
  press (fixture, GDK_KEY_w, 0);
  g_assert_cmpuint (mz_chart_card_get_face (fixture->card), ==, MZ_CHART_FACE_WORDS);
  mz_test_wait_frames (GTK_WIDGET (fixture->card), 2);
  g_assert_nonnull (mz_test_find_text (GTK_WIDGET (fixture->card), "China mined most."));
  press (fixture, GDK_KEY_Escape, 0);
  g_assert_cmpuint (mz_chart_card_get_face (fixture->card), ==, MZ_CHART_FACE_CHART);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (fixture->view)));
}

/* The twin has the same data and the same choice. */
static void
test_table (Fixture *fixture, gconstpointer data)
{
  MzChartTable *table;
  GtkSingleSelection *rows;
  GtkWidget *columns;

  mz_chart_card_set_face (fixture->card, MZ_CHART_FACE_TABLE);
  mz_test_wait_frames (GTK_WIDGET (fixture->card), 2);
  table = MZ_CHART_TABLE (mz_test_find_type (GTK_WIDGET (fixture->card), MZ_TYPE_CHART_TABLE));
  columns = mz_test_find_type (GTK_WIDGET (table), GTK_TYPE_COLUMN_VIEW);
  rows = GTK_SINGLE_SELECTION (mz_chart_table_get_rows (table));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, peek_figure (fixture->view)->data->len);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rows)); i++)
    {
      g_autoptr (MzChartRow) row = g_list_model_get_item (G_LIST_MODEL (rows), i);
      g_autofree char *value = mz_figure_format_value (peek_figure (fixture->view), mz_figure_peek_datum (peek_figure (fixture->view), i));

      g_assert_cmpuint (mz_chart_row_get_datum (row), ==, i);
      g_assert_cmpstr (mz_chart_row_get_text (row, MZ_CHART_COLUMN_VALUE), ==, value);
    }
  mz_workspace_set_selection (fixture->workspace, mz_test_record (fixture->workspace, "hill"));
  g_assert_cmpuint (gtk_single_selection_get_selected (rows), ==, 5);
  mz_workspace_set_selection (fixture->workspace, NULL);
  g_signal_emit_by_name (columns, "activate", 5);
  g_assert_true (mz_workspace_get_selection (fixture->workspace) == mz_test_record (fixture->workspace, "hill"));
  gtk_single_selection_set_selected (rows, 1);
  g_assert_cmpuint (mz_chart_view_get_datum (fixture->view), ==, 1);
}

static void
text_read_cb (GObject *clipboard, GAsyncResult *result, gpointer text)
{
  *(char **) text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static gboolean
is_read (gpointer text)
{
  return *(char **) text != NULL;
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->card));
  g_autoptr (GdkTexture) picture = mz_chart_view_get_picture (fixture->view);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_cmpint (gdk_texture_get_width (picture), >=, 1280);
  press (fixture, GDK_KEY_c, GDK_CONTROL_MASK);
  g_assert_true (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GDK_TYPE_TEXTURE));
  gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, &text);
  g_assert_true (mz_test_wait_until (is_read, &text, 20000));
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 7); /* six data, and nothing after the last line end */
  press (fixture, GDK_KEY_c, 0);
  g_assert_false (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), G_TYPE_STRING));
  g_assert_true (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GDK_TYPE_TEXTURE));
}

static void
test_click (Fixture *fixture, gconstpointer data)
{
  cairo_rectangle_t box;

  if (mz_test_lacks_xdo ())
    return;
  g_assert_true (mz_chart_layout_locate (mz_chart_view_get_layout (fixture->view), 5, &box));
  mz_test_xdo_at (GTK_WIDGET (fixture->view), box.x + box.width / 2, box.y + box.height / 2, "click 1");
  mz_test_wait_frames (GTK_WIDGET (fixture->view), 2);
  g_assert_true (mz_workspace_get_selection (fixture->workspace) == mz_test_record (fixture->workspace, "hill"));
  g_assert_cmpuint (mz_chart_view_get_datum (fixture->view), ==, 5);
  /* Beside everything nothing is selected. */
  mz_test_xdo_at (GTK_WIDGET (fixture->view), box.x - 30, box.y - 60, "click 1");
  mz_test_wait_frames (GTK_WIDGET (fixture->view), 2);
  g_assert_null (mz_workspace_get_selection (fixture->workspace));
}

static void
test_properties (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkWidget) view = g_object_ref_sink (mz_chart_view_new (fixture->workspace, &mz_test_chart));

  mz_test_sweep_properties (G_OBJECT (view), NULL);
}

int
main (int argc, char *argv[])
{
  static const struct { const char *name; void (*test) (Fixture *, gconstpointer); } cases[] = {
    { "once-a-frame", test_once_a_frame }, { "runs", test_runs }, { "against", test_against },
    { "no-other-date", test_no_other_date }, { "keys", test_keys },
    { "datum-stays", test_datum_stays }, { "light", test_light }, { "faces", test_faces }, { "table", test_table },
    { "copy", test_copy }, { "click", test_click }, { "properties", test_properties },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  gtk_init ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/charts/view/", cases[i].name, NULL);

      g_test_add (path, Fixture, NULL, set_up, cases[i].test, tear_down);
    }
  return g_test_run ();
}
