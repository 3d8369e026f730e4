/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "mz-figure.h"

G_BEGIN_DECLS

/**
 * MzChartRow:
 *
 * A datum of a figure as the table twin of a chart has it: texts for people, and a number to sort by. Keeps nothing of the
 * figure.
 */
#define MZ_TYPE_CHART_ROW (mz_chart_row_get_type ())
G_DECLARE_FINAL_TYPE (MzChartRow, mz_chart_row, MZ, CHART_ROW, GObject)

typedef enum
{
  MZ_CHART_COLUMN_WHAT,
  MZ_CHART_COLUMN_WHEN,
  MZ_CHART_COLUMN_VALUE,
  MZ_CHART_COLUMN_FLAGS,
  MZ_CHART_COLUMN_SOURCES,
  MZ_N_CHART_COLUMNS
} MzChartColumn;

GListStore *mz_chart_rows_new       (const MzFigure *figure, MzDataset *dataset);
const char *mz_chart_column_get_title (MzChartColumn column);

guint       mz_chart_row_get_datum  (MzChartRow *self);
const char *mz_chart_row_get_text   (MzChartRow *self, MzChartColumn column);
int         mz_chart_row_compare    (MzChartRow *a, MzChartRow *b, MzChartColumn column);

G_END_DECLS
