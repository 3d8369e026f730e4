/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-desk.h"
#include "mz-workspace.h"

G_BEGIN_DECLS

GtkWidget *mz_scenario_choice_new         (MzWorkspace *workspace, MzWorkspace *other, MzDesk *desk);
GtkWidget *mz_scenario_choice_new_against (MzWorkspace *workspace, MzDesk *desk);

G_END_DECLS
