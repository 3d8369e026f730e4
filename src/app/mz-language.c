/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"
#include "mz-language.h"

#include <libintl.h>

/**
 * mz_language_set_up:
 * @folder: with the program's catalogues
 *
 * For once, after setlocale() and before the facts are read: texts come from our catalogue, names of countries from that of
 * iso-codes. Where that is missing they are English.
 */
void
mz_language_set_up (const char *folder)
{
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  bindtextdomain ("iso_3166-1", MZ_ISO_LOCALEDIR);
  bind_textdomain_codeset ("iso_3166-1", "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
