/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of every layer share. Nothing in here opens a window: see mz-test-gtk.h for that. */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* How far apart two channels of a pixel may be, and which share of the pixels may be farther apart, for two pictures
 * to count as the same. */
#define MZ_TEST_TOLERANCE 2
#define MZ_TEST_FRACTION  0.001

/**
 * MzTestCondition:
 * @data: what was given to mz_test_wait_until()
 *
 * Returns: %TRUE when the wait is over
 */
typedef gboolean (*MzTestCondition) (gpointer data);

gboolean  mz_test_wait_until            (MzTestCondition  condition,
                                         gpointer         data,
                                         guint            timeout_ms);
void      mz_test_drain                 (void);

void      mz_test_sweep_properties      (GObject           *object,
                                         const char *const *skip);

typedef struct
{
  guint  pixels;      /* compared */
  guint  different;   /* farther apart than the tolerance in some channel */
  guint  worst;       /* largest distance of two channels, 0..255 */
  int    x, y;        /* the first different pixel, -1 if there is none */
} MzTestDifference;

gboolean  mz_test_compare_images        (cairo_surface_t   *actual,
                                         cairo_surface_t   *expected,
                                         guint              tolerance,
                                         MzTestDifference  *difference,
                                         cairo_surface_t  **picture);
gboolean  mz_test_check_golden          (cairo_surface_t   *actual,
                                         const char        *path,
                                         GError           **error);
void      mz_test_assert_golden         (cairo_surface_t   *actual,
                                         const char        *name);

G_END_DECLS
