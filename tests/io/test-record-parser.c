/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every field of the smaller kinds of record, and what is said where one is not as it must be. */
#include <math.h>

#include "mz-test-read.h"

#define MEASURE "\"id\":\"m\",\"name\":\"M\",\"country\":\"CN\",\"kind\":\"quota\""
#define EVENT   "\"id\":\"e\",\"name\":\"E\",\"date\":\"2011-03-11\",\"kind\":\"shock\""
#define SERIES  "\"id\":\"s\",\"title\":\"S\",\"unit\":\"t\",\"frequency\":\"month\",\"dimension\":\"country\""
#define ELEMENT "\"id\":\"Dy\",\"name\":\"dysprosium\",\"symbol\":\"Dy\",\"group\":\"HREE\""
#define COUNTRY "\"id\":\"SE\",\"name\":\"Sweden\",\"lat\":62,\"lon\":15"
#define CLAIM   "\"id\":\"c\",\"article\":\"a\",\"says\":\"So it is\""
#define FLOW    "\"id\":\"f\",\"from_country\":\"CN\",\"to_site\":\"plant\",\"stage_from\":\"mining\",\"stage_to\":\"use\"," \
                "\"what\":\"t REO\",\"basis\":\"customs\""
#define DEMAND  "\"id\":\"d\",\"region\":\"EU\",\"year\":\"2030\",\"what\":\"t magnets\",\"scenario\":\"observed\""

static void
test_values (void)
{
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDataset) measures = mz_test_read ("measures", MEASURE ",\"announced\":\"2020\",\"effective\":\"2021-02\","
                                                 "\"ends\":\"2022-03-04\",\"targets\":\"all\",\"minerals\":[\"Dy\"],"
                                                 "\"terms\":[\"t\"],\"pauses\":[\"p\"]", report);
  g_autoptr (MzDataset) events = mz_test_read ("events", EVENT ",\"end\":\"2012\",\"countries\":[\"JP\"],\"sites\":[\"x\"]", report);
  g_autoptr (MzDataset) series = mz_test_read ("series", SERIES ",\"points\":[{\"key\":\"CN\",\"t\":\"2020-01\",\"v\":-1.5,"
                                               "\"bound\":\"most\",\"estimate\":true}]", report);
  g_autoptr (MzDataset) elements = mz_test_read ("elements", ELEMENT ",\"z\":66,\"uses\":[\"magnets\"],\"magnet\":true,"
                                                 "\"controlled_since\":\"2025-04-04\"", report);
  g_autoptr (MzDataset) countries = mz_test_read ("countries", COUNTRY ",\"numeric\":\"752\",\"rank\":2", report);
  g_autoptr (MzDataset) claims = mz_test_read ("claims", CLAIM ",\"figure\":0,\"unit\":\"%\",\"records\":[\"r\"],"
                                               "\"series\":[\"s\"],\"topic\":\"mining\"", report);
  g_autoptr (MzDataset) flows = mz_test_read ("flows", FLOW ",\"t_in_period\":7,\"months\":10,\"year\":\"2025\","
                                              "\"planned\":true,\"part_of\":\"g\",\"same_as\":\"h\"", report);
  g_autoptr (MzDataset) demand = mz_test_read ("demand", DEMAND ",\"low\":6,\"high\":7.5,\"by\":\"B\",\"estimate\":true", report);
  const MzMeasureInfo *measure = mz_measure_peek (mz_dataset_lookup (measures, MZ_RECORD_MEASURE, "m"));
  const MzEventInfo *event = mz_event_peek (mz_dataset_lookup (events, MZ_RECORD_EVENT, "e"));
  const MzSeriesInfo *figures = mz_series_peek (mz_dataset_lookup (series, MZ_RECORD_SERIES, "s"));
  const MzElementInfo *element = mz_element_peek (mz_dataset_lookup (elements, MZ_RECORD_ELEMENT, "Dy"));
  const MzCountryInfo *country = mz_country_peek (mz_dataset_lookup (countries, MZ_RECORD_COUNTRY, "SE"));
  const MzClaimInfo *claim = mz_claim_peek (mz_dataset_lookup (claims, MZ_RECORD_CLAIM, "c"));
  const MzFlowInfo *flow = mz_flow_peek (mz_dataset_lookup (flows, MZ_RECORD_FLOW, "f"));
  const MzDemandInfo *need = mz_demand_peek (mz_dataset_lookup (demand, MZ_RECORD_DEMAND, "d"));
  const MzPoint *point = &g_array_index (figures->points, MzPoint, 0);

  g_assert_cmpuint (mz_report_get_length (report), ==, 0);
  g_assert_cmpint (measure->kind, ==, MZ_MEASURE_QUOTA);
  g_assert_true (measure->targets_all && measure->targets[0] == NULL);
  g_assert_cmpuint (measure->ends.day, ==, 4);
  g_assert_cmpstr (measure->pauses[0], ==, "p");
  g_assert_cmpuint (event->end.year, ==, 2012);
  g_assert_cmpstr (event->sites[0], ==, "x");
  g_assert_true (figures->monthly && point->estimate);
  g_assert_cmpfloat (point->v, ==, -1.5);
  g_assert_cmpint (point->bound, ==, MZ_BOUND_MOST);
  g_assert_cmpuint (element->z, ==, 66);
  g_assert_true (element->magnet);
  g_assert_cmpstr (country->numeric, ==, "752");
  g_assert_cmpuint (country->rank, ==, 2);
  /* Nought is a figure. */
  g_assert_true (claim->has_figure);
  g_assert_cmpfloat (claim->figure, ==, 0);
  g_assert_cmpstr (mz_record_get_name (mz_dataset_lookup (claims, MZ_RECORD_CLAIM, "c")), ==, "So it is");
  g_assert_cmpfloat (flow->t_per_year, <, 0);
  g_assert_cmpuint (flow->months, ==, 10);
  g_assert_cmpstr (mz_record_get_name (mz_dataset_lookup (flows, MZ_RECORD_FLOW, "f")), ==, "CN – plant, mining, 2025");
  g_assert_cmpfloat (need->high, ==, 7.5);
  g_assert_true (isnan (need->value) && need->estimate && !need->claim);
  g_assert_cmpstr (need->by, ==, "B");
  g_assert_cmpstr (mz_record_get_name (mz_dataset_lookup (demand, MZ_RECORD_DEMAND, "d")), ==, "EU, t magnets, 2030");
}

/* null is a missing field, and a missing field is not known. */
static void
test_missing (void)
{
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDataset) claims = mz_test_read ("claims", CLAIM ",\"figure\":null,\"unit\":null,\"records\":null", report);
  g_autoptr (MzDataset) words = mz_test_read ("claims", CLAIM ",\"figure\":\"most\"", report);
  g_autoptr (MzDataset) measures = mz_test_read ("measures", MEASURE ",\"targets\":null,\"ends\":null", report);
  const MzClaimInfo *claim = mz_claim_peek (mz_dataset_lookup (claims, MZ_RECORD_CLAIM, "c"));
  const MzMeasureInfo *measure = mz_measure_peek (mz_dataset_lookup (measures, MZ_RECORD_MEASURE, "m"));

  g_assert_cmpuint (mz_report_get_length (report), ==, 0);
  g_assert_false (claim->has_figure);
  g_assert_null (claim->figure_text);
  g_assert_null (claim->unit);
  g_assert_cmpstr (mz_claim_peek (mz_dataset_lookup (words, MZ_RECORD_CLAIM, "c"))->figure_text, ==, "most");
  g_assert_false (measure->targets_all);
  g_assert_false (mz_partial_date_is_set (measure->announced) || mz_partial_date_is_set (measure->ends));
}

/* One thing wrong, one finding, no record. */
static void
test_errors (void)
{
  static const struct { const char *kind, *fields, *message; } cases[] = {
    { "measures", MEASURE ",\"targets\":\"most\"", "targets must be \"all\" or a list of countries" },
    { "measures", MEASURE ",\"targets\":[\"usa\"]", "targets “usa” is not a country; write its two capital letters "
                                                  "(ISO 3166-1 alpha-2) or EU" },
    { "measures", MEASURE ",\"effective\":\"2021\",\"ends\":\"2020\"", "ends is earlier than effective" },
    { "agreements", "\"id\":\"a\",\"name\":\"A\",\"kind\":\"mou\",\"binding\":\"yes\"", "binding must be true or false" },
    { "agreements", "\"id\":\"a\",\"name\":\"A\",\"kind\":\"mou\",\"signed\":\"2021\",\"ends\":\"2020\"",
      "ends is earlier than signed" },
    { "agreements", "\"id\":\"a\",\"name\":\"A\",\"kind\":\"mou\",\"delivered\":\"not-known\"",
      "delivered “not-known” is not a delivery; there are: none, some, yes" },
    { "agreements", "\"id\":\"a\",\"name\":\"A\",\"kind\":\"mou\",\"steps\":{}", "steps must be a list in square brackets" },
    { "events", "\"id\":\"e\",\"name\":\"E\",\"kind\":\"shock\"", "date is missing; every such record must have it" },
    { "series", SERIES ",\"points\":[{\"key\":\"CN\",\"t\":\"2020\",\"v\":\"7\"}]",
      "points[1].v must be a number without quotes" },
    { "series", SERIES ",\"points\":[{\"key\":\"CN\",\"t\":\"2020\",\"v\":7,\"bound\":\"about\"}]",
      "points[1].bound “about” is not a bound; there are: none, least, most" },
    { "elements", ELEMENT ",\"z\":66.5", "z must be a whole number" },
    { "elements", ELEMENT ",\"z\":119", "z 119 is out of range (1 to 118)" },
    { "countries", COUNTRY ",\"rank\":0", "rank 0 is out of range (1 to 4)" },
    { "countries", "\"id\":\"Swe\",\"name\":\"S\",\"lat\":1,\"lon\":1,\"rank\":1",
      "id “Swe” is not a country; write its two capital letters (ISO 3166-1 alpha-2) or EU" },
    { "claims", CLAIM ",\"figure\":[1]", "figure must be a number without quotes" },
    { "claims", CLAIM ",\"records\":[\"a\",1]", "records must hold texts alone; entry 2 is none" },
    { "flows", FLOW ",\"t_per_year\":-5", "t_per_year -5 is out of range (0 to 1000000000000)" },
    { "flows", FLOW ",\"months\":0.5", "months 0.5 is out of range (1 to 1200)" },
    { "demand", DEMAND ",\"low\":7,\"high\":6", "high must stand with low, and not be below it" },
    { "demand", DEMAND ",\"low\":7", "high must stand with low, and not be below it" },
    { "demand", DEMAND ",\"value\":-1", "value -1 is out of range (0 to 1000000000000)" },
    { "sources", "\"id\":\"s\",\"title\":\"\"", "title is empty" },
    { "sources", "\"id\":\"s\",\"title\":\"T\",\"url\":\"ftp://x\"", "url must begin with https:// or http://" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MzReport) report = mz_report_new ();
      g_autoptr (MzDataset) dataset = mz_test_read (cases[i].kind, cases[i].fields, report);
      guint kind;

      g_test_message ("%s: %s", cases[i].kind, cases[i].fields);
      g_assert_cmpuint (mz_report_get_length (report), ==, 1);
      g_assert_cmpstr (mz_report_peek (report, 0)->message, ==, cases[i].message);
      g_assert_true (mz_vocabulary_find (&mz_record_kinds, cases[i].kind, &kind));
      g_assert_cmpuint (mz_store_get_length (mz_dataset_get_store (dataset, (MzRecordKind) kind)), ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/io/record-parser/values", test_values);
  g_test_add_func ("/io/record-parser/missing", test_missing);
  g_test_add_func ("/io/record-parser/errors", test_errors);
  return g_test_run ();
}
