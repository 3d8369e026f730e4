/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "mz-application.h"
#include "mz-cli.h"

int
main (int argc, char *argv[])
{
  g_autoptr (MzApplication) application = NULL;
  int status;

  if (mz_cli_handle (argc, argv, &status))
    return status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, MZ_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = mz_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
