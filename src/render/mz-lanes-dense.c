/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is too much to be told apart: counted, not drawn one by one. */
#define G_LOG_DOMAIN "mz-render"

#include "mz-lanes-private.h"

#include <math.h>
#include <string.h>

#include "mz-format.h"

#define LEAST 2.0 /* px: lower than that nothing is seen */

/* A bar of @share of the height upon the lane's floor, which stands for the first of what it counts. */
static MzShape *
add_bin (MzLanes *self, guint datum, double from, double to, double y, double share)
{
  double height = MAX (self->bar * share, MIN (LEAST, self->bar));
  MzShape *shape = mz_layout_add_rect (self->layout, MZ_ROLE_BODY, MZ_TONE_INK, from, y + self->bar / 2 - height,
                                       MAX (to - from, 1), height);

  mz_shape_set_datum (shape, self->figure, datum);
  shape->fill = MZ_FILL_SOLID;
  if (from >= self->as_of)
    shape->alpha = MZ_LANES_PAST_KNOWN;
  else if (from >= self->clock)
    shape->alpha = MZ_LANES_AFTER;
  return shape;
}

/* How many of a crowd fall into each of its bins, and the first of each. Returns: the most. */
static guint
count_bins (const MzLanes *self, const MzLaneItem *item, guint *counts, guint *data, guint n_bins)
{
  const MzLaneItem *members = &g_array_index (self->rows->members, MzLaneItem, item->first);
  guint most = 0;

  for (guint i = 0; i < item->n; i++)
    {
      guint bin = MIN ((guint) ((members[i].from - item->from) / MZ_LANE_BIN), n_bins - 1);

      if (counts[bin]++ == 0)
        data[bin] = members[i].datum;
      most = MAX (most, counts[bin]);
    }
  return most;
}

static guint
get_n_bins (const MzLaneItem *item)
{
  return (guint) MAX (1, ceil ((item->to - item->from) / MZ_LANE_BIN));
}

/* The fullest bin of a lane, against which all in it are drawn. */
guint
mz_lanes_find_most (const MzLanes *self, const MzLane *lane)
{
  guint most = 1;

  for (guint i = lane->first; i < lane->first + lane->n; i++)
    {
      const MzLaneItem *item = &g_array_index (self->rows->items, MzLaneItem, i);
      g_autofree guint *counts = g_new0 (guint, get_n_bins (item)), *data = g_new (guint, get_n_bins (item));

      if (item->kind == MZ_LANE_CROWD)
        most = MAX (most, count_bins (self, item, counts, data, get_n_bins (item)));
    }
  return most;
}

void
mz_lanes_add_crowd (MzLanes *self, const MzLaneItem *item, double y, guint most)
{
  guint n_bins = get_n_bins (item);
  double end = self->layout->plot.x + self->layout->plot.width;
  g_autofree guint *counts = g_new0 (guint, n_bins), *data = g_new (guint, n_bins);

  count_bins (self, item, counts, data, n_bins);
  for (guint i = 0; i < n_bins; i++)
    if (counts[i] > 0)
      add_bin (self, data[i], item->from + i * MZ_LANE_BIN, MIN (item->from + (i + 1) * MZ_LANE_BIN, end), y,
               (double) counts[i] / most);
  if (item->label > 0)
    {
      g_autofree char *count = mz_format_number (item->n);

      mz_layout_add_text (self->layout, MZ_FONT_LANE, MZ_TONE_DIM, count, item->to + MZ_LANE_BIN + MZ_LANE_SPACE, y, 0, 0);
    }
}

/* How many there are at once, in steps along the time axis. @data: of each step the first that begins in it, else one that goes
   on there. */
typedef struct
{
  guint  n_bins, begun, next; /* @begun: the last step in which something begins; @next: the first that nothing stands for yet */
  double start, step;
  int   *counts; /* first changes, then sums */
  guint *data;
} Profile;

static void
profile_init (Profile *self, const cairo_rectangle_t *plot)
{
  self->n_bins = (guint) MAX (1, floor (plot->width / MZ_LANE_BIN));
  self->begun = MZ_FIGURE_NONE;
  self->next = 0;
  self->start = plot->x;
  self->step = plot->width / self->n_bins;
  self->counts = g_new0 (int, self->n_bins + 1);
  self->data = g_new (guint, self->n_bins);
}

static void
profile_clear (Profile *self)
{
  g_free (self->counts);
  g_free (self->data);
}

/* Of a lane they have to come from left to right. */
static void
profile_add (Profile *self, const MzLaneItem *item)
{
  guint from = (guint) CLAMP ((item->from - self->start) / self->step, 0, self->n_bins - 1);
  guint to = (guint) CLAMP ((item->to - self->start) / self->step, from, self->n_bins - 1);

  self->counts[from]++;
  self->counts[to + 1]--;
  if (from != self->begun)
    self->data[from] = item->datum;
  self->begun = from;
  for (self->next = MAX (self->next, from); self->next <= to; self->next++)
    self->data[self->next] = item->datum;
}

static void
profile_add_item (Profile *self, const MzLaneRows *rows, const MzLaneItem *item)
{
  if (item->kind != MZ_LANE_CROWD)
    profile_add (self, item);
  else
    for (guint i = 0; i < item->n; i++)
      profile_add (self, &g_array_index (rows->members, MzLaneItem, item->first + i));
}

/* @ink: (nullable): of all; else each step has that of what it stands for */
static void
add_profile (MzLanes *self, Profile *profile, double y, const MzInk *ink)
{
  int most = 1, now = 0;

  for (guint i = 0; i < profile->n_bins; i++)
    {
      now += profile->counts[i];
      profile->counts[i] = now;
      most = MAX (most, now);
    }
  for (guint i = 0; i < profile->n_bins; i++)
    if (profile->counts[i] > 0)
      {
        double from = profile->start + i * profile->step;
        MzShape *shape = add_bin (self, profile->data[i], from, from + profile->step, y, (double) profile->counts[i] / most);

        if (ink != NULL)
          shape->ink = *ink;
      }
}

void
mz_lanes_add_dense_lane (MzLanes *self, const MzLane *lane, double y)
{
  Profile profile;

  profile_init (&profile, &self->layout->plot);
  for (guint i = lane->first; i < lane->first + lane->n; i++)
    profile_add_item (&profile, self->rows, &g_array_index (self->rows->items, MzLaneItem, i));
  add_profile (self, &profile, y, NULL);
  profile_clear (&profile);
}

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  const MzLaneItem *one = *(const MzLaneItem *const *) a, *two = *(const MzLaneItem *const *) b;

  if (one->from < two->from || one->from > two->from)
    return one->from < two->from ? -1 : 1;
  return one->datum < two->datum ? -1 : one->datum > two->datum;
}

/* The ink that all of them have, or a plain one. */
static MzInk
find_ink (const MzLanes *self, const GPtrArray *items)
{
  MzInk ink = MZ_INK (MZ_INK_DIM);

  for (guint i = 0; i < items->len; i++)
    {
      MzShape shape = { .ink = MZ_INK (MZ_INK_DIM) };

      mz_shape_set_datum (&shape, self->figure, ((const MzLaneItem *) items->pdata[i])->datum);
      if (i > 0 && (shape.ink.kind != ink.kind || shape.ink.index != ink.index || strcmp (shape.ink.key, ink.key) != 0))
        return MZ_INK (MZ_INK_DIM);
      ink = shape.ink;
    }
  return ink;
}

static void
add_group_name (MzLanes *self, const char *group, guint n, double y, double height)
{
  MzChartLayout *layout = self->layout;
  double name = mz_text_measure (MZ_FONT_SITE_NEAR, layout->factor, "X").height, most = layout->plot.x - 14;
  double number = mz_text_measure (MZ_FONT_LANE, layout->factor, "0").height;
  g_autofree char *count = mz_format_number (n);
  double width = mz_text_measure (MZ_FONT_LANE, layout->factor, count).width;
  gboolean below = name + number <= height, beside = !below && width < most / 3;

  if (name > height || most <= 0)
    return;
  mz_layout_add_text (layout, MZ_FONT_SITE_NEAR, MZ_TONE_TEXT, group, 8, y - (below ? number / 2 : 0), 0,
                      most - (beside ? width + 6 : 0));
  if (below)
    mz_layout_add_text (layout, MZ_FONT_LANE, MZ_TONE_DIM, count, 8, y + name / 2, 0, most);
  else if (beside)
    mz_layout_add_text (layout, MZ_FONT_LANE, MZ_TONE_DIM, count, 8 + most, y, 1, 0);
}

/* Lanes of a group, from the first to before @end: how much there is at once of all of them. */
static void
add_group (MzLanes *self, guint first, guint end, double y, double height)
{
  const char *group = mz_figure_peek_category (self->figure, first)->group;
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  Profile profile;
  MzInk ink;

  for (guint i = first; i < end; i++)
    {
      const MzLane *lane = &g_array_index (self->rows->lanes, MzLane, i);

      for (guint k = lane->first; k < lane->first + lane->n; k++)
        {
          MzLaneItem *item = &g_array_index (self->rows->items, MzLaneItem, k);

          if (item->kind != MZ_LANE_CROWD)
            g_ptr_array_add (items, item);
          for (guint j = 0; item->kind == MZ_LANE_CROWD && j < item->n; j++)
            g_ptr_array_add (items, &g_array_index (self->rows->members, MzLaneItem, item->first + j));
        }
    }
  g_ptr_array_sort (items, compare_starts);
  ink = find_ink (self, items);
  profile_init (&profile, &self->layout->plot);
  for (guint i = 0; i < items->len; i++)
    profile_add (&profile, items->pdata[i]);
  add_profile (self, &profile, y, &ink);
  profile_clear (&profile);
  add_group_name (self, group != NULL ? group : "", items->len, y, height);
}

/**
 * mz_lanes_add_summary:
 *
 * In place of lanes that are too many to be told apart: how much there is at once in each group.
 */
void
mz_lanes_add_summary (MzLanes *self)
{
  MzChartLayout *layout = self->layout;
  const GArray *lanes = self->rows->lanes;
  guint n_groups = self->rows->n_groups + (g_array_index (lanes, MzLane, 0).heading ? 0 : 1);
  double height = layout->plot.height / n_groups;

  self->bar = height * 0.8;
  layout->y = mz_scale_band (n_groups, layout->plot.y, layout->plot.y + layout->plot.height);
  for (guint first = 0, end, i = 0; first < lanes->len; first = end, i++)
    {
      double y = layout->plot.y + (i + 0.5) * height;

      for (end = first + 1; end < lanes->len && !g_array_index (lanes, MzLane, end).heading; end++)
        ;
      mz_layout_add_line (layout, MZ_ROLE_GRID, MZ_TONE_GRID, 0, y + self->bar / 2, layout->width, y + self->bar / 2);
      add_group (self, first, end, y, height);
    }
}
