/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>

#include "mz-basemap-source.h"
#include "mz-picture.h"
#include "mz-stand-in.h"
#include "mz-test.h"
#include "mz-tile-cache.h"

#define WAIT_MS 20000
#define SIDE    8 /* of the pictures made here, in pixels */

/* A tile that is asked for. */
typedef struct
{
  ShumateTile  *tile;
  GCancellable *cancellable;
  GError       *error;
  gboolean      ended;
  guint         turn; /* how many had ended before it */
} Wish;

static guint n_ended;

static MzBasemapSource *
make_source (void)
{
  n_ended = 0;
  return mz_basemap_source_new (mz_basemap_get_bundled (), MZ_THEME_LIGHT, MZ_LAYER_WATER | MZ_LAYER_BORDERS, 1, TRUE);
}

static void
filled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Wish *wish = data;

  shumate_map_source_fill_tile_finish (SHUMATE_MAP_SOURCE (source), result, &wish->error);
  wish->ended = TRUE;
  wish->turn = n_ended++;
}

static void
ask (MzBasemapSource *source, Wish *wish, guint zoom, guint x, guint y, gboolean cancelled)
{
  *wish = (Wish) { .tile = shumate_tile_new_full ((int) x, (int) y, MZ_BASEMAP_SOURCE_TILE_SIZE, (int) zoom),
                   .cancellable = g_cancellable_new () };
  if (cancelled)
    g_cancellable_cancel (wish->cancellable);
  shumate_map_source_fill_tile_async (SHUMATE_MAP_SOURCE (source), wish->tile, wish->cancellable, filled_cb, wish);
}

static gboolean
has_ended (gpointer data)
{
  return ((Wish *) data)->ended;
}

static void
wait_for (Wish *wish)
{
  g_assert_true (mz_test_wait_until (has_ended, wish, WAIT_MS));
}

static void
clear (Wish *wish)
{
  g_object_unref (wish->tile);
  g_object_unref (wish->cancellable);
  g_clear_error (&wish->error);
}

static gboolean
is_null (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* Lets go of the source and waits until it has painted what it was about to. */
static void
drop (MzBasemapSource *source)
{
  g_object_add_weak_pointer (G_OBJECT (source), (gpointer *) &source);
  g_object_unref (source);
  g_assert_true (mz_test_wait_until (is_null, &source, WAIT_MS));
}

static void
test_newest_first (void)
{
  MzBasemapSource *source = make_source ();
  Wish wishes[40];
  guint early = 0, late = 0;

  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    ask (source, &wishes[i], 5, i % 8 + 12, i / 8 + 8, FALSE);
  g_assert_false (mz_basemap_source_is_idle (source));
  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    {
      wait_for (&wishes[i]);
      g_assert_no_error (wishes[i].error);
      if (i < G_N_ELEMENTS (wishes) / 2)
        early += wishes[i].turn;
      else
        late += wishes[i].turn;
      clear (&wishes[i]);
    }
  g_assert_cmpuint (late, <, early);
  g_assert_true (mz_basemap_source_is_idle (source));
  drop (source);
}

static void
test_cancelled (void)
{
  MzBasemapSource *source = make_source ();
  Wish wishes[10];

  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    ask (source, &wishes[i], 5, 16 + i, 10, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    {
      wait_for (&wishes[i]);
      g_assert_error (wishes[i].error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_null (shumate_tile_get_paintable (wishes[i].tile));
      clear (&wishes[i]);
    }
  drop (source);
}

static void
test_stand_in_first (void)
{
  MzBasemapSource *source = make_source ();
  Wish wish;

  ask (source, &wish, 3, 5, 3, FALSE);
  g_assert_null (shumate_tile_get_paintable (wish.tile));
  wait_for (&wish);
  clear (&wish);

  ask (source, &wish, 6, 42, 27, FALSE);
  g_assert_true (MZ_IS_STAND_IN (shumate_tile_get_paintable (wish.tile)));
  g_assert_cmpint (shumate_tile_get_state (wish.tile), ==, SHUMATE_STATE_LOADING);
  wait_for (&wish);
  g_assert_true (MZ_IS_PICTURE (shumate_tile_get_paintable (wish.tile)));
  g_assert_cmpint (shumate_tile_get_state (wish.tile), ==, SHUMATE_STATE_DONE);
  clear (&wish);

  /* What has been painted is there at once. */
  ask (source, &wish, 6, 42, 27, FALSE);
  g_assert_true (MZ_IS_PICTURE (shumate_tile_get_paintable (wish.tile)));
  g_assert_cmpint (shumate_tile_get_state (wish.tile), ==, SHUMATE_STATE_DONE);
  g_assert_true (mz_basemap_source_is_idle (source));
  wait_for (&wish);
  g_assert_no_error (wish.error);
  clear (&wish);
  drop (source);
}

/* Whether some tile far from any that was asked for has one to stand in for it. */
static gboolean
has_ground (gpointer data)
{
  Wish wish;
  gboolean result;

  ask (data, &wish, 8, 3, 200, TRUE);
  result = shumate_tile_get_paintable (wish.tile) != NULL;
  wait_for (&wish);
  clear (&wish);
  return result;
}

static void
test_ground (void)
{
  MzBasemapSource *source = make_source ();
  Wish wish;

  ask (source, &wish, 8, 200, 100, FALSE);
  wait_for (&wish);
  clear (&wish);
  g_assert_true (mz_test_wait_until (has_ground, source, WAIT_MS));
  drop (source);
}

static void
test_dropped_at_work (void)
{
  MzBasemapSource *source = make_source ();
  Wish wishes[20];

  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    ask (source, &wishes[i], 4, i % 16, i / 16 + 4, FALSE);
  drop (source);
  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    {
      wait_for (&wishes[i]);
      g_assert_no_error (wishes[i].error);
      clear (&wishes[i]);
    }
}

/* Four squares of red, green, blue and white, or one colour. */
static MzPicture *
make_picture (const double *color)
{
  static const double four[4][3] = { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 }, { 1, 1, 1 } };
  MzPicturePad pad;
  cairo_t *cr = mz_picture_pad_begin (&pad, SIDE, SIDE, 1, TRUE);

  for (guint i = 0; i < 4; i++)
    {
      const double *rgb = color != NULL ? color : four[i];

      cairo_set_source_rgb (cr, rgb[0], rgb[1], rgb[2]);
      cairo_rectangle (cr, i % 2 * SIDE / 2.0, i / 2 * SIDE / 2.0, SIDE / 2.0, SIDE / 2.0);
      cairo_fill (cr);
    }
  return mz_picture_pad_end (&pad);
}

static void
test_cache_is_bounded (void)
{
  g_autoptr (MzPicture) picture = make_picture (NULL);
  gsize one = mz_picture_get_bytes (picture);
  MzTileCache *cache = mz_tile_cache_new (4 * one);

  g_assert_cmpuint (one, ==, SIDE * SIDE * 4);
  for (guint i = 0; i < 16; i++)
    mz_tile_cache_add (cache, 2, i % 4, i / 4, picture);
  for (guint i = 0; i < 4; i++)
    mz_tile_cache_add (cache, 5, i, 0, picture);
  g_assert_true (mz_tile_cache_lookup (cache, 5, 0, 0) == picture);
  mz_tile_cache_add (cache, 5, 4, 0, picture);
  mz_tile_cache_add (cache, 5, 4, 0, picture);
  g_assert_cmpuint (mz_tile_cache_get_bytes (cache), ==, 4 * one);
  g_assert_true (mz_tile_cache_lookup (cache, 5, 0, 0) == picture);
  g_assert_null (mz_tile_cache_lookup (cache, 5, 1, 0));
  g_assert_true (mz_tile_cache_lookup (cache, 5, 2, 0) == picture);
  for (guint i = 0; i < 100; i++)
    mz_tile_cache_add (cache, 9, i, i, picture);
  g_assert_cmpuint (mz_tile_cache_get_bytes (cache), ==, 4 * one);
  for (guint i = 0; i < 16; i++)
    g_assert_true (mz_tile_cache_lookup (cache, 2, i % 4, i / 4) == picture);
  mz_tile_cache_free (cache);
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guint8 *row = cairo_image_surface_get_data (surface) + (gsize) y * cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (gconstpointer) row)[x] & 0xffffff;
}

static cairo_surface_t *
draw (GdkPaintable *paintable)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 16, 16);
  cairo_t *cr = cairo_create (surface);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  gdk_paintable_snapshot (paintable, snapshot, 16, 16);
  node = gtk_snapshot_free_to_node (snapshot);
  gsk_render_node_draw (node, cr);
  gsk_render_node_unref (node);
  cairo_destroy (cr);
  return surface;
}

static void
test_stand_in_picture (void)
{
  static const double black[] = { 0, 0, 0 };
  g_autoptr (MzPicture) above = make_picture (NULL), below = make_picture (black);
  MzTileCache *cache = mz_tile_cache_new (1000 * 1000);
  GdkPaintable *paintable;
  cairo_surface_t *surface;

  g_assert_null (mz_tile_cache_make_stand_in (cache, 4, 11, 6));
  mz_tile_cache_add (cache, 3, 5, 3, above);

  /* The upper right quarter of the tile above it. */
  paintable = mz_tile_cache_make_stand_in (cache, 4, 11, 6);
  surface = draw (paintable);
  g_assert_cmphex (get_pixel (surface, 8, 8), ==, 0x00ff00);
  g_assert_cmphex (get_pixel (surface, 15, 0), ==, 0x00ff00);
  cairo_surface_destroy (surface);
  g_object_unref (paintable);

  /* Two above it, the lower left quarter, with one of the four below over it. */
  mz_tile_cache_add (cache, 6, 43, 31, below);
  paintable = mz_tile_cache_make_stand_in (cache, 5, 21, 15);
  surface = draw (paintable);
  g_assert_cmphex (get_pixel (surface, 4, 12), ==, 0x0000ff);
  g_assert_cmphex (get_pixel (surface, 4, 4), ==, 0x0000ff);
  g_assert_cmphex (get_pixel (surface, 12, 12), ==, 0x000000);
  cairo_surface_destroy (surface);
  g_object_unref (paintable);
  mz_tile_cache_free (cache);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  gtk_init ();
  g_test_add_func ("/map/basemap-source/newest-first", test_newest_first);
  g_test_add_func ("/map/basemap-source/cancelled", test_cancelled);
  g_test_add_func ("/map/basemap-source/stand-in-first", test_stand_in_first);
  g_test_add_func ("/map/basemap-source/ground", test_ground);
  g_test_add_func ("/map/basemap-source/dropped-at-work", test_dropped_at_work);
  g_test_add_func ("/map/tile-cache/bounded", test_cache_is_bounded);
  g_test_add_func ("/map/tile-cache/stand-in", test_stand_in_picture);
  return g_test_run ();
}
