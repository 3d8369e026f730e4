/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What holds for every chart at every date. */
#include <math.h>
#include <string.h>

#include "mz-chart-test.h"

static const char *const dates[] = { "1900", "1987", "2010-07", "2025-11-01", "2026-07", "2035" };

typedef void (*FigureFunc) (const MzFigure *figure);

static void
for_each_figure (FigureFunc func)
{
  g_autoptr (MzDataset) dataset = mz_chart_test_load ();
  g_autoptr (MzSupplyRun) run = mz_chart_test_run (dataset, "managed-rivalry"), against = mz_chart_test_run (dataset, "japan-2010");

  for (guint i = 0; i < mz_charts_get_n (); i++)
    for (guint j = 0; j < G_N_ELEMENTS (dates); j++)
      {
        g_autoptr (MzFigure) figure = mz_chart_test_build_run (dataset, mz_charts_peek (i)->name, dates[j], run,
                                                               j % 2 == 0 ? NULL : against);

        g_test_message ("%s at %s", figure->name, dates[j]);
        func (figure);
      }
}

static void
check_words (const MzFigure *figure)
{
  if (figure->kind == MZ_FIGURE_LINES || figure->kind == MZ_FIGURE_AREAS || figure->kind == MZ_FIGURE_COLUMNS
      || figure->kind == MZ_FIGURE_BARS || figure->kind == MZ_FIGURE_DOTS || figure->kind == MZ_FIGURE_BANDS
      || figure->kind == MZ_FIGURE_RANGES || figure->kind == MZ_FIGURE_TORNADO)
    mz_chart_test_check (figure);
  g_assert_nonnull (figure->words);
  g_assert_null (strstr (figure->title, "(null)"));
  g_assert_null (strstr (figure->words, "(null)"));
  g_assert_true (figure->x_from <= figure->x_to);
  for (guint i = 0; i < figure->data->len; i++)
    {
      g_autofree char *text = mz_figure_describe (figure, i);

      g_assert_cmpstr (text, !=, "");
    }
}

static void
test_words (void)
{
  for_each_figure (check_words);
}

/* A point in time that is not over at the clock's date is after it; but an edition of a book is known once it is out. */
static void
check_clock (const MzFigure *figure)
{
  if (g_str_equal (figure->name, "reserves-over-editions"))
    return;
  if (figure->kind != MZ_FIGURE_LINES && figure->kind != MZ_FIGURE_AREAS)
    return;
  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);
      MzPartialDate when;

      if (datum->x == datum->x_end && datum->when != NULL && isfinite (datum->value)
          && mz_partial_date_parse (datum->when, &when, NULL))
        g_assert_cmpint ((datum->flags & MZ_DATUM_AFTER) != 0, ==, !mz_figure_is_known (when, figure->date));
    }
}

static void
test_clock (void)
{
  for_each_figure (check_clock);
}

static gboolean
stands_beside (const MzDatum *one, const MzDatum *other)
{
  return one->series == other->series && one->category == other->category && one->x == other->x
         && (one->flags & MZ_DATUM_AFTER) == (other->flags & MZ_DATUM_AFTER);
}

/* Of what is stacked a series has one datum at a place, or one before and one after the clock, none below 0; shares of a whole are not more than that. */
static void
check_stacks (const MzFigure *figure)
{
  if (figure->kind != MZ_FIGURE_AREAS && figure->kind != MZ_FIGURE_COLUMNS)
    return;
  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);
      double sum = 0;

      g_assert_false (datum->value < 0);
      for (guint j = 0; j < figure->data->len; j++)
        {
          const MzDatum *other = mz_figure_peek_datum (figure, j);

          g_assert_true (i == j || !stands_beside (datum, other));
          if (datum->category == other->category && datum->x == other->x && isfinite (other->value))
            sum += other->value;
        }
      g_assert_true (!figure->percent || sum <= 100 + 1e-9);
    }
}

static void
test_stacks (void)
{
  for_each_figure (check_stacks);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/analysis/charts/words", test_words);
  g_test_add_func ("/analysis/charts/clock", test_clock);
  g_test_add_func ("/analysis/charts/stacks", test_stacks);
  return g_test_run ();
}
