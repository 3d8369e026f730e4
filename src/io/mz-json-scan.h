/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tokens of JSON, for the gate alone. */
#pragma once

#include "mz-json-gate.h"

G_BEGIN_DECLS

#define MZ_JSON_END (-1) /* in place of a byte: the text ends */

typedef struct
{
  const guint8  *data;
  gsize          length;
  gsize          at;
  gsize          line_start; /* where the last line begins that white space has been seen to begin; 0: none */
  guint          n_breaks;   /* how many have */
  MzJsonGateMode mode;
  GError       **error;
} MzJsonScan;

/* A place in the text that only moves forward, so that counting lines costs one pass in all. */
typedef struct
{
  gsize offset;
  guint line, column;
} MzJsonCursor;

void     mz_json_cursor_move    (MzJsonCursor *cursor, const guint8 *data, gsize length, gsize offset);
gsize    mz_json_text_start     (const guint8 *data, gsize length);
gboolean mz_json_scan_start     (MzJsonScan *scan);
int      mz_json_scan_space     (MzJsonScan *scan);
gboolean mz_json_scan_string    (MzJsonScan *scan);
gboolean mz_json_scan_scalar    (MzJsonScan *scan, int c);
gboolean mz_json_scan_expected  (MzJsonScan *scan, const char *expected);
gboolean mz_json_scan_fail      (MzJsonScan *scan, gsize offset, MzIoError code, const char *format, ...)
                                 G_GNUC_PRINTF (4, 5);

G_END_DECLS
