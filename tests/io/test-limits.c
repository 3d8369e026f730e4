/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Each limit of mz-limits.h that a text can go beyond: what keeps to it is taken, one more is refused with its message. Those
 * of pictures are tried in test-exporter.c, that of drafts in test-draft.c.
 */
#include <string.h>
#include <sys/resource.h>

#include "mz-facts-reader.h"
#include "mz-json-gate.h"
#include "mz-limits.h"
#include "mz-scenario-reader.h"
#include "mz-story-reader.h"

/* Of a process that has read everything here. Sanitizers take more for themselves. */
#define MEMORY (256u << 20)

#define SITE "\"name\":\"A\",\"country\":\"AU\",\"lat\":1,\"lon\":1,\"precision\":\"site\",\"kind\":\"mine\""
#define MOVE "{\"kind\":\"demand\",\"demand\":\"x\",\"assumed\":true}"
#define STORY "{\"story\":\"s\",\"title\":\""
#define SCENE "\",\"scenes\":[{\"id\":\"a\",\"view\":\"monazite:view\",\"title\":\""
#define SCENARIO "{\"id\":\"s\",\"title\":\"S\",\"why\":\"W\",\"moves\":["

typedef enum
{
  GATE,
  FACTS,
  GEOJSON,
  SCENARIO_FILE,
  STORY_FILE
} Reading;

/* The text is @head, @times @piece, @join between them, and @tail. */
typedef struct
{
  const char *name;
  Reading     reading;
  const char *head, *piece, *join, *tail;
  guint       limit;
  const char *message; /* a part of it */
} Case;

static const Case repeated[] = {
  { "text", GATE, "[]", " ", "", "", MZ_JSON_GATE_MAX_TEXT - 2, "larger than 64 MiB" },
  { "string", GATE, "\"", "x", "", "\"", MZ_JSON_GATE_MAX_STRING, "longer than 1 MiB" },
  { "number", GATE, "1.", "1", "", "", MZ_JSON_GATE_MAX_NUMBER - 2, "more than 1,000 characters" },
  { "depth", GATE, "", "[", "", NULL, MZ_JSON_GATE_MAX_DEPTH, "more than 64 levels" },
  { "elements", FACTS, "{\"mines\":[", "0", ",", "]}", MZ_JSON_GATE_MAX_ELEMENTS, "more than 1000000 records or features" },
  { "id", FACTS, "{\"sites\":[{" SITE ",\"id\":\"", "x", "", "\"}]}", MZ_RECORD_MAX_ID, "longer than 200 bytes" },
  { "texts of a list", FACTS, "{\"sites\":[{\"id\":\"a\"," SITE ",\"aliases\":[", "\"\"", ",", "]}]}", MZ_RECORD_MAX_ENTRIES,
    "100000 is the most" },
  { "entries of a list", FACTS, "{\"sites\":[{\"id\":\"a\"," SITE ",\"capacity\":[", "{\"what\":\"x\"}", ",", "]}]}",
    MZ_RECORD_MAX_ENTRIES, "100000 is the most" },
  { "story ids", STORY_FILE, "{\"title\":\"S\",\"scenes\":[{\"id\":\"a\",\"title\":\"A\",\"view\":\"monazite:view\"}],\"story\":\"", "x", "",
    "\"}", MZ_RECORD_MAX_ID, "at most 200 of them" },
  { "story titles", STORY_FILE, STORY, "x", "", SCENE "A\"}]}", MZ_STORY_MAX_TITLE, "has 121 characters" },
  { "scene titles", STORY_FILE, STORY "S" SCENE, "x", "", "\"}]}", MZ_STORY_MAX_TITLE, "has 121 characters" },
  { "scene texts", STORY_FILE, STORY "S" SCENE "A\",\"text\":\"", "x", "", "\"}]}", MZ_STORY_MAX_TEXT, "has 401 characters" },
  { "scene notes", STORY_FILE, STORY "S" SCENE "A\",\"notes\":\"", "x", "", "\"}]}", MZ_STORY_MAX_NOTES, "has 4001 characters" },
  { "scene figures", STORY_FILE, STORY "S" SCENE "A\",\"notes\":\"", "{count:}", "", "\"}]}", MZ_STORY_MAX_FIGURES,
    "has more than 60 figures" },
  { "scene sources", STORY_FILE, STORY "S" SCENE "A\",\"sources\":[", "\"s\"", ",", "]}]}", MZ_STORY_MAX_SOURCES,
    "100 are the most" },
  { "moves", SCENARIO_FILE, SCENARIO, MOVE, ",", "]}", MZ_SCENARIO_MAX_MOVES, "200 is the most" },
};

/* A number as it is written at the limit, and one step beyond. */
static const struct
{
  Reading     reading;
  const char *head, *most, *beyond, *tail, *message;
} numbers[] = {
  { FACTS, "{\"sites\":[{\"id\":\"a\"," SITE ",\"capacity\":[{\"what\":\"x\",\"t_per_year\":", "1e12", "1000000000001", "}]}]}",
    "is out of range (0 to 1000000000000)" },
  { FACTS, "{\"agreements\":[{\"id\":\"a\",\"name\":\"A\",\"kind\":\"mou\",\"value_usd\":", "1e15", "1000000000000001", "}]}",
    "is out of range (0 to 1000000000000000)" },
  { FACTS, "{\"flows\":[{\"id\":\"a\",\"from_site\":\"x\",\"to_site\":\"y\",\"stage_from\":\"a\",\"stage_to\":\"b\",\"what\":"
    "\"x\",\"basis\":\"x\",\"months\":", "1200", "1201", "}]}", "is out of range (1 to 1200)" },
  { SCENARIO_FILE, SCENARIO "{\"kind\":\"plant-slips\",\"site\":\"x\",\"assumed\":true,\"months\":", "1200", "1201", "}]}",
    "is out of range (0 to 1200)" },
  { SCENARIO_FILE, SCENARIO "{\"kind\":\"licence-delay\",\"country\":\"CN\",\"start\":\"2026\",\"assumed\":true,\"unit\":\"days\","
    "\"amount\":", "3650", "3651", "}]}", "is out of range (0 to 3650)" },
  { SCENARIO_FILE, SCENARIO "{\"kind\":\"plant-opens\",\"site\":\"x\",\"start\":\"2026\",\"assumed\":true,\"unit\":\"t\","
    "\"amount\":", "1e9", "1000000001", "}]}", "is out of range (0 to 1000000000)" },
  { SCENARIO_FILE, SCENARIO "{\"kind\":\"plant-opens\",\"site\":\"x\",\"assumed\":true,\"start\":", "\"2040-12-31\"", "\"2041\"",
    "}]}", "lies outside the time that is looked at" },
  { SCENARIO_FILE, SCENARIO "{\"kind\":\"plant-opens\",\"site\":\"x\",\"assumed\":true,\"start\":", "\"1950\"", "\"1949-12-31\"",
    "}]}", "lies outside the time that is looked at" },
  { STORY_FILE, STORY "S" SCENE "A\",\"seconds\":", "3600", "3601", "}]}", "is out of range (1 to 3600)" },
  { STORY_FILE, "{\"story\":\"s\",\"title\":\"S\",\"scenes\":[{\"id\":\"a\",\"title\":\"A\",\"view\":\"monazite:view?date=2020\",\"until\":",
    "\"2040-12-31\"", "\"2041\"", "}]}", "lies outside the years of the clock" },
};

static void
read_text (Reading reading, GBytes *text, MzReport *report)
{
  g_autoptr (MzDataset) dataset = mz_dataset_new ();
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (text, &length);

  if (reading == SCENARIO_FILE)
    mz_scenario_check (text, NULL, "limits.json", NULL, report);
  else if (reading == STORY_FILE)
    {
      MzStory *story = mz_story_check (text, NULL, "limits.json", report);

      g_clear_pointer (&story, mz_story_unref);
    }
  else if (reading != GATE)
    mz_facts_overlay_bytes (dataset, text, reading == GEOJSON ? "limits.geojson" : "limits.json", report);
  else if (!mz_json_gate_check (data, length, MZ_JSON_GATE_STRICT, &error))
    mz_report_add (report, MZ_SEVERITY_ERROR, "limits.json", 0, 0, NULL, NULL, "%s", error->message);
}

static void
expect_taken (Reading reading, GBytes *text)
{
  g_autoptr (MzReport) report = mz_report_new ();

  read_text (reading, text, report);
  if (mz_report_get_length (report) > 0)
    g_test_message ("%s", mz_report_peek (report, 0)->message);
  g_assert_cmpuint (mz_report_get_length (report), ==, 0);
}

/* With one error, which says so. */
static void
expect_refused (Reading reading, GBytes *text, const char *message)
{
  g_autoptr (MzReport) report = mz_report_new ();

  read_text (reading, text, report);
  g_assert_cmpuint (mz_report_count (report, MZ_SEVERITY_ERROR), ==, 1);
  g_test_message ("%s", mz_report_peek (report, 0)->message);
  g_assert_nonnull (strstr (mz_report_peek (report, 0)->message, message));
}

/* Without a tail, the pieces are brackets, and are closed. */
static GBytes *
repeat (const Case *c, guint times)
{
  g_autofree char *unit = g_strconcat (c->piece, c->join, NULL), *closing = g_strnfill (c->tail != NULL ? 0 : times, ']');
  const char *tail = c->tail != NULL ? c->tail : closing;
  gsize head = strlen (c->head), step = strlen (unit), end = strlen (tail);
  char *text = g_malloc (head + times * step + end);
  gsize length = head + times * step - strlen (c->join);

  memcpy (text, c->head, head);
  for (guint i = 0; i < times; i++)
    memcpy (text + head + i * step, unit, step);
  memcpy (text + length, tail, end);
  return g_bytes_new_take (text, length + end);
}

static void
test_repeated (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GBytes) most = repeat (c, c->limit);
  g_autoptr (GBytes) beyond = NULL;

  expect_taken (c->reading, most);
  g_clear_pointer (&most, g_bytes_unref);
  beyond = repeat (c, c->limit + 1);
  expect_refused (c->reading, beyond, c->message);
}

static void
test_numbers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *most = g_strconcat (numbers[i].head, numbers[i].most, numbers[i].tail, NULL);
      g_autofree char *beyond = g_strconcat (numbers[i].head, numbers[i].beyond, numbers[i].tail, NULL);
      g_autoptr (GBytes) taken = g_bytes_new_static (most, strlen (most));
      g_autoptr (GBytes) refused = g_bytes_new_static (beyond, strlen (beyond));

      g_test_message ("%s", beyond);
      expect_taken (numbers[i].reading, taken);
      expect_refused (numbers[i].reading, refused, numbers[i].message);
    }
}

static GBytes *
write_members (guint n)
{
  GString *text = g_string_new ("{");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s\"%u\":0", i > 0 ? "," : "", i);
  g_string_append_c (text, '}');
  return g_string_free_to_bytes (text);
}

static void
test_members (void)
{
  g_autoptr (GBytes) most = write_members (MZ_JSON_GATE_MAX_MEMBERS), beyond = write_members (MZ_JSON_GATE_MAX_MEMBERS + 1);

  expect_taken (GATE, most);
  expect_refused (GATE, beyond, "more than 10000 keys");
}

/* A MultiPoint, and properties of so many bytes. */
static GBytes *
write_points (const char *position, guint n, guint bytes)
{
  Case points = { NULL, GEOJSON, "{\"type\":\"Feature\",\"geometry\":{\"type\":\"MultiPoint\",\"coordinates\":[", position, ",",
                  "]},\"properties\":", 0, NULL };
  g_autoptr (GBytes) start = repeat (&points, n);
  GString *text = g_string_new_len (g_bytes_get_data (start, NULL), (gssize) g_bytes_get_size (start));
  g_autofree char *note = g_strnfill (bytes - strlen ("{\"note\":\"\"}"), 'x');

  g_string_append_printf (text, "{\"note\":\"%s\"}}", note);
  return g_string_free_to_bytes (text);
}

/* Points that are no positions are counted, too: else a million sites would have to be made here. */
static void
test_points (void)
{
  g_autoptr (GBytes) most = write_points ("0", MZ_GEOJSON_MAX_FEATURES, 20);
  g_autoptr (GBytes) beyond = write_points ("0", MZ_GEOJSON_MAX_FEATURES + 1, 20);
  g_autoptr (MzReport) report = mz_report_new ();

  read_text (GEOJSON, most, report);
  g_assert_cmpuint (mz_report_count (report, MZ_SEVERITY_ERROR), ==, MZ_FIELDS_MAX_FINDINGS + 1);
  g_assert_nonnull (strstr (mz_report_peek (report, MZ_FIELDS_MAX_FINDINGS)->message, "999990 more things are wrong with it"));
  expect_refused (GEOJSON, beyond, "too many sites");
}

/* The first point is no copy. */
static void
test_copies (void)
{
  guint bytes = MZ_JSON_GATE_MAX_STRING / 2, n = MZ_GEOJSON_MAX_COPIED / bytes;
  g_autoptr (GBytes) most = write_points ("[1,2]", n + 1, bytes), beyond = write_points ("[1,2]", n + 2, bytes);

  expect_taken (GEOJSON, most);
  expect_refused (GEOJSON, beyond, "too many sites");
}

static void
test_findings (void)
{
  g_autoptr (MzReport) record = mz_report_new (), file = mz_report_new ();
  g_autoptr (GBytes) wrong = repeat (&(Case) { NULL, FACTS, "{\"sites\":[{\"id\":\"a\"," SITE ",\"owners\":[",
                                               "{\"name\":\"x\",\"share\":2}", ",", "]}]}", 0, NULL },
                                     MZ_FIELDS_MAX_FINDINGS + 5);
  g_autoptr (GBytes) many = repeat (&(Case) { NULL, FACTS, "{\"sites\":[", "0", ",", "]}", 0, NULL },
                                    MZ_REPORT_MAX_FINDINGS + 5);

  read_text (FACTS, wrong, record);
  g_assert_cmpuint (mz_report_get_length (record), ==, MZ_FIELDS_MAX_FINDINGS + 1);
  g_assert_cmpstr (mz_report_peek (record, MZ_FIELDS_MAX_FINDINGS)->message, ==, "5 more things are wrong with it");
  read_text (FACTS, many, file);
  g_assert_cmpuint (mz_report_get_length (file), ==, MZ_REPORT_MAX_FINDINGS + 1);
  g_assert_cmpstr (mz_report_peek (file, MZ_REPORT_MAX_FINDINGS)->message, ==, "5 more things are wrong; mend these first");
}

/* What costs most for its length: 64 MiB of the shortest values. */
static void
test_memory (void)
{
  static const Case dear[] = {
    { "lists", FACTS, "{\"sites\":[", "[]", ",", "]}", 20000000, "more than 1000000 records" },
    { "numbers", FACTS, "{\"mines\":[[", "0", ",", "]]}", 30000000, NULL },
    { "keys", FACTS, "{\"mines\":[", "{\"\":0}", ",", "]}", 900000, NULL },
    { "texts", FACTS, "{\"sites\":[{\"id\":\"a\"," SITE ",\"aliases\":[", "\"\"", ",", "]}]}", 20000000, "100000 is the most" },
    { "names", FACTS, "{", "\"\":0", ",", "}", 10000, "stands twice" },
  };
  struct rusage usage;

  for (guint i = 0; i < G_N_ELEMENTS (dear); i++)
    {
      g_autoptr (GBytes) text = repeat (&dear[i], dear[i].limit);

      if (dear[i].message == NULL)
        expect_taken (dear[i].reading, text);
      else
        expect_refused (dear[i].reading, text, dear[i].message);
    }
  getrusage (RUSAGE_SELF, &usage);
  g_test_message ("%ld MiB", usage.ru_maxrss >> 10);
#if !defined (__SANITIZE_ADDRESS__)
  g_assert_cmpint (usage.ru_maxrss, <, MEMORY >> 10);
#endif
}

/* Scenes and the figures that were noted have names of their own: a list of them is not the same one again and again. */
static GBytes *
write_story (guint n_scenes, guint n_then)
{
  GString *text = g_string_new (STORY "S\",\"scenes\":[");

  for (guint i = 0; i < n_scenes; i++)
    {
      g_string_append_printf (text, "%s{\"id\":\"a%u\",\"title\":\"A\",\"view\":\"monazite:view\",\"then\":{", i > 0 ? "," : "", i);
      for (guint k = 0; k < n_then; k++)
        g_string_append_printf (text, "%s\"site:a%u/name\":\"x\"", k > 0 ? "," : "", k);
      g_string_append (text, "}}");
    }
  return g_string_free_to_bytes (g_string_append (text, "]}"));
}

static void
test_stories (void)
{
  g_autoptr (GBytes) scenes = write_story (MZ_STORY_MAX_SCENES, 0), more_scenes = write_story (MZ_STORY_MAX_SCENES + 1, 0);
  g_autoptr (GBytes) then = write_story (1, MZ_STORY_MAX_THEN), more_then = write_story (1, MZ_STORY_MAX_THEN + 1);

  expect_taken (STORY_FILE, scenes);
  expect_refused (STORY_FILE, more_scenes, "200 are the most");
  expect_taken (STORY_FILE, then);
  expect_refused (STORY_FILE, more_then, "200 are the most");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (repeated); i++)
    {
      g_autofree char *path = g_strdelimit (g_strconcat ("/io/limits/", repeated[i].name, NULL), " ", '-');

      g_test_add_data_func (path, &repeated[i], test_repeated);
    }
  g_test_add_func ("/io/limits/numbers", test_numbers);
  g_test_add_func ("/io/limits/members", test_members);
  g_test_add_func ("/io/limits/points", test_points);
  g_test_add_func ("/io/limits/copies", test_copies);
  g_test_add_func ("/io/limits/stories", test_stories);
  g_test_add_func ("/io/limits/findings", test_findings);
  g_test_add_func ("/io/limits/memory", test_memory);
  return g_test_run ();
}
