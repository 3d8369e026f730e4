/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-card-row.h"

struct _MzCardRow
{
  GtkWidget  parent_instance;
  GtkWidget *first; /* (nullable): then the second stands in its column alone */
  GtkWidget *second;
  gboolean   trailing; /* the second is as wide as it wants, else the first has the width of a key */
};

#define KEY_EMS  6.4 /* 86 px of a text of 13.5 px: room for “Concentration” */
#define TEXT_EMS 8.0 /* less than this for the other column, and the two stand below each other */
#define GAP      8

G_DEFINE_FINAL_TYPE (MzCardRow, mz_card_row, GTK_TYPE_WIDGET)

static double
em (GtkWidget *widget)
{
  const PangoFontDescription *font = pango_context_get_font_description (gtk_widget_get_pango_context (widget));
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  return pango_font_description_get_size_is_absolute (font) ? size : size * 96 / 72;
}

/* The width of the column that does not give way. */
static int
fixed_width (MzCardRow *self)
{
  int natural;

  if (!self->trailing)
    return (int) (KEY_EMS * em (GTK_WIDGET (self)));
  gtk_widget_measure (self->second, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/* How wide the two columns are in @width; %FALSE if they stand below each other. */
static gboolean
split (MzCardRow *self, int width, int *first, int *second)
{
  int fixed = fixed_width (self);
  int rest = width - fixed - GAP;

  *first = self->trailing ? rest : fixed;
  *second = self->trailing ? fixed : rest;
  return rest >= TEXT_EMS * em (GTK_WIDGET (self));
}

static GtkSizeRequestMode
mz_card_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
height_for (GtkWidget *child, int width)
{
  int natural = 0, minimum = 0;

  if (child == NULL)
    return 0;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, MAX (width, minimum), NULL, &natural, NULL, NULL);
  return natural;
}

static void
mz_card_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                     int *minimum_baseline, int *natural_baseline)
{
  MzCardRow *self = MZ_CARD_ROW (widget);
  int first = 0, second = 0, first_natural = 0, second_natural = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      if (self->first != NULL)
        gtk_widget_measure (self->first, orientation, -1, &first, &first_natural, NULL, NULL);
      gtk_widget_measure (self->second, orientation, -1, &second, &second_natural, NULL, NULL);
      *minimum = MAX (first, second);
      *natural = MAX (*minimum, fixed_width (self) + GAP + (self->trailing ? first_natural : second_natural));
    }
  else if (for_size < 0 || split (self, for_size, &first, &second))
    *minimum = *natural = MAX (height_for (self->first, for_size < 0 ? -1 : first),
                               height_for (self->second, for_size < 0 ? -1 : second));
  else
    *minimum = *natural = height_for (self->first, for_size) + height_for (self->second, for_size);
  *minimum_baseline = *natural_baseline = -1;
}

static void
place (GtkWidget *child, int x, int y, int width, int height)
{
  GtkAllocation allocation = { x, y, width, height };
  int minimum = 0;

  if (child == NULL)
    return;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  allocation.width = MAX (width, minimum);
  gtk_widget_size_allocate (child, &allocation, -1);
}

static void
mz_card_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MzCardRow *self = MZ_CARD_ROW (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int first, second;

  if (split (self, width, &first, &second))
    {
      place (self->first, mirrored ? second + GAP : 0, 0, first, height);
      place (self->second, mirrored ? 0 : first + GAP, 0, second, height);
    }
  else
    {
      int top = height_for (self->first, width);

      place (self->first, 0, 0, width, top);
      place (self->second, 0, top, width, height - top);
    }
}

static void
mz_card_row_dispose (GObject *object)
{
  MzCardRow *self = MZ_CARD_ROW (object);

  g_clear_pointer (&self->first, gtk_widget_unparent);
  g_clear_pointer (&self->second, gtk_widget_unparent);
  G_OBJECT_CLASS (mz_card_row_parent_class)->dispose (object);
}

static void
mz_card_row_class_init (MzCardRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_card_row_dispose;
  widget_class->get_request_mode = mz_card_row_get_request_mode;
  widget_class->measure = mz_card_row_measure;
  widget_class->size_allocate = mz_card_row_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "card-row");
}

static void
mz_card_row_init (MzCardRow *self)
{
}

static GtkWidget *
row_new (GtkWidget *first, GtkWidget *second, gboolean trailing)
{
  MzCardRow *self = g_object_new (MZ_TYPE_CARD_ROW, NULL);

  self->first = first;
  self->second = second;
  self->trailing = trailing;
  if (first != NULL)
    gtk_widget_set_parent (first, GTK_WIDGET (self));
  gtk_widget_set_parent (second, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/** mz_card_row_new: @key: (nullable) (transfer floating); @value: (transfer floating). Returns: (transfer floating): a row. */
GtkWidget *
mz_card_row_new (GtkWidget *key, GtkWidget *value)
{
  g_return_val_if_fail (GTK_IS_WIDGET (value), NULL);

  return row_new (key, value, FALSE);
}

/** mz_card_row_new_trailing: @aside: (transfer floating): what stands at the end of the line. Returns: (transfer floating) */
GtkWidget *
mz_card_row_new_trailing (GtkWidget *title, GtkWidget *aside)
{
  g_return_val_if_fail (GTK_IS_WIDGET (title) && GTK_IS_WIDGET (aside), NULL);

  return row_new (title, aside, TRUE);
}
