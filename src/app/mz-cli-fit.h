/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-map-page.h"

G_BEGIN_DECLS

gboolean mz_cli_fit (const MzMapPage *page, const char *id, MzView *view, GError **error);

G_END_DECLS
