/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The check before the show, of all stories that are listed. */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-briefings-private.h"

#include "mz-story-check.h"

static gboolean
has_error (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    if (((const MzStoryFinding *) findings->pdata[i])->severity == MZ_SEVERITY_ERROR)
      return TRUE;
  return FALSE;
}

/** mz_briefings_get_findings: Returns: (transfer none) (nullable): what the check has found; %NULL: it has not been made yet. */
GPtrArray *
mz_briefings_get_findings (MzBriefings *self, MzStory *story)
{
  return g_hash_table_lookup (self->checked, story);
}

/** mz_briefings_show_check: In the list of stories. */
void
mz_briefings_show_check (MzBriefings *self, MzStory *story)
{
  GPtrArray *findings = mz_briefings_get_findings (self, story);

  if (findings != NULL)
    mz_story_list_set_check (self->stories, story, findings->len, has_error (findings));
}

/* The one that is looked at first. (transfer none) (nullable): all have been checked */
static MzStory *
find_unchecked (MzBriefings *self)
{
  MzDocument *document = mz_desk_get_document (self->desk);
  MzStory *shown = mz_briefings_get_story (self, NULL);

  if (shown != NULL && mz_briefings_get_findings (self, shown) == NULL)
    return shown;
  for (guint i = 0; i < mz_document_count (document, MZ_DOCUMENT_STORIES); i++)
    if (mz_briefings_get_findings (self, mz_document_peek_story (document, i)) == NULL)
      return mz_document_peek_story (document, i);
  for (guint i = 0; i < self->bundled->len; i++)
    if (mz_briefings_get_findings (self, self->bundled->pdata[i]) == NULL)
      return self->bundled->pdata[i];
  return NULL;
}

static gboolean
check_cb (gpointer data)
{
  MzBriefings *self = data;
  MzStory *story = find_unchecked (self);

  if (story == NULL)
    {
      self->check_id = 0;
      return G_SOURCE_REMOVE;
    }
  g_hash_table_insert (self->checked, mz_story_ref (story), mz_story_check_run (story, mz_desk_get_facts (self->desk)));
  mz_briefings_show_check (self, story);
  if (story == mz_briefings_get_story (self, NULL))
    mz_briefings_update_scenes (self);
  return G_SOURCE_CONTINUE;
}

/** mz_briefings_queue_check: Each takes a moment: one after another, when nothing else is to do and somebody looks. */
void
mz_briefings_queue_check (MzBriefings *self)
{
  if (self->check_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->check_id = g_idle_add_full (G_PRIORITY_LOW - 10, check_cb, self, NULL);
}
