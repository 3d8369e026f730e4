/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What keys and clickers ask for during a show. */
#pragma once

#include <gdk/gdk.h>

#include "mz-story-player.h"

G_BEGIN_DECLS

/* What a key can ask for, beside what the player does. */
typedef enum
{
  MZ_SHOW_KEY_NONE = MZ_N_STORY_COMMANDS, /* not for the show */
  MZ_SHOW_KEY_TAKEN,  /* a digit, or a part of one */
  MZ_SHOW_KEY_START,  /* once more, from the first scene */
  MZ_SHOW_KEY_RESUME, /* the present one, in full light */
  MZ_SHOW_KEY_SWITCH, /* console or audience, where there is one screen */
  MZ_SHOW_KEY_SWAP,   /* the two screens */
  MZ_SHOW_KEY_DARK,   /* pictures, or light ones */
  MZ_SHOW_KEY_LARGER, /* notes */
  MZ_SHOW_KEY_SMALLER
} MzShowKey;

/* The digits before Enter. */
typedef struct
{
  guint number; /* 0: none */
} MzShowKeys;

guint mz_show_keys_feed (MzShowKeys *self, guint keyval, GdkModifierType state, guint *number);

G_END_DECLS
