/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The packed base map, as it lies in memory: written at build time by src/pack, read in place by src/render. Native byte
 * order, every structure aligned to 4 bytes. A world is cut into square cells, 2^grid of them in each direction; what a
 * cell shows lies in 16-bit coordinates of its own.
 */
#pragma once

#include <glib.h>

#define MZ_PACK_MAGIC   0x4d5a504bu
#define MZ_PACK_VERSION 2u

/* Levels of detail: one for each of the zooms 0 to 5, one for 6 and 7, one for all that follow. */
#define MZ_PACK_N_LEVELS 8

/* Units on a side of a cell, and how far its content reaches over its sides: what lies there is drawn by the neighbour. */
#define MZ_PACK_CELL   16384
#define MZ_PACK_MARGIN 256

/* Units round the world in the coordinates of whole features. */
#define MZ_PACK_WORLD (1 << 30)

/* Polygons first, then lines. Polygons are filled by the nonzero winding rule; in any one layer they may overlap. */
typedef enum
{
  MZ_PACK_DEPTH_200,
  MZ_PACK_DEPTH_2000,
  MZ_PACK_DEPTH_4000,
  MZ_PACK_DEPTH_6000,
  MZ_PACK_LAND,
  MZ_PACK_ICE,
  MZ_PACK_LAKE,
  MZ_PACK_RIVER,
  MZ_PACK_ADMIN1,
  MZ_PACK_BORDER,
  MZ_PACK_N_LAYERS
} MzPackLayerKind;

#define MZ_PACK_IS_POLYGON(layer) ((layer) < MZ_PACK_RIVER)

typedef struct
{
  guint32 offset, count; /* bytes from the start; items */
} MzPackSection;

typedef struct
{
  guint32 grid;             /* the world has 2^grid cells in each direction */
  guint32 first_cell, n_cells;
} MzPackLayer;

typedef struct
{
  MzPackLayer layers[MZ_PACK_N_LAYERS];
  guint32     first_country, n_countries; /* features, one a code, ordered by it */
  guint32     first_claim, n_claims;      /* features: disputed borders and claims */
} MzPackLevel;

typedef struct
{
  guint32       magic, version, size; /* of the whole pack, in bytes */
  guint32       reserved;
  MzPackLevel   levels[MZ_PACK_N_LEVELS];
  MzPackSection cells;    /* MzPackCell, in each layer ordered by key */
  MzPackSection words;    /* MzPackShape, each followed by its points */
  MzPackSection features; /* MzPackFeature */
  MzPackSection rings;    /* MzPackRing */
  MzPackSection points;   /* MzPackPoint */
  MzPackSection labels;   /* MzPackLabel, the most important first */
  MzPackSection strings;  /* characters, each name ended by a zero */
} MzPackHeader;

typedef struct
{
  guint32 key;                 /* row << 16 | column */
  guint32 first_word, n_words; /* no words: the polygon covers all of the cell */
} MzPackCell;

typedef struct
{
  guint16 n_points;
  guint8  min_zoom; /* tenths */
  guint8  rank;     /* of rivers: 0 for the largest */
} MzPackShape;

typedef struct
{
  gint16 x, y; /* from the top left corner of the cell */
} MzPackCellPoint;

typedef struct
{
  gint32 left, top, right, bottom;
} MzPackBox;

typedef struct
{
  char      code[4]; /* ISO 3166-1 alpha-2, filled with zeros */
  guint32   first_ring, n_rings;
  MzPackBox box;
} MzPackFeature;

typedef struct
{
  guint32   first_point, n_points;
  MzPackBox box;
} MzPackRing;

typedef struct
{
  gint32 x, y; /* of MZ_PACK_WORLD; a ring over the antimeridian goes on beyond it */
} MzPackPoint;

#define MZ_PACK_LABEL_OCEAN   (1 << 0)
#define MZ_PACK_LABEL_CAPITAL (1 << 1)

typedef struct
{
  float   lat, lon;
  float   min_zoom, max_zoom;
  float   span;     /* degrees of longitude */
  guint32 name;     /* from the start of the strings */
  guint16 kind;     /* 0 sea, 1 region, 2 town */
  guint8  rank, flags;
} MzPackLabel;
