/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include "mz-pair-box.h"

#define GAP 1 /* px, in which the background shows as a line */

struct _MzPairBox
{
  GtkWidget  parent_instance;
  GtkWidget *first;
  GtkWidget *second; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (MzPairBox, mz_pair_box, GTK_TYPE_WIDGET)

static int
get_min (GtkWidget *child, GtkOrientation orientation)
{
  int minimum = 0;

  if (child != NULL)
    gtk_widget_measure (child, orientation, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static int
get_largest_min (MzPairBox *self, GtkOrientation orientation)
{
  return MAX (get_min (self->first, orientation), get_min (self->second, orientation));
}

static gboolean
is_beside (MzPairBox *self, int width)
{
  return width >= 2 * get_largest_min (self, GTK_ORIENTATION_HORIZONTAL) + GAP;
}

static GtkSizeRequestMode
mz_pair_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
mz_pair_box_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                     int *minimum_baseline, int *natural_baseline)
{
  MzPairBox *self = MZ_PAIR_BOX (widget);

  *minimum = get_largest_min (self, orientation);
  if (orientation == GTK_ORIENTATION_VERTICAL && self->second != NULL && for_size >= 0 && !is_beside (self, for_size))
    *minimum = 2 * *minimum + GAP;
  *natural = *minimum;
  *minimum_baseline = *natural_baseline = -1;
}

static void
mz_pair_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MzPairBox *self = MZ_PAIR_BOX (widget);
  GtkAllocation first = { 0, 0, width, height }, second = first;

  if (self->second != NULL && is_beside (self, width))
    {
      first.width = (width - GAP) / 2;
      second.x = first.width + GAP;
      second.width = width - second.x;
    }
  else if (self->second != NULL)
    {
      first.height = (height - GAP) / 2;
      second.y = first.height + GAP;
      second.height = height - second.y;
    }
  gtk_widget_size_allocate (self->first, &first, -1);
  if (self->second != NULL)
    gtk_widget_size_allocate (self->second, &second, -1);
}

static void
mz_pair_box_dispose (GObject *object)
{
  MzPairBox *self = MZ_PAIR_BOX (object);

  g_clear_pointer (&self->first, gtk_widget_unparent);
  g_clear_pointer (&self->second, gtk_widget_unparent);
  G_OBJECT_CLASS (mz_pair_box_parent_class)->dispose (object);
}

static void
mz_pair_box_class_init (MzPairBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_pair_box_dispose;
  widget_class->get_request_mode = mz_pair_box_get_request_mode;
  widget_class->measure = mz_pair_box_measure;
  widget_class->size_allocate = mz_pair_box_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "pair-box");
}

static void
mz_pair_box_init (MzPairBox *self)
{
}

/** mz_pair_box_new: @first: (transfer floating) */
GtkWidget *
mz_pair_box_new (GtkWidget *first)
{
  MzPairBox *self = g_object_new (MZ_TYPE_PAIR_BOX, NULL);

  self->first = first;
  gtk_widget_set_parent (first, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/** mz_pair_box_set_second: @second: (nullable) (transfer floating): %NULL leaves the first one alone. */
void
mz_pair_box_set_second (MzPairBox *self, GtkWidget *second)
{
  g_return_if_fail (MZ_IS_PAIR_BOX (self));

  g_clear_pointer (&self->second, gtk_widget_unparent);
  self->second = second;
  if (second != NULL)
    gtk_widget_set_parent (second, GTK_WIDGET (self));
}
