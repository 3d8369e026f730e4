/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the charts of records share: which are asked for, their sources, their dates. */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-chart-private.h"

#include <glib/gi18n.h>

/** mz_chart_wants: Returns: whether the query of the request, if it has one, lets the record through. */
gboolean
mz_chart_wants (const MzFigureRequest *request, gpointer record)
{
  return request->query == NULL || mz_query_match (request->query, MZ_RECORD (record), request->dataset, request->date);
}

/** mz_chart_known_date: Returns: the date of the clock, but never after the last one that the facts know. */
MzPartialDate
mz_chart_known_date (const MzFigureRequest *request)
{
  MzPartialDate as_of = mz_dataset_get_as_of (request->dataset);

  return mz_partial_date_first_day (request->date) > mz_partial_date_last_day (as_of) ? as_of : request->date;
}

/**
 * mz_chart_limit_words:
 *
 * Where the clock is later than the facts, what a figure says is said of the last date that they know, and of that only.
 */
void
mz_chart_limit_words (MzFigure *figure, const MzFigureRequest *request)
{
  g_autofree char *date = mz_partial_date_format (mz_dataset_get_as_of (request->dataset)), *title = figure->title,
                  *words = figure->words, *note = NULL;

  figure->title = figure->words = NULL;
  if (mz_partial_date_equal (mz_chart_known_date (request), request->date))
    {
      figure->title = g_steal_pointer (&title);
      figure->words = g_steal_pointer (&words);
      return;
    }
  /* Translators: the last date that is known of, and what is to be said of it. */
  figure->title = title != NULL ? g_strdup_printf (C_("last known", "%1$s: %2$s"), date, title) : NULL;
  figure->words = words != NULL ? g_strdup_printf (C_("last known", "As of %1$s. %2$s"), date, words) : NULL;
  note = g_strdup_printf (_("What holds after %s is not known."), date);
  mz_figure_add_note (figure, note);
}

/** mz_chart_is_plan: Returns: whether @date lies after all that the facts know: what is said to be then is a plan. */
gboolean
mz_chart_is_plan (const MzFigureRequest *request, MzPartialDate date)
{
  return mz_partial_date_is_set (date)
         && mz_partial_date_first_day (date) > mz_partial_date_last_day (mz_dataset_get_as_of (request->dataset));
}

/**
 * mz_chart_cite:
 * @own: (nullable): the sources of the entry itself, which are then the ones that count
 *
 * Ties a datum to the record that it is about.
 */
void
mz_chart_cite (MzFigure *figure, MzDatum *datum, gpointer record, const char *const *own)
{
  const char *const *sources = own != NULL ? own : (const char *const *) mz_record_peek_head (MZ_RECORD (record))->sources;

  mz_datum_set_sources (datum, sources);
  mz_figure_add_sources (figure, sources);
  g_free (datum->record);
  datum->record = g_strdup (mz_record_get_id (MZ_RECORD (record)));
}

/**
 * mz_chart_cite_all:
 * @records: (element-type MzRecord): what a number was counted or added up from
 *
 * Gives a datum the sources of all of them, each once.
 */
void
mz_chart_cite_all (MzFigure *figure, MzDatum *datum, const GPtrArray *records)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    {
      char **own = mz_record_peek_head (MZ_RECORD (records->pdata[i]))->sources;

      for (guint k = 0; own[k] != NULL; k++)
        if (g_hash_table_add (seen, own[k]))
          g_ptr_array_add (sources, own[k]);
    }
  g_ptr_array_add (sources, NULL);
  mz_datum_set_sources (datum, (const char *const *) sources->pdata);
  mz_figure_add_sources (figure, (const char *const *) sources->pdata);
}

/** mz_chart_signed_on: Returns: when an agreement was signed, from its date or its steps; not set: no source says. */
MzPartialDate
mz_chart_signed_on (MzAgreement *agreement)
{
  const MzAgreementInfo *info = mz_agreement_peek (agreement);

  return mz_partial_date_is_set (info->signed_on) ? info->signed_on : mz_chart_step_date (agreement, MZ_STEP_SIGNED);
}

/** mz_chart_step_date: Returns: the earliest date of a step of that kind; not set: no source says. */
MzPartialDate
mz_chart_step_date (MzAgreement *agreement, MzStepKind kind)
{
  const GArray *steps = mz_agreement_peek (agreement)->steps;
  MzPartialDate first = MZ_PARTIAL_DATE_NONE;

  for (guint i = 0; i < steps->len; i++)
    {
      const MzStep *step = &g_array_index (steps, MzStep, i);

      if (step->step == kind && mz_partial_date_is_set (step->date)
          && (!mz_partial_date_is_set (first) || mz_partial_date_compare (step->date, first) < 0))
        first = step->date;
    }
  return first;
}

/** mz_chart_binding_fill: Returns: how an agreement is drawn: by what binds. */
MzFill
mz_chart_binding_fill (MzBinding binding)
{
  static const MzFill fills[MZ_N_BINDINGS] = {
    [MZ_BINDING_NO] = MZ_FILL_DASHES, [MZ_BINDING_YES] = MZ_FILL_SOLID, [MZ_BINDING_UNKNOWN] = MZ_FILL_DASH_DOT,
  };

  return fills[binding];
}

/** mz_chart_site_ink: Returns: the colour of the stage that a site stands for. */
MzInk
mz_chart_site_ink (MzSite *site)
{
  return MZ_INK_INDEX (MZ_INK_STAGE, mz_site_get_stage (site));
}

/** mz_chart_state_fill: Returns: how what a site does is drawn. */
MzFill
mz_chart_state_fill (MzState state)
{
  switch (state)
    {
    case MZ_STATE_OPERATING:
      return MZ_FILL_SOLID;
    case MZ_STATE_CONSTRUCTION:
      return MZ_FILL_STRIPES;
    case MZ_STATE_CARE:
      return MZ_FILL_HALF;
    case MZ_STATE_CLOSED:
      return MZ_FILL_THIN;
    case MZ_STATE_EXPLORATION:
    case MZ_STATE_DEVELOPMENT:
    case MZ_STATE_PLANNED:
    case MZ_STATE_NOT_KNOWN:
    case MZ_STATE_NONE:
    case MZ_N_STATES:
    default:
      return MZ_FILL_OUTLINE;
    }
}
