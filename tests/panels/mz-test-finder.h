/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The left panel in a window of its own, as wide as in the program's. */
#pragma once

#include "mz-find-panel.h"

G_BEGIN_DECLS

#define MZ_TEST_FINDER_WIDTH 240

typedef struct
{
  MzWorkspace *workspace;
  GtkWidget   *window;
  MzFindPanel *panel;
  guint        details; /* how often it asked for them */
  guint        back;
} MzTestFinder;

/* Over facts.json, its clock on January 2026, and over the facts that come with the program. */
void        mz_test_finder_set_up         (MzTestFinder *fixture, gconstpointer unused);
void        mz_test_finder_set_up_bundled (MzTestFinder *fixture, gconstpointer unused);
void        mz_test_finder_tear_down      (MzTestFinder *fixture, gconstpointer unused);

gpointer    mz_test_finder_find_type      (MzTestFinder *fixture, GType type);
GtkWidget  *mz_test_finder_find_row       (MzTestFinder *fixture, const char *word);
void        mz_test_finder_click_row      (MzTestFinder *fixture, const char *word);
void        mz_test_finder_assert_shows   (MzTestFinder *fixture, const char *text);
void        mz_test_finder_press          (MzTestFinder *fixture, guint keyval);
void        mz_test_finder_set_facets     (MzTestFinder *fixture, const MzFacets *facets);
const char *mz_test_finder_selected_id    (MzTestFinder *fixture);

G_END_DECLS
