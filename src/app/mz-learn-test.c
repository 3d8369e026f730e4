/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include "mz-learn-test.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "mz-file.h"

#define MOST_LETTERS 60 /* of a name, in that of the file */

/** mz_learn_test_dup_path: @name: of whoever takes it. Returns: (transfer full): where the answers of a test that begins now go. */
char *
mz_learn_test_dup_path (const char *name)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *when = g_date_time_format (now, "%Y-%m-%d-%H%M%S"), *file = NULL;
  g_autofree char *short_name = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), MOST_LETTERS));

  for (char *c = short_name; *c != '\0'; c++)
    if ((guchar) *c < 0x80 && !g_ascii_isalnum (*c))
      *c = '-';
  file = g_strdup_printf ("%s-%s.csv", when, short_name);
  return g_build_filename (g_get_user_data_dir (), "monazite", "tests", file, NULL);
}

/** mz_learn_test_keep: Writes all that has been answered, whole or not at all. */
gboolean
mz_learn_test_keep (MzQuizRun *run, const char *path, const char *name, guint64 seed, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path), *number = g_strdup_printf ("%" G_GUINT64_FORMAT, seed);
  g_autofree char *text = mz_quiz_run_to_csv (run, name, number);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), _("The folder %1$s cannot be made: %2$s"), folder, g_strerror (errno));
      return FALSE;
    }
  return mz_file_write (path, text, strlen (text), error);
}
