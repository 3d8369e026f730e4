/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page that is learnt on: on workspaces of its own, with the student's own file. */
#define G_LOG_DOMAIN "monazite"

#include "mz-window-private.h"

#include <glib/gi18n-lib.h>

#include "mz-file.h"
#include "mz-learn-files.h"
#include "mz-learn-page.h"

#define MOST_BYTES (64 * 1024 * 1024) /* of what is taken in */

static MzLearnPage *
get_page (MzWindow *self)
{
  return MZ_LEARN_PAGE (self->pages[MZ_PAGE_LEARN]);
}

/* Nothing is to be looked up during a test. */
static void
locked_cb (MzWindow *self, gboolean locked)
{
  static const char *const actions[] = {
    "win.add-scene", "win.briefings", "win.chart", "win.copy-list", "win.details", "win.edit-scenes", "win.export",
    "win.export-calendar", "win.glossary", "win.go-to-scene", "win.hand-out", "win.new", "win.new-story", "win.open", "win.open-view",
    "win.paste", "win.present", "win.present-again", "win.present-scene", "win.present-story", "win.print", "win.print-details",
    "win.rehearse-story", "win.save-records", "win.search",
  };

  self->testing = locked;
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "page")), !locked);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "compare")), !locked);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], !locked);
  if (locked)
    {
      mz_window_show_left (self, FALSE);
      mz_window_show_details (self, FALSE);
    }
  mz_window_set_panels_allowed (self, !locked);
  mz_window_update_chrome (self);
}

static void
say_cb (MzWindow *self, const char *text)
{
  mz_window_tell (self, text);
}

static void
open_cb (MzWindow *self, guint kind, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "card.open", "(us)", kind, id);
}

static gboolean
wants_letter (void)
{
  return g_strcmp0 (gtk_paper_size_get_default (), GTK_PAPER_NAME_LETTER) == 0;
}

/** mz_window_save_learning: @name: of mz_learn_file_get_name(): what is written there, wholly or not at all */
void
mz_window_save_learning (MzWindow *self, const char *name, GFile *file)
{
  MzLearnPage *page = get_page (self);
  g_autofree char *path = g_file_get_path (file), *basename = g_file_get_basename (file), *said = NULL;
  MzLearnFileSpec spec = { .facts = mz_workspace_get_facts (self->workspace),
                           .manner = mz_workspace_get_manner (self->workspace), .lesson = mz_learn_page_get_lesson (page),
                           .study = mz_learn_page_get_study (page), .letter = wants_letter () };
  MzLearnChoice choice;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (mz_learn_file_find (name, &spec.file));

  mz_learn_page_get_choice (page, &choice);
  spec.choice = &choice;
  if (path == NULL)
    said = g_strdup (_("It can only be saved in a folder of this computer"));
  else if (mz_learn_file_write (&spec, path, &error))
    /* Translators: the name of a file. */
    said = g_strdup_printf (_("Saved in %s"), basename);
  else
    said = g_strdup_printf (_("It could not be saved: %s"), error->message);
  mz_window_tell (self, said);
  mz_learn_choice_clear (&choice);
}

static void
save_chosen_cb (MzFileChoice *choice, GFile *file, MzWindow *self)
{
  g_autofree char *name = g_strdup (g_object_get_data (G_OBJECT (choice), "target"));

  g_clear_object (&self->saver);
  if (file != NULL)
    mz_window_save_learning (self, name, file);
}

/** mz_window_load_learning: Takes in what has been learnt elsewhere; tells what has come of it. */
void
mz_window_load_learning (MzWindow *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file), *said = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = path != NULL ? mz_file_read (path, MOST_BYTES, NULL, &error) : NULL;

  if (path == NULL)
    said = g_strdup (_("Only files of this computer can be opened."));
  else if (bytes != NULL && mz_study_import (mz_learn_page_get_study (get_page (self)), bytes, &error))
    said = g_strdup (_("What was learnt elsewhere has been taken in"));
  else
    said = g_strdup_printf (_("Nothing has been taken in: %s"), error->message);
  mz_window_tell (self, said);
}

static void
load_chosen_cb (MzFileChoice *choice, GFile *file, MzWindow *self)
{

  g_clear_object (&self->chooser);
  if (file != NULL)
    mz_window_load_learning (self, file);
}

static void
ask_for_file (MzWindow *self)
{
  if (self->chooser == NULL)
    {
      self->chooser = mz_file_choice_new (GTK_WINDOW (self), MZ_FILE_CHOICE_OPEN, _("Take In What Was Learnt Elsewhere"), _("_Open"));
      g_signal_connect_object (self->chooser, "chosen", G_CALLBACK (load_chosen_cb), self, G_CONNECT_DEFAULT);
    }
  mz_file_choice_show (self->chooser);
}

static void
extra_cb (MzWindow *self, const char *name)
{
  MzLearnFile file;

  if (!mz_learn_file_find (name, &file))
    {
      ask_for_file (self);
      return;
    }
  if (self->saver == NULL)
    {
      self->saver = mz_file_choice_new (GTK_WINDOW (self), MZ_FILE_CHOICE_SAVE, _("Save"), _("_Save"));
      mz_file_choice_set_name (self->saver, name);
      g_object_set_data_full (G_OBJECT (self->saver), "target", g_strdup (name), g_free);
      g_signal_connect_object (self->saver, "chosen", G_CALLBACK (save_chosen_cb), self, G_CONNECT_DEFAULT);
    }
  mz_file_choice_show (self->saver);
}

static void
glossary_action (GtkWidget *widget, const char *name, GVariant *term)
{
  MzWindow *self = MZ_WINDOW (widget);

  if (self->testing)
    return;
  mz_window_show_page (self, MZ_PAGE_LEARN);
  if (self->width_class == MZ_WIDTH_NARROW)
    mz_window_show_left (self, FALSE);
  mz_learn_page_show_glossary (get_page (self), g_variant_get_string (term, NULL));
}

void
mz_window_install_learn (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.glossary", "s", glossary_action);
}

/** mz_window_learn_page_new: Returns: (transfer floating) */
GtkWidget *
mz_window_learn_page_new (MzWindow *self)
{
  g_autoptr (MzStudy) study = mz_study_new (NULL);
  g_autoptr (GError) error = NULL;
  GtkWidget *page;

  if (!mz_study_load (study, &error))
    mz_window_tell (self, error->message);
  page = mz_learn_page_new (self->workspace, self->basemap, study);
  g_signal_connect_object (page, "locked", G_CALLBACK (locked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "say", G_CALLBACK (say_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "extra", G_CALLBACK (extra_cb), self, G_CONNECT_SWAPPED);
  return page;
}
