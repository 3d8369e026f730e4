/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes with the program in one of its languages: all of it is read, and says of the facts what the English does. */
#include <math.h>
#include <string.h>

#include "mz-card-builder.h"
#include "mz-facts-reader.h"
#include "mz-format.h"
#include "mz-glossary.h"
#include "mz-json-translate.h"
#include "mz-lesson.h"
#include "mz-record-writer.h"
#include "mz-scenario-reader.h"
#include "mz-story-check.h"
#include "mz-story-reader.h"
#include "mz-test-language.h"

#define ROOT "/org/monazite/Monazite/"

static const char *language;
static MzDataset *facts;

typedef gpointer (*Read) (GBytes *bytes, GError **error);

/* (transfer full) */
static GBytes *
load (const char *folder, const char *name)
{
  g_autofree char *path = g_strconcat (ROOT, folder, name, ".json", NULL);
  GBytes *bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert_nonnull (bytes);
  return bytes;
}

/* What the file says in the language, which it does without falling back to English. */
static gpointer
read_translated (const char *folder, const char *name, Read read)
{
  g_autoptr (GBytes) english = load (folder, name), own = mz_json_translate (english);
  g_autoptr (GError) error = NULL;
  gpointer result = read (own, &error);

  if (error != NULL)
    g_error ("%s in %s: %s: %s", name, language, error->message, (const char *) g_bytes_get_data (own, NULL));
  return result;
}

static gpointer
read_scenario (GBytes *bytes, GError **error)
{
  return mz_scenario_read (bytes, facts, error);
}

/* As in tests/lint/translations.py: who adds a text need not know all languages. */
static void
assert_translated (const char *english, const char *text)
{
  if (g_strcmp0 (g_getenv ("MZ_TEST_LANGUAGES"), "complete") == 0 && strcmp (english, text) == 0)
    g_error ("not in %s: %s", language, text);
}

static void
test_stories (void)
{
  g_auto (GStrv) names = mz_story_list_bundled ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GBytes) bytes = load ("stories/", names[i]);
      g_autoptr (MzStory) english = mz_story_read (bytes, NULL), own = read_translated ("stories/", names[i], (Read) mz_story_read),
                          bundled = mz_story_load_bundled (names[i], NULL);
      g_autoptr (GPtrArray) findings = mz_story_check_run (own, facts);

      g_assert_true (mz_story_equal (own, bundled));
      g_assert_cmpuint (mz_story_get_n_scenes (own), ==, mz_story_get_n_scenes (english));
      assert_translated (mz_story_get_title (english), mz_story_get_title (own));
      for (guint k = 0; k < mz_story_get_n_scenes (own); k++)
        assert_translated (mz_story_peek_scene (english, k)->notes, mz_story_peek_scene (own, k)->notes);
      for (guint k = 0; k < findings->len; k++)
        {
          const MzStoryFinding *finding = findings->pdata[k];

          g_printerr ("%s in %s, scene %u: %s\n", names[i], language, finding->scene + 1, finding->sentence);
          g_test_fail ();
        }
    }
}

static void
test_scenarios (void)
{
  g_auto (GStrv) names = mz_scenario_list_bundled ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GBytes) bytes = load ("scenarios/", names[i]);
      g_autoptr (MzScenario) english = read_scenario (bytes, NULL), own = read_translated ("scenarios/", names[i], read_scenario),
                             bundled = mz_scenario_load_bundled (names[i], facts, NULL);

      g_assert_true (mz_scenario_equal (own, bundled));
      assert_translated (mz_scenario_peek (english)->title, mz_scenario_peek (own)->title);
      assert_translated (mz_scenario_peek (english)->why, mz_scenario_peek (own)->why);
    }
}

static void
test_lessons (void)
{
  g_auto (GStrv) ids = mz_lesson_list_bundled ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (GBytes) bytes = load ("learn/lessons/", ids[i]);
      g_autoptr (MzLesson) english = mz_lesson_read (bytes, NULL), own = read_translated ("learn/lessons/", ids[i], (Read) mz_lesson_read),
                           bundled = mz_lesson_load_bundled (ids[i], NULL);
      g_autoptr (GPtrArray) findings = mz_lesson_check_facts (own, facts, mz_glossary_get_bundled ());

      assert_translated (mz_lesson_get_title (english), mz_lesson_get_title (own));
      g_assert_cmpstr (mz_lesson_get_title (own), ==, mz_lesson_get_title (bundled));
      g_assert_cmpuint (mz_lesson_get_length (own), ==, mz_lesson_get_length (english));
      g_assert_cmpuint (findings->len, ==, 0);
      for (guint k = 0; k < mz_lesson_get_length (own); k++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (MzQuestion) question = mz_lesson_peek (own, k)->ask != NULL ? mz_lesson_make_question (own, k, facts, &error) : NULL;

          g_assert_no_error (error);
          g_assert_true ((question != NULL) == (mz_lesson_peek (own, k)->ask != NULL));
        }
    }
}

/* English words lead to the same as ever, for the facts are written with them, and the language's own do as well. */
static void
test_glossary (void)
{
  g_autoptr (GBytes) bytes = load ("learn/", "glossary");
  g_autoptr (MzGlossary) english = mz_glossary_read (bytes, NULL), own = read_translated ("learn/", "glossary", (Read) mz_glossary_read);
  const MzGlossary *bundled = mz_glossary_get_bundled ();

  g_assert_cmpuint (mz_glossary_get_length (bundled), ==, mz_glossary_get_length (english));
  for (guint i = 0; i < mz_glossary_get_length (english); i++)
    {
      const MzGlossaryEntry *entry = mz_glossary_peek (english, i), *there = mz_glossary_lookup (bundled, entry->id);
      g_autoptr (GPtrArray) found = mz_glossary_search (bundled, there->term), known = mz_glossary_search (bundled, entry->term);

      assert_translated (entry->brief, there->brief);
      assert_translated (entry->text, there->text);
      g_assert_cmpstr (there->brief, ==, mz_glossary_lookup (own, entry->id)->brief);
      g_assert_true (mz_glossary_find_words (bundled, entry->term) == there);
      g_assert_true (g_ptr_array_find (found, there, NULL));
      g_assert_true (g_ptr_array_find (known, there, NULL));
      for (guint k = 0; entry->aliases[k] != NULL; k++)
        g_assert_true (mz_glossary_find_words (bundled, entry->aliases[k]) == there);
    }
}

/* A translation is no other label, which would be translated again, and begins with a sign that is written apart. */
static void
check_label (const char *label)
{
  static const char *const signs[] = { "%", "USD " };
  const char *shown = mz_format_label (label);

  g_assert_cmpstr (mz_format_label (shown), ==, shown);
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (label != NULL && g_str_has_prefix (label, signs[i]))
      g_assert_true (g_str_has_prefix (shown, signs[i]));
}

static void
check_steps (MzAgreement *agreement)
{
  const GArray *steps = mz_agreement_peek (agreement)->steps;

  for (guint i = 0; i < steps->len; i++)
    check_label (g_array_index (steps, MzStep, i).unit);
}

static void
check_capacities (MzSite *site)
{
  const GArray *capacities = mz_site_peek (site)->capacity;

  for (guint i = 0; i < capacities->len; i++)
    check_label (g_array_index (capacities, MzCapacity, i).what);
}

static void
check_labels (void)
{
  for (guint kind = 0; kind < MZ_N_RECORD_KINDS; kind++)
    {
      GListModel *records = G_LIST_MODEL (mz_dataset_get_store (facts, kind));

      for (guint i = 0; i < g_list_model_get_n_items (records); i++)
        {
          g_autoptr (MzRecord) record = g_list_model_get_item (records, i);

          if (MZ_IS_SERIES (record))
            check_label (mz_series_peek (MZ_SERIES (record))->unit);
          else if (MZ_IS_CLAIM (record))
            check_label (mz_claim_peek (MZ_CLAIM (record))->unit);
          else if (MZ_IS_FLOW (record))
            check_label (mz_flow_peek (MZ_FLOW (record))->what);
          else if (MZ_IS_DEMAND (record))
            check_label (mz_demand_peek (MZ_DEMAND (record))->what);
          else if (MZ_IS_AGREEMENT (record))
            check_steps (MZ_AGREEMENT (record));
          else if (MZ_IS_SITE (record))
            check_capacities (MZ_SITE (record));
          else if (MZ_IS_STOCK (record))
            check_label (mz_stock_peek (MZ_STOCK (record))->what);
          else if (MZ_IS_GOOD (record))
            check_label (mz_good_peek (MZ_GOOD (record))->what);
          else if (MZ_IS_PARAMETER (record))
            {
              check_label (mz_parameter_peek (MZ_PARAMETER (record))->unit);
              check_label (mz_parameter_peek (MZ_PARAMETER (record))->what);
            }
        }
    }
}

static void
assert_written (MzRecordKind kind, MzFormat format, const char *label)
{
  g_autofree char *text = mz_records_write (G_LIST_MODEL (mz_dataset_get_store (facts, kind)), kind, format, facts,
                                            mz_dataset_get_as_of (facts));

  g_assert_nonnull (strstr (text, label));
}

/* The first claim told in per cent of refining, and a demand: as cards have them. */
static void
test_labels (void)
{
  static const char unit[] = "% of refining", what[] = "t NdFeB magnets, gross", capacity[] = "NdFeB magnets (phase 1)";
  GListModel *claims = G_LIST_MODEL (mz_dataset_get_store (facts, MZ_RECORD_CLAIM));
  g_autofree char *demand = mz_card_demand_text (&(MzDemandInfo) { .what = (char *) what, .value = 12, .low = NAN, .high = NAN });
  guint n = 0;

  assert_translated (unit, mz_format_label (unit));
  assert_translated (what, mz_format_label (what));
  assert_translated (capacity, mz_format_label (capacity));
  check_labels ();
  g_assert_true (g_str_has_suffix (demand, mz_format_label (what)));
  for (guint i = 0; i < g_list_model_get_n_items (claims); i++)
    {
      g_autoptr (MzClaim) claim = g_list_model_get_item (claims, i);
      g_autofree char *figure = NULL;

      if (g_strcmp0 (mz_claim_peek (claim)->unit, unit) != 0)
        continue;
      figure = mz_card_claim_figure (claim);
      g_assert_true (g_str_has_suffix (figure, mz_format_label (unit) + 1));
      n++;
    }
  g_assert_cmpuint (n, >, 0);
  assert_written (MZ_RECORD_CLAIM, MZ_FORMAT_CSV, unit);
  assert_written (MZ_RECORD_DEMAND, MZ_FORMAT_CSV, what);
  assert_written (MZ_RECORD_SITE, MZ_FORMAT_GEOJSON, capacity);
}

/* Where years have a word, and large numbers names by ten thousands. */
static void
test_numbers (void)
{
  static const struct { const char *language, *year, *most, *more; } cases[] = {
    { "de", "2012", "8,5 Mrd. USD", "400 Mio. USD" },
    { "es", "2012", "8,5 mil millones de USD", "400 millones de USD" },
    { "fr", "2012", "8,5\302\240Md USD", "400\302\240M USD" },
    { "ja", "2012年", "85 億 USD", "4 億 USD" },
    { "zh_CN", "2012年", "85 亿 USD", "4 亿 USD" },
  };
  g_autofree char *year = mz_partial_date_format (mz_partial_date_new (2012, 0, 0)), *most = mz_format_money (8.5e9, "USD"),
                  *more = mz_format_money (4e8, "USD");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (strcmp (cases[i].language, language) == 0)
      {
        g_assert_cmpstr (year, ==, cases[i].year);
        g_assert_cmpstr (most, ==, cases[i].most);
        g_assert_cmpstr (more, ==, cases[i].more);
        return;
      }
  g_error ("What numbers are in %s is not written here", language);
}

int
main (int argc, char *argv[])
{
  g_autoptr (MzReport) report = mz_report_new ();
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  language = argv[1];
  if (!mz_test_language_use (language))
    return 0;
  facts = mz_facts_load_bundled (report);
  g_test_add_func ("/app/texts/stories", test_stories);
  g_test_add_func ("/app/texts/scenarios", test_scenarios);
  g_test_add_func ("/app/texts/lessons", test_lessons);
  g_test_add_func ("/app/texts/glossary", test_glossary);
  g_test_add_func ("/app/texts/labels", test_labels);
  g_test_add_func ("/app/texts/numbers", test_numbers);
  status = g_test_run ();
  g_object_unref (facts);
  return status;
}
