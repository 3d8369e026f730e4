/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-dataset.h"
#include "mz-limits.h"
#include "mz-scenario.h"
#include "mz-story.h"

G_BEGIN_DECLS

/**
 * MzRecordChange:
 * @before: (nullable): the record of the facts when it was changed; %NULL: it is the user's own
 * @after: (nullable): what it is instead, flagged as overlaid; %NULL: it is taken away
 *
 * What the user has made of one record. Of the two there is at least one.
 */
typedef struct
{
  MzRecordKind kind;
  const char  *id;
  MzRecord    *before, *after;
} MzRecordChange;

/* What the user has written down beside a record, which may be one that the facts do not have (any more). */
typedef struct
{
  MzRecordKind kind;
  const char  *id;
  const char  *text;
} MzNote;

/* A view to come back to: what stands in its address is not the document's business. */
typedef struct
{
  const char *name, *address;
} MzNamedView;

/* What has changed in a document. */
typedef enum
{
  MZ_DOCUMENT_CHANGES   = 1 << 0,
  MZ_DOCUMENT_NOTES     = 1 << 1,
  MZ_DOCUMENT_VIEWS     = 1 << 2,
  MZ_DOCUMENT_SCENARIOS = 1 << 3,
  MZ_DOCUMENT_STORIES   = 1 << 4
} MzDocumentParts;

#define MZ_DOCUMENT_N_PARTS 5

/**
 * MzConflict:
 * @change: the user's; good until the document changes
 * @now: (nullable) (transfer none): what the facts have in place of its @before; %NULL: nothing any more
 *
 * A record that has been changed by the user, and then otherwise in the facts.
 */
typedef struct
{
  const MzRecordChange *change;
  MzRecord       *now;
} MzConflict;

/**
 * MzDocument:
 *
 * What a user adds to the facts: changes of records, notes on them, views by name, scenarios, stories. It holds no facts; with
 * mz_document_apply() it is laid over any. Each part is sorted: changes and notes by kind and id, views by name, scenarios
 * and stories by id. Every edit is one step to undo, with a name in words; several become one between mz_document_begin() and
 * mz_document_end(). An edit that changes nothing is no step. What peek() gives is good until the next edit. Main thread only.
 *
 * Emits "changed" (MzDocumentParts) after each step, undone and redone ones, too. Property, notified: modified (whether it
 * differs from what was saved last). Where it is read-only, as one of a newer program is, edits do nothing.
 */
#define MZ_TYPE_DOCUMENT (mz_document_get_type ())
G_DECLARE_FINAL_TYPE (MzDocument, mz_document, MZ, DOCUMENT, GObject)

MzDocument        *mz_document_new             (void);

/* Edits. */
void               mz_document_begin           (MzDocument *self, const char *name);
void               mz_document_end             (MzDocument *self);
void               mz_document_put_record      (MzDocument *self, MzDataset *base, MzRecord *record);
void               mz_document_remove_record   (MzDocument *self, MzDataset *base, MzRecordKind kind, const char *id);
void               mz_document_revert_record   (MzDocument *self, MzRecordKind kind, const char *id);
void               mz_document_settle_conflict (MzDocument *self, MzDataset *base, MzRecordKind kind, const char *id,
                                                gboolean keep);
void               mz_document_set_change      (MzDocument *self, MzRecordKind kind, const char *id, MzRecord *before,
                                                MzRecord *after);
gboolean           mz_document_set_note        (MzDocument *self, MzRecordKind kind, const char *id, const char *text);
gboolean           mz_document_set_view        (MzDocument *self, const char *name, const char *address);
void               mz_document_put_scenario    (MzDocument *self, MzScenario *scenario);
void               mz_document_remove_scenario (MzDocument *self, const char *id);
void               mz_document_put_story       (MzDocument *self, MzStory *story, const char *name);
void               mz_document_remove_story    (MzDocument *self, const char *id);
void               mz_document_take            (MzDocument *self, MzDocument *other, const char *name);

/* Steps. */
gboolean           mz_document_can_undo        (MzDocument *self);
gboolean           mz_document_can_redo        (MzDocument *self);
const char        *mz_document_get_undo_name   (MzDocument *self);
const char        *mz_document_get_redo_name   (MzDocument *self);
void               mz_document_undo            (MzDocument *self);
void               mz_document_redo            (MzDocument *self);
void               mz_document_forget_steps    (MzDocument *self);

gboolean           mz_document_is_modified     (MzDocument *self);
void               mz_document_mark_saved      (MzDocument *self);
MzDocument        *mz_document_dup_saved       (MzDocument *self);
void               mz_document_mark_saved_as   (MzDocument *self, MzDocument *saved);
gboolean           mz_document_is_read_only    (MzDocument *self);
void               mz_document_set_read_only   (MzDocument *self, gboolean read_only);
gboolean           mz_document_is_empty        (MzDocument *self);

/* What it holds. */
guint              mz_document_count           (MzDocument *self, MzDocumentParts part);
const MzRecordChange *mz_document_peek_change  (MzDocument *self, guint i);
const MzNote      *mz_document_peek_note       (MzDocument *self, guint i);
const MzNamedView *mz_document_peek_view       (MzDocument *self, guint i);
MzScenario        *mz_document_peek_scenario   (MzDocument *self, guint i);
MzStory           *mz_document_peek_story      (MzDocument *self, guint i);
const MzRecordChange *mz_document_find_change  (MzDocument *self, MzRecordKind kind, const char *id);
const char        *mz_document_get_note        (MzDocument *self, MzRecordKind kind, const char *id);
const char        *mz_document_get_view        (MzDocument *self, const char *name);
MzScenario        *mz_document_find_scenario   (MzDocument *self, const char *id);
MzStory           *mz_document_find_story      (MzDocument *self, const char *id);

/* Over the facts (mz-document-apply.c). */
MzDataset         *mz_document_apply           (MzDocument *self, MzDataset *base);
void               mz_document_apply_scenarios (MzDocument *self, MzDataset *base, MzDataset *over);
GArray            *mz_document_list_conflicts  (MzDocument *self, MzDataset *base);

G_END_DECLS
