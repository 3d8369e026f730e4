/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-map-scene-private.h"

#include "mz-mercator.h"

#define FAR_ZOOM      7.0 /* above it arcs of more than FAR_FRAMES frames are left out */
#define FAR_FRAMES    3.0
#define MANY_ARCS     12
#define FEW_ARCS      5
#define NEAR_ENDS     30.0 /* px, of both ends summed: how far arcs that are one may be apart */
#define MAX_WITHIN    0.1  /* of the world */
#define ZOOM_STEP     0.5  /* in which the arcs that are one stay so */

static void
clear_arc (MzSceneArc *arc)
{
  g_free (arc->arc.from);
  g_free (arc->arc.to);
  g_ptr_array_unref (arc->arc.agreements);
  g_free (arc->arc.points);
}

void
mz_map_scene_clear_arcs (MzMapScene *self)
{
  for (guint i = 0; i < self->arcs->len; i++)
    clear_arc (&g_array_index (self->arcs, MzSceneArc, i));
  g_array_set_size (self->arcs, 0);
}

static int
compare_arcs (gconstpointer a, gconstpointer b)
{
  const MzMapArc *left = &((const MzSceneArc *) a)->arc, *right = &((const MzSceneArc *) b)->arc;
  int froms = strcmp (left->from, right->from);

  return froms != 0 ? froms : strcmp (left->to, right->to);
}

/* Whether the selection is this agreement, or a site that it names. */
static gboolean
is_about (MzAgreement *agreement, MzRecord *selection)
{
  return MZ_RECORD (agreement) == selection
         || (MZ_IS_SITE (selection)
             && g_strv_contains ((const char *const *) mz_agreement_peek (agreement)->sites, mz_record_get_id (selection)));
}

static gboolean
touches (const MzScenePair *pair, MzRecord *selection)
{
  const char *id = mz_record_get_id (selection);

  for (guint i = 0; i < pair->agreements->len; i++)
    if (is_about (g_ptr_array_index (pair->agreements, i), selection))
      return TRUE;
  return strcmp (pair->from, id) == 0 || strcmp (pair->to, id) == 0;
}

static MzAgreement *
choose_speaker (const MzScenePair *pair, MzRecord *selection)
{
  MzAgreement *best = NULL;
  gboolean best_is_meant = FALSE;

  for (guint i = 0; i < pair->agreements->len; i++)
    {
      MzAgreement *agreement = g_ptr_array_index (pair->agreements, i);
      gboolean meant = selection != NULL && is_about (agreement, selection);

      if (best != NULL
          && (meant < best_is_meant
              || (meant == best_is_meant && mz_partial_date_compare (mz_agreement_peek (agreement)->signed_on,
                                                                     mz_agreement_peek (best)->signed_on) <= 0)))
        continue;
      best = agreement;
      best_is_meant = meant;
    }
  return best;
}

int
mz_scene_compare_newest (gconstpointer a, gconstpointer b)
{
  const MzSceneArc *left = *(const MzSceneArc *const *) a, *right = *(const MzSceneArc *const *) b;
  int dates = mz_partial_date_compare (mz_agreement_peek (right->speaker)->signed_on,
                                       mz_agreement_peek (left->speaker)->signed_on);

  return dates != 0 ? dates : compare_arcs (left, right);
}

/* Whether the selection may have to do with agreements. */
static gboolean
is_concerned (MzMapScene *self)
{
  MzRecord *selection = mz_workspace_get_selection (self->workspace);

  return MZ_IS_SITE (selection) || MZ_IS_AGREEMENT (selection) || MZ_IS_COUNTRY (selection);
}

static int
compare_speakers (gconstpointer a, gconstpointer b)
{
  const MzScenePair *left = *(const MzScenePair *const *) a, *right = *(const MzScenePair *const *) b;
  int dates = mz_partial_date_compare (mz_agreement_peek (right->speaker)->signed_on,
                                       mz_agreement_peek (left->speaker)->signed_on);

  return dates != 0 ? dates : left < right ? -1 : left > right;
}

/** mz_scene_line_draw: @bulge: as of mz_arc_curve_init(). Makes the curve between two places. */
void
mz_scene_line_draw (MzSceneLine *line, const MzArcEnds *ends, double bulge)
{
  MzArcCurve curve;

  mz_arc_curve_init (&curve, ends->ax, ends->ay, ends->bx, ends->by, bulge);
  line->west = line->north = G_MAXDOUBLE;
  line->east = line->south = -G_MAXDOUBLE;
  for (guint i = 0; i < MZ_SCENE_ARC_POINTS; i++)
    {
      double *point = &line->unit[2 * i];

      mz_arc_curve_point (&curve, (double) i / (MZ_SCENE_ARC_POINTS - 1), &point[0], &point[1]);
      line->west = MIN (line->west, point[0]);
      line->east = MAX (line->east, point[0]);
      line->north = MIN (line->north, point[1]);
      line->south = MAX (line->south, point[1]);
    }
}

/* An arc like that of @pair, which gives it its name. */
static void
add_arc (MzMapScene *self, const MzScenePair *pair)
{
  MzSceneArc *arc;

  g_array_set_size (self->arcs, self->arcs->len + 1);
  arc = &g_array_index (self->arcs, MzSceneArc, self->arcs->len - 1);
  arc->arc.from = g_strdup (pair->from);
  arc->arc.to = g_strdup (pair->to);
  arc->arc.agreements = g_ptr_array_new_with_free_func (g_object_unref);
  arc->arc.dim = pair->dim;
  arc->speaker = pair->speaker;
  arc->arc.points = g_new (double, 2 * MZ_SCENE_ARC_POINTS);
  arc->arc.n_points = MZ_SCENE_ARC_POINTS;
  mz_scene_line_draw (&arc->line, &pair->ends, pair->bulge);
}

static void
add_pair (MzSceneArc *arc, const MzScenePair *pair)
{
  for (guint i = 0; i < pair->agreements->len; i++)
    g_ptr_array_add (arc->arc.agreements, g_object_ref (g_ptr_array_index (pair->agreements, i)));
  arc->arc.n_pairs++;
}

/* What has come with several pairs stays once. */
static void
sort_agreements (MzMapScene *self, MzMapArc *arc)
{
  if (arc->n_pairs > 1)
    g_ptr_array_sort_with_data (arc->agreements, mz_scene_compare_agreements, self);
  for (guint i = arc->agreements->len; i-- > 1;)
    if (arc->agreements->pdata[i] == arc->agreements->pdata[i - 1])
      g_ptr_array_remove_index (arc->agreements, i);
  arc->form = mz_map_scene_get_arc_form (self, g_ptr_array_index (arc->agreements, 0));
}

/* One arc for each bundle of pairs; that with the newest agreement leads it. What is selected stands alone. */
static void
bundle_pairs (MzMapScene *self)
{
  MzRecord *selection = mz_workspace_get_selection (self->workspace);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  g_autofree MzArcEnds *ends = g_new (MzArcEnds, MAX (self->pairs->len, 1));
  g_autofree guint *rows = g_new (guint, MAX (self->pairs->len, 1)), *firsts = NULL;

  for (guint i = 0; i < self->pairs->len; i++)
    {
      MzScenePair *pair = &g_array_index (self->pairs, MzScenePair, i);

      pair->speaker = choose_speaker (pair, selection);
      pair->dim = is_concerned (self) && !touches (pair, selection);
      pair->ends.group = pair->dim ? 0 : MZ_IS_AGREEMENT (selection) ? MZ_ARC_ALONE : 1;
      g_ptr_array_add (order, pair);
    }
  g_ptr_array_sort (order, compare_speakers);
  for (guint i = 0; i < order->len; i++)
    ends[i] = ((const MzScenePair *) order->pdata[i])->ends;
  firsts = mz_arc_bundles_find (ends, order->len, self->arcs_within);

  mz_map_scene_clear_arcs (self);
  for (guint i = 0; i < order->len; i++)
    {
      if (firsts[i] == i)
        {
          rows[i] = self->arcs->len;
          add_arc (self, order->pdata[i]);
        }
      add_pair (&g_array_index (self->arcs, MzSceneArc, rows[firsts[i]]), order->pdata[i]);
    }
  for (guint i = 0; i < self->arcs->len; i++)
    sort_agreements (self, &g_array_index (self->arcs, MzSceneArc, i).arc);
  g_array_sort (self->arcs, compare_arcs);
}

/* Of many arcs those of the newest agreements stand out, one arc an agreement. */
static void
quiet_all_but_newest (GPtrArray *strong)
{
  g_autoptr (GHashTable) agreements = g_hash_table_new (NULL, NULL);

  g_ptr_array_sort (strong, mz_scene_compare_newest);
  for (guint i = 0; i < strong->len; i++)
    {
      MzSceneArc *arc = g_ptr_array_index (strong, i);

      if (g_hash_table_size (agreements) == FEW_ARCS || !g_hash_table_add (agreements, arc->speaker))
        arc->emphasis = MZ_ARC_QUIET;
    }
}

static void
emphasise (MzMapScene *self)
{
  g_autoptr (GPtrArray) strong = g_ptr_array_new ();

  for (guint i = 0; i < self->arcs->len; i++)
    {
      MzSceneArc *arc = &g_array_index (self->arcs, MzSceneArc, i);

      arc->emphasis = arc->arc.dim ? MZ_ARC_DIM : MZ_ARC_FULL;
      if (!arc->arc.dim)
        g_ptr_array_add (strong, arc);
    }
  if (strong->len > MANY_ARCS && !is_concerned (self))
    quiet_all_but_newest (strong);
}

static gboolean
ends_in_frame (MzMapScene *self, const MzSceneArc *arc)
{
  for (int copy = arc->line.first_copy; copy <= arc->line.last_copy; copy++)
    for (guint end = 0; end < 2; end++)
      {
        const double *point = &arc->arc.points[end == 0 ? 0 : 2 * arc->arc.n_points - 2];
        double x = point[0] + copy * self->world;

        if (x >= 0 && x <= self->view.width && point[1] >= 0 && point[1] <= self->view.height)
          return TRUE;
      }
  return FALSE;
}

/**
 * mz_map_scene_place_line:
 * @reach: px that its ink goes beyond its points
 * @points: (out): in the frame, those of the copy whose start is nearest to the middle of the frame
 */
void
mz_map_scene_place_line (MzMapScene *self, MzSceneLine *line, double reach, double *points)
{
  double middle = self->projector.middle_mx, margin = MZ_MAP_SCENE_MARGIN + reach;
  double turn = mz_mercator_nearest (line->unit[0], middle) - line->unit[0], left = self->left + turn * self->world;
  gboolean once = self->view.projection == MZ_PROJECTION_EQUAL_EARTH;

  for (guint i = 0; i < MZ_SCENE_ARC_POINTS; i++)
    mz_projector_apply (&self->projector, once ? mz_mercator_nearest (line->unit[2 * i], middle) : line->unit[2 * i] + turn,
                        line->unit[2 * i + 1], &points[2 * i], &points[2 * i + 1]);
  mz_map_scene_copies (self, left + line->west * self->world - margin, self->top + line->north * self->world - margin,
                       left + line->east * self->world + margin, self->top + line->south * self->world + margin,
                       &line->first_copy, &line->last_copy);
  if (self->view.zoom > FAR_ZOOM && self->view.width > 0
      && hypot (line->east - line->west, line->south - line->north) * self->world
           > FAR_FRAMES * MAX (self->view.width, self->view.height))
    line->last_copy = line->first_copy - 1;
}

/* Seen from near, what only passes through says nothing: then it is left out, unless it stands out. */
static void
place_arc (MzMapScene *self, MzSceneArc *arc)
{
  mz_map_scene_place_line (self, &arc->line, (MZ_SCENE_END_DOT + 2) * self->size_factor, arc->arc.points);
  if (arc->emphasis != MZ_ARC_FULL && self->arcs_with_sites && self->view.width > 0 && !ends_in_frame (self, arc))
    arc->line.last_copy = arc->line.first_copy - 1;
}

/* In worlds: how near the ends of arcs that are one lie to each other. The pixels hold at the lower end of a step of the zoom. */
static double
find_within (MzMapScene *self)
{
  double zoom = floor (self->view.zoom / ZOOM_STEP) * ZOOM_STEP;
  double nearer = self->view.projection == MZ_PROJECTION_EQUAL_EARTH ? MZ_SCENE_NEARER : 1;

  return MIN (NEAR_ENDS * self->size_factor / mz_mercator_world_pixels (zoom) * nearer, MAX_WITHIN);
}

void
mz_map_scene_update_arcs (MzMapScene *self)
{
  gboolean with_sites = self->view.zoom >= MZ_SCENE_SITE_ARCS_ZOOM;
  gboolean other_pairs = (self->changes & MZ_SCENE_ARCS) != 0 || with_sites != self->arcs_with_sites;
  double within = find_within (self);

  self->arcs_with_sites = with_sites;
  if (other_pairs)
    mz_map_scene_take_pairs (self);
  if (other_pairs || within != self->arcs_within || (self->changes & MZ_SCENE_SELECTION) != 0)
    {
      self->arcs_within = within;
      bundle_pairs (self);
      emphasise (self);
    }
  for (guint i = 0; i < self->arcs->len; i++)
    place_arc (self, &g_array_index (self->arcs, MzSceneArc, i));
}
