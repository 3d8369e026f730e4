/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-io"

#include "mz-import-match.h"

#include <string.h>

#include "mz-fold.h"
#include "mz-geodesic.h"
#include "mz-json-text.h"
#include "mz-record-writer-private.h"

/* A degree of latitude is not much more anywhere. */
#define METRES_A_DEGREE 110500.0

struct _MzImportMatcher
{
  GHashTable *by_id[MZ_N_FILE_KINDS];
  GHashTable *by_name[MZ_N_FILE_KINDS]; /* folded -> the first that is called so */
  GPtrArray  *sites; /* from south to north */
};

static int
compare_lats (gconstpointer a, gconstpointer b)
{
  double lat_a = mz_site_peek (*(MzSite *const *) a)->lat, lat_b = mz_site_peek (*(MzSite *const *) b)->lat;

  return lat_a < lat_b ? -1 : lat_a > lat_b;
}

/** mz_import_matcher_new: @base: has to live as long */
MzImportMatcher *
mz_import_matcher_new (const MzRecordBase *base)
{
  MzImportMatcher *self = g_new0 (MzImportMatcher, 1);

  self->sites = g_ptr_array_new ();
  for (guint kind = 0; kind < MZ_N_FILE_KINDS; kind++)
    {
      self->by_id[kind] = g_hash_table_new (g_str_hash, g_str_equal);
      self->by_name[kind] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = 0; i < base->records[kind]->len; i++)
        {
          MzRecord *record = base->records[kind]->pdata[i];
          g_autofree char *name = NULL;

          if (mz_record_peek_head (record)->overlaid)
            continue;
          name = mz_fold (mz_record_peek_head (record)->name);
          g_hash_table_insert (self->by_id[kind], (gpointer) mz_record_get_id (record), record);
          if (!g_hash_table_contains (self->by_name[kind], name))
            g_hash_table_insert (self->by_name[kind], g_steal_pointer (&name), record);
          if (kind == MZ_RECORD_SITE)
            g_ptr_array_add (self->sites, record);
        }
    }
  g_ptr_array_sort (self->sites, compare_lats);
  return self;
}

void
mz_import_matcher_free (MzImportMatcher *self)
{
  for (guint kind = 0; kind < MZ_N_FILE_KINDS; kind++)
    {
      g_hash_table_unref (self->by_id[kind]);
      g_hash_table_unref (self->by_name[kind]);
    }
  g_ptr_array_unref (self->sites);
  g_free (self);
}

/* The first site that is not south of @lat. */
static guint
find_first (MzImportMatcher *self, double lat)
{
  guint low = 0, high = self->sites->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (mz_site_peek (self->sites->pdata[middle])->lat < lat)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static MzRecord *
find_near (MzImportMatcher *self, const MzSiteInfo *site)
{
  double reach = MZ_IMPORT_NEAR / METRES_A_DEGREE, nearest = MZ_IMPORT_NEAR;
  MzRecord *found = NULL;

  for (guint i = find_first (self, site->lat - reach); i < self->sites->len; i++)
    {
      const MzSiteInfo *other = mz_site_peek (self->sites->pdata[i]);
      double distance;

      if (other->lat > site->lat + reach)
        break;
      if (other->kind != site->kind)
        continue;
      distance = mz_geodesic_distance (site->lat, site->lon, other->lat, other->lon);
      if (distance <= nearest)
        {
          nearest = distance;
          found = self->sites->pdata[i];
        }
    }
  return found;
}

static MzRecord *
find_match (MzImportMatcher *self, MzRecord *record, MzMatchKind *kind)
{
  MzRecordKind record_kind = mz_record_get_kind (record);
  g_autofree char *name = NULL;
  MzRecord *found = g_hash_table_lookup (self->by_id[record_kind], mz_record_get_id (record));

  *kind = MZ_MATCH_ID;
  if (found != NULL)
    return found;
  *kind = MZ_MATCH_NAME;
  name = mz_fold (mz_record_peek_head (record)->name);
  found = g_hash_table_lookup (self->by_name[record_kind], name);
  if (found != NULL || record_kind != MZ_RECORD_SITE)
    return found;
  *kind = MZ_MATCH_PLACE;
  return find_near (self, mz_site_peek (MZ_SITE (record)));
}

/**
 * mz_import_matcher_find:
 * @row: (inout): with a sound record; gets the bundled one that may be the same: with its id, else with its name, else, of
 * sites, the nearest of its kind within %MZ_IMPORT_NEAR; and how to settle it if nobody says otherwise: who names an id wants
 * its place, and what only looks alike is not doubled. One that says the same is no match: then there is nothing to settle.
 */
void
mz_import_matcher_find (MzImportMatcher *self, MzImportRow *row)
{
  g_autoptr (GPtrArray) differences = NULL;
  MzMatchKind kind;
  MzRecord *match = find_match (self, row->record, &kind);

  if (match == NULL)
    return;
  row->match = g_object_ref (match);
  row->match_kind = kind;
  row->settling = kind == MZ_MATCH_ID ? MZ_SETTLE_FILE : MZ_SETTLE_FACTS;
  differences = kind == MZ_MATCH_ID ? mz_import_compare (row) : NULL;
  if (differences == NULL || differences->len > 0)
    return;
  g_clear_object (&row->match);
  row->match_kind = MZ_MATCH_NONE;
}

static char *
dup_cell (MzRecord *record, const char *field)
{
  g_autoptr (GBytes) json = mz_record_dup_json (record);
  gsize length;
  const char *text = g_bytes_get_data (json, &length);

  return mz_json_text_dup_cell (text, length, field);
}

/* 37.5 and 37.50 are one number. */
static gboolean
are_alike (const char *a, const char *b)
{
  char *end_a, *end_b;
  double value_a, value_b;

  if (strcmp (a, b) == 0)
    return TRUE;
  value_a = g_ascii_strtod (a, &end_a);
  value_b = g_ascii_strtod (b, &end_b);
  return *a != '\0' && *b != '\0' && *end_a == '\0' && *end_b == '\0' && value_a == value_b;
}

static void
difference_free (gpointer data)
{
  MzImportDifference *difference = data;

  g_free (difference->facts);
  g_free (difference->file);
  g_free (difference);
}

/**
 * mz_import_compare:
 * @row: one with a match
 *
 * Returns: (transfer full) (element-type MzImportDifference): what is not alike, in the order of the fields; the ids, where the
 * two were matched by something else, are left out.
 */
GPtrArray *
mz_import_compare (const MzImportRow *row)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func (difference_free);
  const char *const *fields;

  g_return_val_if_fail (row != NULL && row->record != NULL && row->match != NULL, differences);

  fields = mz_record_get_columns (mz_record_get_kind (row->record));
  for (guint i = 0; fields[i] != NULL; i++)
    {
      g_autofree char *facts = NULL, *file = NULL;
      MzImportDifference *difference;

      if (strcmp (fields[i], "id") == 0 || g_strv_contains (mz_state_keys, fields[i]))
        continue;
      facts = dup_cell (row->match, fields[i]);
      file = dup_cell (row->record, fields[i]);
      if (are_alike (facts, file))
        continue;
      difference = g_new (MzImportDifference, 1);
      *difference = (MzImportDifference) { fields[i], g_steal_pointer (&facts), g_steal_pointer (&file) };
      g_ptr_array_add (differences, difference);
    }
  return differences;
}
