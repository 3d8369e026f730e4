/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answers of a test as a table, kept on this machine. */
#pragma once

#include "mz-quiz-run.h"

G_BEGIN_DECLS

char    *mz_learn_test_dup_path (const char *name);
gboolean mz_learn_test_keep     (MzQuizRun *run, const char *path, const char *name, guint64 seed, GError **error);

G_END_DECLS
