/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-facts.h"
#include "mz-flows.h"
#include "mz-test-model.h"
#include "mz-workspace.h"

/* A flow of few words: ends in capitals are countries. Negative tonnes: not known. */
typedef struct
{
  const char *id, *from, *to, *stage, *what, *year, *since, *until, *basis;
  double      t, part;
  const char *same_as, *part_of;
  gboolean    planned;
} Row;

static const Row rows[] = {
  /* The same tonnes twice: customs has the gross weight, and somebody the REO in it. */
  { "a-customs", "MM", "CN", "mining", "t gross weight of compounds", "2023", "", "", "customs", 72074, -1 },
  { "a-reo", "MM", "CN", "mining", "t REO (from import data)", "2023", "", "", "estimate", 38000, -1, "a-customs" },
  /* Customs tells of nine months; the REO are of the whole year. */
  { "b-months", "MM", "CN", "mining", "t gross weight of oxides", "2025", "", "", "customs", -1, 25550 },
  { "b-reo", "MM", "CN", "mining", "t REO", "2025", "", "", "estimate", 22000, -1, "b-months" },
  { "c-whole", "CN", "EU", "separation", "t gross weight of metals and compounds", "2023", "", "", "customs", 6000, -1 },
  { "c-part", "CN", "DE", "separation", "t gross weight", "2023", "", "", "customs", 3400, -1, NULL, "c-whole" },
  { "d-lone-part", "CN", "DE", "separation", "t gross weight", "2024", "", "", "customs", 3400, -1, NULL, "gone" },
  { "e-unknown", "mine", "CN", "concentration", "t NdPr metal or oxide", "2023", "2023-04", "2023-09", "company", -1, -1 },
  { "f-plan", "mine", "JP", "separation", "t NdPr oxide", "2028", "2028-03", "", "plan", 500, -1, NULL, NULL, TRUE },
  { "g-after", "mine", "JP", "separation", "t NdPr oxide", "2028", "", "", "customs", 500, -1 },
  { "h-contract", "mine", "JP", "metal", "t metal and alloy", "2023", "2020", "2038", "contract", 900, -1 },
  { "i-no-year", "mine", "JP", "metal", "t metal", "", "2000", "", "company", 900, -1 },
  /* Two that name each other. */
  { "j-one", "AU", "MY", "mining", "t concentrate (plant limit)", "2021", "", "", "company", 10, -1, "j-two" },
  { "j-two", "AU", "MY", "mining", "t Dy in concentrate", "2021", "", "", "company", 20, -1, "j-one" },
};

static MzRecord *
make_flow (const Row *row)
{
  MzRecordHead head = mz_test_head (row->id, row->id, "src");
  MzFlowInfo *info = g_new0 (MzFlowInfo, 1);

  if (g_ascii_isupper (row->from[0]))
    info->from_country = g_strdup (row->from);
  else
    info->from_site = g_strdup (row->from);
  info->to_country = g_strdup (row->to);
  info->stage_from = g_strdup (row->stage);
  info->stage_to = g_strdup ("use");
  info->what = g_strdup (row->what);
  info->t_per_year = row->t;
  info->t_in_period = row->part;
  info->months = row->part >= 0 ? 9 : 0;
  info->year = mz_test_date (row->year);
  info->from = mz_test_date (row->since);
  info->to = mz_test_date (row->until);
  info->basis = g_strdup (row->basis);
  info->planned = row->planned;
  info->same_as = g_strdup (row->same_as);
  info->part_of = g_strdup (row->part_of);
  return MZ_RECORD (mz_flow_new (&head, info));
}

static MzDataset *
make_dataset (void)
{
  MzDataset *dataset = mz_dataset_new ();
  g_autoptr (GPtrArray) flows = g_ptr_array_new_with_free_func (g_object_unref);

  mz_test_set (dataset, MZ_RECORD_SITE, mz_test_site ("mine", "US", MZ_SITE_MINE, MZ_BIT (MZ_STAGE_MINING), "Nd", ""), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_ptr_array_add (flows, make_flow (&rows[i]));
  mz_dataset_set_records (dataset, MZ_RECORD_FLOW, flows);
  mz_dataset_set_as_of (dataset, mz_test_date ("2026-07"));
  mz_dataset_link (dataset);
  return dataset;
}

static MzFlow *
find (MzDataset *dataset, const char *id)
{
  return mz_dataset_lookup (dataset, MZ_RECORD_FLOW, id);
}

/* The ids of what is drawn, with blanks between them. */
static char *
list_chosen (MzWorkspace *workspace, const char *selection)
{
  MzRecord *selected = *selection != '\0' ? MZ_RECORD (find (mz_workspace_get_dataset (workspace), selection)) : NULL;
  g_autoptr (GPtrArray) chosen = mz_flows_choose (mz_workspace_get_flows (workspace), selected);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < chosen->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", mz_record_get_id (chosen->pdata[i]));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_choice (void)
{
  static const struct { const char *date, *selection, *chosen; } cases[] = {
    { "2023", "", "a-customs c-whole e-unknown h-contract" },
    { "2023", "a-reo", "a-reo c-whole e-unknown h-contract" },
    { "2023", "c-part", "a-customs c-whole c-part e-unknown h-contract" },
    /* Not yet, or no more: what has ended by a month has not flowed on a day after it. */
    { "2023-03-31", "", "a-customs c-whole h-contract" },
    { "2023-06", "", "a-customs c-whole e-unknown h-contract" },
    { "2023-10", "", "a-customs c-whole h-contract" },
    /* The whole year's figure before that of nine months; a part whose whole is not there. */
    { "2025", "", "b-reo" },
    { "2025", "b-months", "b-months" },
    { "2024", "", "d-lone-part" },
    { "2021", "", "j-one" },
    /* After the facts end there are plans only, and none before its time. */
    { "2028", "", "f-plan" },
    { "2028-02", "", "" },
    { "2026", "", "" },
    { "1999", "", "" },
  };
  g_autoptr (MzDataset) dataset = make_dataset ();
  g_autoptr (MzWorkspace) workspace = mz_workspace_new (dataset);

  g_assert_cmpuint (mz_store_get_length (mz_workspace_get_flows (workspace)), ==, 0);
  mz_workspace_set_layers (workspace, MZ_LAYER_FLOWS);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *chosen = NULL;

      g_test_message ("%s %s", cases[i].date, cases[i].selection);
      mz_workspace_set_date (workspace, mz_test_date (cases[i].date));
      chosen = list_chosen (workspace, cases[i].selection);
      g_assert_cmpstr (chosen, ==, cases[i].chosen);
    }
  mz_workspace_set_date (workspace, mz_test_date ("2023"));
  g_assert_cmpuint (mz_store_get_length (mz_workspace_get_flows (workspace)), ==, 6);
  mz_workspace_set_layers (workspace, MZ_LAYERS_DEFAULT);
  g_assert_cmpuint (mz_store_get_length (mz_workspace_get_flows (workspace)), ==, 0);
}

/* A site stands for its country; both stages count. */
static void
test_query (void)
{
  static const char *const us[] = { "US", NULL }, *const de[] = { "DE", NULL };
  const struct { MzFacets facets; const char *chosen; } cases[] = {
    { { .countries = us }, "e-unknown h-contract" },
    { { .countries = de }, "c-part" }, /* the whole goes to the EU */
    { { .stages = MZ_BIT (MZ_STAGE_MINING) }, "a-customs" },
    { { .stages = MZ_BIT (MZ_STAGE_CONCENTRATION) | MZ_BIT (MZ_STAGE_METAL) }, "e-unknown h-contract" },
    { { .countries = us, .stages = MZ_BIT (MZ_STAGE_METAL) }, "h-contract" },
  };
  g_autoptr (MzDataset) dataset = make_dataset ();
  g_autoptr (MzWorkspace) workspace = mz_workspace_new (dataset);

  mz_workspace_set_layers (workspace, MZ_LAYER_FLOWS);
  mz_workspace_set_date (workspace, mz_test_date ("2023"));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MzQuery) query = mz_query_new (&cases[i].facets);
      g_autofree char *chosen = NULL;

      mz_workspace_set_query (workspace, query);
      chosen = list_chosen (workspace, "");
      g_assert_cmpstr (chosen, ==, cases[i].chosen);
    }
}

/* A command that asks for flows gets those of all years. */
static void
test_shows_all (void)
{
  g_autoptr (MzDataset) dataset = make_dataset ();
  g_autoptr (MzWorkspace) workspace = mz_workspace_new (dataset);

  mz_workspace_set_date (workspace, mz_test_date ("1999"));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_true (mz_workspace_shows (workspace, mz_workspace_get_query (workspace),
                                       MZ_RECORD (find (dataset, rows[i].id))));
}

static void
test_words (void)
{
  static const struct { const char *id; MzFlowUnit unit; double tonnes; gboolean promise; const char *words; } cases[] = {
    { "a-customs", MZ_FLOW_GROSS, 72074, FALSE, "72,074 t gross weight of compounds" },
    { "a-reo", MZ_FLOW_REO, 38000, FALSE, "38,000 t REO (from import data)" },
    { "b-months", MZ_FLOW_GROSS, 25550, FALSE, "25,550 t gross weight of oxides" },
    { "e-unknown", MZ_FLOW_OTHER, -1, FALSE, "Tonnage not known (t NdPr metal or oxide)" },
    { "f-plan", MZ_FLOW_OXIDE, 500, TRUE, "500 t NdPr oxide" },
    { "h-contract", MZ_FLOW_METAL, 900, TRUE, "900 t metal and alloy" },
    { "j-one", MZ_FLOW_GROSS, 10, FALSE, "10 t concentrate (plant limit)" },
    { "j-two", MZ_FLOW_OTHER, 20, FALSE, "20 t Dy in concentrate" },
  };
  g_autoptr (MzDataset) dataset = make_dataset ();
  g_autofree char *ends = mz_flow_name_ends (find (dataset, "e-unknown"), dataset);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MzFlow *flow = find (dataset, cases[i].id);
      g_autofree char *words = mz_flow_describe_tonnes (flow);

      g_assert_cmpint (mz_flow_get_unit (flow), ==, cases[i].unit);
      g_assert_cmpfloat (mz_flow_get_tonnes (flow), ==, cases[i].tonnes);
      g_assert_cmpint (mz_flow_is_promise (flow), ==, cases[i].promise);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
  g_assert_cmpstr (ends, ==, "mine → CN");
  g_assert_cmpstr (mz_flow_get_country (find (dataset, "e-unknown"), dataset, FALSE), ==, "US");
  g_assert_cmpstr (mz_flow_get_country (find (dataset, "e-unknown"), dataset, TRUE), ==, "CN");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/flows/choice", test_choice);
  g_test_add_func ("/model/flows/query", test_query);
  g_test_add_func ("/model/flows/shows-all", test_shows_all);
  g_test_add_func ("/model/flows/words", test_words);
  return g_test_run ();
}
