/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

/**
 * MzPage:
 * @width, @height: in pixels at scale 1
 * @paint: draws @what, from 0, 0 on
 *
 * Whatever can become a picture. A plain value; @what has to outlive it.
 */
typedef struct
{
  double       width, height;
  void       (*paint) (gconstpointer what, cairo_t *cr);
  gconstpointer what;
} MzPage;
