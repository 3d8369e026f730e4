/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-map-page-parts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mz-format.h"
#include "mz-legend.h"
#include "mz-overview.h"
#include "mz-text.h"

#define HEADING_HEIGHT 18.0
#define HEADING_GAP    8.0
#define ROW_HEIGHT     20.0 /* at least */
#define ROW_GAP        3.0
#define LABEL_GAP      8.0
#define COUNT_GAP      6.0

#define LEGEND_MIN_SCALE 0.75

#define OVERVIEW_HEIGHT 124.0

/** mz_page_title_height: Returns: what title and subtitle take. */
double
mz_page_title_height (void)
{
  return mz_text_measure (MZ_FONT_TITLE, 1, "X").height + mz_text_measure (MZ_FONT_SUBTITLE, 1, "X").height;
}

/* One line that ends in an ellipsis where it is too long. */
static void
paint_line (cairo_t *cr, MzFont font, const char *text, MzColor color, double x, double y, double width)
{
  g_autoptr (PangoLayout) layout = mz_text_layout_new (cr, font, 1, text);

  pango_layout_set_alignment (layout, PANGO_ALIGN_LEFT);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  mz_text_show (cr, layout, color, x, y);
}

void
mz_page_paint_title (cairo_t *cr, const MzTheme *theme, const char *title, const char *subtitle, const cairo_rectangle_t *box)
{
  paint_line (cr, MZ_FONT_TITLE, title, theme->text, box->x, box->y, box->width);
  paint_line (cr, MZ_FONT_SUBTITLE, subtitle, theme->text_dim, box->x,
              box->y + mz_text_measure (MZ_FONT_TITLE, 1, "X").height, box->width);
}

static PangoLayout *
new_paragraph (cairo_t *cr, const char *text, double width)
{
  PangoLayout *layout = mz_text_layout_new (cr, MZ_FONT_TOWN, 1, text);

  pango_layout_set_alignment (layout, PANGO_ALIGN_LEFT);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

/** mz_page_measure_paragraph: Returns: the height of small print that is @width wide. */
double
mz_page_measure_paragraph (const char *text, double width)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);
  PangoLayout *layout = new_paragraph (cr, text, width);
  int height;

  pango_layout_get_size (layout, NULL, &height);
  g_object_unref (layout);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return (double) height / PANGO_SCALE;
}

/** mz_page_paint_paragraph: As many lines as the box holds; what is left out ends in an ellipsis. */
void
mz_page_paint_paragraph (cairo_t *cr, const MzTheme *theme, const char *text, const cairo_rectangle_t *box)
{
  g_autoptr (PangoLayout) layout = new_paragraph (cr, text, box->width);

  /* In lines: their height is not the same at all scales. */
  pango_layout_set_height (layout, -(int) MAX (floor (box->height / mz_text_measure (MZ_FONT_TOWN, 1, "X").height + 0.1), 1));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  mz_text_show (cr, layout, theme->text_dim, box->x, box->y);
}

/* What is listed together, under which heading; in the order of the page. */
static const struct
{
  MzLegendKind first, last;
  const char  *heading;
} groups[] = {
  { MZ_LEGEND_STAGE, MZ_LEGEND_STAGE, N_("Stages") },
  { MZ_LEGEND_STATE, MZ_LEGEND_UNCERTAIN, N_("Sites") },
  { MZ_LEGEND_ARC, MZ_LEGEND_ARC, N_("Agreements") },
  { MZ_LEGEND_FLOW, MZ_LEGEND_FLOW_WIDTH, N_("Flows") },
  { MZ_LEGEND_TINT, MZ_LEGEND_TINT, N_("Export controls") },
  { MZ_LEGEND_SIZE, MZ_LEGEND_SIZE, N_("Sizes") },
};

static gboolean
row_in_group (const MzLegendRow *row, guint group)
{
  return row->kind >= groups[group].first && row->kind <= groups[group].last;
}

/* The label of a row, in two lines or three where it is long. */
static PangoLayout *
new_label (cairo_t *cr, const MzLegendRow *row, double width)
{
  PangoLayout *layout = mz_text_layout_new (cr, MZ_FONT_AXIS, 1, row->label);

  pango_layout_set_alignment (layout, PANGO_ALIGN_LEFT);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_height (layout, -3);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

/* Sizes and widths are told by samples that are not scaled with the legend. */
static gboolean
is_scale (const MzLegendRow *row)
{
  return row->kind == MZ_LEGEND_SIZE || row->kind == MZ_LEGEND_FLOW_WIDTH;
}

static char *
dup_count (const MzLegendRow *row)
{
  if (is_scale (row) || row->total == 0)
    return NULL;
  if (row->kind == MZ_LEGEND_STAGE)
    /* Translators: how many sites of a stage operate, and how many there are. */
    return g_strdup_printf (_("%1$u of %2$u"), row->count, row->total);
  return g_strdup_printf ("%u", row->count);
}

/* Where the parts of a row lie. */
typedef struct
{
  double sample_width, sample_height, label_width, label_height, height;
} RowLayout;

/* @scale: of the legend. */
static void
lay_out_row (cairo_t *cr, const MzLegendRow *row, double width, double scale, RowLayout *layout)
{
  g_autofree char *count = dup_count (row);
  g_autoptr (PangoLayout) label = NULL;
  int height;

  *layout = (RowLayout) { .sample_width = MZ_LEGEND_SAMPLE_WIDTH, .sample_height = MZ_LEGEND_SAMPLE_HEIGHT };
  if (is_scale (row))
    {
      mz_legend_sample_size (row, &layout->sample_width, &layout->sample_height);
      layout->sample_width /= scale;
      layout->sample_height /= scale;
    }
  layout->label_width = width - layout->sample_width - LABEL_GAP;
  if (count != NULL)
    layout->label_width -= mz_text_measure (MZ_FONT_AXIS, 1, count).width + COUNT_GAP;
  label = new_label (cr, row, layout->label_width);
  pango_layout_get_size (label, NULL, &height);
  layout->label_height = (double) height / PANGO_SCALE;
  layout->height = MAX (ROW_HEIGHT, MAX (layout->sample_height, layout->label_height) + ROW_GAP);
}

static gboolean
begins_group (GPtrArray *rows, guint i, guint group)
{
  return row_in_group (rows->pdata[i], group) && (i == 0 || !row_in_group (rows->pdata[i - 1], group));
}

/* Returns: what the rows take on the page, in which they are @width wide. */
static double
measure_rows (cairo_t *cr, GPtrArray *rows, double width, double scale)
{
  double height = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      RowLayout layout;

      for (guint group = 0; group < G_N_ELEMENTS (groups); group++)
        if (begins_group (rows, i, group))
          height += HEADING_HEIGHT + (i > 0 ? HEADING_GAP : 0);
      lay_out_row (cr, rows->pdata[i], width / scale, scale, &layout);
      height += layout.height;
    }
  return height * scale;
}

static void
paint_right (cairo_t *cr, MzFont font, const char *text, MzColor color, double right, double y)
{
  mz_text_paint (cr, font, 1, text, color, right - mz_text_measure (font, 1, text).width, y);
}

static double
paint_row (cairo_t *cr, const MzTheme *theme, const MzLegendRow *row, double y, double width, double scale)
{
  double sample_scale = is_scale (row) ? 1 / scale : 1;
  g_autofree char *count = dup_count (row);
  g_autoptr (PangoLayout) label = NULL;
  RowLayout layout;

  lay_out_row (cr, row, width, scale, &layout);
  cairo_save (cr);
  cairo_translate (cr, 0, y + (layout.height - layout.sample_height) / 2);
  cairo_scale (cr, sample_scale, sample_scale);
  mz_legend_paint_sample (cr, theme, row, 0, 0, layout.sample_width / sample_scale, layout.sample_height / sample_scale);
  cairo_restore (cr);
  label = new_label (cr, row, layout.label_width);
  mz_text_show (cr, label, theme->text, layout.sample_width + LABEL_GAP, y + (layout.height - layout.label_height) / 2);
  if (count != NULL)
    paint_right (cr, MZ_FONT_AXIS, count, theme->text_dim, width, y + (layout.height - layout.label_height) / 2);
  return layout.height;
}

static double
paint_heading (cairo_t *cr, const MzTheme *theme, guint group, double y, double width)
{
  mz_text_paint (cr, MZ_FONT_NOTE_BOLD, 1, _(groups[group].heading), theme->text, 0, y);
  if (groups[group].first == MZ_LEGEND_STAGE)
    /* Translators: heads the counts of sites that operate. */
    paint_right (cr, MZ_FONT_LANE, _("operating"), theme->text_dim, width, y);
  return HEADING_HEIGHT;
}

/* The largest scale, down to the least that can be read, at which the rows have room; then rows are given up. */
static double
fit_rows (cairo_t *cr, GPtrArray *rows, double width, double room)
{
  for (double scale = 1; scale > LEGEND_MIN_SCALE - 0.01; scale -= 0.05)
    if (measure_rows (cr, rows, width, scale) <= room)
      return scale;
  while (rows->len > 0 && measure_rows (cr, rows, width, LEGEND_MIN_SCALE) > room)
    g_ptr_array_set_size (rows, (int) rows->len - 1);
  return LEGEND_MIN_SCALE;
}

static gboolean
has_overview (cairo_t *cr, MzMapScene *scene, GPtrArray *rows, const cairo_rectangle_t *box)
{
  return mz_map_scene_get_view (scene)->zoom >= MZ_OVERVIEW_ZOOM
         && mz_map_scene_get_view (scene)->projection == MZ_PROJECTION_MERCATOR
         && measure_rows (cr, rows, box->width, LEGEND_MIN_SCALE) <= box->height - OVERVIEW_HEIGHT - HEADING_GAP;
}

/** mz_page_legend_has_overview: Returns: whether mz_page_paint_legend() finds one wanted, and room for it in @box. */
gboolean
mz_page_legend_has_overview (cairo_t *cr, MzMapScene *scene, const cairo_rectangle_t *box)
{
  g_autoptr (GPtrArray) rows = mz_legend_new (scene);

  return has_overview (cr, scene, rows, box);
}

/**
 * mz_page_paint_legend:
 *
 * What the symbols in view mean, with an overview of the world below it where the map shows a small part and there is room.
 * Many rows make it smaller; where even that is not enough, the last ones, those of sizes, are left out.
 */
void
mz_page_paint_legend (cairo_t *cr, const MzTheme *theme, MzMapScene *scene, MzBasemap *basemap, const cairo_rectangle_t *box)
{
  g_autoptr (GPtrArray) rows = mz_legend_new (scene);
  double room = box->height, width, scale, y = 0;

  if (has_overview (cr, scene, rows, box))
    {
      cairo_rectangle_t overview = { box->x, box->y + box->height - OVERVIEW_HEIGHT, box->width, OVERVIEW_HEIGHT };

      mz_overview_paint (cr, theme, basemap, &overview);
      mz_overview_paint_frame (cr, theme, mz_map_scene_get_view (scene), &overview);
      room -= OVERVIEW_HEIGHT + HEADING_GAP;
    }
  scale = fit_rows (cr, rows, box->width, room);
  width = box->width / scale;
  cairo_save (cr);
  cairo_translate (cr, box->x, box->y);
  cairo_scale (cr, scale, scale);
  for (guint i = 0; i < rows->len; i++)
    {
      for (guint group = 0; group < G_N_ELEMENTS (groups); group++)
        if (begins_group (rows, i, group))
          {
            y += i > 0 ? HEADING_GAP : 0;
            y += paint_heading (cr, theme, group, y, width);
          }
      y += paint_row (cr, theme, rows->pdata[i], y, width, scale);
    }
  cairo_restore (cr);
}

static double
paint_area_row (cairo_t *cr, const MzTheme *theme, const MzChoropleth *choropleth, MzAreaForm form, guint class_number, guint n,
                double x, double y, double width)
{
  g_autofree char *label = mz_choropleth_describe (choropleth, form, class_number), *count = g_strdup_printf ("%u", n);
  cairo_rectangle_t sample = { x, y + 1, MZ_LEGEND_SAMPLE_WIDTH, MZ_LEGEND_SAMPLE_HEIGHT };
  double text_y = y + (ROW_HEIGHT - mz_text_measure (MZ_FONT_AXIS, 1, label).height) / 2;

  mz_choropleth_paint_sample (choropleth, cr, theme, form, class_number, &sample);
  mz_text_paint (cr, MZ_FONT_AXIS, 1, label, theme->text, x + MZ_LEGEND_SAMPLE_WIDTH + LABEL_GAP, text_y);
  paint_right (cr, MZ_FONT_AXIS, count, theme->text_dim, x + width, text_y);
  return ROW_HEIGHT;
}

/**
 * mz_page_paint_areas:
 * @box: from whose top it begins
 *
 * What the colours of countries mean: the series with its unit and time, and its classes with how many countries are in each.
 *
 * Returns: what it takes, with the gap below.
 */
double
mz_page_paint_areas (cairo_t *cr, const MzTheme *theme, const MzChoropleth *choropleth, MzStore *countries,
                     const cairo_rectangle_t *box)
{
  g_autofree char *when = mz_partial_date_format (choropleth->t), *unit_and_time = NULL;
  const char *unit = mz_format_label (mz_series_peek (choropleth->series)->unit);
  g_autoptr (PangoLayout) title = mz_text_layout_new (cr, MZ_FONT_NOTE_BOLD, 1,
                                                      mz_record_get_name (MZ_RECORD (choropleth->series)));
  double y = box->y;
  int height;

  pango_layout_set_alignment (title, PANGO_ALIGN_LEFT);
  pango_layout_set_width (title, (int) (box->width * PANGO_SCALE));
  pango_layout_get_size (title, NULL, &height);
  mz_text_show (cr, title, theme->text, box->x, y);
  y += (double) height / PANGO_SCALE;
  if (choropleth->factor > 1)
    /* Translators: the unit of a series of figures, and the year or month that they are of. */
    unit_and_time = g_strdup_printf (_("million %1$s, %2$s"), unit, when);
  else
    /* Translators: the unit of a series of figures, and the year or month that they are of. */
    unit_and_time = g_strdup_printf (_("%1$s, %2$s"), unit, when);
  paint_line (cr, MZ_FONT_LANE, unit_and_time, theme->text_dim, box->x, y, box->width);
  y += ROW_HEIGHT;

  for (guint i = choropleth->n_classes; i > 0; i--)
    y += paint_area_row (cr, theme, choropleth, MZ_AREA_VALUE, i - 1,
                         mz_choropleth_count (choropleth, MZ_AREA_VALUE, i - 1, countries), box->x, y, box->width);
  for (MzAreaForm form = MZ_AREA_ZERO; form <= MZ_AREA_NO_FIGURE; form++)
    {
      guint n = mz_choropleth_count (choropleth, form, 0, countries);

      if (n > 0)
        y += paint_area_row (cr, theme, choropleth, form, 0, n, box->x, y, box->width);
    }
  return y + 2 * HEADING_GAP - box->y;
}
