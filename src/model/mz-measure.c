/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-model"

#include "mz-measure.h"

#include "mz-record-private.h"

/* When a measure is suspended. */
typedef struct
{
  MzPartialDate from, until; /* until may be unset */
} Pause;

/* MzMeasure: what a government has decided: a control, a ban, a quota, a pause ... Owned by the dataset's store. */
struct _MzMeasure
{
  MzRecord       parent_instance;
  MzMeasureInfo *info;
  GArray        *paused; /* of Pause */
};

G_DEFINE_FINAL_TYPE (MzMeasure, mz_measure, MZ_TYPE_RECORD)

static void
mz_measure_finalize (GObject *object)
{
  MzMeasure *self = MZ_MEASURE (object);

  g_clear_pointer (&self->info, mz_measure_info_free);
  g_array_unref (self->paused);
  G_OBJECT_CLASS (mz_measure_parent_class)->finalize (object);
}

static void
mz_measure_class_init (MzMeasureClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mz_measure_finalize;
  MZ_RECORD_CLASS (klass)->kind = MZ_RECORD_MEASURE;
}

static void
mz_measure_init (MzMeasure *self)
{
  self->paused = g_array_new (FALSE, FALSE, sizeof (Pause));
}

/** mz_measure_new: @head: its members are taken; @info: (transfer full). Returns: (transfer full): the record. */
MzMeasure *
mz_measure_new (MzRecordHead *head, MzMeasureInfo *info)
{
  MzMeasure *self;

  g_return_val_if_fail (head != NULL && info != NULL, NULL);

  self = g_object_new (MZ_TYPE_MEASURE, NULL);
  mz_record_take_head (MZ_RECORD (self), head);
  self->info = info;
  return self;
}

const MzMeasureInfo *
mz_measure_peek (MzMeasure *self)
{
  g_return_val_if_fail (MZ_IS_MEASURE (self), NULL);

  return self->info;
}

MzMeasureInfo *
mz_measure_info_new (void)
{
  MzMeasureInfo *info = g_new0 (MzMeasureInfo, 1);

  info->targets = g_new0 (char *, 1);
  info->minerals = g_new0 (char *, 1);
  info->terms = g_new0 (char *, 1);
  info->pauses = g_new0 (char *, 1);
  return info;
}

void
mz_measure_info_free (MzMeasureInfo *info)
{
  g_free (info->country);
  g_strfreev (info->targets);
  g_strfreev (info->minerals);
  g_strfreev (info->terms);
  g_strfreev (info->pauses);
  g_free (info);
}

/**
 * mz_measure_clear_pauses: Forgets what pauses it, before the dataset is linked anew.
 */
void
mz_measure_clear_pauses (MzMeasure *self)
{
  g_return_if_fail (MZ_IS_MEASURE (self));

  g_array_set_size (self->paused, 0);
}

/**
 * mz_measure_add_pause:
 * @pause: (transfer none): a measure that suspends this one while it is in force
 *
 * For the dataset, when it links its records.
 */
void
mz_measure_add_pause (MzMeasure *self, MzMeasure *pause)
{
  Pause wanted;

  g_return_if_fail (MZ_IS_MEASURE (self) && MZ_IS_MEASURE (pause) && self != pause);

  wanted = (Pause) { pause->info->effective, pause->info->ends };
  if (!mz_partial_date_is_set (wanted.from))
    return;
  for (guint i = 0; i < self->paused->len; i++)
    {
      const Pause *known = &g_array_index (self->paused, Pause, i);

      if (mz_partial_date_equal (known->from, wanted.from) && mz_partial_date_equal (known->until, wanted.until))
        return;
    }
  g_array_append_val (self->paused, wanted);
}

/**
 * mz_measure_restricts_export:
 *
 * Returns: whether the measure keeps goods in the country: an export control, a ban or a quota.
 */
gboolean
mz_measure_restricts_export (MzMeasure *self)
{
  g_return_val_if_fail (MZ_IS_MEASURE (self), FALSE);

  return self->info->kind == MZ_MEASURE_EXPORT_CONTROL || self->info->kind == MZ_MEASURE_EXPORT_BAN
         || self->info->kind == MZ_MEASURE_QUOTA;
}

/**
 * mz_measure_get_force:
 * @date: the date asked for; a vague one is the whole span
 * @as_of: the last date that the facts know
 *
 * A measure is announced, then in force, then ended; while another one that suspends it is in force, it is paused. Of one that
 * is only assumed all is told after @as_of, too.
 *
 * Returns: the state, with the end that is known of it; %MZ_FORCE_NONE if it was announced after @date.
 */
MzForceState
mz_measure_get_force (MzMeasure *self, MzPartialDate date, MzPartialDate as_of)
{
  MzForceState result = { MZ_FORCE_NONE, MZ_FORCE_NONE, MZ_FORCE_NONE, { 0 }, { 0 } };
  const MzMeasureInfo *info;
  MzPartialDate known;
  gboolean after;

  g_return_val_if_fail (MZ_IS_MEASURE (self), result);

  info = self->info;
  after = !info->assumed && mz_partial_date_first_day (date) > mz_partial_date_last_day (as_of);
  known = after ? as_of : date;
  result.until = info->ends;
  mz_force_advance (&result, MZ_FORCE_ANNOUNCED, info->announced, known);
  mz_force_advance (&result, MZ_FORCE_IN_FORCE, info->effective, known);
  mz_force_advance (&result, MZ_FORCE_ENDED, info->ends, known);

  if (result.force == MZ_FORCE_ANNOUNCED || result.force == MZ_FORCE_IN_FORCE)
    for (guint i = 0; i < self->paused->len; i++)
      {
        const Pause *pause = &g_array_index (self->paused, Pause, i);
        MzTruth paused = mz_interval_contains (pause->from, pause->until, known);

        if (paused == MZ_TRUTH_YES)
          {
            result.force = MZ_FORCE_PAUSED;
            result.perhaps = MZ_FORCE_NONE;
            result.since = pause->from;
            result.until = pause->until;
          }
        else if (paused == MZ_TRUTH_PERHAPS && result.force != MZ_FORCE_PAUSED)
          result.perhaps = MZ_FORCE_PAUSED;
      }

  mz_force_finish (&result, after);
  return result;
}
