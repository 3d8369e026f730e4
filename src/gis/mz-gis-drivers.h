/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void        mz_gis_drivers_init  (const char *const *allowed);
const char *mz_gis_peek_failure  (void);
void        mz_gis_clear_failure (void);

G_END_DECLS
