/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-dataset.h"

G_BEGIN_DECLS

/**
 * MzRecordList:
 *
 * Records of one kind, or those that a move rests on, by their ids and in their order: each can be taken away, others be added
 * from a list with a search. What a move rests on opens its card. Of sources new ones can be added, too: the action
 * "edit.new-source" asks for that. Main thread only.
 *
 * Signal "changed": the user has added or taken away one.
 */
#define MZ_TYPE_RECORD_LIST (mz_record_list_get_type ())
G_DECLARE_FINAL_TYPE (MzRecordList, mz_record_list, MZ, RECORD_LIST, GtkWidget)

GtkWidget *mz_record_list_new     (MzDataset *dataset, MzRecordKind kind, const char *label);
void       mz_record_list_add     (MzRecordList *self, const char *id);
void       mz_record_list_set_ids (MzRecordList *self, const char *const *ids);
GStrv      mz_record_list_dup_ids (MzRecordList *self);

G_END_DECLS
