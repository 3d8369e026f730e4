/* SPDX-License-Identifier: GPL-3.0-or-later */
/* That the places of the bundled facts lie in the countries that the facts name: two sources that know nothing of each other. */
#include "mz-basemap.h"

#include <math.h>

#include "mz-facts-reader.h"

#define KM_PER_DEGREE 111.2
#define TOLERANCE_KM  10 /* how far the coasts and borders of the map, and places known to the town, may be off */

static MzDataset *facts;
static MzBasemap *basemap;

/* Whether the place, or one that is not too far from it, belongs to @country. */
static gboolean
is_near (const char *country, double lat, double lon)
{
  for (double r = 0; r <= TOLERANCE_KM; r++)
    for (guint i = 0; i < (r > 0 ? 32 : 1); i++)
      {
        double north = r * cos (i * G_PI / 16) / KM_PER_DEGREE, east = r * sin (i * G_PI / 16) / KM_PER_DEGREE;

        if (g_strcmp0 (mz_basemap_country_at (basemap, lat + north, lon + east / cos (lat * G_PI / 180)), country) == 0)
          return TRUE;
      }
  return FALSE;
}

static void
complain (MzRecord *record, const char *country, double lat, double lon)
{
  const char *there = mz_basemap_country_at (basemap, lat, lon);

  g_test_message ("%s is said to be in %s; at %.3f, %.3f the map has %s", mz_record_get_id (record), country, lat, lon,
                  there != NULL ? there : "the sea");
  g_test_fail ();
}

static void
test_sites (void)
{
  MzStore *sites = mz_dataset_get_store (facts, MZ_RECORD_SITE);

  for (guint i = 0; i < mz_store_get_length (sites); i++)
    {
      MzRecord *record = mz_store_peek (sites, i);
      const MzSiteInfo *info = mz_site_peek (MZ_SITE (record));

      /* Mud on the bottom of the sea, in the waters of an island of Japan 190 km away. */
      if (strcmp (mz_record_get_id (record), "minamitorishima-mud") == 0)
        g_assert_null (mz_basemap_country_at (basemap, info->lat, info->lon));
      else if (!is_near (info->country, info->lat, info->lon))
        complain (record, info->country, info->lat, info->lon);
    }
}

/* Where the label of a country stands, and its agreements end. */
static void
test_countries (void)
{
  /* What has a code of its own and is on the map part of another country, or too small to be there at all. */
  static const struct { const char *code, *there; } others[] = {
    { "BQ", "NL" }, { "BV", "NO" }, { "CC", NULL }, { "CX", "AU" }, { "EU", "BE" }, { "GF", "FR" }, { "GP", "FR" },
    { "MQ", "FR" }, { "RE", "FR" }, { "SJ", "NO" }, { "TK", NULL }, { "VA", "IT" }, { "YT", "FR" },
  };
  MzStore *countries = mz_dataset_get_store (facts, MZ_RECORD_COUNTRY);

  for (guint i = 0; i < mz_store_get_length (countries); i++)
    {
      MzRecord *record = mz_store_peek (countries, i);
      const char *code = mz_record_get_id (record);
      const MzCountryInfo *info = mz_country_peek (MZ_COUNTRY (record));
      gboolean other = FALSE;

      for (guint k = 0; k < G_N_ELEMENTS (others); k++)
        if (strcmp (others[k].code, code) == 0)
          {
            g_assert_cmpstr (mz_basemap_country_at (basemap, info->lat, info->lon), ==, others[k].there);
            other = TRUE;
          }
      if (!other && !is_near (code, info->lat, info->lon))
        complain (record, code, info->lat, info->lon);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (MzReport) report = mz_report_new ();
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  facts = mz_facts_load_bundled (report);
  basemap = mz_basemap_get_bundled ();
  g_test_add_func ("/render/facts-places/sites", test_sites);
  g_test_add_func ("/render/facts-places/countries", test_countries);
  result = g_test_run ();
  g_object_unref (facts);
  return result;
}
