/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-cli"

#include "mz-cli-private.h"

#include <string.h>
#include <unistd.h>

#include "mz-cli-address.h"
#include "mz-cli-picture.h"
#include "mz-limits.h"
#include "mz-frames.h"
#include "mz-file.h"
#include "mz-map-page.h"

#define DEFAULT_WIDTH  1280
#define DEFAULT_HEIGHT 800

#define CHOROPLETH  "choropleth:"
#define BASE_LAYERS (MZ_LAYER_WATER | MZ_LAYER_BORDERS)

static const char render_examples[] =
  "  monazite render --world --date 2025-11 -o world.png\n"
  "  monazite render --fit CN --theme dark --size 1920x1080 --scale 2 -o china.png\n"
  "  monazite render --center 35.5,-115.5 --zoom 6 --layers sites,deposits,labels -o mojave.svg\n"
  "  monazite render --world --projection equal-earth -o areas.svg\n"
  "  monazite render --world --stage magnet --theme print -o magnets.pdf\n"
  "  monazite render --world --date 2024 --layers choropleth:mine-production,labels -o mined.png\n"
  "  monazite render --view 'monazite:view?date=2025-10&stage=magnet' -o magnets-2025.png\n"
  "  monazite render --overlay mine.monazite --view 'My pit' -o pit.png\n"
  "  monazite render --world --from 2010 --to 2026 --step year -o frame-%04d.png --contact-sheet years.pdf\n";

typedef struct
{
  MzViewOptions    view;
  MzPictureOptions picture;
  char    *center, *zoom, *fit, *name; /* of a view */
  char    *layers, *projection;
  char    *from, *to, *step, *contact_sheet; /* of frames */
  gboolean world, no_legend, no_title, help;
  char   **rest;
} RenderOptions;

/* The same, understood. */
typedef struct
{
  MzMapPage page;
  MzLayers  layers;
  char     *series; /* (nullable): id */
  gboolean  has_center, has_zoom;
  double    lat, lon, zoom;
  gboolean  has_frames;
  MzFrames  frames;
} Picture;

static void
render_options_clear (RenderOptions *options)
{
  mz_view_options_clear (&options->view);
  mz_picture_options_clear (&options->picture);
  g_free (options->center);
  g_free (options->zoom);
  g_free (options->fit);
  g_free (options->name);
  g_free (options->layers);
  g_free (options->projection);
  g_free (options->from);
  g_free (options->to);
  g_free (options->step);
  g_free (options->contact_sheet);
  g_strfreev (options->rest);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RenderOptions, render_options_clear)

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
parse_place (const RenderOptions *options, Picture *picture, GError **error)
{
  static const double min[] = { -85, -180 }, max[] = { 85, 180 };

  picture->has_center = options->center != NULL;
  picture->has_zoom = options->zoom != NULL;
  if (options->world + (options->fit != NULL) + (picture->has_center || picture->has_zoom) + (options->name != NULL) > 1)
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--world, --fit, --view and --center with --zoom each say where the map is; take "
                      "one");
  else if (picture->has_center && !mz_cli_parse_pair (options->center, ',', min, max, &picture->lat, &picture->lon))
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--center: “%s” is not a place; write LAT,LON in degrees, within 85 and 180, "
                      "such as 35.48,-115.53", options->center);
  else if (picture->has_zoom && !mz_cli_parse_number (options->zoom, 0, MZ_MAP_MAX_ZOOM, &picture->zoom))
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--zoom: “%s” is not a zoom; write 0 (the world) to %g", options->zoom, MZ_MAP_MAX_ZOOM);
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

static gboolean
parse_step (const char *word, MzDatePrecision *step, GError **error)
{
  static const char *const words[] = { "year", "month", "day" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (word == NULL || strcmp (word, words[i]) == 0)
      {
        *step = word != NULL ? (MzDatePrecision) (MZ_DATE_PRECISION_YEAR + i) : MZ_DATE_PRECISION_MONTH;
        return TRUE;
      }
  mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--step: “%s” is no step; there are: year, month, day", word);
  return FALSE;
}

static gboolean
parse_frames (const RenderOptions *options, Picture *picture, GError **error)
{
  MzFrames *frames = &picture->frames;
  g_autoptr (GError) failure = NULL;

  picture->has_frames = options->from != NULL || options->to != NULL;
  if (!picture->has_frames && (options->step != NULL || options->contact_sheet != NULL))
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--step and --contact-sheet are for frames; say --from D and --to D, too");
  else if (picture->has_frames && (options->from == NULL || options->to == NULL))
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "frames go --from a date --to a date; name both");
  else if (picture->has_frames && options->view.date != NULL)
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--date is of one picture; frames have --from and --to");
  else if (!picture->has_frames)
    return TRUE;
  else if (!mz_partial_date_parse (options->from, &frames->from, &failure))
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--from: %s", failure->message);
  else if (!mz_partial_date_parse (options->to, &frames->to, &failure))
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--to: %s", failure->message);
  else if (!parse_step (options->step, &frames->step, error))
    return FALSE;
  else if (!mz_frames_check (frames, &failure)
           || (options->picture.output != NULL && !mz_frames_check_name (options->picture.output, &failure)))
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "%s", failure->message);
  else
    return TRUE;
  return FALSE;
}

/* Where it goes, and as what. Frames may go into a contact sheet alone. */
static gboolean
parse_output (RenderOptions *options, GError **error)
{
  MzPictureOptions *common = &options->picture;
  MzPictureFormat format = MZ_PICTURE_PDF;

  if (options->contact_sheet != NULL && (!mz_exporter_guess_format (options->contact_sheet, &format) || format != MZ_PICTURE_PDF))
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--contact-sheet: “%s” is no PDF file; let its name end in .pdf",
                      options->contact_sheet);
  else if (common->output == NULL && options->contact_sheet == NULL)
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "say where the picture is to go: -o FILE.png, FILE.svg or FILE.pdf");
  else if (common->output != NULL && !mz_exporter_guess_format (common->output, &common->format))
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "-o: the ending of “%s” names no picture; write .png, .svg or .pdf",
                      common->output);
  else
    return TRUE;
  return FALSE;
}

static gboolean
parse_picture (RenderOptions *options, Picture *picture, GError **error)
{
  MzPictureOptions *common = &options->picture;

  if (options->rest[0] != NULL)
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "“%s” is not an option; files to lay over go with --overlay", options->rest[0]);
  else if (parse_output (options, error) && parse_frames (options, picture, error)
           && mz_picture_options_parse (common, error) && parse_layers (options->layers, picture, error)
           && parse_place (options, picture, error) && parse_projection (options, picture, error))
    {
      picture->page.theme = common->theme;
      picture->page.width = common->page.width;
      picture->page.height = common->page.height;
      return TRUE;
    }
  return FALSE;
}

static gboolean
fit (const MzMapPage *page, const char *id, MzView *view, GError **error)
{
  MzRecord *record = mz_dataset_find (mz_workspace_get_dataset (page->workspace), id);

  if (record == NULL)
    mz_cli_set_error (error, MZ_EXIT_INPUT, NULL, "--fit: there is no record “%s”; “monazite query sites --ids” lists those of "
                      "sites", id);
  else if (!mz_map_page_fit_record (page, record, view))
    mz_cli_set_error (error, MZ_EXIT_INPUT, NULL, "--fit: “%s” has no place on the map; name a site, a country or what ties "
                      "some", id);
  else
    {
      /* So that it can be told from what stands beside it. */
      if (MZ_IS_SITE (record) || MZ_IS_AGREEMENT (record))
        mz_workspace_set_selection (page->workspace, record);
      return TRUE;
    }
  return FALSE;
}

static gboolean
find_view (const RenderOptions *options, const Picture *picture, MzView *view, GError **error)
{
  if (options->fit != NULL)
    return fit (&picture->page, options->fit, view, error);
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

/* What an address says, but for what the options say otherwise; a small picture shows no less of it than a large one. */
static gboolean
show_address (const RenderOptions *options, const MzAddress *address, Picture *picture, MzView *view, GError **error)
{
  MzWorkspace *workspace = picture->page.workspace;
  cairo_rectangle_t frame;

  if (!mz_cli_apply_address (address, &options->view, workspace, error))
    return FALSE;
  if (options->layers != NULL)
    mz_workspace_set_layers (workspace, picture->layers);
  if (options->projection == NULL)
    picture->page.projection = address->view.projection;
  if (picture->page.projection == MZ_PROJECTION_EQUAL_EARTH)
    return find_view (options, picture, view, error);
  mz_map_page_get_frame (&picture->page, &frame);
  *view = *mz_workspace_get_view (workspace);
  view->zoom = CLAMP (mz_view_get_zoom_for (&address->view, frame.width, frame.height), 0, MZ_MAP_MAX_ZOOM);
  return TRUE;
}

/* How far it is, on a terminal that somebody looks at. */
static void
show_progress (guint done, guint n)
{
  g_autofree char *line = g_strdup_printf ("\rframe %u of %u%s", done, n, done == n ? "\n" : "");

  if (isatty (STDERR_FILENO))
    mz_fd_write (STDERR_FILENO, line, strlen (line), NULL);
}

/* Each is written whole or not at all: whoever stops it has those that were done. */
static void
write_frames (const RenderOptions *options, const Picture *picture, GError **error)
{
  const MzPictureOptions *common = &options->picture;
  guint n = mz_frames_get_n (&picture->frames);
  g_autoptr (GBytes) sheet = NULL;
  MzContactSheet *contacts;

  for (guint i = 0; common->output != NULL && i < n; i++)
    {
      g_autofree char *path = mz_frames_dup_name (common->output, i);
      g_autoptr (GBytes) bytes = mz_frames_draw (&picture->frames, i, &picture->page, common->format, common->scale, error);

      if (bytes == NULL || !mz_cli_write (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error))
        return;
      show_progress (i + 1, n);
    }
  if (options->contact_sheet == NULL)
    return;
  contacts = mz_contact_sheet_new (&picture->frames, &picture->page);
  for (guint i = 0; i < n; i++)
    mz_contact_sheet_add (contacts, i);
  sheet = mz_contact_sheet_finish (contacts, error);
  if (sheet != NULL)
    mz_cli_write (options->contact_sheet, g_bytes_get_data (sheet, NULL), g_bytes_get_size (sheet), error);
}

static void
draw (RenderOptions *options, Picture *picture, GError **error)
{
  g_autoptr (MzWorkspace) workspace = NULL;
  g_autoptr (MzAddress) address = NULL;
  MzView view;

  if (options->name != NULL && (address = mz_cli_find_address (options->name, &options->view, error)) == NULL)
    return;
  workspace = mz_view_options_open (&options->view, MZ_N_RECORD_KINDS, error);
  if (workspace == NULL)
    return;
  mz_workspace_set_layers (workspace, picture->layers);
  picture->page.workspace = workspace;
  picture->page.basemap = mz_basemap_get_bundled ();
  picture->page.title = !options->no_title;
  picture->page.legend = !options->no_legend;
  if (!find_series (picture, mz_workspace_get_dataset (workspace), error)
      || !(address != NULL ? show_address (options, address, picture, &view, error) : find_view (options, picture, &view, error)))
    return;
  mz_workspace_set_view (workspace, &view);
  if (picture->has_frames)
    {
      write_frames (options, picture, error);
      return;
    }
  options->picture.page = mz_map_page_get_page (&picture->page);
  mz_picture_options_write (&options->picture, error);
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
    { "world", 0, 0, G_OPTION_ARG_NONE, &options.world, "The whole world", NULL },
    { "center", 0, 0, G_OPTION_ARG_FILENAME, &options.center, "The middle of the map, in degrees", "LAT,LON" },
    { "zoom", 0, 0, G_OPTION_ARG_FILENAME, &options.zoom, "0 (the world) to 10", "ZOOM" },
    { "fit", 0, 0, G_OPTION_ARG_FILENAME, &options.fit, "As large as shows a record or a country", "ID|CODE" },
    { "view", 0, 0, G_OPTION_ARG_FILENAME, &options.name, "An address, or a view of a document that is laid over", "NAME|ADDRESS" },
    { "layers", 0, 0, G_OPTION_ARG_FILENAME, &options.layers,
      "sites, deposits, agreements, measures, labels, water, borders, graticule, flows, choropleth:SERIES", "LAYER[,…]" },
    { "projection", 0, 0, G_OPTION_ARG_FILENAME, &options.projection,
      "mercator (unless given), equal-earth: the whole world, areas true", "NAME" },
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &options.from, "The first of many pictures, one a step of the clock", "DATE" },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &options.to, "The last of them", "DATE" },
    { "step", 0, 0, G_OPTION_ARG_FILENAME, &options.step, "year, month (unless given), day", "STEP" },
    { "contact-sheet", 0, 0, G_OPTION_ARG_FILENAME, &options.contact_sheet, "All of them small, on pages", "FILE.pdf" },
    { "no-legend", 0, 0, G_OPTION_ARG_NONE, &options.no_legend, "Leave the legend out", NULL },
    { "no-title", 0, 0, G_OPTION_ARG_NONE, &options.no_title, "Leave the title out", NULL },
    { NULL }
  };

  g_option_context_set_summary (context, "Draws the map into a picture, as the window shows it.");
  mz_view_options_add_facts (&options.view, context);
  mz_view_options_add_scenario (&options.view, context);
  mz_view_options_add_facets (&options.view, context);
  mz_picture_options_add (&options.picture, context, "The picture: .png, .svg or .pdf", "In pixels; 1280x800 unless given",
                          DEFAULT_WIDTH, DEFAULT_HEIGHT);
  g_option_context_add_main_entries (context, entries, NULL);
  if (mz_cli_parse (context, arguments, render_examples, &options.rest, &options.help, &error) && !options.help
      && parse_picture (&options, &picture, &error))
    draw (&options, &picture, &error);
  g_free (picture.series);
  return mz_cli_end (error, options.view.bad_facts);
}
