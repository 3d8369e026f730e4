/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The view's ink, on the screen and on the clipboard. */
#define G_LOG_DOMAIN "mz-charts"

#include "mz-chart-view-private.h"

#include <math.h>

#include "mz-chart-brush.h"
#include "mz-chart-page.h"
#include "mz-chart-paint.h"
#include "mz-look.h"
#include "mz-texture.h"

/* Of a copied picture: px, and the shape of one that has no height of its own. */
#define PICTURE_SCALE 2.0
#define PICTURE_LEAST 640.0
#define PICTURE_MOST  1400.0
#define PICTURE_SHAPE 0.6
#define PICTURE_TEXTS 140.0 /* px of height: title, notes and sources */

/* A line through the datum's time, over all of the plot. */
static void
paint_crosshair (MzChartView *self, cairo_t *cr, const MzTheme *theme)
{
  const MzDatum *datum;
  double x;

  if (self->datum == MZ_FIGURE_NONE || self->figure->x_from == self->figure->x_to || self->layout->x.start == self->layout->x.end)
    return;
  datum = mz_figure_peek_datum (self->figure, self->datum);
  x = floor (mz_scale_map (&self->layout->x, datum->x)) + 0.5;
  if (x < self->layout->plot.x || x > self->layout->plot.x + self->layout->plot.width)
    return;
  cairo_save (cr);
  mz_color_set_source (mz_color_with_alpha (theme->text, 0.45), cr);
  cairo_set_line_width (cr, 1);
  cairo_set_dash (cr, (const double[]) { 3, 3 }, 2, 0);
  cairo_move_to (cr, x, self->layout->plot.y);
  cairo_line_to (cr, x, self->layout->plot.y + self->layout->plot.height);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
paint (MzChartView *self, cairo_t *cr, const MzTheme *theme)
{
  MzRecord *selection = mz_workspace_get_selection (self->workspace);
  g_auto (GStrv) words = mz_chart_get_words (mz_workspace_get_query (self->workspace), self->figure);
  MzChartLight light = {
    .datum = self->datum,
    .focus = self->by_keys && gtk_widget_has_focus (GTK_WIDGET (self)),
    .record = selection != NULL ? mz_record_get_id (selection) : NULL,
    .words = (const char *const *) words,
  };

  mz_chart_paint (self->layout, cr, theme, &light);
  paint_crosshair (self, cr, theme);
}

/* What is scrolled away keeps its axis in sight. */
static void
paint_scrolled (MzChartView *self, cairo_t *cr, const MzTheme *theme, double width, double height)
{
  double head = self->layout->plot.y, offset = mz_chart_view_get_offset (self);

  cairo_save (cr);
  cairo_rectangle (cr, 0, head, width, height - head);
  cairo_clip (cr);
  cairo_translate (cr, 0, -offset);
  paint (self, cr, theme);
  cairo_restore (cr);
  cairo_rectangle (cr, 0, 0, width, head);
  cairo_clip (cr);
  paint (self, cr, theme);
}

void
mz_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MzChartView *self = MZ_CHART_VIEW (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  cairo_t *cr;

  /* What is not live shows nothing rather than another date. */
  mz_chart_view_lay_out (self);
  if (self->layout == NULL || self->stale)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  if (mz_chart_view_get_offset (self) > 0)
    paint_scrolled (self, cr, mz_look_get_theme (), width, height);
  else
    paint (self, cr, mz_look_get_theme ());
  cairo_destroy (cr);
}

/** mz_chart_view_get_picture: Returns: (transfer full) (nullable): the chart with its title and sources, at twice the size. */
GdkTexture *
mz_chart_view_get_picture (MzChartView *self)
{
  MzChartPage page = { .theme = mz_look_get_theme ()->kind, .title = TRUE };
  cairo_surface_t *surface;
  cairo_t *cr;
  int width, height;

  g_return_val_if_fail (MZ_IS_CHART_VIEW (self), NULL);

  if (mz_chart_view_get_layout (self) == NULL)
    return NULL;
  page.figure = self->figure;
  page.dataset = mz_workspace_get_dataset (self->workspace);
  page.label_factor = mz_manner_get_label_factor (mz_workspace_get_manner (self->workspace));
  page.width = CLAMP (self->layout->width, PICTURE_LEAST, PICTURE_MOST);
  page.height = MAX (page.width * PICTURE_SHAPE, mz_chart_layout_get_natural_height (self->figure, page.width, page.label_factor) + PICTURE_TEXTS);
  width = (int) ceil (page.width * PICTURE_SCALE);
  height = (int) ceil (page.height * PICTURE_SCALE);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cr = cairo_create (surface);
  cairo_scale (cr, PICTURE_SCALE, PICTURE_SCALE);
  mz_chart_page_paint (&page, cr);
  cairo_destroy (cr);
  return mz_texture_new_for_surface (surface);
}
