/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-base"

#include "mz-partial-date.h"

#include <glib/gi18n-lib.h>

#define LAST_YEAR 9999

static gpointer
partial_date_copy (gpointer boxed)
{
  return g_memdup2 (boxed, sizeof (MzPartialDate));
}

G_DEFINE_BOXED_TYPE (MzPartialDate, mz_partial_date, partial_date_copy, g_free)

static gboolean
parse_digits (const char **cursor, guint count, guint *value)
{
  guint result = 0;

  for (guint i = 0; i < count; i++)
    {
      if (!g_ascii_isdigit ((*cursor)[i]))
        return FALSE;
      result = result * 10 + (guint) ((*cursor)[i] - '0');
    }
  *cursor += count;
  *value = result;
  return TRUE;
}

/**
 * mz_partial_date_parse:
 * @text: "2025", "2025-10" or "2025-10-20"
 * @date: (out): the date, untouched on failure
 *
 * Reads a date to the letter of ISO 8601's extended form, reduced precision allowed. Errors:
 * %G_CONVERT_ERROR_FAILED, with a message that names the text.
 *
 * Returns: %TRUE if @text is a date of the calendar.
 */
gboolean
mz_partial_date_parse (const char *text, MzPartialDate *date, GError **error)
{
  const char *cursor = text;
  guint year = 0, month = 0, day = 0;
  gboolean ok;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (date != NULL, FALSE);

  ok = parse_digits (&cursor, 4, &year) && year > 0;
  if (ok && *cursor == '-')
    {
      cursor++;
      ok = parse_digits (&cursor, 2, &month) && month >= 1 && month <= 12;
      if (ok && *cursor == '-')
        {
          cursor++;
          ok = parse_digits (&cursor, 2, &day)
               && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
        }
    }

  if (!ok || *cursor != '\0')
    {
      g_autofree char *shown = g_utf8_make_valid (text, (gssize) MIN (strlen (text), 40));

      g_set_error (error, G_CONVERT_ERROR, G_CONVERT_ERROR_FAILED,
                   _("“%s” is not a date; write 2025, 2025-10 or 2025-10-20"), shown);
      return FALSE;
    }

  *date = mz_partial_date_new (year, month, day);
  return TRUE;
}

/**
 * mz_partial_date_new:
 * @year: 1 to 9999, or 0 for no date
 * @month: 0 (not known) to 12
 * @day: 0 (not known) to 31
 *
 * Returns: the value; the caller answers for its being a day of the calendar.
 */
MzPartialDate
mz_partial_date_new (guint year, guint month, guint day)
{
  return (MzPartialDate) { (guint16) year, (guint8) month, (guint8) day };
}

/** mz_partial_date_from_day: Returns: the date of @day, known to the day. */
MzPartialDate
mz_partial_date_from_day (MzDay day)
{
  GDate date;

  g_return_val_if_fail (day > 0 && day < 3652060, MZ_PARTIAL_DATE_NONE);

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  return mz_partial_date_new (g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date));
}

gboolean
mz_partial_date_is_set (MzPartialDate date)
{
  return date.year != 0;
}

MzDatePrecision
mz_partial_date_get_precision (MzPartialDate date)
{
  if (date.year == 0)
    return MZ_DATE_PRECISION_NONE;
  if (date.month == 0)
    return MZ_DATE_PRECISION_YEAR;
  return date.day == 0 ? MZ_DATE_PRECISION_MONTH : MZ_DATE_PRECISION_DAY;
}

static gboolean
is_leap (guint year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static guint
days_in_month (guint year, guint month)
{
  static const guint8 days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  return days[month - 1] + (month == 2 && is_leap (year) ? 1 : 0);
}

/* As g_date_get_julian(), which takes too long for a look at every site at every step of the clock. */
static MzDay
to_day (guint year, guint month, guint day)
{
  static const guint16 before[] = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334 };
  guint past = year - 1;

  return (MzDay) (past * 365 + past / 4 - past / 100 + past / 400 + before[month - 1]
                  + (month > 2 && is_leap (year) ? 1 : 0) + day);
}

/** mz_partial_date_first_day: Returns: the earliest day that @date can mean, %MZ_DAY_EVER if it is not set. */
MzDay
mz_partial_date_first_day (MzPartialDate date)
{
  if (date.year == 0)
    return MZ_DAY_EVER;
  return to_day (date.year, MAX (date.month, 1), MAX (date.day, 1));
}

/** mz_partial_date_last_day: Returns: the latest day that @date can mean, %MZ_DAY_NEVER if it is not set. */
MzDay
mz_partial_date_last_day (MzPartialDate date)
{
  guint month = date.month != 0 ? date.month : 12;

  if (date.year == 0)
    return MZ_DAY_NEVER;
  if (date.day != 0)
    return to_day (date.year, month, date.day);
  return to_day (date.year, month, days_in_month (date.year, month));
}

/**
 * mz_partial_date_compare:
 *
 * A total order for sorting: by first day; of two that begin alike the vaguer one first. A date that is not set sorts first.
 */
int
mz_partial_date_compare (MzPartialDate a, MzPartialDate b)
{
  MzDay first_a = mz_partial_date_first_day (a), first_b = mz_partial_date_first_day (b);
  MzDay last_a = mz_partial_date_last_day (a), last_b = mz_partial_date_last_day (b);

  if (first_a != first_b)
    return (first_a > first_b) - (first_a < first_b);
  return (last_a < last_b) - (last_a > last_b);
}

gboolean
mz_partial_date_equal (MzPartialDate a, MzPartialDate b)
{
  return a.year == b.year && a.month == b.month && a.day == b.day;
}

/**
 * mz_partial_date_step:
 * @unit: what to step by
 * @count: how many, negative for back
 *
 * Steps and keeps the precision, except that a date becomes as precise as the step needs (a day's step from "2025" starts
 * at its first day). The day is clamped to the month's length. Stays within the years 1 to 9999.
 */
MzPartialDate
mz_partial_date_step (MzPartialDate date, MzDatePrecision unit, int count)
{
  GDate result;
  guint precision = MAX (mz_partial_date_get_precision (date), unit);

  g_return_val_if_fail (mz_partial_date_is_set (date), date);
  g_return_val_if_fail (unit != MZ_DATE_PRECISION_NONE, date);

  g_date_clear (&result, 1);
  g_date_set_julian (&result, (guint32) mz_partial_date_first_day (date));
  if (unit == MZ_DATE_PRECISION_DAY && count > 0)
    g_date_add_days (&result, (guint) count);
  else if (unit == MZ_DATE_PRECISION_DAY && g_date_get_julian (&result) > (guint32) -count)
    g_date_subtract_days (&result, (guint) -count);
  else if (unit != MZ_DATE_PRECISION_DAY)
    {
      int months = date.year * 12 + (MAX (date.month, 1) - 1) + count * (unit == MZ_DATE_PRECISION_YEAR ? 12 : 1);
      guint year, month;

      months = CLAMP (months, 12, LAST_YEAR * 12 + 11);
      year = (guint) months / 12;
      month = (guint) months % 12 + 1;
      g_date_set_dmy (&result,
                      (GDateDay) MIN (MAX (date.day, 1), days_in_month (year, month)),
                      (GDateMonth) month, (GDateYear) year);
    }

  return mz_partial_date_new (g_date_get_year (&result),
                              precision >= MZ_DATE_PRECISION_MONTH ? g_date_get_month (&result) : 0,
                              precision >= MZ_DATE_PRECISION_DAY ? g_date_get_day (&result) : 0);
}

/**
 * mz_day_add_months:
 * @day: a day of the calendar, or %MZ_DAY_NEVER
 *
 * Returns: the same day so many months later, or the last of that month; what lies beyond all dates is %MZ_DAY_NEVER.
 */
MzDay
mz_day_add_months (MzDay day, guint months)
{
  GDate date;

  g_return_val_if_fail (day > 0, day);

  if (day == MZ_DAY_NEVER)
    return day;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  g_date_add_months (&date, months);
  return g_date_get_year (&date) <= LAST_YEAR ? (MzDay) g_date_get_julian (&date) : MZ_DAY_NEVER;
}

/** mz_partial_date_to_string: Returns: (transfer full): "2025", "2025-10" or "2025-10-20"; "" if not set. */
char *
mz_partial_date_to_string (MzPartialDate date)
{
  switch (mz_partial_date_get_precision (date))
    {
    case MZ_DATE_PRECISION_YEAR:
      return g_strdup_printf ("%04u", date.year);
    case MZ_DATE_PRECISION_MONTH:
      return g_strdup_printf ("%04u-%02u", date.year, date.month);
    case MZ_DATE_PRECISION_DAY:
      return g_strdup_printf ("%04u-%02u-%02u", date.year, date.month, date.day);
    case MZ_DATE_PRECISION_NONE:
    default:
      return g_strdup ("");
    }
}

static char *
format_date (MzPartialDate date, const char *month_format, const char *day_format)
{
  g_autoptr (GDateTime) time = NULL;

  switch (mz_partial_date_get_precision (date))
    {
    case MZ_DATE_PRECISION_YEAR:
      time = g_date_time_new_utc (date.year, 1, 1, 0, 0, 0);
      /* Translators: a year alone, as for g_date_time_format(). */
      return g_date_time_format (time, C_("date", "%Y"));
    case MZ_DATE_PRECISION_MONTH:
      time = g_date_time_new_utc (date.year, date.month, 1, 0, 0, 0);
      return g_date_time_format (time, month_format);
    case MZ_DATE_PRECISION_DAY:
      time = g_date_time_new_utc (date.year, date.month, date.day, 0, 0, 0);
      return g_date_time_format (time, day_format);
    case MZ_DATE_PRECISION_NONE:
    default:
      return g_strdup (_("not known"));
    }
}

/** mz_partial_date_format: Returns: (transfer full): "October 2025", "20 October 2025", in the user's language. */
char *
mz_partial_date_format (MzPartialDate date)
{
  /* Translators: month and year, as for g_date_time_format(). */
  return format_date (date, C_("date", "%B %Y"),
                      /* Translators: day, month and year, as for g_date_time_format(). */
                      C_("date", "%-d %B %Y"));
}

/** mz_partial_date_format_short: Returns: (transfer full): "Oct 2025", "20 Oct 2025", in the user's language. */
char *
mz_partial_date_format_short (MzPartialDate date)
{
  /* Translators: short month and year, as for g_date_time_format(). */
  return format_date (date, C_("date", "%b %Y"),
                      /* Translators: day, short month and year, as for g_date_time_format(). */
                      C_("date", "%-d %b %Y"));
}

/**
 * mz_partial_date_reached:
 * @from: when something begins; not set: never said, so perhaps
 * @date: the date asked for, a span if it is vague
 *
 * Returns: %MZ_TRUTH_YES if it has begun on every day that @date can mean, whatever day @from means; %MZ_TRUTH_NO if on none.
 */
MzTruth
mz_partial_date_reached (MzPartialDate from, MzPartialDate date)
{
  if (!mz_partial_date_is_set (from))
    return MZ_TRUTH_PERHAPS;
  if (mz_partial_date_last_day (from) <= mz_partial_date_first_day (date))
    return MZ_TRUTH_YES;
  return mz_partial_date_first_day (from) <= mz_partial_date_last_day (date) ? MZ_TRUTH_PERHAPS : MZ_TRUTH_NO;
}

/**
 * mz_interval_contains:
 * @from: first day of the interval; not set: begins before everything
 * @to: first day that is no longer in it; not set: no end is known
 * @date: the date asked for
 *
 * Returns: whether something that lasts from @from until @to is so on @date: yes, no or perhaps.
 */
MzTruth
mz_interval_contains (MzPartialDate from, MzPartialDate to, MzPartialDate date)
{
  MzTruth begun = mz_partial_date_is_set (from) ? mz_partial_date_reached (from, date) : MZ_TRUTH_YES;
  MzTruth over = mz_partial_date_is_set (to) ? mz_partial_date_reached (to, date) : MZ_TRUTH_NO;

  if (begun == MZ_TRUTH_NO || over == MZ_TRUTH_YES)
    return MZ_TRUTH_NO;
  return begun == MZ_TRUTH_YES && over == MZ_TRUTH_NO ? MZ_TRUTH_YES : MZ_TRUTH_PERHAPS;
}
