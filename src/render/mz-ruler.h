/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-format.h"
#include "mz-theme.h"
#include "mz-workspace.h"

G_BEGIN_DECLS

/**
 * MzRuler:
 *
 * A chain of places with the great circles between them: how long they are, and how they look on the map.
 */
typedef struct _MzRuler MzRuler;

/* @name: (nullable): of what stands there. */
typedef struct
{
  double lat, lon; /* degrees */
  char  *name;
} MzRulerPoint;

MzRuler            *mz_ruler_new          (void);
void                mz_ruler_free         (MzRuler *self);
gboolean            mz_ruler_add          (MzRuler *self, double lat, double lon, const char *name);
gboolean            mz_ruler_remove_last  (MzRuler *self);
void                mz_ruler_clear        (MzRuler *self);
guint               mz_ruler_get_n_points (MzRuler *self);
const MzRulerPoint *mz_ruler_peek_point   (MzRuler *self, guint i);
double              mz_ruler_get_leg      (MzRuler *self, guint i);
double              mz_ruler_get_total    (MzRuler *self);
void                mz_ruler_set_units    (MzRuler *self, MzUnits units);
char               *mz_ruler_get_total_text (MzRuler *self);
char               *mz_ruler_to_text      (MzRuler *self);
const double       *mz_ruler_peek_path    (MzRuler *self, guint leg, guint *n_points);

gboolean            mz_ruler_get_extents  (MzRuler *self, const MzView *view, double factor, cairo_rectangle_t *extents);
void                mz_ruler_paint        (MzRuler *self, cairo_t *cr, const MzTheme *theme, double factor, const MzView *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzRuler, mz_ruler_free)

G_END_DECLS
