/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which row of its lane each span and instant stands in: apart from drawing, as the height that is wanted hangs on it too. */
#pragma once

#include "mz-figure.h"
#include "mz-scale.h"

G_BEGIN_DECLS

typedef enum
{
  MZ_LANE_SPAN,
  MZ_LANE_INSTANT,
  MZ_LANE_CROWD    /* what is too close to be told apart, joined */
} MzLaneItemKind;

/**
 * MzLaneItem:
 * @datum: of a crowd its first one
 * @from, @to: pixels, within the window
 * @label: width of what stands beside it, pixels; 0: nothing does
 * @until: where the next one in its row begins, pixels
 * @first, @n: crowds: items of their lane in @members
 */
typedef struct
{
  MzLaneItemKind kind;
  guint          datum, lane, row;
  double         from, to, label, until;
  guint          first, n;
} MzLaneItem;

/**
 * MzLane:
 * @row: of its first; those of all lanes and headings are counted through
 * @n_rows: at least 1
 * @dense: more at once than can stand one below the other: how many, in place of which
 * @crowded: whether anything in it is joined
 * @heading: whether the row before it is the heading of its group
 */
typedef struct
{
  guint    first, n, row, n_rows;
  gboolean dense, crowded, heading;
} MzLane;

typedef struct
{
  GArray *items;   /* of MzLaneItem, by lane and from left to right */
  GArray *members; /* of MzLaneItem: what crowds are made of */
  GArray *lanes;   /* of MzLane: one a category */
  guint   n_rows, n_groups; /* groups that have a heading */
} MzLaneRows;

MzLaneRows *mz_lane_rows_new  (const MzFigure *figure, const MzScale *x, double factor, gboolean labels);
void        mz_lane_rows_free (MzLaneRows *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzLaneRows, mz_lane_rows_free)
void        mz_lane_rows_get_window (const MzFigure *figure, double *from, double *to);
const char *mz_lane_rows_get_label  (const MzFigure *figure, guint datum);

#define MZ_LANE_BIN     6.0   /* px: of what is too dense, counted together */
#define MZ_LANE_CLOSE   2.0   /* px: what is closer cannot be told apart */
#define MZ_LANE_DIAMOND 4.5   /* px: half of an instant's width, times the factor */
#define MZ_LANE_LABEL   160.0 /* px: the most that a label takes, times the factor */
#define MZ_LANE_SPACE   3.0   /* px between an instant and its label */

G_END_DECLS
