/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cuts shapes into the cells of a grid. */
#pragma once

#include "mz-pack.h"
#include "mz-pack-shape.h"

MzPackLayer mz_pack_cut (GPtrArray *shapes, guint grid, GArray *cells, GArray *words);
