/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts the parts of the pack together. */
#pragma once

#include "mz-pack.h"
#include "mz-pack-countries.h"

typedef struct
{
  MzPackHeader header;
  GArray      *cells, *words, *features, *rings, *points, *labels; /* of the structures of mz-pack.h */
  GString     *strings;
} MzPackWriter;

MzPackWriter *mz_pack_writer_new         (void);
void          mz_pack_writer_free        (MzPackWriter *self);
void          mz_pack_writer_add_layer   (MzPackWriter *self, guint level, MzPackLayerKind kind, GPtrArray *shapes, guint grid);
void          mz_pack_writer_add_feature (MzPackWriter *self, const char *code, GPtrArray *shapes);
gboolean      mz_pack_writer_save        (MzPackWriter *self, const char *path, GError **error);
