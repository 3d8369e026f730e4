/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-model"

#include "mz-comparison.h"

#include <glib/gi18n-lib.h>

#include "mz-collate.h"

struct _MzChange
{
  GObject      parent_instance;
  MzChangeKind kind;
  MzRecord    *record;
  guint        before, after; /* MzState of a site, MzForce of the others */
  GStrv        sources;       /* of the entry that says so, or of the record, which owns them */
};

G_DEFINE_FINAL_TYPE (MzChange, mz_change, G_TYPE_OBJECT)

static void
mz_change_finalize (GObject *object)
{
  g_clear_object (&MZ_CHANGE (object)->record);
  G_OBJECT_CLASS (mz_change_parent_class)->finalize (object);
}

static void
mz_change_class_init (MzChangeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mz_change_finalize;
}

static void
mz_change_init (MzChange *self)
{
}

static MzChange *
change_new (MzChangeKind kind, MzRecord *record, guint before, guint after, GStrv own)
{
  MzChange *self = g_object_new (MZ_TYPE_CHANGE, NULL);

  self->kind = kind;
  self->record = g_object_ref (record);
  self->before = before;
  self->after = after;
  self->sources = own != NULL && own[0] != NULL ? own : mz_record_peek_head (record)->sources;
  return self;
}

MzChangeKind
mz_change_get_kind (MzChange *self)
{
  g_return_val_if_fail (MZ_IS_CHANGE (self), MZ_N_CHANGES);

  return self->kind;
}

/** mz_change_get_record: Returns: (transfer none): what has changed. */
MzRecord *
mz_change_get_record (MzChange *self)
{
  g_return_val_if_fail (MZ_IS_CHANGE (self), NULL);

  return self->record;
}

/** mz_change_get_after: Returns: the #MzState or, of agreements and measures, the #MzForce on the later date. */
guint
mz_change_get_after (MzChange *self)
{
  g_return_val_if_fail (MZ_IS_CHANGE (self), 0);

  return self->after;
}

/** mz_change_get_sources: Returns: (transfer none): ids of the sources that say what is so on the later date; may be empty. */
const char *const *
mz_change_get_sources (MzChange *self)
{
  g_return_val_if_fail (MZ_IS_CHANGE (self), NULL);

  return (const char *const *) self->sources;
}

static const char *
get_word (MzChange *self)
{
  switch (self->kind)
    {
    case MZ_CHANGE_OPENED:
      return C_("change", "Opened");
    case MZ_CHANGE_CLOSED:
      return C_("change", "Closed");
    case MZ_CHANGE_SIGNED:
      return C_("change", "Signed");
    case MZ_CHANGE_IN_FORCE:
      return C_("change", "Came into force");
    case MZ_CHANGE_LAPSED:
      return C_("change", "Lapsed");
    case MZ_CHANGE_BEGAN:
      return C_("change", "Took effect");
    case MZ_CHANGE_SUSPENDED:
      return C_("change", "Paused");
    case MZ_CHANGE_ENDED:
      return C_("change", "Ended");
    case MZ_CHANGE_SITE_STATE:
      return mz_vocabulary_get_label (&mz_states, self->after);
    case MZ_CHANGE_AGREEMENT_STATE:
    case MZ_CHANGE_MEASURE_STATE:
    case MZ_N_CHANGES:
    default:
      return mz_vocabulary_get_label (&mz_forces, self->after);
    }
}

/** mz_change_to_text: Returns: (transfer full): "Opened, before: construction". */
char *
mz_change_to_text (MzChange *self)
{
  gboolean site;

  g_return_val_if_fail (MZ_IS_CHANGE (self), NULL);

  site = MZ_IS_SITE (self->record);
  if (!site && self->after == MZ_FORCE_NONE)
    return g_strdup (_("Only in the other scenario"));
  if (self->before == (site ? (guint) MZ_STATE_NONE : (guint) MZ_FORCE_NONE))
    return g_strdup (get_word (self));
  /* Translators: what has become of something, and what it was before: "Opened, before: construction". */
  return g_strdup_printf (_("%1$s, before: %2$s"), get_word (self), mz_vocabulary_get_word (site ? &mz_states : &mz_forces, self->before));
}

static MzChangeKind
classify_site (MzState after)
{
  if (after == MZ_STATE_OPERATING)
    return MZ_CHANGE_OPENED;
  return after == MZ_STATE_CLOSED ? MZ_CHANGE_CLOSED : MZ_CHANGE_SITE_STATE;
}

static MzChangeKind
classify_agreement (MzForce before, MzForce after)
{
  if (after == MZ_FORCE_ENDED)
    return MZ_CHANGE_LAPSED;
  if ((after == MZ_FORCE_SIGNED || after == MZ_FORCE_IN_FORCE) && (before == MZ_FORCE_NONE || before == MZ_FORCE_ANNOUNCED))
    return MZ_CHANGE_SIGNED;
  return after == MZ_FORCE_IN_FORCE ? MZ_CHANGE_IN_FORCE : MZ_CHANGE_AGREEMENT_STATE;
}

static MzChangeKind
classify_measure (MzForce after)
{
  if (after == MZ_FORCE_IN_FORCE)
    return MZ_CHANGE_BEGAN;
  if (after == MZ_FORCE_PAUSED)
    return MZ_CHANGE_SUSPENDED;
  return after == MZ_FORCE_ENDED ? MZ_CHANGE_ENDED : MZ_CHANGE_MEASURE_STATE;
}

/* Returns: (nullable): the sources of the entry that says what the site does. */
static GStrv
find_status_sources (MzSite *site, const MzSiteState *state)
{
  const GArray *status = mz_site_peek (site)->status;

  for (guint i = 0; i < status->len; i++)
    {
      const MzStatus *entry = &g_array_index (status, MzStatus, i);

      if (entry->state == state->state && mz_partial_date_equal (entry->from, state->since))
        return entry->sources;
    }
  return NULL;
}

/* Returns: (nullable): the sources of the step that brought an agreement where it is. */
static GStrv
find_step_sources (MzAgreement *agreement, const MzForceState *force)
{
  static const struct { MzForce force; MzStepKind step; } steps[] = {
    { MZ_FORCE_SIGNED, MZ_STEP_SIGNED }, { MZ_FORCE_IN_FORCE, MZ_STEP_IN_FORCE }, { MZ_FORCE_ENDED, MZ_STEP_ENDED },
  };
  const GArray *taken = mz_agreement_peek (agreement)->steps;

  for (guint i = 0; i < taken->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (steps); k++)
      if (steps[k].force == force->force && g_array_index (taken, MzStep, i).step == steps[k].step)
        return g_array_index (taken, MzStep, i).sources;
  return NULL;
}

/* What one record is in two workspaces; each may lack it. */
typedef struct
{
  MzWorkspace *from, *to;
  MzRecord    *before, *after; /* (nullable), but not both */
} Pair;

/* Where a scenario makes it another record, what is assumed stands against what was known last. */
static MzSiteState
get_state (const Pair *pair, MzWorkspace *workspace, MzRecord *record)
{
  MzSiteState state = { MZ_STATE_NONE, MZ_STATE_NONE, MZ_STATE_NONE, { 0 } };

  if (record == NULL)
    return state;
  state = mz_workspace_get_site_state (workspace, MZ_SITE (record));
  if (pair->before != pair->after && state.state == MZ_STATE_NOT_KNOWN && state.last_known != MZ_STATE_NONE)
    state.state = state.last_known;
  return state;
}

/* Where nobody can know what holds on one of the dates, nobody can know of a change. */
static MzChange *
compare_site (const Pair *pair)
{
  MzState before = get_state (pair, pair->from, pair->before).state;
  MzSiteState after = get_state (pair, pair->to, pair->after);

  if (before == after.state || before == MZ_STATE_NOT_KNOWN || after.state == MZ_STATE_NOT_KNOWN || after.state == MZ_STATE_NONE)
    return NULL;
  return change_new (classify_site (after.state), pair->after, before, after.state,
                     find_status_sources (MZ_SITE (pair->after), &after));
}

/* What only the first of two scenarios assumes has no state in the second one. */
static MzChange *
compare_force (const Pair *pair)
{
  MzForce before = pair->before != NULL ? mz_workspace_get_force (pair->from, pair->before).force : MZ_FORCE_NONE;
  MzForceState state = { .force = MZ_FORCE_NONE };
  MzForce after;

  if (pair->after != NULL)
    state = mz_workspace_get_force (pair->to, pair->after);
  after = state.force;
  if (before == after || before == MZ_FORCE_NOT_KNOWN || after == MZ_FORCE_NOT_KNOWN)
    return NULL;
  if (after == MZ_FORCE_NONE)
    return pair->after == NULL ? change_new (MZ_CHANGE_MEASURE_STATE, pair->before, before, after, NULL) : NULL;
  if (MZ_IS_MEASURE (pair->after))
    return change_new (classify_measure (after), pair->after, before, after, NULL);
  return change_new (classify_agreement (before, after), pair->after, before, after,
                     find_step_sources (MZ_AGREEMENT (pair->after), &state));
}

static gboolean
is_shown (MzWorkspace *workspace, MzRecord *record)
{
  return record != NULL && mz_workspace_shows (workspace, mz_workspace_get_query (workspace), record);
}

static void
compare_pair (const Pair *pair, GPtrArray *changes)
{
  MzRecord *record = pair->after != NULL ? pair->after : pair->before;
  MzChange *change = MZ_IS_SITE (record) ? compare_site (pair) : compare_force (pair);

  if (change == NULL)
    return;
  if (is_shown (pair->from, pair->before) || is_shown (pair->to, pair->after))
    g_ptr_array_add (changes, change);
  else
    g_object_unref (change);
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const MzChange *x = *(MzChange *const *) a, *y = *(MzChange *const *) b;

  if (x->kind != y->kind)
    return (int) x->kind - (int) y->kind;
  return mz_collate (mz_record_get_short_name (x->record), mz_record_get_short_name (y->record));
}

/* The n-th moves of two scenarios have one id, whatever they are. */
static MzRecord *
find_same (MzStore *store, MzRecord *record)
{
  MzRecord *other = mz_store_lookup (store, mz_record_get_id (record));

  if (other != NULL && other != record && MZ_IS_MEASURE (record) && mz_record_peek_head (record)->assumed
      && (mz_measure_peek (MZ_MEASURE (other))->kind != mz_measure_peek (MZ_MEASURE (record))->kind
          || g_strcmp0 (mz_measure_peek (MZ_MEASURE (other))->country, mz_measure_peek (MZ_MEASURE (record))->country) != 0))
    return NULL;
  return other;
}

/**
 * mz_comparison_is_turned_round:
 *
 * Returns: whether @b is what comes first: the earlier date; on one date the facts come before what is assumed over them.
 */
gboolean
mz_comparison_is_turned_round (MzWorkspace *a, MzWorkspace *b)
{
  int order = mz_partial_date_compare (mz_workspace_get_date (a), mz_workspace_get_date (b));

  return order > 0 || (order == 0 && mz_workspace_get_scenario (a) != NULL && mz_workspace_get_scenario (b) == NULL);
}

/**
 * mz_comparison_new:
 * @a, @b: workspaces over the same facts; their order does not matter, unless they have one date and different scenarios
 *
 * What becomes of sites, agreements and measures from the earlier to the later date, and from the facts to a scenario, or from
 * one to the other; of those that either workspace shows.
 *
 * Returns: (transfer full) (element-type MzChange): by kind, then by name
 */
GPtrArray *
mz_comparison_new (MzWorkspace *a, MzWorkspace *b)
{
  static const MzRecordKind kinds[] = { MZ_RECORD_SITE, MZ_RECORD_AGREEMENT, MZ_RECORD_MEASURE };
  GPtrArray *changes = g_ptr_array_new_with_free_func (g_object_unref);
  MzWorkspace *from = a, *to = b;

  g_return_val_if_fail (MZ_IS_WORKSPACE (a) && MZ_IS_WORKSPACE (b), changes);
  g_return_val_if_fail (mz_workspace_get_facts (a) == mz_workspace_get_facts (b), changes);

  if (mz_comparison_is_turned_round (a, b))
    {
      from = b;
      to = a;
    }
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      MzStore *first = mz_dataset_get_store (mz_workspace_get_dataset (from), kinds[k]);
      MzStore *second = mz_dataset_get_store (mz_workspace_get_dataset (to), kinds[k]);

      for (guint i = 0; i < mz_store_get_length (second); i++)
        {
          MzRecord *record = mz_store_peek (second, i);

          compare_pair (&(Pair) { from, to, find_same (first, record), record }, changes);
        }
      for (guint i = 0; i < mz_store_get_length (first); i++)
        {
          MzRecord *record = mz_store_peek (first, i);

          if (find_same (second, record) == NULL)
            compare_pair (&(Pair) { from, to, record, NULL }, changes);
        }
    }
  g_ptr_array_sort (changes, compare_changes);
  return changes;
}
