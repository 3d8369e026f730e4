/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of what a scenario does, as JSON. */
#pragma once

#include "mz-flat.h"
#include "mz-supply-run.h"
#include "mz-supply-writer.h"

G_BEGIN_DECLS

gboolean    mz_supply_is_asked       (const MzSupplyRequest *request, guint stage);
const char *mz_supply_get_stage_key  (guint stage);
const char *mz_supply_get_measure_key (MzSupplyMeasure measure);
void        mz_supply_work_out       (const MzSupplyFacts *facts, const MzScenario *scenario, MzPartialDate time,
                                      MzSupply **stages);
void        mz_supply_clear          (MzSupply **stages);

void        mz_supply_write_move     (GString *out, const MzMove *move);
void        mz_supply_write_moves    (GString *out, const MzScenario *scenario);
void        mz_supply_write_importer (GString *out, const MzImporterChange *importer, gboolean origins);
void        mz_supply_write_plant    (GString *out, const MzPlantChange *plant, MzDataset *dataset, gboolean then);
void        mz_supply_write_base     (GString *out, const MzSupply *supply, MzDataset *dataset);
void        mz_supply_write_demand   (GString *out, const MzSupplyRequest *request);

void        mz_supply_write_feeds    (GString *out, const MzSupply *supply);
void        mz_supply_write_stocks   (GString *out, const MzSupplyRequest *request, const MzSupplyRun *run);
void        mz_supply_write_deals    (GString *out, const MzSupply *supply, MzDataset *dataset);
void        mz_supply_write_units    (GString *out, const MzSupply *supply, const MzLinkChange *change, MzDataset *dataset);
void        mz_supply_write_goods    (GString *out, MzDataset *dataset);
void        mz_supply_write_tornados (GString *out, const MzSupplyRequest *request, const MzSupplyRun *run);
void        mz_supply_write_against  (GString *out, const MzSupply *supply, const MzSupply *other);

G_END_DECLS
