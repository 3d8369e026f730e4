/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records as text, with what they are on a date beside what is in the facts. */
#pragma once

#include "mz-record-batch.h"

G_BEGIN_DECLS

typedef enum
{
  MZ_FORMAT_JSON,
  MZ_FORMAT_IDS,
  MZ_FORMAT_CSV,
  MZ_FORMAT_TSV,
  MZ_FORMAT_TABLE,
  MZ_FORMAT_GEOJSON,
  MZ_FORMAT_KML,
  MZ_N_FORMATS
} MzFormat;

extern const MzVocabulary mz_formats;

gboolean mz_format_suits  (MzFormat format, MzRecordKind kind);
char    *mz_records_write (GListModel *records, MzRecordKind kind, MzFormat format, MzDataset *dataset,
                           MzPartialDate date);
char    *mz_facts_write   (const MzRecordBatch *batch);
char    *mz_records_list_lost (GPtrArray *records, MzRecordKind kind);

G_END_DECLS
