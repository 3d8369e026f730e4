/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GeoPackages, which the helper writes: it gets GeoJSON and a clean environment, and ends by itself after ten seconds. */
#define G_LOG_DOMAIN "mz-io"

#include "mz-gis-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-gis-kind.h"
#include "mz-gis-reader.h"

/* What the helper says is wrong, or that it has said nothing. */
static void
set_said (GError **error, GBytes *said, const char *path)
{
  gsize length;
  const char *data = g_bytes_get_data (said, &length);
  g_autofree char *valid = g_utf8_make_valid (data != NULL ? data : "", (gssize) length);
  g_autofree char *line = mz_gis_make_line_start (path), *start = g_strconcat (line, ": error: ", NULL);
  char *what = g_str_has_prefix (valid, start) ? valid + strlen (start) : NULL;

  if (what != NULL)
    what[strcspn (what, "\n")] = '\0';
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, what != NULL ? what :
                       _("the program that writes GIS files ended before it was done; save the points as GeoJSON"));
}

/**
 * mz_gis_write:
 * @geojson: a collection of features, @length bytes of it
 *
 * Has the helper write a GeoPackage, which takes the place of what was there whole or not at all. Any thread, which waits.
 *
 * Errors: %G_IO_ERROR_NOT_FOUND where the helper is not installed; %G_IO_ERROR and %G_SPAWN_ERROR else.
 */
gboolean
mz_gis_write (const char *path, const char *geojson, gsize length, GError **error)
{
  static const char *const environment[] = { "LC_ALL=C.UTF-8", NULL };
  g_autofree char *program = mz_gis_find_program (error), *absolute = g_canonicalize_filename (path, NULL);
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) input = NULL, said = NULL;

  if (program == NULL)
    return FALSE;
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE
                                        | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_set_environ (launcher, (char **) environment);
  g_subprocess_launcher_set_cwd (launcher, "/");
  process = g_subprocess_launcher_spawn (launcher, error, program, "--write", "GPKG", absolute, NULL);
  if (process == NULL)
    return FALSE;
  input = g_bytes_new (geojson, length);
  if (!g_subprocess_communicate (process, input, NULL, NULL, &said, error))
    return FALSE;
  if (g_subprocess_get_successful (process))
    return TRUE;
  set_said (error, said, absolute);
  return FALSE;
}
