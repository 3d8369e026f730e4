/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-story"

#include "mz-slide-private.h"

#include <math.h>

#include "mz-chart-paint.h"

static void
trace_card (cairo_t *cr, const cairo_rectangle_t *box, double r)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, box->x + box->width - r, box->y + r, r, -G_PI / 2, 0);
  cairo_arc (cr, box->x + box->width - r, box->y + box->height - r, r, 0, G_PI / 2);
  cairo_arc (cr, box->x + r, box->y + box->height - r, r, G_PI / 2, G_PI);
  cairo_arc (cr, box->x + r, box->y + r, r, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

static void
paint_card (const MzSlide *self, const MzTheme *theme, const cairo_rectangle_t *box, cairo_t *cr)
{
  trace_card (cr, box, MZ_SLIDE_CARD_RADIUS * self->unit);
  mz_color_set_source (theme->view, cr);
  cairo_fill_preserve (cr);
  mz_color_set_source (theme->coast, cr);
  cairo_set_line_width (cr, self->unit * theme->line_factor);
  cairo_stroke (cr);
}

static void
paint_text (const MzSlide *self, MzSlideTextKind kind, MzColor color, cairo_t *cr)
{
  const MzSlideText *text = &self->texts[kind];
  g_autoptr (PangoLayout) layout = NULL;

  if (text->text == NULL)
    return;
  layout = mz_slide_text_new (cr, text);
  mz_text_show (cr, layout, color, text->box.x, text->box.y);
}

static void
paint_map (const MzSlide *self, cairo_t *cr)
{
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, self->width, self->band.y);
  cairo_clip (cr);
  cairo_scale (cr, self->factor, self->factor);
  mz_map_still_paint (self->still, cr);
  cairo_restore (cr);
}

static void
paint_chart (const MzSlide *self, const MzTheme *theme, cairo_t *cr)
{
  const MzChartLight light = { MZ_FIGURE_NONE, FALSE, self->record, NULL };

  cairo_save (cr);
  cairo_translate (cr, self->chart_x, self->chart_y);
  cairo_scale (cr, self->factor, self->factor);
  mz_chart_paint (self->layout, cr, theme, &light);
  cairo_restore (cr);
  paint_text (self, MZ_SLIDE_SUBTITLE, theme->text_dim, cr);
  paint_text (self, MZ_SLIDE_MARKS, theme->text, cr);
}

static void
paint_legend (const MzSlide *self, const MzTheme *theme, cairo_t *cr)
{
  double u = self->unit, row = MZ_SLIDE_LEGEND_ROW * u;

  if (self->n_legend == 0)
    return;
  paint_card (self, theme, &self->legend_card, cr);
  for (guint i = 0; i < self->n_legend; i++)
    {
      double x = self->legend_card.x + MZ_SLIDE_CARD_PAD * u, y = self->legend_card.y + (MZ_SLIDE_CARD_PAD / 2 + i * MZ_SLIDE_LEGEND_ROW) * u;
      double px = MZ_SLIDE_LEGEND_TEXT * u, factor = px / mz_text_get_size (MZ_FONT_SUBTITLE);
      MzTextSize size = mz_text_measure (MZ_FONT_SUBTITLE, factor, self->legend[i].label);

      cairo_save (cr);
      cairo_translate (cr, x, y);
      cairo_scale (cr, MZ_SLIDE_SAMPLE_SCALE * u, MZ_SLIDE_SAMPLE_SCALE * u);
      mz_legend_paint_sample (cr, theme, &self->legend[i], 0, 0, MZ_SLIDE_SAMPLE / MZ_SLIDE_SAMPLE_SCALE,
                              MZ_SLIDE_LEGEND_ROW / MZ_SLIDE_SAMPLE_SCALE);
      cairo_restore (cr);
      mz_text_paint (cr, MZ_FONT_SUBTITLE, factor, self->legend[i].label, theme->text, x + (MZ_SLIDE_SAMPLE + 12) * u,
                     y + (row - size.height) / 2);
    }
}

static void
paint_band (const MzSlide *self, const MzTheme *theme, cairo_t *cr)
{
  if (self->band.height <= 0)
    return;
  cairo_rectangle (cr, self->band.x, self->band.y, self->band.width, self->band.height);
  mz_color_set_source (theme->view, cr);
  cairo_fill (cr);
  cairo_move_to (cr, 0, self->band.y);
  cairo_line_to (cr, self->width, self->band.y);
  cairo_set_line_width (cr, self->unit * theme->line_factor);
  mz_color_set_source (theme->coast, cr);
  cairo_stroke (cr);
  paint_text (self, MZ_SLIDE_TITLE, theme->text, cr);
  paint_text (self, MZ_SLIDE_BODY, theme->text, cr);
  paint_text (self, MZ_SLIDE_SOURCES, theme->text_dim, cr);
}

static void
paint_date (const MzSlide *self, const MzTheme *theme, gboolean card, cairo_t *cr)
{
  if (card)
    paint_card (self, theme, &self->date_card, cr);
  paint_text (self, MZ_SLIDE_DATE, theme->text, cr);
  paint_text (self, MZ_SLIDE_REMARK, theme->caution, cr);
  paint_text (self, MZ_SLIDE_PLANS, theme->text_dim, cr);
}

/** mz_slide_paint: @cr: its unit is a pixel of the page, its origin the page's top left corner. Any thread. */
void
mz_slide_paint (const MzSlide *self, cairo_t *cr)
{
  const MzTheme *theme = mz_theme_get (self->theme);

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, self->page_width, self->page_height);
  cairo_clip (cr);
  cairo_scale (cr, self->scale, self->scale);
  mz_color_set_source (theme->view, cr);
  cairo_paint (cr);
  if (self->still != NULL)
    paint_map (self, cr);
  else
    paint_chart (self, theme, cr);
  paint_legend (self, theme, cr);
  paint_date (self, theme, self->still != NULL, cr);
  paint_band (self, theme, cr);
  cairo_restore (cr);
}

/** mz_slide_paint_cards: What lies over a map alone: the date, or the legend and the band. */
void
mz_slide_paint_cards (const MzSlide *self, gboolean date, gboolean others, cairo_t *cr)
{
  const MzTheme *theme = mz_theme_get (self->theme);

  cairo_save (cr);
  cairo_scale (cr, self->scale, self->scale);
  if (date)
    paint_date (self, theme, TRUE, cr);
  if (others)
    {
      paint_legend (self, theme, cr);
      paint_band (self, theme, cr);
    }
  cairo_restore (cr);
}

cairo_surface_t *
mz_slide_draw (const MzSlide *self, double scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) round (self->page_width * scale),
                                                         (int) round (self->page_height * scale));
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  mz_slide_paint (self, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static void
paint_page (gconstpointer what, cairo_t *cr)
{
  mz_slide_paint (what, cr);
}

static char *
dup_page_title (gconstpointer what)
{
  const MzSlide *self = what;

  return g_strdup (self->texts[MZ_SLIDE_TITLE].text);
}

MzPage
mz_slide_get_page (const MzSlide *self)
{
  return (MzPage) { self->page_width, self->page_height, paint_page, self, dup_page_title, self->as_of };
}
