/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record of the facts, from its JSON text to an object; for the facts reader alone. */
#pragma once

#include "mz-dataset.h"
#include "mz-report.h"

G_BEGIN_DECLS

/**
 * MzRecordText:
 * @file: base name, for messages
 * @bytes: the whole file
 * @start, @end: where the record's object stands in it
 * @line, @column: where that is, from 1
 */
typedef struct
{
  const char *file;
  GBytes     *bytes;
  gsize       start, end;
  guint       line, column;
  gboolean    overlaid;
} MzRecordText;

MzRecord *mz_record_parse (MzRecordKind kind, const MzRecordText *text, MzReport *report);

G_END_DECLS
