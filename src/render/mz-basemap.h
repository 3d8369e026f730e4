/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-theme.h"
#include "mz-workspace.h"

G_BEGIN_DECLS

/**
 * MzBasemap:
 *
 * The base map: geometry of Natural Earth as it was packed at build time. Immutable and counted: any thread may read, keep
 * and drop it. It is read where it lies (a resource of the program, mapped into memory) and never copied.
 */
typedef struct _MzBasemap MzBasemap;

typedef enum { MZ_BASEMAP_SEA, MZ_BASEMAP_REGION, MZ_BASEMAP_TOWN } MzBasemapLabelKind;

/**
 * MzBasemapLabel:
 * @name: in English, as Natural Earth has it
 * @rank: 0 for the most important of its kind, growing
 * @min_zoom, @max_zoom: where it may stand
 * @span: of seas and regions: how wide they are, in degrees of longitude; 0: not known
 * @ocean: a sea that is an ocean
 * @capital: a town that is a capital
 *
 * A name with its place. Countries are not among them: they are records of the facts.
 */
typedef struct
{
  MzBasemapLabelKind kind;
  const char        *name;
  double             lat, lon;
  guint              rank;
  double             min_zoom, max_zoom;
  double             span;
  gboolean           ocean, capital;
} MzBasemapLabel;

#define MZ_TYPE_BASEMAP (mz_basemap_get_type ())
GType                 mz_basemap_get_type     (void) G_GNUC_CONST;

MzBasemap            *mz_basemap_new          (GBytes *pack, GError **error);
MzBasemap            *mz_basemap_get_bundled  (void);
MzBasemap            *mz_basemap_ref          (MzBasemap *self);
void                  mz_basemap_unref        (MzBasemap *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzBasemap, mz_basemap_unref)

/* A tile of 256 logical pixels at the origin of @cr, and a whole frame of any size with all copies of the world in it. */
void                  mz_basemap_paint_tile   (MzBasemap *self, cairo_t *cr, const MzTheme *theme, MzLayers layers,
                                               guint zoom, guint x, guint y);
void                  mz_basemap_paint        (MzBasemap *self, cairo_t *cr, const MzTheme *theme, MzLayers layers,
                                               const MzView *view);

/* Labels, the most important first. */
guint                 mz_basemap_get_n_labels (MzBasemap *self);
const MzBasemapLabel *mz_basemap_peek_label   (MzBasemap *self, guint i);

/* Countries, by ISO 3166-1 alpha-2. */
const char           *mz_basemap_country_at   (MzBasemap *self, double lat, double lon);
gboolean              mz_basemap_country_path (MzBasemap *self, cairo_t *cr, const char *code, const MzView *view);

G_END_DECLS
