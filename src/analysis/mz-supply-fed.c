/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the plants of each country do not get, piece by piece of the time. */
#define G_LOG_DOMAIN "mz-analysis"
#include "mz-supply-private.h"

#include <math.h>

#define MOST_STEPS 4 /* from a plant to one that feeds it, within a stage */

/* The stage, those before it, and what moves take from each of its feeds by themselves: by feed, and within it by piece. */
typedef struct
{
  const MzSupply  *self;
  MzSupply *const *before;
  MzLoss          *hits;
} Search;

/* A part of a feed: how much it may be, and how much of it is lost. */
typedef struct
{
  MzLoss tonnes, lost;
} Part;

/*
 * What part of the feed is lost when each part of it may have any weight between its least and its most. The extremes
 * lie where all that loses more than some part has its one bound, and all the rest its other. What has no bound may be
 * all of the feed.
 */
static double
find_extreme (const GArray *parts, double gained, gboolean most)
{
  double extreme = -1;

  for (guint i = 0; i < parts->len; i++)
    {
      const Part *limit = &g_array_index (parts, Part, i);
      double ratio = most ? limit->lost.most : limit->lost.least, sum = 0, lost = 0;

      for (guint k = 0; k < parts->len && isfinite (limit->tonnes.most); k++)
        {
          const Part *part = &g_array_index (parts, Part, k);
          double of_it = most ? part->lost.most : part->lost.least;
          gboolean much = isfinite (part->tonnes.most) && (most ? of_it >= ratio : of_it <= ratio);
          double weight = much ? part->tonnes.most : part->tonnes.least;

          sum += weight;
          lost += weight * of_it;
        }
      if (isfinite (limit->tonnes.most))
        ratio = sum > 0 ? MAX (0, lost - gained) / sum : -1;
      if (ratio >= 0 && (extreme < 0 || (most ? ratio > extreme : ratio < extreme)))
        extreme = ratio;
    }
  return CLAMP (extreme, 0, 1);
}

/* What a stage before does not make in the country, or what its importer does not get, in the piece. */
static MzLoss
find_before (const MzSupply *before, const MzSupplyFeed *feed, guint piece)
{
  if (before == NULL)
    return (MzLoss) { 0, 0 };
  if (feed->kind == MZ_FEED_PURCHASES)
    {
      for (guint i = 0; i < before->importers->len; i++)
        if (strcmp (g_array_index (before->importers, MzImporterChange, i).importer, feed->from) == 0)
          {
            MzLoss lost = g_array_index (before->unbought, MzLoss, i * MZ_SUPPLY_N_PIECES (before) + piece);

            /* Plants at home may feed all of it: how much they do is not known. */
            return (MzLoss) { feed->sites[0] != NULL ? 0 : lost.least, lost.most };
          }
    }
  else
    for (guint i = 0; i < before->base->entries->len; i++)
      if (strcmp (g_array_index (before->base->entries, MzSupplyEntry, i).country, feed->from) == 0)
        return g_array_index (before->unmade, MzLoss, i * MZ_SUPPLY_N_PIECES (before) + piece);
  return (MzLoss) { 0, 0 };
}

static MzLoss find_sender_lost (const Search *search, const MzSupplyFeed *feed, guint piece, guint step);

static MzLoss
find_feed_lost (const Search *search, const MzSupplyFeed *feed, guint piece, guint step)
{
  const MzSupply *self = search->self;
  guint index = (guint) (feed - &g_array_index (self->base->feeds, MzSupplyFeed, 0));
  MzLoss lost = search->hits[index * MZ_SUPPLY_N_PIECES (self) + piece];

  switch (feed->kind)
    {
    case MZ_FEED_LINK:
      if (feed->stage_from != self->base->stage || step >= MOST_STEPS)
        return lost;
      return mz_loss_combine (lost, find_sender_lost (search, feed, piece, step + 1));
    case MZ_FEED_RECYCLED:
      return lost;
    case MZ_FEED_OWN:
    case MZ_FEED_PURCHASES:
    case MZ_FEED_STAGE:
      return find_before (search->before != NULL ? search->before[feed->stage_from] : NULL, feed, piece);
    case MZ_N_FEED_KINDS:
    default:
      g_return_val_if_reached (((MzLoss) { 0, 0 }));
    }
}

/* What the sender of a link within the stage does not get: its site if one is told, else its country. */
static MzLoss
find_sender_lost (const Search *search, const MzSupplyFeed *feed, guint piece, guint step)
{
  const GArray *feeds = search->self->base->feeds;
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (Part));

  for (guint i = 0; i < feeds->len; i++)
    {
      const MzSupplyFeed *other = &g_array_index (feeds, MzSupplyFeed, i);
      Part part = { other->tonnes, { 0, 0 } };

      if (feed->from_site != NULL ? g_strcmp0 (other->to_site, feed->from_site) != 0
                                  : strcmp (other->country, feed->from) != 0)
        continue;
      part.lost = find_feed_lost (search, other, piece, step);
      g_array_append_val (parts, part);
    }
  return (MzLoss) { find_extreme (parts, 0, FALSE), find_extreme (parts, 0, TRUE) };
}

/* What moves take from each feed. (transfer full) */
static MzLoss *
find_hits (const MzSupply *self)
{
  const GArray *feeds = self->base->feeds;
  MzLoss *hits = g_new (MzLoss, feeds->len * MZ_SUPPLY_N_PIECES (self));

  for (guint i = 0; i < feeds->len; i++)
    {
      const MzSupplyFeed *feed = &g_array_index (feeds, MzSupplyFeed, i);
      MzTarget target = { feed->stage_from, feed->from, (const char *const *) feed->sites, feed->country, FALSE,
                          (const char *const *) self->base->buyers };
      MzHits of = feed->kind == MZ_FEED_LINK ? MZ_HIT_SITES | MZ_HIT_EXPORTS : feed->kind == MZ_FEED_RECYCLED ? MZ_HIT_SITES : 0;

      mz_supply_find_lost (self, &target, of, &hits[i * MZ_SUPPLY_N_PIECES (self)]);
    }
  return hits;
}

/* Tonnes REO a year that recycling adds to the feed on the day. */
static double
find_gained (const MzSupply *self, const char *country, MzDay day)
{
  double gained = 0;

  for (guint i = 0; i < mz_scenario_get_n_moves (self->scenario); i++)
    {
      const MzMove *move = mz_scenario_peek_move (self->scenario, i);
      MzDay first, end;

      if (!mz_supply_is_fed_by (self, move) || strcmp (move->country, country) != 0)
        continue;
      mz_move_get_effect_days (move, &first, &end);
      if (day >= first && day < end)
        gained += move->amount;
    }
  return gained;
}

/**
 * mz_supply_is_fed_by:
 *
 * Returns: whether the move adds to a feed of the stage that is told in the same unit.
 */
gboolean
mz_supply_is_fed_by (const MzSupply *self, const MzMove *move)
{
  if (move->kind != MZ_MOVE_RECYCLING || move->amount <= 0 || !mz_move_concerns_stage (move, self->base->stage)
      || g_strcmp0 (move->unit, MZ_SUPPLY_UNIT_REO) != 0 || self->base->measure == MZ_SUPPLY_OUTPUT)
    return FALSE;
  for (guint i = 0; i < self->base->feeds->len; i++)
    {
      const MzSupplyFeed *feed = &g_array_index (self->base->feeds, MzSupplyFeed, i);

      if (feed->unit != NULL && strcmp (feed->country, move->country) == 0)
        return TRUE;
    }
  return FALSE;
}

static double
find_part (double one, double others)
{
  if (!isfinite (one))
    return 1;
  return isfinite (others) && one + others > 0 ? one / (one + others) : 0;
}

static double
scale (double part, double tonnes)
{
  return part > 0 ? part * tonnes : 0;
}

/* Weighs the parts of one country's feed, and what of them is lost, over the whole time. */
static void
add_country (MzSupply *self, const Search *search, MzFeedChange *change, GArray *pieces)
{
  g_autoptr (GArray) parts = g_array_sized_new (FALSE, TRUE, sizeof (Part), change->n);
  MzFeed *feeds = &g_array_index (self->feeds, MzFeed, change->first);

  g_array_set_size (parts, change->n);
  for (guint i = 0; i < change->n; i++)
    {
      g_array_index (parts, Part, i).tonnes = feeds[i].feed->tonnes;
      change->tonnes.least += feeds[i].feed->tonnes.least;
      change->tonnes.most += feeds[i].feed->tonnes.most;
    }
  for (guint piece = 0; piece < MZ_SUPPLY_N_PIECES (self); piece++)
    {
      double weight, gained;
      MzDay day = mz_supply_get_piece (self, piece, &weight);
      MzLoss lost;

      gained = find_gained (self, change->country, day);
      for (guint i = 0; i < change->n; i++)
        {
          MzLoss of_it = find_feed_lost (search, feeds[i].feed, piece, 0);

          g_array_index (parts, Part, i).lost = of_it;
          feeds[i].lost.least += of_it.least * weight;
          feeds[i].lost.most += of_it.most * weight;
        }
      lost = (MzLoss) { find_extreme (parts, gained, FALSE), find_extreme (parts, gained, TRUE) };
      g_array_append_val (pieces, lost);
      change->lost.least += lost.least * weight;
      change->lost.most += lost.most * weight;
      change->gained += gained * weight;
    }
  for (guint i = 0; i < change->n; i++)
    {
      MzLoss of_it = feeds[i].feed->tonnes, others = { 0, 0 };

      for (guint k = 0; k < change->n; k++)
        if (k != i)
          {
            others.least += feeds[k].feed->tonnes.least;
            others.most += feeds[k].feed->tonnes.most;
          }
      feeds[i].part = (MzLoss) { find_part (of_it.least, others.most), find_part (of_it.most, others.least) };
      feeds[i].lost_tonnes.least = scale (feeds[i].lost.least, of_it.least);
      feeds[i].lost_tonnes.most = scale (feeds[i].lost.most, of_it.most);
      if (feeds[i].feed->unit == NULL)
        feeds[i].lost_tonnes = change->tonnes = (MzLoss) { -1, -1 };
    }
}

/**
 * mz_supply_add_feeds:
 * @pieces: (element-type MzLoss): takes what is lost by country and, within it, by piece of the time
 */
void
mz_supply_add_feeds (MzSupply *self, MzSupply *const *before, GArray *pieces)
{
  const GArray *known = self->base->feeds;
  g_autofree MzLoss *hits = find_hits (self);
  Search search = { self, before, hits };

  for (guint i = 0; i < known->len; i++)
    {
      MzFeed feed = { .feed = &g_array_index (known, MzSupplyFeed, i) };

      g_array_append_val (self->feeds, feed);
    }
  for (guint i = 0, n; i < known->len; i += n)
    {
      MzFeedChange change = { .country = g_array_index (known, MzSupplyFeed, i).country, .first = i };

      n = 1;
      while (i + n < known->len && strcmp (g_array_index (known, MzSupplyFeed, i + n).country, change.country) == 0)
        n++;
      change.n = n;
      add_country (self, &search, &change, pieces);
      g_array_append_val (self->fed, change);
    }
}

/**
 * mz_supply_find_fed:
 *
 * Returns: (nullable): what the country's plants lose, by piece; %NULL: what feeds them is not known.
 */
const MzLoss *
mz_supply_find_fed (const MzSupply *self, const char *country, const GArray *pieces)
{
  for (guint i = 0; i < self->fed->len; i++)
    if (strcmp (g_array_index (self->fed, MzFeedChange, i).country, country) == 0)
      return &g_array_index (pieces, MzLoss, i * MZ_SUPPLY_N_PIECES (self));
  return NULL;
}

/**
 * mz_supply_add_unfed:
 * @lost: of what sites make
 * @fed: (nullable): of their feed
 *
 * Returns: what is not made: plants that stand still need no feed, so that the least of both losses is the larger one.
 */
MzLoss
mz_supply_add_unfed (MzLoss lost, const MzLoss *fed)
{
  if (fed == NULL)
    return lost;
  return (MzLoss) { MAX (lost.least, fed->least), mz_loss_combine (lost, *fed).most };
}
