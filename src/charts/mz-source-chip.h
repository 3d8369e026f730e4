/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-facts.h"

G_BEGIN_DECLS

GtkWidget *mz_source_chip_new  (MzSource *source);
GtkWidget *mz_source_chips_new (GPtrArray *sources);
gboolean   mz_source_can_open  (MzSource *source);

G_END_DECLS
