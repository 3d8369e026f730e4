/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands: what needs no window. Linked without GTK, so that nothing in them can ask for a display. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean mz_cli_handle (int argc, char *argv[], int *status);

G_END_DECLS
