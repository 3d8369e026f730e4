/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What sites do, and whether agreements and measures hold, on any date: tables worked out by hand from the rules. */
#include "mz-dataset.h"

static MzPartialDate
date (const char *text)
{
  MzPartialDate result = MZ_PARTIAL_DATE_NONE;

  if (*text != '\0')
    g_assert_true (mz_partial_date_parse (text, &result, NULL));
  return result;
}

/* "2012-08 operating, 2015 care, ! 2030 operating": ! marks a plan; a state may stand without a date. */
static MzSite *
site_from (const char *life)
{
  MzRecordHead head = { .id = g_strdup ("s"), .name = g_strdup ("S") };
  MzSiteInfo *info = mz_site_info_new ();
  g_auto (GStrv) entries = g_strsplit (life, ",", -1);

  info->country = g_strdup ("US");
  for (guint i = 0; entries[i] != NULL && *entries[i] != '\0'; i++)
    {
      g_auto (GStrv) words = g_strsplit (g_strstrip (entries[i]), " ", -1);
      MzStatus status = { 0 };
      guint w = 0, state;

      if (strcmp (words[w], "!") == 0)
        {
          status.planned = TRUE;
          w++;
        }
      if (g_ascii_isdigit (words[w][0]))
        status.from = date (words[w++]);
      g_assert_true (mz_vocabulary_find (&mz_states, words[w], &state));
      status.state = (MzState) state;
      mz_site_info_add_status (info, &status);
    }
  return mz_site_new (&head, info);
}

static void
test_site_state (void)
{
  static const struct { const char *life, *asked, *state, *perhaps, *last; } cases[] = {
    { "1952 operating, 2002 closed, 2012-08 operating, 2015 care, 2018 operating", "1951-12-31", "none", "none", "none" },
    { "1952 operating, 2002 closed, 2012-08 operating, 2015 care, 2018 operating", "1952-06", "not-known", "operating", "none" },
    { "1952 operating, 2002 closed, 2012-08 operating, 2015 care, 2018 operating", "2001", "operating", "none", "none" },
    { "1952 operating, 2002 closed, 2012-08 operating, 2015 care, 2018 operating", "2013-06", "operating", "none", "none" },
    { "1952 operating, 2002 closed, 2012-08 operating, 2015 care, 2018 operating", "2015-06", "operating", "care", "none" },
    { "1952 operating, 2002 closed, 2012-08 operating, 2015 care, 2018 operating", "2016-06", "care", "none", "none" },
    { "1952 operating, 2002 closed, 2012-08 operating, 2015 care, 2018 operating", "2012", "closed", "operating", "none" },
    { "1952 operating, 2002 closed, 2012-08 operating, 2015 care, 2018 operating", "2026-07", "operating", "none", "none" },
    { "1952 operating, 2002 closed, 2012-08 operating, 2015 care, 2018 operating", "2026-08", "not-known", "none", "operating" },
    { "", "1950", "not-known", "none", "none" },
    { "", "2030", "not-known", "none", "none" },
    { "operating", "2020", "not-known", "operating", "none" },
    { "operating", "2026-07-15", "operating", "none", "none" },
    { "2010 construction, operating", "2009", "none", "none", "none" },
    { "2010 construction, operating", "2020", "construction", "operating", "none" },
    { "2010 construction, operating", "2026-07", "operating", "none", "none" },
    { "2024-03 construction, 2028 operating", "2025", "construction", "none", "none" },
    { "2024-03 construction, 2028 operating", "2027", "not-known", "none", "construction" },
    { "2024-03 construction, 2028 operating", "2029", "planned", "none", "none" },
    { "2024-03 construction, ! 2025 operating", "2026-01", "construction", "none", "none" },
    { "! 2028 operating", "2026-07", "planned", "none", "none" },
    { "! 2028 operating", "2020", "not-known", "planned", "none" },
    { "2025-10-24 planned", "2025-10-24", "planned", "none", "none" },
    { "2025-10-24 planned", "2025-10-23", "none", "none", "none" },
    { "2025-10-24 planned", "2030", "planned", "none", "none" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MzSite) site = site_from (cases[i].life);
      MzSiteState state = mz_site_get_state (site, date (cases[i].asked), date ("2026-07"));

      g_test_message ("%s on %s", cases[i].life, cases[i].asked);
      g_assert_cmpstr (mz_vocabulary_get_key (&mz_states, state.state), ==, cases[i].state);
      g_assert_cmpstr (mz_vocabulary_get_key (&mz_states, state.perhaps), ==, cases[i].perhaps);
      g_assert_cmpstr (mz_vocabulary_get_key (&mz_states, state.last_known), ==, cases[i].last);
    }
}

static void
test_capacity (void)
{
  static const struct { const char *what; double t; const char *from; gboolean planned; } given[] = {
    { "REO", 19000, "2012", FALSE }, { "REO in concentrate (2025 output)", 50692, "2025", FALSE },
    { "REO (expansion)", 90000, "2028", FALSE }, { "NdPr oxide", 99999, "", TRUE }, { "Ga", 400000, "", FALSE },
  };
  static const struct { const char *asked; double t; } cases[] = {
    { "2011", 400000 }, { "2012-06", 19000 }, { "2024", 19000 }, { "2025-06", 50692 }, { "2030", 50692 },
  };
  g_autoptr (MzSite) site = NULL;
  MzRecordHead head = { .id = g_strdup ("s") };
  MzSiteInfo *info = mz_site_info_new ();

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    {
      MzCapacity capacity = { g_strdup (given[i].what), given[i].t, date (given[i].from), given[i].planned, FALSE, NULL };

      mz_site_info_add_capacity (info, &capacity);
    }
  site = mz_site_new (&head, info);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat (mz_site_get_capacity (site, date (cases[i].asked), date ("2026-07"))->t_per_year, ==, cases[i].t);
}

static void
test_stage (void)
{
  static const struct { MzSiteKind kind; MzSet stages; MzStage stage; } cases[] = {
    { MZ_SITE_MINE, MZ_BIT (MZ_STAGE_MINING) | MZ_BIT (MZ_STAGE_SEPARATION), MZ_STAGE_MINING },
    { MZ_SITE_METAL, MZ_BIT (MZ_STAGE_ALLOY), MZ_STAGE_ALLOY },
    { MZ_SITE_METAL, MZ_BIT (MZ_STAGE_METAL) | MZ_BIT (MZ_STAGE_ALLOY), MZ_STAGE_METAL },
    { MZ_SITE_RECYCLING, MZ_BIT (MZ_STAGE_RECYCLING) | MZ_BIT (MZ_STAGE_SEPARATION), MZ_STAGE_RECYCLING },
    { MZ_SITE_DEPOSIT, 0, MZ_N_STAGES },
    { MZ_SITE_MAGNET, 0, MZ_STAGE_MAGNET },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MzRecordHead head = { .id = g_strdup ("s") };
      MzSiteInfo *info = mz_site_info_new ();
      g_autoptr (MzSite) site = NULL;

      info->kind = cases[i].kind;
      info->stages = cases[i].stages;
      site = mz_site_new (&head, info);
      g_assert_cmpint (mz_site_get_stage (site), ==, cases[i].stage);
    }
}

static void
test_product (void)
{
  static const struct { const char *what; MzSiteKind kind; MzProduct product; } cases[] = {
    { "REO", MZ_SITE_MINE, MZ_PRODUCT_REO }, { "REO", MZ_SITE_SEPARATION, MZ_PRODUCT_SEPARATED },
    { "NdPr oxide", MZ_SITE_SEPARATION, MZ_PRODUCT_SEPARATED }, { "NdFeB magnets", MZ_SITE_MAGNET, MZ_PRODUCT_MAGNET },
    { "NdFeB alloy", MZ_SITE_METAL, MZ_PRODUCT_METAL }, { "rare earth metals", MZ_SITE_METAL, MZ_PRODUCT_METAL },
    { "magnet scrap processed", MZ_SITE_RECYCLING, MZ_PRODUCT_RECYCLED }, { "Ga", MZ_SITE_SEPARATION, MZ_PRODUCT_OTHER },
    { "magnets recycled", MZ_SITE_RECYCLING, MZ_PRODUCT_RECYCLED }, { "TREO in concentrate", MZ_SITE_MINE, MZ_PRODUCT_REO },
    { "magnet oxides", MZ_SITE_SEPARATION, MZ_PRODUCT_SEPARATED },
    { "monazite concentrate", MZ_SITE_MINE, MZ_PRODUCT_OTHER }, { "ore processed (pilot)", MZ_SITE_MINE, MZ_PRODUCT_OTHER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MzCapacity capacity = { .what = (char *) cases[i].what };

      g_test_message ("%s", cases[i].what);
      g_assert_cmpint (mz_capacity_get_product (&capacity, cases[i].kind), ==, cases[i].product);
    }
}

static void
test_agreement (void)
{
  static const struct { const char *signed_on, *in_force, *ends, *asked, *force, *perhaps, *last; } cases[] = {
    { "2025-10-20", "", "", "2025-10-19", "none", "none", "none" },
    { "2025-10-20", "", "", "2025-10-20", "signed", "none", "none" },
    { "2025-10-20", "", "", "2025-10", "not-known", "signed", "none" },
    { "2025-10-20", "2026-01", "", "2026-01-15", "signed", "in-force", "none" },
    { "2025-10-20", "2026-01", "", "2026-02", "in-force", "none", "none" },
    { "2010", "", "2015", "2016", "ended", "none", "none" },
    { "2010", "", "2015", "2030", "ended", "none", "none" },
    { "2010", "", "2030", "2028", "not-known", "none", "signed" },
    { "", "", "", "2026-07", "announced", "none", "none" },
    { "", "", "", "2020", "not-known", "announced", "none" },
    { "", "", "", "2027", "not-known", "none", "announced" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MzRecordHead head = { .id = g_strdup ("a") };
      MzAgreementInfo *info = mz_agreement_info_new ();
      g_autoptr (MzAgreement) agreement = NULL;
      MzForceState state;

      info->signed_on = date (cases[i].signed_on);
      info->in_force = date (cases[i].in_force);
      info->ends = date (cases[i].ends);
      agreement = mz_agreement_new (&head, info);
      state = mz_agreement_get_force (agreement, date (cases[i].asked), date ("2026-07"));
      g_test_message ("case %u", i);
      g_assert_cmpstr (mz_vocabulary_get_key (&mz_forces, state.force), ==, cases[i].force);
      g_assert_cmpstr (mz_vocabulary_get_key (&mz_forces, state.perhaps), ==, cases[i].perhaps);
      g_assert_cmpstr (mz_vocabulary_get_key (&mz_forces, state.last_known), ==, cases[i].last);
    }
}

static MzMeasure *
measure (const char *id, const char *announced, const char *effective, const char *ends)
{
  MzRecordHead head = { .id = g_strdup (id) };
  MzMeasureInfo *info = mz_measure_info_new ();

  info->announced = date (announced);
  info->effective = date (effective);
  info->ends = date (ends);
  return mz_measure_new (&head, info);
}

static void
test_measure (void)
{
  /* The controls of 9 October 2025, suspended a day before they were to start, and one that was already in force. */
  g_autoptr (MzMeasure) later = measure ("no57", "2025-10-09", "2025-11-08", "");
  g_autoptr (MzMeasure) at_once = measure ("no62", "2025-10-09", "2025-10-09", "");
  g_autoptr (MzMeasure) plain = measure ("april", "2025-04-04", "2025-04-04", "");
  g_autoptr (MzMeasure) pause = measure ("no70", "2025-11-07", "2025-11-07", "2026-11-10");
  g_autoptr (MzMeasure) ended = measure ("old", "2010-09-21", "2010-09-21", "2010-11-20");
  const struct { MzMeasure *measure; const char *asked, *force, *until; } cases[] = {
    { later, "2025-10-08", "none", "" },
    { later, "2025-10-09", "announced", "" },
    { later, "2025-11-07", "paused", "2026-11-10" },
    { later, "2026-07", "paused", "2026-11-10" },
    { later, "2026-11-24", "not-known", "2026-11-10" },
    { at_once, "2025-10-20", "in-force", "" },
    { at_once, "2025-11-10", "paused", "2026-11-10" },
    { plain, "2025-11-10", "in-force", "" },
    { plain, "2027", "not-known", "" },
    { ended, "2010-10", "in-force", "2010-11-20" },
    { ended, "2010-12", "ended", "2010-11-20" },
    { ended, "2030", "ended", "2010-11-20" },
  };

  mz_measure_add_pause (later, pause);
  mz_measure_add_pause (at_once, pause);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MzForceState state = mz_measure_get_force (cases[i].measure, date (cases[i].asked), date ("2026-07"));
      g_autofree char *until = mz_partial_date_to_string (state.until);

      g_test_message ("case %u", i);
      g_assert_cmpstr (mz_vocabulary_get_key (&mz_forces, state.force), ==, cases[i].force);
      g_assert_cmpstr (until, ==, cases[i].until);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/site/state", test_site_state);
  g_test_add_func ("/model/site/capacity", test_capacity);
  g_test_add_func ("/model/site/stage", test_stage);
  g_test_add_func ("/model/site/product", test_product);
  g_test_add_func ("/model/agreement/force", test_agreement);
  g_test_add_func ("/model/measure/force", test_measure);
  return g_test_run ();
}
