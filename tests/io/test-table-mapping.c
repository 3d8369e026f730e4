/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-table-mapping.h"

#include <string.h>

#include "mz-facts-reader.h"
#include "mz-record-writer.h"
#include "mz-table-words.h"

static const char facts[] =
  "{\"countries\":["
  "{\"id\":\"DE\",\"name\":\"Germany\",\"aliases\":[\"Deutschland\"],\"lat\":51,\"lon\":10,\"rank\":2},"
  "{\"id\":\"BR\",\"name\":\"Brazil\",\"lat\":-10,\"lon\":-53,\"rank\":1}]}";

typedef struct
{
  MzDataset *dataset;
  MzReport  *report;
} Result;

static void
result_clear (Result *result)
{
  mz_report_free (result->report);
  g_object_unref (result->dataset);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Result, result_clear)

static Result
overlay (const char *text, gboolean sound)
{
  g_autoptr (GBytes) lower = g_bytes_new_static (facts, strlen (facts)), bytes = g_bytes_new (text, strlen (text));
  Result result = { mz_dataset_new (), mz_report_new () };

  g_assert_true (mz_facts_overlay_bytes (result.dataset, lower, "facts.json", result.report));
  g_assert_cmpint (mz_facts_overlay_bytes (result.dataset, bytes, "my mines.csv", result.report), ==, sound);
  return result;
}

static Result
read_text (const char *text)
{
  return overlay (text, TRUE);
}

static const MzSiteInfo *
peek_site (Result *result, guint i)
{
  return mz_site_peek (mz_store_peek (mz_dataset_get_store (result->dataset, MZ_RECORD_SITE), i));
}

/* The fields that the columns are guessed to be, with blanks between them; "-": left out. */
static char *
guess (const char *text, MzRecordKind *kind)
{
  g_autoptr (GBytes) lower = g_bytes_new_static (facts, strlen (facts)), bytes = g_bytes_new (text, strlen (text));
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzTable) table = mz_table_read (bytes, "t.csv", NULL, NULL, report);
  g_autoptr (MzDataset) dataset = mz_dataset_new ();
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (MzCountryNames) countries = NULL;
  GString *fields = g_string_new (NULL);
  MzTableMapping mapping;

  mz_facts_overlay_bytes (dataset, lower, "facts.json", report);
  records = mz_store_ref_records (mz_dataset_get_store (dataset, MZ_RECORD_COUNTRY));
  countries = mz_country_names_new (records);
  g_assert_nonnull (table);
  mz_table_mapping_guess (&mapping, table, countries);
  for (guint i = 0; i < mapping.n_columns; i++)
    {
      const MzTableField *field = mz_table_mapping_get_field (&mapping, i);

      g_string_append_printf (fields, "%s%s", i > 0 ? " " : "", field != NULL ? field->key : "-");
    }
  if (kind != NULL)
    *kind = mapping.kind;
  return g_string_free (fields, FALSE);
}

static void
test_names (void)
{
  static const struct { const char *text, *fields; MzRecordKind kind; } cases[] = {
    { "Name,Latitude,LNG,Country code,Type\nA,1,2,DE,mine\n", "name lat lon country kind", MZ_RECORD_SITE },
    { "Bezeichnung;Breite (°);Länge (°);Land;Art\nA;1;2;DE;mine\n", "name lat lon country kind", MZ_RECORD_SITE },
    { "nom,latitude,longitude,pays,capacité (t/an)\nA,1,2,DE,5\n", "name lat lon country capacity", MZ_RECORD_SITE },
    { "nombre,latitud,longitud,país,estado\nA,1,2,DE,closed\n", "name lat lon country status", MZ_RECORD_SITE },
    { "名称,纬度,经度,国家\nA,1,2,DE\n", "name lat lon country", MZ_RECORD_SITE },
    { "x,y,title,colour\n1,2,A,red\n", "lon lat name -", MZ_RECORD_SITE },
    /* The very name of a field comes before what means the same. */
    { "title,name,lat,lon\nT,A,1,2\n", "- name lat lon", MZ_RECORD_SITE },
    { "name,parties,kind,signed,in_force\nA,DE; BR,mou,2025,\n", "name parties kind signed in_force", MZ_RECORD_AGREEMENT },
    { "name,country,kind,announced,effective,targets\nA,DE,quota,2025,,all\n",
      "name country kind announced effective targets", MZ_RECORD_MEASURE },
    { "id,name,date,countries,kind\na,A,2025,DE,shock\n", "id name date countries kind", MZ_RECORD_EVENT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MzRecordKind kind;
      g_autofree char *fields = guess (cases[i].text, &kind);

      g_assert_cmpstr (fields, ==, cases[i].fields);
      g_assert_cmpint (kind, ==, cases[i].kind);
    }
}

/* Without names, or with ones that mean nothing, by what is in the cells. */
static void
test_content (void)
{
  static const struct { const char *text, *fields; } cases[] = {
    { "Hill,48.1,11.5,DEU,mine\nDale,-10.5,-53,Brazil,deposit\n", "name lat lon country kind" },
    { "a,b,c,d\nHill,111.5,48.1,active\nDale,-53.2,-10.5,closed\n", "name lon lat status" },
    { "a,b,c\nHill,1,2\nDale,3,4\n", "name - -" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *fields = guess (cases[i].text, NULL);

      g_assert_cmpstr (fields, ==, cases[i].fields);
    }
}

static void
test_values (void)
{
  g_auto (Result) result = read_text (
    "Name;Breite;Länge;Land;Art;Status;since;Kapazität (t REO);unit;Rohstoffe;owner\n"
    "Hügel;35,48;-115,53;Deutschland;Bergwerk;in Betrieb;20.10.2025;1.234,5;;Nd, Pr;A; B\n");
  g_auto (Result) other = read_text (
    "name,lat,lon,country,kind,status,from,capacity,owner,minerals\n"
    "Hill,35.5° S,-12.25,bra,Deposit,Care and maintenance,2025/03,12,A & B; C,Nd; Pr\n"
    "Dale,1,2,,,not known,,,,\n");
  const MzSiteInfo *info;
  const MzStatus *status;

  /* A semicolon without quotes makes a cell more. */
  g_assert_cmpuint (mz_report_count (result.report, MZ_SEVERITY_ERROR), ==, 1);
  g_assert_cmpuint (mz_report_get_length (other.report), ==, 0);
  info = peek_site (&other, 0);
  g_assert_cmpfloat (info->lat, ==, -35.5);
  g_assert_cmpfloat (info->lon, ==, -12.25);
  g_assert_cmpstr (info->country, ==, "BR");
  g_assert_cmpint (info->kind, ==, MZ_SITE_DEPOSIT);
  status = &g_array_index (info->status, MzStatus, 0);
  g_assert_cmpint (status->state, ==, MZ_STATE_CARE);
  g_assert_true (mz_partial_date_equal (status->from, mz_partial_date_new (2025, 3, 0)));
  g_assert_cmpfloat (g_array_index (info->capacity, MzCapacity, 0).t_per_year, ==, 12);
  g_assert_cmpstr (g_array_index (info->capacity, MzCapacity, 0).what, ==, "capacity");
  g_assert_cmpuint (info->owners->len, ==, 2);
  g_assert_cmpstr (g_array_index (info->owners, MzOwner, 1).name, ==, "C");
  g_assert_cmpuint (g_strv_length (info->minerals), ==, 2);

  /* What is not said is not known; the id is the file's and the row's. */
  info = peek_site (&other, 1);
  g_assert_cmpstr (info->country, ==, "");
  g_assert_cmpint (info->kind, ==, MZ_SITE_DEPOSIT);
  g_assert_cmpuint (info->status->len, ==, 0);
  g_assert_cmpuint (info->capacity->len, ==, 0);
  g_assert_nonnull (mz_dataset_lookup (other.dataset, MZ_RECORD_SITE, "my-mines-2"));
  g_assert_cmpuint (mz_record_peek_head (mz_dataset_find (other.dataset, "my-mines-2"))->line, ==, 3);
}

static void
test_decimal_commas (void)
{
  g_auto (Result) result = read_text ("Name;Breite;Länge;Land;Art;Kapazität (t REO)\n"
                                      "Hügel;35,48;-115,53;Deutschland;Bergwerk;1.234,5\n");
  const MzSiteInfo *info = peek_site (&result, 0);

  g_assert_cmpuint (mz_report_get_length (result.report), ==, 0);
  g_assert_cmpfloat (info->lat, ==, 35.48);
  g_assert_cmpfloat (info->lon, ==, -115.53);
  g_assert_cmpstr (info->country, ==, "DE");
  g_assert_cmpint (info->kind, ==, MZ_SITE_MINE);
  g_assert_cmpfloat (g_array_index (info->capacity, MzCapacity, 0).t_per_year, ==, 1234.5);
  g_assert_cmpstr (g_array_index (info->capacity, MzCapacity, 0).what, ==, "Kapazität (t REO)");
}

/* Each with its line and the column of its cell. */
static void
test_findings (void)
{
  static const struct { guint line, column; const char *part; } expected[] = {
    { 3, 9, "“Atlantis” is not a country" },
    { 3, 3, "lat 191 is out of range" },
    { 3, 18, "“smelter” is not a kind of site" },
    { 4, 1, "name is missing" },
    { 5, 3, "lat “north” is not a number" },
    { 6, 10, "“DX1” is not a country" },
  };
  g_auto (Result) result = read_text ("name,lat,lon,country,kind\nA,1,2,DE,mine\nB,191,2,Atlantis,smelter\n,1,2,DE,mine\n"
                                      "C,north,2,DE,mine\n\"Dä\",1,2,DX1,mine\n");

  g_assert_cmpuint (mz_report_get_length (result.report), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const MzFinding *finding = mz_report_peek (result.report, i);

      g_assert_nonnull (strstr (finding->message, expected[i].part));
      g_assert_cmpuint (finding->line, ==, expected[i].line);
      g_assert_cmpuint (finding->column, ==, expected[i].column);
    }
  g_assert_cmpuint (mz_store_get_length (mz_dataset_get_store (result.dataset, MZ_RECORD_SITE)), ==, 1);
}

/* A file that is wrong all over is told of in ten rows and a sentence. */
static void
test_many_findings (void)
{
  g_autoptr (GString) text = g_string_new ("name,lat,lon,kind\n");

  for (guint i = 0; i < 500; i++)
    g_string_append (text, "A,north,2,mine\n");
  {
    g_auto (Result) result = read_text (text->str);

    g_assert_cmpuint (mz_report_get_length (result.report), ==, 11);
    g_assert_cmpstr (mz_report_peek (result.report, 10)->message, ==,
                     "none of the 500 rows can be taken; see whether the columns are called what they are");
  }
}

/* @n_left_out rows that are not sound, and then @n_taken that are. */
static char *
write_rows (guint n_left_out, guint n_taken)
{
  GString *text = g_string_new ("name,lat,lon,kind\n");

  for (guint i = 0; i < n_left_out + n_taken; i++)
    g_string_append (text, i < n_left_out ? "A,,2,mine\n" : "A,1,2,mine\n");
  return g_string_free (text, FALSE);
}

/* As many as are told of, one more, and a table that is sorted by what is not known: what is sound behind it is not lost. */
static void
test_left_out (void)
{
  g_autofree char *few = write_rows (MZ_TABLE_MAX_TOLD, 0), *beyond = write_rows (MZ_TABLE_MAX_TOLD + 1, 0),
                  *sorted = write_rows (20000, 3);
  g_auto (Result) told = read_text (few), none = read_text (beyond), taken = read_text (sorted);

  g_assert_cmpuint (mz_report_get_length (told.report), ==, 10);
  g_assert_cmpuint (mz_report_get_length (none.report), ==, 11);
  g_assert_cmpstr (mz_report_peek (none.report, 10)->message, ==,
                   "none of the 11 rows can be taken; see whether the columns are called what they are");
  g_assert_cmpuint (mz_report_get_length (taken.report), ==, 11);
  g_assert_cmpstr (mz_report_peek (taken.report, 10)->message, ==,
                   "19990 more rows have something wrong, and 19990 of them are left out; mend these first");
  g_assert_cmpuint (mz_store_get_length (mz_dataset_get_store (taken.dataset, MZ_RECORD_SITE)), ==, 3);
}

/* A sentence about the whole, and none about each row. */
static void
test_no_place (void)
{
  g_auto (Result) result = overlay ("name,height,kind\nA,5,mine\nB,6,mine\n", FALSE);

  g_assert_cmpuint (mz_report_get_length (result.report), ==, 1);
  g_assert_cmpuint (mz_report_peek (result.report, 0)->line, ==, 0);
  g_assert_nonnull (strstr (mz_report_peek (result.report, 0)->message, "no columns say where the sites are"));
}

static void
test_words (void)
{
  static const struct { const char *text; gboolean comma; double value; } numbers[] = {
    { "1", FALSE, 1 }, { " -2.5 ", FALSE, -2.5 }, { "+3", FALSE, 3 }, { "1e3", FALSE, 1000 }, { "1.234,5", TRUE, 1234.5 },
    { "12.5°", FALSE, 12.5 }, { "12.5° W", FALSE, -12.5 }, { "12.5 N", FALSE, 12.5 },
  };
  static const char *const none[] = { "", " ", "x", "1,5", "1.2.3", "0x10", "1e999", "nan", "inf", "12 t", "°", "N" };
  static const struct { const char *text, *date; } dates[] = {
    { "2025-10", "2025-10" }, { "2025/1/2", "2025-01-02" }, { "1.2.2025", "2025-02-01" }, { "2025/10", "2025-10" },
    { "1/2/2025", "1/2/2025" }, { "soon", "soon" },
  };
  double value;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_assert_true (mz_table_parse_number (numbers[i].text, numbers[i].comma, &value));
      g_assert_cmpfloat (value, ==, numbers[i].value);
    }
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    g_assert_false (mz_table_parse_number (none[i], FALSE, &value));
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *date = mz_table_dup_date (dates[i].text);

      g_assert_cmpstr (date, ==, dates[i].date);
    }
}

/* Members of a record as they come out of a file, without those that are not known. */
static char *
write_records (MzDataset *dataset, MzRecordKind kind)
{
  return mz_records_write (G_LIST_MODEL (mz_dataset_get_store (dataset, kind)), kind, MZ_FORMAT_CSV, dataset,
                           mz_dataset_get_as_of (dataset));
}

/* What is written as CSV is read back as the same records, all of the bundled ones of each kind. */
static void
test_round_trip (void)
{
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDataset) dataset = mz_facts_load_bundled (report);

  for (guint kind = 0; kind < MZ_N_TABLE_KINDS; kind++)
    {
      g_autofree char *text = write_records (dataset, (MzRecordKind) kind), *again = NULL;
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr (MzDataset) other = mz_facts_load_bundled (report);
      MzStore *store = mz_dataset_get_store (other, (MzRecordKind) kind);

      g_assert_true (mz_facts_overlay_bytes (other, bytes, "all.csv", report));
      g_assert_cmpuint (mz_report_get_length (report), ==, 0);
      for (guint i = 0; i < mz_store_get_length (store); i++)
        g_assert_true (mz_record_peek_head (mz_store_peek (store, i))->overlaid);
      again = write_records (other, (MzRecordKind) kind);
      g_assert_true (strcmp (again, text) == 0);
    }
}

/* Strings that lists, quotes and JSON would trip over. */
static void
test_naughty_strings (void)
{
  static const char text[] =
    "{\"sites\":[{\"id\":\"a\",\"name\":\"=1+1, \\\"quoted\\\"\\r\\nline; [x]\",\"short_name\":\"S\",\"aliases\":[\"a; b\",\"c\"],"
    "\"country\":\"DE\",\"lat\":1.25,\"lon\":-2,\"precision\":\"site\",\"kind\":\"mine\",\"products\":[\"[1]\"],"
    "\"note\":\"  \\u00e4\\t'\\\\ \",\"owners\":[{\"name\":\"O; P\",\"share\":0.5}]}]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text)), table = NULL;
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDataset) dataset = mz_dataset_new (), other = mz_dataset_new ();
  g_autofree char *csv = NULL, *again = NULL;
  const MzRecordHead *head;

  g_assert_true (mz_facts_overlay_bytes (dataset, bytes, "a.json", report));
  csv = write_records (dataset, MZ_RECORD_SITE);
  table = g_bytes_new (csv, strlen (csv));
  g_assert_true (mz_facts_overlay_bytes (other, table, "a.csv", report));
  g_assert_cmpuint (mz_report_get_length (report), ==, 0);
  head = mz_record_peek_head (mz_dataset_find (other, "a"));
  g_assert_cmpstr (head->name, ==, "=1+1, \"quoted\"\r\nline; [x]");
  g_assert_cmpstr (head->aliases[0], ==, "a; b");
  g_assert_cmpstr (head->note, ==, "  ä\t'\\ ");
  g_assert_cmpstr (mz_site_peek (MZ_SITE (mz_dataset_find (other, "a")))->products[0], ==, "[1]");
  again = write_records (other, MZ_RECORD_SITE);
  g_assert_cmpstr (again, ==, csv);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/io/table-mapping/names", test_names);
  g_test_add_func ("/io/table-mapping/content", test_content);
  g_test_add_func ("/io/table-mapping/values", test_values);
  g_test_add_func ("/io/table-mapping/decimal-commas", test_decimal_commas);
  g_test_add_func ("/io/table-mapping/findings", test_findings);
  g_test_add_func ("/io/table-mapping/many-findings", test_many_findings);
  g_test_add_func ("/io/table-mapping/left-out", test_left_out);
  g_test_add_func ("/io/table-mapping/no-place", test_no_place);
  g_test_add_func ("/io/table-mapping/words", test_words);
  g_test_add_func ("/io/table-mapping/round-trip", test_round_trip);
  g_test_add_func ("/io/table-mapping/naughty-strings", test_naughty_strings);
  return g_test_run ();
}
