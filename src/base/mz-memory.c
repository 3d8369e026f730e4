/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-base"

#include "mz-memory.h"

#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#define LARGE (1024 * 1024) /* bytes: of a tile. glibc begins with less, and with each large piece that is freed it goes up to 32 MiB */

/**
 * mz_memory_set_up:
 *
 * Has pictures, which are large and come and go in many threads, lie apart from all that is small and stays: what is freed of them
 * goes back to the system, instead of leaving holes in the heap of each thread. In main(), before there are any threads.
 */
void
mz_memory_set_up (void)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, LARGE);
#endif
}
