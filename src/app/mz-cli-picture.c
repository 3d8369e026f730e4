/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-cli"

#include "mz-cli-picture.h"

#include <math.h>
#include <string.h>

#include "mz-language.h"
#include "mz-limits.h"

static const struct
{
  const char *word;
  MzThemeKind theme;
} themes[] = {
  { "light", MZ_THEME_LIGHT }, { "dark", MZ_THEME_DARK }, { "print", MZ_THEME_PRINT }, { "high-contrast", MZ_THEME_HC_LIGHT },
};

void
mz_picture_options_clear (MzPictureOptions *self)
{
  g_free (self->output);
  g_free (self->size);
  g_free (self->scale_text);
  g_free (self->theme_word);
  g_free (self->lang);
}

void
mz_picture_options_add (MzPictureOptions *self, GOptionContext *context, const char *output_help, const char *size_help,
                        double width, double height)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self->output, output_help, "FILE" },
    { "size", 0, 0, G_OPTION_ARG_FILENAME, &self->size, size_help, "WIDTHxHEIGHT" },
    { "scale", 0, 0, G_OPTION_ARG_FILENAME, &self->scale_text, "Dots for each pixel, 0.25 to 8; 1 unless given", "N" },
    { "theme", 0, 0, G_OPTION_ARG_FILENAME, &self->theme_word, "light (unless given), dark, print, high-contrast", "THEME" },
    { "lang", 0, 0, G_OPTION_ARG_FILENAME, &self->lang, "Language of labels; en unless given", "LL" },
    { NULL }
  };

  self->page.width = width;
  self->page.height = height;
  self->scale = 1;
  g_option_context_add_main_entries (context, entries, NULL);
}

/* A number at the beginning of *text, which is moved behind it. */
static gboolean
read_number (const char **text, double min, double max, double *number)
{
  char *end;
  double value;

  if (strchr ("+-.0123456789", **text) == NULL || **text == '\0')
    return FALSE;
  value = g_ascii_strtod (*text, &end);
  if (end == *text || !isfinite (value) || value < min || value > max)
    return FALSE;
  *text = end;
  *number = value;
  return TRUE;
}

/** mz_cli_parse_number: @number: (out): untouched where @text is no number of that range, or more than one */
gboolean
mz_cli_parse_number (const char *text, double min, double max, double *number)
{
  double value;

  if (!read_number (&text, min, max, &value) || *text != '\0')
    return FALSE;
  *number = value;
  return TRUE;
}

gboolean
mz_cli_parse_pair (const char *text, char separator, const double min[2], const double max[2], double *first, double *second)
{
  if (!read_number (&text, min[0], max[0], first) || *text != separator)
    return FALSE;
  text++;
  return read_number (&text, min[1], max[1], second) && *text == '\0';
}

static gboolean
parse_theme (MzPictureOptions *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    if (self->theme_word == NULL || strcmp (self->theme_word, themes[i].word) == 0)
      {
        self->theme = themes[i].theme;
        return TRUE;
      }
  mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--theme: “%s” is not a theme; there are: light, dark, print, high-contrast",
                    self->theme_word);
  return FALSE;
}

static gboolean
parse_size (MzPictureOptions *self, GError **error)
{
  static const double min[] = { MZ_PICTURE_MIN_SIDE, MZ_PICTURE_MIN_SIDE }, max[] = { 1e6, 1e6 };
  g_autoptr (GError) failure = NULL;
  MzPage *page = &self->page;

  if (self->size != NULL && (!mz_cli_parse_pair (self->size, 'x', min, max, &page->width, &page->height)
                             || page->width != floor (page->width) || page->height != floor (page->height)))
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--size: “%s” is not a size; write WIDTHxHEIGHT in whole pixels, %d or more "
                      "each, such as 1280x800", self->size, MZ_PICTURE_MIN_SIDE);
  else if (self->scale_text != NULL && !mz_cli_parse_number (self->scale_text, 0, 1e6, &self->scale))
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--scale: “%s” is not a number; write one such as 2", self->scale_text);
  else if (!mz_exporter_check_size (page, self->scale, &failure))
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "%s", failure->message);
  else
    return TRUE;
  return FALSE;
}

/* English needs no catalogue. */
static gboolean
set_language (const char *lang, GError **error)
{
  g_autofree char *catalogue = NULL;

  mz_language_set_up (MZ_LOCALEDIR);
  if (lang == NULL || strcmp (lang, "en") == 0)
    return TRUE;
  catalogue = g_build_filename (MZ_LOCALEDIR, lang, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
  if (strpbrk (lang, "/.:") != NULL || *lang == '\0' || !g_file_test (catalogue, G_FILE_TEST_EXISTS))
    {
      mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--lang: there are no labels in “%s”; write en, or a language that Monazite "
                        "was installed with", lang);
      return FALSE;
    }
  return g_setenv ("LANGUAGE", lang, TRUE);
}

/** mz_picture_options_parse: Understands theme, size, scale and language; the format is the command's to look at. */
gboolean
mz_picture_options_parse (MzPictureOptions *self, GError **error)
{
  return parse_theme (self, error) && parse_size (self, error) && set_language (self->lang, error);
}

gboolean
mz_picture_options_write (const MzPictureOptions *self, GError **error)
{
  g_autoptr (GBytes) bytes = mz_exporter_draw (&self->page, self->format, self->scale, error);

  return bytes != NULL && mz_cli_write (self->output, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}
