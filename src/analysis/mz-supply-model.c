/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-analysis"
#include "mz-supply-model.h"

#include <math.h>

#include "mz-clubs.h"

#define LAST_YEAR 2040
#define LAST_DATE 9999 /* the last year that a date may have */

/* What moves may hit: a country's output, or what goes from it to somebody. */
typedef struct
{
  MzStage     stage;
  const char *country;
  const char *const *sites; /* (nullable): that make it, or any of them */
  const char *to;        /* (nullable) */
  gboolean    is_output; /* what leaves the country is a part of it, and not known which */
} Target;

static gboolean
is_export_move (const MzMove *move)
{
  return move->kind == MZ_MOVE_STOP_EXPORTS || move->kind == MZ_MOVE_LICENCE_DELAY;
}

/* The days on which the move takes something away. */
static void
get_days (const MzMove *move, MzDay *first, MzDay *end)
{
  mz_move_get_days (move, first, end);
  if (move->kind == MZ_MOVE_LICENCE_DELAY)
    *end = *first + (MzDay) ceil (move->amount);
}

static gboolean
holds (const MzMove *move, MzDay day)
{
  MzDay first, end;

  get_days (move, &first, &end);
  return day >= first && day < end;
}

/* Whether exports to @to are meant: all are, or it is @to itself, or in the Union that is. */
static gboolean
reaches (const MzMove *move, const Target *target, MzDay day)
{
  if (move->to == NULL)
    return TRUE;
  if (target->is_output || target->to == NULL)
    return FALSE;
  return strcmp (move->to, target->to) == 0
         || (strcmp (move->to, "EU") == 0 && mz_clubs_is_in_eu (target->to, mz_partial_date_from_day (day)));
}

/* What is left of the target's part that goes on, by one move on one day: for the least loss and for the most. */
static void
apply_to (const MzMove *move, const Target *target, MzDay day, MzLoss *kept)
{
  if (!mz_move_concerns_stage (move, target->stage) || !holds (move, day))
    return;
  if (is_export_move (move) && strcmp (move->country, target->country) == 0 && reaches (move, target, day))
    {
      kept->most *= move->leak;
      /* Of output, the part that is sold abroad is not known, perhaps none; nor what some elements are of a whole. */
      if (!target->is_output && mz_move_is_of_all_rare_earths (move))
        kept->least *= move->leak;
    }
  else if (move->kind == MZ_MOVE_SITE_FAILS && target->sites != NULL && g_strv_contains (target->sites, move->site))
    {
      /* One of several may make nothing or all: what sites make is not known, only what they could. */
      kept->most *= move->leak;
      if (target->sites[1] == NULL)
        kept->least *= move->leak;
    }
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const MzDay *left = a, *right = b;

  return (*left > *right) - (*left < *right);
}

/* The days of the time on which something begins or ends, its own first and end among them; in order. */
static GArray *
list_breaks (const MzScenario *scenario, MzDay first, MzDay end)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (MzDay));

  g_array_append_val (days, first);
  g_array_append_val (days, end);
  for (guint i = 0; i < mz_scenario_get_n_moves (scenario); i++)
    {
      const MzMove *move = mz_scenario_peek_move (scenario, i);
      MzDay from, to;

      if (!is_export_move (move) && move->kind != MZ_MOVE_SITE_FAILS)
        continue;
      get_days (move, &from, &to);
      if (from > first && from < end)
        g_array_append_val (days, from);
      if (to > first && to < end)
        g_array_append_val (days, to);
    }
  g_array_sort (days, compare_days);
  return days;
}

/* The part of the target that is lost, 0 to 1: the mean over the days of the time. */
static MzLoss
find_loss (const MzScenario *scenario, const Target *target, const GArray *breaks)
{
  MzDay first = g_array_index (breaks, MzDay, 0), end = g_array_index (breaks, MzDay, breaks->len - 1);
  MzLoss lost = { 0, 0 };

  for (guint i = 0; i + 1 < breaks->len; i++)
    {
      MzDay from = g_array_index (breaks, MzDay, i), days = g_array_index (breaks, MzDay, i + 1) - from;
      MzLoss kept = { 1, 1 };

      for (guint k = 0; k < mz_scenario_get_n_moves (scenario) && days > 0; k++)
        apply_to (mz_scenario_peek_move (scenario, k), target, from, &kept);
      lost.least += (1 - kept.least) * days / (double) (end - first);
      lost.most += (1 - kept.most) * days / (double) (end - first);
    }
  return (MzLoss) { CLAMP (lost.least, 0, 1), CLAMP (lost.most, 0, 1) };
}

static void
add_entries (MzSupply *self, const GArray *breaks)
{
  const MzSupplyBase *base = self->base;

  for (guint i = 0; i < base->entries->len; i++)
    {
      const MzSupplyEntry *entry = &g_array_index (base->entries, MzSupplyEntry, i);
      Target target = { base->stage, entry->country, (const char *const *) entry->sites, NULL, TRUE };
      MzLoss part = find_loss (self->scenario, &target, breaks);
      MzSupplyChange change = { .entry = entry, .country = entry->country, .before = entry->supply, .fed = { -1, -1 },
                                .lost = { part.least * entry->supply, part.most * entry->supply } };

      self->lost.least += change.lost.least;
      self->lost.most += change.lost.most;
      g_array_append_val (self->entries, change);
    }
}

static MzSupplyChange *
find_entry (MzSupply *self, const char *country)
{
  MzSupplyChange change = { .country = country, .fed = { -1, -1 } };

  for (guint i = 0; i < self->entries->len; i++)
    if (strcmp (g_array_index (self->entries, MzSupplyChange, i).country, country) == 0)
      return &g_array_index (self->entries, MzSupplyChange, i);
  g_array_append_val (self->entries, change);
  return &g_array_index (self->entries, MzSupplyChange, self->entries->len - 1);
}

/* Stocks and recycling: a rate while they last, where the unit is the same. */
static void
add_gains (MzSupply *self)
{
  for (guint i = 0; i < mz_scenario_get_n_moves (self->scenario); i++)
    {
      const MzMove *move = mz_scenario_peek_move (self->scenario, i);
      double rate = move->kind == MZ_MOVE_STOCK_RELEASE ? move->amount * 12 / MAX (1, move->months) : move->amount;
      MzDay from, to;

      if ((move->kind != MZ_MOVE_STOCK_RELEASE && move->kind != MZ_MOVE_RECYCLING)
          || !mz_move_concerns_stage (move, self->base->stage))
        continue;
      get_days (move, &from, &to);
      from = MAX (from, self->first);
      to = MIN (to, self->end);
      if (to <= from || rate <= 0)
        continue;
      if (g_strcmp0 (move->unit, self->base->unit) != 0 || strcmp (move->unit, "%") == 0)
        g_ptr_array_add (self->unlike, (gpointer) move);
      else
        {
          double gained = rate * (to - from) / (double) (self->end - self->first);

          find_entry (self, move->country)->gained += gained;
          self->gained += gained;
        }
    }
}

static void
add_links (MzSupply *self, const GArray *breaks)
{
  for (guint i = 0; i < self->base->links->len; i++)
    {
      const MzSupplyLink *link = &g_array_index (self->base->links, MzSupplyLink, i);
      const char *const sites[] = { link->from_site, NULL };
      Target target = { self->base->stage, link->from, link->from_site != NULL ? sites : NULL, link->to, FALSE };
      MzLoss part = find_loss (self->scenario, &target, breaks);
      MzLinkChange change = { link, { part.least * link->tonnes, part.most * link->tonnes } };

      if (part.most == 0)
        change.lost = (MzLoss) { 0, 0 };
      g_array_append_val (self->links, change);
    }
}

/* What share of the rest the largest source has when @lost of all is lost, @of_it of its own part. */
static double
find_dependence (double share, double of_it, double lost)
{
  return lost < 1 ? share * (1 - of_it) / (1 - lost) : -1;
}

static void
add_importer (MzSupply *self, guint first, guint n, const GArray *breaks)
{
  const MzSupplyOrigin *origins = &g_array_index (self->base->origins, MzSupplyOrigin, first);
  MzImporterChange change = { .importer = origins->importer, .first = origins, .n_origins = n };
  MzLoss of_first = { 0, 0 };

  for (guint i = 0; i < n; i++)
    {
      Target target = { self->base->stage, origins[i].from, NULL, origins->importer, FALSE };
      MzLoss part = find_loss (self->scenario, &target, breaks);

      if (i == 0)
        of_first = part;
      change.covered += origins[i].share;
      change.lost.least += part.least * origins[i].share;
      change.lost.most += part.most * origins[i].share;
    }
  change.covered = MIN (change.covered, 1);
  change.lost = (MzLoss) { MIN (change.lost.least, 1), MIN (change.lost.most, 1) };
  change.n_minus_1 = origins->share >= 1 - change.covered ? origins->share : -1;
  change.dependence.least = find_dependence (origins->share, of_first.least, change.lost.least);
  change.dependence.most = find_dependence (origins->share, of_first.most, change.lost.most);
  g_array_append_val (self->importers, change);
}

static void
add_importers (MzSupply *self, const GArray *breaks)
{
  const GArray *origins = self->base->origins;

  for (guint i = 0, n; i < origins->len; i += n)
    {
      const MzSupplyOrigin *origin = &g_array_index (origins, MzSupplyOrigin, i);

      n = 1;
      while (i + n < origins->len && strcmp (origin->importer, origin[n].importer) == 0)
        n++;
      add_importer (self, i, n, breaks);
    }
}

/* What slips beyond all dates never comes. */
static MzDay
add_months (MzDay day, guint months)
{
  GDate date;

  if (day == MZ_DAY_NEVER)
    return day;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  g_date_add_months (&date, months);
  return g_date_get_year (&date) <= LAST_DATE ? (MzDay) g_date_get_julian (&date) : MZ_DAY_NEVER;
}

/* Moves of the plant's site, in their order: the last word counts. */
static void
move_plant (const MzScenario *scenario, MzStage stage, MzPlantChange *plant)
{
  for (guint i = 0; i < mz_scenario_get_n_moves (scenario); i++)
    {
      const MzMove *move = mz_scenario_peek_move (scenario, i);

      if (g_strcmp0 (move->site, plant->site) != 0 || !mz_move_concerns_stage (move, stage))
        continue;
      if (move->kind == MZ_MOVE_PLANT_NEVER)
        plant->first = plant->last = MZ_DAY_NEVER;
      else if (move->kind == MZ_MOVE_PLANT_SLIPS)
        {
          plant->first = add_months (plant->first, move->months);
          plant->last = add_months (plant->last, move->months);
        }
      else if (move->kind == MZ_MOVE_PLANT_OPENS)
        {
          plant->first = mz_partial_date_first_day (move->start);
          plant->last = mz_partial_date_last_day (move->start);
        }
    }
}

static void
add_plant (MzSupply *self, MzPlantChange *plant)
{
  move_plant (self->scenario, self->base->stage, plant);
  plant->then = plant->last < self->end ? MZ_TRUTH_YES : plant->first < self->end ? MZ_TRUTH_PERHAPS : MZ_TRUTH_NO;
  g_array_append_val (self->plants, *plant);
}

static gboolean
has_plant (const MzSupply *self, const char *site)
{
  for (guint i = 0; i < self->plants->len; i++)
    if (strcmp (g_array_index (self->plants, MzPlantChange, i).site, site) == 0)
      return TRUE;
  return FALSE;
}

static void
add_plants (MzSupply *self)
{
  for (guint i = 0; i < self->base->plants->len; i++)
    {
      const MzSupplyPlant *plant = &g_array_index (self->base->plants, MzSupplyPlant, i);

      add_plant (self, &(MzPlantChange) { .plant = plant, .site = plant->site, .what = plant->what,
                                          .t_per_year = plant->t_per_year, .first = plant->first, .last = plant->last });
    }
  for (guint i = 0; i < mz_scenario_get_n_moves (self->scenario); i++)
    {
      const MzMove *move = mz_scenario_peek_move (self->scenario, i);

      if (move->kind == MZ_MOVE_PLANT_OPENS && (move->stages & MZ_BIT (self->base->stage)) != 0
          && !has_plant (self, move->site))
        add_plant (self, &(MzPlantChange) { .site = move->site, .what = move->unit, .t_per_year = move->amount,
                                            .first = MZ_DAY_NEVER, .last = MZ_DAY_NEVER });
    }
}

/* U.S. Department of Justice and Federal Trade Commission, Merger Guidelines, 2023, section 2.1; of countries named. */
static double
find_hhi (const MzSupply *self, gboolean after, gboolean most)
{
  double whole = self->whole, squares = 0;

  if (after)
    whole += self->gained - (most ? self->lost.most : self->lost.least);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const MzSupplyChange *change = &g_array_index (self->entries, MzSupplyChange, i);
      double value = change->before;

      if (after)
        value = MAX (0, value - (most ? change->lost.most : change->lost.least)) + change->gained;
      if (change->entry == NULL || change->entry->bound != MZ_BOUND_MOST)
        squares += value * value;
    }
  return squares > 0 && whole > 0 ? MIN (10000, 10000 * squares / (whole * whole)) : -1;
}

/**
 * mz_supply_get_before:
 *
 * Returns: the year that the base of @scenario is to be of: the one before its first move, at most that of @as_of.
 */
guint
mz_supply_get_before (const MzScenario *scenario, MzPartialDate as_of)
{
  guint before = mz_partial_date_is_set (as_of) ? as_of.year : LAST_YEAR;

  for (guint i = 0; i < mz_scenario_get_n_moves (scenario); i++)
    {
      MzPartialDate start = mz_scenario_peek_move (scenario, i)->start;

      if (mz_partial_date_is_set (start))
        before = MIN (before, start.year - 1u);
    }
  return before;
}

/** mz_supply_change_get_left: Returns: what is left with the least loss, and with the most. */
MzLoss
mz_supply_change_get_left (const MzSupplyChange *self)
{
  return (MzLoss) { MAX (0, self->before - self->moved.least - self->lost.least) + self->gained,
                    MAX (0, self->before - self->moved.most - self->lost.most) + self->gained };
}

/**
 * mz_supply_list_elements:
 * @country: (nullable): %NULL: of all
 *
 * Returns: (transfer full) (element-type MzElementLoss): what is lost by element, where an assay is known.
 */
GArray *
mz_supply_list_elements (const MzSupply *self, const char *country)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_array_new (FALSE, FALSE, sizeof (MzElementLoss));
}

/**
 * mz_supply_new:
 * @time: a day, a month or a year: all rates are means over its days
 * @before: (nullable) (array fixed-size=7): the stages of the same scenario and time that come before, by stage, any of which may be
 *   %NULL; without them nothing is lost there
 *
 * Applies the moves in their order. A pure function.
 *
 * Returns: (transfer full)
 */
MzSupply *
mz_supply_new (const MzSupplyBase *base, const MzScenario *scenario, MzPartialDate time, MzSupply *const *before)
{
  MzSupply *self;
  g_autoptr (GArray) breaks = NULL;

  g_return_val_if_fail (base != NULL && scenario != NULL && mz_partial_date_is_set (time), NULL);

  self = g_new0 (MzSupply, 1);
  self->base = base;
  self->scenario = scenario;
  self->first = mz_partial_date_first_day (time);
  self->end = mz_partial_date_last_day (time) + 1;
  self->whole = base->unit != NULL ? base->whole : 0;
  self->entries = g_array_new (FALSE, FALSE, sizeof (MzSupplyChange));
  self->links = g_array_new (FALSE, FALSE, sizeof (MzLinkChange));
  self->importers = g_array_new (FALSE, FALSE, sizeof (MzImporterChange));
  self->plants = g_array_new (FALSE, FALSE, sizeof (MzPlantChange));
  self->feeds = g_array_new (FALSE, FALSE, sizeof (MzFeed));
  self->fed = g_array_new (FALSE, FALSE, sizeof (MzFeedChange));
  self->breaks = g_array_new (FALSE, FALSE, sizeof (MzDay));
  self->unmade = g_array_new (FALSE, FALSE, sizeof (MzLoss));
  self->unbought = g_array_new (FALSE, FALSE, sizeof (MzLoss));
  self->unlike = g_ptr_array_new ();
  breaks = list_breaks (scenario, self->first, self->end);
  add_entries (self, breaks);
  add_gains (self);
  add_links (self, breaks);
  add_importers (self, breaks);
  add_plants (self);
  self->hhi_before = find_hhi (self, FALSE, FALSE);
  self->hhi_after = (MzLoss) { find_hhi (self, TRUE, FALSE), find_hhi (self, TRUE, TRUE) };
  return self;
}

/**
 * mz_supply_takes_from:
 *
 * Returns: whether what @country makes may not, or not wholly, reach the others in the time: a plant there is no answer.
 */
gboolean
mz_supply_takes_from (const MzSupply *self, const char *country)
{
  g_autoptr (GArray) breaks = list_breaks (self->scenario, self->first, self->end);

  return find_loss (self->scenario, &(Target) { self->base->stage, country, NULL, NULL, TRUE }, breaks).most > 0;
}

void
mz_supply_free (MzSupply *self)
{
  g_array_unref (self->entries);
  g_array_unref (self->links);
  g_array_unref (self->importers);
  g_array_unref (self->plants);
  g_array_unref (self->feeds);
  g_array_unref (self->fed);
  g_array_unref (self->breaks);
  g_array_unref (self->unmade);
  g_array_unref (self->unbought);
  g_ptr_array_unref (self->unlike);
  g_free (self);
}
