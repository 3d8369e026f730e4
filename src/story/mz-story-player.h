/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-story.h"

G_BEGIN_DECLS

typedef enum { MZ_STORY_SCREEN_SCENE, MZ_STORY_SCREEN_BLACK, MZ_STORY_SCREEN_WHITE } MzStoryScreen;

typedef enum { MZ_STORY_POINTER_NONE, MZ_STORY_POINTER_DOT, MZ_STORY_POINTER_SPOTLIGHT } MzStoryPointer;

/* Whether the story has been left for the map, and whether the audience sees that. */
typedef enum { MZ_STORY_EXPLORING_NOT, MZ_STORY_EXPLORING_SHOWN, MZ_STORY_EXPLORING_PRIVATE } MzStoryExploring;

typedef enum
{
  MZ_STORY_NEXT,
  MZ_STORY_BACK,
  MZ_STORY_FIRST,
  MZ_STORY_LAST,
  MZ_STORY_GO,        /* to the scene of a number, from 1 on */
  MZ_STORY_BLACK,
  MZ_STORY_WHITE,
  MZ_STORY_DOT,
  MZ_STORY_SPOTLIGHT,
  MZ_STORY_EXPLORE,
  MZ_STORY_PRIVATE,
  MZ_STORY_RETURN,
  MZ_STORY_END,
  MZ_N_STORY_COMMANDS
} MzStoryCommand;

typedef gint64 (*MzStoryClock) (gpointer data); /* µs, from any beginning, never back */

/**
 * MzStoryPlayer:
 *
 * Where a show stands: which scene of a story is told, what the audience sees of it, and how long it has taken. It knows no
 * windows: whoever shows it binds to it. Main thread only.
 *
 * What darkens the screen lights it up again; so does whatever leads on, which then stays where it is. Whoever has left the
 * story for the map comes back to it with any step. A scene that is skipped is passed over by all steps; where every scene is,
 * the story has none to show and stays at its first.
 *
 * Properties, all notified and read-only: scene (from 0 on), screen, pointer, exploring, ended.
 */
#define MZ_TYPE_STORY_PLAYER (mz_story_player_get_type ())
G_DECLARE_FINAL_TYPE (MzStoryPlayer, mz_story_player, MZ, STORY_PLAYER, GObject)

GType               mz_story_screen_get_type           (void) G_GNUC_CONST;
GType               mz_story_pointer_get_type          (void) G_GNUC_CONST;
GType               mz_story_exploring_get_type        (void) G_GNUC_CONST;

MzStoryPlayer      *mz_story_player_new                (MzStory *story);
MzStory            *mz_story_player_get_story          (MzStoryPlayer *self);
void                mz_story_player_set_clock          (MzStoryPlayer *self, MzStoryClock clock, gpointer data);
void                mz_story_player_set_skipped        (MzStoryPlayer *self, guint scene, gboolean skipped);
gboolean            mz_story_player_is_skipped         (MzStoryPlayer *self, guint scene);

void                mz_story_player_start              (MzStoryPlayer *self, guint scene);
gboolean            mz_story_player_do                 (MzStoryPlayer *self, MzStoryCommand command, guint number);

guint               mz_story_player_get_scene          (MzStoryPlayer *self);
const MzStoryScene *mz_story_player_peek_scene         (MzStoryPlayer *self);
gboolean            mz_story_player_get_next           (MzStoryPlayer *self, guint *scene);
MzStoryScreen       mz_story_player_get_screen         (MzStoryPlayer *self);
MzStoryPointer      mz_story_player_get_pointer        (MzStoryPlayer *self);
MzStoryExploring    mz_story_player_get_exploring      (MzStoryPlayer *self);
gboolean            mz_story_player_has_ended          (MzStoryPlayer *self);

double              mz_story_player_get_elapsed        (MzStoryPlayer *self);
double              mz_story_player_get_spent          (MzStoryPlayer *self, guint scene);
guint               mz_story_player_get_planned        (MzStoryPlayer *self);
guint               mz_story_player_get_planned_before (MzStoryPlayer *self, guint scene);
double              mz_story_player_get_behind         (MzStoryPlayer *self);

G_END_DECLS
