/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the symbols in view mean: one list for the panel and for every picture. */
#pragma once

#include "mz-map-scene.h"

G_BEGIN_DECLS

typedef enum
{
  MZ_LEGEND_STAGE,     /* symbol of a stage, or of deposits */
  MZ_LEGEND_STATE,     /* the fill of a state, on a neutral symbol */
  MZ_LEGEND_CLUSTER,   /* ring */
  MZ_LEGEND_UNCERTAIN, /* dashed ring: a place known only roughly */
  MZ_LEGEND_ARC,
  MZ_LEGEND_FLOW,       /* of what comes out of a stage */
  MZ_LEGEND_FLOW_FORM,  /* how sure it is */
  MZ_LEGEND_FLOW_WIDTH, /* three widths of flows of one unit, with their tonnes */
  MZ_LEGEND_TINT,
  MZ_LEGEND_SIZE       /* three sizes of symbols of one product, with their tonnes and unit */
} MzLegendKind;

/* NONE: there is no flow on the date. */
typedef enum
{
  MZ_FLOW_FORM_PARTIAL,
  MZ_FLOW_FORM_PROMISED,
  MZ_FLOW_FORM_UNMEASURED,
  MZ_FLOW_FORM_NONE,
  MZ_N_FLOW_FORMS
} MzFlowForm;

/**
 * MzLegendRow:
 * @layer: the layer that it belongs to
 * @value: an MzStage (%MZ_N_STAGES for deposits), MzState, MzArcForm, MzFlowForm, MzFlowUnit, MzTintForm or MzProduct, as @kind
 *   has it
 * @label: in the user's language
 * @count: how many of it are in view; for stages: sites that certainly operate
 * @total: for stages: all sites of it in view; else as @count
 */
typedef struct
{
  MzLegendKind kind;
  MzLayers     layer;
  guint        value;
  char        *label;
  guint        count, total;
} MzLegendRow;

#define MZ_LEGEND_SAMPLE_WIDTH  26.0
#define MZ_LEGEND_SAMPLE_HEIGHT 18.0

/* How large the sample of a row is drawn where there is room; into a smaller box it is scaled down. */
void       mz_legend_sample_size  (const MzLegendRow *row, double *width, double *height);
/* Returns: (transfer full) (element-type MzLegendRow): just what @scene shows in its view, in a fixed order. */
GPtrArray *mz_legend_new          (MzMapScene *scene);
/* Paints the sample of a row into a box of @width and @height at x, y. */
void       mz_legend_paint_sample (cairo_t *cr, const MzTheme *theme, const MzLegendRow *row, double x, double y,
                                   double width, double height);

G_END_DECLS
