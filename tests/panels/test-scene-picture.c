/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "mz-scene-picture.h"
#include "mz-test-facts.h"
#include "mz-test-gtk.h"

#define TIMES 40

/* @gone_in: (nullable): the thread that let go of the pictures, once they are gone */
typedef struct
{
  MzScenePictures *pictures;
  GtkWidget       *picture;
  GThread         *gone_in;
} Trial;

static void
gone_cb (gpointer trial, GObject *pictures)
{
  ((Trial *) trial)->gone_in = g_thread_self ();
}

/* Who showed them leaves: what was painted holds them alone. */
static void
ready_cb (Trial *self)
{
  g_clear_object (&self->picture);
  g_clear_object (&self->pictures);
}

static gboolean
is_gone (gpointer trial)
{
  return ((Trial *) trial)->gone_in != NULL;
}

static void
test_left (void)
{
  g_autoptr (MzWorkspace) workspace = mz_test_workspace_new ("2025-11");
  g_autoptr (MzManner) manner = mz_manner_new ();
  MzStoryScene *scene = mz_story_scene_new ("scene", "A scene");
  g_autoptr (GError) error = NULL;

  mz_address_free (scene->view);
  scene->view = mz_address_parse ("monazite:view?date=2025-11&layers=sites", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < TIMES; i++)
    {
      Trial trial = { mz_scene_pictures_new (mz_workspace_get_dataset (workspace), manner, mz_basemap_get_bundled ()), NULL, NULL };

      g_object_weak_ref (G_OBJECT (trial.pictures), gone_cb, &trial);
      g_signal_connect_swapped (trial.pictures, "ready", G_CALLBACK (ready_cb), &trial);
      trial.picture = g_object_ref_sink (mz_scene_picture_new (trial.pictures, 32, FALSE));
      mz_scene_picture_set_scene (MZ_SCENE_PICTURE (trial.picture), scene);
      g_assert_true (mz_test_wait_until (is_gone, &trial, 10000));
      g_assert_true (trial.gone_in == g_thread_self ());
    }
  mz_story_scene_free (scene);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

  g_test_add_func ("/panels/scene-picture/left", test_left);
  return g_test_run ();
}
