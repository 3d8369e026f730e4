/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-holdings.h"

#include <string.h>

#include "mz-chart-private.h"
#include "mz-collate.h"
#include "mz-fold.h"

/* What the name of a state or of its agency has in it, folded. */
static const char *const state_words[] = { "government of", "government", "department of", "ministry of", "republic of",
                                           "kingdom of", "province of", "swedish state", "turkish state", "jogmec",
                                           "rosatom", "export finance australia", "khazanah", "dfc", "raw materials fund" };

/* Whether the words of @shorter begin @longer. */
static gboolean
begins_with_words (const char *longer, const char *shorter)
{
  gsize length = strlen (shorter);

  return length >= 3 && strncmp (longer, shorter, length) == 0 && (longer[length] == '\0' || longer[length] == ' ');
}

/**
 * mz_owner_is:
 *
 * Returns: whether both names are of one owner: without brackets and case, one begins with all the words of the other, as
 *   "Lynas" and "Lynas Rare Earths".
 */
gboolean
mz_owner_is (const char *owner, const char *other)
{
  g_autofree char *first = NULL, *second = NULL, *a = NULL, *b = NULL;

  /* Most that are asked for begin otherwise. */
  if (g_ascii_isalnum (*owner) && g_ascii_isalnum (*other) && g_ascii_tolower (*owner) != g_ascii_tolower (*other))
    return FALSE;
  first = mz_owner_get_name (owner);
  second = mz_owner_get_name (other);
  a = mz_fold (first);
  b = mz_fold (second);
  return begins_with_words (a, b) || begins_with_words (b, a);
}

/** mz_owner_is_state: Returns: whether the name is that of a state, or of an agency of one. */
gboolean
mz_owner_is_state (const char *owner)
{
  g_autofree char *name = mz_owner_get_name (owner), *folded = mz_fold (name);

  for (guint i = 0; i < G_N_ELEMENTS (state_words); i++)
    {
      const char *found = strstr (folded, state_words[i]);
      gsize length = strlen (state_words[i]);

      if (found != NULL && (found == folded || found[-1] == ' ') && (found[length] == '\0' || found[length] == ' '))
        return TRUE;
    }
  return FALSE;
}

static void
stake_clear (MzStateStake *stake)
{
  g_free (stake->state);
}

static int
compare_holdings (gconstpointer a, gconstpointer b)
{
  const MzHolding *x = a, *y = b;

  return mz_collate (mz_record_get_short_name (MZ_RECORD (x->site)), mz_record_get_short_name (MZ_RECORD (y->site)));
}

static int
compare_stakes (gconstpointer a, gconstpointer b)
{
  return mz_partial_date_compare (((const MzStateStake *) a)->since, ((const MzStateStake *) b)->since);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  return mz_partial_date_compare (mz_chart_signed_on (*(MzAgreement *const *) b), mz_chart_signed_on (*(MzAgreement *const *) a));
}

/* Whether it may be so on @date: it has begun by then, or since when is not known. */
static gboolean
has_begun (MzPartialDate since, MzPartialDate date)
{
  return !mz_partial_date_is_set (since) || mz_partial_date_reached (since, date) != MZ_TRUTH_NO;
}

static void
add_stake (MzHoldings *self, const char *state, gpointer of, double share, MzPartialDate since, GStrv own)
{
  MzStateStake stake = { g_strdup (state), of, share, since, (const char *const *) own };

  g_array_append_val (self->stakes, stake);
}

/* Whether a name tells in brackets of a stake in the owner: "US Department of Defense (about 15% of MP Materials)". */
static gboolean
tells_of (const char *name, const char *owner)
{
  const char *bracket = strchr (name, '(');

  return bracket != NULL && strstr (bracket, owner) != NULL;
}

static void
look_at_site (MzHoldings *self, MzSite *site, MzPartialDate date, MzPartialDate as_of)
{
  const MzSiteInfo *info = mz_site_peek (site);
  gboolean holds = FALSE;

  for (guint i = 0; i < info->owners->len; i++)
    {
      const MzOwner *owner = &g_array_index (info->owners, MzOwner, i);

      if (mz_owner_is (owner->name, self->owner) && has_begun (owner->since, date))
        {
          MzHolding holding = { site, owner->name, owner->share, owner->since, mz_site_get_state (site, date, as_of).state,
                                (const char *const *) owner->sources };

          g_array_append_val (self->holdings, holding);
          holds = TRUE;
        }
    }
  for (guint i = 0; i < info->owners->len; i++)
    {
      const MzOwner *owner = &g_array_index (info->owners, MzOwner, i);

      if ((holds || tells_of (owner->name, self->owner)) && !mz_owner_is (owner->name, self->owner)
          && mz_owner_is_state (owner->name) && has_begun (owner->since, date))
        add_stake (self, owner->name, site, owner->share, owner->since, owner->sources);
    }
  if (info->site_operator != NULL && mz_owner_is (info->site_operator, self->owner))
    g_ptr_array_add (self->operates, site);
}

static void
look_at_agreement (MzHoldings *self, MzAgreement *agreement, MzPartialDate date)
{
  const MzAgreementInfo *info = mz_agreement_peek (agreement);
  MzPartialDate from = mz_chart_signed_on (agreement);
  gboolean named = FALSE;

  for (guint i = 0; info->organisations[i] != NULL; i++)
    named = named || mz_owner_is (info->organisations[i], self->owner);
  if (!named || !mz_figure_is_known (from, date))
    return;
  g_ptr_array_add (self->agreements, agreement);
  for (guint i = 0; info->kind == MZ_AGREEMENT_EQUITY && info->organisations[i] != NULL; i++)
    if (mz_owner_is_state (info->organisations[i]) && !mz_owner_is (info->organisations[i], self->owner))
      add_stake (self, info->organisations[i], agreement, -1, from, NULL);
}

/**
 * mz_holdings_new:
 * @owner: as the facts write it, or a part of it from its beginning
 *
 * What the owner holds on @date. The facts tell since when somebody owns, and not until when: who is no longer named has sold.
 *
 * Returns: (transfer full): may be empty
 */
MzHoldings *
mz_holdings_new (MzDataset *dataset, const char *owner, MzPartialDate date)
{
  MzHoldings *self = g_new0 (MzHoldings, 1);
  MzStore *sites, *agreements;

  g_return_val_if_fail (MZ_IS_DATASET (dataset) && owner != NULL, self);

  self->owner = mz_owner_get_name (owner);
  self->holdings = g_array_new (FALSE, FALSE, sizeof (MzHolding));
  self->operates = g_ptr_array_new ();
  self->agreements = g_ptr_array_new ();
  self->stakes = g_array_new (FALSE, FALSE, sizeof (MzStateStake));
  g_array_set_clear_func (self->stakes, (GDestroyNotify) stake_clear);
  sites = mz_dataset_get_store (dataset, MZ_RECORD_SITE);
  agreements = mz_dataset_get_store (dataset, MZ_RECORD_AGREEMENT);
  for (guint i = 0; i < mz_store_get_length (sites); i++)
    look_at_site (self, mz_store_peek (sites, i), date, mz_dataset_get_as_of (dataset));
  for (guint i = 0; i < mz_store_get_length (agreements); i++)
    look_at_agreement (self, mz_store_peek (agreements, i), date);
  g_array_sort (self->holdings, compare_holdings);
  g_array_sort (self->stakes, compare_stakes);
  g_ptr_array_sort (self->agreements, compare_newest_first);
  return self;
}

void
mz_holdings_free (MzHoldings *self)
{
  g_free (self->owner);
  g_array_unref (self->holdings);
  g_ptr_array_unref (self->operates);
  g_ptr_array_unref (self->agreements);
  g_array_unref (self->stakes);
  g_free (self);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return mz_collate (*(const char *const *) a, *(const char *const *) b);
}

/** mz_owners_list: Returns: (transfer full) (element-type utf8): all owners, without brackets, each once, by name. */
GPtrArray *
mz_owners_list (MzDataset *dataset)
{
  MzStore *sites = mz_dataset_get_store (dataset, MZ_RECORD_SITE);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < mz_store_get_length (sites); i++)
    {
      const GArray *owners = mz_site_peek (mz_store_peek (sites, i))->owners;

      for (guint k = 0; k < owners->len; k++)
        {
          char *name = mz_owner_get_name (g_array_index (owners, MzOwner, k).name);

          if (g_hash_table_contains (seen, name))
            g_free (name);
          else
            {
              g_hash_table_add (seen, name);
              g_ptr_array_add (names, name);
            }
        }
    }
  g_ptr_array_sort (names, compare_names);
  return names;
}
