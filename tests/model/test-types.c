/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>

#include "mz-types.h"

static const MzVocabulary *const all[] = {
  &mz_record_kinds, &mz_stages, &mz_site_kinds, &mz_states, &mz_forces, &mz_precisions, &mz_bindings, &mz_agreement_kinds,
  &mz_step_kinds, &mz_delivered, &mz_measure_kinds, &mz_event_kinds, &mz_layers,
};

/* Each word is found again, has a label, and stands once. */
static void
test_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    for (guint value = 0; value < all[i]->n; value++)
      {
        guint found = 999;

        g_assert_true (mz_vocabulary_find (all[i], mz_vocabulary_get_key (all[i], value), &found));
        g_assert_cmpuint (found, ==, value);
        g_assert_cmpstr (mz_vocabulary_get_label (all[i], value), !=, "");
      }
}

/* The words of data/facts/README.md, in the order of the enumerations. */
static void
test_keys (void)
{
  static const struct { const MzVocabulary *words; guint value; const char *key; } cases[] = {
    { &mz_record_kinds, MZ_RECORD_SOURCE, "sources" }, { &mz_stages, MZ_STAGE_MAGNET, "magnet" },
    { &mz_site_kinds, MZ_SITE_RECYCLING, "recycling" }, { &mz_states, MZ_STATE_CARE, "care" },
    { &mz_forces, MZ_FORCE_IN_FORCE, "in-force" }, { &mz_precisions, MZ_PRECISION_REGION, "region" },
    { &mz_bindings, MZ_BINDING_YES, "yes" }, { &mz_agreement_kinds, MZ_AGREEMENT_JOINT_VENTURE, "joint-venture" },
    { &mz_step_kinds, MZ_STEP_IN_FORCE, "in_force" }, { &mz_delivered, MZ_DELIVERED_SOME, "some" },
    { &mz_measure_kinds, MZ_MEASURE_PRICE_FLOOR, "price-floor" }, { &mz_event_kinds, MZ_EVENT_SCENARIO, "scenario" },
    { &mz_layers, 7, "graticule" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (mz_vocabulary_get_key (cases[i].words, cases[i].value), ==, cases[i].key);
}

static void
test_find (void)
{
  guint value = 7;

  g_assert_false (mz_vocabulary_find (&mz_stages, "refining", &value));
  g_assert_false (mz_vocabulary_find (&mz_stages, "", &value));
  g_assert_false (mz_vocabulary_find (&mz_stages, "Mining", &value));
  g_assert_cmpuint (value, ==, 7);
}

static void
test_sets (void)
{
  g_autoptr (GError) error = NULL;
  MzSet set = 99;

  g_assert_true (mz_vocabulary_parse_set (&mz_stages, "mining, magnet ,mining", &set, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (set, ==, 1u << 0 | 1u << 5);
  g_assert_false (mz_vocabulary_parse_set (&mz_stages, "mining,", &set, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_assert_cmpuint (set, ==, 1u << 0 | 1u << 5);
}

/* The flags have the values of the list of layers. */
static void
test_layers (void)
{
  g_autoptr (GFlagsClass) flags = g_type_class_ref (MZ_TYPE_LAYERS);

  for (guint i = 0; i < mz_layers.n; i++)
    {
      GFlagsValue *value = g_flags_get_value_by_nick (flags, mz_vocabulary_get_key (&mz_layers, i));

      g_assert_nonnull (value);
      g_assert_cmpuint (value->value, ==, 1u << i);
    }
  g_assert_cmpuint (flags->mask, ==, 0x1ff);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/types/words", test_words);
  g_test_add_func ("/model/types/keys", test_keys);
  g_test_add_func ("/model/types/find", test_find);
  g_test_add_func ("/model/types/sets", test_sets);
  g_test_add_func ("/model/types/layers", test_layers);
  return g_test_run ();
}
