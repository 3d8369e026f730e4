/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-file-stamp.h"

/* sha256sum of "abc", the first example of FIPS 180-2. */
#define ABC "3 ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

static void
test_text (void)
{
  static const char *const bad[] = { "", "3", "x " ABC, "-" ABC, "3 ba78", ABC "0", "nonesuch", " " ABC,
    "3 ga7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" };
  MzFileStamp stamp = mz_file_stamp_of ("abc", 3), other;
  g_autofree char *text = mz_file_stamp_to_string (&stamp), *none = NULL;

  g_assert_cmpstr (text, ==, ABC);
  g_assert_true (mz_file_stamp_parse (text, &other));
  g_assert_true (mz_file_stamp_equal (&stamp, &other));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_false (mz_file_stamp_parse (bad[i], &other));
      g_assert_false (other.exists);
    }
  other = MZ_FILE_STAMP_NONE;
  none = mz_file_stamp_to_string (&other);
  g_assert_true (mz_file_stamp_parse (none, &stamp));
  g_assert_false (stamp.exists);
}

static void
test_equal (void)
{
  MzFileStamp a = mz_file_stamp_of ("abc", 3), b = mz_file_stamp_of ("abd", 3), empty = mz_file_stamp_of (NULL, 0);
  MzFileStamp none = MZ_FILE_STAMP_NONE;

  g_assert_true (mz_file_stamp_equal (&a, &a));
  g_assert_false (mz_file_stamp_equal (&a, &b));
  /* An empty file is a file. */
  g_assert_false (mz_file_stamp_equal (&empty, &none));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/file-stamp/text", test_text);
  g_test_add_func ("/base/file-stamp/equal", test_equal);
  return g_test_run ();
}
