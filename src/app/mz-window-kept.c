/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenarios in the user's document: kept, looked at, renamed and removed. */
#define G_LOG_DOMAIN "monazite"

#include "mz-window-document.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-scenario-reader.h"
#include "mz-whatif-page.h"

#define TEXT_HEIGHT 96 /* px: of a description, four lines */

static MzDocument *
get_document (MzWindow *self)
{
  return mz_desk_get_document (self->desk);
}

/* The one of the document that is looked at, or has been changed since. */
static MzScenario *
find_kept (MzWindow *self)
{
  MzScenario *scenario = mz_workspace_get_scenario (self->workspace);

  return scenario != NULL ? mz_document_find_scenario (get_document (self), mz_scenario_peek (scenario)->id) : NULL;
}

/** mz_window_check_scenario: Returns: whether it can be looked at: one of a document may name what is not among the facts. */
gboolean
mz_window_check_scenario (MzWindow *self, MzScenario *scenario, GError **error)
{
  g_autofree char *text = mz_scenario_write (scenario);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (MzScenario) read = mz_scenario_read (bytes, mz_workspace_get_facts (self->workspace), error);

  return read != NULL;
}

/** mz_window_choose_kept: @id: of a scenario of the document. Looks at it, or tells what it needs that is not there. */
void
mz_window_choose_kept (MzWindow *self, const char *id)
{
  MzScenario *scenario = mz_document_find_scenario (get_document (self), id);
  g_autoptr (GError) error = NULL;

  if (scenario == NULL)
    return;
  mz_desk_settle (self->desk);
  if (!mz_window_check_scenario (self, scenario, &error))
    {
      /* Translators: the title of a scenario, and what is wrong with it. */
      g_autofree char *body = g_strdup_printf (_("“%1$s”: %2$s.\n\nIt stays in the document as it is."), mz_scenario_peek (scenario)->title,
                                               error->message);

      mz_window_complain (self, _("Scenario Not Opened"), body);
      return;
    }
  mz_window_show_page (self, MZ_PAGE_WHATIF);
  mz_whatif_page_choose (MZ_WHATIF_PAGE (self->pages[MZ_PAGE_WHATIF]), scenario);
}

static gboolean
is_taken (MzWindow *self, const char *id)
{
  g_auto (GStrv) bundled = mz_scenario_list_bundled ();

  return g_strv_contains ((const char *const *) bundled, id) || mz_document_find_scenario (get_document (self), id) != NULL;
}

/* Of the letters and digits of its title, which no other scenario has. (transfer full) */
static char *
make_id (MzWindow *self, const char *title)
{
  g_autofree char *first = mz_window_make_slug (title), *id = g_strdup (first);

  for (guint i = 2; is_taken (self, id); i++)
    {
      g_free (id);
      id = g_strdup_printf ("%s-%u", first, i);
    }
  return g_steal_pointer (&id);
}

/**
 * mz_window_keep_scenario:
 * @title, @why: what the scenario that is looked at says of itself from now on
 * @another: it is one more; else it takes the place of the one that it was made from, where that is in the document
 *
 * Keeps it in the document, as one step.
 */
void
mz_window_keep_scenario (MzWindow *self, const char *title, const char *why, gboolean another)
{
  MzScenario *scenario = mz_workspace_get_scenario (self->workspace);
  MzScenarioText text;
  g_autoptr (GPtrArray) moves = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_move_free);
  g_autoptr (MzScenario) kept = NULL;
  g_autofree char *id = NULL;

  g_return_if_fail (scenario != NULL && title != NULL && *title != '\0' && why != NULL);

  if (another || find_kept (self) == NULL)
    {
      if (mz_document_count (get_document (self), MZ_DOCUMENT_SCENARIOS) >= MZ_DOCUMENT_MAX_SCENARIOS)
        {
          mz_window_tell (self, _("The document has as many scenarios as it can have: remove one first"));
          return;
        }
      id = make_id (self, title);
    }
  text = *mz_scenario_peek (scenario);
  text.id = id != NULL ? id : text.id;
  text.title = (char *) title;
  text.why = *why != '\0' ? (char *) why : text.why;
  for (guint i = 0; i < mz_scenario_get_n_moves (scenario); i++)
    g_ptr_array_add (moves, mz_move_copy (mz_scenario_peek_move (scenario, i)));
  kept = mz_scenario_new (&text, moves);
  mz_document_put_scenario (get_document (self), kept);
  mz_workspace_set_scenario (self->workspace, kept);
  mz_trail_absorb (self->trail);
  mz_window_tell_edit (self);
}

/* The dialog. */

/* @shown: @widget, or what it stands in */
static void
add_field (GtkWidget *box, const char *label, GtkWidget *widget, GtkWidget *shown)
{
  GtkWidget *name = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_add_css_class (name, "edit-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), shown);
}

static GtkWidget *
add_entry (GtkWidget *box, const char *label, const char *text)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  add_field (box, label, entry, entry);
  return entry;
}

static GtkWidget *
add_text (GtkWidget *box, const char *label, const char *text)
{
  GtkWidget *view = gtk_text_view_new (), *scrolled = gtk_scrolled_window_new ();

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_add_css_class (view, "kept-text");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), TEXT_HEIGHT);
  gtk_widget_add_css_class (scrolled, "kept-field");
  add_field (box, label, view, scrolled);
  return view;
}

static char *
dup_title (GtkWidget *dialog)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (g_object_get_data (G_OBJECT (dialog), "title"))));
}

static char *
dup_why (GtkWidget *dialog)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (g_object_get_data (G_OBJECT (dialog), "why"));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

/* Without a name it is none. */
static void
title_changed_cb (GtkWidget *dialog)
{
  g_autofree char *title = dup_title (dialog);

  mz_message_dialog_set_enabled (dialog, "keep", *title != '\0');
  mz_message_dialog_set_enabled (dialog, "another", *title != '\0');
}

static void
keep_response_cb (GtkWidget *dialog, const char *response, MzWindow *self)
{
  g_autofree char *title = dup_title (dialog), *why = dup_why (dialog);

  if ((!g_str_equal (response, "keep") && !g_str_equal (response, "another")) || *title == '\0'
      || mz_workspace_get_scenario (self->workspace) == NULL)
    return;
  mz_window_keep_scenario (self, title, why, g_str_equal (response, "another"));
}

static void
ask (MzWindow *self, const char *heading, const char *body, gboolean rename)
{
  const MzScenarioText *text = mz_scenario_peek (mz_workspace_get_scenario (self->workspace));
  GtkWidget *dialog = mz_window_ask (self, heading, body, G_CALLBACK (keep_response_cb));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *title = add_entry (box, _("Name"), text->title);
  GtkWidget *why = add_text (box, _("Description"), text->why);
  gboolean kept = find_kept (self) != NULL;

  g_object_set_data (G_OBJECT (dialog), "title", title);
  g_object_set_data (G_OBJECT (dialog), "why", why);
  mz_message_dialog_set_child (dialog, box);
  if (kept && !rename)
    mz_message_dialog_add_response (dialog, "another", _("Keep as _Another"), ADW_RESPONSE_DEFAULT);
  mz_message_dialog_add_response (dialog, "keep", rename ? _("_Rename") : kept ? _("_Change It") : _("_Keep"), ADW_RESPONSE_SUGGESTED);
  g_signal_connect_object (title, "changed", G_CALLBACK (title_changed_cb), dialog, G_CONNECT_SWAPPED);
  mz_window_present_dialog (self, dialog);
  gtk_widget_grab_focus (title);
}

static gboolean
can_edit (MzWindow *self)
{
  if (!mz_document_is_read_only (get_document (self)))
    return TRUE;
  mz_window_tell (self, _("The document can only be looked at: save a copy of it to change that"));
  return FALSE;
}

static void
keep_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);
  MzScenario *scenario = mz_workspace_get_scenario (self->workspace);

  if (!can_edit (self))
    return;
  if (scenario == NULL || mz_scenario_get_n_moves (scenario) == 0)
    mz_window_tell (self, _("There is no scenario to keep: add a move first"));
  else if (find_kept (self) != NULL)
    ask (self, _("Keep the Scenario"), _("It was made from one that is in the document already: change that one, or keep both."), FALSE);
  else
    ask (self, _("Keep the Scenario"), _("It is kept in the document, and saved with that."), FALSE);
}

static void
rename_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);

  if (can_edit (self) && find_kept (self) != NULL)
    ask (self, _("Rename the Scenario"), _("What it is called in the document, and what it says of itself."), TRUE);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);
  MzScenario *kept = find_kept (self);

  if (kept == NULL || !can_edit (self))
    return;
  mz_document_remove_scenario (get_document (self), mz_scenario_peek (kept)->id);
  mz_window_tell_edit (self);
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mz_window_choose_kept (MZ_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
remember (MzWindow *self)
{
  MzScenario *scenario = mz_workspace_get_scenario (self->workspace), *kept = find_kept (self);

  g_clear_pointer (&self->kept, mz_scenario_unref);
  if (kept != NULL && mz_scenario_equal (kept, scenario))
    self->kept = mz_scenario_ref (kept);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.rename-scenario", kept != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.remove-scenario", kept != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.keep-scenario", scenario != NULL);
}

/* Who looks at one of the document as it is goes on to do so when that is undone, or done again. */
static void
document_changed_cb (MzWindow *self, MzDocumentParts parts)
{
  MzScenario *scenario = mz_workspace_get_scenario (self->workspace), *kept = find_kept (self);

  if ((parts & MZ_DOCUMENT_SCENARIOS) == 0)
    return;
  if (self->kept != NULL && kept != NULL && mz_scenario_equal (self->kept, scenario) && !mz_scenario_equal (kept, scenario))
    {
      g_autoptr (MzScenario) now = mz_scenario_ref (kept);

      mz_workspace_set_scenario (self->workspace, now);
      mz_trail_absorb (self->trail);
    }
  remember (self);
}

void
mz_window_install_kept (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.keep-scenario", NULL, keep_action);
  gtk_widget_class_install_action (klass, "win.rename-scenario", NULL, rename_action);
  gtk_widget_class_install_action (klass, "win.remove-scenario", NULL, remove_action);
  gtk_widget_class_install_action (klass, "win.choose-kept", "s", choose_action);
}

void
mz_window_init_kept (MzWindow *self)
{
  GSignalGroup *group = g_signal_group_new (MZ_TYPE_DOCUMENT);

  g_signal_group_connect_swapped (group, "changed", G_CALLBACK (document_changed_cb), self);
  g_signal_connect_object (group, "bind", G_CALLBACK (remember), self, G_CONNECT_SWAPPED);
  g_object_bind_property (self->desk, "document", group, "target", G_BINDING_SYNC_CREATE);
  g_object_set_data_full (G_OBJECT (self), "kept", group, g_object_unref);
  g_signal_connect_object (self->workspace, "notify::scenario", G_CALLBACK (remember), self, G_CONNECT_SWAPPED);
  remember (self);
}
