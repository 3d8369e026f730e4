/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands on the pages of the book. */
#define G_LOG_DOMAIN "mz-book"

#include "mz-book-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mz-card-paint.h"
#include "mz-chart-page.h"
#include "mz-chart.h"
#include "mz-map-page.h"
#include "mz-text.h"

#define INNER       (MZ_BOOK_WIDTH - 2 * MZ_BOOK_MARGIN)
#define BOTTOM      (MZ_BOOK_HEIGHT - MZ_BOOK_MARGIN)
#define MAP_LEAST   220.0
#define MAP_MOST    470.0
#define WORLD_MOST  345.0 /* what the width lets it be */
#define TITLE_MAP   430.0
#define MAP_DOTS    1.5 /* to a pixel: a base map in lines would make the file a hundred times as large */
#define CHART_LEAST 200.0
#define CHART_MOST  330.0
#define TIMELINE_TIGHT 250.0 /* where there is more to say than the page has room for */
#define CHART_MARGIN 18.0 /* that a chart's page has itself */
#define N_COLUMNS   2
#define GAP         16.0

static const MzTheme *
get_theme (void)
{
  return mz_theme_get (MZ_THEME_LIGHT);
}

static void
write_line (cairo_t *cr, MzFont font, double factor, const char *text, MzColor color, double x, double y, double width,
            PangoAlignment alignment)
{
  g_autoptr (PangoLayout) layout = mz_text_layout_new (cr, font, factor, text);

  pango_layout_set_alignment (layout, alignment);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  mz_text_show (cr, layout, color, x, y);
}

/* The ground of a page, and its foot. */
static void
begin_page (const MzBookPage *page, cairo_t *cr)
{
  MzWorkspace *workspace = page->book->workspace;
  g_autofree char *date = mz_partial_date_format (mz_workspace_get_date (workspace));
  g_autofree char *as_of = mz_partial_date_format (mz_dataset_get_as_of (mz_workspace_get_dataset (workspace)));
  g_autofree char *number = g_strdup_printf ("%u", page->number), *foot = NULL;
  const MzTheme *theme = get_theme ();

  /* Translators: the date of the clock, the last date that the facts know, and a sentence about the base map. */
  foot = g_strdup_printf (_("Monazite, as on %1$s; facts as of %2$s. %3$s"), date, as_of,
                          mz_borders_get_brief (mz_workspace_get_borders (workspace)));
  mz_color_set_source (theme->view, cr);
  cairo_paint (cr);
  write_line (cr, MZ_FONT_NOTE, 1, foot, theme->text_dim, MZ_BOOK_MARGIN, BOTTOM + 12, INNER - 60, PANGO_ALIGN_LEFT);
  write_line (cr, MZ_FONT_AXIS, 1, number, theme->text, MZ_BOOK_WIDTH - MZ_BOOK_MARGIN - 60, BOTTOM + 10, 60, PANGO_ALIGN_RIGHT);
}

/* A map as wide as the page, without what stands below one by itself. @fitted: (nullable): the record that it shows, else the
 * world. @frame: (out): where the map lies on its own page. Returns: whether it shows the record. */
static gboolean
init_map (MzMapPage *map, const MzBook *book, MzRecord *fitted, double height, MzView *view, cairo_rectangle_t *frame)
{
  *map = (MzMapPage) { book->workspace, book->basemap, MZ_THEME_LIGHT, INNER, height, FALSE, FALSE, NULL, MZ_PROJECTION_MERCATOR, view };
  for (guint i = 0; i < 2; i++)
    {
      mz_map_page_get_frame (map, frame);
      map->width += INNER - frame->width;
      map->height += height - frame->height;
    }
  mz_map_page_get_frame (map, frame);
  if (fitted != NULL && mz_map_page_fit_record (map, fitted, view))
    return TRUE;
  map->projection = MZ_PROJECTION_EQUAL_EARTH;
  mz_map_page_fit_world (map, view);
  return FALSE;
}

static void
paint_map (const MzBook *book, cairo_t *cr, MzRecord *fitted, double y, double height)
{
  MzMapPage map;
  MzView view;
  cairo_rectangle_t frame;
  cairo_surface_t *surface;
  cairo_t *dots;

  init_map (&map, book, fitted, height, &view, &frame);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (INNER * MAP_DOTS), (int) (height * MAP_DOTS));
  dots = cairo_create (surface);
  cairo_scale (dots, MAP_DOTS, MAP_DOTS);
  cairo_translate (dots, -frame.x, -frame.y);
  mz_map_page_paint (&map, dots);
  cairo_destroy (dots);
  cairo_save (cr);
  cairo_translate (cr, MZ_BOOK_MARGIN, y);
  cairo_scale (cr, 1 / MAP_DOTS, 1 / MAP_DOTS);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (surface);
}

/* What a stage's shares look like over the years, where a chart shows that. */
static const char *const stage_charts[MZ_N_STAGES] = {
  [MZ_STAGE_MINING] = "mine-production",
  [MZ_STAGE_CONCENTRATION] = "ore-composition",
  [MZ_STAGE_SEPARATION] = "separation-share",
  [MZ_STAGE_METAL] = "metal-share",
  [MZ_STAGE_ALLOY] = "hhi",
  [MZ_STAGE_MAGNET] = "magnet-share",
  [MZ_STAGE_RECYCLING] = "eu-benchmarks",
};

/* @page: (out): with a figure that the caller frees; as high as it needs, but for its height */
static void
init_chart (MzChartPage *page, const MzBook *book, const char *name, MzQuery *query)
{
  MzDataset *dataset = mz_workspace_get_dataset (book->workspace);
  MzFigureRequest request = { .dataset = dataset, .facts = mz_workspace_get_facts (book->workspace),
                              .date = mz_workspace_get_date (book->workspace), .query = query };

  *page = (MzChartPage) { mz_chart_build (mz_charts_lookup (name), &request), dataset, MZ_THEME_LIGHT, INNER + 2 * CHART_MARGIN,
                          CHART_MOST, TRUE, mz_manner_get_label_factor (mz_workspace_get_manner (book->workspace)) };
  page->height = CLAMP (ceil (mz_chart_page_get_natural_height (page)), CHART_LEAST, CHART_MOST);
}

static void
paint_chart (const MzChartPage *page, cairo_t *cr)
{
  cairo_save (cr);
  cairo_translate (cr, MZ_BOOK_MARGIN - CHART_MARGIN, BOTTOM - page->height);
  cairo_rectangle (cr, 0, 0, page->width, page->height);
  cairo_clip (cr);
  mz_chart_page_paint (page, cr);
  cairo_restore (cr);
}

static MzQuery *
make_query (const MzBookPage *page)
{
  const char *countries[] = { page->record != NULL ? mz_record_get_id (page->record) : NULL, NULL };
  MzFacets facets = { 0 };

  if (page->record == NULL)
    facets.stages = MZ_BIT (page->stage);
  else if (MZ_IS_COUNTRY (page->record))
    facets.countries = countries;
  return mz_query_new (&facets);
}

/**
 * mz_book_page_make_card:
 * @whole: with all of its lists; else with the first lines of each
 *
 * Returns: (transfer container): what the page of a country, a stage or an agreement says.
 */
MzCard *
mz_book_page_make_card (const MzBookPage *page, gboolean whole)
{
  static const char *const keys[] = { "sites", "agreements", "status", "taken" };
  g_autoptr (GHashTable) unfolded = NULL;

  if (page->record == NULL)
    return mz_card_new_for_stage (page->book->workspace, page->stage);
  unfolded = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; whole && i < G_N_ELEMENTS (keys); i++)
    g_hash_table_add (unfolded, (gpointer) keys[i]);
  return mz_card_new (page->book->workspace, page->record, unfolded);
}

/* What is chosen while a page is drawn: of a country the map shows all, of the others what is their own. */
static void
choose (const MzBookPage *page, MzQuery *query)
{
  gboolean country = page->record != NULL && MZ_IS_COUNTRY (page->record);

  mz_workspace_set_query (page->book->workspace, country ? NULL : query);
  mz_workspace_set_selection (page->book->workspace, country ? NULL : page->record);
}

/** mz_book_paint_record: A country, a stage or an agreement: a map, what is known with its sources, and a chart. */
void
mz_book_paint_record (gconstpointer what, cairo_t *cr)
{
  const MzBookPage *page = what;
  const MzBook *book = page->book;
  g_autoptr (MzCard) card = mz_book_page_make_card (page, TRUE);
  g_autoptr (MzQuery) query = make_query (page);
  gboolean charted = page->record == NULL || MZ_IS_COUNTRY (page->record);
  double top = MZ_BOOK_MARGIN, room, factor, text, map_height;
  MzChartPage chart = { NULL };
  MzMapPage map;
  MzView view;
  cairo_rectangle_t box;

  begin_page (page, cr);
  top += mz_card_paint_header (card, cr, get_theme (), MZ_BOOK_MARGIN, top, INNER) + 10;
  if (charted)
    init_chart (&chart, book, page->record == NULL ? stage_charts[page->stage] : "timeline", query);
  room = BOTTOM - top - GAP - (charted ? chart.height + GAP : 0);

  /* The text as large as lets all of it stand beside the smallest map; then the map as large as the text lets it be. */
  factor = mz_card_choose_factor (card, book->workspace, cr, INNER, room - MAP_LEAST, N_COLUMNS);
  text = mz_card_measure (card, book->workspace, cr, INNER, N_COLUMNS, factor);
  if (text > room - MAP_LEAST)
    {
      g_ptr_array_unref (card);
      card = mz_book_page_make_card (page, FALSE);
      if (page->record != NULL && chart.height > TIMELINE_TIGHT)
        {
          room += chart.height - TIMELINE_TIGHT;
          chart.height = TIMELINE_TIGHT;
        }
      factor = mz_card_choose_factor (card, book->workspace, cr, INNER, room - MAP_LEAST, N_COLUMNS);
      text = MIN (mz_card_measure (card, book->workspace, cr, INNER, N_COLUMNS, factor), room - MAP_LEAST);
    }
  map_height = floor (MIN (room - text, init_map (&map, book, page->record, MAP_LEAST, &view, &box) ? MAP_MOST : WORLD_MOST));
  if (charted)
    chart.height += MIN (room - text - map_height, CHART_MOST - chart.height);

  choose (page, query);
  paint_map (book, cr, page->record, top, map_height);
  mz_workspace_set_selection (book->workspace, NULL);
  mz_workspace_set_query (book->workspace, NULL);
  box = (cairo_rectangle_t) { MZ_BOOK_MARGIN, top + map_height + GAP, INNER, text };
  mz_card_paint (card, book->workspace, cr, get_theme (), &box, N_COLUMNS, factor);
  if (charted)
    paint_chart (&chart, cr);
  if (chart.figure != NULL)
    mz_figure_free ((MzFigure *) chart.figure);
}

static double
write_paragraph (cairo_t *cr, const char *text, MzColor color, double y)
{
  g_autoptr (PangoLayout) layout = mz_text_layout_new (cr, MZ_FONT_SUBTITLE, 1, text);
  int height;

  pango_layout_set_alignment (layout, PANGO_ALIGN_LEFT);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int) (INNER * PANGO_SCALE));
  pango_layout_get_size (layout, NULL, &height);
  mz_text_show (cr, layout, color, MZ_BOOK_MARGIN, y);
  return (double) height / PANGO_SCALE + 12;
}

void
mz_book_paint_title (gconstpointer what, cairo_t *cr)
{
  const MzBookPage *page = what;
  const MzBook *book = page->book;
  const MzTheme *theme = get_theme ();
  g_autofree char *date = mz_partial_date_format (mz_workspace_get_date (book->workspace));
  g_autofree char *as_of = mz_partial_date_format (mz_dataset_get_as_of (mz_workspace_get_dataset (book->workspace)));
  g_autofree char *when = NULL, *holds = NULL, *sources = NULL;
  double y = 150;

  when = g_strdup_printf (_("As on %1$s; facts as of %2$s"), date, as_of);
  holds = g_strdup_printf (ngettext ("%u page of countries, stages and agreements; an index stands at the end.",
                                     "%u pages of countries, stages and agreements; an index stands at the end.", book->entries->len),
                           book->entries->len);
  sources = g_strdup_printf (ngettext ("Facts: compiled in own words from public material; the %u source of this book is listed at "
                                       "its end. Cite the source of a fact, not this book.",
                                       "Facts: compiled in own words from public material; the %u sources of this book are listed at "
                                       "its end. Cite the source of a fact, not this book.", book->sources->len), book->sources->len);
  begin_page (page, cr);
  write_line (cr, MZ_FONT_TITLE, 2.4, _("The book of rare earths"), theme->text, MZ_BOOK_MARGIN, y, INNER, PANGO_ALIGN_LEFT);
  write_line (cr, MZ_FONT_SUBTITLE, 1.3, when, theme->text_dim, MZ_BOOK_MARGIN, y + 52, INNER, PANGO_ALIGN_LEFT);
  paint_map (book, cr, NULL, y + 110, TITLE_MAP);
  y += 570;
  y += write_paragraph (cr, holds, theme->text, y);
  y += write_paragraph (cr, sources, theme->text, y);
  y += write_paragraph (cr, _("What is not known is called so, and is never nought; figures of unlike units are not added."),
                        theme->text, y);
  y += write_paragraph (cr, mz_borders_get_note (mz_workspace_get_borders (book->workspace)), theme->text, y);
  write_paragraph (cr, _("Made with Monazite " MZ_VERSION ", free software under the GNU General Public License, version 3 or later."),
                   theme->text, y);
}

static void
paint_heading (const MzBookPage *page, cairo_t *cr, const char *heading)
{
  begin_page (page, cr);
  write_line (cr, MZ_FONT_TITLE, 1.5, heading, get_theme ()->text, MZ_BOOK_MARGIN, MZ_BOOK_MARGIN, INNER, PANGO_ALIGN_LEFT);
}

/* Each entry leads to its page. */
void
mz_book_paint_index (gconstpointer what, cairo_t *cr)
{
  const MzBookPage *page = what;
  const MzTheme *theme = get_theme ();
  double width = (INNER - 26) / 2, line = 17.5;
  guint rows = MZ_BOOK_INDEX_LINES / 2;

  paint_heading (page, cr, _("Index"));
  for (guint i = 0; i < page->n; i++)
    {
      const MzBookPage *entry = page->book->entries->pdata[page->first + i];
      g_autofree char *number = g_strdup_printf ("%u", entry->number), *link = g_strdup_printf ("page=%u pos=[0 0]", entry->number);
      double x = MZ_BOOK_MARGIN + (i < rows ? 0 : width + 26), y = MZ_BOOK_MARGIN + 40 + (i % rows) * line;

      cairo_tag_begin (cr, CAIRO_TAG_LINK, link);
      write_line (cr, MZ_FONT_NOTE, 1, entry->name, theme->text, x, y, width - 40, PANGO_ALIGN_LEFT);
      write_line (cr, MZ_FONT_NOTE, 1, number, theme->text_dim, x + width - 36, y, 36, PANGO_ALIGN_RIGHT);
      cairo_tag_end (cr, CAIRO_TAG_LINK);
    }
}

void
mz_book_paint_sources (gconstpointer what, cairo_t *cr)
{
  const MzBookPage *page = what;
  const MzTheme *theme = get_theme ();
  double line = 31;

  paint_heading (page, cr, _("Sources"));
  for (guint i = 0; i < page->n; i++)
    {
      g_autofree char *citation = mz_source_get_citation (page->book->sources->pdata[page->first + i]);
      g_autoptr (PangoLayout) layout = mz_text_layout_new (cr, MZ_FONT_NOTE, 1, citation);

      pango_layout_set_alignment (layout, PANGO_ALIGN_LEFT);
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_width (layout, (int) (INNER * PANGO_SCALE));
      pango_layout_set_height (layout, -2);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      mz_text_show (cr, layout, theme->text, MZ_BOOK_MARGIN, MZ_BOOK_MARGIN + 40 + i * line);
    }
}
