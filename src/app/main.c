/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdlib.h>

#include "mz-application.h"
#include "mz-cli.h"
#include "mz-language.h"
#include "mz-memory.h"

int
main (int argc, char *argv[])
{
  g_autoptr (MzApplication) application = NULL;
  int status;

  mz_memory_set_up ();
  if (mz_cli_handle (argc, argv, &status))
    return status;

  setlocale (LC_ALL, "");
  mz_language_set_up (MZ_LOCALEDIR);

  /* Broadway needs neither; GDK_BACKEND says so. */
  if (g_getenv ("DISPLAY") == NULL && g_getenv ("WAYLAND_DISPLAY") == NULL && g_getenv ("GDK_BACKEND") == NULL)
    {
      g_printerr ("%s\n", _("monazite: error: there is no display to open the window on; “monazite render --world -o map.png” "
                            "draws the map without one, and “monazite --help” lists what else can be had"));
      return EXIT_FAILURE;
    }
  application = mz_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
