/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-map"

#include "mz-ground-painter.h"

#include "mz-deliver.h"
#include "mz-mercator.h"
#include "mz-work.h"

#define CELL        256  /* px: of a cell without ink nothing is kept */
#define MOST_MOVED  48.0 /* px that the map may have moved before it is painted anew */
#define MOST_SCALED 0.2  /* levels that it may be off while it is zoomed */
#define REST_MS     90   /* how long the zoom must rest before a scaled picture is painted anew */

struct _MzGroundPainter
{
  GObject      parent_instance;
  MzMapScene  *scene;
  GThreadPool *pool;
  GPtrArray   *cells;    /* of Cell */
  MzView       painted;  /* what the cells are for */
  MzView       shown;    /* by the last frame */
  double       scale;
  gboolean     software;
  gboolean     valid;    /* the cells are what the scene has; else at most what it had */
  gboolean     stale;    /* what is being painted is not wanted any more */
  gboolean     painting;
  guint        rest_id;
};

/* What the thread gets. The painter belongs to the main thread, which frees the job. */
typedef struct
{
  MzGroundPainter *painter;
  MzMapGround     *ground;
  double           scale;
  gboolean         software;
  GPtrArray       *cells;
} Job;

typedef struct
{
  MzPicture *picture;
  double     x, y; /* in the frame of the view that it was painted for */
} Cell;

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzGroundPainter, mz_ground_painter, G_TYPE_OBJECT)

static void
cell_free (Cell *cell)
{
  g_object_unref (cell->picture);
  g_free (cell);
}

static void
job_free (Job *job)
{
  g_object_unref (job->painter);
  mz_map_ground_unref (job->ground);
  g_ptr_array_unref (job->cells);
  g_free (job);
}

static void
add_cell (Job *job, MzPicturePad *pad, const cairo_rectangle_int_t *area)
{
  MzPicture *picture = mz_picture_pad_cut (pad, area);
  Cell *cell;

  if (picture == NULL)
    return;
  cell = g_new (Cell, 1);
  cell->picture = picture;
  cell->x = area->x / job->scale - MZ_MAP_SCENE_MARGIN;
  cell->y = area->y / job->scale - MZ_MAP_SCENE_MARGIN;
  g_ptr_array_add (job->cells, cell);
}

static void
paint_cells (Job *job)
{
  const MzView *view = mz_map_ground_get_view (job->ground);
  double width = view->width + 2 * MZ_MAP_SCENE_MARGIN, height = view->height + 2 * MZ_MAP_SCENE_MARGIN;
  int step = (int) (CELL * job->scale), right = (int) (width * job->scale), bottom = (int) (height * job->scale);
  MzPicturePad pad;
  cairo_t *cr = mz_picture_pad_begin (&pad, width, height, job->scale, job->software);

  cairo_translate (cr, MZ_MAP_SCENE_MARGIN, MZ_MAP_SCENE_MARGIN);
  mz_map_ground_paint_tints (job->ground, cr);
  mz_map_ground_paint_flows (job->ground, cr);
  mz_map_ground_paint_arcs (job->ground, cr);
  for (int y = 0; y < bottom; y += step)
    for (int x = 0; x < right; x += step)
      add_cell (job, &pad, &(cairo_rectangle_int_t) { x, y, MIN (step, right - x), MIN (step, bottom - y) });
  mz_picture_pad_clear (&pad);
}

static gboolean
deliver_on_main (gpointer data)
{
  Job *job = data;
  MzGroundPainter *self = job->painter;

  self->painting = FALSE;
  /* What has been overtaken by a change of the scene is still nearer to it than what is shown, unless sizes differ. */
  if (job->scale == self->scale && job->software == self->software)
    {
      g_ptr_array_unref (self->cells);
      self->cells = g_ptr_array_ref (job->cells);
      self->painted = *mz_map_ground_get_view (job->ground);
      self->valid = !self->stale;
    }
  self->stale = FALSE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
paint_worker (gpointer item, gpointer unused)
{
  Job *job = item;

  mz_work_begin ();
  paint_cells (job);
  mz_work_end ();
  mz_deliver (NULL, deliver_on_main, job, (GDestroyNotify) job_free);
}

static void
paint (MzGroundPainter *self)
{
  Job *job = g_new0 (Job, 1);

  job->painter = g_object_ref (self);
  job->ground = mz_map_ground_new (self->scene);
  job->scale = self->scale;
  job->software = self->software;
  job->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) cell_free);
  self->painting = TRUE;
  self->stale = FALSE;
  g_thread_pool_push (self->pool, job, NULL);
}

/* How far the middle of what is painted lies from that of the frame, in pixels. */
static void
find_offset (MzGroundPainter *self, double *x, double *y)
{
  const MzView *old = &self->painted, *now = &self->shown;
  double world = mz_mercator_world_pixels (now->zoom), centre = mz_mercator_x (now->lon);

  *x = (mz_mercator_nearest (mz_mercator_x (old->lon), centre) - centre) * world;
  *y = (mz_mercator_y (old->lat) - mz_mercator_y (now->lat)) * world;
}

static gboolean
cells_serve (MzGroundPainter *self)
{
  double x, y;

  if (!self->valid || self->painted.width != self->shown.width || self->painted.height != self->shown.height)
    return FALSE;
  if (self->painted.zoom != self->shown.zoom
      && (self->rest_id == 0 || fabs (self->painted.zoom - self->shown.zoom) > MOST_SCALED))
    return FALSE;
  find_offset (self, &x, &y);
  return fabs (x) <= MOST_MOVED && fabs (y) <= MOST_MOVED;
}

static gboolean
rest_cb (gpointer data)
{
  MzGroundPainter *self = data;

  self->rest_id = 0;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
mz_ground_painter_dispose (GObject *object)
{
  MzGroundPainter *self = MZ_GROUND_PAINTER (object);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_object (&self->scene);
  G_OBJECT_CLASS (mz_ground_painter_parent_class)->dispose (object);
}

static void
mz_ground_painter_finalize (GObject *object)
{
  MzGroundPainter *self = MZ_GROUND_PAINTER (object);

  /* Every job keeps the painter, so there are none left to wait for. */
  g_thread_pool_free (self->pool, FALSE, TRUE);
  g_ptr_array_unref (self->cells);
  G_OBJECT_CLASS (mz_ground_painter_parent_class)->finalize (object);
}

static void
mz_ground_painter_class_init (MzGroundPainterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mz_ground_painter_dispose;
  object_class->finalize = mz_ground_painter_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
mz_ground_painter_init (MzGroundPainter *self)
{
  self->pool = g_thread_pool_new (paint_worker, NULL, 1, FALSE, NULL);
  self->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) cell_free);
  self->scale = 1;
}

/** mz_ground_painter_new: @scene: (transfer none): of which each frame finds what an update has left. */
MzGroundPainter *
mz_ground_painter_new (MzMapScene *scene)
{
  MzGroundPainter *self;

  g_return_val_if_fail (MZ_IS_MAP_SCENE (scene), NULL);

  self = g_object_new (MZ_TYPE_GROUND_PAINTER, NULL);
  self->scene = g_object_ref (scene);
  return self;
}

/** mz_ground_painter_invalidate: The scene has changed otherwise than by its view. */
void
mz_ground_painter_invalidate (MzGroundPainter *self)
{
  g_return_if_fail (MZ_IS_GROUND_PAINTER (self));

  self->valid = FALSE;
  self->stale = TRUE;
}

/**
 * mz_ground_painter_snapshot:
 * @view: what the frame shows, for which the scene has been updated
 * @scale: pixels of the screen to a logical pixel
 * @software: as mz_picture_is_software() says
 */
void
mz_ground_painter_snapshot (MzGroundPainter *self, GtkSnapshot *snapshot, const MzView *view, double scale, gboolean software)
{
  double growth, x, y;

  g_return_if_fail (MZ_IS_GROUND_PAINTER (self) && view != NULL);

  if (view->zoom != self->shown.zoom)
    {
      g_clear_handle_id (&self->rest_id, g_source_remove);
      self->rest_id = g_timeout_add (REST_MS, rest_cb, self);
    }
  if (scale != self->scale || software != self->software)
    {
      self->scale = scale;
      self->software = software;
      g_ptr_array_set_size (self->cells, 0);
      self->valid = FALSE;
    }
  self->shown = *view;
  if (!self->painting && !cells_serve (self))
    paint (self);
  if (self->cells->len == 0)
    return;

  growth = exp2 (view->zoom - self->painted.zoom);
  find_offset (self, &x, &y);
  x += view->width / 2 - growth * self->painted.width / 2;
  y += view->height / 2 - growth * self->painted.height / 2;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (round (x * scale) / scale),
                                                          (float) (round (y * scale) / scale)));
  if (growth != 1)
    gtk_snapshot_scale (snapshot, (float) growth, (float) growth);
  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = g_ptr_array_index (self->cells, i);

      mz_picture_append (cell->picture, snapshot, cell->x, cell->y);
    }
  gtk_snapshot_restore (snapshot);
}

/** mz_ground_painter_is_complete: Returns: whether the last frame has shown what the scene had. */
gboolean
mz_ground_painter_is_complete (MzGroundPainter *self)
{
  g_return_val_if_fail (MZ_IS_GROUND_PAINTER (self), FALSE);

  return !self->painting && cells_serve (self);
}
