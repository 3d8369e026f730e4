/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who has most: reserves, imports by where they come from, and plants that are at work. */
#define G_LOG_DOMAIN "mz-learn"
#include "mz-quiz-most-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-format.h"

/* How much less than the largest the others have, by level, in parts of it: each at least, the next of them at most. */
static const struct { double least, most; } leads[MZ_QUIZ_LEVELS] = { { 0.5, 1 }, { 0.2, 0.6 }, { 0.05, 0.3 } };

#define LEAST       3
#define MOST_PLACES 4 /* of a year: no more than the other figures have in all */

typedef struct
{
  const char *series; /* (nullable): none: sites are counted */
  MzStage     stage;  /* that it belongs to, or that sites are at work in */
  const char *prompt, *reason;
} Ranking;

static const Ranking rankings[] = {
  { "reserves", MZ_STAGE_MINING,
    /* Translators: %u is a year. */
    N_("Which of these countries had most rare earth reserves, as stated in %u?"),
    /* Translators: a year, a country, a figure with its unit, another country, its figure. */
    N_("Reserves as stated in %1$u: %2$s %3$s; %4$s, the next of these, %5$s.") },
  { "us-imports-2846-by-country", MZ_STAGE_SEPARATION,
    /* Translators: %u is a year. */
    N_("Which of these countries sent most rare earth compounds to the United States in %u, by value?"),
    /* Translators: a year, a country, a figure with its unit, another country, its figure. */
    N_("Rare earth compounds sent to the United States in %1$u: %2$s %3$s; %4$s, the next of these, %5$s.") },
  { "china-imports-2846-weight", MZ_STAGE_SEPARATION,
    /* Translators: %u is a year. */
    N_("Which of these countries sent most rare earth compounds to China in %u, by weight?"),
    /* Translators: a year, a country, a figure with its unit, another country, its figure. */
    N_("Rare earth compounds sent to China in %1$u: %2$s %3$s; %4$s, the next of these, %5$s.") },
  { NULL, MZ_STAGE_SEPARATION,
    /* Translators: %s is a date. */
    N_("Of which of these countries are most separation plants at work known here, as of %s?"),
    /* Translators: a date, a country, a number, another country, its number. */
    N_("Separation plants at work that are known here as of %1$s: %2$s %3$s; %4$s, the next of these, %5$s.") },
  { NULL, MZ_STAGE_METAL,
    /* Translators: %s is a date. */
    N_("Of which of these countries are most plants for rare earth metal at work known here, as of %s?"),
    /* Translators: a date, a country, a number, another country, its number. */
    N_("Plants for rare earth metal at work that are known here as of %1$s: %2$s %3$s; %4$s, the next of these, %5$s.") },
  { NULL, MZ_STAGE_MAGNET,
    /* Translators: %s is a date. */
    N_("Of which of these countries are most magnet plants at work known here, as of %s?"),
    /* Translators: a date, a country, a number, another country, its number. */
    N_("Magnet plants at work that are known here as of %1$s: %2$s %3$s; %4$s, the next of these, %5$s.") },
};

/* A country: @value of it at least, @most at most. */
typedef struct
{
  const char *country;
  double      value, most;
  GPtrArray  *sources; /* of const char *const * */
} Figure;

static void
clear_figure (Figure *figure)
{
  g_ptr_array_unref (figure->sources);
}

static int
compare_figures (gconstpointer a, gconstpointer b)
{
  const Figure *left = a, *right = b;

  return left->value != right->value ? (left->value < right->value ? 1 : -1) : strcmp (left->country, right->country);
}

static Figure *
ensure_figure (GArray *figures, const char *country)
{
  Figure figure = { country, 0, 0, NULL };

  for (guint i = 0; i < figures->len; i++)
    if (strcmp (g_array_index (figures, Figure, i).country, country) == 0)
      return &g_array_index (figures, Figure, i);
  figure.sources = g_ptr_array_new ();
  g_array_append_val (figures, figure);
  return &g_array_index (figures, Figure, figures->len - 1);
}

static void
add_points (const MzQuizDesk *desk, GArray *figures, const char *id, guint year)
{
  MzRecord *series = mz_dataset_lookup (desk->dataset, MZ_RECORD_SERIES, id);
  const GArray *points = series != NULL ? mz_series_peek (MZ_SERIES (series))->points : NULL;

  for (guint i = 0; points != NULL && i < points->len; i++)
    {
      const MzPoint *point = &g_array_index (points, MzPoint, i);
      Figure *figure;

      if (point->t.year != year || point->t.month != 0 || point->bound != MZ_BOUND_NONE || !(point->v > 0)
          || mz_dataset_lookup (desk->dataset, MZ_RECORD_COUNTRY, point->key) == NULL)
        continue;
      figure = ensure_figure (figures, point->key);
      figure->value = figure->most = point->v;
      g_ptr_array_add (figure->sources, point->sources != NULL ? point->sources : mz_record_peek_head (series)->sources);
    }
}

static gboolean
may_be_at_work (MzSiteState state)
{
  return state.state == MZ_STATE_OPERATING || state.perhaps == MZ_STATE_OPERATING || state.state == MZ_STATE_NOT_KNOWN;
}

static void
count_sites (const MzQuizDesk *desk, GArray *figures, MzStage stage)
{
  g_autoptr (GPtrArray) sites = mz_quiz_list_records (desk, MZ_RECORD_SITE, TRUE);

  for (guint i = 0; i < sites->len; i++)
    {
      const MzSiteInfo *info = mz_site_peek (sites->pdata[i]);
      MzSiteState state = mz_site_get_state (sites->pdata[i], desk->date, desk->as_of);
      Figure *figure;

      if (info->country == NULL || (info->stages & MZ_BIT (stage)) == 0 || !may_be_at_work (state)
          || !mz_dataset_has_rare_earth (desk->dataset, info->minerals))
        continue;
      figure = ensure_figure (figures, info->country);
      figure->value += state.state == MZ_STATE_OPERATING && state.perhaps == MZ_STATE_NONE;
      figure->most += 1;
      g_ptr_array_add (figure->sources, mz_record_peek_head (sites->pdata[i])->sources);
    }
}

/* Returns: (transfer full): largest first. */
static GArray *
rank (const MzQuizDesk *desk, const Ranking *ranking, guint year)
{
  GArray *figures = g_array_new (FALSE, FALSE, sizeof (Figure));

  g_array_set_clear_func (figures, (GDestroyNotify) clear_figure);
  if (ranking->series != NULL)
    add_points (desk, figures, ranking->series, year);
  else
    count_sites (desk, figures, ranking->stage);
  g_array_sort (figures, compare_figures);
  return figures;
}

static void
list_places (MzQuizDesk *desk, guint which, guint year, GArray *subjects)
{
  const char *const *countries = mz_query_peek (desk->query)->countries;
  g_autoptr (GArray) figures = rank (desk, &rankings[which], year);

  for (guint i = 0; i + LEAST <= figures->len && i < MOST_PLACES; i++)
    if (countries == NULL || *countries == NULL || g_strv_contains (countries, g_array_index (figures, Figure, i).country))
      mz_quiz_add_subject (subjects, NULL, MZ_N_STAGES + which, year * MZ_QUIZ_PLACES + i);
}

/* What a source states for a year to come is not asked for. */
void
mz_quiz_list_figures (MzQuizDesk *desk, guint level G_GNUC_UNUSED, GArray *subjects)
{
  guint last_year = MIN (desk->date.year, desk->as_of.year);
  MzSet stages = mz_query_peek (desk->query)->stages;

  for (guint which = 0; which < G_N_ELEMENTS (rankings); which++)
    {
      if (stages != 0 && (stages & MZ_BIT (rankings[which].stage)) == 0)
        continue;
      for (guint year = 1990; year <= last_year && rankings[which].series != NULL; year++)
        list_places (desk, which, year, subjects);
      if (rankings[which].series == NULL)
        list_places (desk, which, 0, subjects);
    }
}

static void
add_country (const MzQuizDesk *desk, MzQuestion *question, const Figure *figure)
{
  mz_question_add_choice (question, mz_dataset_country_name (desk->dataset, figure->country), MZ_RECORD_COUNTRY, figure->country);
  for (guint i = 0; i < figure->sources->len; i++)
    mz_quiz_add_sources (desk, question, figure->sources->pdata[i]);
}

static char *
format_figure (const MzQuizDesk *desk, const Ranking *ranking, double value)
{
  MzRecord *series = ranking->series != NULL ? mz_dataset_lookup (desk->dataset, MZ_RECORD_SERIES, ranking->series) : NULL;
  const char *unit = series != NULL ? mz_series_peek (MZ_SERIES (series))->unit : NULL;
  g_autofree char *number = mz_format_number (value);

  return g_strcmp0 (unit, "USD") == 0 ? mz_format_money (value, unit) : mz_format_unit (number, unit);
}

static void
tell (const MzQuizDesk *desk, MzQuestion *question, const Ranking *ranking, guint year, const Figure *largest, const Figure *next)
{
  const char *first = mz_dataset_country_name (desk->dataset, largest->country);
  const char *second = mz_dataset_country_name (desk->dataset, next->country);
  g_autofree char *most = format_figure (desk, ranking, largest->value), *less = format_figure (desk, ranking, next->value);
  g_autofree char *date = mz_partial_date_format (desk->date);

  if (ranking->series != NULL)
    {
      question->prompt = g_strdup_printf (_(ranking->prompt), year);
      question->reason = g_strdup_printf (_(ranking->reason), year, first, most, second, less);
    }
  else
    {
      question->prompt = g_strdup_printf (_(ranking->prompt), date);
      question->reason = g_strdup_printf (_(ranking->reason), date, first, most, second, less);
    }
}

/* Adds smaller ones, drawn by lot. Returns: (nullable): the largest of them. */
static const Figure *
add_smaller (MzQuizDesk *desk, MzQuestion *question, GArray *figures, guint place, double least)
{
  const Figure *largest = &g_array_index (figures, Figure, place), *next = NULL;
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = place + 1; i < figures->len; i++)
    g_array_append_val (others, i);
  mz_random_shuffle (&desk->random, others->data, others->len, sizeof (guint));
  for (guint i = 0; i < others->len && question->choices->len < MZ_QUIZ_CHOICES; i++)
    {
      const Figure *other = &g_array_index (figures, Figure, g_array_index (others, guint, i));

      if (other->value <= 0 || largest->value - other->most < MAX (least * largest->value, 1e-9))
        continue;
      add_country (desk, question, other);
      if (next == NULL || other->value > next->value)
        next = other;
    }
  return next;
}

/* Returns: (transfer full) (nullable): as MzQuizMaker */
MzQuestion *
mz_quiz_ask_figures (MzQuizDesk *desk, guint level, const MzQuizSubject *subject)
{
  const Ranking *ranking = &rankings[subject->which - MZ_N_STAGES];
  guint year = subject->part / MZ_QUIZ_PLACES, place = subject->part % MZ_QUIZ_PLACES;
  g_autoptr (GArray) figures = rank (desk, ranking, year);
  const Figure *largest = &g_array_index (figures, Figure, place), *next;
  g_autofree char *key = ranking->series != NULL
                           ? g_strdup_printf ("most/%s/%u/%s", ranking->series, year, largest->country)
                           : g_strdup_printf ("most/plants/%s/%s", mz_vocabulary_get_key (&mz_stages, ranking->stage), largest->country);
  g_autoptr (MzQuestion) question = mz_question_new (MZ_ASKS_MOST, MZ_ANSWER_PICK, key);

  add_country (desk, question, largest);
  next = add_smaller (desk, question, figures, place, leads[level - 1].least);
  if (question->choices->len < LEAST || largest->value - next->value > leads[level - 1].most * largest->value)
    return NULL;
  tell (desk, question, ranking, year, largest, next);
  question->view->date = ranking->series != NULL ? mz_partial_date_new (year, 0, 0) : desk->date;
  question->view->kind = MZ_RECORD_COUNTRY;
  question->view->id = g_strdup (largest->country);
  mz_vocabulary_find (&mz_pages, ranking->series != NULL ? "charts" : "map", &question->view->page);
  return mz_quiz_finish (desk, g_steal_pointer (&question), level);
}
