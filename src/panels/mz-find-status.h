/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MzFindStatus:
 *
 * What stands where a list would be empty: what there is not, why, and one button that leads on. Main thread.
 */
#define MZ_TYPE_FIND_STATUS (mz_find_status_get_type ())
G_DECLARE_FINAL_TYPE (MzFindStatus, mz_find_status, MZ, FIND_STATUS, GtkWidget)

GtkWidget  *mz_find_status_new       (void);
void        mz_find_status_show      (MzFindStatus *self, const char *title, const char *detail, const char *button,
                                      const char *action, GVariant *target);
const char *mz_find_status_get_title (MzFindStatus *self);

G_END_DECLS
