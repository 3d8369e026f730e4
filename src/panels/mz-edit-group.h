/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-dataset.h"
#include "mz-edit-fields.h"

G_BEGIN_DECLS

/**
 * MzEditGroup:
 *
 * A JSON object as something to fill in: a control for each of its fields, groups again for the entries of lists. What the
 * user has not touched, and what nobody edits here, stays as its author wrote it. Main thread only.
 *
 * Signal "changed": the user has changed something.
 */
#define MZ_TYPE_EDIT_GROUP (mz_edit_group_get_type ())
G_DECLARE_FINAL_TYPE (MzEditGroup, mz_edit_group, MZ, EDIT_GROUP, GtkWidget)

GtkWidget *mz_edit_group_new        (MzDataset *dataset, const MzEditField *fields, const char *json, gsize length);
char      *mz_edit_group_dup_json   (MzEditGroup *self);
gboolean   mz_edit_group_is_changed (MzEditGroup *self);
void       mz_edit_group_clear_errors (MzEditGroup *self);
gboolean   mz_edit_group_show_error (MzEditGroup *self, const char *field, const char *message);
GtkWidget *mz_edit_group_find       (MzEditGroup *self, const char *key);
void       mz_edit_group_set_text   (MzEditGroup *self, const char *key, const char *text);

G_END_DECLS
