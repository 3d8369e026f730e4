/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card of a country: what many records say together. */
#define G_LOG_DOMAIN "mz-cards"

#include "mz-card-builder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-clubs.h"
#include "mz-format.h"
#include "mz-steel.h"

static void
add_roles (MzCardBuilder *self, GPtrArray *sites)
{
  MzCardTally stages[MZ_N_STAGES] = { 0 }, deposits = { 0 };

  for (guint i = 0; i < sites->len; i++)
    {
      MzSite *site = g_ptr_array_index (sites, i);
      const MzSiteInfo *info = mz_site_peek (site);

      if (info->kind == MZ_SITE_DEPOSIT)
        {
          mz_card_tally (self, &deposits, site);
          continue;
        }
      for (guint k = 0; k < MZ_N_STAGES; k++)
        if ((info->stages & MZ_BIT (k)) != 0)
          mz_card_tally (self, &stages[k], site);
    }

  mz_card_begin_section (self, _("Role in the chain"), 0);
  for (guint k = 0; k < MZ_N_STAGES; k++)
    if (stages[k].all > 0)
      {
        g_autofree char *markup = mz_card_tally_markup (&stages[k]);

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

/* The agreements that make the country a member, the newest first. */
static void
add_ways_in (MzCardBuilder *self, const MzClub *club, const MzMember *member)
{
  g_autoptr (GPtrArray) agreements = g_ptr_array_copy (member->agreements, NULL, NULL);
  g_autofree char *label = g_strdup_printf (ngettext ("By %u Agreement", "By %u Agreements", agreements->len),
                                            agreements->len);
  guint shown = mz_card_begin_list (self, club->key, agreements->len, 0);

  mz_card_sort_newest (agreements);
  for (guint i = 0; i < shown; i++)
    mz_card_add_record (self, agreements->pdata[i]);
  mz_card_end_list (self, club->key, agreements->len, 0, label);
}

typedef struct
{
  const MzClub *a, *b;
  guint         n;     /* countries that sit in both */
} Overlap;

static int
compare_overlaps (gconstpointer a, gconstpointer b)
{
  const Overlap *x = a, *y = b;

  if (x->n != y->n)
    return (x->n < y->n) - (x->n > y->n);
  return strcmp (x->a->key, y->a->key) != 0 ? strcmp (x->a->key, y->a->key) : strcmp (x->b->key, y->b->key);
}

static char *
overlap_markup (MzCardBuilder *self, const Overlap *overlap, const char *code)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; i < overlap->a->members->len; i++)
    {
      const char *country = ((const MzMember *) overlap->a->members->pdata[i])->country;

      if (strcmp (country, code) != 0 && mz_club_find (overlap->b, country) != NULL)
        g_ptr_array_add (names, (gpointer) mz_dataset_country_name (self->dataset, country));
    }
  if (names->len == 0)
    return g_strdup (_("only this one"));
  g_ptr_array_add (names, NULL);
  list = g_strjoinv (mz_format_get_comma (), (char **) names->pdata);
  /* Translators: countries that sit in two clubs as the present one does. */
  return g_markup_printf_escaped (_("also %s"), list);
}

/* Each two of the clubs that the country sits in: who else sits in both. */
static void
add_overlaps (MzCardBuilder *self, GPtrArray *clubs, const char *code)
{
  g_autoptr (GArray) overlaps = g_array_new (FALSE, FALSE, sizeof (Overlap));
  guint shown;

  for (guint i = 0; i < clubs->len; i++)
    for (guint k = i + 1; k < clubs->len; k++)
      {
        Overlap overlap = { clubs->pdata[i], clubs->pdata[k], 0 };

        for (guint m = 0; m < overlap.a->members->len; m++)
          overlap.n += mz_club_find (overlap.b, ((const MzMember *) overlap.a->members->pdata[m])->country) != NULL ? 1 : 0;
        g_array_append_val (overlaps, overlap);
      }
  g_array_sort (overlaps, compare_overlaps);
  mz_card_begin_section (self, _("Where its clubs overlap"), overlaps->len);
  shown = mz_card_begin_list (self, "overlaps", overlaps->len, 3);
  for (guint i = 0; i < shown; i++)
    {
      const Overlap *overlap = &g_array_index (overlaps, Overlap, i);
      /* Translators: two clubs of countries. */
      g_autofree char *both = g_strdup_printf (_("%1$s and %2$s"), overlap->a->label, overlap->b->label);
      g_autofree char *others = overlap_markup (self, overlap, code), *escaped = g_markup_escape_text (both, -1);
      g_autofree char *markup = mz_format_named (escaped, others);
      g_autofree char *key = g_strdup_printf (ngettext ("%u country", "%u countries", overlap->n), overlap->n);

      mz_card_add_row (self, key, markup);
    }
  mz_card_end_list (self, "overlaps", overlaps->len, 3, NULL);
}

static void
add_clubs (MzCardBuilder *self, const char *code)
{
  g_autoptr (GPtrArray) clubs = mz_clubs_new (self->dataset, self->date), own = g_ptr_array_new ();

  for (guint i = 0; i < clubs->len; i++)
    if (mz_club_find (clubs->pdata[i], code) != NULL)
      g_ptr_array_add (own, clubs->pdata[i]);
  if (own->len == 0)
    return;
  mz_card_begin_section (self, _("Clubs that it sits in"), own->len);
  for (guint i = 0; i < own->len; i++)
    {
      const MzClub *club = own->pdata[i];
      g_autofree char *members = g_strdup_printf (ngettext ("%u member", "%u members", club->members->len),
                                                  club->members->len);

      if (club->agreement != NULL)
        {
          mz_card_add_link (self, MZ_RECORD (club->agreement), club->label, members, NULL);
          continue;
        }
      mz_card_add_row (self, club->label, members);
      add_ways_in (self, club, mz_club_find (club, code));
    }
  mz_card_add_text (self, _("Members of the G7 and of the EU are common knowledge; the other clubs are made of the agreements "
                            "that are signed or in force on the date."));
  add_overlaps (self, own, code);
  mz_card_begin_section (self, _("All clubs"), 0);
  mz_card_add_chart (self, "clubs");
}

/* How far its agreements have come: of those that were signed by the date. */
static void
add_steel (MzCardBuilder *self, const char *code)
{
  g_autoptr (GPtrArray) all = mz_steel_collect_signed (self->dataset, self->date);
  g_autoptr (GPtrArray) own = mz_steel_pick_country (all, code);
  g_autoptr (MzSteelTally) tally = mz_steel_tally_new (self->dataset, own, self->date);
  g_autofree char *reached = NULL, *delivered = NULL, *paid = mz_steel_tally_describe_sums (tally, MZ_STEP_MONEY);

  if (tally->n == 0)
    return;
  mz_card_begin_section (self, _("From paper to tonnes"), 0);
  /* Translators: how many agreements were signed, and how many of them took each step. */
  reached = g_strdup_printf (_("<b>%1$u</b> signed. As far as sources tell, %2$u came into force, %3$u to money, %4$u to a site and "
                               "<b>%5$u</b> to tonnes"),
                             tally->n, tally->reached[MZ_STEP_IN_FORCE], tally->reached[MZ_STEP_MONEY], tally->reached[MZ_STEP_SITE],
                             tally->reached[MZ_STEP_TONNES]);
  mz_card_add_row (self, _("Agreements"), reached);
  delivered = g_strdup_printf (_("Nothing yet: <b>%1$u</b>. No source says: <b>%2$u</b>."), tally->delivered[MZ_DELIVERED_NONE],
                               tally->delivered[MZ_DELIVERED_NOT_KNOWN]);
  mz_card_add_row (self, _("Delivered"), delivered);
  if (paid != NULL)
    mz_card_add_row (self, _("Money"), paid);
  mz_card_add_chart (self, "steel-countries");
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
  MzCardTally tally = { 0 };
  g_autofree char *where = NULL;

  for (guint i = 0; i < sites->len; i++)
    if (mz_site_peek (g_ptr_array_index (sites, i))->kind != MZ_SITE_DEPOSIT)
      mz_card_tally (self, &tally, g_ptr_array_index (sites, i));
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
  add_steel (self, code);
  add_clubs (self, code);
  mz_card_add_claims (self, claims);
  mz_card_sort_sites (self, sites);
  mz_card_add_records (self, _("Sites"), "sites", sites);
  mz_card_add_related (self, _("Flows"), MZ_RECORD_FLOW);
  mz_card_add_related (self, _("Stocks"), MZ_RECORD_STOCK);
  mz_card_add_related (self, _("Events"), MZ_RECORD_EVENT);
  mz_card_add_related (self, _("Series with its figures"), MZ_RECORD_SERIES);
  mz_card_add_end (self);
}
