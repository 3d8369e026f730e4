/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "mz-types.h"

G_BEGIN_DECLS

GSettings *mz_settings_new        (void);
GSettings *mz_settings_new_from   (GSettingsSchemaSource *source);
MzLayers   mz_settings_get_layers (GSettings *settings);
char      *mz_settings_dup_start  (GSettings *settings);
void       mz_settings_set_layers (GSettings *settings, MzLayers layers);

G_END_DECLS
