/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-model"

#include "mz-dataset.h"

#include "mz-record-private.h"
#include "mz-relations.h"

struct _MzDataset
{
  GObject       parent_instance;
  MzStore      *stores[MZ_N_RECORD_KINDS];
  MzRelations  *related; /* (nullable) */
  GBytes       *block;   /* (nullable): what the records can be found by, one behind another */
  GPtrArray    *scenarios; /* (nullable): of MzScenario */
  MzPartialDate as_of;
  guint         version;
  gboolean      published; /* its records know each other */
};

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzDataset, mz_dataset, G_TYPE_OBJECT)

/* What a measure knows of others changes with the dataset. */
static void
forget_pauses (MzDataset *self)
{
  for (guint i = 0; self->published && i < mz_store_get_length (self->stores[MZ_RECORD_MEASURE]); i++)
    mz_measure_clear_pauses (mz_store_peek (self->stores[MZ_RECORD_MEASURE], i));
}

static void
mz_dataset_finalize (GObject *object)
{
  MzDataset *self = MZ_DATASET (object);

  g_clear_pointer (&self->related, mz_relations_unref);
  g_clear_pointer (&self->block, g_bytes_unref);
  g_clear_pointer (&self->scenarios, g_ptr_array_unref);
  for (guint i = 0; i < MZ_N_RECORD_KINDS; i++)
    g_object_unref (self->stores[i]);
  G_OBJECT_CLASS (mz_dataset_parent_class)->finalize (object);
}

static void
mz_dataset_class_init (MzDatasetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mz_dataset_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", MZ_TYPE_DATASET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mz_dataset_init (MzDataset *self)
{
  for (guint i = 0; i < MZ_N_RECORD_KINDS; i++)
    self->stores[i] = mz_store_new ();
  self->as_of = mz_partial_date_new (9999, 12, 31);
}

MzDataset *
mz_dataset_new (void)
{
  return g_object_new (MZ_TYPE_DATASET, NULL);
}

/**
 * mz_dataset_set_records:
 * @records: (element-type MzRecord): all records of @kind, ids unique, in the order in which they are to be shown
 *
 * Call mz_dataset_link() or mz_dataset_prepare() when all kinds are in.
 */
void
mz_dataset_set_records (MzDataset *self, MzRecordKind kind, GPtrArray *records)
{
  g_return_if_fail (MZ_IS_DATASET (self) && kind < MZ_N_RECORD_KINDS && records != NULL);

  g_clear_pointer (&self->related, mz_relations_unref);
  if (kind == MZ_RECORD_MEASURE)
    forget_pauses (self);
  mz_store_replace (self->stores[kind], records);
}

/** mz_dataset_set_as_of: @as_of: the last date that the facts know */
void
mz_dataset_set_as_of (MzDataset *self, MzPartialDate as_of)
{
  g_return_if_fail (MZ_IS_DATASET (self) && mz_partial_date_is_set (as_of));

  self->as_of = as_of;
}

/**
 * mz_dataset_set_scenarios:
 * @scenarios: (nullable) (transfer none) (element-type MzScenario): not changed any more
 *
 * Those that come with the records and can be named beside the bundled ones.
 */
void
mz_dataset_set_scenarios (MzDataset *self, GPtrArray *scenarios)
{
  g_return_if_fail (MZ_IS_DATASET (self));

  if (scenarios != NULL)
    g_ptr_array_ref (scenarios);
  g_clear_pointer (&self->scenarios, g_ptr_array_unref);
  self->scenarios = scenarios;
}

/* The texts lie one behind another, so that searching walks through memory in one direction. */
static void
share_haystacks (MzDataset *self)
{
  const char *haystack = g_bytes_get_data (self->block, NULL);

  for (guint kind = 0; kind < MZ_N_RECORD_KINDS; kind++)
    for (guint i = 0; i < mz_store_get_length (self->stores[kind]); i++)
      {
        MzRecord *record = mz_store_peek (self->stores[kind], i);

        if (mz_record_peek_block (record) != self->block)
          mz_record_set_haystack (record, self->block, haystack);
        haystack += strlen (haystack) + 1;
      }
}

static void
tell_pauses (MzDataset *self)
{
  MzStore *measures = self->stores[MZ_RECORD_MEASURE];

  for (guint i = 0; i < mz_store_get_length (measures); i++)
    {
      MzMeasure *measure = mz_store_peek (measures, i);
      char **ids = mz_measure_peek (measure)->pauses;

      for (guint k = 0; ids[k] != NULL; k++)
        {
          MzMeasure *paused = mz_store_lookup (measures, ids[k]);

          if (paused != NULL && paused != measure)
            mz_measure_add_pause (paused, measure);
        }
    }
}

/* Tells the records what they know of each other, and the world that they are others. */
static void
publish (MzDataset *self)
{
  share_haystacks (self);
  tell_pauses (self);
  self->published = TRUE;
  self->version++;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * mz_dataset_prepare:
 *
 * Makes the companies, the cross-references between all records and what searching needs. No record is changed, so that a thread may do this
 * with a dataset of its own whose records others read at the same time; mz_dataset_swap() then puts it to use. References to
 * records that do not exist are passed over: the reader reports them.
 */
void
mz_dataset_prepare (MzDataset *self)
{
  g_autoptr (GPtrArray) companies = NULL;

  g_return_if_fail (MZ_IS_DATASET (self));

  g_clear_pointer (&self->related, mz_relations_unref);
  g_clear_pointer (&self->block, g_bytes_unref);
  companies = mz_companies_new (self->stores[MZ_RECORD_SITE], self->stores[MZ_RECORD_AGREEMENT]);
  mz_store_replace (self->stores[MZ_RECORD_COMPANY], companies);
  self->related = mz_relations_new (self->stores, &self->block);
}

/** mz_dataset_link: As mz_dataset_prepare(), and puts it to use: tells the records, then emits "changed". */
void
mz_dataset_link (MzDataset *self)
{
  g_return_if_fail (MZ_IS_DATASET (self));

  mz_dataset_prepare (self);
  forget_pauses (self);
  publish (self);
}

/**
 * mz_dataset_swap:
 * @other: prepared, or swapped out of @self before
 *
 * Exchanges what the two hold, in a fraction of the time of mz_dataset_link(), and emits "changed" on @self. To do the same
 * again undoes it. What @other holds then is only kept there: records know those of @self.
 */
void
mz_dataset_swap (MzDataset *self, MzDataset *other)
{
  g_return_if_fail (MZ_IS_DATASET (self) && MZ_IS_DATASET (other) && other->block != NULL && self != other);

  if (self->block == NULL)
    mz_dataset_prepare (self);
  forget_pauses (self);
  self->published = FALSE;
#define EXCHANGE(type, member) \
  G_STMT_START { type kept = self->member; self->member = other->member; other->member = kept; } G_STMT_END
  EXCHANGE (MzRelations *, related);
  EXCHANGE (GBytes *, block);
  EXCHANGE (GPtrArray *, scenarios);
  EXCHANGE (MzPartialDate, as_of);
#undef EXCHANGE
  for (guint kind = 0; kind < MZ_N_RECORD_KINDS; kind++)
    mz_store_swap (self->stores[kind], other->stores[kind]);
  publish (self);
}

/**
 * mz_dataset_share:
 * @other: another dataset
 *
 * Takes what @other holds now, records and all that is known between them, at next to no cost, and emits "changed".
 */
void
mz_dataset_share (MzDataset *self, MzDataset *other)
{
  g_return_if_fail (MZ_IS_DATASET (self) && MZ_IS_DATASET (other) && self != other);

  if (other->block == NULL || other->related == NULL)
    mz_dataset_prepare (other);
  forget_pauses (self);
  g_clear_pointer (&self->related, mz_relations_unref);
  g_clear_pointer (&self->block, g_bytes_unref);
  self->related = mz_relations_ref (other->related);
  self->block = g_bytes_ref (other->block);
  mz_dataset_set_scenarios (self, other->scenarios);
  self->as_of = other->as_of;
  for (guint kind = 0; kind < MZ_N_RECORD_KINDS; kind++)
    mz_store_share (self->stores[kind], other->stores[kind]);
  publish (self);
}

/** mz_dataset_peek_scenarios: Returns: (transfer none) (nullable) (element-type MzScenario) */
GPtrArray *
mz_dataset_peek_scenarios (MzDataset *self)
{
  g_return_val_if_fail (MZ_IS_DATASET (self), NULL);

  return self->scenarios;
}

/** mz_dataset_find_scenario: Returns: (transfer none) (nullable): of those that come with the records. */
MzScenario *
mz_dataset_find_scenario (MzDataset *self, const char *id)
{
  g_return_val_if_fail (MZ_IS_DATASET (self) && id != NULL, NULL);

  for (guint i = 0; self->scenarios != NULL && i < self->scenarios->len; i++)
    if (g_str_equal (mz_scenario_peek (self->scenarios->pdata[i])->id, id))
      return self->scenarios->pdata[i];
  return NULL;
}

MzPartialDate
mz_dataset_get_as_of (MzDataset *self)
{
  g_return_val_if_fail (MZ_IS_DATASET (self), MZ_PARTIAL_DATE_NONE);

  return self->as_of;
}

/** mz_dataset_get_version: Returns: a number that grows with each mz_dataset_link(): for caches. */
guint
mz_dataset_get_version (MzDataset *self)
{
  g_return_val_if_fail (MZ_IS_DATASET (self), 0);

  return self->version;
}

/** mz_dataset_get_store: Returns: (transfer none): the records of @kind, the same object for ever. */
MzStore *
mz_dataset_get_store (MzDataset *self, MzRecordKind kind)
{
  g_return_val_if_fail (MZ_IS_DATASET (self) && kind < MZ_N_RECORD_KINDS, NULL);

  return self->stores[kind];
}

/** mz_dataset_lookup: Returns: (transfer none) (nullable): the record of @kind with this @id. */
gpointer
mz_dataset_lookup (MzDataset *self, MzRecordKind kind, const char *id)
{
  g_return_val_if_fail (MZ_IS_DATASET (self) && kind < MZ_N_RECORD_KINDS && id != NULL, NULL);

  return mz_store_lookup (self->stores[kind], id);
}

/** mz_dataset_find: Returns: (transfer none) (nullable): the first record of any kind, in the kinds' order, with this @id. */
MzRecord *
mz_dataset_find (MzDataset *self, const char *id)
{
  MzRecord *record = NULL;

  g_return_val_if_fail (MZ_IS_DATASET (self) && id != NULL, NULL);

  for (guint kind = 0; kind < MZ_N_RECORD_KINDS && record == NULL; kind++)
    record = mz_store_lookup (self->stores[kind], id);
  return record;
}

/**
 * mz_dataset_get_related:
 *
 * Returns: (transfer container) (element-type MzRecord): the records of @kind that name @record or that it names, by id;
 * for a source: what cites it.
 */
GPtrArray *
mz_dataset_get_related (MzDataset *self, MzRecord *record, MzRecordKind kind)
{
  g_return_val_if_fail (MZ_IS_DATASET (self) && MZ_IS_RECORD (record), g_ptr_array_new ());

  return self->related != NULL ? mz_relations_get (self->related, self->stores, record, kind) : g_ptr_array_new ();
}

/** mz_dataset_country_name: Returns: (transfer none): the country's name, or the code itself where there is none. */
const char *
mz_dataset_country_name (MzDataset *self, const char *code)
{
  MzRecord *country;

  g_return_val_if_fail (MZ_IS_DATASET (self) && code != NULL, NULL);

  country = mz_store_lookup (self->stores[MZ_RECORD_COUNTRY], code);
  return country != NULL ? mz_record_get_name (country) : code;
}

static gboolean
is_rare_earth (MzDataset *self, const char *mineral)
{
  if (g_str_has_suffix (mineral, "REE") || strcmp (mineral, "NdPr") == 0)
    return TRUE;
  for (guint i = 0; i < mz_store_get_length (self->stores[MZ_RECORD_ELEMENT]); i++)
    {
      const MzElementInfo *info = mz_element_peek (MZ_ELEMENT (mz_store_peek (self->stores[MZ_RECORD_ELEMENT], i)));

      if (strcmp (info->symbol, mineral) == 0)
        return g_str_has_suffix (info->group, "REE");
    }
  return FALSE;
}

/** mz_dataset_has_rare_earth: Returns: whether one of @minerals is a rare earth, or none is named. */
gboolean
mz_dataset_has_rare_earth (MzDataset *self, GStrv minerals)
{
  g_return_val_if_fail (MZ_IS_DATASET (self) && minerals != NULL, FALSE);

  for (guint i = 0; minerals[i] != NULL; i++)
    if (is_rare_earth (self, minerals[i]))
      return TRUE;
  return *minerals == NULL;
}

/**
 * mz_dataset_get_place:
 * @id: a site's id or a country's code
 * @lat, @lon: (out): degrees
 *
 * Returns: whether the place is known.
 */
gboolean
mz_dataset_get_place (MzDataset *self, const char *id, double *lat, double *lon)
{
  MzSite *site;
  MzCountry *country;

  g_return_val_if_fail (MZ_IS_DATASET (self) && id != NULL && lat != NULL && lon != NULL, FALSE);

  if ((site = mz_store_lookup (self->stores[MZ_RECORD_SITE], id)) != NULL)
    {
      *lat = mz_site_peek (site)->lat;
      *lon = mz_site_peek (site)->lon;
      return TRUE;
    }
  if ((country = mz_store_lookup (self->stores[MZ_RECORD_COUNTRY], id)) != NULL)
    {
      *lat = mz_country_peek (country)->lat;
      *lon = mz_country_peek (country)->lon;
      return TRUE;
    }
  return FALSE;
}
