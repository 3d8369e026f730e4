/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "mz-chart-layout.h"
#include "mz-legend.h"
#include "mz-map-still.h"
#include "mz-slide.h"

G_BEGIN_DECLS

#define MZ_SLIDE_MOST_LEGEND 3
#define MZ_SLIDE_MARGIN      36.0 /* px at unit 1, as all that follows */
#define MZ_SLIDE_CARD_PAD    18.0
#define MZ_SLIDE_CARD_PAD_Y   9.0
#define MZ_SLIDE_REMARK_TEXT 20.0
#define MZ_SLIDE_LEAST       16.0 /* no text is smaller: 24 px at 1920 x 1080 */
#define MZ_SLIDE_CARD_RADIUS 12.0
#define MZ_SLIDE_SAMPLE      44.0 /* of the legend: the room of a symbol */
#define MZ_SLIDE_LEGEND_ROW  38.0
#define MZ_SLIDE_LEGEND_TEXT 22.0
#define MZ_SLIDE_SAMPLE_SCALE 1.6

/* A text as it will be set. */
typedef struct
{
  char             *text; /* (nullable): there is none */
  gboolean          markup;
  MzFont            font;
  double            px;
  PangoAlignment    alignment;
  cairo_rectangle_t box;
} MzSlideText;

typedef enum
{
  MZ_SLIDE_TITLE, MZ_SLIDE_BODY, MZ_SLIDE_SOURCES, /* of the band */
  MZ_SLIDE_DATE, MZ_SLIDE_REMARK, MZ_SLIDE_PLANS,  /* of the card of the date: what is assumed, that it is plans only */
  MZ_SLIDE_SUBTITLE, MZ_SLIDE_MARKS,               /* of a chart */
  MZ_SLIDE_N_TEXTS
} MzSlideTextKind;

struct _MzSlide
{
  double            page_width, page_height;
  double            scale;         /* the page is laid out in pixels that are this large on it */
  double            width, height; /* of the layout */
  double            unit;          /* what the numbers of the design are multiplied by */
  MzThemeKind       theme;
  cairo_rectangle_t band;
  MzSlideCrowded    crowded;
  MzSlideText       texts[MZ_SLIDE_N_TEXTS];
  cairo_rectangle_t date_card, legend_card;
  MzLegendRow       legend[MZ_SLIDE_MOST_LEGEND];
  guint             n_legend;

  double            factor;        /* what the map or the chart is magnified by */
  MzMapStill       *still;         /* (nullable) */
  MzFigure         *figure;        /* (nullable) */
  MzChartLayout    *layout;
  double            chart_x, chart_y;
  char             *record;        /* (nullable): what stands out in the chart */
  MzPartialDate     as_of;
  MzBorders         borders;
  double            label_factor;  /* of texts in the map or the chart, besides */
};

#define MZ_SLIDE_TEXT_FACTOR 1.27 /* of a map, over its magnification: names of sites are set in 14 and not in 11 */
#define MZ_SLIDE_SIZE_FACTOR 1.1  /* the same of symbols, for the numbers in rings */
#define MZ_SLIDE_MOST_LABELS 7

MzSlide     *mz_slide_new_empty     (MzWorkspace *workspace, const MzSlideSpec *spec);
void         mz_slide_lay_date      (MzSlide *self, MzWorkspace *workspace);
double       mz_slide_find_factor   (double unit);
MzView       mz_slide_make_view     (const MzSlide *self, double factor, const MzView *view);
guint        mz_slide_list_cards    (const MzSlide *self, cairo_rectangle_t *cards);
void         mz_slide_paint_cards   (const MzSlide *self, gboolean date, gboolean others, cairo_t *cr);
PangoLayout *mz_slide_text_new      (cairo_t *cr, const MzSlideText *text);
double       mz_slide_text_measure  (const MzSlideText *text, double width, double *wide, guint *lines);
void         mz_slide_lay_band      (MzSlide *self, const MzSlideWords *words, GPtrArray *chips, gboolean map);

/* Takes @words. */
void         mz_slide_set_text      (MzSlideText *text, MzFont font, double px, char *words);
MzFigure    *mz_slide_build_figure  (MzWorkspace *workspace, const MzStoryScene *scene);
/* Lays out the figure that the slide has. */
void         mz_slide_build_chart   (MzSlide *self, MzWorkspace *workspace);
double       mz_slide_measure_chart (const MzSlide *self);

G_END_DECLS
