/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small pictures beside words: symbols and legends. They follow the colours of the desktop and the size of the text. */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-sample.h"

#include <adwaita.h>

#include "mz-look.h"

#define MAX_FACTOR 1.5

typedef struct
{
  double         width, height;
  MzSamplePaint  paint;
  gpointer       data;
  GDestroyNotify destroy;
} Sample;

static void
sample_free (gpointer data)
{
  Sample *sample = data;

  if (sample->destroy != NULL)
    sample->destroy (sample->data);
  g_free (sample);
}

static void
draw_sample (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  Sample *sample = data;
  double factor = gtk_drawing_area_get_content_width (area) / sample->width;

  cairo_translate (cr, (width - sample->width * factor) / 2, (height - sample->height * factor) / 2);
  cairo_scale (cr, factor, factor);
  sample->paint (cr, mz_look_get_theme (), sample->width, sample->height, sample->data);
}

static void
text_size_changed_cb (GtkDrawingArea *area)
{
  Sample *sample = g_object_get_data (G_OBJECT (area), "sample");
  double factor = CLAMP (mz_look_get_text_factor (GTK_WIDGET (area)), 1, MAX_FACTOR);

  gtk_drawing_area_set_content_width (area, (int) (sample->width * factor));
  gtk_drawing_area_set_content_height (area, (int) (sample->height * factor));
}

/**
 * mz_sample_new:
 * @width, @height: pixels at text factor 1
 * @data: for @paint, freed by @destroy
 *
 * Returns: (transfer floating): a picture that says nothing to screen readers: the words beside it do.
 */
GtkWidget *
mz_sample_new (double width, double height, MzSamplePaint paint, gpointer data, GDestroyNotify destroy)
{
  GtkWidget *area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  AdwStyleManager *manager = adw_style_manager_get_default ();
  Sample *sample = g_new0 (Sample, 1);

  sample->width = width;
  sample->height = height;
  sample->paint = paint;
  sample->data = data;
  sample->destroy = destroy;
  g_object_set_data (G_OBJECT (area), "sample", sample);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_sample, sample, sample_free);
  text_size_changed_cb (GTK_DRAWING_AREA (area));
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), area, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), area, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_settings (area), "notify::gtk-xft-dpi", G_CALLBACK (text_size_changed_cb), area,
                           G_CONNECT_SWAPPED);
  return area;
}
