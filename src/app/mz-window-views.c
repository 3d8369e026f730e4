/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Views as addresses: to copy, to open, and to keep by name in the document. */
#define G_LOG_DOMAIN "monazite"

#include "mz-window-story.h"

#include <glib/gi18n-lib.h>

#include "mz-address.h"
#include "mz-scenario-reader.h"

/* Where the menu has its commands before the first view. */
#define N_COMMANDS 2

/* Returns: (nullable): the name of the scenario, where it is a bundled one as it was bundled; or one as it is in the document. */
static const char *
find_name (MzWindow *self, gboolean own)
{
  MzScenario *scenario = mz_workspace_get_scenario (self->workspace);
  const char *id = scenario != NULL ? mz_scenario_peek (scenario)->id : NULL;
  g_auto (GStrv) names = mz_scenario_list_bundled ();
  g_autoptr (MzScenario) bundled = NULL;
  MzScenario *kept;

  if (id != NULL && g_strv_contains ((const char *const *) names, id))
    bundled = mz_scenario_load_bundled (id, mz_workspace_get_facts (self->workspace), NULL);
  if (bundled != NULL)
    return mz_scenario_equal (bundled, scenario) ? id : NULL;
  kept = id != NULL && own ? mz_document_find_scenario (mz_desk_get_document (self->desk), id) : NULL;
  return kept != NULL && mz_scenario_equal (kept, scenario) ? id : NULL;
}

static char *
write_address (MzWindow *self, gboolean own, GError **error)
{
  g_autoptr (MzAddress) address = mz_address_new_from (self->workspace);

  address->scenario = g_strdup (find_name (self, own));
  address->page = self->page;
  return mz_address_to_string (address, error);
}

/* @own: it is for this document, and may name what is in that. Returns: (transfer full) (nullable): that of what is shown; where
 * there is none, it has been told why. */
static char *
dup_address (MzWindow *self, gboolean own)
{
  g_autoptr (GError) error = NULL;
  char *text = write_address (self, own, &error);

  if (text == NULL)
    {
      g_autofree char *said = g_strdup_printf (_("This view has no address: %s"), error->message);

      mz_window_tell (self, said);
    }
  return text;
}

/** mz_window_dup_view_address: Returns: (transfer full) (nullable): as the document has it; where there is none, it has been told why. */
char *
mz_window_dup_view_address (MzWindow *self)
{
  return dup_address (self, TRUE);
}

static void
tell_copied (MzWindow *self)
{
  gboolean whole = mz_workspace_get_scenario (self->workspace) == NULL || find_name (self, FALSE) != NULL;

  mz_window_tell (self, whole ? _("The address of this view is copied")
                              : _("The address of this view is copied, without the scenario: it can only have a bundled one as it is"));
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);
  g_autofree char *text = dup_address (self, FALSE);

  if (text == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  tell_copied (self);
}

/* A bundled one, or one of the document. (transfer full) (nullable) */
static MzScenario *
find_scenario (MzWindow *self, const char *name, GError **error)
{
  g_auto (GStrv) names = mz_scenario_list_bundled ();
  MzScenario *kept = mz_document_find_scenario (mz_desk_get_document (self->desk), name);

  if (g_strv_contains ((const char *const *) names, name))
    return mz_scenario_load_bundled (name, mz_workspace_get_facts (self->workspace), error);
  if (kept != NULL)
    return mz_window_check_scenario (self, kept, error) ? mz_scenario_ref (kept) : NULL;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("there is no scenario “%s” here"), name);
  return NULL;
}

/* All of it can be had, or nothing is done. */
static gboolean
go_to (MzWindow *self, const MzAddress *address, GError **error)
{
  g_autoptr (MzScenario) scenario = address->scenario != NULL ? find_scenario (self, address->scenario, error) : NULL;

  if (address->scenario != NULL && scenario == NULL)
    return FALSE;
  mz_window_show_page (self, MZ_PAGE_MAP);
  mz_workspace_set_scenario (self->workspace, scenario);
  mz_workspace_settle (self->workspace);
  mz_address_apply (address, self->workspace);
  mz_window_show_page (self, (MzPageKind) address->page);
  return TRUE;
}

/**
 * mz_window_open_address:
 * @text: from anywhere
 *
 * Shows the view of an address, or says in a toast why it does not.
 */
void
mz_window_open_address (MzWindow *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MzAddress) address = NULL;
  g_autofree char *said = NULL;

  g_return_if_fail (MZ_IS_WINDOW (self) && text != NULL);

  g_clear_pointer (&self->view_then, g_free);
  address = mz_address_parse (text, &error);
  if (address == NULL || !go_to (self, address, &error))
    said = g_strdup_printf (_("This address cannot be opened: %s"), error->message);
  else if (address->id != NULL && mz_workspace_get_selection (self->workspace) == NULL)
    said = g_strdup_printf (_("“%s” is not among the facts here"), address->id);
  if (said != NULL)
    mz_window_tell (self, said);
}

/** mz_window_remember_view: For the next start. */
void
mz_window_remember_view (MzWindow *self)
{
  g_autofree char *text = self->settings != NULL ? write_address (self, TRUE, NULL) : NULL;

  if (text != NULL)
    g_settings_set_string (self->settings, "view", text);
}

/** mz_window_show_view: @text: an address that was remembered; where what it names is no longer there, nothing happens */
void
mz_window_show_view (MzWindow *self, const char *text)
{
  g_autoptr (MzAddress) address = mz_address_parse (text, NULL);

  mz_desk_settle (self->desk);
  if (address != NULL && go_to (self, address, NULL))
    mz_trail_absorb (self->trail); /* it is where this start begins */
}

static void
open_view_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);
  g_autofree char *address = g_strdup (mz_document_get_view (mz_desk_get_document (self->desk), g_variant_get_string (parameter, NULL)));

  if (address != NULL)
    mz_window_open_address (self, address);
}

static void
remove_view_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);

  mz_document_set_view (mz_desk_get_document (self->desk), g_variant_get_string (parameter, NULL), NULL);
}

static void
keep_response_cb (GtkWidget *dialog, const char *response, MzWindow *self)
{
  GtkEditable *entry = GTK_EDITABLE (mz_message_dialog_get_child (dialog));
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry))), *address = NULL;

  if (!g_str_equal (response, "keep"))
    return;
  address = dup_address (self, TRUE);
  if (address != NULL && !mz_document_set_view (mz_desk_get_document (self->desk), name, address))
    mz_window_tell (self, _("The view was not kept: its name has to have 1 to 200 bytes"));
}

static void
keep_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);
  GtkWidget *dialog, *entry;

  if (mz_document_is_read_only (mz_desk_get_document (self->desk)))
    {
      mz_window_tell (self, _("A view cannot be kept here"));
      return;
    }
  dialog = mz_window_ask (self, _("Keep This View"), _("Place, date, layers, filter and choice are kept in the document by this name. "
                                                       "A view that has it already is replaced."), G_CALLBACK (keep_response_cb));
  entry = gtk_entry_new ();
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_entry_set_max_length (GTK_ENTRY (entry), MZ_VIEW_MAX_NAME);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name of the view"), -1);
  mz_message_dialog_set_child (dialog, entry);
  mz_message_dialog_add_response (dialog, "keep", _("_Keep"), ADW_RESPONSE_SUGGESTED);
  mz_window_present_dialog (self, dialog);
  gtk_widget_grab_focus (entry);
}

/* Names are data: an underscore in one is no mnemonic. */
static void
append_view (GMenu *menu, const char *name, const char *action)
{
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);
  g_autofree char *label = g_strjoinv ("__", parts);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", name);
  g_menu_append_item (menu, item);
}

/* The views by name behind the commands of the menu, and once more to remove them. */
static void
update_menu (MzWindow *self)
{
  MzDocument *document = mz_desk_get_document (self->desk);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GMenu *menu = application != NULL ? gtk_application_get_menu_by_id (application, "views-menu") : NULL;
  guint n = mz_document_count (document, MZ_DOCUMENT_VIEWS);
  g_autoptr (GMenu) views = g_menu_new (), removed = g_menu_new ();

  if (menu == NULL)
    return;
  while (g_menu_model_get_n_items (G_MENU_MODEL (menu)) > N_COMMANDS)
    g_menu_remove (menu, N_COMMANDS);
  for (guint i = 0; i < n; i++)
    {
      append_view (views, mz_document_peek_view (document, i)->name, "win.open-view");
      append_view (removed, mz_document_peek_view (document, i)->name, "win.remove-view");
    }
  if (n == 0)
    return;
  g_menu_append_section (menu, NULL, G_MENU_MODEL (views));
  g_menu_append_submenu (menu, _("_Remove a View"), G_MENU_MODEL (removed));
}

static void
document_changed_cb (MzWindow *self, MzDocumentParts parts)
{
  if ((parts & MZ_DOCUMENT_VIEWS) != 0)
    update_menu (self);
}

void
mz_window_install_views (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.copy-address", NULL, copy_action);
  gtk_widget_class_install_action (klass, "win.keep-view", NULL, keep_action);
  gtk_widget_class_install_action (klass, "win.open-view", "s", open_view_action);
  gtk_widget_class_install_action (klass, "win.remove-view", "s", remove_view_action);
}

void
mz_window_init_views (MzWindow *self)
{
  GSignalGroup *group = g_signal_group_new (MZ_TYPE_DOCUMENT);

  g_signal_group_connect_swapped (group, "changed", G_CALLBACK (document_changed_cb), self);
  g_signal_connect_object (group, "bind", G_CALLBACK (update_menu), self, G_CONNECT_SWAPPED);
  g_object_bind_property (self->desk, "document", group, "target", G_BINDING_SYNC_CREATE);
  g_object_set_data_full (G_OBJECT (self), "views", group, g_object_unref);
  g_signal_connect_object (self->trail, "added", G_CALLBACK (mz_window_remember_view), self, G_CONNECT_SWAPPED);
}
