/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "mz-facts-reader.h"
#include "mz-test-scene.h"

#define N 120
/* Near enough for arcs of two countries to lie apart. */
#define WORLD ((MzView) { 0, 0, 3, 512, 512 })

static const char *const countries[] = { "AU", "BR", "CA", "CL", "CN", "DE", "EU", "FJ", "FR", "ID", "IN", "JP", "KR", "MX", "NZ",
                                         "PE", "RU", "US" };

/* --- Of several pairs --- */

/* Leaves those that the test has laid over the facts. */
static MzMapScene *
scene_with (const char *agreements, MzWorkspace **workspace)
{
  g_autofree char *text = g_strdup_printf ("{\"agreements\": [%s]}", agreements);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (MzReport) report = mz_report_new ();

  *workspace = mz_test_scene_workspace ("2025-11");
  g_assert_true (mz_facts_overlay_bytes (mz_workspace_get_dataset (*workspace), bytes, "deals.json", report));
  g_assert_cmpuint (mz_report_get_length (report), ==, 0);
  mz_test_scene_set_text (*workspace, "deal-");
  return mz_map_scene_new (*workspace, NULL);
}

static char *
deal (const char *id, const char *a, const char *b, const char *binding, const char *signed_on)
{
  return g_strdup_printf ("{\"id\": \"%s\", \"name\": \"%s\", \"parties\": [\"%s\", \"%s\"], \"kind\": \"framework\", \"binding\": %s,"
                          " \"signed\": \"%s\", \"delivered\": null, \"sources\": [\"book\"], \"confidence\": \"sourced\"}",
                          id, id, a, b, binding, signed_on);
}

/* At any zoom each agreement between two parties and each pair is on one arc; from near there are as many arcs as pairs. */
static void
test_sums (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (MzWorkspace) workspace = NULL;
  g_autoptr (MzMapScene) scene = NULL;
  guint fewest = G_MAXUINT, most = 0;

  for (guint i = 0; i < N; i++)
    {
      guint a = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (countries));
      guint b = (a + (guint) g_rand_int_range (rand, 1, G_N_ELEMENTS (countries))) % G_N_ELEMENTS (countries);
      g_autofree char *id = g_strdup_printf ("deal-%u", i);
      g_autofree char *date = g_strdup_printf ("20%02d-0%d", g_rand_int_range (rand, 10, 26), g_rand_int_range (rand, 1, 10));
      g_autofree char *one = deal (id, countries[a], countries[b], i % 3 == 0 ? "true" : i % 3 == 1 ? "false" : "null", date);

      g_hash_table_add (pairs, g_strdup_printf ("%s %s", countries[MIN (a, b)], countries[MAX (a, b)]));
      g_string_append_printf (text, "%s%s", i > 0 ? "," : "", one);
    }
  scene = scene_with (text->str, &workspace);

  for (double zoom = 0; zoom < 6; zoom += 0.35)
    for (int lon = -180; lon <= 180; lon += 90)
      {
        MzView view = { 0, lon, zoom, 700, 500, zoom < 2 && lon == 0 ? MZ_PROJECTION_EQUAL_EARTH : MZ_PROJECTION_MERCATOR };
        guint n_pairs = 0, n_agreements = 0;
        g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);

        mz_map_scene_update (scene, &view);
        for (guint i = 0; i < mz_map_scene_get_n_arcs (scene); i++)
          {
            const MzMapArc *arc = mz_map_scene_peek_arc (scene, i);
            MzArcForm strongest = MZ_N_ARC_FORMS;

            n_pairs += arc->n_pairs;
            n_agreements += arc->agreements->len;
            for (guint j = 0; j < arc->agreements->len; j++)
              {
                MzArcForm form = mz_map_scene_get_arc_form (scene, g_ptr_array_index (arc->agreements, j));

                strongest = MIN (strongest, form);
                g_assert_true (g_hash_table_add (found, g_ptr_array_index (arc->agreements, j)));
              }
            g_assert_cmpint (arc->form, ==, strongest);
          }
        g_assert_cmpuint (n_pairs, ==, g_hash_table_size (pairs));
        g_assert_cmpuint (n_agreements, ==, N);
        fewest = MIN (fewest, mz_map_scene_get_n_arcs (scene));
        most = MAX (most, mz_map_scene_get_n_arcs (scene));
      }
  g_assert_cmpuint (fewest, <, 2 * g_hash_table_size (pairs) / 3);
  g_assert_cmpuint (most, ==, g_hash_table_size (pairs));
}

/* Japan and Korea are 14.7 px apart at zoom 1. */
static MzMapScene *
over_the_pacific (MzWorkspace **workspace)
{
  g_autofree char *japan = deal ("deal-japan", "US", "JP", "null", "2021");
  g_autofree char *korea = deal ("deal-korea", "KR", "US", "true", "2019");
  g_autofree char *chile = deal ("deal-chile", "US", "CL", "null", "2020");
  g_autofree char *text = g_strdup_printf ("%s, %s, %s", japan, korea, chile);

  return scene_with (text, workspace);
}

static const MzMapLabel *
find_label (MzMapScene *scene, MzRecord *record)
{
  for (guint i = 0; i < mz_map_scene_get_n_labels (scene); i++)
    if (mz_map_scene_peek_label (scene, i)->record == record)
      return mz_map_scene_peek_label (scene, i);
  return NULL;
}

/* It goes where the newest goes, in the form of the strongest, and a click on it finds the newest and both. */
static void
test_bundle (void)
{
  g_autoptr (MzWorkspace) workspace = NULL;
  g_autoptr (MzMapScene) scene = over_the_pacific (&workspace);

  for (int lon = -180; lon <= 180; lon += 60)
    {
      MzView view = { 20, lon, 1, 900, 500 };
      const MzMapArc *arc;
      const double *end;
      MzMapPick pick;

      mz_map_scene_update (scene, &view);
      g_assert_cmpuint (mz_map_scene_get_n_arcs (scene), ==, 2);
      arc = mz_map_scene_peek_arc (scene, 1);
      end = arc->points + 2 * arc->n_points - 2;
      g_assert_cmpstr (arc->from, ==, "US");
      g_assert_cmpstr (arc->to, ==, "JP");
      g_assert_cmpuint (arc->n_pairs, ==, 2);
      g_assert_cmpuint (arc->agreements->len, ==, 2);
      g_assert_cmpint (arc->form, ==, MZ_ARC_BINDING);
      /* Over the Pacific, to the west. */
      g_assert_cmpfloat (end[0] - arc->points[0], <, -150);
      g_assert_true (mz_map_scene_pick (scene, fmod (arc->points[48] + 512, 512), arc->points[49], 8, &pick));
      g_assert_true (pick.arc == arc);
      g_assert_true (pick.record == mz_test_scene_record (workspace, "deal-japan"));
      if (lon == 180)
        g_assert_cmpstr (find_label (scene, pick.record)->lines[0], ==, "deal-japan × 2");
    }
}

/* What is selected stands alone, and what is left of the bundle, too. */
static void
test_selected (void)
{
  static const struct { const char *selection; guint n_arcs, n_bright; } cases[] = {
    { "deal-japan", 3, 1 }, { "deal-korea", 3, 1 }, { "deal-chile", 2, 1 }, { "KR", 3, 1 }, { "US", 2, 2 },
  };
  g_autoptr (MzWorkspace) workspace = NULL;
  g_autoptr (MzMapScene) scene = over_the_pacific (&workspace);
  MzView view = { 20, -160, 1, 900, 500 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint bright = 0, n_pairs = 0;

      mz_workspace_set_selection (workspace, mz_test_scene_record (workspace, cases[i].selection));
      mz_map_scene_update (scene, &view);
      g_assert_cmpuint (mz_map_scene_get_n_arcs (scene), ==, cases[i].n_arcs);
      for (guint j = 0; j < cases[i].n_arcs; j++)
        {
          const MzMapArc *arc = mz_map_scene_peek_arc (scene, j);

          bright += arc->dim ? 0 : 1;
          n_pairs += arc->n_pairs;
        }
      g_assert_cmpuint (bright, ==, cases[i].n_bright);
      g_assert_cmpuint (n_pairs, ==, 3);
    }
  mz_workspace_set_selection (workspace, NULL);
  mz_map_scene_update (scene, &view);
  g_assert_cmpuint (mz_map_scene_get_n_arcs (scene), ==, 2);
}

/* The ends in Asia are 14.8 px apart at zoom 1, 20.9 at 1.5, 29.6 at 2 and 41.8 at 2.5: 30 may be. */
static void
test_steps (void)
{
  static const struct { double zoom; guint n_arcs; } cases[] = { { 2.4, 2 }, { 2.6, 3 }, { 5, 3 }, { 1.9, 2 }, { 2, 2 }, { 2.5, 3 } };
  g_autoptr (MzWorkspace) workspace = NULL;
  g_autoptr (MzMapScene) scene = over_the_pacific (&workspace);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MzView view = { 20, -160, cases[i].zoom, 900, 500 };

      mz_map_scene_update (scene, &view);
      g_assert_cmpuint (mz_map_scene_get_n_arcs (scene), ==, cases[i].n_arcs);
    }
  mz_map_scene_set_size_factor (scene, 2);
  mz_map_scene_update (scene, &(MzView) { 20, -160, 2.5, 900, 500 });
  g_assert_cmpuint (mz_map_scene_get_n_arcs (scene), ==, 2);
}

/* Of two mines of one country, 0.6 degrees apart, whose ore goes to one works: 6.8 px at zoom 4, 54.6 at 7. */
static void
test_sites (void)
{
  static const char text[] =
    "{\"id\": \"deal-ash\", \"name\": \"A\", \"parties\": [\"AU\", \"US\"], \"sites\": [\"ash\", \"dune\"], \"kind\": \"offtake\","
    " \"binding\": true, \"signed\": \"2020\", \"delivered\": null, \"sources\": [\"book\"], \"confidence\": \"sourced\"},"
    "{\"id\": \"deal-cedar\", \"name\": \"C\", \"parties\": [\"US\", \"AU\"], \"sites\": [\"cedar\", \"dune\"], \"kind\": \"offtake\","
    " \"binding\": true, \"signed\": \"2021\", \"delivered\": null, \"sources\": [\"book\"], \"confidence\": \"sourced\"}";
  g_autoptr (MzWorkspace) workspace = NULL;
  g_autoptr (MzMapScene) scene = scene_with (text, &workspace);

  mz_map_scene_update (scene, &(MzView) { -27, 122, 4, 900, 500 });
  g_assert_cmpuint (mz_map_scene_get_n_arcs (scene), ==, 1);
  g_assert_cmpuint (mz_map_scene_peek_arc (scene, 0)->n_pairs, ==, 2);
  g_assert_cmpstr (mz_map_scene_peek_arc (scene, 0)->to, ==, "cedar");
  mz_map_scene_update (scene, &(MzView) { -27, 122, 7, 900, 500 });
  g_assert_cmpuint (mz_map_scene_get_n_arcs (scene), ==, 2);
  g_assert_cmpuint (mz_map_scene_peek_arc (scene, 0)->n_pairs, ==, 1);
  /* From afar both are of one pair of countries. */
  mz_map_scene_update (scene, &(MzView) { -27, 122, 3, 900, 500 });
  g_assert_cmpuint (mz_map_scene_get_n_arcs (scene), ==, 1);
  g_assert_cmpuint (mz_map_scene_peek_arc (scene, 0)->n_pairs, ==, 1);
  g_assert_cmpuint (mz_map_scene_peek_arc (scene, 0)->agreements->len, ==, 2);
}

/* --- Of one pair each --- */

static const MzMapArc *
find_arc (MzMapScene *scene, const char *a, const char *b)
{
  for (guint i = 0; i < mz_map_scene_get_n_arcs (scene); i++)
    {
      const MzMapArc *arc = mz_map_scene_peek_arc (scene, i);

      if ((g_str_equal (arc->from, a) && g_str_equal (arc->to, b)) || (g_str_equal (arc->from, b) && g_str_equal (arc->to, a)))
        return arc;
    }
  return NULL;
}

/* Degrees of longitude of each, worked out by hand: east is positive. */
static const struct { const char *text, *from, *to; double way; } ways[] = {
  { "pair-us-jp", "US", "JP", -123.1 }, { "pair-us-kr", "US", "KR", -133.5 }, { "pair-us-au", "US", "AU", -127.5 },
  { "pair-fj-cl", "FJ", "CL", 112.3 },  { "pair-jp-ca", "JP", "CA", 115.6 },  { "pair-nz-pe", "NZ", "PE", 115 },
  { "pair-ru-us", "RU", "US", 84.5 },   { "pair-cn-us", "CN", "US", 161.5 },  { "pair-eu-us", "EU", "US", -102.9 },
  { "pair-au-br", "AU", "BR", 173 },    { "pair-in-us", "IN", "US", -177.8 }, { "pair-id-mx", "ID", "MX", 144.4 },
};

/* At any centre the whole arc can be found in the frame: what leaves at one edge comes in again at the other. */
static void
test_antimeridian (void)
{
  g_autoptr (MzWorkspace) workspace = NULL;
  g_autoptr (MzMapScene) scene = mz_test_scene_new ("2025-11", &workspace);

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      mz_test_scene_set_text (workspace, ways[i].text);
      for (int lon = -180; lon <= 180; lon += 45)
        {
          MzView view = { 0, lon, 1, 512, 512 };
          const MzMapArc *arc;

          g_test_message ("%s at %d", ways[i].text, lon);
          mz_map_scene_update (scene, &view);
          g_assert_cmpuint (mz_map_scene_get_n_arcs (scene), ==, 1);
          arc = mz_map_scene_peek_arc (scene, 0);
          g_assert_cmpstr (arc->from, ==, ways[i].from);
          g_assert_cmpstr (arc->to, ==, ways[i].to);
          g_assert_cmpfloat_with_epsilon ((arc->points[2 * arc->n_points - 2] - arc->points[0]) / 512 * 360, ways[i].way, 1e-6);
          for (guint j = 0; j < arc->n_points; j++)
            {
              double x = arc->points[2 * j], y = arc->points[2 * j + 1];
              MzMapPick pick;

              if (j > 0)
                g_assert_cmpfloat (fabs (x - arc->points[2 * j - 2]), <, 20);
              x -= floor (x / 512) * 512;
              g_assert_true (mz_map_scene_pick (scene, x, y, 8, &pick));
              g_assert_true (pick.kind == MZ_PICK_MARK || pick.arc == arc);
            }
        }
    }
}

static void
test_forms (void)
{
  g_autoptr (MzWorkspace) workspace = NULL;
  g_autoptr (MzMapScene) scene = mz_test_scene_new ("2025-11", &workspace);
  const MzMapArc *arc;

  mz_map_scene_update (scene, &WORLD);
  arc = find_arc (scene, "US", "JP");
  g_assert_cmpint (arc->form, ==, MZ_ARC_BINDING);
  g_assert_cmpuint (arc->agreements->len, ==, 2);
  g_assert_cmpstr (mz_record_get_id (g_ptr_array_index (arc->agreements, 0)), ==, "z-binding");
  g_assert_cmpstr (mz_record_get_id (g_ptr_array_index (arc->agreements, 1)), ==, "pair-us-jp");
  g_assert_cmpint (find_arc (scene, "US", "KR")->form, ==, MZ_ARC_BINDING_UNKNOWN);
  g_assert_cmpint (find_arc (scene, "CA", "CN")->form, ==, MZ_ARC_NOT_BINDING);
  g_assert_cmpint (find_arc (scene, "BR", "CL")->form, ==, MZ_ARC_LAPSED);
  /* A star from the first party. */
  g_assert_nonnull (find_arc (scene, "AU", "IN"));
  g_assert_nonnull (find_arc (scene, "AU", "CA"));
  g_assert_null (find_arc (scene, "IN", "CA"));

  mz_workspace_set_date (workspace, mz_partial_date_new (2012, 0, 0));
  mz_map_scene_update (scene, &WORLD);
  g_assert_cmpint (find_arc (scene, "BR", "CL")->form, ==, MZ_ARC_BINDING);
  g_assert_null (find_arc (scene, "US", "JP"));
}

/* Near enough, parties stand for those of their sites that the agreement names. */
static void
test_named_sites (void)
{
  g_autoptr (MzWorkspace) workspace = NULL;
  g_autoptr (MzMapScene) scene = mz_test_scene_new ("2025-11", &workspace);
  MzView near = { 0, 0, 4, 800, 600 };

  mz_map_scene_update (scene, &WORLD);
  g_assert_null (find_arc (scene, "ash", "dune"));
  g_assert_cmpuint (find_arc (scene, "AU", "US")->agreements->len, ==, 2);
  mz_map_scene_update (scene, &near);
  g_assert_cmpuint (find_arc (scene, "ash", "dune")->agreements->len, ==, 1);
  g_assert_cmpuint (find_arc (scene, "AU", "US")->agreements->len, ==, 1);
}

static void
test_dim (void)
{
  g_autoptr (MzWorkspace) workspace = NULL;
  g_autoptr (MzMapScene) scene = mz_test_scene_new ("2025-11", &workspace);
  guint bright = 0;

  mz_map_scene_update (scene, &WORLD);
  for (guint i = 0; i < mz_map_scene_get_n_arcs (scene); i++)
    g_assert_false (mz_map_scene_peek_arc (scene, i)->dim);
  mz_workspace_set_selection (workspace, mz_test_scene_record (workspace, "dune"));
  mz_map_scene_update (scene, &WORLD);
  for (guint i = 0; i < mz_map_scene_get_n_arcs (scene); i++)
    bright += mz_map_scene_peek_arc (scene, i)->dim ? 0 : 1;
  g_assert_cmpuint (bright, ==, 1);
  g_assert_false (find_arc (scene, "AU", "US")->dim);
  mz_workspace_set_selection (workspace, mz_test_scene_record (workspace, "IN"));
  mz_map_scene_update (scene, &WORLD);
  g_assert_true (find_arc (scene, "AU", "US")->dim);
  g_assert_false (find_arc (scene, "AU", "IN")->dim);
  g_assert_false (find_arc (scene, "IN", "US")->dim);
  /* What has nothing to do with agreements leaves them as they are. */
  mz_workspace_set_selection (workspace, mz_test_scene_record (workspace, "curb"));
  mz_map_scene_update (scene, &WORLD);
  g_assert_false (find_arc (scene, "AU", "US")->dim);
}

/* Talks of which nobody says since when: the map does not show them in years before anybody had heard of them. */
static void
test_talks (void)
{
  static const char facts[] = "{\"agreements\": [{\"id\": \"talks\", \"name\": \"Talks\", \"parties\": [\"FJ\", \"MX\"],"
                              " \"kind\": \"framework\", \"sources\": [\"book\"], \"confidence\": \"sourced\"}]}";
  g_autoptr (MzWorkspace) workspace = NULL;
  g_autoptr (MzMapScene) scene = mz_test_scene_new ("2009", &workspace);
  g_autoptr (GBytes) bytes = g_bytes_new_static (facts, strlen (facts));
  g_autoptr (MzReport) report = mz_report_new ();
  MzDataset *dataset = mz_workspace_get_dataset (workspace);
  g_autofree char *before = NULL, *after = NULL;

  g_assert_true (mz_facts_overlay_bytes (dataset, bytes, "talks.json", report));
  mz_map_scene_update (scene, &WORLD);
  before = mz_map_scene_get_subtitle (scene);
  g_assert_null (find_arc (scene, "FJ", "MX"));
  g_assert_true (g_str_has_suffix (before, ", 0 agreements"));

  mz_workspace_set_date (workspace, mz_dataset_get_as_of (dataset));
  mz_map_scene_update (scene, &WORLD);
  after = mz_map_scene_get_subtitle (scene);
  g_assert_nonnull (find_arc (scene, "FJ", "MX"));
  g_assert_true (g_str_has_suffix (after, ", 18 agreements"));
}

/* An arc of two agreements is called by the newest, or by the one that the selection is about. */
static void
test_arc_label (void)
{
  static const struct { const char *selection, *agreement, *first, *second; } cases[] = {
    { "AU", "z-works", "Works at Dune × 2", "1 Mar 2023" },
    { "pair-us-au", "pair-us-au", "Pair US and AU × 2", "3 Jan 2020" },
    { "dune", "z-works", "Works at Dune × 2", "1 Mar 2023" },
  };
  g_autoptr (MzWorkspace) workspace = NULL;
  g_autoptr (MzMapScene) scene = mz_test_scene_new ("2025-11", &workspace);
  MzView view = { 5, -165, 2, 1000, 700 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const MzMapLabel *found = NULL;

      mz_workspace_set_selection (workspace, mz_test_scene_record (workspace, cases[i].selection));
      mz_map_scene_update (scene, &view);
      for (guint j = 0; j < mz_map_scene_get_n_labels (scene); j++)
        {
          const MzMapLabel *label = mz_map_scene_peek_label (scene, j);

          if (label->kind == MZ_LABEL_ARC && label->record == mz_test_scene_record (workspace, cases[i].agreement))
            found = label;
        }
      g_assert_nonnull (found);
      g_assert_cmpstr (found->lines[0], ==, cases[i].first);
      g_assert_cmpstr (found->lines[1], ==, cases[i].second);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/render/map-arcs/sums", test_sums);
  g_test_add_func ("/render/map-arcs/bundle", test_bundle);
  g_test_add_func ("/render/map-arcs/selected", test_selected);
  g_test_add_func ("/render/map-arcs/steps", test_steps);
  g_test_add_func ("/render/map-arcs/sites", test_sites);
  g_test_add_func ("/render/map-arcs/antimeridian", test_antimeridian);
  g_test_add_func ("/render/map-arcs/forms", test_forms);
  g_test_add_func ("/render/map-arcs/talks", test_talks);
  g_test_add_func ("/render/map-arcs/named-sites", test_named_sites);
  g_test_add_func ("/render/map-arcs/dim", test_dim);
  g_test_add_func ("/render/map-arcs/label", test_arc_label);
  return g_test_run ();
}
