/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-map-page.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mz-equal-earth.h"
#include "mz-map-page-parts.h"
#include "mz-mercator.h"
#include "mz-overview.h"
#include "mz-projector.h"
#include "mz-scale-bar.h"
#include "mz-text.h"

#define MARGIN       14.0
#define GAP          12.0
#define LEGEND_WIDTH 212.0
#define SCALE_LENGTH 120.0 /* at most */
#define OUTLINE_ROOM 2.0   /* px on each side of the outline of the world */

/* A smaller map has no room for an overview in it. */
#define OVERVIEW_MIN_WIDTH 640.0

/* Corners of the map. */
#define LOWER_LEFT  0
#define LOWER_RIGHT 1

/* Below this a legend would leave no room for the map. */
#define LEGEND_MIN_WIDTH  760.0
#define LEGEND_MIN_HEIGHT 540.0

/* Home was laid out on a map this wide. */
#define HOME_WIDTH 822.0

/* The part of the Mercator square in which anything is: 78 degrees north to 57 south, and the land's cut in the Bering Strait. */
#define WORLD_LAT    25.0
#define WORLD_LON    11.0
#define WORLD_HEIGHT 0.625

#define MAX_FIT_ZOOM 7.0

/* Where the parts of a page lie; a part that is not there has no width. */
typedef struct
{
  cairo_rectangle_t title, map, legend, footer;
} Layout;

static char *
dup_footer (const MzMapPage *self)
{
  g_autofree char *as_of = mz_partial_date_format (mz_dataset_get_as_of (mz_workspace_get_dataset (self->workspace)));
  g_autofree char *footer = NULL;

  /* Translators: the last date that the facts know, and a few sentences about the base map and its borders. */
  footer = g_strdup_printf (_("Monazite. Facts as of %1$s, each with its source. %2$s"), as_of,
                            mz_borders_get_note (mz_workspace_get_borders (self->workspace)));
  if (self->projection == MZ_PROJECTION_MERCATOR)
    return g_steal_pointer (&footer);
  /* Translators: what stands below a map, and what is added to it in place of a scale. */
  return g_strdup_printf (_("%1$s %2$s"), footer,
                          _("Equal Earth projection: areas are true, the scale changes from place to place."));
}

static void
lay_out (const MzMapPage *self, Layout *layout)
{
  g_autofree char *footer = dup_footer (self);
  double inner = MAX (self->width - 2 * MARGIN, 1), top = MARGIN, bottom;
  double footer_height = mz_page_measure_paragraph (footer, inner);

  *layout = (Layout) { .footer = { MARGIN, self->height - MARGIN / 2 - footer_height, inner, footer_height } };
  if (self->title)
    {
      layout->title = (cairo_rectangle_t) { MARGIN, MARGIN - 2, inner, mz_page_title_height () };
      top = layout->title.y + layout->title.height + 8;
    }
  bottom = layout->footer.y - 6;
  layout->map = (cairo_rectangle_t) { MARGIN, top, inner, MAX (bottom - top, 1) };
  if (self->legend && self->width >= LEGEND_MIN_WIDTH && self->height >= LEGEND_MIN_HEIGHT)
    {
      layout->map.width -= LEGEND_WIDTH + GAP;
      layout->legend = (cairo_rectangle_t) { layout->map.x + layout->map.width + GAP, top, LEGEND_WIDTH, layout->map.height };
    }
}

static MzStore *
get_countries (const MzMapPage *self)
{
  return mz_dataset_get_store (mz_workspace_get_dataset (self->workspace), MZ_RECORD_COUNTRY);
}

static gboolean
covers_mark (MzMapScene *scene, const cairo_rectangle_t *box)
{
  double world = mz_map_scene_get_world (scene);

  for (guint i = 0; i < mz_map_scene_get_n_marks (scene); i++)
    {
      const MzMapMark *mark = mz_map_scene_peek_mark (scene, i);
      cairo_rectangle_t ink;

      mz_map_scene_mark_extents (scene, mark, &ink);
      for (int copy = mark->first_copy; copy <= mark->last_copy; copy++)
        {
          double x = mark->x + copy * world + ink.x, y = mark->y + ink.y;

          if (x < box->x + box->width && x + ink.width > box->x && y < box->y + box->height && y + ink.height > box->y)
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
overlaps (const cairo_rectangle_t *a, const cairo_rectangle_t *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

static void
put_in_corner (const MzView *view, guint corner, cairo_rectangle_t *box)
{
  box->x = (corner & 1) == 0 ? MARGIN : view->width - MARGIN - box->width;
  box->y = (corner & 2) == 0 ? view->height - MARGIN - box->height : MARGIN;
}

/* In the first corner of the map where it covers no symbol and nothing of @taken: @best if it can, one without marks or not. */
static void
place_in_corner (MzMapScene *scene, guint best, const cairo_rectangle_t *taken, cairo_rectangle_t *box)
{
  const MzView *view = mz_map_scene_get_view (scene);

  for (guint i = 0; i < 8; i++)
    {
      put_in_corner (view, (i & 3) ^ best, box);
      if (!overlaps (box, taken) && (i >= 4 || !covers_mark (scene, box)))
        return;
    }
}

/* Where it is needed and the legend has no room for it. */
static void
place_overview (MzMapScene *scene, const Layout *layout, cairo_t *cr, const cairo_rectangle_t *scale_box,
                cairo_rectangle_t *box)
{
  const MzView *view = mz_map_scene_get_view (scene);

  *box = (cairo_rectangle_t) { 0 };
  if (view->zoom < MZ_OVERVIEW_ZOOM || view->projection == MZ_PROJECTION_EQUAL_EARTH || view->width < OVERVIEW_MIN_WIDTH
      || (layout->legend.width > 0 && mz_page_legend_has_overview (cr, scene, &layout->legend)))
    return;
  box->width = MZ_OVERVIEW_WIDTH;
  box->height = MZ_OVERVIEW_HEIGHT;
  place_in_corner (scene, LOWER_RIGHT, scale_box, box);
}

/* The page round a world that is shown once, and the line between the two. */
static void
paint_surround (const MzTheme *theme, const MzView *view, cairo_t *cr)
{
  MzProjector projector;

  mz_projector_init (&projector, view);
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, view->width, view->height);
  mz_projector_trace_outline (&projector, cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  mz_color_set_source (theme->view, cr);
  cairo_fill (cr);
  mz_projector_trace_outline (&projector, cr);
  cairo_set_line_width (cr, theme->line_factor);
  mz_color_set_source (theme->coast, cr);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
paint_map (const MzMapPage *self, MzMapScene *scene, const Layout *layout, const MzScaleBar *scale,
           const cairo_rectangle_t *scale_box, const cairo_rectangle_t *overview, const MzChoropleth *choropleth, cairo_t *cr)
{
  const MzTheme *theme = mz_theme_get (self->theme);
  const cairo_rectangle_t *map = &layout->map;
  gboolean once = self->projection == MZ_PROJECTION_EQUAL_EARTH;

  cairo_save (cr);
  cairo_rectangle (cr, map->x, map->y, map->width, map->height);
  cairo_clip (cr);
  cairo_translate (cr, map->x, map->y);
  mz_color_set_source (theme->sea, cr);
  cairo_paint (cr);
  mz_basemap_paint (self->basemap, cr, theme, mz_workspace_get_ground (self->workspace),
                    mz_map_scene_get_view (scene));
  if (choropleth != NULL)
    mz_choropleth_paint (choropleth, cr, theme, self->basemap, get_countries (self), mz_map_scene_get_view (scene));
  mz_map_scene_paint_tints (scene, cr);
  mz_map_scene_paint_flows (scene, cr);
  mz_map_scene_paint_arcs (scene, cr);
  if (once)
    paint_surround (theme, mz_map_scene_get_view (scene), cr);
  mz_map_scene_paint_marks (scene, cr);
  mz_map_scene_paint_labels (scene, cr);
  if (!once)
    mz_scale_bar_paint (scale, cr, theme, mz_manner_get_label_factor (mz_workspace_get_manner (self->workspace)),
                        scale_box->x, scale_box->y);
  if (overview->width > 0)
    {
      mz_overview_paint (cr, theme, self->basemap, overview);
      mz_overview_paint_frame (cr, theme, mz_map_scene_get_view (scene), overview);
    }
  cairo_restore (cr);

  if (once)
    return;
  cairo_set_line_width (cr, theme->line_factor);
  mz_color_set_source (theme->coast, cr);
  cairo_rectangle (cr, map->x, map->y, map->width, map->height);
  cairo_stroke (cr);
}

/* The largest whole world in the frame that leaves room for its outline. */
static void
fit_once (MzView *view)
{
  double width = MAX (view->width - 2 * OUTLINE_ROOM, 1), height = MAX (view->height - 2 * OUTLINE_ROOM, 1);

  view->projection = MZ_PROJECTION_EQUAL_EARTH;
  view->zoom = log2 (MIN (width, height / MZ_EQUAL_EARTH_HEIGHT) / MZ_TILE_PIXELS);
}

/**
 * mz_map_page_paint:
 * @cr: its unit is a pixel of the page, its origin the page's top left corner
 *
 * Paints the whole page: title, map with its scale, legend, and where it all comes from. Parts do not overlap; on a small
 * page the legend is left out.
 */
void
mz_map_page_paint (const MzMapPage *self, cairo_t *cr)
{
  const MzTheme *theme = mz_theme_get (self->theme);
  MzManner *manner = mz_workspace_get_manner (self->workspace);
  MzView view = *(self->view != NULL ? self->view : mz_workspace_get_view (self->workspace));
  g_autoptr (MzMapScene) scene = mz_map_scene_new (self->workspace, self->basemap);
  g_autoptr (MzChoropleth) choropleth = NULL;
  g_autofree char *footer = dup_footer (self);
  cairo_rectangle_t boxes[2] = { 0 }; /* of the scale, which Equal Earth does not have, and the overview */
  MzScaleBar scale;
  Layout layout;

  g_return_if_fail (self->width >= 1 && self->height >= 1);

  lay_out (self, &layout);
  view.width = layout.map.width;
  view.height = layout.map.height;
  if (self->projection == MZ_PROJECTION_EQUAL_EARTH)
    fit_once (&view);
  mz_scale_bar_init (&scale, &view, MIN (SCALE_LENGTH, view.width / 4), mz_manner_get_units (manner));
  mz_map_scene_set_theme (scene, self->theme);
  mz_map_scene_set_text_factor (scene, mz_manner_get_label_factor (manner));
  mz_map_scene_update (scene, &view);

  if (self->series != NULL)
    choropleth = mz_choropleth_new (self->series, mz_workspace_get_date (self->workspace),
                                    mz_dataset_get_as_of (mz_workspace_get_dataset (self->workspace)));

  mz_color_set_source (theme->view, cr);
  cairo_paint (cr);
  if (layout.legend.width > 0 && choropleth != NULL)
    {
      double height = mz_page_paint_areas (cr, theme, choropleth, get_countries (self), &layout.legend);

      layout.legend.y += height;
      layout.legend.height -= height;
    }
  if (self->projection == MZ_PROJECTION_MERCATOR)
    {
      mz_scale_bar_measure (&scale, mz_manner_get_label_factor (manner), &boxes[0].width, &boxes[0].height);
      place_in_corner (scene, LOWER_LEFT, &(cairo_rectangle_t) { 0 }, &boxes[0]);
    }
  place_overview (scene, &layout, cr, &boxes[0], &boxes[1]);
  mz_map_scene_set_obstacles (scene, boxes, G_N_ELEMENTS (boxes));
  mz_map_scene_update (scene, &view);
  paint_map (self, scene, &layout, &scale, &boxes[0], &boxes[1], choropleth, cr);
  mz_scale_bar_clear (&scale);
  if (layout.title.width > 0)
    {
      g_autofree char *title = mz_map_scene_get_title (scene), *subtitle = mz_map_scene_get_subtitle (scene);

      mz_page_paint_title (cr, theme, title, subtitle, &layout.title);
    }
  if (layout.legend.width > 0 && layout.legend.height > 0)
    mz_page_paint_legend (cr, theme, scene, self->basemap, &layout.legend);
  mz_page_paint_paragraph (cr, theme, footer, &layout.footer);
}

void
mz_map_page_get_frame (const MzMapPage *self, cairo_rectangle_t *frame)
{
  Layout layout;

  lay_out (self, &layout);
  *frame = layout.map;
}

/** mz_map_page_fit_world: @view: (out): shows every place once at least. */
void
mz_map_page_fit_world (const MzMapPage *self, MzView *view)
{
  cairo_rectangle_t frame;

  mz_map_page_get_frame (self, &frame);
  *view = (MzView) { WORLD_LAT, WORLD_LON, log2 (MIN (frame.width, frame.height / WORLD_HEIGHT) / MZ_TILE_PIXELS), 0, 0 };
  view->zoom = MAX (view->zoom, 0);
}

/** mz_map_page_fit_home: @view: (out): what the window shows at first, on a map of this size. */
void
mz_map_page_fit_home (const MzMapPage *self, MzView *view)
{
  cairo_rectangle_t frame;

  mz_map_page_get_frame (self, &frame);
  *view = MZ_VIEW_HOME;
  view->zoom = MAX (view->zoom + log2 (frame.width / HOME_WIDTH), 0);
}

/** mz_map_page_fit_box: @west, @east: degrees; west of more than east crosses the 180th meridian. */
void
mz_map_page_fit_box (const MzMapPage *self, double south, double west, double north, double east, MzView *view)
{
  double left = mz_mercator_x (west), right = mz_mercator_x (east), top = mz_mercator_y (north), bottom = mz_mercator_y (south);
  cairo_rectangle_t frame;
  double wide, high;

  mz_map_page_get_frame (self, &frame);
  if (right < left)
    right += 1;
  wide = MAX (right - left, 1e-6);
  high = MAX (bottom - top, 1e-6);
  *view = (MzView) { mz_mercator_lat ((top + bottom) / 2), mz_mercator_lon (mz_mercator_wrap ((left + right) / 2)),
                     log2 (0.84 * MIN (frame.width / wide, frame.height / high) / MZ_TILE_PIXELS), 0, 0 };
  view->zoom = CLAMP (view->zoom, 0, MAX_FIT_ZOOM);
}

static void
paint_page (gconstpointer what, cairo_t *cr)
{
  mz_map_page_paint (what, cr);
}

static char *
dup_page_title (gconstpointer what)
{
  const MzMapPage *self = what;
  g_autoptr (MzMapScene) scene = mz_map_scene_new (self->workspace, self->basemap);

  return mz_map_scene_get_title (scene);
}

MzPage
mz_map_page_get_page (const MzMapPage *self)
{
  return (MzPage) { self->width, self->height, paint_page, self, dup_page_title,
                    mz_dataset_get_as_of (mz_workspace_get_dataset (self->workspace)) };
}
