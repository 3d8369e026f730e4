/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the window into a show and back. */
#include <string.h>

#include "mz-show-dialog.h"
#include "mz-test-document.h"

static GtkWindow *
find_window (MzTestWindow *self, GType type, const char *style)
{
  for (GList *l = gtk_application_get_windows (gtk_window_get_application (GTK_WINDOW (self->window))); l != NULL; l = l->next)
    if (style != NULL && gtk_widget_has_css_class (l->data, style))
      return l->data;
  for (guint i = 0; style == NULL && i < g_list_model_get_n_items (gtk_window_get_toplevels ()); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (gtk_window_get_toplevels (), i);

      if (G_OBJECT_TYPE (window) == type)
        return window;
    }
  return NULL;
}

/* By a click, or by Enter in the list. */
static void
begin_show (MzTestWindow *self, gboolean click)
{
  GtkWindow *dialog;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.present", NULL);
  dialog = find_window (self, MZ_TYPE_SHOW_DIALOG, NULL);
  g_assert_nonnull (dialog);
  mz_test_wait_shown (dialog);
  g_assert_nonnull (mz_show_dialog_get_story (MZ_SHOW_DIALOG (dialog)));
  if (click)
    g_signal_emit_by_name (gtk_widget_get_ancestor (mz_test_find_text (GTK_WIDGET (dialog), "Present"), GTK_TYPE_BUTTON), "clicked");
  else
    {
      GtkListBox *list = GTK_LIST_BOX (mz_test_find_type (GTK_WIDGET (dialog), GTK_TYPE_LIST_BOX));

      g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_selected_row (list));
    }
  mz_test_drain ();
  g_assert_true (mz_window_is_presenting (self->window));
  g_assert_null (find_window (self, MZ_TYPE_SHOW_DIALOG, NULL));
}

static void
end_show (MzTestWindow *self)
{
  gtk_window_close (find_window (self, 0, "audience"));
  mz_test_drain ();
  g_assert_false (mz_window_is_presenting (self->window));
  g_assert_null (find_window (self, 0, "audience"));
  g_assert_null (find_window (self, 0, "console"));
}

/* What the window has to say waits for the end; what was shown there is as it was. */
static void
test_held (MzTestWindow *self, gconstpointer size)
{
  MzPartialDate date = mz_workspace_get_date (self->workspace);
  MzView view = *mz_workspace_get_view (self->workspace);

  begin_show (self, TRUE);
  mz_test_wait_shown (find_window (self, 0, "audience"));
  mz_window_open_address (self->window, "monazite:view?nonsense=1");
  mz_test_drain ();
  g_assert_null (mz_test_find_type (GTK_WIDGET (self->window), g_type_from_name ("AdwToastWidget")));
  end_show (self);
  mz_test_window_settle (self);
  g_assert_nonnull (mz_test_find_type (GTK_WIDGET (self->window), g_type_from_name ("AdwToastWidget")));
  g_assert_true (mz_partial_date_equal (date, mz_workspace_get_date (self->workspace)));
  g_assert_true (mz_view_equal (&view, mz_workspace_get_view (self->workspace)));
  /* And once more, without a choice. */
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.present-again", NULL);
  g_assert_true (mz_window_is_presenting (self->window));
  mz_test_wait_shown (find_window (self, 0, "audience"));
  end_show (self);
}

/* A window that is closed in the middle takes the show with it. */
static void
test_closed (MzTestWindow *self, gconstpointer size)
{
  begin_show (self, FALSE);
  mz_test_wait_shown (find_window (self, 0, "audience"));
}

/* A story that is not there is told of. */
static void
test_named (MzTestWindow *self, gconstpointer size)
{
  GtkWidget *dialog;

  mz_window_present_named (self->window, "nonesuch");
  g_assert_false (mz_window_is_presenting (self->window));
  dialog = mz_test_find_dialog ();
  g_assert_nonnull (dialog);
  g_assert_nonnull (strstr (mz_message_dialog_get_body (dialog), "There is no bundled story “nonesuch”."));
  mz_dialog_close (dialog);
}

int
main (int argc, char *argv[])
{
  static const MzTestWindowCase cases[] = {
    { "held", test_held, NULL },
    { "closed", test_closed, NULL },
    { "named", test_named, NULL },
  };

  return mz_test_window_run (argc, argv, "/app/present/", cases, G_N_ELEMENTS (cases));
}
