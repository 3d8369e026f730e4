/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GDAL, made as small as it can be: few drivers, no network, no plug-ins, no files beside the one that is asked for. */
#define G_LOG_DOMAIN "mz-gis"

#include "mz-gis-drivers.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <gdal.h>
#include <stdlib.h>
#include <string.h>

#define MAX_FAILURE 300

static char failure[MAX_FAILURE]; /* the first since it was cleared */

static const struct { const char *key, *value; } settings[] = {
  { "GDAL_DRIVER_PATH", "disable" },
  { "GDAL_DISABLE_READDIR_ON_OPEN", "TRUE" },
  { "GDAL_PAM_ENABLED", "NO" },
  { "GDAL_NUM_THREADS", "1" },
  /* Nothing is called so: whatever would fetch is refused before it asks. */
  { "CPL_VSIL_CURL_ALLOWED_FILENAME", "/vsicurl/none" },
  { "OSR_DEFAULT_AXIS_MAPPING_STRATEGY", "TRADITIONAL_GIS_ORDER" },
  { "LIBKML_RESOLVE_STYLE", "NO" },
  { "SHAPE_RESTORE_SHX", "NO" },
  { "SQLITE_USE_OGR_VFS", "NO" },
  /* A file's views and triggers may call only what cannot do harm. */
  { "OGR_SQLITE_PRAGMA", "trusted_schema=OFF,cell_size_check=ON,mmap_size=0" },
  /* So that the same data make the same file. */
  { "OGR_CURRENT_DATE", "2000-01-01T00:00:00.000Z" },
};

static void CPL_STDCALL
error_cb (CPLErr class, CPLErrorNum number, const char *message)
{
  if (class >= CE_Failure && *failure == '\0')
    g_strlcpy (failure, message, sizeof failure);
}

/** mz_gis_drivers_init: Readies GDAL with the drivers @allowed and no other. Clears the environment: it configures GDAL, too. */
void
mz_gis_drivers_init (const char *const *allowed)
{
  clearenv ();
  setenv ("LC_ALL", "C", TRUE);
  setenv ("PROJ_NETWORK", "OFF", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    CPLSetConfigOption (settings[i].key, settings[i].value);
  CPLSetErrorHandler (error_cb);
  GDALAllRegister ();
  for (int i = GDALGetDriverCount () - 1; i >= 0; i--)
    {
      GDALDriverH driver = GDALGetDriver (i);

      if (!g_strv_contains (allowed, GDALGetDriverShortName (driver)))
        GDALDeregisterDriver (driver);
    }
  mz_gis_clear_failure ();
}

/** mz_gis_peek_failure: Returns: (nullable): what GDAL says went wrong first since the last mz_gis_clear_failure(). */
const char *
mz_gis_peek_failure (void)
{
  return *failure != '\0' ? failure : NULL;
}

void
mz_gis_clear_failure (void)
{
  *failure = '\0';
}
