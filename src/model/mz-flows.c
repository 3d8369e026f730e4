/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-model"

#include "mz-flows.h"

#include <glib/gi18n-lib.h>

#include "mz-facts.h"
#include "mz-format.h"
#include "mz-site.h"

#define MOST_STEPS 8 /* from a record to the one that it names as the same, and on */

/* As data/facts/README.md has them. */
static const struct { const char *key, *words; } bases[] = {
  { "customs", N_("Customs statistics") },
  { "company", N_("The company’s own figure") },
  { "contract", N_("A contract: agreed, not observed") },
  { "plan", N_("A plan: not observed") },
  { "reported", N_("Reported") },
  { "estimate", N_("An estimate") },
};

/** mz_flow_get_basis_words: Returns: what its figure rests on. */
const char *
mz_flow_get_basis_words (MzFlow *self)
{
  const char *basis = mz_flow_peek (self)->basis;

  for (guint i = 0; i < G_N_ELEMENTS (bases); i++)
    if (g_strcmp0 (bases[i].key, basis) == 0)
      return _(bases[i].words);
  return basis != NULL ? basis : _("Not known");
}

/** mz_flow_is_promise: Returns: whether it is a plan or what a contract allows: no trade that anybody has seen. */
gboolean
mz_flow_is_promise (MzFlow *self)
{
  const MzFlowInfo *info = mz_flow_peek (self);

  return info->planned || g_strcmp0 (info->basis, "plan") == 0 || g_strcmp0 (info->basis, "contract") == 0;
}

/**
 * mz_flow_is_of:
 * @date: the clock
 * @as_of: after it nothing is known but plans and contracts
 *
 * Returns: whether it is one of the flows of @date: of the same year, which is all that a record speaks of, and neither before its
 *   beginning nor after its end, where these are known.
 */
gboolean
mz_flow_is_of (MzFlow *self, MzPartialDate date, MzPartialDate as_of)
{
  const MzFlowInfo *info = mz_flow_peek (self);

  if (info->year.year != date.year || mz_interval_contains (info->from, info->to, date) == MZ_TRUTH_NO)
    return FALSE;
  return mz_flow_is_promise (self) || mz_partial_date_first_day (date) <= mz_partial_date_last_day (as_of);
}

/** mz_flow_get_tonnes: Returns: those of the year, else those of the months that are known; negative: not known. */
double
mz_flow_get_tonnes (MzFlow *self)
{
  const MzFlowInfo *info = mz_flow_peek (self);

  return info->t_per_year >= 0 ? info->t_per_year : info->t_in_period;
}

/**
 * mz_flow_get_unit:
 *
 * Read from the words of the record, which begin with the unit. Oxide or metal, or one element in a concentrate, is neither.
 */
MzFlowUnit
mz_flow_get_unit (MzFlow *self)
{
  const char *what = mz_flow_peek (self)->what;
  gboolean oxide, metal;

  if (what == NULL)
    return MZ_FLOW_OTHER;
  if (g_str_has_prefix (what, "t REO"))
    return MZ_FLOW_REO;
  if (g_str_has_prefix (what, "t gross weight"))
    return MZ_FLOW_GROSS;
  oxide = strstr (what, " oxide") != NULL;
  metal = strstr (what, " metal") != NULL || strstr (what, " alloy") != NULL;
  if (oxide != metal)
    return oxide ? MZ_FLOW_OXIDE : MZ_FLOW_METAL;
  return !oxide && strstr (what, "concentrate") != NULL && strstr (what, " in ") == NULL ? MZ_FLOW_GROSS : MZ_FLOW_OTHER;
}

/** mz_flow_get_end: @goal: whither, else whence. Returns: (nullable): id of the site, else code of the country. */
const char *
mz_flow_get_end (MzFlow *self, gboolean goal)
{
  const MzFlowInfo *info = mz_flow_peek (self);

  if (goal)
    return info->to_site != NULL ? info->to_site : info->to_country;
  return info->from_site != NULL ? info->from_site : info->from_country;
}

/** mz_flow_get_country: Returns: (nullable): that of the end, or that in which the site lies. */
const char *
mz_flow_get_country (MzFlow *self, MzDataset *dataset, gboolean goal)
{
  const MzFlowInfo *info = mz_flow_peek (self);
  const char *site_id = goal ? info->to_site : info->from_site, *country = goal ? info->to_country : info->from_country;
  MzSite *site = site_id != NULL ? mz_dataset_lookup (dataset, MZ_RECORD_SITE, site_id) : NULL;

  return country == NULL && site != NULL ? mz_site_peek (site)->country : country;
}

static const char *
name_end (MzFlow *self, MzDataset *dataset, gboolean goal)
{
  const char *id = mz_flow_get_end (self, goal);
  MzRecord *record = id != NULL ? mz_dataset_find (dataset, id) : NULL;

  if (record != NULL)
    return mz_record_get_short_name (record);
  return id != NULL ? id : _("not known");
}

/** mz_flow_name_ends: Returns: (transfer full): whence and whither: "Myanmar → China". */
char *
mz_flow_name_ends (MzFlow *self, MzDataset *dataset)
{
  /* Translators: from one place to another. */
  return g_strdup_printf (_("%1$s → %2$s"), name_end (self, dataset, FALSE), name_end (self, dataset, TRUE));
}

/** mz_flow_describe_tonnes: Returns: (transfer full): how much of what: "2,599 t NdPr oxide". */
char *
mz_flow_describe_tonnes (MzFlow *self)
{
  const MzFlowInfo *info = mz_flow_peek (self);
  double tonnes = mz_flow_get_tonnes (self);
  g_autofree char *number = NULL;

  if (tonnes < 0)
    /* Translators: what goes from one place to another; its unit comes first: "t NdPr oxide". */
    return g_strdup_printf (_("Tonnage not known (%s)"), mz_format_label (info->what));
  number = mz_format_number (tonnes);
  if (info->estimate)
    /* Translators: a number, and what it counts with its unit: "about 3,800 t REO in concentrate". */
    return g_strdup_printf (_("about %1$s %2$s"), number, mz_format_label (info->what));
  return mz_format_unit (number, info->what);
}

/* --- Which of them are drawn --- */

/* Of the same tonnes the selection speaks first, then who knows the whole year, then who knows a part of it. */
static int
rank_of (MzFlow *flow, MzRecord *selection)
{
  const MzFlowInfo *info = mz_flow_peek (flow);

  if (MZ_RECORD (flow) == selection)
    return 3;
  return info->t_per_year >= 0 ? 2 : info->t_in_period >= 0 ? 1 : 0;
}

/*
 * What the records of the same tonnes as @id have in common: the one that the others name, whether it is there or not; of a ring of
 * records that name each other the first one by its id.
 */
static const char *
root_of (GHashTable *flows, const char *id)
{
  const char *root = id;

  for (guint i = 0; i < 2 * MOST_STEPS; i++)
    {
      MzFlow *flow = g_hash_table_lookup (flows, id);
      const char *next = flow != NULL ? mz_flow_peek (flow)->same_as : NULL;

      if (next == NULL)
        return id;
      id = next;
      if (i < MOST_STEPS || strcmp (id, root) < 0)
        root = id;
    }
  return root;
}

static gboolean
speaks_before (MzFlow *flow, MzFlow *other, MzRecord *selection)
{
  int ranks = rank_of (flow, selection) - rank_of (other, selection);

  if (ranks != 0)
    return ranks > 0;
  return mz_flow_peek (flow)->same_as == NULL && mz_flow_peek (other)->same_as != NULL;
}

/**
 * mz_flows_choose:
 * @flows: of one date
 * @selection: (nullable): drawn if it is one of them
 *
 * Of those that are the same tonnes in another unit or from another source one is left: the whole year's before a part's, else the
 * one that the others name. What is contained in another one that is there is left out, unless it is selected.
 *
 * Returns: (transfer container) (element-type MzFlow): in the order of @flows.
 */
GPtrArray *
mz_flows_choose (MzStore *flows, MzRecord *selection)
{
  GPtrArray *chosen = g_ptr_array_new ();
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) speakers = g_hash_table_new (g_str_hash, g_str_equal); /* by root */
  guint n;

  g_return_val_if_fail (MZ_IS_STORE (flows), chosen);

  n = mz_store_get_length (flows);
  for (guint i = 0; i < n; i++)
    {
      MzFlow *flow = mz_store_peek (flows, i);

      g_hash_table_insert (by_id, (gpointer) mz_record_get_id (MZ_RECORD (flow)), flow);
    }
  for (guint i = 0; i < n; i++)
    {
      MzFlow *flow = mz_store_peek (flows, i);
      const char *root = root_of (by_id, mz_record_get_id (MZ_RECORD (flow)));
      MzFlow *speaker = g_hash_table_lookup (speakers, root);

      if (speaker == NULL || speaks_before (flow, speaker, selection))
        g_hash_table_insert (speakers, (gpointer) root, flow);
    }
  for (guint i = 0; i < n; i++)
    {
      MzFlow *flow = mz_store_peek (flows, i);
      const char *whole = mz_flow_peek (flow)->part_of;

      if (g_hash_table_lookup (speakers, root_of (by_id, mz_record_get_id (MZ_RECORD (flow)))) != flow
          || (whole != NULL && MZ_RECORD (flow) != selection
              && g_hash_table_contains (speakers, root_of (by_id, whole))))
        continue;
      g_ptr_array_add (chosen, flow);
    }
  return chosen;
}
