/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the places of the unit Mercator square are in the frame of a view, in pixels: one way for each projection. */
#pragma once

#include <cairo.h>

#include "mz-workspace.h"

G_BEGIN_DECLS

/**
 * MzProjector:
 * @world: pixels round the equator
 * @middle_mx: of the meridian in the middle of the frame
 * @middle_x: of the frame
 * @top: of the Mercator square, or of the Equal Earth
 */
typedef struct
{
  MzProjection projection;
  double       world, middle_mx, middle_x, top;
} MzProjector;

void     mz_projector_init          (MzProjector *self, const MzView *view);
void     mz_projector_apply         (const MzProjector *self, double mx, double my, double *x, double *y);
gboolean mz_projector_invert        (const MzProjector *self, double x, double y, double *mx, double *my);
double   mz_projector_width         (const MzProjector *self, double y);
gboolean mz_projector_jumps         (const MzProjector *self, double from_x, double to_x);

/* For the path of a cairo_t. */
void     mz_projector_move_to       (const MzProjector *self, cairo_t *cr, double mx, double my);
void     mz_projector_line_to       (const MzProjector *self, cairo_t *cr, double from_mx, double from_my, double mx, double my);
void     mz_projector_trace_outline (const MzProjector *self, cairo_t *cr);

G_END_DECLS
