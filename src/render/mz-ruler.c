/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-ruler.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mz-format.h"
#include "mz-geodesic.h"
#include "mz-mercator.h"
#include "mz-text.h"

#define STEP       (MZ_EARTH_RADIUS * G_PI / 360) /* metres between two points of a line: half a degree */
#define MAX_STEPS  400
#define NEAR       0.5    /* metres: the same place again */
#define LINE       2.0
#define CASING     5.0
#define DOT        4.5    /* half the side of a point's square */
#define PAD_X      5.0
#define PAD_Y      1.0
#define LABEL_ROOM 1.3    /* of its width: a shorter leg goes without */
#define MARGIN     60.0   /* px that ink may lie outside the line */

/* One great circle: x and y on the unit square in turn, unbroken; x goes on from where the leg before has ended. */
typedef struct
{
  double  metres;
  GArray *path; /* of double */
} Leg;

struct _MzRuler
{
  GArray *points; /* of MzRulerPoint */
  GArray *legs;   /* of Leg: from point i to point i + 1 */
  MzUnits units;
};

static void
clear_point (gpointer data)
{
  g_free (((MzRulerPoint *) data)->name);
}

static void
clear_leg (gpointer data)
{
  g_array_unref (((Leg *) data)->path);
}

MzRuler *
mz_ruler_new (void)
{
  MzRuler *self = g_new0 (MzRuler, 1);

  self->points = g_array_new (FALSE, FALSE, sizeof (MzRulerPoint));
  self->legs = g_array_new (FALSE, FALSE, sizeof (Leg));
  g_array_set_clear_func (self->points, clear_point);
  g_array_set_clear_func (self->legs, clear_leg);
  return self;
}

void
mz_ruler_free (MzRuler *self)
{
  g_array_unref (self->points);
  g_array_unref (self->legs);
  g_free (self);
}

static const Leg *
peek_leg (MzRuler *self, guint i)
{
  return &g_array_index (self->legs, Leg, i);
}

static void
add_leg (MzRuler *self, const MzRulerPoint *from, const MzRulerPoint *to)
{
  Leg leg = { mz_geodesic_distance (from->lat, from->lon, to->lat, to->lon), g_array_new (FALSE, FALSE, sizeof (double)) };
  guint n = (guint) CLAMP (ceil (leg.metres / STEP), 1, MAX_STEPS);
  double last = mz_mercator_x (from->lon);

  if (self->legs->len > 0)
    {
      const Leg *before = peek_leg (self, self->legs->len - 1);

      last = g_array_index (before->path, double, before->path->len - 2);
    }
  for (guint i = 0; i <= n; i++)
    {
      double lat, lon, xy[2];

      mz_geodesic_between (from->lat, from->lon, to->lat, to->lon, (double) i / n, &lat, &lon);
      xy[0] = last = mz_mercator_nearest (mz_mercator_x (lon), last);
      xy[1] = mz_mercator_y (lat);
      g_array_append_vals (leg.path, xy, 2);
    }
  g_array_append_val (self->legs, leg);
}

/**
 * mz_ruler_add:
 * @name: (nullable): of what stands there
 *
 * Returns: whether it was added: the last place again is no leg
 */
gboolean
mz_ruler_add (MzRuler *self, double lat, double lon, const char *name)
{
  MzRulerPoint point = { lat, lon, NULL };

  if (self->points->len > 0)
    {
      const MzRulerPoint *last = mz_ruler_peek_point (self, self->points->len - 1);

      if (mz_geodesic_distance (last->lat, last->lon, lat, lon) < NEAR)
        return FALSE;
      add_leg (self, last, &point);
    }
  point.name = g_strdup (name);
  g_array_append_val (self->points, point);
  return TRUE;
}

gboolean
mz_ruler_remove_last (MzRuler *self)
{
  if (self->points->len == 0)
    return FALSE;
  if (self->legs->len > 0)
    g_array_set_size (self->legs, self->legs->len - 1);
  g_array_set_size (self->points, self->points->len - 1);
  return TRUE;
}

void
mz_ruler_clear (MzRuler *self)
{
  g_array_set_size (self->legs, 0);
  g_array_set_size (self->points, 0);
}

guint
mz_ruler_get_n_points (MzRuler *self)
{
  return self->points->len;
}

const MzRulerPoint *
mz_ruler_peek_point (MzRuler *self, guint i)
{
  g_return_val_if_fail (i < self->points->len, NULL);

  return &g_array_index (self->points, MzRulerPoint, i);
}

/** mz_ruler_get_leg: Returns: metres from point @i to the next one. */
double
mz_ruler_get_leg (MzRuler *self, guint i)
{
  g_return_val_if_fail (i < self->legs->len, 0);

  return peek_leg (self, i)->metres;
}

/** mz_ruler_get_total: Returns: metres along all legs. */
double
mz_ruler_get_total (MzRuler *self)
{
  double total = 0;

  for (guint i = 0; i < self->legs->len; i++)
    total += peek_leg (self, i)->metres;
  return total;
}

static char *
describe_point (const MzRulerPoint *point)
{
  g_autofree char *place = mz_format_place (point->lat, point->lon);

  return point->name != NULL ? g_strdup_printf ("%s (%s)", point->name, place) : g_steal_pointer (&place);
}

/** mz_ruler_set_units: What its lengths are told in. */
void
mz_ruler_set_units (MzRuler *self, MzUnits units)
{
  self->units = units;
}

/** mz_ruler_get_total_text: Returns: (transfer full): the length along all legs. */
char *
mz_ruler_get_total_text (MzRuler *self)
{
  return mz_format_length (mz_ruler_get_total (self), self->units);
}

/** mz_ruler_to_text: Returns: (transfer full): the legs and their sum, a line each, to be pasted elsewhere. */
char *
mz_ruler_to_text (MzRuler *self)
{
  GString *text = g_string_new (NULL);
  g_autofree char *total = mz_ruler_get_total_text (self);

  for (guint i = 0; i < self->legs->len; i++)
    {
      g_autofree char *from = describe_point (mz_ruler_peek_point (self, i));
      g_autofree char *to = describe_point (mz_ruler_peek_point (self, i + 1));
      g_autofree char *length = mz_format_length (mz_ruler_get_leg (self, i), self->units);

      /* Translators: a place, another place, how far they are apart. */
      g_string_append_printf (text, _("%1$s to %2$s: %3$s"), from, to, length);
      g_string_append_c (text, '\n');
    }
  if (self->legs->len != 1)
    {
      /* Translators: a length. */
      g_string_append_printf (text, _("Together: %s"), total);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

/** mz_ruler_peek_path: @n_points: (out): pairs of x and y on the unit square; x is unbroken and may lie outside of it. */
const double *
mz_ruler_peek_path (MzRuler *self, guint leg, guint *n_points)
{
  g_return_val_if_fail (leg < self->legs->len, NULL);

  *n_points = peek_leg (self, leg)->path->len / 2;
  return (const double *) (gconstpointer) peek_leg (self, leg)->path->data;
}

/* From the unit square to the frame. */
typedef struct
{
  double world, left, top;
} Frame;

static Frame
get_frame (const MzView *view)
{
  double world = mz_mercator_world_pixels (view->zoom);

  return (Frame) { world, view->width / 2 - mz_mercator_x (view->lon) * world,
                   view->height / 2 - mz_mercator_y (view->lat) * world };
}

/* x and y on the unit square of a point; in the copy of the world in which the chain goes through it. */
static void
get_point (MzRuler *self, guint i, double *x, double *y)
{
  const MzRulerPoint *point = mz_ruler_peek_point (self, i);

  *x = mz_mercator_x (point->lon);
  *y = mz_mercator_y (point->lat);
  if (self->legs->len > 0)
    {
      GArray *path = peek_leg (self, i > 0 ? i - 1 : 0)->path;

      *x = g_array_index (path, double, i > 0 ? path->len - 2 : 0);
    }
}

static void
get_span (MzRuler *self, double *left, double *right)
{
  get_point (self, 0, left, right);
  *right = *left;
  for (guint leg = 0; leg < self->legs->len; leg++)
    {
      GArray *path = peek_leg (self, leg)->path;

      for (guint i = 0; i < path->len; i += 2)
        {
          *left = MIN (*left, g_array_index (path, double, i));
          *right = MAX (*right, g_array_index (path, double, i));
        }
    }
}

/* The first and the last copy of the world in which the chain touches the frame; last < first: none. */
static gboolean
get_copies (MzRuler *self, const MzView *view, int *first, int *last)
{
  Frame frame = get_frame (view);
  double left, right;

  if (self->points->len == 0 || view->width <= 0)
    return FALSE;
  get_span (self, &left, &right);
  *first = (int) ceil ((-MARGIN - frame.left) / frame.world - right);
  *last = (int) floor ((view->width + MARGIN - frame.left) / frame.world - left);
  return *last >= *first;
}

/** mz_ruler_get_extents: @extents: (out): what mz_ruler_paint() may touch of the frame. Returns: whether that is anything. */
gboolean
mz_ruler_get_extents (MzRuler *self, const MzView *view, double factor, cairo_rectangle_t *extents)
{
  Frame frame = get_frame (view);
  double margin = MARGIN * factor, left, right, x0, x1;
  int first, last;

  if (!get_copies (self, view, &first, &last))
    return FALSE;
  get_span (self, &left, &right);
  x0 = MAX (frame.left + (left + first) * frame.world - margin, 0);
  x1 = MIN (frame.left + (right + last) * frame.world + margin, view->width);
  *extents = (cairo_rectangle_t) { floor (x0), 0, ceil (x1 - floor (x0)), view->height };
  return extents->width > 0;
}

static void
trace (MzRuler *self, cairo_t *cr, const Frame *frame, int copy)
{
  for (guint leg = 0; leg < self->legs->len; leg++)
    {
      GArray *path = peek_leg (self, leg)->path;

      for (guint i = 0; i < path->len; i += 2)
        {
          double x = frame->left + (g_array_index (path, double, i) + copy) * frame->world;
          double y = frame->top + g_array_index (path, double, i + 1) * frame->world;

          if (leg == 0 && i == 0)
            cairo_move_to (cr, x, y);
          else
            cairo_line_to (cr, x, y);
        }
    }
}

static void
paint_point (cairo_t *cr, const MzTheme *theme, double x, double y)
{
  cairo_rectangle (cr, x - DOT, y - DOT, 2 * DOT, 2 * DOT);
  mz_color_set_source (theme->casing, cr);
  cairo_fill_preserve (cr);
  mz_color_set_source (theme->sel, cr);
  cairo_set_line_width (cr, LINE * theme->line_factor);
  cairo_stroke (cr);
}

static void
paint_label (MzRuler *self, cairo_t *cr, const MzTheme *theme, double factor, const Frame *frame, guint leg, int copy)
{
  GArray *path = peek_leg (self, leg)->path;
  g_autofree char *text = mz_format_length (peek_leg (self, leg)->metres, self->units);
  MzTextSize size = mz_text_measure (MZ_FONT_NOTE_BOLD, factor, text);
  guint middle = path->len / 4 * 2;
  double x = g_array_index (path, double, middle), y = g_array_index (path, double, middle + 1), length;

  /* A line of two points has its middle between them. */
  if (path->len == 4)
    {
      x = (g_array_index (path, double, 0) + x) / 2;
      y = (g_array_index (path, double, 1) + y) / 2;
    }
  length = hypot (g_array_index (path, double, path->len - 2) - g_array_index (path, double, 0),
                  g_array_index (path, double, path->len - 1) - g_array_index (path, double, 1)) * frame->world;
  if (length < size.width * LABEL_ROOM + 2 * DOT)
    return;
  x = frame->left + (x + copy) * frame->world;
  y = frame->top + y * frame->world;
  cairo_rectangle (cr, round (x - size.width / 2 - PAD_X), round (y - size.height / 2 - PAD_Y), size.width + 2 * PAD_X,
                   size.height + 2 * PAD_Y);
  mz_color_set_source (theme->view, cr);
  cairo_fill_preserve (cr);
  mz_color_set_source (theme->sel, cr);
  cairo_set_line_width (cr, theme->line_factor);
  cairo_stroke (cr);
  mz_text_paint (cr, MZ_FONT_NOTE_BOLD, factor, text, theme->text, round (x - size.width / 2), round (y - size.height / 2));
}

/** mz_ruler_paint: The lines, their points and the lengths of the legs, in every copy of the world in the frame. */
void
mz_ruler_paint (MzRuler *self, cairo_t *cr, const MzTheme *theme, double factor, const MzView *view)
{
  Frame frame = get_frame (view);
  int first, last;

  if (!get_copies (self, view, &first, &last))
    return;
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (int copy = first; copy <= last; copy++)
    trace (self, cr, &frame, copy);
  cairo_set_line_width (cr, CASING * theme->line_factor);
  mz_color_set_source (mz_color_with_alpha (theme->casing, 0.85), cr);
  cairo_stroke_preserve (cr);
  cairo_set_line_width (cr, LINE * theme->line_factor);
  mz_color_set_source (theme->sel, cr);
  cairo_stroke (cr);
  for (int copy = first; copy <= last; copy++)
    for (guint i = 0; i < self->points->len; i++)
      {
        double x, y;

        get_point (self, i, &x, &y);
        paint_point (cr, theme, frame.left + (x + copy) * frame.world, frame.top + y * frame.world);
      }
  for (int copy = first; copy <= last; copy++)
    for (guint leg = 0; leg < self->legs->len; leg++)
      paint_label (self, cr, theme, factor, &frame, leg, copy);
}
