/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A GIS file as GeoJSON on standard output: one FeatureCollection with one feature a line, so that the line that a reader
 * names is the number of the feature. What had to be left out is told on standard error. Where reading fails, the collection
 * is not closed: nobody can take a part for the whole.
 */
#define G_LOG_DOMAIN "mz-gis"

#include "mz-gis-points.h"

#include <errno.h>
#include <gdal.h>
#include <ogr_srs_api.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mz-gis-cage.h"
#include "mz-gis-drivers.h"
#include "mz-gis-feature.h"

#define FEATURES_A_WRITE 256

typedef struct
{
  const char  *path; /* absolute */
  MzGisKind    kind;
  GDALDatasetH dataset;
  GString     *out;      /* not written yet */
  gsize        n_written;
  MzGisTally   tally;
} Reader;

/* Both drivers of KML: where GDAL has the first it takes it. */
static const char *const drivers[][3] = {
  [MZ_GIS_NONE] = { NULL },
  [MZ_GIS_GEOPACKAGE] = { "GPKG", NULL },
  [MZ_GIS_KML] = { "LIBKML", "KML", NULL },
  [MZ_GIS_KMZ] = { "LIBKML", NULL },
  [MZ_GIS_SHAPEFILE] = { "ESRI Shapefile", NULL },
  [MZ_GIS_FLATGEOBUF] = { "FlatGeobuf", NULL },
  [MZ_GIS_GPX] = { "GPX", NULL },
};

/* The files that make up one Shapefile, by their endings. */
static const char *const shapefile_parts[] = { "shp", "shx", "dbf", "prj", "cpg", "SHP", "SHX", "DBF", "PRJ", "CPG", NULL };

/* Layers of GPX that are made of the tracks and routes of others, which are no places of their own. */
static const char *const derived_layers[] = { "route_points", "track_points", NULL };

static gboolean
write_out (Reader *reader)
{
  const char *p = reader->out->str;

  for (gsize rest = reader->out->len; rest > 0;)
    {
      gssize n = write (STDOUT_FILENO, p, rest);

      if (n < 0 && errno != EINTR)
        return FALSE;
      p += MAX (n, 0);
      rest -= (gsize) MAX (n, 0);
    }
  reader->n_written += reader->out->len;
  g_string_truncate (reader->out, 0);
  return TRUE;
}

static char *
make_part (const char *path, const char *ending)
{
  const char *dot = strrchr (path, '.');

  return g_strdup_printf ("%.*s.%s", dot != NULL ? (int) (dot - path) : (int) strlen (path), path, ending);
}

static gboolean
has_part (const char *path, const char *small, const char *large)
{
  g_autofree char *a = make_part (path, small), *b = make_part (path, large);

  return access (a, R_OK) == 0 || access (b, R_OK) == 0;
}

static gboolean
lock (const Reader *reader)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free), folders = g_ptr_array_new_with_free_func (g_free);
  char **data = OSRGetPROJSearchPaths ();
  struct stat out;
  /* A pipe has no size; a file gets as much as the program would take. */
  gboolean to_file = fstat (STDOUT_FILENO, &out) == 0 && S_ISREG (out.st_mode);

  g_ptr_array_add (files, g_strdup (reader->path));
  for (guint i = 0; reader->kind == MZ_GIS_SHAPEFILE && shapefile_parts[i] != NULL; i++)
    g_ptr_array_add (files, make_part (reader->path, shapefile_parts[i]));
  g_ptr_array_add (files, NULL);
  /* Tables of encodings and of coordinate systems. */
  g_ptr_array_add (folders, g_strdup ("/usr"));
  for (guint i = 0; data != NULL && data[i] != NULL; i++)
    g_ptr_array_add (folders, g_strdup (data[i]));
  g_ptr_array_add (folders, NULL);
  return mz_gis_cage_lock (&(MzGisCage) { (const char *const *) files->pdata, (const char *const *) folders->pdata, NULL,
                                          to_file ? MZ_GIS_MAX_OUTPUT : 0 });
}

static gboolean
fail (const Reader *reader, const char *what)
{
  const char *name = mz_gis_kind_get_name (reader->kind), *why = mz_gis_peek_failure ();
  g_autofree char *said = why != NULL ? g_strdup_printf (" (GDAL says: %s)", why) : g_strdup ("");

  if (reader->kind == MZ_GIS_SHAPEFILE && !has_part (reader->path, "shx", "SHX"))
    mz_gis_say_error ("the file that ends in .shx is missing beside it; a Shapefile is several files, keep them together");
  else if (why != NULL && strstr (why, "bad_alloc") != NULL)
    mz_gis_say_error ("reading it takes more than %u MiB of memory; give a part of it", MZ_GIS_MAX_MEMORY >> 20);
  else
    mz_gis_say_error ("%s, so it is no sound %s; save it anew%s", what, name, said);
  return FALSE;
}

/* SQLite takes what is missing at the end for zeros: the length that the file's head tells is held against what there is. */
static gboolean
is_cut_short (const Reader *reader)
{
  guint8 head[100];
  struct stat info;
  FILE *file = fopen (reader->path, "rb");
  gboolean whole = file != NULL && fread (head, sizeof head, 1, file) == 1 && fstat (fileno (file), &info) == 0;
  guint64 page, n_pages;

  if (file != NULL)
    fclose (file);
  if (!whole || memcmp (head, "SQLite format 3", 16) != 0)
    return FALSE;
  page = head[16] == 0 && head[17] == 1 ? 65536 : (guint64) head[16] << 8 | head[17];
  n_pages = (guint64) head[28] << 24 | (guint64) head[29] << 16 | (guint64) head[30] << 8 | head[31];
  /* The number of pages counts only where it was written together with the last change. */
  return memcmp (head + 24, head + 92, 4) == 0 && (guint64) info.st_size < page * n_pages;
}

static gboolean
open_file (Reader *reader)
{
  const char *const immutable[] = { "IMMUTABLE=YES", "LIST_ALL_TABLES=NO", NULL };
  gboolean database = reader->kind == MZ_GIS_GEOPACKAGE;

  if (database && is_cut_short (reader))
    {
      mz_gis_say_error ("it is cut short; copy or save it anew");
      return FALSE;
    }
  reader->dataset = GDALOpenEx (reader->path, GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers[reader->kind],
                                database ? immutable : NULL, NULL);
  if (reader->dataset == NULL)
    return fail (reader, "it cannot be opened");
  if (GDALDatasetGetLayerCount (reader->dataset) > 0)
    return TRUE;
  mz_gis_say_error ("there is no layer of places in it; save it anew with one");
  return FALSE;
}

/* Returns: whether the places of the layer can be told in degrees. */
static gboolean
find_transform (MzGisLayer *layer)
{
  OGRSpatialReferenceH from = OGR_L_GetSpatialRef (layer->layer), to;

  if (from == NULL)
    {
      mz_gis_say_warning ("the layer “%s” does not tell its coordinate system; its figures are taken for degrees, longitude "
                          "first (WGS 84)", OGR_L_GetName (layer->layer));
      return TRUE;
    }
  to = OSRNewSpatialReference (NULL);
  OSRSetAxisMappingStrategy (to, OAMS_TRADITIONAL_GIS_ORDER);
  OSRImportFromEPSG (to, 4326);
  layer->transform = OCTNewCoordinateTransformation (from, to);
  OSRDestroySpatialReference (to);
  return layer->transform != NULL;
}

static gboolean
write_feature (Reader *reader, const MzGisLayer *layer, OGRFeatureH feature)
{
  gboolean first = reader->tally.n_points == 0;
  gsize before = reader->out->len;

  if (!first)
    g_string_append (reader->out, ",\n");
  if (!mz_gis_feature_write (layer, feature, reader->out, &reader->tally))
    g_string_truncate (reader->out, before);
  if (reader->tally.n_points > MZ_GIS_MAX_FEATURES)
    mz_gis_say_error ("there are more than %d points; give a part of them", MZ_GIS_MAX_FEATURES);
  else if (reader->n_written + reader->out->len > MZ_GIS_MAX_OUTPUT - 16)
    mz_gis_say_error ("its points with their attributes are more than %u MiB as text; give a part of them",
                      MZ_GIS_MAX_OUTPUT >> 20);
  else if (reader->tally.n_points % FEATURES_A_WRITE == 0 && !write_out (reader))
    mz_gis_say_error ("writing failed: %s", g_strerror (errno));
  else
    return TRUE;
  return FALSE;
}

static gboolean
read_layer (Reader *reader, OGRLayerH layer_handle, gboolean alone)
{
  g_auto (MzGisLayer) layer = { 0 };
  OGRFeatureH feature;
  gboolean good = TRUE;

  mz_gis_layer_init (&layer, layer_handle, reader->kind, alone);
  mz_gis_clear_failure ();
  /* What has no places at all still is counted. */
  if (OGR_L_GetGeomType (layer_handle) != wkbNone && !find_transform (&layer))
    {
      mz_gis_say_error ("the layer “%s” is left out: its coordinate system is none of the Earth", OGR_L_GetName (layer_handle));
      return TRUE;
    }
  mz_gis_clear_failure ();
  OGR_L_ResetReading (layer_handle);
  while (good && (feature = OGR_L_GetNextFeature (layer_handle)) != NULL)
    {
      good = write_feature (reader, &layer, feature);
      OGR_F_Destroy (feature);
    }
  if (good && mz_gis_peek_failure () != NULL)
    return fail (reader, "reading breaks off in it");
  return good;
}

static gboolean
read_layers (Reader *reader)
{
  int n = GDALDatasetGetLayerCount (reader->dataset);

  g_string_append (reader->out, "{\"type\":\"FeatureCollection\",\"features\":[");
  for (int i = 0; i < n; i++)
    {
      OGRLayerH layer = GDALDatasetGetLayer (reader->dataset, i);

      if (reader->kind == MZ_GIS_GPX && g_strv_contains (derived_layers, OGR_L_GetName (layer)))
        continue;
      if (!read_layer (reader, layer, n == 1 || reader->kind == MZ_GIS_GPX))
        return FALSE;
    }
  g_string_append (reader->out, "]}\n");
  if (write_out (reader))
    return TRUE;
  mz_gis_say_error ("writing failed: %s", g_strerror (errno));
  return FALSE;
}

static void
say_count (guint n, const char *one, const char *many)
{
  if (n == 1)
    mz_gis_say_error ("1 %s", one);
  else if (n > 1)
    mz_gis_say_error ("%u %s", n, many);
}

/* Returns: whether all was written. */
static gboolean
say_rest (const MzGisTally *tally)
{
  say_count (tally->n_others, "feature is a line, an area or the like and is left out; only points can be sites",
             "features are lines, areas and the like and are left out; only points can be sites");
  say_count (tally->n_empty, "feature has no place and is left out", "features have no place and are left out");
  say_count (tally->n_nowhere, "feature is left out: its place is none on Earth in its coordinate system",
             "features are left out: their places are none on Earth in their coordinate system");
  say_count (tally->n_blobs, "value is no text and is left out", "values are no texts and are left out");
  say_count (tally->n_long, "value is longer than a text may be and is left out",
             "values are longer than a text may be and are left out");
  if (tally->n_bad_text > 0)
    mz_gis_say_warning ("%u texts have bytes that are none of their encoding; they stand as “\357\277\275”",
                        tally->n_bad_text);
  if (tally->n_points + tally->n_others + tally->n_empty + tally->n_nowhere == 0)
    mz_gis_say_warning ("there is nothing in it");
  return tally->n_others + tally->n_empty + tally->n_nowhere + tally->n_blobs + tally->n_long == 0;
}

/** mz_gis_points_print: Writes the points of the file as GeoJSON. Locks the process up for good. */
MzGisExit
mz_gis_points_print (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  Reader reader = { .path = path, .kind = mz_gis_kind_of_file (path) };
  struct stat info;
  gboolean good;

  if (reader.kind == MZ_GIS_NONE)
    {
      mz_gis_say_error ("it is none of GeoPackage, KML, KMZ, Shapefile, FlatGeobuf and GPX; save it as one of these");
      return MZ_GIS_BAD_INPUT;
    }
  if (reader.kind == MZ_GIS_GEOPACKAGE && stat (wal, &info) == 0 && info.st_size > 0)
    mz_gis_say_warning ("another program has not brought its last changes into it; they are not read: close it there first");
  if (reader.kind == MZ_GIS_SHAPEFILE && !has_part (path, "dbf", "DBF"))
    mz_gis_say_warning ("the file that ends in .dbf is missing beside it, and with it all names and attributes");
  mz_gis_drivers_init (drivers[reader.kind]);
  if (!lock (&reader))
    {
      mz_gis_say_error ("it is not read: this system does not let the program lock itself up first");
      return MZ_GIS_FAILED;
    }
  reader.out = g_string_new (NULL);
  good = open_file (&reader) && read_layers (&reader);
  return good && say_rest (&reader.tally) ? MZ_GIS_DONE : MZ_GIS_BAD_INPUT;
}
