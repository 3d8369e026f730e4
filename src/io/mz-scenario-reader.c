/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-io"
#include "mz-scenario-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-field-reader.h"
#include "mz-json-translate.h"
#include "mz-scenarios-resources.h"

#define RESOURCE_FOLDER "/org/monazite/Monazite/scenarios/"

static const char *const scenario_fields[] = { "id", "title", "why", "until", "sources", "targets", "moves", NULL };
static const char *const move_fields[] = { "kind", "country", "to", "site", "stages", "minerals", "start", "months",
                                           "leak", "retaliation", "amount", "amount_most", "unit", "demand", "note",
                                           "assumed", "sources", NULL };

/* What a kind of move must have (1), may have (?); all else would say nothing and is refused. */
static const struct
{
  char country, to, site, stages, minerals, start, months, leak, retaliation, amount, amount_most, demand;
} rules[MZ_N_MOVE_KINDS] = {
  [MZ_MOVE_STOP_EXPORTS] = { .country = '1', .to = '?', .stages = '?', .minerals = '?', .start = '1', .months = '?',
                             .leak = '?', .retaliation = '?' },
  [MZ_MOVE_SITE_FAILS] = { .site = '1', .stages = '?', .start = '1', .months = '?', .leak = '?' },
  [MZ_MOVE_PLANT_OPENS] = { .site = '1', .stages = '?', .start = '1', .amount = '?' },
  [MZ_MOVE_PLANT_SLIPS] = { .site = '1', .months = '1' },
  [MZ_MOVE_PLANT_NEVER] = { .site = '1' },
  [MZ_MOVE_LICENCE_DELAY] = { .country = '1', .to = '?', .stages = '?', .minerals = '?', .start = '1', .leak = '?',
                              .amount = '1' },
  [MZ_MOVE_STOCK_RELEASE] = { .country = '1', .stages = '1', .start = '1', .months = '1', .amount = '1' },
  [MZ_MOVE_RECYCLING] = { .country = '1', .stages = '1', .start = '1', .months = '?', .amount = '1' },
  [MZ_MOVE_SHIFT] = { .country = '1', .to = '?', .stages = '1', .start = '1', .months = '1', .amount = '1',
                      .amount_most = '?' },
  [MZ_MOVE_DEMAND] = { .demand = '1' },
};

static void
check_presence (MzFields *fields, const char *name, char rule, const char *kind)
{
  gboolean there = !mz_json_view_is_null (mz_fields_peek (fields, name));

  if (rule == '1' && !there)
    mz_fields_error (fields, name, _("is missing; a move of the kind %s must have it"), kind);
  else if (rule == 0 && there)
    mz_fields_error (fields, name, _("means nothing in a move of the kind %s; leave it out"), kind);
}

static gboolean
has_nothing (MzFields *fields, const char *name)
{
  MzJsonView list = mz_fields_peek (fields, name);

  return mz_json_view_is (list, '[') && mz_json_view_count (list) == 0;
}

static void
check_rules (MzFields *fields, MzMoveKind kind)
{
  const char *word = mz_vocabulary_get_key (&mz_move_kinds, kind);

  check_presence (fields, "country", rules[kind].country, word);
  check_presence (fields, "to", rules[kind].to, word);
  check_presence (fields, "site", rules[kind].site, word);
  check_presence (fields, "stages", rules[kind].stages, word);
  check_presence (fields, "minerals", rules[kind].minerals, word);
  check_presence (fields, "start", rules[kind].start, word);
  check_presence (fields, "months", rules[kind].months, word);
  check_presence (fields, "leak", rules[kind].leak, word);
  check_presence (fields, "retaliation", rules[kind].retaliation, word);
  check_presence (fields, "amount", rules[kind].amount, word);
  check_presence (fields, "amount_most", rules[kind].amount_most, word);
  check_presence (fields, "unit", rules[kind].amount, word);
  check_presence (fields, "demand", rules[kind].demand, word);
}

static void
check_date (MzFields *fields, const char *name, MzPartialDate date)
{
  if (mz_partial_date_is_set (date) && (date.year < MZ_SCENARIO_FIRST_YEAR || date.year > MZ_SCENARIO_LAST_YEAR))
    mz_fields_error (fields, name, _("lies outside the time that is looked at; write a date from %d to %d"), MZ_SCENARIO_FIRST_YEAR,
                     MZ_SCENARIO_LAST_YEAR);
}

static void
check_known (MzFields *fields, const char *name, MzDataset *dataset, MzRecordKind kind, const char *id)
{
  if (dataset != NULL && id != NULL && mz_dataset_lookup (dataset, kind, id) == NULL)
    mz_fields_error (fields, name, _("names “%s”, of which the facts know nothing; correct it"), id);
}

static void
check_sources (MzFields *fields, MzDataset *dataset, GStrv sources)
{
  for (guint i = 0; dataset != NULL && sources[i] != NULL; i++)
    if (mz_dataset_find (dataset, sources[i]) == NULL)
      mz_fields_error (fields, "sources", _("names “%s”, of which the facts know nothing; name the id of a record"), sources[i]);
}

static gboolean
is_demand_scenario (MzDataset *dataset, const char *name)
{
  MzStore *store = mz_dataset_get_store (dataset, MZ_RECORD_DEMAND);

  for (guint i = 0; i < mz_store_get_length (store); i++)
    if (strcmp (mz_demand_peek (MZ_DEMAND (mz_store_peek (store, i)))->scenario, name) == 0)
      return TRUE;
  return FALSE;
}

static void
read_amount (MzFields *fields, MzMove *move)
{
  const char *unit = move->kind == MZ_MOVE_LICENCE_DELAY ? "days" : move->kind == MZ_MOVE_SHIFT ? "%" : NULL;
  double most = move->kind == MZ_MOVE_LICENCE_DELAY ? MZ_SCENARIO_MAX_DAYS : move->kind == MZ_MOVE_SHIFT ? 100 : MZ_SCENARIO_MAX_TONNES;

  if (mz_json_view_is_null (mz_fields_peek (fields, "amount")) && mz_json_view_is_null (mz_fields_peek (fields, "unit")))
    return;
  move->amount = mz_fields_get_number (fields, "amount", 0, most, TRUE);
  move->unit = mz_fields_dup_string (fields, "unit", TRUE);
  if (unit != NULL && move->unit != NULL && strcmp (move->unit, unit) != 0)
    mz_fields_error (fields, "unit", _("must be “%s” in a move of the kind %s"), unit,
                     mz_vocabulary_get_key (&mz_move_kinds, move->kind));
  if (mz_json_view_is_null (mz_fields_peek (fields, "amount_most")))
    return;
  move->amount_most = mz_fields_get_number (fields, "amount_most", 0, most, FALSE);
  if (move->amount_most >= 0 && move->amount_most < move->amount)
    mz_fields_error (fields, "amount_most", _("is below amount, which is the least of the range"));
}

/* Returns: (nullable): %NULL where not even its kind is known; whatever is wrong has been reported. */
static MzMove *
read_move (MzFields *fields, MzDataset *dataset)
{
  MzMoveKind kind = (MzMoveKind) mz_fields_get_word (fields, "kind", &mz_move_kinds, TRUE, MZ_N_MOVE_KINDS);
  guint least_months = kind == MZ_MOVE_STOCK_RELEASE || kind == MZ_MOVE_SHIFT ? 1 : 0;
  g_autoptr (MzMove) move = NULL;

  mz_fields_refuse_others (fields, move_fields);
  if (kind == MZ_N_MOVE_KINDS)
    return NULL;
  move = mz_move_new (kind);
  check_rules (fields, kind);
  move->country = mz_fields_dup_country (fields, "country", FALSE);
  move->to = mz_fields_dup_country (fields, "to", FALSE);
  move->site = mz_fields_dup_string (fields, "site", FALSE);
  move->stages = mz_fields_get_set (fields, "stages", &mz_stages);
  g_strfreev (move->minerals);
  move->minerals = mz_fields_dup_strv (fields, "minerals");
  move->start = mz_fields_get_date (fields, "start", FALSE);
  if (!mz_json_view_is_null (mz_fields_peek (fields, "months")))
    move->months = mz_fields_get_whole (fields, "months", least_months, MZ_FIELDS_MAX_MONTHS, FALSE);
  if (!mz_json_view_is_null (mz_fields_peek (fields, "leak")))
    move->leak = mz_fields_get_number (fields, "leak", 0, 1, FALSE);
  move->retaliation = mz_fields_get_bool (fields, "retaliation");
  read_amount (fields, move);
  move->demand = mz_fields_dup_string (fields, "demand", FALSE);
  move->note = mz_fields_dup_string (fields, "note", FALSE);
  move->assumed = mz_fields_get_bool (fields, "assumed");
  g_strfreev (move->sources);
  move->sources = mz_fields_dup_strv (fields, "sources");

  check_date (fields, "start", move->start);
  check_known (fields, "site", dataset, MZ_RECORD_SITE, move->site);
  check_known (fields, "country", dataset, MZ_RECORD_COUNTRY, move->country);
  check_known (fields, "to", dataset, MZ_RECORD_COUNTRY, move->to);
  check_sources (fields, dataset, move->sources);
  if (dataset != NULL && move->demand != NULL && !is_demand_scenario (dataset, move->demand))
    mz_fields_error (fields, "demand", _("names “%s”; no demand of the facts has such a scenario"), move->demand);
  if (rules[kind].stages == '1' && ((move->stages & (move->stages - 1)) != 0 || has_nothing (fields, "stages")))
    mz_fields_error (fields, "stages", _("must name one stage in a move of the kind %s"),
                     mz_vocabulary_get_key (&mz_move_kinds, kind));
  if (move->country != NULL && g_strcmp0 (move->country, move->to) == 0)
    mz_fields_error (fields, "to", _("is the country itself; a country does not export to itself"));
  if (*move->sources == NULL && !move->assumed)
    mz_fields_error (fields, "sources", _("are missing; name the records that the move rests on, or say “assumed”: true"));
  return g_steal_pointer (&move);
}

static GPtrArray *
read_moves (MzFields *fields, MzDataset *dataset)
{
  g_autoptr (GPtrArray) moves = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_move_free);
  guint n = mz_fields_count (fields, "moves");
  MzFields inner;

  if (mz_json_view_is_null (mz_fields_peek (fields, "moves")))
    mz_fields_error (fields, "moves", _("are missing; a scenario is a list of moves, be it an empty one: []"));
  if (n > MZ_SCENARIO_MAX_MOVES)
    mz_fields_error (fields, "moves", _("are %u; %d is the most that a scenario may have"), n, MZ_SCENARIO_MAX_MOVES);
  for (guint i = 0; i < n && n <= MZ_SCENARIO_MAX_MOVES && mz_fields_enter (fields, "moves", i, &inner); i++)
    {
      guint n_findings = 0;
      MzMove *move;

      inner.n_findings = &n_findings;
      move = read_move (&inner, dataset);
      if (move != NULL)
        g_ptr_array_add (moves, move);
      mz_fields_finish (&inner);
      mz_fields_leave (&inner);
    }
  return g_steal_pointer (&moves);
}

static void
read_targets (MzFields *fields, double targets[MZ_N_BENCHMARKS])
{
  const char *known[MZ_N_BENCHMARKS + 1] = { NULL };
  MzFields inner;

  if (!mz_fields_enter_object (fields, "targets", &inner))
    return;
  for (guint i = 0; i < MZ_N_BENCHMARKS; i++)
    {
      const char *key = known[i] = mz_vocabulary_get_key (&mz_benchmarks, i);

      if (mz_json_view_is_null (mz_fields_peek (&inner, key)))
        continue;
      targets[i] = mz_fields_get_number (&inner, key, 0, 100, FALSE);
      if (targets[i] == 0)
        mz_fields_error (&inner, key, _("is 0; write more than 0 and at most 100 per cent, or leave it out"));
    }
  mz_fields_refuse_others (&inner, known);
  mz_fields_leave (&inner);
}

static MzScenario *
read_scenario (MzFields *fields, MzDataset *dataset)
{
  g_autofree char *id = NULL, *title = NULL, *why = NULL;
  g_auto (GStrv) sources = NULL;
  g_autoptr (GPtrArray) moves = NULL;
  MzScenarioText text = { NULL };

  mz_fields_refuse_others (fields, scenario_fields);
  id = mz_fields_dup_string (fields, "id", TRUE);
  fields->id = id;
  title = mz_fields_dup_string (fields, "title", TRUE);
  why = mz_fields_dup_string (fields, "why", TRUE);
  text.until = mz_fields_get_date (fields, "until", FALSE);
  sources = mz_fields_dup_strv (fields, "sources");
  check_date (fields, "until", text.until);
  check_sources (fields, dataset, sources);
  if (id != NULL && id[strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789-")] != '\0')
    mz_fields_error (fields, "id", _("is not sound; use small letters, digits and hyphens"));
  read_targets (fields, text.targets);
  moves = read_moves (fields, dataset);
  mz_fields_finish (fields);
  if (*fields->bad)
    return NULL;
  text.id = id;
  text.title = title;
  text.why = why;
  text.sources = sources;
  return mz_scenario_new (&text, moves);
}

/**
 * mz_scenario_parse:
 * @text: where it stands; the bytes have passed the gate
 * @dataset: (nullable): the facts that its ids are looked up in
 * @report: takes all that is wrong, each with its place
 *
 * Returns: (transfer full) (nullable): the scenario, if it is sound.
 */
MzScenario *
mz_scenario_parse (const MzRecordText *text, MzDataset *dataset, MzReport *report)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (MzJsonViewMember));
  const char *data = g_bytes_get_data (text->bytes, NULL);
  guint n_findings = 0;
  gboolean bad = FALSE;
  MzFields fields = { .text = text, .report = report, .object = { data + text->start, data + text->end },
                      .members = members, .prefix = "", .n_findings = &n_findings, .bad = &bad };

  if (!mz_json_view_is (fields.object, '{'))
    {
      mz_report_add (report, MZ_SEVERITY_ERROR, text->file, text->line, text->column, NULL, NULL,
                     _("a scenario is one object: {\"id\": …, \"title\": …, \"why\": …, \"moves\": […]}"));
      return NULL;
    }
  mz_json_view_list_members (fields.object, members);
  return read_scenario (&fields, dataset);
}

static MzScenario *
read_outlined (GBytes *bytes, const MzJsonOutline *outline, MzDataset *dataset, const char *file, MzReport *report)
{
  const MzJsonSpan *top = &outline->top;
  MzRecordText text = { file, bytes, top->start, top->end, top->line, top->column, TRUE };

  return mz_scenario_parse (&text, dataset, report);
}

/**
 * mz_scenario_is:
 * @outline: (nullable)
 *
 * Returns: whether the text is that of a scenario, sound or not: an object with moves, and not of GeoJSON, which has a type.
 */
gboolean
mz_scenario_is (const MzJsonOutline *outline)
{
  return mz_json_outline_find (outline, "moves") != NULL && mz_json_outline_find (outline, "type") == NULL;
}

/**
 * mz_scenario_check:
 * @outline: (nullable): of @bytes
 * @file: its name for messages
 * @dataset: (nullable): the facts that its ids are looked up in
 * @report: takes all that is wrong, each with its place
 *
 * Returns: whether the scenario is sound.
 */
gboolean
mz_scenario_check (GBytes *bytes, const MzJsonOutline *outline, const char *file, MzDataset *dataset, MzReport *report)
{
  g_autoptr (MzJsonOutline) own = NULL;
  g_autoptr (MzScenario) scenario = NULL;
  g_autoptr (GError) error = NULL;
  guint line = 0, column = 0;

  g_return_val_if_fail (bytes != NULL && file != NULL && report != NULL, FALSE);

  if (outline == NULL)
    outline = own = mz_json_gate_outline (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  if (outline != NULL)
    scenario = read_outlined (bytes, outline, dataset, file, report);
  else
    {
      mz_io_error_get_position (error, &line, &column);
      mz_report_add (report, MZ_SEVERITY_ERROR, file, line, column, NULL, NULL, "%s", error->message);
    }
  return scenario != NULL;
}

/**
 * mz_scenario_read:
 * @dataset: (nullable): the facts that its ids are looked up in
 *
 * Errors: %MZ_IO_ERROR, with its place: the first thing that is wrong. Nothing is passed over: a scenario with a move
 * left out would be another one.
 *
 * Returns: (transfer full) (nullable)
 */
MzScenario *
mz_scenario_read (GBytes *bytes, MzDataset *dataset, GError **error)
{
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzJsonOutline) outline = NULL;
  MzScenario *scenario;

  outline = mz_json_gate_outline (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
  if (outline == NULL)
    return NULL;
  scenario = read_outlined (bytes, outline, dataset, "", report);
  if (scenario == NULL)
    {
      const MzFinding *finding = mz_report_peek (report, 0);

      g_propagate_error (error, mz_io_error_new (MZ_IO_ERROR_SCHEMA, finding->line, finding->column, "%s",
                                                 finding->message));
    }
  return scenario;
}

/**
 * mz_scenario_load_bundled:
 * @dataset: (nullable): facts that may be others than the bundled ones
 *
 * In the language that the program speaks; a translation that cannot be read is none.
 *
 * Errors: %G_RESOURCE_ERROR where there is none with this name; those of mz_scenario_read().
 *
 * Returns: (transfer full) (nullable)
 */
MzScenario *
mz_scenario_load_bundled (const char *id, MzDataset *dataset, GError **error)
{
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, id, ".json", NULL);
  g_autoptr (GBytes) bytes = NULL, translated = NULL;
  MzScenario *scenario;

  bytes = g_resource_lookup_data (mz_scenarios_resources_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return NULL;
  translated = mz_json_translate (bytes);
  scenario = mz_scenario_read (translated, dataset, NULL);
  return scenario != NULL ? scenario : mz_scenario_read (bytes, dataset, error);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * mz_scenario_find:
 * @id: of a bundled one, or of one that comes with the facts, in this order
 *
 * Errors: %MZ_IO_ERROR where there is none, or where it names what the facts do not have.
 *
 * Returns: (transfer full) (nullable)
 */
MzScenario *
mz_scenario_find (const char *id, MzDataset *facts, GError **error)
{
  g_auto (GStrv) names = mz_scenario_list_bundled ();
  MzScenario *own = mz_dataset_find_scenario (facts, id);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (g_strv_contains ((const char *const *) names, id))
    return mz_scenario_load_bundled (id, facts, error);
  if (own == NULL)
    {
      g_propagate_error (error, mz_io_error_new (MZ_IO_ERROR_SCHEMA, 0, 0, _("there is no scenario “%s”"), id));
      return NULL;
    }
  text = mz_scenario_write (own);
  bytes = g_bytes_new (text, strlen (text));
  return mz_scenario_read (bytes, facts, error);
}

/** mz_scenario_list_bundled: Returns: (transfer full): their names, sorted. */
GStrv
mz_scenario_list_bundled (void)
{
  GStrv names = g_resource_enumerate_children (mz_scenarios_resources_get_resource (), RESOURCE_FOLDER,
                                               G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (guint i = 0; names[i] != NULL; i++)
    names[i][strlen (names[i]) - strlen (".json")] = '\0';
  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  return names;
}
