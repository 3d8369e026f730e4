/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window under Wayland, without keys and pointer: all pages, dialogs over it, and its end. */
#include "mz-test-document.h"

static gboolean
has_windows (gpointer n)
{
  return g_list_model_get_n_items (gtk_window_get_toplevels ()) == *(guint *) n;
}

static void
test_pages (MzTestWindow *self, gconstpointer size)
{
  AdwViewStack *stack = ADW_VIEW_STACK (mz_test_find_type (GTK_WIDGET (self->window), ADW_TYPE_VIEW_STACK));
  g_autoptr (GListModel) pages = G_LIST_MODEL (adw_view_stack_get_pages (stack));
  guint n = g_list_model_get_n_items (pages);

  g_assert_cmpstr (G_OBJECT_TYPE_NAME (gdk_display_get_default ()), ==, "GdkWaylandDisplay");
  g_assert_cmpuint (n, ==, MZ_N_PAGES);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AdwViewStackPage) page = g_list_model_get_item (pages, n - 1 - i);

      gtk_widget_activate_action (GTK_WIDGET (self->window), "win.page", "s", adw_view_stack_page_get_name (page));
      mz_test_wait_frames (GTK_WIDGET (self->window), 3);
      g_assert_true (adw_view_stack_get_visible_child (stack) == adw_view_stack_page_get_child (page));
    }
  mz_test_window_settle (self);
}

/* Each of the windows that lie over this one is drawn and goes. */
static void
test_dialogs (MzTestWindow *self, gconstpointer size)
{
  static const char *const actions[] = { "win.export", "win.present", "win.keep-view", "win.save-as" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      guint before = g_list_model_get_n_items (gtk_window_get_toplevels ()), after = before + 1;
      g_autoptr (GtkWindow) dialog = NULL;

      g_test_message ("%s", actions[i]);
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), actions[i], NULL));
      g_assert_true (mz_test_wait_until (has_windows, &after, 20000));
      dialog = g_list_model_get_item (gtk_window_get_toplevels (), before);
      g_assert_true (gtk_window_get_transient_for (dialog) == GTK_WINDOW (self->window));
      mz_test_wait_shown (dialog);
      gtk_window_close (dialog);
      g_assert_true (mz_test_wait_until (has_windows, &before, 20000));
    }
}

/* What is not saved keeps the window open. */
static void
test_close (MzTestWindow *self, gconstpointer size)
{
  mz_test_rename_hill (self, "Mount Wayland");
  gtk_window_close (GTK_WINDOW (self->window));
  mz_test_answer ("cancel");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (self->window)));
}

int
main (int argc, char *argv[])
{
  static const MzTestWindowCase cases[] = {
    { "pages", test_pages, NULL },
    { "narrow-pages", test_pages, "400x700" },
    { "dialogs", test_dialogs, NULL },
    { "close", test_close, NULL },
  };

  return mz_test_window_run (argc, argv, "/app/wayland/", cases, G_N_ELEMENTS (cases));
}
