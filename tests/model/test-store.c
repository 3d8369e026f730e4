/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-test-model.h"

static MzRecord *records[26];

/* "abc": the records of these letters. */
static GPtrArray *
pick (const char *letters)
{
  GPtrArray *list = g_ptr_array_new ();

  for (; *letters != '\0'; letters++)
    g_ptr_array_add (list, records[*letters - 'a']);
  return list;
}

static char *
read_store (MzStore *store)
{
  GString *text = g_string_new (NULL);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, mz_store_get_length (store));
  for (guint i = 0; i < mz_store_get_length (store); i++)
    {
      g_autoptr (MzRecord) record = g_list_model_get_item (G_LIST_MODEL (store), i);

      g_assert_true (record == mz_store_peek (store, i));
      g_string_append (text, mz_record_get_id (record));
    }
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (store), mz_store_get_length (store)));
  return g_string_free (text, FALSE);
}

typedef struct
{
  char *mirror; /* what a view makes of the signals */
  guint count, position, removed, added;
} Watch;

static void
changed_cb (GListModel *model, guint position, guint removed, guint added, Watch *watch)
{
  g_autofree char *now = read_store (MZ_STORE (model));
  char *mirror = g_strdup_printf ("%.*s%.*s%s", (int) position, watch->mirror, (int) added, now + position,
                                  watch->mirror + position + removed);

  g_free (watch->mirror);
  watch->mirror = mirror;
  watch->count++;
  watch->position = position;
  watch->removed = removed;
  watch->added = added;
}

/* One signal, for the smallest stretch; none where nothing differs. */
static void
test_stretch (gconstpointer part)
{
  static const struct { const char *before, *after; guint count, position, removed, added; } cases[] = {
    { "", "", 0, 0, 0, 0 },          { "", "abc", 1, 0, 0, 3 },       { "abc", "", 1, 0, 3, 0 },
    { "abc", "abc", 0, 0, 0, 0 },    { "abc", "axc", 1, 1, 1, 1 },    { "abc", "abcd", 1, 3, 0, 1 },
    { "abc", "dabc", 1, 0, 0, 1 },   { "abcde", "ace", 1, 1, 3, 1 },  { "ab", "ba", 1, 0, 2, 2 },
    { "abcdef", "abxyef", 1, 2, 2, 2 },
  };
  g_autoptr (MzStore) whole = mz_store_new ();
  g_autoptr (GPtrArray) all = pick ("abcdefghijklmnopqrstuvwxyz");

  mz_store_replace (whole, all);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MzStore) store = mz_store_new ();
      g_autoptr (GPtrArray) before = pick (cases[i].before), after = pick (cases[i].after);
      g_autofree char *found = NULL;
      Watch watch = { g_strdup (cases[i].before) };

      if (part != NULL)
        mz_store_take_part (store, whole, g_steal_pointer (&before));
      else
        mz_store_replace (store, before);
      g_signal_connect (store, "items-changed", G_CALLBACK (changed_cb), &watch);
      if (part != NULL)
        mz_store_take_part (store, whole, g_steal_pointer (&after));
      else
        mz_store_replace (store, after);
      found = read_store (store);
      g_test_message ("%s to %s", cases[i].before, cases[i].after);
      g_assert_cmpstr (found, ==, cases[i].after);
      g_assert_cmpstr (watch.mirror, ==, cases[i].after);
      g_assert_cmpuint (watch.count, ==, cases[i].count);
      g_assert_cmpuint (watch.position, ==, cases[i].position);
      g_assert_cmpuint (watch.removed, ==, cases[i].removed);
      g_assert_cmpuint (watch.added, ==, cases[i].added);
      g_free (watch.mirror);
    }
}

static void
test_lookup (void)
{
  g_autoptr (MzStore) store = mz_store_new ();
  g_autoptr (GPtrArray) first = pick ("abc"), second = pick ("cb");
  g_autoptr (MzSite) other = mz_test_site ("b", "SE", MZ_SITE_MINE, 0, "", "");
  guint position = 99;

  g_assert_null (mz_store_lookup (store, "a"));
  mz_store_replace (store, first);
  g_assert_true (mz_store_lookup (store, "b") == records[1]);
  g_assert_true (mz_store_find (store, records[2], &position));
  g_assert_cmpuint (position, ==, 2);
  mz_store_replace (store, second);
  g_assert_null (mz_store_lookup (store, "a"));
  g_assert_true (mz_store_find (store, records[2], &position));
  g_assert_cmpuint (position, ==, 0);
  /* Another record of the same id is not in it. */
  g_assert_false (mz_store_find (store, other, NULL));
  g_assert_false (mz_store_find (store, records[0], NULL));
}

/* A part outlives the store that it is a part of, and that store's content. */
static void
test_part (void)
{
  MzStore *whole = mz_store_new ();
  MzStore *part = mz_store_new ();
  g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func (g_object_unref), none = g_ptr_array_new ();
  GPtrArray *taken = g_ptr_array_new ();
  MzSite *site = mz_test_site ("site", "SE", MZ_SITE_MINE, 0, "", "");

  g_object_add_weak_pointer (G_OBJECT (site), (gpointer *) &site);
  g_ptr_array_add (one, site);
  mz_store_replace (whole, one);
  g_ptr_array_set_size (one, 0);
  g_ptr_array_add (taken, mz_store_peek (whole, 0));
  mz_store_take_part (part, whole, taken);
  mz_store_replace (whole, none);
  g_assert_finalize_object (whole);
  g_assert_nonnull (site);
  g_assert_cmpstr (mz_record_get_id (mz_store_peek (part, 0)), ==, "site");
  g_assert_finalize_object (part);
  g_assert_null (site);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      char id[] = { (char) ('a' + i), '\0' };

      records[i] = MZ_RECORD (mz_test_site (id, "SE", MZ_SITE_MINE, 0, "", ""));
    }
  g_test_add_data_func ("/model/store/stretch", NULL, test_stretch);
  g_test_add_data_func ("/model/store/stretch-of-part", "part", test_stretch);
  g_test_add_func ("/model/store/lookup", test_lookup);
  g_test_add_func ("/model/store/part", test_part);
  result = g_test_run ();
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    g_assert_finalize_object (records[i]);
  return result;
}
