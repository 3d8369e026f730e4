/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a datum to the facets of a query and back: no widgets. */
#pragma once

#include "mz-figure.h"

G_BEGIN_DECLS

MzQuery *mz_chart_brush           (MzQuery *query, const MzFigure *figure, guint datum, gboolean add);
GStrv    mz_chart_get_words       (MzQuery *query, const MzFigure *figure);
char    *mz_chart_describe_flags  (MzDatumFlags flags);
char    *mz_chart_describe_sources (MzDataset *dataset, const char *const *ids);

G_END_DECLS
