/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-charts"

#include "mz-head-layout.h"

#include "mz-look.h"

#define SPACING    8
#define LEAST_TEXT 200 /* px at text factor 1: below it the text gets a line of its own */
#define MOST_TAIL  48  /* a last child that is no wider stays beside the text all the same */

struct _MzHeadLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (MzHeadLayout, mz_head_layout, GTK_TYPE_LAYOUT_MANAGER)

static void
measure_child (GtkWidget *child, GtkOrientation orientation, int for_size, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  if (gtk_widget_should_layout (child))
    gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
}

static int
get_width (GtkWidget *child)
{
  int minimum, natural;

  measure_child (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural);
  return natural;
}

/* What all but the first child want beside each other. */
static int
get_others_width (GtkWidget *first)
{
  int width = 0;

  for (GtkWidget *child = gtk_widget_get_next_sibling (first); child != NULL; child = gtk_widget_get_next_sibling (child))
    width += gtk_widget_should_layout (child) ? get_width (child) + SPACING : 0;
  return width;
}

static gboolean
is_one_line (GtkWidget *first, int width, int others)
{
  int minimum, natural;

  measure_child (first, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural);
  return width - others >= MIN (MAX (minimum, (int) (LEAST_TEXT * mz_look_get_text_factor (first))), natural);
}

static GtkWidget *
find_tail (GtkWidget *widget, GtkWidget *first)
{
  GtkWidget *last = gtk_widget_get_last_child (widget);

  return last != first && get_width (last) <= MOST_TAIL * mz_look_get_text_factor (first) ? last : NULL;
}

static void
place (GtkWidget *widget, GtkWidget *child, int x, int y, int width, int height, int whole)
{
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    x = whole - x - width;
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, width, height }, -1);
}

/* One child, @y from above. Returns: its height. */
static int
lay_out_child (GtkWidget *widget, GtkWidget *child, int x, int y, int child_width, int width, gboolean allocate)
{
  int minimum, natural;

  measure_child (child, GTK_ORIENTATION_VERTICAL, child_width, &minimum, &natural);
  if (allocate)
    place (widget, child, x, y, child_width, natural, width);
  return natural;
}

/* Lays out at @width; @allocate: for real. Returns: the height. */
static int
lay_out (GtkWidget *widget, int width, gboolean allocate)
{
  GtkWidget *first = gtk_widget_get_first_child (widget), *tail = NULL;
  int others, x = 0, y = 0, height, text_width;

  if (first == NULL)
    return 0;
  others = get_others_width (first);
  if (!is_one_line (first, width, others))
    {
      tail = find_tail (widget, first);
      others = tail != NULL ? get_width (tail) + SPACING : 0;
    }
  else
    x = width - others + SPACING;
  text_width = width - others;
  height = lay_out_child (widget, first, 0, 0, text_width, width, allocate);
  if (tail != NULL)
    height = MAX (height, lay_out_child (widget, tail, text_width + SPACING, 0, others - SPACING, width, allocate));
  if (x == 0)
    {
      y = height;
      height = 0;
    }
  for (GtkWidget *child = gtk_widget_get_next_sibling (first); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int minimum, natural, child_width;

      if (child == tail || !gtk_widget_should_layout (child))
        continue;
      measure_child (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural);
      child_width = MAX (minimum, MIN (natural, width));
      if (x > 0 && x + child_width > width)
        {
          y += height + SPACING / 2;
          x = height = 0;
        }
      height = MAX (height, lay_out_child (widget, child, x, y, child_width, width, allocate));
      x += child_width + SPACING;
    }
  return y + height;
}

static GtkSizeRequestMode
mz_head_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
mz_head_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  int least = 0, wanted = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      measure_child (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural);
      least = MAX (least, child_minimum);
      wanted += child_natural + SPACING;
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = MAX (least, wanted - SPACING);
    }
  else
    *minimum = *natural = lay_out (widget, for_size >= 0 ? for_size : MAX (least, wanted - SPACING), FALSE);
}

static void
mz_head_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (widget, width, TRUE);
}

static void
mz_head_layout_class_init (MzHeadLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->allocate = mz_head_layout_allocate;
  layout_class->get_request_mode = mz_head_layout_get_request_mode;
  layout_class->measure = mz_head_layout_measure;
}

static void
mz_head_layout_init (MzHeadLayout *self)
{
}

/** mz_head_new: Returns: (transfer floating): a #GtkBox that is laid out so, @text in it already. */
GtkWidget *
mz_head_new (GtkWidget *text)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (head, g_object_new (MZ_TYPE_HEAD_LAYOUT, NULL));
  gtk_box_append (GTK_BOX (head), text);
  return head;
}
