/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-map-scene-private.h"

#include <glib/gi18n-lib.h>

#include "mz-concentration.h"
#include "mz-format.h"

#define YEARS_BACK 3 /* how old a share may be that is told beside the date: it names its year */

static char *
tell_view (MzMapScene *self)
{
  g_autoptr (GString) facets = g_string_new (NULL);
  g_autofree char *date = NULL;
  MzQuery *query = mz_workspace_get_query (self->workspace);

  date = mz_partial_date_format (mz_workspace_get_date (self->workspace));
  for (guint facet = 0; facet < MZ_N_FACETS; facet++)
    if (mz_query_has_facet (query, (MzFacet) facet))
      {
        g_autofree char *words = mz_query_describe_facet (query, (MzFacet) facet,
                                                          mz_workspace_get_dataset (self->workspace));

        g_string_append_printf (facets, "%s%s", facets->len > 0 ? "; " : "", words);
      }
  if (facets->len > 0)
    return g_strdup_printf (_("Rare-earth chain, %1$s: %2$s"), date, facets->str);
  return g_strdup_printf (_("Rare-earth chain, %s"), date);
}

/**
 * mz_map_scene_get_title:
 *
 * Returns: (transfer full): what is shown, with what it is filtered by, and when; before that, what is assumed.
 */
char *
mz_map_scene_get_title (MzMapScene *self)
{
  g_autofree char *view = NULL;
  MzScenario *scenario;

  g_return_val_if_fail (MZ_IS_MAP_SCENE (self), NULL);

  view = tell_view (self);
  scenario = mz_workspace_get_scenario (self->workspace);
  if (scenario == NULL)
    return g_steal_pointer (&view);
  /* Translators: the title of a scenario, and what a map shows: "Confrontation overshoots: a scenario. Rare-earth chain, 2028". */
  return g_strdup_printf (_("%1$s: a scenario. %2$s"), mz_scenario_peek (scenario)->title, view);
}

static const char *
find_publisher (MzDataset *dataset, const char *const *sources)
{
  for (guint i = 0; sources[i] != NULL; i++)
    {
      MzSource *source = mz_dataset_lookup (dataset, MZ_RECORD_SOURCE, sources[i]);

      if (source != NULL && mz_source_peek (source)->publisher != NULL)
        return mz_source_peek (source)->publisher;
    }
  return NULL;
}

/* The largest share of separation, of the last year that is known; NULL if none. */
static char *
tell_share (MzMapScene *self)
{
  MzDataset *dataset = mz_workspace_get_dataset (self->workspace);
  guint year = mz_workspace_get_date (self->workspace).year;

  for (guint back = 0; back <= YEARS_BACK && year > back; back++)
    {
      g_autoptr (MzConcentration) stage = mz_concentration_new (dataset, MZ_STAGE_SEPARATION, year - back);
      g_autofree char *share = NULL;
      const char *publisher;

      if (stage->top1 == NULL)
        continue;
      publisher = find_publisher (dataset, (const char *const *) stage->sources);
      if (publisher == NULL)
        return NULL;
      share = mz_format_percent (100 * stage->top1->share);
      return g_strdup_printf (_("%1$s: %2$s of rare earth separation (%3$u, %4$s)"),
                              mz_dataset_country_name (dataset, stage->top1->country), share, year - back, publisher);
    }
  return NULL;
}

static guint
count_agreements (MzMapScene *self)
{
  MzStore *store = mz_workspace_get_agreements (self->workspace);
  guint n = 0;

  for (guint i = 0; i < mz_store_get_length (store); i++)
    n += mz_map_scene_tells_of (self, mz_store_peek (store, i)) ? 1 : 0;
  return n;
}

/**
 * mz_map_scene_get_subtitle:
 *
 * Returns: (transfer full): one sentence: what nobody can know, or the largest share of the world's separation with its source,
 * or how much is shown.
 */
char *
mz_map_scene_get_subtitle (MzMapScene *self)
{
  g_autofree char *share = NULL, *sites = NULL, *agreements = NULL, *date = NULL;
  guint n_sites, n_agreements;

  g_return_val_if_fail (MZ_IS_MAP_SCENE (self), NULL);

  if (mz_workspace_is_after_as_of (self->workspace))
    {
      date = mz_partial_date_format (mz_dataset_get_as_of (mz_workspace_get_dataset (self->workspace)));
      return g_strdup_printf (mz_workspace_get_scenario (self->workspace) != NULL
                                ? _("What is assumed, and plans: not known after %s") : _("Plans only: not known after %s"), date);
    }
  if (mz_query_is_empty (mz_workspace_get_query (self->workspace)))
    share = tell_share (self);
  if (share != NULL)
    return g_steal_pointer (&share);

  n_sites = mz_store_get_length (mz_workspace_get_sites (self->workspace));
  n_agreements = count_agreements (self);
  sites = g_strdup_printf (ngettext ("%u site", "%u sites", n_sites), n_sites);
  agreements = g_strdup_printf (ngettext ("%u agreement", "%u agreements", n_agreements), n_agreements);
  return g_strdup_printf (_("%1$s, %2$s"), sites, agreements);
}
