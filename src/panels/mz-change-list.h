/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-comparison.h"

G_BEGIN_DECLS

/**
 * MzChangeList:
 *
 * What is different between two dates, a row a change; a click or Enter selects its record. Main thread only.
 */
#define MZ_TYPE_CHANGE_LIST (mz_change_list_get_type ())
G_DECLARE_FINAL_TYPE (MzChangeList, mz_change_list, MZ, CHANGE_LIST, GtkWidget)

GtkWidget *mz_change_list_new (MzWorkspace *workspace);
void       mz_change_list_set (MzChangeList *self, GPtrArray *changes, const char *from, const char *to);

G_END_DECLS
