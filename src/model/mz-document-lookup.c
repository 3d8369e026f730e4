/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is in a document. */
#define G_LOG_DOMAIN "mz-model"

#include "mz-document.h"

#include "mz-document-item.h"

/** mz_document_count: @part: one of them. Returns: how many things are in it. */
guint
mz_document_count (MzDocument *self, MzDocumentParts part)
{
  g_return_val_if_fail (MZ_IS_DOCUMENT (self) && part != 0, 0);

  return (guint) g_sequence_get_length (mz_document_peek_items (self, part));
}

static const MzItem *
peek (MzDocument *self, MzDocumentParts part, guint i)
{
  GSequenceIter *at = g_sequence_get_iter_at_pos (mz_document_peek_items (self, part), (int) i);

  return g_sequence_iter_is_end (at) ? NULL : g_sequence_get (at);
}

const MzRecordChange *
mz_document_peek_change (MzDocument *self, guint i)
{
  g_return_val_if_fail (MZ_IS_DOCUMENT (self) && i < mz_document_count (self, MZ_DOCUMENT_CHANGES), NULL);

  return &peek (self, MZ_DOCUMENT_CHANGES, i)->change;
}

const MzNote *
mz_document_peek_note (MzDocument *self, guint i)
{
  g_return_val_if_fail (MZ_IS_DOCUMENT (self) && i < mz_document_count (self, MZ_DOCUMENT_NOTES), NULL);

  return &peek (self, MZ_DOCUMENT_NOTES, i)->note;
}

const MzNamedView *
mz_document_peek_view (MzDocument *self, guint i)
{
  g_return_val_if_fail (MZ_IS_DOCUMENT (self) && i < mz_document_count (self, MZ_DOCUMENT_VIEWS), NULL);

  return &peek (self, MZ_DOCUMENT_VIEWS, i)->view;
}

/** mz_document_peek_scenario: Returns: (transfer none) */
MzScenario *
mz_document_peek_scenario (MzDocument *self, guint i)
{
  g_return_val_if_fail (MZ_IS_DOCUMENT (self) && i < mz_document_count (self, MZ_DOCUMENT_SCENARIOS), NULL);

  return peek (self, MZ_DOCUMENT_SCENARIOS, i)->scenario;
}

/** mz_document_peek_story: Returns: (transfer none) */
MzStory *
mz_document_peek_story (MzDocument *self, guint i)
{
  g_return_val_if_fail (MZ_IS_DOCUMENT (self) && i < mz_document_count (self, MZ_DOCUMENT_STORIES), NULL);

  return peek (self, MZ_DOCUMENT_STORIES, i)->story;
}

/** mz_document_find_change: Returns: (nullable): what was made of the record. */
const MzRecordChange *
mz_document_find_change (MzDocument *self, MzRecordKind kind, const char *id)
{
  MzItem *item;

  g_return_val_if_fail (MZ_IS_DOCUMENT (self) && kind < MZ_N_RECORD_KINDS && id != NULL, NULL);

  item = mz_document_find_item (self, MZ_DOCUMENT_CHANGES, kind, id);
  return item != NULL ? &item->change : NULL;
}

/** mz_document_get_note: Returns: (transfer none) (nullable) */
const char *
mz_document_get_note (MzDocument *self, MzRecordKind kind, const char *id)
{
  MzItem *item;

  g_return_val_if_fail (MZ_IS_DOCUMENT (self) && kind < MZ_N_RECORD_KINDS && id != NULL, NULL);

  item = mz_document_find_item (self, MZ_DOCUMENT_NOTES, kind, id);
  return item != NULL ? item->text : NULL;
}

/** mz_document_get_view: Returns: (transfer none) (nullable): the address of the view. */
const char *
mz_document_get_view (MzDocument *self, const char *name)
{
  MzItem *item;

  g_return_val_if_fail (MZ_IS_DOCUMENT (self) && name != NULL, NULL);

  item = mz_document_find_item (self, MZ_DOCUMENT_VIEWS, MZ_RECORD_SITE, name);
  return item != NULL ? item->text : NULL;
}

/** mz_document_find_scenario: Returns: (transfer none) (nullable) */
MzScenario *
mz_document_find_scenario (MzDocument *self, const char *id)
{
  MzItem *item;

  g_return_val_if_fail (MZ_IS_DOCUMENT (self) && id != NULL, NULL);

  item = mz_document_find_item (self, MZ_DOCUMENT_SCENARIOS, MZ_RECORD_SITE, id);
  return item != NULL ? item->scenario : NULL;
}

/** mz_document_find_story: Returns: (transfer none) (nullable) */
MzStory *
mz_document_find_story (MzDocument *self, const char *id)
{
  MzItem *item;

  g_return_val_if_fail (MZ_IS_DOCUMENT (self) && id != NULL, NULL);

  item = mz_document_find_item (self, MZ_DOCUMENT_STORIES, MZ_RECORD_SITE, id);
  return item != NULL ? item->story : NULL;
}
