/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window in another language: a walk through what it shows. */
#pragma once

#include "mz-test-window.h"

G_BEGIN_DECLS

/* @root: a window; @where: what is looked at, for messages */
typedef void (*MzTestLook) (GtkWidget *root, const char *where, gpointer data);
typedef void (*MzTestEach) (GtkWidget *widget, gpointer data);

gboolean mz_test_language_use  (const char *language);
void     mz_test_language_walk (MzTestWindow *self, MzTestLook look, gpointer data);
void     mz_test_each_mapped   (GtkWidget *root, MzTestEach each, gpointer data);

G_END_DECLS
