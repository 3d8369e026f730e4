/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-theme.h"
#include "mz-time-bar-layout.h"

G_BEGIN_DECLS

void mz_time_bar_paint (cairo_t *cr, const MzTimeBarLayout *layout, const MzTheme *theme);

G_END_DECLS
