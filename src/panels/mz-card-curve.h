/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-workspace.h"

G_BEGIN_DECLS

GtkWidget *mz_card_curve_new (MzWorkspace *workspace, MzSeries *series, const char *key);

G_END_DECLS
