/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-test-show.h"

#include "mz-facts-reader.h"
#include "mz-memory.h"

static GtkApplication *application;
static MzDataset *facts;

/* Places, spans, filters, a choice, charts, a scenario; the fifth names what is not among the facts. */
static const struct { const char *title, *view, *until, *chart; } scenes[MZ_TEST_SHOW_N_SCENES] = {
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

#define GONE (MZ_TEST_SHOW_GONE - 1)

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

static gboolean
is_settled (gpointer show)
{
  return mz_show_is_settled (show);
}

/* The stage, or the console that lies over it: newer compositors ask for no frame of what is not seen. */
static GtkWidget *
get_front (MzTestShow *self)
{
  GtkWidget *console = GTK_WIDGET (mz_show_get_console (self->show));

  return gtk_widget_get_mapped (console) ? console : GTK_WIDGET (mz_show_get_stage (self->show));
}

void
mz_test_show_settle (MzTestShow *self)
{
  guint frames = self->pace > 1 ? 1 : 2;

  mz_test_wait_frames (get_front (self), frames);
  g_assert_true (mz_test_wait_until (is_settled, self->show, 20000));
  mz_test_wait_frames (get_front (self), frames);
}

static void
ended_cb (gboolean *ended)
{
  *ended = TRUE;
}

/* Takes @story. */
void
mz_test_show_begin (MzTestShow *self, MzStory *story, MzDataset *dataset)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  self->story = story;
  self->show = mz_show_new (application, dataset != NULL ? dataset : facts, NULL, mz_basemap_get_bundled (), self->story);
  self->ended = FALSE;
  if (self->pace > 0)
    mz_show_set_pace (self->show, self->pace);
  g_signal_connect_swapped (self->show, "ended", G_CALLBACK (ended_cb), &self->ended);
  mz_show_start (self->show, 0, NULL);
  mz_test_show_settle (self);
}

void
mz_test_show_finish (MzTestShow *self)
{
  mz_show_end (self->show);
  mz_test_drain ();
  g_assert_finalize_object (self->show);
  mz_story_unref (self->story);
}

static void
set_up (MzTestShow *self, gconstpointer unused)
{
  mz_test_show_begin (self, story_new (), NULL);
}

static void
tear_down (MzTestShow *self, gconstpointer unused)
{
  mz_test_show_finish (self);
}

/* As a keyboard or a clicker sends it to whichever window has the focus. */
gboolean
mz_test_show_press_in (GtkWindow *window, guint keyval, GdkModifierType state)
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

gboolean
mz_test_show_press (MzTestShow *self, guint keyval)
{
  return mz_test_show_press_in (mz_show_get_audience (self->show), keyval, 0);
}

guint
mz_test_show_get_scene (MzTestShow *self)
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
void
mz_test_show_look (MzTestShow *self, const char *name)
{
  g_autofree char *audience = g_strdup_printf ("%s-audience.png", name), *console = g_strdup_printf ("%s-console.png", name);

  if (g_getenv ("MZ_TEST_PICTURES") == NULL)
    return;
  if (gtk_widget_get_child_visible (GTK_WIDGET (mz_show_stage_get_map (mz_show_get_stage (self->show)))))
    mz_test_wait_until (is_complete, mz_show_stage_get_map (mz_show_get_stage (self->show)), 10000);
  mz_test_wait_frames (get_front (self), 2);
  draw (GTK_WIDGET (mz_show_get_stage (self->show)), audience);
  if (gtk_widget_get_visible (GTK_WIDGET (mz_show_get_console (self->show))))
    draw (gtk_window_get_child (mz_show_get_console (self->show)), console);
}

void
mz_test_show_init (int *argc, char ***argv)
{
  g_autoptr (MzReport) report = mz_report_new ();

  mz_memory_set_up ();
  g_test_init (argc, argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  application = GTK_APPLICATION (adw_application_new ("org.monazite.Test", G_APPLICATION_NON_UNIQUE));
  g_application_set_resource_base_path (G_APPLICATION (application), "/org/monazite/Monazite");
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  facts = mz_facts_load_bundled (report);
}

void
mz_test_show_add (const char *path, void (*test) (MzTestShow *self, gconstpointer unused))
{
  g_test_add (path, MzTestShow, NULL, set_up, test, tear_down);
}

int
mz_test_show_run (void)
{
  int status = g_test_run ();

  g_object_unref (facts);
  g_object_unref (application);
  return status;
}
