/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-chart-view.h"

G_BEGIN_DECLS

typedef enum
{
  MZ_CHART_FACE_CHART,
  MZ_CHART_FACE_TABLE,
  MZ_CHART_FACE_WORDS,
  MZ_N_CHART_FACES
} MzChartFace;

/** MzChartWriter: Puts texts, plain ones, into as many labels that are seen together; it may make links of their words. */
typedef void (*MzChartWriter) (GtkWidget *const *labels, const char *const *texts, guint n, MzDataset *facts);

/**
 * MzChartCard:
 *
 * A chart with what belongs to it: its finding as the title, measure and basis, chips of its sources, and three faces: chart,
 * table, words. Small ones stand on pages of many and have a menu; large ones have a page to themselves, scroll, and have a
 * switch. Main thread only.
 *
 * Actions, for what stands in it: chart.table (T) and chart.words (W) turn it to that face and back, chart.copy (Ctrl+C) gives
 * the clipboard numbers and picture, chart.copy-picture (C) the picture alone; chart.open (Enter, double click) of small ones
 * emits the signal "open": the page is to show it large.
 */
#define MZ_TYPE_CHART_CARD (mz_chart_card_get_type ())
G_DECLARE_FINAL_TYPE (MzChartCard, mz_chart_card, MZ, CHART_CARD, GtkWidget)

GtkWidget   *mz_chart_card_new         (MzWorkspace *workspace, const MzChart *chart, gboolean large);
MzChartView *mz_chart_card_get_view    (MzChartCard *self);
void         mz_chart_card_set_writer  (MzChartCard *self, MzChartWriter writer);
void         mz_chart_card_set_runs    (MzChartCard *self, MzSupplyRun *run, MzSupplyRun *against);
void         mz_chart_card_set_face    (MzChartCard *self, MzChartFace face);
MzChartFace  mz_chart_card_get_face    (MzChartCard *self);
void         mz_chart_card_add_control (MzChartCard *self, GtkWidget *control);

G_END_DECLS
