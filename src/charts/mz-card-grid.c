/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-charts"

#include "mz-card-grid.h"

#include "mz-look.h"

#define SPACING     16
#define LEAST_WIDTH 380 /* px of a card at text factor 1, where there are two beside each other */

struct _MzCardGrid
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (MzCardGrid, mz_card_grid, GTK_TYPE_LAYOUT_MANAGER)

static int
get_height (GtkWidget *card, int width)
{
  int minimum, natural;

  gtk_widget_measure (card, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
  return natural;
}

static GtkWidget *
find_shown (GtkWidget *card)
{
  while (card != NULL && !gtk_widget_should_layout (card))
    card = gtk_widget_get_next_sibling (card);
  return card;
}

/* Lays out at @width; @allocate: for real. Returns: the height. */
static int
lay_out (GtkWidget *widget, int width, gboolean allocate)
{
  gboolean two = width >= 2 * LEAST_WIDTH * mz_look_get_text_factor (widget) + SPACING;
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *card = find_shown (gtk_widget_get_first_child (widget));
  int y = 0, half = (width - SPACING) / 2;

  while (card != NULL)
    {
      GtkWidget *next = find_shown (gtk_widget_get_next_sibling (card)), *other = two ? next : NULL;
      int card_width = other != NULL ? half : width;
      int height = MAX (get_height (card, card_width), other != NULL ? get_height (other, half) : 0);

      if (allocate)
        gtk_widget_size_allocate (card, &(GtkAllocation) { rtl && other != NULL ? width - half : 0, y, card_width, height }, -1);
      if (allocate && other != NULL)
        gtk_widget_size_allocate (other, &(GtkAllocation) { rtl ? 0 : width - half, y, half, height }, -1);
      card = other != NULL ? find_shown (gtk_widget_get_next_sibling (other)) : next;
      y += height + (card != NULL ? SPACING : 0);
    }
  return y;
}

static GtkSizeRequestMode
mz_card_grid_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
mz_card_grid_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                      int *natural, int *minimum_baseline, int *natural_baseline)
{
  int least = 0, wanted;

  for (GtkWidget *card = find_shown (gtk_widget_get_first_child (widget)); card != NULL;
       card = find_shown (gtk_widget_get_next_sibling (card)))
    {
      int child_minimum;

      gtk_widget_measure (card, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, NULL, NULL, NULL);
      least = MAX (least, child_minimum);
    }
  wanted = MAX (least, (int) (2 * LEAST_WIDTH * mz_look_get_text_factor (widget)) + SPACING);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = wanted;
    }
  else
    *minimum = *natural = lay_out (widget, for_size >= 0 ? for_size : wanted, FALSE);
}

static void
mz_card_grid_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (widget, width, TRUE);
}

static void
mz_card_grid_class_init (MzCardGridClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->allocate = mz_card_grid_allocate;
  layout_class->get_request_mode = mz_card_grid_get_request_mode;
  layout_class->measure = mz_card_grid_measure;
}

static void
mz_card_grid_init (MzCardGrid *self)
{
}

/** mz_card_grid_new: Returns: (transfer floating): a #GtkBox whose children are laid out so. */
GtkWidget *
mz_card_grid_new (void)
{
  GtkWidget *grid = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_layout_manager (grid, g_object_new (MZ_TYPE_CARD_GRID, NULL));
  return grid;
}
