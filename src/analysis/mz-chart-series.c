/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the charts of series share. */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-format.h"

const char *const mz_chart_countries[] = { "CN", "US", "AU", "MM", "JP", "EU", "IN", "RU", "VN", "MY", NULL };

static int
compare_points (gconstpointer a, gconstpointer b)
{
  return mz_partial_date_compare ((*(const MzPoint *const *) a)->t, (*(const MzPoint *const *) b)->t);
}

MzDatumFlags
mz_chart_get_flags (const MzPoint *point)
{
  if (point->bound != MZ_BOUND_NONE)
    return point->bound == MZ_BOUND_LEAST ? MZ_DATUM_AT_LEAST : MZ_DATUM_AT_MOST;
  return point->estimate ? MZ_DATUM_ESTIMATE : 0;
}

/** mz_chart_add_point: Returns: (transfer none): until the next one is added; sources are the point's own, or else the record's. */
MzDatum *
mz_chart_add_point (MzFigure *figure, MzSeries *series, const MzPoint *point, guint figure_series)
{
  const char *const *said = (const char *const *) (point->sources != NULL ? point->sources
                                                                          : mz_record_peek_head (MZ_RECORD (series))->sources);
  MzDatum *datum = mz_figure_add_datum (figure, figure_series, MZ_FIGURE_NONE, point->v);

  mz_datum_set_time (datum, point->t, figure);
  mz_datum_set_sources (datum, said);
  datum->record = g_strdup (mz_record_get_id (MZ_RECORD (series)));
  datum->flags |= mz_chart_get_flags (point);
  mz_figure_add_sources (figure, said);
  return datum;
}

guint
mz_chart_add_points (MzFigure *figure, MzSeries *series, const char *key, guint figure_series)
{
  const GArray *points = mz_series_peek (series)->points;
  g_autoptr (GPtrArray) own = g_ptr_array_new ();

  for (guint i = 0; i < points->len; i++)
    if (strcmp (g_array_index (points, MzPoint, i).key, key) == 0)
      g_ptr_array_add (own, &g_array_index (points, MzPoint, i));
  g_ptr_array_sort (own, compare_points);
  for (guint i = 0; i < own->len; i++)
    mz_chart_add_point (figure, series, own->pdata[i], figure_series);
  return own->len;
}

/* Whether a series has any figure for a year. */
gboolean
mz_chart_has_year (MzSeries *series, guint year)
{
  const GArray *points = mz_series_peek (series)->points;

  for (guint i = 0; i < points->len; i++)
    if (g_array_index (points, MzPoint, i).t.year == year)
      return TRUE;
  return FALSE;
}

MzInk
mz_chart_country_ink (const char *key)
{
  return strlen (key) == 2 && g_ascii_isupper (key[0]) ? mz_ink_country (key) : MZ_INK (MZ_INK_OTHERS);
}

/** mz_chart_format_hhi: Returns: (transfer full) */
char *
mz_chart_format_hhi (const MzConcentration *of)
{
  gboolean whole = of->coverage >= 1 - 1e-12;
  g_autofree char *number = of->hhi < 0 ? NULL : mz_format_number (10 * (whole ? round (of->hhi / 10) : floor (of->hhi / 10)));

  if (number == NULL)
    return g_strdup (_("not known"));
  return whole ? g_steal_pointer (&number) : g_strdup_printf (_("%s or more"), number);
}

void
mz_chart_set_empty (MzFigure *figure, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_free (figure->empty);
  figure->empty = g_strdup_vprintf (format, args);
  va_end (args);
}
