/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What charts are built by, and what those share. */
#pragma once

#include "mz-chart.h"

G_BEGIN_DECLS

/* Of a series' points those of one key in the order of time, its own sources or the record's on each datum. Returns: how many. */
guint mz_chart_add_points   (MzFigure *figure, MzSeries *series, const char *key, guint figure_series);
MzInk mz_chart_country_ink  (const char *key);
/* Nothing: why. */
void  mz_chart_set_empty    (MzFigure *figure, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Charts over time. */
guint          mz_chart_add_line        (MzFigure *figure, MzDataset *dataset, const char *id, const char *point_key,
                                         const char *key, const char *label, MzInk ink);
void           mz_chart_add_record_note (MzFigure *figure, MzRecord *record);
void           mz_chart_add_claims      (MzFigure *figure, MzDataset *dataset, const char *id);
void           mz_chart_add_marks       (MzFigure *figure, MzDataset *dataset, const char *const *ids);
void           mz_chart_set_span        (MzFigure *figure, const MzFigureRequest *request);
const MzDatum *mz_chart_last_known      (const MzFigure *figure, guint series);
const MzDatum *mz_chart_find_known      (const MzFigure *figure, guint series, const char *when);
const MzDatum *mz_chart_year_before     (const MzFigure *figure, const MzDatum *datum);
char          *mz_chart_format_when     (const MzDatum *datum);
char          *mz_chart_format_share    (double percent);
char          *mz_chart_format_times    (double ratio);

MzFigure *mz_chart_build_prices          (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_prices_others   (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_price_neodymium (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_price_europe    (const MzChart *chart, const MzFigureRequest *request);

MzFigure *mz_chart_build_mine_production (const MzChart *chart, const MzFigureRequest *request);

G_END_DECLS
