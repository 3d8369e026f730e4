/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-whatif.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define EDITED "-edited" /* behind the id of a bundled scenario */

struct _MzWhatif
{
  GObject        parent_instance;
  MzWorkspace   *workspace;
  GPtrArray     *bundled;  /* of MzScenario */
  MzDesk        *desk;     /* (nullable): whose document may have more of them */
  GSignalGroup  *document;
  MzSupplyFacts *facts;    /* (nullable) */
  guint          facts_version;
  MzSupplyRun   *run;      /* (nullable) */
  gboolean       monthly;
  gboolean       stale;    /* the run is that of another scenario, or of other facts */
  guint          update_id;
};

enum { SIGNAL_CHANGED, SIGNAL_KEPT_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzWhatif, mz_whatif, G_TYPE_OBJECT)

/* The facts before the scenario begins: the same for as long as neither the dataset nor that year changes. */
static void
ensure_facts (MzWhatif *self, const MzScenario *scenario)
{
  MzDataset *dataset = mz_whatif_get_dataset (self);
  guint before = mz_supply_get_before (scenario, mz_dataset_get_as_of (dataset));
  guint version = mz_dataset_get_version (dataset);

  if (self->facts != NULL && self->facts->before == before && self->facts_version == version)
    return;
  g_clear_pointer (&self->facts, mz_supply_facts_unref);
  self->facts = mz_supply_facts_new (dataset, before);
  self->facts_version = version;
}

static void
work_out (MzWhatif *self)
{
  MzScenario *scenario = mz_whatif_get_scenario (self);

  self->stale = FALSE;
  g_clear_pointer (&self->run, mz_supply_run_unref);
  if (scenario == NULL)
    return;
  ensure_facts (self, scenario);
  self->run = mz_supply_run_new (self->facts, scenario);
}

static gboolean
update_cb (gpointer data)
{
  MzWhatif *self = data;

  self->update_id = 0;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
queue_update (MzWhatif *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static void
facts_changed_cb (MzWhatif *self)
{
  self->stale = TRUE;
  queue_update (self);
}

static void
kept_changed_cb (MzWhatif *self)
{
  g_signal_emit (self, signals[SIGNAL_KEPT_CHANGED], 0);
}

static void
document_changed_cb (MzWhatif *self, guint parts)
{
  if ((parts & MZ_DOCUMENT_SCENARIOS) != 0)
    kept_changed_cb (self);
}

static void
mz_whatif_dispose (GObject *object)
{
  MzWhatif *self = MZ_WHATIF (object);

  g_clear_object (&self->document);
  g_clear_object (&self->desk);
  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_pointer (&self->run, mz_supply_run_unref);
  g_clear_pointer (&self->facts, mz_supply_facts_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (mz_whatif_parent_class)->dispose (object);
}

static void
mz_whatif_finalize (GObject *object)
{
  g_ptr_array_unref (MZ_WHATIF (object)->bundled);
  G_OBJECT_CLASS (mz_whatif_parent_class)->finalize (object);
}

static void
mz_whatif_class_init (MzWhatifClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mz_whatif_dispose;
  object_class->finalize = mz_whatif_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", MZ_TYPE_WHATIF, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_KEPT_CHANGED] = g_signal_new ("kept-changed", MZ_TYPE_WHATIF, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mz_whatif_init (MzWhatif *self)
{
  self->stale = TRUE;
}

/**
 * mz_whatif_new:
 * @workspace: (transfer none): whose scenario it is
 * @bundled: (transfer none) (element-type MzScenario): those to choose from
 */
MzWhatif *
mz_whatif_new (MzWorkspace *workspace, GPtrArray *bundled)
{
  MzWhatif *self;

  g_return_val_if_fail (MZ_IS_WORKSPACE (workspace) && bundled != NULL, NULL);

  self = g_object_new (MZ_TYPE_WHATIF, NULL);
  self->workspace = g_object_ref (workspace);
  self->bundled = g_ptr_array_ref (bundled);
  g_signal_connect_object (workspace, "notify::scenario", G_CALLBACK (facts_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::date", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (mz_whatif_get_dataset (self), "changed", G_CALLBACK (facts_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

MzWorkspace *
mz_whatif_get_workspace (MzWhatif *self)
{
  return self->workspace;
}

/** mz_whatif_get_dataset: Returns: (transfer none): the facts, as nothing has changed them. */
MzDataset *
mz_whatif_get_dataset (MzWhatif *self)
{
  return mz_workspace_get_facts (self->workspace);
}

/** mz_whatif_get_bundled: Returns: (transfer none) (element-type MzScenario) */
GPtrArray *
mz_whatif_get_bundled (MzWhatif *self)
{
  return self->bundled;
}

/** mz_whatif_get_scenario: Returns: (transfer none) (nullable): that of the workspace. */
MzScenario *
mz_whatif_get_scenario (MzWhatif *self)
{
  return mz_workspace_get_scenario (self->workspace);
}

/** mz_whatif_set_desk: @desk: (transfer none): the scenarios of its document are there to choose from, too */
void
mz_whatif_set_desk (MzWhatif *self, MzDesk *desk)
{
  g_return_if_fail (MZ_IS_WHATIF (self) && MZ_IS_DESK (desk) && self->desk == NULL);

  self->desk = g_object_ref (desk);
  self->document = g_signal_group_new (MZ_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document, "changed", G_CALLBACK (document_changed_cb), self);
  g_signal_connect_object (self->document, "bind", G_CALLBACK (kept_changed_cb), self, G_CONNECT_SWAPPED);
  g_object_bind_property (desk, "document", self->document, "target", G_BINDING_SYNC_CREATE);
}

/** mz_whatif_get_document: Returns: (transfer none) (nullable): the user's. */
MzDocument *
mz_whatif_get_document (MzWhatif *self)
{
  return self->desk != NULL ? mz_desk_get_document (self->desk) : NULL;
}

/** mz_whatif_get_kept: Returns: (transfer none) (nullable): the one of the document that this one is, or is to become. */
MzScenario *
mz_whatif_get_kept (MzWhatif *self)
{
  MzScenario *scenario = mz_whatif_get_scenario (self);
  MzDocument *document = mz_whatif_get_document (self);

  return scenario != NULL && document != NULL ? mz_document_find_scenario (document, mz_scenario_peek (scenario)->id) : NULL;
}

static MzScenario *
find_bundled (MzWhatif *self, gboolean edited)
{
  const char *id = mz_scenario_peek (mz_whatif_get_scenario (self))->id;

  for (guint i = 0; i < self->bundled->len; i++)
    {
      const char *bundled = mz_scenario_peek (self->bundled->pdata[i])->id;

      if (g_str_has_prefix (id, bundled) && strcmp (id + strlen (bundled), edited ? EDITED : "") == 0)
        return self->bundled->pdata[i];
    }
  return NULL;
}

/** mz_whatif_get_original: Returns: (transfer none) (nullable): the kept or bundled one that this one is, or has been made from. */
MzScenario *
mz_whatif_get_original (MzWhatif *self)
{
  MzScenario *scenario = mz_whatif_get_scenario (self), *kept = mz_whatif_get_kept (self), *bundled;

  if (scenario == NULL)
    return NULL;
  bundled = find_bundled (self, FALSE);
  if (kept != NULL && (bundled == NULL || !mz_scenario_equal (bundled, scenario)))
    return kept;
  return bundled != NULL ? bundled : find_bundled (self, TRUE);
}

/** mz_whatif_can_keep: Returns: whether it is one with a move, and is neither bundled nor kept as it is. */
gboolean
mz_whatif_can_keep (MzWhatif *self)
{
  MzScenario *scenario = mz_whatif_get_scenario (self), *original = mz_whatif_get_original (self);

  return scenario != NULL && mz_scenario_get_n_moves (scenario) > 0 && (original == NULL || !mz_scenario_equal (original, scenario));
}

/** mz_whatif_is_edited: Returns: whether the scenario has been made from a kept or a bundled one, and is another. */
gboolean
mz_whatif_is_edited (MzWhatif *self)
{
  MzScenario *original = mz_whatif_get_original (self);

  return original != NULL && !mz_scenario_equal (original, mz_whatif_get_scenario (self));
}

/** mz_whatif_get_run: Returns: (nullable) (transfer none): the scenario worked out; valid until it changes. */
const MzSupplyRun *
mz_whatif_get_run (MzWhatif *self)
{
  g_return_val_if_fail (MZ_IS_WHATIF (self), NULL);

  if (self->stale)
    work_out (self);
  return self->run;
}

gboolean
mz_whatif_get_monthly (MzWhatif *self)
{
  return self->monthly;
}

void
mz_whatif_set_monthly (MzWhatif *self, gboolean monthly)
{
  g_return_if_fail (MZ_IS_WHATIF (self));

  if (self->monthly == !!monthly)
    return;
  self->monthly = !!monthly;
  queue_update (self);
}

/** mz_whatif_get_time: Returns: the year of the clock, or its month: of a year alone, the first. */
MzPartialDate
mz_whatif_get_time (MzWhatif *self)
{
  MzPartialDate date = mz_workspace_get_date (self->workspace);

  return mz_partial_date_new (date.year, self->monthly ? MAX (date.month, 1) : 0, 0);
}

/** mz_whatif_get_times: Returns the first and last year or month that is worked out; unset ones without a scenario. */
void
mz_whatif_get_times (MzWhatif *self, MzPartialDate *first, MzPartialDate *last)
{
  const MzSupplyRun *run = mz_whatif_get_run (self);
  const GArray *times = run == NULL ? NULL : self->monthly ? run->months : run->years;

  *first = *last = MZ_PARTIAL_DATE_NONE;
  if (times == NULL || times->len == 0)
    return;
  *first = g_array_index (times, MzSupplyTime, 0).time;
  *last = g_array_index (times, MzSupplyTime, times->len - 1).time;
}

/** mz_whatif_go: Sets the clock to the nearest time that is worked out, where it stands elsewhere. */
void
mz_whatif_go (MzWhatif *self)
{
  MzPartialDate first, last, time = mz_whatif_get_time (self);

  mz_whatif_get_times (self, &first, &last);
  if (mz_partial_date_is_set (first) && mz_whatif_peek_answers (self) == NULL)
    mz_workspace_set_date (self->workspace, mz_partial_date_compare (time, first) < 0 ? first : last);
}

/** mz_whatif_peek_answers: Returns: (nullable): all stages at the time of the answers; valid until the scenario changes. */
const MzSupplyTime *
mz_whatif_peek_answers (MzWhatif *self)
{
  const MzSupplyRun *run = mz_whatif_get_run (self);
  MzPartialDate time = mz_whatif_get_time (self);
  const GArray *times = run == NULL ? NULL : self->monthly ? run->months : run->years;

  for (guint i = 0; times != NULL && i < times->len; i++)
    if (mz_partial_date_equal (g_array_index (times, MzSupplyTime, i).time, time))
      return &g_array_index (times, MzSupplyTime, i);
  return NULL;
}

/** mz_whatif_choose: @scenario: (nullable) (transfer none): %NULL: nothing changes */
void
mz_whatif_choose (MzWhatif *self, MzScenario *scenario)
{
  g_return_if_fail (MZ_IS_WHATIF (self));

  mz_workspace_set_scenario (self->workspace, scenario);
}

/** mz_whatif_reset: Back to what it has been made from. */
void
mz_whatif_reset (MzWhatif *self)
{
  MzScenario *original = mz_whatif_get_original (self);

  if (original != NULL)
    mz_whatif_choose (self, original);
}

static GPtrArray *
copy_moves (MzScenario *scenario)
{
  GPtrArray *moves = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_move_free);

  for (guint i = 0; scenario != NULL && i < mz_scenario_get_n_moves (scenario); i++)
    g_ptr_array_add (moves, mz_move_copy (mz_scenario_peek_move (scenario, i)));
  return moves;
}

/* What is made from a bundled scenario says so. */
static void
set_scenario (MzWhatif *self, const MzScenarioText *given, GPtrArray *moves)
{
  MzScenarioText text = *given;
  MzScenario *original = mz_whatif_get_original (self);
  g_autofree char *id = NULL, *title = NULL;
  g_autoptr (MzScenario) scenario = NULL;

  if (original != NULL && original != mz_whatif_get_kept (self) && strcmp (text.id, mz_scenario_peek (original)->id) == 0)
    {
      text.id = id = g_strconcat (text.id, EDITED, NULL);
      if (strcmp (text.title, mz_scenario_peek (original)->title) == 0)
        /* Translators: the title of a scenario. */
        text.title = title = g_strdup_printf (_("%s (edited)"), text.title);
    }
  scenario = mz_scenario_new (&text, moves);
  mz_whatif_choose (self, scenario);
}

static void
set_moves (MzWhatif *self, GPtrArray *moves)
{
  MzScenario *scenario = mz_whatif_get_scenario (self);
  MzScenarioText empty = { .id = (char *) "own", .title = (char *) _("Own scenario"), .why = (char *) _("To see what would follow.") };

  set_scenario (self, scenario != NULL ? mz_scenario_peek (scenario) : &empty, moves);
}

/** mz_whatif_set_text: @text: is copied: what the scenario says of itself from now on */
void
mz_whatif_set_text (MzWhatif *self, const MzScenarioText *text)
{
  g_autoptr (GPtrArray) moves = copy_moves (mz_whatif_get_scenario (self));

  set_scenario (self, text, moves);
}

/** mz_whatif_replace_move: @move: is copied */
void
mz_whatif_replace_move (MzWhatif *self, guint i, const MzMove *move)
{
  MzScenario *scenario = mz_whatif_get_scenario (self);
  g_autoptr (GPtrArray) moves = NULL;

  g_return_if_fail (scenario != NULL && i < mz_scenario_get_n_moves (scenario));

  if (mz_move_equal (mz_scenario_peek_move (scenario, i), move))
    return;
  moves = copy_moves (scenario);
  mz_move_free (moves->pdata[i]);
  moves->pdata[i] = mz_move_copy (move);
  set_moves (self, moves);
}

/** mz_whatif_add_move: @i: before which one; behind all where there are fewer. @move: is copied */
void
mz_whatif_add_move (MzWhatif *self, guint i, const MzMove *move)
{
  g_autoptr (GPtrArray) moves = copy_moves (mz_whatif_get_scenario (self));

  g_ptr_array_insert (moves, (int) MIN (i, moves->len), mz_move_copy (move));
  set_moves (self, moves);
}

void
mz_whatif_remove_move (MzWhatif *self, guint i)
{
  g_autoptr (GPtrArray) moves = copy_moves (mz_whatif_get_scenario (self));

  g_return_if_fail (i < moves->len);

  g_ptr_array_remove_index (moves, i);
  set_moves (self, moves);
}

/** mz_whatif_shift_move: Moves are applied in their order. Returns: whether there was a place to go to. */
gboolean
mz_whatif_shift_move (MzWhatif *self, guint i, int by)
{
  g_autoptr (GPtrArray) moves = copy_moves (mz_whatif_get_scenario (self));
  guint to = (guint) ((int) i + by);
  gpointer move;

  if (i >= moves->len || to >= moves->len)
    return FALSE;
  move = g_ptr_array_steal_index (moves, i);
  g_ptr_array_insert (moves, (int) to, move);
  set_moves (self, moves);
  return TRUE;
}
