/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-basemap-private.h"

#include <math.h>

#include "mz-mercator.h"
#include "mz-projector.h"

/* Widths in pixels, before the factor of the theme. */
#define COAST_WIDTH     1.0
#define LAKE_WIDTH      0.7
#define BORDER_WIDTH    1.1 /* on a map of the world; see border_width() */
#define CLAIM_BED       0.6
#define ADMIN1_WIDTH    0.8
#define GRATICULE_WIDTH 0.6

/*
 * A part of the endless row of worlds that is to be painted: pixels of the world whose left edge is at 0. With a projector it is
 * one world, every point of which goes to where the projector says.
 */
typedef struct
{
  MzBasemap     *basemap;
  cairo_t       *cr;
  const MzTheme *theme;
  MzLayers       layers;
  double         zoom, world;
  double         left, top, width, height;
  const MzPackLevel *level;
  const MzProjector *projector; /* (nullable): for another projection than Mercator */
} Area;

static void
move_to (const Area *area, double x, double y)
{
  if (area->projector != NULL)
    mz_projector_move_to (area->projector, area->cr, (area->left + x) / area->world, (area->top + y) / area->world);
  else
    cairo_move_to (area->cr, x, y);
}

static void
line_to (const Area *area, double from_x, double from_y, double x, double y)
{
  if (area->projector != NULL)
    mz_projector_line_to (area->projector, area->cr, (area->left + from_x) / area->world, (area->top + from_y) / area->world,
                          (area->left + x) / area->world, (area->top + y) / area->world);
  else
    cairo_line_to (area->cr, x, y);
}

static void
add_square (const Area *area, double x, double y, double side)
{
  move_to (area, x, y);
  line_to (area, x, y, x + side, y);
  line_to (area, x + side, y, x + side, y + side);
  line_to (area, x + side, y + side, x, y + side);
  line_to (area, x, y + side, x, y);
  cairo_close_path (area->cr);
}

/* What is done with each cell that has something to show. */
typedef void (*AddCell) (const Area *area, const MzPackCell *cell, double x, double y, double scale, gconstpointer data);

static void
each_cell (const Area *area, MzPackLayerKind kind, AddCell add, gconstpointer data)
{
  const MzPackLayer *layer = &area->level->layers[kind];
  int n = 1 << layer->grid;
  double side = area->world / n;
  int first_column = (int) floor (area->left / side), last_column = (int) ceil ((area->left + area->width) / side) - 1;
  int first_row = MAX (0, (int) floor (area->top / side));
  int last_row = MIN (n - 1, (int) ceil ((area->top + area->height) / side) - 1);

  if (layer->n_cells == 0)
    return;
  for (int row = first_row; row <= last_row; row++)
    for (int column = first_column; column <= last_column; column++)
      {
        const MzPackCell *cell = mz_basemap_find_cell (area->basemap, layer, (guint) (column & (n - 1)), (guint) row);

        if (cell != NULL)
          add (area, cell, column * side - area->left, row * side - area->top, side / MZ_PACK_CELL, data);
      }
}

/* The next shape of a cell, or NULL. */
static const MzPackShape *
next_shape (const Area *area, const MzPackCell *cell, guint32 *at)
{
  const MzPackShape *shape;

  if (*at >= cell->n_words)
    return NULL;
  shape = (gconstpointer) &area->basemap->words[cell->first_word + *at];
  *at += 1 + shape->n_points;
  return shape;
}

static gboolean
is_shown (const Area *area, const MzPackShape *shape)
{
  return shape->min_zoom <= area->zoom * 10 + 1e-6;
}

static void
add_side (const Area *area, const MzPackCellPoint *a, const MzPackCellPoint *b, double x, double y, double scale)
{
  line_to (area, x + a->x * scale, y + a->y * scale, x + b->x * scale, y + b->y * scale);
}

static void
add_polygons (const Area *area, const MzPackCell *cell, double x, double y, double scale, gconstpointer data)
{
  const MzPackShape *shape;
  guint32 at = 0;

  if (cell->n_words == 0)
    {
      add_square (area, x - MZ_PACK_MARGIN * scale, y - MZ_PACK_MARGIN * scale,
                  (MZ_PACK_CELL + 2 * MZ_PACK_MARGIN) * scale);
      return;
    }
  while ((shape = next_shape (area, cell, &at)) != NULL)
    {
      const MzPackCellPoint *points = (gconstpointer) (shape + 1);

      if (!is_shown (area, shape))
        continue;
      move_to (area, x + points[0].x * scale, y + points[0].y * scale);
      for (guint i = 1; i < shape->n_points; i++)
        add_side (area, &points[i - 1], &points[i], x, y, scale);
      if (area->projector != NULL)
        add_side (area, &points[shape->n_points - 1], &points[0], x, y, scale);
      cairo_close_path (area->cr);
    }
}

/* Whether the side between two corners of a polygon is where it has been cut, and no outline. */
static gboolean
is_cut (const MzPackCellPoint *a, const MzPackCellPoint *b)
{
  return (a->x == b->x && (a->x == -MZ_PACK_MARGIN || a->x == MZ_PACK_CELL + MZ_PACK_MARGIN))
         || (a->y == b->y && (a->y == -MZ_PACK_MARGIN || a->y == MZ_PACK_CELL + MZ_PACK_MARGIN));
}

static void
add_outlines (const Area *area, const MzPackCell *cell, double x, double y, double scale, gconstpointer data)
{
  const MzPackShape *shape;
  guint32 at = 0;

  while ((shape = next_shape (area, cell, &at)) != NULL)
    {
      const MzPackCellPoint *points = (gconstpointer) (shape + 1);
      gboolean drawing = FALSE;

      if (!is_shown (area, shape))
        continue;
      for (guint i = 0; i < shape->n_points; i++)
        {
          const MzPackCellPoint *a = &points[i], *b = &points[i + 1 < shape->n_points ? i + 1 : 0];

          if (is_cut (a, b))
            {
              drawing = FALSE;
              continue;
            }
          if (!drawing)
            move_to (area, x + a->x * scale, y + a->y * scale);
          add_side (area, a, b, x, y, scale);
          drawing = TRUE;
        }
    }
}

typedef struct
{
  guint first_rank, last_rank;
} Ranks;

static void
add_lines (const Area *area, const MzPackCell *cell, double x, double y, double scale, gconstpointer data)
{
  const Ranks *ranks = data;
  const MzPackShape *shape;
  guint32 at = 0;

  while ((shape = next_shape (area, cell, &at)) != NULL)
    {
      const MzPackCellPoint *points = (gconstpointer) (shape + 1);

      if (!is_shown (area, shape) || shape->rank < ranks->first_rank || shape->rank > ranks->last_rank)
        continue;
      move_to (area, x + points[0].x * scale, y + points[0].y * scale);
      for (guint i = 1; i < shape->n_points; i++)
        add_side (area, &points[i - 1], &points[i], x, y, scale);
    }
}

static void
fill_layer (const Area *area, MzPackLayerKind kind, MzColor color)
{
  each_cell (area, kind, add_polygons, NULL);
  mz_color_set_source (color, area->cr);
  cairo_fill (area->cr);
}

static void
stroke (const Area *area, MzColor color, double width)
{
  mz_color_set_source (color, area->cr);
  cairo_set_line_width (area->cr, width * area->theme->line_factor);
  cairo_stroke (area->cr);
}

static void
stroke_layer (const Area *area, MzPackLayerKind kind, Ranks ranks, MzColor color, double width)
{
  if (color.a <= 0)
    return;
  each_cell (area, kind, add_lines, &ranks);
  stroke (area, color, width);
}

static void
outline_layer (const Area *area, MzPackLayerKind kind, MzColor color, double width)
{
  each_cell (area, kind, add_outlines, NULL);
  stroke (area, color, width);
}

static gboolean
same_color (MzColor a, MzColor b)
{
  return a.r == b.r && a.g == b.g && a.b == b.b && a.a == b.a;
}

/* Faster, where nobody sees whether its edges are smooth. */
static void
fill_layer_roughly (const Area *area, MzPackLayerKind kind, MzColor color)
{
  cairo_antialias_t antialias = cairo_get_antialias (area->cr);

  cairo_set_antialias (area->cr, CAIRO_ANTIALIAS_NONE);
  fill_layer (area, kind, color);
  cairo_set_antialias (area->cr, antialias);
}

/* In steps of one or two in 255. */
static void
paint_depths (const Area *area)
{
  for (guint i = 0; i < MZ_N_SEA_DEPTHS; i++)
    if (!same_color (area->theme->sea, area->theme->sea_depths[i]))
      fill_layer_roughly (area, MZ_PACK_DEPTH_200 + i, area->theme->sea_depths[i]);
}

/* Large rivers are wider; all grow a little with the zoom. */
static void
paint_rivers (const Area *area)
{
  double grown = CLAMP ((area->zoom - 4) / 6, 0, 1);

  stroke_layer (area, MZ_PACK_RIVER, (Ranks) { 6, G_MAXUINT }, area->theme->river, 0.7 + 0.3 * grown);
  stroke_layer (area, MZ_PACK_RIVER, (Ranks) { 3, 5 }, area->theme->river, 0.9 + 0.6 * grown);
  stroke_layer (area, MZ_PACK_RIVER, (Ranks) { 0, 2 }, area->theme->river, 1.1 + 1.1 * grown);
}

static double
border_width (const Area *area)
{
  return BORDER_WIDTH + 0.5 * CLAMP ((area->zoom - 2) / 4, 0, 1);
}

static void
add_feature (const Area *area, const MzPackFeature *feature, int copy)
{
  double scale = area->world / MZ_PACK_WORLD, x = copy * area->world - area->left, y = -area->top;
  const MzPackBox *box = &feature->box;

  if (x + box->right * scale < -2 || x + box->left * scale > area->width + 2 || y + box->bottom * scale < -2
      || y + box->top * scale > area->height + 2)
    return;
  for (guint i = 0; i < feature->n_rings; i++)
    {
      const MzPackRing *ring = &area->basemap->rings[feature->first_ring + i];
      const MzPackPoint *points = area->basemap->points + ring->first_point;

      move_to (area, x + points[0].x * scale, y + points[0].y * scale);
      for (guint j = 1; j < ring->n_points; j++)
        line_to (area, x + points[j - 1].x * scale, y + points[j - 1].y * scale, x + points[j].x * scale,
                 y + points[j].y * scale);
    }
}

/* Whole, not by cells, so that dashes run on over the edges of tiles. Where disputed borders are not wanted, there is none at
 * all: what is held has no line, either. */
static void
paint_claims (const Area *area)
{
  static const double dashes[] = { 3, 3 };
  int first_copy = (int) floor (area->left / area->world), last_copy = (int) floor ((area->left + area->width) / area->world);

  for (int copy = first_copy; copy <= last_copy; copy++)
    for (guint i = 0; i < area->level->n_claims; i++)
      add_feature (area, &area->basemap->features[area->level->first_claim + i], copy);
  mz_color_set_source (area->theme->land, area->cr);
  cairo_set_line_width (area->cr, (border_width (area) + CLAIM_BED) * area->theme->line_factor);
  if ((area->layers & MZ_BORDERS_WITHOUT_DISPUTED) != 0)
    {
      cairo_stroke (area->cr);
      return;
    }
  cairo_stroke_preserve (area->cr);
  cairo_set_dash (area->cr, dashes, G_N_ELEMENTS (dashes), 0);
  stroke (area, area->theme->border, border_width (area));
  cairo_set_dash (area->cr, NULL, 0, 0);
}

/* Degrees between two lines, so that they are 60 to 150 pixels apart at the equator. */
static double
graticule_step (double world)
{
  static const double steps[] = { 30, 20, 10, 5, 2, 1, 0.5, 0.25, 0.1, 0.05 };
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (steps) && steps[i + 1] / 360 * world >= 60)
    i++;
  return steps[i];
}

/* Meridians from the one end of the Mercator world to the other, parallels from edge to edge. */
static void
add_graticule_once (const Area *area, double step)
{
  double middle = mz_mercator_lon (area->projector->middle_mx);

  for (double i = ceil ((middle - 180) / step); i * step <= middle + 180; i++)
    {
      double x = mz_mercator_x (i * step) * area->world - area->left;

      move_to (area, x, -area->top);
      line_to (area, x, -area->top, x, area->world - area->top);
    }
  for (double i = -floor (MZ_MERCATOR_MAX_LAT / step); i * step <= MZ_MERCATOR_MAX_LAT; i++)
    {
      double y = mz_mercator_y (i * step) * area->world - area->top;

      move_to (area, 0, y);
      line_to (area, 0, y, area->world, y);
    }
}

static void
add_graticule (const Area *area, double step)
{
  double first_lon = floor (mz_mercator_lon (area->left / area->world) / step);
  double last_lon = ceil (mz_mercator_lon ((area->left + area->width) / area->world) / step);
  double first_lat = floor (mz_mercator_lat ((area->top + area->height) / area->world) / step);
  double last_lat = ceil (mz_mercator_lat (area->top / area->world) / step);

  for (double i = first_lon; i <= last_lon; i++)
    {
      double x = mz_mercator_x (i * step) * area->world - area->left;

      cairo_move_to (area->cr, x, 0);
      cairo_line_to (area->cr, x, area->height);
    }
  for (double i = first_lat; i <= last_lat; i++)
    {
      double y = mz_mercator_y (i * step) * area->world - area->top;

      if (fabs (i * step) > MZ_MERCATOR_MAX_LAT)
        continue;
      cairo_move_to (area->cr, 0, y);
      cairo_line_to (area->cr, area->width, y);
    }
}

static void
paint_graticule (const Area *area)
{
  double step = graticule_step (area->world);

  if (area->projector != NULL)
    add_graticule_once (area, step);
  else
    add_graticule (area, step);
  stroke (area, area->theme->graticule, GRATICULE_WIDTH);
}

/* Beyond the ends of the Mercator world the sea is as deep as at its edge, and Antarctica goes on. */
static void
paint_beyond (const Area *area, double width, double height)
{
  gboolean water = (area->layers & MZ_LAYER_WATER) != 0;
  double north = -area->top, south = area->world - area->top, middle;

  if (area->projector != NULL)
    {
      mz_projector_apply (area->projector, area->projector->middle_mx, 0, &middle, &north);
      mz_projector_apply (area->projector, area->projector->middle_mx, 1, &middle, &south);
    }
  if (north > 0)
    {
      cairo_rectangle (area->cr, 0, 0, width, north);
      mz_color_set_source (water ? area->theme->sea_depths[1] : area->theme->sea, area->cr);
      cairo_fill (area->cr);
    }
  if (south < height)
    {
      cairo_rectangle (area->cr, 0, south, width, height - south);
      mz_color_set_source (water ? area->theme->ice : area->theme->land, area->cr);
      cairo_fill (area->cr);
    }
}

/* @width, @height: of the frame. */
static void
paint_area (const Area *area, double width, double height)
{
  cairo_t *cr = area->cr;
  gboolean water = (area->layers & MZ_LAYER_WATER) != 0, borders = (area->layers & MZ_LAYER_BORDERS) != 0;

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  /* Twice as fast, and where colours are that near to one another nobody sees a difference. */
  if (mz_color_contrast (area->theme->land, area->theme->coast) < 3)
    cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_WINDING);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_BEVEL);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_new_path (cr);

  mz_color_set_source (area->theme->sea, cr);
  cairo_paint (cr);
  if (water)
    paint_depths (area);
  /* A line lies over its edge; the same with lakes. */
  fill_layer_roughly (area, MZ_PACK_LAND, area->theme->land);
  if (water)
    fill_layer (area, MZ_PACK_ICE, area->theme->ice);
  if (borders)
    stroke_layer (area, MZ_PACK_ADMIN1, (Ranks) { 0, G_MAXUINT }, area->theme->admin1, ADMIN1_WIDTH);
  if (water)
    {
      paint_rivers (area);
      fill_layer_roughly (area, MZ_PACK_LAKE, area->theme->sea);
      outline_layer (area, MZ_PACK_LAKE, area->theme->coast, LAKE_WIDTH);
    }
  if (borders)
    {
      stroke_layer (area, MZ_PACK_BORDER, (Ranks) { 0, G_MAXUINT }, area->theme->border, border_width (area));
      paint_claims (area);
    }
  outline_layer (area, MZ_PACK_LAND, area->theme->coast, COAST_WIDTH);
  paint_beyond (area, width, height);
  if ((area->layers & MZ_LAYER_GRATICULE) != 0)
    paint_graticule (area);
  cairo_restore (cr);
}

/**
 * mz_basemap_paint_tile:
 * @cr: gets the tile in 256 by 256 units from its origin
 * @layers: of these the water, the borders, also %MZ_BORDERS_WITHOUT_DISPUTED, and the graticule matter
 * @zoom: 2^zoom tiles lie side by side round the world
 * @x, @y: column and row of the tile, 0 in the north-west; columns go on round the world
 */
void
mz_basemap_paint_tile (MzBasemap *self, cairo_t *cr, const MzTheme *theme, MzLayers layers, guint zoom, guint x, guint y)
{
  Area area;

  g_return_if_fail (self != NULL && cr != NULL && theme != NULL);

  area = (Area) { .basemap = self, .cr = cr, .theme = theme, .layers = layers, .zoom = zoom,
                  .world = mz_mercator_world_pixels (zoom), .left = x * (double) MZ_TILE_PIXELS,
                  .top = y * (double) MZ_TILE_PIXELS, .width = MZ_TILE_PIXELS, .height = MZ_TILE_PIXELS,
                  .level = &self->header->levels[mz_basemap_level_at (zoom)] };
  paint_area (&area, area.width, area.height);
}

/**
 * mz_basemap_paint:
 * @cr: gets the frame, its top left corner at the origin
 * @layers: of these the water, the borders, also %MZ_BORDERS_WITHOUT_DISPUTED, and the graticule matter
 * @view: its zoom may be fractional, and its frame wider than the world
 *
 * The whole frame is painted: in Equal Earth what lies beyond the outline, too, which is to be covered.
 */
void
mz_basemap_paint (MzBasemap *self, cairo_t *cr, const MzTheme *theme, MzLayers layers, const MzView *view)
{
  MzProjector projector;
  Area area;

  g_return_if_fail (self != NULL && cr != NULL && theme != NULL && view != NULL);

  mz_projector_init (&projector, view);
  area = (Area) { .basemap = self, .cr = cr, .theme = theme, .layers = layers, .zoom = view->zoom,
                  .world = projector.world, .width = view->width, .height = view->height,
                  .level = &self->header->levels[mz_basemap_level_at (view->zoom)] };
  area.left = mz_mercator_x (view->lon) * area.world - view->width / 2;
  area.top = mz_mercator_y (view->lat) * area.world - view->height / 2;
  if (view->projection == MZ_PROJECTION_EQUAL_EARTH)
    {
      area.projector = &projector;
      area.width = area.height = area.world;
      area.left = (projector.middle_mx - 0.5) * area.world;
      area.top = 0;
    }
  paint_area (&area, view->width, view->height);
}
