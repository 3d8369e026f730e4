/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What sheets are drawn with; for src/learn alone. */
#pragma once

#include "mz-sheet.h"
#include "mz-sheets.h"

G_BEGIN_DECLS

/* Pixels, at 96 to the inch: twelve of them are nine points. */
#define MZ_PAPER_MARGIN 52.0
#define MZ_PAPER_SMALL  12.0
#define MZ_PAPER_BODY   14.0
#define MZ_PAPER_TITLE  22.0

/**
 * MzPaperPen:
 * @y: where the next thing goes, from the top of the page
 * @foot: what stands below each page
 *
 * A file in the making, and where it has come to.
 */
typedef struct
{
  MzSheetWriter *writer;
  cairo_t       *cr;
  double         width, height, y;
  guint          page;
  char          *foot;
} MzPaperPen;

/* A place on a small map, and what stands in its disc; a dot, or the symbol of a stage, %MZ_N_STAGES for a deposit. */
typedef struct
{
  double   lat, lon;
  char     mark[8];
  gboolean has_symbol;
  MzStage  stage;
} MzPaperPlace;

void    mz_paper_pen_init   (MzPaperPen *self, MzPaper paper, const char *title, const char *foot, MzPartialDate as_of);
GBytes *mz_paper_pen_finish (MzPaperPen *self, GError **error);
void    mz_paper_pen_turn   (MzPaperPen *self, const char *chapter);
double  mz_paper_pen_get_inner  (const MzPaperPen *self);
double  mz_paper_pen_get_bottom (const MzPaperPen *self);
double  mz_paper_pen_write  (MzPaperPen *self, gboolean bold, double size, const char *text, double x, double y, double width,
                             gboolean show);
double  mz_paper_pen_measure (MzPaperPen *self, double size, const char *text);
void    mz_paper_pen_rule   (MzPaperPen *self, double x, double y, double width);
void    mz_paper_pen_head   (MzPaperPen *self, const char *title, const char *line);
void    mz_paper_fit        (const MzPaperPlace *places, guint n, double widest_zoom, MzView *view);
void    mz_paper_pen_map    (MzPaperPen *self, MzBasemap *basemap, MzBorders borders, const MzView *view, double x, double y);
void    mz_paper_pen_symbol (MzPaperPen *self, MzStage stage, double x, double y);
void    mz_paper_pen_discs  (MzPaperPen *self, const MzPaperPlace *places, guint n, const MzView *view, double x, double y);

G_END_DECLS
