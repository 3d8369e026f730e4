/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record as a file may hold it, or a document, read by itself. */
#pragma once

#include "mz-dataset.h"
#include "mz-document.h"
#include "mz-report.h"

G_BEGIN_DECLS

MzDataset  *mz_test_read          (const char *kind, const char *fields, MzReport *report);
MzDocument *mz_test_read_document (const char *text, MzReport *report);
void        mz_test_assert_sound  (MzReport *report);

G_END_DECLS
