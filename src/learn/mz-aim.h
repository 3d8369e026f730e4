/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How good an answer on the map is. */
#pragma once

#include "mz-question.h"

G_BEGIN_DECLS

typedef enum
{
  MZ_AIM_HIT,  /* as near as the level asks for */
  MZ_AIM_NEAR, /* in the right country, or three times as far away at most */
  MZ_AIM_FAR
} MzAim;

double mz_aim_get_reach (guint level);
MzAim  mz_aim_judge     (const MzQuestion *question, double lat, double lon, const char *country, double *metres);

G_END_DECLS
