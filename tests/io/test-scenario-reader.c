/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-scenario-reader.h"

#include "mz-facts-reader.h"

#define HEAD  "{\"id\": \"a\", \"title\": \"A\", \"why\": \"Because\",\n"
#define MOVES HEAD "\"moves\": [\n"
#define BASED ", \"assumed\": true}"
#define END   "]}"
#define SHIFT "{\"kind\": \"shift\", \"country\": \"CN\", \"stages\": [\"separation\"], \"start\": \"2027\", "

static MzDataset *facts;

static MzScenario *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return mz_scenario_read (bytes, facts, error);
}

/* All bundled ones are sound, name what the facts have, and give a reason; written and read again they are the same. */
static void
test_bundled (void)
{
  static const char *const names[] = { "china-export-stop", "confrontation-overshoots", "japan-2010", "licence-regime-2025",
                                       "managed-rivalry", "myanmar-stop", "refining-shift", "reluctant-multilateralism",
                                       "tenx-slips", NULL };
  g_auto (GStrv) list = mz_scenario_list_bundled ();

  g_assert_cmpstrv (list, names);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (MzScenario) scenario = mz_scenario_load_bundled (names[i], facts, NULL), again = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      g_assert_nonnull (scenario);
      g_assert_cmpstr (mz_scenario_peek (scenario)->id, ==, names[i]);
      g_assert_true (mz_partial_date_is_set (mz_scenario_peek (scenario)->until));
      text = mz_scenario_write (scenario);
      again = read_text (text, &error);
      g_assert_no_error (error);
      g_assert_true (mz_scenario_equal (scenario, again));
    }
  g_assert_null (mz_scenario_load_bundled ("no-such", facts, NULL));
}

static void
test_every_field (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MzScenario) scenario = NULL, again = NULL, other = NULL;
  g_autofree char *text = NULL;
  const MzMove *move;
  MzDay first, end;

  scenario = read_text (HEAD "\"until\": \"2030-06\", \"sources\": [\"claim-003-054\"],"
                        " \"targets\": {\"one-country\": 50.5, \"extraction\": 100}, \"moves\": ["
                        "{\"kind\": \"stop-exports\", \"country\": \"CN\", \"to\": \"JP\", \"stages\": [\"metal\", \"magnet\"],"
                        " \"minerals\": [\"Dy\", \"Tb\"], \"start\": \"2027-01-31\", \"months\": 1, \"leak\": 0.25, \"retaliation\": true,"
                        " \"note\": \"say \\\"so\\\"\", \"sources\": [\"claim-003-054\"]},"
                        "{\"kind\": \"stock-release\", \"country\": \"US\", \"stages\": [\"mining\"], \"start\": \"2027\","
                        " \"months\": 6, \"amount\": 1234.5, \"unit\": \"t REO\"" BASED ","
                        "{\"kind\": \"plant-slips\", \"site\": \"mp-10x-northlake\", \"months\": 0" BASED ","
                        SHIFT "\"to\": \"AU\", \"months\": 120, \"amount\": 15, \"amount_most\": 20, \"unit\": \"%\"" BASED ","
                        "{\"kind\": \"demand\", \"demand\": \"IEA APS\"" BASED END, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mz_scenario_get_n_moves (scenario), ==, 5);
  g_assert_cmpfloat (mz_scenario_peek (scenario)->targets[MZ_BENCHMARK_EXTRACTION], ==, 100);
  g_assert_cmpfloat (mz_scenario_peek (scenario)->targets[MZ_BENCHMARK_PROCESSING], ==, 0);
  g_assert_cmpfloat (mz_scenario_peek (scenario)->targets[MZ_BENCHMARK_ONE_COUNTRY], ==, 50.5);
  move = mz_scenario_peek_move (scenario, 3);
  g_assert_cmpint (move->kind, ==, MZ_MOVE_SHIFT);
  g_assert_cmpstr (move->to, ==, "AU");
  g_assert_cmpfloat (move->amount, ==, 15);
  g_assert_cmpfloat (move->amount_most, ==, 20);
  g_assert_false (move->retaliation);
  move = mz_scenario_peek_move (scenario, 0);
  g_assert_cmpstr (move->to, ==, "JP");
  g_assert_cmpuint (move->stages, ==, MZ_BIT (MZ_STAGE_METAL) | MZ_BIT (MZ_STAGE_MAGNET));
  g_assert_cmpfloat (move->leak, ==, 0.25);
  g_assert_cmpfloat (move->amount, ==, -1);
  g_assert_cmpfloat (move->amount_most, ==, -1);
  g_assert_true (move->retaliation);
  g_assert_false (move->assumed);
  g_assert_false (mz_move_is_of_all_rare_earths (move));
  g_assert_true (mz_move_is_of_all_rare_earths (mz_scenario_peek_move (scenario, 1)));
  /* From 31 January to the end of February 2027. */
  mz_move_get_days (move, &first, &end);
  g_assert_cmpint (end - first, ==, 28);
  g_assert_true (mz_move_concerns_stage (move, MZ_STAGE_METAL) && !mz_move_concerns_stage (move, MZ_STAGE_MINING));

  text = mz_scenario_write (scenario);
  again = read_text (text, &error);
  g_assert_no_error (error);
  g_assert_true (mz_scenario_equal (scenario, again));
  other = read_text (MOVES "{\"kind\": \"plant-never\", \"site\": \"mp-10x-northlake\"" BASED END, &error);
  g_assert_no_error (error);
  g_assert_false (mz_scenario_equal (scenario, other));
}

static const struct
{
  const char *text, *says;
  guint       line;
} wrong[] = {
  { "", "empty", 1 },
  { "[]", "one object", 1 },
  { "{\"id\": \"a\",", "", 1 },
  { "{\"id\": \"a\", \"id\": \"b\"}", "twice", 1 },
  { "\xff\xfe", "", 1 },
  { HEAD "\"until\": \"2030\"}", "moves are missing", 1 },
  { HEAD "\"moves\": null}", "moves are missing", 2 },
  { HEAD "\"moves\": {}}", "must be a list", 2 },
  { HEAD "\"moves\": [7]}", "objects in braces", 2 },
  { "{\"id\": \"a\", \"title\": \"A\", \"moves\": [{}]}", "why is missing", 1 },
  { "{\"id\": \"../a\", \"title\": \"A\", \"why\": \"B\", \"moves\": [{}]}", "not sound", 1 },
  { HEAD "\"until\": \"1066\", \"moves\": [{}]}", "1950 to 2040", 2 },
  { HEAD "\"levers\": [], \"moves\": [{}]}", "levers is no field here", 2 },
  { MOVES "{\"kind\": \"stop\"" BASED END, "is not a kind of move", 3 },
  { MOVES "{\"kind\": 5" BASED END, "text in quotes", 3 },
  { MOVES "{\"kind\": \"stop-exports\", \"start\": \"2027\"" BASED END, "country is missing", 3 },
  { MOVES "{\"kind\": \"stop-exports\", \"country\": \"China\", \"start\": \"2027\"" BASED END, "is not a country", 3 },
  { MOVES "{\"kind\": \"stop-exports\", \"country\": \"QQ\", \"start\": \"2027\"" BASED END, "know nothing", 3 },
  { MOVES "{\"kind\": \"stop-exports\", \"country\": \"CN\"" BASED END, "start is missing", 3 },
  { MOVES "{\"kind\": \"stop-exports\", \"country\": \"CN\", \"start\": \"2027-13\"" BASED END, "start is wrong", 3 },
  { MOVES "{\"kind\": \"stop-exports\", \"country\": \"CN\", \"start\": \"9999\"" BASED END, "1950 to 2040", 3 },
  { MOVES "{\"kind\": \"stop-exports\", \"country\": \"CN\", \"start\": \"2027\",\n\"leak\": 1.5" BASED END, "out of range", 4 },
  { MOVES "{\"kind\": \"stop-exports\", \"country\": \"CN\", \"start\": \"2027\", \"leak\": -0.1" BASED END, "out of range", 3 },
  { MOVES "{\"kind\": \"stop-exports\", \"country\": \"CN\", \"start\": \"2027\", \"leek\": 0.1" BASED END, "leek is no field", 3 },
  { MOVES "{\"kind\": \"stop-exports\", \"country\": \"CN\", \"start\": \"2027\", \"leak\": \"0\"" BASED END, "without quotes", 3 },
  { MOVES "{\"kind\": \"stop-exports\", \"country\": \"CN\", \"start\": \"2027\", \"months\": 1.5" BASED END, "whole number", 3 },
  { MOVES "{\"kind\": \"stop-exports\", \"country\": \"CN\", \"start\": \"2027\", \"months\": 1e300" BASED END, "out of range", 3 },
  { MOVES "{\"kind\": \"stop-exports\", \"country\": \"CN\", \"start\": \"2027\", \"amount\": 3" BASED END, "means nothing", 3 },
  { MOVES "{\"kind\": \"stop-exports\", \"country\": \"CN\", \"start\": \"2027\"}" END, "sources are missing", 3 },
  { MOVES "{\"kind\": \"stop-exports\", \"country\": \"CN\", \"start\": \"2027\", \"sources\": [\"nobody\"]}" END, "“nobody”", 3 },
  { MOVES "{\"kind\": \"stop-exports\", \"country\": \"CN\", \"to\": \"CN\", \"start\": \"2027\"" BASED END, "country itself", 3 },
  { MOVES "{\"kind\": \"site-fails\", \"site\": \"atlantis\", \"start\": \"2027\"" BASED END, "“atlantis”", 3 },
  { MOVES "{\"kind\": \"site-fails\", \"site\": \"bayan-obo\", \"start\": \"2027\", \"stages\": [\"magic\"]" BASED END, "is not a stage", 3 },
  { MOVES "{\"kind\": \"licence-delay\", \"country\": \"CN\", \"start\": \"2027\", \"amount\": 63, \"unit\": \"weeks\"" BASED END, "days", 3 },
  { MOVES "{\"kind\": \"recycling\", \"country\": \"EU\", \"stages\": [\"mining\", \"metal\"], \"start\": \"2027\", \"amount\": 1,"
    " \"unit\": \"t REO\"" BASED END, "one stage", 3 },
  { MOVES "{\"kind\": \"recycling\", \"country\": \"EU\", \"stages\": [\"mining\"], \"start\": \"2027\", \"amount\": -5,"
    " \"unit\": \"t REO\"" BASED END, "out of range", 3 },
  { MOVES "{\"kind\": \"stock-release\", \"country\": \"US\", \"stages\": [\"metal\"], \"start\": \"2027\", \"months\": 0,"
    " \"amount\": 1, \"unit\": \"t\"" BASED END, "out of range", 3 },
  { MOVES SHIFT "\"months\": 120, \"amount\": 15, \"unit\": \"points\"" BASED END, "must be “%”", 3 },
  { MOVES SHIFT "\"months\": 120, \"amount\": 101, \"unit\": \"%\"" BASED END, "out of range (0 to 100)", 3 },
  { MOVES SHIFT "\"months\": 120, \"amount\": 15,\n\"amount_most\": 14.9, \"unit\": \"%\"" BASED END, "below amount", 4 },
  { MOVES SHIFT "\"months\": 120, \"amount\": 15, \"amount_most\": \"20\", \"unit\": \"%\"" BASED END, "without quotes", 3 },
  { MOVES SHIFT "\"months\": 120, \"amount_most\": 20, \"unit\": \"%\"" BASED END, "amount is missing", 3 },
  { MOVES SHIFT "\"months\": 0, \"amount\": 15, \"unit\": \"%\"" BASED END, "out of range", 3 },
  { MOVES SHIFT "\"amount\": 15, \"unit\": \"%\"" BASED END, "months is missing", 3 },
  { MOVES SHIFT "\"months\": 120, \"amount\": 15, \"unit\": \"%\", \"to\": \"CN\"" BASED END, "country itself", 3 },
  { MOVES SHIFT "\"months\": 120, \"amount\": 15, \"unit\": \"%\", \"minerals\": [\"Dy\"]" BASED END, "means nothing", 3 },
  { MOVES "{\"kind\": \"stock-release\", \"country\": \"US\", \"stages\": [\"metal\"], \"start\": \"2027\", \"months\": 1,"
    " \"amount\": 1, \"amount_most\": 2, \"unit\": \"t\"" BASED END, "amount_most means nothing", 3 },
  { MOVES "{\"kind\": \"site-fails\", \"site\": \"bayan-obo\", \"start\": \"2027\",\n\"retaliation\": true" BASED END,
    "retaliation means nothing", 4 },
  { MOVES "{\"kind\": \"stop-exports\", \"country\": \"CN\", \"start\": \"2027\", \"retaliation\": \"yes\"" BASED END,
    "true or false", 3 },
  { HEAD "\"targets\": [10, 40], \"moves\": []}", "targets must be an object", 2 },
  { HEAD "\"targets\": {\"extraction\": 15,\n\"refining\": 40}, \"moves\": []}", "targets.refining is no field here", 3 },
  { HEAD "\"targets\": {\"extraction\": 15,\n\"one-country\": 0}, \"moves\": []}", "targets.one-country is 0", 3 },
  { HEAD "\"targets\": {\"recycling\": 100.5}, \"moves\": []}", "out of range (0 to 100)", 2 },
  { HEAD "\"targets\": {\"recycling\": \"25 %\"}, \"moves\": []}", "without quotes", 2 },
  { HEAD "\"targets\": {\"recycling\": 1, \"recycling\": 2}, \"moves\": []}", "twice", 2 },
  { MOVES "{\"kind\": \"demand\", \"demand\": \"as much as you like\"" BASED END, "no demand", 3 },
};

/* Each says what is wrong and where, once. */
static void
test_wrong (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      guint line = 0, column = 0;

      g_assert_null (read_text (wrong[i].text, &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == MZ_IO_ERROR);
      if (strstr (error->message, wrong[i].says) == NULL)
        g_error ("%u: “%s” does not say “%s”", i, error->message, wrong[i].says);
      g_assert_true (mz_io_error_get_position (error, &line, &column));
      g_assert_cmpuint (line, ==, wrong[i].line);
    }
}

/* The same, as a check tells it: with the file; and of the file with many things wrong, all of them in their order. */
static void
test_check (void)
{
  static const char bad[] =
    HEAD "\"until\": \"1066\",\n"
    "\"targets\": {\"recycling\": -1},\n"
    "\"moves\": [\n"
    "{\"kind\": \"stop-exports\", \"country\": \"CN\", \"start\": \"2027\", \"leek\": 1" BASED ",\n"
    "{\"kind\": \"plant-never\", \"site\": \"mp-10x-northlake\"" BASED ",\n"
    "{\"kind\": \"site-fails\",\n\"site\": \"atlantis\",\n\"start\": \"soon\"}" END;
  static const struct { guint line; const char *field; } expected[] = {
    { 2, "until" }, { 3, "targets.recycling" }, { 5, "moves[1].leek" }, { 9, "moves[3].start" }, { 8, "moves[3].site" },
    { 7, "moves[3].sources" },
  };
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (bad, strlen (bad));
  g_autoptr (MzJsonOutline) outline = mz_json_gate_outline (bad, strlen (bad), NULL);

  g_assert_true (mz_scenario_is (outline));
  g_assert_false (mz_scenario_check (bytes, outline, "bad.json", facts, report));
  g_assert_cmpuint (mz_report_get_length (report), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const MzFinding *finding = mz_report_peek (report, i);

      g_assert_cmpstr (finding->file, ==, "bad.json");
      g_assert_cmpstr (finding->field, ==, expected[i].field);
      g_assert_cmpuint (finding->line, ==, expected[i].line);
      g_assert_cmpint (finding->severity, ==, MZ_SEVERITY_ERROR);
    }
}

/* What a text is told by. */
static void
test_is (void)
{
  static const struct { const char *text; gboolean is; } cases[] = {
    { HEAD "\"moves\": []}", TRUE }, { "{\"moves\": 7}", TRUE }, { "{\"sites\": []}", FALSE }, { "[{\"moves\": []}]", FALSE },
    { "{\"type\": \"FeatureCollection\", \"features\": [], \"moves\": []}", FALSE }, { "{\"moves\": [", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MzJsonOutline) outline = mz_json_gate_outline (cases[i].text, strlen (cases[i].text), NULL);

      g_assert_cmpint (mz_scenario_is (outline), ==, cases[i].is);
    }
}

/* A scenario that changes nothing is one. */
static void
test_no_moves (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MzScenario) scenario = read_text (HEAD "\"moves\": []}", &error), again = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (mz_scenario_get_n_moves (scenario), ==, 0);
  for (guint i = 0; i < MZ_N_BENCHMARKS; i++)
    g_assert_cmpfloat (mz_scenario_peek (scenario)->targets[i], ==, 0);
  text = mz_scenario_write (scenario);
  g_assert_nonnull (strstr (text, "\"moves\": []"));
  again = read_text (text, &error);
  g_assert_no_error (error);
  g_assert_true (mz_scenario_equal (scenario, again));
}

/* A hundred thousand moves are refused by their number, before any is read; a deep nest by the gate. */
static void
test_large (void)
{
  g_autoptr (GString) text = g_string_new (HEAD "\"moves\": [{}");
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i < 100000; i++)
    g_string_append (text, ",{}");
  g_string_append (text, END);
  g_assert_null (read_text (text->str, &error));
  g_assert_nonnull (strstr (error->message, "100000; 200 is the most"));
  g_clear_error (&error);
  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "[");
  g_assert_null (read_text (deep->str, &error));
  g_assert_error (error, MZ_IO_ERROR, MZ_IO_ERROR_DEPTH);
}

int
main (int argc, char *argv[])
{
  g_autoptr (MzReport) report = mz_report_new ();
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  facts = mz_facts_load_bundled (report);
  g_test_add_func ("/io/scenario-reader/bundled", test_bundled);
  g_test_add_func ("/io/scenario-reader/every-field", test_every_field);
  g_test_add_func ("/io/scenario-reader/wrong", test_wrong);
  g_test_add_func ("/io/scenario-reader/check", test_check);
  g_test_add_func ("/io/scenario-reader/is", test_is);
  g_test_add_func ("/io/scenario-reader/no-moves", test_no_moves);
  g_test_add_func ("/io/scenario-reader/large", test_large);
  status = g_test_run ();
  g_object_unref (facts);
  return status;
}
