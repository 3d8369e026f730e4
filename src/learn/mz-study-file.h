/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file of a student: its lock, and what is done where it is damaged; for mz-study.c. */
#pragma once

#include "mz-file-lock.h"
#include "mz-file.h"
#include "mz-study-book.h"

G_BEGIN_DECLS

MzFileLock  *mz_study_file_wait_for_lock (const char *path);
gboolean     mz_study_file_read          (const char *path, MzStudyBook **book, MzFileStamp *stamp, GError **error);
char        *mz_study_file_put_aside     (const char *path);
MzStudyBook *mz_study_file_read_backup   (const char *path);

G_END_DECLS
