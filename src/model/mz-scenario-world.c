/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-model"

#include "mz-scenario-world.h"

#include <glib/gi18n-lib.h>

#include "mz-scenario-site.h"

static char *
name_measure (MzDataset *facts, const char *title, const MzMove *move)
{
  gboolean stop = move->kind == MZ_MOVE_STOP_EXPORTS;
  const char *country = mz_dataset_country_name (facts, move->country);

  if (move->to == NULL)
    /* Translators: the title of a scenario, and what it assumes of a country: "Confrontation overshoots: China stops exports". */
    return g_strdup_printf (stop ? _("%1$s: %2$s stops exports") : _("%1$s: %2$s licenses exports more slowly"), title, country);
  return g_strdup_printf (stop ? _("%1$s: %2$s stops exports to %3$s") : _("%1$s: %2$s licenses exports to %3$s more slowly"),
                          title, country, mz_dataset_country_name (facts, move->to));
}

static MzMeasure *
measure_new (MzDataset *facts, const MzScenario *scenario, guint number)
{
  const MzMove *move = mz_scenario_peek_move (scenario, number);
  gboolean stop = move->kind == MZ_MOVE_STOP_EXPORTS;
  const char *title = mz_scenario_peek (scenario)->title;
  MzMeasureInfo *info = mz_measure_info_new ();
  MzRecordHead head = { .assumed = TRUE };
  MzDay first, end;

  head.id = g_strdup_printf (MZ_SCENARIO_MEASURE "%u", number + 1);
  head.name = name_measure (facts, title, move);
  head.short_name = g_strdup (stop ? _("What if: export stop") : _("What if: slow licences"));
  head.note = mz_scenario_note (scenario, move, NULL);
  head.sources = g_strdupv (move->sources);

  info->country = g_strdup (move->country);
  info->kind = stop ? MZ_MEASURE_EXPORT_BAN : MZ_MEASURE_EXPORT_CONTROL;
  mz_move_get_days (move, &first, &end);
  info->announced = info->effective = mz_partial_date_from_day (first);
  if (end != MZ_DAY_NEVER)
    info->ends = mz_partial_date_from_day (end);
  info->targets_all = move->to == NULL;
  if (move->to != NULL)
    {
      g_strfreev (info->targets);
      info->targets = g_strdupv ((char *[]) { move->to, NULL });
    }
  g_strfreev (info->minerals);
  info->minerals = g_strdupv (*move->minerals != NULL ? move->minerals : (char *[]) { (char *) "REE", NULL });
  info->assumed = TRUE;
  return mz_measure_new (&head, info);
}

/* Those of the facts and, behind them, those that the scenario assumes. */
static guint
add_measures (MzDataset *self, MzDataset *facts, const MzScenario *scenario)
{
  g_autoptr (GPtrArray) measures = g_ptr_array_new_with_free_func (g_object_unref);
  MzStore *known = mz_dataset_get_store (facts, MZ_RECORD_MEASURE);
  guint n = mz_store_get_length (known);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (measures, g_object_ref (mz_store_peek (known, i)));
  for (guint i = 0; i < mz_scenario_get_n_moves (scenario); i++)
    {
      const MzMove *move = mz_scenario_peek_move (scenario, i);

      if ((move->kind == MZ_MOVE_STOP_EXPORTS || move->kind == MZ_MOVE_LICENCE_DELAY) && move->country != NULL
          && mz_partial_date_is_set (move->start))
        g_ptr_array_add (measures, measure_new (facts, scenario, i));
    }
  if (measures->len > n)
    mz_dataset_set_records (self, MZ_RECORD_MEASURE, measures);
  return measures->len - n;
}

static guint
change_sites (MzDataset *self, MzDataset *facts, const MzScenario *scenario)
{
  g_autoptr (GPtrArray) sites = g_ptr_array_new_with_free_func (g_object_unref);
  MzStore *known = mz_dataset_get_store (facts, MZ_RECORD_SITE);
  g_autoptr (GHashTable) moved = g_hash_table_new (g_str_hash, g_str_equal);
  guint changed = 0;

  for (guint i = 0; i < mz_scenario_get_n_moves (scenario); i++)
    if (mz_scenario_peek_move (scenario, i)->site != NULL)
      g_hash_table_add (moved, mz_scenario_peek_move (scenario, i)->site);
  if (g_hash_table_size (moved) == 0)
    return 0;
  for (guint i = 0; i < mz_store_get_length (known); i++)
    {
      MzSite *site = mz_store_peek (known, i), *other = NULL;

      if (g_hash_table_contains (moved, mz_record_get_id (MZ_RECORD (site))))
        other = mz_scenario_site_new (site, scenario, mz_dataset_get_as_of (facts));
      changed += other != NULL ? 1 : 0;
      g_ptr_array_add (sites, other != NULL ? other : g_object_ref (site));
    }
  if (changed > 0)
    mz_dataset_set_records (self, MZ_RECORD_SITE, sites);
  return changed;
}

/**
 * mz_scenario_world_new:
 * @facts: linked
 * @scenario: whose moves are laid over them
 *
 * A site that fails stands in care while it does, a plant that opens, slips or never comes has its plans moved or taken away,
 * and whoever stops or slows exports has a measure more, whose id begins with %MZ_SCENARIO_MEASURE. All that is so only in the
 * scenario is flagged as assumed and says so in its note. The other records are those of the facts themselves, and all of them
 * are where no move changes one.
 *
 * Returns: (transfer full): the facts as the scenario would have them, prepared: for mz_dataset_share() or to be read.
 */
MzDataset *
mz_scenario_world_new (MzDataset *facts, const MzScenario *scenario)
{
  MzDataset *self;
  guint n;

  g_return_val_if_fail (MZ_IS_DATASET (facts) && scenario != NULL, NULL);

  self = mz_dataset_new ();
  for (guint kind = 0; kind < MZ_N_FILE_KINDS; kind++)
    mz_store_share (mz_dataset_get_store (self, (MzRecordKind) kind), mz_dataset_get_store (facts, (MzRecordKind) kind));
  mz_dataset_set_as_of (self, mz_dataset_get_as_of (facts));
  n = add_measures (self, facts, scenario);
  n += change_sites (self, facts, scenario);
  if (n == 0)
    {
      mz_dataset_share (self, facts);
      return self;
    }
  mz_dataset_prepare (self);
  /* They are made from owners, operators and agreements, which no move changes. */
  mz_store_share (mz_dataset_get_store (self, MZ_RECORD_COMPANY), mz_dataset_get_store (facts, MZ_RECORD_COMPANY));
  return self;
}
