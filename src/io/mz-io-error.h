/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MzIoError:
 * @MZ_IO_ERROR_ENCODING: the bytes are not UTF-8 text
 * @MZ_IO_ERROR_SYNTAX: the text is not JSON
 * @MZ_IO_ERROR_DEPTH: lists and objects are nested too deep
 * @MZ_IO_ERROR_SIZE: the file, a string or a number is too long
 * @MZ_IO_ERROR_NUMBER: a number that cannot be held
 * @MZ_IO_ERROR_TEXT: a string that cannot be held
 * @MZ_IO_ERROR_DUPLICATE_KEY: a key stands twice in one object
 * @MZ_IO_ERROR_SCHEMA: good JSON, but not what was asked for
 */
typedef enum
{
  MZ_IO_ERROR_ENCODING,
  MZ_IO_ERROR_SYNTAX,
  MZ_IO_ERROR_DEPTH,
  MZ_IO_ERROR_SIZE,
  MZ_IO_ERROR_NUMBER,
  MZ_IO_ERROR_TEXT,
  MZ_IO_ERROR_DUPLICATE_KEY,
  MZ_IO_ERROR_SCHEMA
} MzIoError;

#define MZ_IO_ERROR (mz_io_error_quark ())
GQuark   mz_io_error_quark        (void);

GError  *mz_io_error_new          (MzIoError code, guint line, guint column, const char *format, ...)
                                   G_GNUC_PRINTF (4, 5);
gboolean mz_io_error_get_position (const GError *error, guint *line, guint *column);

G_END_DECLS
