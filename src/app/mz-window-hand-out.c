/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hand-out of the story that is looked at, and what a rehearsal has shown. */
#define G_LOG_DOMAIN "monazite"

#include "mz-window-story.h"

#include <glib/gi18n-lib.h>

#include "mz-hand-out.h"
#include "mz-rehearsal-dialog.h"
#include "mz-story-edit.h"

#define PULSE_MS 120

static const char *const kinds[] = { "pages", "frames", "folder" };

/* One that is being saved, and what tells of it. */
typedef struct
{
  MzWindow     *window;
  GtkWidget    *dialog; /* (nullable): it may have been closed */
  GtkWidget    *bar;
  GCancellable *cancellable;
  char         *path;
  guint         pulse_id;
} Progress;

static void
progress_free (Progress *self)
{
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  if (self->dialog != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->dialog, self);
      mz_dialog_close (self->dialog);
    }
  g_object_unref (self->cancellable);
  g_object_unref (self->window);
  g_free (self->path);
  g_free (self);
}

static void
cancelled_cb (Progress *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
dialog_gone_cb (Progress *self)
{
  self->dialog = NULL;
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
}

static gboolean
pulse_cb (gpointer data)
{
  gtk_progress_bar_pulse (GTK_PROGRESS_BAR (((Progress *) data)->bar));
  return G_SOURCE_CONTINUE;
}

static void
tell_cb (double part, gpointer data)
{
  Progress *self = data;

  if (self->dialog == NULL)
    return;
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), part);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Progress *self = data;
  g_autoptr (GError) error = NULL;
  gboolean saved = mz_hand_out_save_finish (result, &error);
  g_autofree char *name = g_filename_display_basename (self->path), *said = NULL;

  if (saved)
    /* Translators: the name of a file or a folder. */
    said = g_strdup_printf (_("Hand-out saved in %s"), name);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    said = g_strdup_printf (_("The hand-out could not be saved: %s"), error->message);
  if (said != NULL && !gtk_widget_in_destruction (GTK_WIDGET (self->window)))
    mz_window_tell (self->window, said);
  progress_free (self);
}

static Progress *
progress_new (MzWindow *window, const char *path)
{
  Progress *self = g_new0 (Progress, 1);
  g_autofree char *name = g_filename_display_basename (path);

  self->window = g_object_ref (window);
  self->path = g_strdup (path);
  self->cancellable = g_cancellable_new ();
  self->dialog = mz_message_dialog_new (GTK_WINDOW (window), _("Saving the Hand-Out"), name);
  self->bar = gtk_progress_bar_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Saving the Hand-Out"), -1);
  mz_message_dialog_set_child (self->dialog, self->bar);
  mz_message_dialog_add_response (self->dialog, "cancel", _("_Cancel"), ADW_RESPONSE_DEFAULT);
  mz_message_dialog_set_close_response (self->dialog, "cancel");
  g_signal_connect_swapped (self->dialog, "response", G_CALLBACK (cancelled_cb), self);
  g_signal_connect_swapped (self->dialog, "destroy", G_CALLBACK (dialog_gone_cb), self);
  self->pulse_id = g_timeout_add (PULSE_MS, pulse_cb, self);
  mz_window_present_dialog (window, self->dialog);
  return self;
}

/**
 * mz_window_hand_out:
 * @kind: "pages", "frames" or "folder"
 *
 * Saves what “monazite story” makes of the story that is looked at, with the same bytes, while the window goes on.
 */
void
mz_window_hand_out (MzWindow *self, const char *kind, const char *path)
{
  MzStory *story = mz_briefings_get_story (mz_window_ensure_briefings (self), NULL);
  g_autoptr (MzHandout) handout = NULL;
  MzHandoutSpec spec;
  Progress *progress;
  guint i = 0;

  g_return_if_fail (story != NULL);

  while (i + 1 < G_N_ELEMENTS (kinds) && !g_str_equal (kinds[i], kind))
    i++;
  mz_desk_settle (self->desk);
  mz_hand_out_get_spec (&spec);
  spec.manner = mz_workspace_get_manner (self->workspace);
  handout = mz_handout_new (story, mz_workspace_get_facts (self->workspace), self->basemap, &spec);
  progress = progress_new (self, path);
  mz_hand_out_save_async (handout, (MzHandOutKind) i, path, progress->cancellable, tell_cb, progress, saved_cb, progress);
}

static void
chosen_cb (MzFileChoice *choice, GFile *file, MzWindow *self)
{
  g_autofree char *kind = g_strdup (g_object_get_data (G_OBJECT (choice), "kind")), *path = NULL;

  g_clear_object (&self->saver);
  if (file == NULL)
    return;
  path = g_file_get_path (file);
  if (path != NULL)
    mz_window_hand_out (self, kind, path);
  else
    mz_window_tell (self, _("The hand-out can only be saved in a folder of this computer"));
}

static void
hand_out_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);
  MzBriefings *briefings = mz_window_ensure_briefings (self);
  MzStory *story = mz_briefings_save (briefings) ? mz_briefings_get_story (briefings, NULL) : NULL;
  const char *kind = g_variant_get_string (parameter, NULL);
  gboolean frames = g_str_equal (kind, "frames");
  g_autofree char *suggested = NULL;

  if (story == NULL || self->saver != NULL)
    return;
  self->saver = mz_file_choice_new (GTK_WINDOW (self), frames ? MZ_FILE_CHOICE_FOLDER : MZ_FILE_CHOICE_SAVE,
                                    frames ? _("Choose a Folder for the Pictures") : _("Save the Hand-Out"), _("_Save"));
  g_object_set_data_full (G_OBJECT (self->saver), "kind", g_strdup (kind), g_free);
  suggested = g_str_equal (kind, "pages") ? g_strconcat (mz_story_get_id (story), ".pdf", NULL) : g_strdup (mz_story_get_id (story));
  if (!frames)
    mz_file_choice_set_name (self->saver, suggested);
  g_signal_connect_object (self->saver, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_DEFAULT);
  mz_file_choice_show (self->saver);
}

/* --- Rehearsal --- */

static void
rehearse_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);
  MzBriefings *briefings = mz_window_ensure_briefings (self);
  gboolean own = FALSE;
  MzStory *story = mz_briefings_save (briefings) ? mz_briefings_get_story (briefings, &own) : NULL;

  if (story == NULL || self->show != NULL)
    return;
  self->rehearsal = own ? MZ_REHEARSAL_OWN : MZ_REHEARSAL_BUNDLED;
  mz_window_present_story (self, story, 0);
}

static void
taken_cb (MzWindow *self, MzRehearsalDialog *dialog)
{
  MzStory *rehearsed = mz_rehearsal_dialog_get_story (dialog);
  MzStory *story = mz_document_find_story (mz_desk_get_document (self->desk), mz_story_get_id (rehearsed));
  g_autoptr (MzStory) timed = NULL;

  if (story == NULL || !mz_story_equal (story, rehearsed))
    {
      mz_window_tell (self, _("The story has changed since it was rehearsed"));
      return;
    }
  timed = mz_story_set_seconds (story, mz_rehearsal_dialog_peek_seconds (dialog));
  mz_document_put_story (mz_desk_get_document (self->desk), timed, _("Take the times of the rehearsal"));
  mz_window_tell_edit (self);
}

/** mz_window_end_rehearsal: Shows how long each scene has taken, where a show that has just ended was a rehearsal. */
void
mz_window_end_rehearsal (MzWindow *self, MzStoryPlayer *player)
{
  MzRehearsal rehearsal = self->rehearsal;
  GtkWidget *dialog;

  self->rehearsal = MZ_REHEARSAL_NONE;
  if (rehearsal == MZ_REHEARSAL_NONE)
    return;
  dialog = mz_rehearsal_dialog_new (GTK_WINDOW (self), player, mz_workspace_get_facts (self->workspace),
                                    rehearsal == MZ_REHEARSAL_OWN);
  g_signal_connect_object (dialog, "taken", G_CALLBACK (taken_cb), self, G_CONNECT_SWAPPED);
  mz_window_present_dialog (self, dialog);
}

void
mz_window_install_hand_out (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.hand-out", "s", hand_out_action);
  gtk_widget_class_install_action (klass, "win.rehearse-story", NULL, rehearse_action);
}
