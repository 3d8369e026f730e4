/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of JSON text that has passed the gate, looked at where they stand in it: nothing is copied. */
#pragma once

#include <glib.h>

#include "mz-limits.h"

G_BEGIN_DECLS

/**
 * MzJsonView:
 * @start: the first byte of the value, which tells its type; %NULL: there is none
 * @end: one past its last byte
 */
typedef struct
{
  const char *start, *end;
} MzJsonView;

/* A member of an object: @key begins behind its quote. */
typedef struct
{
  const char *key;
  MzJsonView  value;
} MzJsonViewMember;

/* The member @key, and what takes its own members. */
typedef struct
{
  const char *key;
  GArray     *members;
} MzJsonViewInner;

static inline const char *
mz_json_skip_space (const char *p, const char *end)
{
  while (p < end && (*p == ' ' || *p == '\n' || *p == '\t' || *p == '\r'))
    p++;
  return p;
}

static inline gboolean
mz_json_view_is_null (MzJsonView view)
{
  return view.start == NULL || *view.start == 'n';
}

static inline gboolean
mz_json_view_is_number (MzJsonView view)
{
  return view.start != NULL && (*view.start == '-' || g_ascii_isdigit (*view.start));
}

static inline gboolean
mz_json_view_is (MzJsonView view, char first)
{
  return view.start != NULL && *view.start == first;
}

/* What the four digits behind "\\u" say. */
static inline guint
mz_json_hex_value (const char *digits)
{
  guint value = 0;

  for (guint i = 0; i < 4; i++)
    value = value << 4 | (guint) g_ascii_xdigit_value (digits[i]);
  return value;
}

gint32      mz_json_next_char         (const char **p);
char       *mz_json_decode            (const char *p);
const char *mz_json_skip_string       (const char *p);
const char *mz_json_skip_value        (const char *p, const char *end);

void        mz_json_view_list_members (MzJsonView object, GArray *members);
void        mz_json_view_list_inner   (MzJsonView object, GArray *members, const MzJsonViewInner *inner);
MzJsonView  mz_json_view_find         (const GArray *members, const char *key);
const char *mz_json_view_find_key     (const GArray *members, const char *key);
gboolean    mz_json_view_is_key       (const MzJsonViewMember *member, const char *key);
void        mz_json_view_drop_member  (GArray *members, const char *key);
guint       mz_json_view_count        (MzJsonView list);
gboolean    mz_json_view_next         (MzJsonView list, MzJsonView *entry);
void        mz_json_view_count_lines  (const char *start, const char *at, guint *line, guint *column);
char       *mz_json_view_dup_string   (MzJsonView string);
gboolean    mz_json_view_equals       (MzJsonView string, const char *text);
double      mz_json_view_get_number   (MzJsonView number);

G_END_DECLS
