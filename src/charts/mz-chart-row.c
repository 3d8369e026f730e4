/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-charts"

#include "mz-chart-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mz-chart-brush.h"
#include "mz-collate.h"
#include "mz-format.h"

struct _MzChartRow
{
  GObject parent_instance;
  guint   datum;
  double  value, x;
  char   *texts[MZ_N_CHART_COLUMNS];
};

G_DEFINE_FINAL_TYPE (MzChartRow, mz_chart_row, G_TYPE_OBJECT)

static char *
describe_what (const MzFigure *figure, const MzDatum *datum)
{
  const char *names[5] = { NULL };
  guint n = 0;

  if (datum->category != MZ_FIGURE_NONE)
    names[n++] = mz_figure_peek_category (figure, datum->category)->label;
  if (datum->other != MZ_FIGURE_NONE)
    names[n++] = mz_figure_peek_category (figure, datum->other)->label;
  if (datum->series != MZ_FIGURE_NONE && *mz_figure_peek_series (figure, datum->series)->label != '\0')
    names[n++] = mz_figure_peek_series (figure, datum->series)->label;
  if (datum->what != NULL)
    names[n++] = datum->what;
  return g_strjoinv (mz_format_get_comma (), (char **) names);
}

static MzChartRow *
row_new (const MzFigure *figure, guint i, MzDataset *dataset)
{
  MzChartRow *self = g_object_new (MZ_TYPE_CHART_ROW, NULL);
  const MzDatum *datum = mz_figure_peek_datum (figure, i);

  self->datum = i;
  self->value = datum->value;
  self->x = datum->x;
  self->texts[MZ_CHART_COLUMN_WHAT] = describe_what (figure, datum);
  self->texts[MZ_CHART_COLUMN_WHEN] = mz_datum_format_when (datum);
  self->texts[MZ_CHART_COLUMN_VALUE] = mz_datum_has_value (datum) ? mz_figure_format_value (figure, datum) : NULL;
  self->texts[MZ_CHART_COLUMN_FLAGS] = mz_chart_describe_flags (datum->flags);
  self->texts[MZ_CHART_COLUMN_SOURCES] = mz_chart_describe_sources (dataset, (const char *const *) datum->sources);
  return self;
}

static void
mz_chart_row_finalize (GObject *object)
{
  MzChartRow *self = MZ_CHART_ROW (object);

  for (guint i = 0; i < MZ_N_CHART_COLUMNS; i++)
    g_free (self->texts[i]);
  G_OBJECT_CLASS (mz_chart_row_parent_class)->finalize (object);
}

static void
mz_chart_row_class_init (MzChartRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mz_chart_row_finalize;
}

static void
mz_chart_row_init (MzChartRow *self)
{
}

/** mz_chart_rows_new: Returns: (transfer full): one row a datum, in the order of the figure. */
GListStore *
mz_chart_rows_new (const MzFigure *figure, MzDataset *dataset)
{
  GListStore *rows = g_list_store_new (MZ_TYPE_CHART_ROW);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < figure->data->len; i++)
    g_ptr_array_add (all, row_new (figure, i, dataset));
  g_list_store_splice (rows, 0, 0, all->pdata, all->len);
  return rows;
}

const char *
mz_chart_column_get_title (MzChartColumn column)
{
  static const char *const titles[MZ_N_CHART_COLUMNS] = {
    NC_("column", "What"), NC_("column", "When"), NC_("column", "Value"), NC_("column", "To know"), NC_("column", "Sources"),
  };

  g_return_val_if_fail (column < MZ_N_CHART_COLUMNS, NULL);
  return g_dpgettext2 (NULL, "column", titles[column]);
}

guint
mz_chart_row_get_datum (MzChartRow *self)
{
  g_return_val_if_fail (MZ_IS_CHART_ROW (self), MZ_FIGURE_NONE);
  return self->datum;
}

const char *
mz_chart_row_get_text (MzChartRow *self, MzChartColumn column)
{
  g_return_val_if_fail (MZ_IS_CHART_ROW (self) && column < MZ_N_CHART_COLUMNS, NULL);
  return self->texts[column] != NULL ? self->texts[column] : "";
}

/* What is not known comes last. */
static int
compare_numbers (double a, double b)
{
  if (isnan (a) || isnan (b))
    return isnan (a) - isnan (b);
  return (a > b) - (a < b);
}

/** mz_chart_row_compare: Returns: below 0, 0 or above: @a before, with or after @b; numbers and times by what they are. */
int
mz_chart_row_compare (MzChartRow *a, MzChartRow *b, MzChartColumn column)
{
  int order;

  if (column == MZ_CHART_COLUMN_VALUE)
    order = compare_numbers (a->value, b->value);
  else if (column == MZ_CHART_COLUMN_WHEN)
    order = compare_numbers (a->x, b->x);
  else
    order = mz_collate (mz_chart_row_get_text (a, column), mz_chart_row_get_text (b, column));
  return order != 0 ? order : (a->datum > b->datum) - (a->datum < b->datum);
}
