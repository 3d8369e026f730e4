/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The road from a helper, which is a script here, to sites; what real files and worse helpers do is tested in tests/gis. */
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "mz-facts-reader.h"
#include "mz-gis-reader.h"

#define POINT(name, x) "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[" x ",2]}," \
                       "\"properties\":{\"name\":\"" name "\"}}"

typedef struct
{
  char         *folder, *file, *program;
  MzReport     *report;
  GCancellable *cancellable;
  double        part;
  guint         n_steps;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("test-gis-XXXXXX", NULL);
  fixture->file = g_build_filename (fixture->folder, "mines.gpkg", NULL);
  fixture->program = g_build_filename (fixture->folder, "helper", NULL);
  fixture->report = mz_report_new ();
  fixture->cancellable = g_cancellable_new ();
  g_assert_true (g_file_set_contents (fixture->file, "anything", -1, NULL));
  g_setenv ("MONAZITE_GIS", fixture->program, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unsetenv ("MONAZITE_GIS");
  g_remove (fixture->program);
  g_remove (fixture->file);
  g_rmdir (fixture->folder);
  g_free (fixture->program);
  g_free (fixture->file);
  g_free (fixture->folder);
  mz_report_free (fixture->report);
  g_object_unref (fixture->cancellable);
}

static void
write_helper (Fixture *fixture, const char *script)
{
  g_autofree char *text = g_strdup_printf ("#!/bin/sh\n%s\n", script);

  g_assert_true (g_file_set_contents (fixture->program, text, -1, NULL));
  g_assert_cmpint (g_chmod (fixture->program, 0700), ==, 0);
}

static void
tell_cb (double part, gpointer data)
{
  Fixture *fixture = data;

  g_assert_cmpfloat (part, >=, fixture->part);
  g_assert_cmpfloat (part, <, 0.25);
  fixture->part = part;
  fixture->n_steps++;
}

static GBytes *
read_file (Fixture *fixture, GError **error)
{
  MzReading reading = { .file = "mines.gpkg", .report = fixture->report, .cancellable = fixture->cancellable, .tell = tell_cb,
                        .data = fixture };

  return mz_reading_load (&reading, fixture->file, error);
}

static const char *
peek_message (Fixture *fixture, guint i)
{
  return mz_report_peek (fixture->report, i)->message;
}

/* With things left out and things that may not be right, each of which is a finding; other lines are none. */
static void
test_points (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MzDataset) dataset = mz_dataset_new ();
  MzStore *sites = mz_dataset_get_store (dataset, MZ_RECORD_SITE);
  GError *error = NULL;

  write_helper (fixture, "echo '{\"type\":\"FeatureCollection\",\"features\":[" POINT ("A", "1") ",'\n"
                         "echo '" POINT ("B", "300") "]}'\n"
                         "echo \"monazite-gis: $1: error: 2 are left out\" >&2\n"
                         "echo 'a library speaks' >&2\n"
                         "echo \"monazite-gis: $1: warning: perhaps\" >&2\n"
                         "exit 1");
  g_assert_true (mz_gis_is (fixture->file));
  g_assert_true (mz_facts_load_overlay (dataset, fixture->file, fixture->report, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (mz_store_get_length (sites), ==, 1);
  g_assert_cmpstr (mz_record_get_id (mz_store_peek (sites, 0)), ==, "mines-1");
  g_assert_cmpstr (mz_record_get_name (mz_store_peek (sites, 0)), ==, "A");
  g_assert_cmpuint (mz_report_get_length (fixture->report), ==, 3);
  g_assert_cmpstr (peek_message (fixture, 0), ==, "2 are left out");
  g_assert_cmpint (mz_report_peek (fixture->report, 0)->severity, ==, MZ_SEVERITY_ERROR);
  g_assert_cmpstr (peek_message (fixture, 1), ==, "perhaps");
  g_assert_cmpint (mz_report_peek (fixture->report, 1)->severity, ==, MZ_SEVERITY_WARNING);
  /* The line is the number of the feature. */
  g_assert_cmpuint (mz_report_peek (fixture->report, 2)->line, ==, 2);
}

static void
test_progress (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  write_helper (fixture, "head -c 1000000 /dev/zero; echo ']}'");
  bytes = read_file (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 1000003);
  g_assert_cmpuint (fixture->n_steps, >, 1);
  g_assert_cmpuint (mz_report_get_length (fixture->report), ==, 0);
}

static gpointer
cancel (gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *started = g_strconcat (fixture->program, ".started", NULL);

  while (!g_file_test (started, G_FILE_TEST_EXISTS))
    g_thread_yield ();
  g_remove (started);
  g_cancellable_cancel (fixture->cancellable);
  return NULL;
}

/* One that hangs is left at once. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  GThread *thread = g_thread_new ("cancel", cancel, fixture);
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  write_helper (fixture, "echo '{'; : > \"$0.started\"; exec sleep 1000");
  g_assert_null (read_file (fixture, &error));
  g_thread_join (thread);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 8 * G_USEC_PER_SEC);
  g_assert_cmpuint (mz_report_get_length (fixture->report), ==, 0);
}

static void
test_killed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  write_helper (fixture, "echo '{\"type\":\"FeatureCollection\",\"features\":[]}'; kill -KILL $$");
  g_assert_null (read_file (fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (mz_report_count (fixture->report, MZ_SEVERITY_ERROR), ==, 1);
  g_assert_nonnull (strstr (peek_message (fixture, 0), "ended before it was done"));
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_file (fixture, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "need the package monazite-gis"));
}

/* It may be executed, but is no program. */
static void
test_no_program (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->program, "", 0, NULL));
  g_assert_cmpint (g_chmod (fixture->program, 0700), ==, 0);
  g_assert_null (read_file (fixture, &error));
  g_assert_true (error != NULL || mz_report_count (fixture->report, MZ_SEVERITY_ERROR) == 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, function) g_test_add ("/io/gis-reader/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("points", test_points);
  ADD ("progress", test_progress);
  ADD ("cancel", test_cancel);
  ADD ("killed", test_killed);
  ADD ("missing", test_missing);
  ADD ("no-program", test_no_program);
  return g_test_run ();
}
