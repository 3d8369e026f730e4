/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-charts"

#include "mz-focus.h"

static GtkWidget *
get_next (GtkWidget *widget, gboolean backward)
{
  return backward ? gtk_widget_get_prev_sibling (widget) : gtk_widget_get_next_sibling (widget);
}

/**
 * mz_focus_in_order:
 *
 * The virtual function "focus" for widgets that have one of their own for "grab_focus": Tab goes from child to child. GTK's would
 * call theirs as soon as Tab comes in from outside, and all that stands before what they choose could not be reached.
 */
gboolean
mz_focus_in_order (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean backward = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP || direction == GTK_DIR_LEFT;
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (child == NULL)
    child = backward ? gtk_widget_get_last_child (widget) : gtk_widget_get_first_child (widget);
  for (; child != NULL; child = get_next (child, backward))
    if (gtk_widget_get_mapped (child) && gtk_widget_child_focus (child, direction))
      return TRUE;
  return FALSE;
}
