/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <ogr_api.h>

#include "mz-gis-kind.h"

G_BEGIN_DECLS

/**
 * MzGisTally:
 * @n_points: features that were written
 * @n_others: lines, areas and the like
 * @n_empty: without a place
 * @n_nowhere: with a place that is none on Earth
 * @n_blobs: values that are no text
 * @n_long: values that are too long
 * @n_bad_text: values with bytes that are no text in them
 *
 * What has become of the features of a file.
 */
typedef struct
{
  guint n_points, n_others, n_empty, n_nowhere;
  guint n_blobs, n_long, n_bad_text;
} MzGisTally;

/**
 * MzGisLayer:
 * @name: (nullable): in UTF-8; %NULL where an attribute is called "layer"
 * @keys: (array length=n_keys): of its attributes, in UTF-8; %NULL for one that is not written
 * @transform: (nullable): to degrees, longitude first; set by whoever reads the layer
 * @kml: its attributes are text whatever they are, lists too
 * @numbered: the numbers of its features serve as ids: no attribute does, and no other layer has the same numbers
 */
typedef struct
{
  OGRLayerH                    layer;
  char                        *name;
  char                       **keys;
  int                          n_keys;
  OGRCoordinateTransformationH transform;
  gboolean                     kml;
  gboolean                     numbered;
} MzGisLayer;

void     mz_gis_layer_init    (MzGisLayer *self, OGRLayerH layer, MzGisKind kind, gboolean alone);
void     mz_gis_layer_clear   (MzGisLayer *self);
gboolean mz_gis_feature_write (const MzGisLayer *layer, OGRFeatureH feature, GString *out, MzGisTally *tally);
void     mz_gis_feature_append_list (GString *out, OGRFeatureH feature, int i);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MzGisLayer, mz_gis_layer_clear)

G_END_DECLS
