/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a record lies on the map. */
#define G_LOG_DOMAIN "mz-render"

#include "mz-map-page.h"

#include "mz-mercator.h"

/* A country's outline is read at this zoom, in a frame that holds the world once. */
#define OUTLINE_ZOOM 6.0

/* Of a country's parts, those count that are this much of the largest, or that make the box little larger: an island before
 * the coast, but not Alaska, which is a fifth of the United States. */
#define MIN_PART   0.25
#define MAX_GROWTH 1.4

/* For a country without an outline: degrees to each side; for a union of countries more. */
#define ROOM       3.0
#define UNION_ROOM 12.0

/* A box, on the unit square where nothing else is said; there x goes on past 1 over the 180th meridian. */
typedef struct
{
  double left, right, top, bottom;
  gboolean any;
} Box;

static void
extend (Box *box, double x, double y)
{
  if (!box->any)
    *box = (Box) { x, x, y, y, TRUE };
  box->left = MIN (box->left, x);
  box->right = MAX (box->right, x);
  box->top = MIN (box->top, y);
  box->bottom = MAX (box->bottom, y);
}

/* The copy of the point is taken that is nearest to what is in the box. */
static void
add_point (Box *box, double x, double y)
{
  extend (box, box->any ? mz_mercator_nearest (x, (box->left + box->right) / 2) : x, y);
}

static void
add_place (Box *box, double lat, double lon)
{
  add_point (box, mz_mercator_x (lon), mz_mercator_y (lat));
}

typedef struct
{
  double area; /* twice that of one closed part, as on the globe */
  Box    box;  /* pixels */
} Part;

/* Shoelace formula (Meister, 1769), seen from the first point of each part: then the last side adds nothing. */
static GArray *
measure_parts (const cairo_path_t *path)
{
  GArray *parts = g_array_new (FALSE, TRUE, sizeof (Part));
  double first_x = 0, first_y = 0, x = 0, y = 0;

  for (int i = 0; i < path->num_data; i += path->data[i].header.length)
    {
      const cairo_path_data_t *data = &path->data[i];
      Part *part;

      if (data->header.type == CAIRO_PATH_CLOSE_PATH)
        continue;
      if (data->header.type == CAIRO_PATH_MOVE_TO)
        {
          g_array_set_size (parts, parts->len + 1);
          first_x = x = data[1].point.x;
          first_y = y = data[1].point.y;
        }
      part = &g_array_index (parts, Part, parts->len - 1);
      part->area += (x - first_x) * (data[1].point.y - first_y) - (data[1].point.x - first_x) * (y - first_y);
      x = data[1].point.x;
      y = data[1].point.y;
      extend (&part->box, x, y);
    }
  return parts;
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  double left = ((const Part *) a)->area, right = ((const Part *) b)->area;

  return left < right ? 1 : left > right ? -1 : 0;
}

static double
measure_box (const Box *box)
{
  return (box->right - box->left) * (box->bottom - box->top);
}

/* Largest first; the projection has made areas larger by the square of 1 / cos (latitude). */
static void
sort_parts (GArray *parts, double world)
{
  for (guint i = 0; i < parts->len; i++)
    {
      Part *part = &g_array_index (parts, Part, i);
      double lat = mz_mercator_lat ((part->box.top + part->box.bottom) / 2 / world) * G_PI / 180;

      part->area = fabs (part->area) * cos (lat) * cos (lat);
    }
  g_array_sort (parts, compare_parts);
}

static Box
unite (Box box, const Box *other)
{
  extend (&box, other->left, other->top);
  extend (&box, other->right, other->bottom);
  return box;
}

static Box
unite_parts (const GArray *parts)
{
  Box box = { 0 }, main_box;

  for (guint i = 0; i < parts->len; i++)
    if (g_array_index (parts, Part, i).area >= MIN_PART * g_array_index (parts, Part, 0).area)
      box = unite (box, &g_array_index (parts, Part, i).box);
  main_box = box;
  for (guint i = 0; i < parts->len; i++)
    {
      Box grown = unite (main_box, &g_array_index (parts, Part, i).box);

      if (measure_box (&grown) <= MAX_GROWTH * measure_box (&main_box))
        box = unite (box, &g_array_index (parts, Part, i).box);
    }
  return box;
}

static void
add_outline (Box *box, MzBasemap *basemap, const char *code, double lon)
{
  double world = mz_mercator_world_pixels (OUTLINE_ZOOM), left = mz_mercator_x (lon) - 0.5;
  MzView view = { 0, lon, OUTLINE_ZOOM, world, world };
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);

  if (mz_basemap_country_path (basemap, cr, code, &view))
    {
      cairo_path_t *path = cairo_copy_path_flat (cr);
      GArray *parts = measure_parts (path);
      Box pixels;

      sort_parts (parts, world);
      pixels = unite_parts (parts);
      add_point (box, pixels.left / world + left, pixels.top / world);
      add_point (box, pixels.right / world + left, pixels.bottom / world);
      g_array_unref (parts);
      cairo_path_destroy (path);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
add_ids (Box *box, MzDataset *dataset, char **ids)
{
  double lat, lon;

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    if (mz_dataset_get_place (dataset, ids[i], &lat, &lon))
      add_place (box, lat, lon);
}

static void
add_country (Box *box, const MzMapPage *page, const char *code)
{
  MzCountry *country = mz_dataset_lookup (mz_workspace_get_dataset (page->workspace), MZ_RECORD_COUNTRY, code);
  const MzCountryInfo *info;
  double room;

  if (country == NULL)
    return;
  info = mz_country_peek (country);
  add_outline (box, page->basemap, code, info->lon);
  if (box->any)
    return;
  room = info->numeric != NULL ? ROOM : UNION_ROOM;
  add_place (box, info->lat - room, info->lon - room);
  add_place (box, info->lat + room, info->lon + room);
}

static void
add_record (Box *box, const MzMapPage *page, MzRecord *record)
{
  MzDataset *dataset = mz_workspace_get_dataset (page->workspace);

  switch (mz_record_get_kind (record))
    {
    case MZ_RECORD_SITE:
      add_place (box, mz_site_peek (MZ_SITE (record))->lat, mz_site_peek (MZ_SITE (record))->lon);
      break;
    case MZ_RECORD_COUNTRY:
      add_country (box, page, mz_record_get_id (record));
      break;
    case MZ_RECORD_AGREEMENT:
      add_ids (box, dataset, mz_agreement_peek (MZ_AGREEMENT (record))->parties);
      add_ids (box, dataset, mz_agreement_peek (MZ_AGREEMENT (record))->sites);
      break;
    case MZ_RECORD_MEASURE:
      add_country (box, page, mz_measure_peek (MZ_MEASURE (record))->country);
      break;
    case MZ_RECORD_EVENT:
      add_ids (box, dataset, mz_event_peek (MZ_EVENT (record))->countries);
      add_ids (box, dataset, mz_event_peek (MZ_EVENT (record))->sites);
      break;
    case MZ_RECORD_FLOW:
      {
        const MzFlowInfo *info = mz_flow_peek (MZ_FLOW (record));
        char *from[] = { info->from_site != NULL ? info->from_site : info->from_country, NULL };
        char *to[] = { info->to_site != NULL ? info->to_site : info->to_country, NULL };

        add_ids (box, dataset, from);
        add_ids (box, dataset, to);
      }
      break;
    case MZ_RECORD_COMPANY:
      add_ids (box, dataset, mz_company_peek (MZ_COMPANY (record))->sites);
      break;
    case MZ_RECORD_DEMAND:
      add_country (box, page, mz_demand_peek (MZ_DEMAND (record))->region);
      break;
    case MZ_RECORD_STOCK:
      add_country (box, page, mz_stock_peek (MZ_STOCK (record))->country);
      break;
    case MZ_RECORD_PARAMETER:
      {
        const MzParameterInfo *info = mz_parameter_peek (MZ_PARAMETER (record));
        char *places[] = { info->site != NULL ? info->site : info->to, NULL };

        add_ids (box, dataset, places);
        add_ids (box, dataset, info->sites);
      }
      break;
    case MZ_RECORD_GOOD:
    case MZ_RECORD_SERIES:
    case MZ_RECORD_ELEMENT:
    case MZ_RECORD_CLAIM:
    case MZ_RECORD_SOURCE:
    case MZ_N_RECORD_KINDS:
    default:
      break;
    }
}

/** mz_map_page_fit_record: @view: (out): where the record fills the map; untouched where it has no place, then %FALSE is returned. */
gboolean
mz_map_page_fit_record (const MzMapPage *self, MzRecord *record, MzView *view)
{
  Box box = { 0 };

  add_record (&box, self, record);
  if (!box.any)
    return FALSE;
  mz_map_page_fit_box (self, mz_mercator_lat (box.bottom), mz_mercator_lon (box.left), mz_mercator_lat (box.top),
                       mz_mercator_lon (box.right), view);
  return TRUE;
}
