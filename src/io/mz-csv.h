/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void        mz_csv_append_cell (GString *out, const char *cell);
void        mz_csv_append_tab_cell (GString *out, const char *cell);
/* What a cell held before it was made safe: a part of @cell. */
const char *mz_csv_unguard     (const char *cell);

G_END_DECLS
