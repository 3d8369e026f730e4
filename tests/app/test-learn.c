/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Learn page in the window over the bundled facts: a quiz and a lesson by keys alone, and what the student's file says then. */
#include <glib/gstdio.h>
#include <string.h>

#include "mz-compat.h"
#include "mz-learn-lesson.h"
#include "mz-learn-page.h"
#include "mz-learn-quiz.h"
#include "mz-learn-start.h"
#include "mz-lesson.h"
#include "mz-quiz.h"
#include "mz-term-hint.h"
#include "mz-test-window.h"
#include "mz-window-private.h"
#include "mz-window-story.h"

#define LESSON "what-they-are"

static void
press (MzTestWindow *fixture, const char *keys)
{
  g_autofree char *words = g_strconcat ("key --delay 20 ", keys, NULL);

  mz_test_xdo (words);
  mz_test_wait_frames (GTK_WIDGET (fixture->window), 4);
}

static MzLearnPage *
get_page (MzTestWindow *fixture)
{
  return MZ_LEARN_PAGE (fixture->window->pages[MZ_PAGE_LEARN]);
}

typedef struct
{
  MzLearnPage *page;
  MzLearnView  view;
} Wanted;

static gboolean
is_shown (gpointer data)
{
  Wanted *wanted = data;

  return mz_learn_page_get_view (wanted->page) == wanted->view;
}

/* A button that is activated by a key is seen to be pressed before it does anything. */
static void
assert_view (MzTestWindow *fixture, MzLearnView view)
{
  Wanted wanted = { get_page (fixture), view };

  mz_test_wait_until (is_shown, &wanted, 3000);
  g_assert_cmpint (mz_learn_page_get_view (wanted.page), ==, view);
  mz_test_wait_frames (GTK_WIDGET (fixture->window), 4);
}

static void
forget (void)
{
  g_autofree char *path = mz_study_get_default_path ();

  g_unlink (path);
}

/* What stands in the file by now. */
static MzStudy *
read_study (void)
{
  MzStudy *study = mz_study_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (mz_study_load (study, &error));
  g_assert_no_error (error);
  return study;
}

static gboolean
has_cards (gpointer n)
{
  g_autoptr (MzStudy) study = read_study ();

  return mz_study_get_n_cards (study) == GPOINTER_TO_UINT (n);
}

static const MzQuizTurn *
get_turn (MzTestWindow *fixture)
{
  return mz_quiz_run_peek_current (mz_learn_page_get_run (get_page (fixture)));
}

static gboolean
is_answered (gpointer turn)
{
  return ((const MzQuizTurn *) turn)->verdict != MZ_VERDICT_NONE;
}

typedef struct
{
  MzQuizRun     *run;    /* (nullable) */
  MzLearnLesson *lesson; /* (nullable) */
  guint          before;
} Position;

static gboolean
has_moved (gpointer data)
{
  Position *position = data;

  return (position->run != NULL ? mz_quiz_run_get_index (position->run) : mz_learn_lesson_get_step (position->lesson)) != position->before;
}

/* To the next question. */
static void
go_on (MzTestWindow *fixture)
{
  Position position = { .run = mz_learn_page_get_run (get_page (fixture)) };

  position.before = mz_quiz_run_get_index (position.run);
  press (fixture, "Return");
  g_assert_true (mz_test_wait_until (has_moved, &position, 3000));
  mz_test_wait_frames (GTK_WIDGET (fixture->window), 4);
}

/* To another step. */
static void
step (MzTestWindow *fixture, MzLearnLesson *lesson, const char *key)
{
  Position position = { .lesson = lesson, .before = mz_learn_lesson_get_step (lesson) };

  press (fixture, key);
  g_assert_true (mz_test_wait_until (has_moved, &position, 3000));
  mz_test_wait_frames (GTK_WIDGET (fixture->window), 4);
}

/* The letter of the right choice, or of the one after it. */
static void
pick (MzTestWindow *fixture, const MzQuizTurn *turn, gboolean rightly)
{
  const MzQuestion *asked = mz_quiz_turn_get_asked (turn);
  guint choice = rightly ? asked->right : (asked->right + 1) % asked->choices->len;
  char key[] = { (char) ('a' + choice), '\0' };

  press (fixture, key);
}

static void
repeat (MzTestWindow *fixture, const char *key, guint n)
{
  for (guint i = 0; i < n; i++)
    press (fixture, key);
}

/* The first row has the focus; from the first place to the last, what belongs there is brought up to it. */
static void
sort (MzTestWindow *fixture, const MzQuizTurn *turn)
{
  const MzQuestion *asked = mz_quiz_turn_get_asked (turn);
  guint focus = 0;

  for (guint place = 0; place < asked->order->len; place++)
    {
      guint wanted = g_array_index (asked->order, guint, place), at = place;

      while (g_array_index (turn->order, guint, at) != wanted)
        at++;
      repeat (fixture, at > focus ? "Tab" : "shift+Tab", at > focus ? at - focus : focus - at);
      repeat (fixture, "alt+Up", at - place);
      focus = place;
    }
}

/* Answers what is asked, in words where it needs a map. */
static void
answer (MzTestWindow *fixture, const MzQuizTurn *turn, gboolean rightly)
{
  if (mz_quiz_turn_get_asked (turn)->form == MZ_ANSWER_PLACE)
    press (fixture, "w");
  if (mz_quiz_turn_get_asked (turn)->form == MZ_ANSWER_PICK)
    pick (fixture, turn, rightly);
  else
    {
      if (rightly)
        sort (fixture, turn);
      press (fixture, "Return");
    }
  g_assert_true (mz_test_wait_until (is_answered, (gpointer) turn, 3000));
  mz_test_wait_frames (GTK_WIDGET (fixture->window), 4);
  g_assert_cmpint (turn->verdict, ==, rightly || (mz_quiz_turn_get_asked (turn)->form == MZ_ANSWER_ORDER && turn->verdict == MZ_VERDICT_RIGHT)
                                        ? MZ_VERDICT_RIGHT : MZ_VERDICT_WRONG);
}

/* Twenty questions, every third answered wrongly; then those again. */
static void
test_quiz (MzTestWindow *fixture, gconstpointer data)
{
  GtkWidget *spin;
  guint right;

  if (mz_test_lacks_xdo ())
    return;
  forget ();
  press (fixture, "alt+6");
  g_assert_nonnull (mz_test_find_text (GTK_WIDGET (get_page (fixture)), "Nothing is due: begin with a lesson or a quiz"));
  spin = mz_test_find_type (GTK_WIDGET (get_page (fixture)), GTK_TYPE_SPIN_BUTTON);
  gtk_widget_grab_focus (spin);
  press (fixture, "ctrl+a 2 0 Tab");
  press (fixture, "alt+s");
  assert_view (fixture, MZ_LEARN_QUIZ_VIEW);
  g_assert_cmpuint (mz_quiz_run_get_length (mz_learn_page_get_run (get_page (fixture))), ==, 20);
  for (guint i = 0; i < 20; i++)
    {
      g_assert_cmpuint (mz_quiz_run_get_index (mz_learn_page_get_run (get_page (fixture))), ==, i);
      answer (fixture, get_turn (fixture), i % 3 != 0);
      go_on (fixture);
    }
  assert_view (fixture, MZ_LEARN_REVIEW_VIEW);
  g_assert_true (mz_test_wait_until (has_cards, GUINT_TO_POINTER (20), 5000));
  right = mz_quiz_run_count_right (mz_learn_page_get_run (get_page (fixture)));
  g_assert_cmpuint (right, >=, 13);
  g_assert_cmpuint (right, <, 20);

  press (fixture, "alt+a");
  assert_view (fixture, MZ_LEARN_QUIZ_VIEW);
  g_assert_cmpuint (mz_quiz_run_get_length (mz_learn_page_get_run (get_page (fixture))), ==, 20 - right);
  press (fixture, "Escape");
  assert_view (fixture, MZ_LEARN_START_VIEW);
  /* What the user had in the window is as it was. */
  g_assert_null (mz_workspace_get_selection (fixture->workspace));
  g_assert_true (mz_query_is_empty (mz_workspace_get_query (fixture->workspace)));
  g_assert_cmpuint (mz_workspace_get_date (fixture->workspace).year, ==, 2026);
}

static MzQuestion *
place_new (void)
{
  MzQuestion *question = mz_question_new (MZ_ASKS_LOCATE, MZ_ANSWER_PLACE, "locate/mountain-pass");
  MzQuestionChoice *choice = mz_question_add_choice (question, "Mountain Pass", MZ_RECORD_SITE, "mountain-pass");

  choice->lat = 35.48;
  choice->lon = -115.53;
  question->level = 1;
  question->prompt = g_strdup ("Where is Mountain Pass?");
  question->reason = g_strdup ("It lies in California.");
  question->country = g_strdup ("US");
  question->sources = g_strsplit ("usgs-mcs-2025", ",", 0);
  return question;
}

static void
start (MzTestWindow *fixture, MzQuestion *question)
{
  g_autoptr (GPtrArray) questions = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_question_unref);
  g_autoptr (MzQuizRun) run = NULL;

  g_ptr_array_add (questions, question);
  run = mz_quiz_run_new (questions, NULL);
  mz_learn_page_start_quiz (get_page (fixture), run, "Where?");
  mz_test_wait_frames (GTK_WIDGET (fixture->window), 6);
}

/* By the cross: the map begins at 22.5 N, 14.5 E, some 11,500 km from California, and two steps to the left come nearer to it. */
static void
test_place (MzTestWindow *fixture, gconstpointer data)
{
  const MzQuizTurn *turn;

  if (mz_test_lacks_xdo ())
    return;
  forget ();
  press (fixture, "alt+6");
  start (fixture, place_new ());
  press (fixture, "Return");
  turn = get_turn (fixture);
  g_assert_cmpint (turn->verdict, ==, MZ_VERDICT_WRONG);
  g_assert_cmpfloat (turn->metres, >, 5e6);
  start (fixture, place_new ());
  turn = get_turn (fixture);
  repeat (fixture, "Left", 2);
  press (fixture, "Return");
  g_assert_cmpint (turn->verdict, !=, MZ_VERDICT_NONE);
  g_assert_cmpfloat (turn->lon, <, -30);
}

/* The lesson from its first step to its last, left once and gone on with. */
static void
test_lesson (MzTestWindow *fixture, gconstpointer data)
{
  g_autoptr (MzLesson) lesson = mz_lesson_load_bundled (LESSON, NULL);
  g_autoptr (MzStudy) study = NULL;
  MzLearnLesson *view;
  guint n = mz_lesson_get_length (lesson), asked = 0;

  if (mz_test_lacks_xdo ())
    return;
  forget ();
  press (fixture, "alt+6");
  press (fixture, "Return");
  assert_view (fixture, MZ_LEARN_LESSON_VIEW);
  view = MZ_LEARN_LESSON (mz_test_find_type (GTK_WIDGET (get_page (fixture)), MZ_TYPE_LEARN_LESSON));
  g_assert_cmpstr (mz_lesson_get_id (mz_learn_lesson_get_lesson (view)), ==, LESSON);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (mz_learn_lesson_get_step (view), ==, i);
      if (i == 1)
        {
          press (fixture, "Escape");
          assert_view (fixture, MZ_LEARN_START_VIEW);
          press (fixture, "Return");
          assert_view (fixture, MZ_LEARN_LESSON_VIEW);
          g_assert_cmpuint (mz_learn_lesson_get_step (view), ==, 1);
          step (fixture, view, "Prior");
          g_assert_cmpuint (mz_learn_lesson_get_step (view), ==, 0);
          step (fixture, view, "Return");
        }
      if (mz_lesson_peek (lesson, i)->ask != NULL)
        {
          MzLearnQuiz *quiz = MZ_LEARN_QUIZ (mz_test_find_type (GTK_WIDGET (view), MZ_TYPE_LEARN_QUIZ));

          answer (fixture, mz_quiz_run_peek_current (mz_learn_quiz_get_run (quiz)), TRUE);
          asked++;
        }
      if (i + 1 < n)
        step (fixture, view, "Return");
      else
        press (fixture, "Return");
    }
  assert_view (fixture, MZ_LEARN_START_VIEW);
  g_assert_cmpuint (asked, >, 0);
  g_assert_true (mz_test_wait_until (has_cards, GUINT_TO_POINTER (asked), 5000));
  study = read_study ();
  g_assert_true (mz_study_lookup_lesson (study, LESSON)->done);
  g_assert_nonnull (mz_test_find_text (GTK_WIDGET (get_page (fixture)), "Done"));
}

/* What the focus is on after each of @n times a key: the labels of buttons, the addresses of links, types for all else. */
static GStrv
list_stops (MzTestWindow *fixture, const char *key, guint n)
{
  g_autoptr (GStrvBuilder) stops = g_strv_builder_new ();

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *focus;
      const char *label;

      press (fixture, key);
      focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
      label = GTK_IS_LABEL (focus) ? mz_term_hint_get_uri (GTK_LABEL (focus)) : NULL;
      if (GTK_IS_BUTTON (focus))
        label = GTK_IS_LABEL (gtk_button_get_child (GTK_BUTTON (focus)))
                  ? gtk_label_get_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (focus)))) : NULL;
      if (GTK_IS_MENU_BUTTON (gtk_widget_get_parent (focus)) && gtk_widget_has_css_class (gtk_widget_get_parent (focus), "source-chip"))
        label = "source";
      g_strv_builder_add (stops, label != NULL ? label : G_OBJECT_TYPE_NAME (focus));
    }
  return g_strv_builder_end (stops);
}

/* Once around the window, both ways: whatever a step has can be reached. */
static void
test_tab (MzTestWindow *fixture, gconstpointer data)
{
  static const char *const keys[] = { "Tab", "shift+Tab" };
  static const char *const wanted[] = { "Back", "Next", "source", "term:promethium" };

  if (mz_test_lacks_xdo ())
    return;
  forget ();
  press (fixture, "alt+6");
  press (fixture, "Return");
  assert_view (fixture, MZ_LEARN_LESSON_VIEW);
  step (fixture, MZ_LEARN_LESSON (mz_test_find_type (GTK_WIDGET (get_page (fixture)), MZ_TYPE_LEARN_LESSON)), "Return");
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_auto (GStrv) stops = list_stops (fixture, keys[i], 30);

      for (guint k = 0; k < G_N_ELEMENTS (wanted); k++)
        if (!g_strv_contains ((const char *const *) stops, wanted[k]))
          {
            g_autofree char *list = g_strjoinv (", ", stops);

            g_error ("%s does not come to %s, but to: %s", keys[i], wanted[k], list);
          }
    }
}

/* Nothing of it may be cut off at the smallest size. */
static void
test_narrow (MzTestWindow *fixture, gconstpointer data)
{
  GtkWidget *quiz;
  graphene_rect_t box;
  int width = gtk_widget_get_width (GTK_WIDGET (fixture->window));

  if (mz_test_lacks_xdo ())
    return;
  forget ();
  press (fixture, "alt+6");
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), ==, width);
  start (fixture, place_new ());
  quiz = mz_test_find_type (GTK_WIDGET (get_page (fixture)), MZ_TYPE_QUESTION_VIEW);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), ==, width);
  g_assert_true (gtk_widget_compute_bounds (quiz, GTK_WIDGET (fixture->window), &box));
  g_assert_cmpfloat (box.origin.x + box.size.width, <=, width);
  g_assert_cmpfloat (box.origin.y, >, 100);
}

/* What cannot be read is put aside and told of; learning goes on. */
static void
test_damaged (MzTestWindow *fixture, gconstpointer data)
{
  g_autofree char *path = mz_study_get_default_path (), *folder = g_path_get_dirname (path);

  if (mz_test_lacks_xdo ())
    return;
  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (path, "{ \"study\": [", -1, NULL));
  press (fixture, "alt+6");
  g_assert_nonnull (mz_test_find_text (GTK_WIDGET (get_page (fixture)), mz_study_get_notice (mz_learn_page_get_study (get_page (fixture)))));
  start (fixture, place_new ());
  press (fixture, "Escape");
  assert_view (fixture, MZ_LEARN_START_VIEW);
  g_assert_true (mz_test_wait_until (has_cards, GUINT_TO_POINTER (0), 5000));
}

/* Pages to print and cards are what the quiz is made of; a lesson's notes are its own. */
static void
test_files (MzTestWindow *fixture, gconstpointer data)
{
  static const char *const files[] = { "blank-map.pdf", "quiz.pdf", "quiz.tsv", "study.json", "lesson.pdf" };
  static const char *const heads[] = { "%PDF", "%PDF", "#", "{", "%PDF" };

  forget ();
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "learn");
  mz_learn_page_start_lesson (get_page (fixture), "three-futures");
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (g_get_user_data_dir (), files[i], NULL), *text = NULL;
      g_autoptr (GFile) file = g_file_new_for_path (path);

      g_mkdir_with_parents (g_get_user_data_dir (), 0700);
      mz_window_save_learning (fixture->window, files[i], file);
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_true (g_str_has_prefix (text, heads[i]));
    }
}

static gboolean
has_gone (gpointer pointer)
{
  return *(gpointer *) pointer == NULL;
}

/* A term is found where records are, and leads to the glossary. */
static void
test_term (MzTestWindow *fixture, gconstpointer data)
{
  GtkWidget *row;

  if (mz_test_lacks_xdo ())
    return;
  press (fixture, "ctrl+f o f f t a k e");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.glossary", "s", "offtake");
  assert_view (fixture, MZ_LEARN_GLOSSARY_VIEW);
  g_assert_nonnull (mz_test_find_text (GTK_WIDGET (fixture->window->find_panel), "offtake"));
  /* It stays as it is when the entry tells of its text, which it does late. */
  row = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (GTK_IS_LIST_BOX_ROW (row));
  g_object_add_weak_pointer (G_OBJECT (row), (gpointer *) &row);
  mz_test_wait_until (has_gone, &row, 500);
  g_assert_nonnull (row);
  g_object_remove_weak_pointer (G_OBJECT (row), (gpointer *) &row);
  press (fixture, "Escape");
  assert_view (fixture, MZ_LEARN_START_VIEW);
}

/* A test: nothing is told before its end, nothing else of the window is to be had, and the table has a row for each question. */
static void
test_test (MzTestWindow *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "monazite", "tests", NULL), *path = NULL, *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GDir) files = NULL;
  GtkWidget *entry;
  guint windows;

  if (mz_test_lacks_xdo ())
    return;
  forget ();
  press (fixture, "alt+6");
  entry = mz_test_find_type (GTK_WIDGET (get_page (fixture)), GTK_TYPE_ENTRY);
  gtk_widget_grab_focus (entry);
  press (fixture, "A d a Return");
  assert_view (fixture, MZ_LEARN_QUIZ_VIEW);
  g_assert_true (mz_quiz_run_is_locked (mz_learn_page_get_run (get_page (fixture))));
  press (fixture, "alt+1");
  g_assert_cmpint (fixture->window->page, ==, MZ_PAGE_LEARN);
  windows = g_list_model_get_n_items (gtk_window_get_toplevels ());
  press (fixture, "ctrl+shift+b");
  g_assert_false (mz_window_shows_briefings (fixture->window));
  press (fixture, "F1 ctrl+f ctrl+d F9 F5 ctrl+e ctrl+p");
  g_assert_null (fixture->window->manual);
  g_assert_false (mz_flap_is_shown (fixture->window->left_flap) || mz_flap_is_shown (fixture->window->right_flap));
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, windows);
  g_assert_cmpint (fixture->window->page, ==, MZ_PAGE_LEARN);
  g_assert_false (adw_view_switcher_bar_get_reveal (fixture->window->switcher_bar));
  for (guint i = 0; i < 10; i++)
    {
      answer (fixture, get_turn (fixture), TRUE);
      go_on (fixture);
    }
  assert_view (fixture, MZ_LEARN_REVIEW_VIEW);
  press (fixture, "alt+1");
  g_assert_cmpint (fixture->window->page, ==, MZ_PAGE_MAP);
  g_assert_true (adw_view_switcher_bar_get_reveal (fixture->window->switcher_bar));
  files = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (files);
  path = g_build_filename (folder, g_dir_read_name (files), NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\r\n", 0);
  g_assert_cmpuint (g_strv_length (lines), ==, 12); /* the head, ten rows, and nothing after the last end of a line */
  g_assert_true (g_str_has_prefix (lines[1], "Ada,"));
  g_assert_nonnull (strstr (lines[10], ",right,"));
  g_assert_true (has_cards (GUINT_TO_POINTER (0)));
}

int
main (int argc, char *argv[])
{
  static const MzTestWindowCase cases[] = {
    { "quiz", test_quiz, NULL },       { "place", test_place, NULL },     { "lesson", test_lesson, NULL },
    { "narrow", test_narrow, "360x640" }, { "damaged", test_damaged, NULL }, { "test", test_test, NULL },
    { "files", test_files, NULL },     { "tab", test_tab, NULL },     { "term", test_term, NULL },
  };

  mz_test_window_use_bundled_facts ();
  return mz_test_window_run (argc, argv, "/learn/", cases, G_N_ELEMENTS (cases));
}
