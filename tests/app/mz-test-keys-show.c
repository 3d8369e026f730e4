/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the keys of briefings and of a show do. */
#include "mz-test-keys.h"

#include <string.h>

#include "mz-scene-form.h"
#include "mz-scene-list.h"
#include "mz-show-private.h"
#include "mz-window-story.h"

static gboolean
shows_briefings (MzTestKeys *self)
{
  return mz_window_shows_briefings (self->window);
}

static void
leave_briefings (MzTestKeys *self)
{
  if (shows_briefings (self))
    mz_test_keys_act (self, "win.briefings");
  mz_test_keys_show_page (self, MZ_PAGE_MAP);
}

static gboolean
adds_scene (MzTestKeys *self)
{
  return strlen (self->now.titles) > strlen (self->before.titles);
}

/* A story of two scenes or more, and the keyboard on one of them. */
static void
go_to_scenes (MzTestKeys *self)
{
  MzDocument *document = mz_desk_get_document (self->window->desk);

  while (mz_document_count (document, MZ_DOCUMENT_STORIES) == 0
         || mz_story_get_n_scenes (mz_document_peek_story (document, 0)) < 2)
    {
      leave_briefings (self);
      mz_workspace_set_date (self->workspace, mz_partial_date_new (2000 + (int) strlen (self->before.titles), 1, 1));
      mz_test_keys_act (self, "win.add-scene");
      mz_test_keys_note (self, &self->before);
    }
  if (!shows_briefings (self))
    mz_test_keys_act (self, "win.briefings");
  mz_briefings_choose (self->window->briefings, mz_story_get_id (mz_document_peek_story (document, 0)), TRUE);
  mz_briefings_choose_scene (self->window->briefings, strcmp (self->key->accel, "<Alt>Up") == 0 ? 1 : 0);
  mz_test_keys_settle (self);
  mz_test_keys_focus (self, mz_test_find_type (GTK_WIDGET (self->window->briefings), MZ_TYPE_SCENE_LIST));
}

static const MzStoryScene *
peek_scene (MzTestKeys *self)
{
  return mz_story_peek_scene (mz_document_peek_story (mz_desk_get_document (self->window->desk), 0), 0);
}

static void
go_to_other_date (MzTestKeys *self)
{
  go_to_scenes (self);
  mz_workspace_set_date (self->workspace, mz_partial_date_new (1999, 1, 1));
}

static gboolean
updates_scene (MzTestKeys *self)
{
  return peek_scene (self)->view->date.year == 1999;
}

static gboolean
changes_order (MzTestKeys *self)
{
  return strcmp (self->now.titles, self->before.titles) != 0 && strlen (self->now.titles) == strlen (self->before.titles);
}

static GtkWidget *
find_title (MzTestKeys *self)
{
  return mz_test_find_type (mz_test_find_type (GTK_WIDGET (self->window->briefings), MZ_TYPE_SCENE_FORM), GTK_TYPE_ENTRY);
}

static void
write_title (MzTestKeys *self)
{
  go_to_scenes (self);
  mz_test_keys_focus (self, find_title (self));
  gtk_editable_set_text (GTK_EDITABLE (find_title (self)), "By keys");
}

static gboolean
keeps_title (MzTestKeys *self)
{
  return g_str_has_prefix (self->now.titles, "By keys;");
}

static void
go_to_form (MzTestKeys *self)
{
  go_to_scenes (self);
  mz_test_keys_focus (self, find_title (self));
}

static gboolean
presents (MzTestKeys *self)
{
  return self->window->show != NULL;
}

static gboolean
rehearses (MzTestKeys *self)
{
  return presents (self) && self->window->rehearsal != MZ_REHEARSAL_NONE;
}

static MzStoryPlayer *
get_player (MzTestKeys *self)
{
  return mz_show_get_player (self->window->show);
}

static gboolean
is_presenting (gpointer self)
{
  return presents (self);
}

static gboolean
has_other (gpointer self)
{
  return mz_test_keys_get_other (self) != NULL;
}

/* By keys alone: the last story of the list, and there it is; on its third scene. */
static void
go_to_show (MzTestKeys *self)
{
  if (!presents (self))
    {
      mz_test_keys_calm (self);
      leave_briefings (self);
      mz_test_keys_press (self, "F5");
      g_assert_true (mz_test_wait_until (has_other, self, 5000));
      mz_test_keys_press (self, "End Return");
      g_assert_true (mz_test_wait_until (is_presenting, self, 5000));
      self->in_show = TRUE;
    }
  mz_story_player_do (get_player (self), MZ_STORY_RETURN, 0);
  mz_story_player_do (get_player (self), MZ_STORY_GO, 3);
  mz_test_drain ();
}

/* Which scene it is now: @what, from 1 on. */
static gboolean
shows_scene (MzTestKeys *self)
{
  guint wanted = strcmp (self->key->what, "last") == 0 ? mz_story_get_n_scenes (mz_story_player_get_story (get_player (self)))
                                                       : (guint) strtoul (self->key->what, NULL, 10);

  return self->now.scene == wanted - 1;
}

static void
type_number (MzTestKeys *self)
{
  go_to_show (self);
  mz_test_keys_press (self, "5");
}

/* Black and white come again by the same key. */
static gboolean
is_dark_and_back (MzTestKeys *self, MzStoryScreen screen)
{
  if (mz_story_player_get_screen (get_player (self)) != screen)
    return FALSE;
  mz_test_keys_press (self, self->key->accel);
  return mz_story_player_get_screen (get_player (self)) == MZ_STORY_SCREEN_SCENE;
}

static gboolean
is_black (MzTestKeys *self)
{
  return is_dark_and_back (self, MZ_STORY_SCREEN_BLACK);
}

static gboolean
is_white (MzTestKeys *self)
{
  return is_dark_and_back (self, MZ_STORY_SCREEN_WHITE);
}

static gboolean
has_dot (MzTestKeys *self)
{
  return mz_story_player_get_pointer (get_player (self)) == MZ_STORY_POINTER_DOT;
}

static gboolean
has_spotlight (MzTestKeys *self)
{
  return mz_story_player_get_pointer (get_player (self)) == MZ_STORY_POINTER_SPOTLIGHT;
}

static gboolean
explores (MzTestKeys *self)
{
  return mz_story_player_get_exploring (get_player (self)) == MZ_STORY_EXPLORING_SHOWN;
}

static void
explore (MzTestKeys *self)
{
  go_to_show (self);
  mz_test_keys_press (self, "e");
}

static gboolean
is_private (MzTestKeys *self)
{
  return mz_story_player_get_exploring (get_player (self)) == MZ_STORY_EXPLORING_PRIVATE;
}

static gboolean
is_back (MzTestKeys *self)
{
  return mz_story_player_get_exploring (get_player (self)) == MZ_STORY_EXPLORING_NOT;
}

static gboolean
switches (MzTestKeys *self)
{
  return self->now.console != self->before.console;
}

static gboolean
has_screens (MzTestKeys *self)
{
  if (mz_show_has_two_screens (self->window->show))
    return FALSE;
  g_test_message ("%s: there is one screen; test-show-screens has two", self->key->accel);
  return TRUE;
}

static gboolean
is_dark (MzTestKeys *self)
{
  return mz_show_stage_is_dark (self->window->show->stage);
}

static gboolean
has_larger_notes (MzTestKeys *self)
{
  return self->now.notes > self->before.notes;
}

static gboolean
has_smaller_notes (MzTestKeys *self)
{
  return self->now.notes < self->before.notes;
}

static gboolean
ends (MzTestKeys *self)
{
  self->in_show = presents (self);
  return !self->in_show;
}

static const MzTestKey briefings_keys[] = {
  { "<Control><Shift>b", leave_briefings, shows_briefings, NULL },
  { "<Control><Shift>a", leave_briefings, adds_scene, NULL },
  { "<Control><Shift>v", go_to_other_date, updates_scene, NULL },
  { "<Alt>Up", go_to_scenes, changes_order, NULL },
  { "<Alt>Down", go_to_scenes, changes_order, NULL },
  { "<Control><Shift>k", go_to_scenes, adds_scene, NULL },
  { "<Control>Return", write_title, keeps_title, NULL },
  { "<Control>i", go_to_form, mz_test_keys_opens, "MzFigureDialog" },
  { "<Shift>F2", go_to_scenes, mz_test_keys_asks, NULL },
  { "<Control>F5", go_to_scenes, rehearses, NULL },
  { "F5", leave_briefings, mz_test_keys_opens, "MzShowDialog" },
  { "<Shift>F5", leave_briefings, presents, NULL },
};

static const MzTestKey show_keys[] = {
  { "Page_Down", go_to_show, shows_scene, "4" },
  { "Right", go_to_show, shows_scene, "4" },
  { "Down", go_to_show, shows_scene, "4" },
  { "space", go_to_show, shows_scene, "4" },
  { "Page_Up", go_to_show, shows_scene, "2" },
  { "Left", go_to_show, shows_scene, "2" },
  { "Up", go_to_show, shows_scene, "2" },
  { "Home", go_to_show, shows_scene, "1" },
  { "End", go_to_show, shows_scene, "last" },
  { "Return", type_number, shows_scene, "5" },
  { "b", go_to_show, is_black, NULL },
  { "period", go_to_show, is_black, NULL },
  { "w", go_to_show, is_white, NULL },
  { "comma", go_to_show, is_white, NULL },
  { "l", go_to_show, has_dot, NULL },
  { "o", go_to_show, has_spotlight, NULL },
};

static const MzTestKey free_keys[] = {
  { "e", go_to_show, explores, NULL },
  { "p", explore, is_private, NULL },
  { "BackSpace", explore, is_back, NULL },
  { "Tab", go_to_show, switches, NULL },
  { "c", go_to_show, switches, NULL },
  { "s", go_to_show, has_screens, NULL },
  { "d", go_to_show, is_dark, NULL },
  { "<Control>plus", go_to_show, has_larger_notes, NULL },
  { "<Control>minus", go_to_show, has_smaller_notes, NULL },
  { "Escape", go_to_show, ends, NULL },
};

const MzTestKeyGroup mz_test_keys_show[] = {
  { "Briefings", briefings_keys, G_N_ELEMENTS (briefings_keys) },
  { "Presenting", show_keys, G_N_ELEMENTS (show_keys) },
  { "Free map and screens", free_keys, G_N_ELEMENTS (free_keys) },
  { NULL, NULL, 0 },
};
