/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart made by hand, on the small facts of the panels' tests. */
#pragma once

#include "mz-chart.h"

G_BEGIN_DECLS

/* What a country mined in a year, lines of two countries:
 *   0 CN 2023 10   1 CN 2024 30   2 CN 2025 20   3 US 2023 5 (estimate)   4 US 2024 not known   5 US 2025 8
 * The title is the date that it was built for; 5 rests on "usgs" and has the record "hill", 1 on "firm". */
extern const MzChart mz_test_chart;
extern guint         mz_test_chart_built; /* how often */
extern const MzSupplyRun *mz_test_chart_run, *mz_test_chart_against; /* of the last request, not owned */

G_END_DECLS
