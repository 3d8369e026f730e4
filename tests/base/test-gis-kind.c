/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "mz-gis-kind.h"

static void
test_heads (void)
{
  const struct { const char *head; gsize length; MzGisKind kind; } cases[] = {
    { "", 0, MZ_GIS_NONE },
    { "SQLite format 3\0rest", 20, MZ_GIS_GEOPACKAGE },
    { "SQLite format 3\0", 15, MZ_GIS_NONE },
    { "PK\3\4", 4, MZ_GIS_KMZ },
    { "PK\3", 3, MZ_GIS_NONE },
    { "\0\0\x27\x0a\0\0", 6, MZ_GIS_SHAPEFILE },
    { "fgb\3fgb\0", 8, MZ_GIS_FLATGEOBUF },
    { "<kml>", 5, MZ_GIS_KML },
    { "\xef\xbb\xbf \n<?xml version='1.0'?><kml xmlns='x'>", 40, MZ_GIS_KML },
    { "<!-- kml --><gpx version='1.1'>", 31, MZ_GIS_GPX },
    { "<ns:kml xmlns:ns='x'>", 21, MZ_GIS_KML },
    { "<kml", 4, MZ_GIS_NONE },
    { "<kmlish>", 8, MZ_GIS_NONE },
    { "{\"a\":\"<kml>\"}", 13, MZ_GIS_NONE },
    { "   ", 3, MZ_GIS_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      /* To the byte: a sanitizer sees who reads on. */
      g_autofree char *head = g_memdup2 (cases[i].head, cases[i].length);

      g_test_message ("case %u", i);
      g_assert_cmpint (mz_gis_kind_of_head (head, cases[i].length), ==, cases[i].kind);
    }
}

static void
test_names (void)
{
  g_assert_cmpint (mz_gis_kind_of_name ("a/b.GPKG"), ==, MZ_GIS_GEOPACKAGE);
  g_assert_cmpint (mz_gis_kind_of_name ("a.b.kmz"), ==, MZ_GIS_KMZ);
  g_assert_cmpint (mz_gis_kind_of_name ("a.kml.json"), ==, MZ_GIS_NONE);
  g_assert_cmpint (mz_gis_kind_of_name ("kml"), ==, MZ_GIS_NONE);
  for (MzGisKind kind = MZ_GIS_GEOPACKAGE; kind <= MZ_GIS_GPX; kind++)
    g_assert_nonnull (mz_gis_kind_get_name (kind));
}

/* The content goes before the name, which goes where the content does not tell. */
static void
test_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("test-gis-kind-XXXXXX", NULL), *path = g_build_filename (folder, "a.kml", NULL);

  g_assert_true (g_file_set_contents (path, "fgb\3fgb", -1, NULL));
  g_assert_cmpint (mz_gis_kind_of_file (path), ==, MZ_GIS_FLATGEOBUF);
  g_assert_true (g_file_set_contents (path, "anything", -1, NULL));
  g_assert_cmpint (mz_gis_kind_of_file (path), ==, MZ_GIS_KML);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_cmpint (mz_gis_kind_of_file (path), ==, MZ_GIS_KML);
  g_assert_cmpint (mz_gis_kind_of_file (folder), ==, MZ_GIS_NONE);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (mz_gis_kind_of_file (path), ==, MZ_GIS_NONE);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_line_start (void)
{
  g_autofree char *start = mz_gis_make_line_start ("a\nb: error: \xff");

  g_assert_cmpstr (start, ==, "monazite-gis: a b: error: \357\277\275");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/gis-kind/heads", test_heads);
  g_test_add_func ("/base/gis-kind/names", test_names);
  g_test_add_func ("/base/gis-kind/files", test_files);
  g_test_add_func ("/base/gis-kind/line-start", test_line_start);
  return g_test_run ();
}
