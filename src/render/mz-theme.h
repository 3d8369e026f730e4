/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib-object.h>

#include "mz-types.h"

G_BEGIN_DECLS

typedef struct
{
  double r, g, b, a; /* 0 to 1, not premultiplied */
} MzColor;

typedef enum
{
  MZ_THEME_LIGHT,
  MZ_THEME_DARK,
  MZ_THEME_PRINT,
  MZ_THEME_HC_LIGHT,
  MZ_THEME_HC_DARK,
  MZ_N_THEMES
} MzThemeKind;

#define MZ_N_SEA_DEPTHS 4

/**
 * MzTheme:
 *
 * The colours of every picture, by what they mean. Immutable and static: any thread may read it.
 */
typedef struct
{
  MzThemeKind kind;
  gboolean    dark;
  double      line_factor; /* all widths times this: 1.4 in high contrast */
  double      halo_width;  /* px of the line below the letters of a map, half of it outside: wide where lines are strong */

  MzColor sea, sea_depths[MZ_N_SEA_DEPTHS]; /* deeper than 200, 2000, 4000, 6000 m */
  MzColor land, coast, border, admin1, river, ice, graticule;
  MzColor label, sea_label, site_label, halo, casing;

  MzColor stages[MZ_N_STAGES];
  MzColor deposit;

  MzColor ink, ink_halo;
  MzColor control_tint, control_hatch, control_words;
  MzColor sel, accent, accent_text, right, caution, text, text_dim, chip, chip_text;
  MzColor view; /* what stands behind panels and charts */
} MzTheme;

const MzTheme *mz_theme_get           (MzThemeKind kind);
MzColor        mz_theme_stage         (const MzTheme *theme, MzStage stage);
MzColor        mz_theme_country       (const MzTheme *theme, const char *code);
MzColor        mz_color_mix           (MzColor a, MzColor b, double amount);
MzColor        mz_color_with_alpha    (MzColor color, double alpha);
double         mz_color_contrast      (MzColor a, MzColor b);
void           mz_color_set_source    (MzColor color, cairo_t *cr);

G_END_DECLS
