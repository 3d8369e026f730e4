/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenarios as files, and the page that they are changed on. */
#define G_LOG_DOMAIN "monazite"

#include "mz-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-facts-reader.h"
#include "mz-file.h"
#include "mz-io-error.h"
#include "mz-scenario-choice.h"
#include "mz-scenario-reader.h"
#include "mz-whatif-page.h"

/** mz_window_complain: What is wrong with a file takes more than a line to tell. */
void
mz_window_complain (MzWindow *self, const char *heading, const char *body)
{
  GtkWidget *dialog = mz_message_dialog_new (GTK_WINDOW (self), heading, body);

  mz_message_dialog_add_response (dialog, "close", _("_Close"), ADW_RESPONSE_DEFAULT);
  mz_window_present_dialog (self, dialog);
}

/**
 * mz_window_open_scenario:
 *
 * Reads a scenario and looks at it; or tells what is wrong with the file, where, and what to do. One that is wrong changes nothing.
 */
void
mz_window_open_scenario (MzWindow *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file), *name = g_file_get_basename (file), *body = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = path != NULL ? mz_facts_read_file (path, NULL, &error) : NULL;
  g_autoptr (MzScenario) scenario = NULL;
  guint line, column;

  if (bytes != NULL)
    scenario = mz_scenario_read (bytes, mz_workspace_get_facts (self->workspace), &error);
  if (scenario != NULL)
    {
      mz_workspace_set_scenario (self->workspace, scenario);
      g_set_object (&self->scenario_file, file);
      mz_window_show_page (self, MZ_PAGE_WHATIF);
      return;
    }
  if (error == NULL)
    body = g_strdup (_("Only files of this computer can be opened."));
  else if (mz_io_error_get_position (error, &line, &column))
    /* Translators: the name of a file, a line in it, and what is wrong there. */
    body = g_strdup_printf (_("%1$s, line %2$u: %3$s.\n\nCorrect the file and open it again; nothing has been changed."), name, line,
                            error->message);
  else
    /* Translators: the name of a file, and what is wrong with it. */
    body = g_strdup_printf (_("%1$s: %2$s"), name, error->message);
  mz_window_complain (self, _("Scenario Not Opened"), body);
}

/** mz_window_save_scenario: Writes the scenario that is looked at, wholly or not at all. Tells what has come of it. */
void
mz_window_save_scenario (MzWindow *self, GFile *file)
{
  MzScenario *scenario = mz_workspace_get_scenario (self->workspace);
  g_autofree char *path = g_file_get_path (file), *name = g_file_get_basename (file), *text = NULL, *said = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (scenario != NULL);

  text = mz_scenario_write (scenario);
  if (path == NULL)
    said = g_strdup (_("The scenario can only be saved in a folder of this computer"));
  else if (mz_file_write (path, text, strlen (text), &error))
    {
      g_set_object (&self->scenario_file, file);
      /* Translators: the name of a file. */
      said = g_strdup_printf (_("Scenario saved in %s"), name);
    }
  else
    said = g_strdup_printf (_("The scenario could not be saved: %s"), error->message);
  mz_window_tell (self, said);
}

static MzFileChoice *
chooser_new (MzWindow *self, const char *title, MzFileChoiceKind kind, const char *accept)
{
  MzFileChoice *chooser = mz_file_choice_new (GTK_WINDOW (self), kind, title, accept);

  mz_file_choice_add_filter (chooser, _("Scenarios (JSON)"), "json");
  return chooser;
}

static void
open_chosen_cb (MzFileChoice *choice, GFile *file, MzWindow *self)
{

  g_clear_object (&self->chooser);
  if (file != NULL)
    mz_window_open_scenario (self, file);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);

  if (self->chooser == NULL)
    {
      self->chooser = chooser_new (self, _("Open a Scenario"), MZ_FILE_CHOICE_OPEN, _("_Open"));
      g_signal_connect_object (self->chooser, "chosen", G_CALLBACK (open_chosen_cb), self, G_CONNECT_DEFAULT);
    }
  mz_file_choice_show (self->chooser);
}

static void
save_chosen_cb (MzFileChoice *choice, GFile *file, MzWindow *self)
{

  g_clear_object (&self->saver);
  if (file != NULL)
    mz_window_save_scenario (self, file);
}

/* There is something to save, and it can be read again. */
static gboolean
can_save (MzWindow *self)
{
  MzScenario *scenario = mz_workspace_get_scenario (self->workspace);

  if (scenario != NULL && mz_scenario_get_n_moves (scenario) > 0)
    return TRUE;
  mz_window_tell (self, _("There is no scenario to save: add a move first"));
  return FALSE;
}

static void
save_as_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);

  if (!can_save (self))
    return;
  if (self->saver == NULL)
    {
      g_autofree char *suggested = g_strconcat (mz_scenario_peek (mz_workspace_get_scenario (self->workspace))->id, ".json", NULL);

      self->saver = chooser_new (self, _("Save the Scenario"), MZ_FILE_CHOICE_SAVE, _("_Save"));
      mz_file_choice_set_name (self->saver, suggested);
      g_signal_connect_object (self->saver, "chosen", G_CALLBACK (save_chosen_cb), self, G_CONNECT_DEFAULT);
    }
  mz_file_choice_show (self->saver);
}

/* Into the file that it came from or went to; without one, it is asked for. */
static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);

  if (self->scenario_file == NULL)
    save_as_action (widget, name, parameter);
  else if (can_save (self))
    mz_window_save_scenario (self, self->scenario_file);
}

/* A bundled one has no file of its own. */
static void
scenario_changed_cb (MzWindow *self)
{
  MzScenario *scenario = mz_workspace_get_scenario (self->workspace);
  g_auto (GStrv) bundled = mz_scenario_list_bundled ();

  if (scenario == NULL || g_strv_contains ((const char *const *) bundled, mz_scenario_peek (scenario)->id))
    g_clear_object (&self->scenario_file);
}

static GPtrArray *
list_bundled (MzWindow *self)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_scenario_unref);
  g_auto (GStrv) names = mz_scenario_list_bundled ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      MzScenario *scenario = mz_scenario_load_bundled (names[i], mz_workspace_get_facts (self->workspace), &error);

      /* Of other facts than the bundled ones some may say nothing. */
      if (scenario != NULL)
        g_ptr_array_add (all, scenario);
    }
  return all;
}

/** mz_window_whatif_page_new: Returns: (transfer floating): the page with a map of its own, which shows what the first one shows. */
GtkWidget *
mz_window_whatif_page_new (MzWindow *self)
{
  g_autoptr (GPtrArray) bundled = list_bundled (self);
  GtkWidget *page = mz_whatif_page_new (self->workspace, bundled, self->desk), *map = mz_map_view_new (self->workspace, self->basemap);

  g_object_bind_property (self->map_view, "shown", map, "shown", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  mz_whatif_page_set_map (MZ_WHATIF_PAGE (page), map);
  mz_whatif_page_set_against (MZ_WHATIF_PAGE (page), mz_scenario_choice_new_against (self->workspace, self->desk));
  g_signal_connect_object (self->workspace, "notify::scenario", G_CALLBACK (scenario_changed_cb), self, G_CONNECT_SWAPPED);
  return page;
}

void
mz_window_install_scenario (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.open-scenario", NULL, open_action);
  gtk_widget_class_install_action (klass, "win.save-scenario", NULL, save_action);
  gtk_widget_class_install_action (klass, "win.save-scenario-as", NULL, save_as_action);
}
