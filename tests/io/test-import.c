/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-import.h"

#include <glib/gstdio.h>
#include <string.h>

#include "mz-facts-reader.h"

#define SITE(id, name, kind, lat, lon) "{\"id\":\"" id "\",\"name\":\"" name "\",\"country\":\"DE\",\"lat\":" lat ",\"lon\":" lon \
  ",\"precision\":\"site\",\"kind\":\"" kind "\"}"

static const char facts[] =
  "{\"about\":{\"as_of\":\"2026-06-30\"},\"sites\":["
  SITE ("hill", "Hill Mine", "mine", "10", "20") ","
  SITE ("dale", "Däle Plant", "separation", "-30", "40") "],"
  "\"events\":[{\"id\":\"talk\",\"name\":\"Talk\",\"date\":\"2025\",\"kind\":\"diplomacy\"}]}";

/* The facts count as bundled: they are not overlaid. */
static MzDataset *
load_facts (void)
{
  g_autofree char *folder = g_dir_make_tmp ("test-import-XXXXXX", NULL), *path = g_build_filename (folder, "facts.json", NULL);
  g_autoptr (MzReport) report = mz_report_new ();
  MzDataset *dataset;

  g_assert_true (g_file_set_contents (path, facts, -1, NULL));
  dataset = mz_facts_load_folder (folder, report, NULL);
  g_assert_cmpuint (mz_report_get_length (report), ==, 0);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  return dataset;
}

static MzImport *
read_text (MzDataset *dataset, const char *text, const char *file)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_auto (MzRecordBase) base = { 0 };
  MzImport *import;

  mz_record_base_init (&base, dataset);
  import = mz_import_read (bytes, file, NULL, &base, &error);
  g_assert_no_error (error);
  return import;
}

/* Id, name, place and nothing: 0.017 degrees of latitude are 1,890 m, 0.019 are 2,113 m. */
static const char table[] =
  "id,name,lat,lon,country,kind\n"
  "hill,Hill Mine,10,20.5,DE,mine\n"
  "d2,DALE plant,-31,41,DE,separation\n"
  "near,Near,10.017,20,DE,mine\n"
  "far,Far,10.019,20,DE,mine\n"
  "other,Other kind,10,20,DE,deposit\n"
  "bad,Bad,100,20,DE,mine\n"
  "far,Far again,1,1,DE,mine\n";

static void
test_rows (void)
{
  g_autoptr (MzDataset) dataset = load_facts ();
  g_autoptr (MzImport) import = read_text (dataset, table, "my.csv");
  static const struct { MzMatchKind kind; const char *match; MzSettling settling; } expected[] = {
    { MZ_MATCH_ID, "hill", MZ_SETTLE_FILE }, { MZ_MATCH_NAME, "dale", MZ_SETTLE_FACTS }, { MZ_MATCH_PLACE, "hill", MZ_SETTLE_FACTS },
    { MZ_MATCH_NONE, NULL, MZ_SETTLE_FACTS }, { MZ_MATCH_NONE, NULL, MZ_SETTLE_FACTS },
  };

  g_assert_cmpuint (import->rows->len, ==, 7);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const MzImportRow *row = mz_import_peek_row (import, i);

      g_assert_cmpuint (row->line, ==, i + 2);
      g_assert_nonnull (row->record);
      g_assert_true (row->chosen);
      g_assert_null (row->wrong);
      g_assert_cmpint (row->match_kind, ==, expected[i].kind);
      if (expected[i].match == NULL)
        g_assert_null (row->match);
      else
        {
          g_assert_cmpstr (mz_record_get_id (row->match), ==, expected[i].match);
          g_assert_cmpint (row->settling, ==, expected[i].settling);
        }
    }
  g_assert_null (mz_import_peek_row (import, 5)->record);
  g_assert_cmpstr (mz_import_peek_row (import, 5)->name, ==, "Bad");
  g_assert_cmpstr (mz_import_peek_row (import, 5)->wrong, ==, "lat 100 is out of range (-90 to 90)");
  g_assert_cmpstr (mz_import_peek_row (import, 6)->wrong, ==, "id is taken by the record in line 5; the first one was kept");
  g_assert_false (mz_import_peek_row (import, 6)->chosen);
  g_assert_cmpuint (import->n_wrong, ==, 2);
  g_assert_cmpuint (import->n_matches, ==, 3);
  g_assert_true (mz_import_needs_eyes (import));
  /* Hill takes the place of hill; far and other come besides. */
  g_assert_cmpuint (mz_import_count_chosen (import), ==, 3);
}

static void
test_compare (void)
{
  g_autoptr (MzDataset) dataset = load_facts ();
  g_autoptr (MzImport) import = read_text (dataset, table, "my.csv");
  g_autoptr (GPtrArray) differences = mz_import_compare (mz_import_peek_row (import, 0));
  const MzImportDifference *difference;

  /* Only the longitude: 20 and 20.5. */
  g_assert_cmpuint (differences->len, ==, 1);
  difference = differences->pdata[0];
  g_assert_cmpstr (difference->field, ==, "lon");
  g_assert_cmpstr (difference->facts, ==, "20");
  g_assert_cmpstr (difference->file, ==, "20.5");
}

/* What says the same, in whatever format, is no conflict. */
static void
test_same (void)
{
  g_autoptr (MzDataset) dataset = load_facts ();
  g_autoptr (MzImport) import = read_text (dataset, "{\"sites\":[" SITE ("hill", "Hill Mine", "mine", "10.0", "20") "]}", "a.json");

  g_assert_cmpuint (import->n_matches, ==, 0);
  g_assert_false (mz_import_needs_eyes (import));
}

static char *
list_ids (MzRecordBatch *batch)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < batch->records[MZ_RECORD_SITE]->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", mz_record_get_id (batch->records[MZ_RECORD_SITE]->pdata[i]));
  return g_string_free (ids, FALSE);
}

static void
check_batch (MzImport *import, MzDataset *dataset, const char *expected)
{
  g_autoptr (MzRecordBatch) batch = mz_import_make_batch (import, dataset);
  g_autofree char *ids = list_ids (batch);

  g_assert_cmpstr (ids, ==, expected);
  g_assert_cmpuint (mz_import_count_chosen (import), ==, batch->records[MZ_RECORD_SITE]->len);
}

static void
settle_all (MzImport *import, MzSettling settling)
{
  for (guint i = 0; i < import->rows->len; i++)
    mz_import_peek_row (import, i)->settling = settling;
}

static void
test_settle (void)
{
  g_autoptr (MzDataset) dataset = load_facts ();
  g_autoptr (MzImport) import = read_text (dataset, table, "my.csv");
  g_autoptr (MzRecordBatch) batch = NULL;

  check_batch (import, dataset, "hill far other");
  settle_all (import, MZ_SETTLE_FACTS);
  check_batch (import, dataset, "far other");
  settle_all (import, MZ_SETTLE_BOTH);
  check_batch (import, dataset, "hill-2 d2 near far other");
  /* Both of two that look like hill cannot take its place: the second stays itself. */
  settle_all (import, MZ_SETTLE_FILE);
  check_batch (import, dataset, "hill dale near far other");
  mz_import_peek_row (import, 0)->chosen = FALSE;
  check_batch (import, dataset, "dale hill far other");

  batch = mz_import_make_batch (import, dataset);
  g_assert_cmpstr (mz_record_get_name (batch->records[MZ_RECORD_SITE]->pdata[0]), ==, "DALE plant");
  g_assert_cmpfloat (mz_site_peek (batch->records[MZ_RECORD_SITE]->pdata[0])->lat, ==, -31);
  g_assert_true (mz_record_peek_head (batch->records[MZ_RECORD_SITE]->pdata[0])->overlaid);
  g_assert_cmpuint (mz_record_peek_head (batch->records[MZ_RECORD_SITE]->pdata[0])->line, ==, 3);
}

/* GeoJSON and facts come the same way: what is wrong stands in the row that it is about. */
static void
test_json (void)
{
  g_autoptr (MzDataset) dataset = load_facts ();
  g_autoptr (MzImport) points = read_text (dataset,
    "{\"type\":\"FeatureCollection\",\"features\":[\n"
    "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]},\"properties\":{\"name\":\"A\",\"kind\":\"hut\"}},\n"
    "{\"type\":\"Feature\",\"geometry\":{\"type\":\"LineString\",\"coordinates\":[]},\"properties\":{}},\n"
    "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[3,4]},\"properties\":{\"name\":\"Hill mine\"}}]}", "p.geojson");
  g_autoptr (MzImport) json = read_text (dataset, "{\"sites\":[\n" SITE ("x", "X", "hut", "1", "200") ",\n"
                                         SITE ("y", "Y", "mine", "1", "20") "]}", "s.json");
  const MzImportRow *row;

  g_assert_cmpuint (points->rows->len, ==, 3);
  row = mz_import_peek_row (points, 0);
  g_assert_nonnull (row->record);
  g_assert_cmpuint (row->n_warnings, ==, 1);
  row = mz_import_peek_row (points, 1);
  g_assert_null (row->record);
  g_assert_cmpuint (row->line, ==, 3);
  g_assert_cmpint (mz_import_peek_row (points, 2)->match_kind, ==, MZ_MATCH_NAME);

  g_assert_cmpuint (json->rows->len, ==, 2);
  row = mz_import_peek_row (json, 0);
  g_assert_null (row->record);
  g_assert_cmpstr (row->name, ==, "x");
  g_assert_cmpuint (row->n_errors, ==, 2);
  g_assert_cmpuint (json->n_wrong, ==, 1);
  g_assert_nonnull (mz_import_peek_row (json, 1)->record);
}

static void
test_refused (void)
{
  g_autoptr (MzDataset) dataset = load_facts ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a,b\n\"1,2\n", 9);
  g_autoptr (GError) error = NULL;
  g_auto (MzRecordBase) base = { 0 };

  mz_record_base_init (&base, dataset);
  g_assert_null (mz_import_read (bytes, "x.csv", NULL, &base, &error));
  g_assert_nonnull (error);
  g_assert_true (g_str_has_prefix (error->message, "x.csv, line 2: this quote"));
}

typedef struct
{
  MzImport *import;
  MzLoad   *load;
  GError   *error;
  gboolean  done;
  double    part;
} Wait;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *wait = data;

  wait->import = mz_import_read_finish (result, &wait->error);
  wait->done = TRUE;
}

static void
laid_over_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *wait = data;

  wait->load = mz_loader_load_finish (result, &wait->error);
  wait->done = TRUE;
}

static void
progress_cb (double part, gpointer data)
{
  Wait *wait = data;

  g_assert_cmpfloat (part, >=, wait->part);
  wait->part = part;
}

static void
wait_done (Wait *wait)
{
  while (!wait->done)
    g_main_context_iteration (NULL, TRUE);
  wait->done = FALSE;
}

/* Off the main thread, laid over in one step, and taken back in one. */
static void
test_async (void)
{
  g_autoptr (MzDataset) dataset = load_facts ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (table, strlen (table));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Wait wait = { 0 };
  guint version = mz_dataset_get_version (dataset);

  mz_import_read_async (dataset, "my.csv", bytes, NULL, NULL, progress_cb, &wait, read_cb, &wait);
  wait_done (&wait);
  g_assert_no_error (wait.error);
  g_assert_cmpuint (wait.import->rows->len, ==, 7);
  g_assert_cmpuint (mz_dataset_get_version (dataset), ==, version);

  mz_loader_lay_over_async (dataset, mz_import_make_batch (wait.import, dataset), NULL, laid_over_cb, &wait);
  wait_done (&wait);
  g_assert_cmpuint (wait.load->n_records[MZ_RECORD_SITE], ==, 3);
  g_assert_cmpuint (mz_store_get_length (mz_dataset_get_store (dataset, MZ_RECORD_SITE)), ==, 4);
  g_assert_cmpfloat (mz_site_peek (mz_dataset_find (dataset, "hill") != NULL ? MZ_SITE (mz_dataset_find (dataset, "hill")) : NULL)->lon,
                     ==, 20.5);
  g_assert_cmpuint (mz_dataset_get_version (dataset), ==, version + 1);
  mz_dataset_swap (dataset, wait.load->before);
  g_assert_cmpuint (mz_store_get_length (mz_dataset_get_store (dataset, MZ_RECORD_SITE)), ==, 2);
  mz_load_free (wait.load);
  mz_import_free (wait.import);

  g_cancellable_cancel (cancellable);
  mz_import_read_async (dataset, "my.csv", bytes, NULL, cancellable, NULL, NULL, read_cb, &wait);
  wait_done (&wait);
  g_assert_error (wait.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&wait.error);
}

/* What is laid over in one file is not what the next has to be settled with. */
static void
test_overlaid_is_no_match (void)
{
  g_autoptr (MzDataset) dataset = load_facts ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (table, strlen (table));
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzImport) import = NULL;

  g_assert_true (mz_facts_overlay_bytes (dataset, bytes, "my.csv", report));
  import = read_text (dataset, "id,name,lat,lon,kind\nfar,Far,0,0,mine\nhill,Hill Mine,0,0,mine\n", "b.csv");
  g_assert_cmpuint (import->n_matches, ==, 0);
}

/* A hundred thousand rows: how long it takes is told, and that it is all there. */
static void
test_many (void)
{
  g_autoptr (MzDataset) dataset = load_facts ();
  g_autoptr (GString) text = g_string_new ("name,lat,lon,country,kind,minerals,operator\n");
  g_autoptr (MzImport) import = NULL;
  g_autoptr (MzRecordBatch) batch = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "\"Point, %u\",%d.5,%d.25,DE,deposit,Nd; Pr,Company %u\n", i, (int) (i % 131) - 60,
                            (int) (i % 359) - 179, i % 100);
  g_test_timer_start ();
  import = read_text (dataset, text->str, "many.csv");
  g_test_message ("%u rows, %u KiB, read in %d ms", import->rows->len, (guint) (text->len / 1024),
                  (int) (g_test_timer_elapsed () * 1000));
  g_assert_cmpuint (import->rows->len, ==, 100000);
  g_assert_cmpuint (import->n_wrong, ==, 0);
  batch = mz_import_make_batch (import, dataset);
  g_assert_cmpuint (batch->records[MZ_RECORD_SITE]->len, ==, 100000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/io/import/rows", test_rows);
  g_test_add_func ("/io/import/compare", test_compare);
  g_test_add_func ("/io/import/same", test_same);
  g_test_add_func ("/io/import/settle", test_settle);
  g_test_add_func ("/io/import/json", test_json);
  g_test_add_func ("/io/import/refused", test_refused);
  g_test_add_func ("/io/import/async", test_async);
  g_test_add_func ("/io/import/overlaid-is-no-match", test_overlaid_is_no_match);
  g_test_add_func ("/io/import/many", test_many);
  return g_test_run ();
}
