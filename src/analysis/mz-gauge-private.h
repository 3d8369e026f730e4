/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For the files that fill a gauge. */
#pragma once

#include "mz-gauge.h"

G_BEGIN_DECLS

/* What a part is looked for by. */
typedef struct
{
  MzDataset        *dataset;
  const MzScenario *scenario; /* (nullable) */
  MzPartialDate     date;
} MzGaugeQuest;

/**
 * MzGaugeScope:
 * @stages: of the sites that count
 * @kind: counts whatever its stages
 * @product: what capacities are to be of
 * @other: the same, of sites of @kind
 */
typedef struct
{
  MzSet      stages;
  MzSiteKind kind;
  MzProduct  product, other;
} MzGaugeScope;

extern const MzGaugeScope mz_gauge_scopes[MZ_N_BENCHMARKS];

GArray  *mz_gauge_new_array      (gsize size, gpointer clear);
GArray  *mz_gauge_list_figures   (const MzGaugeQuest *quest, const char *group, guint number, gboolean known, gboolean planned);
gboolean mz_gauge_is_in_scope    (const MzGaugeQuest *quest, MzSite *site, MzBenchmark benchmark);
GArray  *mz_gauge_list_sites     (const MzGaugeQuest *quest, const char *const *ids);
/* What is left of low to high on the date when some of the sites stand still. */
void     mz_gauge_apply_failures (const MzGaugeQuest *quest, const char *const *sites, double *least, double *most);
void     mz_gauge_add_projects   (MzGaugePart *part, const MzGaugeQuest *quest, const GArray *plans);

G_END_DECLS
