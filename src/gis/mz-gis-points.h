/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-gis-say.h"

G_BEGIN_DECLS

MzGisExit mz_gis_points_print (const char *path);

G_END_DECLS
