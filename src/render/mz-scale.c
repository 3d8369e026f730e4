/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-scale.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mz-figure.h"
#include "mz-format.h"

#define MOST     1e300 /* values beyond count as this */
#define LEAST    1e-305
#define SAME     1e-9  /* ends that differ by less than this part of them are one value */
#define FAR      1e6   /* px beyond the ends: as far as cairo can count */
#define INSTANT  1e-6  /* years that are no span */
#define ROOM     0.5   /* years on both sides of one time */

static double
limit (double value)
{
  return CLAMP (value, -MOST, MOST);
}

static double
get_low (const MzScale *self)
{
  return MIN (self->from, self->to);
}

static double
get_high (const MzScale *self)
{
  return MAX (self->from, self->to);
}

static void
set_pixels (MzScale *self, double start, double end)
{
  self->start = isfinite (start) ? CLAMP (start, -FAR, FAR) : 0;
  self->end = isfinite (end) ? CLAMP (end, -FAR, FAR) : self->start;
}

/* Ends that are no numbers are taken from the other end; without either they are 0 and 1. */
static MzScale
make_even (MzScaleKind kind, double from, double to, double start, double end)
{
  MzScale self = { .kind = kind };
  double size, room;

  if (!isfinite (from))
    from = to;
  if (!isfinite (to))
    to = from;
  self.from = isfinite (from) ? limit (from) : 0;
  self.to = isfinite (to) ? limit (to) : 1;
  size = MAX (fabs (self.from), fabs (self.to));
  if (fabs (self.to - self.from) <= MAX (size * SAME, kind == MZ_SCALE_TIME ? INSTANT : LEAST))
    {
      room = kind == MZ_SCALE_TIME ? MAX (ROOM, size * 1e-8) : size > LEAST ? size / 10 : 1;
      self.from -= room;
      self.to = self.from + 2 * room;
    }
  set_pixels (&self, start, end);
  return self;
}

MzScale
mz_scale_linear (double from, double to, double start, double end)
{
  return make_even (MZ_SCALE_LINEAR, from, to, start, end);
}

MzScale
mz_scale_time (double from, double to, double start, double end)
{
  return make_even (MZ_SCALE_TIME, from, to, start, end);
}

/** mz_scale_log: An end that is not positive lies three decades below the other. */
MzScale
mz_scale_log (double from, double to, double start, double end)
{
  MzScale self = { .kind = MZ_SCALE_LOG };
  gboolean has_from = isfinite (from) && from > 0, has_to = isfinite (to) && to > 0;

  if (!has_from && !has_to)
    from = 1, to = 10;
  else if (!has_from)
    from = to / 1000;
  else if (!has_to)
    to = from / 1000;
  self.from = CLAMP (from, 1 / MOST, MOST);
  self.to = CLAMP (to, 1 / MOST, MOST);
  if (fabs (log10 (self.to) - log10 (self.from)) < 1e-9)
    {
      self.from /= 10;
      self.to *= 10;
    }
  set_pixels (&self, start, end);
  return self;
}

MzScale
mz_scale_band (guint n, double start, double end)
{
  MzScale self = { .kind = MZ_SCALE_BAND, .from = 0, .to = MAX (n, 1) };

  set_pixels (&self, start, end);
  return self;
}

/**
 * find_step:
 * @exponent: (out): of ten, in the step
 *
 * Returns: 1, 2 or 5: times that power of ten it parts @width in about @n (P. Heckbert, Nice numbers for graph labels, in
 *   Graphics Gems, 1990, p. 61).
 */
static double
find_step (double width, guint n, int *exponent)
{
  double rough = width / MAX (n, 1), part;

  *exponent = (int) floor (log10 (rough));
  part = rough / pow (10, *exponent);
  if (part >= 7)
    {
      *exponent += 1;
      return 1;
    }
  return part < 1.5 ? 1 : part < 3 ? 2 : 5;
}

/* Division by a power of ten rounds correctly, where multiplication by a tenth does not. */
static double
shift (double value, int exponent)
{
  return exponent < 0 ? value / pow (10, -exponent) : value * pow (10, exponent);
}

MzScale
mz_scale_nice (double from, double to, gboolean zero, double start, double end, guint n_ticks)
{
  MzScale self;
  double step;
  int exponent;

  if (zero && isfinite (from) && isfinite (to))
    {
      double low = MIN (from, to), high = MAX (from, to);

      from = MIN (low, 0);
      to = low == 0 && high == 0 ? 1 : MAX (high, 0);
    }
  else if (zero)
    {
      from = 0;
      to = isfinite (to) && to != 0 ? to : 1;
    }
  self = mz_scale_linear (MIN (from, to), MAX (from, to), start, end);
  step = find_step (self.to - self.from, n_ticks, &exponent);
  self.step = shift (step, exponent);
  self.from = limit (shift (step * floor (self.from / self.step + 1e-9), exponent));
  self.to = limit (shift (step * ceil (self.to / self.step - 1e-9), exponent));
  return self;
}

double
mz_scale_map (const MzScale *self, double value)
{
  double part, low = MIN (self->start, self->end) - FAR, high = MAX (self->start, self->end) + FAR;

  if (isnan (value))
    return self->start;
  if (self->kind != MZ_SCALE_LOG)
    part = (limit (value) - self->from) / (self->to - self->from);
  else if (value > 0)
    part = (log10 (value) - log10 (self->from)) / (log10 (self->to) - log10 (self->from));
  else
    part = self->from <= self->to ? 0 : 1;
  part = CLAMP (part, -1e9, 1e9);
  return CLAMP (self->start + part * (self->end - self->start), low, high);
}

double
mz_scale_invert (const MzScale *self, double pixel)
{
  double part;

  if (isnan (pixel) || self->start == self->end)
    return self->from;
  part = CLAMP ((pixel - self->start) / (self->end - self->start), -FAR, FAR);
  if (self->kind == MZ_SCALE_LOG)
    return CLAMP (pow (10, log10 (self->from) + part * (log10 (self->to) - log10 (self->from))), 1 / MOST, MOST);
  return limit (self->from + part * (self->to - self->from));
}

/** mz_scale_get_step: Returns: pixels of one band, unit or year; of a logarithm, of one decade; negative if it runs back. */
double
mz_scale_get_step (const MzScale *self)
{
  double width = self->kind == MZ_SCALE_LOG ? log10 (self->to) - log10 (self->from) : self->to - self->from;

  return CLAMP ((self->end - self->start) / width, -FAR, FAR);
}

static char *
format_number (double value)
{
  if (value != 0 && (fabs (value) >= 1e15 || fabs (value) < 1e-6))
    return g_strdup_printf ("%.3g", value);
  return mz_format_number (value);
}

/* Adds a tick. One that would be called as the one before gets no label: that would be wrong of one of them. */
static void
add_tick (GArray *ticks, double value, const char *label)
{
  MzTick tick = { .value = value, .minor = label == NULL };

  for (guint i = ticks->len; i > 0 && !tick.minor; i--)
    {
      const MzTick *last = &g_array_index (ticks, MzTick, i - 1);

      if (last->minor)
        continue;
      tick.minor = g_str_equal (last->label, label);
      break;
    }
  if (!tick.minor)
    g_strlcpy (tick.label, label, sizeof tick.label);
  g_array_append_val (ticks, tick);
}

static void
add_number (GArray *ticks, double value)
{
  g_autofree char *label = format_number (value);

  add_tick (ticks, value, label);
}

static void
add_even_ticks (GArray *ticks, double low, double high, double known_step, guint n)
{
  int exponent;
  double step = known_step > 0 ? find_step (known_step, 1, &exponent) : find_step (high - low, n, &exponent);
  double unit = shift (step, exponent);
  double first = ceil (low / unit - 1e-9), last = floor (high / unit + 1e-9);

  for (double i = first; i <= last && ticks->len < 3 * n + 2; i++)
    add_number (ticks, shift (i * step, exponent) + 0.0);
}

/* All decades or each few of them; where there is room 2 and 5 as well, or lines at all nine. */
static void
add_log_ticks (GArray *ticks, double low, double high, guint n)
{
  double span = log10 (high) - log10 (low);
  int first = (int) floor (log10 (low) + 1e-9), last = (int) floor (log10 (high) + 1e-9);
  int stride = (int) MAX (ceil (span / n), 1);
  gboolean some = span * 3 <= 1.6 * n, all = span * 9 + 1 <= 3 * n + 2;

  if (span < 1)
    {
      add_even_ticks (ticks, low, high, 0, n);
      return;
    }
  for (int decade = first; decade <= last; decade++)
    for (int digit = 1; digit <= 9 && ticks->len < 3 * n + 2; digit++)
      {
        double value = shift (digit, decade);

        if (value < low * (1 - 1e-9) || value > high * (1 + 1e-9))
          continue;
        if (digit == 1 ? (decade - first) % stride == 0 : some && (digit == 2 || digit == 5))
          add_number (ticks, value);
        else if (digit != 1 && all)
          add_tick (ticks, value, NULL);
      }
}

static void
add_years (GArray *ticks, double low, double high, guint n)
{
  double step = 1, parts = 1;
  static const double next[] = { 2, 2.5, 2 }; /* 1, 2, 5, 10 */
  guint rank = 0;

  for (; (high - low) / step > n; rank++)
    step *= next[rank % 3];
  if (rank > 0)
    parts = rank % 3 == 2 ? 5 : 2; /* 5 into ones, 10 into fives, 2 into ones */
  if ((high - low) / step * parts + 1 > 3 * n + 2)
    parts = 1;
  for (double i = ceil (low / step * parts - 1e-9); i <= floor (high / step * parts + 1e-9) && ticks->len < 3 * n + 2; i++)
    {
      double value = i * step / parts;
      g_autofree char *label = fabs (value) < 1e5 ? g_strdup_printf ("%.0f", value) : format_number (value);

      add_tick (ticks, value, fmod (i, parts) == 0 ? label : NULL);
    }
}

/* Januaries bear their year, the others their name. */
static void
add_months (GArray *ticks, double low, double high, guint n, int months)
{
  for (int i = (int) floor (low * 12 / months) * months; ticks->len < 3 * n + 2; i += months)
    {
      double x = mz_figure_get_x (mz_partial_date_new ((guint) i / 12, (guint) i % 12 + 1, 0), 0);
      g_autoptr (GDateTime) time = g_date_time_new_utc (i / 12, i % 12 + 1, 1, 0, 0, 0);
      g_autofree char *label = g_date_time_format (time, i % 12 == 0 ? "%-Y" : "%b");

      if (x > high + (high - low) * SAME)
        break;
      if (x >= low - (high - low) * SAME)
        add_tick (ticks, x, label);
    }
}

/* @stride: days; counted from the first of each month, and the 31st is left out. */
static void
add_days (GArray *ticks, double low, double high, guint n, guint stride)
{
  MzPartialDate date = mz_partial_date_new ((guint) floor (low), 1, 1);

  date = mz_partial_date_step (date, MZ_DATE_PRECISION_DAY, (int) ((low - floor (low)) * 365) - 1);
  for (; ticks->len < 3 * n + 2; date = mz_partial_date_step (date, MZ_DATE_PRECISION_DAY, 1))
    {
      double x = mz_figure_get_x (date, 0);
      g_autoptr (GDateTime) time = g_date_time_new_utc (date.year, date.month, date.day, 0, 0, 0);
      /* Translators: day and short month, as for g_date_time_format(). */
      g_autofree char *label = g_date_time_format (time, C_("date", "%-d %b"));

      if (x > high + (high - low) * SAME)
        break;
      if (x >= low - (high - low) * SAME && (stride == 1 || ((date.day - 1u) % stride == 0 && date.day < 31)))
        add_tick (ticks, x, label);
    }
}

static void
add_time_ticks (GArray *ticks, double low, double high, guint n)
{
  static const int months[] = { 1, 3, 6 };
  double width = high - low;

  if (width >= n || low < 2 || high > 9998)
    {
      add_years (ticks, low, high, n);
      return;
    }
  if (width * 12 < n / 2.0)
    {
      add_days (ticks, low, high, n, width * 365 <= n ? 1 : width * 73 <= n ? 5 : 10);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (width * 12 / months[i] <= n)
      {
        add_months (ticks, low, high, n, months[i]);
        return;
      }
  add_years (ticks, low, high, n);
}

GArray *
mz_scale_get_ticks (const MzScale *self, guint n)
{
  GArray *ticks = g_array_new (FALSE, TRUE, sizeof (MzTick));

  n = CLAMP (n, 1, 1000);
  switch (self->kind)
    {
    case MZ_SCALE_LINEAR:
      add_even_ticks (ticks, get_low (self), get_high (self), self->step, n);
      break;
    case MZ_SCALE_LOG:
      add_log_ticks (ticks, get_low (self), get_high (self), n);
      break;
    case MZ_SCALE_TIME:
      add_time_ticks (ticks, get_low (self), get_high (self), n);
      break;
    case MZ_SCALE_BAND:
      for (double i = 0; i < self->to; i += ceil (self->to / n))
        {
          g_autofree char *label = format_number (i + 1);

          add_tick (ticks, i + 0.5, label);
        }
      break;
    default:
      g_return_val_if_reached (ticks);
    }
  return ticks;
}
