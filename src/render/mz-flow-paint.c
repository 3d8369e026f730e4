/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-flow-paint.h"

#include <math.h>

#include "mz-facts.h"

#define PER_ROOT   0.02 /* px, of the root of the tonnes: areas of strips of one length are not to be compared, widths are */
#define GOAL_WIDTH 3.0
#define GOAL_PART  0.4  /* of the width at the beginning: what begins narrow ends narrower, or it would point backwards */
#define HALO       1.4  /* px on each side */
#define ALPHA      0.8
#define PROMISED   0.75 /* of the alpha */
#define DIM_WIDTH  0.75
#define DASH       9.0
#define LONG_DASH  26.0
#define DASH_GAP   4.0
#define DOT_GAP    4.5  /* px from dot to dot */
#define DOT_GOAL   0.6  /* of the width of dots: smaller ones would not be seen */

/* A point of the line, and how far it is along it. Over the edge of a world that is shown once the line goes in two runs. */
typedef struct
{
  double x, y, s;
  guint  run;
} Node;

/** mz_flow_width: @tonnes: of one unit. Returns: px at the beginning of the line. */
double
mz_flow_width (double tonnes)
{
  return CLAMP (PER_ROOT * sqrt (MAX (tonnes, 0)), MZ_FLOW_MIN_WIDTH, MZ_FLOW_MAX_WIDTH);
}

/** mz_flow_goal_width: @width: px at the beginning. Returns: px at the end. */
double
mz_flow_goal_width (double width)
{
  return MIN (GOAL_WIDTH, GOAL_PART * width);
}

/** mz_flow_style_init: Makes @self that of @flow while nothing is selected. */
void
mz_flow_style_init (MzFlowStyle *self, MzFlow *flow)
{
  double tonnes = mz_flow_get_tonnes (flow);
  guint stage = MZ_N_STAGES;

  mz_vocabulary_find (&mz_stages, mz_flow_peek (flow)->stage_from, &stage);
  *self = (MzFlowStyle) {
    .stage = (MzStage) stage,
    .width = tonnes >= 0 ? mz_flow_width (tonnes) : MZ_FLOW_MIN_WIDTH,
    .measured = tonnes >= 0,
    .partial = tonnes >= 0 && mz_flow_peek (flow)->t_per_year < 0,
    .promised = mz_flow_is_promise (flow),
  };
}

static void
add_node (GArray *nodes, double x, double y, double s, guint run)
{
  Node node = { x, y, s, run };

  g_array_append_val (nodes, node);
}

static GArray *
find_nodes (const double *points, guint n, const MzProjector *projector)
{
  GArray *nodes = g_array_sized_new (FALSE, FALSE, sizeof (Node), n + 4);
  double s = 0;
  guint run = 0;

  for (guint i = 0; i < n; i++)
    {
      double x = points[2 * i], y = points[2 * i + 1], before_x = i > 0 ? points[2 * i - 2] : x;
      double before_y = i > 0 ? points[2 * i - 1] : y;

      if (projector != NULL && i > 0 && mz_projector_jumps (projector, before_x, x))
        {
          double side = x > before_x ? 1 : -1, beyond = x - side * mz_projector_width (projector, y);

          add_node (nodes, beyond, y, s + hypot (beyond - before_x, y - before_y), run++);
          add_node (nodes, before_x + side * mz_projector_width (projector, before_y), before_y, s, run);
          s += hypot (beyond - before_x, y - before_y);
        }
      else
        s += hypot (x - before_x, y - before_y);
      add_node (nodes, x, y, s, run);
    }
  return nodes;
}

static Node
interpolate (const Node *a, const Node *b, double s)
{
  double t = b->s > a->s ? CLAMP ((s - a->s) / (b->s - a->s), 0, 1) : 0;

  return (Node) { a->x + t * (b->x - a->x), a->y + t * (b->y - a->y), s, a->run };
}

/* A closed shape round @n nodes that are one after the other. */
static void
trace_strip (cairo_t *cr, const Node *nodes, guint n, double length, double origin, double goal)
{
  for (guint pass = 0; pass < 2; pass++)
    for (guint k = 0; k < n; k++)
      {
        guint i = pass == 0 ? k : n - 1 - k;
        const Node *before = &nodes[i > 0 ? i - 1 : 0], *after = &nodes[MIN (i + 1, n - 1)];
        double dx = after->x - before->x, dy = after->y - before->y, along = hypot (dx, dy);
        double half = (origin + (goal - origin) * nodes[i].s / length) / 2 * (pass == 0 ? 1 : -1);

        if (along > 0)
          cairo_line_to (cr, nodes[i].x - dy / along * half, nodes[i].y + dx / along * half);
      }
  cairo_close_path (cr);
}

/* That part of the line which lies from @from to @to along it. */
static void
trace_part (cairo_t *cr, const GArray *nodes, double from, double to, double length, double origin, double goal)
{
  g_autoptr (GArray) part = g_array_new (FALSE, FALSE, sizeof (Node));
  const Node *all = (const Node *) nodes->data;

  for (guint i = 0; i + 1 < nodes->len; i++)
    {
      const Node *a = &all[i], *b = &all[i + 1];
      gboolean last = i + 2 >= nodes->len || all[i + 2].run != b->run;

      if (a->run == b->run && b->s > from && a->s < to)
        {
          Node begin = interpolate (a, b, MAX (from, a->s)), end = interpolate (a, b, MIN (to, b->s));

          if (part->len == 0)
            g_array_append_val (part, begin);
          g_array_append_val (part, end);
        }
      if (last && part->len > 1)
        {
          cairo_new_sub_path (cr);
          trace_strip (cr, (const Node *) part->data, part->len, length, origin, goal);
          g_array_set_size (part, 0);
        }
    }
}

static void
trace_dots (cairo_t *cr, const GArray *nodes, double length, double width, double gap)
{
  const Node *all = (const Node *) nodes->data;
  double s = 0;

  for (guint i = 0; i + 1 < nodes->len; i++)
    {
      if (i > 0 && all[i].run != all[i - 1].run)
        s = ceil (all[i].s / gap) * gap;
      for (; all[i].run == all[i + 1].run && s <= all[i + 1].s; s += gap)
        {
          Node dot = interpolate (&all[i], &all[i + 1], s);

          cairo_new_sub_path (cr);
          cairo_arc (cr, dot.x, dot.y, width / 2 * (1 + (DOT_GOAL - 1) * s / length), 0, 2 * G_PI);
        }
    }
}

/* In high contrast nothing is faint: what is dimmed is left out. */
static double
alpha_of (const MzTheme *theme, const MzFlowStyle *style)
{
  double alpha = (style->promised ? PROMISED : 1) * ALPHA;

  if (theme->line_factor > 1)
    return style->dim ? 0 : 1;
  return style->dim ? (theme->dark ? 0.34 : 0.3) * alpha : alpha;
}

/**
 * mz_flow_paint:
 * @factor: what widths are multiplied by
 * @points: x and y of the @n points of its middle in turn, from the beginning to the end
 * @projector: (nullable): says where the points jump over the edge of the world
 */
void
mz_flow_paint (cairo_t *cr, const MzTheme *theme, const MzFlowStyle *style, double factor, const double *points, guint n,
               const MzProjector *projector)
{
  g_autoptr (GArray) nodes = NULL;
  double alpha, scale, origin, goal, length, dash;

  g_return_if_fail (cr != NULL && theme != NULL && style != NULL && points != NULL && n > 1);

  alpha = alpha_of (theme, style);
  scale = factor * theme->line_factor * (style->dim ? DIM_WIDTH : 1);
  dash = style->promised ? DASH : LONG_DASH;
  origin = style->width * scale;
  goal = mz_flow_goal_width (style->width) * scale;
  nodes = find_nodes (points, n, projector);
  length = g_array_index (nodes, Node, nodes->len - 1).s;
  if (length <= 0 || alpha <= 0)
    return;

  cairo_save (cr);
  cairo_new_path (cr);
  if (!style->measured)
    trace_dots (cr, nodes, length, MZ_FLOW_MIN_WIDTH * scale, DOT_GAP * factor);
  else if (style->promised || style->partial)
    for (double s = 0; s < length; s += (dash + DASH_GAP) * factor)
      trace_part (cr, nodes, s, MIN (s + dash * factor, length), length, origin, goal);
  else
    trace_part (cr, nodes, 0, length, length, origin, goal);
  if (!style->dim)
    {
      mz_color_set_source (theme->ink_halo, cr);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_set_line_width (cr, 2 * HALO * factor);
      cairo_stroke_preserve (cr);
    }
  mz_color_set_source (mz_color_with_alpha (mz_theme_stage (theme, style->stage), alpha), cr);
  cairo_fill (cr);
  cairo_restore (cr);
}
