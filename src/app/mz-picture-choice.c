/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include "mz-picture-choice.h"

#include <string.h>

static const struct
{
  const char *key;
  MzThemeKind theme;
} themes[] = {
  { "light", MZ_THEME_LIGHT }, { "dark", MZ_THEME_DARK }, { "print", MZ_THEME_PRINT }, { "high-contrast", MZ_THEME_HC_LIGHT },
};

static const char *const formats[MZ_N_PICTURES] = { "png", "svg", "pdf" };

void
mz_picture_choice_recall (MzPictureChoice *self, GSettings *settings)
{
  g_autofree char *theme = NULL, *projection = NULL;

  *self = (MzPictureChoice) { 1280, 800, 1, MZ_THEME_LIGHT, MZ_PROJECTION_MERCATOR, TRUE, TRUE };
  if (settings == NULL)
    return;
  theme = g_settings_get_string (settings, "picture-theme");
  projection = g_settings_get_string (settings, "picture-projection");
  self->width = g_settings_get_int (settings, "picture-width");
  self->height = g_settings_get_int (settings, "picture-height");
  self->scale = g_settings_get_double (settings, "picture-scale");
  self->title = g_settings_get_boolean (settings, "picture-title");
  self->legend = g_settings_get_boolean (settings, "picture-legend");
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    if (strcmp (themes[i].key, theme) == 0)
      self->theme = themes[i].theme;
  if (strcmp (projection, "equal-earth") == 0)
    self->projection = MZ_PROJECTION_EQUAL_EARTH;
}

void
mz_picture_choice_remember (const MzPictureChoice *self, MzPictureFormat format, gboolean map, GSettings *settings)
{
  if (settings == NULL)
    return;
  g_settings_set_int (settings, "picture-width", self->width);
  g_settings_set_int (settings, "picture-height", self->height);
  g_settings_set_double (settings, "picture-scale", self->scale);
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    if (themes[i].theme == self->theme)
      g_settings_set_string (settings, "picture-theme", themes[i].key);
  g_settings_set_boolean (settings, "picture-title", self->title);
  g_settings_set_string (settings, "picture-format", formats[format]);
  if (!map)
    return;
  g_settings_set_boolean (settings, "picture-legend", self->legend);
  g_settings_set_string (settings, "picture-projection",
                         self->projection == MZ_PROJECTION_EQUAL_EARTH ? "equal-earth" : "mercator");
}
