/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-model"

#include "mz-relations.h"

#include <string.h>

#include "mz-agreement.h"
#include "mz-company.h"
#include "mz-facts.h"
#include "mz-fold.h"
#include "mz-inputs.h"
#include "mz-measure.h"
#include "mz-site.h"
#include "mz-sort.h"

#define NOBODY G_MAXUINT32

/* A thread is not worth while for less. */
#define RECORDS_A_THREAD 16384
#define MAX_THREADS      4

struct _MzRelations
{
  guint       ref_count;
  guint       firsts[MZ_N_RECORD_KINDS + 1]; /* by kind: the number of its first record; the others follow it by row */
  guint32    *starts;  /* by number: where in others its own begin; one more for the end */
  guint32    *others;  /* numbers */
  GHashTable *tidy;    /* numbers + 1 of those whose others are sorted and without doubles: the ones that were asked for */
};

typedef struct
{
  guint32 a, b;
} Pair;

/* Some of the records, which one thread goes over. */
typedef struct
{
  const MzRelations *relations;
  MzStore *const    *stores;
  guint32            first, end; /* their numbers */
  guint32            number;     /* of the present record */
  GArray            *pairs;      /* of Pair */
  GString           *text;       /* what the present record can be found by */
  GString           *block;      /* the same of all of them, folded */
} Linking;

static void
relate (Linking *self, MzRecordKind kind, const char *id)
{
  Pair pair = { self->number, 0 };
  guint row;

  if (id == NULL || !mz_store_find_id (self->stores[kind], id, &row))
    return;
  pair.b = self->relations->firsts[kind] + row;
  if (pair.a != pair.b)
    g_array_append_val (self->pairs, pair);
}

static void
relate_all (Linking *self, MzRecordKind kind, const char *const *ids)
{
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    relate (self, kind, ids[i]);
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

/* As the user's language has it, and as the facts do. */
static void
append_country (Linking *self, const char *code)
{
  MzRecord *country = mz_store_lookup (self->stores[MZ_RECORD_COUNTRY], code);

  append_line (self->text, country != NULL ? mz_record_get_name (country) : code);
  if (country != NULL && mz_record_get_name (country) != mz_record_peek_head (country)->name)
    append_line (self->text, mz_record_peek_head (country)->name);
}

static void
append_countries (Linking *self, const char *const *codes)
{
  append_words (self->text, codes);
  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    append_country (self, codes[i]);
}

static void
link_site (Linking *self, MzRecord *record)
{
  const MzSiteInfo *info = mz_site_peek (MZ_SITE (record));
  const char *country[] = { info->country, NULL };

  relate (self, MZ_RECORD_COUNTRY, info->country);
  relate_all (self, MZ_RECORD_ELEMENT, WORDS (info->minerals));
  for (guint i = 0; i < info->owners->len; i++)
    {
      const MzOwner *owner = &g_array_index (info->owners, MzOwner, i);

      relate_all (self, MZ_RECORD_SOURCE, WORDS (owner->sources));
      append_line (self->text, owner->name);
    }
  for (guint i = 0; i < info->status->len; i++)
    relate_all (self, MZ_RECORD_SOURCE, WORDS (g_array_index (info->status, MzStatus, i).sources));
  for (guint i = 0; i < info->capacity->len; i++)
    relate_all (self, MZ_RECORD_SOURCE, WORDS (g_array_index (info->capacity, MzCapacity, i).sources));
  for (guint i = 0; i < info->resource->len; i++)
    relate_all (self, MZ_RECORD_SOURCE, WORDS (g_array_index (info->resource, MzResource, i).sources));
  append_line (self->text, info->admin1);
  append_line (self->text, info->site_operator);
  append_countries (self, country);
  append_words (self->text, WORDS (info->minerals));
}

static void
link_agreement (Linking *self, MzRecord *record)
{
  const MzAgreementInfo *info = mz_agreement_peek (MZ_AGREEMENT (record));

  relate_all (self, MZ_RECORD_COUNTRY, WORDS (info->parties));
  relate_all (self, MZ_RECORD_SITE, WORDS (info->sites));
  relate_all (self, MZ_RECORD_ELEMENT, WORDS (info->minerals));
  relate_all (self, MZ_RECORD_SOURCE, WORDS (info->binding_source));
  relate_all (self, MZ_RECORD_SOURCE, WORDS (info->delivered_sources));
  for (guint i = 0; i < info->steps->len; i++)
    relate_all (self, MZ_RECORD_SOURCE, WORDS (g_array_index (info->steps, MzStep, i).sources));
  append_countries (self, WORDS (info->parties));
  append_words (self->text, WORDS (info->organisations));
  append_words (self->text, WORDS (info->minerals));
}

static void
link_measure (Linking *self, MzRecord *record)
{
  const MzMeasureInfo *info = mz_measure_peek (MZ_MEASURE (record));
  const char *country[] = { info->country, NULL };

  relate (self, MZ_RECORD_COUNTRY, info->country);
  relate_all (self, MZ_RECORD_COUNTRY, WORDS (info->targets));
  relate_all (self, MZ_RECORD_ELEMENT, WORDS (info->minerals));
  relate_all (self, MZ_RECORD_MEASURE, WORDS (info->pauses));
  append_countries (self, country);
  append_words (self->text, WORDS (info->minerals));
}

static void
link_flow (Linking *self, MzRecord *record)
{
  const MzFlowInfo *info = mz_flow_peek (MZ_FLOW (record));
  const char *countries[] = { info->from_country != NULL ? info->from_country : "",
                              info->to_country != NULL ? info->to_country : "", NULL };

  relate (self, MZ_RECORD_SITE, info->from_site);
  relate (self, MZ_RECORD_SITE, info->to_site);
  relate (self, MZ_RECORD_COUNTRY, info->from_country);
  relate (self, MZ_RECORD_COUNTRY, info->to_country);
  relate (self, MZ_RECORD_FLOW, info->part_of);
  relate (self, MZ_RECORD_FLOW, info->same_as);
  append_countries (self, countries);
  g_string_append_printf (self->text, "\n%s", info->what != NULL ? info->what : "");
}

static void
link_demand (Linking *self, MzRecord *record)
{
  const MzDemandInfo *info = mz_demand_peek (MZ_DEMAND (record));

  relate (self, MZ_RECORD_COUNTRY, info->region);
  append_countries (self, (const char *[]) { info->region, NULL });
  append_words (self->text, (const char *[]) { info->what, info->scenario, info->by, NULL });
}

static void
link_stock (Linking *self, MzRecord *record)
{
  const MzStockInfo *info = mz_stock_peek (MZ_STOCK (record));

  relate (self, MZ_RECORD_COUNTRY, info->country);
  append_countries (self, (const char *[]) { info->country, NULL });
  append_words (self->text, (const char *[]) { info->what, NULL });
}

static void
link_parameter (Linking *self, MzRecord *record)
{
  const MzParameterInfo *info = mz_parameter_peek (MZ_PARAMETER (record));

  relate (self, MZ_RECORD_SITE, info->site);
  relate_all (self, MZ_RECORD_SITE, WORDS (info->sites));
  relate (self, MZ_RECORD_COUNTRY, info->to);
  append_countries (self, (const char *[]) { info->to != NULL ? info->to : "", NULL });
  append_words (self->text, (const char *[]) { info->group, info->what, info->site, NULL });
}

static void
link_series (Linking *self, MzRecord *record)
{
  const MzSeriesInfo *info = mz_series_peek (MZ_SERIES (record));
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < info->points->len; i++)
    {
      const char *key = g_array_index (info->points, MzPoint, i).key;

      if (!g_hash_table_add (keys, (gpointer) key))
        continue;
      if (g_strcmp0 (info->dimension, "mineral") == 0)
        relate (self, MZ_RECORD_ELEMENT, key);
      else
        relate (self, MZ_RECORD_COUNTRY, key);
    }
}

static void
link_claim (Linking *self, MzRecord *record)
{
  static const MzRecordKind kinds[] = {
    MZ_RECORD_SITE, MZ_RECORD_AGREEMENT, MZ_RECORD_MEASURE, MZ_RECORD_EVENT, MZ_RECORD_SERIES, MZ_RECORD_ELEMENT,
    MZ_RECORD_COUNTRY, MZ_RECORD_FLOW,
  };
  const MzClaimInfo *info = mz_claim_peek (MZ_CLAIM (record));

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    relate_all (self, kinds[i], WORDS (info->records));
  relate_all (self, MZ_RECORD_SERIES, WORDS (info->series));
  relate (self, MZ_RECORD_SOURCE, info->article);
  g_string_append_printf (self->text, "\n%s\n%s", info->says, info->topic != NULL ? info->topic : "");
}

static void
link_record (Linking *self, MzRecord *record)
{
  switch (mz_record_get_kind (record))
    {
    case MZ_RECORD_SITE:
      link_site (self, record);
      break;
    case MZ_RECORD_AGREEMENT:
      link_agreement (self, record);
      break;
    case MZ_RECORD_MEASURE:
      link_measure (self, record);
      break;
    case MZ_RECORD_EVENT:
      relate_all (self, MZ_RECORD_COUNTRY, WORDS (mz_event_peek (MZ_EVENT (record))->countries));
      relate_all (self, MZ_RECORD_SITE, WORDS (mz_event_peek (MZ_EVENT (record))->sites));
      append_countries (self, WORDS (mz_event_peek (MZ_EVENT (record))->countries));
      break;
    case MZ_RECORD_SERIES:
      link_series (self, record);
      break;
    case MZ_RECORD_ELEMENT:
      append_words (self->text, WORDS (mz_element_peek (MZ_ELEMENT (record))->uses));
      g_string_append_printf (self->text, "\n%s", mz_element_peek (MZ_ELEMENT (record))->symbol);
      break;
    case MZ_RECORD_CLAIM:
      link_claim (self, record);
      break;
    case MZ_RECORD_FLOW:
      link_flow (self, record);
      break;
    case MZ_RECORD_DEMAND:
      link_demand (self, record);
      break;
    case MZ_RECORD_STOCK:
      link_stock (self, record);
      break;
    case MZ_RECORD_GOOD:
      append_words (self->text, (const char *[]) { mz_good_peek (MZ_GOOD (record))->what, NULL });
      break;
    case MZ_RECORD_PARAMETER:
      link_parameter (self, record);
      break;
    case MZ_RECORD_SOURCE:
      append_words (self->text, (const char *[]) { mz_source_peek (MZ_SOURCE (record))->publisher, NULL });
      break;
    case MZ_RECORD_COMPANY:
      relate_all (self, MZ_RECORD_SITE, WORDS (mz_company_peek (MZ_COMPANY (record))->sites));
      relate_all (self, MZ_RECORD_AGREEMENT, WORDS (mz_company_peek (MZ_COMPANY (record))->agreements));
      break;
    case MZ_RECORD_COUNTRY:
    case MZ_N_RECORD_KINDS:
    default:
      break;
    }
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
    if (*p >= 'A' && *p <= 'Z')
      *p += 'a' - 'A';
}

/* Takes down the cross-references of @record and what it can be found by. */
static void
link_and_fold (Linking *self, MzRecord *record)
{
  const MzRecordHead *head = mz_record_peek_head (record);

  g_string_assign (self->text, mz_record_get_name (record));
  if (mz_record_get_name (record) != head->name)
    append_line (self->text, head->name);
  append_line (self->text, head->short_name != NULL ? mz_record_get_short_name (record) : NULL);
  append_words (self->text, WORDS (head->aliases));
  append_line (self->text, head->id);
  relate_all (self, MZ_RECORD_SOURCE, WORDS (head->sources));
  link_record (self, record);
  append_folded (self->block, self->text->str);
}

static gpointer
link_stretch (gpointer data)
{
  Linking *self = data;
  const guint *firsts = self->relations->firsts;

  for (guint kind = 0; kind < MZ_N_RECORD_KINDS; kind++)
    for (self->number = MAX (self->first, firsts[kind]); self->number < MIN (self->end, firsts[kind + 1]); self->number++)
      link_and_fold (self, mz_store_peek (self->stores[kind], self->number - firsts[kind]));
  return NULL;
}

static void
linking_clear (Linking *self)
{
  g_array_unref (self->pairs);
  g_string_free (self->text, TRUE);
  if (self->block != NULL)
    g_string_free (self->block, TRUE);
}

/* Each pair is one of the others of both, in the order of the pairs. */
static void
sort_pairs (MzRelations *self, const GArray *pairs)
{
  guint n = self->firsts[MZ_N_RECORD_KINDS];
  guint32 *ends;

  self->starts = g_new0 (guint32, n + 2);
  self->others = g_new (guint32, 2 * (gsize) pairs->len + 1);
  ends = self->starts + 1;
  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);

      ends[pair->a + 1]++;
      ends[pair->b + 1]++;
    }
  for (guint i = 1; i <= n; i++)
    ends[i] += ends[i - 1];
  /* Now ends[i] is where those of i begin; it moves to where they end, which is where those of i + 1 begin. */
  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);

      self->others[ends[pair->a]++] = pair->b;
      self->others[ends[pair->b]++] = pair->a;
    }
}

/**
 * mz_relations_new:
 * @stores: those of a dataset, by kind
 * @block: (out): what the records can be found by, folded, one text behind another
 *
 * Goes over all records, of which none is changed; over many of them in several threads, which does not show. Any thread.
 *
 * Returns: (transfer full): who names whom.
 */
MzRelations *
mz_relations_new (MzStore *const *stores, GBytes **block)
{
  MzRelations *self = g_new0 (MzRelations, 1);
  Linking stretches[MAX_THREADS];
  GThread *threads[MAX_THREADS];
  guint n, n_threads, unused;

  self->ref_count = 1;
  self->tidy = g_hash_table_new (NULL, NULL);
  for (guint kind = 0; kind < MZ_N_RECORD_KINDS; kind++)
    {
      self->firsts[kind + 1] = self->firsts[kind] + mz_store_get_length (stores[kind]);
      /* A store makes what it finds ids by when it is first asked: not when several threads do. */
      mz_store_find_id (stores[kind], "", &unused);
    }
  n = self->firsts[MZ_N_RECORD_KINDS];
  n_threads = CLAMP (n / RECORDS_A_THREAD, 1, MIN (g_get_num_processors (), MAX_THREADS));
  for (guint i = 0; i < n_threads; i++)
    {
      stretches[i] = (Linking) { self, stores, (guint32) ((guint64) n * i / n_threads),
                                 (guint32) ((guint64) n * (i + 1) / n_threads), 0,
                                 g_array_new (FALSE, FALSE, sizeof (Pair)), g_string_new (NULL), g_string_new (NULL) };
      if (i > 0)
        threads[i] = g_thread_new ("relations", link_stretch, &stretches[i]);
    }
  link_stretch (&stretches[0]);
  for (guint i = 1; i < n_threads; i++)
    {
      g_thread_join (threads[i]);
      g_array_append_vals (stretches[0].pairs, stretches[i].pairs->data, stretches[i].pairs->len);
      g_string_append_len (stretches[0].block, stretches[i].block->str, (gssize) stretches[i].block->len);
      linking_clear (&stretches[i]);
    }
  sort_pairs (self, stretches[0].pairs);
  *block = g_string_free_to_bytes (g_steal_pointer (&stretches[0].block));
  linking_clear (&stretches[0]);
  return self;
}

/** mz_relations_ref: Returns: (transfer full): the same, for another dataset with the same records; main thread. */
MzRelations *
mz_relations_ref (MzRelations *self)
{
  self->ref_count++;
  return self;
}

void
mz_relations_unref (MzRelations *self)
{
  if (--self->ref_count > 0)
    return;
  g_hash_table_unref (self->tidy);
  g_free (self->starts);
  g_free (self->others);
  g_free (self);
}

static MzRecord *
peek_record (const MzRelations *self, MzStore *const *stores, guint32 number, MzRecordKind *kind)
{
  for (*kind = 0; self->firsts[*kind + 1] <= number;)
    (*kind)++;
  return mz_store_peek (stores[*kind], number - self->firsts[*kind]);
}

typedef struct
{
  const MzRelations *relations;
  MzStore *const    *stores;
} Order;

/* By kind and id, so that the order does not depend on that of the files. */
static int
compare_numbers (gconstpointer a, gconstpointer b, gpointer data)
{
  const Order *order = data;
  MzRecordKind left_kind, right_kind;
  MzRecord *left = peek_record (order->relations, order->stores, *(const guint32 *) a, &left_kind);
  MzRecord *right = peek_record (order->relations, order->stores, *(const guint32 *) b, &right_kind);

  if (left_kind != right_kind)
    return left_kind < right_kind ? -1 : 1;
  return strcmp (mz_record_get_id (left), mz_record_get_id (right));
}

/* Sorted, and behind the last one there is nobody. */
static void
drop_doubles (MzRelations *self, MzStore *const *stores, guint32 *others, guint n)
{
  guint kept = 0;

  mz_sort (others, n, sizeof *others, compare_numbers, &(Order) { self, stores });
  for (guint i = 0; i < n; i++)
    if (kept == 0 || others[kept - 1] != others[i])
      others[kept++] = others[i];
  while (kept < n)
    others[kept++] = NOBODY;
}

/**
 * mz_relations_get:
 * @stores: as they were given to mz_relations_new()
 *
 * Main thread.
 *
 * Returns: (transfer container) (element-type MzRecord): the records of @kind that name @record or that it names, by id.
 */
GPtrArray *
mz_relations_get (MzRelations *self, MzStore *const *stores, MzRecord *record, MzRecordKind kind)
{
  MzRecordKind own = mz_record_get_kind (record);
  GPtrArray *result = g_ptr_array_new ();
  guint row;
  guint32 number, *others;

  if (!mz_store_find (stores[own], record, &row))
    return result;
  number = self->firsts[own] + row;
  others = self->others + self->starts[number];
  if (g_hash_table_add (self->tidy, GUINT_TO_POINTER (number + 1)))
    drop_doubles (self, stores, others, self->starts[number + 1] - self->starts[number]);
  for (guint i = 0; i < self->starts[number + 1] - self->starts[number] && others[i] != NOBODY; i++)
    if (others[i] >= self->firsts[kind] && others[i] < self->firsts[kind + 1])
      g_ptr_array_add (result, mz_store_peek (stores[kind], others[i] - self->firsts[kind]));
  return result;
}
