/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-document.h"
#include "mz-draft.h"
#include "mz-file-watch.h"
#include "mz-file.h"
#include "mz-report.h"

G_BEGIN_DECLS

#define MZ_DOCUMENT_FILE_DRAFT_SECONDS 4 /* a draft is no further behind than these, and the time that the disk takes */

/* Why a document cannot simply be saved where it is. */
typedef enum
{
  MZ_STANDING_GOOD,
  MZ_STANDING_LOCKED,    /* another window or program has it: it is read-only here */
  MZ_STANDING_NEWER      /* of a newer program: read-only, for what is not understood would be lost */
} MzStanding;

/**
 * MzDocumentFile:
 *
 * A document and where it is kept: its file, with what that held when it was read or saved last, its lock, and its draft,
 * which is written in a thread while the document is modified and goes when it is saved. A draft that is left when this
 * ends is found again at the next start. What becomes of the file is watched. Owned by the window; main thread only.
 *
 * Properties, notified: modified, path (nullable), both read-only.
 * Signal "outside-changed": another program has changed the file, or it is again as it is known.
 */
#define MZ_TYPE_DOCUMENT_FILE (mz_document_file_get_type ())
G_DECLARE_FINAL_TYPE (MzDocumentFile, mz_document_file, MZ, DOCUMENT_FILE, GObject)

MzDocumentFile *mz_document_file_new          (MzDocument *document);
void            mz_document_file_open_async   (const char *path, MzDocumentFile *instead, GAsyncReadyCallback callback,
                                               gpointer data);
MzDocumentFile *mz_document_file_open_finish  (GAsyncResult *result, GError **error);
MzDocumentFile *mz_document_file_recover      (MzDraft *draft, MzDocumentFile *instead, GError **error);
void            mz_document_file_save_async   (MzDocumentFile *self, const char *path, gboolean replace,
                                               GAsyncReadyCallback callback, gpointer data);
gboolean        mz_document_file_save_finish  (MzDocumentFile *self, GAsyncResult *result, GError **error);
void            mz_document_file_drop_draft   (MzDocumentFile *self);
void            mz_document_file_reload_async (MzDocumentFile *self, GAsyncReadyCallback callback, gpointer data);
GPtrArray      *mz_document_file_reload_finish (MzDocumentFile *self, GAsyncResult *result, GError **error);
void            mz_document_file_keep_mine    (MzDocumentFile *self);
void            mz_document_file_look         (MzDocumentFile *self);

MzDocument     *mz_document_file_get_document (MzDocumentFile *self);
const char     *mz_document_file_get_path     (MzDocumentFile *self);
char           *mz_document_file_dup_name     (MzDocumentFile *self);
gboolean        mz_document_file_is_modified  (MzDocumentFile *self);
gboolean        mz_document_file_has_changed  (MzDocumentFile *self);
MzOutside       mz_document_file_get_outside  (MzDocumentFile *self);
gboolean        mz_document_file_is_saving    (MzDocumentFile *self);
MzStanding      mz_document_file_get_standing (MzDocumentFile *self);
MzReport       *mz_document_file_peek_report  (MzDocumentFile *self);

G_END_DECLS
