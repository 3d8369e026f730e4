/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-learn"
#include "mz-sheet-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-label-placer.h"
#include "mz-marker-paint.h"
#include "mz-mercator.h"
#include "mz-projector.h"
#include "mz-text.h"

#define FOOT      26.0 /* above the lower margin */
#define MAP_DOTS  3.0  /* to a pixel: 288 to the inch */
#define DISC      18.0
#define SYMBOL    10.0
#define LEAST_ZOOM 0.4
#define ROOM      0.72 /* of a map that its places take */

static const double papers[MZ_N_PAPERS][2] = { [MZ_PAPER_A4] = { 794, 1123 }, [MZ_PAPER_LETTER] = { 816, 1056 } };

static const MzTheme *
get_theme (void)
{
  return mz_theme_get (MZ_THEME_PRINT);
}

double
mz_paper_pen_get_inner (const MzPaperPen *self)
{
  return self->width - 2 * MZ_PAPER_MARGIN;
}

double
mz_paper_pen_get_bottom (const MzPaperPen *self)
{
  return self->height - MZ_PAPER_MARGIN - FOOT;
}

/** mz_paper_pen_write: @show: %FALSE: only measures. Returns: how high the text is, which goes on in as many lines as it needs. */
double
mz_paper_pen_write (MzPaperPen *self, gboolean bold, double size, const char *text, double x, double y, double width, gboolean show)
{
  MzFont font = bold ? MZ_FONT_NOTE_BOLD : MZ_FONT_NOTE;
  g_autoptr (PangoLayout) layout = mz_text_layout_new (self->cr, font, size / mz_text_get_size (font), text);
  PangoRectangle logical;

  pango_layout_set_alignment (layout, PANGO_ALIGN_LEFT);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_get_extents (layout, NULL, &logical);
  if (show)
    mz_text_show (self->cr, layout, get_theme ()->text, x, y);
  return (double) logical.height / PANGO_SCALE;
}

/** mz_paper_pen_measure: Returns: how wide the text is in one line. */
double
mz_paper_pen_measure (MzPaperPen *self, double size, const char *text)
{
  g_autoptr (PangoLayout) layout = mz_text_layout_new (self->cr, MZ_FONT_NOTE, size / mz_text_get_size (MZ_FONT_NOTE), text);
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return (double) logical.width / PANGO_SCALE;
}

/** mz_paper_pen_rule: A line to write on. */
void
mz_paper_pen_rule (MzPaperPen *self, double x, double y, double width)
{
  cairo_new_path (self->cr);
  cairo_move_to (self->cr, x, y);
  cairo_line_to (self->cr, x + width, y);
  cairo_set_line_width (self->cr, 0.75);
  mz_color_set_source (get_theme ()->text, self->cr);
  cairo_stroke (self->cr);
}

static void
begin_page (MzPaperPen *self)
{
  g_autofree char *number = NULL;
  double inner = mz_paper_pen_get_inner (self), y = self->height - MZ_PAPER_MARGIN - 4;

  self->cr = mz_sheet_writer_begin (self->writer, self->width, self->height);
  number = g_strdup_printf ("%u", ++self->page);
  mz_paper_pen_write (self, FALSE, MZ_PAPER_SMALL, self->foot, MZ_PAPER_MARGIN, y, inner - 50, TRUE);
  mz_paper_pen_write (self, FALSE, MZ_PAPER_SMALL, number, MZ_PAPER_MARGIN + inner - 24, y, 40, TRUE);
  self->y = MZ_PAPER_MARGIN;
}

void
mz_paper_pen_init (MzPaperPen *self, MzPaper paper, const char *title, const char *foot, MzPartialDate as_of)
{
  *self = (MzPaperPen) { .width = papers[paper][0], .height = papers[paper][1], .foot = g_strdup (foot) };
  self->writer = mz_sheet_writer_new (self->width, self->height, title, as_of);
  begin_page (self);
}

/** mz_paper_pen_turn: Goes on on a new page. @chapter: (nullable): what the one that ends has begun. */
void
mz_paper_pen_turn (MzPaperPen *self, const char *chapter)
{
  mz_sheet_writer_end (self->writer, chapter, NULL);
  begin_page (self);
}

GBytes *
mz_paper_pen_finish (MzPaperPen *self, GError **error)
{
  mz_sheet_writer_end (self->writer, NULL, NULL);
  g_clear_pointer (&self->foot, g_free);
  return mz_sheet_writer_finish (g_steal_pointer (&self->writer), error);
}

/** mz_paper_pen_head: A title, a line about what follows, and room for a name. */
void
mz_paper_pen_head (MzPaperPen *self, const char *title, const char *line)
{
  double inner = mz_paper_pen_get_inner (self), half = inner / 2, name, date;

  self->y += mz_paper_pen_write (self, TRUE, MZ_PAPER_TITLE, title, MZ_PAPER_MARGIN, self->y, inner, TRUE) + 4;
  self->y += mz_paper_pen_write (self, FALSE, MZ_PAPER_SMALL, line, MZ_PAPER_MARGIN, self->y, inner, TRUE) + 18;
  name = mz_paper_pen_write (self, FALSE, MZ_PAPER_BODY, _("Name:"), MZ_PAPER_MARGIN, self->y, half, TRUE);
  date = mz_paper_pen_write (self, FALSE, MZ_PAPER_BODY, _("Date:"), MZ_PAPER_MARGIN + half, self->y, half, TRUE);
  mz_paper_pen_rule (self, MZ_PAPER_MARGIN + 60, self->y + name, half - 80);
  mz_paper_pen_rule (self, MZ_PAPER_MARGIN + half + 60, self->y + date, half - 60);
  self->y += name + 20;
}

/* --- Maps --- */

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return left < right ? -1 : left > right;
}

/* Where the widest stretch round the world without a place ends, and how much of the world the places take. */
static double
find_west (const MzPaperPlace *places, guint n, double *span)
{
  g_autofree double *mx = g_new (double, n);
  double west, gap;

  for (guint i = 0; i < n; i++)
    mx[i] = mz_mercator_wrap (mz_mercator_x (places[i].lon));
  qsort (mx, n, sizeof (double), compare_numbers);
  west = mx[0];
  gap = mx[0] + 1 - mx[n - 1];
  for (guint i = 1; i < n; i++)
    if (mx[i] - mx[i - 1] > gap)
      {
        gap = mx[i] - mx[i - 1];
        west = mx[i];
      }
  *span = 1 - gap;
  return west;
}

/**
 * mz_paper_fit:
 * @n: 1 or more
 * @widest_zoom: no nearer than this, so that there is enough round them to know where one is
 * @view: its width and height are given; gets the rest, so that all places are in it
 */
void
mz_paper_fit (const MzPaperPlace *places, guint n, double widest_zoom, MzView *view)
{
  double span, west = find_west (places, n, &span), top = 1, bottom = 0, zoom;

  for (guint i = 0; i < n; i++)
    {
      double my = mz_mercator_y (places[i].lat);

      top = MIN (top, my);
      bottom = MAX (bottom, my);
    }
  zoom = MIN (log2 (ROOM * view->width / MZ_TILE_PIXELS / MAX (span, 1e-6)),
              log2 (ROOM * view->height / MZ_TILE_PIXELS / MAX (bottom - top, 1e-6)));
  view->zoom = CLAMP (zoom, LEAST_ZOOM, widest_zoom);
  view->lon = mz_mercator_lon (mz_mercator_wrap (west + span / 2));
  view->lat = mz_mercator_lat ((top + bottom) / 2);
  view->projection = MZ_PROJECTION_MERCATOR;
}

/** mz_paper_pen_map: A map without any names. A picture, not lines: these would make the file a hundred times as large. */
void
mz_paper_pen_map (MzPaperPen *self, MzBasemap *basemap, MzBorders borders, const MzView *view, double x, double y)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (view->width * MAP_DOTS), (int) (view->height * MAP_DOTS));
  cairo_t *dots = cairo_create (surface);

  cairo_scale (dots, MAP_DOTS, MAP_DOTS);
  mz_basemap_paint (basemap, dots, get_theme (), mz_borders_get_ground (borders, MZ_LAYER_BORDERS), view);
  cairo_destroy (dots);
  cairo_save (self->cr);
  cairo_translate (self->cr, x, y);
  cairo_rectangle (self->cr, 0, 0, view->width, view->height);
  cairo_save (self->cr);
  cairo_scale (self->cr, 1 / MAP_DOTS, 1 / MAP_DOTS);
  cairo_set_source_surface (self->cr, surface, 0, 0);
  cairo_fill_preserve (self->cr);
  cairo_restore (self->cr);
  cairo_set_line_width (self->cr, 1);
  mz_color_set_source (get_theme ()->text_dim, self->cr);
  cairo_stroke (self->cr);
  cairo_restore (self->cr);
  cairo_surface_destroy (surface);
}

/** mz_paper_pen_symbol: The shape of a stage, %MZ_N_STAGES for a deposit, around a place. */
void
mz_paper_pen_symbol (MzPaperPen *self, MzStage stage, double x, double y)
{
  cairo_save (self->cr);
  cairo_translate (self->cr, x - SYMBOL / 2, y - SYMBOL / 2);
  cairo_scale (self->cr, SYMBOL / 16, SYMBOL / 16);
  cairo_new_path (self->cr);
  mz_marker_path (self->cr, stage);
  mz_color_set_source (stage == MZ_N_STAGES ? get_theme ()->view : get_theme ()->text, self->cr);
  cairo_fill_preserve (self->cr);
  cairo_set_line_width (self->cr, 1.5 * 16 / SYMBOL);
  mz_color_set_source (get_theme ()->text, self->cr);
  cairo_stroke (self->cr);
  cairo_restore (self->cr);
}

static void
paint_disc (MzPaperPen *self, const cairo_rectangle_t *box, double x, double y, const MzPaperPlace *place)
{
  cairo_t *cr = self->cr;
  double middle_x = box->x + box->width / 2, middle_y = box->y + box->height / 2;

  cairo_new_path (cr);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, middle_x, middle_y);
  cairo_set_line_width (cr, 1);
  mz_color_set_source (get_theme ()->text, cr);
  cairo_stroke (cr);
  if (place->has_symbol)
    mz_paper_pen_symbol (self, place->stage, x, y);
  else
    {
      cairo_arc (cr, x, y, 2.5, 0, 2 * G_PI);
      cairo_fill (cr);
    }
  cairo_new_path (cr);
  cairo_arc (cr, middle_x, middle_y, DISC / 2, 0, 2 * G_PI);
  mz_color_set_source (get_theme ()->view, cr);
  cairo_fill_preserve (cr);
  cairo_set_line_width (cr, 1.25);
  mz_color_set_source (get_theme ()->text, cr);
  cairo_stroke (cr);
  mz_text_paint_centred (cr, MZ_FONT_NOTE_BOLD, MZ_PAPER_SMALL / mz_text_get_size (MZ_FONT_NOTE_BOLD), place->mark, get_theme ()->text, middle_x,
                         middle_y);
}

/** mz_paper_pen_discs: Dots where the places are, with discs beside them that do not cover one another. */
void
mz_paper_pen_discs (MzPaperPen *self, const MzPaperPlace *places, guint n, const MzView *view, double x, double y)
{
  static const MzLabelPosition positions[] = { MZ_LABEL_ABOVE_RIGHT, MZ_LABEL_ABOVE_LEFT, MZ_LABEL_BELOW_RIGHT, MZ_LABEL_BELOW_LEFT,
                                               MZ_LABEL_RIGHT, MZ_LABEL_LEFT, MZ_LABEL_ABOVE, MZ_LABEL_BELOW };
  const cairo_rectangle_t frame = { 0, 0, view->width, view->height };
  const MzLabelForm form = { DISC, DISC };
  g_autoptr (MzLabelPlacer) placer = mz_label_placer_new (&frame, 1);
  g_autofree double *at = g_new (double, 2 * n);
  MzProjector projector;

  mz_projector_init (&projector, view);
  for (guint i = 0; i < n; i++)
    {
      double half = places[i].has_symbol ? SYMBOL / 2 : 3;
      double mx = mz_mercator_nearest (mz_mercator_x (places[i].lon), projector.middle_mx);

      mz_projector_apply (&projector, mx, mz_mercator_y (places[i].lat), &at[2 * i], &at[2 * i + 1]);
      mz_label_placer_add_obstacle (placer, &(cairo_rectangle_t) { at[2 * i] - half, at[2 * i + 1] - half, 2 * half, 2 * half });
    }
  cairo_save (self->cr);
  cairo_translate (self->cr, x, y);
  for (guint i = 0; i < n; i++)
    {
      cairo_rectangle_t box = { at[2 * i] + 4, at[2 * i + 1] - DISC - 4, DISC, DISC };
      gboolean placed = FALSE;

      for (double distance = 7; distance < 120 && !placed; distance += 12)
        placed = mz_label_placer_place (placer, at[2 * i], at[2 * i + 1], distance, positions, G_N_ELEMENTS (positions), &form, 1, &box) >= 0;
      paint_disc (self, &box, at[2 * i], at[2 * i + 1], &places[i]);
    }
  cairo_restore (self->cr);
}
