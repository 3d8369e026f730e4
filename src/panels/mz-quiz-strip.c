/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-quiz-strip.h"

#include <glib/gi18n-lib.h>

#include "mz-look.h"
#include "mz-tell.h"

#define HEIGHT 6
#define GAP    4.0
#define HATCH  4.0

typedef struct
{
  guint      now, n;
  GtkWidget *area, *bar;
} Progress;

static void
hatch (cairo_t *cr, double x, double width)
{
  cairo_save (cr);
  cairo_rectangle (cr, x, 0, width, HEIGHT);
  cairo_clip (cr);
  for (double at = x - HEIGHT; at < x + width; at += HATCH)
    {
      cairo_move_to (cr, at, HEIGHT);
      cairo_line_to (cr, at + HEIGHT, 0);
    }
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const Progress *progress = data;
  const MzTheme *theme = mz_look_get_theme ();
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (area)) == GTK_TEXT_DIR_RTL;
  double gap = progress->n > 40 ? 1 : GAP, step = progress->n > 0 ? (width + gap) / progress->n : 0;

  for (guint i = 0; i < progress->n; i++)
    {
      double x = (rtl ? progress->n - 1 - i : i) * step;

      cairo_rectangle (cr, x, 0, MAX (step - gap, 1), HEIGHT);
      mz_color_set_source (i < progress->now ? theme->ink : mz_color_with_alpha (theme->text_dim, 0.32), cr);
      cairo_fill (cr);
      mz_color_set_source (theme->ink, cr);
      if (i == progress->now)
        hatch (cr, x, MAX (step - gap, 1));
    }
}

/* The strokes are what is seen; what is told is a bar of GTK's own over them, for GTK 4.8 tells the values of no others. */
GtkWidget *
mz_quiz_strip_new (void)
{
  GtkWidget *strip = gtk_overlay_new ();
  Progress *progress = g_new0 (Progress, 1);

  progress->area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "content-height",
                                 HEIGHT, NULL);
  progress->bar = g_object_new (GTK_TYPE_PROGRESS_BAR, "opacity", 0.0, "can-target", FALSE, NULL);
  g_object_set_data_full (G_OBJECT (strip), "mz-progress", progress, g_free);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (progress->area), draw_cb, progress, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (progress->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Progress"), -1);
  gtk_overlay_set_child (GTK_OVERLAY (strip), progress->area);
  gtk_overlay_add_overlay (GTK_OVERLAY (strip), progress->bar);
  return strip;
}

/** mz_quiz_strip_set: @now: how many are done, of @n */
void
mz_quiz_strip_set (GtkWidget *strip, guint now, guint n)
{
  Progress *progress = g_object_get_data (G_OBJECT (strip), "mz-progress");
  /* Translators: how many of how many questions or steps are done. */
  g_autofree char *text = g_strdup_printf (_("%1$u of %2$u"), now, n);

  g_return_if_fail (progress != NULL);

  progress->now = now;
  progress->n = n;
  gtk_accessible_update_property (GTK_ACCESSIBLE (progress->bar), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) n, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) now,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
  mz_tell_description (progress->bar, text, NULL);
  gtk_widget_queue_draw (progress->area);
}

void
mz_quiz_strip_update (GtkWidget *strip, MzQuizRun *run)
{
  mz_quiz_strip_set (strip, mz_quiz_run_get_index (run), mz_quiz_run_get_length (run));
}
