/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-map"

#include "mz-map-furniture.h"

#include <math.h>

#include "mz-text.h"

#define EDGE       14.0
#define HALO       3.0
#define BAR_LENGTH 110.0
#define NARROW     480.0 /* px: a narrower frame has no room for a title beside the marks */
#define LOW        360.0 /* px: on a lower one the second line would stand on what is to be seen */
#define PLATE      0.7   /* how much of what lies below a plate hides */
#define CORNER     6.0

static gboolean
fits (MzFont font, double factor, const char *text, double width, MzTextSize *size)
{
  *size = mz_text_measure (font, factor, text);
  return size->width <= width;
}

/** mz_map_furniture_update: What there is to say of @view, and where it stands. */
void
mz_map_furniture_update (MzMapFurniture *self, MzMapScene *scene, const MzView *view, double factor)
{
  double room = view->width - 2 * EDGE, width, height;
  MzTextSize title = { 0 }, subtitle = { 0 };

  mz_map_furniture_clear (self);
  self->factor = factor;
  mz_scale_bar_init (&self->bar, view, MIN (BAR_LENGTH, room / 2),
                     mz_manner_get_units (mz_workspace_get_manner (mz_map_scene_get_workspace (scene))));
  mz_scale_bar_measure (&self->bar, factor, &width, &height);
  self->bar_box = (cairo_rectangle_t) { EDGE, view->height - height - EDGE + HALO, width, height };

  if (view->width < NARROW * factor)
    return;
  self->title = mz_map_scene_get_title (scene);
  self->subtitle = mz_map_scene_get_subtitle (scene);
  if (self->title == NULL || !fits (MZ_FONT_TITLE, factor, self->title, room, &title))
    g_clear_pointer (&self->title, g_free);
  if (self->title == NULL || self->subtitle == NULL || view->height < LOW * factor
      || !fits (MZ_FONT_SUBTITLE, factor, self->subtitle, room, &subtitle))
    {
      g_clear_pointer (&self->subtitle, g_free);
      subtitle = (MzTextSize) { 0 };
    }
  if (self->title != NULL)
    self->title_box = (cairo_rectangle_t) { EDGE - HALO, EDGE - 2 * HALO, MAX (title.width, subtitle.width) + 2 * HALO,
                                            title.height + subtitle.height + 2 * HALO };
}

void
mz_map_furniture_clear (MzMapFurniture *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->subtitle, g_free);
  mz_scale_bar_clear (&self->bar);
  self->title_box = self->bar_box = (cairo_rectangle_t) { 0 };
}

static void
paint_title (MzMapFurniture *self, cairo_t *cr, const MzTheme *theme)
{
  double height = mz_text_measure (MZ_FONT_TITLE, self->factor, self->title).height;

  mz_text_paint_halo (cr, MZ_FONT_TITLE, self->factor, self->title, theme->site_label, theme->halo, theme->halo_width, HALO,
                      HALO);
  if (self->subtitle != NULL)
    mz_text_paint_halo (cr, MZ_FONT_SUBTITLE, self->factor, self->subtitle, theme->label, theme->halo, theme->halo_width, HALO,
                        HALO + height);
}

/* What is read stands on a ground: rings and lines go on below it. */
static void
paint_plate (cairo_t *cr, const MzTheme *theme, const cairo_rectangle_t *box)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, box->width - CORNER, CORNER, CORNER, -G_PI_2, 0);
  cairo_arc (cr, box->width - CORNER, box->height - CORNER, CORNER, 0, G_PI_2);
  cairo_arc (cr, CORNER, box->height - CORNER, CORNER, G_PI_2, G_PI);
  cairo_arc (cr, CORNER, CORNER, CORNER, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
  mz_color_set_source (mz_color_with_alpha (theme->halo, PLATE), cr);
  cairo_fill (cr);
}

static void
append (MzMapFurniture *self, GtkSnapshot *snapshot, MzPictureCache *pictures, const char *key, const MzTheme *theme, double scale,
        gboolean software, const cairo_rectangle_t *box, gboolean is_title)
{
  MzPicture *picture = mz_picture_cache_lookup (pictures, key);

  if (picture == NULL)
    {
      MzPicturePad pad;
      cairo_t *cr = mz_picture_pad_begin (&pad, box->width, box->height, scale, software);

      paint_plate (cr, theme, box);
      if (is_title)
        paint_title (self, cr, theme);
      else
        mz_scale_bar_paint (&self->bar, cr, theme, self->factor, 0, 0);
      picture = mz_picture_pad_end (&pad);
      mz_picture_cache_take (pictures, key, picture);
    }
  mz_picture_append (picture, snapshot, round (box->x * scale) / scale, round (box->y * scale) / scale);
}

void
mz_map_furniture_snapshot (MzMapFurniture *self, GtkSnapshot *snapshot, MzPictureCache *pictures, MzThemeKind theme, double scale,
                           gboolean software)
{
  g_autofree char *title_key = g_strdup_printf ("t%s\n%s", self->title != NULL ? self->title : "",
                                                self->subtitle != NULL ? self->subtitle : "");
  g_autofree char *bar_key = g_strdup_printf ("b%.2f %s", self->bar.length, self->bar.label);

  if (self->title != NULL)
    append (self, snapshot, pictures, title_key, mz_theme_get (theme), scale, software, &self->title_box, TRUE);
  append (self, snapshot, pictures, bar_key, mz_theme_get (theme), scale, software, &self->bar_box, FALSE);
}
