/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cards of a country and of an element, and of the view as a whole: what many records say together. */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-card-builder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many of some sites certainly operate on the date, and of how many that cannot be told. */
typedef struct
{
  guint all, operating, unknown;
} Tally;

static void
count (MzCardBuilder *self, Tally *tally, MzSite *site)
{
  MzSiteState state = mz_workspace_get_site_state (self->workspace, site);

  if (state.state == MZ_STATE_NONE && state.perhaps == MZ_STATE_NONE)
    return;
  tally->all++;
  tally->operating += state.state == MZ_STATE_OPERATING ? 1 : 0;
  tally->unknown += state.state == MZ_STATE_NOT_KNOWN || state.perhaps == MZ_STATE_OPERATING ? 1 : 0;
}

static char *
tally_markup (const Tally *tally)
{
  /* Translators: of so many sites so many operate: "3 of 8 operate". */
  g_autofree char *sure = g_strdup_printf (_("<b>%1$u</b> of %2$u operate"), tally->operating, tally->all);

  if (tally->unknown == 0)
    return g_steal_pointer (&sure);
  /* Translators: how many sites operate, and of how many that is not known. */
  return g_strdup_printf (_("%1$s, %2$u not known"), sure, tally->unknown);
}

static void
add_roles (MzCardBuilder *self, GPtrArray *sites)
{
  Tally stages[MZ_N_STAGES] = { 0 }, deposits = { 0 };

  for (guint i = 0; i < sites->len; i++)
    {
      MzSite *site = g_ptr_array_index (sites, i);
      const MzSiteInfo *info = mz_site_peek (site);

      if (info->kind == MZ_SITE_DEPOSIT)
        {
          count (self, &deposits, site);
          continue;
        }
      for (guint k = 0; k < MZ_N_STAGES; k++)
        if ((info->stages & MZ_BIT (k)) != 0)
          count (self, &stages[k], site);
    }

  mz_card_begin_section (self, _("Role in the chain"), 0);
  for (guint k = 0; k < MZ_N_STAGES; k++)
    if (stages[k].all > 0)
      {
        g_autofree char *markup = tally_markup (&stages[k]);

        mz_card_add_row (self, mz_vocabulary_get_label (&mz_stages, k), markup);
      }
  if (deposits.all > 0)
    {
      g_autofree char *markup = g_strdup_printf (ngettext ("<b>%u</b> deposit not mined", "<b>%u</b> deposits not mined",
                                                           deposits.all), deposits.all);

      mz_card_add_row (self, _("Deposits"), markup);
    }
}

/* The figures that say most of a country's weight, if they are there. */
static const struct
{
  const char *id;
  const char *label;
} weights[] = {
  { "mine-production", N_("Mined") },
  { "mining-share-iea", N_("Share mined") },
  { "reserves", N_("Reserves") },
  { "refining-share", N_("Share refined") },
  { "magnet-share", N_("Share of magnets") },
};

static void
add_weights (MzCardBuilder *self, const char *code)
{
  mz_card_begin_section (self, _("Weight in the world"), 0);
  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    {
      MzSeries *series = mz_dataset_lookup (self->dataset, MZ_RECORD_SERIES, weights[i].id);
      const MzPoint *point = series != NULL ? mz_card_latest_point (series, code, self->date) : NULL;
      g_autofree char *markup = NULL;

      if (point == NULL)
        continue;
      markup = mz_card_point_text (mz_series_peek (series), point);
      mz_card_add_figure (self, _(weights[i].label), markup,
                          point->sources != NULL ? point->sources : mz_record_peek_head (MZ_RECORD (series))->sources);
    }
}

/* Those of the related records of @kind that hold on the date, or are about to, or are paused. */
static GPtrArray *
related_in_force (MzCardBuilder *self, MzRecordKind kind)
{
  GPtrArray *related = mz_card_get_related (self, kind);

  for (guint i = related->len; i > 0; i--)
    {
      MzForce force = mz_workspace_get_force (self->workspace, g_ptr_array_index (related, i - 1)).force;

      if (force == MZ_FORCE_NONE || force == MZ_FORCE_ENDED)
        g_ptr_array_remove_index (related, i - 1);
    }
  return related;
}

/* Also the claims on events that only give a figure of the country. */
static GPtrArray *
country_claims (MzCardBuilder *self)
{
  GPtrArray *claims = mz_dataset_get_related (self->dataset, self->record, MZ_RECORD_CLAIM);
  g_autoptr (GPtrArray) events = mz_dataset_get_related (self->dataset, self->record, MZ_RECORD_EVENT);

  for (guint i = 0; i < events->len; i++)
    {
      MzRecord *event = g_ptr_array_index (events, i);
      g_autoptr (GPtrArray) more = NULL;

      if (mz_event_peek (MZ_EVENT (event))->kind != MZ_EVENT_FIGURE)
        continue;
      more = mz_dataset_get_related (self->dataset, event, MZ_RECORD_CLAIM);
      for (guint k = 0; k < more->len; k++)
        if (!g_ptr_array_find (claims, g_ptr_array_index (more, k), NULL))
          g_ptr_array_add (claims, g_ptr_array_index (more, k));
    }
  return claims;
}

/* What operates first, then all other plants, then deposits; each by name. */
static int
compare_sites (gconstpointer a, gconstpointer b, gpointer data)
{
  MzCardBuilder *self = data;
  MzSite *sites[] = { *(MzSite *const *) a, *(MzSite *const *) b };
  int rank[2];

  for (guint i = 0; i < 2; i++)
    rank[i] = mz_site_peek (sites[i])->kind == MZ_SITE_DEPOSIT ? 2
              : mz_workspace_get_site_state (self->workspace, sites[i]).state != MZ_STATE_OPERATING;
  if (rank[0] != rank[1])
    return rank[0] - rank[1];
  return g_utf8_collate (mz_record_get_short_name (MZ_RECORD (sites[0])), mz_record_get_short_name (MZ_RECORD (sites[1])));
}

void
mz_card_build_country (MzCardBuilder *self, MzCountry *country)
{
  const char *code = mz_record_get_id (MZ_RECORD (country));
  g_autoptr (GPtrArray) sites = mz_dataset_get_related (self->dataset, MZ_RECORD (country), MZ_RECORD_SITE);
  g_autoptr (GPtrArray) measures = related_in_force (self, MZ_RECORD_MEASURE);
  g_autoptr (GPtrArray) agreements = related_in_force (self, MZ_RECORD_AGREEMENT);
  g_autoptr (GPtrArray) taken = g_ptr_array_new (), met = g_ptr_array_new ();
  g_autoptr (GPtrArray) claims = country_claims (self);
  Tally tally = { 0 };
  g_autofree char *where = NULL;

  for (guint i = 0; i < sites->len; i++)
    if (mz_site_peek (g_ptr_array_index (sites, i))->kind != MZ_SITE_DEPOSIT)
      count (self, &tally, g_ptr_array_index (sites, i));
  if (sites->len == 0)
    where = g_strdup (_("No site of the chain is known here"));
  else if (self->after)
    {
      g_autofree char *as_of = mz_partial_date_format (self->as_of);

      where = g_strdup_printf (_("Which sites operate is not known after %s"), as_of);
    }
  else if (tally.unknown > 0)
    /* Translators: so many of so many sites operate, and of how many that is not known. */
    where = g_strdup_printf (_("%1$u of %2$u sites operate, %3$u not known"), tally.operating, tally.all, tally.unknown);
  else
    /* Translators: so many of so many sites operate. */
    where = g_strdup_printf (_("%1$u of %2$u sites operate"), tally.operating, tally.all);
  mz_card_add_header (self, mz_record_get_name (MZ_RECORD (country)), _("Country"), where);

  add_roles (self, sites);
  add_weights (self, code);
  for (guint i = 0; i < measures->len; i++)
    {
      MzMeasure *measure = g_ptr_array_index (measures, i);

      g_ptr_array_add (g_strcmp0 (mz_measure_peek (measure)->country, code) == 0 ? taken : met, measure);
    }
  mz_card_add_records (self, _("Measures that it takes"), "taken", taken);
  mz_card_add_records (self, _("Measures that aim at it"), "met", met);
  mz_card_add_records (self, _("Agreements"), "agreements", agreements);
  mz_card_add_claims (self, claims);
  g_ptr_array_sort_with_data (sites, compare_sites, self);
  mz_card_add_records (self, _("Sites"), "sites", sites);
  mz_card_add_related (self, _("Flows"), MZ_RECORD_FLOW);
  mz_card_add_related (self, _("Events"), MZ_RECORD_EVENT);
  mz_card_add_related (self, _("Series with its figures"), MZ_RECORD_SERIES);
  mz_card_add_end (self);
}

static const char *
group_words (const char *group)
{
  if (g_strcmp0 (group, "LREE") == 0)
    return _("Light rare earth");
  if (g_strcmp0 (group, "HREE") == 0)
    return _("Heavy rare earth");
  return _("Not a rare earth");
}

typedef struct
{
  MzSeries      *series;
  const MzPoint *point;
} Price;

static int
compare_prices (gconstpointer a, gconstpointer b)
{
  return mz_partial_date_compare (((const Price *) b)->point->t, ((const Price *) a)->point->t);
}

/* The newest price that the date allows of each series that has one. */
static void
add_prices (MzCardBuilder *self, const MzElementInfo *info)
{
  g_autoptr (GPtrArray) series = mz_dataset_get_related (self->dataset, self->record, MZ_RECORD_SERIES);
  g_autoptr (GArray) prices = g_array_new (FALSE, FALSE, sizeof (Price));
  guint shown;

  for (guint i = 0; i < series->len; i++)
    {
      MzSeries *candidate = g_ptr_array_index (series, i);
      const char *unit = mz_series_peek (candidate)->unit;
      Price price = { candidate, mz_card_latest_point (candidate, info->symbol, self->date) };

      if (price.point != NULL && unit != NULL && g_str_has_prefix (unit, "USD/kg"))
        g_array_append_val (prices, price);
    }
  g_array_sort (prices, compare_prices);

  mz_card_begin_section (self, _("Price"), 0);
  shown = mz_card_begin_list (self, "prices", prices->len, 2);
  for (guint i = 0; i < shown; i++)
    {
      const Price *price = &g_array_index (prices, Price, i);
      const MzSeriesInfo *what = mz_series_peek (price->series);
      g_autofree char *markup = mz_card_point_text (what, price->point);
      g_autofree char *title = g_markup_escape_text (mz_record_get_name (MZ_RECORD (price->series)), -1);
      g_autofree char *text = g_strdup_printf ("%s\n%s", markup, title);

      mz_card_add_figure (self, what->monthly ? _("Month") : _("Year"), text,
                          mz_record_peek_head (MZ_RECORD (price->series))->sources);
    }
  mz_card_end_list (self, "prices", prices->len, 2, NULL);
}

/* Whether the minerals of a measure take in the element, by its symbol or its group. */
static gboolean
covers (const MzMeasureInfo *measure, const MzElementInfo *info)
{
  const char *const *minerals = (const char *const *) measure->minerals;
  gboolean rare_earth = g_strcmp0 (info->group, "LREE") == 0 || g_strcmp0 (info->group, "HREE") == 0;

  return g_strv_contains (minerals, info->symbol)
         || (rare_earth && (g_strv_contains (minerals, "REE") || g_strv_contains (minerals, info->group)));
}

static void
add_control (MzCardBuilder *self, const MzElementInfo *info)
{
  MzStore *store = mz_dataset_get_store (self->dataset, MZ_RECORD_MEASURE);
  g_autoptr (GPtrArray) controls = g_ptr_array_new ();
  g_autofree char *since = NULL, *markup = NULL;

  mz_card_begin_section (self, _("Export control"), 0);
  if (mz_partial_date_is_set (info->controlled_since))
    {
      since = mz_partial_date_format (info->controlled_since);
      markup = mz_partial_date_reached (info->controlled_since, self->date) == MZ_TRUTH_NO
                 ? g_strdup_printf (_("Only from %s"), since) : g_strdup_printf (_("<b>Since %s</b>"), since);
      mz_card_add_figure (self, _("Controlled"), markup, NULL);
    }
  else
    mz_card_add_row (self, _("Controlled"), _("No date is known from which it was"));

  for (guint i = 0; i < mz_store_get_length (store); i++)
    {
      MzMeasure *measure = mz_store_peek (store, i);
      MzForce force;

      if (!mz_measure_restricts_export (measure) || !covers (mz_measure_peek (measure), info))
        continue;
      force = mz_workspace_get_force (self->workspace, MZ_RECORD (measure)).force;
      if (force != MZ_FORCE_NONE && force != MZ_FORCE_ENDED)
        g_ptr_array_add (controls, measure);
    }
  mz_card_sort_newest (controls);
  mz_card_add_records (self, _("Controls that take it in"), "controls", controls);
}

void
mz_card_build_element (MzCardBuilder *self, MzElement *element)
{
  const MzElementInfo *info = mz_element_peek (element);
  g_autoptr (GPtrArray) claims = mz_dataset_get_related (self->dataset, MZ_RECORD (element), MZ_RECORD_CLAIM);
  g_autofree char *name = mz_card_sentence (mz_record_get_name (MZ_RECORD (element)));
  /* Translators: a chemical symbol, and the atomic number. */
  g_autofree char *where = info->z > 0 ? g_strdup_printf (_("%1$s, atomic number %2$u"), info->symbol, info->z)
                                       : g_strdup (info->symbol);

  mz_card_add_header (self, name, group_words (info->group), where);
  mz_card_begin_section (self, _("What it is for"), 0);
  mz_card_add_row (self, _("Magnets"), info->magnet ? _("Goes into permanent magnets") : _("Not a magnet element"));
  mz_card_add_words (self, _("Uses"), info->uses);
  add_control (self, info);
  add_prices (self, info);
  mz_card_add_related (self, _("Sites that have or make it"), MZ_RECORD_SITE);
  mz_card_add_related (self, _("Agreements on it"), MZ_RECORD_AGREEMENT);
  mz_card_add_claims (self, claims);
  mz_card_add_related (self, _("Series with its figures"), MZ_RECORD_SERIES);
  mz_card_add_end (self);
}
