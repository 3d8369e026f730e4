/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include "mz-window-compare.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-change-list.h"
#include "mz-comparison.h"
#include "mz-date-entry.h"
#include "mz-pair-box.h"
#include "mz-scenario-choice.h"

#define YEARS_BACK 1   /* of the second date when it has not been set */

struct _MzWindowCompare
{
  MzWindow     *window;    /* owns this */
  MzWorkspace  *workspace; /* of the second map */
  GtkWidget    *map_view;
  GtkWidget    *pane;      /* the second one */
  GtkWidget    *bar;       /* over the first map */
  GtkWidget    *date_label;
  GtkWidget    *count;     /* button that leads to the list */
  GtkWidget    *list;
  GSignalGroup *watched[2]; /* workspaces */
  GSignalGroup *datasets[2];
  guint         update_id;
};

static GPtrArray *
get_records (GPtrArray *changes)
{
  GPtrArray *records = g_ptr_array_new ();

  for (guint i = 0; i < changes->len; i++)
    g_ptr_array_add (records, mz_change_get_record (changes->pdata[i]));
  return records;
}

/* The date; where the two assume different things, with what is assumed. */
static char *
describe (MzWorkspace *workspace, MzWorkspace *other)
{
  MzScenario *scenario = mz_workspace_get_scenario (workspace), *others = mz_workspace_get_scenario (other);
  g_autofree char *date = mz_partial_date_format (mz_workspace_get_date (workspace));

  if (scenario == others || (scenario != NULL && others != NULL && mz_scenario_equal (scenario, others)))
    return g_steal_pointer (&date);
  /* Translators: what is assumed, and a date: "Confrontation overshoots, June 2028", "the facts, June 2028". */
  return g_strdup_printf (_("%1$s, %2$s"), scenario != NULL ? mz_scenario_peek (scenario)->title : C_("in a sentence", "the facts"), date);
}

static void
update (MzWindowCompare *self)
{
  g_autoptr (GPtrArray) changes = mz_comparison_new (self->window->workspace, self->workspace), records = get_records (changes);
  MzWorkspace *first = self->window->workspace;
  g_autofree char *date = mz_partial_date_format (mz_workspace_get_date (first)), *words = NULL;
  g_autofree char *count = g_strdup_printf ("≠ %u", changes->len);
  g_autofree char *a = describe (first, self->workspace), *b = describe (self->workspace, first);

  gtk_label_set_text (GTK_LABEL (self->date_label), date);
  words = g_strdup_printf (ngettext ("List the %u difference", "List the %u differences", changes->len), changes->len);
  gtk_button_set_label (GTK_BUTTON (self->count), count);
  gtk_widget_set_tooltip_text (self->count, words);
  /* GTK 4.18 says that it is called as what stands in it. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->count), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->count), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  if (mz_comparison_is_turned_round (first, self->workspace))
    mz_change_list_set (MZ_CHANGE_LIST (self->list), changes, b, a);
  else
    mz_change_list_set (MZ_CHANGE_LIST (self->list), changes, a, b);
  mz_map_view_set_ringed (MZ_MAP_VIEW (self->window->map_view), records);
  mz_map_view_set_ringed (MZ_MAP_VIEW (self->map_view), records);
}

static gboolean
update_cb (gpointer data)
{
  MzWindowCompare *self = data;

  self->update_id = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (MzWindowCompare *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static GSignalGroup *
watch (MzWindowCompare *self, MzWorkspace *workspace)
{
  static const char *const signals[] = { "notify::date", "notify::query", "notify::layers", "notify::scenario" };
  GSignalGroup *group = g_signal_group_new (MZ_TYPE_WORKSPACE);

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_group_connect_swapped (group, signals[i], G_CALLBACK (queue_update), self);
  g_signal_group_set_target (group, workspace);
  return group;
}

static GSignalGroup *
watch_dataset (MzWindowCompare *self, MzWorkspace *workspace)
{
  GSignalGroup *group = g_signal_group_new (MZ_TYPE_DATASET);

  g_signal_group_connect_swapped (group, "changed", G_CALLBACK (queue_update), self);
  g_signal_group_set_target (group, mz_workspace_get_dataset (workspace));
  return group;
}

/* A scenario may make a record another one: the one with its id is meant. What one of two scenarios assumes may not be there in
 * the other one, where something else may have its id. */
static gboolean
translate (GObject *workspace, const GValue *from, GValue *to)
{
  MzRecord *record = g_value_get_object (from), *other = NULL;

  if (record != NULL)
    other = mz_dataset_lookup (mz_workspace_get_dataset (MZ_WORKSPACE (workspace)), mz_record_get_kind (record),
                               mz_record_get_id (record));
  if (other != NULL && strcmp (mz_record_get_name (record), mz_record_get_name (other)) == 0)
    g_value_set_object (to, other);
  return TRUE;
}

static gboolean
translate_to (GBinding *binding, const GValue *from, GValue *to, gpointer unused)
{
  g_autoptr (GObject) target = g_binding_dup_target (binding);

  return translate (target, from, to);
}

static gboolean
translate_back (GBinding *binding, const GValue *from, GValue *to, gpointer unused)
{
  g_autoptr (GObject) source = g_binding_dup_source (binding);

  return translate (source, from, to);
}

static void
bind_record (MzWindowCompare *self, const char *property)
{
  g_object_bind_property_full (self->window->workspace, property, self->workspace, property,
                               G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL, translate_to, translate_back, NULL, NULL);
}

/* All but the date and what is assumed is one for both; what one map shows the other one shows at once. */
static void
bind (MzWindowCompare *self)
{
  MzWorkspace *first = self->window->workspace;

  g_object_bind_property (first, "query", self->workspace, "query", G_BINDING_SYNC_CREATE);
  g_object_bind_property (first, "layers", self->workspace, "layers", G_BINDING_SYNC_CREATE);
  bind_record (self, "selection");
  bind_record (self, "hover");
  /* Charts show what the second map assumes beside what the first one does. */
  g_object_bind_property (first, "against", self->workspace, "scenario", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_object_bind_property (self->window->map_view, "shown", self->map_view, "shown",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  self->watched[0] = watch (self, first);
  self->watched[1] = watch (self, self->workspace);
  self->datasets[0] = watch_dataset (self, first);
  self->datasets[1] = watch_dataset (self, self->workspace);
}

static GtkWidget *
bar_new (void)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (bar, "compare-bar");
  return bar;
}

static void
build_bars (MzWindowCompare *self, GtkWidget *second)
{
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");
  GtkWidget *first = mz_scenario_choice_new (self->window->workspace, self->workspace, self->window->desk);
  GtkWidget *choice = mz_scenario_choice_new (self->workspace, self->window->workspace, self->window->desk);
  g_autoptr (GtkSizeGroup) heights = gtk_size_group_new (GTK_SIZE_GROUP_VERTICAL);

  self->bar = bar_new ();
  self->date_label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->date_label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->date_label, "compare-date");
  gtk_box_append (GTK_BOX (self->bar), self->date_label);
  gtk_box_append (GTK_BOX (self->bar), first);
  gtk_box_prepend (GTK_BOX (self->window->first_pane), self->bar);

  self->count = gtk_button_new_with_label ("");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->count), "win.details");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (close), "win.compare");
  gtk_widget_set_tooltip_text (close, _("Back to one map (Esc)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Back to one map"), -1);
  gtk_widget_add_css_class (self->count, "flat");
  gtk_box_append (GTK_BOX (self->bar), self->count);
  gtk_widget_set_hexpand (first, TRUE);
  gtk_widget_set_hexpand (choice, TRUE);
  gtk_widget_add_css_class (close, "flat");
  gtk_box_append (GTK_BOX (second), mz_date_entry_new (self->workspace));
  gtk_box_append (GTK_BOX (second), choice);
  gtk_box_append (GTK_BOX (second), close);
  gtk_size_group_add_widget (heights, self->bar);
  gtk_size_group_add_widget (heights, second);
}

/**
 * mz_window_compare_new:
 * @window: (transfer none): keeps it
 * @date: of the second map
 */
MzWindowCompare *
mz_window_compare_new (MzWindow *window, MzPartialDate date)
{
  MzWindowCompare *self = g_new0 (MzWindowCompare, 1);
  GtkWidget *second = bar_new ();

  self->window = window;
  self->workspace = mz_workspace_new (mz_workspace_get_facts (window->workspace));
  mz_workspace_set_manner (self->workspace, mz_workspace_get_manner (window->workspace));
  mz_workspace_set_date (self->workspace, date);
  self->map_view = mz_map_view_new (self->workspace, window->basemap);
  gtk_widget_set_hexpand (self->map_view, TRUE);
  gtk_widget_set_vexpand (self->map_view, TRUE);
  self->pane = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  build_bars (self, second);
  gtk_box_append (GTK_BOX (self->pane), second);
  gtk_box_append (GTK_BOX (self->pane), self->map_view);
  mz_pair_box_set_second (MZ_PAIR_BOX (window->panes), self->pane);
  self->list = mz_change_list_new (window->workspace);
  gtk_widget_set_vexpand (self->list, TRUE);
  gtk_box_prepend (GTK_BOX (window->right_pane), self->list);
  bind (self);
  update (self);
  return self;
}

void
mz_window_compare_free (MzWindowCompare *self)
{
  g_clear_handle_id (&self->update_id, g_source_remove);
  for (guint i = 0; i < G_N_ELEMENTS (self->watched); i++)
    g_clear_object (&self->watched[i]);
  for (guint i = 0; i < G_N_ELEMENTS (self->datasets); i++)
    g_clear_object (&self->datasets[i]);
  mz_map_view_set_ringed (MZ_MAP_VIEW (self->window->map_view), NULL);
  mz_workspace_set_against (self->window->workspace, NULL);
  gtk_box_remove (GTK_BOX (self->window->first_pane), self->bar);
  gtk_box_remove (GTK_BOX (self->window->right_pane), self->list);
  mz_pair_box_set_second (MZ_PAIR_BOX (self->window->panes), NULL);
  g_object_unref (self->workspace);
  g_free (self);
}

/** mz_window_compare_date: Returns: the date of the second map. */
MzPartialDate
mz_window_compare_date (MzWindowCompare *self)
{
  return mz_workspace_get_date (self->workspace);
}

static MzPartialDate
choose_date (MzWindow *window)
{
  MzPartialDate date = mz_workspace_get_date (window->workspace);
  MzPartialDate before = mz_partial_date_step (date, MZ_DATE_PRECISION_YEAR, -YEARS_BACK);

  if (mz_partial_date_is_set (window->compare_date))
    return window->compare_date;
  /* What is assumed stands against the facts of its own date. */
  if (mz_workspace_get_scenario (window->workspace) != NULL)
    return date;
  return before.year >= MZ_CLOCK_FIRST_YEAR ? before : mz_partial_date_step (date, MZ_DATE_PRECISION_YEAR, YEARS_BACK);
}

static void
compare_state_cb (GSimpleAction *action, GVariant *state, MzWindow *window)
{
  gboolean on = g_variant_get_boolean (state);

  g_simple_action_set_state (action, state);
  if (on == (window->compare != NULL))
    return;
  if (on)
    {
      mz_window_show_page (window, MZ_PAGE_MAP);
      window->compare = mz_window_compare_new (window, choose_date (window));
      return;
    }
  window->compare_date = mz_window_compare_date (window->compare);
  gtk_widget_grab_focus (window->map_view);
  g_clear_pointer (&window->compare, mz_window_compare_free);
}

/** mz_window_init_compare: The action "win.compare". */
void
mz_window_init_compare (MzWindow *window)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new_stateful ("compare", NULL, g_variant_new_boolean (FALSE));

  g_signal_connect_object (action, "change-state", G_CALLBACK (compare_state_cb), window, G_CONNECT_DEFAULT);
  g_action_map_add_action (G_ACTION_MAP (window), G_ACTION (action));
}

/** mz_window_leave_compare: Returns: whether there were two maps. */
gboolean
mz_window_leave_compare (MzWindow *window)
{
  if (window->compare == NULL)
    return FALSE;
  g_action_group_change_action_state (G_ACTION_GROUP (window), "compare", g_variant_new_boolean (FALSE));
  return TRUE;
}
