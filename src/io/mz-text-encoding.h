/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "mz-io-error.h"

G_BEGIN_DECLS

/**
 * MzTextEncoding:
 * @name: as iconv knows it
 * @label: for people
 */
typedef struct
{
  const char *name;
  const char *label;
} MzTextEncoding;

extern const MzTextEncoding mz_text_encodings[];
extern const guint          mz_n_text_encodings;

const char *mz_text_encoding_tell (const void *data, gsize length, gsize *mark, gboolean *guessed);
char       *mz_text_decode        (const void *data, gsize length, const char *encoding, gsize max, gsize *n_bytes,
                                   GError **error);

G_END_DECLS
