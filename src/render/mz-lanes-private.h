/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For the files that lay lanes out. */
#pragma once

#include "mz-chart-layout-private.h"
#include "mz-lane-rows.h"

G_BEGIN_DECLS

#define MZ_LANES_PAST_KNOWN 0.32 /* how strong what comes after the as-of date is */
#define MZ_LANES_AFTER      0.55 /* and what comes after the clock */

typedef struct
{
  MzChartLayout    *layout;
  const MzFigure   *figure;
  const MzLaneRows *rows;
  double            row, bar; /* heights */
  double            clock, as_of; /* pixels; INFINITY: beyond the window */
} MzLanes;

guint mz_lanes_find_most      (const MzLanes *self, const MzLane *lane);
void  mz_lanes_add_crowd      (MzLanes *self, const MzLaneItem *item, double y, guint most);
void  mz_lanes_add_dense_lane (MzLanes *self, const MzLane *lane, double y);
void  mz_lanes_add_summary    (MzLanes *self);

G_END_DECLS
