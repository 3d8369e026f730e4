/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-whatif.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define EDITED "-edited" /* behind the id of a bundled scenario */

/* Of a move that is new. */
#define MONTHS 12
#define DAYS   63 /* the 45 working days that Chinese law gives the ministry: nine weeks */
#define SLIPS  24
#define POINTS 10

struct _MzWhatif
{
  GObject        parent_instance;
  MzWorkspace   *workspace;
  GPtrArray     *bundled;  /* of MzScenario */
  MzSupplyFacts *facts;    /* (nullable) */
  guint          facts_version;
  MzSupplyRun   *run;      /* (nullable) */
  gboolean       monthly;
  gboolean       stale;    /* the run is that of another scenario, or of other facts */
  guint          update_id;
};

enum { SIGNAL_CHANGED, N_SIGNALS };
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
mz_whatif_dispose (GObject *object)
{
  MzWhatif *self = MZ_WHATIF (object);

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

/** mz_whatif_get_original: Returns: (transfer none) (nullable): the bundled one that this one is, or has been made from. */
MzScenario *
mz_whatif_get_original (MzWhatif *self)
{
  MzScenario *scenario = mz_whatif_get_scenario (self);
  const char *id = scenario != NULL ? mz_scenario_peek (scenario)->id : "";

  for (guint i = 0; i < self->bundled->len; i++)
    {
      const char *bundled = mz_scenario_peek (self->bundled->pdata[i])->id;

      if (g_str_has_prefix (id, bundled) && (id[strlen (bundled)] == '\0' || strcmp (id + strlen (bundled), EDITED) == 0))
        return self->bundled->pdata[i];
    }
  return NULL;
}

/** mz_whatif_is_edited: Returns: whether the scenario has been made from a bundled one, and is another. */
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

/** mz_whatif_reset: Back to the bundled one. */
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

  if (original != NULL && strcmp (text.id, mz_scenario_peek (original)->id) == 0)
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

static gboolean
is_planned (MzSite *site)
{
  const MzSiteInfo *info = mz_site_peek (site);

  for (guint i = 0; i < info->capacity->len; i++)
    if (g_array_index (info->capacity, MzCapacity, i).planned)
      return TRUE;
  return FALSE;
}

/* The site that is selected, else the first that suits the kind: one that operates, or one that is planned. */
static MzSite *
suggest_site (MzWhatif *self, MzMoveKind kind)
{
  MzRecord *selection = mz_workspace_get_selection (self->workspace);
  MzStore *sites = mz_dataset_get_store (mz_whatif_get_dataset (self), MZ_RECORD_SITE);
  MzPartialDate as_of = mz_dataset_get_as_of (mz_whatif_get_dataset (self));

  if (MZ_IS_SITE (selection))
    return MZ_SITE (selection);
  for (guint i = 0; i < mz_store_get_length (sites); i++)
    {
      MzSite *site = mz_store_peek (sites, i);
      gboolean operates = mz_site_get_state (site, as_of, as_of).state == MZ_STATE_OPERATING;

      if (kind == MZ_MOVE_SITE_FAILS ? operates : !operates && is_planned (site))
        return site;
    }
  return mz_store_get_length (sites) > 0 ? mz_store_peek (sites, 0) : NULL;
}

/* The country that is selected, or that of the site; else the one that all of this is about. */
static const char *
suggest_country (MzWhatif *self)
{
  MzRecord *selection = mz_workspace_get_selection (self->workspace);

  if (MZ_IS_COUNTRY (selection))
    return mz_record_get_id (selection);
  if (MZ_IS_SITE (selection))
    return mz_site_peek (MZ_SITE (selection))->country;
  return "CN";
}

/* When the other moves begin; else with the year after the facts'. */
static MzPartialDate
suggest_start (MzWhatif *self)
{
  MzScenario *scenario = mz_whatif_get_scenario (self);

  for (guint i = 0; scenario != NULL && i < mz_scenario_get_n_moves (scenario); i++)
    if (mz_partial_date_is_set (mz_scenario_peek_move (scenario, i)->start))
      return mz_scenario_peek_move (scenario, i)->start;
  return mz_partial_date_new (mz_dataset_get_as_of (mz_whatif_get_dataset (self)).year + 1u, 1, 0);
}

static const char *
suggest_demand (MzWhatif *self)
{
  MzStore *store = mz_dataset_get_store (mz_whatif_get_dataset (self), MZ_RECORD_DEMAND);

  for (guint i = 0; i < mz_store_get_length (store); i++)
    {
      const MzDemandInfo *info = mz_demand_peek (mz_store_peek (store, i));

      if (strcmp (info->scenario, "observed") != 0)
        return info->scenario;
    }
  return "";
}

/* Of the stage's own unit, so that it counts where that is tonnes. */
static void
suggest_amount (MzWhatif *self, MzMove *move, MzStage stage)
{
  g_autoptr (MzSupplyBase) base = mz_supply_base_new (mz_whatif_get_dataset (self), stage,
                                                      mz_dataset_get_as_of (mz_whatif_get_dataset (self)).year);

  move->stages = MZ_BIT (stage);
  move->unit = g_strdup (base->unit != NULL && strcmp (base->unit, "%") != 0 ? base->unit : "t");
  move->amount = 0;
}

/**
 * mz_whatif_suggest_move:
 *
 * Returns: (transfer full): a move of this kind to begin with, about what is selected where that suits. It is assumed.
 */
MzMove *
mz_whatif_suggest_move (MzWhatif *self, MzMoveKind kind)
{
  MzMove *move = mz_move_new (kind);
  MzSite *site = suggest_site (self, kind);

  move->assumed = TRUE;
  if (kind != MZ_MOVE_PLANT_SLIPS && kind != MZ_MOVE_PLANT_NEVER && kind != MZ_MOVE_DEMAND)
    move->start = suggest_start (self);
  switch (kind)
    {
    case MZ_MOVE_STOP_EXPORTS:
      move->country = g_strdup (suggest_country (self));
      move->months = MONTHS;
      break;
    case MZ_MOVE_SITE_FAILS:
      move->months = MONTHS;
      move->site = site != NULL ? g_strdup (mz_record_get_id (MZ_RECORD (site))) : NULL;
      break;
    case MZ_MOVE_PLANT_OPENS:
    case MZ_MOVE_PLANT_NEVER:
      move->site = site != NULL ? g_strdup (mz_record_get_id (MZ_RECORD (site))) : NULL;
      break;
    case MZ_MOVE_PLANT_SLIPS:
      move->site = site != NULL ? g_strdup (mz_record_get_id (MZ_RECORD (site))) : NULL;
      move->months = SLIPS;
      break;
    case MZ_MOVE_LICENCE_DELAY:
      move->country = g_strdup (suggest_country (self));
      move->amount = DAYS;
      move->unit = g_strdup ("days");
      break;
    case MZ_MOVE_STOCK_RELEASE:
      move->country = g_strdup (suggest_country (self));
      move->months = MONTHS;
      suggest_amount (self, move, MZ_STAGE_MINING);
      break;
    case MZ_MOVE_RECYCLING:
      move->country = g_strdup (suggest_country (self));
      suggest_amount (self, move, MZ_STAGE_MAGNET);
      break;
    case MZ_MOVE_SHIFT:
      move->country = g_strdup (suggest_country (self));
      move->stages = MZ_BIT (MZ_STAGE_SEPARATION);
      move->months = 5 * MONTHS;
      move->amount = POINTS;
      move->unit = g_strdup ("%");
      break;
    case MZ_MOVE_DEMAND:
      move->demand = g_strdup (suggest_demand (self));
      break;
    case MZ_N_MOVE_KINDS:
    default:
      g_assert_not_reached ();
    }
  return move;
}
