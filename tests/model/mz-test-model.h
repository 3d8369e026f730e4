/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records made by hand, in as few words as there can be; a list is words with blanks between them. */
#pragma once

#include "mz-dataset.h"

G_BEGIN_DECLS

MzPartialDate mz_test_date      (const char *text);
GStrv         mz_test_words     (const char *words);
MzRecordHead  mz_test_head      (const char *id, const char *name, const char *sources);
MzSite       *mz_test_site      (const char *id, const char *country, MzSiteKind kind, MzSet stages, const char *minerals,
                                 const char *life);
MzAgreement  *mz_test_agreement (const char *id, const char *parties, const char *sites, const char *signed_on,
                                 const char *in_force, const char *ends);
MzMeasure    *mz_test_measure   (const char *id, const char *country, const char *announced, const char *effective,
                                 const char *ends, const char *pauses);
void          mz_test_set       (MzDataset *dataset, MzRecordKind kind, gpointer first, ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
