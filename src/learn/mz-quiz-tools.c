/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-learn"
#include "mz-quiz-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-format.h"
#include "mz-geodesic.h"

/* How much is told of a site that everybody has heard of, and of one that is well known to those who look. */
#define WELL_KNOWN 10
#define KNOWN      4
#define SITE_ZOOM  4.0

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (mz_record_get_id (*(MzRecord *const *) a), mz_record_get_id (*(MzRecord *const *) b));
}

MzQuizShelf *
mz_quiz_shelf_new (void)
{
  MzQuizShelf *self = g_new0 (MzQuizShelf, 1);

  self->levels = g_hash_table_new (NULL, NULL);
  return self;
}

void
mz_quiz_shelf_free (MzQuizShelf *self)
{
  for (guint kind = 0; kind < MZ_N_RECORD_KINDS; kind++)
    for (guint all = 0; all < 2; all++)
      g_clear_pointer (&self->records[kind][all], g_ptr_array_unref);
  g_clear_pointer (&self->runs, g_ptr_array_unref);
  g_hash_table_unref (self->levels);
  g_free (self);
}

static GPtrArray *
collect_records (const MzQuizDesk *desk, MzRecordKind kind, gboolean all)
{
  MzStore *store = mz_dataset_get_store (desk->dataset, kind);
  GPtrArray *records = g_ptr_array_new ();

  for (guint i = 0; i < mz_store_get_length (store); i++)
    {
      MzRecord *record = mz_store_peek (store, i);

      if (all || mz_query_match (desk->query, record, desk->dataset, desk->date))
        g_ptr_array_add (records, record);
    }
  g_ptr_array_sort (records, compare_ids);
  return records;
}

/** mz_quiz_list_records: @all: whatever the query says. Returns: (transfer container): by id. */
GPtrArray *
mz_quiz_list_records (const MzQuizDesk *desk, MzRecordKind kind, gboolean all)
{
  GPtrArray **kept = &desk->shelf->records[kind][all ? 1 : 0];

  if (*kept == NULL)
    *kept = collect_records (desk, kind, all);
  return g_ptr_array_copy (*kept, NULL, NULL);
}

/** mz_quiz_has_sources: Whether one of these ids is a source that the facts have. */
gboolean
mz_quiz_has_sources (const MzQuizDesk *desk, const char *const *sources)
{
  for (guint i = 0; sources != NULL && sources[i] != NULL; i++)
    if (mz_dataset_lookup (desk->dataset, MZ_RECORD_SOURCE, sources[i]) != NULL)
      return TRUE;
  return FALSE;
}

/** mz_quiz_add_sources: Adds those that the facts have, each once. */
void
mz_quiz_add_sources (const MzQuizDesk *desk, MzQuestion *question, const char *const *sources)
{
  guint n = g_strv_length (question->sources);

  for (guint i = 0; sources != NULL && sources[i] != NULL; i++)
    {
      if (mz_dataset_lookup (desk->dataset, MZ_RECORD_SOURCE, sources[i]) == NULL
          || g_strv_contains ((const char *const *) question->sources, sources[i]))
        continue;
      question->sources = g_renew (char *, question->sources, n + 2);
      question->sources[n++] = g_strdup (sources[i]);
      question->sources[n] = NULL;
    }
}

static guint
rate_site (const MzQuizDesk *desk, MzSite *site)
{
  static const MzRecordKind kinds[] = { MZ_RECORD_AGREEMENT, MZ_RECORD_EVENT, MZ_RECORD_FLOW, MZ_RECORD_CLAIM };
  guint told = g_strv_length (mz_record_peek_head (MZ_RECORD (site))->sources);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) related = mz_dataset_get_related (desk->dataset, MZ_RECORD (site), kinds[i]);

      told += 2 * related->len;
    }
  return told >= WELL_KNOWN ? 1 : told >= KNOWN ? 2 : 3;
}

/** mz_quiz_rate_site: Returns: the level that asks about it: 1 if much is told of it, by how many sources and records. */
guint
mz_quiz_rate_site (const MzQuizDesk *desk, MzSite *site)
{
  guint level = GPOINTER_TO_UINT (g_hash_table_lookup (desk->shelf->levels, site));

  if (level == 0)
    {
      level = rate_site (desk, site);
      g_hash_table_insert (desk->shelf->levels, site, GUINT_TO_POINTER (level));
    }
  return level;
}

/** mz_quiz_tells: Whether a label gives a word away, whatever its case. */
gboolean
mz_quiz_tells (const char *label, const char *word)
{
  g_autofree char *where = g_utf8_casefold (label, -1), *what = g_utf8_casefold (word, -1);

  return *what != '\0' && strstr (where, what) != NULL;
}

/** mz_quiz_tells_kind: Whether the name of a site says what is done there. */
gboolean
mz_quiz_tells_kind (const char *label)
{
  static const char *const words[] = { "mine", "mining", "deposit", "plant", "separat", "magnet", "metal", "alloy", "recycl",
                                       "refin", "smelt", "mill", "clay", "sand", "prospect", "project", "factory", "mag " };

  g_autofree char *folded = g_utf8_casefold (label, -1);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (folded, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/** mz_quiz_tells_country: Whether the name of a site says where it lies. */
gboolean
mz_quiz_tells_country (const MzQuizDesk *desk, MzSite *site)
{
  const MzSiteInfo *info = mz_site_peek (site);
  const char *label = mz_record_get_short_name (MZ_RECORD (site));
  MzRecord *country = mz_dataset_lookup (desk->dataset, MZ_RECORD_COUNTRY, info->country);

  return (country != NULL && mz_quiz_tells (label, mz_record_peek_head (country)->name))
         || (info->admin1 != NULL && mz_quiz_tells (label, info->admin1));
}

void
mz_quiz_add_subject (GArray *subjects, gpointer record, guint which, guint part)
{
  MzQuizSubject subject = { record, which, part };

  g_array_append_val (subjects, subject);
}

/** mz_quiz_shuffle: Returns: (transfer full): @records, in an order drawn by lot. */
GPtrArray *
mz_quiz_shuffle (MzQuizDesk *desk, GPtrArray *records)
{
  mz_random_shuffle (&desk->random, records->pdata, records->len, sizeof (gpointer));
  return records;
}

gboolean
mz_quiz_has_label (const MzQuestion *question, const char *label)
{
  for (guint i = 0; i < question->choices->len; i++)
    if (strcmp (mz_question_peek (question, i)->label, label) == 0)
      return TRUE;
  return FALSE;
}

/** mz_quiz_has_place: Whether it is known well enough where the site lies: at least which town. */
gboolean
mz_quiz_has_place (MzSite *site)
{
  const MzSiteInfo *info = mz_site_peek (site);

  return info->precision != MZ_PRECISION_REGION && isfinite (info->lat) && isfinite (info->lon) && info->country != NULL;
}

/** mz_quiz_get_distance: Returns: metres. */
double
mz_quiz_get_distance (MzSite *a, MzSite *b)
{
  const MzSiteInfo *from = mz_site_peek (a), *to = mz_site_peek (b);

  return mz_geodesic_distance (from->lat, from->lon, to->lat, to->lon);
}

void
mz_quiz_add_site (MzQuestion *question, MzSite *site)
{
  MzRecord *record = MZ_RECORD (site);
  MzQuestionChoice *choice = mz_question_add_choice (question, mz_record_get_short_name (record), MZ_RECORD_SITE,
                                                     mz_record_get_id (record));

  choice->lat = mz_site_peek (site)->lat;
  choice->lon = mz_site_peek (site)->lon;
}

/* What is to be brought into an order is not shown in it. */
static gboolean
is_in_order (const guint *places, guint n)
{
  for (guint i = 0; i < n; i++)
    if (places[i] != i)
      return FALSE;
  return TRUE;
}

/* Choices come with the right one first, or in their right order. */
static void
mix_choices (MzQuizDesk *desk, MzQuestion *question)
{
  guint n = question->choices->len;
  g_autofree guint *places = g_new (guint, n);
  g_autofree gpointer *shown = g_new (gpointer, n);

  for (guint i = 0; i < n; i++)
    places[i] = i;
  do
    mz_random_shuffle (&desk->random, places, n, sizeof (guint));
  while (question->form == MZ_ANSWER_ORDER && is_in_order (places, n));
  for (guint i = 0; i < n; i++)
    shown[places[i]] = question->choices->pdata[i];
  memcpy (question->choices->pdata, shown, n * sizeof (gpointer));
  question->right = places[0];
  if (question->form == MZ_ANSWER_ORDER)
    g_array_append_vals (question->order, places, n);
}

/**
 * mz_quiz_finish:
 * @question: (transfer full): with the right choice first, or all in their right order
 *
 * Mixes the choices.
 *
 * Returns: (transfer full) (nullable): %NULL where a source is missing, or there is nothing to choose from
 */
MzQuestion *
mz_quiz_finish (MzQuizDesk *desk, MzQuestion *question, guint level)
{
  question->level = level;
  if (*question->sources == NULL || (question->form != MZ_ANSWER_PLACE && question->choices->len < 2))
    {
      mz_question_unref (question);
      return NULL;
    }
  mix_choices (desk, question);
  return question;
}

/** mz_quiz_show_site: The answer is the site on the map. */
void
mz_quiz_show_site (const MzQuizDesk *desk, MzQuestion *question, MzSite *site)
{
  const MzSiteInfo *info = mz_site_peek (site);
  MzAddress *view = question->view;

  view->view.lat = info->lat;
  view->view.lon = info->lon;
  view->view.zoom = SITE_ZOOM;
  view->kind = MZ_RECORD_SITE;
  g_free (view->id);
  view->id = g_strdup (mz_record_get_id (MZ_RECORD (site)));
  view->layers = MZ_LAYERS_DEFAULT | MZ_LAYER_DEPOSITS;
  view->date = desk->date;
}

/** mz_quiz_tell_place: Returns: (transfer full): a sentence. */
char *
mz_quiz_tell_place (const MzQuizDesk *desk, MzSite *site)
{
  const MzSiteInfo *info = mz_site_peek (site);
  const char *name = mz_record_get_short_name (MZ_RECORD (site));
  const char *country = mz_dataset_country_name (desk->dataset, info->country);
  g_autofree char *place = mz_format_place (info->lat, info->lon);

  if (info->admin1 != NULL)
    /* Translators: a site, a province, a country, coordinates. */
    return g_strdup_printf (_("%1$s lies in %2$s, %3$s, at %4$s."), name, info->admin1, country, place);
  /* Translators: a site, a country, coordinates. */
  return g_strdup_printf (_("%1$s lies in %2$s, at %3$s."), name, country, place);
}
