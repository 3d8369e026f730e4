/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record of the facts, from its JSON text to an object; for the facts reader alone. */
#pragma once

#include "mz-dataset.h"
#include "mz-json-view.h"
#include "mz-report.h"

G_BEGIN_DECLS

/**
 * MzRecordText:
 * @file: base name, for messages
 * @bytes: the whole file
 * @start, @end: where the record's object stands in it
 * @line, @column: where that is, from 1
 * @overlaid: it is the user's own
 * @anywhere: a site may be in no country that is known, as those of maps may
 */
typedef struct
{
  const char *file;
  GBytes     *bytes;
  gsize       start, end;
  guint       line, column;
  gboolean    overlaid;
  gboolean    anywhere;
} MzRecordText;

/**
 * MzFeature:
 * @text: where the whole of it stands
 * @properties: an object in it, or anything else
 * @members: of them; what does not fit will be dropped
 * @scratch: to be written over: whoever reads many features makes but one
 * @id: sound, as a record's
 * @lat, @lon: degrees, in range
 * @lat_text, @lon_text: the same as they stand there
 * @repeated: its properties have been read for another point of the same feature, and what is wrong with them is told
 */
typedef struct
{
  MzRecordText text;
  MzJsonView   properties;
  GArray      *members;
  GString     *scratch;
  const char  *id;
  double       lat, lon;
  MzJsonView   lat_text, lon_text;
  gboolean     repeated;
} MzFeature;

MzRecord *mz_record_parse     (MzRecordKind kind, const MzRecordText *text, MzReport *report);
gboolean  mz_record_id_is_sound (const char *id);
char     *mz_record_dup_base  (const char *file);
MzRecord *mz_feature_parse    (const MzFeature *feature, MzReport *report);

G_END_DECLS
