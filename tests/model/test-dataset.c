/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-test-model.h"

#include "mz-record-private.h"

static MzRecord *
country (const char *id, const char *name)
{
  MzRecordHead head = mz_test_head (id, name, "");

  return MZ_RECORD (mz_country_new (&head, g_new0 (MzCountryInfo, 1)));
}

static MzRecord *
source (const char *id)
{
  MzRecordHead head = mz_test_head (id, id, "");

  return MZ_RECORD (mz_source_new (&head, g_new0 (MzSourceInfo, 1)));
}

static MzRecord *
element (const char *id)
{
  MzRecordHead head = mz_test_head (id, id, "");
  MzElementInfo *info = g_new0 (MzElementInfo, 1);

  info->symbol = g_strdup (id);
  return MZ_RECORD (mz_element_new (&head, info));
}

static MzRecord *
series (const char *id, const char *dimension, const char *keys)
{
  MzRecordHead head = mz_test_head (id, id, "src");
  MzSeriesInfo *info = g_new0 (MzSeriesInfo, 1);
  g_auto (GStrv) words = mz_test_words (keys);

  info->dimension = g_strdup (dimension);
  info->points = mz_series_points_new ();
  for (guint i = 0; words[i] != NULL; i++)
    {
      MzPoint point = { g_strdup (words[i]), { 2020, 0, 0 }, 1, FALSE };

      g_array_append_val (info->points, point);
    }
  return MZ_RECORD (mz_series_new (&head, info));
}

static MzRecord *
claim (const char *id, const char *article, const char *records, const char *of_series)
{
  MzRecordHead head = mz_test_head (id, id, "");
  MzClaimInfo *info = g_new0 (MzClaimInfo, 1);

  info->article = g_strdup (article);
  info->says = g_strdup ("Says");
  info->records = mz_test_words (records);
  info->series = mz_test_words (of_series);
  return MZ_RECORD (mz_claim_new (&head, info));
}

static MzRecord *
flow (const char *id, const char *from_site, const char *to_country, const char *part_of)
{
  MzRecordHead head = mz_test_head (id, id, "src");
  MzFlowInfo *info = g_new0 (MzFlowInfo, 1);

  info->from_site = g_strdup (from_site);
  info->to_country = g_strdup (to_country);
  info->part_of = g_strdup (part_of);
  return MZ_RECORD (mz_flow_new (&head, info));
}

static MzRecord *
event (const char *id, const char *countries, const char *sites)
{
  MzRecordHead head = mz_test_head (id, id, "src");
  MzEventInfo *info = g_new0 (MzEventInfo, 1);

  info->countries = mz_test_words (countries);
  info->sites = mz_test_words (sites);
  return MZ_RECORD (mz_event_new (&head, info));
}

static MzDataset *
small_world (void)
{
  MzDataset *dataset = mz_dataset_new ();

  mz_test_set (dataset, MZ_RECORD_SITE, mz_test_site ("mine", "SE", MZ_SITE_MINE, 0, "Nd Dy", ""),
               mz_test_site ("plant", "MY", MZ_SITE_SEPARATION, 0, "Dy", ""), NULL);
  mz_test_set (dataset, MZ_RECORD_AGREEMENT, mz_test_agreement ("deal", "SE MY", "mine missing mine", "2020", "", ""), NULL);
  mz_test_set (dataset, MZ_RECORD_MEASURE, mz_test_measure ("ban", "MY", "2020", "2020", "", ""),
               mz_test_measure ("pause", "MY", "2021", "2021", "2022", "ban pause missing"), NULL);
  mz_test_set (dataset, MZ_RECORD_EVENT, event ("opening", "SE", "mine"), NULL);
  mz_test_set (dataset, MZ_RECORD_SERIES, series ("by-country", "country", "SE SE WORLD"),
               series ("by-mineral", "mineral", "Dy"), NULL);
  mz_test_set (dataset, MZ_RECORD_ELEMENT, element ("Dy"), element ("Nd"), NULL);
  mz_test_set (dataset, MZ_RECORD_COUNTRY, country ("MY", "Malaysia"), country ("SE", "Sweden"), NULL);
  mz_test_set (dataset, MZ_RECORD_CLAIM, claim ("c1", "src", "mine deal", "by-country"), NULL);
  mz_test_set (dataset, MZ_RECORD_FLOW, flow ("f1", "mine", "MY", NULL), flow ("f2", "mine", "MY", "f1"), NULL);
  mz_test_set (dataset, MZ_RECORD_SOURCE, source ("src"), source ("unused"), NULL);
  mz_dataset_link (dataset);
  return dataset;
}

/* "mine plant": the ids of the related records of a kind. */
static char *
related (MzDataset *dataset, const char *id, MzRecordKind kind)
{
  g_autoptr (GPtrArray) list = mz_dataset_get_related (dataset, mz_dataset_find (dataset, id), kind);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", mz_record_get_id (list->pdata[i]));
  return g_string_free (text, FALSE);
}

static void
test_both_ways (void)
{
  static const struct { const char *id; MzRecordKind kind; const char *related; } cases[] = {
    { "mine", MZ_RECORD_COUNTRY, "SE" }, { "SE", MZ_RECORD_SITE, "mine" }, { "MY", MZ_RECORD_SITE, "plant" },
    { "mine", MZ_RECORD_AGREEMENT, "deal" }, { "deal", MZ_RECORD_SITE, "mine" }, { "plant", MZ_RECORD_AGREEMENT, "" },
    { "deal", MZ_RECORD_COUNTRY, "MY SE" }, { "SE", MZ_RECORD_AGREEMENT, "deal" },
    { "mine", MZ_RECORD_ELEMENT, "Dy Nd" }, { "Dy", MZ_RECORD_SITE, "mine plant" }, { "Nd", MZ_RECORD_SITE, "mine" },
    { "src", MZ_RECORD_SITE, "mine plant" }, { "mine", MZ_RECORD_SOURCE, "src" }, { "src", MZ_RECORD_MEASURE, "ban pause" },
    { "unused", MZ_RECORD_SITE, "" }, { "MY", MZ_RECORD_MEASURE, "ban pause" },
    { "ban", MZ_RECORD_MEASURE, "pause" }, { "pause", MZ_RECORD_MEASURE, "ban" },
    { "SE", MZ_RECORD_EVENT, "opening" }, { "mine", MZ_RECORD_EVENT, "opening" }, { "opening", MZ_RECORD_SITE, "mine" },
    { "SE", MZ_RECORD_SERIES, "by-country" }, { "by-country", MZ_RECORD_COUNTRY, "SE" }, { "Dy", MZ_RECORD_SERIES, "by-mineral" },
    { "mine", MZ_RECORD_CLAIM, "c1" }, { "deal", MZ_RECORD_CLAIM, "c1" }, { "by-country", MZ_RECORD_CLAIM, "c1" },
    { "src", MZ_RECORD_CLAIM, "c1" }, { "c1", MZ_RECORD_SITE, "mine" },
    { "mine", MZ_RECORD_FLOW, "f1 f2" }, { "MY", MZ_RECORD_FLOW, "f1 f2" }, { "f1", MZ_RECORD_FLOW, "f2" },
    { "f2", MZ_RECORD_FLOW, "f1" },
  };
  g_autoptr (MzDataset) dataset = small_world ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = related (dataset, cases[i].id, cases[i].kind);

      g_test_message ("%s: %s", cases[i].id, mz_vocabulary_get_key (&mz_record_kinds, cases[i].kind));
      g_assert_cmpstr (found, ==, cases[i].related);
    }
}

static void
count_cb (MzDataset *dataset, guint *count)
{
  *count += 1;
}

/* Another mine of the same id in another country: all that named the first one names it, and nothing is left of the first. */
static void
test_relink (void)
{
  g_autoptr (MzDataset) dataset = small_world ();
  guint count = 0, version = mz_dataset_get_version (dataset);
  MzRecord *before = g_object_ref (mz_dataset_find (dataset, "mine"));
  g_autofree char *of_se = NULL, *of_my = NULL, *of_deal = NULL;
  g_autoptr (GPtrArray) of_old = NULL;

  g_signal_connect (dataset, "changed", G_CALLBACK (count_cb), &count);
  mz_test_set (dataset, MZ_RECORD_SITE, mz_test_site ("mine", "MY", MZ_SITE_MINE, 0, "", ""), NULL);
  mz_dataset_link (dataset);
  g_assert_cmpuint (count, ==, 1);
  g_assert_cmpuint (mz_dataset_get_version (dataset), ==, version + 1);
  of_se = related (dataset, "SE", MZ_RECORD_SITE);
  of_my = related (dataset, "MY", MZ_RECORD_SITE);
  of_deal = related (dataset, "deal", MZ_RECORD_SITE);
  g_assert_cmpstr (of_se, ==, "");
  g_assert_cmpstr (of_my, ==, "mine");
  g_assert_cmpstr (of_deal, ==, "mine");
  g_assert_null (mz_dataset_find (dataset, "plant"));
  of_old = mz_dataset_get_related (dataset, before, MZ_RECORD_AGREEMENT);
  g_assert_cmpuint (of_old->len, ==, 0);
  g_assert_finalize_object (before);
  g_signal_handlers_disconnect_by_data (dataset, &count);
  g_assert_finalize_object (g_steal_pointer (&dataset));
}

static MzForce
force_of (gpointer measure)
{
  return mz_measure_get_force (measure, mz_test_date ("2021-12-31"), mz_test_date ("2026")).force;
}

/* A measure is paused while the other one is there, and by nothing when that has gone; it may be in other datasets, too. */
static void
test_pauses (void)
{
  g_autoptr (MzDataset) dataset = small_world ();
  g_autoptr (MzMeasure) ban = g_object_ref (mz_dataset_lookup (dataset, MZ_RECORD_MEASURE, "ban"));
  g_autoptr (MzMeasure) pause = g_object_ref (mz_dataset_lookup (dataset, MZ_RECORD_MEASURE, "pause"));

  g_assert_cmpint (force_of (ban), ==, MZ_FORCE_PAUSED);
  mz_dataset_link (dataset);
  g_assert_cmpint (force_of (ban), ==, MZ_FORCE_PAUSED);
  mz_test_set (dataset, MZ_RECORD_MEASURE, g_object_ref (ban), NULL);
  g_assert_cmpint (force_of (ban), ==, MZ_FORCE_IN_FORCE);
  mz_dataset_link (dataset);
  g_assert_cmpint (force_of (ban), ==, MZ_FORCE_IN_FORCE);
  mz_test_set (dataset, MZ_RECORD_MEASURE, g_object_ref (ban), g_object_ref (pause), NULL);
  mz_dataset_link (dataset);
  g_assert_cmpint (force_of (ban), ==, MZ_FORCE_PAUSED);
  g_assert_finalize_object (g_steal_pointer (&dataset));
  g_assert_cmpint (force_of (ban), ==, MZ_FORCE_PAUSED);
}

static void
test_look_up (void)
{
  g_autoptr (MzDataset) dataset = small_world ();
  double lat = 1, lon = 1;

  g_assert_null (mz_dataset_lookup (dataset, MZ_RECORD_SITE, "deal"));
  g_assert_true (MZ_IS_AGREEMENT (mz_dataset_lookup (dataset, MZ_RECORD_AGREEMENT, "deal")));
  g_assert_true (MZ_IS_AGREEMENT (mz_dataset_find (dataset, "deal")));
  g_assert_null (mz_dataset_find (dataset, "missing"));
  g_assert_cmpstr (mz_dataset_country_name (dataset, "SE"), ==, "Sweden");
  g_assert_cmpstr (mz_dataset_country_name (dataset, "XX"), ==, "XX");
  g_assert_true (mz_dataset_get_place (dataset, "mine", &lat, &lon));
  g_assert_cmpfloat (lat, ==, 0);
  g_assert_true (mz_dataset_get_place (dataset, "SE", &lat, &lon));
  g_assert_false (mz_dataset_get_place (dataset, "deal", &lat, &lon));
}

/* So many that several threads link them: each site is in one of two countries and found by its own words. */
static void
test_many (void)
{
  const guint n = 70001;
  g_autoptr (MzDataset) dataset = small_world ();
  g_autoptr (GPtrArray) sites = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) of_se = NULL, of_my = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("Site-%05u", i);

      g_ptr_array_add (sites, mz_test_site (id, i % 3 == 0 ? "SE" : "MY", MZ_SITE_MINE, 0, i % 3 == 0 ? "Dy" : "Dy Dy", ""));
    }
  mz_dataset_set_records (dataset, MZ_RECORD_SITE, sites);
  mz_dataset_link (dataset);
  of_se = mz_dataset_get_related (dataset, mz_dataset_find (dataset, "SE"), MZ_RECORD_SITE);
  of_my = mz_dataset_get_related (dataset, mz_dataset_find (dataset, "MY"), MZ_RECORD_SITE);
  g_assert_cmpuint (of_se->len, ==, (n + 2) / 3);
  g_assert_cmpuint (of_my->len, ==, n - (n + 2) / 3);
  for (guint i = 0; i < of_se->len; i++)
    g_assert_true (of_se->pdata[i] == sites->pdata[3 * i]);
  for (guint i = 0; i < n; i++)
    {
      MzRecord *site = sites->pdata[i];
      g_autofree char *found = g_strdup_printf ("site-%05u\n\n", i);

      g_assert_true (g_str_has_prefix (mz_record_peek_haystack (site), found));
      g_assert_nonnull (strstr (mz_record_peek_haystack (site), i % 3 == 0 ? "sweden" : "malaysia"));
      if (i % 1000 == 0)
        {
          g_autoptr (GPtrArray) minerals = mz_dataset_get_related (dataset, site, MZ_RECORD_ELEMENT);

          g_assert_cmpuint (minerals->len, ==, 1);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/dataset/both-ways", test_both_ways);
  g_test_add_func ("/model/dataset/relink", test_relink);
  g_test_add_func ("/model/dataset/pauses", test_pauses);
  g_test_add_func ("/model/dataset/look-up", test_look_up);
  g_test_add_func ("/model/dataset/many", test_many);
  return g_test_run ();
}
