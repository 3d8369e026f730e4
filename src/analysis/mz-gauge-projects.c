/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is planned towards a benchmark, and what a scenario makes of it. */
#define G_LOG_DOMAIN "mz-analysis"
#include "mz-gauge-private.h"

#include <math.h>

#include "mz-clubs.h"

static void
project_clear (MzGaugeProject *project)
{
  g_free (project->record);
  g_free (project->what);
  g_free (project->unit);
  g_free (project->part_of);
  g_array_unref (project->sites);
  g_strfreev (project->sources);
}

static void
set_start (MzGaugeProject *project, MzPartialDate date)
{
  gboolean dated = mz_partial_date_is_set (date);

  project->first = dated ? mz_partial_date_first_day (date) : MZ_DAY_NEVER;
  project->last = dated ? mz_partial_date_last_day (date) : MZ_DAY_NEVER;
}

static void
set_amount (MzGaugeProject *project, const MzMove *move)
{
  project->low = move->amount;
  project->high = move->amount_most >= 0 ? move->amount_most : move->amount;
  g_free (project->unit);
  project->unit = g_strdup (move->unit);
}

/* What one move says of the project; @partly: of one of its sites alone. */
static void
apply_move (MzGaugeProject *project, const MzMove *move, gboolean partly)
{
  if (move->kind == MZ_MOVE_PLANT_SLIPS && project->turn != MZ_GAUGE_NEVER)
    {
      project->turn = MZ_GAUGE_SLIPS;
      project->last = mz_day_add_months (project->last, move->months);
      if (!partly)
        project->first = mz_day_add_months (project->first, move->months);
    }
  else if (move->kind == MZ_MOVE_PLANT_NEVER)
    {
      project->turn = MZ_GAUGE_NEVER;
      project->last = MZ_DAY_NEVER;
      if (!partly)
        project->first = MZ_DAY_NEVER;
    }
  else if (move->kind == MZ_MOVE_PLANT_OPENS)
    {
      project->turn = MZ_GAUGE_OPENS;
      if (!partly)
        set_start (project, move->start);
      if (!partly && move->amount >= 0)
        set_amount (project, move);
    }
  else
    return;
  project->partly = partly;
}

static gboolean
is_about (const MzMove *move, MzBenchmark benchmark, const char *const *sites)
{
  return move->site != NULL && g_strv_contains (sites, move->site)
         && (move->stages == 0 || (move->stages & mz_gauge_scopes[benchmark].stages) != 0);
}

static void
apply_moves (MzGaugeProject *project, const MzGaugeQuest *quest, MzBenchmark benchmark, const char *const *sites)
{
  double low = project->low, high = project->high;
  MzDay end = mz_partial_date_last_day (quest->date);

  for (guint i = 0; quest->scenario != NULL && i < mz_scenario_get_n_moves (quest->scenario); i++)
    {
      const MzMove *move = mz_scenario_peek_move (quest->scenario, i);

      if (is_about (move, benchmark, sites))
        apply_move (project, move, sites[1] != NULL);
    }
  if (project->first == MZ_DAY_NEVER && project->turn != MZ_GAUGE_NEVER && !mz_partial_date_is_set (project->promised))
    project->by_date = MZ_TRUTH_PERHAPS;
  else
    project->by_date = project->last <= end ? MZ_TRUTH_YES : project->first <= end ? MZ_TRUTH_PERHAPS : MZ_TRUTH_NO;
  mz_gauge_apply_failures (quest, sites, &low, &high);
  if (project->by_date != MZ_TRUTH_NO && (low < project->low || high < project->high))
    {
      project->turn = MZ_GAUGE_STANDS;
      project->low = low;
      project->high = high;
    }
}

/* Takes over what is in @project. */
static void
add_project (MzGaugePart *part, const MzGaugeQuest *quest, MzGaugeProject *project, const char *const *sites)
{
  project->sites = mz_gauge_list_sites (quest, sites);
  apply_moves (project, quest, part->benchmark, sites);
  g_array_append_val (part->projects, *project);
}

static void
add_plan (MzGaugePart *part, const MzGaugeQuest *quest, const MzGaugeFigure *plan)
{
  MzGaugeProject project = { .record = g_strdup (plan->record), .what = g_strdup (plan->what), .unit = g_strdup (plan->unit),
                             .low = plan->low, .high = plan->high, .promised = plan->year,
                             .sources = g_strdupv (plan->sources) };
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_auto (GStrv) sites = NULL;

  for (guint i = 0; i < plan->sites->len; i++)
    g_strv_builder_add (ids, g_array_index (plan->sites, MzGaugeSite, i).id);
  sites = g_strv_builder_end (ids);
  set_start (&project, plan->year);
  add_project (part, quest, &project, (const char *const *) sites);
}

/* The plan that counts the site already. (nullable) */
static const char *
find_plan (const GArray *plans, const char *id)
{
  for (guint i = 0; i < plans->len; i++)
    {
      const MzGaugeFigure *plan = &g_array_index (plans, MzGaugeFigure, i);

      for (guint k = 0; k < plan->sites->len; k++)
        if (strcmp (g_array_index (plan->sites, MzGaugeSite, k).id, id) == 0)
          return plan->record;
    }
  return NULL;
}

/* The opening of the site that says what it is to make. (nullable) */
static const MzMove *
find_opening (const MzGaugeQuest *quest, MzBenchmark benchmark, const char *id)
{
  const char *const sites[] = { id, NULL };

  for (guint i = 0; quest->scenario != NULL && i < mz_scenario_get_n_moves (quest->scenario); i++)
    {
      const MzMove *move = mz_scenario_peek_move (quest->scenario, i);

      if (move->kind == MZ_MOVE_PLANT_OPENS && move->amount >= 0 && is_about (move, benchmark, sites))
        return move;
    }
  return NULL;
}

static gboolean
is_wanted (const MzCapacity *capacity, const MzSiteInfo *info, MzBenchmark benchmark)
{
  const MzGaugeScope *scope = &mz_gauge_scopes[benchmark];
  MzProduct product = mz_capacity_get_product (capacity, info->kind);

  return product == scope->product || (info->kind == scope->kind && product == scope->other);
}

/* What the site can make of the same sort today: a promised capacity may hold it or come on top. */
static double
find_today (const MzSiteInfo *info, const MzCapacity *plan)
{
  double today = 0;

  for (guint i = 0; i < info->capacity->len; i++)
    {
      const MzCapacity *capacity = &g_array_index (info->capacity, MzCapacity, i);

      if (!capacity->planned && capacity->t_per_year > 0
          && mz_capacity_get_product (capacity, info->kind) == mz_capacity_get_product (plan, info->kind))
        today = MAX (today, capacity->t_per_year);
    }
  return today;
}

static MzGaugeProject
make_project (MzSite *site, const char *part_of)
{
  return (MzGaugeProject) { .record = g_strdup (mz_record_get_id (MZ_RECORD (site))), .low = NAN, .high = NAN,
                            .first = MZ_DAY_NEVER, .last = MZ_DAY_NEVER, .part_of = g_strdup (part_of),
                            .sources = g_strdupv (mz_record_peek_head (MZ_RECORD (site))->sources) };
}

/* The promised start of a site that is not there yet, without tonnes. Returns: whether it is one. */
static gboolean
find_promise (MzSite *site, const MzGaugeQuest *quest, MzPartialDate *promised)
{
  MzSiteState state = mz_site_get_state (site, quest->date, mz_dataset_get_as_of (quest->dataset));
  MzState known = state.state == MZ_STATE_NOT_KNOWN || state.state == MZ_STATE_PLANNED ? state.last_known : state.state;
  const GArray *status = mz_site_peek (site)->status;

  *promised = MZ_PARTIAL_DATE_NONE;
  for (guint i = 0; i < status->len; i++)
    if (g_array_index (status, MzStatus, i).planned && g_array_index (status, MzStatus, i).state == MZ_STATE_OPERATING)
      *promised = g_array_index (status, MzStatus, i).from;
  if (known == MZ_STATE_NONE)
    known = state.state;
  return known == MZ_STATE_PLANNED || known == MZ_STATE_CONSTRUCTION;
}

/* Returns: how many of its promised capacities count. */
static guint
add_capacities (MzGaugePart *part, const MzGaugeQuest *quest, MzSite *site, const char *plan)
{
  const MzSiteInfo *info = mz_site_peek (site);
  const char *const sites[] = { mz_record_get_id (MZ_RECORD (site)), NULL };
  guint n = 0;

  for (guint i = 0; i < info->capacity->len; i++)
    {
      const MzCapacity *capacity = &g_array_index (info->capacity, MzCapacity, i);
      MzGaugeProject project;

      if (!capacity->planned || !is_wanted (capacity, info, part->benchmark))
        continue;
      project = make_project (site, plan);
      project.what = g_strdup (capacity->what);
      project.unit = g_strdup_printf ("t %s/y", capacity->what);
      if (capacity->t_per_year >= 0)
        {
          project.high = capacity->t_per_year;
          project.low = MAX (0, project.high - find_today (info, capacity));
        }
      project.promised = capacity->from;
      set_start (&project, capacity->from);
      if (capacity->sources != NULL)
        {
          g_strfreev (project.sources);
          project.sources = g_strdupv (capacity->sources);
        }
      add_project (part, quest, &project, sites);
      n++;
    }
  return n;
}

static void
add_site (MzGaugePart *part, const MzGaugeQuest *quest, MzSite *site, const GArray *plans)
{
  const char *const sites[] = { mz_record_get_id (MZ_RECORD (site)), NULL };
  const char *plan = find_plan (plans, sites[0]);
  MzSiteState state = mz_site_get_state (site, quest->date, mz_dataset_get_as_of (quest->dataset));
  gboolean opens = find_opening (quest, part->benchmark, sites[0]) != NULL;
  MzPartialDate promised;
  MzGaugeProject project;

  if (!opens && (state.state == MZ_STATE_NONE || state.state == MZ_STATE_CLOSED || state.last_known == MZ_STATE_CLOSED
                 || add_capacities (part, quest, site, plan) > 0 || plan != NULL || !find_promise (site, quest, &promised)))
    return;
  project = make_project (site, plan);
  if (!opens)
    {
      project.promised = promised;
      set_start (&project, promised);
    }
  add_project (part, quest, &project, sites);
}

/* What the scenario adds to recycling; of no site. */
static void
add_assumed (MzGaugePart *part, const MzGaugeQuest *quest, const MzMove *move)
{
  const char *const none[] = { NULL };
  MzGaugeProject project = { .what = g_strdup (move->note), .turn = MZ_GAUGE_ASSUMED, .sources = g_strdupv (move->sources) };
  MzDay first, end;

  set_amount (&project, move);
  mz_move_get_days (move, &first, &end);
  set_start (&project, move->start);
  project.promised = move->start;
  if (end <= mz_partial_date_last_day (quest->date))
    project.low = project.high = 0;
  add_project (part, quest, &project, none);
}

static int
compare_projects (gconstpointer a, gconstpointer b)
{
  const MzGaugeProject *x = a, *y = b;
  int order = (x->part_of != NULL) - (y->part_of != NULL);

  if (order == 0)
    order = (x->first > y->first) - (x->first < y->first);
  if (order == 0)
    order = (x->high < y->high) - (x->high > y->high);
  return order != 0 ? order : g_strcmp0 (x->record, y->record);
}

static void
add_up (GArray *projects)
{
  for (guint i = 0; i < projects->len; i++)
    {
      MzGaugeProject *project = &g_array_index (projects, MzGaugeProject, i);

      if (project->part_of != NULL || project->unit == NULL || isnan (project->high))
        {
          project->sum_least = project->sum_most = NAN;
          continue;
        }
      project->sum_least = project->by_date == MZ_TRUTH_YES && !project->partly ? project->low : 0;
      project->sum_most = project->by_date != MZ_TRUTH_NO ? project->high : 0;
      for (guint k = i; k > 0; k--)
        {
          const MzGaugeProject *before = &g_array_index (projects, MzGaugeProject, k - 1);

          if (!isnan (before->sum_most) && mz_gauge_are_units_alike (before->unit, project->unit))
            {
              project->sum_least += before->sum_least;
              project->sum_most += before->sum_most;
              break;
            }
        }
    }
}

/* @plans: (element-type MzGaugeFigure): planned numerators of the part */
void
mz_gauge_add_projects (MzGaugePart *part, const MzGaugeQuest *quest, const GArray *plans)
{
  MzStore *store = mz_dataset_get_store (quest->dataset, MZ_RECORD_SITE);

  part->projects = mz_gauge_new_array (sizeof (MzGaugeProject), project_clear);
  for (guint i = 0; i < plans->len; i++)
    add_plan (part, quest, &g_array_index (plans, MzGaugeFigure, i));
  for (guint i = 0; i < mz_store_get_length (store); i++)
    {
      MzSite *site = MZ_SITE (mz_store_peek (store, i));

      if (mz_gauge_is_in_scope (quest, site, part->benchmark))
        add_site (part, quest, site, plans);
    }
  for (guint i = 0; quest->scenario != NULL && i < mz_scenario_get_n_moves (quest->scenario); i++)
    {
      const MzMove *move = mz_scenario_peek_move (quest->scenario, i);

      if (move->kind == MZ_MOVE_RECYCLING && part->benchmark == MZ_BENCHMARK_RECYCLING
          && mz_clubs_is_in_eu (move->country, quest->date))
        add_assumed (part, quest, move);
    }
  g_array_sort (part->projects, compare_projects);
  add_up (part->projects);
}
