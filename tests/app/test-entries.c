/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the desktop asks of the program, in the program itself. */
#include "mz-application.h"
#include "mz-test-gtk.h"
#include "mz-window-document.h"
#include "mz-window-story.h"

static GtkApplication *application;

static MzWindow *
act (const char *action, const char *parameter)
{
  g_action_group_activate_action (G_ACTION_GROUP (application), action,
                                  parameter != NULL ? g_variant_new_string (parameter) : NULL);
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (application)), ==, 1);
  mz_test_wait_shown (gtk_application_get_active_window (application));
  return MZ_WINDOW (gtk_application_get_active_window (application));
}

/* What needs no window is there without one, too. */
static void
test_about (void)
{
  GtkWidget *window, *about;

  g_action_group_activate_action (G_ACTION_GROUP (application), "shortcuts", NULL);
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  g_assert_null (gtk_application_get_windows (application));
  g_action_group_activate_action (G_ACTION_GROUP (application), "about", NULL);
  window = g_list_model_get_item (gtk_window_get_toplevels (), 0);
  about = G_TYPE_CHECK_INSTANCE_TYPE (window, MZ_TYPE_ABOUT) ? window : mz_test_find_type (window, MZ_TYPE_ABOUT);
  g_assert_nonnull (about);
  mz_dialog_close (about);
  g_object_unref (window);
  /* Without a window it waits to be asked. */
  g_assert_cmpuint (g_application_get_inactivity_timeout (G_APPLICATION (application)), >, 0);
  mz_test_drain ();
}

static void
test_jobs (void)
{
  MzWindow *window = act ("briefings", NULL);

  g_assert_true (mz_window_shows_briefings (window));
  act ("briefings", NULL);
  g_assert_true (mz_window_shows_briefings (window));
  act ("learn", NULL);
  g_assert_false (mz_window_shows_briefings (window));
  g_assert_cmpint (window->page, ==, MZ_PAGE_LEARN);
  /* It ends with the window. */
  g_assert_cmpuint (g_application_get_inactivity_timeout (G_APPLICATION (application)), ==, 0);
}

static void
test_results (void)
{
  MzWindow *window = act ("show-result", "sites/mount-weld");

  g_assert_cmpint (window->page, ==, MZ_PAGE_MAP);
  g_assert_cmpstr (mz_record_get_id (mz_workspace_get_selection (window->workspace)), ==, "mount-weld");
  act ("show-result", "sites/no-such");
  g_assert_cmpstr (mz_record_get_id (mz_workspace_get_selection (window->workspace)), ==, "mount-weld");
  act ("show-result", "glossary/offtake");
  g_assert_cmpint (window->page, ==, MZ_PAGE_LEARN);
  act ("search", "heavy rare");
  g_assert_cmpint (window->page, ==, MZ_PAGE_MAP);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (mz_find_panel_get_search_entry (window->find_panel))), ==,
                   "heavy rare");
}

/* What is not written down yet is not left without a word. */
static void
test_new (void)
{
  MzWindow *window = act ("new-document", NULL);
  MzDocument *document = mz_desk_get_document (mz_window_get_desk (window));

  mz_document_set_view (document, "Here", "monazite:view?zoom=2");
  act ("new-document", NULL);
  g_assert_true (mz_desk_get_document (mz_window_get_desk (window)) == document);
  g_assert_nonnull (mz_document_get_view (document, "Here"));
}

static void
test_test (void)
{
  MzWindow *window = act ("learn", NULL);

  window->testing = TRUE;
  act ("briefings", NULL);
  act ("show-result", "sites/bayan-obo");
  act ("search", "bayan");
  g_assert_false (mz_window_shows_briefings (window));
  g_assert_cmpint (window->page, ==, MZ_PAGE_LEARN);
  window->testing = FALSE;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  application = GTK_APPLICATION (mz_application_new ());
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/app/entries/about", test_about);
  g_test_add_func ("/app/entries/jobs", test_jobs);
  g_test_add_func ("/app/entries/results", test_results);
  g_test_add_func ("/app/entries/test", test_test);
  g_test_add_func ("/app/entries/new", test_new);
  status = g_test_run ();
  gtk_window_destroy (gtk_application_get_active_window (application));
  mz_test_drain ();
  g_object_unref (application);
  return status;
}
