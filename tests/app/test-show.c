/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A story of fourteen scenes before an audience, by keys alone. */
#include "mz-show-keys.h"
#include "mz-show-screens.h"
#include "mz-test-show.h"

/* To the end and back, with every key that leads there. */
static void
test_keys (MzTestShow *self, gconstpointer unused)
{
  static const guint nexts[] = { GDK_KEY_Page_Down, GDK_KEY_Right, GDK_KEY_Down, GDK_KEY_space };
  static const guint backs[] = { GDK_KEY_Page_Up, GDK_KEY_Left, GDK_KEY_Up };
  MzStoryPlayer *player = mz_show_get_player (self->show);

  g_assert_cmpuint (mz_test_show_get_scene (self), ==, 1);
  for (guint i = 0, expected = 2; expected <= MZ_TEST_SHOW_N_SCENES; i++, expected++)
    {
      g_autofree char *name = g_strdup_printf ("scene-%02u", mz_test_show_get_scene (self));

      mz_test_show_look (self, name);
      g_assert_true (mz_test_show_press (self, nexts[i % G_N_ELEMENTS (nexts)]));
      if (expected == MZ_TEST_SHOW_GONE)
        expected++;
      g_assert_cmpuint (mz_test_show_get_scene (self), ==, expected);
      mz_test_show_settle (self);
    }
  mz_test_show_look (self, "scene-14");
  mz_test_show_press (self, GDK_KEY_Page_Down);
  g_assert_cmpuint (mz_test_show_get_scene (self), ==, MZ_TEST_SHOW_N_SCENES);
  for (guint i = 0; i < G_N_ELEMENTS (backs); i++)
    mz_test_show_press (self, backs[i]);
  g_assert_cmpuint (mz_test_show_get_scene (self), ==, MZ_TEST_SHOW_N_SCENES - 3);
  mz_test_show_press (self, GDK_KEY_1);
  mz_test_show_press (self, GDK_KEY_KP_2);
  mz_test_show_press (self, GDK_KEY_KP_Enter);
  g_assert_cmpuint (mz_test_show_get_scene (self), ==, 12);
  mz_test_show_press (self, GDK_KEY_3);
  mz_test_show_press (self, GDK_KEY_Home);
  g_assert_cmpuint (mz_test_show_get_scene (self), ==, 1);
  mz_test_show_press (self, GDK_KEY_Return);
  g_assert_cmpuint (mz_test_show_get_scene (self), ==, 2);
  mz_test_show_press (self, GDK_KEY_End);
  g_assert_cmpuint (mz_test_show_get_scene (self), ==, 14);
  mz_test_show_press (self, GDK_KEY_F5);
  g_assert_cmpuint (mz_test_show_get_scene (self), ==, 1);

  mz_test_show_press (self, GDK_KEY_b);
  g_assert_cmpint (mz_story_player_get_screen (player), ==, MZ_STORY_SCREEN_BLACK);
  mz_test_show_look (self, "black");
  mz_test_show_press (self, GDK_KEY_B);
  g_assert_cmpint (mz_story_player_get_screen (player), ==, MZ_STORY_SCREEN_SCENE);
  mz_test_show_press (self, GDK_KEY_period);
  mz_test_show_press (self, GDK_KEY_comma);
  g_assert_cmpint (mz_story_player_get_screen (player), ==, MZ_STORY_SCREEN_WHITE);
  mz_test_show_press_in (mz_show_get_audience (self->show), GDK_KEY_F5, GDK_SHIFT_MASK);
  g_assert_cmpint (mz_story_player_get_screen (player), ==, MZ_STORY_SCREEN_SCENE);
  g_assert_cmpuint (mz_test_show_get_scene (self), ==, 1);
  mz_test_show_press (self, GDK_KEY_d);
  g_assert_true (mz_show_stage_is_dark (mz_show_get_stage (self->show)));
  mz_test_show_settle (self);
  mz_test_show_look (self, "dark");
  mz_test_show_press (self, GDK_KEY_d);
  mz_test_show_press (self, GDK_KEY_o);
  mz_test_show_look (self, "spotlight");
  mz_test_show_press (self, GDK_KEY_l);
  mz_test_show_look (self, "pointer");
  g_assert_cmpint (mz_story_player_get_pointer (player), ==, MZ_STORY_POINTER_DOT);
  /* What is no key of the show is left to others. */
  g_assert_false (mz_test_show_press (self, GDK_KEY_x));
  g_assert_false (mz_test_show_press_in (mz_show_get_audience (self->show), GDK_KEY_b, GDK_CONTROL_MASK));
  mz_test_show_press (self, GDK_KEY_Escape);
  g_assert_true (self->ended);
  g_assert_null (mz_show_get_audience (self->show));
}

/* On one screen the console lies over what the audience sees, which goes on. */
static void
test_console (MzTestShow *self, gconstpointer unused)
{
  g_assert_false (mz_show_has_two_screens (self->show));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (mz_show_get_console (self->show))));
  mz_test_show_press (self, GDK_KEY_Tab);
  mz_test_show_settle (self);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (mz_show_get_console (self->show))));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (mz_show_get_stage (self->show))));
  mz_test_show_press_in (mz_show_get_console (self->show), GDK_KEY_Page_Down, 0);
  mz_test_show_settle (self);
  g_assert_cmpuint (mz_test_show_get_scene (self), ==, 2);
  mz_test_show_look (self, "console");
  /* Its figures have been looked up: so the notes say how many. */
  g_assert_nonnull (mz_test_find_text (GTK_WIDGET (mz_show_get_console (self->show)), "On screen, scene 2 of 14"));
  g_assert_nonnull (mz_test_find_text (GTK_WIDGET (mz_show_get_console (self->show)), "Skipped: what it shows is gone"));
  for (guint i = 0; i < 20; i++)
    mz_test_show_press_in (mz_show_get_console (self->show), GDK_KEY_plus, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  mz_test_show_look (self, "large-notes");
  mz_test_show_press_in (mz_show_get_console (self->show), GDK_KEY_c, 0);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (mz_show_get_console (self->show))));
}

static GtkWidget *
find_class (GtkWidget *root, const char *css_class)
{
  GtkWidget *found = gtk_widget_has_css_class (root, css_class) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_class (child, css_class);
  return found;
}

/* A screen of 1920 by 1080 whose pixels are doubled, after more than an hour, with all the buttons there are. */
static void
test_console_fits (MzTestShow *self, gconstpointer unused)
{
  GtkWidget *console = gtk_window_get_child (mz_show_get_console (self->show));
  int width, height;

  mz_test_show_press (self, GDK_KEY_Tab);
  mz_test_show_press_in (mz_show_get_console (self->show), GDK_KEY_e, 0);
  mz_test_show_press_in (mz_show_get_console (self->show), GDK_KEY_p, 0);
  mz_test_show_settle (self);
  gtk_label_set_text (GTK_LABEL (find_class (console, "elapsed")), "1:00:00");
  g_assert_nonnull (mz_test_find_text (console, "Private"));
  gtk_widget_measure (console, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (console, GTK_ORIENTATION_VERTICAL, 960, &height, NULL, NULL, NULL);
  g_test_message ("the console needs %d by %d pixels", width, height);
  g_assert_cmpint (width, <=, 960);
  g_assert_cmpint (height, <=, 540);
}

/* From 0 to 1, the mean of all pixels. */
static double
measure_lightness (GtkWidget *widget)
{
  cairo_surface_t *surface = mz_test_draw_widget (widget);
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  double sum = 0;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      sum += cairo_image_surface_get_data (surface)[y * cairo_image_surface_get_stride (surface) + 4 * x + 1];
  cairo_surface_destroy (surface);
  return sum / 255 / width / height;
}

static gboolean
is_light (gpointer widget)
{
  return measure_lightness (widget) > 0.6;
}

/* Away from the story, before the audience or not, and back. */
static void
test_exploring (MzTestShow *self, gconstpointer unused)
{
  MzWorkspace *workspace = mz_show_get_workspace (self->show), *other;
  MzStoryPlayer *player = mz_show_get_player (self->show);
  MzMapView *map = mz_show_stage_get_map (mz_show_get_stage (self->show)), *free_map;
  MzView before, after;

  mz_test_show_press (self, GDK_KEY_Tab);
  mz_test_show_press (self, GDK_KEY_2);
  mz_test_show_press (self, GDK_KEY_Return);
  mz_test_show_settle (self);
  before = *mz_map_view_get_shown (map);
  mz_test_show_press (self, GDK_KEY_p);
  mz_test_show_settle (self);
  free_map = MZ_MAP_VIEW (mz_test_find_type (GTK_WIDGET (mz_show_get_console (self->show)), MZ_TYPE_MAP_VIEW));
  g_assert_nonnull (free_map);
  other = mz_map_view_get_workspace (free_map);
  mz_test_show_look (self, "private");
  /* Drawn as for the audience, though the console is dark. */
  g_assert_true (mz_test_wait_until (is_light, free_map, 10000));
  /* In private nothing of it is seen. */
  mz_workspace_set_view (other, &(MzView) { 4, 103, 6, 0, 0 });
  mz_workspace_set_date (other, mz_partial_date_new (2015, 1, 1));
  mz_test_show_settle (self);
  g_assert_true (mz_view_equal (mz_map_view_get_shown (map), &before));
  g_assert_cmpuint (mz_workspace_get_date (workspace).year, ==, 2002);
  /* Shown, all of it. */
  mz_test_show_press (self, GDK_KEY_p);
  mz_test_show_settle (self);
  mz_test_show_look (self, "shown");
  g_assert_cmpint (mz_story_player_get_exploring (player), ==, MZ_STORY_EXPLORING_SHOWN);
  g_assert_cmpfloat_with_epsilon (mz_map_view_get_shown (map)->lat, 4, 1e-6);
  g_assert_cmpuint (mz_workspace_get_date (workspace).year, ==, 2015);
  /* What moves the map there moves no scene; a clicker does. */
  g_assert_false (mz_test_show_press (self, GDK_KEY_Left));
  mz_test_show_press (self, GDK_KEY_BackSpace);
  mz_test_show_settle (self);
  after = *mz_map_view_get_shown (map);
  g_assert_cmpuint (mz_test_show_get_scene (self), ==, 2);
  g_assert_cmpfloat_with_epsilon (after.lat, before.lat, 1e-6);
  g_assert_cmpfloat_with_epsilon (after.lon, before.lon, 1e-6);
  g_assert_cmpfloat_with_epsilon (after.zoom, before.zoom, 1e-6);
  g_assert_cmpuint (mz_workspace_get_date (workspace).year, ==, 2002);
  mz_test_show_press (self, GDK_KEY_e);
  mz_test_show_press (self, GDK_KEY_Escape);
  g_assert_false (self->ended);
  mz_test_show_press (self, GDK_KEY_e);
  mz_test_show_press (self, GDK_KEY_Page_Down);
  mz_test_show_settle (self);
  g_assert_cmpuint (mz_test_show_get_scene (self), ==, 3);
}

/* A scene that runs ends at its last date; without motion it is there at once. */
static void
test_span (MzTestShow *self, gconstpointer unused)
{
  MzWorkspace *workspace = mz_show_get_workspace (self->show);
  MzMapView *map = mz_show_stage_get_map (mz_show_get_stage (self->show));
  double zoom;

  mz_test_show_press (self, GDK_KEY_Page_Down);
  mz_test_show_settle (self);
  zoom = mz_map_view_get_shown (map)->zoom;
  mz_test_show_press (self, GDK_KEY_4);
  mz_test_show_press (self, GDK_KEY_Return);
  mz_test_show_settle (self);
  g_assert_true (mz_partial_date_equal (mz_workspace_get_date (workspace), mz_partial_date_new (2026, 1, 0)));
  mz_test_show_press (self, GDK_KEY_Home);
  mz_test_show_settle (self);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  mz_test_show_press (self, GDK_KEY_4);
  mz_test_show_press (self, GDK_KEY_Return);
  g_assert_false (mz_show_is_settled (self->show));
  mz_test_show_settle (self);
  g_assert_true (mz_partial_date_equal (mz_workspace_get_date (workspace), mz_partial_date_new (2026, 1, 0)));
  /* Whoever goes on in the middle leaves nothing running. */
  mz_test_show_press (self, GDK_KEY_Home);
  mz_test_show_press (self, GDK_KEY_4);
  mz_test_show_press (self, GDK_KEY_Return);
  mz_test_wait_frames (GTK_WIDGET (mz_show_get_stage (self->show)), 3);
  mz_test_show_press (self, GDK_KEY_2);
  mz_test_show_press (self, GDK_KEY_Return);
  mz_test_show_settle (self);
  g_assert_true (mz_partial_date_equal (mz_workspace_get_date (workspace), mz_partial_date_new (2002, 1, 0)));
  /* Flown to or cut to, and with words of another height below: the map is where the scene has it. */
  g_assert_cmpfloat_with_epsilon (mz_map_view_get_shown (map)->lon, -115, 1e-6);
  g_assert_cmpfloat_with_epsilon (mz_map_view_get_shown (map)->zoom, zoom, 1e-6);
}

static MzStory *
chart_story_new (void)
{
  g_autoptr (GPtrArray) scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_story_scene_free);
  static const struct { const char *id, *view, *until, *chart; } made[] = {
    { "map", "monazite:view?date=2010-01&center=25,30&zoom=2", NULL, NULL },
    { "chart", "monazite:view?date=2010-01&page=charts", "2020-01", "mine-production" },
    { "other", "monazite:view?date=2012-01&page=charts", NULL, "hhi" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (made); i++)
    {
      MzStoryScene *scene = mz_story_scene_new (made[i].id, made[i].id);

      mz_address_free (scene->view);
      scene->view = mz_address_parse (made[i].view, NULL);
      if (made[i].until != NULL)
        g_assert_true (mz_partial_date_parse (made[i].until, &scene->until, NULL));
      scene->chart = g_strdup (made[i].chart);
      g_ptr_array_add (scenes, scene);
    }
  return mz_story_new ("charts", "Charts", NULL, scenes);
}

static void
count_date_cb (GHashTable *dates, GParamSpec *pspec, MzWorkspace *workspace)
{
  g_hash_table_add (dates, GUINT_TO_POINTER (mz_partial_date_first_day (mz_workspace_get_date (workspace))));
}

/* From a map to a chart one goes over into the other, and the chart's clock runs, in steps; without motion all is there at once. */
static void
test_chart_runs (void)
{
  MzTestShow self = { .pace = 2 };
  MzPartialDate first = mz_partial_date_new (2010, 1, 0), last = mz_partial_date_new (2020, 1, 0);
  g_autoptr (GHashTable) dates = g_hash_table_new (NULL, NULL);
  MzWorkspace *workspace;
  MzShowStage *stage;
  MzSlide *begun;

  mz_test_show_begin (&self, chart_story_new (), NULL);
  workspace = mz_show_get_workspace (self.show);
  stage = mz_show_get_stage (self.show);
  mz_test_show_press (&self, GDK_KEY_Page_Down);
  g_assert_false (mz_show_stage_is_fading (stage));
  g_assert_true (mz_partial_date_equal (mz_workspace_get_date (workspace), last));
  mz_test_show_settle (&self);
  mz_test_show_press (&self, GDK_KEY_Home);
  mz_test_show_settle (&self);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  mz_test_show_press (&self, GDK_KEY_Page_Down);
  g_assert_true (mz_show_stage_is_fading (stage));
  g_assert_true (mz_partial_date_equal (mz_workspace_get_date (workspace), first));
  begun = mz_slide_ref (mz_show_stage_get_slide (stage));
  g_signal_connect_swapped (workspace, "notify::date", G_CALLBACK (count_date_cb), dates);
  mz_test_show_settle (&self);
  g_signal_handlers_disconnect_by_data (workspace, dates);
  g_assert_false (mz_show_stage_is_fading (stage));
  g_assert_true (mz_partial_date_equal (mz_workspace_get_date (workspace), last));
  /* Two at least: some between, and the end. */
  g_assert_cmpuint (g_hash_table_size (dates), >=, 2);
  g_assert_true (mz_show_stage_get_slide (stage) != begun);
  mz_slide_unref (begun);
  /* From chart to chart nothing goes over; away in the middle, and nothing runs any more. */
  mz_test_show_press (&self, GDK_KEY_Page_Down);
  g_assert_false (mz_show_stage_is_fading (stage));
  mz_test_show_press (&self, GDK_KEY_Page_Up);
  mz_test_wait_frames (GTK_WIDGET (stage), 3);
  mz_test_show_press (&self, GDK_KEY_Home);
  mz_test_show_settle (&self);
  g_assert_true (mz_partial_date_equal (mz_workspace_get_date (workspace), first));
  mz_test_show_finish (&self);
}

static void
test_plan (void)
{
  static const char *const one[] = { "A", NULL }, *const two[] = { "A", "B", NULL }, *const three[] = { "A", "B", "C", NULL };
  static const struct { const char *const *screens; const char *audience, *console; MzShowPlan plan; } cases[] = {
    { one, NULL, NULL, { 0, 0, FALSE } },  /* begun on one screen */
    { one, NULL, "A", { 0, 0, FALSE } },
    { one, "B", "A", { 0, 0, TRUE } },     /* the audience's is gone */
    { one, "A", "B", { 0, 0, FALSE } },    /* the console's is gone */
    { two, NULL, "A", { 1, 0, FALSE } },
    { two, NULL, "B", { 0, 1, FALSE } },
    { two, "A", "B", { 0, 1, FALSE } },
    { two, "B", "A", { 1, 0, FALSE } },
    { two, "C", "A", { 1, 0, FALSE } },    /* another one in its place */
    { two, "A", "C", { 0, 1, FALSE } },
    { two, NULL, NULL, { 1, 0, FALSE } },
    { three, "C", "B", { 2, 1, FALSE } },
    { two, "A", "A", { 1, 0, FALSE } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MzShowPlan plan = mz_show_plan_new (cases[i].screens, cases[i].audience, cases[i].console);

      g_assert_cmpuint (plan.audience, ==, cases[i].plan.audience);
      g_assert_cmpuint (plan.console, ==, cases[i].plan.console);
      g_assert_cmpint (plan.front, ==, cases[i].plan.front);
    }
}

static void
test_numbers (void)
{
  MzShowKeys keys = { 0 };
  guint number;

  g_assert_cmpuint (mz_show_keys_feed (&keys, GDK_KEY_1, 0, &number), ==, MZ_SHOW_KEY_TAKEN);
  g_assert_cmpuint (mz_show_keys_feed (&keys, GDK_KEY_4, 0, &number), ==, MZ_SHOW_KEY_TAKEN);
  g_assert_cmpuint (mz_show_keys_feed (&keys, GDK_KEY_Return, 0, &number), ==, MZ_STORY_GO);
  g_assert_cmpuint (number, ==, 14);
  /* Used up; and another key in between forgets it. */
  g_assert_cmpuint (mz_show_keys_feed (&keys, GDK_KEY_Return, 0, &number), ==, MZ_STORY_NEXT);
  mz_show_keys_feed (&keys, GDK_KEY_7, 0, &number);
  mz_show_keys_feed (&keys, GDK_KEY_b, 0, &number);
  g_assert_cmpuint (mz_show_keys_feed (&keys, GDK_KEY_Return, 0, &number), ==, MZ_STORY_NEXT);
  for (guint i = 0; i < 40; i++)
    mz_show_keys_feed (&keys, GDK_KEY_9, 0, &number);
  g_assert_cmpuint (mz_show_keys_feed (&keys, GDK_KEY_KP_Enter, 0, &number), ==, MZ_STORY_GO);
  g_assert_cmpuint (number, ==, 1000);
  /* Caps Lock changes nothing. */
  g_assert_cmpuint (mz_show_keys_feed (&keys, GDK_KEY_W, GDK_LOCK_MASK, &number), ==, MZ_STORY_WHITE);
}

/* @at_rest: references; one more while the next scene is painted. @gone_in: (nullable): the thread that let go of the show */
typedef struct
{
  MzShow  *show;
  guint    at_rest;
  GThread *gone_in;
} Leaving;

static gboolean
is_held (gpointer leaving)
{
  return G_OBJECT (((Leaving *) leaving)->show)->ref_count > ((Leaving *) leaving)->at_rest;
}

static gboolean
is_gone (gpointer leaving)
{
  return ((Leaving *) leaving)->gone_in != NULL;
}

static void
gone_cb (gpointer leaving, GObject *show)
{
  ((Leaving *) leaving)->gone_in = g_thread_self ();
}

/* Whoever ends a show while the next scene is being painted leaves it to what is painting, which gives it back. */
static void
test_left (MzTestShow *self, gconstpointer unused)
{
  for (guint i = 0; i < 3; i++)
    {
      Leaving leaving = { self->show, G_OBJECT (self->show)->ref_count, NULL };

      g_assert_true (mz_test_show_press (self, GDK_KEY_Page_Down));
      g_assert_true (mz_test_wait_until (is_held, &leaving, 10000));
      g_object_weak_ref (G_OBJECT (self->show), gone_cb, &leaving);
      mz_show_end (self->show);
      g_clear_object (&self->show);
      g_assert_true (mz_test_wait_until (is_gone, &leaving, 10000));
      g_assert_true (leaving.gone_in == g_thread_self ());
      mz_test_show_begin (self, self->story, NULL);
    }
}

int
main (int argc, char *argv[])
{
  mz_test_show_init (&argc, &argv);
  g_test_add_func ("/app/show/plan", test_plan);
  g_test_add_func ("/app/show/numbers", test_numbers);
  mz_test_show_add ("/app/show/keys", test_keys);
  mz_test_show_add ("/app/show/console", test_console);
  mz_test_show_add ("/app/show/console-fits", test_console_fits);
  mz_test_show_add ("/app/show/exploring", test_exploring);
  mz_test_show_add ("/app/show/span", test_span);
  g_test_add_func ("/app/show/chart-runs", test_chart_runs);
  mz_test_show_add ("/app/show/left", test_left);
  return mz_test_show_run ();
}
