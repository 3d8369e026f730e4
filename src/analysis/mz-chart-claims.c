/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What articles say in numbers, beside what other sources say of the same thing. */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-format.h"

#define PROCESSING "processing-share-china-claims"
#define NEAR       0.1 /* of the other figure: as good as the same */

enum { ARTICLES, OTHERS };

/* What else tells of what a series of claims is about, though claims do not name it. */
static const struct
{
  const char *of, *also;
} companions[] = {
  { "china-mining-share-article", "mine-production-china-share" },
  { "china-mining-share-article", "mining-share-iea" },
  { "japan-china-dependence", "japan-china-dependence-metal-equivalent" },
  { "us-import-sources-mcs", "us-imports-2846-china-share" },
  { "us-import-sources-mcs", "us-import-sources-2024-weight" },
  { "price-nd-oxide-article", "price-oxides" },
  { "price-floor-ndpr", "price-ndpr-spot" },
};

static gboolean
is_article (const char *source)
{
  return g_str_has_prefix (source, "article-");
}

static const char *const *
get_sources (MzSeries *series, const MzPoint *point)
{
  return (const char *const *) (point->sources != NULL ? point->sources : mz_record_peek_head (MZ_RECORD (series))->sources);
}

/* Whether nobody but articles says it. */
static gboolean
is_of_articles (MzSeries *series, const MzPoint *point)
{
  const char *const *sources = get_sources (series, point);

  for (guint i = 0; sources[i] != NULL; i++)
    if (!is_article (sources[i]))
      return FALSE;
  return TRUE;
}

/* The chip of the only source of a figure. (transfer full) (nullable) */
static char *
describe_source (MzDataset *dataset, const char *const *sources)
{
  MzSource *source = sources[0] != NULL && sources[1] == NULL ? mz_dataset_lookup (dataset, MZ_RECORD_SOURCE, sources[0]) : NULL;

  return source != NULL ? mz_source_get_chip (source) : NULL;
}

/* Whether the keys of a series tell who says it: there are several, and they are no countries, stages or minerals. */
static gboolean
has_telling_keys (MzSeries *series)
{
  const MzSeriesInfo *info = mz_series_peek (series);

  if (strcmp (info->dimension, "none") != 0)
    return FALSE;
  for (guint i = 1; i < info->points->len; i++)
    if (strcmp (g_array_index (info->points, MzPoint, 0).key, g_array_index (info->points, MzPoint, i).key) != 0)
      return TRUE;
  return FALSE;
}

/* Who says a figure beside those of articles about @first. (transfer full) */
static char *
describe_other (MzDataset *dataset, MzSeries *series, const MzPoint *point, MzSeries *first)
{
  guint n = g_strv_length ((char **) get_sources (series, point));
  char *source;

  if (has_telling_keys (series))
    return g_strdup (point->key);
  source = describe_source (dataset, get_sources (series, point));
  if (source != NULL)
    return source;
  return series == first ? g_strdup_printf (ngettext ("%u source", "%u sources", n), n)
                         : g_strdup (mz_record_get_name (MZ_RECORD (series)));
}

/* One claim's figure, or the two ends of its range: "15-20". Returns: how many. */
static guint
read_figure (const MzClaimInfo *info, double values[2])
{
  char *end;

  if (info->has_figure)
    {
      values[0] = info->figure;
      return 1;
    }
  if (info->figure_text == NULL)
    return 0;
  values[0] = g_ascii_strtod (info->figure_text, &end);
  if (end == info->figure_text || *end != '-')
    return 0;
  values[1] = g_ascii_strtod (end + 1, &end);
  return *end == '\0' ? 2 : 0;
}

/* Which side of a claim's figure the truth is said to lie on: its words tell. */
static MzDatumFlags
find_bound (const MzClaimInfo *info)
{
  if (strstr (info->says, "no more than") != NULL)
    return MZ_DATUM_AT_MOST;
  if (strstr (info->says, "more than") != NULL || strstr (info->says, "at least") != NULL || strstr (info->says, " over ") != NULL)
    return MZ_DATUM_AT_LEAST;
  return 0;
}

/* Claims that name a series and have a figure in a unit, those of one series together. (transfer container) */
static GPtrArray *
list_claims (MzDataset *dataset, const char *unit)
{
  MzStore *store = mz_dataset_get_store (dataset, MZ_RECORD_CLAIM);
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < mz_store_get_length (store); i++)
    {
      MzClaim *claim = mz_store_peek (store, i);
      const MzClaimInfo *info = mz_claim_peek (claim);
      double values[2];
      guint at;

      if (info->series[0] == NULL || read_figure (info, values) == 0 || info->unit == NULL
          || !(strcmp (unit, "%") == 0 ? g_str_has_prefix (info->unit, unit) : strcmp (info->unit, unit) == 0))
        continue;
      for (at = list->len; at > 0; at--)
        if (strcmp (mz_claim_peek (list->pdata[at - 1])->series[0], info->series[0]) == 0)
          break;
      g_ptr_array_insert (list, at > 0 ? (int) at : -1, claim);
    }
  return list;
}

static MzFigureCategory *
add_row (MzFigure *figure, const char *key, const char *label, const char *group)
{
  MzFigureCategory *category = mz_figure_add_category (figure, key, label);

  category->group = g_strdup (group);
  return category;
}

static void
add_claim (MzFigure *figure, MzDataset *dataset, MzClaim *claim, const char *group)
{
  const MzClaimInfo *info = mz_claim_peek (claim);
  MzSource *article = mz_dataset_lookup (dataset, MZ_RECORD_SOURCE, info->article);
  const char *const sources[] = { info->article, NULL };
  g_autofree char *who = describe_source (dataset, sources);
  g_autofree char *key = g_strdup_printf ("%s/%s", info->series[0], info->article);
  const char *record = info->records[0] != NULL ? info->records[0] : mz_record_get_id (MZ_RECORD (claim));
  double values[2];
  guint n = read_figure (info, values), row = mz_figure_find_category (figure, key);

  if (row == MZ_FIGURE_NONE)
    {
      row = figure->categories->len;
      add_row (figure, key, who != NULL ? who : info->article, group)->record = g_strdup (info->article);
    }
  for (guint i = 0; i < n; i++)
    {
      MzDatum *datum = mz_figure_add_datum (figure, ARTICLES, row, values[i]);

      datum->what = g_strdup (info->says);
      datum->record = g_strdup (record);
      datum->flags |= find_bound (info);
      if (article != NULL)
        mz_datum_set_time (datum, mz_source_peek (article)->date, figure);
      mz_datum_set_sources (datum, sources);
    }
  mz_figure_add_sources (figure, sources);
}

/* Whether a figure tells of what the claims of @first are about: of the country, mineral or target, whatever its keys are. */
static gboolean
suits (MzSeries *series, const MzPoint *point, MzSeries *first)
{
  const char *dimension = mz_series_peek (series)->dimension;
  const GArray *points = mz_series_peek (first)->points;

  if (strcmp (dimension, "country") == 0)
    return strcmp (point->key, "CN") == 0;
  if (strcmp (dimension, "mineral") != 0)
    return TRUE;
  for (guint i = 0; i < points->len; i++)
    if (strcmp (g_array_index (points, MzPoint, i).key, point->key) == 0)
      return TRUE;
  return FALSE;
}

/* The last figure of its key by the clock, or one of a year that the claims are about, which may be a target's. */
static gboolean
is_wanted (const MzFigure *figure, MzSeries *series, const MzPoint *point, MzSeries *first)
{
  const GArray *points = mz_series_peek (series)->points, *years = mz_series_peek (first)->points;

  if (!mz_figure_is_known (point->t, figure->date))
    return series == first;
  for (guint i = 0; i < years->len; i++)
    if (g_array_index (years, MzPoint, i).t.year == point->t.year)
      return TRUE;
  for (guint i = 0; i < points->len; i++)
    {
      const MzPoint *other = &g_array_index (points, MzPoint, i);

      if (strcmp (other->key, point->key) == 0 && mz_figure_is_known (other->t, figure->date)
          && mz_partial_date_compare (other->t, point->t) > 0)
        return FALSE;
    }
  return TRUE;
}

/* What others than the articles say: a row for each key of a series. */
static void
add_others (MzFigure *figure, MzDataset *dataset, const char *id, MzSeries *first, const char *group)
{
  MzSeries *series = mz_dataset_lookup (dataset, MZ_RECORD_SERIES, id);
  const GArray *points = series != NULL ? mz_series_peek (series)->points : NULL;

  for (guint i = 0; points != NULL && i < points->len; i++)
    {
      const MzPoint *point = &g_array_index (points, MzPoint, i);
      g_autofree char *key = NULL, *who = NULL;
      MzDatum *datum;
      guint row;

      if (is_of_articles (series, point) || !suits (series, point, first) || !is_wanted (figure, series, point, first))
        continue;
      who = describe_other (dataset, series, point, first);
      key = g_strdup_printf ("%s/%s/%s", mz_record_get_id (MZ_RECORD (first)), id, who);
      row = mz_figure_find_category (figure, key);
      if (row == MZ_FIGURE_NONE)
        {
          row = figure->categories->len;
          add_row (figure, key, who, group)->record = g_strdup (id);
        }
      datum = mz_chart_add_point (figure, series, point, OTHERS);
      datum->category = row;
      datum->fill = MZ_FILL_OUTLINE;
      datum->what = g_strdup (mz_record_get_name (MZ_RECORD (series)));
    }
}

/* All that others say about the claims from @from to before @to, which are about one series. */
static void
add_group (MzFigure *figure, MzDataset *dataset, const GPtrArray *claims, guint from, guint to)
{
  const char *id = mz_claim_peek (claims->pdata[from])->series[0];
  MzSeries *first = mz_dataset_lookup (dataset, MZ_RECORD_SERIES, id);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  const char *group = first != NULL ? mz_record_get_name (MZ_RECORD (first)) : id;

  for (guint i = from; i < to; i++)
    {
      const GStrv named = mz_claim_peek (claims->pdata[i])->series;

      add_claim (figure, dataset, claims->pdata[i], group);
      for (guint k = 0; named[k] != NULL; k++)
        if (!g_ptr_array_find_with_equal_func (ids, named[k], g_str_equal, NULL))
          g_ptr_array_add (ids, named[k]);
    }
  for (guint k = 0; k < G_N_ELEMENTS (companions); k++)
    if (strcmp (companions[k].of, id) == 0 && !g_ptr_array_find_with_equal_func (ids, companions[k].also, g_str_equal, NULL))
      g_ptr_array_add (ids, (gpointer) companions[k].also);
  for (guint k = 0; first != NULL && k < ids->len; k++)
    add_others (figure, dataset, ids->pdata[k], first, group);
}

/* Of the figures of articles that are out by the clock and that others speak of too, how many are near to what those say. */
static void
add_words (MzFigure *figure)
{
  guint n = 0, n_near = 0;

  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *claim = mz_figure_peek_datum (figure, i);
      const char *group;
      gboolean any = FALSE, near = FALSE;

      if (claim->series != ARTICLES || (claim->flags & MZ_DATUM_AFTER))
        continue;
      group = mz_figure_peek_category (figure, claim->category)->group;
      for (guint k = 0; k < figure->data->len; k++)
        {
          const MzDatum *other = mz_figure_peek_datum (figure, k);

          if (other->series != OTHERS || (other->flags & MZ_DATUM_AFTER)
              || strcmp (mz_figure_peek_category (figure, other->category)->group, group) != 0)
            continue;
          any = TRUE;
          near |= fabs (claim->value - other->value) <= NEAR * fabs (other->value);
        }
      n += any;
      n_near += any && near;
    }
  if (n == 0)
    return;
  /* Translators: the second number is that of all figures. */
  figure->title = g_strdup_printf (ngettext ("%1$u of %2$u figure in articles is within a tenth of another source",
                                             "%1$u of %2$u figures in articles are within a tenth of another source", n),
                                   n_near, n);
  figure->words = g_strdup_printf (_("Figures of articles that other sources have figures for too: %1$u. Within a tenth of one of those: "
                                     "%2$u."),
                                   n, n_near);
}

MzFigure *
mz_chart_build_article_claims (const MzChart *chart, const MzFigureRequest *request)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_DOTS, request);
  const char *unit = g_str_has_suffix (chart->name, "prices") ? "USD/kg" : g_str_has_suffix (chart->name, "tonnes") ? "t" : "%";
  g_autoptr (GPtrArray) claims = list_claims (request->dataset, unit);

  figure->percent = strcmp (unit, "%") == 0;
  figure->unit = figure->percent ? NULL : g_strdup (strcmp (unit, "t") == 0 ? _("t gross weight") : mz_format_label (unit));
  figure->subtitle = figure->percent ? g_strdup (_("Per cent; full dots: articles, rings: other sources for the same years, or their last"))
                                     : g_strdup_printf (_("%s; full dots: articles, rings: other sources for the same years, or their last"),
                                                        figure->unit);
  mz_figure_add_series (figure, "articles", _("Articles"), MZ_INK (MZ_INK_TEXT));
  mz_figure_add_series (figure, "others", _("Other sources"), MZ_INK (MZ_INK_DIM));
  for (guint from = 0, to; from < claims->len; from = to)
    {
      for (to = from + 1; to < claims->len; to++)
        if (strcmp (mz_claim_peek (claims->pdata[to])->series[0], mz_claim_peek (claims->pdata[from])->series[0]) != 0)
          break;
      add_group (figure, request->dataset, claims, from, to);
    }
  mz_figure_add_note (figure, _("Figures of different sources may count different things; they stand side by side and are not averaged."));
  add_words (figure);
  return figure;
}

/* "IEA, 2024": the key without what it says of the source, which the datum cites. (transfer full) */
static char *
describe_row (MzDataset *dataset, MzSeries *series, const MzPoint *point)
{
  g_autofree char *who = g_strndup (point->key, strcspn (point->key, "("));

  g_strstrip (who);
  if (is_article (who))
    {
      char *source = describe_source (dataset, get_sources (series, point));

      return source != NULL ? source : g_strdup (point->key);
    }
  /* Translators: who said it, and of which year. */
  return g_strdup_printf (_("%1$s, %2$u"), who, point->t.year);
}

/* Whether the chain shows this very figure by the clock. */
static gboolean
is_used (const MzConcentration *chain, MzSeries *series, const MzPoint *point)
{
  for (guint i = 0; i < chain->shares->len; i++)
    {
      const MzShare *share = &g_array_index (chain->shares, MzShare, i);

      if (strcmp (share->country, "CN") == 0 && chain->year == point->t.year && fabs (share->value - point->v) < 1e-9
          && g_strv_equal ((const char *const *) share->sources, get_sources (series, point)))
        return TRUE;
    }
  return FALSE;
}

MzFigure *
mz_chart_build_processing_claims (const MzChart *chart, const MzFigureRequest *request)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_DOTS, request);
  MzSeries *series = mz_dataset_lookup (request->dataset, MZ_RECORD_SERIES, PROCESSING);
  g_autoptr (MzConcentration) chain = mz_concentration_new_last (request->dataset, MZ_STAGE_SEPARATION, request->date);
  g_autofree char *least = NULL, *most = NULL;
  double low = INFINITY, high = -INFINITY;
  guint n = 0;

  /* Not of percent: all are near to 100, and an axis from 0 would not tell them apart. */
  figure->unit = g_strdup ("%");
  figure->subtitle = g_strdup (_("China's share of rare earth processing, per cent, a row a source; full: the one that the chain uses"));
  if (series == NULL)
    return figure;
  mz_figure_add_series (figure, "CN", mz_dataset_country_name (request->dataset, "CN"), mz_ink_country ("CN"));
  for (guint i = 0; i < mz_series_peek (series)->points->len; i++)
    {
      const MzPoint *point = &g_array_index (mz_series_peek (series)->points, MzPoint, i);
      g_autofree char *label = describe_row (request->dataset, series, point);
      g_autofree char *key = g_strdup_printf ("%s/%u", point->key, point->t.year);
      MzDatum *datum;

      mz_figure_add_category (figure, key, label)->record = g_strdup (PROCESSING);
      datum = mz_chart_add_point (figure, series, point, 0);
      datum->category = figure->categories->len - 1;
      datum->fill = is_used (chain, series, point) ? MZ_FILL_SOLID : MZ_FILL_OUTLINE;
      if (datum->flags & MZ_DATUM_AFTER)
        continue;
      low = MIN (low, datum->value);
      high = MAX (high, datum->value);
      n++;
    }
  mz_chart_add_record_note (figure, MZ_RECORD (series));
  if (n < 2)
    return figure;
  least = mz_format_share (low);
  most = mz_format_share (high);
  figure->title = g_strdup_printf (_("Sources put China's share of processing at %1$s to %2$s"), least, most);
  figure->words = g_strdup_printf (_("%1$u figures are known by the date of the clock, from %2$s to %3$s."), n, least, most);
  return figure;
}
