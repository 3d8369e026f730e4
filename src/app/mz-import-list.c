/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include "mz-import-list.h"

struct _MzImportItem
{
  GObject      parent_instance;
  MzImportRow *row;
};

G_DEFINE_FINAL_TYPE (MzImportItem, mz_import_item, G_TYPE_OBJECT)

static void
mz_import_item_class_init (MzImportItemClass *klass)
{
}

static void
mz_import_item_init (MzImportItem *self)
{
}

/** mz_import_item_get_row: Returns: (transfer none): the row itself, to be changed by who asks the user. */
MzImportRow *
mz_import_item_get_row (MzImportItem *self)
{
  g_return_val_if_fail (MZ_IS_IMPORT_ITEM (self), NULL);

  return self->row;
}

struct _MzImportList
{
  GObject   parent_instance;
  MzImport *import; /* (nullable): who shows the list has it */
  GArray   *rows;   /* of guint: those that are shown */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MzImportList, mz_import_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
mz_import_list_get_item_type (GListModel *model)
{
  return MZ_TYPE_IMPORT_ITEM;
}

static guint
mz_import_list_get_n_items (GListModel *model)
{
  return MZ_IMPORT_LIST (model)->rows->len;
}

static gpointer
mz_import_list_get_item (GListModel *model, guint position)
{
  MzImportList *self = MZ_IMPORT_LIST (model);
  MzImportItem *item;

  if (position >= self->rows->len)
    return NULL;
  item = g_object_new (MZ_TYPE_IMPORT_ITEM, NULL);
  item->row = mz_import_peek_row (self->import, g_array_index (self->rows, guint, position));
  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = mz_import_list_get_item_type;
  iface->get_n_items = mz_import_list_get_n_items;
  iface->get_item = mz_import_list_get_item;
}

static void
mz_import_list_finalize (GObject *object)
{
  g_array_unref (MZ_IMPORT_LIST (object)->rows);
  G_OBJECT_CLASS (mz_import_list_parent_class)->finalize (object);
}

static void
mz_import_list_class_init (MzImportListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mz_import_list_finalize;
}

static void
mz_import_list_init (MzImportList *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
}

MzImportList *
mz_import_list_new (void)
{
  return g_object_new (MZ_TYPE_IMPORT_LIST, NULL);
}

static gboolean
is_shown (const MzImportRow *row, MzImportShow show)
{
  switch (show)
    {
    case MZ_IMPORT_SHOW_WRONG:
      return row->n_errors + row->n_warnings > 0;
    case MZ_IMPORT_SHOW_MATCHES:
      return row->match != NULL;
    case MZ_IMPORT_SHOW_ALL:
    default:
      return TRUE;
    }
}

/** mz_import_list_show: @import: (nullable): has to live until another one is shown, or none */
void
mz_import_list_show (MzImportList *self, MzImport *import, MzImportShow show)
{
  guint before;

  g_return_if_fail (MZ_IS_IMPORT_LIST (self));

  /* Who looks at the list is to let go of the rows before they go. */
  before = self->rows->len;
  g_array_set_size (self->rows, 0);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);
  self->import = import;
  for (guint i = 0; import != NULL && i < import->rows->len; i++)
    if (is_shown (mz_import_peek_row (import, i), show))
      g_array_append_val (self->rows, i);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, self->rows->len);
}
