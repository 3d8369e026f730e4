/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "mz-facts-reader.h"
#include "mz-io-error.h"
#include "mz-loader.h"
#include "mz-workspace.h"

#define SITE(id, name) "{\"id\":\"" id "\",\"name\":\"" name "\",\"country\":\"US\",\"lat\":1,\"lon\":2,\"precision\":\"site\"," \
                       "\"kind\":\"mine\",\"sources\":[\"x\"]}"

typedef struct
{
  MzDataset    *dataset;
  char         *path;
  GCancellable *cancellable;
  gboolean      done;
  MzLoad       *load;
  GError       *error;
  guint         n_changed;
  guint         n_steps;
  double        part;
  double        cancel_at;
  double        change_at;
} Fixture;

static void
changed_cb (MzDataset *dataset, Fixture *fixture)
{
  fixture->n_changed++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char facts[] = "{\"about\":{\"as_of\":\"2026-07\"},\"sites\":[" SITE ("a", "A") "," SITE ("b", "B") "],"
                              "\"sources\":[{\"id\":\"x\",\"title\":\"X\"}]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (facts, strlen (facts));
  g_autoptr (MzReport) report = mz_report_new ();
  g_autofree char *folder = g_dir_make_tmp ("test-loader-XXXXXX", NULL);

  fixture->dataset = mz_dataset_new ();
  g_assert_true (mz_facts_overlay_bytes (fixture->dataset, bytes, "facts.json", report));
  g_assert_cmpuint (mz_report_get_length (report), ==, 0);
  g_signal_connect (fixture->dataset, "changed", G_CALLBACK (changed_cb), fixture);
  fixture->path = g_build_filename (folder, "over.json", NULL);
  fixture->cancellable = g_cancellable_new ();
  fixture->cancel_at = fixture->change_at = 2;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);

  g_remove (fixture->path);
  g_rmdir (folder);
  g_free (fixture->path);
  g_clear_pointer (&fixture->load, mz_load_free);
  g_clear_error (&fixture->error);
  g_assert_finalize_object (fixture->cancellable);
  g_assert_finalize_object (fixture->dataset);
}

static void
write_file (Fixture *fixture, const char *text)
{
  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
}

static void
write_many (Fixture *fixture, guint n)
{
  g_autoptr (GString) text = g_string_new ("{\"type\":\"FeatureCollection\",\"features\":[");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[%d,0]}}",
                            i > 0 ? "," : "", (int) (i % 360) - 180);
  g_string_append (text, "]}");
  write_file (fixture, text->str);
}

static void
progress_cb (double part, gpointer data)
{
  Fixture *fixture = data;

  g_assert_cmpfloat (part, >, fixture->part);
  g_assert_cmpfloat (part, <=, 1);
  g_assert_cmpuint (fixture->n_changed, ==, 0);
  g_assert_false (g_cancellable_is_cancelled (fixture->cancellable));
  fixture->part = part;
  fixture->n_steps++;
  if (part >= fixture->cancel_at)
    g_cancellable_cancel (fixture->cancellable);
  if (part >= fixture->change_at)
    {
      g_autoptr (GPtrArray) none = g_ptr_array_new ();

      fixture->change_at = 2;
      mz_dataset_set_records (fixture->dataset, MZ_RECORD_SOURCE, none);
      mz_dataset_link (fixture->dataset);
      fixture->n_changed = 0;
    }
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  fixture->load = mz_loader_load_finish (result, &fixture->error);
  fixture->done = TRUE;
}

static void
load (Fixture *fixture)
{
  mz_loader_load_async (fixture->dataset, fixture->path, fixture->cancellable, progress_cb, fixture, loaded_cb, fixture);
  while (!fixture->done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true ((fixture->load != NULL) != (fixture->error != NULL));
  /* It changes once, or not at all. */
  g_assert_cmpuint (fixture->n_changed, ==, fixture->load != NULL ? 1 : 0);
}

static const char *
get_name (Fixture *fixture, const char *id)
{
  MzRecord *record = mz_dataset_lookup (fixture->dataset, MZ_RECORD_SITE, id);

  return record != NULL ? mz_record_get_name (record) : "";
}

static guint
count_sites (Fixture *fixture)
{
  return mz_store_get_length (mz_dataset_get_store (fixture->dataset, MZ_RECORD_SITE));
}

static void
test_load_and_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MzWorkspace) workspace = mz_workspace_new (fixture->dataset);
  MzRecord *source = mz_dataset_find (fixture->dataset, "x"), *b = mz_dataset_find (fixture->dataset, "b");
  GPtrArray *citing;

  write_file (fixture, "{\"sites\":[" SITE ("b", "Better") "," SITE ("c", "C") ",{}]}");
  load (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->load->n_records[MZ_RECORD_SITE], ==, 2);
  g_assert_cmpuint (mz_report_count (fixture->load->report, MZ_SEVERITY_ERROR), ==, 1);
  g_assert_cmpuint (count_sites (fixture), ==, 3);
  g_assert_cmpstr (get_name (fixture, "b"), ==, "Better");
  g_assert_cmpuint (mz_store_get_length (mz_workspace_get_sites (workspace)), ==, 3);
  g_assert_cmpuint (mz_dataset_get_as_of (fixture->dataset).year, ==, 2026);
  citing = mz_dataset_get_related (fixture->dataset, source, MZ_RECORD_SITE);
  g_assert_cmpuint (citing->len, ==, 3);
  g_ptr_array_unref (citing);

  mz_dataset_swap (fixture->dataset, fixture->load->before);
  g_assert_cmpuint (fixture->n_changed, ==, 2);
  g_assert_cmpuint (count_sites (fixture), ==, 2);
  g_assert_true (mz_dataset_find (fixture->dataset, "b") == b);
  g_assert_cmpstr (get_name (fixture, "c"), ==, "");
  citing = mz_dataset_get_related (fixture->dataset, source, MZ_RECORD_SITE);
  g_assert_cmpuint (citing->len, ==, 2);
  g_ptr_array_unref (citing);
  g_assert_cmpuint (mz_store_get_length (mz_workspace_get_sites (workspace)), ==, 2);
}

/* What is found is found in the words of the present records. */
static void
test_search_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MzWorkspace) workspace = mz_workspace_new (fixture->dataset);
  MzFacets facets = { .text = "better" };
  g_autoptr (MzQuery) query = mz_query_new (&facets);

  mz_workspace_set_query (workspace, query);
  g_assert_cmpuint (mz_store_get_length (mz_workspace_get_sites (workspace)), ==, 0);
  write_file (fixture, "{\"sites\":[" SITE ("b", "Better") "]}");
  load (fixture);
  g_assert_cmpuint (mz_store_get_length (mz_workspace_get_sites (workspace)), ==, 1);
  mz_dataset_swap (fixture->dataset, fixture->load->before);
  g_assert_cmpuint (mz_store_get_length (mz_workspace_get_sites (workspace)), ==, 0);
}

static void
test_progress (Fixture *fixture, gconstpointer data)
{
  write_many (fixture, 20000);
  load (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (count_sites (fixture), ==, 20002);
  g_assert_cmpfloat (fixture->part, ==, 1);
  g_assert_cmpuint (fixture->n_steps, >, 10);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  static const double parts[] = { 0, 0.2, 0.5, 1 };

  write_many (fixture, 20000);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      fixture->cancel_at = parts[i];
      fixture->part = 0;
      fixture->done = FALSE;
      if (parts[i] == 0)
        g_cancellable_cancel (fixture->cancellable);
      load (fixture);
      g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&fixture->error);
      g_assert_cmpuint (count_sites (fixture), ==, 2);
      g_cancellable_reset (fixture->cancellable);
    }
}

/* What becomes of the dataset while a file is read is not lost. */
static void
test_change_meanwhile (Fixture *fixture, gconstpointer data)
{
  write_many (fixture, 20000);
  fixture->change_at = 0.3;
  load (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (count_sites (fixture), ==, 20002);
  g_assert_null (mz_dataset_find (fixture->dataset, "x"));
}

static void
test_errors (Fixture *fixture, gconstpointer data)
{
  load (fixture);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&fixture->error);
  fixture->done = FALSE;

  write_file (fixture, "{\"sites\":[\n" SITE ("b", "B") "\n");
  load (fixture);
  g_assert_error (fixture->error, MZ_IO_ERROR, MZ_IO_ERROR_SCHEMA);
  g_assert_nonnull (strstr (fixture->error->message, "over.json, line 3: "));
  g_assert_cmpuint (count_sites (fixture), ==, 2);
}

int
main (int argc, char *argv[])
{
  static const struct { const char *name; void (*test) (Fixture *, gconstpointer); } tests[] = {
    { "load-and-undo", test_load_and_undo },
    { "search-words", test_search_words },
    { "progress", test_progress },
    { "cancel", test_cancel },
    { "change-meanwhile", test_change_meanwhile },
    { "errors", test_errors },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/io/loader/", tests[i].name, NULL);

      g_test_add_vtable (path, sizeof (Fixture), NULL, (GTestFixtureFunc) set_up, (GTestFixtureFunc) tests[i].test,
                         (GTestFixtureFunc) tear_down);
    }
  return g_test_run ();
}
