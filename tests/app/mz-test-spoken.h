/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One thing of those that assistive technologies are told of, by its kind and name; what it is to be is waited for. */
#pragma once

#include <gtk/gtk.h>

#include "mz-test-atspi.h"

G_BEGIN_DECLS

void       mz_test_spoken_ask_lists   (gboolean in_lists);
void       mz_test_spoken_stay_in     (const MzSpoken *outer);
GPtrArray *mz_test_spoken_get_tree    (void);
MzSpoken  *mz_test_spoken_find        (guint role, const char *label);
MzSpoken  *mz_test_spoken_find_within (const MzSpoken *within, guint role, const char *label);
gboolean   mz_test_spoken_is_on       (const MzSpoken *spoken);
gboolean   mz_test_spoken_is_there    (guint role, const char *label);
void       mz_test_spoken_wait        (guint role, const char *label, guint64 states, gboolean is);
void       mz_test_spoken_wait_for    (guint role, const char *label, const char *description);
void       mz_test_spoken_check       (const char *label, guint state, gboolean expected);
void       mz_test_spoken_check_on    (const char *label, gboolean expected);
void       mz_test_spoken_act         (GtkWidget *window, const char *label);
void       mz_test_spoken_clear       (void);

G_END_DECLS
