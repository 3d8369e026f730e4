/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of the chain: of its steps, and of sites along flows that are known. */
#define G_LOG_DOMAIN "mz-learn"
#include "mz-quiz-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-flows.h"
#include "mz-format.h"

#define LEAST 3

/* What goes round does not have a place in the order. */
#define IN_ORDER (MZ_BIT (MZ_STAGE_MINING) | MZ_BIT (MZ_STAGE_CONCENTRATION) | MZ_BIT (MZ_STAGE_SEPARATION) \
                  | MZ_BIT (MZ_STAGE_METAL) | MZ_BIT (MZ_STAGE_ALLOY) | MZ_BIT (MZ_STAGE_MAGNET))

/* What a subject without a record stands for: a set of stages, in @part. With a flow: that to begin with, and how many sites in
   @which. With a site: that and others, each of which does another step. */

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

/* Steps that one site may do and is still of one place in the order. */
static const MzSet places[] = {
  MZ_BIT (MZ_STAGE_MINING) | MZ_BIT (MZ_STAGE_CONCENTRATION), MZ_BIT (MZ_STAGE_SEPARATION),
  MZ_BIT (MZ_STAGE_METAL) | MZ_BIT (MZ_STAGE_ALLOY), MZ_BIT (MZ_STAGE_MAGNET),
};

/* Which of @places a site has that is at work, does nothing else, and is not called by it; their number: none. */
static guint
get_place (const MzQuizDesk *desk, MzSite *site)
{
  const MzSiteInfo *info = mz_site_peek (site);
  MzSiteState state = mz_site_get_state (site, desk->date, desk->as_of);
  guint place = 0;

  while (place < G_N_ELEMENTS (places) && (info->stages & ~places[place]) != 0)
    place++;
  return info->stages != 0 && state.state == MZ_STATE_OPERATING && state.perhaps == MZ_STATE_NONE
             && mz_dataset_has_rare_earth (desk->dataset, info->minerals) && !mz_quiz_tells_kind (mz_record_get_short_name (MZ_RECORD (site)))
             && mz_quiz_has_sources (desk, (const char *const *) mz_record_peek_head (MZ_RECORD (site))->sources)
           ? place : G_N_ELEMENTS (places);
}

/* Easy questions leave metal out. */
static gboolean
is_asked (guint place, guint level)
{
  return place < G_N_ELEMENTS (places) && (level > 1 || place != 2);
}

static void
list_sites (MzQuizDesk *desk, guint level, GArray *subjects)
{
  g_autoptr (GPtrArray) sites = mz_quiz_list_records (desk, MZ_RECORD_SITE, FALSE);

  for (guint i = 0; i < sites->len; i++)
    if (is_asked (get_place (desk, sites->pdata[i]), level) && mz_quiz_rate_site (desk, sites->pdata[i]) == level)
      mz_quiz_add_subject (subjects, sites->pdata[i], 0, 0);
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
  list_sites (desk, level, subjects);
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

      g_string_append (links, i > 0 ? C_("list", "; ") : "");
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

/* Returns: (transfer container): a site for each place that is asked for, one of them @given, the others drawn by lot; too few where
   there are none. */
static GPtrArray *
draw_sites (MzQuizDesk *desk, guint level, MzSite *given)
{
  g_autoptr (GPtrArray) all = mz_quiz_shuffle (desk, mz_quiz_list_records (desk, MZ_RECORD_SITE, TRUE));
  GPtrArray *drawn = g_ptr_array_new ();
  guint own = get_place (desk, given);

  for (guint place = 0; place < G_N_ELEMENTS (places); place++)
    for (guint i = 0; is_asked (place, level) && i < all->len; i++)
      if (place == own ? all->pdata[i] == given
                       : get_place (desk, all->pdata[i]) == place && mz_quiz_rate_site (desk, all->pdata[i]) <= level)
        {
          g_ptr_array_add (drawn, all->pdata[i]);
          break;
        }
  return drawn;
}

static MzQuestion *
ask_places (MzQuizDesk *desk, guint level, MzSite *site)
{
  g_autoptr (GPtrArray) sites = draw_sites (desk, level, site);
  g_autoptr (GString) key = g_string_new ("chain-order/"), told = g_string_new (NULL);
  g_autoptr (MzQuestion) question = NULL;

  if (sites->len < LEAST + (level > 1))
    return NULL;
  for (guint i = 0; i < sites->len; i++)
    {
      const MzSiteInfo *info = mz_site_peek (sites->pdata[i]);

      g_string_append_printf (key, "%s%s", i > 0 ? "+" : "", mz_record_get_id (sites->pdata[i]));
      g_string_append (told, i > 0 ? C_("list", "; ") : "");
      /* Translators: a site, what kind it is of. */
      g_string_append_printf (told, C_("site and kind", "%1$s: %2$s"), mz_record_get_short_name (sites->pdata[i]),
                              mz_vocabulary_get_label (&mz_site_kinds, info->kind));
    }
  question = mz_question_new (MZ_ASKS_CHAIN_ORDER, MZ_ANSWER_ORDER, key->str);
  for (guint i = 0; i < sites->len; i++)
    {
      if (mz_quiz_has_label (question, mz_record_get_short_name (sites->pdata[i])))
        return NULL;
      mz_quiz_add_site (question, sites->pdata[i]);
      mz_quiz_add_sources (desk, question, (const char *const *) mz_record_peek_head (sites->pdata[i])->sources);
    }
  question->prompt = g_strdup (_("Each of these does another step. Put them in the order of the chain, from the mine to the magnet."));
  question->reason = mz_format_sentence (NULL, told->str);
  mz_quiz_show_site (desk, question, site);
  return mz_quiz_finish (desk, g_steal_pointer (&question), level);
}

static MzQuestion *
make (MzQuizDesk *desk, guint level, const MzQuizSubject *subject)
{
  if (subject->record == NULL)
    return ask_steps (desk, level, subject->part);
  if (MZ_IS_SITE (subject->record))
    return ask_places (desk, level, MZ_SITE (subject->record));
  return ask_sites (desk, level, MZ_FLOW (subject->record), subject->which);
}

const MzQuizMaker mz_quiz_chain = { list, make };
