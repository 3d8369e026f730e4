/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-gauge-writer.h"

#include "mz-facts-reader.h"
#include "mz-json-gate.h"

#define HEAD "\"confidence\": \"sourced\", \"sources\": [\"s1\"]"

/* 40 % of 1,000 t; 250 are made; 100 are promised for 2028 by a site that nobody else counts. */
#define FACTS                                                                                                          \
  "{\"parameters\": ["                                                                                                 \
  "{\"id\": \"den\", \"group\": \"denominators\", \"what\": \"use\", \"unit\": \"t metal\", \"year\": \"2024\","       \
  " \"value\": 1000, " HEAD "},"                                                                                       \
  "{\"id\": \"num\", \"group\": \"numerators\", \"benchmark\": 40, \"what\": \"“A”\", \"unit\": \"t metal/y\","        \
  " \"year\": \"2024\", \"value\": 250, " HEAD "}],"                                                                   \
  "\"sites\": [{\"id\": \"q\", \"name\": \"Q\", \"country\": \"DE\", \"lat\": 50, \"lon\": 10, \"precision\": \"town\"," \
  " \"kind\": \"metal\", \"stages\": [\"metal\"], \"status\": [{\"from\": \"2024\", \"state\": \"planned\"}],"         \
  " \"capacity\": [{\"what\": \"metal\", \"t_per_year\": 100, \"from\": \"2028\", \"planned\": true}], " HEAD "}],"    \
  "\"series\": [{\"id\": \"eu-crma-targets\", \"title\": \"Targets\", \"unit\": \"%\", \"frequency\": \"year\","       \
  " \"dimension\": \"stage\", \"points\": [{\"key\": \"processing (at least)\", \"t\": \"2030\", \"v\": 40}], " HEAD "}]," \
  "\"countries\": [{\"id\": \"DE\", \"name\": \"Germany\", \"lat\": 50, \"lon\": 10, \"rank\": 1, " HEAD "}],"         \
  "\"sources\": [{\"id\": \"s1\", \"title\": \"One\"}], \"about\": {\"as_of\": \"2026-06\"}}"

static MzDataset *
dataset_new (void)
{
  MzDataset *dataset = mz_dataset_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (FACTS, strlen (FACTS));
  g_autoptr (MzReport) report = mz_report_new ();

  g_assert_true (mz_facts_overlay_bytes (dataset, bytes, "facts.json", report));
  g_assert_cmpuint (mz_report_get_length (report), ==, 0);
  mz_dataset_set_as_of (dataset, mz_partial_date_new (2026, 6, 0));
  return dataset;
}

static char *
write_flat (MzDataset *dataset, const char *region)
{
  g_autoptr (MzGauge) gauge = mz_gauge_new (dataset, mz_partial_date_new (2030, 0, 0), NULL, region);
  g_autofree char *text = mz_gauge_to_json (gauge);
  g_autoptr (GError) error = NULL;
  GString *flat = g_string_new (NULL);

  g_assert_true (mz_json_gate_check (text, strlen (text), MZ_JSON_GATE_STRICT, &error));
  for (const char *p = text; *p != '\0'; p++)
    if (*p != '\n' && *p != ' ')
      g_string_append_c (flat, *p);
  return g_string_free (flat, FALSE);
}

static void
assert_has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_test_fail_printf ("no %s in %s", part, text);
}

/* 40 % of 1,000 t are 400; 250 of 1,000 are 25 %; 150 are wanting, and 100 planned. */
static void
test_known (void)
{
  g_autoptr (MzDataset) dataset = dataset_new ();
  g_autofree char *text = write_flat (dataset, "EU");

  assert_has (text, "{\"region\":\"EU\",\"date\":\"2030\",\"denominators\":[{\"record\":\"den\"");
  assert_has (text, "\"benchmarks\":[{\"benchmark\":\"processing\",\"target\":{\"percent\":40,\"bound\":\"least\",\"by\":\"2030\"");
  assert_has (text, "\"reached\":\"no\",\"share\":null");
  assert_has (text, "\"what\":\"“A”\",\"unit\":\"tmetal/y\",\"basis\":\"capacity\",\"year\":\"2024\",\"value\":{\"least\":250");
  assert_has (text, "\"target\":400,\"numerator\":{\"least\":250,\"most\":250},\"capacity\":true,\"share_percent\":{\"least\":25,"
                    "\"most\":25},\"gap\":{\"least\":150,\"most\":150},\"planned\":{\"least\":100,\"most\":100}}");
  assert_has (text, "\"promised\":\"2028\",\"starts_from\":\"2028-01-01\",\"starts_until\":\"2028-12-31\",\"by_date\":\"yes\","
                    "\"turn\":\"as-promised\",\"running_total\":{\"least\":100,\"most\":100}");
  assert_has (text, "\"sources\":[\"s1\"]");
  g_assert_null (strstr (text, "in_the_scenario"));
}

static void
test_refused (void)
{
  g_autoptr (MzDataset) dataset = dataset_new ();
  g_autofree char *text = write_flat (dataset, "US");

  assert_has (text, "{\"region\":\"US\",\"date\":\"2030\",\"reason\":\"");
  g_assert_null (strstr (text, "benchmarks"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/export/gauge-writer/known", test_known);
  g_test_add_func ("/export/gauge-writer/refused", test_refused);
  return g_test_run ();
}
