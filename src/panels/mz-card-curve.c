/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A series as a small curve on a card. It follows the workspace's date and the colours of the desktop; it is made for the
 * text size of the moment. */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-card-curve.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mz-curve-paint.h"
#include "mz-look.h"

typedef struct
{
  MzWorkspace *workspace;
  MzSeries    *series;
  char        *key;
} Drawing;

static void
drawing_free (Drawing *drawing)
{
  g_object_unref (drawing->workspace);
  g_object_unref (drawing->series);
  g_free (drawing->key);
  g_free (drawing);
}

static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  Drawing *drawing = data;
  g_autoptr (MzCurve) curve = mz_curve_new (mz_series_peek (drawing->series), drawing->key,
                                            mz_workspace_get_date (drawing->workspace));

  mz_curve_paint (curve, cr, mz_look_get_theme (), width, mz_look_get_text_factor (GTK_WIDGET (area)));
}

/** mz_card_curve_new: Returns: (transfer floating): the points of @series that have @key, up to the clock and after it. */
GtkWidget *
mz_card_curve_new (MzWorkspace *workspace, MzSeries *series, const char *key)
{
  GtkWidget *area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, NULL);
  AdwStyleManager *manager = adw_style_manager_get_default ();
  Drawing *drawing = g_new0 (Drawing, 1);
  /* Translators: a series of figures, and of which of its keys they are. */
  g_autofree char *spoken = g_strdup_printf (C_("curve", "%1$s: %2$s"), mz_record_get_name (MZ_RECORD (series)), key);

  drawing->workspace = g_object_ref (workspace);
  drawing->series = g_object_ref (series);
  drawing->key = g_strdup (key);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw, drawing, (GDestroyNotify) drawing_free);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area),
                                       (int) (MZ_CURVE_HEIGHT * (1 + mz_look_get_text_factor (area)) / 2));
  gtk_widget_add_css_class (area, "card-curve");
  gtk_widget_set_tooltip_text (area, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_signal_connect_object (workspace, "notify::date", G_CALLBACK (gtk_widget_queue_draw), area, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), area, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), area, G_CONNECT_SWAPPED);
  return area;
}
