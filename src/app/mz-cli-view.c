/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options of a view, and the workspace that they make: the same as the window's. */
#define G_LOG_DOMAIN "mz-cli"

#include "mz-cli-private.h"

#include <string.h>

#include "mz-facts-reader.h"
#include "mz-io-error.h"

/* A command says what there is; the window's switch for deposits is a matter of drawing. */
#define LAYERS_OF_QUERY (MZ_LAYERS_DEFAULT | MZ_LAYER_DEPOSITS)

void
mz_view_options_clear (MzViewOptions *self)
{
  g_free (self->date);
  g_free (self->stages);
  g_free (self->kinds);
  g_free (self->minerals);
  g_free (self->countries);
  g_free (self->statuses);
  g_free (self->bindings);
  g_free (self->search);
  g_free (self->facts);
  g_free (self->scenario);
  g_strfreev (self->overlays);
}

/** mz_view_options_add_facts: Adds the options for the facts, the clock and the stage. */
void
mz_view_options_add_facts (MzViewOptions *self, GOptionContext *context)
{
  const GOptionEntry entries[] = {
    { "date", 0, 0, G_OPTION_ARG_FILENAME, &self->date, "The clock: 2025, 2025-10 or 2025-10-20", "DATE" },
    { "stage", 0, 0, G_OPTION_ARG_FILENAME, &self->stages,
      "mining, concentration, separation, metal, alloy, magnet, recycling", "STAGE[,…]" },
    { "overlay", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->overlays, "Lay a file over the facts; may be given again", "FILE" },
    { "facts", 0, 0, G_OPTION_ARG_FILENAME, &self->facts, "A folder of facts in place of the bundled ones", "FOLDER" },
    { NULL }
  };

  g_option_context_add_main_entries (context, entries, NULL);
}

/** mz_view_options_add_facets: Adds the other facets of the window. */
void
mz_view_options_add_facets (MzViewOptions *self, GOptionContext *context)
{
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_FILENAME, &self->kinds, "mine, deposit, separation, metal, magnet, recycling", "KIND[,…]" },
    { "mineral", 0, 0, G_OPTION_ARG_FILENAME, &self->minerals, "Such as Dy, NdPr, HREE", "MINERAL[,…]" },
    { "country", 0, 0, G_OPTION_ARG_FILENAME, &self->countries, "Such as AU, CN, EU", "COUNTRY[,…]" },
    { "status", 0, 0, G_OPTION_ARG_FILENAME, &self->statuses, "Such as operating; of agreements and measures: in-force",
      "STATUS[,…]" },
    { "binding", 0, 0, G_OPTION_ARG_FILENAME, &self->bindings, "Of agreements: yes, no, unknown", "BINDING[,…]" },
    { "search", 0, 0, G_OPTION_ARG_FILENAME, &self->search, "Words in names and places", "TEXT" },
    { NULL }
  };

  g_option_context_add_main_entries (context, entries, NULL);
}

/** mz_view_options_add_scenario: Adds the option for what is assumed over the facts. */
void
mz_view_options_add_scenario (MzViewOptions *self, GOptionContext *context)
{
  const GOptionEntry entries[] = {
    { "scenario", 0, 0, G_OPTION_ARG_FILENAME, &self->scenario,
      "Assume a scenario over the facts: a name of “monazite scenario --list”, or a file", "NAME|FILE" },
    { NULL }
  };

  g_option_context_add_main_entries (context, entries, NULL);
}

static gboolean
parse_words (const char *option, const MzVocabulary *vocabulary, const char *words, MzSet *set, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (words == NULL || mz_vocabulary_parse_set (vocabulary, words, set, &failure))
    return TRUE;
  mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "%s: %s", option, failure->message);
  return FALSE;
}

static gboolean
add_status (const MzVocabulary *vocabulary, guint none, const char *word, MzSet *set)
{
  guint value;

  if (!mz_vocabulary_find (vocabulary, word, &value) || value == none)
    return FALSE;
  *set |= MZ_BIT (value);
  return TRUE;
}

static void
append_words (GString *list, const MzVocabulary *vocabulary, guint none)
{
  for (guint i = 0; i < vocabulary->n; i++)
    if (i != none)
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", vocabulary->keys[i]);
}

/* Sites have a status, agreements and measures another; where all are shown, the word says which is meant. */
static gboolean
parse_statuses (const char *words, MzRecordKind kind, MzFacets *facets, GError **error)
{
  gboolean sites = kind != MZ_RECORD_AGREEMENT && kind != MZ_RECORD_MEASURE, rules = kind != MZ_RECORD_SITE;
  g_auto (GStrv) parts = g_strsplit (words, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *word = g_strstrip (parts[i]);
      gboolean found = sites && add_status (&mz_states, MZ_STATE_NONE, word, &facets->states);
      g_autoptr (GString) known = g_string_new (NULL);

      found |= rules && add_status (&mz_forces, MZ_FORCE_NONE, word, &facets->forces);
      if (found)
        continue;
      if (sites)
        append_words (known, &mz_states, MZ_STATE_NONE);
      if (rules)
        append_words (known, &mz_forces, MZ_FORCE_NONE);
      mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--status: “%s” is not a status here; there are: %s", word, known->str);
      return FALSE;
    }
  return TRUE;
}

static void
add_keys (GHashTable *known, char **words)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    g_hash_table_insert (known, g_ascii_strdown (words[i], -1), g_strdup (words[i]));
}

/* All that the records call a mineral, and the groups that they may use, by its lower case. */
static GHashTable *
collect_minerals (MzDataset *dataset)
{
  static const char *const mineral_groups[] = { "LREE", "HREE", "REE", "NdPr", NULL };
  GHashTable *known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  MzStore *sites = mz_dataset_get_store (dataset, MZ_RECORD_SITE);
  MzStore *agreements = mz_dataset_get_store (dataset, MZ_RECORD_AGREEMENT);
  MzStore *measures = mz_dataset_get_store (dataset, MZ_RECORD_MEASURE);
  MzStore *elements = mz_dataset_get_store (dataset, MZ_RECORD_ELEMENT);

  add_keys (known, (char **) mineral_groups);
  for (guint i = 0; i < mz_store_get_length (agreements); i++)
    add_keys (known, mz_agreement_peek (mz_store_peek (agreements, i))->minerals);
  for (guint i = 0; i < mz_store_get_length (measures); i++)
    add_keys (known, mz_measure_peek (mz_store_peek (measures, i))->minerals);
  for (guint i = 0; i < mz_store_get_length (sites); i++)
    add_keys (known, mz_site_peek (mz_store_peek (sites, i))->minerals);
  for (guint i = 0; i < mz_store_get_length (elements); i++)
    g_hash_table_insert (known, g_ascii_strdown (mz_element_peek (mz_store_peek (elements, i))->symbol, -1),
                         g_strdup (mz_element_peek (mz_store_peek (elements, i))->symbol));
  return known;
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

static char *
join_values (GHashTable *known)
{
  GList *words = g_list_sort (g_hash_table_get_values (known), compare_words);
  GString *list = g_string_new (NULL);

  for (GList *word = words; word != NULL; word = word->next)
    g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", (const char *) word->data);
  g_list_free (words);
  return g_string_free (list, FALSE);
}

/* Returns: (transfer full): the minerals as the facts write them; case does not matter. */
static char **
parse_minerals (const char *words, MzDataset *dataset, GError **error)
{
  g_autoptr (GHashTable) known = collect_minerals (dataset);
  g_auto (GStrv) parts = g_strsplit (words, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *key = g_ascii_strdown (g_strstrip (parts[i]), -1);
      const char *mineral = g_hash_table_lookup (known, key);

      if (mineral == NULL)
        {
          g_autofree char *list = join_values (known);

          mz_cli_set_error (error, MZ_EXIT_INPUT, NULL, "--mineral: “%s” is not in these facts; there are: %s", parts[i], list);
          return NULL;
        }
      g_free (parts[i]);
      parts[i] = g_strdup (mineral);
    }
  return g_steal_pointer (&parts);
}

static char **
parse_countries (const char *words, MzDataset *dataset, GError **error)
{
  g_autofree char *upper = g_ascii_strup (words, -1);
  g_auto (GStrv) parts = g_strsplit (upper, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (mz_dataset_lookup (dataset, MZ_RECORD_COUNTRY, g_strstrip (parts[i])) == NULL)
      {
        mz_cli_set_error (error, MZ_EXIT_INPUT, NULL, "--country: “%s” is not a country; write two letters, such as CN or EU: "
                          "“monazite query countries --format table” lists them", parts[i]);
        return NULL;
      }
  return g_steal_pointer (&parts);
}

/* A shell's empty variable must not mean: all. */
static gboolean
check_text (const MzViewOptions *self, GError **error)
{
  const struct { const char *name, *text; } options[] = {
    { "date", self->date }, { "stage", self->stages }, { "kind", self->kinds }, { "mineral", self->minerals },
    { "country", self->countries }, { "status", self->statuses }, { "binding", self->bindings }, { "search", self->search },
  };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      if (options[i].text == NULL)
        continue;
      if (*options[i].text == '\0' || !g_utf8_validate (options[i].text, -1, NULL))
        {
          mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--%s: %s", options[i].name, *options[i].text == '\0'
                            ? "there is nothing in it; leave it out to ask for all" : "not UTF-8 text; write it in UTF-8");
          return FALSE;
        }
    }
  return TRUE;
}

/** mz_view_options_parse_date: @date: (out): left alone where none was asked for. */
gboolean
mz_view_options_parse_date (const MzViewOptions *self, MzPartialDate *date, GError **error)
{
  MzPartialDate wanted = MZ_PARTIAL_DATE_NONE;
  g_autoptr (GError) failure = NULL;

  if (self->date == NULL)
    return TRUE;
  if (!mz_partial_date_parse (self->date, &wanted, &failure))
    {
      mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--date: %s", failure->message);
      return FALSE;
    }
  if (wanted.year < MZ_CLOCK_FIRST_YEAR || wanted.year > MZ_CLOCK_LAST_YEAR)
    {
      mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--date: %s is outside the clock; it runs from %d to %d", self->date,
                        MZ_CLOCK_FIRST_YEAR, MZ_CLOCK_LAST_YEAR);
      return FALSE;
    }
  *date = wanted;
  return TRUE;
}

static gboolean
lay_over (MzDataset *dataset, const char *path, MzReport *report, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (mz_facts_load_overlay (dataset, path, report, &failure))
    return TRUE;
  if (failure != NULL)
    {
      g_autofree char *message = mz_cli_add_hint (failure->message, "name a file of facts that can be read");

      mz_cli_set_error (error, failure->domain == MZ_IO_ERROR ? MZ_EXIT_INPUT : MZ_EXIT_FAILED, path, "%s", message);
    }
  else
    mz_cli_set_error (error, MZ_EXIT_INPUT, path, "this is no file of facts; “monazite check” tells more");
  return FALSE;
}

/** mz_view_options_load: Returns: (transfer full) (nullable): the facts asked for, with what is wrong in them printed. */
MzDataset *
mz_view_options_load (MzViewOptions *self, GError **error)
{
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDataset) dataset = NULL;
  g_autoptr (GError) failure = NULL;
  gboolean loaded;

  if (self->facts != NULL)
    dataset = mz_facts_load_folder (self->facts, report, &failure);
  else
    dataset = mz_facts_load_bundled (report);
  loaded = dataset != NULL;
  if (!loaded)
    mz_cli_set_error (error, MZ_EXIT_FAILED, self->facts, "%s; name a folder with files of facts", failure->message);
  for (guint i = 0; loaded && self->overlays != NULL && self->overlays[i] != NULL; i++)
    loaded = lay_over (dataset, self->overlays[i], report, error);

  mz_cli_complain_report (report);
  self->bad_facts = mz_report_count (report, MZ_SEVERITY_ERROR) > 0;
  return loaded ? g_steal_pointer (&dataset) : NULL;
}

/**
 * mz_view_options_apply:
 * @kind: what is asked for; %MZ_N_RECORD_KINDS for all that a map shows
 * @workspace: gets the view asked for, and all layers with records on
 *
 * Returns: whether all words and the date mean something; if not, @workspace is as it was.
 */
gboolean
mz_view_options_apply (const MzViewOptions *self, MzRecordKind kind, MzWorkspace *workspace, GError **error)
{
  MzDataset *dataset = mz_workspace_get_dataset (workspace);
  g_autoptr (MzQuery) query = NULL;
  g_auto (GStrv) minerals = NULL, countries = NULL;
  MzFacets facets = { .text = self->search };
  MzPartialDate date = mz_dataset_get_as_of (dataset);

  if (!check_text (self, error) || !mz_view_options_parse_date (self, &date, error)
      || !parse_words ("--stage", &mz_stages, self->stages, &facets.stages, error)
      || !parse_words ("--kind", &mz_site_kinds, self->kinds, &facets.kinds, error)
      || !parse_words ("--binding", &mz_bindings, self->bindings, &facets.bindings, error)
      || (self->statuses != NULL && !parse_statuses (self->statuses, kind, &facets, error))
      || (self->minerals != NULL && (minerals = parse_minerals (self->minerals, dataset, error)) == NULL)
      || (self->countries != NULL && (countries = parse_countries (self->countries, dataset, error)) == NULL))
    return FALSE;

  facets.minerals = (const char *const *) minerals;
  facets.countries = (const char *const *) countries;
  query = mz_query_new (&facets);
  mz_workspace_set_layers (workspace, LAYERS_OF_QUERY);
  mz_workspace_set_query (workspace, query);
  mz_workspace_set_date (workspace, date);
  return TRUE;
}

static gboolean
assume (const MzViewOptions *self, MzWorkspace *workspace, GError **error)
{
  g_autoptr (MzScenario) scenario = NULL;

  if (self->scenario == NULL)
    return TRUE;
  scenario = mz_cli_load_scenario (self->scenario, mz_workspace_get_facts (workspace), error);
  if (scenario == NULL)
    return FALSE;
  mz_workspace_set_scenario (workspace, scenario);
  mz_workspace_settle (workspace);
  return TRUE;
}

/** mz_view_options_open: Returns: (transfer full) (nullable): a workspace with the facts and the view asked for. */
MzWorkspace *
mz_view_options_open (MzViewOptions *self, MzRecordKind kind, GError **error)
{
  g_autoptr (MzDataset) dataset = mz_view_options_load (self, error);
  g_autoptr (MzWorkspace) workspace = dataset != NULL ? mz_workspace_new (dataset) : NULL;

  if (workspace == NULL || !assume (self, workspace, error) || !mz_view_options_apply (self, kind, workspace, error))
    return NULL;
  return g_steal_pointer (&workspace);
}
