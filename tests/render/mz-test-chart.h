/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Handmade figures, and what holds for the layout of each. */
#pragma once

#include "mz-chart-layout.h"

G_BEGIN_DECLS

MzFigure *mz_test_chart_new           (MzFigureKind kind);
MzFigure *mz_test_chart_new_in_time   (MzFigureKind kind);
MzFigure *mz_test_chart_chain         (void);
MzFigure *mz_test_chart_random        (MzFigureKind kind, GRand *rand);
MzDatum  *mz_test_chart_add_year      (MzFigure *figure, guint series, guint year, double value);
MzDatum  *mz_test_chart_add_span      (MzFigure *figure, guint category, double from, double to);
MzDatum  *mz_test_chart_add_link      (MzFigure *figure, guint one, guint other, double value);
void      mz_test_chart_assert_sound  (const MzChartLayout *layout);
void      mz_test_chart_sweep         (MzFigureKind kind);
guint     mz_test_chart_count_bodies  (const MzChartLayout *layout, guint datum);
gboolean  mz_test_chart_has_text      (const MzChartLayout *layout, const char *text);
const MzShape *mz_test_chart_find_text (const MzChartLayout *layout, const char *start);

G_END_DECLS
