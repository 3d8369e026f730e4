/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "mz-csv.h"
#include "mz-facts-reader.h"
#include "mz-json-text.h"
#include "mz-record-writer.h"

/* "b" stands before "a"; its text has what each format must escape; its "state" is not a field of the facts. */
static const char facts[] =
  "{\"about\":{\"as_of\":\"2026-07\"},\"sites\":[\n"
  "{\"id\":\"b\",\"name\":\"B, \\\"the\\\"\\u000abig <one> & \\u0001\",\"country\":\"FJ\",\"lat\":-17.50,\"lon\":179,"
  "\"precision\":\"town\",\"kind\":\"mine\",\"stages\":[\"mining\",\"separation\"],\"state\":\"closed\",\"x\":{ \"y\" : [ ] },"
  "\"owners\":[{\"name\":\"O \\\\ P\", \"share\":0.10}],"
  "\"status\":[{\"from\":\"2010\",\"state\":\"construction\"},{\"from\":\"2015\",\"state\":\"operating\"}]},\n"
  "{\"id\":\"a\",\"name\":\"A\",\"country\":\"US\",\"lat\":1.25,\"lon\":-2e0,\"precision\":\"site\",\"kind\":\"deposit\"}],\n"
  "\"agreements\":[{\"id\":\"d\",\"name\":\"Deal\",\"parties\":[\"FJ\",\"US\"],\"kind\":\"mou\",\"binding\":null,"
  "\"signed\":\"2016-03\",\"sites\":[\"a\"]},\n"
  "{\"id\":\"e\",\"name\":\"Alone\",\"parties\":[\"US\"],\"kind\":\"fund\",\"signed\":\"2016\"},\n"
  "{\"id\":\"f\",\"name\":\"Nowhere\",\"parties\":[],\"kind\":\"fund\",\"signed\":\"2015\"}],\n"
  "\"countries\":[{\"id\":\"FJ\",\"name\":\"Fiji\",\"lat\":-20,\"lon\":170,\"rank\":4},"
  "{\"id\":\"US\",\"name\":\"United States\",\"lat\":40,\"lon\":-160,\"rank\":1}],\n"
  "\"sources\":[{\"id\":\"s\",\"title\":\"T\\u001b[1m\",\"date\":null},{\"id\":\"r\",\"title\":\"R\",\"publisher\":\"中文\","
  "\"date\":\"2025-10\"}]}";

static MzDataset *
read_facts (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (facts, strlen (facts));
  g_autoptr (MzReport) report = mz_report_new ();
  MzDataset *dataset = mz_dataset_new ();

  g_assert_true (mz_facts_overlay_bytes (dataset, bytes, "x.json", report));
  g_assert_cmpuint (mz_report_count (report, MZ_SEVERITY_ERROR), ==, 0);
  return dataset;
}

static void
assert_written (MzRecordKind kind, MzFormat format, const char *day, const char *expected)
{
  g_autoptr (MzDataset) dataset = read_facts ();
  g_autofree char *text = NULL;
  MzPartialDate date;

  g_assert_true (mz_partial_date_parse (day, &date, NULL));
  text = mz_records_write (G_LIST_MODEL (mz_dataset_get_store (dataset, kind)), kind, format, dataset, date);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_json (void)
{
  assert_written (MZ_RECORD_SITE, MZ_FORMAT_JSON, "2015",
                  "[\n"
                  "  {\n"
                  "    \"id\": \"a\",\n"
                  "    \"name\": \"A\",\n"
                  "    \"country\": \"US\",\n"
                  "    \"lat\": 1.25,\n"
                  "    \"lon\": -2e0,\n"
                  "    \"precision\": \"site\",\n"
                  "    \"kind\": \"deposit\",\n"
                  "    \"state\": \"not-known\"\n"
                  "  },\n"
                  "  {\n"
                  "    \"id\": \"b\",\n"
                  "    \"name\": \"B, \\\"the\\\"\\u000abig <one> & \\u0001\",\n"
                  "    \"country\": \"FJ\",\n"
                  "    \"lat\": -17.50,\n"
                  "    \"lon\": 179,\n"
                  "    \"precision\": \"town\",\n"
                  "    \"kind\": \"mine\",\n"
                  "    \"stages\": [\n"
                  "      \"mining\",\n"
                  "      \"separation\"\n"
                  "    ],\n"
                  "    \"x\": {\n"
                  "      \"y\": []\n"
                  "    },\n"
                  "    \"owners\": [\n"
                  "      {\n"
                  "        \"name\": \"O \\\\ P\",\n"
                  "        \"share\": 0.10\n"
                  "      }\n"
                  "    ],\n"
                  "    \"status\": [\n"
                  "      {\n"
                  "        \"from\": \"2010\",\n"
                  "        \"state\": \"construction\"\n"
                  "      },\n"
                  "      {\n"
                  "        \"from\": \"2015\",\n"
                  "        \"state\": \"operating\"\n"
                  "      }\n"
                  "    ],\n"
                  "    \"state\": \"construction\",\n"
                  "    \"state_perhaps\": \"operating\"\n"
                  "  }\n"
                  "]\n");
  assert_written (MZ_RECORD_SOURCE, MZ_FORMAT_JSON, "2016",
                  "[\n"
                  "  {\n"
                  "    \"id\": \"r\",\n"
                  "    \"title\": \"R\",\n"
                  "    \"publisher\": \"中文\",\n"
                  "    \"date\": \"2025-10\"\n"
                  "  },\n"
                  "  {\n"
                  "    \"id\": \"s\",\n"
                  "    \"title\": \"T\\u001b[1m\",\n"
                  "    \"date\": null\n"
                  "  }\n"
                  "]\n");
  assert_written (MZ_RECORD_CLAIM, MZ_FORMAT_JSON, "2016", "[]\n");
}

static void
test_ids (void)
{
  assert_written (MZ_RECORD_SITE, MZ_FORMAT_IDS, "2016", "a\nb\n");
  assert_written (MZ_RECORD_CLAIM, MZ_FORMAT_IDS, "2016", "");
}

static void
test_csv (void)
{
  assert_written (MZ_RECORD_SITE, MZ_FORMAT_CSV, "2027",
                  "id,name,short_name,aliases,country,admin1,lat,lon,precision,kind,stages,minerals,products,deposit_type,"
                  "operator,owners,status,capacity,resource,note,sources,confidence,state,state_perhaps,state_last_known\r\n"
                  "a,A,,,US,,1.25,-2e0,site,deposit,,,,,,,,,,,,,not-known,,\r\n"
                  "b,\"B, \"\"the\"\"\nbig <one> & \001\",,,FJ,,-17.50,179,town,mine,mining; separation,,,,,"
                  "\"[{\"\"name\"\":\"\"O \\\\ P\"\",\"\"share\"\":0.10}]\","
                  "\"[{\"\"from\"\":\"\"2010\"\",\"\"state\"\":\"\"construction\"\"},"
                  "{\"\"from\"\":\"\"2015\"\",\"\"state\"\":\"\"operating\"\"}]\","
                  ",,,,,not-known,,operating\r\n");
  assert_written (MZ_RECORD_SOURCE, MZ_FORMAT_CSV, "2016",
                  "id,title,publisher,date,url\r\nr,R,中文,2025-10,\r\ns,T\033[1m,,,\r\n");
}

static void
test_table (void)
{
  assert_written (MZ_RECORD_SITE, MZ_FORMAT_TABLE, "2015",
                  "id  country  kind     state                            name\n"
                  "a   US       deposit  not-known                        A\n"
                  "b   FJ       mine     construction, perhaps operating  B, \"the\" big <one> &  \n");
  assert_written (MZ_RECORD_AGREEMENT, MZ_FORMAT_TABLE, "2027",
                  "id  parties    binding    state                   name\n"
                  "d   FJ; US     not known  not-known, last signed  Deal\n"
                  "e   US         not known  not-known, last signed  Alone\n"
                  "f   not known  not known  not-known, last signed  Nowhere\n");
  assert_written (MZ_RECORD_SOURCE, MZ_FORMAT_TABLE, "2015",
                  "id  date       publisher  title\n"
                  "r   2025-10    中文       R\n"
                  "s   not known  not known  T [1m\n");
}

/* From 170 E to 160 W are 30 degrees; the edge lies 10 of them behind the start: -20 + 60/3 = 0. */
static void
test_geojson (void)
{
  assert_written (MZ_RECORD_AGREEMENT, MZ_FORMAT_GEOJSON, "2016-04",
                  "{\n"
                  "  \"type\": \"FeatureCollection\",\n"
                  "  \"features\": [\n"
                  "    {\n"
                  "      \"type\": \"Feature\",\n"
                  "      \"id\": \"d\",\n"
                  "      \"geometry\": {\"type\": \"MultiLineString\", \"coordinates\": [[[170, -20], [180, 0]], "
                  "[[-180, 0], [-160, 40]], [[170, -20], [-2, 1.25]]]},\n"
                  "      \"properties\": {\n"
                  "        \"id\": \"d\",\n"
                  "        \"name\": \"Deal\",\n"
                  "        \"parties\": [\n"
                  "          \"FJ\",\n"
                  "          \"US\"\n"
                  "        ],\n"
                  "        \"kind\": \"mou\",\n"
                  "        \"binding\": null,\n"
                  "        \"signed\": \"2016-03\",\n"
                  "        \"sites\": [\n"
                  "          \"a\"\n"
                  "        ],\n"
                  "        \"state\": \"signed\"\n"
                  "      }\n"
                  "    },\n"
                  "    {\n"
                  "      \"type\": \"Feature\",\n"
                  "      \"id\": \"e\",\n"
                  "      \"geometry\": {\"type\": \"Point\", \"coordinates\": [-160, 40]},\n"
                  "      \"properties\": {\n"
                  "        \"id\": \"e\",\n"
                  "        \"name\": \"Alone\",\n"
                  "        \"parties\": [\n"
                  "          \"US\"\n"
                  "        ],\n"
                  "        \"kind\": \"fund\",\n"
                  "        \"signed\": \"2016\",\n"
                  "        \"state\": \"not-known\",\n"
                  "        \"state_perhaps\": \"signed\"\n"
                  "      }\n"
                  "    },\n"
                  "    {\n"
                  "      \"type\": \"Feature\",\n"
                  "      \"id\": \"f\",\n"
                  "      \"geometry\": null,\n"
                  "      \"properties\": {\n"
                  "        \"id\": \"f\",\n"
                  "        \"name\": \"Nowhere\",\n"
                  "        \"parties\": [],\n"
                  "        \"kind\": \"fund\",\n"
                  "        \"signed\": \"2015\",\n"
                  "        \"state\": \"signed\"\n"
                  "      }\n"
                  "    }\n"
                  "  ]\n"
                  "}\n");
}

static void
test_kml (void)
{
  assert_written (MZ_RECORD_SITE, MZ_FORMAT_KML, "2016-06-01",
                  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  "<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n"
                  "<Document>\n"
                  "  <name>Monazite: sites, 2016-06-01</name>\n"
                  "  <Placemark>\n"
                  "    <name>A</name>\n"
                  "    <ExtendedData>\n"
                  "      <Data name=\"id\"><value>a</value></Data>\n"
                  "      <Data name=\"country\"><value>US</value></Data>\n"
                  "      <Data name=\"precision\"><value>site</value></Data>\n"
                  "      <Data name=\"kind\"><value>deposit</value></Data>\n"
                  "      <Data name=\"state\"><value>not-known</value></Data>\n"
                  "    </ExtendedData>\n"
                  "    <Point><coordinates>-2,1.25</coordinates></Point>\n"
                  "  </Placemark>\n"
                  "  <Placemark>\n"
                  "    <name>B, &quot;the&quot;\nbig &lt;one&gt; &amp; \357\277\275</name>\n"
                  "    <TimeSpan><begin>2010</begin></TimeSpan>\n"
                  "    <ExtendedData>\n"
                  "      <Data name=\"id\"><value>b</value></Data>\n"
                  "      <Data name=\"country\"><value>FJ</value></Data>\n"
                  "      <Data name=\"precision\"><value>town</value></Data>\n"
                  "      <Data name=\"kind\"><value>mine</value></Data>\n"
                  "      <Data name=\"stages\"><value>mining; separation</value></Data>\n"
                  "      <Data name=\"owners\"><value>[{&quot;name&quot;:&quot;O \\\\ P&quot;,&quot;share&quot;:0.10}]</value>"
                  "</Data>\n"
                  "      <Data name=\"status\"><value>[{&quot;from&quot;:&quot;2010&quot;,&quot;state&quot;:"
                  "&quot;construction&quot;},{&quot;from&quot;:&quot;2015&quot;,&quot;state&quot;:&quot;operating&quot;}]"
                  "</value></Data>\n"
                  "      <Data name=\"state\"><value>operating</value></Data>\n"
                  "    </ExtendedData>\n"
                  "    <Point><coordinates>179,-17.5</coordinates></Point>\n"
                  "  </Placemark>\n"
                  "</Document>\n"
                  "</kml>\n");
}

static void
test_formulas (void)
{
  static const struct { const char *cell, *written; } cases[] = {
    { "=1+1", "'=1+1" }, { "+a", "'+a" }, { "-a", "'-a" }, { "@a", "'@a" }, { "\ta", "'\ta" }, { "\ra", "\"'\ra\"" },
    { "-1.5", "-1.5" }, { "+2e3", "+2e3" }, { "-1-1", "'-1-1" }, { "=A1,\"b\"", "\"'=A1,\"\"b\"\"\"" }, { "a=1", "a=1" },
    { "'=1", "''=1" }, { "'a", "'a" }, { "'", "'" }, { "", "" }, { "-", "'-" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      mz_csv_append_cell (out, cases[i].cell);
      g_assert_cmpstr (out->str, ==, cases[i].written);
      if (strpbrk (out->str, "\"") == NULL)
        g_assert_cmpstr (mz_csv_unguard (out->str), ==, cases[i].cell);
    }
}

static void
test_suits (void)
{
  for (guint kind = 0; kind < MZ_N_FILE_KINDS; kind++)
    for (guint format = 0; format < MZ_N_FORMATS; format++)
      g_assert_cmpint (mz_format_suits (format, kind), ==, kind <= MZ_RECORD_AGREEMENT || format < MZ_FORMAT_GEOJSON);
}

static void
test_numbers (void)
{
  static const struct { double number; const char *text; } cases[] = {
    { 0, "0" }, { 0.1, "0.1" }, { -73.25, "-73.25" }, { 1e21, "1e+21" }, { 0.1 + 0.2, "0.30000000000000004" },
    { 123456789.5, "123456789.5" }, { G_MAXDOUBLE, "1.7976931348623157e+308" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      mz_json_text_append_number (text, cases[i].number);
      g_assert_cmpstr (text->str, ==, cases[i].text);
    }
}

static void
test_quotes (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  mz_json_text_quote (text, "a\"\\/\n\t\001é");
  g_assert_cmpstr (text->str, ==, "\"a\\\"\\\\/\\n\\u0009\\u0001é\"");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/record-writer/json", test_json);
  g_test_add_func ("/record-writer/ids", test_ids);
  g_test_add_func ("/record-writer/csv", test_csv);
  g_test_add_func ("/record-writer/table", test_table);
  g_test_add_func ("/record-writer/geojson", test_geojson);
  g_test_add_func ("/record-writer/kml", test_kml);
  g_test_add_func ("/record-writer/formulas", test_formulas);
  g_test_add_func ("/record-writer/suits", test_suits);
  g_test_add_func ("/record-writer/numbers", test_numbers);
  g_test_add_func ("/record-writer/quotes", test_quotes);
  return g_test_run ();
}
