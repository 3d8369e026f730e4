/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-time-bar-paint.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mz-text.h"

#define TROUGH      4.0
#define HATCH_PITCH 7.0
#define HATCH_ALPHA 0.35
#define AHEAD_ALPHA 0.45
#define SPAN_ALPHA  0.55

static MzColor
lane_color (const MzTheme *theme, const MzTimeBarLayout *layout, MzTimeLane lane)
{
  if (layout->input.compact)
    return theme->ink;
  switch (lane)
    {
    case MZ_LANE_MEASURES:
      return theme->control_hatch;
    case MZ_LANE_SITES:
      return mz_theme_stage (theme, MZ_STAGE_SEPARATION);
    case MZ_LANE_EVENTS:
      return theme->text_dim;
    case MZ_LANE_AGREEMENTS:
    case MZ_N_LANES:
    default:
      return theme->ink;
    }
}

/* What lies ahead of the facts: hatched, with its name where there is room. */
static void
paint_ahead (cairo_t *cr, const MzTimeBarLayout *layout, const MzTheme *theme)
{
  double left = CLAMP (layout->as_of_x, layout->left, layout->right);
  double height = layout->trough_y - layout->top;
  const char *words = _("plans only");
  double factor = layout->input.factor;
  MzTextSize size = mz_text_measure (MZ_FONT_LANE, factor, words);

  if (left >= layout->right)
    return;
  cairo_save (cr);
  cairo_rectangle (cr, left, layout->top, layout->right - left, height);
  cairo_clip (cr);
  for (double x = left - height; x < layout->right; x += HATCH_PITCH)
    {
      cairo_move_to (cr, x, layout->trough_y);
      cairo_line_to (cr, x + height, layout->top);
    }
  mz_color_set_source (mz_color_with_alpha (theme->text_dim, HATCH_ALPHA), cr);
  cairo_set_line_width (cr, theme->line_factor);
  cairo_stroke (cr);
  cairo_restore (cr);

  if (layout->as_of_x >= layout->left)
    {
      const double dashes[] = { 2, 2 };

      cairo_save (cr);
      cairo_set_dash (cr, dashes, 2, 0);
      cairo_set_line_width (cr, theme->line_factor);
      cairo_move_to (cr, round (left) + 0.5, layout->top);
      cairo_line_to (cr, round (left) + 0.5, layout->trough_y + MZ_TIME_HANDLE_RADIUS);
      mz_color_set_source (theme->text_dim, cr);
      cairo_stroke (cr);
      cairo_restore (cr);
    }
  if (!layout->input.compact && layout->right - left > size.width + 12)
    {
      double y = layout->top + (layout->lane_height - size.height) / 2;

      cairo_rectangle (cr, left + 3, y, size.width + 6, size.height);
      mz_color_set_source (mz_color_with_alpha (theme->view, 0.85), cr);
      cairo_fill (cr);
      mz_text_paint (cr, MZ_FONT_LANE, factor, words, theme->text_dim, left + 6, y);
    }
}

static void
paint_lanes (cairo_t *cr, const MzTimeBarLayout *layout, const MzTheme *theme)
{
  double factor = layout->input.factor;

  for (guint lane = 0; !layout->input.compact && lane < MZ_N_LANES; lane++)
    {
      const char *name = mz_time_lane_get_name ((MzTimeLane) lane);
      MzTextSize size = mz_text_measure (MZ_FONT_LANE, factor, name);
      double bottom = layout->lane_bottom[lane];

      mz_text_paint (cr, MZ_FONT_LANE, factor, name, theme->text_dim, layout->left - 8 - size.width,
                     bottom - layout->lane_height / 2 - size.height / 2);
      cairo_rectangle (cr, layout->left, bottom, layout->right - layout->left, 1);
    }
  mz_color_set_source (mz_color_with_alpha (theme->text_dim, 0.25), cr);
  cairo_fill (cr);
}

static void
paint_shapes (cairo_t *cr, const MzTimeBarLayout *layout, const MzTheme *theme)
{
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const MzTimeShape *shape = &g_array_index (layout->shapes, MzTimeShape, i);
      double alpha = (shape->ahead ? AHEAD_ALPHA : 1) * (shape->kind == MZ_TIME_SHAPE_SPAN ? SPAN_ALPHA : 1);

      if (shape->width < 0.25)
        continue;
      cairo_rectangle (cr, shape->x, shape->y, shape->width, shape->height);
      mz_color_set_source (mz_color_with_alpha (lane_color (theme, layout, shape->lane), alpha), cr);
      cairo_fill (cr);
    }
}

static void
paint_trough (cairo_t *cr, const MzTimeBarLayout *layout, const MzTheme *theme)
{
  double x = CLAMP (layout->clock_x, layout->left, layout->right);

  cairo_save (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, TROUGH);
  cairo_move_to (cr, layout->left + TROUGH / 2, layout->trough_y);
  cairo_line_to (cr, layout->right - TROUGH / 2, layout->trough_y);
  mz_color_set_source (mz_color_mix (theme->view, theme->text, 0.18), cr);
  cairo_stroke (cr);
  if (x > layout->left + TROUGH)
    {
      cairo_move_to (cr, layout->left + TROUGH / 2, layout->trough_y);
      cairo_line_to (cr, x, layout->trough_y);
      mz_color_set_source (theme->accent, cr);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

static void
paint_ticks (cairo_t *cr, const MzTimeBarLayout *layout, const MzTheme *theme)
{
  for (guint i = 0; i < layout->ticks->len; i++)
    {
      const MzTimeTick *tick = &g_array_index (layout->ticks, MzTimeTick, i);

      cairo_rectangle (cr, round (tick->x), layout->trough_y + 6, 1, 5);
      mz_color_set_source (mz_color_with_alpha (theme->text_dim, 0.6), cr);
      cairo_fill (cr);
      mz_text_paint (cr, MZ_FONT_AXIS, layout->input.factor, tick->text, theme->text_dim, tick->text_x, layout->text_y);
    }
}

/* The clock's line and the handle; an arrow at the end where the clock lies outside the window. */
static void
paint_clock (cairo_t *cr, const MzTimeBarLayout *layout, const MzTheme *theme)
{
  double x = layout->clock_x;

  if (x < layout->left || x > layout->right)
    {
      double end = x < layout->left ? layout->left : layout->right;
      double way = x < layout->left ? -1 : 1;

      cairo_move_to (cr, end + way * 8, layout->trough_y);
      cairo_line_to (cr, end, layout->trough_y - 7);
      cairo_line_to (cr, end, layout->trough_y + 7);
      cairo_close_path (cr);
      mz_color_set_source (theme->accent, cr);
      cairo_fill (cr);
      return;
    }

  cairo_rectangle (cr, x - 1, layout->top, 2, layout->trough_y - layout->top);
  mz_color_set_source (theme->accent, cr);
  cairo_fill (cr);
  cairo_arc (cr, x, layout->trough_y, MZ_TIME_HANDLE_RADIUS - 0.5, 0, 2 * G_PI);
  mz_color_set_source ((MzColor) { 1, 1, 1, 1 }, cr);
  cairo_fill_preserve (cr);
  cairo_set_line_width (cr, 1);
  mz_color_set_source ((MzColor) { 0, 0, 0, 0.25 }, cr);
  cairo_stroke (cr);
  cairo_arc (cr, x, layout->trough_y, 3, 0, 2 * G_PI);
  mz_color_set_source (theme->accent, cr);
  cairo_fill (cr);
}

/** mz_time_bar_paint: Draws the track of the time bar; the background shows through. */
void
mz_time_bar_paint (cairo_t *cr, const MzTimeBarLayout *layout, const MzTheme *theme)
{
  g_return_if_fail (cr != NULL && layout != NULL && theme != NULL);

  paint_lanes (cr, layout, theme);
  paint_ahead (cr, layout, theme);
  paint_shapes (cr, layout, theme);
  paint_trough (cr, layout, theme);
  paint_ticks (cr, layout, theme);
  paint_clock (cr, layout, theme);
}
