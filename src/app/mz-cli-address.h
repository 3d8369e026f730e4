/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-address.h"
#include "mz-cli-private.h"

G_BEGIN_DECLS

MzAddress *mz_cli_find_address  (const char *word, MzViewOptions *view, GError **error);
gboolean   mz_cli_apply_address (const MzAddress *address, const MzViewOptions *view, MzWorkspace *workspace, GError **error);

G_END_DECLS
