/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's commands and its keys. */
#define G_LOG_DOMAIN "monazite"

#include "mz-window-story.h"

#include <glib/gi18n-lib.h>

#include "mz-window-compare.h"

static const char *const gis_suffixes[] = { "gpkg", "kml", "kmz", "shp", "fgb", "gpx" };

static void
open_chosen_cb (MzFileChoice *choice, GFile *file, MzWindow *self)
{
  g_clear_object (&self->chooser);
  if (file != NULL)
    mz_window_lay_over_file (self, file);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);
  g_autoptr (GString) suffixes = g_string_new ("monazite json geojson csv tsv tab");

  if (self->chooser != NULL)
    {
      mz_file_choice_show (self->chooser);
      return;
    }
  self->chooser = mz_file_choice_new (GTK_WINDOW (widget), MZ_FILE_CHOICE_OPEN, _("Open a Document or a File of Facts"), _("_Open"));
  for (guint i = 0; i < G_N_ELEMENTS (gis_suffixes); i++)
    g_string_append_printf (suffixes, " %s", gis_suffixes[i]);
  mz_file_choice_add_filter (self->chooser, _("Documents, facts (JSON), points (GeoJSON and GIS files) and tables (CSV)"), suffixes->str);
  g_signal_connect_object (self->chooser, "chosen", G_CALLBACK (open_chosen_cb), widget, G_CONNECT_DEFAULT);
  mz_file_choice_show (self->chooser);
}

static void
details_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);

  mz_window_show_details (self, TRUE);
  self->wants_focus = !gtk_widget_get_mapped (self->right_pane);
  if (!self->wants_focus)
    gtk_widget_child_focus (self->right_pane, GTK_DIR_TAB_FORWARD);
}

/* A panel that has been folded away can take the focus no sooner. */
static void
details_mapped_cb (MzWindow *self)
{
  if (self->wants_focus)
    gtk_widget_child_focus (self->right_pane, GTK_DIR_TAB_FORWARD);
  self->wants_focus = FALSE;
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);

  mz_window_show_left (self, TRUE);
  mz_find_panel_start_search (self->find_panel, NULL);
}

/* Esc, when nothing nearer to the focus has taken it: the panels that lie over the map go, then the selection. */
static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);

  if (mz_flap_is_folded (self->right_flap) && mz_flap_is_shown (self->right_flap))
    mz_window_show_details (self, FALSE);
  else if (mz_flap_is_folded (self->left_flap) && mz_flap_is_shown (self->left_flap))
    mz_window_show_left (self, FALSE);
  else if (mz_workspace_get_selection (self->workspace) != NULL)
    mz_workspace_set_selection (self->workspace, NULL);
  else if (mz_window_leave_compare (self))
    return;
  else if (gtk_window_is_fullscreen (GTK_WINDOW (self)))
    gtk_window_unfullscreen (GTK_WINDOW (self));
  mz_window_focus_page (self);
}

static gboolean
has_focus_in (MzWindow *self, GtkWidget *pane)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && (focus == pane || gtk_widget_is_ancestor (focus, pane));
}

static void
pane_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);
  GtkWidget *panes[] = { self->left_pane, GTK_WIDGET (self->stack), self->right_pane, GTK_WIDGET (self->time_bar) };
  guint n = G_N_ELEMENTS (panes), now = 1, step = g_str_equal (name, "win.next-pane") ? 1 : n - 1;

  if (mz_window_shows_briefings (self))
    {
      mz_briefings_move_focus (self->briefings, step == 1 ? 1 : -1);
      return;
    }
  for (guint i = 0; i < n; i++)
    if (has_focus_in (self, panes[i]))
      now = i;
  for (guint i = 1; i <= n; i++)
    {
      GtkWidget *pane = panes[(now + i * step) % n];

      if (gtk_widget_get_mapped (pane) && gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD))
        return;
    }
}

static void
layer_action (GSimpleAction *action, GVariant *value, gpointer data)
{
  MzWindow *self = data;
  MzLayers layer = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (action), "layer"));
  MzLayers layers = mz_workspace_get_layers (self->workspace);

  mz_workspace_set_layers (self->workspace, g_variant_get_boolean (value) ? layers | layer : layers & ~layer);
}

static void
layers_changed_cb (MzWindow *self)
{
  MzLayers layers = mz_workspace_get_layers (self->workspace);

  for (guint i = 0; i < MZ_N_LAYERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("layer-%s", mz_vocabulary_get_key (&mz_layers, i));
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

      g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean ((layers & (1u << i)) != 0));
    }
}

/* A letter that nobody else wants begins a search; N goes to the next event from the map and the time bar. */
static gboolean
key_pressed_cb (MzWindow *self, guint keyval, guint keycode, GdkModifierType state, GtkEventControllerKey *controller)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  char text[7];

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0
      || !g_unichar_isalpha (gdk_keyval_to_unicode (keyval))
      || (focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL))
    return GDK_EVENT_PROPAGATE;
  if (gdk_keyval_to_lower (keyval) == GDK_KEY_n
      && (focus == NULL || has_focus_in (self, GTK_WIDGET (self->stack)) || has_focus_in (self, GTK_WIDGET (self->time_bar))))
    {
      gtk_widget_activate_action (GTK_WIDGET (self),
                                  (state & GDK_SHIFT_MASK) != 0 ? "time.previous-event" : "time.next-event", NULL);
      return GDK_EVENT_STOP;
    }
  text[g_unichar_to_utf8 (gdk_keyval_to_unicode (keyval), text)] = '\0';
  mz_window_show_left (self, TRUE);
  mz_find_panel_start_search (self->find_panel, text);
  return GDK_EVENT_STOP;
}

void
mz_window_install_actions (GtkWidgetClass *klass)
{
  static const struct { guint key; GdkModifierType state; const char *action; int parameter; } keys[] = {
    { GDK_KEY_Escape, 0, "win.back", 0 },
    { GDK_KEY_Return, GDK_ALT_MASK, "win.show-right", 0 },
    { GDK_KEY_KP_Enter, GDK_ALT_MASK, "win.show-right", 0 },
    { GDK_KEY_Left, GDK_ALT_MASK, "map.back", 0 },
    { GDK_KEY_KP_Left, GDK_ALT_MASK, "map.back", 0 },
    { GDK_KEY_Right, GDK_ALT_MASK, "map.forward", 0 },
    { GDK_KEY_KP_Right, GDK_ALT_MASK, "map.forward", 0 },
    { GDK_KEY_bracketleft, GDK_CONTROL_MASK, "map.back", 0 },
    { GDK_KEY_bracketright, GDK_CONTROL_MASK, "map.forward", 0 },
    { GDK_KEY_period, 0, "time.step", 1 },
    { GDK_KEY_comma, 0, "time.step", -1 },
    { GDK_KEY_Home, GDK_CONTROL_MASK, "time.facts-date", 0 },
    { GDK_KEY_KP_Home, GDK_CONTROL_MASK, "time.facts-date", 0 },
  };

  gtk_widget_class_install_action (klass, "win.back", NULL, back_action);
  gtk_widget_class_install_action (klass, "win.details", NULL, details_action);
  gtk_widget_class_install_action (klass, "win.search", NULL, search_action);
  gtk_widget_class_install_action (klass, "win.open", NULL, open_action);
  gtk_widget_class_install_property_action (klass, "win.fullscreen", "fullscreened");
  gtk_widget_class_install_action (klass, "win.next-pane", NULL, pane_action);
  gtk_widget_class_install_action (klass, "win.previous-pane", NULL, pane_action);

  /* These come after whatever has the focus: an entry keeps its digits and its blanks. */
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].parameter != 0)
      gtk_widget_class_add_binding_action (klass, keys[i].key, keys[i].state, keys[i].action, "i", keys[i].parameter);
    else
      gtk_widget_class_add_binding_action (klass, keys[i].key, keys[i].state, keys[i].action, NULL);
  for (guint i = 0; i < MZ_N_LAYERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("win.layer-%s", mz_vocabulary_get_key (&mz_layers, i));

      gtk_widget_class_add_binding_action (klass, GDK_KEY_1 + i, 0, name, NULL);
      gtk_widget_class_add_binding_action (klass, GDK_KEY_KP_1 + i, 0, name, NULL);
    }
}

/* GtkWindow has these keys too, for the focus: a controller of our own is asked before it. */
static void
add_clock_keys (MzWindow *self)
{
  static const struct { guint key; GdkModifierType state; const char *action; } keys[] = {
    { GDK_KEY_Right, GDK_CONTROL_MASK, "time.next-event" },
    { GDK_KEY_KP_Right, GDK_CONTROL_MASK, "time.next-event" },
    { GDK_KEY_Left, GDK_CONTROL_MASK, "time.previous-event" },
    { GDK_KEY_KP_Left, GDK_CONTROL_MASK, "time.previous-event" },
    { GDK_KEY_space, 0, "time.play" },
    { GDK_KEY_KP_Space, 0, "time.play" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].state),
                                                            gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/** mz_window_set_panels_allowed: Whether the panels at the sides can be shown and hidden: an action of a property is always enabled. */
void
mz_window_set_panels_allowed (MzWindow *self, gboolean allowed)
{
  const struct { const char *name; AdwFlap *flap; } panels[] = {
    { "show-left", self->left_flap }, { "show-right", self->right_flap },
  };

  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    if (allowed)
      {
        g_autoptr (GPropertyAction) action = g_property_action_new (panels[i].name, panels[i].flap, "reveal-flap");

        g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
      }
    else
      g_action_map_remove_action (G_ACTION_MAP (self), panels[i].name);
}

void
mz_window_init_actions (MzWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  mz_window_set_panels_allowed (self, TRUE);
  for (guint i = 0; i < MZ_N_LAYERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("layer-%s", mz_vocabulary_get_key (&mz_layers, i));
      g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (FALSE));

      g_object_set_data (G_OBJECT (action), "layer", GUINT_TO_POINTER (1u << i));
      g_signal_connect_object (action, "change-state", G_CALLBACK (layer_action), self, G_CONNECT_DEFAULT);
      g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
    }
  mz_window_init_compare (self);
  g_signal_connect_object (self->workspace, "notify::layers", G_CALLBACK (layers_changed_cb), self, G_CONNECT_SWAPPED);
  layers_changed_cb (self);

  gtk_widget_insert_action_group (GTK_WIDGET (self), "time", mz_time_bar_get_actions (self->time_bar));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  add_clock_keys (self);
  g_signal_connect_object (self->right_pane, "map", G_CALLBACK (details_mapped_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}
