/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hand-out over the bundled facts; what its PDF file says is looked at from outside, in tests/app/test-cli-story.py. */
#include "mz-handout.h"

#include <glib/gstdio.h>
#include <string.h>

#include "mz-facts-reader.h"
#include "mz-story-reader.h"

static const char text[] =
  "{\"story\": \"trial\", \"title\": \"A trial\", \"scenes\": ["
  "{\"id\": \"map\", \"title\": \"A map\", \"text\": \"It *is*.\", \"notes\": \"Say so.\", \"seconds\": 61, \"sources\": [\"mountain-pass\"],"
  " \"view\": \"monazite:view?date=2025-11&center=36,-115&zoom=4\"},"
  "{\"id\": \"gone\", \"title\": \"Gone\", \"text\": \"{site:none-such/name}\","
  " \"view\": \"monazite:view?date=2025-11&select=sites/none-such\"},"
  "{\"id\": \"chart\", \"title\": \"A chart\", \"view\": \"monazite:view?date=2024&page=charts\", \"chart\": \"mine-production\"}]}";

typedef struct
{
  MzDataset *facts;
  MzHandout *handout;
  char      *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  const MzHandoutSpec spec = { 640, 360, 1, MZ_THEME_LIGHT, MZ_PAPER_A4 };
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (MzStory) story = mz_story_read (bytes, &error);

  g_assert_no_error (error);
  fixture->facts = mz_facts_load_bundled (NULL);
  fixture->handout = mz_handout_new (story, fixture->facts, mz_basemap_get_bundled (), &spec);
  fixture->folder = g_dir_make_tmp ("handout-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  mz_handout_unref (fixture->handout);
  g_object_unref (fixture->facts);
  g_free (fixture->folder);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The names in it, in order, one a line. */
static char *
list_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}

/* What is gone is passed over with a word; the others are there. */
static void
test_scenes (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *name = mz_handout_dup_name (fixture->handout, 2), *sources = mz_handout_dup_sources (fixture->handout);

  g_assert_cmpuint (mz_handout_get_n_scenes (fixture->handout), ==, 3);
  g_assert_nonnull (mz_handout_peek_slide (fixture->handout, 0));
  g_assert_null (mz_handout_peek_trouble (fixture->handout, 0));
  g_assert_null (mz_handout_peek_slide (fixture->handout, 1));
  g_assert_nonnull (mz_handout_peek_trouble (fixture->handout, 1));
  g_assert_nonnull (mz_handout_peek_slide (fixture->handout, 2));
  g_assert_cmpstr (name, ==, "03-chart.png");
  /* A source of Mountain Pass and one of the chart. */
  g_assert_nonnull (strstr (sources, "MP Materials (SEC)"));
  g_assert_nonnull (strstr (sources, "U.S. Geological Survey"));
}

static gpointer
draw_pages (gpointer handout)
{
  return mz_handout_draw (handout, NULL, NULL);
}

static void
test_same_bytes (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pages = mz_handout_draw (fixture->handout, NULL, &error), again = NULL;
  g_autoptr (GBytes) contacts = mz_handout_draw_contacts (fixture->handout, &error);
  g_autoptr (GBytes) contacts_again = mz_handout_draw_contacts (fixture->handout, &error);

  g_assert_no_error (error);
  again = g_thread_join (g_thread_new ("printer", draw_pages, fixture->handout));
  g_assert_true (g_bytes_equal (pages, again));
  g_assert_true (g_bytes_equal (contacts, contacts_again));
}

typedef struct
{
  guint         told, n;
  GCancellable *cancellable;
} Told;

static void
tell_cb (guint done, guint n, gpointer data)
{
  Told *told = data;

  told->told++;
  g_assert_cmpuint (done, ==, told->told);
  g_assert_true (told->n == 0 || told->n == n);
  told->n = n;
  if (told->cancellable != NULL)
    g_cancellable_cancel (told->cancellable);
}

/* Page by page: the first one of the whole, and one for each of the three scenes at least. */
static void
test_watched (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Told told = { 0, 0, NULL };
  MzHandoutWatch watch = { cancellable, tell_cb, &told };
  g_autoptr (GBytes) pages = mz_handout_draw (fixture->handout, &watch, &error);
  g_autoptr (GBytes) unwatched = mz_handout_draw (fixture->handout, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (told.told, ==, told.n);
  g_assert_cmpuint (told.n, >, mz_handout_get_n_scenes (fixture->handout));
  g_assert_true (g_bytes_equal (pages, unwatched));
  told = (Told) { 0, 0, cancellable };
  g_assert_null (mz_handout_draw (fixture->handout, &watch, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (told.told, ==, 1);
}

static void
test_folder (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "whole", NULL), *frames = g_build_filename (folder, "frames", NULL);
  g_autofree char *json = g_build_filename (folder, "trial.json", NULL), *all = NULL, *pictures = NULL, *beside = NULL;
  g_autoptr (MzStory) story = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  char *data;

  g_assert_true (mz_handout_write_folder (fixture->handout, folder, NULL, &error));
  g_assert_no_error (error);
  all = list_folder (folder);
  pictures = list_folder (frames);
  beside = list_folder (fixture->folder);
  g_assert_cmpstr (all, ==, "contact-sheet.pdf frames sources.txt trial.json trial.pdf");
  g_assert_cmpstr (pictures, ==, "01-map.png 03-chart.png");
  g_assert_cmpstr (beside, ==, "whole");
  g_assert_true (g_file_get_contents (json, &data, &length, &error));
  bytes = g_bytes_new_take (data, length);
  story = mz_story_read (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mz_story_get_n_scenes (story), ==, 3);
}

/* What is there stays as it is, and nothing of ours stays beside it. */
static void
test_taken (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *taken = g_build_filename (fixture->folder, "taken", NULL), *mine = g_build_filename (taken, "mine.txt", NULL);
  g_autofree char *file = g_build_filename (fixture->folder, "file", NULL), *nowhere = g_build_filename (fixture->folder, "a", "b", NULL);
  g_autofree char *left = NULL, *beside = NULL;
  const char *folders[] = { taken, file, nowhere };

  g_assert_cmpint (g_mkdir (taken, 0700), ==, 0);
  g_assert_true (g_file_set_contents (mine, "mine", -1, NULL));
  g_assert_true (g_file_set_contents (file, "mine", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (mz_handout_write_folder (fixture->handout, folders[i], NULL, &error));
      g_assert_nonnull (error);
    }
  left = list_folder (taken);
  beside = list_folder (fixture->folder);
  g_assert_cmpstr (left, ==, "mine.txt");
  g_assert_cmpstr (beside, ==, "file taken");
}

#define ADD(name, function) g_test_add ("/story/handout/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("scenes", test_scenes);
  ADD ("same-bytes", test_same_bytes);
  ADD ("watched", test_watched);
  ADD ("folder", test_folder);
  ADD ("taken", test_taken);
  return g_test_run ();
}
