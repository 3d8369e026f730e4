/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-pack"

#include "mz-pack-countries.h"

#include <math.h>
#include <string.h>

#include "mz-mercator.h"
#include "mz-pack-read.h"

#define AT_EDGE 0.005 /* degrees */

/* What has no numeric code in Natural Earth, and where it belongs by ISO 3166-1; the rest belongs to nobody here. */
static const struct { const char *name, *code; } unnumbered[] = {
  { "Kosovo", "XK" }, { "Somaliland", "SO" }, { "N. Cyprus", "CY" }, { "Cyprus U.N. Buffer Zone", "CY" },
  { "Dhekelia", "GB" }, { "Akrotiri", "GB" }, { "USNB Guantanamo Bay", "CU" }, { "Baikonur", "KZ" },
  { "Indian Ocean Ter.", "AU" }, { "Coral Sea Is.", "AU" }, { "Clipperton I.", "FR" },
};

/** mz_pack_read_codes: Returns: (transfer full): from three digits to two letters, out of the facts about countries. */
GHashTable *
mz_pack_read_codes (const char *path)
{
  g_autoptr (JsonNode) root = mz_pack_read_json (NULL, path);
  JsonArray *countries = json_object_get_array_member (json_node_get_object (root), "countries");
  GHashTable *codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < json_array_get_length (countries); i++)
    {
      JsonObject *country = json_array_get_object_element (countries, i);

      if (json_object_has_member (country, "numeric"))
        g_hash_table_insert (codes, g_strdup (json_object_get_string_member (country, "numeric")),
                             g_strdup (json_object_get_string_member (country, "id")));
    }
  for (guint i = 0; i < G_N_ELEMENTS (unnumbered); i++)
    g_hash_table_insert (codes, g_strdup (unnumbered[i].name), g_strdup (unnumbered[i].code));
  return codes;
}

/* Reads the arcs, each simplified by itself so that both neighbours get the same border. */
static GPtrArray *
read_arcs (JsonObject *topology, double tolerance)
{
  JsonObject *transform = json_object_get_object_member (topology, "transform");
  JsonArray *scale = json_object_get_array_member (transform, "scale");
  JsonArray *translate = json_object_get_array_member (transform, "translate");
  JsonArray *arcs = json_object_get_array_member (topology, "arcs");
  GPtrArray *out = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < json_array_get_length (arcs); i++)
    {
      JsonArray *steps = json_array_get_array_element (arcs, i);
      g_autoptr (GArray) vertices = g_array_new (FALSE, FALSE, sizeof (MzVertex));
      GArray *simple = g_array_new (FALSE, FALSE, sizeof (MzVertex));
      double x = 0, y = 0;

      for (guint j = 0; j < json_array_get_length (steps); j++)
        {
          JsonArray *step = json_array_get_array_element (steps, j);
          MzVertex vertex;
          double lon;

          x += json_array_get_double_element (step, 0);
          y += json_array_get_double_element (step, 1);
          lon = json_array_get_double_element (translate, 0) + x * json_array_get_double_element (scale, 0);
          lon = lon > 180 - AT_EDGE ? 180 : lon < AT_EDGE - 180 ? -180 : lon;
          vertex.x = mz_mercator_x (lon);
          vertex.y = mz_mercator_y (json_array_get_double_element (translate, 1)
                                    + y * json_array_get_double_element (scale, 1));
          g_array_append_val (vertices, vertex);
        }
      mz_vertices_simplify ((const MzVertex *) vertices->data, vertices->len, tolerance, simple);
      g_ptr_array_add (out, simple);
    }
  return out;
}

/* Adds arc @index to a ring; ~index is the arc backwards. */
static void
add_arc (MzShape *ring, GPtrArray *arcs, gint64 index)
{
  const GArray *arc = arcs->pdata[index < 0 ? ~index : index];

  for (guint i = 0; i < arc->len; i++)
    {
      const MzVertex *vertex = &g_array_index (arc, MzVertex, index < 0 ? arc->len - 1 - i : i);

      mz_shape_add (ring, vertex->x, vertex->y);
    }
}

static void
close_ring (MzShape *ring)
{
  GArray *vertices = ring->vertices;
  const MzVertex *first = &g_array_index (vertices, MzVertex, 0);
  const MzVertex *last = &g_array_index (vertices, MzVertex, vertices->len - 1);

  if (vertices->len > 1 && first->x == last->x && first->y == last->y)
    g_array_set_size (vertices, vertices->len - 1);
}

static void
read_polygon (JsonArray *rings, GPtrArray *arcs, GPtrArray *shapes)
{
  for (guint i = 0; i < json_array_get_length (rings); i++)
    {
      JsonArray *indices = json_array_get_array_element (rings, i);
      MzShape *ring = mz_shape_new (TRUE, 0, 0);

      for (guint j = 0; j < json_array_get_length (indices); j++)
        add_arc (ring, arcs, json_array_get_int_element (indices, j));
      close_ring (ring);
      mz_shape_orient (ring, i > 0);
      g_ptr_array_add (shapes, ring);
    }
}

static MzPackCountry *
find_country (GPtrArray *countries, const char *code)
{
  MzPackCountry *country;

  for (guint i = 0; i < countries->len; i++)
    {
      country = countries->pdata[i];
      if (strcmp (country->code, code) == 0)
        return country;
    }
  country = g_new0 (MzPackCountry, 1);
  g_strlcpy (country->code, code, sizeof country->code);
  country->shapes = mz_shapes_new ();
  g_ptr_array_add (countries, country);
  return country;
}

static void
free_country (gpointer data)
{
  MzPackCountry *country = data;

  g_ptr_array_unref (country->shapes);
  g_free (country);
}

static int
compare_countries (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(MzPackCountry *const *) a)->code, (*(MzPackCountry *const *) b)->code);
}

/* Drops rings that are too small, but for the largest of each country. */
static void
drop_small_rings (GPtrArray *shapes, double min_area)
{
  double largest = 0;

  for (guint i = 0; i < shapes->len; i++)
    largest = MAX (largest, fabs (mz_shape_area (shapes->pdata[i])));
  for (guint i = shapes->len; i-- > 0;)
    {
      const MzShape *shape = shapes->pdata[i];

      if (shape->vertices->len < 3 || fabs (mz_shape_area (shape)) < MIN (min_area, largest))
        g_ptr_array_remove_index (shapes, i);
    }
}

/**
 * mz_pack_read_countries:
 * @codes: see mz_pack_read_codes()
 * @tolerance, @min_area: of the world's width, and of its square
 *
 * Returns: (transfer full) (element-type MzPackCountry): ordered by code; joined over the antimeridian
 */
GPtrArray *
mz_pack_read_countries (const char *folder, const char *name, GHashTable *codes, double tolerance, double min_area)
{
  g_autoptr (JsonNode) root = mz_pack_read_json (folder, name);
  JsonObject *topology = json_node_get_object (root);
  JsonObject *objects = json_object_get_object_member (topology, "objects");
  JsonArray *geometries = json_object_get_array_member (json_object_get_object_member (objects, "countries"), "geometries");
  g_autoptr (GPtrArray) arcs = read_arcs (topology, tolerance);
  GPtrArray *countries = g_ptr_array_new_with_free_func (free_country);

  for (guint i = 0; i < json_array_get_length (geometries); i++)
    {
      JsonObject *geometry = json_array_get_object_element (geometries, i);
      JsonArray *parts = json_object_get_array_member (geometry, "arcs");
      JsonObject *properties = json_object_get_object_member (geometry, "properties");
      const char *key = json_object_has_member (geometry, "id") ? json_object_get_string_member (geometry, "id")
                                                                : json_object_get_string_member (properties, "name");
      const char *code = g_hash_table_lookup (codes, key);
      MzPackCountry *country;

      if (code == NULL)
        continue;
      country = find_country (countries, code);
      if (strcmp (json_object_get_string_member (geometry, "type"), "Polygon") == 0)
        read_polygon (parts, arcs, country->shapes);
      else
        for (guint j = 0; j < json_array_get_length (parts); j++)
          read_polygon (json_array_get_array_element (parts, j), arcs, country->shapes);
    }
  for (guint i = 0; i < countries->len; i++)
    {
      MzPackCountry *country = countries->pdata[i];

      if (strcmp (country->code, "AQ") != 0)
        mz_shapes_join (country->shapes);
      drop_small_rings (country->shapes, min_area);
    }
  g_ptr_array_sort (countries, compare_countries);
  return countries;
}
