/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-cli"

#include "mz-cli-private.h"

#include <libintl.h>
#include <math.h>
#include <string.h>

#include "mz-cli-fit.h"
#include "mz-exporter.h"

#define DEFAULT_WIDTH  1280
#define DEFAULT_HEIGHT 800
#define MIN_SIDE       64 /* less is no map */
#define MAX_ZOOM       10.0

#define CHOROPLETH  "choropleth:"
#define BASE_LAYERS (MZ_LAYER_WATER | MZ_LAYER_BORDERS)

static const char render_examples[] =
  "  monazite render --world --date 2025-11 -o world.png\n"
  "  monazite render --fit CN --theme dark --size 1920x1080 --scale 2 -o china.png\n"
  "  monazite render --center 35.5,-115.5 --zoom 6 --layers sites,deposits,labels -o mojave.svg\n"
  "  monazite render --world --projection equal-earth -o areas.svg\n"
  "  monazite render --world --stage magnet --theme print -o magnets.pdf\n"
  "  monazite render --world --date 2024 --layers choropleth:mine-production,labels -o mined.png\n";

static const struct
{
  const char *word;
  MzThemeKind theme;
} themes[] = {
  { "light", MZ_THEME_LIGHT }, { "dark", MZ_THEME_DARK }, { "print", MZ_THEME_PRINT }, { "high-contrast", MZ_THEME_HC_LIGHT },
};

typedef struct
{
  MzViewOptions view;
  char    *output, *lang;
  char    *center, *zoom, *fit;
  char    *layers, *size, *scale, *theme, *projection;
  gboolean world, no_legend, no_title, help;
  char   **rest;
} RenderOptions;

/* The same, understood. */
typedef struct
{
  MzMapPage       page;
  MzPictureFormat format;
  MzLayers        layers;
  char           *series; /* (nullable): id */
  double          scale;
  gboolean        has_center, has_zoom;
  double          lat, lon, zoom;
} Picture;

static void
render_options_clear (RenderOptions *options)
{
  mz_view_options_clear (&options->view);
  g_free (options->output);
  g_free (options->lang);
  g_free (options->center);
  g_free (options->zoom);
  g_free (options->fit);
  g_free (options->layers);
  g_free (options->size);
  g_free (options->scale);
  g_free (options->theme);
  g_free (options->projection);
  g_strfreev (options->rest);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RenderOptions, render_options_clear)

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

static gboolean
parse_number (const char *text, double min, double max, double *number)
{
  return read_number (&text, min, max, number) && *text == '\0';
}

static gboolean
parse_pair (const char *text, char separator, const double min[2], const double max[2], double *first, double *second)
{
  if (!read_number (&text, min[0], max[0], first) || *text != separator)
    return FALSE;
  text++;
  return read_number (&text, min[1], max[1], second) && *text == '\0';
}

static gboolean
parse_theme (const char *word, MzThemeKind *theme, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    if (word == NULL || strcmp (word, themes[i].word) == 0)
      {
        *theme = themes[i].theme;
        return TRUE;
      }
  mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--theme: “%s” is not a theme; there are: light, dark, print, high-contrast", word);
  return FALSE;
}

/* Takes the one word out that is no layer of the window: "choropleth:SERIES". */
static gboolean
take_series (const char *words, char **layers, char **series, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (words, ",", -1);
  g_autoptr (GStrvBuilder) rest = g_strv_builder_new ();
  g_auto (GStrv) others = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    if (!g_str_has_prefix (g_strstrip (parts[i]), CHOROPLETH))
      g_strv_builder_add (rest, parts[i]);
    else if (*series != NULL)
      {
        mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--layers: a map shows one choropleth; leave the others out");
        return FALSE;
      }
    else
      *series = g_strdup (parts[i] + strlen (CHOROPLETH));
  others = g_strv_builder_end (rest);
  *layers = g_strjoinv (",", others);
  return TRUE;
}

/* Water and borders are of the base map: unless one of them is named, both are there. */
static gboolean
parse_layers (const char *words, Picture *picture, GError **error)
{
  g_autofree char *layers = NULL;
  g_autoptr (GError) failure = NULL;
  MzSet set = 0;

  picture->layers = MZ_LAYERS_DEFAULT;
  if (words == NULL)
    return TRUE;
  if (*words == '\0')
    {
      mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--layers: there is nothing in it; leave it out for the layers of the window");
      return FALSE;
    }
  if (!take_series (words, &layers, &picture->series, error))
    return FALSE;
  if (*layers != '\0' && !mz_vocabulary_parse_set (&mz_layers, layers, &set, &failure))
    {
      mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--layers: %s, choropleth:SERIES", failure->message);
      return FALSE;
    }
  picture->layers = (MzLayers) ((set & BASE_LAYERS) != 0 ? set : set | BASE_LAYERS);
  return TRUE;
}

static gboolean
parse_size (const RenderOptions *options, Picture *picture, GError **error)
{
  static const double min[] = { MIN_SIDE, MIN_SIDE }, max[] = { 1e6, 1e6 };
  g_autoptr (GError) failure = NULL;
  MzMapPage *page = &picture->page;

  page->width = DEFAULT_WIDTH;
  page->height = DEFAULT_HEIGHT;
  picture->scale = 1;
  if (options->size != NULL && (!parse_pair (options->size, 'x', min, max, &page->width, &page->height)
                                || page->width != floor (page->width) || page->height != floor (page->height)))
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--size: “%s” is not a size; write WIDTHxHEIGHT in whole pixels, %d or more "
                      "each, such as 1280x800", options->size, MIN_SIDE);
  else if (options->scale != NULL && !parse_number (options->scale, 0, 1e6, &picture->scale))
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--scale: “%s” is not a number; write one such as 2", options->scale);
  else if (!mz_exporter_check_size (page, picture->scale, &failure))
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "%s", failure->message);
  else
    return TRUE;
  return FALSE;
}

static gboolean
parse_place (const RenderOptions *options, Picture *picture, GError **error)
{
  static const double min[] = { -85, -180 }, max[] = { 85, 180 };

  picture->has_center = options->center != NULL;
  picture->has_zoom = options->zoom != NULL;
  if (options->world + (options->fit != NULL) + (picture->has_center || picture->has_zoom) > 1)
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--world, --fit and --center with --zoom each say where the map is; take one");
  else if (picture->has_center && !parse_pair (options->center, ',', min, max, &picture->lat, &picture->lon))
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--center: “%s” is not a place; write LAT,LON in degrees, within 85 and 180, "
                      "such as 35.48,-115.53", options->center);
  else if (picture->has_zoom && !parse_number (options->zoom, 0, MAX_ZOOM, &picture->zoom))
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--zoom: “%s” is not a zoom; write 0 (the world) to %g", options->zoom, MAX_ZOOM);
  else
    return TRUE;
  return FALSE;
}

static gboolean
parse_projection (const RenderOptions *options, Picture *picture, GError **error)
{
  gboolean equal_earth = g_strcmp0 (options->projection, "equal-earth") == 0;

  if (options->projection != NULL && !equal_earth && strcmp (options->projection, "mercator") != 0)
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--projection: “%s” is not a projection; there are: mercator, equal-earth",
                      options->projection);
  else if (equal_earth && (options->fit != NULL || picture->has_center || picture->has_zoom))
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--projection: equal-earth shows the whole world; take --world in place of --fit, "
                      "--center and --zoom");
  else
    {
      picture->page.projection = equal_earth ? MZ_PROJECTION_EQUAL_EARTH : MZ_PROJECTION_MERCATOR;
      return TRUE;
    }
  return FALSE;
}

/* English needs no catalogue. */
static gboolean
set_language (const char *lang, GError **error)
{
  g_autofree char *catalogue = NULL;

  bindtextdomain (GETTEXT_PACKAGE, MZ_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
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

static gboolean
parse_picture (const RenderOptions *options, Picture *picture, GError **error)
{
  if (options->rest[0] != NULL)
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "“%s” is not an option; files to lay over go with --overlay", options->rest[0]);
  else if (options->output == NULL)
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "say where the picture is to go: -o FILE.png, FILE.svg or FILE.pdf");
  else if (!mz_exporter_guess_format (options->output, &picture->format))
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "-o: the ending of “%s” names no picture; write .png, .svg or .pdf",
                      options->output);
  else
    return parse_theme (options->theme, &picture->page.theme, error) && parse_layers (options->layers, picture, error)
           && parse_size (options, picture, error) && parse_place (options, picture, error)
           && parse_projection (options, picture, error)
           && set_language (options->lang, error);
  return FALSE;
}

static gboolean
find_view (const RenderOptions *options, const Picture *picture, MzView *view, GError **error)
{
  if (options->fit != NULL)
    return mz_cli_fit (&picture->page, options->fit, view, error);
  if (options->world || picture->page.projection == MZ_PROJECTION_EQUAL_EARTH)
    {
      mz_map_page_fit_world (&picture->page, view);
      return TRUE;
    }
  mz_map_page_fit_home (&picture->page, view);
  if (picture->has_center)
    {
      view->lat = picture->lat;
      view->lon = picture->lon;
    }
  if (picture->has_zoom)
    view->zoom = picture->zoom;
  return TRUE;
}

static gboolean
find_series (Picture *picture, MzDataset *dataset, GError **error)
{
  if (picture->series == NULL)
    return TRUE;
  picture->page.series = mz_dataset_lookup (dataset, MZ_RECORD_SERIES, picture->series);
  if (picture->page.series == NULL)
    mz_cli_set_error (error, MZ_EXIT_INPUT, NULL, "--layers: there is no series “%s”; “monazite query series --ids” lists them",
                      picture->series);
  else if (strcmp (mz_series_peek (picture->page.series)->dimension, "country") != 0)
    mz_cli_set_error (error, MZ_EXIT_INPUT, NULL, "--layers: “%s” is not by country; name a series whose dimension is country",
                      picture->series);
  else
    return TRUE;
  return FALSE;
}

static void
draw (RenderOptions *options, Picture *picture, GError **error)
{
  g_autoptr (MzWorkspace) workspace = mz_view_options_open (&options->view, MZ_N_RECORD_KINDS, error);
  g_autoptr (GBytes) bytes = NULL;
  MzView view;

  if (workspace == NULL)
    return;
  mz_workspace_set_layers (workspace, picture->layers);
  picture->page.workspace = workspace;
  picture->page.basemap = mz_basemap_get_bundled ();
  picture->page.title = !options->no_title;
  picture->page.legend = !options->no_legend;
  if (!find_series (picture, mz_workspace_get_dataset (workspace), error) || !find_view (options, picture, &view, error))
    return;
  mz_workspace_set_view (workspace, &view);
  bytes = mz_exporter_draw (&picture->page, picture->format, picture->scale, error);
  if (bytes != NULL)
    mz_cli_write (options->output, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

/** mz_cli_render: Draws the map of a view into a file. */
MzExit
mz_cli_render (char **arguments)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_auto (RenderOptions) options = { 0 };
  g_autoptr (GError) error = NULL;
  Picture picture = { 0 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, "The picture: .png, .svg or .pdf", "FILE" },
    { "world", 0, 0, G_OPTION_ARG_NONE, &options.world, "The whole world", NULL },
    { "center", 0, 0, G_OPTION_ARG_FILENAME, &options.center, "The middle of the map, in degrees", "LAT,LON" },
    { "zoom", 0, 0, G_OPTION_ARG_FILENAME, &options.zoom, "0 (the world) to 10", "ZOOM" },
    { "fit", 0, 0, G_OPTION_ARG_FILENAME, &options.fit, "As large as shows a record or a country", "ID|CODE" },
    { "layers", 0, 0, G_OPTION_ARG_FILENAME, &options.layers,
      "sites, deposits, agreements, measures, labels, water, borders, graticule, choropleth:SERIES", "LAYER[,…]" },
    { "size", 0, 0, G_OPTION_ARG_FILENAME, &options.size, "In pixels; 1280x800 unless given", "WIDTHxHEIGHT" },
    { "scale", 0, 0, G_OPTION_ARG_FILENAME, &options.scale, "Dots for each pixel, 0.25 to 8; 1 unless given", "N" },
    { "theme", 0, 0, G_OPTION_ARG_FILENAME, &options.theme, "light (unless given), dark, print, high-contrast", "THEME" },
    { "projection", 0, 0, G_OPTION_ARG_FILENAME, &options.projection,
      "mercator (unless given), equal-earth: the whole world, areas true", "NAME" },
    { "no-legend", 0, 0, G_OPTION_ARG_NONE, &options.no_legend, "Leave the legend out", NULL },
    { "no-title", 0, 0, G_OPTION_ARG_NONE, &options.no_title, "Leave the title out", NULL },
    { "lang", 0, 0, G_OPTION_ARG_FILENAME, &options.lang, "Language of labels; en unless given", "LL" },
    { NULL }
  };

  g_option_context_set_summary (context, "Draws the map into a picture, as the window shows it.");
  mz_view_options_add_facts (&options.view, context);
  mz_view_options_add_facets (&options.view, context);
  g_option_context_add_main_entries (context, entries, NULL);
  if (mz_cli_parse (context, arguments, render_examples, &options.rest, &options.help, &error) && !options.help
      && parse_picture (&options, &picture, &error))
    draw (&options, &picture, &error);
  g_free (picture.series);
  return mz_cli_end (error, options.view.bad_facts);
}
