/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the what-if model share. */
#pragma once

#include "mz-supply-model.h"

G_BEGIN_DECLS

/* --- The base --- */

#define MZ_SUPPLY_UNIT_REO "t REO"

MzPartialDate    mz_supply_base_get_end      (const MzSupplyBase *self, MzDataset *dataset);
gboolean         mz_supply_base_is_recent    (const MzSupplyBase *self, guint year);
MzConcentration *mz_supply_base_find_figures (const MzSupplyBase *self, MzDataset *dataset, MzStage stage,
                                              MzSupplyMeasure *measure);
GStrv            mz_supply_list_sites        (MzDataset *dataset, MzStage stage, const char *country, MzPartialDate date);
GStrv            mz_supply_list_senders      (MzDataset *dataset, MzFlow *flow);
GStrv            mz_supply_dup_sources       (GStrv own, gpointer record);
MzLoss           mz_supply_find_parameter    (MzDataset *dataset, const char *id);
const char      *mz_supply_find_purchases    (const MzSupplyBase *self, MzDataset *dataset, const char *importer, guint *year);

MzSupplyBasket   mz_supply_find_basket       (MzDataset *dataset, const char *const *sites);
void             mz_supply_base_add_feeds    (MzSupplyBase *self, MzDataset *dataset);
void             mz_supply_base_add_plants   (MzSupplyBase *self, MzDataset *dataset);
void             mz_supply_basket_clear      (MzSupplyBasket *self);
GArray          *mz_supply_stocks_new        (MzDataset *dataset, guint before);
void             mz_supply_feed_clear        (MzSupplyFeed *self);

/* --- The moves --- */

/**
 * MzTarget:
 * @sites: (nullable): that make it, or any of them
 * @to: (nullable): who gets it; %NULL: anybody
 * @is_output: all that the country makes; what leaves it is a part of that, and not known which
 * @buyers: (nullable): whom a stop towards everybody hits, so that they may retaliate
 *
 * What moves may hit: a country's output, or what goes from it to somebody.
 */
typedef struct
{
  MzStage            stage;
  const char        *country;
  const char *const *sites;
  const char        *to;
  gboolean           is_output;
  const char *const *buyers;
} MzTarget;

typedef enum /*< flags >*/
{
  MZ_HIT_SITES   = 1 << 0, /* what is not made */
  MZ_HIT_EXPORTS = 1 << 1  /* what is made and not sent */
} MzHits;

/* A move, and between which days it takes something away. */
typedef struct
{
  const MzMove *move;
  MzDay         first, end;
} MzEffect;

void    mz_move_get_effect_days  (const MzMove *self, MzDay *first, MzDay *end);
GArray *mz_scenario_list_breaks  (const MzScenario *self, MzDay first, MzDay end);
GArray *mz_scenario_list_effects (const MzScenario *self, MzDay first, MzDay end);
void    mz_supply_find_lost      (const MzSupply *self, const MzTarget *target, MzHits hits, MzLoss *pieces);
MzLoss  mz_loss_combine          (MzLoss a, MzLoss b);

/* --- The stage in its time --- */

#define MZ_SUPPLY_N_PIECES(self) ((self)->breaks->len - 1)

MzDay         mz_supply_get_piece     (const MzSupply *self, guint piece, double *weight);
void          mz_supply_add_feeds     (MzSupply *self, MzSupply *const *before, GArray *pieces);
const MzLoss *mz_supply_find_fed      (const MzSupply *self, const char *country, const GArray *pieces);
MzLoss        mz_supply_add_unfed     (MzLoss lost, const MzLoss *fed);
MzLoss        mz_supply_find_unserved (MzLoss unmade);
gboolean      mz_supply_is_fed_by     (const MzSupply *self, const MzMove *move);
void          mz_supply_add_plants    (MzSupply *self);
void          mz_supply_add_importers (MzSupply *self, const GArray *fed);

G_END_DECLS
