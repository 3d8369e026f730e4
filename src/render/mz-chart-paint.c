/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-chart-paint.h"

#include <math.h>
#include <string.h>

#include "mz-marker-paint.h"

#define LEAST_CONTRAST 3.0 /* of a line against what lies behind it; WCAG 2.1, 1.4.11 */
#define PALE           0.3

#define RGB(hex) { (((hex) >> 16) & 0xff) / 255.0, (((hex) >> 8) & 0xff) / 255.0, ((hex) & 0xff) / 255.0, 1.0 }

typedef struct
{
  const MzChartLayout *layout;
  cairo_t             *cr;
  const MzTheme       *theme;
  const MzChartLight  *light;
  gboolean             pales; /* something is chosen: all else steps back */
} Painting;

/* Beyond the eighth the same again, half way to the view. */
static MzColor
get_sequence_color (const MzTheme *theme, guint index)
{
  static const MzColor light[] = { RGB (0x12389b), RGB (0xedb43a), RGB (0x2b8f6c), RGB (0xa94bd6), RGB (0x8f5735), RGB (0x2fb5c4),
                                   RGB (0x7a0a1c), RGB (0x57707a) };
  static const MzColor dark[] = { RGB (0x4c86c4), RGB (0xffd03f), RGB (0x9efcd0), RGB (0xc8aafe), RGB (0xb98058), RGB (0x7bfcf5),
                                  RGB (0xe07480), RGB (0xa5b8bb) };
  const MzColor *colors = theme->dark ? dark : light;
  MzColor color = colors[index % G_N_ELEMENTS (light)];

  return index / G_N_ELEMENTS (light) % 2 == 1 ? mz_color_mix (color, theme->view, 0.5) : color;
}

MzColor
mz_chart_get_color (const MzTheme *theme, const MzInk *ink)
{
  switch (ink->kind)
    {
    case MZ_INK_TEXT:
      return theme->text;
    case MZ_INK_DIM:
      return theme->text_dim;
    case MZ_INK_COUNTRY:
      return mz_theme_country (theme, ink->key);
    case MZ_INK_OTHERS:
      return mz_theme_country (theme, "");
    case MZ_INK_UNKNOWN:
      return theme->view;
    case MZ_INK_STAGE:
      return mz_theme_stage (theme, (MzStage) ink->index);
    case MZ_INK_AGREEMENT:
      return theme->ink;
    case MZ_INK_CONTROL:
      return theme->control_hatch;
    case MZ_INK_SEQUENCE:
      return get_sequence_color (theme, ink->index);
    case MZ_N_INKS:
    default:
      g_return_val_if_reached (theme->text);
    }
}

/** mz_chart_get_on_color: Of text upon a body of that ink: the one of black and white that can be read better. */
MzColor
mz_chart_get_on_color (const MzTheme *theme, const MzInk *ink)
{
  static const MzColor white = RGB (0xffffff), black = RGB (0x1f2326);
  MzColor color = mz_chart_get_color (theme, ink);

  return mz_color_contrast (white, color) >= mz_color_contrast (black, color) ? white : black;
}

static gboolean
is_chosen (const Painting *self, const MzShape *shape)
{
  const MzFigure *figure = self->layout->figure;
  const char *record = shape->datum != MZ_FIGURE_NONE ? mz_figure_peek_datum (figure, shape->datum)->record : NULL;

  if (self->light->record != NULL && g_strcmp0 (record, self->light->record) == 0)
    return TRUE;
  return self->light->words != NULL && shape->series != MZ_FIGURE_NONE
         && g_strv_contains (self->light->words, mz_figure_peek_series (figure, shape->series)->key);
}

/* Whether it, or the body that it is upon, steps back. */
static gboolean
is_pale (const Painting *self, const MzShape *shape)
{
  return self->pales && !is_chosen (self, shape);
}

/* Of text upon a body; upon a pale one, which is nearly the view, that of all text. */
static MzColor
get_on_color (const Painting *self, const MzShape *shape)
{
  return is_pale (self, shape) ? self->theme->text : mz_chart_get_on_color (self->theme, &shape->ink);
}

static MzColor
get_color (const Painting *self, const MzShape *shape)
{
  MzColor color;

  switch (shape->tone)
    {
    case MZ_TONE_INK:
      color = mz_chart_get_color (self->theme, &shape->ink);
      /* Pale colours are for areas only. */
      if ((shape->kind == MZ_SHAPE_LINE || shape->kind == MZ_SHAPE_TEXT || shape->kind == MZ_SHAPE_DOT)
          && mz_color_contrast (color, self->theme->view) < LEAST_CONTRAST)
        color = self->theme->text;
      return color;
    case MZ_TONE_TEXT:
      return self->theme->text;
    case MZ_TONE_DIM:
      return self->theme->text_dim;
    case MZ_TONE_GRID:
      return mz_color_mix (self->theme->view, self->theme->text_dim, 0.22);
    case MZ_TONE_ON_INK:
      return get_on_color (self, shape);
    case MZ_TONE_ACCENT:
      return self->theme->accent;
    case MZ_TONE_CAUTION:
      return self->theme->caution;
    case MZ_TONE_CONTROL:
      return self->theme->control_hatch;
    case MZ_TONE_VIEW:
      return self->theme->view;
    case MZ_TONE_BAND:
      return mz_color_mix (self->theme->view, self->theme->text_dim, 0.08);
    default:
      g_return_val_if_reached (self->theme->text);
    }
}

static double
get_alpha (const Painting *self, const MzShape *shape)
{
  double alpha = shape->alpha;

  if (shape->role == MZ_ROLE_BODY && is_pale (self, shape))
    alpha *= PALE;
  return alpha;
}

static void
set_dash (cairo_t *cr, guint dash, double width)
{
  static const struct { int n; double lengths[4]; } dashes[] = {
    { 0, { 0 } }, { 2, { 6, 4 } }, { 2, { 0.1, 3.5 } }, { 4, { 9, 3, 1.5, 3 } }, { 2, { 12, 4 } },
  };

  g_assert (dash < G_N_ELEMENTS (dashes));
  cairo_set_dash (cr, dashes[dash].lengths, dashes[dash].n, 0);
  cairo_set_line_cap (cr, dash == 2 ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  cairo_set_line_width (cr, width);
}

static void
trace (const Painting *self, const MzShape *shape)
{
  cairo_new_path (self->cr);
  if (shape->kind == MZ_SHAPE_RECT)
    {
      cairo_rectangle (self->cr, shape->box.x, shape->box.y, shape->box.width, shape->box.height);
      return;
    }
  for (guint i = 0; i < shape->n; i++)
    {
      const MzSpot *point = &g_array_index (self->layout->points, MzSpot, shape->first + i);

      cairo_line_to (self->cr, point->x, point->y);
    }
  if (shape->kind == MZ_SHAPE_AREA)
    cairo_close_path (self->cr);
}

static void
begin_clip (const Painting *self, const MzShape *shape)
{
  cairo_save (self->cr);
  trace (self, shape);
  cairo_clip (self->cr);
}

/* Lines at 45 degrees over what is clipped. @slope: 1 rises to the right on the screen, -1 falls. */
static void
hatch (cairo_t *cr, const cairo_rectangle_t *box, double pitch, double width, int slope)
{
  double bottom = box->y + box->height, low = slope > 0 ? box->x + box->y : box->x - bottom;
  double first = floor (low / pitch) * pitch, last = low + box->width + box->height;

  cairo_new_path (cr);
  cairo_set_line_width (cr, width);
  cairo_set_dash (cr, NULL, 0, 0);
  for (double at = first; at <= last; at += pitch)
    {
      /* As far as it lies in the box: x = at - slope y. */
      double left = slope > 0 ? at - box->x : box->x - at, right = slope > 0 ? at - box->x - box->width : box->x + box->width - at;
      double from = MAX (box->y, MIN (left, right) - width), to = MIN (bottom, MAX (left, right) + width);

      if (from >= to)
        continue;
      cairo_move_to (cr, at - slope * from, from);
      cairo_line_to (cr, at - slope * to, to);
    }
  cairo_stroke (cr);
}

static void
dot (cairo_t *cr, const cairo_rectangle_t *box, double pitch, double radius)
{
  for (double y = floor (box->y / pitch) * pitch; y <= box->y + box->height; y += pitch)
    for (double x = floor (box->x / pitch) * pitch; x <= box->x + box->width; x += pitch)
      {
        cairo_new_sub_path (cr);
        cairo_arc (cr, x + pitch / 2, y + pitch / 2, radius, 0, 2 * G_PI);
      }
  cairo_fill (cr);
}

/* What is not known has no colour, and its hatch leans the other way. */
static void
paint_unknown (const Painting *self, const MzShape *shape, double alpha)
{
  cairo_t *cr = self->cr;

  begin_clip (self, shape);
  mz_color_set_source (self->theme->view, cr);
  cairo_paint (cr);
  mz_color_set_source (mz_color_with_alpha (self->theme->text_dim, 0.55 * alpha), cr);
  hatch (cr, &shape->box, 6, 1, -1);
  cairo_restore (cr);
}

/* A line through the middle of the box, as agreements are drawn. */
static void
paint_thread (const Painting *self, const MzShape *shape, MzColor color, guint dash, double width)
{
  double y = shape->box.y + shape->box.height / 2;

  cairo_new_path (self->cr);
  cairo_move_to (self->cr, shape->box.x, y);
  cairo_line_to (self->cr, shape->box.x + shape->box.width, y);
  set_dash (self->cr, dash, width);
  mz_color_set_source (color, self->cr);
  cairo_stroke (self->cr);
}

static void
paint_outline (const Painting *self, const MzShape *shape, MzColor color, double width, guint dash)
{
  cairo_save (self->cr);
  trace (self, shape);
  cairo_clip_preserve (self->cr);
  set_dash (self->cr, dash, 2 * width); /* the outer half is clipped */
  mz_color_set_source (color, self->cr);
  cairo_stroke (self->cr);
  cairo_restore (self->cr);
}

static void
fill_part (const Painting *self, const MzShape *shape, MzColor color, double from, double to)
{
  cairo_save (self->cr);
  cairo_new_path (self->cr);
  cairo_rectangle (self->cr, shape->box.x, shape->box.y + shape->box.height * from, shape->box.width,
                   shape->box.height * (to - from));
  cairo_clip (self->cr);
  trace (self, shape);
  mz_color_set_source (color, self->cr);
  cairo_fill (self->cr);
  cairo_restore (self->cr);
}

/* A thread in a lane; what is as high as a column or a lying bar is pale, within an edge of the same dashes. */
static void
paint_dashed (const Painting *self, const MzShape *shape, MzColor color, guint dash)
{
  if (self->layout->figure->kind == MZ_FIGURE_LANES)
    {
      paint_thread (self, shape, color, dash, 3);
      return;
    }
  trace (self, shape);
  mz_color_set_source (mz_color_with_alpha (color, color.a * (dash == 1 ? 0.45 : 0.2)), self->cr);
  cairo_fill (self->cr);
  paint_outline (self, shape, color, 1.2, dash);
}

static void
paint_filled (const Painting *self, const MzShape *shape, MzColor color)
{
  cairo_t *cr = self->cr;

  switch (shape->fill)
    {
    case MZ_FILL_SOLID:
      trace (self, shape);
      mz_color_set_source (color, cr);
      cairo_fill (cr);
      break;
    case MZ_FILL_STRIPES:
      begin_clip (self, shape);
      mz_color_set_source (color, cr);
      hatch (cr, &shape->box, 5.6, 1.9, 1);
      cairo_restore (cr);
      paint_outline (self, shape, color, 1.2, 0);
      break;
    case MZ_FILL_OUTLINE:
      paint_outline (self, shape, color, 1.4, 1);
      break;
    case MZ_FILL_HALF:
      fill_part (self, shape, color, 0.5, 1);
      paint_outline (self, shape, color, 1.2, 0);
      break;
    case MZ_FILL_THIN:
      paint_thread (self, shape, color, 0, 1.6);
      break;
    case MZ_FILL_HATCH:
      begin_clip (self, shape);
      mz_color_set_source (mz_color_with_alpha (self->theme->control_tint, color.a), cr);
      cairo_paint (cr);
      mz_color_set_source (mz_color_with_alpha (color, 0.75 * color.a), cr);
      hatch (cr, &shape->box, 7, 1.1, 1);
      cairo_restore (cr);
      paint_outline (self, shape, color, 1, 0);
      break;
    case MZ_FILL_DOTS:
      begin_clip (self, shape);
      mz_color_set_source (color, cr);
      dot (cr, &shape->box, 5, 0.9);
      cairo_restore (cr);
      paint_outline (self, shape, color, 1, 2);
      break;
    case MZ_FILL_DASHES:
      paint_dashed (self, shape, color, 1);
      break;
    case MZ_FILL_DASH_DOT:
      paint_dashed (self, shape, color, 3);
      break;
    case MZ_N_FILLS:
    default:
      g_return_if_reached ();
    }
}

static void
paint_gap (const Painting *self, const MzShape *shape)
{
  trace (self, shape);
  set_dash (self->cr, 0, shape->width);
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
  mz_color_set_source (self->theme->view, self->cr);
  cairo_stroke (self->cr);
}

static void
paint_area (const Painting *self, const MzShape *shape, MzColor color)
{
  /* The hatch after the as-of date, and other grounds that are not known. */
  if (shape->ink.kind == MZ_INK_UNKNOWN && shape->tone == MZ_TONE_INK)
    paint_unknown (self, shape, color.a);
  else
    paint_filled (self, shape, color);
  if (shape->width > 0)
    paint_gap (self, shape);
}

static void
paint_line (const Painting *self, const MzShape *shape, MzColor color)
{
  trace (self, shape);
  set_dash (self->cr, shape->dash, shape->width * self->theme->line_factor);
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
  /* Hundreds of thin curves: finer steps of grey could not be told apart. */
  if (self->layout->figure->kind == MZ_FIGURE_NETWORK)
    cairo_set_antialias (self->cr, CAIRO_ANTIALIAS_FAST);
  mz_color_set_source (color, self->cr);
  cairo_stroke (self->cr);
}

/* Full, or a ring where its fill is an outline. */
static void
paint_dot (const Painting *self, const MzShape *shape, MzColor color)
{
  cairo_t *cr = self->cr;
  double radius = MIN (shape->box.width, shape->box.height) / 2;
  gboolean ring = shape->fill == MZ_FILL_OUTLINE;

  cairo_new_path (cr);
  cairo_arc (cr, shape->box.x + shape->box.width / 2, shape->box.y + shape->box.height / 2, ring ? radius - 0.9 : radius, 0,
             2 * G_PI);
  mz_color_set_source (ring ? self->theme->view : color, cr);
  cairo_fill_preserve (cr);
  set_dash (cr, 0, 1.8);
  mz_color_set_source (color, cr);
  if (ring)
    cairo_stroke (cr);
  cairo_new_path (cr);
}

static void
paint_flag (const Painting *self, const MzShape *shape, MzColor color)
{
  MzInk ink = MZ_INK (MZ_INK_CONTROL);
  double x = shape->box.x + shape->box.width / 2, y = shape->box.y + shape->box.height / 2;

  cairo_new_path (self->cr);
  cairo_arc (self->cr, x, y, shape->box.width / 2, 0, 2 * G_PI);
  mz_color_set_source (color, self->cr);
  cairo_fill (self->cr);
  mz_text_paint_centred (self->cr, MZ_FONT_COUNT, self->layout->factor, shape->text, mz_chart_get_on_color (self->theme, &ink), x, y);
}

static void
paint_shape (const Painting *self, const MzShape *shape)
{
  MzColor color = get_color (self, shape);
  const cairo_rectangle_t *box = &shape->box;

  color.a *= get_alpha (self, shape);
  if (color.a <= 0)
    return;
  switch (shape->kind)
    {
    case MZ_SHAPE_RECT:
    case MZ_SHAPE_AREA:
      paint_area (self, shape, color);
      break;
    case MZ_SHAPE_LINE:
      paint_line (self, shape, color);
      break;
    case MZ_SHAPE_DOT:
      paint_dot (self, shape, color);
      break;
    case MZ_SHAPE_SYMBOL:
      mz_marker_paint (self->cr, self->theme, (MzStage) shape->stage, (MzState) shape->state, box->width, box->x + box->width / 2,
                       box->y + box->height / 2);
      break;
    case MZ_SHAPE_FLAG:
      paint_flag (self, shape, color);
      break;
    case MZ_SHAPE_TEXT:
      cairo_translate (self->cr, box->x, shape->turned ? box->y + box->height : box->y);
      if (shape->turned)
        cairo_rotate (self->cr, -G_PI / 2);
      mz_text_paint (self->cr, shape->font, self->layout->factor, shape->text, color, 0, 0);
      break;
    default:
      g_return_if_reached ();
    }
}

/* Round what is under the pointer, or has the focus of the keyboard. */
static void
paint_ring (const Painting *self)
{
  for (guint i = 0; i < self->layout->shapes->len; i++)
    {
      const MzShape *shape = &g_array_index (self->layout->shapes, MzShape, i);
      cairo_rectangle_t box = shape->box;

      if (shape->role != MZ_ROLE_BODY || shape->datum != self->light->datum)
        continue;
      cairo_new_path (self->cr);
      cairo_rectangle (self->cr, box.x - 2, box.y - 2, box.width + 4, box.height + 4);
      set_dash (self->cr, 0, self->light->focus ? 5 : 4);
      mz_color_set_source (self->theme->casing, self->cr);
      cairo_stroke_preserve (self->cr);
      set_dash (self->cr, 0, self->light->focus ? 2.4 : 1.6);
      mz_color_set_source (self->theme->sel, self->cr);
      cairo_stroke (self->cr);
      return;
    }
}

static gboolean
has_chosen (const Painting *self)
{
  for (guint i = 0; i < self->layout->shapes->len; i++)
    {
      const MzShape *shape = &g_array_index (self->layout->shapes, MzShape, i);

      if (shape->role == MZ_ROLE_BODY && is_chosen (self, shape))
        return TRUE;
    }
  return FALSE;
}

/**
 * mz_chart_paint:
 * @light: (nullable): nothing stands out
 *
 * Draws the shapes from 0, 0 on; what lies behind them is the caller's, of the theme's view colour.
 */
void
mz_chart_paint (const MzChartLayout *layout, cairo_t *cr, const MzTheme *theme, const MzChartLight *light)
{
  static const MzChartLight none = { MZ_FIGURE_NONE, FALSE, NULL, NULL };
  Painting self = { layout, cr, theme, light != NULL ? light : &none, FALSE };

  self.pales = has_chosen (&self);
  cairo_save (cr);
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      cairo_save (cr);
      paint_shape (&self, &g_array_index (layout->shapes, MzShape, i));
      cairo_restore (cr);
    }
  if (self.light->datum != MZ_FIGURE_NONE)
    paint_ring (&self);
  cairo_restore (cr);
}
