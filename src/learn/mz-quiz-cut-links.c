/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is cut off if one sends nothing more: plants by known links, buyers by tonnes, and buyers' sources by shares. */
#define G_LOG_DOMAIN "mz-learn"
#include "mz-quiz-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-flows.h"
#include "mz-format.h"

#define LEAST 3 /* choices */

/* How much less the others have, by level: of tonnes in parts of them, of shares in points. */
static const double tonnes_leads[MZ_QUIZ_LEVELS] = { 0.5, 0.23, 0.13 }, share_leads[MZ_QUIZ_LEVELS] = { 15, 5, 3 };

/* Shares of what a buyer has bought, by where it came from; @years: how many a point tells of, the last of them its own. */
static const struct { const char *series, *buyer; guint years; } shares[] = {
  { "eu-import-shares", "EU", 1 },
  { "japan-import-sources-2018", "JP", 1 },
  { "us-import-sources-mcs", "US", 4 },
};

/* The subjects: a flow; or a point in @part of one of @shares in @which. */

/* --- Plants --- */

static MzSite *
find_site (const MzQuizDesk *desk, const char *id)
{
  return id != NULL ? mz_dataset_lookup (desk->dataset, MZ_RECORD_SITE, id) : NULL;
}

static gboolean
has_ended (const MzQuizDesk *desk, MzPartialDate end)
{
  return mz_partial_date_is_set (end) && mz_partial_date_compare (end, desk->as_of) < 0;
}

/* Whether two names have a word in common, and one tells the other. */
static gboolean
share_word (MzSite *a, MzSite *b)
{
  const char *name = mz_record_get_short_name (MZ_RECORD (b));
  g_auto (GStrv) words = g_strsplit_set (mz_record_get_short_name (MZ_RECORD (a)), " -/()", 0);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && mz_quiz_tells (name, words[i]))
      return TRUE;
  return FALSE;
}

/* Whether plants of one and of the other are seen to be linked, still. */
static gboolean
links_plants (const MzQuizDesk *desk, MzFlow *flow)
{
  const MzFlowInfo *info = mz_flow_peek (flow);
  MzSite *from = find_site (desk, info->from_site), *to = find_site (desk, info->to_site);

  return from != NULL && to != NULL && mz_partial_date_is_set (info->year) && !mz_flow_is_promise (flow)
         && !has_ended (desk, info->to) && !share_word (from, to)
         && mz_quiz_has_sources (desk, (const char *const *) mz_record_peek_head (MZ_RECORD (flow))->sources);
}

/* Returns: (transfer full): ids of all sites that something may come to from there, by any number of links, seen or promised. */
static GHashTable *
list_reached (GPtrArray *flows, const char *from)
{
  GHashTable *reached = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean more = TRUE;

  g_hash_table_add (reached, (gpointer) from);
  while (more)
    {
      more = FALSE;
      for (guint i = 0; i < flows->len; i++)
        {
          const MzFlowInfo *info = mz_flow_peek (flows->pdata[i]);

          if (info->from_site != NULL && info->to_site != NULL && g_hash_table_contains (reached, info->from_site))
            more |= g_hash_table_add (reached, info->to_site);
        }
    }
  return reached;
}

static MzQuestion *
ask_plant (MzQuizDesk *desk, guint level, MzFlow *flow)
{
  const MzFlowInfo *info = mz_flow_peek (flow);
  MzSite *from = find_site (desk, info->from_site), *to = find_site (desk, info->to_site);
  g_autofree char *key = g_strdup_printf ("cut-off/link/%s/%s", info->from_site, info->to_site);
  g_autoptr (GPtrArray) others = mz_quiz_shuffle (desk, mz_quiz_list_records (desk, MZ_RECORD_FLOW, TRUE));
  g_autoptr (GHashTable) reached = list_reached (others, info->from_site);
  g_autoptr (MzQuestion) question = mz_question_new (MZ_ASKS_CUT_OFF, MZ_ANSWER_PICK, key);
  const char *name = mz_record_get_short_name (MZ_RECORD (from));
  g_autofree char *year = mz_partial_date_format (info->year);

  mz_quiz_add_site (question, to);
  mz_quiz_add_sources (desk, question, (const char *const *) mz_record_peek_head (MZ_RECORD (flow))->sources);
  for (guint i = 0; i < others->len && question->choices->len < MZ_QUIZ_CHOICES; i++)
    {
      MzSite *other = find_site (desk, mz_flow_peek (others->pdata[i])->to_site);

      if (other == NULL || g_hash_table_contains (reached, mz_record_get_id (MZ_RECORD (other)))
          || mz_quiz_has_label (question, mz_record_get_short_name (MZ_RECORD (other))) || share_word (from, other))
        continue;
      mz_quiz_add_site (question, other);
    }
  /* Translators: a mine or a plant. */
  question->prompt = g_strdup_printf (_("If %s sent nothing more: which of these would, by the links that are known, miss what it gets from there?"), name);
  /* Translators: a year, a plant, a mine or a plant. */
  question->reason = g_strdup_printf (_("In %1$s %2$s was supplied from %3$s; of the others no link from there is known."), year,
                                      mz_record_get_short_name (MZ_RECORD (to)), name);
  mz_quiz_show_site (desk, question, to);
  return question->choices->len >= LEAST ? mz_quiz_finish (desk, g_steal_pointer (&question), level) : NULL;
}

/* --- Buyers --- */

/* Whether it is all that goes to its buyer, or part of what goes to the EU. */
static gboolean
is_whole (const MzQuizDesk *desk, const MzFlowInfo *info)
{
  MzRecord *whole = info->part_of != NULL ? mz_dataset_lookup (desk->dataset, MZ_RECORD_FLOW, info->part_of) : NULL;

  return info->part_of == NULL || (whole != NULL && g_strcmp0 (mz_flow_peek (MZ_FLOW (whole))->to_country, "EU") == 0);
}

/* A year's tonnes, as customs told them, from a country to another; the EU is not held against its members. */
static gboolean
is_sale (const MzQuizDesk *desk, MzFlow *flow)
{
  const MzFlowInfo *info = mz_flow_peek (flow);

  return info->from_country != NULL && info->to_country != NULL && strcmp (info->to_country, "EU") != 0
         && mz_dataset_lookup (desk->dataset, MZ_RECORD_COUNTRY, info->to_country) != NULL
         && g_strcmp0 (info->basis, "customs") == 0 && info->t_per_year > 0 && mz_partial_date_is_set (info->year)
         && is_whole (desk, info)
         && mz_quiz_has_sources (desk, (const char *const *) mz_record_peek_head (MZ_RECORD (flow))->sources);
}

static gboolean
is_alike (const MzQuizDesk *desk, MzFlow *most, MzFlow *other)
{
  const MzFlowInfo *a = mz_flow_peek (most), *b = mz_flow_peek (other);

  return is_sale (desk, other) && strcmp (a->from_country, b->from_country) == 0 && a->year.year == b->year.year
         && strcmp (a->what, b->what) == 0 && strcmp (a->stage_from, b->stage_from) == 0;
}

/* Returns: (transfer container): one of each other buyer that bought less by @lead, its largest; none if @most's own has a smaller
 * one. */
static GPtrArray *
list_less (const MzQuizDesk *desk, GPtrArray *flows, MzFlow *most, double lead)
{
  const MzFlowInfo *info = mz_flow_peek (most);
  g_autoptr (GHashTable) largest = g_hash_table_new (g_str_hash, g_str_equal); /* of flows by buyer */
  GPtrArray *less = g_ptr_array_new ();

  for (guint i = 0; i < flows->len; i++)
    {
      const MzFlowInfo *other = mz_flow_peek (flows->pdata[i]);
      MzFlow *known;

      if (!is_alike (desk, most, flows->pdata[i]))
        continue;
      known = g_hash_table_lookup (largest, other->to_country);
      if (strcmp (other->to_country, info->to_country) == 0)
        {
          if (other->t_per_year < info->t_per_year)
            return less;
        }
      else if (known == NULL || other->t_per_year > mz_flow_peek (known)->t_per_year)
        g_hash_table_insert (largest, other->to_country, flows->pdata[i]);
    }
  for (guint i = 0; i < flows->len; i++)
    {
      const MzFlowInfo *other = mz_flow_peek (flows->pdata[i]);

      if (other->to_country != NULL && g_hash_table_lookup (largest, other->to_country) == flows->pdata[i]
          && other->t_per_year <= (1 - lead) * info->t_per_year)
        g_ptr_array_add (less, flows->pdata[i]);
    }
  return less;
}

static gboolean
has_less (const MzQuizDesk *desk, GPtrArray *flows, MzFlow *flow, double lead)
{
  g_autoptr (GPtrArray) less = list_less (desk, flows, flow, lead);

  return less->len + 1 >= LEAST;
}

static void
add_buyer (const MzQuizDesk *desk, MzQuestion *question, MzFlow *flow)
{
  const char *country = mz_flow_peek (flow)->to_country;

  mz_question_add_choice (question, mz_dataset_country_name (desk->dataset, country), MZ_RECORD_COUNTRY, country);
  mz_quiz_add_sources (desk, question, (const char *const *) mz_record_peek_head (MZ_RECORD (flow))->sources);
}

static MzQuestion *
ask_buyer (MzQuizDesk *desk, guint level, MzFlow *flow)
{
  const MzFlowInfo *info = mz_flow_peek (flow), *next = NULL;
  g_autofree char *key = g_strdup_printf ("cut-off/buyer/%s", mz_record_get_id (MZ_RECORD (flow)));
  g_autofree char *year = mz_partial_date_format (info->year), *most = mz_format_number (info->t_per_year), *less = NULL;
  g_autoptr (GPtrArray) others = mz_quiz_shuffle (desk, mz_quiz_list_records (desk, MZ_RECORD_FLOW, TRUE));
  g_autoptr (GPtrArray) buyers = list_less (desk, others, flow, tonnes_leads[level - 1]);
  MzQuestion *question = mz_question_new (MZ_ASKS_CUT_OFF, MZ_ANSWER_PICK, key);

  add_buyer (desk, question, flow);
  for (guint i = 0; i < buyers->len && question->choices->len < MZ_QUIZ_CHOICES; i++)
    {
      const MzFlowInfo *other = mz_flow_peek (buyers->pdata[i]);

      add_buyer (desk, question, buyers->pdata[i]);
      if (next == NULL || other->t_per_year > next->t_per_year)
        next = other;
    }
  less = mz_format_number (next->t_per_year);
  question->prompt = g_strdup_printf (strcmp (info->stage_from, "magnet") == 0
                                        /* Translators: a country, a year. */
                                        ? _("Had %1$s sent no magnets abroad in %2$s: which of these would have missed the most tonnes of them?")
                                        /* Translators: a country, a year. */
                                        : _("Had %1$s sent no rare earths abroad in %2$s: which of these would have missed the most tonnes of them?"),
                                      mz_dataset_country_name (desk->dataset, info->from_country), year);
  /* Translators: a year, a country, a number, another country, its number. */
  question->reason = g_strdup_printf (_("By customs, sent there in %1$s, in tonnes of gross weight: %2$s %3$s; %4$s, the next of these, %5$s."),
                                      year, mz_dataset_country_name (desk->dataset, info->to_country), most,
                                      mz_dataset_country_name (desk->dataset, next->to_country), less);
  question->view->date = info->year;
  question->view->layers |= MZ_LAYER_FLOWS;
  return mz_quiz_finish (desk, question, level);
}

/* --- Sources --- */

static const GArray *
get_points (const MzQuizDesk *desk, guint which)
{
  MzRecord *series = mz_dataset_lookup (desk->dataset, MZ_RECORD_SERIES, shares[which].series);

  return series != NULL ? mz_series_peek (MZ_SERIES (series))->points : NULL;
}

/* A country's share, known as it is. */
static gboolean
is_share (const MzQuizDesk *desk, const MzPoint *point)
{
  return point->bound == MZ_BOUND_NONE && mz_dataset_lookup (desk->dataset, MZ_RECORD_COUNTRY, point->key) != NULL;
}

/* Returns: (transfer container) (element-type MzPoint): one of each other source of the same time that is less by @lead points, its
 * largest; none if @most's own has a smaller one. */
static GPtrArray *
list_smaller (const MzQuizDesk *desk, const GArray *points, const MzPoint *most, double lead)
{
  g_autoptr (GHashTable) largest = g_hash_table_new (g_str_hash, g_str_equal); /* of MzPoint by source */
  GPtrArray *smaller = g_ptr_array_new ();

  for (guint i = 0; i < points->len; i++)
    {
      MzPoint *other = &g_array_index (points, MzPoint, i);
      const MzPoint *known = g_hash_table_lookup (largest, other->key);

      if (mz_partial_date_compare (most->t, other->t) != 0 || !is_share (desk, other))
        continue;
      if (strcmp (other->key, most->key) == 0)
        {
          if (other->v < most->v)
            return smaller;
        }
      else if (known == NULL || other->v > known->v)
        g_hash_table_insert (largest, other->key, other);
    }
  for (guint i = 0; i < points->len; i++)
    {
      MzPoint *other = &g_array_index (points, MzPoint, i);

      if (g_hash_table_lookup (largest, other->key) == other && most->v - other->v >= lead)
        g_ptr_array_add (smaller, other);
    }
  return smaller;
}

static void
add_source (const MzQuizDesk *desk, MzQuestion *question, guint which, const MzPoint *point)
{
  MzRecord *series = mz_dataset_lookup (desk->dataset, MZ_RECORD_SERIES, shares[which].series);

  mz_question_add_choice (question, mz_dataset_country_name (desk->dataset, point->key), MZ_RECORD_COUNTRY, point->key);
  mz_quiz_add_sources (desk, question, (const char *const *) (point->sources != NULL ? point->sources : mz_record_peek_head (series)->sources));
}

static void
list_sources (MzQuizDesk *desk, guint level, guint which, GArray *subjects)
{
  const GArray *points = get_points (desk, which);

  for (guint i = 0; points != NULL && i < points->len; i++)
    {
      const MzPoint *point = &g_array_index (points, MzPoint, i);
      g_autoptr (GPtrArray) smaller = NULL;

      if (!is_share (desk, point) || point->t.year > desk->as_of.year)
        continue;
      smaller = list_smaller (desk, points, point, share_leads[level - 1]);
      if (smaller->len + 1 >= LEAST)
        mz_quiz_add_subject (subjects, mz_dataset_lookup (desk->dataset, MZ_RECORD_SERIES, shares[which].series), which, i);
    }
}

static MzQuestion *
ask_source (MzQuizDesk *desk, guint level, guint which, guint part)
{
  const GArray *points = get_points (desk, which);
  const MzPoint *most = &g_array_index (points, MzPoint, part), *next = NULL;
  g_autofree char *year = mz_partial_date_format (most->t), *share = mz_format_share (most->v), *less = NULL;
  g_autofree char *key = g_strdup_printf ("cut-off/source/%s/%s/%s", shares[which].series, year, most->key);
  g_autoptr (GPtrArray) others = list_smaller (desk, points, most, share_leads[level - 1]);
  const char *buyer = mz_dataset_country_name (desk->dataset, shares[which].buyer);
  MzQuestion *question = mz_question_new (MZ_ASKS_CUT_OFF, MZ_ANSWER_PICK, key);

  add_source (desk, question, which, most);
  for (guint i = 0; i < others->len && question->choices->len < MZ_QUIZ_CHOICES; i++)
    {
      const MzPoint *other = others->pdata[i];

      add_source (desk, question, which, other);
      if (next == NULL || other->v > next->v)
        next = other;
    }
  less = mz_format_share (next->v);
  question->prompt = g_strdup_printf (shares[which].years == 1
                                        /* Translators: a country that buys, a year. */
                                        ? _("%1$s, imports of rare earths in %2$s: which of these would have left the largest gap, had it sent nothing?")
                                        /* Translators: a country that buys, a year. */
                                        : _("%1$s, imports of rare earths in the four years to %2$s: which of these would have left the "
                                            "largest gap, had it sent nothing?"),
                                      buyer, year);
  /* Translators: a country that sells, its share in per cent, another country, its share. */
  question->reason = g_strdup_printf (_("Shares of these imports: %1$s %2$s; %3$s, the next of these, %4$s."),
                                      mz_dataset_country_name (desk->dataset, most->key), share,
                                      mz_dataset_country_name (desk->dataset, next->key), less);
  question->view->date = most->t;
  question->view->kind = MZ_RECORD_COUNTRY;
  question->view->id = g_strdup (shares[which].buyer);
  return mz_quiz_finish (desk, question, level);
}

/* --- All --- */

void
mz_quiz_list_links (MzQuizDesk *desk, guint level, GArray *subjects)
{
  g_autoptr (GPtrArray) flows = mz_quiz_list_records (desk, MZ_RECORD_FLOW, FALSE);
  g_autoptr (GPtrArray) all = mz_quiz_list_records (desk, MZ_RECORD_FLOW, TRUE);
  const MzFacets *facets = mz_query_peek (desk->query);

  for (guint i = 0; i < flows->len; i++)
    {
      MzFlow *flow = flows->pdata[i];

      if (links_plants (desk, flow)
            ? mz_quiz_rate_site (desk, find_site (desk, mz_flow_peek (flow)->to_site)) == level
            : is_sale (desk, flow) && has_less (desk, all, flow, tonnes_leads[level - 1]))
        mz_quiz_add_subject (subjects, flow, 0, 0);
    }
  for (guint which = 0; which < G_N_ELEMENTS (shares); which++)
    if ((facets->stages == 0 || (facets->stages & MZ_BIT (MZ_STAGE_SEPARATION)) != 0)
        && (facets->countries == NULL || *facets->countries == NULL || g_strv_contains (facets->countries, shares[which].buyer)))
      list_sources (desk, level, which, subjects);
}

/* @subject: with a record. Returns: (transfer full) (nullable): as MzQuizMaker */
MzQuestion *
mz_quiz_ask_link (MzQuizDesk *desk, guint level, const MzQuizSubject *subject)
{
  if (!MZ_IS_FLOW (subject->record))
    return ask_source (desk, level, subject->which, subject->part);
  return links_plants (desk, MZ_FLOW (subject->record)) ? ask_plant (desk, level, MZ_FLOW (subject->record))
                                                        : ask_buyer (desk, level, MZ_FLOW (subject->record));
}
