/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-book"

#include "mz-book-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-fold.h"

static void
page_free (gpointer data)
{
  MzBookPage *page = data;

  g_free (page->name);
  g_free (page);
}

static MzBookPage *
add_page (MzBook *self, void (*paint) (gconstpointer what, cairo_t *cr), const char *chapter, const char *name)
{
  MzBookPage *page = g_new0 (MzBookPage, 1);

  page->book = self;
  page->paint = paint;
  page->chapter = chapter;
  page->name = g_strdup (name);
  g_ptr_array_add (self->pages, page);
  page->number = self->pages->len;
  return page;
}

static MzBookPage *
add_entry (MzBook *self, const char *chapter, const char *name)
{
  MzBookPage *page = add_page (self, mz_book_paint_record, chapter, name);

  g_ptr_array_add (self->entries, page);
  return page;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  MzRecord *const *x = a, *const *y = b;
  g_autofree char *left = mz_fold (mz_record_get_name (*x)), *right = mz_fold (mz_record_get_name (*y));
  int names = strcmp (left, right);

  return names != 0 ? names : strcmp (mz_record_get_id (*x), mz_record_get_id (*y));
}

/* Those that are named, or all; of countries, all that something is known of. By name. */
static GPtrArray *
list_records (MzBook *self, MzRecordKind kind, const char *const *ids)
{
  MzDataset *dataset = mz_workspace_get_dataset (self->workspace);
  MzStore *store = mz_dataset_get_store (dataset, kind);
  GPtrArray *records = g_ptr_array_new ();

  for (guint i = 0; i < mz_store_get_length (store); i++)
    {
      MzRecord *record = mz_store_peek (store, i);
      gboolean wanted = ids != NULL && g_strv_contains (ids, mz_record_get_id (record));

      if (ids == NULL && kind == MZ_RECORD_COUNTRY)
        {
          g_autoptr (GPtrArray) sites = mz_dataset_get_related (dataset, record, MZ_RECORD_SITE);
          g_autoptr (GPtrArray) agreements = mz_dataset_get_related (dataset, record, MZ_RECORD_AGREEMENT);

          wanted = sites->len + agreements->len > 0;
        }
      if (wanted || (ids == NULL && kind != MZ_RECORD_COUNTRY))
        g_ptr_array_add (records, record);
    }
  g_ptr_array_sort (records, compare_names);
  return records;
}

static void
add_records (MzBook *self, MzRecordKind kind, const char *const *ids, const char *chapter)
{
  g_autoptr (GPtrArray) records = list_records (self, kind, ids);

  for (guint i = 0; i < records->len; i++)
    add_entry (self, i == 0 ? chapter : NULL, mz_record_get_name (records->pdata[i]))->record = records->pdata[i];
}

static void
add_stages (MzBook *self, const char *const *keys)
{
  const char *chapter = _("Stages of the chain");

  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    if (keys == NULL || g_strv_contains (keys, mz_vocabulary_get_key (&mz_stages, stage)))
      {
        add_entry (self, chapter, mz_vocabulary_get_label (&mz_stages, stage))->stage = (MzStage) stage;
        chapter = NULL;
      }
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (mz_record_get_id (*(MzRecord *const *) a), mz_record_get_id (*(MzRecord *const *) b));
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const MzBookPage *x = *(MzBookPage *const *) a, *y = *(MzBookPage *const *) b;
  g_autofree char *left = mz_fold (x->name), *right = mz_fold (y->name);
  int names = strcmp (left, right);

  return names != 0 ? names : (int) x->number - (int) y->number;
}

static void
collect_sources (MzBook *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      g_autoptr (MzCard) card = mz_book_page_make_card (self->entries->pdata[i], TRUE);

      for (guint k = 0; k < card->len; k++)
        {
          const MzCardBlock *block = card->pdata[k];

          for (guint s = 0; block->sources != NULL && s < block->sources->len; s++)
            if (g_hash_table_add (seen, block->sources->pdata[s]))
              g_ptr_array_add (self->sources, block->sources->pdata[s]);
        }
    }
  g_ptr_array_sort (self->sources, compare_ids);
}

/* Pages that list what there is, so many lines to each. */
static void
add_lists (MzBook *self, void (*paint) (gconstpointer what, cairo_t *cr), const char *chapter, guint n, guint lines)
{
  for (guint first = 0; first < n; first += lines)
    {
      MzBookPage *page = add_page (self, paint, first == 0 ? chapter : NULL, NULL);

      page->first = first;
      page->n = MIN (n - first, lines);
    }
}

/**
 * mz_book_draw:
 *
 * Errors: %G_IO_ERROR_NOT_FOUND where nothing was chosen, and those of mz_sheets_draw().
 *
 * Returns: (transfer full) (nullable): a PDF file; the same bytes for the same facts.
 */
GBytes *
mz_book_draw (MzWorkspace *workspace, MzBasemap *basemap, const MzBookChoice *choice, GError **error)
{
  MzBook self = { workspace, basemap, g_ptr_array_new_with_free_func (page_free), g_ptr_array_new (), g_ptr_array_new () };
  g_autofree MzSheet *sheets = NULL;
  GBytes *bytes = NULL;

  add_page (&self, mz_book_paint_title, _("Title"), NULL);
  add_records (&self, MZ_RECORD_COUNTRY, choice->countries, _("Countries"));
  add_stages (&self, choice->stages);
  add_records (&self, MZ_RECORD_AGREEMENT, choice->agreements, _("Agreements"));
  collect_sources (&self);
  add_lists (&self, mz_book_paint_sources, _("Sources"), self.sources->len, MZ_BOOK_SOURCES_LINES);
  g_ptr_array_sort (self.entries, compare_entries);
  add_lists (&self, mz_book_paint_index, _("Index"), self.entries->len, MZ_BOOK_INDEX_LINES);

  sheets = g_new0 (MzSheet, self.pages->len);
  for (guint i = 0; i < self.pages->len; i++)
    {
      const MzBookPage *page = self.pages->pdata[i];

      sheets[i] = (MzSheet) { { MZ_BOOK_WIDTH, MZ_BOOK_HEIGHT, page->paint, page }, page->chapter, page->name };
    }
  if (self.entries->len == 0)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("nothing of what was named has a page"));
  else
    bytes = mz_sheets_draw (sheets, self.pages->len, _("Monazite: the book of rare earths"),
                            mz_dataset_get_as_of (mz_workspace_get_dataset (workspace)), error);
  g_ptr_array_unref (self.pages);
  g_ptr_array_unref (self.entries);
  g_ptr_array_unref (self.sources);
  return bytes;
}
