/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include "mz-settings.h"

/* The folder that holds the compiled schema where the program lies anywhere: beside it, as it was installed. */
static char *
find_own_schemas (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : NULL;

  return folder != NULL ? g_build_filename (folder, "..", MZ_SCHEMAS_FROM_PROGRAM, NULL) : NULL;
}

/* All that is asked for by its name: GLib ends a program that asks for a key which is not there. */
static const char *const keys[] = {
  "big-labels", "borders", "document", "layers", "motion", "picture-format", "picture-height", "picture-legend",
  "picture-projection", "picture-scale", "picture-theme", "picture-title", "picture-width", "show-left-panel", "show-right-panel",
  "start", "start-address", "theme", "units", "view", "window-height", "window-maximized", "window-width",
};

static gboolean
has_keys (GSettingsSchema *schema)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (!g_settings_schema_has_key (schema, keys[i]))
      return FALSE;
  return TRUE;
}

/**
 * mz_settings_new_from:
 * @source: (nullable): where the schema may be
 *
 * Returns: (transfer full) (nullable): %NULL where it is not, or is of a version with other keys.
 */
GSettings *
mz_settings_new_from (GSettingsSchemaSource *source)
{
  g_autoptr (GSettingsSchema) schema = source != NULL ? g_settings_schema_source_lookup (source, MZ_APP_ID, TRUE) : NULL;

  return schema != NULL && has_keys (schema) ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

/**
 * mz_settings_new:
 *
 * Returns: (transfer full) (nullable): the user's settings; %NULL where the schema is not installed, and then nothing is
 *   remembered.
 */
GSettings *
mz_settings_new (void)
{
  GSettings *settings = mz_settings_new_from (g_settings_schema_source_get_default ());
  g_autoptr (GSettingsSchemaSource) own_source = NULL;
  g_autofree char *own = find_own_schemas ();

  if (settings != NULL || own == NULL)
    return settings;
  own_source = g_settings_schema_source_new_from_directory (own, NULL, FALSE, NULL);
  return mz_settings_new_from (own_source);
}

/** mz_settings_get_layers: @settings: (nullable). Returns: the layers that were shown last. */
MzLayers
mz_settings_get_layers (GSettings *settings)
{
  MzLayers layers = 0;
  g_auto (GStrv) words = NULL;

  if (settings == NULL)
    return MZ_LAYERS_DEFAULT;
  words = g_settings_get_strv (settings, "layers");
  for (guint i = 0; words[i] != NULL; i++)
    {
      guint layer;

      if (mz_vocabulary_find (&mz_layers, words[i], &layer))
        layers |= 1u << layer;
    }
  return layers;
}

/** mz_settings_dup_start: Returns: (transfer full) (nullable): the address of the view to begin with; %NULL: the whole world. */
char *
mz_settings_dup_start (GSettings *settings)
{
  g_autofree char *start = g_settings_get_string (settings, "start");

  if (g_str_equal (start, "world"))
    return NULL;
  return g_settings_get_string (settings, g_str_equal (start, "address") ? "start-address" : "view");
}

/** mz_settings_set_layers: @settings: (nullable) */
void
mz_settings_set_layers (GSettings *settings, MzLayers layers)
{
  const char *words[MZ_N_LAYERS + 1] = { NULL };
  guint n = 0;

  for (guint layer = 0; layer < MZ_N_LAYERS; layer++)
    if ((layers & (1u << layer)) != 0)
      words[n++] = mz_vocabulary_get_key (&mz_layers, layer);
  if (settings != NULL)
    g_settings_set_strv (settings, "layers", words);
}
