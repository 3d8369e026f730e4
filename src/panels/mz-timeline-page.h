/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-chart-card.h"

G_BEGIN_DECLS

/**
 * MzTimelinePage:
 *
 * What holds and happens when, in lanes by kind, by country or by site: zoomed and moved in time as the map is in space; the
 * clock's line can be taken along. A button lists what changed between both ends of the time in view, with sources. Main thread
 * only.
 */
#define MZ_TYPE_TIMELINE_PAGE (mz_timeline_page_get_type ())
G_DECLARE_FINAL_TYPE (MzTimelinePage, mz_timeline_page, MZ, TIMELINE_PAGE, GtkWidget)

GtkWidget   *mz_timeline_page_new      (MzWorkspace *workspace);
MzChartCard *mz_timeline_page_get_card (MzTimelinePage *self);

G_END_DECLS
