/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole picture: the map of a workspace with title, legend, scale, and where it all comes from. */
#pragma once

#include "mz-basemap.h"
#include "mz-map-scene.h"
#include "mz-page.h"

G_BEGIN_DECLS

/**
 * MzMapPage:
 * @workspace: what is shown; its view's centre and zoom are those of the map
 * @width, @height: of the page, in pixels at scale 1
 * @title, @legend: whether they are drawn
 * @series: (nullable): one by country, which colours them
 * @projection: Equal Earth shows the whole world, about the meridian of the view's centre
 * @view: (nullable): where the map is, in place of the workspace's view
 */
typedef struct
{
  MzWorkspace *workspace;
  MzBasemap   *basemap;
  MzThemeKind  theme;
  double       width, height;
  gboolean     title, legend;
  MzSeries    *series;
  MzProjection projection;
  const MzView *view;
} MzMapPage;

void mz_map_page_paint     (const MzMapPage *self, cairo_t *cr);
/* For an exporter; lives no longer than @self. */
MzPage mz_map_page_get_page (const MzMapPage *self);
/* Where on the page the map lies. */
void mz_map_page_get_frame (const MzMapPage *self, cairo_rectangle_t *frame);

/* Where the view must be for the map to show the whole world, or a box of degrees with some room round it. */
void mz_map_page_fit_world (const MzMapPage *self, MzView *view);
void mz_map_page_fit_home  (const MzMapPage *self, MzView *view);
void mz_map_page_fit_box   (const MzMapPage *self, double south, double west, double north, double east, MzView *view);
gboolean mz_map_page_fit_record (const MzMapPage *self, MzRecord *record, MzView *view);

G_END_DECLS
