/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-story-player.h"
#include "mz-test.h"

#define N_SCENES 5

static MzStory *
story_new (guint n, const guint *seconds)
{
  g_autoptr (GPtrArray) scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_story_scene_free);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("scene-%u", i + 1);
      MzStoryScene *scene = mz_story_scene_new (id, id);

      scene->seconds = seconds != NULL ? seconds[i] : 0;
      g_ptr_array_add (scenes, scene);
    }
  return mz_story_new ("trial", "A trial", NULL, scenes);
}

static gint64
read_clock (gpointer now)
{
  return *(gint64 *) now;
}

static MzStoryPlayer *
player_new (guint n, const guint *seconds, gint64 *now)
{
  g_autoptr (MzStory) story = story_new (n, seconds);
  MzStoryPlayer *player = mz_story_player_new (story);

  mz_story_player_set_clock (player, read_clock, now);
  return player;
}

/* A command as a letter: n b f l, digits, B W D S E P R. */
static gboolean
press (MzStoryPlayer *player, char letter)
{
  static const char letters[] = "nbfl#BWDSEPRX";

  if (g_ascii_isdigit (letter))
    return mz_story_player_do (player, MZ_STORY_GO, (guint) g_ascii_digit_value (letter));
  return mz_story_player_do (player, (MzStoryCommand) (strchr (letters, letter) - letters), 0);
}

/* Where a player stands, as text: number of the scene, then what is not as usual. */
static char *
describe (MzStoryPlayer *player)
{
  static const char *const screens[] = { "", " black", " white" }, *const pointers[] = { "", " dot", " spot" },
                    *const exploring[] = { "", " shown", " private" };

  return g_strdup_printf ("%u%s%s%s%s", mz_story_player_get_scene (player) + 1, screens[mz_story_player_get_screen (player)],
                          pointers[mz_story_player_get_pointer (player)], exploring[mz_story_player_get_exploring (player)],
                          mz_story_player_has_ended (player) ? " end" : "");
}

static void
test_table (void)
{
  /* Of five scenes the fourth is skipped. */
  static const struct { const char *keys, *state; } cases[] = {
    { "", "1" },           { "n", "2" },             { "nn", "3" },            { "nnn", "5" },
    { "nnnn", "5" },       { "nnnb", "3" },          { "b", "1" },             { "l", "5" },
    { "lf", "1" },         { "3", "3" },             { "4", "5" },             { "9", "5" },
    { "0", "1" },          { "B", "1 black" },       { "BB", "1" },            { "W", "1 white" },
    { "WW", "1" },         { "BW", "1 white" },      { "nBn", "2" },           { "nBnn", "3" },
    { "nBb", "2" },        { "nB3", "3" },           { "nWl", "5" },           { "D", "1 dot" },
    { "DD", "1" },         { "DS", "1 spot" },       { "DnS", "2 spot" },      { "DB", "1 black dot" },
    { "E", "1 shown" },    { "EE", "1" },            { "EP", "1 private" },    { "EPP", "1 shown" },
    { "P", "1 private" },  { "ER", "1" },            { "EPR", "1" },           { "R", "1" },
    { "En", "2" },         { "nEb", "1" },           { "nEf", "1" },           { "nE2", "2" },
    { "EB", "1 black shown" }, { "EBB", "1 shown" }, { "EBn", "1 shown" },     { "EBnn", "2" },
    { "X", "1 end" },      { "nDBEX", "2 end" },     { "nXn", "2 end" },       { "XB", "1 end" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 now = 0;
      MzStoryPlayer *player = player_new (N_SCENES, NULL, &now);
      g_autofree char *state = NULL;

      mz_story_player_set_skipped (player, 3, TRUE);
      mz_story_player_start (player, 0);
      for (const char *key = cases[i].keys; *key != '\0'; key++)
        press (player, *key);
      state = describe (player);
      if (!g_str_equal (state, cases[i].state))
        g_error ("“%s” leads to “%s”, not to “%s”", cases[i].keys, state, cases[i].state);
      g_assert_finalize_object (player);
    }
}

/* The same rules, said anew: a row of numbers of scenes that are not skipped, and a place in it. */
typedef struct
{
  guint    row[N_SCENES];
  int      n, at;
  int      screen, pointer, exploring;
} Reference;

static void
refer (Reference *self, char letter)
{
  int to = self->at;

  if (strchr ("nbfl123456789", letter) != NULL)
    {
      if (strchr ("nb", letter) != NULL && self->screen != 0)
        {
          self->screen = 0;
          return;
        }
      if (letter == 'n')
        to++;
      else if (letter == 'b')
        to--;
      else if (letter == 'f')
        to = 0;
      else if (letter == 'l')
        to = self->n - 1;
      else
        for (to = 0; to < self->n - 1 && self->row[to] < (guint) (letter - '0'); to++)
          ;
      self->at = CLAMP (to, 0, self->n - 1);
      self->screen = self->exploring = 0;
    }
  else if (letter == 'B' || letter == 'W')
    self->screen = self->screen == (letter == 'B' ? 1 : 2) ? 0 : letter == 'B' ? 1 : 2;
  else if (letter == 'D' || letter == 'S')
    self->pointer = self->pointer == (letter == 'D' ? 1 : 2) ? 0 : letter == 'D' ? 1 : 2;
  else if (letter == 'E')
    self->exploring = self->exploring == 0;
  else if (letter == 'P')
    self->exploring = self->exploring == 2 ? 1 : 2;
  else if (letter == 'R')
    self->exploring = 0;
}

static void
count_cb (guint *count)
{
  ++*count;
}

static void
test_random (void)
{
  static const char letters[] = "nnnnbbfl123456789BWDSEPR";
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint walk = 0; walk < 200; walk++)
    {
      gint64 now = 0;
      MzStoryPlayer *player = player_new (N_SCENES, NULL, &now);
      Reference reference = { 0 };
      guint keep = (guint) g_rand_int_range (rand, 0, N_SCENES);
      guint moves = 0;

      for (guint i = 0; i < N_SCENES; i++)
        {
          gboolean skipped = i != keep && g_rand_int_range (rand, 0, 3) == 0;

          mz_story_player_set_skipped (player, i, skipped);
          if (!skipped)
            reference.row[reference.n++] = i + 1;
        }
      mz_story_player_start (player, 0);
      g_signal_connect_swapped (player, "notify", G_CALLBACK (count_cb), &moves);
      for (guint step = 0; step < 200; step++)
        {
          char letter = letters[g_rand_int_range (rand, 0, (gint32) strlen (letters))];
          g_autofree char *before = describe (player), *after = NULL;
          gboolean changed;

          moves = 0;
          changed = press (player, letter);
          refer (&reference, letter);
          after = describe (player);
          g_assert_cmpuint (mz_story_player_get_scene (player) + 1, ==, reference.row[reference.at]);
          g_assert_cmpint (mz_story_player_get_screen (player), ==, reference.screen);
          g_assert_cmpint (mz_story_player_get_pointer (player), ==, reference.pointer);
          g_assert_cmpint (mz_story_player_get_exploring (player), ==, reference.exploring);
          /* It tells just when something has changed. */
          g_assert_cmpint (changed, ==, !g_str_equal (before, after));
          g_assert_cmpint (moves > 0, ==, changed);
        }
      g_assert_finalize_object (player);
    }
}

static void
test_none (void)
{
  gint64 now = 0;
  MzStoryPlayer *player = player_new (2, NULL, &now);
  guint next;

  mz_story_player_set_skipped (player, 0, TRUE);
  mz_story_player_set_skipped (player, 1, TRUE);
  mz_story_player_start (player, 0);
  g_assert_false (press (player, 'n'));
  g_assert_false (mz_story_player_get_next (player, &next));
  g_assert_cmpuint (mz_story_player_get_scene (player), ==, 0);
  g_assert_finalize_object (player);
}

#define S G_USEC_PER_SEC

static void
test_time (void)
{
  /* 60 + 30 + 90 + 40 seconds; the second is skipped, which leaves 190, and the third begins at 60. */
  static const guint seconds[] = { 60, 30, 90, 40 };
  gint64 now = 1000 * (gint64) S;
  MzStoryPlayer *player = player_new (4, seconds, &now);
  guint next;

  mz_story_player_set_skipped (player, 1, TRUE);
  g_assert_cmpfloat (mz_story_player_get_elapsed (player), ==, 0);
  mz_story_player_start (player, 0);
  g_assert_cmpuint (mz_story_player_get_planned (player), ==, 190);
  g_assert_cmpuint (mz_story_player_get_planned_before (player, 2), ==, 60);
  g_assert_true (mz_story_player_get_next (player, &next));
  g_assert_cmpuint (next, ==, 2);
  now += 50 * S;
  g_assert_cmpfloat (mz_story_player_get_elapsed (player), ==, 50);
  g_assert_cmpfloat (mz_story_player_get_behind (player), ==, 0);
  now += 22 * S;
  g_assert_cmpfloat (mz_story_player_get_behind (player), ==, 12);
  press (player, 'n');
  /* 72 lies in 60 to 150. */
  g_assert_cmpfloat (mz_story_player_get_behind (player), ==, 0);
  g_assert_cmpfloat (mz_story_player_get_spent (player, 0), ==, 72);
  now += 8 * S;
  press (player, 'n');
  /* 80: the last should come at 150. */
  g_assert_cmpfloat (mz_story_player_get_behind (player), ==, -70);
  g_assert_cmpfloat (mz_story_player_get_spent (player, 2), ==, 8);
  press (player, 'b');
  now += 2 * S;
  g_assert_cmpfloat (mz_story_player_get_spent (player, 2), ==, 10);
  press (player, 'X');
  now += 99 * S;
  g_assert_cmpfloat (mz_story_player_get_elapsed (player), ==, 82);
  g_assert_cmpfloat (mz_story_player_get_spent (player, 2), ==, 10);
  g_assert_cmpfloat (mz_story_player_get_spent (player, 3), ==, 0);
  /* Once more, from the third. */
  mz_story_player_start (player, 2);
  g_assert_false (mz_story_player_has_ended (player));
  g_assert_cmpfloat (mz_story_player_get_elapsed (player), ==, 0);
  g_assert_cmpfloat (mz_story_player_get_spent (player, 2), ==, 0);
  g_assert_finalize_object (player);
}

static void
test_no_plan (void)
{
  gint64 now = 0;
  MzStoryPlayer *player = player_new (2, NULL, &now);

  mz_story_player_start (player, 0);
  now += 50 * S;
  g_assert_cmpuint (mz_story_player_get_planned (player), ==, 0);
  g_assert_cmpfloat (mz_story_player_get_behind (player), ==, 0);
  g_assert_finalize_object (player);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/story/player/table", test_table);
  g_test_add_func ("/story/player/random", test_random);
  g_test_add_func ("/story/player/none", test_none);
  g_test_add_func ("/story/player/time", test_time);
  g_test_add_func ("/story/player/no-plan", test_no_plan);
  return g_test_run ();
}
