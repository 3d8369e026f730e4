/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What newer GLib and GTK have and the oldest supported ones have not. Nothing else may test library versions. */
#pragma once

#include <glib-object.h>

/**
 * mz_set_str:
 * @pointer: (inout): a string owned by the caller's structure
 * @value: (nullable): the new value
 *
 * Returns: %TRUE if the string has changed, so that the caller notifies.
 */
static inline gboolean
mz_set_str (char **pointer, const char *value)
{
  char *copy;

  if (g_strcmp0 (*pointer, value) == 0)
    return FALSE;

  copy = g_strdup (value);
  g_free (*pointer);
  *pointer = copy;
  return TRUE;
}
