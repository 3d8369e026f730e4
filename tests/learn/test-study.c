/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-study.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "mz-file.h"

#define NOON 1795694400 /* 2026-11-26 12:00 UTC */
#define DAY  86400

typedef struct
{
  char *folder, *path;
} Place;

static void
set_up (Place *place, gconstpointer data)
{
  place->folder = g_dir_make_tmp ("mz-study-XXXXXX", NULL);
  place->path = g_build_filename (place->folder, "own", "study.json", NULL);
}

static void
tear_down (Place *place, gconstpointer data)
{
  g_autofree char *own = g_build_filename (place->folder, "own", NULL);
  g_autoptr (GDir) dir = g_dir_open (own, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (own, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_rmdir (own);
  g_assert_cmpint (g_rmdir (place->folder), ==, 0);
  g_free (place->folder);
  g_free (place->path);
}

static MzStudy *
load (const Place *place)
{
  MzStudy *study = mz_study_new (place->path);
  g_autoptr (GError) error = NULL;

  mz_study_load (study, &error);
  g_assert_no_error (error);
  return study;
}

static void
flush (MzStudy *study)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (mz_study_flush (study, &error));
  g_assert_no_error (error);
}

/* Each save has the object until the loop has brought its end. */
static void
finish (MzStudy *study)
{
  flush (study);
  while (G_OBJECT (study)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (study);
}

static void
write_file (const Place *place, const char *name, const char *text)
{
  g_autofree char *folder = g_path_get_dirname (place->path), *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static char *
read_aside (const Place *place, const char *name)
{
  g_autofree char *folder = g_path_get_dirname (place->path), *path = g_build_filename (folder, name, NULL);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

static void
test_kept (Place *place, gconstpointer data)
{
  MzStudy *study = load (place);
  struct stat info;

  g_assert_null (mz_study_get_notice (study));
  g_assert_cmpint (g_access (place->path, F_OK), !=, 0);
  g_assert_true (mz_study_answer (study, "use/nd", MZ_RATING_GOOD, NOON));
  g_assert_true (mz_study_visit (study, "valve", "quotas", FALSE, NOON));
  finish (study);
  g_assert_cmpint (g_stat (place->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  study = load (place);
  g_assert_cmpuint (mz_study_get_n_cards (study), ==, 1);
  g_assert_cmpint (mz_study_lookup (study, "use/nd")->fsrs.last, ==, NOON);
  g_assert_null (mz_study_lookup (study, "use/dy"));
  g_assert_cmpstr (mz_study_lookup_lesson (study, "valve")->step, ==, "quotas");
  g_assert_null (mz_study_lookup_lesson (study, "futures"));
  finish (study);
}

static void
changed_cb (MzStudy *study, guint *n)
{
  g_assert_true (MZ_IS_STUDY (study));
  ++*n;
}

/* Without anybody waiting: the loop brings the end of each save, and the next one takes what was learnt in between. */
static void
test_by_itself (Place *place, gconstpointer data)
{
  MzStudy *study = load (place), *other;
  guint n = 0;

  g_signal_connect (study, "changed", G_CALLBACK (changed_cb), &n);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *key = g_strdup_printf ("key-%u", i);

      mz_study_answer (study, key, MZ_RATING_GOOD, NOON + i);
    }
  g_assert_cmpuint (n, ==, 20);
  while (G_OBJECT (study)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  other = load (place);
  g_assert_cmpuint (mz_study_get_n_cards (other), ==, 20);
  finish (other);
  finish (study);
}

static void
test_due (Place *place, gconstpointer data)
{
  MzStudy *study = load (place);
  g_auto (GStrv) due = NULL;
  g_autofree char *none = mz_study_format_next (study, NOON), *minutes = NULL, *day = NULL, *year = NULL;

  g_assert_null (none);
  /* Easy at first: a stability of 8.2956 days (w3), due in 8. Good: in 10 minutes. Again: in one. */
  mz_study_answer (study, "easy", MZ_RATING_EASY, NOON);
  g_assert_cmpint (mz_study_get_next_due (study, NOON), ==, NOON + 8 * DAY);
  day = mz_study_format_next (study, NOON);
  g_assert_cmpstr (day, ==, "Next question on 4 December");
  year = mz_study_format_next (study, NOON - 365 * DAY);
  g_assert_cmpstr (year, ==, "Next question on 4 December 2026");
  mz_study_answer (study, "good", MZ_RATING_GOOD, NOON);
  mz_study_answer (study, "again", MZ_RATING_AGAIN, NOON);
  minutes = mz_study_format_next (study, NOON);
  g_assert_cmpstr (minutes, ==, "Next question in 1 minute");
  g_assert_cmpuint (mz_study_count_due (study, NOON + 59), ==, 0);
  g_assert_cmpuint (mz_study_count_due (study, NOON + 60), ==, 1);
  g_assert_cmpuint (mz_study_count_due (study, NOON + 600), ==, 2);
  due = mz_study_list_due (study, NOON + 9 * DAY, 2);
  g_assert_cmpstrv (due, ((const char *[]) { "again", "good", NULL }));
  finish (study);
}

/* A damaged file is kept under another name, and the version before it taken; twice, too. */
static void
test_damaged (Place *place, gconstpointer data)
{
  MzStudy *study = load (place);
  g_autofree char *first = NULL, *second = NULL;

  mz_study_answer (study, "a", MZ_RATING_GOOD, NOON);
  flush (study);
  mz_study_answer (study, "b", MZ_RATING_GOOD, NOON);
  finish (study);

  write_file (place, "study.json", "{\"monazite_study\": 1,\n\"cards\": [");
  study = load (place);
  g_assert_nonnull (strstr (mz_study_get_notice (study), "line 2"));
  g_assert_nonnull (strstr (mz_study_get_notice (study), "damaged-1-study.json"));
  g_assert_nonnull (strstr (mz_study_get_notice (study), "version before"));
  g_assert_cmpuint (mz_study_get_n_cards (study), ==, 1);
  finish (study);
  first = read_aside (place, "damaged-1-study.json");
  g_assert_cmpstr (first, ==, "{\"monazite_study\": 1,\n\"cards\": [");

  write_file (place, "study.json", "");
  write_file (place, "study.json~", "");
  study = load (place);
  g_assert_nonnull (strstr (mz_study_get_notice (study), "damaged-2-study.json"));
  g_assert_nonnull (strstr (mz_study_get_notice (study), "a new one begun"));
  g_assert_cmpuint (mz_study_get_n_cards (study), ==, 0);
  mz_study_answer (study, "c", MZ_RATING_GOOD, NOON);
  finish (study);
  second = read_aside (place, "damaged-1-study.json");
  g_assert_cmpstr (second, ==, first);
  study = load (place);
  g_assert_null (mz_study_get_notice (study));
  g_assert_nonnull (mz_study_lookup (study, "c"));
  finish (study);
}

/* What a newer program has written is left as it is, whatever is answered. */
static void
test_newer (Place *place, gconstpointer data)
{
  MzStudy *study = mz_study_new (place->path);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  write_file (place, "study.json", "{\"monazite_study\": 2}");
  g_assert_false (mz_study_load (study, &error));
  g_assert_nonnull (strstr (error->message, "newer"));
  g_assert_true (mz_study_answer (study, "a", MZ_RATING_GOOD, NOON));
  g_assert_false (mz_study_flush (study, NULL));
  text = read_aside (place, "study.json");
  g_assert_cmpstr (text, ==, "{\"monazite_study\": 2}");
  g_assert_finalize_object (study);
}

/* Two windows on one file: nothing of either is lost. */
static void
test_two (Place *place, gconstpointer data)
{
  MzStudy *one = load (place), *two = load (place), *three;

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *a = g_strdup_printf ("one-%u", i), *b = g_strdup_printf ("two-%u", i);

      mz_study_answer (one, a, MZ_RATING_GOOD, NOON);
      mz_study_answer (two, b, MZ_RATING_GOOD, NOON);
      flush (one);
      flush (two);
    }
  finish (one);
  finish (two);
  three = load (place);
  g_assert_cmpuint (mz_study_get_n_cards (three), ==, 10);
  finish (three);
}

static void
failed_cb (MzStudy *study, const char *message, char **told)
{
  g_assert_true (MZ_IS_STUDY (study));
  g_free (*told);
  *told = g_strdup (message);
}

/* A folder stands where the file should: it is said, what was learnt stays, and the next try has all of it. */
static void
test_no_room (Place *place, gconstpointer data)
{
  MzStudy *study = load (place);
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;

  g_signal_connect (study, "save-failed", G_CALLBACK (failed_cb), &told);
  g_mkdir_with_parents (place->path, 0700);
  mz_study_answer (study, "a", MZ_RATING_GOOD, NOON);
  g_assert_false (mz_study_flush (study, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (told, ==, error->message);
  g_assert_cmpint (g_rmdir (place->path), ==, 0);
  mz_study_answer (study, "b", MZ_RATING_GOOD, NOON);
  finish (study);
  study = load (place);
  g_assert_cmpuint (mz_study_get_n_cards (study), ==, 2);
  finish (study);
}

static void
test_exchange (Place *place, gconstpointer data)
{
  MzStudy *study = load (place), *other = mz_study_new (NULL);
  g_autofree char *out = g_build_filename (place->folder, "out.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL, bad = g_bytes_new_static ("{}", 2);

  mz_study_answer (study, "a", MZ_RATING_GOOD, NOON);
  mz_study_export (study, out, &error);
  g_assert_no_error (error);
  bytes = mz_file_read (out, MZ_JSON_GATE_MAX_TEXT, NULL, &error);
  g_assert_no_error (error);
  mz_study_answer (other, "b", MZ_RATING_GOOD, NOON);
  g_assert_true (mz_study_import (other, bytes, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (mz_study_get_n_cards (other), ==, 2);
  g_assert_false (mz_study_import (other, bad, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (mz_study_get_n_cards (other), ==, 2);
  g_assert_true (g_str_has_suffix (mz_study_get_path (other), "/monazite/study.json"));
  finish (study);
  finish (other);
  g_assert_cmpint (g_unlink (out), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/learn/study/kept", Place, NULL, set_up, test_kept, tear_down);
  g_test_add ("/learn/study/by-itself", Place, NULL, set_up, test_by_itself, tear_down);
  g_test_add ("/learn/study/due", Place, NULL, set_up, test_due, tear_down);
  g_test_add ("/learn/study/damaged", Place, NULL, set_up, test_damaged, tear_down);
  g_test_add ("/learn/study/newer", Place, NULL, set_up, test_newer, tear_down);
  g_test_add ("/learn/study/two", Place, NULL, set_up, test_two, tear_down);
  g_test_add ("/learn/study/no-room", Place, NULL, set_up, test_no_room, tear_down);
  g_test_add ("/learn/study/exchange", Place, NULL, set_up, test_exchange, tear_down);
  return g_test_run ();
}
