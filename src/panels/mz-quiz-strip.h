/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-quiz-run.h"

G_BEGIN_DECLS

/* How far a quiz has come, a stroke for each question: full, hatched or empty. (transfer floating) */
GtkWidget *mz_quiz_strip_new    (void);
void       mz_quiz_strip_update (GtkWidget *strip, MzQuizRun *run);
void       mz_quiz_strip_set    (GtkWidget *strip, guint now, guint n);

G_END_DECLS
