/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Categories on a circle, in their order and with a gap between their groups, and what joins them as arcs across it. Where a
   category stands hangs on the list of categories alone, so that it stands there at every date. */
#define G_LOG_DOMAIN "mz-render"

#include "mz-chart-layout-private.h"

#include <math.h>
#include <string.h>

#define GROUP_GAP   0.8 /* of the step between two nodes */
#define STEPS       14  /* an arc is as many straight pieces */
#define BEND        0.7 /* how far arcs are drawn to the middle: 0 not at all */
#define THINNEST    1.0
#define WIDEST      9.0
#define NODE_LEAST  3.0
#define NODE_MOST   8.0
#define LABEL_SHARE 0.27 /* of the width, at either side */
#define FAINTEST    0.3 /* of arcs; the wider, the stronger */
#define STRONGEST   0.75
#define MOST_DASHED 60  /* with more arcs than that, dashes are a thicket */
#define RIM         4.0  /* px between nodes and the arcs of their groups */

typedef struct
{
  double angle, x, y;
  double strength; /* sum of what is joined to it */
  guint  datum;    /* that stands for the node itself */
} Node;

/* A name, or the heading of a group, beside the circle. */
typedef struct
{
  const char *text;
  MzFont      font;
  guint       node; /* MZ_FIGURE_NONE: a heading */
  double      wanted, weight;
} Tag;

typedef struct
{
  MzChartLayout  *layout;
  const MzFigure *figure;
  Node           *nodes;
  guint           n;
  double          x, y, radius, node_most;
} Network;

static const char *
get_group (const Network *self, guint i)
{
  return mz_figure_peek_category (self->figure, i)->group;
}

static gboolean
begins_group (const Network *self, guint i)
{
  return g_strcmp0 (get_group (self, i), get_group (self, (i + self->n - 1) % self->n)) != 0;
}

/* The label, or the key of a long one. */
static const char *
get_name (const Network *self, guint i, double most)
{
  const MzFigureCategory *category = mz_figure_peek_category (self->figure, i);

  if (mz_text_measure (MZ_FONT_LANE, self->layout->factor, category->label).width <= most
      || strlen (category->key) >= strlen (category->label))
    return category->label;
  return category->key;
}

static void
place_nodes (Network *self)
{
  MzChartLayout *layout = self->layout;
  double slots = 0, at = 0, widest = 0;

  self->node_most = CLAMP (NODE_MOST * layout->factor, 2, MIN (layout->width, layout->height) / 20);
  for (guint i = 0; i < self->n; i++)
    {
      const char *label = mz_figure_peek_category (self->figure, i)->label;

      widest = MAX (widest, mz_text_measure (MZ_FONT_LANE, layout->factor, label).width);
      if (get_group (self, i) != NULL)
        widest = MAX (widest, mz_text_measure (MZ_FONT_NOTE_BOLD, layout->factor, get_group (self, i)).width);
      slots += 1 + (begins_group (self, i) ? GROUP_GAP : 0);
    }
  widest = MIN (widest + 6, layout->width * LABEL_SHARE);
  self->x = layout->width / 2;
  self->y = layout->height / 2;
  self->radius = MAX (MIN (layout->width / 2 - widest, layout->height / 2) - self->node_most - RIM - 6, 8);
  layout->plot = (cairo_rectangle_t) { self->x - self->radius, self->y - self->radius, 2 * self->radius, 2 * self->radius };
  for (guint i = 0; i < self->n; i++)
    {
      if (begins_group (self, i))
        at += GROUP_GAP;
      self->nodes[i].angle = 2 * G_PI * (at - (begins_group (self, 0) ? GROUP_GAP / 2 : 0) + 0.5) / slots - G_PI / 2;
      self->nodes[i].x = self->x + self->radius * cos (self->nodes[i].angle);
      self->nodes[i].y = self->y + self->radius * sin (self->nodes[i].angle);
      self->nodes[i].datum = MZ_FIGURE_NONE;
      at++;
    }
}

static gboolean
is_link (const MzDatum *datum)
{
  return datum->category != MZ_FIGURE_NONE && datum->other != MZ_FIGURE_NONE && datum->category != datum->other;
}

/* What can be shown of a number: not known, and less than nothing, are nothing. */
static double
get_weight (const MzDatum *datum)
{
  return isfinite (datum->value) && datum->value > 0 ? MIN (datum->value, 1e200) : 0;
}

static void
measure_nodes (Network *self)
{
  for (guint i = 0; i < self->figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (self->figure, i);

      if (is_link (datum))
        {
          self->nodes[datum->category].strength += get_weight (datum);
          self->nodes[datum->other].strength += get_weight (datum);
        }
      else if (datum->category != MZ_FIGURE_NONE && self->nodes[datum->category].datum == MZ_FIGURE_NONE)
        self->nodes[datum->category].datum = i;
    }
}

/* Wide ones first, so that thin ones lie upon them. */
static int
compare_links (gconstpointer a, gconstpointer b, gpointer data)
{
  const MzFigure *figure = data;
  guint i = *(const guint *) a, k = *(const guint *) b;
  double one = get_weight (mz_figure_peek_datum (figure, i)), two = get_weight (mz_figure_peek_datum (figure, k));

  if (one > two || one < two)
    return one > two ? -1 : 1;
  return i < k ? -1 : i > k;
}

static guint
get_dash (MzFill fill)
{
  switch (fill)
    {
    case MZ_FILL_OUTLINE:
    case MZ_FILL_DASHES:
      return 1;
    case MZ_FILL_DOTS:
      return 2;
    case MZ_FILL_DASH_DOT:
      return 3;
    case MZ_FILL_SOLID:
    case MZ_FILL_STRIPES:
    case MZ_FILL_HALF:
    case MZ_FILL_THIN:
    case MZ_FILL_HATCH:
    case MZ_N_FILLS:
    default:
      return 0;
    }
}

static void
add_link (Network *self, guint i, double most, gboolean dashed)
{
  const MzDatum *datum = mz_figure_peek_datum (self->figure, i);
  const Node *a = &self->nodes[datum->category], *b = &self->nodes[datum->other];
  double x = (a->x + b->x) / 2 * (1 - BEND) + self->x * BEND, y = (a->y + b->y) / 2 * (1 - BEND) + self->y * BEND;
  double widest = MIN (WIDEST, self->radius / 8), share = most > 0 ? get_weight (datum) / most : 0;
  MzSpot points[STEPS + 1];
  MzShape *shape;

  for (guint k = 0; k <= STEPS; k++)
    {
      double t = (double) k / STEPS, u = 1 - t;

      points[k] = (MzSpot) { u * u * a->x + 2 * u * t * x + t * t * b->x, u * u * a->y + 2 * u * t * y + t * t * b->y };
    }
  shape = mz_layout_add_points (self->layout, MZ_SHAPE_LINE, MZ_ROLE_BODY, MZ_TONE_INK, points, G_N_ELEMENTS (points));
  mz_shape_set_datum (shape, self->figure, i);
  if (datum->series == MZ_FIGURE_NONE)
    shape->ink = MZ_INK (MZ_INK_AGREEMENT); /* neither of the two that it joins owns it */
  shape->width = MAX (THINNEST, widest * share);
  shape->dash = !isfinite (datum->value) ? 2 : dashed ? get_dash (datum->fill) : 0;
  shape->alpha = (FAINTEST + (STRONGEST - FAINTEST) * share) * (datum->flags & MZ_DATUM_AFTER ? 0.5 : 1);
}

static void
add_links (Network *self)
{
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (guint));
  double most = 0;

  for (guint i = 0; i < self->figure->data->len; i++)
    if (is_link (mz_figure_peek_datum (self->figure, i)))
      {
        g_array_append_val (links, i);
        most = MAX (most, get_weight (mz_figure_peek_datum (self->figure, i)));
      }
  g_array_sort_with_data (links, compare_links, (gpointer) self->figure);
  for (guint i = 0; i < links->len; i++)
    add_link (self, g_array_index (links, guint, i), most, links->len <= MOST_DASHED);
}

/* A node is as large, by its area, as what is joined to it. */
static void
add_nodes (Network *self)
{
  double most = 0;

  for (guint i = 0; i < self->n; i++)
    most = MAX (most, self->nodes[i].strength);
  for (guint i = 0; i < self->n; i++)
    {
      const Node *node = &self->nodes[i];
      double least = MIN (NODE_LEAST, self->node_most);
      double radius = least + (self->node_most - least) * (most > 0 ? sqrt (node->strength / most) : 0);
      MzShape *shape = mz_layout_add (self->layout, MZ_SHAPE_DOT, node->datum == MZ_FIGURE_NONE ? MZ_ROLE_MARK : MZ_ROLE_BODY,
                                      MZ_TONE_INK);

      if (node->datum != MZ_FIGURE_NONE)
        mz_shape_set_datum (shape, self->figure, node->datum);
      shape->box = (cairo_rectangle_t) { node->x - radius, node->y - radius, 2 * radius, 2 * radius };
      shape->category = i;
      shape->ink = mz_figure_peek_category (self->figure, i)->ink;
      shape->fill = node->strength > 0 ? MZ_FILL_SOLID : MZ_FILL_OUTLINE;
    }
}

/* Round the nodes of each group. */
static void
add_rims (Network *self)
{
  double radius = self->radius + self->node_most + RIM, half = self->n > 0 ? 0.4 * 2 * G_PI / (self->n + 2) : 0;

  for (guint i = 0; i < self->n;)
    {
      guint end = i + 1;
      MzSpot points[STEPS + 1];
      MzShape *shape;

      while (end < self->n && !begins_group (self, end))
        end++;
      for (guint k = 0; k <= STEPS; k++)
        {
          double from = self->nodes[i].angle - half, to = self->nodes[end - 1].angle + half;
          double angle = from + (to - from) * k / STEPS;

          points[k] = (MzSpot) { self->x + radius * cos (angle), self->y + radius * sin (angle) };
        }
      if (get_group (self, i) != NULL)
        {
          shape = mz_layout_add_points (self->layout, MZ_SHAPE_LINE, MZ_ROLE_GRID, MZ_TONE_DIM, points, G_N_ELEMENTS (points));
          shape->width = 2;
        }
      i = end;
    }
}

static int
compare_tags (gconstpointer a, gconstpointer b)
{
  const Tag *one = a, *two = b;

  if (one->wanted < two->wanted || one->wanted > two->wanted)
    return one->wanted < two->wanted ? -1 : 1;
  return one->node < two->node ? -1 : one->node > two->node;
}

static void
drop_lightest (GArray *tags)
{
  guint lightest = 0;

  for (guint i = 1; i < tags->len; i++)
    if (g_array_index (tags, Tag, i).weight <= g_array_index (tags, Tag, lightest).weight)
      lightest = i;
  g_array_remove_index (tags, lightest);
}

static gboolean
is_on_side (const Network *self, guint i, gboolean right)
{
  return (self->nodes[i].x >= self->x - 1e-9) == right;
}

/* The names of one side from top to bottom, and those of the groups that have most of their nodes there. */
static GArray *
collect_tags (const Network *self, gboolean right, double most, double height)
{
  GArray *tags = g_array_new (FALSE, FALSE, sizeof (Tag));

  for (guint i = 0; i < self->n;)
    {
      guint end = i, n_here = 0;
      double top = INFINITY;

      do
        {
          if (is_on_side (self, end, right))
            {
              Tag tag = { get_name (self, end, most), MZ_FONT_LANE, end, self->nodes[end].y, self->nodes[end].strength };

              g_array_append_val (tags, tag);
              n_here++;
              top = MIN (top, self->nodes[end].y);
            }
          end++;
        }
      while (end < self->n && !begins_group (self, end));
      if (get_group (self, i) != NULL && (2 * n_here > end - i || (2 * n_here == end - i && right)))
        {
          Tag tag = { get_group (self, i), MZ_FONT_NOTE_BOLD, MZ_FIGURE_NONE, top - height * 0.9, -1 };

          g_array_append_val (tags, tag);
        }
      i = end;
    }
  return tags;
}

static void
add_tag (Network *self, const Tag *tag, double y, double height, gboolean right)
{
  MzChartLayout *layout = self->layout;
  double radius = self->radius + self->node_most + RIM + 5, aside = MAX (fabs (y - self->y) - height / 2, 0);
  double away = MAX (aside < radius ? sqrt (radius * radius - aside * aside) : 0, 3);
  double x = self->x + (right ? away : -away);
  MzShape *shape;

  if (tag->node != MZ_FIGURE_NONE && fabs (y - tag->wanted) > height * 0.6)
    {
      const Node *node = &self->nodes[tag->node];
      double rim = 1 + (self->node_most + RIM + 1) / self->radius;
      MzShape *line = mz_layout_add_line (layout, MZ_ROLE_GRID, MZ_TONE_DIM, self->x + (node->x - self->x) * rim,
                                          self->y + (node->y - self->y) * rim, x - (right ? 2 : -2), y);

      line->category = tag->node;
      line->width = 0.8;
      line->alpha = 0.5;
    }
  shape = mz_layout_add_text (layout, tag->font, tag->node == MZ_FIGURE_NONE ? MZ_TONE_DIM : MZ_TONE_TEXT, tag->text, x, y,
                              right ? 0 : 1, MAX (right ? layout->width - x : x, 1));
  if (shape != NULL)
    shape->category = tag->node;
}

static void
add_side (Network *self, gboolean right)
{
  MzChartLayout *layout = self->layout;
  double height = MAX (mz_text_measure (MZ_FONT_LANE, layout->factor, "X").height,
                       mz_text_measure (MZ_FONT_NOTE_BOLD, layout->factor, "X").height);
  double most = layout->width / 2 - self->radius - self->node_most - RIM - 5;
  g_autoptr (GArray) tags = collect_tags (self, right, most, height);
  g_autofree double *wanted = NULL, *heights = NULL;

  while (tags->len > 0 && tags->len * height > layout->height)
    drop_lightest (tags);
  g_array_sort (tags, compare_tags);
  wanted = g_new (double, tags->len + 1);
  heights = g_new (double, tags->len + 1);
  for (guint i = 0; i < tags->len; i++)
    {
      wanted[i] = g_array_index (tags, Tag, i).wanted;
      heights[i] = height;
    }
  mz_layout_spread (wanted, heights, tags->len, 0, layout->height);
  for (guint i = 0; i < tags->len; i++)
    add_tag (self, &g_array_index (tags, Tag, i), wanted[i], height, right);
}

void
mz_layout_network (MzChartLayout *layout)
{
  guint n = layout->figure->categories->len;
  g_autofree Node *nodes = g_new0 (Node, n + 1);
  Network self = { .layout = layout, .figure = layout->figure, .nodes = nodes, .n = n };

  place_nodes (&self);
  measure_nodes (&self);
  add_links (&self);
  add_rims (&self);
  add_nodes (&self);
  add_side (&self, TRUE);
  add_side (&self, FALSE);
}
