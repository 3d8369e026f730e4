/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-find-status.h"

/* Pixels: enough for all of it with text of the usual size. */
#define MIN_HEIGHT 120

struct _MzFindStatus
{
  GtkWidget  parent_instance;
  GtkWidget *scrolled;
  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *detail;
  GtkWidget *button;
  GtkWidget *button_label;
};

G_DEFINE_FINAL_TYPE (MzFindStatus, mz_find_status, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
mz_find_status_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* It can be scrolled, but wants to be seen whole, at the width that it gets. */
static void
mz_find_status_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  MzFindStatus *self = MZ_FIND_STATUS (widget);
  int whole = 0;

  gtk_widget_measure (self->scrolled, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    gtk_widget_measure (self->box, orientation, for_size, NULL, &whole, NULL, NULL);
  *minimum = MAX (*minimum, MIN (whole, MIN_HEIGHT));
  *natural = MAX (*natural, whole);
}

static void
mz_find_status_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (MZ_FIND_STATUS (widget)->scrolled, width, height, baseline, NULL);
}

static void
mz_find_status_dispose (GObject *object)
{
  g_clear_pointer (&MZ_FIND_STATUS (object)->scrolled, gtk_widget_unparent);
  G_OBJECT_CLASS (mz_find_status_parent_class)->dispose (object);
}

static void
mz_find_status_class_init (MzFindStatusClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_find_status_dispose;
  widget_class->get_request_mode = mz_find_status_get_request_mode;
  widget_class->measure = mz_find_status_measure;
  widget_class->size_allocate = mz_find_status_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "find-status");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static GtkWidget *
wrapping_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
mz_find_status_init (MzFindStatus *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->title = wrapping_label ("status-title");
  self->detail = wrapping_label ("status-detail");
  self->button = gtk_button_new ();
  self->button_label = wrapping_label (NULL);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), self->button_label);
  gtk_widget_set_visible (self->button, FALSE);
  gtk_widget_set_halign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), self->title);
  gtk_box_append (GTK_BOX (self->box), self->detail);
  gtk_box_append (GTK_BOX (self->box), self->button);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->box);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

/** mz_find_status_new: Returns: (transfer floating): an empty status. */
GtkWidget *
mz_find_status_new (void)
{
  return g_object_new (MZ_TYPE_FIND_STATUS, NULL);
}

/**
 * mz_find_status_show:
 * @detail: (nullable): why
 * @button: what the button says
 * @action: what it does
 * @target: (nullable): with what, taken if floating
 */
void
mz_find_status_show (MzFindStatus *self, const char *title, const char *detail, const char *button, const char *action,
                     GVariant *target)
{
  g_return_if_fail (MZ_IS_FIND_STATUS (self) && title != NULL && button != NULL && action != NULL);

  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->detail), detail != NULL ? detail : "");
  gtk_widget_set_visible (self->detail, detail != NULL);
  gtk_label_set_label (GTK_LABEL (self->button_label), button);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, button, -1);
  gtk_widget_set_visible (self->button, TRUE);
  /* The target goes first: an action must never see that of another. */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), NULL);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action);
}

const char *
mz_find_status_get_title (MzFindStatus *self)
{
  g_return_val_if_fail (MZ_IS_FIND_STATUS (self), NULL);

  return gtk_label_get_label (GTK_LABEL (self->title));
}
