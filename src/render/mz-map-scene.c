/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-map-scene.h"

#include "mz-map-scene-private.h"
#include "mz-mercator.h"

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzMapScene, mz_map_scene, G_TYPE_OBJECT)

void
mz_map_scene_note_change (MzMapScene *self, MzSceneChange change)
{
  self->changes |= change;
  if (self->announced)
    return;
  self->announced = TRUE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
sites_changed_cb (GListModel *model, guint position, guint removed, guint added, MzMapScene *self)
{
  mz_map_scene_note_change (self, MZ_SCENE_SITES | MZ_SCENE_LABELS);
}

static void
agreements_changed_cb (GListModel *model, guint position, guint removed, guint added, MzMapScene *self)
{
  mz_map_scene_note_change (self, MZ_SCENE_ARCS | MZ_SCENE_LABELS);
}

static void
flows_changed_cb (GListModel *model, guint position, guint removed, guint added, MzMapScene *self)
{
  mz_map_scene_note_change (self, MZ_SCENE_FLOWS | MZ_SCENE_LABELS);
}

static void
measures_changed_cb (GListModel *model, guint position, guint removed, guint added, MzMapScene *self)
{
  mz_map_scene_note_change (self, MZ_SCENE_TINTS | MZ_SCENE_LABELS);
}

static void
date_changed_cb (MzWorkspace *workspace, GParamSpec *pspec, MzMapScene *self)
{
  mz_map_scene_note_change (self, MZ_SCENE_STATES | MZ_SCENE_ARCS | MZ_SCENE_TINTS | MZ_SCENE_LABELS);
}

static void
selection_changed_cb (MzWorkspace *workspace, GParamSpec *pspec, MzMapScene *self)
{
  mz_map_scene_note_change (self, MZ_SCENE_SELECTION | MZ_SCENE_LABELS);
}

static void
layers_changed_cb (MzWorkspace *workspace, GParamSpec *pspec, MzMapScene *self)
{
  mz_map_scene_note_change (self, MZ_SCENE_LABELS);
}

static void
dataset_changed_cb (MzDataset *dataset, MzMapScene *self)
{
  g_clear_pointer (&self->country_names, g_hash_table_unref);
  g_clear_pointer (&self->places, mz_site_places_unref);
  mz_map_scene_note_change (self, MZ_SCENE_ALL);
}

static void
mz_map_scene_finalize (GObject *object)
{
  MzMapScene *self = MZ_MAP_SCENE (object);

  mz_map_scene_clear_labels (self);
  mz_map_scene_clear_tints (self);
  mz_map_scene_clear_flows (self);
  mz_map_scene_clear_arcs (self);
  mz_map_scene_clear_pairs (self);
  mz_map_scene_clear_marks (self);
  g_array_unref (self->labels);
  g_array_unref (self->notes);
  g_array_unref (self->tints);
  g_array_unref (self->flows);
  g_array_unref (self->arcs);
  g_array_unref (self->pairs);
  g_array_unref (self->marks);
  g_array_unref (self->obstacles);
  g_free (self->sites);
  g_clear_pointer (&self->clusters, mz_site_clusters_unref);
  g_clear_pointer (&self->places, mz_site_places_unref);
  g_clear_pointer (&self->country_names, g_hash_table_unref);
  g_clear_object (&self->focus);
  g_free (self->base_places);
  g_clear_pointer (&self->basemap, mz_basemap_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (mz_map_scene_parent_class)->finalize (object);
}

static void
mz_map_scene_class_init (MzMapSceneClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mz_map_scene_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
mz_map_scene_init (MzMapScene *self)
{
  self->theme = MZ_THEME_LIGHT;
  self->text_factor = self->size_factor = 1;
  self->changes = MZ_SCENE_ALL;
  self->obstacles = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));
  self->marks = g_array_new (FALSE, TRUE, sizeof (MzSceneMark));
  self->pairs = g_array_new (FALSE, TRUE, sizeof (MzScenePair));
  self->arcs = g_array_new (FALSE, TRUE, sizeof (MzSceneArc));
  self->flows = g_array_new (FALSE, TRUE, sizeof (MzSceneFlow));
  self->tints = g_array_new (FALSE, TRUE, sizeof (MzMapTint));
  self->notes = g_array_new (FALSE, TRUE, sizeof (MzSceneNote));
  self->labels = g_array_new (FALSE, TRUE, sizeof (MzSceneLabel));
}

static double *
find_places (MzBasemap *basemap)
{
  guint n = mz_basemap_get_n_labels (basemap);
  double *places = g_new (double, MAX (2 * n, 1));

  for (guint i = 0; i < n; i++)
    {
      places[2 * i] = mz_mercator_x (mz_basemap_peek_label (basemap, i)->lon);
      places[2 * i + 1] = mz_mercator_y (mz_basemap_peek_label (basemap, i)->lat);
    }
  return places;
}

/**
 * mz_map_scene_new:
 * @workspace: (transfer none)
 * @basemap: (nullable) (transfer none): without it there are no seas, regions and towns, and no shapes of countries
 *
 * Returns: (transfer full): a scene that has seen no view yet.
 */
MzMapScene *
mz_map_scene_new (MzWorkspace *workspace, MzBasemap *basemap)
{
  MzMapScene *self;

  g_return_val_if_fail (MZ_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (MZ_TYPE_MAP_SCENE, NULL);
  self->workspace = g_object_ref (workspace);
  self->basemap = basemap != NULL ? mz_basemap_ref (basemap) : NULL;
  self->base_places = basemap != NULL ? find_places (basemap) : NULL;
  g_signal_connect_object (mz_workspace_get_sites (workspace), "items-changed", G_CALLBACK (sites_changed_cb), self,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (mz_workspace_get_agreements (workspace), "items-changed", G_CALLBACK (agreements_changed_cb), self,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (mz_workspace_get_flows (workspace), "items-changed", G_CALLBACK (flows_changed_cb), self,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (mz_workspace_get_measures (workspace), "items-changed", G_CALLBACK (measures_changed_cb), self,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (workspace, "notify::date", G_CALLBACK (date_changed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (workspace, "notify::selection", G_CALLBACK (selection_changed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (workspace, "notify::layers", G_CALLBACK (layers_changed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (mz_workspace_get_dataset (workspace), "changed", G_CALLBACK (dataset_changed_cb), self,
                           G_CONNECT_DEFAULT);
  return self;
}

/** mz_map_scene_get_workspace: Returns: (transfer none): what it shows. */
MzWorkspace *
mz_map_scene_get_workspace (MzMapScene *self)
{
  g_return_val_if_fail (MZ_IS_MAP_SCENE (self), NULL);

  return self->workspace;
}

void
mz_map_scene_set_theme (MzMapScene *self, MzThemeKind theme)
{
  g_return_if_fail (MZ_IS_MAP_SCENE (self) && theme < MZ_N_THEMES);

  self->theme = theme;
}

const MzTheme *
mz_map_scene_theme (MzMapScene *self)
{
  return mz_theme_get (self->theme);
}

/** mz_map_scene_set_text_factor: @factor: what sizes of text are multiplied by, above 0. */
void
mz_map_scene_set_text_factor (MzMapScene *self, double factor)
{
  g_return_if_fail (MZ_IS_MAP_SCENE (self) && factor > 0);

  if (self->text_factor != factor)
    self->changes |= MZ_SCENE_LABELS;
  self->text_factor = factor;
}

/** mz_map_scene_set_size_factor: @factor: what symbols, rings and lines are multiplied by, above 0: larger for a projector. */
void
mz_map_scene_set_size_factor (MzMapScene *self, double factor)
{
  g_return_if_fail (MZ_IS_MAP_SCENE (self) && factor > 0);

  if (self->size_factor != factor)
    self->changes |= MZ_SCENE_SITES | MZ_SCENE_LABELS;
  self->size_factor = factor;
}

/**
 * mz_map_scene_set_most_labels:
 * @most: how many names of sites and words about arcs, flows and measures there may be, and as many of countries: for a room
 *   that has to read them; then seas, regions and towns have none. 0: as many as have room
 */
void
mz_map_scene_set_most_labels (MzMapScene *self, guint most)
{
  g_return_if_fail (MZ_IS_MAP_SCENE (self));

  if (self->most_labels != most)
    self->changes |= MZ_SCENE_LABELS;
  self->most_labels = most;
}

/**
 * mz_map_scene_set_threaded:
 * @threaded: whether many sites are put in clusters by a thread while those before stay; needs a running main loop. Else, and at
 *   first, an update does it before it returns.
 */
void
mz_map_scene_set_threaded (MzMapScene *self, gboolean threaded)
{
  g_return_if_fail (MZ_IS_MAP_SCENE (self));

  self->threaded = threaded;
}

/** mz_map_scene_is_complete: Returns: whether an update would change nothing, now and when a thread is done. */
gboolean
mz_map_scene_is_complete (MzMapScene *self)
{
  g_return_val_if_fail (MZ_IS_MAP_SCENE (self), FALSE);

  return self->changes == 0 && mz_map_scene_has_clusters (self);
}

/** mz_map_scene_set_focus: @record: (nullable) (transfer none): the site that the keyboard is on. */
void
mz_map_scene_set_focus (MzMapScene *self, MzRecord *record)
{
  g_return_if_fail (MZ_IS_MAP_SCENE (self) && (record == NULL || MZ_IS_RECORD (record)));

  if (g_set_object (&self->focus, record))
    self->changes |= MZ_SCENE_SELECTION;
}

/** mz_map_scene_set_obstacles: @boxes: where something lies over the map, in pixels of the frame: no label goes there. */
void
mz_map_scene_set_obstacles (MzMapScene *self, const cairo_rectangle_t *boxes, guint n)
{
  g_return_if_fail (MZ_IS_MAP_SCENE (self) && (boxes != NULL || n == 0));

  if (n == self->obstacles->len
      && (n == 0 || memcmp (boxes, self->obstacles->data, n * sizeof (cairo_rectangle_t)) == 0))
    return;
  g_array_set_size (self->obstacles, 0);
  if (n > 0)
    g_array_append_vals (self->obstacles, boxes, n);
  self->changes |= MZ_SCENE_LABELS;
}

void
mz_map_scene_project (MzMapScene *self, double mx, double my, double *x, double *y)
{
  mz_projector_apply (&self->projector, mz_mercator_nearest (mx, self->projector.middle_mx), my, x, y);
}

void
mz_map_scene_copies (MzMapScene *self, double west, double north, double east, double south, int *first, int *last)
{
  if (self->view.width <= 0 || self->view.height <= 0 || self->view.projection == MZ_PROJECTION_EQUAL_EARTH)
    {
      *first = *last = 0;
      return;
    }
  *first = (int) ceil (-east / self->world);
  *last = (int) floor ((self->view.width - west) / self->world);
  if (south < 0 || north > self->view.height)
    *last = *first - 1;
}

/**
 * mz_map_scene_update:
 * @view: what the frame shows
 *
 * Works out what is in the view. Costs little where only the centre has moved.
 *
 * Returns: whether anything may have changed since the last time.
 */
gboolean
mz_map_scene_update (MzMapScene *self, const MzView *view)
{
  g_return_val_if_fail (MZ_IS_MAP_SCENE (self) && view != NULL, FALSE);

  if (self->changes == 0 && self->has_view && mz_view_equal (&self->view, view))
    return FALSE;

  if (self->view.projection != view->projection)
    self->changes |= MZ_SCENE_SITES | MZ_SCENE_LABELS;
  self->view = *view;
  self->has_view = TRUE;
  mz_projector_init (&self->projector, view);
  self->world = self->projector.world;
  self->left = view->width / 2 - mz_mercator_x (view->lon) * self->world;
  self->top = view->height / 2 - mz_mercator_y (view->lat) * self->world;
  mz_map_scene_update_marks (self);
  mz_map_scene_update_flows (self);
  mz_map_scene_update_arcs (self);
  mz_map_scene_update_tints (self);
  mz_map_scene_update_labels (self);
  self->changes = 0;
  self->announced = FALSE;
  return TRUE;
}

/** mz_map_scene_get_view: Returns: (transfer none): that of the last update. */
const MzView *
mz_map_scene_get_view (MzMapScene *self)
{
  g_return_val_if_fail (MZ_IS_MAP_SCENE (self), NULL);

  return &self->view;
}

/** mz_map_scene_get_world: Returns: pixels round the world. */
double
mz_map_scene_get_world (MzMapScene *self)
{
  g_return_val_if_fail (MZ_IS_MAP_SCENE (self), 0);

  return self->world;
}

/** mz_map_scene_get_n_marks: Returns: how many sites and clusters there are in the frame and round about it. */
guint
mz_map_scene_get_n_marks (MzMapScene *self)
{
  g_return_val_if_fail (MZ_IS_MAP_SCENE (self), 0);

  return self->marks->len;
}

/** mz_map_scene_peek_mark: Returns: (transfer none): in the order of drawing; it is there until the next update. */
const MzMapMark *
mz_map_scene_peek_mark (MzMapScene *self, guint i)
{
  g_return_val_if_fail (MZ_IS_MAP_SCENE (self) && i < self->marks->len, NULL);

  return &g_array_index (self->marks, MzSceneMark, i).mark;
}

guint
mz_map_scene_get_n_arcs (MzMapScene *self)
{
  g_return_val_if_fail (MZ_IS_MAP_SCENE (self), 0);

  return self->arcs->len;
}

const MzMapArc *
mz_map_scene_peek_arc (MzMapScene *self, guint i)
{
  g_return_val_if_fail (MZ_IS_MAP_SCENE (self) && i < self->arcs->len, NULL);

  return &g_array_index (self->arcs, MzSceneArc, i).arc;
}

guint
mz_map_scene_get_n_tints (MzMapScene *self)
{
  g_return_val_if_fail (MZ_IS_MAP_SCENE (self), 0);

  return self->tints->len;
}

const MzMapTint *
mz_map_scene_peek_tint (MzMapScene *self, guint i)
{
  g_return_val_if_fail (MZ_IS_MAP_SCENE (self) && i < self->tints->len, NULL);

  return &g_array_index (self->tints, MzMapTint, i);
}

guint
mz_map_scene_get_n_labels (MzMapScene *self)
{
  g_return_val_if_fail (MZ_IS_MAP_SCENE (self), 0);

  return self->labels->len;
}

/** mz_map_scene_peek_label: Returns: (transfer none): no two of them overlap; it is there until the next update. */
const MzMapLabel *
mz_map_scene_peek_label (MzMapScene *self, guint i)
{
  g_return_val_if_fail (MZ_IS_MAP_SCENE (self) && i < self->labels->len, NULL);

  return &g_array_index (self->labels, MzSceneLabel, i).label;
}
