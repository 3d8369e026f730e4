/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-charts"

#include "mz-focus.h"

/**
 * mz_focus_children:
 *
 * For the class of a widget that says by grab_focus() where in it the keyboard belongs: GTK asks that also when Tab comes to the
 * widget, so that whatever stands before that place is never got to. Here Tab goes through the children in their order.
 *
 * Returns: whether one of them has the keyboard now
 */
gboolean
mz_focus_children (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean back = direction == GTK_DIR_TAB_BACKWARD;
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL, *child;

  if (direction != GTK_DIR_TAB_FORWARD && !back)
    return GTK_WIDGET_CLASS (g_type_class_peek (GTK_TYPE_WIDGET))->focus (widget, direction);
  child = back ? gtk_widget_get_last_child (widget) : gtk_widget_get_first_child (widget);
  if (focus != NULL && gtk_widget_is_ancestor (focus, widget))
    for (child = focus; gtk_widget_get_parent (child) != widget;)
      child = gtk_widget_get_parent (child);
  for (; child != NULL; child = back ? gtk_widget_get_prev_sibling (child) : gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child) && gtk_widget_child_focus (child, direction))
      return TRUE;
  return FALSE;
}
