/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-learn-split.h"

#include <math.h>

#include "mz-focus.h"
#include "mz-look.h"

/* Pixels at text factor 1. */
#define SIDE  360
#define STAGE 380 /* at least, beside it */

#define STAGE_LEAST 130 /* px, above it */

struct _MzLearnSplit
{
  GtkWidget  parent_instance;
  GtkWidget *stage, *side;
  double     share; /* of the height that the stage takes above the side */
};

G_DEFINE_FINAL_TYPE (MzLearnSplit, mz_learn_split, GTK_TYPE_WIDGET)

static int
get_side_width (MzLearnSplit *self)
{
  int least;

  gtk_widget_measure (self->side, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return MAX (least, (int) ceil (SIDE * CLAMP (mz_look_get_text_factor (GTK_WIDGET (self)), 1, 2)));
}

static GtkSizeRequestMode
mz_learn_split_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

/* What it needs when they stand above each other; the side scrolls. */
static void
mz_learn_split_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  MzLearnSplit *self = MZ_LEARN_SPLIT (widget);
  int stage, side;

  gtk_widget_measure (self->stage, orientation, -1, &stage, NULL, NULL, NULL);
  gtk_widget_measure (self->side, orientation, -1, &side, NULL, NULL, NULL);
  *minimum = *natural = MAX (stage, side);
  *minimum_baseline = *natural_baseline = -1;
}

static void
mz_learn_split_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MzLearnSplit *self = MZ_LEARN_SPLIT (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int side = get_side_width (self), needed, stage;

  if (width >= side + STAGE)
    {
      gtk_widget_size_allocate (self->stage, &(GtkAllocation) { rtl ? side : 0, 0, width - side, height }, -1);
      gtk_widget_size_allocate (self->side, &(GtkAllocation) { rtl ? 0 : width - side, 0, side, height }, -1);
      return;
    }
  gtk_widget_measure (self->side, GTK_ORIENTATION_VERTICAL, width, &needed, NULL, NULL, NULL);
  stage = CLAMP ((int) (height * self->share), MIN (STAGE_LEAST, height / 2), MAX (height - needed, height / 4));
  gtk_widget_size_allocate (self->stage, &(GtkAllocation) { 0, 0, width, MAX (stage, 1) }, -1);
  gtk_widget_size_allocate (self->side, &(GtkAllocation) { 0, stage, width, MAX (height - stage, 1) }, -1);
}

static void
mz_learn_split_dispose (GObject *object)
{
  MzLearnSplit *self = MZ_LEARN_SPLIT (object);

  g_clear_pointer (&self->stage, gtk_widget_unparent);
  g_clear_pointer (&self->side, gtk_widget_unparent);
  G_OBJECT_CLASS (mz_learn_split_parent_class)->dispose (object);
}

static void
mz_learn_split_class_init (MzLearnSplitClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_learn_split_dispose;
  widget_class->focus = mz_focus_children;
  widget_class->get_request_mode = mz_learn_split_get_request_mode;
  widget_class->measure = mz_learn_split_measure;
  widget_class->size_allocate = mz_learn_split_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "learn-split");
}

static void
mz_learn_split_init (MzLearnSplit *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/** mz_learn_split_new: @stage, @side: (transfer floating); @share: 0 to 1: of the height, what the stage takes above the side */
GtkWidget *
mz_learn_split_new (GtkWidget *stage, GtkWidget *side, double share)
{
  MzLearnSplit *self = g_object_new (MZ_TYPE_LEARN_SPLIT, NULL);

  self->stage = stage;
  self->side = side;
  self->share = share;
  gtk_widget_add_css_class (side, "learn-side");
  gtk_widget_set_parent (stage, GTK_WIDGET (self));
  gtk_widget_set_parent (side, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
