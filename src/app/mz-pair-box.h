/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MzPairBox:
 *
 * One child or two of the same size: side by side where both have room for it, else one above the other. Main thread only.
 */
#define MZ_TYPE_PAIR_BOX (mz_pair_box_get_type ())
G_DECLARE_FINAL_TYPE (MzPairBox, mz_pair_box, MZ, PAIR_BOX, GtkWidget)

GtkWidget *mz_pair_box_new        (GtkWidget *first);
void       mz_pair_box_set_second (MzPairBox *self, GtkWidget *second);

G_END_DECLS
