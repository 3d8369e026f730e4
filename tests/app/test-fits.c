/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written fits where it stands, in the language that is the last argument; with a screen of that size, in a LARGE window. */
#include <string.h>

#include "mz-test-language.h"
#include "mz-time-bar.h"

#define MOST_PARENTS 5
#define LARGE        "3840x2160"

typedef struct
{
  const char *where;
  GHashTable *seen;    /* what has been told of */
  GString    *misfits; /* a line each */
} Looking;

static gboolean
has_parent (GtkWidget *widget, GType type)
{
  return gtk_widget_get_ancestor (widget, type) != NULL;
}

/*
 * Names and figures of the facts may be longer than any place for them: the header's title where it names a record, and the
 * details of lists. Languages that nobody speaks may be too long for three places that have been measured for those that we have.
 */
static gboolean
may_be_shortened (GtkWidget *label)
{
  gboolean spoken = strchr (g_getenv ("LANGUAGE"), '@') == NULL && strcmp (g_getenv ("LANGUAGE"), "ar") != 0;

  return gtk_widget_has_css_class (label, "record-detail") || has_parent (label, ADW_TYPE_WINDOW_TITLE)
         || (!spoken && (has_parent (label, ADW_TYPE_VIEW_SWITCHER) || has_parent (label, MZ_TYPE_TIME_BAR)
                         || has_parent (label, ADW_TYPE_COMBO_ROW)));
}

static char *
name_place (GtkWidget *widget)
{
  GString *place = g_string_new (NULL);

  for (guint i = 0; i < MOST_PARENTS && widget != NULL; i++, widget = gtk_widget_get_parent (widget))
    {
      g_auto (GStrv) classes = gtk_widget_get_css_classes (widget);
      g_autofree char *all = g_strjoinv (".", classes);

      g_string_append_printf (place, " < %s.%s", G_OBJECT_TYPE_NAME (widget), all);
    }
  return g_string_free (place, FALSE);
}

static void
look_at (GtkWidget *widget, gpointer data)
{
  Looking *looking = data;
  PangoLayout *layout;
  int width, height;
  const char *text;

  if (!GTK_IS_LABEL (widget) || *(text = gtk_label_get_text (GTK_LABEL (widget))) == '\0' || gtk_widget_get_width (widget) == 0
      || may_be_shortened (widget))
    return;
  layout = gtk_label_get_layout (GTK_LABEL (widget));
  pango_layout_get_pixel_size (layout, &width, &height);
  if ((pango_layout_is_ellipsized (layout) || width > gtk_widget_get_width (widget) + 1
       || height > gtk_widget_get_height (widget) + 1)
      && g_hash_table_add (looking->seen, g_strdup (text)))
    {
      g_autofree char *place = name_place (widget);

      g_string_append_printf (looking->misfits, "%s: %s: “%s” is %d×%d%s\n", looking->where,
                              pango_layout_is_ellipsized (layout) ? "shortened" : "clipped", text,
                              gtk_widget_get_width (widget), gtk_widget_get_height (widget), place);
    }
}

static void
look_cb (GtkWidget *root, const char *where, gpointer data)
{
  Looking *looking = data;

  looking->where = where;
  mz_test_each_mapped (root, look_at, looking);
}

static void
test_fits (MzTestWindow *fixture, gconstpointer size)
{
  g_autoptr (GString) misfits = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Looking looking = { NULL, seen, misfits };
  const char *scale = g_getenv (g_getenv ("WAYLAND_DISPLAY") != NULL ? "MZ_TEST_SCALE" : "GDK_SCALE");
  int width, height;

  g_assert_cmpint (gtk_widget_get_scale_factor (GTK_WIDGET (fixture->window)), ==,
                   scale != NULL ? g_ascii_strtoll (scale, NULL, 10) : 1);
  g_assert_cmpint (sscanf (size, "%dx%d", &width, &height), ==, 2);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=, width);
  mz_test_language_walk (fixture, look_cb, &looking);
  if (misfits->len > 0)
    g_test_message ("%s", misfits->str);
  g_assert_cmpstr (misfits->str, ==, "");
}

int
main (int argc, char *argv[])
{
  static const MzTestWindowCase cases[] = {
    { "wide", test_fits, "1366x768" },
    { "narrow", test_fits, "360x640" },
  };

  static const MzTestWindowCase large_cases[] = { { "large", test_fits, LARGE } };

  if (!mz_test_language_use (argv[argc - 1]))
    return 0;
  if (g_strcmp0 (g_getenv ("MZ_TEST_SCREEN"), LARGE) == 0)
    return mz_test_window_run (argc, argv, "/app/fits/", large_cases, G_N_ELEMENTS (large_cases));
  return mz_test_window_run (argc, argv, "/app/fits/", cases, G_N_ELEMENTS (cases));
}
