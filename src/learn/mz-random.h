/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chance that is the same everywhere: two who begin with one number draw the same. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MzRandom:
 *
 * PCG32, XSH-RR 64/32 (O'Neill, PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms for Random Number
 * Generation, 2014). Integers alone, so that it depends on no machine. Not for secrets.
 */
typedef struct
{
  guint64 state, increment;
} MzRandom;

MzRandom mz_random_init    (guint64 seed, guint64 stream);
guint32  mz_random_next    (MzRandom *self);
guint    mz_random_below   (MzRandom *self, guint n);
void     mz_random_shuffle (MzRandom *self, gpointer data, gsize n, gsize size);

G_END_DECLS
