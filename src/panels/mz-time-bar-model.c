/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-time-bar-model.h"

#include <glib/gi18n-lib.h>

static void
mark_clear (gpointer data)
{
  MzTimeMark *mark = data;

  g_clear_object (&mark->record);
}

static void
add (GArray *marks, MzTimeLane lane, MzPartialDate date, gpointer record, const char *change)
{
  if (mz_partial_date_is_set (date) && date.year >= MZ_CLOCK_FIRST_YEAR && date.year <= MZ_CLOCK_LAST_YEAR)
    {
      MzTimeMark mark = { lane, date, g_object_ref (record), change };

      g_array_append_val (marks, mark);
    }
}

static void
add_agreement (GArray *marks, MzAgreement *agreement)
{
  const MzAgreementInfo *info = mz_agreement_peek (agreement);

  add (marks, MZ_LANE_AGREEMENTS, info->signed_on, agreement, _("Signed"));
  add (marks, MZ_LANE_AGREEMENTS, info->in_force, agreement, _("In force"));
  add (marks, MZ_LANE_AGREEMENTS, info->ends, agreement, _("Ends"));
}

static void
add_measure (GArray *marks, MzMeasure *measure)
{
  const MzMeasureInfo *info = mz_measure_peek (measure);

  if (!mz_partial_date_equal (info->announced, info->effective))
    add (marks, MZ_LANE_MEASURES, info->announced, measure, _("Announced"));
  add (marks, MZ_LANE_MEASURES, info->effective, measure, _("Takes effect"));
  add (marks, MZ_LANE_MEASURES, info->ends, measure, _("Ends"));
}

static void
add_site (GArray *marks, MzSite *site)
{
  GArray *status = mz_site_peek (site)->status;

  for (guint i = 0; i < status->len; i++)
    {
      const MzStatus *entry = &g_array_index (status, MzStatus, i);

      add (marks, MZ_LANE_SITES, entry->from, site, mz_vocabulary_get_label (&mz_states, entry->state));
    }
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const MzTimeMark *x = a, *y = b;
  int order;

  if (x->lane != y->lane)
    return (x->lane > y->lane) - (x->lane < y->lane);
  order = mz_partial_date_compare (x->date, y->date);
  return order != 0 ? order : g_strcmp0 (mz_record_get_id (x->record), mz_record_get_id (y->record));
}

/**
 * mz_time_marks_new:
 *
 * Returns: (transfer full) (element-type MzTimeMark): every dated change within the years of the clock, by lane, in each by
 *   date. Changes whose date is not known have no mark.
 */
GArray *
mz_time_marks_new (MzDataset *dataset)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (MzTimeMark));
  static const MzRecordKind kinds[] = { MZ_RECORD_AGREEMENT, MZ_RECORD_MEASURE, MZ_RECORD_SITE, MZ_RECORD_EVENT };

  g_return_val_if_fail (MZ_IS_DATASET (dataset), NULL);

  g_array_set_clear_func (marks, mark_clear);
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      MzStore *store = mz_dataset_get_store (dataset, kinds[k]);

      for (guint i = 0; i < mz_store_get_length (store); i++)
        {
          gpointer record = mz_store_peek (store, i);

          if (kinds[k] == MZ_RECORD_AGREEMENT)
            add_agreement (marks, record);
          else if (kinds[k] == MZ_RECORD_MEASURE)
            add_measure (marks, record);
          else if (kinds[k] == MZ_RECORD_SITE)
            add_site (marks, record);
          else
            add (marks, MZ_LANE_EVENTS, mz_event_peek (record)->date, record, NULL);
        }
    }
  g_array_sort (marks, compare_marks);
  return marks;
}

/**
 * mz_time_marks_next:
 * @marks: (element-type MzTimeMark)
 * @direction: 1 for the next one, -1 for the one before
 *
 * Returns: (nullable) (transfer none): the mark nearest to @date in that direction, of any lane, that is not on @date itself.
 */
const MzTimeMark *
mz_time_marks_next (GArray *marks, MzPartialDate date, int direction)
{
  const MzTimeMark *best = NULL;

  for (guint i = 0; i < marks->len; i++)
    {
      const MzTimeMark *mark = &g_array_index (marks, MzTimeMark, i);

      if (mz_partial_date_compare (mark->date, date) * direction > 0
          && (best == NULL || mz_partial_date_compare (mark->date, best->date) * direction < 0))
        best = mark;
    }
  return best;
}

/** mz_time_mark_to_text: Returns: (transfer full): the mark in one line: name, change, date. */
char *
mz_time_mark_to_text (const MzTimeMark *self)
{
  g_autofree char *date = mz_partial_date_format_short (self->date);
  const char *name = mz_record_get_short_name (self->record);

  if (self->change == NULL)
    /* Translators: name of an event, its date. */
    return g_strdup_printf (_("%1$s, %2$s"), name, date);
  /* Translators: name of a record, what becomes of it, when: "US–Australia framework: Signed, 20 Oct 2025". */
  return g_strdup_printf (_("%1$s: %2$s, %3$s"), name, self->change, date);
}

/** mz_clock_clamp: Returns: @date, or the nearest day within the years of the clock. */
MzPartialDate
mz_clock_clamp (MzPartialDate date)
{
  if (date.year < MZ_CLOCK_FIRST_YEAR)
    return mz_partial_date_new (MZ_CLOCK_FIRST_YEAR, date.month ? 1 : 0, date.day ? 1 : 0);
  if (date.year > MZ_CLOCK_LAST_YEAR)
    return mz_partial_date_new (MZ_CLOCK_LAST_YEAR, date.month ? 12 : 0, date.day ? 31 : 0);
  return date;
}
