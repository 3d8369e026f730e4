/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts as a scenario would have them: what every view shows while one is looked at. */
#pragma once

#include "mz-dataset.h"
#include "mz-scenario.h"

G_BEGIN_DECLS

/* What the ids of the measures begin with that a scenario assumes; the number of the move follows, from 1. */
#define MZ_SCENARIO_MEASURE "scenario:"

MzDataset *mz_scenario_world_new (MzDataset *facts, const MzScenario *scenario);

G_END_DECLS
