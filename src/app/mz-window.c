/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include "mz-window-private.h"

#include <math.h>

#include "mz-life-strip.h"
#include "mz-look.h"
#include "mz-pair-box.h"
#include "mz-props.h"
#include "mz-settings.h"
#include "mz-switcher-words.h"
#include "mz-tell.h"
#include "mz-window-compare.h"
#include "mz-window-story.h"

/* Pixels of the width, times the user's text factor. */
#define WIDE        1000
#define MEDIUM      640
#define LEFT_WIDTH  240
#define RIGHT_WIDTH 304
#define MAP_MIN     336
#define LOW         460 /* of the height */

/* From here on a panel over the map takes all of it: there is no room for both. */
#define LARGE_TEXT 1.3

typedef enum { PROP_WORKSPACE = 1, PROP_BASEMAP, PROP_SETTINGS } MzWindowProperty;
static GParamSpec *props[PROP_SETTINGS + 1];

G_DEFINE_FINAL_TYPE (MzWindow, mz_window, ADW_TYPE_APPLICATION_WINDOW)

static double
get_factor (MzWindow *self)
{
  return MAX (mz_look_get_text_factor (GTK_WIDGET (self)), 1);
}

static MzWidthClass
classify (MzWindow *self, int width)
{
  double factor = get_factor (self);

  if (width < MEDIUM * factor)
    return MZ_WIDTH_NARROW;
  return width < WIDE * factor ? MZ_WIDTH_MEDIUM : MZ_WIDTH_WIDE;
}

static gboolean
is_low (MzWindow *self, int height)
{
  return height < LOW * get_factor (self);
}

static gboolean
has_room_for_words (MzWindow *self, int width)
{
  /* Before it is on the screen nothing has its font. */
  if (self->words_width == 0 && self->words_shown && gtk_widget_get_mapped (GTK_WIDGET (self->switcher_bar)))
    self->words_width = mz_switcher_bar_measure_words (self->switcher_bar, MZ_N_PAGES);
  return !self->low && width >= self->words_width;
}

static gboolean
details_are_page (MzWindow *self)
{
  return self->width_class == MZ_WIDTH_NARROW && mz_flap_is_shown (self->right_flap);
}

/** mz_window_update_chrome: Header, title and the one-row card follow from the panels, the width and the selection. */
void
mz_window_update_chrome (MzWindow *self)
{
  MzRecord *selection = mz_workspace_get_selection (self->workspace);
  gboolean page = details_are_page (self);
  gboolean room = self->width_class == MZ_WIDTH_WIDE && self->page == MZ_PAGE_MAP;
  gboolean card = selection != NULL && !room && !mz_flap_is_shown (self->right_flap);

  gtk_widget_set_visible (self->back_button, page);
  gtk_widget_set_visible (self->show_left_button, !page && !self->testing);
  gtk_widget_set_visible (self->search_button, !page && !self->testing);
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), !page);
  gtk_widget_set_visible (self->show_right_button, self->width_class != MZ_WIDTH_NARROW && !self->testing);
  mz_switcher_title_set (self->title, page && selection != NULL ? mz_record_get_short_name (selection)
                                      : self->document_title != NULL ? self->document_title
                                      /* Beside the buttons there is no room for the whole name. */
                                      : self->width_class == MZ_WIDTH_NARROW ? "" : "Monazite", !page && !self->testing);
  gtk_widget_set_visible (GTK_WIDGET (self->document_label),
                          self->document_title != NULL && !page && !mz_switcher_title_is_shown (self->title));
  adw_view_switcher_bar_set_reveal (self->switcher_bar, !self->testing);
  gtk_widget_set_visible (self->selection_button, card);
}

static void
set_panels (MzWindow *self, gboolean left, gboolean right)
{
  self->adapting = TRUE;
  mz_flap_set_shown (self->left_flap, left);
  mz_flap_set_shown (self->right_flap, right);
  self->adapting = FALSE;
}

/* Gives the panels the sizes and the places that the width of the window and the size of the text leave them. */
void
mz_window_adapt (MzWindow *self)
{
  gboolean narrow = self->width_class == MZ_WIDTH_NARROW;
  double factor = get_factor (self);

  mz_flap_set_always_folded (self->left_flap, narrow);
  mz_flap_set_always_folded (self->right_flap, narrow);
  gtk_widget_set_size_request (self->left_pane, narrow ? RIGHT_WIDTH : (int) ceil (LEFT_WIDTH * factor), -1);
  gtk_widget_set_size_request (self->right_pane, narrow ? -1 : (int) ceil (RIGHT_WIDTH * factor), -1);
  gtk_widget_set_hexpand (self->left_pane, narrow && factor > LARGE_TEXT);
  gtk_widget_set_hexpand (self->right_pane, narrow);

  switch (self->width_class)
    {
    case MZ_WIDTH_WIDE:
      set_panels (self, self->wants[self->page].left, self->wants[self->page].right);
      break;
    case MZ_WIDTH_MEDIUM:
      if (self->wants[self->page].right && mz_workspace_get_selection (self->workspace) != NULL)
        set_panels (self, FALSE, TRUE);
      else
        set_panels (self, self->wants[self->page].left, self->wants[self->page].right && !self->wants[self->page].left);
      break;
    case MZ_WIDTH_NARROW:
    default:
      set_panels (self, FALSE, FALSE);
    }
  mz_window_update_chrome (self);
}

/* What the height leaves them: the panels stay as they are, for a keyboard on the screen comes and goes. */
static void
adapt_bars (MzWindow *self)
{
  if (self->low)
    gtk_widget_add_css_class (GTK_WIDGET (self), "low");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "low");
  mz_time_bar_set_low (self->time_bar, self->low);
  mz_switcher_bar_show_words (self->switcher_bar, self->words_shown);
}

static gboolean
adapt_bars_cb (gpointer data)
{
  MzWindow *self = data;

  self->bars_id = 0;
  adapt_bars (self);
  return G_SOURCE_REMOVE;
}

/* Returns: whether the bars have to follow. */
static gboolean
take_size (MzWindow *self, int width, int height)
{
  gboolean low = self->low, shown = self->words_shown;

  self->low = is_low (self, height);
  self->words_shown = has_room_for_words (self, width);
  return self->low != low || self->words_shown != shown;
}

static gboolean
adapt_cb (gpointer data)
{
  MzWindow *self = data;

  self->adapt_id = 0;
  mz_window_adapt (self);
  return G_SOURCE_REMOVE;
}

static void
queue_adapt (MzWindow *self)
{
  if (self->adapt_id == 0)
    self->adapt_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, adapt_cb, self, NULL);
}

static void
queue_bars (MzWindow *self)
{
  if (self->bars_id == 0)
    self->bars_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, adapt_bars_cb, self, NULL);
}

static void
text_size_changed_cb (MzWindow *self)
{
  self->width_class = classify (self, gtk_widget_get_width (GTK_WIDGET (self)));
  self->words_shown = TRUE;
  self->words_width = 0;
  queue_adapt (self);
  queue_bars (self);
}

/* Those of the map last; the other pages begin with what they need. */
static void
remember (MzWindow *self, const char *key, gboolean value)
{
  if (self->settings != NULL && self->page == MZ_PAGE_MAP)
    g_settings_set_boolean (self->settings, key, value);
}

static void
left_revealed_cb (MzWindow *self)
{
  gboolean shown = mz_flap_is_shown (self->left_flap);

  if (!self->adapting)
    {
      if (self->width_class != MZ_WIDTH_NARROW)
        remember (self, "show-left-panel", self->wants[self->page].left = shown);
      if (shown && self->width_class != MZ_WIDTH_WIDE)
        set_panels (self, TRUE, FALSE);
    }
  mz_window_update_chrome (self);
}

static void
right_revealed_cb (MzWindow *self)
{
  gboolean shown = mz_flap_is_shown (self->right_flap);

  if (!self->adapting)
    {
      if (self->width_class != MZ_WIDTH_NARROW)
        remember (self, "show-right-panel", self->wants[self->page].right = shown);
      if (shown && self->width_class != MZ_WIDTH_WIDE)
        set_panels (self, FALSE, TRUE);
    }
  mz_window_update_chrome (self);
}

/** mz_window_show_left: As the user asks for it. */
void
mz_window_show_left (MzWindow *self, gboolean shown)
{
  mz_flap_set_shown (self->left_flap, shown);
}

/** mz_window_show_details: As the user asks for it. */
void
mz_window_show_details (MzWindow *self, gboolean shown)
{
  mz_flap_set_shown (self->right_flap, shown);
}

static void
selection_changed_cb (MzWindow *self)
{
  MzRecord *selection = mz_workspace_get_selection (self->workspace);
  gboolean left = mz_flap_is_shown (self->left_flap);
  GtkWidget *child;

  if (selection != NULL && self->wants[self->page].right
      && (self->width_class == MZ_WIDTH_WIDE || (self->width_class == MZ_WIDTH_MEDIUM && !left)))
    set_panels (self, left, TRUE);

  while ((child = gtk_widget_get_first_child (self->selection_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->selection_box), child);
  if (selection != NULL)
    {
      GtkWidget *name = gtk_label_new (mz_record_get_short_name (selection));

      gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
      gtk_label_set_xalign (GTK_LABEL (name), 0);
      gtk_widget_set_hexpand (name, TRUE);
      gtk_box_append (GTK_BOX (self->selection_box), mz_card_symbol_new (self->workspace, selection));
      gtk_box_append (GTK_BOX (self->selection_box), name);
      gtk_box_append (GTK_BOX (self->selection_box), gtk_image_new_from_icon_name ("go-next-symbolic"));
    }
  mz_window_update_chrome (self);
}

static void
layers_changed_cb (MzWindow *self)
{
  mz_settings_set_layers (self->settings, mz_workspace_get_layers (self->workspace));
}

static void
title_visible_cb (MzWindow *self)
{
  queue_adapt (self); /* the header is being laid out */
}

static void
mz_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MzWindow *self = MZ_WINDOW (widget);
  MzWidthClass width_class = classify (self, width);

  GTK_WIDGET_CLASS (mz_window_parent_class)->size_allocate (widget, width, height, baseline);
  g_clear_signal_handler (&self->default_width_id, self);
  if (width_class != self->width_class)
    {
      self->width_class = width_class;
      queue_adapt (self);
    }
  if (take_size (self, width, height))
    queue_bars (self);
}

static void
switcher_mapped_cb (MzWindow *self)
{
  if (take_size (self, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self))))
    queue_bars (self);
}

static void
begin_with (MzWindow *self, int width, int height)
{
  self->width_class = classify (self, width);
  take_size (self, width, height);
  adapt_bars (self);
}

/* A window that is not shown yet is laid out for the size that it will have: what it begins with, it does not get below. */
static void
default_width_changed_cb (MzWindow *self)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  begin_with (self, width, height);
  mz_window_adapt (self);
}

static void
bind_settings (MzWindow *self)
{
  int width = 1366, height = 768;

  self->wants[MZ_PAGE_MAP].left = self->wants[MZ_PAGE_MAP].right = TRUE;
  self->wants[MZ_PAGE_CHAIN].right = self->wants[MZ_PAGE_TIMELINE].right = TRUE;
  if (self->settings != NULL)
    {
      g_settings_bind (self->settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
      g_settings_bind (self->settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
      g_settings_bind (self->settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
      self->wants[MZ_PAGE_MAP].left = g_settings_get_boolean (self->settings, "show-left-panel");
      self->wants[MZ_PAGE_MAP].right = g_settings_get_boolean (self->settings, "show-right-panel");
      gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
    }
  else
    gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  begin_with (self, width, height);
  self->default_width_id = g_signal_connect (self, "notify::default-width", G_CALLBACK (default_width_changed_cb), NULL);
}

static void
mz_window_constructed (GObject *object)
{
  MzWindow *self = MZ_WINDOW (object);

  G_OBJECT_CLASS (mz_window_parent_class)->constructed (object);
  g_assert (self->workspace != NULL);

  self->desk = mz_desk_new_below (mz_workspace_get_facts (self->workspace));
  self->map_view = mz_map_view_new (self->workspace, self->basemap);
  gtk_widget_set_size_request (self->map_view, MAP_MIN, -1);
  gtk_widget_set_hexpand (self->map_view, TRUE);
  gtk_widget_set_vexpand (self->map_view, TRUE);
  self->first_pane = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->first_pane), self->map_view);
  self->panes = mz_pair_box_new (self->first_pane);
  bind_settings (self);
  mz_workspace_set_layers (self->workspace, mz_settings_get_layers (self->settings));
  mz_card_panel_set_workspace (self->card_panel, self->workspace);
  mz_find_panel_set_workspace (self->find_panel, self->workspace);
  g_object_set (self->find_panel, "scene", mz_map_view_get_scene (MZ_MAP_VIEW (self->map_view)), NULL);

  mz_time_bar_set_workspace (self->time_bar, self->workspace);
  g_signal_connect_object (self->workspace, "notify::selection", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::layers", G_CALLBACK (layers_changed_cb), self, G_CONNECT_SWAPPED);
  self->trail = mz_trail_new (self->workspace);
  mz_window_init_briefings (self);
  mz_window_init_document (self);
  mz_window_init_pages (self);
  mz_window_init_views (self);
  mz_window_init_actions (self);
  mz_window_init_edit (self);
  mz_window_init_menus (self);
  mz_window_init_loading (self);
  mz_window_init_assume (self);
  mz_window_init_kept (self);
  mz_window_adapt (self);
}

static void
mz_window_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MzWindow *self = MZ_WINDOW (object);

  switch ((MzWindowProperty) prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    case PROP_BASEMAP:
      g_value_set_boxed (value, self->basemap);
      break;
    case PROP_SETTINGS:
      g_value_set_object (value, self->settings);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mz_window_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  MzWindow *self = MZ_WINDOW (object);

  switch ((MzWindowProperty) prop_id)
    {
    case PROP_WORKSPACE:
      self->workspace = g_value_dup_object (value);
      break;
    case PROP_BASEMAP:
      self->basemap = g_value_dup_boxed (value);
      break;
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mz_window_dispose (GObject *object)
{
  MzWindow *self = MZ_WINDOW (object);

  g_clear_handle_id (&self->adapt_id, g_source_remove);
  g_clear_handle_id (&self->bars_id, g_source_remove);
  g_clear_pointer (&self->compare, mz_window_compare_free);
  g_clear_weak_pointer (&self->manual);
  g_clear_signal_handler (&self->default_width_id, self);
  mz_window_stop_loading (self);
  mz_window_stop_show (self);
  mz_file_choice_clear (&self->chooser);
  mz_file_choice_clear (&self->saver);
  g_clear_object (&self->scenario_file);
  g_clear_pointer (&self->kept, mz_scenario_unref);
  mz_window_stop_document (self);
  g_clear_object (&self->trail);
  /* These keep the panels, which keep the window's actions. */
  mz_window_set_panels_allowed (self, FALSE);
  gtk_widget_dispose_template (GTK_WIDGET (self), MZ_TYPE_WINDOW);
  G_OBJECT_CLASS (mz_window_parent_class)->dispose (object);
}

static void
mz_window_finalize (GObject *object)
{
  MzWindow *self = MZ_WINDOW (object);

  g_free (self->chart_shown);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->basemap, mz_basemap_unref);
  g_clear_object (&self->desk);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (mz_window_parent_class)->finalize (object);
}

static void
mz_window_class_init (MzWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  mz_tell_set_up ();
  object_class->constructed = mz_window_constructed;
  object_class->dispose = mz_window_dispose;
  object_class->finalize = mz_window_finalize;
  object_class->get_property = mz_window_get_property;
  object_class->set_property = mz_window_set_property;
  widget_class->size_allocate = mz_window_size_allocate;

  props[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, MZ_TYPE_WORKSPACE, MZ_PARAM_CONST);
  props[PROP_BASEMAP] = g_param_spec_boxed ("basemap", NULL, NULL, MZ_TYPE_BASEMAP, MZ_PARAM_CONST);
  props[PROP_SETTINGS] = g_param_spec_object ("settings", NULL, NULL, G_TYPE_SETTINGS, MZ_PARAM_CONST);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (MZ_TYPE_CARD_PANEL);
  g_type_ensure (MZ_TYPE_FIND_PANEL);
  g_type_ensure (MZ_TYPE_TIME_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/monazite/Monazite/ui/mz-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MzWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, MzWindow, card_panel);
  gtk_widget_class_bind_template_child (widget_class, MzWindow, document_label);
  gtk_widget_class_bind_template_child (widget_class, MzWindow, find_panel);
  gtk_widget_class_bind_template_child (widget_class, MzWindow, left_flap);
  gtk_widget_class_bind_template_child (widget_class, MzWindow, left_pane);
  gtk_widget_class_bind_template_child (widget_class, MzWindow, load_bar);
  gtk_widget_class_bind_template_child (widget_class, MzWindow, load_box);
  gtk_widget_class_bind_template_child (widget_class, MzWindow, load_label);
  gtk_widget_class_bind_template_child (widget_class, MzWindow, map_overlay);
  gtk_widget_class_bind_template_child (widget_class, MzWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, MzWindow, notices);
  gtk_widget_class_bind_template_child (widget_class, MzWindow, right_flap);
  gtk_widget_class_bind_template_child (widget_class, MzWindow, right_pane);
  gtk_widget_class_bind_template_child (widget_class, MzWindow, scenario_bar);
  gtk_widget_class_bind_template_child (widget_class, MzWindow, scenario_label);
  gtk_widget_class_bind_template_child (widget_class, MzWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, MzWindow, selection_box);
  gtk_widget_class_bind_template_child (widget_class, MzWindow, selection_button);
  gtk_widget_class_bind_template_child (widget_class, MzWindow, show_left_button);
  gtk_widget_class_bind_template_child (widget_class, MzWindow, show_right_button);
  gtk_widget_class_bind_template_child (widget_class, MzWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, MzWindow, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, MzWindow, time_bar);
  gtk_widget_class_bind_template_child (widget_class, MzWindow, title);
  gtk_widget_class_bind_template_child (widget_class, MzWindow, toasts);
  mz_window_install_actions (widget_class);
  mz_window_install_print (widget_class);
  mz_window_install_save (widget_class);
  mz_window_install_export (widget_class);
  mz_window_install_assume (widget_class);
  mz_window_install_changes (widget_class);
  mz_window_install_conflicts (widget_class);
  mz_window_install_document (widget_class);
  mz_window_install_document_save (widget_class);
  mz_window_install_drafts (widget_class);
  mz_window_install_edit (widget_class);
  mz_window_install_notes (widget_class);
  mz_window_install_kept (widget_class);
  mz_window_install_loading (widget_class);
  mz_window_install_scenario (widget_class);
  mz_window_install_outside (widget_class);
  mz_window_install_show (widget_class);
  mz_window_install_briefings (widget_class);
  mz_window_install_stories (widget_class);
  mz_window_install_hand_out (widget_class);
  mz_window_install_learn (widget_class);
  mz_window_install_pages (widget_class);
  mz_window_install_views (widget_class);
}

static void
mz_window_init (MzWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->words_shown = TRUE;
  g_signal_connect_object (self->left_flap, "notify::reveal-flap", G_CALLBACK (left_revealed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->right_flap, "notify::reveal-flap", G_CALLBACK (right_revealed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->switcher_bar, "map", G_CALLBACK (switcher_mapped_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->title, "notify::title-visible", G_CALLBACK (title_visible_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (text_size_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-font-name",
                           G_CALLBACK (text_size_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * mz_window_new:
 * @workspace: (transfer none): what the window shows; its layers become those of @settings
 * @basemap: (transfer none): what lies below it
 * @settings: (nullable) (transfer none): without them nothing is remembered
 *
 * Returns: (transfer none): the window, owned by @application.
 */
MzWindow *
mz_window_new (GtkApplication *application, MzWorkspace *workspace, MzBasemap *basemap, GSettings *settings)
{
  MzWindow *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application) && MZ_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (MZ_TYPE_WINDOW, "application", application, "workspace", workspace, "basemap", basemap, "settings",
                       settings, NULL);
  gtk_menu_button_set_menu_model (self->menu_button,
                                  G_MENU_MODEL (gtk_application_get_menu_by_id (application, "primary-menu")));
  return self;
}
