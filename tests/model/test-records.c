/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of every kind: made, read, let go. */
#include "mz-search.h"
#include "mz-test.h"
#include "mz-test-model.h"
#include "mz-workspace.h"

static MzRecord *
make (MzRecordKind kind)
{
  MzRecordHead head = mz_test_head ("id", "Name", "a b");
  MzSeriesInfo *series;

  head.short_name = kind == MZ_RECORD_SITE ? g_strdup ("Short") : NULL;
  switch (kind)
    {
    case MZ_RECORD_SITE:
      return MZ_RECORD (mz_site_new (&head, mz_site_info_new ()));
    case MZ_RECORD_AGREEMENT:
      return MZ_RECORD (mz_agreement_new (&head, mz_agreement_info_new ()));
    case MZ_RECORD_MEASURE:
      return MZ_RECORD (mz_measure_new (&head, mz_measure_info_new ()));
    case MZ_RECORD_EVENT:
      return MZ_RECORD (mz_event_new (&head, g_new0 (MzEventInfo, 1)));
    case MZ_RECORD_SERIES:
      series = g_new0 (MzSeriesInfo, 1);
      series->points = mz_series_points_new ();
      return MZ_RECORD (mz_series_new (&head, series));
    case MZ_RECORD_ELEMENT:
      return MZ_RECORD (mz_element_new (&head, g_new0 (MzElementInfo, 1)));
    case MZ_RECORD_COUNTRY:
      return MZ_RECORD (mz_country_new (&head, g_new0 (MzCountryInfo, 1)));
    case MZ_RECORD_CLAIM:
      return MZ_RECORD (mz_claim_new (&head, g_new0 (MzClaimInfo, 1)));
    case MZ_RECORD_FLOW:
      return MZ_RECORD (mz_flow_new (&head, g_new0 (MzFlowInfo, 1)));
    case MZ_RECORD_DEMAND:
      return MZ_RECORD (mz_demand_new (&head, g_new0 (MzDemandInfo, 1)));
    case MZ_RECORD_STOCK:
      return MZ_RECORD (mz_stock_new (&head, g_new0 (MzStockInfo, 1)));
    case MZ_RECORD_GOOD:
      return MZ_RECORD (mz_good_new (&head, g_new0 (MzGoodInfo, 1)));
    case MZ_RECORD_PARAMETER:
      return MZ_RECORD (mz_parameter_new (&head, g_new0 (MzParameterInfo, 1)));
    case MZ_RECORD_SOURCE:
      return MZ_RECORD (mz_source_new (&head, g_new0 (MzSourceInfo, 1)));
    case MZ_RECORD_COMPANY:
      return MZ_RECORD (mz_company_new (&head, g_new0 (MzCompanyInfo, 1)));
    case MZ_N_RECORD_KINDS:
    default:
      g_assert_not_reached ();
    }
}

static void
test_kinds (void)
{
  for (guint kind = 0; kind < MZ_N_RECORD_KINDS; kind++)
    {
      MzRecord *record = make ((MzRecordKind) kind);
      const MzRecordHead *head = mz_record_peek_head (record);
      g_autofree char *name = NULL, *short_name = NULL;

      g_assert_cmpint (mz_record_get_kind (record), ==, kind);
      g_assert_cmpstr (mz_record_get_id (record), ==, "id");
      g_assert_cmpstr (mz_record_get_short_name (record), ==, kind == MZ_RECORD_SITE ? "Short" : "Name");
      g_assert_cmpuint (g_strv_length (head->sources), ==, 2);
      g_assert_nonnull (head->aliases);
      mz_test_sweep_properties (G_OBJECT (record), NULL);
      g_object_get (record, "name", &name, "short-name", &short_name, NULL);
      g_assert_cmpstr (name, ==, "Name");
      g_assert_cmpstr (short_name, ==, mz_record_get_short_name (record));
      g_assert_finalize_object (record);
    }
}

/* The head is taken over; a name that is missing is the id, lists are never NULL. */
static void
test_head (void)
{
  MzRecordHead head = { .id = g_strdup ("x") };
  g_autoptr (MzSource) source = mz_source_new (&head, g_new0 (MzSourceInfo, 1));
  const MzRecordHead *taken = mz_record_peek_head (MZ_RECORD (source));

  g_assert_null (head.id);
  g_assert_cmpstr (taken->name, ==, "x");
  g_assert_cmpuint (g_strv_length (taken->sources), ==, 0);
  g_assert_cmpuint (g_strv_length (taken->aliases), ==, 0);
}

static void
test_source (void)
{
  static const struct { const char *publisher, *date, *url, *chip, *citation; } cases[] = {
    { "USGS", "2026-02", "https://x.org/", "USGS 2026", "USGS (2026-02): Title. https://x.org/" },
    { "USGS", "", NULL, "USGS", "USGS (no date): Title." },
    { NULL, "2025-10-20", NULL, "Title 2025", "No publisher (2025-10-20): Title." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MzRecordHead head = mz_test_head ("s", "Title", "");
      MzSourceInfo *info = g_new0 (MzSourceInfo, 1);
      g_autoptr (MzSource) source = NULL;
      g_autofree char *chip = NULL, *citation = NULL;

      info->publisher = g_strdup (cases[i].publisher);
      info->date = mz_test_date (cases[i].date);
      info->url = g_strdup (cases[i].url);
      source = mz_source_new (&head, info);
      chip = mz_source_get_chip (source);
      citation = mz_source_get_citation (source);
      g_assert_cmpstr (chip, ==, cases[i].chip);
      g_assert_cmpstr (citation, ==, cases[i].citation);
    }
}

static void
test_agreement (void)
{
  g_autoptr (MzAgreement) agreement = mz_test_agreement ("a", "US JP EU", "", "2025", "", "");

  g_assert_true (mz_agreement_has_party (agreement, "JP"));
  g_assert_true (mz_agreement_has_party (agreement, "EU"));
  g_assert_false (mz_agreement_has_party (agreement, "CN"));
  g_assert_cmpfloat (mz_agreement_peek (agreement)->value_usd, <, 0);
  g_assert_cmpint (mz_agreement_peek (agreement)->binding, ==, MZ_BINDING_UNKNOWN);
  g_assert_cmpint (mz_agreement_peek (agreement)->delivered, ==, MZ_DELIVERED_NOT_KNOWN);
}

static void
test_restricts (void)
{
  for (guint kind = 0; kind < MZ_N_MEASURE_KINDS; kind++)
    {
      MzRecordHead head = mz_test_head ("m", "M", "");
      MzMeasureInfo *info = mz_measure_info_new ();
      g_autoptr (MzMeasure) measure = NULL;
      const char *key = mz_vocabulary_get_key (&mz_measure_kinds, kind);

      info->kind = (MzMeasureKind) kind;
      measure = mz_measure_new (&head, info);
      g_assert_cmpint (mz_measure_restricts_export (measure), ==,
                       g_str_has_prefix (key, "export-") || strcmp (key, "quota") == 0);
    }
}

/* Properties of the other classes of the model: what is set is read, what changes is told. */
static void
test_properties (void)
{
  g_autoptr (MzDataset) dataset = mz_dataset_new ();
  MzStore *store = mz_store_new ();
  MzSearch *search = mz_search_new (dataset);
  MzWorkspace *workspace = mz_workspace_new (dataset);

  mz_test_sweep_properties (G_OBJECT (dataset), NULL);
  mz_test_sweep_properties (G_OBJECT (store), NULL);
  mz_test_sweep_properties (G_OBJECT (search), NULL);
  mz_test_sweep_properties (G_OBJECT (workspace), NULL);
  g_assert_finalize_object (workspace);
  g_assert_finalize_object (search);
  g_assert_finalize_object (store);
}

/* The boxed and the object properties of the workspace, which a sweep cannot make values for. */
static void
count_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  *count += 1;
}

static void
test_workspace_properties (void)
{
  g_autoptr (MzDataset) dataset = mz_dataset_new ();
  g_autoptr (MzWorkspace) workspace = mz_workspace_new (dataset);
  g_autoptr (MzSite) site = mz_test_site ("s", "SE", MZ_SITE_MINE, 0, "", "");
  g_autoptr (MzQuery) query = mz_query_new (&(MzFacets) { .text = "x" });
  g_autoptr (MzQuery) read_query = NULL;
  g_autoptr (MzRecord) read_record = NULL, read_hover = NULL;
  g_autofree MzPartialDate *read_date = NULL;
  g_autofree MzView *read_view = NULL;
  MzPartialDate date = { 1999, 5, 0 };
  MzView view = { 10, 20, 30, 640, 480 };
  guint count = 0;

  g_signal_connect (workspace, "notify", G_CALLBACK (count_cb), &count);
  for (guint i = 0; i < 2; i++)
    g_object_set (workspace, "date", &date, "query", query, "selection", site, "hover", site, "view", &view, NULL);
  g_assert_cmpuint (count, ==, 5);
  g_object_get (workspace, "date", &read_date, "query", &read_query, "selection", &read_record, "hover", &read_hover, "view",
                &read_view, NULL);
  g_assert_true (mz_partial_date_equal (*read_date, date));
  g_assert_true (mz_query_equal (read_query, query));
  g_assert_true (read_record == MZ_RECORD (site) && read_hover == MZ_RECORD (site));
  /* There are twenty zooms. */
  g_assert_cmpfloat (read_view->zoom, ==, 20);
  g_assert_cmpfloat (read_view->lon, ==, 20);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/record/kinds", test_kinds);
  g_test_add_func ("/model/record/head", test_head);
  g_test_add_func ("/model/facts/source", test_source);
  g_test_add_func ("/model/agreement/parties", test_agreement);
  g_test_add_func ("/model/measure/restricts", test_restricts);
  g_test_add_func ("/model/properties", test_properties);
  g_test_add_func ("/model/workspace/properties", test_workspace_properties);
  return g_test_run ();
}
