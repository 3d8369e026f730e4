/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-model"

#include "mz-facts.h"

#include <glib/gi18n-lib.h>

#include "mz-record-private.h"

static void
event_info_free (MzEventInfo *info)
{
  g_strfreev (info->countries);
  g_strfreev (info->sites);
  g_free (info);
}

static void
series_info_free (MzSeriesInfo *info)
{
  g_free (info->unit);
  g_free (info->dimension);
  g_clear_pointer (&info->points, g_array_unref);
  g_free (info);
}

static void
element_info_free (MzElementInfo *info)
{
  g_free (info->symbol);
  g_free (info->group);
  g_strfreev (info->uses);
  g_free (info);
}

static void
country_info_free (MzCountryInfo *info)
{
  g_free (info->numeric);
  g_free (info);
}

static void
claim_info_free (MzClaimInfo *info)
{
  g_free (info->article);
  g_free (info->says);
  g_free (info->figure_text);
  g_free (info->unit);
  g_strfreev (info->records);
  g_strfreev (info->series);
  g_free (info->topic);
  g_free (info);
}

static void
flow_info_free (MzFlowInfo *info)
{
  g_free (info->from_site);
  g_free (info->to_site);
  g_free (info->from_country);
  g_free (info->to_country);
  g_free (info->stage_from);
  g_free (info->stage_to);
  g_free (info->what);
  g_free (info->basis);
  g_free (info->part_of);
  g_free (info->same_as);
  g_free (info);
}

static void
demand_info_free (MzDemandInfo *info)
{
  g_free (info->region);
  g_free (info->what);
  g_free (info->scenario);
  g_free (info->by);
  g_free (info);
}

static void
source_info_free (MzSourceInfo *info)
{
  g_free (info->publisher);
  g_free (info->url);
  g_free (info);
}

/* All are owned by the dataset's stores; immutable, main thread. The information and its strings come from g_malloc(). */
MZ_DEFINE_RECORD (MzEvent, mz_event, MZ_RECORD_EVENT, event_info_free)
MZ_DEFINE_RECORD (MzSeries, mz_series, MZ_RECORD_SERIES, series_info_free)
MZ_DEFINE_RECORD (MzElement, mz_element, MZ_RECORD_ELEMENT, element_info_free)
MZ_DEFINE_RECORD (MzCountry, mz_country, MZ_RECORD_COUNTRY, country_info_free)
MZ_DEFINE_RECORD (MzClaim, mz_claim, MZ_RECORD_CLAIM, claim_info_free)
MZ_DEFINE_RECORD (MzFlow, mz_flow, MZ_RECORD_FLOW, flow_info_free)
MZ_DEFINE_RECORD (MzDemand, mz_demand, MZ_RECORD_DEMAND, demand_info_free)
MZ_DEFINE_RECORD (MzSource, mz_source, MZ_RECORD_SOURCE, source_info_free)

static void
point_clear (MzPoint *point)
{
  g_free (point->key);
  g_strfreev (point->sources);
}

/** mz_series_points_new: Returns: (transfer full): an empty array of #MzPoint that frees what they own. */
GArray *
mz_series_points_new (void)
{
  GArray *points = g_array_new (FALSE, TRUE, sizeof (MzPoint));

  g_array_set_clear_func (points, (GDestroyNotify) point_clear);
  return points;
}

/** mz_source_get_chip: Returns: (transfer full): publisher (without one, the title) and year, for a chip: "USGS 2026". */
char *
mz_source_get_chip (MzSource *self)
{
  const char *who;

  g_return_val_if_fail (MZ_IS_SOURCE (self), NULL);

  who = self->info->publisher != NULL ? self->info->publisher : mz_record_get_short_name (MZ_RECORD (self));
  if (!mz_partial_date_is_set (self->info->date))
    return g_strdup (who);
  return g_strdup_printf ("%s %u", who, self->info->date.year);
}

/** mz_source_get_citation: Returns: (transfer full): publisher, date, title and address in one line of plain text. */
char *
mz_source_get_citation (MzSource *self)
{
  g_autofree char *date = NULL;

  g_return_val_if_fail (MZ_IS_SOURCE (self), NULL);

  date = mz_partial_date_is_set (self->info->date) ? mz_partial_date_to_string (self->info->date)
                                                   : g_strdup (_("no date"));
  return g_strdup_printf ("%s (%s): %s.%s%s", self->info->publisher != NULL ? self->info->publisher : _("No publisher"),
                          date, mz_record_get_name (MZ_RECORD (self)), self->info->url != NULL ? " " : "",
                          self->info->url != NULL ? self->info->url : "");
}

/** mz_demand_make_name: @what: what is counted, in which language ever. Returns: (transfer full): for one without a name of its own. */
char *
mz_demand_make_name (const MzDemandInfo *info, const char *what)
{
  g_autofree char *year = mz_partial_date_to_string (info->year);

  return g_strdup_printf ("%s, %s, %s", info->region, what, year);
}
