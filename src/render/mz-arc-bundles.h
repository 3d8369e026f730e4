/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which arcs lie so near to each other that one line stands for them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MZ_ARC_ALONE G_MAXUINT

/**
 * MzArcEnds:
 * @ax, @ay, @bx, @by: unit-square Mercator; @bx is not wrapped: it says which way round the world the arc goes
 * @group: only arcs of the same one are put together; %MZ_ARC_ALONE: with none
 */
typedef struct
{
  double ax, ay, bx, by;
  guint  group;
} MzArcEnds;

guint *mz_arc_bundles_find (const MzArcEnds *arcs, guint n, double within);

G_END_DECLS
