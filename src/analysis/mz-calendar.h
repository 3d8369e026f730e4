/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known in advance: starts and ends that are to come. */
#pragma once

#include "mz-dataset.h"
#include "mz-query.h"

G_BEGIN_DECLS

/**
 * MzCalendarEntry:
 * @date: as precise as the source has it
 * @ends: an end, else a beginning
 * @planned: only announced by whoever builds; else set by the terms
 * @what: one sentence for people
 * @sources: (nullable): the entry's own; else the record's hold; not owned
 */
typedef struct
{
  MzRecord           *record; /* owned */
  MzPartialDate       date;
  gboolean            ends, planned;
  char               *what;
  const char *const  *sources;
} MzCalendarEntry;

GPtrArray *mz_calendar_new (MzDataset *dataset, MzPartialDate date, MzQuery *query);

G_END_DECLS
