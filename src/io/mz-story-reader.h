/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stories as JSON: docs/story.md has the fields. */
#pragma once

#include "mz-io-error.h"
#include "mz-json-gate.h"
#include "mz-limits.h"
#include "mz-record-parser.h"
#include "mz-report.h"
#include "mz-story.h"

G_BEGIN_DECLS

MzStory *mz_story_read         (GBytes *bytes, GError **error);
MzStory *mz_story_parse        (const MzRecordText *text, MzReport *report);
gboolean mz_story_is           (const MzJsonOutline *outline);
MzStory *mz_story_check        (GBytes *bytes, const MzJsonOutline *outline, const char *file, MzReport *report);
MzStory *mz_story_load_bundled (const char *id, GError **error);
GStrv    mz_story_list_bundled (void);
char    *mz_story_write        (const MzStory *story, GError **error);

G_END_DECLS
