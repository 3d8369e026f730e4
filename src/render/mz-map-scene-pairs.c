/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What agreements join: pairs of countries and sites. */
#define G_LOG_DOMAIN "mz-render"

#include "mz-map-scene-private.h"

#include "mz-mercator.h"

#define PARALLEL 0.35 /* radians: lines from one end that differ by less are fanned out */

static void
clear_pair (MzScenePair *pair)
{
  g_free (pair->from);
  g_free (pair->to);
  g_ptr_array_unref (pair->agreements);
}

void
mz_map_scene_clear_pairs (MzMapScene *self)
{
  for (guint i = 0; i < self->pairs->len; i++)
    clear_pair (&g_array_index (self->pairs, MzScenePair, i));
  g_array_set_size (self->pairs, 0);
}

/** mz_map_scene_get_arc_form: Returns: that of an arc which stands for @agreement alone. */
MzArcForm
mz_map_scene_get_arc_form (MzMapScene *self, MzAgreement *agreement)
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

/* The pair of two ends, whichever comes first; a new one where there is none yet. */
static MzScenePair *
pair_of (MzMapScene *self, GHashTable *rows, const char *from, const char *to)
{
  gboolean swapped = strcmp (from, to) > 0;
  g_autofree char *key = g_strdup_printf ("%s\n%s", swapped ? to : from, swapped ? from : to);
  guint row = GPOINTER_TO_UINT (g_hash_table_lookup (rows, key));
  MzScenePair pair = { 0 };

  if (row == 0)
    {
      pair.from = g_strdup (from);
      pair.to = g_strdup (to);
      pair.agreements = g_ptr_array_new_with_free_func (g_object_unref);
      g_array_append_val (self->pairs, pair);
      row = self->pairs->len;
      g_hash_table_insert (rows, g_steal_pointer (&key), GUINT_TO_POINTER (row));
    }
  return &g_array_index (self->pairs, MzScenePair, row - 1);
}

static void
connect_ends (MzMapScene *self, GHashTable *rows, MzAgreement *agreement, const char *from, const char *to)
{
  MzDataset *dataset = mz_workspace_get_dataset (self->workspace);
  MzScenePair *pair;
  double lat, lon;

  if (strcmp (from, to) == 0 || !mz_dataset_get_place (dataset, from, &lat, &lon)
      || !mz_dataset_get_place (dataset, to, &lat, &lon))
    return;
  pair = pair_of (self, rows, from, to);
  if (!g_ptr_array_find (pair->agreements, agreement, NULL))
    g_ptr_array_add (pair->agreements, g_object_ref (agreement));
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

int
mz_scene_compare_agreements (gconstpointer a, gconstpointer b, gpointer scene)
{
  MzAgreement *left = *(MzAgreement *const *) a, *right = *(MzAgreement *const *) b;
  int forms = (int) mz_map_scene_get_arc_form (scene, left) - (int) mz_map_scene_get_arc_form (scene, right);
  int dates = mz_partial_date_compare (mz_agreement_peek (right)->signed_on, mz_agreement_peek (left)->signed_on);

  return forms != 0 ? forms : dates != 0 ? dates
         : strcmp (mz_record_get_id (MZ_RECORD (left)), mz_record_get_id (MZ_RECORD (right)));
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const MzScenePair *left = a, *right = b;
  int froms = strcmp (left->from, right->from);

  return froms != 0 ? froms : strcmp (left->to, right->to);
}

void
mz_map_scene_find_place (MzMapScene *self, const char *end, double *mx, double *my)
{
  double lat = 0, lon = 0;

  mz_dataset_get_place (mz_workspace_get_dataset (self->workspace), end, &lat, &lon);
  *mx = mz_mercator_x (lon);
  *my = mz_mercator_y (lat);
}

/* Lines that leave one end nearly the same way get bulges of their own. */
static double
choose_bulge (MzMapScene *self, guint row, const double *directions)
{
  static const double bulges[] = { MZ_ARC_BULGE, 0.18, MZ_ARC_MIN_BULGE, MZ_ARC_MAX_BULGE };
  const MzScenePair *pair = &g_array_index (self->pairs, MzScenePair, row);
  guint before = 0;

  for (guint i = 0; i < row; i++)
    {
      const MzScenePair *other = &g_array_index (self->pairs, MzScenePair, i);
      gboolean share = strcmp (pair->from, other->from) == 0 || strcmp (pair->to, other->to) == 0;
      double turn = fabs (remainder (directions[row] - directions[i], 2 * G_PI));

      if (share && turn < PARALLEL)
        before++;
    }
  return bulges[before % G_N_ELEMENTS (bulges)];
}

static void
choose_curves (MzMapScene *self)
{
  g_autofree double *directions = g_new0 (double, MAX (self->pairs->len, 1));

  for (guint i = 0; i < self->pairs->len; i++)
    {
      MzScenePair *pair = &g_array_index (self->pairs, MzScenePair, i);
      MzArcEnds *ends = &pair->ends;

      mz_map_scene_find_place (self, pair->from, &ends->ax, &ends->ay);
      mz_map_scene_find_place (self, pair->to, &ends->bx, &ends->by);
      ends->bx = mz_mercator_nearest (ends->bx, ends->ax);
      directions[i] = atan2 (ends->by - ends->ay, ends->bx - ends->ax);
      pair->bulge = choose_bulge (self, i, directions);
    }
}

/* Whether the map shows it: not where all that is known is that it will have been announced one day. */
gboolean
mz_map_scene_tells_of (MzMapScene *self, MzAgreement *agreement)
{
  MzForceState force = mz_workspace_get_force (self->workspace, MZ_RECORD (agreement));

  return force.force != MZ_FORCE_NOT_KNOWN || force.perhaps != MZ_FORCE_ANNOUNCED;
}

/** mz_map_scene_take_pairs: Finds out anew what agreements join. */
void
mz_map_scene_take_pairs (MzMapScene *self)
{
  MzStore *store = mz_workspace_get_agreements (self->workspace);
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  mz_map_scene_clear_pairs (self);
  for (guint i = 0; i < mz_store_get_length (store); i++)
    if (mz_map_scene_tells_of (self, mz_store_peek (store, i)))
      add_agreement (self, rows, mz_store_peek (store, i));
  for (guint i = 0; i < self->pairs->len; i++)
    g_ptr_array_sort_with_data (g_array_index (self->pairs, MzScenePair, i).agreements, mz_scene_compare_agreements, self);
  g_array_sort (self->pairs, compare_pairs);
  choose_curves (self);
}
