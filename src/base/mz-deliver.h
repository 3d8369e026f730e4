/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void mz_deliver (GMainContext *context, GSourceFunc function, gpointer data, GDestroyNotify notify);

G_END_DECLS
