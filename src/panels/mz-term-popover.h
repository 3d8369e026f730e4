/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Terms of the glossary in texts: links that tell what the word means when they are pointed at, and more when they are followed. */
#pragma once

#include "mz-chart-card.h"
#include "mz-glossary.h"

G_BEGIN_DECLS

char       *mz_term_dup_markup     (const MzGlossaryEntry *entry, MzDataset *facts);
char       *mz_term_link_markup    (const char *markup, GHashTable *seen);
void        mz_term_popup          (GtkWidget *parent, const char *id, MzDataset *facts);
void        mz_term_connect        (GtkWidget *label, MzDataset *facts);
void        mz_term_set_markup     (GtkWidget *label, const char *markup, MzDataset *facts);
void        mz_term_set_text       (GtkWidget *label, const char *text, MzDataset *facts);
void        mz_term_set_texts      (GtkWidget *const *labels, const char *const *texts, guint n, MzDataset *facts);
GtkWidget  *mz_term_chart_card_new (MzWorkspace *workspace, const MzChart *chart, gboolean large);

G_END_DECLS
