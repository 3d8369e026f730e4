/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-model"

#include "mz-site.h"
#include "mz-record-private.h"
#include "mz-site-private.h"

/* MzSite: a mine, a deposit or a plant. Owned by the dataset's store; immutable, main thread. */
struct _MzSite
{
  MzRecord    parent_instance;
  MzSiteInfo *info;
  MzLifeStep *life; /* one a status */
};

G_DEFINE_FINAL_TYPE (MzSite, mz_site, MZ_TYPE_RECORD)

static void
mz_site_finalize (GObject *object)
{
  MzSite *self = MZ_SITE (object);

  g_free (self->life);
  g_clear_pointer (&self->info, mz_site_info_free);
  G_OBJECT_CLASS (mz_site_parent_class)->finalize (object);
}

static void
mz_site_class_init (MzSiteClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mz_site_finalize;
  MZ_RECORD_CLASS (klass)->kind = MZ_RECORD_SITE;
}

static void
mz_site_init (MzSite *self)
{
}

/** mz_site_new: @head: its members are taken; @info: (transfer full). Returns: (transfer full): the record. */
MzSite *
mz_site_new (MzRecordHead *head, MzSiteInfo *info)
{
  MzSite *self;

  g_return_val_if_fail (head != NULL && info != NULL, NULL);

  self = g_object_new (MZ_TYPE_SITE, NULL);
  mz_record_take_head (MZ_RECORD (self), head);
  self->info = info;
  info->minerals = mz_words_take (info->minerals);
  info->products = mz_words_take (info->products);
  self->life = g_new0 (MzLifeStep, info->status->len);
  for (guint i = 0; i < info->status->len; i++)
    {
      const MzStatus *status = &g_array_index (info->status, MzStatus, i);

      self->life[i] = (MzLifeStep) { mz_partial_date_first_day (status->from), mz_partial_date_last_day (status->from),
                                     (guint8) status->state, status->planned ? 1 : 0, status->assumed ? 1 : 0 };
    }
  return self;
}

const MzSiteInfo *
mz_site_peek (MzSite *self)
{
  g_return_val_if_fail (MZ_IS_SITE (self), NULL);

  return self->info;
}

static void
owner_clear (MzOwner *owner)
{
  g_free (owner->name);
  g_strfreev (owner->sources);
}

static void
status_clear (MzStatus *status)
{
  g_strfreev (status->sources);
}

static void
capacity_clear (MzCapacity *capacity)
{
  g_free (capacity->what);
  g_strfreev (capacity->sources);
}

static void
resource_clear (MzResource *resource)
{
  g_free (resource->resource_class);
  g_strfreev (resource->sources);
}

/* What all lists without entries are: most sites are only points. Never changed, never freed. */
static GArray no_entries;

/** mz_site_info_new: Returns: (transfer full): information in which nothing is known yet; its lists are empty. */
MzSiteInfo *
mz_site_info_new (void)
{
  MzSiteInfo *info = g_new0 (MzSiteInfo, 1);

  info->owners = info->status = info->capacity = info->resource = &no_entries;
  return info;
}

static void
add_entry (GArray **entries, gconstpointer entry, gsize size, gpointer clear)
{
  if (*entries == &no_entries)
    {
      *entries = g_array_new (FALSE, FALSE, (guint) size);
      g_array_set_clear_func (*entries, (GDestroyNotify) clear);
    }
  g_array_append_vals (*entries, entry, 1);
}

/** mz_site_info_add_owner: @owner: its members are taken; so with the other lists */
void
mz_site_info_add_owner (MzSiteInfo *info, const MzOwner *owner)
{
  add_entry (&info->owners, owner, sizeof *owner, owner_clear);
}

void
mz_site_info_add_status (MzSiteInfo *info, const MzStatus *status)
{
  add_entry (&info->status, status, sizeof *status, status_clear);
}

void
mz_site_info_add_capacity (MzSiteInfo *info, const MzCapacity *capacity)
{
  add_entry (&info->capacity, capacity, sizeof *capacity, capacity_clear);
}

void
mz_site_info_add_resource (MzSiteInfo *info, const MzResource *resource)
{
  add_entry (&info->resource, resource, sizeof *resource, resource_clear);
}

static void
free_entries (GArray *entries)
{
  if (entries != &no_entries)
    g_array_unref (entries);
}

void
mz_site_info_free (MzSiteInfo *info)
{
  g_free (info->country);
  g_free (info->admin1);
  mz_words_free (info->minerals);
  mz_words_free (info->products);
  g_free (info->deposit_type);
  g_free (info->site_operator);
  free_entries (info->owners);
  free_entries (info->status);
  free_entries (info->capacity);
  free_entries (info->resource);
  g_free (info);
}

/**
 * mz_site_get_state:
 * @date: the date asked for; a vague one is the whole span
 * @as_of: the last date that the facts know
 *
 * What the site does on @date. Certain is a state that has begun by the first day of @date on whatever day its own date
 * means; a state that has perhaps begun is told beside it. The last state without a date is known for the as-of date only.
 * After the as-of date what is planned is %MZ_STATE_PLANNED, and everything else is not known; what a scenario assumes holds.
 *
 * Returns: the state; %MZ_STATE_NONE if the first thing known of the site is later than @date.
 */
MzSiteState
mz_site_get_state (MzSite *self, MzPartialDate date, MzPartialDate as_of)
{
  MzLifeDates dates = mz_life_dates (date, as_of);
  MzLifeState life;

  g_return_val_if_fail (MZ_IS_SITE (self), ((MzSiteState) { MZ_STATE_NOT_KNOWN, MZ_STATE_NONE, MZ_STATE_NONE, { 0 } }));

  life = mz_life_get_state (self->life, self->info->status->len, &dates);
  return (MzSiteState) { life.state, life.perhaps, life.last_known,
                         life.since < 0 ? MZ_PARTIAL_DATE_NONE
                                        : g_array_index (self->info->status, MzStatus, life.since).from };
}

/** mz_site_peek_life: @n_steps: (out). Returns: (array length=n_steps): the site's states with the days of their beginning. */
const MzLifeStep *
mz_site_peek_life (MzSite *self, guint *n_steps)
{
  *n_steps = self->info->status->len;
  return self->life;
}

static gboolean
contains (const char *text, const char *word)
{
  return strstr (text, word) != NULL;
}

/**
 * mz_capacity_get_product:
 * @kind: of the site: it decides where the words leave it open
 *
 * Returns: what sort of tonnes these are. Unlike sorts are never added or compared.
 */
MzProduct
mz_capacity_get_product (const MzCapacity *self, MzSiteKind kind)
{
  g_autofree char *what = g_ascii_strdown (self->what, -1);

  if (contains (what, "scrap") || contains (what, "recycled") || (contains (what, "feed") && kind == MZ_SITE_RECYCLING))
    return MZ_PRODUCT_RECYCLED;
  if (contains (what, "magnet") || contains (what, "ndfeb"))
    {
      if (contains (what, "oxide"))
        return MZ_PRODUCT_SEPARATED;
      if (contains (what, "alloy") || contains (what, "co-product"))
        return contains (what, "alloy") ? MZ_PRODUCT_METAL : MZ_PRODUCT_OTHER;
      if (contains (what, "reo") || contains (what, "materials") || contains (what, "feed"))
        return kind == MZ_SITE_MINE || kind == MZ_SITE_DEPOSIT ? MZ_PRODUCT_REO : MZ_PRODUCT_SEPARATED;
      return MZ_PRODUCT_MAGNET;
    }
  if (contains (what, "metal") || contains (what, "alloy"))
    return MZ_PRODUCT_METAL;
  if (contains (what, "oxide") && !contains (what, "mixed"))
    return MZ_PRODUCT_SEPARATED;
  if (contains (what, "reo") || contains (what, "light re") || contains (what, "heavy re"))
    return kind == MZ_SITE_MINE || kind == MZ_SITE_DEPOSIT || contains (what, "concentrate") ? MZ_PRODUCT_REO
                                                                                           : MZ_PRODUCT_SEPARATED;
  if (contains (what, "mixed oxide"))
    return MZ_PRODUCT_REO;
  return MZ_PRODUCT_OTHER;
}

/**
 * mz_site_get_capacity:
 *
 * Returns: (nullable) (transfer none): the largest capacity in tonnes that the site has, or may have, on @date; plans do not
 * count, nor does anything after @as_of. What is not rare earths is taken only where there is nothing else.
 */
const MzCapacity *
mz_site_get_capacity (MzSite *self, MzPartialDate date, MzPartialDate as_of)
{
  const MzCapacity *best = NULL;
  gboolean best_counts = FALSE;

  g_return_val_if_fail (MZ_IS_SITE (self), NULL);

  for (guint i = 0; i < self->info->capacity->len; i++)
    {
      const MzCapacity *capacity = &g_array_index (self->info->capacity, MzCapacity, i);
      gboolean counts;

      if (capacity->planned || capacity->t_per_year < 0
          || (mz_partial_date_is_set (capacity->from)
              && (mz_partial_date_reached (capacity->from, date) == MZ_TRUTH_NO
                  || mz_partial_date_first_day (capacity->from) > mz_partial_date_last_day (as_of))))
        continue;
      counts = mz_capacity_get_product (capacity, self->info->kind) != MZ_PRODUCT_OTHER;
      if (best == NULL || counts > best_counts || (counts == best_counts && capacity->t_per_year > best->t_per_year))
        {
          best = capacity;
          best_counts = counts;
        }
    }
  return best;
}

/**
 * mz_site_get_stage:
 *
 * Returns: the stage whose shape stands for the site: that of its kind, or its first one where it does not do that one
 * (an alloy maker is of the kind metal); %MZ_N_STAGES for a deposit.
 */
MzStage
mz_site_get_stage (MzSite *self)
{
  static const MzStage of_kind[MZ_N_SITE_KINDS] = {
    [MZ_SITE_MINE] = MZ_STAGE_MINING,   [MZ_SITE_DEPOSIT] = MZ_N_STAGES,    [MZ_SITE_SEPARATION] = MZ_STAGE_SEPARATION,
    [MZ_SITE_METAL] = MZ_STAGE_METAL,   [MZ_SITE_MAGNET] = MZ_STAGE_MAGNET, [MZ_SITE_RECYCLING] = MZ_STAGE_RECYCLING,
  };
  MzStage stage;

  g_return_val_if_fail (MZ_IS_SITE (self), MZ_N_STAGES);

  stage = of_kind[self->info->kind];
  if (stage == MZ_N_STAGES || self->info->stages == 0 || (self->info->stages & MZ_BIT (stage)) != 0)
    return stage;
  return (MzStage) g_bit_nth_lsf (self->info->stages, -1);
}
