/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card of a site. */
#define G_LOG_DOMAIN "mz-cards"

#include "mz-card-builder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-format.h"

static char *
stage_words (MzSet stages)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < MZ_N_STAGES; i++)
    if ((stages & MZ_BIT (i)) != 0)
      g_string_append_printf (words, "%s%s", words->len > 0 ? mz_format_get_comma () : "", mz_vocabulary_get_label (&mz_stages, i));
  return g_string_free (words, FALSE);
}

static void
add_header (MzCardBuilder *self, MzSite *site)
{
  const MzSiteInfo *info = mz_site_peek (site);
  MzSiteState state = mz_workspace_get_site_state (self->workspace, site);
  const char *country = mz_dataset_country_name (self->dataset, info->country);
  g_autofree char *words = mz_card_state_text (self, &state);
  /* Translators: a kind of site and what it does: "Mine, operating since 2018". */
  g_autofree char *what = g_strdup_printf (C_("site", "%1$s, %2$s"), mz_vocabulary_get_label (&mz_site_kinds, info->kind),
                                           words);
  /* Translators: a part of a country, and the country. */
  g_autofree char *where = info->admin1 != NULL ? g_strdup_printf (C_("place", "%1$s, %2$s"), info->admin1, country)
                                                : g_strdup (country);

  mz_card_add_header (self, mz_record_get_name (MZ_RECORD (site)), what, where);
}

static void
add_history (MzCardBuilder *self, const MzSiteInfo *info)
{
  g_autofree char *label = g_strdup_printf (ngettext ("History: %u state", "History: %u states", info->status->len),
                                            info->status->len);
  guint shown;

  if (info->status->len == 0)
    {
      mz_card_add_text (self, _("Nothing dated is known of what happened here."));
      return;
    }
  shown = mz_card_begin_list (self, "status", info->status->len, 0);
  for (guint i = 0; i < shown; i++)
    {
      const MzStatus *status = &g_array_index (info->status, MzStatus, i);
      g_autofree char *from = mz_partial_date_is_set (status->from) ? mz_partial_date_format_short (status->from)
                                                                    : g_strdup (_("Not known since when"));
      gboolean plan = status->planned && status->state != MZ_STATE_PLANNED;
      const char *state = mz_vocabulary_get_label (&mz_states, status->state);
      g_autofree char *markup = plan ? g_markup_printf_escaped (_("%s, planned"), state)
                                     : g_markup_printf_escaped ("%s", state);

      mz_card_add_figure (self, from, markup, status->sources);
    }
  mz_card_end_list (self, "status", info->status->len, 0, label);
}

static const char *
product_label (MzProduct product)
{
  switch (product)
    {
    case MZ_PRODUCT_REO:
      return _("REO");
    case MZ_PRODUCT_SEPARATED:
      return _("Separated");
    case MZ_PRODUCT_METAL:
      return _("Metal, alloy");
    case MZ_PRODUCT_MAGNET:
      return _("Magnets");
    case MZ_PRODUCT_RECYCLED:
      return _("Recycled");
    case MZ_PRODUCT_OTHER:
    case MZ_N_PRODUCTS:
    default:
      return _("Other");
    }
}

static char *
capacity_markup (MzCardBuilder *self, const MzCapacity *capacity)
{
  g_autofree char *number = capacity->t_per_year >= 0 ? mz_format_number (capacity->t_per_year) : NULL;
  g_autofree char *from = mz_partial_date_is_set (capacity->from) ? mz_partial_date_format (capacity->from) : NULL;
  g_autofree char *figure = NULL;
  const char *what = mz_format_label (capacity->what);
  GString *text;

  if (number == NULL)
    /* Translators: what is made, with its basis. */
    figure = g_markup_printf_escaped (_("tonnes not known, %s"), what);
  else if (capacity->estimate)
    /* Translators: tonnes a year, and what is made, with its basis. */
    figure = g_markup_printf_escaped (_("about <b>%1$s t/a</b> %2$s"), number, what);
  else
    figure = g_markup_printf_escaped (_("<b>%1$s t/a</b> %2$s"), number, what);

  text = g_string_new (figure);
  if (capacity->planned && from != NULL)
    /* Translators: a date. */
    g_string_append_printf (text, _(", planned from %s"), from);
  else if (capacity->planned)
    g_string_append (text, _(", planned, from when is not known"));
  else if (from != NULL && mz_partial_date_reached (capacity->from, self->date) == MZ_TRUTH_NO)
    /* Translators: a date. */
    g_string_append_printf (text, _(", only from %s"), from);
  else if (from != NULL)
    /* Translators: a date. */
    g_string_append_printf (text, _(", from %s"), from);
  return g_string_free (text, FALSE);
}

/* The words before any bracket, folded. */
static char *
basic_words (const char *what)
{
  const char *bracket = strchr (what, '(');
  g_autofree char *words = g_strndup (what, bracket != NULL ? (gsize) (bracket - what) : strlen (what));

  return g_strstrip (g_utf8_casefold (words, -1));
}

/* Whether two entries give a figure for the same thing, so that they stand side by side and are not two plants. */
static gboolean
same_thing (const MzCapacity *a, const MzCapacity *b)
{
  g_autofree char *left = basic_words (a->what), *right = basic_words (b->what);

  return a->planned == b->planned && mz_partial_date_equal (a->from, b->from) && strcmp (left, right) == 0;
}

/* What runs on the date first, then what comes later, then plans. */
static guint
capacity_rank (MzCardBuilder *self, const MzCapacity *capacity)
{
  if (capacity->planned)
    return 2;
  return mz_partial_date_is_set (capacity->from) && mz_partial_date_reached (capacity->from, self->date) == MZ_TRUTH_NO;
}

/* The first of the entries that are about the same thing as entry @i. */
static guint
first_of_same (GArray *capacity, guint i)
{
  for (guint k = 0; k < i; k++)
    if (same_thing (&g_array_index (capacity, MzCapacity, k), &g_array_index (capacity, MzCapacity, i)))
      return k;
  return i;
}

static void
add_other_figures (MzCardBuilder *self, GArray *capacity, guint first)
{
  g_autofree char *key = g_strdup_printf ("capacity-%u", first);
  g_autofree char *label = NULL;
  guint n = 0, shown;

  for (guint i = first + 1; i < capacity->len; i++)
    n += first_of_same (capacity, i) == first ? 1 : 0;
  if (n == 0)
    return;

  label = g_strdup_printf (ngettext ("%u Other Figure", "%u Other Figures", n), n);
  shown = mz_card_begin_list (self, key, n, 0);
  for (guint i = first + 1; i < capacity->len && shown > 0; i++)
    if (first_of_same (capacity, i) == first)
      {
        const MzCapacity *entry = &g_array_index (capacity, MzCapacity, i);
        g_autofree char *markup = capacity_markup (self, entry);

        mz_card_add_figure (self, _("Other figure"), markup, entry->sources);
      }
  mz_card_end_list (self, key, n, 0, label);
}

static void
add_capacity (MzCardBuilder *self, const MzSiteInfo *info)
{
  mz_card_begin_section (self, _("Capacity and output"), 0);
  if (info->capacity->len == 0 && info->kind != MZ_SITE_DEPOSIT)
    mz_card_add_text (self, _("What it can make a year is not known."));
  for (guint rank = 0; rank < 3; rank++)
    for (guint i = 0; i < info->capacity->len; i++)
      {
        const MzCapacity *capacity = &g_array_index (info->capacity, MzCapacity, i);
        g_autofree char *markup = NULL;

        if (capacity_rank (self, capacity) != rank || first_of_same (info->capacity, i) != i)
          continue;
        markup = capacity_markup (self, capacity);
        mz_card_add_figure (self, product_label (mz_capacity_get_product (capacity, info->kind)), markup,
                            capacity->sources);
        add_other_figures (self, info->capacity, i);
      }
}

static void
add_owners (MzCardBuilder *self, const MzSiteInfo *info)
{
  mz_card_begin_section (self, _("Owner"), 0);
  if (info->site_operator != NULL)
    {
      g_autofree char *markup = g_markup_escape_text (info->site_operator, -1);

      mz_card_add_row (self, _("Operator"), markup);
      mz_card_link_row (self, mz_card_find_company (self, info->site_operator));
    }
  if (info->owners->len == 0)
    mz_card_add_row (self, _("Owner"), _("not known"));
  for (guint i = 0; i < info->owners->len; i++)
    {
      const MzOwner *owner = &g_array_index (info->owners, MzOwner, i);
      g_autofree char *since = mz_partial_date_is_set (owner->since) ? mz_partial_date_format (owner->since) : NULL;
      g_autofree char *share = owner->share >= 0 ? mz_format_percent (owner->share * 100) : NULL;
      GString *text = g_string_new (NULL);
      g_autofree char *name = g_markup_escape_text (owner->name, -1), *markup = NULL;

      if (share != NULL)
        g_string_append_printf (text, "%s, <b>%s</b>", name, share);
      else
        /* Translators: who owns a site. */
        g_string_append_printf (text, _("%s, share not known"), name);
      if (since != NULL && mz_partial_date_reached (owner->since, self->date) == MZ_TRUTH_NO)
        g_string_append_printf (text, _(", only from %s"), since);
      else if (since != NULL)
        g_string_append_printf (text, _(", since %s"), since);
      markup = g_string_free (text, FALSE);
      mz_card_add_figure (self, _("Owner"), markup, owner->sources);
      mz_card_link_row (self, mz_card_find_company (self, owner->name));
    }
}

/* @word: (nullable): of the facts. */
static char *
class_words (const char *word)
{
  static const struct { const char *word, *label; } classes[] = {
    { "measured", NC_ ("resource", "Measured") }, { "indicated", NC_ ("resource", "Indicated") },
    { "inferred", NC_ ("resource", "Inferred") }, { "reserve", NC_ ("resource", "Reserve") },
    { "total", NC_ ("resource", "Total") },
  };

  if (word == NULL)
    return g_strdup (C_ ("resource", "Ore"));
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (strcmp (word, classes[i].word) == 0)
      return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "resource", classes[i].label));
  return mz_card_sentence (word);
}

static void
add_resources (MzCardBuilder *self, const MzSiteInfo *info)
{
  mz_card_begin_section (self, _("Resources"), 0);
  if (info->resource->len == 0 && info->kind == MZ_SITE_DEPOSIT)
    mz_card_add_text (self, _("How much ore there is, is not known."));
  for (guint i = 0; i < info->resource->len; i++)
    {
      const MzResource *resource = &g_array_index (info->resource, MzResource, i);
      g_autofree char *key = class_words (resource->resource_class);
      g_autofree char *mt = resource->mt >= 0 ? mz_format_number (resource->mt) : NULL;
      g_autofree char *grade = resource->treo_pct >= 0 ? mz_format_percent (resource->treo_pct) : NULL;
      g_autofree char *as_of = mz_partial_date_is_set (resource->as_of) ? mz_partial_date_format (resource->as_of) : NULL;
      GString *text = g_string_new (resource->estimate ? _("about ") : NULL);
      g_autofree char *markup = NULL;

      if (mt != NULL && grade != NULL)
        /* Translators: million tonnes, and a grade in per cent of total rare earth oxides. */
        g_string_append_printf (text, _("<b>%1$s Mt</b> of ore at <b>%2$s</b> TREO"), mt, grade);
      else if (mt != NULL)
        g_string_append_printf (text, _("<b>%s Mt</b> of ore, grade not known"), mt);
      else if (grade != NULL)
        g_string_append_printf (text, _("<b>%s</b> TREO, tonnes of ore not known"), grade);
      else
        g_string_append (text, _("tonnes and grade not known"));
      if (as_of != NULL)
        /* Translators: a date: a figure as of then. */
        g_string_append_printf (text, _(", as of %s"), as_of);
      markup = g_string_free (text, FALSE);
      mz_card_add_figure (self, key, markup, resource->sources);
    }
}

static void
add_makes (MzCardBuilder *self, const MzSiteInfo *info)
{
  g_autofree char *stages = stage_words (info->stages);
  g_autofree char *markup = g_markup_escape_text (stages, -1);

  mz_card_begin_section (self, _("What it does"), 0);
  if (*stages != '\0')
    mz_card_add_row (self, _("Stages"), markup);
  mz_card_add_words (self, _("Products"), info->products);
  mz_card_add_words (self, _("Minerals"), info->minerals);
  if (info->deposit_type != NULL)
    {
      g_autofree char *deposit = g_markup_escape_text (info->deposit_type, -1);

      mz_card_add_row (self, _("Deposit"), deposit);
    }
}

static void
add_chain (MzCardBuilder *self, MzSite *site)
{
  g_autoptr (GPtrArray) flows = mz_card_get_related (self, MZ_RECORD_FLOW);
  const char *id = mz_record_get_id (MZ_RECORD (site));
  guint shown;

  if (flows->len == 0)
    return;
  mz_card_begin_section (self, _("Chain"), flows->len);
  shown = mz_card_begin_list (self, "flows", flows->len, MZ_CARD_LIST_LENGTH);
  for (guint i = 0; i < shown; i++)
    {
      MzRecord *flow = g_ptr_array_index (flows, i);
      const MzFlowInfo *info = mz_flow_peek (MZ_FLOW (flow));
      gboolean leaves = g_strcmp0 (info->from_site, id) == 0;
      const char *site_id = leaves ? info->to_site : info->from_site;
      const char *country = leaves ? info->to_country : info->from_country;
      MzRecord *other = site_id != NULL ? mz_dataset_lookup (self->dataset, MZ_RECORD_SITE, site_id) : NULL;
      const char *name = other != NULL ? mz_record_get_short_name (other)
                                       : country != NULL ? mz_dataset_country_name (self->dataset, country) : _("not known");
      MzCardBlock *block;

      mz_card_add_record (self, flow);
      block = g_ptr_array_index (self->card, self->card->len - 1);
      g_free (block->title);
      /* Translators: a place that a plant feeds, or is fed from. */
      block->title = leaves ? g_strdup_printf (_("To %s"), name) : g_strdup_printf (_("From %s"), name);
    }
  mz_card_end_list (self, "flows", flows->len, MZ_CARD_LIST_LENGTH, NULL);
  mz_card_end_section (self);
}

/* What the site's own country has in force, or announced, or paused. */
static void
add_controls (MzCardBuilder *self, const MzSiteInfo *info)
{
  MzStore *store = mz_dataset_get_store (self->dataset, MZ_RECORD_MEASURE);
  g_autoptr (GPtrArray) controls = g_ptr_array_new ();

  for (guint i = 0; i < mz_store_get_length (store); i++)
    {
      MzMeasure *measure = mz_store_peek (store, i);
      MzForce force;

      if (!mz_measure_restricts_export (measure) || g_strcmp0 (mz_measure_peek (measure)->country, info->country) != 0)
        continue;
      force = mz_workspace_get_force (self->workspace, MZ_RECORD (measure)).force;
      if (force != MZ_FORCE_NONE && force != MZ_FORCE_ENDED)
        g_ptr_array_add (controls, measure);
    }
  mz_card_sort_newest (controls);
  mz_card_add_records (self, _("Export controls here"), "controls", controls);
}

static void
add_place (MzCardBuilder *self, MzSite *site)
{
  const MzSiteInfo *info = mz_site_peek (site);
  g_autofree char *place = g_strdup_printf ("%.3f°, %.3f°", info->lat, info->lon);

  mz_card_begin_section (self, _("Place"), 0);
  mz_card_add_row (self, _("Precision"), mz_vocabulary_get_label (&mz_precisions, info->precision));
  /* Translators: latitude and longitude. */
  mz_card_add_row (self, _("Lat, lon"), place);
  mz_card_add_words (self, _("Also called"), mz_record_peek_head (MZ_RECORD (site))->aliases);
}

void
mz_card_build_site (MzCardBuilder *self, MzSite *site)
{
  const MzSiteInfo *info = mz_site_peek (site);
  g_autoptr (GPtrArray) claims = mz_dataset_get_related (self->dataset, MZ_RECORD (site), MZ_RECORD_CLAIM);
  g_autoptr (GPtrArray) events = mz_dataset_get_related (self->dataset, MZ_RECORD (site), MZ_RECORD_EVENT);

  add_header (self, site);
  if (info->status->len > 0)
    mz_card_add_life (self, MZ_RECORD (site));
  add_history (self, info);
  add_capacity (self, info);
  add_owners (self, info);
  add_resources (self, info);
  add_makes (self, info);
  mz_card_add_related (self, _("Agreements that name this site"), MZ_RECORD_AGREEMENT);
  add_chain (self, site);
  add_controls (self, info);
  mz_card_add_related (self, _("In the what-if model"), MZ_RECORD_PARAMETER);
  mz_card_add_related (self, _("Events"), MZ_RECORD_EVENT);
  for (guint i = 0; i < events->len; i++)
    {
      g_autoptr (GPtrArray) more = mz_dataset_get_related (self->dataset, g_ptr_array_index (events, i), MZ_RECORD_CLAIM);

      for (guint k = 0; k < more->len; k++)
        if (!g_ptr_array_find (claims, g_ptr_array_index (more, k), NULL))
          g_ptr_array_add (claims, g_ptr_array_index (more, k));
    }
  mz_card_add_claims (self, claims);
  add_place (self, site);
  mz_card_add_end (self);
}
