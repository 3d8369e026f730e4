/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a record lies on the map. */
#define G_LOG_DOMAIN "mz-cli"

#include "mz-cli-fit.h"

#include "mz-cli-private.h"
#include "mz-mercator.h"

/* A country's outline is read at this zoom, in a frame that holds the world once. */
#define OUTLINE_ZOOM 6.0

/* Parts smaller than this share of the largest may lie outside: Alaska counts, Hawaii does not. */
#define MIN_PART 0.1

/* For a country without an outline: degrees to each side. */
#define ROOM 4.0

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
  double area; /* twice that of one closed part */
  Box    box;  /* pixels */
} Part;

/* Shoelace formula: Meister, 1769. */
static GArray *
measure_parts (const cairo_path_t *path)
{
  GArray *parts = g_array_new (FALSE, TRUE, sizeof (Part));
  double x = 0, y = 0;

  for (int i = 0; i < path->num_data; i += path->data[i].header.length)
    {
      const cairo_path_data_t *data = &path->data[i];

      if (data->header.type == CAIRO_PATH_MOVE_TO)
        g_array_set_size (parts, parts->len + 1);
      if (data->header.type == CAIRO_PATH_CLOSE_PATH || parts->len == 0)
        continue;
      if (data->header.type == CAIRO_PATH_LINE_TO)
        g_array_index (parts, Part, parts->len - 1).area += x * data[1].point.y - data[1].point.x * y;
      x = data[1].point.x;
      y = data[1].point.y;
      extend (&g_array_index (parts, Part, parts->len - 1).box, x, y);
    }
  return parts;
}

static void
add_outline (Box *box, MzBasemap *basemap, const char *code, double lon)
{
  double world = mz_mercator_world_pixels (OUTLINE_ZOOM), left = mz_mercator_x (lon) - 0.5;
  MzView view = { 0, lon, OUTLINE_ZOOM, world, world };
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  double largest = 0;

  /* Paths are kept in the fixed-point numbers of the device: the unit square would be a single one of them. */
  if (mz_basemap_country_path (basemap, cr, code, &view))
    {
      cairo_path_t *path = cairo_copy_path_flat (cr);
      GArray *parts = measure_parts (path);

      for (guint i = 0; i < parts->len; i++)
        largest = MAX (largest, fabs (g_array_index (parts, Part, i).area));
      for (guint i = 0; i < parts->len; i++)
        {
          const Part *part = &g_array_index (parts, Part, i);

          if (!part->box.any || fabs (part->area) < MIN_PART * largest)
            continue;
          add_point (box, part->box.left / world + left, part->box.top / world);
          add_point (box, part->box.right / world + left, part->box.bottom / world);
        }
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
  double lat, lon;

  if (!mz_dataset_get_place (mz_workspace_get_dataset (page->workspace), code, &lat, &lon))
    return;
  add_outline (box, page->basemap, code, lon);
  if (box->any)
    return;
  add_place (box, lat - ROOM, lon - ROOM);
  add_place (box, lat + ROOM, lon + ROOM);
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
    case MZ_RECORD_SERIES:
    case MZ_RECORD_ELEMENT:
    case MZ_RECORD_CLAIM:
    case MZ_RECORD_SOURCE:
    case MZ_N_RECORD_KINDS:
    default:
      break;
    }
}

/**
 * mz_cli_fit:
 * @id: of a record, or a country's code
 * @view: (out): where the record fills the map
 *
 * A site or an agreement is also selected, so that it can be told from what stands beside it.
 */
gboolean
mz_cli_fit (const MzMapPage *page, const char *id, MzView *view, GError **error)
{
  MzRecord *record = mz_dataset_find (mz_workspace_get_dataset (page->workspace), id);
  Box box = { 0 };

  if (record == NULL)
    {
      mz_cli_set_error (error, MZ_EXIT_INPUT, NULL, "--fit: there is no record “%s”; “monazite query sites --ids” lists those of "
                        "sites", id);
      return FALSE;
    }
  add_record (&box, page, record);
  if (!box.any)
    {
      mz_cli_set_error (error, MZ_EXIT_INPUT, NULL, "--fit: “%s” has no place on the map; name a site, a country or what ties "
                        "some", id);
      return FALSE;
    }
  if (MZ_IS_SITE (record) || MZ_IS_AGREEMENT (record))
    mz_workspace_set_selection (page->workspace, record);
  mz_map_page_fit_box (page, mz_mercator_lat (box.bottom), mz_mercator_lon (box.left), mz_mercator_lat (box.top),
                       mz_mercator_lon (box.right), view);
  return TRUE;
}
