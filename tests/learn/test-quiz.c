/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The makers of questions over small facts (quiz.json) with a trap for each; whole quizzes are proved in tests/app/test-quiz.py. */
#include <string.h>

#include "mz-aim.h"
#include "mz-compass.h"
#include "mz-facts-reader.h"
#include "mz-quiz.h"
#include "mz-random.h"

static void
lay_over (MzDataset *facts, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "learn", name, NULL), *text = NULL;
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (text, length);
  g_assert_true (mz_facts_overlay_bytes (facts, bytes, name, report));
  for (guint i = 0; i < mz_report_get_length (report); i++)
    g_error ("%s", mz_report_peek (report, i)->message);
}

static MzDataset *
load_facts (void)
{
  MzDataset *facts = mz_dataset_new ();

  lay_over (facts, "quiz.json");
  mz_dataset_set_as_of (facts, mz_partial_date_new (2026, 7, 0));
  return facts;
}

/* All questions of a kind that twenty seeds give. */
static GPtrArray *
ask_all_of (MzDataset *facts, MzAsks asks)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_question_unref);

  for (guint seed = 0; seed < 20; seed++)
    for (guint level = 1; level <= MZ_QUIZ_LEVELS; level++)
      {
        MzQuizRequest request = { .dataset = facts, .seed = seed, .count = 1000, .level = level, .kinds = MZ_BIT (asks) };
        g_autoptr (GPtrArray) questions = mz_quiz_new (&request);

        for (guint i = 0; i < questions->len; i++)
          {
            MzQuestion *question = questions->pdata[i];

            g_assert_cmpuint (question->asks, ==, asks);
            g_assert_cmpuint (question->level, ==, level);
            g_assert_nonnull (question->sources[0]);
            g_assert_true (g_str_has_suffix (question->reason, "."));
            g_ptr_array_add (all, mz_question_ref (question));
          }
      }
  return all;
}

static GPtrArray *
ask_all (MzAsks asks)
{
  g_autoptr (MzDataset) facts = load_facts ();

  return ask_all_of (facts, asks);
}

static gboolean
has_choice (const MzQuestion *question, const char *id)
{
  for (guint i = 0; i < question->choices->len; i++)
    if (g_strcmp0 (mz_question_peek (question, i)->id, id) == 0)
      return TRUE;
  return question->equal != NULL && has_choice (question->equal, id);
}

static guint
count_choice (GPtrArray *questions, const char *id)
{
  guint n = 0;

  for (guint i = 0; i < questions->len; i++)
    n += has_choice (questions->pdata[i], id);
  return n;
}

static guint
count_key (GPtrArray *questions, const char *key)
{
  guint n = 0;

  for (guint i = 0; i < questions->len; i++)
    n += strcmp (((MzQuestion *) questions->pdata[i])->key, key) == 0;
  return n;
}

static const char *
peek_right (const MzQuestion *question)
{
  return mz_question_peek (question, question->right)->id;
}

/* The first numbers of the demonstration that comes with PCG (pcg32-demo.out, seed 42, stream 54). */
static void
test_random (void)
{
  static const guint32 expected[] = { 0xa15c02b7, 0x7b47f409, 0xba1d3330, 0x83d2f293, 0xbfa4784b, 0xcbed606e };
  MzRandom random = mz_random_init (42, 54);
  guint numbers[] = { 0, 1, 2, 3, 4, 5, 6, 7 }, sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmphex (mz_random_next (&random), ==, expected[i]);
  for (guint i = 0; i < 1000; i++)
    g_assert_cmpuint (mz_random_below (&random, 7), <, 7);
  mz_random_shuffle (&random, numbers, G_N_ELEMENTS (numbers), sizeof (guint));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    sum |= 1u << numbers[i];
  g_assert_cmphex (sum, ==, 0xff);
}

/* From 0, 0 to 45 N 90 E the great circle sets out at atan2 (sin 90 cos 45, sin 45) = 45 degrees; the line on the map runs at
 * atan2 (pi / 2, asinh (tan 45)) = atan2 (1.5708, 0.8814) = 60.70 degrees. */
static void
test_compass (void)
{
  g_assert_cmpfloat_with_epsilon (mz_compass_bearing (0, 0, 45, 90), 45, 1e-9);
  g_assert_cmpfloat_with_epsilon (mz_compass_rhumb_bearing (0, 0, 45, 90), 60.70, 0.01);
  g_assert_false (mz_compass_is_inside (MZ_COMPASS_NORTH_EAST, 0, 0, 45, 90));
  g_assert_false (mz_compass_is_outside (MZ_COMPASS_NORTH_EAST, 0, 0, 45, 90));
  g_assert_true (mz_compass_is_outside (MZ_COMPASS_SOUTH, 0, 0, 45, 90));
  /* Over the date line. */
  g_assert_true (mz_compass_is_inside (MZ_COMPASS_EAST, 0, 170, 0, -170));
  g_assert_true (mz_compass_is_outside (MZ_COMPASS_WEST, 0, 170, 0, -170));
  g_assert_true (mz_compass_is_inside (MZ_COMPASS_NORTH, 0, 0, 10, 0));
  g_assert_cmpint (mz_compass_of (337.4), ==, MZ_COMPASS_NORTH_WEST);
  g_assert_cmpint (mz_compass_of (337.6), ==, MZ_COMPASS_NORTH);
}

/* One degree of a meridian is 6371.0088 km x pi / 180 = 111.195 km. */
static void
test_aim (void)
{
  g_autoptr (MzQuestion) question = mz_question_new (MZ_ASKS_LOCATE, MZ_ANSWER_PLACE, "locate/here");
  MzQuestionChoice *here = mz_question_add_choice (question, "Here", MZ_RECORD_SITE, "here");
  double metres;

  here->lat = 10;
  here->lon = 20;
  question->level = 2;
  question->country = g_strdup ("AU");
  g_assert_cmpint (mz_aim_judge (question, 12, 20, NULL, &metres), ==, MZ_AIM_HIT);
  g_assert_cmpfloat_with_epsilon (metres, 2 * 111195.0, 10);
  g_assert_cmpint (mz_aim_judge (question, 13, 20, "CN", NULL), ==, MZ_AIM_NEAR);
  g_assert_cmpint (mz_aim_judge (question, 30, 20, "CN", NULL), ==, MZ_AIM_FAR);
  g_assert_cmpint (mz_aim_judge (question, 30, 20, NULL, NULL), ==, MZ_AIM_FAR);
  g_assert_cmpint (mz_aim_judge (question, 30, 20, "AU", NULL), ==, MZ_AIM_NEAR);
}

/* Ember is in the middle: Anvil lies west of it, Birch east, Cedar south, Delta north. */
static void
test_locate (void)
{
  g_autoptr (GPtrArray) questions = ask_all (MZ_ASKS_LOCATE);

  g_assert_cmpuint (count_key (questions, "locate/anvil"), >, 0);
  g_assert_cmpuint (count_key (questions, "locate/trap-country"), ==, 0);
  g_assert_cmpuint (count_key (questions, "locate/trap-sources"), ==, 0);
  g_assert_cmpuint (count_choice (questions, "trap-region"), ==, 0);
  for (guint i = 0; i < questions->len; i++)
    {
      const MzQuestion *question = questions->pdata[i], *equal = question->equal;

      g_assert_cmpstr (peek_right (question), ==, peek_right (equal));
      g_assert_cmpstr (question->country, !=, NULL);
      g_assert_cmpuint (equal->choices->len, ==, 4);
      if (strstr (equal->prompt, "west of Ember?") != NULL && strstr (equal->prompt, "-west") == NULL)
        g_assert_false (has_choice (equal, "anvil") && strcmp (peek_right (equal), "anvil") != 0);
      if (strcmp (equal->prompt, "Which of these lies west of Ember?") == 0)
        g_assert_false (has_choice (equal, "birch") && strcmp (peek_right (equal), "birch") == 0);
    }
}

static void
test_name (void)
{
  g_autoptr (GPtrArray) questions = ask_all (MZ_ASKS_NAME);

  g_assert_cmpuint (questions->len, >, 0);
  g_assert_cmpuint (count_choice (questions, "trap-region"), ==, 0);
  for (guint i = 0; i < questions->len; i++)
    {
      const MzQuestion *question = questions->pdata[i];

      g_assert_false (isnan (mz_question_peek (question, question->right)->lat));
      g_assert_nonnull (question->equal);
    }
}

/* One path is seen; another is planned in part; of the third a plan leads back to its beginning, so that it has no order. */
static void
test_chain (void)
{
  g_autoptr (GPtrArray) questions = ask_all (MZ_ASKS_CHAIN_ORDER);

  g_assert_cmpuint (count_key (questions, "chain-order/anvil+ivory+juniper"), >, 0);
  g_assert_cmpuint (count_key (questions, "chain-order/mining+separation+magnet"), >, 0);
  g_assert_cmpuint (count_choice (questions, "birch"), ==, 0);
  g_assert_cmpuint (count_choice (questions, "cedar"), ==, 0);
  for (guint i = 0; i < questions->len; i++)
    {
      const MzQuestion *question = questions->pdata[i];
      const char *first = mz_question_peek (question, g_array_index (question->order, guint, 0))->label;

      g_assert_cmpuint (question->order->len, ==, 3);
      g_assert_true (strcmp (first, "Anvil") == 0 || strcmp (first, "Mining") == 0);
    }
}

/* "2020" and "2020-06" may be the same day; what is to come, figures, and names with a year in them are not asked for. */
static void
test_time (void)
{
  g_autoptr (GPtrArray) questions = ask_all (MZ_ASKS_TIME_ORDER);

  g_assert_cmpuint (count_choice (questions, "opening"), >, 0);
  g_assert_cmpuint (count_choice (questions, "trap-future"), ==, 0);
  g_assert_cmpuint (count_choice (questions, "trap-year"), ==, 0);
  g_assert_cmpuint (count_choice (questions, "trap-figure"), ==, 0);
  g_assert_cmpuint (count_choice (questions, "trap-unsigned"), ==, 0);
  for (guint i = 0; i < questions->len; i++)
    {
      const MzQuestion *question = questions->pdata[i];

      g_assert_false (has_choice (question, "bound-c") && has_choice (question, "loose-a"));
      g_assert_false (has_choice (question, "loose-b") && has_choice (question, "loose-c"));
      /* In 1998 the mine opened: before all else. */
      if (has_choice (question, "opening"))
        g_assert_cmpstr (mz_question_peek (question, g_array_index (question->order, guint, 0))->id, ==, "opening");
    }
}

/* Batteries are in two uses; a magnet of NdFeB has the symbol of neodymium in it; of europium no use is known. */
static void
test_use (void)
{
  g_autoptr (GPtrArray) questions = ask_all (MZ_ASKS_USE);

  g_assert_cmpuint (count_key (questions, "use/Ce/car-catalysts"), >, 0);
  g_assert_cmpuint (count_key (questions, "use/Nd/NdFeB-magnets"), ==, 0);
  g_assert_cmpuint (count_key (questions, "use/Sm/samarium-shields"), ==, 0);
  g_assert_cmpuint (count_key (questions, "use/Tm/X-ray-sources"), ==, 0);
  g_assert_cmpuint (count_choice (questions, "Eu"), ==, 0);
  for (guint i = 0; i < questions->len; i++)
    {
      const MzQuestion *question = questions->pdata[i];

      if (strcmp (question->key, "use/Co/battery-cathodes") == 0)
        g_assert_false (has_choice (question, "La"));
      if (strcmp (question->key, "use/La/hydride-batteries") == 0)
        g_assert_false (has_choice (question, "Co"));
      if (strcmp (question->key, "use/Ce/glass-polishing") == 0)
        g_assert_false (has_choice (question, "La"));
      if (strcmp (question->key, "use/Dy/heat-resistance-of-NdFeB-magnets") == 0)
        g_assert_false (has_choice (question, "Nd") || has_choice (question, "Co"));
    }
}

static void
test_site_kind (void)
{
  static const char *const never[] = { "site-kind/trap-name", "site-kind/trap-planned", "site-kind/trap-sources",
                                       "site-kind/trap-two-stages", "site-kind/trap-unknown" };
  g_autoptr (GPtrArray) questions = ask_all (MZ_ASKS_SITE_KIND);

  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    g_assert_cmpuint (count_key (questions, never[i]), ==, 0);
  g_assert_cmpuint (count_key (questions, "site-kind/anvil"), >, 0);
  for (guint i = 0; i < questions->len; i++)
    {
      const MzQuestion *question = questions->pdata[i];

      if (strcmp (question->key, "site-kind/delta") == 0)
        g_assert_cmpstr (mz_question_peek (question, question->right)->label, ==, "A deposit that is not mined");
      if (strcmp (question->key, "site-kind/ivory") == 0 && question->level > 1)
        g_assert_cmpstr (mz_question_peek (question, question->right)->label, ==, "A separation plant");
    }
}

/* What is not known is neither asked nor offered. */
static void
test_binding (void)
{
  static const char *const never[] = { "trap-null", "trap-unproved", "trap-unsigned" };
  g_autoptr (GPtrArray) questions = ask_all (MZ_ASKS_BINDING);

  g_assert_cmpuint (count_key (questions, "binding/bound-a"), >, 0);
  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    {
      g_autofree char *key = g_strconcat ("binding/", never[i], NULL);

      g_assert_cmpuint (count_choice (questions, never[i]), ==, 0);
      g_assert_cmpuint (count_key (questions, key), ==, 0);
    }
  for (guint i = 0; i < questions->len; i++)
    {
      const MzQuestion *question = questions->pdata[i];
      gboolean bound = strstr (question->key, "/bound-") != NULL;

      if (question->level == 1)
        g_assert_cmpstr (mz_question_peek (question, question->right)->label, ==, bound ? "Legally binding" : "Not binding");
      for (guint k = 0; k < question->choices->len && question->level > 1; k++)
        g_assert_true (g_str_has_prefix (mz_question_peek (question, k)->id, bound ? "bound-" : "loose-") == (k == question->right));
    }
}

/* Of a thousand tonnes China mined 500, the United States and Australia 200 each: they never stand beside each other where one is
 * right; of India only the least is known. */
static void
test_most (void)
{
  g_autoptr (GPtrArray) questions = ask_all (MZ_ASKS_MOST);

  g_assert_cmpuint (count_key (questions, "most/mining/2020/CN"), >, 0);
  for (guint i = 0; i < questions->len; i++)
    {
      const MzQuestion *question = questions->pdata[i];
      const char *right = peek_right (question);

      g_assert_false (strcmp (right, "US") == 0 && has_choice (question, "AU"));
      g_assert_false (strcmp (right, "AU") == 0 && has_choice (question, "US"));
      g_assert_false (has_choice (question, "IN") && strcmp (right, "IN") != 0);
      if (strcmp (right, "CN") == 0 && has_choice (question, "US"))
        g_assert_nonnull (strstr (question->reason, "China 50\342\200\257%"));
    }
}

/* The bundled scenarios tell of records that these facts have not. Of links: a plan is none, and what lies behind a plant that is
 * cut off, were it by a plan, is no wrong choice. */
static void
test_cut_off (void)
{
  g_autoptr (GPtrArray) questions = ask_all (MZ_ASKS_CUT_OFF);

  g_assert_cmpuint (count_key (questions, "cut-off/link/anvil/ivory"), >, 0);
  g_assert_cmpuint (count_key (questions, "cut-off/link/ivory/juniper"), >, 0);
  g_assert_cmpuint (count_key (questions, "cut-off/link/cedar/heath"), >, 0);
  g_assert_cmpuint (count_key (questions, "cut-off/link/heath/delta"), >, 0);
  for (guint i = 0; i < questions->len; i++)
    {
      const MzQuestion *question = questions->pdata[i];

      g_assert_true (g_str_has_prefix (question->key, "cut-off/link/"));
      g_assert_true (g_str_has_suffix (question->key, peek_right (question)));
      g_assert_false (strcmp (question->key, "cut-off/link/birch/ivory") == 0 || strcmp (question->key, "cut-off/link/delta/cedar") == 0);
      if (strcmp (question->key, "cut-off/link/anvil/ivory") == 0)
        g_assert_false (has_choice (question, "juniper"));
      if (strcmp (question->key, "cut-off/link/heath/delta") == 0)
        g_assert_false (has_choice (question, "cedar"));
    }
}

/* Nobody stands beside himself, and who is told of twice only where he is less, or more, by both; of a part that goes where the
 * whole does nobody is asked. What comes to a plant from a country that is all that is known of its origin is bought. */
static void
test_trade (void)
{
  g_autoptr (MzDataset) facts = load_facts ();
  g_autoptr (GPtrArray) questions = NULL;

  lay_over (facts, "quiz-trade.json");
  questions = ask_all_of (facts, MZ_ASKS_CUT_OFF);
  g_assert_cmpuint (count_key (questions, "cut-off/buyer/trade-us"), >, 0);
  g_assert_cmpuint (count_key (questions, "cut-off/buyer/trade-plant"), >, 0);
  g_assert_cmpuint (count_key (questions, "cut-off/source/us-import-sources-mcs/2022/CN"), >, 0);
  for (guint i = 0; i < questions->len; i++)
    {
      const MzQuestion *question = questions->pdata[i];

      for (guint k = 1; k < question->choices->len; k++)
        for (guint j = 0; j < k; j++)
          g_assert_cmpstr (mz_question_peek (question, j)->id, !=, mz_question_peek (question, k)->id);
      if (g_str_has_prefix (question->key, "cut-off/link/"))
        continue;
      g_assert_cmpuint (question->choices->len, ==, 3);
      if (strcmp (question->key, "cut-off/buyer/trade-us") == 0)
        {
          g_assert_cmpstr (peek_right (question), ==, "US");
          g_assert_true (has_choice (question, "AU") && has_choice (question, "IN"));
          g_assert_nonnull (strstr (question->reason, "United States 100; India, the next of these, 31."));
        }
      else if (strcmp (question->key, "cut-off/buyer/trade-plant") == 0)
        g_assert_cmpstr (peek_right (question), ==, "CN");
      else
        {
          g_assert_cmpstr (question->key, ==, "cut-off/source/us-import-sources-mcs/2022/CN");
          g_assert_cmpstr (peek_right (question), ==, "CN");
          g_assert_nonnull (strstr (question->reason, "China 60\342\200\257%; Australia, the next of these, 20\342\200\257%."));
        }
    }
}

static void
test_odd_one (void)
{
  g_autoptr (GPtrArray) questions = ask_all (MZ_ASKS_ODD_ONE);

  g_assert_cmpuint (count_key (questions, "odd-one/country/heath"), >, 0);
  g_assert_cmpuint (count_key (questions, "odd-one/state/ember"), >, 0);
  g_assert_cmpuint (count_choice (questions, "trap-unknown"), ==, 0);
  g_assert_cmpuint (count_choice (questions, "Tm"), ==, 0);
  for (guint i = 0; i < questions->len; i++)
    {
      const MzQuestion *question = questions->pdata[i];

      g_assert_cmpuint (question->choices->len, ==, 4);
      /* Two of one operator are alike in that, too. */
      g_assert_false (has_choice (question, "anvil") && has_choice (question, "trap-operator"));
      /* Of the four only that one is no mine, or only that one is no deposit. */
      if (strcmp (question->key, "odd-one/country/heath") == 0)
        g_assert_false (has_choice (question, "delta") || has_choice (question, "trap-two-stages"));
    }
}

/* What is expected of years that the facts do not reach is not asked for, wherever the clock stands. */
static void
test_future (void)
{
  g_autoptr (MzDataset) facts = load_facts ();
  MzQuizRequest request = { .dataset = facts, .seed = 7, .count = 1000, .date = mz_partial_date_new (2035, 0, 0),
                            .kinds = MZ_BIT (MZ_ASKS_MOST) | MZ_BIT (MZ_ASKS_TIME_ORDER) };
  g_autoptr (GPtrArray) questions = mz_quiz_new (&request);

  g_assert_cmpuint (count_key (questions, "most/mining/2020/CN"), ==, 1);
  g_assert_cmpuint (count_key (questions, "most/mining/2030/CN"), ==, 0);
  g_assert_cmpuint (count_choice (questions, "trap-future"), ==, 0);
}

/* The same seed, the same questions; kinds take turns; no more than there are, and none twice. */
static void
test_whole (void)
{
  g_autoptr (MzDataset) facts = load_facts ();
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  MzQuizRequest request = { .dataset = facts, .seed = 7, .count = MZ_N_ASKS };
  g_autoptr (GPtrArray) once = mz_quiz_new (&request), again = mz_quiz_new (&request), all = NULL;
  MzSet kinds = 0;

  g_assert_cmpuint (once->len, ==, MZ_N_ASKS);
  for (guint i = 0; i < once->len; i++)
    {
      const MzQuestion *a = once->pdata[i], *b = again->pdata[i];

      g_assert_cmpstr (a->key, ==, b->key);
      g_assert_cmpuint (a->right, ==, b->right);
      g_assert_cmpstr (mz_question_peek (a, 0)->label, ==, mz_question_peek (b, 0)->label);
      kinds |= MZ_BIT (a->asks);
    }
  g_assert_cmphex (kinds, ==, MZ_BIT (MZ_N_ASKS) - 1);
  request.count = 10000;
  all = mz_quiz_new (&request);
  g_assert_cmpuint (all->len, <, 10000);
  for (guint i = 0; i < all->len; i++)
    g_assert_true (g_hash_table_add (keys, ((MzQuestion *) all->pdata[i])->key));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/learn/random", test_random);
  g_test_add_func ("/learn/compass", test_compass);
  g_test_add_func ("/learn/aim", test_aim);
  g_test_add_func ("/learn/quiz/locate", test_locate);
  g_test_add_func ("/learn/quiz/name", test_name);
  g_test_add_func ("/learn/quiz/chain-order", test_chain);
  g_test_add_func ("/learn/quiz/time-order", test_time);
  g_test_add_func ("/learn/quiz/use", test_use);
  g_test_add_func ("/learn/quiz/site-kind", test_site_kind);
  g_test_add_func ("/learn/quiz/binding", test_binding);
  g_test_add_func ("/learn/quiz/most", test_most);
  g_test_add_func ("/learn/quiz/cut-off", test_cut_off);
  g_test_add_func ("/learn/quiz/trade", test_trade);
  g_test_add_func ("/learn/quiz/odd-one", test_odd_one);
  g_test_add_func ("/learn/quiz/future", test_future);
  g_test_add_func ("/learn/quiz/whole", test_whole);
  return g_test_run ();
}
