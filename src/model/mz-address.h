/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A view as text, to be kept or sent: "monazite:view?date=2025-10&center=22.5,14.5&zoom=2&layers=sites,agreements". */
#pragma once

#include "mz-limits.h"
#include "mz-workspace.h"

G_BEGIN_DECLS

#define MZ_ADDRESS_SCHEME "monazite:"

/* The pages of the window, in their order: map, chain, timeline, charts, whatif, learn. */
extern const MzVocabulary mz_pages;

/**
 * MzAddress:
 * @view: place and projection, and the size of the frame in which they were seen, 0 where that is not known
 * @date: unset: the last one that the facts know
 * @query: never %NULL
 * @kind, @id: what is chosen; @id (nullable): nothing
 * @scenario: (nullable): name of a bundled one
 * @page: of mz_pages
 *
 * What is not in the text is as it is at first: no filter, nothing chosen, no scenario, the map. An address names no files,
 * and reading one does nothing else. Owned by the caller; freed with mz_address_free().
 */
typedef struct
{
  MzView        view;
  MzPartialDate date;
  MzLayers      layers;
  MzQuery      *query;
  MzRecordKind  kind;
  char         *id;
  char         *scenario;
  guint         page;
} MzAddress;

MzAddress *mz_address_new       (void);
MzAddress *mz_address_new_from  (MzWorkspace *workspace);
MzAddress *mz_address_copy      (const MzAddress *self);
void       mz_address_free      (MzAddress *self);
MzAddress *mz_address_parse     (const char *text, GError **error);
char      *mz_address_to_string (const MzAddress *self, GError **error);
gboolean   mz_address_equal     (const MzAddress *a, const MzAddress *b);
void       mz_address_apply     (const MzAddress *self, MzWorkspace *workspace);
gboolean   mz_address_is        (const char *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzAddress, mz_address_free)

G_END_DECLS
