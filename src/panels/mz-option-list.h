/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-quiz-run.h"

G_BEGIN_DECLS

/**
 * MzOptionList:
 *
 * The choices of a question as large rows: with letters to choose one, or with numbers to bring them into order, by dragging, by
 * buttons, or with Alt and the arrows. After the answer each says what it was. Main thread only.
 *
 * Signals: "picked" (choice), "moved" (from, to), "settled": a row of an order, or of what has been answered, was activated.
 */
#define MZ_TYPE_OPTION_LIST (mz_option_list_get_type ())
G_DECLARE_FINAL_TYPE (MzOptionList, mz_option_list, MZ, OPTION_LIST, GtkWidget)

GtkWidget *mz_option_list_new     (void);
void       mz_option_list_show    (MzOptionList *self, const MzQuizTurn *turn, gboolean tells);
gboolean   mz_option_list_move_by (MzOptionList *self, int by);
char      *mz_option_get_letter   (guint i);

G_END_DECLS
