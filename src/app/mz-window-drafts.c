/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was not saved when the program ended before it could be, offered at the next start. */
#define G_LOG_DOMAIN "monazite"

#include "mz-window-document.h"

#include <glib/gi18n-lib.h>

#include "mz-notice-bar.h"

/* Of today the time alone. */
static char *
format_time (gint64 time)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (time / G_USEC_PER_SEC), now = g_date_time_new_now_local ();

  if (then == NULL)
    return g_strdup ("");
  if (now != NULL && g_date_time_get_year (then) == g_date_time_get_year (now)
      && g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (now))
    return g_date_time_format (then, "%H:%M");
  /* Translators: a day and a time, for strftime(). */
  return g_date_time_format (then, _("%-d %B %Y, %H:%M"));
}

static void
show_next (MzWindow *self)
{
  MzDraft *draft;
  g_autofree char *time = NULL, *name = NULL, *text = NULL;
  MzNoticeBar *bar;

  if (self->drafts == NULL || self->drafts->len == 0)
    {
      mz_notices_hide (self->notices, "draft");
      return;
    }
  draft = self->drafts->pdata[0];
  time = format_time (mz_draft_get_time (draft));
  if (mz_draft_get_path (draft) != NULL)
    {
      name = g_filename_display_basename (mz_draft_get_path (draft));
      /* Translators: a time, and the name of a document. */
      text = g_strdup_printf (_("Unsaved changes from %1$s were found, of “%2$s”."), time, name);
    }
  else
    /* Translators: a time. */
    text = g_strdup_printf (_("Unsaved changes from %s were found, of a document that had no name yet."), time);
  bar = mz_notices_show (self->notices, "draft", text);
  mz_notice_bar_add_action (bar, _("_Open"), "win.open-draft");
  mz_notice_bar_add_action (bar, _("_Discard"), "win.discard-draft");
}

static void
open_then (MzWindow *self)
{
  g_autoptr (MzDocumentFile) file = NULL;
  g_autoptr (GError) error = NULL;

  if (self->drafts == NULL || self->drafts->len == 0)
    return;
  file = mz_document_file_recover (g_ptr_array_steal_index (self->drafts, 0), self->file, &error);
  if (file != NULL)
    mz_window_take_file (self, file);
  else
    mz_window_complain (self, _("Changes Not Opened"), error->message);
  show_next (self);
}

static void
open_draft_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mz_window_leave_document (MZ_WINDOW (widget), open_then);
}

static void
discard_response_cb (GtkWidget *dialog, const char *response, MzWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, "discard") || self->drafts == NULL || self->drafts->len == 0)
    return;
  if (!mz_draft_drop (self->drafts->pdata[0], &error))
    mz_window_tell (self, error->message);
  g_ptr_array_remove_index (self->drafts, 0);
  show_next (self);
}

static void
discard_draft_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *dialog = mz_window_ask (MZ_WINDOW (widget), _("Discard the Unsaved Changes?"),
                                     _("They are nowhere else, and will be lost for good."), G_CALLBACK (discard_response_cb));

  mz_message_dialog_add_response (dialog, "discard", _("_Discard"), ADW_RESPONSE_DESTRUCTIVE);
  mz_window_present_dialog (MZ_WINDOW (widget), dialog);
}

/** mz_window_offer_drafts: In a bar, one after the other; what is neither opened nor discarded is offered again the next time. */
void
mz_window_offer_drafts (MzWindow *self)
{
  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  self->drafts = mz_draft_list ();
  show_next (self);
}

void
mz_window_install_drafts (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.open-draft", NULL, open_draft_action);
  gtk_widget_class_install_action (klass, "win.discard-draft", NULL, discard_draft_action);
}
