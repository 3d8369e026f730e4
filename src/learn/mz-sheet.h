/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests and blank maps on paper: black on white, no text below nine points, the key on pages of its own at the end. */
#pragma once

#include "mz-basemap.h"
#include "mz-handout.h"
#include "mz-quiz.h"

G_BEGIN_DECLS

/**
 * MzQuizSheet:
 * @request: what the questions were made of; its dataset and its seed stand on the paper
 * @questions: (element-type MzQuestion)
 */
typedef struct
{
  const MzQuizRequest *request;
  GPtrArray           *questions;
  MzBasemap           *basemap;
  MzPaper              paper;
} MzQuizSheet;

/* Each: (transfer full) (nullable): a PDF file, the same bytes for the same; %NULL with @error set where cairo gives up. */
GBytes *mz_quiz_sheet_draw (const MzQuizSheet *self, GError **error);
GBytes *mz_blank_map_draw  (const MzQuizRequest *request, MzBasemap *basemap, MzPaper paper, GError **error);

/* How many places a blank map asks for at most. */
#define MZ_BLANK_MAP_MOST 40

G_END_DECLS
