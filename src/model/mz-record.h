/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "mz-partial-date.h"
#include "mz-types.h"

G_BEGIN_DECLS

/**
 * MzRecordHead:
 *
 * What every record has. All strings are owned by the record that is made from it.
 */
typedef struct
{
  char    *id;
  char    *name;
  char    *short_name;  /* (nullable): at most 26 characters, 30 for agreements */
  char    *note;        /* (nullable) */
  GStrv    sources;     /* ids; never NULL, may be empty */
  GStrv    aliases;     /* never NULL */
  gboolean general;     /* confidence is "general": common knowledge, no page seen */
  GBytes  *json;        /* the record's own text, as read */
  GRefString *file;     /* base name of the file that it was read from, one for all its records; (nullable) */
  guint    line;        /* where in it, from 1 */
  gboolean overlaid;    /* comes from a file of the user's own */
  gboolean assumed;     /* a scenario has made it, or made it another than @json, which may be NULL, says */
} MzRecordHead;

#define MZ_TYPE_RECORD (mz_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (MzRecord, mz_record, MZ, RECORD, GObject)

struct _MzRecordClass
{
  GObjectClass parent_class;
  MzRecordKind kind;
};

MzRecordKind        mz_record_get_kind       (MzRecord *self);
const MzRecordHead *mz_record_peek_head      (MzRecord *self);
const char         *mz_record_get_id         (MzRecord *self);
const char         *mz_record_get_name       (MzRecord *self);
const char         *mz_record_get_short_name (MzRecord *self);

void                mz_record_take_head      (MzRecord *self, MzRecordHead *head);
void                mz_record_head_clear     (MzRecordHead *head);

G_END_DECLS
