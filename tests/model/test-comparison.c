/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the comparison finds, against lives that are written out year by year. */
#include "mz-comparison.h"
#include "mz-test-model.h"

#define FIRST 2000
#define N_YEARS 12

/* What each is in the years 2000 to 2011: - not known of yet, p planned, c construction, o operating, k care, x closed;
 * s signed, f in force, e ended, a announced. */
static const struct { const char *id, *years; } lives[] = {
  { "mine", "--ccooookkoo" },
  { "old", "ooooxxxxxxxx" },
  { "far", "-----pppcooo" },
  { "calm", "oooooooooooo" },
  { "deal", "---sssffffee" },
  { "quick", "-----fffffff" },
  { "curb", "-aafffffeeee" },
};

static MzDataset *
dataset_new (void)
{
  MzDataset *dataset = mz_dataset_new ();
  MzSet stages = MZ_BIT (MZ_STAGE_MINING);

  mz_test_set (dataset, MZ_RECORD_SITE,
               mz_test_site ("mine", "AU", MZ_SITE_MINE, stages, "Nd",
                             "2002-01-01 construction, 2004-01-01 operating, 2008-01-01 care, 2010-01-01 operating"),
               mz_test_site ("old", "CN", MZ_SITE_MINE, stages, "Nd", "1980 operating, 2004-01-01 closed"),
               mz_test_site ("far", "US", MZ_SITE_MINE, stages, "Nd",
                             "2005-01-01 planned, 2008-01-01 construction, 2009-01-01 operating"),
               mz_test_site ("calm", "US", MZ_SITE_MINE, stages, "Nd", "1990 operating"), NULL);
  mz_test_set (dataset, MZ_RECORD_AGREEMENT,
               mz_test_agreement ("deal", "US AU", "", "2003-01-01", "2006-01-01", "2009-12-31"),
               mz_test_agreement ("quick", "US CN", "", "2005-01-01", "2005-01-01", ""), NULL);
  mz_test_set (dataset, MZ_RECORD_MEASURE,
               mz_test_measure ("curb", "CN", "2001-01-01", "2003-01-01", "2007-12-31", ""), NULL);
  mz_dataset_set_as_of (dataset, mz_test_date ("2015"));
  mz_dataset_link (dataset);
  return dataset;
}

static MzWorkspace *
workspace_new (MzDataset *dataset, guint year)
{
  MzWorkspace *workspace = mz_workspace_new (dataset);

  mz_workspace_set_date (workspace, mz_partial_date_new (year, 7, 1));
  return workspace;
}

static MzChangeKind
expect (const char *id, char before, char after)
{
  switch (after)
    {
    case 'o':
      return MZ_CHANGE_OPENED;
    case 'x':
      return MZ_CHANGE_CLOSED;
    case 's':
      return MZ_CHANGE_SIGNED;
    case 'f':
      if (g_str_equal (id, "curb"))
        return MZ_CHANGE_BEGAN;
      return before == 's' ? MZ_CHANGE_IN_FORCE : MZ_CHANGE_SIGNED;
    case 'e':
      return g_str_equal (id, "curb") ? MZ_CHANGE_ENDED : MZ_CHANGE_LAPSED;
    case 'a':
      return MZ_CHANGE_MEASURE_STATE;
    default:
      return MZ_CHANGE_SITE_STATE;
    }
}

static MzChange *
find (GPtrArray *changes, const char *id)
{
  for (guint i = 0; i < changes->len; i++)
    if (g_str_equal (mz_record_get_id (mz_change_get_record (changes->pdata[i])), id))
      return changes->pdata[i];
  return NULL;
}

static void
test_all_pairs (void)
{
  g_autoptr (MzDataset) dataset = dataset_new ();

  for (guint from = 0; from < N_YEARS; from++)
    for (guint to = 0; to < N_YEARS; to++)
      {
        g_autoptr (MzWorkspace) a = workspace_new (dataset, FIRST + from);
        g_autoptr (MzWorkspace) b = workspace_new (dataset, FIRST + to);
        g_autoptr (GPtrArray) changes = mz_comparison_new (a, b);
        guint count = 0;

        for (guint i = 0; i < G_N_ELEMENTS (lives); i++)
          {
            char before = lives[i].years[MIN (from, to)], after = lives[i].years[MAX (from, to)];
            MzChange *change = find (changes, lives[i].id);

            g_assert_cmpint (change != NULL, ==, before != after);
            if (change == NULL)
              continue;
            count++;
            g_assert_cmpint (mz_change_get_kind (change), ==, expect (lives[i].id, before, after));
          }
        g_assert_cmpuint (changes->len, ==, count);
        for (guint i = 1; i < changes->len; i++)
          g_assert_cmpint (mz_change_get_kind (changes->pdata[i - 1]), <=, mz_change_get_kind (changes->pdata[i]));
      }
}

static void
test_filtered (void)
{
  g_autoptr (MzDataset) dataset = dataset_new ();
  g_autoptr (MzWorkspace) a = workspace_new (dataset, 2000), b = workspace_new (dataset, 2011);
  g_autoptr (MzQuery) all = mz_query_new (NULL), query = mz_query_toggle (all, MZ_FACET_COUNTRY, "AU");
  g_autoptr (GPtrArray) changes = NULL, without = NULL;

  mz_workspace_set_query (a, query);
  mz_workspace_set_query (b, query);
  changes = mz_comparison_new (a, b);
  /* The mine in Australia, and the agreement with it. */
  g_assert_cmpuint (changes->len, ==, 2);
  g_assert_nonnull (find (changes, "mine"));
  g_assert_nonnull (find (changes, "deal"));
  mz_workspace_set_layers (a, MZ_LAYER_AGREEMENTS);
  mz_workspace_set_layers (b, MZ_LAYER_AGREEMENTS);
  without = mz_comparison_new (a, b);
  g_assert_cmpuint (without->len, ==, 1);
  g_assert_nonnull (find (without, "deal"));
}

/* After the as-of date nothing is known, and so no change. */
static void
test_not_known (void)
{
  g_autoptr (MzDataset) dataset = dataset_new ();
  g_autoptr (MzWorkspace) a = workspace_new (dataset, 2011), b = workspace_new (dataset, 2030);
  g_autoptr (GPtrArray) changes = mz_comparison_new (a, b);

  g_assert_cmpuint (changes->len, ==, 0);
}

static void
test_text (void)
{
  g_autoptr (MzDataset) dataset = dataset_new ();
  g_autoptr (MzWorkspace) a = workspace_new (dataset, 2003), b = workspace_new (dataset, 2008);
  g_autoptr (GPtrArray) changes = mz_comparison_new (a, b);
  g_autofree char *closed = mz_change_to_text (find (changes, "old"));
  g_autofree char *built = mz_change_to_text (find (changes, "far"));
  g_autofree char *forced = mz_change_to_text (find (changes, "deal"));

  g_assert_cmpstr (closed, ==, "Closed, before: operating");
  g_assert_true (g_str_has_prefix (built, mz_vocabulary_get_label (&mz_states, MZ_STATE_CONSTRUCTION)));
  g_assert_cmpstr (forced, ==, "Came into force, before: signed");
}

static void
add_status (MzSiteInfo *info, guint year, MzState state, const char *sources)
{
  MzStatus status = { .from = mz_partial_date_new (year, 1, 1), .state = state };

  status.sources = *sources != '\0' ? mz_test_words (sources) : NULL;
  mz_site_info_add_status (info, &status);
}

static void
assert_sources (MzDataset *dataset, guint from, guint to, const char *id, const char *expected)
{
  g_autoptr (MzWorkspace) a = workspace_new (dataset, from), b = workspace_new (dataset, to);
  g_autoptr (GPtrArray) changes = mz_comparison_new (a, b);
  g_autofree char *sources = g_strjoinv (" ", (char **) mz_change_get_sources (find (changes, id)));

  g_assert_cmpstr (sources, ==, expected);
}

/* Those of the entry that made it so; where it has none, the record's. */
static void
test_sources (void)
{
  g_autoptr (MzDataset) dataset = mz_dataset_new ();
  MzRecordHead site_head = mz_test_head ("mine", "Mine", "whole"), deal_head = mz_test_head ("deal", "Deal", "whole");
  MzSiteInfo *site = mz_site_info_new ();
  MzAgreementInfo *deal = mz_agreement_info_new ();
  MzStep step = { .step = MZ_STEP_SIGNED, .date = mz_partial_date_new (2003, 1, 1), .amount = -1, .sources = mz_test_words ("paper") };

  site->country = g_strdup ("AU");
  add_status (site, 2000, MZ_STATE_CONSTRUCTION, "first");
  add_status (site, 2005, MZ_STATE_OPERATING, "second third");
  add_status (site, 2010, MZ_STATE_CLOSED, "");
  g_array_append_val (deal->steps, step);
  deal->in_force = mz_partial_date_new (2008, 1, 1);
  mz_test_set (dataset, MZ_RECORD_SITE, mz_site_new (&site_head, site), NULL);
  mz_test_set (dataset, MZ_RECORD_AGREEMENT, mz_agreement_new (&deal_head, deal), NULL);
  mz_dataset_set_as_of (dataset, mz_test_date ("2015"));
  mz_dataset_link (dataset);
  assert_sources (dataset, 1999, 2001, "mine", "first");
  assert_sources (dataset, 2001, 2006, "mine", "second third");
  assert_sources (dataset, 2006, 2011, "mine", "whole");
  assert_sources (dataset, 2001, 2004, "deal", "paper");
  assert_sources (dataset, 2004, 2009, "deal", "whole");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/comparison/all-pairs", test_all_pairs);
  g_test_add_func ("/model/comparison/filtered", test_filtered);
  g_test_add_func ("/model/comparison/not-known", test_not_known);
  g_test_add_func ("/model/comparison/text", test_text);
  g_test_add_func ("/model/comparison/sources", test_sources);
  return g_test_run ();
}
