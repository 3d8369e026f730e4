/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the keys of the window as a whole, of its document and of its clock do. */
#include "mz-test-keys.h"

#include <string.h>

#include "mz-find-panel.h"
#include "mz-scenario-reader.h"
#include "mz-time-bar-track.h"

#define SITE "mountain-pass"

static void
go_to_map (MzTestKeys *self)
{
  mz_test_keys_show_page (self, MZ_PAGE_MAP);
}

static void
go_elsewhere (MzTestKeys *self)
{
  mz_test_keys_show_page (self, self->key->what[0] == '1' ? MZ_PAGE_CHAIN : MZ_PAGE_MAP);
}

static gboolean
shows_page (MzTestKeys *self)
{
  return self->now.page == (MzPageKind) (self->key->what[0] - '1') && self->now.focus != NULL
         && gtk_widget_is_ancestor (self->now.focus, self->window->pages[self->now.page]);
}

static void
choose (MzTestKeys *self)
{
  go_to_map (self);
  mz_workspace_set_selection (self->workspace, NULL);
  mz_test_keys_choose (self);
}

static void
choose_and_undo (MzTestKeys *self)
{
  choose (self);
  mz_test_keys_act (self, "win.undo");
  g_assert_null (mz_workspace_get_selection (self->workspace));
}

static gboolean
is_chosen (MzTestKeys *self)
{
  return self->now.selection != NULL && strcmp (mz_record_get_id (self->now.selection), SITE) == 0;
}

static gboolean
is_nothing_chosen (MzTestKeys *self)
{
  return self->before.selection != NULL && self->now.selection == NULL;
}

static gboolean
searches (MzTestKeys *self)
{
  return self->now.left && gtk_widget_is_ancestor (self->now.focus, mz_find_panel_get_search_entry (self->window->find_panel));
}

static void
filter (MzTestKeys *self)
{
  g_autoptr (MzQuery) query = mz_query_new (&(MzFacets) { .text = "lynas" });

  go_to_map (self);
  mz_workspace_set_query (self->workspace, query);
  mz_test_keys_settle (self);
}

static gboolean
has_no_filter (MzTestKeys *self)
{
  return mz_query_is_empty (mz_workspace_get_query (self->workspace));
}

static gboolean
turns_left (MzTestKeys *self)
{
  return self->now.left != self->before.left;
}

static gboolean
turns_right (MzTestKeys *self)
{
  return self->now.right != self->before.right;
}

static gboolean
is_in (GtkWidget *focus, gpointer pane)
{
  return focus != NULL && (focus == pane || gtk_widget_is_ancestor (focus, pane));
}

static gboolean
is_on_time_bar (MzTestKeys *self)
{
  return is_in (self->now.focus, self->window->time_bar);
}

static void
hide_right (MzTestKeys *self)
{
  mz_window_show_details (self->window, FALSE);
  go_to_map (self);
}

static void
show_left (MzTestKeys *self)
{
  mz_window_show_left (self->window, TRUE);
  go_to_map (self);
}

static gboolean
is_on_left (MzTestKeys *self)
{
  return is_in (self->now.focus, self->window->left_pane);
}

static gboolean
has_menu (MzTestKeys *self)
{
  return gtk_widget_get_mapped (GTK_WIDGET (gtk_menu_button_get_popover (self->window->menu_button)));
}

static gboolean
is_full_screen (MzTestKeys *self)
{
  g_autofree char *manager = g_find_program_in_path ("openbox");

  if (manager == NULL)
    g_test_message ("F11: there is no window manager to make the window as large as the screen");
  return manager == NULL || gtk_window_is_fullscreen (GTK_WINDOW (self->window));
}

static gboolean
compares (MzTestKeys *self)
{
  return self->window->compare != NULL;
}

static void
assume (MzTestKeys *self)
{
  MzDataset *facts = mz_workspace_get_facts (self->workspace);
  g_autoptr (MzScenario) scenario = mz_scenario_load_bundled ("china-export-stop", facts, NULL);

  mz_test_keys_act (self, "win.compare");
  go_to_map (self);
  mz_workspace_set_scenario (self->workspace, scenario);
  mz_test_keys_settle (self);
}

static gboolean
is_back_at_facts (MzTestKeys *self)
{
  return self->before.n_moves > 0 && mz_workspace_get_scenario (self->workspace) == NULL;
}

static GdkClipboard *
get_clipboard (MzTestKeys *self)
{
  return gtk_widget_get_clipboard (GTK_WIDGET (self->window));
}

static void
empty_clipboard (MzTestKeys *self)
{
  choose (self);
  gdk_clipboard_set_text (get_clipboard (self), "nothing");
}

static void
go_to_list (MzTestKeys *self)
{
  show_left (self);
  mz_test_keys_focus (self, mz_find_panel_get_search_entry (self->window->find_panel));
  gtk_widget_child_focus (self->window->left_pane, GTK_DIR_TAB_FORWARD);
  gtk_widget_child_focus (self->window->left_pane, GTK_DIR_TAB_FORWARD);
}

static gboolean
has_list_menu (MzTestKeys *self)
{
  return self->window->map_menu != NULL && gtk_widget_get_mapped (self->window->map_menu);
}

static void
copy_address (MzTestKeys *self)
{
  go_to_map (self);
  gdk_clipboard_set_text (get_clipboard (self), "monazite:view?date=2011-03");
}

static gboolean
is_at_address (MzTestKeys *self)
{
  return self->now.date.year == 2011 && self->now.date.month == 3;
}

static gboolean
is_closed (gpointer data)
{
  MzTestKeys *self = data;
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self->application));

  for (; windows != NULL; windows = windows->next)
    if (MZ_IS_WINDOW (windows->data))
      return FALSE;
  return TRUE;
}

/* The window goes; another one is opened for what comes after. */
static gboolean
closes (MzTestKeys *self)
{
  if (!is_closed (self))
    return FALSE;
  mz_test_keys_close (self);
  mz_test_keys_open (self);
  return TRUE;
}

#define EDITED "Edited"

static const char *
get_name (MzTestKeys *self)
{
  MzRecord *record = mz_dataset_lookup (mz_workspace_get_dataset (self->workspace), MZ_RECORD_SITE, SITE);

  return record != NULL ? mz_record_get_name (record) : NULL;
}

static void
edit (MzTestKeys *self)
{
  choose (self);
  if (self->window->form == NULL)
    mz_test_keys_act (self, "win.edit");
  gtk_editable_set_text (GTK_EDITABLE (mz_test_find_type (GTK_WIDGET (self->window->form), GTK_TYPE_ENTRY)), EDITED);
  mz_test_keys_focus (self, mz_test_find_type (GTK_WIDGET (self->window->form), GTK_TYPE_ENTRY));
}

static gboolean
is_edited (MzTestKeys *self)
{
  return self->window->form == NULL && g_strcmp0 (get_name (self), EDITED) == 0;
}

static void
change (MzTestKeys *self)
{
  if (g_strcmp0 (get_name (self), EDITED) == 0)
    return;
  edit (self);
  gtk_widget_activate_action (GTK_WIDGET (self->window->form), "edit.done", NULL);
  go_to_map (self);
}

static gboolean
has_form (MzTestKeys *self)
{
  return self->window->form != NULL && is_in (self->now.focus, self->window->form);
}

static void
leave_form (MzTestKeys *self)
{
  if (self->window->form != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->window->form), "edit.cancel", NULL);
  while (mz_document_can_undo (mz_desk_get_document (self->window->desk)))
    mz_test_keys_act (self, "win.undo");
  choose (self);
}

static gboolean
is_removed (MzTestKeys *self)
{
  return get_name (self) == NULL;
}

static gboolean
plays (MzTestKeys *self)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (mz_time_bar_get_actions (self->window->time_bar), "play");

  return g_variant_get_boolean (state);
}

static void
go_to_date (MzTestKeys *self)
{
  if (plays (self))
    mz_test_keys_act (self, "time.play");
  go_to_map (self);
  mz_workspace_set_date (self->workspace, mz_partial_date_new (2015, 6, 15));
}

static void
go_to_track (MzTestKeys *self)
{
  go_to_date (self);
  mz_test_keys_act (self, "time.zoom-reset");
  if (strcmp (self->key->accel, "minus") == 0 || strcmp (self->key->accel, "0") == 0)
    {
      mz_test_keys_act (self, "time.zoom-in");
      mz_test_keys_act (self, "time.zoom-in");
    }
  mz_test_keys_focus (self, mz_test_find_type (GTK_WIDGET (self->window->time_bar), MZ_TYPE_TIME_BAR_TRACK));
}

static gboolean
is_in_year (MzTestKeys *self)
{
  return self->now.date.year == strtoul (self->key->what, NULL, 10);
}

static gboolean
is_at_facts_date (MzTestKeys *self)
{
  return mz_partial_date_equal (self->now.date, mz_dataset_get_as_of (mz_workspace_get_dataset (self->workspace)));
}

static double
measure_track (const MzTestState *state)
{
  return state->track.last - state->track.first;
}

static gboolean
shows_fewer (MzTestKeys *self)
{
  return measure_track (&self->now) < measure_track (&self->before);
}

static gboolean
shows_more (MzTestKeys *self)
{
  return measure_track (&self->now) > measure_track (&self->before);
}

static gboolean
shows_all (MzTestKeys *self)
{
  MzTimeWindow full = mz_time_window_full ();

  return shows_more (self) && measure_track (&self->now) == full.last - full.first;
}

static const MzTestKey window_keys[] = {
  { "<Alt>1", go_elsewhere, shows_page, "1" },
  { "<Alt>2", go_elsewhere, shows_page, "2" },
  { "<Alt>3", go_elsewhere, shows_page, "3" },
  { "<Alt>4", go_elsewhere, shows_page, "4" },
  { "<Alt>5", go_elsewhere, shows_page, "5" },
  { "<Alt>6", go_elsewhere, shows_page, "6" },
  { "<Control>z", choose, is_nothing_chosen, NULL },
  { "<Control><Shift>z", choose_and_undo, is_chosen, NULL },
  { "<Control>f", go_to_map, searches, NULL },
  { "<Control><Shift>BackSpace", filter, has_no_filter, NULL },
  { "F9", go_to_map, turns_left, NULL },
  { "<Alt>Return", go_to_map, turns_right, NULL },
  { "F6", hide_right, is_on_time_bar, NULL },
  { "<Shift>F6", show_left, is_on_left, NULL },
  { "Escape", choose, is_nothing_chosen, NULL },
  { "F10", go_to_map, has_menu, NULL },
  { "F11", go_to_map, is_full_screen, NULL },
  { "Menu", go_to_list, has_list_menu, NULL },
  { "F1", go_to_map, mz_test_keys_opens, "MzManual" },
  { "<Control>comma", go_to_map, mz_test_keys_opens, "MzPreferencesWindow" },
  { "<Control>question", go_to_map, mz_test_keys_opens, "GtkShortcutsWindow" },
  { "<Control>w", go_to_map, closes, NULL },
  { "<Control>q", go_to_map, closes, NULL },
};

static const MzTestKey views_keys[] = {
  { "<Alt>Left", mz_test_keys_go_to_views, mz_test_keys_shows_former, NULL },
  { "<Alt>Right", mz_test_keys_go_to_views, mz_test_keys_shows_next, NULL },
  { "<Control><Shift>c", empty_clipboard, mz_test_keys_has_copied, "monazite:view?" },
  { "<Control><Shift>d", go_to_map, mz_test_keys_asks, NULL },
  { "<Control>d", go_to_map, compares, NULL },
  { "<Control><Shift>f", assume, is_back_at_facts, NULL },
};

static const MzTestKey out_keys[] = {
  { "<Control>e", go_to_map, mz_test_keys_opens, "MzExportDialog" },
  { "<Control>p", go_to_map, mz_test_keys_opens, "GtkPrintUnixDialog" },
  { "<Control><Shift>p", choose, mz_test_keys_opens, "GtkPrintUnixDialog" },
  { "<Control>l", choose, mz_test_keys_opens, "GtkFileChooserDialog: Save the List" },
  { "<Control>r", choose, mz_test_keys_opens, "GtkFileChooserDialog: Save the Record" },
  { "<Control><Shift>l", empty_clipboard, mz_test_keys_has_copied, "Name\tKind\tCountry" },
  { "<Control><Shift>r", empty_clipboard, mz_test_keys_has_copied, "id\t" },
  { "<Control><Shift>e", go_to_map, mz_test_keys_opens, "GtkFileChooserDialog: Save What Is Coming as a Calendar" },
};

static const MzTestKey document_keys[] = {
  { "<Control>o", go_to_map, mz_test_keys_opens, "GtkFileChooserDialog: Open a Document or a File of Facts" },
  { "<Control>v", copy_address, is_at_address, NULL },
  { "F2", choose, has_form, NULL },
  { "<Control>Return", edit, is_edited, NULL },
  { "<Control>n", change, mz_test_keys_asks, NULL },
  { "<Control>s", change, mz_test_keys_opens, "GtkFileChooserDialog: Save the Document" },
  { "<Control><Shift>s", change, mz_test_keys_opens, "GtkFileChooserDialog: Save the Document" },
  { "Delete", leave_form, is_removed, NULL },
};

static const MzTestKey time_keys[] = {
  { "space", go_to_date, plays, NULL },
  { "period", go_to_date, mz_test_keys_is_as_far, "1..366" },
  { "comma", go_to_date, mz_test_keys_is_as_far, "-366..-1" },
  { "<Control>Right", go_to_date, mz_test_keys_is_as_far, "1..1000" },
  { "<Control>Left", go_to_date, mz_test_keys_is_as_far, "-1000..-1" },
  { "<Control>Home", go_to_date, is_at_facts_date, NULL },
};

static const MzTestKey track_keys[] = {
  { "Left", go_to_track, mz_test_keys_is_as_far, "-31..-28" },
  { "Right", go_to_track, mz_test_keys_is_as_far, "28..31" },
  { "<Shift>Left", go_to_track, mz_test_keys_is_as_far, "-1..-1" },
  { "<Shift>Right", go_to_track, mz_test_keys_is_as_far, "1..1" },
  { "Page_Up", go_to_track, mz_test_keys_is_as_far, "365..366" },
  { "Page_Down", go_to_track, mz_test_keys_is_as_far, "-366..-365" },
  { "Home", go_to_track, is_in_year, "1950" },
  { "End", go_to_track, is_in_year, "2040" },
  { "plus", go_to_track, shows_fewer, NULL },
  { "minus", go_to_track, shows_more, NULL },
  { "0", go_to_track, shows_all, NULL },
  { "n", go_to_track, mz_test_keys_is_as_far, "1..1000" },
};

const MzTestKeyGroup mz_test_keys_window[] = {
  { "Window", window_keys, G_N_ELEMENTS (window_keys) },
  { "Views", views_keys, G_N_ELEMENTS (views_keys) },
  { "Taking out", out_keys, G_N_ELEMENTS (out_keys) },
  { "Document", document_keys, G_N_ELEMENTS (document_keys) },
  { "Time", time_keys, G_N_ELEMENTS (time_keys) },
  { "Time bar, when it has the focus", track_keys, G_N_ELEMENTS (track_keys) },
  { NULL, NULL, 0 },
};
