/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sentence for a move of each kind. */
#include "mz-test-model.h"

#include "mz-move-words.h"
#include "mz-record-private.h"

#define NARROW "\342\200\257"

static MzDataset *
dataset_new (void)
{
  MzDataset *dataset = mz_dataset_new ();
  MzRecordHead china = mz_test_head ("CN", "China", ""), japan = mz_test_head ("JP", "Japan", "");

  mz_test_set (dataset, MZ_RECORD_COUNTRY, mz_country_new (&china, g_new0 (MzCountryInfo, 1)),
               mz_country_new (&japan, g_new0 (MzCountryInfo, 1)), NULL);
  mz_dataset_link (dataset);
  return dataset;
}

static MzMove *
move_new (MzMoveKind kind, const char *country)
{
  MzMove *move = mz_move_new (kind);

  move->country = g_strdup (country);
  move->start = mz_partial_date_new (2028, 1, 0);
  return move;
}

static void
assert_text (MzDataset *dataset, const MzMove *move, const char *expected)
{
  g_autofree char *text = mz_move_to_text (move, dataset);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_stop (void)
{
  g_autoptr (MzDataset) dataset = dataset_new ();
  g_autoptr (MzMove) move = move_new (MZ_MOVE_STOP_EXPORTS, "CN");
  const char *const elements[] = { "Dy", "Tb", NULL };

  assert_text (dataset, move, "China sends nothing abroad from January 2028 on; 0" NARROW "% goes on all the same");
  move->months = 12;
  assert_text (dataset, move, "China sends nothing abroad from January 2028 for 12 months; 0" NARROW "% goes on all the same");
  move->months = 1;
  move->leak = 0.25;
  move->to = g_strdup ("JP");
  assert_text (dataset, move, "China sends nothing to Japan from January 2028 for 1 month; 25" NARROW "% goes on all the same");
  move->stages = MZ_BIT (MZ_STAGE_SEPARATION) | MZ_BIT (MZ_STAGE_METAL);
  move->retaliation = TRUE;
  g_strfreev (move->minerals);
  move->minerals = g_strdupv ((GStrv) elements);
  assert_text (dataset, move, "China sends nothing to Japan from January 2028 for 1 month; Separation, Metal only, and of that Dy, Tb; "
                              "25" NARROW "% goes on all the same; those it hits stop sending what it feeds on");
}

static void
test_amounts (void)
{
  g_autoptr (MzDataset) dataset = dataset_new ();
  g_autoptr (MzMove) licence = move_new (MZ_MOVE_LICENCE_DELAY, "CN"), stock = move_new (MZ_MOVE_STOCK_RELEASE, "JP");
  g_autoptr (MzMove) shift = move_new (MZ_MOVE_SHIFT, "CN");

  licence->amount = 63;
  assert_text (dataset, licence, "Exports of China wait 63 days for licences from January 2028 on");
  stock->amount = 1500;
  stock->unit = g_strdup ("t REO");
  stock->stages = MZ_BIT (MZ_STAGE_MINING);
  stock->months = 6;
  assert_text (dataset, stock, "Japan sells 1,500 t REO of its stock from January 2028 for 6 months; Mining only");
  shift->amount = 15;
  shift->amount_most = 20;
  shift->unit = g_strdup ("%");
  shift->months = 48;
  assert_text (dataset, shift, "15 to 20 % of the world’s output moves from China to others from January 2028 for 48 months");
}

/* Whatever is not named is said not to be. */
static void
test_unnamed (void)
{
  g_autoptr (MzDataset) dataset = dataset_new ();

  for (guint kind = 0; kind < MZ_N_MOVE_KINDS; kind++)
    {
      g_autoptr (MzMove) move = mz_move_new ((MzMoveKind) kind);
      g_autofree char *text = mz_move_to_text (move, dataset);

      g_assert_cmpstr (text, !=, "");
      g_assert_nonnull (mz_move_kind_get_label ((MzMoveKind) kind));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/move-words/stop", test_stop);
  g_test_add_func ("/model/move-words/amounts", test_amounts);
  g_test_add_func ("/model/move-words/unnamed", test_unnamed);
  return g_test_run ();
}
