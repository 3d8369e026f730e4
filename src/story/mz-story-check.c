/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-story"
#include "mz-story-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-chart.h"
#include "mz-story-text.h"

typedef struct
{
  GPtrArray          *findings;
  guint               index;
  const MzStoryScene *scene;
  MzStoryContext     *context;
  MzStoryText        *text, *notes;
} Check;

static void
free_finding (gpointer data)
{
  MzStoryFinding *finding = data;

  g_free (finding->sentence);
  g_free (finding->then);
  g_free (finding->now);
  g_free (finding);
}

G_GNUC_PRINTF (4, 5) static MzStoryFinding *
add_finding (Check *self, MzStoryFindingKind kind, MzSeverity severity, const char *format, ...)
{
  MzStoryFinding *finding = g_new0 (MzStoryFinding, 1);
  va_list args;

  finding->scene = self->index;
  finding->kind = kind;
  finding->severity = severity;
  va_start (args, format);
  finding->sentence = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (self->findings, finding);
  return finding;
}

/* --- What is gone --- */

static gboolean
is_chart_gone (const MzStoryScene *scene)
{
  const char *chart = mz_story_scene_get_chart (scene);

  return chart != NULL && mz_charts_lookup (chart) == NULL;
}

static gboolean
is_selection_gone (const MzStoryScene *scene, MzStoryContext *context)
{
  return scene->view->id != NULL && mz_dataset_lookup (context->dataset, scene->view->kind, scene->view->id) == NULL;
}

/* Whether all that the scene shows is gone, of which there is something. */
static gboolean
is_empty (const MzStoryScene *scene, MzStoryContext *context, const MzStoryText *text)
{
  guint shown = 0, gone = 0;

  if (is_chart_gone (scene))
    return TRUE;
  shown += (scene->view->id != NULL) + (scene->view->scenario != NULL);
  gone += is_selection_gone (scene, context) + context->no_scenario;
  for (guint i = 0; i < text->figures->len; i++)
    {
      const MzStoryFigure *figure = text->figures->pdata[i];

      shown++;
      gone += figure->status == MZ_STORY_FIGURE_GONE;
    }
  return shown > 0 && gone == shown;
}

/**
 * mz_story_check_is_shown:
 * @context: of the scene
 *
 * Returns: whether something is left to show: %FALSE where the facts have nothing of what the scene has chosen, tells in
 *   figures or assumes, or not its chart. What its text rests on besides, and the notes, do not count.
 */
gboolean
mz_story_check_is_shown (const MzStoryScene *scene, MzStoryContext *context)
{
  g_autoptr (MzStoryText) text = NULL;

  g_return_val_if_fail (scene != NULL && context != NULL, FALSE);

  text = mz_story_text_new (scene->text, context);
  return !is_empty (scene, context, text);
}

static void
check_records (Check *self)
{
  const MzAddress *view = self->scene->view;
  const char *const *countries = mz_query_peek (view->query)->countries;

  if (is_selection_gone (self->scene, self->context))
    add_finding (self, MZ_STORY_SAYS_GONE, MZ_SEVERITY_ERROR, _("The record that is chosen is gone: %1$s/%2$s."),
                 mz_vocabulary_get_key (&mz_record_kinds, view->kind), view->id);
  if (self->context->no_scenario)
    add_finding (self, MZ_STORY_SAYS_GONE, MZ_SEVERITY_ERROR,
                 _("There is no scenario “%s”, or the facts no longer have what it names; the facts themselves are shown."),
                 view->scenario);
  if (is_chart_gone (self->scene))
    add_finding (self, MZ_STORY_SAYS_GONE, MZ_SEVERITY_ERROR, _("There is no chart “%s”."),
                 mz_story_scene_get_chart (self->scene));
  for (guint i = 0; self->scene->sources[i] != NULL; i++)
    if (mz_dataset_find (self->context->dataset, self->scene->sources[i]) == NULL)
      add_finding (self, MZ_STORY_SAYS_GONE, MZ_SEVERITY_WARNING, _("A record that the text rests on is gone: %s."),
                   self->scene->sources[i]);
  for (guint i = 0; countries[i] != NULL; i++)
    if (mz_dataset_lookup (self->context->dataset, MZ_RECORD_COUNTRY, countries[i]) == NULL)
      add_finding (self, MZ_STORY_SAYS_GONE, MZ_SEVERITY_WARNING, _("The filter names a country that is not known: %s."),
                   countries[i]);
}

/* --- Figures --- */

static void
check_figure (Check *self, const MzStoryFigure *figure)
{
  const char *then = mz_story_scene_get_then (self->scene, figure->binding);

  if (figure->status == MZ_STORY_FIGURE_GONE || figure->status == MZ_STORY_FIGURE_BAD)
    add_finding (self, MZ_STORY_SAYS_GONE, MZ_SEVERITY_ERROR, _("The figure {%1$s} has nothing to show: %2$s"), figure->binding,
                 figure->why);
  else if (then != NULL && strcmp (then, figure->value) != 0)
    {
      MzStoryFinding *finding = add_finding (self, MZ_STORY_SAYS_CHANGED, MZ_SEVERITY_WARNING,
                                             _("The figure {%1$s} was “%2$s” when the scene was written, and is “%3$s” now."),
                                             figure->binding, then, figure->value);

      finding->then = g_strdup (then);
      finding->now = g_strdup (figure->value);
    }
  else if (figure->status == MZ_STORY_FIGURE_NOT_KNOWN && then == NULL)
    add_finding (self, MZ_STORY_SAYS_NOT_KNOWN, MZ_SEVERITY_WARNING, _("The figure {%s} is not known."), figure->binding);
}

/* Those of the text, then those that stand in the notes alone. */
static void
check_figures (Check *self)
{
  for (guint i = 0; i < self->text->figures->len; i++)
    check_figure (self, self->text->figures->pdata[i]);
  for (guint i = 0; i < self->notes->figures->len; i++)
    {
      const MzStoryFigure *figure = self->notes->figures->pdata[i];
      gboolean both = FALSE;

      for (guint k = 0; k < self->text->figures->len && !both; k++)
        both = strcmp (((const MzStoryFigure *) self->text->figures->pdata[k])->binding, figure->binding) == 0;
      if (!both)
        check_figure (self, figure);
    }
}

/* --- The room and the time --- */

static void
check_filter (Check *self)
{
  static const MzRecordKind kinds[] = { MZ_RECORD_SITE, MZ_RECORD_AGREEMENT, MZ_RECORD_MEASURE };

  if (mz_query_is_empty (self->scene->view->query) || mz_story_scene_get_chart (self->scene) != NULL)
    return;
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      MzStore *store = mz_dataset_get_store (self->context->dataset, kinds[k]);

      for (guint i = 0; i < mz_store_get_length (store); i++)
        if (mz_query_match (self->scene->view->query, mz_store_peek (store, i), self->context->dataset, self->context->date))
          return;
    }
  add_finding (self, MZ_STORY_SAYS_NOTHING, MZ_SEVERITY_WARNING, _("The filter leaves nothing on the map."));
}

static void
check_room (Check *self)
{
  glong title = g_utf8_strlen (self->scene->title, -1), text = g_utf8_strlen (self->text->plain, -1);

  if (title > MZ_STORY_ROOM_TITLE)
    add_finding (self, MZ_STORY_SAYS_TOO_LONG, MZ_SEVERITY_WARNING,
                 ngettext ("The title is %1$ld character too long for the room: %2$ld, where %3$d fit.",
                           "The title is %1$ld characters too long for the room: %2$ld, where %3$d fit.",
                           (gulong) (title - MZ_STORY_ROOM_TITLE)),
                 title - MZ_STORY_ROOM_TITLE, title, MZ_STORY_ROOM_TITLE);
  if (text > MZ_STORY_ROOM_TEXT)
    add_finding (self, MZ_STORY_SAYS_TOO_LONG, MZ_SEVERITY_WARNING,
                 ngettext ("The text is %1$ld character too long for the room: %2$ld, where %3$d fit.",
                           "The text is %1$ld characters too long for the room: %2$ld, where %3$d fit.",
                           (gulong) (text - MZ_STORY_ROOM_TEXT)),
                 text - MZ_STORY_ROOM_TEXT, text, MZ_STORY_ROOM_TEXT);
}

static void
check_time (Check *self)
{
  guint words = mz_story_text_count_words (self->notes);
  guint seconds = (words * 60 + MZ_STORY_WORDS_A_MINUTE - 1) / MZ_STORY_WORDS_A_MINUTE;

  if (self->scene->seconds > 0 && seconds > self->scene->seconds)
    add_finding (self, MZ_STORY_SAYS_TOO_FAST, MZ_SEVERITY_WARNING,
                 /* Translators: %2$u and %3$u are seconds; both numbers of words and seconds are well above one. */
                 _("To say the %1$u words of the notes takes %2$u seconds; %3$u are planned."), words, seconds,
                 self->scene->seconds);
}

static void
check_scene (Check *self)
{
  g_autoptr (MzStoryText) text = NULL, notes = NULL;

  mz_story_context_set_scene (self->context, self->scene);
  text = mz_story_text_new (self->scene->text, self->context);
  notes = mz_story_text_new (self->scene->notes, self->context);
  self->text = text;
  self->notes = notes;
  if (is_empty (self->scene, self->context, text))
    add_finding (self, MZ_STORY_SAYS_SKIPPED, MZ_SEVERITY_ERROR,
                 _("All that it shows is gone: it will be passed over in the show."));
  check_records (self);
  check_figures (self);
  check_filter (self);
  check_room (self);
  check_time (self);
}

/**
 * mz_story_check_run:
 *
 * Returns: (transfer full) (element-type MzStoryFinding): by scene; none where the story may be shown as it is
 */
GPtrArray *
mz_story_check_run (const MzStory *story, MzDataset *facts)
{
  g_autoptr (MzStoryContext) context = mz_story_context_new (facts, NULL, MZ_PARTIAL_DATE_NONE);
  Check check = { .findings = g_ptr_array_new_with_free_func (free_finding), .context = context };

  for (check.index = 0; check.index < mz_story_get_n_scenes (story); check.index++)
    {
      check.scene = mz_story_peek_scene (story, check.index);
      check_scene (&check);
    }
  return check.findings;
}

static void
note_text (MzStoryScene *scene, const char *text, MzStoryContext *context)
{
  g_autoptr (MzStoryText) read = mz_story_text_new (text, context);

  for (guint i = 0; i < read->figures->len; i++)
    {
      const MzStoryFigure *figure = read->figures->pdata[i];

      if (figure->status == MZ_STORY_FIGURE_FOUND || figure->status == MZ_STORY_FIGURE_NOT_KNOWN)
        mz_story_scene_add_then (scene, figure->binding, figure->value);
    }
}

/** mz_story_note_figures: Returns: (transfer full): the story, with what its figures are now noted in it in place of what they were. */
MzStory *
mz_story_note_figures (const MzStory *story, MzDataset *facts)
{
  g_autoptr (GPtrArray) scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_story_scene_free);
  g_autoptr (MzStoryContext) context = mz_story_context_new (facts, NULL, MZ_PARTIAL_DATE_NONE);

  for (guint i = 0; i < mz_story_get_n_scenes (story); i++)
    {
      MzStoryScene *scene = mz_story_scene_copy (mz_story_peek_scene (story, i));

      mz_story_context_set_scene (context, scene);
      g_ptr_array_set_size (scene->then, 0);
      note_text (scene, scene->text, context);
      note_text (scene, scene->notes, context);
      g_ptr_array_add (scenes, scene);
    }
  return mz_story_new (mz_story_get_id (story), mz_story_get_title (story), mz_story_get_subtitle (story), scenes);
}
