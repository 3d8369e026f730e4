/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-agreement.h"

G_BEGIN_DECLS

typedef struct
{
  char         *country;   /* who takes it: ISO 3166-1 alpha-2 or EU */
  MzMeasureKind kind;
  MzPartialDate announced, effective, ends; /* may be unset */
  gboolean      targets_all;
  GStrv         targets;   /* countries; empty: not said, or all */
  GStrv         minerals;
  GStrv         terms;
  GStrv         pauses;    /* ids of measures that this one suspends while it is in force */
  gboolean      assumed;   /* nobody has taken it: a scenario says so */
} MzMeasureInfo;

#define MZ_TYPE_MEASURE (mz_measure_get_type ())
G_DECLARE_FINAL_TYPE (MzMeasure, mz_measure, MZ, MEASURE, MzRecord)

MzMeasure           *mz_measure_new              (MzRecordHead *head, MzMeasureInfo *info);
const MzMeasureInfo *mz_measure_peek             (MzMeasure *self);
void                 mz_measure_clear_pauses     (MzMeasure *self);
void                 mz_measure_add_pause        (MzMeasure *self, MzMeasure *pause);
MzForceState         mz_measure_get_force        (MzMeasure *self, MzPartialDate date, MzPartialDate as_of);
gboolean             mz_measure_restricts_export (MzMeasure *self);

MzMeasureInfo       *mz_measure_info_new         (void);
void                 mz_measure_info_free        (MzMeasureInfo *info);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzMeasureInfo, mz_measure_info_free)

G_END_DECLS
