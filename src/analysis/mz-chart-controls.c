/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clock of export controls, and the elements they name. */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-chart-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* A country with the measures it has taken. */
typedef struct
{
  const char *code;
  GPtrArray  *measures; /* of MzMeasure, the earliest first */
} Country;

static void
country_clear (Country *country)
{
  g_ptr_array_unref (country->measures);
}

static MzPartialDate
find_first (MzMeasure *measure)
{
  const MzMeasureInfo *info = mz_measure_peek (measure);

  return mz_partial_date_is_set (info->announced) ? info->announced : info->effective;
}

static int
compare_measures (gconstpointer a, gconstpointer b)
{
  MzMeasure *x = *(MzMeasure *const *) a, *y = *(MzMeasure *const *) b;
  int order = mz_partial_date_compare (find_first (x), find_first (y));

  return order != 0 ? order : strcmp (mz_record_get_id (MZ_RECORD (x)), mz_record_get_id (MZ_RECORD (y)));
}

static int
compare_countries (gconstpointer a, gconstpointer b)
{
  const Country *x = a, *y = b;

  return x->measures->len != y->measures->len ? (int) y->measures->len - (int) x->measures->len : strcmp (x->code, y->code);
}

/* Who restricts exports, the one with most measures first. (transfer full) (element-type Country) */
static GArray *
list_countries (const MzFigureRequest *request)
{
  MzStore *store = mz_dataset_get_store (request->dataset, MZ_RECORD_MEASURE);
  GArray *countries = g_array_new (FALSE, FALSE, sizeof (Country));

  g_array_set_clear_func (countries, (GDestroyNotify) country_clear);
  for (guint i = 0; i < mz_store_get_length (store); i++)
    {
      MzMeasure *measure = mz_store_peek (store, i);
      const char *code = mz_measure_peek (measure)->country;
      guint at = 0;

      if (!mz_measure_restricts_export (measure) || !mz_chart_wants (request, measure))
        continue;
      while (at < countries->len && strcmp (g_array_index (countries, Country, at).code, code) != 0)
        at++;
      if (at == countries->len)
        {
          Country country = { code, g_ptr_array_new () };

          g_array_append_val (countries, country);
        }
      g_ptr_array_add (g_array_index (countries, Country, at).measures, measure);
    }
  for (guint i = 0; i < countries->len; i++)
    g_ptr_array_sort (g_array_index (countries, Country, i).measures, compare_measures);
  g_array_sort (countries, compare_countries);
  return countries;
}

/**
 * mz_chart_count_down:
 * @ends: whether @to is an end, or a beginning
 *
 * Returns: (transfer full): how long it is to a date that is known in advance, in words: in days where both are known to the
 *   day, else only the date itself.
 */
char *
mz_chart_count_down (MzPartialDate from, MzPartialDate to, gboolean ends)
{
  g_autofree char *date = mz_partial_date_format (to);
  guint days;

  if (mz_partial_date_get_precision (from) != MZ_DATE_PRECISION_DAY || mz_partial_date_get_precision (to) != MZ_DATE_PRECISION_DAY)
    return ends ? g_strdup_printf (_("ends: %s"), date) : g_strdup_printf (_("begins: %s"), date);
  days = (guint) MAX (mz_partial_date_first_day (to) - mz_partial_date_first_day (from), 0);
  return ends ? g_strdup_printf (ngettext ("ends in %u day", "ends in %u days", days), days)
              : g_strdup_printf (ngettext ("begins in %u day", "begins in %u days", days), days);
}

static gboolean
is_later (MzPartialDate a, MzPartialDate b)
{
  return mz_partial_date_is_set (a) && mz_partial_date_last_day (a) > mz_partial_date_last_day (b);
}

/* What holds of a measure on the date, with what is known in advance. (transfer full) (nullable): nothing is known then */
static char *
describe_force (MzMeasure *measure, const MzFigureRequest *request)
{
  MzPartialDate known = mz_chart_known_date (request), as_of = mz_dataset_get_as_of (request->dataset);
  MzForceState state = mz_measure_get_force (measure, known, as_of);
  const MzMeasureInfo *info = mz_measure_peek (measure);
  const char *word = mz_vocabulary_get_word (&mz_forces, state.force);
  g_autofree char *more = NULL, *date = NULL;

  if (state.force == MZ_FORCE_NONE)
    return NULL;
  if (!mz_partial_date_equal (known, request->date) && state.force != MZ_FORCE_ENDED)
    {
      date = mz_partial_date_format (is_later (state.until, as_of) ? state.until : as_of);
      return g_strdup_printf (_("not known after %s"), date);
    }
  if (state.force == MZ_FORCE_ANNOUNCED && is_later (info->effective, known))
    more = mz_chart_count_down (known, info->effective, FALSE);
  else if (state.force != MZ_FORCE_ENDED && is_later (state.until, known))
    more = mz_chart_count_down (known, state.until, TRUE);
  else if (state.force == MZ_FORCE_ENDED)
    more = mz_partial_date_format (state.since);
  else if (mz_partial_date_is_set (state.since))
    {
      date = mz_partial_date_format (state.since);
      more = g_strdup_printf (C_("control", "since %s"), date);
    }
  /* Translators: the state of a measure and a count-down: "paused, ends in 351 days". */
  return more != NULL ? g_strdup_printf (C_("control", "%1$s, %2$s"), word, more) : g_strdup (word);
}

static void
add_control (MzFigure *figure, const MzFigureRequest *request, const Country *country, MzMeasure *measure)
{
  g_autofree char *state = describe_force (measure, request);
  g_autofree char *minerals = g_strjoinv (C_("between parts of a name", ", "), mz_measure_peek (measure)->minerals);
  guint lane = mz_chart_add_lane (figure, mz_record_get_id (MZ_RECORD (measure)),
                                  mz_dataset_country_name (request->dataset, country->code), measure, MZ_INK (MZ_INK_CONTROL));

  /* Translators: what is controlled, and how it stands with it: "Ho, Er: paused, ends in 351 days". */
  g_array_index (figure->categories, MzFigureCategory, lane).note =
    state != NULL ? g_strdup_printf (C_("control", "%1$s: %2$s"), minerals, state) : g_strdup (minerals);
  if (!mz_chart_add_measure (figure, request, lane, measure))
    g_array_set_size (figure->categories, lane);
}

static void
add_words (MzFigure *figure, const MzFigureRequest *request, const GArray *countries)
{
  MzPartialDate known = mz_chart_known_date (request), as_of = mz_dataset_get_as_of (request->dataset), next = { 0, 0, 0 };
  guint counts[MZ_N_FORCES] = { 0 };
  g_autofree char *words = NULL;

  for (guint i = 0; i < countries->len; i++)
    for (guint k = 0; k < g_array_index (countries, Country, i).measures->len; k++)
      {
        MzForceState state = mz_measure_get_force (g_array_index (countries, Country, i).measures->pdata[k], known, as_of);

        counts[state.force]++;
        if ((state.force == MZ_FORCE_IN_FORCE || state.force == MZ_FORCE_PAUSED) && is_later (state.until, known)
            && (!mz_partial_date_is_set (next) || mz_partial_date_compare (state.until, next) < 0))
          next = state.until;
      }
  figure->title = g_strdup_printf (_("Export controls: %1$u in force, %2$u paused, %3$u announced"), counts[MZ_FORCE_IN_FORCE],
                                   counts[MZ_FORCE_PAUSED], counts[MZ_FORCE_ANNOUNCED]);
  words = g_strdup_printf (_("Of the controls, bans and quotas on exports %1$u are in force, %2$u paused, %3$u announced and "
                             "%4$u ended."),
                           counts[MZ_FORCE_IN_FORCE], counts[MZ_FORCE_PAUSED], counts[MZ_FORCE_ANNOUNCED],
                           counts[MZ_FORCE_ENDED]);
  if (mz_partial_date_is_set (next) && mz_partial_date_equal (known, request->date))
    {
      g_autofree char *end = mz_partial_date_format (next);

      /* Translators: after a sentence. */
      figure->words = g_strdup_printf (_("%1$s The next end that is known: %2$s."), words, end);
    }
  else
    figure->words = g_steal_pointer (&words);
}

MzFigure *
mz_chart_build_controls (const MzChart *chart, const MzFigureRequest *request)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_LANES, request);
  g_autoptr (GArray) countries = list_countries (request);

  figure->subtitle = g_strdup (_("Export controls, bans and quotas: hatched in force, dotted announced or paused"));
  for (guint i = 0; i < countries->len; i++)
    for (guint k = 0; k < g_array_index (countries, Country, i).measures->len; k++)
      add_control (figure, request, &g_array_index (countries, Country, i), g_array_index (countries, Country, i).measures->pdata[k]);
  mz_chart_fit_time (figure, request);
  if (figure->data->len == 0)
    {
      mz_chart_set_empty (figure, _("No dated control of exports is known."));
      return figure;
    }
  add_words (figure, request, countries);
  mz_chart_limit_words (figure, request);
  return figure;
}

static gboolean
is_rare_earth (const MzElementInfo *info)
{
  return info->z == 21 || info->z == 39 || (info->z >= 57 && info->z <= 71);
}

static int
compare_elements (gconstpointer a, gconstpointer b)
{
  return (int) mz_element_peek (*(MzElement *const *) a)->z - (int) mz_element_peek (*(MzElement *const *) b)->z;
}

/* By atomic number. (transfer container) (element-type MzElement) */
static GPtrArray *
list_elements (const MzFigureRequest *request, gboolean rare_earths)
{
  MzStore *store = mz_dataset_get_store (request->dataset, MZ_RECORD_ELEMENT);
  GPtrArray *elements = g_ptr_array_new ();

  for (guint i = 0; i < mz_store_get_length (store); i++)
    if (is_rare_earth (mz_element_peek (mz_store_peek (store, i))) == rare_earths)
      g_ptr_array_add (elements, mz_store_peek (store, i));
  g_ptr_array_sort (elements, compare_elements);
  return elements;
}

/* Whether a measure says the element by its symbol, its name, or the half of the rare earths that it is of. */
static gboolean
names_element (MzMeasure *measure, MzElement *element)
{
  const char *const *minerals = (const char *const *) mz_measure_peek (measure)->minerals;
  const MzElementInfo *info = mz_element_peek (element);

  return g_strv_contains (minerals, info->symbol) || g_strv_contains (minerals, info->group)
         || g_strv_contains (minerals, mz_record_peek_head (MZ_RECORD (element))->name);
}

/* How many of the elements that controls name are named by one that is in force on the date. */
static void
add_element_words (MzFigure *figure, const MzFigureRequest *request, const GArray *countries)
{
  MzPartialDate known = mz_chart_known_date (request), as_of = mz_dataset_get_as_of (request->dataset);
  guint controlled = 0;

  for (guint lane = 0; lane < figure->categories->len; lane++)
    {
      MzElement *element = mz_dataset_lookup (request->dataset, MZ_RECORD_ELEMENT, mz_figure_peek_category (figure, lane)->record);
      gboolean in_force = FALSE;

      for (guint i = 0; i < countries->len; i++)
        for (guint k = 0; k < g_array_index (countries, Country, i).measures->len; k++)
          {
            MzMeasure *measure = g_array_index (countries, Country, i).measures->pdata[k];

            in_force = in_force || (names_element (measure, element)
                                    && mz_measure_get_force (measure, known, as_of).force == MZ_FORCE_IN_FORCE);
          }
      controlled += in_force;
    }
  figure->title = g_strdup_printf (_("Of %1$u elements that export controls name, %2$u are controlled"), figure->categories->len,
                                   controlled);
  figure->words = g_strdup_printf (_("Of %1$u elements that any export control names, now or at another time, %2$u are named by one "
                                     "that is in force on the date."), figure->categories->len, controlled);
}

MzFigure *
mz_chart_build_controls_by_element (const MzChart *chart, const MzFigureRequest *request)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_LANES, request);
  g_autoptr (GArray) countries = list_countries (request);

  figure->category_facet = MZ_FACET_MINERAL;
  figure->subtitle = g_strdup (_("Export controls that name the element: hatched in force, dotted announced or paused"));
  for (guint half = 0; half < 2; half++)
    {
      g_autoptr (GPtrArray) elements = list_elements (request, half == 0);

      for (guint i = 0; i < elements->len; i++)
        {
          MzElement *element = elements->pdata[i];
          guint before = figure->data->len;
          guint lane = mz_chart_add_lane (figure, mz_element_peek (element)->symbol,
                                          half == 0 ? _("Rare earths") : _("Other minerals"), element, MZ_INK (MZ_INK_CONTROL));

          for (guint c = 0; c < countries->len; c++)
            for (guint k = 0; k < g_array_index (countries, Country, c).measures->len; k++)
              {
                MzMeasure *measure = g_array_index (countries, Country, c).measures->pdata[k];
                guint first = figure->data->len;

                if (!names_element (measure, element))
                  continue;
                mz_chart_add_measure (figure, request, lane, measure);
                for (guint d = first; d < figure->data->len; d++)
                  {
                    MzDatum *datum = &g_array_index (figure->data, MzDatum, d);
                    g_autofree char *what = datum->what;

                    /* Translators: who does something, what, and how it stands: "China, Licences for gallium: in force". */
                    datum->what = g_strdup_printf (C_("control", "%1$s, %2$s: %3$s"),
                                                   mz_dataset_country_name (request->dataset, mz_measure_peek (measure)->country),
                                                   mz_record_get_short_name (MZ_RECORD (measure)), what);
                  }
              }
          if (figure->data->len == before)
            g_array_set_size (figure->categories, lane);
        }
    }
  mz_chart_fit_time (figure, request);
  if (figure->data->len == 0)
    {
      mz_chart_set_empty (figure, _("No dated control of exports names an element."));
      return figure;
    }
  add_element_words (figure, request, countries);
  mz_figure_add_note (figure, _("Measures on all rare earths together are left out here. No measure in the facts is told apart by "
                                "stage: an element is controlled as ore, compound, metal and alloy alike, unless its terms say less."));
  mz_chart_limit_words (figure, request);
  return figure;
}

/* How an element stands, the strictest first. */
enum { CONTROLLED, PAUSED, ANNOUNCED, FREE, N_STANDINGS };

static guint
find_standing (MzForce force)
{
  switch (force)
    {
    case MZ_FORCE_IN_FORCE:
      return CONTROLLED;
    case MZ_FORCE_PAUSED:
      return PAUSED;
    case MZ_FORCE_ANNOUNCED:
      return ANNOUNCED;
    case MZ_FORCE_SIGNED:
    case MZ_FORCE_ENDED:
    case MZ_FORCE_NOT_KNOWN:
    case MZ_FORCE_NONE:
    case MZ_N_FORCES:
    default:
      return FREE;
    }
}

/* The lanthanides in a row, scandium and yttrium above them, what is no rare earth below. */
static void
add_element (MzFigure *figure, MzElement *element, guint nth_other)
{
  const MzElementInfo *info = mz_element_peek (element);
  MzFigureCategory *category = mz_figure_add_category (figure, info->symbol, mz_record_get_name (MZ_RECORD (element)));

  category->record = g_strdup (mz_record_get_id (MZ_RECORD (element)));
  category->note = g_strdup_printf ("%u", info->z);
  if (!is_rare_earth (info))
    {
      category->column = nth_other;
      category->row = 2;
    }
  else if (info->z >= 57)
    {
      category->column = info->z - 57;
      category->row = 1;
    }
  else
    category->column = info->z == 21 ? 0 : 1;
}

/* An element with who controls it on the date. Returns: how it stands */
static guint
add_standing (MzFigure *figure, const MzFigureRequest *request, const GArray *countries, MzElement *element)
{
  static const MzFill fills[N_STANDINGS] = { MZ_FILL_HATCH, MZ_FILL_DOTS, MZ_FILL_DOTS, MZ_FILL_OUTLINE };
  MzPartialDate known = mz_chart_known_date (request), as_of = mz_dataset_get_as_of (request->dataset);
  g_autoptr (GPtrArray) measures = g_ptr_array_new ();
  g_autoptr (GString) who = g_string_new (NULL);
  guint standing = FREE;
  MzDatum *datum;

  for (guint i = 0; i < countries->len; i++)
    for (guint k = 0; k < g_array_index (countries, Country, i).measures->len; k++)
      {
        MzMeasure *measure = g_array_index (countries, Country, i).measures->pdata[k];
        guint next = find_standing (mz_measure_get_force (measure, known, as_of).force);
        g_autofree char *state = NULL;

        if (next == FREE || !names_element (measure, element))
          continue;
        state = describe_force (measure, request);
        g_string_append_printf (who, "%s%s: %s", who->len > 0 ? C_("between parts of a list", "; ") : "",
                                mz_dataset_country_name (request->dataset, mz_measure_peek (measure)->country), state);
        g_ptr_array_add (measures, measure);
        standing = MIN (standing, next);
      }
  add_element (figure, element, 0);
  datum = mz_figure_add_datum (figure, standing, figure->categories->len - 1, measures->len);
  datum->fill = fills[standing];
  if (measures->len > 0)
    {
      datum->what = g_string_free (g_steal_pointer (&who), FALSE);
      mz_chart_cite_all (figure, datum, measures);
      return standing;
    }
  mz_chart_cite (figure, datum, element, NULL);
  datum->what = g_strdup (_("no control names it"));
  return standing;
}

MzFigure *
mz_chart_build_controlled_elements (const MzChart *chart, const MzFigureRequest *request)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_ELEMENTS, request);
  g_autoptr (GPtrArray) elements = list_elements (request, TRUE);
  g_autoptr (GArray) countries = list_countries (request);
  MzPartialDate known = mz_chart_known_date (request), as_of = mz_dataset_get_as_of (request->dataset);
  guint counts[N_STANDINGS] = { 0 }, all = 0;

  figure->category_facet = MZ_FACET_MINERAL;
  figure->subtitle = g_strdup (_("Export controls that name the element on the date, by any country; hatched: in force, dotted: announced or paused"));
  mz_figure_add_series (figure, "in-force", _("Controlled"), MZ_INK (MZ_INK_CONTROL));
  mz_figure_add_series (figure, "paused", _("Paused"), MZ_INK (MZ_INK_CONTROL));
  mz_figure_add_series (figure, "announced", _("Announced"), MZ_INK (MZ_INK_CONTROL));
  mz_figure_add_series (figure, "none", _("Not named"), MZ_INK (MZ_INK_DIM));
  for (guint i = 0; i < elements->len; i++)
    counts[add_standing (figure, request, countries, elements->pdata[i])]++;
  if (elements->len == 0)
    return figure;
  for (guint i = 0; i < countries->len; i++)
    for (guint k = 0; k < g_array_index (countries, Country, i).measures->len; k++)
      {
        MzMeasure *measure = g_array_index (countries, Country, i).measures->pdata[k];

        all += g_strv_contains ((const char *const *) mz_measure_peek (measure)->minerals, "REE")
               && mz_measure_get_force (measure, known, as_of).force == MZ_FORCE_IN_FORCE;
      }
  figure->title = g_strdup_printf (_("%1$u of %2$u rare earths are controlled, %3$u paused, %4$u announced"), counts[CONTROLLED],
                                   elements->len, counts[PAUSED], counts[ANNOUNCED]);
  figure->words = g_strdup_printf (_("On the date controls that name an element are in force for %1$u of %2$u rare earths, paused for "
                                     "%3$u and announced for %4$u. None names the other %5$u."),
                                   counts[CONTROLLED], elements->len, counts[PAUSED], counts[ANNOUNCED], counts[FREE]);
  if (all > 0)
    {
      g_autofree char *note = g_strdup_printf (ngettext ("%u more measure that is in force is on all rare earths together.",
                                                         "%u more measures that are in force are on all rare earths together.", all),
                                               all);

      mz_figure_add_note (figure, note);
    }
  mz_chart_limit_words (figure, request);
  return figure;
}

MzFigure *
mz_chart_build_elements (const MzChart *chart, const MzFigureRequest *request)
{
  static const char *const groups[] = { "LREE", "HREE", "other" };
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_ELEMENTS, request);
  guint magnets = 0, rare_earths = 0;

  figure->category_facet = MZ_FACET_MINERAL;
  figure->subtitle = g_strdup (_("Full: goes into permanent magnets; outlined: does not"));
  mz_figure_add_series (figure, groups[0], _("Light rare earth"), MZ_INK_INDEX (MZ_INK_SEQUENCE, 0));
  mz_figure_add_series (figure, groups[1], _("Heavy rare earth"), MZ_INK_INDEX (MZ_INK_SEQUENCE, 1));
  mz_figure_add_series (figure, groups[2], _("Other"), MZ_INK_INDEX (MZ_INK_SEQUENCE, 2));
  for (guint half = 0; half < 2; half++)
    {
      g_autoptr (GPtrArray) elements = list_elements (request, half == 0);

      for (guint i = 0; i < elements->len; i++)
        {
          MzElement *element = elements->pdata[i];
          const MzElementInfo *info = mz_element_peek (element);
          guint series = mz_figure_find_series (figure, info->group != NULL ? info->group : "other");
          g_autofree char *uses = g_strjoinv (C_("between parts of a list", "; "), info->uses);
          MzDatum *datum;

          add_element (figure, element, i);
          datum = mz_figure_add_datum (figure, series != MZ_FIGURE_NONE ? series : 2, figure->categories->len - 1, NAN);
          datum->fill = info->magnet ? MZ_FILL_SOLID : MZ_FILL_OUTLINE;
          datum->what = g_steal_pointer (&uses);
          mz_chart_cite (figure, datum, element, NULL);
          magnets += half == 0 && info->magnet;
          rare_earths += half == 0;
        }
    }
  if (rare_earths > 0)
    {
      figure->title = g_strdup_printf (_("%1$u of %2$u rare earths go into magnets"), magnets, rare_earths);
      figure->words = g_strdup_printf (_("Of %1$u rare earths %2$u go into permanent magnets, in small or large amounts."), rare_earths,
                                       magnets);
    }
  return figure;
}
