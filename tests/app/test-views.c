/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One view, three faces: the list in the window, the marks on the map and the command line hold the same sites. */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <math.h>

#include "mz-cli-private.h"
#include "mz-facts-reader.h"
#include "mz-find-panel.h"
#include "mz-map-scene.h"
#include "mz-site-list.h"
#include "mz-test-gtk.h"

#define N_VIEWS 1000

typedef struct
{
  MzFacets  facets;
  GStrv     minerals, countries;
  char     *text, *date;
  GPtrArray *arguments; /* of the same view, for the command line */
} View;

static void
add_option (View *view, const char *option, char *value)
{
  g_ptr_array_add (view->arguments, g_strdup (option));
  g_ptr_array_add (view->arguments, value);
}

/* Some words of a vocabulary, or none: as a set and as the command line has them. */
static MzSet
pick_words (View *view, const char *option, const MzVocabulary *vocabulary, guint n, guint one_in)
{
  g_autoptr (GString) words = g_string_new (NULL);
  MzSet set = 0;

  if (g_test_rand_int_range (0, (gint32) one_in) != 0)
    return 0;
  for (guint i = 0; i < 3; i++)
    set |= MZ_BIT (g_test_rand_int_range (0, (gint32) n));
  for (guint i = 0; i < n; i++)
    if ((set & MZ_BIT (i)) != 0)
      g_string_append_printf (words, "%s%s", words->len > 0 ? "," : "", mz_vocabulary_get_key (vocabulary, i));
  add_option (view, option, g_string_free (g_steal_pointer (&words), FALSE));
  return set;
}

static GStrv
pick_of (View *view, const char *option, const char *const *words, guint n)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GStrv picked;

  if (g_test_rand_int_range (0, 3) != 0)
    return NULL;
  for (guint i = 0; i < 3; i++)
    g_strv_builder_add (builder, words[g_test_rand_int_range (0, (gint32) n)]);
  picked = g_strv_builder_end (builder);
  add_option (view, option, g_strjoinv (",", picked));
  return picked;
}

static void
view_init (View *view)
{
  static const char *const minerals[] = { "Nd", "Dy", "LREE", "HREE", "NdPr", "Tb", "Ce" };
  static const char *const countries[] = { "CN", "US", "AU", "MY", "JP", "DE", "IN", "BR", "VN", "RU" };
  static const char *const texts[] = { "mine", "rare", "lynas", "mountain", "north", "MP", "Bayan" };
  guint year = (guint) g_test_rand_int_range (1950, 2041), month = (guint) g_test_rand_int_range (1, 13);

  *view = (View) { .arguments = g_ptr_array_new_with_free_func (g_free) };
  add_option (view, "query", g_strdup ("sites"));
  g_ptr_array_add (view->arguments, g_strdup ("--ids"));
  switch (g_test_rand_int_range (0, 3))
    {
    case 0:
      view->date = g_strdup_printf ("%u", year);
      break;
    case 1:
      view->date = g_strdup_printf ("%u-%02u", year, month);
      break;
    default:
      view->date = g_strdup_printf ("%u-%02u-%02d", year, month, g_test_rand_int_range (1, 29));
    }
  add_option (view, "--date", g_strdup (view->date));
  view->facets.kinds = pick_words (view, "--kind", &mz_site_kinds, MZ_N_SITE_KINDS, 4);
  view->facets.stages = pick_words (view, "--stage", &mz_stages, MZ_N_STAGES, 3);
  view->facets.states = pick_words (view, "--status", &mz_states, MZ_STATE_NONE, 3);
  view->minerals = pick_of (view, "--mineral", minerals, G_N_ELEMENTS (minerals));
  view->countries = pick_of (view, "--country", countries, G_N_ELEMENTS (countries));
  view->facets.minerals = (const char *const *) view->minerals;
  view->facets.countries = (const char *const *) view->countries;
  if (g_test_rand_int_range (0, 6) == 0)
    {
      view->facets.text = texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))];
      add_option (view, "--search", g_strdup (view->facets.text));
    }
}

static void
view_clear (View *view)
{
  g_ptr_array_unref (view->arguments);
  g_strfreev (view->minerals);
  g_strfreev (view->countries);
  g_free (view->date);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
join_sorted (GPtrArray *ids)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_ptr_array_sort (ids, compare_words);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) g_ptr_array_index (ids, i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
list_ids (GListModel *model)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (MzRecord) record = g_list_model_get_item (model, i);

      g_ptr_array_add (ids, (gpointer) mz_record_get_id (record));
    }
  return join_sorted (ids);
}

static char *
mark_ids (MzMapScene *scene)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < mz_map_scene_get_n_marks (scene); i++)
    {
      const MzMapMark *mark = mz_map_scene_peek_mark (scene, i);
      guint n = 0;

      for (guint m = 0; m < mark->members->len; m++)
        g_ptr_array_add (ids, (gpointer) mz_record_get_id (g_ptr_array_index (mark->members, m)));
      for (guint s = 0; s <= MZ_N_STAGES; s++)
        n += mark->counts[s];
      if (mark->kind == MZ_MARK_CLUSTER)
        g_assert_cmpuint (n, ==, mark->members->len);
    }
  return join_sorted (ids);
}

static char *
query_ids (View *view, const char *path)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_copy (view->arguments, NULL, NULL);
  g_autofree char *text = NULL;

  g_ptr_array_set_free_func (arguments, NULL);
  g_ptr_array_add (arguments, (gpointer) "-o");
  g_ptr_array_add (arguments, (gpointer) path);
  g_ptr_array_add (arguments, NULL);
  g_assert_cmpint (mz_cli_query ((char **) arguments->pdata), ==, MZ_EXIT_DONE);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return g_steal_pointer (&text);
}

static void
test_same_ids (void)
{
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDataset) dataset = mz_facts_load_bundled (report);
  MzWorkspace *workspace = mz_workspace_new (dataset);
  g_autoptr (MzMapScene) scene = mz_map_scene_new (workspace, NULL);
  GtkWidget *window = gtk_window_new (), *panel = mz_find_panel_new (workspace);
  MzSiteList *list = MZ_SITE_LIST (mz_test_find_type (panel, MZ_TYPE_SITE_LIST));
  g_autofree char *path = g_build_filename (g_get_user_runtime_dir (), "ids", NULL);
  guint filled = 0;

  gtk_window_set_child (GTK_WINDOW (window), panel);
  g_mkdir_with_parents (g_get_user_runtime_dir (), 0700);
  mz_workspace_set_layers (workspace, MZ_LAYERS_DEFAULT | MZ_LAYER_DEPOSITS);
  for (guint i = 0; i < N_VIEWS; i++)
    {
      View view;
      g_autoptr (MzQuery) query = NULL;
      MzPartialDate date;
      double zoom = g_test_rand_double_range (0, 10), world = 256 * exp2 (zoom);
      MzView frame = { 0, g_test_rand_double_range (-180, 180), zoom, world, world }; /* all of the world, once */
      g_autofree char *listed = NULL, *marked = NULL, *queried = NULL;

      view_init (&view);
      query = mz_query_new (&view.facets);
      g_assert_true (mz_partial_date_parse (view.date, &date, NULL));
      mz_workspace_set_date (workspace, date);
      mz_workspace_set_query (workspace, query);
      mz_map_scene_update (scene, &frame);
      mz_test_drain ();

      /* The workspace has no frame here, so that the whole world is in view. */
      listed = list_ids (mz_site_list_get_model (list));
      marked = mark_ids (scene);
      queried = query_ids (&view, path);
      g_assert_cmpstr (listed, ==, queried);
      g_assert_cmpstr (marked, ==, queried);
      filled += *queried != '\0' ? 1 : 0;
      view_clear (&view);
    }
  /* Most of them show something, or nothing would have been tried. */
  g_assert_cmpuint (filled, >, N_VIEWS / 3);
  gtk_window_destroy (GTK_WINDOW (window));
  g_clear_object (&scene);
  mz_test_drain ();
  g_assert_finalize_object (workspace);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();
  g_test_add_func ("/app/views/same-ids", test_same_ids);
  return g_test_run ();
}
