/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What charts are built by, and what those share. */
#pragma once

#include "mz-chart.h"

G_BEGIN_DECLS

/* Of a series' points those of one key in the order of time, its own sources or the record's on each datum. Returns: how many. */
guint mz_chart_add_points   (MzFigure *figure, MzSeries *series, const char *key, guint figure_series);
MzInk mz_chart_country_ink  (const char *key);
/* Nothing: why. */
void  mz_chart_set_empty    (MzFigure *figure, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Records. */
gboolean      mz_chart_wants        (const MzFigureRequest *request, gpointer record);
MzPartialDate mz_chart_known_date   (const MzFigureRequest *request);
void          mz_chart_limit_words  (MzFigure *figure, const MzFigureRequest *request);
gboolean      mz_chart_is_plan      (const MzFigureRequest *request, MzPartialDate date);
void          mz_chart_cite         (MzFigure *figure, MzDatum *datum, gpointer record, const char *const *own);
void          mz_chart_cite_all     (MzFigure *figure, MzDatum *datum, const GPtrArray *records);
MzPartialDate mz_chart_signed_on    (MzAgreement *agreement);
MzPartialDate mz_chart_step_date    (MzAgreement *agreement, MzStepKind kind);
MzFill        mz_chart_binding_fill (MzBinding binding);
MzFill        mz_chart_state_fill   (MzState state);
MzInk         mz_chart_site_ink     (MzSite *site);

/* Lanes. */
guint    mz_chart_add_lane      (MzFigure *figure, const char *key, const char *group, gpointer record, MzInk ink);
MzDatum *mz_chart_add_plan      (MzFigure *figure, guint lane, gpointer record, MzPartialDate from, const char *const *own);
gboolean mz_chart_add_event     (MzFigure *figure, guint lane, MzEvent *event);
gboolean mz_chart_add_agreement (MzFigure *figure, const MzFigureRequest *request, guint lane, MzAgreement *agreement);
gboolean mz_chart_add_site      (MzFigure *figure, const MzFigureRequest *request, guint lane, MzSite *site);
gboolean mz_chart_add_measure   (MzFigure *figure, const MzFigureRequest *request, guint lane, MzMeasure *measure);
char    *mz_chart_count_down    (MzPartialDate from, MzPartialDate to, gboolean ends);
void     mz_chart_fit_time      (MzFigure *figure, const MzFigureRequest *request);

MzFigure *mz_chart_build_mine_production (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_capacity              (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_agreements_by_kind    (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_agreements_by_binding (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_agreements_delivered  (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_agreement_matrix      (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_agreement_network     (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_clubs                 (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_timeline              (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_controls              (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_controls_by_element   (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_controlled_elements   (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_elements              (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_promised_actual       (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_calendar              (const MzChart *chart, const MzFigureRequest *request);

G_END_DECLS
