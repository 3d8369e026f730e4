/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-learn-about.h"

#include <glib/gi18n-lib.h>

#include "mz-region.h"

static void
take (MzLearnAbout *self, char *words, MzQuery *query)
{
  gtk_string_list_append (self->words, words);
  g_ptr_array_add (self->queries, query);
  g_free (words);
}

static void
add_stages (MzLearnAbout *self)
{
  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    /* Translators: what a quiz is about: a stage of the chain. */
    take (self, g_strdup_printf (_("Stage: %s"), mz_vocabulary_get_label (&mz_stages, stage)),
          mz_query_new (&(MzFacets) { .stages = MZ_BIT (stage) }));
}

static void
add_elements (MzLearnAbout *self, MzDataset *facts)
{
  MzStore *store = mz_dataset_get_store (facts, MZ_RECORD_ELEMENT);

  for (guint i = 0; i < mz_store_get_length (store); i++)
    {
      MzRecord *element = mz_store_peek (store, i);
      const char *const minerals[] = { mz_element_peek (MZ_ELEMENT (element))->symbol, NULL };

      /* Translators: what a quiz is about: a chemical element. */
      take (self, g_strdup_printf (_("Element: %s"), mz_record_get_name (element)), mz_query_new (&(MzFacets) { .minerals = minerals }));
    }
}

/** mz_learn_about_new: @filter: (nullable): of the window; an empty one is not offered */
MzLearnAbout *
mz_learn_about_new (MzDataset *facts, MzQuery *filter)
{
  MzLearnAbout *self = g_new0 (MzLearnAbout, 1);

  g_return_val_if_fail (MZ_IS_DATASET (facts), self);

  self->words = gtk_string_list_new (NULL);
  self->queries = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_query_unref);
  take (self, g_strdup (_("Everything")), mz_query_new (&(MzFacets) { 0 }));
  if (filter != NULL && !mz_query_is_empty (filter))
    take (self, g_strdup (_("What the filter lets through")), mz_query_ref (filter));
  for (guint region = 0; region < MZ_N_REGIONS; region++)
    take (self, g_strdup (mz_region_get_label (region)), mz_query_new (&(MzFacets) { .countries = mz_region_get_countries (region) }));
  add_stages (self);
  add_elements (self, facts);
  return self;
}

void
mz_learn_about_free (MzLearnAbout *self)
{
  g_clear_object (&self->words);
  g_clear_pointer (&self->queries, g_ptr_array_unref);
  g_free (self);
}
