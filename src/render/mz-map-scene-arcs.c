/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-map-scene-private.h"

#include "mz-mercator.h"

#define FAR_ZOOM      7.0 /* above it arcs of more than FAR_FRAMES frames are left out */
#define FAR_FRAMES    3.0
#define MANY_ARCS     12
#define FEW_ARCS      5
#define PARALLEL      0.35 /* radians: arcs from one end that differ by less are fanned out */

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

static MzArcForm
form_of (MzMapScene *self, MzAgreement *agreement)
{
  MzForceState force = mz_workspace_get_force (self->workspace, MZ_RECORD (agreement));

  if (force.force == MZ_FORCE_ENDED)
    return MZ_ARC_LAPSED;
  switch (mz_agreement_peek (agreement)->binding)
    {
    case MZ_BINDING_YES:
      return MZ_ARC_BINDING;
    case MZ_BINDING_NO:
      return MZ_ARC_NOT_BINDING;
    case MZ_BINDING_UNKNOWN:
    case MZ_N_BINDINGS:
    default:
      return MZ_ARC_BINDING_UNKNOWN;
    }
}

/* The arc between two ends, whichever comes first; a new one where there is none yet. */
static MzSceneArc *
arc_between (MzMapScene *self, GHashTable *rows, const char *from, const char *to)
{
  gboolean swapped = strcmp (from, to) > 0;
  g_autofree char *key = g_strdup_printf ("%s\n%s", swapped ? to : from, swapped ? from : to);
  guint row = GPOINTER_TO_UINT (g_hash_table_lookup (rows, key));
  MzSceneArc arc = { 0 };

  if (row == 0)
    {
      arc.arc.from = g_strdup (from);
      arc.arc.to = g_strdup (to);
      arc.arc.agreements = g_ptr_array_new_with_free_func (g_object_unref);
      g_array_append_val (self->arcs, arc);
      row = self->arcs->len;
      g_hash_table_insert (rows, g_steal_pointer (&key), GUINT_TO_POINTER (row));
    }
  return &g_array_index (self->arcs, MzSceneArc, row - 1);
}

static void
connect_ends (MzMapScene *self, GHashTable *rows, MzAgreement *agreement, const char *from, const char *to)
{
  MzDataset *dataset = mz_workspace_get_dataset (self->workspace);
  MzSceneArc *arc;
  double lat, lon;

  if (strcmp (from, to) == 0 || !mz_dataset_get_place (dataset, from, &lat, &lon)
      || !mz_dataset_get_place (dataset, to, &lat, &lon))
    return;
  arc = arc_between (self, rows, from, to);
  if (!g_ptr_array_find (arc->arc.agreements, agreement, NULL))
    g_ptr_array_add (arc->arc.agreements, g_object_ref (agreement));
}

/* Those sites of the agreement that lie in @country, by id; without any the country itself. */
static GPtrArray *
ends_in (MzMapScene *self, const MzAgreementInfo *info, const char *country)
{
  GPtrArray *ends = g_ptr_array_new ();
  MzDataset *dataset = mz_workspace_get_dataset (self->workspace);

  for (guint i = 0; info->sites[i] != NULL && self->arcs_with_sites; i++)
    {
      MzSite *site = mz_dataset_lookup (dataset, MZ_RECORD_SITE, info->sites[i]);

      if (site != NULL && strcmp (mz_site_peek (site)->country, country) == 0)
        g_ptr_array_add (ends, info->sites[i]);
    }
  if (ends->len == 0)
    g_ptr_array_add (ends, (gpointer) country);
  return ends;
}

/*
 * The first party is joined to each other one: a star, since the others have agreed with it and not with each other. Where sites
 * count, a party stands for its sites that are named: the first of the one is joined to each of the other, and the other way
 * round; sites in countries that are no party are joined to the first one.
 */
static void
add_agreement (MzMapScene *self, GHashTable *rows, MzAgreement *agreement)
{
  const MzAgreementInfo *info = mz_agreement_peek (agreement);
  MzDataset *dataset = mz_workspace_get_dataset (self->workspace);
  g_autoptr (GPtrArray) first = NULL;

  if (info->parties[0] == NULL)
    return;

  first = ends_in (self, info, info->parties[0]);
  for (guint i = 1; info->parties[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) other = ends_in (self, info, info->parties[i]);

      for (guint j = 0; j < other->len; j++)
        connect_ends (self, rows, agreement, g_ptr_array_index (first, 0), g_ptr_array_index (other, j));
      for (guint j = 1; j < first->len; j++)
        connect_ends (self, rows, agreement, g_ptr_array_index (first, j), g_ptr_array_index (other, 0));
    }
  for (guint j = 1; info->parties[1] == NULL && j < first->len; j++)
    connect_ends (self, rows, agreement, g_ptr_array_index (first, 0), g_ptr_array_index (first, j));
  for (guint i = 0; info->sites[i] != NULL && self->arcs_with_sites; i++)
    {
      MzSite *site = mz_dataset_lookup (dataset, MZ_RECORD_SITE, info->sites[i]);

      if (site != NULL && !mz_agreement_has_party (agreement, mz_site_peek (site)->country))
        connect_ends (self, rows, agreement, g_ptr_array_index (first, 0), info->sites[i]);
    }
}

static int
compare_agreements (gconstpointer a, gconstpointer b, gpointer data)
{
  MzAgreement *left = *(MzAgreement *const *) a, *right = *(MzAgreement *const *) b;
  int forms = (int) form_of (data, left) - (int) form_of (data, right);
  int dates = mz_partial_date_compare (mz_agreement_peek (right)->signed_on, mz_agreement_peek (left)->signed_on);

  return forms != 0 ? forms : dates != 0 ? dates
         : strcmp (mz_record_get_id (MZ_RECORD (left)), mz_record_get_id (MZ_RECORD (right)));
}

static int
compare_arcs (gconstpointer a, gconstpointer b)
{
  const MzMapArc *left = &((const MzSceneArc *) a)->arc, *right = &((const MzSceneArc *) b)->arc;
  int froms = strcmp (left->from, right->from);

  return froms != 0 ? froms : strcmp (left->to, right->to);
}

static void
find_place (MzMapScene *self, const char *end, double *mx, double *my)
{
  double lat = 0, lon = 0;

  mz_dataset_get_place (mz_workspace_get_dataset (self->workspace), end, &lat, &lon);
  *mx = mz_mercator_x (lon);
  *my = mz_mercator_y (lat);
}

/* Arcs that leave one end nearly the same way get bulges of their own. */
static double
choose_bulge (MzMapScene *self, guint row, const double *directions)
{
  static const double bulges[] = { MZ_ARC_BULGE, 0.18, MZ_ARC_MIN_BULGE, MZ_ARC_MAX_BULGE };
  const MzMapArc *arc = &g_array_index (self->arcs, MzSceneArc, row).arc;
  guint before = 0;

  for (guint i = 0; i < row; i++)
    {
      const MzMapArc *other = &g_array_index (self->arcs, MzSceneArc, i).arc;
      gboolean share = strcmp (arc->from, other->from) == 0 || strcmp (arc->to, other->to) == 0;
      double turn = fabs (remainder (directions[row] - directions[i], 2 * G_PI));

      if (share && turn < PARALLEL)
        before++;
    }
  return bulges[before % G_N_ELEMENTS (bulges)];
}

static void
draw_curves (MzMapScene *self)
{
  g_autofree double *directions = g_new0 (double, MAX (self->arcs->len, 1));

  for (guint i = 0; i < self->arcs->len; i++)
    {
      MzSceneArc *arc = &g_array_index (self->arcs, MzSceneArc, i);
      MzArcCurve curve;
      double ax, ay, bx, by;

      find_place (self, arc->arc.from, &ax, &ay);
      find_place (self, arc->arc.to, &bx, &by);
      bx = mz_mercator_nearest (bx, ax);
      directions[i] = atan2 (by - ay, bx - ax);
      mz_arc_curve_init (&curve, ax, ay, bx, by, choose_bulge (self, i, directions));
      arc->west = arc->north = G_MAXDOUBLE;
      arc->east = arc->south = -G_MAXDOUBLE;
      for (guint j = 0; j < MZ_SCENE_ARC_POINTS; j++)
        {
          double *point = &arc->unit[2 * j];

          mz_arc_curve_point (&curve, (double) j / (MZ_SCENE_ARC_POINTS - 1), &point[0], &point[1]);
          arc->west = MIN (arc->west, point[0]);
          arc->east = MAX (arc->east, point[0]);
          arc->north = MIN (arc->north, point[1]);
          arc->south = MAX (arc->south, point[1]);
        }
      arc->arc.points = g_new (double, 2 * MZ_SCENE_ARC_POINTS);
      arc->arc.n_points = MZ_SCENE_ARC_POINTS;
    }
}

/* Whether the map shows it: not where all that is known is that it will have been announced one day. */
gboolean
mz_map_scene_tells_of (MzMapScene *self, MzAgreement *agreement)
{
  MzForceState force = mz_workspace_get_force (self->workspace, MZ_RECORD (agreement));

  return force.force != MZ_FORCE_NOT_KNOWN || force.perhaps != MZ_FORCE_ANNOUNCED;
}

static void
take_agreements (MzMapScene *self)
{
  MzStore *store = mz_workspace_get_agreements (self->workspace);
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  mz_map_scene_clear_arcs (self);
  for (guint i = 0; i < mz_store_get_length (store); i++)
    if (mz_map_scene_tells_of (self, mz_store_peek (store, i)))
      add_agreement (self, rows, mz_store_peek (store, i));

  for (guint i = 0; i < self->arcs->len; i++)
    {
      MzSceneArc *arc = &g_array_index (self->arcs, MzSceneArc, i);

      g_ptr_array_sort_with_data (arc->arc.agreements, compare_agreements, self);
      arc->arc.form = form_of (self, g_ptr_array_index (arc->arc.agreements, 0));
    }
  g_array_sort (self->arcs, compare_arcs);
  draw_curves (self);
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
touches (const MzMapArc *arc, MzRecord *selection)
{
  const char *id = mz_record_get_id (selection);

  for (guint i = 0; i < arc->agreements->len; i++)
    if (is_about (g_ptr_array_index (arc->agreements, i), selection))
      return TRUE;
  return strcmp (arc->from, id) == 0 || strcmp (arc->to, id) == 0;
}

static MzAgreement *
choose_speaker (const MzMapArc *arc, MzRecord *selection)
{
  MzAgreement *best = NULL;
  gboolean best_is_meant = FALSE;

  for (guint i = 0; i < arc->agreements->len; i++)
    {
      MzAgreement *agreement = g_ptr_array_index (arc->agreements, i);
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
  MzRecord *selection = mz_workspace_get_selection (self->workspace);
  gboolean concerned = MZ_IS_SITE (selection) || MZ_IS_AGREEMENT (selection) || MZ_IS_COUNTRY (selection);
  g_autoptr (GPtrArray) strong = g_ptr_array_new ();

  for (guint i = 0; i < self->arcs->len; i++)
    {
      MzSceneArc *arc = &g_array_index (self->arcs, MzSceneArc, i);

      arc->speaker = choose_speaker (&arc->arc, selection);
      arc->arc.dim = concerned && !touches (&arc->arc, selection);
      arc->emphasis = arc->arc.dim ? MZ_ARC_DIM : MZ_ARC_FULL;
      if (!arc->arc.dim)
        g_ptr_array_add (strong, arc);
    }
  if (strong->len > MANY_ARCS && !concerned)
    quiet_all_but_newest (strong);
}

static gboolean
ends_in_frame (MzMapScene *self, const MzSceneArc *arc)
{
  for (int copy = arc->first_copy; copy <= arc->last_copy; copy++)
    for (guint end = 0; end < 2; end++)
      {
        const double *point = &arc->arc.points[end == 0 ? 0 : 2 * arc->arc.n_points - 2];
        double x = point[0] + copy * self->world;

        if (x >= 0 && x <= self->view.width && point[1] >= 0 && point[1] <= self->view.height)
          return TRUE;
      }
  return FALSE;
}

/* Seen from near, what only passes through says nothing: then it is left out, unless it stands out. */
static void
place_arc (MzMapScene *self, MzSceneArc *arc)
{
  /* The copy whose start is nearest to the middle of the frame. */
  double middle = self->projector.middle_mx;
  double turn = mz_mercator_nearest (arc->unit[0], middle) - arc->unit[0], left = self->left + turn * self->world;
  double margin = MZ_MAP_SCENE_MARGIN + (MZ_SCENE_END_DOT + 2) * self->size_factor;
  gboolean once = self->view.projection == MZ_PROJECTION_EQUAL_EARTH;

  for (guint i = 0; i < arc->arc.n_points; i++)
    mz_projector_apply (&self->projector,
                        once ? mz_mercator_nearest (arc->unit[2 * i], middle) : arc->unit[2 * i] + turn, arc->unit[2 * i + 1],
                        &arc->arc.points[2 * i], &arc->arc.points[2 * i + 1]);
  mz_map_scene_copies (self, left + arc->west * self->world - margin, self->top + arc->north * self->world - margin,
                       left + arc->east * self->world + margin, self->top + arc->south * self->world + margin,
                       &arc->first_copy, &arc->last_copy);
  if (self->view.zoom > FAR_ZOOM && self->view.width > 0
      && hypot (arc->east - arc->west, arc->south - arc->north) * self->world
           > FAR_FRAMES * MAX (self->view.width, self->view.height))
    arc->last_copy = arc->first_copy - 1;
  if (arc->emphasis != MZ_ARC_FULL && self->arcs_with_sites && self->view.width > 0 && !ends_in_frame (self, arc))
    arc->last_copy = arc->first_copy - 1;
}

void
mz_map_scene_update_arcs (MzMapScene *self)
{
  gboolean with_sites = self->view.zoom >= MZ_SCENE_SITE_ARCS_ZOOM;

  if ((self->changes & MZ_SCENE_ARCS) != 0 || with_sites != self->arcs_with_sites)
    {
      self->arcs_with_sites = with_sites;
      take_agreements (self);
      emphasise (self);
    }
  else if ((self->changes & MZ_SCENE_SELECTION) != 0)
    emphasise (self);
  for (guint i = 0; i < self->arcs->len; i++)
    place_arc (self, &g_array_index (self->arcs, MzSceneArc, i));
}
