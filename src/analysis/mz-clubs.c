/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-clubs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-chart-private.h"

/* An agreement of so many parties is a club of its own. */
#define LEAST_PARTIES 4

/* Members of the European Union with the days of their entry, and of the United Kingdom's last (the Treaties of Accession;
 * Article 50 agreement, OJ L 29, 31 January 2020). */
static const struct
{
  char          country[3];
  MzPartialDate from, to;
} eu_members[] = {
  { "AT", { 1995, 1, 1 }, { 0 } },   { "BE", { 1958, 1, 1 }, { 0 } },  { "BG", { 2007, 1, 1 }, { 0 } },
  { "CY", { 2004, 5, 1 }, { 0 } },   { "CZ", { 2004, 5, 1 }, { 0 } },  { "DE", { 1958, 1, 1 }, { 0 } },
  { "DK", { 1973, 1, 1 }, { 0 } },   { "EE", { 2004, 5, 1 }, { 0 } },  { "ES", { 1986, 1, 1 }, { 0 } },
  { "FI", { 1995, 1, 1 }, { 0 } },   { "FR", { 1958, 1, 1 }, { 0 } },  { "GB", { 1973, 1, 1 }, { 2020, 1, 31 } },
  { "GR", { 1981, 1, 1 }, { 0 } },   { "HR", { 2013, 7, 1 }, { 0 } },  { "HU", { 2004, 5, 1 }, { 0 } },
  { "IE", { 1973, 1, 1 }, { 0 } },   { "IT", { 1958, 1, 1 }, { 0 } },  { "LT", { 2004, 5, 1 }, { 0 } },
  { "LU", { 1958, 1, 1 }, { 0 } },   { "LV", { 2004, 5, 1 }, { 0 } },  { "MT", { 2004, 5, 1 }, { 0 } },
  { "NL", { 1958, 1, 1 }, { 0 } },   { "PL", { 2004, 5, 1 }, { 0 } },  { "PT", { 1986, 1, 1 }, { 0 } },
  { "RO", { 2007, 1, 1 }, { 0 } },   { "SE", { 1995, 1, 1 }, { 0 } },  { "SI", { 2004, 5, 1 }, { 0 } },
  { "SK", { 2004, 5, 1 }, { 0 } },
};

/* The seven since the summit of 1976 in San Juan (Canada); the EU takes part and is no member of its own. */
static const char g7_members[][3] = { "CA", "DE", "FR", "GB", "IT", "JP", "US" };

static void
member_free (MzMember *member)
{
  g_free (member->country);
  g_ptr_array_unref (member->agreements);
  g_free (member);
}

static void
club_free (MzClub *club)
{
  g_free (club->key);
  g_free (club->label);
  g_ptr_array_unref (club->members);
  g_free (club);
}

/** mz_clubs_is_in_eu: Returns: whether @country is certainly a member on the whole of @date, or is the Union itself. */
gboolean
mz_clubs_is_in_eu (const char *country, MzPartialDate date)
{
  if (strcmp (country, "EU") == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (eu_members); i++)
    if (strcmp (eu_members[i].country, country) == 0)
      return mz_interval_contains (eu_members[i].from, eu_members[i].to, date) == MZ_TRUTH_YES;
  return FALSE;
}

gboolean
mz_clubs_is_in_g7 (const char *country)
{
  for (guint i = 0; i < G_N_ELEMENTS (g7_members); i++)
    if (strcmp (g7_members[i], country) == 0)
      return TRUE;
  return FALSE;
}

/**
 * mz_agreement_holds:
 *
 * Returns: whether it is signed or in force on @date, and has not ended; after the as-of date: whether it was on that one.
 */
gboolean
mz_agreement_holds (MzAgreement *agreement, MzPartialDate date, MzPartialDate as_of)
{
  gboolean after = mz_partial_date_first_day (date) > mz_partial_date_last_day (as_of);
  MzForce force = mz_agreement_get_force (agreement, after ? as_of : date, as_of).force;

  return force == MZ_FORCE_SIGNED || force == MZ_FORCE_IN_FORCE;
}

static int
compare_members (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const MzMember *const *) a)->country, (*(const MzMember *const *) b)->country);
}

static void
add_member (MzClub *club, const char *country, MzAgreement *agreement)
{
  MzMember *member = (MzMember *) mz_club_find (club, country);

  if (member == NULL)
    {
      member = g_new0 (MzMember, 1);
      member->country = g_strdup (country);
      member->agreements = g_ptr_array_new ();
      g_ptr_array_add (club->members, member);
    }
  if (agreement != NULL)
    g_ptr_array_add (member->agreements, agreement);
}

static void
add_parties (MzClub *club, MzAgreement *agreement)
{
  char **parties = mz_agreement_peek (agreement)->parties;

  for (guint i = 0; parties[i] != NULL; i++)
    add_member (club, parties[i], agreement);
}

static MzClub *
add_club (GPtrArray *clubs, const char *key, const char *label, MzAgreement *agreement)
{
  MzClub *club = g_new0 (MzClub, 1);

  club->key = g_strdup (key);
  club->label = g_strdup (label);
  club->agreement = agreement;
  club->members = g_ptr_array_new_with_free_func ((GDestroyNotify) member_free);
  g_ptr_array_add (clubs, club);
  return club;
}

static gboolean
is_alliance (const MzAgreementInfo *info)
{
  return info->kind == MZ_AGREEMENT_FRAMEWORK || info->kind == MZ_AGREEMENT_PARTNERSHIP || info->kind == MZ_AGREEMENT_ALLIANCE;
}

/** mz_club_find: Returns: (nullable): the membership of @country. */
const MzMember *
mz_club_find (const MzClub *self, const char *country)
{
  for (guint i = 0; i < self->members->len; i++)
    if (strcmp (((const MzMember *) self->members->pdata[i])->country, country) == 0)
      return self->members->pdata[i];
  return NULL;
}

/**
 * mz_clubs_new:
 *
 * The clubs that there are on @date: the G7 and the EU, which are listed here; those round China (any agreement with it) and
 * round the United States (frameworks, partnerships and alliances with it); and every framework, partnership or alliance of
 * four parties or more. The facts tell of the last three.
 *
 * Returns: (transfer full) (element-type MzClub): those with members
 */
GPtrArray *
mz_clubs_new (MzDataset *dataset, MzPartialDate date)
{
  GPtrArray *clubs = g_ptr_array_new_with_free_func ((GDestroyNotify) club_free);
  MzPartialDate as_of = mz_dataset_get_as_of (dataset);
  MzStore *store = mz_dataset_get_store (dataset, MZ_RECORD_AGREEMENT);
  MzClub *g7 = add_club (clubs, "g7", _("G7"), NULL), *eu = add_club (clubs, "eu", _("European Union"), NULL),
         *us = add_club (clubs, "us", _("US frameworks"), NULL), *china = add_club (clubs, "china", _("Round China"), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (g7_members); i++)
    add_member (g7, g7_members[i], NULL);
  for (guint i = 0; i < G_N_ELEMENTS (eu_members); i++)
    if (mz_clubs_is_in_eu (eu_members[i].country, date))
      add_member (eu, eu_members[i].country, NULL);
  for (guint i = 0; i < mz_store_get_length (store); i++)
    {
      MzAgreement *agreement = mz_store_peek (store, i);
      const MzAgreementInfo *info = mz_agreement_peek (agreement);

      if (!mz_agreement_holds (agreement, date, as_of) || g_strv_length (info->parties) < 2)
        continue;
      if (mz_agreement_has_party (agreement, "CN"))
        add_parties (china, agreement);
      if (is_alliance (info) && mz_agreement_has_party (agreement, "US"))
        add_parties (us, agreement);
      if (is_alliance (info) && g_strv_length (info->parties) >= LEAST_PARTIES)
        add_parties (add_club (clubs, mz_record_get_id (MZ_RECORD (agreement)), mz_record_get_short_name (MZ_RECORD (agreement)),
                               agreement),
                     agreement);
    }
  for (guint i = clubs->len; i > 0; i--)
    {
      MzClub *club = clubs->pdata[i - 1];

      if (club->members->len == 0)
        g_ptr_array_remove_index (clubs, i - 1);
      else
        g_ptr_array_sort (club->members, compare_members);
    }
  return clubs;
}

/**
 * mz_bloc_of:
 *
 * Returns: where a country is drawn. Counted over all signed agreements that the facts know, so that it does not move with the date.
 */
MzBloc
mz_bloc_of (MzDataset *dataset, const char *country)
{
  MzStore *store = mz_dataset_get_store (dataset, MZ_RECORD_AGREEMENT);
  guint china = 0, us = 0;

  if (strcmp (country, "CN") == 0)
    return MZ_BLOC_CHINA;
  if (mz_clubs_is_in_g7 (country))
    return MZ_BLOC_G7;
  if (mz_clubs_is_in_eu (country, mz_dataset_get_as_of (dataset)))
    return MZ_BLOC_EU;
  for (guint i = 0; i < mz_store_get_length (store); i++)
    {
      MzAgreement *agreement = mz_store_peek (store, i);

      if (!mz_agreement_has_party (agreement, country) || !mz_partial_date_is_set (mz_chart_signed_on (agreement)))
        continue;
      china += mz_agreement_has_party (agreement, "CN") ? 1 : 0;
      us += mz_agreement_has_party (agreement, "US") ? 1 : 0;
    }
  if (china == us)
    return MZ_BLOC_OTHERS;
  return china > us ? MZ_BLOC_CHINA : MZ_BLOC_US;
}

const char *
mz_bloc_get_label (MzBloc bloc)
{
  static const char *const labels[MZ_N_BLOCS] = { N_("Round China"), N_("Others"), N_("European Union"), N_("G7"),
                                                  N_("Round the United States") };

  g_return_val_if_fail (bloc < MZ_N_BLOCS, "");

  return _(labels[bloc]);
}
