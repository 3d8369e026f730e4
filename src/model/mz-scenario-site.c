/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-model"

#include "mz-scenario-site.h"

#include <glib/gi18n-lib.h>

/* The lists of a site that moves change, while they do. */
typedef struct
{
  const MzSiteInfo *info;
  GArray           *status;   /* of MzStatus; sources are borrowed */
  GArray           *capacity; /* of MzCapacity; words and sources are borrowed */
  MzDay             known;    /* the last day that the facts know */
} Draft;

/**
 * mz_scenario_note:
 * @note: (nullable): what the record says in the facts
 *
 * Returns: (transfer full): a note that begins with who assumes what follows.
 */
char *
mz_scenario_note (const MzScenario *scenario, const MzMove *move, const char *note)
{
  const char *title = mz_scenario_peek (scenario)->title;
  g_autoptr (GString) text = g_string_new (NULL);

  /* Translators: the title of a scenario, and what it assumes: "A site fails". */
  g_string_append_printf (text, _("Assumed by the scenario “%1$s”: %2$s."), title,
                          mz_vocabulary_get_label (&mz_move_kinds, move->kind));
  if (move->note != NULL)
    g_string_append_printf (text, " %s", move->note);
  if (note != NULL)
    g_string_append_printf (text, "\n\n%s", note);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static MzSet
stages_of_product (MzProduct product)
{
  switch (product)
    {
    case MZ_PRODUCT_REO:
      return MZ_BIT (MZ_STAGE_MINING) | MZ_BIT (MZ_STAGE_CONCENTRATION);
    case MZ_PRODUCT_SEPARATED:
      return MZ_BIT (MZ_STAGE_SEPARATION);
    case MZ_PRODUCT_METAL:
      return MZ_BIT (MZ_STAGE_METAL) | MZ_BIT (MZ_STAGE_ALLOY);
    case MZ_PRODUCT_MAGNET:
      return MZ_BIT (MZ_STAGE_MAGNET);
    case MZ_PRODUCT_RECYCLED:
      return MZ_BIT (MZ_STAGE_RECYCLING);
    case MZ_PRODUCT_OTHER:
    case MZ_N_PRODUCTS:
    default:
      return 0;
    }
}

static gboolean
is_plan (const Draft *draft, gboolean planned, MzPartialDate from)
{
  return planned || (mz_partial_date_is_set (from) && mz_partial_date_first_day (from) > draft->known);
}

static gboolean
is_status_plan (const Draft *draft, guint i)
{
  const MzStatus *status = &g_array_index (draft->status, MzStatus, i);

  return is_plan (draft, status->planned, status->from);
}

static gboolean
is_capacity_plan (const Draft *draft, guint i, const MzMove *move)
{
  const MzCapacity *capacity = &g_array_index (draft->capacity, MzCapacity, i);

  return is_plan (draft, capacity->planned, capacity->from)
         && (move->stages == 0
             || (move->stages & stages_of_product (mz_capacity_get_product (capacity, draft->info->kind))) != 0);
}

/* Behind all that has begun by then. */
static void
assume (Draft *draft, MzDay from, MzState state, const MzMove *move)
{
  MzStatus status = { mz_partial_date_from_day (from), state, TRUE, *move->sources != NULL ? move->sources : NULL, TRUE };
  guint i = draft->status->len;

  while (i > 0 && mz_partial_date_first_day (g_array_index (draft->status, MzStatus, i - 1).from) > from)
    i--;
  g_array_insert_val (draft->status, i, status);
}

/* Whether the move is about all that the site does; else its state as a whole stays as it is. */
static gboolean
is_of_whole_site (const Draft *draft, const MzMove *move)
{
  return move->stages == 0 || (draft->info->stages & ~move->stages) == 0;
}

static void
fail (Draft *draft, const MzMove *move)
{
  MzState then = MZ_STATE_OPERATING;
  MzDay first, end;

  mz_move_get_days (move, &first, &end);
  if (move->leak > 0 || !is_of_whole_site (draft, move))
    return;
  /* What would have begun meanwhile begins when the outage ends. */
  for (guint i = 0; i < draft->status->len;)
    {
      const MzStatus *status = &g_array_index (draft->status, MzStatus, i);
      MzDay from = mz_partial_date_is_set (status->from) ? mz_partial_date_first_day (status->from) : MZ_DAY_EVER;

      if (from < end && status->state != MZ_STATE_PLANNED)
        then = status->state;
      if (from >= first && from < end)
        g_array_remove_index (draft->status, i);
      else
        i++;
    }
  assume (draft, first, MZ_STATE_CARE, move);
  if (end != MZ_DAY_NEVER)
    assume (draft, end, then, move);
}

static void
drop_plans (Draft *draft, const MzMove *move)
{
  for (guint i = draft->status->len; i > 0 && is_of_whole_site (draft, move); i--)
    if (is_status_plan (draft, i - 1))
      g_array_remove_index (draft->status, i - 1);
}

static void
drop_planned_capacity (Draft *draft, const MzMove *move)
{
  for (guint i = draft->capacity->len; i > 0; i--)
    if (is_capacity_plan (draft, i - 1, move))
      g_array_remove_index (draft->capacity, i - 1);
}

static void
open_plant (Draft *draft, const MzMove *move)
{
  drop_plans (draft, move);
  if (is_of_whole_site (draft, move))
    assume (draft, mz_partial_date_first_day (move->start), MZ_STATE_OPERATING, move);
  if (move->amount >= 0)
    {
      MzCapacity capacity = { move->unit, move->amount, move->start, TRUE, TRUE,
                              *move->sources != NULL ? move->sources : NULL };

      drop_planned_capacity (draft, move);
      g_array_append_val (draft->capacity, capacity);
      return;
    }
  for (guint i = 0; i < draft->capacity->len; i++)
    if (is_capacity_plan (draft, i, move))
      {
        g_array_index (draft->capacity, MzCapacity, i).from = move->start;
        g_array_index (draft->capacity, MzCapacity, i).planned = TRUE;
      }
}

/* Never more precise than what was promised: a year stays one, the last that can be meant. */
static MzPartialDate
postpone (MzPartialDate date, guint months)
{
  if (!mz_partial_date_is_set (date))
    return date;
  if (mz_partial_date_get_precision (date) != MZ_DATE_PRECISION_YEAR)
    return mz_partial_date_step (date, MZ_DATE_PRECISION_MONTH, (int) months);
  return mz_partial_date_step (date, MZ_DATE_PRECISION_YEAR, (int) ((months + 11) / 12));
}

/* What is late stays a plan. */
static void
slip (Draft *draft, const MzMove *move)
{
  for (guint i = 0; i < draft->status->len && is_of_whole_site (draft, move); i++)
    if (is_status_plan (draft, i))
      {
        MzStatus *status = &g_array_index (draft->status, MzStatus, i);

        status->from = postpone (status->from, move->months);
        status->planned = TRUE;
      }
  for (guint i = 0; i < draft->capacity->len; i++)
    if (is_capacity_plan (draft, i, move))
      {
        MzCapacity *capacity = &g_array_index (draft->capacity, MzCapacity, i);

        capacity->from = postpone (capacity->from, move->months);
        capacity->planned = TRUE;
      }
}

/* Returns: whether the move is one of sites. */
static gboolean
apply (Draft *draft, const MzMove *move)
{
  switch (move->kind)
    {
    case MZ_MOVE_SITE_FAILS:
      fail (draft, move);
      return TRUE;
    case MZ_MOVE_PLANT_OPENS:
      open_plant (draft, move);
      return TRUE;
    case MZ_MOVE_PLANT_SLIPS:
      slip (draft, move);
      return TRUE;
    case MZ_MOVE_PLANT_NEVER:
      drop_plans (draft, move);
      drop_planned_capacity (draft, move);
      return TRUE;
    case MZ_MOVE_STOP_EXPORTS:
    case MZ_MOVE_LICENCE_DELAY:
    case MZ_MOVE_STOCK_RELEASE:
    case MZ_MOVE_RECYCLING:
    case MZ_MOVE_SHIFT:
    case MZ_MOVE_DEMAND:
    case MZ_N_MOVE_KINDS:
    default:
      return FALSE;
    }
}

static MzSiteInfo *
copy_info (const Draft *draft)
{
  const MzSiteInfo *old = draft->info;
  MzSiteInfo *info = mz_site_info_new ();

  info->country = g_strdup (old->country);
  info->admin1 = g_strdup (old->admin1);
  info->lat = old->lat;
  info->lon = old->lon;
  info->precision = old->precision;
  info->kind = old->kind;
  info->stages = old->stages;
  info->minerals = g_strdupv (old->minerals);
  info->products = g_strdupv (old->products);
  info->deposit_type = g_strdup (old->deposit_type);
  info->site_operator = g_strdup (old->site_operator);
  for (guint i = 0; i < old->owners->len; i++)
    {
      MzOwner owner = g_array_index (old->owners, MzOwner, i);

      owner.name = g_strdup (owner.name);
      owner.sources = g_strdupv (owner.sources);
      mz_site_info_add_owner (info, &owner);
    }
  for (guint i = 0; i < draft->status->len; i++)
    {
      MzStatus status = g_array_index (draft->status, MzStatus, i);

      status.sources = g_strdupv (status.sources);
      mz_site_info_add_status (info, &status);
    }
  for (guint i = 0; i < draft->capacity->len; i++)
    {
      MzCapacity capacity = g_array_index (draft->capacity, MzCapacity, i);

      capacity.what = g_strdup (capacity.what);
      capacity.sources = g_strdupv (capacity.sources);
      mz_site_info_add_capacity (info, &capacity);
    }
  for (guint i = 0; i < old->resource->len; i++)
    {
      MzResource resource = g_array_index (old->resource, MzResource, i);

      resource.resource_class = g_strdup (resource.resource_class);
      resource.sources = g_strdupv (resource.sources);
      mz_site_info_add_resource (info, &resource);
    }
  return info;
}

static MzRecordHead
copy_head (MzSite *site, char *note)
{
  const MzRecordHead *old = mz_record_peek_head (MZ_RECORD (site));

  return (MzRecordHead) { .id = g_strdup (old->id), .name = g_strdup (old->name), .short_name = g_strdup (old->short_name),
                          .note = note, .sources = g_strdupv (old->sources), .aliases = g_strdupv (old->aliases),
                          .general = old->general, .json = old->json != NULL ? g_bytes_ref (old->json) : NULL,
                          .file = old->file != NULL ? g_ref_string_acquire (old->file) : NULL, .line = old->line,
                          .overlaid = old->overlaid, .assumed = TRUE };
}

/**
 * mz_scenario_site_new:
 * @as_of: the last date that the facts know: what begins later is a plan
 *
 * Returns: (transfer full) (nullable): the site as the moves have it that name it, in their order; %NULL: none does.
 */
MzSite *
mz_scenario_site_new (MzSite *site, const MzScenario *scenario, MzPartialDate as_of)
{
  g_autoptr (GArray) status = g_array_new (FALSE, FALSE, sizeof (MzStatus));
  g_autoptr (GArray) capacity = g_array_new (FALSE, FALSE, sizeof (MzCapacity));
  const MzSiteInfo *info = mz_site_peek (site);
  Draft draft = { info, status, capacity, mz_partial_date_last_day (as_of) };
  g_autofree char *note = g_strdup (mz_record_peek_head (MZ_RECORD (site))->note);
  MzRecordHead head;
  gboolean moved = FALSE;

  if (info->status->len > 0)
    g_array_append_vals (status, info->status->data, info->status->len);
  if (info->capacity->len > 0)
    g_array_append_vals (capacity, info->capacity->data, info->capacity->len);
  for (guint i = 0; i < mz_scenario_get_n_moves (scenario); i++)
    {
      const MzMove *move = mz_scenario_peek_move (scenario, i);

      if (g_strcmp0 (move->site, mz_record_get_id (MZ_RECORD (site))) == 0 && apply (&draft, move))
        {
          char *longer = mz_scenario_note (scenario, move, note);

          g_free (note);
          note = longer;
          moved = TRUE;
        }
    }
  if (!moved)
    return NULL;
  head = copy_head (site, g_steal_pointer (&note));
  return mz_site_new (&head, copy_info (&draft));
}
