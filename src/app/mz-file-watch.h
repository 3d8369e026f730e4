/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "mz-file-stamp.h"

G_BEGIN_DECLS

/* What has become of a file since it was read or written here. */
typedef enum
{
  MZ_OUTSIDE_SAME,
  MZ_OUTSIDE_CHANGED,
  MZ_OUTSIDE_GONE     /* removed, renamed, or its folder is not there */
} MzOutside;

/**
 * MzFileWatch:
 *
 * Whether another program changes, removes or brings back a file. It is looked at, in a thread, when the system tells of a
 * change, which not all file systems do, and with mz_file_watch_look(). It goes by the content alone. Main thread only.
 *
 * Signal "changed": it has, or it is as it was.
 */
#define MZ_TYPE_FILE_WATCH (mz_file_watch_get_type ())
G_DECLARE_FINAL_TYPE (MzFileWatch, mz_file_watch, MZ, FILE_WATCH, GObject)

MzFileWatch       *mz_file_watch_new       (void);
void               mz_file_watch_set       (MzFileWatch *self, const char *path, const MzFileStamp *stamp);
void               mz_file_watch_look      (MzFileWatch *self);
MzOutside          mz_file_watch_get_state (MzFileWatch *self);
const MzFileStamp *mz_file_watch_get_stamp (MzFileWatch *self);

G_END_DECLS
