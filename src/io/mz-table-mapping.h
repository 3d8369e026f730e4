/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-country-names.h"
#include "mz-dataset.h"
#include "mz-table.h"

G_BEGIN_DECLS

/* What stands in the cells of a field. Lists have semicolons between their entries; keys may have commas there, too. */
typedef enum
{
  MZ_FIELD_TEXT,
  MZ_FIELD_NUMBER,
  MZ_FIELD_BOOL,
  MZ_FIELD_DATE,
  MZ_FIELD_COUNTRY,
  MZ_FIELD_COUNTRIES,
  MZ_FIELD_WORD,     /* of the vocabulary */
  MZ_FIELD_WORDS,
  MZ_FIELD_LIST,
  MZ_FIELD_KEYS,
  MZ_FIELD_OWNERS,   /* names, or objects as in the facts */
  MZ_FIELD_STATUS,   /* a state, or objects */
  MZ_FIELD_CAPACITY, /* a number, or objects */
  MZ_FIELD_OBJECTS,  /* alone */
  MZ_FIELD_PART      /* date of the status, or what the capacity is of: goes into that field */
} MzFieldType;

#define MZ_FIELD_STATUS_FROM   "status.from"
#define MZ_FIELD_CAPACITY_WHAT "capacity.what"

/**
 * MzTableField:
 * @key: as in the facts
 * @label: English, to be translated
 * @words: (nullable)
 * @names: what else a column may be called, in several languages, folded, each between two bars
 */
typedef struct
{
  const char         *key;
  const char         *label;
  MzFieldType         type;
  const MzVocabulary *words;
  const char         *names;
} MzTableField;

/**
 * MzTableMapping:
 * @kind: of the records: site, agreement, measure or event
 * @site_kind: of sites for which no column says one
 * @fields: by column: 1 + which one of mz_table_fields(); 0: the column is left out
 *
 * Which column of a table is which field. A plain value.
 */
typedef struct
{
  MzRecordKind kind;
  MzSiteKind   site_kind;
  guint        n_columns;
  guint8       fields[MZ_TABLE_MAX_COLUMNS];
} MzTableMapping;

#define MZ_N_TABLE_KINDS (MZ_RECORD_EVENT + 1)

const MzTableField *mz_table_fields             (MzRecordKind kind, guint *n);
void                mz_table_mapping_guess      (MzTableMapping *self, MzTable *table, const MzCountryNames *countries);
void                mz_table_mapping_guess_as   (MzTableMapping *self, MzTable *table, const MzCountryNames *countries,
                                                 MzRecordKind kind);
void                mz_table_mapping_set        (MzTableMapping *self, guint column, guint field);
const MzTableField *mz_table_mapping_get_field  (const MzTableMapping *self, guint column);
int                 mz_table_mapping_find       (const MzTableMapping *self, const char *key);

G_END_DECLS
