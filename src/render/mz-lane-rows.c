/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-lane-rows.h"

#include <math.h>

#include "mz-format.h"
#include "mz-text.h"

#define MOST_ROWS   8    /* of a lane; with more it is dense */
#define LABEL_ROWS  3    /* that are opened for the sake of labels */
#define CROWD       6    /* as many that touch are a crowd */
#define MOST_LABELS 3000 /* with more items than that, none has a label */

/**
 * mz_lane_rows_get_window:
 *
 * The time that is shown: the figure's; where that is empty, what its data span.
 */
void
mz_lane_rows_get_window (const MzFigure *figure, double *from, double *to)
{
  *from = figure->x_from;
  *to = figure->x_to;
  if (isfinite (*from) && isfinite (*to) && *from < *to)
    return;
  *from = INFINITY;
  *to = -INFINITY;
  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);

      if (isfinite (datum->x))
        {
          *from = MIN (*from, datum->x);
          *to = MAX (*to, isfinite (datum->x_end) ? MAX (datum->x, datum->x_end) : datum->x);
        }
    }
  if (!isfinite (*from))
    *from = *to = isfinite (figure->clock) ? figure->clock : 2000;
  if (*to - *from < 1e-3)
    {
      *from -= 1;
      *to += 1;
    }
}

/** mz_lane_rows_get_label: Returns: (nullable): what stands beside an instant. */
const char *
mz_lane_rows_get_label (const MzFigure *figure, guint i)
{
  const MzDatum *datum = mz_figure_peek_datum (figure, i);

  return datum->flags & MZ_DATUM_INSTANT ? datum->what : NULL;
}

static double
get_end (const MzFigure *figure, const MzDatum *datum)
{
  if (datum->flags & MZ_DATUM_INSTANT)
    return datum->x;
  if (isfinite (datum->x_end))
    return MAX (datum->x, datum->x_end);
  return isfinite (figure->as_of) ? MAX (datum->x, figure->as_of) : datum->x;
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const MzLaneItem *one = a, *two = b;

  if (one->lane != two->lane)
    return one->lane < two->lane ? -1 : 1;
  if (one->from < two->from || one->from > two->from)
    return one->from < two->from ? -1 : 1;
  return one->datum < two->datum ? -1 : one->datum > two->datum;
}

/* What lies in the window, from left to right. (transfer full) (element-type MzLaneItem) */
static GArray *
collect (const MzFigure *figure, const MzScale *x)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (MzLaneItem));

  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);
      double end = get_end (figure, datum);
      MzLaneItem item = { datum->flags & MZ_DATUM_INSTANT ? MZ_LANE_INSTANT : MZ_LANE_SPAN, i, datum->category, 0 };

      if (datum->category == MZ_FIGURE_NONE || !isfinite (datum->x) || datum->x > x->to || end < x->from)
        continue;
      item.from = mz_scale_map (x, MAX (datum->x, x->from));
      item.to = mz_scale_map (x, MIN (end, x->to));
      g_array_append_val (items, item);
    }
  g_array_sort (items, compare_items);
  return items;
}

static gboolean
is_small (const MzLaneItem *item)
{
  return item->kind == MZ_LANE_INSTANT || item->to - item->from < MZ_LANE_CLOSE;
}

static void
end_run (MzLaneRows *self, GArray *run, guint least)
{
  if (run->len < least)
    g_array_append_vals (self->items, run->data, run->len);
  else
    {
      const MzLaneItem *first = &g_array_index (run, MzLaneItem, 0), *last = &g_array_index (run, MzLaneItem, run->len - 1);
      MzLaneItem crowd = { .kind = MZ_LANE_CROWD, .datum = first->datum, .lane = first->lane, .from = first->from, .to = last->to,
                           .first = self->members->len, .n = run->len };

      g_array_append_vals (self->members, run->data, run->len);
      g_array_append_val (self->items, crowd);
    }
  g_array_set_size (run, 0);
}

/* Whether as many as make a crowd are too close to be told apart. */
static gboolean
is_crowded (const MzLaneItem *items, guint n)
{
  double last = -INFINITY;
  guint n_close = 0;

  for (guint i = 0; i < n; i++)
    if (is_small (&items[i]))
      {
        n_close = items[i].from - last < MZ_LANE_CLOSE ? n_close + 1 : 1;
        if (n_close == CROWD)
          return TRUE;
        last = items[i].from;
      }
  return FALSE;
}

/* In a lane with a crowd all that would touch is joined, so that what is left stands alone. */
static void
join_lane (MzLaneRows *self, const MzLaneItem *items, guint n, double factor)
{
  g_autoptr (GArray) run = g_array_new (FALSE, FALSE, sizeof (MzLaneItem));

  if (!is_crowded (items, n))
    {
      g_array_append_vals (self->items, items, n);
      return;
    }
  for (guint i = 0; i < n; i++)
    {
      if (!is_small (&items[i]))
        {
          g_array_append_vals (self->items, &items[i], 1);
          continue;
        }
      if (run->len > 0 && items[i].from - g_array_index (run, MzLaneItem, run->len - 1).from >= 2 * MZ_LANE_DIAMOND * factor)
        end_run (self, run, 2);
      g_array_append_vals (run, &items[i], 1);
    }
  end_run (self, run, 2);
}

/* @until: where each row ends, with labels; @bare: without the last one's; @last: the last one */
typedef struct
{
  double      until[MOST_ROWS], bare[MOST_ROWS];
  MzLaneItem *last[MOST_ROWS];
  guint       n;
} Rows;

/* Returns: the first of the rows in which [from, to] is free; a new one while there are fewer than @most; else MOST_ROWS. */
static guint
find_row (Rows *rows, double from, guint most)
{
  for (guint i = 0; i < rows->n; i++)
    if (rows->until[i] <= from + 0.5)
      return i;
  return rows->n < most ? rows->n : MOST_ROWS;
}

/* Where least of what stands there already is hidden; its last label gives way. */
static guint
clear_row (Rows *rows)
{
  guint best = 0;

  for (guint i = 1; i < rows->n; i++)
    if (rows->bare[i] < rows->bare[best])
      best = i;
  if (rows->n > 0 && rows->last[best] != NULL)
    rows->last[best]->label = 0;
  return best;
}

static double
measure_label (const MzFigure *figure, const MzLaneItem *item, double factor)
{
  const char *label = mz_lane_rows_get_label (figure, item->datum);

  return label == NULL ? 0 : MIN (mz_text_measure (MZ_FONT_LANE, factor, label).width, MZ_LANE_LABEL * factor);
}

/* How many are joined stands beside them where there is room for that before the next one. */
static void
label_crowd (MzLaneItem *item, double factor, double next)
{
  g_autofree char *count = mz_format_number (item->n);
  double width = mz_text_measure (MZ_FONT_LANE, factor, count).width;

  if (item->to + MZ_LANE_BIN + 2 * MZ_LANE_SPACE + width <= next - MZ_LANE_DIAMOND * factor)
    item->label = width;
}

/* Returns: whether there was a row for it. */
static gboolean
place (MzLaneItem *item, Rows *rows, double factor, double right)
{
  double half = item->kind == MZ_LANE_INSTANT ? MZ_LANE_DIAMOND * factor : 0;
  double with_label = item->to + half + MZ_LANE_SPACE + item->label;
  guint row = item->label > 0 && with_label <= right ? find_row (rows, item->from - half, LABEL_ROWS) : MOST_ROWS;

  if (row == MOST_ROWS)
    {
      item->label = 0;
      row = find_row (rows, item->from - half, MOST_ROWS);
    }
  /* Instants may touch before they take a row more than there is. */
  if (item->kind != MZ_LANE_SPAN && (row == MOST_ROWS || row >= LABEL_ROWS))
    row = clear_row (rows);
  if (row == MOST_ROWS)
    return FALSE;
  if (row >= rows->n)
    {
      rows->n = row + 1;
      rows->until[row] = rows->bare[row] = -INFINITY;
    }
  rows->bare[row] = MAX (rows->bare[row], item->to + half);
  rows->until[row] = item->label > 0 ? with_label + MZ_LANE_SPACE : rows->bare[row];
  rows->last[row] = item;
  item->row = row;
  return TRUE;
}

static void
arrange_lane (MzLaneRows *self, MzLane *lane, const MzFigure *figure, double factor, double right, gboolean labels)
{
  Rows rows = { .n = 0 };
  double next[MOST_ROWS];

  for (guint i = lane->first; i < lane->first + lane->n && !lane->dense; i++)
    {
      MzLaneItem *item = &g_array_index (self->items, MzLaneItem, i);

      lane->crowded |= item->kind == MZ_LANE_CROWD;
      item->label = labels && item->kind == MZ_LANE_INSTANT ? measure_label (figure, item, factor) : 0;
      lane->dense = !place (item, &rows, factor, right);
    }
  lane->n_rows = lane->dense ? 1 : MAX (rows.n, 1);
  for (guint i = 0; i < MOST_ROWS; i++)
    next[i] = right;
  for (guint i = lane->first + lane->n; i > lane->first && !lane->dense; i--)
    {
      MzLaneItem *item = &g_array_index (self->items, MzLaneItem, i - 1);

      item->until = next[item->row];
      if (item->kind == MZ_LANE_CROWD && labels)
        label_crowd (item, factor, item->until);
      next[item->row] = item->from;
    }
}

/**
 * mz_lane_rows_new:
 * @x: of time, from left to right; its domain is the window
 * @labels: whether instants may have words beside them
 *
 * Takes n log n steps for n data.
 */
MzLaneRows *
mz_lane_rows_new (const MzFigure *figure, const MzScale *x, double factor, gboolean labels)
{
  MzLaneRows *self = g_new0 (MzLaneRows, 1);
  g_autoptr (GArray) all = collect (figure, x);
  guint at = 0;

  self->items = g_array_new (FALSE, FALSE, sizeof (MzLaneItem));
  self->members = g_array_new (FALSE, FALSE, sizeof (MzLaneItem));
  self->lanes = g_array_new (FALSE, TRUE, sizeof (MzLane));
  for (guint i = 0, end; i < all->len; i = end)
    {
      const MzLaneItem *items = &g_array_index (all, MzLaneItem, i);

      for (end = i + 1; end < all->len && items[end - i].lane == items->lane; end++)
        ;
      join_lane (self, items, end - i, factor);
    }
  g_array_sort (self->items, compare_items);
  labels = labels && self->items->len <= MOST_LABELS;
  for (guint i = 0; i < figure->categories->len; i++)
    {
      const char *group = mz_figure_peek_category (figure, i)->group;
      MzLane lane = { .first = at };

      while (at < self->items->len && g_array_index (self->items, MzLaneItem, at).lane == i)
        at++;
      lane.n = at - lane.first;
      lane.heading = group != NULL && (i == 0 || g_strcmp0 (group, mz_figure_peek_category (figure, i - 1)->group) != 0);
      self->n_groups += lane.heading;
      lane.row = self->n_rows + (lane.heading ? 1 : 0);
      arrange_lane (self, &lane, figure, factor, x->end, labels);
      self->n_rows = lane.row + lane.n_rows;
      g_array_append_val (self->lanes, lane);
    }
  return self;
}

void
mz_lane_rows_free (MzLaneRows *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->items);
  g_array_unref (self->members);
  g_array_unref (self->lanes);
  g_free (self);
}
