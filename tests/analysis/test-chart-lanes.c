/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charts of lanes and of elements: a few facts made by hand. */
#include <math.h>

#include "mz-chart-test.h"

#define HEAD "\"confidence\": \"sourced\", \"sources\": [\"s1\"]"
#define HERE "\"lat\": 1, \"lon\": 1, \"precision\": \"site\", " HEAD

/* m1 is announced and soon in force; the pause p1 suspends it for a year, and m2 before it takes effect; m3 is over. */
#define MEASURES                                                                                                       \
  "\"measures\": ["                                                                                                    \
  "{\"id\": \"m1\", \"name\": \"M1\", \"country\": \"CN\", \"kind\": \"export-control\", \"announced\": \"2025-04-01\"," \
  " \"effective\": \"2025-04-11\", \"minerals\": [\"Dy\", \"Sc\"], \"targets\": \"all\", " HEAD "},"                   \
  "{\"id\": \"m2\", \"name\": \"M2\", \"country\": \"CN\", \"kind\": \"export-control\", \"announced\": \"2025-10-09\"," \
  " \"effective\": \"2025-12-01\", \"minerals\": [\"Ho\"], \"targets\": \"all\", " HEAD "},"                           \
  "{\"id\": \"m3\", \"name\": \"M3\", \"country\": \"CN\", \"kind\": \"quota\", \"announced\": \"2010\","              \
  " \"effective\": \"2010\", \"ends\": \"2014\", \"minerals\": [\"REE\"], \"targets\": \"all\", " HEAD "},"            \
  "{\"id\": \"m4\", \"name\": \"M4\", \"country\": \"GA\", \"kind\": \"export-ban\", \"announced\": \"2025-05-30\","   \
  " \"effective\": \"2029-01-01\", \"minerals\": [\"LREE\"], \"targets\": \"all\", " HEAD "},"                         \
  "{\"id\": \"m5\", \"name\": \"M5\", \"country\": \"CN\", \"kind\": \"export-control\", \"announced\": \"2023-01-01\"," \
  " \"effective\": \"2023-01-01\", \"minerals\": [\"Dy\"], \"targets\": \"all\", " HEAD "},"                           \
  "{\"id\": \"p0\", \"name\": \"P0\", \"country\": \"CN\", \"kind\": \"pause\", \"announced\": \"2024-01-01\","        \
  " \"effective\": \"2024-01-01\", \"ends\": \"2024-12-31\", \"minerals\": [\"Dy\"], \"targets\": \"all\","            \
  " \"pauses\": [\"m5\"], " HEAD "},"                                                                                  \
  "{\"id\": \"p1\", \"name\": \"P1\", \"country\": \"CN\", \"kind\": \"pause\", \"announced\": \"2025-11-07\","        \
  " \"effective\": \"2025-11-07\", \"ends\": \"2026-11-10\", \"minerals\": [\"Ho\"], \"targets\": \"all\","            \
  " \"pauses\": [\"m2\"], " HEAD "}]"

#define ELEMENTS                                                                                                       \
  "\"elements\": ["                                                                                                    \
  "{\"id\": \"Dy\", \"symbol\": \"Dy\", \"name\": \"dysprosium\", \"z\": 66, \"group\": \"HREE\","                     \
  " \"uses\": [\"magnets\"], \"magnet\": true, " HEAD "},"                                                             \
  "{\"id\": \"Ho\", \"symbol\": \"Ho\", \"name\": \"holmium\", \"z\": 67, \"group\": \"HREE\","                        \
  " \"uses\": [\"lasers\"], \"magnet\": false, " HEAD "},"                                                             \
  "{\"id\": \"La\", \"symbol\": \"La\", \"name\": \"lanthanum\", \"z\": 57, \"group\": \"LREE\","                      \
  " \"uses\": [\"catalysts\", \"glass\"], \"magnet\": false, " HEAD "},"                                               \
  "{\"id\": \"Sc\", \"symbol\": \"Sc\", \"name\": \"scandium\", \"z\": 21, \"group\": \"other\","                      \
  " \"uses\": [\"alloys\"], \"magnet\": false, " HEAD "},"                                                             \
  "{\"id\": \"Lu\", \"symbol\": \"Lu\", \"name\": \"lutetium\", \"z\": 71, \"group\": \"HREE\","                       \
  " \"uses\": [\"crystals\"], \"magnet\": false, " HEAD "},"                                                           \
  "{\"id\": \"Ga\", \"symbol\": \"Ga\", \"name\": \"gallium\", \"z\": 31, \"group\": \"other\","                       \
  " \"uses\": [\"chips\"], \"magnet\": false, " HEAD "}]"

#define SITES                                                                                                          \
  "\"sites\": ["                                                                                                       \
  "{\"id\": \"a\", \"name\": \"A\", \"country\": \"US\", \"kind\": \"mine\", \"stages\": [\"mining\"], " HERE ","      \
  " \"status\": [{\"from\": \"2010\", \"state\": \"construction\"},"                                                   \
  "   {\"from\": \"2012-08-15\", \"state\": \"operating\"}, {\"from\": \"2020-03\", \"state\": \"care\"},"             \
  "   {\"from\": \"2028\", \"state\": \"operating\", \"planned\": true}],"                                             \
  " \"owners\": [{\"name\": \"Owner\", \"share\": 0.5, \"since\": \"2011\"}, {\"name\": \"Other\"}]},"                 \
  "{\"id\": \"b\", \"name\": \"B\", \"country\": \"AU\", \"kind\": \"separation\", \"stages\": [\"separation\"],"      \
  " " HERE ", \"status\": [{\"from\": \"2001\", \"state\": \"planned\"}, {\"state\": \"operating\"}]},"                \
  "{\"id\": \"d\", \"name\": \"D\", \"country\": \"JP\", \"kind\": \"magnet\", \"stages\": [\"magnet\"], " HERE ","     \
  " \"status\": [{\"from\": \"2015\", \"state\": \"planned\"}, {\"from\": \"2018\", \"state\": \"operating\","                \
  "   \"planned\": true}, {\"from\": \"2021\", \"state\": \"operating\"}], \"capacity\": [{\"what\": \"NdFeB magnets\","      \
  "   \"t_per_year\": 10, \"from\": \"2023\", \"planned\": true}]},"                                                   \
  "{\"id\": \"e\", \"name\": \"E\", \"country\": \"JP\", \"kind\": \"magnet\", \"stages\": [\"magnet\"], " HERE ","     \
  " \"status\": [{\"from\": \"2019-01-01\", \"state\": \"construction\"}, {\"from\": \"2022\", \"state\": \"operating\","   \
  "   \"planned\": true}]},"                                                                                           \
  "{\"id\": \"f\", \"name\": \"F\", \"country\": \"JP\", \"kind\": \"magnet\", \"stages\": [\"magnet\"], " HERE ","     \
  " \"status\": [{\"from\": \"2019\", \"state\": \"planned\"}, {\"from\": \"2023-03\", \"state\": \"closed\"}]},"         \
  "{\"id\": \"c\", \"name\": \"C\", \"country\": \"AU\", \"kind\": \"deposit\", \"stages\": [], " HERE ", \"status\": []}]"

#define AGREEMENTS                                                                                                     \
  "\"agreements\": ["                                                                                                  \
  "{\"id\": \"g1\", \"name\": \"G1\", \"parties\": [\"US\", \"AU\"], \"kind\": \"mou\", \"binding\": false,"           \
  " \"signed\": \"2018-03\", \"sites\": [\"a\"], " HEAD "},"                                                           \
  "{\"id\": \"g2\", \"name\": \"G2\", \"parties\": [\"US\"], \"kind\": \"loan\", \"binding\": true,"                   \
  " \"signed\": \"2019-01-01\", \"ends\": \"2019-12-31\", " HEAD "}]"

#define EVENTS                                                                                                         \
  "\"events\": [{\"id\": \"e1\", \"name\": \"E1\", \"date\": \"2015-06-30\", \"countries\": [\"US\"], \"sites\": [\"a\"]," \
  " \"kind\": \"shock\", " HEAD "}]"

#define COUNTRIES                                                                                                      \
  "\"countries\": [{\"id\": \"AU\", \"name\": \"Australia\", \"lat\": 0, \"lon\": 0, \"rank\": 1},"                    \
  " {\"id\": \"US\", \"name\": \"United States\", \"lat\": 0, \"lon\": 0, \"rank\": 1}]"

static MzDataset *
dataset_new (void)
{
  static const char facts[] = "{" MEASURES ", " ELEMENTS ", " SITES ", " AGREEMENTS ", " EVENTS ", " COUNTRIES ","
                              " \"sources\": [{\"id\": \"s1\", \"title\": \"One\"}]}";

  return mz_chart_test_parse (facts);
}

static MzFigure *
figure_new (MzDataset *dataset, const char *chart, const char *date, const char *by)
{
  MzFigureRequest request = { .dataset = dataset, .by = by };

  g_assert_true (mz_partial_date_parse (date, &request.date, NULL));
  return mz_chart_build (mz_charts_lookup (chart), &request);
}

/* The n-th datum of a lane; NULL: it has not so many. */
static const MzDatum *
find_span (const MzFigure *figure, const char *lane, guint n)
{
  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);

      if (datum->category == mz_figure_find_category (figure, lane) && n-- == 0)
        return datum;
    }
  return NULL;
}

static void
assert_span (const MzFigure *figure, const char *lane, guint n, const char *when, MzFill fill, MzDatumFlags flags)
{
  const MzDatum *span = find_span (figure, lane, n);

  g_assert_nonnull (span);
  g_assert_cmpstr (span->when, ==, when);
  g_assert_cmpint (span->fill, ==, fill);
  g_assert_cmphex (span->flags, ==, flags);
}

/* m1: dots for ten days, then hatched without an end. m2: announced until the pause, paused over its own start to the known
 * end, and nothing is claimed after that. m5: the pause of 2024 is over, so it is in force again. m4 only begins in 2029. */
static void
test_controls (void)
{
  g_autoptr (MzDataset) dataset = dataset_new ();
  g_autoptr (MzFigure) figure = figure_new (dataset, "controls", "2025-11-24", NULL);
  guint m2 = mz_figure_find_category (figure, "m2"), m4 = mz_figure_find_category (figure, "m4");

  g_assert_cmpuint (figure->categories->len, ==, 5);
  assert_span (figure, "m1", 0, "2025-04-01/2025-04-11", MZ_FILL_DOTS, 0);
  assert_span (figure, "m1", 1, "2025-04-11/..", MZ_FILL_HATCH, MZ_DATUM_OPEN);
  assert_span (figure, "m2", 0, "2025-10-09/2025-11-07", MZ_FILL_DOTS, 0);
  assert_span (figure, "m2", 1, "2025-11-07/2026-11-10", MZ_FILL_DOTS, 0);
  g_assert_null (find_span (figure, "m2", 2));
  assert_span (figure, "m3", 0, "2010/2014", MZ_FILL_HATCH, MZ_DATUM_VAGUE_FROM | MZ_DATUM_VAGUE_TO);
  g_assert_cmpfloat (find_span (figure, "m3", 0)->x, ==, 2010);
  g_assert_cmpfloat (find_span (figure, "m3", 0)->x_end, ==, 2015);
  assert_span (figure, "m4", 1, "2029-01-01", MZ_FILL_OUTLINE, MZ_DATUM_INSTANT | MZ_DATUM_PLANNED | MZ_DATUM_AFTER);
  assert_span (figure, "m5", 0, "2023-01-01/2024-01-01", MZ_FILL_HATCH, 0);
  assert_span (figure, "m5", 1, "2024-01-01/2024-12-31", MZ_FILL_DOTS, 0);
  assert_span (figure, "m5", 2, "2024-12-31/..", MZ_FILL_HATCH, MZ_DATUM_OPEN);

  /* From 24 November 2025 to 10 November 2026: a year less 14 days. To 1 January 2029: 7 + 31 days, three years, one leap day. */
  g_assert_cmpstr (mz_figure_peek_category (figure, m2)->note, ==, "Ho: paused, ends in 351 days");
  g_assert_cmpstr (mz_figure_peek_category (figure, m4)->note, ==, "LREE: announced, begins in 1134 days");
  g_assert_cmpstr (figure->title, ==, "Export controls: 2 in force, 1 paused, 1 announced");
}

/* After the as-of date nothing is claimed; on a month no days are counted. */
static void
test_limits (void)
{
  g_autoptr (MzDataset) dataset = dataset_new ();
  g_autoptr (MzFigure) after = figure_new (dataset, "controls", "2026-12-24", NULL);
  g_autoptr (MzFigure) month = figure_new (dataset, "controls", "2025-12", NULL);
  g_autoptr (MzFigure) before = figure_new (dataset, "controls", "2025-01-15", NULL);

  g_assert_cmpstr (mz_figure_peek_category (after, mz_figure_find_category (after, "m2"))->note, ==,
                   "Ho: not known after 10 November 2026");
  g_assert_cmpstr (mz_figure_peek_category (after, mz_figure_find_category (after, "m3"))->note, ==, "REE: ended, 2014");
  g_assert_true (g_str_has_prefix (after->title, "July 2026: "));
  g_assert_cmpstr (mz_figure_peek_category (month, mz_figure_find_category (month, "m2"))->note, ==,
                   "Ho: paused, ends: 10 November 2026");
  g_assert_cmpstr (mz_figure_peek_category (before, mz_figure_find_category (before, "m2"))->note, ==, "Ho");
  g_assert_cmphex (find_span (before, "m1", 0)->flags, ==, MZ_DATUM_AFTER);
}

/* Dy and Sc are controlled (Dy by m1 and m5), Ho is paused, La announced as a light one, Lu free; gallium is no rare earth. */
static void
test_elements (void)
{
  g_autoptr (MzDataset) dataset = dataset_new ();
  g_autoptr (MzFigure) controlled = figure_new (dataset, "controlled-elements", "2025-11-24", NULL);
  g_autoptr (MzFigure) elements = figure_new (dataset, "elements", "2025-11-24", NULL);
  g_autoptr (MzFigure) lanes = figure_new (dataset, "controls-by-element", "2025-11-24", NULL);

  g_assert_cmpuint (controlled->categories->len, ==, 5);
  g_assert_cmpfloat (find_span (controlled, "Dy", 0)->value, ==, 2);
  g_assert_cmpint (find_span (controlled, "Dy", 0)->fill, ==, MZ_FILL_HATCH);
  g_assert_cmpint (find_span (controlled, "Ho", 0)->fill, ==, MZ_FILL_DOTS);
  g_assert_cmpuint (find_span (controlled, "Ho", 0)->series, ==, 1);
  g_assert_cmpuint (find_span (controlled, "La", 0)->series, ==, 2);
  g_assert_cmpfloat (find_span (controlled, "Lu", 0)->value, ==, 0);
  g_assert_cmpint (find_span (controlled, "Lu", 0)->fill, ==, MZ_FILL_OUTLINE);
  g_assert_cmpstr (controlled->title, ==, "2 of 5 rare earths are controlled, 1 paused, 1 announced");
  g_assert_cmpuint (mz_figure_peek_category (controlled, mz_figure_find_category (controlled, "Lu"))->column, ==, 14);
  g_assert_cmpuint (mz_figure_peek_category (controlled, mz_figure_find_category (controlled, "Sc"))->row, ==, 0);

  g_assert_cmpuint (elements->categories->len, ==, 6);
  g_assert_cmpuint (mz_figure_peek_category (elements, mz_figure_find_category (elements, "Ga"))->row, ==, 2);
  g_assert_cmpstr (find_span (elements, "La", 0)->what, ==, "catalysts; glass");
  g_assert_cmpint (find_span (elements, "Dy", 0)->fill, ==, MZ_FILL_SOLID);
  g_assert_cmpstr (elements->title, ==, "1 of 5 rare earths go into magnets");

  /* Dy: m5 in three stretches, then m1 in two. */
  g_assert_cmpstr (find_span (lanes, "Dy", 3)->record, ==, "m1");
  g_assert_nonnull (find_span (lanes, "Dy", 4));
  g_assert_null (find_span (lanes, "Dy", 5));
  g_assert_cmpuint (mz_figure_find_category (lanes, "Ga"), ==, MZ_FIGURE_NONE);
}

static void
test_timeline (void)
{
  g_autoptr (MzDataset) dataset = dataset_new ();
  g_autoptr (MzFigure) figure = figure_new (dataset, "timeline", "2021-06-01", NULL);
  const MzFigureCategory *owner = mz_figure_peek_category (figure, mz_figure_find_category (figure, "a/owner-0"));

  assert_span (figure, "a", 0, "2010/2012-08-15", MZ_FILL_STRIPES, MZ_DATUM_VAGUE_FROM);
  assert_span (figure, "a", 1, "2012-08-15/2020-03", MZ_FILL_SOLID, MZ_DATUM_VAGUE_TO);
  assert_span (figure, "a", 2, "2020-03/..", MZ_FILL_HALF, MZ_DATUM_VAGUE_FROM | MZ_DATUM_OPEN);
  assert_span (figure, "a", 3, "2028", MZ_FILL_OUTLINE,
               MZ_DATUM_INSTANT | MZ_DATUM_PLANNED | MZ_DATUM_AFTER | MZ_DATUM_VAGUE_FROM);
  /* 1 March 2020 is the 61st day of 366: 60 / 366 of the year have gone. */
  g_assert_cmpfloat_with_epsilon (find_span (figure, "a", 2)->x, 2020 + 60.0 / 366, 1e-9);
  /* b operates, nobody says since when: the plan ends somewhere before July 2026, for which it is known. */
  assert_span (figure, "b", 0, "2001/..", MZ_FILL_OUTLINE, MZ_DATUM_VAGUE_FROM | MZ_DATUM_VAGUE_TO);
  g_assert_cmpfloat_with_epsilon (find_span (figure, "b", 0)->x_end, 2026 + 181.0 / 365, 1e-9);
  assert_span (figure, "b", 1, NULL, MZ_FILL_SOLID, MZ_DATUM_VAGUE_FROM | MZ_DATUM_OPEN | MZ_DATUM_AFTER);
  assert_span (figure, "g1", 0, "2018-03/..", MZ_FILL_DASHES, MZ_DATUM_VAGUE_FROM | MZ_DATUM_OPEN);
  assert_span (figure, "g2", 0, "2019-01-01/2019-12-31", MZ_FILL_SOLID, 0);
  assert_span (figure, "shock", 0, "2015-06-30", MZ_FILL_SOLID, MZ_DATUM_INSTANT);
  g_assert_cmpstr (owner->label, ==, "Owner");
  g_assert_cmpstr (owner->group, ==, "Owners");
  assert_span (figure, "a/owner-0", 0, "2011/..", MZ_FILL_SOLID, MZ_DATUM_VAGUE_FROM | MZ_DATUM_OPEN);
  g_assert_cmpuint (mz_figure_find_category (figure, "a/owner-1"), ==, MZ_FIGURE_NONE);
  /* c has no date at all. g1 holds, g2 has ended; m5 has not begun; nothing is known to operate. */
  g_assert_cmpuint (mz_figure_find_category (figure, "c"), ==, MZ_FIGURE_NONE);
  g_assert_true (g_str_has_prefix (figure->notes->pdata[0], "1 lane is missing"));
  g_assert_cmpstr (figure->title, ==, "Agreements that hold 1, export controls 0, sites that operate 0");
}

/* g1 stands under both of its countries, and under its site. */
static void
test_headings (void)
{
  g_autoptr (MzDataset) dataset = dataset_new ();
  g_autoptr (MzFigure) countries = figure_new (dataset, "timeline", "2021-06-01", "country");
  g_autoptr (MzFigure) sites = figure_new (dataset, "timeline", "2021-06-01", "site");

  g_assert_cmpuint (mz_figure_find_category (countries, "AU/g1"), <, mz_figure_find_category (countries, "US/g1"));
  g_assert_cmpuint (mz_figure_find_category (countries, "US/g1"), !=, MZ_FIGURE_NONE);
  g_assert_cmpuint (mz_figure_find_category (countries, "AU/a"), ==, MZ_FIGURE_NONE);
  g_assert_cmpstr (mz_figure_peek_category (countries, mz_figure_find_category (countries, "US/g2"))->group, ==, "United States");
  g_assert_cmpuint (mz_figure_find_category (sites, "a/g1"), !=, MZ_FIGURE_NONE);
  g_assert_cmpuint (mz_figure_find_category (sites, "a/e1"), !=, MZ_FIGURE_NONE);
  g_assert_cmpuint (mz_figure_find_category (sites, "a/owner-0"), !=, MZ_FIGURE_NONE);
  g_assert_cmpuint (mz_figure_find_category (sites, "a/g2"), ==, MZ_FIGURE_NONE);
}

/* At the end of 2024: d was to come in 2018 and came in 2021, six years after it was announced; its enlargement of 2023 says
 * nothing. e was to come in 2022, two years ago. f was given up; a was built for two and a half years: from the middle of 2010
 * to 15 August 2012, day 228 of 366. b runs since nobody knows when and is left out. */
static void
test_promised (void)
{
  g_autoptr (MzDataset) dataset = dataset_new ();
  g_autoptr (MzFigure) figure = figure_new (dataset, "promised-actual", "2024-12-31", NULL);
  g_autoptr (MzFigure) early = figure_new (dataset, "promised-actual", "2020-06-01", NULL);

  g_assert_cmpuint (figure->categories->len, ==, 4);
  g_assert_cmpstr (mz_figure_peek_category (figure, 0)->key, ==, "f");
  g_assert_cmpstr (mz_figure_peek_category (figure, 0)->note, ==, "given up: March 2023");
  g_assert_cmpstr (mz_figure_peek_category (figure, 1)->key, ==, "e");
  g_assert_cmpstr (mz_figure_peek_category (figure, 1)->note, ==, "late by 2.0 years or more");
  assert_span (figure, "e", 0, "2019-01-01/..", MZ_FILL_STRIPES, MZ_DATUM_OPEN);
  assert_span (figure, "e", 1, "2022", MZ_FILL_OUTLINE, MZ_DATUM_INSTANT | MZ_DATUM_PLANNED | MZ_DATUM_VAGUE_FROM |
               MZ_DATUM_COMPUTED | MZ_DATUM_AT_LEAST);
  g_assert_cmpfloat (find_span (figure, "e", 1)->value, ==, 2);
  g_assert_cmpstr (mz_figure_peek_category (figure, mz_figure_find_category (figure, "d"))->note, ==, "started after 6.0 years");
  g_assert_cmpfloat (find_span (figure, "d", 2)->value, ==, 3);
  g_assert_cmpstr (find_span (figure, "d", 2)->what, ==, "announced start; came 3.0 years later");
  g_assert_true (isnan (find_span (figure, "d", 3)->value));
  g_assert_cmpstr (mz_figure_peek_category (figure, mz_figure_find_category (figure, "a"))->note, ==, "started after 2.1 years");
  g_assert_cmpstr (figure->title, ==, "Of 4 projects announced, 2 came, and given up: 1");

  /* In June 2020 d is late by a year and five months, from the end of 2018; e and f wait. */
  g_assert_cmpstr (mz_figure_peek_category (early, 0)->key, ==, "d");
  g_assert_cmpstr (mz_figure_peek_category (early, 0)->note, ==, "late by 1.4 years or more");
  g_assert_cmpstr (mz_figure_peek_category (early, 1)->group, ==, "Still to come");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/chart-lanes/controls", test_controls);
  g_test_add_func ("/analysis/chart-lanes/limits", test_limits);
  g_test_add_func ("/analysis/chart-lanes/elements", test_elements);
  g_test_add_func ("/analysis/chart-lanes/timeline", test_timeline);
  g_test_add_func ("/analysis/chart-lanes/headings", test_headings);
  g_test_add_func ("/analysis/chart-lanes/promised", test_promised);
  return g_test_run ();
}
