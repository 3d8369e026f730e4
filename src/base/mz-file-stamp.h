/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MZ_FILE_STAMP_DIGEST 32

/**
 * MzFileStamp:
 * @exists: whether there was a file; where there was none, the others are 0
 * @size: bytes
 * @digest: SHA-256 of the content
 *
 * What a file held, so that a change by another program is noticed. It goes by the content alone: a file that was
 * only touched, or put back as it was, has not changed, and one that was changed within the same tick of the clock
 * has. A plain value.
 */
typedef struct
{
  gboolean exists;
  guint64  size;
  guint8   digest[MZ_FILE_STAMP_DIGEST];
} MzFileStamp;

/* Of a file that is not there. */
#define MZ_FILE_STAMP_NONE ((MzFileStamp) { FALSE, 0, { 0 } })

MzFileStamp mz_file_stamp_of        (const void *data, gsize length);
gboolean    mz_file_stamp_equal     (const MzFileStamp *a, const MzFileStamp *b);
char       *mz_file_stamp_to_string (const MzFileStamp *self);
gboolean    mz_file_stamp_parse     (const char *text, MzFileStamp *stamp);

G_END_DECLS
