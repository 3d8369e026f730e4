/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-map-page-parts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mz-legend.h"
#include "mz-mercator.h"
#include "mz-text.h"

#define ROW_HEIGHT     20.0
#define ROW_MIN_HEIGHT 16.0
#define HEADING_GAP    10.0

#define INSET_HEIGHT 124.0
#define INSET_LAT    25.0
#define INSET_LON    11.0
#define INSET_ZOOM   4.0 /* from here on the map does not tell where in the world it is */

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
  mz_color_set_source (color, cr);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
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

void
mz_page_paint_paragraph (cairo_t *cr, const MzTheme *theme, const char *text, const cairo_rectangle_t *box)
{
  g_autoptr (PangoLayout) layout = new_paragraph (cr, text, box->width);

  mz_color_set_source (theme->text_dim, cr);
  cairo_move_to (cr, box->x, box->y);
  pango_cairo_show_layout (cr, layout);
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
  { MZ_LEGEND_TINT, MZ_LEGEND_TINT, N_("Export controls") },
  { MZ_LEGEND_SIZE, MZ_LEGEND_SIZE, N_("Sizes") },
};

static gboolean
row_in_group (const MzLegendRow *row, guint group)
{
  return row->kind >= groups[group].first && row->kind <= groups[group].last;
}

static guint
count_rows (GPtrArray *rows, guint group)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += row_in_group (rows->pdata[i], group);
  return n;
}

static double
measure_groups (GPtrArray *rows, guint n_groups, double row_height)
{
  double height = 0;

  for (guint group = 0; group < n_groups; group++)
    if (count_rows (rows, group) > 0)
      height += HEADING_GAP + row_height * (1 + count_rows (rows, group));
  return MAX (height - HEADING_GAP, 0);
}

static void
paint_right (cairo_t *cr, MzFont font, const char *text, MzColor color, double right, double y)
{
  mz_text_paint (cr, font, 1, text, color, right - mz_text_measure (font, 1, text).width, y);
}

static void
paint_row (cairo_t *cr, const MzTheme *theme, const MzLegendRow *row, const cairo_rectangle_t *box)
{
  double text_y = box->y + (box->height - mz_text_measure (MZ_FONT_AXIS, 1, "X").height) / 2;
  double text_x = box->x + MZ_LEGEND_SAMPLE_WIDTH + 8, right = box->x + box->width;
  g_autofree char *count = NULL;

  mz_legend_paint_sample (cr, theme, row, box->x, box->y + (box->height - MZ_LEGEND_SAMPLE_HEIGHT) / 2,
                          MZ_LEGEND_SAMPLE_WIDTH, MZ_LEGEND_SAMPLE_HEIGHT);
  if (row->kind == MZ_LEGEND_STAGE)
    /* Translators: how many sites of a stage operate, and how many there are. */
    count = g_strdup_printf (_("%1$u of %2$u"), row->count, row->total);
  else if (row->kind != MZ_LEGEND_SIZE)
    count = g_strdup_printf ("%u", row->count);
  if (count != NULL)
    {
      paint_right (cr, MZ_FONT_AXIS, count, theme->text_dim, right, text_y);
      right -= mz_text_measure (MZ_FONT_AXIS, 1, count).width + 6;
    }
  paint_line (cr, MZ_FONT_AXIS, row->label, theme->text, text_x, text_y, right - text_x);
}

static double
paint_group (cairo_t *cr, const MzTheme *theme, GPtrArray *rows, guint group, const cairo_rectangle_t *box, double y,
             double row_height)
{
  mz_text_paint (cr, MZ_FONT_NOTE_BOLD, 1, _(groups[group].heading), theme->text, box->x, y);
  if (groups[group].first == MZ_LEGEND_STAGE)
    /* Translators: heads the counts of sites that operate. */
    paint_right (cr, MZ_FONT_LANE, _("operating"), theme->text_dim, box->x + box->width, y);
  y += row_height;
  for (guint i = 0; i < rows->len; i++)
    if (row_in_group (rows->pdata[i], group))
      {
        cairo_rectangle_t row = { box->x, y, box->width, row_height };

        paint_row (cr, theme, rows->pdata[i], &row);
        y += row_height;
      }
  return y;
}

/* Where in the world the map is: the world at zoom 0, made smaller or larger. */
static void
paint_inset (cairo_t *cr, const MzTheme *theme, MzBasemap *basemap, const MzView *view, const cairo_rectangle_t *box)
{
  double scale = box->width / MZ_TILE_PIXELS, shrink = exp2 (-view->zoom);
  MzView inset = { INSET_LAT, INSET_LON, 0, MZ_TILE_PIXELS, box->height / scale };
  double width = MAX (view->width * shrink, 5), height = MAX (view->height * shrink, 5);
  double x = mz_mercator_wrap (mz_mercator_x (view->lon) - mz_mercator_x (inset.lon) + 0.5) * MZ_TILE_PIXELS;
  double y = (mz_mercator_y (view->lat) - mz_mercator_y (inset.lat)) * MZ_TILE_PIXELS + inset.height / 2;

  cairo_save (cr);
  cairo_rectangle (cr, box->x, box->y, box->width, box->height);
  cairo_clip (cr);
  cairo_translate (cr, box->x, box->y);
  cairo_scale (cr, scale, scale);
  mz_basemap_paint (basemap, cr, theme, 0, &inset);
  cairo_rectangle (cr, x - width / 2, y - height / 2, width, height);
  cairo_set_line_width (cr, 1.6 * theme->line_factor / scale);
  mz_color_set_source (theme->sel, cr);
  cairo_stroke (cr);
  cairo_restore (cr);

  cairo_rectangle (cr, box->x, box->y, box->width, box->height);
  cairo_set_line_width (cr, theme->line_factor);
  mz_color_set_source (theme->coast, cr);
  cairo_stroke (cr);
}

/**
 * mz_page_paint_legend:
 *
 * What the symbols in view mean, with an overview of the world below it where the map shows a small part. Rows stand closer
 * where there are many; where there are too many, whole groups are left out from the end.
 */
void
mz_page_paint_legend (cairo_t *cr, const MzTheme *theme, MzMapScene *scene, MzBasemap *basemap, const cairo_rectangle_t *box)
{
  g_autoptr (GPtrArray) rows = mz_legend_new (scene);
  const MzView *view = mz_map_scene_get_view (scene);
  double room = box->height, row_height = ROW_HEIGHT, y = box->y;
  guint n_groups = G_N_ELEMENTS (groups);

  if (view->zoom >= INSET_ZOOM)
    {
      cairo_rectangle_t inset = { box->x, box->y + box->height - INSET_HEIGHT, box->width, INSET_HEIGHT };

      paint_inset (cr, theme, basemap, view, &inset);
      room -= INSET_HEIGHT + HEADING_GAP;
    }
  if (measure_groups (rows, n_groups, row_height) > room)
    row_height = ROW_MIN_HEIGHT;
  while (n_groups > 0 && measure_groups (rows, n_groups, row_height) > room)
    n_groups--;
  for (guint group = 0; group < n_groups; group++)
    if (count_rows (rows, group) > 0)
      y = paint_group (cr, theme, rows, group, box, y, row_height) + HEADING_GAP;
}
