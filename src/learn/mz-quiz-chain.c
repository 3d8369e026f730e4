/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of the chain: of its steps, and of sites along flows that are known. */
#define G_LOG_DOMAIN "mz-learn"
#include "mz-quiz-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-flows.h"

#define LEAST 3

/* What goes round does not have a place in the order. */
#define IN_ORDER (MZ_BIT (MZ_STAGE_MINING) | MZ_BIT (MZ_STAGE_CONCENTRATION) | MZ_BIT (MZ_STAGE_SEPARATION) \
                  | MZ_BIT (MZ_STAGE_METAL) | MZ_BIT (MZ_STAGE_ALLOY) | MZ_BIT (MZ_STAGE_MAGNET))

/* What a subject without a record stands for: a set of stages, in @part. With a record: a flow to begin with, and how many
   sites in @which. */

static gboolean
get_stages (MzFlow *flow, guint *from, guint *to)
{
  const MzFlowInfo *info = mz_flow_peek (flow);

  return info->stage_from != NULL && info->stage_to != NULL && mz_vocabulary_find (&mz_stages, info->stage_from, from)
         && mz_vocabulary_find (&mz_stages, info->stage_to, to);
}

/* Returns: (nullable): a flow that has been seen, from one step to the other. */
static MzFlow *
find_step (const MzQuizDesk *desk, GPtrArray *flows, guint from, guint to)
{
  for (guint i = 0; i < flows->len; i++)
    {
      guint a, b;

      if (!mz_flow_is_promise (flows->pdata[i]) && get_stages (flows->pdata[i], &a, &b) && a == from && b == to
          && mz_quiz_has_sources (desk, (const char *const *) mz_record_peek_head (flows->pdata[i])->sources))
        return flows->pdata[i];
    }
  return NULL;
}

/* Returns: (transfer container) (nullable): a flow for each step from one of the stages to the next. */
static GPtrArray *
find_steps (const MzQuizDesk *desk, GPtrArray *flows, MzSet stages)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();
  guint last = MZ_N_STAGES;

  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    {
      MzFlow *step;

      if ((stages & MZ_BIT (stage)) == 0)
        continue;
      step = last < MZ_N_STAGES ? find_step (desk, flows, last, stage) : NULL;
      if (last < MZ_N_STAGES && step == NULL)
        return NULL;
      if (step != NULL)
        g_ptr_array_add (steps, step);
      last = stage;
    }
  return g_steal_pointer (&steps);
}

static gboolean
links_sites (const MzQuizDesk *desk, MzFlow *flow)
{
  const MzFlowInfo *info = mz_flow_peek (flow);

  return info->from_site != NULL && info->to_site != NULL && !mz_flow_is_promise (flow) && strcmp (info->from_site, info->to_site) != 0
         && mz_dataset_lookup (desk->dataset, MZ_RECORD_SITE, info->from_site) != NULL
         && mz_dataset_lookup (desk->dataset, MZ_RECORD_SITE, info->to_site) != NULL
         && mz_quiz_has_sources (desk, (const char *const *) mz_record_peek_head (MZ_RECORD (flow))->sources);
}

/* Whether something is known to go from one site to the other by any number of links: then that is their order. */
static gboolean
reaches (GPtrArray *flows, const char *from, const char *to, guint depth)
{
  for (guint i = 0; i < flows->len && depth > 0; i++)
    {
      const MzFlowInfo *info = mz_flow_peek (flows->pdata[i]);

      if (info->from_site != NULL && info->to_site != NULL && strcmp (info->from_site, from) == 0
          && (strcmp (info->to_site, to) == 0 || reaches (flows, info->to_site, to, depth - 1)))
        return TRUE;
    }
  return FALSE;
}

static void
list (MzQuizDesk *desk, guint level, GArray *subjects)
{
  g_autoptr (GPtrArray) flows = mz_quiz_list_records (desk, MZ_RECORD_FLOW, FALSE);
  guint n_stages = level == 1 ? LEAST : LEAST + 1;

  for (MzSet stages = 1; stages < MZ_BIT (MZ_N_STAGES) && level < 3; stages++)
    {
      g_autoptr (GPtrArray) steps = NULL;

      if ((stages & ~IN_ORDER) != 0 || (guint) __builtin_popcount (stages) != n_stages)
        continue;
      steps = find_steps (desk, flows, stages);
      if (steps != NULL)
        mz_quiz_add_subject (subjects, NULL, 0, stages);
    }
  for (guint i = 0; i < flows->len && level > 1; i++)
    if (links_sites (desk, flows->pdata[i]))
      mz_quiz_add_subject (subjects, flows->pdata[i], level == 2 ? LEAST : LEAST + 1, 0);
}

/* Adds flows to @path, each from where the last one ends, until it has enough sites. */
static gboolean
follow (MzQuizDesk *desk, GPtrArray *flows, GPtrArray *path, guint n_sites)
{
  const char *at = mz_flow_peek (path->pdata[path->len - 1])->to_site;
  g_autoptr (GPtrArray) next = g_ptr_array_new ();

  if (path->len + 1 == n_sites)
    return TRUE;
  for (guint i = 0; i < flows->len; i++)
    if (links_sites (desk, flows->pdata[i]) && strcmp (mz_flow_peek (flows->pdata[i])->from_site, at) == 0)
      g_ptr_array_add (next, flows->pdata[i]);
  mz_quiz_shuffle (desk, next);
  for (guint i = 0; i < next->len; i++)
    {
      g_ptr_array_add (path, next->pdata[i]);
      if (follow (desk, flows, path, n_sites))
        return TRUE;
      g_ptr_array_remove_index (path, path->len - 1);
    }
  return FALSE;
}

/* @stages: before each link, of which step it is one. */
static char *
tell_links (GPtrArray *flows, MzDataset *dataset, gboolean stages)
{
  g_autoptr (GString) links = g_string_new (NULL);

  for (guint i = 0; i < flows->len; i++)
    {
      const MzFlowInfo *info = mz_flow_peek (flows->pdata[i]);
      g_autofree char *ends = mz_flow_name_ends (flows->pdata[i], dataset), *year = NULL;

      g_string_append (links, i > 0 ? "; " : "");
      if (mz_partial_date_is_set (info->year))
        year = mz_partial_date_format (info->year);
      if (stages)
        {
          guint from, to;

          get_stages (flows->pdata[i], &from, &to);
          g_string_append_printf (links, "%s → %s: ", mz_vocabulary_get_label (&mz_stages, from), mz_vocabulary_get_label (&mz_stages, to));
        }
      g_string_append (links, ends);
      if (year != NULL)
        g_string_append_printf (links, " (%s)", year);
    }
  /* Translators: %s is a list of who sends whom. */
  return g_strdup_printf (_("So the known links run: %s."), links->str);
}

static MzQuestion *
ask_steps (MzQuizDesk *desk, guint level, MzSet stages)
{
  g_autoptr (GPtrArray) flows = mz_quiz_list_records (desk, MZ_RECORD_FLOW, FALSE);
  g_autoptr (GPtrArray) steps = find_steps (desk, flows, stages);
  g_autoptr (GString) key = g_string_new ("chain-order/");
  MzQuestion *question;

  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    if ((stages & MZ_BIT (stage)) != 0)
      g_string_append_printf (key, "%s%s", g_str_has_suffix (key->str, "/") ? "" : "+", mz_vocabulary_get_key (&mz_stages, stage));
  question = mz_question_new (MZ_ASKS_CHAIN_ORDER, MZ_ANSWER_ORDER, key->str);
  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    if ((stages & MZ_BIT (stage)) != 0)
      mz_question_add_choice (question, mz_vocabulary_get_label (&mz_stages, stage), MZ_RECORD_SITE, NULL);
  for (guint i = 0; i < steps->len; i++)
    mz_quiz_add_sources (desk, question, (const char *const *) mz_record_peek_head (steps->pdata[i])->sources);
  question->prompt = g_strdup (_("Which step comes first, which last? Put them in the order of the chain."));
  question->reason = tell_links (steps, desk->dataset, TRUE);
  question->view->date = desk->date;
  mz_vocabulary_find (&mz_pages, "chain", &question->view->page);
  return mz_quiz_finish (desk, question, level);
}

static gboolean
has_one_order (GPtrArray *flows, const MzQuestion *question)
{
  for (guint i = 0; i < question->choices->len; i++)
    for (guint k = 0; k <= i; k++)
      if ((k < i && strcmp (mz_question_peek (question, i)->label, mz_question_peek (question, k)->label) == 0)
          || reaches (flows, mz_question_peek (question, i)->id, mz_question_peek (question, k)->id, LEAST + 1))
        return FALSE;
  return TRUE;
}

static MzQuestion *
ask_sites (MzQuizDesk *desk, guint level, MzFlow *first, guint n_sites)
{
  g_autoptr (GPtrArray) flows = mz_quiz_list_records (desk, MZ_RECORD_FLOW, TRUE), path = g_ptr_array_new ();
  g_autoptr (GString) key = g_string_new ("chain-order/");
  g_autoptr (MzQuestion) question = NULL;

  g_ptr_array_add (path, first);
  if (!follow (desk, flows, path, n_sites))
    return NULL;
  g_string_append (key, mz_flow_peek (first)->from_site);
  for (guint i = 0; i < path->len; i++)
    g_string_append_printf (key, "+%s", mz_flow_peek (path->pdata[i])->to_site);
  question = mz_question_new (MZ_ASKS_CHAIN_ORDER, MZ_ANSWER_ORDER, key->str);
  mz_quiz_add_site (question, mz_dataset_lookup (desk->dataset, MZ_RECORD_SITE, mz_flow_peek (first)->from_site));
  for (guint i = 0; i < path->len; i++)
    {
      mz_quiz_add_site (question, mz_dataset_lookup (desk->dataset, MZ_RECORD_SITE, mz_flow_peek (path->pdata[i])->to_site));
      mz_quiz_add_sources (desk, question, (const char *const *) mz_record_peek_head (path->pdata[i])->sources);
    }
  if (!has_one_order (flows, question))
    return NULL;
  question->prompt = g_strdup (_("In which order does material pass through these?"));
  question->reason = tell_links (path, desk->dataset, FALSE);
  mz_quiz_show_site (desk, question, mz_dataset_lookup (desk->dataset, MZ_RECORD_SITE, mz_flow_peek (first)->from_site));
  question->view->layers |= MZ_LAYER_FLOWS;
  return mz_quiz_finish (desk, g_steal_pointer (&question), level);
}

static MzQuestion *
make (MzQuizDesk *desk, guint level, const MzQuizSubject *subject)
{
  if (subject->record == NULL)
    return ask_steps (desk, level, subject->part);
  return ask_sites (desk, level, MZ_FLOW (subject->record), subject->which);
}

const MzQuizMaker mz_quiz_chain = { list, make };
