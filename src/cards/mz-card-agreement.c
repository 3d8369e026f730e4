/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cards of an agreement and of a measure: what governments and firms have decided. */
#define G_LOG_DOMAIN "mz-cards"

#include "mz-card-builder.h"

#include <glib/gi18n-lib.h>

#include "mz-steel.h"

static void
add_terms (MzCardBuilder *self, GStrv terms)
{
  mz_card_begin_section (self, _("Terms"), 0);
  for (guint i = 0; terms[i] != NULL; i++)
    mz_card_add_text (self, terms[i]);
}

/* A date that is only said where it is known. */
static void
add_date (MzCardBuilder *self, const char *key, MzPartialDate date)
{
  g_autofree char *words = NULL;

  if (!mz_partial_date_is_set (date))
    return;
  words = mz_partial_date_format (date);
  mz_card_add_figure (self, key, words, NULL);
}

static void
add_force (MzCardBuilder *self, MzRecord *record)
{
  MzForceState force = mz_workspace_get_force (self->workspace, record);
  g_autofree char *words = mz_card_force_text (self, &force);
  g_autofree char *sentence = mz_card_sentence (words);

  mz_card_add_row (self, _("Status"), sentence);
}

static void
add_countries (MzCardBuilder *self, const char *title, const char *key, GStrv codes)
{
  g_autoptr (GPtrArray) countries = g_ptr_array_new ();

  for (guint i = 0; codes[i] != NULL; i++)
    {
      MzRecord *country = mz_dataset_lookup (self->dataset, MZ_RECORD_COUNTRY, codes[i]);

      if (country != NULL)
        g_ptr_array_add (countries, country);
    }
  mz_card_add_records (self, title, key, countries);
}

static void
add_binding (MzCardBuilder *self, const MzAgreementInfo *info)
{
  switch (info->binding)
    {
    case MZ_BINDING_YES:
      mz_card_add_figure (self, C_("facet", "Binding"), _("<b>Yes</b>, it binds"), info->binding_source);
      break;
    case MZ_BINDING_NO:
      mz_card_add_figure (self, C_("facet", "Binding"), _("<b>No</b>, it does not bind"), info->binding_source);
      break;
    case MZ_BINDING_UNKNOWN:
    case MZ_N_BINDINGS:
    default:
      mz_card_add_row (self, C_("facet", "Binding"), _("Not known: no source says whether it binds"));
      break;
    }
}

/* What a record says of a step, with its date and its own sources. */
static void
add_step (MzCardBuilder *self, const MzStep *step)
{
  g_autofree char *date = mz_partial_date_is_set (step->date) ? mz_partial_date_format_short (step->date)
                                                              : g_strdup (_("Date not known"));
  GString *text = g_string_new (mz_vocabulary_get_label (&mz_step_kinds, step->step));
  g_autofree char *what = g_markup_escape_text (step->what != NULL ? step->what : "", -1);
  g_autofree char *markup = NULL;

  if (*what != '\0')
    g_string_append_printf (text, ": %s", what);
  if (step->amount >= 0)
    {
      g_autofree char *amount = mz_steel_format_amount (step->amount, step->unit);
      g_autofree char *escaped = g_markup_escape_text (amount, -1);

      g_string_append_printf (text, ", <b>%s</b>", escaped);
    }
  if (mz_partial_date_is_set (step->date) && mz_partial_date_reached (step->date, self->date) == MZ_TRUTH_NO)
    g_string_append (text, _(" (later than the date)"));
  markup = g_string_free (text, FALSE);
  mz_card_add_figure (self, date, markup, step->sources);
}

/* The steps that no source tells of, by name. (transfer full) (nullable) */
static char *
list_unknown (const MzSteel *steel)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < MZ_STEEL_STEPS; i++)
    if (steel->steps[i].state == MZ_STEEL_NOT_KNOWN)
      g_ptr_array_add (names, (gpointer) mz_vocabulary_get_label (&mz_step_kinds, i));
  g_ptr_array_add (names, NULL);
  return names->len > 1 ? g_strjoinv (C_("between parts of a name", ", "), (char **) names->pdata) : NULL;
}

/* What was delivered by the date, as of when and by whom that is said; "nothing yet" is said only where a source says so. */
static void
add_delivered (MzCardBuilder *self, const MzSteel *steel)
{
  const char *words = mz_vocabulary_get_label (&mz_delivered, steel->delivered);
  g_autofree char *as_of = NULL, *text = NULL;

  if (steel->delivered == MZ_DELIVERED_NOT_KNOWN)
    {
      mz_card_add_row (self, _("Delivered"), steel->steps[MZ_STEP_TONNES].state == MZ_STEEL_LATER
                                               ? _("Not known by the date: sources tell of tonnes only later")
                                               : _("Not known: no source says whether anything was"));
      return;
    }
  if (mz_partial_date_is_set (steel->delivered_as_of))
    as_of = mz_partial_date_format (steel->delivered_as_of);
  /* Translators: whether something was delivered, and the date of that knowledge. */
  text = as_of != NULL ? g_strdup_printf (_("<b>%1$s</b>, as of %2$s"), words, as_of)
                       : g_strdup_printf ("<b>%s</b>", words);
  mz_card_add_figure (self, _("Delivered"), text, (GStrv) steel->delivered_sources);
}

/* The strip, whether anything was delivered, and each step with its date and its sources. */
static void
add_steps (MzCardBuilder *self, MzAgreement *agreement)
{
  const MzAgreementInfo *info = mz_agreement_peek (agreement);
  MzSteel steel = mz_steel_get (agreement, self->date, self->as_of);
  g_autofree char *unknown = list_unknown (&steel);

  mz_card_begin_section (self, _("From paper to tonnes"), 0);
  mz_card_add_delivery (self, agreement);
  add_delivered (self, &steel);
  for (guint kind = 0; kind < MZ_N_STEPS; kind++)
    {
      MzStep own = { .step = kind, .amount = -1 };
      gboolean found = FALSE;

      for (guint i = 0; i < info->steps->len; i++)
        {
          const MzStep *step = &g_array_index (info->steps, MzStep, i);

          if (step->step != kind)
            continue;
          add_step (self, step);
          found = TRUE;
        }
      if (found || kind >= MZ_STEEL_STEPS || kind == MZ_STEP_TONNES || !mz_partial_date_is_set (steel.steps[kind].date))
        continue;
      own.date = steel.steps[kind].date;
      own.sources = (GStrv) steel.steps[kind].sources;
      add_step (self, &own);
    }
  if (unknown != NULL)
    mz_card_add_row (self, _("No source says"), unknown);
  mz_card_add_chart (self, "steel-agreements");
}

static void
add_stages (MzCardBuilder *self, MzSet stages)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < MZ_N_STAGES; i++)
    if ((stages & MZ_BIT (i)) != 0)
      g_ptr_array_add (words, (gpointer) mz_vocabulary_get_label (&mz_stages, i));
  g_ptr_array_add (words, NULL);
  mz_card_add_words (self, _("Stages"), (GStrv) words->pdata);
}

void
mz_card_build_agreement (MzCardBuilder *self, MzAgreement *agreement)
{
  const MzAgreementInfo *info = mz_agreement_peek (agreement);
  g_autoptr (GPtrArray) claims = mz_dataset_get_related (self->dataset, MZ_RECORD (agreement), MZ_RECORD_CLAIM);
  const char *binding = mz_vocabulary_get_word (&mz_bindings, info->binding);
  g_autofree char *parties = mz_card_country_list (self, info->parties);
  /* Translators: a kind of agreement, and whether it binds. */
  g_autofree char *what = g_strdup_printf (C_("agreement", "%1$s, %2$s"),
                                           mz_vocabulary_get_label (&mz_agreement_kinds, info->kind), binding);

  mz_card_add_header (self, mz_record_get_name (MZ_RECORD (agreement)), what, parties);

  mz_card_begin_section (self, _("What it is"), 0);
  add_force (self, MZ_RECORD (agreement));
  add_binding (self, info);
  if (!mz_partial_date_is_set (info->signed_on))
    mz_card_add_row (self, _("Signed"), _("The date of signing is not known"));
  else if (mz_workspace_get_force (self->workspace, MZ_RECORD (agreement)).force != MZ_FORCE_SIGNED)
    add_date (self, _("Signed"), info->signed_on);
  add_date (self, _("In force"), info->in_force);
  add_date (self, _("Ends"), info->ends);
  if (info->value_usd >= 0)
    {
      g_autofree char *value = mz_format_money (info->value_usd, "USD");
      g_autofree char *markup = g_strdup_printf ("<b>%s</b>", value);

      mz_card_add_figure (self, _("Value"), markup, NULL);
    }
  else
    mz_card_add_row (self, _("Value"), _("Not known"));
  for (guint i = 0; info->organisations[i] != NULL; i++)
    {
      g_autofree char *organisation = g_markup_escape_text (info->organisations[i], -1);

      mz_card_add_row (self, _("Signed by"), organisation);
      mz_card_link_row (self, mz_card_find_company (self, info->organisations[i]));
    }
  mz_card_add_words (self, _("Minerals"), info->minerals);
  add_stages (self, info->stages);

  add_steps (self, agreement);
  add_terms (self, info->terms);
  mz_card_add_related (self, _("Sites that it names"), MZ_RECORD_SITE);
  add_countries (self, _("Parties"), "parties", info->parties);
  mz_card_add_claims (self, claims);
  mz_card_add_end (self);
}

static void
add_pauses (MzCardBuilder *self, MzMeasure *measure)
{
  const MzMeasureInfo *info = mz_measure_peek (measure);
  g_autoptr (GPtrArray) related = mz_dataset_get_related (self->dataset, MZ_RECORD (measure), MZ_RECORD_MEASURE);
  g_autoptr (GPtrArray) pauses = g_ptr_array_new (), paused_by = g_ptr_array_new ();

  for (guint i = 0; i < related->len; i++)
    {
      MzRecord *other = g_ptr_array_index (related, i);

      if (g_strv_contains ((const char *const *) info->pauses, mz_record_get_id (other)))
        g_ptr_array_add (pauses, other);
      else
        g_ptr_array_add (paused_by, other);
    }
  mz_card_add_records (self, _("Pauses"), "pauses", pauses);
  mz_card_add_records (self, _("Paused by"), "paused-by", paused_by);
}

void
mz_card_build_measure (MzCardBuilder *self, MzMeasure *measure)
{
  const MzMeasureInfo *info = mz_measure_peek (measure);
  g_autoptr (GPtrArray) claims = mz_dataset_get_related (self->dataset, MZ_RECORD (measure), MZ_RECORD_CLAIM);
  MzForceState force = mz_workspace_get_force (self->workspace, MZ_RECORD (measure));
  const char *country = mz_dataset_country_name (self->dataset, info->country);
  const char *taken_by[] = { info->country, NULL };
  g_autofree char *words = mz_card_force_text (self, &force);
  g_autofree char *where = mz_card_sentence (words);
  /* Translators: a kind of measure, and the country that takes it. */
  g_autofree char *what = g_strdup_printf (_("%1$s by %2$s"), mz_vocabulary_get_label (&mz_measure_kinds, info->kind),
                                           country);
  g_autofree char *targets = mz_card_country_list (self, info->targets);
  g_autofree char *against = g_markup_escape_text (targets, -1);

  mz_card_add_header (self, mz_record_get_name (MZ_RECORD (measure)), what, where);

  mz_card_begin_section (self, _("What it is"), 0);
  if (info->targets_all)
    mz_card_add_row (self, _("Against"), _("All countries"));
  else if (*against != '\0')
    mz_card_add_row (self, _("Against"), against);
  else
    mz_card_add_row (self, _("Against"), _("Not said"));
  add_date (self, _("Announced"), info->announced);
  if (mz_partial_date_is_set (info->effective))
    add_date (self, _("Takes effect"), info->effective);
  else
    mz_card_add_row (self, _("Takes effect"), _("Not known"));
  if (mz_partial_date_is_set (info->ends))
    add_date (self, _("Ends"), info->ends);
  else
    mz_card_add_row (self, _("Ends"), _("No end is known"));
  mz_card_add_words (self, _("Minerals"), info->minerals);

  add_terms (self, info->terms);
  add_pauses (self, measure);
  add_countries (self, _("Taken by"), "taken-by", (GStrv) taken_by);
  add_countries (self, _("Aimed at"), "aimed-at", info->targets);
  mz_card_add_claims (self, claims);
  mz_card_add_end (self);
}
