/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-base"

#include "mz-deliver.h"

/**
 * mz_deliver:
 * @context: (nullable): of the thread that is to have @data; %NULL: that of the main thread
 * @function: called by the thread that runs @context, as often as it asks to go on
 * @data: (transfer full): what it gets; the caller touches it no more
 * @notify: (nullable): frees @data, in that thread, too
 *
 * Hands over what a worker has made. g_main_context_invoke_full() is not for this: while nobody runs the context, between two
 * iterations of it, that calls @function in the worker itself, at the same time as its owner goes on. Any thread.
 */
void
mz_deliver (GMainContext *context, GSourceFunc function, gpointer data, GDestroyNotify notify)
{
  g_autoptr (GSource) source = NULL;

  g_return_if_fail (function != NULL);

  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, function, data, notify);
  g_source_attach (source, context);
}
