/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Terms of the glossary in texts: links that tell what the word means. */
#pragma once

#include <gtk/gtk.h>

#include "mz-glossary.h"

G_BEGIN_DECLS

MzGlossary *mz_term_get_glossary (void);
char       *mz_term_get_text     (const char *text);
void        mz_term_popup        (GtkWidget *parent, const char *id);
void        mz_term_link_label   (GtkWidget *label, const char *markup);

G_END_DECLS
