/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that is dated, a lane a record: by kind, by country or by site. */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-chart-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "mz-format.h"

/* Where the axis begins unless another window is asked for: few lives are older, and they go on. */
#define FIRST_YEAR 1990

typedef struct
{
  const MzFigureRequest *request;
  MzFigure *figure;
  guint     undated;
} Timeline;

/* A record with the place that it is sorted to. */
typedef struct
{
  MzRecord     *record;
  MzPartialDate first;
} Entry;

/* When a record begins; not set: no date is known. */
static MzPartialDate
find_first (MzRecord *record)
{
  if (MZ_IS_AGREEMENT (record))
    return mz_chart_signed_on (MZ_AGREEMENT (record));
  if (MZ_IS_EVENT (record))
    return mz_event_peek (MZ_EVENT (record))->date;
  if (MZ_IS_MEASURE (record))
    {
      const MzMeasureInfo *info = mz_measure_peek (MZ_MEASURE (record));

      return mz_partial_date_is_set (info->announced) ? info->announced : info->effective;
    }
  for (guint i = 0; i < mz_site_peek (MZ_SITE (record))->status->len; i++)
    {
      const MzStatus *status = &g_array_index (mz_site_peek (MZ_SITE (record))->status, MzStatus, i);

      if (mz_partial_date_is_set (status->from))
        return status->from;
    }
  return MZ_PARTIAL_DATE_NONE;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *x = a, *y = b;
  int order = !mz_partial_date_is_set (x->first) - !mz_partial_date_is_set (y->first);

  if (order == 0)
    order = mz_partial_date_compare (x->first, y->first);

  return order != 0 ? order : strcmp (mz_record_get_id (x->record), mz_record_get_id (y->record));
}

/* Those of a kind that are asked for, the earliest first. (transfer full) (element-type Entry) */
static GArray *
list_entries (const Timeline *self, MzRecordKind kind)
{
  MzStore *store = mz_dataset_get_store (self->request->dataset, kind);
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (guint i = 0; i < mz_store_get_length (store); i++)
    {
      Entry entry = { mz_store_peek (store, i), MZ_PARTIAL_DATE_NONE };

      if (!mz_chart_wants (self->request, entry.record))
        continue;
      entry.first = find_first (entry.record);
      g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_entries);
  return entries;
}

/* What the lane of a record is drawn in. */
static MzInk
find_ink (MzRecord *record)
{
  if (MZ_IS_SITE (record))
    return mz_chart_site_ink (MZ_SITE (record));
  if (MZ_IS_AGREEMENT (record))
    return MZ_INK (MZ_INK_AGREEMENT);
  return MZ_IS_MEASURE (record) && mz_measure_restricts_export (MZ_MEASURE (record)) ? MZ_INK (MZ_INK_CONTROL)
                                                                                     : MZ_INK (MZ_INK_DIM);
}

static gboolean
add_life (Timeline *self, guint lane, MzRecord *record)
{
  if (MZ_IS_SITE (record))
    return mz_chart_add_site (self->figure, self->request, lane, MZ_SITE (record), 0);
  if (MZ_IS_AGREEMENT (record))
    return mz_chart_add_agreement (self->figure, self->request, lane, MZ_AGREEMENT (record));
  if (MZ_IS_MEASURE (record))
    return mz_chart_add_measure (self->figure, self->request, lane, MZ_MEASURE (record));
  return mz_chart_add_event (self->figure, lane, MZ_EVENT (record));
}

/* A lane for a record; none where nothing about it is dated. @prefix: what keeps its key apart in several groups. */
static void
add_lane (Timeline *self, MzRecord *record, const char *prefix, const char *group)
{
  g_autofree char *key = g_strdup_printf ("%s%s", prefix, mz_record_get_id (record));
  guint lane = mz_chart_add_lane (self->figure, key, group, record, find_ink (record));
  MzFigureCategory *category = &g_array_index (self->figure->categories, MzFigureCategory, lane);

  if (MZ_IS_SITE (record))
    {
      category->stage = mz_site_get_stage (MZ_SITE (record));
      category->state = mz_site_get_state (MZ_SITE (record), self->request->date,
                                           mz_dataset_get_as_of (self->request->dataset)).state;
    }
  if (!add_life (self, lane, record))
    {
      g_array_set_size (self->figure->categories, lane);
      self->undated++;
    }
}

static void
add_lanes (Timeline *self, MzRecordKind kind, const char *group)
{
  g_autoptr (GArray) entries = list_entries (self, kind);

  for (guint i = 0; i < entries->len; i++)
    add_lane (self, g_array_index (entries, Entry, i).record, "", group);
}

static void
add_measures (Timeline *self, gboolean restricting, const char *group)
{
  g_autoptr (GArray) entries = list_entries (self, MZ_RECORD_MEASURE);

  for (guint i = 0; i < entries->len; i++)
    if (mz_measure_restricts_export (MZ_MEASURE (g_array_index (entries, Entry, i).record)) == restricting)
      add_lane (self, g_array_index (entries, Entry, i).record, "", group);
}

/* Events share the lane of their kind. */
static void
add_events (Timeline *self)
{
  g_autoptr (GArray) entries = list_entries (self, MZ_RECORD_EVENT);

  for (guint kind = 0; kind < MZ_N_EVENT_KINDS; kind++)
    {
      guint lane = MZ_FIGURE_NONE;

      for (guint i = 0; i < entries->len; i++)
        {
          MzEvent *event = MZ_EVENT (g_array_index (entries, Entry, i).record);

          if (mz_event_peek (event)->kind != (MzEventKind) kind || !mz_partial_date_is_set (mz_event_peek (event)->date))
            continue;
          if (lane == MZ_FIGURE_NONE)
            {
              MzFigureCategory *category = mz_figure_add_category (self->figure, mz_vocabulary_get_key (&mz_event_kinds, kind),
                                                                   mz_vocabulary_get_label (&mz_event_kinds, kind));

              category->group = g_strdup (_("Events"));
              category->ink = MZ_INK (MZ_INK_DIM);
              lane = self->figure->categories->len - 1;
            }
          mz_chart_add_event (self->figure, lane, event);
        }
    }
}

/* A lane for each owner of a site of whom a source says since when. Until when, the facts do not say. */
static void
add_owners (Timeline *self, MzSite *site, const char *group)
{
  const GArray *owners = mz_site_peek (site)->owners;

  for (guint i = 0; i < owners->len; i++)
    {
      const MzOwner *owner = &g_array_index (owners, MzOwner, i);
      g_autofree char *key = g_strdup_printf ("%s/owner-%u", mz_record_get_id (MZ_RECORD (site)), i);
      g_autofree char *share = owner->share >= 0 ? mz_format_percent (owner->share * 100) : NULL;
      const char *name = mz_record_get_short_name (MZ_RECORD (site));
      MzFigureCategory *category;
      MzDatum *datum;

      if (!mz_partial_date_is_set (owner->since))
        continue;
      mz_chart_add_lane (self->figure, key, group, site, mz_chart_site_ink (site));
      category = &g_array_index (self->figure->categories, MzFigureCategory, self->figure->categories->len - 1);
      g_free (category->label);
      category->label = g_strdup (owner->name);
      /* Translators: a share in a site: "51 % of Gakara". */
      category->note = share != NULL ? g_strdup_printf (_("%1$s of %2$s"), share, name) : g_strdup (name);
      datum = mz_figure_add_datum (self->figure, MZ_FIGURE_NONE, self->figure->categories->len - 1, NAN);
      mz_datum_set_span (datum, owner->since, MZ_PARTIAL_DATE_NONE, FALSE, self->figure);
      mz_chart_cite (self->figure, datum, site, (const char *const *) owner->sources);
      datum->what = g_strdup (category->note);
    }
}

static void
add_by_kind (Timeline *self)
{
  g_autoptr (GArray) sites = list_entries (self, MZ_RECORD_SITE);

  add_lanes (self, MZ_RECORD_AGREEMENT, _("Agreements"));
  add_measures (self, TRUE, _("Export controls"));
  add_measures (self, FALSE, _("Other measures"));
  add_lanes (self, MZ_RECORD_SITE, _("Sites"));
  add_events (self);
  for (guint i = 0; i < sites->len; i++)
    add_owners (self, MZ_SITE (g_array_index (sites, Entry, i).record), _("Owners"));
}

static void
put_under (GHashTable *headings, const char *id, MzRecord *record)
{
  GPtrArray *records = id != NULL ? g_hash_table_lookup (headings, id) : NULL;

  if (id == NULL)
    return;
  if (records == NULL)
    {
      records = g_ptr_array_new ();
      g_hash_table_insert (headings, (gpointer) id, records);
    }
  if (records->len == 0 || records->pdata[records->len - 1] != record)
    g_ptr_array_add (records, record);
}

static void
put_under_all (GHashTable *headings, char **ids, MzRecord *record)
{
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    put_under (headings, ids[i], record);
}

static void
put_record (GHashTable *headings, MzRecord *record, gboolean by_site)
{
  if (MZ_IS_SITE (record))
    put_under (headings, by_site ? mz_record_get_id (record) : mz_site_peek (MZ_SITE (record))->country, record);
  else if (MZ_IS_AGREEMENT (record))
    put_under_all (headings, by_site ? mz_agreement_peek (MZ_AGREEMENT (record))->sites
                                     : mz_agreement_peek (MZ_AGREEMENT (record))->parties, record);
  else if (MZ_IS_EVENT (record))
    put_under_all (headings, by_site ? mz_event_peek (MZ_EVENT (record))->sites : mz_event_peek (MZ_EVENT (record))->countries,
                   record);
  else if (!by_site)
    put_under (headings, mz_measure_peek (MZ_MEASURE (record))->country, record);
}

/* Under the heading of each country or site all that concerns it; what concerns several stands under each of them. */
static void
add_by_heading (Timeline *self, gboolean by_site)
{
  static const MzRecordKind kinds[] = { MZ_RECORD_SITE, MZ_RECORD_AGREEMENT, MZ_RECORD_MEASURE, MZ_RECORD_EVENT };
  MzStore *store = mz_dataset_get_store (self->request->dataset, by_site ? MZ_RECORD_SITE : MZ_RECORD_COUNTRY);
  g_autoptr (GHashTable) headings = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (GArray) entries = list_entries (self, kinds[k]);

      for (guint e = 0; e < entries->len; e++)
        put_record (headings, g_array_index (entries, Entry, e).record, by_site);
    }
  for (guint i = 0; i < mz_store_get_length (store); i++)
    {
      MzRecord *heading = mz_store_peek (store, i);
      GPtrArray *records = g_hash_table_lookup (headings, mz_record_get_id (heading));
      g_autofree char *prefix = g_strdup_printf ("%s/", mz_record_get_id (heading));

      if (records == NULL || (by_site && !mz_chart_wants (self->request, heading)))
        continue;
      for (guint k = 0; k < records->len; k++)
        add_lane (self, records->pdata[k], prefix, mz_record_get_short_name (heading));
      if (by_site)
        add_owners (self, MZ_SITE (heading), mz_record_get_short_name (heading));
    }
}

/* What holds on the date, counted. */
static void
add_words (Timeline *self)
{
  MzPartialDate as_of = mz_dataset_get_as_of (self->request->dataset), known = mz_chart_known_date (self->request);
  MzStore *agreements = mz_dataset_get_store (self->request->dataset, MZ_RECORD_AGREEMENT);
  MzStore *measures = mz_dataset_get_store (self->request->dataset, MZ_RECORD_MEASURE);
  MzStore *sites = mz_dataset_get_store (self->request->dataset, MZ_RECORD_SITE);
  guint hold = 0, controls = 0, operating = 0;

  for (guint i = 0; i < mz_store_get_length (agreements); i++)
    {
      MzForce force = mz_agreement_get_force (mz_store_peek (agreements, i), known, as_of).force;

      hold += (force == MZ_FORCE_SIGNED || force == MZ_FORCE_IN_FORCE)
              && mz_chart_wants (self->request, mz_store_peek (agreements, i));
    }
  for (guint i = 0; i < mz_store_get_length (measures); i++)
    controls += mz_measure_restricts_export (mz_store_peek (measures, i))
                && mz_measure_get_force (mz_store_peek (measures, i), known, as_of).force == MZ_FORCE_IN_FORCE
                && mz_chart_wants (self->request, mz_store_peek (measures, i));
  for (guint i = 0; i < mz_store_get_length (sites); i++)
    operating += mz_site_get_state (mz_store_peek (sites, i), known, as_of).state == MZ_STATE_OPERATING
                 && mz_chart_wants (self->request, mz_store_peek (sites, i));
  self->figure->title = g_strdup_printf (_("Agreements that hold %1$u, export controls %2$u, sites that operate %3$u"), hold,
                                         controls, operating);
  self->figure->words = g_strdup_printf (_("On the date %1$u agreements are signed or in force, %2$u controls of exports are in force "
                                           "and %3$u sites are known to operate."), hold, controls, operating);
}

MzFigure *
mz_chart_build_timeline (const MzChart *chart, const MzFigureRequest *request)
{
  Timeline self = { request, mz_figure_new (chart->name, MZ_FIGURE_LANES, request), 0 };

  self.figure->subtitle = g_strdup (_("Pointed ends: only the month or the year is known; after the last date of the facts: plans "
                                      "only"));
  if (g_strcmp0 (request->by, "country") == 0)
    add_by_heading (&self, FALSE);
  else if (g_strcmp0 (request->by, "site") == 0)
    add_by_heading (&self, TRUE);
  else
    add_by_kind (&self);
  mz_chart_fit_time (self.figure, request);
  if (request->to <= request->from)
    self.figure->x_from = MAX (self.figure->x_from, FIRST_YEAR);
  if (self.figure->data->len == 0)
    {
      mz_chart_set_empty (self.figure, _("Nothing that is asked for has a date."));
      return self.figure;
    }
  add_words (&self);
  mz_chart_limit_words (self.figure, request);
  if (self.undated > 0)
    {
      g_autofree char *note = g_strdup_printf (ngettext ("%u lane is missing: no source gives a date.",
                                                         "%u lanes are missing: no source gives a date.", self.undated),
                                               self.undated);

      mz_figure_add_note (self.figure, note);
    }
  mz_figure_add_note (self.figure, _("Owners are shown from the date that a source gives; the facts do not say until when."));
  return self.figure;
}
