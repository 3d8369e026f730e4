/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-chart-card.h"

G_BEGIN_DECLS

/**
 * MzChainPage:
 *
 * The chain as a ribbon, in shares that are reported or in those added up from our sites, and below it how concentrated each
 * stage is and what sources that disagree say. Main thread only.
 */
#define MZ_TYPE_CHAIN_PAGE (mz_chain_page_get_type ())
G_DECLARE_FINAL_TYPE (MzChainPage, mz_chain_page, MZ, CHAIN_PAGE, GtkWidget)

GtkWidget *mz_chain_page_new (MzWorkspace *workspace);

G_END_DECLS
