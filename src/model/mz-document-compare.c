/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-model"

#include "mz-document-compare.h"

#include <string.h>

#include "mz-document-item.h"
#include "mz-json-text.h"
#include "mz-json-view.h"

void
mz_difference_free (MzDifference *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->field);
  g_free (self->before);
  g_free (self->after);
  g_clear_object (&self->old);
  g_clear_object (&self->new);
  g_free (self);
}

static MzDifference *
difference_new (MzDocumentParts part, MzRecordKind kind, const char *id, const char *name)
{
  MzDifference *self = g_new0 (MzDifference, 1);

  self->part = part;
  self->kind = kind;
  self->id = g_strdup (id);
  self->name = g_strdup (name);
  return self;
}

static void
add (GPtrArray *differences, MzDocumentParts part, MzRecordKind kind, const char *id, const char *name, const char *before,
     const char *after)
{
  MzDifference *difference;

  if (g_strcmp0 (before, after) == 0)
    return;
  difference = difference_new (part, kind, id, name);
  difference->before = g_strdup (before);
  difference->after = g_strdup (after);
  g_ptr_array_add (differences, difference);
}

static GArray *
list_fields (GBytes *json)
{
  GArray *members = g_array_new (FALSE, FALSE, sizeof (MzJsonViewMember));
  gsize length;
  const char *text = g_bytes_get_data (json, &length);

  mz_json_view_list_members ((MzJsonView) { mz_json_skip_space (text, text + length), text + length }, members);
  return members;
}

/* A value that is null is one that is missing. */
static char *
dup_value (GBytes *json, const char *field, MzJsonView value)
{
  return mz_json_view_is_null (value)
         ? NULL
         : mz_json_text_dup_cell (g_bytes_get_data (json, NULL), g_bytes_get_size (json), field);
}

static gboolean
is_same (MzJsonView a, MzJsonView b)
{
  if (mz_json_view_is_null (a) || mz_json_view_is_null (b))
    return mz_json_view_is_null (a) && mz_json_view_is_null (b);
  return mz_json_text_is_same (a.start, (gsize) (a.end - a.start), b.start, (gsize) (b.end - b.start));
}

static void
compare_field (GPtrArray *differences, MzRecord *before, MzRecord *after, const char *field, MzJsonView old, MzJsonView new)
{
  MzDifference *difference;

  if (is_same (old, new))
    return;
  difference = difference_new (MZ_DOCUMENT_CHANGES, mz_record_get_kind (after), mz_record_get_id (after),
                               mz_record_get_name (after));
  difference->field = g_strdup (field);
  difference->old = g_object_ref (before);
  difference->new = g_object_ref (after);
  difference->before = dup_value (mz_record_peek_head (before)->json, field, old);
  difference->after = dup_value (mz_record_peek_head (after)->json, field, new);
  g_ptr_array_add (differences, difference);
}

/* Fields in the order of the older record, then those that only the newer one has. */
static void
compare_fields (GPtrArray *differences, MzRecord *before, MzRecord *after)
{
  g_autoptr (GArray) old = list_fields (mz_record_peek_head (before)->json);
  g_autoptr (GArray) new = list_fields (mz_record_peek_head (after)->json);

  for (guint i = 0; i < old->len; i++)
    {
      const MzJsonViewMember *member = &g_array_index (old, MzJsonViewMember, i);
      g_autofree char *field = mz_json_decode (member->key);

      compare_field (differences, before, after, field, member->value, mz_json_view_find (new, field));
    }
  for (guint i = 0; i < new->len; i++)
    {
      const MzJsonViewMember *member = &g_array_index (new, MzJsonViewMember, i);
      g_autofree char *field = mz_json_decode (member->key);

      if (mz_json_view_find_key (old, field) == NULL)
        compare_field (differences, before, after, field, (MzJsonView) { NULL, NULL }, member->value);
    }
}

static gboolean
has_text (MzRecord *record)
{
  return mz_record_peek_head (record)->json != NULL;
}

static void
compare_records (GPtrArray *differences, MzRecord *before, MzRecord *after)
{
  MzRecord *record = after != NULL ? after : before;

  if (before != NULL && after != NULL && has_text (before) && has_text (after))
    compare_fields (differences, before, after);
  else if (before != after)
    add (differences, MZ_DOCUMENT_CHANGES, mz_record_get_kind (record), mz_record_get_id (record),
         mz_record_get_name (record), before != NULL ? mz_record_get_name (before) : NULL,
         after != NULL ? mz_record_get_name (after) : NULL);
}

/**
 * mz_records_compare:
 * @before, @after: (nullable): of one kind, with one id; %NULL: there is none
 *
 * Returns: (transfer full) (element-type MzDifference): field by field, in the order of the older text; one for the record as
 * a whole where one of them is missing.
 */
GPtrArray *
mz_records_compare (MzRecord *before, MzRecord *after)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_difference_free);

  compare_records (differences, before, after);
  return differences;
}

/* Where one document says nothing of a record, it is there what it was before the other changed it. */
static void
compare_changes (GPtrArray *differences, const MzItem *a, const MzItem *b)
{
  compare_records (differences, a != NULL ? a->change.after : b->change.before, b != NULL ? b->change.after : a->change.before);
}

static const char *
get_title (const MzItem *item)
{
  return item != NULL ? mz_item_get_name (item) : NULL;
}

static void
compare_titled (GPtrArray *differences, const MzItem *a, const MzItem *b)
{
  const MzItem *item = b != NULL ? b : a;
  MzDifference *difference;

  if (mz_item_equal (a, b))
    return;
  difference = difference_new (item->part, MZ_RECORD_SITE, item->id, get_title (item));
  difference->before = g_strdup (get_title (a));
  difference->after = g_strdup (get_title (b));
  g_ptr_array_add (differences, difference);
}

static void
compare_items (GPtrArray *differences, const MzItem *a, const MzItem *b)
{
  const MzItem *item = a != NULL ? a : b;

  switch (item->part)
    {
    case MZ_DOCUMENT_CHANGES:
      compare_changes (differences, a, b);
      break;
    case MZ_DOCUMENT_SCENARIOS:
    case MZ_DOCUMENT_STORIES:
      compare_titled (differences, a, b);
      break;
    case MZ_DOCUMENT_NOTES:
    case MZ_DOCUMENT_VIEWS:
    default:
      add (differences, item->part, item->kind, item->id, item->id, a != NULL ? a->text : NULL, b != NULL ? b->text : NULL);
    }
}

/** mz_items_compare: @a, @b: (nullable): of the same part, kind and id. Returns: (transfer full) (element-type MzDifference) */
GPtrArray *
mz_items_compare (const MzItem *a, const MzItem *b)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_difference_free);

  if (a != NULL || b != NULL)
    compare_items (differences, a, b);
  return differences;
}

/**
 * mz_document_compare:
 * @a, @b: two documents, or two versions of one: the older first
 *
 * Returns: (transfer full) (element-type MzDifference): by part, and sorted as they are. A scenario or a story that differs is named
 * as a whole, with its titles, which may be the same.
 */
GPtrArray *
mz_document_compare (MzDocument *a, MzDocument *b)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_difference_free);

  g_return_val_if_fail (MZ_IS_DOCUMENT (a) && MZ_IS_DOCUMENT (b), differences);

  for (guint i = 0; i < MZ_DOCUMENT_N_PARTS; i++)
    {
      g_autoptr (GSequence) all = mz_items_copy (mz_document_peek_items (a, 1 << i));

      for (GSequenceIter *at = g_sequence_get_begin_iter (mz_document_peek_items (b, 1 << i)); !g_sequence_iter_is_end (at);
           at = g_sequence_iter_next (at))
        {
          MzItem *item = g_sequence_get (at);

          mz_items_put (all, item->kind, item->id, item);
        }
      for (GSequenceIter *at = g_sequence_get_begin_iter (all); !g_sequence_iter_is_end (at); at = g_sequence_iter_next (at))
        {
          const MzItem *item = g_sequence_get (at);

          compare_items (differences, mz_document_find_item (a, item->part, item->kind, item->id),
                         mz_document_find_item (b, item->part, item->kind, item->id));
        }
    }
  return differences;
}
