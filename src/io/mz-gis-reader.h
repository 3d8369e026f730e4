/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-reading.h"

G_BEGIN_DECLS

gboolean mz_gis_is   (const char *path);
GBytes  *mz_gis_read (const MzReading *reading, const char *path, GError **error);
char    *mz_gis_find_program (GError **error);

G_END_DECLS
