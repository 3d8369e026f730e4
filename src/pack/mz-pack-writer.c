/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-pack"

#include "mz-pack-writer.h"

#include <math.h>
#include <string.h>

#include "mz-pack-grid.h"

MzPackWriter *
mz_pack_writer_new (void)
{
  MzPackWriter *self = g_new0 (MzPackWriter, 1);

  self->cells = g_array_new (FALSE, FALSE, sizeof (MzPackCell));
  self->words = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->features = g_array_new (FALSE, FALSE, sizeof (MzPackFeature));
  self->rings = g_array_new (FALSE, FALSE, sizeof (MzPackRing));
  self->points = g_array_new (FALSE, FALSE, sizeof (MzPackPoint));
  self->labels = g_array_new (FALSE, FALSE, sizeof (MzPackLabel));
  self->strings = g_string_new (NULL);
  return self;
}

void
mz_pack_writer_free (MzPackWriter *self)
{
  g_array_unref (self->cells);
  g_array_unref (self->words);
  g_array_unref (self->features);
  g_array_unref (self->rings);
  g_array_unref (self->points);
  g_array_unref (self->labels);
  g_string_free (self->strings, TRUE);
  g_free (self);
}

/** mz_pack_writer_add_layer: Cuts @shapes into the cells of a grid, as layer @kind of @level. */
void
mz_pack_writer_add_layer (MzPackWriter *self, guint level, MzPackLayerKind kind, GPtrArray *shapes, guint grid)
{
  self->header.levels[level].layers[kind] = mz_pack_cut (shapes, grid, self->cells, self->words);
}

static void
extend (MzPackBox *box, const MzPackBox *by)
{
  box->left = MIN (box->left, by->left);
  box->top = MIN (box->top, by->top);
  box->right = MAX (box->right, by->right);
  box->bottom = MAX (box->bottom, by->bottom);
}

/** mz_pack_writer_add_feature: Adds @shapes whole; @code is that of a country, or empty. */
void
mz_pack_writer_add_feature (MzPackWriter *self, const char *code, GPtrArray *shapes)
{
  const MzPackBox nothing = { G_MAXINT32, G_MAXINT32, G_MININT32, G_MININT32 };
  MzPackFeature feature = { .first_ring = self->rings->len, .n_rings = shapes->len, .box = nothing };

  memcpy (feature.code, code, MIN (strlen (code), sizeof feature.code));
  for (guint i = 0; i < shapes->len; i++)
    {
      const MzShape *shape = shapes->pdata[i];
      MzPackRing ring = { .first_point = self->points->len, .n_points = shape->vertices->len, .box = nothing };

      for (guint j = 0; j < shape->vertices->len; j++)
        {
          const MzVertex *vertex = &g_array_index (shape->vertices, MzVertex, j);
          MzPackPoint point = { (gint32) lround (vertex->x * MZ_PACK_WORLD), (gint32) lround (vertex->y * MZ_PACK_WORLD) };

          g_array_append_val (self->points, point);
          extend (&ring.box, &(MzPackBox) { point.x, point.y, point.x, point.y });
        }
      g_array_append_val (self->rings, ring);
      extend (&feature.box, &ring.box);
    }
  g_array_append_val (self->features, feature);
}

static void
place_section (MzPackSection *section, guint32 *offset, gsize item, guint count)
{
  gsize bytes = item * count;

  section->offset = *offset;
  section->count = count;
  *offset += (guint32) ((bytes + 7) & ~(gsize) 7);
}

static void
put_section (GByteArray *bytes, const MzPackSection *section, gconstpointer data, gsize item)
{
  g_byte_array_append (bytes, data, (guint) (item * section->count));
  while (bytes->len % 8 != 0)
    g_byte_array_append (bytes, (const guint8 *) "", 1);
}

gboolean
mz_pack_writer_save (MzPackWriter *self, const char *path, GError **error)
{
  MzPackHeader *header = &self->header;
  guint32 offset = (sizeof *header + 7) & ~7u;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  const struct { MzPackSection *section; gconstpointer data; gsize item; guint count; } parts[] = {
    { &header->cells, self->cells->data, sizeof (MzPackCell), self->cells->len },
    { &header->words, self->words->data, sizeof (guint32), self->words->len },
    { &header->features, self->features->data, sizeof (MzPackFeature), self->features->len },
    { &header->rings, self->rings->data, sizeof (MzPackRing), self->rings->len },
    { &header->points, self->points->data, sizeof (MzPackPoint), self->points->len },
    { &header->labels, self->labels->data, sizeof (MzPackLabel), self->labels->len },
    { &header->strings, self->strings->str, 1, (guint) self->strings->len },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    place_section (parts[i].section, &offset, parts[i].item, parts[i].count);
  header->magic = MZ_PACK_MAGIC;
  header->version = MZ_PACK_VERSION;
  header->size = offset;
  put_section (bytes, &(MzPackSection) { 0, 1 }, header, sizeof *header);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    put_section (bytes, parts[i].section, parts[i].data, parts[i].item);
  g_assert (bytes->len == header->size);
  return g_file_set_contents (path, (const char *) bytes->data, bytes->len, error);
}
