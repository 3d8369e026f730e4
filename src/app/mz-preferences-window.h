/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mz-preferences.h"

G_BEGIN_DECLS

/**
 * MzPreferencesWindow:
 *
 * The preferences, a row for each, which does it at once. Main thread only.
 *
 * Signal "ask-address" (returns a string, (transfer full) (nullable)): the address of what is shown now is wanted.
 */
#define MZ_TYPE_PREFERENCES_WINDOW (mz_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (MzPreferencesWindow, mz_preferences_window, MZ, PREFERENCES_WINDOW, AdwWindow)

GtkWidget *mz_preferences_window_new (GtkWindow *parent, MzPreferences *preferences);

G_END_DECLS
