/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A gauge as JSON: what is not known is null, and by each number stands what it rests on. */
#define G_LOG_DOMAIN "mz-export"
#include "mz-gauge-writer.h"

#include <math.h>

#include "mz-flat.h"
#include "mz-json-text.h"

static const char *const bases[] = { "output", "capacity", "share", "finding" };
static const char *const truths[] = { "no", "not-known", "yes" };

static void
write_range (GString *out, const char *key, double least, double most)
{
  mz_flat_ends (out, key, (MzLoss) { least, most });
}

static void
write_sites (GString *out, const GArray *sites)
{
  mz_flat_begin (out, "sites", "[");
  for (guint i = 0; i < sites->len; i++)
    {
      const MzGaugeSite *site = &g_array_index (sites, MzGaugeSite, i);

      mz_flat_begin (out, NULL, "{");
      mz_flat_string (out, "site", site->id);
      mz_flat_string (out, "state", mz_vocabulary_get_key (&mz_states, site->state.state));
      if (site->state.last_known != MZ_STATE_NONE)
        mz_flat_string (out, "last_known", mz_vocabulary_get_key (&mz_states, site->state.last_known));
      if (site->stands)
        mz_flat_flag (out, "stands_still", TRUE);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static void
write_figures (GString *out, const char *key, const GArray *figures, gboolean of_sites)
{
  mz_flat_begin (out, key, "[");
  for (guint i = 0; i < figures->len; i++)
    {
      const MzGaugeFigure *figure = &g_array_index (figures, MzGaugeFigure, i);

      mz_flat_begin (out, NULL, "{");
      mz_flat_string (out, "record", figure->record);
      mz_flat_string (out, "what", figure->what);
      mz_flat_string (out, "unit", figure->unit);
      if (of_sites)
        mz_flat_string (out, "basis", bases[figure->basis]);
      mz_flat_date (out, "year", figure->year);
      write_range (out, "value", figure->low, figure->high);
      if (figure->least < figure->low || figure->most < figure->high)
        write_range (out, "in_the_scenario", figure->least, figure->most);
      if (figure->planned)
        mz_flat_flag (out, "planned", TRUE);
      if (figure->estimate)
        mz_flat_flag (out, "estimate", TRUE);
      if (of_sites)
        write_sites (out, figure->sites);
      mz_flat_sources (out, figure->sources);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static void
write_target (GString *out, const MzGaugePart *part)
{
  mz_flat_begin (out, "target", "{");
  mz_flat_number (out, "percent", part->target);
  mz_flat_string (out, "bound", part->is_most ? "most" : "least");
  mz_flat_date (out, "by", part->by);
  mz_flat_flag (out, "own", part->own);
  mz_flat_string (out, "record", part->record);
  mz_flat_sources (out, part->sources);
  g_string_append_c (out, '}');
}

static void
write_reading (GString *out, const MzGaugeReading *reading)
{
  if (reading->record == NULL)
    {
      mz_flat_string (out, "share", NULL);
      return;
    }
  mz_flat_begin (out, "share", "{");
  write_range (out, "percent", reading->low, reading->high);
  if (reading->bound != MZ_BOUND_NONE)
    mz_flat_string (out, "bound", reading->bound == MZ_BOUND_MOST ? "most" : "least");
  if (reading->country != NULL)
    mz_flat_string (out, "country", reading->country);
  if (reading->estimate)
    mz_flat_flag (out, "estimate", TRUE);
  mz_flat_date (out, "year", reading->year);
  mz_flat_string (out, "record", reading->record);
  mz_flat_sources (out, reading->sources);
  g_string_append_c (out, '}');
}

static void
write_aims (GString *out, const MzGauge *gauge, const GArray *aims)
{
  mz_flat_begin (out, "tonnes", "[");
  for (guint i = 0; i < aims->len; i++)
    {
      const MzGaugeAim *aim = &g_array_index (aims, MzGaugeAim, i);
      const MzGaugeFigure *denominator = &g_array_index (gauge->denominators, MzGaugeFigure, aim->denominator);

      mz_flat_begin (out, NULL, "{");
      mz_flat_string (out, "denominator", denominator->record);
      mz_flat_string (out, "unit", denominator->unit);
      mz_flat_number (out, "target", aim->target);
      write_range (out, "numerator", aim->least, aim->most);
      if (aim->capacity)
        mz_flat_flag (out, "capacity", TRUE);
      write_range (out, "share_percent", aim->share_least, aim->share_most);
      write_range (out, "gap", aim->gap_least, aim->gap_most);
      write_range (out, "planned", aim->plans_least, aim->plans_most);
      if (aim->reason != MZ_GAUGE_TOLD)
        mz_flat_string (out, "reason", mz_gauge_reason_get_text (aim->reason));
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static void
write_projects (GString *out, const GArray *projects)
{
  mz_flat_begin (out, "projects", "[");
  for (guint i = 0; i < projects->len; i++)
    {
      const MzGaugeProject *project = &g_array_index (projects, MzGaugeProject, i);

      mz_flat_begin (out, NULL, "{");
      mz_flat_string (out, "record", project->record);
      mz_flat_string (out, "what", project->what);
      mz_flat_string (out, "unit", project->unit);
      write_range (out, "t_per_year", project->low, project->high);
      mz_flat_date (out, "promised", project->promised);
      mz_flat_day (out, "starts_from", project->first);
      mz_flat_day (out, "starts_until", project->last);
      mz_flat_string (out, "by_date", truths[project->by_date]);
      mz_flat_string (out, "turn", mz_vocabulary_get_key (&mz_gauge_turns, project->turn));
      if (project->partly)
        mz_flat_flag (out, "partly", TRUE);
      if (project->part_of != NULL)
        mz_flat_string (out, "part_of", project->part_of);
      else
        write_range (out, "running_total", project->sum_least, project->sum_most);
      write_sites (out, project->sites);
      mz_flat_sources (out, project->sources);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static void
write_dependence (GString *out, const GArray *after)
{
  mz_flat_begin (out, "dependence_in_the_scenario", "[");
  for (guint i = 0; i < after->len; i++)
    {
      const MzGaugeDependence *entry = &g_array_index (after, MzGaugeDependence, i);

      mz_flat_begin (out, NULL, "{");
      mz_flat_string (out, "stage", mz_vocabulary_get_key (&mz_stages, entry->stage));
      mz_flat_string (out, "country", entry->country);
      mz_flat_number (out, "before_percent", entry->before);
      mz_flat_number (out, "before_year", entry->year);
      mz_flat_number (out, "after_least_loss_percent", entry->least);
      mz_flat_number (out, "after_most_loss_percent", entry->most);
      mz_flat_string (out, "record", entry->record);
      mz_flat_sources (out, entry->sources);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static void
write_part (GString *out, const MzGauge *gauge, const MzGaugePart *part)
{
  mz_flat_begin (out, NULL, "{");
  mz_flat_string (out, "benchmark", mz_vocabulary_get_key (&mz_benchmarks, part->benchmark));
  write_target (out, part);
  mz_flat_string (out, "reached", truths[part->reached]);
  write_reading (out, &part->reading);
  write_figures (out, "numerators", part->numerators, TRUE);
  write_aims (out, gauge, part->aims);
  write_projects (out, part->projects);
  if (part->after->len > 0)
    write_dependence (out, part->after);
  mz_flat_list (out, "sites_without_tonnes", (const char *const *) part->uncounted);
  g_string_append_c (out, '}');
}

/** mz_gauge_write: @key: (nullable): as of mz_flat_begin() */
void
mz_gauge_write (GString *out, const char *key, const MzGauge *gauge)
{
  mz_flat_begin (out, key, "{");
  mz_flat_string (out, "region", gauge->region);
  mz_flat_date (out, "date", gauge->date);
  if (gauge->reason != MZ_GAUGE_TOLD)
    mz_flat_string (out, "reason", mz_gauge_reason_get_text (gauge->reason));
  else
    {
      write_figures (out, "denominators", gauge->denominators, FALSE);
      mz_flat_begin (out, "benchmarks", "[");
      for (guint i = 0; i < MZ_N_BENCHMARKS; i++)
        if (!isnan (gauge->parts[i].target))
          write_part (out, gauge, &gauge->parts[i]);
      g_string_append_c (out, ']');
    }
  g_string_append_c (out, '}');
}

/** mz_gauge_to_json: Returns: (transfer full) */
char *
mz_gauge_to_json (const MzGauge *gauge)
{
  g_autoptr (GString) flat = g_string_new (NULL);
  GString *out = g_string_new (NULL);

  mz_gauge_write (flat, NULL, gauge);
  mz_json_text_indent (out, flat->str, flat->len, 0, NULL, NULL);
  g_string_append_c (out, '\n');
  return g_string_free (out, FALSE);
}
