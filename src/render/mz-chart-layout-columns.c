/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-chart-layout-private.h"

#include <math.h>

#define GAP        1.2  /* px of the view between what is stacked */
#define AFTER      0.32 /* alpha of what comes after the clock */
#define FILLED     0.76 /* of the room of a column */
#define MOST       84.0 /* px, the widest column */
#define UNKNOWN    26.0 /* px, the hatch of what is not known */
#define LABEL_MOST 110.0
#define SAME_TIME  1e-6

/* A column: a category, or a time. */
typedef struct
{
  guint  category;
  double time;
  double up, down; /* what is stacked above and below 0 */
  MzDatumFlags flags;
} Slot;

static int
compare_slots (gconstpointer a, gconstpointer b)
{
  const Slot *one = a, *other = b;

  return one->time != other->time ? (one->time > other->time) - (one->time < other->time)
                                  : (one->category > other->category) - (one->category < other->category);
}

static gboolean
is_over_time (const MzFigure *figure)
{
  return figure->categories->len == 0;
}

/* The columns, from left to right, and which one each datum stands in. */
typedef struct
{
  MzChartLayout *layout;
  GArray        *slots;
  guint         *of;
} Columns;

static Slot *
peek_slot (const Columns *self, guint i)
{
  return &g_array_index (self->slots, Slot, i);
}

static void
collect_slots (Columns *self)
{
  const MzFigure *figure = self->layout->figure;

  for (guint i = 0; i < figure->categories->len; i++)
    {
      Slot slot = { .category = i };

      g_array_append_val (self->slots, slot);
    }
  for (guint i = 0; i < figure->data->len && is_over_time (figure); i++)
    {
      Slot slot = { .category = MZ_FIGURE_NONE, .time = mz_figure_peek_datum (figure, i)->x };

      if (mz_layout_is_in_window (figure, slot.time))
        g_array_append_val (self->slots, slot);
    }
  g_array_sort (self->slots, compare_slots);
  for (guint i = self->slots->len; i > 1 && is_over_time (figure); i--)
    if (peek_slot (self, i - 1)->time - peek_slot (self, i - 2)->time < SAME_TIME)
      g_array_remove_index (self->slots, i - 1);
}

static guint
find_slot (const Columns *self, const MzDatum *datum)
{
  guint from = 0, to = self->slots->len;

  if (!is_over_time (self->layout->figure))
    return datum->category;
  if (!isfinite (datum->x))
    return MZ_FIGURE_NONE;
  while (from < to)
    {
      guint middle = (from + to) / 2;
      double time = peek_slot (self, middle)->time;

      if (fabs (time - datum->x) < SAME_TIME)
        return middle;
      if (time < datum->x)
        from = middle + 1;
      else
        to = middle;
    }
  return MZ_FIGURE_NONE;
}

static void
fill_slots (Columns *self)
{
  const MzFigure *figure = self->layout->figure;

  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);
      Slot *slot;

      self->of[i] = find_slot (self, datum);
      if (self->of[i] == MZ_FIGURE_NONE)
        continue;
      slot = peek_slot (self, self->of[i]);
      slot->flags |= datum->flags;
      if (!isfinite (datum->value))
        slot->flags |= MZ_DATUM_AT_LEAST;
      else
        *(datum->value < 0 ? &slot->down : &slot->up) += datum->value;
    }
}

static double
get_middle (const Columns *self, guint i)
{
  const MzChartLayout *layout = self->layout;

  return mz_scale_map (&layout->x, is_over_time (layout->figure) ? peek_slot (self, i)->time : i + 0.5);
}

/* Pixels from one column to the next. */
static double
find_pitch (const Columns *self)
{
  double least = self->layout->plot.width / MAX (self->slots->len, 1);

  for (guint i = 1; i < self->slots->len; i++)
    least = MIN (least, get_middle (self, i) - get_middle (self, i - 1));
  return MAX (least, 1);
}

static void
add_unknown (MzChartLayout *self, guint datum, double x, double width, double foot)
{
  double height = MIN (UNKNOWN, self->plot.height / 4);
  MzShape *shape = mz_layout_add_rect (self, MZ_ROLE_BODY, MZ_TONE_INK, x, foot - height, width, height);

  mz_shape_set_datum (shape, self->figure, datum);
  shape->ink = MZ_INK (MZ_INK_UNKNOWN);
  shape->width = GAP;
}

/* The value upon a part that has room for it. */
static void
add_value (MzChartLayout *self, guint i, const cairo_rectangle_t *box)
{
  const MzDatum *datum = mz_figure_peek_datum (self->figure, i);
  g_autofree char *text = mz_layout_format_value (self->figure, datum);
  MzTextSize size = mz_text_measure (MZ_FONT_NOTE, self->factor, text);
  MzShape *shape;

  if (datum->fill != MZ_FILL_SOLID || datum->flags & MZ_DATUM_AFTER || size.width + 4 > box->width || size.height > box->height
      || mz_figure_peek_series (self->figure, datum->series)->ink.kind == MZ_INK_UNKNOWN)
    return;
  shape = mz_layout_try_text (self, MZ_FONT_NOTE, MZ_TONE_ON_INK, text, box->x + box->width / 2, box->y + box->height / 2, 0.5, 0);
  if (shape != NULL)
    mz_shape_set_datum (shape, self->figure, i);
}

static void
add_part (MzChartLayout *self, guint i, double x, double width, double from, double to)
{
  double top = self->plot.y, bottom = top + self->plot.height;
  double y1 = CLAMP (mz_scale_map (&self->y, from), top, bottom), y2 = CLAMP (mz_scale_map (&self->y, to), top, bottom);
  MzShape *shape = mz_layout_add_rect (self, MZ_ROLE_BODY, MZ_TONE_INK, x, MIN (y1, y2), width, fabs (y2 - y1));

  mz_shape_set_datum (shape, self->figure, i);
  shape->alpha = mz_figure_peek_datum (self->figure, i)->flags & MZ_DATUM_AFTER ? AFTER : 1;
  shape->width = self->figure->series->len > 1 && width > 4 ? GAP : 0;
  if (self->figure->series->len > 1 && !is_over_time (self->figure) && shape->series != MZ_FIGURE_NONE)
    {
      cairo_rectangle_t box = shape->box;

      add_value (self, i, &box);
    }
}

/* Datum upon datum in each column, in the order of the series; what is not known stands upon the rest. */
static void
add_columns (const Columns *self, double width)
{
  const MzFigure *figure = self->layout->figure;
  g_autofree double *up = g_new0 (double, self->slots->len + 1), *down = g_new0 (double, self->slots->len + 1);

  for (guint series = 0; series <= figure->series->len; series++)
    for (guint i = 0; i < figure->data->len; i++)
      {
        const MzDatum *datum = mz_figure_peek_datum (figure, i);
        double *end;

        if ((datum->series == MZ_FIGURE_NONE ? figure->series->len : datum->series) != series || !isfinite (datum->value)
            || self->of[i] == MZ_FIGURE_NONE)
          continue;
        end = &(datum->value < 0 ? down : up)[self->of[i]];
        add_part (self->layout, i, get_middle (self, self->of[i]) - width / 2, width, *end, *end + datum->value);
        *end += datum->value;
      }
  for (guint i = 0; i < figure->data->len; i++)
    if (!isfinite (mz_figure_peek_datum (figure, i)->value) && self->of[i] != MZ_FIGURE_NONE)
      add_unknown (self->layout, i, get_middle (self, self->of[i]) - width / 2, width,
                   mz_scale_map (&self->layout->y, up[self->of[i]]));
}

/* The sum above each column, where all of them have room; none where a part of it is not known by the clock. */
static void
add_sums (const Columns *self, double pitch)
{
  MzChartLayout *layout = self->layout;
  double half = mz_text_measure (MZ_FONT_AXIS, layout->factor, "0").height / 2 + 2, widest = 0;

  if (layout->figure->percent && layout->figure->series->len > 1)
    return;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->slots->len; i++)
      {
        const Slot *slot = peek_slot (self, i);
        MzDatum sum = { .value = slot->up, .least = NAN, .flags = slot->flags & (MZ_DATUM_ESTIMATE | MZ_DATUM_AT_LEAST) };
        g_autofree char *text = mz_layout_format_value (layout->figure, &sum);

        if (slot->up == 0 || slot->down != 0 || slot->flags & MZ_DATUM_AFTER)
          continue;
        widest = MAX (widest, mz_text_measure (MZ_FONT_AXIS, layout->factor, text).width);
        if (pass == 1 && widest + 6 <= pitch)
          mz_layout_try_text (layout, MZ_FONT_AXIS, MZ_TONE_TEXT, text, get_middle (self, i),
                              mz_scale_map (&layout->y, slot->up) - half, 0.5, 0);
      }
}

/* Names below, as many as have room. */
static void
add_names (const Columns *self, double pitch)
{
  MzChartLayout *layout = self->layout;
  double line = mz_text_measure (MZ_FONT_AXIS, layout->factor, "0").height, y = layout->plot.y + layout->plot.height + 6 + line / 2;
  double widest = 1;
  guint stride;

  for (guint i = 0; i < self->slots->len; i++)
    widest = MAX (widest, mz_text_measure (MZ_FONT_AXIS, layout->factor, mz_figure_peek_category (layout->figure, i)->label).width + 6);
  stride = (guint) MAX (ceil (MIN (widest, LABEL_MOST * layout->factor) / pitch), 1);
  for (guint i = 0; i < self->slots->len; i += stride)
    {
      const char *label = mz_figure_peek_category (layout->figure, i)->label;
      double most = stride * pitch - 6, half = MIN (mz_text_measure (MZ_FONT_AXIS, layout->factor, label).width, most) / 2;
      double x = CLAMP (get_middle (self, i), half, MAX (layout->width - half, half));
      MzShape *name = most > 0 ? mz_layout_try_text (layout, MZ_FONT_AXIS, MZ_TONE_DIM, label, x, y, 0.5, most) : NULL;

      if (name != NULL)
        name->category = i;
    }
}

/* The last column with a part of the series names it, if there is one by the clock; in time with the value of then. */
static void
add_end (const Columns *self, GArray *ends, guint series)
{
  const MzFigure *figure = self->layout->figure;
  MzEndLabel end = { .series = series };
  guint best = MZ_FIGURE_NONE;
  gboolean best_is_after = FALSE;

  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);
      gboolean after = (datum->flags & MZ_DATUM_AFTER) != 0;
      guint slot = self->of[i], best_slot = best == MZ_FIGURE_NONE ? 0 : self->of[best];

      if (slot == MZ_FIGURE_NONE || datum->series != series || !isfinite (datum->value) || datum->value == 0)
        continue;
      if (best == MZ_FIGURE_NONE || (best_is_after && !after) || (best_is_after == after && slot > best_slot))
        {
          best = i;
          best_is_after = after;
        }
    }
  if (best == MZ_FIGURE_NONE)
    return;
  end.weight = fabs (mz_figure_peek_datum (figure, best)->value);
  end.y = mz_figure_peek_datum (figure, best)->value / 2;
  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);

      if (isfinite (datum->value) && datum->series < series && self->of[i] == self->of[best]
          && (datum->value < 0) == (mz_figure_peek_datum (figure, best)->value < 0))
        end.y += datum->value;
    }
  if (!best_is_after)
    end.value = is_over_time (figure) ? mz_layout_format_value (figure, mz_figure_peek_datum (figure, best)) : g_strdup ("");
  g_array_append_val (ends, end);
}

/* Half a column more on both sides, so that none stands out of the plot. */
static void
make_room (const Columns *self)
{
  MzChartLayout *layout = self->layout;
  double room = MIN (find_pitch (self), MOST * layout->factor) / 2, end = layout->plot.x + layout->plot.width;

  if (self->slots->len == 0)
    return;
  layout->x.start += CLAMP (layout->plot.x + room - get_middle (self, 0), 0, layout->plot.width / 3);
  layout->x.end -= CLAMP (get_middle (self, self->slots->len - 1) + room - end, 0, layout->plot.width / 3);
}

static void
find_domain (const Columns *self, double *low, double *high)
{
  const MzFigure *figure = self->layout->figure;

  *low = figure->log ? G_MAXDOUBLE : 0;
  *high = 0;
  for (guint i = 0; i < self->slots->len; i++)
    {
      const Slot *slot = peek_slot (self, i);

      if (!figure->log)
        *low = MIN (*low, slot->down);
      else if (slot->up > 0)
        *low = MIN (*low, slot->up / 2); /* so that the lowest can be seen */
      *high = MAX (*high, slot->up);
    }
  for (guint i = 0; i < figure->levels->len; i++)
    if (isfinite (g_array_index (figure->levels, MzFigureLevel, i).value))
      *high = MAX (*high, g_array_index (figure->levels, MzFigureLevel, i).value);
}

void
mz_layout_columns (MzChartLayout *self)
{
  const MzFigure *figure = self->figure;
  g_autoptr (GArray) slots = g_array_new (FALSE, TRUE, sizeof (Slot)), ends = mz_layout_ends_new ();
  g_autofree guint *of = g_new (guint, figure->data->len + 1);
  Columns columns = { self, slots, of };
  double low, high, pitch;

  collect_slots (&columns);
  fill_slots (&columns);
  find_domain (&columns, &low, &high);
  for (guint i = 0; figure->series->len > 1 && i < figure->series->len; i++)
    add_end (&columns, ends, i);
  mz_layout_begin_upright (self, low, high, TRUE, mz_layout_measure_ends (self, ends));
  if (is_over_time (figure))
    make_room (&columns);
  else
    self->x = mz_scale_band (slots->len, self->plot.x, self->plot.x + self->plot.width);
  mz_layout_add_value_axis (self, TRUE);
  pitch = find_pitch (&columns);
  add_columns (&columns, CLAMP (pitch * FILLED, 1, MOST * self->factor));
  if (is_over_time (figure))
    {
      mz_layout_add_time_axis (self);
      mz_layout_add_clock (self);
      mz_layout_add_marks (self);
    }
  else
    add_names (&columns, pitch);
  mz_layout_add_levels (self);
  for (guint i = 0; i < ends->len; i++)
    g_array_index (ends, MzEndLabel, i).y = mz_scale_map (&self->y, g_array_index (ends, MzEndLabel, i).y);
  mz_layout_add_ends (self, ends);
  if (figure->series->len <= 1 || !is_over_time (figure))
    add_sums (&columns, pitch);
}
