/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-legend.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mz-arc-paint.h"
#include "mz-format.h"
#include "mz-marker-paint.h"
#include "mz-tint-paint.h"

#define SYMBOL      14.0 /* px: side of a symbol in a sample */
#define SIZES_WIDTH 78.0
#define SIZE_GAP    4.0
#define FLOW_LENGTH 24.0 /* px: of a sample of a width */

static void
row_free (gpointer data)
{
  MzLegendRow *row = data;

  g_free (row->label);
  g_free (row);
}

static void
add_row (GPtrArray *rows, MzLegendKind kind, MzLayers layer, guint value, const char *label, guint count, guint total)
{
  MzLegendRow *row = g_new (MzLegendRow, 1);

  *row = (MzLegendRow) { kind, layer, value, g_strdup (label), count, total };
  g_ptr_array_add (rows, row);
}

/* What is in the view, counted. */
typedef struct
{
  guint operating[MZ_N_STAGES + 1], sites[MZ_N_STAGES + 1];
  guint states[MZ_N_STATES]; /* of sites that stand alone, those with the same fill together */
  guint clusters, uncertain;
  guint agreements[MZ_N_ARC_FORMS];
  guint tints[MZ_TINT_NOT_KNOWN + 1];
  guint flow_stages[MZ_N_STAGES + 1], flow_forms[MZ_N_FLOW_FORMS];
  guint flow_units[MZ_N_FLOW_UNITS]; /* of those whose tonnage is known */
  guint products[MZ_N_PRODUCTS]; /* sites that stand alone, by what their size means */
} Counts;

/* The state that stands for all with its fill. */
static MzState
shown_as (MzState state)
{
  switch (state)
    {
    case MZ_STATE_EXPLORATION:
    case MZ_STATE_DEVELOPMENT:
    case MZ_STATE_PLANNED:
      return MZ_STATE_PLANNED;
    case MZ_STATE_CONSTRUCTION:
    case MZ_STATE_OPERATING:
    case MZ_STATE_CARE:
    case MZ_STATE_CLOSED:
      return state;
    case MZ_STATE_NOT_KNOWN:
    case MZ_STATE_NONE:
    case MZ_N_STATES:
    default:
      return MZ_STATE_NOT_KNOWN;
    }
}

static void
count_single (MzMapScene *scene, const MzMapMark *mark, Counts *counts)
{
  MzWorkspace *workspace = mz_map_scene_get_workspace (scene);
  const MzCapacity *capacity = mz_site_get_capacity (mark->site, mz_workspace_get_date (workspace),
                                                     mz_dataset_get_as_of (mz_workspace_get_dataset (workspace)));

  counts->states[shown_as (mark->state)]++;
  counts->uncertain += mark->uncertain_radius > 0 ? 1 : 0;
  if (capacity != NULL)
    counts->products[mz_capacity_get_product (capacity, mz_site_peek (mark->site)->kind)]++;
}

static void
count_marks (MzMapScene *scene, Counts *counts)
{
  const MzView *view = mz_map_scene_get_view (scene);

  for (guint i = 0; i < mz_map_scene_get_n_marks (scene); i++)
    {
      const MzMapMark *mark = mz_map_scene_peek_mark (scene, i);

      if (!mz_view_contains (view, mark->lat, mark->lon))
        continue;
      for (guint stage = 0; stage <= MZ_N_STAGES; stage++)
        counts->sites[stage] += mark->counts[stage];
      mz_map_scene_count_operating (scene, mark, counts->operating);
      if (mark->kind == MZ_MARK_SITE)
        count_single (scene, mark, counts);
      else
        counts->clusters++;
    }
}

static gboolean
line_is_in_view (MzMapScene *scene, const double *points, guint n_points)
{
  const MzView *view = mz_map_scene_get_view (scene);
  double world = mz_map_scene_get_world (scene);

  for (guint i = 0; i < n_points; i++)
    {
      double x = points[2 * i], y = points[2 * i + 1];

      x -= round ((x - view->width / 2) / world) * world;
      if (view->width <= 0 || (x >= 0 && x <= view->width && y >= 0 && y <= view->height))
        return TRUE;
    }
  return FALSE;
}

static void
count_lines_and_areas (MzMapScene *scene, Counts *counts)
{
  MzDataset *dataset = mz_workspace_get_dataset (mz_map_scene_get_workspace (scene));
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < mz_map_scene_get_n_arcs (scene); i++)
    {
      const MzMapArc *arc = mz_map_scene_peek_arc (scene, i);

      for (guint j = 0; j < arc->agreements->len && line_is_in_view (scene, arc->points, arc->n_points); j++)
        if (g_hash_table_add (known, g_ptr_array_index (arc->agreements, j)))
          counts->agreements[mz_map_scene_get_arc_form (scene, g_ptr_array_index (arc->agreements, j))]++;
    }
  for (guint i = 0; i < mz_map_scene_get_n_tints (scene); i++)
    {
      const MzMapTint *tint = mz_map_scene_peek_tint (scene, i);
      double lat, lon;

      if (mz_map_scene_shows_country (scene, tint->country)
          || (mz_dataset_get_place (dataset, tint->country, &lat, &lon)
              && mz_view_contains (mz_map_scene_get_view (scene), lat, lon)))
        counts->tints[tint->form]++;
    }
}

static void
count_flows (MzMapScene *scene, Counts *counts)
{
  guint n = mz_map_scene_get_n_flows (scene);

  for (guint i = 0; i < n; i++)
    {
      const MzMapFlow *flow = mz_map_scene_peek_flow (scene, i);

      if (!line_is_in_view (scene, flow->points, flow->n_points))
        continue;
      counts->flow_stages[flow->style.stage]++;
      counts->flow_forms[MZ_FLOW_FORM_PARTIAL] += flow->style.partial && !flow->style.promised ? 1 : 0;
      counts->flow_forms[MZ_FLOW_FORM_PROMISED] += flow->style.promised ? 1 : 0;
      counts->flow_forms[MZ_FLOW_FORM_UNMEASURED] += flow->style.measured ? 0 : 1;
      counts->flow_units[flow->unit] += flow->style.measured ? 1 : 0;
    }
  if (n == 0 && (mz_workspace_get_layers (mz_map_scene_get_workspace (scene)) & MZ_LAYER_FLOWS) != 0)
    counts->flow_forms[MZ_FLOW_FORM_NONE] = 1;
}

/* Tonnes of the three lines that a row of widths shows: as far as the narrowest goes, and those that are 4 and 6 pixels wide. */
static const double flow_tonnes[] = { 10000, 40000, 90000 };

static char *
describe_widths (MzFlowUnit unit)
{
  static const char *const formats[MZ_N_FLOW_UNITS] = {
    [MZ_FLOW_REO] = N_("t REO: %1$s or less, %2$s, %3$s"),
    [MZ_FLOW_OXIDE] = N_("t oxide: %1$s or less, %2$s, %3$s"),
    [MZ_FLOW_METAL] = N_("t metal: %1$s or less, %2$s, %3$s"),
    [MZ_FLOW_GROSS] = N_("t gross weight: %1$s or less, %2$s, %3$s"),
    [MZ_FLOW_OTHER] = N_("t, basis not told: %1$s or less, %2$s, %3$s"),
  };
  g_autofree char *small = mz_format_number (flow_tonnes[0]), *middle = mz_format_number (flow_tonnes[1]);
  g_autofree char *large = mz_format_number (flow_tonnes[2]);

  return g_strdup_printf (_(formats[unit]), small, middle, large);
}

static void
add_flows (GPtrArray *rows, const Counts *counts, guint year)
{
  static const char *const stages[MZ_N_STAGES + 1] = {
    [MZ_STAGE_MINING] = N_("Flow of what is mined"),       [MZ_STAGE_CONCENTRATION] = N_("Flow of concentrate"),
    [MZ_STAGE_SEPARATION] = N_("Flow of compounds"),       [MZ_STAGE_METAL] = N_("Flow of metal"),
    [MZ_STAGE_ALLOY] = N_("Flow of alloy"),                [MZ_STAGE_MAGNET] = N_("Flow of magnets"),
    [MZ_STAGE_RECYCLING] = N_("Flow of what is recycled"), [MZ_N_STAGES] = N_("Flow of something else"),
  };
  static const char *const forms[MZ_N_FLOW_FORMS] = {
    [MZ_FLOW_FORM_PARTIAL] = N_("Part of the year only"),
    [MZ_FLOW_FORM_PROMISED] = N_("Plan or contract, not observed"),
    [MZ_FLOW_FORM_UNMEASURED] = N_("Tonnage not known"),
  };

  for (guint stage = 0; stage <= MZ_N_STAGES; stage++)
    if (counts->flow_stages[stage] > 0)
      add_row (rows, MZ_LEGEND_FLOW, MZ_LAYER_FLOWS, stage, _(stages[stage]), counts->flow_stages[stage],
               counts->flow_stages[stage]);
  for (guint form = 0; form < MZ_FLOW_FORM_NONE; form++)
    if (counts->flow_forms[form] > 0)
      add_row (rows, MZ_LEGEND_FLOW_FORM, MZ_LAYER_FLOWS, form, _(forms[form]), counts->flow_forms[form],
               counts->flow_forms[form]);
  if (counts->flow_forms[MZ_FLOW_FORM_NONE] > 0)
    {
      g_autofree char *none = g_strdup_printf (_("No flow of %u is known"), year);

      add_row (rows, MZ_LEGEND_FLOW_FORM, MZ_LAYER_FLOWS, MZ_FLOW_FORM_NONE, none, 0, 0);
    }
  for (guint unit = 0; unit < MZ_N_FLOW_UNITS; unit++)
    if (counts->flow_units[unit] > 0)
      {
        g_autofree char *label = describe_widths ((MzFlowUnit) unit);

        add_row (rows, MZ_LEGEND_FLOW_WIDTH, MZ_LAYER_FLOWS, unit, label, counts->flow_units[unit], counts->flow_units[unit]);
      }
}

/* Tonnes a year of the three symbols that a row of sizes shows: a quarter of the reference, it, and twice it. */
static double
tonnes_of (MzProduct product, guint i)
{
  static const double parts[] = { 0.25, 1, 2 };

  return parts[i] * mz_marker_reference (product);
}

static char *
describe_sizes (MzProduct product)
{
  static const char *const formats[MZ_N_PRODUCTS] = {
    [MZ_PRODUCT_REO] = N_("%1$s, %2$s and %3$s t REO a year"),
    [MZ_PRODUCT_SEPARATED] = N_("%1$s, %2$s and %3$s t separated oxides a year"),
    [MZ_PRODUCT_METAL] = N_("%1$s, %2$s and %3$s t metal or alloy a year"),
    [MZ_PRODUCT_MAGNET] = N_("%1$s, %2$s and %3$s t magnets a year"),
    [MZ_PRODUCT_RECYCLED] = N_("%1$s, %2$s and %3$s t recycled a year"),
  };
  g_autofree char *small = mz_format_number (tonnes_of (product, 0));
  g_autofree char *middle = mz_format_number (tonnes_of (product, 1));
  g_autofree char *large = mz_format_number (tonnes_of (product, 2));

  return g_strdup_printf (_(formats[product]), small, middle, large);
}

static void
add_sites (GPtrArray *rows, const Counts *counts)
{
  static const struct { MzState state; const char *label; } states[] = {
    { MZ_STATE_OPERATING, N_("Operating") },         { MZ_STATE_CONSTRUCTION, N_("Under construction") },
    { MZ_STATE_PLANNED, N_("Planned or explored") }, { MZ_STATE_CARE, N_("Care and maintenance") },
    { MZ_STATE_CLOSED, N_("Closed") },               { MZ_STATE_NOT_KNOWN, N_("Status not known") },
  };

  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    if (counts->sites[stage] > 0)
      add_row (rows, MZ_LEGEND_STAGE, MZ_LAYER_SITES, stage, mz_vocabulary_get_label (&mz_stages, stage),
               counts->operating[stage], counts->sites[stage]);
  if (counts->sites[MZ_N_STAGES] > 0)
    add_row (rows, MZ_LEGEND_STAGE, MZ_LAYER_DEPOSITS, MZ_N_STAGES, _("Deposits"), counts->operating[MZ_N_STAGES],
             counts->sites[MZ_N_STAGES]);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (counts->states[states[i].state] > 0)
      add_row (rows, MZ_LEGEND_STATE, MZ_LAYER_SITES, states[i].state, _(states[i].label), counts->states[states[i].state],
               counts->states[states[i].state]);
  if (counts->clusters > 0)
    add_row (rows, MZ_LEGEND_CLUSTER, MZ_LAYER_SITES, 0, _("Several sites, by stage"), counts->clusters, counts->clusters);
  if (counts->uncertain > 0)
    add_row (rows, MZ_LEGEND_UNCERTAIN, MZ_LAYER_SITES, 0, _("Known to the region only"), counts->uncertain,
             counts->uncertain);
}

/**
 * mz_legend_new:
 * @scene: after an update
 *
 * Returns: (transfer full) (element-type MzLegendRow): a row for each thing that can be seen in the scene's view.
 */
GPtrArray *
mz_legend_new (MzMapScene *scene)
{
  static const char *const arcs[MZ_N_ARC_FORMS] = {
    [MZ_ARC_BINDING] = N_("Agreement, binding"),
    [MZ_ARC_NOT_BINDING] = N_("Agreement, not binding"),
    [MZ_ARC_BINDING_UNKNOWN] = N_("Agreement, binding not known"),
    [MZ_ARC_LAPSED] = N_("Agreement, ended"),
  };
  static const char *const tints[] = {
    [MZ_TINT_IN_FORCE] = N_("Export control in force"),
    [MZ_TINT_AHEAD] = N_("Export control announced or paused"),
    [MZ_TINT_NOT_KNOWN] = N_("Export control, not known on this date"),
  };
  GPtrArray *rows = g_ptr_array_new_with_free_func (row_free);
  Counts counts = { 0 };

  g_return_val_if_fail (MZ_IS_MAP_SCENE (scene), rows);

  count_marks (scene, &counts);
  count_lines_and_areas (scene, &counts);
  count_flows (scene, &counts);
  add_sites (rows, &counts);
  for (guint form = 0; form < MZ_N_ARC_FORMS; form++)
    if (counts.agreements[form] > 0)
      add_row (rows, MZ_LEGEND_ARC, MZ_LAYER_AGREEMENTS, form, _(arcs[form]), counts.agreements[form], counts.agreements[form]);
  add_flows (rows, &counts, mz_workspace_get_date (mz_map_scene_get_workspace (scene)).year);
  for (guint form = 0; form < G_N_ELEMENTS (tints); form++)
    if (counts.tints[form] > 0)
      add_row (rows, MZ_LEGEND_TINT, MZ_LAYER_MEASURES, form, _(tints[form]), counts.tints[form], counts.tints[form]);
  for (guint product = 0; product < MZ_N_PRODUCTS; product++)
    if (counts.products[product] > 0 && mz_marker_reference ((MzProduct) product) > 0)
      {
        g_autofree char *label = describe_sizes ((MzProduct) product);

        add_row (rows, MZ_LEGEND_SIZE, MZ_LAYER_SITES, product, label, counts.products[product], counts.products[product]);
      }
  return rows;
}

/** mz_legend_sample_size: @width, @height: (out): pixels at size factor 1. */
void
mz_legend_sample_size (const MzLegendRow *row, double *width, double *height)
{
  g_return_if_fail (row != NULL && width != NULL && height != NULL);

  *width = row->kind == MZ_LEGEND_SIZE ? SIZES_WIDTH
           : row->kind == MZ_LEGEND_FLOW_WIDTH ? 3 * FLOW_LENGTH : MZ_LEGEND_SAMPLE_WIDTH;
  *height = row->kind == MZ_LEGEND_SIZE ? MZ_MARKER_MAX_SIZE + 2 * MZ_MARKER_CASING
            : row->kind == MZ_LEGEND_CLUSTER || row->kind == MZ_LEGEND_UNCERTAIN ? 30 : MZ_LEGEND_SAMPLE_HEIGHT;
}

static void
paint_sizes (cairo_t *cr, const MzTheme *theme, MzProduct product, double height)
{
  static const MzStage stages[MZ_N_PRODUCTS] = {
    [MZ_PRODUCT_REO] = MZ_STAGE_MINING,     [MZ_PRODUCT_SEPARATED] = MZ_STAGE_SEPARATION,
    [MZ_PRODUCT_METAL] = MZ_STAGE_METAL,    [MZ_PRODUCT_MAGNET] = MZ_STAGE_MAGNET,
    [MZ_PRODUCT_RECYCLED] = MZ_STAGE_RECYCLING, [MZ_PRODUCT_OTHER] = MZ_N_STAGES,
  };
  double x = MZ_MARKER_CASING;

  for (guint i = 0; i < 3; i++)
    {
      double size = mz_marker_size (product, tonnes_of (product, i));

      mz_marker_paint (cr, theme, stages[product], MZ_STATE_OPERATING, size, x + size / 2, height - MZ_MARKER_CASING - size / 2);
      x += size + SIZE_GAP;
    }
}

static void
paint_flow (cairo_t *cr, const MzTheme *theme, const MzFlowStyle *style, double factor, double x, double y, double length)
{
  const double points[] = { x, y, x + length, y };

  mz_flow_paint (cr, theme, style, factor, points, 2, NULL);
}

/* Dashes are drawn smaller, so that there are some. */
static void
paint_flow_form (cairo_t *cr, const MzTheme *theme, MzFlowForm form, double y, double width)
{
  static const double factors[MZ_N_FLOW_FORMS] = {
    [MZ_FLOW_FORM_PARTIAL] = 0.4, [MZ_FLOW_FORM_PROMISED] = 0.6, [MZ_FLOW_FORM_UNMEASURED] = 1,
  };
  const MzFlowStyle style = { .stage = MZ_STAGE_METAL, .width = 10, .measured = form != MZ_FLOW_FORM_UNMEASURED,
                              .partial = form == MZ_FLOW_FORM_PARTIAL, .promised = form == MZ_FLOW_FORM_PROMISED };

  if (form != MZ_FLOW_FORM_NONE)
    paint_flow (cr, theme, &style, factors[form], 1, y, width - 2);
}

static void
paint_row (cairo_t *cr, const MzTheme *theme, const MzLegendRow *row, double width, double height)
{
  static const guint mixed[MZ_N_STAGES + 1] = { [MZ_STAGE_MINING] = 1, [MZ_STAGE_SEPARATION] = 1, [MZ_STAGE_MAGNET] = 1 };
  double x = width / 2, y = height / 2;

  switch (row->kind)
    {
    case MZ_LEGEND_STAGE:
      mz_marker_paint (cr, theme, (MzStage) row->value, MZ_STATE_OPERATING, SYMBOL, x, y);
      break;
    case MZ_LEGEND_STATE:
      mz_marker_paint (cr, theme, MZ_STAGE_METAL, (MzState) row->value, SYMBOL, x, y);
      break;
    case MZ_LEGEND_CLUSTER:
      mz_marker_paint_ring (cr, theme, mixed, x, y);
      break;
    case MZ_LEGEND_UNCERTAIN:
      mz_marker_paint (cr, theme, MZ_STAGE_METAL, MZ_STATE_OPERATING, MZ_MARKER_MIN_SIZE, x, y);
      mz_marker_paint_uncertain (cr, theme, MZ_MARKER_MIN_SIZE / 2 + 7, x, y);
      break;
    case MZ_LEGEND_ARC:
      cairo_new_path (cr);
      cairo_move_to (cr, 0, y);
      cairo_line_to (cr, width, y);
      mz_arc_stroke (cr, theme, (MzArcForm) row->value, MZ_ARC_FULL, 1, 1);
      break;
    case MZ_LEGEND_FLOW:
      paint_flow (cr, theme, &(MzFlowStyle) { .stage = (MzStage) row->value, .width = 5, .measured = TRUE }, 1, 1, y, width - 2);
      break;
    case MZ_LEGEND_FLOW_FORM:
      paint_flow_form (cr, theme, (MzFlowForm) row->value, y, width);
      break;
    case MZ_LEGEND_FLOW_WIDTH:
      for (guint i = 0; i < G_N_ELEMENTS (flow_tonnes); i++)
        paint_flow (cr, theme, &(MzFlowStyle) { .stage = MZ_STAGE_METAL, .width = mz_flow_width (flow_tonnes[i]),
                                                .measured = TRUE }, 1, i * FLOW_LENGTH + 1, y, FLOW_LENGTH - SIZE_GAP);
      break;
    case MZ_LEGEND_TINT:
      cairo_rectangle (cr, 0.5, 0.5, width - 1, height - 1);
      mz_color_set_source (theme->land, cr);
      cairo_fill_preserve (cr);
      mz_color_set_source (theme->border, cr);
      cairo_set_line_width (cr, 1);
      cairo_stroke (cr);
      cairo_rectangle (cr, 0.5, 0.5, width - 1, height - 1);
      mz_tint_fill (cr, theme, &(MzTintStyle) { .form = (MzTintForm) row->value, .factor = 1 });
      mz_tint_edge (cr, theme, &(MzTintStyle) { .form = (MzTintForm) row->value, .factor = 1 });
      break;
    case MZ_LEGEND_SIZE:
      paint_sizes (cr, theme, (MzProduct) row->value, height);
      break;
    default:
      g_return_if_reached ();
    }
}

/** mz_legend_paint_sample: @x, @y: top left corner of the box; a sample that is larger than it is scaled down. */
void
mz_legend_paint_sample (cairo_t *cr, const MzTheme *theme, const MzLegendRow *row, double x, double y, double width, double height)
{
  double wanted_width, wanted_height, scale;

  g_return_if_fail (cr != NULL && theme != NULL && row != NULL && width > 0 && height > 0);

  mz_legend_sample_size (row, &wanted_width, &wanted_height);
  scale = MIN (1, MIN (width / wanted_width, height / wanted_height));
  cairo_save (cr);
  cairo_translate (cr, x + (width - wanted_width * scale) / 2, y + (height - wanted_height * scale) / 2);
  cairo_scale (cr, scale, scale);
  paint_row (cr, theme, row, wanted_width, wanted_height);
  cairo_restore (cr);
}
