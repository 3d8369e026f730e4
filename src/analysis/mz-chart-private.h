/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What charts are built by, and what those share. */
#pragma once

#include "mz-chart.h"
#include "mz-concentration.h"

G_BEGIN_DECLS

/* Of a series' points those of one key in the order of time, its own sources or the record's on each datum. Returns: how many. */
guint mz_chart_add_points   (MzFigure *figure, MzSeries *series, const char *key, guint figure_series);
/* What a point's own words say of it: estimate, bound. */
MzDatumFlags mz_chart_get_flags (const MzPoint *point);
MzInk mz_chart_country_ink  (const char *key);
/* Nothing: why. */
void  mz_chart_set_empty    (MzFigure *figure, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Countries that have a colour of their own, in the order of stacks: CN, US, AU ... up to %NULL. */
extern const char *const mz_chart_countries[];

/* "5,190", "8,280 or more": to the next ten, bounds downwards. */
char *mz_chart_format_hhi   (const MzConcentration *of);

MzFigure *mz_chart_build_chain           (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_mine_production (const MzChart *chart, const MzFigureRequest *request);

G_END_DECLS
