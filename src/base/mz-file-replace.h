/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replacing a file whole or not at all: what mz_file_save() and mz_file_write() have in common. errno says why where
   something has failed. */
#pragma once

#include "mz-file.h"

G_BEGIN_DECLS

typedef enum
{
  MZ_REPLACE_DONE,
  MZ_REPLACE_FAILED,    /* the file is as it was */
  MZ_REPLACE_NO_BACKUP, /* the file is as it was, for its backup could not be made */
  MZ_REPLACE_CHANGED,   /* the file is as another program has left it */
  MZ_REPLACE_UNSURE     /* the new version is there whole, but the disk does not confirm that it has it */
} MzReplaceResult;

char           *mz_file_follow  (const char *path);
MzReplaceResult mz_file_replace (const char *path, const void *data, gsize length, MzFileSaveFlags flags,
                                 mode_t mode, const MzFileStamp *expected);

G_END_DECLS
