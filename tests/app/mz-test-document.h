/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's document in the window of a test: records renamed, saved and opened, questions answered. */
#pragma once

#include "mz-test-window.h"
#include "mz-window-document.h"

G_BEGIN_DECLS

GtkWidget  *mz_test_find_dialog   (void);
gboolean    mz_test_has_dialog    (gpointer unused);
void        mz_test_answer        (const char *response);
gboolean    mz_test_is_saved      (gpointer window);
gboolean    mz_test_has_file      (gpointer window);
void        mz_test_save          (MzTestWindow *self, const char *path);
void        mz_test_open_again    (MzTestWindow *self, const char *path);
MzRecord   *mz_test_find_fact     (MzTestWindow *self, MzRecordKind kind, const char *id);
GtkWidget  *mz_test_get_form      (MzTestWindow *self);
void        mz_test_rename_hill   (MzTestWindow *self, const char *name);
const char *mz_test_get_hill_name (MzTestWindow *self);

G_END_DECLS
