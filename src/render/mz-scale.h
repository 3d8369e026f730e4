/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum { MZ_SCALE_LINEAR, MZ_SCALE_LOG, MZ_SCALE_TIME, MZ_SCALE_BAND } MzScaleKind;

/**
 * MzScale:
 * @from, @to: the domain: values, decimal years, or 0 and the number of bands
 * @start, @end: pixels; @end may be before @start
 * @step: from one tick to the next, of domains that were widened to it; else 0
 *
 * A plain value. Whatever it is given, it maps to finite pixels: a domain of one value gets room on both sides, values that
 * are not numbers map to @start, a logarithm of what is not positive to the lowest of the domain.
 */
typedef struct
{
  MzScaleKind kind;
  double      from, to;
  double      start, end;
  double      step;
} MzScale;

typedef struct
{
  double value;
  char   label[40];
  gboolean minor; /* a line without a label */
} MzTick;

MzScale mz_scale_linear   (double from, double to, double start, double end);
/* The same with a domain that is widened to round numbers; @zero: it holds 0. */
MzScale mz_scale_nice     (double from, double to, gboolean zero, double start, double end, guint n_ticks);
MzScale mz_scale_log      (double from, double to, double start, double end);
MzScale mz_scale_time     (double from, double to, double start, double end);
MzScale mz_scale_band     (guint n, double start, double end);
double  mz_scale_map      (const MzScale *self, double value);
double  mz_scale_invert   (const MzScale *self, double pixel);
double  mz_scale_get_step (const MzScale *self); /* bands: pixels from one to the next */
/* @n: about how many are wanted, where the scale does not know its steps. Returns: (transfer full) (element-type MzTick): ascending, at most 3 n + 2. */
GArray *mz_scale_get_ticks (const MzScale *self, guint n);

G_END_DECLS
