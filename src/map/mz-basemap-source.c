/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-map"

#include "mz-basemap-source.h"

#include "mz-deliver.h"
#include "mz-limits.h"
#include "mz-mercator.h"
#include "mz-picture.h"
#include "mz-tile-cache.h"
#include "mz-work.h"

#define MAX_BYTES (64 * 1024 * 1024) /* of tiles that are kept */

struct _MzBasemapSource
{
  ShumateMapSource parent_instance;
  MzBasemap       *basemap;
  MzThemeKind      theme;
  MzLayers         layers;
  int              scale;
  gboolean         software;
  GThreadPool     *pool;
  MzTileCache     *cache;
  gboolean         has_ground; /* or it is being painted */
  guint            n_jobs;     /* asked for so far */
  guint            n_ended;    /* of them */
};

G_DEFINE_FINAL_TYPE (MzBasemapSource, mz_basemap_source, SHUMATE_TYPE_MAP_SOURCE)

/* What a thread gets. Source, tile and task belong to the main thread, which frees the job. */
typedef struct
{
  MzBasemapSource *source;
  GTask           *task; /* (nullable): without one it is painted to stand in for others */
  ShumateTile     *tile; /* (nullable): the same */
  GCancellable    *cancellable;
  MzBasemap       *basemap;
  MzThemeKind      theme;
  MzLayers         layers;
  double           scale;
  gboolean         software;
  guint            zoom, x, y;
  guint            serial; /* 0 without a tile */
  MzPicture       *picture;
} TileJob;

static void
tile_job_free (TileJob *job)
{
  g_clear_object (&job->picture);
  g_clear_object (&job->cancellable);
  g_clear_object (&job->tile);
  g_clear_object (&job->task);
  mz_basemap_unref (job->basemap);
  g_object_unref (job->source);
  g_free (job);
}

static TileJob *
tile_job_new (MzBasemapSource *self, guint zoom, guint x, guint y)
{
  TileJob *job = g_new0 (TileJob, 1);

  job->source = g_object_ref (self);
  job->basemap = mz_basemap_ref (self->basemap);
  job->theme = self->theme;
  job->layers = self->layers;
  job->scale = self->scale;
  job->software = self->software;
  job->zoom = zoom;
  job->x = x;
  job->y = y;
  return job;
}

static MzPicture *
paint_tile (TileJob *job)
{
  MzPicturePad pad;
  MzPicture *picture;
  cairo_t *cr;

  mz_work_begin ();
  cr = mz_picture_pad_begin (&pad, MZ_TILE_PIXELS, MZ_TILE_PIXELS, job->scale, job->software);
  mz_basemap_paint_tile (job->basemap, cr, mz_theme_get (job->theme), job->layers, job->zoom, job->x, job->y);
  picture = mz_picture_pad_end (&pad);
  mz_work_end ();
  return picture;
}

/* When there is nothing else to do: the tiles of the whole world, so that every other has one to stand in for it. */
static void
paint_ground (MzBasemapSource *self)
{
  self->has_ground = TRUE;
  for (guint zoom = 0; zoom <= MZ_TILE_CACHE_GROUND_ZOOM; zoom++)
    for (guint i = 0; i < 1u << 2 * zoom; i++)
      {
        guint x = i >> zoom, y = i & ((1u << zoom) - 1);

        if (mz_tile_cache_lookup (self->cache, zoom, x, y) == NULL)
          g_thread_pool_push (self->pool, tile_job_new (self, zoom, x, y), NULL);
      }
}

static void
hand_over (ShumateTile *tile, MzPicture *picture, GTask *task)
{
  shumate_tile_set_paintable (tile, GDK_PAINTABLE (picture));
  shumate_tile_set_state (tile, SHUMATE_STATE_DONE);
  g_task_return_boolean (task, TRUE);
}

static gboolean
deliver_on_main (gpointer data)
{
  TileJob *job = data;
  MzBasemapSource *self = job->source;

  if (job->picture != NULL)
    mz_tile_cache_add (self->cache, job->zoom, job->x, job->y, job->picture);
  if (job->tile == NULL)
    return G_SOURCE_REMOVE;
  self->n_ended++;
  if (job->picture != NULL)
    hand_over (job->tile, job->picture, job->task);
  else
    g_task_return_new_error (job->task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The tile is not wanted any more");
  if (!self->has_ground && mz_basemap_source_is_idle (self))
    paint_ground (self);
  return G_SOURCE_REMOVE;
}

static void
render_worker (gpointer item, gpointer unused)
{
  TileJob *job = item;

  if (!g_cancellable_is_cancelled (job->cancellable))
    job->picture = paint_tile (job);
  mz_deliver (NULL, deliver_on_main, job, (GDestroyNotify) tile_job_free);
}

static int
newest_first (gconstpointer a, gconstpointer b, gpointer unused)
{
  const TileJob *x = a, *y = b;

  return (y->serial > x->serial) - (y->serial < x->serial);
}

static void
mz_basemap_source_fill_tile_async (ShumateMapSource *source, ShumateTile *tile, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer data)
{
  MzBasemapSource *self = MZ_BASEMAP_SOURCE (source);
  guint zoom = shumate_tile_get_zoom_level (tile), x = shumate_tile_get_x (tile), y = shumate_tile_get_y (tile);
  MzPicture *picture = mz_tile_cache_lookup (self->cache, zoom, x, y);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  g_autoptr (GdkPaintable) stand_in = NULL;
  TileJob *job;

  g_task_set_source_tag (task, mz_basemap_source_fill_tile_async);
  if (picture != NULL)
    {
      hand_over (tile, picture, task);
      return;
    }
  stand_in = mz_tile_cache_make_stand_in (self->cache, zoom, x, y);
  shumate_tile_set_paintable (tile, stand_in);
  shumate_tile_set_state (tile, SHUMATE_STATE_LOADING);
  job = tile_job_new (self, zoom, x, y);
  job->task = g_steal_pointer (&task);
  job->tile = g_object_ref (tile);
  g_set_object (&job->cancellable, cancellable);
  job->serial = ++self->n_jobs;
  g_thread_pool_push (self->pool, job, NULL);
}

static gboolean
mz_basemap_source_fill_tile_finish (ShumateMapSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
mz_basemap_source_finalize (GObject *object)
{
  MzBasemapSource *self = MZ_BASEMAP_SOURCE (object);

  /* Every job keeps the source, so there are none left to wait for. */
  g_thread_pool_free (self->pool, FALSE, TRUE);
  mz_tile_cache_free (self->cache);
  mz_basemap_unref (self->basemap);
  G_OBJECT_CLASS (mz_basemap_source_parent_class)->finalize (object);
}

static void
mz_basemap_source_class_init (MzBasemapSourceClass *klass)
{
  ShumateMapSourceClass *source_class = SHUMATE_MAP_SOURCE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mz_basemap_source_finalize;
  source_class->fill_tile_async = mz_basemap_source_fill_tile_async;
  source_class->fill_tile_finish = mz_basemap_source_fill_tile_finish;
}

static void
mz_basemap_source_init (MzBasemapSource *self)
{
  self->cache = mz_tile_cache_new (MAX_BYTES);
  self->pool = g_thread_pool_new (render_worker, NULL, MAX (1, (int) g_get_num_processors () - 1), TRUE, NULL);
  g_thread_pool_set_sort_function (self->pool, newest_first, NULL);
}

/**
 * mz_basemap_source_new:
 * @layers: only those of the base map count
 * @scale: pixels of a tile to each of the 256 that it is drawn with, 1 or more
 * @software: as mz_picture_is_software() says
 */
MzBasemapSource *
mz_basemap_source_new (MzBasemap *basemap, MzThemeKind theme, MzLayers layers, int scale, gboolean software)
{
  MzLayers own = layers & (MZ_LAYER_WATER | MZ_LAYER_BORDERS | MZ_LAYER_GRATICULE | MZ_BORDERS_WITHOUT_DISPUTED);
  g_autofree char *id = g_strdup_printf ("monazite-%d-%u-%d-%d", (int) theme, (guint) own, scale, software);
  MzBasemapSource *self;

  g_return_val_if_fail (basemap != NULL && theme < MZ_N_THEMES && scale >= 1, NULL);

  self = g_object_new (MZ_TYPE_BASEMAP_SOURCE, "id", id, "name", "Natural Earth", "license", "Natural Earth, public domain",
                       "min-zoom-level", 0, "max-zoom-level", (guint) MZ_MAP_MAX_ZOOM, "tile-size", MZ_BASEMAP_SOURCE_TILE_SIZE,
                       "projection", SHUMATE_MAP_PROJECTION_MERCATOR, NULL);
  self->basemap = mz_basemap_ref (basemap);
  self->theme = theme;
  self->layers = own;
  self->scale = scale;
  self->software = software;
  return self;
}

/** mz_basemap_source_is_idle: Returns: whether every tile that was asked for has been delivered or given up. */
gboolean
mz_basemap_source_is_idle (MzBasemapSource *self)
{
  g_return_val_if_fail (MZ_IS_BASEMAP_SOURCE (self), TRUE);

  return self->n_ended == self->n_jobs;
}
