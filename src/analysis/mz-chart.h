/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-figure.h"

G_BEGIN_DECLS

typedef enum
{
  MZ_CHART_GROUP_CHAIN,
  MZ_CHART_GROUP_OUTPUT,
  MZ_CHART_GROUP_PRICES,
  MZ_CHART_GROUP_TRADE,
  MZ_CHART_GROUP_DEMAND,
  MZ_CHART_GROUP_AGREEMENTS,
  MZ_CHART_GROUP_CONTROLS,
  MZ_CHART_GROUP_PROJECTS,
  MZ_CHART_GROUP_SCENARIO,
  MZ_N_CHART_GROUPS
} MzChartGroup;

/**
 * MzChart:
 * @name: of the command line: lower case, hyphens
 * @label: English, short, to be translated: what lists show
 * @build: makes the figure of a request; one that has nothing to show says why in @empty
 *
 * A chart that the program knows. Static.
 */
typedef struct _MzChart MzChart;
struct _MzChart
{
  const char  *name;
  const char  *label;
  MzChartGroup group;
  MzFigure  *(*build) (const MzChart *chart, const MzFigureRequest *request);
};

guint          mz_charts_get_n    (void);
const MzChart *mz_charts_peek     (guint i);
const MzChart *mz_charts_lookup   (const char *name);
const char    *mz_chart_group_get_label (MzChartGroup group);
const char    *mz_chart_get_label (const MzChart *self);
MzFigure      *mz_chart_build     (const MzChart *self, const MzFigureRequest *request);

G_END_DECLS
