/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who says what: claims, and figures of the same thing that differ, side by side. And the card of a claim. */
#define G_LOG_DOMAIN "mz-cards"

#include "mz-card-builder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One figure of a thing, and who says it. */
typedef struct
{
  char *who;
  char *markup;
  GStrv sources;
} Figure;

static void
figure_free (Figure *figure)
{
  g_free (figure->who);
  g_free (figure->markup);
  g_strfreev (figure->sources);
  g_free (figure);
}

/* @markup, @sources: (transfer full) */
static void
add_figure (GPtrArray *figures, const char *who, char *markup, GStrv sources)
{
  Figure *figure = g_new0 (Figure, 1);

  figure->who = g_strdup (who);
  figure->markup = markup;
  figure->sources = sources;
  g_ptr_array_add (figures, figure);
}

static GStrv
one_source (const char *id)
{
  const char *sources[] = { id, NULL };

  return g_strdupv ((GStrv) sources);
}

/* Who stands behind a source; the chip beside it says which one. */
static const char *
publisher (MzCardBuilder *self, const char *id)
{
  MzSource *source = id != NULL ? mz_dataset_lookup (self->dataset, MZ_RECORD_SOURCE, id) : NULL;

  if (source == NULL)
    return _("Not named");
  return mz_source_peek (source)->publisher != NULL ? mz_source_peek (source)->publisher : _("An article");
}

/* The sources of a series that have @word in their publisher's name or title; all of them where none has. */
static GStrv
sources_naming (MzCardBuilder *self, GStrv ids, const char *word)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GStrv found;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      MzRecord *source = mz_dataset_lookup (self->dataset, MZ_RECORD_SOURCE, ids[i]);

      if (source != NULL && (strstr (mz_record_get_name (source), word) != NULL
                             || strstr (publisher (self, ids[i]), word) != NULL))
        g_strv_builder_add (builder, ids[i]);
    }
  found = g_strv_builder_end (builder);
  if (found[0] != NULL)
    return found;
  g_strfreev (found);
  return g_strdupv (ids);
}

/*
 * A point whose key is who says it. A source that the key names by its id stands behind it: "Kakkar (article-002)" becomes
 * "Kakkar", "article-003 (lower bound)" the publisher with that bracket. Else it is those that mention the key's first word.
 */
static void
add_said_point (MzCardBuilder *self, GPtrArray *figures, MzSeries *series, const MzPoint *point)
{
  GStrv sources = mz_record_peek_head (MZ_RECORD (series))->sources;
  char *markup = mz_card_point_text (mz_series_peek (series), point);
  g_auto (GStrv) words = g_strsplit (point->key, " ", 2);

  for (guint i = 0; sources[i] != NULL; i++)
    {
      g_autofree char *bracket = g_strdup_printf (" (%s)", sources[i]);
      const char *aside = strstr (point->key, bracket);
      g_autoptr (GString) who = g_string_new (point->key);

      if (strstr (point->key, sources[i]) == NULL)
        continue;
      if (aside != NULL)
        g_string_erase (who, aside - point->key, (gssize) strlen (bracket));
      else
        g_string_replace (who, sources[i], publisher (self, sources[i]), 1);
      add_figure (figures, who->str, markup, one_source (sources[i]));
      return;
    }
  add_figure (figures, point->key, markup, sources_naming (self, sources, words[0]));
}

/* Whether the keys of the series are those who say its figures: several of them, and claims that lean on it. */
static gboolean
is_said_series (MzCardBuilder *self, MzSeries *series)
{
  const MzSeriesInfo *info = mz_series_peek (series);
  g_autoptr (GPtrArray) claims = mz_dataset_get_related (self->dataset, MZ_RECORD (series), MZ_RECORD_CLAIM);
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean differ = FALSE;
  guint stated = 0;

  for (guint i = 0; i < claims->len; i++)
    stated += mz_claim_peek (g_ptr_array_index (claims, i))->has_figure ? 1 : 0;
  for (guint i = 0; i < info->points->len; i++)
    {
      const MzPoint *point = &g_array_index (info->points, MzPoint, i);

      g_hash_table_add (keys, point->key);
      differ = differ || point->v != g_array_index (info->points, MzPoint, 0).v;
    }
  return g_strcmp0 (info->dimension, "none") == 0 && g_hash_table_size (keys) > 1 && differ && stated > 1;
}

static gboolean
names_source (const MzSeriesInfo *info, const char *source)
{
  for (guint i = 0; i < info->points->len; i++)
    if (strstr (g_array_index (info->points, MzPoint, i).key, source) != NULL)
      return TRUE;
  return FALSE;
}

static void
add_said_series (MzCardBuilder *self, GPtrArray *figures, MzSeries *series)
{
  const MzSeriesInfo *info = mz_series_peek (series);
  g_autoptr (GPtrArray) claims = mz_dataset_get_related (self->dataset, MZ_RECORD (series), MZ_RECORD_CLAIM);

  for (guint i = 0; i < info->points->len; i++)
    add_said_point (self, figures, series, &g_array_index (info->points, MzPoint, i));
  for (guint i = 0; i < claims->len; i++)
    {
      MzClaim *claim = g_ptr_array_index (claims, i);
      const MzClaimInfo *said = mz_claim_peek (claim);
      char *markup = said->article != NULL && !names_source (info, said->article) ? mz_card_claim_figure (claim) : NULL;

      if (markup != NULL)
        add_figure (figures, publisher (self, said->article), markup, one_source (said->article));
    }
}

/* Two articles that give different figures of one thing: the same topic in the same unit. */
static gboolean
disagree (MzClaim *a, MzClaim *b)
{
  const MzClaimInfo *left = mz_claim_peek (a), *right = mz_claim_peek (b);
  g_autofree char *left_figure = mz_card_claim_figure (a), *right_figure = mz_card_claim_figure (b);

  return left_figure != NULL && right_figure != NULL && strcmp (left_figure, right_figure) != 0
         && g_strcmp0 (left->unit, right->unit) == 0 && g_strcmp0 (left->topic, right->topic) == 0
         && g_strcmp0 (left->article, right->article) != 0;
}

/* Figures of claims on one record that disagree with another claim on it. */
static GPtrArray *
disagreeing_on (MzCardBuilder *self, GPtrArray *claims, const char *record)
{
  GPtrArray *figures = g_ptr_array_new_with_free_func ((GDestroyNotify) figure_free);

  for (guint i = 0; i < claims->len; i++)
    for (guint k = 0; k < claims->len; k++)
      {
        MzClaim *claim = g_ptr_array_index (claims, i), *other = g_ptr_array_index (claims, k);
        const MzClaimInfo *info = mz_claim_peek (claim);

        if (!g_strv_contains ((const char *const *) info->records, record)
            || !g_strv_contains ((const char *const *) mz_claim_peek (other)->records, record) || !disagree (claim, other))
          continue;
        add_figure (figures, publisher (self, info->article), mz_card_claim_figure (claim), one_source (info->article));
        break;
      }
  return figures;
}

/* @about: (nullable): the record that the figures are of, unless it is the card's own */
static void
write_figures (MzCardBuilder *self, GPtrArray *figures, MzRecord *about)
{
  const char *key;
  guint shown;

  if (figures->len < 2)
    return;
  key = about != NULL ? mz_record_get_id (about) : "figures";
  mz_card_begin_section (self, _("Figures that disagree"), 0);
  if (about != NULL && about != self->record)
    mz_card_add_record (self, about);
  shown = mz_card_begin_list (self, key, figures->len, 2 * MZ_CARD_LIST_LENGTH);
  for (guint i = 0; i < shown; i++)
    {
      const Figure *figure = g_ptr_array_index (figures, i);

      mz_card_add_figure (self, figure->who, figure->markup, figure->sources);
    }
  mz_card_end_list (self, key, figures->len, 2 * MZ_CARD_LIST_LENGTH, NULL);
  mz_card_end_section (self);
}

/* Of each series in which every key is someone who says so. */
static void
write_said_series (MzCardBuilder *self, GPtrArray *claims)
{
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < claims->len; i++)
    {
      GStrv ids = mz_claim_peek (g_ptr_array_index (claims, i))->series;

      for (guint k = 0; ids[k] != NULL; k++)
        {
          MzSeries *series = mz_dataset_lookup (self->dataset, MZ_RECORD_SERIES, ids[k]);
          g_autoptr (GPtrArray) figures = NULL;

          if (series == NULL || MZ_RECORD (series) == self->record || !g_hash_table_add (done, series)
              || !is_said_series (self, series))
            continue;
          figures = g_ptr_array_new_with_free_func ((GDestroyNotify) figure_free);
          add_said_series (self, figures, series);
          write_figures (self, figures, MZ_RECORD (series));
        }
    }
}

static void
add_side_by_side (MzCardBuilder *self, GPtrArray *claims)
{
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);

  write_said_series (self, claims);
  for (guint i = 0; i < claims->len; i++)
    {
      GStrv ids = mz_claim_peek (g_ptr_array_index (claims, i))->records;

      for (guint k = 0; ids[k] != NULL; k++)
        if (g_hash_table_add (done, ids[k]))
          {
            g_autoptr (GPtrArray) figures = disagreeing_on (self, claims, ids[k]);

            write_figures (self, figures, mz_dataset_find (self->dataset, ids[k]));
          }
    }
}

/**
 * mz_card_add_claims:
 * @claims: (element-type MzClaim): all that have to do with the card's record
 *
 * First the figures that disagree, side by side, then what is claimed, each with who says it.
 */
void
mz_card_add_claims (MzCardBuilder *self, GPtrArray *claims)
{
  guint shown;

  if (claims->len == 0)
    return;
  add_side_by_side (self, claims);
  mz_card_begin_section (self, _("Claims"), claims->len);
  shown = mz_card_begin_list (self, "claims", claims->len, MZ_CARD_LIST_LENGTH);
  for (guint i = 0; i < shown; i++)
    mz_card_add_record (self, g_ptr_array_index (claims, i));
  mz_card_end_list (self, "claims", claims->len, MZ_CARD_LIST_LENGTH, NULL);
  mz_card_end_section (self);
}

static void
add_new (GPtrArray *claims, GPtrArray *more)
{
  for (guint i = 0; i < more->len; i++)
    if (!g_ptr_array_find (claims, g_ptr_array_index (more, i), NULL))
      g_ptr_array_add (claims, g_ptr_array_index (more, i));
}

void
mz_card_build_claim (MzCardBuilder *self, MzClaim *claim)
{
  static const MzRecordKind kinds[] = {
    MZ_RECORD_SITE, MZ_RECORD_AGREEMENT, MZ_RECORD_MEASURE, MZ_RECORD_EVENT, MZ_RECORD_SERIES, MZ_RECORD_ELEMENT,
    MZ_RECORD_COUNTRY, MZ_RECORD_FLOW,
  };
  const MzClaimInfo *info = mz_claim_peek (claim);
  const char *article[] = { info->article, NULL };
  g_autofree char *figure = mz_card_claim_figure (claim);
  g_autoptr (GPtrArray) carried = g_ptr_array_new (), others = g_ptr_array_new ();

  mz_card_add_header (self, info->says, _("Claim"), info->article != NULL ? publisher (self, info->article) : NULL);
  mz_card_begin_section (self, _("What is claimed"), 0);
  if (figure != NULL)
    mz_card_add_figure (self, _("Figure"), figure, info->article != NULL ? (GStrv) article : NULL);
  else
    mz_card_add_figure (self, _("Figure"), _("none is given"), info->article != NULL ? (GStrv) article : NULL);
  if (info->topic != NULL)
    {
      g_autofree char *topic = g_markup_escape_text (info->topic, -1);

      mz_card_add_row (self, _("Topic"), topic);
    }

  g_ptr_array_add (others, claim);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) records = mz_dataset_get_related (self->dataset, MZ_RECORD (claim), kinds[i]);

      for (guint k = 0; k < records->len; k++)
        {
          MzRecord *record = g_ptr_array_index (records, k);
          g_autoptr (GPtrArray) more = mz_dataset_get_related (self->dataset, record, MZ_RECORD_CLAIM);

          g_ptr_array_add (carried, record);
          add_new (others, more);
        }
    }
  add_side_by_side (self, others);
  mz_card_add_records (self, _("What carries it"), "records", carried);
  g_ptr_array_remove (others, claim);
  mz_card_add_records (self, _("Other claims on it"), "claims", others);
  mz_card_add_end (self);
}
