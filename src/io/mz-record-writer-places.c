/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records as features of a map: GeoJSON (RFC 7946) and KML 2.2 (OGC 07-147r2). */
#define G_LOG_DOMAIN "mz-io"
#include "mz-record-writer-private.h"

#include <math.h>

#include "mz-json-text.h"

typedef struct
{
  double lon, lat;
} Place;

/* Where a record lies: one place, or lines of two places each. */
typedef struct
{
  GArray  *places; /* of Place */
  gboolean lines;
} Shape;

static void
shape_clear (Shape *shape)
{
  g_array_unref (shape->places);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Shape, shape_clear)

/* RFC 7946, section 3.1.9: a line over the antimeridian is cut there. */
static void
add_line (GArray *places, Place from, Place to)
{
  double turn = to.lon - from.lon > 180 ? -360 : to.lon - from.lon < -180 ? 360 : 0;

  g_array_append_val (places, from);
  if (turn != 0)
    {
      double edge = turn > 0 ? 180 : -180, part = (edge - from.lon) / (to.lon + turn - from.lon);
      double lat = round ((from.lat + part * (to.lat - from.lat)) * 1e6) / 1e6;
      Place leaves = { edge, lat }, enters = { -edge, lat };

      g_array_append_val (places, leaves);
      g_array_append_val (places, enters);
    }
  g_array_append_val (places, to);
}

static void
add_places (const MzRecordList *list, char **ids, GArray *ends)
{
  for (guint i = 0; ids[i] != NULL; i++)
    {
      Place place;

      if (mz_dataset_get_place (list->dataset, ids[i], &place.lat, &place.lon))
        g_array_append_val (ends, place);
    }
}

/* A site's place; of an agreement, lines from the first party to the others and to the sites that it names. */
static Shape
find_shape (const MzRecordList *list, MzRecord *record)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (Place));
  Shape shape = { g_array_new (FALSE, FALSE, sizeof (Place)), FALSE };

  if (MZ_IS_SITE (record))
    {
      Place place = { mz_site_peek (MZ_SITE (record))->lon, mz_site_peek (MZ_SITE (record))->lat };

      g_array_append_val (shape.places, place);
      return shape;
    }
  add_places (list, mz_agreement_peek (MZ_AGREEMENT (record))->parties, ends);
  add_places (list, mz_agreement_peek (MZ_AGREEMENT (record))->sites, ends);
  if (ends->len == 1)
    g_array_append_vals (shape.places, ends->data, 1);
  for (guint i = 1; i < ends->len; i++)
    add_line (shape.places, g_array_index (ends, Place, 0), g_array_index (ends, Place, i));
  shape.lines = ends->len > 1;
  return shape;
}

static void
append_place (GString *out, const Shape *shape, guint i, const char *between)
{
  mz_json_text_append_number (out, g_array_index (shape->places, Place, i).lon);
  g_string_append (out, between);
  mz_json_text_append_number (out, g_array_index (shape->places, Place, i).lat);
}

static void
append_geometry (GString *out, const Shape *shape)
{
  if (shape->places->len == 0)
    {
      g_string_append (out, "null");
      return;
    }
  g_string_append_printf (out, "{\"type\": \"%s\", \"coordinates\": ", shape->lines ? "MultiLineString" : "Point");
  if (!shape->lines)
    {
      g_string_append_c (out, '[');
      append_place (out, shape, 0, ", ");
      g_string_append (out, "]}");
      return;
    }
  for (guint i = 0; i < shape->places->len; i += 2)
    {
      g_string_append (out, i > 0 ? ", [[" : "[[[");
      append_place (out, shape, i, ", ");
      g_string_append (out, "], [");
      append_place (out, shape, i + 1, ", ");
      g_string_append (out, "]]");
    }
  g_string_append (out, "]}");
}

void
mz_records_append_geojson (GString *out, const MzRecordList *list)
{
  static const char *const site_dropped[] = { "lat", "lon", "state", "state_perhaps", "state_last_known", NULL };

  g_string_append (out, "{\n  \"type\": \"FeatureCollection\",\n  \"features\": [");
  for (guint i = 0; i < list->records->len; i++)
    {
      MzRecord *record = list->records->pdata[i];
      g_auto (Shape) shape = find_shape (list, record);

      g_string_append_printf (out, "%s\n    {\n      \"type\": \"Feature\",\n      \"id\": ", i > 0 ? "," : "");
      mz_json_text_quote (out, mz_record_get_id (record));
      g_string_append (out, ",\n      \"geometry\": ");
      append_geometry (out, &shape);
      g_string_append (out, ",\n      \"properties\": ");
      mz_record_append_json (out, list, record, 3, list->kind == MZ_RECORD_SITE ? site_dropped : mz_state_keys);
      g_string_append (out, "\n    }");
    }
  g_string_append (out, list->records->len > 0 ? "\n  ]\n}\n" : "]\n}\n");
}

/* XML 1.0, section 2.2: most control characters cannot stand in a document, not even escaped. */
static void
append_xml (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '<')
        g_string_append (out, "&lt;");
      else if (c == '>')
        g_string_append (out, "&gt;");
      else if (c == '&')
        g_string_append (out, "&amp;");
      else if (c == '"')
        g_string_append (out, "&quot;");
      else if (c == '\r')
        g_string_append (out, "&#13;");
      else if ((c < ' ' && c != '\t' && c != '\n') || c == 0xfffe || c == 0xffff)
        g_string_append_unichar (out, 0xfffd);
      else
        g_string_append_unichar (out, c);
    }
}

static void
append_kml_line (GString *out, const char *before, const char *text, const char *behind)
{
  if (text == NULL)
    return;
  g_string_append (out, before);
  append_xml (out, text);
  g_string_append (out, behind);
}

/* The site's first state to its end; the agreement from when it holds, or was signed. What is only planned or has no date bounds
   nothing. KML takes dates as precise as ours are: a year, a month or a day. */
static void
find_span (MzRecord *record, MzPartialDate *begin, MzPartialDate *end)
{
  *begin = *end = (MzPartialDate) { 0 };
  if (MZ_IS_AGREEMENT (record))
    {
      const MzAgreementInfo *info = mz_agreement_peek (MZ_AGREEMENT (record));

      *begin = mz_partial_date_is_set (info->in_force) ? info->in_force : info->signed_on;
      *end = info->ends;
      return;
    }
  for (guint i = 0; i < mz_site_peek (MZ_SITE (record))->status->len; i++)
    {
      const MzStatus *status = &g_array_index (mz_site_peek (MZ_SITE (record))->status, MzStatus, i);

      if (status->planned || !mz_partial_date_is_set (status->from))
        continue;
      if (!mz_partial_date_is_set (*begin))
        *begin = status->from;
      *end = status->state == MZ_STATE_CLOSED ? status->from : (MzPartialDate) { 0 };
    }
}

static void
append_kml_date (GString *out, const char *element, MzPartialDate date)
{
  g_autofree char *text = NULL;

  if (!mz_partial_date_is_set (date))
    return;
  text = mz_partial_date_to_string (date);
  g_string_append_printf (out, "<%1$s>%2$s</%1$s>", element, text);
}

static void
append_kml_span (GString *out, MzRecord *record)
{
  MzPartialDate begin, end;

  find_span (record, &begin, &end);
  if (!mz_partial_date_is_set (begin) && !mz_partial_date_is_set (end))
    return;
  g_string_append (out, "    <TimeSpan>");
  append_kml_date (out, "begin", begin);
  append_kml_date (out, "end", end);
  g_string_append (out, "</TimeSpan>\n");
}

static void
append_kml_shape (GString *out, const Shape *shape)
{
  if (shape->lines)
    g_string_append (out, "    <MultiGeometry>\n");
  else if (shape->places->len > 0)
    {
      g_string_append (out, "    <Point><coordinates>");
      append_place (out, shape, 0, ",");
      g_string_append (out, "</coordinates></Point>\n");
    }
  for (guint i = 0; shape->lines && i < shape->places->len; i += 2)
    {
      g_string_append (out, "      <LineString><tessellate>1</tessellate><coordinates>");
      append_place (out, shape, i, ",");
      g_string_append_c (out, ' ');
      append_place (out, shape, i + 1, ",");
      g_string_append (out, "</coordinates></LineString>\n");
    }
  if (shape->lines)
    g_string_append (out, "    </MultiGeometry>\n");
}

void
mz_records_append_kml (GString *out, const MzRecordList *list)
{
  static const char *const shown[] = { "name", "lat", "lon", NULL };
  const char *const *names = mz_record_get_columns (list->kind);
  g_autofree char *date = mz_partial_date_to_string (list->date);

  g_string_append_printf (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n"
                               "<Document>\n  <name>Monazite: %s, %s</name>\n", mz_record_kinds.keys[list->kind], date);
  for (guint i = 0; i < list->records->len; i++)
    {
      MzRecord *record = list->records->pdata[i];
      g_auto (Shape) shape = find_shape (list, record);

      g_string_append (out, "  <Placemark>\n");
      append_kml_line (out, "    <name>", mz_record_peek_head (record)->name, "</name>\n");
      append_kml_line (out, "    <description>", mz_record_peek_head (record)->note, "</description>\n");
      append_kml_span (out, record);
      g_string_append (out, "    <ExtendedData>\n");
      for (guint k = 0; names[k] != NULL; k++)
        {
          g_autofree char *cell = g_strv_contains (shown, names[k]) ? NULL : mz_record_dup_cell (list, record, names[k]);

          if (cell == NULL || *cell == '\0')
            continue;
          g_string_append_printf (out, "      <Data name=\"%s\">", names[k]);
          append_kml_line (out, "<value>", cell, "</value></Data>\n");
        }
      g_string_append (out, "    </ExtendedData>\n");
      append_kml_shape (out, &shape);
      g_string_append (out, "  </Placemark>\n");
    }
  g_string_append (out, "</Document>\n</kml>\n");
}
