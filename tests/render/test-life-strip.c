/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-life-strip-paint.h"

#define AS_OF (mz_partial_date_new (2026, 7, 0))

static MzSiteInfo *
life (MzStatus *states, guint n)
{
  MzSiteInfo *info = mz_site_info_new ();

  for (guint i = 0; i < n; i++)
    mz_site_info_add_status (info, &states[i]);
  return info;
}

/* Years as fractions, leap days left out of account: good to a day or two in 91 years. */
static void
assert_piece (GArray *pieces, guint i, double from_year, double to_year, MzState state, gboolean planned)
{
  const MzLifePiece *piece = &g_array_index (pieces, MzLifePiece, i);

  g_assert_cmpuint (i, <, pieces->len);
  g_assert_cmpfloat_with_epsilon (piece->start, (from_year - 1950) / 91, 1e-4);
  g_assert_cmpfloat_with_epsilon (piece->end, (to_year - 1950) / 91, 1e-4);
  g_assert_cmpint (piece->state, ==, state);
  g_assert_cmpint (piece->planned, ==, planned);
}

static void
test_position (void)
{
  g_assert_cmpfloat (mz_life_strip_position (mz_partial_date_first_day (mz_partial_date_new (1950, 1, 1)), 1950, 2040), ==, 0);
  g_assert_cmpfloat (mz_life_strip_position (mz_partial_date_first_day (mz_partial_date_new (1900, 0, 0)), 1950, 2040), ==, 0);
  g_assert_cmpfloat (mz_life_strip_position (mz_partial_date_first_day (mz_partial_date_new (2041, 1, 1)), 1950, 2040), ==, 1);
  g_assert_cmpfloat (mz_life_strip_position (MZ_DAY_NEVER, 1950, 2040), ==, 1);
  /* 1951 has 365 days, of which 184 come after the end of June. */
  g_assert_cmpfloat_with_epsilon (mz_life_strip_position (mz_partial_date_first_day (mz_partial_date_new (1951, 7, 1)), 1951, 1951),
                                  181.0 / 365, 1e-9);
}

static void
test_history (void)
{
  MzStatus states[] = {
    { .from = { 1952, 0, 0 }, .state = MZ_STATE_OPERATING },  { .from = { 2002, 0, 0 }, .state = MZ_STATE_CLOSED },
    { .from = { 2012, 8, 1 }, .state = MZ_STATE_OPERATING },  { .from = { 2015, 0, 0 }, .state = MZ_STATE_CARE },
    { .from = { 2018, 0, 0 }, .state = MZ_STATE_OPERATING },
  };
  g_autoptr (MzSiteInfo) info = life (states, G_N_ELEMENTS (states));
  g_autoptr (GArray) pieces = mz_life_strip_layout (info, AS_OF, 1950, 2040);
  const MzLifePiece *first = &g_array_index (pieces, MzLifePiece, 0), *third = &g_array_index (pieces, MzLifePiece, 2);

  g_assert_cmpuint (pieces->len, ==, 6);
  assert_piece (pieces, 0, 1952, 2002, MZ_STATE_OPERATING, FALSE);
  assert_piece (pieces, 1, 2002, 2012 + 213.0 / 366, MZ_STATE_CLOSED, FALSE);
  assert_piece (pieces, 2, 2012 + 213.0 / 366, 2015, MZ_STATE_OPERATING, FALSE);
  assert_piece (pieces, 3, 2015, 2018, MZ_STATE_CARE, FALSE);
  assert_piece (pieces, 4, 2018, 2026 + 212.0 / 365, MZ_STATE_OPERATING, FALSE);
  assert_piece (pieces, 5, 2026 + 212.0 / 365, 2041, MZ_STATE_NOT_KNOWN, FALSE);
  /* A year is vague by a year less a day, a day is not vague at all. */
  g_assert_cmpfloat_with_epsilon (first->known_from - first->start, 365.0 / 366 / 91, 1e-4);
  g_assert_cmpfloat (third->known_from, ==, third->start);
}

static void
test_plans (void)
{
  MzStatus states[] = {
    { .from = { 2024, 1, 1 }, .state = MZ_STATE_CONSTRUCTION },
    { .from = { 2025, 1, 1 }, .state = MZ_STATE_OPERATING, .planned = TRUE }, /* never came, as far as is known */
    { .from = { 2028, 1, 1 }, .state = MZ_STATE_OPERATING },
    { .from = { 2035, 1, 1 }, .state = MZ_STATE_CLOSED, .planned = TRUE },
    { .state = MZ_STATE_CLOSED, .planned = TRUE },
  };
  g_autoptr (MzSiteInfo) info = life (states, G_N_ELEMENTS (states));
  g_autoptr (GArray) pieces = mz_life_strip_layout (info, AS_OF, 1950, 2040);

  g_assert_cmpuint (pieces->len, ==, 4);
  assert_piece (pieces, 0, 2024, 2026 + 212.0 / 365, MZ_STATE_CONSTRUCTION, FALSE);
  assert_piece (pieces, 1, 2026 + 212.0 / 365, 2028, MZ_STATE_NOT_KNOWN, FALSE);
  assert_piece (pieces, 2, 2028, 2035, MZ_STATE_OPERATING, TRUE);
  assert_piece (pieces, 3, 2035, 2041, MZ_STATE_CLOSED, TRUE);
}

static void
test_not_known_since_when (void)
{
  MzStatus states[] = { { .from = { 1990, 1, 1 }, .state = MZ_STATE_OPERATING }, { .state = MZ_STATE_CLOSED } };
  g_autoptr (MzSiteInfo) info = life (states, 1);
  g_autoptr (MzSiteInfo) undated = life (states + 1, 1);
  g_autoptr (MzSiteInfo) both = life (states, 2);
  g_autoptr (MzSiteInfo) nothing = mz_site_info_new ();
  g_autoptr (GArray) none = mz_life_strip_layout (nothing, AS_OF, 1950, 2040);
  g_autoptr (GArray) one = mz_life_strip_layout (undated, AS_OF, 1950, 2040);
  g_autoptr (GArray) two = mz_life_strip_layout (both, AS_OF, 1950, 2040);

  g_assert_cmpuint (none->len, ==, 0);
  assert_piece (one, 0, 1950, 2026 + 181.0 / 365, MZ_STATE_NOT_KNOWN, FALSE);
  assert_piece (one, 1, 2026 + 181.0 / 365, 2026 + 212.0 / 365, MZ_STATE_CLOSED, FALSE);
  g_assert_cmpuint (two->len, ==, 3);
  assert_piece (two, 0, 1990, 2026 + 181.0 / 365, MZ_STATE_OPERATING, FALSE);
  assert_piece (two, 1, 2026 + 181.0 / 365, 2026 + 212.0 / 365, MZ_STATE_CLOSED, FALSE);
  assert_piece (two, 2, 2026 + 212.0 / 365, 2041, MZ_STATE_NOT_KNOWN, FALSE);
}

/* Pieces come in order and do not overlap, and something is drawn in every theme. */
static void
test_paint (void)
{
  MzStatus states[] = {
    { .from = { 1880, 0, 0 }, .state = MZ_STATE_EXPLORATION }, { .from = { 1960, 5, 0 }, .state = MZ_STATE_CONSTRUCTION },
    { .from = { 1970, 0, 0 }, .state = MZ_STATE_OPERATING },   { .from = { 1970, 1, 0 }, .state = MZ_STATE_CARE },
    { .from = { 2030, 0, 0 }, .state = MZ_STATE_OPERATING, .planned = TRUE },
  };
  g_autoptr (MzSiteInfo) info = life (states, G_N_ELEMENTS (states));
  g_autoptr (GArray) pieces = mz_life_strip_layout (info, AS_OF, 1950, 2040);

  for (guint i = 1; i < pieces->len; i++)
    g_assert_cmpfloat (g_array_index (pieces, MzLifePiece, i - 1).end, <=, g_array_index (pieces, MzLifePiece, i).start + 1e-9);
  for (guint kind = 0; kind < MZ_N_THEMES; kind++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 276, 40);
      cairo_t *cr = cairo_create (surface);
      const guint32 *row;
      guint inked = 0;

      mz_life_strip_paint (cr, mz_theme_get ((MzThemeKind) kind), MZ_STAGE_MINING, pieces, 0.5, 1950, 2040, 276, 1);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_surface_flush (surface);
      row = (const guint32 *) (cairo_image_surface_get_data (surface) + 7 * cairo_image_surface_get_stride (surface));
      for (guint x = 0; x < 276; x++)
        inked += row[x] != 0 ? 1 : 0;
      g_assert_cmpuint (inked, >, 100);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/render/life-strip/position", test_position);
  g_test_add_func ("/render/life-strip/history", test_history);
  g_test_add_func ("/render/life-strip/plans", test_plans);
  g_test_add_func ("/render/life-strip/not-known", test_not_known_since_when);
  g_test_add_func ("/render/life-strip/paint", test_paint);
  return g_test_run ();
}
