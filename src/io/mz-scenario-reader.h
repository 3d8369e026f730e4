/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenarios as JSON: data/scenarios/README.md has the fields. */
#pragma once

#include "mz-dataset.h"
#include "mz-io-error.h"
#include "mz-json-gate.h"
#include "mz-limits.h"
#include "mz-record-parser.h"
#include "mz-report.h"
#include "mz-scenario.h"

G_BEGIN_DECLS

MzScenario *mz_scenario_read         (GBytes *bytes, MzDataset *dataset, GError **error);
MzScenario *mz_scenario_parse        (const MzRecordText *text, MzDataset *dataset, MzReport *report);
gboolean    mz_scenario_is           (const MzJsonOutline *outline);
gboolean    mz_scenario_check        (GBytes *bytes, const MzJsonOutline *outline, const char *file, MzDataset *dataset,
                                      MzReport *report);
MzScenario *mz_scenario_load_bundled (const char *id, MzDataset *dataset, GError **error);
MzScenario *mz_scenario_find         (const char *id, MzDataset *facts, GError **error);
GStrv       mz_scenario_list_bundled (void);
char       *mz_scenario_write        (const MzScenario *scenario);

G_END_DECLS
