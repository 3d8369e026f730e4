/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene painted on a page of any size by the screen's own painters. */
#pragma once

#include "mz-basemap.h"
#include "mz-page.h"
#include "mz-story.h"
#include "mz-theme.h"

G_BEGIN_DECLS

/**
 * MzSlideWords:
 * @title: plain
 * @markup: (nullable): of Pango: what stands below, its figures looked up
 * @sources: (nullable): ids of the records that both rest on
 */
typedef struct
{
  const char        *title;
  const char        *markup;
  const char *const *sources;
} MzSlideWords;

/**
 * MzSlideSpec:
 * @width, @height: pixels
 * @band: whether the words stand below the picture
 */
typedef struct
{
  double      width, height;
  MzThemeKind theme;
  gboolean    band;
} MzSlideSpec;

/**
 * MzSlide:
 *
 * A scene with all that its picture needs, laid out. Making one takes a workspace, and so the main thread; after that it is
 * immutable and counted: any thread may keep, paint and drop it.
 */
typedef struct _MzSlide MzSlide;

/* What there is too much of for a room to read. */
typedef enum
{
  MZ_SLIDE_CROWDED_WORDS = 1 << 0, /* they take more than a third of the page although they are as small as they may be */
  MZ_SLIDE_CROWDED_CHART = 1 << 1  /* it has more rows than can be named on the page */
} MzSlideCrowded;

/* The size for which the numbers of the design were made. */
#define MZ_SLIDE_WIDTH  1280.0
#define MZ_SLIDE_HEIGHT 720.0

/* Has @workspace show what the scene shows, at its end. Errors: its scenario is not there. */
gboolean mz_slide_pose              (MzWorkspace *workspace, const MzStoryScene *scene, GError **error);
MzSlide *mz_slide_new               (MzWorkspace *workspace, MzBasemap *basemap, const MzStoryScene *scene,
                                     const MzSlideWords *words, const MzSlideSpec *spec);
MzSlide *mz_slide_ref               (MzSlide *self);
void     mz_slide_unref             (MzSlide *self);

void     mz_slide_paint             (const MzSlide *self, cairo_t *cr);
/* (transfer full): an opaque image of the whole; @scale: dots for each pixel. */
cairo_surface_t *mz_slide_draw      (const MzSlide *self, double scale);
/* For an exporter; lives no longer than @self. */
MzPage   mz_slide_get_page          (const MzSlide *self);

double   mz_slide_get_smallest_text (const MzSlide *self);
double   mz_slide_get_floor         (double width, double height);
MzSlideCrowded mz_slide_get_crowded (const MzSlide *self);
void     mz_slide_get_band          (const MzSlide *self, cairo_rectangle_t *band);
/* (element-type utf8): what has to be known to read its chart; %NULL: it has none. */
GPtrArray *mz_slide_peek_notes      (const MzSlide *self);
/* (element-type utf8): ids of what its chart rests on; %NULL: it has none. */
GPtrArray *mz_slide_peek_sources    (const MzSlide *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzSlide, mz_slide_unref)

G_END_DECLS
