/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two maps side by side for two dates, or for two scenarios or one and the facts. */
#pragma once

#include "mz-window-private.h"

G_BEGIN_DECLS

/**
 * MzWindowCompare:
 *
 * The second map with a workspace of its own, bound to the window's in all but the date and the scenario, and the list of what
 * is different.
 * Owned by the window, which it does not keep.
 */
typedef struct _MzWindowCompare MzWindowCompare;

MzWindowCompare *mz_window_compare_new    (MzWindow *window, MzPartialDate date);
void             mz_window_compare_free   (MzWindowCompare *self);
MzPartialDate    mz_window_compare_date   (MzWindowCompare *self);

void             mz_window_init_compare   (MzWindow *window);
gboolean         mz_window_leave_compare  (MzWindow *window);

G_END_DECLS
