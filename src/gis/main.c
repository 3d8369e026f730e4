/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The only program of the project that GDAL is linked into: it reads one GIS file that nobody trusts, in a process of its
 * own that may do nothing else, and hands plain features to the program that started it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mz-gis-points.h"
#include "mz-gis-save.h"

static const char help[] =
  "Usage: monazite-gis FILE\n"
  "       monazite-gis --write GPKG FILE\n"
  "\n"
  "Writes the points of a GeoPackage, KML, KMZ, Shapefile, FlatGeobuf or GPX file to standard output, as GeoJSON\n"
  "in degrees of WGS 84. Monazite starts it by itself when it opens such a file.\n"
  "With --write GPKG, GeoJSON from standard input is written to FILE, a GeoPackage.\n";

/* GDAL takes many things for files. Returns: (nullable): an absolute path, or NULL with the reason said. */
static char *
find_file (const char *name, MzGisExit *status)
{
  char *path = realpath (name, NULL);
  struct stat info;

  *status = MZ_GIS_FAILED;
  if (path == NULL || stat (path, &info) != 0)
    mz_gis_say_error ("it cannot be found; name a file that can be read");
  else if (!S_ISREG (info.st_mode))
    mz_gis_say_error ("it is not a file; name one");
  else if (g_str_has_prefix (path, "/vsi"))
    mz_gis_say_error ("files in a folder of that name are not read; move it elsewhere");
  else if (access (path, R_OK) != 0)
    mz_gis_say_error ("it may not be read; ask its owner for the right");
  else
    return path;
  free (path);
  return NULL;
}

static MzGisExit
read_points (const char *name)
{
  MzGisExit status;
  char *path = find_file (name, &status);

  return path != NULL ? mz_gis_points_print (path) : status;
}

/* The file may be a new one: its folder is not. */
static MzGisExit
save_points (const char *name)
{
  g_autofree char *folder = g_path_get_dirname (name), *base = g_path_get_basename (name);
  char *real = realpath (folder, NULL);
  g_autofree char *path = real != NULL ? g_build_filename (real, base, NULL) : NULL;

  if (path != NULL && !g_str_has_prefix (path, "/vsi"))
    return mz_gis_save (path);
  mz_gis_say_error ("its folder cannot be found, or written to; name another");
  return MZ_GIS_FAILED;
}

int
main (int argc, char *argv[])
{
  gboolean saving = argc == 4 && strcmp (argv[1], "--write") == 0 && strcmp (argv[2], "GPKG") == 0;
  const char *name = argv[MAX (argc, 1) - 1];

  if (argc == 2 && strcmp (argv[1], "--help") == 0)
    return fputs (help, stdout) < 0;
  if (argc == 2 && strcmp (argv[1], "--version") == 0)
    return puts ("monazite-gis " MZ_VERSION) < 0;
  if ((argc != 2 && !saving) || *name == '-' || *name == '\0')
    {
      fputs ("monazite-gis: error: name one file; “monazite-gis --help” tells more\n", stderr);
      return MZ_GIS_BAD_USAGE;
    }
  mz_gis_say_begin (name);
  mz_gis_end (saving ? save_points (name) : read_points (name));
}
