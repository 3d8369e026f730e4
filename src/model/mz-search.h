/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-dataset.h"

G_BEGIN_DECLS

/**
 * MzSearchHit:
 *
 * One record that a search has found. Immutable.
 */
#define MZ_TYPE_SEARCH_HIT (mz_search_hit_get_type ())
G_DECLARE_FINAL_TYPE (MzSearchHit, mz_search_hit, MZ, SEARCH_HIT, GObject)

MzRecord   *mz_search_hit_get_record (MzSearchHit *self);
const char *mz_search_hit_get_title  (MzSearchHit *self);
const char *mz_search_hit_get_detail (MzSearchHit *self);

/**
 * MzSearch:
 *
 * Finds records as one types. A #GListModel of #MzSearchHit, best first; owned by whoever shows it, main
 * thread only. Property "text" is what has been typed.
 */
#define MZ_TYPE_SEARCH (mz_search_get_type ())
G_DECLARE_FINAL_TYPE (MzSearch, mz_search, MZ, SEARCH, GObject)

#define MZ_SEARCH_MAX_HITS 60

MzSearch   *mz_search_new      (MzDataset *dataset);
void        mz_search_set_text (MzSearch *self, const char *text);
const char *mz_search_get_text (MzSearch *self);
char       *mz_search_describe (MzDataset *dataset, MzRecord *record);

G_END_DECLS
