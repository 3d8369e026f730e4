/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Learning without sight: a quiz and a lesson over a real bus of assistive technologies, by names, roles, states and actions
 * alone. What is right is known from the same questions, made once more.
 */
#include <glib/gstdio.h>
#include <string.h>

#include "mz-lesson.h"
#include "mz-quiz.h"
#include "mz-study.h"
#include "mz-test-atspi.h"
#include "mz-test-window.h"

#define SEED     7
#define COUNT    20
#define LESSON   "what-they-are"
#define PATIENCE 8000 /* ms */

typedef struct
{
  const MzSpoken *page;
  guint           role;
  const char     *label; /* it begins with it */
  GPtrArray      *tree;  /* as it was asked last */
  MzSpoken       *found;
} Reader;

static gboolean
finds (gpointer data)
{
  Reader *reader = data;

  g_clear_pointer (&reader->tree, g_ptr_array_unref);
  reader->tree = mz_test_atspi_collect (reader->page);
  reader->found = mz_spoken_find (reader->tree, reader->role, reader->label);
  return reader->found != NULL;
}

/* Reads the page until it says this. Returns: (transfer none): until it is read again */
static MzSpoken *
expect (Reader *reader, guint role, const char *label)
{
  reader->role = role;
  reader->label = label;
  if (!mz_test_wait_until (finds, reader, PATIENCE))
    {
      for (guint i = 0; i < reader->tree->len; i++)
        {
          MzSpoken *spoken = g_ptr_array_index (reader->tree, i);

          g_printerr ("%u “%s” (%s)\n", spoken->role, spoken->label, spoken->description);
        }
      g_error ("Nothing of role %u is called “%s”", role, label);
    }
  /* Once more: it may have come while it was read. The window is large, and its first page stands. */
  g_assert_true (reader->page == NULL || finds (reader));
  return reader->found;
}

static MzSpoken *
get (Reader *reader, guint role, const char *label)
{
  MzSpoken *found = mz_spoken_find (reader->tree, role, label);

  if (found == NULL)
    g_error ("Nothing of role %u is called “%s”", role, label);
  return found;
}

static void
act (Reader *reader, guint role, const char *label)
{
  mz_test_atspi_act (get (reader, role, label));
}

static gboolean
is_within (const MzSpoken *spoken, const MzSpoken *group)
{
  for (; spoken != NULL; spoken = spoken->parent)
    if (spoken == group)
      return TRUE;
  return FALSE;
}

/* The rows of the group that is called as the question is. */
static GPtrArray *
list_rows (Reader *reader, const MzQuestion *asked)
{
  MzSpoken *group = get (reader, MZ_SPOKEN_GROUP, asked->prompt);
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < reader->tree->len; i++)
    {
      MzSpoken *spoken = g_ptr_array_index (reader->tree, i);

      if (is_within (spoken, group) && strstr (spoken->description, "hoice ") != NULL)
        g_ptr_array_add (rows, spoken);
    }
  g_assert_cmpuint (rows->len, ==, asked->choices->len);
  return rows;
}

static char *
name_row (const MzQuestion *asked, guint place, guint choice)
{
  const char *label = mz_question_peek (asked, choice)->label;

  return asked->form == MZ_ANSWER_ORDER ? g_strdup_printf ("%u, %s", place + 1, label) : g_strdup_printf ("%c, %s", 'A' + place, label);
}

static void
pick (Reader *reader, const MzQuestion *asked, guint choice)
{
  g_autoptr (GPtrArray) rows = list_rows (reader, asked);

  for (guint i = 0; i < rows->len; i++)
    {
      const MzSpoken *row = rows->pdata[i];
      g_autofree char *name = name_row (asked, i, i), *place = g_strdup_printf ("Choice %u of %u", i + 1, rows->len);

      g_assert_cmpint (row->role, ==, MZ_SPOKEN_RADIO_BUTTON);
      g_assert_cmpstr (row->label, ==, name);
      g_assert_cmpstr (row->description, ==, place);
      g_assert_false (mz_spoken_is (row, MZ_SPOKEN_CHECKED));
      g_assert_true (mz_spoken_is (row, MZ_SPOKEN_FOCUSED) == (i == 0));
    }
  mz_test_atspi_act (rows->pdata[choice]);
}

static void
check_progress (Reader *reader, guint done)
{
  MzSpokenValue value;

  g_assert_true (mz_test_atspi_get_value (get (reader, MZ_SPOKEN_PROGRESS_BAR, "Progress"), &value));
  g_assert_cmpfloat (value.now, ==, done);
  g_assert_cmpfloat (value.max, ==, COUNT);
  g_free (value.text);
}

/* From the first place to the last, what belongs there is brought up to it by its own button. */
static void
sort (Reader *reader, const MzQuestion *asked)
{
  for (guint place = 0; place < asked->order->len; place++)
    {
      guint choice = g_array_index (asked->order, guint, place), at = 0;
      g_autoptr (GPtrArray) rows = list_rows (reader, asked);
      g_autofree char *up = g_strdup_printf ("Move up (Alt+Up): %s", mz_question_peek (asked, choice)->label);

      while (!g_str_has_suffix (((MzSpoken *) rows->pdata[at])->label, mz_question_peek (asked, choice)->label))
        at++;
      for (; at > place; at--)
        {
          g_autofree char *moved = name_row (asked, at - 1, choice);

          act (reader, MZ_SPOKEN_BUTTON, up);
          expect (reader, MZ_SPOKEN_BUTTON, moved);
        }
    }
  act (reader, MZ_SPOKEN_BUTTON, "Answer");
}

static const MzSpoken *
find_row (GPtrArray *rows, const MzQuestion *asked, guint choice)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_str_has_suffix (((MzSpoken *) rows->pdata[i])->label, mz_question_peek (asked, choice)->label))
      return rows->pdata[i];
  g_assert_not_reached ();
}

/* What is told of an answer: whether it was right, why, and who says so; at the button that goes on, where the keys are then. */
static void
read_answer (Reader *reader, const MzQuestion *asked, gboolean rightly, const char *next)
{
  g_autofree char *verdict = g_strdup (expect (reader, MZ_SPOKEN_LABEL, rightly ? "Right" : "Not right")->label);
  const MzSpoken *button = get (reader, MZ_SPOKEN_BUTTON, next);
  g_autoptr (GPtrArray) rows = NULL;

  g_assert_nonnull (mz_spoken_find (reader->tree, MZ_SPOKEN_LABEL, asked->reason));
  g_assert_nonnull (mz_spoken_find (reader->tree, MZ_SPOKEN_BUTTON, "Source: "));
  g_assert_true (mz_spoken_is (button, MZ_SPOKEN_FOCUSED));
  g_assert_nonnull (strstr (button->description, verdict));
  g_assert_nonnull (strstr (button->description, asked->reason));
  rows = list_rows (reader, asked);
  if (asked->form == MZ_ANSWER_PICK)
    {
      const MzSpoken *right = find_row (rows, asked, asked->right);

      g_assert_true (g_str_has_prefix (right->description, "Right, choice "));
      g_assert_true (mz_spoken_is (right, MZ_SPOKEN_CHECKED) == rightly);
    }
  for (guint i = 0; i < rows->len && asked->form == MZ_ANSWER_ORDER; i++)
    g_assert_true (g_str_has_prefix (((MzSpoken *) rows->pdata[i])->description, "Right, choice "));
}

/* In words, as it is asked when a screen reader is on. Returns: whether it was right */
static gboolean
answer (Reader *reader, const MzQuestion *question, gboolean rightly, const char *next)
{
  const MzQuestion *asked = question->equal != NULL ? question->equal : question;

  get (reader, MZ_SPOKEN_HEADING, asked->prompt);
  if (asked->form == MZ_ANSWER_ORDER)
    sort (reader, asked);
  else
    pick (reader, asked, rightly ? asked->right : (asked->right + 1) % asked->choices->len);
  rightly = rightly || asked->form == MZ_ANSWER_ORDER;
  read_answer (reader, asked, rightly, next);
  act (reader, MZ_SPOKEN_BUTTON, next);
  return rightly;
}

/* To the page, as whoever does not see it gets there. */
static GPtrArray *
open_page (Reader *reader)
{
  GPtrArray *window;

  *reader = (Reader) { NULL };
  mz_test_atspi_act (expect (reader, MZ_SPOKEN_PAGE_TAB, "Learn"));
  reader->page = expect (reader, MZ_SPOKEN_GROUP, "Learn");
  window = g_steal_pointer (&reader->tree);
  expect (reader, MZ_SPOKEN_HEADING, "Nothing is due");
  return window;
}

static void
forget (void)
{
  g_autofree char *path = mz_study_get_default_path ();

  g_unlink (path);
}

static void
test_quiz (MzTestWindow *fixture, gconstpointer data)
{
  MzQuizRequest request = { .dataset = mz_workspace_get_facts (fixture->workspace), .seed = SEED, .count = COUNT };
  g_autoptr (MzQuery) all = mz_query_new (&(MzFacets) { 0 });
  g_autoptr (GPtrArray) questions = NULL, window = NULL;
  g_autofree char *title = NULL;
  Reader reader;
  guint right = 0, orders = 0, places = 0;

  forget ();
  request.query = all;
  questions = mz_quiz_new (&request);
  g_assert_cmpuint (questions->len, ==, COUNT);
  window = open_page (&reader);
  mz_test_atspi_set (get (&reader, MZ_SPOKEN_SPIN_BUTTON, "Questions"), COUNT);
  mz_test_atspi_set (get (&reader, MZ_SPOKEN_SPIN_BUTTON, "Seed"), SEED);
  act (&reader, MZ_SPOKEN_BUTTON, "Start the Quiz");
  for (guint i = 0; i < COUNT; i++)
    {
      const MzQuestion *question = g_ptr_array_index (questions, i);
      g_autofree char *progress = g_strdup_printf ("Question %u of %u", i + 1, COUNT);

      expect (&reader, MZ_SPOKEN_LABEL, progress);
      check_progress (&reader, i);
      orders += question->form == MZ_ANSWER_ORDER;
      places += question->form == MZ_ANSWER_PLACE;
      right += answer (&reader, question, i % 3 != 0, i + 1 < COUNT ? "Next" : "Results");
    }
  g_assert_cmpuint (orders, >, 0);
  g_assert_cmpuint (places, >, 0);
  title = g_strdup_printf ("%u of %u answers right", right, COUNT);
  expect (&reader, MZ_SPOKEN_HEADING, title);
  g_assert_cmpstr (mz_spoken_get_focus (reader.tree)->label, ==, "Ask These Again");
  g_assert_cmpstr (mz_spoken_get_focus (reader.tree)->description, ==, title);
  for (guint i = 0; i < COUNT; i++)
    {
      const MzQuestion *question = g_ptr_array_index (questions, i);

      g_assert_nonnull (mz_spoken_find (reader.tree, MZ_SPOKEN_GROUP, (question->equal != NULL ? question->equal : question)->prompt));
    }
  act (&reader, MZ_SPOKEN_BUTTON, "Done");
  expect (&reader, MZ_SPOKEN_BUTTON, "Start the Quiz");
  g_clear_pointer (&reader.tree, g_ptr_array_unref);
}

static gboolean
has_focus (Reader *reader, guint role, const char *label)
{
  const MzSpoken *focus;

  g_clear_pointer (&reader->tree, g_ptr_array_unref);
  reader->tree = mz_test_atspi_collect (reader->page);
  focus = mz_spoken_get_focus (reader->tree);
  return focus != NULL && focus->role == role && g_str_has_prefix (focus->label, label);
}

/* A word in the text of a step is reached by keys, as a screen reader's user goes there, and what it means is told where it stands. */
static void
follow_word (Reader *reader)
{
  for (guint i = 0; i < 8 && !has_focus (reader, MZ_SPOKEN_LABEL, "Rare earths are the fifteen"); i++)
    mz_test_xdo ("key shift+Tab");
  g_assert_true (has_focus (reader, MZ_SPOKEN_LABEL, "Rare earths are the fifteen"));
  mz_test_xdo ("key Return");
  expect (reader, MZ_SPOKEN_LABEL, "One of the fifteen elements from lanthanum to lutetium");
  mz_test_xdo ("key Escape");
  expect (reader, MZ_SPOKEN_BUTTON, "Next");
}

static void
test_lesson (MzTestWindow *fixture, gconstpointer data)
{
  g_autoptr (MzLesson) lesson = mz_lesson_load_bundled (LESSON, NULL);
  g_autoptr (GPtrArray) window = NULL;
  guint n = mz_lesson_get_length (lesson);
  Reader reader;

  if (mz_test_lacks_xdo ())
    return;
  forget ();
  window = open_page (&reader);
  /* A row is activated by keys: it has no action of its own. */
  g_assert_true (has_focus (&reader, MZ_SPOKEN_LIST_ITEM, mz_lesson_get_title (lesson)));
  mz_test_xdo ("key Return");
  for (guint i = 0; i < n; i++)
    {
      const MzLessonStep *step = mz_lesson_peek (lesson, i);
      g_autofree char *progress = g_strdup_printf ("Step %u of %u", i + 1, n);
      const char *next = i + 1 < n ? "Next" : "Finish";

      expect (&reader, MZ_SPOKEN_LABEL, progress);
      if (step->ask != NULL)
        {
          g_autoptr (MzQuestion) question = mz_lesson_make_question (lesson, i, mz_workspace_get_facts (fixture->workspace), NULL);

          answer (&reader, question, TRUE, "Next");
          continue;
        }
      get (&reader, MZ_SPOKEN_HEADING, step->scene->title);
      g_assert_cmpstr (mz_spoken_get_focus (reader.tree)->label, ==, next);
      g_assert_true (g_str_has_prefix (mz_spoken_get_focus (reader.tree)->description, step->scene->title));
      if (i == 0)
        follow_word (&reader);
      act (&reader, MZ_SPOKEN_BUTTON, next);
    }
  g_assert_true (g_str_has_prefix (expect (&reader, MZ_SPOKEN_LIST_ITEM, mz_lesson_get_title (lesson))->description, "Done: "));
  g_clear_pointer (&reader.tree, g_ptr_array_unref);
}

int
main (int argc, char *argv[])
{
  static const MzTestWindowCase cases[] = { { "quiz", test_quiz, NULL }, { "lesson", test_lesson, NULL } };

  mz_test_atspi_connect ();
  mz_test_atspi_set_on ();
  mz_test_window_use_bundled_facts ();
  return mz_test_window_run (argc, argv, "/learn/atspi/", cases, G_N_ELEMENTS (cases));
}
