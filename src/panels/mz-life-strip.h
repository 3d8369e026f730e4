/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-workspace.h"

G_BEGIN_DECLS

GtkWidget *mz_life_strip_new   (MzWorkspace *workspace, MzSite *site);
GtkWidget *mz_card_symbol_new  (MzWorkspace *workspace, MzRecord *record);

G_END_DECLS
