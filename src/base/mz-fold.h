/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts as searching compares them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char  *mz_fold       (const char *text);
GStrv  mz_fold_words (const char *text);
GStrv  mz_sort_words (const char *const *words);

G_END_DECLS
