/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include "mz-show-keys.h"

#define MOST 1000 /* of a number: no story has so many scenes */

#define MODIFIERS (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)

/* Clickers send Page Up and Page Down, some the arrows; period or B; F5 and Shift+F5 in turn with Escape. */
static const struct
{
  guint           key;
  GdkModifierType state;
  guint           command;
} keys[] = {
  { GDK_KEY_Page_Down, 0, MZ_STORY_NEXT },      { GDK_KEY_KP_Page_Down, 0, MZ_STORY_NEXT },
  { GDK_KEY_Right, 0, MZ_STORY_NEXT },          { GDK_KEY_KP_Right, 0, MZ_STORY_NEXT },
  { GDK_KEY_Down, 0, MZ_STORY_NEXT },           { GDK_KEY_KP_Down, 0, MZ_STORY_NEXT },
  { GDK_KEY_space, 0, MZ_STORY_NEXT },          { GDK_KEY_n, 0, MZ_STORY_NEXT },
  { GDK_KEY_Page_Up, 0, MZ_STORY_BACK },        { GDK_KEY_KP_Page_Up, 0, MZ_STORY_BACK },
  { GDK_KEY_Left, 0, MZ_STORY_BACK },           { GDK_KEY_KP_Left, 0, MZ_STORY_BACK },
  { GDK_KEY_Up, 0, MZ_STORY_BACK },             { GDK_KEY_KP_Up, 0, MZ_STORY_BACK },
  { GDK_KEY_space, GDK_SHIFT_MASK, MZ_STORY_BACK },
  { GDK_KEY_Home, 0, MZ_STORY_FIRST },          { GDK_KEY_KP_Home, 0, MZ_STORY_FIRST },
  { GDK_KEY_End, 0, MZ_STORY_LAST },            { GDK_KEY_KP_End, 0, MZ_STORY_LAST },
  { GDK_KEY_b, 0, MZ_STORY_BLACK },             { GDK_KEY_period, 0, MZ_STORY_BLACK },
  { GDK_KEY_KP_Decimal, 0, MZ_STORY_BLACK },
  { GDK_KEY_w, 0, MZ_STORY_WHITE },             { GDK_KEY_comma, 0, MZ_STORY_WHITE },
  { GDK_KEY_l, 0, MZ_STORY_DOT },               { GDK_KEY_o, 0, MZ_STORY_SPOTLIGHT },
  { GDK_KEY_e, 0, MZ_STORY_EXPLORE },           { GDK_KEY_p, 0, MZ_STORY_PRIVATE },
  { GDK_KEY_BackSpace, 0, MZ_STORY_RETURN },    { GDK_KEY_Escape, 0, MZ_STORY_END },
  { GDK_KEY_F5, 0, MZ_SHOW_KEY_START },         { GDK_KEY_F5, GDK_SHIFT_MASK, MZ_SHOW_KEY_RESUME },
  { GDK_KEY_Tab, 0, MZ_SHOW_KEY_SWITCH },       { GDK_KEY_c, 0, MZ_SHOW_KEY_SWITCH },
  { GDK_KEY_s, 0, MZ_SHOW_KEY_SWAP },           { GDK_KEY_d, 0, MZ_SHOW_KEY_DARK },
  { GDK_KEY_plus, GDK_CONTROL_MASK, MZ_SHOW_KEY_LARGER },  { GDK_KEY_KP_Add, GDK_CONTROL_MASK, MZ_SHOW_KEY_LARGER },
  { GDK_KEY_equal, GDK_CONTROL_MASK, MZ_SHOW_KEY_LARGER }, { GDK_KEY_minus, GDK_CONTROL_MASK, MZ_SHOW_KEY_SMALLER },
  { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, MZ_SHOW_KEY_SMALLER },
};

static int
get_digit (guint keyval)
{
  if (keyval >= GDK_KEY_0 && keyval <= GDK_KEY_9)
    return (int) (keyval - GDK_KEY_0);
  return keyval >= GDK_KEY_KP_0 && keyval <= GDK_KEY_KP_9 ? (int) (keyval - GDK_KEY_KP_0) : -1;
}

static gboolean
is_enter (guint keyval)
{
  return keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;
}

/**
 * mz_show_keys_feed:
 * @number: (out): where a number was typed before Enter, that one
 *
 * Returns: an %MzStoryCommand or an %MzShowKey. Enter without a number goes on, as it does elsewhere.
 */
guint
mz_show_keys_feed (MzShowKeys *self, guint keyval, GdkModifierType state, guint *number)
{
  guint key = gdk_keyval_to_lower (keyval), typed = self->number;
  int digit = get_digit (keyval);

  *number = 0;
  state &= MODIFIERS;
  if (digit >= 0 && state == 0)
    {
      self->number = MIN (10 * self->number + (guint) digit, MOST);
      return MZ_SHOW_KEY_TAKEN;
    }
  self->number = 0;
  if (is_enter (keyval) && state == 0)
    {
      *number = typed;
      return typed > 0 ? MZ_STORY_GO : MZ_STORY_NEXT;
    }
  /* What is typed with Shift on one keyboard is without it on another. */
  if (key == GDK_KEY_plus || key == GDK_KEY_equal)
    state &= ~(guint) GDK_SHIFT_MASK;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].key == key && keys[i].state == state)
      return keys[i].command;
  return MZ_SHOW_KEY_NONE;
}
