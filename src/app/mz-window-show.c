/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the window into a show and back; what it has to say waits so long. */
#define G_LOG_DOMAIN "monazite"

#include "mz-window-story.h"

#include <glib/gi18n-lib.h>

#include "mz-facts-reader.h"
#include "mz-show-dialog.h"
#include "mz-show.h"
#include "mz-story-reader.h"

/** mz_window_add_toast: @toast: (transfer full): waits for the end of a show */
void
mz_window_add_toast (MzWindow *self, AdwToast *toast)
{
  if (self->show == NULL)
    adw_toast_overlay_add_toast (self->toasts, toast);
  else
    g_queue_push_tail (&self->held, toast);
}

/** mz_window_present_dialog: @dialog: (transfer none): waits for the end of a show */
void
mz_window_present_dialog (MzWindow *self, GtkWidget *dialog)
{
  if (self->show == NULL)
    mz_dialog_present (dialog, GTK_WINDOW (self));
  else
    g_queue_push_tail (&self->held, g_object_ref_sink (dialog));
}

static void
release_held (MzWindow *self)
{
  GObject *held;

  while ((held = g_queue_pop_head (&self->held)) != NULL)
    if (ADW_IS_TOAST (held))
      adw_toast_overlay_add_toast (self->toasts, ADW_TOAST (held));
    else
      {
        mz_dialog_present (GTK_WIDGET (held), GTK_WINDOW (self));
        g_object_unref (held);
      }
}

static void
ended_cb (MzWindow *self, MzShow *show)
{
  g_autoptr (MzStoryPlayer) player = g_object_ref (mz_show_get_player (show));

  self->last_scene = mz_story_player_get_scene (player);
  g_clear_object (&self->show);
  gtk_window_present (GTK_WINDOW (self));
  release_held (self);
  mz_window_end_rehearsal (self, player);
}

/** mz_window_present_story: Shows a story from a scene on, over the facts as the window has them. */
void
mz_window_present_story (MzWindow *self, MzStory *story, guint scene)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));
  GdkMonitor *here = NULL;

  g_return_if_fail (MZ_IS_WINDOW (self) && story != NULL);

  if (self->show != NULL)
    return;
  if (surface != NULL)
    here = gdk_display_get_monitor_at_surface (gtk_widget_get_display (GTK_WIDGET (self)), surface);
  if (self->last_story != story)
    {
      g_clear_pointer (&self->last_story, mz_story_unref);
      self->last_story = mz_story_ref (story);
    }
  self->show = mz_show_new (gtk_window_get_application (GTK_WINDOW (self)), mz_workspace_get_facts (self->workspace),
                            mz_workspace_get_manner (self->workspace), self->basemap, story);
  g_signal_connect_object (self->show, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
  mz_show_start (self->show, MIN (scene, mz_story_get_n_scenes (story) - 1), here);
}

/* Returns: (transfer full) (nullable) */
static MzStory *
read_story (const char *word, GError **error)
{
  g_auto (GStrv) names = mz_story_list_bundled ();
  g_autoptr (GBytes) bytes = NULL;

  if (g_strv_contains ((const char *const *) names, word))
    return mz_story_load_bundled (word, error);
  if (!g_path_is_absolute (word))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("There is no bundled story “%s”."), word);
      return NULL;
    }
  bytes = mz_facts_read_file (word, NULL, error);
  return bytes != NULL ? mz_story_read (bytes, error) : NULL;
}

/** mz_window_present_named: @word: name of a bundled story, or path of a file; where there is none, it is told why. */
void
mz_window_present_named (MzWindow *self, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MzStory) story = NULL;

  g_return_if_fail (MZ_IS_WINDOW (self) && word != NULL);

  story = read_story (word, &error);
  if (story != NULL)
    mz_window_present_story (self, story, 0);
  else
    mz_window_complain (self, _("This Story Cannot Be Presented"), error->message);
}

/** mz_window_is_presenting: Returns: whether there is a show, before which nothing comes. */
gboolean
mz_window_is_presenting (MzWindow *self)
{
  g_return_val_if_fail (MZ_IS_WINDOW (self), FALSE);

  return self->show != NULL;
}

static void
chosen_cb (MzWindow *self, MzStory *story)
{
  mz_window_present_story (self, story, 0);
}

/* Those of the document first. (transfer full) (element-type MzStory) */
static GPtrArray *
list_stories (MzWindow *self)
{
  MzDocument *document = mz_desk_get_document (self->desk);
  GPtrArray *stories = mz_window_list_bundled_stories ();

  for (guint i = 0; i < mz_document_count (document, MZ_DOCUMENT_STORIES); i++)
    g_ptr_array_insert (stories, (int) i, mz_story_ref (mz_document_peek_story (document, i)));
  return stories;
}

/* From the beginning, or from the scene that is looked at. */
static void
present_story_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);
  MzBriefings *briefings = mz_window_ensure_briefings (self);
  MzStory *story = mz_briefings_save (briefings) ? mz_briefings_get_story (briefings, NULL) : NULL;
  guint scene = 0;

  if (story == NULL)
    return;
  if (g_str_equal (name, "win.present-scene"))
    mz_briefings_get_scene (briefings, &scene);
  mz_window_present_story (self, story, scene);
}

static void
present_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);
  g_autoptr (GPtrArray) stories = NULL;
  GtkWidget *dialog;

  if (self->show != NULL)
    return;
  if (mz_window_shows_briefings (self))
    {
      present_story_action (widget, "win.present-story", NULL);
      return;
    }
  stories = list_stories (self);
  dialog = mz_show_dialog_new (GTK_WINDOW (self), mz_workspace_get_facts (self->workspace), stories);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Where it was left; without one there is a choice. */
static void
resume_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);

  if (mz_window_shows_briefings (self))
    present_story_action (widget, "win.present-scene", NULL);
  else if (self->last_story != NULL)
    mz_window_present_story (self, self->last_story, self->last_scene);
  else
    present_action (widget, name, NULL);
}

void
mz_window_install_show (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.present", NULL, present_action);
  gtk_widget_class_install_action (klass, "win.present-again", NULL, resume_action);
  gtk_widget_class_install_action (klass, "win.present-story", NULL, present_story_action);
  gtk_widget_class_install_action (klass, "win.present-scene", NULL, present_story_action);
}

/** mz_window_stop_show: The window goes, and is not shown again. */
void
mz_window_stop_show (MzWindow *self)
{
  if (self->show != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->show, ended_cb, self);
      mz_show_end (self->show);
    }
  g_clear_object (&self->show);
  g_clear_pointer (&self->last_story, mz_story_unref);
  g_queue_clear_full (&self->held, g_object_unref);
}
