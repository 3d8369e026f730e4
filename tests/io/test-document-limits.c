/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-document-reader.h"

#include "mz-test-read.h"

static char *
repeat (const char *head, const char *entry, guint n, const char *tail)
{
  GString *text = g_string_new (head);

  for (guint i = 0; i < n; i++)
    {
      g_string_append (text, i > 0 ? "," : "");
      g_string_append_printf (text, entry, i, i);
    }
  g_string_append (text, tail);
  return g_string_free (text, FALSE);
}

/* As many as there may be are read, and one more is too many. */
static void
test_limits (void)
{
  const struct
  {
    const char *head, *entry;
    guint       limit;
    MzDocumentParts part;
  } cases[] = {
    { "{\"monazite\": 1, \"changes\": [", "{\"kind\":\"events\",\"id\":\"%u\",\"after\":"
      "{\"id\":\"%u\",\"name\":\"N\",\"date\":\"2025\",\"kind\":\"shock\"}}", MZ_DOCUMENT_MAX_CHANGES, MZ_DOCUMENT_CHANGES },
    { "{\"monazite\": 1, \"notes\": [", "{\"kind\":\"sites\",\"id\":\"%u\",\"text\":\"%u\"}", MZ_DOCUMENT_MAX_NOTES,
      MZ_DOCUMENT_NOTES },
    { "{\"monazite\": 1, \"views\": [", "{\"name\":\"%u\",\"address\":\"%u\"}", MZ_DOCUMENT_MAX_VIEWS, MZ_DOCUMENT_VIEWS },
    { "{\"monazite\": 1, \"scenarios\": [", "{\"id\":\"%u\",\"title\":\"%u\",\"why\":\"W\",\"moves\":[]}",
      MZ_DOCUMENT_MAX_SCENARIOS, MZ_DOCUMENT_SCENARIOS },
    { "{\"monazite\": 1, \"stories\": [", "{\"story\":\"s%u\",\"title\":\"T\",\"scenes\":[{\"id\":\"a%u\",\"title\":\"A\","
      "\"view\":\"monazite:view?\"}]}", MZ_DOCUMENT_MAX_STORIES, MZ_DOCUMENT_STORIES },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MzReport) report = mz_report_new (), over = mz_report_new ();
      g_autofree char *most = repeat (cases[i].head, cases[i].entry, cases[i].limit, "]}");
      g_autofree char *more = repeat (cases[i].head, cases[i].entry, cases[i].limit + 1, "]}");
      g_autoptr (MzDocument) document = mz_test_read_document (most, report), none = mz_test_read_document (more, over);

      mz_test_assert_sound (report);
      g_assert_cmpuint (mz_document_count (document, cases[i].part), ==, cases[i].limit);
      g_assert_null (none);
      g_assert_cmpuint (mz_report_get_length (over), ==, 1);
      g_assert_nonnull (strstr (mz_report_peek (over, 0)->message, "is the most that a document may have"));
    }
}

/* Texts as long as they may be, and a byte longer. */
static void
test_lengths (void)
{
  const struct { const char *format; guint limit; const char *message; } cases[] = {
    { "{\"monazite\": 1, \"notes\": [{\"kind\": \"sites\", \"id\": \"a\", \"text\": \"%s\"}]}", MZ_NOTE_MAX_TEXT, "text is longer than" },
    { "{\"monazite\": 1, \"notes\": [{\"kind\": \"sites\", \"id\": \"%s\", \"text\": \"x\"}]}", MZ_NOTE_MAX_ID, "id is longer than" },
    { "{\"monazite\": 1, \"views\": [{\"name\": \"%s\", \"address\": \"x\"}]}", MZ_VIEW_MAX_NAME, "name is longer than" },
    { "{\"monazite\": 1, \"views\": [{\"name\": \"x\", \"address\": \"%s\"}]}", MZ_VIEW_MAX_ADDRESS, "address is longer than" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint more = 0; more < 2; more++)
      {
        g_autoptr (MzReport) report = mz_report_new ();
        g_autofree char *word = g_strnfill (cases[i].limit + more, 'x');
        g_autofree char *text = g_strdup_printf (cases[i].format, word);
        g_autoptr (MzDocument) document = mz_test_read_document (text, report);

        g_assert_true ((document != NULL) == (more == 0));
        g_assert_cmpuint (mz_report_get_length (report), ==, more);
        if (more > 0)
          g_assert_nonnull (strstr (mz_report_peek (report, 0)->message, cases[i].message));
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/io/document-limits/counts", test_limits);
  g_test_add_func ("/io/document-limits/lengths", test_lengths);
  return g_test_run ();
}
