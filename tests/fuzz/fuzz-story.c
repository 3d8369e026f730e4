/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A story: refused with one thing that is wrong, or the same when it has been written and read again, and checked over facts. */
#include "fuzz.h"

#include <string.h>

#include "mz-story-check.h"
#include "mz-story-reader.h"

static void
check_round_trip (const MzStory *story)
{
  g_autofree char *text = mz_story_write (story, NULL), *again = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (MzStory) copy = mz_story_read (bytes, &error);

  g_assert_no_error (error);
  again = mz_story_write (copy, NULL);
  g_assert_cmpstr (text, ==, again);
}

/* What has been noted of figures is what they are: nothing has changed since. */
static void
check_figures (const MzStory *story)
{
  g_autoptr (MzStory) noted = mz_story_note_figures (story, fuzz_peek_facts ());
  g_autoptr (GPtrArray) findings = mz_story_check_run (noted, fuzz_peek_facts ());

  for (guint i = 0; i < findings->len; i++)
    {
      const MzStoryFinding *finding = findings->pdata[i];

      g_assert (finding->scene < mz_story_get_n_scenes (story));
      g_assert (finding->kind != MZ_STORY_SAYS_CHANGED);
      g_assert (g_utf8_validate (finding->sentence, -1, NULL) && *finding->sentence != '\0');
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MzStory) story = mz_story_read (bytes, &error);
  g_autoptr (MzJsonOutline) outline = mz_json_gate_outline (data, size, NULL);
  g_autoptr (MzStory) checked = mz_story_check (bytes, outline, "input.json", report);

  mz_story_is (outline);
  g_assert ((checked != NULL) == (story != NULL));
  g_assert ((mz_report_count (report, MZ_SEVERITY_ERROR) > 0) == (error != NULL));
  fuzz_check_report (report);
  if (story != NULL)
    {
      check_round_trip (story);
      check_figures (story);
    }
  return 0;
}
