/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By fingers: what a long press brings, for which others have a second button. GTK has no way to make up touches themselves. */
#include "mz-card-panel.h"
#include "mz-test-window.h"
#include "mz-window-private.h"

/* A finger that rests at @x, @y. */
static void
press_long (GtkWidget *widget, double x, double y)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean found = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_GESTURE_LONG_PRESS (controller))
        continue;
      found = TRUE;
      g_signal_emit_by_name (controller, "pressed", x, y);
    }
  g_assert_true (found);
}

static gboolean
has_menu (gpointer window)
{
  GtkWidget *menu = MZ_WINDOW (window)->map_menu;

  return menu != NULL && gtk_widget_get_mapped (menu);
}

static void
assert_menu (MzTestWindow *self)
{
  g_assert_true (mz_test_wait_until (has_menu, self->window, 5000));
  gtk_popover_popdown (GTK_POPOVER (self->window->map_menu));
  mz_test_window_settle (self);
  g_assert_false (has_menu (self->window));
}

static void
test_map (MzTestWindow *self, gconstpointer size)
{
  press_long (GTK_WIDGET (self->map), 300, 200);
  assert_menu (self);
}

static void
test_panels (MzTestWindow *self, gconstpointer size)
{
  mz_workspace_set_selection (self->workspace, mz_test_record (self->workspace, "hill"));
  mz_test_window_settle (self);
  press_long (GTK_WIDGET (self->window->card_panel), 40, 40);
  assert_menu (self);
}

int
main (int argc, char *argv[])
{
  static const MzTestWindowCase cases[] = {
    { "map", test_map, NULL },
    { "panels", test_panels, NULL },
  };

  return mz_test_window_run (argc, argv, "/app/touch/", cases, G_N_ELEMENTS (cases));
}
