/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-scenario.h"

/* A scenario keeps what it was made from, whatever becomes of that. */
static void
test_immutable (void)
{
  MzScenarioText text = { (char *) "a", (char *) "A", (char *) "Because", { 2030, 0, 0 }, NULL };
  g_autoptr (GPtrArray) moves = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_move_free);
  MzMove *move = mz_move_new (MZ_MOVE_STOP_EXPORTS);
  g_autoptr (MzScenario) one = NULL, same = NULL, other = NULL;

  move->country = g_strdup ("CN");
  g_ptr_array_add (moves, move);
  one = mz_scenario_new (&text, moves);
  same = mz_scenario_new (&text, moves);
  g_assert_true (mz_scenario_equal (one, same));

  move->leak = 0.5;
  other = mz_scenario_new (&text, moves);
  g_assert_cmpfloat (mz_scenario_peek_move (one, 0)->leak, ==, 0);
  g_assert_false (mz_scenario_equal (one, other));
  g_assert_cmpuint (mz_scenario_get_n_moves (one), ==, 1);
  g_assert_cmpuint (g_strv_length (mz_scenario_peek (one)->sources), ==, 0);
}

/* Each field counts. */
static void
test_equal (void)
{
  for (guint field = 0; field < 16; field++)
    {
      g_autoptr (MzMove) move = mz_move_new (MZ_MOVE_STOP_EXPORTS), other = NULL;

      other = mz_move_copy (move);
      g_assert_true (mz_move_equal (move, other));
      switch (field)
        {
        case 0: other->kind = MZ_MOVE_SITE_FAILS; break;
        case 1: other->country = g_strdup ("CN"); break;
        case 2: other->to = g_strdup ("JP"); break;
        case 3: other->site = g_strdup ("x"); break;
        case 4: other->stages = 1; break;
        case 5: g_strfreev (other->minerals); other->minerals = g_strsplit ("Dy", ",", 0); break;
        case 6: other->start = mz_partial_date_new (2027, 0, 0); break;
        case 7: other->months = 1; break;
        case 8: other->leak = 0.1; break;
        case 9: other->amount = 0; break;
        case 10: other->unit = g_strdup ("t"); break;
        case 11: other->demand = g_strdup ("x"); break;
        case 12: other->note = g_strdup ("x"); break;
        case 13: other->amount_most = 0; break;
        case 14: other->retaliation = TRUE; break;
        default: other->assumed = TRUE; break;
        }
      g_assert_false (mz_move_equal (move, other));
    }
}

/* A target of its own counts, whichever it is. */
static void
test_targets (void)
{
  MzScenarioText text = { (char *) "a", (char *) "A", (char *) "Because", { 2030, 0, 0 }, NULL, { 0 } };
  g_autoptr (GPtrArray) moves = g_ptr_array_new ();
  g_autoptr (MzScenario) none = mz_scenario_new (&text, moves);

  for (guint i = 0; i < MZ_N_BENCHMARKS; i++)
    {
      g_autoptr (MzScenario) own = NULL, same = NULL;

      text.targets[i] = 12.5;
      own = mz_scenario_new (&text, moves);
      same = mz_scenario_new (&text, moves);
      text.targets[i] = 0;
      g_assert_false (mz_scenario_equal (none, own));
      g_assert_true (mz_scenario_equal (own, same));
      g_assert_cmpfloat (mz_scenario_peek (own)->targets[i], ==, 12.5);
    }
}

/* Days: of a year the first; a month's end is clamped; without a length there is no end. */
static void
test_days (void)
{
  static const struct
  {
    MzPartialDate start;
    guint         months;
    MzPartialDate first, end;
  } table[] = {
    { { 2027, 0, 0 }, 6, { 2027, 1, 1 }, { 2027, 7, 1 } },
    { { 2010, 9, 21 }, 2, { 2010, 9, 21 }, { 2010, 11, 21 } },
    { { 2024, 1, 31 }, 1, { 2024, 1, 31 }, { 2024, 2, 29 } },
  };
  g_autoptr (MzMove) move = mz_move_new (MZ_MOVE_STOP_EXPORTS);
  MzDay first, end;

  mz_move_get_days (move, &first, &end);
  g_assert_cmpint (first, ==, MZ_DAY_EVER);
  g_assert_cmpint (end, ==, MZ_DAY_NEVER);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      move->start = table[i].start;
      move->months = table[i].months;
      mz_move_get_days (move, &first, &end);
      g_assert_cmpint (first, ==, mz_partial_date_first_day (table[i].first));
      g_assert_cmpint (end, ==, mz_partial_date_first_day (table[i].end));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/scenario/immutable", test_immutable);
  g_test_add_func ("/model/scenario/equal", test_equal);
  g_test_add_func ("/model/scenario/targets", test_targets);
  g_test_add_func ("/model/scenario/days", test_days);
  return g_test_run ();
}
