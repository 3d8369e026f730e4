/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Views as addresses: copied, opened, pasted, and kept in the document. */
#include <string.h>

#include "mz-address.h"
#include "mz-settings.h"
#include "mz-test-document.h"

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static char *
copy_address (MzTestWindow *self)
{
  char *text = NULL;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.copy-address", NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self->window)), NULL, copied_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  return text;
}

static char *
get_page (MzTestWindow *self)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self->window), "page");

  return g_variant_dup_string (state, NULL);
}

/* What an address says is shown, and the address of that says the same. */
static void
test_open (MzTestWindow *self, gconstpointer size)
{
  static const char address[] = "monazite:view?date=2012-05&center=-20,130&zoom=4&layers=sites,labels&stage=mining&page=charts";
  g_autofree char *page = NULL, *copied = NULL, *sized = NULL;
  g_auto (GStrv) parts = g_strsplit (address, "&layers", 2);
  const MzView *view;

  mz_window_open_address (self->window, address);
  mz_test_window_settle (self);
  page = get_page (self);
  copied = copy_address (self);
  g_assert_cmpstr (page, ==, "charts");
  view = mz_workspace_get_view (self->workspace);
  sized = g_strdup_printf ("%s&size=%dx%d&layers%s", parts[0], (int) view->width, (int) view->height, parts[1]);
  g_assert_cmpstr (copied, ==, sized);
  g_assert_cmpint (mz_workspace_get_date (self->workspace).year, ==, 2012);
}

/* A wrong one, and one with a scenario that is not bundled, change nothing. */
static void
test_refuse (MzTestWindow *self, gconstpointer size)
{
  static const char *const wrong[] = {
    "monazite:view?date=2012&file=a.json", "monazite:view?date=2012&scenario=no-such", "monazite:view?date=2012&center=100,0", "monazite:",
  };
  g_autoptr (MzAddress) before = mz_address_new_from (self->workspace);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (MzAddress) after = NULL;

      mz_window_open_address (self->window, wrong[i]);
      mz_test_window_settle (self);
      after = mz_address_new_from (self->workspace);
      g_assert_true (mz_address_equal (before, after));
      g_assert_null (mz_workspace_get_scenario (self->workspace));
    }
}

static void
test_paste (MzTestWindow *self, gconstpointer size)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self->window));

  gdk_clipboard_set_text (clipboard, " monazite:view?date=2013\n");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.paste", NULL);
  while (mz_workspace_get_date (self->workspace).year != 2013)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (mz_window_is_loading (self->window));
}

/* A view of the document is gone to by its name, and removed. */
static void
test_keep (MzTestWindow *self, gconstpointer size)
{
  MzDocument *document = mz_desk_get_document (mz_window_get_desk (self->window));

  g_assert_true (mz_document_set_view (document, "A_b", "monazite:view?date=2014"));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.open-view", "s", "A_b");
  g_assert_cmpint (mz_workspace_get_date (self->workspace).year, ==, 2014);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.remove-view", "s", "A_b");
  g_assert_cmpint (mz_document_count (document, MZ_DOCUMENT_VIEWS), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.open-view", "s", "A_b");
  g_assert_cmpint (mz_workspace_get_date (self->workspace).year, ==, 2014);
  mz_document_mark_saved (document);
}

static MzWindow *
window_new (MzTestWindow *self, MzWorkspace *workspace, GSettings *settings)
{
  return mz_window_new (gtk_window_get_application (GTK_WINDOW (self->window)), workspace, mz_basemap_get_bundled (), settings);
}

/* Whatever the size of the window was. */
static void
assert_same_view (const char *text, const char *other)
{
  g_autoptr (MzAddress) a = mz_address_parse (text, NULL), b = mz_address_parse (other, NULL);

  g_assert_cmpfloat (a->view.width, >, 0);
  a->view.width = a->view.height = 0;
  g_assert_true (mz_address_equal (a, b));
}

/* What was open comes back: the view, and with its document a scenario that is in that alone. */
static void
test_come_back (MzTestWindow *self, gconstpointer size)
{
  static const char address[] = "monazite:view?date=2028-05&center=-20,130&zoom=4&layers=sites,labels&stage=mining&scenario=mine&page=charts";
  static const char document[] = "{\"monazite\": 1, \"scenarios\": [{\"id\": \"mine\", \"title\": \"Mine\", \"why\": \"To see.\", "
    "\"moves\": [{\"kind\": \"stop-exports\", \"country\": \"CN\", \"start\": \"2027-01\", \"months\": 6, \"assumed\": true}]}]}";
  g_autofree char *folder = g_dir_make_tmp ("test-views-XXXXXX", NULL), *path = g_build_filename (folder, "mine.monazite", NULL);
  g_autofree char *seen = NULL;
  g_autoptr (GSettings) settings = mz_settings_new ();
  MzWindow *first = window_new (self, self->workspace, settings), *again;

  g_assert_true (g_file_set_contents (path, document, -1, NULL));
  mz_window_lay_over (first, path);
  g_assert_true (mz_test_wait_until (mz_test_has_file, first, 10000));
  mz_window_open_address (first, address);
  gtk_window_present (GTK_WINDOW (first));
  mz_test_wait_frames (GTK_WIDGET (first), 3);
  gtk_window_close (GTK_WINDOW (first));
  mz_test_drain ();
  mz_workspace_set_scenario (self->workspace, NULL);
  mz_workspace_set_date (self->workspace, mz_partial_date_new (2020, 0, 0));

  again = window_new (self, self->workspace, settings);
  mz_window_restore (again, TRUE, TRUE);
  g_assert_true (mz_test_wait_until (mz_test_has_file, again, 10000));
  mz_window_remember_view (again);
  seen = g_settings_get_string (settings, "view");
  assert_same_view (seen, address);
  g_settings_reset (settings, "view");
  g_settings_reset (settings, "document");
  gtk_window_destroy (GTK_WINDOW (again));
  mz_test_drain ();
}

int
main (int argc, char *argv[])
{
  static const MzTestWindowCase cases[] = {
    { "open", test_open, NULL },
    { "refuse", test_refuse, NULL },
    { "paste", test_paste, NULL },
    { "keep", test_keep, NULL },
    { "come-back", test_come_back, NULL },
  };

  return mz_test_window_run (argc, argv, "/app/views/", cases, G_N_ELEMENTS (cases));
}
