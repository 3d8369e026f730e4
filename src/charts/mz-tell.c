/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-charts"

#include "mz-tell.h"

static void
check_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate (widget);
}

/**
 * mz_tell_set_up:
 *
 * Lets screen readers click on check buttons, as GTK lets them on buttons and switches. For once, before there are windows.
 */
void
mz_tell_set_up (void)
{
  g_autoptr (GTypeClass) klass = NULL;
  static gsize once;

  if (!g_once_init_enter (&once))
    return;
  klass = g_type_class_ref (GTK_TYPE_CHECK_BUTTON);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "check.click", NULL, check_action);
  g_once_init_leave (&once, 1);
}

/** mz_tell_button_set_label: @label: with its mnemonic, which is not part of the name: GTK 4.8 would say "_Next Next" */
void
mz_tell_button_set_label (GtkWidget *button, const char *label)
{
  g_return_if_fail (GTK_IS_BUTTON (button));

  gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

/** mz_tell_button_new: Returns: (transfer floating): a button with a mnemonic, which is not part of its name. */
GtkWidget *
mz_tell_button_new (const char *label)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  mz_tell_button_set_label (button, label);
  return button;
}

/**
 * mz_tell_description:
 * @first, @then: (nullable): sentences
 *
 * What is said of @widget when the keys come to it. GTK 4.8 follows no relation to what describes a widget.
 */
void
mz_tell_description (GtkWidget *widget, const char *first, const char *then)
{
  g_autofree char *both = g_strjoin (first != NULL && then != NULL ? "\n" : "", first != NULL ? first : "", then != NULL ? then : "", NULL);

  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, both, -1);
}

/**
 * mz_tell_item:
 * @item: that is bound, and has its child
 * @label: what the whole row is called
 * @description: (nullable): what else is said of it
 *
 * Until it is bound to something else. GTK gives a row of a list no name.
 */
void
mz_tell_item (GtkListItem *item, const char *label, const char *description)
{
  GtkWidget *child = gtk_list_item_get_child (item), *whole;

  g_return_if_fail (child != NULL && label != NULL);

  whole = gtk_widget_get_parent (child);
  whole = whole != NULL ? whole : child;
  gtk_accessible_update_property (GTK_ACCESSIBLE (whole), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  mz_tell_description (whole, description, NULL);
}

/* (transfer full) (nullable): what is chosen in a GtkDropDown, an AdwComboRow, or another widget that has said so */
static char *
dup_chosen (GtkWidget *choice)
{
  const char *text = g_object_get_data (G_OBJECT (choice), "mz-chosen");
  g_autoptr (GObject) item = NULL;

  if (text != NULL)
    return g_strdup (text);
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (choice), "selected-item") == NULL)
    return NULL;
  g_object_get (choice, "selected-item", &item, NULL);
  return GTK_IS_STRING_OBJECT (item) ? g_strdup (gtk_string_object_get_string (GTK_STRING_OBJECT (item))) : NULL;
}

static void
update_description (GtkWidget *widget)
{
  g_autofree char *chosen = dup_chosen (widget);

  /* Rows of newer versions of libadwaita say their subtitle in its place. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  mz_tell_description (widget, g_object_get_data (G_OBJECT (widget), "mz-problem"),
                       chosen != NULL ? chosen : gtk_widget_get_tooltip_text (widget));
}

/** mz_tell_chosen: @choice: a GtkDropDown or an AdwComboRow over texts: which one is chosen is what describes it, from now on */
void
mz_tell_chosen (GtkWidget *choice)
{
  g_return_if_fail (GTK_IS_WIDGET (choice));

  /* Newer versions of GTK call a GtkDropDown as what is chosen in it, whatever it is called. */
  if (GTK_IS_DROP_DOWN (choice))
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  g_signal_connect (choice, "notify::selected-item", G_CALLBACK (update_description), NULL);
  update_description (choice);
}

/** mz_tell_chosen_text: The same for a button that leads to a choice. */
void
mz_tell_chosen_text (GtkWidget *choice, const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (choice) && text != NULL);

  g_object_set_data_full (G_OBJECT (choice), "mz-chosen", g_strdup (text), g_free);
  update_description (choice);
}

/** mz_tell_problem: @problem: (nullable): what is wrong with what stands in @widget; %NULL: nothing is */
void
mz_tell_problem (GtkWidget *widget, const char *problem)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_object_set_data_full (G_OBJECT (widget), "mz-problem", g_strdup (problem), g_free);
  gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  update_description (widget);
}

static void
visible_child_cb (GObject *stack)
{
  GtkWidget *shown = NULL;

  g_object_get (stack, "visible-child", &shown, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (stack)); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_accessible_update_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN, child != shown, -1);
  g_clear_object (&shown);
}

/** mz_tell_visible_child: @stack: a GtkStack or AdwViewStack with all its children: those that it does not show are not told of */
void
mz_tell_visible_child (GtkWidget *stack)
{
  g_return_if_fail (GTK_IS_WIDGET (stack));

  g_signal_connect (stack, "notify::visible-child", G_CALLBACK (visible_child_cb), NULL);
  visible_child_cb (G_OBJECT (stack));
}
