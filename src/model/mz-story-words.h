/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the text of a scene is written: what is strong in it, what is a figure, and what a figure is bound to (docs/story.md). */
#pragma once

#include "mz-query.h"

G_BEGIN_DECLS

/**
 * MzStoryRun:
 * @text: as it is to be read; of a figure its binding
 * @strong: stands between asterisks
 * @figure: stands between braces
 *
 * A part of a text that is of one sort.
 */
typedef struct
{
  char    *text;
  gboolean strong, figure;
} MzStoryRun;

GPtrArray *mz_story_runs_parse (const char *text, GError **error);

/* What a figure may be bound to: a row of the table of docs/story.md each. */
typedef enum
{
  MZ_STORY_SITE_NAME,
  MZ_STORY_SITE_COUNTRY,
  MZ_STORY_SITE_OPERATOR,
  MZ_STORY_SITE_STATE,
  MZ_STORY_SITE_SINCE,
  MZ_STORY_SITE_CAPACITY,
  MZ_STORY_SITE_PLANNED,
  MZ_STORY_SITE_PLANNED_CAPACITY,
  MZ_STORY_SITE_RESOURCE,
  MZ_STORY_AGREEMENT_NAME,
  MZ_STORY_AGREEMENT_STATUS,
  MZ_STORY_AGREEMENT_SIGNED,
  MZ_STORY_AGREEMENT_IN_FORCE,
  MZ_STORY_AGREEMENT_ENDS,
  MZ_STORY_AGREEMENT_VALUE,
  MZ_STORY_AGREEMENT_BINDING,
  MZ_STORY_AGREEMENT_DELIVERED,
  MZ_STORY_AGREEMENT_MONEY,
  MZ_STORY_AGREEMENT_TONNES,
  MZ_STORY_AGREEMENT_SITE,
  MZ_STORY_MEASURE_NAME,
  MZ_STORY_MEASURE_STATUS,
  MZ_STORY_MEASURE_ANNOUNCED,
  MZ_STORY_MEASURE_EFFECTIVE,
  MZ_STORY_MEASURE_ENDS,
  MZ_STORY_MEASURE_ELEMENTS,
  MZ_STORY_EVENT_NAME,
  MZ_STORY_EVENT_DATE,
  MZ_STORY_EVENT_END,
  MZ_STORY_CLAIM,
  MZ_STORY_ELEMENT_NAME,
  MZ_STORY_COUNTRY_NAME,
  MZ_STORY_SERIES,
  MZ_STORY_FLOW_AMOUNT,
  MZ_STORY_STOCK_AMOUNT,
  MZ_STORY_DEMAND_AMOUNT,
  MZ_STORY_GOOD_AMOUNT,
  MZ_STORY_PARAMETER_AMOUNT,
  MZ_STORY_SHARE,
  MZ_STORY_HHI,
  MZ_STORY_COUNT,
  MZ_STORY_COUNT_AGREEMENTS,
  MZ_STORY_COUNT_MEASURES,
  MZ_STORY_LOSS,
  MZ_N_STORY_FORMS
} MzStoryForm;

/* What a suffix asks for. */
typedef enum
{
  MZ_STORY_WHOLE,  /* as the screens have it */
  MZ_STORY_NUMBER, /* without the unit */
  MZ_STORY_YEAR,   /* of a date */
  MZ_STORY_MONTH,
  MZ_STORY_WORDS,  /* a whole number up to twelve */
  MZ_N_STORY_STYLES
} MzStoryStyle;

/**
 * MzStoryBinding:
 * @kind: of the record that it names; %MZ_N_RECORD_KINDS: it names none
 * @id: (nullable): of that record, or of a scenario
 * @key: (nullable): which of several: the key of a series ("-": none), what a capacity is of, or the code of a country
 * @stage: of shares, concentrations and losses
 * @time: of points, shares, concentrations and losses; unset: the last one by the date
 * @query: (nullable): of what counts
 *
 * What a figure is bound to, taken apart.
 */
typedef struct
{
  MzStoryForm   form;
  MzStoryStyle  style;
  MzRecordKind  kind;
  char         *id, *key;
  MzStage       stage;
  MzPartialDate time;
  MzQuery      *query;
} MzStoryBinding;

MzStoryBinding *mz_story_binding_parse (const char *text, GError **error);
void            mz_story_binding_free  (MzStoryBinding *self);
GPtrArray      *mz_story_bindings_list (MzRecordKind kind, const char *id);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzStoryBinding, mz_story_binding_free)

G_END_DECLS
