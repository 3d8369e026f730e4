/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-gauge.h"

G_BEGIN_DECLS

void  mz_gauge_write   (GString *out, const char *key, const MzGauge *gauge);
char *mz_gauge_to_json (const MzGauge *gauge);

G_END_DECLS
