/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who mines, concentrates, separates, makes metal and magnets: the share of countries in each stage on a date. */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-format.h"

/* A share that a source has for a country in none but an earlier year is told for so long. */
#define YEARS_BACK 3

static const MzStage stages[] = { MZ_STAGE_MINING, MZ_STAGE_CONCENTRATION, MZ_STAGE_SEPARATION, MZ_STAGE_METAL, MZ_STAGE_MAGNET };
#define N_STAGES G_N_ELEMENTS (stages)

/* What a stage's reported shares count, where it is not tonnes. */
static const char *
describe_basis (MzStage stage)
{
  return stage == MZ_STAGE_SEPARATION ? _("magnet rare earths") : _("permanent magnets");
}

static char *
describe_leader (MzStage stage, const char *country, const char *share, guint year, gboolean added_up)
{
  if (added_up)
    /* Translators: a stage of the chain, a country, a share. */
    return g_strdup_printf (_("%1$s: %2$s has %3$s of the capacity that is known."), mz_vocabulary_get_label (&mz_stages, stage),
                            country, share);
  if (stage == MZ_STAGE_MINING)
    return g_strdup_printf (_("%1$s mined %2$s of the rare earths in %3$u."), country, share, year);
  if (stage == MZ_STAGE_SEPARATION)
    return g_strdup_printf (_("%1$s separated %2$s of the magnet rare earths in %3$u."), country, share, year);
  if (stage == MZ_STAGE_MAGNET)
    return g_strdup_printf (_("%1$s made %2$s of the permanent magnets in %3$u."), country, share, year);
  return g_strdup_printf (_("%1$s: %2$s had %3$s in %4$u."), mz_vocabulary_get_label (&mz_stages, stage), country, share, year);
}

static char *
describe_measures (const MzConcentration *of, gboolean added_up)
{
  g_autofree char *hhi = mz_chart_format_hhi (of), *covered = mz_format_share (100 * MAX (of->coverage, 0)),
                  *top3 = of->top3 >= 0 ? mz_format_share (100 * of->top3) : NULL;

  if (added_up)
    return g_strdup_printf (_("Its HHI is %1$s; the capacity of %2$u of %3$u operating sites is known."), hhi, of->n_counted,
                            of->n_operating);
  if (top3 != NULL)
    return g_strdup_printf (_("Its HHI is %1$s, its three largest countries have %2$s, and %3$s is named by country."), hhi, top3,
                            covered);
  return g_strdup_printf (_("Its HHI is %1$s, its three largest countries are not known, and %2$s is named by country."), hhi, covered);
}

static char *
describe_sites (guint n, guint n_countries)
{
  g_autofree char *sites = g_strdup_printf (ngettext ("%u operating", "%u operating", n), n);
  g_autofree char *countries = g_strdup_printf (ngettext ("%u country", "%u countries", n_countries), n_countries);

  /* Translators: "11 operating, 6 countries": sites. */
  return n == 0 ? g_strdup (_("none known to operate")) : g_strdup_printf (_("%1$s, %2$s"), sites, countries);
}

/* What stands at a stage's column. */
static char *
describe_stage (const MzConcentration *of, MzDataset *dataset, const MzFigureRequest *request)
{
  g_autofree char *hhi = NULL, *total = NULL, *basis = NULL, *sites = NULL;
  guint n_countries, n;

  n = mz_concentration_count_sites (dataset, of->stage, request->date, &n_countries);
  if (of->unit == NULL && request->added_up && n > 0)
    return g_strdup_printf (_("Too few capacities known\n%1$u of %2$u sites"), of->n_counted, n);
  if (of->unit == NULL)
    {
      sites = describe_sites (n, n_countries);
      return g_strdup_printf (_("No sourced country shares\n%s"), sites);
    }
  hhi = mz_chart_format_hhi (of);
  total = of->total > 0 ? mz_format_number (of->total) : NULL;
  basis = total != NULL ? mz_format_unit (total, of->unit) : g_strdup (describe_basis (of->stage));
  if (request->added_up)
    return g_strdup_printf (_("HHI %1$s\n%2$s, %3$u of %4$u sites"), hhi, basis, of->n_counted, of->n_operating);
  if (of->top3 >= 0)
    {
      g_autofree char *top3 = mz_format_share (100 * of->top3);

      /* Translators: at the head of a column: %3$s: the share of the three largest countries. */
      return g_strdup_printf (_("HHI %1$s\n%2$s\ntop three %3$s"), hhi, basis, top3);
    }
  return g_strdup_printf (_("HHI %1$s\n%2$s"), hhi, basis);
}

static void
add_category (MzFigure *figure, const MzConcentration *of, const MzFigureRequest *request)
{
  MzFigureCategory *category = mz_figure_add_category (figure, mz_vocabulary_get_key (&mz_stages, of->stage),
                                                       mz_vocabulary_get_label (&mz_stages, of->stage));

  category->stage = of->stage;
  category->state = MZ_STATE_OPERATING;
  category->ink = MZ_INK_INDEX (MZ_INK_STAGE, of->stage);
  category->note = describe_stage (of, request->dataset, request);
}

/* The series of a country: its own, or that of all others. */
static guint
find_series (const MzFigure *figure, const char *country)
{
  guint series = mz_figure_find_series (figure, country);

  return series != MZ_FIGURE_NONE ? series : mz_figure_find_series (figure, "other");
}

static gboolean
has_country (const MzConcentration *of, const char *country)
{
  for (guint i = 0; i < of->shares->len; i++)
    if (strcmp (g_array_index (of->shares, MzShare, i).country, country) == 0)
      return TRUE;
  return FALSE;
}

/* Those that have a share in any stage, in their fixed order; then the others, then what nobody knows. */
static void
add_series (MzFigure *figure, MzConcentration *const *all, MzDataset *dataset)
{
  gboolean others = FALSE, unknown = FALSE;

  for (guint i = 0; mz_chart_countries[i] != NULL; i++)
    {
      gboolean any = FALSE;

      for (guint k = 0; k < N_STAGES; k++)
        any |= has_country (all[k], mz_chart_countries[i]);
      if (any)
        mz_figure_add_series (figure, mz_chart_countries[i], mz_dataset_country_name (dataset, mz_chart_countries[i]),
                              mz_ink_country (mz_chart_countries[i]));
    }
  for (guint k = 0; k < N_STAGES; k++)
    {
      others |= all[k]->others > 0;
      unknown |= all[k]->unit != NULL && all[k]->coverage + all[k]->others < 1 - 1e-12;
      for (guint i = 0; i < all[k]->shares->len; i++)
        others |= mz_figure_find_series (figure, g_array_index (all[k]->shares, MzShare, i).country) == MZ_FIGURE_NONE;
    }
  if (others)
    mz_figure_add_series (figure, "other", _("Others"), MZ_INK (MZ_INK_OTHERS));
  if (unknown)
    mz_figure_add_series (figure, "unknown", _("Not known by country"), MZ_INK (MZ_INK_UNKNOWN));
}

static void
set_when (MzDatum *datum, const MzConcentration *of, const MzFigure *figure, gboolean added_up)
{
  mz_datum_set_time (datum, added_up ? figure->date : mz_partial_date_new (of->year, 0, 0), figure);
}

static void
add_share (MzFigure *figure, const MzConcentration *of, guint category, const MzShare *share, gboolean added_up)
{
  MzDatum *datum = mz_figure_add_datum (figure, mz_figure_find_series (figure, share->country), category, 100 * share->share);

  if (of->total > 0)
    {
      g_autofree char *number = mz_format_number (share->value);

      datum->what = mz_format_unit (number, of->unit);
    }
  if (of->total > 0 || of->whole > 100)
    datum->flags |= MZ_DATUM_COMPUTED;
  if (share->bound != MZ_BOUND_NONE)
    datum->flags |= share->bound == MZ_BOUND_LEAST ? MZ_DATUM_AT_LEAST : MZ_DATUM_AT_MOST;
  else if (share->estimate)
    datum->flags |= MZ_DATUM_ESTIMATE;
  set_when (datum, of, figure, added_up);
  mz_datum_set_sources (datum, (const char *const *) share->sources);
}

/* What countries without a colour of their own have, and what a source gives for countries that it does not name. */
static double
add_others (MzFigure *figure, const MzConcentration *of, guint category, MzDataset *dataset, gboolean added_up)
{
  guint others = mz_figure_find_series (figure, "other");
  g_autoptr (GString) names = g_string_new (NULL);
  double sum = of->others * 100;
  MzDatum *datum;

  for (guint i = 0; i < of->shares->len; i++)
    {
      const MzShare *share = &g_array_index (of->shares, MzShare, i);
      g_autofree char *percent = NULL;

      if (find_series (figure, share->country) != others)
        continue;
      percent = mz_format_share (100 * share->share);
      sum += 100 * share->share;
      g_string_append_printf (names, "%s%s %s", names->len > 0 ? C_("between parts of a name", ", ") : "",
                              mz_dataset_country_name (dataset, share->country), percent);
    }
  if (sum <= 0)
    return 0;
  datum = mz_figure_add_datum (figure, others, category, sum);
  datum->flags |= MZ_DATUM_COMPUTED;
  datum->what = names->len > 0 ? g_strdup (names->str) : NULL;
  set_when (datum, of, figure, added_up);
  mz_datum_set_sources (datum, (const char *const *) of->sources);
  return sum;
}

/* The data of one stage: they add up to 100. */
static void
add_stage (MzFigure *figure, const MzConcentration *of, guint category, MzDataset *dataset, gboolean added_up)
{
  guint others = mz_figure_find_series (figure, "other"), unknown = mz_figure_find_series (figure, "unknown");
  double sum = 0;

  if (of->unit == NULL)
    return;
  for (guint s = 0; s < figure->series->len; s++)
    for (guint i = 0; i < of->shares->len; i++)
      {
        const MzShare *share = &g_array_index (of->shares, MzShare, i);

        if (s == others || find_series (figure, share->country) != s)
          continue;
        add_share (figure, of, category, share, added_up);
        sum += 100 * share->share;
      }
  if (others != MZ_FIGURE_NONE)
    sum += add_others (figure, of, category, dataset, added_up);
  if (unknown != MZ_FIGURE_NONE && sum < 100 - 1e-9)
    {
      MzDatum *datum = mz_figure_add_datum (figure, unknown, category, 100 - sum);

      datum->flags |= MZ_DATUM_COMPUTED;
      datum->fill = MZ_FILL_HATCH;
      set_when (datum, of, figure, FALSE);
      mz_datum_set_sources (datum, (const char *const *) of->sources);
    }
  mz_figure_add_sources (figure, (const char *const *) of->sources);
}

/* Shares that sources have for earlier years only: not drawn beside those of another year, but told. */
static void
add_earlier_notes (MzFigure *figure, const MzConcentration *of, MzDataset *dataset)
{
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (of->unit == NULL || of->coverage + of->others >= 1 - 1e-12)
    return;
  for (guint back = 1; back <= YEARS_BACK && back < of->year; back++)
    {
      g_autoptr (MzConcentration) earlier = mz_concentration_new (dataset, of->stage, of->year - back);

      for (guint i = 0; i < earlier->shares->len; i++)
        {
          const MzShare *share = &g_array_index (earlier->shares, MzShare, i);
          g_autofree char *percent = NULL, *note = NULL;

          if (has_country (of, share->country) || !g_hash_table_add (told, g_strdup (share->country)))
            continue;
          percent = mz_format_share (100 * share->share);
          note = g_strdup_printf (share->bound == MZ_BOUND_MOST
                                    ? _("%1$s, %2$s: at most %3$s in %4$u; no source has a later figure.")
                                    : _("%1$s, %2$s: %3$s in %4$u; no source has a later figure."),
                                  mz_vocabulary_get_label (&mz_stages, of->stage),
                                  mz_dataset_country_name (dataset, share->country), percent, earlier->year);
          mz_figure_add_note (figure, note);
          mz_figure_add_sources (figure, (const char *const *) share->sources);
        }
    }
}

static void
add_notes (MzFigure *figure, MzConcentration *const *all, const MzFigureRequest *request)
{
  if (request->added_up)
    {
      mz_figure_add_note (figure, _("Added up from the sites of the atlas that operate on the date: one product in one unit a stage, "
                                    "no plans and no figures of whole companies. What is given as a capacity may be a design, a "
                                    "quota or an output. Shares are of the capacity that is known, not of the world."));
      mz_figure_add_note (figure, _("HHI: the sum of the squared shares in per cent, 0 to 10,000 (U.S. Merger Guidelines, 2023, "
                                    "section 2.1); here of the capacity that is known."));
      return;
    }
  mz_figure_add_note (figure, _("Stages are defined differently by their sources: mining counts all rare earth oxides, separation "
                                "and magnets count magnet elements. Shares are not adjusted to each other."));
  mz_figure_add_note (figure, _("Hatching: no source names the country."));
  mz_figure_add_note (figure, _("HHI: the sum of the squared shares in per cent, 0 to 10,000 (U.S. Merger Guidelines, 2023, "
                                "section 2.1); “or more” where a part is not known by country."));
  for (guint k = 0; k < N_STAGES; k++)
    {
      if (all[k]->total > 0 && all[k]->whole > all[k]->total)
        {
          g_autofree char *sum = mz_format_number (all[k]->whole), *total = mz_format_number (all[k]->total);
          g_autofree char *note = g_strdup_printf (_("%1$s, %2$u: the figures of countries add up to %3$s %4$s, more than the stated "
                                                     "total of %5$s; shares are of their sum."),
                                                   mz_vocabulary_get_label (&mz_stages, all[k]->stage), all[k]->year, sum,
                                                   mz_format_label (all[k]->unit), total);

          mz_figure_add_note (figure, note);
        }
      add_earlier_notes (figure, all[k], request->dataset);
    }
}

static void
add_words (MzFigure *figure, MzConcentration *const *all, const MzFigureRequest *request)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint k = 0; k < N_STAGES; k++)
    {
      const MzConcentration *of = all[k];
      g_autofree char *leader = NULL, *share = NULL, *measures = NULL;

      if (of->top1 == NULL)
        continue;
      share = mz_format_share (100 * of->top1->share);
      leader = describe_leader (of->stage, mz_dataset_country_name (request->dataset, of->top1->country), share, of->year,
                                request->added_up);
      measures = describe_measures (of, request->added_up);
      g_string_append_printf (words, "%s%s %s", words->len > 0 ? " " : "", leader, measures);
    }
  if (words->len > 0)
    figure->words = g_string_free (g_steal_pointer (&words), FALSE);
}

/* What is to be seen: one country leads everywhere, perhaps the more the further down. */
static void
add_title (MzFigure *figure, MzConcentration *const *all, const MzFigureRequest *request)
{
  const MzConcentration *only = NULL;
  const char *leader = NULL;
  double share = 0;
  gboolean same = TRUE, rising = TRUE;
  guint n = 0;

  for (guint k = 0; k < N_STAGES; k++)
    if (all[k]->top1 != NULL)
      {
        same &= leader == NULL || strcmp (leader, all[k]->top1->country) == 0;
        rising &= all[k]->top1->share > share;
        share = all[k]->top1->share;
        leader = all[k]->top1->country;
        only = all[k];
        n++;
      }
  if (n == 0 || !same)
    return;
  leader = mz_dataset_country_name (request->dataset, leader);
  if (n == 1)
    {
      g_autofree char *percent = mz_format_share (100 * share);

      figure->title = describe_leader (only->stage, leader, percent, only->year, request->added_up);
      if (g_str_has_suffix (figure->title, "."))
        figure->title[strlen (figure->title) - 1] = '\0';
    }
  else if (request->added_up)
    figure->title = g_strdup_printf (_("%s leads every stage of which enough capacity is known"), leader);
  else if (rising)
    figure->title = g_strdup_printf (_("The further down the chain, the more it is %s"), leader);
  else
    figure->title = g_strdup_printf (_("%s leads every stage whose shares are known"), leader);
}

MzFigure *
mz_chart_build_chain (const MzChart *chart, const MzFigureRequest *request)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_RIBBON, request);
  MzConcentration *all[N_STAGES];
  g_autofree char *date = mz_partial_date_format (request->date);

  figure->percent = TRUE;
  figure->unit = g_strdup ("%");
  figure->subtitle = g_strdup_printf (request->added_up ? _("Share by country of the known capacity of operating sites, added up by us: %s")
                                                        : _("Share of world output by country as reported, last year known by %s"),
                                      date);
  figure->series_facet = MZ_FACET_COUNTRY;
  figure->category_facet = MZ_FACET_STAGE;
  for (guint k = 0; k < N_STAGES; k++)
    {
      all[k] = request->added_up ? mz_concentration_new_added_up (request->dataset, stages[k], request->date)
                                 : mz_concentration_new_last (request->dataset, stages[k], request->date);
      add_category (figure, all[k], request);
    }
  add_series (figure, all, request->dataset);
  for (guint k = 0; k < N_STAGES; k++)
    add_stage (figure, all[k], k, request->dataset, request->added_up);
  if (figure->data->len == 0)
    mz_chart_set_empty (figure, _("By %s no source gives the share of any country in any stage."), date);
  add_title (figure, all, request);
  add_words (figure, all, request);
  add_notes (figure, all, request);
  for (guint k = 0; k < N_STAGES; k++)
    mz_concentration_free (all[k]);
  return figure;
}
