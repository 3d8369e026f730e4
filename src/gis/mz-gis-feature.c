/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A feature of GDAL's as one of GeoJSON (RFC 7946), on one line. Points are written, and what has several of them; the others
 * are counted. Heights are left out: a site has none.
 */
#define G_LOG_DOMAIN "mz-gis"

#include "mz-gis-feature.h"

#include <cpl_error.h>
#include <math.h>
#include <ogr_srs_api.h>
#include <string.h>

#include "mz-json-gate.h"
#include "mz-json-text.h"

/* Integers beyond are not all numbers in JSON: they are written as text. */
#define MAX_INTEGER (G_GINT64_CONSTANT (1) << 53)

/* GDAL's code of a time zone: quarters of an hour from this, which is Greenwich; 0 and 1: not told. */
#define ZONE_GREENWICH 100

/* How KML has a feature drawn, which is no property of the place. */
static const char *const drawing_keys[] = { "altitudeMode", "drawOrder", "extrude", "tessellate", "visibility", NULL };

/* Fields of a site that are lists of texts, in KML with semicolons or as JSON; and lists of objects, as JSON. */
static const char *const list_keys[] = { "aliases", "minerals", "products", "sources", "stages", NULL };
static const char *const object_keys[] = { "capacity", "owners", "resource", "status", NULL };

static gboolean
has_key (const MzGisLayer *self, const char *key)
{
  for (int i = 0; i < self->n_keys; i++)
    if (g_strcmp0 (self->keys[i], key) == 0)
      return TRUE;
  return FALSE;
}

/* A site's name is called "name", however the file spells that. */
static void
spell_name (MzGisLayer *self)
{
  if (has_key (self, "name"))
    return;
  for (int i = 0; i < self->n_keys; i++)
    if (self->keys[i] != NULL && g_ascii_strcasecmp (self->keys[i], "name") == 0)
      {
        g_free (self->keys[i]);
        self->keys[i] = g_strdup ("name");
        return;
      }
}

/**
 * mz_gis_layer_init:
 * @alone: there is no other layer
 *
 * Where two attributes have one name, the first is taken.
 */
void
mz_gis_layer_init (MzGisLayer *self, OGRLayerH layer, MzGisKind kind, gboolean alone)
{
  OGRFeatureDefnH definition = OGR_L_GetLayerDefn (layer);

  *self = (MzGisLayer) { .layer = layer, .kml = kind == MZ_GIS_KML || kind == MZ_GIS_KMZ, .n_keys = OGR_FD_GetFieldCount (definition) };
  self->keys = g_new0 (char *, (gsize) self->n_keys);
  for (int i = 0; i < self->n_keys; i++)
    {
      g_autofree char *key = g_utf8_make_valid (OGR_Fld_GetNameRef (OGR_FD_GetFieldDefn (definition, i)), -1);
      gboolean drawing = self->kml && g_strv_contains (drawing_keys, key);

      if (!drawing && !has_key (self, key))
        self->keys[i] = g_steal_pointer (&key);
    }
  spell_name (self);
  self->name = has_key (self, "layer") ? NULL : g_utf8_make_valid (OGR_L_GetName (layer), -1);
  self->numbered = alone && !has_key (self, "id");
}

void
mz_gis_layer_clear (MzGisLayer *self)
{
  for (int i = 0; i < self->n_keys; i++)
    g_free (self->keys[i]);
  g_free (self->keys);
  g_free (self->name);
  if (self->transform != NULL)
    OCTDestroyCoordinateTransformation (self->transform);
}

static void
append_integer (GString *out, gint64 number)
{
  gboolean exact = number >= -MAX_INTEGER && number <= MAX_INTEGER;

  g_string_append_printf (out, exact ? "%" G_GINT64_FORMAT : "\"%" G_GINT64_FORMAT "\"", number);
}

static void
append_real (GString *out, double number, gboolean single)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (number))
    g_string_append (out, "null");
  else if (single && (double) (float) g_ascii_strtod (g_ascii_formatd (text, sizeof text, "%.7g", number), NULL) == number)
    g_string_append (out, text);
  else
    mz_json_text_append_number (out, number);
}

static void
append_text (GString *out, const char *text, MzGisTally *tally)
{
  g_autofree char *valid = NULL;

  if (strlen (text) > MZ_GIS_MAX_TEXT)
    {
      tally->n_long++;
      g_string_append (out, "null");
      return;
    }
  if (!g_utf8_validate (text, -1, NULL))
    {
      tally->n_bad_text++;
      valid = g_utf8_make_valid (text, -1);
    }
  mz_json_text_quote (out, valid != NULL ? valid : text);
}

/* What is marked as JSON is lists and objects again, where it is sound at the depth it comes to. */
static gboolean
append_json (GString *out, const char *text)
{
  g_autofree char *deeper = NULL;

  if ((*text != '{' && *text != '[') || strlen (text) > MZ_JSON_GATE_MAX_STRING
      || !mz_json_gate_check (text, strlen (text), MZ_JSON_GATE_STRICT, NULL))
    return FALSE;
  deeper = g_strdup_printf ("[[[[%s]]]]", text);
  if (!mz_json_gate_check (deeper, strlen (deeper), MZ_JSON_GATE_STRICT, NULL))
    return FALSE;
  /* A feature is one line. */
  for (const char *p = text; *p != '\0'; p++)
    g_string_append_c (out, g_ascii_isspace (*p) ? ' ' : *p);
  return TRUE;
}

/* As ISO 8601 has it, as precise as the attribute is. */
static void
append_time (GString *out, OGRFeatureH feature, int i, OGRFieldType type)
{
  int year, month, day, hour, minute, zone;
  float second;

  if (!OGR_F_GetFieldAsDateTimeEx (feature, i, &year, &month, &day, &hour, &minute, &second, &zone))
    {
      g_string_append (out, "null");
      return;
    }
  g_string_append_c (out, '"');
  if (type != OFTTime)
    g_string_append_printf (out, "%04d-%02d-%02d", year, month, day);
  if (type == OFTDateTime)
    g_string_append_c (out, 'T');
  if (type != OFTDate)
    {
      int thousandths = (int) lround (second * 1000.0);

      g_string_append_printf (out, "%02d:%02d:%02d", hour, minute, thousandths / 1000);
      if (thousandths % 1000 != 0)
        g_string_append_printf (out, ".%03d", thousandths % 1000);
      if (zone == ZONE_GREENWICH)
        g_string_append_c (out, 'Z');
      else if (zone > 1)
        g_string_append_printf (out, "%c%02d:%02d", zone < ZONE_GREENWICH ? '-' : '+', ABS (zone - ZONE_GREENWICH) / 4,
                                ABS (zone - ZONE_GREENWICH) % 4 * 15);
    }
  g_string_append_c (out, '"');
}

static void
append_list (GString *out, OGRFeatureH feature, int i, MzGisTally *tally)
{
  OGRFieldDefnH field = OGR_F_GetFieldDefnRef (feature, i);
  OGRFieldType type = OGR_Fld_GetType (field);
  gboolean logical = OGR_Fld_GetSubType (field) == OFSTBoolean;
  const int *integers = NULL;
  const GIntBig *large = NULL;
  const double *reals = NULL;
  char **texts = NULL;
  int n = 0;

  if (type == OFTIntegerList)
    integers = OGR_F_GetFieldAsIntegerList (feature, i, &n);
  else if (type == OFTInteger64List)
    large = OGR_F_GetFieldAsInteger64List (feature, i, &n);
  else if (type == OFTRealList)
    reals = OGR_F_GetFieldAsDoubleList (feature, i, &n);
  else
    for (texts = OGR_F_GetFieldAsStringList (feature, i); texts != NULL && texts[n] != NULL;)
      n++;
  g_string_append_c (out, '[');
  for (int j = 0; j < n; j++)
    {
      if (j > 0)
        g_string_append_c (out, ',');
      if (integers != NULL && logical)
        g_string_append (out, integers[j] != 0 ? "true" : "false");
      else if (integers != NULL || large != NULL)
        append_integer (out, integers != NULL ? integers[j] : large[j]);
      else if (reals != NULL)
        append_real (out, reals[j], FALSE);
      else
        append_text (out, texts[j], tally);
    }
  g_string_append_c (out, ']');
}

/** mz_gis_feature_append_list: Appends the attribute @i, which is a list, as JSON. */
void
mz_gis_feature_append_list (GString *out, OGRFeatureH feature, int i)
{
  append_list (out, feature, i, &(MzGisTally) { 0 });
}

static void
append_words (GString *out, const char *text, MzGisTally *tally)
{
  g_auto (GStrv) words = g_strsplit (text, ";", -1);
  const char *between = "";

  g_string_append_c (out, '[');
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*g_strstrip (words[i]) == '\0')
        continue;
      g_string_append (out, between);
      append_text (out, words[i], tally);
      between = ",";
    }
  g_string_append_c (out, ']');
}

/* Returns: whether it is a field of a site that is a list, and has been appended. */
static gboolean
append_site_list (GString *out, const char *key, const char *text, MzGisTally *tally)
{
  gboolean list = g_strv_contains (list_keys, key);

  if (!list && !g_strv_contains (object_keys, key))
    return FALSE;
  if (*text == '[' && append_json (out, text))
    return TRUE;
  if (list)
    append_words (out, text, tally);
  return list;
}

static void
append_value (GString *out, OGRFeatureH feature, int i, MzGisTally *tally)
{
  OGRFieldDefnH field = OGR_F_GetFieldDefnRef (feature, i);
  OGRFieldType type = OGR_Fld_GetType (field);
  OGRFieldSubType subtype = OGR_Fld_GetSubType (field);

  if (OGR_F_IsFieldNull (feature, i))
    g_string_append (out, "null");
  else if (subtype == OFSTBoolean && type == OFTInteger)
    g_string_append (out, OGR_F_GetFieldAsInteger (feature, i) != 0 ? "true" : "false");
  else if (type == OFTInteger || type == OFTInteger64)
    append_integer (out, OGR_F_GetFieldAsInteger64 (feature, i));
  else if (type == OFTReal)
    append_real (out, OGR_F_GetFieldAsDouble (feature, i), subtype == OFSTFloat32);
  else if (type == OFTDate || type == OFTTime || type == OFTDateTime)
    append_time (out, feature, i, type);
  else if (type == OFTIntegerList || type == OFTInteger64List || type == OFTRealList || type == OFTStringList)
    append_list (out, feature, i, tally);
  else if (subtype != OFSTJSON || !append_json (out, OGR_F_GetFieldAsString (feature, i)))
    append_text (out, OGR_F_GetFieldAsString (feature, i), tally);
}

static void
append_properties (const MzGisLayer *layer, OGRFeatureH feature, GString *out, MzGisTally *tally)
{
  const char *between = "";

  if (layer->name != NULL)
    {
      g_string_append (out, "\"layer\":");
      mz_json_text_quote (out, layer->name);
      between = ",";
    }
  for (int i = 0; i < layer->n_keys; i++)
    {
      if (layer->keys[i] == NULL || !OGR_F_IsFieldSet (feature, i))
        continue;
      if (OGR_Fld_GetType (OGR_F_GetFieldDefnRef (feature, i)) == OFTBinary)
        {
          tally->n_blobs += !OGR_F_IsFieldNull (feature, i);
          continue;
        }
      g_string_append (out, between);
      mz_json_text_quote (out, layer->keys[i]);
      g_string_append_c (out, ':');
      if (!layer->kml || OGR_F_IsFieldNull (feature, i)
          || !append_site_list (out, layer->keys[i], OGR_F_GetFieldAsString (feature, i), tally))
        append_value (out, feature, i, tally);
      between = ",";
    }
}

/* A place that has none on Earth is counted, where GDAL would call it an error. */
static gboolean
transform (const MzGisLayer *layer, double *x, double *y)
{
  gboolean good = TRUE;

  if (layer->transform != NULL)
    {
      CPLPushErrorHandler (CPLQuietErrorHandler);
      good = OCTTransform (layer->transform, 1, x, y, NULL);
      CPLPopErrorHandler ();
    }
  return good && isfinite (*x) && isfinite (*y);
}

/* Returns: whether the place of the point could be told in degrees. */
static gboolean
append_position (const MzGisLayer *layer, OGRGeometryH point, GString *out)
{
  double lon = OGR_G_GetX (point, 0), lat = OGR_G_GetY (point, 0);
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (!transform (layer, &lon, &lat))
    return FALSE;
  /* Fifteen digits are less than the width of an atom. */
  g_string_append_printf (out, "[%s,", g_ascii_formatd (text, sizeof text, "%.15g", lon));
  g_string_append_printf (out, "%s]", g_ascii_formatd (text, sizeof text, "%.15g", lat));
  return TRUE;
}

static gboolean
append_geometry (const MzGisLayer *layer, OGRGeometryH geometry, GString *out)
{
  int n = OGR_G_GetGeometryCount (geometry);

  if (wkbFlatten (OGR_G_GetGeometryType (geometry)) == wkbPoint)
    {
      g_string_append (out, "{\"type\":\"Point\",\"coordinates\":");
      if (!append_position (layer, geometry, out))
        return FALSE;
    }
  else
    {
      g_string_append (out, "{\"type\":\"MultiPoint\",\"coordinates\":[");
      for (int i = 0; i < n; i++)
        {
          if (i > 0)
            g_string_append_c (out, ',');
          if (!append_position (layer, OGR_G_GetGeometryRef (geometry, i), out))
            return FALSE;
        }
      g_string_append_c (out, ']');
    }
  g_string_append_c (out, '}');
  return TRUE;
}

/**
 * mz_gis_feature_write:
 * @out: gets the feature appended
 * @tally: counts what has become of it
 *
 * Returns: whether it was written.
 */
gboolean
mz_gis_feature_write (const MzGisLayer *layer, OGRFeatureH feature, GString *out, MzGisTally *tally)
{
  OGRGeometryH geometry = OGR_F_GetGeometryRef (feature);
  OGRwkbGeometryType type = geometry != NULL ? wkbFlatten (OGR_G_GetGeometryType (geometry)) : wkbUnknown;
  gsize before = out->len;

  if (geometry == NULL || OGR_G_IsEmpty (geometry))
    tally->n_empty++;
  else if (type != wkbPoint && type != wkbMultiPoint)
    tally->n_others++;
  else
    {
      g_string_append (out, "{\"type\":\"Feature\",");
      if (layer->numbered)
        g_string_append_printf (out, "\"id\":%" G_GINT64_FORMAT ",", (gint64) OGR_F_GetFID (feature));
      g_string_append (out, "\"geometry\":");
      if (append_geometry (layer, geometry, out))
        {
          g_string_append (out, ",\"properties\":{");
          append_properties (layer, feature, out, tally);
          g_string_append (out, "}}");
          tally->n_points++;
          return TRUE;
        }
      g_string_truncate (out, before);
      tally->n_nowhere++;
    }
  return FALSE;
}
