/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ways to cards and from them, in the window: real clicks and keys. */
#include <math.h>

#include "mz-calendar-writer.h"
#include "mz-card-panel.h"
#include "mz-charts-page.h"
#include "mz-test-window.h"
#include "mz-window-private.h"

static gboolean
says (MzTestWindow *fixture, const char *text)
{
  return mz_test_find_text (mz_test_find_type (GTK_WIDGET (fixture->window), MZ_TYPE_CARD_PANEL), text) != NULL;
}

static void
wait_frames (MzTestWindow *fixture)
{
  mz_test_wait_frames (GTK_WIDGET (fixture->window), 4);
}

static void
click_text (MzTestWindow *fixture, const char *text)
{
  GtkWidget *label = mz_test_find_text (mz_test_find_type (GTK_WIDGET (fixture->window), MZ_TYPE_CARD_PANEL), text);

  g_assert_nonnull (label);
  mz_test_xdo_at (label, 4, 4, "click 1");
  wait_frames (fixture);
}

/* A click on Dy in either of the tables of elements leads to its card. */
static void
test_element_door (MzTestWindow *fixture, gconstpointer size)
{
  static const char *const charts[] = { "elements", "controlled-elements" };

  if (mz_test_lacks_xdo ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      GtkWidget *page;
      MzChartView *view;
      const MzFigure *figure;
      guint datum = 0;
      cairo_rectangle_t box;

      mz_workspace_set_selection (fixture->workspace, NULL);
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.chart", "s", charts[i]);
      wait_frames (fixture);
      page = mz_test_find_type (GTK_WIDGET (fixture->window), MZ_TYPE_CHARTS_PAGE);
      view = mz_chart_card_get_view (mz_charts_page_get_card (MZ_CHARTS_PAGE (page), charts[i]));
      figure = mz_chart_view_get_figure (view);
      while (strcmp (mz_figure_peek_category (figure, mz_figure_peek_datum (figure, datum)->category)->key, "Dy") != 0)
        datum++;
      g_assert_true (mz_chart_layout_locate (mz_chart_view_get_layout (view), datum, &box));
      mz_test_xdo_at (GTK_WIDGET (view), floor (box.x + box.width / 2), floor (box.y + box.height / 2), "click 1");
      wait_frames (fixture);
      g_assert_cmpstr (mz_test_window_get_selection (fixture), ==, "Dy");
      g_assert_true (says (fixture, "Dysprosium"));
      g_assert_true (says (fixture, "Where it is mined"));
    }
}

/* From a mine to its owner and back. */
static void
test_company_link (MzTestWindow *fixture, gconstpointer size)
{
  if (mz_test_lacks_xdo ())
    return;
  mz_workspace_set_selection (fixture->workspace, mz_test_record (fixture->workspace, "pact"));
  wait_frames (fixture);
  click_text (fixture, "Hill & Sons");
  g_assert_cmpstr (mz_test_window_get_selection (fixture), ==, "company-hill-sons");
  g_assert_true (says (fixture, "What it holds"));
  click_text (fixture, "Hill Mine");
  g_assert_cmpstr (mz_test_window_get_selection (fixture), ==, "hill");
  mz_test_xdo ("key alt+Left alt+Left");
  wait_frames (fixture);
  g_assert_cmpstr (mz_test_window_get_selection (fixture), ==, "pact");
}

/* What is saved is what is written for the same view; where nothing can be saved, the window says so. */
static void
test_save (MzTestWindow *fixture, gconstpointer size)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "coming.ics", NULL), *text = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path), nowhere = g_file_new_for_path ("/no/such/folder/coming.ics");
  MzDataset *dataset = mz_workspace_get_dataset (fixture->workspace);
  g_autoptr (GPtrArray) entries = mz_calendar_new (dataset, mz_workspace_get_date (fixture->workspace), NULL);
  GString *expected = mz_calendar_write (entries, dataset);

  /* The end of the stay in November 2026, and the works' start in 2027. */
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_cmpint (g_mkdir_with_parents (g_get_user_cache_dir (), 0700), ==, 0);
  mz_window_save_calendar (fixture->window, file);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected->str);
  g_assert_nonnull (mz_test_find_text (GTK_WIDGET (fixture->window), "2 entries saved in coming.ics"));
  mz_window_save_calendar (fixture->window, nowhere);
  wait_frames (fixture);
  g_string_free (expected, TRUE);
}

int
main (int argc, char *argv[])
{
  static const MzTestWindowCase cases[] = {
    { "element-door", test_element_door, NULL },
    { "company-link", test_company_link, NULL },
    { "save-calendar", test_save, NULL },
  };

  return mz_test_window_run (argc, argv, "/app/cards/", cases, G_N_ELEMENTS (cases));
}
