/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-label-placer.h"

#include <math.h>

#define CELL 64.0 /* pixels: about a label wide */

struct _MzLabelPlacer
{
  cairo_rectangle_t frame;
  double            gap;
  guint             columns, rows;
  GArray           *boxes; /* of cairo_rectangle_t: obstacles and labels */
  GArray          **cells; /* (nullable): of guint: the boxes that touch each cell */
};

/** mz_label_placer_new: @frame: labels stay inside; @gap: pixels kept free round each. Returns: (transfer full): no label yet. */
MzLabelPlacer *
mz_label_placer_new (const cairo_rectangle_t *frame, double gap)
{
  MzLabelPlacer *self;

  g_return_val_if_fail (frame != NULL && gap >= 0, NULL);

  self = g_new0 (MzLabelPlacer, 1);
  self->frame = *frame;
  self->gap = gap;
  self->columns = (guint) CLAMP (ceil (frame->width / CELL), 1, 1024);
  self->rows = (guint) CLAMP (ceil (frame->height / CELL), 1, 1024);
  self->boxes = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));
  self->cells = g_new0 (GArray *, self->columns * self->rows);
  return self;
}

void
mz_label_placer_free (MzLabelPlacer *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->columns * self->rows; i++)
    if (self->cells[i] != NULL)
      g_array_unref (self->cells[i]);
  g_free (self->cells);
  g_array_unref (self->boxes);
  g_free (self);
}

typedef struct
{
  guint left, top, right, bottom; /* cells, all included */
} Span;

static guint
cell_at (double position, guint n)
{
  return (guint) CLAMP (floor (position / CELL), 0, n - 1);
}

static Span
span_of (const MzLabelPlacer *self, const cairo_rectangle_t *box)
{
  double x = box->x - self->frame.x, y = box->y - self->frame.y;

  return (Span) { cell_at (x, self->columns), cell_at (y, self->rows), cell_at (x + box->width, self->columns),
                  cell_at (y + box->height, self->rows) };
}

/** mz_label_placer_add_obstacle: @box: where no label may be; of what lies outside the frame nothing is kept. */
void
mz_label_placer_add_obstacle (MzLabelPlacer *self, const cairo_rectangle_t *box)
{
  guint number = self->boxes->len;
  Span span;

  if (box->x > self->frame.x + self->frame.width + self->gap || box->y > self->frame.y + self->frame.height + self->gap
      || box->x + box->width < self->frame.x - self->gap || box->y + box->height < self->frame.y - self->gap)
    return;

  g_array_append_val (self->boxes, *box);
  span = span_of (self, box);
  for (guint row = span.top; row <= span.bottom; row++)
    for (guint column = span.left; column <= span.right; column++)
      {
        GArray **cell = &self->cells[row * self->columns + column];

        if (*cell == NULL)
          *cell = g_array_new (FALSE, FALSE, sizeof (guint));
        g_array_append_val (*cell, number);
      }
}

/** mz_label_placer_is_free: Returns: whether @box, with the gap round it, touches nothing; it may be outside the frame. */
gboolean
mz_label_placer_is_free (MzLabelPlacer *self, const cairo_rectangle_t *box)
{
  cairo_rectangle_t wide = { box->x - self->gap, box->y - self->gap, box->width + 2 * self->gap, box->height + 2 * self->gap };
  Span span = span_of (self, &wide);

  for (guint row = span.top; row <= span.bottom; row++)
    for (guint column = span.left; column <= span.right; column++)
      {
        const GArray *cell = self->cells[row * self->columns + column];

        for (guint i = 0; cell != NULL && i < cell->len; i++)
          {
            const cairo_rectangle_t *other = &g_array_index (self->boxes, cairo_rectangle_t, g_array_index (cell, guint, i));

            if (wide.x < other->x + other->width && other->x < wide.x + wide.width
                && wide.y < other->y + other->height && other->y < wide.y + wide.height)
              return FALSE;
          }
      }
  return TRUE;
}

static cairo_rectangle_t
box_at (double x, double y, double distance, MzLabelPosition position, const MzLabelForm *form)
{
  static const struct { double x, y, away_x, away_y; } places[MZ_N_LABEL_POSITIONS] = {
    [MZ_LABEL_RIGHT] = { 0, -0.5, 1, 0 },            [MZ_LABEL_LEFT] = { -1, -0.5, -1, 0 },
    [MZ_LABEL_ABOVE] = { -0.5, -1, 0, -1 },          [MZ_LABEL_BELOW] = { -0.5, 0, 0, 1 },
    [MZ_LABEL_ABOVE_RIGHT] = { 0, -1, 0.7, -0.55 },  [MZ_LABEL_BELOW_RIGHT] = { 0, 0, 0.7, 0.55 },
    [MZ_LABEL_ABOVE_LEFT] = { -1, -1, -0.7, -0.55 }, [MZ_LABEL_BELOW_LEFT] = { -1, 0, -0.7, 0.55 },
    [MZ_LABEL_CENTRE] = { -0.5, -0.5, 0, 0 },
  };

  return (cairo_rectangle_t) { x + places[position].x * form->width + places[position].away_x * distance,
                               y + places[position].y * form->height + places[position].away_y * distance,
                               form->width, form->height };
}

/**
 * mz_label_placer_place:
 * @x, @y: what the label names
 * @distance: pixels from there to the label
 * @positions: the best first
 * @forms: ways to set the label, the best first; the next one is tried where no position has room for the one before
 * @box: (out): where it stands
 *
 * Returns: the form that has found room and holds it from now on, or -1.
 */
int
mz_label_placer_place (MzLabelPlacer *self, double x, double y, double distance, const MzLabelPosition *positions,
                       guint n_positions, const MzLabelForm *forms, guint n_forms, cairo_rectangle_t *box)
{
  for (guint form = 0; form < n_forms; form++)
    for (guint i = 0; i < n_positions; i++)
      {
        cairo_rectangle_t wanted = box_at (x, y, distance, positions[i], &forms[form]);

        if (wanted.x >= self->frame.x && wanted.y >= self->frame.y
            && wanted.x + wanted.width <= self->frame.x + self->frame.width
            && wanted.y + wanted.height <= self->frame.y + self->frame.height && mz_label_placer_is_free (self, &wanted))
          {
            mz_label_placer_add_obstacle (self, &wanted);
            *box = wanted;
            return (int) form;
          }
      }
  return -1;
}
