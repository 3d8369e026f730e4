/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-picture.h"

G_BEGIN_DECLS

/**
 * MzStandIn:
 *
 * What is shown in the place of a tile until that is painted: parts of others, larger or smaller than they were painted.
 * Main thread only.
 */
#define MZ_TYPE_STAND_IN (mz_stand_in_get_type ())
G_DECLARE_FINAL_TYPE (MzStandIn, mz_stand_in, MZ, STAND_IN, GObject)

MzStandIn *mz_stand_in_new (void);
void       mz_stand_in_add (MzStandIn *self, MzPicture *picture, double x, double y, double side);

G_END_DECLS
