/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-map"

#include "mz-basemap-source.h"

#include "mz-mercator.h"
#include "mz-picture.h"

#define MAX_ZOOM 10

struct _MzBasemapSource
{
  ShumateMapSource parent_instance;
  MzBasemap       *basemap;
  MzThemeKind      theme;
  MzLayers         layers;
  int              scale;
  gboolean         software;
  GThreadPool     *pool;
  guint            n_jobs;  /* asked for so far */
  guint            n_ended; /* of them */
};

G_DEFINE_FINAL_TYPE (MzBasemapSource, mz_basemap_source, SHUMATE_TYPE_MAP_SOURCE)

/* What a thread gets. Tile and task belong to the main thread, which frees the job. */
typedef struct
{
  GTask        *task;
  ShumateTile  *tile;
  GCancellable *cancellable;
  MzBasemap    *basemap;
  MzThemeKind   theme;
  MzLayers      layers;
  double        scale;
  gboolean      software;
  guint         zoom, x, y;
  guint         serial;
  MzPicture    *picture;
} TileJob;

static void
tile_job_free (TileJob *job)
{
  g_clear_object (&job->picture);
  g_clear_object (&job->cancellable);
  g_object_unref (job->tile);
  g_object_unref (job->task);
  mz_basemap_unref (job->basemap);
  g_free (job);
}

static MzPicture *
paint_tile (TileJob *job)
{
  MzPicturePad pad;
  cairo_t *cr = mz_picture_pad_begin (&pad, MZ_TILE_PIXELS, MZ_TILE_PIXELS, job->scale, job->software);

  mz_basemap_paint_tile (job->basemap, cr, mz_theme_get (job->theme), job->layers, job->zoom, job->x, job->y);
  return mz_picture_pad_end (&pad);
}

static gboolean
deliver_on_main (gpointer data)
{
  TileJob *job = data;

  MZ_BASEMAP_SOURCE (g_task_get_source_object (job->task))->n_ended++;
  if (job->picture == NULL)
    {
      g_task_return_new_error (job->task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The tile is not wanted any more");
      return G_SOURCE_REMOVE;
    }
  shumate_tile_set_paintable (job->tile, GDK_PAINTABLE (job->picture));
  shumate_tile_set_state (job->tile, SHUMATE_STATE_DONE);
  g_task_return_boolean (job->task, TRUE);
  return G_SOURCE_REMOVE;
}

static void
render_worker (gpointer item, gpointer unused)
{
  TileJob *job = item;

  if (!g_cancellable_is_cancelled (job->cancellable))
    job->picture = paint_tile (job);
  g_main_context_invoke_full (NULL, G_PRIORITY_DEFAULT, deliver_on_main, job, (GDestroyNotify) tile_job_free);
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
  TileJob *job = g_new0 (TileJob, 1);

  job->task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (job->task, mz_basemap_source_fill_tile_async);
  job->tile = g_object_ref (tile);
  job->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  job->basemap = mz_basemap_ref (self->basemap);
  job->theme = self->theme;
  job->layers = self->layers;
  job->scale = self->scale;
  job->software = self->software;
  job->zoom = shumate_tile_get_zoom_level (tile);
  job->x = shumate_tile_get_x (tile);
  job->y = shumate_tile_get_y (tile);
  job->serial = self->n_jobs++;
  shumate_tile_set_state (tile, SHUMATE_STATE_LOADING);
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
  MzLayers own = layers & (MZ_LAYER_WATER | MZ_LAYER_BORDERS | MZ_LAYER_GRATICULE);
  g_autofree char *id = g_strdup_printf ("monazite-%d-%u-%d-%d", (int) theme, (guint) own, scale, software);
  MzBasemapSource *self;

  g_return_val_if_fail (basemap != NULL && theme < MZ_N_THEMES && scale >= 1, NULL);

  self = g_object_new (MZ_TYPE_BASEMAP_SOURCE, "id", id, "name", "Natural Earth", "license", "Natural Earth, public domain",
                       "min-zoom-level", 0, "max-zoom-level", MAX_ZOOM, "tile-size", MZ_BASEMAP_SOURCE_TILE_SIZE,
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
