/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-legend.h"

G_BEGIN_DECLS

/**
 * MzLegendBox:
 *
 * What of one layer is in view, a row each: sample, words, count. Stages are left out: they have rows of their own. Hidden
 * while there is nothing. Main thread.
 */
#define MZ_TYPE_LEGEND_BOX (mz_legend_box_get_type ())
G_DECLARE_FINAL_TYPE (MzLegendBox, mz_legend_box, MZ, LEGEND_BOX, GtkWidget)

GtkWidget *mz_legend_box_new  (MzLayers layer);
void       mz_legend_box_show (MzLegendBox *self, GPtrArray *rows);

G_END_DECLS
