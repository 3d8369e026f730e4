/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far the agreements of a country or a bloc have come, counted. */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-steel.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-figure.h"

/* One amount at a step of an agreement. */
typedef struct
{
  MzAgreement  *agreement;
  const MzStep *step;
} Amount;

static void
sum_free (MzSteelSum *sum)
{
  g_free (sum->unit);
  g_ptr_array_unref (sum->agreements);
  g_free (sum);
}

void
mz_steel_tally_free (MzSteelTally *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->agreements);
  g_ptr_array_unref (self->sums);
  g_free (self);
}

/** mz_steel_collect_signed: Returns: (transfer full) (element-type MzAgreement): those that are known to be signed by @date. */
GPtrArray *
mz_steel_collect_signed (MzDataset *dataset, MzPartialDate date)
{
  MzStore *store = mz_dataset_get_store (dataset, MZ_RECORD_AGREEMENT);
  GPtrArray *result = g_ptr_array_new ();

  for (guint i = 0; i < mz_store_get_length (store); i++)
    {
      MzAgreement *agreement = mz_store_peek (store, i);

      if (mz_steel_get (agreement, date, mz_dataset_get_as_of (dataset)).steps[MZ_STEP_SIGNED].state == MZ_STEEL_DONE)
        g_ptr_array_add (result, agreement);
    }
  return result;
}

/** mz_steel_pick_country: Returns: (transfer full) (element-type MzAgreement): those that it is a party of. */
GPtrArray *
mz_steel_pick_country (const GPtrArray *agreements, const char *country)
{
  GPtrArray *result = g_ptr_array_new ();

  for (guint i = 0; i < agreements->len; i++)
    if (mz_agreement_has_party (agreements->pdata[i], country))
      g_ptr_array_add (result, agreements->pdata[i]);
  return result;
}

static gboolean
is_of_club (MzAgreement *agreement, const MzClub *club)
{
  const MzAgreementInfo *info = mz_agreement_peek (agreement);
  gboolean of_eu = strcmp (club->key, "eu") == 0;

  if (strcmp (club->key, "china") == 0)
    return mz_agreement_has_party (agreement, "CN");
  if (strcmp (club->key, "us") == 0)
    return mz_agreement_has_party (agreement, "US")
           && (info->kind == MZ_AGREEMENT_FRAMEWORK || info->kind == MZ_AGREEMENT_PARTNERSHIP
               || info->kind == MZ_AGREEMENT_ALLIANCE);
  for (guint i = 0; info->parties[i] != NULL; i++)
    if (mz_club_find (club, info->parties[i]) != NULL || (of_eu && strcmp (info->parties[i], "EU") == 0))
      return TRUE;
  return FALSE;
}

/**
 * mz_steel_pick_club:
 *
 * Of the clubs round the United States and round China the agreements that make them; of the others those that have a member
 * as a party, the European Union itself being one of its own.
 *
 * Returns: (transfer full) (element-type MzAgreement): each once, however many members are parties
 */
GPtrArray *
mz_steel_pick_club (const GPtrArray *agreements, const MzClub *club)
{
  GPtrArray *result = g_ptr_array_new ();

  for (guint i = 0; i < agreements->len; i++)
    if (is_of_club (agreements->pdata[i], club))
      g_ptr_array_add (result, agreements->pdata[i]);
  return result;
}

static void
count_site (MzSteelTally *self, MzSite *site, MzPartialDate date, MzPartialDate as_of)
{
  MzSiteState state = mz_site_get_state (site, date, as_of);
  MzState now = state.last_known != MZ_STATE_NONE ? state.last_known : state.state;

  self->sites++;
  self->stand += now == MZ_STATE_OPERATING ? 1 : 0;
  self->building += now == MZ_STATE_CONSTRUCTION ? 1 : 0;
  self->sites_unknown += now == MZ_STATE_NOT_KNOWN || state.perhaps != MZ_STATE_NONE ? 1 : 0;
}

static gboolean
is_same (const MzStep *one, const MzStep *other)
{
  return one->amount == other->amount && mz_partial_date_equal (one->date, other->date);
}

/* Money of one currency and kind can be added; tonnes only where the unit says of what, for "t" alone is no basis. */
static gboolean
can_be_added (const char *unit)
{
  return strcmp (unit, "t") != 0 && strcmp (unit, "t a year") != 0;
}

static MzSteelSum *
find_sum (MzSteelTally *self, const MzStep *step)
{
  MzSteelSum *sum;

  for (guint i = 0; i < self->sums->len; i++)
    {
      sum = self->sums->pdata[i];
      if (sum->step == step->step && strcmp (sum->unit, step->unit) == 0)
        return sum;
    }
  sum = g_new0 (MzSteelSum, 1);
  sum->step = step->step;
  sum->unit = g_strdup (step->unit);
  sum->agreements = g_ptr_array_new ();
  g_ptr_array_add (self->sums, sum);
  return sum;
}

/* Adds the amount at @index unless another is the same money, or the greater one of the same agreement. */
static void
add_amount (MzSteelTally *self, const GArray *amounts, guint index)
{
  const Amount *of = &g_array_index (amounts, Amount, index);
  MzSteelSum *sum = find_sum (self, of->step);

  for (guint i = 0; i < amounts->len; i++)
    {
      const Amount *other = &g_array_index (amounts, Amount, i);

      if (i == index || other->step->step != of->step->step || strcmp (other->step->unit, of->step->unit) != 0)
        continue;
      if (is_same (other->step, of->step) && i < index)
        return;
      if (other->agreement != of->agreement || is_same (other->step, of->step))
        continue;
      sum->at_least = TRUE;
      if (other->step->amount > of->step->amount || (other->step->amount == of->step->amount && i < index))
        return;
    }
  sum->amount = sum->n > 0 && !can_be_added (sum->unit) ? NAN : sum->amount + of->step->amount;
  sum->n++;
  g_ptr_array_add (sum->agreements, of->agreement);
}

static int
compare_sums (gconstpointer a, gconstpointer b)
{
  const MzSteelSum *x = *(const MzSteelSum *const *) a, *y = *(const MzSteelSum *const *) b;

  if (x->step != y->step)
    return x->step < y->step ? -1 : 1;
  if (x->n != y->n)
    return x->n > y->n ? -1 : 1;
  return strcmp (x->unit, y->unit);
}

static void
sum_up (MzSteelTally *self, MzPartialDate date)
{
  g_autoptr (GArray) amounts = g_array_new (FALSE, FALSE, sizeof (Amount));

  for (guint i = 0; i < self->agreements->len; i++)
    {
      const GArray *steps = mz_agreement_peek (self->agreements->pdata[i])->steps;

      for (guint k = 0; k < steps->len; k++)
        {
          Amount amount = { self->agreements->pdata[i], &g_array_index (steps, MzStep, k) };

          if (amount.step->amount >= 0 && amount.step->unit != NULL && mz_figure_is_known (amount.step->date, date))
            g_array_append_val (amounts, amount);
        }
    }
  for (guint i = 0; i < amounts->len; i++)
    add_amount (self, amounts, i);
  g_ptr_array_sort (self->sums, compare_sums);
}

static void
count_agreement (MzSteelTally *self, MzAgreement *agreement, MzPartialDate date, MzPartialDate as_of)
{
  MzSteel steel = mz_steel_get (agreement, date, as_of);

  for (guint i = 0; i < MZ_STEEL_STEPS; i++)
    {
      self->reached[i] += steel.steps[i].state == MZ_STEEL_DONE ? 1 : 0;
      self->unknown[i] += steel.steps[i].state == MZ_STEEL_NOT_KNOWN ? 1 : 0;
    }
  if (steel.last < MZ_STEEL_STEPS)
    self->last[steel.last]++;
  self->delivered[steel.delivered]++;
  self->binding[mz_agreement_peek (agreement)->binding]++;
}

/**
 * mz_steel_tally_new:
 * @agreements: (element-type MzAgreement): what mz_steel_collect_signed() gave for @date, or some of it
 *
 * Returns: (transfer full): how far they have come by @date
 */
MzSteelTally *
mz_steel_tally_new (MzDataset *dataset, const GPtrArray *agreements, MzPartialDate date)
{
  MzSteelTally *self = g_new0 (MzSteelTally, 1);
  MzPartialDate as_of = mz_dataset_get_as_of (dataset);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  self->agreements = g_ptr_array_copy ((GPtrArray *) agreements, NULL, NULL);
  self->sums = g_ptr_array_new_with_free_func ((GDestroyNotify) sum_free);
  self->n = agreements->len;
  if (mz_partial_date_first_day (date) > mz_partial_date_last_day (as_of))
    date = as_of;
  for (guint i = 0; i < agreements->len; i++)
    {
      char **sites = mz_agreement_peek (agreements->pdata[i])->sites;

      count_agreement (self, agreements->pdata[i], date, as_of);
      for (guint k = 0; sites != NULL && sites[k] != NULL; k++)
        {
          MzSite *site = mz_dataset_lookup (dataset, MZ_RECORD_SITE, sites[k]);

          if (site != NULL && g_hash_table_add (seen, site))
            count_site (self, site, date, as_of);
        }
    }
  sum_up (self, date);
  return self;
}

/** mz_steel_tally_describe_sums: Returns: (transfer full) (nullable): what was added up: "1.25 billion AUD, at least 9 USD". */
char *
mz_steel_tally_describe_sums (const MzSteelTally *self, MzStepKind step)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->sums->len; i++)
    {
      const MzSteelSum *sum = self->sums->pdata[i];
      g_autofree char *amount = NULL;

      if (sum->step != step || isnan (sum->amount))
        continue;
      amount = mz_steel_format_amount (sum->amount, sum->unit);
      if (text->len > 0)
        g_string_append (text, C_("between parts of a name", ", "));
      g_string_append_printf (text, sum->at_least ? _("at least %s") : "%s", amount);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
