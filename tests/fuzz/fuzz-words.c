/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words that somebody has typed, or that whoever is on the bus looks for: folded, searched for, put in order, and linked with
 * the bundled glossary.
 */
#include "fuzz.h"

#include <string.h>

#include "mz-collate.h"
#include "mz-fold.h"
#include "mz-glossary.h"
#include "mz-search.h"

/* Folded twice, it is what it was; its words are parts of it, sorted, each once. */
static void
check_folded (const char *text)
{
  g_autofree char *folded = mz_fold (text), *again = mz_fold (folded);
  g_auto (GStrv) words = mz_fold_words (text);

  g_assert (g_utf8_validate (folded, -1, NULL));
  g_assert_cmpstr (again, ==, folded);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_assert (*words[i] != '\0' && strstr (folded, words[i]) != NULL);
      g_assert (i == 0 || strcmp (words[i - 1], words[i]) < 0);
    }
}

/* Behind the first line end stands what the text before it is compared with. */
static void
check_order (const char *text)
{
  const char *end = strchr (text, '\n'), *other = end != NULL ? end + 1 : "";
  g_autofree char *first = g_strndup (text, end != NULL ? (gsize) (end - text) : strlen (text));
  g_autofree char *key = mz_collate_key (first);
  int order = mz_collate (first, other), back = mz_collate (other, first);

  g_assert (key != NULL && mz_collate (first, first) == 0);
  g_assert ((order > 0) == (back < 0) && (order < 0) == (back > 0));
}

static void
check_search (const char *text)
{
  g_autoptr (MzSearch) search = mz_search_new (fuzz_peek_facts ());

  mz_search_set_text (search, text);
  g_assert (g_list_model_get_n_items (G_LIST_MODEL (search)) <= MZ_SEARCH_MAX_HITS);
}

/* What is found in a text lies in it, one after the other. */
static void
check_terms (const MzGlossary *glossary, const char *text)
{
  g_autoptr (GPtrArray) entries = mz_glossary_search (glossary, text);
  g_autoptr (GArray) hits = mz_glossary_find (glossary, text, FALSE);
  g_autofree char *linked = mz_glossary_link_markup (glossary, text), *plain = mz_glossary_strip_links (text);
  g_auto (GStrv) links = mz_glossary_list_links (text);
  gsize last = 0;

  g_assert (entries->len <= mz_glossary_get_length (glossary));
  for (guint i = 0; i < hits->len; i++)
    {
      const MzGlossaryHit *hit = &g_array_index (hits, MzGlossaryHit, i);

      g_assert (hit->start >= last && hit->end > hit->start && hit->end <= strlen (text));
      last = hit->end;
    }
  g_assert (g_utf8_validate (linked, -1, NULL) && g_utf8_validate (plain, -1, NULL) && strlen (plain) <= strlen (text));
  for (guint i = 0; links[i] != NULL; i++)
    g_assert (g_utf8_validate (links[i], -1, NULL) && !g_strv_contains ((const char *const *) links + i + 1, links[i]));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) strnlen ((const char *) data, size));

  check_folded (text);
  check_order (text);
  check_search (text);
  check_terms (mz_glossary_get_bundled (), text);
  return 0;
}
