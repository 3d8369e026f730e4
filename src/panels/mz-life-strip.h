/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-theme.h"
#include "mz-workspace.h"

G_BEGIN_DECLS

GtkWidget     *mz_life_strip_new   (MzWorkspace *workspace, MzSite *site);
GtkWidget     *mz_card_symbol_new  (MzWorkspace *workspace, MzRecord *record);
const MzTheme *mz_panels_get_theme (void);
double         mz_panels_get_text_factor (GtkWidget *widget);

G_END_DECLS
