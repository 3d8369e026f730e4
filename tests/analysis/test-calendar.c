/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-calendar.h"
#include "mz-chart-test.h"

#define HEAD "\"confidence\": \"sourced\", \"sources\": [\"s1\"]"
#define HERE "\"lat\": 1, \"lon\": 1, \"precision\": \"site\", " HEAD

/* What is known of 2027 and later, and what has come or ended before July 2026. */
#define FACTS                                                                                                          \
  "{\"measures\": ["                                                                                                   \
  "{\"id\": \"m1\", \"name\": \"M1\", \"country\": \"CN\", \"kind\": \"pause\", \"announced\": \"2025-11-07\","        \
  " \"effective\": \"2025-11-07\", \"ends\": \"2026-11-10\", \"minerals\": [], \"targets\": \"all\", " HEAD "},"       \
  "{\"id\": \"m2\", \"name\": \"M2\", \"country\": \"VN\", \"kind\": \"export-ban\", \"announced\": \"2025-12-11\","   \
  " \"effective\": \"2026-01-01\", \"minerals\": [], \"targets\": \"all\", " HEAD "},"                                 \
  "{\"id\": \"m3\", \"name\": \"M3\", \"country\": \"CN\", \"kind\": \"export-control\", \"announced\": \"2006\","     \
  " \"effective\": \"2006\", \"ends\": \"2026-02-01\", \"minerals\": [], \"targets\": \"all\", " HEAD "}],"            \
  "\"agreements\": ["                                                                                                  \
  "{\"id\": \"g1\", \"name\": \"G1\", \"parties\": [\"JP\", \"AU\"], \"kind\": \"offtake\", \"binding\": true,"        \
  " \"signed\": \"2023-03\", \"ends\": \"2038\", " HEAD "},"                                                           \
  "{\"id\": \"g2\", \"name\": \"G2\", \"parties\": [\"US\"], \"kind\": \"loan\", \"binding\": true,"                   \
  " \"signed\": \"2026-03-01\", \"ends\": \"2027-03-31\", " HEAD "}],"                                                 \
  "\"sites\": ["                                                                                                       \
  "{\"id\": \"a\", \"name\": \"A\", \"country\": \"US\", \"kind\": \"magnet\", \"stages\": [\"magnet\"], " HERE ","    \
  " \"status\": [{\"from\": \"2024\", \"state\": \"construction\"}, {\"from\": \"2027\", \"state\": \"operating\","    \
  "   \"planned\": true}], \"capacity\": [{\"what\": \"NdFeB magnets\", \"t_per_year\": 1, \"from\": \"2027\","        \
  "   \"planned\": true}, {\"what\": \"NdFeB magnets\", \"t_per_year\": 2, \"from\": \"2028-06\", \"planned\": true}]}," \
  "{\"id\": \"b\", \"name\": \"B\", \"country\": \"US\", \"kind\": \"magnet\", \"stages\": [\"magnet\"], " HERE ","    \
  " \"status\": [{\"from\": \"2026-02\", \"state\": \"planned\"}, {\"from\": \"2026-10-07\", \"state\": \"operating\"}]}]," \
  "\"sources\": [{\"id\": \"s1\", \"title\": \"One\"}]}"

static MzDataset *
dataset_new (void)
{
  return mz_chart_test_parse (FACTS);
}

/* The entries as one text: "b 2026-10-07, m1 2026-11-10 end": what is compared. */
static char *
to_text (GPtrArray *entries)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const MzCalendarEntry *entry = entries->pdata[i];
      g_autofree char *date = mz_partial_date_to_string (entry->date);

      g_string_append_printf (text, "%s%s %s%s%s", i > 0 ? ", " : "", mz_record_get_id (entry->record), date,
                              entry->ends ? " end" : "", entry->planned ? " plan" : "");
    }
  return g_string_free (text, FALSE);
}

static void
assert_entries (MzDataset *dataset, MzPartialDate date, const char *expected)
{
  g_autoptr (GPtrArray) entries = mz_calendar_new (dataset, date, NULL);
  g_autofree char *text = to_text (entries);

  g_assert_cmpstr (text, ==, expected);
}

/* At the as-of date all that is later; the capacity of the year of the start is the same entry. In mid December 2025 the ban of
 * Viet Nam is announced; b and g2 are not; that m3 was to end nobody can have known. Earlier still the pause is not known. */
static void
test_entries (void)
{
  g_autoptr (MzDataset) dataset = dataset_new ();

  assert_entries (dataset, mz_partial_date_new (2026, 7, 0),
                  "b 2026-10-07 plan, m1 2026-11-10 end, a 2027 plan, g2 2027-03-31 end, a 2028-06 plan, g1 2038 end");
  assert_entries (dataset, mz_partial_date_new (2025, 12, 15),
                  "m2 2026-01-01, m1 2026-11-10 end, a 2027 plan, a 2028-06 plan, g1 2038 end");
  assert_entries (dataset, mz_partial_date_new (2023, 6, 1), "g1 2038 end");
  assert_entries (dataset, mz_partial_date_new (2028, 6, 1), "a 2028-06 plan, g1 2038 end");
  assert_entries (dataset, mz_partial_date_new (2039, 1, 1), "");
}

static void
test_query (void)
{
  static const char *const countries[] = { "AU", NULL };
  MzFacets facets = { .countries = countries };
  g_autoptr (MzQuery) query = mz_query_new (&facets);
  g_autoptr (MzDataset) dataset = dataset_new ();
  g_autoptr (GPtrArray) entries = mz_calendar_new (dataset, mz_partial_date_new (2026, 7, 0), query);
  g_autofree char *text = to_text (entries);

  g_assert_cmpstr (text, ==, "g1 2038 end");
}

static void
test_chart (void)
{
  g_autoptr (MzDataset) dataset = dataset_new ();
  MzFigureRequest request = { .dataset = dataset, .date = mz_partial_date_new (2026, 7, 31) };
  g_autoptr (MzFigure) figure = mz_chart_build (mz_charts_lookup ("calendar"), &request);
  const MzDatum *first = mz_figure_peek_datum (figure, 0);

  /* 31 July to 10 November: 31 days of August, 30, 31, and 10. */
  g_assert_cmpstr (mz_figure_peek_category (figure, 0)->record, ==, "m1");
  g_assert_cmpstr (mz_figure_peek_category (figure, 0)->note, ==, "ends in 102 days");
  g_assert_cmpint (first->fill, ==, MZ_FILL_SOLID);
  g_assert_cmphex (first->flags, ==, MZ_DATUM_INSTANT | MZ_DATUM_PLANNED);
  g_assert_cmpuint (figure->data->len, ==, 6);
  g_assert_cmpstr (figure->title, ==, "7 October 2026 comes next: Planned start: B");
  request.date = mz_partial_date_new (2040, 0, 0);
  mz_figure_free (g_steal_pointer (&figure));
  figure = mz_chart_build (mz_charts_lookup ("calendar"), &request);
  g_assert_nonnull (figure->empty);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/calendar/entries", test_entries);
  g_test_add_func ("/analysis/calendar/query", test_query);
  g_test_add_func ("/analysis/calendar/chart", test_chart);
  return g_test_run ();
}
