/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What charts of a scenario share. */
#pragma once

#include "mz-chart-private.h"

G_BEGIN_DECLS

/* Without a run: why there is nothing to be seen. Returns: whether there is one. */
gboolean      mz_scenario_chart_begin     (MzFigure *figure, const MzFigureRequest *request);
/* What is assumed, and what the figures are and cover. */
void          mz_scenario_chart_add_notes (MzFigure *figure, const MzFigureRequest *request);
/* Series 0 is of the run, 1 of what it is held against, where there is that. Returns: how many. */
guint         mz_scenario_chart_add_runs  (MzFigure *figure, const MzFigureRequest *request);
void          mz_scenario_chart_add_years (MzFigure *figure, const MzFigureRequest *request, guint first);
MzSupplyRun  *mz_scenario_chart_peek_run  (const MzFigureRequest *request, guint series);
const char   *mz_scenario_chart_get_title (const MzSupplyRun *run);
/* The year of the date, or the one of the run that is nearest to it. */
MzPartialDate mz_scenario_chart_get_year  (const MzSupplyRun *run, MzPartialDate date);
void          mz_scenario_chart_cite      (MzFigure *figure, MzDatum *datum, MzDataset *dataset,
                                           const MzSupplyRun *run, MzStage stage,
                                           const char *const *own);
guint         mz_scenario_chart_add_stage (MzFigure *figure, MzStage stage);
MzDatum      *mz_scenario_chart_add_range (MzFigure *figure, guint series, guint category, double least, double most,
                                           MzPartialDate time);
/* Adds to the figure's words what there is to say of a datum, as a sentence. */
void          mz_scenario_chart_say       (MzFigure *figure, guint datum);

G_END_DECLS
