/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-workspace.h"

#include <math.h>

#include "mz-fold.h"

static MzPartialDate
date (const char *text)
{
  MzPartialDate result;

  g_assert_true (mz_partial_date_parse (text, &result, NULL));
  return result;
}

static void
add_site (GPtrArray *sites, const char *id, const char *name, const char *country, MzSiteKind kind, MzSet stages,
          const char *mineral, double lat, double lon, const char *since)
{
  MzRecordHead head = { .id = g_strdup (id), .name = g_strdup (name), .sources = g_strdupv ((char *[]) { "src", NULL }) };
  MzSiteInfo *info = mz_site_info_new ();
  MzStatus status = { .from = date (since), .state = MZ_STATE_OPERATING };

  info->country = g_strdup (country);
  info->kind = kind;
  info->stages = stages;
  g_strfreev (info->minerals);
  info->minerals = g_strdupv ((char *[]) { (char *) mineral, NULL });
  info->lat = lat;
  info->lon = lon;
  mz_site_info_add_status (info, &status);
  g_ptr_array_add (sites, mz_site_new (&head, info));
}

static MzDataset *
small_world (void)
{
  MzDataset *dataset = mz_dataset_new ();
  g_autoptr (GPtrArray) sites = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) agreements = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) countries = g_ptr_array_new_with_free_func (g_object_unref);
  MzRecordHead source = { .id = g_strdup ("src"), .name = g_strdup ("A source") };
  MzRecordHead deal = { .id = g_strdup ("deal"), .name = g_strdup ("Deal") };
  MzRecordHead country = { .id = g_strdup ("SE"), .name = g_strdup ("Sweden") };
  MzAgreementInfo *info = mz_agreement_info_new ();

  add_site (sites, "a", "Tågensk mine", "SE", MZ_SITE_MINE, MZ_BIT (MZ_STAGE_MINING), "Nd", 60, 15, "1960");
  add_site (sites, "b", "Plant in Łódź", "PL", MZ_SITE_SEPARATION, MZ_BIT (MZ_STAGE_SEPARATION), "Dy", 51, 19, "2000");
  add_site (sites, "c", "Deposit", "FJ", MZ_SITE_DEPOSIT, 0, "Dy", -17, 179, "2010");
  info->parties = (g_strfreev (info->parties), g_strdupv ((char *[]) { "US", "SE", NULL }));
  info->sites = (g_strfreev (info->sites), g_strdupv ((char *[]) { "a", "missing", NULL }));
  info->signed_on = date ("2020");
  g_ptr_array_add (agreements, mz_agreement_new (&deal, info));
  g_ptr_array_add (sources, mz_source_new (&source, g_new0 (MzSourceInfo, 1)));
  g_ptr_array_add (countries, mz_country_new (&country, g_new0 (MzCountryInfo, 1)));
  mz_dataset_set_records (dataset, MZ_RECORD_SITE, sites);
  mz_dataset_set_records (dataset, MZ_RECORD_AGREEMENT, agreements);
  mz_dataset_set_records (dataset, MZ_RECORD_SOURCE, sources);
  mz_dataset_set_records (dataset, MZ_RECORD_COUNTRY, countries);
  mz_dataset_set_as_of (dataset, date ("2026-07"));
  mz_dataset_link (dataset);
  return dataset;
}

static char *
ids (MzStore *store)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < mz_store_get_length (store); i++)
    g_string_append (text, mz_record_get_id (mz_store_peek (store, i)));
  return g_string_free (text, FALSE);
}

#define assert_ids(store, expected)                    \
  G_STMT_START                                         \
  {                                                    \
    g_autofree char *found_ = ids (store);             \
    g_assert_cmpstr (found_, ==, expected);            \
  }                                                    \
  G_STMT_END

static void
test_references (void)
{
  g_autoptr (MzDataset) dataset = small_world ();
  g_autoptr (GPtrArray) deals = mz_dataset_get_related (dataset, mz_dataset_find (dataset, "a"), MZ_RECORD_AGREEMENT);
  g_autoptr (GPtrArray) cited = mz_dataset_get_related (dataset, mz_dataset_find (dataset, "src"), MZ_RECORD_SITE);
  g_autoptr (GPtrArray) of_deal = mz_dataset_get_related (dataset, mz_dataset_find (dataset, "deal"), MZ_RECORD_SITE);
  g_autoptr (GPtrArray) of_country = mz_dataset_get_related (dataset, mz_dataset_find (dataset, "SE"), MZ_RECORD_SITE);
  double lat, lon;

  g_assert_cmpuint (deals->len, ==, 1);
  g_assert_cmpuint (cited->len, ==, 3);
  g_assert_cmpuint (of_deal->len, ==, 1);
  g_assert_true (of_deal->pdata[0] == (gpointer) mz_dataset_find (dataset, "a"));
  g_assert_cmpuint (of_country->len, ==, 1);
  g_assert_cmpstr (mz_dataset_country_name (dataset, "SE"), ==, "Sweden");
  g_assert_cmpstr (mz_dataset_country_name (dataset, "XX"), ==, "XX");
  g_assert_true (mz_dataset_get_place (dataset, "b", &lat, &lon));
  g_assert_cmpfloat (lat, ==, 51);
  g_assert_false (mz_dataset_get_place (dataset, "missing", &lat, &lon));
}

static void
test_visible (void)
{
  g_autoptr (MzDataset) dataset = small_world ();
  g_autoptr (MzWorkspace) workspace = mz_workspace_new (dataset);
  MzStore *sites = mz_workspace_get_sites (workspace);
  g_autoptr (MzQuery) dy = mz_query_new (&(MzFacets) { .minerals = (const char *[]) { "Dy", NULL } });
  g_autoptr (MzQuery) deposits = mz_query_new (&(MzFacets) { .kinds = MZ_BIT (MZ_SITE_DEPOSIT) });
  g_autoptr (MzQuery) text = mz_query_new (&(MzFacets) { .text = " tagENSK sweden " });
  g_autoptr (MzQuery) lodz = mz_query_new (&(MzFacets) { .text = "lodz" });

  assert_ids (sites, "ab");
  assert_ids (mz_workspace_get_agreements (workspace), "deal");
  mz_workspace_set_date (workspace, date ("1999"));
  assert_ids (sites, "a");
  assert_ids (mz_workspace_get_agreements (workspace), "");
  mz_workspace_set_date (workspace, date ("2026"));
  mz_workspace_set_query (workspace, dy);
  assert_ids (sites, "b");
  g_assert_cmpuint (mz_workspace_count_without (workspace, MZ_FACET_MINERAL), ==, 2);
  g_assert_cmpuint (mz_workspace_count_word (workspace, MZ_FACET_COUNTRY, "PL"), ==, 1);
  g_assert_cmpuint (mz_workspace_count_word (workspace, MZ_FACET_COUNTRY, "SE"), ==, 0);
  mz_workspace_set_layers (workspace, MZ_LAYERS_DEFAULT | MZ_LAYER_DEPOSITS);
  assert_ids (sites, "bc");
  mz_workspace_set_layers (workspace, MZ_LAYERS_DEFAULT);
  mz_workspace_set_query (workspace, deposits);
  assert_ids (sites, "c");
  mz_workspace_set_query (workspace, text);
  assert_ids (sites, "a");
  mz_workspace_set_query (workspace, lodz);
  assert_ids (sites, "b");
  mz_workspace_set_query (workspace, NULL);
  mz_workspace_set_layers (workspace, 0);
  assert_ids (sites, "");
}

static void
test_view (void)
{
  g_autoptr (MzDataset) dataset = small_world ();
  g_autoptr (MzWorkspace) workspace = mz_workspace_new (dataset);

  mz_workspace_set_layers (workspace, MZ_LAYERS_DEFAULT | MZ_LAYER_DEPOSITS);
  assert_ids (mz_workspace_get_sites_in_view (workspace), "abc");
  mz_workspace_set_view (workspace, &(MzView) { 55, 17, 5, 800, 600 });
  assert_ids (mz_workspace_get_sites_in_view (workspace), "ab");
  /* Fiji from the other side of the antimeridian. */
  mz_workspace_set_view (workspace, &(MzView) { -17, -179, 6, 800, 600 });
  assert_ids (mz_workspace_get_sites_in_view (workspace), "c");
  mz_workspace_set_view (workspace, &(MzView) { -17, -179, 6, 0, 0 });
  g_assert_cmpfloat (mz_workspace_get_view (workspace)->width, ==, 800);
}

/* The frame against its definition: how many pixels of the map a place is away from the middle. */
static void
test_frame (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (18);
  guint inside = 0;

  for (guint i = 0; i < 20000; i++)
    {
      MzView view = { g_rand_double_range (rand, -85, 85), g_rand_double_range (rand, -180, 180), g_rand_double_range (rand, 0, 8),
                      g_rand_double_range (rand, 50, 2000), g_rand_double_range (rand, 50, 2000) };
      double lat = g_rand_double_range (rand, -85, 85), lon = g_rand_double_range (rand, -180, 180);
      double world = 256 * pow (2, view.zoom), turns = (lon - view.lon) / 360;
      double x = fabs (turns - round (turns)) * world;
      double y = fabs (log (tan (G_PI / 4 + lat * G_PI / 360)) - log (tan (G_PI / 4 + view.lat * G_PI / 360)))
                 / (2 * G_PI) * world;

      if (fabs (x - view.width / 2) < 1e-6 || fabs (y - view.height / 2) < 1e-6)
        continue;
      g_assert_cmpint (mz_view_contains (&view, lat, lon), ==, x < view.width / 2 && y < view.height / 2);
      inside += x < view.width / 2 && y < view.height / 2;
    }
  g_assert_cmpuint (inside, >, 2000);
  /* The poles are at the edges of the square, and in a frame that shows these. */
  g_assert_true (mz_view_contains (&(MzView) { 80, 0, 0, 300, 300 }, 90, 0));
  g_assert_true (mz_view_contains (&(MzView) { 80, 0, 3, 300, 1200 }, 89, 0));
  g_assert_false (mz_view_contains (&(MzView) { 0, 0, 3, 300, 300 }, 90, 0));
}

static void
count_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
changed_cb (GListModel *model, guint position, guint removed, guint added, guint *count)
{
  *count += 1 + 100 * removed + 10000 * added;
}

static void
test_notify (void)
{
  g_autoptr (MzDataset) dataset = small_world ();
  g_autoptr (MzWorkspace) workspace = mz_workspace_new (dataset);
  guint dates = 0, selections = 0, changes = 0;

  g_signal_connect (workspace, "notify::date", G_CALLBACK (count_cb), &dates);
  g_signal_connect (workspace, "notify::selection", G_CALLBACK (count_cb), &selections);
  g_signal_connect (mz_workspace_get_sites (workspace), "items-changed", G_CALLBACK (changed_cb), &changes);
  mz_workspace_set_date (workspace, date ("2026-07"));
  g_assert_cmpuint (dates, ==, 0);
  mz_workspace_set_date (workspace, date ("1999"));
  g_assert_cmpuint (dates, ==, 1);
  g_assert_cmpuint (changes, ==, 101);
  mz_workspace_set_selection (workspace, mz_dataset_find (dataset, "a"));
  mz_workspace_set_selection (workspace, mz_dataset_find (dataset, "a"));
  g_assert_cmpuint (selections, ==, 1);
  g_assert_true (MZ_IS_SITE (mz_workspace_get_selection (workspace)));
  g_signal_handlers_disconnect_by_data (workspace, &dates);
  g_signal_handlers_disconnect_by_data (workspace, &selections);
  g_assert_finalize_object (g_steal_pointer (&workspace));
  g_assert_finalize_object (g_steal_pointer (&dataset));
}

static void
test_query (void)
{
  g_autoptr (MzQuery) empty = mz_query_new (NULL);
  g_autoptr (MzQuery) one = mz_query_toggle (empty, MZ_FACET_STAGE, "separation");
  g_autoptr (MzQuery) two = mz_query_toggle (one, MZ_FACET_COUNTRY, "MY");
  g_autoptr (MzQuery) three = mz_query_toggle (two, MZ_FACET_STAGE, "separation");
  g_autoptr (MzQuery) back = mz_query_toggle (three, MZ_FACET_COUNTRY, "MY");
  MzSet set = 99;
  g_autoptr (GError) error = NULL;

  g_assert_true (mz_query_is_empty (empty));
  g_assert_true (mz_query_has_facet (two, MZ_FACET_STAGE));
  g_assert_true (mz_query_has_facet (two, MZ_FACET_COUNTRY));
  g_assert_false (mz_query_has_facet (three, MZ_FACET_STAGE));
  g_assert_true (mz_query_equal (back, empty));
  g_assert_true (mz_vocabulary_parse_set (&mz_stages, "mining, magnet", &set, NULL));
  g_assert_cmpuint (set, ==, MZ_BIT (MZ_STAGE_MINING) | MZ_BIT (MZ_STAGE_MAGNET));
  g_assert_false (mz_vocabulary_parse_set (&mz_stages, "mining,refining", &set, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_assert_nonnull (strstr (error->message, "separation"));
}

static void
test_fold (void)
{
  static const char *const cases[][2] = {
    { "Tågensk", "tagensk" }, { "ŁÓDŹ", "lodz" }, { "Ørsted", "orsted" }, { "白云鄂博", "白云鄂博" }, { "ﬁne", "fine" },
    { "Straße", "strasse" }, { "Sillamäe", "sillamae" }, { "ＭＰ", "mp" }, { "Čáslav", "caslav" },
    { "US–Japan", "us-japan" }, { "non‑fuel — all", "non-fuel - all" }, { "Keith’s", "keith's" },
    { "Ta\314\212gensk", "tagensk" }, { "ﾂﾞ", "ツ" }, { "Dysprosia™ №", "dysprosiatm no" }, { "ｶﾞﾄﾞﾘﾆｳﾑ", "カトリニウム" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = mz_fold (cases[i][0]);

      g_assert_cmpstr (folded, ==, cases[i][1]);
    }
}

/* A letter with a million accents, which GLib would sort for hours. */
static void
test_marks (void)
{
  g_autoptr (GString) text = g_string_new ("Ta");
  g_autofree char *folded = NULL;
  gint64 begun = g_get_monotonic_time ();

  for (guint i = 0; i < 500000; i++)
    g_string_append (text, "\314\201\314\226");
  g_string_append (text, "gensk");
  folded = mz_fold (text->str);
  g_assert_cmpstr (folded, ==, "tagensk");
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 10 * G_USEC_PER_SEC);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/dataset/references", test_references);
  g_test_add_func ("/model/workspace/visible", test_visible);
  g_test_add_func ("/model/workspace/view", test_view);
  g_test_add_func ("/model/workspace/frame", test_frame);
  g_test_add_func ("/model/workspace/notify", test_notify);
  g_test_add_func ("/model/query/values", test_query);
  g_test_add_func ("/model/query/fold", test_fold);
  g_test_add_func ("/model/query/marks", test_marks);
  return g_test_run ();
}
