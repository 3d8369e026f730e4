/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much of what is short goes into a product. */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-chart-scenario-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-format.h"
#include "mz-inputs.h"

/* What the kilograms are of: "kg NdFeB magnet per motor" is of NdFeB magnet. (transfer full) */
static char *
dup_basis (const MzGoodInfo *info)
{
  const char *start = g_str_has_prefix (info->what, "kg ") ? info->what + 3 : info->what;
  const char *end = g_strrstr (start, " per ");

  return end != NULL ? g_strndup (start, (gsize) (end - start)) : g_strdup (start);
}

static double
get_largest (const MzGoodInfo *info)
{
  return fmax (fmax (info->low, info->high), info->typical);
}

/* Claims last; else by what they are of, and of that the largest first. */
static int
compare_goods (gconstpointer a, gconstpointer b)
{
  const MzGoodInfo *one = mz_good_peek (*(MzGood *const *) a), *other = mz_good_peek (*(MzGood *const *) b);
  g_autofree char *left = dup_basis (one), *right = dup_basis (other);
  int order = strcmp (left, right);

  if (one->claim != other->claim)
    return one->claim ? 1 : -1;
  if (order != 0)
    return order;
  return (get_largest (one) < get_largest (other)) - (get_largest (one) > get_largest (other));
}

static void
add_datum (MzFigure *figure, MzGood *good, guint series, double least, double value, MzDatumFlags flags)
{
  const MzGoodInfo *info = mz_good_peek (good);
  const char *what = mz_format_label (info->what);
  MzDatum *datum = mz_figure_add_datum (figure, series, figure->categories->len - 1, value);

  datum->least = least;
  datum->fill = series == 1 ? MZ_FILL_OUTLINE : info->claim ? MZ_FILL_DOTS : MZ_FILL_SOLID;
  mz_datum_set_time (datum, info->year, figure);
  datum->flags |= flags | (info->estimate ? MZ_DATUM_ESTIMATE : 0);
  datum->what = info->claim ? g_strdup_printf (_("%s; a claim, not reckoned with"), what) : g_strdup (what);
  mz_chart_cite (figure, datum, good, NULL);
}

static void
add_good (MzFigure *figure, MzGood *good)
{
  const MzGoodInfo *info = mz_good_peek (good);
  MzRecord *record = MZ_RECORD (good);
  MzFigureCategory *category = mz_figure_add_category (figure, mz_record_get_id (record),
                                                       mz_record_get_short_name (record));

  category->note = g_strdup (mz_format_label (info->what));
  category->record = g_strdup (mz_record_get_id (record));
  category->ink = MZ_INK_INDEX (MZ_INK_STAGE, MZ_STAGE_MAGNET);
  if (isfinite (info->low) && isfinite (info->high))
    add_datum (figure, good, 0, info->low, info->high, 0);
  else if (isfinite (info->high) || isfinite (info->low))
    add_datum (figure, good, 0, NAN, isfinite (info->high) ? info->high : info->low,
               isfinite (info->high) ? MZ_DATUM_AT_MOST : MZ_DATUM_AT_LEAST);
  if (isfinite (info->typical))
    add_datum (figure, good, isfinite (info->high) ? 1 : 0, NAN, info->typical, 0);
  mz_chart_add_record_note (figure, record);
}

/* How many times the least the most is. */
static double
get_spread (const MzDatum *datum)
{
  return datum->value / datum->least;
}

/* Of what is known at the clock and is no claim, the widest range or figure for one product. */
static void
add_words (MzFigure *figure)
{
  guint widest = MZ_FIGURE_NONE;

  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);

      if (datum->fill != MZ_FILL_SOLID || datum->flags & MZ_DATUM_AFTER)
        continue;
      mz_scenario_chart_say (figure, i);
      if (mz_datum_is_range (datum)
          && (widest == MZ_FIGURE_NONE || get_spread (datum) > get_spread (mz_figure_peek_datum (figure, widest))))
        widest = i;
    }
  if (widest != MZ_FIGURE_NONE)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, widest);
      g_autofree char *value = mz_figure_format_value (figure, datum);

      /* Translators: a product, a range of kilograms. */
      figure->title = g_strdup_printf (_("Sources are furthest apart about this: %1$s, %2$s"),
                                       mz_figure_peek_category (figure, datum->category)->label, value);
    }
}

MzFigure *
mz_chart_build_scenario_products (const MzChart *chart, const MzFigureRequest *request)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_RANGES, request);
  MzStore *store = mz_dataset_get_store (request->dataset, MZ_RECORD_GOOD);
  g_autoptr (GPtrArray) goods = g_ptr_array_new ();

  figure->log = TRUE;
  figure->unit = g_strdup (C_("unit", "kg"));
  figure->subtitle = g_strdup (_("Kilograms in a product, from the least to the most that sources give, by what they "
                                 "are of"));
  mz_figure_add_series (figure, "range", _("Sources"), MZ_INK (MZ_INK_TEXT));
  mz_figure_add_series (figure, "typical", _("Typical"), MZ_INK (MZ_INK_TEXT));
  for (guint i = 0; i < mz_store_get_length (store); i++)
    g_ptr_array_add (goods, mz_store_peek (store, i));
  g_ptr_array_sort (goods, compare_goods);
  for (guint i = 0; i < goods->len; i++)
    add_good (figure, goods->pdata[i]);
  add_words (figure);
  mz_figure_add_note (figure, _("The axis is logarithmic: each step is ten times as much. Kilograms of magnets, of "
                                "elements and of oxides are not the "
                                "same, and are never added."));
  return figure;
}
