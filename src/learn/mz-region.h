/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of the world, as the statistics division of the United Nations has them (M49), by ISO 3166-1 alpha-2. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MZ_N_REGIONS 5

const char        *mz_region_get_label     (guint region);
const char *const *mz_region_get_countries (guint region);

G_END_DECLS
