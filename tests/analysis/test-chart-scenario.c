/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of bundled scenarios, by hand. china-export-stop: China sends nothing abroad from January to June 2027, 181 of the
   365 days of the year. The figures of the base are those of 2025 and 2024. */
#include "mz-chart-test.h"
#include "mz-scenario-world.h"

#define EPSILON 1e-9

static MzDataset *facts;
static MzSupplyRun *stop;

static const MzDatum *
find (const MzFigure *figure, const char *series, const char *category, const char *when)
{
  guint of_series = mz_figure_find_series (figure, series), of_category = mz_figure_find_category (figure, category);

  g_assert_cmpuint (of_series, !=, MZ_FIGURE_NONE);
  g_assert_cmpuint (of_category, !=, MZ_FIGURE_NONE);
  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);

      if (datum->series == of_series && datum->category == of_category
          && (when == NULL || g_strcmp0 (datum->when, when) == 0))
        return datum;
    }
  g_assert_not_reached ();
}

static void
assert_range (const MzDatum *datum, double least, double most)
{
  g_assert_cmpfloat_with_epsilon (datum->least, least, EPSILON);
  g_assert_cmpfloat_with_epsilon (datum->value, most, EPSILON);
  g_assert_true (datum->flags & MZ_DATUM_COMPUTED);
  g_assert_true (datum->flags & MZ_DATUM_ASSUMED);
  g_assert_nonnull (datum->sources[0]);
}

/* mine-production: 270,000 of 390,000 t REO of 2025 are China's: 69.2307 %. refining-share: 91 %; magnet-share: 94. */
static void
test_loss (void)
{
  g_autoptr (MzFigure) months = mz_chart_test_build_run (facts, "scenario-loss", "2026-07", stop, NULL);
  g_autoptr (MzFigure) years = mz_chart_test_build_run (facts, "scenario-loss-years", "2026-07", stop, NULL);
  const MzDatum *unknown = find (months, "scenario", "concentration", NULL);
  g_autofree char *text = NULL;

  assert_range (find (months, "scenario", "mining", "2027-01"), 0, 100 * 270000 / 390000.0);
  assert_range (find (months, "scenario", "separation", "2027-06"), 0, 91);
  assert_range (find (months, "scenario", "magnet", "2027-07"), 0, 0);
  assert_range (find (years, "scenario", "mining", "2027"), 0, 100 * 270000 / 390000.0 * 181 / 365);
  assert_range (find (years, "scenario", "magnet", "2028"), 0, 0);
  g_assert_true (isnan (unknown->value));
  g_assert_cmpfloat (unknown->x, ==, 2027);
  g_assert_cmpfloat (unknown->x_end, ==, 2029);
  text = mz_figure_describe (months, (guint) (find (months, "scenario", "mining",
                                                    "2027-01") - mz_figure_peek_datum (months, 0)));
  g_assert_cmpstr (text, ==, "Mining, China stops exporting for six months, January 2027: between 0 and "
                             "69\342\200\257%");
  g_assert_true (g_strstr_len (months->title, -1, "January 2027") != NULL);
}

/* The first run beside the second: japan-2010 has no month of 2027, and begins in September 2010. */
static void
test_against (void)
{
  g_autoptr (MzSupplyRun) japan = mz_chart_test_run (facts, "japan-2010");
  g_autoptr (MzFigure) figure = mz_chart_test_build_run (facts, "scenario-loss", "2026-07", stop, japan);

  g_assert_cmpuint (figure->series->len, ==, 2);
  assert_range (find (figure, "against", "mining", "2010-09"), 0, 0);
  g_assert_cmpint (find (figure, "against", "mining", "2010-09")->fill, ==, MZ_FILL_DOTS);
  g_assert_cmpfloat_with_epsilon (figure->x_from, 2010 + 243 / 365.0, EPSILON); /* 1 September is the 244th day */
}

/* With the most loss 270,000 x 181 / 365 t are gone: 34.3308 of 100. China keeps 69.2307 less that, the US 51,000 of
   390,000. */
static void
test_chain (void)
{
  g_autoptr (MzFigure) figure = mz_chart_test_build_run (facts, "scenario-chain", "2027", stop, NULL);
  const MzDatum *china = find (figure, "CN", "mining", "2027"), *us = find (figure, "US", "mining", "2027");
  double lost = 270000 * 181 / 365.0;

  assert_range (china, 100 * 270000 / 390000.0, 100 * (270000 - lost) / 390000);
  assert_range (us, 100 * 51000 / 390000.0, 100 * 51000 / 390000.0);
  assert_range (find (figure, "lost", "mining", "2027"), 0, 100 * lost / 390000);
  assert_range (find (figure, "CN", "separation", "2027"), 91, 91 * 184 / 365.0);
}

/* Sum of the squares of 270000, 51000, 29000, 22000, 4800, 2900, 2700, 2600, 2000, 1500, 150 and 110, of 390,000 squared:
   5,054; with 133,890.41 t less from China, of what is left squared: 3,430.89. Separation: 91 squared; left are
   91 x 184 / 365 = 45.874 of 100 - 45.126: 6,988.7. */
static void
test_hhi (void)
{
  g_autoptr (MzFigure) figure = mz_chart_test_build_run (facts, "scenario-hhi", "2027", stop, NULL);

  assert_range (find (figure, "before", "mining", "2027"), 5054, 5054);
  assert_range (find (figure, "scenario", "mining", "2027"), 5054, 3431);
  assert_range (find (figure, "scenario", "separation", "2027"), 8281, 6989);
}

/* us-magnets-share-cn-2022: 76.8 %, eu-import-shares: 46.3 %, of which 181 / 365 fail. Japan buys 31.1 % of its magnets
   from China: somebody who is not named may sell it more. */
static void
test_short (void)
{
  g_autoptr (MzFigure) figure = mz_chart_test_build_run (facts, "scenario-short", "2027", stop, NULL);
  g_autoptr (MzFigure) failures = mz_chart_test_build_run (facts, "scenario-n-minus-1", "2027", stop, NULL);
  guint japan = mz_figure_find_category (failures, "magnet/JP");

  assert_range (find (figure, "scenario", "magnet/US", "2027"), 76.8 * 181 / 365, 76.8 * 181 / 365);
  assert_range (find (figure, "scenario", "separation/EU", "2027"), 46.3 * 181 / 365, 46.3 * 181 / 365);
  g_assert_cmpfloat_with_epsilon (find (figure, "n-1", "separation/EU", NULL)->value, 46.3, EPSILON);
  g_assert_cmpuint (japan, ==, failures->categories->len - 1);
  g_assert_true (isnan (mz_figure_peek_datum (failures, japan)->value));
  g_assert_cmpfloat_with_epsilon (mz_figure_peek_datum (failures, 0)->value, 90, EPSILON);
  g_assert_cmpstr (mz_figure_peek_category (failures, 0)->key, ==, "magnet/EU");
}

/* china-ree-exports: 62,585 t in 2025, x 181 / 365 = 31,035.3. */
static void
test_links (void)
{
  g_autoptr (MzFigure) figure = mz_chart_test_build_run (facts, "scenario-links", "2027", stop, NULL);
  const MzDatum *all = find (figure, "scenario", "separation/china-ree-exports", "2027");

  assert_range (all, 100 * 181 / 365.0, 100 * 181 / 365.0);
  g_assert_cmpstr (all->what, ==, "31,035 of 62,585 t gross weight, 2025");
  g_assert_cmpstr (all->record, ==, "china-ree-exports");
}

/* mp-10x-northlake is promised for 2028 and comes 24 months later: between the first and the last day of 2030. */
static void
test_plants (void)
{
  g_autoptr (MzSupplyRun) slips = mz_chart_test_run (facts, "tenx-slips");
  g_autoptr (MzFigure) figure = mz_chart_test_build_run (facts, "scenario-plants", "2026-07", slips, NULL);
  guint n_spans = 0, n_promises = 0;

  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);

      if (g_strcmp0 (datum->record, "mp-10x-northlake") != 0)
        continue;
      if (datum->flags & MZ_DATUM_INSTANT)
        {
          g_assert_cmpstr (datum->when, ==, "2028");
          n_promises++;
        }
      else if (datum->fill == MZ_FILL_STRIPES)
        {
          g_assert_cmpstr (datum->when, ==, "2030-01-01/2030-12-31");
          n_spans++;
        }
    }
  g_assert_cmpuint (n_spans, ==, 1);
  g_assert_cmpuint (n_promises, ==, 1);
}

/* Japan has a stock that is told as 60 days of use. 60 % of its purchases of separated goods (japan-china-dependence) fail
   from 1 January 2027 on: after 100 days 60 are used up, so that the 101st, 11 April, is the first day short. */
static void
test_stocks (void)
{
  g_autoptr (MzFigure) figure = mz_chart_test_build_run (facts, "scenario-stocks", "2026-07", stop, NULL);
  gboolean found = FALSE;

  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);
      const MzFigureCategory *category = mz_figure_peek_category (figure, datum->category);

      found |= strcmp (category->label, "Japan: 60 days of use") == 0 && strcmp (category->group, "Separation") == 0
               && strcmp (datum->when, "2027-01-01/2027-04-10") == 0;
    }
  g_assert_true (found);
}

/* world-mree-2030-iea-2025: 1.45 times the demand of 2024 in 2030, beside which nothing of that kind was observed. */
static void
test_demand (void)
{
  g_autoptr (MzSupplyRun) rivalry = mz_chart_test_run (facts, "managed-rivalry");
  g_autoptr (MzFigure) figure = mz_chart_test_build_run (facts, "scenario-demand", "2026-07", rivalry, NULL);
  g_autoptr (MzFigure) none = mz_chart_test_build_run (facts, "scenario-demand", "2026-07", stop, NULL);
  const MzDatum *datum = mz_chart_test_find (figure, "scenario", "2030");

  g_assert_cmpfloat_with_epsilon (datum->value, 1.45, EPSILON);
  g_assert_cmpstr (datum->record, ==, "world-mree-2030-iea-2025");
  g_assert_nonnull (none->empty);
}

/* The largest loss of 2027 is the measure; all bars begin at it. */
static void
test_tornado (void)
{
  g_autoptr (MzFigure) figure = mz_chart_test_build_run (facts, "scenario-tornado", "2027", stop, NULL);
  const MzFigureLevel *level = &g_array_index (figure->levels, MzFigureLevel, 0);
  double last = INFINITY;

  g_assert_cmpuint (figure->data->len, >, 0);
  for (guint category = 0; category < figure->categories->len; category++)
    {
      double swing = 0, low = level->value, high = level->value;

      for (guint i = 0; i < figure->data->len; i++)
        {
          const MzDatum *datum = mz_figure_peek_datum (figure, i);

          if (datum->category != category)
            continue;
          g_assert_cmpfloat_with_epsilon (datum->least, level->value, EPSILON);
          g_assert_nonnull (datum->what);
          low = MIN (low, datum->value);
          high = MAX (high, datum->value);
        }
      swing = high - low;
      g_assert_cmpfloat (swing, >, 0);
      g_assert_cmpfloat (swing, <=, last + EPSILON);
      last = swing;
    }
}

/* ev-traction-motor: 1.1 to 3 kg, 1.7 typical; smartphone: 0.002 kg, no range; air-conditioner: at most 0.09 kg. */
static void
test_products (void)
{
  g_autoptr (MzFigure) figure = mz_chart_test_build (facts, "scenario-products", "2026-07");
  const MzDatum *motor = find (figure, "range", "ev-traction-motor", NULL),
    *cooler = find (figure, "range", "air-conditioner", NULL);
  g_autofree char *words = mz_figure_format_value (figure, motor);

  g_assert_cmpfloat (motor->least, ==, 1.1);
  g_assert_cmpfloat (motor->value, ==, 3);
  g_assert_cmpstr (words, ==, "between about 1.1 and 3 kg");
  g_assert_cmpfloat (find (figure, "typical", "ev-traction-motor", NULL)->value, ==, 1.7);
  g_assert_true (isnan (find (figure, "range", "smartphone", NULL)->least));
  g_assert_cmpfloat (cooler->value, ==, 0.09);
  g_assert_true (cooler->flags & MZ_DATUM_AT_MOST);
}

static const MzFigureCategory *
find_labelled (const MzFigure *figure, const char *label, guint *n)
{
  const MzFigureCategory *found = NULL;

  for (guint i = *n = 0; i < figure->categories->len; i++)
    if (strcmp (mz_figure_peek_category (figure, i)->label, label) == 0)
      {
        found = mz_figure_peek_category (figure, i - 1);
        (*n)++;
      }
  return found;
}

static gboolean
has_note (const MzFigure *figure, const char *part)
{
  for (guint i = 0; i < figure->notes->len; i++)
    if (strstr (figure->notes->pdata[i], part) != NULL)
      return TRUE;
  return FALSE;
}

/*
 * Against tenx-slips, in which nobody stops and 10X Northlake comes two years late: of plants that one alone has a lane more,
 * below its own, and nothing is lost; what importers buy is the same before either.
 */
static void
test_second (void)
{
  g_autoptr (MzSupplyRun) late = mz_chart_test_run (facts, "tenx-slips");
  g_autoptr (MzFigure) plants = mz_chart_test_build_run (facts, "scenario-plants", "2027", stop, late);
  g_autoptr (MzFigure) chain = mz_chart_test_build_run (facts, "scenario-chain", "2027", stop, late);
  g_autoptr (MzFigure) failures = mz_chart_test_build_run (facts, "scenario-n-minus-1", "2027", stop, late);
  g_autoptr (MzFigure) tornado = mz_chart_test_build_run (facts, "scenario-tornado", "2027", stop, late);
  g_autofree char *lane = g_strdup_printf ("MP 10X Northlake, in “%s”", mz_scenario_peek (late->scenario)->title);
  g_autofree char *level = g_strdup_printf ("%s: 0", mz_scenario_peek (late->scenario)->title);
  const MzFigureCategory *above;
  guint n;

  g_assert_cmpuint (late->facts->before, ==, stop->facts->before);
  above = find_labelled (plants, lane, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (above->record, ==, "mp-10x-northlake");
  g_assert_true (has_note (chain, "100"));
  g_assert_true (has_note (failures, "It is the same before"));
  g_assert_cmpuint (tornado->levels->len, ==, 2);
  g_assert_cmpfloat (g_array_index (tornado->levels, MzFigureLevel, 1).value, ==, 0);
  g_assert_true (g_str_has_prefix (g_array_index (tornado->levels, MzFigureLevel, 1).label, level));
}

/* A chart of records says that they are a scenario's, where it is not the facts that it shows. */
static void
test_named (void)
{
  g_autoptr (MzDataset) world = mz_scenario_world_new (facts, stop->scenario);
  MzFigureRequest request = { .dataset = world, .facts = facts, .date = { 2027, 2, 0 }, .run = stop };
  g_autoptr (MzFigure) controls = mz_chart_build (mz_charts_lookup ("controls"), &request);
  g_autoptr (MzFigure) mined = mz_chart_build (mz_charts_lookup ("mine-production"), &request);
  g_autofree char *start = g_strdup_printf ("%s: a scenario. ", mz_scenario_peek (stop->scenario)->title);

  g_assert_true (g_str_has_prefix (controls->title, start));
  g_assert_null (strstr (mined->title, "scenario"));
}

static void
test_no_run (void)
{
  for (guint i = 0; i < mz_charts_get_n (); i++)
    {
      const MzChart *chart = mz_charts_peek (i);
      g_autoptr (MzFigure) figure = NULL;

      if (!g_str_has_prefix (chart->name, "scenario-") || strcmp (chart->name, "scenario-products") == 0)
        continue;
      figure = mz_chart_test_build (facts, chart->name, "2026-07");
      g_assert_cmpuint (figure->data->len, ==, 0);
      g_assert_cmpstr (figure->empty, ==, "No scenario is chosen yet. The page What if has some to choose from.");
    }
}

int
main (int argc, char **argv)
{
  static const struct { const char *name; GTestFunc run; } tests[] = {
    { "loss", test_loss }, { "against", test_against }, { "chain", test_chain }, { "hhi", test_hhi }, { "short",
      test_short },
    { "links", test_links }, { "plants", test_plants }, { "stocks", test_stocks }, { "demand", test_demand },
    { "tornado", test_tornado }, { "products", test_products }, { "no-run", test_no_run },
    { "second", test_second }, { "named", test_named },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  facts = mz_chart_test_load ();
  stop = mz_chart_test_run (facts, "china-export-stop");
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/analysis/chart-scenario/", tests[i].name, NULL);

      g_test_add_func (path, tests[i].run);
    }
  argc = g_test_run ();
  mz_supply_run_unref (stop);
  g_object_unref (facts);
  return argc;
}
