/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-analysis"
#include "mz-supply-model.h"

#include "mz-supply-private.h"

#define LAST_YEAR 2040

/** mz_supply_get_piece: @weight: (out): how much of the time it is. Returns: its first day. */
MzDay
mz_supply_get_piece (const MzSupply *self, guint piece, double *weight)
{
  MzDay day = g_array_index (self->breaks, MzDay, piece), end = g_array_index (self->breaks, MzDay, piece + 1);

  *weight = (end - day) / (double) (self->end - self->first);
  return day;
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
add_gain (MzSupply *self, const MzMove *move)
{
  double rate = move->kind == MZ_MOVE_STOCK_RELEASE ? move->amount * 12 / MAX (1, move->months) : move->amount;
  MzDay from, to;

  mz_move_get_effect_days (move, &from, &to);
  from = MAX (from, self->first);
  to = MIN (to, self->end);
  if (to <= from || rate <= 0)
    return;
  if (self->base->measure == MZ_SUPPLY_OUTPUT && g_strcmp0 (move->unit, self->base->unit) == 0)
    {
      double gained = rate * (to - from) / (double) (self->end - self->first);

      find_entry (self, move->country)->gained += gained;
      self->gained += gained;
    }
  else if (!mz_supply_is_fed_by (self, move))
    g_ptr_array_add (self->unlike, (gpointer) move);
}

/* --- Shifts --- */

/* A shift takes points of a whole that is known from what a country is known to make. */
static gboolean
can_shift (const MzSupply *self, const MzMove *move)
{
  const MzSupplyBase *base = self->base;

  if (base->measure != MZ_SUPPLY_OUTPUT && base->measure != MZ_SUPPLY_SHARE)
    return FALSE;
  for (guint i = 0; i < base->entries->len; i++)
    if (strcmp (g_array_index (base->entries, MzSupplyEntry, i).country, move->country) == 0)
      return TRUE;
  return FALSE;
}

/* What the shift takes in the end, in the unit of the base. */
static MzLoss
find_whole_shift (const MzSupply *self, const MzMove *move)
{
  double point = self->whole / 100;

  if (move->kind != MZ_MOVE_SHIFT || !mz_move_concerns_stage (move, self->base->stage) || !can_shift (self, move)
      || g_strcmp0 (move->to, move->country) == 0)
    return (MzLoss) { 0, 0 };
  return (MzLoss) { MAX (0, move->amount) * point, MAX (move->amount, move->amount_most) * point };
}

/* How much of it has gone on the mean of the piece: a straight line, then level. */
static double
find_done (const MzSupply *self, const MzMove *move, guint piece)
{
  MzDay from = g_array_index (self->breaks, MzDay, piece), to = g_array_index (self->breaks, MzDay, piece + 1);
  MzDay first, end;

  mz_move_get_effect_days (move, &first, &end);
  if (from >= end)
    return 1;
  return from < first ? 0 : ((from - first) + (to - first)) / 2.0 / (end - first);
}

/* How much of what all shifts together would take in the end the country has. */
static MzLoss
find_share_of_shifts (const MzSupply *self, const MzSupplyChange *change)
{
  MzLoss sum = { 0, 0 };

  for (guint i = 0; i < mz_scenario_get_n_moves (self->scenario); i++)
    {
      const MzMove *move = mz_scenario_peek_move (self->scenario, i);
      MzLoss shift = find_whole_shift (self, move);

      if (shift.most > 0 && strcmp (move->country, change->country) == 0)
        sum = (MzLoss) { sum.least + shift.least, sum.most + shift.most };
    }
  return (MzLoss) { sum.least > change->before ? change->before / sum.least : 1,
                    sum.most > change->before ? change->before / sum.most : 1 };
}

static void
add_shift (MzSupply *self, const MzMove *move, guint piece, MzLoss *out, MzLoss *in)
{
  MzLoss shift = find_whole_shift (self, move), part;
  double weight, done;
  guint from = 0, to = 0;

  if (shift.most <= 0)
    return;
  while (strcmp (g_array_index (self->entries, MzSupplyChange, from).country, move->country) != 0)
    from++;
  part = find_share_of_shifts (self, &g_array_index (self->entries, MzSupplyChange, from));
  done = find_done (self, move, piece);
  shift = (MzLoss) { shift.least * part.least * done, shift.most * part.most * done };
  out[from].least += shift.least;
  out[from].most += shift.most;
  mz_supply_get_piece (self, piece, &weight);
  if (move->to == NULL)
    {
      self->others.least += shift.least * weight;
      self->others.most += shift.most * weight;
      return;
    }
  while (strcmp (g_array_index (self->entries, MzSupplyChange, to).country, move->to) != 0)
    to++;
  in[to].least += shift.least;
  in[to].most += shift.most;
}

/* --- Entries --- */

/* What is not made, by piece. */
static void
find_unmade (const MzSupply *self, const MzSupplyEntry *entry, const MzLoss *fed, MzLoss *unmade)
{
  MzTarget target = { self->base->stage, entry->country, (const char *const *) entry->sites, NULL, TRUE, NULL };

  mz_supply_find_lost (self, &target, MZ_HIT_SITES, unmade);
  for (guint piece = 0; piece < MZ_SUPPLY_N_PIECES (self) && fed != NULL; piece++)
    unmade[piece] = mz_supply_add_unfed (unmade[piece], &fed[piece]);
}

/* What is lost of what has not moved, and of what has moved in: plants elsewhere are not hit, the way abroad is. */
static double
find_lost (double before, double out, double in, double unmade, double unsent)
{
  return MAX (0, before - out) * (1 - (1 - unmade) * (1 - unsent)) + in * unsent;
}

/* @unsent: by entry, and within it by piece */
static void
add_piece (MzSupply *self, guint piece, const MzLoss *unsent)
{
  g_autofree MzLoss *out = g_new0 (MzLoss, self->entries->len), *in = g_new0 (MzLoss, self->entries->len);
  double weight;

  mz_supply_get_piece (self, piece, &weight);
  for (guint i = 0; i < mz_scenario_get_n_moves (self->scenario); i++)
    add_shift (self, mz_scenario_peek_move (self->scenario, i), piece, out, in);
  for (guint i = 0; i < self->entries->len; i++)
    {
      MzSupplyChange *change = &g_array_index (self->entries, MzSupplyChange, i);
      guint at = i * MZ_SUPPLY_N_PIECES (self) + piece;
      MzLoss unmade = change->entry != NULL ? g_array_index (self->unmade, MzLoss, at) : (MzLoss) { 0, 0 };

      change->moved.least += (out[i].least - in[i].least) * weight;
      change->moved.most += (out[i].most - in[i].most) * weight;
      change->lost.least += find_lost (change->before, out[i].least, in[i].least, unmade.least, unsent[at].least) * weight;
      change->lost.most += find_lost (change->before, out[i].most, in[i].most, unmade.most, unsent[at].most) * weight;
    }
}

static void
add_pieces (MzSupply *self, const GArray *fed)
{
  guint n = MZ_SUPPLY_N_PIECES (self);
  g_autofree MzLoss *unsent = g_new (MzLoss, self->entries->len * n);

  g_array_set_size (self->unmade, self->base->entries->len * n);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const MzSupplyChange *change = &g_array_index (self->entries, MzSupplyChange, i);
      MzTarget target = { self->base->stage, change->country, NULL, NULL, TRUE, NULL };

      mz_supply_find_lost (self, &target, MZ_HIT_EXPORTS, &unsent[i * n]);
      if (change->entry != NULL)
        find_unmade (self, change->entry, mz_supply_find_fed (self, change->country, fed),
                     &g_array_index (self->unmade, MzLoss, i * n));
    }
  for (guint piece = 0; piece < n; piece++)
    add_piece (self, piece, unsent);
}

static void
add_entries (MzSupply *self, const GArray *fed)
{
  const GArray *known = self->base->entries;
  double of_known = 0;

  for (guint i = 0; i < known->len; i++)
    {
      const MzSupplyEntry *entry = &g_array_index (known, MzSupplyEntry, i);
      MzSupplyChange change = { .entry = entry, .country = entry->country, .before = entry->supply, .fed = { -1, -1 } };

      for (guint k = 0; k < self->fed->len; k++)
        if (strcmp (g_array_index (self->fed, MzFeedChange, k).country, entry->country) == 0)
          {
            change.fed = g_array_index (self->fed, MzFeedChange, k).lost;
            of_known += entry->supply;
          }
      g_array_append_val (self->entries, change);
    }
  self->fed_coverage = self->whole > 0 ? MIN (1, of_known / self->whole) : -1;
  for (guint i = 0; i < mz_scenario_get_n_moves (self->scenario); i++)
    {
      const MzMove *move = mz_scenario_peek_move (self->scenario, i);

      if (!mz_move_concerns_stage (move, self->base->stage))
        continue;
      if (move->kind == MZ_MOVE_STOCK_RELEASE || move->kind == MZ_MOVE_RECYCLING)
        add_gain (self, move);
      else if (move->kind != MZ_MOVE_SHIFT || MAX (move->amount, move->amount_most) <= 0)
        continue;
      else if (!can_shift (self, move))
        g_ptr_array_add (self->unlike, (gpointer) move);
      else if (move->to != NULL)
        find_entry (self, move->to);
    }
  add_pieces (self, fed);
  for (guint i = 0; i < self->entries->len; i++)
    {
      self->lost.least += g_array_index (self->entries, MzSupplyChange, i).lost.least;
      self->lost.most += g_array_index (self->entries, MzSupplyChange, i).lost.most;
    }
}

static void
add_links (MzSupply *self, const GArray *fed)
{
  guint n = MZ_SUPPLY_N_PIECES (self);
  g_autofree MzLoss *parts = g_new (MzLoss, n);

  for (guint i = 0; i < self->base->links->len; i++)
    {
      const MzSupplyLink *link = &g_array_index (self->base->links, MzSupplyLink, i);
      const MzLoss *of_feed = mz_supply_find_fed (self, link->from, fed);
      MzTarget target = { self->base->stage, link->from, (const char *const *) link->sites, link->to, FALSE,
                          (const char *const *) self->base->buyers };
      MzLinkChange change = { .link = link };

      mz_supply_find_lost (self, &target, MZ_HIT_SITES | MZ_HIT_EXPORTS, parts);
      for (guint piece = 0; piece < n; piece++)
        {
          double weight;

          mz_supply_get_piece (self, piece, &weight);
          if (of_feed != NULL)
            parts[piece] = mz_loss_combine (parts[piece], mz_supply_find_unserved (of_feed[piece]));
          if (parts[piece].most > 0)
            change.lost = (MzLoss) { change.lost.least + parts[piece].least * link->tonnes * weight,
                                     change.lost.most + parts[piece].most * link->tonnes * weight };
        }
      g_array_append_val (self->links, change);
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
      MzLoss left = mz_supply_change_get_left (change);
      double value = !after ? change->before : most ? left.most : left.least;

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
 * mz_supply_new:
 * @time: a day, a month or a year: all rates are means over its days
 * @before: (nullable) (array fixed-size=7): the stages of the same scenario and time that come before, by stage, any of
 *   which may be %NULL; without them nothing is lost there
 *
 * Applies the moves in their order. A pure function.
 *
 * Returns: (transfer full)
 */
MzSupply *
mz_supply_new (const MzSupplyBase *base, const MzScenario *scenario, MzPartialDate time, MzSupply *const *before)
{
  MzSupply *self;
  g_autoptr (GArray) fed = g_array_new (FALSE, TRUE, sizeof (MzLoss));

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
  self->effects = mz_scenario_list_effects (scenario, self->first, self->end);
  self->breaks = mz_scenario_list_breaks (scenario, self->first, self->end);
  self->unmade = g_array_new (FALSE, TRUE, sizeof (MzLoss));
  self->unbought = g_array_new (FALSE, FALSE, sizeof (MzLoss));
  self->unlike = g_ptr_array_new ();
  mz_supply_add_feeds (self, before, fed);
  add_entries (self, fed);
  add_links (self, fed);
  mz_supply_add_importers (self, fed);
  mz_supply_add_plants (self);
  self->hhi_before = find_hhi (self, FALSE, FALSE);
  self->hhi_after = (MzLoss) { find_hhi (self, TRUE, FALSE), find_hhi (self, TRUE, TRUE) };
  return self;
}

/**
 * mz_supply_takes_from:
 *
 * Returns: whether what @country makes may not, or not wholly, reach the others in the time: a plant there is no
 *   answer.
 */
gboolean
mz_supply_takes_from (const MzSupply *self, const char *country)
{
  MzTarget target = { self->base->stage, country, NULL, NULL, TRUE, NULL };
  g_autofree MzLoss *lost = g_new (MzLoss, MZ_SUPPLY_N_PIECES (self));

  mz_supply_find_lost (self, &target, MZ_HIT_EXPORTS, lost);
  for (guint piece = 0; piece < MZ_SUPPLY_N_PIECES (self); piece++)
    if (lost[piece].most > 0)
      return TRUE;
  return FALSE;
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
  g_array_unref (self->effects);
  g_array_unref (self->breaks);
  g_array_unref (self->unmade);
  g_array_unref (self->unbought);
  g_ptr_array_unref (self->unlike);
  g_free (self);
}
