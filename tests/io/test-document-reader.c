/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-document-reader.h"
#include "mz-scenario-reader.h"

#include <json-glib/json-glib.h>
#include <locale.h>

#include "mz-facts-reader.h"
#include "mz-json-gate.h"
#include "mz-record-parser.h"
#include "mz-test-read.h"

#define SITE(id, rest) "{\"id\": \"" id "\", \"name\": \"N\", \"country\": \"AU\", \"lat\": 1, \"lon\": 2, " \
                       "\"precision\": \"site\", \"kind\": \"mine\"" rest "}"
#define CHANGE(id, before, after) "{\"kind\": \"sites\", \"id\": \"" id "\", \"before\": " before ", \"after\": " after "}"
#define CHANGES(list) "{\"monazite\": 1,\n\"changes\": [" list "]}"
#define SCENARIO(id) "{\"id\": \"" id "\", \"title\": \"T\", \"why\": \"W\", \"moves\": []}"

static char *
write_text (MzDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = mz_document_write (document, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Reads what was written, and writes it again: the same bytes. Returns: (transfer full): what was read. */
static MzDocument *
assert_round_trip (MzDocument *document)
{
  g_autoptr (MzReport) report = mz_report_new ();
  g_autofree char *text = write_text (document), *again = NULL;
  MzDocument *read = mz_test_read_document (text, report);

  mz_test_assert_sound (report);
  g_assert_nonnull (read);
  again = write_text (read);
  g_assert_cmpstr (text, ==, again);
  return read;
}

static MzRecord *
parse (MzRecordKind kind, const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (MzReport) report = mz_report_new ();
  MzRecordText text = { "test", bytes, 0, strlen (json), 1, 1, TRUE, TRUE };
  MzRecord *record;

  g_assert_true (mz_json_gate_check (json, strlen (json), MZ_JSON_GATE_STRICT, NULL));
  record = mz_record_parse (kind, &text, report);
  mz_test_assert_sound (report);
  return record;
}

static const char whole[] =
  "{\n"
  "  \"monazite\": 1,\n"
  "  \"changes\": [\n"
  "    {\n"
  "      \"kind\": \"sites\",\n"
  "      \"id\": \"new\",\n"
  "      \"before\": null,\n"
  "      \"after\": {\n"
  "        \"id\": \"new\",\n"
  "        \"name\": \"N\",\n"
  "        \"lat\": 1.50,\n"
  "        \"lon\": 2,\n"
  "        \"precision\": \"site\",\n"
  "        \"kind\": \"mine\",\n"
  "        \"mine of my own\": [\n"
  "          {\n"
  "            \"x\": 1e3\n"
  "          },\n"
  "          []\n"
  "        ]\n"
  "      }\n"
  "    },\n"
  "    {\n"
  "      \"kind\": \"events\",\n"
  "      \"id\": \"e\",\n"
  "      \"before\": {\n"
  "        \"id\": \"e\",\n"
  "        \"name\": \"E\",\n"
  "        \"date\": \"2025\",\n"
  "        \"kind\": \"shock\"\n"
  "      },\n"
  "      \"after\": null\n"
  "    }\n"
  "  ],\n"
  "  \"notes\": [\n"
  "    {\n"
  "      \"kind\": \"companies\",\n"
  "      \"id\": \"company-x\",\n"
  "      \"text\": \"Two\\nlines\"\n"
  "    }\n"
  "  ],\n"
  "  \"views\": [\n"
  "    {\n"
  "      \"name\": \"Home\",\n"
  "      \"address\": \"monazite:?zoom=2\"\n"
  "    }\n"
  "  ],\n"
  "  \"scenarios\": [\n"
  "    {\n"
  "      \"id\": \"s\",\n"
  "      \"title\": \"S\",\n"
  "      \"why\": \"W\",\n"
  "      \"moves\": [\n"
  "        {\n"
  "          \"kind\": \"site-fails\",\n"
  "          \"site\": \"new\",\n"
  "          \"start\": \"2027\",\n"
  "          \"leak\": 0.25,\n"
  "          \"assumed\": true\n"
  "        }\n"
  "      ]\n"
  "    }\n"
  "  ],\n"
  "  \"stories\": [\n"
  "    {\n"
  "      \"story\": \"t\",\n"
  "      \"title\": \"T\",\n"
  "      \"scenes\": [\n"
  "        {\n"
  "          \"id\": \"a\",\n"
  "          \"title\": \"A\",\n"
  "          \"text\": \"{site:new/name}\",\n"
  "          \"view\": \"monazite:view?center=22.5,14.5&zoom=2&layers=sites,agreements,measures,labels,water,borders&scenario=s\",\n"
  "          \"then\": {\n"
  "            \"site:new/name\": \"N\"\n"
  "          }\n"
  "        }\n"
  "      ]\n"
  "    }\n"
  "  ]\n"
  "}\n";

/* Every field, and what nobody knows, to the byte. */
static void
test_whole (void)
{
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDocument) document = mz_test_read_document (whole, report);
  g_autofree char *text = NULL;
  const MzRecordChange *change;

  mz_test_assert_sound (report);
  g_assert_nonnull (document);
  g_assert_false (mz_document_can_undo (document));
  g_assert_false (mz_document_is_modified (document));
  g_assert_false (mz_document_is_read_only (document));
  change = mz_document_find_change (document, MZ_RECORD_SITE, "new");
  g_assert_null (change->before);
  g_assert_true (mz_record_peek_head (change->after)->overlaid);
  g_assert_cmpuint (mz_record_peek_head (change->after)->line, ==, 8);
  g_assert_cmpstr (mz_site_peek (MZ_SITE (change->after))->country, ==, "");
  change = mz_document_find_change (document, MZ_RECORD_EVENT, "e");
  g_assert_null (change->after);
  g_assert_false (mz_record_peek_head (change->before)->overlaid);
  g_assert_cmpstr (mz_document_get_note (document, MZ_RECORD_COMPANY, "company-x"), ==, "Two\nlines");
  g_assert_cmpstr (mz_document_get_view (document, "Home"), ==, "monazite:?zoom=2");
  g_assert_nonnull (mz_document_find_scenario (document, "s"));
  g_assert_cmpstr (mz_story_get_title (mz_document_find_story (document, "t")), ==, "T");
  text = write_text (document);
  g_assert_cmpstr (text, ==, whole);
}

/* A scenario of the document can be named over the facts with it, as bundled ones can; one whose site is gone says so. */
static void
test_scenarios (void)
{
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDocument) document = mz_test_read_document (whole, report);
  g_autoptr (MzDataset) base = mz_dataset_new (), over = NULL;
  g_autoptr (MzScenario) none = NULL, own = NULL, bundled = NULL;
  g_autoptr (GError) error = NULL;

  mz_dataset_link (base);
  over = mz_document_apply (document, base);
  none = mz_scenario_find ("s", base, &error);
  g_assert_null (none);
  g_assert_error (error, MZ_IO_ERROR, MZ_IO_ERROR_SCHEMA);
  g_clear_error (&error);
  own = mz_scenario_find ("s", over, &error);
  g_assert_no_error (error);
  g_assert_true (mz_scenario_equal (own, mz_document_find_scenario (document, "s")));
  mz_document_remove_record (document, base, MZ_RECORD_SITE, "new");
  g_clear_object (&over);
  over = mz_document_apply (document, base);
  bundled = mz_scenario_find ("s", over, &error);
  g_assert_null (bundled);
  g_assert_nonnull (strstr (error->message, "new"));
}

static void
test_empty (void)
{
  g_autoptr (MzDocument) document = mz_document_new (), read = assert_round_trip (document);
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDocument) nulls = mz_test_read_document ("\xef\xbb\xbf{\"views\": null, \"changes\": [], \"monazite\": 1.0}", report);
  g_autofree char *text = write_text (read);

  g_assert_true (mz_document_is_empty (read));
  g_assert_cmpstr (text, ==, "{\n  \"monazite\": 1\n}\n");
  mz_test_assert_sound (report);
  g_assert_true (mz_document_is_empty (nulls));
}

/* All but letters and digits as escapes. */
static void
append_escaped (GString *json, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x80 && g_ascii_isalnum ((char) c))
        g_string_append_c (json, (char) c);
      else if (c < 0x10000)
        g_string_append_printf (json, "\\u%04X", c);
      else
        g_string_append_printf (json, "\\u%04x\\u%04x", 0xd800 + ((c - 0x10000) >> 10), 0xdc00 + ((c - 0x10000) & 0x3ff));
    }
}

/* A site with the text as its name, its note, and both sides of a field that nobody knows. */
static MzRecord *
naughty_site_new (const char *id, const char *text)
{
  static const char *const parts[] = { "{\"id\":\"", "\",\"name\":\"", "\",\"note\":\"", "\",\"x-", "\":\"" };
  g_autoptr (GString) json = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_string_append (json, parts[i]);
      append_escaped (json, i == 0 ? id : text);
    }
  g_string_append (json, "\", \"short_name\": \"N\", \"precision\": \"site\", \"kind\": \"mine\", \"lat\": -12.5, \"lon\": 130}");
  return parse (MZ_RECORD_SITE, json->str);
}

static const char *
get_string (JsonObject *object, const char *list, guint i, const char *member)
{
  return json_object_get_string_member (json_array_get_object_element (json_object_get_array_member (object, list), i), member);
}

/* The file as another program reads it. */
static void
assert_others_read (MzDocument *document, const char *id, const char *text)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *file = write_text (document), *key = g_strconcat ("x-", text, NULL);
  JsonObject *object, *site;

  g_assert_true (json_parser_load_from_data (parser, file, -1, NULL));
  object = json_node_get_object (json_parser_get_root (parser));
  site = json_object_get_object_member (json_array_get_object_element (json_object_get_array_member (object, "changes"), 0),
                                        "after");
  g_assert_cmpstr (get_string (object, "changes", 0, "id"), ==, id);
  g_assert_cmpstr (json_object_get_string_member (site, "name"), ==, text);
  g_assert_cmpstr (json_object_get_string_member (site, key), ==, text);
  g_assert_cmpstr (get_string (object, "notes", 0, "text"), ==, text);
  g_assert_cmpstr (get_string (object, "views", 0, "name"), ==, text);
  g_assert_cmpstr (get_string (object, "scenarios", 0, "title"), ==, text);
}

static void
check_naughty (const char *text)
{
  /* What may be an id is one. */
  const char *id = mz_record_id_is_sound (text) ? text : "an-id";
  g_autoptr (MzDocument) document = mz_document_new (), read = NULL;
  g_autoptr (MzRecord) site = naughty_site_new (id, text);
  g_autoptr (GPtrArray) moves = g_ptr_array_new ();
  g_autoptr (MzScenario) scenario = mz_scenario_new (&(MzScenarioText) { .id = (char *) "s", .title = (char *) text,
                                                                         .why = (char *) text }, moves);
  const MzRecordChange *change;

  mz_document_set_change (document, MZ_RECORD_SITE, id, NULL, site);
  g_assert_true (mz_document_set_note (document, MZ_RECORD_SITE, text, text));
  g_assert_true (mz_document_set_view (document, text, text));
  mz_document_put_scenario (document, scenario);

  read = assert_round_trip (document);
  change = mz_document_find_change (read, MZ_RECORD_SITE, id);
  g_assert_cmpstr (mz_record_get_name (change->after), ==, text);
  g_assert_cmpstr (mz_record_peek_head (change->after)->note, ==, text);
  g_assert_cmpstr (mz_document_get_note (read, MZ_RECORD_SITE, text), ==, text);
  g_assert_cmpstr (mz_document_get_view (read, text), ==, text);
  g_assert_cmpstr (mz_scenario_peek (mz_document_find_scenario (read, "s"))->title, ==, text);
  assert_others_read (document, id, text);
}

static void
test_naughty (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "io", "naughty-strings.json", NULL);
  g_autofree char *names = g_strconcat ("C.UTF-8 ", g_getenv ("MZ_TEST_LOCALES"), NULL);
  g_auto (GStrv) locales = g_strsplit_set (names, " ", -1);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GList) groups = NULL;

  g_assert_true (json_parser_load_from_file (parser, path, NULL));
  groups = json_object_get_values (json_node_get_object (json_parser_get_root (parser)));
  for (guint l = 0; locales[l] != NULL; l++)
    {
      if (*locales[l] == '\0')
        continue;
      g_test_message ("%s", locales[l]);
      g_assert_nonnull (setlocale (LC_ALL, locales[l]));
      for (GList *group = groups; group != NULL; group = group->next)
        for (guint i = 0; i < json_array_get_length (json_node_get_array (group->data)); i++)
          check_naughty (json_array_get_string_element (json_node_get_array (group->data), i));
    }
  setlocale (LC_ALL, "C.UTF-8");
}

static void
test_long (void)
{
  g_autofree char *name = g_strnfill (200000, 'x'), *note = g_strnfill (MZ_NOTE_MAX_TEXT, '\n');
  g_autoptr (MzDocument) document = mz_document_new (), read = NULL;
  g_autoptr (MzRecord) site = naughty_site_new ("long", name);

  mz_document_set_change (document, MZ_RECORD_SITE, "long", NULL, site);
  g_assert_true (mz_document_set_note (document, MZ_RECORD_SITE, "long", note));
  read = assert_round_trip (document);
  g_assert_cmpstr (mz_record_get_name (mz_document_find_change (read, MZ_RECORD_SITE, "long")->after), ==, name);
  g_assert_cmpstr (mz_document_get_note (read, MZ_RECORD_SITE, "long"), ==, note);
}

/* A record may lie as deep as the gate allows; in a document it lies one deeper. */
static void
test_too_deep (void)
{
  g_autoptr (GString) json = g_string_new ("{\"id\": \"deep\", \"name\": \"N\", \"lat\": 1, \"lon\": 2, \"precision\": \"site\", "
                                           "\"kind\": \"mine\", \"x\": ");
  g_autoptr (MzDocument) document = mz_document_new ();
  g_autoptr (MzRecord) site = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < MZ_JSON_GATE_MAX_DEPTH - 3; i++)
    g_string_append_c (json, '[');
  for (guint i = 0; i < MZ_JSON_GATE_MAX_DEPTH - 3; i++)
    g_string_append_c (json, ']');
  g_string_append_c (json, '}');
  site = parse (MZ_RECORD_SITE, json->str);
  mz_document_set_change (document, MZ_RECORD_SITE, "deep", NULL, site);
  g_assert_null (mz_document_write (document, &error));
  g_assert_error (error, MZ_IO_ERROR, MZ_IO_ERROR_SIZE);
}

/* All bundled records of all kinds, each as changed and as taken away: what is written of them is what they are. */
static void
test_bundled (void)
{
  g_autoptr (MzReport) report = mz_report_new (), found = mz_report_new ();
  g_autoptr (MzDataset) facts = mz_facts_load_bundled (report), over = NULL;
  g_autoptr (MzDocument) document = mz_document_new (), read = NULL;
  g_autoptr (GArray) conflicts = NULL;
  guint n = 0;

  mz_document_begin (document, "All");
  for (guint kind = 0; kind < MZ_N_FILE_KINDS; kind++)
    {
      MzStore *store = mz_dataset_get_store (facts, kind);

      for (guint i = 0; i < mz_store_get_length (store); i++, n++)
        {
          MzRecord *record = mz_store_peek (store, i);
          GBytes *json = mz_record_peek_head (record)->json;
          g_autofree char *text = g_strndup (g_bytes_get_data (json, NULL), g_bytes_get_size (json));
          g_autoptr (MzRecord) own = parse (kind, text);

          mz_document_set_change (document, kind, mz_record_get_id (record), record, i % 2 == 0 ? own : NULL);
        }
    }
  mz_document_end (document);
  read = assert_round_trip (document);
  g_assert_cmpuint (mz_document_count (read, MZ_DOCUMENT_CHANGES), ==, n);
  conflicts = mz_document_list_conflicts (read, facts);
  g_assert_cmpuint (conflicts->len, ==, 0);
  over = mz_document_apply (read, facts);
  for (guint kind = 0; kind < MZ_N_FILE_KINDS; kind++)
    g_assert_cmpuint (mz_store_get_length (mz_dataset_get_store (over, kind)), ==,
                      (mz_store_get_length (mz_dataset_get_store (facts, kind)) + 1) / 2);
}

/* What is wrong, and where: the whole of it is refused. */
static const struct
{
  const char *text;
  guint       line, column;
  const char *message;
} wrong[] = {
  { "", 1, 1, "The file is empty" },
  { "[]", 1, 1, "this is no document of Monazite" },
  { "{\"changes\": []}", 1, 1, "this is no document of Monazite" },
  { "{\"monazite\": 1", 1, 15, "" },
  { "{\"monazite\": 1, \"monazite\": 1}", 1, 17, "stands twice in one object" },
  { "{\"monazite\": 0}", 1, 14, "monazite must be the number of the format, 1" },
  { "{\"monazite\": 1.5}", 1, 14, "monazite must be the number of the format, 1" },
  { "{\"monazite\": 1e300}", 1, 14, "monazite must be the number of the format, 1" },
  { "{\"monazite\": \"1\"}", 1, 14, "monazite must be the number of the format, 1" },
  { "{\"monazite\": 1,\n \"change\": []}", 2, 12, "change is no field here; there are: monazite, changes" },
  { "{\"monazite\": 1,\n \"changes\": {}}", 2, 13, "changes must be a list in square brackets" },
  { "{\"monazite\": 1,\n \"views\": true}", 2, 11, "views must be a list in square brackets" },
  { CHANGES ("1"), 2, 13, "an entry must be an object in braces" },
  { CHANGES ("{}"), 2, 13, "id is missing" },
  { CHANGES ("{\"id\": 1}"), 2, 14, "id must be a text in quotes" },
  { CHANGES ("{\"id\": \"\"}"), 2, 14, "id is empty" },
  { CHANGES ("{\"id\": \"a\"}"), 2, 13, "kind is missing" },
  { CHANGES ("{\"id\": \"a\",\n\"kind\": \"mines\"}"), 3, 1, "“mines”" },
  { CHANGES ("{\"id\": \"a\", \"kind\": \"companies\"}"), 2, 25, "“companies”" },
  { CHANGES ("{\"id\": \"a\", \"kind\": \"sites\"}"), 2, 13, "after is missing, and so is before" },
  { CHANGES ("{\"id\": \"a\", \"kind\": \"sites\", \"after\": null,\n\"why\": 1}"), 3, 1, "why is no field here" },
  { CHANGES (CHANGE ("a b", "null", SITE ("a b", ""))), 2, 31, "id is not the id of a record" },
  { CHANGES (CHANGE ("a", "null", "[]")), 2, 67, "a record must be an object in braces" },
  { CHANGES (CHANGE ("a", "null", SITE ("b", ""))), 2, 58, "after is the record “b”, and not the one that changes" },
  { CHANGES (CHANGE ("a", SITE ("b", ""), "null")), 2, 42, "before is the record “b”, and not the one that changes" },
  { CHANGES (CHANGE ("a", "null", "{\"id\": \"a\",\n\"name\": 5}")), 3, 1, "name must be a text in quotes" },
  { CHANGES (CHANGE ("a", "null", SITE ("a", ",\n\"status\": [{\"state\": \"burning\"}]"))), 3, 13, "status[1].state" },
  { CHANGES (CHANGE ("a", "{\"id\": \"a\"}", "null")), 2, 52, "name is missing" },
  { CHANGES (CHANGE ("a", "null", SITE ("a", "")) ",\n" CHANGE ("a", SITE ("a", ""), "null")), 3, 19, "id is changed twice" },
  { CHANGES (CHANGE ("a", "null", SITE ("a", ", \"country\": \"AU\""))), 2, 0, "stands twice in one object" },
  { CHANGES (CHANGE ("a", "null", SITE ("a", ", \"x\": \"\\u0000\""))), 2, 0, "\\u0000 cannot be held" },
  { "{\"monazite\": 1,\n \"notes\": [{\"kind\": \"sites\", \"id\": \"a\"}]}", 2, 12, "text is missing" },
  { "{\"monazite\": 1,\n \"notes\": [{\"kind\": \"sites\", \"id\": \"a\", \"text\": \"\"}]}", 2, 41, "text is empty" },
  { "{\"monazite\": 1,\n \"notes\": [{\"kind\": \"sites\", \"id\": \"a\", \"text\": \"x\"},\n{\"kind\": \"sites\", \"id\": \"a\", "
    "\"text\": \"y\"}]}", 3, 19, "id has two notes" },
  { "{\"monazite\": 1,\n \"views\": [{\"name\": \"a\"}]}", 2, 12, "address is missing" },
  { "{\"monazite\": 1,\n \"views\": [{\"name\": \"a\", \"address\": \"x\"},\n{\"name\": \"a\", \"address\": \"x\"}]}", 3, 2,
    "name is that of another view" },
  { "{\"monazite\": 1,\n \"scenarios\": [{\"id\": \"s\"}]}", 2, 16, "title is missing" },
  { "{\"monazite\": 1,\n \"scenarios\": [" SCENARIO ("s") ",\n" SCENARIO ("s") "]}", 3, 2, "id is that of another scenario" },
  { "{\"monazite\": 1,\n \"scenarios\": [{\"id\": \"s\", \"title\": \"T\", \"why\": \"W\", \"moves\": [\n{\"kind\": \"war\"}]}]}", 3, 2,
    "“war”" },
};

static void
test_wrong (void)
{
  G_STATIC_ASSERT (G_N_ELEMENTS (wrong) >= 30);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (MzReport) report = mz_report_new ();
      g_autoptr (MzDocument) document = mz_test_read_document (wrong[i].text, report);
      const MzFinding *finding;

      g_test_message ("%s", wrong[i].text);
      g_assert_null (document);
      g_assert_cmpuint (mz_report_get_length (report), >=, 1);
      finding = mz_report_peek (report, 0);
      g_test_message ("%u:%u: %s", finding->line, finding->column, finding->message);
      g_assert_cmpstr (finding->file, ==, "my.monazite");
      g_assert_nonnull (strstr (finding->message, wrong[i].message));
      g_assert_cmpuint (finding->line, ==, wrong[i].line);
      if (wrong[i].column > 0)
        g_assert_cmpuint (finding->column, ==, wrong[i].column);
    }
}

/* What is understood is shown; nothing of it can be changed, and so nothing of the rest be lost. */
static void
test_newer (void)
{
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDocument) document = mz_test_read_document ("{\"monazite\": 2, \"lenses\": [1],\n\"changes\": ["
                                               CHANGE ("a", "null", SITE ("a", "")) ",\n"
                                               "{\"kind\": \"mines\", \"id\": \"b\", \"after\": {}}, 7],\n"
                                               "\"notes\": [{\"kind\": \"sites\", \"id\": \"a\", \"text\": \"x\", \"by\": 1}]}",
                                               report);

  mz_test_assert_sound (report);
  g_assert_nonnull (document);
  g_assert_true (mz_document_is_read_only (document));
  g_assert_cmpuint (mz_document_count (document, MZ_DOCUMENT_CHANGES), ==, 1);
  g_assert_cmpstr (mz_document_get_note (document, MZ_RECORD_SITE, "a"), ==, "x");
  g_assert_cmpuint (mz_report_get_length (report), ==, 3);
  g_assert_nonnull (strstr (mz_report_peek (report, 0)->message, "A newer version of Monazite has made this document"));
  g_assert_cmpuint (mz_report_peek (report, 1)->line, ==, 3);
  g_assert_nonnull (strstr (mz_report_peek (report, 1)->message, "is not understood by this version of Monazite"));
  mz_document_set_note (document, MZ_RECORD_SITE, "a", NULL);
  g_assert_cmpstr (mz_document_get_note (document, MZ_RECORD_SITE, "a"), ==, "x");
}

/* Over the facts, with what has become of them since. */
static void
test_lay_over (void)
{
  static const char facts[] = "{\"sites\": [" SITE ("a", "") ", " SITE ("b", ", \"note\": \"Newer\"") ", " SITE ("c", "") "]}";
  static const char document[] = CHANGES (CHANGE ("a", SITE ("a", ""), SITE ("a", ", \"note\": \"Mine\"")) ",\n"
                                          CHANGE ("b", SITE ("b", ""), SITE ("b", ", \"note\": \"Mine\"")) ",\n"
                                          CHANGE ("c", SITE ("c", ""), "null") ",\n"
                                          CHANGE ("d", "null", SITE ("d", "")));
  g_autoptr (MzDataset) dataset = mz_dataset_new ();
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (GBytes) base = g_bytes_new_static (facts, strlen (facts)), over = g_bytes_new_static (document, strlen (document));

  mz_dataset_link (dataset);
  g_assert_true (mz_facts_overlay_bytes (dataset, base, "facts.json", report));
  g_assert_cmpuint (mz_report_get_length (report), ==, 0);
  g_assert_true (mz_facts_overlay_bytes (dataset, over, "my.monazite", report));
  g_assert_cmpuint (mz_report_get_length (report), ==, 1);
  g_assert_cmpstr (mz_report_peek (report, 0)->record, ==, "b");
  g_assert_cmpuint (mz_report_peek (report, 0)->line, ==, 3);
  g_assert_nonnull (strstr (mz_report_peek (report, 0)->message, "has changed in the facts since"));
  g_assert_cmpuint (mz_store_get_length (mz_dataset_get_store (dataset, MZ_RECORD_SITE)), ==, 3);
  g_assert_null (mz_dataset_lookup (dataset, MZ_RECORD_SITE, "c"));
  g_assert_cmpstr (mz_record_peek_head (mz_dataset_lookup (dataset, MZ_RECORD_SITE, "b"))->note, ==, "Mine");
  g_assert_nonnull (mz_dataset_lookup (dataset, MZ_RECORD_SITE, "d"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/io/document/whole", test_whole);
  g_test_add_func ("/io/document/scenarios", test_scenarios);
  g_test_add_func ("/io/document/empty", test_empty);
  g_test_add_func ("/io/document/naughty", test_naughty);
  g_test_add_func ("/io/document/long", test_long);
  g_test_add_func ("/io/document/too-deep", test_too_deep);
  g_test_add_func ("/io/document/bundled", test_bundled);
  g_test_add_func ("/io/document/wrong", test_wrong);
  g_test_add_func ("/io/document/newer", test_newer);
  g_test_add_func ("/io/document/lay-over", test_lay_over);
  return g_test_run ();
}
