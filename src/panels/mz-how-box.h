/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-how.h"

G_BEGIN_DECLS

GtkWidget *mz_how_box_new (MzDataset *dataset, const MzHow *how);

G_END_DECLS
