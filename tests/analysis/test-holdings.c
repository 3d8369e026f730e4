/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-holdings.h"

#include "mz-chart-test.h"

#define HEAD "\"confidence\": \"sourced\", \"sources\": [\"s1\"]"
#define HERE "\"lat\": 1, \"lon\": 1, \"precision\": \"site\", " HEAD

#define FACTS                                                                                                          \
  "{\"sites\": ["                                                                                                      \
  "{\"id\": \"b\", \"name\": \"B\", \"country\": \"US\", \"kind\": \"mine\", \"stages\": [\"mining\"], " HERE ","      \
  " \"operator\": \"MP Materials\", \"status\": [{\"from\": \"2010\", \"state\": \"operating\"}], \"owners\": ["       \
  "   {\"name\": \"MP Materials\", \"share\": 1, \"since\": \"2017\"},"                                                \
  "   {\"name\": \"US Department of Defense (about 15% of MP Materials)\", \"since\": \"2025-07\"}]},"                 \
  "{\"id\": \"a\", \"name\": \"A\", \"country\": \"TZ\", \"kind\": \"mine\", \"stages\": [\"mining\"], " HERE ","      \
  " \"status\": [{\"from\": \"2020\", \"state\": \"construction\"}], \"owners\": ["                                    \
  "   {\"name\": \"MP Materials Corp.\", \"share\": 0.84}, {\"name\": \"Government of Tanzania\", \"share\": 0.16}]}," \
  "{\"id\": \"c\", \"name\": \"C\", \"country\": \"US\", \"kind\": \"mine\", \"stages\": [\"mining\"], " HERE ","      \
  " \"operator\": \"MP Materials\", \"status\": [], \"owners\": [{\"name\": \"MPX\", \"share\": 1}]}],"                \
  "\"agreements\": ["                                                                                                  \
  "{\"id\": \"g1\", \"name\": \"G1\", \"parties\": [\"US\"], \"kind\": \"offtake\", \"binding\": true,"                \
  " \"organisations\": [\"MP Materials\", \"General Motors\"], \"signed\": \"2021-12\", " HEAD "},"                    \
  "{\"id\": \"g2\", \"name\": \"G2\", \"parties\": [\"US\"], \"kind\": \"equity\", \"binding\": true,"                 \
  " \"organisations\": [\"MP Materials\", \"US Department of Defense\"], \"signed\": \"2025-07-10\", " HEAD "}],"      \
  "\"sources\": [{\"id\": \"s1\", \"title\": \"One\"}]}"

static MzDataset *
dataset_new (void)
{
  return mz_chart_test_parse (FACTS);
}

static void
test_names (void)
{
  g_autofree char *name = mz_owner_get_name ("Nyrstar (Trafigura)");

  g_assert_cmpstr (name, ==, "Nyrstar");
  g_assert_true (mz_owner_is ("Lynas", "Lynas Rare Earths"));
  g_assert_true (mz_owner_is ("lynas rare earths", "Lynas (Malaysia)"));
  g_assert_false (mz_owner_is ("Neo", "Neometals"));
  g_assert_false (mz_owner_is ("China Rare Earth Group", "China Rare Earth Nonferrous Metals"));
  g_assert_true (mz_owner_is_state ("Government of India"));
  g_assert_true (mz_owner_is_state ("US Department of Defense (about 15% of MP Materials)"));
  g_assert_true (mz_owner_is_state ("JOGMEC"));
  g_assert_false (mz_owner_is_state ("Vulcan Elements (US government holds a stake)"));
}

/* In 2026 MP holds both sites with 100 and 84 per cent, runs b and c, and is named by both agreements. States: Tanzania beside
 * it, since nobody knows when; the Pentagon by the owners of b since July 2025 and by g2 since the tenth. */
static void
test_holdings (void)
{
  g_autoptr (MzDataset) dataset = dataset_new ();
  g_autoptr (MzHoldings) now = mz_holdings_new (dataset, "MP Materials", mz_partial_date_new (2026, 7, 0));
  g_autoptr (MzHoldings) then = mz_holdings_new (dataset, "MP Materials", mz_partial_date_new (2015, 1, 1));
  const MzHolding *first = &g_array_index (now->holdings, MzHolding, 0), *second = &g_array_index (now->holdings, MzHolding, 1);

  g_assert_cmpuint (now->holdings->len, ==, 2);
  g_assert_cmpstr (mz_record_get_id (MZ_RECORD (first->site)), ==, "a");
  g_assert_cmpfloat (first->share, ==, 0.84);
  g_assert_cmpint (first->state, ==, MZ_STATE_CONSTRUCTION);
  g_assert_cmpfloat (second->share, ==, 1);
  g_assert_cmpint (second->state, ==, MZ_STATE_OPERATING);
  g_assert_cmpuint (now->operates->len, ==, 2);
  g_assert_cmpuint (now->agreements->len, ==, 2);
  g_assert_cmpstr (mz_record_get_id (now->agreements->pdata[0]), ==, "g2");
  g_assert_cmpuint (now->stakes->len, ==, 3);
  g_assert_cmpstr (g_array_index (now->stakes, MzStateStake, 0).state, ==, "Government of Tanzania");
  g_assert_cmpfloat (g_array_index (now->stakes, MzStateStake, 0).share, ==, 0.16);
  g_assert_cmpstr (mz_record_get_id (g_array_index (now->stakes, MzStateStake, 1).of), ==, "b");
  g_assert_cmpstr (mz_record_get_id (g_array_index (now->stakes, MzStateStake, 2).of), ==, "g2");

  /* In 2015 only a, of which nobody knows since when. */
  g_assert_cmpuint (then->holdings->len, ==, 1);
  g_assert_cmpuint (then->agreements->len, ==, 0);
  g_assert_cmpuint (then->stakes->len, ==, 1);
}

static void
test_list (void)
{
  g_autoptr (MzDataset) dataset = dataset_new ();
  g_autoptr (GPtrArray) owners = mz_owners_list (dataset);

  g_assert_cmpuint (owners->len, ==, 5);
  g_assert_true (g_ptr_array_find_with_equal_func (owners, "US Department of Defense", g_str_equal, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/holdings/names", test_names);
  g_test_add_func ("/analysis/holdings/holdings", test_holdings);
  g_test_add_func ("/analysis/holdings/list", test_list);
  return g_test_run ();
}
