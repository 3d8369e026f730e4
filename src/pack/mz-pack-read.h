/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the files of data/natural-earth, which are part of the project and trusted: what is wrong in them ends the program. */
#pragma once

#include <json-glib/json-glib.h>

#include "mz-pack.h"
#include "mz-pack-shape.h"

/**
 * MzPackPick:
 * @rank: (out): of the shape
 * @min_zoom: (inout): as the feature has it
 *
 * Returns: whether a feature with these @properties is wanted
 */
typedef gboolean (*MzPackPick) (JsonObject *properties, guint *rank, double *min_zoom);

JsonNode  *mz_pack_read_json   (const char *folder, const char *name);
double     mz_pack_number      (JsonObject *object, const char *member, double fallback);
GPtrArray *mz_pack_read_shapes (const char *folder, const char *name, MzPackPick pick);
void       mz_pack_read_labels (const char *folder, GArray *labels, GString *strings);
