/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of words in the user's language, in time that grows with their length alone. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean mz_is_mark      (gunichar c);
int      mz_collate      (const char *a, const char *b);
char    *mz_collate_key  (const char *text);

G_END_DECLS
