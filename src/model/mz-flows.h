/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be said of flows on a date, and which of them stand for the others. */
#pragma once

#include "mz-dataset.h"

G_BEGIN_DECLS

/* What the tonnes of a flow are of: unlike ones are never added, nor told by one scale. */
typedef enum
{
  MZ_FLOW_REO,
  MZ_FLOW_OXIDE,
  MZ_FLOW_METAL,
  MZ_FLOW_GROSS,
  MZ_FLOW_OTHER, /* of something else, or it is not told of what */
  MZ_N_FLOW_UNITS
} MzFlowUnit;

gboolean    mz_flow_is_of           (MzFlow *self, MzPartialDate date, MzPartialDate as_of);
gboolean    mz_flow_is_promise      (MzFlow *self);
double      mz_flow_get_tonnes      (MzFlow *self);
MzFlowUnit  mz_flow_get_unit        (MzFlow *self);
const char *mz_flow_get_end         (MzFlow *self, gboolean goal);
const char *mz_flow_get_country     (MzFlow *self, MzDataset *dataset, gboolean goal);
char       *mz_flow_name_ends       (MzFlow *self, MzDataset *dataset);
char       *mz_flow_describe_tonnes (MzFlow *self);
const char *mz_flow_get_basis_words (MzFlow *self);

GPtrArray  *mz_flows_choose         (MzStore *flows, MzRecord *selection);

G_END_DECLS
