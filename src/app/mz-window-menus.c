/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with the list of the left panel and with the card of the right one: with the other button, a long press, or the
 * menu key. */
#define G_LOG_DOMAIN "monazite"

#include "mz-window-private.h"

#include <glib/gi18n-lib.h>

#include "mz-edit-fields.h"

static void
append_target (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static void
append_section (GMenu *menu, GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

static void
append_list (GMenu *menu)
{
  GMenu *view = g_menu_new (), *all = g_menu_new ();

  append_target (view, _("_Save Sites in View…"), "win.save-records", "list");
  g_menu_append (view, _("_Copy Sites in View as a Table"), "win.copy-list");
  append_target (all, _("Save All S_ites…"), "win.save-records", "sites");
  append_target (all, _("Save All _Agreements…"), "win.save-records", "agreements");
  append_target (all, _("Save All _Export Controls…"), "win.save-records", "measures");
  append_target (all, _("Save All E_vents…"), "win.save-records", "events");
  append_section (menu, view);
  append_section (menu, all);
}

static void
append_record (GMenu *menu, MzRecord *record)
{
  GMenu *out = g_menu_new (), *change = g_menu_new ();

  if (mz_record_get_kind (record) < MZ_N_FILE_KINDS)
    {
      append_target (out, _("_Save This Record…"), "win.save-records", "record");
      g_menu_append (out, _("_Copy This Record as a Table"), "win.copy-record");
    }
  g_menu_append (out, _("Copy the _Address of This View"), "win.copy-address");
  g_menu_append (out, _("_Print Details…"), "win.print-details");
  if (mz_edit_fields_get (mz_record_get_kind (record)) != NULL)
    g_menu_append (change, _("C_hange This Record…"), "win.edit");
  append_section (menu, out);
  append_section (menu, change);
}

/** mz_window_make_menu: Returns: (transfer full): of the card, while something is chosen; of the list of sites. */
GMenuModel *
mz_window_make_menu (MzWindow *self, gboolean card)
{
  MzRecord *record = mz_workspace_get_selection (self->workspace);
  GMenu *menu = g_menu_new ();

  if (card && record != NULL)
    append_record (menu, record);
  else
    append_list (menu);
  return G_MENU_MODEL (menu);
}

static void
pop_up (MzWindow *self, GtkWidget *panel, double x, double y)
{
  g_autoptr (GMenuModel) menu = mz_window_make_menu (self, panel == GTK_WIDGET (self->card_panel));
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);

  /* One for the whole window: the last one goes with the next. */
  g_clear_pointer (&self->map_menu, gtk_widget_unparent);
  self->map_menu = popover;
  mz_widget_translate (panel, self->first_pane, &x, &y);
  gtk_widget_set_parent (popover, self->first_pane);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
secondary_cb (GtkGestureClick *click, int n_press, double x, double y, MzWindow *self)
{
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  pop_up (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click)), x, y);
}

static void
pressed_cb (GtkGestureLongPress *press, double x, double y, MzWindow *self)
{
  pop_up (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (press)), x, y);
}

static gboolean
key_cb (GtkWidget *panel, GVariant *arguments, gpointer data)
{
  MzWindow *self = data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  double x = 24, y = 24;

  if (focus != NULL && gtk_widget_is_ancestor (focus, panel))
    {
      y = gtk_widget_get_height (focus) / 2.0;
      mz_widget_translate (focus, panel, &x, &y);
    }
  pop_up (self, panel, x, y);
  return TRUE;
}

static void
add_menu (MzWindow *self, GtkWidget *panel)
{
  GtkGesture *click = gtk_gesture_click_new (), *press = gtk_gesture_long_press_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();
  const struct { guint key; GdkModifierType state; } triggers[] = { { GDK_KEY_Menu, 0 }, { GDK_KEY_F10, GDK_SHIFT_MASK } };

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (secondary_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (press, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (panel, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (panel, GTK_EVENT_CONTROLLER (press));
  for (guint i = 0; i < G_N_ELEMENTS (triggers); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (triggers[i].key, triggers[i].state),
                                                            gtk_callback_action_new (key_cb, self, NULL)));
  gtk_widget_add_controller (panel, keys);
}

void
mz_window_init_menus (MzWindow *self)
{
  add_menu (self, GTK_WIDGET (self->find_panel));
  add_menu (self, GTK_WIDGET (self->card_panel));
}
