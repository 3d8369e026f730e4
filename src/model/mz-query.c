/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-model"

#include "mz-query.h"

#include <glib/gi18n-lib.h>

#include "mz-fold.h"
#include "mz-format.h"

#include "mz-record-private.h"

struct _MzQuery
{
  gatomicrefcount ref_count;
  MzFacets        facets; /* its strings are owned, sorted, never NULL */
  GStrv           words;  /* of the text, folded */
};

G_DEFINE_BOXED_TYPE (MzQuery, mz_query, mz_query_ref, mz_query_unref)

#define WORDS(strv) ((const char *const *) (strv))

/** mz_query_new: @facets: (nullable): copied; %NULL lets everything through. Returns: (transfer full): the query. */
MzQuery *
mz_query_new (const MzFacets *facets)
{
  static const MzFacets none = { 0 };
  MzQuery *self = g_new0 (MzQuery, 1);

  if (facets == NULL)
    facets = &none;
  g_atomic_ref_count_init (&self->ref_count);
  self->facets = *facets;
  self->facets.minerals = WORDS (mz_sort_words (facets->minerals));
  self->facets.countries = WORDS (mz_sort_words (facets->countries));
  self->facets.text = g_strstrip (g_strdup (facets->text != NULL ? facets->text : ""));
  self->words = mz_fold_words (self->facets.text);
  return self;
}

MzQuery *
mz_query_ref (MzQuery *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
mz_query_unref (MzQuery *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_strfreev ((char **) self->facets.minerals);
  g_strfreev ((char **) self->facets.countries);
  g_free ((char *) self->facets.text);
  g_strfreev (self->words);
  g_free (self);
}

/** mz_query_peek: Returns: (transfer none): the facets; lists and text are never %NULL. */
const MzFacets *
mz_query_peek (MzQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->facets;
}

/** mz_query_peek_words: Returns: (transfer none): the words of the text, folded; each must stand in what is looked for. */
const char *const *
mz_query_peek_words (MzQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return WORDS (self->words);
}

gboolean
mz_query_equal (MzQuery *a, MzQuery *b)
{
  const MzFacets *x, *y;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  x = &a->facets;
  y = &b->facets;
  return x->kinds == y->kinds && x->stages == y->stages && x->states == y->states && x->forces == y->forces
         && x->bindings == y->bindings && strcmp (x->text, y->text) == 0
         && g_strv_equal (x->minerals, y->minerals) && g_strv_equal (x->countries, y->countries);
}

gboolean
mz_query_has_facet (MzQuery *self, MzFacet facet)
{
  g_return_val_if_fail (self != NULL, FALSE);

  switch (facet)
    {
    case MZ_FACET_KIND:
      return self->facets.kinds != 0;
    case MZ_FACET_STAGE:
      return self->facets.stages != 0;
    case MZ_FACET_STATUS:
      return self->facets.states != 0 || self->facets.forces != 0;
    case MZ_FACET_BINDING:
      return self->facets.bindings != 0;
    case MZ_FACET_MINERAL:
      return self->facets.minerals[0] != NULL;
    case MZ_FACET_COUNTRY:
      return self->facets.countries[0] != NULL;
    case MZ_FACET_TEXT:
      return self->words[0] != NULL;
    case MZ_N_FACETS:
    default:
      g_return_val_if_reached (FALSE);
    }
}

gboolean
mz_query_is_empty (MzQuery *self)
{
  for (guint facet = 0; facet < MZ_N_FACETS; facet++)
    if (mz_query_has_facet (self, (MzFacet) facet))
      return FALSE;
  return TRUE;
}

/** mz_query_without: Returns: (transfer full): the same query with @facet dropped. */
MzQuery *
mz_query_without (MzQuery *self, MzFacet facet)
{
  MzFacets facets;

  g_return_val_if_fail (self != NULL, NULL);

  facets = self->facets;
  switch (facet)
    {
    case MZ_FACET_KIND:
      facets.kinds = 0;
      break;
    case MZ_FACET_STAGE:
      facets.stages = 0;
      break;
    case MZ_FACET_STATUS:
      facets.states = facets.forces = 0;
      break;
    case MZ_FACET_BINDING:
      facets.bindings = 0;
      break;
    case MZ_FACET_MINERAL:
      facets.minerals = NULL;
      break;
    case MZ_FACET_COUNTRY:
      facets.countries = NULL;
      break;
    case MZ_FACET_TEXT:
      facets.text = NULL;
      break;
    case MZ_N_FACETS:
    default:
      g_return_val_if_reached (NULL);
    }
  return mz_query_new (&facets);
}

static char **
toggle_word (const char *const *words, const char *word)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean found = FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], word) == 0)
      found = TRUE;
    else
      g_strv_builder_add (builder, words[i]);
  if (!found)
    g_strv_builder_add (builder, word);
  return g_strv_builder_end (builder);
}

static void
toggle_bit (MzSet *set, const MzVocabulary *vocabulary, const char *word)
{
  guint value;

  if (mz_vocabulary_find (vocabulary, word, &value))
    *set ^= MZ_BIT (value);
}

/**
 * mz_query_toggle:
 * @facet: any but the text
 * @word: a word of it, as in the facts: "separation", "Dy", "MY"
 *
 * Returns: (transfer full): the query with @word added to the facet, or taken out of it where it is there.
 */
MzQuery *
mz_query_toggle (MzQuery *self, MzFacet facet, const char *word)
{
  g_auto (GStrv) list = NULL;
  MzFacets facets;

  g_return_val_if_fail (self != NULL && word != NULL, NULL);

  facets = self->facets;
  switch (facet)
    {
    case MZ_FACET_KIND:
      toggle_bit (&facets.kinds, &mz_site_kinds, word);
      break;
    case MZ_FACET_STAGE:
      toggle_bit (&facets.stages, &mz_stages, word);
      break;
    case MZ_FACET_STATUS:
      toggle_bit (&facets.states, &mz_states, word);
      toggle_bit (&facets.forces, &mz_forces, word);
      break;
    case MZ_FACET_BINDING:
      toggle_bit (&facets.bindings, &mz_bindings, word);
      break;
    case MZ_FACET_MINERAL:
      list = toggle_word (facets.minerals, word);
      facets.minerals = WORDS (list);
      break;
    case MZ_FACET_COUNTRY:
      list = toggle_word (facets.countries, word);
      facets.countries = WORDS (list);
      break;
    case MZ_FACET_TEXT:
    case MZ_N_FACETS:
    default:
      g_return_val_if_reached (NULL);
    }
  return mz_query_new (&facets);
}

static void
append_labels (GString *text, const MzVocabulary *vocabulary, MzSet set)
{
  for (guint i = 0; i < vocabulary->n; i++)
    if ((set & MZ_BIT (i)) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? mz_format_get_comma () : "", mz_vocabulary_get_label (vocabulary, i));
}

/** mz_query_describe_facet: Returns: (transfer full): what the facet asks for, in words: "Separation, Metal"; "" if nothing. */
char *
mz_query_describe_facet (MzQuery *self, MzFacet facet, MzDataset *dataset)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  switch (facet)
    {
    case MZ_FACET_KIND:
      append_labels (text, &mz_site_kinds, self->facets.kinds);
      break;
    case MZ_FACET_STAGE:
      append_labels (text, &mz_stages, self->facets.stages);
      break;
    case MZ_FACET_STATUS:
      append_labels (text, &mz_states, self->facets.states);
      append_labels (text, &mz_forces, self->facets.forces & ~MZ_BIT (MZ_FORCE_NOT_KNOWN) & ~MZ_BIT (MZ_FORCE_NONE));
      break;
    case MZ_FACET_BINDING:
      append_labels (text, &mz_bindings, self->facets.bindings);
      break;
    case MZ_FACET_MINERAL:
      {
        g_autofree char *list = g_strjoinv (mz_format_get_comma (), (char **) self->facets.minerals);

        g_string_append (text, list);
      }
      break;
    case MZ_FACET_COUNTRY:
      for (guint i = 0; self->facets.countries[i] != NULL; i++)
        g_string_append_printf (text, "%s%s", i > 0 ? mz_format_get_comma () : "",
                                mz_dataset_country_name (dataset, self->facets.countries[i]));
      break;
    case MZ_FACET_TEXT:
      g_string_append_printf (text, _("“%s”"), self->facets.text);
      break;
    case MZ_N_FACETS:
    default:
      g_return_val_if_reached (NULL);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
match_text (MzQuery *self, MzRecord *record)
{
  const char *haystack = mz_record_peek_haystack (record);

  for (guint i = 0; self->words[i] != NULL; i++)
    if (strstr (haystack, self->words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
in_set (MzSet wanted, guint value)
{
  return wanted == 0 || (wanted & MZ_BIT (value)) != 0;
}

static gboolean
any_word (const char *const *wanted, const char *const *has)
{
  for (guint i = 0; wanted[i] != NULL; i++)
    if (g_strv_contains (has, wanted[i]))
      return TRUE;
  return wanted[0] == NULL;
}

/**
 * mz_query_wants_mineral:
 * @mineral: a word of a record
 *
 * Returns: whether the word meets the facet; NdPr is Nd and Pr together: whoever asks for one of them means it too.
 */
gboolean
mz_query_wants_mineral (MzQuery *self, const char *mineral)
{
  const char *const *wanted = self->facets.minerals;

  return wanted[0] == NULL || g_strv_contains (wanted, mineral)
         || (strcmp (mineral, "NdPr") == 0 && (g_strv_contains (wanted, "Nd") || g_strv_contains (wanted, "Pr")));
}

static gboolean
any_mineral (MzQuery *self, GStrv has)
{
  for (guint i = 0; has[i] != NULL; i++)
    if (mz_query_wants_mineral (self, has[i]))
      return TRUE;
  return self->facets.minerals[0] == NULL;
}

gboolean
mz_query_match_site (MzQuery *self, MzSite *site, MzPartialDate date, MzPartialDate as_of)
{
  const MzSiteInfo *info = mz_site_peek (site);
  const char *country[] = { info->country, NULL };
  MzState state;

  if (!in_set (self->facets.kinds, info->kind)
      || (self->facets.stages != 0 && (self->facets.stages & info->stages) == 0)
      || !any_word (self->facets.countries, country) || !any_mineral (self, info->minerals))
    return FALSE;
  state = mz_site_get_state (site, date, as_of).state;
  return state != MZ_STATE_NONE && in_set (self->facets.states, state) && match_text (self, MZ_RECORD (site));
}

gboolean
mz_query_match_agreement (MzQuery *self, MzAgreement *agreement, MzPartialDate date, MzPartialDate as_of)
{
  const MzAgreementInfo *info = mz_agreement_peek (agreement);
  MzForce force;

  if (!in_set (self->facets.bindings, info->binding)
      || (self->facets.stages != 0 && (self->facets.stages & info->stages) == 0)
      || !any_word (self->facets.countries, WORDS (info->parties))
      || !any_mineral (self, info->minerals))
    return FALSE;
  force = mz_agreement_get_force (agreement, date, as_of).force;
  return force != MZ_FORCE_NONE && in_set (self->facets.forces, force) && match_text (self, MZ_RECORD (agreement));
}

gboolean
mz_query_match_measure (MzQuery *self, MzMeasure *measure, MzPartialDate date, MzPartialDate as_of)
{
  const MzMeasureInfo *info = mz_measure_peek (measure);
  const char *country[] = { info->country, NULL };
  MzForce force;

  if (!any_word (self->facets.countries, country) || !any_mineral (self, info->minerals))
    return FALSE;
  force = mz_measure_get_force (measure, date, as_of).force;
  return force != MZ_FORCE_NONE && in_set (self->facets.forces, force) && match_text (self, MZ_RECORD (measure));
}

static gboolean
match_event (MzQuery *self, MzEvent *event, MzPartialDate date, MzPartialDate as_of)
{
  const MzEventInfo *info = mz_event_peek (event);

  if (mz_partial_date_reached (info->date, date) == MZ_TRUTH_NO
      && (mz_partial_date_first_day (info->date) <= mz_partial_date_last_day (as_of)
          || mz_partial_date_last_day (date) < mz_partial_date_first_day (as_of)))
    return FALSE;
  return any_word (self->facets.countries, WORDS (info->countries)) && match_text (self, MZ_RECORD (event));
}

static gboolean
match_flow (MzQuery *self, MzFlow *flow)
{
  const MzFlowInfo *info = mz_flow_peek (flow);
  const char *countries[] = { info->from_country != NULL ? info->from_country : "",
                              info->to_country != NULL ? info->to_country : "", NULL };
  guint stage;

  if (self->facets.stages != 0
      && !(mz_vocabulary_find (&mz_stages, info->stage_from, &stage) && (self->facets.stages & MZ_BIT (stage)) != 0)
      && !(mz_vocabulary_find (&mz_stages, info->stage_to, &stage) && (self->facets.stages & MZ_BIT (stage)) != 0))
    return FALSE;
  return any_word (self->facets.countries, countries) && match_text (self, MZ_RECORD (flow));
}

/* Of the country that it is about, or whose sites. */
static gboolean
match_parameter (MzQuery *self, MzParameter *parameter, MzDataset *dataset)
{
  const MzParameterInfo *info = mz_parameter_peek (parameter);
  g_autoptr (GPtrArray) countries = g_ptr_array_new ();

  if (self->facets.stages != 0 && (info->stage == MZ_N_STAGES || (self->facets.stages & MZ_BIT (info->stage)) == 0))
    return FALSE;
  if (info->to != NULL)
    g_ptr_array_add (countries, info->to);
  for (int i = -1; i < (int) g_strv_length (info->sites); i++)
    {
      const char *id = i < 0 ? info->site : info->sites[i];
      MzSite *site = id != NULL ? mz_dataset_lookup (dataset, MZ_RECORD_SITE, id) : NULL;

      if (site != NULL)
        g_ptr_array_add (countries, mz_site_peek (site)->country);
    }
  g_ptr_array_add (countries, NULL);
  return any_word (self->facets.countries, (const char *const *) countries->pdata) && match_text (self, MZ_RECORD (parameter));
}

/**
 * mz_query_match:
 * @record: of any kind
 * @dataset: for its as-of date
 * @date: the clock
 *
 * Whether @record is in the view: on @date something is known of it (an agreement of 2025 is not in a view of 1950; an event
 * that is expected after the as-of date is in the views from that date on), and it meets every facet that its kind has.
 */
gboolean
mz_query_match (MzQuery *self, MzRecord *record, MzDataset *dataset, MzPartialDate date)
{
  MzPartialDate as_of;

  g_return_val_if_fail (self != NULL && MZ_IS_RECORD (record) && MZ_IS_DATASET (dataset), FALSE);

  as_of = mz_dataset_get_as_of (dataset);
  switch (mz_record_get_kind (record))
    {
    case MZ_RECORD_SITE:
      return mz_query_match_site (self, MZ_SITE (record), date, as_of);
    case MZ_RECORD_AGREEMENT:
      return mz_query_match_agreement (self, MZ_AGREEMENT (record), date, as_of);
    case MZ_RECORD_MEASURE:
      return mz_query_match_measure (self, MZ_MEASURE (record), date, as_of);
    case MZ_RECORD_EVENT:
      return match_event (self, MZ_EVENT (record), date, as_of);
    case MZ_RECORD_FLOW:
      return match_flow (self, MZ_FLOW (record));
    case MZ_RECORD_DEMAND:
      {
        const char *region[] = { mz_demand_peek (MZ_DEMAND (record))->region, NULL };

        return any_word (self->facets.countries, region) && match_text (self, record);
      }
    case MZ_RECORD_ELEMENT:
      {
        const char *symbol[] = { mz_element_peek (MZ_ELEMENT (record))->symbol, NULL };

        return any_word (self->facets.minerals, symbol) && match_text (self, record);
      }
    case MZ_RECORD_COUNTRY:
      {
        const char *code[] = { mz_record_get_id (record), NULL };

        return any_word (self->facets.countries, code) && match_text (self, record);
      }
    case MZ_RECORD_STOCK:
      {
        const char *country[] = { mz_stock_peek (MZ_STOCK (record))->country, NULL };

        return any_word (self->facets.countries, country) && match_text (self, record);
      }
    case MZ_RECORD_PARAMETER:
      return match_parameter (self, MZ_PARAMETER (record), dataset);
    case MZ_RECORD_GOOD:
    case MZ_RECORD_SERIES:
    case MZ_RECORD_CLAIM:
    case MZ_RECORD_SOURCE:
    case MZ_RECORD_COMPANY:
      return match_text (self, record);
    case MZ_N_RECORD_KINDS:
    default:
      g_return_val_if_reached (FALSE);
    }
}
