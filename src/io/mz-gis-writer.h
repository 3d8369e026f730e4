/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean mz_gis_write (const char *path, const char *geojson, gsize length, GError **error);

G_END_DECLS
