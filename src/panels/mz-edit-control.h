/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The control for one field of a record, and the JSON text that it stands for; for the groups of forms alone. */
#pragma once

#include <gtk/gtk.h>

#include "mz-dataset.h"
#include "mz-edit-fields.h"
#include "mz-json-view.h"

G_BEGIN_DECLS

GtkWidget *mz_edit_control_new      (MzDataset *dataset, const MzEditField *field, MzJsonView value, GCallback changed,
                                     gpointer data);
char      *mz_edit_control_dup_json (GtkWidget *control, const MzEditField *field);

G_END_DECLS
