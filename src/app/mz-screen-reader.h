/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* @callback is called with TRUE if a screen reader is on; else never. Main thread. */
typedef void (*MzScreenReaderFunc) (GObject *object);

void mz_screen_reader_ask (GObject *object, MzScreenReaderFunc callback);

G_END_DECLS
