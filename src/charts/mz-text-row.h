/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of lists whose texts are data. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *mz_text_row_new (const char *title, const char *subtitle);

G_END_DECLS
