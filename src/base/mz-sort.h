/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * mz_sort:
 * @n: how many there are
 * @size: of each, in bytes
 *
 * What is equal stays in its order. g_qsort_with_data() has become g_sort_array() in GLib 2.82, which is all that is asked for a
 * version of GLib: the one exception to mz-compat.h, which is for what has windows.
 */
static inline void
mz_sort (gpointer array, gsize n, gsize size, GCompareDataFunc compare, gpointer data)
{
#if GLIB_CHECK_VERSION (2, 82, 0)
  g_sort_array (array, n, size, compare, data);
#else
  g_qsort_with_data (array, (int) n, size, compare, data);
#endif
}

G_END_DECLS
