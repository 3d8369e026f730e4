/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What moves take away from one thing on one day. */
#define G_LOG_DOMAIN "mz-analysis"
#include "mz-supply-private.h"

#include <math.h>

#include "mz-clubs.h"

static gboolean
is_export_move (const MzMove *move)
{
  return move->kind == MZ_MOVE_STOP_EXPORTS || move->kind == MZ_MOVE_LICENCE_DELAY;
}

/* Whether figures change with the move's first and last day; a lever of size nothing changes none. */
static gboolean
has_days (const MzMove *move)
{
  if (is_export_move (move) || move->kind == MZ_MOVE_SITE_FAILS)
    return move->leak < 1 && (move->kind != MZ_MOVE_LICENCE_DELAY || move->amount > 0);
  if (move->kind == MZ_MOVE_SHIFT)
    return MAX (move->amount, move->amount_most) > 0;
  return move->kind == MZ_MOVE_RECYCLING && move->amount > 0;
}

/**
 * mz_move_get_effect_days:
 *
 * The days on which the move takes something away, or adds it; of a shift, while it goes on.
 */
void
mz_move_get_effect_days (const MzMove *self, MzDay *first, MzDay *end)
{
  mz_move_get_days (self, first, end);
  if (self->kind == MZ_MOVE_LICENCE_DELAY)
    *end = *first + (MzDay) ceil (self->amount);
  else if (self->kind == MZ_MOVE_SHIFT && self->months == 0)
    *end = *first;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const MzDay *left = a, *right = b;

  return (*left > *right) - (*left < *right);
}

/**
 * mz_scenario_list_breaks:
 *
 * Returns: (transfer full) (element-type MzDay): the days of the time on which something begins or ends, its own @first
 *   and @end among them; in order, none twice.
 */
GArray *
mz_scenario_list_breaks (const MzScenario *self, MzDay first, MzDay end)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (MzDay));
  guint n = 1;

  g_array_append_val (days, first);
  g_array_append_val (days, end);
  for (guint i = 0; i < mz_scenario_get_n_moves (self); i++)
    {
      const MzMove *move = mz_scenario_peek_move (self, i);
      MzDay from, to;

      if (!has_days (move))
        continue;
      mz_move_get_effect_days (move, &from, &to);
      if (from > first && from < end)
        g_array_append_val (days, from);
      if (to > first && to < end)
        g_array_append_val (days, to);
    }
  g_array_sort (days, compare_days);
  for (guint i = 1; i < days->len; i++)
    if (g_array_index (days, MzDay, i) != g_array_index (days, MzDay, n - 1))
      g_array_index (days, MzDay, n++) = g_array_index (days, MzDay, i);
  g_array_set_size (days, n);
  return days;
}

static gboolean
is_or_holds (const char *whom, const char *country, MzDay day)
{
  return strcmp (whom, country) == 0
         || (strcmp (whom, "EU") == 0 && mz_clubs_is_in_eu (country, mz_partial_date_from_day (day)));
}

/*
 * Whether exports to the target's @to are meant: all are, or it is the one that is named. Of what the EU buys it is not
 * known which member does. What stays at home is no export.
 */
static MzTruth
reaches (const MzMove *move, const MzTarget *target, MzDay day)
{
  if (target->to != NULL && strcmp (target->to, target->country) == 0)
    return MZ_TRUTH_NO;
  if (move->to == NULL)
    return MZ_TRUTH_YES;
  if (target->is_output || target->to == NULL)
    return MZ_TRUTH_NO;
  if (is_or_holds (move->to, target->to, day))
    return MZ_TRUTH_YES;
  return is_or_holds (target->to, move->to, day) ? MZ_TRUTH_PERHAPS : MZ_TRUTH_NO;
}

/* Whether the target's country is hit by the stop and sends its answer to who stops. */
static gboolean
answers (const MzMove *move, const MzTarget *target, MzDay day)
{
  if (move->kind != MZ_MOVE_STOP_EXPORTS || !move->retaliation || target->is_output || target->to == NULL
      || strcmp (target->to, move->country) != 0 || strcmp (target->country, move->country) == 0)
    return FALSE;
  if (move->to != NULL)
    return is_or_holds (move->to, target->country, day);
  for (guint i = 0; target->buyers != NULL && target->buyers[i] != NULL; i++)
    if (is_or_holds (target->buyers[i], target->country, day))
      return TRUE;
  return FALSE;
}

/**
 * mz_scenario_list_effects:
 *
 * Returns: (transfer full) (element-type MzEffect): the moves that may take something away between @first and @end, in their order.
 */
GArray *
mz_scenario_list_effects (const MzScenario *self, MzDay first, MzDay end)
{
  GArray *effects = g_array_new (FALSE, FALSE, sizeof (MzEffect));

  for (guint i = 0; i < mz_scenario_get_n_moves (self); i++)
    {
      MzEffect effect = { .move = mz_scenario_peek_move (self, i) };

      if (!is_export_move (effect.move) && effect.move->kind != MZ_MOVE_SITE_FAILS)
        continue;
      mz_move_get_effect_days (effect.move, &effect.first, &effect.end);
      if (effect.first < end && effect.end > first)
        g_array_append_val (effects, effect);
    }
  return effects;
}

/* Whether the move takes from the target on a day on which it is in force: perhaps a part of it, and not known which. */
static MzTruth
hits_target (const MzMove *move, const MzTarget *target, MzDay day, MzHits hits)
{
  gboolean concerned = mz_move_concerns_stage (move, target->stage);
  MzTruth reached;

  if (is_export_move (move) && (hits & MZ_HIT_EXPORTS) != 0)
    {
      if (answers (move, target, day))
        return MZ_TRUTH_YES;
      if (!concerned || strcmp (move->country, target->country) != 0)
        return MZ_TRUTH_NO;
      reached = reaches (move, target, day);
      /* Of output, the part that is sold abroad is not known, perhaps none; nor what some elements are of a whole. */
      return reached == MZ_TRUTH_YES && (target->is_output || !mz_move_is_of_all_rare_earths (move)) ? MZ_TRUTH_PERHAPS
                                                                                                     : reached;
    }
  if (move->kind != MZ_MOVE_SITE_FAILS || (hits & MZ_HIT_SITES) == 0 || !concerned || target->sites == NULL
      || !g_strv_contains (target->sites, move->site))
    return MZ_TRUTH_NO;
  /* One of several may make nothing or all: what sites make is not known, only what they could. */
  return target->sites[1] == NULL ? MZ_TRUTH_YES : MZ_TRUTH_PERHAPS;
}

/* What is left of what goes on: for the least loss and for the most. */
static void
take (const MzMove *move, MzTruth hit, MzLoss *kept)
{
  if (hit == MZ_TRUTH_YES)
    kept->least *= move->leak;
  if (hit != MZ_TRUTH_NO)
    kept->most *= move->leak;
}

/* Whether the move is about the target on some day: most are not, and then no day has to be looked at. */
static gboolean
may_hit (const MzMove *move, const MzTarget *target, MzHits hits)
{
  if (move->kind == MZ_MOVE_SITE_FAILS)
    return (hits & MZ_HIT_SITES) != 0 && target->sites != NULL && g_strv_contains (target->sites, move->site);
  return (hits & MZ_HIT_EXPORTS) != 0
         && (strcmp (move->country, target->country) == 0 || (target->to != NULL && strcmp (move->country, target->to) == 0));
}

/**
 * mz_supply_find_lost:
 * @pieces: (out) (array): takes the part of the target that is lost in each piece of the time, 0 to 1: the moves in their order
 */
void
mz_supply_find_lost (const MzSupply *self, const MzTarget *target, MzHits hits, MzLoss *pieces)
{
  guint n = MZ_SUPPLY_N_PIECES (self);
  const MzDay *days = &g_array_index (self->breaks, MzDay, 0);

  for (guint piece = 0; piece < n; piece++)
    pieces[piece] = (MzLoss) { 1, 1 };
  for (guint i = 0; i < self->effects->len; i++)
    {
      const MzEffect *effect = &g_array_index (self->effects, MzEffect, i);

      if (may_hit (effect->move, target, hits))
        for (guint piece = 0; piece < n && days[piece] < effect->end; piece++)
          if (days[piece] >= effect->first)
            take (effect->move, hits_target (effect->move, target, days[piece], hits), &pieces[piece]);
    }
  for (guint piece = 0; piece < n; piece++)
    pieces[piece] = (MzLoss) { 1 - pieces[piece].least, 1 - pieces[piece].most };
}

/** mz_loss_combine: Returns: the part that is lost when @b takes from what @a has left. */
MzLoss
mz_loss_combine (MzLoss a, MzLoss b)
{
  return (MzLoss) { 1 - (1 - a.least) * (1 - b.least), 1 - (1 - a.most) * (1 - b.most) };
}
