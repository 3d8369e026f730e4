/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts as a scenario would have them: what every view shows while one is looked at. */
#pragma once

#include "mz-dataset.h"
#include "mz-scenario.h"

G_BEGIN_DECLS

MzDataset *mz_scenario_world_new (MzDataset *facts, const MzScenario *scenario);

G_END_DECLS
