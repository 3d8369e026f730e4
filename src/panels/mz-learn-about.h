/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a quiz can be about: everything, what the window's filter lets through, a part of the world, a stage, an element. */
#pragma once

#include "mz-query.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* (element-type MzQuery): a query for each of the words */
typedef struct
{
  GtkStringList *words;
  GPtrArray     *queries;
} MzLearnAbout;

MzLearnAbout *mz_learn_about_new  (MzDataset *facts, MzQuery *filter);
void          mz_learn_about_free (MzLearnAbout *self);

G_END_DECLS
