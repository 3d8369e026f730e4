/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which fields of a record are edited, how, and what they are called. */
#pragma once

#include "mz-types.h"

G_BEGIN_DECLS

typedef enum
{
  MZ_EDIT_TEXT,
  MZ_EDIT_LONG_TEXT,
  MZ_EDIT_WORDS,     /* several, with commas between them */
  MZ_EDIT_LINES,     /* several, one a line: sentences */
  MZ_EDIT_NUMBER,
  MZ_EDIT_PLACE,     /* a number, that a click on the map gives */
  MZ_EDIT_DATE,
  MZ_EDIT_WORD,      /* one of @words */
  MZ_EDIT_YES_NO,    /* or not said */
  MZ_EDIT_FLAG,      /* true, or left away */
  MZ_EDIT_STAGES,
  MZ_EDIT_COUNTRY,
  MZ_EDIT_COUNTRIES,
  MZ_EDIT_TARGETS,   /* countries, or "all" */
  MZ_EDIT_SITES,
  MZ_EDIT_MEASURES,
  MZ_EDIT_SOURCES,
  MZ_EDIT_OWN_SOURCES, /* of an entry; folded away */
  MZ_EDIT_ENTRIES    /* objects with @columns */
} MzEditType;

/**
 * MzEditField:
 * @key: of the record's text
 * @label: English, to be translated
 * @hint: (nullable): English: what to write, or an example
 * @words: (nullable): of which the first @n_words are written down
 * @required: a new record must have it
 * @columns: (nullable): of entries, the last one without a key
 */
typedef struct _MzEditField MzEditField;
struct _MzEditField
{
  const char         *key, *label, *hint;
  MzEditType          type;
  const MzVocabulary *words;
  guint               n_words;
  gboolean            required;
  const MzEditField  *columns;
};

const MzEditField *mz_edit_fields_get (MzRecordKind kind);

G_END_DECLS
