/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-chart-view.h"

G_BEGIN_DECLS

/**
 * MzChartTable:
 *
 * The table twin of a chart: a row a datum of the view's figure, sorted by any column. The row that is on is the view's datum;
 * opening it chooses that in the workspace, and what is selected there has its row on. Follows the figure while it is mapped.
 */
#define MZ_TYPE_CHART_TABLE (mz_chart_table_get_type ())
G_DECLARE_FINAL_TYPE (MzChartTable, mz_chart_table, MZ, CHART_TABLE, GtkWidget)

GtkWidget  *mz_chart_table_new      (MzChartView *view);
GListModel *mz_chart_table_get_rows (MzChartTable *self);

G_END_DECLS
