/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-model"

#include "mz-document-merge.h"

#include <glib/gi18n-lib.h>

#include "mz-document-item.h"

struct _MzClash
{
  MzDocumentParts part;
  MzRecordKind    kind;
  char           *id;
  MzItem         *before, *mine, *theirs; /* each (nullable): nothing */
  gboolean        settled;
};

static MzItem *
ref_item (MzItem *item)
{
  return item != NULL ? mz_item_ref (item) : NULL;
}

static void
add_clash (GPtrArray *clashes, const MzItem *key, MzItem *before, MzItem *mine, MzItem *theirs)
{
  MzClash *clash = g_new0 (MzClash, 1);

  clash->part = key->part;
  clash->kind = key->kind;
  clash->id = g_strdup (key->id);
  clash->before = ref_item (before);
  clash->mine = ref_item (mine);
  clash->theirs = ref_item (theirs);
  g_ptr_array_add (clashes, clash);
}

void
mz_clash_free (MzClash *self)
{
  g_clear_pointer (&self->before, mz_item_unref);
  g_clear_pointer (&self->mine, mz_item_unref);
  g_clear_pointer (&self->theirs, mz_item_unref);
  g_free (self->id);
  g_free (self);
}

/* Adds to @all what it does not have of @more. */
static void
unite (GSequence *all, GSequence *more)
{
  for (GSequenceIter *at = g_sequence_get_begin_iter (more); !g_sequence_iter_is_end (at); at = g_sequence_iter_next (at))
    {
      MzItem *item = g_sequence_get (at);

      if (mz_items_find (all, item->kind, item->id) == NULL)
        mz_items_put (all, item->kind, item->id, item);
    }
}

static void
merge_part (MzDocument *self, MzDocument *theirs, MzDocumentParts part, GPtrArray *clashes)
{
  GSequence *saved = mz_document_peek_saved_items (self, part);
  g_autoptr (GSequence) all = mz_items_copy (mz_document_peek_items (self, part));

  unite (all, saved);
  unite (all, mz_document_peek_items (theirs, part));
  for (GSequenceIter *at = g_sequence_get_begin_iter (all); !g_sequence_iter_is_end (at); at = g_sequence_iter_next (at))
    {
      MzItem *key = g_sequence_get (at), *before = mz_items_find (saved, key->kind, key->id);
      MzItem *mine = mz_document_find_item (self, part, key->kind, key->id);
      MzItem *other = mz_document_find_item (theirs, part, key->kind, key->id);

      if (mz_item_equal (before, other) || mz_item_equal (mine, other))
        continue;
      if (!mz_item_equal (before, mine))
        add_clash (clashes, key, before, mine, other);
      mz_document_edit (self, part, key->kind, key->id, other, NULL);
    }
}

/**
 * mz_document_merge:
 * @self: with what was saved of it last, from which both began
 * @theirs: (transfer none): what is saved in its place now
 * @name: of the step
 *
 * As one step: what only they have changed becomes theirs, what only the user has changed stays, and what both have changed
 * otherwise becomes theirs, too, and is told. What differs from theirs is not saved.
 *
 * Returns: (transfer full) (element-type MzClash): what both have changed, by part, and sorted as they are.
 */
GPtrArray *
mz_document_merge (MzDocument *self, MzDocument *theirs, const char *name)
{
  GPtrArray *clashes = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_clash_free);

  g_return_val_if_fail (MZ_IS_DOCUMENT (self) && MZ_IS_DOCUMENT (theirs) && self != theirs && name != NULL, clashes);

  mz_document_begin (self, name);
  for (guint i = 0; i < MZ_DOCUMENT_N_PARTS; i++)
    merge_part (self, theirs, 1 << i, clashes);
  mz_document_mark_saved_as (self, theirs);
  mz_document_end (self);
  return clashes;
}

/** mz_document_is_open: Returns: whether the document has it as the file does, and the user has not said yet whose it is to be. */
gboolean
mz_document_is_open (MzDocument *self, const MzClash *clash)
{
  g_return_val_if_fail (MZ_IS_DOCUMENT (self), FALSE);

  return !clash->settled && mz_item_equal (mz_document_find_item (self, clash->part, clash->kind, clash->id), clash->theirs);
}

/** mz_document_settle_clash: @mine: the user's comes back, as one step; else what is there is right */
void
mz_document_settle_clash (MzDocument *self, MzClash *clash, gboolean mine)
{
  g_autofree char *name = NULL;

  g_return_if_fail (MZ_IS_DOCUMENT (self));

  if (!mine)
    {
      clash->settled = TRUE;
      return;
    }
  /* Translators: stands behind “Undo” and “Redo”; the name of a record, a view, a scenario or a story. */
  name = g_strdup_printf (_("Keep my “%s”"), mz_clash_get_name (clash));
  mz_document_edit (self, clash->part, clash->kind, clash->id, clash->mine, name);
}

/** mz_clash_get_name: Returns: (transfer none): what to call it. */
const char *
mz_clash_get_name (const MzClash *self)
{
  const MzItem *items[] = { self->before, self->mine, self->theirs };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    if (items[i] != NULL)
      return mz_item_get_name (items[i]);
  return self->id;
}

/** mz_clash_compare: Returns: (transfer full) (element-type MzDifference): what the user, or the other one, has changed. */
GPtrArray *
mz_clash_compare (const MzClash *self, gboolean mine)
{
  return mz_items_compare (self->before, mine ? self->mine : self->theirs);
}

/* What a version says of the record; where it says nothing, it is as it was @before all changes. */
static MzRecord *
peek_after (const MzItem *item, MzRecord *before)
{
  return item != NULL ? item->change.after : before;
}

/**
 * mz_clash_peek_records:
 * @before, @mine, @theirs: (out) (transfer none) (nullable): the record as both found it, and as each has made it; %NULL: it is
 * not there
 *
 * Returns: whether it is a record that both have changed; else nothing is set.
 */
gboolean
mz_clash_peek_records (const MzClash *self, MzRecord **before, MzRecord **mine, MzRecord **theirs)
{
  const MzItem *any = self->mine != NULL ? self->mine : self->theirs;
  MzRecord *bundled;

  g_return_val_if_fail (before != NULL && mine != NULL && theirs != NULL, FALSE);

  if (self->part != MZ_DOCUMENT_CHANGES || any == NULL)
    return FALSE;
  bundled = any->change.before;
  *before = peek_after (self->before, bundled);
  *mine = peek_after (self->mine, bundled);
  *theirs = peek_after (self->theirs, bundled);
  return TRUE;
}
