/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * MzPartialDate:
 * @year: 1 to 9999; 0 means: no date
 * @month: 1 to 12; 0 means: some month of the year
 * @day: 1 to 31; 0 means: some day of the month
 *
 * A day that is known as precisely as a source tells it. "2025" is some day in 2025, never the first of January.
 * A plain value: copy it freely, pass it by value.
 */
typedef struct
{
  guint16 year;
  guint8  month;
  guint8  day;
} MzPartialDate;

/* Three-valued truth about a day that may be known only roughly. */
typedef enum
{
  MZ_TRUTH_NO,
  MZ_TRUTH_PERHAPS,
  MZ_TRUTH_YES
} MzTruth;

typedef enum
{
  MZ_DATE_PRECISION_NONE,
  MZ_DATE_PRECISION_YEAR,
  MZ_DATE_PRECISION_MONTH,
  MZ_DATE_PRECISION_DAY
} MzDatePrecision;

#define MZ_TYPE_PARTIAL_DATE (mz_partial_date_get_type ())
GType mz_partial_date_get_type (void) G_GNUC_CONST;

#define MZ_PARTIAL_DATE_NONE ((MzPartialDate) { 0, 0, 0 })

/* Days are counted as GDate does (Julian days: 1 January of the year 1 is 1). */
typedef gint32 MzDay;
#define MZ_DAY_NEVER G_MAXINT32 /* after every day */
#define MZ_DAY_EVER  G_MININT32 /* before every day */

gboolean        mz_partial_date_parse         (const char *text, MzPartialDate *date, GError **error);
MzPartialDate   mz_partial_date_from_day      (MzDay day);
MzPartialDate   mz_partial_date_new           (guint year, guint month, guint day);
gboolean        mz_partial_date_is_set        (MzPartialDate date);
MzDatePrecision mz_partial_date_get_precision (MzPartialDate date);
MzDay           mz_partial_date_first_day     (MzPartialDate date);
MzDay           mz_partial_date_last_day      (MzPartialDate date);
int             mz_partial_date_compare       (MzPartialDate a, MzPartialDate b);
gboolean        mz_partial_date_equal         (MzPartialDate a, MzPartialDate b);
MzPartialDate   mz_partial_date_step          (MzPartialDate date, MzDatePrecision unit, int count);
MzDay           mz_day_add_months             (MzDay day, guint months);
char           *mz_partial_date_to_string     (MzPartialDate date);
char           *mz_partial_date_format        (MzPartialDate date);
char           *mz_partial_date_format_short  (MzPartialDate date);

MzTruth         mz_interval_contains          (MzPartialDate from, MzPartialDate to, MzPartialDate date);
MzTruth         mz_partial_date_reached       (MzPartialDate from, MzPartialDate date);

G_END_DECLS
