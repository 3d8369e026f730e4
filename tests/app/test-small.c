/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The smallest screen, 360x294, has room for every page, card, form and dialog, in the language that is the last argument. */
#include <adwaita.h>
#include <string.h>

#include "mz-test-language.h"

#define WIDTH  360
#define HEIGHT 294

typedef struct
{
  const char     *where;
  GtkOrientation  orientation;
  int             most;
  GString        *told; /* a line each */
} Looking;

static int
measure (GtkWidget *widget, GtkOrientation orientation)
{
  int minimum;

  gtk_widget_measure (widget, orientation, orientation == GTK_ORIENTATION_VERTICAL ? WIDTH : -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* What takes the room: the largest parts of what is too large. */
static void
tell_parts (GtkWidget *widget, Looking *looking, guint depth)
{
  if (!gtk_widget_get_mapped (widget) || measure (widget, looking->orientation) < looking->most / 10)
    return;
  g_string_append_printf (looking->told, "%*s%s %d\n", 2 * (int) depth, "", G_OBJECT_TYPE_NAME (widget),
                          measure (widget, looking->orientation));
  if (GTK_IS_SCROLLED_WINDOW (widget) || ADW_IS_HEADER_BAR (widget) || ADW_IS_VIEW_SWITCHER_BAR (widget))
    return; /* what is in it takes no more */
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    tell_parts (child, looking, depth + 1);
}

static void
look_cb (GtkWidget *root, const char *where, gpointer data)
{
  Looking *looking = data;

  for (guint i = 0; i < 2; i++)
    {
      looking->orientation = i == 0 ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL;
      looking->most = i == 0 ? WIDTH : HEIGHT;
      if (measure (root, looking->orientation) <= looking->most)
        continue;
      g_string_append_printf (looking->told, "%s: more than %d %s\n", where, looking->most, i == 0 ? "wide" : "high");
      tell_parts (root, looking, 1);
    }
}

static void
test_small (MzTestWindow *fixture, gconstpointer size)
{
  g_autoptr (GString) told = g_string_new (NULL);
  Looking looking = { .told = told };

  mz_test_language_walk (fixture, look_cb, &looking);
  if (told->len > 0)
    g_test_message ("%s", told->str);
  g_assert_cmpstr (told->str, ==, "");
}

int
main (int argc, char *argv[])
{
  static const MzTestWindowCase cases[] = {
    { "window", test_small, "360x294" },
  };

  if (strcmp (argv[argc - 1], "en") != 0 && !mz_test_language_use (argv[argc - 1]))
    return 0;
  return mz_test_window_run (argc, argv, "/app/small/", cases, G_N_ELEMENTS (cases));
}
