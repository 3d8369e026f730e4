/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-gauge.h"

#include "mz-chart-test.h"

#define SLACK 1e-9

static MzDataset *facts;

static MzPartialDate
parse (const char *text)
{
  MzPartialDate date;

  g_assert_true (mz_partial_date_parse (text, &date, NULL));
  return date;
}

static MzGauge *
gauge_new (MzDataset *dataset, const char *date, MzScenario *scenario)
{
  g_autoptr (MzSupplyFacts) before = NULL;
  g_autoptr (MzSupplyRun) run = NULL;

  if (scenario == NULL)
    return mz_gauge_new (dataset, parse (date), NULL, "EU");
  before = mz_supply_facts_new (dataset, mz_supply_get_before (scenario, mz_dataset_get_as_of (dataset)));
  run = mz_supply_run_new (before, scenario);
  return mz_gauge_new (dataset, parse (date), run, "EU");
}

/* Takes over @moves and the array's end. */
static MzScenario *
scenario_new (const double *targets, MzMove *first, ...)
{
  g_autoptr (GPtrArray) moves = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_move_free);
  MzScenarioText text = { .id = (char *) "own", .title = (char *) "Own", .why = (char *) "Why" };
  va_list list;

  va_start (list, first);
  for (MzMove *move = first; move != NULL; move = va_arg (list, MzMove *))
    g_ptr_array_add (moves, move);
  va_end (list);
  for (guint i = 0; targets != NULL && i < MZ_N_BENCHMARKS; i++)
    text.targets[i] = targets[i];
  return mz_scenario_new (&text, moves);
}

static MzMove *
move_new (MzMoveKind kind, const char *site, const char *start, guint months)
{
  MzMove *move = mz_move_new (kind);

  move->site = g_strdup (site);
  if (start != NULL)
    move->start = parse (start);
  move->months = months;
  return move;
}

static const MzGaugeFigure *
peek_denominator (const MzGauge *gauge, const MzGaugeAim *aim)
{
  return &g_array_index (gauge->denominators, MzGaugeFigure, aim->denominator);
}

static const MzGaugeAim *
find_aim (const MzGauge *gauge, MzBenchmark benchmark, const char *denominator)
{
  const GArray *aims = gauge->parts[benchmark].aims;

  for (guint i = 0; i < aims->len; i++)
    if (strcmp (peek_denominator (gauge, &g_array_index (aims, MzGaugeAim, i))->record, denominator) == 0)
      return &g_array_index (aims, MzGaugeAim, i);
  return NULL;
}

static const MzGaugeFigure *
find_numerator (const MzGauge *gauge, MzBenchmark benchmark, const char *record)
{
  const GArray *figures = gauge->parts[benchmark].numerators;

  for (guint i = 0; i < figures->len; i++)
    if (strcmp (g_array_index (figures, MzGaugeFigure, i).record, record) == 0)
      return &g_array_index (figures, MzGaugeFigure, i);
  return NULL;
}

static const MzGaugeProject *
find_project (const MzGauge *gauge, MzBenchmark benchmark, const char *record, const char *unit)
{
  const GArray *projects = gauge->parts[benchmark].projects;

  for (guint i = 0; i < projects->len; i++)
    {
      const MzGaugeProject *project = &g_array_index (projects, MzGaugeProject, i);

      if (g_strcmp0 (project->record, record) == 0 && (unit == NULL || g_strcmp0 (project->unit, unit) == 0))
        return project;
    }
  return NULL;
}

static void
assert_range (double low, double high, double expected_low, double expected_high)
{
  g_assert_true (isnan (expected_low) ? isnan (low) : fabs (low - expected_low) < SLACK);
  g_assert_true (isnan (expected_high) ? isnan (high) : fabs (high - expected_high) < SLACK);
}

/*
 * By hand from the bundled eu_benchmarks: 10, 40, 25 and 65 % of 7,400 t gross (2024) are 740, 2,960, 1,850 and 4,810 t; of 6,000 t of
 * metal (2025) 600, 2,400, 1,500 and 3,900; of 11,250 t of metal (2030, expected) 1,125, 4,500, 2,812.5 and 7,312.5. Nothing was
 * mined, so that all is wanting; the others are told in t REO a year, t magnets a year, or per cent: no gap.
 */
static void
test_targets (void)
{
  static const char *const denominators[] = { "eu-den-ree-net-2024", "eu-den-magnets-2025", "eu-den-magnets-2030" };
  static const double targets[MZ_N_BENCHMARKS][3] = {
    { 740, 600, 1125 }, { 2960, 2400, 4500 }, { 1850, 1500, 2812.5 }, { 4810, 3900, 7312.5 },
  };
  static const MzGaugeReason reasons[] = { MZ_GAUGE_TOLD, MZ_GAUGE_UNLIKE, MZ_GAUGE_UNLIKE, MZ_GAUGE_SHARE_ONLY };
  static const char *const dates[] = { "2025", "2030" };

  for (guint d = 0; d < G_N_ELEMENTS (dates); d++)
    {
      g_autoptr (MzGauge) gauge = gauge_new (facts, dates[d], NULL);

      g_assert_cmpint (gauge->reason, ==, MZ_GAUGE_TOLD);
      g_assert_cmpuint (gauge->denominators->len, ==, 3);
      for (guint i = 0; i < MZ_N_BENCHMARKS; i++)
        for (guint k = 0; k < 3; k++)
          {
            const MzGaugeAim *aim = &g_array_index (gauge->parts[i].aims, MzGaugeAim, k);
            double gap = i == MZ_BENCHMARK_EXTRACTION ? targets[i][k] : NAN;

            g_assert_true (aim == find_aim (gauge, (MzBenchmark) i, denominators[k]));
            assert_range (aim->target, aim->target, targets[i][k], targets[i][k]);
            assert_range (aim->gap_least, aim->gap_most, gap, gap);
            g_assert_cmpint (aim->reason, ==, reasons[i]);
            g_assert_false (gauge->parts[i].own);
          }
    }
}

/*
 * eu-crma-progress: nothing of 2023, at most 1 % of 2025, of processing nothing; eu-import-shares: China 39 % of 2023 and 46.3 % of
 * 2024. Magnets came to 90 to 98 % from China (eu-num-one-country-magnets), so that sources differ on whether 65 % is kept.
 */
static void
test_readings (void)
{
  g_autoptr (MzGauge) now = gauge_new (facts, "2025", NULL);
  g_autoptr (MzGauge) before = gauge_new (facts, "2024-06", NULL);

  assert_range (now->parts[0].reading.low, now->parts[0].reading.high, 0, 0);
  assert_range (now->parts[1].reading.low, now->parts[1].reading.high, NAN, NAN);
  assert_range (now->parts[2].reading.low, now->parts[2].reading.high, 1, 1);
  g_assert_cmpint (now->parts[2].reading.bound, ==, MZ_BOUND_MOST);
  assert_range (now->parts[3].reading.low, now->parts[3].reading.high, 46.3, 46.3);
  g_assert_cmpstr (now->parts[3].reading.country, ==, "CN");
  g_assert_cmpint (now->parts[0].reached, ==, MZ_TRUTH_NO);
  g_assert_cmpint (now->parts[1].reached, ==, MZ_TRUTH_PERHAPS);
  g_assert_cmpint (now->parts[2].reached, ==, MZ_TRUTH_NO);
  g_assert_cmpint (now->parts[3].reached, ==, MZ_TRUTH_PERHAPS);
  /* The figures of 2025 and the net imports of 2024 are of whole years. */
  assert_range (before->parts[3].reading.low, before->parts[3].reading.high, 39, 39);
  g_assert_cmpuint (before->denominators->len, ==, 1);
  g_assert_cmpuint (before->parts[1].numerators->len, ==, 0);
  g_assert_cmpint (find_aim (before, MZ_BENCHMARK_PROCESSING, "eu-den-magnets-2030")->reason, ==, MZ_GAUGE_NO_FIGURE);
}

static void
test_numerators (void)
{
  g_autoptr (MzGauge) gauge = gauge_new (facts, "2025", NULL);
  const MzGaugeFigure *silmet = find_numerator (gauge, MZ_BENCHMARK_PROCESSING, "eu-num-processing-silmet");
  const MzGaugeFigure *recyclers = find_numerator (gauge, MZ_BENCHMARK_RECYCLING, "eu-num-recycling-capacity");

  assert_range (silmet->low, silmet->high, 3000, 3000);
  g_assert_cmpint (silmet->basis, ==, MZ_GAUGE_CAPACITY);
  g_assert_cmpuint (silmet->sites->len, ==, 1);
  g_assert_cmpstr (g_array_index (silmet->sites, MzGaugeSite, 0).id, ==, "silmet-sillamae");
  g_assert_cmpint (g_array_index (silmet->sites, MzGaugeSite, 0).state.state, ==, MZ_STATE_OPERATING);
  assert_range (recyclers->low, recyclers->high, 650, 650);
  g_assert_cmpuint (recyclers->sites->len, ==, 2);
  g_assert_cmpint (find_numerator (gauge, MZ_BENCHMARK_EXTRACTION, "eu-num-extraction")->basis, ==, MZ_GAUGE_OUTPUT);
  /* La Rochelle recycles, but nobody says how much; no plant of gallium is meant. */
  g_assert_cmpuint (g_strv_length (gauge->parts[MZ_BENCHMARK_RECYCLING].uncounted), ==, 1);
  g_assert_cmpstr (gauge->parts[MZ_BENCHMARK_RECYCLING].uncounted[0], ==, "solvay-la-rochelle");
  g_assert_cmpuint (g_strv_length (gauge->parts[MZ_BENCHMARK_PROCESSING].uncounted), ==, 0);
}

/*
 * Caremag: 1,400 t of oxide promised for 2027, which are the 600 and 800 t of its own record. La Rochelle: 4,500 t from 2030, where
 * 4,000 t can be made: 500 to 4,500 more. MagREEsource: 1,000 t from 2030, where 50 t can be made. Pulawy has no date.
 */
static void
test_projects (void)
{
  g_autoptr (MzGauge) now = gauge_new (facts, "2025", NULL);
  g_autoptr (MzGauge) later = gauge_new (facts, "2030", NULL);
  const MzGaugeProject *project = find_project (later, MZ_BENCHMARK_PROCESSING, "eu-num-processing-caremag", NULL);

  assert_range (project->low, project->high, 1400, 1400);
  assert_range (project->sum_least, project->sum_most, 1400, 1400);
  g_assert_cmpint (project->by_date, ==, MZ_TRUTH_YES);
  g_assert_cmpint (find_project (now, MZ_BENCHMARK_PROCESSING, "eu-num-processing-caremag", NULL)->by_date, ==, MZ_TRUTH_NO);
  project = find_project (later, MZ_BENCHMARK_PROCESSING, "caremag-lacq", NULL);
  g_assert_cmpstr (project->part_of, ==, "eu-num-processing-caremag");
  g_assert_true (isnan (project->sum_most));
  project = find_project (later, MZ_BENCHMARK_PROCESSING, "solvay-la-rochelle", NULL);
  assert_range (project->low, project->high, 500, 4500);
  g_assert_cmpint (project->by_date, ==, MZ_TRUTH_YES);
  project = find_project (later, MZ_BENCHMARK_PROCESSING, "mkango-pulawy", "t NdPr oxide/y");
  assert_range (project->sum_least, project->sum_most, 0, 2000);
  g_assert_cmpint (project->by_date, ==, MZ_TRUTH_PERHAPS);
  project = find_project (later, MZ_BENCHMARK_RECYCLING, "magreesource-noyarey", NULL);
  assert_range (project->low, project->high, 950, 1000);
  g_assert_null (find_project (later, MZ_BENCHMARK_PROCESSING, "metlen-agios-nikolaos", NULL));
  project = find_project (later, MZ_BENCHMARK_EXTRACTION, "eu-num-extraction-plans", NULL);
  assert_range (project->sum_least, project->sum_most, 2000, 2000);
}

static void
test_nothing (void)
{
  g_autoptr (MzGauge) early = gauge_new (facts, "2020", NULL);
  g_autoptr (MzGauge) elsewhere = mz_gauge_new (facts, parse ("2025"), NULL, "US");

  g_assert_cmpint (early->reason, ==, MZ_GAUGE_NOT_PROPOSED);
  g_assert_cmpint (elsewhere->reason, ==, MZ_GAUGE_NO_CONSUMPTION);
}

#define HEAD "\"confidence\": \"sourced\", \"sources\": [\"s1\"]"
#define SITE "\"lat\": 50, \"lon\": 10, \"precision\": \"town\", \"kind\": \"metal\", \"stages\": [\"metal\"], " HEAD
#define NUMERATOR "\"group\": \"numerators\", \"benchmark\": 40, " HEAD

/* The Union uses 1,000 t of metal. A can make 200 t, others made 50 t; P (300 t) and Q (100 t) are promised; T is outside. */
#define FACTS                                                                                                           \
  "{\"parameters\": ["                                                                                                  \
  "{\"id\": \"den\", \"group\": \"denominators\", \"what\": \"use\", \"unit\": \"t metal\", \"year\": \"2024\","        \
  " \"value\": 1000, " HEAD "},"                                                                                        \
  "{\"id\": \"num-a\", \"what\": \"A\", \"unit\": \"t metal/y\", \"year\": \"2025\", \"value\": 200,"                   \
  " \"sites\": [\"site-a\"], " NUMERATOR "},"                                                                           \
  "{\"id\": \"num-old\", \"what\": \"made\", \"unit\": \"t metal\", \"year\": \"2023\", \"value\": 40, " NUMERATOR "}," \
  "{\"id\": \"num-out\", \"what\": \"made\", \"unit\": \"t metal\", \"year\": \"2024\", \"value\": 50, " NUMERATOR "}," \
  "{\"id\": \"num-p\", \"what\": \"P\", \"unit\": \"t metal/y\", \"year\": \"2028\", \"value\": 300, \"planned\": true," \
  " \"sites\": [\"site-p\"], " NUMERATOR "}%s],"                                                                        \
  "\"sites\": ["                                                                                                        \
  "{\"id\": \"site-a\", \"name\": \"A\", \"country\": \"DE\", \"status\": [{\"from\": \"2020\","                        \
  " \"state\": \"operating\"}], " SITE "},"                                                                             \
  "{\"id\": \"site-p\", \"name\": \"P\", \"country\": \"FR\", \"status\": [{\"from\": \"2024\","                        \
  " \"state\": \"construction\"}], " SITE "},"                                                                          \
  "{\"id\": \"site-q\", \"name\": \"Q\", \"country\": \"DE\", \"status\": [{\"from\": \"2024\","                        \
  " \"state\": \"planned\"}], \"capacity\": [{\"what\": \"metal\", \"t_per_year\": 100, \"from\": \"2027\","            \
  " \"planned\": true}], " SITE "},"                                                                                    \
  "{\"id\": \"site-t\", \"name\": \"T\", \"country\": \"TR\", \"status\": [{\"from\": \"2024\","                        \
  " \"state\": \"planned\"}], \"capacity\": [{\"what\": \"metal\", \"t_per_year\": 900, \"from\": \"2027\","            \
  " \"planned\": true}], " SITE "}],"                                                                                   \
  "\"series\": [{\"id\": \"eu-crma-targets\", \"title\": \"Targets\", \"unit\": \"%%\", \"frequency\": \"year\","       \
  " \"dimension\": \"stage\", \"points\": [{\"key\": \"processing (at least)\", \"t\": \"2030\", \"v\": 40,"            \
  " \"bound\": \"least\"}], " HEAD "},"                                                                                 \
  "{\"id\": \"eu-import-shares\", \"title\": \"Imports\", \"unit\": \"%%\", \"frequency\": \"year\","                   \
  " \"dimension\": \"country\", \"points\": [{\"key\": \"CN\", \"t\": \"2024\", \"v\": 60},"                            \
  " {\"key\": \"MY\", \"t\": \"2024\", \"v\": 40}], " HEAD "}],"                                                        \
  "\"countries\": [%s],"                                                                                                \
  "\"sources\": [{\"id\": \"s1\", \"title\": \"One\"}]}"

#define COUNTRY(code) "{\"id\": \"" code "\", \"name\": \"" code "\", \"lat\": 50, \"lon\": 10, \"rank\": 1, " HEAD "}"
#define COUNTRIES COUNTRY ("DE") "," COUNTRY ("FR") "," COUNTRY ("TR") "," COUNTRY ("CN") "," COUNTRY ("MY")

static MzDataset *
dataset_new (const char *more)
{
  g_autofree char *text = g_strdup_printf (FACTS, more, COUNTRIES);

  return mz_chart_test_parse (text);
}

typedef struct
{
  double have_least, have_most, share_least, share_most, gap_least, gap_most, plans_least, plans_most;
} Aim;

static void
assert_aim (MzDataset *dataset, const char *date, MzScenario *scenario, const Aim *expected)
{
  g_autoptr (MzScenario) owned = scenario;
  g_autoptr (MzGauge) gauge = gauge_new (dataset, date, scenario);
  const MzGaugeAim *aim = find_aim (gauge, MZ_BENCHMARK_PROCESSING, "den");

  assert_range (aim->least, aim->most, expected->have_least, expected->have_most);
  assert_range (aim->share_least, aim->share_most, expected->share_least, expected->share_most);
  assert_range (aim->gap_least, aim->gap_most, expected->gap_least, expected->gap_most);
  assert_range (aim->plans_least, aim->plans_most, expected->plans_least, expected->plans_most);
}

/*
 * 40 % of 1,000 t are 400; 200 t of A and the 50 t of 2024 (not those of 2023 besides) are 250, a share of 25 %; 150 are wanting. By
 * 2030 Q and P are promised: 100 + 300 = 400. With figures in t REO beside it, nobody knows how much more there is.
 */
static void
test_alike (void)
{
  g_autoptr (MzDataset) dataset = dataset_new ("");
  g_autoptr (MzDataset) unlike = dataset_new (", {\"id\": \"num-reo\", \"what\": \"oxide\", \"unit\": \"t REO/y\","
                                              " \"year\": \"2025\", \"value\": 500, " NUMERATOR "}");
  g_autoptr (MzGauge) gauge = gauge_new (dataset, "2030", NULL);

  assert_aim (dataset, "2030", NULL, &(Aim) { 250, 250, 25, 25, 150, 150, 400, 400 });
  assert_aim (dataset, "2026", NULL, &(Aim) { 250, 250, 25, 25, 150, 150, 0, 0 });
  /* A date within 2027, of which only the year is promised. */
  assert_aim (dataset, "2027-06", NULL, &(Aim) { 250, 250, 25, 25, 150, 150, 0, 100 });
  assert_aim (unlike, "2030", NULL, &(Aim) { 250, NAN, 25, NAN, NAN, 150, 400, 400 });
  g_assert_true (find_aim (gauge, MZ_BENCHMARK_PROCESSING, "den")->capacity);
  g_assert_cmpint (gauge->parts[MZ_BENCHMARK_PROCESSING].reached, ==, MZ_TRUTH_NO);
  g_assert_null (find_project (gauge, MZ_BENCHMARK_PROCESSING, "site-t", NULL));
  g_assert_true (isnan (gauge->parts[MZ_BENCHMARK_EXTRACTION].target));
  g_assert_cmpuint (gauge->parts[MZ_BENCHMARK_EXTRACTION].aims->len, ==, 0);
}

/* Q slips from 2027 to 2031, or to 2030 of which a month is not known; P never comes; Q opens in 2026 with 150 t. */
static void
test_moves (void)
{
  g_autoptr (MzDataset) dataset = dataset_new ("");
  g_autoptr (MzScenario) slips = scenario_new (NULL, move_new (MZ_MOVE_PLANT_SLIPS, "site-q", NULL, 48), NULL);
  g_autoptr (MzGauge) gauge = gauge_new (dataset, "2030", slips);
  const MzGaugeProject *project = find_project (gauge, MZ_BENCHMARK_PROCESSING, "site-q", NULL);
  MzMove *opens = move_new (MZ_MOVE_PLANT_OPENS, "site-q", "2026", 0);
  MzMove *fails = move_new (MZ_MOVE_SITE_FAILS, "site-a", "2029", 0);
  MzMove *passes = move_new (MZ_MOVE_SITE_FAILS, "site-a", "2029", 6);

  g_assert_cmpint (project->turn, ==, MZ_GAUGE_SLIPS);
  g_assert_cmpint (project->first, ==, mz_partial_date_first_day (parse ("2031")));
  g_assert_cmpint (project->by_date, ==, MZ_TRUTH_NO);
  assert_aim (dataset, "2030", mz_scenario_ref (slips), &(Aim) { 250, 250, 25, 25, 150, 150, 300, 300 });
  assert_aim (dataset, "2030-06", scenario_new (NULL, move_new (MZ_MOVE_PLANT_SLIPS, "site-q", NULL, 36), NULL),
              &(Aim) { 250, 250, 25, 25, 150, 150, 300, 400 });
  assert_aim (dataset, "2030", scenario_new (NULL, move_new (MZ_MOVE_PLANT_NEVER, "site-p", NULL, 0), NULL),
              &(Aim) { 250, 250, 25, 25, 150, 150, 100, 100 });
  opens->amount = 150;
  opens->unit = g_strdup ("t metal/y");
  assert_aim (dataset, "2026", scenario_new (NULL, opens, NULL), &(Aim) { 250, 250, 25, 25, 150, 150, 150, 150 });
  /* A stands still but for half of it: 100 + 50. Where it does for the first half of 2029 alone, in that year between that and all. */
  fails->leak = passes->leak = 0.5;
  assert_aim (dataset, "2030", scenario_new (NULL, fails, NULL), &(Aim) { 150, 150, 15, 15, 250, 250, 400, 400 });
  assert_aim (dataset, "2029", scenario_new (NULL, passes, NULL), &(Aim) { 150, 250, 15, 25, 150, 250, 400, 400 });
}

/* Own targets: 20 % of 1,000 t processed, and more is made; 50 % recycled; no other. */
static void
test_own (void)
{
  static const double targets[MZ_N_BENCHMARKS] = { 0, 20, 50, 0 };
  g_autoptr (MzDataset) dataset = dataset_new ("");
  MzMove *move = mz_move_new (MZ_MOVE_RECYCLING);
  g_autoptr (MzScenario) scenario = NULL;
  g_autoptr (MzGauge) gauge = NULL;
  const MzGaugeAim *aim;

  move->country = g_strdup ("DE");
  move->start = parse ("2026");
  move->stages = MZ_BIT (MZ_STAGE_METAL);
  move->amount = 60;
  move->amount_most = 80;
  move->unit = g_strdup ("t metal");
  scenario = scenario_new (targets, move, NULL);
  gauge = gauge_new (dataset, "2030", scenario);
  g_assert_true (gauge->parts[MZ_BENCHMARK_PROCESSING].own && gauge->parts[MZ_BENCHMARK_RECYCLING].own);
  aim = find_aim (gauge, MZ_BENCHMARK_PROCESSING, "den");
  assert_range (aim->target, aim->gap_most, 200, 0);
  aim = find_aim (gauge, MZ_BENCHMARK_RECYCLING, "den");
  assert_range (aim->target, aim->gap_most, 500, NAN);
  g_assert_cmpint (aim->reason, ==, MZ_GAUGE_NO_FIGURE);
  assert_range (aim->plans_least, aim->plans_most, 60, 80);
  g_assert_cmpint (g_array_index (gauge->parts[MZ_BENCHMARK_RECYCLING].projects, MzGaugeProject, 0).turn, ==, MZ_GAUGE_ASSUMED);
  g_assert_cmpuint (gauge->parts[MZ_BENCHMARK_RECYCLING].numerators->len, ==, 0);
}

/*
 * 60 % of what is bought comes from China; from 2027 on half of it goes on: 30 of 70, 42.857 %, in every year from then. Nothing of it
 * in 2026.
 */
static void
test_dependence (void)
{
  g_autoptr (MzDataset) dataset = dataset_new ("");
  MzMove *move = mz_move_new (MZ_MOVE_STOP_EXPORTS);
  g_autoptr (MzScenario) scenario = NULL;
  g_autoptr (MzGauge) before = NULL, after = NULL;
  const MzGaugeDependence *dependence;

  move->country = g_strdup ("CN");
  move->start = parse ("2027");
  move->leak = 0.5;
  scenario = scenario_new (NULL, move, NULL);
  before = gauge_new (dataset, "2026", scenario);
  after = gauge_new (dataset, "2028", scenario);
  g_assert_cmpuint (before->parts[MZ_BENCHMARK_ONE_COUNTRY].after->len, ==, 0);
  g_assert_cmpuint (after->parts[MZ_BENCHMARK_ONE_COUNTRY].after->len, ==, 1);
  dependence = &g_array_index (after->parts[MZ_BENCHMARK_ONE_COUNTRY].after, MzGaugeDependence, 0);
  g_assert_cmpint (dependence->stage, ==, MZ_STAGE_SEPARATION);
  g_assert_cmpstr (dependence->country, ==, "CN");
  assert_range (dependence->before, dependence->before, 60, 60);
  assert_range (dependence->least, dependence->most, 300.0 / 7, 300.0 / 7);
}

static void
test_units (void)
{
  g_assert_true (mz_gauge_are_units_alike ("t metal/y", "t metal"));
  g_assert_false (mz_gauge_are_units_alike ("t REO/y", "t"));
  g_assert_false (mz_gauge_are_units_alike ("t REO", "t metal"));
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  facts = mz_chart_test_load ();
  g_test_add_func ("/analysis/gauge/targets", test_targets);
  g_test_add_func ("/analysis/gauge/readings", test_readings);
  g_test_add_func ("/analysis/gauge/numerators", test_numerators);
  g_test_add_func ("/analysis/gauge/projects", test_projects);
  g_test_add_func ("/analysis/gauge/nothing", test_nothing);
  g_test_add_func ("/analysis/gauge/alike", test_alike);
  g_test_add_func ("/analysis/gauge/moves", test_moves);
  g_test_add_func ("/analysis/gauge/own", test_own);
  g_test_add_func ("/analysis/gauge/dependence", test_dependence);
  g_test_add_func ("/analysis/gauge/units", test_units);
  result = g_test_run ();
  g_assert_finalize_object (facts);
  return result;
}
