/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The benchmarks of the European Union, year by year, as a scenario leaves them. */
#define G_LOG_DOMAIN "mz-export"
#include "mz-supply-writer-private.h"

#include <math.h>

#include "mz-gauge.h"

#define REGION "EU"

static const char *const truths[] = { [MZ_TRUTH_NO] = "no", [MZ_TRUTH_PERHAPS] = "perhaps", [MZ_TRUTH_YES] = "yes" };

static const char *const reasons[MZ_N_GAUGE_REASONS] = {
  [MZ_GAUGE_TOLD] = NULL,
  [MZ_GAUGE_NO_CONSUMPTION] = "no-consumption",
  [MZ_GAUGE_NOT_PROPOSED] = "not-proposed",
  [MZ_GAUGE_NO_FIGURE] = "no-figure",
  [MZ_GAUGE_SHARE_ONLY] = "share-only",
  [MZ_GAUGE_UNLIKE] = "unlike-units",
};

static void
add_sites (GString *out, const GArray *sites)
{
  mz_flat_begin (out, "sites", "[");
  for (guint i = 0; i < sites->len; i++)
    mz_flat_string (out, NULL, g_array_index (sites, MzGaugeSite, i).id);
  g_string_append_c (out, ']');
}

static void
add_figures (GString *out, const char *key, const GArray *figures)
{
  mz_flat_begin (out, key, "[");
  for (guint i = 0; figures != NULL && i < figures->len; i++)
    {
      const MzGaugeFigure *figure = &g_array_index (figures, MzGaugeFigure, i);

      mz_flat_begin (out, NULL, "{");
      mz_flat_string (out, "record", figure->record);
      mz_flat_string (out, "unit", figure->unit);
      mz_flat_date (out, "year", figure->year);
      mz_flat_ends (out, "told", (MzLoss) { figure->low, figure->high });
      mz_flat_ends (out, "left", (MzLoss) { figure->least, figure->most });
      mz_flat_flag (out, "planned", figure->planned);
      add_sites (out, figure->sites);
      mz_flat_sources (out, figure->sources);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static void
add_reading (GString *out, const MzGaugeReading *reading)
{
  mz_flat_begin (out, "share_told", "{");
  mz_flat_string (out, "record", reading->record);
  mz_flat_string (out, "country", reading->country);
  mz_flat_ends (out, "percent", (MzLoss) { reading->record != NULL ? reading->low : NAN,
                                           reading->record != NULL ? reading->high : NAN });
  mz_flat_date (out, "year", reading->year);
  mz_flat_sources (out, reading->sources);
  g_string_append_c (out, '}');
}

static void
add_aim (GString *out, const MzGauge *gauge, const MzGaugeAim *aim)
{
  const MzGaugeFigure *denominator = &g_array_index (gauge->denominators, MzGaugeFigure, aim->denominator);

  mz_flat_begin (out, NULL, "{");
  mz_flat_string (out, "denominator", denominator->record);
  mz_flat_string (out, "unit", denominator->unit);
  mz_flat_number (out, "target", aim->target);
  mz_flat_ends (out, "made", (MzLoss) { aim->least, aim->most });
  mz_flat_flag (out, "capacity", aim->capacity);
  mz_flat_ends (out, "percent", (MzLoss) { aim->share_least, aim->share_most });
  mz_flat_ends (out, "gap", (MzLoss) { aim->gap_least, aim->gap_most });
  mz_flat_ends (out, "projects", (MzLoss) { aim->plans_least, aim->plans_most });
  mz_flat_string (out, "not_known", reasons[aim->reason]);
  g_string_append_c (out, '}');
}

static void
add_project (GString *out, const MzGaugeProject *project)
{
  mz_flat_begin (out, NULL, "{");
  mz_flat_string (out, "record", project->record);
  mz_flat_string (out, "what", project->what);
  mz_flat_string (out, "unit", project->unit);
  mz_flat_ends (out, "t_per_year", (MzLoss) { project->low, project->high });
  mz_flat_date (out, "promised", project->promised);
  mz_flat_string (out, "by_date", truths[project->by_date]);
  mz_flat_string (out, "turn", mz_vocabulary_get_key (&mz_gauge_turns, project->turn));
  mz_flat_string (out, "part_of", project->part_of);
  add_sites (out, project->sites);
  mz_flat_sources (out, project->sources);
  g_string_append_c (out, '}');
}

static void
add_dependence (GString *out, const MzGaugeDependence *dependence)
{
  mz_flat_begin (out, NULL, "{");
  mz_flat_string (out, "stage", mz_supply_get_stage_key (dependence->stage));
  mz_flat_string (out, "country", dependence->country);
  mz_flat_number (out, "percent_before", dependence->before);
  mz_flat_ends (out, "percent", (MzLoss) { dependence->least, dependence->most });
  mz_flat_number (out, "year", dependence->year);
  mz_flat_string (out, "record", dependence->record);
  mz_flat_sources (out, dependence->sources);
  g_string_append_c (out, '}');
}

static void
add_part (GString *out, const MzGauge *gauge, const MzGaugePart *part)
{
  mz_flat_begin (out, NULL, "{");
  mz_flat_string (out, "benchmark", mz_vocabulary_get_key (&mz_benchmarks, part->benchmark));
  mz_flat_number (out, "target_percent", part->target);
  mz_flat_flag (out, "own_target", part->own);
  mz_flat_date (out, "by", part->by);
  mz_flat_string (out, "reached", truths[part->reached]);
  add_reading (out, &part->reading);
  add_figures (out, "numerators", part->numerators);
  mz_flat_begin (out, "aims", "[");
  for (guint i = 0; i < part->aims->len; i++)
    add_aim (out, gauge, &g_array_index (part->aims, MzGaugeAim, i));
  g_string_append_c (out, ']');
  mz_flat_begin (out, "projects", "[");
  for (guint i = 0; i < part->projects->len; i++)
    add_project (out, &g_array_index (part->projects, MzGaugeProject, i));
  g_string_append_c (out, ']');
  mz_flat_begin (out, "dependence", "[");
  for (guint i = 0; i < part->after->len; i++)
    add_dependence (out, &g_array_index (part->after, MzGaugeDependence, i));
  g_string_append_c (out, ']');
  mz_flat_sources (out, part->sources);
  g_string_append_c (out, '}');
}

static void
add_year (GString *out, MzDataset *dataset, const MzSupplyRun *run, guint year)
{
  g_autoptr (MzGauge) gauge = mz_gauge_new (dataset, mz_partial_date_new (year, 12, 31), run, REGION);

  mz_flat_begin (out, NULL, "{");
  mz_flat_number (out, "year", year);
  mz_flat_string (out, "region", gauge->region);
  mz_flat_string (out, "not_known", reasons[gauge->reason]);
  add_figures (out, "denominators", gauge->denominators);
  mz_flat_begin (out, "benchmarks", "[");
  for (guint i = 0; i < MZ_N_BENCHMARKS && gauge->reason == MZ_GAUGE_TOLD; i++)
    add_part (out, gauge, &gauge->parts[i]);
  g_string_append (out, "]}");
}

/** mz_supply_write_gauge: At the end of each year, or of the one that is asked for. */
void
mz_supply_write_gauge (GString *out, const MzSupplyRequest *request, const MzSupplyRun *run)
{
  mz_flat_begin (out, "gauge", "[");
  if (mz_partial_date_is_set (request->time))
    add_year (out, request->dataset, run, request->time.year);
  for (guint i = 0; i < run->years->len && !mz_partial_date_is_set (request->time); i++)
    add_year (out, request->dataset, run, g_array_index (run->years, MzSupplyTime, i).time.year);
  g_string_append_c (out, ']');
}
