/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-learn"
#include "mz-glossary.h"

#include <string.h>

#include "mz-collate.h"

/* Words that name an entry. */
typedef struct
{
  const char            *words;
  gsize                  length;
  const MzGlossaryEntry *entry;
} Phrase;

struct _MzGlossary
{
  gatomicrefcount ref_count;
  GPtrArray      *entries; /* by the alphabet */
  GHashTable     *by_id;
  GArray         *phrases; /* the longest first */
  MzGlossary     *others;  /* (nullable): whose words lead to the entries here as well */
};

void
mz_glossary_entry_free (MzGlossaryEntry *entry)
{
  g_free (entry->id);
  g_free (entry->term);
  g_free (entry->brief);
  g_free (entry->text);
  g_strfreev (entry->aliases);
  g_strfreev (entry->see);
  g_strfreev (entry->sources);
  g_free (entry);
}

static int
compare_terms (gconstpointer a, gconstpointer b)
{
  const MzGlossaryEntry *x = *(const MzGlossaryEntry *const *) a, *y = *(const MzGlossaryEntry *const *) b;
  g_autofree char *first = g_utf8_casefold (x->term, -1), *second = g_utf8_casefold (y->term, -1);
  int order = mz_collate (first, second);

  return order != 0 ? order : strcmp (x->id, y->id);
}

static int
compare_lengths (gconstpointer a, gconstpointer b)
{
  const Phrase *x = a, *y = b;

  return x->length != y->length ? (x->length > y->length ? -1 : 1) : strcmp (x->words, y->words);
}

static void
add_phrase (MzGlossary *self, const char *words, const MzGlossaryEntry *entry)
{
  Phrase phrase = { words, strlen (words), entry };

  g_array_append_val (self->phrases, phrase);
}

static void
add_phrases (MzGlossary *self, const MzGlossaryEntry *words, const MzGlossaryEntry *entry)
{
  add_phrase (self, words->term, entry);
  for (guint i = 0; words->aliases[i] != NULL; i++)
    add_phrase (self, words->aliases[i], entry);
}

/** mz_glossary_new: @entries: (transfer full) (element-type MzGlossaryEntry): with ids that are unique. Returns: (transfer full) */
MzGlossary *
mz_glossary_new (GPtrArray *entries)
{
  MzGlossary *self = g_new0 (MzGlossary, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->entries = entries;
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->phrases = g_array_new (FALSE, FALSE, sizeof (Phrase));
  g_ptr_array_sort (entries, compare_terms);
  for (guint i = 0; i < entries->len; i++)
    {
      MzGlossaryEntry *entry = entries->pdata[i];

      g_hash_table_insert (self->by_id, entry->id, entry);
      add_phrases (self, entry, entry);
    }
  g_array_sort (self->phrases, compare_lengths);
  return self;
}

/**
 * mz_glossary_know_words:
 * @others: the same terms in another language
 *
 * Its words are found and lead to the entries of @self that have their ids; where both have the same words, those of @self do.
 */
void
mz_glossary_know_words (MzGlossary *self, MzGlossary *others)
{
  g_return_if_fail (self != NULL && others != NULL && self->others == NULL);

  self->others = mz_glossary_ref (others);
  for (guint i = 0; i < others->entries->len; i++)
    {
      const MzGlossaryEntry *words = others->entries->pdata[i], *entry = mz_glossary_lookup (self, words->id);

      if (entry != NULL)
        add_phrases (self, words, entry);
    }
  g_array_sort (self->phrases, compare_lengths);
}

MzGlossary *
mz_glossary_ref (MzGlossary *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
mz_glossary_unref (MzGlossary *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->others, mz_glossary_unref);
  g_array_unref (self->phrases);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

guint
mz_glossary_get_length (const MzGlossary *self)
{
  return self->entries->len;
}

const MzGlossaryEntry *
mz_glossary_peek (const MzGlossary *self, guint i)
{
  g_return_val_if_fail (i < self->entries->len, NULL);

  return self->entries->pdata[i];
}

/** mz_glossary_lookup: Returns: (transfer none) (nullable) */
const MzGlossaryEntry *
mz_glossary_lookup (const MzGlossary *self, const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->by_id, id);
}

/* --- Terms in texts --- */

static gboolean
is_hyphen (gunichar c)
{
  return c == '-' || c == 0x2010 || c == 0x2011;
}

/* A small letter is met by a capital only where the words begin; blanks and hyphens are met by each other. */
static gboolean
meets (gunichar word, gunichar text, gboolean first)
{
  if (word == text)
    return TRUE;
  if (word == ' ' || is_hyphen (word))
    return text == ' ' || text == 0xa0 || is_hyphen (text);
  return first && g_unichar_islower (word) && g_unichar_toupper (word) == text;
}

/* (nullable): what follows @words where they begin at @text */
static const char *
skip_words (const char *words, const char *text)
{
  for (gboolean first = TRUE; *words != '\0'; first = FALSE)
    {
      if (*text == '\0' || !meets (g_utf8_get_char (words), g_utf8_get_char (text), first))
        return NULL;
      words = g_utf8_next_char (words);
      text = g_utf8_next_char (text);
    }
  return text;
}

/* Chinese and Japanese put no blanks between words: one may begin and end at any letter. */
static gboolean
ends_word (const char *text)
{
  gunichar c = g_utf8_get_char (text);

  return !g_unichar_isalnum (c) || g_unichar_iswide (c);
}

static gboolean
may_begin_word (const char *text, gboolean begins)
{
  gunichar c = g_utf8_get_char (text);

  return g_unichar_isalnum (c) && (begins || g_unichar_iswide (c));
}

/* (nullable): what follows the phrase, or its plural, where it begins at @text and ends as a word does */
static const char *
skip_phrase (const Phrase *phrase, const char *text)
{
  static const char *const plurals[] = { "s", "es" };
  const char *end = skip_words (phrase->words, text);

  if (end != NULL)
    {
      if (ends_word (end))
        return end;
      for (guint i = 0; i < G_N_ELEMENTS (plurals); i++)
        if (g_str_has_prefix (end, plurals[i]) && ends_word (end + strlen (plurals[i])))
          return end + strlen (plurals[i]);
    }
  if (phrase->words[phrase->length - 1] == 'y')
    {
      g_autofree char *stem = g_strndup (phrase->words, phrase->length - 1);

      end = skip_words (stem, text);
      if (end != NULL && g_str_has_prefix (end, "ies") && ends_word (end + 3))
        return end + 3;
    }
  return NULL;
}

/* Most phrases are ruled out by their first letter. */
static gboolean
may_begin (const char *words, const char *text)
{
  return !g_ascii_isalnum (*words) || g_ascii_tolower (*words) == g_ascii_tolower (*text);
}

/* The longest phrase that begins at @text. */
static const MzGlossaryEntry *
find_at (const MzGlossary *self, const char *text, const char **end)
{
  for (guint i = 0; i < self->phrases->len; i++)
    {
      const Phrase *phrase = &g_array_index (self->phrases, Phrase, i);

      *end = may_begin (phrase->words, text) ? skip_phrase (phrase, text) : NULL;
      if (*end != NULL)
        return phrase->entry;
    }
  return NULL;
}

/**
 * mz_glossary_find:
 * @once: each entry at its first place alone
 *
 * Terms and other words for them, the longest where several fit, as whole words or their plural. Small letters of a term may
 * begin with a capital, as where a sentence begins; capitals are met by capitals alone.
 *
 * Returns: (transfer full) (element-type MzGlossaryHit): in their order; they do not overlap
 */
GArray *
mz_glossary_find (const MzGlossary *self, const char *text, gboolean once)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (MzGlossaryHit));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  gboolean begins = TRUE;

  for (const char *p = text, *end; *p != '\0';)
    {
      const MzGlossaryEntry *entry = may_begin_word (p, begins) ? find_at (self, p, &end) : NULL;
      MzGlossaryHit hit;

      if (entry == NULL)
        {
          begins = ends_word (p);
          p = g_utf8_next_char (p);
          continue;
        }
      hit = (MzGlossaryHit) { (gsize) (p - text), (gsize) (end - text), entry };
      if (!once || g_hash_table_add (seen, (gpointer) entry))
        g_array_append_val (hits, hit);
      begins = ends_word (g_utf8_prev_char (end));
      p = end;
    }
  return hits;
}

/**
 * mz_glossary_find_words:
 * @words: what a link leads to; words of mz_glossary_know_words() go first, as links that are translated keep what they lead to
 *
 * Returns: (transfer none) (nullable): what @words name as a whole: a term, another word for it, an id
 */
const MzGlossaryEntry *
mz_glossary_find_words (const MzGlossary *self, const char *words)
{
  const MzGlossaryEntry *entry;
  const char *end;

  g_return_val_if_fail (words != NULL, NULL);

  entry = self->others != NULL ? mz_glossary_find_words (self->others, words) : NULL;
  if (entry != NULL)
    return mz_glossary_lookup (self, entry->id);
  entry = find_at (self, words, &end);
  return entry != NULL && *end == '\0' ? entry : mz_glossary_lookup (self, words);
}

/* --- Links that are written: [[words]] or [[id|words]] --- */

typedef struct
{
  char *target, *words; /* both as they are written */
} Link;

/* Returns: (nullable): what follows the link that begins at @text; none does where it is not closed. */
static const char *
read_link (const char *text, Link *link)
{
  const char *end = strstr (text + 2, "]]"), *bar;

  if (end == NULL)
    return NULL;
  link->words = g_strndup (text + 2, (gsize) (end - text - 2));
  bar = strchr (link->words, '|');
  link->target = bar != NULL ? g_strndup (link->words, (gsize) (bar - link->words)) : g_strdup (link->words);
  if (bar != NULL)
    memmove (link->words, bar + 1, strlen (bar));
  return end + 2;
}

static char *
replace_links (const MzGlossary *self, const char *text)
{
  GString *out = g_string_new (NULL);

  while (*text != '\0')
    {
      Link link = { NULL, NULL };
      const char *next = g_str_has_prefix (text, "[[") ? read_link (text, &link) : NULL;
      const MzGlossaryEntry *entry = next != NULL && self != NULL ? mz_glossary_find_words (self, link.target) : NULL;

      if (entry != NULL)
        g_string_append_printf (out, "<a href=\"" MZ_GLOSSARY_LINK "%s\">%s</a>", entry->id, link.words);
      else if (next != NULL)
        g_string_append (out, link.words);
      else
        g_string_append_c (out, *text++);
      if (next != NULL)
        text = next;
      g_free (link.target);
      g_free (link.words);
    }
  return g_string_free (out, FALSE);
}

/**
 * mz_glossary_link_markup:
 * @markup: of Pango, with [[words]] or [[id|words]] in it, as the texts of lessons come from MzStoryText
 *
 * Returns: (transfer full): the same with links of GTK's labels: <a href="term:ID">words</a>; what is no term is plain.
 */
char *
mz_glossary_link_markup (const MzGlossary *self, const char *markup)
{
  g_return_val_if_fail (self != NULL && markup != NULL, NULL);

  return replace_links (self, markup);
}

/** mz_glossary_strip_links: Returns: (transfer full): the text with the words of its [[links]] alone. */
char *
mz_glossary_strip_links (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return replace_links (NULL, text);
}

/** mz_glossary_list_links: Returns: (transfer full): what the [[links]] of a text lead to, as it is written; each once. */
GStrv
mz_glossary_list_links (const char *text)
{
  GPtrArray *list = g_ptr_array_new ();

  g_return_val_if_fail (text != NULL, NULL);

  while ((text = strstr (text, "[[")) != NULL)
    {
      Link link = { NULL, NULL };
      const char *next = read_link (text, &link);

      if (link.target != NULL && !g_ptr_array_find_with_equal_func (list, link.target, g_str_equal, NULL))
        g_ptr_array_add (list, g_steal_pointer (&link.target));
      g_free (link.target);
      g_free (link.words);
      text = next != NULL ? next : text + 2;
    }
  g_ptr_array_add (list, NULL);
  return (GStrv) g_ptr_array_free (list, FALSE);
}

/* --- Search --- */

typedef enum { RANK_BEGINS, RANK_WORD, RANK_INSIDE, RANK_TEXT, N_RANKS } Rank;

static Rank
rank_words (const char *words, const char *wanted)
{
  g_autofree char *folded = g_utf8_casefold (words, -1);
  const char *found = strstr (folded, wanted);

  if (found == NULL)
    return N_RANKS;
  if (found == folded)
    return RANK_BEGINS;
  return ends_word (g_utf8_prev_char (found)) ? RANK_WORD : RANK_INSIDE;
}

static Rank
rank_names (const MzGlossaryEntry *entry, const char *wanted)
{
  Rank rank = rank_words (entry->term, wanted);

  for (guint i = 0; entry->aliases[i] != NULL; i++)
    rank = MIN (rank, rank_words (entry->aliases[i], wanted));
  return rank;
}

static Rank
rank_entry (const MzGlossary *self, const MzGlossaryEntry *entry, const char *wanted)
{
  const MzGlossaryEntry *other = self->others != NULL ? mz_glossary_lookup (self->others, entry->id) : NULL;
  Rank rank = rank_names (entry, wanted);

  if (other != NULL)
    rank = MIN (rank, rank_names (other, wanted));
  if (rank == N_RANKS && (rank_words (entry->brief, wanted) < N_RANKS || rank_words (entry->text, wanted) < N_RANKS))
    rank = RANK_TEXT;
  return rank;
}

/**
 * mz_glossary_search:
 * @text: what somebody has typed; with nothing in it, all are found
 *
 * Returns: (transfer container) (element-type MzGlossaryEntry): those whose words begin with it, then those that have it
 *   elsewhere in their words, then those that are told of with it
 */
GPtrArray *
mz_glossary_search (const MzGlossary *self, const char *text)
{
  g_autofree char *own = g_strstrip (g_strdup (text)), *wanted = g_utf8_casefold (own, -1);
  GPtrArray *found = g_ptr_array_new ();

  for (Rank rank = RANK_BEGINS; rank < N_RANKS; rank++)
    for (guint i = 0; i < self->entries->len; i++)
      if (rank_entry (self, self->entries->pdata[i], wanted) == rank)
        g_ptr_array_add (found, self->entries->pdata[i]);
  return found;
}
