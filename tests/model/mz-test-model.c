/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-test-model.h"

/** mz_test_date: Returns: the date; not set for "". */
MzPartialDate
mz_test_date (const char *text)
{
  MzPartialDate result = MZ_PARTIAL_DATE_NONE;

  if (*text != '\0')
    g_assert_true (mz_partial_date_parse (text, &result, NULL));
  return result;
}

GStrv
mz_test_words (const char *words)
{
  return *words != '\0' ? g_strsplit (words, " ", -1) : g_new0 (char *, 1);
}

MzRecordHead
mz_test_head (const char *id, const char *name, const char *sources)
{
  return (MzRecordHead) { .id = g_strdup (id), .name = g_strdup (name), .sources = mz_test_words (sources) };
}

/**
 * mz_test_site:
 * @life: "2012-08 operating, 2015 care, ! 2030 operating": ! marks a plan; a state may stand without a date
 *
 * Returns: (transfer full): a site that is called by its id and rests on the source "src".
 */
MzSite *
mz_test_site (const char *id, const char *country, MzSiteKind kind, MzSet stages, const char *minerals, const char *life)
{
  MzRecordHead head = mz_test_head (id, id, "src");
  MzSiteInfo *info = mz_site_info_new ();
  g_auto (GStrv) entries = g_strsplit (life, ",", -1);

  info->country = g_strdup (country);
  info->kind = kind;
  info->stages = stages;
  g_strfreev (info->minerals);
  info->minerals = mz_test_words (minerals);
  for (guint i = 0; entries[i] != NULL && *entries[i] != '\0'; i++)
    {
      g_auto (GStrv) words = g_strsplit (g_strstrip (entries[i]), " ", -1);
      MzStatus status = { .planned = strcmp (words[0], "!") == 0 };
      guint w = status.planned ? 1 : 0, state;

      if (g_ascii_isdigit (words[w][0]))
        status.from = mz_test_date (words[w++]);
      g_assert_true (mz_vocabulary_find (&mz_states, words[w], &state));
      status.state = (MzState) state;
      mz_site_info_add_status (info, &status);
    }
  return mz_site_new (&head, info);
}

MzAgreement *
mz_test_agreement (const char *id, const char *parties, const char *sites, const char *signed_on, const char *in_force,
                   const char *ends)
{
  MzRecordHead head = mz_test_head (id, id, "src");
  MzAgreementInfo *info = mz_agreement_info_new ();

  g_strfreev (info->parties);
  info->parties = mz_test_words (parties);
  g_strfreev (info->sites);
  info->sites = mz_test_words (sites);
  info->signed_on = mz_test_date (signed_on);
  info->in_force = mz_test_date (in_force);
  info->ends = mz_test_date (ends);
  return mz_agreement_new (&head, info);
}

MzMeasure *
mz_test_measure (const char *id, const char *country, const char *announced, const char *effective, const char *ends,
                 const char *pauses)
{
  MzRecordHead head = mz_test_head (id, id, "src");
  MzMeasureInfo *info = mz_measure_info_new ();

  info->country = g_strdup (country);
  info->announced = mz_test_date (announced);
  info->effective = mz_test_date (effective);
  info->ends = mz_test_date (ends);
  g_strfreev (info->pauses);
  info->pauses = mz_test_words (pauses);
  return mz_measure_new (&head, info);
}

/** mz_test_set: @first, ...: (transfer full): the records of @kind, then %NULL; to be linked when all kinds are in */
void
mz_test_set (MzDataset *dataset, MzRecordKind kind, gpointer first, ...)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  va_list args;

  va_start (args, first);
  for (gpointer record = first; record != NULL; record = va_arg (args, gpointer))
    g_ptr_array_add (records, record);
  va_end (args);
  mz_dataset_set_records (dataset, kind, records);
}
