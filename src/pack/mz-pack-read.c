/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-pack"

#include "mz-pack-read.h"

#include <string.h>

#include "mz-mercator.h"

#define AT_EDGE 0.005 /* degrees: as near as that to the antimeridian is on it */

/** mz_pack_read_json: @folder: (nullable): where the file is, if @name is not all of its path. Returns: (transfer full): the root of a file. */
JsonNode *
mz_pack_read_json (const char *folder, const char *name)
{
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : g_strdup (name);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;

  if (!json_parser_load_from_mapped_file (parser, path, &error))
    g_error ("%s: %s", path, error->message);
  return json_parser_steal_root (parser);
}

/** mz_pack_number: Returns: a member that is a number, or @fallback. */
double
mz_pack_number (JsonObject *object, const char *member, double fallback)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_double (node) : fallback;
}

static const char *
text_of (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);
  const char *text = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

  return text != NULL ? text : "";
}

static MzShape *
read_positions (JsonArray *positions, gboolean closed, guint rank, double min_zoom)
{
  MzShape *shape = mz_shape_new (closed, rank, min_zoom);
  guint n = json_array_get_length (positions);

  for (guint i = 0; i < n - (closed ? 1 : 0); i++)
    {
      JsonArray *position = json_array_get_array_element (positions, i);
      double lon = json_array_get_double_element (position, 0);

      lon = lon > 180 - AT_EDGE ? 180 : lon < AT_EDGE - 180 ? -180 : lon;
      mz_shape_add (shape, mz_mercator_x (lon), mz_mercator_y (json_array_get_double_element (position, 1)));
    }
  return shape;
}

static void
read_polygon (JsonArray *rings, guint rank, double min_zoom, GPtrArray *shapes)
{
  for (guint i = 0; i < json_array_get_length (rings); i++)
    {
      MzShape *ring = read_positions (json_array_get_array_element (rings, i), TRUE, rank, min_zoom);

      mz_shape_orient (ring, i > 0);
      g_ptr_array_add (shapes, ring);
    }
}

static void
read_geometry (JsonObject *geometry, guint rank, double min_zoom, GPtrArray *shapes)
{
  const char *type = text_of (geometry, "type");
  JsonArray *coordinates = json_object_get_array_member (geometry, "coordinates");
  guint n = json_array_get_length (coordinates);

  if (strcmp (type, "LineString") == 0)
    g_ptr_array_add (shapes, read_positions (coordinates, FALSE, rank, min_zoom));
  else if (strcmp (type, "MultiLineString") == 0)
    for (guint i = 0; i < n; i++)
      g_ptr_array_add (shapes, read_positions (json_array_get_array_element (coordinates, i), FALSE, rank, min_zoom));
  else if (strcmp (type, "Polygon") == 0)
    read_polygon (coordinates, rank, min_zoom, shapes);
  else if (strcmp (type, "MultiPolygon") == 0)
    for (guint i = 0; i < n; i++)
      read_polygon (json_array_get_array_element (coordinates, i), rank, min_zoom, shapes);
  else
    g_error ("a geometry of type '%s'", type);
}

/**
 * mz_pack_read_shapes:
 * @name: a GeoJSON file of lines or polygons
 * @pick: (nullable): which features; %NULL for all
 *
 * Returns: (transfer full) (element-type MzShape)
 */
GPtrArray *
mz_pack_read_shapes (const char *folder, const char *name, MzPackPick pick)
{
  g_autoptr (JsonNode) root = mz_pack_read_json (folder, name);
  JsonArray *features = json_object_get_array_member (json_node_get_object (root), "features");
  GPtrArray *shapes = mz_shapes_new ();

  for (guint i = 0; i < json_array_get_length (features); i++)
    {
      JsonObject *feature = json_array_get_object_element (features, i);
      JsonObject *properties = json_object_get_object_member (feature, "properties");
      double min_zoom = mz_pack_number (properties, "min_zoom", 0);
      guint rank = 0;

      if (pick == NULL || pick (properties, &rank, &min_zoom))
        read_geometry (json_object_get_object_member (feature, "geometry"), rank, min_zoom, shapes);
    }
  return shapes;
}

/* Some names have two blanks in a row. */
static guint32
add_name (GString *strings, const char *name)
{
  gsize start = strings->len;

  for (const char *c = name; *c != '\0'; c++)
    if (*c != ' ' || (strings->len > start && strings->str[strings->len - 1] != ' '))
      g_string_append_c (strings, *c);
  g_string_append_c (strings, '\0');
  return (guint32) start;
}

static void
read_label (JsonObject *feature, guint16 kind, GArray *labels, GString *strings)
{
  JsonObject *properties = json_object_get_object_member (feature, "properties");
  JsonArray *position = json_object_get_array_member (json_object_get_object_member (feature, "geometry"), "coordinates");
  double rank = mz_pack_number (properties, "scalerank", 9);
  MzPackLabel label = { .kind = kind, .rank = (guint8) CLAMP (rank, 0, 20) };

  label.lon = (float) json_array_get_double_element (position, 0);
  label.lat = (float) json_array_get_double_element (position, 1);
  if (kind == 2)
    {
      label.min_zoom = (float) mz_pack_number (properties, "min_zoom", 7);
      label.max_zoom = 24;
      label.flags = mz_pack_number (properties, "adm0cap", 0) > 0 ? MZ_PACK_LABEL_CAPITAL : 0;
    }
  else
    {
      label.min_zoom = (float) mz_pack_number (properties, "min_label", 0);
      label.max_zoom = (float) mz_pack_number (properties, "max_label", 24);
      label.span = (float) mz_pack_number (properties, "span", 0);
      label.flags = strcmp (text_of (properties, "featurecla"), "ocean") == 0 ? MZ_PACK_LABEL_OCEAN : 0;
    }
  if (*text_of (properties, "name") == '\0' || rank >= 100)
    return;
  label.name = add_name (strings, text_of (properties, "name"));
  g_array_append_val (labels, label);
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  const MzPackLabel *x = a, *y = b;

  if (x->rank != y->rank)
    return x->rank < y->rank ? -1 : 1;
  if (x->kind != y->kind)
    return x->kind < y->kind ? -1 : 1;
  if (x->span != y->span)
    return x->span > y->span ? -1 : 1;
  return x->name < y->name ? -1 : x->name > y->name;
}

/* Some seas are in two parts of one name: the label is that of the wider one, which comes first. */
static void
drop_second_parts (GArray *labels, const GString *strings)
{
  g_autoptr (GHashTable) seas = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < labels->len;)
    {
      const MzPackLabel *label = &g_array_index (labels, MzPackLabel, i);

      if (label->kind == 0 && !g_hash_table_add (seas, strings->str + label->name))
        g_array_remove_index (labels, i);
      else
        i++;
    }
}

static int
compare_towns (gconstpointer a, gconstpointer b)
{
  JsonObject *x = json_object_get_object_member (*(JsonObject *const *) a, "properties");
  JsonObject *y = json_object_get_object_member (*(JsonObject *const *) b, "properties");
  double difference = mz_pack_number (y, "pop_max", 0) - mz_pack_number (x, "pop_max", 0);

  return difference < 0 ? -1 : difference > 0;
}

/**
 * mz_pack_read_labels:
 * @labels: (element-type MzPackLabel): the names of seas, regions and towns are added, the most important first
 * @strings: the names themselves are added to it
 */
void
mz_pack_read_labels (const char *folder, GArray *labels, GString *strings)
{
  static const char *const names[] = { "marine-labels.geojson", "region-labels.geojson", "places-10m.geojson" };

  for (guint16 kind = 0; kind < G_N_ELEMENTS (names); kind++)
    {
      g_autoptr (JsonNode) root = mz_pack_read_json (folder, names[kind]);
      JsonArray *features = json_object_get_array_member (json_node_get_object (root), "features");
      g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

      for (guint i = 0; i < json_array_get_length (features); i++)
        g_ptr_array_add (sorted, json_array_get_object_element (features, i));
      if (kind == 2) /* among towns of one rank the largest first: names are numbered in this order */
        g_ptr_array_sort (sorted, compare_towns);
      for (guint i = 0; i < sorted->len; i++)
        read_label (sorted->pdata[i], kind, labels, strings);
    }
  g_array_sort (labels, compare_labels);
  drop_second_parts (labels, strings);
}
