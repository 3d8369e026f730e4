/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures for people, in the user's locale. Data output never comes through here. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MZ_NARROW_SPACE "\342\200\257" /* U+202F, does not break */

char *mz_format_number  (double value);
char *mz_format_percent (double value);
char *mz_format_share   (double value);
char *mz_format_money   (double amount, const char *currency);
char *mz_format_place   (double lat, double lon);
char *mz_format_km      (double metres);

const char *mz_format_get_comma (void);

G_END_DECLS
