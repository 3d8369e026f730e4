/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-model"

#include "mz-store.h"

struct _MzStore
{
  GObject     parent_instance;
  GPtrArray  *records;
  GPtrArray  *whole; /* (nullable): keeps the records where they are but a part of those of another store */
  GHashTable *rows; /* (nullable): id, owned by the record -> row + 1; made when it is first asked for */
};

static GType
mz_store_get_item_type (GListModel *model)
{
  return MZ_TYPE_RECORD;
}

static guint
mz_store_get_n_items (GListModel *model)
{
  return MZ_STORE (model)->records->len;
}

static gpointer
mz_store_get_item (GListModel *model, guint position)
{
  MzStore *self = MZ_STORE (model);

  return position < self->records->len ? g_object_ref (g_ptr_array_index (self->records, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = mz_store_get_item_type;
  iface->get_n_items = mz_store_get_n_items;
  iface->get_item = mz_store_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MzStore, mz_store, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
mz_store_finalize (GObject *object)
{
  MzStore *self = MZ_STORE (object);

  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_ptr_array_unref (self->records);
  g_clear_pointer (&self->whole, g_ptr_array_unref);
  G_OBJECT_CLASS (mz_store_parent_class)->finalize (object);
}

static void
mz_store_class_init (MzStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mz_store_finalize;
}

static void
mz_store_init (MzStore *self)
{
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
}

MzStore *
mz_store_new (void)
{
  return g_object_new (MZ_TYPE_STORE, NULL);
}

guint
mz_store_get_length (MzStore *self)
{
  g_return_val_if_fail (MZ_IS_STORE (self), 0);

  return self->records->len;
}

/** mz_store_peek: Returns: (transfer none): the record in row @position, which must exist. */
gpointer
mz_store_peek (MzStore *self, guint position)
{
  g_return_val_if_fail (MZ_IS_STORE (self) && position < self->records->len, NULL);

  return g_ptr_array_index (self->records, position);
}

/** mz_store_ref_records: Returns: (transfer full): the records as they are now; never changed, neither by the caller. */
GPtrArray *
mz_store_ref_records (MzStore *self)
{
  g_return_val_if_fail (MZ_IS_STORE (self), NULL);

  return g_ptr_array_ref (self->records);
}

/* Lists that change at every step of the clock are hardly ever asked for an id. */
static guint
find_row (MzStore *self, const char *id)
{
  if (self->rows == NULL)
    {
      self->rows = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < self->records->len; i++)
        g_hash_table_insert (self->rows, (gpointer) mz_record_get_id (self->records->pdata[i]), GUINT_TO_POINTER (i + 1));
    }
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->rows, id));
}

/** mz_store_lookup: Returns: (transfer none) (nullable): the record with this @id. */
gpointer
mz_store_lookup (MzStore *self, const char *id)
{
  guint row;

  g_return_val_if_fail (MZ_IS_STORE (self) && id != NULL, NULL);

  row = find_row (self, id);
  return row > 0 ? g_ptr_array_index (self->records, row - 1) : NULL;
}

/** mz_store_find_id: @position: (out): the row of the record with this @id. Returns: whether there is one. */
gboolean
mz_store_find_id (MzStore *self, const char *id, guint *position)
{
  guint row;

  g_return_val_if_fail (MZ_IS_STORE (self) && id != NULL, FALSE);

  row = find_row (self, id);
  if (row > 0)
    *position = row - 1;
  return row > 0;
}

/** mz_store_find: @position: (out) (optional): its row. Returns: whether this very @record is in the store. */
gboolean
mz_store_find (MzStore *self, gpointer record, guint *position)
{
  guint row;

  g_return_val_if_fail (MZ_IS_STORE (self) && MZ_IS_RECORD (record), FALSE);

  row = find_row (self, mz_record_get_id (record));
  if (row == 0 || g_ptr_array_index (self->records, row - 1) != record)
    return FALSE;
  if (position != NULL)
    *position = row - 1;
  return TRUE;
}

/* Says what differs from the content that there was before. */
static void
tell_change (MzStore *self, GPtrArray *old)
{
  GPtrArray *records = self->records;
  guint head = 0, tail = 0, shared = MIN (old->len, records->len);

  while (head < shared && old->pdata[head] == records->pdata[head])
    head++;
  while (tail < shared - head && old->pdata[old->len - 1 - tail] == records->pdata[records->len - 1 - tail])
    tail++;
  if (head < old->len || head < records->len)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail, records->len - head - tail);
}

/* Takes over both arrays. */
static void
change (MzStore *self, GPtrArray *records, GPtrArray *whole)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->records);
  g_autoptr (GPtrArray) old_whole = g_steal_pointer (&self->whole);

  self->records = records;
  self->whole = whole;
  g_clear_pointer (&self->rows, g_hash_table_unref);
  tell_change (self, old);
}

/**
 * mz_store_replace:
 * @records: (element-type MzRecord): the new content in its order, ids unique; not changed
 *
 * Takes the new content with one items-changed, which names the stretch between what is the same before and after it. No
 * signal if all is the same.
 */
void
mz_store_replace (MzStore *self, GPtrArray *records)
{
  GPtrArray *copy;

  g_return_if_fail (MZ_IS_STORE (self) && records != NULL);

  copy = g_ptr_array_new_full (records->len, g_object_unref);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (copy, g_object_ref (records->pdata[i]));
  change (self, copy, NULL);
}

/**
 * mz_store_take_part:
 * @whole: another store
 * @records: (transfer full) (element-type MzRecord): some of the records that it now holds, in the new order
 *
 * As mz_store_replace(), in a fraction of the time: no record is counted, @whole's content is kept in place of that.
 */
void
mz_store_take_part (MzStore *self, MzStore *whole, GPtrArray *records)
{
  g_return_if_fail (MZ_IS_STORE (self) && MZ_IS_STORE (whole) && whole->whole == NULL && records != NULL);

  change (self, records, g_ptr_array_ref (whole->records));
}

/**
 * mz_store_swap:
 * @other: another store
 *
 * Exchanges what the two hold; says so as mz_store_replace() does, for @self alone: @other is to have no watchers.
 */
void
mz_store_swap (MzStore *self, MzStore *other)
{
  GPtrArray *records = self->records;
  GHashTable *rows = self->rows;

  g_return_if_fail (MZ_IS_STORE (self) && MZ_IS_STORE (other) && self->whole == NULL && other->whole == NULL);

  self->records = other->records;
  self->rows = other->rows;
  other->records = records;
  other->rows = rows;
  tell_change (self, records);
}

/**
 * mz_store_share:
 * @other: another store
 *
 * Takes what @other holds, without copying or counting any of it; says so as mz_store_replace() does.
 */
void
mz_store_share (MzStore *self, MzStore *other)
{
  g_return_if_fail (MZ_IS_STORE (self) && MZ_IS_STORE (other) && self != other && other->whole == NULL);

  change (self, g_ptr_array_ref (other->records), NULL);
  if (self->rows == NULL && other->rows != NULL)
    self->rows = g_hash_table_ref (other->rows);
}
