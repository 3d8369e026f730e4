/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-whatif.h"

G_BEGIN_DECLS

/**
 * MzScenarioBox:
 *
 * What a scenario says of itself, to be changed: its title and reasoning, how far it is looked at, and targets in place of those of
 * the EU. Owned by #MzLeverList; main thread only.
 */
#define MZ_TYPE_SCENARIO_BOX (mz_scenario_box_get_type ())
G_DECLARE_FINAL_TYPE (MzScenarioBox, mz_scenario_box, MZ, SCENARIO_BOX, GtkWidget)

GtkWidget *mz_scenario_box_new    (MzWhatif *whatif);
void       mz_scenario_box_update (MzScenarioBox *self);

G_END_DECLS
