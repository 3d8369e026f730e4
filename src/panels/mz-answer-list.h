/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-whatif.h"

G_BEGIN_DECLS

/**
 * MzAnswerList:
 *
 * The answers of a scenario for the time of the clock, question by question, and how to get to a time that is worked out.
 * Rows stay where they are while figures change. Main thread only.
 */
#define MZ_TYPE_ANSWER_LIST (mz_answer_list_get_type ())
G_DECLARE_FINAL_TYPE (MzAnswerList, mz_answer_list, MZ, ANSWER_LIST, GtkWidget)

GtkWidget *mz_answer_list_new (MzWhatif *whatif);

G_END_DECLS
