/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-card.h"

G_BEGIN_DECLS

GtkWidget *mz_card_widget_new (MzWorkspace *workspace, const MzCardBlock *block, const MzCardBlock *before);

G_END_DECLS
