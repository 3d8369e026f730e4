/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the helper for GIS files can read, and how such files are told from others: for the program and the helper alike. */
#include "mz-gis-kind.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct
{
  const char *ending, *name;
  const char *magic;  /* (nullable): first bytes */
  gsize       length; /* of them */
} kinds[] = {
  [MZ_GIS_NONE] = { NULL, NULL, NULL, 0 },
  [MZ_GIS_GEOPACKAGE] = { ".gpkg", "GeoPackage", "SQLite format 3", 16 },
  [MZ_GIS_KML] = { ".kml", "KML", NULL, 0 },
  [MZ_GIS_KMZ] = { ".kmz", "KMZ", "PK\3\4", 4 },
  [MZ_GIS_SHAPEFILE] = { ".shp", "Shapefile", "\0\0\x27\x0a", 4 },
  [MZ_GIS_FLATGEOBUF] = { ".fgb", "FlatGeobuf", "fgb\3fgb", 7 },
  [MZ_GIS_GPX] = { ".gpx", "GPX", NULL, 0 },
};

/* Whether the element stands there, with or without a prefix of a name space. */
static gboolean
has_element (const char *text, gsize length, const char *name)
{
  gsize n = strlen (name);

  for (const char *p = text; (p = memchr (p, *name, length - (gsize) (p - text))) != NULL; p++)
    if (p > text && (p[-1] == '<' || p[-1] == ':') && length - (gsize) (p - text) > n && memcmp (p, name, n) == 0
        && (p[n] == '>' || p[n] == '/' || g_ascii_isspace (p[n])))
      return TRUE;
  return FALSE;
}

static MzGisKind
find_root (const char *text, gsize length)
{
  gsize start = length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  while (start < length && g_ascii_isspace (text[start]))
    start++;
  if (start == length || text[start] != '<')
    return MZ_GIS_NONE;
  if (has_element (text, length, "kml"))
    return MZ_GIS_KML;
  return has_element (text, length, "gpx") ? MZ_GIS_GPX : MZ_GIS_NONE;
}

/** mz_gis_kind_of_head: Returns: what the first bytes of a file, at most %MZ_GIS_HEAD_SIZE of them, say that it is. */
MzGisKind
mz_gis_kind_of_head (const char *head, gsize length)
{
  for (guint i = MZ_GIS_NONE + 1; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].magic != NULL && length >= kinds[i].length && memcmp (head, kinds[i].magic, kinds[i].length) == 0)
      return (MzGisKind) i;
  return find_root (head, length);
}

/** mz_gis_kind_of_name: Returns: what the ending of a file's name says that it is. */
MzGisKind
mz_gis_kind_of_name (const char *path)
{
  const char *dot = strrchr (path, '.');

  for (guint i = MZ_GIS_NONE + 1; dot != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (g_ascii_strcasecmp (dot, kinds[i].ending) == 0)
      return (MzGisKind) i;
  return MZ_GIS_NONE;
}

/**
 * mz_gis_kind_of_file:
 *
 * Returns: what the content of the file says that it is, or else its name; %MZ_GIS_NONE also where it is no file or cannot be
 *   read. Any thread.
 */
MzGisKind
mz_gis_kind_of_file (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  char head[MZ_GIS_HEAD_SIZE];
  struct stat info;
  MzGisKind kind = MZ_GIS_NONE;

  if (fd < 0)
    return MZ_GIS_NONE;
  if (fstat (fd, &info) == 0 && S_ISREG (info.st_mode))
    {
      gssize n;

      do
        n = read (fd, head, sizeof head);
      while (n < 0 && errno == EINTR);
      kind = n > 0 ? mz_gis_kind_of_head (head, (gsize) n) : MZ_GIS_NONE;
      if (kind == MZ_GIS_NONE)
        kind = mz_gis_kind_of_name (path);
    }
  close (fd);
  return kind;
}

/** mz_gis_kind_get_name: Returns: what it is called in messages. */
const char *
mz_gis_kind_get_name (MzGisKind kind)
{
  return kinds[kind].name;
}

/** mz_gis_make_line_start: Returns: (transfer full): what a line of the helper's about the file begins with. */
char *
mz_gis_make_line_start (const char *path)
{
  g_autofree char *name = g_filename_display_name (path);
  GString *start = g_string_new ("monazite-gis: ");

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (start, g_unichar_iscntrl (g_utf8_get_char (p)) ? ' ' : g_utf8_get_char (p));
  return g_string_free (start, FALSE);
}
