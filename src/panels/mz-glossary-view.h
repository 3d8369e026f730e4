/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-dataset.h"

G_BEGIN_DECLS

/**
 * MzGlossaryView:
 *
 * All terms by the alphabet, to be searched and unfolded. Main thread only. Signal "leave": Esc has been pressed in the search.
 */
#define MZ_TYPE_GLOSSARY_VIEW (mz_glossary_view_get_type ())
G_DECLARE_FINAL_TYPE (MzGlossaryView, mz_glossary_view, MZ, GLOSSARY_VIEW, GtkWidget)

GtkWidget *mz_glossary_view_new    (MzDataset *facts);
void       mz_glossary_view_search (MzGlossaryView *self, const char *text);

G_END_DECLS
