/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-supply-model.h"

G_BEGIN_DECLS

/**
 * MzSupplyRequest:
 * @stages: of MzStage; 0: all
 * @time: the one time that is asked for; unset: each year from the first move until the scenario ends
 * @monthly: each month instead
 * @against: (nullable): another scenario; from what it does each difference is told
 */
typedef struct
{
  MzDataset    *dataset;
  MzScenario   *scenario;
  MzSet         stages;
  MzPartialDate time;
  gboolean      monthly;
  MzScenario   *against;
} MzSupplyRequest;

char *mz_supply_to_json (const MzSupplyRequest *request);

G_END_DECLS
