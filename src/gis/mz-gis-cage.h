/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MzGisCage:
 * @files: paths that may be read
 * @folders: folders that may be read, with all in them; those that do not exist are passed over
 * @work_folder: (nullable): the only folder in which files may be made, written, renamed and removed
 * @max_file: bytes that a file may be written to; 0: none may be written
 */
typedef struct
{
  const char *const *files;
  const char *const *folders;
  const char        *work_folder;
  gsize              max_file;
} MzGisCage;

void     mz_gis_cage_limit (gsize max_file);
gboolean mz_gis_cage_lock  (const MzGisCage *self);

G_END_DECLS
