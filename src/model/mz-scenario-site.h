/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A site as a scenario would have it. */
#pragma once

#include "mz-scenario.h"
#include "mz-site.h"

G_BEGIN_DECLS

MzSite *mz_scenario_site_new (MzSite *site, const MzScenario *scenario, MzPartialDate as_of);
char   *mz_scenario_note     (const MzScenario *scenario, const MzMove *move, const char *note);

G_END_DECLS
