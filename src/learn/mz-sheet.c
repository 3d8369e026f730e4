/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A test on paper: questions with lettered choices, small maps where a place is asked for, and the key behind them. */
#define G_LOG_DOMAIN "mz-learn"
#include "mz-sheet.h"

#include "mz-sheet-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define INDENT     30.0
#define MAP_WIDTH  330.0
#define MAP_HEIGHT 190.0
#define GAP        18.0
#define BETWEEN    22.0 /* questions */
#define SPACE      4.0  /* between lines */
#define MARK_ZOOM  1.6

static char
get_letter (guint choice)
{
  return (char) ('A' + choice);
}

static gboolean
has_map (const MzQuestion *question)
{
  return question->asks == MZ_ASKS_NAME || question->form == MZ_ANSWER_PLACE;
}

/* What is to be done on paper: a place is one of four discs, an order a row of letters. */
static double
write_choices (MzPaperPen *pen, const MzQuestion *question, double x, double y, double width, gboolean show)
{
  double top = y;

  if (question->form == MZ_ANSWER_PLACE)
    {
      y += mz_paper_pen_write (pen, FALSE, MZ_PAPER_BODY, _("Letter of the disc:"), x, y, width, show);
      if (show)
        mz_paper_pen_rule (pen, x, y + 26, MIN (width, 60));
      return y + 30 - top;
    }
  for (guint i = 0; i < question->choices->len; i++)
    {
      const char letter[] = { get_letter (i), '\0' };

      if (show)
        mz_paper_pen_write (pen, TRUE, MZ_PAPER_BODY, letter, x, y, 20, TRUE);
      y += mz_paper_pen_write (pen, FALSE, MZ_PAPER_BODY, mz_question_peek (question, i)->label, x + 22, y, width - 22, show) + SPACE;
    }
  if (question->form == MZ_ANSWER_ORDER)
    {
      double high = mz_paper_pen_write (pen, FALSE, MZ_PAPER_BODY, _("In order:"), x, y + 8, width, show);
      double first = x + MAX (mz_paper_pen_measure (pen, MZ_PAPER_BODY, _("In order:")) + 12, 90);

      for (guint i = 0; show && i < question->choices->len; i++)
        mz_paper_pen_rule (pen, first + i * 50, y + 8 + high, 36);
      y += high + 8 + SPACE;
    }
  return y - top;
}

static void
draw_map (MzPaperPen *pen, const MzQuizSheet *sheet, const MzQuestion *question, double x, double y)
{
  const MzQuestion *asked = question->form == MZ_ANSWER_PLACE ? question->equal : question;
  guint n = question->form == MZ_ANSWER_PLACE ? asked->choices->len : 1;
  g_autofree MzPaperPlace *places = g_new0 (MzPaperPlace, n);
  MzView view = { .width = MAP_WIDTH, .height = MAP_HEIGHT };

  for (guint i = 0; i < n; i++)
    {
      const MzQuestionChoice *choice = mz_question_peek (asked, n > 1 ? i : question->right);

      places[i] = (MzPaperPlace) { .lat = choice->lat, .lon = choice->lon, .mark = { n > 1 ? get_letter (i) : '?' } };
    }
  mz_paper_fit (places, n, MARK_ZOOM, &view);
  mz_paper_pen_map (pen, sheet->basemap, sheet->request->borders, &view, x, y);
  mz_paper_pen_discs (pen, places, n, &view, x, y);
}

/* Returns: how high it is. */
static double
write_question (MzPaperPen *pen, const MzQuizSheet *sheet, guint number, gboolean show)
{
  const MzQuestion *question = sheet->questions->pdata[number - 1];
  g_autofree char *digits = g_strdup_printf ("%u", number);
  double x = MZ_PAPER_MARGIN + INDENT, width = mz_paper_pen_get_inner (pen) - INDENT, y = pen->y, high;

  if (show)
    mz_paper_pen_write (pen, TRUE, MZ_PAPER_BODY, digits, MZ_PAPER_MARGIN, y, INDENT, TRUE);
  y += mz_paper_pen_write (pen, TRUE, MZ_PAPER_BODY, question->prompt, x, y, width, show) + 8;
  if (!has_map (question))
    return y + write_choices (pen, question, x, y, width, show) - pen->y;
  if (show)
    draw_map (pen, sheet, question, x, y);
  high = write_choices (pen, question, x + MAP_WIDTH + GAP, y, width - MAP_WIDTH - GAP, show);
  return y + MAX (high, MAP_HEIGHT) - pen->y;
}

static char *
get_letters (const MzQuestion *question)
{
  GString *letters = g_string_new (NULL);

  if (question->form == MZ_ANSWER_ORDER)
    for (guint i = 0; i < question->order->len; i++)
      g_string_append_printf (letters, "%s%c", i > 0 ? " " : "", get_letter (g_array_index (question->order, guint, i)));
  else
    g_string_append_c (letters, get_letter (question->form == MZ_ANSWER_PLACE ? question->equal->right : question->right));
  return g_string_free (letters, FALSE);
}

static double
write_answer (MzPaperPen *pen, const MzQuizSheet *sheet, guint number, gboolean show)
{
  const MzQuestion *question = sheet->questions->pdata[number - 1];
  MzRecord *source = mz_dataset_lookup (sheet->request->dataset, MZ_RECORD_SOURCE, question->sources[0]);
  g_autofree char *digits = g_strdup_printf ("%u", number), *letters = get_letters (question);
  g_autofree char *chip = mz_source_get_chip (MZ_SOURCE (source)), *reason = NULL;
  guint more = g_strv_length (question->sources) - 1;
  double x = MZ_PAPER_MARGIN + 110;

  /* Translators: why an answer is right, a source, and how many others there are. */
  reason = more > 0 ? g_strdup_printf (ngettext ("%1$s (%2$s and %3$u more source)", "%1$s (%2$s and %3$u more sources)", more),
                                       question->reason, chip, more)
                    : g_strdup_printf ("%s (%s)", question->reason, chip);
  if (show)
    {
      mz_paper_pen_write (pen, FALSE, MZ_PAPER_SMALL, digits, MZ_PAPER_MARGIN, pen->y, INDENT, TRUE);
      mz_paper_pen_write (pen, TRUE, MZ_PAPER_SMALL, letters, MZ_PAPER_MARGIN + INDENT, pen->y, 80, TRUE);
    }
  return mz_paper_pen_write (pen, FALSE, MZ_PAPER_SMALL, reason, x, pen->y, mz_paper_pen_get_inner (pen) - 110, show);
}

static void
write_key (MzPaperPen *pen, const MzQuizSheet *sheet)
{
  pen->y += mz_paper_pen_write (pen, TRUE, MZ_PAPER_TITLE, _("Key"), MZ_PAPER_MARGIN, pen->y, mz_paper_pen_get_inner (pen), TRUE) + 10;
  for (guint i = 1; i <= sheet->questions->len; i++)
    {
      if (pen->y + write_answer (pen, sheet, i, FALSE) > mz_paper_pen_get_bottom (pen))
        mz_paper_pen_turn (pen, NULL);
      pen->y += write_answer (pen, sheet, i, TRUE) + SPACE + 2;
    }
}

/** mz_quiz_sheet_draw: The file has an outline: the questions, and the key. */
GBytes *
mz_quiz_sheet_draw (const MzQuizSheet *self, GError **error)
{
  MzPartialDate as_of = mz_dataset_get_as_of (self->request->dataset);
  g_autofree char *date = mz_partial_date_format (as_of), *foot = NULL, *line = NULL;
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, self->request->seed);
  const char *title = _("A quiz on rare earths");
  MzPaperPen pen;

  /* Translators: %s is the last date that the facts know. */
  foot = g_strdup_printf (_("Monazite; facts as of %s. Base map: Natural Earth."), date);
  /* Translators: the number of questions, and one that gives the same questions again. */
  line = g_strdup_printf (ngettext ("%1$u question, test number %2$s", "%1$u questions, test number %2$s", self->questions->len),
                          self->questions->len, seed);
  mz_paper_pen_init (&pen, self->paper, title, foot, as_of);
  mz_paper_pen_head (&pen, title, line);
  for (guint i = 1; i <= self->questions->len; i++)
    {
      if (pen.y + write_question (&pen, self, i, FALSE) > mz_paper_pen_get_bottom (&pen))
        mz_paper_pen_turn (&pen, pen.page == 1 ? _("Questions") : NULL);
      pen.y += write_question (&pen, self, i, TRUE) + BETWEEN;
    }
  mz_paper_pen_turn (&pen, pen.page == 1 ? _("Questions") : NULL);
  write_key (&pen, self);
  return mz_paper_pen_finish (&pen, error);
}
