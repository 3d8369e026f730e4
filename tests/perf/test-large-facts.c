/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Many sites: that all of them load, are found and counted, and how long each step takes, as notes. With -m slow there are
 * 100,000 of them: on such a number a step of the clock, a facet and a key of a search are to stay within a frame (16 ms).
 */
#include <string.h>

#include "mz-facet-counts.h"
#include "mz-facts-reader.h"
#include "mz-limits.h"
#include "mz-search.h"

typedef struct
{
  guint        n;
  MzDataset   *dataset;
  MzWorkspace *workspace;
  gint64       start;
} Fixture;

static void
take_time (Fixture *fixture, const char *what)
{
  g_test_message ("%-36s %8.2f ms", what, (double) (g_get_monotonic_time () - fixture->start) / 1000);
  fixture->start = g_get_monotonic_time ();
}

/* Site i lies in one of ten countries, opened in 1950 + i % 70 and is of one of the six kinds. */
static GBytes *
make_facts (guint n)
{
  GString *text = g_string_new ("{\"about\":{\"as_of\":\"2026-07\"},\"sites\":[");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (
      text, "%s{\"id\":\"made-%06u\",\"name\":\"Site %u of Örebro\",\"aliases\":[\"假%u\"],\"country\":\"C%c\",\"lat\":%d,"
      "\"lon\":%d,\"precision\":\"site\",\"kind\":\"%s\",\"stages\":[\"%s\"],\"minerals\":[\"Nd\",\"M%u\"],"
      "\"operator\":\"Company %u\",\"owners\":[{\"name\":\"Holding %u\",\"share\":0.5}],\"status\":[{\"from\":\"%u-07\","
      "\"state\":\"operating\"},{\"from\":\"2021-01-15\",\"state\":\"closed\"}],\"sources\":[\"source\"]}",
      i > 0 ? ",\n" : "", i, i, i, (char) ('A' + i % 10), (int) (i % 140) - 60, (int) (i % 359) - 179,
      mz_vocabulary_get_key (&mz_site_kinds, i % MZ_N_SITE_KINDS), mz_vocabulary_get_key (&mz_stages, i % MZ_N_STAGES),
      i % 20, i % 3000, i % 5000, 1950 + i % 70);
  g_string_append (text, "],\"sources\":[{\"id\":\"source\",\"title\":\"T\"}]}");
  return g_string_free_to_bytes (text);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (GBytes) bytes = NULL;

  fixture->n = g_test_slow () ? 100000 : 1400;
  bytes = make_facts (fixture->n);
  fixture->dataset = mz_dataset_new ();
  fixture->start = g_get_monotonic_time ();
  g_assert_true (mz_facts_overlay_bytes (fixture->dataset, bytes, "made.json", report));
  take_time (fixture, "load");
  g_assert_true (mz_facts_overlay_bytes (fixture->dataset, bytes, "again.json", report));
  take_time (fixture, "load again, over them");
  g_assert_cmpuint (mz_report_get_length (report), ==, 0);
  fixture->workspace = mz_workspace_new (fixture->dataset);
  take_time (fixture, "make a workspace");
  mz_workspace_set_layers (fixture->workspace, MZ_LAYERS_DEFAULT | MZ_LAYER_DEPOSITS);
  take_time (fixture, "show the deposits");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->workspace);
  g_assert_finalize_object (fixture->dataset);
}

static void
set_date (Fixture *fixture, guint year, guint month)
{
  g_autofree char *what = g_strdup_printf ("step to %u-%02u", year, month);

  mz_workspace_set_date (fixture->workspace, mz_partial_date_new (year, month, 0));
  take_time (fixture, what);
}

static guint
count_shown (Fixture *fixture)
{
  return mz_store_get_length (mz_workspace_get_sites (fixture->workspace));
}

/* The number of sites is one of whole seventies of years, and of whole tens of countries. */
static void
test_clock (Fixture *fixture, gconstpointer data)
{
  guint a_year = 0;

  for (guint i = 0; i < fixture->n; i++)
    a_year += i % 70 == 0;
  set_date (fixture, 1950, 6);
  g_assert_cmpuint (count_shown (fixture), ==, 0);
  set_date (fixture, 1950, 8);
  g_assert_cmpuint (count_shown (fixture), ==, a_year);
  set_date (fixture, 1985, 1);
  set_date (fixture, 2010, 1);
  set_date (fixture, 2020, 1);
  g_assert_cmpuint (count_shown (fixture), ==, fixture->n);
  set_date (fixture, 2030, 1);
  g_assert_cmpuint (count_shown (fixture), ==, fixture->n);
  mz_workspace_set_view (fixture->workspace, &(MzView) { 20, 20, 3, 1280, 800 });
  take_time (fixture, "move the map");
  g_assert_cmpuint (mz_store_get_length (mz_workspace_get_sites_in_view (fixture->workspace)), <, fixture->n);
}

static void
test_facets (Fixture *fixture, gconstpointer data)
{
  const char *two_countries[] = { "CA", "CF", NULL }, *one_mineral[] = { "M7", NULL };
  const struct { const char *name; MzFacets facets; guint parts; } cases[] = {
    { "facet of the country", { .countries = two_countries }, 5 },
    { "facet of the mineral", { .minerals = one_mineral }, 20 },
    { "facet of the status", { .states = MZ_BIT (MZ_STATE_OPERATING) }, 0 },
    { "facet of the text", { .text = "orebro nowhere" }, 0 },
    { "no facet", { 0 }, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MzQuery) query = mz_query_new (&cases[i].facets);

      mz_workspace_set_query (fixture->workspace, query);
      take_time (fixture, cases[i].name);
      g_assert_cmpuint (count_shown (fixture), ==, cases[i].parts > 0 ? fixture->n / cases[i].parts : 0);
    }
  for (guint facet = 0; facet < MZ_N_FACETS; facet++)
    if (facet != MZ_FACET_BINDING && facet != MZ_FACET_TEXT)
      {
        g_autoptr (GPtrArray) counts = mz_facet_counts_new (fixture->workspace, (MzFacet) facet);

        take_time (fixture, "counts of a facet");
        g_assert_cmpuint (counts->len, >, 0);
      }
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *text, *first; } cases[] = {
    { "s", NULL }, { "site 1", NULL }, { "site 1399 ", "Site 1399 of Örebro" }, { "orebro", NULL }, { "company 29", "Company 29" },
    { "假1399", "Site 1399 of Örebro" }, { "zzz", "" },
  };
  g_autoptr (MzSearch) search = mz_search_new (fixture->dataset);

  take_time (fixture, "make a search");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MzSearchHit) hit = NULL;

      mz_search_set_text (search, cases[i].text);
      take_time (fixture, cases[i].text);
      hit = g_list_model_get_item (G_LIST_MODEL (search), 0);
      if (cases[i].first != NULL)
        g_assert_cmpstr (hit != NULL ? mz_search_hit_get_title (hit) : "", ==, cases[i].first);
      else
        g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (search)), ==, MZ_SEARCH_MAX_HITS);
    }
}

/* Whoever is on the bus may ask for anything: ten thousand words, one of a million letters, accents alone. */
static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  static const char *const pieces[] = { "site ", "s o i e n ", "a", "é", "\314\201\314\226" };
  static const gsize lengths[] = { MZ_SEARCH_MAX_TEXT, 50000, 1000000 };
  g_autoptr (MzSearch) search = mz_search_new (fixture->dataset);

  take_time (fixture, "make a search");
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    for (guint k = 0; k < G_N_ELEMENTS (lengths); k++)
      {
        g_autoptr (GString) text = g_string_new (NULL);

        while (text->len + strlen (pieces[i]) <= lengths[k])
          g_string_append (text, pieces[i]);
        mz_search_set_text (search, text->str);
        take_time (fixture, pieces[i]);
        g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (search)), ==, k == 0 && i < 2 ? MZ_SEARCH_MAX_HITS : 0);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/perf/large-facts/clock", Fixture, NULL, set_up, test_clock, tear_down);
  g_test_add ("/perf/large-facts/facets", Fixture, NULL, set_up, test_facets, tear_down);
  g_test_add ("/perf/large-facts/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/perf/large-facts/hostile", Fixture, NULL, set_up, test_hostile, tear_down);
  return g_test_run ();
}
