/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "mz-limits.h"

G_BEGIN_DECLS

/* Bytes at the beginning of a file that tell what it is. */
#define MZ_GIS_HEAD_SIZE 4096

typedef enum
{
  MZ_GIS_NONE,
  MZ_GIS_GEOPACKAGE,
  MZ_GIS_KML,
  MZ_GIS_KMZ,
  MZ_GIS_SHAPEFILE,
  MZ_GIS_FLATGEOBUF,
  MZ_GIS_GPX
} MzGisKind;

MzGisKind   mz_gis_kind_of_head  (const char *head, gsize length);
MzGisKind   mz_gis_kind_of_name  (const char *path);
MzGisKind   mz_gis_kind_of_file  (const char *path);
const char *mz_gis_kind_get_name (MzGisKind kind);
char       *mz_gis_make_line_start (const char *path);

G_END_DECLS
