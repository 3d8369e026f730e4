/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-model"

#include "mz-trail.h"

/* Records by their ids: the dataset may have become another one. */
typedef struct
{
  MzRecordKind  kind;
  char         *id; /* (nullable) */
  MzQuery      *query;
  MzScenario   *scenario; /* (nullable) */
  MzPartialDate date;
} Stop;

struct _MzTrail
{
  GObject      parent_instance;
  MzWorkspace *workspace;
  GPtrArray   *stops;    /* of Stop, oldest first */
  guint        now;      /* among them */
  guint        rest_id;
  gboolean     stepping; /* the workspace changes because of a step */
};

enum { SIGNAL_ADDED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzTrail, mz_trail, G_TYPE_OBJECT)

static void
stop_free (gpointer data)
{
  Stop *stop = data;

  g_free (stop->id);
  mz_query_unref (stop->query);
  g_clear_pointer (&stop->scenario, mz_scenario_unref);
  g_free (stop);
}

static Stop *
stop_new (MzWorkspace *workspace)
{
  Stop *stop = g_new0 (Stop, 1);
  MzRecord *selection = mz_workspace_get_selection (workspace);
  MzScenario *scenario = mz_workspace_get_scenario (workspace);

  if (selection != NULL)
    {
      stop->kind = mz_record_get_kind (selection);
      stop->id = g_strdup (mz_record_get_id (selection));
    }
  stop->query = mz_query_ref (mz_workspace_get_query (workspace));
  stop->scenario = scenario != NULL ? mz_scenario_ref (scenario) : NULL;
  stop->date = mz_workspace_get_date (workspace);
  return stop;
}

static gboolean
equal_scenarios (const MzScenario *a, const MzScenario *b)
{
  return a == b || (a != NULL && b != NULL && mz_scenario_equal (a, b));
}

static gboolean
stop_equal (const Stop *a, const Stop *b)
{
  return g_strcmp0 (a->id, b->id) == 0 && (a->id == NULL || a->kind == b->kind) && mz_query_equal (a->query, b->query)
         && mz_partial_date_equal (a->date, b->date) && equal_scenarios (a->scenario, b->scenario);
}

static gboolean
rest_cb (gpointer data)
{
  MzTrail *self = data;

  self->rest_id = 0;
  mz_trail_rest (self);
  return G_SOURCE_REMOVE;
}

static void
wait (MzTrail *self, guint ms)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add (ms, rest_cb, self);
}

/* The clock, or a lever of a scenario, may be under way. */
static void
slider_moved_cb (MzTrail *self)
{
  if (!self->stepping)
    wait (self, MZ_TRAIL_REST_MS);
}

/* As soon as all that one act changes has changed. */
static void
choice_changed_cb (MzTrail *self)
{
  if (!self->stepping)
    wait (self, 0);
}

static void
mz_trail_dispose (GObject *object)
{
  MzTrail *self = MZ_TRAIL (object);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (mz_trail_parent_class)->dispose (object);
}

static void
mz_trail_finalize (GObject *object)
{
  g_ptr_array_unref (MZ_TRAIL (object)->stops);
  G_OBJECT_CLASS (mz_trail_parent_class)->finalize (object);
}

static void
mz_trail_class_init (MzTrailClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mz_trail_dispose;
  object_class->finalize = mz_trail_finalize;
  signals[SIGNAL_ADDED] = g_signal_new ("added", MZ_TYPE_TRAIL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mz_trail_init (MzTrail *self)
{
  self->stops = g_ptr_array_new_with_free_func (stop_free);
}

/** mz_trail_new: @workspace: (transfer none). Returns: (transfer full): a trail that begins where it is now. */
MzTrail *
mz_trail_new (MzWorkspace *workspace)
{
  MzTrail *self;

  g_return_val_if_fail (MZ_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (MZ_TYPE_TRAIL, NULL);
  self->workspace = g_object_ref (workspace);
  g_signal_connect_swapped (workspace, "notify::date", G_CALLBACK (slider_moved_cb), self);
  g_signal_connect_swapped (workspace, "notify::scenario", G_CALLBACK (slider_moved_cb), self);
  g_signal_connect_swapped (workspace, "notify::query", G_CALLBACK (choice_changed_cb), self);
  g_signal_connect_swapped (workspace, "notify::selection", G_CALLBACK (choice_changed_cb), self);
  g_ptr_array_add (self->stops, stop_new (workspace));
  return self;
}

/** mz_trail_rest: Where the workspace is now is a step, unless it is none from the last one; what lay ahead is forgotten. */
void
mz_trail_rest (MzTrail *self)
{
  Stop *stop;

  g_return_if_fail (MZ_IS_TRAIL (self));

  g_clear_handle_id (&self->rest_id, g_source_remove);
  stop = stop_new (self->workspace);
  if (stop_equal (stop, self->stops->pdata[self->now]))
    {
      stop_free (stop);
      return;
    }
  g_ptr_array_set_size (self->stops, (int) self->now + 1);
  if (self->stops->len == MZ_TRAIL_MAX)
    g_ptr_array_remove_index (self->stops, 0);
  g_ptr_array_add (self->stops, stop);
  self->now = self->stops->len - 1;
  g_signal_emit (self, signals[SIGNAL_ADDED], 0);
}

/** mz_trail_absorb: Where the workspace is now is where the last step led to: something else than the user has moved it. */
void
mz_trail_absorb (MzTrail *self)
{
  g_return_if_fail (MZ_IS_TRAIL (self));

  g_clear_handle_id (&self->rest_id, g_source_remove);
  stop_free (self->stops->pdata[self->now]);
  self->stops->pdata[self->now] = stop_new (self->workspace);
}

/** mz_trail_can_step: @step: -1 back, 1 forward. */
gboolean
mz_trail_can_step (MzTrail *self, int step)
{
  g_return_val_if_fail (MZ_IS_TRAIL (self), FALSE);

  return step < 0 ? self->now > 0 : self->now + 1 < self->stops->len;
}

/** mz_trail_step: Puts the workspace where it was a step before, or after; nothing happens at the ends. */
void
mz_trail_step (MzTrail *self, int step)
{
  const Stop *stop;

  g_return_if_fail (MZ_IS_TRAIL (self) && step != 0);

  /* What has just been done is undone too, however short it has stood. */
  if (self->rest_id != 0)
    mz_trail_rest (self);
  if (!mz_trail_can_step (self, step))
    return;
  self->now += step < 0 ? -1 : 1;
  stop = self->stops->pdata[self->now];
  self->stepping = TRUE;
  mz_workspace_set_scenario (self->workspace, stop->scenario);
  mz_workspace_settle (self->workspace); /* the selection may be one of its records */
  mz_workspace_set_query (self->workspace, stop->query);
  mz_workspace_set_date (self->workspace, stop->date);
  mz_workspace_set_selection (self->workspace, stop->id != NULL ? mz_dataset_lookup (mz_workspace_get_dataset (self->workspace),
                                                                                     stop->kind, stop->id)
                                                                : NULL);
  self->stepping = FALSE;
}

guint
mz_trail_get_length (MzTrail *self)
{
  g_return_val_if_fail (MZ_IS_TRAIL (self), 0);

  return self->stops->len;
}
