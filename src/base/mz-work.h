/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void mz_work_begin (void);
void mz_work_end   (void);

G_END_DECLS
