/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-answers.h"
#include "mz-whatif.h"

G_BEGIN_DECLS

/**
 * MzAnswerRow:
 *
 * One answer: its name, its figure with a thin bar, one more line, and a button that tells how it is computed. A click
 * selects the record that it is about. It keeps its size while its figure changes. Main thread only.
 */
#define MZ_TYPE_ANSWER_ROW (mz_answer_row_get_type ())
G_DECLARE_FINAL_TYPE (MzAnswerRow, mz_answer_row, MZ, ANSWER_ROW, GtkWidget)

GtkWidget *mz_answer_row_new (MzWhatif *whatif);
void       mz_answer_row_set (MzAnswerRow *self, const MzAnswer *answer);

G_END_DECLS
