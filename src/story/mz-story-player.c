/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-story"

#include "mz-story-player.h"

#include "mz-props.h"

struct _MzStoryPlayer
{
  GObject          parent_instance;
  MzStory         *story;
  guint            n_scenes;
  gboolean        *skipped;    /* of each scene */
  guint            scene;
  MzStoryScreen    screen;
  MzStoryPointer   pointer;
  MzStoryExploring exploring;
  gboolean         ended;

  MzStoryClock     clock;
  gpointer         clock_data;
  gboolean         running;
  gint64           begin, since; /* µs of the clock: of the show, of the scene */
  gint64           elapsed;      /* µs, of a show that has ended */
  gint64          *spent;        /* µs, on each scene before this time */
};

typedef enum { PROP_SCENE = 1, PROP_SCREEN, PROP_POINTER, PROP_EXPLORING, PROP_ENDED } MzStoryPlayerProperty;
static GParamSpec *props[PROP_ENDED + 1];

G_DEFINE_ENUM_TYPE (MzStoryScreen, mz_story_screen,
                    G_DEFINE_ENUM_VALUE (MZ_STORY_SCREEN_SCENE, "scene"),
                    G_DEFINE_ENUM_VALUE (MZ_STORY_SCREEN_BLACK, "black"),
                    G_DEFINE_ENUM_VALUE (MZ_STORY_SCREEN_WHITE, "white"))
G_DEFINE_ENUM_TYPE (MzStoryPointer, mz_story_pointer,
                    G_DEFINE_ENUM_VALUE (MZ_STORY_POINTER_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (MZ_STORY_POINTER_DOT, "dot"),
                    G_DEFINE_ENUM_VALUE (MZ_STORY_POINTER_SPOTLIGHT, "spotlight"))
G_DEFINE_ENUM_TYPE (MzStoryExploring, mz_story_exploring,
                    G_DEFINE_ENUM_VALUE (MZ_STORY_EXPLORING_NOT, "not"),
                    G_DEFINE_ENUM_VALUE (MZ_STORY_EXPLORING_SHOWN, "shown"),
                    G_DEFINE_ENUM_VALUE (MZ_STORY_EXPLORING_PRIVATE, "private"))
G_DEFINE_FINAL_TYPE (MzStoryPlayer, mz_story_player, G_TYPE_OBJECT)

static gint64
read_monotonic (gpointer unused)
{
  return g_get_monotonic_time ();
}

/* The nearest scene from @from on, in steps of @step, that is not skipped. */
static gboolean
find_scene (MzStoryPlayer *self, int from, int step, guint *scene)
{
  for (int i = from; i >= 0 && i < (int) self->n_scenes; i += step)
    if (!self->skipped[i])
      {
        *scene = (guint) i;
        return TRUE;
      }
  return FALSE;
}

static void
set_screen (MzStoryPlayer *self, MzStoryScreen screen)
{
  if (self->screen == screen)
    return;
  self->screen = screen;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SCREEN]);
}

static void
set_pointer (MzStoryPlayer *self, MzStoryPointer pointer)
{
  if (self->pointer == pointer)
    return;
  self->pointer = pointer;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_POINTER]);
}

static void
set_exploring (MzStoryPlayer *self, MzStoryExploring exploring)
{
  if (self->exploring == exploring)
    return;
  self->exploring = exploring;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_EXPLORING]);
}

/* Adds what has gone by since the scene came on to what it has had. */
static void
book_time (MzStoryPlayer *self)
{
  gint64 now = self->clock (self->clock_data);

  if (self->running)
    self->spent[self->scene] += now - self->since;
  self->since = now;
}

static gboolean
set_scene (MzStoryPlayer *self, guint scene)
{
  if (self->scene == scene)
    return FALSE;
  book_time (self);
  self->scene = scene;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SCENE]);
  return TRUE;
}

/* From anywhere to a scene in full light; what is shown beside the story is over. */
static gboolean
move_to (MzStoryPlayer *self, int from, int step)
{
  gboolean changed = self->exploring != MZ_STORY_EXPLORING_NOT || self->screen != MZ_STORY_SCREEN_SCENE;
  guint scene;

  set_screen (self, MZ_STORY_SCREEN_SCENE);
  set_exploring (self, MZ_STORY_EXPLORING_NOT);
  return (find_scene (self, from, step, &scene) && set_scene (self, scene)) || changed;
}

static gboolean
go_to (MzStoryPlayer *self, guint number)
{
  guint scene;
  int at = (int) MIN (number, self->n_scenes) - 1;

  if (number == 0)
    return FALSE;
  return find_scene (self, at, 1, &scene) ? move_to (self, at, 1) : move_to (self, at, -1);
}

static gboolean
step_by (MzStoryPlayer *self, int step)
{
  if (self->screen == MZ_STORY_SCREEN_SCENE)
    return move_to (self, (int) self->scene + step, step);
  set_screen (self, MZ_STORY_SCREEN_SCENE);
  return TRUE;
}

static gboolean
toggle_screen (MzStoryPlayer *self, MzStoryScreen screen)
{
  set_screen (self, self->screen == screen ? MZ_STORY_SCREEN_SCENE : screen);
  return TRUE;
}

static gboolean
toggle_pointer (MzStoryPlayer *self, MzStoryPointer pointer)
{
  set_pointer (self, self->pointer == pointer ? MZ_STORY_POINTER_NONE : pointer);
  return TRUE;
}

static gboolean
come_back (MzStoryPlayer *self)
{
  if (self->exploring == MZ_STORY_EXPLORING_NOT)
    return FALSE;
  set_exploring (self, MZ_STORY_EXPLORING_NOT);
  return TRUE;
}

static gboolean
explore (MzStoryPlayer *self)
{
  if (come_back (self))
    return TRUE;
  set_exploring (self, MZ_STORY_EXPLORING_SHOWN);
  return TRUE;
}

static gboolean
toggle_private (MzStoryPlayer *self)
{
  set_exploring (self, self->exploring == MZ_STORY_EXPLORING_PRIVATE ? MZ_STORY_EXPLORING_SHOWN : MZ_STORY_EXPLORING_PRIVATE);
  return TRUE;
}

static gboolean
end_show (MzStoryPlayer *self)
{
  book_time (self);
  self->elapsed = self->since - self->begin;
  self->running = FALSE;
  self->ended = TRUE;
  set_screen (self, MZ_STORY_SCREEN_SCENE);
  set_pointer (self, MZ_STORY_POINTER_NONE);
  set_exploring (self, MZ_STORY_EXPLORING_NOT);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ENDED]);
  return TRUE;
}

static void
mz_story_player_finalize (GObject *object)
{
  MzStoryPlayer *self = MZ_STORY_PLAYER (object);

  mz_story_unref (self->story);
  g_free (self->skipped);
  g_free (self->spent);
  G_OBJECT_CLASS (mz_story_player_parent_class)->finalize (object);
}

static void
mz_story_player_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MzStoryPlayer *self = MZ_STORY_PLAYER (object);

  switch ((MzStoryPlayerProperty) prop_id)
    {
    case PROP_SCENE:
      g_value_set_uint (value, self->scene);
      break;
    case PROP_SCREEN:
      g_value_set_enum (value, (int) self->screen);
      break;
    case PROP_POINTER:
      g_value_set_enum (value, (int) self->pointer);
      break;
    case PROP_EXPLORING:
      g_value_set_enum (value, (int) self->exploring);
      break;
    case PROP_ENDED:
      g_value_set_boolean (value, self->ended);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mz_story_player_class_init (MzStoryPlayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = mz_story_player_finalize;
  object_class->get_property = mz_story_player_get_property;
  props[PROP_SCENE] = g_param_spec_uint ("scene", NULL, NULL, 0, G_MAXUINT, 0, MZ_PARAM_RO);
  props[PROP_SCREEN] = g_param_spec_enum ("screen", NULL, NULL, mz_story_screen_get_type (), 0, MZ_PARAM_RO);
  props[PROP_POINTER] = g_param_spec_enum ("pointer", NULL, NULL, mz_story_pointer_get_type (), 0, MZ_PARAM_RO);
  props[PROP_EXPLORING] = g_param_spec_enum ("exploring", NULL, NULL, mz_story_exploring_get_type (), 0, MZ_PARAM_RO);
  props[PROP_ENDED] = g_param_spec_boolean ("ended", NULL, NULL, FALSE, MZ_PARAM_RO);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
mz_story_player_init (MzStoryPlayer *self)
{
  self->clock = read_monotonic;
}

/** mz_story_player_new: Returns: (transfer full): a player at the first scene, whose time begins with mz_story_player_start(). */
MzStoryPlayer *
mz_story_player_new (MzStory *story)
{
  MzStoryPlayer *self = g_object_new (MZ_TYPE_STORY_PLAYER, NULL);

  self->story = mz_story_ref (story);
  self->n_scenes = mz_story_get_n_scenes (story);
  self->skipped = g_new0 (gboolean, self->n_scenes);
  self->spent = g_new0 (gint64, self->n_scenes);
  return self;
}

MzStory *
mz_story_player_get_story (MzStoryPlayer *self)
{
  g_return_val_if_fail (MZ_IS_STORY_PLAYER (self), NULL);

  return self->story;
}

/** mz_story_player_set_clock: Measures time by another clock than the machine's; before the start. */
void
mz_story_player_set_clock (MzStoryPlayer *self, MzStoryClock clock, gpointer data)
{
  g_return_if_fail (MZ_IS_STORY_PLAYER (self) && clock != NULL && !self->running);

  self->clock = clock;
  self->clock_data = data;
}

/** mz_story_player_set_skipped: The scene that is on stays on. */
void
mz_story_player_set_skipped (MzStoryPlayer *self, guint scene, gboolean skipped)
{
  g_return_if_fail (MZ_IS_STORY_PLAYER (self) && scene < self->n_scenes);

  self->skipped[scene] = skipped;
}

gboolean
mz_story_player_is_skipped (MzStoryPlayer *self, guint scene)
{
  g_return_val_if_fail (MZ_IS_STORY_PLAYER (self) && scene < self->n_scenes, FALSE);

  return self->skipped[scene];
}

/** mz_story_player_start: Begins to tell, and to count the time, at @scene or the nearest one that is not skipped. */
void
mz_story_player_start (MzStoryPlayer *self, guint scene)
{
  g_return_if_fail (MZ_IS_STORY_PLAYER (self) && scene < self->n_scenes);

  self->running = FALSE;
  go_to (self, scene + 1);
  for (guint i = 0; i < self->n_scenes; i++)
    self->spent[i] = 0;
  self->begin = self->since = self->clock (self->clock_data);
  self->running = TRUE;
  if (self->ended)
    {
      self->ended = FALSE;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ENDED]);
    }
}

/**
 * mz_story_player_do:
 * @number: of %MZ_STORY_GO: a scene, from 1 on; one behind the last is the last
 *
 * Returns: whether anything has changed.
 */
gboolean
mz_story_player_do (MzStoryPlayer *self, MzStoryCommand command, guint number)
{
  g_return_val_if_fail (MZ_IS_STORY_PLAYER (self), FALSE);

  if (self->ended)
    return FALSE;
  switch (command)
    {
    case MZ_STORY_NEXT:
      return step_by (self, 1);
    case MZ_STORY_BACK:
      return step_by (self, -1);
    case MZ_STORY_FIRST:
      return move_to (self, 0, 1);
    case MZ_STORY_LAST:
      return move_to (self, (int) self->n_scenes - 1, -1);
    case MZ_STORY_GO:
      return go_to (self, number);
    case MZ_STORY_BLACK:
      return toggle_screen (self, MZ_STORY_SCREEN_BLACK);
    case MZ_STORY_WHITE:
      return toggle_screen (self, MZ_STORY_SCREEN_WHITE);
    case MZ_STORY_DOT:
      return toggle_pointer (self, MZ_STORY_POINTER_DOT);
    case MZ_STORY_SPOTLIGHT:
      return toggle_pointer (self, MZ_STORY_POINTER_SPOTLIGHT);
    case MZ_STORY_EXPLORE:
      return explore (self);
    case MZ_STORY_PRIVATE:
      return toggle_private (self);
    case MZ_STORY_RETURN:
      return come_back (self);
    case MZ_STORY_END:
      return end_show (self);
    case MZ_N_STORY_COMMANDS:
    default:
      g_return_val_if_reached (FALSE);
    }
}

guint
mz_story_player_get_scene (MzStoryPlayer *self)
{
  g_return_val_if_fail (MZ_IS_STORY_PLAYER (self), 0);

  return self->scene;
}

const MzStoryScene *
mz_story_player_peek_scene (MzStoryPlayer *self)
{
  g_return_val_if_fail (MZ_IS_STORY_PLAYER (self), NULL);

  return mz_story_peek_scene (self->story, self->scene);
}

/** mz_story_player_get_next: Returns: whether there is a scene behind this one. */
gboolean
mz_story_player_get_next (MzStoryPlayer *self, guint *scene)
{
  g_return_val_if_fail (MZ_IS_STORY_PLAYER (self), FALSE);

  return find_scene (self, (int) self->scene + 1, 1, scene);
}

MzStoryScreen
mz_story_player_get_screen (MzStoryPlayer *self)
{
  g_return_val_if_fail (MZ_IS_STORY_PLAYER (self), MZ_STORY_SCREEN_SCENE);

  return self->screen;
}

MzStoryPointer
mz_story_player_get_pointer (MzStoryPlayer *self)
{
  g_return_val_if_fail (MZ_IS_STORY_PLAYER (self), MZ_STORY_POINTER_NONE);

  return self->pointer;
}

MzStoryExploring
mz_story_player_get_exploring (MzStoryPlayer *self)
{
  g_return_val_if_fail (MZ_IS_STORY_PLAYER (self), MZ_STORY_EXPLORING_NOT);

  return self->exploring;
}

gboolean
mz_story_player_has_ended (MzStoryPlayer *self)
{
  g_return_val_if_fail (MZ_IS_STORY_PLAYER (self), FALSE);

  return self->ended;
}

/** mz_story_player_get_elapsed: Returns: seconds since the start, or those of the whole show once it has ended. */
double
mz_story_player_get_elapsed (MzStoryPlayer *self)
{
  g_return_val_if_fail (MZ_IS_STORY_PLAYER (self), 0);

  return (double) (self->running ? self->clock (self->clock_data) - self->begin : self->elapsed) / G_USEC_PER_SEC;
}

/** mz_story_player_get_spent: Returns: seconds that @scene has been on, all its times together. */
double
mz_story_player_get_spent (MzStoryPlayer *self, guint scene)
{
  gint64 spent;

  g_return_val_if_fail (MZ_IS_STORY_PLAYER (self) && scene < self->n_scenes, 0);

  spent = self->spent[scene];
  if (self->running && scene == self->scene)
    spent += self->clock (self->clock_data) - self->since;
  return (double) spent / G_USEC_PER_SEC;
}

/** mz_story_player_get_planned: Returns: seconds for all scenes that are not skipped; 0: there is no plan */
guint
mz_story_player_get_planned (MzStoryPlayer *self)
{
  return mz_story_player_get_planned_before (self, self->n_scenes);
}

/** mz_story_player_get_planned_before: Returns: seconds for the scenes before @scene that are not skipped */
guint
mz_story_player_get_planned_before (MzStoryPlayer *self, guint scene)
{
  guint seconds = 0;

  g_return_val_if_fail (MZ_IS_STORY_PLAYER (self) && scene <= self->n_scenes, 0);

  for (guint i = 0; i < scene; i++)
    if (!self->skipped[i])
      seconds += mz_story_peek_scene (self->story, i)->seconds;
  return seconds;
}

/**
 * mz_story_player_get_behind:
 *
 * Returns: seconds by which this scene should have been over already; negative: by which it is on too early; 0: it is on as
 * planned, or nothing is planned.
 */
double
mz_story_player_get_behind (MzStoryPlayer *self)
{
  double elapsed = mz_story_player_get_elapsed (self), first, last;

  if (mz_story_player_get_planned (self) == 0)
    return 0;
  first = mz_story_player_get_planned_before (self, self->scene);
  last = mz_story_player_get_planned_before (self, self->scene + 1);
  return elapsed > last ? elapsed - last : MIN (elapsed - first, 0);
}
