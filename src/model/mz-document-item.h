/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One thing that a document holds, as an immutable value; for the document alone. */
#pragma once

#include "mz-document-compare.h"

G_BEGIN_DECLS

/**
 * MzItem:
 * @part: one of #MzDocumentParts
 * @kind, @id: what it is found by in its part; of a view @id is its name
 * @text: (nullable): of a note, or a view's address
 * @change, @note, @view: for peeking: they borrow what the item holds
 * @scenario, @story: (nullable)
 */
typedef struct
{
  gatomicrefcount references;
  MzDocumentParts part;
  MzRecordKind    kind;
  char           *id;
  char           *text;
  MzRecordChange  change;
  MzNote          note;
  MzNamedView     view;
  MzScenario     *scenario;
  MzStory        *story;
} MzItem;

MzItem     *mz_item_new_change   (MzRecordKind kind, const char *id, MzRecord *before, MzRecord *after);
MzItem     *mz_item_new_note     (MzRecordKind kind, const char *id, const char *text);
MzItem     *mz_item_new_view     (const char *name, const char *address);
MzItem     *mz_item_new_scenario (MzScenario *scenario);
MzItem     *mz_item_new_story    (MzStory *story);
MzItem     *mz_item_ref          (MzItem *self);
void        mz_item_unref        (MzItem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzItem, mz_item_unref)
gboolean    mz_item_equal        (const MzItem *a, const MzItem *b);
const char *mz_item_get_name     (const MzItem *self);
GPtrArray  *mz_items_compare     (const MzItem *a, const MzItem *b);

/* Items of one part, sorted. */
GSequence  *mz_items_new         (void);
GSequence  *mz_items_copy        (GSequence *items);
MzItem     *mz_items_find        (GSequence *items, MzRecordKind kind, const char *id);
void        mz_items_put         (GSequence *items, MzRecordKind kind, const char *id, MzItem *item);

gboolean    mz_record_has_same_text (MzRecord *a, MzRecord *b);

GSequence  *mz_document_peek_items (MzDocument *self, MzDocumentParts part);
GSequence  *mz_document_peek_saved_items (MzDocument *self, MzDocumentParts part);
MzItem     *mz_document_find_item  (MzDocument *self, MzDocumentParts part, MzRecordKind kind, const char *id);
void        mz_document_edit       (MzDocument *self, MzDocumentParts part, MzRecordKind kind, const char *id, MzItem *item,
                                    const char *name);

G_END_DECLS
