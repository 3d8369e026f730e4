/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window of shortcuts tells of, and a place for what the program keeps. */
#include <glib/gstdio.h>
#include <string.h>

#include "mz-test-keys.h"

#define OVERLAY "/org/monazite/Monazite/gtk/help-overlay.ui"

typedef struct
{
  GArray  *told;     /* of MzTestTold */
  char    *group;    /* the one that it is in */
  GString *text;     /* (nullable): of the property that it is in */
  gboolean is_accel;
  gboolean is_shortcut; /* its keys have come, its title has not */
} Reading;

static void
start_cb (GMarkupParseContext *context, const char *element, const char **names, const char **values, gpointer data,
          GError **error)
{
  Reading *reading = data;
  const char *name = NULL;

  for (guint i = 0; names[i] != NULL && g_str_equal (element, "property"); i++)
    if (g_str_equal (names[i], "name"))
      name = values[i];
  if (name == NULL)
    return;
  if (g_str_equal (name, "accelerator") || g_str_equal (name, "title"))
    reading->is_accel = g_str_equal (name, "accelerator");
  if (reading->is_accel || g_str_equal (name, "title"))
    reading->text = g_string_new (NULL);
}

static void
text_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  Reading *reading = data;

  if (reading->text != NULL)
    g_string_append_len (reading->text, text, (gssize) length);
}

/* One key, or all from the first to the last: "1...9". */
static void
add_told (Reading *reading, const char *accel)
{
  g_auto (GStrv) ends = g_strsplit (accel, "...", 2);
  GdkModifierType state;
  guint first, last;

  g_assert_true (gtk_accelerator_parse (ends[0], &first, &state));
  last = first;
  if (ends[1] != NULL)
    g_assert_true (gtk_accelerator_parse (ends[1], &last, &state));
  for (; first <= last; first++)
    {
      MzTestTold told = { g_strdup (reading->group), gtk_accelerator_name (first, state) };

      g_array_append_val (reading->told, told);
    }
}

/* A title that comes without keys before it is that of a group. */
static void
end_cb (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  Reading *reading = data;
  g_autofree char *text = reading->text != NULL ? g_string_free (g_steal_pointer (&reading->text), FALSE) : NULL;
  g_auto (GStrv) accels = NULL;

  if (text == NULL)
    return;
  if (!reading->is_accel)
    {
      if (!reading->is_shortcut)
        {
          g_free (reading->group);
          reading->group = g_steal_pointer (&text);
        }
      reading->is_shortcut = FALSE;
      return;
    }
  reading->is_shortcut = TRUE;
  accels = g_strsplit (text, " ", -1);
  for (guint i = 0; accels[i] != NULL; i++)
    add_told (reading, accels[i]);
}

static void
told_clear (MzTestTold *told)
{
  g_free (told->group);
  g_free (told->accel);
}

/** mz_test_keys_read_overlay: Returns: (transfer full) (element-type MzTestTold): what the window of shortcuts tells of. */
GArray *
mz_test_keys_read_overlay (void)
{
  const GMarkupParser parser = { start_cb, end_cb, text_cb, NULL, NULL };
  Reading reading = { .told = g_array_new (FALSE, FALSE, sizeof (MzTestTold)) };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &reading, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (OVERLAY, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  g_assert_no_error (error);
  g_array_set_clear_func (reading.told, (GDestroyNotify) told_clear);
  g_markup_parse_context_parse (context, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  g_free (reading.group);
  g_assert_cmpuint (reading.told->len, >, 100);
  return reading.told;
}

gboolean
mz_test_keys_is_same (const char *a, const char *b)
{
  GdkModifierType states[2];
  guint keys[2];

  return gtk_accelerator_parse (a, &keys[0], &states[0]) && gtk_accelerator_parse (b, &keys[1], &states[1]) && keys[0] == keys[1]
         && states[0] == states[1];
}

void
mz_test_keys_remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      if (g_file_test (inner, G_FILE_TEST_IS_DIR))
        mz_test_keys_remove_folder (inner);
      else
        g_unlink (inner);
    }
  g_rmdir (path);
}

/**
 * mz_test_keys_isolate:
 *
 * All that is the user's goes elsewhere; what is the system's stays, for GTK's own dialogs have icons that need it.
 *
 * Returns: (transfer full): the folder that it goes to
 */
char *
mz_test_keys_isolate (void)
{
  static const char *const variables[] = { "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME" };
  char *folder = g_dir_make_tmp ("test-keys-XXXXXX", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      g_autofree char *path = g_build_filename (folder, variables[i], NULL);

      g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
      g_setenv (variables[i], path, TRUE);
    }
  return folder;
}
