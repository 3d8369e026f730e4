/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-learn"
#include "mz-quiz-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-json-text.h"

#define SHOWN_SOURCES 5 /* of a card */

static const char *const forms[] = { "pick", "order", "place" };

/* --- JSON --- */

static void
append_field (GString *text, const char *key, const char *value)
{
  if (value == NULL)
    return;
  if (text->str[text->len - 1] != '{')
    g_string_append (text, ", ");
  mz_json_text_quote (text, key);
  g_string_append (text, ": ");
  mz_json_text_quote (text, value);
}

static void
append_number (GString *text, const char *key, double value)
{
  if (isnan (value))
    return;
  g_string_append_printf (text, "%s\"%s\": ", text->str[text->len - 1] != '{' ? ", " : "", key);
  mz_json_text_append_number (text, value);
}

static void
append_choice (GString *text, const MzQuestionChoice *choice)
{
  g_string_append_c (text, '{');
  append_field (text, "text", choice->label);
  append_field (text, "record", choice->id != NULL ? mz_vocabulary_get_key (&mz_record_kinds, choice->kind) : NULL);
  append_field (text, "id", choice->id);
  append_number (text, "lat", choice->lat);
  append_number (text, "lon", choice->lon);
  g_string_append_c (text, '}');
}

static void
append_source (GString *text, MzDataset *dataset, const char *id)
{
  MzSource *source = mz_dataset_lookup (dataset, MZ_RECORD_SOURCE, id);
  const MzSourceInfo *info = mz_source_peek (source);
  g_autofree char *date = mz_partial_date_is_set (info->date) ? mz_partial_date_to_string (info->date) : NULL;

  g_string_append_c (text, '{');
  append_field (text, "id", id);
  append_field (text, "title", mz_record_get_name (MZ_RECORD (source)));
  append_field (text, "publisher", info->publisher);
  append_field (text, "date", date);
  append_field (text, "url", info->url);
  g_string_append_c (text, '}');
}

/* What is right: the text of a choice, texts in their order, or a place. */
static void
append_answer (GString *text, const MzQuestion *question)
{
  const MzQuestionChoice *right = mz_question_peek (question, question->right);

  switch (question->form)
    {
    case MZ_ANSWER_PICK:
      append_field (text, "answer", right->label);
      g_string_append_printf (text, ", \"right\": %u", question->right);
      break;
    case MZ_ANSWER_ORDER:
      g_string_append (text, ", \"answer\": [");
      for (guint i = 0; i < question->order->len; i++)
        {
          g_string_append (text, i > 0 ? ", " : "");
          mz_json_text_quote (text, mz_question_peek (question, g_array_index (question->order, guint, i))->label);
        }
      g_string_append (text, "], \"order\": [");
      for (guint i = 0; i < question->order->len; i++)
        g_string_append_printf (text, "%s%u", i > 0 ? ", " : "", g_array_index (question->order, guint, i));
      g_string_append_c (text, ']');
      break;
    case MZ_ANSWER_PLACE:
    default:
      g_string_append (text, ", \"answer\": {");
      append_number (text, "lat", right->lat);
      append_number (text, "lon", right->lon);
      append_field (text, "country", question->country);
      g_string_append_c (text, '}');
      break;
    }
}

static void
append_question (GString *text, MzDataset *dataset, const MzQuestion *question)
{
  g_autofree char *view = mz_address_to_string (question->view, NULL);

  g_string_append_c (text, '{');
  append_field (text, "key", question->key);
  append_field (text, "kind", mz_vocabulary_get_key (&mz_asks, question->asks));
  append_field (text, "form", forms[question->form]);
  g_string_append_printf (text, ", \"level\": %u", question->level);
  append_field (text, "question", question->prompt);
  g_string_append (text, ",\n  \"choices\": [");
  for (guint i = 0; i < question->choices->len; i++)
    {
      g_string_append (text, i > 0 ? ",\n    " : "");
      append_choice (text, mz_question_peek (question, i));
    }
  g_string_append_c (text, ']');
  append_answer (text, question);
  append_field (text, "reason", question->reason);
  g_string_append (text, ",\n  \"sources\": [");
  for (guint i = 0; question->sources[i] != NULL; i++)
    {
      g_string_append (text, i > 0 ? ",\n    " : "");
      append_source (text, dataset, question->sources[i]);
    }
  g_string_append_c (text, ']');
  append_field (text, "view", view);
  if (question->equal != NULL)
    {
      g_string_append (text, ",\n  \"equal\": ");
      append_question (text, dataset, question->equal);
    }
  g_string_append_c (text, '}');
}

/** mz_quiz_to_json: Returns: (transfer full): what was asked for, how many questions there are, and these. */
char *
mz_quiz_to_json (const MzQuizRequest *request, GPtrArray *questions)
{
  GString *text = g_string_new (NULL);
  MzPartialDate as_of = mz_dataset_get_as_of (request->dataset);
  g_autofree char *date = mz_partial_date_to_string (mz_partial_date_is_set (request->date) ? request->date : as_of);

  g_string_append_printf (text, "{\"seed\": %" G_GUINT64_FORMAT ", \"count\": %u, \"made\": %u", request->seed, request->count,
                          questions->len);
  if (request->level != 0)
    g_string_append_printf (text, ", \"level\": %u", request->level);
  append_field (text, "date", date);
  g_string_append (text, ", \"questions\": [");
  for (guint i = 0; i < questions->len; i++)
    {
      g_string_append (text, i > 0 ? ",\n" : "\n");
      append_question (text, request->dataset, questions->pdata[i]);
    }
  g_string_append (text, "\n]}\n");
  return g_string_free (text, FALSE);
}

/* --- Anki --- */

/* A field of a file of tabulators, in which Anki reads HTML: in quotation marks as in RFC 4180, with no end of line in it. */
static void
append_cell (GString *text, const char *html)
{
  g_string_append_c (text, '"');
  for (const char *p = html; *p != '\0'; p++)
    if (*p == '"')
      g_string_append (text, "\"\"");
    else
      g_string_append_c (text, *p == '\t' || *p == '\n' || *p == '\r' ? ' ' : *p);
  g_string_append_c (text, '"');
}

static void
append_escaped (GString *html, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (html, escaped);
}

static void
append_choices (GString *html, const MzQuestion *question)
{
  for (guint i = 0; i < question->choices->len; i++)
    {
      g_string_append_printf (html, "<br>%c) ", 'A' + (char) i);
      append_escaped (html, mz_question_peek (question, i)->label);
    }
}

static void
append_right (GString *html, const MzQuestion *question)
{
  guint n = question->form == MZ_ANSWER_ORDER ? question->order->len : 1;

  for (guint i = 0; i < n; i++)
    {
      guint choice = question->form == MZ_ANSWER_ORDER ? g_array_index (question->order, guint, i) : question->right;

      g_string_append_printf (html, "%s%c) ", i > 0 ? "<br>" : "", 'A' + (char) choice);
      append_escaped (html, mz_question_peek (question, choice)->label);
    }
}

/* Those of the right answer come first; what is beyond a few of them unfolds. */
static void
append_sources (GString *html, MzDataset *dataset, const MzQuestion *question)
{
  guint n = g_strv_length (question->sources);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *citation = mz_source_get_citation (mz_dataset_lookup (dataset, MZ_RECORD_SOURCE, question->sources[i]));

      if (i == SHOWN_SOURCES)
        {
          g_autofree char *more = g_strdup_printf (ngettext ("%u more source", "%u more sources", n - i), n - i);

          g_string_append (html, "<details><summary>");
          append_escaped (html, more);
          g_string_append (html, "</summary>");
        }
      g_string_append (html, i == SHOWN_SOURCES ? "<small>" : "<br><small>");
      append_escaped (html, citation);
      g_string_append (html, "</small>");
    }
  if (n > SHOWN_SOURCES)
    g_string_append (html, "</details>");
}

static void
append_card (GString *text, MzDataset *dataset, const MzQuestion *question)
{
  /* Cards have no map: they ask for the same in words. */
  const MzQuestion *asked = question->equal != NULL ? question->equal : question;
  g_autoptr (GString) front = g_string_new (NULL), back = g_string_new (NULL);

  append_escaped (front, asked->prompt);
  append_choices (front, asked);
  append_right (back, asked);
  g_string_append (back, "<br>");
  append_escaped (back, asked->reason);
  append_sources (back, dataset, asked);
  append_cell (text, front->str);
  g_string_append_c (text, '\t');
  append_cell (text, back->str);
  g_string_append_printf (text, "\tmonazite monazite::%s level%u\n", mz_vocabulary_get_key (&mz_asks, question->asks), question->level);
}

/**
 * mz_quiz_to_anki:
 *
 * Front, back and tags, a line a card, as Anki's import of text files has them.
 *
 * Returns: (transfer full)
 */
char *
mz_quiz_to_anki (MzDataset *dataset, GPtrArray *questions)
{
  GString *text = g_string_new ("#separator:tab\n#html:true\n#tags column:3\n");

  for (guint i = 0; i < questions->len; i++)
    append_card (text, dataset, questions->pdata[i]);
  return g_string_free (text, FALSE);
}
