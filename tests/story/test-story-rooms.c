/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All scenes of the bundled stories in rooms of three sizes: nothing is too small to be read, nothing cut, and no chart empty. */
#include "mz-facts-reader.h"
#include "mz-handout.h"
#include "mz-slide-private.h"
#include "mz-story-reader.h"
#include "mz-test.h"

/* 24 px in 1080, and as much of the height of others: 24 / 1080 * 768. */
static const struct { double width, height, floor; } rooms[] = {
  { 1920, 1080, 24 }, { 1440, 1080, 24 }, { 1024, 768, 17.0666 },
};

/* No name in a chart has been shortened to fit. */
static void
assert_whole (const MzChartLayout *layout)
{
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const MzShape *shape = &g_array_index (layout->shapes, MzShape, i);

      if (shape->kind == MZ_SHAPE_TEXT && g_str_has_suffix (shape->text, "…"))
        g_error ("cut: %s", shape->text);
    }
  g_assert_cmpuint (layout->shapes->len, >, 0);
}

static void
assert_readable (const char *name, gsize room, MzDataset *facts)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MzStory) story = mz_story_load_bundled (name, &error);
  const MzHandoutSpec spec = { rooms[room].width, rooms[room].height, 1, MZ_THEME_LIGHT, MZ_PAPER_A4 };
  g_autoptr (MzHandout) handout = NULL;

  g_assert_no_error (error);
  handout = mz_handout_new (story, facts, mz_basemap_get_bundled (), &spec);
  for (guint i = 0; i < mz_handout_get_n_scenes (handout); i++)
    {
      const MzSlide *slide = mz_handout_peek_slide (handout, i);

      g_test_message ("%s %s at %g x %g", name, mz_story_peek_scene (story, i)->id, rooms[room].width, rooms[room].height);
      g_assert_nonnull (slide);
      g_assert_cmpfloat (mz_slide_get_smallest_text (slide), >=, rooms[room].floor - 1e-3);
      g_assert_cmpint (mz_slide_get_crowded (slide), ==, 0);
      if (slide->layout != NULL)
        {
          g_assert_null (slide->figure->empty);
          assert_whole (slide->layout);
        }
    }
}

static void
test_readable (gconstpointer room)
{
  g_autoptr (MzDataset) facts = mz_facts_load_bundled (NULL);
  g_auto (GStrv) names = mz_story_list_bundled ();

  g_assert_cmpuint (g_strv_length (names), ==, 4);
  for (guint i = 0; names[i] != NULL; i++)
    assert_readable (names[i], GPOINTER_TO_SIZE (room), facts);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      g_autofree char *path = g_strdup_printf ("/story/rooms/%g-x-%g", rooms[i].width, rooms[i].height);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_readable);
    }
  return g_test_run ();
}
