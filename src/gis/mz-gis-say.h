/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The helper's words: one line each on standard error, whatever the libraries have to say beside. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the helper ends with, as the program does. */
typedef enum
{
  MZ_GIS_DONE,
  MZ_GIS_BAD_INPUT,
  MZ_GIS_BAD_USAGE,
  MZ_GIS_FAILED
} MzGisExit;

void mz_gis_say_begin   (const char *file);
void mz_gis_say_error   (const char *format, ...) G_GNUC_PRINTF (1, 2);
void mz_gis_say_warning (const char *format, ...) G_GNUC_PRINTF (1, 2);
void mz_gis_end         (MzGisExit status) G_GNUC_NORETURN;

G_END_DECLS
