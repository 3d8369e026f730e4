/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-glossary.h"

#include <string.h>

#include "mz-facts-reader.h"
#include "mz-story-text.h"

static const char small[] =
  "{\"glossary\": ["
  "{\"id\": \"oxide\", \"term\": \"oxide\", \"short\": \"Metal with oxygen\", \"text\": \"A *powder*.\"},"
  "{\"id\": \"reo\", \"term\": \"REO\", \"short\": \"A unit\", \"text\": \"Of tonnes.\", \"aliases\": [\"rare earth oxide\"], "
  "\"see\": [\"oxide\"]},"
  "{\"id\": \"curie\", \"term\": \"Curie temperature\", \"short\": \"Heat\", \"text\": \"Above it.\"},"
  "{\"id\": \"clay\", \"term\": \"ion-adsorption clay\", \"short\": \"Ore\", \"text\": \"Of granite.\"},"
  "{\"id\": \"ndpr\", \"term\": \"NdPr\", \"short\": \"Two\", \"text\": \"Together.\"},"
  "{\"id\": \"treaty\", \"term\": \"treaty\", \"short\": \"Paper\", \"text\": \"It binds.\"},"
  "{\"id\": \"switch\", \"term\": \"switch\", \"short\": \"Valve\", \"text\": \"On and off.\"}"
  "]}";

/* The first two in another language, where REO has the English word for the other. */
static const char foreign[] =
  "{\"glossary\": ["
  "{\"id\": \"oxide\", \"term\": \"Zuu\", \"short\": \"S\", \"text\": \"T\"},"
  "{\"id\": \"reo\", \"term\": \"oxide\", \"short\": \"S\", \"text\": \"T\"},"
  "{\"id\": \"ndpr\", \"term\": \"钕镨\", \"short\": \"S\", \"text\": \"T\"}"
  "]}";

static MzGlossary *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return mz_glossary_read (bytes, error);
}

/* Text, then what is to be found in it: "words=id words=id". */
static const struct
{
  const char *text, *found;
} cases[] = {
  { "", "" },
  { "nothing", "" },
  { "oxide", "oxide=oxide" },
  { "Oxide, and oxides.", "Oxide=oxide oxides=oxide" },
  { "OXIDE", "" },
  { "dioxide oxidesome oxide2", "" },
  { "(oxide)-based", "oxide=oxide" },
  { "rare earth oxides", "rare earth oxides=reo" },
  { "rare-earth oxide", "rare-earth oxide=reo" },
  { "Rare earth oxide", "Rare earth oxide=reo" },
  { "Rare Earth Oxide", "Oxide=oxide" },
  { "REO reo Reo REOs", "REO=reo REOs=reo" },
  { "NdPr, NDPR, ndpr", "NdPr=ndpr" },
  { "Curie temperature", "Curie temperature=curie" },
  { "curie temperature", "" },
  { "ion\302\240adsorption clays", "ion\302\240adsorption clays=clay" },
  { "two treaties and switches", "treaties=treaty switches=switch" },
  { "äoxide oxideä ä oxide ä", "oxide=oxide" },
};

static void
assert_found (const MzGlossary *glossary, const char *text, const char *wanted)
{
  g_autoptr (GArray) hits = mz_glossary_find (glossary, text, FALSE);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint k = 0; k < hits->len; k++)
    {
      const MzGlossaryHit *hit = &g_array_index (hits, MzGlossaryHit, k);

      g_string_append_printf (found, "%s%.*s=%s", k > 0 ? " " : "", (int) (hit->end - hit->start), text + hit->start, hit->entry->id);
    }
  g_assert_cmpstr (found->str, ==, wanted);
}

static void
test_find (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MzGlossary) glossary = read_text (small, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_found (glossary, cases[i].text, cases[i].found);
}

/* Texts may be of both languages; links are English in both. */
static void
test_others (void)
{
  g_autoptr (MzGlossary) english = read_text (small, NULL), glossary = read_text (foreign, NULL);
  g_autoptr (GPtrArray) found = NULL;

  assert_found (glossary, "NdPr oxide Zuu", "oxide=reo Zuu=oxide");
  mz_glossary_know_words (glossary, english);
  assert_found (glossary, "NdPr oxide Zuu, rare earth oxides", "NdPr=ndpr oxide=reo Zuu=oxide rare earth oxides=reo");
  assert_found (glossary, "把钕镨和NdPr分离", "钕镨=ndpr NdPr=ndpr");
  assert_found (glossary, "钕 镨", "");
  g_assert_cmpstr (mz_glossary_find_words (glossary, "oxide")->term, ==, "Zuu");
  g_assert_cmpstr (mz_glossary_find_words (glossary, "Zuu")->id, ==, "oxide");
  found = mz_glossary_search (glossary, "rare earth oxide");
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (((const MzGlossaryEntry *) found->pdata[0])->term, ==, "oxide");
}

static void
test_once (void)
{
  g_autoptr (MzGlossary) glossary = read_text (small, NULL);
  g_autoptr (GArray) hits = mz_glossary_find (glossary, "oxide, oxides, NdPr, oxide", TRUE);

  g_assert_cmpuint (hits->len, ==, 2);
  g_assert_cmpuint (g_array_index (hits, MzGlossaryHit, 0).start, ==, 0);
  g_assert_cmpstr (g_array_index (hits, MzGlossaryHit, 1).entry->id, ==, "ndpr");
}

static void
test_links (void)
{
  g_autoptr (MzGlossary) glossary = read_text (small, NULL);
  g_autofree char *linked = mz_glossary_link_markup (glossary, "<b>A</b> [[oxides]] [[reo|unit]] [[none]] [[open [x]");
  g_autofree char *plain = mz_glossary_strip_links ("A [[oxides]] [[reo|unit]] [[open [x]");
  g_auto (GStrv) targets = mz_glossary_list_links ("[[oxides]] [[reo|unit]] [[oxides]] [[open");

  g_assert_cmpstr (linked, ==, "<b>A</b> <a href=\"term:oxide\">oxides</a> <a href=\"term:reo\">unit</a> none [[open [x]");
  g_assert_cmpstr (plain, ==, "A oxides unit [[open [x]");
  g_assert_cmpstrv (targets, ((const char *[]) { "oxides", "reo", NULL }));
  g_assert_cmpstr (mz_glossary_find_words (glossary, "Oxides")->id, ==, "oxide");
  g_assert_cmpstr (mz_glossary_find_words (glossary, "clay")->id, ==, "clay");
  g_assert_null (mz_glossary_find_words (glossary, "oxide powder"));
}

/* What begins with it, then what has it at a word's beginning, inside, and in the text alone. */
static void
test_search (void)
{
  g_autoptr (MzGlossary) glossary = read_text (small, NULL);
  g_autoptr (GPtrArray) found = mz_glossary_search (glossary, " OXIDE "), all = mz_glossary_search (glossary, ""),
                        text = mz_glossary_search (glossary, "granite"), none = mz_glossary_search (glossary, "xyz");

  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpstr (((const MzGlossaryEntry *) found->pdata[0])->id, ==, "oxide");
  g_assert_cmpstr (((const MzGlossaryEntry *) found->pdata[1])->id, ==, "reo");
  g_assert_cmpuint (all->len, ==, mz_glossary_get_length (glossary));
  g_assert_cmpuint (text->len, ==, 1);
  g_assert_cmpuint (none->len, ==, 0);
}

#define ENTRY(members) "{\"glossary\": [{" members "}]}"
#define REST "\"short\": \"S\", \"text\": \"T\""

static const struct
{
  const char *text, *message;
} bad[] = {
  { "[]", "one object" },
  { "{\"glossary\": []}", "no terms" },
  { "{\"glossary\": {}}", "must be a list" },
  { "{\"glossary\": [1]}", "objects in braces" },
  { "{\"glossary\": [], \"more\": 1}", "is no field" },
  { ENTRY ("\"term\": \"a\", " REST), "id is missing" },
  { ENTRY ("\"id\": \"A b\", \"term\": \"a\", " REST), "is not sound" },
  { ENTRY ("\"id\": \"a\", " REST), "term is missing" },
  { ENTRY ("\"id\": \"a\", \"term\": \" a\", " REST), "is no words" },
  { ENTRY ("\"id\": \"a\", \"term\": \"[a]\", " REST), "is no words" },
  { ENTRY ("\"id\": \"a\", \"term\": \"a\", \"short\": \"S\""), "text is missing" },
  { ENTRY ("\"id\": \"a\", \"term\": \"a\", \"short\": \"S\\nS\", \"text\": \"T\""), "one line" },
  { ENTRY ("\"id\": \"a\", \"term\": \"a\", \"short\": \"S\", \"text\": \"{x}\""), "has the figure {x}" },
  { ENTRY ("\"id\": \"a\", \"term\": \"a\", \"short\": \"S\", \"text\": \"a * b\""), "is not sound" },
  { ENTRY ("\"id\": \"a\", \"term\": \"a\", \"see\": [\"b\"], " REST), "no term here" },
  { ENTRY ("\"id\": \"a\", \"term\": \"a\", \"sources\": [\"b c\"], " REST), "is no id" },
  { ENTRY ("\"id\": \"a\", \"term\": \"a\", " REST "}, {\"id\": \"a\", \"term\": \"b\", " REST), "another term" },
  { ENTRY ("\"id\": \"a\", \"term\": \"a\", " REST "}, {\"id\": \"b\", \"term\": \"A\", " REST), "another term" },
  { ENTRY ("\"id\": \"a\", \"term\": \"a\", \"aliases\": [\"A\"], " REST), "another term" },
};

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad[i].text);
      g_assert_null (read_text (bad[i].text, &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, bad[i].message));
    }
}

/* All that its terms rest on is there, and every figure of theirs is known; each is found by its own words. */
static void
test_bundled (void)
{
  const MzGlossary *glossary = mz_glossary_get_bundled ();
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDataset) facts = mz_facts_load_bundled (report);
  g_autoptr (MzStoryContext) context = mz_story_context_new (facts, NULL, MZ_PARTIAL_DATE_NONE);

  g_assert_true (mz_glossary_get_bundled () == glossary);
  g_assert_cmpuint (mz_glossary_get_length (glossary), >=, 90);
  for (guint i = 0; i < mz_glossary_get_length (glossary); i++)
    {
      const MzGlossaryEntry *entry = mz_glossary_peek (glossary, i);
      g_autoptr (MzStoryText) text = mz_story_text_new (entry->text, context);

      for (guint k = 0; k < text->figures->len; k++)
        {
          const MzStoryFigure *figure = text->figures->pdata[k];

          g_test_message ("%s: %s", figure->binding, figure->text);
          g_assert_cmpint (figure->status, ==, MZ_STORY_FIGURE_FOUND);
        }
      for (guint k = 0; entry->sources[k] != NULL; k++)
        {
          g_test_message ("%s: %s", entry->id, entry->sources[k]);
          g_assert_nonnull (mz_dataset_find (facts, entry->sources[k]));
        }
      g_assert_true (mz_glossary_find_words (glossary, entry->term) == entry);
      g_assert_true (mz_glossary_lookup (glossary, entry->id) == entry);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/learn/glossary/find", test_find);
  g_test_add_func ("/learn/glossary/others", test_others);
  g_test_add_func ("/learn/glossary/once", test_once);
  g_test_add_func ("/learn/glossary/links", test_links);
  g_test_add_func ("/learn/glossary/search", test_search);
  g_test_add_func ("/learn/glossary/bad", test_bad);
  g_test_add_func ("/learn/glossary/bundled", test_bundled);
  return g_test_run ();
}
