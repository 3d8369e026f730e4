/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-record-state.h"
#include "mz-record-writer.h"

G_BEGIN_DECLS

/* What is written: @records is sorted by id. */
typedef struct
{
  GPtrArray    *records;
  MzRecordKind  kind;
  MzDataset    *dataset;
  MzPartialDate date;
} MzRecordList;

const char *const *mz_record_get_columns   (MzRecordKind kind);
char              *mz_record_dup_cell      (const MzRecordList *list, MzRecord *record, const char *column);
GBytes            *mz_record_dup_json      (MzRecord *record);
void               mz_record_append_json   (GString *out, const MzRecordList *list, MzRecord *record, guint level,
                                            const char *const *dropped);

void               mz_records_append_csv     (GString *out, const MzRecordList *list, gboolean tabs);
void               mz_records_append_table   (GString *out, const MzRecordList *list);
void               mz_records_append_geojson (GString *out, const MzRecordList *list);
void               mz_records_append_kml     (GString *out, const MzRecordList *list);

G_END_DECLS
