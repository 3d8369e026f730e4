/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-marker-paint.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "mz-text.h"

#define GRID 16.0

/* What the map says of a state: the fill of the symbol. */
typedef enum { FILL_SOLID, FILL_STRIPES, FILL_OUTLINE, FILL_HALF, FILL_CROSSED, FILL_DOTTED } Fill;

static Fill
fill_of (MzState state)
{
  switch (state)
    {
    case MZ_STATE_OPERATING:
      return FILL_SOLID;
    case MZ_STATE_CONSTRUCTION:
      return FILL_STRIPES;
    case MZ_STATE_CARE:
      return FILL_HALF;
    case MZ_STATE_CLOSED:
      return FILL_CROSSED;
    case MZ_STATE_EXPLORATION:
    case MZ_STATE_DEVELOPMENT:
    case MZ_STATE_PLANNED:
      return FILL_OUTLINE;
    case MZ_STATE_NOT_KNOWN:
    case MZ_STATE_NONE:
    case MZ_N_STATES:
    default:
      return FILL_DOTTED;
    }
}

/** mz_marker_reference: Returns: tonnes a year of a symbol of 22 px; 0 for what has no size. */
double
mz_marker_reference (MzProduct product)
{
  static const double references[MZ_N_PRODUCTS] = {
    [MZ_PRODUCT_REO] = 30000, [MZ_PRODUCT_SEPARATED] = 20000, [MZ_PRODUCT_METAL] = 5000, [MZ_PRODUCT_MAGNET] = 10000,
    [MZ_PRODUCT_RECYCLED] = 2000, [MZ_PRODUCT_OTHER] = 0,
  };

  g_return_val_if_fail (product < MZ_N_PRODUCTS, 0);

  return references[product];
}

/**
 * mz_marker_size:
 * @t_per_year: negative: no figure
 *
 * Returns: side of the symbol in pixels: its area is proportional to the tonnes of its sort of product, within limits.
 */
double
mz_marker_size (MzProduct product, double t_per_year)
{
  double reference = mz_marker_reference (product);

  if (t_per_year < 0 || reference <= 0)
    return MZ_MARKER_NO_FIGURE;
  return CLAMP (22 * sqrt (t_per_year / reference), MZ_MARKER_MIN_SIZE, MZ_MARKER_MAX_SIZE);
}

static void
polygon (cairo_t *cr, const double *points, guint n)
{
  for (guint i = 0; i < n; i++)
    cairo_line_to (cr, points[2 * i], points[2 * i + 1]);
  cairo_close_path (cr);
}

/** mz_marker_path: @stage: %MZ_N_STAGES for a deposit. Adds the shape on its grid of 16 to the current path. */
void
mz_marker_path (cairo_t *cr, MzStage stage)
{
  static const double heap[] = { 8, 1.2, 15.2, 14, 0.8, 14 };
  static const double hopper[] = { 0.9, 2.6, 15.1, 2.6, 11, 13.8, 5, 13.8 };
  static const double ingot[] = { 2, 2, 14, 2, 14, 14, 2, 14 };
  static const double plus[] = { 5.4, 1.2, 10.6, 1.2, 10.6, 5.4, 14.8, 5.4, 14.8, 10.6, 10.6, 10.6,
                                 10.6, 14.8, 5.4, 14.8, 5.4, 10.6, 1.2, 10.6, 1.2, 5.4, 5.4, 5.4 };
  static const double diamond[] = { 8, 0.9, 15.1, 8, 8, 15.1, 0.9, 8 };

  cairo_new_sub_path (cr);
  switch (stage)
    {
    case MZ_STAGE_MINING:
      polygon (cr, heap, 3);
      break;
    case MZ_STAGE_CONCENTRATION:
      polygon (cr, hopper, 4);
      break;
    case MZ_STAGE_SEPARATION:
      cairo_arc (cr, 8, 8, 6.6, 0, 2 * G_PI);
      cairo_close_path (cr);
      break;
    case MZ_STAGE_METAL:
      polygon (cr, ingot, 4);
      break;
    case MZ_STAGE_ALLOY:
      polygon (cr, plus, 12);
      break;
    case MZ_STAGE_MAGNET:
      cairo_move_to (cr, 1.4, 1.6);
      cairo_line_to (cr, 5.6, 1.6);
      cairo_line_to (cr, 5.6, 8);
      cairo_arc_negative (cr, 8, 8, 2.4, G_PI, 0);
      cairo_line_to (cr, 10.4, 1.6);
      cairo_line_to (cr, 14.6, 1.6);
      cairo_line_to (cr, 14.6, 8);
      cairo_arc (cr, 8, 8, 6.6, 0, G_PI);
      cairo_close_path (cr);
      break;
    case MZ_STAGE_RECYCLING:
      cairo_move_to (cr, 1.8, 14.2);
      cairo_curve_to (cr, 1.2, 6.2, 5.6, 1.6, 14.2, 1.8);
      cairo_curve_to (cr, 14.8, 10, 10.2, 14.6, 1.8, 14.2);
      cairo_close_path (cr);
      break;
    case MZ_N_STAGES:
    default:
      polygon (cr, diamond, 4);
      break;
    }
}

static void
paint_stripes (cairo_t *cr, double step)
{
  for (double offset = -2 * GRID; offset < 2 * GRID; offset += step)
    {
      cairo_move_to (cr, offset, GRID);
      cairo_line_to (cr, offset + GRID, 0);
    }
  cairo_stroke (cr);
}

/**
 * mz_marker_paint:
 * @stage: decides shape and colour; %MZ_N_STAGES for a deposit, which is never solid
 * @state: decides the fill
 * @size: side in pixels
 * @x, @y: centre
 */
void
mz_marker_paint (cairo_t *cr, const MzTheme *theme, MzStage stage, MzState state, double size, double x, double y)
{
  double scale = size / GRID, pixel = theme->line_factor / scale;
  MzColor color = mz_theme_stage (theme, stage);
  Fill fill = fill_of (state);

  if (stage == MZ_N_STAGES && fill == FILL_SOLID)
    fill = FILL_OUTLINE;

  cairo_save (cr);
  cairo_translate (cr, x - size / 2, y - size / 2);
  cairo_scale (cr, scale, scale);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);

  cairo_new_path (cr);
  mz_marker_path (cr, stage);
  mz_color_set_source (theme->casing, cr);
  cairo_set_line_width (cr, 2 * MZ_MARKER_CASING * pixel);
  cairo_fill_preserve (cr);
  cairo_stroke_preserve (cr);

  mz_color_set_source (color, cr);
  if (fill == FILL_SOLID)
    {
      cairo_fill (cr);
      cairo_restore (cr);
      return;
    }

  if (fill == FILL_STRIPES || fill == FILL_HALF)
    {
      cairo_save (cr);
      cairo_clip_preserve (cr);
      if (fill == FILL_HALF)
        {
          cairo_path_t *outline = cairo_copy_path (cr);

          cairo_new_path (cr);
          cairo_rectangle (cr, 0, 0, GRID / 2, GRID);
          cairo_fill (cr);
          cairo_append_path (cr, outline);
          cairo_path_destroy (outline);
        }
      else
        {
          cairo_path_t *outline = cairo_copy_path (cr);

          cairo_new_path (cr);
          cairo_set_line_width (cr, 1.9 * pixel);
          paint_stripes (cr, 4 * pixel * G_SQRT2);
          cairo_append_path (cr, outline);
          cairo_path_destroy (outline);
        }
      cairo_restore (cr);
    }

  cairo_save (cr);
  cairo_clip_preserve (cr);
  cairo_set_line_width (cr, 2 * 1.7 * pixel);
  if (fill == FILL_DOTTED)
    {
      const double dots[] = { 2 * pixel, 1.6 * pixel };

      cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
      cairo_set_dash (cr, dots, 2, 0);
    }
  cairo_stroke (cr);
  cairo_restore (cr);

  if (fill == FILL_CROSSED)
    for (guint i = 0; i < 2; i++)
      {
        cairo_move_to (cr, 2.5, 2.5);
        cairo_line_to (cr, 13.5, 13.5);
        cairo_move_to (cr, 13.5, 2.5);
        cairo_line_to (cr, 2.5, 13.5);
        mz_color_set_source (i == 0 ? theme->casing : theme->site_label, cr);
        cairo_set_line_width (cr, i == 0 ? 2.6 : 1.15);
        cairo_stroke (cr);
      }
  cairo_restore (cr);
}

/** mz_marker_ring_radius: Returns: outer radius in pixels of the ring that stands for @n sites. */
double
mz_marker_ring_radius (guint n)
{
  return MIN (25, 9.5 + 2 * sqrt (n));
}

/**
 * mz_marker_paint_ring:
 * @counts: how many of each stage, in chain order, and of deposits: MZ_N_STAGES + 1 numbers
 *
 * The ring of a cluster: its segments from 12 o'clock in the order of the chain, its number in the middle.
 */
void
mz_marker_paint_ring (cairo_t *cr, const MzTheme *theme, const guint *counts, double x, double y)
{
  const double width = 5.2;
  g_autofree char *text = NULL;
  double radius, angle = -G_PI / 2;
  guint n = 0, kinds = 0;

  for (guint i = 0; i <= MZ_N_STAGES; i++)
    {
      n += counts[i];
      kinds += counts[i] > 0;
    }
  radius = mz_marker_ring_radius (n);

  cairo_save (cr);
  cairo_new_path (cr);
  cairo_arc (cr, x, y, radius + 1.6, 0, 2 * G_PI);
  mz_color_set_source (theme->casing, cr);
  cairo_fill (cr);
  cairo_set_line_width (cr, width);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  for (guint i = 0; i <= MZ_N_STAGES; i++)
    if (counts[i] > 0)
      {
        double sweep = 2 * G_PI * counts[i] / n;
        double gap = kinds > 1 ? 0.5 / (radius - width / 2) : 0;

        cairo_new_path (cr);
        cairo_arc (cr, x, y, radius - width / 2, angle + gap, angle + sweep - gap);
        mz_color_set_source (mz_theme_stage (theme, (MzStage) i), cr);
        cairo_stroke (cr);
        angle += sweep;
      }

  text = g_strdup_printf ("%u", n);
  mz_text_paint_centred (cr, MZ_FONT_COUNT, 1, text, theme->site_label, x, y);
  cairo_restore (cr);
}

/** mz_marker_paint_selected: @size: of the symbol; drawn under all symbols. */
void
mz_marker_paint_selected (cairo_t *cr, const MzTheme *theme, double size, double x, double y)
{
  gboolean strong = theme->line_factor > 1;

  for (guint i = 0; i < 2; i++)
    {
      cairo_new_path (cr);
      cairo_arc (cr, x, y, size / 2 + 7, 0, 2 * G_PI);
      mz_color_set_source (i == 0 ? theme->casing : theme->sel, cr);
      cairo_set_line_width (cr, i == 0 ? (strong ? 6 : 5) : (strong ? 4 : 3));
      cairo_stroke (cr);
    }
}

/** mz_marker_paint_focus: The mark of the keyboard: a rounded square, so that its shape differs from the selection's. */
void
mz_marker_paint_focus (cairo_t *cr, const MzTheme *theme, double size, double x, double y)
{
  double half = (size + 16) / 2, r = 6;

  for (guint i = 0; i < 2; i++)
    {
      cairo_new_sub_path (cr);
      cairo_arc (cr, x + half - r, y - half + r, r, -G_PI / 2, 0);
      cairo_arc (cr, x + half - r, y + half - r, r, 0, G_PI / 2);
      cairo_arc (cr, x - half + r, y + half - r, r, G_PI / 2, G_PI);
      cairo_arc (cr, x - half + r, y - half + r, r, G_PI, 3 * G_PI / 2);
      cairo_close_path (cr);
      mz_color_set_source (i == 0 ? theme->casing : theme->sel, cr);
      cairo_set_line_width (cr, (i == 0 ? 5 : 2) * theme->line_factor);
      cairo_stroke (cr);
    }
}

/** mz_marker_paint_uncertain: A dashed ring: the site lies somewhere within @radius pixels. */
void
mz_marker_paint_uncertain (cairo_t *cr, const MzTheme *theme, double radius, double x, double y)
{
  const double dashes[] = { 2.5, 3 };

  cairo_save (cr);
  cairo_new_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  mz_color_set_source (theme->label, cr);
  cairo_set_line_width (cr, 1.2 * theme->line_factor);
  cairo_set_dash (cr, dashes, 2, 0);
  cairo_stroke (cr);
  cairo_restore (cr);
}
