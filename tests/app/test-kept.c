/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenarios in the user's document: kept from the What-if page, found again, renamed, removed, and all of it undone. */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "mz-lever-list.h"
#include "mz-scenario-reader.h"
#include "mz-test-document.h"
#include "mz-whatif-page.h"

#define WHY "In two lines,\nwhy it might be so."

static char *folder;

static MzDocument *
get_document (MzTestWindow *self)
{
  return mz_desk_get_document (mz_window_get_desk (self->window));
}

static const char *
get_title (MzTestWindow *self)
{
  MzScenario *scenario = mz_workspace_get_scenario (self->workspace);

  return scenario != NULL ? mz_scenario_peek (scenario)->title : NULL;
}

static void
press (MzTestWindow *self, const char *action)
{
  /* As after a pause: what came before is a step of its own. */
  mz_trail_rest (self->window->trail);
  gtk_widget_activate_action (GTK_WIDGET (self->window), action, NULL);
  mz_test_wait_frames (GTK_WIDGET (self->window), 2);
}

/* The bundled stop of exports from China, with one move more. */
static void
make_own (MzTestWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MzScenario) bundled = mz_scenario_load_bundled ("china-export-stop", mz_workspace_get_facts (self->workspace), &error);
  GtkWidget *levers;

  g_assert_no_error (error);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.page", "s", "whatif");
  mz_workspace_set_scenario (self->workspace, bundled);
  levers = mz_test_find_type (GTK_WIDGET (self->window), MZ_TYPE_LEVER_LIST);
  gtk_widget_activate_action (levers, "whatif.add", "s", "site-fails");
  mz_trail_rest (self->window->trail);
  mz_test_wait_frames (GTK_WIDGET (self->window), 2);
}

/* Types the name into the question, and answers it. */
static void
answer (const char *name, const char *response)
{
  GtkWidget *dialog = mz_test_find_dialog (), *entry, *text;

  g_assert_nonnull (dialog);
  entry = mz_test_find_type (dialog, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "  ");
  g_assert_false (mz_message_dialog_is_enabled (dialog, response));
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  g_assert_true (mz_message_dialog_is_enabled (dialog, response));
  text = mz_test_find_type (dialog, GTK_TYPE_TEXT_VIEW);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), WHY, -1);
  mz_test_answer (response);
}

/* Titles of the list of scenarios on the page, those of the document in front: the menu's second section is theirs. */
static char *
dup_menu_title (MzTestWindow *self, int i)
{
  GtkWidget *levers = mz_test_find_type (GTK_WIDGET (self->window), MZ_TYPE_LEVER_LIST);
  GMenuModel *menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (mz_test_find_type (levers, GTK_TYPE_MENU_BUTTON)));
  g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, 1, G_MENU_LINK_SECTION);
  char *title = NULL;

  if (i < g_menu_model_get_n_items (section))
    g_menu_model_get_item_attribute (section, i, G_MENU_ATTRIBUTE_LABEL, "s", &title);
  return title;
}

/* Kept, undone and done again; saved, and opened again as the same. */
static void
test_keep (MzTestWindow *self, gconstpointer size)
{
  g_autofree char *path = g_build_filename (folder, "kept.monazite", NULL), *listed = NULL;
  g_autoptr (MzScenario) kept = NULL;
  MzDocument *document = get_document (self);
  MzScenario *found;

  make_own (self);
  press (self, "win.keep-scenario");
  answer ("Stop_and fire", "keep");
  g_assert_cmpstr (mz_scenario_peek (mz_workspace_get_scenario (self->workspace))->why, ==, WHY);
  g_assert_cmpuint (mz_document_count (document, MZ_DOCUMENT_SCENARIOS), ==, 1);
  kept = mz_scenario_ref (mz_document_find_scenario (document, "stop-and-fire"));
  g_assert_true (mz_scenario_equal (kept, mz_workspace_get_scenario (self->workspace)));
  g_assert_cmpstr (get_title (self), ==, "Stop_and fire");
  listed = dup_menu_title (self, 0);
  g_assert_cmpstr (listed, ==, "Stop__and fire");
  press (self, "win.undo");
  g_assert_cmpuint (mz_document_count (document, MZ_DOCUMENT_SCENARIOS), ==, 0);
  press (self, "win.redo");
  g_assert_cmpuint (mz_document_count (document, MZ_DOCUMENT_SCENARIOS), ==, 1);

  mz_window_save_document (self->window, path);
  g_assert_true (mz_test_wait_until (mz_test_is_saved, self->window, 10000));
  press (self, "win.new");
  press (self, "win.leave-scenario");
  g_assert_null (get_title (self));
  mz_window_lay_over (self->window, path);
  g_assert_true (mz_test_wait_until (mz_test_has_file, self->window, 10000));
  document = get_document (self);
  found = mz_document_find_scenario (document, "stop-and-fire");
  g_assert_nonnull (found);
  g_assert_true (mz_scenario_equal (found, kept));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.choose-kept", "s", "stop-and-fire");
  g_assert_cmpstr (get_title (self), ==, "Stop_and fire");
  g_assert_cmpint (self->window->page, ==, MZ_PAGE_WHATIF);
}

/* Changed in place, kept as another, renamed and removed: each is one step back. */
static void
test_change (MzTestWindow *self, gconstpointer size)
{
  MzDocument *document = get_document (self);
  GtkWidget *levers;

  make_own (self);
  press (self, "win.keep-scenario");
  answer ("First", "keep");
  levers = mz_test_find_type (GTK_WIDGET (self->window), MZ_TYPE_LEVER_LIST);
  gtk_widget_activate_action (levers, "whatif.add", "s", "recycling");
  press (self, "win.keep-scenario");
  answer ("Second", "another");
  g_assert_cmpuint (mz_document_count (document, MZ_DOCUMENT_SCENARIOS), ==, 2);
  g_assert_cmpuint (mz_scenario_get_n_moves (mz_document_find_scenario (document, "first")) + 1, ==,
                    mz_scenario_get_n_moves (mz_document_find_scenario (document, "second")));

  press (self, "win.rename-scenario");
  answer ("Renamed", "keep");
  g_assert_cmpuint (mz_document_count (document, MZ_DOCUMENT_SCENARIOS), ==, 2);
  g_assert_cmpstr (mz_scenario_peek (mz_document_find_scenario (document, "second"))->title, ==, "Renamed");
  press (self, "win.undo");
  g_assert_cmpstr (mz_scenario_peek (mz_document_find_scenario (document, "second"))->title, ==, "Second");
  g_assert_cmpstr (get_title (self), ==, "Second");
  press (self, "win.redo");
  g_assert_cmpstr (get_title (self), ==, "Renamed");

  press (self, "win.remove-scenario");
  g_assert_null (mz_document_find_scenario (document, "second"));
  g_assert_cmpstr (get_title (self), ==, "Renamed");
  press (self, "win.undo");
  g_assert_nonnull (mz_document_find_scenario (document, "second"));
}

/* A document may name what is not there: it says so, and nothing else happens. The charts offer it, and bear it. */
static void
test_unknown_site (MzTestWindow *self, gconstpointer size)
{
  static const MzScenarioText text = { .id = (char *) "gone", .title = (char *) "Gone", .why = (char *) "No such site." };
  g_autoptr (GPtrArray) moves = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_move_free);
  g_autoptr (MzScenario) scenario = NULL;
  MzMove *move = mz_move_new (MZ_MOVE_SITE_FAILS);

  move->site = g_strdup ("no-such-site");
  move->start = mz_partial_date_new (2027, 1, 0);
  move->months = 12;
  move->assumed = TRUE;
  g_ptr_array_add (moves, move);
  scenario = mz_scenario_new (&text, moves);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.page", "s", "whatif");
  mz_document_put_scenario (get_document (self), scenario);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.choose-kept", "s", "gone");
  g_assert_null (get_title (self));
  g_assert_nonnull (mz_test_find_dialog ());
  mz_dialog_close (mz_test_find_dialog ());
  mz_workspace_set_scenario (self->workspace, scenario);
  mz_test_wait_frames (GTK_WIDGET (self->window), 4);
}

int
main (int argc, char *argv[])
{
  static const MzTestWindowCase cases[] = {
    { "keep", test_keep, NULL },
    { "change", test_change, NULL },
    { "unknown-site", test_unknown_site, NULL },
  };
  int status;

  folder = g_dir_make_tmp ("test-kept-XXXXXX", NULL);
  mz_test_window_use_bundled_facts ();
  status = mz_test_window_run (argc, argv, "/app/kept/", cases, G_N_ELEMENTS (cases));
  g_free (folder);
  return status;
}
