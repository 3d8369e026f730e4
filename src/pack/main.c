/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packs the base map, at build time: mz-pack NATURAL-EARTH-FOLDER COUNTRIES.JSON OUTPUT */
#define G_LOG_DOMAIN "mz-pack"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "mz-pack-read.h"
#include "mz-pack-writer.h"

/* The depth of the sea is a matter of broad forms: how much more may be left out of it, and in pixels the smallest one. */
#define DEPTH_FACTOR   4.0
#define DEPTH_MIN_AREA 12.0

/* The files of countries lie on a grid of 0.0036 degrees: what is finer than half of it are but its stairs. */
#define COUNTRY_STEP (0.0018 / 360)

/* From here on it is shown, whatever Natural Earth says. */
#define LARGE_LAKE_ZOOM 1.7
#define LAKE_ZOOM       2.8
#define RIVER_ZOOM      4.0
#define ADMIN1_ZOOM     4.0
#define CLAIM_ZOOM      4.0

/* What is left out, in logical pixels at the finest zoom: on a small map more, as on any that is drawn by hand. */
static const struct { guint grid; double finest_zoom, tolerance, min_area; } levels[MZ_PACK_N_LEVELS] = {
  { 0, 0, 0.7, 4 }, { 1, 1, 0.45, 1.5 }, { 2, 2, 0.4, 0.8 }, { 3, 3, 0.35, 0.5 }, { 4, 4, 0.35, 0.5 }, { 5, 5, 0.3, 0.5 },
  { 6, 7, 0.3, 0.5 }, { 8, 10, 0.3, 0.5 },
};

/* Levels from here on show what Natural Earth has for 1:10 million; the one before it is the last with 1:50 million. */
#define LARGE_SCALE_LEVEL 6

/* From here on there are rivers, states, and claims. */
#define LINES_LEVEL 4

static double
pixel_of (guint level)
{
  return 1 / (256 * exp2 (levels[level].finest_zoom));
}

static gboolean
pick_lake (JsonObject *properties, guint *rank, double *min_zoom)
{
  *min_zoom = MAX (*min_zoom, mz_pack_number (properties, "scalerank", 9) > 1 ? LAKE_ZOOM : LARGE_LAKE_ZOOM);
  return TRUE;
}

static gboolean
pick_river (JsonObject *properties, guint *rank, double *min_zoom)
{
  *rank = (guint) CLAMP (mz_pack_number (properties, "scalerank", 9), 0, 12);
  *min_zoom = MAX (*min_zoom, RIVER_ZOOM);
  return TRUE;
}

static gboolean
pick_admin1 (JsonObject *properties, guint *rank, double *min_zoom)
{
  *min_zoom = MAX (*min_zoom, ADMIN1_ZOOM);
  return TRUE;
}

static gboolean
has_class (JsonObject *properties, const char *const *prefixes)
{
  const char *class = json_object_get_string_member_with_default (properties, "featurecla", "");

  for (; *prefixes != NULL; prefixes++)
    if (g_str_has_prefix (class, *prefixes))
      return TRUE;
  return FALSE;
}

static gboolean
pick_agreed_border (JsonObject *properties, guint *rank, double *min_zoom)
{
  return has_class (properties, (const char *const[]) { "International", NULL });
}

static gboolean
pick_disputed_border (JsonObject *properties, guint *rank, double *min_zoom)
{
  return has_class (properties, (const char *const[]) { "Disputed", "Line of control", "Indefinite", "Indeterminant", NULL });
}

static gboolean
pick_claim (JsonObject *properties, guint *rank, double *min_zoom)
{
  *min_zoom = MAX (*min_zoom, CLAIM_ZOOM);
  return has_class (properties, (const char *const[]) { "Claim", "Breakaway", "Elusive", NULL });
}

static void
add_layer (MzPackWriter *writer, guint level, MzPackLayerKind kind, GPtrArray *shapes)
{
  gboolean is_depth = kind <= MZ_PACK_DEPTH_6000;
  double pixel = pixel_of (level), tolerance = levels[level].tolerance * (is_depth ? DEPTH_FACTOR : 1);
  double min_area = is_depth ? DEPTH_MIN_AREA : levels[level].min_area;
  g_autoptr (GPtrArray) simple = mz_shapes_simplify (shapes, tolerance * pixel, min_area * pixel * pixel);

  mz_pack_writer_add_layer (writer, level, kind, simple, levels[level].grid);
}

/* One file for all levels from @first on: where it has no more detail to show, levels share what has been cut. */
static void
add_one_scale (MzPackWriter *writer, MzPackLayerKind kind, GPtrArray *shapes, guint first)
{
  for (guint level = first; level <= LARGE_SCALE_LEVEL; level++)
    add_layer (writer, level, kind, shapes);
  for (guint level = LARGE_SCALE_LEVEL + 1; level < MZ_PACK_N_LEVELS; level++)
    writer->header.levels[level].layers[kind] = writer->header.levels[LARGE_SCALE_LEVEL].layers[kind];
}

static void
add_two_scales (MzPackWriter *writer, MzPackLayerKind kind, GPtrArray *medium, GPtrArray *large, guint first)
{
  for (guint level = first; level < MZ_PACK_N_LEVELS; level++)
    add_layer (writer, level, kind, level < LARGE_SCALE_LEVEL ? medium : large);
}

static void
add_polygons (MzPackWriter *writer, const char *folder)
{
  static const char *const depths[] = { "bathymetry-200m.geojson", "bathymetry-2000m.geojson", "bathymetry-4000m.geojson",
                                        "bathymetry-6000m.geojson" };
  g_autoptr (GPtrArray) land_50 = mz_pack_read_shapes (folder, "land-50m.geojson", NULL);
  g_autoptr (GPtrArray) land_10 = mz_pack_read_shapes (folder, "land-10m.geojson", NULL);
  g_autoptr (GPtrArray) lakes_50 = mz_pack_read_shapes (folder, "lakes-50m.geojson", pick_lake);
  g_autoptr (GPtrArray) lakes_10 = mz_pack_read_shapes (folder, "lakes-10m.geojson", pick_lake);
  g_autoptr (GPtrArray) ice = mz_pack_read_shapes (folder, "glaciers-50m.geojson", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (depths); i++)
    {
      g_autoptr (GPtrArray) depth = mz_pack_read_shapes (folder, depths[i], NULL);

      add_one_scale (writer, MZ_PACK_DEPTH_200 + i, depth, 0);
    }
  mz_shapes_join (land_50);
  mz_shapes_join (land_10);
  mz_shapes_join (ice);
  add_two_scales (writer, MZ_PACK_LAND, land_50, land_10, 0);
  add_one_scale (writer, MZ_PACK_ICE, ice, 0);
  add_two_scales (writer, MZ_PACK_LAKE, lakes_50, lakes_10, 0);
}

static void
add_lines (MzPackWriter *writer, const char *folder)
{
  g_autoptr (GPtrArray) rivers_50 = mz_pack_read_shapes (folder, "rivers-50m.geojson", pick_river);
  g_autoptr (GPtrArray) rivers_10 = mz_pack_read_shapes (folder, "rivers-10m.geojson", pick_river);
  g_autoptr (GPtrArray) admin1 = mz_pack_read_shapes (folder, "admin1-lines-50m.geojson", pick_admin1);
  g_autoptr (GPtrArray) borders_50 = mz_pack_read_shapes (folder, "borders-50m.geojson", pick_agreed_border);
  g_autoptr (GPtrArray) borders_10 = mz_pack_read_shapes (folder, "borders-10m.geojson", pick_agreed_border);

  add_two_scales (writer, MZ_PACK_RIVER, rivers_50, rivers_10, LINES_LEVEL);
  add_one_scale (writer, MZ_PACK_ADMIN1, admin1, LINES_LEVEL);
  add_two_scales (writer, MZ_PACK_BORDER, borders_50, borders_10, 0);
}

static void
add_claims (MzPackWriter *writer, const char *folder)
{
  g_autoptr (GPtrArray) borders_50 = mz_pack_read_shapes (folder, "borders-50m.geojson", pick_disputed_border);
  g_autoptr (GPtrArray) borders_10 = mz_pack_read_shapes (folder, "borders-10m.geojson", pick_disputed_border);
  g_autoptr (GPtrArray) claims = mz_pack_read_shapes (folder, "borders-disputed-10m.geojson", pick_claim);

  for (guint level = 0; level < MZ_PACK_N_LEVELS; level++)
    {
      MzPackLevel *out = &writer->header.levels[level];
      GPtrArray *sources[] = { level < LARGE_SCALE_LEVEL ? borders_50 : borders_10, claims };

      out->first_claim = writer->features->len;
      for (guint i = 0; i < (level < LINES_LEVEL ? 1 : G_N_ELEMENTS (sources)); i++)
        {
          g_autoptr (GPtrArray) simple = mz_shapes_simplify (sources[i], levels[level].tolerance * pixel_of (level), 0);

          for (guint j = 0; j < simple->len; j++)
            {
              g_autoptr (GPtrArray) one = g_ptr_array_new ();

              g_ptr_array_add (one, simple->pdata[j]);
              mz_pack_writer_add_feature (writer, "", one);
            }
        }
      out->n_claims = writer->features->len - out->first_claim;
    }
}

static void
add_countries (MzPackWriter *writer, const char *folder, const char *facts)
{
  static const struct { const char *name; guint first, last; } scales[] = {
    { "countries-50m.json", 0, 2 }, { "countries-50m.json", 3, LARGE_SCALE_LEVEL - 1 },
    { "countries-10m.json", LARGE_SCALE_LEVEL, MZ_PACK_N_LEVELS - 1 },
  };
  g_autoptr (GHashTable) codes = mz_pack_read_codes (facts);

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      double pixel = pixel_of (scales[i].last), tolerance = levels[scales[i].last].tolerance * pixel;
      g_autoptr (GPtrArray) countries = mz_pack_read_countries (folder, scales[i].name, codes,
                                                                MAX (tolerance, COUNTRY_STEP), pixel * pixel / 2);
      guint first = writer->features->len;

      for (guint j = 0; j < countries->len; j++)
        {
          const MzPackCountry *country = countries->pdata[j];

          mz_pack_writer_add_feature (writer, country->code, country->shapes);
        }
      for (guint level = scales[i].first; level <= scales[i].last; level++)
        {
          writer->header.levels[level].first_country = first;
          writer->header.levels[level].n_countries = countries->len;
        }
    }
}

int
main (int argc, char *argv[])
{
  MzPackWriter *writer;
  g_autoptr (GError) error = NULL;

  if (argc != 4)
    {
      g_printerr ("Usage: mz-pack NATURAL-EARTH-FOLDER COUNTRIES.JSON OUTPUT\n");
      return EXIT_FAILURE;
    }
  writer = mz_pack_writer_new ();
  add_polygons (writer, argv[1]);
  add_lines (writer, argv[1]);
  add_claims (writer, argv[1]);
  add_countries (writer, argv[1], argv[2]);
  mz_pack_read_labels (argv[1], writer->labels, writer->strings);
  if (!mz_pack_writer_save (writer, argv[3], &error))
    g_printerr ("mz-pack: %s\n", error->message);
  mz_pack_writer_free (writer);
  return error == NULL ? EXIT_SUCCESS : EXIT_FAILURE;
}
