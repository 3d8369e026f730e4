/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charts of records over the bundled facts. Every number was counted a second time by a short Python program of its own over
 * the files in data/facts, with dates compared as text: a date that is known to the month or the year counts from its last day. */
#include <math.h>

#include "mz-calendar.h"
#include "mz-chart.h"
#include "mz-facts-reader.h"

static MzDataset *facts;

static MzFigure *
figure_new (const char *chart, const char *date)
{
  MzFigureRequest request = { .dataset = facts };

  g_assert_true (mz_partial_date_parse (date, &request.date, NULL));
  return mz_chart_build (mz_charts_lookup (chart), &request);
}

/* Values of a series by the clock's date, or of a category; both: of that cell. */
static double
sum_up (const MzFigure *figure, const char *series, const char *category)
{
  double sum = 0;

  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);

      if ((series == NULL || datum->series == mz_figure_find_series (figure, series))
          && (category == NULL || datum->category == mz_figure_find_category (figure, category))
          && !(datum->flags & MZ_DATUM_AFTER))
        sum += datum->value;
    }
  return sum;
}

static double
find_year (const MzFigure *figure, const char *series, double year)
{
  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);

      if (floor (datum->x) == year && datum->series == mz_figure_find_series (figure, series))
        return datum->value;
    }
  return NAN;
}

static const MzDatum *
find_cell (const MzFigure *figure, const char *category, const char *other)
{
  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);

      if (datum->category == mz_figure_find_category (figure, category) && datum->other == mz_figure_find_category (figure, other))
        return datum;
    }
  return NULL;
}

/* By 24 November 2025. Magnets: cit-senai-itr 100, daido-nakatsugawa 500, magreesource-noyarey 50, noveon-san-marcos 2000,
 * shin-etsu-hai-phong 2200; those of which only the year 2025 is known may come after the date. Built: evac-sumter 2000 (opened in
 * December), sgi-vina-quang-nam 4000. Separation: acron-novgorod 200, ionic-belfast 10, lynas-kuantan 22000, shin-etsu-hai-phong
 * 1000, silmet-sillamae 3000, skygrad-korolev 130, solvay-la-rochelle 4000. Mines: kenering 2000 alone; iluka-eneabba-refinery
 * is built with 17500 t REO and is to start in 2027. */
static void
test_capacity (void)
{
  g_autoptr (MzFigure) magnets = figure_new ("capacity-magnets", "2025-11-24");
  g_autoptr (MzFigure) separation = figure_new ("capacity-separation", "2025-11-24");
  g_autoptr (MzFigure) mining = figure_new ("capacity-mining", "2025-11-24");

  g_assert_cmpfloat (find_year (magnets, "operating", 2025), ==, 100 + 500 + 50 + 2000 + 2200);
  g_assert_cmpfloat (find_year (magnets, "construction", 2025), ==, 2000 + 4000);
  g_assert_cmpfloat (find_year (separation, "operating", 2025), ==, 200 + 10 + 22000 + 1000 + 3000 + 130 + 4000);
  g_assert_cmpfloat (find_year (separation, "construction", 2025), ==, 17500);
  g_assert_cmpfloat (find_year (separation, "planned", 2027), ==, 17500);
  g_assert_cmpfloat (find_year (mining, "operating", 2025), ==, 2000);
}

static void
test_agreements (void)
{
  g_autoptr (MzFigure) kinds = figure_new ("agreements-by-kind", "2025-11-24");
  g_autoptr (MzFigure) bindings = figure_new ("agreements-by-binding", "2025-11-24");
  g_autoptr (MzFigure) delivered = figure_new ("agreements-delivered", "2025-11-24");

  g_assert_cmpfloat (sum_up (kinds, NULL, NULL), ==, 117);
  g_assert_cmpfloat (sum_up (kinds, "mou", NULL), ==, 40);
  g_assert_cmpfloat (sum_up (kinds, "partnership", NULL), ==, 14);
  g_assert_cmpfloat (sum_up (bindings, "yes", NULL), ==, 31);
  g_assert_cmpfloat (sum_up (bindings, "no", NULL), ==, 25);
  g_assert_cmpfloat (sum_up (bindings, "unknown", NULL), ==, 61);
  g_assert_cmpfloat (sum_up (delivered, NULL, "signed"), ==, 117);
  g_assert_cmpfloat (sum_up (delivered, NULL, "in_force"), ==, 5);
  g_assert_cmpfloat (sum_up (delivered, NULL, "money"), ==, 7);
  g_assert_cmpfloat (sum_up (delivered, NULL, "site"), ==, 18);
  g_assert_cmpfloat (sum_up (delivered, NULL, "tonnes"), ==, 9);
}

/* 111 agreements hold, 92 of them between countries: 255 pairs among 49; the US and Australia share ten. The clubs: 17 agreements
 * of the right kinds with the United States, whose parties are 25 countries. */
static void
test_links (void)
{
  g_autoptr (MzFigure) matrix = figure_new ("agreement-matrix", "2025-11-24");
  g_autoptr (MzFigure) network = figure_new ("agreement-network", "2025-11-24");
  g_autoptr (MzFigure) before = figure_new ("agreement-network", "2012");
  g_autoptr (MzFigure) clubs = figure_new ("clubs", "2025-11-24");
  guint members = 0;

  g_assert_cmpuint (matrix->data->len, ==, 255);
  g_assert_cmpuint (matrix->categories->len, ==, 49);
  g_assert_cmpfloat (find_cell (matrix, "US", "AU")->value, ==, 10);
  g_assert_cmpuint (network->data->len, ==, 255);
  /* The network stands still. */
  g_assert_cmpuint (before->categories->len, ==, network->categories->len);
  for (guint i = 0; i < before->categories->len; i++)
    g_assert_cmpstr (mz_figure_peek_category (before, i)->key, ==, mz_figure_peek_category (network, i)->key);
  g_assert_cmpfloat (find_cell (clubs, "US", "us")->value, ==, 17);
  for (guint i = 0; i < clubs->data->len; i++)
    members += mz_figure_peek_datum (clubs, i)->other == mz_figure_find_category (clubs, "us");
  g_assert_cmpuint (members, ==, 25);
}

/* Sc, Y, Sm, Gd, Tb, Dy and Lu by Announcement No. 18; Ho, Er, Tm, Eu and Yb by No. 57, paused; Nd by what India asked of IREL.
 * Into magnets go Pr, Nd, Sm, Gd, Tb, Dy and Ho. */
static void
test_controls (void)
{
  g_autoptr (MzFigure) controls = figure_new ("controls", "2025-11-24");
  g_autoptr (MzFigure) controlled = figure_new ("controlled-elements", "2025-11-24");
  g_autoptr (MzFigure) elements = figure_new ("elements", "2025-11-24");
  guint lane = mz_figure_find_category (controls, "china-ree-oct9-2025-no57");

  g_assert_cmpstr (controls->title, ==, "Export controls: 11 in force, 7 paused, 5 announced");
  g_assert_cmpstr (mz_figure_peek_category (controls, lane)->note, ==, "Ho, Er, Tm, Eu, Yb: paused, ends in 351 days");
  g_assert_cmpfloat (sum_up (controlled, "in-force", NULL), ==, 7);
  g_assert_cmpfloat (sum_up (controlled, "paused", NULL), ==, 5);
  g_assert_cmpfloat (sum_up (controlled, "announced", NULL), ==, 1);
  g_assert_cmpuint (controlled->data->len, ==, 17);
  g_assert_cmpstr (elements->title, ==, "7 of 17 rare earths go into magnets");
  g_assert_cmpuint (elements->data->len, ==, 24);
}

/* Promised: four were given up (Saltend, Seadrift, Teesside, Saskatoon of Vital), SGI Vina is late, nine came. Ahead: ten dates of
 * measures, three of agreements, fifty of sites. */
static void
test_time (void)
{
  g_autoptr (MzFigure) timeline = figure_new ("timeline", "2025-11-24");
  g_autoptr (MzFigure) promised = figure_new ("promised-actual", "2026-07-31");
  g_autoptr (MzFigure) calendar = figure_new ("calendar", "2026-07-31");
  g_autoptr (GPtrArray) entries = mz_calendar_new (facts, mz_partial_date_new (2026, 7, 31), NULL);

  g_assert_cmpstr (timeline->title, ==, "Agreements that hold 111, export controls 11, sites that operate 85");
  g_assert_cmpstr (promised->title, ==, "Of 75 projects announced, 9 came, and given up: 4");
  g_assert_cmpuint (entries->len, ==, 63);
  g_assert_cmpuint (calendar->data->len, ==, 63);
}

/* Every datum of these charts says who says so, but for members of clubs that the program lists, and records without a source. */
static void
test_sources (void)
{
  static const char *const charts[] = { "capacity-magnets", "agreements-by-kind", "agreement-matrix", "timeline", "controls",
                                        "promised-actual", "calendar", "controlled-elements", "elements" };

  for (guint k = 0; k < G_N_ELEMENTS (charts); k++)
    {
      g_autoptr (MzFigure) figure = figure_new (charts[k], "2026-07");

      for (guint i = 0; i < figure->data->len; i++)
        {
          const MzDatum *datum = mz_figure_peek_datum (figure, i);
          MzRecord *record = datum->record != NULL ? mz_dataset_find (facts, datum->record) : NULL;

          g_assert_true (isnan (datum->x) || datum->x <= datum->x_end);
          if (record != NULL && mz_record_peek_head (record)->sources[0] == NULL)
            continue;
          g_assert_nonnull (datum->sources);
          g_assert_nonnull (datum->sources[0]);
        }
    }
}

/* The articles: 5 to 10 years (claim-002-031), 10 or more (claim-003-035). Mount Weld: building known from 2007, operating 2011;
 * Sumter: announced in December 2023, operating in December 2025. */
static void
test_lead_times (void)
{
  static const struct { const char *record; double years; guint flags; } cases[] = {
    { "figure-plant-lead-time", 5, 0 }, { "figure-plant-lead-time", 10, 0 }, { "figure-plant-lead-time", 10, MZ_DATUM_AT_LEAST },
    { "mount-weld", 4, MZ_DATUM_COMPUTED }, { "evac-sumter", 2, MZ_DATUM_COMPUTED },
  };
  g_autoptr (MzFigure) figure = figure_new ("lead-times", "2026-06");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint n = 0;

      for (guint k = 0; k < figure->data->len; k++)
        {
          const MzDatum *datum = mz_figure_peek_datum (figure, k);

          n += g_str_equal (datum->record, cases[i].record) && fabs (datum->value - cases[i].years) < 1e-9
               && datum->flags == cases[i].flags;
        }
      g_assert_cmpuint (n, ==, 1);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (MzReport) report = mz_report_new ();
  int result;

  g_test_init (&argc, &argv, NULL);
  facts = mz_facts_load_bundled (report);
  g_test_add_func ("/analysis/chart-facts/capacity", test_capacity);
  g_test_add_func ("/analysis/chart-facts/agreements", test_agreements);
  g_test_add_func ("/analysis/chart-facts/links", test_links);
  g_test_add_func ("/analysis/chart-facts/controls", test_controls);
  g_test_add_func ("/analysis/chart-facts/lead-times", test_lead_times);
  g_test_add_func ("/analysis/chart-facts/time", test_time);
  g_test_add_func ("/analysis/chart-facts/sources", test_sources);
  result = g_test_run ();
  g_object_unref (facts);
  return result;
}
