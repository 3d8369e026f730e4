/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "mz-format.h"
#include "mz-types.h"

G_BEGIN_DECLS

/* What is drawn where states meet. */
typedef enum
{
  MZ_BORDERS_ALL,        /* as they are held, disputed ones dashed */
  MZ_BORDERS_UNDISPUTED, /* nothing where they are disputed */
  MZ_BORDERS_NONE
} MzBorders;

#define MZ_TYPE_UNITS   (mz_units_get_type ())
#define MZ_TYPE_BORDERS (mz_borders_get_type ())
GType mz_units_get_type   (void);
GType mz_borders_get_type (void);

/* What texts in maps and charts are multiplied by when they are to be large. */
#define MZ_MANNER_LARGE 1.35

/**
 * MzManner:
 *
 * How someone wants maps and figures to be told, whatever they are about. Shared by all workspaces of a program; main thread only.
 *
 * Properties, all notified: units (MzUnits), borders (MzBorders), big-labels.
 */
#define MZ_TYPE_MANNER (mz_manner_get_type ())
G_DECLARE_FINAL_TYPE (MzManner, mz_manner, MZ, MANNER, GObject)

MzManner   *mz_manner_new              (void);
MzUnits     mz_manner_get_units        (MzManner *self);
MzBorders   mz_manner_get_borders      (MzManner *self);
double      mz_manner_get_label_factor (MzManner *self);

MzLayers    mz_borders_get_ground      (MzBorders borders, MzLayers layers);
const char *mz_borders_get_note        (MzBorders borders);
const char *mz_borders_get_brief       (MzBorders borders);

G_END_DECLS
