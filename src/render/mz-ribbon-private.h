/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For the files that lay the chain out. */
#pragma once

#include "mz-chart-layout-private.h"

G_BEGIN_DECLS

#define MZ_RIBBON_PAD 10.0 /* px between what stands side by side */

typedef struct
{
  double x, width, room; /* pixels; @room: from its right edge to the next column, or the end */
  double sum;            /* per cent */
  gboolean known;
} MzRibbonColumn;

typedef struct
{
  MzChartLayout *layout;
  const MzFigure *figure;
  guint           n;
  MzRibbonColumn *columns;
  GArray  *pieces; /* of Piece, by column, from the bottom */
  double  *ranges; /* from and to of each series in each column; NAN where it is not there */
} MzRibbon;

double     mz_ribbon_measure_width  (const MzRibbon *self, MzFont font, const char *text);
GPtrArray *mz_ribbon_wrap           (const MzRibbon *self, MzFont font, const char *text, double most);
double     mz_ribbon_measure_widest (const MzRibbon *self, MzFont font, const GPtrArray *lines);
double     mz_ribbon_measure_head   (const MzRibbon *self, guint *n_notes);
void       mz_ribbon_add_heads      (MzRibbon *self, guint n_notes);

G_END_DECLS
