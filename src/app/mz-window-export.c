/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window writes into files. */
#define G_LOG_DOMAIN "monazite"

#include "mz-window-private.h"

#include <glib/gi18n-lib.h>

#include "mz-calendar-writer.h"
#include "mz-chart-card.h"
#include "mz-export-dialog.h"
#include "mz-file.h"

/**
 * mz_window_save_calendar:
 *
 * Writes what is to come after the clock among what the filter lets through: the file of “monazite chart calendar” for the same
 * view. Tells what has come of it.
 */
void
mz_window_save_calendar (MzWindow *self, GFile *file)
{
  MzDataset *dataset = mz_workspace_get_dataset (self->workspace);
  g_autoptr (GPtrArray) entries = mz_calendar_new (dataset, mz_workspace_get_date (self->workspace),
                                                   mz_workspace_get_query (self->workspace));
  GString *text = mz_calendar_write (entries, dataset);
  g_autofree char *path = g_file_get_path (file), *name = g_file_get_basename (file), *said = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    said = g_strdup (_("The calendar can only be saved in a folder of this computer"));
  else if (mz_file_write (path, text->str, text->len, &error))
    /* Translators: a number of entries, and the name of a file. */
    said = g_strdup_printf (ngettext ("%1$u entry saved in %2$s", "%1$u entries saved in %2$s", entries->len), entries->len, name);
  else
    said = g_strdup_printf (_("The calendar could not be saved: %s"), error->message);
  g_string_free (text, TRUE);
  mz_window_tell (self, said);
}

static void
save_chosen_cb (MzFileChoice *choice, GFile *file, MzWindow *self)
{
  g_clear_object (&self->saver);
  if (file != NULL)
    mz_window_save_calendar (self, file);
}

static void
export_calendar_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);
  g_autofree char *date = NULL, *suggested = NULL;

  if (self->saver != NULL)
    {
      mz_file_choice_show (self->saver);
      return;
    }
  date = mz_partial_date_to_string (mz_workspace_get_date (self->workspace));
  /* Translators: the name of a file, without its ending; a date stands behind it. */
  suggested = g_strdup_printf ("%s-%s.ics", _("rare-earths-coming"), date);
  self->saver = mz_file_choice_new (GTK_WINDOW (widget), MZ_FILE_CHOICE_SAVE, _("Save What Is Coming as a Calendar"), _("_Save"));
  mz_file_choice_set_name (self->saver, suggested);
  mz_file_choice_add_filter (self->saver, _("Calendars (iCalendar)"), "ics");
  g_signal_connect_object (self->saver, "chosen", G_CALLBACK (save_chosen_cb), widget, G_CONNECT_DEFAULT);
  mz_file_choice_show (self->saver);
}

static MzChartCard *
find_mapped_card (GtkWidget *widget)
{
  MzChartCard *card = MZ_IS_CHART_CARD (widget) && gtk_widget_get_mapped (widget) ? MZ_CHART_CARD (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && card == NULL;
       child = gtk_widget_get_next_sibling (child))
    card = find_mapped_card (child);
  return card;
}

/** mz_window_find_chart: Returns: (nullable): the chart that has the focus, or the first that is in sight; none on the map. */
MzChartCard *
mz_window_find_chart (MzWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *card = focus != NULL ? gtk_widget_get_ancestor (focus, MZ_TYPE_CHART_CARD) : NULL;

  if (self->page == MZ_PAGE_MAP)
    return NULL;
  return card != NULL ? MZ_CHART_CARD (card) : find_mapped_card (self->pages[self->page]);
}

/* Frames are of the map, whatever is looked at. */
static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);
  gboolean frames = g_str_equal (name, "win.export-frames");
  MzChartCard *card = frames ? NULL : mz_window_find_chart (self);
  MzFigure *figure = card != NULL ? mz_chart_view_make_figure (mz_chart_card_get_view (card)) : NULL;
  GtkWidget *dialog = mz_export_dialog_new (GTK_WINDOW (self), self->workspace, self->basemap, figure, self->settings);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (mz_window_tell), self, G_CONNECT_SWAPPED);
  mz_export_dialog_get_frames (MZ_EXPORT_DIALOG (dialog), frames);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
mz_window_install_export (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.export", NULL, export_action);
  gtk_widget_class_install_action (klass, "win.export-frames", NULL, export_action);
  gtk_widget_class_install_action (klass, "win.export-calendar", NULL, export_calendar_action);
}
