/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is short: what each importer loses of what it buys; and of which elements. */
#define G_LOG_DOMAIN "mz-analysis"
#include "mz-supply-private.h"

#include <math.h>

/** mz_supply_find_unserved: Returns: what one buyer loses of those who share what is not made; all if nothing is. */
MzLoss
mz_supply_find_unserved (MzLoss unmade)
{
  return (MzLoss) { unmade.least >= 1 ? 1 : 0, unmade.most };
}

/* What is lost of what the importer buys there, by piece. Of several sites it is not known which one sends. */
static void
find_origin_lost (const MzSupply *self, const MzSupplyOrigin *origin, const MzLoss *fed, MzLoss *parts)
{
  MzTarget bought = { self->base->stage, origin->from, NULL, origin->importer, FALSE,
                      (const char *const *) self->base->buyers };
  MzTarget made = { self->base->stage, origin->from, (const char *const *) origin->sites, NULL, TRUE, NULL };
  guint n = MZ_SUPPLY_N_PIECES (self);
  g_autofree MzLoss *sites = g_new (MzLoss, n);

  mz_supply_find_lost (self, &bought, MZ_HIT_EXPORTS, parts);
  mz_supply_find_lost (self, &made, MZ_HIT_SITES, sites);
  for (guint piece = 0; piece < n; piece++)
    parts[piece] = mz_loss_combine (parts[piece], mz_supply_find_unserved (mz_supply_add_unfed (sites[piece], fed != NULL ? &fed[piece] : NULL)));
}

/* What share of the rest the largest source has when @lost of all is lost, @of_it of its own part. */
static double
find_dependence (double share, double of_it, double lost)
{
  return lost < 1 ? share * (1 - of_it) / (1 - lost) : -1;
}

static void
add_importer (MzSupply *self, guint first, guint n, const GArray *fed)
{
  const MzSupplyOrigin *origins = &g_array_index (self->base->origins, MzSupplyOrigin, first);
  MzImporterChange change = { .importer = origins->importer, .first = origins, .n_origins = n };
  MzLoss of_first = { 0, 0 };
  guint n_pieces = MZ_SUPPLY_N_PIECES (self);
  g_autofree MzLoss *parts = g_new (MzLoss, n * n_pieces);

  for (guint i = 0; i < n; i++)
    {
      change.covered += origins[i].share;
      find_origin_lost (self, &origins[i], mz_supply_find_fed (self, origins[i].from, fed), &parts[i * n_pieces]);
    }
  change.covered = MIN (change.covered, 1);
  for (guint piece = 0; piece < n_pieces; piece++)
    {
      double weight;
      MzLoss lost = { 0, 0 };

      mz_supply_get_piece (self, piece, &weight);
      for (guint i = 0; i < n; i++)
        {
          MzLoss part = parts[i * n_pieces + piece];

          if (i == 0)
            of_first = (MzLoss) { of_first.least + part.least * weight, of_first.most + part.most * weight };
          lost = (MzLoss) { lost.least + part.least * origins[i].share, lost.most + part.most * origins[i].share };
        }
      lost = (MzLoss) { MIN (lost.least, 1), MIN (lost.most, 1) };
      g_array_append_val (self->unbought, lost);
      change.lost = (MzLoss) { change.lost.least + lost.least * weight, change.lost.most + lost.most * weight };
    }
  change.n_minus_1 = origins->share >= 1 - change.covered ? origins->share : -1;
  change.dependence.least = find_dependence (origins->share, of_first.least, change.lost.least);
  change.dependence.most = find_dependence (origins->share, of_first.most, change.lost.most);
  g_array_append_val (self->importers, change);
}

/* @fed: of mz_supply_add_feeds() */
void
mz_supply_add_importers (MzSupply *self, const GArray *fed)
{
  const GArray *origins = self->base->origins;

  for (guint i = 0, n; i < origins->len; i += n)
    {
      const MzSupplyOrigin *origin = &g_array_index (origins, MzSupplyOrigin, i);

      n = 1;
      while (i + n < origins->len && strcmp (origin->importer, origin[n].importer) == 0)
        n++;
      add_importer (self, i, n, fed);
    }
}

/* --- By element --- */

static MzElementLoss *
find_element (GArray *elements, const char *symbol)
{
  MzElementLoss element = { symbol, { 0, 0 } };

  for (guint i = 0; i < elements->len; i++)
    if (g_strcmp0 (g_array_index (elements, MzElementLoss, i).symbol, symbol) == 0)
      return &g_array_index (elements, MzElementLoss, i);
  g_array_append_val (elements, element);
  return &g_array_index (elements, MzElementLoss, elements->len - 1);
}

static void
add_tonnes (GArray *elements, const MzSupplyBasket *basket, MzLoss tonnes)
{
  if (tonnes.most <= 0)
    return;
  for (guint i = 0; basket->series != NULL && i < basket->elements->len; i++)
    {
      const MzPoint *point = &g_array_index (basket->elements, MzPoint, i);
      MzElementLoss *element = find_element (elements, point->key);

      element->tonnes.least += point->bound == MZ_BOUND_MOST ? 0 : tonnes.least * point->v / 100;
      element->tonnes.most += tonnes.most * point->v / 100;
    }
  if (basket->series == NULL)
    {
      MzElementLoss *unknown = find_element (elements, NULL);

      unknown->tonnes = (MzLoss) { unknown->tonnes.least + MAX (0, tonnes.least), unknown->tonnes.most + tonnes.most };
    }
}

/**
 * mz_supply_list_elements:
 * @country: (nullable): %NULL: of all
 *
 * What is lost of each element, where an assay of the very mine is known: of what is made in a stage that is told in
 * tonnes REO; of the feed in others.
 *
 * Returns: (transfer full) (element-type MzElementLoss): their symbols are owned by the base.
 */
GArray *
mz_supply_list_elements (const MzSupply *self, const char *country)
{
  GArray *elements = g_array_new (FALSE, FALSE, sizeof (MzElementLoss));
  gboolean made = self->base->measure == MZ_SUPPLY_OUTPUT && strcmp (self->base->unit, MZ_SUPPLY_UNIT_REO) == 0;

  for (guint i = 0; made && i < self->entries->len; i++)
    {
      const MzSupplyChange *change = &g_array_index (self->entries, MzSupplyChange, i);

      if (change->entry != NULL && (country == NULL || strcmp (country, change->country) == 0))
        add_tonnes (elements, &change->entry->basket, change->lost);
    }
  for (guint i = 0; !made && i < self->feeds->len; i++)
    {
      const MzFeed *feed = &g_array_index (self->feeds, MzFeed, i);

      if (feed->feed->unit != NULL && (country == NULL || strcmp (country, feed->feed->country) == 0))
        add_tonnes (elements, &feed->feed->basket, feed->lost_tonnes);
    }
  return elements;
}
