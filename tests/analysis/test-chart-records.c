/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charts of records: a few facts made by hand, the numbers counted by hand beside them. */
#include <math.h>

#include "mz-chart-test.h"
#include "mz-clubs.h"

/* Magnets outside China: a1 runs since 2015 (1000 t) and is to have 3000 t in 2028; a2 is built since 2019 (500 t in 2027);
 * a3 is planned without a year; a4 runs without a figure; c1 is in China; a5 names only its company's figure. */
#define HERE "\"lat\": 1, \"lon\": 1, \"precision\": \"site\", \"confidence\": \"general\""

#define SITES                                                                                                          \
  "\"sites\": ["                                                                                                       \
  "{\"id\": \"a1\", \"name\": \"A1\", " HERE ", \"country\": \"US\","                                                  \
  " \"kind\": \"magnet\", \"stages\": [\"magnet\"],"                                                                   \
  " \"status\": [{\"from\": \"2013\", \"state\": \"construction\"}, {\"from\": \"2015\", \"state\": \"operating\"}],"  \
  " \"capacity\": [{\"what\": \"NdFeB magnets\", \"t_per_year\": 1000, \"from\": \"2015\"},"                           \
  "   {\"what\": \"NdFeB magnets\", \"t_per_year\": 3000, \"from\": \"2028\", \"planned\": true}]},"                   \
  "{\"id\": \"a2\", \"name\": \"A2\", " HERE ", \"country\": \"EE\","                                                  \
  " \"kind\": \"magnet\", \"stages\": [\"magnet\"],"                                                                   \
  " \"status\": [{\"from\": \"2019\", \"state\": \"construction\"},"                                                   \
  "   {\"from\": \"2027\", \"state\": \"operating\", \"planned\": true}],"                                             \
  " \"capacity\": [{\"what\": \"NdFeB magnets\", \"t_per_year\": 500, \"planned\": true}]},"                           \
  "{\"id\": \"a3\", \"name\": \"A3\", " HERE ", \"country\": \"GB\","                                                  \
  " \"kind\": \"magnet\", \"stages\": [\"magnet\"],"                                                                   \
  " \"status\": [{\"from\": \"2018\", \"state\": \"planned\"}],"                                                       \
  " \"capacity\": [{\"what\": \"NdFeB magnets\", \"t_per_year\": 700, \"planned\": true}]},"                           \
  "{\"id\": \"a4\", \"name\": \"A4\", " HERE ", \"country\": \"JP\","                                                  \
  " \"kind\": \"magnet\", \"stages\": [\"magnet\"],"                                                                   \
  " \"status\": [{\"from\": \"1990\", \"state\": \"operating\"}]},"                                                    \
  "{\"id\": \"a5\", \"name\": \"A5\", " HERE ", \"country\": \"JP\","                                                  \
  " \"kind\": \"magnet\", \"stages\": [\"magnet\"],"                                                                   \
  " \"status\": [{\"from\": \"1995\", \"state\": \"closed\"}],"                                                        \
  " \"capacity\": [{\"what\": \"NdFeB magnets (whole company)\", \"t_per_year\": 9999, \"from\": \"1995\"}]},"         \
  "{\"id\": \"c1\", \"name\": \"C1\", " HERE ", \"country\": \"CN\","                                                  \
  " \"kind\": \"magnet\", \"stages\": [\"magnet\"],"                                                                   \
  " \"status\": [{\"from\": \"2000\", \"state\": \"operating\"}],"                                                     \
  " \"capacity\": [{\"what\": \"NdFeB magnets\", \"t_per_year\": 50000, \"from\": \"2000\"}]}]"

#define AGREEMENTS                                                                                                     \
  "\"agreements\": ["                                                                                                  \
  "{\"id\": \"g1\", \"name\": \"G1\", \"parties\": [\"US\", \"AU\"], \"kind\": \"mou\", \"binding\": false,"           \
  " \"signed\": \"2018-03-01\", \"sources\": [\"s1\"]},"                                                               \
  "{\"id\": \"g2\", \"name\": \"G2\", \"parties\": [\"US\", \"JP\"], \"kind\": \"offtake\", \"binding\": true,"        \
  " \"signed\": \"2020-02\", \"sources\": [\"s1\", \"s2\"], \"steps\": ["                                              \
  "   {\"step\": \"money\", \"date\": \"2020-05\"}, {\"step\": \"tonnes\", \"date\": \"2020-11-02\"}]},"               \
  "{\"id\": \"g3\", \"name\": \"G3\", \"parties\": [\"US\", \"AU\", \"JP\"], \"kind\": \"mou\", \"binding\": null,"    \
  " \"signed\": \"2020\", \"sources\": [\"s2\"]},"                                                                     \
  "{\"id\": \"g4\", \"name\": \"G4\", \"parties\": [\"CN\", \"MM\"], \"kind\": \"mou\", \"binding\": null,"            \
  " \"sources\": [\"s2\"]},"                                                                                           \
  "{\"id\": \"g5\", \"name\": \"G5\", \"parties\": [\"US\"], \"kind\": \"loan\", \"binding\": true,"                   \
  " \"signed\": \"2021-01-01\", \"ends\": \"2022-01-01\", \"sources\": [\"s1\"]}]"

#define SOURCES "\"sources\": [{\"id\": \"s1\", \"title\": \"One\"}, {\"id\": \"s2\", \"title\": \"Two\"}]"

static MzDataset *
dataset_new (void)
{
  static const char facts[] = "{" SITES ", " AGREEMENTS ", " SOURCES "}";

  return mz_chart_test_parse (facts);
}

static MzFigure *
figure_new (MzDataset *dataset, const char *chart, const char *date, MzQuery *query)
{
  MzFigureRequest request = { .dataset = dataset, .query = query };

  g_assert_true (mz_partial_date_parse (date, &request.date, NULL));
  return mz_chart_build (mz_charts_lookup (chart), &request);
}

/* The datum of a series at a year, or of a category; NULL: none. */
static const MzDatum *
find_datum (const MzFigure *figure, const char *series, double year, const char *category)
{
  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);

      if ((series == NULL || datum->series == mz_figure_find_series (figure, series))
          && (category == NULL ? floor (datum->x) == year : datum->category == mz_figure_find_category (figure, category)))
        return datum;
    }
  return NULL;
}

/* 2018: a1 runs with 1000 t, a3 is announced with 700. 2020: a2 is being built. 2027: its 500 t are to be there;
 * 2028: the 2000 t that a1 is to get as well. a5 and c1 never. */
static void
test_capacity (void)
{
  g_autoptr (MzDataset) dataset = dataset_new ();
  g_autoptr (MzFigure) figure = figure_new (dataset, "capacity-magnets", "2020-06-01", NULL);

  g_assert_null (find_datum (figure, "operating", 2000, NULL));
  g_assert_cmpfloat (find_datum (figure, "construction", 2014, NULL)->value, ==, 3000);
  g_assert_cmpfloat (find_datum (figure, "operating", 2018, NULL)->value, ==, 1000);
  g_assert_cmpfloat (find_datum (figure, "planned", 2018, NULL)->value, ==, 700);
  g_assert_null (find_datum (figure, "construction", 2018, NULL));
  g_assert_cmpfloat (find_datum (figure, "construction", 2020, NULL)->value, ==, 500);
  g_assert_cmpint (find_datum (figure, "construction", 2020, NULL)->fill, ==, MZ_FILL_STRIPES);
  g_assert_cmpstr (find_datum (figure, "construction", 2020, NULL)->when, ==, "2020-06-01");
  g_assert_cmpint (find_datum (figure, "operating", 2020, NULL)->flags & MZ_DATUM_AFTER, ==, 0);
  g_assert_cmpint (find_datum (figure, "operating", 2021, NULL)->flags & MZ_DATUM_AFTER, ==, MZ_DATUM_AFTER);
  g_assert_null (find_datum (figure, "operating", 2027, NULL));
  g_assert_cmpfloat (find_datum (figure, "planned", 2027, NULL)->value, ==, 500);
  g_assert_cmpint (find_datum (figure, "planned", 2027, NULL)->flags & MZ_DATUM_PLANNED, ==, MZ_DATUM_PLANNED);
  g_assert_cmpfloat (find_datum (figure, "planned", 2028, NULL)->value, ==, 2500);
  g_assert_null (find_datum (figure, "planned", 2029, NULL));
  /* a4 has no figure, a3 no year; the other two say how the chart counts. */
  g_assert_cmpuint (figure->notes->len, ==, 4);
  g_assert_true (g_str_has_prefix (figure->notes->pdata[0], "1 site that operates"));
  g_assert_true (g_str_has_prefix (figure->notes->pdata[1], "1 site with a plan"));
  g_assert_cmpstr (figure->title, ==, "Outside China there are magnet plants for 1,000 t NdFeB a year");
}

/* Only Estonia: a2 alone. */
static void
test_capacity_query (void)
{
  static const char *const countries[] = { "EE", NULL };
  MzFacets facets = { .countries = countries };
  g_autoptr (MzQuery) query = mz_query_new (&facets);
  g_autoptr (MzDataset) dataset = dataset_new ();
  g_autoptr (MzFigure) figure = figure_new (dataset, "capacity-magnets", "2026-07", query);
  g_autoptr (MzFigure) none = figure_new (dataset, "capacity-mining", "2026-07", query);

  g_assert_cmpfloat (find_datum (figure, "construction", 2026, NULL)->value, ==, 500);
  g_assert_null (find_datum (figure, "operating", 2018, NULL));
  g_assert_cmpfloat (find_datum (figure, "planned", 2028, NULL)->value, ==, 500);
  g_assert_cmpuint (none->data->len, ==, 0);
  g_assert_nonnull (none->empty);
}

/* In June 2020 g1 and g2 are signed; whether g3 is cannot be told until 2020 is over; g4 has no date; g5 comes in 2021. */
static void
test_agreements (void)
{
  g_autoptr (MzDataset) dataset = dataset_new ();
  g_autoptr (MzFigure) kinds = figure_new (dataset, "agreements-by-kind", "2020-06-15", NULL);
  g_autoptr (MzFigure) bindings = figure_new (dataset, "agreements-by-binding", "2020-06-15", NULL);

  g_assert_cmpfloat (find_datum (kinds, "mou", 2018, NULL)->value, ==, 1);
  g_assert_cmpfloat (find_datum (kinds, "offtake", 2020, NULL)->value, ==, 1);
  g_assert_cmpint (find_datum (kinds, "offtake", 2020, NULL)->flags, ==, 0);
  g_assert_cmpint (find_datum (kinds, "mou", 2020, NULL)->flags, ==, MZ_DATUM_AFTER);
  g_assert_cmpint (find_datum (kinds, "loan", 2021, NULL)->flags, ==, MZ_DATUM_AFTER);
  g_assert_cmpuint (kinds->data->len, ==, 4);
  g_assert_cmpstr (kinds->title, ==, "1 of 2 agreements were signed in 2018");
  g_assert_true (g_str_has_prefix (kinds->notes->pdata[0], "1 agreement of which"));
  g_assert_cmpstr (find_datum (kinds, "offtake", 2020, NULL)->record, ==, "g2");
  g_assert_cmpuint (g_strv_length (find_datum (kinds, "offtake", 2020, NULL)->sources), ==, 2);

  g_assert_cmpstr (bindings->title, ==, "Of 2 agreements signed, 1 is known to be binding");
  g_assert_cmpint (find_datum (bindings, "no", 2018, NULL)->fill, ==, MZ_FILL_OUTLINE);
  g_assert_cmpint (find_datum (bindings, "yes", 2020, NULL)->fill, ==, MZ_FILL_SOLID);
  g_assert_cmpint (find_datum (bindings, "unknown", 2020, NULL)->fill, ==, MZ_FILL_HATCH);
}

/* By June 2020 g2 has brought money (in May), its tonnes come in November. By 2021 all but g4 are signed. */
static void
test_delivered (void)
{
  g_autoptr (MzDataset) dataset = dataset_new ();
  g_autoptr (MzFigure) early = figure_new (dataset, "agreements-delivered", "2020-06-15", NULL);
  g_autoptr (MzFigure) late = figure_new (dataset, "agreements-delivered", "2021", NULL);
  g_autoptr (MzFigure) none = figure_new (dataset, "agreements-delivered", "2017", NULL);

  g_assert_cmpuint (early->categories->len, ==, 5);
  g_assert_cmpfloat (find_datum (early, "yes", 0, "signed")->value, ==, 1);
  g_assert_cmpfloat (find_datum (early, "no", 0, "signed")->value, ==, 1);
  g_assert_cmpfloat (find_datum (early, "yes", 0, "money")->value, ==, 1);
  g_assert_null (find_datum (early, NULL, 0, "tonnes"));
  g_assert_cmpfloat (find_datum (late, "yes", 0, "signed")->value, ==, 2);
  g_assert_cmpfloat (find_datum (late, "yes", 0, "tonnes")->value, ==, 1);
  g_assert_cmpstr (late->title, ==, "Of 4 agreements signed, 1 is known to have brought tonnes");
  g_assert_nonnull (none->empty);
}

/* The datum that joins two categories; NULL: none. */
static const MzDatum *
find_link (const MzFigure *figure, const char *a, const char *b)
{
  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);

      if (g_str_equal (mz_figure_peek_category (figure, datum->category)->key, a)
          && g_str_equal (mz_figure_peek_category (figure, datum->other)->key, b))
        return datum;
    }
  return NULL;
}

/* At the end of 2021 g1, g2, g3 and g5 are signed; g4 has no date. Pairs: US-AU by g1 and g3, US-JP by g2 and g3, JP-AU by g3;
 * g5 is of the United States alone. The G7 comes before those round the United States; of the former the US has most. */
static void
test_matrix (void)
{
  g_autoptr (MzDataset) dataset = dataset_new ();
  g_autoptr (MzFigure) matrix = figure_new (dataset, "agreement-matrix", "2021-12-31", NULL);
  g_autoptr (MzFigure) network = figure_new (dataset, "agreement-network", "2021-12-31", NULL);
  g_autoptr (MzFigure) none = figure_new (dataset, "agreement-network", "2017", NULL);

  g_assert_cmpuint (matrix->categories->len, ==, 3);
  g_assert_cmpstr (mz_figure_peek_category (matrix, 0)->key, ==, "US");
  g_assert_cmpuint (matrix->data->len, ==, 3);
  g_assert_cmpfloat (find_link (matrix, "US", "AU")->value, ==, 2);
  g_assert_cmpstr (find_link (matrix, "US", "AU")->record, ==, "g3");
  g_assert_cmpfloat (find_link (matrix, "US", "JP")->value, ==, 2);
  g_assert_cmpint (find_link (matrix, "US", "JP")->fill, ==, MZ_FILL_SOLID);
  g_assert_cmpfloat (find_link (matrix, "JP", "AU")->value, ==, 1);
  g_assert_cmpint (find_link (matrix, "JP", "AU")->fill, ==, MZ_FILL_DASH_DOT);
  g_assert_true (g_str_has_prefix (matrix->title, "In 3 of 3 agreements"));

  /* Every country that ever signs keeps its place. g4 was never signed, so Myanmar is no nearer to China than to others. */
  g_assert_cmpuint (network->categories->len, ==, 5);
  g_assert_cmpstr (mz_figure_peek_category (network, 0)->key, ==, "CN");
  g_assert_cmpstr (mz_figure_peek_category (network, 1)->key, ==, "MM");
  g_assert_cmpstr (mz_figure_peek_category (network, 1)->group, ==, "Others");
  g_assert_cmpstr (mz_figure_peek_category (network, 4)->key, ==, "AU");
  g_assert_cmpint (find_link (network, "US", "AU")->flags, ==, MZ_DATUM_LINK);
  g_assert_cmpuint (none->data->len, ==, 0);
  g_assert_nonnull (none->empty);
}

/* Without a framework among the agreements there are the G7 (the US and Japan are parties) and nothing else with rows. */
static void
test_clubs (void)
{
  g_autoptr (MzDataset) dataset = dataset_new ();
  g_autoptr (MzFigure) figure = figure_new (dataset, "clubs", "2021-12-31", NULL);
  g_autoptr (GPtrArray) before = mz_clubs_new (dataset, mz_partial_date_new (2019, 6, 1));
  g_autoptr (GPtrArray) after = mz_clubs_new (dataset, mz_partial_date_new (2021, 6, 1));

  g_assert_cmpfloat (find_link (figure, "US", "g7")->value, ==, 1);
  g_assert_nonnull (find_link (figure, "JP", "g7"));
  g_assert_null (find_link (figure, "AU", "g7"));
  /* 28 members until 31 January 2020, 27 after it. */
  g_assert_cmpuint (before->len, ==, 2);
  g_assert_cmpuint (((MzClub *) before->pdata[1])->members->len, ==, 28);
  g_assert_cmpuint (((MzClub *) after->pdata[1])->members->len, ==, 27);
  g_assert_true (mz_clubs_is_in_eu ("EU", mz_partial_date_new (2021, 0, 0)));
  g_assert_false (mz_clubs_is_in_eu ("GB", mz_partial_date_new (2021, 0, 0)));
  g_assert_false (mz_clubs_is_in_eu ("HR", mz_partial_date_new (2013, 0, 0)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/chart-records/capacity", test_capacity);
  g_test_add_func ("/analysis/chart-records/capacity-query", test_capacity_query);
  g_test_add_func ("/analysis/chart-records/agreements", test_agreements);
  g_test_add_func ("/analysis/chart-records/delivered", test_delivered);
  g_test_add_func ("/analysis/chart-records/matrix", test_matrix);
  g_test_add_func ("/analysis/chart-records/clubs", test_clubs);
  return g_test_run ();
}
