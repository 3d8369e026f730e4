/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the program takes memory from the system, and gives it back. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void mz_memory_set_up (void);

G_END_DECLS
