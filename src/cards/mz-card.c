/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-cards"

#include "mz-card.h"

#include <pango/pango.h>
#include <string.h>

#include "mz-card-builder.h"

static void
block_free (MzCardBlock *block)
{
  g_free (block->title);
  g_free (block->text);
  g_free (block->detail);
  g_free (block->aside);
  g_free (block->key);
  g_clear_object (&block->record);
  g_clear_pointer (&block->sources, g_ptr_array_unref);
  g_free (block);
}

static gboolean
sources_equal (GPtrArray *a, GPtrArray *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->len == b->len && memcmp (a->pdata, b->pdata, a->len * sizeof (gpointer)) == 0;
}

/** mz_card_block_equal: Returns: whether a widget made for one of them serves for the other. */
gboolean
mz_card_block_equal (const MzCardBlock *a, const MzCardBlock *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->kind == b->kind && a->record == b->record && g_strcmp0 (a->title, b->title) == 0
         && g_strcmp0 (a->text, b->text) == 0 && g_strcmp0 (a->detail, b->detail) == 0
         && g_strcmp0 (a->aside, b->aside) == 0 && g_strcmp0 (a->key, b->key) == 0 && sources_equal (a->sources, b->sources)
         && a->has_delivery == b->has_delivery && memcmp (&a->delivery, &b->delivery, sizeof a->delivery) == 0;
}

static void
append_markup (GString *result, const char *markup)
{
  g_autofree char *plain = NULL;

  if (markup == NULL || !pango_parse_markup (markup, -1, 0, NULL, &plain, NULL, NULL))
    return;
  g_string_append_printf (result, "%s\n", plain);
}

/** mz_card_to_text: Returns: (transfer full): all that the card says, a line a text, without markup: for copying and tests. */
char *
mz_card_to_text (MzCard *self)
{
  GString *result = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, g_string_free (result, FALSE));

  for (guint i = 0; i < self->len; i++)
    {
      const MzCardBlock *block = g_ptr_array_index (self, i);

      if (block->title != NULL)
        g_string_append_printf (result, "%s%s%s\n", block->title, block->aside != NULL ? " " : "",
                                block->aside != NULL ? block->aside : "");
      append_markup (result, block->text);
      append_markup (result, block->detail);
      if (block->has_delivery)
        {
          g_autofree char *delivery = mz_delivery_to_text (&block->delivery);

          g_string_append_printf (result, "%s\n", delivery);
        }
      for (guint k = 0; block->sources != NULL && k < block->sources->len; k++)
        {
          g_autofree char *chip = mz_source_get_chip (g_ptr_array_index (block->sources, k));

          g_string_append_printf (result, "[%s]\n", chip);
        }
    }
  return g_string_free (result, FALSE);
}

/** mz_delivery_on: @as_of: the last date that the facts know; what is later than that is a plan */
MzDelivery
mz_delivery_on (MzAgreement *agreement, MzPartialDate date, MzPartialDate as_of)
{
  MzSteel steel = mz_steel_get (agreement, date, as_of);
  MzDelivery result;

  memset (&result, 0, sizeof result);
  for (guint i = 0; i < MZ_STEEL_STEPS; i++)
    {
      result.state[i] = steel.steps[i].state;
      result.date[i] = steel.steps[i].date;
    }
  return result;
}

/** mz_delivery_to_text: Returns: (transfer full): the steps in words, for those who do not see bars. */
char *
mz_delivery_to_text (const MzDelivery *self)
{
  MzSteel steel = { .last = MZ_STEEL_STEPS };

  for (guint i = 0; i < MZ_STEEL_STEPS; i++)
    steel.steps[i] = (MzSteelStep) { .state = self->state[i], .date = self->date[i] };
  return mz_steel_describe (&steel);
}

static void
build (MzCardBuilder *builder, MzRecord *record)
{
  switch (mz_record_get_kind (record))
    {
    case MZ_RECORD_SITE:
      mz_card_build_site (builder, MZ_SITE (record));
      break;
    case MZ_RECORD_AGREEMENT:
      mz_card_build_agreement (builder, MZ_AGREEMENT (record));
      break;
    case MZ_RECORD_MEASURE:
      mz_card_build_measure (builder, MZ_MEASURE (record));
      break;
    case MZ_RECORD_EVENT:
      mz_card_build_event (builder, MZ_EVENT (record));
      break;
    case MZ_RECORD_SERIES:
      mz_card_build_series (builder, MZ_SERIES (record));
      break;
    case MZ_RECORD_ELEMENT:
      mz_card_build_element (builder, MZ_ELEMENT (record));
      break;
    case MZ_RECORD_COUNTRY:
      mz_card_build_country (builder, MZ_COUNTRY (record));
      break;
    case MZ_RECORD_CLAIM:
      mz_card_build_claim (builder, MZ_CLAIM (record));
      break;
    case MZ_RECORD_FLOW:
      mz_card_build_flow (builder, MZ_FLOW (record));
      break;
    case MZ_RECORD_DEMAND:
      mz_card_build_demand (builder, MZ_DEMAND (record));
      break;
    case MZ_RECORD_STOCK:
      mz_card_build_stock (builder, MZ_STOCK (record));
      break;
    case MZ_RECORD_GOOD:
      mz_card_build_good (builder, MZ_GOOD (record));
      break;
    case MZ_RECORD_PARAMETER:
      mz_card_build_parameter (builder, MZ_PARAMETER (record));
      break;
    case MZ_RECORD_SOURCE:
      mz_card_build_source (builder, MZ_SOURCE (record));
      break;
    case MZ_RECORD_COMPANY:
      mz_card_build_company (builder, MZ_COMPANY (record));
      break;
    case MZ_N_RECORD_KINDS:
    default:
      g_assert_not_reached ();
    }
}

static MzCardBuilder
begin (MzWorkspace *workspace, MzRecord *record, GHashTable *unfolded)
{
  MzDataset *dataset = mz_workspace_get_dataset (workspace);

  return (MzCardBuilder) {
    .workspace = workspace,
    .dataset = dataset,
    .date = mz_workspace_get_date (workspace),
    .as_of = mz_dataset_get_as_of (dataset),
    .after = mz_workspace_is_after_as_of (workspace),
    .record = record,
    .unfolded = unfolded,
    .card = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free),
  };
}

/**
 * mz_card_new:
 * @record: (nullable): what it is about; %NULL for the view as a whole
 * @unfolded: (nullable) (element-type utf8): a set of the keys of lists to be shown whole
 *
 * Returns: (transfer container) (element-type MzCardBlock): what the card says on the workspace's date.
 */
MzCard *
mz_card_new (MzWorkspace *workspace, MzRecord *record, GHashTable *unfolded)
{
  MzCardBuilder builder;

  g_return_val_if_fail (MZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (record == NULL || MZ_IS_RECORD (record), NULL);

  builder = begin (workspace, record, unfolded);
  if (record != NULL)
    build (&builder, record);
  else
    mz_card_build_view (&builder);
  mz_card_end_section (&builder);
  return builder.card;
}

/** mz_card_new_for_stage: Returns: (transfer container) (element-type MzCardBlock): how a stage is spread, and its sites. */
MzCard *
mz_card_new_for_stage (MzWorkspace *workspace, MzStage stage)
{
  MzCardBuilder builder;

  g_return_val_if_fail (MZ_IS_WORKSPACE (workspace), NULL);

  builder = begin (workspace, NULL, NULL);
  mz_card_build_stage (&builder, stage);
  mz_card_end_section (&builder);
  return builder.card;
}

/** mz_card_get_citation: Returns: (transfer full): for a source its citation, else the record's name and all its sources. */
char *
mz_card_get_citation (MzWorkspace *workspace, MzRecord *record)
{
  MzDataset *dataset = mz_workspace_get_dataset (workspace);
  GStrv sources;
  GString *text;

  g_return_val_if_fail (MZ_IS_RECORD (record), NULL);

  if (MZ_IS_SOURCE (record))
    return mz_source_get_citation (MZ_SOURCE (record));
  text = g_string_new (mz_record_get_name (record));
  sources = mz_record_peek_head (record)->sources;
  for (guint i = 0; sources[i] != NULL; i++)
    {
      MzSource *source = mz_dataset_lookup (dataset, MZ_RECORD_SOURCE, sources[i]);
      g_autofree char *citation = source != NULL ? mz_source_get_citation (source) : NULL;

      if (citation != NULL)
        g_string_append_printf (text, "\n%s", citation);
    }
  return g_string_free (text, FALSE);
}

/* The first of the ids that is the id of a place. */
static gboolean
first_place (MzDataset *dataset, GStrv ids, double *lat, double *lon)
{
  for (guint i = 0; ids[i] != NULL; i++)
    if (mz_dataset_get_place (dataset, ids[i], lat, lon))
      return TRUE;
  return FALSE;
}

/**
 * mz_card_get_place:
 * @lat, @lon: (out): degrees, untouched if there is no place
 *
 * Returns: whether the record has a place on the map: its own, or that of its first site or country.
 */
gboolean
mz_card_get_place (MzWorkspace *workspace, MzRecord *record, double *lat, double *lon)
{
  MzDataset *dataset = mz_workspace_get_dataset (workspace);

  g_return_val_if_fail (MZ_IS_RECORD (record) && lat != NULL && lon != NULL, FALSE);

  switch (mz_record_get_kind (record))
    {
    case MZ_RECORD_SITE:
    case MZ_RECORD_COUNTRY:
      return mz_dataset_get_place (dataset, mz_record_get_id (record), lat, lon);
    case MZ_RECORD_AGREEMENT:
      return first_place (dataset, mz_agreement_peek (MZ_AGREEMENT (record))->sites, lat, lon)
             || first_place (dataset, mz_agreement_peek (MZ_AGREEMENT (record))->parties, lat, lon);
    case MZ_RECORD_MEASURE:
      return mz_dataset_get_place (dataset, mz_measure_peek (MZ_MEASURE (record))->country, lat, lon);
    case MZ_RECORD_EVENT:
      return first_place (dataset, mz_event_peek (MZ_EVENT (record))->sites, lat, lon)
             || first_place (dataset, mz_event_peek (MZ_EVENT (record))->countries, lat, lon);
    case MZ_RECORD_FLOW:
      {
        const MzFlowInfo *info = mz_flow_peek (MZ_FLOW (record));
        const char *from = info->from_site != NULL ? info->from_site : info->from_country;

        return from != NULL && mz_dataset_get_place (dataset, from, lat, lon);
      }
    case MZ_RECORD_DEMAND:
      return mz_dataset_get_place (dataset, mz_demand_peek (MZ_DEMAND (record))->region, lat, lon);
    case MZ_RECORD_COMPANY:
      return first_place (dataset, mz_company_peek (MZ_COMPANY (record))->sites, lat, lon);
    case MZ_RECORD_STOCK:
      return mz_dataset_get_place (dataset, mz_stock_peek (MZ_STOCK (record))->country, lat, lon);
    case MZ_RECORD_PARAMETER:
      {
        const MzParameterInfo *info = mz_parameter_peek (MZ_PARAMETER (record));
        const char *place = info->site != NULL ? info->site : info->to;

        return place != NULL ? mz_dataset_get_place (dataset, place, lat, lon) : first_place (dataset, info->sites, lat, lon);
      }
    case MZ_RECORD_GOOD:
    case MZ_RECORD_SERIES:
    case MZ_RECORD_ELEMENT:
    case MZ_RECORD_CLAIM:
    case MZ_RECORD_SOURCE:
    case MZ_N_RECORD_KINDS:
    default:
      return FALSE;
    }
}
