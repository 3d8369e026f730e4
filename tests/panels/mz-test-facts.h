/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small facts, made by hand, of the panels' tests. */
#pragma once

#include "mz-workspace.h"

G_BEGIN_DECLS

MzWorkspace *mz_test_workspace_new (const char *date);
gpointer     mz_test_record        (MzWorkspace *workspace, const char *id);

G_END_DECLS
