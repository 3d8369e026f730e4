/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done to a document, each thing with its name in words. */
#define G_LOG_DOMAIN "mz-model"

#include "mz-document-item.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
name_edit (MzRecord *before, MzRecord *after)
{
  MzRecord *record = after != NULL ? after : before;

  /* Translators: these stand behind “Undo” and “Redo”; the name of a record. */
  return g_strdup_printf (after == NULL ? _("Remove “%s”") : before == NULL ? _("Add “%s”") : _("Change “%s”"),
                          mz_record_get_short_name (record));
}

static void
change (MzDocument *self, MzRecordKind kind, const char *id, MzRecord *before, MzRecord *after, const char *name)
{
  g_autoptr (MzItem) item = before != NULL || after != NULL ? mz_item_new_change (kind, id, before, after) : NULL;

  mz_document_edit (self, MZ_DOCUMENT_CHANGES, kind, id, item, name);
}

/* The facts' side of a change: as it was when the first one was made. */
static MzRecord *
find_before (MzDocument *self, MzDataset *base, MzRecordKind kind, const char *id)
{
  MzItem *old = mz_document_find_item (self, MZ_DOCUMENT_CHANGES, kind, id);

  return old != NULL ? old->change.before : mz_dataset_lookup (base, kind, id);
}

/**
 * mz_document_put_record:
 * @base: the facts without the document
 * @record: (transfer none): of a kind that files have, flagged as overlaid: added, or put in the place of that with its id
 *
 * Where it says what the facts do, there is no change any more.
 */
void
mz_document_put_record (MzDocument *self, MzDataset *base, MzRecord *record)
{
  g_autofree char *name = NULL;
  MzRecordKind kind;
  MzRecord *before;

  g_return_if_fail (MZ_IS_DOCUMENT (self) && MZ_IS_DATASET (base) && MZ_IS_RECORD (record));
  g_return_if_fail (mz_record_peek_head (record)->overlaid && mz_record_get_kind (record) < MZ_N_FILE_KINDS);

  kind = mz_record_get_kind (record);
  before = find_before (self, base, kind, mz_record_get_id (record));
  name = mz_document_find_item (self, MZ_DOCUMENT_CHANGES, kind, mz_record_get_id (record)) != NULL ? name_edit (record, record)
                                                                                   : name_edit (before, record);
  if (mz_record_has_same_text (before, record))
    change (self, kind, mz_record_get_id (record), NULL, NULL, name);
  else
    change (self, kind, mz_record_get_id (record), before, record, name);
}

/**
 * mz_document_remove_record:
 * @base: the facts without the document
 *
 * A record of the facts is hidden, one of the user's own is gone.
 */
void
mz_document_remove_record (MzDocument *self, MzDataset *base, MzRecordKind kind, const char *id)
{
  g_autofree char *name = NULL;
  MzRecord *before, *shown;
  MzItem *old;

  g_return_if_fail (MZ_IS_DOCUMENT (self) && MZ_IS_DATASET (base) && kind < MZ_N_FILE_KINDS && id != NULL);

  old = mz_document_find_item (self, MZ_DOCUMENT_CHANGES, kind, id);
  before = find_before (self, base, kind, id);
  shown = old != NULL ? old->change.after : before;
  if (shown == NULL)
    return;
  name = name_edit (shown, NULL);
  change (self, kind, id, before, NULL, name);
}

static char *
name_with (const char *format, const MzItem *item)
{
  MzRecord *record = item->change.after != NULL ? item->change.after : item->change.before;

  return g_strdup_printf (format, mz_record_get_short_name (record));
}

/** mz_document_revert_record: Forgets what was made of the record: it is again what the facts have. */
void
mz_document_revert_record (MzDocument *self, MzRecordKind kind, const char *id)
{
  g_autofree char *name = NULL;
  MzItem *old;

  g_return_if_fail (MZ_IS_DOCUMENT (self) && kind < MZ_N_FILE_KINDS && id != NULL);

  old = mz_document_find_item (self, MZ_DOCUMENT_CHANGES, kind, id);
  if (old == NULL)
    return;
  /* Translators: stands behind “Undo” and “Redo”; the name of a record. */
  name = name_with (_("Take back the changes of “%s”"), old);
  change (self, kind, id, NULL, NULL, name);
}

/**
 * mz_document_settle_conflict:
 * @base: the facts without the document
 * @keep: the user's record stands, in the knowledge of what the facts have; else theirs
 */
void
mz_document_settle_conflict (MzDocument *self, MzDataset *base, MzRecordKind kind, const char *id, gboolean keep)
{
  g_autofree char *name = NULL;
  g_autoptr (MzItem) old = NULL;
  MzRecord *now;

  g_return_if_fail (MZ_IS_DOCUMENT (self) && MZ_IS_DATASET (base) && kind < MZ_N_FILE_KINDS && id != NULL);

  old = mz_document_find_item (self, MZ_DOCUMENT_CHANGES, kind, id);
  if (old == NULL)
    return;
  mz_item_ref (old);
  now = mz_dataset_lookup (base, kind, id);
  /* Translators: stands behind “Undo” and “Redo”; the name of a record. */
  name = name_with (_("Settle the conflict over “%s”"), old);
  if (!keep || mz_record_has_same_text (now, old->change.after))
    change (self, kind, id, NULL, NULL, name);
  else
    change (self, kind, id, now, old->change.after, name);
}

/**
 * mz_document_set_change:
 * @before: (nullable) (transfer none): of the facts
 * @after: (nullable) (transfer none): flagged as overlaid; where there is neither, the change is forgotten
 *
 * The change as it is, for readers.
 */
void
mz_document_set_change (MzDocument *self, MzRecordKind kind, const char *id, MzRecord *before, MzRecord *after)
{
  g_autofree char *name = NULL;

  g_return_if_fail (MZ_IS_DOCUMENT (self) && kind < MZ_N_FILE_KINDS && id != NULL);
  g_return_if_fail (after == NULL || mz_record_peek_head (after)->overlaid);

  if (before == NULL && after == NULL)
    mz_document_revert_record (self, kind, id);
  else
    {
      name = name_edit (before, after);
      change (self, kind, id, before, after, name);
    }
}

static gboolean
fits (const char *text, gsize limit)
{
  gsize length = strlen (text);

  return length <= limit && g_utf8_validate (text, (gssize) length, NULL);
}

/**
 * mz_document_set_note:
 * @kind, @id: of a record, which need not be there
 * @text: (nullable): %NULL or "": none
 *
 * Returns: whether it can be kept: UTF-8, the id of 1 to %MZ_NOTE_MAX_ID bytes, the text of at most %MZ_NOTE_MAX_TEXT.
 */
gboolean
mz_document_set_note (MzDocument *self, MzRecordKind kind, const char *id, const char *text)
{
  g_autoptr (MzItem) item = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (MZ_IS_DOCUMENT (self) && kind < MZ_N_RECORD_KINDS && id != NULL, FALSE);

  if (*id == '\0' || !fits (id, MZ_NOTE_MAX_ID) || (text != NULL && !fits (text, MZ_NOTE_MAX_TEXT)))
    return FALSE;
  if (text != NULL && *text != '\0')
    item = mz_item_new_note (kind, id, text);
  /* Translators: these stand behind “Undo” and “Redo”; the id of a record. */
  name = g_strdup_printf (item != NULL ? _("Note on “%s”") : _("Remove the note on “%s”"), id);
  mz_document_edit (self, MZ_DOCUMENT_NOTES, kind, id, item, name);
  return TRUE;
}

/**
 * mz_document_set_view:
 * @address: (nullable): %NULL: there is none with this name
 *
 * Returns: whether it can be kept: UTF-8, the name of 1 to %MZ_VIEW_MAX_NAME bytes, the address of at most
 * %MZ_VIEW_MAX_ADDRESS.
 */
gboolean
mz_document_set_view (MzDocument *self, const char *name, const char *address)
{
  g_autoptr (MzItem) item = NULL;
  g_autofree char *step = NULL;

  g_return_val_if_fail (MZ_IS_DOCUMENT (self) && name != NULL, FALSE);

  if (*name == '\0' || !fits (name, MZ_VIEW_MAX_NAME) || (address != NULL && !fits (address, MZ_VIEW_MAX_ADDRESS)))
    return FALSE;
  if (address != NULL)
    item = mz_item_new_view (name, address);
  /* Translators: these stand behind “Undo” and “Redo”; the name of a view. */
  step = g_strdup_printf (item != NULL ? _("Keep the view “%s”") : _("Remove the view “%s”"), name);
  mz_document_edit (self, MZ_DOCUMENT_VIEWS, MZ_RECORD_SITE, name, item, step);
  return TRUE;
}

/** mz_document_put_scenario: @scenario: (transfer none): added, or put in the place of that with its id */
void
mz_document_put_scenario (MzDocument *self, MzScenario *scenario)
{
  g_autoptr (MzItem) item = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (MZ_IS_DOCUMENT (self) && scenario != NULL);

  item = mz_item_new_scenario (scenario);
  /* Translators: stands behind “Undo” and “Redo”; the title of a scenario. */
  name = g_strdup_printf (_("Keep the scenario “%s”"), mz_scenario_peek (scenario)->title);
  mz_document_edit (self, MZ_DOCUMENT_SCENARIOS, MZ_RECORD_SITE, mz_scenario_peek (scenario)->id, item, name);
}

void
mz_document_remove_scenario (MzDocument *self, const char *id)
{
  g_autofree char *name = NULL;
  MzItem *old;

  g_return_if_fail (MZ_IS_DOCUMENT (self) && id != NULL);

  old = mz_document_find_item (self, MZ_DOCUMENT_SCENARIOS, MZ_RECORD_SITE, id);
  if (old == NULL)
    return;
  /* Translators: stands behind “Undo” and “Redo”; the title of a scenario. */
  name = g_strdup_printf (_("Remove the scenario “%s”"), mz_scenario_peek (old->scenario)->title);
  mz_document_edit (self, MZ_DOCUMENT_SCENARIOS, MZ_RECORD_SITE, id, NULL, name);
}

/**
 * mz_document_put_story:
 * @story: (transfer none): added, or put in the place of that with its id
 * @name: (nullable): of the step; %NULL: that it is kept
 */
void
mz_document_put_story (MzDocument *self, MzStory *story, const char *name)
{
  g_autoptr (MzItem) item = NULL;
  g_autofree char *kept = NULL;

  g_return_if_fail (MZ_IS_DOCUMENT (self) && story != NULL);

  item = mz_item_new_story (story);
  /* Translators: stands behind “Undo” and “Redo”; the title of a story. */
  kept = g_strdup_printf (_("Keep the story “%s”"), mz_story_get_title (story));
  mz_document_edit (self, MZ_DOCUMENT_STORIES, MZ_RECORD_SITE, mz_story_get_id (story), item, name != NULL ? name : kept);
}

void
mz_document_remove_story (MzDocument *self, const char *id)
{
  g_autofree char *name = NULL;
  MzItem *old;

  g_return_if_fail (MZ_IS_DOCUMENT (self) && id != NULL);

  old = mz_document_find_item (self, MZ_DOCUMENT_STORIES, MZ_RECORD_SITE, id);
  if (old == NULL)
    return;
  /* Translators: stands behind “Undo” and “Redo”; the title of a story. */
  name = g_strdup_printf (_("Remove the story “%s”"), mz_story_get_title (old->story));
  mz_document_edit (self, MZ_DOCUMENT_STORIES, MZ_RECORD_SITE, id, NULL, name);
}

/**
 * mz_document_take:
 * @name: of the step
 *
 * Makes the document hold what @other does and nothing else, as one step: a draft that is taken up, a version that is
 * gone back to.
 */
void
mz_document_take (MzDocument *self, MzDocument *other, const char *name)
{
  g_return_if_fail (MZ_IS_DOCUMENT (self) && MZ_IS_DOCUMENT (other) && self != other && name != NULL);

  mz_document_begin (self, name);
  for (guint i = 0; i < MZ_DOCUMENT_N_PARTS; i++)
    {
      MzDocumentParts part = 1 << i;
      g_autoptr (GSequence) old = mz_items_copy (mz_document_peek_items (self, part));
      GSequence *new = mz_document_peek_items (other, part);

      for (GSequenceIter *at = g_sequence_get_begin_iter (old); !g_sequence_iter_is_end (at); at = g_sequence_iter_next (at))
        {
          const MzItem *item = g_sequence_get (at);

          if (mz_items_find (new, item->kind, item->id) == NULL)
            mz_document_edit (self, part, item->kind, item->id, NULL, name);
        }
      for (GSequenceIter *at = g_sequence_get_begin_iter (new); !g_sequence_iter_is_end (at); at = g_sequence_iter_next (at))
        {
          MzItem *item = g_sequence_get (at);

          mz_document_edit (self, part, item->kind, item->id, item, name);
        }
    }
  mz_document_end (self);
}
