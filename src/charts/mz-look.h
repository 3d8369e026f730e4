/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the desktop wants things to look: asked for by whatever draws itself. */
#pragma once

#include <gtk/gtk.h>

#include "mz-theme.h"

G_BEGIN_DECLS

const MzTheme *mz_look_get_theme       (void);
double         mz_look_get_text_factor (GtkWidget *widget);

G_END_DECLS
