/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-learn"
#include "mz-random.h"

#include <string.h>

#define MULTIPLIER G_GUINT64_CONSTANT (6364136223846793005)

/** mz_random_init: @stream: of one seed, other streams draw other numbers. */
MzRandom
mz_random_init (guint64 seed, guint64 stream)
{
  MzRandom self = { 0, stream << 1 | 1 };

  mz_random_next (&self);
  self.state += seed;
  mz_random_next (&self);
  return self;
}

guint32
mz_random_next (MzRandom *self)
{
  guint64 old = self->state;
  guint32 mixed = (guint32) (((old >> 18) ^ old) >> 27), turn = (guint32) (old >> 59);

  self->state = old * MULTIPLIER + self->increment;
  return mixed >> turn | mixed << (-turn & 31);
}

/** mz_random_below: Returns: 0 to @n - 1, each as likely. @n: 1 or more. */
guint
mz_random_below (MzRandom *self, guint n)
{
  guint32 least, drawn;

  g_return_val_if_fail (n > 0, 0);

  least = -n % n;
  do
    drawn = mz_random_next (self);
  while (drawn < least);
  return drawn % n;
}

/** mz_random_shuffle: Fisher and Yates, from the end. @size: of an element, in bytes. */
void
mz_random_shuffle (MzRandom *self, gpointer data, gsize n, gsize size)
{
  char *bytes = data;
  g_autofree char *kept = g_malloc (size);

  for (gsize i = n; i > 1; i--)
    {
      gsize other = mz_random_below (self, (guint) i);

      memcpy (kept, bytes + (i - 1) * size, size);
      memmove (bytes + (i - 1) * size, bytes + other * size, size);
      memcpy (bytes + other * size, kept, size);
    }
}
