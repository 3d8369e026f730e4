/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

#include "mz-partial-date.h"

/**
 * MzPage:
 * @width, @height: in pixels at scale 1
 * @paint: draws @what, from 0, 0 on
 * @dup_title: (nullable): (transfer full): what a file says that it shows
 * @as_of: the last date that its facts know, which a file is dated with; or unset
 *
 * Whatever can become a picture. A plain value; @what has to outlive it.
 */
typedef struct
{
  double       width, height;
  void       (*paint) (gconstpointer what, cairo_t *cr);
  gconstpointer what;
  char      *(*dup_title) (gconstpointer what);
  MzPartialDate as_of;
} MzPage;
