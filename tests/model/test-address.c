/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-address.h"

#include <string.h>

#include "mz-test-model.h"

/* Every key once, and what it is; then none. */
static void
test_parse (void)
{
  g_autoptr (MzAddress) address = mz_address_parse ("monazite:view?date=2025-10&center=22.5,-14.25&zoom=2&size=822x600.5&layers=sites,agreements&"
                                                    "stage=separation,metal&kind=mine&status=operating&force=in-force&"
                                                    "binding=yes&mineral=Dy,Nd&country=AU&search=a%2Cb%20%C3%A9&"
                                                    "scenario=japan-2010&select=sites/mountain%2Fpass&page=charts", NULL);
  g_autoptr (MzAddress) first = mz_address_parse ("monazite:view", NULL), other = mz_address_new ();
  const MzFacets *facets;

  g_assert_nonnull (address);
  facets = mz_query_peek (address->query);
  g_assert_cmpint (address->date.year, ==, 2025);
  g_assert_cmpint (address->date.month, ==, 10);
  g_assert_cmpfloat (address->view.lat, ==, 22.5);
  g_assert_cmpfloat (address->view.lon, ==, -14.25);
  g_assert_cmpfloat (address->view.zoom, ==, 2);
  g_assert_cmpfloat (address->view.width, ==, 822);
  g_assert_cmpfloat (address->view.height, ==, 600.5);
  g_assert_cmpint (address->layers, ==, MZ_LAYER_SITES | MZ_LAYER_AGREEMENTS);
  g_assert_cmpint (facets->stages, ==, MZ_BIT (MZ_STAGE_SEPARATION) | MZ_BIT (MZ_STAGE_METAL));
  g_assert_cmpint (facets->kinds, ==, MZ_BIT (MZ_SITE_MINE));
  g_assert_cmpint (facets->states, ==, MZ_BIT (MZ_STATE_OPERATING));
  g_assert_cmpint (facets->forces, ==, MZ_BIT (MZ_FORCE_IN_FORCE));
  g_assert_cmpint (facets->bindings, ==, MZ_BIT (MZ_BINDING_YES));
  g_assert_cmpstr (facets->minerals[1], ==, "Nd");
  g_assert_cmpstr (facets->countries[0], ==, "AU");
  g_assert_cmpstr (facets->text, ==, "a,b é");
  g_assert_cmpstr (address->scenario, ==, "japan-2010");
  g_assert_cmpint (address->kind, ==, MZ_RECORD_SITE);
  g_assert_cmpstr (address->id, ==, "mountain/pass");
  g_assert_cmpint (address->page, ==, 3);
  g_assert_nonnull (first);
  g_assert_true (mz_address_equal (first, other));
  g_assert_false (mz_address_equal (first, address));
}

static MzSet
pick_set (const MzVocabulary *vocabulary)
{
  return g_test_rand_int_range (0, 2) == 0 ? 0 : (MzSet) g_test_rand_int_range (0, 1 << vocabulary->n);
}

/* A millionth of a degree is what an address keeps. */
static double
pick_number (int min, int max)
{
  return g_test_rand_int_range (min * 100000, max * 100000 + 1) * 10 / 1e6;
}

static void
pick_text (char *text, gsize max)
{
  static const char *const pieces[] = { "a", "Z", "9", "-", "é", "鉱", "%", "&", "=", ",", "/", "?", "#", "+", "\"", "..", "\U0001f4a9" };
  gsize n = (gsize) g_test_rand_int_range (1, (int) max);

  *text = '\0';
  for (gsize i = 0; i < n; i++)
    strcat (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
}

static void
test_round_trip (void)
{
  for (guint i = 0; i < 5000; i++)
    {
      g_autoptr (MzAddress) address = mz_address_new (), back = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL, *again = NULL;
      char first[64], second[64], search[96], id[96];
      const char *const minerals[] = { first, second, NULL }, *const countries[] = { second, NULL };
      MzFacets facets = { pick_set (&mz_site_kinds), pick_set (&mz_stages), pick_set (&mz_states), pick_set (&mz_forces),
                          pick_set (&mz_bindings), i % 3 == 0 ? minerals : NULL, i % 5 == 0 ? countries : NULL,
                          i % 2 == 0 ? search : NULL };

      pick_text (first, 12);
      pick_text (second, 12);
      pick_text (search, 20);
      pick_text (id, 20);
      mz_query_unref (address->query);
      address->query = mz_query_new (&facets);
      address->view.lat = pick_number (-90, 90);
      address->view.lon = pick_number (-180, 180);
      address->view.zoom = pick_number (0, 10);
      if (i % 2 == 0)
        {
          address->view.width = pick_number (1, 400);
          address->view.height = pick_number (1, 400);
        }
      address->view.projection = i % 7 == 0 ? MZ_PROJECTION_EQUAL_EARTH : MZ_PROJECTION_MERCATOR;
      if (i % 4 > 0)
        address->date = mz_partial_date_new ((guint) g_test_rand_int_range (1950, 2041), i % 4 > 1 ? 2 : 0, i % 4 > 2 ? 28 : 0);
      address->layers = (MzLayers) pick_set (&mz_layers);
      address->kind = (MzRecordKind) g_test_rand_int_range (0, MZ_N_RECORD_KINDS);
      address->id = i % 2 == 0 ? g_strdup (id) : NULL;
      address->scenario = i % 3 == 1 ? g_strdup ("japan-2010") : NULL;
      address->page = i % mz_pages.n;

      text = mz_address_to_string (address, &error);
      g_assert_no_error (error);
      back = mz_address_parse (text, &error);
      g_assert_no_error (error);
      g_assert_true (mz_address_equal (address, back));
      again = mz_address_to_string (back, NULL);
      g_assert_cmpstr (again, ==, text);
      for (const char *p = text; *p != '\0'; p++)
        g_assert_nonnull (strchr (G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-._~:?&=,/%", *p));
    }
}

/* Each with a word of what is said. */
static void
test_hostile (void)
{
  static const struct { const char *text, *says; } cases[] = {
    { "", "monazite:view" }, { "monazite:", "monazite:view" }, { "monazite:viewer", "monazite:view" },
    { "MONAZITE:view", "monazite:view" }, { "monazite://view", "monazite:view" }, { "http://example.org", "monazite:view" },
    { "monazite:view?&", "nothing" }, { "monazite:view?=", "nothing" }, { "monazite:view?date", "missing" },
    { "monazite:view?date=", "missing" }, { "monazite:view?date=2025&", "nothing" }, { "monazite:view?date=2025&date=2025", "twice" },
    { "monazite:view?date=2025-13", "date" }, { "monazite:view?date=1949", "clock" }, { "monazite:view?date=2041", "clock" },
    { "monazite:view?date=2025,2026", "date" }, { "monazite:view?Date=2025", "nothing" }, { "monazite:view?file=/etc/passwd", "nothing" },
    { "monazite:view?scenario=../../etc/passwd", "%" }, { "monazite:view?scenario=..%2F..%2Fetc%2Fpasswd", "bundled" },
    { "monazite:view?scenario=my.json", "bundled" }, { "monazite:view?scenario=A", "bundled" }, { "monazite:view?center=1", "center" },
    { "monazite:view?center=91,0", "center" }, { "monazite:view?center=0,-181", "center" }, { "monazite:view?center=nan,0", "center" },
    { "monazite:view?center=0x1,0", "center" }, { "monazite:view?center=1e1,0", "center" }, { "monazite:view?center=1.,0", "center" },
    { "monazite:view?center=1,2,3", "center" }, { "monazite:view?zoom=11", "zoom" }, { "monazite:view?zoom=-1", "zoom" },
    { "monazite:view?size=800", "size" }, { "monazite:view?size=800,600", "size" }, { "monazite:view?size=800x600x1", "size" },
    { "monazite:view?size=0x600", "size" }, { "monazite:view?size=800x-1", "size" }, { "monazite:view?size=800x", "size" },
    { "monazite:view?size=infx1", "size" }, { "monazite:view?size=1x16385", "size" }, { "monazite:view?size=16384.1x1", "size" },
    { "monazite:view?zoom=inf", "zoom" }, { "monazite:view?layers=", "missing" }, { "monazite:view?layers=none,sites", "none of" },
    { "monazite:view?layers=sites,,labels", "missing" }, { "monazite:view?stage=smelting", "smelting" },
    { "monazite:view?search=a b", "hexadecimal" }, { "monazite:view?search=a+b", "hexadecimal" }, { "monazite:view?search=é", "hexadecimal" },
    { "monazite:view?search=%", "hexadecimal" }, { "monazite:view?search=%4", "hexadecimal" }, { "monazite:view?search=%g0", "hexadecimal" },
    { "monazite:view?search=%00", "UTF-8" }, { "monazite:view?search=%0A", "control" }, { "monazite:view?search=%ff", "UTF-8" },
    { "monazite:view?search=%C3", "UTF-8" }, { "monazite:view?search=%ED%A0%80", "UTF-8" }, { "monazite:view?search=%C0%AF", "UTF-8" },
    { "monazite:view?search=a,b", "comma" }, { "monazite:view?search=a=b", "hexadecimal" }, { "monazite:view?search=a#b", "hexadecimal" },
    { "monazite:view?select=mountain-pass", "select" }, { "monazite:view?select=planets/earth", "planets" },
    { "monazite:view?select=sites/", "missing" }, { "monazite:view?select=/a", "missing" }, { "monazite:view?select=sites/a/b", "hexadecimal" },
    { "monazite:view?page=settings", "settings" }, { "monazite:view?page=map,chain", "one word" },
    { "monazite:view?projection=globe", "projection" }, { "monazite:view?\xff=1", "nothing" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (mz_address_parse (cases[i].text, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      if (strstr (error->message, cases[i].says) == NULL)
        g_error ("%s: %s", cases[i].text, error->message);
    }
}

/* At the limit, and one past it, both ways. */
static void
test_length (void)
{
  static const char start[] = "monazite:view?search=";
  g_autofree char *long_text = g_strnfill (MZ_VIEW_MAX_ADDRESS + 1 - strlen (start), 'a');
  g_autofree char *over = g_strconcat (start, long_text, NULL), *text = NULL;
  g_autoptr (MzAddress) address = NULL;
  g_autoptr (GError) error = NULL;
  MzFacets facets = { .text = long_text };

  g_assert_null (mz_address_parse (over, &error));
  g_assert_nonnull (strstr (error->message, "longer"));
  g_clear_error (&error);
  over[MZ_VIEW_MAX_ADDRESS] = '\0';
  address = mz_address_parse (over, &error);
  g_assert_no_error (error);
  mz_query_unref (address->query);
  address->query = mz_query_new (&facets);
  g_assert_null (mz_address_to_string (address, &error));
  g_assert_nonnull (strstr (error->message, "longer"));
}

/* A workspace that has been led elsewhere comes back, and keeps the size of its frame. */
static void
test_workspace (void)
{
  g_autoptr (MzDataset) dataset = mz_dataset_new ();
  g_autoptr (MzWorkspace) workspace = NULL;
  g_autoptr (MzAddress) address = NULL, first = NULL, now = NULL;
  MzView view = { 10, 20, 3, 640, 480, MZ_PROJECTION_MERCATOR };
  const char *const se[] = { "SE", NULL };
  g_autoptr (MzQuery) query = mz_query_new (&(MzFacets) { .countries = se });

  mz_test_set (dataset, MZ_RECORD_SITE, mz_test_site ("mine", "SE", MZ_SITE_MINE, MZ_BIT (MZ_STAGE_MINING), "Nd", "1990 operating"), NULL);
  mz_dataset_set_as_of (dataset, mz_test_date ("2026-07"));
  mz_dataset_link (dataset);
  workspace = mz_workspace_new (dataset);
  mz_workspace_set_view (workspace, &view);
  mz_workspace_set_query (workspace, query);
  mz_workspace_set_date (workspace, mz_test_date ("1995"));
  mz_workspace_set_layers (workspace, MZ_LAYER_SITES);
  mz_workspace_set_selection (workspace, mz_dataset_lookup (dataset, MZ_RECORD_SITE, "mine"));
  address = mz_address_new_from (workspace);

  first = mz_address_new ();
  mz_address_apply (first, workspace);
  g_assert_null (mz_workspace_get_selection (workspace));
  g_assert_true (mz_query_is_empty (mz_workspace_get_query (workspace)));
  g_assert_cmpint (mz_workspace_get_date (workspace).year, ==, 2026);

  mz_address_apply (address, workspace);
  now = mz_address_new_from (workspace);
  g_assert_true (mz_address_equal (address, now));
  g_assert_cmpfloat (mz_workspace_get_view (workspace)->width, ==, 640);

  /* Half as wide and as high: what filled the frame fills it at one zoom more; 640 to 320 and 480 to 240 are 2 to the 1. */
  address->view.width = 320;
  address->view.height = 240;
  mz_address_apply (address, workspace);
  g_assert_cmpfloat (mz_workspace_get_view (workspace)->zoom, ==, 4);
  /* As wide and twice as high: that height has to go in, and 960 to 480 is 2 to the -1. */
  address->view.width = 640;
  address->view.height = 960;
  mz_address_apply (address, workspace);
  g_assert_cmpfloat (mz_workspace_get_view (workspace)->zoom, ==, 2);

  g_free (address->id);
  address->id = g_strdup ("no-such");
  mz_address_apply (address, workspace);
  g_assert_null (mz_workspace_get_selection (workspace));
}

/* Facts that do not say when they end are shown at their end, which is no date that an address may have. */
static void
test_no_end (void)
{
  g_autoptr (MzDataset) dataset = mz_dataset_new ();
  g_autoptr (MzWorkspace) workspace = mz_workspace_new (dataset);
  g_autoptr (MzAddress) address = mz_address_new_from (workspace), back = NULL;
  g_autofree char *text = mz_address_to_string (address, NULL);
  g_autoptr (GError) error = NULL;

  back = mz_address_parse (text, &error);
  g_assert_no_error (error);
  mz_address_apply (back, workspace);
  g_assert_cmpint (mz_workspace_get_date (workspace).year, ==, mz_dataset_get_as_of (dataset).year);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/address/parse", test_parse);
  g_test_add_func ("/address/round-trip", test_round_trip);
  g_test_add_func ("/address/hostile", test_hostile);
  g_test_add_func ("/address/length", test_length);
  g_test_add_func ("/address/workspace", test_workspace);
  g_test_add_func ("/address/no-end", test_no_end);
  return g_test_run ();
}
