/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "mz-theme.h"

G_BEGIN_DECLS

/* What a text is for decides how it is set. */
typedef enum
{
  MZ_FONT_COUNTRY_1, MZ_FONT_COUNTRY_2, MZ_FONT_COUNTRY_3, MZ_FONT_COUNTRY_4,
  MZ_FONT_OCEAN, MZ_FONT_SEA, MZ_FONT_REGION,
  MZ_FONT_SITE, MZ_FONT_SITE_NEAR, MZ_FONT_SITE_SELECTED,
  MZ_FONT_NOTE, MZ_FONT_NOTE_BOLD, MZ_FONT_TOWN, MZ_FONT_RING_PLACE,
  MZ_FONT_TITLE, MZ_FONT_SUBTITLE, MZ_FONT_COUNT, MZ_FONT_AXIS, MZ_FONT_LANE,
  MZ_N_FONTS
} MzFont;

typedef struct
{
  double width, height, baseline; /* pixels */
} MzTextSize;

double       mz_text_get_size       (MzFont font);
PangoLayout *mz_text_layout_new    (cairo_t *cr, MzFont font, double factor, const char *text);
void         mz_text_set_plain     (gboolean is_plain);
void         mz_text_show          (cairo_t *cr, PangoLayout *layout, MzColor color, double x, double y);
MzTextSize   mz_text_measure       (MzFont font, double factor, const char *text);
void         mz_text_paint         (cairo_t *cr, MzFont font, double factor, const char *text, MzColor color, double x, double y);
void         mz_text_paint_halo    (cairo_t *cr, MzFont font, double factor, const char *text, MzColor color, MzColor halo,
                                    double halo_width, double x, double y);
void         mz_text_paint_centred (cairo_t *cr, MzFont font, double factor, const char *text, MzColor color, double x, double y);

G_END_DECLS
