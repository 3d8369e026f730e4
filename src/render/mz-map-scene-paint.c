/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-map-scene-private.h"

#include <math.h>

#include "mz-map-ground.h"
#include "mz-marker-paint.h"

#define SELECTED_REACH 9.5 /* px from the edge of the symbol to the outer edge of what marks the selection */
#define FOCUS_REACH    10.5
#define HALO           3.0

/**
 * mz_map_scene_paint_tints:
 *
 * Colour and hatch of the countries that keep goods back; over the base map, under all else.
 */
void
mz_map_scene_paint_tints (MzMapScene *self, cairo_t *cr)
{
  g_autoptr (MzMapGround) ground = NULL;

  g_return_if_fail (MZ_IS_MAP_SCENE (self) && cr != NULL);

  ground = mz_map_ground_new (self);
  mz_map_ground_paint_tints (ground, cr);
}

/** mz_map_scene_paint_flows: Under the arcs, which are thinner. */
void
mz_map_scene_paint_flows (MzMapScene *self, cairo_t *cr)
{
  g_autoptr (MzMapGround) ground = NULL;

  g_return_if_fail (MZ_IS_MAP_SCENE (self) && cr != NULL);

  ground = mz_map_ground_new (self);
  mz_map_ground_paint_flows (ground, cr);
}

/** mz_map_scene_paint_arcs: The faint ones lie under the others. In high contrast what is dimmed is left out. */
void
mz_map_scene_paint_arcs (MzMapScene *self, cairo_t *cr)
{
  g_autoptr (MzMapGround) ground = NULL;

  g_return_if_fail (MZ_IS_MAP_SCENE (self) && cr != NULL);

  ground = mz_map_ground_new (self);
  mz_map_ground_paint_arcs (ground, cr);
}

/* --- Marks --- */

/* What lies under the symbol. */
void
mz_scene_paint_surround (const MzTheme *theme, const MzMapMark *mark, cairo_t *cr, double x, double y)
{
  if (mark->uncertain_radius > 0)
    mz_marker_paint_uncertain (cr, theme, mark->uncertain_radius, x, y);
  if (mark->selected)
    mz_marker_paint_selected (cr, theme, mark->size, x, y);
  if (mark->focused)
    mz_marker_paint_focus (cr, theme, mark->size, x, y);
}

void
mz_scene_paint_symbol (const MzTheme *theme, double size_factor, const MzMapMark *mark, cairo_t *cr, double x, double y)
{
  if (mark->kind == MZ_MARK_SITE)
    {
      mz_marker_paint (cr, theme, mark->stage, mark->state, mark->size, x, y);
      return;
    }
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, size_factor, size_factor);
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

  mz_scene_paint_surround (mz_map_scene_theme (self), mark, cr, x, y);
  mz_scene_paint_symbol (mz_map_scene_theme (self), self->size_factor, mark, cr, x, y);
}

void
mz_map_scene_paint_marks (MzMapScene *self, cairo_t *cr)
{
  const MzTheme *theme;

  g_return_if_fail (MZ_IS_MAP_SCENE (self) && cr != NULL);

  theme = mz_map_scene_theme (self);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->marks->len; i++)
      {
        const MzMapMark *mark = &g_array_index (self->marks, MzSceneMark, i).mark;

        for (int copy = mark->first_copy; copy <= mark->last_copy; copy++)
          if (pass == 0)
            mz_scene_paint_surround (theme, mark, cr, mark->x + copy * self->world, mark->y);
          else
            mz_scene_paint_symbol (theme, self->size_factor, mark, cr, mark->x + copy * self->world, mark->y);
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
      *color = label->fonts[0] == MZ_FONT_RING_PLACE ? theme->label : theme->site_label;
      break;
    case MZ_LABEL_ARC:
      *color = theme->ink;
      break;
    case MZ_LABEL_NOTE:
      *color = theme->control_words;
      break;
    case MZ_LABEL_FLOW:
      *color = theme->site_label;
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

void
mz_scene_paint_label (const MzTheme *theme, double text_factor, const MzMapLabel *label, cairo_t *cr, double x, double y)
{
  MzColor color, halo;

  choose_colors (theme, label, &color, &halo);
  if (label->kind == MZ_LABEL_TOWN)
    for (guint i = 0; i < 2; i++)
      {
        cairo_new_path (cr);
        cairo_arc (cr, x + label->dot_x - label->bounds.x, y + label->dot_y - label->bounds.y,
                   (i == 0 ? 3 : 1.8) * text_factor, 0, 2 * G_PI);
        mz_color_set_source (i == 0 ? halo : color, cr);
        cairo_fill (cr);
      }
  for (guint i = 0; label->lines[i] != NULL; i++)
    {
      MzTextSize size = mz_text_measure ((MzFont) label->fonts[i], text_factor, label->lines[i]);

      mz_text_paint_halo (cr, (MzFont) label->fonts[i], text_factor, label->lines[i], color, halo, theme->halo_width,
                          x + (label->bounds.width - size.width) / 2, y);
      y += size.height;
    }
}

/** mz_map_scene_paint_label: @x, @y: the top left corner of its bounds, wherever @cr is to have it. */
void
mz_map_scene_paint_label (MzMapScene *self, const MzMapLabel *label, cairo_t *cr, double x, double y)
{
  g_return_if_fail (MZ_IS_MAP_SCENE (self) && label != NULL && cr != NULL);

  mz_scene_paint_label (mz_map_scene_theme (self), self->text_factor, label, cr, x, y);
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
