/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-basemap-private.h"

#include <math.h>
#include <string.h>

#include "mz-mercator.h"
#include "mz-projector.h"

/* Pixels round the frame in which a path keeps its form, so that strokes of up to twice that look as if all were there. */
#define FRINGE 48.0

typedef struct
{
  double left, top, right, bottom;
} Frame;

/* Whether an even or odd number of sides of the ring lies to the right of the point. */
static gboolean
ring_has (const MzPackPoint *points, guint n, gint32 x, gint32 y)
{
  gboolean inside = FALSE;

  for (guint i = 0, j = n - 1; i < n; j = i++)
    {
      double ax = points[j].x, ay = points[j].y, bx = points[i].x, by = points[i].y;

      if ((ay > y) != (by > y) && ((x - ax) * (by - ay) < (bx - ax) * (y - ay)) == (by > ay))
        inside = !inside;
    }
  return inside;
}

static gboolean
box_has (const MzPackBox *box, gint32 x, gint32 y)
{
  return x >= box->left && x <= box->right && y >= box->top && y <= box->bottom;
}

static gboolean
feature_has (MzBasemap *self, const MzPackFeature *feature, gint32 x, gint32 y)
{
  gboolean inside = FALSE;

  if (!box_has (&feature->box, x, y))
    return FALSE;
  for (guint i = 0; i < feature->n_rings; i++)
    {
      const MzPackRing *ring = &self->rings[feature->first_ring + i];

      if (box_has (&ring->box, x, y) && ring_has (self->points + ring->first_point, ring->n_points, x, y))
        inside = !inside;
    }
  return inside;
}

/**
 * mz_basemap_country_at:
 *
 * Returns: (nullable): the ISO 3166-1 alpha-2 code of the country that governs a place; %NULL for the sea and for what
 *   belongs to none
 */
const char *
mz_basemap_country_at (MzBasemap *self, double lat, double lon)
{
  const MzPackLevel *level;
  gint32 x, y;

  g_return_val_if_fail (self != NULL, NULL);
  if (!isfinite (lat) || !isfinite (lon))
    return NULL;

  level = &self->header->levels[MZ_PACK_N_LEVELS - 1];
  x = (gint32) floor (mz_mercator_wrap (mz_mercator_x (lon)) * MZ_PACK_WORLD);
  y = (gint32) floor (mz_mercator_y (lat) * MZ_PACK_WORLD);
  for (guint i = 0; i < level->n_countries; i++)
    {
      const MzPackFeature *feature = &self->features[level->first_country + i];

      /* What is joined over the antimeridian goes on to the right of the world. */
      if (feature_has (self, feature, x, y) || feature_has (self, feature, x + MZ_PACK_WORLD, y))
        return feature->code;
    }
  return NULL;
}

static guint
sides_of (const Frame *frame, double x, double y)
{
  return (x < frame->left ? 1u : x > frame->right ? 2u : 0u) | (y < frame->top ? 4u : y > frame->bottom ? 8u : 0u);
}

/* Adds a ring. Of what lies beyond one side of the frame only the ends are kept: what is inside stays as it is. */
static void
add_ring (cairo_t *cr, const MzPackPoint *points, guint n, const Frame *frame, double x, double y, double scale)
{
  guint common = sides_of (frame, x + points[0].x * scale, y + points[0].y * scale);

  cairo_move_to (cr, x + points[0].x * scale, y + points[0].y * scale);
  for (guint i = 1; i < n; i++)
    {
      const MzPackPoint *here = &points[i], *after = &points[(i + 1) % n];
      double px = x + here->x * scale, py = y + here->y * scale;
      guint sides = sides_of (frame, px, py);

      if ((common & sides) != 0 && (common & sides & sides_of (frame, x + after->x * scale, y + after->y * scale)) != 0)
        {
          common &= sides;
          continue;
        }
      cairo_line_to (cr, px, py);
      common = sides;
    }
  cairo_close_path (cr);
}

/* Adds a ring as it is in a world that is shown once; what of it is in another copy lies beyond the outline. */
static void
add_projected_ring (cairo_t *cr, const MzProjector *projector, const MzPackPoint *points, guint n, int copy)
{
  const double unit = 1.0 / MZ_PACK_WORLD;

  mz_projector_move_to (projector, cr, copy + points[0].x * unit, points[0].y * unit);
  for (guint i = 1; i <= n; i++)
    {
      const MzPackPoint *from = &points[i - 1], *to = &points[i % n];

      mz_projector_line_to (projector, cr, copy + from->x * unit, from->y * unit, copy + to->x * unit, to->y * unit);
    }
  cairo_close_path (cr);
}

/* Adds what of a country is in a world that is shown once, to its edges and beyond. Returns: whether that is anything. */
static gboolean
add_once (MzBasemap *self, cairo_t *cr, const MzPackFeature *feature, const MzView *view)
{
  MzProjector projector;
  gboolean found = FALSE;

  mz_projector_init (&projector, view);
  for (guint i = 0; i < feature->n_rings; i++)
    {
      const MzPackRing *ring = &self->rings[feature->first_ring + i];

      for (int copy = -2; copy <= 1 && ring->n_points >= 3; copy++)
        {
          double west = copy + (double) ring->box.left / MZ_PACK_WORLD, east = copy + (double) ring->box.right / MZ_PACK_WORLD;

          if (east < projector.middle_mx - 0.5 || west > projector.middle_mx + 0.5)
            continue;
          add_projected_ring (cr, &projector, self->points + ring->first_point, ring->n_points, copy);
          found = TRUE;
        }
    }
  return found;
}

static gboolean
box_touches (const MzPackBox *box, const Frame *frame, double x, double y, double scale)
{
  return x + box->right * scale >= frame->left && x + box->left * scale <= frame->right
         && y + box->bottom * scale >= frame->top && y + box->top * scale <= frame->bottom;
}

/**
 * mz_basemap_country_path:
 * @cr: its path gets the rings of the country, in pixels from the top left corner of the frame
 * @code: ISO 3166-1 alpha-2
 *
 * Adds the area of a country, in all copies of the world that touch the frame. Outer rings and holes go opposite ways:
 * either fill rule does. Far outside of the frame the path is coarse. In Equal Earth it may reach over the outline.
 *
 * Returns: whether anything of it may be in the frame
 */
gboolean
mz_basemap_country_path (MzBasemap *self, cairo_t *cr, const char *code, const MzView *view)
{
  const MzPackLevel *level;
  Frame frame;
  double world, scale, left, top;
  gboolean found = FALSE;

  g_return_val_if_fail (self != NULL && cr != NULL && code != NULL && view != NULL, FALSE);

  level = &self->header->levels[mz_basemap_level_at (view->zoom)];
  world = mz_mercator_world_pixels (view->zoom);
  scale = world / MZ_PACK_WORLD;
  left = mz_mercator_x (view->lon) * world - view->width / 2;
  top = mz_mercator_y (view->lat) * world - view->height / 2;
  frame = (Frame) { -FRINGE, -FRINGE, view->width + FRINGE, view->height + FRINGE };
  for (guint i = 0; i < level->n_countries; i++)
    {
      const MzPackFeature *feature = &self->features[level->first_country + i];
      int first_copy = (int) floor ((left - FRINGE) / world) - 1;
      int last_copy = (int) floor ((left + view->width + FRINGE) / world);

      if (strncmp (feature->code, code, sizeof feature->code) != 0)
        continue;
      if (view->projection == MZ_PROJECTION_EQUAL_EARTH)
        return add_once (self, cr, feature, view);
      for (int copy = first_copy; copy <= last_copy; copy++)
        for (guint j = 0; j < feature->n_rings; j++)
          {
            const MzPackRing *ring = &self->rings[feature->first_ring + j];
            double x = copy * world - left;

            if (ring->n_points < 3 || !box_touches (&ring->box, &frame, x, -top, scale))
              continue;
            add_ring (cr, self->points + ring->first_point, ring->n_points, &frame, x, -top, scale);
            found = TRUE;
          }
    }
  return found;
}
