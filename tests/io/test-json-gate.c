/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-json-gate.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "json-cases.h"

typedef struct
{
  const JsonCase *cases;
  guint           n_cases;
} Family;

static void
expect_refused (const JsonCase *c, MzJsonGateMode mode)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = g_strescape (c->text, NULL);
  guint line, column;

  g_test_message ("%s", shown);
  g_assert_false (mz_json_gate_check (c->text, c->length, mode, &error));
  g_assert_error (error, MZ_IO_ERROR, (int) c->code);
  g_assert_true (mz_io_error_get_position (error, &line, &column));
  g_assert_cmpuint (line, ==, c->line);
  g_assert_cmpuint (column, ==, c->column);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_true (g_str_has_suffix (error->message, ".") || g_str_has_suffix (error->message, "?"));
}

static void
test_family (gconstpointer data)
{
  const Family *family = data;

  for (guint i = 0; i < family->n_cases; i++)
    {
      const JsonCase *c = &family->cases[i];
      /* A copy of the exact length, so that reading one byte too far is seen by the sanitizer. */
      g_autofree char *copy = g_memdup2 (c->text, c->length);
      JsonCase exact = *c;
      g_autoptr (GError) error = NULL;

      if (c->length > 0)
        exact.text = copy;
      if (c->verdict == VALID)
        g_assert_true (mz_json_gate_check (exact.text, c->length, MZ_JSON_GATE_STRICT, &error));
      else
        {
          g_autoptr (GError) refused = NULL;

          g_assert_false (mz_json_gate_check (exact.text, c->length, MZ_JSON_GATE_STRICT, &refused));
          expect_refused (c, MZ_JSON_GATE_STRICT);
        }
      g_assert_no_error (error);
      if (c->verdict == INVALID)
        expect_refused (c, MZ_JSON_GATE_GRAMMAR);
      else
        g_assert_true (mz_json_gate_check (exact.text, c->length, MZ_JSON_GATE_GRAMMAR, &error));
      g_assert_no_error (error);
    }
}

static const Family families[] = {
  { number_cases, G_N_ELEMENTS (number_cases) },       { string_cases, G_N_ELEMENTS (string_cases) },
  { unicode_cases, G_N_ELEMENTS (unicode_cases) },     { structure_cases, G_N_ELEMENTS (structure_cases) },
  { object_cases, G_N_ELEMENTS (object_cases) },       { array_cases, G_N_ELEMENTS (array_cases) },
};

static void
test_count (void)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    n += families[i].n_cases;
  g_assert_cmpuint (n, >=, 300);
}

static char *
repeat (const char *unit, guint n, const char *middle, const char *closing)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, unit);
  g_string_append (text, middle);
  for (guint i = 0; i < n && closing != NULL; i++)
    g_string_append (text, closing);
  return g_string_free (text, FALSE);
}

static void
test_depth (void)
{
  static const guint depths[] = { 65, 500, 100000, 1000000 };
  static const struct { const char *open, *middle, *close; guint step; } shapes[] = {
    { "[", "", "]", 1 }, { "[", "", NULL, 1 }, { "{\"a\":", "1", "}", 5 }, { "{\"a\":", "", NULL, 5 },
  };
  g_autofree char *lists = repeat ("[", 64, "", "]"), *objects = repeat ("{\"a\":", 64, "[1", "}");
  g_autoptr (GError) error = NULL;

  g_assert_true (mz_json_gate_check (lists, strlen (lists), MZ_JSON_GATE_STRICT, &error));
  g_assert_no_error (error);
  /* One deeper, on a list inside the 64 objects. */
  g_assert_false (mz_json_gate_check (objects, strlen (objects), MZ_JSON_GATE_STRICT, &error));
  g_assert_error (error, MZ_IO_ERROR, MZ_IO_ERROR_DEPTH);

  for (guint i = 0; i < G_N_ELEMENTS (depths); i++)
    for (guint j = 0; j < G_N_ELEMENTS (shapes); j++)
      {
        g_autofree char *text = repeat (shapes[j].open, depths[i], shapes[j].middle, shapes[j].close);
        JsonCase c = { text, strlen (text), INVALID, MZ_IO_ERROR_DEPTH, 1, 64 * shapes[j].step + 1 };
        gint64 start = g_get_monotonic_time ();

        for (guint mode = MZ_JSON_GATE_STRICT; mode <= MZ_JSON_GATE_GRAMMAR; mode++)
          {
            g_autoptr (GError) deep = NULL;
            guint line, column;

            g_assert_false (mz_json_gate_check (text, c.length, mode, &deep));
            g_assert_error (deep, MZ_IO_ERROR, MZ_IO_ERROR_DEPTH);
            mz_io_error_get_position (deep, &line, &column);
            g_assert_cmpuint (line, ==, 1);
            g_assert_cmpuint (column, ==, c.column);
          }
        g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
      }
}

static gboolean
check_filled (const char *before, char fill, gsize n, const char *after, MzJsonGateMode mode, GError **error)
{
  g_autofree char *middle = g_strnfill (n, fill);
  g_autofree char *text = g_strconcat (before, middle, after, NULL);

  return mz_json_gate_check (text, strlen (text), mode, error);
}

static void
test_sizes (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (check_filled ("\"", 'x', MZ_JSON_GATE_MAX_STRING, "\"", MZ_JSON_GATE_STRICT, &error));
  g_assert_no_error (error);
  g_assert_false (check_filled ("\"", 'x', MZ_JSON_GATE_MAX_STRING + 1, "\"", MZ_JSON_GATE_GRAMMAR, &error));
  g_assert_error (error, MZ_IO_ERROR, MZ_IO_ERROR_SIZE);
  g_clear_error (&error);
  g_assert_true (check_filled ("1.", '1', MZ_JSON_GATE_MAX_NUMBER - 2, "", MZ_JSON_GATE_STRICT, &error));
  g_assert_no_error (error);
  g_assert_false (check_filled ("1.", '1', MZ_JSON_GATE_MAX_NUMBER - 1, "", MZ_JSON_GATE_STRICT, &error));
  g_assert_error (error, MZ_IO_ERROR, MZ_IO_ERROR_SIZE);
  g_clear_error (&error);
  g_assert_true (check_filled ("[]", ' ', MZ_JSON_GATE_MAX_TEXT - 2, "", MZ_JSON_GATE_STRICT, &error));
  g_assert_no_error (error);
  g_assert_false (check_filled ("[]", ' ', MZ_JSON_GATE_MAX_TEXT - 1, "", MZ_JSON_GATE_STRICT, &error));
  g_assert_error (error, MZ_IO_ERROR, MZ_IO_ERROR_SIZE);
}

/* A hundred objects with as many keys as they may have: a list searched for each of them would take minutes. */
static void
test_many_keys (void)
{
  GString *text = g_string_new ("[");
  g_autoptr (GError) error = NULL;
  gint64 start;
  guint line, column;

  for (guint i = 0; i < 100 * MZ_JSON_GATE_MAX_MEMBERS; i++)
    g_string_append_printf (text, "%s\"k%u\":0", i == 0 ? "{" : i % MZ_JSON_GATE_MAX_MEMBERS == 0 ? "},{" : ",\n",
                            i % MZ_JSON_GATE_MAX_MEMBERS * 7919 % MZ_JSON_GATE_MAX_MEMBERS);
  g_string_append (text, "}]");

  start = g_get_monotonic_time ();
  g_assert_true (mz_json_gate_check (text->str, text->len, MZ_JSON_GATE_STRICT, &error));
  g_assert_no_error (error);
  g_string_truncate (text, text->len - strlen ("]"));
  g_string_append (text, ",{\n\"k7919\":1,\n\"k7919\":1}]");
  g_assert_false (mz_json_gate_check (text->str, text->len, MZ_JSON_GATE_STRICT, &error));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 30 * G_USEC_PER_SEC);
  g_assert_error (error, MZ_IO_ERROR, MZ_IO_ERROR_DUPLICATE_KEY);
  mz_io_error_get_position (error, &line, &column);
  g_assert_cmpuint (line, ==, 100 * (MZ_JSON_GATE_MAX_MEMBERS - 1) + 3);
  g_assert_cmpuint (column, ==, 1);
  g_string_free (text, TRUE);
}

static void
test_messages (void)
{
  static const struct { const char *text, *part; } cases[] = {
    { "{\"a\":1,}", "remove it" },    { "[True]", "Write true in small letters" }, { "[1] // x", "no comments" },
    { "['a']", "double quotes" },     { "[.5]", "0.5, not .5" },                   { "[NaN]", "write null" },
    { "{\"lat\":1,\"lat\":2}", "“lat”" }, { "[1e999]", "1e999" }, { "[9007199254740993]", "9007199254740992" },
    { "[\"\\q\"]", "backslash" }, { "{\"a\" 1}", "a colon after the key, found “1”" }, { "[\xe2\x82\xac]", "U+20AC" },
    { "[abc]", "“abc”" },             { "{\"a\":[1", "The text ends where a comma or “]” is due" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (mz_json_gate_check (cases[i].text, strlen (cases[i].text), MZ_JSON_GATE_STRICT, &error));
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i].part));
    }
}

static void
test_outline (void)
{
  static const char text[] = "\xef\xbb\xbf{\"about\": {\"a\": [1, {}]},\n \"sites\": [\n"
                             "  {\"id\": \"\xc3\xa9\"}, {\"id\": [[]]},\n"
                             "\t17, \"x\", [1]\n ], \"none\": [], \"n\\u0061me\": -1}\n";
  static const struct { const char *text; guint line, column; char type; } expected[] = {
    { "{\"id\": \"\xc3\xa9\"}", 3, 3, '{' }, { "{\"id\": [[]]}", 3, 16, '{' },
    { "17", 4, 2, 0 }, { "\"x\"", 4, 6, '"' }, { "[1]", 4, 11, '[' },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (MzJsonOutline) outline = mz_json_gate_outline (text, sizeof (text) - 1, &error);
  MzJsonMember *member;

  g_assert_no_error (error);
  g_assert_cmpuint (outline->top.start, ==, 3);
  g_assert_cmpuint (outline->top.end, ==, sizeof (text) - 2);
  g_assert_cmpint (outline->top.type, ==, '{');
  g_assert_cmpuint (outline->members->len, ==, 4);
  member = &g_array_index (outline->members, MzJsonMember, 0);
  g_assert_cmpstr (member->key, ==, "about");
  g_assert_cmpuint (member->n_elements, ==, 0);
  g_assert_cmpint (member->value.type, ==, '{');
  member = &g_array_index (outline->members, MzJsonMember, 1);
  g_assert_cmpstr (member->key, ==, "sites");
  g_assert_cmpuint (member->value.line, ==, 2);
  g_assert_cmpuint (member->value.column, ==, 11);
  g_assert_cmpuint (member->n_elements, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < member->n_elements; i++)
    {
      MzJsonSpan *span = &g_array_index (outline->elements, MzJsonSpan, member->first_element + i);
      g_autofree char *slice = g_strndup (text + span->start, span->end - span->start);

      g_assert_cmpstr (slice, ==, expected[i].text);
      g_assert_cmpuint (span->line, ==, expected[i].line);
      g_assert_cmpuint (span->column, ==, expected[i].column);
      g_assert_cmpint (span->type, ==, expected[i].type);
    }
  member = &g_array_index (outline->members, MzJsonMember, 2);
  g_assert_cmpuint (member->n_elements, ==, 0);
  member = &g_array_index (outline->members, MzJsonMember, 3);
  g_assert_cmpstr (member->key, ==, "name");
  g_assert_cmpint (member->value.type, ==, 0);

  g_assert_null (mz_json_gate_outline ("{\"a\":1,\"a\":2}", 13, &error));
  g_assert_error (error, MZ_IO_ERROR, MZ_IO_ERROR_DUPLICATE_KEY);
}

/* Whatever passes the gate must be readable by the parser behind it, and what that cannot read must not pass. */
static void
test_mutations (void)
{
  static const char alphabet[] = "{}[]\",:\\/0123456789.-+eEtruefalsn u'#x\n\t\x01\xc3\xa9\xff";
  g_autoptr (GRand) rand = g_rand_new_with_seed (20251120);
  guint passed = 0, refused = 0;

  for (guint i = 0; i < 40000; i++)
    {
      const Family *family = &families[g_rand_int_range (rand, 0, G_N_ELEMENTS (families))];
      const JsonCase *c = &family->cases[g_rand_int_range (rand, 0, family->n_cases)];
      g_autoptr (GString) text = NULL;
      g_autoptr (JsonParser) parser = NULL;
      guint changes = g_rand_int_range (rand, 1, 3);

      if (c->verdict != VALID || c->length == 0)
        continue;
      text = g_string_new_len (c->text, c->length);
      while (changes-- > 0 && text->len > 0)
        {
          gsize at = g_rand_int_range (rand, 0, text->len);

          switch (g_rand_int_range (rand, 0, 3))
            {
            case 0:
              g_string_erase (text, at, 1);
              break;
            case 1:
              g_string_insert_c (text, at, alphabet[g_rand_int_range (rand, 0, sizeof (alphabet) - 1)]);
              break;
            default:
              text->str[at] = alphabet[g_rand_int_range (rand, 0, sizeof (alphabet) - 1)];
              break;
            }
        }
      if (!mz_json_gate_check (text->str, text->len, MZ_JSON_GATE_STRICT, NULL))
        {
          refused++;
          continue;
        }
      passed++;
      parser = json_parser_new ();
      if (g_str_has_prefix (text->str, "\xef\xbb\xbf"))
        g_string_erase (text, 0, 3);
      if (!json_parser_load_from_data (parser, text->str, text->len, NULL))
        {
          g_test_message ("passed the gate, refused by the parser: %s", text->str);
          g_test_fail ();
        }
    }
  g_test_message ("%u passed, %u refused", passed, refused);
  g_assert_cmpuint (passed, >=, 1000);
  g_assert_cmpuint (refused, >=, 1000);
}

/* The numbers that the strict mode lets through reach the reader unharmed. */
static void
test_numbers_survive (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (number_cases); i++)
    {
      const JsonCase *c = &number_cases[i];
      g_autoptr (JsonParser) parser = json_parser_new ();
      g_autoptr (GError) error = NULL;
      JsonArray *array;

      if (c->verdict != VALID)
        continue;
      g_test_message ("%s", c->text);
      g_assert_true (json_parser_load_from_data (parser, c->text, c->length, &error));
      g_assert_no_error (error);
      array = json_node_get_array (json_parser_get_root (parser));
      g_assert_cmpuint (json_array_get_length (array), ==, 1);
      g_assert_cmpfloat (json_array_get_double_element (array, 0), ==, g_ascii_strtod (c->text + 1, NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_data_func ("/io/json-gate/numbers", &families[0], test_family);
  g_test_add_data_func ("/io/json-gate/strings", &families[1], test_family);
  g_test_add_data_func ("/io/json-gate/unicode", &families[2], test_family);
  g_test_add_data_func ("/io/json-gate/structure", &families[3], test_family);
  g_test_add_data_func ("/io/json-gate/objects", &families[4], test_family);
  g_test_add_data_func ("/io/json-gate/lists", &families[5], test_family);
  g_test_add_func ("/io/json-gate/count", test_count);
  g_test_add_func ("/io/json-gate/depth", test_depth);
  g_test_add_func ("/io/json-gate/sizes", test_sizes);
  g_test_add_func ("/io/json-gate/many-keys", test_many_keys);
  g_test_add_func ("/io/json-gate/messages", test_messages);
  g_test_add_func ("/io/json-gate/outline", test_outline);
  g_test_add_func ("/io/json-gate/mutations", test_mutations);
  g_test_add_func ("/io/json-gate/numbers-survive", test_numbers_survive);
  return g_test_run ();
}
