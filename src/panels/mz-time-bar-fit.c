/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much room the time bar asks for, and where in it the date, the buttons and the track stand. */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-time-bar-private.h"

#include <math.h>

#include "mz-look.h"

/* Pixels; texts grow with the user's factor. */
#define MARGIN       12
#define COLUMN       216   /* of the texts at the left, times the factor, without margins */
#define TRACK_MIN    376
#define GAP          6
#define COMPACT_EDGE 14
#define COMPACT_PAD  8
#define LOW_PAD      4
#define LOW_GAP      2
#define LOW_DATE     96    /* of a date, times the factor */

static int
measured (GtkWidget *widget, GtkOrientation orientation)
{
  int minimum, natural;

  gtk_widget_measure (widget, orientation, -1, &minimum, &natural, NULL, NULL);
  return natural;
}

static int
get_column (MzTimeBar *self)
{
  return 2 * MARGIN + (int) ceil (COLUMN * MAX (mz_look_get_text_factor (GTK_WIDGET (self)), 1));
}

static gboolean
is_compact (MzTimeBar *self, int width)
{
  return width < get_column (self) + TRACK_MIN + MARGIN * 2;
}

/* Heights of the three lines at the left of a wide bar. */
static void
measure_column (MzTimeBar *self, int heights[3])
{
  heights[0] = measured (self->date_label, GTK_ORIENTATION_VERTICAL);
  heights[1] = measured (self->detail_label, GTK_ORIENTATION_VERTICAL);
  heights[2] = MAX (measured (self->play_button, GTK_ORIENTATION_VERTICAL),
                    measured (self->speed_button, GTK_ORIENTATION_VERTICAL));
}

static int
compact_line (MzTimeBar *self)
{
  return COMPACT_PAD + MAX (measured (self->play_button, GTK_ORIENTATION_VERTICAL),
                            measured (self->short_date_label, GTK_ORIENTATION_VERTICAL));
}

/* Of a low bar: the date above the buttons, and the track beside both. */
static int
measure_low (MzTimeBar *self)
{
  int left = measured (self->short_date_label, GTK_ORIENTATION_VERTICAL) + LOW_GAP
             + measured (self->play_button, GTK_ORIENTATION_VERTICAL);

  return LOW_PAD + MAX (left, (int) mz_time_bar_track_height (mz_look_get_text_factor (GTK_WIDGET (self)), TRUE));
}

/** mz_time_bar_measure: Implements #GtkWidgetClass.measure. */
void
mz_time_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                     int *minimum_baseline, int *natural_baseline)
{
  MzTimeBar *self = MZ_TIME_BAR (widget);
  double factor = mz_look_get_text_factor (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 3 * measured (self->play_button, orientation) + 2 * GAP + 2 * COMPACT_EDGE + 100;
      *natural = get_column (self) + TRACK_MIN + 2 * MARGIN;
    }
  else if (self->low)
    *minimum = *natural = measure_low (self);
  else if (!self->compact)
    {
      int heights[3];

      measure_column (self, heights);
      *minimum = MAX ((int) mz_time_bar_track_height (factor, FALSE), heights[0] + heights[1] + heights[2] + 3 * GAP);
      *natural = *minimum;
    }
  else
    *minimum = *natural = compact_line (self) + (int) mz_time_bar_track_height (factor, TRUE);
}

static void
place (GtkWidget *bar, GtkWidget *child, int x, int y, int width, int height)
{
  GtkAllocation allocation = { x, y, width, height };
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  allocation.width = MAX (width, minimum);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, allocation.width, &minimum, &natural, NULL, NULL);
  allocation.height = MAX (height, minimum);
  if (gtk_widget_get_direction (bar) == GTK_TEXT_DIR_RTL)
    allocation.x = gtk_widget_get_width (bar) - x - allocation.width;
  gtk_widget_size_allocate (child, &allocation, -1);
}

static void
allocate_wide (MzTimeBar *self, int width, int height)
{
  GtkWidget *bar = GTK_WIDGET (self);
  gboolean rtl = gtk_widget_get_direction (bar) == GTK_TEXT_DIR_RTL;
  GtkWidget *buttons[] = { rtl ? self->forward_button : self->back_button, self->play_button,
                           rtl ? self->back_button : self->forward_button };
  int column = get_column (self);
  int heights[3], gap, x = MARGIN, y;

  measure_column (self, heights);
  gap = MAX ((height - heights[0] - heights[1] - heights[2]) / 3, 0);
  place (bar, self->date_label, MARGIN, gap, column - 2 * MARGIN, heights[0]);
  place (bar, self->detail_label, MARGIN, gap + heights[0], column - MARGIN, heights[1]);
  y = gap * 2 + heights[0] + heights[1];
  x = GAP;
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      int side = measured (buttons[i], GTK_ORIENTATION_HORIZONTAL);
      int tall = measured (buttons[i], GTK_ORIENTATION_VERTICAL);

      place (bar, buttons[i], x, y + (heights[2] - tall) / 2, side, tall);
      x += side + GAP - 1;
    }
  place (bar, self->speed_button, x + GAP, y + (heights[2] - measured (self->speed_button, GTK_ORIENTATION_VERTICAL)) / 2,
         MIN (measured (self->speed_button, GTK_ORIENTATION_HORIZONTAL), column - x - GAP),
         measured (self->speed_button, GTK_ORIENTATION_VERTICAL));
  place (bar, GTK_WIDGET (self->track), column, 0, width - column, height);
}

static void
allocate_compact (MzTimeBar *self, int width, int height)
{
  GtkWidget *bar = GTK_WIDGET (self);
  gboolean rtl = gtk_widget_get_direction (bar) == GTK_TEXT_DIR_RTL;
  GtkWidget *buttons[] = { rtl ? self->back_button : self->forward_button, self->play_button,
                           rtl ? self->forward_button : self->back_button };
  int line = compact_line (self);
  int x = width - COMPACT_EDGE;
  gboolean fits;

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      int side = measured (buttons[i], GTK_ORIENTATION_HORIZONTAL);
      int tall = measured (buttons[i], GTK_ORIENTATION_VERTICAL);

      x -= side;
      place (bar, buttons[i], x, COMPACT_PAD + (line - COMPACT_PAD - tall) / 2, side, tall);
      x -= GAP + (width >= 340 ? 4 : 0);
    }
  fits = measured (self->date_label, GTK_ORIENTATION_HORIZONTAL) <= x - COMPACT_EDGE;
  gtk_widget_set_child_visible (self->date_label, fits);
  gtk_widget_set_child_visible (self->short_date_label, !fits);
  place (bar, fits ? self->date_label : self->short_date_label, COMPACT_EDGE, COMPACT_PAD, x - COMPACT_EDGE,
         line - COMPACT_PAD);
  place (bar, GTK_WIDGET (self->track), 0, line, width, height - line);
}

static gboolean
resize_cb (gpointer data)
{
  MzTimeBar *self = data;

  self->resize_id = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* Two lines are less high than one beside a column: a widget whose height grows with its width cannot be laid out, so the height
 * is that of the form which it has, and follows a change of that before the next frame. */
static void
set_compact (MzTimeBar *self, gboolean compact)
{
  if (self->compact == compact)
    return;
  self->compact = compact;
  if (self->resize_id == 0)
    self->resize_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, resize_cb, self, NULL);
}

static void
allocate_low (MzTimeBar *self, int width, int height, gboolean with_speed)
{
  GtkWidget *bar = GTK_WIDGET (self);
  gboolean rtl = gtk_widget_get_direction (bar) == GTK_TEXT_DIR_RTL;
  GtkWidget *buttons[] = { rtl ? self->forward_button : self->back_button, self->play_button,
                           rtl ? self->back_button : self->forward_button, with_speed ? self->speed_button : NULL };
  int date = measured (self->short_date_label, GTK_ORIENTATION_VERTICAL);
  int line = measured (self->play_button, GTK_ORIENTATION_VERTICAL);
  int y = (height - date - LOW_GAP - line) / 2, x = COMPACT_EDGE - LOW_GAP, column, track;

  for (guint i = 0; i < G_N_ELEMENTS (buttons) && buttons[i] != NULL; i++)
    {
      int side = measured (buttons[i], GTK_ORIENTATION_HORIZONTAL), tall = measured (buttons[i], GTK_ORIENTATION_VERTICAL);

      place (bar, buttons[i], x, y + date + LOW_GAP + (line - tall) / 2, side, tall);
      x += side + LOW_GAP;
    }
  /* Dates are not all as long: the track stays where it is. */
  column = MAX (x, COMPACT_EDGE + (int) (LOW_DATE * MAX (mz_look_get_text_factor (bar), 1)));
  place (bar, self->short_date_label, COMPACT_EDGE, y, column - COMPACT_EDGE, date);
  track = (int) mz_time_bar_track_height (mz_look_get_text_factor (bar), TRUE);
  place (bar, GTK_WIDGET (self->track), column, (height - track) / 2, width - column, track);
}

/** mz_time_bar_allocate: Implements #GtkWidgetClass.size_allocate. */
void
mz_time_bar_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MzTimeBar *self = MZ_TIME_BAR (widget);
  gboolean compact = is_compact (self, width);

  set_compact (self, compact);
  gtk_widget_set_child_visible (self->date_label, !self->low);
  gtk_widget_set_child_visible (self->short_date_label, self->low);
  gtk_widget_set_child_visible (self->detail_label, !compact && !self->low);
  gtk_widget_set_child_visible (self->speed_button, !compact);
  mz_time_bar_track_set_compact (self->track, compact || self->low);
  if (self->low)
    allocate_low (self, width, height, !compact);
  else if (compact)
    allocate_compact (self, width, height);
  else
    allocate_wide (self, width, height);
}
