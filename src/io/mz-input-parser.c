/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-io"

#include "mz-input-parser.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mz-inputs.h"

/* That of the fields @names which is there; only one may be, since they say the same. */
static const char *
pick_field (MzFields *fields, const char *const *names)
{
  const char *found = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    if (!mz_json_view_is_null (mz_fields_peek (fields, names[i])))
      {
        if (found != NULL)
          mz_fields_error (fields, names[i], _("says the same as %s; give one of the two"), found);
        else
          found = names[i];
      }
  return found != NULL ? found : names[0];
}

static void
check_range (MzFields *fields, const char *name, const char *low_name, double low, double high)
{
  if (low > high)
    mz_fields_error (fields, name, _("is below %s"), low_name);
}

/* A record without a name is called by what it counts. */
static void
name_after (MzRecordHead *head, const char *what)
{
  if (head->name == NULL)
    head->name = g_strdup (what);
}

/** mz_input_parse_stock: Returns: (transfer full): the record, made even of a bad text, for the caller to drop. */
MzRecord *
mz_input_parse_stock (MzFields *fields, MzRecordHead *head)
{
  MzStockInfo *info = g_new0 (MzStockInfo, 1);
  double days;

  info->country = mz_fields_dup_country (fields, "country", TRUE);
  info->kind = g_strdup (mz_vocabulary_get_key (&mz_stock_kinds, mz_fields_get_word (fields, "kind", &mz_stock_kinds, TRUE, 0)));
  info->what = mz_fields_dup_string (fields, "what", TRUE);
  info->date = mz_fields_get_date (fields, "date", TRUE);
  info->t = mz_fields_get_amount (fields, "t");
  info->value_usd = mz_fields_get_amount (fields, "value_usd");
  info->days_low = mz_fields_get_amount (fields, "days_low");
  info->days_high = mz_fields_get_amount (fields, "days_high");
  days = mz_fields_get_amount (fields, "days");
  if (isfinite (days) && (isfinite (info->days_low) || isfinite (info->days_high)))
    mz_fields_error (fields, "days", _("stands beside days_low or days_high; give one figure, or two ends of a range"));
  if (isfinite (days))
    info->days_low = info->days_high = days;
  check_range (fields, "days_high", "days_low", info->days_low, info->days_high);
  info->target = mz_fields_get_bool (fields, "target");
  info->ceiling = mz_fields_get_bool (fields, "ceiling");
  info->estimate = mz_fields_get_bool (fields, "estimate");
  name_after (head, info->what);
  return MZ_RECORD (mz_stock_new (head, info));
}

/** mz_input_parse_good: Returns: (transfer full): the record, made even of a bad text, for the caller to drop. */
MzRecord *
mz_input_parse_good (MzFields *fields, MzRecordHead *head)
{
  MzGoodInfo *info = g_new0 (MzGoodInfo, 1);

  info->what = mz_fields_dup_string (fields, "what", TRUE);
  info->year = mz_fields_get_date (fields, "year", FALSE);
  info->low = mz_fields_get_amount (fields, "low");
  info->high = mz_fields_get_amount (fields, "high");
  info->typical = mz_fields_get_amount (fields, "typical");
  check_range (fields, "high", "low", info->low, info->high);
  info->estimate = mz_fields_get_bool (fields, "estimate");
  info->claim = mz_fields_get_bool (fields, "claim");
  return MZ_RECORD (mz_good_new (head, info));
}

static void
read_ramp_up (MzFields *fields, MzParameterInfo *info)
{
  info->announced = mz_fields_get_date (fields, "announced", FALSE);
  info->decided = mz_fields_get_date (fields, "decided", FALSE);
  info->promised = mz_fields_get_date (fields, "promised_start", FALSE);
  info->now_promised = mz_fields_get_date (fields, "now_promised", FALSE);
  info->started = mz_fields_get_date (fields, "actual_start", FALSE);
  info->not_reached = mz_fields_get_date (fields, "not_reached_as_of", FALSE);
  info->nameplate = mz_fields_dup_string (fields, "nameplate", FALSE);
  info->outcome = mz_fields_dup_string (fields, "outcome", FALSE);
}

static void
read_benchmark (MzFields *fields, MzParameterInfo *info)
{
  info->benchmark = mz_fields_get_whole (fields, "benchmark", 1, 100, FALSE);
  if (info->benchmark != 0 && info->benchmark != 10 && info->benchmark != 40 && info->benchmark != 25 && info->benchmark != 65)
    mz_fields_error (fields, "benchmark", _("%u is none of the EU's; there are: 10, 40, 25, 65"), info->benchmark);
}

static char *
dup_destination (MzFields *fields)
{
  g_autofree char *to = mz_fields_dup_string (fields, "to", FALSE);

  return g_strcmp0 (to, "WORLD") == 0 ? g_steal_pointer (&to) : mz_fields_dup_country (fields, "to", FALSE);
}

/** mz_input_parse_parameter: Returns: (transfer full): the record, made even of a bad text, for the caller to drop. */
MzRecord *
mz_input_parse_parameter (MzFields *fields, MzRecordHead *head)
{
  static const char *const whats[] = { "what", "project", NULL };
  static const char *const years[] = { "year", "date", "period", NULL };
  static const char *const figures[] = { "typical", "value", "t", NULL };
  MzParameterInfo *info = g_new0 (MzParameterInfo, 1);

  info->group = g_strdup (mz_vocabulary_get_key (&mz_parameter_groups,
                                                 mz_fields_get_word (fields, "group", &mz_parameter_groups, TRUE, 0)));
  info->what = mz_fields_dup_string (fields, pick_field (fields, whats), TRUE);
  info->unit = mz_fields_dup_string (fields, "unit", FALSE);
  info->stage = mz_fields_get_word (fields, "stage", &mz_stages, FALSE, MZ_N_STAGES);
  info->site = mz_fields_dup_string (fields, "site", FALSE);
  info->sites = mz_fields_dup_strv (fields, "sites");
  info->to = dup_destination (fields);
  info->year = mz_fields_get_date (fields, pick_field (fields, years), FALSE);
  info->low = mz_fields_get_amount (fields, "low");
  info->high = mz_fields_get_amount (fields, "high");
  info->typical = mz_fields_get_amount (fields, pick_field (fields, figures));
  check_range (fields, "high", "low", info->low, info->high);
  info->estimate = mz_fields_get_bool (fields, "estimate");
  info->planned = mz_fields_get_bool (fields, "planned");
  read_benchmark (fields, info);
  read_ramp_up (fields, info);
  name_after (head, info->what);
  return MZ_RECORD (mz_parameter_new (head, info));
}
