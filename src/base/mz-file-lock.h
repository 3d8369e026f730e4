/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MzFileLock:
 *
 * That a document is open here, for other windows and programs of the same user to see. It ends with the one who holds
 * it, however that ends, and so never goes stale. It keeps nobody from writing: mz_file_save() notices who does.
 */
typedef struct _MzFileLock MzFileLock;

MzFileLock *mz_file_lock_take (const char *path, GError **error);
void        mz_file_lock_free (MzFileLock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzFileLock, mz_file_lock_free)

G_END_DECLS
