/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GeoJSON from standard input as a GeoPackage, which takes its place whole or not at all. */
#define G_LOG_DOMAIN "mz-gis"

#include "mz-gis-save.h"

#include <cpl_vsi.h>
#include <errno.h>
#include <fcntl.h>
#include <gdal.h>
#include <ogr_srs_api.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "mz-gis-cage.h"
#include "mz-gis-drivers.h"
#include "mz-gis-feature.h"
#include "mz-json-gate.h"

#define INPUT "/vsimem/input.geojson"

static const char *const drivers[] = { "GeoJSON", "GPKG", NULL };

/* Returns: (nullable): what stands on standard input, or %NULL with the reason said. */
static GByteArray *
read_input (void)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  guint8 buffer[1 << 16];
  gssize n;

  while ((n = read (STDIN_FILENO, buffer, sizeof buffer)) != 0 && (n > 0 || errno == EINTR) && bytes->len <= MZ_GIS_MAX_OUTPUT)
    g_byte_array_append (bytes, buffer, (guint) MAX (n, 0));
  if (n < 0)
    mz_gis_say_error ("standard input cannot be read: %s", g_strerror (errno));
  else if (!mz_json_gate_check (bytes->data, bytes->len, MZ_JSON_GATE_STRICT, &error))
    mz_gis_say_error ("standard input is no sound GeoJSON: %s", error->message);
  else
    return g_steal_pointer (&bytes);
  return NULL;
}

static gboolean
lock (const char *folder)
{
  const char *const none[] = { NULL };
  g_autoptr (GPtrArray) folders = g_ptr_array_new ();
  char **data = OSRGetPROJSearchPaths ();

  g_ptr_array_add (folders, "/usr");
  for (guint i = 0; data != NULL && data[i] != NULL; i++)
    g_ptr_array_add (folders, data[i]);
  g_ptr_array_add (folders, NULL);
  return mz_gis_cage_lock (&(MzGisCage) { none, (const char *const *) folders->pdata, folder, MZ_GIS_MAX_WRITTEN });
}

static gboolean
is_list (OGRFieldDefnH field)
{
  OGRFieldType type = OGR_Fld_GetType (field);

  return type == OFTIntegerList || type == OFTInteger64List || type == OFTRealList || type == OFTStringList;
}

/* GeoPackage has no lists: they are JSON in a text that is marked so, as objects are. */
static OGRLayerH
make_layer (GDALDatasetH to, OGRLayerH from, const char *name)
{
  OGRLayerH layer = GDALDatasetCreateLayer (to, name, OGR_L_GetSpatialRef (from), OGR_L_GetGeomType (from), NULL);
  OGRFeatureDefnH definition = OGR_L_GetLayerDefn (from);

  for (int i = 0; layer != NULL && i < OGR_FD_GetFieldCount (definition); i++)
    {
      OGRFieldDefnH field = OGR_FD_GetFieldDefn (definition, i);
      OGRFieldDefnH made = OGR_Fld_Create (OGR_Fld_GetNameRef (field), is_list (field) ? OFTString : OGR_Fld_GetType (field));
      gboolean good;

      OGR_Fld_SetSubType (made, is_list (field) ? OFSTJSON : OGR_Fld_GetSubType (field));
      good = OGR_L_CreateField (layer, made, TRUE) == OGRERR_NONE;
      OGR_Fld_Destroy (made);
      if (!good)
        return NULL;
    }
  return layer;
}

static gboolean
copy_feature (OGRLayerH layer, OGRFeatureH feature)
{
  OGRFeatureH copy = OGR_F_Create (OGR_L_GetLayerDefn (layer));
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean good;

  OGR_F_SetFrom (copy, feature, TRUE);
  for (int i = 0; i < OGR_F_GetFieldCount (feature); i++)
    if (is_list (OGR_F_GetFieldDefnRef (feature, i)) && OGR_F_IsFieldSetAndNotNull (feature, i))
      {
        int at = OGR_F_GetFieldIndex (copy, OGR_Fld_GetNameRef (OGR_F_GetFieldDefnRef (feature, i)));

        g_string_truncate (text, 0);
        mz_gis_feature_append_list (text, feature, i);
        OGR_F_SetFieldString (copy, at, text->str);
      }
  good = OGR_L_CreateFeature (layer, copy) == OGRERR_NONE;
  OGR_F_Destroy (copy);
  return good;
}

static gboolean
copy_layer (GDALDatasetH to, OGRLayerH from, const char *name)
{
  OGRLayerH layer = make_layer (to, from, name);
  OGRFeatureH feature;
  gboolean good = layer != NULL && GDALDatasetStartTransaction (to, FALSE) == OGRERR_NONE;

  while (good && (feature = OGR_L_GetNextFeature (from)) != NULL)
    {
      good = copy_feature (layer, feature);
      OGR_F_Destroy (feature);
    }
  return good && GDALDatasetCommitTransaction (to) == OGRERR_NONE;
}

static gboolean
save (GByteArray *input, const char *path, const char *name)
{
  GDALDatasetH from, to = NULL;
  gboolean good = FALSE;

  VSIFCloseL (VSIFileFromMemBuffer (INPUT, input->data, input->len, FALSE));
  from = GDALOpenEx (INPUT, GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, NULL, NULL);
  if (from != NULL && GDALDatasetGetLayerCount (from) == 1)
    to = GDALCreate (GDALGetDriverByName ("GPKG"), path, 0, 0, 0, GDT_Unknown, NULL);
  if (to != NULL)
    {
      good = copy_layer (to, GDALDatasetGetLayer (from, 0), name);
      GDALClose (to);
    }
  return good && mz_gis_peek_failure () == NULL;
}

/* Only what is on the disk takes the place of what was there. */
static gboolean
put_in_place (const char *written, const char *path)
{
  int fd = open (written, O_RDONLY | O_CLOEXEC);
  gboolean good = fd >= 0 && fsync (fd) == 0 && rename (written, path) == 0;

  if (fd >= 0)
    close (fd);
  return good;
}

/** mz_gis_save: @path: of the GeoPackage, absolute. Locks the process up for good. */
MzGisExit
mz_gis_save (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path), *name = g_path_get_basename (path);
  g_autofree char *written = g_strdup_printf ("%s/.%s.%08x.gpkg", folder, name, g_random_int ());
  g_autoptr (GByteArray) input = NULL;
  char *dot = strrchr (name, '.');
  const char *failure;
  gboolean saved;

  if (dot != NULL && dot != name)
    *dot = '\0';
  mz_gis_drivers_init (drivers);
  if (!lock (folder))
    {
      mz_gis_say_error ("it is not written: this system does not let the program lock itself up first");
      return MZ_GIS_FAILED;
    }
  input = read_input ();
  if (input == NULL)
    return MZ_GIS_BAD_INPUT;
  saved = save (input, written, name);
  if (saved && put_in_place (written, path))
    return MZ_GIS_DONE;
  failure = mz_gis_peek_failure ();
  mz_gis_say_error ("it cannot be written: %s", saved ? g_strerror (errno) : failure != NULL ? failure : "it is no GeoJSON of one layer");
  unlink (written);
  return MZ_GIS_FAILED;
}
