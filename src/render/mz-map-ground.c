/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-map-ground.h"

#include <math.h>
#include <string.h>

#include "mz-map-scene-private.h"
#include "mz-tint-paint.h"

#define AREA_STEP 0.6 /* px between the points of a shape */
#define BAND_STEP 6.0 /* of one that is only stroked broadly */

typedef struct
{
  char      *country;
  MzTintForm form;
} Tint;

typedef struct
{
  MzArcForm     form;
  MzArcEmphasis emphasis;
  guint         n_agreements;
  int           first_copy, last_copy;
  double        points[2 * MZ_SCENE_ARC_POINTS];
  guint         n_points;
} Arc;

typedef struct
{
  MzFlowStyle style;
  int         first_copy, last_copy;
  double      points[2 * MZ_SCENE_ARC_POINTS];
} Flow;

struct _MzMapGround
{
  MzBasemap  *basemap; /* (nullable) */
  MzThemeKind theme;
  MzView      view;
  double      size_factor;
  double      world, left, top; /* as of the scene */
  MzProjector projector;
  Tint       *tints;
  guint       n_tints;
  Arc        *arcs;
  guint       n_arcs;
  Flow       *flows;
  guint       n_flows;
};

static void
take_tints (MzMapGround *self, MzMapScene *scene)
{
  self->tints = g_new0 (Tint, MAX (scene->tints->len, 1));
  for (guint i = 0; i < scene->tints->len; i++)
    {
      const MzMapTint *tint = &g_array_index (scene->tints, MzMapTint, i);

      if (tint->form != MZ_TINT_NOT_KNOWN)
        self->tints[self->n_tints++] = (Tint) { g_strdup (tint->country), tint->form };
    }
}

static void
take_arcs (MzMapGround *self, MzMapScene *scene)
{
  self->arcs = g_new0 (Arc, MAX (scene->arcs->len, 1));
  for (guint i = 0; i < scene->arcs->len; i++)
    {
      const MzSceneArc *from = &g_array_index (scene->arcs, MzSceneArc, i);
      Arc *arc = &self->arcs[self->n_arcs];

      if (from->line.last_copy < from->line.first_copy)
        continue;
      arc->form = from->arc.form;
      arc->emphasis = from->emphasis;
      arc->n_agreements = from->arc.agreements->len;
      arc->first_copy = from->line.first_copy;
      arc->last_copy = from->line.last_copy;
      arc->n_points = from->arc.n_points;
      memcpy (arc->points, from->arc.points, 2 * arc->n_points * sizeof (double));
      self->n_arcs++;
    }
}

static void
take_flows (MzMapGround *self, MzMapScene *scene)
{
  self->flows = g_new (Flow, MAX (scene->flows->len, 1));
  for (guint i = 0; i < scene->flows->len; i++)
    {
      const MzSceneFlow *from = &g_array_index (scene->flows, MzSceneFlow, i);
      Flow *flow = &self->flows[self->n_flows];

      if (from->line.last_copy < from->line.first_copy)
        continue;
      flow->style = from->flow.style;
      flow->first_copy = from->line.first_copy;
      flow->last_copy = from->line.last_copy;
      memcpy (flow->points, from->flow.points, sizeof flow->points);
      self->n_flows++;
    }
}

/** mz_map_ground_new: @scene: as its last update has left it. Returns: (transfer full): a copy of what has to be known. */
MzMapGround *
mz_map_ground_new (MzMapScene *scene)
{
  MzMapGround *self;

  g_return_val_if_fail (MZ_IS_MAP_SCENE (scene), NULL);

  self = g_atomic_rc_box_new0 (MzMapGround);
  self->basemap = scene->basemap != NULL ? mz_basemap_ref (scene->basemap) : NULL;
  self->theme = scene->theme;
  self->view = scene->view;
  self->size_factor = scene->size_factor;
  self->world = scene->world;
  self->left = scene->left;
  self->top = scene->top;
  self->projector = scene->projector;
  take_tints (self, scene);
  take_flows (self, scene);
  take_arcs (self, scene);
  return self;
}

MzMapGround *
mz_map_ground_ref (MzMapGround *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
free_content (gpointer data)
{
  MzMapGround *self = data;

  for (guint i = 0; i < self->n_tints; i++)
    g_free (self->tints[i].country);
  g_free (self->tints);
  g_free (self->flows);
  g_free (self->arcs);
  g_clear_pointer (&self->basemap, mz_basemap_unref);
}

void
mz_map_ground_unref (MzMapGround *self)
{
  g_atomic_rc_box_release_full (self, free_content);
}

/** mz_map_ground_get_view: Returns: (transfer none): what the scene showed. */
const MzView *
mz_map_ground_get_view (const MzMapGround *self)
{
  return &self->view;
}

/* --- Tints --- */

/* The rings of @path without points that are nearer than @step pixels to the one before. */
static void
thin_out (cairo_t *cr, const cairo_path_t *path, double step)
{
  double x = 0, y = 0;

  cairo_new_path (cr);
  for (int i = 0; i < path->num_data; i += path->data[i].header.length)
    {
      const cairo_path_data_t *data = &path->data[i];

      if (data->header.type == CAIRO_PATH_CLOSE_PATH)
        {
          cairo_close_path (cr);
          continue;
        }
      if (data->header.type == CAIRO_PATH_LINE_TO && hypot (data[1].point.x - x, data[1].point.y - y) < step)
        continue;
      x = data[1].point.x;
      y = data[1].point.y;
      if (data->header.type == CAIRO_PATH_MOVE_TO)
        cairo_move_to (cr, x, y);
      else
        cairo_line_to (cr, x, y);
    }
}

/* Returns: (nullable): the shape of a country in the frame and its margin. */
static cairo_path_t *
make_path (const MzMapGround *self, cairo_t *cr, const char *country)
{
  MzView view = self->view;
  gboolean found;

  view.width += 2 * MZ_MAP_SCENE_MARGIN;
  view.height += 2 * MZ_MAP_SCENE_MARGIN;
  cairo_new_path (cr);
  cairo_save (cr);
  cairo_translate (cr, -MZ_MAP_SCENE_MARGIN, -MZ_MAP_SCENE_MARGIN);
  found = mz_basemap_country_path (self->basemap, cr, country, &view);
  cairo_restore (cr);
  return found ? cairo_copy_path (cr) : NULL;
}

static void
paint_tint (const MzMapGround *self, cairo_t *cr, const Tint *tint, const cairo_path_t *path)
{
  const MzTheme *theme = mz_theme_get (self->theme);
  MzTintStyle style = { tint->form, self->view.zoom >= MZ_SCENE_SITE_ARCS_ZOOM, self->size_factor, self->left, self->top };

  thin_out (cr, path, AREA_STEP);
  mz_tint_fill (cr, theme, &style);
  if (style.band)
    {
      cairo_save (cr);
      cairo_clip (cr);
      thin_out (cr, path, BAND_STEP);
      mz_tint_band (cr, theme, &style);
      cairo_restore (cr);
      thin_out (cr, path, AREA_STEP);
    }
  mz_tint_edge (cr, theme, &style);
}

/** mz_map_ground_paint_tints: Colour and hatch of the countries that keep goods back. */
void
mz_map_ground_paint_tints (const MzMapGround *self, cairo_t *cr)
{
  if (self->basemap == NULL || self->view.width <= 0 || self->view.height <= 0)
    return;

  for (guint i = 0; i < self->n_tints; i++)
    {
      cairo_path_t *path = make_path (self, cr, self->tints[i].country);

      if (path == NULL)
        continue;
      paint_tint (self, cr, &self->tints[i], path);
      cairo_path_destroy (path);
    }
  cairo_new_path (cr);
}

/* --- Flows --- */

/** mz_map_ground_paint_flows: The faint ones lie under the others. In high contrast what is dimmed is left out. */
void
mz_map_ground_paint_flows (const MzMapGround *self, cairo_t *cr)
{
  for (guint i = 0; i < self->n_flows; i++)
    for (int copy = self->flows[i].first_copy; copy <= self->flows[i].last_copy; copy++)
      {
        cairo_save (cr);
        cairo_translate (cr, copy * self->world, 0);
        mz_flow_paint (cr, mz_theme_get (self->theme), &self->flows[i].style, self->size_factor, self->flows[i].points,
                       MZ_SCENE_ARC_POINTS, &self->projector);
        cairo_restore (cr);
      }
}

/* --- Arcs --- */

/* Where the arc goes over the edge of the world it ends beyond the one side and goes on from beyond the other. */
static void
trace_arc (const MzMapGround *self, cairo_t *cr, const Arc *arc)
{
  cairo_new_path (cr);
  for (guint i = 0; i < arc->n_points; i++)
    {
      double x = arc->points[2 * i], y = arc->points[2 * i + 1];

      if (i > 0 && mz_projector_jumps (&self->projector, arc->points[2 * i - 2], x))
        {
          double before_x = arc->points[2 * i - 2], before_y = arc->points[2 * i - 1], side = x > before_x ? 1 : -1;

          cairo_line_to (cr, x - side * mz_projector_width (&self->projector, y), y);
          cairo_move_to (cr, before_x + side * mz_projector_width (&self->projector, before_y), before_y);
        }
      cairo_line_to (cr, x, y);
    }
}

static void
paint_arc (const MzMapGround *self, cairo_t *cr, const Arc *arc)
{
  const MzTheme *theme = mz_theme_get (self->theme);

  for (int copy = arc->first_copy; copy <= arc->last_copy; copy++)
    {
      cairo_save (cr);
      cairo_translate (cr, copy * self->world, 0);
      trace_arc (self, cr, arc);
      mz_arc_stroke (cr, theme, arc->form, arc->emphasis, arc->n_agreements, self->size_factor);
      mz_arc_paint_end (cr, theme, arc->emphasis, self->size_factor, arc->points[2 * arc->n_points - 2],
                        arc->points[2 * arc->n_points - 1]);
      cairo_restore (cr);
    }
}

/** mz_map_ground_paint_arcs: The faint ones lie under the others. In high contrast what is dimmed is left out. */
void
mz_map_ground_paint_arcs (const MzMapGround *self, cairo_t *cr)
{
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = self->n_arcs; i-- > 0;)
      if ((self->arcs[i].emphasis == MZ_ARC_FULL) == (pass == 1))
        paint_arc (self, cr, &self->arcs[i]);
}
