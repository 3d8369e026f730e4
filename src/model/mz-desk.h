/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-document.h"

G_BEGIN_DECLS

/**
 * MzDesk:
 *
 * Where the facts of a workspace come from: a base, which are the bundled ones and the files that have been laid over them,
 * and the user's document over it. Whenever one of the two changes, the facts follow at once when nothing else is to be
 * done, with one change. Owned by the window; main thread only.
 *
 * Properties, notified: base, facts (MzDataset, read-only and the same objects for ever), document (MzDocument).
 */
#define MZ_TYPE_DESK (mz_desk_get_type ())
G_DECLARE_FINAL_TYPE (MzDesk, mz_desk, MZ, DESK, GObject)

MzDesk     *mz_desk_new          (MzDataset *base);
MzDesk     *mz_desk_new_below    (MzDataset *facts);
MzDataset  *mz_desk_get_base     (MzDesk *self);
MzDataset  *mz_desk_get_facts    (MzDesk *self);
MzDocument *mz_desk_get_document (MzDesk *self);
void        mz_desk_set_document (MzDesk *self, MzDocument *document);
void        mz_desk_settle       (MzDesk *self);

G_END_DECLS
