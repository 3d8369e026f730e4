/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-desk.h"
#include "mz-document-compare.h"
#include "mz-document-merge.h"
#include "mz-test-model.h"
#include "mz-test.h"

/* A site of the user's own, or with @own unset one of the facts, with this text for a reader to compare. */
static MzRecord *
site_new (const char *id, const char *json, gboolean own)
{
  MzRecordHead head = mz_test_head (id, id, "");
  MzSiteInfo *info = mz_site_info_new ();

  info->country = g_strdup ("AU");
  head.json = g_bytes_new (json, strlen (json));
  head.overlaid = own;
  return MZ_RECORD (mz_site_new (&head, info));
}

static MzDataset *
base_new (void)
{
  MzDataset *base = mz_dataset_new ();

  mz_test_set (base, MZ_RECORD_SITE, site_new ("a", "{\"id\": \"a\", \"lat\": 1}", FALSE),
               site_new ("b", "{\"id\": \"b\", \"lat\": 2}", FALSE), site_new ("c", "{\"id\": \"c\", \"lat\": 3}", FALSE), NULL);
  mz_test_set (base, MZ_RECORD_MEASURE, mz_test_measure ("m", "CN", "2025", "2025", "", ""), NULL);
  mz_dataset_set_as_of (base, mz_test_date ("2026-07-10"));
  mz_dataset_link (base);
  return base;
}

static void
put (MzDocument *document, MzDataset *base, const char *id, const char *json)
{
  g_autoptr (MzRecord) site = site_new (id, json, TRUE);

  mz_document_put_record (document, base, site);
}

static char *
list_sites (MzDataset *dataset)
{
  MzStore *sites = mz_dataset_get_store (dataset, MZ_RECORD_SITE);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < mz_store_get_length (sites); i++)
    {
      const MzRecordHead *head = mz_record_peek_head (mz_store_peek (sites, i));

      g_string_append_printf (list, "%s%s%s", i > 0 ? " " : "", head->id, head->overlaid ? "*" : "");
    }
  return g_string_free (list, FALSE);
}

static void
assert_sites (MzDataset *dataset, const char *expected)
{
  g_autofree char *list = list_sites (dataset);

  g_assert_cmpstr (list, ==, expected);
}

static void
count_cb (GObject *object, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

static void
note_parts_cb (MzDocument *document, guint parts, guint *noted)
{
  *noted = *noted << 8 | parts;
}

static void
test_steps (void)
{
  MzDataset *base = base_new ();
  MzDocument *document = mz_document_new ();
  guint noted = 0, n_modified = 0;

  g_signal_connect (document, "changed", G_CALLBACK (note_parts_cb), &noted);
  g_signal_connect (document, "notify::modified", G_CALLBACK (count_cb), &n_modified);
  g_assert_true (mz_document_is_empty (document));
  g_assert_null (mz_document_get_undo_name (document));

  put (document, base, "a", "{\"id\": \"a\", \"lat\": 5}");
  g_assert_cmpstr (mz_document_get_undo_name (document), ==, "Change “a”");
  put (document, base, "new", "{\"id\": \"new\"}");
  g_assert_cmpstr (mz_document_get_undo_name (document), ==, "Add “new”");
  mz_document_remove_record (document, base, MZ_RECORD_SITE, "b");
  g_assert_cmpstr (mz_document_get_undo_name (document), ==, "Remove “b”");
  g_assert_cmphex (noted, ==, 0x010101);
  g_assert_cmpuint (n_modified, ==, 1);
  g_assert_true (mz_document_can_undo (document));

  /* Several are one, and what undoes itself is none. */
  mz_document_begin (document, "Two things");
  mz_document_begin (document, "within");
  g_assert_true (mz_document_set_note (document, MZ_RECORD_EVENT, "e", "A note"));
  mz_document_end (document);
  g_assert_true (mz_document_set_view (document, "Home", "monazite:?zoom=2"));
  mz_document_end (document);
  g_assert_cmpstr (mz_document_get_undo_name (document), ==, "Two things");
  g_assert_cmphex (noted & 0xff, ==, MZ_DOCUMENT_NOTES | MZ_DOCUMENT_VIEWS);
  noted = 0;
  mz_document_begin (document, "Nothing");
  g_assert_true (mz_document_set_view (document, "Home", NULL));
  g_assert_true (mz_document_set_view (document, "Home", "monazite:?zoom=2"));
  mz_document_end (document);
  g_assert_true (mz_document_set_note (document, MZ_RECORD_EVENT, "e", "A note"));
  g_assert_cmpstr (mz_document_get_undo_name (document), ==, "Two things");
  g_assert_cmphex (noted, ==, 0);

  mz_document_undo (document);
  g_assert_null (mz_document_get_note (document, MZ_RECORD_EVENT, "e"));
  g_assert_null (mz_document_get_view (document, "Home"));
  g_assert_cmpstr (mz_document_get_redo_name (document), ==, "Two things");
  g_assert_cmpstr (mz_document_get_undo_name (document), ==, "Remove “b”");
  mz_document_mark_saved (document);
  g_assert_false (mz_document_is_modified (document));
  mz_document_redo (document);
  g_assert_true (mz_document_is_modified (document));
  mz_document_undo (document);
  g_assert_false (mz_document_is_modified (document));

  mz_document_forget_steps (document);
  g_assert_false (mz_document_can_undo (document));
  g_assert_cmpuint (mz_document_count (document, MZ_DOCUMENT_CHANGES), ==, 3);
  mz_document_set_read_only (document, TRUE);
  mz_document_remove_record (document, base, MZ_RECORD_SITE, "c");
  g_assert_cmpuint (mz_document_count (document, MZ_DOCUMENT_CHANGES), ==, 3);
  g_assert_finalize_object (document);
  g_assert_finalize_object (base);
}

static void
test_limits (void)
{
  g_autoptr (MzDocument) document = mz_document_new ();
  g_autofree char *note = g_strnfill (MZ_NOTE_MAX_TEXT + 1, 'x'), *name = g_strnfill (MZ_VIEW_MAX_NAME + 1, 'x');
  g_autofree char *address = g_strnfill (MZ_VIEW_MAX_ADDRESS + 1, 'x');

  g_assert_false (mz_document_set_note (document, MZ_RECORD_SITE, "a", note));
  g_assert_true (mz_document_set_note (document, MZ_RECORD_SITE, "a", note + 1));
  g_assert_false (mz_document_set_note (document, MZ_RECORD_SITE, "a", "\xff"));
  g_assert_false (mz_document_set_view (document, name, "x"));
  g_assert_true (mz_document_set_view (document, name + 1, "x"));
  g_assert_false (mz_document_set_view (document, "", "x"));
  g_assert_false (mz_document_set_view (document, "x", address));
  g_assert_true (mz_document_set_view (document, "x", address + 1));
  g_assert_cmpuint (strlen (mz_document_get_note (document, MZ_RECORD_SITE, "a")), ==, MZ_NOTE_MAX_TEXT);
}

static void
test_apply (void)
{
  g_autoptr (MzDataset) base = base_new (), over = NULL, again = NULL, back = NULL;
  g_autoptr (MzDocument) document = mz_document_new ();
  g_autoptr (MzRecord) odd = site_new ("c", " { \"id\":\"c\",\"lat\":3 }", TRUE);

  over = mz_document_apply (document, base);
  assert_sites (over, "a b c");
  g_assert_true (mz_dataset_lookup (over, MZ_RECORD_SITE, "a") == mz_dataset_lookup (base, MZ_RECORD_SITE, "a"));
  put (document, base, "b", "{\"id\": \"b\", \"lat\": 9}");
  put (document, base, "z", "{\"id\": \"z\"}");
  put (document, base, "y", "{\"id\": \"y\"}");
  mz_document_remove_record (document, base, MZ_RECORD_SITE, "a");
  mz_document_remove_record (document, base, MZ_RECORD_MEASURE, "m");
  mz_document_remove_record (document, base, MZ_RECORD_SITE, "nowhere");
  /* What says the same as the facts, but for blanks, is no change. */
  mz_document_put_record (document, base, odd);
  g_assert_cmpuint (mz_document_count (document, MZ_DOCUMENT_CHANGES), ==, 5);

  again = mz_document_apply (document, base);
  assert_sites (again, "b* c y* z*");
  g_assert_null (mz_dataset_lookup (again, MZ_RECORD_MEASURE, "m"));
  g_assert_true (mz_dataset_lookup (again, MZ_RECORD_SITE, "c") == mz_dataset_lookup (base, MZ_RECORD_SITE, "c"));
  g_assert_true (mz_partial_date_equal (mz_dataset_get_as_of (again), mz_dataset_get_as_of (base)));
  assert_sites (base, "a b c");

  while (mz_document_can_undo (document))
    mz_document_undo (document);
  back = mz_document_apply (document, base);
  for (guint kind = 0; kind < MZ_N_RECORD_KINDS; kind++)
    {
      MzStore *store = mz_dataset_get_store (base, kind), *other = mz_dataset_get_store (back, kind);

      g_assert_cmpuint (mz_store_get_length (store), ==, mz_store_get_length (other));
      for (guint i = 0; i < mz_store_get_length (store); i++)
        g_assert_true (mz_store_peek (store, i) == mz_store_peek (other, i));
    }
}

static void
test_conflicts (void)
{
  g_autoptr (MzDataset) base = base_new (), later = mz_dataset_new ();
  g_autoptr (MzDocument) document = mz_document_new ();
  g_autoptr (GArray) none = NULL, conflicts = NULL, left = NULL;
  const MzConflict *conflict;

  put (document, base, "a", "{\"id\": \"a\", \"lat\": 10}");
  put (document, base, "b", "{\"id\": \"b\", \"lat\": 20}");
  put (document, base, "n", "{\"id\": \"n\", \"lat\": 30}");
  put (document, base, "o", "{\"id\": \"o\", \"lat\": 40}");
  mz_document_remove_record (document, base, MZ_RECORD_SITE, "c");
  none = mz_document_list_conflicts (document, base);
  g_assert_cmpuint (none->len, ==, 0);

  /*
   * The facts change: a is otherwise, b is gone, c has gone as the user had it, n came to be in the facts as well and is
   * otherwise, o came just as the user has it.
   */
  mz_test_set (later, MZ_RECORD_SITE, site_new ("a", "{\"id\": \"a\", \"lat\": 11}", FALSE),
               site_new ("n", "{\"id\": \"n\", \"lat\": 31}", FALSE), site_new ("o", "{\"id\":\"o\",\"lat\":40}", FALSE), NULL);
  mz_dataset_link (later);
  conflicts = mz_document_list_conflicts (document, later);
  g_assert_cmpuint (conflicts->len, ==, 3);
  conflict = &g_array_index (conflicts, MzConflict, 0);
  g_assert_cmpstr (conflict->change->id, ==, "a");
  g_assert_true (conflict->now == mz_dataset_lookup (later, MZ_RECORD_SITE, "a"));
  conflict = &g_array_index (conflicts, MzConflict, 1);
  g_assert_cmpstr (conflict->change->id, ==, "b");
  g_assert_null (conflict->now);
  conflict = &g_array_index (conflicts, MzConflict, 2);
  g_assert_cmpstr (conflict->change->id, ==, "n");
  g_assert_null (conflict->change->before);

  mz_document_settle_conflict (document, later, MZ_RECORD_SITE, "a", TRUE);
  mz_document_settle_conflict (document, later, MZ_RECORD_SITE, "b", TRUE);
  mz_document_settle_conflict (document, later, MZ_RECORD_SITE, "n", FALSE);
  g_assert_cmpstr (mz_document_get_undo_name (document), ==, "Settle the conflict over “n”");
  left = mz_document_list_conflicts (document, later);
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_true (mz_document_find_change (document, MZ_RECORD_SITE, "a")->before
                 == mz_dataset_lookup (later, MZ_RECORD_SITE, "a"));
  g_assert_null (mz_document_find_change (document, MZ_RECORD_SITE, "b")->before);
  g_assert_null (mz_document_find_change (document, MZ_RECORD_SITE, "n"));
}

static void
assert_difference (GPtrArray *differences, guint i, const char *expected)
{
  const MzDifference *difference = differences->pdata[i];
  g_autofree char *text = g_strdup_printf ("%u %s %s: %s -> %s", difference->part, difference->id,
                                           difference->field != NULL ? difference->field : "-",
                                           difference->before != NULL ? difference->before : "nothing",
                                           difference->after != NULL ? difference->after : "nothing");

  g_assert_cmpstr (text, ==, expected);
}

static void
test_compare (void)
{
  g_autoptr (MzDataset) base = base_new ();
  g_autoptr (MzDocument) a = mz_document_new (), b = mz_document_new ();
  g_autoptr (GPtrArray) differences = NULL, same = mz_document_compare (a, b);

  g_assert_cmpuint (same->len, ==, 0);
  put (a, base, "a", "{\"id\": \"a\", \"lat\": 5, \"minerals\": [\"Dy\", \"Tb\"], \"odd\": {\"x\": 1}, \"none\": null}");
  put (b, base, "a", "{\"id\":\"a\",\"lat\":6,\"minerals\":[\"Dy\", \"Tb\"],\"odd\":{\"x\": 2},\"name\":\"A \\\"name\\\"\"}");
  put (b, base, "b", "{\"id\": \"b\", \"lat\": 2.5}");
  mz_document_remove_record (a, base, MZ_RECORD_SITE, "c");
  put (b, base, "new", "{\"id\": \"new\"}");
  mz_document_set_note (a, MZ_RECORD_SITE, "a", "Old");
  mz_document_set_note (b, MZ_RECORD_SITE, "a", "New");
  mz_document_set_view (a, "Home", "x");

  differences = mz_document_compare (a, b);
  g_assert_cmpuint (differences->len, ==, 8);
  assert_difference (differences, 0, "1 a lat: 5 -> 6");
  assert_difference (differences, 1, "1 a odd: {\"x\":1} -> {\"x\":2}");
  assert_difference (differences, 2, "1 a name: nothing -> A \"name\"");
  assert_difference (differences, 3, "1 b lat: 2 -> 2.5");
  assert_difference (differences, 4, "1 c -: nothing -> c");
  assert_difference (differences, 5, "1 new -: nothing -> new");
  assert_difference (differences, 6, "2 a -: Old -> New");
  assert_difference (differences, 7, "4 Home -: x -> nothing");
}

/* Both begin with a: 10, b gone and a note. The user has a: 11, c: 12 and a view; they have a: 13, b: 14, no note, the view. */
static void
test_merge (void)
{
  g_autoptr (MzDataset) base = base_new ();
  g_autoptr (MzDocument) mine = mz_document_new (), theirs = mz_document_new (), before = mz_document_new ();
  g_autoptr (GPtrArray) clashes = NULL, differences = NULL;
  static const char *const latitudes[] = { "\"lat\": 10", "\"lat\": 11", "\"lat\": 13" };
  MzRecord *records[3];
  MzClash *clash;

  put (mine, base, "a", "{\"id\": \"a\", \"lat\": 10}");
  mz_document_remove_record (mine, base, MZ_RECORD_SITE, "b");
  mz_document_set_note (mine, MZ_RECORD_SITE, "a", "Note");
  mz_document_mark_saved (mine);
  put (mine, base, "a", "{\"id\": \"a\", \"lat\": 11}");
  put (mine, base, "c", "{\"id\": \"c\", \"lat\": 12}");
  mz_document_set_view (mine, "Home", "x");
  put (theirs, base, "a", "{\"id\": \"a\", \"lat\": 13}");
  put (theirs, base, "b", "{\"id\": \"b\", \"lat\": 14}");
  mz_document_set_view (theirs, "Home", "x");
  mz_document_take (before, mine, "Copy");

  clashes = mz_document_merge (mine, theirs, "Load");
  g_assert_cmpuint (clashes->len, ==, 1);
  clash = clashes->pdata[0];
  g_assert_true (mz_document_is_open (mine, clash));
  differences = mz_clash_compare (clash, TRUE);
  assert_difference (differences, 0, "1 a lat: 10 -> 11");
  g_clear_pointer (&differences, g_ptr_array_unref);
  differences = mz_clash_compare (clash, FALSE);
  assert_difference (differences, 0, "1 a lat: 10 -> 13");
  g_clear_pointer (&differences, g_ptr_array_unref);
  g_assert_true (mz_clash_peek_records (clash, &records[0], &records[1], &records[2]));
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    g_assert_nonnull (strstr (g_bytes_get_data (mz_record_peek_head (records[i])->json, NULL), latitudes[i]));
  differences = mz_document_compare (theirs, mine); /* what only the user has changed */
  g_assert_cmpuint (differences->len, ==, 1);
  assert_difference (differences, 0, "1 c lat: 3 -> 12");
  g_assert_true (mz_document_is_modified (mine));
  mz_document_revert_record (mine, MZ_RECORD_SITE, "c");
  g_assert_false (mz_document_is_modified (mine)); /* theirs, as it was saved */
  mz_document_undo (mine);

  mz_document_settle_clash (mine, clash, TRUE);
  g_assert_false (mz_document_is_open (mine, clash));
  mz_document_undo (mine);
  g_assert_true (mz_document_is_open (mine, clash));
  mz_document_undo (mine); /* as it was */
  g_assert_false (mz_document_is_open (mine, clash));
  g_clear_pointer (&differences, g_ptr_array_unref);
  differences = mz_document_compare (before, mine);
  g_assert_cmpuint (differences->len, ==, 0);
  mz_document_redo (mine);
  mz_document_settle_clash (mine, clash, FALSE);
  g_assert_false (mz_document_is_open (mine, clash));
}

static void
count_changes_cb (MzDataset *dataset, guint *n)
{
  (*n)++;
}

static void
test_desk (void)
{
  MzDataset *base = base_new (), *other = mz_dataset_new ();
  MzDesk *desk = mz_desk_new (base);
  MzDataset *facts = mz_desk_get_facts (desk);
  MzDocument *document = mz_desk_get_document (desk);
  guint n = 0;

  assert_sites (facts, "a b c");
  g_signal_connect (facts, "changed", G_CALLBACK (count_changes_cb), &n);
  put (document, base, "a", "{\"id\": \"a\", \"lat\": 10}");
  put (document, base, "n", "{\"id\": \"n\", \"lat\": 10}");
  mz_document_set_note (document, MZ_RECORD_SITE, "a", "A note");
  g_assert_cmpuint (n, ==, 0);
  mz_test_drain ();
  g_assert_cmpuint (n, ==, 1);
  assert_sites (facts, "a* b c n*");
  assert_sites (base, "a b c");

  /* A note is no fact. */
  mz_document_set_note (document, MZ_RECORD_SITE, "a", NULL);
  mz_test_drain ();
  g_assert_cmpuint (n, ==, 1);

  /* A file that is laid over the base lies under the document. */
  mz_test_set (other, MZ_RECORD_SITE, site_new ("a", "{\"id\": \"a\", \"lat\": 7}", FALSE),
               site_new ("f", "{\"id\": \"f\"}", FALSE), NULL);
  mz_dataset_prepare (other);
  mz_dataset_swap (base, other);
  mz_desk_settle (desk);
  assert_sites (facts, "a* f n*");
  g_assert_cmpuint (n, ==, 2);
  mz_test_drain ();
  g_assert_cmpuint (n, ==, 2);

  mz_desk_set_document (desk, NULL);
  mz_test_drain ();
  assert_sites (facts, "a f");
  put (mz_desk_get_document (desk), base, "x", "{\"id\": \"x\"}");
  g_assert_finalize_object (desk);
  g_assert_finalize_object (base);
  g_assert_finalize_object (other);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/document/steps", test_steps);
  g_test_add_func ("/model/document/limits", test_limits);
  g_test_add_func ("/model/document/apply", test_apply);
  g_test_add_func ("/model/document/conflicts", test_conflicts);
  g_test_add_func ("/model/document/compare", test_compare);
  g_test_add_func ("/model/document/merge", test_merge);
  g_test_add_func ("/model/desk", test_desk);
  return g_test_run ();
}
