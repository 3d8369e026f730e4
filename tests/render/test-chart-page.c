/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-chart-page.h"

#include <string.h>

static MzSource *
source_new (const char *id, const char *publisher)
{
  MzRecordHead head = { .id = g_strdup (id), .name = g_strdup ("A title"), .aliases = g_new0 (char *, 1), .sources = g_new0 (char *, 1) };
  MzSourceInfo *info = g_new0 (MzSourceInfo, 1);

  info->publisher = g_strdup (publisher);
  info->date = mz_partial_date_new (2024, 0, 0);
  return mz_source_new (&head, info);
}

/* Sources with the same chip are named once, those that are too many are counted; marks are numbered as in the chart. */
static void
test_footer (void)
{
  g_autoptr (MzDataset) dataset = mz_dataset_new ();
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);
  MzFigureRequest request = { .dataset = dataset, .date = { 2025, 11, 0 } };
  g_autoptr (MzFigure) figure = NULL;
  MzChartPage page = { .dataset = dataset, .width = 600, .height = 400 };
  g_autofree char *footer = NULL;

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *id = g_strdup_printf ("source-%02u", i), *publisher = g_strdup_printf ("House %u", i % 15);

      g_ptr_array_add (sources, source_new (id, publisher));
    }
  mz_dataset_set_records (dataset, MZ_RECORD_SOURCE, sources);
  mz_dataset_set_as_of (dataset, mz_partial_date_new (2026, 7, 0));
  mz_dataset_link (dataset);
  figure = mz_figure_new ("test", MZ_FIGURE_LINES, &request);
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *id = g_strdup_printf ("source-%02u", i);
      const char *const ids[] = { id, NULL };

      mz_figure_add_sources (figure, ids);
    }
  mz_figure_add_mark (figure, mz_partial_date_new (2025, 4, 4), "seven elements", NULL);
  mz_figure_add_note (figure, "A note.");
  page.figure = figure;
  footer = mz_chart_page_dup_footer (&page);
  g_assert_cmpstr (footer, ==, "1: 4 Apr 2025, seven elements. A note. Sources: House 0 2024; House 1 2024; House 2 2024; House 3 2024; "
                   "House 4 2024; House 5 2024; House 6 2024; House 7 2024; House 8 2024; House 9 2024; House 10 2024; "
                   "House 11 2024; and 3 more. Monazite, as on November 2025; facts as of July 2026.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/render/chart-page/footer", test_footer);
  return g_test_run ();
}
