/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-calendar-writer.h"

#include "mz-facts-reader.h"

#define HEAD "\"confidence\": \"sourced\", \"sources\": [\"s1\"]"

#define FACTS                                                                                                          \
  "{\"measures\": ["                                                                                                   \
  "{\"id\": \"m1\", \"name\": \"Pause, of “all” controls; with a long name – ééééééééééééééééééééééééé\","              \
  " \"short_name\": \"Pause; a,b\", \"country\": \"CN\", \"kind\": \"pause\", \"announced\": \"2025-11-07\","          \
  " \"effective\": \"2025-11-07\", \"ends\": \"2026-11-10\", \"minerals\": [], \"targets\": \"all\","                  \
  " \"note\": \"One.\\nTwo \\\\ three.\", " HEAD "}],"                                                                   \
  "\"sites\": ["                                                                                                       \
  "{\"id\": \"a\", \"name\": \"A\", \"country\": \"US\", \"kind\": \"magnet\", \"stages\": [\"magnet\"],"              \
  " \"lat\": 1, \"lon\": 1, \"precision\": \"site\", \"status\": [{\"from\": \"2024\", \"state\": \"construction\"},"  \
  "   {\"from\": \"2028-02\", \"state\": \"operating\", \"planned\": true}], " HEAD "},"                               \
  "{\"id\": \"b\", \"name\": \"B\", \"country\": \"US\", \"kind\": \"magnet\", \"stages\": [\"magnet\"],"              \
  " \"lat\": 1, \"lon\": 1, \"precision\": \"site\", \"status\": [{\"from\": \"2024\", \"state\": \"construction\"},"  \
  "   {\"from\": \"2029\", \"state\": \"operating\", \"planned\": true}], " HEAD "}],"                                 \
  "\"sources\": [{\"id\": \"s1\", \"title\": \"The source\", \"publisher\": \"Who\", \"date\": \"2025\"}]}"

static MzDataset *
dataset_new (void)
{
  MzDataset *dataset = mz_dataset_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (FACTS, strlen (FACTS));
  g_autoptr (MzReport) report = mz_report_new ();

  g_assert_true (mz_facts_overlay_bytes (dataset, bytes, "facts.json", report));
  mz_dataset_set_as_of (dataset, mz_partial_date_new (2026, 7, 0));
  return dataset;
}

static GString *
write_calendar (MzDataset *dataset)
{
  g_autoptr (GPtrArray) entries = mz_calendar_new (dataset, mz_partial_date_new (2026, 7, 0), NULL);

  return mz_calendar_write (entries, dataset);
}

/* Lines as a reader sees them: joined again where they were folded (RFC 5545, 3.1). */
static char **
unfold (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\r\n ", -1);
  g_autofree char *joined = g_strjoinv ("", parts);

  return g_strsplit (joined, "\r\n", -1);
}

static gboolean
has_line (char **lines, const char *line)
{
  return g_strv_contains ((const char *const *) lines, line);
}

/* Every line ends in CR LF, has at most 75 octets, and is UTF-8 of its own: no character is cut. */
static void
test_lines (void)
{
  g_autoptr (MzDataset) dataset = dataset_new ();
  g_autoptr (GString) text = write_calendar (dataset);
  g_auto (GStrv) lines = g_strsplit (text->str, "\r\n", -1);
  guint folded = 0;

  g_assert_true (g_str_has_suffix (text->str, "END:VCALENDAR\r\n"));
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      g_assert_null (strpbrk (lines[i], "\r\n"));
      folded += lines[i][0] == ' ';
    }
  g_assert_cmpuint (folded, >, 0);
}

/* An end on a known day lasts that day; a start in February 2028, a leap year, all of its 29 days; one in 2029 the year. */
static void
test_events (void)
{
  g_autoptr (MzDataset) dataset = dataset_new ();
  g_autoptr (GString) text = write_calendar (dataset), again = write_calendar (dataset);
  g_auto (GStrv) lines = unfold (text->str);

  g_assert_cmpstr (lines[0], ==, "BEGIN:VCALENDAR");
  g_assert_cmpstr (lines[1], ==, "VERSION:2.0");
  g_assert_true (has_line (lines, "UID:m1-end-2026-11-10@monazite"));
  g_assert_true (has_line (lines, "DTSTAMP:20260731T000000Z"));
  g_assert_true (has_line (lines, "DTSTART;VALUE=DATE:20261110"));
  g_assert_true (has_line (lines, "DTEND;VALUE=DATE:20261111"));
  g_assert_true (has_line (lines, "SUMMARY:Ends: Pause\\; a\\,b"));
  g_assert_true (has_line (lines, "STATUS:CONFIRMED"));
  g_assert_true (has_line (lines, "DTSTART;VALUE=DATE:20280201"));
  g_assert_true (has_line (lines, "DTEND;VALUE=DATE:20280301"));
  g_assert_true (has_line (lines, "DTSTART;VALUE=DATE:20290101"));
  g_assert_true (has_line (lines, "DTEND;VALUE=DATE:20300101"));
  g_assert_true (has_line (lines, "STATUS:TENTATIVE"));
  g_assert_nonnull (strstr (text->str, "DESCRIPTION:"));
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "DESCRIPTION:Pause"))
      {
        g_assert_nonnull (strstr (lines[i], "The day is known.\\nOne.\\nTwo \\\\ three.\\n"));
        g_assert_nonnull (strstr (lines[i], "The source"));
        g_assert_true (g_str_has_suffix (lines[i], "As known in July 2026."));
      }
    else if (g_str_has_prefix (lines[i], "DESCRIPTION:A"))
      g_assert_nonnull (strstr (lines[i], "Only the month is known\\;"));
    else if (g_str_has_prefix (lines[i], "DESCRIPTION:B"))
      g_assert_nonnull (strstr (lines[i], "Only the year is known\\;"));
  g_assert_cmpstr (text->str, ==, again->str);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/calendar-writer/lines", test_lines);
  g_test_add_func ("/export/calendar-writer/events", test_events);
  return g_test_run ();
}
