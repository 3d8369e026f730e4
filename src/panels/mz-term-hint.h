/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a linked term means, as long as its link has the focus of the keys; a tooltip tells it where it is pointed at. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void        mz_term_hint_attach  (GtkWidget *label);
const char *mz_term_hint_get_uri (GtkLabel *label);

G_END_DECLS
