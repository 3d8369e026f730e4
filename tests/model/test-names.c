/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What countries and elements are called, in English and in a language that we have; each language is set once for a program. */
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "mz-names.h"
#include "mz-search.h"
#include "mz-test-model.h"

#define SYSTEM_FOLDER "/usr/share/locale"

/* Runs the test again in a process of its own, in German. */
static gboolean
is_german (const char *path)
{
  const char *locales = g_getenv ("MZ_TEST_LOCALES");

  if (g_getenv ("MZ_TEST_CATALOGUES") == NULL || locales == NULL || strstr (locales, "de_DE.UTF-8") == NULL)
    g_test_skip ("there are no catalogues, or no German locale");
  else if (!g_file_test (SYSTEM_FOLDER "/de/LC_MESSAGES/iso_3166-1.mo", G_FILE_TEST_EXISTS))
    g_test_skip ("there is no iso-codes");
  else if (g_test_subprocess ())
    {
      g_assert_nonnull (setlocale (LC_ALL, "de_DE.UTF-8"));
      bindtextdomain (GETTEXT_PACKAGE, g_getenv ("MZ_TEST_CATALOGUES"));
      bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
      textdomain (GETTEXT_PACKAGE);
      return TRUE;
    }
  else
    {
      g_test_trap_subprocess (path, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
    }
  return FALSE;
}

static MzRecord *
country_new (const char *id, const char *name, const char *short_name)
{
  MzRecordHead head = { .id = g_strdup (id), .name = g_strdup (name), .short_name = g_strdup (short_name) };

  return MZ_RECORD (mz_country_new (&head, g_new0 (MzCountryInfo, 1)));
}

static void
test_english (void)
{
  static const char *const names[] = { "Germany", "Russia", "US", "Nowhere" };
  g_autoptr (MzRecord) states = country_new ("US", "United States", "US");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_true (mz_names_translate (MZ_RECORD_COUNTRY, names[i]) == names[i]);
  g_assert_cmpstr (mz_names_translate (MZ_RECORD_ELEMENT, "neodymium"), ==, "neodymium");
  g_assert_cmpstr (mz_record_get_name (states), ==, "United States");
  g_assert_cmpstr (mz_record_get_short_name (states), ==, "US");
}

static void
test_german (void)
{
  static const struct
  {
    MzRecordKind kind;
    const char *english, *german;
  } cases[] = {
    { MZ_RECORD_COUNTRY, "Germany", "Deutschland" },
    { MZ_RECORD_COUNTRY, "Bolivia", "Bolivien" },
    /* iso-codes: Russische Föderation, and Kongo, Demokratische Republik. */
    { MZ_RECORD_COUNTRY, "Russia", "Russland" },
    { MZ_RECORD_COUNTRY, "DR Congo", "DR Kongo" },
    { MZ_RECORD_COUNTRY, "European Union", "Europäische Union" },
    { MZ_RECORD_COUNTRY, "US", "USA" },
    { MZ_RECORD_COUNTRY, "Atlantis", "Atlantis" },
    { MZ_RECORD_COUNTRY, "", "" }, /* not the head of a catalogue */
    { MZ_RECORD_ELEMENT, "neodymium", "Neodym" },
    { MZ_RECORD_ELEMENT, "unobtainium", "unobtainium" },
    { MZ_RECORD_SITE, "Germany", "Germany" },
  };

  if (!is_german ("/model/names/german"))
    return;
  bindtextdomain ("iso_3166-1", SYSTEM_FOLDER);
  bind_textdomain_codeset ("iso_3166-1", "UTF-8");
  g_assert_cmpstr (mz_names_translate_sea ("Baltic Sea"), ==, "Ostsee");
  g_assert_cmpstr (mz_names_translate_sea ("Inner Sea"), ==, "Inner Sea");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (mz_names_translate (cases[i].kind, cases[i].english), ==, cases[i].german);
}

static void
test_without_iso_codes (void)
{
  if (!is_german ("/model/names/without-iso-codes"))
    return;
  bindtextdomain ("iso_3166-1", "/nowhere");
  g_assert_cmpstr (mz_names_translate (MZ_RECORD_COUNTRY, "Germany"), ==, "Germany");
  g_assert_cmpstr (mz_names_translate (MZ_RECORD_COUNTRY, "Russia"), ==, "Russland");
}

static void
assert_found (MzDataset *dataset, const char *text, const char *title)
{
  g_autoptr (MzSearch) search = mz_search_new (dataset);
  g_autoptr (MzSearchHit) hit = NULL;

  mz_search_set_text (search, text);
  hit = g_list_model_get_item (G_LIST_MODEL (search), 0);
  g_assert_nonnull (hit);
  g_assert_cmpstr (mz_search_hit_get_title (hit), ==, title);
}

/* In both languages; so is a site by the country that it lies in. The facts keep their own name. */
static void
test_search (void)
{
  g_autoptr (MzDataset) dataset = mz_dataset_new ();
  MzRecord *country;

  if (!is_german ("/model/names/search"))
    return;
  bindtextdomain ("iso_3166-1", SYSTEM_FOLDER);
  bind_textdomain_codeset ("iso_3166-1", "UTF-8");
  country = country_new ("DE", "Germany", NULL);
  mz_test_set (dataset, MZ_RECORD_COUNTRY, country, NULL);
  mz_test_set (dataset, MZ_RECORD_SITE,
               mz_test_site ("storkwitz", "DE", MZ_SITE_DEPOSIT, MZ_BIT (MZ_STAGE_MINING), "REE", ""), NULL);
  mz_dataset_link (dataset);
  assert_found (dataset, "deutschl", "Deutschland");
  assert_found (dataset, "germany", "Deutschland");
  assert_found (dataset, "deutschland rkwitz", "storkwitz");
  assert_found (dataset, "germany rkwitz", "storkwitz");
  g_assert_cmpstr (mz_dataset_country_name (dataset, "DE"), ==, "Deutschland");
  g_assert_cmpstr (mz_record_peek_head (country)->name, ==, "Germany");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/names/english", test_english);
  g_test_add_func ("/model/names/german", test_german);
  g_test_add_func ("/model/names/without-iso-codes", test_without_iso_codes);
  g_test_add_func ("/model/names/search", test_search);
  return g_test_run ();
}
