/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-dataset.h"

G_BEGIN_DECLS

/**
 * MzMoveSources:
 *
 * The records that a move rests on: each opens its card, and can be taken away; others can be added. Main thread only.
 *
 * Signal "changed": the user has added or taken away one.
 */
#define MZ_TYPE_MOVE_SOURCES (mz_move_sources_get_type ())
G_DECLARE_FINAL_TYPE (MzMoveSources, mz_move_sources, MZ, MOVE_SOURCES, GtkWidget)

GtkWidget *mz_move_sources_new     (MzDataset *dataset);
void       mz_move_sources_set_ids (MzMoveSources *self, const char *const *ids);
GStrv      mz_move_sources_dup_ids (MzMoveSources *self);

/* The records alone, to open. */
GtkWidget *mz_record_link_new      (MzDataset *dataset, const char *id);

G_END_DECLS
