/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-charts"

#include "mz-chart-brush.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-format.h"

typedef struct
{
  MzFacet     facet;
  const char *word;
} Pair;

static const MzVocabulary *
get_vocabulary (MzFacet facet)
{
  switch (facet)
    {
    case MZ_FACET_KIND:
      return &mz_site_kinds;
    case MZ_FACET_STAGE:
      return &mz_stages;
    case MZ_FACET_STATUS:
      return &mz_states;
    case MZ_FACET_BINDING:
      return &mz_bindings;
    case MZ_FACET_MINERAL:
    case MZ_FACET_COUNTRY:
    case MZ_FACET_TEXT:
    case MZ_N_FACETS:
    default:
      return NULL;
    }
}

static MzSet
get_set (const MzFacets *facets, MzFacet facet)
{
  switch (facet)
    {
    case MZ_FACET_KIND:
      return facets->kinds;
    case MZ_FACET_STAGE:
      return facets->stages;
    case MZ_FACET_STATUS:
      return facets->states;
    case MZ_FACET_BINDING:
      return facets->bindings;
    case MZ_FACET_MINERAL:
    case MZ_FACET_COUNTRY:
    case MZ_FACET_TEXT:
    case MZ_N_FACETS:
    default:
      return 0;
    }
}

/* Others, the world and what is not known stand in figures, and are no words of any facet: these have capitals. */
static gboolean
is_word (int facet, const char *key)
{
  guint value;

  if (facet == MZ_FACET_COUNTRY)
    return strlen (key) == 2 && g_ascii_isupper (key[0]) && g_ascii_isupper (key[1]);
  if (facet == MZ_FACET_MINERAL)
    return g_ascii_isupper (key[0]) && strlen (key) <= 4;
  return facet >= 0 && get_vocabulary ((MzFacet) facet) != NULL
         && mz_vocabulary_find (get_vocabulary ((MzFacet) facet), key, &value);
}

static gboolean
has_word (MzQuery *query, const Pair *pair)
{
  const MzFacets *facets = mz_query_peek (query);
  guint value;

  if (pair->facet == MZ_FACET_COUNTRY)
    return g_strv_contains (facets->countries, pair->word);
  if (pair->facet == MZ_FACET_MINERAL)
    return g_strv_contains (facets->minerals, pair->word);
  return mz_vocabulary_find (get_vocabulary (pair->facet), pair->word, &value)
         && (get_set (facets, pair->facet) & MZ_BIT (value)) != 0;
}

static guint
get_pairs (const MzFigure *figure, guint datum, Pair pairs[2])
{
  const MzDatum *of = mz_figure_peek_datum (figure, datum);
  guint n = 0;

  if (of->series != MZ_FIGURE_NONE && is_word (figure->series_facet, mz_figure_peek_series (figure, of->series)->key))
    pairs[n++] = (Pair) { (MzFacet) figure->series_facet, mz_figure_peek_series (figure, of->series)->key };
  if (of->category != MZ_FIGURE_NONE && is_word (figure->category_facet, mz_figure_peek_category (figure, of->category)->key))
    pairs[n++] = (Pair) { (MzFacet) figure->category_facet, mz_figure_peek_category (figure, of->category)->key };
  return n;
}

/* @query with the words taken out where all are in it, else put in. */
static MzQuery *
toggle_all (MzQuery *query, const Pair *pairs, guint n)
{
  g_autoptr (MzQuery) now = mz_query_ref (query);
  gboolean all = TRUE;

  for (guint i = 0; i < n; i++)
    all = all && has_word (query, &pairs[i]);
  for (guint i = 0; i < n; i++)
    if (all || !has_word (query, &pairs[i]))
      {
        MzQuery *next = mz_query_toggle (now, pairs[i].facet, pairs[i].word);

        mz_query_unref (now);
        now = next;
      }
  return g_steal_pointer (&now);
}

/**
 * mz_chart_brush:
 * @add: the words come to those that are chosen already; else they take their place
 *
 * What choosing a datum does: the facets of its series and of its category become its words; done again, that is undone.
 *
 * Returns: (transfer full) (nullable): %NULL where it has no word of a facet
 */
MzQuery *
mz_chart_brush (MzQuery *query, const MzFigure *figure, guint datum, gboolean add)
{
  g_autoptr (MzQuery) without = mz_query_ref (query), with = NULL;
  Pair pairs[2];
  guint n = get_pairs (figure, datum, pairs);

  if (n == 0)
    return NULL;
  if (add)
    return toggle_all (query, pairs, n);
  for (guint i = 0; i < n; i++)
    {
      MzQuery *next = mz_query_without (without, pairs[i].facet);

      mz_query_unref (without);
      without = next;
    }
  with = toggle_all (without, pairs, n);
  return mz_query_equal (with, query) ? g_steal_pointer (&without) : g_steal_pointer (&with);
}

/** mz_chart_get_words: Returns: (transfer full) (nullable): the words of the figure's series that @query has chosen. */
GStrv
mz_chart_get_words (MzQuery *query, const MzFigure *figure)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (guint i = 0; i < figure->series->len; i++)
    {
      const char *key = mz_figure_peek_series (figure, i)->key;
      Pair pair = { (MzFacet) figure->series_facet, key };

      if (is_word (figure->series_facet, key) && has_word (query, &pair))
        g_strv_builder_add (builder, key);
    }
  words = g_strv_builder_end (builder);
  return words[0] != NULL ? g_steal_pointer (&words) : NULL;
}

/** mz_chart_describe_flags: Returns: (transfer full): what is to be known of a figure, in words; "" for nothing. */
char *
mz_chart_describe_flags (MzDatumFlags flags)
{
  static const struct { MzDatumFlags flag; const char *word; } words[] = {
    { MZ_DATUM_ESTIMATE, N_("estimate") },
    { MZ_DATUM_AT_LEAST, N_("at least") },
    { MZ_DATUM_AT_MOST, N_("at most") },
    { MZ_DATUM_PLANNED, N_("only announced") },
    { MZ_DATUM_AFTER, N_("after the date of the clock") },
    { MZ_DATUM_VAGUE_FROM, N_("start not known to the day") },
    { MZ_DATUM_VAGUE_TO, N_("end not known to the day") },
    { MZ_DATUM_OPEN, N_("end not known") },
    { MZ_DATUM_COMPUTED, N_("worked out from other figures") },
    { MZ_DATUM_ASSUMED, N_("under what the scenario assumes") },
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if ((flags & words[i].flag) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? mz_format_get_comma () : "", _(words[i].word));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/** mz_chart_describe_sources: @ids: (nullable). Returns: (transfer full): "USGS 2026, IEA 2025"; "" for none. */
char *
mz_chart_describe_sources (MzDataset *dataset, const char *const *ids)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      MzSource *source = mz_dataset_lookup (dataset, MZ_RECORD_SOURCE, ids[i]);
      g_autofree char *chip = source != NULL ? mz_source_get_chip (source) : g_strdup (ids[i]);

      g_string_append_printf (text, "%s%s", text->len > 0 ? mz_format_get_comma () : "", chip);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
