/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MZ_SEVERITY_WARNING, /* the record was taken, but something about it is not right */
  MZ_SEVERITY_ERROR    /* what it is about was left out */
} MzSeverity;

/**
 * MzFinding:
 * @line, @column: from 1; 0: not in one place
 * @record: (nullable): id of the record that it is about
 * @field: (nullable): the field
 * @message: what is wrong and what to do, one sentence
 */
typedef struct
{
  MzSeverity severity;
  char      *file;
  guint      line, column;
  char      *record;
  char      *field;
  char      *message;
} MzFinding;

/**
 * MzReport:
 *
 * What a reader has to say about its input, in the order in which it was found. Owned by the caller of the reader; one thread.
 */
typedef struct _MzReport MzReport;

MzReport        *mz_report_new        (void);
MzReport        *mz_report_new_counting (void);
void             mz_report_free       (MzReport *self);
void             mz_report_add        (MzReport *self, MzSeverity severity, const char *file, guint line, guint column,
                                       const char *record, const char *field, const char *format, ...)
                                       G_GNUC_PRINTF (8, 9);
void             mz_report_append     (MzReport *self, MzReport *other);
gboolean         mz_report_is_full    (MzReport *self);
guint            mz_report_get_length (MzReport *self);
const MzFinding *mz_report_peek       (MzReport *self, guint i);
guint            mz_report_count      (MzReport *self, MzSeverity severity);
char            *mz_finding_to_string (const MzFinding *self);
char            *mz_finding_describe  (const MzFinding *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzReport, mz_report_free)

G_END_DECLS
