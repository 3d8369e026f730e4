/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-stage-choice.h"

#include "mz-marker-paint.h"
#include "mz-sample.h"

#define SYMBOL 14.0 /* px */

struct _MzStageChoice
{
  GtkWidget  parent_instance;
  GtkWidget *buttons[MZ_N_STAGES];
  gboolean   one, setting;
};

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzStageChoice, mz_stage_choice, GTK_TYPE_WIDGET)

/* Of one alone, what is let go says nothing: the other one does. */
static void
toggled_cb (MzStageChoice *self, GtkToggleButton *button)
{
  if (!self->setting && (!self->one || gtk_toggle_button_get_active (button)))
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
mz_stage_choice_dispose (GObject *object)
{
  MzStageChoice *self = MZ_STAGE_CHOICE (object);

  self->setting = TRUE;
  for (guint i = 0; i < MZ_N_STAGES; i++)
    g_clear_pointer (&self->buttons[i], gtk_widget_unparent);
  G_OBJECT_CLASS (mz_stage_choice_parent_class)->dispose (object);
}

static void
mz_stage_choice_class_init (MzStageChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mz_stage_choice_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", MZ_TYPE_STAGE_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "stage-choice");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
mz_stage_choice_init (MzStageChoice *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
}

static void
paint_stage (cairo_t *cr, const MzTheme *theme, double width, double height, gpointer data)
{
  mz_marker_paint (cr, theme, (MzStage) GPOINTER_TO_UINT (data), MZ_STATE_OPERATING, SYMBOL, width / 2, height / 2);
}

static GtkWidget *
symbol_new (guint stage)
{
  GtkWidget *symbol = mz_sample_new (SYMBOL + 2, SYMBOL + 2, paint_stage, GUINT_TO_POINTER (stage), NULL);

  gtk_widget_set_halign (symbol, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (symbol, GTK_ALIGN_CENTER);
  return symbol;
}

/** mz_stage_choice_new: @one: whether it is always one of them */
GtkWidget *
mz_stage_choice_new (gboolean one)
{
  MzStageChoice *self = g_object_new (MZ_TYPE_STAGE_CHOICE, NULL);

  self->one = one;
  for (guint i = 0; i < MZ_N_STAGES; i++)
    {
      const char *label = mz_vocabulary_get_label (&mz_stages, i);
      GtkWidget *button = gtk_toggle_button_new ();

      gtk_button_set_child (GTK_BUTTON (button), symbol_new (i));
      gtk_widget_set_tooltip_text (button, label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      gtk_widget_set_hexpand (button, TRUE);
      if (one && i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (self->buttons[0]));
      g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_widget_set_parent (button, GTK_WIDGET (self));
      self->buttons[i] = button;
    }
  return GTK_WIDGET (self);
}

/** mz_stage_choice_set: Shows that these are pressed; nothing is emitted. */
void
mz_stage_choice_set (MzStageChoice *self, MzSet stages)
{
  g_return_if_fail (MZ_IS_STAGE_CHOICE (self));

  self->setting = TRUE;
  for (guint i = 0; i < MZ_N_STAGES; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[i]), (stages & MZ_BIT (i)) != 0);
  self->setting = FALSE;
}

/** mz_stage_choice_get: Returns: those that are pressed. */
MzSet
mz_stage_choice_get (MzStageChoice *self)
{
  MzSet stages = 0;

  for (guint i = 0; i < MZ_N_STAGES; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->buttons[i])))
      stages |= MZ_BIT (i);
  return stages;
}
