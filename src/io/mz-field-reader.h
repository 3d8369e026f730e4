/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of one JSON object, each checked as it is taken; for the parsers of records and scenarios alone. */
#pragma once

#include "mz-json-view.h"
#include "mz-limits.h"
#include "mz-record-parser.h"

G_BEGIN_DECLS

/**
 * MzFields:
 * @members: of MzJsonViewMember: those of the object
 * @prefix: "" or where the object stands in the record, for messages: "status[2]."
 * @n_findings: how much has been found in the record
 * @bad: set by the first error; the record is then left out
 * @feature: (nullable): what the record is made from, if that was not made for Monazite: its words may mean something else,
 * so that what is wrong with a field of the record itself is a warning, and the field counts as missing
 *
 * A field that is missing gives the value for "not known": NULL, an empty list, an unset date, -1, FALSE.
 */
typedef struct
{
  const MzRecordText *text;
  MzReport           *report;
  MzJsonView          object;
  GArray             *members;
  const char         *id;
  const char         *prefix;
  guint              *n_findings;
  gboolean           *bad;
  const MzFeature    *feature;
} MzFields;

MzJsonView    mz_fields_peek       (MzFields *self, const char *name);
char         *mz_fields_dup_string (MzFields *self, const char *name, gboolean required);
GStrv         mz_fields_dup_strv   (MzFields *self, const char *name);
GStrv         mz_fields_dup_strv_or_null (MzFields *self, const char *name);
MzPartialDate mz_fields_get_date   (MzFields *self, const char *name, gboolean required);
double        mz_fields_get_number (MzFields *self, const char *name, double min, double max, gboolean required);
guint         mz_fields_get_whole  (MzFields *self, const char *name, guint min, guint max, gboolean required);
double        mz_fields_get_amount (MzFields *self, const char *name);
gboolean      mz_fields_get_bool   (MzFields *self, const char *name);
guint         mz_fields_get_word   (MzFields *self, const char *name, const MzVocabulary *words, gboolean required,
                                    guint otherwise);
MzSet         mz_fields_get_set    (MzFields *self, const char *name, const MzVocabulary *words);
char         *mz_fields_dup_country (MzFields *self, const char *name, gboolean required);
GStrv         mz_fields_dup_countries (MzFields *self, const char *name);
guint         mz_fields_count      (MzFields *self, const char *name);
gboolean      mz_fields_enter      (MzFields *self, const char *name, guint i, MzFields *inner);
gboolean      mz_fields_enter_object (MzFields *self, const char *name, MzFields *inner);
void          mz_fields_leave      (MzFields *inner);
void          mz_fields_refuse_others (MzFields *self, const char *const *known);
void          mz_fields_finish     (MzFields *self);
void          mz_fields_error      (MzFields *self, const char *name, const char *format, ...) G_GNUC_PRINTF (3, 4);
void          mz_fields_warn       (MzFields *self, const char *name, const char *format, ...) G_GNUC_PRINTF (3, 4);

G_END_DECLS
