/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-chart-layout.h"
#include "mz-theme.h"

G_BEGIN_DECLS

/**
 * MzChartLight:
 * @datum: under the pointer or the keyboard's; MZ_FIGURE_NONE: none
 * @focus: whether it has the ring of the keyboard
 * @record: (nullable): id of what is selected: its data keep their colour, all others pale
 * @words: (nullable): series keys that are chosen as facets
 *
 * What stands out.
 */
typedef struct
{
  guint       datum;
  gboolean    focus;
  const char *record;
  const char *const *words;
} MzChartLight;

void    mz_chart_paint        (const MzChartLayout *layout, cairo_t *cr, const MzTheme *theme, const MzChartLight *light);
MzColor mz_chart_get_color    (const MzTheme *theme, const MzInk *ink);
MzColor mz_chart_get_on_color (const MzTheme *theme, const MzInk *ink);

G_END_DECLS
