/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Terms of the glossary in texts: links that tell what the word means when they are pointed at, and more when they are followed. */
#pragma once

#include <gtk/gtk.h>

#include "mz-dataset.h"
#include "mz-glossary.h"

G_BEGIN_DECLS

MzGlossary *mz_term_get_glossary (void);
char       *mz_term_dup_markup   (const MzGlossaryEntry *entry, MzDataset *facts);
void        mz_term_popup        (GtkWidget *parent, const char *id, MzDataset *facts);
void        mz_term_set_markup   (GtkWidget *label, const char *markup, MzDataset *facts);
void        mz_term_set_text     (GtkWidget *label, const char *text, MzDataset *facts);

G_END_DECLS
