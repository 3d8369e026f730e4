/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-file-stamp.h"
#include "mz-limits.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * MzDraft:
 *
 * What a user has not saved yet, kept in a file of the program's own ($XDG_STATE_HOME/monazite/drafts) in case that it
 * ends before. As long as there is an MzDraft for a file, in any window or program, nobody else is offered it; what is
 * left by one that has crashed, is. Free it with mz_draft_free(), which leaves the file; mz_draft_drop() removes that.
 * Used by one thread at a time.
 */
typedef struct _MzDraft MzDraft;

char              *mz_draft_get_folder (void);
MzDraft           *mz_draft_new        (const char *path, const MzFileStamp *base);
gboolean           mz_draft_write      (MzDraft *self, const void *data, gsize length, GError **error);
gboolean           mz_draft_drop       (MzDraft *self, GError **error);
void               mz_draft_free       (MzDraft *self);
GPtrArray         *mz_draft_list       (void);

const char        *mz_draft_get_path    (MzDraft *self);
const MzFileStamp *mz_draft_get_base    (MzDraft *self);
gint64             mz_draft_get_time    (MzDraft *self);
GBytes            *mz_draft_get_content (MzDraft *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzDraft, mz_draft_free)

G_END_DECLS
