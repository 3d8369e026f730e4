/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-slider.h"

struct _MzSlider
{
  GtkWidget      parent_instance;
  GtkAdjustment *adjustment;
  GtkWidget     *label, *scale, *spin;
  gboolean       setting;
};

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzSlider, mz_slider, GTK_TYPE_WIDGET)

static void
value_changed_cb (MzSlider *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
mz_slider_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (mz_slider_parent_class)->dispose (object);
}

static void
mz_slider_class_init (MzSliderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mz_slider_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", MZ_TYPE_SLIDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "slider-row");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
mz_slider_init (MzSlider *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
}

/**
 * mz_slider_new:
 * @upper: the lower end is 0
 * @step: of the arrow keys
 * @page: of the page keys
 */
GtkWidget *
mz_slider_new (const char *label, double upper, double step, double page)
{
  MzSlider *self = g_object_new (MZ_TYPE_SLIDER, NULL);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->adjustment = gtk_adjustment_new (0, 0, upper, step, page, 0);
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), 1);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_add_css_class (self->label, "lever-key");
  self->spin = gtk_spin_button_new (self->adjustment, step, 0);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->spin), 4);
  gtk_widget_set_valign (self->spin, GTK_ALIGN_CENTER);
  self->scale = gtk_scale_new (GTK_ORIENTATION_HORIZONTAL, self->adjustment);
  gtk_box_append (GTK_BOX (head), self->label);
  gtk_box_append (GTK_BOX (head), self->spin);
  gtk_widget_set_parent (head, GTK_WIDGET (self));
  gtk_widget_set_parent (self->scale, GTK_WIDGET (self));
  g_signal_connect_object (self->adjustment, "value-changed", G_CALLBACK (value_changed_cb), self, G_CONNECT_SWAPPED);
  mz_slider_set_label (self, label);
  return GTK_WIDGET (self);
}

/** mz_slider_set_label: @label: what the number is, with its unit */
void
mz_slider_set_label (MzSlider *self, const char *label)
{
  g_return_if_fail (MZ_IS_SLIDER (self) && label != NULL);

  gtk_label_set_text (GTK_LABEL (self->label), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spin), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/** mz_slider_set_upper: The steps grow and shrink with it. */
void
mz_slider_set_upper (MzSlider *self, double upper)
{
  g_return_if_fail (MZ_IS_SLIDER (self) && upper > 0);

  self->setting = TRUE;
  gtk_adjustment_configure (self->adjustment, gtk_adjustment_get_value (self->adjustment), 0, upper, upper / 100, upper / 10, 0);
  self->setting = FALSE;
}

/** mz_slider_set_value: Nothing is emitted. The range grows where it must. */
void
mz_slider_set_value (MzSlider *self, double value)
{
  g_return_if_fail (MZ_IS_SLIDER (self));

  self->setting = TRUE;
  if (value > gtk_adjustment_get_upper (self->adjustment))
    gtk_adjustment_set_upper (self->adjustment, value);
  gtk_adjustment_set_value (self->adjustment, value);
  self->setting = FALSE;
}

double
mz_slider_get_value (MzSlider *self)
{
  return gtk_adjustment_get_value (self->adjustment);
}
