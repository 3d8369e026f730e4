/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-facet-counts.h"
#include "mz-facts-reader.h"
#include "mz-geojson-reader.h"
#include "mz-record-writer.h"

#define COLLECTION(features) "{\"type\":\"FeatureCollection\",\"features\":[\n" features "\n]}"
#define FEATURE(geometry, properties) "{\"type\":\"Feature\",\"geometry\":" geometry ",\"properties\":" properties "}"
#define POINT(position) "{\"type\":\"Point\",\"coordinates\":" position "}"

typedef struct
{
  MzReport  *report;
  MzDataset *dataset;
  MzStore   *sites;
  gboolean   read;
} Result;

static void
result_clear (Result *result)
{
  mz_report_free (result->report);
  g_object_unref (result->dataset);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Result, result_clear)

static Result
read_bytes (GBytes *bytes, const char *file)
{
  Result result = { mz_report_new (), mz_dataset_new (), NULL, FALSE };

  result.read = mz_facts_overlay_bytes (result.dataset, bytes, file, result.report);
  result.sites = mz_dataset_get_store (result.dataset, MZ_RECORD_SITE);
  return result;
}

static Result
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return read_bytes (bytes, "some folder/my mines.geojson");
}

static const MzSiteInfo *
peek_site (const Result *result, guint i)
{
  return mz_site_peek (mz_store_peek (result->sites, i));
}

static const char *
get_id (const Result *result, guint i)
{
  return mz_record_get_id (mz_store_peek (result->sites, i));
}

static void
test_values (void)
{
  g_auto (Result) result = read_text (COLLECTION (
    "{\"type\":\"Feature\",\"id\":\"hill\",\"geometry\":" POINT ("[-115.53,35.48,1450]") ",\"properties\":{"
    "\"name\":\"H\\u00fcgel\",\"country\":\"US\",\"kind\":\"mine\",\"precision\":\"town\",\"stages\":[\"mining\",\"magnet\"],"
    "\"minerals\":[\"Nd\",\"Dy\"],\"operator\":\"O\",\"short_name\":\"H\",\"status\":[{\"from\":\"2012-08\","
    "\"state\":\"operating\"}],\"sources\":[\"x\"],\"lat\":1,\"grade\":[2.5,{\"of\":\"ore\"}]}},\n"
    FEATURE (POINT ("[0,0]"), "null")));
  const MzSiteInfo *info = peek_site (&result, 0);
  const MzRecordHead *head = mz_record_peek_head (mz_store_peek (result.sites, 0));
  gsize size;
  const char *json = g_bytes_get_data (head->json, &size);

  g_assert_true (result.read);
  g_assert_cmpuint (mz_report_get_length (result.report), ==, 0);
  g_assert_cmpuint (mz_store_get_length (result.sites), ==, 2);
  g_assert_cmpstr (head->id, ==, "hill");
  g_assert_cmpstr (head->name, ==, "Hügel");
  g_assert_cmpstr (head->short_name, ==, "H");
  g_assert_cmpstr (head->sources[0], ==, "x");
  g_assert_true (head->overlaid);
  g_assert_cmpuint (head->line, ==, 2);
  g_assert_cmpfloat (info->lat, ==, 35.48);
  g_assert_cmpfloat (info->lon, ==, -115.53);
  g_assert_cmpstr (info->country, ==, "US");
  g_assert_cmpint (info->kind, ==, MZ_SITE_MINE);
  g_assert_cmpint (info->precision, ==, MZ_PRECISION_TOWN);
  g_assert_cmpuint (info->stages, ==, MZ_BIT (MZ_STAGE_MINING) | MZ_BIT (MZ_STAGE_MAGNET));
  g_assert_cmpstr (info->minerals[1], ==, "Dy");
  g_assert_cmpstr (info->site_operator, ==, "O");
  g_assert_cmpint (g_array_index (info->status, MzStatus, 0).state, ==, MZ_STATE_OPERATING);
  /* What is not a field of a site is kept; the place is that of the geometry. */
  g_assert_nonnull (g_strstr_len (json, (gssize) size, "\"grade\":[2.5,{\"of\":\"ore\"}]"));
  g_assert_nonnull (g_strstr_len (json, (gssize) size, "\"lat\": 35.48"));
  g_assert_null (g_strstr_len (json, (gssize) size, "\"lat\":1"));

  /* Nothing said: named by the file and the number, a deposit at its very place in no country. */
  info = peek_site (&result, 1);
  g_assert_cmpstr (get_id (&result, 1), ==, "my-mines-2");
  g_assert_cmpstr (mz_record_get_name (mz_store_peek (result.sites, 1)), ==, "my-mines-2");
  g_assert_cmpint (info->kind, ==, MZ_SITE_DEPOSIT);
  g_assert_cmpint (info->precision, ==, MZ_PRECISION_SITE);
  g_assert_cmpstr (info->country, ==, "");
}

/* Monazite writes them as points, too; a site of such a kind, or with such a property alone, is one. */
static void
test_agreement (void)
{
  g_auto (Result) result = read_text (COLLECTION (
    FEATURE (POINT ("[-106,56.5]"), "{\"id\":\"deal\",\"kind\":\"offtake\",\"parties\":[\"CA\"]}") ",\n"
    FEATURE (POINT ("[1,2]"), "{\"kind\":\"offtake\"}") ",\n" FEATURE (POINT ("[3,4]"), "{\"parties\":[\"CA\"]}")));
  g_autofree char *found = NULL;

  g_assert_true (result.read);
  g_assert_cmpuint (mz_store_get_length (result.sites), ==, 2);
  g_assert_cmpstr (get_id (&result, 0), ==, "my-mines-2");
  g_assert_cmpuint (mz_report_count (result.report, MZ_SEVERITY_ERROR), ==, 1);
  found = mz_finding_to_string (mz_report_peek (result.report, 0));
  g_assert_nonnull (strstr (found, ":2:"));
  g_assert_nonnull (strstr (found, "feature 1: it is an agreement, not a site; write agreements as JSON or CSV"));
}

/* A site in no known country is in none to choose from. */
static void
test_no_country (void)
{
  g_auto (Result) result = read_text (COLLECTION (FEATURE (POINT ("[1,2]"), "{\"country\":\"NO\",\"kind\":\"mine\"}") ","
                                                  FEATURE (POINT ("[3,4]"), "{\"kind\":\"mine\"}")));
  g_autoptr (MzWorkspace) workspace = mz_workspace_new (result.dataset);
  g_autoptr (GPtrArray) counts = mz_facet_counts_new (workspace, MZ_FACET_COUNTRY);

  g_assert_cmpuint (mz_store_get_length (mz_workspace_get_sites (workspace)), ==, 2);
  g_assert_cmpuint (counts->len, ==, 1);
  g_assert_cmpstr (((MzFacetCount *) counts->pdata[0])->word, ==, "NO");
}

static void
test_ids (void)
{
  g_auto (Result) result = read_text (COLLECTION (
    "{\"type\":\"Feature\",\"id\":7,\"geometry\":" POINT ("[1,1]") ",\"properties\":{\"id\":\"not this\"}},\n"
    FEATURE (POINT ("[2,2]"), "{\"id\":\"b\"}") ",\n" FEATURE (POINT ("[3,3]"), "{\"id\":12}") ",\n"
    FEATURE (POINT ("[4,4]"), "{\"id\":\"two words\"}") ",\n"
    FEATURE ("{\"type\":\"MultiPoint\",\"coordinates\":[[5,5],[6,6,0],[7,7]]}", "{\"id\":\"m\",\"name\":\"M\"}") ",\n"
    FEATURE (POINT ("[8,8]"), "{\"id\":\"b\"}")));
  static const char *const ids[] = { "my-mines-7", "b", "my-mines-12", "my-mines-4", "m", "m-2", "m-3" };

  g_assert_cmpuint (mz_store_get_length (result.sites), ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_cmpstr (get_id (&result, i), ==, ids[i]);
  g_assert_cmpfloat (peek_site (&result, 5)->lon, ==, 6);
  g_assert_cmpstr (mz_record_get_name (mz_store_peek (result.sites, 6)), ==, "M");
  /* The id that is unfit, and the one that is taken: the first keeps it. */
  g_assert_cmpuint (mz_report_count (result.report, MZ_SEVERITY_WARNING), ==, 1);
  g_assert_cmpuint (mz_report_count (result.report, MZ_SEVERITY_ERROR), ==, 1);
  g_assert_cmpfloat (peek_site (&result, 1)->lon, ==, 2);
}

/* What the world ends at belongs to it. */
static void
test_edges (void)
{
  g_auto (Result) result = read_text (COLLECTION (
    FEATURE (POINT ("[180,0]"), "{}") "," FEATURE (POINT ("[-180,0.0]"), "{}") "," FEATURE (POINT ("[0,90]"), "{}") ","
    FEATURE (POINT ("[1e2,-9e1]"), "{}")));

  g_assert_cmpuint (mz_report_get_length (result.report), ==, 0);
  g_assert_cmpuint (mz_store_get_length (result.sites), ==, 4);
  g_assert_cmpfloat (peek_site (&result, 1)->lon, ==, -180);
  g_assert_cmpfloat (peek_site (&result, 3)->lat, ==, -90);
}

static void
test_whole_texts (void)
{
  static const struct { const char *text; guint n_sites; } cases[] = {
    { COLLECTION (""), 0 },
    { "\xef\xbb\xbf" COLLECTION (FEATURE (POINT ("[1,2]"), "{}")), 1 },
    { FEATURE (POINT ("[1,2]"), "{}"), 1 },
    { POINT ("[1,2]"), 1 },
    { "{\"type\":\"MultiPoint\",\"coordinates\":[[1,2],[3,4]]}", 2 },
    { "{\"type\":\"MultiPoint\",\"coordinates\":[]}", 0 },
    { "{\"features\":[],\"type\":\"Feature\\u0043ollection\",\"bbox\":[0,0,1,1],\"name\":\"x\"}", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Result) result = read_text (cases[i].text);

      g_assert_true (result.read);
      g_assert_cmpuint (mz_report_get_length (result.report), ==, 0);
      g_assert_cmpuint (mz_store_get_length (result.sites), ==, cases[i].n_sites);
    }
}

/* One thing wrong in the second line: the feature is left out (an error), or taken without the field (a warning). */
static void
test_findings (void)
{
  static const struct { const char *feature, *finding; } cases[] = {
    { FEATURE ("null", "{}"), ":2:30: error: feature 1: it has no geometry" },
    { "{\"type\":\"Feature\",\"properties\":{}}", ":2:1: error: feature 1: it has no geometry" },
    { FEATURE ("7", "{}"), ":2:30: error: feature 1: its geometry is none" },
    { FEATURE ("{\"type\":\"Dot\"}", "{}"), ":2:30: error: feature 1: its geometry is none" },
    { FEATURE ("{\"type\":\"Point\"}", "{}"), ":2:30: error: feature 1: its geometry has no coordinates" },
    { FEATURE (POINT ("[]"), "{}"), ":2:60: error: feature 1: a position is a list" },
    { FEATURE (POINT ("[1]"), "{}"), ":2:60: error: feature 1: a position is a list" },
    { FEATURE (POINT ("[\"1\",2]"), "{}"), ":2:60: error: feature 1: a position is a list" },
    { FEATURE (POINT ("[null,2]"), "{}"), ":2:60: error: feature 1: a position is a list" },
    { FEATURE ("\n" POINT ("[35.48,-115.53]"), "{}"), ":3:31: error: feature 1: the latitude is out of range" },
    { FEATURE (POINT ("[180.5,0]"), "{}"), ":2:60: error: feature 1: the position is out of range" },
    { FEATURE (POINT ("[500000,4649776]"), "{}"), ":2:60: error: feature 1: the position is out of range" },
    { FEATURE ("{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4]]}", "{}"),
      ":2:38: error: feature 1: it is a LineString; only points" },
    { FEATURE ("{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"GeometryCollection\",\"geometries\":[" POINT ("[1,2]")
               "]}]}", "{}"), ":2:38: error: feature 1: it is a GeometryCollection; only points" },
    { "7", ":2:1: error: feature 1: a feature is an object" },
    { POINT ("[1,2]"), ":2:1: error: feature 1: a feature is an object of the type" },
    { FEATURE (POINT ("[1,2]"), "{\"status\":[{\"state\":\"gone\"}]}"), "error: record 'my-mines-1': status[1].state “gone”" },
    { FEATURE (POINT ("[1,2]"), "{\"owners\":[7]}"), "error: record 'my-mines-1': owners must hold objects" },
    { FEATURE (POINT ("[1,2]"), "{\n\"kind\":\"pegmatite\"}"), ":3:1: warning: record 'my-mines-1': kind “pegmatite” is not" },
    { FEATURE (POINT ("[1,2]"), "{\"name\":12}"), ":2:81: warning: record 'my-mines-1': name must be a text" },
    { FEATURE (POINT ("[1,2]"), "{\"country\":\"Norway\"}"), ":2:81: warning: record 'my-mines-1': country “Norway”" },
    { FEATURE (POINT ("[1,2]"), "{\"stages\":[\"mining\",\"selling\"]}"), ": warning: record 'my-mines-1': stages “selling”" },
    { FEATURE (POINT ("[1,2]"), "{\"status\":\"producer\"}"), ": warning: record 'my-mines-1': status must be a list" },
    { FEATURE (POINT ("[1,2]"), "{\"minerals\":\"Nd\"}"), ": warning: record 'my-mines-1': minerals must be a list" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"type\":\"FeatureCollection\",\"features\":[\n%s\n]}", cases[i].feature);
      g_auto (Result) result = read_text (text);
      g_autofree char *finding = NULL;
      gboolean taken = mz_report_count (result.report, MZ_SEVERITY_ERROR) == 0;

      g_assert_true (result.read);
      g_assert_cmpuint (mz_report_get_length (result.report), ==, 1);
      finding = mz_finding_to_string (mz_report_peek (result.report, 0));
      g_test_message ("%s", finding);
      g_assert_nonnull (strstr (finding, cases[i].finding));
      g_assert_cmpuint (mz_store_get_length (result.sites), ==, taken ? 1 : 0);
    }
}

/* A field that does not fit is as good as missing, for the record's text too: that is sound facts. */
static void
test_unfit_fields (void)
{
  g_auto (Result) result = read_text (COLLECTION (FEATURE (POINT ("[1.50,2]"),
    "{\"kind\":\"pegmatite\",\"stages\":[\"mining\",\"selling\"],\"country\":\"NO\",\"name\":12,\"precision\":\"exact\"}")));
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  gsize size;
  const char *json = g_bytes_get_data (mz_record_peek_head (mz_store_peek (result.sites, 0))->json, &size);
  Result again;

  g_assert_cmpuint (mz_report_count (result.report, MZ_SEVERITY_WARNING), ==, 4);
  g_assert_cmpuint (peek_site (&result, 0)->stages, ==, 0);
  text = g_strdup_printf ("{\"sites\":[%.*s]}", (int) size, json);
  bytes = g_bytes_new (text, strlen (text));
  again = read_bytes (bytes, "again.json");
  g_assert_cmpuint (mz_report_get_length (again.report), ==, 0);
  g_assert_cmpstr (get_id (&again, 0), ==, "my-mines-1");
  g_assert_cmpfloat (peek_site (&again, 0)->lon, ==, 1.5);
  g_assert_cmpint (peek_site (&again, 0)->kind, ==, MZ_SITE_DEPOSIT);
  result_clear (&again);
}

/* Ten features are told of; of the others there is one sentence, and what is sound among them is read. */
static void
test_many_findings (void)
{
  GString *text = g_string_new ("{\"type\":\"FeatureCollection\",\"features\":[");
  g_autofree char *last = NULL;
  Result result;

  for (guint i = 0; i < 300; i++)
    g_string_append (text, i % 3 == 0 ? FEATURE ("null", "{}") "," : i % 3 == 1 ? FEATURE (POINT ("[1,2]"), "{\"name\":1}") ","
                                                                                : FEATURE (POINT ("[1,2]"), "{}") ",");
  g_string_append (text, FEATURE (POINT ("[1,2]"), "{}") "]}");
  result = read_text (text->str);
  g_assert_cmpuint (mz_report_get_length (result.report), ==, 11);
  g_assert_cmpuint (mz_report_count (result.report, MZ_SEVERITY_ERROR), ==, 6);
  last = mz_finding_to_string (mz_report_peek (result.report, 10));
  g_assert_cmpstr (last, ==, "some folder/my mines.geojson: error: 190 more features have something wrong, and 95 things are "
                             "left out of them; mend these first");
  g_assert_cmpuint (mz_store_get_length (result.sites), ==, 201);
  result_clear (&result);
  g_string_free (text, TRUE);
}

static void
test_refused (void)
{
  static const struct { const char *text; guint line, column; } cases[] = {
    { "", 1, 1 },
    { "{\"type\":\"FeatureCollection\",\"features\":[", 1, 41 },
    { "{\"type\":\"FeatureCollection\",\n\"features\":[\n" FEATURE (POINT ("[NaN,1]"), "{}") "]}", 3, 61 },
    { "{\"type\":\"FeatureCollection\",\n\"features\":[\n" FEATURE (POINT ("[1e999,1]"), "{}") "]}", 3, 61 },
    { "{\"type\":\"FeatureCollection\",\n\"features\":{}}", 2, 12 },
    { "{\"type\":\"FeatureCollection\"}", 1, 1 },
    { "{\"type\":\"Topology\"}", 1, 9 },
    { "{\"type\":7}", 1, 1 },
    { "{}", 1, 1 },
    { "[]", 1, 1 },
    { FEATURE (POINT ("[1,2]"), "{\"a\":1,\"a\":2}"), 1, 87 },
    { "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]},\"properties\":{\"name\":\"\xff\"}}", 1, 89 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Result) result = read_text (cases[i].text);
      g_autofree char *finding = NULL;

      g_assert_false (result.read);
      g_assert_cmpuint (mz_report_get_length (result.report), ==, 1);
      finding = mz_finding_to_string (mz_report_peek (result.report, 0));
      g_test_message ("%s", finding);
      g_assert_cmpuint (mz_report_peek (result.report, 0)->line, ==, cases[i].line);
      g_assert_cmpuint (mz_report_peek (result.report, 0)->column, ==, cases[i].column);
      g_assert_cmpuint (mz_store_get_length (result.sites), ==, 0);
    }
}

/* The content tells, whatever the name; facts stay facts. */
static void
test_kind_of_file (void)
{
  static const char points[] = POINT ("[1,2]"), facts[] = "{\"sites\":[],\"type\":\"mine\"}";
  g_autoptr (GBytes) points_bytes = g_bytes_new_static (points, strlen (points));
  g_autoptr (GBytes) facts_bytes = g_bytes_new_static (facts, strlen (facts));
  g_auto (Result) first = read_bytes (points_bytes, "x.json");
  g_auto (Result) second = read_bytes (facts_bytes, "x.json");
  g_auto (Result) third = read_bytes (facts_bytes, "X.GeoJSON");

  g_assert_cmpstr (get_id (&first, 0), ==, "x-1");
  g_assert_true (second.read);
  g_assert_false (third.read);
}

static void
test_many (void)
{
  GString *text = g_string_new ("{\"type\":\"FeatureCollection\",\"features\":[\n");
  Result result;

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "%s" FEATURE (POINT ("[%d,%d]"), "{\"name\":\"Site %u\"}"), i > 0 ? ",\n" : "",
                            (int) (i % 361) - 180, (int) (i % 181) - 90, i);
  g_string_append (text, "]}");
  result = read_text (text->str);
  g_assert_cmpuint (mz_report_get_length (result.report), ==, 0);
  g_assert_cmpuint (mz_store_get_length (result.sites), ==, 100000);
  g_assert_cmpuint (mz_record_peek_head (mz_store_peek (result.sites, 99999))->line, ==, 100001);
  g_assert_cmpfloat (peek_site (&result, 99999)->lon, ==, 99999 % 361 - 180);
  g_assert_nonnull (mz_dataset_lookup (result.dataset, MZ_RECORD_SITE, "my-mines-100000"));
  result_clear (&result);
  g_string_free (text, TRUE);
}

/* Things that are wrong in every part: first few, so that all parts have some that are told, then many; ids taken twice. */
static char *
write_bad_features (guint n, guint from)
{
  static const char *const bad[] = { FEATURE ("null", "{}"), FEATURE (POINT ("[1,2]"), "{\"name\":1,\"kind\":\"pegmatite\"}"),
                                     FEATURE (POINT ("[1,2]"), "{\"owners\":[{\"share\":7}]}"), "7",
                                     FEATURE ("{\"type\":\"MultiPoint\",\"coordinates\":[[1,2],[500,0],[3,4],[5]]}",
                                              "{\"id\":\"m\",\"minerals\":7}") };
  GString *text = g_string_new ("{\"type\":\"FeatureCollection\",\"features\":[\n");

  for (guint i = 0; i < n; i++)
    {
      if (i % 7 == 3)
        g_string_append_printf (text, FEATURE (POINT ("[%u,1]"), "{\"id\":\"twice-%u\"}"), i % 180, i % 2);
      else if (i >= from && i % 3 == 0)
        g_string_append (text, bad[i % G_N_ELEMENTS (bad)]);
      else
        g_string_append_printf (text, FEATURE (POINT ("[%u,2]"), "{\"name\":\"Site %u\"}"), i % 180, i);
      g_string_append (text, i + 1 < n ? ",\n" : "]}");
    }
  return g_string_free (text, FALSE);
}

/* One feature with more to say than a report keeps, of which ten things and the number of the others are told; then some more. */
static char *
write_bad_points (void)
{
  GString *text = g_string_new ("{\"type\":\"FeatureCollection\",\"features\":[" FEATURE (POINT ("[1,2]"), "{\"name\":1}") ","
                                "{\"type\":\"Feature\",\"geometry\":{\"type\":\"MultiPoint\",\"coordinates\":[");

  for (guint i = 0; i < 1500; i++)
    g_string_append (text, "[500,0],[1,2],");
  g_string_append (text, "[1,2]]},\"properties\":{\"kind\":\"pegmatite\"}},\n" FEATURE (POINT ("[1,2]"), "{\"name\":1}") ","
                         FEATURE ("null", "{}") "]}");
  return g_string_free (text, FALSE);
}

static char *
read_in_threads (const char *text, guint n_threads)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzRecordBatch) batch = mz_record_batch_new ();
  GPtrArray *sites = batch->records[MZ_RECORD_SITE];
  GString *result = g_string_new (NULL);

  g_assert_true (mz_reading_run (&(MzReading) { .bytes = bytes, .file = "mines.geojson", .batch = batch, .report = report,
                                                .n_threads = n_threads }));
  g_string_append_printf (result, "%u errors, %u warnings\n", mz_report_count (report, MZ_SEVERITY_ERROR),
                          mz_report_count (report, MZ_SEVERITY_WARNING));
  for (guint i = 0; i < mz_report_get_length (report); i++)
    {
      g_autofree char *finding = mz_finding_to_string (mz_report_peek (report, i));

      g_string_append_printf (result, "%s\n", finding);
    }
  for (guint i = 0; i < sites->len; i++)
    {
      const MzRecordHead *head = mz_record_peek_head (sites->pdata[i]);

      g_string_append_printf (result, "%s in line %u: %.*s\n", head->id, head->line, (int) g_bytes_get_size (head->json),
                              (const char *) g_bytes_get_data (head->json, NULL));
    }
  return g_string_free (result, FALSE);
}

/* However many threads read, what they give is the same to the letter. */
static void
test_threads (void)
{
  g_autofree char *early = write_bad_features (100, 0), *late = write_bad_features (1000, 700), *few = write_bad_features (3, 0),
                  *points = write_bad_points ();
  const char *const texts[] = { early, late, few, points };
  static const char *const starts[] = { "10 errors, 5 warnings\n", "11 errors, 0 warnings\n", "1 errors, 0 warnings\n",
                                        "12 errors, 3 warnings\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *alone = read_in_threads (texts[i], 1);

      g_test_message ("%s", alone);
      g_assert_true (g_str_has_prefix (alone, starts[i]));
      for (guint n = 2; n <= 7; n++)
        {
          g_autofree char *together = read_in_threads (texts[i], n);

          g_assert_cmpstr (together, ==, alone);
        }
    }
}

/* What our own writer makes of the bundled facts is read as the same sites: written again it is the same text. */
static void
test_round_trip (void)
{
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDataset) bundled = mz_facts_load_bundled (report);
  MzPartialDate date = mz_dataset_get_as_of (bundled);
  GListModel *sites = G_LIST_MODEL (mz_dataset_get_store (bundled, MZ_RECORD_SITE));
  g_autofree char *first = mz_records_write (sites, MZ_RECORD_SITE, MZ_FORMAT_GEOJSON, bundled, date), *second = NULL;
  g_auto (Result) result = read_text (first);

  g_assert_cmpuint (mz_report_get_length (result.report), ==, 0);
  g_assert_cmpuint (mz_store_get_length (result.sites), ==, g_list_model_get_n_items (sites));
  mz_dataset_set_as_of (result.dataset, date);
  second = mz_records_write (G_LIST_MODEL (result.sites), MZ_RECORD_SITE, MZ_FORMAT_GEOJSON, result.dataset, date);
  g_assert_cmpstr (second, ==, first);
  for (guint i = 0; i < mz_store_get_length (result.sites); i++)
    {
      MzSite *site = mz_dataset_lookup (bundled, MZ_RECORD_SITE, get_id (&result, i));

      g_assert_cmpfloat (peek_site (&result, i)->lat, ==, mz_site_peek (site)->lat);
      g_assert_cmpint (peek_site (&result, i)->kind, ==, mz_site_peek (site)->kind);
      g_assert_cmpint (peek_site (&result, i)->precision, ==, mz_site_peek (site)->precision);
      g_assert_cmpuint (peek_site (&result, i)->capacity->len, ==, mz_site_peek (site)->capacity->len);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/io/geojson-reader/values", test_values);
  g_test_add_func ("/io/geojson-reader/agreement", test_agreement);
  g_test_add_func ("/io/geojson-reader/no-country", test_no_country);
  g_test_add_func ("/io/geojson-reader/ids", test_ids);
  g_test_add_func ("/io/geojson-reader/edges", test_edges);
  g_test_add_func ("/io/geojson-reader/whole-texts", test_whole_texts);
  g_test_add_func ("/io/geojson-reader/findings", test_findings);
  g_test_add_func ("/io/geojson-reader/unfit-fields", test_unfit_fields);
  g_test_add_func ("/io/geojson-reader/many-findings", test_many_findings);
  g_test_add_func ("/io/geojson-reader/refused", test_refused);
  g_test_add_func ("/io/geojson-reader/kind-of-file", test_kind_of_file);
  g_test_add_func ("/io/geojson-reader/many", test_many);
  g_test_add_func ("/io/geojson-reader/threads", test_threads);
  g_test_add_func ("/io/geojson-reader/round-trip", test_round_trip);
  return g_test_run ();
}
