/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-map-scene-private.h"

#include "mz-deliver.h"
#include "mz-mercator.h"

#define FEW 2000 /* sites that are put in clusters at once, whoever waits */

/* Pixels within which sites are one cluster, by whole zoom; the last one holds for all above. */
static const double cluster_radii[] = { 30, 30, 30, 30, 24, 23, 23, 12 };

/* What the thread gets. The scene belongs to the main thread, which frees the job. */
typedef struct
{
  MzMapScene     *scene;
  guint           version;
  MzSitePlaces   *places;
  guint          *rows;
  guint           n;
  double          radii[MZ_SCENE_N_ZOOMS];
  MzSiteClusters *clusters;
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->scene);
  mz_site_places_unref (job->places);
  g_free (job->rows);
  g_clear_pointer (&job->clusters, mz_site_clusters_unref);
  g_free (job);
}

static Job *
job_new (MzMapScene *self)
{
  MzStore *store = mz_workspace_get_sites (self->workspace);
  Job *job = g_new0 (Job, 1);
  double nearer = self->view.projection == MZ_PROJECTION_EQUAL_EARTH ? MZ_SCENE_NEARER : 1;

  if (self->places == NULL)
    self->places = mz_site_places_new (mz_dataset_get_store (mz_workspace_get_dataset (self->workspace), MZ_RECORD_SITE));
  job->scene = g_object_ref (self);
  job->version = self->wanted_version;
  job->places = mz_site_places_ref (self->places);
  job->n = mz_store_get_length (store);
  job->rows = mz_site_places_find (self->places, store);
  for (guint zoom = 0; zoom < MZ_SCENE_N_ZOOMS; zoom++)
    job->radii[zoom] = MIN (cluster_radii[MIN (zoom, G_N_ELEMENTS (cluster_radii) - 1)] * self->size_factor,
                            mz_mercator_world_pixels (zoom) / 3) * nearer;
  return job;
}

static void
run (Job *job)
{
  job->clusters = mz_site_clusters_new (job->places, g_steal_pointer (&job->rows), job->n, job->radii, MZ_SCENE_N_ZOOMS);
}

/* What has been overtaken by a newer wish is still nearer to it than what is there, unless that is newer, too. */
static void
take (MzMapScene *self, Job *job)
{
  if (job->version <= self->clusters_version)
    return;
  if (self->clusters == NULL || self->clusters->places != job->clusters->places)
    {
      g_free (self->sites);
      self->sites = g_new0 (MzSceneSite, MAX (job->places->sites->len, 1));
    }
  mz_map_scene_clear_marks (self);
  g_clear_pointer (&self->clusters, mz_site_clusters_unref);
  self->clusters = mz_site_clusters_ref (job->clusters);
  self->clusters_version = job->version;
}

static void start (MzMapScene *self);

static gboolean
deliver_on_main (gpointer data)
{
  Job *job = data;
  MzMapScene *self = job->scene;

  self->clustering = FALSE;
  take (self, job);
  if (!mz_map_scene_has_clusters (self))
    start (self);
  mz_map_scene_note_change (self, MZ_SCENE_MARKS | MZ_SCENE_LABELS);
  return G_SOURCE_REMOVE;
}

static gpointer
cluster_thread (gpointer data)
{
  run (data);
  mz_deliver (NULL, deliver_on_main, data, (GDestroyNotify) job_free);
  return NULL;
}

/* One at a time: what changes meanwhile is seen to when that is done. */
static void
start (MzMapScene *self)
{
  if (self->clustering)
    return;
  self->clustering = TRUE;
  g_thread_unref (g_thread_new ("clusters", cluster_thread, job_new (self)));
}

/** mz_map_scene_take_sites: The workspace shows other sites: puts them in clusters, or has it done. */
void
mz_map_scene_take_sites (MzMapScene *self)
{
  Job *job;

  self->wanted_version++;
  if (self->threaded && mz_store_get_length (mz_workspace_get_sites (self->workspace)) > FEW)
    {
      start (self);
      return;
    }
  job = job_new (self);
  run (job);
  take (self, job);
  job_free (job);
}

/** mz_map_scene_has_clusters: Returns: whether the clusters are those of what the workspace showed at the last update. */
gboolean
mz_map_scene_has_clusters (MzMapScene *self)
{
  return self->clusters_version == self->wanted_version;
}
