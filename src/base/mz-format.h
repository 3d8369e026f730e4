/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures for people, in the user's locale. Data output never comes through here. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MZ_NARROW_SPACE "\342\200\257" /* U+202F, does not break */

/* International, exact. */
#define MZ_METRES_A_FOOT 0.3048
#define MZ_METRES_A_MILE 1609.344

/* What ways are told in. Weights are tonnes in all: that is what every source of the facts counts in. */
typedef enum { MZ_UNITS_METRIC, MZ_UNITS_US } MzUnits;

char *mz_format_number   (double value);
char *mz_format_percent  (double value);
char *mz_format_share    (double value);
char *mz_format_money    (double amount, const char *currency);
char *mz_format_unit     (const char *figure, const char *unit);
char *mz_format_place    (double lat, double lon);
char *mz_format_length   (double metres, MzUnits units);
char *mz_format_sentence (const char *before, const char *words);
char *mz_format_behind   (const char *before, const char *sentence);
char *mz_format_named    (const char *name, const char *words);

const char *mz_format_label               (const char *label);
gboolean    mz_format_label_is_translated (const char *label);
const char *mz_format_label_rest          (const char *label, const char *start);
const char *mz_format_get_comma           (void);

G_END_DECLS
