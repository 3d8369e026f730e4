/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-model"

#include "mz-search.h"

#include <glib/gi18n-lib.h>

#include "mz-props.h"
#include "mz-query.h"
#include "mz-record-private.h"

struct _MzSearchHit
{
  GObject   parent_instance;
  MzRecord *record;  /* (nullable) */
  char     *company; /* (nullable) */
  char     *detail;
  guint     score;   /* 0 is best */
  guint     group;   /* sites before companies before countries ... */
};

G_DEFINE_FINAL_TYPE (MzSearchHit, mz_search_hit, G_TYPE_OBJECT)

static void
mz_search_hit_finalize (GObject *object)
{
  MzSearchHit *self = MZ_SEARCH_HIT (object);

  g_clear_object (&self->record);
  g_free (self->company);
  g_free (self->detail);
  G_OBJECT_CLASS (mz_search_hit_parent_class)->finalize (object);
}

static void
mz_search_hit_class_init (MzSearchHitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mz_search_hit_finalize;
}

static void
mz_search_hit_init (MzSearchHit *self)
{
}

/** mz_search_hit_get_record: Returns: (transfer none) (nullable): what was found; %NULL for a company. */
MzRecord *
mz_search_hit_get_record (MzSearchHit *self)
{
  g_return_val_if_fail (MZ_IS_SEARCH_HIT (self), NULL);

  return self->record;
}

/** mz_search_hit_get_company: Returns: (nullable): the company's name, as the facts write it. */
const char *
mz_search_hit_get_company (MzSearchHit *self)
{
  g_return_val_if_fail (MZ_IS_SEARCH_HIT (self), NULL);

  return self->company;
}

const char *
mz_search_hit_get_title (MzSearchHit *self)
{
  g_return_val_if_fail (MZ_IS_SEARCH_HIT (self), NULL);

  return self->record != NULL ? mz_record_get_name (self->record) : self->company;
}

/** mz_search_hit_get_detail: Returns: one line on what it is: "Mine, United States". */
const char *
mz_search_hit_get_detail (MzSearchHit *self)
{
  g_return_val_if_fail (MZ_IS_SEARCH_HIT (self), NULL);

  return self->detail;
}

typedef struct
{
  char *name;
  char *folded;
  guint n_sites;
} Company;

struct _MzSearch
{
  GObject    parent_instance;
  MzDataset *dataset;
  char      *text;
  GPtrArray *hits;      /* of MzSearchHit */
  GPtrArray *companies; /* of Company; NULL until it is needed */
};

typedef enum { PROP_DATASET = 1, PROP_TEXT } MzSearchProperty;
static GParamSpec *props[PROP_TEXT + 1];

static GType
mz_search_get_item_type (GListModel *model)
{
  return MZ_TYPE_SEARCH_HIT;
}

static guint
mz_search_get_n_items (GListModel *model)
{
  return MZ_SEARCH (model)->hits->len;
}

static gpointer
mz_search_get_item (GListModel *model, guint position)
{
  MzSearch *self = MZ_SEARCH (model);

  return position < self->hits->len ? g_object_ref (self->hits->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = mz_search_get_item_type;
  iface->get_n_items = mz_search_get_n_items;
  iface->get_item = mz_search_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MzSearch, mz_search, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
company_free (Company *company)
{
  g_free (company->name);
  g_free (company->folded);
  g_free (company);
}

static void
add_company (GHashTable *known, GPtrArray *companies, GHashTable *of_site, const char *name)
{
  g_autofree char *folded = NULL;
  Company *company;

  if (name == NULL || *name == '\0')
    return;
  folded = mz_fold (name);
  if (!g_hash_table_add (of_site, g_strdup (folded)))
    return;
  company = g_hash_table_lookup (known, folded);
  if (company == NULL)
    {
      company = g_new0 (Company, 1);
      company->name = g_strdup (name);
      company->folded = g_steal_pointer (&folded);
      g_hash_table_insert (known, company->folded, company);
      g_ptr_array_add (companies, company);
    }
  company->n_sites++;
}

static GPtrArray *
collect_companies (MzDataset *dataset)
{
  GPtrArray *companies = g_ptr_array_new_with_free_func ((GDestroyNotify) company_free);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  MzStore *sites = mz_dataset_get_store (dataset, MZ_RECORD_SITE);

  for (guint i = 0; i < mz_store_get_length (sites); i++)
    {
      const MzSiteInfo *info = mz_site_peek (mz_store_peek (sites, i));
      g_autoptr (GHashTable) of_site = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      add_company (known, companies, of_site, info->site_operator);
      for (guint k = 0; k < info->owners->len; k++)
        add_company (known, companies, of_site, g_array_index (info->owners, MzOwner, k).name);
    }
  return companies;
}

static gboolean
at_word_start (const char *haystack, const char *found)
{
  const char *before;

  if (found == haystack)
    return TRUE;
  before = g_utf8_prev_char (found);
  return !g_unichar_isalnum (g_utf8_get_char (before)) || g_utf8_get_char (before) >= 0x2e80;
}

/*
 * How well @haystack (lines; the first two are the names) answers: 0 a name begins with the text, 1 an alias or another field
 * does, 2 a word does, 3 it stands inside a word, 4 all its words stand somewhere; G_MAXUINT: not at all.
 */
static guint
score (const char *haystack, const char *whole, char **words)
{
  guint best = G_MAXUINT, line = 0;
  const char *scanned = haystack;

  for (const char *found = strstr (haystack, whole); found != NULL; found = strstr (found + 1, whole))
    {
      guint value = 3;

      for (; scanned < found; scanned++)
        line += *scanned == '\n';
      if (found == haystack || found[-1] == '\n')
        value = line < 2 ? 0 : 1;
      else if (at_word_start (haystack, found))
        value = 2;
      best = MIN (best, value);
    }
  if (best != G_MAXUINT)
    return best;

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (haystack, words[i]) == NULL)
      return G_MAXUINT;
  return 4;
}

static char *
describe (MzDataset *dataset, MzRecord *record)
{
  const char *kind, *where = NULL;

  switch (mz_record_get_kind (record))
    {
    case MZ_RECORD_SITE:
      kind = mz_vocabulary_get_label (&mz_site_kinds, mz_site_peek (MZ_SITE (record))->kind);
      where = mz_dataset_country_name (dataset, mz_site_peek (MZ_SITE (record))->country);
      break;
    case MZ_RECORD_AGREEMENT:
      kind = mz_vocabulary_get_label (&mz_agreement_kinds, mz_agreement_peek (MZ_AGREEMENT (record))->kind);
      if (mz_partial_date_is_set (mz_agreement_peek (MZ_AGREEMENT (record))->signed_on))
        {
          g_autofree char *date = mz_partial_date_format_short (mz_agreement_peek (MZ_AGREEMENT (record))->signed_on);

          /* Translators: a kind of agreement and its date. */
          return g_strdup_printf (C_("search", "%1$s, %2$s"), kind, date);
        }
      break;
    case MZ_RECORD_MEASURE:
      kind = mz_vocabulary_get_label (&mz_measure_kinds, mz_measure_peek (MZ_MEASURE (record))->kind);
      where = mz_dataset_country_name (dataset, mz_measure_peek (MZ_MEASURE (record))->country);
      break;
    case MZ_RECORD_EVENT:
      {
        g_autofree char *date = mz_partial_date_format_short (mz_event_peek (MZ_EVENT (record))->date);

        /* Translators: a kind of event and its date. */
        return g_strdup_printf (C_("search", "%1$s, %2$s"), _("Event"), date);
      }
    case MZ_RECORD_ELEMENT:
      kind = mz_vocabulary_get_label (&mz_record_kinds, MZ_RECORD_ELEMENT);
      where = mz_element_peek (MZ_ELEMENT (record))->symbol;
      break;
    case MZ_RECORD_SERIES:
    case MZ_RECORD_COUNTRY:
    case MZ_RECORD_CLAIM:
    case MZ_RECORD_FLOW:
    case MZ_RECORD_SOURCE:
    case MZ_N_RECORD_KINDS:
    default:
      kind = mz_vocabulary_get_label (&mz_record_kinds, mz_record_get_kind (record));
      break;
    }
  /* Translators: a kind of record and the country that it is in. */
  return where != NULL ? g_strdup_printf (C_("search", "%1$s, %2$s"), kind, where) : g_strdup (kind);
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  MzSearchHit *left = *(MzSearchHit *const *) a, *right = *(MzSearchHit *const *) b;

  if (left->score != right->score)
    return (left->score > right->score) - (left->score < right->score);
  if (left->group != right->group)
    return (left->group > right->group) - (left->group < right->group);
  return g_utf8_collate (mz_search_hit_get_title (left), mz_search_hit_get_title (right));
}

static void
search_records (MzSearch *self, GPtrArray *hits, const char *whole, char **words)
{
  static const MzRecordKind kinds[] = {
    MZ_RECORD_SITE, MZ_RECORD_COUNTRY, MZ_RECORD_ELEMENT, MZ_RECORD_AGREEMENT, MZ_RECORD_MEASURE, MZ_RECORD_EVENT,
    MZ_RECORD_SERIES,
  };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      MzStore *store = mz_dataset_get_store (self->dataset, kinds[k]);

      for (guint i = 0; i < mz_store_get_length (store); i++)
        {
          MzRecord *record = mz_store_peek (store, i);
          guint found = score (mz_record_peek_haystack (record), whole, words);
          MzSearchHit *hit;

          if (found == G_MAXUINT)
            continue;
          hit = g_object_new (MZ_TYPE_SEARCH_HIT, NULL);
          hit->record = g_object_ref (record);
          hit->score = found;
          hit->group = k * 2;
          g_ptr_array_add (hits, hit);
        }
    }
}

static void
search_companies (MzSearch *self, GPtrArray *hits, const char *whole, char **words)
{
  if (self->companies == NULL)
    self->companies = collect_companies (self->dataset);
  for (guint i = 0; i < self->companies->len; i++)
    {
      Company *company = self->companies->pdata[i];
      guint found = score (company->folded, whole, words);
      MzSearchHit *hit;

      if (found == G_MAXUINT)
        continue;
      hit = g_object_new (MZ_TYPE_SEARCH_HIT, NULL);
      hit->company = g_strdup (company->name);
      hit->detail = g_strdup_printf (ngettext ("Company, %u site", "Company, %u sites", company->n_sites),
                                     company->n_sites);
      hit->score = found;
      hit->group = 1;
      g_ptr_array_add (hits, hit);
    }
}

static void
update (MzSearch *self)
{
  g_autofree char *folded = mz_fold (self->text);
  g_auto (GStrv) words = g_strsplit_set (g_strstrip (folded), " \t", -1);
  guint before = self->hits->len;
  GPtrArray *hits = g_ptr_array_new_with_free_func (g_object_unref);

  if (*folded != '\0')
    {
      search_records (self, hits, folded, words);
      search_companies (self, hits, folded, words);
      g_ptr_array_sort (hits, compare_hits);
      if (hits->len > MZ_SEARCH_MAX_HITS)
        g_ptr_array_set_size (hits, MZ_SEARCH_MAX_HITS);
      for (guint i = 0; i < hits->len; i++)
        {
          MzSearchHit *hit = hits->pdata[i];

          if (hit->detail == NULL)
            hit->detail = describe (self->dataset, hit->record);
        }
    }

  g_ptr_array_unref (self->hits);
  self->hits = hits;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, hits->len);
}

static void
dataset_changed_cb (MzDataset *dataset, MzSearch *self)
{
  g_clear_pointer (&self->companies, g_ptr_array_unref);
  update (self);
}

static void
mz_search_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MzSearch *self = MZ_SEARCH (object);

  switch ((MzSearchProperty) prop_id)
    {
    case PROP_DATASET:
      g_value_set_object (value, self->dataset);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mz_search_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  MzSearch *self = MZ_SEARCH (object);

  switch ((MzSearchProperty) prop_id)
    {
    case PROP_DATASET:
      self->dataset = g_value_dup_object (value);
      break;
    case PROP_TEXT:
      mz_search_set_text (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mz_search_constructed (GObject *object)
{
  MzSearch *self = MZ_SEARCH (object);

  G_OBJECT_CLASS (mz_search_parent_class)->constructed (object);
  if (self->dataset == NULL)
    self->dataset = mz_dataset_new ();
  g_signal_connect_object (self->dataset, "changed", G_CALLBACK (dataset_changed_cb), self, G_CONNECT_DEFAULT);
}

static void
mz_search_finalize (GObject *object)
{
  MzSearch *self = MZ_SEARCH (object);

  g_clear_pointer (&self->companies, g_ptr_array_unref);
  g_ptr_array_unref (self->hits);
  g_free (self->text);
  g_object_unref (self->dataset);
  G_OBJECT_CLASS (mz_search_parent_class)->finalize (object);
}

static void
mz_search_class_init (MzSearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = mz_search_constructed;
  object_class->finalize = mz_search_finalize;
  object_class->get_property = mz_search_get_property;
  object_class->set_property = mz_search_set_property;
  props[PROP_DATASET] = g_param_spec_object ("dataset", NULL, NULL, MZ_TYPE_DATASET, MZ_PARAM_CONST);
  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", MZ_PARAM_RW);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
mz_search_init (MzSearch *self)
{
  self->text = g_strdup ("");
  self->hits = g_ptr_array_new_with_free_func (g_object_unref);
}

/** mz_search_new: @dataset: (transfer none). Returns: (transfer full): a search that has found nothing yet. */
MzSearch *
mz_search_new (MzDataset *dataset)
{
  g_return_val_if_fail (MZ_IS_DATASET (dataset), NULL);

  return g_object_new (MZ_TYPE_SEARCH, "dataset", dataset, NULL);
}

/** mz_search_set_text: @text: (nullable): as typed: folded and split here */
void
mz_search_set_text (MzSearch *self, const char *text)
{
  g_return_if_fail (MZ_IS_SEARCH (self));

  if (g_strcmp0 (self->text, text != NULL ? text : "") == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text != NULL ? text : "");
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TEXT]);
}

const char *
mz_search_get_text (MzSearch *self)
{
  g_return_val_if_fail (MZ_IS_SEARCH (self), NULL);

  return self->text;
}
