/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Companies: made from what names them, the same in any order. */
#include "mz-test-model.h"

static void
add_owner (MzSiteInfo *info, const char *name, const char *sources)
{
  MzOwner owner = { .name = g_strdup (name), .share = 0.5, .sources = *sources != '\0' ? mz_test_words (sources) : NULL };

  mz_site_info_add_owner (info, &owner);
}

static MzSite *
site_new (const char *id, const char *site_operator, const char *first, const char *second)
{
  MzRecordHead head = mz_test_head (id, id, "site-source");
  MzSiteInfo *info = mz_site_info_new ();

  info->country = g_strdup ("SE");
  info->site_operator = g_strdup (site_operator);
  add_owner (info, first, "own-source");
  if (second != NULL)
    add_owner (info, second, "");
  return mz_site_new (&head, info);
}

static MzAgreement *
agreement_new (const char *id, const char *organisation)
{
  MzRecordHead head = mz_test_head (id, id, "deal-source");
  MzAgreementInfo *info = mz_agreement_info_new ();

  g_clear_pointer (&info->organisations, g_strfreev);
  info->organisations = g_strdupv ((char *[]) { (char *) organisation, "Elsewhere Ltd", NULL });
  return mz_agreement_new (&head, info);
}

static MzDataset *
dataset_new (gboolean turned)
{
  MzDataset *dataset = mz_dataset_new ();
  MzSite *a = site_new ("a", "Ägir & Co.", "ÄGIR & CO", "Holder (of 50 %)");
  MzSite *b = site_new ("b", "Ägir & Co.", "Holder", "§§");

  if (turned)
    mz_test_set (dataset, MZ_RECORD_SITE, b, a, NULL);
  else
    mz_test_set (dataset, MZ_RECORD_SITE, a, b, NULL);
  mz_test_set (dataset, MZ_RECORD_AGREEMENT, agreement_new ("deal", "HOLDER"), NULL);
  mz_dataset_link (dataset);
  return dataset;
}

static char *
join_related (MzDataset *dataset, MzRecordKind kind, const char *id, MzRecordKind to)
{
  g_autoptr (GPtrArray) related = mz_dataset_get_related (dataset, mz_dataset_lookup (dataset, kind, id), to);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < related->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", mz_record_get_id (related->pdata[i]));
  return g_string_free (text, FALSE);
}

static void
assert_related (MzDataset *dataset, MzRecordKind kind, const char *id, MzRecordKind to, const char *expected)
{
  g_autofree char *text = join_related (dataset, kind, id, to);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_ids (void)
{
  static const struct { const char *name, *id; } cases[] = {
    { "Lynas Rare Earths", "company-lynas-rare-earths" }, { "  A.B.C. (of D) ", "company-a-b-c" }, { "Ørsted", "company-orsted" },
    { "Zhongxi (Ganzhou) New Materials", "company-zhongxi-ganzhou-new-materials" }, { "A (b) C (d (e))", "company-a-b-c" },
    { "A(b)", "company-a-b" }, { "A b)", "company-a-b" },
    { "北方稀土", "company-北方稀土" }, { "()", NULL }, { " - ", NULL }, { "", NULL }, { "3M", "company-3m" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id = mz_company_make_id (cases[i].name);

      g_assert_cmpstr (id, ==, cases[i].id);
    }
}

/* Three: the name that is written most often is theirs; one of signs alone is none. */
static void
test_made (void)
{
  for (guint turned = 0; turned < 2; turned++)
    {
      g_autoptr (MzDataset) dataset = dataset_new (turned == 1);
      MzStore *store = mz_dataset_get_store (dataset, MZ_RECORD_COMPANY);
      MzRecord *first = mz_store_peek (store, 0), *holder = mz_store_peek (store, 2);

      g_assert_cmpuint (mz_store_get_length (store), ==, 3);
      g_assert_cmpstr (mz_record_get_id (first), ==, "company-agir-co");
      g_assert_cmpstr (mz_record_get_name (first), ==, "Ägir & Co.");
      g_assert_cmpstr (mz_record_get_id (mz_store_peek (store, 1)), ==, "company-elsewhere-ltd");
      g_assert_cmpstr (mz_record_get_id (holder), ==, "company-holder");
      g_assert_cmpstrv (mz_company_peek (MZ_COMPANY (first))->sites, ((const char *const[]) { "a", "b", NULL }));
      g_assert_cmpuint (g_strv_length (mz_company_peek (MZ_COMPANY (first))->agreements), ==, 0);
      g_assert_cmpstrv (mz_record_peek_head (first)->sources, ((const char *const[]) { "own-source", "site-source", NULL }));
      g_assert_cmpstrv (mz_record_peek_head (holder)->sources,
                        ((const char *const[]) { "deal-source", "own-source", "site-source", NULL }));
      g_assert_null (mz_record_peek_head (first)->file);

      assert_related (dataset, MZ_RECORD_COMPANY, "company-holder", MZ_RECORD_SITE, "a b");
      assert_related (dataset, MZ_RECORD_COMPANY, "company-holder", MZ_RECORD_AGREEMENT, "deal");
      assert_related (dataset, MZ_RECORD_SITE, "a", MZ_RECORD_COMPANY, "company-agir-co company-holder");
      assert_related (dataset, MZ_RECORD_AGREEMENT, "deal", MZ_RECORD_COMPANY, "company-elsewhere-ltd company-holder");
    }
}

/* They follow the facts, and go where the facts go. */
static void
test_follow (void)
{
  g_autoptr (MzDataset) dataset = dataset_new (FALSE), other = mz_dataset_new ();

  mz_test_set (other, MZ_RECORD_SITE, site_new ("c", NULL, "Newcomer", NULL), NULL);
  mz_dataset_prepare (other);
  mz_dataset_swap (dataset, other);
  g_assert_cmpuint (mz_store_get_length (mz_dataset_get_store (dataset, MZ_RECORD_COMPANY)), ==, 1);
  g_assert_true (MZ_IS_COMPANY (mz_dataset_find (dataset, "company-newcomer")));
  mz_dataset_swap (dataset, other);
  g_assert_null (mz_dataset_find (dataset, "company-newcomer"));
  g_assert_cmpuint (mz_store_get_length (mz_dataset_get_store (dataset, MZ_RECORD_COMPANY)), ==, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/companies/ids", test_ids);
  g_test_add_func ("/model/companies/made", test_made);
  g_test_add_func ("/model/companies/follow", test_follow);
  return g_test_run ();
}
