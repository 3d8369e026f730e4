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

static const char help[] =
  "Usage: monazite-gis FILE\n"
  "\n"
  "Writes the points of a GeoPackage, KML, KMZ, Shapefile, FlatGeobuf or GPX file to standard output, as GeoJSON\n"
  "in degrees of WGS 84. Monazite starts it by itself when it opens such a file.\n";

/* GDAL takes many things for files. Returns: (nullable): an absolute path, or %NULL with the reason said. */
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

int
main (int argc, char *argv[])
{
  MzGisExit status;
  char *path;

  if (argc == 2 && strcmp (argv[1], "--help") == 0)
    return fputs (help, stdout) < 0;
  if (argc == 2 && strcmp (argv[1], "--version") == 0)
    return puts ("monazite-gis " MZ_VERSION) < 0;
  if (argc != 2 || *argv[1] == '-')
    {
      fputs ("monazite-gis: error: name one file; “monazite-gis --help” tells more\n", stderr);
      return MZ_GIS_BAD_USAGE;
    }
  mz_gis_say_begin (argv[1]);
  path = find_file (argv[1], &status);
  mz_gis_end (path != NULL ? mz_gis_points_print (path) : status);
}
