/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON text that has passed the gate, handled as text: what is not touched stays as its author wrote it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void  mz_json_text_indent        (GString *out, const char *text, gsize length, guint level, const char *const *dropped,
                                  const char *added);
void  mz_json_text_quote         (GString *out, const char *string);
void  mz_json_text_append_number (GString *out, double number);
char *mz_json_text_dup_cell      (const char *text, gsize length, const char *key);
gboolean mz_json_text_is_same    (const char *a, gsize a_length, const char *b, gsize b_length);

G_END_DECLS
