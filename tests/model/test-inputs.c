/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stocks, goods and parameters among the other records: what they are linked with, and what a query lets through. */
#include "mz-query.h"
#include "mz-search.h"
#include "mz-test-model.h"

static MzDataset *
small_world (void)
{
  MzDataset *dataset = mz_dataset_new ();
  MzRecordHead stock = mz_test_head ("stock", "t of oxide", "src"), good = mz_test_head ("motor", "Motor", "src");
  MzRecordHead loss = mz_test_head ("loss", "Loss", "src"), ramp = mz_test_head ("ramp", "First line", "src");
  MzRecordHead month = mz_test_head ("month", "Exports", "src"), country = mz_test_head ("JP", "Japan", "");
  MzRecordHead source = mz_test_head ("src", "Source", "");
  MzStockInfo *stock_info = g_new0 (MzStockInfo, 1);
  MzGoodInfo *good_info = g_new0 (MzGoodInfo, 1);
  MzParameterInfo *loss_info = g_new0 (MzParameterInfo, 1), *ramp_info = g_new0 (MzParameterInfo, 1);
  MzParameterInfo *month_info = g_new0 (MzParameterInfo, 1);

  stock_info->country = g_strdup ("JP");
  stock_info->kind = g_strdup ("plan");
  good_info->what = g_strdup ("kg magnet");
  loss_info->group = g_strdup ("yields");
  loss_info->stage = MZ_STAGE_METAL;
  loss_info->sites = mz_test_words ("");
  ramp_info->group = g_strdup ("ramp_ups");
  ramp_info->stage = MZ_N_STAGES;
  ramp_info->site = g_strdup ("plant");
  ramp_info->sites = mz_test_words ("mine nowhere");
  month_info->group = g_strdup ("licence_regime_observed");
  month_info->stage = MZ_N_STAGES;
  month_info->to = g_strdup ("JP");
  month_info->sites = mz_test_words ("");
  mz_test_set (dataset, MZ_RECORD_SITE, mz_test_site ("mine", "SE", MZ_SITE_MINE, 0, "", ""),
               mz_test_site ("plant", "MY", MZ_SITE_SEPARATION, 0, "", ""), NULL);
  mz_test_set (dataset, MZ_RECORD_COUNTRY, mz_country_new (&country, g_new0 (MzCountryInfo, 1)), NULL);
  mz_test_set (dataset, MZ_RECORD_STOCK, mz_stock_new (&stock, stock_info), NULL);
  mz_test_set (dataset, MZ_RECORD_GOOD, mz_good_new (&good, good_info), NULL);
  mz_test_set (dataset, MZ_RECORD_PARAMETER, mz_parameter_new (&loss, loss_info), mz_parameter_new (&month, month_info),
               mz_parameter_new (&ramp, ramp_info), NULL);
  mz_test_set (dataset, MZ_RECORD_SOURCE, mz_source_new (&source, g_new0 (MzSourceInfo, 1)), NULL);
  mz_dataset_set_as_of (dataset, mz_test_date ("2026-07"));
  mz_dataset_link (dataset);
  return dataset;
}

static void
append_id (GString *text, gpointer record)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", mz_record_get_id (record));
}

static void
test_links (void)
{
  static const struct { const char *id; MzRecordKind kind; const char *related; } cases[] = {
    { "stock", MZ_RECORD_COUNTRY, "JP" }, { "JP", MZ_RECORD_STOCK, "stock" }, { "JP", MZ_RECORD_PARAMETER, "month" },
    { "ramp", MZ_RECORD_SITE, "mine plant" }, { "plant", MZ_RECORD_PARAMETER, "ramp" }, { "mine", MZ_RECORD_PARAMETER, "ramp" },
    { "src", MZ_RECORD_PARAMETER, "loss month ramp" }, { "src", MZ_RECORD_GOOD, "motor" }, { "src", MZ_RECORD_STOCK, "stock" },
    { "loss", MZ_RECORD_SITE, "" },
  };
  g_autoptr (MzDataset) dataset = small_world ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) list = mz_dataset_get_related (dataset, mz_dataset_find (dataset, cases[i].id), cases[i].kind);
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint k = 0; k < list->len; k++)
        append_id (text, list->pdata[k]);
      g_assert_cmpstr (text->str, ==, cases[i].related);
    }
}

/* A parameter is of the country that it is about, or that its sites are in. */
static void
test_query (void)
{
  const char *japan[] = { "JP", NULL }, *malaysia[] = { "MY", NULL }, *sweden[] = { "SE", NULL };
  const struct { MzFacets facets; const char *matches; } cases[] = {
    { { 0 }, "stock motor loss month ramp" },
    { { .countries = japan }, "stock motor month" },
    { { .countries = malaysia }, "motor ramp" },
    { { .countries = sweden }, "motor ramp" },
    { { .stages = MZ_BIT (MZ_STAGE_METAL) }, "stock motor loss" },
    { { .stages = MZ_BIT (MZ_STAGE_MINING) }, "stock motor" },
    { { .text = "japan" }, "stock month" },
    { { .text = "magnet" }, "motor" },
    { { .text = "ramp_ups" }, "ramp" },
  };
  static const MzRecordKind kinds[] = { MZ_RECORD_STOCK, MZ_RECORD_GOOD, MZ_RECORD_PARAMETER };
  g_autoptr (MzDataset) dataset = small_world ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MzQuery) query = mz_query_new (&cases[i].facets);
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
        {
          MzStore *store = mz_dataset_get_store (dataset, kinds[k]);

          for (guint row = 0; row < mz_store_get_length (store); row++)
            if (mz_query_match (query, mz_store_peek (store, row), dataset, mz_test_date ("2020")))
              append_id (text, mz_store_peek (store, row));
        }
      g_test_message ("%u", i);
      g_assert_cmpstr (text->str, ==, cases[i].matches);
    }
}

/* A product is found by its name; what only the model reckons with is not in the way. */
static void
test_search (void)
{
  g_autoptr (MzDataset) dataset = small_world ();
  g_autoptr (MzSearch) search = mz_search_new (dataset);
  g_autoptr (MzSearchHit) hit = NULL;

  mz_search_set_text (search, "motor");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (search)), ==, 1);
  hit = g_list_model_get_item (G_LIST_MODEL (search), 0);
  g_assert_cmpstr (mz_search_hit_get_detail (hit), ==, "Product");
  mz_search_set_text (search, "loss");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (search)), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/inputs/links", test_links);
  g_test_add_func ("/model/inputs/query", test_query);
  g_test_add_func ("/model/inputs/search", test_search);
  return g_test_run ();
}
