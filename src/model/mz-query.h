/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-dataset.h"

G_BEGIN_DECLS

/**
 * MzQuery:
 *
 * The facets of a view as an immutable value. An empty facet lets everything through; within a facet any word is enough, and
 * all facets must be met. A facet that a kind of record does not have says nothing about it (binding does not filter sites).
 */
typedef struct _MzQuery MzQuery;

/* The facets as plain data; strings and arrays may be NULL. */
typedef struct
{
  MzSet       kinds;     /* of MzSiteKind */
  MzSet       stages;    /* of MzStage */
  MzSet       states;    /* of MzState: filters sites */
  MzSet       forces;    /* of MzForce: filters agreements and measures */
  MzSet       bindings;  /* of MzBinding: filters agreements */
  const char *const *minerals;
  const char *const *countries;
  const char *text;      /* as typed; every word must be found */
} MzFacets;

typedef enum
{
  MZ_FACET_KIND,
  MZ_FACET_STAGE,
  MZ_FACET_STATUS,
  MZ_FACET_BINDING,
  MZ_FACET_MINERAL,
  MZ_FACET_COUNTRY,
  MZ_FACET_TEXT,
  MZ_N_FACETS
} MzFacet;

#define MZ_TYPE_QUERY (mz_query_get_type ())
GType           mz_query_get_type        (void) G_GNUC_CONST;

MzQuery        *mz_query_new             (const MzFacets *facets);
MzQuery        *mz_query_ref             (MzQuery *self);
void            mz_query_unref           (MzQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzQuery, mz_query_unref)

const MzFacets *mz_query_peek            (MzQuery *self);
const char *const *mz_query_peek_words (MzQuery *self);
gboolean        mz_query_wants_mineral (MzQuery *self, const char *mineral);
gboolean        mz_query_equal           (MzQuery *a, MzQuery *b);
gboolean        mz_query_is_empty        (MzQuery *self);
gboolean        mz_query_has_facet       (MzQuery *self, MzFacet facet);
MzQuery        *mz_query_without         (MzQuery *self, MzFacet facet);
MzQuery        *mz_query_toggle          (MzQuery *self, MzFacet facet, const char *word);
char           *mz_query_describe_facet  (MzQuery *self, MzFacet facet, MzDataset *dataset);

gboolean        mz_query_match           (MzQuery *self, MzRecord *record, MzDataset *dataset, MzPartialDate date);
gboolean        mz_query_match_site      (MzQuery *self, MzSite *site, MzPartialDate date, MzPartialDate as_of);
gboolean        mz_query_match_agreement (MzQuery *self, MzAgreement *agreement, MzPartialDate date, MzPartialDate as_of);
gboolean        mz_query_match_measure   (MzQuery *self, MzMeasure *measure, MzPartialDate date, MzPartialDate as_of);

G_END_DECLS
