/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a card says, as plain data: made without any widget, so that it can be compared, diffed and tested by itself. */
#pragma once

#include "mz-steel.h"
#include "mz-workspace.h"

G_BEGIN_DECLS

/**
 * MzDelivery:
 *
 * How far an agreement has come, from paper to steel, by #MzStepKind. @date: when a step was first taken, or what is said of it as of;
 * may be unset.
 */
typedef struct
{
  MzSteelState  state[MZ_STEEL_STEPS];
  MzPartialDate date[MZ_STEEL_STEPS];
} MzDelivery;

typedef enum
{
  MZ_BLOCK_HEADER,  /* title; text: what it is; detail: where */
  MZ_BLOCK_LEAD,    /* text: a sentence to be read first */
  MZ_BLOCK_SECTION, /* title; aside: a count */
  MZ_BLOCK_ROW,     /* title: the key; text: the value; record: where it leads, if it does */
  MZ_BLOCK_TEXT,    /* text: a paragraph */
  MZ_BLOCK_RECORD,  /* title, aside, detail: a record to go to */
  MZ_BLOCK_STEPS,   /* delivery, with its dates */
  MZ_BLOCK_LIFE,    /* the states of the record, a site, as a drawing */
  MZ_BLOCK_CHIPS,   /* sources of the rows above it */
  MZ_BLOCK_CURVE,   /* record: a series; key: of which of its keys */
  MZ_BLOCK_ACTION,  /* title; key: what it does, an action with its target */
  MZ_BLOCK_MORE     /* title: what it says; key: which list it unfolds or folds */
} MzBlockKind;

/**
 * MzCardBlock:
 * @text, @detail: Pango markup; all other strings are plain
 * @record: (nullable): what it is about, or where it leads
 * @sources: (element-type MzSource) (nullable): what stands behind it
 */
typedef struct
{
  MzBlockKind kind;
  char       *title;
  char       *text;
  char       *detail;
  char       *aside;
  char       *key;
  MzRecord   *record;
  GPtrArray  *sources;
  gboolean    has_delivery;
  MzDelivery  delivery;
} MzCardBlock;

/* (element-type MzCardBlock) */
typedef GPtrArray MzCard;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzCard, g_ptr_array_unref)

MzCard    *mz_card_new           (MzWorkspace *workspace, MzRecord *record, GHashTable *unfolded);
MzCard    *mz_card_new_for_stage (MzWorkspace *workspace, MzStage stage);
gboolean   mz_card_block_equal   (const MzCardBlock *a, const MzCardBlock *b);
char      *mz_card_to_text       (MzCard *self);
char      *mz_card_get_citation  (MzWorkspace *workspace, MzRecord *record);
gboolean   mz_card_get_place     (MzWorkspace *workspace, MzRecord *record, double *lat, double *lon);
MzDelivery mz_delivery_on        (MzAgreement *agreement, MzPartialDate date, MzPartialDate as_of);
char      *mz_delivery_to_text   (const MzDelivery *self);

G_END_DECLS
