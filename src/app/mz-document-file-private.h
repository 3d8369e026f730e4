/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two halves of a document's file share. */
#pragma once

#include "mz-document-file.h"
#include "mz-file-lock.h"

G_BEGIN_DECLS

struct _MzDocumentFile
{
  GObject     parent_instance;
  MzDocument *document;
  char       *path;         /* (nullable): never saved */
  MzFileStamp stamp;        /* what is there, as far as we know */
  MzFileLock *lock;         /* (nullable) */
  MzStanding  standing;
  MzReport   *report;       /* of its reading */
  gboolean    unsaved;      /* it is nowhere else: from a draft, or another program has changed the file and is not followed */
  MzFileWatch *watch;
  gboolean    was_modified; /* as told last */
  gboolean    saving;
  guint       n_edits;

  MzDraft    *draft;        /* (nullable): in the hands of a thread while @drafting */
  guint       draft_id;
  gboolean    drafting;
  gboolean    draft_done;   /* it is not wanted any more */
};

void mz_document_file_watch           (MzDocumentFile *self);
void mz_document_file_update_modified (MzDocumentFile *self);
void mz_document_file_want_draft      (MzDocumentFile *self);

G_END_DECLS
