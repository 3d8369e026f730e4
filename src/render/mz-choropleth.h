/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Countries in shades of one colour, by what a series says of them in the year of the clock. */
#pragma once

#include "mz-basemap.h"

G_BEGIN_DECLS

#define MZ_CHOROPLETH_MAX_CLASSES 5

typedef enum { MZ_AREA_VALUE, MZ_AREA_ZERO, MZ_AREA_NO_FIGURE } MzAreaForm;

/**
 * MzChoropleth:
 * @t: the time that figures are of: figures of no other time stand in for those that are missing
 * @values: (element-type utf8 double): by the country's code
 * @breaks: where classes begin, in the unit of the series; the first is 0
 * @n_classes: 0: no figure is above 0
 * @factor: what labels are in: 1, or 1e6 where figures are large
 */
typedef struct
{
  MzSeries     *series;
  MzPartialDate t;
  GHashTable   *values;
  double        breaks[MZ_CHOROPLETH_MAX_CLASSES];
  guint         n_classes;
  double        factor;
} MzChoropleth;

MzChoropleth *mz_choropleth_new          (MzSeries *series, MzPartialDate date, MzPartialDate as_of);
void          mz_choropleth_free         (MzChoropleth *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzChoropleth, mz_choropleth_free)

MzAreaForm    mz_choropleth_classify     (const MzChoropleth *self, const char *country, guint *class_number);
char         *mz_choropleth_describe     (const MzChoropleth *self, MzAreaForm form, guint class_number);
guint         mz_choropleth_count        (const MzChoropleth *self, MzAreaForm form, guint class_number, MzStore *countries);
void          mz_choropleth_paint        (const MzChoropleth *self, cairo_t *cr, const MzTheme *theme, MzBasemap *basemap,
                                          MzStore *countries, const MzView *view);
void          mz_choropleth_paint_sample (const MzChoropleth *self, cairo_t *cr, const MzTheme *theme, MzAreaForm form,
                                          guint class_number, const cairo_rectangle_t *box);

G_END_DECLS
