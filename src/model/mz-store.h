/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-record.h"

G_BEGIN_DECLS

/**
 * MzStore:
 *
 * A #GListModel of records of one kind, in a given order, with look-up by id. It changes as a whole: one signal of
 * items-changed that names only the stretch that differs. Main thread only.
 */
#define MZ_TYPE_STORE (mz_store_get_type ())
G_DECLARE_FINAL_TYPE (MzStore, mz_store, MZ, STORE, GObject)

MzStore  *mz_store_new        (void);
guint     mz_store_get_length (MzStore *self);
gpointer  mz_store_peek       (MzStore *self, guint position);
GPtrArray *mz_store_ref_records (MzStore *self);
gpointer  mz_store_lookup     (MzStore *self, const char *id);
gboolean  mz_store_find_id    (MzStore *self, const char *id, guint *position);
gboolean  mz_store_find       (MzStore *self, gpointer record, guint *position);
void      mz_store_replace    (MzStore *self, GPtrArray *records);
void      mz_store_take_part  (MzStore *self, MzStore *whole, GPtrArray *records);
void      mz_store_share      (MzStore *self, MzStore *other);
void      mz_store_swap       (MzStore *self, MzStore *other);

G_END_DECLS
