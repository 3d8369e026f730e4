/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that cards share: states, forces, countries, figures. */
#define G_LOG_DOMAIN "mz-cards"

#include "mz-card-builder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-format.h"

/** mz_card_sentence: Returns: (transfer full): @text with a capital at its beginning. */
char *
mz_card_sentence (const char *text)
{
  g_autofree char *first = *text != '\0' ? g_utf8_strup (text, g_utf8_next_char (text) - text) : NULL;

  return *text == '\0' ? g_strdup ("") : g_strconcat (first, g_utf8_next_char (text), NULL);
}

/** mz_card_date_words: Returns: (transfer full): the date in words, "not known" where there is none. */
char *
mz_card_date_words (MzPartialDate date)
{
  return mz_partial_date_is_set (date) ? mz_partial_date_format (date) : g_strdup (_("not known"));
}

static char *
not_known_after (MzCardBuilder *self, const char *then)
{
  g_autofree char *as_of = mz_partial_date_format (self->as_of);

  if (then == NULL)
    /* Translators: the last date that the facts know. */
    return g_strdup_printf (_("not known after %s"), as_of);
  /* Translators: the last date that the facts know, and what was so on it: "not known after July 2026, operating then". */
  return g_strdup_printf (_("not known after %1$s, %2$s then"), as_of, then);
}

/** mz_card_state_text: Returns: (transfer full): what a site does: "operating since 2018", to stand within a sentence. */
char *
mz_card_state_text (MzCardBuilder *self, const MzSiteState *state)
{
  const char *label = mz_vocabulary_get_word (&mz_states, state->state);
  g_autofree char *since = mz_partial_date_is_set (state->since) ? mz_partial_date_format (state->since) : NULL;
  const char *perhaps = state->perhaps != MZ_STATE_NONE ? mz_vocabulary_get_word (&mz_states, state->perhaps) : NULL;
  g_autofree char *dated = NULL;

  if (state->state == MZ_STATE_NOT_KNOWN && self->after)
    return not_known_after (self, state->last_known != MZ_STATE_NONE
                                    ? mz_vocabulary_get_word (&mz_states, state->last_known) : NULL);
  if (state->state == MZ_STATE_NOT_KNOWN)
    return perhaps != NULL ? g_strdup_printf (_("status not known, perhaps %s"), perhaps) : g_strdup (_("status not known"));
  if (state->state == MZ_STATE_NONE)
    return g_strdup (_("nothing known of it yet"));
  if (state->state == MZ_STATE_PLANNED && since != NULL)
    /* Translators: a date. */
    dated = g_strdup_printf (_("planned from %s"), since);
  else if (since != NULL)
    /* Translators: what a site does, and a date: "operating since 2018". */
    dated = g_strdup_printf (_("%1$s since %2$s"), label, since);
  else
    dated = g_strdup (label);
  if (perhaps == NULL)
    return g_steal_pointer (&dated);
  /* Translators: what a site does, and what it may do instead: "operating since 2018, perhaps already closed". */
  return g_strdup_printf (_("%1$s, perhaps already %2$s"), dated, perhaps);
}

static char *
dated_force (const MzForceState *force)
{
  const char *label = mz_vocabulary_get_word (&mz_forces, force->force);
  g_autofree char *since = mz_partial_date_is_set (force->since) ? mz_partial_date_format (force->since) : NULL;
  g_autofree char *until = mz_partial_date_is_set (force->until) ? mz_partial_date_format (force->until) : NULL;

  if (force->force == MZ_FORCE_IN_FORCE || force->force == MZ_FORCE_PAUSED)
    {
      if (since != NULL && until != NULL)
        /* Translators: "in force" or "paused", and two dates. */
        return g_strdup_printf (_("%1$s since %2$s, until %3$s"), label, since, until);
      if (since != NULL)
        return g_strdup_printf (_("%1$s since %2$s"), label, since);
      if (until != NULL)
        return g_strdup_printf (_("%1$s until %2$s"), label, until);
      return g_strdup (label);
    }
  if (since != NULL)
    /* Translators: "signed", "announced" or "ended", and a date: "signed, 20 October 2025". */
    return g_strdup_printf (C_("force", "%1$s, %2$s"), label, since);
  return g_strdup (label);
}

/** mz_card_force_text: Returns: (transfer full): whether an agreement or a measure holds, to stand within a sentence. */
char *
mz_card_force_text (MzCardBuilder *self, const MzForceState *force)
{
  const char *perhaps = force->perhaps != MZ_FORCE_NONE ? mz_vocabulary_get_word (&mz_forces, force->perhaps) : NULL;
  g_autofree char *dated = NULL;

  if (force->force == MZ_FORCE_NOT_KNOWN && self->after)
    return not_known_after (self, force->last_known != MZ_FORCE_NONE
                                    ? mz_vocabulary_get_word (&mz_forces, force->last_known) : NULL);
  if (force->force == MZ_FORCE_NOT_KNOWN)
    return perhaps != NULL ? g_strdup_printf (_("not known, perhaps %s"), perhaps) : g_strdup (_("not known"));
  if (force->force == MZ_FORCE_NONE)
    return g_strdup (_("not announced yet"));

  dated = dated_force (force);
  if (perhaps == NULL)
    return g_steal_pointer (&dated);
  return g_strdup_printf (_("%1$s, perhaps already %2$s"), dated, perhaps);
}

/** mz_card_country_list: Returns: (transfer full): the countries' names with commas between them, plain text. */
char *
mz_card_country_list (MzCardBuilder *self, GStrv codes)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; codes[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer) mz_dataset_country_name (self->dataset, codes[i]));
  g_ptr_array_add (names, NULL);
  return g_strjoinv (mz_format_get_comma (), (char **) names->pdata);
}

static const char *
flow_end (MzCardBuilder *self, const char *site_id, const char *country)
{
  MzRecord *site = site_id != NULL ? mz_dataset_lookup (self->dataset, MZ_RECORD_SITE, site_id) : NULL;

  if (site != NULL)
    return mz_record_get_short_name (site);
  return country != NULL ? mz_dataset_country_name (self->dataset, country) : _("not known");
}

/* What has no name of its own is called by its region, what it counts and its year. */
static char *
name_demand (MzRecord *record)
{
  const MzDemandInfo *info = mz_demand_peek (MZ_DEMAND (record));
  g_autofree char *made = mz_demand_make_name (info, info->what);

  if (strcmp (mz_record_get_short_name (record), made) != 0)
    return g_strdup (mz_record_get_short_name (record));
  return mz_demand_make_name (info, mz_format_label (info->what));
}

/** mz_card_record_title: Returns: (transfer full): what a row that leads to @record is called. */
char *
mz_card_record_title (MzCardBuilder *self, MzRecord *record)
{
  if (MZ_IS_FLOW (record))
    {
      const MzFlowInfo *info = mz_flow_peek (MZ_FLOW (record));

      /* Translators: from one place to another. */
      return g_strdup_printf (_("%1$s → %2$s"), flow_end (self, info->from_site, info->from_country),
                              flow_end (self, info->to_site, info->to_country));
    }
  if (MZ_IS_CLAIM (record))
    return g_strdup (mz_claim_peek (MZ_CLAIM (record))->says);
  if (MZ_IS_COUNTRY (record))
    return g_strdup (mz_record_get_name (record));
  if (MZ_IS_ELEMENT (record))
    return mz_card_sentence (mz_record_get_name (record));
  if (MZ_IS_DEMAND (record))
    return name_demand (record);
  if (MZ_IS_STOCK (record) || MZ_IS_PARAMETER (record))
    /* They have no names, and are called by what they count. */
    return g_strdup (mz_format_label (mz_record_get_short_name (record)));
  return g_strdup (mz_record_get_short_name (record));
}

/* Returns: (transfer full): "<b>91 %</b>", "<b>270,000</b> t REO" */
static char *
mark_figure (const char *number, const char *unit)
{
  g_autofree char *bold = NULL, *escaped = NULL;

  if (*unit == '%')
    return g_markup_printf_escaped ("<b>%s" MZ_NARROW_SPACE "%%</b>%s", number, mz_format_label_rest (unit, "%"));
  bold = g_markup_printf_escaped ("<b>%s</b>", number);
  escaped = g_markup_escape_text (mz_format_label (unit), -1);
  return mz_format_unit (bold, escaped);
}

/** mz_card_claim_figure: Returns: (transfer full) (nullable): the figure that the claim states, with its unit, as markup. */
char *
mz_card_claim_figure (MzClaim *claim)
{
  const MzClaimInfo *info = mz_claim_peek (claim);
  const char *unit = info->unit != NULL ? info->unit : "";
  g_autofree char *number = NULL;

  if (!info->has_figure && info->figure_text == NULL)
    return NULL;
  if (g_strcmp0 (unit, "date") == 0 && info->figure_text != NULL)
    {
      MzPartialDate date;

      if (!mz_partial_date_parse (info->figure_text, &date, NULL))
        return g_markup_printf_escaped ("<b>%s</b>", info->figure_text);
      number = mz_partial_date_format (date);
      return g_markup_printf_escaped ("<b>%s</b>", number);
    }
  if (info->figure_text != NULL)
    number = g_strdup (info->figure_text);
  else if (g_strcmp0 (unit, "year") == 0)
    return g_strdup_printf ("<b>%.0f</b>", info->figure);
  else if (g_strcmp0 (unit, "USD") == 0)
    {
      number = mz_format_money (info->figure, unit);
      return g_strdup_printf ("<b>%s</b>", number);
    }
  else
    number = mz_format_number (info->figure);
  return mark_figure (number, unit);
}

/** mz_card_point_text: Returns: (transfer full): the point's figure with its unit and date, as markup: "<b>91 %</b>, 2024". */
char *
mz_card_point_text (const MzSeriesInfo *series, const MzPoint *point)
{
  const char *unit = series->unit != NULL ? series->unit : "";
  g_autofree char *number = mz_format_number (point->v);
  g_autofree char *date = mz_card_date_words (point->t);
  g_autofree char *figure = mark_figure (number, unit);

  if (point->estimate)
    /* Translators: a figure that is an estimate, and its date. */
    return g_strdup_printf (_("about %1$s, %2$s"), figure, date);
  /* Translators: a figure and its date. */
  return g_strdup_printf (C_("figure", "%1$s, %2$s"), figure, date);
}

/**
 * mz_card_latest_point:
 * @key: (nullable): %NULL for any
 *
 * Returns: (nullable): the last point of @series with @key that has begun on @date.
 */
const MzPoint *
mz_card_latest_point (MzSeries *series, const char *key, MzPartialDate date)
{
  const MzSeriesInfo *info = mz_series_peek (series);
  const MzPoint *best = NULL;

  for (guint i = 0; i < info->points->len; i++)
    {
      const MzPoint *point = &g_array_index (info->points, MzPoint, i);

      if ((key == NULL || g_strcmp0 (point->key, key) == 0)
          && mz_partial_date_first_day (point->t) <= mz_partial_date_last_day (date)
          && (best == NULL || mz_partial_date_compare (point->t, best->t) >= 0))
        best = point;
    }
  return best;
}
