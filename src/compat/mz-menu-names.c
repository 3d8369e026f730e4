/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-compat"

#include "mz-compat.h"

#if GTK_CHECK_VERSION (4, 18, 0)

static GtkWidget *
find_label (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_LABEL (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child);
  return found;
}

static void
name_item (GtkWidget *widget)
{
  GtkWidget *label = find_label (widget);

  if (label == NULL)
    return;
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_text (GTK_LABEL (label)), -1);
}

static void
name_items (GtkWidget *widget)
{
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    name_items (child);
  if (role != GTK_ACCESSIBLE_ROLE_MENU_ITEM && role != GTK_ACCESSIBLE_ROLE_MENU_ITEM_CHECKBOX
      && role != GTK_ACCESSIBLE_ROLE_MENU_ITEM_RADIO)
    return;
  name_item (widget);
  /* One that is checked while the menu is open loses its name again. */
  g_signal_handlers_disconnect_by_func (widget, name_item, NULL);
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (widget), "active") != NULL)
    g_signal_connect (widget, "notify::active", G_CALLBACK (name_item), NULL);
}

static gboolean
mapped_hook (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GtkWidget *widget = g_value_get_object (values);

  if (GTK_IS_POPOVER_MENU (widget))
    name_items (widget);
  return TRUE;
}

#endif

/**
 * mz_menus_set_up:
 *
 * Has the items of menus named for screen readers whenever a menu opens. GTK 4.18 says that they are labelled by a widget that
 * is for the eye alone and has no name.
 */
void
mz_menus_set_up (void)
{
#if GTK_CHECK_VERSION (4, 18, 0)
  g_autoptr (GTypeClass) klass = g_type_class_ref (GTK_TYPE_POPOVER_MENU);
  static gsize once;

  if (!g_once_init_enter (&once))
    return;
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_hook, NULL, NULL);
  g_once_init_leave (&once, 1);
#endif
}
