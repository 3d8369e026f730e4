/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MzLearnSplit:
 *
 * What is shown, and at its end what is said or asked of it; where there is no room for both, the one above the other. Main
 * thread only.
 */
#define MZ_TYPE_LEARN_SPLIT (mz_learn_split_get_type ())
G_DECLARE_FINAL_TYPE (MzLearnSplit, mz_learn_split, MZ, LEARN_SPLIT, GtkWidget)

GtkWidget *mz_learn_split_new (GtkWidget *stage, GtkWidget *side, double share);

G_END_DECLS
