/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include "mz-show-words.h"

/** mz_show_words_new: Returns: (transfer full) */
MzShowWords *
mz_show_words_new (const MzStoryScene *scene, MzDataset *facts)
{
  MzShowWords *self = g_new0 (MzShowWords, 1);

  self->text = g_markup_escape_text (scene->text, -1);
  self->sources = g_strdupv (scene->sources);
  return self;
}

void
mz_show_words_free (MzShowWords *self)
{
  g_free (self->text);
  g_strfreev (self->sources);
  g_free (self);
}

/** mz_show_words_dup_notes: Returns: (transfer full) (nullable): markup of Pango */
char *
mz_show_words_dup_notes (const MzStoryScene *scene, MzDataset *facts)
{
  return scene->notes != NULL ? g_markup_escape_text (scene->notes, -1) : NULL;
}

/** mz_show_words_is_gone: Returns: whether what the scene has chosen is not among the facts. */
gboolean
mz_show_words_is_gone (const MzStoryScene *scene, MzDataset *facts)
{
  return scene->view->id != NULL && mz_dataset_lookup (facts, scene->view->kind, scene->view->id) == NULL;
}
