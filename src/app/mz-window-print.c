/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window puts on paper: the map or the chart that is looked at, or the details. In colours that survive in grey. */
#define G_LOG_DOMAIN "monazite"

#include "mz-window-private.h"

#include <glib/gi18n-lib.h>

#include "mz-card-paint.h"
#include "mz-chart-page.h"
#include "mz-map-page.h"

#define POINTS_PER_PIXEL 0.75 /* 72 and 96 to the inch */

/* What is printed. */
typedef struct
{
  MzWorkspace *workspace;
  MzBasemap   *basemap;
  MzFigure    *figure;  /* (nullable): a chart */
  MzCard      *card;    /* (nullable): the details; where neither is, the map */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->workspace);
  g_clear_pointer (&job->figure, mz_figure_free);
  g_clear_pointer (&job->card, g_ptr_array_unref);
  g_free (job);
}

static void
draw_map (const Job *job, cairo_t *cr, double width, double height)
{
  MzView view = *mz_workspace_get_view (job->workspace);
  MzMapPage page = { job->workspace, job->basemap, MZ_THEME_PRINT, width, height, TRUE, TRUE, NULL, MZ_PROJECTION_MERCATOR, &view };
  cairo_rectangle_t frame;

  mz_map_page_get_frame (&page, &frame);
  view.zoom = MAX (mz_view_get_zoom_for (&view, frame.width, frame.height), 0);
  mz_map_page_paint (&page, cr);
}

static void
draw_card (const Job *job, cairo_t *cr, double width, double height)
{
  const MzTheme *theme = mz_theme_get (MZ_THEME_PRINT);
  double y = mz_card_paint_header (job->card, cr, theme, 0, 0, width) + 12;
  cairo_rectangle_t box = { 0, y, width, height - y };
  guint n_columns = width > 500 ? 2 : 1;
  double factor = mz_card_choose_factor (job->card, job->workspace, cr, box.width, box.height, n_columns);

  mz_card_paint (job->card, job->workspace, cr, theme, &box, n_columns, factor);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int number, const Job *job)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width = gtk_print_context_get_width (context) / POINTS_PER_PIXEL;
  double height = gtk_print_context_get_height (context) / POINTS_PER_PIXEL;

  cairo_scale (cr, POINTS_PER_PIXEL, POINTS_PER_PIXEL);
  if (job->card != NULL)
    draw_card (job, cr, width, height);
  else if (job->figure != NULL)
    {
      MzChartPage page = { job->figure, mz_workspace_get_dataset (job->workspace), MZ_THEME_PRINT, width, height, TRUE,
                           mz_manner_get_label_factor (mz_workspace_get_manner (job->workspace)) };

      mz_chart_page_paint (&page, cr);
    }
  else
    draw_map (job, cr, width, height);
}

/**
 * mz_window_print_new:
 * @details: the card of what is chosen, or of the view; else the chart that is looked at, or the map
 *
 * Returns: (transfer full): an operation of one page, whose paper is the user's to choose.
 */
GtkPrintOperation *
mz_window_print_new (MzWindow *self, gboolean details)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  MzChartCard *chart = details ? NULL : mz_window_find_chart (self);
  Job *job = g_new0 (Job, 1);

  mz_workspace_settle (self->workspace);
  job->workspace = g_object_ref (self->workspace);
  job->basemap = self->basemap;
  job->figure = chart != NULL ? mz_chart_view_make_figure (mz_chart_card_get_view (chart)) : NULL;
  job->card = details ? mz_card_new (self->workspace, mz_workspace_get_selection (self->workspace), NULL) : NULL;

  gtk_page_setup_set_orientation (setup, details ? GTK_PAGE_ORIENTATION_PORTRAIT : GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_job_name (operation, "Monazite");
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), job, (GClosureNotify) (void (*) (void)) job_free, 0);
  return operation;
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);
  g_autoptr (GtkPrintOperation) operation = mz_window_print_new (self, g_str_equal (name, "win.print-details"));
  g_autoptr (GError) error = NULL;

  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), &error)
      == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      g_autofree char *text = g_strdup_printf (_("It could not be printed: %s"), error->message);
      g_autofree char *markup = g_markup_escape_text (text, -1);

      mz_window_add_toast (self, adw_toast_new (markup));
    }
}

void
mz_window_install_print (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.print", NULL, print_action);
  gtk_widget_class_install_action (klass, "win.print-details", NULL, print_action);
}
