/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What holds on a date, against a reference that knows days alone: whether something has begun is asked of every day that
 * its beginning can mean and every day that the date can mean.
 */
#include "mz-test-model.h"

#define MAX_ENTRIES 5

typedef struct
{
  GDate first, last;
} Span;

/* By GDate, which the model does not use for this. */
static Span
span_of (MzPartialDate date)
{
  Span span;

  g_date_clear (&span.first, 1);
  g_date_set_dmy (&span.first, date.day > 0 ? date.day : 1, date.month > 0 ? (GDateMonth) date.month : 1, date.year);
  span.last = span.first;
  if (date.month == 0)
    g_date_set_dmy (&span.last, 31, 12, date.year);
  else if (date.day == 0)
    g_date_set_day (&span.last, g_date_get_days_in_month ((GDateMonth) date.month, date.year));
  return span;
}

/* Whether what begins on @from has begun on @date: on all pairs of days, on some, on none. */
static MzTruth
begun (MzPartialDate from, MzPartialDate date)
{
  Span beginnings = span_of (from), days = span_of (date);
  gboolean some = FALSE, all = TRUE;

  for (GDate day = days.first; g_date_compare (&day, &days.last) <= 0; g_date_add_days (&day, 1))
    for (GDate start = beginnings.first; g_date_compare (&start, &beginnings.last) <= 0; g_date_add_days (&start, 1))
      {
        if (g_date_compare (&start, &day) <= 0)
          some = TRUE;
        else
          all = FALSE;
        if (some && !all)
          return MZ_TRUTH_PERHAPS;
      }
  return all ? MZ_TRUTH_YES : MZ_TRUTH_NO;
}

/* Whether @date begins later than the last day that @as_of can mean. */
static gboolean
is_after (MzPartialDate date, MzPartialDate as_of)
{
  Span a = span_of (date), b = span_of (as_of);

  return g_date_compare (&a.first, &b.last) > 0;
}

/* Whether no day of @date is before the as-of date: only then is what is so without a date certainly so. */
static gboolean
is_at_as_of (MzPartialDate date, MzPartialDate as_of)
{
  Span a = span_of (date), b = span_of (as_of);

  return g_date_compare (&a.first, &b.first) >= 0;
}

static MzPartialDate
random_date (GRand *rand, guint first_year, guint last_year)
{
  guint precision = (guint) g_rand_int_range (rand, 0, 6);
  guint month = precision > 0 ? (guint) g_rand_int_range (rand, 1, 13) : 0;

  return mz_partial_date_new ((guint) g_rand_int_range (rand, (gint32) first_year, (gint32) last_year + 1), month,
                              precision > 2 ? (guint) g_rand_int_range (rand, 1, 29) : 0);
}

static gboolean
is_plan (const MzStatus *status, MzPartialDate as_of)
{
  return status->planned || (mz_partial_date_is_set (status->from) && is_after (status->from, as_of));
}

/* Told backwards: the last state that has certainly begun, and the last one behind it that may have. */
static MzSiteState
reference_until_as_of (const MzStatus *status, guint n, MzPartialDate date, MzPartialDate as_of)
{
  MzSiteState result = { MZ_STATE_NONE, MZ_STATE_NONE, MZ_STATE_NONE, MZ_PARTIAL_DATE_NONE };
  MzTruth truths[MAX_ENTRIES];
  gboolean plans = FALSE;
  guint known = 0;

  /* Of what comes after something that has not begun nothing has begun. */
  for (guint i = 0; i < n; i++)
    {
      if (is_plan (&status[i], as_of))
        {
          plans = TRUE;
          truths[known++] = MZ_TRUTH_NO;
          continue;
        }
      truths[known] = mz_partial_date_is_set (status[i].from) ? begun (status[i].from, date) : MZ_TRUTH_PERHAPS;
      if (!mz_partial_date_is_set (status[i].from) && i == n - 1 && is_at_as_of (date, as_of))
        truths[known] = MZ_TRUTH_YES;
      if (truths[known++] == MZ_TRUTH_NO)
        break;
    }
  for (guint i = known; i-- > 0 && result.state == MZ_STATE_NONE;)
    {
      if (truths[i] == MZ_TRUTH_YES)
        {
          result.state = status[i].state;
          result.since = status[i].from;
        }
      else if (truths[i] == MZ_TRUTH_PERHAPS && result.perhaps == MZ_STATE_NONE)
        result.perhaps = status[i].state;
    }
  if (result.state == MZ_STATE_NONE && result.perhaps == MZ_STATE_NONE && plans && is_at_as_of (date, as_of))
    result.state = MZ_STATE_PLANNED;
  else if (result.state == MZ_STATE_NONE && result.perhaps == MZ_STATE_NONE && plans)
    result.perhaps = MZ_STATE_PLANNED;
  if (result.state == MZ_STATE_NONE && (n == 0 || result.perhaps != MZ_STATE_NONE))
    result.state = MZ_STATE_NOT_KNOWN;
  return result;
}

static MzSiteState
reference (const MzStatus *status, guint n, MzPartialDate date, MzPartialDate as_of)
{
  MzSiteState result = { MZ_STATE_NOT_KNOWN, MZ_STATE_NONE, MZ_STATE_NONE, MZ_PARTIAL_DATE_NONE };
  MzSiteState then;

  if (!is_after (date, as_of))
    return reference_until_as_of (status, n, date, as_of);

  for (guint i = n; i-- > 0;)
    if (is_plan (&status[i], as_of) && mz_partial_date_is_set (status[i].from) && begun (status[i].from, date) == MZ_TRUTH_YES)
      return (MzSiteState) { MZ_STATE_PLANNED, MZ_STATE_NONE, MZ_STATE_NONE, status[i].from };
  then = reference_until_as_of (status, n, as_of, as_of);
  if (then.state == MZ_STATE_PLANNED)
    return (MzSiteState) { MZ_STATE_PLANNED, MZ_STATE_NONE, MZ_STATE_NONE, then.since };
  result.last_known = then.state == MZ_STATE_NOT_KNOWN ? MZ_STATE_NONE : then.state;
  return result;
}

static int
compare_status (gconstpointer a, gconstpointer b)
{
  return mz_partial_date_compare (((const MzStatus *) a)->from, ((const MzStatus *) b)->from);
}

static void
test_sites (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1787);
  MzPartialDate as_of = { 2006, 7, 0 };

  for (guint i = 0; i < 4000; i++)
    {
      MzRecordHead head = mz_test_head ("s", "S", "");
      MzSiteInfo *info = mz_site_info_new ();
      g_autoptr (MzSite) site = NULL;
      g_autofree char *asked = NULL;
      MzPartialDate date = random_date (rand, 1998, 2012);
      guint n = (guint) g_rand_int_range (rand, 0, MAX_ENTRIES);
      MzSiteState found, expected;

      for (guint k = 0; k < n; k++)
        {
          MzStatus status = { random_date (rand, 2000, 2010), (MzState) g_rand_int_range (rand, 0, MZ_STATE_PLANNED + 1),
                              g_rand_int_range (rand, 0, 6) == 0, NULL };

          mz_site_info_add_status (info, &status);
        }
      if (n > 0)
        g_array_sort (info->status, compare_status);
      if (n > 0 && g_rand_boolean (rand))
        g_array_index (info->status, MzStatus, n - 1).from = MZ_PARTIAL_DATE_NONE;
      site = mz_site_new (&head, info);
      found = mz_site_get_state (site, date, as_of);
      expected = reference ((MzStatus *) info->status->data, n, date, as_of);
      asked = mz_partial_date_to_string (date);
      if (found.state != expected.state || found.perhaps != expected.perhaps || found.last_known != expected.last_known
          || !mz_partial_date_equal (found.since, expected.since))
        g_error ("%s: %s, not %s; perhaps %s, not %s (case %u)", asked, mz_states.keys[found.state],
                 mz_states.keys[expected.state], mz_states.keys[found.perhaps], mz_states.keys[expected.perhaps], i);
    }
}

/* One of a life of dated states: each may be missing, and takes over when it has begun. */
typedef struct
{
  MzForce       force;
  MzPartialDate from;
} ForceStep;

static MzForceState
reference_force (const ForceStep *steps, guint n, MzPartialDate date)
{
  MzForceState result = { MZ_FORCE_NONE, MZ_FORCE_NONE, MZ_FORCE_NONE, { 0 }, { 0 } };

  for (guint i = n; i-- > 0 && result.force == MZ_FORCE_NONE;)
    {
      MzTruth truth = mz_partial_date_is_set (steps[i].from) ? begun (steps[i].from, date) : MZ_TRUTH_NO;

      if (truth == MZ_TRUTH_YES)
        result.force = steps[i].force;
      else if (truth == MZ_TRUTH_PERHAPS && result.perhaps == MZ_FORCE_NONE)
        result.perhaps = steps[i].force;
    }
  return result;
}

/* What has ended stays ended; all else is not known after the as-of date, nor where it is only perhaps. */
static void
finish (MzForceState *state, gboolean after)
{
  if (after && state->force != MZ_FORCE_ENDED)
    {
      state->last_known = state->force;
      state->force = MZ_FORCE_NOT_KNOWN;
      state->perhaps = MZ_FORCE_NONE;
    }
  else if (state->force == MZ_FORCE_NONE && state->perhaps != MZ_FORCE_NONE)
    state->force = MZ_FORCE_NOT_KNOWN;
}

static void
assert_force (MzForceState found, MzForceState expected, MzPartialDate date, guint i)
{
  g_autofree char *asked = mz_partial_date_to_string (date);

  if (found.force != expected.force || found.perhaps != expected.perhaps || found.last_known != expected.last_known)
    g_error ("%s: %s, not %s; perhaps %s, not %s; last %s, not %s (case %u)", asked, mz_forces.keys[found.force],
             mz_forces.keys[expected.force], mz_forces.keys[found.perhaps], mz_forces.keys[expected.perhaps],
             mz_forces.keys[found.last_known], mz_forces.keys[expected.last_known], i);
}

/* Three dates in order, some of them missing. */
static void
random_life (GRand *rand, MzPartialDate dates[3])
{
  for (guint i = 0; i < 3; i++)
    dates[i] = random_date (rand, 2000, 2010);
  for (guint i = 0; i < 3; i++)
    for (guint k = i + 1; k < 3; k++)
      if (mz_partial_date_compare (dates[i], dates[k]) > 0)
        {
          MzPartialDate swapped = dates[i];

          dates[i] = dates[k];
          dates[k] = swapped;
        }
  for (guint i = 0; i < 3; i++)
    if (g_rand_int_range (rand, 0, 4) == 0)
      dates[i] = MZ_PARTIAL_DATE_NONE;
}

static void
test_agreements (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1794);
  MzPartialDate as_of = { 2006, 7, 0 };

  for (guint i = 0; i < 2000; i++)
    {
      MzRecordHead head = mz_test_head ("a", "A", "");
      MzAgreementInfo *info = mz_agreement_info_new ();
      MzPartialDate dates[3], date = random_date (rand, 1998, 2012), known = is_after (date, as_of) ? as_of : date;
      g_autoptr (MzAgreement) agreement = NULL;
      MzForceState expected;

      random_life (rand, dates);
      /* One that is to be signed is only announced, and comes into force or ends later. */
      info->signed_on = dates[0];
      info->in_force = dates[1];
      info->ends = dates[2];
      agreement = mz_agreement_new (&head, info);
      expected = reference_force ((ForceStep[]) { { MZ_FORCE_SIGNED, dates[0] }, { MZ_FORCE_IN_FORCE, dates[1] },
                                                  { MZ_FORCE_ENDED, dates[2] } }, 3, known);
      if ((!mz_partial_date_is_set (dates[0]) || is_after (dates[0], as_of)) && expected.force == MZ_FORCE_NONE)
        {
          if (is_at_as_of (known, as_of))
            expected.force = MZ_FORCE_ANNOUNCED;
          else if (expected.perhaps == MZ_FORCE_NONE)
            expected.perhaps = MZ_FORCE_ANNOUNCED;
        }
      finish (&expected, is_after (date, as_of));
      assert_force (mz_agreement_get_force (agreement, date, as_of), expected, date, i);
    }
}

/* Whether the pause holds on the date: it has begun and not ended. */
static MzTruth
holds (MzPartialDate from, MzPartialDate to, MzPartialDate date)
{
  MzTruth on = mz_partial_date_is_set (from) ? begun (from, date) : MZ_TRUTH_NO;
  MzTruth over = mz_partial_date_is_set (to) ? begun (to, date) : MZ_TRUTH_NO;

  if (on == MZ_TRUTH_YES && over == MZ_TRUTH_NO)
    return MZ_TRUTH_YES;
  return on == MZ_TRUTH_NO || over == MZ_TRUTH_YES ? MZ_TRUTH_NO : MZ_TRUTH_PERHAPS;
}

static void
test_measures (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1803);
  MzPartialDate as_of = { 2006, 7, 0 };

  for (guint i = 0; i < 2000; i++)
    {
      MzPartialDate dates[3], pauses[3], date = random_date (rand, 1998, 2012);
      MzPartialDate known = is_after (date, as_of) ? as_of : date;
      g_autoptr (MzMeasure) measure = NULL, pause = NULL;
      MzForceState expected;
      char *texts[6];
      MzTruth paused;

      random_life (rand, dates);
      random_life (rand, pauses);
      for (guint k = 0; k < 6; k++)
        texts[k] = mz_partial_date_to_string (k < 3 ? dates[k] : pauses[k - 3]);
      measure = mz_test_measure ("m", "CN", texts[0], texts[1], texts[2], "");
      pause = mz_test_measure ("p", "CN", texts[3], texts[4], texts[5], "m");
      mz_measure_add_pause (measure, pause);
      expected = reference_force ((ForceStep[]) { { MZ_FORCE_ANNOUNCED, dates[0] }, { MZ_FORCE_IN_FORCE, dates[1] },
                                                  { MZ_FORCE_ENDED, dates[2] } }, 3, known);
      paused = holds (pauses[1], pauses[2], known);
      if (expected.force == MZ_FORCE_ANNOUNCED || expected.force == MZ_FORCE_IN_FORCE)
        {
          if (paused == MZ_TRUTH_YES)
            {
              expected.force = MZ_FORCE_PAUSED;
              expected.perhaps = MZ_FORCE_NONE;
            }
          else if (paused == MZ_TRUTH_PERHAPS)
            expected.perhaps = MZ_FORCE_PAUSED;
        }
      finish (&expected, is_after (date, as_of));
      assert_force (mz_measure_get_force (measure, date, as_of), expected, date, i);
      for (guint k = 0; k < 6; k++)
        g_clear_pointer (&texts[k], g_free);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/random-states/sites", test_sites);
  g_test_add_func ("/model/random-states/agreements", test_agreements);
  g_test_add_func ("/model/random-states/measures", test_measures);
  return g_test_run ();
}
