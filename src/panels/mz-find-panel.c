/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-find-panel.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mz-facet-box.h"
#include "mz-layer-box.h"
#include "mz-limits.h"
#include "mz-mercator.h"
#include "mz-props.h"
#include "mz-search-results.h"
#include "mz-site-list.h"
#include "mz-stage-box.h"
#include "mz-tell.h"

/* What has to be looked at again. */
typedef enum
{
  DIRTY_LIST  = 1 << 0, /* the list of sites */
  DIRTY_FACTS = 1 << 1  /* whatever counts */
} Dirty;

static const struct { MzFacet facet; const char *title; } unfolding[] = {
  { MZ_FACET_STATUS, N_("Status") },
  { MZ_FACET_MINERAL, N_("Element") },
  { MZ_FACET_COUNTRY, N_("Country") },
  { MZ_FACET_BINDING, NC_("facet", "Binding") },
};

struct _MzFindPanel
{
  GtkWidget        parent_instance;
  MzWorkspace     *workspace;
  MzMapScene      *scene;     /* (nullable) */
  Dirty            dirty;
  guint            update_id;
  guint            legend_id;
  MzFacetBox      *facet_boxes[G_N_ELEMENTS (unfolding)];

  GtkWidget       *entry;
  GtkWidget       *facets;
  GtkWidget       *filter_bar;
  GtkWidget       *filter_label;
  MzLayerBox      *layer_box;
  MzSearchResults *results;
  MzSiteList      *site_list;
  GtkWidget       *stack;
  MzStageBox      *stage_box;
};

typedef enum { PROP_WORKSPACE = 1, PROP_SCENE } MzFindPanelProperty;
static GParamSpec *props[PROP_SCENE + 1];

G_DEFINE_FINAL_TYPE (MzFindPanel, mz_find_panel, GTK_TYPE_WIDGET)

/* The facets that are asked for, in words: "Mining, Separation · China". */
static char *
describe_query (MzFindPanel *self)
{
  MzQuery *query = mz_workspace_get_query (self->workspace);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint facet = 0; facet < MZ_N_FACETS; facet++)
    {
      g_autofree char *words = mz_query_describe_facet (query, (MzFacet) facet, mz_workspace_get_dataset (self->workspace));

      if (mz_query_has_facet (query, (MzFacet) facet))
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
update_filter (MzFindPanel *self)
{
  gboolean filtered = !mz_query_is_empty (mz_workspace_get_query (self->workspace));
  g_autofree char *words = describe_query (self);

  gtk_label_set_label (GTK_LABEL (self->filter_label), words);
  gtk_widget_set_tooltip_text (self->filter_label, words);
  gtk_widget_set_visible (self->filter_bar, filtered);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "find.clear", filtered);
}

static gboolean
update_cb (gpointer data)
{
  MzFindPanel *self = MZ_FIND_PANEL (data);

  self->update_id = 0;
  if ((self->dirty & DIRTY_FACTS) != 0)
    {
      mz_stage_box_update (self->stage_box);
      for (guint i = 0; i < G_N_ELEMENTS (unfolding); i++)
        mz_facet_box_update (self->facet_boxes[i]);
      mz_layer_box_update (self->layer_box);
      update_filter (self);
    }
  mz_site_list_update (self->site_list);
  self->dirty = 0;
  return G_SOURCE_REMOVE;
}

/* Before the next frame, however many changes there are until then. */
static void
queue_update (MzFindPanel *self, Dirty dirty)
{
  self->dirty |= dirty;
  if (self->update_id == 0)
    self->update_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static gboolean
legend_cb (gpointer data)
{
  MzFindPanel *self = MZ_FIND_PANEL (data);

  self->legend_id = 0;
  mz_layer_box_update_legend (self->layer_box);
  return G_SOURCE_REMOVE;
}

/* After the next frame: the map has then worked out most of it for itself. */
static void
queue_legend (MzFindPanel *self)
{
  if (self->legend_id == 0 && self->scene != NULL)
    self->legend_id = g_idle_add (legend_cb, self);
}

static void
facts_changed_cb (MzFindPanel *self)
{
  queue_update (self, DIRTY_FACTS | DIRTY_LIST);
}

static void
list_changed_cb (MzFindPanel *self)
{
  queue_update (self, DIRTY_LIST);
}

static void
view_changed_cb (MzFindPanel *self)
{
  queue_update (self, DIRTY_LIST);
  queue_legend (self);
}

static void
tell_result (MzFindPanel *self)
{
  g_autofree char *told = mz_search_results_dup_told (self->results);

  mz_tell_description (self->entry, told, NULL);
}

static void
text_changed_cb (MzFindPanel *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  mz_search_results_set_text (self->results, text);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), *text != '\0' ? "results" : "browse");
  tell_result (self);
}

static void
clear_text (MzFindPanel *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
entry_activated_cb (MzFindPanel *self)
{
  mz_search_results_open (self->results);
}

static void
stop_search_cb (MzFindPanel *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    clear_text (self);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
}

/* The entry keeps the focus; up and down are for the results below it. */
static gboolean
entry_key_cb (MzFindPanel *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean down = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down;
  gboolean up = keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up;

  if ((!up && !down) || (state & gtk_accelerator_get_default_mod_mask ()) != 0
      || *gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    return GDK_EVENT_PROPAGATE;
  mz_search_results_move (self->results, down ? 1 : -1);
  tell_result (self);
  return GDK_EVENT_STOP;
}

static void
clear_action (GtkWidget *widget, const char *name, GVariant *target)
{
  mz_workspace_set_query (MZ_FIND_PANEL (widget)->workspace, NULL);
}

static void
drop_action (GtkWidget *widget, const char *name, GVariant *target)
{
  MzFindPanel *self = MZ_FIND_PANEL (widget);
  guint facet = g_variant_get_uint32 (target);
  g_autoptr (MzQuery) query = NULL;

  g_return_if_fail (facet < MZ_N_FACETS);
  query = mz_query_without (mz_workspace_get_query (self->workspace), (MzFacet) facet);
  mz_workspace_set_query (self->workspace, query);
}

static void
sort_action (GtkWidget *widget, const char *name, GVariant *target)
{
  MzSiteList *list = MZ_FIND_PANEL (widget)->site_list;

  mz_site_list_sort (list, !mz_site_list_is_by_name (list));
}

/* The whole world, however narrow the map is. */
static void
world_action (GtkWidget *widget, const char *name, GVariant *target)
{
  MzWorkspace *workspace = MZ_FIND_PANEL (widget)->workspace;
  MzView view = MZ_VIEW_HOME;
  double width = mz_workspace_get_view (workspace)->width;

  if (width > 0)
    view.zoom = CLAMP (log2 (width / mz_mercator_world_pixels (0)), 0, view.zoom);
  mz_workspace_set_view (workspace, &view);
}

static void
show_sites_action (GtkWidget *widget, const char *name, GVariant *target)
{
  MzWorkspace *workspace = MZ_FIND_PANEL (widget)->workspace;

  mz_workspace_set_layers (workspace, mz_workspace_get_layers (workspace) | MZ_LAYER_SITES);
}

static void
facts_date_action (GtkWidget *widget, const char *name, GVariant *target)
{
  MzWorkspace *workspace = MZ_FIND_PANEL (widget)->workspace;

  mz_workspace_set_date (workspace, mz_dataset_get_as_of (mz_workspace_get_dataset (workspace)));
}

/* For whoever has no Enter in the entry: a screen reader offers the actions of the panel. */
static void
open_action (GtkWidget *widget, const char *name, GVariant *target)
{
  mz_search_results_open (MZ_FIND_PANEL (widget)->results);
}

static void
clear_search_action (GtkWidget *widget, const char *name, GVariant *target)
{
  MzFindPanel *self = MZ_FIND_PANEL (widget);

  clear_text (self);
  gtk_widget_grab_focus (self->entry);
}

static void
mz_find_panel_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((MzFindPanelProperty) prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, mz_find_panel_get_workspace (MZ_FIND_PANEL (object)));
      break;
    case PROP_SCENE:
      g_value_set_object (value, mz_find_panel_get_scene (MZ_FIND_PANEL (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mz_find_panel_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch ((MzFindPanelProperty) prop_id)
    {
    case PROP_WORKSPACE:
      mz_find_panel_set_workspace (MZ_FIND_PANEL (object), g_value_get_object (value));
      break;
    case PROP_SCENE:
      mz_find_panel_set_scene (MZ_FIND_PANEL (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* Without a workspace there is nothing to act on. */
static void
enable_actions (MzFindPanel *self)
{
  static const char *const actions[] = { "find.clear", "find.drop", "find.world", "find.show-sites", "find.facts-date" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], self->workspace != NULL);
}

static void
disconnect (MzFindPanel *self)
{
  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_handle_id (&self->legend_id, g_source_remove);
  if (self->workspace == NULL)
    return;
  g_signal_handlers_disconnect_by_data (mz_workspace_get_dataset (self->workspace), self);
  g_signal_handlers_disconnect_by_data (self->workspace, self);
}

static void
mz_find_panel_dispose (GObject *object)
{
  MzFindPanel *self = MZ_FIND_PANEL (object);

  disconnect (self);
  if (self->scene != NULL)
    g_signal_handlers_disconnect_by_data (self->scene, self);
  g_clear_object (&self->scene);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), MZ_TYPE_FIND_PANEL);
  G_OBJECT_CLASS (mz_find_panel_parent_class)->dispose (object);
}

static void
mz_find_panel_class_init (MzFindPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mz_find_panel_dispose;
  object_class->get_property = mz_find_panel_get_property;
  object_class->set_property = mz_find_panel_set_property;
  props[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, MZ_TYPE_WORKSPACE, MZ_PARAM_RW);
  props[PROP_SCENE] = g_param_spec_object ("scene", NULL, NULL, MZ_TYPE_MAP_SCENE, MZ_PARAM_RW);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_install_action (widget_class, "find.clear", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "find.drop", "u", drop_action);
  gtk_widget_class_install_action (widget_class, "find.sort", NULL, sort_action);
  gtk_widget_class_install_action (widget_class, "find.world", NULL, world_action);
  gtk_widget_class_install_action (widget_class, "find.show-sites", NULL, show_sites_action);
  gtk_widget_class_install_action (widget_class, "find.facts-date", NULL, facts_date_action);
  gtk_widget_class_install_action (widget_class, "find.clear-search", NULL, clear_search_action);
  gtk_widget_class_install_action (widget_class, "find.open", NULL, open_action);

  g_type_ensure (MZ_TYPE_LAYER_BOX);
  g_type_ensure (MZ_TYPE_SEARCH_RESULTS);
  g_type_ensure (MZ_TYPE_SITE_LIST);
  g_type_ensure (MZ_TYPE_STAGE_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/monazite/Monazite/ui/mz-find-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, MzFindPanel, entry);
  gtk_widget_class_bind_template_child (widget_class, MzFindPanel, facets);
  gtk_widget_class_bind_template_child (widget_class, MzFindPanel, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, MzFindPanel, filter_label);
  gtk_widget_class_bind_template_child (widget_class, MzFindPanel, layer_box);
  gtk_widget_class_bind_template_child (widget_class, MzFindPanel, results);
  gtk_widget_class_bind_template_child (widget_class, MzFindPanel, site_list);
  gtk_widget_class_bind_template_child (widget_class, MzFindPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, MzFindPanel, stage_box);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "find-panel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
}

/* Keys that work wherever the focus is in the window, and those of the entry. */
static void
add_keys (MzFindPanel *self)
{
  GtkEventController *anywhere = gtk_shortcut_controller_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (anywhere), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (anywhere),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_BackSpace,
                                                                                  GDK_CONTROL_MASK | GDK_SHIFT_MASK),
                                                          gtk_named_action_new ("find.clear")));
  gtk_widget_add_controller (GTK_WIDGET (self), anywhere);

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (entry_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, keys);
}

static void
mz_find_panel_init (MzFindPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Find"), -1);
  for (guint i = 0; i < G_N_ELEMENTS (unfolding); i++)
    {
      const char *title = unfolding[i].facet == MZ_FACET_BINDING ? C_("facet", "Binding") : _(unfolding[i].title);

      self->facet_boxes[i] = MZ_FACET_BOX (mz_facet_box_new (unfolding[i].facet, title));
      gtk_box_append (GTK_BOX (self->facets), GTK_WIDGET (self->facet_boxes[i]));
    }
  gtk_text_set_max_length (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))), MZ_SEARCH_MAX_TEXT);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entry_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "stop-search", G_CALLBACK (stop_search_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (mz_search_results_get_model (self->results), "items-changed", G_CALLBACK (tell_result), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->results, "opened", G_CALLBACK (clear_text), self, G_CONNECT_SWAPPED);
  mz_tell_visible_child (self->stack);
  add_keys (self);
}

/** mz_find_panel_new: @workspace: (nullable) (transfer none). Returns: (transfer floating): the panel. */
GtkWidget *
mz_find_panel_new (MzWorkspace *workspace)
{
  return g_object_new (MZ_TYPE_FIND_PANEL, "workspace", workspace, NULL);
}

/** mz_find_panel_get_workspace: Returns: (transfer none) (nullable): what the panel shows. */
MzWorkspace *
mz_find_panel_get_workspace (MzFindPanel *self)
{
  g_return_val_if_fail (MZ_IS_FIND_PANEL (self), NULL);

  return self->workspace;
}

/** mz_find_panel_set_workspace: @workspace: (nullable) (transfer none): what the panel shows. */
void
mz_find_panel_set_workspace (MzFindPanel *self, MzWorkspace *workspace)
{
  static const char *const facts[] = { "notify::date", "notify::query", "notify::layers" };

  g_return_if_fail (MZ_IS_FIND_PANEL (self) && (workspace == NULL || MZ_IS_WORKSPACE (workspace)));

  if (self->workspace == workspace)
    return;
  clear_text (self);
  disconnect (self);
  g_set_object (&self->workspace, workspace);
  enable_actions (self);
  mz_stage_box_set_workspace (self->stage_box, workspace);
  for (guint i = 0; i < G_N_ELEMENTS (unfolding); i++)
    mz_facet_box_set_workspace (self->facet_boxes[i], workspace);
  mz_layer_box_set_workspace (self->layer_box, workspace);
  mz_search_results_set_workspace (self->results, workspace);
  mz_site_list_set_workspace (self->site_list, workspace);
  if (workspace != NULL)
    {
      for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
        g_signal_connect_object (workspace, facts[i], G_CALLBACK (facts_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (workspace, "notify::view", G_CALLBACK (view_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (workspace, "notify::selection", G_CALLBACK (list_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (mz_workspace_get_dataset (workspace), "changed", G_CALLBACK (facts_changed_cb), self,
                               G_CONNECT_SWAPPED);
      update_filter (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WORKSPACE]);
}

/** mz_find_panel_get_scene: Returns: (transfer none) (nullable): from which the legend is read. */
MzMapScene *
mz_find_panel_get_scene (MzFindPanel *self)
{
  g_return_val_if_fail (MZ_IS_FIND_PANEL (self), NULL);

  return self->scene;
}

/** mz_find_panel_set_scene: @scene: (nullable) (transfer none): of the same workspace; without it there is no legend. */
void
mz_find_panel_set_scene (MzFindPanel *self, MzMapScene *scene)
{
  g_return_if_fail (MZ_IS_FIND_PANEL (self) && (scene == NULL || MZ_IS_MAP_SCENE (scene)));

  if (self->scene == scene)
    return;
  if (self->scene != NULL)
    g_signal_handlers_disconnect_by_data (self->scene, self);
  g_clear_handle_id (&self->legend_id, g_source_remove);
  g_set_object (&self->scene, scene);
  mz_layer_box_set_scene (self->layer_box, scene);
  if (scene != NULL)
    g_signal_connect_object (scene, "changed", G_CALLBACK (queue_legend), self, G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SCENE]);
}

/** mz_find_panel_get_search_entry: Returns: (transfer none): the #GtkSearchEntry, for a window to capture keys for it. */
GtkWidget *
mz_find_panel_get_search_entry (MzFindPanel *self)
{
  g_return_val_if_fail (MZ_IS_FIND_PANEL (self), NULL);

  return self->entry;
}

/** mz_find_panel_start_search: @text: (nullable): what has been typed already. Gives the focus to the entry. */
void
mz_find_panel_start_search (MzFindPanel *self, const char *text)
{
  g_return_if_fail (MZ_IS_FIND_PANEL (self));

  if (text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_widget_grab_focus (self->entry);
  if (text != NULL)
    gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}
