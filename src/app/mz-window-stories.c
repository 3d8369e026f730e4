/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done with a whole story: copied, named, removed, read from a file and written to one. */
#define G_LOG_DOMAIN "monazite"

#include "mz-window-story.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-facts-reader.h"
#include "mz-file.h"
#include "mz-io-error.h"
#include "mz-story-check.h"
#include "mz-story-edit.h"
#include "mz-story-reader.h"

static MzDocument *
get_document (MzWindow *self)
{
  return mz_desk_get_document (self->desk);
}

/* Puts it among those of the document, under an id that no other has, and shows it. */
static void
take_story (MzWindow *self, const MzStory *story, const char *title, const char *step)
{
  MzBriefings *briefings = mz_window_ensure_briefings (self);
  g_autofree char *id = mz_window_make_story_id (self, title);
  g_autoptr (MzStory) copy = mz_story_copy_as (story, id, title);

  mz_briefings_put (briefings, copy, step);
  mz_briefings_choose (briefings, id, TRUE);
  mz_briefings_show_scenes (briefings);
  mz_window_show_briefings (self);
}

static void
copy_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);
  MzBriefings *briefings = mz_window_ensure_briefings (self);
  g_autofree char *title = NULL, *step = NULL;
  MzStory *story;

  if (!mz_window_has_room_for_story (self) || !mz_briefings_save (briefings))
    return;
  story = mz_briefings_get_story (briefings, NULL);
  if (story == NULL)
    return;
  /* Translators: the title of a story. */
  title = g_strdup_printf (_("%s (copy)"), mz_story_get_title (story));
  if (g_utf8_strlen (title, -1) > MZ_STORY_MAX_TITLE)
    {
      g_free (title);
      title = g_strdup (mz_story_get_title (story));
    }
  /* Translators: these stand behind “Undo” and “Redo”; the title of a story. */
  step = g_strdup_printf (_("Copy the story “%s”"), mz_story_get_title (story));
  take_story (self, story, title, step);
}

/* --- Its name --- */

/* One line of at most the characters that a title has. */
static gboolean
is_sound (const char *text, gboolean needed)
{
  return g_utf8_strlen (text, -1) <= MZ_STORY_MAX_TITLE && (!needed || *text != '\0');
}

static char *
dup_entry (GtkWidget *dialog, const char *key)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (g_object_get_data (G_OBJECT (dialog), key))));
}

static void
entry_changed_cb (GtkWidget *dialog)
{
  g_autofree char *title = dup_entry (dialog, "title"), *subtitle = dup_entry (dialog, "subtitle");

  mz_message_dialog_set_enabled (dialog, "rename", is_sound (title, TRUE) && is_sound (subtitle, FALSE));
}

static void
rename_response_cb (GtkWidget *dialog, const char *response, MzWindow *self)
{
  g_autofree char *title = dup_entry (dialog, "title"), *subtitle = dup_entry (dialog, "subtitle");
  MzStory *story = mz_document_find_story (get_document (self), g_object_get_data (G_OBJECT (dialog), "story"));
  g_autoptr (MzStory) renamed = NULL;
  g_autofree char *step = NULL;

  if (!g_str_equal (response, "rename") || story == NULL || !is_sound (title, TRUE) || !is_sound (subtitle, FALSE))
    return;
  renamed = mz_story_rename (story, title, *subtitle != '\0' ? subtitle : NULL);
  step = g_strdup_printf (_("Rename the story “%s”"), mz_story_get_title (story));
  mz_briefings_put (self->briefings, renamed, step);
}

static GtkWidget *
add_entry (GtkWidget *dialog, GtkWidget *box, const char *key, const char *label, const char *text)
{
  GtkWidget *name = gtk_label_new (label), *entry = gtk_entry_new ();

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_add_css_class (name, "edit-label");
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_entry_set_max_length (GTK_ENTRY (entry), MZ_STORY_MAX_TITLE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), entry);
  g_object_set_data (G_OBJECT (dialog), key, entry);
  g_signal_connect_object (entry, "changed", G_CALLBACK (entry_changed_cb), dialog, G_CONNECT_SWAPPED);
  return entry;
}

/* The one of the document that is looked at; where it is a bundled one, it has been told that it is only read. */
static MzStory *
get_own (MzWindow *self)
{
  MzBriefings *briefings = mz_window_ensure_briefings (self);
  gboolean own = FALSE;
  MzStory *story = mz_briefings_save (briefings) ? mz_briefings_get_story (briefings, &own) : NULL;

  if (story == NULL || (own && !mz_document_is_read_only (get_document (self))))
    return story;
  mz_window_tell (self, _("This story is only read: edit a copy of it"));
  return NULL;
}

static void
rename_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);
  MzStory *story = get_own (self);
  GtkWidget *dialog, *box, *entry;

  if (story == NULL)
    return;
  dialog = mz_window_ask (self, _("Rename the Story"), _("What it is called in lists and on the hand-out."), G_CALLBACK (rename_response_cb));
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  mz_message_dialog_add_response (dialog, "rename", _("_Rename"), ADW_RESPONSE_SUGGESTED);
  g_object_set_data_full (G_OBJECT (dialog), "story", g_strdup (mz_story_get_id (story)), g_free);
  entry = add_entry (dialog, box, "title", _("Title"), mz_story_get_title (story));
  add_entry (dialog, box, "subtitle", _("Subtitle"), mz_story_get_subtitle (story));
  mz_message_dialog_set_child (dialog, box);
  mz_window_present_dialog (self, dialog);
  gtk_widget_grab_focus (entry);
}

static void
remove_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);
  MzStory *story = get_own (self);
  g_autofree char *id = NULL;

  if (story == NULL)
    return;
  id = g_strdup (mz_story_get_id (story));
  mz_document_remove_story (get_document (self), id);
  mz_window_tell_edit (self);
}

/* --- Files --- */

static char *
describe_error (const char *name, const GError *error)
{
  guint line, column;

  if (mz_io_error_get_position (error, &line, &column))
    /* Translators: the name of a file, a line in it, and what is wrong there. */
    return g_strdup_printf (_("%1$s, line %2$u: %3$s.\n\nCorrect the file and open it again; nothing has been changed."), name, line,
                            error->message);
  /* Translators: the name of a file, and what is wrong with it. */
  return g_strdup_printf (_("%1$s: %2$s"), name, error->message);
}

static void
tell_taken (MzWindow *self, const MzStory *story)
{
  g_autoptr (GPtrArray) findings = mz_story_check_run (story, mz_workspace_get_facts (self->workspace));
  g_autofree char *said = findings->len == 0
                          ? g_strdup_printf (_("“%s” is in the document now; the check has found nothing"), mz_story_get_title (story))
                          : g_strdup_printf (ngettext ("“%1$s” is in the document now; the check has found %2$u thing",
                                                       "“%1$s” is in the document now; the check has found %2$u things", findings->len),
                                             mz_story_get_title (story), findings->len);
  AdwToast *toast = mz_window_toast_new (said);

  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  mz_window_add_toast (self, toast);
}

/**
 * mz_window_open_story:
 *
 * Lays the story of a file into the document, as one step, when it is sound; or tells what is wrong with it and where.
 *
 * Returns: whether the file is one of a story, sound or not.
 */
gboolean
mz_window_open_story (MzWindow *self, const char *path)
{
  g_autoptr (GBytes) bytes = mz_facts_read_file (path, NULL, NULL);
  g_autoptr (MzJsonOutline) outline = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MzStory) story = NULL;
  g_autofree char *step = NULL;

  if (bytes != NULL)
    outline = mz_json_gate_outline (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
  if (outline == NULL || !mz_story_is (outline))
    return FALSE;
  story = mz_story_read (bytes, &error);
  if (story == NULL)
    {
      g_autofree char *name = g_filename_display_basename (path), *body = describe_error (name, error);

      mz_window_complain (self, _("Story Not Opened"), body);
      return TRUE;
    }
  if (!mz_window_has_room_for_story (self))
    return TRUE;
  /* Translators: stands behind “Undo” and “Redo”; the title of a story. */
  step = g_strdup_printf (_("Open the story “%s”"), mz_story_get_title (story));
  take_story (self, story, mz_story_get_title (story), step);
  tell_taken (self, story);
  return TRUE;
}

/** mz_window_save_story: Writes the story that is looked at, wholly or not at all. Tells what has come of it. */
void
mz_window_save_story (MzWindow *self, GFile *file)
{
  MzStory *story = mz_briefings_get_story (mz_window_ensure_briefings (self), NULL);
  g_autofree char *path = g_file_get_path (file), *name = g_file_get_basename (file), *text = NULL, *said = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (story != NULL);

  text = mz_story_write (story, &error);
  if (path == NULL)
    said = g_strdup (_("The story can only be saved in a folder of this computer"));
  else if (text != NULL && mz_file_write (path, text, strlen (text), &error))
    /* Translators: the name of a file. */
    said = g_strdup_printf (_("Story saved in %s"), name);
  else
    said = g_strdup_printf (_("The story could not be saved: %s"), error->message);
  mz_window_tell (self, said);
}

static void
save_chosen_cb (MzFileChoice *choice, GFile *file, MzWindow *self)
{

  g_clear_object (&self->saver);
  if (file != NULL)
    mz_window_save_story (self, file);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);
  MzBriefings *briefings = mz_window_ensure_briefings (self);
  MzStory *story = mz_briefings_save (briefings) ? mz_briefings_get_story (briefings, NULL) : NULL;
  g_autofree char *suggested = NULL;

  if (story == NULL || self->saver != NULL)
    return;
  suggested = g_strconcat (mz_story_get_id (story), ".json", NULL);
  self->saver = mz_file_choice_new (GTK_WINDOW (self), MZ_FILE_CHOICE_SAVE, _("Save the Story"), _("_Save"));
  mz_file_choice_set_name (self->saver, suggested);
  g_signal_connect_object (self->saver, "chosen", G_CALLBACK (save_chosen_cb), self, G_CONNECT_DEFAULT);
  mz_file_choice_show (self->saver);
}

void
mz_window_install_stories (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.copy-story", NULL, copy_action);
  gtk_widget_class_install_action (klass, "win.rename-story", NULL, rename_action);
  gtk_widget_class_install_action (klass, "win.remove-story", NULL, remove_action);
  gtk_widget_class_install_action (klass, "win.save-story", NULL, save_action);
}
