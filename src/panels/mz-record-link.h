/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-dataset.h"

G_BEGIN_DECLS

GtkWidget *mz_record_link_new (MzDataset *dataset, const char *id);

G_END_DECLS
