/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-io"
#include "mz-io-error.h"

typedef struct
{
  guint line, column;
} MzIoErrorPrivate;

static void
mz_io_error_private_init (MzIoErrorPrivate *priv)
{
  priv->line = priv->column = 0;
}

static void
mz_io_error_private_copy (const MzIoErrorPrivate *from, MzIoErrorPrivate *to)
{
  *to = *from;
}

static void
mz_io_error_private_clear (MzIoErrorPrivate *priv)
{
}

G_DEFINE_EXTENDED_ERROR (MzIoError, mz_io_error)

/**
 * mz_io_error_new:
 * @line: from 1; 0 where no place can be named
 * @column: in characters, from 1; 0 where no place can be named
 * @format: what is wrong and what to do, without the place
 *
 * Returns: (transfer full): an error that knows its place
 */
GError *
mz_io_error_new (MzIoError code, guint line, guint column, const char *format, ...)
{
  va_list args;
  GError *error;
  MzIoErrorPrivate *priv;

  va_start (args, format);
  error = g_error_new_valist (MZ_IO_ERROR, code, format, args);
  va_end (args);

  priv = mz_io_error_get_private (error);
  priv->line = line;
  priv->column = column;
  return error;
}

/**
 * mz_io_error_get_position:
 * @line: (out): from 1, or 0
 * @column: (out): in characters, from 1, or 0
 *
 * Returns: %TRUE if @error names a line
 */
gboolean
mz_io_error_get_position (const GError *error, guint *line, guint *column)
{
  MzIoErrorPrivate *priv;

  *line = *column = 0;
  if (error == NULL || error->domain != MZ_IO_ERROR)
    return FALSE;

  priv = mz_io_error_get_private (error);
  *line = priv->line;
  *column = priv->column;
  return priv->line > 0;
}
