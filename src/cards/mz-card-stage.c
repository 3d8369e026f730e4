/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card of a stage: how it is spread over the world, and its sites. */
#define G_LOG_DOMAIN "mz-cards"

#include "mz-card-builder.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mz-concentration.h"

#define MOST_SHARES 6
#define SITES_SHOWN 40

static const char *
get_country_name (MzCardBuilder *self, const char *code)
{
  MzRecord *country = mz_dataset_lookup (self->dataset, MZ_RECORD_COUNTRY, code);

  return country != NULL ? mz_record_get_short_name (country) : code;
}

static void
add_shares (MzCardBuilder *self, const MzConcentration *shares)
{
  g_autofree char *hhi = NULL, *number = NULL;

  mz_card_begin_section (self, _("Shares of countries"), 0);
  for (guint i = 0; i < MIN (shares->shares->len, MOST_SHARES); i++)
    {
      const MzShare *share = &g_array_index (shares->shares, MzShare, i);
      g_autofree char *percent = mz_format_share (share->share * 100);
      /* Translators: a share in per cent, and the year that it is of. */
      g_autofree char *text = g_strdup_printf (share->estimate ? _("about <b>%1$s</b> in %2$u") : _("<b>%1$s</b> in %2$u"), percent,
                                               shares->year);

      mz_card_add_figure (self, get_country_name (self, share->country), text, share->sources);
    }
  if (shares->hhi < 0)
    return;
  number = mz_format_number (round (shares->hhi));
  hhi = g_strdup_printf (shares->coverage < 0.9995 ? _("<b>%s</b> or more, of 10,000") : _("<b>%s</b> of 10,000"), number);
  mz_card_add_figure (self, _("Concentration (HHI)"), hhi, shares->sources);
}

/** mz_card_build_stage: @stage: what operates in it comes first */
void
mz_card_build_stage (MzCardBuilder *self, MzStage stage)
{
  MzStore *store = mz_dataset_get_store (self->dataset, MZ_RECORD_SITE);
  g_autoptr (GPtrArray) sites = g_ptr_array_new ();
  g_autoptr (MzConcentration) shares = mz_concentration_new_last (self->dataset, stage, self->date);
  g_autofree char *date = mz_partial_date_format (self->date), *markup = NULL, *lead = NULL;
  MzCardTally tally = { 0 };
  guint shown;

  for (guint i = 0; i < mz_store_get_length (store); i++)
    {
      MzSite *site = MZ_SITE (mz_store_peek (store, i));
      guint before = tally.all;

      if ((mz_site_peek (site)->stages & MZ_BIT (stage)) == 0 || mz_site_peek (site)->kind == MZ_SITE_DEPOSIT)
        continue;
      mz_card_tally (self, &tally, site);
      if (tally.all > before)
        g_ptr_array_add (sites, site);
    }
  mz_card_sort_sites (self, sites);
  mz_card_add_header (self, mz_vocabulary_get_label (&mz_stages, stage), _("Stage of the chain"), date);
  markup = mz_card_tally_markup (&tally);
  /* Translators: "12 of 30 operate". */
  lead = g_strdup_printf (_("%s of the sites that are known."), markup);
  mz_card_add_lead (self, lead);
  if (shares != NULL && shares->unit != NULL)
    add_shares (self, shares);
  else
    mz_card_add_text (self, _("No source gives shares of countries for this stage: they are not known."));
  mz_card_end_section (self);

  mz_card_begin_section (self, _("Sites"), sites->len);
  shown = mz_card_begin_list (self, "sites", sites->len, SITES_SHOWN);
  for (guint i = 0; i < shown; i++)
    mz_card_add_record (self, sites->pdata[i]);
  mz_card_end_list (self, "sites", sites->len, SITES_SHOWN, NULL);
}
