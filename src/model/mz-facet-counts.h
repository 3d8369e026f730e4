/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-workspace.h"

G_BEGIN_DECLS

/**
 * MzFacetCount:
 * @word: a word of the facet, as in the facts
 * @total: how many sites there would be with this word alone in the facet, all other facets as they are
 * @operating: how many of them certainly operate on the date
 */
typedef struct
{
  char *word;
  guint total;
  guint operating;
} MzFacetCount;

GPtrArray *mz_facet_counts_new (MzWorkspace *workspace, MzFacet facet);

G_END_DECLS
