/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-file-stamp.h"

#include <glib.h>

G_BEGIN_DECLS

#define MZ_FILE_ERROR (mz_file_error_quark ())
GQuark mz_file_error_quark (void);

/* Each comes with a message for the user: a sentence or two, with a way on. */
typedef enum
{
  MZ_FILE_ERROR_FAILED,     /* what follows does not fit */
  MZ_FILE_ERROR_CHANGED,    /* another program has changed, made or removed the file; nothing is written */
  MZ_FILE_ERROR_NOT_FOUND,  /* the file to read, or the folder to save in, is not there */
  MZ_FILE_ERROR_NO_ROOM,    /* the disk is full, or the user's share of it */
  MZ_FILE_ERROR_READ_ONLY,  /* the file, its folder or the whole disk may not be written to, or the file not be read */
  MZ_FILE_ERROR_NOT_A_FILE, /* a folder, a device, or links in a circle */
  MZ_FILE_ERROR_TOO_LARGE,
  MZ_FILE_ERROR_NO_BACKUP,  /* the old version could not be kept, so that it was left where it is */
  MZ_FILE_ERROR_UNSURE,     /* the new version is in place, but the disk does not confirm it */
  MZ_FILE_ERROR_LOCKED      /* another window or program has it */
} MzFileError;

typedef enum
{
  MZ_FILE_SAVE_NONE   = 0,
  MZ_FILE_SAVE_BACKUP = 1 << 0 /* the old version stays beside it, as NAME~ */
} MzFileSaveFlags;

gboolean mz_file_save        (const char *path, const void *data, gsize length, MzFileSaveFlags flags,
                              const MzFileStamp *expected, MzFileStamp *stamp, GError **error);
GBytes  *mz_file_read        (const char *path, gsize limit, MzFileStamp *stamp, GError **error);
gboolean mz_file_has_changed (const char *path, const MzFileStamp *stamp);
char    *mz_file_resolve     (const char *path, GError **error);

gboolean mz_file_write       (const char *path, const void *data, gsize length, GError **error);
gboolean mz_fd_write         (int fd, const void *data, gsize length, GError **error);

G_END_DECLS
