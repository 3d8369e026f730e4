/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-learn"
#include "mz-lesson-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-quiz.h"
#include "mz-story-text.h"

/* --- Values --- */

/* Returns: whether all of it up to @end is a number. */
static gboolean
parse_number (const char *text, gsize length, double *number)
{
  g_autofree char *own = g_strndup (text, length);
  char *end;

  *number = g_ascii_strtod (own, &end);
  return length > 0 && *end == '\0' && isfinite (*number);
}

/**
 * mz_lesson_value_parse:
 * @text: a value of MzStoryFigure: "~390000 t REO", ">=12..40 %", "2018-03"; @value's unit points into it
 *
 * A whole number of four digits is a year.
 *
 * Returns: whether it can be compared with others.
 */
gboolean
mz_lesson_value_parse (const char *text, MzLessonValue *value)
{
  gboolean least, most;
  const char *dots;
  gsize length;

  *value = (MzLessonValue) { .unit = "" };
  if (mz_partial_date_parse (text, &value->date, NULL))
    return TRUE;
  value->date = MZ_PARTIAL_DATE_NONE;
  text += *text == '~';
  least = g_str_has_prefix (text, ">=");
  most = g_str_has_prefix (text, "<=");
  text += least || most ? 2 : 0;
  length = strcspn (text, " ");
  dots = g_strstr_len (text, (gssize) length, "..");
  if (!parse_number (text, dots != NULL ? (gsize) (dots - text) : length, &value->low))
    return FALSE;
  value->high = value->low;
  if (dots != NULL && !parse_number (dots + 2, (gsize) (text + length - dots - 2), &value->high))
    return FALSE;
  if (least)
    value->high = INFINITY;
  if (most)
    value->low = -INFINITY;
  value->unit = text + length + (text[length] == ' ');
  return TRUE;
}

/* Whether @a is more than, or later than, @b for sure. */
static gboolean
is_beyond (const MzLessonValue *a, const MzLessonValue *b)
{
  gboolean date = mz_partial_date_is_set (a->date);

  if (date != mz_partial_date_is_set (b->date) || strcmp (a->unit, b->unit) != 0)
    return FALSE;
  return date ? mz_partial_date_first_day (a->date) > mz_partial_date_last_day (b->date) : a->low > b->high;
}

/* --- Questions of the lesson's own --- */

typedef struct
{
  const MzLessonAsk *ask;
  MzStoryContext    *context;
  GPtrArray         *sources;
  MzQuestion        *question;
} Making;

static gboolean
refuse (GError **error, const char *format, const char *what)
{
  /* The format is one of ours, translated. */
  g_autofree char *message = g_strdup_printf (format, what);

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, message);
  return FALSE;
}

static void
add_sources (Making *self, GStrv sources)
{
  for (guint i = 0; sources[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (self->sources, sources[i], g_str_equal, NULL))
      g_ptr_array_add (self->sources, g_strdup (sources[i]));
}

/* (transfer full) (nullable): the value of a figure, as data */
static char *
look_up (Making *self, const char *binding, GError **error)
{
  g_autoptr (MzStoryFigure) figure = mz_story_figure_look_up (binding, self->context);

  if (figure->status != MZ_STORY_FIGURE_FOUND)
    {
      refuse (error, _("What is asked is not known: {%s}."), binding);
      return NULL;
    }
  add_sources (self, figure->sources);
  return g_strdup (figure->value);
}

/* (transfer full) (nullable): a text with its figures, each of which must be known */
static char *
write_text (Making *self, const char *text, GError **error)
{
  g_autoptr (MzStoryText) written = mz_story_text_new (text, self->context);

  for (guint i = 0; i < written->figures->len; i++)
    {
      const MzStoryFigure *figure = written->figures->pdata[i];

      if (figure->status != MZ_STORY_FIGURE_FOUND)
        {
          refuse (error, _("What is asked is not known: {%s}."), figure->binding);
          return NULL;
        }
      add_sources (self, figure->sources);
    }
  return g_strdup (written->plain);
}

/* The one choice whose value the figure has. */
static gboolean
find_same (Making *self, GError **error)
{
  g_autofree char *value = look_up (self, self->ask->figure, error);
  guint n = 0;

  if (value == NULL)
    return FALSE;
  for (guint i = 0; i < self->ask->choices->len; i++)
    if (strcmp (((const MzLessonChoice *) self->ask->choices->pdata[i])->when, value) == 0)
      {
        self->question->right = i;
        n++;
      }
  return n == 1 || refuse (error, _("No choice is right: what is asked is now “%s”."), value);
}

static gboolean
is_beyond_all (const GArray *values, guint i, gboolean up)
{
  const MzLessonValue *value = &g_array_index (values, MzLessonValue, i);

  for (guint k = 0; k < values->len; k++)
    {
      const MzLessonValue *other = &g_array_index (values, MzLessonValue, k);

      if (k != i && !(up ? is_beyond (value, other) : is_beyond (other, value)))
        return FALSE;
    }
  return TRUE;
}

/* The one choice whose figure is beyond those of all others for sure. */
static gboolean
find_beyond (Making *self, GError **error)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (MzLessonValue));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  gboolean up = self->ask->right == MZ_LESSON_RIGHT_MOST || self->ask->right == MZ_LESSON_RIGHT_LAST;
  gboolean date = self->ask->right == MZ_LESSON_RIGHT_FIRST || self->ask->right == MZ_LESSON_RIGHT_LAST;

  for (guint i = 0; i < self->ask->choices->len; i++)
    {
      const MzLessonChoice *choice = self->ask->choices->pdata[i];
      char *text = look_up (self, choice->figure, error);
      MzLessonValue value;

      if (text == NULL)
        return FALSE;
      g_ptr_array_add (texts, text);
      if (!mz_lesson_value_parse (text, &value) || mz_partial_date_is_set (value.date) != date)
        return refuse (error, _("What is asked cannot be compared: {%s}."), choice->figure);
      g_array_append_val (values, value);
    }
  for (guint i = 0; i < values->len; i++)
    if (is_beyond_all (values, i, up))
      {
        self->question->right = i;
        return TRUE;
      }
  return refuse (error, _("No choice is right for sure: {%s} and others are too near to each other."),
                 ((const MzLessonChoice *) self->ask->choices->pdata[0])->figure);
}

static gboolean
fill_in (Making *self, GError **error)
{
  MzQuestion *question = self->question;

  question->prompt = write_text (self, self->ask->prompt, error);
  question->reason = question->prompt != NULL ? write_text (self, self->ask->reason, error) : NULL;
  if (question->reason == NULL)
    return FALSE;
  for (guint i = 0; i < self->ask->choices->len; i++)
    {
      g_autofree char *label = write_text (self, ((const MzLessonChoice *) self->ask->choices->pdata[i])->label, error);

      if (label == NULL)
        return FALSE;
      mz_question_add_choice (question, label, MZ_N_RECORD_KINDS, NULL);
    }
  return self->ask->right == MZ_LESSON_RIGHT_SAME ? find_same (self, error) : find_beyond (self, error);
}

static MzQuestion *
make_own (const MzLesson *lesson, const MzLessonStep *step, MzStoryContext *context, GError **error)
{
  g_autofree char *key = g_strdup_printf ("lesson/%s/%s", mz_lesson_get_id (lesson), step->scene->id);
  g_autoptr (MzQuestion) question = mz_question_new (step->ask->asks, MZ_ANSWER_PICK, key);
  Making making = { step->ask, context, g_ptr_array_new (), question };
  gboolean made = fill_in (&making, error);

  add_sources (&making, step->scene->sources);
  if (made && making.sources->len == 0)
    made = refuse (error, _("The question has no source: {%s}."), step->scene->id);
  g_ptr_array_add (making.sources, NULL);
  g_strfreev (question->sources);
  question->sources = (GStrv) g_ptr_array_free (making.sources, FALSE);
  question->level = step->ask->level;
  mz_address_free (question->view);
  question->view = mz_address_copy (step->ask->answer != NULL ? step->ask->answer : step->scene->view);
  return made ? g_steal_pointer (&question) : NULL;
}

/* --- Questions of the makers --- */

static MzQuestion *
make_quiz (const MzLessonAsk *ask, MzStoryContext *context, GError **error)
{
  MzQuizRequest request = { .dataset = context->dataset, .date = context->date, .seed = ask->seed, .count = 1,
                            .level = ask->level, .kinds = MZ_BIT (ask->asks), .query = ask->filter };
  g_autoptr (GPtrArray) questions = mz_quiz_new (&request);

  if (questions->len > 0)
    return mz_question_ref (questions->pdata[0]);
  refuse (error, _("The facts have no question of this sort: %s."), mz_vocabulary_get_key (&mz_asks, ask->asks));
  return NULL;
}

/**
 * mz_lesson_make_question:
 * @i: a step that asks
 *
 * Errors: %G_IO_ERROR_FAILED: what it asks is not known, or no one choice is right for sure; a sentence.
 *
 * Returns: (transfer full) (nullable): the same for the same facts
 */
MzQuestion *
mz_lesson_make_question (const MzLesson *self, guint i, MzDataset *facts, GError **error)
{
  g_autoptr (MzStoryContext) context = NULL;
  const MzLessonStep *step;

  g_return_val_if_fail (self != NULL && i < mz_lesson_get_length (self) && MZ_IS_DATASET (facts), NULL);
  step = mz_lesson_peek (self, i);
  g_return_val_if_fail (step->ask != NULL, NULL);

  context = mz_story_context_new_for_scene (facts, step->scene);
  return step->ask->form == MZ_LESSON_ASK_OWN ? make_own (self, step, context, error) : make_quiz (step->ask, context, error);
}
