/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What another program does to the file of a document that is open. */
#define G_LOG_DOMAIN "monazite"

#include "mz-document-file-private.h"

#include <glib/gi18n-lib.h>

#include "mz-document-merge.h"
#include "mz-document-reader.h"

/* A document whose file is gone is nowhere else. */
static void
watch_changed_cb (MzDocumentFile *self)
{
  mz_document_file_want_draft (self);
  mz_document_file_update_modified (self);
  g_signal_emit_by_name (self, "outside-changed");
}

/** mz_document_file_watch: What becomes of the file from now on, which is as it is known. */
void
mz_document_file_watch (MzDocumentFile *self)
{
  gboolean same = mz_document_file_get_outside (self) == MZ_OUTSIDE_SAME;

  if (self->watch == NULL)
    {
      self->watch = mz_file_watch_new ();
      g_signal_connect_swapped (self->watch, "changed", G_CALLBACK (watch_changed_cb), self);
    }
  mz_file_watch_set (self->watch, self->path, &self->stamp);
  if (!same)
    watch_changed_cb (self);
}

/** mz_document_file_look: Where the system tells nothing of changes, this finds them: when the user comes back to it, say. */
void
mz_document_file_look (MzDocumentFile *self)
{
  g_return_if_fail (MZ_IS_DOCUMENT_FILE (self));

  if (self->watch != NULL && !self->saving)
    mz_file_watch_look (self->watch);
}

/** mz_document_file_get_outside: Returns: what another program has made of the file, as far as is known. */
MzOutside
mz_document_file_get_outside (MzDocumentFile *self)
{
  g_return_val_if_fail (MZ_IS_DOCUMENT_FILE (self), MZ_OUTSIDE_SAME);

  return self->watch != NULL ? mz_file_watch_get_state (self->watch) : MZ_OUTSIDE_SAME;
}

/** mz_document_file_keep_mine: The document stays as it is, and the next save replaces what is there now: the user knows of it. */
void
mz_document_file_keep_mine (MzDocumentFile *self)
{
  g_return_if_fail (MZ_IS_DOCUMENT_FILE (self));

  if (mz_document_file_get_outside (self) == MZ_OUTSIDE_SAME)
    return;
  self->stamp = *mz_file_watch_get_stamp (self->watch);
  self->unsaved = TRUE;
  mz_document_file_watch (self);
}

/* What a thread has read. */
typedef struct
{
  char       *path;
  MzFileStamp stamp;
} Reload;

static void
reload_free (Reload *reload)
{
  g_free (reload->path);
  g_free (reload);
}

static void
read_file (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reload *reload = data;
  g_autoptr (MzReport) report = mz_report_new ();
  g_autofree char *name = g_filename_display_basename (reload->path);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = mz_file_read (reload->path, MZ_DRAFT_MAX_CONTENT, &reload->stamp, &error);
  g_autoptr (MzDocument) document = bytes != NULL ? mz_document_read (bytes, name, report) : NULL;

  if (error == NULL && (document == NULL || mz_document_is_read_only (document)))
    error = g_error_new (MZ_FILE_ERROR, MZ_FILE_ERROR_FAILED,
                         /* Translators: the name of a document. */
                         document == NULL ? _("What is in “%s” now is no document of Monazite. Yours stays as it is; keep it, or save it elsewhere.")
                                          : _("“%s” comes from a newer version of Monazite now. Yours stays as it is; save it elsewhere to keep both."),
                         name);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&document), g_object_unref);
}

/** mz_document_file_reload_async: Reads what is in the file now, in a thread. Not while it is being saved. */
void
mz_document_file_reload_async (MzDocumentFile *self, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = NULL;
  Reload *reload;

  g_return_if_fail (MZ_IS_DOCUMENT_FILE (self) && self->path != NULL && !self->saving);

  task = g_task_new (self, NULL, callback, data);
  reload = g_new0 (Reload, 1);
  reload->path = g_strdup (self->path);
  g_task_set_source_tag (task, mz_document_file_reload_async);
  g_task_set_task_data (task, reload, (GDestroyNotify) reload_free);
  g_task_run_in_thread (task, read_file);
}

/**
 * mz_document_file_reload_finish:
 *
 * The document takes over what the other program has changed, as one step to undo; what only the user has changed stays.
 *
 * Returns: (transfer full) (nullable) (element-type MzClash): what both have changed; it is now as the other one has it.
 */
GPtrArray *
mz_document_file_reload_finish (MzDocumentFile *self, GAsyncResult *result, GError **error)
{
  Reload *reload = g_task_get_task_data (G_TASK (result));
  g_autoptr (MzDocument) theirs = g_task_propagate_pointer (G_TASK (result), error);
  GPtrArray *clashes;

  if (theirs == NULL)
    return NULL;
  self->stamp = reload->stamp;
  self->unsaved = FALSE;
  clashes = mz_document_merge (self->document, theirs, _("Take over the changes of another program"));
  mz_document_file_watch (self);
  mz_document_file_want_draft (self);
  mz_document_file_update_modified (self);
  return clashes;
}
