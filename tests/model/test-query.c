/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-query.h"
#include "mz-test-model.h"

/* A world with something of everything; what of it a query lets through on a date, by kind. */
static MzDataset *
small_world (void)
{
  MzDataset *dataset = mz_dataset_new ();
  MzRecordHead event = mz_test_head ("event", "Quake at Fukushima", "src"), country = mz_test_head ("SE", "Sweden", "");
  MzRecordHead flow = mz_test_head ("flow", "A flow", "src"), element = mz_test_head ("Dy", "dysprosium", "");
  MzEventInfo *event_info = g_new0 (MzEventInfo, 1);
  MzFlowInfo *flow_info = g_new0 (MzFlowInfo, 1);
  MzElementInfo *element_info = g_new0 (MzElementInfo, 1);

  event_info->date = mz_test_date ("2011-03-11");
  event_info->countries = mz_test_words ("JP");
  event_info->sites = mz_test_words ("");
  flow_info->from_country = g_strdup ("CN");
  flow_info->to_country = g_strdup ("JP");
  flow_info->stage_from = g_strdup ("separation");
  flow_info->stage_to = g_strdup ("use");
  element_info->symbol = g_strdup ("Dy");
  mz_test_set (dataset, MZ_RECORD_SITE,
               mz_test_site ("mine", "SE", MZ_SITE_MINE, MZ_BIT (MZ_STAGE_MINING), "Nd", "1990 operating, 2000 closed"),
               mz_test_site ("plant", "MY", MZ_SITE_SEPARATION, MZ_BIT (MZ_STAGE_SEPARATION), "NdPr Dy", "2012-11 operating"),
               NULL);
  mz_test_set (dataset, MZ_RECORD_AGREEMENT, mz_test_agreement ("deal", "SE JP", "mine", "2010", "2012", ""), NULL);
  mz_test_set (dataset, MZ_RECORD_MEASURE, mz_test_measure ("ban", "MY", "2015", "2015", "", ""), NULL);
  mz_test_set (dataset, MZ_RECORD_EVENT, mz_event_new (&event, event_info), NULL);
  mz_test_set (dataset, MZ_RECORD_FLOW, mz_flow_new (&flow, flow_info), NULL);
  mz_test_set (dataset, MZ_RECORD_ELEMENT, mz_element_new (&element, element_info), NULL);
  mz_test_set (dataset, MZ_RECORD_COUNTRY, mz_country_new (&country, g_new0 (MzCountryInfo, 1)), NULL);
  mz_dataset_set_as_of (dataset, mz_test_date ("2026-07"));
  mz_dataset_link (dataset);
  return dataset;
}

static char *
matches (MzQuery *query, MzDataset *dataset, MzPartialDate date)
{
  GString *text = g_string_new (NULL);

  for (guint kind = 0; kind < MZ_N_RECORD_KINDS; kind++)
    {
      MzStore *store = mz_dataset_get_store (dataset, (MzRecordKind) kind);

      for (guint i = 0; i < mz_store_get_length (store); i++)
        if (mz_query_match (query, mz_store_peek (store, i), dataset, date))
          g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", mz_record_get_id (mz_store_peek (store, i)));
    }
  return g_string_free (text, FALSE);
}

/* A facet that a kind of record does not have says nothing about it. */
static void
test_facets (void)
{
  const char *nd[] = { "Nd", NULL }, *dy[] = { "Dy", NULL }, *se[] = { "SE", NULL }, *my[] = { "MY", "CN", NULL };
  const struct { MzFacets facets; const char *date, *matches; } cases[] = {
    { { 0 }, "2020", "mine plant deal ban event Dy SE flow" },
    { { 0 }, "1995", "mine Dy SE flow" },
    { { 0 }, "1980", "Dy SE flow" },
    { { .kinds = MZ_BIT (MZ_SITE_MINE) }, "2020", "mine deal ban event Dy SE flow" },
    { { .stages = MZ_BIT (MZ_STAGE_SEPARATION) }, "2020", "plant ban event Dy SE flow" },
    { { .stages = MZ_BIT (MZ_STAGE_MAGNET) }, "2020", "ban event Dy SE" },
    { { .states = MZ_BIT (MZ_STATE_OPERATING) }, "2020", "plant deal ban event Dy SE flow" },
    { { .states = MZ_BIT (MZ_STATE_CLOSED) }, "1999", "Dy SE flow" },
    { { .forces = MZ_BIT (MZ_FORCE_IN_FORCE) }, "2020", "mine plant deal ban event Dy SE flow" },
    { { .forces = MZ_BIT (MZ_FORCE_SIGNED) }, "2020", "mine plant event Dy SE flow" },
    { { .bindings = MZ_BIT (MZ_BINDING_YES) }, "2020", "mine plant ban event Dy SE flow" },
    { { .bindings = MZ_BIT (MZ_BINDING_YES) | MZ_BIT (MZ_BINDING_UNKNOWN) }, "2020", "mine plant deal ban event Dy SE flow" },
    { { .minerals = nd }, "2020", "mine plant event SE flow" },
    { { .minerals = dy }, "2020", "plant event Dy SE flow" },
    { { .countries = se }, "2020", "mine deal Dy SE" },
    { { .countries = my }, "2020", "plant ban Dy flow" },
    { { .text = "fuku QUAKE" }, "2020", "event" },
    { { .text = "sweden" }, "2020", "mine deal SE" },
    { { .text = "mine sweden nothing" }, "2020", "" },
    { { .text = "  " }, "1980", "Dy SE flow" },
    { { .countries = se, .states = MZ_BIT (MZ_STATE_OPERATING), .minerals = nd }, "1995", "mine SE" },
  };
  g_autoptr (MzDataset) dataset = small_world ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MzQuery) query = mz_query_new (&cases[i].facets);
      g_autofree char *found = matches (query, dataset, mz_test_date (cases[i].date));

      g_test_message ("case %u", i);
      g_assert_cmpstr (found, ==, cases[i].matches);
    }
}

/* An immutable value: copied, sorted, without doubles, equal to what says the same. */
static void
test_value (void)
{
  const char *words[] = { "b", "a", "", "b", NULL }, *sorted[] = { "a", "b", NULL };
  g_autoptr (MzQuery) query = mz_query_new (&(MzFacets) { .minerals = words, .countries = words, .text = "  x  y " });
  g_autoptr (MzQuery) same = mz_query_new (&(MzFacets) { .minerals = sorted, .countries = sorted, .text = "x  y" });
  g_autoptr (MzQuery) none = mz_query_new (NULL);
  const char *const folded[] = { "x", "y", NULL };

  g_assert_true (mz_query_equal (query, same));
  g_assert_false (mz_query_equal (query, none));
  g_assert_cmpstrv ((char **) mz_query_peek (query)->minerals, (char **) sorted);
  g_assert_cmpstrv ((char **) mz_query_peek_words (query), (char **) folded);
  g_assert_true (mz_query_is_empty (none));
  g_assert_cmpstr (mz_query_peek (none)->text, ==, "");
}

/* Each facet can be told, dropped and, but for the text, toggled. */
static void
test_each_facet (void)
{
  static const struct { MzFacet facet; const char *word, *said; } cases[] = {
    { MZ_FACET_KIND, "mine", "Mine" }, { MZ_FACET_STAGE, "magnet", "Magnets" }, { MZ_FACET_STATUS, "operating", "Operating" },
    { MZ_FACET_STATUS, "in-force", "In force" }, { MZ_FACET_BINDING, "yes", "Binding" }, { MZ_FACET_MINERAL, "Dy", "Dy" },
    { MZ_FACET_COUNTRY, "SE", "Sweden" },
  };
  g_autoptr (MzDataset) dataset = small_world ();
  g_autoptr (MzQuery) none = mz_query_new (NULL);
  g_autoptr (MzQuery) text = mz_query_new (&(MzFacets) { .text = "Dy" });
  g_autoptr (MzQuery) no_text = mz_query_without (text, MZ_FACET_TEXT);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MzQuery) one = mz_query_toggle (text, cases[i].facet, cases[i].word);
      g_autoptr (MzQuery) back = mz_query_toggle (one, cases[i].facet, cases[i].word);
      g_autoptr (MzQuery) without = mz_query_without (one, cases[i].facet);
      g_autofree char *said = mz_query_describe_facet (one, cases[i].facet, dataset);

      g_assert_true (mz_query_has_facet (one, cases[i].facet));
      g_assert_true (mz_query_has_facet (one, MZ_FACET_TEXT));
      g_assert_false (mz_query_equal (one, text));
      g_assert_true (mz_query_equal (back, text));
      g_assert_true (mz_query_equal (without, text));
      g_assert_cmpstr (said, ==, cases[i].said);
    }
  g_assert_true (mz_query_equal (no_text, none));
}

static void
test_minerals (void)
{
  const char *pr[] = { "Pr", NULL }, *dy[] = { "Dy", NULL };
  g_autoptr (MzQuery) praseodymium = mz_query_new (&(MzFacets) { .minerals = pr });
  g_autoptr (MzQuery) dysprosium = mz_query_new (&(MzFacets) { .minerals = dy });

  g_assert_true (mz_query_wants_mineral (praseodymium, "Pr"));
  g_assert_true (mz_query_wants_mineral (praseodymium, "NdPr"));
  g_assert_false (mz_query_wants_mineral (praseodymium, "Nd"));
  g_assert_false (mz_query_wants_mineral (dysprosium, "NdPr"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/query/facets", test_facets);
  g_test_add_func ("/model/query/value", test_value);
  g_test_add_func ("/model/query/each-facet", test_each_facet);
  g_test_add_func ("/model/query/minerals", test_minerals);
  return g_test_run ();
}
