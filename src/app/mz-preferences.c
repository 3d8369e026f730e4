/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include "mz-preferences.h"

#include <adwaita.h>

#include "mz-props.h"

struct _MzPreferences
{
  GObject      parent_instance;
  GSettings   *settings; /* (nullable) */
  MzManner    *manner;
  MzLookWish   theme;
  MzMotionWish motion;
  MzStart      start;
  char        *start_address;
};

typedef enum { PROP_THEME = 1, PROP_MOTION, PROP_START, PROP_START_ADDRESS } MzPreferencesProperty;
static GParamSpec *props[PROP_START_ADDRESS + 1];

G_DEFINE_ENUM_TYPE (MzLookWish, mz_look_wish,
                    G_DEFINE_ENUM_VALUE (MZ_LOOK_SYSTEM, "system"),
                    G_DEFINE_ENUM_VALUE (MZ_LOOK_LIGHT, "light"),
                    G_DEFINE_ENUM_VALUE (MZ_LOOK_DARK, "dark"))
G_DEFINE_ENUM_TYPE (MzMotionWish, mz_motion_wish,
                    G_DEFINE_ENUM_VALUE (MZ_MOTION_WISH_SYSTEM, "system"),
                    G_DEFINE_ENUM_VALUE (MZ_MOTION_WISH_REDUCED, "reduced"),
                    G_DEFINE_ENUM_VALUE (MZ_MOTION_WISH_FULL, "full"))
G_DEFINE_ENUM_TYPE (MzStart, mz_start,
                    G_DEFINE_ENUM_VALUE (MZ_START_LAST, "last"),
                    G_DEFINE_ENUM_VALUE (MZ_START_WORLD, "world"),
                    G_DEFINE_ENUM_VALUE (MZ_START_ADDRESS, "address"))
G_DEFINE_FINAL_TYPE (MzPreferences, mz_preferences, G_TYPE_OBJECT)

static void
set_theme (MzPreferences *self, MzLookWish theme)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };

  if (self->theme == theme)
    return;
  self->theme = theme;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[theme]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_THEME]);
}

/* All that moves asks GTK whether it may, this program's and others' widgets alike. */
static void
set_motion (MzPreferences *self, MzMotionWish motion)
{
  GtkSettings *settings = gtk_settings_get_default ();

  if (self->motion == motion)
    return;
  self->motion = motion;
  if (motion == MZ_MOTION_WISH_SYSTEM)
    gtk_settings_reset_property (settings, "gtk-enable-animations");
  else
    g_object_set (settings, "gtk-enable-animations", motion == MZ_MOTION_WISH_FULL, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MOTION]);
}

static void
set_start (MzPreferences *self, MzStart start)
{
  if (self->start == start)
    return;
  self->start = start;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_START]);
}

static void
mz_preferences_finalize (GObject *object)
{
  MzPreferences *self = MZ_PREFERENCES (object);

  g_free (self->start_address);
  g_object_unref (self->manner);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (mz_preferences_parent_class)->finalize (object);
}

static void
mz_preferences_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MzPreferences *self = MZ_PREFERENCES (object);

  switch ((MzPreferencesProperty) prop_id)
    {
    case PROP_THEME:
      g_value_set_enum (value, (int) self->theme);
      break;
    case PROP_MOTION:
      g_value_set_enum (value, (int) self->motion);
      break;
    case PROP_START:
      g_value_set_enum (value, (int) self->start);
      break;
    case PROP_START_ADDRESS:
      g_value_set_string (value, self->start_address);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mz_preferences_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  MzPreferences *self = MZ_PREFERENCES (object);

  switch ((MzPreferencesProperty) prop_id)
    {
    case PROP_THEME:
      set_theme (self, (MzLookWish) g_value_get_enum (value));
      break;
    case PROP_MOTION:
      set_motion (self, (MzMotionWish) g_value_get_enum (value));
      break;
    case PROP_START:
      set_start (self, (MzStart) g_value_get_enum (value));
      break;
    case PROP_START_ADDRESS:
      mz_preferences_set_start_address (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mz_preferences_class_init (MzPreferencesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = mz_preferences_finalize;
  object_class->get_property = mz_preferences_get_property;
  object_class->set_property = mz_preferences_set_property;

  props[PROP_THEME] = g_param_spec_enum ("theme", NULL, NULL, MZ_TYPE_LOOK_WISH, MZ_LOOK_SYSTEM, MZ_PARAM_RW);
  props[PROP_MOTION] = g_param_spec_enum ("motion", NULL, NULL, MZ_TYPE_MOTION_WISH, MZ_MOTION_WISH_SYSTEM, MZ_PARAM_RW);
  props[PROP_START] = g_param_spec_enum ("start", NULL, NULL, MZ_TYPE_START, MZ_START_LAST, MZ_PARAM_RW);
  props[PROP_START_ADDRESS] = g_param_spec_string ("start-address", NULL, NULL, "", MZ_PARAM_RW);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
mz_preferences_init (MzPreferences *self)
{
  self->manner = mz_manner_new ();
  self->start_address = g_strdup ("");
}

/** mz_preferences_new: @settings: (nullable) (transfer none): without them nothing is remembered. Returns: (transfer full) */
MzPreferences *
mz_preferences_new (GSettings *settings)
{
  static const char *const manner[] = { "units", "borders", "big-labels" };
  static const char *const own[] = { "theme", "motion", "start", "start-address" };
  MzPreferences *self = g_object_new (MZ_TYPE_PREFERENCES, NULL);

  if (settings == NULL)
    return self;
  self->settings = g_object_ref (settings);
  for (guint i = 0; i < G_N_ELEMENTS (manner); i++)
    g_settings_bind (settings, manner[i], self->manner, manner[i], G_SETTINGS_BIND_DEFAULT);
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    g_settings_bind (settings, own[i], self, own[i], G_SETTINGS_BIND_DEFAULT);
  return self;
}

/** mz_preferences_get_manner: Returns: (transfer none): for the workspaces of all windows. */
MzManner *
mz_preferences_get_manner (MzPreferences *self)
{
  g_return_val_if_fail (MZ_IS_PREFERENCES (self), NULL);

  return self->manner;
}

/** mz_preferences_are_kept: Returns: whether they are there again at the next start. */
gboolean
mz_preferences_are_kept (MzPreferences *self)
{
  g_return_val_if_fail (MZ_IS_PREFERENCES (self), FALSE);

  return self->settings != NULL;
}

MzStart
mz_preferences_get_start (MzPreferences *self)
{
  g_return_val_if_fail (MZ_IS_PREFERENCES (self), MZ_START_LAST);

  return self->start;
}

const char *
mz_preferences_get_start_address (MzPreferences *self)
{
  g_return_val_if_fail (MZ_IS_PREFERENCES (self), "");

  return self->start_address;
}

void
mz_preferences_set_start_address (MzPreferences *self, const char *address)
{
  g_return_if_fail (MZ_IS_PREFERENCES (self) && address != NULL);

  if (g_str_equal (self->start_address, address))
    return;
  g_free (self->start_address);
  self->start_address = g_strdup (address);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_START_ADDRESS]);
}
