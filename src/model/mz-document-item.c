/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-model"

#include "mz-document-item.h"

#include <string.h>

#include "mz-json-text.h"

static MzItem *
item_new (MzDocumentParts part, MzRecordKind kind, const char *id)
{
  MzItem *self = g_new0 (MzItem, 1);

  g_atomic_ref_count_init (&self->references);
  self->part = part;
  self->kind = kind;
  self->id = g_strdup (id);
  return self;
}

/** mz_item_new_change: @before, @after: (nullable): at least one of them is there */
MzItem *
mz_item_new_change (MzRecordKind kind, const char *id, MzRecord *before, MzRecord *after)
{
  MzItem *self = item_new (MZ_DOCUMENT_CHANGES, kind, id);

  self->change = (MzRecordChange) { kind, self->id, before != NULL ? g_object_ref (before) : NULL,
                              after != NULL ? g_object_ref (after) : NULL };
  return self;
}

MzItem *
mz_item_new_note (MzRecordKind kind, const char *id, const char *text)
{
  MzItem *self = item_new (MZ_DOCUMENT_NOTES, kind, id);

  self->text = g_strdup (text);
  self->note = (MzNote) { kind, self->id, self->text };
  return self;
}

MzItem *
mz_item_new_view (const char *name, const char *address)
{
  MzItem *self = item_new (MZ_DOCUMENT_VIEWS, MZ_RECORD_SITE, name);

  self->text = g_strdup (address);
  self->view = (MzNamedView) { self->id, self->text };
  return self;
}

MzItem *
mz_item_new_scenario (MzScenario *scenario)
{
  MzItem *self = item_new (MZ_DOCUMENT_SCENARIOS, MZ_RECORD_SITE, mz_scenario_peek (scenario)->id);

  self->scenario = mz_scenario_ref (scenario);
  return self;
}

MzItem *
mz_item_new_story (MzStory *story)
{
  MzItem *self = item_new (MZ_DOCUMENT_STORIES, MZ_RECORD_SITE, mz_story_get_id (story));

  self->story = mz_story_ref (story);
  return self;
}

MzItem *
mz_item_ref (MzItem *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
mz_item_unref (MzItem *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_clear_object (&self->change.before);
  g_clear_object (&self->change.after);
  g_clear_pointer (&self->scenario, mz_scenario_unref);
  g_clear_pointer (&self->story, mz_story_unref);
  g_free (self->id);
  g_free (self->text);
  g_free (self);
}

/** mz_record_has_same_text: @a, @b: (nullable). Returns: whether they say the same; without texts, whether they are the same. */
gboolean
mz_record_has_same_text (MzRecord *a, MzRecord *b)
{
  GBytes *x = a != NULL ? mz_record_peek_head (a)->json : NULL, *y = b != NULL ? mz_record_peek_head (b)->json : NULL;

  return a == b || (x != NULL && y != NULL
                    && mz_json_text_is_same (g_bytes_get_data (x, NULL), g_bytes_get_size (x), g_bytes_get_data (y, NULL),
                                             g_bytes_get_size (y)));
}

/** mz_item_equal: @a, @b: (nullable): of the same part, kind and id. Returns: whether they say the same. */
gboolean
mz_item_equal (const MzItem *a, const MzItem *b)
{
  if (a == b || a == NULL || b == NULL)
    return a == b;
  if (a->part == MZ_DOCUMENT_CHANGES)
    return mz_record_has_same_text (a->change.before, b->change.before)
           && mz_record_has_same_text (a->change.after, b->change.after);
  if (a->part == MZ_DOCUMENT_SCENARIOS)
    return mz_scenario_equal (a->scenario, b->scenario);
  if (a->part == MZ_DOCUMENT_STORIES)
    return mz_story_equal (a->story, b->story);
  return strcmp (a->text, b->text) == 0;
}

/** mz_item_get_name: Returns: (transfer none): what to call it: of a note the id of its record. */
const char *
mz_item_get_name (const MzItem *self)
{
  if (self->part == MZ_DOCUMENT_CHANGES)
    return mz_record_get_name (self->change.after != NULL ? self->change.after : self->change.before);
  if (self->part == MZ_DOCUMENT_STORIES)
    return mz_story_get_title (self->story);
  return self->part == MZ_DOCUMENT_SCENARIOS ? mz_scenario_peek (self->scenario)->title : self->id;
}

static int
compare_items (gconstpointer a, gconstpointer b, gpointer unused)
{
  const MzItem *x = a, *y = b;

  return x->kind != y->kind ? (x->kind < y->kind ? -1 : 1) : strcmp (x->id, y->id);
}

GSequence *
mz_items_new (void)
{
  return g_sequence_new ((GDestroyNotify) mz_item_unref);
}

/** mz_items_copy: Returns: (transfer full): another list of the same items. */
GSequence *
mz_items_copy (GSequence *items)
{
  GSequence *copy = mz_items_new ();

  for (GSequenceIter *i = g_sequence_get_begin_iter (items); !g_sequence_iter_is_end (i); i = g_sequence_iter_next (i))
    g_sequence_append (copy, mz_item_ref (g_sequence_get (i)));
  return copy;
}

static GSequenceIter *
look_up (GSequence *items, MzRecordKind kind, const char *id)
{
  MzItem key = { .kind = kind, .id = (char *) id };

  return g_sequence_lookup (items, &key, compare_items, NULL);
}

/** mz_items_find: Returns: (transfer none) (nullable) */
MzItem *
mz_items_find (GSequence *items, MzRecordKind kind, const char *id)
{
  GSequenceIter *found = look_up (items, kind, id);

  return found != NULL ? g_sequence_get (found) : NULL;
}

/** mz_items_put: @item: (nullable) (transfer none): takes the place of what is there; %NULL: nothing does */
void
mz_items_put (GSequence *items, MzRecordKind kind, const char *id, MzItem *item)
{
  GSequenceIter *found = look_up (items, kind, id);

  if (item == NULL && found != NULL)
    g_sequence_remove (found);
  else if (item != NULL && found != NULL)
    g_sequence_set (found, mz_item_ref (item));
  else if (item != NULL)
    g_sequence_insert_sorted (items, mz_item_ref (item), compare_items, NULL);
}
