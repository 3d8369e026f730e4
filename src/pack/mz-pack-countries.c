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

typedef struct
{
  gboolean hole, broken;
  GArray  *indices; /* of gint64: arcs */
} Ring;

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

static MzShape *
make_ring (GArray *indices, GPtrArray *arcs, gboolean hole)
{
  MzShape *ring = mz_shape_new (TRUE, 0, 0);

  for (guint i = 0; i < indices->len; i++)
    add_arc (ring, arcs, g_array_index (indices, gint64, i));
  close_ring (ring);
  mz_shape_orient (ring, hole);
  return ring;
}

/* Takes the arcs that run both ways out of the rings: there two parts of one country meet. Returns those of the rings
 * that have lost some, which have to be linked anew. */
static GArray *
cancel_arcs (GPtrArray *rings)
{
  g_autoptr (GHashTable) used = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *loose = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < rings->len; i++)
    for (guint j = 0; j < ((Ring *) rings->pdata[i])->indices->len; j++)
      g_hash_table_add (used, &g_array_index (((Ring *) rings->pdata[i])->indices, gint64, j));
  for (guint i = 0; i < rings->len; i++)
    {
      Ring *ring = rings->pdata[i];
      guint start = loose->len;

      for (guint j = 0; j < ring->indices->len; j++)
        {
          gint64 index = g_array_index (ring->indices, gint64, j), back = ~index;

          if (!g_hash_table_contains (used, &back))
            g_array_append_val (loose, index);
        }
      ring->broken = loose->len - start < ring->indices->len;
      if (!ring->broken)
        g_array_set_size (loose, start);
    }
  return loose;
}

static const MzVertex *
end_of (GPtrArray *arcs, gint64 index, gboolean last)
{
  const GArray *arc = arcs->pdata[index < 0 ? ~index : index];

  return &g_array_index (arc, MzVertex, last == (index >= 0) ? arc->len - 1 : 0);
}

/* Links loose arcs to rings, each with the one that starts where it ends. */
static void
link_arcs (GArray *loose, GPtrArray *arcs, GPtrArray *shapes)
{
  while (loose->len > 0)
    {
      g_autoptr (GArray) indices = g_array_new (FALSE, FALSE, sizeof (gint64));
      guint next = loose->len - 1;

      while (next < loose->len)
        {
          gint64 index = g_array_index (loose, gint64, next);
          const MzVertex *end = end_of (arcs, index, TRUE);

          g_array_append_val (indices, index);
          g_array_remove_index_fast (loose, next);
          for (next = 0; next < loose->len; next++)
            {
              const MzVertex *start = end_of (arcs, g_array_index (loose, gint64, next), FALSE);

              if (start->x == end->x && start->y == end->y)
                break;
            }
        }
      g_ptr_array_add (shapes, make_ring (indices, arcs, FALSE)); /* parts meet at their outsides */
    }
}

static void
add_rings (MzPackCountry *country, GPtrArray *rings, GPtrArray *arcs)
{
  g_autoptr (GArray) loose = cancel_arcs (rings);

  for (guint i = 0; i < rings->len; i++)
    {
      const Ring *ring = rings->pdata[i];

      if (!ring->broken)
        g_ptr_array_add (country->shapes, make_ring (ring->indices, arcs, ring->hole));
    }
  link_arcs (loose, arcs, country->shapes);
}

static void
read_polygon (JsonArray *polygon, GPtrArray *rings)
{
  for (guint i = 0; i < json_array_get_length (polygon); i++)
    {
      JsonArray *indices = json_array_get_array_element (polygon, i);
      Ring *ring = g_new0 (Ring, 1);

      ring->hole = i > 0;
      ring->indices = g_array_new (FALSE, FALSE, sizeof (gint64));
      for (guint j = 0; j < json_array_get_length (indices); j++)
        {
          gint64 index = json_array_get_int_element (indices, j);

          g_array_append_val (ring->indices, index);
        }
      g_ptr_array_add (rings, ring);
    }
}

static void
free_ring (gpointer data)
{
  Ring *ring = data;

  g_array_unref (ring->indices);
  g_free (ring);
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

/* From the code to the rings of all that has it. */
static GHashTable *
read_rings (JsonArray *geometries, GHashTable *codes)
{
  GHashTable *by_code = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < json_array_get_length (geometries); i++)
    {
      JsonObject *geometry = json_array_get_object_element (geometries, i);
      JsonArray *parts = json_object_get_array_member (geometry, "arcs");
      JsonObject *properties = json_object_get_object_member (geometry, "properties");
      const char *key = json_object_has_member (geometry, "id") ? json_object_get_string_member (geometry, "id")
                                                                : json_object_get_string_member (properties, "name");
      char *code = g_hash_table_lookup (codes, key);
      GPtrArray *rings;

      if (code == NULL)
        continue;
      rings = g_hash_table_lookup (by_code, code);
      if (rings == NULL)
        {
          rings = g_ptr_array_new_with_free_func (free_ring);
          g_hash_table_insert (by_code, code, rings);
        }
      if (strcmp (json_object_get_string_member (geometry, "type"), "Polygon") == 0)
        read_polygon (parts, rings);
      else
        for (guint j = 0; j < json_array_get_length (parts); j++)
          read_polygon (json_array_get_array_element (parts, j), rings);
    }
  return by_code;
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
  g_autoptr (GHashTable) by_code = read_rings (geometries, codes);
  GPtrArray *countries = g_ptr_array_new_with_free_func (free_country);
  GHashTableIter iter;
  gpointer code, rings;

  g_hash_table_iter_init (&iter, by_code);
  while (g_hash_table_iter_next (&iter, &code, &rings))
    {
      MzPackCountry *country = g_new0 (MzPackCountry, 1);

      g_strlcpy (country->code, code, sizeof country->code);
      country->shapes = mz_shapes_new ();
      add_rings (country, rings, arcs);
      g_ptr_array_add (countries, country);
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
