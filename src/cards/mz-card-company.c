/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card of a company, a state or whoever else owns, runs or signs. */
#define G_LOG_DOMAIN "mz-cards"

#include "mz-card-builder.h"

#include <glib/gi18n-lib.h>

#include "mz-holdings.h"

static char *
share_words (double share)
{
  return share >= 0 ? mz_format_percent (share * 100) : g_strdup (_("share not known"));
}

static void
add_header (MzCardBuilder *self, const MzHoldings *holdings, MzCompany *company)
{
  MzCardTally tally = { 0 };
  g_autofree char *where = NULL;

  for (guint i = 0; i < holdings->holdings->len; i++)
    mz_card_tally (self, &tally, g_array_index (holdings->holdings, MzHolding, i).site);
  if (holdings->holdings->len == 0)
    where = g_strdup (_("No site that it holds is known on this date"));
  else if (self->after)
    {
      g_autofree char *as_of = mz_partial_date_format (self->as_of);

      where = g_strdup_printf (_("What it holds is not known after %s"), as_of);
    }
  else if (tally.unknown > 0)
    /* Translators: a company: of so many sites that it has a share in so many operate, and of how many that is not known. */
    where = g_strdup_printf (_("Has a share in sites: %1$u of %2$u operate, %3$u not known"), tally.operating, tally.all,
                             tally.unknown);
  else
    /* Translators: a company: of so many sites that it has a share in so many operate. */
    where = g_strdup_printf (_("Has a share in sites: %1$u of %2$u operate"), tally.operating, tally.all);
  mz_card_add_header (self, mz_record_get_name (MZ_RECORD (company)),
                      mz_owner_is_state (mz_record_get_name (MZ_RECORD (company))) ? _("State, or an agency of one")
                                                                                   : _("Company"),
                      where);
}

/* What the site does, since when it is held, and how the site names the owner where it is not the same name. */
static char *
describe_holding (MzCardBuilder *self, const MzHolding *holding, const char *owner)
{
  MzSiteState state = mz_workspace_get_site_state (self->workspace, holding->site);
  g_autofree char *words = mz_card_state_text (self, &state), *bare = mz_owner_get_name (holding->name);
  g_autofree char *id = mz_company_make_id (owner), *named = mz_company_make_id (holding->name);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, C_("site", "%1$s, %2$s"),
                          mz_vocabulary_get_label (&mz_site_kinds, mz_site_peek (holding->site)->kind), words);
  if (mz_partial_date_is_set (holding->since))
    {
      g_autofree char *since = mz_partial_date_format (holding->since);

      /* Translators: a date: since when somebody owns a site; stands behind another sentence. */
      g_string_append_printf (text, _(". Held since %s"), since);
    }
  else
    g_string_append (text, _(". Since when it is held is not known"));
  if (g_strcmp0 (named, id) != 0)
    /* Translators: the name of an owner; stands behind another sentence. */
    g_string_append_printf (text, _(". The owner is named as %s"), bare);
  return g_string_free (text, FALSE);
}

static void
add_holdings (MzCardBuilder *self, const MzHoldings *holdings)
{
  guint n = holdings->holdings->len, shown;

  mz_card_begin_section (self, _("What it holds"), n);
  if (n == 0)
    mz_card_add_text (self, _("Not known: no site names it as owner on this date."));
  shown = mz_card_begin_list (self, "holdings", n, MZ_CARD_LIST_LENGTH);
  for (guint i = 0; i < shown; i++)
    {
      const MzHolding *holding = &g_array_index (holdings->holdings, MzHolding, i);
      g_autofree char *share = share_words (holding->share), *detail = describe_holding (self, holding, holdings->owner);

      mz_card_add_link (self, MZ_RECORD (holding->site), mz_record_get_short_name (MZ_RECORD (holding->site)), share, detail);
      if (mz_site_peek (holding->site)->status->len > 0)
        mz_card_add_life (self, MZ_RECORD (holding->site));
      mz_card_add_chips (self, holding->sources, MZ_RECORD (holding->site));
    }
  mz_card_end_list (self, "holdings", n, MZ_CARD_LIST_LENGTH, NULL);
}

/* The sites that name it as operator: the facts do not say since when, so that they know it for the as-of date. */
static void
add_operated (MzCardBuilder *self, const MzHoldings *holdings)
{
  g_autoptr (GPtrArray) sites = g_ptr_array_copy (holdings->operates, NULL, NULL);

  mz_card_sort_sites (self, sites);
  mz_card_add_records (self, _("Plants and mines that it runs"), "operates", sites);
}

/* As any agreement in a list, and whether it holds. */
static void
add_agreement (MzCardBuilder *self, MzRecord *agreement)
{
  MzForceState force = mz_workspace_get_force (self->workspace, agreement);
  g_autofree char *words = mz_card_force_text (self, &force), *sentence = mz_card_sentence (words);
  g_autofree char *before = NULL, *state = NULL;
  MzCardBlock *block;

  mz_card_add_record (self, agreement);
  block = g_ptr_array_index (self->card, self->card->len - 1);
  before = block->detail;
  state = g_markup_escape_text (sentence, -1);
  /* Translators: whether an agreement holds, and what it is: two sentences, of which the second has its own full stop. */
  block->detail = g_strdup_printf (C_("agreement", "%1$s. %2$s"), state, before);
  mz_card_add_chips (self, NULL, agreement);
}

static void
add_agreements (MzCardBuilder *self, const MzHoldings *holdings)
{
  guint n = holdings->agreements->len, shown;

  mz_card_begin_section (self, _("Agreements that name it"), n);
  if (n == 0)
    mz_card_add_text (self, _("None is known by this date."));
  shown = mz_card_begin_list (self, "agreements", n, MZ_CARD_LIST_LENGTH);
  for (guint i = 0; i < shown; i++)
    add_agreement (self, g_ptr_array_index (holdings->agreements, i));
  mz_card_end_list (self, "agreements", n, MZ_CARD_LIST_LENGTH, NULL);
}

static char *
describe_stake (const MzStateStake *stake)
{
  const char *of = mz_record_get_short_name (stake->of);
  g_autofree char *since = mz_partial_date_is_set (stake->since) ? mz_partial_date_format (stake->since) : NULL;

  if (MZ_IS_AGREEMENT (stake->of))
    /* Translators: an agreement by which a state has a share in a company, and its date. */
    return since != NULL ? g_strdup_printf (_("By the agreement %1$s, %2$s"), of, since)
                         : g_strdup_printf (_("By the agreement %s"), of);
  /* Translators: a site that a state and a company have shares in, and a date. */
  return since != NULL ? g_strdup_printf (_("Among the owners of %1$s, since %2$s"), of, since)
                       : g_strdup_printf (_("Among the owners of %s, since when is not known"), of);
}

/* States in the order in which they came in. */
static void
add_stakes (MzCardBuilder *self, const MzHoldings *holdings, const char *name)
{
  guint n = holdings->stakes->len, shown;

  if (mz_owner_is_state (name))
    return;
  mz_card_begin_section (self, _("States that hold of it or beside it"), n);
  if (n == 0)
    mz_card_add_text (self, _("Not known: no site and no agreement names a state that does, by this date."));
  shown = mz_card_begin_list (self, "states", n, MZ_CARD_LIST_LENGTH);
  for (guint i = 0; i < shown; i++)
    {
      const MzStateStake *stake = &g_array_index (holdings->stakes, MzStateStake, i);
      g_autofree char *share = share_words (stake->share), *detail = describe_stake (stake);
      MzRecord *state = mz_card_find_company (self, stake->state);

      mz_card_add_link (self, state != NULL ? state : stake->of, stake->state, share, detail);
      mz_card_add_chips (self, stake->sources, stake->of);
    }
  mz_card_end_list (self, "states", n, MZ_CARD_LIST_LENGTH, NULL);
}

void
mz_card_build_company (MzCardBuilder *self, MzCompany *company)
{
  const char *name = mz_record_get_name (MZ_RECORD (company));
  g_autoptr (MzHoldings) holdings = mz_holdings_new (self->dataset, name, self->date);

  add_header (self, holdings, company);
  add_holdings (self, holdings);
  add_operated (self, holdings);
  add_agreements (self, holdings);
  add_stakes (self, holdings, name);
  mz_card_begin_section (self, _("How this is known"), 0);
  mz_card_add_text (self, _("Put together from the sites and agreements that name it. Until when somebody held a share they do "
                            "not say: who has sold is no longer named."));
}
