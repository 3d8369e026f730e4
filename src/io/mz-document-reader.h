/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A user's document as a file, NAME.monazite: docs/document.md has the fields. */
#pragma once

#include "mz-document.h"
#include "mz-json-gate.h"
#include "mz-report.h"

G_BEGIN_DECLS

/* What this program writes; what is higher comes from a newer one. */
#define MZ_DOCUMENT_VERSION 1

#define MZ_DOCUMENT_SUFFIX ".monazite"

gboolean    mz_document_is       (const MzJsonOutline *outline);
MzDocument *mz_document_read     (GBytes *bytes, const char *file, MzReport *report);
gboolean    mz_document_lay_over (GBytes *bytes, const MzJsonOutline *outline, const char *file, MzDataset *dataset,
                                  MzReport *report);
gboolean    mz_document_check    (GBytes *bytes, const MzJsonOutline *outline, const char *file, MzDataset *dataset,
                                  MzReport *report);
GBytes     *mz_document_write    (MzDocument *document, GError **error);

G_END_DECLS
