/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers of a chart as data: keys as in the facts, and figures as they are, in every locale. */
#pragma once

#include "mz-figure.h"

G_BEGIN_DECLS

char *mz_figure_to_csv  (const MzFigure *figure);
char *mz_figure_to_json (const MzFigure *figure);
/* Tab-separated, with names in the user's language: for a spreadsheet's clipboard. */
char *mz_figure_to_tsv  (const MzFigure *figure);

G_END_DECLS
