/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include "mz-show-private.h"

#include <glib/gi18n-lib.h>

#include "mz-show-explore.h"
#include "mz-slide-live.h"
#include "mz-story-check.h"
#include "mz-story-text.h"

enum { SIGNAL_ENDED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzShow, mz_show, G_TYPE_OBJECT)

/* --- Slides --- */

/* @date: unset: the scene's last; else that of the picture, while the words are those of the end. */
static MzSlide *
make_slide (MzShow *self, guint scene, MzPartialDate date, const MzSlideSpec *spec, char **notes)
{
  const MzStoryScene *shown = mz_story_peek_scene (self->story, scene);
  g_autoptr (MzStoryContext) context = NULL;
  g_autoptr (MzStoryText) text = NULL, said = NULL;
  g_auto (GStrv) sources = NULL;

  if (!mz_slide_pose (self->sketch, shown, NULL))
    return NULL;
  context = mz_story_context_new (mz_workspace_get_facts (self->sketch), mz_workspace_get_dataset (self->sketch),
                                  mz_workspace_get_date (self->sketch));
  text = mz_story_text_new (shown->text, context);
  sources = mz_story_scene_dup_sources (shown, context);
  if (notes != NULL && shown->notes != NULL)
    {
      said = mz_story_text_new (shown->notes, context);
      *notes = g_strdup (said->markup);
    }
  if (mz_partial_date_is_set (date))
    mz_workspace_set_date (self->sketch, date);
  return mz_slide_new (self->sketch, self->basemap, shown,
                       &(MzSlideWords) { shown->title, text->markup, (const char *const *) sources }, spec);
}

/**
 * mz_show_make_slide:
 * @notes: (out) (optional) (nullable): markup of Pango
 *
 * Returns: (transfer full) (nullable): %NULL where its scenario is gone.
 */
MzSlide *
mz_show_make_slide (MzShow *self, guint scene, const MzSlideSpec *spec, char **notes)
{
  return make_slide (self, scene, MZ_PARTIAL_DATE_NONE, spec, notes);
}

/* A chart of a scene that runs, on the date that its clock has got to. */
static void
step_chart (MzShow *self)
{
  MzSlideSpec spec;
  MzSlide *slide;

  if (self->run == NULL || !mz_show_run_is_running (self->run)
      || mz_story_scene_get_chart (mz_story_player_peek_scene (self->player)) == NULL)
    return;
  mz_show_stage_get_spec (self->stage, &spec);
  slide = make_slide (self, mz_story_player_get_scene (self->player), mz_workspace_get_date (self->workspace), &spec, NULL);
  if (slide != NULL)
    mz_show_stage_set_slide (self->stage, slide);
}

/* --- This scene --- */

/* Scenario, layers, filter and choice come at once; the map flies there and its clock goes along. */
static void
lead_map (MzShow *self, const MzStoryScene *scene, const MzSlide *slide)
{
  g_autoptr (MzAddress) address = mz_address_copy (scene->view);
  MzScenario *scenario = mz_workspace_get_scenario (self->sketch);
  MzPartialDate date = address->date;
  MzSlideMap map;
  gboolean is_map = mz_slide_get_map (slide, scene, &map);

  if (!mz_partial_date_is_set (date))
    date = mz_dataset_get_as_of (mz_workspace_get_facts (self->workspace));
  mz_workspace_set_scenario (self->workspace, scenario);
  mz_workspace_settle (self->workspace);
  address->date = mz_workspace_get_date (self->workspace);
  /* Made for the frame already. */
  address->view.zoom = map.view.zoom;
  address->view.width = address->view.height = 0;
  mz_address_apply (address, self->workspace);
  if (!is_map)
    {
      mz_show_run_stop (self->run);
      mz_workspace_set_date (self->workspace, date);
    }
  mz_show_run_start (self->run, date, scene->until, is_map ? MZ_SHOW_MAP_STEP_MS : MZ_SHOW_CHART_STEP_MS);
  step_chart (self);
}

/** mz_show_follow: Has the stage and the console show the player's scene, as it is told. */
void
mz_show_follow (MzShow *self)
{
  const MzStoryScene *scene = mz_story_player_peek_scene (self->player);
  g_autofree char *notes = NULL;
  MzSlideSpec spec;
  MzSlide *slide;

  mz_show_stage_get_spec (self->stage, &spec);
  slide = mz_show_make_slide (self, mz_story_player_get_scene (self->player), &spec, &notes);
  if (slide == NULL)
    return;
  mz_show_stage_set_slide (self->stage, slide);
  lead_map (self, scene, slide);
  mz_show_console_set_notes (self->panel, notes);
  mz_show_queue_next (self);
  /* Whoever has left the story stays there. */
  if (mz_story_player_get_exploring (self->player) == MZ_STORY_EXPLORING_SHOWN)
    {
      mz_show_run_stop (self->run);
      mz_show_explore_update (self);
    }
}

static void
scene_changed_cb (MzShow *self)
{
  if (self->stage != NULL)
    mz_show_follow (self);
}

static void
exploring_changed_cb (MzShow *self)
{
  MzStoryExploring exploring = mz_story_player_get_exploring (self->player);

  if (self->stage == NULL)
    return;
  if (exploring != MZ_STORY_EXPLORING_NOT)
    mz_show_run_stop (self->run);
  mz_show_explore_update (self);
  if (exploring != MZ_STORY_EXPLORING_SHOWN)
    mz_show_follow (self);
}

static gboolean
resized_idle_cb (gpointer data)
{
  MzShow *self = data;

  self->resize_id = 0;
  mz_show_follow (self);
  return G_SOURCE_REMOVE;
}

/* Widgets are being allocated. */
static void
resized_cb (MzShow *self)
{
  if (self->resize_id == 0)
    self->resize_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, resized_idle_cb, self, NULL);
}

/* --- Commands --- */

static gboolean
obey (MzShow *self, guint command, guint number)
{
  if (command < MZ_N_STORY_COMMANDS)
    {
      mz_story_player_do (self->player, (MzStoryCommand) command, number);
      return TRUE;
    }
  switch ((MzShowKey) command)
    {
    case MZ_SHOW_KEY_START:
      mz_story_player_start (self->player, 0);
      return TRUE;
    case MZ_SHOW_KEY_RESUME:
      mz_story_player_do (self->player, MZ_STORY_GO, mz_story_player_get_scene (self->player) + 1);
      return TRUE;
    case MZ_SHOW_KEY_SWITCH:
      if (mz_show_screens_are_two (self->screens))
        return FALSE;
      mz_show_screens_switch (self->screens);
      return TRUE;
    case MZ_SHOW_KEY_SWAP:
      mz_show_screens_swap (self->screens);
      return TRUE;
    case MZ_SHOW_KEY_DARK:
      mz_show_stage_set_dark (self->stage, !mz_show_stage_is_dark (self->stage));
      mz_show_follow (self);
      mz_show_explore_update (self);
      return TRUE;
    case MZ_SHOW_KEY_LARGER:
    case MZ_SHOW_KEY_SMALLER:
      mz_show_console_scale_notes (self->panel, command == MZ_SHOW_KEY_LARGER ? 2 : -2);
      return TRUE;
    case MZ_SHOW_KEY_TAKEN:
      return TRUE;
    case MZ_SHOW_KEY_NONE:
    default:
      return FALSE;
    }
}

static void
asked_cb (MzShow *self, guint command, guint number)
{
  obey (self, command, number);
}

/* While the map is free, arrows and the like move it, as they do in the window. */
static gboolean
is_for_map (MzShow *self, guint keyval)
{
  static const guint keys[] = { GDK_KEY_Left, GDK_KEY_Right, GDK_KEY_Up, GDK_KEY_Down, GDK_KEY_Home, GDK_KEY_Return, GDK_KEY_KP_Left,
                                GDK_KEY_KP_Right, GDK_KEY_KP_Up, GDK_KEY_KP_Down, GDK_KEY_KP_Home, GDK_KEY_KP_Enter };

  if (mz_story_player_get_exploring (self->player) == MZ_STORY_EXPLORING_NOT)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i] == keyval)
      return TRUE;
  return FALSE;
}

/** mz_show_press: Returns: whether the key was for the show. */
gboolean
mz_show_press (MzShow *self, guint keyval, GdkModifierType state)
{
  guint number, command;

  if (is_for_map (self, keyval))
    return FALSE;
  command = mz_show_keys_feed (&self->keys, keyval, state, &number);
  /* Out of the map first, then out of the show. */
  if (command == MZ_STORY_END && mz_story_player_get_exploring (self->player) != MZ_STORY_EXPLORING_NOT)
    command = MZ_STORY_RETURN;
  return obey (self, command, number);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, MzShow *self)
{
  return mz_show_press (self, keyval, state);
}

static void
command_cb (GSimpleAction *action, GVariant *parameter, MzShow *self)
{
  obey (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (action), "command")), 0);
}

/* What is done by keys, for whoever has none: a screen reader offers the actions of a window. */
static void
add_actions (MzShow *self, GtkWindow *window)
{
  static const struct { const char *name; guint command; } commands[] = {
    { "next", MZ_STORY_NEXT }, { "back", MZ_STORY_BACK }, { "first", MZ_STORY_FIRST }, { "last", MZ_STORY_LAST },
    { "black", MZ_STORY_BLACK }, { "white", MZ_STORY_WHITE }, { "pointer", MZ_STORY_DOT }, { "spotlight", MZ_STORY_SPOTLIGHT },
    { "explore", MZ_STORY_EXPLORE }, { "private", MZ_STORY_PRIVATE }, { "return", MZ_STORY_RETURN }, { "end", MZ_STORY_END },
    { "console", MZ_SHOW_KEY_SWITCH }, { "swap", MZ_SHOW_KEY_SWAP }, { "dark", MZ_SHOW_KEY_DARK },
    { "larger-notes", MZ_SHOW_KEY_LARGER }, { "smaller-notes", MZ_SHOW_KEY_SMALLER },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (commands[i].name, NULL);

      g_object_set_data (G_OBJECT (action), "command", GUINT_TO_POINTER (commands[i].command));
      g_signal_connect_object (action, "activate", G_CALLBACK (command_cb), self, G_CONNECT_DEFAULT);
      g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
    }
  gtk_widget_insert_action_group (GTK_WIDGET (window), "show", G_ACTION_GROUP (actions));
}

static gboolean
close_cb (GtkWindow *window, MzShow *self)
{
  mz_story_player_do (self->player, MZ_STORY_END, 0);
  return TRUE;
}

/* --- Windows --- */

static GtkWindow *
window_new (MzShow *self, const char *title, const char *style, GtkWidget *child)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_window_set_application (window, self->application);
  gtk_window_set_title (window, title);
  gtk_window_set_decorated (window, FALSE);
  gtk_window_set_child (window, child);
  gtk_widget_add_css_class (GTK_WIDGET (window), style);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
  add_actions (self, window);
  g_signal_connect_object (window, "close-request", G_CALLBACK (close_cb), self, G_CONNECT_DEFAULT);
  return window;
}

static void
placed_cb (MzShow *self)
{
  gboolean two = self->screens != NULL && mz_show_screens_are_two (self->screens);
  g_autoptr (GdkMonitor) monitor = self->screens != NULL ? mz_show_screens_get_audience_monitor (self->screens) : NULL;
  g_autofree char *where = NULL;
  GdkRectangle box = { 0 };

  if (monitor == NULL)
    return;
  gdk_monitor_get_geometry (monitor, &box);
  if (two)
    /* Translators: name and size of a screen. */
    where = g_strdup_printf (_("Shown on %1$s, %2$d × %3$d"), gdk_monitor_get_connector (monitor), box.width, box.height);
  else
    where = g_strdup (_("One screen: Tab shows what the audience sees"));
  mz_show_console_set_screens (self->panel, where, two);
}

static void
build_windows (MzShow *self)
{
  const char *title = mz_story_get_title (self->story);
  g_autofree char *console_title = g_strdup_printf (_("%s: console"), title);

  self->stage = MZ_SHOW_STAGE (mz_show_stage_new (self->player, self->workspace, self->basemap));
  self->panel = MZ_SHOW_CONSOLE (mz_show_console_new (self->player, self->stage));
  self->audience = window_new (self, title, "audience", GTK_WIDGET (self->stage));
  self->console = window_new (self, console_title, "console", GTK_WIDGET (self->panel));
  self->run = mz_show_run_new (self->workspace, GTK_WIDGET (self->stage));
  mz_show_run_set_pace (self->run, self->pace);
  g_signal_connect_object (self->stage, "resized", G_CALLBACK (resized_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panel, "asked", G_CALLBACK (asked_cb), self, G_CONNECT_SWAPPED);
}

/* Nothing of the show is left behind. */
static void
close_windows (MzShow *self)
{
  g_clear_handle_id (&self->next_id, g_source_remove);
  g_clear_handle_id (&self->resize_id, g_source_remove);
  self->serial++;
  g_clear_pointer (&self->run, mz_show_run_free);
  g_clear_pointer (&self->screens, mz_show_screens_free);
  mz_show_explore_clear (self);
  self->stage = NULL;
  self->panel = NULL;
  g_clear_pointer (&self->console, gtk_window_destroy);
  g_clear_pointer (&self->audience, gtk_window_destroy);
  if (self->inhibit_id != 0)
    gtk_application_uninhibit (self->application, self->inhibit_id);
  self->inhibit_id = 0;
}

static void
ended_changed_cb (MzShow *self)
{
  if (mz_story_player_has_ended (self->player))
    mz_show_end (self);
}

static void
mz_show_dispose (GObject *object)
{
  MzShow *self = MZ_SHOW (object);

  close_windows (self);
  g_clear_object (&self->player);
  g_clear_object (&self->workspace);
  g_clear_object (&self->sketch);
  g_clear_object (&self->application);
  G_OBJECT_CLASS (mz_show_parent_class)->dispose (object);
}

static void
mz_show_finalize (GObject *object)
{
  MzShow *self = MZ_SHOW (object);

  g_clear_pointer (&self->story, mz_story_unref);
  g_clear_pointer (&self->basemap, mz_basemap_unref);
  G_OBJECT_CLASS (mz_show_parent_class)->finalize (object);
}

static void
mz_show_class_init (MzShowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mz_show_dispose;
  G_OBJECT_CLASS (klass)->finalize = mz_show_finalize;
  signals[SIGNAL_ENDED] = g_signal_new ("ended", MZ_TYPE_SHOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mz_show_init (MzShow *self)
{
  self->pace = 1;
}

/* A scene of which all is gone is passed over; which ones was told before the show. */
static void
skip_what_is_gone (MzShow *self)
{
  MzDataset *facts = mz_workspace_get_facts (self->sketch);

  for (guint i = 0; i < mz_story_get_n_scenes (self->story); i++)
    {
      const MzStoryScene *scene = mz_story_peek_scene (self->story, i);
      g_autoptr (MzStoryContext) context = mz_story_context_new_for_scene (facts, scene);

      mz_story_player_set_skipped (self->player, i, !mz_story_check_is_shown (scene, context));
    }
}

/**
 * mz_show_new:
 * @facts: (transfer none): what the story is told over
 * @manner: (nullable) (transfer none): how
 *
 * Returns: (transfer full): a show that has not begun.
 */
MzShow *
mz_show_new (GtkApplication *application, MzDataset *facts, MzManner *manner, MzBasemap *basemap, MzStory *story)
{
  MzShow *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application) && MZ_IS_DATASET (facts) && story != NULL, NULL);

  self = g_object_new (MZ_TYPE_SHOW, NULL);
  self->application = g_object_ref (application);
  self->basemap = mz_basemap_ref (basemap);
  self->story = mz_story_ref (story);
  self->player = mz_story_player_new (story);
  self->workspace = mz_workspace_new (facts);
  self->sketch = mz_workspace_new (facts);
  if (manner != NULL)
    {
      mz_workspace_set_manner (self->workspace, manner);
      mz_workspace_set_manner (self->sketch, manner);
    }
  skip_what_is_gone (self);
  g_signal_connect_object (self->player, "notify::scene", G_CALLBACK (scene_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::date", G_CALLBACK (step_chart), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->player, "notify::exploring", G_CALLBACK (exploring_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->player, "notify::ended", G_CALLBACK (ended_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * mz_show_start:
 * @scene: where it begins
 * @here: (nullable): the screen that the presenter is at
 */
void
mz_show_start (MzShow *self, guint scene, GdkMonitor *here)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  g_return_if_fail (MZ_IS_SHOW (self) && self->screens == NULL);

  mz_story_player_start (self->player, scene);
  build_windows (self);
  self->scheme = adw_style_manager_get_color_scheme (style);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  self->screens = mz_show_screens_new (self->audience, self->console, here, G_CALLBACK (placed_cb), self);
  placed_cb (self);
  self->inhibit_id = gtk_application_inhibit (self->application, self->audience,
                                              GTK_APPLICATION_INHIBIT_IDLE | GTK_APPLICATION_INHIBIT_SUSPEND,
                                              _("A story is being shown"));
}

/** mz_show_set_pace: @pace: how many times as fast all that has its time goes; before the start. */
void
mz_show_set_pace (MzShow *self, double pace)
{
  g_return_if_fail (MZ_IS_SHOW (self) && pace > 0 && self->screens == NULL);

  self->pace = pace;
}

/** mz_show_end: Closes both windows. */
void
mz_show_end (MzShow *self)
{
  g_return_if_fail (MZ_IS_SHOW (self));

  if (self->screens == NULL)
    return;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), self->scheme);
  close_windows (self);
  g_signal_emit (self, signals[SIGNAL_ENDED], 0);
}

MzStoryPlayer *
mz_show_get_player (MzShow *self)
{
  g_return_val_if_fail (MZ_IS_SHOW (self), NULL);

  return self->player;
}

/** mz_show_get_workspace: Returns: (transfer none): of what the audience sees. */
MzWorkspace *
mz_show_get_workspace (MzShow *self)
{
  g_return_val_if_fail (MZ_IS_SHOW (self), NULL);

  return self->workspace;
}

/** mz_show_get_stage: Returns: (transfer none) (nullable): while the show is on */
MzShowStage *
mz_show_get_stage (MzShow *self)
{
  g_return_val_if_fail (MZ_IS_SHOW (self), NULL);

  return self->stage;
}

GtkWindow *
mz_show_get_audience (MzShow *self)
{
  g_return_val_if_fail (MZ_IS_SHOW (self), NULL);

  return self->audience;
}

GtkWindow *
mz_show_get_console (MzShow *self)
{
  g_return_val_if_fail (MZ_IS_SHOW (self), NULL);

  return self->console;
}

gboolean
mz_show_has_two_screens (MzShow *self)
{
  g_return_val_if_fail (MZ_IS_SHOW (self), FALSE);

  return self->screens != NULL && mz_show_screens_are_two (self->screens);
}

/** mz_show_is_settled: Returns: whether all that the scene needs has been painted, and nothing moves. */
gboolean
mz_show_is_settled (MzShow *self)
{
  g_return_val_if_fail (MZ_IS_SHOW (self), FALSE);

  return self->stage != NULL && mz_show_stage_get_slide (self->stage) != NULL && self->resize_id == 0 && self->next_id == 0
         && self->n_painting == 0 && !mz_show_run_is_running (self->run) && !mz_show_stage_is_fading (self->stage) && mz_show_screens_are_placed (self->screens)
         && mz_map_view_is_settled (mz_show_stage_get_map (self->stage));
}
