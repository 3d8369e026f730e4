/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-learn"
#include "mz-glossary.h"

#include <string.h>

#include "mz-json-translate.h"
#include "mz-learn-reader.h"
#include "mz-learn-resources.h"
#include "mz-story-fields.h"

#define PATH "/org/monazite/Monazite/learn/glossary.json"

static const char *const glossary_fields[] = { "glossary", NULL };
static const char *const entry_fields[] = { "id", "term", "short", "text", "aliases", "see", "sources", NULL };

static void
check_words (MzFields *fields, const char *name, const char *words)
{
  if (*words == '\0' || g_unichar_isspace (g_utf8_get_char (words)) || strpbrk (words, "[]|<>&\n") != NULL)
    mz_fields_error (fields, name, "has “%s”, which is no words", words);
  else if (g_utf8_strlen (words, -1) > MZ_GLOSSARY_MAX_TERM)
    mz_fields_error (fields, name, "has “%s”, which is longer than %d characters", words, MZ_GLOSSARY_MAX_TERM);
}

static GStrv
read_list (MzFields *fields, const char *name)
{
  GStrv list = mz_fields_dup_strv (fields, name);
  guint n = g_strv_length (list);

  if (n > MZ_GLOSSARY_MAX_ALIASES)
    mz_fields_error (fields, name, "are %u; %d are the most", n, MZ_GLOSSARY_MAX_ALIASES);
  return list;
}

static MzGlossaryEntry *
read_entry (MzFields *fields, GHashTable *ids)
{
  MzGlossaryEntry *entry = g_new0 (MzGlossaryEntry, 1);

  mz_fields_refuse_others (fields, entry_fields);
  entry->id = mz_fields_dup_string (fields, "id", TRUE);
  mz_learn_check_id (fields, "id", entry->id);
  if (entry->id != NULL && !g_hash_table_add (ids, g_strdup (entry->id)))
    mz_fields_error (fields, "id", "“%s” is that of another term, too", entry->id);
  entry->term = mz_fields_dup_string (fields, "term", TRUE);
  if (entry->term != NULL)
    check_words (fields, "term", entry->term);
  entry->brief = mz_story_fields_dup_line (fields, "short", MZ_GLOSSARY_MAX_SHORT, TRUE);
  entry->text = mz_story_fields_dup_text (fields, "text", MZ_GLOSSARY_MAX_TEXT, TRUE);
  entry->aliases = read_list (fields, "aliases");
  for (guint i = 0; entry->aliases[i] != NULL; i++)
    check_words (fields, "aliases", entry->aliases[i]);
  entry->see = read_list (fields, "see");
  entry->sources = read_list (fields, "sources");
  for (guint i = 0; entry->sources[i] != NULL; i++)
    if (!mz_record_id_is_sound (entry->sources[i]))
      mz_fields_error (fields, "sources", "names “%s”, which is no id", entry->sources[i]);
  return entry;
}

/* The other terms that it leads to are there; words name one thing alone. */
static void
check_entry (MzFields *fields, const MzGlossaryEntry *entry, GHashTable *ids, GHashTable *words)
{
  for (guint i = 0; entry->see[i] != NULL; i++)
    if (!g_hash_table_contains (ids, entry->see[i]))
      mz_fields_error (fields, "see", "names “%s”, which is no term here", entry->see[i]);
  if (entry->term != NULL && !g_hash_table_add (words, g_utf8_casefold (entry->term, -1)))
    mz_fields_error (fields, "term", "“%s” is a word for another term, too", entry->term);
  for (guint i = 0; entry->aliases[i] != NULL; i++)
    if (!g_hash_table_add (words, g_utf8_casefold (entry->aliases[i], -1)))
      mz_fields_error (fields, "aliases", "has “%s”, which is a word for another term, too", entry->aliases[i]);
}

typedef void (*EachEntry) (MzFields *fields, guint i, GPtrArray *entries, GHashTable *ids, GHashTable *words);

static void
read_each (MzFields *fields, guint i, GPtrArray *entries, GHashTable *ids, GHashTable *words)
{
  g_ptr_array_add (entries, read_entry (fields, ids));
}

static void
check_each (MzFields *fields, guint i, GPtrArray *entries, GHashTable *ids, GHashTable *words)
{
  check_entry (fields, entries->pdata[i], ids, words);
}

static void
go_over (MzFields *fields, guint n, EachEntry each, GPtrArray *entries, GHashTable *ids, GHashTable *words)
{
  MzFields inner;

  for (guint i = 0; i < n && mz_fields_enter (fields, "glossary", i, &inner); i++)
    {
      guint n_findings = 0;

      inner.n_findings = &n_findings;
      each (&inner, i, entries, ids, words);
      mz_fields_finish (&inner);
      mz_fields_leave (&inner);
    }
}

static gpointer
read_glossary (MzFields *fields)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_glossary_entry_free);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = mz_fields_count (fields, "glossary");

  mz_fields_refuse_others (fields, glossary_fields);
  if (n == 0 && !*fields->bad)
    mz_fields_error (fields, "glossary", "has no terms; write one at least");
  if (n > MZ_GLOSSARY_MAX_ENTRIES)
    mz_fields_error (fields, "glossary", "has %u terms; %d are the most", n, MZ_GLOSSARY_MAX_ENTRIES);
  else
    go_over (fields, n, read_each, entries, ids, words);
  if (entries->len == n && !*fields->bad)
    go_over (fields, n, check_each, entries, ids, words);
  mz_fields_finish (fields);
  return *fields->bad ? NULL : mz_glossary_new (g_steal_pointer (&entries));
}

/** mz_glossary_is: @outline: (nullable). Returns: whether the text is a glossary, sound or not. */
gboolean
mz_glossary_is (const MzJsonOutline *outline)
{
  return mz_json_outline_find (outline, "glossary") != NULL;
}

/**
 * mz_glossary_check:
 * @outline: of @bytes
 * @report: takes all that is wrong, each with its place
 *
 * Returns: (transfer full) (nullable): the glossary, if all of it is sound.
 */
MzGlossary *
mz_glossary_check (GBytes *bytes, const MzJsonOutline *outline, const char *file, MzReport *report)
{
  return mz_learn_check (bytes, outline, file, "a glossary is one object: {\"glossary\": [{\"id\": …, \"term\": …}]}", read_glossary,
                         report);
}

/** mz_glossary_read: Errors: %MZ_IO_ERROR, with its place: the first thing that is wrong. (transfer full) (nullable) */
MzGlossary *
mz_glossary_read (GBytes *bytes, GError **error)
{
  return mz_learn_read (bytes, (MzLearnCheck) mz_glossary_check, error);
}

/**
 * mz_glossary_get_bundled:
 *
 * In the language that the program speaks when it is first asked for; a translation that cannot be read is none. English words
 * for a term are known as well: the facts have them.
 *
 * Returns: (transfer none): the glossary that is compiled into the program; lives as long as the program. Any thread.
 */
const MzGlossary *
mz_glossary_get_bundled (void)
{
  static gsize bundled = 0;

  if (g_once_init_enter (&bundled))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_resource_lookup_data (mz_learn_resources_get_resource (), PATH, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                                         &error);
      g_autoptr (MzGlossary) english = bytes != NULL ? mz_glossary_read (bytes, &error) : NULL;
      g_autoptr (GBytes) translated = NULL;
      MzGlossary *self;

      if (english == NULL)
        g_error ("The bundled glossary is broken: %s", error->message);
      translated = mz_json_translate (bytes);
      self = mz_glossary_read (translated, NULL);
      if (self != NULL)
        mz_glossary_know_words (self, english);
      else
        self = g_steal_pointer (&english);
      g_once_init_leave (&bundled, GPOINTER_TO_SIZE (self));
    }
  return GSIZE_TO_POINTER (bundled);
}
