/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of sites, and the names of all records. */
#define G_LOG_DOMAIN "mz-story"
#include "mz-story-figure-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-card-builder.h"

/* Stories are English, and so are the names in them. */
void
mz_look_up_name (MzLookUp *self)
{
  const char *name = mz_record_peek_head (self->record)->name;

  mz_look_up_set_words (self, name, name);
}

void
mz_look_up_site_country (MzLookUp *self)
{
  const char *code = mz_site_peek (MZ_SITE (self->record))->country;
  MzRecord *country = mz_dataset_lookup (self->context->dataset, MZ_RECORD_COUNTRY, code);

  mz_look_up_set_words (self, country != NULL ? mz_record_peek_head (country)->name : code, code);
}

void
mz_look_up_site_operator (MzLookUp *self)
{
  const char *name = mz_site_peek (MZ_SITE (self->record))->site_operator;

  if (name != NULL)
    mz_look_up_set_words (self, name, name);
}

static MzSiteState
get_state (MzLookUp *self)
{
  return mz_site_get_state (MZ_SITE (self->record), self->context->date, mz_look_up_get_as_of (self));
}

/* The sources of the entry that says so. */
static void
cite_state (MzLookUp *self, MzPartialDate since)
{
  const MzSiteInfo *info = mz_site_peek (MZ_SITE (self->record));

  for (guint i = 0; i < info->status->len; i++)
    {
      const MzStatus *status = &g_array_index (info->status, MzStatus, i);

      if (mz_partial_date_is_set (since) && mz_partial_date_equal (status->from, since))
        mz_look_up_add_sources (self, (const char *const *) status->sources);
    }
}

void
mz_look_up_site_state (MzLookUp *self)
{
  MzSiteState state = get_state (self);
  MzCardBuilder builder = { .dataset = self->context->dataset, .date = self->context->date,
                            .as_of = mz_look_up_get_as_of (self) };
  g_autofree char *text = NULL, *since = NULL, *value = NULL;

  builder.after = mz_partial_date_first_day (builder.date) > mz_partial_date_last_day (builder.as_of);
  text = mz_card_state_text (&builder, &state);
  since = mz_partial_date_is_set (state.since) ? mz_partial_date_to_string (state.since) : NULL;
  value = g_strconcat (mz_vocabulary_get_key (&mz_states, state.state), since != NULL ? " " : NULL, since, NULL);
  cite_state (self, state.since);
  mz_look_up_set_words (self, text, value);
}

void
mz_look_up_site_since (MzLookUp *self)
{
  MzPartialDate since = get_state (self).since;

  cite_state (self, since);
  mz_look_up_set_date (self, since);
}

/* --- Capacity --- */

static const char *const product_keys[MZ_N_PRODUCTS] = { "reo", "separated", "metal", "magnet", "recycled", "other" };

/* Whether @key means this capacity: all its words, its words before any bracket, or a sort of tonnes. */
static gboolean
is_meant (const MzCapacity *capacity, MzSiteKind kind, const char *key)
{
  g_autofree char *before = g_strndup (capacity->what, strcspn (capacity->what, "("));

  return key == NULL || strcmp (capacity->what, key) == 0 || g_ascii_strcasecmp (g_strstrip (before), key) == 0
         || strcmp (product_keys[mz_capacity_get_product (capacity, kind)], key) == 0;
}

/* Whether the facts have it on the date; plans are had whenever they are for. */
static gboolean
is_there (MzLookUp *self, const MzCapacity *capacity)
{
  if (capacity->planned || !mz_partial_date_is_set (capacity->from))
    return TRUE;
  return mz_partial_date_reached (capacity->from, self->context->date) != MZ_TRUTH_NO
         && mz_partial_date_first_day (capacity->from) <= mz_partial_date_last_day (mz_look_up_get_as_of (self));
}

/* The largest that is meant. (nullable) */
static const MzCapacity *
find_capacity (MzLookUp *self, gboolean planned, gboolean *any)
{
  const MzSiteInfo *info = mz_site_peek (MZ_SITE (self->record));
  const MzCapacity *best = NULL;

  for (guint i = 0; i < info->capacity->len; i++)
    {
      const MzCapacity *capacity = &g_array_index (info->capacity, MzCapacity, i);

      if (!is_meant (capacity, info->kind, self->binding->key))
        continue;
      *any = TRUE;
      if (capacity->planned == planned && capacity->t_per_year >= 0 && is_there (self, capacity)
          && (best == NULL || capacity->t_per_year > best->t_per_year))
        best = capacity;
    }
  return best;
}

void
mz_look_up_site_capacity (MzLookUp *self)
{
  gboolean planned = self->binding->form == MZ_STORY_SITE_PLANNED_CAPACITY, any = self->binding->key == NULL;
  const MzCapacity *capacity = find_capacity (self, planned, &any);
  g_autofree char *unit = NULL, *plain = NULL;

  if (!planned && self->binding->key == NULL)
    capacity = mz_site_get_capacity (MZ_SITE (self->record), self->context->date, mz_look_up_get_as_of (self));
  if (!any)
    mz_look_up_set_gone (self, _("%1$s has no capacity of “%2$s”."), mz_record_get_name (self->record), self->binding->key);
  if (capacity == NULL)
    return;
  /* Translators: tonnes a year of what is made, behind a number. */
  unit = g_strdup_printf (_("t/a %s"), mz_format_label (capacity->what));
  plain = g_strconcat ("t/a ", capacity->what, NULL);
  mz_look_up_add_sources (self, (const char *const *) capacity->sources);
  mz_look_up_set_number (self, &(MzLookUpNumber) { .value = capacity->t_per_year, .least = NAN, .unit = unit, .plain = plain,
                                                   .flags = capacity->estimate ? MZ_DATUM_ESTIMATE : 0 });
}

/* --- Plans --- */

/* When it is to start, by the last of its plans to operate, and by what it is to make. May be unset. */
static MzPartialDate
find_plan (MzLookUp *self, const MzSiteInfo *info)
{
  MzPartialDate date = MZ_PARTIAL_DATE_NONE;

  for (guint i = 0; i < info->status->len; i++)
    {
      const MzStatus *status = &g_array_index (info->status, MzStatus, i);

      if (status->planned && status->state == MZ_STATE_OPERATING && mz_partial_date_is_set (status->from))
        {
          date = status->from;
          mz_look_up_add_sources (self, (const char *const *) status->sources);
        }
    }
  for (guint i = 0; i < info->capacity->len && !mz_partial_date_is_set (date); i++)
    {
      const MzCapacity *capacity = &g_array_index (info->capacity, MzCapacity, i);

      if (capacity->planned && mz_partial_date_is_set (capacity->from))
        {
          date = capacity->from;
          mz_look_up_add_sources (self, (const char *const *) capacity->sources);
        }
    }
  return date;
}

/* By its record of how plants started. May be unset. */
static MzPartialDate
find_promise (MzLookUp *self)
{
  MzStore *parameters = mz_dataset_get_store (self->context->dataset, MZ_RECORD_PARAMETER);

  for (guint i = 0; i < mz_store_get_length (parameters); i++)
    {
      MzRecord *record = mz_store_peek (parameters, i);
      const MzParameterInfo *info = mz_parameter_peek (MZ_PARAMETER (record));

      if (g_strcmp0 (info->group, "ramp_ups") != 0 || g_strcmp0 (info->site, self->binding->id) != 0
          || mz_partial_date_is_set (info->started))
        continue;
      mz_look_up_add_sources (self, (const char *const *) mz_record_peek_head (record)->sources);
      return mz_partial_date_is_set (info->now_promised) ? info->now_promised : info->promised;
    }
  return MZ_PARTIAL_DATE_NONE;
}

void
mz_look_up_site_planned (MzLookUp *self)
{
  MzPartialDate date = find_plan (self, mz_site_peek (MZ_SITE (self->record)));

  mz_look_up_set_date (self, mz_partial_date_is_set (date) ? date : find_promise (self));
}

/* --- Resources --- */

static const MzResource *
find_resource (const MzSiteInfo *info)
{
  const MzResource *best = NULL;

  for (guint i = 0; i < info->resource->len; i++)
    {
      const MzResource *resource = &g_array_index (info->resource, MzResource, i);

      if (resource->mt >= 0 && (best == NULL || resource->mt > best->mt))
        best = resource;
    }
  return best;
}

void
mz_look_up_site_resource (MzLookUp *self)
{
  const MzResource *resource = find_resource (mz_site_peek (MZ_SITE (self->record)));
  g_autofree char *grade = NULL, *unit = NULL;
  char plain[G_ASCII_DTOSTR_BUF_SIZE + 8] = "Mt";

  if (resource == NULL)
    return;
  grade = resource->treo_pct >= 0 ? mz_format_percent (resource->treo_pct) : NULL;
  /* Translators: behind a number: million tonnes, and a grade in per cent of total rare earth oxides. */
  unit = grade != NULL ? g_strdup_printf (_("Mt of ore at %s TREO"), grade) : g_strdup (_("Mt of ore, grade not known"));
  if (grade != NULL)
    g_snprintf (plain, sizeof plain, "Mt, %s", g_ascii_dtostr ((char[G_ASCII_DTOSTR_BUF_SIZE]) { 0 }, G_ASCII_DTOSTR_BUF_SIZE,
                                                               resource->treo_pct));
  mz_look_up_add_sources (self, (const char *const *) resource->sources);
  mz_look_up_set_number (self, &(MzLookUpNumber) { .value = resource->mt, .least = NAN, .unit = unit, .plain = plain,
                                                   .flags = resource->estimate ? MZ_DATUM_ESTIMATE : 0 });
}
