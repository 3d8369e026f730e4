/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-lesson.h"

#include <math.h>
#include <string.h>

#include "mz-facts-reader.h"
#include "mz-lesson-private.h"
#include "mz-story-check.h"
#include "mz-story-text.h"

static MzLesson *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return mz_lesson_read (bytes, error);
}

/* Two measures, two agreements and a series, made up. */
static const char small[] =
  "{\"sources\": [{\"id\": \"src-a\", \"title\": \"A\"}, {\"id\": \"src-b\", \"title\": \"B\"}],"
  "\"measures\": [{\"id\": \"early\", \"name\": \"Early\", \"country\": \"CN\", \"kind\": \"quota\", \"effective\": \"1999-03\", "
  "\"sources\": [\"src-a\"]},"
  "{\"id\": \"late\", \"name\": \"Late\", \"country\": \"CN\", \"kind\": \"quota\", \"effective\": \"2010\", "
  "\"sources\": [\"src-b\"]},"
  "{\"id\": \"same\", \"name\": \"Same year\", \"country\": \"CN\", \"kind\": \"quota\", \"effective\": \"1999\", "
  "\"sources\": [\"src-b\"]}],"
  "\"agreements\": [{\"id\": \"deal\", \"name\": \"Deal\", \"parties\": [\"US\", \"JP\"], \"kind\": \"framework\", \"binding\": false, "
  "\"signed\": \"2020-01-01\", \"sources\": [\"src-a\"]}],"
  "\"series\": [{\"id\": \"tons\", \"title\": \"Tonnes\", \"unit\": \"t REO\", \"frequency\": \"year\", \"dimension\": \"country\", "
  "\"sources\": [\"src-a\"], \"points\": [{\"key\": \"CN\", \"t\": \"2020\", \"v\": 30}, {\"key\": \"US\", \"t\": \"2020\", \"v\": 20, "
  "\"estimate\": true}, {\"key\": \"AU\", \"t\": \"2020\", \"v\": 25, \"bound\": \"least\"}, {\"key\": \"MM\", \"t\": \"2020\", \"v\": 5, "
  "\"bound\": \"most\"}]}]}";

static MzDataset *
make_facts (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new (small, strlen (small));
  g_autoptr (MzReport) report = mz_report_new ();
  MzDataset *facts = mz_dataset_new ();

  mz_facts_overlay_bytes (facts, bytes, "facts.json", report);
  for (guint i = 0; i < mz_report_get_length (report); i++)
    g_error ("%s", mz_report_peek (report, i)->message);
  mz_dataset_set_as_of (facts, mz_partial_date_new (2026, 7, 0));
  return facts;
}

#define HEAD "{\"lesson\": \"l\", \"title\": \"L\", \"minutes\": 10, \"steps\": [{\"id\": \"s\", \"title\": \"S\", " \
             "\"view\": \"monazite:view?date=2026\""
#define ASK(members) HEAD ", \"ask\": {" members "}}]}"
#define OWN(members) ASK ("\"kind\": \"most\", \"prompt\": \"P?\", \"reason\": \"R.\", " members)

/* What is asked, and the choice that is right; or what stands in the way. */
static const struct
{
  const char *text;
  guint       right;
  const char *trouble;
} asks[] = {
  { OWN ("\"right\": \"most\", \"choices\": [{\"label\": \"US\", \"figure\": \"series:tons/US/2020\"}, "
         "{\"label\": \"CN\", \"figure\": \"series:tons/CN/2020\"}]"), 1, NULL },
  { OWN ("\"right\": \"least\", \"choices\": [{\"label\": \"US\", \"figure\": \"series:tons/US/2020\"}, "
         "{\"label\": \"CN\", \"figure\": \"series:tons/CN/2020\"}]"), 0, NULL },
  /* At most 5 is less than 20 for sure; at least 25 is more than 20, but not than 30. */
  { OWN ("\"right\": \"least\", \"choices\": [{\"label\": \"US\", \"figure\": \"series:tons/US/2020\"}, "
         "{\"label\": \"MM\", \"figure\": \"series:tons/MM/2020\"}, {\"label\": \"AU\", \"figure\": \"series:tons/AU/2020\"}]"), 1, NULL },
  { OWN ("\"right\": \"most\", \"choices\": [{\"label\": \"US\", \"figure\": \"series:tons/US/2020\"}, "
         "{\"label\": \"AU\", \"figure\": \"series:tons/AU/2020\"}]"), 1, NULL },
  { OWN ("\"right\": \"most\", \"choices\": [{\"label\": \"CN\", \"figure\": \"series:tons/CN/2020\"}, "
         "{\"label\": \"AU\", \"figure\": \"series:tons/AU/2020\"}]"), 0, "for sure" },
  { OWN ("\"right\": \"first\", \"choices\": [{\"label\": \"L\", \"figure\": \"measure:late/effective\"}, "
         "{\"label\": \"E\", \"figure\": \"measure:early/effective\"}]"), 1, NULL },
  { OWN ("\"right\": \"last\", \"choices\": [{\"label\": \"L\", \"figure\": \"measure:late/effective\"}, "
         "{\"label\": \"E\", \"figure\": \"measure:early/effective\"}]"), 0, NULL },
  /* Some day in 1999 may be before or after March. */
  { OWN ("\"right\": \"first\", \"choices\": [{\"label\": \"S\", \"figure\": \"measure:same/effective\"}, "
         "{\"label\": \"E\", \"figure\": \"measure:early/effective\"}]"), 0, "for sure" },
  { OWN ("\"right\": \"most\", \"choices\": [{\"label\": \"S\", \"figure\": \"measure:same/effective\"}, "
         "{\"label\": \"E\", \"figure\": \"measure:early/effective\"}]"), 0, "cannot be compared" },
  { OWN ("\"right\": \"first\", \"choices\": [{\"label\": \"L\", \"figure\": \"measure:late/effective\"}, "
         "{\"label\": \"E\", \"figure\": \"measure:late/ends\"}]"), 0, "is not known" },
  { OWN ("\"right\": \"same\", \"figure\": \"agreement:deal/binding\", \"choices\": [{\"label\": \"Y\", \"when\": \"yes\"}, "
         "{\"label\": \"N\", \"when\": \"no\"}]"), 1, NULL },
  { OWN ("\"right\": \"same\", \"figure\": \"agreement:deal/binding\", \"choices\": [{\"label\": \"Y\", \"when\": \"yes\"}, "
         "{\"label\": \"U\", \"when\": \"unknown\"}]"), 0, "No choice is right" },
  { OWN ("\"right\": \"same\", \"figure\": \"agreement:gone/binding\", \"choices\": [{\"label\": \"Y\", \"when\": \"yes\"}, "
         "{\"label\": \"N\", \"when\": \"no\"}]"), 0, "is not known" },
  { ASK ("\"kind\": \"cut-off\", \"seed\": 1, \"level\": 3"), 0, "no question of this sort" },
};

static void
test_asks (void)
{
  g_autoptr (MzDataset) facts = make_facts ();

  for (guint i = 0; i < G_N_ELEMENTS (asks); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MzLesson) lesson = read_text (asks[i].text, &error);
      g_autoptr (MzQuestion) question = NULL;

      g_test_message ("%s", asks[i].text);
      g_assert_no_error (error);
      question = mz_lesson_make_question (lesson, 0, facts, &error);
      if (asks[i].trouble != NULL)
        {
          g_assert_null (question);
          g_assert_nonnull (strstr (error->message, asks[i].trouble));
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpuint (question->right, ==, asks[i].right);
      g_assert_cmpstr (question->key, ==, "lesson/l/s");
      g_assert_cmpstr (question->prompt, ==, "P?");
      g_assert_nonnull (question->sources[0]);
      g_assert_cmpint (question->view->date.year, ==, 2026);
    }
}

static void
test_values (void)
{
  static const struct
  {
    const char *text;
    double      low, high;
    const char *unit;
  } values[] = {
    { "~390000 t REO", 390000, 390000, "t REO" }, { "91 %", 91, 91, "%" }, { "0..15.5 %", 0, 15.5, "%" },
    { ">=12..40 %", 12, INFINITY, "%" }, { "~<=1.09 % of TREO", -INFINITY, 1.09, "% of TREO" }, { "57", 57, 57, "" },
    { "0.002 kg", 0.002, 0.002, "kg" },
  };
  MzLessonValue value;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_assert_true (mz_lesson_value_parse (values[i].text, &value));
      g_assert_cmpfloat (value.low, ==, values[i].low);
      g_assert_cmpfloat (value.high, ==, values[i].high);
      g_assert_cmpstr (value.unit, ==, values[i].unit);
    }
  g_assert_true (mz_lesson_value_parse ("2018-03", &value));
  g_assert_cmpint (value.date.month, ==, 3);
  g_assert_false (mz_lesson_value_parse ("not known", &value));
  g_assert_false (mz_lesson_value_parse ("operating 2018", &value));
  g_assert_false (mz_lesson_value_parse ("1..x %", &value));
  g_assert_false (mz_lesson_value_parse ("", &value));
}

static const struct
{
  const char *text, *message;
} bad[] = {
  { "[]", "one object" },
  { "{\"lesson\": \"l\", \"title\": \"L\", \"minutes\": 10, \"steps\": []}", "steps are missing" },
  { "{\"lesson\": \"A b\", \"title\": \"L\", \"minutes\": 10, \"steps\": []}", "is not sound" },
  { "{\"lesson\": \"l\", \"title\": \"L\", \"steps\": []}", "minutes is missing" },
  { "{\"lesson\": \"l\", \"title\": \"L\", \"minutes\": 0, \"steps\": []}", "out of range" },
  { "{\"lesson\": \"l\", \"title\": \"L\", \"minutes\": 10, \"scenes\": []}", "is no field" },
  { HEAD ", \"asks\": 1}]}", "is no field" },
  { HEAD ", \"ask\": 1}]}", "must be an object" },
  { HEAD ", \"text\": \"{x}\"}]}", "has the figure {x}" },
  { HEAD "}, {\"id\": \"s\", \"title\": \"S\", \"view\": \"monazite:view?\"}]}", "another scene" },
  { ASK (""), "kind is missing" },
  { ASK ("\"kind\": \"odd\", \"seed\": 1"), "is not a kind of question" },
  { ASK ("\"kind\": \"most\""), "seed is missing" },
  { ASK ("\"kind\": \"most\", \"seed\": -1"), "out of range" },
  { ASK ("\"kind\": \"most\", \"seed\": 1, \"level\": 4"), "out of range" },
  { ASK ("\"kind\": \"most\", \"seed\": 1, \"filter\": \"stage=none\""), "no address" },
  { ASK ("\"kind\": \"most\", \"seed\": 1, \"filter\": \"stage=mining&zoom=3\""), "more than a filter" },
  { ASK ("\"kind\": \"most\", \"seed\": 1, \"key\": \"k\""), "is no field" },
  { ASK ("\"kind\": \"most\", \"prompt\": \"P?\""), "reason is missing" },
  { OWN ("\"right\": \"best\", \"choices\": []"), "is not a way" },
  { OWN ("\"right\": \"most\", \"choices\": [{\"label\": \"A\", \"figure\": \"hhi:mining/2024\"}]"), "has 2 to" },
  { OWN ("\"right\": \"most\", \"choices\": [{\"label\": \"A\"}, {\"label\": \"B\"}]"), "figure is missing" },
  { OWN ("\"right\": \"most\", \"choices\": [{\"label\": \"A\", \"figure\": \"x\"}, {\"label\": \"B\", \"figure\": \"x\"}]"),
    "has the figure {x}" },
  { OWN ("\"right\": \"most\", \"choices\": [{\"label\": \"A\", \"figure\": \"hhi:mining/2024\"}, "
         "{\"label\": \"A\", \"figure\": \"hhi:magnet/2024\"}]"), "another choice" },
  { OWN ("\"right\": \"same\", \"choices\": [{\"label\": \"A\", \"when\": \"x\"}, {\"label\": \"B\", \"when\": \"y\"}]"),
    "figure is missing" },
  { OWN ("\"right\": \"same\", \"figure\": \"hhi:mining/2024\", \"choices\": [{\"label\": \"A\", \"when\": \"x\"}, "
         "{\"label\": \"B\", \"when\": \"x\"}]"), "another choice" },
  { OWN ("\"right\": \"most\", \"figure\": \"hhi:mining/2024\", \"choices\": []"), "means nothing" },
  { OWN ("\"right\": \"same\", \"figure\": \"hhi:mining/2024\", \"answer\": \"file:///etc\", \"choices\": "
         "[{\"label\": \"A\", \"when\": \"x\"}, {\"label\": \"B\", \"when\": \"y\"}]"), "no address" },
};

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad[i].text);
      g_assert_null (read_text (bad[i].text, &error));
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, bad[i].message));
    }
}

static void
test_findings (void)
{
  g_autoptr (MzDataset) facts = make_facts ();
  const MzGlossary *glossary = mz_glossary_get_bundled ();
  g_autoptr (MzLesson) lesson = read_text (HEAD ", \"text\": \"{agreement:gone/name} and {agreement:deal/name}, [[no such term]], [[oxide]]\"}]}", NULL);
  g_autoptr (GPtrArray) findings = mz_lesson_check_facts (lesson, facts, glossary), without = mz_lesson_check_facts (lesson, facts, NULL);

  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_cmpuint (without->len, ==, 1);
}

static gboolean
is_of_sites (const char *figure)
{
  return figure != NULL && (g_str_has_prefix (figure, "count:") || g_str_has_prefix (figure, "site:"));
}

/* What is seen before the answer: nothing chosen, no arcs, which are drawn by what binds, and no sites where they are counted. */
static void
assert_tells_nothing (const MzLessonStep *step)
{
  const MzAddress *view = step->scene->view;
  gboolean sites = is_of_sites (step->ask->figure);

  for (guint i = 0; step->ask->choices != NULL && i < step->ask->choices->len; i++)
    sites |= is_of_sites (((const MzLessonChoice *) step->ask->choices->pdata[i])->figure);
  g_assert_null (view->id);
  g_assert_null (view->scenario);
  g_assert_cmpuint (view->layers & ~(MZ_LAYER_SITES | MZ_LAYER_LABELS | MZ_LAYER_WATER | MZ_LAYER_BORDERS), ==, 0);
  /* Of a question from the facts, its kind may be about any site. */
  g_assert_true (!(sites || step->ask->form == MZ_LESSON_ASK_QUIZ) || (view->layers & MZ_LAYER_SITES) == 0);
}

/* Ten minutes each: 10 to 14 steps, 3 to 5 of them questions; the facts have all that they need. */
static void
test_bundled (void)
{
  g_auto (GStrv) ids = mz_lesson_list_bundled ();
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDataset) facts = mz_facts_load_bundled (report);
  const MzGlossary *glossary = mz_glossary_get_bundled ();

  g_assert_cmpuint (g_strv_length (ids), ==, 6);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MzLesson) lesson = mz_lesson_load_bundled (ids[i], &error);
      g_autoptr (GPtrArray) findings = NULL;
      guint n = 0;

      g_assert_no_error (error);
      g_assert_cmpstr (mz_lesson_get_id (lesson), ==, ids[i]);
      findings = mz_lesson_check_facts (lesson, facts, glossary);
      for (guint k = 0; k < findings->len; k++)
        g_error ("%s: %s", ids[i], ((const MzStoryFinding *) findings->pdata[k])->sentence);
      for (guint k = 0; k < mz_lesson_get_length (lesson); k++)
        {
          const MzLessonStep *step = mz_lesson_peek (lesson, k);
          g_autoptr (MzStoryContext) context = mz_story_context_new_for_scene (facts, step->scene);
          g_autoptr (MzStoryText) text = mz_story_text_new (step->scene->text, context);
          g_autoptr (MzQuestion) question = step->ask != NULL ? mz_lesson_make_question (lesson, k, facts, &error) : NULL;
          g_autofree char *linked = mz_glossary_link_markup (glossary, text->markup);

          g_assert_no_error (error);
          g_assert_cmpuint (mz_lesson_find (lesson, step->scene->id), ==, k);
          g_assert_null (strstr (linked, "[["));
          g_assert_true (step->ask != NULL || *text->plain != '\0');
          n += step->ask != NULL;
          g_test_message ("%s/%s: %s\n%s", ids[i], step->scene->id, step->scene->title, text->plain);
          if (question == NULL)
            continue;
          assert_tells_nothing (step);
          g_test_message ("? %s", question->prompt);
          for (guint c = 0; c < question->choices->len; c++)
            g_test_message ("%s %s", question->form == MZ_ANSWER_PICK && c == question->right ? "+" : "-",
                            mz_question_peek (question, c)->label);
          g_test_message ("= %s", question->reason);
        }
      g_assert_cmpuint (mz_lesson_get_length (lesson), >=, 10);
      g_assert_cmpuint (mz_lesson_get_length (lesson), <=, 14);
      g_assert_cmpuint (n, >=, 3);
      g_assert_cmpuint (n, <=, 5);
    }
  g_assert_null (mz_lesson_load_bundled ("no-such", NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/learn/lesson/asks", test_asks);
  g_test_add_func ("/learn/lesson/values", test_values);
  g_test_add_func ("/learn/lesson/bad", test_bad);
  g_test_add_func ("/learn/lesson/findings", test_findings);
  g_test_add_func ("/learn/lesson/bundled", test_bundled);
  return g_test_run ();
}
