/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the words mean (docs/lesson.md has the format). */
#pragma once

#include "mz-json-gate.h"
#include "mz-limits.h"
#include "mz-report.h"

G_BEGIN_DECLS

/**
 * MzGlossaryEntry:
 * @id: in lower case with hyphens
 * @term: as it stands in a list
 * @brief: one line, plain, at most %MZ_GLOSSARY_MAX_SHORT characters
 * @text: some sentences, with *emphasis* and {figures} as stories have them (MzStoryText)
 * @aliases: other words for it; never %NULL
 * @see: ids of other entries; never %NULL
 * @sources: ids of records of the facts that @text rests on beside those of its figures; never %NULL
 */
typedef struct
{
  char *id, *term, *brief, *text;
  GStrv aliases, see, sources;
} MzGlossaryEntry;

/**
 * MzGlossaryHit:
 * @start, @end: bytes of the text
 *
 * A place in a text that names an entry.
 */
typedef struct
{
  gsize                  start, end;
  const MzGlossaryEntry *entry;
} MzGlossaryHit;

/**
 * MzGlossary:
 *
 * Terms with what they mean, by the alphabet. Immutable and counted; any thread.
 */
typedef struct _MzGlossary MzGlossary;

#define MZ_GLOSSARY_LINK "term:" /* what a link in markup leads to: "term:offtake" */

const MzGlossary      *mz_glossary_get_bundled  (void);
MzGlossary            *mz_glossary_read         (GBytes *bytes, GError **error);
MzGlossary            *mz_glossary_check        (GBytes *bytes, const MzJsonOutline *outline, const char *file,
                                                 MzReport *report);
gboolean               mz_glossary_is           (const MzJsonOutline *outline);
MzGlossary            *mz_glossary_ref          (MzGlossary *self);
void                   mz_glossary_unref        (MzGlossary *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzGlossary, mz_glossary_unref)

guint                  mz_glossary_get_length   (const MzGlossary *self);
const MzGlossaryEntry *mz_glossary_peek         (const MzGlossary *self, guint i);
const MzGlossaryEntry *mz_glossary_lookup       (const MzGlossary *self, const char *id);
const MzGlossaryEntry *mz_glossary_find_words   (const MzGlossary *self, const char *words);
GPtrArray             *mz_glossary_search       (const MzGlossary *self, const char *text);
GArray                *mz_glossary_find         (const MzGlossary *self, const char *text, gboolean once);
char                  *mz_glossary_link_markup  (const MzGlossary *self, const char *markup);
char                  *mz_glossary_strip_links  (const char *text);
GStrv                  mz_glossary_list_links   (const char *text);

/* For its reader alone. */
MzGlossary            *mz_glossary_new          (GPtrArray *entries);
void                   mz_glossary_know_words   (MzGlossary *self, MzGlossary *others);
void                   mz_glossary_entry_free   (MzGlossaryEntry *entry);

G_END_DECLS
