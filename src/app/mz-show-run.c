/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include "mz-show-run.h"

#define TO_SCENE_MS   600 /* as long as the map flies */
#define REST_MS       700 /* before a scene begins to run */
#define YEAR_MS       700 /* of a year that runs by */
#define SHORTEST_MS  2000
#define LONGEST_MS   8000
#define DAYS_SPAN     800 /* a longer way is gone in months */

typedef struct
{
  MzPartialDate from, to;
  double        start_ms, length_ms; /* since the beginning */
} Leg;

struct _MzShowRun
{
  MzWorkspace *workspace;
  GtkWidget   *widget;   /* whose frames it runs by; outlives this */
  Leg          legs[2];
  guint        n_legs;
  guint        tick_id;
  gint64       begin;    /* µs of the frame clock; 0 before the first frame */
  double       last_ms, step_ms; /* of the last date; between two dates */
  double       pace;
};

/** mz_show_run_is_animated: Returns: whether things may move in @widget. */
gboolean
mz_show_run_is_animated (GtkWidget *widget)
{
  gboolean enabled = TRUE;

  g_object_get (gtk_widget_get_settings (widget), "gtk-enable-animations", &enabled, NULL);
  return enabled && gtk_widget_get_mapped (widget);
}

static MzPartialDate
find_date (const Leg *leg, double ms)
{
  double part = leg->length_ms > 0 ? CLAMP ((ms - leg->start_ms) / leg->length_ms, 0, 1) : 1;
  MzDay first = mz_partial_date_first_day (leg->from), last = mz_partial_date_first_day (leg->to);
  MzPartialDate date;

  if (part >= 1)
    return leg->to;
  if (part <= 0)
    return leg->from;
  date = mz_partial_date_from_day (first + (MzDay) ((last - first) * part));
  if (ABS (last - first) > DAYS_SPAN)
    date.day = 0;
  return date;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  MzShowRun *self = data;
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  const Leg *last = &self->legs[self->n_legs - 1], *leg = &self->legs[0];
  double ms;

  if (self->begin == 0)
    self->begin = now;
  ms = (double) (now - self->begin) / 1000 * self->pace;
  for (guint i = 1; i < self->n_legs; i++)
    if (ms >= self->legs[i].start_ms)
      leg = &self->legs[i];
  if (ms < last->start_ms + last->length_ms && ms - self->last_ms < self->step_ms * self->pace)
    return G_SOURCE_CONTINUE;
  self->last_ms = ms;
  mz_workspace_set_date (self->workspace, find_date (leg, ms));
  if (ms < last->start_ms + last->length_ms)
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  return G_SOURCE_REMOVE;
}

MzShowRun *
mz_show_run_new (MzWorkspace *workspace, GtkWidget *widget)
{
  MzShowRun *self = g_new0 (MzShowRun, 1);

  self->workspace = g_object_ref (workspace);
  self->widget = widget;
  self->pace = 1;
  return self;
}

void
mz_show_run_free (MzShowRun *self)
{
  mz_show_run_stop (self);
  g_object_unref (self->workspace);
  g_free (self);
}

/**
 * mz_show_run_start:
 * @until: unset: it stays at @date
 * @step_ms: how long a date stands at least
 *
 * Goes from the date that the workspace has to @date, together with the map, and then on to @until. Where no motion is wanted,
 * it is there at once.
 */
void
mz_show_run_start (MzShowRun *self, MzPartialDate date, MzPartialDate until, double step_ms)
{
  MzPartialDate now = mz_workspace_get_date (self->workspace);
  gboolean runs = mz_partial_date_is_set (until);
  double start = 0;

  mz_show_run_stop (self);
  if (!mz_show_run_is_animated (self->widget) || (!runs && mz_partial_date_equal (now, date)))
    {
      mz_workspace_set_date (self->workspace, runs ? until : date);
      return;
    }
  self->n_legs = 0;
  self->legs[self->n_legs++] = (Leg) { now, date, 0, TO_SCENE_MS };
  if (runs)
    {
      double years = (mz_partial_date_first_day (until) - mz_partial_date_first_day (date)) / 365.25;

      start = TO_SCENE_MS + REST_MS;
      self->legs[self->n_legs++] = (Leg) { date, until, start, CLAMP (years * YEAR_MS, SHORTEST_MS, LONGEST_MS) };
    }
  self->begin = 0;
  self->step_ms = step_ms;
  self->last_ms = -step_ms * self->pace;
  self->tick_id = gtk_widget_add_tick_callback (self->widget, tick_cb, self, NULL);
}

/** mz_show_run_set_pace: @pace: how many times as fast as it is told it runs, for whoever has no time. */
void
mz_show_run_set_pace (MzShowRun *self, double pace)
{
  self->pace = pace;
}

/** mz_show_run_stop: The date stays where it is. */
void
mz_show_run_stop (MzShowRun *self)
{
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (self->widget, self->tick_id);
  self->tick_id = 0;
}

gboolean
mz_show_run_is_running (MzShowRun *self)
{
  return self->tick_id != 0;
}
