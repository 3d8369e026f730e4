/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-story"

#include "mz-slide-live.h"

#include "mz-slide-private.h"

/**
 * mz_slide_get_map:
 * @scene: that the slide was made for
 * @map: (out): where it shows a chart, how a map would be laid out in its place
 *
 * Returns: whether it shows a map.
 */
gboolean
mz_slide_get_map (const MzSlide *self, const MzStoryScene *scene, MzSlideMap *map)
{
  double factor;

  g_return_val_if_fail (self != NULL && scene != NULL && map != NULL, FALSE);

  factor = self->still != NULL ? self->factor : mz_slide_find_factor (self->unit);
  *map = (MzSlideMap) { .view = mz_slide_make_view (self, factor, &scene->view->view), .magnification = factor * self->scale,
                        .text_factor = MZ_SLIDE_TEXT_FACTOR * self->label_factor, .size_factor = MZ_SLIDE_SIZE_FACTOR,
                        .most_labels = MZ_SLIDE_MOST_LABELS };
  if (self->still != NULL)
    map->n_cards = mz_slide_list_cards (self, map->cards);
  return self->still != NULL;
}

/** mz_slide_new_date: Returns: (transfer full): a page with nothing but the card of the date, as @workspace has it now. */
MzSlide *
mz_slide_new_date (MzWorkspace *workspace, const MzSlideSpec *spec)
{
  MzSlide *self;

  g_return_val_if_fail (MZ_IS_WORKSPACE (workspace) && spec != NULL && spec->width >= 1 && spec->height >= 1, NULL);

  self = mz_slide_new_empty (workspace, spec);
  mz_slide_lay_date (self, workspace);
  return self;
}

/* With its outline. */
static void
get_box (const MzSlide *self, const cairo_rectangle_t *card, cairo_rectangle_t *box)
{
  double edge = self->unit;

  *box = (cairo_rectangle_t) { (card->x - edge) * self->scale, (card->y - edge) * self->scale,
                               (card->width + 2 * edge) * self->scale, (card->height + 2 * edge) * self->scale };
}

/** mz_slide_get_date_box: @box: (out): pixels of the page, all that mz_slide_paint_date() paints on. */
void
mz_slide_get_date_box (const MzSlide *self, cairo_rectangle_t *box)
{
  get_box (self, &self->date_card, box);
}

void
mz_slide_paint_date (const MzSlide *self, cairo_t *cr)
{
  mz_slide_paint_cards (self, TRUE, FALSE, cr);
}

/** mz_slide_get_legend_box: @box: (out): pixels of the page; empty where there is none */
void
mz_slide_get_legend_box (const MzSlide *self, cairo_rectangle_t *box)
{
  *box = (cairo_rectangle_t) { 0 };
  if (self->n_legend > 0)
    get_box (self, &self->legend_card, box);
}

/** mz_slide_paint_words: The legend and the band. */
void
mz_slide_paint_words (const MzSlide *self, cairo_t *cr)
{
  mz_slide_paint_cards (self, FALSE, TRUE, cr);
}
