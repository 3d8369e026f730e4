/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-chart-card.h"

G_BEGIN_DECLS

/**
 * MzChartsPage:
 *
 * All charts as cards under the headings of their groups; only those in sight, and a page more on either side, build figures.
 * A list jumps to one; Enter or a double click opens one large, Esc goes back. Main thread only.
 */
#define MZ_TYPE_CHARTS_PAGE (mz_charts_page_get_type ())
G_DECLARE_FINAL_TYPE (MzChartsPage, mz_charts_page, MZ, CHARTS_PAGE, GtkWidget)

GtkWidget   *mz_charts_page_new      (MzWorkspace *workspace);
MzChartCard *mz_charts_page_get_card (MzChartsPage *self, const char *name);
void         mz_charts_page_open     (MzChartsPage *self, const char *name);

G_END_DECLS
