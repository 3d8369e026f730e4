/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The atlas as a book: one page a country, stage or agreement, with an index and its sources. */
#pragma once

#include "mz-basemap.h"
#include "mz-workspace.h"

G_BEGIN_DECLS

/**
 * MzBookChoice:
 *
 * What has a page; all of a kind where it is %NULL, which of countries are those that something is known of.
 */
typedef struct
{
  const char *const *countries;  /* (nullable): codes */
  const char *const *stages;     /* (nullable): keys */
  const char *const *agreements; /* (nullable): ids */
} MzBookChoice;

/* Draws the book of the workspace's facts on its date; what is chosen in the workspace is changed by that. */
GBytes *mz_book_draw (MzWorkspace *workspace, MzBasemap *basemap, const MzBookChoice *choice, GError **error);

G_END_DECLS
