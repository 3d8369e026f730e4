/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that place the scene's labels share. */
#pragma once

#include "mz-label-placer.h"
#include "mz-map-scene-private.h"

G_BEGIN_DECLS

#define MZ_SCENE_NEAR_ZOOM 4.0 /* from here on countries are in capitals and sites a little larger */

/* What one run over all that wants a label needs. */
typedef struct
{
  MzMapScene    *scene;
  MzLabelPlacer *placer;
  GHashTable    *placed; /* key and copy of those that stay where they are */
} MzLabelRun;

/* A label that wants room. */
typedef struct
{
  MzMapLabelKind  kind;
  MzRecord       *record;     /* (nullable) */
  const char     *key;        /* what it names: unique within its kind */
  const char     *forms[2];   /* the second one shorter; (nullable) */
  const char     *second;     /* (nullable): second line of the first form */
  MzFont          fonts[2];
  double          x, y, distance;
  const MzLabelPosition *positions;
  guint           n_positions;
} MzLabelWish;

/* Eight places round a point, to the right first. */
extern const MzLabelPosition mz_scene_around[8];

gboolean    mz_scene_place           (MzLabelRun *run, const MzLabelWish *wish);
MzLabelForm mz_scene_measure         (MzMapScene *self, const MzLabelWish *wish, guint form);
gboolean    mz_scene_is_inside       (MzMapScene *self, double x, double y);

void        mz_scene_place_countries (MzLabelRun *run, gboolean large);
void        mz_scene_place_base      (MzLabelRun *run, gboolean towns);
void        mz_scene_place_notes     (MzLabelRun *run, gboolean main_ones);
void        mz_scene_place_arcs      (MzLabelRun *run);
void        mz_scene_place_flows     (MzLabelRun *run);
void        mz_scene_place_arc_counts (MzLabelRun *run);

G_END_DECLS
