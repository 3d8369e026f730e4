/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scene over the bundled facts and the real base map: what must hold at every place and zoom. */
#include <math.h>

#include "mz-test-scene.h"

static const struct { const char *name; double lat, lon; } places[] = {
  { "Home", 22.5, 14.5 },       { "Jiangxi", 26, 115 },    { "Baotou", 41, 110 },     { "Kachin", 25.5, 98.2 },
  { "Mountain Pass", 35.5, -115.5 }, { "Texas", 31, -99 }, { "Quebec", 47, -72 },     { "Brasil", -14, -47 },
  { "Norway", 59, 9.5 },        { "Estonia", 59.4, 27.8 }, { "Germany", 50, 9 },      { "Kola", 67.5, 34 },
  { "Namibia", -20, 17 },       { "Malawi", -13.5, 34 },   { "India", 17, 82 },       { "Kuantan", 3.9, 103.4 },
  { "Japan", 35, 137 },         { "Perth", -29, 121 },     { "Fiji", -17.8, 179.9 },  { "Greenland", 61, -46 },
};

static gboolean
overlap (const cairo_rectangle_t *a, const cairo_rectangle_t *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

static void
assert_no_overlap (MzMapScene *scene, const cairo_rectangle_t *obstacles, guint n_obstacles)
{
  guint n = mz_map_scene_get_n_labels (scene);

  for (guint i = 0; i < n; i++)
    {
      const MzMapLabel *a = mz_map_scene_peek_label (scene, i);

      g_assert_cmpuint (g_strv_length (a->lines), >=, 1);
      g_assert_cmpuint (g_strv_length (a->lines), <=, 2);
      for (guint j = i + 1; j < n; j++)
        {
          const MzMapLabel *b = mz_map_scene_peek_label (scene, j);

          if (overlap (&a->bounds, &b->bounds))
            g_error ("“%s” and “%s” overlap", a->lines[0], b->lines[0]);
        }
      for (guint j = 0; j < n_obstacles; j++)
        g_assert_false (overlap (&a->bounds, &obstacles[j]));
    }
}

/* Fresh labels lie wholly inside the frame and not on any mark but, where there is no other way, the selection's. */
static void
assert_clear (MzMapScene *scene, const MzView *view)
{
  double world = mz_map_scene_get_world (scene);

  for (guint i = 0; i < mz_map_scene_get_n_labels (scene); i++)
    {
      const MzMapLabel *label = mz_map_scene_peek_label (scene, i);

      g_assert_cmpfloat (label->bounds.x, >=, 0);
      g_assert_cmpfloat (label->bounds.y, >=, 0);
      g_assert_cmpfloat (label->bounds.x + label->bounds.width, <=, view->width);
      g_assert_cmpfloat (label->bounds.y + label->bounds.height, <=, view->height);
      for (guint j = 0; j < mz_map_scene_get_n_marks (scene); j++)
        {
          const MzMapMark *mark = mz_map_scene_peek_mark (scene, j);

          for (int copy = mark->first_copy; copy <= mark->last_copy; copy++)
            {
              double half = mark->size / 2;
              cairo_rectangle_t box = { mark->x + copy * world - half, mark->y - half, 2 * half, 2 * half };

              g_assert_false (overlap (&label->bounds, &box));
            }
        }
    }
}

static void
test_every_zoom (void)
{
  const cairo_rectangle_t furniture[] = { { 12, 12, 320, 40 }, { 740, 480, 48, 108 } };
  g_autoptr (MzWorkspace) workspace = mz_test_scene_bundled ("2025-11");
  MzBasemap *basemap = mz_basemap_get_bundled ();
  g_autoptr (MzMapScene) scene = mz_map_scene_new (workspace, basemap);
  guint total = 0;

  mz_workspace_set_layers (workspace, mz_workspace_get_layers (workspace) | MZ_LAYER_DEPOSITS);
  mz_map_scene_set_obstacles (scene, furniture, G_N_ELEMENTS (furniture));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    for (guint zoom = 0; zoom <= 10; zoom++)
      {
        MzView view = { places[i].lat, places[i].lon, zoom, 800, 600 };

        g_test_message ("%s at %u", places[i].name, zoom);
        mz_map_scene_update (scene, &view);
        assert_no_overlap (scene, furniture, G_N_ELEMENTS (furniture));
        assert_clear (scene, &view);
        total += mz_map_scene_get_n_labels (scene);
      }
  g_assert_cmpuint (total, >, 20 * 11 * 10);
}

static void
test_large (void)
{
  g_autoptr (MzWorkspace) workspace = mz_test_scene_bundled ("2025-11-20");
  MzBasemap *basemap = mz_basemap_get_bundled ();
  g_autoptr (MzMapScene) scene = mz_map_scene_new (workspace, basemap);

  mz_map_scene_set_text_factor (scene, 2);
  mz_map_scene_set_size_factor (scene, 2);
  for (guint i = 0; i < G_N_ELEMENTS (places); i += 3)
    for (double zoom = 0.5; zoom <= 10; zoom += 1.9)
      {
        MzView view = { places[i].lat, places[i].lon, zoom, 700, 500 };

        mz_map_scene_update (scene, &view);
        assert_no_overlap (scene, NULL, 0);
        assert_clear (scene, &view);
      }
}

/* The name of the selection is there, wherever it lies. */
static void
test_selection (void)
{
  g_autoptr (MzWorkspace) workspace = mz_test_scene_bundled ("2025-11");
  g_autoptr (MzMapScene) scene = mz_map_scene_new (workspace, NULL);
  MzStore *sites = mz_workspace_get_sites (workspace);

  for (guint i = 0; i < mz_store_get_length (sites); i += 7)
    {
      MzRecord *site = mz_store_peek (sites, i);
      MzView view = { mz_site_peek (MZ_SITE (site))->lat, mz_site_peek (MZ_SITE (site))->lon, 2 + i % 5, 640, 480 };
      guint named = 0;

      mz_workspace_set_selection (workspace, site);
      mz_map_scene_update (scene, &view);
      for (guint j = 0; j < mz_map_scene_get_n_labels (scene); j++)
        named += mz_map_scene_peek_label (scene, j)->record == site ? 1 : 0;
      g_assert_cmpuint (named, ==, 1);
      g_assert_cmpint (mz_map_scene_find_mark (scene, site)->kind, ==, MZ_MARK_SITE);
      assert_no_overlap (scene, NULL, 0);
    }
}

static void
test_counts (void)
{
  g_autoptr (MzWorkspace) workspace = mz_test_scene_bundled ("2025-11");
  g_autoptr (MzMapScene) scene = mz_map_scene_new (workspace, NULL);
  guint n;

  mz_workspace_set_layers (workspace, mz_workspace_get_layers (workspace) | MZ_LAYER_DEPOSITS);
  n = mz_store_get_length (mz_workspace_get_sites (workspace));
  g_assert_cmpuint (n, >, 200);
  for (guint zoom = 0; zoom <= 14; zoom++)
    {
      MzView view = { 0, 0, zoom, 0, 0 };
      g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
      guint total = 0;

      mz_map_scene_update (scene, &view);
      for (guint i = 0; i < mz_map_scene_get_n_marks (scene); i++)
        {
          g_autoptr (GPtrArray) members = mz_map_scene_list_members (scene, mz_map_scene_peek_mark (scene, i), G_MAXUINT);

          for (guint j = 0; j < members->len; j++)
            g_assert_true (g_hash_table_add (seen, g_ptr_array_index (members, j)));
          total += members->len;
        }
      g_assert_cmpuint (total, ==, n);
    }
}

static char *
describe (MzMapScene *scene)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < mz_map_scene_get_n_marks (scene); i++)
    {
      const MzMapMark *mark = mz_map_scene_peek_mark (scene, i);

      g_string_append_printf (text, "mark %d %.6f %.6f %.3f %d %d %u %d %d\n", mark->kind, mark->x, mark->y, mark->size,
                              mark->stage, mark->state, mark->n_members, mark->first_copy, mark->last_copy);
    }
  for (guint i = 0; i < mz_map_scene_get_n_arcs (scene); i++)
    {
      const MzMapArc *arc = mz_map_scene_peek_arc (scene, i);

      g_string_append_printf (text, "arc %s %s %d %u %.6f %.6f\n", arc->from, arc->to, arc->form, arc->agreements->len,
                              arc->points[40], arc->points[41]);
    }
  for (guint i = 0; i < mz_map_scene_get_n_tints (scene); i++)
    g_string_append_printf (text, "tint %s %d\n", mz_map_scene_peek_tint (scene, i)->country,
                            mz_map_scene_peek_tint (scene, i)->form);
  for (guint i = 0; i < mz_map_scene_get_n_labels (scene); i++)
    {
      const MzMapLabel *label = mz_map_scene_peek_label (scene, i);

      g_string_append_printf (text, "label %d %s %.6f %.6f\n", label->kind, label->lines[0], label->bounds.x, label->bounds.y);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_same (void)
{
  MzBasemap *basemap = mz_basemap_get_bundled ();

  for (guint i = 0; i < G_N_ELEMENTS (places); i += 4)
    {
      MzView view = { places[i].lat, places[i].lon, 1.3 + i / 3.0, 900, 600 }, before = { 10, 20, 3, 300, 200 };
      g_autofree char *texts[2] = { NULL, NULL };

      for (guint round = 0; round < 2; round++)
        {
          g_autoptr (MzWorkspace) workspace = mz_test_scene_bundled (round == 0 ? "2025-11" : "2012");
          g_autoptr (MzMapScene) scene = mz_map_scene_new (workspace, basemap);

          /* How it has come about does not matter. */
          if (round == 1)
            mz_map_scene_update (scene, &before);
          mz_workspace_set_date (workspace, mz_partial_date_new (2025, 11, 0));
          mz_map_scene_update (scene, &view);
          texts[round] = describe (scene);
        }
      g_assert_cmpstr (texts[0], ==, texts[1]);
      g_free (g_steal_pointer (&texts[0]));
      g_free (g_steal_pointer (&texts[1]));
    }
}

typedef struct
{
  MzRecord *record;
  double    x, y;
} Place;

/* While the map is only moved, a label stays where it is on it; and still none overlap. */
static void
test_pan (void)
{
  g_autoptr (MzWorkspace) workspace = mz_test_scene_bundled ("2025-11");
  MzBasemap *basemap = mz_basemap_get_bundled ();
  g_autoptr (MzMapScene) scene = mz_map_scene_new (workspace, basemap);

  for (guint zoom = 1; zoom <= 9; zoom += 2)
    {
      MzView view = { 28, zoom < 4 ? 170 : 105, zoom, 800, 600 };
      double step = 360 / (256 * exp2 (zoom)) * 7;
      g_autoptr (GArray) last = g_array_new (FALSE, FALSE, sizeof (Place));
      guint stayed = 0;

      for (guint i = 0; i < 120; i++)
        {
          g_autoptr (GArray) now = g_array_new (FALSE, FALSE, sizeof (Place));

          view.lon += step;
          if (view.lon > 180)
            view.lon -= 360;
          mz_map_scene_update (scene, &view);
          assert_no_overlap (scene, NULL, 0);
          for (guint j = 0; j < mz_map_scene_get_n_labels (scene); j++)
            {
              const MzMapLabel *label = mz_map_scene_peek_label (scene, j);
              Place place = { label->record, label->bounds.x, label->bounds.y };

              if (label->kind == MZ_LABEL_SITE || label->kind == MZ_LABEL_COUNTRY)
                g_array_append_val (now, place);
            }
          /* All that were in the frame before and after are 7 px farther left. */
          for (guint j = 0; j < last->len; j++)
            {
              const Place *old = &g_array_index (last, Place, j);
              gboolean found = FALSE;

              if (old->x < 8)
                continue;
              for (guint k = 0; k < now->len; k++)
                {
                  const Place *new = &g_array_index (now, Place, k);

                  found |= new->record == old->record && fabs (new->x - (old->x - 7)) < 1e-3 && fabs (new->y - old->y) < 1e-3;
                }
              g_assert_true (found);
              stayed++;
            }
          g_array_set_size (last, 0);
          g_array_append_vals (last, now->data, now->len);
        }
      g_test_message ("zoom %u: %u labels stayed", zoom, stayed);
    }
}

static void
test_base_labels (void)
{
  g_autoptr (MzWorkspace) workspace = mz_test_scene_bundled ("2025-11");
  MzBasemap *basemap = mz_basemap_get_bundled ();
  g_autoptr (MzMapScene) scene = mz_map_scene_new (workspace, basemap);
  MzView view = { 50, 10, 5.5, 900, 600 };
  guint kinds[MZ_LABEL_NOTE + 1] = { 0 };

  mz_map_scene_update (scene, &view);
  for (guint i = 0; i < mz_map_scene_get_n_labels (scene); i++)
    kinds[mz_map_scene_peek_label (scene, i)->kind]++;
  g_assert_cmpuint (kinds[MZ_LABEL_COUNTRY], >, 3);
  g_assert_cmpuint (kinds[MZ_LABEL_TOWN], >, 3);
  g_assert_cmpuint (kinds[MZ_LABEL_SITE], >, 3);

  mz_workspace_set_layers (workspace, mz_workspace_get_layers (workspace) & ~MZ_LAYER_LABELS);
  mz_map_scene_update (scene, &view);
  memset (kinds, 0, sizeof kinds);
  for (guint i = 0; i < mz_map_scene_get_n_labels (scene); i++)
    kinds[mz_map_scene_peek_label (scene, i)->kind]++;
  g_assert_cmpuint (kinds[MZ_LABEL_COUNTRY] + kinds[MZ_LABEL_TOWN] + kinds[MZ_LABEL_SEA] + kinds[MZ_LABEL_REGION], ==, 0);
  g_assert_cmpuint (kinds[MZ_LABEL_SITE], >, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/render/map-labels/every-zoom", test_every_zoom);
  g_test_add_func ("/render/map-labels/large", test_large);
  g_test_add_func ("/render/map-labels/selection", test_selection);
  g_test_add_func ("/render/map-labels/counts", test_counts);
  g_test_add_func ("/render/map-labels/same", test_same);
  g_test_add_func ("/render/map-labels/pan", test_pan);
  g_test_add_func ("/render/map-labels/base-labels", test_base_labels);
  return g_test_run ();
}
