/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many terms, cards, lessons and letters there may be: at the limit and one past it. Others are in tests/corpus. */
#include "mz-lesson.h"
#include "mz-study-book.h"

#include <string.h>

typedef gboolean (*Read) (GBytes *bytes, GError **error);

static gboolean
read_glossary (GBytes *bytes, GError **error)
{
  g_autoptr (MzGlossary) glossary = mz_glossary_read (bytes, error);

  return glossary != NULL;
}

static gboolean
read_study (GBytes *bytes, GError **error)
{
  g_autoptr (MzStudyBook) book = mz_study_book_read (bytes, error);

  return book != NULL;
}

static gboolean
read_lesson (GBytes *bytes, GError **error)
{
  g_autoptr (MzLesson) lesson = mz_lesson_read (bytes, error);

  return lesson != NULL;
}

/* @n entries between @head and @tail; %u in @entry is their number. */
static GBytes *
make_list (const char *head, const char *entry, guint n, const char *tail)
{
  g_autoptr (GString) text = g_string_new (head);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) parts = g_strsplit (entry, "%u", -1);
      g_autofree char *number = g_strdup_printf ("%u", i), *whole = g_strjoinv (number, parts);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", whole);
    }
  g_string_append (text, tail);
  return g_bytes_new (text->str, text->len);
}

static const struct
{
  Read        read;
  const char *head, *entry, *tail;
  guint       most;
  const char *message;
} lists[] = {
  { read_glossary, "{\"glossary\": [", "{\"id\": \"t%u\", \"term\": \"term %u\", \"short\": \"S\", \"text\": \"T\"}", "]}",
    MZ_GLOSSARY_MAX_ENTRIES, "are the most" },
  { read_study, "{\"monazite_study\": 1, \"cards\": [", "{\"key\": \"k%u\", \"state\": \"review\", \"step\": 0, \"stability\": 1, "
    "\"difficulty\": 5, \"last\": \"2026-01-01T00:00:00Z\", \"due\": \"2026-01-02T00:00:00Z\"}", "]}", MZ_STUDY_MAX_CARDS,
    "are the most" },
  { read_study, "{\"monazite_study\": 1, \"lessons\": [", "{\"lesson\": \"l%u\", \"step\": \"s\", \"time\": \"2026-01-01T00:00:00Z\"}",
    "]}", MZ_STUDY_MAX_LESSONS, "are the most" },
};

static void
test_lists (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint past = 0; past <= 1; past++)
      {
        g_autoptr (GBytes) bytes = make_list (lists[i].head, lists[i].entry, lists[i].most + past, lists[i].tail);
        g_autoptr (GError) error = NULL;

        g_assert_cmpint (lists[i].read (bytes, &error), ==, past == 0);
        if (past == 0)
          g_assert_no_error (error);
        else
          g_assert_nonnull (strstr (error->message, lists[i].message));
      }
}

static void
test_label (void)
{
  for (guint past = 0; past <= 1; past++)
    {
      g_autofree char *label = g_strnfill (MZ_LESSON_MAX_CHOICE + past, 'l'), *text = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      text = g_strdup_printf ("{\"lesson\": \"l\", \"title\": \"L\", \"minutes\": %d, \"steps\": [{\"id\": \"s\", \"title\": \"S\", "
                              "\"view\": \"monazite:view?date=2026\", \"ask\": {\"kind\": \"most\", \"prompt\": \"P\", "
                              "\"reason\": \"R\", \"right\": \"most\", \"choices\": [{\"label\": \"%s\", \"figure\": "
                              "\"hhi:mining/2024\"}, {\"label\": \"B\", \"figure\": \"hhi:magnet/2024\"}]}}]}",
                              MZ_LESSON_MAX_MINUTES, label);
      bytes = g_bytes_new (text, strlen (text));
      g_assert_cmpint (read_lesson (bytes, &error), ==, past == 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/learn/limits/lists", test_lists);
  g_test_add_func ("/learn/limits/label", test_label);
  return g_test_run ();
}
