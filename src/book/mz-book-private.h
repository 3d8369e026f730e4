/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-book.h"

#include "mz-card.h"
#include "mz-sheets.h"

G_BEGIN_DECLS

/* A4, upright, in pixels at 96 to the inch. */
#define MZ_BOOK_WIDTH  794.0
#define MZ_BOOK_HEIGHT 1123.0
#define MZ_BOOK_MARGIN 48.0

/* Lines of the index and of the sources that go on a page. */
#define MZ_BOOK_INDEX_LINES   110
#define MZ_BOOK_SOURCES_LINES 31

struct _MzBook;

/**
 * MzBookPage:
 * @number: from 1
 * @chapter: (nullable): what begins with it
 * @name: (nullable): in the outline, and in the index
 * @record: (nullable): of a country or an agreement
 * @first, @n: of an index: of the entries; of sources: of them
 */
typedef struct
{
  struct _MzBook *book;
  void          (*paint) (gconstpointer what, cairo_t *cr);
  guint           number;
  const char     *chapter;
  char           *name;
  MzRecord       *record;
  MzStage         stage;
  guint           first, n;
} MzBookPage;

typedef struct _MzBook
{
  MzWorkspace *workspace;
  MzBasemap   *basemap;
  GPtrArray   *pages;   /* of MzBookPage */
  GPtrArray   *entries; /* of MzBookPage: those that the index lists */
  GPtrArray   *sources; /* of MzSource, in the order of their ids */
} MzBook;

MzCard *mz_book_page_make_card   (const MzBookPage *page, gboolean whole);

void    mz_book_paint_title      (gconstpointer what, cairo_t *cr);
void    mz_book_paint_record     (gconstpointer what, cairo_t *cr);
void    mz_book_paint_index      (gconstpointer what, cairo_t *cr);
void    mz_book_paint_sources    (gconstpointer what, cairo_t *cr);

G_END_DECLS
