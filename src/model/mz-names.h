/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "mz-types.h"

G_BEGIN_DECLS

const char *mz_names_translate (MzRecordKind kind, const char *name);
const char *mz_names_translate_sea (const char *name);

G_END_DECLS
