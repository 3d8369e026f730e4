/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-bench.h"

#include <time.h>

/* CPU time of this thread, in nanoseconds. */
gint64
mz_bench_cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * 1000000000 + now.tv_nsec;
}

void
mz_bench_print (const char *name, double value, const char *unit, guint n)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_print ("{\"name\": \"%s\", \"value\": %s, \"unit\": \"%s\", \"n\": %u}\n", name,
           g_ascii_formatd (number, sizeof number, "%.3f", value), unit, n);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* @values: of double, at least one; sorted by this. @q: 0.5 for the median. */
double
mz_bench_quantile (GArray *values, double q)
{
  g_array_sort (values, compare);
  return g_array_index (values, double, MIN ((guint) (values->len * q), values->len - 1));
}

/* The i-th of many places, the same on every run. */
void
mz_bench_get_place (guint i, double *lat, double *lon)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (i + 1);

  *lon = g_rand_double_range (random, -180, 180);
  *lat = g_rand_double_range (random, -45, 70);
}

static MzSite *
site_new (guint i)
{
  MzRecordHead head = { .id = g_strdup_printf ("site-%07u", i), .name = g_strdup_printf ("Site %u", i), .general = TRUE };
  MzSiteInfo *info = mz_site_info_new ();
  MzStatus status = { .from = mz_partial_date_new (1950 + i % 70, 0, 0), .state = MZ_STATE_OPERATING };

  head.sources = g_new0 (char *, 1);
  head.aliases = g_new0 (char *, 1);
  info->country = g_strdup (i % 3 == 0 ? "CN" : i % 3 == 1 ? "US" : "AU");
  info->kind = i % 5 == 0 ? MZ_SITE_MAGNET : i % 2 == 0 ? MZ_SITE_MINE : MZ_SITE_SEPARATION;
  info->stages = MZ_BIT (i % 5 == 0 ? MZ_STAGE_MAGNET : i % 2 == 0 ? MZ_STAGE_MINING : MZ_STAGE_SEPARATION);
  mz_bench_get_place (i, &info->lat, &info->lon);
  mz_site_info_add_status (info, &status);
  return mz_site_new (&head, info);
}

/* Nothing but that many sites, which open one after the other from 1950 to 2019. */
MzDataset *
mz_bench_dataset_new (guint n_sites)
{
  MzDataset *dataset = mz_dataset_new ();
  g_autoptr (GPtrArray) sites = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_sites; i++)
    g_ptr_array_add (sites, site_new (i));
  mz_dataset_set_records (dataset, MZ_RECORD_SITE, sites);
  mz_dataset_set_as_of (dataset, mz_partial_date_new (2026, 7, 0));
  mz_dataset_link (dataset);
  return dataset;
}
