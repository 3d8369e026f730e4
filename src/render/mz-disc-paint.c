/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-disc-paint.h"

#include <math.h>

#include "mz-geodesic.h"
#include "mz-mercator.h"
#include "mz-projector.h"
#include "mz-text.h"

#define RADIUS     18.0
#define RING       25.0 /* round the right one */
#define LINE       2.0
#define GAP        6.0  /* between a disc and its words */
#define APART      6.0  /* between two discs */
#define ROUNDS     40   /* of pushing them apart */
#define MOVED      4.0  /* px: from there on a line leads to the place */
#define ARC_STEPS  48
#define ARC_WIDTH  4.0
#define FRAME_EDGE 90.0 /* px round all discs of a frame */
#define FRAME_ZOOM 5.0  /* no nearer than that */
#define MIN_ZOOM   1.0

typedef struct
{
  double x, y;           /* of the disc */
  double place_x, place_y;
  double radius;
  double label_x, label_y; /* top left of its words */
  MzTextSize label;
} Spot;

MzDiscs *
mz_discs_new (void)
{
  MzDiscs *self = g_new0 (MzDiscs, 1);

  self->discs = g_array_new (FALSE, FALSE, sizeof (MzDisc));
  self->links = g_array_new (FALSE, FALSE, sizeof (MzDiscLink));
  return self;
}

void
mz_discs_free (MzDiscs *self)
{
  for (guint i = 0; i < self->discs->len; i++)
    g_free (g_array_index (self->discs, MzDisc, i).label);
  for (guint i = 0; i < self->links->len; i++)
    g_free (g_array_index (self->links, MzDiscLink, i).label);
  g_array_unref (self->discs);
  g_array_unref (self->links);
  g_free (self);
}

/** mz_discs_add: @label: (nullable) */
void
mz_discs_add (MzDiscs *self, MzDiscState state, const char *letter, const char *label, double lat, double lon)
{
  MzDisc disc = { .state = state, .label = g_strdup (label), .lat = lat, .lon = lon };

  g_strlcpy (disc.letter, letter, sizeof disc.letter);
  g_array_append_val (self->discs, disc);
}

/** mz_discs_add_link: @label: (nullable) */
void
mz_discs_add_link (MzDiscs *self, guint from, guint to, const char *label, gboolean straight)
{
  MzDiscLink link = { from, to, g_strdup (label), straight };

  g_return_if_fail (from < self->discs->len && to < self->discs->len);

  g_array_append_val (self->links, link);
}

static const MzDisc *
peek (const MzDiscs *self, guint i)
{
  return &g_array_index (self->discs, MzDisc, i);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* The narrowest stretch of the world that holds all of them: what is left of it without the widest gap. */
static void
find_stretch (const MzDiscs *self, double *left, double *width)
{
  guint n = self->discs->len;
  g_autofree double *xs = g_new (double, n);
  double widest = -1;

  for (guint i = 0; i < n; i++)
    xs[i] = mz_mercator_wrap (mz_mercator_x (peek (self, i)->lon));
  qsort (xs, n, sizeof (double), compare_doubles);
  for (guint i = 0; i < n; i++)
    {
      double gap = i + 1 < n ? xs[i + 1] - xs[i] : xs[0] + 1 - xs[i];

      if (gap <= widest)
        continue;
      widest = gap;
      *left = xs[(i + 1) % n];
      *width = 1 - gap;
    }
}

/**
 * mz_discs_get_frame:
 * @width, @height: of the frame, pixels
 * @view: (out): which shows all of them
 *
 * Returns: whether there are any.
 */
gboolean
mz_discs_get_frame (const MzDiscs *self, double width, double height, MzView *view)
{
  double left = 0, span = 0, top = 1, bottom = 0, across, down;
  double edge = MIN (FRAME_EDGE, MIN (width, height) / 5);

  if (self->discs->len == 0 || width <= 0 || height <= 0)
    return FALSE;
  find_stretch (self, &left, &span);
  for (guint i = 0; i < self->discs->len; i++)
    {
      double y = mz_mercator_y (peek (self, i)->lat);

      top = MIN (top, y);
      bottom = MAX (bottom, y);
    }
  across = span > 0 ? log2 ((width - 2 * edge) / (MZ_TILE_PIXELS * span)) : FRAME_ZOOM;
  down = bottom > top ? log2 ((height - 2 * edge) / (MZ_TILE_PIXELS * (bottom - top))) : FRAME_ZOOM;
  *view = (MzView) { .lat = mz_mercator_lat ((top + bottom) / 2),
                     .lon = mz_mercator_lon (mz_mercator_wrap (left + span / 2)),
                     .zoom = CLAMP (MIN (across, down), MIN_ZOOM, FRAME_ZOOM), .width = width, .height = height };
  return TRUE;
}

static void
push_apart (Spot *spots, guint n)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      gboolean any = FALSE;

      for (guint a = 0; a < n; a++)
        for (guint b = a + 1; b < n; b++)
          {
            double dx = spots[b].x - spots[a].x, dy = spots[b].y - spots[a].y, away = hypot (dx, dy);
            double wanted = spots[a].radius + spots[b].radius + APART, by = (wanted - away) / 2;

            if (by <= 0.25 || spots[a].radius <= 0 || spots[b].radius <= 0)
              continue;
            if (away < 0.5)
              {
                dx = away = 1;
                dy = 0;
              }
            any = TRUE;
            spots[a].x -= dx / away * by;
            spots[a].y -= dy / away * by;
            spots[b].x += dx / away * by;
            spots[b].y += dy / away * by;
          }
      if (!any)
        return;
    }
}

static double
get_radius (MzDiscState state)
{
  return state == MZ_DISC_RIGHT ? RING : state == MZ_DISC_CROSS ? 0 : RADIUS;
}

static gboolean
overlaps (const Spot *spot, double x, double y, double width, double height)
{
  double dx = MAX (MAX (x - spot->x, 0), spot->x - x - width), dy = MAX (MAX (y - spot->y, 0), spot->y - y - height);

  if (hypot (dx, dy) < spot->radius + 2)
    return TRUE;
  return spot->label.width > 0 && x < spot->label_x + spot->label.width && x + width > spot->label_x
         && y < spot->label_y + spot->label.height && y + height > spot->label_y;
}

/* Below, above, right, left: the first one where it lies on nothing, and in the frame; else below. */
static void
place_label (Spot *spots, guint n, guint i, MzTextSize size, const MzView *view)
{
  Spot *spot = &spots[i];
  double room = MAX (spot->radius, 10) + GAP;
  const double places[][2] = { { -size.width / 2, room }, { -size.width / 2, -room - size.height }, { room, -size.height / 2 },
                               { -room - size.width, -size.height / 2 } };
  guint best = 0;

  for (guint p = 0; p < G_N_ELEMENTS (places); p++)
    {
      double x = spot->x + places[p][0], y = spot->y + places[p][1];
      gboolean taken = x < 4 || y < 4 || x + size.width > view->width - 4 || y + size.height > view->height - 4;

      for (guint k = 0; k < n && !taken; k++)
        taken = k != i && overlaps (&spots[k], x, y, size.width, size.height);
      if (!taken)
        {
          best = p;
          break;
        }
    }
  spot->label = size;
  spot->label_x = CLAMP (spot->x + places[best][0], 4, MAX (view->width - 4 - size.width, 4));
  spot->label_y = spot->y + places[best][1];
}

static MzFont
get_font (MzDiscState state)
{
  return state == MZ_DISC_RIGHT || state == MZ_DISC_OWN || state == MZ_DISC_CROSS ? MZ_FONT_SITE_SELECTED : MZ_FONT_SITE;
}

static Spot *
lay_out (const MzDiscs *self, double factor, const MzView *view)
{
  Spot *spots = g_new0 (Spot, MAX (self->discs->len, 1));
  MzProjector projector;

  mz_projector_init (&projector, view);
  for (guint i = 0; i < self->discs->len; i++)
    {
      const MzDisc *disc = peek (self, i);
      double mx = mz_mercator_nearest (mz_mercator_x (disc->lon), mz_mercator_x (view->lon));

      mz_projector_apply (&projector, mx, mz_mercator_y (disc->lat), &spots[i].place_x, &spots[i].place_y);
      spots[i].x = spots[i].place_x;
      spots[i].y = spots[i].place_y;
      spots[i].radius = get_radius (disc->state) * factor;
    }
  push_apart (spots, self->discs->len);
  for (guint strong = 0; strong < 2; strong++)
    for (guint i = 0; i < self->discs->len; i++)
      {
        const MzDisc *disc = peek (self, i);

        if (disc->label != NULL && (get_font (disc->state) == MZ_FONT_SITE) == (strong == 1))
          place_label (spots, self->discs->len, i, mz_text_measure (get_font (disc->state), factor, disc->label), view);
      }
  return spots;
}

/* Along the great circle, or along an arc as agreements have them; from the edge of the one disc to that of the other. */
static void
trace_link (const MzDiscs *self, const MzDiscLink *link, const MzView *view, cairo_t *cr, double *middle_x, double *middle_y)
{
  const MzDisc *from = peek (self, link->from), *to = peek (self, link->to);
  double mx = mz_mercator_nearest (mz_mercator_x (from->lon), mz_mercator_x (view->lon));
  MzProjector projector;
  MzArcCurve curve;

  mz_projector_init (&projector, view);
  mz_arc_curve_init (&curve, mx, mz_mercator_y (from->lat), mz_mercator_nearest (mz_mercator_x (to->lon), mx),
                     mz_mercator_y (to->lat), MZ_ARC_BULGE);
  for (guint i = 0; i <= ARC_STEPS; i++)
    {
      double t = (double) i / ARC_STEPS, x, y, lat, lon;

      if (link->straight)
        {
          mz_geodesic_between (from->lat, from->lon, to->lat, to->lon, t, &lat, &lon);
          mx = mz_mercator_nearest (mz_mercator_x (lon), mx);
          x = mx;
          y = mz_mercator_y (lat);
        }
      else
        mz_arc_curve_point (&curve, t, &x, &y);
      mz_projector_apply (&projector, x, y, &x, &y);
      if (i == 0)
        cairo_move_to (cr, x, y);
      else
        cairo_line_to (cr, x, y);
      if (i == ARC_STEPS / 2)
        {
          *middle_x = x;
          *middle_y = y;
        }
    }
}

static void
paint_link (const MzDiscs *self, const MzDiscLink *link, cairo_t *cr, const MzTheme *theme, double factor, const MzView *view)
{
  double x = 0, y = 0, width = (link->straight ? LINE : ARC_WIDTH) * theme->line_factor * factor;

  cairo_new_path (cr);
  trace_link (self, link, view, cr, &x, &y);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, width + 3 * factor);
  mz_color_set_source (theme->casing, cr);
  cairo_stroke_preserve (cr);
  cairo_set_line_width (cr, width);
  mz_color_set_source (theme->ink, cr);
  cairo_stroke (cr);
  if (link->label != NULL)
    {
      MzTextSize size = mz_text_measure (MZ_FONT_NOTE_BOLD, factor, link->label);

      mz_text_paint_halo (cr, MZ_FONT_NOTE_BOLD, factor, link->label, theme->text, theme->halo, theme->halo_width,
                          x - size.width / 2, y - size.height - 4);
    }
}

static void
paint_circle (cairo_t *cr, double x, double y, double radius, MzColor fill, MzColor edge, double line)
{
  cairo_new_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  mz_color_set_source (fill, cr);
  cairo_fill_preserve (cr);
  cairo_set_line_width (cr, line);
  mz_color_set_source (edge, cr);
  cairo_stroke (cr);
}

static void
paint_cross (cairo_t *cr, const MzTheme *theme, double factor, double x, double y)
{
  const double widths[] = { 6, 2.5 }, arm = 12 * factor, hole = 4 * factor;

  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint way = 0; way < 4; way++)
        {
          double dx = way == 0 ? 1 : way == 1 ? -1 : 0, dy = way == 2 ? 1 : way == 3 ? -1 : 0;

          cairo_move_to (cr, x + dx * hole, y + dy * hole);
          cairo_line_to (cr, x + dx * arm, y + dy * arm);
        }
      cairo_set_line_width (cr, widths[pass] * factor * theme->line_factor);
      mz_color_set_source (pass == 0 ? theme->casing : theme->caution, cr);
      cairo_stroke (cr);
    }
}

static void
paint_disc (const MzDisc *disc, const Spot *spot, cairo_t *cr, const MzTheme *theme, double factor)
{
  const double dashes[] = { 5 * factor, 4 * factor };
  gboolean right = disc->state == MZ_DISC_RIGHT;
  double line = LINE * theme->line_factor * factor;
  MzColor ink = right ? theme->view : disc->state == MZ_DISC_STRUCK ? theme->text_dim : theme->text;

  if (disc->state == MZ_DISC_CROSS)
    {
      paint_cross (cr, theme, factor, spot->x, spot->y);
      return;
    }
  if (hypot (spot->x - spot->place_x, spot->y - spot->place_y) > MOVED)
    {
      cairo_move_to (cr, spot->x, spot->y);
      cairo_line_to (cr, spot->place_x, spot->place_y);
      cairo_set_line_width (cr, line);
      mz_color_set_source (theme->ink, cr);
      cairo_stroke (cr);
      paint_circle (cr, spot->place_x, spot->place_y, 3 * factor, theme->view, theme->ink, line);
    }
  if (right)
    paint_circle (cr, spot->x, spot->y, RING * factor, theme->view, theme->right, 2 * line);
  if (disc->state == MZ_DISC_OWN)
    {
      paint_circle (cr, spot->x, spot->y, RADIUS * factor, theme->view, theme->view, line);
      cairo_set_dash (cr, dashes, 2, 0);
    }
  paint_circle (cr, spot->x, spot->y, RADIUS * factor, right ? theme->right : theme->view,
                right ? theme->right : disc->state == MZ_DISC_OWN ? theme->caution : theme->text_dim, line * 1.25);
  cairo_set_dash (cr, NULL, 0, 0);
  mz_text_paint_centred (cr, MZ_FONT_SITE_SELECTED, factor * 1.15, disc->letter, ink, spot->x, spot->y);
}

/** mz_discs_paint: @factor: of the user's text */
void
mz_discs_paint (const MzDiscs *self, cairo_t *cr, const MzTheme *theme, double factor, const MzView *view)
{
  g_autofree Spot *spots = lay_out (self, factor, view);

  for (guint i = 0; i < self->links->len; i++)
    paint_link (self, &g_array_index (self->links, MzDiscLink, i), cr, theme, factor, view);
  for (guint i = 0; i < self->discs->len; i++)
    paint_disc (peek (self, i), &spots[i], cr, theme, factor);
  for (guint i = 0; i < self->discs->len; i++)
    if (peek (self, i)->label != NULL)
      mz_text_paint_halo (cr, get_font (peek (self, i)->state), factor, peek (self, i)->label, theme->text, theme->halo,
                          theme->halo_width, spots[i].label_x, spots[i].label_y);
}
