/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-json-gate.h"
#include "mz-reading.h"

G_BEGIN_DECLS

gboolean mz_geojson_is   (const MzReading *reading, const MzJsonOutline *outline);
gboolean mz_geojson_read (const MzReading *reading, const MzJsonOutline *outline);

G_END_DECLS
