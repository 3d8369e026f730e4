/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "mz-study-book.h"

G_BEGIN_DECLS

/**
 * MzStudy:
 *
 * What a student has learnt, kept in a file of their own: which questions were answered how and when, when each is due, and
 * how far each lesson was read. Every change is written at once, in a thread of its own, whole or not at all; whatever other
 * windows write into the same file is taken in. A file that cannot be understood is put aside under another name, never
 * written over. It counts no points and no days in a row. Main thread only.
 *
 * Signals: "changed": something is another than before, or has been read; "save-failed" (message): what has been learnt since
 * is kept in memory alone, and the next change tries again.
 */
#define MZ_TYPE_STUDY (mz_study_get_type ())
G_DECLARE_FINAL_TYPE (MzStudy, mz_study, MZ, STUDY, GObject)

char                *mz_study_get_default_path (void);
MzStudy             *mz_study_new              (const char *path);
gboolean             mz_study_load             (MzStudy *self, GError **error);
const char          *mz_study_get_path         (MzStudy *self);
const char          *mz_study_get_notice       (MzStudy *self);
gboolean             mz_study_flush            (MzStudy *self, GError **error);

gboolean             mz_study_answer           (MzStudy *self, const char *key, MzRating rating, gint64 now);
const MzStudyCard   *mz_study_lookup           (MzStudy *self, const char *key);
guint                mz_study_get_n_cards      (MzStudy *self);
guint                mz_study_count_due        (MzStudy *self, gint64 now);
GStrv                mz_study_list_due         (MzStudy *self, gint64 now, guint most);
gint64               mz_study_get_next_due     (MzStudy *self, gint64 now);
char                *mz_study_format_next      (MzStudy *self, gint64 now);

gboolean             mz_study_visit            (MzStudy *self, const char *lesson, const char *step, gboolean done, gint64 now);
const MzStudyLesson *mz_study_lookup_lesson    (MzStudy *self, const char *lesson);

gboolean             mz_study_export           (MzStudy *self, const char *path, GError **error);
gboolean             mz_study_import           (MzStudy *self, GBytes *bytes, GError **error);

G_END_DECLS
