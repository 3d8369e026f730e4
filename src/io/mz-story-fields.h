/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a scene and of its texts, for the readers of whatever is told in scenes. */
#pragma once

#include "mz-field-reader.h"
#include "mz-story.h"

G_BEGIN_DECLS

char         *mz_story_fields_dup_line      (MzFields *fields, const char *name, glong most, gboolean required);
char         *mz_story_fields_dup_text      (MzFields *fields, const char *name, glong most, gboolean required);
void          mz_story_fields_check_binding (MzFields *fields, const char *name, const char *binding);
MzStoryScene *mz_story_fields_read_scene    (MzFields *fields, GHashTable *ids, glong most);

G_END_DECLS
