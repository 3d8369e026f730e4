/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-map-scene-private.h"

#include "mz-marker-paint.h"
#include "mz-mercator.h"
#include "mz-tint-paint.h"

#define SELECTED_REACH 9.5 /* px from the edge of the symbol to the outer edge of what marks the selection */
#define FOCUS_REACH    10.5
#define HALO           3.0
#define AREA_STEP      0.6 /* px between the points of a shape */
#define BAND_STEP      6.0

/* --- Tints --- */

/* Whether the shapes that were made for tint_view still serve: same step of zoom, and the frame is within it. */
static gboolean
paths_serve (MzMapScene *self, double x, double y, double scale)
{
  double half_width = self->tint_view.width / 2 * scale, half_height = self->tint_view.height / 2 * scale;

  return self->tint_view.zoom == floor (self->view.zoom)
         && x - half_width <= -MZ_MAP_SCENE_MARGIN && x + half_width >= self->view.width + MZ_MAP_SCENE_MARGIN
         && y - half_height <= -MZ_MAP_SCENE_MARGIN && y + half_height >= self->view.height + MZ_MAP_SCENE_MARGIN;
}

static void
drop_paths (MzMapScene *self)
{
  self->tint_view = self->view;
  self->tint_view.zoom = floor (self->view.zoom);
  self->tint_view.width = 2 * (self->view.width + MZ_MAP_SCENE_MARGIN);
  self->tint_view.height = 2 * (self->view.height + MZ_MAP_SCENE_MARGIN);
  for (guint i = 0; i < self->tints->len; i++)
    {
      g_clear_pointer (&g_array_index (self->tints, MzSceneTint, i).area, cairo_path_destroy);
      g_clear_pointer (&g_array_index (self->tints, MzSceneTint, i).band, cairo_path_destroy);
    }
}

/* The rings of @path without points that are nearer than @step pixels to the one before. */
static cairo_path_t *
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
  return cairo_copy_path (cr);
}

static void
make_paths (MzMapScene *self, MzSceneTint *tint)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  cairo_path_t *path;

  mz_basemap_country_path (self->basemap, cr, tint->tint.country, &self->tint_view);
  path = cairo_copy_path (cr);
  tint->area = thin_out (cr, path, AREA_STEP);
  tint->band = thin_out (cr, path, BAND_STEP);
  cairo_path_destroy (path);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Where the middle of tint_view is in the frame, and how much larger its pixels are there. */
typedef struct
{
  double x, y, scale;
} Fit;

static void
append_path (MzMapScene *self, cairo_t *cr, const cairo_path_t *path, const Fit *fit)
{
  cairo_new_path (cr);
  cairo_save (cr);
  cairo_translate (cr, fit->x - self->tint_view.width / 2 * fit->scale, fit->y - self->tint_view.height / 2 * fit->scale);
  cairo_scale (cr, fit->scale, fit->scale);
  cairo_append_path (cr, path);
  cairo_restore (cr);
}

static void
paint_tint (MzMapScene *self, cairo_t *cr, const MzSceneTint *tint, const Fit *fit)
{
  const MzTheme *theme = mz_map_scene_theme (self);
  MzTintStyle style = { tint->tint.form, self->view.zoom >= MZ_SCENE_SITE_ARCS_ZOOM, self->size_factor, self->left, self->top };

  append_path (self, cr, tint->area, fit);
  mz_tint_fill (cr, theme, &style);
  if (style.band && style.form != MZ_TINT_NOT_KNOWN)
    {
      cairo_save (cr);
      cairo_clip (cr);
      append_path (self, cr, tint->band, fit);
      mz_tint_band (cr, theme, &style);
      cairo_restore (cr);
      append_path (self, cr, tint->area, fit);
    }
  mz_tint_edge (cr, theme, &style);
}

/**
 * mz_map_scene_paint_tints:
 *
 * Colour and hatch of the countries that keep goods back; over the base map, under all else.
 */
void
mz_map_scene_paint_tints (MzMapScene *self, cairo_t *cr)
{
  Fit fit;

  g_return_if_fail (MZ_IS_MAP_SCENE (self) && cr != NULL);

  if (self->basemap == NULL || self->view.width <= 0 || self->view.height <= 0)
    return;

  fit.scale = exp2 (self->view.zoom - self->tint_view.zoom);
  fit.x = mz_map_scene_x (self, mz_mercator_x (self->tint_view.lon));
  fit.y = mz_map_scene_y (self, mz_mercator_y (self->tint_view.lat));
  if (!paths_serve (self, fit.x, fit.y, fit.scale))
    {
      drop_paths (self);
      fit = (Fit) { self->view.width / 2, self->view.height / 2, exp2 (self->view.zoom - self->tint_view.zoom) };
    }

  for (guint i = 0; i < self->tints->len; i++)
    {
      MzSceneTint *tint = &g_array_index (self->tints, MzSceneTint, i);

      if (tint->tint.form == MZ_TINT_NOT_KNOWN)
        continue;
      if (tint->area == NULL)
        make_paths (self, tint);
      if (tint->area->num_data > 0)
        paint_tint (self, cr, tint, &fit);
    }
}

/* --- Arcs --- */

static void
paint_arc (MzMapScene *self, cairo_t *cr, const MzSceneArc *arc)
{
  const MzTheme *theme = mz_map_scene_theme (self);

  for (int copy = arc->first_copy; copy <= arc->last_copy; copy++)
    {
      cairo_save (cr);
      cairo_translate (cr, copy * self->world, 0);
      cairo_new_path (cr);
      for (guint i = 0; i < arc->arc.n_points; i++)
        cairo_line_to (cr, arc->arc.points[2 * i], arc->arc.points[2 * i + 1]);
      mz_arc_stroke (cr, theme, arc->arc.form, arc->emphasis, self->size_factor);
      mz_arc_paint_end (cr, theme, arc->emphasis, self->size_factor, arc->arc.points[2 * arc->arc.n_points - 2],
                        arc->arc.points[2 * arc->arc.n_points - 1]);
      cairo_restore (cr);
    }
}

/** mz_map_scene_paint_arcs: The faint ones lie under the others. In high contrast what is dimmed is left out. */
void
mz_map_scene_paint_arcs (MzMapScene *self, cairo_t *cr)
{
  g_return_if_fail (MZ_IS_MAP_SCENE (self) && cr != NULL);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = self->arcs->len; i-- > 0;)
      {
        const MzSceneArc *arc = &g_array_index (self->arcs, MzSceneArc, i);

        if ((arc->emphasis == MZ_ARC_FULL) == (pass == 1))
          paint_arc (self, cr, arc);
      }
}

/* --- Marks --- */

/* What lies under the symbol. */
static void
paint_surround (MzMapScene *self, const MzMapMark *mark, cairo_t *cr, double x, double y)
{
  const MzTheme *theme = mz_map_scene_theme (self);

  if (mark->uncertain_radius > 0)
    mz_marker_paint_uncertain (cr, theme, mark->uncertain_radius, x, y);
  if (mark->selected)
    mz_marker_paint_selected (cr, theme, mark->size, x, y);
  if (mark->focused)
    mz_marker_paint_focus (cr, theme, mark->size, x, y);
}

static void
paint_symbol (MzMapScene *self, const MzMapMark *mark, cairo_t *cr, double x, double y)
{
  const MzTheme *theme = mz_map_scene_theme (self);

  if (mark->kind == MZ_MARK_SITE)
    {
      mz_marker_paint (cr, theme, mark->stage, mark->state, mark->size, x, y);
      return;
    }
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, self->size_factor, self->size_factor);
  mz_marker_paint_ring (cr, theme, mark->counts, 0, 0);
  cairo_restore (cr);
}

/** mz_map_scene_mark_extents: @extents: (out): what its ink covers, seen from its centre. */
void
mz_map_scene_mark_extents (MzMapScene *self, const MzMapMark *mark, cairo_rectangle_t *extents)
{
  double reach;

  g_return_if_fail (MZ_IS_MAP_SCENE (self) && mark != NULL && extents != NULL);

  reach = mark->size / 2 + 2 * MZ_MARKER_CASING * self->size_factor;
  if (mark->selected)
    reach = MAX (reach, mark->size / 2 + SELECTED_REACH + 1);
  if (mark->focused)
    reach = MAX (reach, mark->size / 2 + FOCUS_REACH + 1);
  reach = ceil (MAX (reach, mark->uncertain_radius + 2));
  *extents = (cairo_rectangle_t) { -reach, -reach, 2 * reach, 2 * reach };
}

/** mz_map_scene_paint_mark: @x, @y: its centre, wherever @cr is to have it. */
void
mz_map_scene_paint_mark (MzMapScene *self, const MzMapMark *mark, cairo_t *cr, double x, double y)
{
  g_return_if_fail (MZ_IS_MAP_SCENE (self) && mark != NULL && cr != NULL);

  paint_surround (self, mark, cr, x, y);
  paint_symbol (self, mark, cr, x, y);
}

void
mz_map_scene_paint_marks (MzMapScene *self, cairo_t *cr)
{
  g_return_if_fail (MZ_IS_MAP_SCENE (self) && cr != NULL);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->marks->len; i++)
      {
        const MzMapMark *mark = &g_array_index (self->marks, MzSceneMark, i).mark;

        for (int copy = mark->first_copy; copy <= mark->last_copy; copy++)
          if (pass == 0)
            paint_surround (self, mark, cr, mark->x + copy * self->world, mark->y);
          else
            paint_symbol (self, mark, cr, mark->x + copy * self->world, mark->y);
      }
}

/* --- Labels --- */

static void
choose_colors (const MzTheme *theme, const MzMapLabel *label, MzColor *color, MzColor *halo)
{
  *halo = theme->halo;
  switch (label->kind)
    {
    case MZ_LABEL_SEA:
      *color = theme->sea_label;
      *halo = mz_color_with_alpha (theme->sea, theme->halo.a);
      break;
    case MZ_LABEL_SITE:
      *color = label->record != NULL ? theme->site_label : theme->label;
      break;
    case MZ_LABEL_ARC:
      *color = theme->ink;
      break;
    case MZ_LABEL_NOTE:
      *color = theme->control_words;
      break;
    case MZ_LABEL_COUNTRY:
    case MZ_LABEL_REGION:
    case MZ_LABEL_TOWN:
    default:
      *color = theme->label;
    }
}

/** mz_map_scene_label_extents: @extents: (out): what its ink covers, seen from the top left corner of its bounds. */
void
mz_map_scene_label_extents (MzMapScene *self, const MzMapLabel *label, cairo_rectangle_t *extents)
{
  double halo, left, top, right, bottom;

  g_return_if_fail (MZ_IS_MAP_SCENE (self) && label != NULL && extents != NULL);

  halo = ceil (HALO * self->text_factor);
  left = top = -halo;
  right = label->bounds.width + halo;
  bottom = label->bounds.height + halo;
  if (label->kind == MZ_LABEL_TOWN)
    {
      left = MIN (left, label->dot_x - label->bounds.x - halo);
      top = MIN (top, label->dot_y - label->bounds.y - halo);
      right = MAX (right, label->dot_x - label->bounds.x + halo);
      bottom = MAX (bottom, label->dot_y - label->bounds.y + halo);
    }
  *extents = (cairo_rectangle_t) { left, top, right - left, bottom - top };
}

/** mz_map_scene_paint_label: @x, @y: the top left corner of its bounds, wherever @cr is to have it. */
void
mz_map_scene_paint_label (MzMapScene *self, const MzMapLabel *label, cairo_t *cr, double x, double y)
{
  const MzTheme *theme = mz_map_scene_theme (self);
  MzColor color, halo;

  g_return_if_fail (MZ_IS_MAP_SCENE (self) && label != NULL && cr != NULL);

  choose_colors (theme, label, &color, &halo);
  if (label->kind == MZ_LABEL_TOWN)
    for (guint i = 0; i < 2; i++)
      {
        cairo_new_path (cr);
        cairo_arc (cr, x + label->dot_x - label->bounds.x, y + label->dot_y - label->bounds.y,
                   (i == 0 ? 3 : 1.8) * self->text_factor, 0, 2 * G_PI);
        mz_color_set_source (i == 0 ? halo : color, cr);
        cairo_fill (cr);
      }
  for (guint i = 0; label->lines[i] != NULL; i++)
    {
      MzTextSize size = mz_text_measure ((MzFont) label->fonts[i], self->text_factor, label->lines[i]);

      mz_text_paint_halo (cr, (MzFont) label->fonts[i], self->text_factor, label->lines[i], color, halo,
                          x + (label->bounds.width - size.width) / 2, y);
      y += size.height;
    }
}

void
mz_map_scene_paint_labels (MzMapScene *self, cairo_t *cr)
{
  g_return_if_fail (MZ_IS_MAP_SCENE (self) && cr != NULL);

  for (guint i = self->labels->len; i-- > 0;)
    {
      const MzMapLabel *label = &g_array_index (self->labels, MzSceneLabel, i).label;

      mz_map_scene_paint_label (self, label, cr, label->bounds.x, label->bounds.y);
    }
}
