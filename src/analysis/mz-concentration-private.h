/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For the files that fill a concentration. */
#pragma once

#include "mz-concentration.h"

G_BEGIN_DECLS

MzConcentration *mz_concentration_alloc  (MzStage stage, guint year);
/* Takes nothing: @sources are copied. */
void             mz_concentration_add    (MzConcentration *self, const char *country, double value, const char *const *sources);
/* Sorts the shares and computes what follows from them. */
void             mz_concentration_sum_up (MzConcentration *self, double whole);

G_END_DECLS
