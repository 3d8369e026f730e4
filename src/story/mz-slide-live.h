/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A slide round a map that lives: the same picture as mz_slide_paint() makes, with the map left to a widget. */
#pragma once

#include "mz-slide.h"

G_BEGIN_DECLS

/**
 * MzSlideMap:
 * @view: what the map shows, in its own pixels
 * @magnification: pixels of the page to each of them
 * @text_factor, @size_factor, @most_labels: of its scene
 * @cards: in its own pixels: where no label shall stand
 *
 * How the map of a slide is laid out, from the page's top left corner on.
 */
typedef struct
{
  MzView            view;
  double            magnification, text_factor, size_factor;
  guint             most_labels;
  cairo_rectangle_t cards[2];
  guint             n_cards;
} MzSlideMap;

gboolean mz_slide_get_map      (const MzSlide *self, const MzStoryScene *scene, MzSlideMap *map);
MzSlide *mz_slide_new_date     (MzWorkspace *workspace, const MzSlideSpec *spec);
void     mz_slide_get_date_box (const MzSlide *self, cairo_rectangle_t *box);
void     mz_slide_paint_date   (const MzSlide *self, cairo_t *cr);
void     mz_slide_get_legend_box (const MzSlide *self, cairo_rectangle_t *box);
void     mz_slide_paint_words  (const MzSlide *self, cairo_t *cr);

G_END_DECLS
