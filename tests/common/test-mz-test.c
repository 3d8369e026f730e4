/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-test.h"

#include <glib/gstdio.h>
#include <pango/pangocairo.h>
#include <string.h>

/* A small object with one right property of several types, and one that is wrong on demand. */
typedef enum { WRONG_NOT, WRONG_SILENT, WRONG_NOISY, WRONG_DEAF } Wrong;

#define THING_TYPE (thing_get_type ())
G_DECLARE_FINAL_TYPE (Thing, thing, THING, THING, GObject)

struct _Thing
{
  GObject   parent_instance;
  char     *name;
  double    share;
  gboolean  open;
  guint     count;
  Wrong     wrong;
  int       reads;
};

typedef enum { PROP_NAME = 1, PROP_SHARE, PROP_OPEN, PROP_COUNT, PROP_READS } ThingProperty;
static GParamSpec *props[PROP_READS + 1];

G_DEFINE_FINAL_TYPE (Thing, thing, G_TYPE_OBJECT)

static void
thing_finalize (GObject *object)
{
  g_free (THING_THING (object)->name);
  G_OBJECT_CLASS (thing_parent_class)->finalize (object);
}

static void
thing_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  Thing *self = THING_THING (object);

  switch ((ThingProperty) id)
    {
    case PROP_NAME: g_value_set_string (value, self->name); break;
    case PROP_SHARE: g_value_set_double (value, self->share); break;
    case PROP_OPEN: g_value_set_boolean (value, self->open); break;
    case PROP_COUNT: g_value_set_uint (value, self->count); break;
    case PROP_READS: g_value_set_int (value, ++self->reads); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_count (Thing *self, guint count)
{
  gboolean changed = self->count != count;

  if (self->wrong != WRONG_DEAF)
    self->count = count;
  if ((changed && self->wrong != WRONG_SILENT) || self->wrong == WRONG_NOISY)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COUNT]);
}

static void
thing_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  Thing *self = THING_THING (object);

  switch ((ThingProperty) id)
    {
    case PROP_NAME:
      if (g_strcmp0 (self->name, g_value_get_string (value)) == 0)
        return;
      g_free (self->name);
      self->name = g_value_dup_string (value);
      break;
    case PROP_SHARE:
      if (self->share == g_value_get_double (value))
        return;
      self->share = g_value_get_double (value);
      break;
    case PROP_OPEN:
      if (self->open == g_value_get_boolean (value))
        return;
      self->open = g_value_get_boolean (value);
      break;
    case PROP_COUNT:
      set_count (self, g_value_get_uint (value));
      return;
    case PROP_READS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  g_object_notify_by_pspec (object, pspec);
}

static void
thing_class_init (ThingClass *klass)
{
  const GParamFlags rw = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = thing_finalize;
  object_class->get_property = thing_get_property;
  object_class->set_property = thing_set_property;
  props[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, rw);
  props[PROP_SHARE] = g_param_spec_double ("share", NULL, NULL, 0, 1, 0, rw);
  props[PROP_OPEN] = g_param_spec_boolean ("open", NULL, NULL, FALSE, rw);
  props[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, 3, 0, rw);
  props[PROP_READS] = g_param_spec_int ("reads", NULL, NULL, 0, G_MAXINT, 0, G_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
thing_init (Thing *self)
{
}

static void
test_sweep (void)
{
  Thing *thing = g_object_new (THING_TYPE, "name", "a", "share", 1.0, "count", 3u, NULL);

  mz_test_sweep_properties (G_OBJECT (thing), NULL);
  g_assert_cmpstr (thing->name, ==, "a");
  g_assert_cmpfloat (thing->share, ==, 1.0);
  g_assert_cmpuint (thing->count, ==, 3);
  g_assert_cmpint (thing->reads, ==, 1);

  thing->wrong = WRONG_DEAF;
  mz_test_sweep_properties (G_OBJECT (thing), (const char *const[]) { "count", NULL });
  g_assert_finalize_object (thing);
}

static void
test_sweep_finds (gconstpointer data)
{
  if (g_test_subprocess ())
    {
      Thing *thing = g_object_new (THING_TYPE, NULL);

      thing->wrong = GPOINTER_TO_INT (data);
      mz_test_sweep_properties (G_OBJECT (thing), NULL);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*Thing:count*");
}

static gboolean
is_set (gpointer data)
{
  return *(gboolean *) data;
}

static gboolean
set_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
test_wait (void)
{
  gboolean flag = FALSE;
  gint64 begin;

  begin = g_get_monotonic_time ();
  g_assert_false (mz_test_wait_until (is_set, &flag, 50));
  g_assert_cmpint (g_get_monotonic_time () - begin, >=, 50000);

  g_timeout_add (10, set_cb, &flag);
  g_assert_true (mz_test_wait_until (is_set, &flag, 20000));

  flag = FALSE;
  g_idle_add (set_cb, &flag);
  mz_test_drain ();
  g_assert_true (flag);
}

static cairo_surface_t *
square (int size, double alpha, double red)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size, size);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgba (cr, red, 0.5, 0.5, alpha);
  cairo_paint (cr);
  cairo_destroy (cr);
  return surface;
}

static void
test_compare (void)
{
  static const struct { double alpha, red; gboolean same; guint different; } cases[] = {
    { 1, 128 / 255.0, TRUE, 0 },
    { 1, 130 / 255.0, TRUE, 0 },
    { 1, 131 / 255.0, FALSE, 1600 },
    { 0.9, 128 / 255.0, FALSE, 1600 },
  };
  cairo_surface_t *expected = square (40, 1, 128 / 255.0);
  cairo_surface_t *other_size = square (41, 1, 128 / 255.0);
  cairo_surface_t *picture;
  cairo_surface_t *a = square (40, 0, 1);
  cairo_surface_t *b = square (40, 0, 0);
  MzTestDifference found;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      cairo_surface_t *actual = square (40, cases[i].alpha, cases[i].red);

      g_assert_cmpint (mz_test_compare_images (actual, expected, 2, &found, NULL), ==, cases[i].same);
      g_assert_cmpuint (found.pixels, ==, 1600);
      g_assert_cmpuint (found.different, ==, cases[i].different);
      cairo_surface_destroy (actual);
    }
  g_assert_false (mz_test_compare_images (other_size, expected, 255, &found, &picture));
  g_assert_null (picture);
  g_assert_true (mz_test_compare_images (a, b, 0, NULL, NULL));

  /* One pixel of 1600 is under a thousandth, two are not. */
  cairo_surface_flush (a);
  cairo_image_surface_get_data (a)[cairo_image_surface_get_stride (a) * 7 + 4 * 5 + 3] = 255;
  cairo_surface_mark_dirty (a);
  g_assert_true (mz_test_compare_images (a, b, 2, &found, &picture));
  g_assert_cmpint (found.x, ==, 5);
  g_assert_cmpint (found.y, ==, 7);
  g_assert_cmpuint (found.different, ==, 1);
  g_assert_cmphex (((guint32 *) cairo_image_surface_get_data (picture))[40 * 7 + 5], ==, 0xffff0000);
  cairo_surface_destroy (picture);
  cairo_image_surface_get_data (a)[3] = 255;
  cairo_surface_mark_dirty (a);
  g_assert_false (mz_test_compare_images (a, b, 2, &found, NULL));
  g_assert_cmpuint (found.different, ==, 2);

  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
  cairo_surface_destroy (expected);
  cairo_surface_destroy (other_size);
}

static void
test_golden (void)
{
  g_autofree char *dir = g_dir_make_tmp ("mz-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "golden.png", NULL);
  g_autofree char *out = g_build_filename (dir, "golden.out.png", NULL);
  g_autofree char *diff = g_build_filename (dir, "golden.diff.png", NULL);
  g_autofree char *build_dir = g_strdup (g_getenv ("G_TEST_BUILDDIR"));
  cairo_surface_t *one = square (10, 1, 0);
  cairo_surface_t *two = square (10, 1, 1);
  g_autoptr (GError) error = NULL;

  g_setenv ("G_TEST_BUILDDIR", dir, TRUE);
  g_unsetenv ("MZ_UPDATE_GOLDEN");
  g_assert_false (mz_test_check_golden (one, path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  g_setenv ("MZ_UPDATE_GOLDEN", "1", TRUE);
  g_assert_true (mz_test_check_golden (one, path, &error));
  g_unsetenv ("MZ_UPDATE_GOLDEN");
  g_assert_true (mz_test_check_golden (one, path, &error));
  g_assert_false (mz_test_check_golden (two, path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, "100 of 100 pixels differ, by up to 255, the first at 0, 0"));

  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_remove (out), ==, 0);
  g_assert_cmpint (g_remove (diff), ==, 0);
  g_assert_cmpint (g_rmdir (dir), ==, 0);
  if (build_dir != NULL)
    g_setenv ("G_TEST_BUILDDIR", build_dir, TRUE);
  cairo_surface_destroy (one);
  cairo_surface_destroy (two);
}

/* Whatever font is asked for, the suite draws with the one that the golden pictures were made with. */
static void
test_font (void)
{
  static const char *const asked[] = { "Cantarell", "DejaVu Sans Bold 12", "Sans", "Monospace Italic 9", "System-ui" };
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      PangoFontDescription *description = pango_font_description_from_string (asked[i]);
      PangoFont *font = pango_context_load_font (context, description);
      PangoFontDescription *found = pango_font_describe (font);

      g_assert_cmpstr (pango_font_description_get_family (found), ==, "Cantarell");
      pango_font_description_free (found);
      pango_font_description_free (description);
      g_object_unref (font);
    }
  g_object_unref (context);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/common/wait", test_wait);
  g_test_add_func ("/common/sweep", test_sweep);
  g_test_add_data_func ("/common/sweep/silent", GINT_TO_POINTER (WRONG_SILENT), test_sweep_finds);
  g_test_add_data_func ("/common/sweep/noisy", GINT_TO_POINTER (WRONG_NOISY), test_sweep_finds);
  g_test_add_data_func ("/common/sweep/deaf", GINT_TO_POINTER (WRONG_DEAF), test_sweep_finds);
  g_test_add_func ("/common/compare", test_compare);
  g_test_add_func ("/common/golden", test_golden);
  g_test_add_func ("/common/font", test_font);
  return g_test_run ();
}
