/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Runs a harness without libFuzzer: over each file of the folders given, then over inputs that are made from them, always
 * the same ones. Usage: fuzz-NAME DICTIONARY FOLDER…
 */
#include "fuzz.h"

#include <string.h>

#define N_INPUTS  2000
#define SEED      20260101
#define LONGEST   65536

static GPtrArray *seeds, *words; /* of GBytes */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* A copy of the exact length, so that reading one byte too far is seen by the sanitizer. */
static void
try_input (const guint8 *data, gsize length)
{
  g_autofree guint8 *copy = g_malloc (MAX (length, 1));

  /* What is empty has no data, of which C lets nothing be copied. */
  if (length > 0)
    memcpy (copy, data, length);
  LLVMFuzzerTestOneInput (copy, length);
}

static void
add_folder (const char *path)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    g_ptr_array_add (names, g_build_filename (path, name, NULL));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      char *data;
      gsize length;

      if (g_file_get_contents (names->pdata[i], &data, &length, NULL))
        g_ptr_array_add (seeds, g_bytes_new_take (data, length));
    }
}

/* As libFuzzer has them: a word in quotes a line, with \xAB, \\ and \". */
static void
add_dictionary (const char *path)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *first = strchr (lines[i], '"'), *last = strrchr (lines[i], '"');
      g_autoptr (GString) word = g_string_new (NULL);

      if (lines[i][0] == '#' || first == last)
        continue;
      for (const char *p = first + 1; p < last; p++)
        if (p[0] == '\\' && p[1] == 'x')
          {
            g_string_append_c (word, (char) (g_ascii_xdigit_value (p[2]) << 4 | g_ascii_xdigit_value (p[3])));
            p += 3;
          }
        else
          g_string_append_c (word, *p == '\\' ? *++p : *p);
      g_ptr_array_add (words, g_bytes_new (word->str, word->len));
    }
}

static GBytes *
pick (GPtrArray *from, GRand *dice)
{
  return from->pdata[g_rand_int_range (dice, 0, (int) from->len)];
}

static void
put_in (GByteArray *input, gsize at, const guint8 *data, gsize length)
{
  gsize rest = input->len - at;
  g_autofree guint8 *tail = g_malloc (MAX (rest, 1));

  if (rest > 0)
    memcpy (tail, input->data + at, rest);
  g_byte_array_set_size (input, (guint) at);
  g_byte_array_append (input, data, (guint) length);
  g_byte_array_append (input, tail, (guint) rest);
}

static void
mutate (GByteArray *input, GRand *dice)
{
  gsize at = input->len > 0 ? (gsize) g_rand_int_range (dice, 0, (int) input->len) : 0, length;
  gsize some = (gsize) g_rand_int_range (dice, 1, 33), n = MIN (some, input->len - at);
  GBytes *other;
  const guint8 *data;
  guint8 byte = (guint8) g_rand_int_range (dice, 0, 256);

  switch (g_rand_int_range (dice, 0, 6))
    {
    case 0:
      if (input->len > 0)
        input->data[at] ^= (guint8) (1 << (byte & 7));
      break;
    case 1:
      put_in (input, at, &byte, 1);
      break;
    case 2:
      if (n > 0)
        g_byte_array_remove_range (input, (guint) at, (guint) n);
      break;
    case 3:
      other = pick (words, dice);
      data = g_bytes_get_data (other, &length);
      put_in (input, at, data, length);
      break;
    case 4:
      {
        g_autofree guint8 *again = g_memdup2 (input->data + at, MAX (n, 1) * (n > 0));

        put_in (input, at, again, n);
      }
      break;
    default:
      other = pick (seeds, dice);
      data = g_bytes_get_data (other, &length);
      g_byte_array_set_size (input, (guint) at);
      if (length > 0)
        {
          gsize from = (gsize) g_rand_int_range (dice, 0, (int) length);

          g_byte_array_append (input, data + from, (guint) (length - from));
        }
      break;
    }
  if (input->len > LONGEST)
    g_byte_array_set_size (input, LONGEST);
}

static void
test_stored (void)
{
  g_assert_cmpuint (seeds->len, >, 0);
  for (guint i = 0; i < seeds->len; i++)
    {
      gsize length;
      const guint8 *data = g_bytes_get_data (seeds->pdata[i], &length);

      try_input (data, length);
    }
  try_input ((const guint8 *) "", 0);
}

static void
test_mutated (void)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < N_INPUTS; i++)
    {
      g_autoptr (GByteArray) input = g_byte_array_new ();
      gsize length;
      const guint8 *data = g_bytes_get_data (pick (seeds, dice), &length);

      g_byte_array_append (input, data, (guint) length);
      for (int n = g_rand_int_range (dice, 1, 9); n > 0; n--)
        mutate (input, dice);
      try_input (input->data, input->len);
    }
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_assert_cmpint (argc, >, 2);
  seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  words = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  add_dictionary (argv[1]);
  for (int i = 2; i < argc; i++)
    add_folder (argv[i]);
  g_test_add_func ("/fuzz/stored", test_stored);
  g_test_add_func ("/fuzz/mutated", test_mutated);
  status = g_test_run ();
  g_ptr_array_unref (seeds);
  g_ptr_array_unref (words);
  return status;
}
