/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-whatif.h"

G_BEGIN_DECLS

/**
 * MzLeverList:
 *
 * The scenario to choose and to change: a menu of scenarios, its reasoning, and its moves. Main thread only.
 *
 * Actions: whatif.add (s: a kind of move), whatif.choose (s: id of a bundled scenario, empty: nothing changes), whatif.reset.
 */
#define MZ_TYPE_LEVER_LIST (mz_lever_list_get_type ())
G_DECLARE_FINAL_TYPE (MzLeverList, mz_lever_list, MZ, LEVER_LIST, GtkWidget)

GtkWidget *mz_lever_list_new (MzWhatif *whatif);

G_END_DECLS
