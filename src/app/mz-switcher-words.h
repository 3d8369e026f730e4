/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words below the icons of the switcher at the foot of a narrow window. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

int  mz_switcher_bar_measure_words (AdwViewSwitcherBar *bar, guint n);
void mz_switcher_bar_show_words    (AdwViewSwitcherBar *bar, gboolean shown);

G_END_DECLS
