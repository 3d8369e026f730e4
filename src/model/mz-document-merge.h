/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two versions of a document that have gone different ways from one: that of the user, and that which is in the file. */
#pragma once

#include "mz-document.h"

G_BEGIN_DECLS

/**
 * MzClash:
 *
 * A thing of a document that both have changed, and otherwise. It stands open as long as the document has it as the file
 * does, and nobody has said that this is right. Free it with mz_clash_free(). Main thread only.
 */
typedef struct _MzClash MzClash;

GPtrArray  *mz_document_merge        (MzDocument *self, MzDocument *theirs, const char *name);
gboolean    mz_document_is_open      (MzDocument *self, const MzClash *clash);
void        mz_document_settle_clash (MzDocument *self, MzClash *clash, gboolean mine);

void        mz_clash_free            (MzClash *self);
const char *mz_clash_get_name        (const MzClash *self);
GPtrArray  *mz_clash_compare         (const MzClash *self, gboolean mine);
gboolean    mz_clash_peek_records    (const MzClash *self, MzRecord **before, MzRecord **mine, MzRecord **theirs);

G_END_DECLS
