/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-model"

#include "mz-dataset.h"

#include "mz-query.h"
#include "mz-record-private.h"

struct _MzDataset
{
  GObject       parent_instance;
  MzStore      *stores[MZ_N_RECORD_KINDS];
  GHashTable   *related; /* MzRecord -> GPtrArray of MzRecord: all that name it and all that it names */
  GHashTable   *tidy;    /* those of these lists that are sorted and without doubles: the ones that were asked for */
  GBytes       *block;   /* (nullable): what the records can be found by, one behind another */
  MzPartialDate as_of;
  guint         version;
  gboolean      published; /* its records know each other */
};

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzDataset, mz_dataset, G_TYPE_OBJECT)

/* What a measure knows of others is not counted: it must not outlast them. */
static void
forget_pauses (MzDataset *self)
{
  for (guint i = 0; self->published && i < mz_store_get_length (self->stores[MZ_RECORD_MEASURE]); i++)
    mz_measure_clear_pauses (mz_store_peek (self->stores[MZ_RECORD_MEASURE], i));
}

static void
forget_related (MzDataset *self)
{
  g_hash_table_remove_all (self->tidy);
  g_hash_table_remove_all (self->related);
}

static void
mz_dataset_finalize (GObject *object)
{
  MzDataset *self = MZ_DATASET (object);

  forget_pauses (self);
  g_hash_table_unref (self->tidy);
  g_hash_table_unref (self->related);
  g_clear_pointer (&self->block, g_bytes_unref);
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
  self->related = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->tidy = g_hash_table_new (NULL, NULL);
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

  forget_related (self);
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

static void
add_related (MzDataset *self, MzRecord *a, MzRecord *b)
{
  GPtrArray *list = g_hash_table_lookup (self->related, a);

  if (list == NULL)
    {
      list = g_ptr_array_sized_new (4);
      g_hash_table_insert (self->related, a, list);
    }
  g_ptr_array_add (list, b);
}

static void
relate (MzDataset *self, MzRecord *a, MzRecordKind kind, const char *id)
{
  MzRecord *b = id != NULL ? mz_store_lookup (self->stores[kind], id) : NULL;

  if (b == NULL || b == a)
    return;
  add_related (self, a, b);
  add_related (self, b, a);
}

static void
relate_all (MzDataset *self, MzRecord *a, MzRecordKind kind, const char *const *ids)
{
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    relate (self, a, kind, ids[i]);
}

#define WORDS(strv) ((const char *const *) (strv))

static void
append_line (GString *text, const char *line)
{
  g_string_append_c (text, '\n');
  g_string_append (text, line != NULL ? line : "");
}

static void
append_words (GString *text, const char *const *words)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    append_line (text, words[i]);
}

static void
append_countries (MzDataset *self, GString *text, const char *const *codes)
{
  append_words (text, codes);
  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    append_line (text, mz_dataset_country_name (self, codes[i]));
}

static void
link_site (MzDataset *self, MzRecord *record, GString *text)
{
  const MzSiteInfo *info = mz_site_peek (MZ_SITE (record));
  const char *country[] = { info->country, NULL };

  relate (self, record, MZ_RECORD_COUNTRY, info->country);
  relate_all (self, record, MZ_RECORD_ELEMENT, WORDS (info->minerals));
  for (guint i = 0; i < info->owners->len; i++)
    {
      const MzOwner *owner = &g_array_index (info->owners, MzOwner, i);

      relate_all (self, record, MZ_RECORD_SOURCE, WORDS (owner->sources));
      append_line (text, owner->name);
    }
  for (guint i = 0; i < info->status->len; i++)
    relate_all (self, record, MZ_RECORD_SOURCE, WORDS (g_array_index (info->status, MzStatus, i).sources));
  for (guint i = 0; i < info->capacity->len; i++)
    relate_all (self, record, MZ_RECORD_SOURCE, WORDS (g_array_index (info->capacity, MzCapacity, i).sources));
  for (guint i = 0; i < info->resource->len; i++)
    relate_all (self, record, MZ_RECORD_SOURCE, WORDS (g_array_index (info->resource, MzResource, i).sources));
  append_line (text, info->admin1);
  append_line (text, info->site_operator);
  append_countries (self, text, country);
  append_words (text, WORDS (info->minerals));
}

static void
link_agreement (MzDataset *self, MzRecord *record, GString *text)
{
  const MzAgreementInfo *info = mz_agreement_peek (MZ_AGREEMENT (record));

  relate_all (self, record, MZ_RECORD_COUNTRY, WORDS (info->parties));
  relate_all (self, record, MZ_RECORD_SITE, WORDS (info->sites));
  relate_all (self, record, MZ_RECORD_ELEMENT, WORDS (info->minerals));
  relate_all (self, record, MZ_RECORD_SOURCE, WORDS (info->binding_source));
  relate_all (self, record, MZ_RECORD_SOURCE, WORDS (info->delivered_sources));
  for (guint i = 0; i < info->steps->len; i++)
    relate_all (self, record, MZ_RECORD_SOURCE, WORDS (g_array_index (info->steps, MzStep, i).sources));
  append_countries (self, text, WORDS (info->parties));
  append_words (text, WORDS (info->organisations));
  append_words (text, WORDS (info->minerals));
}

static void
link_measure (MzDataset *self, MzRecord *record, GString *text)
{
  const MzMeasureInfo *info = mz_measure_peek (MZ_MEASURE (record));
  const char *country[] = { info->country, NULL };

  relate (self, record, MZ_RECORD_COUNTRY, info->country);
  relate_all (self, record, MZ_RECORD_COUNTRY, WORDS (info->targets));
  relate_all (self, record, MZ_RECORD_ELEMENT, WORDS (info->minerals));
  relate_all (self, record, MZ_RECORD_MEASURE, WORDS (info->pauses));
  append_countries (self, text, country);
  append_words (text, WORDS (info->minerals));
}

static void
link_flow (MzDataset *self, MzRecord *record, GString *text)
{
  const MzFlowInfo *info = mz_flow_peek (MZ_FLOW (record));
  const char *countries[] = { info->from_country != NULL ? info->from_country : "",
                              info->to_country != NULL ? info->to_country : "", NULL };

  relate (self, record, MZ_RECORD_SITE, info->from_site);
  relate (self, record, MZ_RECORD_SITE, info->to_site);
  relate (self, record, MZ_RECORD_COUNTRY, info->from_country);
  relate (self, record, MZ_RECORD_COUNTRY, info->to_country);
  relate (self, record, MZ_RECORD_FLOW, info->part_of);
  relate (self, record, MZ_RECORD_FLOW, info->same_as);
  append_countries (self, text, countries);
  g_string_append_printf (text, "\n%s", info->what != NULL ? info->what : "");
}

static void
link_series (MzDataset *self, MzRecord *record)
{
  const MzSeriesInfo *info = mz_series_peek (MZ_SERIES (record));
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < info->points->len; i++)
    {
      const char *key = g_array_index (info->points, MzPoint, i).key;

      if (!g_hash_table_add (keys, (gpointer) key))
        continue;
      if (g_strcmp0 (info->dimension, "mineral") == 0)
        relate (self, record, MZ_RECORD_ELEMENT, key);
      else
        relate (self, record, MZ_RECORD_COUNTRY, key);
    }
}

static void
link_claim (MzDataset *self, MzRecord *record, GString *text)
{
  static const MzRecordKind kinds[] = {
    MZ_RECORD_SITE, MZ_RECORD_AGREEMENT, MZ_RECORD_MEASURE, MZ_RECORD_EVENT, MZ_RECORD_SERIES, MZ_RECORD_ELEMENT,
    MZ_RECORD_COUNTRY, MZ_RECORD_FLOW,
  };
  const MzClaimInfo *info = mz_claim_peek (MZ_CLAIM (record));

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    relate_all (self, record, kinds[i], WORDS (info->records));
  relate_all (self, record, MZ_RECORD_SERIES, WORDS (info->series));
  relate (self, record, MZ_RECORD_SOURCE, info->article);
  g_string_append_printf (text, "\n%s\n%s", info->says, info->topic != NULL ? info->topic : "");
}

static void
link_record (MzDataset *self, MzRecord *record, GString *text)
{
  switch (mz_record_get_kind (record))
    {
    case MZ_RECORD_SITE:
      link_site (self, record, text);
      break;
    case MZ_RECORD_AGREEMENT:
      link_agreement (self, record, text);
      break;
    case MZ_RECORD_MEASURE:
      link_measure (self, record, text);
      break;
    case MZ_RECORD_EVENT:
      relate_all (self, record, MZ_RECORD_COUNTRY, WORDS (mz_event_peek (MZ_EVENT (record))->countries));
      relate_all (self, record, MZ_RECORD_SITE, WORDS (mz_event_peek (MZ_EVENT (record))->sites));
      append_countries (self, text, WORDS (mz_event_peek (MZ_EVENT (record))->countries));
      break;
    case MZ_RECORD_SERIES:
      link_series (self, record);
      break;
    case MZ_RECORD_ELEMENT:
      append_words (text, WORDS (mz_element_peek (MZ_ELEMENT (record))->uses));
      g_string_append_printf (text, "\n%s", mz_element_peek (MZ_ELEMENT (record))->symbol);
      break;
    case MZ_RECORD_CLAIM:
      link_claim (self, record, text);
      break;
    case MZ_RECORD_FLOW:
      link_flow (self, record, text);
      break;
    case MZ_RECORD_SOURCE:
      append_words (text, (const char *[]) { mz_source_peek (MZ_SOURCE (record))->publisher, NULL });
      break;
    case MZ_RECORD_COUNTRY:
    case MZ_N_RECORD_KINDS:
    default:
      break;
    }
}

static int
compare_pointers (gconstpointer a, gconstpointer b)
{
  const MzRecord *left = *(MzRecord *const *) a, *right = *(MzRecord *const *) b;

  return (left > right) - (left < right);
}

/* By name, so that the order does not depend on where things lie in memory. */
static int
compare_records (gconstpointer a, gconstpointer b)
{
  MzRecord *left = *(MzRecord *const *) a, *right = *(MzRecord *const *) b;
  int kinds = (int) mz_record_get_kind (left) - (int) mz_record_get_kind (right);

  return kinds != 0 ? kinds : strcmp (mz_record_get_id (left), mz_record_get_id (right));
}

static void
drop_doubles (GPtrArray *list)
{
  guint kept = 0;

  g_ptr_array_sort (list, compare_pointers);
  for (guint i = 0; i < list->len; i++)
    if (kept == 0 || list->pdata[kept - 1] != list->pdata[i])
      list->pdata[kept++] = list->pdata[i];
  g_ptr_array_set_size (list, (int) kept);
  g_ptr_array_sort (list, compare_records);
}

static void
append_folded (GString *block, const char *text)
{
  g_autofree char *folded = NULL;
  gsize start = block->len;

  if (!g_str_is_ascii (text))
    text = folded = mz_fold (text);
  g_string_append_len (block, text, (gssize) strlen (text) + 1);
  for (char *p = block->str + start; folded == NULL && *p != '\0'; p++)
    *p = g_ascii_tolower (*p);
}

/* Makes the cross-references of @record and appends to @block, folded, what it can be found by. @text is written over. */
static void
link_and_fold (MzDataset *self, MzRecord *record, GString *text, GString *block)
{
  const MzRecordHead *head = mz_record_peek_head (record);

  g_string_assign (text, head->name);
  append_line (text, head->short_name);
  append_words (text, WORDS (head->aliases));
  append_line (text, head->id);
  relate_all (self, record, MZ_RECORD_SOURCE, WORDS (head->sources));
  link_record (self, record, text);
  append_folded (block, text->str);
}

/* The texts lie one behind another, so that searching walks through memory in one direction. */
static void
share_haystacks (MzDataset *self)
{
  const char *haystack = g_bytes_get_data (self->block, NULL);

  for (guint kind = 0; kind < MZ_N_RECORD_KINDS; kind++)
    for (guint i = 0; i < mz_store_get_length (self->stores[kind]); i++)
      {
        mz_record_set_haystack (mz_store_peek (self->stores[kind], i), self->block, haystack);
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
 * Makes the cross-references between all records and what searching needs. No record is changed, so that a thread may do this
 * with a dataset of its own whose records others read at the same time; mz_dataset_swap() then puts it to use. References to
 * records that do not exist are passed over: the reader reports them.
 */
void
mz_dataset_prepare (MzDataset *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GString *block = g_string_new (NULL);

  g_return_if_fail (MZ_IS_DATASET (self));

  forget_related (self);
  for (guint kind = 0; kind < MZ_N_RECORD_KINDS; kind++)
    for (guint i = 0; i < mz_store_get_length (self->stores[kind]); i++)
      link_and_fold (self, mz_store_peek (self->stores[kind], i), text, block);
  g_clear_pointer (&self->block, g_bytes_unref);
  self->block = g_string_free_to_bytes (block);
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
  EXCHANGE (GHashTable *, related);
  EXCHANGE (GHashTable *, tidy);
  EXCHANGE (GBytes *, block);
  EXCHANGE (MzPartialDate, as_of);
#undef EXCHANGE
  for (guint kind = 0; kind < MZ_N_RECORD_KINDS; kind++)
    mz_store_swap (self->stores[kind], other->stores[kind]);
  publish (self);
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
  GPtrArray *result = g_ptr_array_new ();
  GPtrArray *list;

  g_return_val_if_fail (MZ_IS_DATASET (self) && MZ_IS_RECORD (record), result);

  list = g_hash_table_lookup (self->related, record);
  if (list != NULL && g_hash_table_add (self->tidy, list))
    drop_doubles (list);
  for (guint i = 0; list != NULL && i < list->len; i++)
    if (mz_record_get_kind (g_ptr_array_index (list, i)) == kind)
      g_ptr_array_add (result, g_ptr_array_index (list, i));
  return result;
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
