/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-facts-reader.h"

static MzDataset *
read_text (const char *text, MzReport *report, gboolean expected)
{
  MzDataset *dataset = mz_dataset_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  g_assert_cmpint (mz_facts_overlay_bytes (dataset, bytes, "x.json", report), ==, expected);
  return dataset;
}

#define SITE(more) "{\"id\":\"s\",\"name\":\"S\",\"country\":\"US\",\"lat\":1,\"lon\":2,\"precision\":\"site\"," \
                   "\"kind\":\"mine\"" more "}"

/* One bad record among two: it is named with file, line, record and field, and the other one loads. */
static void
test_errors (void)
{
  static const struct { const char *record, *message; } cases[] = {
    { "7", "x.json:3:1: error: a record must be an object in braces" },
    { "{}", "x.json:3:1: error: id is missing; every such record must have it" },
    { "{\"id\":7}", "x.json:3:2: error: id must be a text in quotes" },
    { "{\"id\":\"a b\"}", "x.json:3:2: error: record 'a b': id may hold neither spaces nor control characters" },
    { SITE (",\"lat2\":1,\"minerals\":7"), "x.json:3:95: error: record 's': minerals must be a list of texts in square brackets" },
    { "{\"id\":\"s\",\"name\":\"S\",\"country\":\"US\",\n\"lat\":191,\"lon\":2,\"precision\":\"site\",\"kind\":\"mine\"}",
      "x.json:4:1: error: record 's': lat 191 is out of range (-90 to 90)" },
    { SITE (",\"status\":[{\"from\":\"2015\",\"state\":\"closed\"},{\"from\":\"2010\",\"state\":\"care\"}]"),
      "x.json:3:130: error: record 's': status[2].from is earlier than the state before it; put the oldest first" },
    { SITE (",\"owners\":[{\"name\":\"A\",\"share\":1.5}]"),
      "x.json:3:108: error: record 's': owners[1].share 1.5 is out of range (0 to 1)" },
    { SITE (",\"stages\":[\"refining\"]"),
      "x.json:3:86: error: record 's': stages “refining” is not a stage; there are: mining, concentration, separation, "
      "metal, alloy, magnet, recycling" },
    { SITE (",\"resource\":[{\"class\":\"inferred\",\"as_of\":\"2021-13\"}]"),
      "x.json:3:118: error: record 's': resource[1].as_of is wrong: “2021-13” is not a date; write 2025, 2025-10 or "
      "2025-10-20" },
    { SITE (",\"capacity\":[{\"what\":\"REO\"},{\"t_per_year\":5}]"),
      "x.json:3:113: error: record 's': capacity[2].what is missing; every such record must have it" },
    { SITE (",\"status\":[{\"note\":\"\\\"state\\\": [é\",\"state\":\"closed\"},{\"state\":\"going\"}]"),
      "x.json:3:139: error: record 's': status[2].state “going” is not a status; there are: exploration, development, "
      "construction, operating, care, closed, planned" },
    { SITE (",\"capacity\":[7]"),
      "x.json:3:86: error: record 's': capacity must hold objects in braces alone; entry 1 is none" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"sites\":[\n{\"id\":\"ok\",\"name\":\"Ok\",\"country\":\"FJ\",\"lat\":-17,"
                                               "\"lon\":179,\"precision\":\"town\",\"kind\":\"deposit\"},\n%s]}",
                                               cases[i].record);
      g_autoptr (MzReport) report = mz_report_new ();
      g_autoptr (MzDataset) dataset = read_text (text, report, TRUE);
      g_autofree char *found = NULL;

      g_assert_cmpuint (mz_report_get_length (report), ==, 1);
      found = mz_finding_to_string (mz_report_peek (report, 0));
      g_assert_cmpstr (found, ==, cases[i].message);
      g_assert_cmpuint (mz_store_get_length (mz_dataset_get_store (dataset, MZ_RECORD_SITE)), ==, 1);
      g_assert_nonnull (mz_dataset_lookup (dataset, MZ_RECORD_SITE, "ok"));
    }
}

/* A record that is wrong all over is told of ten times and left. */
static void
test_many_findings (void)
{
  GString *text = g_string_new ("{\"series\":[{\"id\":\"a\",\"title\":\"A\",\"unit\":\"t\",\"frequency\":\"year\","
                                "\"dimension\":\"none\",\"points\":[");
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDataset) dataset = NULL;
  g_autofree char *last = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, i > 0 ? ",{}" : "{}");
  g_string_append (text, "]}]}");
  dataset = read_text (text->str, report, TRUE);
  g_assert_cmpuint (mz_report_get_length (report), ==, 11);
  last = mz_finding_to_string (mz_report_peek (report, 10));
  g_assert_cmpstr (last, ==, "x.json:1:12: error: record 'a': 59990 more things are wrong with it");
  g_assert_cmpuint (mz_store_get_length (mz_dataset_get_store (dataset, MZ_RECORD_SERIES)), ==, 0);
  g_string_free (text, TRUE);
}

/* So is a file, after a thousand; and what is sound in it loads. */
static void
test_many_bad_records (void)
{
  GString *text = g_string_new ("{\"sites\":[");
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDataset) dataset = NULL;
  g_autofree char *last = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "{},");
  g_string_append (text, SITE ("") "]}");
  dataset = read_text (text->str, report, TRUE);
  g_assert_cmpuint (mz_report_count (report, MZ_SEVERITY_ERROR), ==, 20000);
  g_assert_cmpuint (mz_report_count (report, MZ_SEVERITY_WARNING), ==, 0);
  g_assert_cmpuint (mz_report_get_length (report), ==, 1001);
  last = mz_finding_to_string (mz_report_peek (report, 1000));
  g_assert_cmpstr (last, ==, "x.json: error: 19000 more things are wrong; mend these first");
  g_assert_nonnull (mz_dataset_lookup (dataset, MZ_RECORD_SITE, "s"));
  g_string_free (text, TRUE);
}

static void
test_refused (void)
{
  static const char *const cases[] = { "", "[]", "7", "{\"sites\":[}", "{\"sites\":[]}{}", "{\"a\":1,\"a\":2}" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MzReport) report = mz_report_new ();
      g_autoptr (MzDataset) dataset = read_text (cases[i], report, FALSE);

      g_assert_cmpuint (mz_report_count (report, MZ_SEVERITY_ERROR), ==, 1);
    }
}

static void
test_values (void)
{
  static const char text[] =
    "{\"about\":{\"as_of\":\"2026-07\"},\"sites\":[" SITE (
      ",\"stages\":[\"mining\",\"separation\"],\"minerals\":[\"Dy\"],\"operator\":\"O\",\"unknown\":{\"kept\":[1,2]},"
      "\"owners\":[{\"name\":\"A\",\"share\":0.25,\"since\":\"2017\"},{\"name\":\"B\"}],"
      "\"status\":[{\"from\":\"2012-08\",\"state\":\"operating\"}],"
      "\"capacity\":[{\"what\":\"REO\",\"t_per_year\":50692,\"from\":\"2025\",\"sources\":[\"x\"]}],"
      "\"resource\":[{\"class\":\"reserve\",\"mt\":16.7}],\"sources\":[\"x\",\"y\"],\"confidence\":\"general\"") "],"
    "\"sources\":[{\"id\":\"x\",\"title\":\"T\",\"publisher\":\"USGS\",\"date\":\"2026-02\",\"url\":\"https://x.org/\"}],"
    "\"agreements\":[{\"id\":\"a\",\"name\":\"A\",\"kind\":\"mou\",\"parties\":[\"US\",\"JP\"],\"binding\":null,"
    "\"signed\":\"2025-10-28\",\"sites\":[\"s\"],\"steps\":[{\"step\":\"money\",\"date\":\"2025\",\"amount\":7,\"unit\":\"USD\"}]}]}";
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDataset) dataset = read_text (text, report, TRUE);
  MzSite *site = mz_dataset_lookup (dataset, MZ_RECORD_SITE, "s");
  MzSource *source = mz_dataset_lookup (dataset, MZ_RECORD_SOURCE, "x");
  MzAgreement *agreement = mz_dataset_lookup (dataset, MZ_RECORD_AGREEMENT, "a");
  g_autofree char *chip = mz_source_get_chip (source), *citation = mz_source_get_citation (source);
  const MzSiteInfo *info = mz_site_peek (site);
  const MzOwner *owners = (const MzOwner *) info->owners->data;
  gsize size;
  const char *json = g_bytes_get_data (mz_record_peek_head (MZ_RECORD (site))->json, &size);

  g_assert_cmpuint (mz_report_get_length (report), ==, 0);
  g_assert_cmpuint (mz_dataset_get_as_of (dataset).month, ==, 7);
  g_assert_cmpuint (info->stages, ==, MZ_BIT (MZ_STAGE_MINING) | MZ_BIT (MZ_STAGE_SEPARATION));
  g_assert_cmpfloat (owners[0].share, ==, 0.25);
  g_assert_cmpfloat (owners[1].share, <, 0);
  g_assert_cmpfloat (g_array_index (info->resource, MzResource, 0).treo_pct, <, 0);
  g_assert_cmpstr (g_array_index (info->capacity, MzCapacity, 0).sources[0], ==, "x");
  g_assert_true (mz_record_peek_head (MZ_RECORD (site))->general);
  g_assert_nonnull (g_strstr_len (json, (gssize) size, "\"unknown\":{\"kept\":[1,2]}"));
  g_assert_cmpint (mz_agreement_peek (agreement)->binding, ==, MZ_BINDING_UNKNOWN);
  g_assert_cmpfloat (mz_agreement_peek (agreement)->value_usd, <, 0);
  g_assert_cmpstr (chip, ==, "USGS 2026");
  g_assert_cmpstr (citation, ==, "USGS (2026-02): T. https://x.org/");

  mz_facts_check_references (dataset, TRUE, report);
  /* Source y, and the countries US (of the site) and US and JP (of the agreement). */
  g_assert_cmpuint (mz_report_count (report, MZ_SEVERITY_WARNING), ==, 4);
}

static void
test_overlay (void)
{
  static const char base[] = "{\"sites\":[" SITE ("") "]}";
  static const char over[] = "{\"sites\":[{\"id\":\"s\",\"name\":\"Mine\",\"country\":\"CA\",\"lat\":5,\"lon\":6,"
                             "\"precision\":\"site\",\"kind\":\"mine\"},{\"id\":\"t\",\"name\":\"T\",\"country\":\"CA\","
                             "\"lat\":5,\"lon\":6,\"precision\":\"site\",\"kind\":\"mine\"},{\"id\":\"t\",\"name\":\"U\","
                             "\"country\":\"CA\",\"lat\":5,\"lon\":6,\"precision\":\"site\",\"kind\":\"mine\"}]}";
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDataset) dataset = read_text (base, report, TRUE);
  g_autoptr (GBytes) bytes = g_bytes_new_static (over, strlen (over));

  /* A record of another file is replaced; the same id twice in one file is an error, and the first one stays. */
  g_assert_true (mz_facts_overlay_bytes (dataset, bytes, "over.json", report));
  g_assert_cmpuint (mz_report_count (report, MZ_SEVERITY_ERROR), ==, 1);
  g_assert_cmpstr (mz_record_get_name (mz_dataset_find (dataset, "s")), ==, "Mine");
  g_assert_cmpuint (mz_store_get_length (mz_dataset_get_store (dataset, MZ_RECORD_SITE)), ==, 2);
  g_assert_cmpstr (mz_record_get_name (mz_dataset_find (dataset, "t")), ==, "T");
}

static void
test_bundled (void)
{
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDataset) dataset = mz_facts_load_bundled (report);
  static const guint at_least[MZ_N_RECORD_KINDS] = { 354, 161, 83, 79, 98, 17, 200, 139, 111, 49, 26, 21, 109, 1286 };

  for (guint i = 0; i < mz_report_get_length (report); i++)
    {
      g_autofree char *text = mz_finding_to_string (mz_report_peek (report, i));

      g_test_message ("%s", text);
    }
  g_assert_cmpuint (mz_report_get_length (report), ==, 0);
  for (guint kind = 0; kind < MZ_N_RECORD_KINDS; kind++)
    g_assert_cmpuint (mz_store_get_length (mz_dataset_get_store (dataset, (MzRecordKind) kind)), >=, at_least[kind]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/io/facts-reader/errors", test_errors);
  g_test_add_func ("/io/facts-reader/many-findings", test_many_findings);
  g_test_add_func ("/io/facts-reader/many-bad-records", test_many_bad_records);
  g_test_add_func ("/io/facts-reader/refused", test_refused);
  g_test_add_func ("/io/facts-reader/values", test_values);
  g_test_add_func ("/io/facts-reader/overlay", test_overlay);
  g_test_add_func ("/io/facts-reader/bundled", test_bundled);
  return g_test_run ();
}
