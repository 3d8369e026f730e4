/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-model"

#include "mz-workspace-private.h"

#include "mz-mercator.h"
#include "mz-props.h"
#include "mz-scenario-world.h"

typedef enum
{
  PROP_FACTS = 1, PROP_DATASET, PROP_DATE, PROP_QUERY, PROP_LAYERS, PROP_SELECTION, PROP_HOVER, PROP_SCENARIO, PROP_AGAINST,
  PROP_VIEW, PROP_MANNER,
  PROP_SITES, PROP_AGREEMENTS, PROP_MEASURES, PROP_EVENTS, PROP_FLOWS, PROP_SITES_IN_VIEW
} MzWorkspaceProperty;
static GParamSpec *props[PROP_SITES_IN_VIEW + 1];

G_DEFINE_FINAL_TYPE (MzWorkspace, mz_workspace, G_TYPE_OBJECT)

/* The same records as those of the facts as long as nothing is assumed. */
static void
make_world (MzWorkspace *self)
{
  g_autoptr (MzDataset) world = self->scenario != NULL ? mz_scenario_world_new (self->facts, self->scenario) : NULL;

  g_clear_handle_id (&self->world_id, g_source_remove);
  mz_dataset_share (self->dataset, world != NULL ? world : self->facts);
}

static gboolean
make_world_cb (gpointer data)
{
  MzWorkspace *self = data;

  self->world_id = 0;
  make_world (self);
  return G_SOURCE_REMOVE;
}

/* After an edit the record with the same id is meant, if it is still there. */
static MzRecord *
find_again (MzWorkspace *self, MzRecord *record)
{
  return record != NULL ? mz_dataset_lookup (self->dataset, mz_record_get_kind (record), mz_record_get_id (record)) : NULL;
}

static void
dataset_changed_cb (MzDataset *dataset, MzWorkspace *self)
{
  mz_workspace_make_table (self);
  mz_workspace_refill (self);
  mz_workspace_set_selection (self, find_again (self, self->selection));
  mz_workspace_set_hover (self, find_again (self, self->hover));
}

static void
manner_changed_cb (MzWorkspace *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MANNER]);
}

/* @manner: (transfer full) */
static void
take_manner (MzWorkspace *self, MzManner *manner)
{
  g_clear_object (&self->manner);
  self->manner = manner;
  g_signal_connect_object (manner, "notify", G_CALLBACK (manner_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
mz_workspace_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MzWorkspace *self = MZ_WORKSPACE (object);

  switch ((MzWorkspaceProperty) prop_id)
    {
    case PROP_FACTS:
      g_value_set_object (value, self->facts);
      break;
    case PROP_DATASET:
      g_value_set_object (value, self->dataset);
      break;
    case PROP_DATE:
      g_value_set_boxed (value, &self->date);
      break;
    case PROP_QUERY:
      g_value_set_boxed (value, self->query);
      break;
    case PROP_LAYERS:
      g_value_set_flags (value, self->layers);
      break;
    case PROP_SELECTION:
      g_value_set_object (value, self->selection);
      break;
    case PROP_HOVER:
      g_value_set_object (value, self->hover);
      break;
    case PROP_SCENARIO:
      g_value_set_boxed (value, self->scenario);
      break;
    case PROP_AGAINST:
      g_value_set_boxed (value, self->against);
      break;
    case PROP_VIEW:
      g_value_set_boxed (value, &self->view);
      break;
    case PROP_MANNER:
      g_value_set_object (value, self->manner);
      break;
    case PROP_SITES:
      g_value_set_object (value, self->sites);
      break;
    case PROP_AGREEMENTS:
      g_value_set_object (value, self->agreements);
      break;
    case PROP_MEASURES:
      g_value_set_object (value, self->measures);
      break;
    case PROP_EVENTS:
      g_value_set_object (value, self->events);
      break;
    case PROP_FLOWS:
      g_value_set_object (value, self->flows);
      break;
    case PROP_SITES_IN_VIEW:
      g_value_set_object (value, self->sites_in_view);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mz_workspace_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  MzWorkspace *self = MZ_WORKSPACE (object);

  switch ((MzWorkspaceProperty) prop_id)
    {
    case PROP_FACTS:
      self->facts = g_value_dup_object (value);
      break;
    case PROP_DATE:
      mz_workspace_set_date (self, *(MzPartialDate *) g_value_get_boxed (value));
      break;
    case PROP_QUERY:
      mz_workspace_set_query (self, g_value_get_boxed (value));
      break;
    case PROP_LAYERS:
      mz_workspace_set_layers (self, (MzLayers) g_value_get_flags (value));
      break;
    case PROP_SELECTION:
      mz_workspace_set_selection (self, g_value_get_object (value));
      break;
    case PROP_HOVER:
      mz_workspace_set_hover (self, g_value_get_object (value));
      break;
    case PROP_SCENARIO:
      mz_workspace_set_scenario (self, g_value_get_boxed (value));
      break;
    case PROP_AGAINST:
      mz_workspace_set_against (self, g_value_get_boxed (value));
      break;
    case PROP_VIEW:
      mz_workspace_set_view (self, g_value_get_boxed (value));
      break;
    case PROP_MANNER:
      mz_workspace_set_manner (self, g_value_get_object (value));
      break;
    case PROP_DATASET:
    case PROP_SITES:
    case PROP_AGREEMENTS:
    case PROP_MEASURES:
    case PROP_EVENTS:
    case PROP_FLOWS:
    case PROP_SITES_IN_VIEW:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mz_workspace_constructed (GObject *object)
{
  MzWorkspace *self = MZ_WORKSPACE (object);

  G_OBJECT_CLASS (mz_workspace_parent_class)->constructed (object);

  if (self->facts == NULL)
    self->facts = mz_dataset_new ();
  mz_dataset_share (self->dataset, self->facts);
  self->date = mz_dataset_get_as_of (self->dataset);
  g_signal_connect_object (self->facts, "changed", G_CALLBACK (make_world), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->dataset, "changed", G_CALLBACK (dataset_changed_cb), self, G_CONNECT_DEFAULT);
  mz_workspace_make_table (self);
  mz_workspace_refill (self);
}

static void
mz_workspace_dispose (GObject *object)
{
  MzWorkspace *self = MZ_WORKSPACE (object);

  g_clear_handle_id (&self->world_id, g_source_remove);
  g_clear_object (&self->selection);
  g_clear_object (&self->hover);
  g_clear_pointer (&self->scenario, mz_scenario_unref);
  g_clear_pointer (&self->against, mz_scenario_unref);
  G_OBJECT_CLASS (mz_workspace_parent_class)->dispose (object);
}

static void
mz_workspace_finalize (GObject *object)
{
  MzWorkspace *self = MZ_WORKSPACE (object);

  mz_workspace_clear_shown (self);
  mz_query_unref (self->query);
  g_object_unref (self->dataset);
  g_object_unref (self->facts);
  g_object_unref (self->manner);
  G_OBJECT_CLASS (mz_workspace_parent_class)->finalize (object);
}

static void
mz_workspace_class_init (MzWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = mz_workspace_constructed;
  object_class->dispose = mz_workspace_dispose;
  object_class->finalize = mz_workspace_finalize;
  object_class->get_property = mz_workspace_get_property;
  object_class->set_property = mz_workspace_set_property;

  props[PROP_FACTS] = g_param_spec_object ("facts", NULL, NULL, MZ_TYPE_DATASET, MZ_PARAM_CONST);
  props[PROP_DATASET] = g_param_spec_object ("dataset", NULL, NULL, MZ_TYPE_DATASET, MZ_PARAM_RO);
  props[PROP_DATE] = g_param_spec_boxed ("date", NULL, NULL, MZ_TYPE_PARTIAL_DATE, MZ_PARAM_RW);
  props[PROP_QUERY] = g_param_spec_boxed ("query", NULL, NULL, MZ_TYPE_QUERY, MZ_PARAM_RW);
  props[PROP_LAYERS] = g_param_spec_flags ("layers", NULL, NULL, MZ_TYPE_LAYERS, MZ_LAYERS_DEFAULT, MZ_PARAM_RW);
  props[PROP_SELECTION] = g_param_spec_object ("selection", NULL, NULL, MZ_TYPE_RECORD, MZ_PARAM_RW);
  props[PROP_HOVER] = g_param_spec_object ("hover", NULL, NULL, MZ_TYPE_RECORD, MZ_PARAM_RW);
  props[PROP_SCENARIO] = g_param_spec_boxed ("scenario", NULL, NULL, MZ_TYPE_SCENARIO, MZ_PARAM_RW);
  props[PROP_AGAINST] = g_param_spec_boxed ("against", NULL, NULL, MZ_TYPE_SCENARIO, MZ_PARAM_RW);
  props[PROP_VIEW] = g_param_spec_boxed ("view", NULL, NULL, MZ_TYPE_VIEW, MZ_PARAM_RW);
  props[PROP_MANNER] = g_param_spec_object ("manner", NULL, NULL, MZ_TYPE_MANNER, MZ_PARAM_RW);
  props[PROP_SITES] = g_param_spec_object ("sites", NULL, NULL, MZ_TYPE_STORE, MZ_PARAM_RO);
  props[PROP_AGREEMENTS] = g_param_spec_object ("agreements", NULL, NULL, MZ_TYPE_STORE, MZ_PARAM_RO);
  props[PROP_MEASURES] = g_param_spec_object ("measures", NULL, NULL, MZ_TYPE_STORE, MZ_PARAM_RO);
  props[PROP_EVENTS] = g_param_spec_object ("events", NULL, NULL, MZ_TYPE_STORE, MZ_PARAM_RO);
  props[PROP_FLOWS] = g_param_spec_object ("flows", NULL, NULL, MZ_TYPE_STORE, MZ_PARAM_RO);
  props[PROP_SITES_IN_VIEW] = g_param_spec_object ("sites-in-view", NULL, NULL, MZ_TYPE_STORE, MZ_PARAM_RO);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
mz_workspace_init (MzWorkspace *self)
{
  self->dataset = mz_dataset_new ();
  self->query = mz_query_new (NULL);
  self->layers = MZ_LAYERS_DEFAULT;
  self->view = MZ_VIEW_HOME;
  take_manner (self, mz_manner_new ());
  mz_workspace_init_shown (self);
}

/** mz_workspace_new: @facts: (transfer none). Returns: (transfer full): a workspace whose clock stands on the as-of date. */
MzWorkspace *
mz_workspace_new (MzDataset *facts)
{
  g_return_val_if_fail (MZ_IS_DATASET (facts), NULL);

  return g_object_new (MZ_TYPE_WORKSPACE, "facts", facts, NULL);
}

/** mz_workspace_get_facts: Returns: (transfer none): what is known, whatever is assumed: what models start from, and edits change. */
MzDataset *
mz_workspace_get_facts (MzWorkspace *self)
{
  g_return_val_if_fail (MZ_IS_WORKSPACE (self), NULL);

  return self->facts;
}

/** mz_workspace_get_dataset: Returns: (transfer none): what is shown: the facts as the scenario would have them. */
MzDataset *
mz_workspace_get_dataset (MzWorkspace *self)
{
  g_return_val_if_fail (MZ_IS_WORKSPACE (self), NULL);

  return self->dataset;
}

MzPartialDate
mz_workspace_get_date (MzWorkspace *self)
{
  g_return_val_if_fail (MZ_IS_WORKSPACE (self), MZ_PARTIAL_DATE_NONE);

  return self->date;
}

/** mz_workspace_set_date: @date: of any precision; the lists are those of the new date when "notify::date" comes. */
void
mz_workspace_set_date (MzWorkspace *self, MzPartialDate date)
{
  g_return_if_fail (MZ_IS_WORKSPACE (self) && mz_partial_date_is_set (date));

  if (mz_partial_date_equal (self->date, date))
    return;
  self->date = date;
  mz_workspace_refill (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DATE]);
}

/** mz_workspace_get_query: Returns: (transfer none): never %NULL. */
MzQuery *
mz_workspace_get_query (MzWorkspace *self)
{
  g_return_val_if_fail (MZ_IS_WORKSPACE (self), NULL);

  return self->query;
}

/** mz_workspace_set_query: @query: (nullable) (transfer none): %NULL lets everything through. */
void
mz_workspace_set_query (MzWorkspace *self, MzQuery *query)
{
  g_autoptr (MzQuery) wanted = NULL;

  g_return_if_fail (MZ_IS_WORKSPACE (self));

  wanted = query != NULL ? mz_query_ref (query) : mz_query_new (NULL);
  if (mz_query_equal (self->query, wanted))
    return;
  mz_query_unref (self->query);
  self->query = g_steal_pointer (&wanted);
  mz_workspace_refill (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_QUERY]);
}

MzLayers
mz_workspace_get_layers (MzWorkspace *self)
{
  g_return_val_if_fail (MZ_IS_WORKSPACE (self), 0);

  return self->layers;
}

void
mz_workspace_set_layers (MzWorkspace *self, MzLayers layers)
{
  g_return_if_fail (MZ_IS_WORKSPACE (self));

  if (self->layers == layers)
    return;
  self->layers = layers;
  mz_workspace_refill (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LAYERS]);
}

/** mz_workspace_get_manner: Returns: (transfer none): how its maps and figures are told; never %NULL. */
MzManner *
mz_workspace_get_manner (MzWorkspace *self)
{
  g_return_val_if_fail (MZ_IS_WORKSPACE (self), NULL);

  return self->manner;
}

/** mz_workspace_set_manner: @manner: (transfer none): that of another workspace, so that both are told alike. */
void
mz_workspace_set_manner (MzWorkspace *self, MzManner *manner)
{
  g_return_if_fail (MZ_IS_WORKSPACE (self) && MZ_IS_MANNER (manner));

  if (self->manner == manner)
    return;
  g_signal_handlers_disconnect_by_func (self->manner, manner_changed_cb, self);
  take_manner (self, g_object_ref (manner));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MANNER]);
}

/** mz_workspace_get_borders: Returns: what its maps show of them. */
MzBorders
mz_workspace_get_borders (MzWorkspace *self)
{
  g_return_val_if_fail (MZ_IS_WORKSPACE (self), MZ_BORDERS_ALL);

  return (self->layers & MZ_LAYER_BORDERS) != 0 ? mz_manner_get_borders (self->manner) : MZ_BORDERS_NONE;
}

/** mz_workspace_get_ground: Returns: what the base map is to be painted with: the layers, as the borders are wanted. */
MzLayers
mz_workspace_get_ground (MzWorkspace *self)
{
  g_return_val_if_fail (MZ_IS_WORKSPACE (self), 0);

  return mz_borders_get_ground (mz_manner_get_borders (self->manner), self->layers);
}

/** mz_workspace_get_selection: Returns: (transfer none) (nullable): the one record that every view shows as chosen. */
MzRecord *
mz_workspace_get_selection (MzWorkspace *self)
{
  g_return_val_if_fail (MZ_IS_WORKSPACE (self), NULL);

  return self->selection;
}

void
mz_workspace_set_selection (MzWorkspace *self, MzRecord *record)
{
  g_return_if_fail (MZ_IS_WORKSPACE (self) && (record == NULL || MZ_IS_RECORD (record)));

  if (g_set_object (&self->selection, record))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTION]);
}

/** mz_workspace_get_hover: Returns: (transfer none) (nullable): what the pointer is on. */
MzRecord *
mz_workspace_get_hover (MzWorkspace *self)
{
  g_return_val_if_fail (MZ_IS_WORKSPACE (self), NULL);

  return self->hover;
}

void
mz_workspace_set_hover (MzWorkspace *self, MzRecord *record)
{
  g_return_if_fail (MZ_IS_WORKSPACE (self) && (record == NULL || MZ_IS_RECORD (record)));

  if (g_set_object (&self->hover, record))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_HOVER]);
}

/** mz_workspace_get_scenario: Returns: (transfer none) (nullable): what is assumed over the facts. */
MzScenario *
mz_workspace_get_scenario (MzWorkspace *self)
{
  g_return_val_if_fail (MZ_IS_WORKSPACE (self), NULL);

  return self->scenario;
}

/**
 * mz_workspace_set_scenario:
 * @scenario: (nullable): the facts alone
 *
 * The records follow when nothing else is to be done, with a change of the dataset; mz_workspace_settle() does not wait.
 */
void
mz_workspace_set_scenario (MzWorkspace *self, MzScenario *scenario)
{
  g_return_if_fail (MZ_IS_WORKSPACE (self));

  if (scenario == self->scenario
      || (scenario != NULL && self->scenario != NULL && mz_scenario_equal (scenario, self->scenario)))
    return;
  g_clear_pointer (&self->scenario, mz_scenario_unref);
  self->scenario = scenario != NULL ? mz_scenario_ref (scenario) : NULL;
  if (self->world_id == 0)
    self->world_id = g_idle_add_full (G_PRIORITY_LOW, make_world_cb, self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SCENARIO]);
}

/** mz_workspace_get_against: Returns: (transfer none) (nullable): what the scenario is held against. */
MzScenario *
mz_workspace_get_against (MzWorkspace *self)
{
  g_return_val_if_fail (MZ_IS_WORKSPACE (self), NULL);

  return self->against;
}

/**
 * mz_workspace_set_against:
 * @against: (nullable): nothing
 *
 * Charts of scenarios show both; the records stay those of the scenario.
 */
void
mz_workspace_set_against (MzWorkspace *self, MzScenario *against)
{
  g_return_if_fail (MZ_IS_WORKSPACE (self));

  if (against == self->against || (against != NULL && self->against != NULL && mz_scenario_equal (against, self->against)))
    return;
  g_clear_pointer (&self->against, mz_scenario_unref);
  self->against = against != NULL ? mz_scenario_ref (against) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_AGAINST]);
}

/** mz_workspace_settle: Shows the records of the scenario now. */
void
mz_workspace_settle (MzWorkspace *self)
{
  g_return_if_fail (MZ_IS_WORKSPACE (self));

  if (self->world_id != 0)
    make_world (self);
}

/** mz_workspace_get_view: Returns: (transfer none): what the map shows. */
const MzView *
mz_workspace_get_view (MzWorkspace *self)
{
  g_return_val_if_fail (MZ_IS_WORKSPACE (self), NULL);

  return &self->view;
}

/**
 * mz_workspace_set_view:
 * @view: latitude within the Mercator limits, zoom 0 to 20; a width of 0 keeps the size of the frame
 *
 * Set by the map when it moves, and by whoever wants it to move.
 */
void
mz_workspace_set_view (MzWorkspace *self, const MzView *view)
{
  MzView wanted;

  g_return_if_fail (MZ_IS_WORKSPACE (self) && view != NULL);
  g_return_if_fail (isfinite (view->lat) && isfinite (view->lon) && isfinite (view->zoom));

  wanted = *view;
  wanted.lat = CLAMP (wanted.lat, -MZ_MERCATOR_MAX_LAT, MZ_MERCATOR_MAX_LAT);
  wanted.zoom = CLAMP (wanted.zoom, 0, 20);
  if (wanted.width <= 0 || wanted.height <= 0)
    {
      wanted.width = self->view.width;
      wanted.height = self->view.height;
    }
  if (mz_view_equal (&self->view, &wanted))
    return;
  self->view = wanted;
  mz_workspace_refill_in_view (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VIEW]);
}

/** mz_workspace_get_site_state: Returns: what @site does on the workspace's date. */
MzSiteState
mz_workspace_get_site_state (MzWorkspace *self, MzSite *site)
{
  return mz_site_get_state (site, self->date, mz_dataset_get_as_of (self->dataset));
}

/** mz_workspace_get_force: @record: an agreement or a measure. Returns: whether it holds on the workspace's date. */
MzForceState
mz_workspace_get_force (MzWorkspace *self, MzRecord *record)
{
  MzPartialDate as_of = mz_dataset_get_as_of (self->dataset);

  return MZ_IS_MEASURE (record) ? mz_measure_get_force (MZ_MEASURE (record), self->date, as_of)
                                : mz_agreement_get_force (MZ_AGREEMENT (record), self->date, as_of);
}

/** mz_workspace_is_after_as_of: Returns: whether the clock stands later than the facts know. */
gboolean
mz_workspace_is_after_as_of (MzWorkspace *self)
{
  g_return_val_if_fail (MZ_IS_WORKSPACE (self), FALSE);

  return mz_partial_date_first_day (self->date) > mz_partial_date_last_day (mz_dataset_get_as_of (self->dataset));
}
