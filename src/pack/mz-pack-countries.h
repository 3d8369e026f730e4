/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The areas of countries, from TopoJSON. */
#pragma once

#include <glib.h>

#include "mz-pack-shape.h"

typedef struct
{
  char       code[4]; /* ISO 3166-1 alpha-2 */
  GPtrArray *shapes;  /* of MzShape */
} MzPackCountry;

GHashTable *mz_pack_read_codes     (const char *path);
GPtrArray  *mz_pack_read_countries (const char *folder, const char *name, GHashTable *codes, double tolerance, double min_area);
