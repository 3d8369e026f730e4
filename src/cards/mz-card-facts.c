/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cards of the smaller kinds: events, series, flows, demand, sources. */
#define G_LOG_DOMAIN "mz-cards"

#include "mz-card-builder.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-format.h"
#include "mz-flows.h"

void
mz_card_build_event (MzCardBuilder *self, MzEvent *event)
{
  const MzEventInfo *info = mz_event_peek (event);
  g_autoptr (GPtrArray) claims = mz_dataset_get_related (self->dataset, MZ_RECORD (event), MZ_RECORD_CLAIM);
  g_autofree char *begins = mz_card_date_words (info->date);
  g_autofree char *ends = mz_partial_date_is_set (info->end) ? mz_partial_date_format (info->end) : NULL;
  /* Translators: two dates. */
  g_autofree char *when = ends != NULL ? g_strdup_printf (_("%1$s to %2$s"), begins, ends) : g_strdup (begins);

  mz_card_add_header (self, mz_record_get_name (MZ_RECORD (event)), mz_vocabulary_get_label (&mz_event_kinds, info->kind),
                      when);
  mz_card_begin_section (self, _("When"), 0);
  mz_card_add_figure (self, _("Date"), when, NULL);
  if (mz_partial_date_is_set (info->date) && mz_partial_date_reached (info->date, self->date) == MZ_TRUTH_NO)
    mz_card_add_row (self, _("On the date"), _("Has not happened yet"));
  mz_card_add_related (self, _("Countries"), MZ_RECORD_COUNTRY);
  mz_card_add_related (self, _("Sites"), MZ_RECORD_SITE);
  mz_card_add_claims (self, claims);
  mz_card_add_end (self);
}

/* Larger figures first, then by key. */
static int
compare_points (gconstpointer a, gconstpointer b)
{
  const MzPoint *left = *(const MzPoint *const *) a, *right = *(const MzPoint *const *) b;

  if (left->v != right->v)
    return (left->v < right->v) - (left->v > right->v);
  return g_strcmp0 (left->key, right->key);
}

/* The newest point of each key that the date allows; a key that has none is left out. */
static GPtrArray *
newest_points (MzSeries *series, MzPartialDate date)
{
  const MzSeriesInfo *info = mz_series_peek (series);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *points = g_ptr_array_new ();

  for (guint i = 0; i < info->points->len; i++)
    {
      const char *key = g_array_index (info->points, MzPoint, i).key;
      const MzPoint *point;

      if (!g_hash_table_add (seen, (gpointer) key))
        continue;
      point = mz_card_latest_point (series, key, date);
      if (point != NULL)
        g_ptr_array_add (points, (gpointer) point);
    }
  g_ptr_array_sort (points, compare_points);
  return points;
}

static const char *
key_words (MzCardBuilder *self, const char *key)
{
  MzRecord *country = mz_dataset_lookup (self->dataset, MZ_RECORD_COUNTRY, key);

  if (country != NULL)
    return mz_record_get_name (country);
  return g_ascii_strcasecmp (key, "world") == 0 ? _("World") : key;
}

static void
add_points (MzCardBuilder *self, MzSeries *series)
{
  const MzSeriesInfo *info = mz_series_peek (series);
  g_autoptr (GPtrArray) points = newest_points (series, self->date);
  g_autofree char *date = mz_partial_date_format (self->date);
  const guint folded = 8;
  guint shown;

  /* Translators: a date: the last figure that there is for each key by then. */
  g_autofree char *title = g_strdup_printf (_("Latest figures up to %s"), date);

  mz_card_begin_section (self, title, 0);
  if (points->len == 0)
    mz_card_add_text (self, _("No figure is known up to this date."));
  shown = mz_card_begin_list (self, "points", points->len, folded);
  for (guint i = 0; i < shown; i++)
    {
      const MzPoint *point = g_ptr_array_index (points, i);
      g_autofree char *markup = mz_card_point_text (info, point);

      mz_card_add_figure (self, key_words (self, point->key), markup, point->sources);
    }
  mz_card_end_list (self, "points", points->len, folded, NULL);
}

void
mz_card_build_series (MzCardBuilder *self, MzSeries *series)
{
  const MzSeriesInfo *info = mz_series_peek (series);
  g_autoptr (GPtrArray) claims = mz_dataset_get_related (self->dataset, MZ_RECORD (series), MZ_RECORD_CLAIM);
  g_autofree char *unit = g_markup_escape_text (info->unit != NULL ? mz_format_label (info->unit) : _("not known"), -1);
  MzPartialDate first = MZ_PARTIAL_DATE_NONE, last = MZ_PARTIAL_DATE_NONE;

  for (guint i = 0; i < info->points->len; i++)
    {
      MzPartialDate t = g_array_index (info->points, MzPoint, i).t;

      if (!mz_partial_date_is_set (first) || mz_partial_date_compare (t, first) < 0)
        first = t;
      if (mz_partial_date_compare (t, last) > 0)
        last = t;
    }

  mz_card_add_header (self, mz_record_get_name (MZ_RECORD (series)), _("Series of figures"),
                      mz_format_label (info->unit));
  add_points (self, series);
  mz_card_begin_section (self, _("What it is"), 0);
  mz_card_add_row (self, _("Unit"), unit);
  mz_card_add_row (self, _("Figures"), info->monthly ? _("One a month where known") : _("One a year where known"));
  if (mz_partial_date_is_set (first))
    {
      g_autofree char *from = mz_partial_date_format (first), *to = mz_partial_date_format (last);
      g_autofree char *span = g_strdup_printf (_("%1$s to %2$s"), from, to);

      mz_card_add_row (self, _("Span"), span);
    }
  mz_card_add_claims (self, claims);
  mz_card_add_end (self);
}

static const char *
stage_word (const char *key)
{
  guint stage;

  if (key == NULL)
    return _("Not known");
  if (mz_vocabulary_find (&mz_stages, key, &stage))
    return mz_vocabulary_get_label (&mz_stages, stage);
  return strcmp (key, "use") == 0 ? _("End use") : key;
}

static void
add_tonnes (MzCardBuilder *self, const MzFlowInfo *info)
{
  const char *what = mz_format_label (info->what);
  g_autofree char *number = NULL, *markup = NULL;

  if (info->t_per_year >= 0)
    {
      number = mz_format_number (info->t_per_year);
      markup = info->estimate ? g_markup_printf_escaped (_("about <b>%1$s</b> %2$s a year"), number, what)
                              : g_markup_printf_escaped (_("<b>%1$s</b> %2$s a year"), number, what);
    }
  else if (info->t_in_period >= 0 && info->months > 0)
    {
      number = mz_format_number (info->t_in_period);
      markup = g_markup_printf_escaped (ngettext ("<b>%1$s</b> %2$s in %3$u month", "<b>%1$s</b> %2$s in %3$u months",
                                                  info->months), number, what, info->months);
    }
  else if (info->t_in_period >= 0)
    {
      number = mz_format_number (info->t_in_period);
      markup = g_markup_printf_escaped ("<b>%s</b> %s", number, what);
    }
  else
    markup = g_markup_printf_escaped (_("Tonnage not known (%s)"), what);
  mz_card_add_figure (self, _("Tonnes"), markup, NULL);
}

static void
add_flow_ends (MzCardBuilder *self, const MzFlowInfo *info)
{
  const char *sites[] = { info->from_site, info->to_site };
  const char *countries[] = { info->from_country, info->to_country };

  for (guint i = 0; i < 2; i++)
    {
      MzRecord *site = sites[i] != NULL ? mz_dataset_lookup (self->dataset, MZ_RECORD_SITE, sites[i]) : NULL;
      MzRecord *country = countries[i] != NULL ? mz_dataset_lookup (self->dataset, MZ_RECORD_COUNTRY, countries[i]) : NULL;

      mz_card_begin_section (self, i == 0 ? _("From") : _("To"), 0);
      if (site != NULL)
        mz_card_add_record (self, site);
      else if (country != NULL)
        mz_card_add_record (self, country);
      else
        mz_card_add_text (self, _("Not known."));
    }
}

void
mz_card_build_flow (MzCardBuilder *self, MzFlow *flow)
{
  const MzFlowInfo *info = mz_flow_peek (flow);
  g_autofree char *title = mz_card_record_title (self, MZ_RECORD (flow));
  g_autofree char *year = mz_card_date_words (info->year);
  /* Translators: two stages of the chain: "Concentration to separation". */
  g_autofree char *stages = g_strdup_printf (_("%1$s → %2$s"), stage_word (info->stage_from), stage_word (info->stage_to));
  MzRecord *whole = info->part_of != NULL ? mz_dataset_lookup (self->dataset, MZ_RECORD_FLOW, info->part_of) : NULL;
  MzRecord *same = info->same_as != NULL ? mz_dataset_lookup (self->dataset, MZ_RECORD_FLOW, info->same_as) : NULL;
  g_autofree char *basis = g_markup_escape_text (mz_flow_get_basis_words (flow), -1);
  g_autofree char *stages_markup = g_markup_escape_text (stages, -1);

  mz_card_add_header (self, title, info->planned ? _("Flow, planned") : _("Flow"), stages);
  mz_card_begin_section (self, _("How much"), 0);
  add_tonnes (self, info);
  mz_card_add_row (self, _("Year"), year);
  mz_card_add_row (self, _("Basis"), basis);
  if (info->planned)
    mz_card_add_row (self, _("Status"), _("Does not flow yet"));
  if (mz_partial_date_is_set (info->from))
    {
      g_autofree char *from = mz_partial_date_format (info->from);

      mz_card_add_row (self, _("Since"), from);
    }
  if (mz_partial_date_is_set (info->to))
    {
      g_autofree char *to = mz_partial_date_format (info->to);

      mz_card_add_row (self, _("Until"), to);
    }
  else
    mz_card_add_row (self, _("Until"), _("No end is known"));
  mz_card_add_row (self, _("Stages"), stages_markup);
  add_flow_ends (self, info);
  mz_card_begin_section (self, _("Contained in"), 0);
  if (whole != NULL)
    mz_card_add_record (self, whole);
  mz_card_begin_section (self, _("The same tonnes, seen otherwise"), 0);
  if (same != NULL)
    mz_card_add_record (self, same);
  mz_card_add_end (self);
}

/** mz_card_demand_text: Returns: (transfer full): how much, in one line of plain text: "16,000 to 16,400 t NdFeB magnets, gross". */
char *
mz_card_demand_text (const MzDemandInfo *info)
{
  const char *what = mz_format_label (info->what);
  g_autofree char *value = NULL, *high = NULL;

  if (isfinite (info->value))
    {
      value = mz_format_number (info->value);
      return info->estimate ? g_strdup_printf (_("about %1$s %2$s"), value, what) : mz_format_unit (value, info->what);
    }
  if (isnan (info->low))
    return g_strdup_printf (_("Not known (%s)"), what);
  value = mz_format_number (info->low);
  high = mz_format_number (info->high);
  /* Translators: a number, a larger one, and what they count. */
  return g_strdup_printf (_("%1$s to %2$s %3$s"), value, high, what);
}

void
mz_card_build_demand (MzCardBuilder *self, MzDemand *demand)
{
  const MzDemandInfo *info = mz_demand_peek (demand);
  const char *region = key_words (self, info->region);
  MzRecord *country = mz_dataset_lookup (self->dataset, MZ_RECORD_COUNTRY, info->region);
  g_autofree char *text = mz_card_demand_text (info);
  g_autofree char *amount = g_markup_escape_text (text, -1);
  g_autofree char *year = mz_card_date_words (info->year);
  g_autofree char *scenario = g_markup_escape_text (strcmp (info->scenario, "observed") == 0 ? _("None: observed") : info->scenario, -1);
  g_autofree char *by = g_markup_escape_text (info->by != NULL ? info->by : _("Not known"), -1);

  mz_card_add_header (self, region, _("Demand"), mz_format_label (info->what));
  mz_card_begin_section (self, _("How much"), 0);
  mz_card_add_figure (self, _("Amount"), amount, NULL);
  mz_card_add_row (self, _("Year"), year);
  mz_card_add_row (self, _("Scenario"), scenario);
  mz_card_add_row (self, _("Author"), by);
  if (info->claim)
    mz_card_add_row (self, _("Status"), _("A claim that is quoted, with doubt"));
  mz_card_begin_section (self, _("Where"), 0);
  if (country != NULL)
    mz_card_add_record (self, country);
  else
    mz_card_add_text (self, region);
  mz_card_add_end (self);
}

void
mz_card_build_source (MzCardBuilder *self, MzSource *source)
{
  static const struct
  {
    MzRecordKind kind;
    const char  *title;
  } citing[] = {
    { MZ_RECORD_SITE, N_("Sites") },         { MZ_RECORD_AGREEMENT, N_("Agreements") },
    { MZ_RECORD_MEASURE, N_("Measures") },   { MZ_RECORD_EVENT, N_("Events") },
    { MZ_RECORD_SERIES, N_("Series") },      { MZ_RECORD_ELEMENT, N_("Elements") },
    { MZ_RECORD_FLOW, N_("Flows") },         { MZ_RECORD_CLAIM, N_("Claims") },
    { MZ_RECORD_DEMAND, N_("Demand") },      { MZ_RECORD_STOCK, N_("Stocks") },
    { MZ_RECORD_GOOD, N_("Products") },      { MZ_RECORD_PARAMETER, N_("Parameters") },
    { MZ_RECORD_COUNTRY, N_("Countries") },
  };
  const MzSourceInfo *info = mz_source_peek (source);
  g_autofree char *date = mz_card_date_words (info->date);
  g_autofree char *publisher = g_markup_escape_text (info->publisher != NULL ? info->publisher : _("Not known"), -1);
  g_autofree char *url = g_markup_escape_text (info->url != NULL ? info->url : _("Not known"), -1);
  GPtrArray *itself = g_ptr_array_new_with_free_func (g_object_unref);

  mz_card_add_header (self, mz_record_get_name (MZ_RECORD (source)), _("Source"), info->publisher);
  mz_card_begin_section (self, _("Where to find it"), 0);
  mz_card_add_row (self, _("Publisher"), publisher);
  mz_card_add_row (self, _("Date"), date);
  mz_card_add_row (self, _("Address"), url);
  g_ptr_array_add (itself, g_object_ref (source));
  ((MzCardBlock *) g_ptr_array_index (self->card, self->card->len - 1))->sources = itself;

  mz_card_begin_section (self, _("What rests on it"), 0);
  for (guint i = 0; i < G_N_ELEMENTS (citing); i++)
    mz_card_add_related (self, _(citing[i].title), citing[i].kind);
}
