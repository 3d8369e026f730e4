/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a presenter has to know of a story before it is shown over these facts. */
#pragma once

#include "mz-report.h"
#include "mz-story-figure.h"

G_BEGIN_DECLS

/* What fits the room: on a screen of 1920x1080 a title of two lines, and a text that is read at a glance. Characters. */
#define MZ_STORY_ROOM_TITLE 60
#define MZ_STORY_ROOM_TEXT  200
/* Words that one says in a minute, and is understood. */
#define MZ_STORY_WORDS_A_MINUTE 130

typedef enum
{
  MZ_STORY_SAYS_GONE,      /* the facts do not have a record that it names */
  MZ_STORY_SAYS_SKIPPED,   /* all that it shows is gone: it will be passed over */
  MZ_STORY_SAYS_NOT_KNOWN, /* a figure is not known */
  MZ_STORY_SAYS_CHANGED,   /* a figure is another than when it was written */
  MZ_STORY_SAYS_NOTHING,   /* its filter leaves nothing */
  MZ_STORY_SAYS_TOO_LONG,  /* for the room */
  MZ_STORY_SAYS_TOO_FAST   /* the notes take longer than is planned */
} MzStoryFindingKind;

/**
 * MzStoryFinding:
 * @scene: which, from 0
 * @severity: an error: the scene is not shown, or not as it was meant
 * @sentence: for people, without the scene's name
 * @then, @now: (nullable): of a figure that changed: its values
 */
typedef struct
{
  guint              scene;
  MzStoryFindingKind kind;
  MzSeverity         severity;
  char              *sentence, *then, *now;
} MzStoryFinding;

GPtrArray *mz_story_check_run      (const MzStory *story, MzDataset *facts);
gboolean   mz_story_check_is_shown (const MzStoryScene *scene, MzStoryContext *context);
MzStory   *mz_story_note_figures   (const MzStory *story, MzDataset *facts);

G_END_DECLS
