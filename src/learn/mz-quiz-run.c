/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-learn"
#include "mz-quiz-run.h"

#include <math.h>

#include "mz-aim.h"
#include "mz-csv.h"

/* Seconds after which a right answer was one with trouble: reading takes longer than choosing, and moving longer still. */
#define SLOW_PICK 45
#define SLOW_MOVE 90

struct _MzQuizRun
{
  GObject    parent_instance;
  GPtrArray *questions; /* of MzQuestion */
  GArray    *turns;     /* of MzQuizTurn */
  MzStudy   *study;     /* (nullable) */
  gboolean   locked, words;
  guint      index;     /* = length: over */
  gint64     since;     /* monotonic, µs */
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzQuizRun, mz_quiz_run, G_TYPE_OBJECT)

static MzQuizTurn *
get_turn (MzQuizRun *self)
{
  return self->index < self->turns->len ? &g_array_index (self->turns, MzQuizTurn, self->index) : NULL;
}

/** mz_quiz_turn_get_asked: Returns: (transfer none): the question, or its equal. */
const MzQuestion *
mz_quiz_turn_get_asked (const MzQuizTurn *turn)
{
  return turn->in_words ? turn->question->equal : turn->question;
}

/* Choices lie in the order in which the question has them. */
static void
lay_out (MzQuizTurn *turn)
{
  const MzQuestion *asked = mz_quiz_turn_get_asked (turn);

  g_array_set_size (turn->struck, 0);
  g_array_set_size (turn->order, 0);
  for (guint i = 0; asked->form == MZ_ANSWER_ORDER && i < asked->choices->len; i++)
    g_array_append_val (turn->order, i);
}

static void
begin (MzQuizRun *self)
{
  MzQuizTurn *turn = get_turn (self);

  self->since = g_get_monotonic_time ();
  if (turn == NULL || turn->verdict != MZ_VERDICT_NONE)
    return;
  turn->in_words = self->words && turn->question->equal != NULL;
  lay_out (turn);
}

static void
emit (MzQuizRun *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static MzRating
rate (const MzQuizTurn *turn)
{
  double slow = mz_quiz_turn_get_asked (turn)->form == MZ_ANSWER_PICK ? SLOW_PICK : SLOW_MOVE;

  if (turn->verdict == MZ_VERDICT_WRONG)
    return MZ_RATING_AGAIN;
  if (turn->verdict == MZ_VERDICT_NEAR || turn->helped || turn->seconds > slow)
    return MZ_RATING_HARD;
  return turn->easy ? MZ_RATING_EASY : MZ_RATING_GOOD;
}

static void
note (MzQuizRun *self, const MzQuizTurn *turn)
{
  if (self->study != NULL && !self->locked)
    mz_study_answer (self->study, turn->question->key, rate (turn), g_get_real_time () / G_USEC_PER_SEC);
}

static gboolean
settle (MzQuizRun *self, MzQuizTurn *turn, MzVerdict verdict)
{
  turn->verdict = verdict;
  turn->seconds = (double) (g_get_monotonic_time () - self->since) / G_USEC_PER_SEC;
  note (self, turn);
  emit (self);
  return TRUE;
}

static MzQuizTurn *
get_open (MzQuizRun *self, MzAnswerForm form)
{
  MzQuizTurn *turn = get_turn (self);

  return turn != NULL && turn->verdict == MZ_VERDICT_NONE && mz_quiz_turn_get_asked (turn)->form == form ? turn : NULL;
}

static void
clear_turn (gpointer data)
{
  MzQuizTurn *turn = data;

  g_array_unref (turn->struck);
  g_array_unref (turn->order);
}

static void
mz_quiz_run_finalize (GObject *object)
{
  MzQuizRun *self = MZ_QUIZ_RUN (object);

  g_clear_object (&self->study);
  g_array_unref (self->turns);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  G_OBJECT_CLASS (mz_quiz_run_parent_class)->finalize (object);
}

static void
mz_quiz_run_class_init (MzQuizRunClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mz_quiz_run_finalize;
  signals[CHANGED] = g_signal_new ("changed", MZ_TYPE_QUIZ_RUN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mz_quiz_run_init (MzQuizRun *self)
{
  self->turns = g_array_new (FALSE, TRUE, sizeof (MzQuizTurn));
  g_array_set_clear_func (self->turns, clear_turn);
}

/**
 * mz_quiz_run_new:
 * @questions: (element-type MzQuestion) (transfer none): at least one
 * @study: (nullable) (transfer none): what is told of the answers
 */
MzQuizRun *
mz_quiz_run_new (GPtrArray *questions, MzStudy *study)
{
  MzQuizRun *self;

  g_return_val_if_fail (questions != NULL && questions->len > 0, NULL);

  self = g_object_new (MZ_TYPE_QUIZ_RUN, NULL);
  self->questions = g_ptr_array_ref (questions);
  self->study = study != NULL ? g_object_ref (study) : NULL;
  for (guint i = 0; i < questions->len; i++)
    {
      MzQuizTurn turn = { .question = questions->pdata[i], .lat = NAN, .lon = NAN, .metres = NAN };

      turn.struck = g_array_new (FALSE, FALSE, sizeof (guint));
      turn.order = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (self->turns, turn);
    }
  begin (self);
  return self;
}

/** mz_quiz_run_set_locked: A test: no help, nothing is told until it is over, and the student's own file does not learn of it. */
void
mz_quiz_run_set_locked (MzQuizRun *self, gboolean locked)
{
  g_return_if_fail (MZ_IS_QUIZ_RUN (self));

  self->locked = locked;
}

gboolean
mz_quiz_run_is_locked (MzQuizRun *self)
{
  g_return_val_if_fail (MZ_IS_QUIZ_RUN (self), FALSE);

  return self->locked;
}

/** mz_quiz_run_prefer_words: @words: whether questions that need a map are asked without one from now on */
void
mz_quiz_run_prefer_words (MzQuizRun *self, gboolean words)
{
  g_return_if_fail (MZ_IS_QUIZ_RUN (self));

  self->words = words;
  if (words)
    mz_quiz_run_set_in_words (self, TRUE);
}

/** mz_quiz_run_get_study: Returns: (transfer none) (nullable) */
MzStudy *
mz_quiz_run_get_study (MzQuizRun *self)
{
  g_return_val_if_fail (MZ_IS_QUIZ_RUN (self), NULL);

  return self->study;
}

guint
mz_quiz_run_get_length (MzQuizRun *self)
{
  g_return_val_if_fail (MZ_IS_QUIZ_RUN (self), 0);

  return self->turns->len;
}

/** mz_quiz_run_get_index: Returns: of the question that is asked; the length once it is over. */
guint
mz_quiz_run_get_index (MzQuizRun *self)
{
  g_return_val_if_fail (MZ_IS_QUIZ_RUN (self), 0);

  return self->index;
}

gboolean
mz_quiz_run_is_over (MzQuizRun *self)
{
  g_return_val_if_fail (MZ_IS_QUIZ_RUN (self), TRUE);

  return self->index >= self->turns->len;
}

guint
mz_quiz_run_count_right (MzQuizRun *self)
{
  guint n = 0;

  g_return_val_if_fail (MZ_IS_QUIZ_RUN (self), 0);

  for (guint i = 0; i < self->turns->len; i++)
    n += g_array_index (self->turns, MzQuizTurn, i).verdict > MZ_VERDICT_WRONG ? 1 : 0;
  return n;
}

const MzQuizTurn *
mz_quiz_run_peek (MzQuizRun *self, guint i)
{
  g_return_val_if_fail (MZ_IS_QUIZ_RUN (self) && i < self->turns->len, NULL);

  return &g_array_index (self->turns, MzQuizTurn, i);
}

/** mz_quiz_run_peek_current: Returns: (nullable): %NULL once it is over. */
const MzQuizTurn *
mz_quiz_run_peek_current (MzQuizRun *self)
{
  g_return_val_if_fail (MZ_IS_QUIZ_RUN (self), NULL);

  return get_turn (self);
}

gboolean
mz_quiz_turn_is_struck (const MzQuizTurn *turn, guint choice)
{
  for (guint i = 0; i < turn->struck->len; i++)
    if (g_array_index (turn->struck, guint, i) == choice)
      return TRUE;
  return FALSE;
}

/** mz_quiz_run_list_wrong: Returns: (transfer full) (element-type MzQuestion): what was not answered rightly. */
GPtrArray *
mz_quiz_run_list_wrong (MzQuizRun *self)
{
  GPtrArray *wrong = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_question_unref);

  g_return_val_if_fail (MZ_IS_QUIZ_RUN (self), wrong);

  for (guint i = 0; i < self->turns->len; i++)
    if (mz_quiz_run_peek (self, i)->verdict <= MZ_VERDICT_WRONG)
      g_ptr_array_add (wrong, mz_question_ref (mz_quiz_run_peek (self, i)->question));
  return wrong;
}

/** mz_quiz_run_pick: Answers with a choice. Returns: whether that was an answer. */
gboolean
mz_quiz_run_pick (MzQuizRun *self, guint choice)
{
  MzQuizTurn *turn;
  const MzQuestion *asked;

  g_return_val_if_fail (MZ_IS_QUIZ_RUN (self), FALSE);

  turn = get_open (self, MZ_ANSWER_PICK);
  if (turn == NULL)
    return FALSE;
  asked = mz_quiz_turn_get_asked (turn);
  if (choice >= asked->choices->len || mz_quiz_turn_is_struck (turn, choice))
    return FALSE;
  turn->choice = choice;
  return settle (self, turn, choice == asked->right ? MZ_VERDICT_RIGHT : MZ_VERDICT_WRONG);
}

/** mz_quiz_run_move: Moves what lies at @from so that it lies at @to. */
gboolean
mz_quiz_run_move (MzQuizRun *self, guint from, guint to)
{
  MzQuizTurn *turn;
  guint choice;

  g_return_val_if_fail (MZ_IS_QUIZ_RUN (self), FALSE);

  turn = get_open (self, MZ_ANSWER_ORDER);
  if (turn == NULL || from >= turn->order->len || to >= turn->order->len || from == to)
    return FALSE;
  choice = g_array_index (turn->order, guint, from);
  g_array_remove_index (turn->order, from);
  g_array_insert_val (turn->order, to, choice);
  emit (self);
  return TRUE;
}

/** mz_quiz_run_settle_order: Answers with the order as it lies. */
gboolean
mz_quiz_run_settle_order (MzQuizRun *self)
{
  MzQuizTurn *turn;
  const MzQuestion *asked;
  gboolean right = TRUE;

  g_return_val_if_fail (MZ_IS_QUIZ_RUN (self), FALSE);

  turn = get_open (self, MZ_ANSWER_ORDER);
  if (turn == NULL)
    return FALSE;
  asked = mz_quiz_turn_get_asked (turn);
  for (guint i = 0; i < turn->order->len; i++)
    right &= g_array_index (turn->order, guint, i) == g_array_index (asked->order, guint, i);
  return settle (self, turn, right ? MZ_VERDICT_RIGHT : MZ_VERDICT_WRONG);
}

/**
 * mz_quiz_run_place:
 * @lat, @lon: degrees
 * @country: (nullable): the one that lies there
 *
 * Answers with a place on the map.
 */
gboolean
mz_quiz_run_place (MzQuizRun *self, double lat, double lon, const char *country)
{
  MzQuizTurn *turn;
  MzAim aim;

  g_return_val_if_fail (MZ_IS_QUIZ_RUN (self) && isfinite (lat) && isfinite (lon), FALSE);

  turn = get_open (self, MZ_ANSWER_PLACE);
  if (turn == NULL)
    return FALSE;
  turn->lat = lat;
  turn->lon = lon;
  aim = mz_aim_judge (turn->question, lat, lon, country, &turn->metres);
  turn->inside = country != NULL && g_strcmp0 (country, turn->question->country) == 0;
  return settle (self, turn, aim == MZ_AIM_HIT ? MZ_VERDICT_RIGHT : aim == MZ_AIM_NEAR ? MZ_VERDICT_NEAR : MZ_VERDICT_WRONG);
}

/* Leaves the right one and one other. */
static void
strike (MzQuizTurn *turn, const MzQuestion *asked)
{
  gboolean left = FALSE;

  for (guint i = 0; i < asked->choices->len; i++)
    {
      if (i == asked->right)
        continue;
      if (left)
        g_array_append_val (turn->struck, i);
      left = TRUE;
    }
}

/* What comes first comes to lie there. */
static void
place_first (MzQuizTurn *turn, const MzQuestion *asked)
{
  guint first = g_array_index (asked->order, guint, 0);

  for (guint i = 0; i < turn->order->len; i++)
    if (g_array_index (turn->order, guint, i) == first)
      {
        g_array_remove_index (turn->order, i);
        g_array_prepend_val (turn->order, first);
        return;
      }
}

/** mz_quiz_run_can_help: Returns: whether there is a hint that has not been given. */
gboolean
mz_quiz_run_can_help (MzQuizRun *self)
{
  const MzQuizTurn *turn;
  const MzQuestion *asked;

  g_return_val_if_fail (MZ_IS_QUIZ_RUN (self), FALSE);

  turn = get_turn (self);
  if (turn == NULL || turn->verdict != MZ_VERDICT_NONE || turn->helped || self->locked)
    return FALSE;
  asked = mz_quiz_turn_get_asked (turn);
  return asked->form == MZ_ANSWER_PLACE || asked->choices->len > 2;
}

/** mz_quiz_run_help: Two choices are left; what comes first lies there; the map tells its names. Counts as known with trouble. */
gboolean
mz_quiz_run_help (MzQuizRun *self)
{
  MzQuizTurn *turn;
  const MzQuestion *asked;

  if (!mz_quiz_run_can_help (self))
    return FALSE;
  turn = get_turn (self);
  asked = mz_quiz_turn_get_asked (turn);
  turn->helped = TRUE;
  if (asked->form == MZ_ANSWER_PICK)
    strike (turn, asked);
  else if (asked->form == MZ_ANSWER_ORDER)
    place_first (turn, asked);
  emit (self);
  return TRUE;
}

/** mz_quiz_run_set_in_words: Asks for the same without a map, or with it again. Returns: whether there is such a question. */
gboolean
mz_quiz_run_set_in_words (MzQuizRun *self, gboolean in_words)
{
  MzQuizTurn *turn;

  g_return_val_if_fail (MZ_IS_QUIZ_RUN (self), FALSE);

  turn = get_turn (self);
  if (turn == NULL || turn->verdict != MZ_VERDICT_NONE || turn->question->equal == NULL || turn->in_words == in_words)
    return FALSE;
  turn->in_words = in_words;
  lay_out (turn);
  emit (self);
  return TRUE;
}

/** mz_quiz_run_say_easy: After a right answer: it need not be asked again so soon. */
gboolean
mz_quiz_run_say_easy (MzQuizRun *self)
{
  MzQuizTurn *turn;

  g_return_val_if_fail (MZ_IS_QUIZ_RUN (self), FALSE);

  turn = get_turn (self);
  if (turn == NULL || turn->easy || self->locked || turn->verdict == MZ_VERDICT_NONE || rate (turn) != MZ_RATING_GOOD)
    return FALSE;
  turn->easy = TRUE;
  note (self, turn);
  emit (self);
  return TRUE;
}

/** mz_quiz_run_next: Goes on, once the question has been answered. */
gboolean
mz_quiz_run_next (MzQuizRun *self)
{
  const MzQuizTurn *turn;

  g_return_val_if_fail (MZ_IS_QUIZ_RUN (self), FALSE);

  turn = get_turn (self);
  if (turn == NULL || turn->verdict == MZ_VERDICT_NONE)
    return FALSE;
  self->index++;
  begin (self);
  emit (self);
  return TRUE;
}

static void
append_answer (GString *out, const MzQuizTurn *turn)
{
  const MzQuestion *asked = mz_quiz_turn_get_asked (turn);
  g_autoptr (GString) text = g_string_new (NULL);
  char lat[G_ASCII_DTOSTR_BUF_SIZE], lon[G_ASCII_DTOSTR_BUF_SIZE];

  if (turn->verdict == MZ_VERDICT_NONE)
    return;
  if (asked->form == MZ_ANSWER_PICK)
    g_string_append (text, mz_question_peek (asked, turn->choice)->label);
  else if (asked->form == MZ_ANSWER_ORDER)
    for (guint i = 0; i < turn->order->len; i++)
      g_string_append_printf (text, "%s%s", i > 0 ? " > " : "",
                              mz_question_peek (asked, g_array_index (turn->order, guint, i))->label);
  else
    g_string_append_printf (text, "%s %s", g_ascii_formatd (lat, sizeof lat, "%.4f", turn->lat),
                            g_ascii_formatd (lon, sizeof lon, "%.4f", turn->lon));
  mz_csv_append_cell (out, text->str);
}

/**
 * mz_quiz_run_to_csv:
 * @name: whose answers they are
 * @seed: of the quiz
 *
 * Returns: (transfer full): a row for each question, the same in every locale.
 */
char *
mz_quiz_run_to_csv (MzQuizRun *self, const char *name, const char *seed)
{
  static const char *const verdicts[] = { "", "wrong", "near", "right" };
  GString *out = g_string_new ("name,seed,number,key,question,answer,verdict,km,seconds\r\n");

  g_return_val_if_fail (MZ_IS_QUIZ_RUN (self) && name != NULL && seed != NULL, g_string_free (out, FALSE));

  for (guint i = 0; i < self->turns->len; i++)
    {
      const MzQuizTurn *turn = mz_quiz_run_peek (self, i);
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      mz_csv_append_cell (out, name);
      g_string_append_c (out, ',');
      mz_csv_append_cell (out, seed);
      g_string_append_printf (out, ",%u,", i + 1);
      mz_csv_append_cell (out, turn->question->key);
      g_string_append_c (out, ',');
      mz_csv_append_cell (out, mz_quiz_turn_get_asked (turn)->prompt);
      g_string_append_c (out, ',');
      append_answer (out, turn);
      g_string_append_printf (out, ",%s,", verdicts[turn->verdict]);
      if (isfinite (turn->metres))
        g_string_append (out, g_ascii_formatd (number, sizeof number, "%.0f", turn->metres / 1000));
      g_string_append_c (out, ',');
      if (turn->verdict != MZ_VERDICT_NONE)
        g_string_append (out, g_ascii_formatd (number, sizeof number, "%.0f", turn->seconds));
      g_string_append (out, "\r\n");
    }
  return g_string_free (out, FALSE);
}
