/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card of an element: its ores, who mines, separates and uses it, who controls it, what it costs. */
#define G_LOG_DOMAIN "mz-cards"

#include "mz-card-builder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-figure.h"

#define ORES_LENGTH  5 /* rows before the list is unfolded */
#define PRICE_LENGTH 2

static const char *
group_words (const char *group)
{
  if (g_strcmp0 (group, "LREE") == 0)
    return _("Light rare earth");
  if (g_strcmp0 (group, "HREE") == 0)
    return _("Heavy rare earth");
  return _("Not a rare earth");
}

/* A point of the element in a series. */
typedef struct
{
  MzSeries      *series;
  const MzPoint *point;
} Figure;

/* The last of which all of its month or year lies on or before the date. */
static const MzPoint *
find_known (MzSeries *series, const char *key, MzPartialDate date)
{
  const MzSeriesInfo *info = mz_series_peek (series);
  const MzPoint *best = NULL;

  for (guint i = 0; i < info->points->len; i++)
    {
      const MzPoint *point = &g_array_index (info->points, MzPoint, i);

      if (g_strcmp0 (point->key, key) == 0 && mz_figure_is_known (point->t, date)
          && (best == NULL || mz_partial_date_compare (point->t, best->t) >= 0))
        best = point;
    }
  return best;
}

/* What is known by the date in each of the related series that @wanted lets through. */
static GArray *
find_figures (MzCardBuilder *self, const MzElementInfo *info, gboolean (*wanted) (MzSeries *series))
{
  g_autoptr (GPtrArray) related = mz_dataset_get_related (self->dataset, self->record, MZ_RECORD_SERIES);
  GArray *figures = g_array_new (FALSE, FALSE, sizeof (Figure));

  for (guint i = 0; i < related->len; i++)
    {
      Figure figure = { related->pdata[i], find_known (related->pdata[i], info->symbol, self->date) };

      if (figure.point != NULL && wanted (figure.series))
        g_array_append_val (figures, figure);
    }
  return figures;
}

static void
add_figure (MzCardBuilder *self, const Figure *figure, const char *key)
{
  g_autofree char *markup = mz_card_point_text (mz_series_peek (figure->series), figure->point);
  g_autofree char *title = g_markup_escape_text (mz_record_get_name (MZ_RECORD (figure->series)), -1);
  g_autofree char *text = g_strdup_printf ("%s\n%s", markup, title);

  mz_card_add_figure (self, key, text,
                      figure->point->sources != NULL ? figure->point->sources
                                                     : mz_record_peek_head (MZ_RECORD (figure->series))->sources);
  mz_card_link_row (self, MZ_RECORD (figure->series));
}

static gboolean
is_composition (MzSeries *series)
{
  return g_str_has_prefix (mz_record_get_id (MZ_RECORD (series)), "composition-");
}

static int
compare_ores (gconstpointer a, gconstpointer b)
{
  const Figure *x = a, *y = b;

  if (x->point->v != y->point->v)
    return (x->point->v < y->point->v) - (x->point->v > y->point->v);
  return strcmp (mz_record_get_id (MZ_RECORD (x->series)), mz_record_get_id (MZ_RECORD (y->series)));
}

/* The ores that hold most of it first. */
static void
add_ores (MzCardBuilder *self, const MzElementInfo *info)
{
  g_autoptr (GArray) ores = find_figures (self, info, is_composition);
  guint shown;

  if (ores->len == 0)
    return;
  g_array_sort (ores, compare_ores);
  mz_card_begin_section (self, _("Ores, and its share in them"), ores->len);
  shown = mz_card_begin_list (self, "ores", ores->len, ORES_LENGTH);
  for (guint i = 0; i < shown; i++)
    add_figure (self, &g_array_index (ores, Figure, i), _("Share"));
  mz_card_end_list (self, "ores", ores->len, ORES_LENGTH, NULL);
  mz_card_add_chart (self, "ore-composition");
}

/* Whether @symbol stands in @words as a word of its own: "Dy" in "Dy/Tb oxide". */
static gboolean
has_word (GStrv words, const char *symbol)
{
  gsize length = strlen (symbol);

  for (guint i = 0; words[i] != NULL; i++)
    for (const char *found = strstr (words[i], symbol); found != NULL; found = strstr (found + 1, symbol))
      if ((found == words[i] || !g_ascii_isalnum (found[-1])) && !g_ascii_isalnum (found[length]))
        return TRUE;
  return FALSE;
}

static void
add_sites (MzCardBuilder *self, const char *title, const char *key, GPtrArray *sites)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  MzCardTally tally = { 0 };
  g_autofree char *markup = NULL;
  guint shown;

  for (guint i = 0; i < sites->len; i++)
    {
      guint before = tally.all;

      mz_card_tally (self, &tally, sites->pdata[i]);
      if (tally.all > before)
        g_ptr_array_add (known, sites->pdata[i]);
    }
  if (known->len == 0)
    return;
  mz_card_sort_sites (self, known);
  mz_card_begin_section (self, title, known->len);
  markup = mz_card_tally_markup (&tally);
  if (g_strcmp0 (key, "deposits") != 0)
    mz_card_add_row (self, _("On the date"), markup);
  shown = mz_card_begin_list (self, key, known->len, MZ_CARD_LIST_LENGTH - 1);
  for (guint i = 0; i < shown; i++)
    mz_card_add_record (self, known->pdata[i]);
  mz_card_end_list (self, key, known->len, MZ_CARD_LIST_LENGTH - 1, NULL);
}

/* The sites that name it among their minerals or products, by what they do; who does several things stands in each. */
static void
add_chain (MzCardBuilder *self, const MzElementInfo *info)
{
  static const struct
  {
    const char *key, *title;
    MzSet       stages; /* 0: deposits */
  } groups[] = {
    { "mined", N_("Where it is mined"), MZ_BIT (MZ_STAGE_MINING) | MZ_BIT (MZ_STAGE_CONCENTRATION) },
    { "separated", N_("Where it is separated"), MZ_BIT (MZ_STAGE_SEPARATION) },
    { "metal", N_("Where it becomes metal or alloy"), MZ_BIT (MZ_STAGE_METAL) | MZ_BIT (MZ_STAGE_ALLOY) },
    { "magnets", N_("Where it goes into magnets"), MZ_BIT (MZ_STAGE_MAGNET) },
    { "recycled", N_("Where it is recycled"), MZ_BIT (MZ_STAGE_RECYCLING) },
    { "deposits", N_("Deposits that hold it"), 0 },
  };
  MzStore *store = mz_dataset_get_store (self->dataset, MZ_RECORD_SITE);
  g_autoptr (GPtrArray) naming = g_ptr_array_new ();

  for (guint i = 0; i < mz_store_get_length (store); i++)
    {
      const MzSiteInfo *site = mz_site_peek (mz_store_peek (store, i));

      if (g_strv_contains ((const char *const *) site->minerals, info->symbol) || has_word (site->products, info->symbol))
        g_ptr_array_add (naming, mz_store_peek (store, i));
    }
  for (guint k = 0; k < G_N_ELEMENTS (groups); k++)
    {
      g_autoptr (GPtrArray) sites = g_ptr_array_new ();

      for (guint i = 0; i < naming->len; i++)
        {
          const MzSiteInfo *site = mz_site_peek (naming->pdata[i]);

          if (site->kind == MZ_SITE_DEPOSIT ? groups[k].stages == 0 : (site->stages & groups[k].stages) != 0)
            g_ptr_array_add (sites, naming->pdata[i]);
        }
      add_sites (self, _(groups[k].title), groups[k].key, sites);
    }
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
add_since (MzCardBuilder *self, const MzElementInfo *info)
{
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
}

/* The controls that take it in, by whether they hold on the date. */
static void
add_control (MzCardBuilder *self, const MzElementInfo *info)
{
  static const struct
  {
    const char *key, *title;
    MzForce     force;
  } groups[] = {
    { "in-force", N_("Controls in force that take it in"), MZ_FORCE_IN_FORCE },
    { "paused", N_("Paused controls that take it in"), MZ_FORCE_PAUSED },
    { "announced", N_("Announced controls that take it in"), MZ_FORCE_ANNOUNCED },
    { "unsure", N_("Controls that take it in, whether they hold is not known"), MZ_FORCE_NOT_KNOWN },
  };
  MzStore *store = mz_dataset_get_store (self->dataset, MZ_RECORD_MEASURE);

  add_since (self, info);
  for (guint k = 0; k < G_N_ELEMENTS (groups); k++)
    {
      g_autoptr (GPtrArray) controls = g_ptr_array_new ();

      for (guint i = 0; i < mz_store_get_length (store); i++)
        {
          MzMeasure *measure = mz_store_peek (store, i);

          if (mz_measure_restricts_export (measure) && covers (mz_measure_peek (measure), info)
              && mz_workspace_get_force (self->workspace, MZ_RECORD (measure)).force == groups[k].force)
            g_ptr_array_add (controls, measure);
        }
      mz_card_sort_newest (controls);
      mz_card_add_records (self, _(groups[k].title), groups[k].key, controls);
    }
  mz_card_begin_section (self, _("Controls over time"), 0);
  mz_card_add_chart (self, "controls-by-element");
  mz_card_add_chart (self, "controlled-elements");
}

static gboolean
is_price (MzSeries *series)
{
  const char *unit = mz_series_peek (series)->unit;

  return unit != NULL && g_str_has_prefix (unit, "USD/kg");
}

/* The newest first. */
static int
compare_prices (gconstpointer a, gconstpointer b)
{
  const Figure *x = a, *y = b;
  int dates = mz_partial_date_compare (y->point->t, x->point->t);

  return dates != 0 ? dates : strcmp (mz_record_get_id (MZ_RECORD (x->series)), mz_record_get_id (MZ_RECORD (y->series)));
}

/* The one of the longest series is drawn: two points are no curve. */
static MzSeries *
find_longest (const GArray *prices, const char *key)
{
  MzSeries *longest = NULL;
  guint most = 2;

  for (guint i = 0; i < prices->len; i++)
    {
      const Figure *price = &g_array_index (prices, Figure, i);
      const GArray *points = mz_series_peek (price->series)->points;
      guint n = 0;

      for (guint k = 0; k < points->len; k++)
        n += g_strcmp0 (g_array_index (points, MzPoint, k).key, key) == 0 ? 1 : 0;
      if (n > most)
        {
          most = n;
          longest = price->series;
        }
    }
  return longest;
}

/* What is known by the date, of each series that has a price. */
static void
add_prices (MzCardBuilder *self, const MzElementInfo *info)
{
  g_autoptr (GArray) prices = find_figures (self, info, is_price);
  MzSeries *longest = find_longest (prices, info->symbol);
  guint shown;

  mz_card_begin_section (self, _("Price"), 0);
  if (prices->len == 0)
    {
      mz_card_add_text (self, _("No price is known up to this date."));
      return;
    }
  g_array_sort (prices, compare_prices);
  if (longest != NULL)
    {
      /* Translators: a series of figures, and their unit. */
      g_autofree char *caption = g_strdup_printf (C_("curve", "%1$s, %2$s"), mz_record_get_name (MZ_RECORD (longest)),
                                                  mz_format_label (mz_series_peek (longest)->unit));

      mz_card_add_curve (self, MZ_RECORD (longest), info->symbol);
      mz_card_add_text (self, caption);
    }
  shown = mz_card_begin_list (self, "prices", prices->len, PRICE_LENGTH);
  for (guint i = 0; i < shown; i++)
    {
      const Figure *price = &g_array_index (prices, Figure, i);

      add_figure (self, price, mz_series_peek (price->series)->monthly ? _("Month") : _("Year"));
    }
  mz_card_end_list (self, "prices", prices->len, PRICE_LENGTH, NULL);
  mz_card_add_chart (self, "prices");
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
  add_prices (self, info);
  add_ores (self, info);
  add_chain (self, info);
  add_control (self, info);
  mz_card_add_related (self, _("Agreements on it"), MZ_RECORD_AGREEMENT);
  mz_card_add_claims (self, claims);
  mz_card_add_related (self, _("Series with its figures"), MZ_RECORD_SERIES);
  mz_card_add_end (self);
}
