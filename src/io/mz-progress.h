/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* @part: of the work that is done, 0 to 1, never less than before. Called on the main thread. */
typedef void (*MzLoadProgress) (double part, gpointer data);

/**
 * MzProgress:
 * @function: (nullable): who is told, in the thread that runs @context; not after @cancellable was used
 * @context: (transfer none)
 * @cancellable: (transfer none) (nullable)
 * @step: the last that was told, of a hundred
 *
 * How far a worker is. It lives as long as the worker; what has been told and not yet heard outlives it.
 */
typedef struct
{
  MzLoadProgress function;
  gpointer       data;
  GMainContext  *context;
  GCancellable  *cancellable;
  int            step;
} MzProgress;

void mz_progress_tell (double part, gpointer progress);

G_END_DECLS
