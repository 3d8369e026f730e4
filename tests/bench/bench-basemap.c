/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures the painting of tiles, each at scale 1 with the default layers: one JSON object a line, milliseconds of
 * processor time a tile. */
#include <math.h>
#include <time.h>

#include "mz-basemap.h"
#include "mz-mercator.h"

#define MIN_TILES 150

/* Europe, East Asia, North America: degrees west, south, east, north. */
static const double regions[][4] = { { -12, 35, 40, 68 }, { 73, 15, 146, 54 }, { -130, 22, -60, 60 } };

typedef struct
{
  guint x, y;
} Tile;

static GArray *
list_tiles (guint zoom)
{
  GArray *tiles = g_array_new (FALSE, FALSE, sizeof (Tile));
  double n = exp2 (zoom);

  for (guint i = 0; i < G_N_ELEMENTS (regions); i++)
    {
      const double *region = regions[i];
      guint west = (guint) (mz_mercator_x (region[0]) * n), east = (guint) (mz_mercator_x (region[2]) * n);
      guint north = (guint) (mz_mercator_y (region[3]) * n), south = (guint) (mz_mercator_y (region[1]) * n);
      guint step = zoom >= 8 ? 4 : 1; /* every fourth column and row are enough of them */

      for (guint y = north; y <= south; y += step)
        for (guint x = west; x <= east; x += step)
          {
            Tile tile = { x, y };

            g_array_append_val (tiles, tile);
          }
    }
  return tiles;
}

/* Milliseconds that this thread has worked, whatever else the machine does. */
static double
used_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static void
measure (MzBasemap *basemap, guint zoom)
{
  g_autoptr (GArray) tiles = list_tiles (zoom);
  const MzTheme *theme = mz_theme_get (MZ_THEME_LIGHT);
  guint rounds = MAX (1, MIN_TILES / tiles->len), n = 0;
  double start = used_time ();

  for (guint round = 0; round < rounds; round++)
    for (guint i = 0; i < tiles->len; i++, n++)
      {
        const Tile *tile = &g_array_index (tiles, Tile, i);
        cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, MZ_TILE_PIXELS, MZ_TILE_PIXELS);
        cairo_t *cr = cairo_create (surface);

        mz_basemap_paint_tile (basemap, cr, theme, MZ_LAYERS_DEFAULT, zoom, tile->x, tile->y);
        cairo_destroy (cr);
        cairo_surface_destroy (surface);
      }
  g_print ("{\"name\":\"tile.z%u\",\"value\":%.3f,\"unit\":\"ms\",\"n\":%u}\n", zoom,
           (used_time () - start) / n, n);
}

int
main (int argc, char *argv[])
{
  MzBasemap *basemap = mz_basemap_get_bundled ();

  for (guint zoom = 0; zoom <= 8; zoom += 2)
    measure (basemap, zoom);
  return 0;
}
