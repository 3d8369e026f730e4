/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of flows: broad where they come from, narrow where they go. */
#pragma once

#include "mz-flows.h"
#include "mz-projector.h"
#include "mz-theme.h"

G_BEGIN_DECLS

#define MZ_FLOW_MIN_WIDTH 2.0  /* px; thinner ones would not be seen */
#define MZ_FLOW_MAX_WIDTH 13.0 /* also of the one that is selected */

/**
 * MzFlowStyle:
 * @stage: what moves has come out of it; %MZ_N_STAGES: of none
 * @width: px at the beginning, at size factor 1
 * @measured: whether its tonnage is known: else it is dotted
 * @partial: whether its tonnage is that of a part of the year only: it is in long dashes
 * @promised: by a plan or a contract: it is in short dashes, and fainter
 * @dim: something else is selected
 */
typedef struct
{
  MzStage  stage;
  double   width;
  gboolean measured, partial, promised, dim;
} MzFlowStyle;

double mz_flow_width      (double tonnes);
double mz_flow_goal_width (double width);
void   mz_flow_style_init (MzFlowStyle *self, MzFlow *flow);
void   mz_flow_paint      (cairo_t *cr, const MzTheme *theme, const MzFlowStyle *style, double factor, const double *points,
                           guint n, const MzProjector *projector);

G_END_DECLS
