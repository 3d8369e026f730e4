/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-pane-box.h"

#include <math.h>

#include "mz-look.h"

/* Pixels at text factor 1. */
#define LEFT   292
#define RIGHT  320
#define MIDDLE 380
#define SIDE   320 /* the one of two */

enum { PANE_LEFT, PANE_MIDDLE, PANE_RIGHT };

struct _MzPaneBox
{
  GtkWidget  parent_instance;
  GtkWidget *panes[MZ_N_PANES];
  GtkWidget *switcher, *buttons[MZ_N_PANES];
  guint      n;     /* how many there is room for */
  guint      shown; /* which one, where not all are */
};

G_DEFINE_FINAL_TYPE (MzPaneBox, mz_pane_box, GTK_TYPE_WIDGET)

static double
get_factor (MzPaneBox *self)
{
  return CLAMP (mz_look_get_text_factor (GTK_WIDGET (self)), 1, 2);
}

static guint
count_panes (MzPaneBox *self, int width)
{
  double factor = get_factor (self);

  if (width >= (LEFT + RIGHT) * factor + MIDDLE)
    return 3;
  return width >= SIDE * factor + MIDDLE ? 2 : 1;
}

/* Of two, the middle is always one. */
static gboolean
is_shown (MzPaneBox *self, guint pane)
{
  guint side = self->shown == PANE_MIDDLE ? PANE_LEFT : self->shown;

  return self->n == 3 || (self->n == 2 ? pane == PANE_MIDDLE || pane == side : pane == self->shown);
}

static void
update (MzPaneBox *self)
{
  for (guint i = 0; i < MZ_N_PANES; i++)
    {
      gtk_widget_set_child_visible (self->panes[i], is_shown (self, i));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[i]), is_shown (self, i));
    }
  gtk_widget_set_child_visible (self->switcher, self->n < 3);
}

static void
pressed_cb (GtkWidget *button, MzPaneBox *self)
{
  for (guint i = 0; i < MZ_N_PANES; i++)
    if (self->buttons[i] == button && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
      mz_pane_box_show (self, i);
}

static GtkSizeRequestMode
mz_pane_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

/* It takes what it gets: what there is no room for is not shown. */
static void
mz_pane_box_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                     int *minimum_baseline, int *natural_baseline)
{
  MzPaneBox *self = MZ_PANE_BOX (widget);
  int least = 0, head = 0;

  for (guint i = 0; i < MZ_N_PANES; i++)
    {
      int size;

      gtk_widget_measure (self->panes[i], orientation, -1, &size, NULL, NULL, NULL);
      least = MAX (least, size);
    }
  gtk_widget_measure (self->switcher, orientation, -1, &head, NULL, NULL, NULL);
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? least + head : MAX (least, head);
  *natural = *minimum;
  *minimum_baseline = *natural_baseline = -1;
}

/* A side is never narrower than what stands in it. */
static int
get_side (MzPaneBox *self, guint pane, int wanted)
{
  int minimum;

  gtk_widget_measure (self->panes[pane], GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return MAX ((int) ceil (wanted * get_factor (self)), minimum);
}

static void
place (GtkWidget *child, int x, int y, int width, int height)
{
  if (gtk_widget_get_child_visible (child))
    gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, MAX (width, 1), MAX (height, 1) }, -1);
}

static void
mz_pane_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MzPaneBox *self = MZ_PANE_BOX (widget);
  guint n = count_panes (self, width);
  int left, right, top = 0;

  if (n != self->n)
    {
      self->n = n;
      update (self);
    }
  if (n < 3)
    {
      gtk_widget_measure (self->switcher, GTK_ORIENTATION_VERTICAL, -1, &top, NULL, NULL, NULL);
      place (self->switcher, 0, 0, width, top);
    }
  left = n == 3 ? get_side (self, PANE_LEFT, LEFT) : n == 2 && self->shown != PANE_RIGHT ? get_side (self, PANE_LEFT, SIDE) : 0;
  right = n == 3 ? get_side (self, PANE_RIGHT, RIGHT) : n == 2 && self->shown == PANE_RIGHT ? get_side (self, PANE_RIGHT, SIDE) : 0;
  place (self->panes[PANE_LEFT], 0, top, n == 1 ? width : left, height - top);
  place (self->panes[PANE_MIDDLE], left, top, n == 1 ? width : width - left - right, height - top);
  place (self->panes[PANE_RIGHT], n == 1 ? 0 : width - right, top, n == 1 ? width : right, height - top);
}

static void
mz_pane_box_dispose (GObject *object)
{
  MzPaneBox *self = MZ_PANE_BOX (object);

  for (guint i = 0; i < MZ_N_PANES; i++)
    g_clear_pointer (&self->panes[i], gtk_widget_unparent);
  g_clear_pointer (&self->switcher, gtk_widget_unparent);
  G_OBJECT_CLASS (mz_pane_box_parent_class)->dispose (object);
}

static void
mz_pane_box_class_init (MzPaneBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_pane_box_dispose;
  widget_class->get_request_mode = mz_pane_box_get_request_mode;
  widget_class->measure = mz_pane_box_measure;
  widget_class->size_allocate = mz_pane_box_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "pane-box");
}

static void
mz_pane_box_init (MzPaneBox *self)
{
  self->n = 3;
}

/**
 * mz_pane_box_new:
 * @panes: (transfer floating): left, middle, right
 * @titles: of the buttons that lead to them
 */
GtkWidget *
mz_pane_box_new (GtkWidget *const panes[MZ_N_PANES], const char *const titles[MZ_N_PANES])
{
  MzPaneBox *self = g_object_new (MZ_TYPE_PANE_BOX, NULL);
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->switcher = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (inner, "linked");
  gtk_widget_add_css_class (self->switcher, "pane-switcher");
  gtk_widget_set_hexpand (inner, TRUE);
  gtk_widget_set_halign (inner, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->switcher), inner);
  gtk_widget_set_parent (self->switcher, GTK_WIDGET (self));
  for (guint i = 0; i < MZ_N_PANES; i++)
    {
      self->panes[i] = panes[i];
      gtk_widget_set_parent (panes[i], GTK_WIDGET (self));
      self->buttons[i] = gtk_toggle_button_new_with_label (titles[i]);
      g_signal_connect_object (self->buttons[i], "clicked", G_CALLBACK (pressed_cb), self, G_CONNECT_DEFAULT);
      gtk_box_append (GTK_BOX (inner), self->buttons[i]);
    }
  update (self);
  return GTK_WIDGET (self);
}

/** mz_pane_box_show: Shows one of them where not all are shown. */
void
mz_pane_box_show (MzPaneBox *self, guint pane)
{
  g_return_if_fail (MZ_IS_PANE_BOX (self) && pane < MZ_N_PANES);

  self->shown = pane;
  update (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
