/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "mz-manner.h"

G_BEGIN_DECLS

typedef enum { MZ_LOOK_SYSTEM, MZ_LOOK_LIGHT, MZ_LOOK_DARK } MzLookWish;
typedef enum { MZ_MOTION_WISH_SYSTEM, MZ_MOTION_WISH_REDUCED, MZ_MOTION_WISH_FULL } MzMotionWish;
typedef enum { MZ_START_LAST, MZ_START_WORLD, MZ_START_ADDRESS } MzStart;

#define MZ_TYPE_LOOK_WISH   (mz_look_wish_get_type ())
#define MZ_TYPE_MOTION_WISH (mz_motion_wish_get_type ())
#define MZ_TYPE_START       (mz_start_get_type ())
GType mz_look_wish_get_type   (void);
GType mz_motion_wish_get_type (void);
GType mz_start_get_type       (void);

/**
 * MzPreferences:
 *
 * What the user wants of the whole program, obeyed at once: the manner of maps and figures, which workspaces share, and what the
 * desktop's libraries do with it. Kept in the settings, where there are any. Owned by the application; main thread only.
 *
 * Properties, all notified: theme (MzLookWish), motion (MzMotionWish), start (MzStart: what a window begins with), start-address
 * (string, never %NULL: a view's; where @start is %MZ_START_ADDRESS).
 */
#define MZ_TYPE_PREFERENCES (mz_preferences_get_type ())
G_DECLARE_FINAL_TYPE (MzPreferences, mz_preferences, MZ, PREFERENCES, GObject)

MzPreferences *mz_preferences_new               (GSettings *settings);
MzManner      *mz_preferences_get_manner        (MzPreferences *self);
gboolean       mz_preferences_are_kept          (MzPreferences *self);
MzStart        mz_preferences_get_start         (MzPreferences *self);
const char    *mz_preferences_get_start_address (MzPreferences *self);
void           mz_preferences_set_start_address (MzPreferences *self, const char *address);

G_END_DECLS
