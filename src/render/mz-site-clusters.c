/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-site-clusters.h"

#include <string.h>

#include "mz-mercator.h"
#include "mz-site.h"

/** mz_site_places_new: @sites: all of a dataset. Returns: (transfer full): where they lie. */
MzSitePlaces *
mz_site_places_new (MzStore *sites)
{
  MzSitePlaces *self = g_atomic_rc_box_new0 (MzSitePlaces);
  guint n = mz_store_get_length (sites);

  self->sites = g_ptr_array_new_full (n, g_object_unref);
  self->xy = g_new (double, MAX (2 * n, 1));
  self->stages = g_new (guint8, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      MzSite *site = mz_store_peek (sites, i);

      g_ptr_array_add (self->sites, g_object_ref (site));
      self->xy[2 * i] = mz_mercator_x (mz_site_peek (site)->lon);
      self->xy[2 * i + 1] = mz_mercator_y (mz_site_peek (site)->lat);
      self->stages[i] = (guint8) mz_site_get_stage (site);
    }
  return self;
}

MzSitePlaces *
mz_site_places_ref (MzSitePlaces *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
free_places (gpointer data)
{
  MzSitePlaces *self = data;

  g_ptr_array_unref (self->sites);
  g_free (self->xy);
  g_free (self->stages);
}

void
mz_site_places_unref (MzSitePlaces *self)
{
  g_atomic_rc_box_release_full (self, free_places);
}

/**
 * mz_site_places_find:
 * @sites: some of those that @self was made of, in the same order
 *
 * Returns: (transfer full): the row of each.
 */
guint *
mz_site_places_find (const MzSitePlaces *self, MzStore *sites)
{
  guint n = mz_store_get_length (sites), row = 0;
  guint *rows = g_new (guint, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    {
      gpointer site = mz_store_peek (sites, i);

      while (row < self->sites->len && self->sites->pdata[row] != site)
        row++;
      g_assert (row < self->sites->len);
      rows[i] = row++;
    }
  return rows;
}

static guint8
stage_of (const MzSiteClusters *self, guint32 point)
{
  return self->places->stages[self->rows[point]];
}

static void
sum_up (MzSiteClusters *self)
{
  const guint32 *members = mz_spatial_index_peek_members (self->index);
  guint32 sums[MZ_N_STAGES + 1] = { 0 };

  self->sums = g_malloc_n (self->n / MZ_SITE_CLUSTERS_STEP + 1, sizeof *self->sums);
  for (guint i = 0; i <= self->n; i++)
    {
      if (i % MZ_SITE_CLUSTERS_STEP == 0)
        memcpy (self->sums[i / MZ_SITE_CLUSTERS_STEP], sums, sizeof sums);
      if (i < self->n)
        sums[stage_of (self, members[i])]++;
    }
}

/**
 * mz_site_clusters_new:
 * @places: (transfer none)
 * @rows: (transfer full): of @places
 * @radii: as mz_spatial_index_new() has them
 *
 * May be called by any thread.
 */
MzSiteClusters *
mz_site_clusters_new (MzSitePlaces *places, guint *rows, guint n, const double *radii, guint n_zooms)
{
  MzSiteClusters *self = g_atomic_rc_box_new0 (MzSiteClusters);
  g_autofree double *xy = g_new (double, MAX (2 * n, 1));

  for (guint i = 0; i < n; i++)
    {
      xy[2 * i] = places->xy[2 * rows[i]];
      xy[2 * i + 1] = places->xy[2 * rows[i] + 1];
    }
  self->places = mz_site_places_ref (places);
  self->rows = rows;
  self->n = n;
  self->index = mz_spatial_index_new (xy, n, radii, n_zooms);
  sum_up (self);
  return self;
}

MzSiteClusters *
mz_site_clusters_ref (MzSiteClusters *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
free_clusters (gpointer data)
{
  MzSiteClusters *self = data;

  mz_site_places_unref (self->places);
  g_free (self->rows);
  g_free (self->sums);
  mz_spatial_index_unref (self->index);
}

void
mz_site_clusters_unref (MzSiteClusters *self)
{
  g_atomic_rc_box_release_full (self, free_clusters);
}

/* Adds what is among the first @end members, or takes it away. */
static void
add_sums (const MzSiteClusters *self, guint end, int sign, guint *counts)
{
  const guint32 *members = mz_spatial_index_peek_members (self->index);

  for (guint stage = 0; stage <= MZ_N_STAGES; stage++)
    counts[stage] += (guint) sign * self->sums[end / MZ_SITE_CLUSTERS_STEP][stage];
  for (guint i = end - end % MZ_SITE_CLUSTERS_STEP; i < end; i++)
    counts[stage_of (self, members[i])] += (guint) sign;
}

/**
 * mz_site_clusters_count:
 * @first, @n: members of the index
 * @counts: (out): MZ_N_STAGES + 1 numbers: how many of them are of each stage; takes the same time for any @n
 */
void
mz_site_clusters_count (const MzSiteClusters *self, guint first, guint n, guint *counts)
{
  memset (counts, 0, (MZ_N_STAGES + 1) * sizeof *counts);
  add_sums (self, first + n, 1, counts);
  add_sums (self, first, -1, counts);
}
