/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people write in cells, understood: numbers, words of a vocabulary, dates. */
#pragma once

#include "mz-types.h"

G_BEGIN_DECLS

gboolean mz_table_parse_number (const char *text, gboolean decimal_comma, double *value);
gboolean mz_table_parse_bool   (const char *text, gboolean *value);
gboolean mz_table_find_word    (const MzVocabulary *words, const char *text, guint *value);
char    *mz_table_dup_date     (const char *text);

G_END_DECLS
