/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A lesson, a glossary or what a student has learnt: refused with what is wrong, or good for all that is done with it. */
#include "fuzz.h"

#include <string.h>

#include "mz-lesson.h"
#include "mz-story-check.h"
#include "mz-study-book.h"

static void
check_lesson (const MzLesson *lesson)
{
  g_autoptr (GPtrArray) findings = mz_lesson_check_facts (lesson, fuzz_peek_facts (), NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const MzStoryFinding *finding = findings->pdata[i];

      g_assert (finding->scene < mz_lesson_get_length (lesson));
      g_assert (g_utf8_validate (finding->sentence, -1, NULL) && *finding->sentence != '\0');
    }
}

/* What is found in a text lies in it, one after the other, and is what its words name. */
static void
check_glossary (const MzGlossary *glossary)
{
  for (guint i = 0; i < mz_glossary_get_length (glossary) && i < 20; i++)
    {
      const MzGlossaryEntry *entry = mz_glossary_peek (glossary, i);
      g_autoptr (GArray) hits = mz_glossary_find (glossary, entry->text, FALSE);
      g_autofree char *linked = mz_glossary_link_markup (glossary, entry->text);
      gsize last = 0;

      g_assert (g_utf8_validate (linked, -1, NULL));
      for (guint k = 0; k < hits->len; k++)
        {
          const MzGlossaryHit *hit = &g_array_index (hits, MzGlossaryHit, k);
          g_autofree char *words = g_strndup (entry->text + hit->start, hit->end - hit->start);

          g_assert (hit->start >= last && hit->end > hit->start && hit->end <= strlen (entry->text));
          g_assert (mz_glossary_find_words (glossary, words) == hit->entry);
          last = hit->end;
        }
    }
}

static void
check_round_trip (const MzStudyBook *book)
{
  g_autofree char *text = mz_study_book_write (book), *merged = NULL, *again = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (MzStudyBook) copy = mz_study_book_read (bytes, &error);

  g_assert_no_error (error);
  g_assert (mz_study_book_equal (book, copy));
  /* Merging puts answers in their order; once more changes nothing. */
  mz_study_book_merge (copy, book);
  merged = mz_study_book_write (copy);
  mz_study_book_merge (copy, book);
  again = mz_study_book_write (copy);
  g_assert_cmpstr (merged, ==, again);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzJsonOutline) outline = mz_json_gate_outline (data, size, NULL);
  g_autoptr (MzLesson) lesson = NULL;
  g_autoptr (MzGlossary) glossary = NULL;
  g_autoptr (MzStudyBook) book = NULL;

  if (outline == NULL)
    return 0;
  if (mz_study_book_is (outline) && (book = mz_study_book_check (bytes, outline, "input.json", report)) != NULL)
    check_round_trip (book);
  if (mz_glossary_is (outline) && (glossary = mz_glossary_check (bytes, outline, "input.json", report)) != NULL)
    check_glossary (glossary);
  if (mz_lesson_is (outline) && (lesson = mz_lesson_check (bytes, outline, "input.json", report)) != NULL)
    check_lesson (lesson);
  fuzz_check_report (report);
  return 0;
}
