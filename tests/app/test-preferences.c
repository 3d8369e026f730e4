/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each preference is obeyed at once, wherever it counts, and kept; its rows do it by keys alone. */
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "mz-chart-view.h"
#include "mz-map-furniture.h"
#include "mz-map-page.h"
#include "mz-preferences-window.h"
#include "mz-settings.h"
#include "mz-test-window.h"

static GSettings *
begin (MzTestWindow *self, MzPreferences **preferences)
{
  GSettings *settings = mz_settings_new ();

  g_assert_nonnull (settings);
  *preferences = mz_preferences_new (settings);
  mz_workspace_set_manner (self->workspace, mz_preferences_get_manner (*preferences));
  return settings;
}

static void
end (GSettings *settings, MzPreferences *preferences)
{
  static const char *const keys[] = { "units", "borders", "big-labels", "theme", "motion", "start", "start-address" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (settings, keys[i]);
  g_object_unref (preferences);
  g_object_unref (settings);
}

/* --- Units --- */

static char *
get_scale (MzTestWindow *self)
{
  MzMapFurniture furniture = { 0 };
  char *label;

  mz_map_furniture_update (&furniture, mz_map_view_get_scene (self->map), &(MzView) { 0, 0, 8, 800, 600 }, 1);
  label = g_strdup (furniture.bar.label);
  mz_map_furniture_clear (&furniture);
  return label;
}

static void
test_units (MzTestWindow *self, gconstpointer size)
{
  MzPreferences *preferences;
  GSettings *settings = begin (self, &preferences);
  g_autofree char *km = get_scale (self), *miles = NULL;

  g_assert_true (g_str_has_suffix (km, " km"));
  g_settings_set_string (settings, "units", "us");
  miles = get_scale (self);
  g_assert_true (g_str_has_suffix (miles, " mi"));
  end (settings, preferences);
}

/* What is being measured is told anew: 14,018 km are 8,710 mi of 1.609344 km. */
static void
test_ruler (MzTestWindow *self, gconstpointer size)
{
  MzPreferences *preferences;
  GSettings *settings = begin (self, &preferences);

  if (mz_test_lacks_xdo ())
    {
      end (settings, preferences);
      return;
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->map));
  mz_test_xdo ("key m");
  mz_test_window_settle (self);
  mz_test_window_click_mark (self, "hill");
  mz_test_window_click_mark (self, "port");
  g_assert_nonnull (mz_test_find_text (GTK_WIDGET (self->map), "14,018 km"));
  g_settings_set_string (settings, "units", "us");
  g_assert_nonnull (mz_test_find_text (GTK_WIDGET (self->map), "8,710 mi"));
  g_assert_null (mz_test_find_text (GTK_WIDGET (self->map), "14,018 km"));
  end (settings, preferences);
}

/* --- Borders --- */

/* Kashmir, where lines are disputed, and the north of India, where they are not. */
static const MzView kashmir = { 34, 76, 6, 0, 0 };

static cairo_surface_t *
draw_page (MzTestWindow *self)
{
  MzMapPage page = { self->workspace, mz_basemap_get_bundled (), MZ_THEME_LIGHT, 500, 400, FALSE, FALSE, NULL,
                     MZ_PROJECTION_MERCATOR, &kashmir };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 500, 400);
  cairo_t *cr = cairo_create (surface);

  mz_map_page_paint (&page, cr);
  cairo_destroy (cr);
  return surface;
}

/* Above the footer. */
static guint
count_border (MzTestWindow *self)
{
  cairo_surface_t *surface = draw_page (self);
  MzColor border = mz_theme_get (MZ_THEME_LIGHT)->border;
  const guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  guint n = 0;

  for (int y = 20; y < 300; y++)
    for (int x = 20; x < 480; x++)
      {
        guint32 pixel;

        memcpy (&pixel, data + y * stride + 4 * x, 4);
        if (fabs ((pixel >> 16 & 255) - border.r * 255) < 24 && fabs ((pixel >> 8 & 255) - border.g * 255) < 24
            && fabs ((pixel & 255) - border.b * 255) < 24)
          n++;
      }
  cairo_surface_destroy (surface);
  return n;
}

static void
test_borders (MzTestWindow *self, gconstpointer size)
{
  MzPreferences *preferences;
  GSettings *settings = begin (self, &preferences);
  guint all, undisputed, none;

  mz_workspace_set_layers (self->workspace, MZ_LAYER_BORDERS);
  all = count_border (self);
  g_settings_set_string (settings, "borders", "undisputed");
  undisputed = count_border (self);
  g_settings_set_string (settings, "borders", "none");
  none = count_border (self);
  g_test_message ("pixels of borders: %u, %u, %u", all, undisputed, none);
  g_assert_cmpuint (all, >, undisputed + 100);
  g_assert_cmpuint (undisputed, >, none + 100);
  g_assert_cmpuint (mz_workspace_get_layers (self->workspace), ==, MZ_LAYER_BORDERS);
  g_assert_cmpint (mz_workspace_get_borders (self->workspace), ==, MZ_BORDERS_NONE);
  /* The map has new tiles for it. */
  mz_test_window_settle (self);
  end (settings, preferences);
  g_assert_cmpint (mz_workspace_get_borders (self->workspace), ==, MZ_BORDERS_ALL);
  mz_workspace_set_layers (self->workspace, 0);
  g_assert_cmpint (mz_workspace_get_borders (self->workspace), ==, MZ_BORDERS_NONE);
}

/* --- Large labels --- */

/* @text: (inout): of which label; %NULL: of any site. Returns: its height. */
static double
get_label_height (MzTestWindow *self, char **text)
{
  MzMapScene *scene = mz_map_view_get_scene (self->map);

  mz_test_window_settle (self);
  for (guint i = 0; i < mz_map_scene_get_n_labels (scene); i++)
    {
      const MzMapLabel *label = mz_map_scene_peek_label (scene, i);

      if (label->kind != MZ_LABEL_SITE || g_strv_length (label->lines) > 1 || (*text != NULL && !g_str_equal (label->lines[0], *text)))
        continue;
      if (*text == NULL)
        *text = g_strdup (label->lines[0]);
      return label->bounds.height;
    }
  g_assert_not_reached ();
}

static double
get_chart_factor (MzTestWindow *self)
{
  MzChartView *view = MZ_CHART_VIEW (mz_test_find_type (GTK_WIDGET (self->window), MZ_TYPE_CHART_VIEW));

  mz_test_wait_frames (GTK_WIDGET (self->window), 4);
  return mz_chart_view_get_layout (view)->factor;
}

static void
test_big_labels (MzTestWindow *self, gconstpointer size)
{
  MzPreferences *preferences;
  GSettings *settings = begin (self, &preferences);
  g_autofree char *name = NULL;
  double usual = get_label_height (self, &name);

  g_settings_set_boolean (settings, "big-labels", TRUE);
  g_assert_cmpfloat_with_epsilon (get_label_height (self, &name) / usual, MZ_MANNER_LARGE, 0.08);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.page", "s", "timeline");
  g_assert_cmpfloat_with_epsilon (get_chart_factor (self), MZ_MANNER_LARGE, 1e-9);
  g_settings_set_boolean (settings, "big-labels", FALSE);
  g_assert_cmpfloat_with_epsilon (get_chart_factor (self), 1, 1e-9);
  end (settings, preferences);
}

/* --- What the desktop's libraries do --- */

static gboolean
is_animated (void)
{
  gboolean animated;

  g_object_get (gtk_settings_get_default (), "gtk-enable-animations", &animated, NULL);
  return animated;
}

static void
test_desktop (MzTestWindow *self, gconstpointer size)
{
  MzPreferences *preferences;
  GSettings *settings = begin (self, &preferences);
  AdwStyleManager *style = adw_style_manager_get_default ();

  g_settings_set_string (settings, "theme", "dark");
  g_assert_true (adw_style_manager_get_dark (style));
  g_settings_set_string (settings, "theme", "light");
  g_assert_false (adw_style_manager_get_dark (style));
  g_settings_set_string (settings, "theme", "system");
  g_assert_cmpint (adw_style_manager_get_color_scheme (style), ==, ADW_COLOR_SCHEME_DEFAULT);
  g_settings_set_string (settings, "motion", "full");
  g_assert_true (is_animated ());
  g_settings_set_string (settings, "motion", "reduced");
  g_assert_false (is_animated ());
  g_settings_set_string (settings, "motion", "system");
  g_assert_true (is_animated ()); /* as this display has it */
  end (settings, preferences);
}

/* --- The start --- */

static void
test_start (MzTestWindow *self, gconstpointer size)
{
  MzPreferences *preferences;
  GSettings *settings = begin (self, &preferences);
  g_autofree char *last = NULL, *world = NULL, *own = NULL;

  g_settings_set_string (settings, "view", "monazite:?lat=1");
  g_settings_set_string (settings, "start-address", "monazite:?lat=2");
  last = mz_settings_dup_start (settings);
  g_assert_cmpstr (last, ==, "monazite:?lat=1");
  g_settings_set_string (settings, "start", "world");
  world = mz_settings_dup_start (settings);
  g_assert_null (world);
  g_settings_set_string (settings, "start", "address");
  own = mz_settings_dup_start (settings);
  g_assert_cmpstr (own, ==, "monazite:?lat=2");
  g_settings_reset (settings, "view");
  end (settings, preferences);
}

/* --- The rows --- */

static gboolean
is_active (gpointer window)
{
  return gtk_window_is_active (window);
}

static char *
give_address (gpointer unused)
{
  return g_strdup ("monazite:?lat=10");
}

static GtkWidget *
open_rows (MzTestWindow *self, MzPreferences *preferences)
{
  GtkWidget *rows = mz_preferences_window_new (GTK_WINDOW (self->window), preferences);

  g_signal_connect (rows, "ask-address", G_CALLBACK (give_address), NULL);
  mz_test_wait_shown (GTK_WINDOW (rows));
  mz_test_xdo ("search --sync --onlyvisible --name ^Preferences$ windowfocus");
  g_assert_true (mz_test_wait_until (is_active, rows, 20000));
  return rows;
}

static void
close_rows (GtkWidget *rows)
{
  gtk_window_destroy (GTK_WINDOW (rows));
  mz_test_drain ();
}

static void
check_key (GSettings *settings, const char *key, const char *value)
{
  g_autofree char *now = g_settings_get_string (settings, key);

  g_assert_cmpstr (now, ==, value);
}

static void
press (GtkWidget *rows, const char *keys)
{
  g_autofree char *words = g_strdup_printf ("key --delay 60 %s", keys);

  mz_test_xdo (words);
  mz_test_wait_frames (rows, 6);
}

static gboolean
is_gone (gpointer window)
{
  return *(gpointer *) window == NULL;
}

static void
test_keys (MzTestWindow *self, gconstpointer size)
{
  MzPreferences *preferences;
  GSettings *settings = begin (self, &preferences);
  GtkWidget *rows;
  gpointer gone;

  if (mz_test_lacks_xdo ())
    {
      end (settings, preferences);
      return;
    }
  gone = rows = open_rows (self, preferences);
  press (rows, "Return");
  press (rows, "Down Return");
  check_key (settings, "units", "us");
  press (rows, "Down Return");
  press (rows, "Down Down Return");
  check_key (settings, "borders", "none");
  press (rows, "Down Return");
  g_assert_true (g_settings_get_boolean (settings, "big-labels"));
  press (rows, "Down Down Return"); /* past the switch itself */
  press (rows, "Down Down Return");
  check_key (settings, "theme", "dark");
  press (rows, "Down Return");
  press (rows, "Down Return");
  check_key (settings, "motion", "reduced");
  press (rows, "Down Return");
  press (rows, "Down Down Return");
  check_key (settings, "start", "address");
  check_key (settings, "start-address", "monazite:?lat=10");
  g_object_add_weak_pointer (G_OBJECT (rows), &gone);
  mz_test_xdo ("key Escape");
  g_assert_true (mz_test_wait_until (is_gone, &gone, 5000));
  end (settings, preferences);
}

/* An address that is none is not taken. */
static void
test_address (MzTestWindow *self, gconstpointer size)
{
  g_autoptr (MzPreferences) preferences = mz_preferences_new (NULL);
  GtkWidget *rows, *row;

  g_assert_false (mz_preferences_are_kept (preferences));
  mz_preferences_set_start_address (preferences, "monazite:?lat=3");
  g_object_set (preferences, "start", MZ_START_ADDRESS, NULL);
  rows = mz_preferences_window_new (GTK_WINDOW (self->window), preferences);
  mz_test_wait_shown (GTK_WINDOW (rows));
  row = mz_test_find_type (rows, ADW_TYPE_ENTRY_ROW);
  g_assert_true (gtk_widget_get_visible (row));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "monazite:?lat=3");
  gtk_editable_set_text (GTK_EDITABLE (row), "the bay");
  g_signal_emit_by_name (row, "apply");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_cmpstr (mz_preferences_get_start_address (preferences), ==, "monazite:?lat=3");
  g_object_set (preferences, "start", MZ_START_WORLD, NULL);
  g_assert_false (gtk_widget_get_visible (row));
  close_rows (rows);
}

/* Without settings all is obeyed, too. */
static void
test_unkept (MzTestWindow *self, gconstpointer size)
{
  g_autoptr (MzPreferences) preferences = mz_preferences_new (NULL);
  g_autofree char *miles = NULL;

  mz_workspace_set_manner (self->workspace, mz_preferences_get_manner (preferences));
  g_object_set (mz_preferences_get_manner (preferences), "units", MZ_UNITS_US, NULL);
  miles = get_scale (self);
  g_assert_true (g_str_has_suffix (miles, " mi"));
}

static void
compile_schemas (const char *folder)
{
  const char *const argv[] = { "glib-compile-schemas", "--strict", folder, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
}

/* The schema without @key, as an older version of the program has brought it. Returns: (transfer full) */
static GSettingsSchemaSource *
older_schema_new (const char *key)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", MZ_APP_ID ".gschema.xml", NULL), *text = NULL;
  g_autofree char *begin = g_strdup_printf ("<key name=\"%s\"", key), *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *older = g_build_filename (folder, MZ_APP_ID ".gschema.xml", NULL);
  g_autofree char *compiled = g_build_filename (folder, "gschemas.compiled", NULL);
  g_autoptr (GError) error = NULL;
  GSettingsSchemaSource *source;
  char *from, *to;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  from = strstr (text, begin);
  to = strstr (from, "</key>") + strlen ("</key>");
  memmove (from, to, strlen (to) + 1);
  g_file_set_contents (older, text, -1, &error);
  g_assert_no_error (error);
  compile_schemas (folder);
  source = g_settings_schema_source_new_from_directory (folder, NULL, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_remove (older) + g_remove (compiled) + g_rmdir (folder), ==, 0);
  return source;
}

/* GLib ends a program that asks for a key which is not there. */
static void
test_older (MzTestWindow *self, gconstpointer size)
{
  g_autoptr (GSettings) settings = mz_settings_new ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autofree char *compiler = g_find_program_in_path ("glib-compile-schemas");
  g_auto (GStrv) keys = NULL;

  if (compiler == NULL)
    {
      g_test_skip ("no glib-compile-schemas on this machine");
      return;
    }
  g_object_get (settings, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  g_assert_cmpuint (g_strv_length (keys), >, 20);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autoptr (GSettingsSchemaSource) source = older_schema_new (keys[i]);
      g_autoptr (GSettings) older = mz_settings_new_from (source);

      g_assert_null (older);
    }
}

int
main (int argc, char *argv[])
{
  const MzTestWindowCase cases[] = {
    { "units", test_units, NULL },
    { "ruler", test_ruler, NULL },
    { "borders", test_borders, NULL },
    { "big-labels", test_big_labels, NULL },
    { "desktop", test_desktop, NULL },
    { "start", test_start, NULL },
    { "keys", test_keys, NULL },
    { "address", test_address, NULL },
    { "unkept", test_unkept, NULL },
    { "older", test_older, NULL },
  };

  return mz_test_window_run (argc, argv, "/app/preferences/", cases, G_N_ELEMENTS (cases));
}
