/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-map-still.h"

#include "mz-map-ground.h"
#include "mz-map-scene-private.h"

struct _MzMapStill
{
  MzBasemap   *basemap;
  MzThemeKind  theme;
  MzView       view;
  MzLayers     layers;
  double       text_factor, size_factor, world;
  MzMapGround *ground;
  GArray      *marks;  /* of MzMapMark, without their sites */
  GArray      *labels; /* of MzMapLabel, without their records */
};

static void
clear_label (gpointer data)
{
  g_strfreev (((MzMapLabel *) data)->lines);
}

static void
take_marks (MzMapStill *self, MzMapScene *scene)
{
  self->marks = g_array_new (FALSE, FALSE, sizeof (MzMapMark));
  for (guint i = 0; i < scene->marks->len; i++)
    {
      MzMapMark mark = g_array_index (scene->marks, MzSceneMark, i).mark;

      mark.site = NULL;
      g_array_append_val (self->marks, mark);
    }
}

static void
take_labels (MzMapStill *self, MzMapScene *scene)
{
  self->labels = g_array_new (FALSE, FALSE, sizeof (MzMapLabel));
  g_array_set_clear_func (self->labels, clear_label);
  for (guint i = 0; i < scene->labels->len; i++)
    {
      MzMapLabel label = g_array_index (scene->labels, MzSceneLabel, i).label;

      label.lines = g_strdupv (label.lines);
      label.record = NULL;
      g_array_append_val (self->labels, label);
    }
}

/** mz_map_still_new: @scene: as its last update has left it. Returns: (transfer full) */
MzMapStill *
mz_map_still_new (MzMapScene *scene, MzBasemap *basemap)
{
  MzMapStill *self;

  g_return_val_if_fail (MZ_IS_MAP_SCENE (scene) && basemap != NULL, NULL);

  self = g_atomic_rc_box_new0 (MzMapStill);
  self->basemap = mz_basemap_ref (basemap);
  self->theme = scene->theme;
  self->view = scene->view;
  self->layers = mz_workspace_get_ground (scene->workspace);
  self->text_factor = scene->text_factor;
  self->size_factor = scene->size_factor;
  self->world = scene->world;
  self->ground = mz_map_ground_new (scene);
  take_marks (self, scene);
  take_labels (self, scene);
  return self;
}

MzMapStill *
mz_map_still_ref (MzMapStill *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
free_content (gpointer data)
{
  MzMapStill *self = data;

  mz_basemap_unref (self->basemap);
  mz_map_ground_unref (self->ground);
  g_array_unref (self->marks);
  g_array_unref (self->labels);
}

void
mz_map_still_unref (MzMapStill *self)
{
  g_atomic_rc_box_release_full (self, free_content);
}

static void
paint_marks (const MzMapStill *self, const MzTheme *theme, gboolean symbols, cairo_t *cr)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const MzMapMark *mark = &g_array_index (self->marks, MzMapMark, i);

      for (int copy = mark->first_copy; copy <= mark->last_copy; copy++)
        if (symbols)
          mz_scene_paint_symbol (theme, self->size_factor, mark, cr, mark->x + copy * self->world, mark->y);
        else
          mz_scene_paint_surround (theme, mark, cr, mark->x + copy * self->world, mark->y);
    }
}

/** mz_map_still_paint: In the order of a map page. */
void
mz_map_still_paint (const MzMapStill *self, cairo_t *cr)
{
  const MzTheme *theme = mz_theme_get (self->theme);

  mz_color_set_source (theme->sea, cr);
  cairo_rectangle (cr, 0, 0, self->view.width, self->view.height);
  cairo_fill (cr);
  mz_basemap_paint (self->basemap, cr, theme, self->layers, &self->view);
  mz_map_ground_paint_tints (self->ground, cr);
  mz_map_ground_paint_flows (self->ground, cr);
  mz_map_ground_paint_arcs (self->ground, cr);
  paint_marks (self, theme, FALSE, cr);
  paint_marks (self, theme, TRUE, cr);
  for (guint i = self->labels->len; i-- > 0;)
    {
      const MzMapLabel *label = &g_array_index (self->labels, MzMapLabel, i);

      mz_scene_paint_label (theme, self->text_factor, label, cr, label->bounds.x, label->bounds.y);
    }
}

double
mz_map_still_get_smallest_text (const MzMapStill *self)
{
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < self->labels->len; i++)
    {
      const MzMapLabel *label = &g_array_index (self->labels, MzMapLabel, i);

      for (guint j = 0; label->lines[j] != NULL; j++)
        least = MIN (least, mz_text_get_size ((MzFont) label->fonts[j]) * self->text_factor);
    }
  for (guint i = 0; i < self->marks->len; i++)
    if (g_array_index (self->marks, MzMapMark, i).kind == MZ_MARK_CLUSTER)
      least = MIN (least, mz_text_get_size (MZ_FONT_COUNT) * self->size_factor);
  return least;
}

guint
mz_map_still_get_n_labels (const MzMapStill *self)
{
  return self->labels->len;
}
