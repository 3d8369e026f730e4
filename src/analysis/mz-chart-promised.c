/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every start that was announced of a project, against what came. */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-chart-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "mz-format.h"

/* Where the axis begins: few projects are older, and what a site did before does not matter here. */
#define FIRST_YEAR 2000

/* How a project stands at the clock: the headings, in their order. */
typedef enum
{
  OUTCOME_GIVEN_UP,
  OUTCOME_LATE,    /* a start that was announced has passed, and nothing came */
  OUTCOME_WAITING, /* announced or being built, and not yet due as far as is known */
  OUTCOME_CAME,
  OUTCOME_LATER,   /* first heard of after the clock */
  N_OUTCOMES
} Outcome;

/* A start that was announced. */
typedef struct
{
  MzPartialDate date;
  char         *what;
  const char *const *sources; /* (nullable) */
} Promise;

/**
 * Project:
 * @announced: when it was announced, or building began, whichever is known first; may be unset
 * @started: when it came into operation after that; may be unset
 * @ended: when it was given up without that; may be unset
 * @delay: of the first promise, in years; NAN: cannot be told
 */
typedef struct
{
  MzSite       *site;
  GArray       *promises; /* of Promise, those that are over first before the others */
  MzPartialDate announced, started, ended;
  Outcome       outcome;
  double        delay;
} Project;

static void
promise_clear (Promise *promise)
{
  g_free (promise->what);
}

static void
project_clear (Project *project)
{
  g_array_unref (project->promises);
}

static int
compare_promises (gconstpointer a, gconstpointer b)
{
  MzDay x = mz_partial_date_last_day (((const Promise *) a)->date), y = mz_partial_date_last_day (((const Promise *) b)->date);

  return (x > y) - (x < y);
}

static void
add_promise (Project *project, MzPartialDate date, char *what, GStrv sources)
{
  Promise promise = { date, what, (const char *const *) sources };

  for (guint i = 0; i < project->promises->len; i++)
    if (mz_partial_date_equal (g_array_index (project->promises, Promise, i).date, date))
      {
        g_free (what);
        return;
      }
  g_array_append_val (project->promises, promise);
}

static void
list_promises (Project *project, const MzFigureRequest *request)
{
  const MzSiteInfo *info = mz_site_peek (project->site);

  for (guint i = 0; i < info->status->len; i++)
    {
      const MzStatus *status = &g_array_index (info->status, MzStatus, i);

      if (mz_partial_date_is_set (status->from) && (status->state == MZ_STATE_OPERATING || status->state == MZ_STATE_PLANNED)
          && (status->planned || mz_chart_is_plan (request, status->from)))
        add_promise (project, status->from, g_strdup (_("announced start")), status->sources);
    }
  for (guint i = 0; i < info->capacity->len; i++)
    {
      const MzCapacity *capacity = &g_array_index (info->capacity, MzCapacity, i);

      if (capacity->planned && mz_partial_date_is_set (capacity->from))
        add_promise (project, capacity->from, g_strdup_printf (_("announced for then: %s"), mz_format_label (capacity->what)),
                     capacity->sources);
    }
  g_array_sort (project->promises, compare_promises);
}

static gboolean
is_before (MzPartialDate a, MzPartialDate b)
{
  return mz_partial_date_first_day (a) < mz_partial_date_first_day (b);
}

/* When it was announced, came, or was given up, as far as the states of the site tell. */
static void
read_life (Project *project, const MzFigureRequest *request)
{
  const GArray *status = mz_site_peek (project->site)->status;

  for (guint i = 0; i < status->len; i++)
    {
      const MzStatus *step = &g_array_index (status, MzStatus, i);

      if (step->planned || !mz_partial_date_is_set (step->from) || mz_chart_is_plan (request, step->from))
        continue;
      if ((step->state == MZ_STATE_PLANNED || step->state == MZ_STATE_CONSTRUCTION)
          && !mz_partial_date_is_set (project->announced))
        project->announced = step->from;
      if (!mz_partial_date_is_set (project->announced) || mz_partial_date_is_set (project->started))
        continue;
      if (step->state == MZ_STATE_OPERATING)
        project->started = step->from;
      else if (step->state == MZ_STATE_CLOSED && !mz_partial_date_is_set (project->ended))
        project->ended = step->from;
    }
}

static gboolean
operates_without_a_date (MzSite *site, const MzFigureRequest *request)
{
  MzPartialDate as_of = mz_dataset_get_as_of (request->dataset);

  return mz_site_get_state (site, as_of, as_of).state == MZ_STATE_OPERATING;
}

/* As precise as dates of which often only the year is known allow. */
static double
round_years (double years)
{
  return round (years * 10) / 10;
}

/* How long after @promise it came: years between the middles of both dates, or at least up to the clock. NAN: not due yet, or a
 * plan to enlarge what runs already. */
static double
find_delay (const Project *project, const MzFigure *figure, MzPartialDate promise, gboolean *at_least)
{
  *at_least = FALSE;
  if (project->outcome == OUTCOME_CAME && mz_figure_is_known (promise, project->started))
    return round_years (mz_figure_get_x (project->started, 0.5) - mz_figure_get_x (promise, 0.5));
  if (project->outcome == OUTCOME_LATE && mz_figure_is_known (promise, figure->date))
    {
      *at_least = TRUE;
      return round_years (MIN (figure->clock, figure->as_of) - mz_figure_get_x (promise, 1));
    }
  return NAN;
}

static void
judge (Project *project, const MzFigure *figure, const MzFigureRequest *request)
{
  MzPartialDate known = mz_chart_known_date (request);
  gboolean at_least;

  if (mz_partial_date_is_set (project->announced) ? !mz_figure_is_known (project->announced, known)
                                                  : is_before (known, mz_dataset_get_as_of (request->dataset)))
    project->outcome = OUTCOME_LATER;
  else if (mz_figure_is_known (project->started, known))
    project->outcome = OUTCOME_CAME;
  else if (mz_figure_is_known (project->ended, known))
    project->outcome = OUTCOME_GIVEN_UP;
  else if (project->promises->len > 0 && mz_figure_is_known (g_array_index (project->promises, Promise, 0).date, known))
    project->outcome = OUTCOME_LATE;
  else
    project->outcome = OUTCOME_WAITING;
  project->delay = project->promises->len > 0
                     ? find_delay (project, figure, g_array_index (project->promises, Promise, 0).date, &at_least) : NAN;
}

static int
compare_projects (gconstpointer a, gconstpointer b)
{
  const Project *x = a, *y = b;
  int order = (int) x->outcome - (int) y->outcome;

  if (order == 0)
    order = !mz_partial_date_is_set (x->announced) - !mz_partial_date_is_set (y->announced);
  if (order == 0)
    order = mz_partial_date_compare (x->announced, y->announced);
  return order != 0 ? order : strcmp (mz_record_get_id (MZ_RECORD (x->site)), mz_record_get_id (MZ_RECORD (y->site)));
}

/* Sites that were announced, built or promised, and are no expansion of what ran before. (transfer full) */
static GArray *
list_projects (const MzFigure *figure, const MzFigureRequest *request)
{
  MzStore *store = mz_dataset_get_store (request->dataset, MZ_RECORD_SITE);
  GArray *projects = g_array_new (FALSE, TRUE, sizeof (Project));

  g_array_set_clear_func (projects, (GDestroyNotify) project_clear);
  for (guint i = 0; i < mz_store_get_length (store); i++)
    {
      Project project = { .site = mz_store_peek (store, i), .promises = g_array_new (FALSE, FALSE, sizeof (Promise)) };

      g_array_set_clear_func (project.promises, (GDestroyNotify) promise_clear);
      if (mz_chart_wants (request, project.site))
        {
          list_promises (&project, request);
          read_life (&project, request);
        }
      if ((!mz_partial_date_is_set (project.announced) && project.promises->len == 0)
          || (!mz_partial_date_is_set (project.started) && operates_without_a_date (project.site, request)))
        {
          project_clear (&project);
          continue;
        }
      judge (&project, figure, request);
      g_array_append_val (projects, project);
    }
  g_array_sort (projects, compare_projects);
  return projects;
}

/* A number of years, to a tenth. (transfer full) */
static char *
format_years (double years)
{
  return g_strdup_printf ("%.1f", years);
}

/* What is to be said of a project in a few words. (transfer full) (nullable) */
static char *
describe_outcome (const Project *project, const MzFigure *figure)
{
  g_autofree char *years = NULL;

  switch (project->outcome)
    {
    case OUTCOME_GIVEN_UP:
      years = mz_partial_date_format (project->ended);
      return g_strdup_printf (_("given up: %s"), years);
    case OUTCOME_LATE:
      years = format_years (project->delay);
      return g_strdup_printf (_("late by %s years or more"), years);
    case OUTCOME_CAME:
      years = format_years (mz_figure_get_x (project->started, 0.5) - mz_figure_get_x (project->announced, 0.5));
      return g_strdup_printf (_("started after %s years"), years);
    case OUTCOME_WAITING:
      if (!mz_partial_date_is_set (project->announced))
        return NULL;
      years = format_years (MIN (figure->clock, figure->as_of) - mz_figure_get_x (project->announced, 0.5));
      return g_strdup_printf (_("not come after %s years"), years);
    case OUTCOME_LATER:
    case N_OUTCOMES:
    default:
      return NULL;
    }
}

static void
add_project (MzFigure *figure, const MzFigureRequest *request, const Project *project)
{
  static const char *const groups[N_OUTCOMES] = { N_("Given up"), N_("Late"), N_("Still to come"), N_("Came"),
                                                  N_("Not known by then") };
  guint lane = mz_chart_add_lane (figure, mz_record_get_id (MZ_RECORD (project->site)), _(groups[project->outcome]), project->site,
                                  mz_chart_site_ink (project->site));
  MzFigureCategory *category = &g_array_index (figure->categories, MzFigureCategory, lane);
  guint first = figure->data->len;

  category->note = describe_outcome (project, figure);
  category->stage = mz_site_get_stage (project->site);
  category->state = mz_site_get_state (project->site, request->date, mz_dataset_get_as_of (request->dataset)).state;
  mz_chart_add_site (figure, request, lane, project->site,
                     MZ_BIT (MZ_STATE_PLANNED) | MZ_BIT (MZ_STATE_CONSTRUCTION) | MZ_BIT (MZ_STATE_OPERATING)
                       | MZ_BIT (MZ_STATE_CARE) | MZ_BIT (MZ_STATE_CLOSED));
  /* The promises follow, with what came of each. */
  for (guint i = first; i < figure->data->len;)
    if (mz_figure_peek_datum (figure, i)->flags & MZ_DATUM_INSTANT)
      g_array_remove_index (figure->data, i);
    else
      i++;
  for (guint i = 0; i < project->promises->len; i++)
    {
      const Promise *promise = &g_array_index (project->promises, Promise, i);
      MzDatum *datum = mz_chart_add_plan (figure, lane, project->site, promise->date, promise->sources);
      g_autofree char *years = NULL;
      gboolean at_least;

      datum->value = find_delay (project, figure, promise->date, &at_least);
      datum->flags |= isfinite (datum->value) ? MZ_DATUM_COMPUTED : 0;
      datum->flags |= at_least ? MZ_DATUM_AT_LEAST : 0;
      years = isfinite (datum->value) ? format_years (datum->value) : NULL;
      if (years == NULL)
        datum->what = g_strdup (promise->what);
      else if (at_least)
        datum->what = g_strdup_printf (_("%1$s; not come, late by %2$s years or more"), promise->what, years);
      else
        datum->what = g_strdup_printf (_("%1$s; came %2$s years later"), promise->what, years);
    }
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
add_words (MzFigure *figure, const GArray *projects)
{
  guint counts[N_OUTCOMES] = { 0 };
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (double));
  guint all;

  for (guint i = 0; i < projects->len; i++)
    {
      const Project *project = &g_array_index (projects, Project, i);

      counts[project->outcome]++;
      if (project->outcome == OUTCOME_CAME)
        {
          double took = mz_figure_get_x (project->started, 0.5) - mz_figure_get_x (project->announced, 0.5);

          g_array_append_val (years, took);
        }
    }
  all = projects->len - counts[OUTCOME_LATER];
  if (all == 0)
    return;
  figure->title = g_strdup_printf (ngettext ("Of %1$u project announced, %2$u came, and given up: %3$u",
                                             "Of %1$u projects announced, %2$u came, and given up: %3$u", all),
                                   all, counts[OUTCOME_CAME], counts[OUTCOME_GIVEN_UP]);
  if (years->len > 0)
    {
      g_autofree char *median = NULL;

      g_array_sort (years, compare_doubles);
      median = format_years ((g_array_index (years, double, (years->len - 1) / 2) + g_array_index (years, double, years->len / 2))
                             / 2);
      figure->words = g_strdup_printf (_("Of %1$u projects that are known to have been announced by the date, there came %2$u, %3$u "
                                         "were given up; late: %4$u, still to come: %5$u. Half of those that came took %6$s years or "
                                         "less from the announcement or the start of building."),
                                       all, counts[OUTCOME_CAME], counts[OUTCOME_GIVEN_UP], counts[OUTCOME_LATE],
                                       counts[OUTCOME_WAITING], median);
    }
  else
    figure->words = g_strdup_printf (_("Of %1$u projects that are known to have been announced by the date, there came %2$u, %3$u "
                                       "were given up; late: %4$u, still to come: %5$u."),
                                     all, counts[OUTCOME_CAME], counts[OUTCOME_GIVEN_UP], counts[OUTCOME_LATE],
                                     counts[OUTCOME_WAITING]);
}

MzFigure *
mz_chart_build_promised_actual (const MzChart *chart, const MzFigureRequest *request)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_LANES, request);
  g_autoptr (GArray) projects = list_projects (figure, request);

  figure->unit = g_strdup (_("years"));
  figure->subtitle = g_strdup (_("Projects from the announcement on: outlined announced, striped being built, solid operating, thin "
                                 "closed; a single outlined mark: a start that was announced"));
  for (guint i = 0; i < projects->len; i++)
    add_project (figure, request, &g_array_index (projects, Project, i));
  mz_chart_fit_time (figure, request);
  if (request->to <= request->from)
    figure->x_from = MAX (figure->x_from, FIRST_YEAR);
  if (figure->data->len == 0)
    {
      mz_chart_set_empty (figure, _("No project is known to have been announced."));
      return figure;
    }
  add_words (figure, projects);
  mz_chart_limit_words (figure, request);
  mz_figure_add_note (figure, _("The facts keep the starts that sources name, mostly the latest ones; how often a start was put off "
                                "before is known of few projects. Delays are counted between the middles of both dates."));
  mz_figure_add_note (figure, _("A plan for which only the year is known is late only when the year is over."));
  return figure;
}

/* What the articles say: "5-10" is two figures, "10+" one or more. */
static void
add_told (MzFigure *figure, const MzFigureRequest *request, MzClaim *claim, guint series)
{
  const MzClaimInfo *info = mz_claim_peek (claim);
  MzSource *article = mz_dataset_lookup (request->dataset, MZ_RECORD_SOURCE, info->article);
  const char *const sources[] = { info->article, NULL };
  g_auto (GStrv) parts = g_strsplit (info->figure_text, "-", 2);
  g_autofree char *who = article != NULL ? mz_source_get_chip (article) : g_strdup (info->article);
  guint row = figure->categories->len;

  mz_figure_add_category (figure, info->article, who)->record = g_strdup (info->article);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      MzDatum *datum = mz_figure_add_datum (figure, series, row, g_ascii_strtod (parts[i], NULL));

      datum->what = g_strdup (info->says);
      datum->record = g_strdup (info->records[0]);
      datum->flags |= g_str_has_suffix (parts[i], "+") ? MZ_DATUM_AT_LEAST : 0;
      if (article != NULL)
        mz_datum_set_time (datum, mz_source_peek (article)->date, figure);
      mz_datum_set_sources (datum, sources);
      mz_figure_add_sources (figure, sources);
    }
}

static guint
add_taken (MzFigure *figure, const GArray *projects, guint series)
{
  guint row = figure->categories->len, n = 0;

  for (guint i = 0; i < projects->len; i++)
    {
      const Project *project = &g_array_index (projects, Project, i);
      MzDatum *datum;

      if (project->outcome != OUTCOME_CAME)
        continue;
      if (n++ == 0)
        mz_figure_add_category (figure, "projects", _("Projects that came"));
      datum = mz_figure_add_datum (figure, series, row,
                                   mz_figure_get_x (project->started, 0.5) - mz_figure_get_x (project->announced, 0.5));
      datum->what = g_strdup (mz_record_get_short_name (MZ_RECORD (project->site)));
      datum->record = g_strdup (mz_record_get_id (MZ_RECORD (project->site)));
      datum->flags |= MZ_DATUM_COMPUTED;
      mz_datum_set_time (datum, project->started, figure);
      mz_chart_cite (figure, datum, project->site, NULL);
    }
  return n;
}

static void
add_lead_title (MzFigure *figure, guint series)
{
  double least = INFINITY, most = -INFINITY;
  g_autofree char *from = NULL, *to = NULL;

  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);

      if (datum->series != series)
        continue;
      least = MIN (least, datum->value);
      most = MAX (most, datum->value);
    }
  from = format_years (least);
  to = format_years (most);
  figure->title = g_strdup_printf (_("What came took %1$s to %2$s years from the announcement"), from, to);
}

/* Five to ten years, say the articles; what the sites of the facts took stands beside it. */
MzFigure *
mz_chart_build_lead_times (const MzChart *chart, const MzFigureRequest *request)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_DOTS, request);
  MzStore *claims = mz_dataset_get_store (request->dataset, MZ_RECORD_CLAIM);
  guint told, taken, n;
  g_autoptr (GArray) projects = NULL;
  g_autoptr (MzFigure) lanes = mz_figure_new (chart->name, MZ_FIGURE_LANES, request);

  figure->unit = g_strdup (_("years"));
  figure->subtitle = g_strdup (_("Years from the announcement, or the start of building, to operation"));
  told = mz_figure_add_series (figure, "articles", _("Articles"), MZ_INK (MZ_INK_TEXT));
  taken = mz_figure_add_series (figure, "facts", _("Sites of the facts"), MZ_INK_INDEX (MZ_INK_STAGE, MZ_STAGE_SEPARATION));
  for (guint i = 0; i < mz_store_get_length (claims); i++)
    {
      const MzClaimInfo *info = mz_claim_peek (mz_store_peek (claims, i));

      if (g_strcmp0 (info->topic, "lead time") == 0 && g_strcmp0 (info->unit, "years") == 0 && info->figure_text != NULL)
        add_told (figure, request, mz_store_peek (claims, i), told);
    }
  projects = list_projects (lanes, request);
  n = add_taken (figure, projects, taken);
  if (figure->data->len == 0)
    {
      mz_chart_set_empty (figure, _("No source says how long a plant takes, and no project is known to have come."));
      return figure;
    }
  if (n > 0)
    add_lead_title (figure, taken);
  figure->words = g_strdup_printf (ngettext ("Of %u project it is known when it was announced and when it came.",
                                             "Of %u projects it is known when they were announced and when they came.", n), n);
  mz_figure_add_note (figure, figure->words);
  mz_figure_add_note (figure, _("Only what came is counted; what was given up or is late is in the chart of what was promised."));
  return figure;
}
