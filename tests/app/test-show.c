/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A story of fourteen scenes before an audience, by keys alone; and what it costs to tell it again and again. */
#include <malloc.h>
#include <stdio.h>

#include "mz-facts-reader.h"
#include "mz-show-keys.h"
#include "mz-show-screens.h"
#include "mz-show.h"
#include "mz-test-gtk.h"

static GtkApplication *application;
static MzDataset *facts;

/* Places, spans, filters, a choice, charts, a scenario; the fifth names what is not among the facts. */
static const struct { const char *title, *view, *until, *chart; } scenes[] = {
  { "The world today", "monazite:view?date=2026-07&center=25,30&zoom=2&layers=sites,labels,water,borders", NULL, NULL },
  { "One mine in California", "monazite:view?date=2002-01&center=36,-115&zoom=5&layers=sites,labels,water,borders&select=sites/mountain-pass", NULL, NULL },
  { "How much is mined", "monazite:view?date=2026-07&page=charts", NULL, "mine-production" },
  { "Two years of agreements", "monazite:view?date=2024-01&center=20,60&zoom=2.4&layers=agreements,labels,water,borders", "2026-01", NULL },
  { "What is gone", "monazite:view?date=2026-07&center=20,60&zoom=3&layers=sites&select=sites/nowhere", NULL, NULL },
  { "Myanmar and the south of China", "monazite:view?date=2026-07&center=24,103&zoom=4.6&layers=sites,measures,labels,water,borders", NULL, NULL },
  { "Who has plants that separate", "monazite:view?date=2026-07&center=20,60&zoom=2&layers=sites,labels,water,borders&stage=separation", NULL, NULL },
  { "The chain", "monazite:view?date=2026-07&page=chain", NULL, NULL },
  { "The timeline", "monazite:view?date=2025-06&page=timeline", NULL, NULL },
  { "Malaysia", "monazite:view?date=2026-07&center=4,103&zoom=6&layers=sites,labels,water,borders&country=MY", NULL, NULL },
  { "Prices", "monazite:view?date=2026-07&page=charts", NULL, "prices" },
  { "Australia", "monazite:view?date=2026-07&center=-28,125&zoom=4&layers=sites,labels,water,borders", NULL, NULL },
  { "Far east of the date line", "monazite:view?date=2026-07&center=10,-175&zoom=3&layers=sites,agreements,labels,water,borders", NULL, NULL },
  { "The end", "monazite:view?date=2030-01&center=25,10&zoom=2&layers=sites,labels,water,borders", NULL, NULL },
};

#define GONE 4

static MzStory *
story_new (void)
{
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_story_scene_free);

  for (guint i = 0; i < G_N_ELEMENTS (scenes); i++)
    {
      g_autofree char *id = g_strdup_printf ("scene-%u", i + 1);
      MzStoryScene *scene = mz_story_scene_new (id, scenes[i].title);
      g_autoptr (GError) error = NULL;

      mz_address_free (scene->view);
      scene->view = mz_address_parse (scenes[i].view, &error);
      g_assert_no_error (error);
      if (scenes[i].until != NULL)
        g_assert_true (mz_partial_date_parse (scenes[i].until, &scene->until, NULL));
      scene->chart = g_strdup (scenes[i].chart);
      g_free (scene->text);
      scene->text = g_strdup (i == GONE ? "{site:nowhere/name} is *gone*." : "There are {count:kind=mine&status=operating} mines at *work*.");
      scene->notes = g_strdup ("Say that of {count:kind=mine} mines, {count:kind=mine&status=operating} work. Wait for questions.");
      scene->seconds = 60;
      g_ptr_array_add (made, scene);
    }
  return mz_story_new ("trial", "Fourteen scenes", NULL, made);
}

typedef struct
{
  MzStory *story;
  MzShow  *show;
  gboolean ended;
} Fixture;

static gboolean
is_settled (gpointer show)
{
  return mz_show_is_settled (show);
}

static void
settle (Fixture *self)
{
  mz_test_wait_frames (GTK_WIDGET (mz_show_get_stage (self->show)), 2);
  g_assert_true (mz_test_wait_until (is_settled, self->show, 20000));
  mz_test_wait_frames (GTK_WIDGET (mz_show_get_stage (self->show)), 2);
}

static void
ended_cb (gboolean *ended)
{
  *ended = TRUE;
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  self->story = story_new ();
  self->show = mz_show_new (application, facts, mz_basemap_get_bundled (), self->story);
  self->ended = FALSE;
  g_signal_connect_swapped (self->show, "ended", G_CALLBACK (ended_cb), &self->ended);
  mz_show_start (self->show, 0, NULL);
  settle (self);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  mz_show_end (self->show);
  mz_test_drain ();
  g_assert_finalize_object (self->show);
  mz_story_unref (self->story);
}

/* As a keyboard or a clicker sends it to whichever window has the focus. */
static gboolean
press_in (GtkWindow *window, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (window));
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !taken; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0u, state, &taken);
    }
  return taken;
}

static gboolean
press (Fixture *self, guint keyval)
{
  return press_in (mz_show_get_audience (self->show), keyval, 0);
}

static guint
get_scene (Fixture *self)
{
  return mz_story_player_get_scene (mz_show_get_player (self->show)) + 1;
}

static void
draw (GtkWidget *widget, const char *name)
{
  const char *folder = g_getenv ("MZ_TEST_PICTURES");
  g_autofree char *path = NULL;
  cairo_surface_t *surface;

  if (folder == NULL)
    return;
  path = g_build_filename (folder, name, NULL);
  surface = mz_test_draw_widget (widget);
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
}

static gboolean
is_complete (gpointer map)
{
  return mz_map_view_is_complete (map);
}

/* The picture of what the audience sees, and of the console, for whoever wants to look at them. */
static void
look (Fixture *self, const char *name)
{
  g_autofree char *audience = g_strdup_printf ("%s-audience.png", name), *console = g_strdup_printf ("%s-console.png", name);

  if (g_getenv ("MZ_TEST_PICTURES") == NULL)
    return;
  if (gtk_widget_get_child_visible (GTK_WIDGET (mz_show_stage_get_map (mz_show_get_stage (self->show)))))
    mz_test_wait_until (is_complete, mz_show_stage_get_map (mz_show_get_stage (self->show)), 10000);
  mz_test_wait_frames (GTK_WIDGET (mz_show_get_stage (self->show)), 2);
  draw (GTK_WIDGET (mz_show_get_stage (self->show)), audience);
  if (gtk_widget_get_visible (GTK_WIDGET (mz_show_get_console (self->show))))
    draw (gtk_window_get_child (mz_show_get_console (self->show)), console);
}

/* To the end and back, with every key that leads there. */
static void
test_keys (Fixture *self, gconstpointer unused)
{
  static const guint nexts[] = { GDK_KEY_Page_Down, GDK_KEY_Right, GDK_KEY_Down, GDK_KEY_space };
  static const guint backs[] = { GDK_KEY_Page_Up, GDK_KEY_Left, GDK_KEY_Up };
  MzStoryPlayer *player = mz_show_get_player (self->show);

  g_assert_cmpuint (get_scene (self), ==, 1);
  for (guint i = 0, expected = 2; expected <= G_N_ELEMENTS (scenes); i++, expected++)
    {
      g_autofree char *name = g_strdup_printf ("scene-%02u", get_scene (self));

      look (self, name);
      g_assert_true (press (self, nexts[i % G_N_ELEMENTS (nexts)]));
      if (expected == GONE + 1)
        expected++;
      g_assert_cmpuint (get_scene (self), ==, expected);
      settle (self);
    }
  look (self, "scene-14");
  press (self, GDK_KEY_Page_Down);
  g_assert_cmpuint (get_scene (self), ==, G_N_ELEMENTS (scenes));
  for (guint i = 0; i < G_N_ELEMENTS (backs); i++)
    press (self, backs[i]);
  g_assert_cmpuint (get_scene (self), ==, G_N_ELEMENTS (scenes) - 3);
  press (self, GDK_KEY_1);
  press (self, GDK_KEY_KP_2);
  press (self, GDK_KEY_KP_Enter);
  g_assert_cmpuint (get_scene (self), ==, 12);
  press (self, GDK_KEY_3);
  press (self, GDK_KEY_Home);
  g_assert_cmpuint (get_scene (self), ==, 1);
  press (self, GDK_KEY_Return);
  g_assert_cmpuint (get_scene (self), ==, 2);
  press (self, GDK_KEY_End);
  g_assert_cmpuint (get_scene (self), ==, 14);
  press (self, GDK_KEY_F5);
  g_assert_cmpuint (get_scene (self), ==, 1);

  press (self, GDK_KEY_b);
  g_assert_cmpint (mz_story_player_get_screen (player), ==, MZ_STORY_SCREEN_BLACK);
  look (self, "black");
  press (self, GDK_KEY_B);
  g_assert_cmpint (mz_story_player_get_screen (player), ==, MZ_STORY_SCREEN_SCENE);
  press (self, GDK_KEY_period);
  press (self, GDK_KEY_comma);
  g_assert_cmpint (mz_story_player_get_screen (player), ==, MZ_STORY_SCREEN_WHITE);
  press_in (mz_show_get_audience (self->show), GDK_KEY_F5, GDK_SHIFT_MASK);
  g_assert_cmpint (mz_story_player_get_screen (player), ==, MZ_STORY_SCREEN_SCENE);
  g_assert_cmpuint (get_scene (self), ==, 1);
  press (self, GDK_KEY_o);
  look (self, "spotlight");
  press (self, GDK_KEY_l);
  look (self, "pointer");
  g_assert_cmpint (mz_story_player_get_pointer (player), ==, MZ_STORY_POINTER_DOT);
  /* What is no key of the show is left to others. */
  g_assert_false (press (self, GDK_KEY_x));
  g_assert_false (press_in (mz_show_get_audience (self->show), GDK_KEY_b, GDK_CONTROL_MASK));
  press (self, GDK_KEY_Escape);
  g_assert_true (self->ended);
  g_assert_null (mz_show_get_audience (self->show));
}

/* On one screen the console lies over what the audience sees, which goes on. */
static void
test_console (Fixture *self, gconstpointer unused)
{
  g_assert_false (mz_show_has_two_screens (self->show));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (mz_show_get_console (self->show))));
  press (self, GDK_KEY_Tab);
  settle (self);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (mz_show_get_console (self->show))));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (mz_show_get_stage (self->show))));
  press_in (mz_show_get_console (self->show), GDK_KEY_Page_Down, 0);
  settle (self);
  g_assert_cmpuint (get_scene (self), ==, 2);
  look (self, "console");
  /* Its figures have been looked up: so the notes say how many. */
  g_assert_nonnull (mz_test_find_text (GTK_WIDGET (mz_show_get_console (self->show)), "On screen, scene 2 of 14"));
  g_assert_nonnull (mz_test_find_text (GTK_WIDGET (mz_show_get_console (self->show)), "Skipped: what it shows is gone"));
  for (guint i = 0; i < 20; i++)
    press_in (mz_show_get_console (self->show), GDK_KEY_plus, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  look (self, "large-notes");
  press_in (mz_show_get_console (self->show), GDK_KEY_c, 0);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (mz_show_get_console (self->show))));
}

/* Away from the story, before the audience or not, and back. */
static void
test_exploring (Fixture *self, gconstpointer unused)
{
  MzWorkspace *workspace = mz_show_get_workspace (self->show), *other;
  MzStoryPlayer *player = mz_show_get_player (self->show);
  MzMapView *map = mz_show_stage_get_map (mz_show_get_stage (self->show)), *free_map;
  MzView before, after;

  press (self, GDK_KEY_Tab);
  press (self, GDK_KEY_2);
  press (self, GDK_KEY_Return);
  settle (self);
  before = *mz_map_view_get_shown (map);
  press (self, GDK_KEY_p);
  settle (self);
  free_map = MZ_MAP_VIEW (mz_test_find_type (GTK_WIDGET (mz_show_get_console (self->show)), MZ_TYPE_MAP_VIEW));
  g_assert_nonnull (free_map);
  other = mz_map_view_get_workspace (free_map);
  look (self, "private");
  /* In private nothing of it is seen. */
  mz_workspace_set_view (other, &(MzView) { 4, 103, 6, 0, 0 });
  mz_workspace_set_date (other, mz_partial_date_new (2015, 1, 1));
  settle (self);
  g_assert_true (mz_view_equal (mz_map_view_get_shown (map), &before));
  g_assert_cmpuint (mz_workspace_get_date (workspace).year, ==, 2002);
  /* Shown, all of it. */
  press (self, GDK_KEY_p);
  settle (self);
  look (self, "shown");
  g_assert_cmpint (mz_story_player_get_exploring (player), ==, MZ_STORY_EXPLORING_SHOWN);
  g_assert_cmpfloat_with_epsilon (mz_map_view_get_shown (map)->lat, 4, 1e-6);
  g_assert_cmpuint (mz_workspace_get_date (workspace).year, ==, 2015);
  /* What moves the map there moves no scene; a clicker does. */
  g_assert_false (press (self, GDK_KEY_Left));
  press (self, GDK_KEY_BackSpace);
  settle (self);
  after = *mz_map_view_get_shown (map);
  g_assert_cmpuint (get_scene (self), ==, 2);
  g_assert_cmpfloat_with_epsilon (after.lat, before.lat, 1e-6);
  g_assert_cmpfloat_with_epsilon (after.lon, before.lon, 1e-6);
  g_assert_cmpfloat_with_epsilon (after.zoom, before.zoom, 1e-6);
  g_assert_cmpuint (mz_workspace_get_date (workspace).year, ==, 2002);
  press (self, GDK_KEY_e);
  press (self, GDK_KEY_Escape);
  g_assert_false (self->ended);
  press (self, GDK_KEY_e);
  press (self, GDK_KEY_Page_Down);
  settle (self);
  g_assert_cmpuint (get_scene (self), ==, 3);
}

/* A scene that runs ends at its last date; without motion it is there at once. */
static void
test_span (Fixture *self, gconstpointer unused)
{
  MzWorkspace *workspace = mz_show_get_workspace (self->show);

  press (self, GDK_KEY_4);
  press (self, GDK_KEY_Return);
  settle (self);
  g_assert_true (mz_partial_date_equal (mz_workspace_get_date (workspace), mz_partial_date_new (2026, 1, 0)));
  press (self, GDK_KEY_Home);
  settle (self);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  press (self, GDK_KEY_4);
  press (self, GDK_KEY_Return);
  g_assert_false (mz_show_is_settled (self->show));
  settle (self);
  g_assert_true (mz_partial_date_equal (mz_workspace_get_date (workspace), mz_partial_date_new (2026, 1, 0)));
  /* Whoever goes on in the middle leaves nothing running. */
  press (self, GDK_KEY_Home);
  press (self, GDK_KEY_4);
  press (self, GDK_KEY_Return);
  mz_test_wait_frames (GTK_WIDGET (mz_show_get_stage (self->show)), 3);
  press (self, GDK_KEY_2);
  press (self, GDK_KEY_Return);
  settle (self);
  g_assert_true (mz_partial_date_equal (mz_workspace_get_date (workspace), mz_partial_date_new (2002, 1, 0)));
}

static long
get_resident_kib (void)
{
  g_autofree char *text = NULL;
  long pages = 0;

  malloc_trim (0);
  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    sscanf (text, "%*d %ld", &pages);
  return pages * 4;
}

static void
tell_once (Fixture *self)
{
  press (self, GDK_KEY_Home);
  settle (self);
  for (guint i = 0; i < G_N_ELEMENTS (scenes) - 2; i++)
    {
      press (self, GDK_KEY_Page_Down);
      settle (self);
    }
  g_assert_cmpuint (get_scene (self), ==, G_N_ELEMENTS (scenes));
}

/* Told again and again, it takes no more memory: MZ_TEST_PASSES has the number of times. */
static void
test_endurance (Fixture *self, gconstpointer unused)
{
  guint passes = g_getenv ("MZ_TEST_PASSES") != NULL ? (guint) atoi (g_getenv ("MZ_TEST_PASSES")) : 10;
  long before, after;

  for (guint i = 0; i < 4; i++)
    tell_once (self);
  before = get_resident_kib ();
  for (guint i = 0; i < passes; i++)
    tell_once (self);
  after = get_resident_kib ();
  g_test_message ("%u passes: %ld KiB before, %ld KiB after", passes, before, after);
  g_assert_cmpint (after, <=, before + before / 20);
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

int
main (int argc, char *argv[])
{
  static const struct { const char *path; void (*test) (Fixture *self, gconstpointer unused); } tests[] = {
    { "/app/show/keys", test_keys },
    { "/app/show/console", test_console },
    { "/app/show/exploring", test_exploring },
    { "/app/show/span", test_span },
    { "/app/show/endurance", test_endurance },
  };
  g_autoptr (MzReport) report = mz_report_new ();
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  application = GTK_APPLICATION (adw_application_new ("org.monazite.Test", G_APPLICATION_NON_UNIQUE));
  g_application_set_resource_base_path (G_APPLICATION (application), "/org/monazite/Monazite");
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  facts = mz_facts_load_bundled (report);
  g_test_add_func ("/app/show/plan", test_plan);
  g_test_add_func ("/app/show/numbers", test_numbers);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  status = g_test_run ();
  g_object_unref (facts);
  g_object_unref (application);
  return status;
}
