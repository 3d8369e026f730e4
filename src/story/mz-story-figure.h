/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures that are bound to facts: looked up whenever they are shown. docs/story.md has the bindings. */
#pragma once

#include "mz-dataset.h"
#include "mz-story.h"

G_BEGIN_DECLS

/**
 * MzStoryContext:
 * @facts: that scenarios start from
 * @dataset: what is shown: the facts, or the facts as the scene's scenario would have them
 * @date: of the clock, as it stands at the end of the scene
 * @worlds: the facts as scenarios would have them, by name; @runs: what has been worked out of them
 * @no_scenario: the scene names a scenario that is gone; @dataset is then the facts
 *
 * What figures are looked up in. It may be moved from scene to scene, and keeps what it has worked out: the facts must stay what
 * they are as long. Owned by the caller; main thread only, as datasets are.
 */
typedef struct
{
  MzDataset    *facts, *dataset;
  MzPartialDate date;
  GHashTable   *worlds, *runs;
  gboolean      no_scenario;
} MzStoryContext;

MzStoryContext *mz_story_context_new           (MzDataset *facts, MzDataset *dataset, MzPartialDate date);
MzStoryContext *mz_story_context_new_for_scene (MzDataset *facts, const MzStoryScene *scene);
void            mz_story_context_set_scene     (MzStoryContext *self, const MzStoryScene *scene);
void            mz_story_context_free          (MzStoryContext *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzStoryContext, mz_story_context_free)

typedef enum
{
  MZ_STORY_FIGURE_FOUND,
  MZ_STORY_FIGURE_NOT_KNOWN, /* it can be told of what, but no source tells it */
  MZ_STORY_FIGURE_GONE,      /* the facts do not, or no longer, have what it is bound to */
  MZ_STORY_FIGURE_BAD        /* nothing could have it: no sound binding */
} MzStoryFigureStatus;

/**
 * MzStoryFigure:
 * @binding: as in the text, without braces
 * @text: for people, in their language: "about 270,000 t REO", "not known"; plain, never %NULL
 * @value: the same as data, in no language: "~270000 t REO"; what is noted to tell later whether it has changed
 * @why: (nullable): of what is gone or bad: why, a sentence
 * @sources: ids, each once; never %NULL
 * @kind, @id: the record that it is of; @id (nullable): it is of none, or of many
 * @n_records: of how many records it is: a count has that many
 *
 * Owned by whoever looked it up.
 */
typedef struct
{
  char               *binding;
  MzStoryFigureStatus status;
  char               *text, *value, *why;
  GStrv               sources;
  MzRecordKind        kind;
  char               *id;
  guint               n_records;
} MzStoryFigure;

MzStoryFigure *mz_story_figure_look_up (const char *binding, MzStoryContext *context);
void           mz_story_figure_free    (MzStoryFigure *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzStoryFigure, mz_story_figure_free)

G_END_DECLS
