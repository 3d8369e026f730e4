/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many of some sites operate, and in which order they are told. */
#define G_LOG_DOMAIN "mz-cards"

#include "mz-card-builder.h"

#include <glib/gi18n-lib.h>

#include "mz-collate.h"

/** mz_card_tally: Counts @site in, unless nothing of it is known yet. */
void
mz_card_tally (MzCardBuilder *self, MzCardTally *tally, MzSite *site)
{
  MzSiteState state = mz_workspace_get_site_state (self->workspace, site);

  if (state.state == MZ_STATE_NONE && state.perhaps == MZ_STATE_NONE)
    return;
  tally->all++;
  tally->operating += state.state == MZ_STATE_OPERATING ? 1 : 0;
  tally->unknown += state.state == MZ_STATE_NOT_KNOWN || state.perhaps == MZ_STATE_OPERATING ? 1 : 0;
}

/** mz_card_tally_markup: Returns: (transfer full): "3 of 8 operate, 1 not known". */
char *
mz_card_tally_markup (const MzCardTally *tally)
{
  /* Translators: of so many sites so many operate: "3 of 8 operate". */
  g_autofree char *sure = g_strdup_printf (_("<b>%1$u</b> of %2$u operate"), tally->operating, tally->all);

  if (tally->unknown == 0)
    return g_steal_pointer (&sure);
  /* Translators: how many sites operate, and of how many that is not known. */
  return g_strdup_printf (_("%1$s, %2$u not known"), sure, tally->unknown);
}

/* What operates first, then all other plants, then deposits; each by name. */
static int
compare_sites (gconstpointer a, gconstpointer b, gpointer data)
{
  MzCardBuilder *self = data;
  MzSite *sites[] = { *(MzSite *const *) a, *(MzSite *const *) b };
  int rank[2];

  for (guint i = 0; i < 2; i++)
    rank[i] = mz_site_peek (sites[i])->kind == MZ_SITE_DEPOSIT ? 2
              : mz_workspace_get_site_state (self->workspace, sites[i]).state != MZ_STATE_OPERATING;
  if (rank[0] != rank[1])
    return rank[0] - rank[1];
  return mz_collate (mz_record_get_short_name (MZ_RECORD (sites[0])), mz_record_get_short_name (MZ_RECORD (sites[1])));
}

/** mz_card_sort_sites: @sites: (element-type MzSite): to be put in order: what operates, other plants, deposits; each by name */
void
mz_card_sort_sites (MzCardBuilder *self, GPtrArray *sites)
{
  g_ptr_array_sort_with_data (sites, compare_sites, self);
}
