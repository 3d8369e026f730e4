/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-application.h"
#include "mz-window.h"

G_BEGIN_DECLS

MzWorkspace *mz_application_ensure_workspace (MzApplication *self);
MzWindow    *mz_application_show_window      (MzApplication *self, gboolean document, gboolean view);
void         mz_application_add_entries      (MzApplication *self);

G_END_DECLS
