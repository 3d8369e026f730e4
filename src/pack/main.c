/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packs the base map, at build time: mz-pack NATURAL-EARTH-FOLDER COUNTRIES.JSON OUTPUT */
#define G_LOG_DOMAIN "mz-pack"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "mz-pack-read.h"
#include "mz-pack-writer.h"

/* What is left out: in logical pixels of the highest zoom of a level (the last one is for zoom 10). */
#define TOLERANCE 0.3
#define MIN_AREA  0.5

/* The files of countries lie on a grid of 0.0036 degrees: what is finer than half of it are but its stairs. */
#define COUNTRY_STEP (0.0018 / 360)

/* From here on it is shown, whatever Natural Earth says. */
#define LAKE_ZOOM   2.8
#define RIVER_ZOOM  4.0
#define ADMIN1_ZOOM 4.0
#define CLAIM_ZOOM  4.0

static const double finest_zooms[MZ_PACK_N_LEVELS] = { 1, 3, 5, 7, 10 };

static double
pixel_of (guint level)
{
  return 1 / (256 * exp2 (finest_zooms[level]));
}

static gboolean
pick_lake (JsonObject *properties, guint *rank, double *min_zoom)
{
  if (mz_pack_number (properties, "scalerank", 9) > 0)
    *min_zoom = MAX (*min_zoom, LAKE_ZOOM);
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
add_layer (MzPackWriter *writer, guint level, MzPackLayerKind kind, GPtrArray *shapes, guint grid)
{
  double pixel = pixel_of (level);
  g_autoptr (GPtrArray) simple = mz_shapes_simplify (shapes, TOLERANCE * pixel, MIN_AREA * pixel * pixel);

  mz_pack_writer_add_layer (writer, level, kind, simple, grid);
}

/* One file for all levels: where it has no more detail to show, levels share what has been cut. */
static void
add_one_scale (MzPackWriter *writer, MzPackLayerKind kind, GPtrArray *shapes, guint last_level)
{
  for (guint level = 0; level < MZ_PACK_N_LEVELS; level++)
    if (level <= last_level)
      add_layer (writer, level, kind, shapes, level * 2);
    else
      writer->header.levels[level].layers[kind] = writer->header.levels[last_level].layers[kind];
}

static void
add_two_scales (MzPackWriter *writer, MzPackLayerKind kind, GPtrArray *medium, GPtrArray *large)
{
  for (guint level = 0; level < MZ_PACK_N_LEVELS; level++)
    add_layer (writer, level, kind, level < 3 ? medium : large, level * 2);
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

      add_one_scale (writer, MZ_PACK_DEPTH_200 + i, depth, 3);
    }
  mz_shapes_join (land_50);
  mz_shapes_join (land_10);
  mz_shapes_join (ice);
  add_two_scales (writer, MZ_PACK_LAND, land_50, land_10);
  add_one_scale (writer, MZ_PACK_ICE, ice, 3);
  add_two_scales (writer, MZ_PACK_LAKE, lakes_50, lakes_10);
}

static void
add_lines (MzPackWriter *writer, const char *folder)
{
  g_autoptr (GPtrArray) rivers_50 = mz_pack_read_shapes (folder, "rivers-50m.geojson", pick_river);
  g_autoptr (GPtrArray) rivers_10 = mz_pack_read_shapes (folder, "rivers-10m.geojson", pick_river);
  g_autoptr (GPtrArray) admin1 = mz_pack_read_shapes (folder, "admin1-lines-50m.geojson", pick_admin1);
  g_autoptr (GPtrArray) borders_50 = mz_pack_read_shapes (folder, "borders-50m.geojson", pick_agreed_border);
  g_autoptr (GPtrArray) borders_10 = mz_pack_read_shapes (folder, "borders-10m.geojson", pick_agreed_border);
  g_autoptr (GPtrArray) nothing = mz_shapes_new ();

  add_two_scales (writer, MZ_PACK_RIVER, rivers_50, rivers_10);
  add_one_scale (writer, MZ_PACK_ADMIN1, admin1, 3);
  add_two_scales (writer, MZ_PACK_BORDER, borders_50, borders_10);
  for (guint level = 0; level < 2; level++)
    {
      add_layer (writer, level, MZ_PACK_RIVER, nothing, level * 2);
      add_layer (writer, level, MZ_PACK_ADMIN1, nothing, level * 2);
    }
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
      GPtrArray *sources[] = { level < 3 ? borders_50 : borders_10, claims };

      out->first_claim = writer->features->len;
      for (guint i = 0; i < (level < 2 ? 1 : G_N_ELEMENTS (sources)); i++)
        {
          g_autoptr (GPtrArray) simple = mz_shapes_simplify (sources[i], TOLERANCE * pixel_of (level), 0);

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
    { "countries-50m.json", 0, 1 }, { "countries-50m.json", 2, 2 }, { "countries-10m.json", 3, 4 },
  };
  g_autoptr (GHashTable) codes = mz_pack_read_codes (facts);

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      double pixel = pixel_of (scales[i].last);
      g_autoptr (GPtrArray) countries = mz_pack_read_countries (folder, scales[i].name, codes,
                                                                MAX (TOLERANCE * pixel, COUNTRY_STEP),
                                                                MIN_AREA * pixel * pixel);
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
