/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include "mz-document-file-private.h"

#include <glib/gi18n-lib.h>

#include "mz-document-reader.h"
#include "mz-file-lock.h"
#include "mz-props.h"

typedef enum { PROP_MODIFIED = 1, PROP_PATH } MzDocumentFileProperty;
static GParamSpec *props[PROP_PATH + 1];

G_DEFINE_FINAL_TYPE (MzDocumentFile, mz_document_file, G_TYPE_OBJECT)

/* What a thread saves, and what has come of it. */
typedef struct
{
  char       *path;
  GBytes     *bytes;
  gboolean    guarded, other; /* there has to be what we know of; it is not the file that we have */
  MzFileStamp stamp;
  MzFileLock *lock;           /* (nullable): of another file */
  guint       n_edits;
} Save;

static void
save_free (Save *save)
{
  g_free (save->path);
  g_bytes_unref (save->bytes);
  g_clear_pointer (&save->lock, mz_file_lock_free);
  g_free (save);
}

/** mz_document_file_update_modified: Tells whether something would be lost, where that is another answer than before. */
void
mz_document_file_update_modified (MzDocumentFile *self)
{
  gboolean modified = mz_document_file_is_modified (self);

  if (modified == self->was_modified)
    return;
  self->was_modified = modified;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MODIFIED]);
}

static void
end_draft (MzDocumentFile *self)
{
  self->draft_done = FALSE;
  if (self->draft != NULL)
    mz_draft_drop (self->draft, NULL); /* what is left of it will be offered, which harms nobody */
  g_clear_pointer (&self->draft, mz_draft_free);
}

static void
write_draft (GTask *task, gpointer source, gpointer bytes, GCancellable *cancellable)
{
  MzDocumentFile *self = source;
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);
  GError *error = NULL;

  if (mz_draft_write (self->draft, data, length, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* A disk that takes no draft takes no document either, and then the user is told. */
static void
draft_written_cb (GObject *source, GAsyncResult *result, gpointer unused)
{
  MzDocumentFile *self = MZ_DOCUMENT_FILE (source);
  g_autoptr (GError) error = NULL;

  self->drafting = FALSE;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_info ("No draft: %s", error->message);
  if (self->draft_done)
    end_draft (self);
}

static gboolean
draft_cb (gpointer data)
{
  MzDocumentFile *self = data;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GTask) task = NULL;

  if (self->drafting)
    return G_SOURCE_CONTINUE;
  self->draft_id = 0;
  bytes = mz_document_write (self->document, NULL);
  if (bytes == NULL)
    return G_SOURCE_REMOVE;
  if (self->draft == NULL)
    self->draft = mz_draft_new (self->path, self->path != NULL ? &self->stamp : NULL);
  self->drafting = TRUE;
  task = g_task_new (self, NULL, draft_written_cb, NULL);
  g_task_set_source_tag (task, draft_cb);
  g_task_set_task_data (task, g_steal_pointer (&bytes), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, write_draft);
  return G_SOURCE_REMOVE;
}

/** mz_document_file_want_draft: It is written in a while, or not wanted where all is saved. */
void
mz_document_file_want_draft (MzDocumentFile *self)
{
  if (!mz_document_file_is_modified (self))
    mz_document_file_drop_draft (self);
  else
    {
      self->draft_done = FALSE;
      if (self->draft_id == 0)
        self->draft_id = g_timeout_add_seconds (MZ_DOCUMENT_FILE_DRAFT_SECONDS, draft_cb, self);
    }
}

static void
document_changed_cb (MzDocumentFile *self, guint parts)
{
  if (parts != 0)
    self->n_edits++;
  if (parts != 0 || !mz_document_file_is_modified (self))
    mz_document_file_want_draft (self);
  mz_document_file_update_modified (self);
}

static void
mz_document_file_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MzDocumentFile *self = MZ_DOCUMENT_FILE (object);

  switch ((MzDocumentFileProperty) prop_id)
    {
    case PROP_MODIFIED:
      g_value_set_boolean (value, mz_document_file_is_modified (self));
      break;
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mz_document_file_dispose (GObject *object)
{
  MzDocumentFile *self = MZ_DOCUMENT_FILE (object);

  g_clear_handle_id (&self->draft_id, g_source_remove);
  if (self->watch != NULL)
    g_signal_handlers_disconnect_by_data (self->watch, self);
  g_clear_object (&self->watch);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (mz_document_file_parent_class)->dispose (object);
}

static void
mz_document_file_finalize (GObject *object)
{
  MzDocumentFile *self = MZ_DOCUMENT_FILE (object);

  g_clear_pointer (&self->draft, mz_draft_free);
  g_clear_pointer (&self->lock, mz_file_lock_free);
  g_clear_pointer (&self->report, mz_report_free);
  g_free (self->path);
  G_OBJECT_CLASS (mz_document_file_parent_class)->finalize (object);
}

static void
mz_document_file_class_init (MzDocumentFileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mz_document_file_dispose;
  object_class->finalize = mz_document_file_finalize;
  object_class->get_property = mz_document_file_get_property;
  props[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, MZ_PARAM_RO);
  props[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, MZ_PARAM_RO);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
  g_signal_new ("outside-changed", MZ_TYPE_DOCUMENT_FILE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mz_document_file_init (MzDocumentFile *self)
{
  self->report = mz_report_new ();
  self->stamp = MZ_FILE_STAMP_NONE;
}

static void
follow_document (MzDocumentFile *self, MzDocument *document)
{
  self->document = g_object_ref (document);
  self->was_modified = mz_document_file_is_modified (self);
  g_signal_connect_swapped (document, "changed", G_CALLBACK (document_changed_cb), self);
}

/** mz_document_file_new: @document: (transfer none). Returns: (transfer full): it, which has not been saved anywhere. */
MzDocumentFile *
mz_document_file_new (MzDocument *document)
{
  MzDocumentFile *self;

  g_return_val_if_fail (MZ_IS_DOCUMENT (document), NULL);

  self = g_object_new (MZ_TYPE_DOCUMENT_FILE, NULL);
  follow_document (self, document);
  return self;
}

static gboolean
is_same_file (const char *a, const char *b)
{
  g_autofree char *left = a != NULL ? mz_file_resolve (a, NULL) : NULL, *right = b != NULL ? mz_file_resolve (b, NULL) : NULL;

  return left != NULL && g_strcmp0 (left, right) == 0;
}

/* What a thread opens. */
typedef struct
{
  char           *path;
  MzDocumentFile *instead; /* (nullable): has the lock of the same file; for the main thread alone */
} Open;

static void
open_free (Open *open)
{
  g_free (open->path);
  g_clear_object (&open->instead);
  g_free (open);
}

/* Nobody else knows of it yet: it is made in the thread and handed over whole. */
static void
read_file (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Open *open = data;
  MzDocumentFile *self = g_object_new (MZ_TYPE_DOCUMENT_FILE, NULL);
  g_autoptr (MzDocument) document = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) lock_error = NULL;
  g_autofree char *name = g_filename_display_basename (open->path);
  GError *error = NULL;

  self->path = g_strdup (open->path);
  if (open->instead == NULL)
    self->lock = mz_file_lock_take (open->path, &lock_error);
  bytes = mz_file_read (open->path, MZ_DRAFT_MAX_CONTENT, &self->stamp, &error);
  if (bytes != NULL)
    document = mz_document_read (bytes, name, self->report);
  if (document == NULL)
    {
      if (error == NULL && mz_report_get_length (self->report) > 0)
        {
          g_autofree char *finding = mz_finding_describe (mz_report_peek (self->report, 0));

          error = g_error_new_literal (MZ_FILE_ERROR, MZ_FILE_ERROR_FAILED, finding);
        }
      else if (error == NULL)
        error = g_error_new (MZ_FILE_ERROR, MZ_FILE_ERROR_FAILED, _("“%s” is no document of Monazite."), name);
      g_object_unref (self);
      g_task_return_error (task, error);
      return;
    }
  if (mz_document_is_read_only (document))
    self->standing = MZ_STANDING_NEWER;
  else if (g_error_matches (lock_error, MZ_FILE_ERROR, MZ_FILE_ERROR_LOCKED))
    {
      self->standing = MZ_STANDING_LOCKED;
      mz_document_set_read_only (document, TRUE);
    }
  follow_document (self, document);
  g_task_return_pointer (task, self, g_object_unref);
}

/**
 * mz_document_file_open_async:
 * @path: of a document
 * @instead: (nullable) (transfer none): in whose place it will be; where it is the same file, its lock goes over
 *
 * Reads it in a thread. Where another window or program has it, it is read-only.
 */
void
mz_document_file_open_async (const char *path, MzDocumentFile *instead, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);
  Open *open;

  g_return_if_fail (path != NULL && (instead == NULL || MZ_IS_DOCUMENT_FILE (instead)));

  open = g_new0 (Open, 1);
  open->path = g_canonicalize_filename (path, NULL);
  if (instead != NULL && instead->lock != NULL && is_same_file (open->path, instead->path))
    open->instead = g_object_ref (instead);
  g_task_set_source_tag (task, mz_document_file_open_async);
  g_task_set_task_data (task, open, (GDestroyNotify) open_free);
  g_task_run_in_thread (task, read_file);
}

/** mz_document_file_open_finish: Errors: %MZ_FILE_ERROR. Returns: (transfer full) (nullable) */
MzDocumentFile *
mz_document_file_open_finish (GAsyncResult *result, GError **error)
{
  Open *open = g_task_get_task_data (G_TASK (result));
  MzDocumentFile *self = g_task_propagate_pointer (G_TASK (result), error);

  if (self != NULL && open->instead != NULL)
    self->lock = g_steal_pointer (&open->instead->lock);
  if (self != NULL)
    mz_document_file_watch (self);
  return self;
}

/**
 * mz_document_file_recover:
 * @draft: (transfer full): one that mz_draft_list() has found; it stays until the document is saved
 * @instead: (nullable) (transfer none): in whose place it will be; where it is the same file, its lock goes over
 *
 * Errors: %MZ_FILE_ERROR, where it cannot be read.
 *
 * Returns: (transfer full) (nullable): the document as it was when it was lost, modified.
 */
MzDocumentFile *
mz_document_file_recover (MzDraft *draft, MzDocumentFile *instead, GError **error)
{
  MzDocumentFile *self = g_object_new (MZ_TYPE_DOCUMENT_FILE, NULL);
  g_autoptr (GError) lock_error = NULL;
  g_autoptr (MzDocument) document = NULL, nothing = mz_document_new ();
  g_autofree char *name = NULL;

  self->draft = draft;
  self->path = g_strdup (mz_draft_get_path (draft));
  self->stamp = *mz_draft_get_base (draft);
  self->unsaved = TRUE;
  name = mz_document_file_dup_name (self);
  document = mz_document_read (mz_draft_get_content (draft), name, self->report);
  if (document == NULL)
    {
      g_set_error (error, MZ_FILE_ERROR, MZ_FILE_ERROR_FAILED, _("The unsaved changes of “%s” cannot be read."), name);
      g_object_unref (self);
      return NULL;
    }
  if (self->path != NULL && instead != NULL && is_same_file (self->path, instead->path))
    self->lock = g_steal_pointer (&instead->lock);
  else if (self->path != NULL)
    self->lock = mz_file_lock_take (self->path, &lock_error);
  /* Someone else has the file: what was found goes elsewhere. */
  if (g_error_matches (lock_error, MZ_FILE_ERROR, MZ_FILE_ERROR_LOCKED))
    g_clear_pointer (&self->path, g_free);
  /* What its file held when it was changed is not known. */
  mz_document_mark_saved_as (document, nothing);
  follow_document (self, document);
  mz_document_file_watch (self);
  mz_file_watch_look (self->watch); /* it is what it was when the draft was written, or is not */
  return self;
}

static void
save_file (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Save *save = data;
  g_autoptr (GError) lock_error = NULL;
  GError *error = NULL;
  gsize length;
  const void *bytes = g_bytes_get_data (save->bytes, &length);

  if (save->other)
    save->lock = mz_file_lock_take (save->path, &lock_error);
  if (g_error_matches (lock_error, MZ_FILE_ERROR, MZ_FILE_ERROR_LOCKED))
    g_task_return_error (task, g_steal_pointer (&lock_error));
  else if (mz_file_save (save->path, bytes, length, MZ_FILE_SAVE_BACKUP, save->guarded ? &save->stamp : NULL, &save->stamp,
                         &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * mz_document_file_save_async:
 * @path: (nullable): another place, where the document is kept from then on; %NULL: where it is
 * @replace: whatever is there now; else only what we know of
 *
 * Saves the document as it is now, in a thread. Only one at a time.
 */
void
mz_document_file_save_async (MzDocumentFile *self, const char *path, gboolean replace, GAsyncReadyCallback callback,
                             gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, data);
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;
  Save *save;

  g_return_if_fail (MZ_IS_DOCUMENT_FILE (self) && (path != NULL || self->path != NULL) && !self->saving);

  g_task_set_source_tag (task, mz_document_file_save_async);
  bytes = mz_document_write (self->document, &error);
  if (bytes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  save = g_new0 (Save, 1);
  save->path = path != NULL ? g_canonicalize_filename (path, NULL) : g_strdup (self->path);
  save->bytes = g_steal_pointer (&bytes);
  save->other = self->lock == NULL || !is_same_file (save->path, self->path);
  save->guarded = !replace;
  save->stamp = self->stamp;
  save->n_edits = self->n_edits;
  self->saving = TRUE;
  if (self->watch != NULL)
    mz_file_watch_set (self->watch, NULL, NULL); /* what changes now does so by us */
  g_task_set_task_data (task, save, (GDestroyNotify) save_free);
  g_task_run_in_thread (task, save_file);
}

static void
take_place (MzDocumentFile *self, Save *save)
{
  gboolean moved = g_strcmp0 (save->path, self->path) != 0;

  self->stamp = save->stamp;
  if (save->other)
    {
      g_clear_pointer (&self->lock, mz_file_lock_free);
      self->lock = g_steal_pointer (&save->lock);
    }
  self->standing = MZ_STANDING_GOOD;
  self->unsaved = FALSE;
  mz_document_set_read_only (self->document, FALSE);
  if (moved)
    {
      g_free (self->path);
      self->path = g_strdup (save->path);
    }
  /* The draft is of the file that it was, and of what was edited meanwhile there will be another. */
  mz_document_file_drop_draft (self);
  if (save->n_edits == self->n_edits)
    mz_document_mark_saved (self->document);
  else if (self->draft_id == 0)
    self->draft_id = g_timeout_add_seconds (MZ_DOCUMENT_FILE_DRAFT_SECONDS, draft_cb, self);
  mz_document_file_update_modified (self);
  if (moved)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PATH]);
}

/**
 * mz_document_file_save_finish:
 *
 * Errors: %MZ_FILE_ERROR; with %MZ_FILE_ERROR_UNSURE it has been saved, but the disk does not confirm it; %MZ_IO_ERROR.
 *
 * Returns: whether it is saved; what was edited meanwhile is not.
 */
gboolean
mz_document_file_save_finish (MzDocumentFile *self, GAsyncResult *result, GError **error)
{
  Save *save = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) failure = NULL;
  gboolean saved = g_task_propagate_boolean (G_TASK (result), &failure);

  if (save != NULL)
    self->saving = FALSE;
  if (saved || g_error_matches (failure, MZ_FILE_ERROR, MZ_FILE_ERROR_UNSURE))
    take_place (self, save);
  if (save != NULL)
    mz_document_file_watch (self);
  if (save != NULL && !saved)
    mz_file_watch_look (self->watch);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return saved;
}

/** mz_document_file_drop_draft: What is unsaved is saved, or not wanted. */
void
mz_document_file_drop_draft (MzDocumentFile *self)
{
  g_return_if_fail (MZ_IS_DOCUMENT_FILE (self));

  g_clear_handle_id (&self->draft_id, g_source_remove);
  if (self->drafting)
    self->draft_done = TRUE;
  else
    end_draft (self);
}

/** mz_document_file_get_document: Returns: (transfer none) */
MzDocument *
mz_document_file_get_document (MzDocumentFile *self)
{
  g_return_val_if_fail (MZ_IS_DOCUMENT_FILE (self), NULL);

  return self->document;
}

/** mz_document_file_get_path: Returns: (nullable): absolute; %NULL: it was never saved */
const char *
mz_document_file_get_path (MzDocumentFile *self)
{
  g_return_val_if_fail (MZ_IS_DOCUMENT_FILE (self), NULL);

  return self->path;
}

/** mz_document_file_dup_name: Returns: (transfer full): what to call it. */
char *
mz_document_file_dup_name (MzDocumentFile *self)
{
  g_return_val_if_fail (MZ_IS_DOCUMENT_FILE (self), NULL);

  return self->path != NULL ? g_filename_display_basename (self->path) : g_strdup (_("Unsaved document"));
}

/** mz_document_file_is_modified: Returns: whether something would be lost. */
gboolean
mz_document_file_is_modified (MzDocumentFile *self)
{
  g_return_val_if_fail (MZ_IS_DOCUMENT_FILE (self), FALSE);

  return self->unsaved || mz_document_file_get_outside (self) == MZ_OUTSIDE_GONE || mz_document_is_modified (self->document);
}

/** mz_document_file_has_changed: Returns: whether another program has changed the file. Reads it. */
gboolean
mz_document_file_has_changed (MzDocumentFile *self)
{
  g_return_val_if_fail (MZ_IS_DOCUMENT_FILE (self), FALSE);

  return self->path != NULL && mz_file_has_changed (self->path, &self->stamp);
}

gboolean
mz_document_file_is_saving (MzDocumentFile *self)
{
  g_return_val_if_fail (MZ_IS_DOCUMENT_FILE (self), FALSE);

  return self->saving;
}

MzStanding
mz_document_file_get_standing (MzDocumentFile *self)
{
  g_return_val_if_fail (MZ_IS_DOCUMENT_FILE (self), MZ_STANDING_GOOD);

  return self->standing;
}

/** mz_document_file_peek_report: Returns: (transfer none): what was wrong with it when it was read. */
MzReport *
mz_document_file_peek_report (MzDocumentFile *self)
{
  g_return_val_if_fail (MZ_IS_DOCUMENT_FILE (self), NULL);

  return self->report;
}
