/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-reading.h"
#include "mz-table-mapping.h"

G_BEGIN_DECLS

/**
 * MzTableReader:
 *
 * Makes records of the rows of a table, one after another: each becomes a record's JSON text, which the parser of records reads
 * like any other. Owned by whoever reads; one thread.
 */
typedef struct _MzTableReader MzTableReader;

MzTableReader *mz_table_reader_new  (MzTable *table, const MzTableMapping *mapping, const MzCountryNames *countries,
                                     gboolean overlaid);
void           mz_table_reader_free (MzTableReader *self);
MzRecord      *mz_table_reader_read (MzTableReader *self, guint i, guint *line, char **name, MzReport *report);
void           mz_table_say_what_is_told (MzTable *table, const MzTableMapping *mapping, MzReport *report);

gboolean       mz_table_reading_run (const MzReading *reading);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzTableReader, mz_table_reader_free)

G_END_DECLS
