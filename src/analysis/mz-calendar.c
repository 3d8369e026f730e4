/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-calendar.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mz-chart-private.h"

typedef struct
{
  GPtrArray    *entries; /* of MzCalendarEntry */
  MzPartialDate date, as_of;
} Calendar;

static void
entry_free (MzCalendarEntry *entry)
{
  g_object_unref (entry->record);
  g_free (entry->what);
  g_free (entry);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const MzCalendarEntry *x = *(MzCalendarEntry *const *) a, *y = *(MzCalendarEntry *const *) b;
  int order = mz_partial_date_compare (x->date, y->date);

  if (order == 0)
    order = strcmp (mz_record_get_id (x->record), mz_record_get_id (y->record));
  return order != 0 ? order : x->ends - y->ends;
}

/* Whether a day that the date can mean is still to come. */
static gboolean
is_to_come (const Calendar *self, MzPartialDate date)
{
  return mz_partial_date_is_set (date) && mz_partial_date_last_day (date) > mz_partial_date_last_day (self->date);
}

/* An end that came before the as-of date may have been decided after the clock: who knows only what the clock knows cannot
 * tell. */
static gboolean
is_known_end (const Calendar *self, MzPartialDate date)
{
  return is_to_come (self, date) && mz_partial_date_first_day (date) > mz_partial_date_last_day (self->as_of);
}

static gboolean
is_known_plan (const Calendar *self, MzPartialDate date, gboolean planned)
{
  return planned ? is_to_come (self, date) : is_known_end (self, date);
}

static void
add_entry (Calendar *self, gpointer record, MzPartialDate date, gboolean ends, gboolean planned, const char *format, GStrv sources)
{
  MzCalendarEntry *entry = g_new0 (MzCalendarEntry, 1);

  entry->record = g_object_ref (MZ_RECORD (record));
  entry->date = date;
  entry->ends = ends;
  entry->planned = planned;
  entry->what = g_strdup_printf (format, mz_record_get_short_name (MZ_RECORD (record)));
  entry->sources = (const char *const *) sources;
  g_ptr_array_add (self->entries, entry);
}

static void
look_at_measure (Calendar *self, MzMeasure *measure)
{
  const MzMeasureInfo *info = mz_measure_peek (measure);
  MzPartialDate known = mz_partial_date_is_set (info->announced) ? info->announced : info->effective;

  if (!mz_figure_is_known (known, self->date))
    return;
  if (is_to_come (self, info->effective))
    add_entry (self, measure, info->effective, FALSE, FALSE, _("Takes effect: %s"), NULL);
  if (is_known_end (self, info->ends))
    add_entry (self, measure, info->ends, TRUE, FALSE, _("Ends: %s"), NULL);
}

static void
look_at_agreement (Calendar *self, MzAgreement *agreement)
{
  const MzAgreementInfo *info = mz_agreement_peek (agreement);
  MzPartialDate ends = mz_partial_date_is_set (info->ends) ? info->ends : mz_chart_step_date (agreement, MZ_STEP_ENDED);

  if (!mz_figure_is_known (mz_chart_signed_on (agreement), self->date))
    return;
  if (is_known_end (self, info->in_force))
    add_entry (self, agreement, info->in_force, FALSE, FALSE, _("Comes into force: %s"), NULL);
  if (is_known_end (self, ends))
    add_entry (self, agreement, ends, TRUE, FALSE, _("Ends: %s"), NULL);
}

/* Whether it is worth while to ask what is known of the site. */
static gboolean
has_plans (const Calendar *self, MzSite *site)
{
  const MzSiteInfo *info = mz_site_peek (site);
  gboolean found = FALSE;

  for (guint i = 0; i < info->status->len && !found; i++)
    found = is_to_come (self, g_array_index (info->status, MzStatus, i).from);
  for (guint i = 0; i < info->capacity->len && !found; i++)
    found = is_to_come (self, g_array_index (info->capacity, MzCapacity, i).from);
  return found;
}

/* Plans of a site of which something is known by the date. Each date once, the start before the figures. */
static void
look_at_site (Calendar *self, MzSite *site)
{
  const MzSiteInfo *info = mz_site_peek (site);
  guint first = self->entries->len;

  if (mz_site_get_state (site, self->date, self->as_of).state == MZ_STATE_NONE)
    return;
  for (guint i = 0; i < info->status->len; i++)
    {
      const MzStatus *status = &g_array_index (info->status, MzStatus, i);

      if (is_known_plan (self, status->from, status->planned))
        add_entry (self, site, status->from, FALSE, TRUE,
                   status->state == MZ_STATE_CLOSED ? _("Planned closing: %s") : _("Planned start: %s"), status->sources);
    }
  for (guint i = 0; i < info->capacity->len; i++)
    {
      const MzCapacity *capacity = &g_array_index (info->capacity, MzCapacity, i);
      gboolean known = !capacity->planned || !is_known_plan (self, capacity->from, TRUE);

      for (guint k = first; k < self->entries->len && !known; k++)
        known = mz_partial_date_equal (((MzCalendarEntry *) self->entries->pdata[k])->date, capacity->from);
      if (!known)
        add_entry (self, site, capacity->from, FALSE, TRUE, _("Planned capacity: %s"), capacity->sources);
    }
}

/**
 * mz_calendar_new:
 * @query: (nullable): facets that the records are picked by
 *
 * What was set or announced by @date and is to come after it: measures that take effect, ends of measures and agreements, starts
 * of sites. Of what has come since only what was sure to be known is told.
 *
 * Returns: (transfer full) (element-type MzCalendarEntry): the earliest first
 */
GPtrArray *
mz_calendar_new (MzDataset *dataset, MzPartialDate date, MzQuery *query)
{
  static const MzRecordKind kinds[] = { MZ_RECORD_MEASURE, MZ_RECORD_AGREEMENT, MZ_RECORD_SITE };
  Calendar self = { g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free), date, mz_dataset_get_as_of (dataset) };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      MzStore *store = mz_dataset_get_store (dataset, kinds[k]);

      for (guint i = 0; i < mz_store_get_length (store); i++)
        {
          MzRecord *record = mz_store_peek (store, i);

          if (MZ_IS_SITE (record) && !has_plans (&self, MZ_SITE (record)))
            continue;
          if (query != NULL && !mz_query_match (query, record, dataset, date))
            continue;
          if (MZ_IS_MEASURE (record))
            look_at_measure (&self, MZ_MEASURE (record));
          else if (MZ_IS_AGREEMENT (record))
            look_at_agreement (&self, MZ_AGREEMENT (record));
          else
            look_at_site (&self, MZ_SITE (record));
        }
    }
  g_ptr_array_sort (self.entries, compare_entries);
  return self.entries;
}

/* The heading of an entry. */
static const char *
get_group (const MzCalendarEntry *entry)
{
  if (MZ_IS_MEASURE (entry->record))
    return _("Measures");
  return MZ_IS_AGREEMENT (entry->record) ? _("Agreements") : _("Sites");
}

static void
add_lane (MzFigure *figure, const MzFigureRequest *request, const MzCalendarEntry *entry, guint n)
{
  g_autofree char *key = g_strdup_printf ("%s/%u", mz_record_get_id (entry->record), n);
  MzInk ink = MZ_IS_SITE (entry->record) ? mz_chart_site_ink (MZ_SITE (entry->record))
                                         : MZ_INK (MZ_IS_MEASURE (entry->record) ? MZ_INK_CONTROL : MZ_INK_AGREEMENT);
  guint lane = mz_chart_add_lane (figure, key, get_group (entry), entry->record, ink);
  MzFigureCategory *category = &g_array_index (figure->categories, MzFigureCategory, lane);
  MzDatum *datum;

  if (MZ_IS_SITE (entry->record))
    {
      category->stage = mz_site_get_stage (MZ_SITE (entry->record));
      category->state = mz_site_get_state (MZ_SITE (entry->record), request->date, mz_dataset_get_as_of (request->dataset)).state;
    }
  category->note = mz_chart_count_down (request->date, entry->date, entry->ends);
  datum = mz_chart_add_plan (figure, lane, entry->record, entry->date, entry->sources);
  datum->fill = entry->planned ? MZ_FILL_OUTLINE : MZ_FILL_SOLID;
  datum->flags &= ~MZ_DATUM_AFTER; /* known at the clock, though it is to come */
  datum->what = g_strdup (category->note);
}

/* The first of which all days that it can mean are still to come; else the first. */
static const MzCalendarEntry *
find_next (const GPtrArray *entries, MzPartialDate date)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const MzCalendarEntry *entry = entries->pdata[i];

      if (mz_partial_date_first_day (entry->date) > mz_partial_date_last_day (date))
        return entry;
    }
  return entries->pdata[0];
}

MzFigure *
mz_chart_build_calendar (const MzChart *chart, const MzFigureRequest *request)
{
  static const MzRecordKind groups[] = { MZ_RECORD_MEASURE, MZ_RECORD_AGREEMENT, MZ_RECORD_SITE };
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_LANES, request);
  g_autoptr (GPtrArray) entries = mz_calendar_new (request->dataset, request->date, request->query);
  const MzCalendarEntry *next;
  g_autofree char *date = NULL, *as_of = NULL, *note = NULL;

  figure->subtitle = g_strdup (_("Starts and ends that are known in advance: full set by terms, outlined only announced"));
  if (entries->len == 0)
    {
      mz_chart_set_empty (figure, _("Nothing that is to come after this date is known."));
      return figure;
    }
  for (guint k = 0; k < G_N_ELEMENTS (groups); k++)
    for (guint i = 0; i < entries->len; i++)
      if (mz_record_get_kind (((const MzCalendarEntry *) entries->pdata[i])->record) == groups[k])
        add_lane (figure, request, entries->pdata[i], i);
  mz_chart_fit_time (figure, request);
  if (request->to <= request->from)
    figure->x_from = request->date.year;
  next = find_next (entries, request->date);
  date = mz_partial_date_format (next->date);
  as_of = mz_partial_date_format (mz_dataset_get_as_of (request->dataset));
  figure->title = g_strdup_printf (_("%1$s comes next: %2$s"), date, next->what);
  figure->words = g_strdup_printf (ngettext ("After the date %1$u start or end is known in advance. The next: %2$s, %3$s.",
                                             "After the date %1$u starts and ends are known in advance. The next: %2$s, %3$s.",
                                             entries->len), entries->len, date, next->what);
  note = g_strdup_printf (_("What became of these plans and terms after %s is not known."), as_of);
  mz_figure_add_note (figure, note);
  return figure;
}
