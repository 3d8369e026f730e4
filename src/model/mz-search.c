/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-model"

#include "mz-search.h"

#include <glib/gi18n-lib.h>

#include "mz-collate.h"
#include "mz-fold.h"
#include "mz-limits.h"
#include "mz-props.h"
#include "mz-record-private.h"

struct _MzSearchHit
{
  GObject   parent_instance;
  MzRecord *record;
  char     *detail;
  guint     score; /* 0 is best */
  guint     group; /* sites before companies before countries ... */
};

G_DEFINE_FINAL_TYPE (MzSearchHit, mz_search_hit, G_TYPE_OBJECT)

static void
mz_search_hit_finalize (GObject *object)
{
  MzSearchHit *self = MZ_SEARCH_HIT (object);

  g_clear_object (&self->record);
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

/** mz_search_hit_get_record: Returns: (transfer none): what was found. */
MzRecord *
mz_search_hit_get_record (MzSearchHit *self)
{
  g_return_val_if_fail (MZ_IS_SEARCH_HIT (self), NULL);

  return self->record;
}

const char *
mz_search_hit_get_title (MzSearchHit *self)
{
  g_return_val_if_fail (MZ_IS_SEARCH_HIT (self), NULL);

  return mz_record_get_name (self->record);
}

/** mz_search_hit_get_detail: Returns: (transfer none): of mz_search_describe(). */
const char *
mz_search_hit_get_detail (MzSearchHit *self)
{
  g_return_val_if_fail (MZ_IS_SEARCH_HIT (self), NULL);

  return self->detail;
}

/* One thing that can be found, and what it can be found by. */
typedef struct
{
  const char *text; /* folded; lines, the first two are the names */
  MzRecord   *record;
  guint       group; /* sites before companies before countries ... */
} Entry;

typedef struct
{
  const Entry *entry;
  guint        score;
} Found;

struct _MzSearch
{
  GObject    parent_instance;
  MzDataset *dataset;
  char      *text;
  GPtrArray *hits;      /* of MzSearchHit */
  GArray    *entries;   /* of Entry: all that can be found */
  guint      version;   /* of the dataset that they are from */
  guint      collect_id;
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

static gboolean
at_word_start (const char *haystack, const char *found)
{
  const char *before;

  if (found == haystack)
    return TRUE;
  before = g_utf8_prev_char (found);
  return !g_unichar_isalnum (g_utf8_get_char (before)) || g_utf8_get_char (before) >= 0x2e80;
}

/* Behind the two names. */
static const char *
find_names_end (const char *haystack)
{
  const char *line = strchr (haystack, '\n');

  line = line != NULL ? strchr (line + 1, '\n') : NULL;
  return line != NULL ? line : haystack + strlen (haystack);
}

/*
 * How well @haystack answers: 0 a name begins with the text, 1 an alias or another field does, 2 a word does, 3 it stands
 * inside a word, 4 all its words stand somewhere; G_MAXUINT: not at all. @words: (nullable): %NULL: the whole is one
 */
static guint
score (const char *haystack, const char *whole, char **words)
{
  const char *names_end = NULL;
  guint best = G_MAXUINT;

  for (const char *found = strstr (haystack, whole); found != NULL; found = strstr (found + 1, whole))
    {
      guint value = 3;

      if (names_end == NULL)
        names_end = find_names_end (haystack);
      if (found == haystack || found[-1] == '\n')
        value = found < names_end ? 0 : 1;
      else if (at_word_start (haystack, found))
        value = 2;
      best = MIN (best, value);
      if (best == 0 || (best == 1 && found >= names_end))
        break;
    }
  if (best != G_MAXUINT || words == NULL)
    return best;

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (haystack, words[i]) == NULL)
      return G_MAXUINT;
  return 4;
}

/** mz_search_describe: Returns: (transfer full): one line on what @record is, which @dataset has: "Mine, United States". */
char *
mz_search_describe (MzDataset *dataset, MzRecord *record)
{
  const char *kind, *where = NULL;

  g_return_val_if_fail (MZ_IS_DATASET (dataset) && MZ_IS_RECORD (record), NULL);

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
    case MZ_RECORD_COMPANY:
      {
        const MzCompanyInfo *info = mz_company_peek (MZ_COMPANY (record));
        guint n = g_strv_length (info->sites);

        if (n > 0)
          return g_strdup_printf (ngettext ("Company, %u site", "Company, %u sites", n), n);
        n = g_strv_length (info->agreements);
        return g_strdup_printf (ngettext ("Company, %u agreement", "Company, %u agreements", n), n);
      }
    case MZ_RECORD_SERIES:
    case MZ_RECORD_COUNTRY:
    case MZ_RECORD_CLAIM:
    case MZ_RECORD_FLOW:
    case MZ_RECORD_DEMAND:
    case MZ_RECORD_STOCK:
    case MZ_RECORD_GOOD:
    case MZ_RECORD_PARAMETER:
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
  return mz_collate (mz_search_hit_get_title (left), mz_search_hit_get_title (right));
}

static void
collect_entries (MzSearch *self)
{
  static const MzRecordKind kinds[] = {
    MZ_RECORD_SITE, MZ_RECORD_COMPANY, MZ_RECORD_COUNTRY, MZ_RECORD_ELEMENT, MZ_RECORD_AGREEMENT, MZ_RECORD_MEASURE,
    MZ_RECORD_EVENT, MZ_RECORD_SERIES, MZ_RECORD_GOOD,
  };

  g_array_set_size (self->entries, 0);
  self->version = mz_dataset_get_version (self->dataset);
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      MzStore *store = mz_dataset_get_store (self->dataset, kinds[k]);

      for (guint i = 0; i < mz_store_get_length (store); i++)
        {
          MzRecord *record = mz_store_peek (store, i);
          Entry entry = { mz_record_peek_haystack (record), record, k };

          g_array_append_val (self->entries, entry);
        }
    }
}

/* By score, then group, then folded name: what the user's language says of the order is asked for the few that are kept. */
static int
compare_found (const Found *a, const Found *b)
{
  if (a->score != b->score)
    return (a->score > b->score) - (a->score < b->score);
  if (a->entry->group != b->entry->group)
    return (a->entry->group > b->entry->group) - (a->entry->group < b->entry->group);
  return strcmp (a->entry->text, b->entry->text);
}

/* Keeps the best, sorted; most of what is found in a large dataset never comes in. */
static void
keep_best (GArray *best, const Found *found)
{
  guint at = best->len;

  while (at > 0 && compare_found (found, &g_array_index (best, Found, at - 1)) < 0)
    at--;
  if (at == MZ_SEARCH_MAX_HITS)
    return;
  g_array_insert_val (best, at, *found);
  if (best->len > MZ_SEARCH_MAX_HITS)
    g_array_set_size (best, MZ_SEARCH_MAX_HITS);
}

static MzSearchHit *
make_hit (MzSearch *self, const Found *found)
{
  MzSearchHit *hit = g_object_new (MZ_TYPE_SEARCH_HIT, NULL);

  hit->score = found->score;
  hit->group = found->entry->group;
  hit->record = g_object_ref (found->entry->record);
  hit->detail = mz_search_describe (self->dataset, hit->record);
  return hit;
}

static void
update (MzSearch *self)
{
  const char *text = g_utf8_strlen (self->text, -1) <= MZ_SEARCH_MAX_TEXT ? self->text : "";
  g_autofree char *folded = g_strstrip (mz_fold (text));
  g_auto (GStrv) words = mz_fold_words (text);
  gboolean is_word = g_strv_length (words) == 1 && g_str_equal (words[0], folded);
  g_autoptr (GArray) best = g_array_new (FALSE, FALSE, sizeof (Found));
  guint before = self->hits->len;
  GPtrArray *hits = g_ptr_array_new_with_free_func (g_object_unref);

  if (*folded != '\0' && self->version != mz_dataset_get_version (self->dataset))
    collect_entries (self);
  for (guint i = 0; *folded != '\0' && i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      Found found = { entry, score (entry->text, folded, is_word ? NULL : words) };

      if (found.score != G_MAXUINT)
        keep_best (best, &found);
    }
  for (guint i = 0; i < best->len; i++)
    g_ptr_array_add (hits, make_hit (self, &g_array_index (best, Found, i)));
  g_ptr_array_sort (hits, compare_hits);

  g_ptr_array_unref (self->hits);
  self->hits = hits;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, hits->len);
}

static gboolean
collect_cb (gpointer data)
{
  MzSearch *self = data;

  self->collect_id = 0;
  if (self->version != mz_dataset_get_version (self->dataset))
    collect_entries (self);
  return G_SOURCE_REMOVE;
}

/* What can be found is collected when there is time, or when it is asked for: whoever changes facts is not to wait for it. */
static void
dataset_changed_cb (MzDataset *dataset, MzSearch *self)
{
  update (self);
  if (self->collect_id == 0)
    self->collect_id = g_idle_add_full (G_PRIORITY_LOW, collect_cb, self, NULL);
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
  collect_entries (self);
}

static void
mz_search_finalize (GObject *object)
{
  MzSearch *self = MZ_SEARCH (object);

  g_clear_handle_id (&self->collect_id, g_source_remove);
  g_array_unref (self->entries);
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
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
}

/** mz_search_new: @dataset: (transfer none). Returns: (transfer full): a search that has found nothing yet. */
MzSearch *
mz_search_new (MzDataset *dataset)
{
  g_return_val_if_fail (MZ_IS_DATASET (dataset), NULL);

  return g_object_new (MZ_TYPE_SEARCH, "dataset", dataset, NULL);
}

/** mz_search_set_text: @text: (nullable): as typed: folded and split here; what is longer than %MZ_SEARCH_MAX_TEXT finds nothing */
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
