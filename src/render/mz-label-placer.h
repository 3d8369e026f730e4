/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * MzLabelPlacer:
 *
 * Finds room for labels one after the other, the most important first: each gets the first position that is free of all before
 * it and of the obstacles, and wholly inside the frame. The same calls give the same places.
 */
typedef struct _MzLabelPlacer MzLabelPlacer;

/* Where a label stands, seen from what it names. */
typedef enum
{
  MZ_LABEL_RIGHT, MZ_LABEL_LEFT, MZ_LABEL_ABOVE, MZ_LABEL_BELOW,
  MZ_LABEL_ABOVE_RIGHT, MZ_LABEL_BELOW_RIGHT, MZ_LABEL_ABOVE_LEFT, MZ_LABEL_BELOW_LEFT,
  MZ_LABEL_CENTRE,
  MZ_N_LABEL_POSITIONS
} MzLabelPosition;

/**
 * MzLabelForm:
 * @width, @height: pixels that a way of setting the label takes
 */
typedef struct
{
  double width, height;
} MzLabelForm;

MzLabelPlacer *mz_label_placer_new          (const cairo_rectangle_t *frame, double gap);
void           mz_label_placer_free         (MzLabelPlacer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzLabelPlacer, mz_label_placer_free)

void           mz_label_placer_add_obstacle (MzLabelPlacer *self, const cairo_rectangle_t *box);
gboolean       mz_label_placer_is_free      (MzLabelPlacer *self, const cairo_rectangle_t *box);
int            mz_label_placer_place        (MzLabelPlacer *self, double x, double y, double distance,
                                             const MzLabelPosition *positions, guint n_positions,
                                             const MzLabelForm *forms, guint n_forms, cairo_rectangle_t *box);

G_END_DECLS
