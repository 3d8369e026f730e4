/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leaving the story for the map, and coming back. */
#pragma once

#include "mz-show-private.h"

G_BEGIN_DECLS

void mz_show_explore_update (MzShow *self);
void mz_show_explore_clear  (MzShow *self);

G_END_DECLS
