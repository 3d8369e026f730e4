/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lives of records as spans of time in a lane: what timelines, clocks and calendars are made of. */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-chart-private.h"

#include <glib/gi18n.h>
#include <math.h>

/* A stretch of a measure's life. */
typedef struct
{
  MzPartialDate from, to; /* to: may be unset */
  gboolean      ends_with; /* to is its last day, not the first of what follows */
  MzForce       force;
  MzMeasure    *pause;    /* (nullable): what suspends it */
} Stretch;

/**
 * mz_chart_add_lane:
 * @key: unique in the figure
 *
 * Returns: its index
 */
guint
mz_chart_add_lane (MzFigure *figure, const char *key, const char *group, gpointer record, MzInk ink)
{
  MzFigureCategory *category = mz_figure_add_category (figure, key, mz_record_get_short_name (MZ_RECORD (record)));

  category->group = g_strdup (group);
  category->record = g_strdup (mz_record_get_id (MZ_RECORD (record)));
  category->ink = ink;
  return figure->categories->len - 1;
}

/* One span of a record in a lane. (transfer none): until the next is added */
static MzDatum *
add_span (MzFigure *figure, guint lane, gpointer record, const char *const *own)
{
  MzDatum *datum = mz_figure_add_datum (figure, MZ_FIGURE_NONE, lane, NAN);

  mz_chart_cite (figure, datum, record, own);
  return datum;
}

/**
 * mz_chart_add_plan:
 *
 * What is announced to begin, as an instant: nobody knows how long it will last, or that it will come.
 */
MzDatum *
mz_chart_add_plan (MzFigure *figure, guint lane, gpointer record, MzPartialDate from, const char *const *own)
{
  MzDatum *datum = add_span (figure, lane, record, own);

  mz_datum_set_time (datum, from, figure);
  datum->fill = MZ_FILL_OUTLINE;
  datum->flags |= MZ_DATUM_INSTANT | MZ_DATUM_PLANNED;
  if (mz_partial_date_get_precision (from) != MZ_DATE_PRECISION_DAY)
    datum->flags |= MZ_DATUM_VAGUE_FROM;
  return datum;
}

/** mz_chart_add_event: Returns: whether it is dated, and so in the lane. */
gboolean
mz_chart_add_event (MzFigure *figure, guint lane, MzEvent *event)
{
  const MzEventInfo *info = mz_event_peek (event);
  MzDatum *datum;

  if (!mz_partial_date_is_set (info->date))
    return FALSE;
  datum = add_span (figure, lane, event, NULL);
  if (mz_partial_date_is_set (info->end))
    mz_datum_set_span (datum, info->date, info->end, TRUE, figure);
  else
    {
      mz_datum_set_time (datum, info->date, figure);
      datum->flags |= MZ_DATUM_INSTANT;
      if (mz_partial_date_get_precision (info->date) != MZ_DATE_PRECISION_DAY)
        datum->flags |= MZ_DATUM_VAGUE_FROM;
    }
  datum->what = g_strdup (mz_record_get_name (MZ_RECORD (event)));
  return TRUE;
}

/** mz_chart_add_agreement: Returns: whether its signing is dated, and so in the lane. */
gboolean
mz_chart_add_agreement (MzFigure *figure, const MzFigureRequest *request, guint lane, MzAgreement *agreement)
{
  const MzAgreementInfo *info = mz_agreement_peek (agreement);
  MzPartialDate from = mz_chart_signed_on (agreement);
  MzPartialDate to = mz_partial_date_is_set (info->ends) ? info->ends : mz_chart_step_date (agreement, MZ_STEP_ENDED);
  MzDatum *datum;

  if (!mz_partial_date_is_set (from))
    return FALSE;
  if (mz_chart_is_plan (request, from))
    datum = mz_chart_add_plan (figure, lane, agreement, from, NULL);
  else
    {
      datum = add_span (figure, lane, agreement, NULL);
      mz_datum_set_span (datum, from, to, TRUE, figure);
      datum->fill = mz_chart_binding_fill (info->binding);
    }
  /* Translators: a kind of agreement, and whether it binds: "Framework, not binding". */
  datum->what = g_strdup_printf (C_("agreement", "%1$s, %2$s"), mz_vocabulary_get_label (&mz_agreement_kinds, info->kind),
                                 mz_vocabulary_get_label (&mz_bindings, info->binding));
  return TRUE;
}

/* What follows a status, plans apart; NULL: nothing does. */
static const MzStatus *
find_next (const MzFigureRequest *request, const GArray *status, guint i)
{
  for (guint k = i + 1; k < status->len; k++)
    {
      const MzStatus *next = &g_array_index (status, MzStatus, k);

      if (!next->planned && !mz_chart_is_plan (request, next->from))
        return next;
    }
  return NULL;
}

static void
add_status (MzFigure *figure, const MzFigureRequest *request, guint lane, MzSite *site, guint i)
{
  const GArray *status = mz_site_peek (site)->status;
  const MzStatus *step = &g_array_index (status, MzStatus, i);
  const char *const *own = (const char *const *) step->sources;
  const char *label = mz_vocabulary_get_label (&mz_states, step->state);
  const MzStatus *next = find_next (request, status, i);
  MzPartialDate to = next != NULL ? next->from : MZ_PARTIAL_DATE_NONE;
  MzDatum *datum;

  if (step->planned || mz_chart_is_plan (request, step->from))
    {
      if (!mz_partial_date_is_set (step->from))
        return;
      datum = mz_chart_add_plan (figure, lane, site, step->from, own);
      datum->what = step->state == MZ_STATE_PLANNED ? g_strdup (_("planned start"))
                                                    : g_strdup_printf (_("planned: %s"), label);
      return;
    }
  datum = add_span (figure, lane, site, own);
  datum->fill = mz_chart_state_fill (step->state);
  if (mz_partial_date_is_set (step->from))
    {
      mz_datum_set_span (datum, step->from, to, FALSE, figure);
      datum->what = g_strdup (label);
      if (next != NULL && !mz_partial_date_is_set (to))
        {
          /* It is over by the as-of date, for which the next state is known. */
          datum->x_end = MAX (datum->x, mz_figure_get_x (mz_dataset_get_as_of (request->dataset), 0));
          datum->flags ^= MZ_DATUM_OPEN | MZ_DATUM_VAGUE_TO;
        }
      return;
    }
  /* Known for the day on which the next state begins, or for the as-of date; since when is not. */
  datum->flags |= MZ_DATUM_VAGUE_FROM;
  datum->x_end = mz_partial_date_is_set (to) ? mz_figure_get_x (to, 0) : figure->as_of;
  datum->x = mz_partial_date_is_set (to) ? datum->x_end : mz_figure_get_x (mz_dataset_get_as_of (request->dataset), 0);
  datum->flags |= mz_partial_date_is_set (to) ? 0 : MZ_DATUM_OPEN;
  datum->flags |= datum->x_end > figure->clock ? MZ_DATUM_AFTER : 0;
  datum->what = g_strdup_printf (_("%s, since when is not known"), label);
}

/**
 * mz_chart_add_site:
 * @states: those that are wanted; 0: all
 *
 * Returns: whether anything is known of what the site did when
 */
gboolean
mz_chart_add_site (MzFigure *figure, const MzFigureRequest *request, guint lane, MzSite *site, MzSet states)
{
  const GArray *status = mz_site_peek (site)->status;
  guint before = figure->data->len;

  for (guint i = 0; i < status->len; i++)
    if (states == 0 || (states & MZ_BIT (g_array_index (status, MzStatus, i).state)) != 0)
      add_status (figure, request, lane, site, i);
  return figure->data->len > before;
}

static gboolean
begins_before (MzPartialDate a, MzPartialDate b)
{
  return mz_partial_date_first_day (a) < mz_partial_date_first_day (b);
}

/* Cuts what a pause suspends out of the stretches. After its end, if that is known to have come, things are as they were. */
static void
apply_pause (GArray *stretches, MzMeasure *pause, const MzFigureRequest *request)
{
  const MzMeasureInfo *info = mz_measure_peek (pause);

  for (guint i = 0; mz_partial_date_is_set (info->effective) && i < stretches->len; i++)
    {
      Stretch stretch = g_array_index (stretches, Stretch, i), paused = stretch;

      if (stretch.pause != NULL || (mz_partial_date_is_set (stretch.to) && !begins_before (info->effective, stretch.to))
          || (mz_partial_date_is_set (info->ends) && !begins_before (stretch.from, info->ends)))
        continue;
      g_array_remove_index (stretches, i);
      paused.pause = pause;
      paused.force = MZ_FORCE_PAUSED;
      if (begins_before (stretch.from, info->effective))
        {
          Stretch before = { stretch.from, info->effective, FALSE, stretch.force, NULL };

          g_array_insert_val (stretches, i, before);
          paused.from = info->effective;
          i++;
        }
      if (mz_partial_date_is_set (info->ends)
          && (!mz_partial_date_is_set (stretch.to) || begins_before (info->ends, stretch.to)))
        {
          paused.to = info->ends;
          paused.ends_with = TRUE;
        }
      g_array_insert_val (stretches, i, paused);
      if (paused.ends_with && mz_partial_date_equal (paused.to, info->ends) && !mz_chart_is_plan (request, info->ends))
        {
          Stretch after = { info->ends, stretch.to, stretch.ends_with, stretch.force, NULL };

          i++;
          g_array_insert_val (stretches, i, after);
        }
    }
}

/* What one measure suspends before and after it would have taken effect is one stretch. */
static void
join_pauses (GArray *stretches)
{
  for (guint i = 1; i < stretches->len;)
    {
      Stretch *last = &g_array_index (stretches, Stretch, i - 1), *next = &g_array_index (stretches, Stretch, i);

      if (last->pause == NULL || last->pause != next->pause)
        {
          i++;
          continue;
        }
      last->to = next->to;
      last->ends_with = next->ends_with;
      g_array_remove_index (stretches, i);
    }
}

/* The life of a measure without and with what suspends it. (transfer full) (element-type Stretch) */
static GArray *
list_stretches (const MzFigureRequest *request, MzMeasure *measure)
{
  const MzMeasureInfo *info = mz_measure_peek (measure);
  MzStore *store = mz_dataset_get_store (request->dataset, MZ_RECORD_MEASURE);
  GArray *stretches = g_array_new (FALSE, TRUE, sizeof (Stretch));

  if (mz_partial_date_is_set (info->announced)
      && (!mz_partial_date_is_set (info->effective) || begins_before (info->announced, info->effective)))
    {
      Stretch announced = { info->announced, mz_partial_date_is_set (info->effective) ? info->effective : info->ends,
                            !mz_partial_date_is_set (info->effective), MZ_FORCE_ANNOUNCED, NULL };

      g_array_append_val (stretches, announced);
    }
  if (mz_partial_date_is_set (info->effective) && !mz_chart_is_plan (request, info->effective))
    {
      Stretch in_force = { info->effective, info->ends, TRUE, MZ_FORCE_IN_FORCE, NULL };

      g_array_append_val (stretches, in_force);
    }
  for (guint i = 0; i < mz_store_get_length (store); i++)
    {
      MzMeasure *pause = mz_store_peek (store, i);

      if (g_strv_contains ((const char *const *) mz_measure_peek (pause)->pauses, mz_record_get_id (MZ_RECORD (measure))))
        apply_pause (stretches, pause, request);
    }
  join_pauses (stretches);
  return stretches;
}

/** mz_chart_add_measure: Returns: whether it is dated, and so in the lane. */
gboolean
mz_chart_add_measure (MzFigure *figure, const MzFigureRequest *request, guint lane, MzMeasure *measure)
{
  const MzMeasureInfo *info = mz_measure_peek (measure);
  g_autoptr (GArray) stretches = list_stretches (request, measure);
  gboolean restricts = mz_measure_restricts_export (measure);

  for (guint i = 0; i < stretches->len; i++)
    {
      const Stretch *stretch = &g_array_index (stretches, Stretch, i);
      MzDatum *datum = add_span (figure, lane, measure, NULL);
      const char *label = mz_vocabulary_get_label (&mz_forces, stretch->force);

      mz_datum_set_span (datum, stretch->from, stretch->to, stretch->ends_with, figure);
      if (stretch->force != MZ_FORCE_IN_FORCE)
        datum->fill = MZ_FILL_DOTS;
      else
        datum->fill = restricts ? MZ_FILL_HATCH : MZ_FILL_SOLID;
      if (stretch->pause == NULL)
        datum->what = g_strdup (label);
      else
        {
          const char *const *sources = (const char *const *) mz_record_peek_head (MZ_RECORD (stretch->pause))->sources;

          datum->what = g_strdup_printf (_("paused by “%s”"), mz_record_get_short_name (MZ_RECORD (stretch->pause)));
          mz_datum_set_sources (datum, sources);
          mz_figure_add_sources (figure, sources);
        }
    }
  if (mz_chart_is_plan (request, info->effective))
    mz_chart_add_plan (figure, lane, measure, info->effective, NULL)->what = g_strdup (_("to take effect"));
  return stretches->len > 0 || mz_chart_is_plan (request, info->effective);
}

/** mz_chart_fit_time: The axis: the window that is asked for, or all that there is, in whole years. */
void
mz_chart_fit_time (MzFigure *figure, const MzFigureRequest *request)
{
  double from = G_MAXDOUBLE, to = figure->as_of;

  if (request->to > request->from)
    {
      figure->x_from = request->from;
      figure->x_to = request->to;
      return;
    }
  for (guint i = 0; i < figure->data->len; i++)
    {
      from = MIN (from, mz_figure_peek_datum (figure, i)->x);
      to = MAX (to, mz_figure_peek_datum (figure, i)->x_end);
    }
  if (figure->data->len == 0)
    return;
  figure->x_from = floor (from);
  figure->x_to = ceil (to);
}
