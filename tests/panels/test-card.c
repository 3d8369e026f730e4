/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the cards say, without any widget. Expected words are written down from facts.json by hand. */
#include "mz-card.h"
#include "mz-facts-reader.h"

#include "mz-test-facts.h"

static void
assert_says (const char *date, const char *id, const char *const *unfold, const char *const *lines)
{
  g_autoptr (MzWorkspace) workspace = mz_test_workspace_new (date);
  g_autoptr (GHashTable) unfolded = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (MzCard) card = NULL;
  g_autofree char *text = NULL, *framed = NULL;

  for (guint i = 0; unfold != NULL && unfold[i] != NULL; i++)
    g_hash_table_add (unfolded, (gpointer) unfold[i]);
  card = mz_card_new (workspace, id != NULL ? mz_test_record (workspace, id) : NULL, unfolded);
  text = mz_card_to_text (card);
  framed = g_strconcat ("\n", text, NULL);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean denied = lines[i][0] == '!';
      g_autofree char *wanted = g_strdup_printf ("\n%s\n", lines[i] + (denied ? 1 : 0));

      if ((strstr (framed, wanted) != NULL) == denied)
        {
          g_test_message ("%s", text);
          g_error ("%s on %s: %s “%s”", id, date, denied ? "says" : "does not say", lines[i] + (denied ? 1 : 0));
        }
    }
}

#define SAYS(date, id, ...) assert_says (date, id, NULL, (const char *[]) { __VA_ARGS__, NULL })
#define UNFOLD(...) (const char *[]) { __VA_ARGS__, NULL }
#define SAYS_UNFOLDED(date, id, unfold, ...) assert_says (date, id, unfold, (const char *[]) { __VA_ARGS__, NULL })

static void
test_site (void)
{
  SAYS ("2026-01", "hill", "Hill Mine\nMine, operating since 1 August 2012\nUtah, United States", "History: 3 states",
        "REO\n50,692 t/a REO (2025 output), from 2025\n[Hill & Sons 2025]\n1 Other Figure",
        "Separated\nabout 6,000 t/a NdPr oxide, planned, from when is not known",
        "tonnes not known, mixed carbonate, from 2013", "Operator\nHill & Sons",
        "Owner\nHill & Sons, 75\342\200\257%, since 2011\n[Hill & Sons 2025]", "Owner\nThe State, share not known",
        "Reserve\n16.7 Mt of ore at 7.98\342\200\257% TREO, as of April 2012\n[Hill & Sons 2025]",
        "Inferred\n8.2 Mt of ore, grade not known", "Stages\nMining, Concentration", "Deposit\ncarbonatite",
        "The Pact 5 Mar 2024\nBinding. Offtake. 400 million USD. Ten years.\n"
        "Signed: 5 Mar 2024. In force: no source says. Money: 2025. Site: no source says. Tonnes: nothing by Jan 2026.",
        "From Malaysia 2027\nTonnage not known (t ore)", "To Port Works 2025\n3,800 t REO in concentrate a year",
        "Prices fall Jan 2012\nPrice", "Precision\nKnown to the town", "Also called\nOld Hill", "Found in 1949.",
        "Sources 2\nFrom a file of your own.\n[Survey 2026]\n[Hill & Sons 2025]");
  SAYS_UNFOLDED ("2026-01", "hill", UNFOLD ("status", "capacity-0"),
                 "1960\nOperating", "May 2002\nClosed", "1 Aug 2012\nOperating\n[Hill & Sons 2025]",
                 "Other figure\n51,000 t/a REO (2025, as the survey has it), from 2025\n[Survey 2026]", "Show Fewer");
  SAYS ("2026-01", "port", "Common knowledge: no page that says so was seen.", "Owner\nnot known",
        "What it can make a year is not known.");
  SAYS ("2026-01", "vale", "Deposit, status not known", "Nothing dated is known of what happened here.",
        "How much ore there is, is not known.", "Precision\nKnown to the region only", "!Owner\n0 %");
}

static void
test_site_dates (void)
{
  SAYS ("1950", "hill", "Mine, nothing known of it yet");
  SAYS ("1960", "hill", "Mine, status not known, perhaps operating");
  SAYS ("2005", "hill", "Mine, closed since May 2002", "Owner\nHill & Sons, 75\342\200\257%, only from 2011\n[Hill & Sons 2025]",
        "REO\n50,692 t/a REO (2025 output), only from 2025\n[Hill & Sons 2025]\n1 Other Figure", "1 After This Date",
        "!The Pact 5 Mar 2024");
  SAYS ("2002", "hill", "Mine, operating since 1960, perhaps already closed");
  SAYS ("2028", "hill", "Mine, not known after July 2026, operating then");
  SAYS ("2028", "port", "Separation plant, planned from 2027");
}

static void
test_agreement (void)
{
  SAYS ("2026-01", "pact", "Long name of the pact\nOfftake, binding\nUnited States, Malaysia",
        "Status\nSigned, 5 March 2024", "Binding\nYes, it binds\n[Hill & Sons 2025]",
        "Value\n400 million USD", "Signed by\nHill & Sons", "Stages\nSeparation",
        "2025\nMoney: Paid, 150 million AUD\n[Survey 2026]", "Delivered\nNothing delivered yet, as of January 2026\n[Hill & Sons 2025]",
        "5 Mar 2024\nSigned: Signed at Utah\n[Hill & Sons 2025]", "No source says\nIn force, Site", "Chart: Paper and steel", "Ten years", "Hill Mine\nMine, operating since 1 August 2012, United States");
  SAYS ("2024-12", "pact",
        "Signed: 5 Mar 2024. In force: no source says. Money: later: 2025. Site: no source says. Tonnes: nothing by Jan 2026.",
        "2025\nMoney: Paid, 150 million AUD (later than the date)\n[Survey 2026]");
  SAYS ("2024-01", "pact", "Status\nNot announced yet");
  SAYS ("2030", "pact", "Signed\n5 March 2024", "Status\nNot known after July 2026, signed then");
  SAYS ("2026-07", "talk", "Memorandum of understanding, binding not known",
        "Binding\nNot known: no source says whether it binds", "Signed\nThe date of signing is not known", "Value\nNot known",
        "Delivered\nNot known: no source says whether anything was");
}

static void
test_measure (void)
{
  SAYS ("2025-06", "curb", "Export control by China\nIn force since 4 April 2025", "Against\nAll countries",
        "Takes effect\n4 April 2025", "Ends\nNo end is known", "Minerals\nHREE", "Licences",
        "The curb will last.\nThe paper 2025");
  SAYS ("2026-01", "curb", "Paused since 7 November 2025, until 10 November 2026",
        "Paused by\nStay of the curb\nPause by China, in force since 7 November 2025, until 10 November 2026");
  SAYS ("2027", "curb", "Not known after July 2026, paused then");
  SAYS ("2026-01", "stay", "Against\nUnited States", "Ends\n10 November 2026",
        "Pauses\nCurb on heavy ones\nExport control by China, paused since 7 November 2025, until 10 November 2026");
}

static void
test_country (void)
{
  SAYS ("2026-01", "US", "United States\nCountry\n1 of 1 sites operate", "Mining\n1 of 1 operate",
        "Mined\n51,000 t REO, 2025\n[Survey 2026]", "Measures that aim at it\nStay of the curb",
        "The Pact 5 Mar 2024\nBinding. Offtake. 400 million USD. Ten years.");
  SAYS ("2024-06", "CN", "No site of the chain is known here", "Mined\nabout 255,000 t REO, 2023\n[Survey 2026]",
        "!Measures that it takes");
  SAYS ("2025-06", "CN", "Measures that it takes\nCurb on heavy ones\nExport control by China, in force since 4 April 2025",
        "Figures that disagree\nShare of processing, by who says it\n%\nSurvey\n91\342\200\257%, 2024\n[Survey 2026]\n"
        "Reader\nabout 85\342\200\257%, 2025\n[The paper 2025]\nHill & Sons\n90\342\200\257% of processing\n[Hill & Sons 2025]");
  SAYS ("2030", "MY", "Which sites operate is not known after July 2026", "Deposits\n1 deposit not mined");
}

static void
test_element (void)
{
  SAYS ("2026-01", "Dy", "Dysprosium\nHeavy rare earth\nDy, atomic number 66", "Magnets\nGoes into permanent magnets",
        "Uses\nlasers", "Controlled\nSince 4 April 2025",
        "Paused controls that take it in\nCurb on heavy ones\nExport control by China, paused since 7 November 2025, until 10 November 2026",
        "Month\n850 USD/kg, May 2025\nOxide prices\n[Survey 2026]", "Where it is mined\nOn the date\n1 of 1 operate\nHill Mine",
        "Where it is separated\nOn the date\n0 of 1 operate, 1 not known\nPort Works", "Deposits that hold it\nVale",
        "Ores, and its share in them 2\nShare\n0.4\342\200\257% of TREO, 2022\nClay\n[Survey 2026]\n"
        "Share\n0.1\342\200\257% of TREO, 2022\nHard rock\n[Survey 2026]", "!Controls in force that take it in");
  SAYS ("2025-06", "Dy", "Controls in force that take it in\nCurb on heavy ones\nExport control by China, in force since 4 April 2025",
        "!Paused controls that take it in");
  /* The price of May is known when May is over. */
  SAYS ("2025-05-20", "Dy", "Month\n240.5 USD/kg, May 2024\nOxide prices\n[Survey 2026]");
  SAYS ("2028", "Dy", "Where it is separated\nOn the date\n0 of 1 operate\nPort Works\nSeparation plant, planned from 2027, Malaysia");
  SAYS ("2020", "Dy", "No price is known up to this date.", "!Ores, and its share in them 2");
  SAYS ("2024-12", "Dy", "Controlled\nOnly from 4 April 2025", "Month\n240.5 USD/kg, May 2024\nOxide prices\n[Survey 2026]",
        "!Controls in force that take it in", "!Paused controls that take it in");
  SAYS ("2026-01", "Nd", "Controlled\nNo date is known from which it was", "!Controls in force that take it in",
        "!Where it is separated");
}

/* Of the hill 75 % since 2011; the pact names the firm; that The State is a state, its name does not say. */
static void
test_company (void)
{
  SAYS ("2026-01", "company-hill-sons", "Hill & Sons\nCompany\nHas a share in sites: 1 of 1 operate",
        "What it holds\nHill Mine 75\342\200\257%\nMine, operating since 1 August 2012. Held since 2011\n[Hill & Sons 2025]",
        "Plants and mines that it runs\nHill Mine\nMine, operating since 1 August 2012, United States",
        "Agreements that name it\nThe Pact 5 Mar 2024\nSigned, 5 March 2024. Binding. Offtake. 400 million USD. Ten years.\n"
        "Signed: 5 Mar 2024. In force: no source says. Money: 2025. Site: no source says. Tonnes: nothing by Jan 2026.\n[Hill & Sons 2025]",
        "Not known: no site and no agreement names a state that does, by this date.");
  SAYS ("2005", "company-hill-sons", "No site that it holds is known on this date", "What it holds\nNot known: no site names it as owner on this date.",
        "Agreements that name it\nNone is known by this date.");
  SAYS ("2030", "company-hill-sons", "What it holds is not known after July 2026");
  SAYS ("2026-01", "company-the-state", "Hill Mine share not known\nMine, operating since 1 August 2012. Since when it is held is not known\n"
        "[Survey 2026]\n[Hill & Sons 2025]");
}

#define LONG_NAME "Very Long Name of an Owner That Nobody Would Ever Write on a Plate of Brass at Door"
#define OWNERS(share) "\"owners\": [{\"name\": \"Many (of the group)\", \"share\": " share "}, " \
                      "{\"name\": \"Government of Somewhere\", \"share\": 0.1, \"since\": \"2020\"}]"

/* Thirty sites, of which those with even numbers operate; one that only signs; one with a name of 80 letters. */
static MzWorkspace *
owners_new (void)
{
  g_autoptr (MzDataset) dataset = mz_dataset_new ();
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (GBytes) bytes = NULL;
  GString *text = g_string_new ("{\"about\": {\"as_of\": \"2026-07\"}, \"sites\": [");

  for (guint i = 0; i < 30; i++)
    g_string_append_printf (text, "%s{\"id\": \"s%02u\", \"name\": \"Site %02u\", \"country\": \"SE\", \"kind\": \"mine\", "
                            "\"stages\": [\"mining\"], \"lat\": 1, \"lon\": 1, \"precision\": \"site\", \"confidence\": \"sourced\", "
                            "\"sources\": [\"a\"], \"operator\": \"" LONG_NAME "\", " OWNERS ("0.5") ", \"status\": [{\"from\": \"2000\", "
                            "\"state\": \"%s\"}]}", i > 0 ? ", " : "", i, i, i % 2 == 0 ? "operating" : "closed");
  g_string_append (text, "], \"agreements\": [{\"id\": \"g\", \"name\": \"G\", \"parties\": [\"SE\"], \"kind\": \"offtake\", "
                   "\"binding\": true, \"organisations\": [\"None\", \"MANY\"], \"signed\": \"2024\", \"confidence\": \"sourced\", "
                   "\"sources\": [\"a\"]}], \"countries\": [{\"id\": \"DE\", \"name\": \"Germany\", \"lat\": 1, "
                   "\"lon\": 1, \"rank\": 1, \"confidence\": \"general\"}, {\"id\": \"SE\", \"name\": \"Sweden\", \"lat\": 1, \"lon\": 1, "
                   "\"rank\": 1, \"confidence\": \"general\"}], \"sources\": [{\"id\": \"a\", \"title\": \"A\"}]}");
  bytes = g_string_free_to_bytes (text);
  g_assert_true (mz_facts_overlay_bytes (dataset, bytes, "owners.json", report));
  g_assert_cmpuint (mz_report_get_length (report), ==, 0);
  mz_dataset_link (dataset);
  return mz_workspace_new (dataset);
}

static void
assert_card (MzWorkspace *workspace, const char *id, GHashTable *unfolded, const char *says)
{
  MzRecord *company = mz_dataset_find (mz_workspace_get_dataset (workspace), id);
  g_autoptr (MzCard) card = NULL;
  g_autofree char *text = NULL;

  g_assert_nonnull (company);
  card = mz_card_new (workspace, company, unfolded);
  text = mz_card_to_text (card);
  if (strstr (text, says) == NULL)
    g_error ("%s does not say “%s”: %s", id, says, text);
}

static void
test_owners (void)
{
  g_autoptr (MzWorkspace) workspace = owners_new ();
  g_autoptr (GHashTable) unfolded = g_hash_table_new (g_str_hash, g_str_equal);

  assert_card (workspace, "company-many", NULL, "Has a share in sites: 15 of 30 operate\nWhat it holds 30\nSite 00 50");
  assert_card (workspace, "company-many", NULL, "Show All 30\nAgreements that name it\nG 2024\n");
  assert_card (workspace, "company-many", NULL, "States that hold of it or beside it 30\nGovernment of Somewhere 10\342\200\257%\n"
                                                   "Among the owners of Site 00, since 2020\n[A]\n");
  g_hash_table_add (unfolded, (gpointer) "holdings");
  assert_card (workspace, "company-many", unfolded, "Site 29 50\342\200\257%\nMine, closed since 2000. Since when it is held is not known\n"
                                                       "[A]\nShow Fewer\n");
  assert_card (workspace, "company-none", NULL, "None\nCompany\nNo site that it holds is known on this date\n");
  assert_card (workspace, "company-government-of-somewhere", NULL, "State, or an agency of one\n");
  assert_card (workspace, "company-very-long-name-of-an-owner-that-nobody-would-ever-write-on-a-plate-of-brass-at-door", NULL,
                  LONG_NAME "\nCompany\nNo site that it holds is known on this date\n");
}

/* Of the seven Germany, France and Italy are in the Union, and were with Britain until 31 January 2020; the Union has 28 members
 * from Croatia's entry in July 2013 until then, 27 before and after. */
static void
test_clubs (void)
{
  g_autoptr (MzWorkspace) workspace = owners_new ();

  assert_card (workspace, "DE", NULL, "Clubs that it sits in 2\nG7\n7 members\nEuropean Union\n27 members\n");
  assert_card (workspace, "DE", NULL, "Where its clubs overlap\n3 countries\nG7 and European Union: also FR, IT\n");
  assert_card (workspace, "SE", NULL, "Clubs that it sits in\nEuropean Union\n27 members\n");
  mz_workspace_set_date (workspace, mz_partial_date_new (2015, 1, 1));
  assert_card (workspace, "DE", NULL, "European Union\n28 members\n");
  assert_card (workspace, "DE", NULL, "Where its clubs overlap\n4 countries\nG7 and European Union: also FR, GB, IT\n");
  mz_workspace_set_date (workspace, mz_partial_date_new (2010, 1, 1));
  assert_card (workspace, "SE", NULL, "European Union\n27 members\n");
}

static void
test_small_kinds (void)
{
  SAYS ("2026-01", "fall", "Prices fall\nPrice\nJanuary 2012 to March 2012", "Countries\nChina",
        "Hill Mine\nMine, operating since 1 August 2012, United States");
  SAYS ("2010", "fall", "On the date\nHas not happened yet");
  SAYS ("2025-06", "mine-production", "Series of figures\nt REO", "China\n270,000 t REO, 2025", "United States\n51,000 t REO, 2025",
        "Span\n2023 to 2025");
  SAYS ("2024-06", "mine-production", "China\nabout 255,000 t REO, 2023", "!United States\n51,000 t REO, 2025");
  SAYS ("2020", "mine-production", "No figure is known up to this date.");
  SAYS ("2026-01", "f1", "Hill Mine \342\206\222 Port Works\nFlow\nConcentration \342\206\222 Separation",
        "Tonnes\nabout 3,800 t REO in concentrate a year", "Basis\nA contract: agreed, not observed", "Until\nNo end is known");
  SAYS ("2026-01", "f2", "Tonnes\n1,200 t gross weight in 9 months", "Stages\nSeparation \342\206\222 End use");
  SAYS ("2026-01", "f3", "Flow, planned", "Tonnes\nTonnage not known (t ore)", "Status\nDoes not flow yet");
  SAYS ("2026-01", "usgs", "Yearbook\nSource\nSurvey", "Date\nFebruary 2026", "Address\nhttps://example.org/yearbook\n[Survey 2026]");
  SAYS ("2026-01", "paper", "Publisher\nNot known", "Address\nNot known\n[The paper 2025]",
        "Claims 2\nAbout 85 per cent are processed there.");
}

static void
test_inputs (void)
{
  /* Nought is an amount, and not known is not nought. */
  SAYS ("2026-01", "hoard", "t REO in the hoard\nHeld by a government\nMalaysia", "Amount\n0 t", "As of\n2020", "!Lasts\n0 days");
  SAYS ("2026-01", "hope", "Lasts\n60 to 180 days", "US dollars\n5,000,000", "Status\nNot held: what is aimed at",
        "Certainty\nAn estimate", "What it counts\ndays of use, by makers");
  SAYS ("2026-01", "rumour", "Held by companies", "Amount\nNo figure is known", "What it counts\noxide & metal");
  SAYS ("2026-01", "motor", "Motor\nProduct\nkg magnet per motor",
        "Amount\n1.1 to 3, typically 1.7 kg magnet per motor (estimate)", "Year\n2023");
  SAYS ("2026-01", "tank", "Amount\nat most 0.09 kg per tank",
        "Status\nA claim that is quoted, with doubt: nothing is computed with it", "!Year\nNot known");
  SAYS ("2026-01", "elastic", "price elasticity\nElasticity", "Figure\nNo figure is known");
  SAYS ("2026-01", "loss", "loss to metal\nYield of a step\nt lost per t", "Figure\n0.2 t lost per t", "Stage\nMetal", "Date\n2023");
  SAYS ("2026-01", "month", "Figure\n1,238", "Date\nMay 2025", "Destination\nWorld");
  SAYS ("2026-01", "ramp", "first line\nStart of a plant", "What became of it\noperating", "Start promised for\nSeptember 2011",
        "Started\nDecember 2012", "Full rate\n6,000 t", "Full rate not reached by\n2024", "!Announced\nNot known");
  SAYS ("2026-01", "port", "In the what-if model\nfirst line\noperating");
  SAYS ("2026-01", "MY", "Stocks 3\noxide & metal Mar 2025\nHeld by companies, amount not known\ndays of use, by makers 2025\n"
        "Planned stock, 60 to 180 days\nt REO in the hoard 2020\nHeld by a government, 0 t");
}

static void
test_claim (void)
{
  SAYS ("2026-01", "c1", "About 85 per cent are processed there.\nClaim\nAn article",
        "Figure\n85\342\200\257% of processing\n[The paper 2025]",
        "Figures that disagree\nThe share, as told 2025\nFigure\nAn article\n85\342\200\257% of processing\n[The paper 2025]\n"
        "Hill & Sons\n90\342\200\257% of processing\n[Hill & Sons 2025]", "Other claims on it\nAbout 90 per cent are processed there.");
  SAYS ("2026-01", "c3", "Figure\nnone is given\n[The paper 2025]", "!No source is named.");
}

static void
test_view (void)
{
  SAYS ("2025-06", NULL, "June 2025\nWhat is in view\nFacts as of July 2026",
        "1 of 2 sites in view operate on this date, June 2025; of 1 more it is not known.",
        "In the whole world 1 agreement is signed or in force: 1 binding, 0 of which no source says whether it binds.",
        "1 export control is in force, by China.", "Newest agreements\nThe Pact 5 Mar 2024");
  SAYS ("2026-01", NULL, "1 export control is paused, by China; none is in force.");
  SAYS ("2026-07-10", NULL, "Coming 2\nEnds: Stay of the curb 10 Nov 2026\nSet by the terms\n[Survey 2026]\n"
        "Planned start: Port Works 2027\nOnly announced\nChart: Calendar\nSave as a Calendar File\342\200\246");
  SAYS ("2030", NULL, "1 agreement was signed or in force in July 2026; what became of it is not known.",
        "1 export control was paused in July 2026; whether it still is, is not known.");
}

static gboolean
sets_differ (MzCard *a, MzCard *b)
{
  if (a->len != b->len)
    return TRUE;
  for (guint i = 0; i < a->len; i++)
    if (!mz_card_block_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return TRUE;
  return FALSE;
}

static void
test_equality (void)
{
  g_autoptr (MzWorkspace) workspace = mz_test_workspace_new ("2026-01");
  MzRecord *site = mz_test_record (workspace, "hill");
  g_autoptr (MzCard) one = mz_card_new (workspace, site, NULL);
  g_autoptr (MzCard) same = mz_card_new (workspace, site, NULL);
  g_autoptr (MzCard) earlier = NULL;

  g_assert_false (sets_differ (one, same));
  mz_workspace_set_date (workspace, mz_partial_date_new (2005, 0, 0));
  earlier = mz_card_new (workspace, site, NULL);
  g_assert_true (sets_differ (one, earlier));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/panels/card/site", test_site);
  g_test_add_func ("/panels/card/site/dates", test_site_dates);
  g_test_add_func ("/panels/card/agreement", test_agreement);
  g_test_add_func ("/panels/card/measure", test_measure);
  g_test_add_func ("/panels/card/country", test_country);
  g_test_add_func ("/panels/card/element", test_element);
  g_test_add_func ("/panels/card/company", test_company);
  g_test_add_func ("/panels/card/owners", test_owners);
  g_test_add_func ("/panels/card/clubs", test_clubs);
  g_test_add_func ("/panels/card/small-kinds", test_small_kinds);
  g_test_add_func ("/panels/card/inputs", test_inputs);
  g_test_add_func ("/panels/card/claim", test_claim);
  g_test_add_func ("/panels/card/view", test_view);
  g_test_add_func ("/panels/card/equality", test_equality);
  return g_test_run ();
}
