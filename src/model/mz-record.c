/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-model"

#include "mz-record-private.h"
#include "mz-names.h"
#include "mz-props.h"

/*
 * MzRecord: what all records of the facts have in common. Made by a reader, kept by the MzDataset, never changed: an edit
 * makes a new record with the same id.
 */
typedef struct
{
  MzRecordHead head;
  const char  *name;       /* as the user's language has it; the head's, or nobody's */
  const char  *short_name; /* (nullable): so, too */
  GBytes      *block;    /* the texts for searching of all records, set when the dataset is linked */
  const char  *haystack; /* the record's own, folded, in the block */
} MzRecordPrivate;

typedef enum { PROP_ID = 1, PROP_NAME, PROP_SHORT_NAME } MzRecordProperty;
static GParamSpec *props[PROP_SHORT_NAME + 1];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MzRecord, mz_record, G_TYPE_OBJECT)

#define PRIVATE(self) ((MzRecordPrivate *) mz_record_get_instance_private (self))

static void
mz_record_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MzRecord *self = MZ_RECORD (object);

  switch ((MzRecordProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, mz_record_get_id (self));
      break;
    case PROP_NAME:
      g_value_set_string (value, mz_record_get_name (self));
      break;
    case PROP_SHORT_NAME:
      g_value_set_string (value, mz_record_get_short_name (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mz_record_finalize (GObject *object)
{
  MzRecordPrivate *priv = PRIVATE (MZ_RECORD (object));

  mz_record_head_clear (&priv->head);
  g_clear_pointer (&priv->block, g_bytes_unref);

  G_OBJECT_CLASS (mz_record_parent_class)->finalize (object);
}

static void
mz_record_class_init (MzRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = mz_record_finalize;
  object_class->get_property = mz_record_get_property;
  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, MZ_PARAM_RO);
  props[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, MZ_PARAM_RO);
  props[PROP_SHORT_NAME] = g_param_spec_string ("short-name", NULL, NULL, NULL, MZ_PARAM_RO);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
mz_record_init (MzRecord *self)
{
}

MzRecordKind
mz_record_get_kind (MzRecord *self)
{
  g_return_val_if_fail (MZ_IS_RECORD (self), MZ_RECORD_SITE);

  return MZ_RECORD_GET_CLASS (self)->kind;
}

const MzRecordHead *
mz_record_peek_head (MzRecord *self)
{
  g_return_val_if_fail (MZ_IS_RECORD (self), NULL);

  return &PRIVATE (self)->head;
}

const char *
mz_record_get_id (MzRecord *self)
{
  g_return_val_if_fail (MZ_IS_RECORD (self), NULL);

  return PRIVATE (self)->head.id;
}

/** mz_record_get_name: Returns: what users call it: countries and elements in their language, unlike the head. */
const char *
mz_record_get_name (MzRecord *self)
{
  g_return_val_if_fail (MZ_IS_RECORD (self), NULL);

  return PRIVATE (self)->name;
}

/** mz_record_get_short_name: Returns: that for a map label: the short name where there is one, else the name. */
const char *
mz_record_get_short_name (MzRecord *self)
{
  g_return_val_if_fail (MZ_IS_RECORD (self), NULL);

  return PRIVATE (self)->short_name != NULL ? PRIVATE (self)->short_name : PRIVATE (self)->name;
}

/* What all lists without words are. */
static char *no_words[] = { NULL };

/** mz_words_take: @words: (nullable). Returns: a list of them that is never %NULL, for mz_words_free() alone. */
char **
mz_words_take (char **words)
{
  return words != NULL ? words : no_words;
}

void
mz_words_free (char **words)
{
  if (words != no_words)
    g_strfreev (words);
}

/**
 * mz_record_take_head:
 * @head: its members are taken over and cleared; the structure stays the caller's
 *
 * For the constructors of the record classes, once.
 */
void
mz_record_take_head (MzRecord *self, MzRecordHead *head)
{
  MzRecordPrivate *priv = PRIVATE (self);

  g_return_if_fail (MZ_IS_RECORD (self));
  g_return_if_fail (head != NULL && head->id != NULL);
  g_return_if_fail (priv->head.id == NULL);

  priv->head = *head;
  memset (head, 0, sizeof *head);
  if (priv->head.name == NULL)
    priv->head.name = g_strdup (priv->head.id);
  priv->head.sources = mz_words_take (priv->head.sources);
  priv->head.aliases = mz_words_take (priv->head.aliases);
  priv->name = mz_names_translate (mz_record_get_kind (self), priv->head.name);
  if (priv->head.short_name != NULL)
    priv->short_name = mz_names_translate (mz_record_get_kind (self), priv->head.short_name);
}

/** mz_record_head_clear: Frees what @head owns, for a record that was not made after all. */
void
mz_record_head_clear (MzRecordHead *head)
{
  g_clear_pointer (&head->id, g_free);
  g_clear_pointer (&head->name, g_free);
  g_clear_pointer (&head->short_name, g_free);
  g_clear_pointer (&head->note, g_free);
  g_clear_pointer (&head->sources, mz_words_free);
  g_clear_pointer (&head->aliases, mz_words_free);
  g_clear_pointer (&head->json, g_bytes_unref);
  g_clear_pointer (&head->file, g_ref_string_release);
}

const char *
mz_record_peek_haystack (MzRecord *self)
{
  MzRecordPrivate *priv = PRIVATE (self);

  return priv->haystack != NULL ? priv->haystack : "";
}

/** mz_record_peek_block: Returns: (transfer none) (nullable): what the haystack lies in. */
GBytes *
mz_record_peek_block (MzRecord *self)
{
  return PRIVATE (self)->block;
}

/** mz_record_set_haystack: @block: the texts of all records, one behind another; @haystack: where this one's begins in it */
void
mz_record_set_haystack (MzRecord *self, GBytes *block, const char *haystack)
{
  MzRecordPrivate *priv = PRIVATE (self);

  g_bytes_ref (block);
  g_clear_pointer (&priv->block, g_bytes_unref);
  priv->block = block;
  priv->haystack = haystack;
}
