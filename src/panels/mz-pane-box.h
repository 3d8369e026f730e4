/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MZ_N_PANES 3

/**
 * MzPaneBox:
 *
 * A middle and two sides: next to each other where there is room for three; where there is room for two, the middle and one of the
 * sides; else one of them. What cannot be seen is a button away. The widgets stay where they are, whatever is shown. Main
 * thread only.
 */
#define MZ_TYPE_PANE_BOX (mz_pane_box_get_type ())
G_DECLARE_FINAL_TYPE (MzPaneBox, mz_pane_box, MZ, PANE_BOX, GtkWidget)

GtkWidget *mz_pane_box_new  (GtkWidget *const panes[MZ_N_PANES], const char *const titles[MZ_N_PANES]);
void       mz_pane_box_show (MzPaneBox *self, guint pane);

G_END_DECLS
