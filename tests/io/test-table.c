/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-table.h"

#include <string.h>

#include "mz-text-encoding.h"

static MzTable *
read_bytes (const void *data, gsize length, const MzTableOptions *options, MzReport *report)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);

  return mz_table_read (bytes, "t.csv", options, NULL, report);
}

static MzTable *
read_text (const char *text)
{
  g_autoptr (MzReport) report = mz_report_new ();
  MzTable *table = read_bytes (text, strlen (text), NULL, report);

  g_assert_cmpuint (mz_report_get_length (report), ==, 0);
  g_assert_nonnull (table);
  return table;
}

/* All rows, the header among them: cells with "|" between them, rows with "#". */
static char *
join (MzTable *table)
{
  g_autoptr (MzTableRow) row = mz_table_row_new ();
  GString *text = g_string_new (NULL);
  guint header = mz_table_has_header (table) ? 1 : 0;

  for (guint i = 0; i < mz_table_get_n_rows (table) + header; i++)
    {
      if (i < header)
        mz_table_read_header (table, row);
      else
        g_assert_true (mz_table_read_row (table, i - header, row, NULL));
      for (guint k = 0; k < mz_table_get_n_columns (table); k++)
        g_string_append_printf (text, "%s%s", k > 0 ? "|" : i > 0 ? "#" : "", mz_table_row_peek (row, k)->text);
    }
  return g_string_free (text, FALSE);
}

static void
check_join (const char *text, const char *expected)
{
  g_autoptr (MzTable) table = read_text (text);
  g_autofree char *joined = join (table);

  g_assert_cmpstr (joined, ==, expected);
}

/* The one thing that is wrong, and where. */
static void
check_error (const void *data, gsize length, const MzTableOptions *options, guint line, guint column, const char *part)
{
  g_autoptr (MzReport) report = mz_report_new ();

  g_assert_null (read_bytes (data, length, options, report));
  g_assert_cmpuint (mz_report_get_length (report), ==, 1);
  g_assert_cmpuint (mz_report_peek (report, 0)->line, ==, line);
  g_assert_cmpuint (mz_report_peek (report, 0)->column, ==, column);
  g_assert_nonnull (strstr (mz_report_peek (report, 0)->message, part));
}

/* RFC 4180, section 2, rule by rule. */
static void
test_rfc_4180 (void)
{
  check_join ("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n", "aaa|bbb|ccc#zzz|yyy|xxx");
  check_join ("aaa,bbb,ccc\r\nzzz,yyy,xxx", "aaa|bbb|ccc#zzz|yyy|xxx");
  check_join ("\"aaa\",\"bbb\",\"ccc\"\r\nzzz,yyy,xxx", "aaa|bbb|ccc#zzz|yyy|xxx");
  check_join ("\"aaa\",\"b\r\nbb\",\"ccc\"\r\nzzz,yyy,xxx", "aaa|b\r\nbb|ccc#zzz|yyy|xxx");
  check_join ("\"aaa\",\"b\"\"bb\",\"ccc\"", "aaa|b\"bb|ccc");
  /* Spaces are part of a cell. */
  check_join ("a, b ,c\n1,,\" 3 \"\n", "a| b |c#1|| 3 ");
  check_join ("a,b\n\"\",\"\"\"\"\n", "a|b#|\"");
  /* A quote in the middle of a cell is a letter like any other. */
  check_join ("a,b\n5\" pipe,2' 3\"\n", "a|b#5\" pipe|2' 3\"");
}

static void
test_lines (void)
{
  g_autoptr (MzTable) table = read_text ("\r\na,b\r1,\"x\ny\"\n\n\r\n3,4\r\n");
  g_autoptr (MzTableRow) row = mz_table_row_new ();
  g_autofree char *joined = join (table);

  /* Lines: 1 empty, 2 header, 3 and 4 a row, 5 and 6 empty, 7. */
  g_assert_cmpstr (joined, ==, "a|b#1|x\ny#3|4");
  g_assert_cmpuint (mz_table_get_n_rows (table), ==, 2);
  g_assert_true (mz_table_read_row (table, 0, row, NULL));
  g_assert_cmpuint (row->line, ==, 3);
  g_assert_cmpuint (mz_table_row_peek (row, 1)->column, ==, 3);
  g_assert_true (mz_table_read_row (table, 1, row, NULL));
  g_assert_cmpuint (row->line, ==, 7);
}

static void
test_delimiters (void)
{
  static const struct { const char *text; char delimiter; } cases[] = {
    { "a,b\n1,2\n", ',' },
    { "a;b\n1,5;2,5\n", ';' },
    { "a\tb\n1,5\t2;5\n", '\t' },
    { "a|b\nx,y|z\n", '|' },
    /* The commas stand in quotes, and in one row alone. */
    { "\"a,b,c\";\"d,e\"\n\"1,2\";3\n\"x,y,z\";\n", ';' },
    { "name;note\nA;one, two, three\nB;four\n", ';' },
    { "single\nvalues\n", ',' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MzTable) table = read_text (cases[i].text);

      g_assert_cmpint (mz_table_get_delimiter (table), ==, cases[i].delimiter);
    }
  g_assert_true (mz_table_is_text ("name\tlat\nA\t1\n"));
  g_assert_false (mz_table_is_text ("A sentence, with a comma.\nAnd one without.\n"));
  g_assert_false (mz_table_is_text ("one, line"));
  g_assert_true (mz_table_is_name ("x/Sites.CSV") && mz_table_is_name ("a.tsv") && !mz_table_is_name ("a.json"));
}

static void
test_header (void)
{
  g_autoptr (MzTable) with = read_text ("name,lat\nA,1\n"), without = read_text ("A,1\nB,2\n");

  g_assert_true (mz_table_has_header (with));
  g_assert_false (mz_table_has_header (without));
  g_assert_cmpuint (mz_table_get_n_rows (without), ==, 2);
}

static void
test_encodings (void)
{
  /* "Nä,€" and a line, in each; the euro is in Windows-1252 alone, 0x81 means nothing there. */
  static const struct { const char *bytes; gsize length; const char *encoding; gboolean guessed; const char *joined; } cases[] = {
    { "N\xc3\xa4,x\n1,2\n", 10, "UTF-8", FALSE, "Nä|x#1|2" },
    { "\xef\xbb\xbfN\xc3\xa4,x\n1,2\n", 13, "UTF-8", FALSE, "Nä|x#1|2" },
    { "\xff\xfeN\0\xe4\0,\0x\0", 10, "UTF-16LE", FALSE, "Nä|x" },
    { "\xfe\xff\0N\0\xe4\0,\0x", 10, "UTF-16BE", FALSE, "Nä|x" },
    { "\xff\xfe\0\0N\0\0\0,\0\0\0x\0\0\0", 16, "UTF-32LE", FALSE, "N|x" },
    { "\0\0\xfe\xff\0\0\0N\0\0\0,\0\0\0x", 16, "UTF-32BE", FALSE, "N|x" },
    { "N\0a\0m\0e\0,\0x\0\n\0B\0,\0z\0", 20, "UTF-16LE", TRUE, "Name|x#B|z" },
    { "N\xe4,\x80\n", 5, "WINDOWS-1252", TRUE, "Nä|€" },
    { "N\xe4,\x81z\n", 6, "ISO-8859-1", TRUE, "Nä|\302\201z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MzReport) report = mz_report_new ();
      g_autoptr (MzTable) table = read_bytes (cases[i].bytes, cases[i].length, NULL, report);
      g_autofree char *joined = NULL;

      g_assert_nonnull (table);
      joined = join (table);
      g_assert_cmpstr (mz_table_get_encoding (table), ==, cases[i].encoding);
      g_assert_cmpint (mz_table_is_guessed (table), ==, cases[i].guessed);
      g_assert_cmpstr (joined, ==, cases[i].joined);
    }
}

static void
test_chosen_encoding (void)
{
  MzTableOptions options = { .encoding = "WINDOWS-1251" };
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzTable) table = read_bytes ("\xc8,x\n", 4, &options, report);
  g_autofree char *joined = join (table);

  g_assert_cmpstr (joined, ==, "И|x");
  g_assert_false (mz_table_is_guessed (table));
  options.encoding = "UTF-8";
  check_error ("a,b\nxy,\xe4z\n", 10, &options, 2, 4, "not text in UTF-8");
  /* Half a pair. */
  check_error ("\xff\xfe" "a\0\n\0b\0\x00\xd8", 10, NULL, 2, 2, "not text in UTF-16LE");
  /* All that are offered can be read. */
  for (guint i = 0; i < mz_n_text_encodings; i++)
    {
      gsize length;
      g_autoptr (GError) error = NULL;
      g_autofree char *text = mz_text_decode ("abcd", 4, mz_text_encodings[i].name, 100, &length, &error);

      g_assert_true (text != NULL || !g_str_has_prefix (error->message, "this computer"));
    }
}

static void
test_errors (void)
{
  static const char unclosed[] = "a,b\n1,\"2\n3,4\n";

  check_error ("", 0, NULL, 0, 0, "nothing in it");
  check_error ("\n\n", 2, NULL, 0, 0, "nothing in it");
  check_error ("a,b\nxy\0,2\n", 10, NULL, 2, 3, "byte of zero");
  check_error (unclosed, strlen (unclosed), NULL, 2, 3, "no second one");
}

static void
check_row (MzTable *table, guint i, gboolean sound, MzSeverity severity, guint line, guint column)
{
  g_autoptr (MzTableRow) row = mz_table_row_new ();
  g_autoptr (MzReport) report = mz_report_new ();

  g_assert_cmpint (mz_table_read_row (table, i, row, report), ==, sound);
  g_assert_cmpuint (row->cells->len, ==, mz_table_get_n_columns (table));
  g_assert_cmpuint (mz_report_get_length (report), ==, 1);
  g_assert_cmpint (mz_report_peek (report, 0)->severity, ==, severity);
  g_assert_cmpuint (mz_report_peek (report, 0)->line, ==, line);
  g_assert_cmpuint (mz_report_peek (report, 0)->column, ==, column);
}

/* Rows that are too long, too short, or have text behind a quote: each says so, and the others are read. */
static void
test_ragged (void)
{
  g_autoptr (MzTable) table = read_text ("a,b,c\n1,2\nä,2,3,4\n1,2,3,,\n\"x\ny\"z,2,3\n7,8,9\n");
  g_autoptr (MzTableRow) row = mz_table_row_new ();
  g_autoptr (MzReport) report = mz_report_new ();

  check_row (table, 0, TRUE, MZ_SEVERITY_WARNING, 2, 3);
  check_row (table, 1, FALSE, MZ_SEVERITY_ERROR, 3, 7);
  check_row (table, 3, FALSE, MZ_SEVERITY_ERROR, 6, 3);
  g_assert_true (mz_table_read_row (table, 2, row, report));
  g_assert_true (mz_table_read_row (table, 4, row, report));
  g_assert_cmpuint (row->line, ==, 7);
  g_assert_cmpuint (mz_report_get_length (report), ==, 0);
}

static void
test_decimal_commas (void)
{
  g_autoptr (MzTable) table = read_text ("all;some;none;thousands;empty;bad\n"
                                         "1,5;1,5;1;1.234,5;;1.23,4\n-0,25;x;2.5;12;;1,2\n;3;3;1.000.000;;1,\n");
  g_autoptr (MzTable) commas = read_text ("a,b\n\"1,5\",2\n");
  static const gboolean expected[] = { TRUE, FALSE, FALSE, TRUE, FALSE, FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (mz_table_has_decimal_commas (table, i), ==, expected[i]);
  g_assert_false (mz_table_has_decimal_commas (commas, 0));
}

static GString *
fill (const char *head, char letter, gsize n, const char *tail)
{
  GString *text = g_string_new (head);

  for (gsize i = 0; i < n; i++)
    g_string_append_c (text, letter);
  return g_string_append (text, tail);
}

static void
check_limit (GString *text, gboolean sound, guint line, guint column, const char *part)
{
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzTable) table = NULL;

  if (sound)
    {
      table = read_bytes (text->str, text->len, NULL, report);
      g_assert_nonnull (table);
      g_assert_cmpuint (mz_report_get_length (report), ==, 0);
    }
  else
    check_error (text->str, text->len, NULL, line, column, part);
  g_string_free (text, TRUE);
}

/* Each at the limit, and one past it. */
static void
test_limits (void)
{
  check_limit (fill ("a,b\n1,", 'x', MZ_TABLE_MAX_CELL, "\n"), TRUE, 0, 0, NULL);
  check_limit (fill ("a,b\n1,", 'x', MZ_TABLE_MAX_CELL + 1, "\n"), FALSE, 2, 3, "longer than 1 MiB");
  check_limit (fill ("a", ',', MZ_TABLE_MAX_COLUMNS - 1, "b\n"), TRUE, 0, 0, NULL);
  check_limit (fill ("a", ',', MZ_TABLE_MAX_COLUMNS, "b\n"), FALSE, 1, MZ_TABLE_MAX_COLUMNS + 2, "more than 512 cells");
}

static void
test_row_limit (void)
{
  GString *text = g_string_new ("name\n");

  for (guint i = 0; i < MZ_TABLE_MAX_ROWS; i++)
    g_string_append (text, "a\n");
  check_limit (g_string_new (text->str), TRUE, 0, 0, NULL);
  g_string_append (text, "a\n");
  check_limit (text, FALSE, MZ_TABLE_MAX_ROWS + 2, 1, "more than 1,000,000 rows");
}

/* Of the file, and of what it becomes: each letter here takes one byte, and two as UTF-8. */
static void
test_size_limit (void)
{
  gsize size = (MZ_TABLE_MAX_BYTES / 2 / 1024) * 1024;
  g_autofree char *text = g_malloc (MZ_TABLE_MAX_BYTES + 1);
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzTable) table = NULL;

  memset (text, '\xe4', MZ_TABLE_MAX_BYTES + 1);
  for (gsize i = 1023; i < MZ_TABLE_MAX_BYTES; i += 1024)
    text[i] = '\n';
  table = read_bytes (text, size, NULL, report);
  g_assert_nonnull (table);
  g_assert_cmpuint (mz_report_get_length (report), ==, 0);
  check_error (text, size + size / 512, NULL, 0, 0, "more than 64 MiB");
  check_error (text, MZ_TABLE_MAX_BYTES + 1, NULL, 0, 0, "larger than 64 MiB");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/io/table/rfc-4180", test_rfc_4180);
  g_test_add_func ("/io/table/lines", test_lines);
  g_test_add_func ("/io/table/delimiters", test_delimiters);
  g_test_add_func ("/io/table/header", test_header);
  g_test_add_func ("/io/table/encodings", test_encodings);
  g_test_add_func ("/io/table/chosen-encoding", test_chosen_encoding);
  g_test_add_func ("/io/table/errors", test_errors);
  g_test_add_func ("/io/table/ragged", test_ragged);
  g_test_add_func ("/io/table/decimal-commas", test_decimal_commas);
  g_test_add_func ("/io/table/limits", test_limits);
  g_test_add_func ("/io/table/row-limit", test_row_limit);
  g_test_add_func ("/io/table/size-limit", test_size_limit);
  return g_test_run ();
}
