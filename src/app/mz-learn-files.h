/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What teachers and students take along: pages to print, cards, and what has been learnt. */
#pragma once

#include "mz-learn-start.h"
#include "mz-lesson.h"
#include "mz-study.h"

G_BEGIN_DECLS

typedef enum
{
  MZ_LEARN_FILE_MAP,    /* a blank one, PDF */
  MZ_LEARN_FILE_SHEET,  /* questions with their key, PDF */
  MZ_LEARN_FILE_ANKI,   /* cards, TSV */
  MZ_LEARN_FILE_NOTES,  /* of a lesson, PDF */
  MZ_LEARN_FILE_STUDY,  /* what has been learnt */
  MZ_N_LEARN_FILES
} MzLearnFile;

/**
 * MzLearnFileSpec:
 * @choice: (nullable): what map, sheet and cards are made of
 * @lesson: (nullable): of notes
 */
typedef struct
{
  MzLearnFile          file;
  MzDataset           *facts;
  MzManner            *manner;
  const MzLearnChoice *choice;
  MzLesson            *lesson;
  MzStudy             *study;
  gboolean             letter; /* paper; else A4 */
} MzLearnFileSpec;

const char *mz_learn_file_get_name (MzLearnFile file);
gboolean    mz_learn_file_find     (const char *name, MzLearnFile *file);
gboolean    mz_learn_file_write    (const MzLearnFileSpec *spec, const char *path, GError **error);

G_END_DECLS
