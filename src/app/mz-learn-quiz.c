/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include "mz-learn-quiz.h"

#include "mz-focus.h"
#include "mz-learn-discs.h"
#include "mz-learn-split.h"
#include "mz-mercator.h"
#include "mz-limits.h"

#define BARE_LAYERS (MZ_LAYER_WATER | MZ_LAYER_BORDERS)
#define STAGE_SHARE 0.36

struct _MzLearnQuiz
{
  GtkWidget       parent_instance;
  MzWorkspace    *workspace;
  MzBasemap      *basemap;
  MzQuizRun      *run;     /* (nullable) */
  MzAddress      *scene;   /* (nullable) */
  gulong          run_id;
  GtkWidget      *split;
  MzMapView      *map;
  MzQuestionView *view;
  guint           index;   /* of what the map shows */
  MzVerdict       verdict;
  gboolean        in_words;
  gboolean        framed;  /* the map has had a size since */
  guint           frame_id;
};

enum { OVER, LEAVE, OPEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzLearnQuiz, mz_learn_quiz, GTK_TYPE_WIDGET)

static const MzQuizTurn *
get_turn (MzLearnQuiz *self)
{
  return self->run != NULL ? mz_quiz_run_peek_current (self->run) : NULL;
}

static gboolean
tells (MzLearnQuiz *self, const MzQuizTurn *turn)
{
  return turn->verdict != MZ_VERDICT_NONE && !mz_quiz_run_is_locked (self->run);
}

static gboolean
asks_place (const MzQuizTurn *turn)
{
  return turn->verdict == MZ_VERDICT_NONE && mz_quiz_turn_get_asked (turn)->form == MZ_ANSWER_PLACE;
}

/* Whether the map shows what the lesson wants: not where the places of the answers are to be seen, or to be found. */
static gboolean
shows_scene (MzLearnQuiz *self, const MzQuizTurn *turn, const MzDiscs *discs)
{
  return self->scene != NULL && discs == NULL && !tells (self, turn) && mz_quiz_turn_get_asked (turn)->form != MZ_ANSWER_PLACE;
}

/* To all discs; without any, to the whole world, or to what the answer is about. */
static void
frame (MzLearnQuiz *self, const MzQuizTurn *turn, const MzDiscs *discs)
{
  const MzView *shown = mz_map_view_get_shown (self->map);
  MzView view;

  self->framed = shown->width > 0;
  if (discs == NULL || !mz_discs_get_frame (discs, shown->width, shown->height, &view))
    {
      if ((tells (self, turn) && discs == NULL) || shows_scene (self, turn, discs))
        return;
      view = MZ_VIEW_HOME;
      view.zoom = shown->width > 0 ? CLAMP (log2 (shown->width / MZ_TILE_PIXELS), 0.5, MZ_VIEW_HOME.zoom) : view.zoom;
      view.width = shown->width;
      view.height = shown->height;
    }
  mz_workspace_set_view (self->workspace, &view);
}

/* Where there are no discs, the answer is what the question says it is, with all that belongs to it. */
static void
show_state (MzLearnQuiz *self, const MzQuizTurn *turn, const MzDiscs *discs)
{
  const MzQuestion *asked = mz_quiz_turn_get_asked (turn);

  if (tells (self, turn) && discs == NULL)
    {
      mz_address_apply (asked->view, self->workspace);
      return;
    }
  if (shows_scene (self, turn, discs))
    {
      mz_address_apply (self->scene, self->workspace);
      return;
    }
  /* Names tell where the answer lies, and would tell it before. */
  if (tells (self, turn) || (turn->helped && asked->form == MZ_ANSWER_PLACE))
    mz_workspace_set_layers (self->workspace, BARE_LAYERS | MZ_LAYER_LABELS);
  else
    mz_workspace_set_layers (self->workspace, BARE_LAYERS);
  mz_workspace_set_selection (self->workspace, NULL);
  if (mz_partial_date_is_set (asked->view->date))
    mz_workspace_set_date (self->workspace, asked->view->date);
}

static void
show_map (MzLearnQuiz *self)
{
  const MzQuizTurn *turn = get_turn (self);
  MzDiscs *discs;
  gboolean moves;

  if (turn == NULL)
    return;
  moves = self->index != mz_quiz_run_get_index (self->run) || self->verdict != turn->verdict || self->in_words != turn->in_words
          || !self->framed;
  self->index = mz_quiz_run_get_index (self->run);
  self->verdict = turn->verdict;
  self->in_words = turn->in_words;
  discs = mz_learn_discs_new (turn, tells (self, turn), mz_workspace_get_facts (self->workspace),
                              mz_manner_get_units (mz_workspace_get_manner (self->workspace)));
  show_state (self, turn, discs);
  if (moves)
    frame (self, turn, discs);
  mz_map_view_set_discs (self->map, discs);
  mz_map_view_ask_place (self->map, asks_place (turn));
}

static void
run_changed_cb (MzLearnQuiz *self)
{
  const MzQuizTurn *turn = get_turn (self);

  show_map (self);
  if (turn != NULL && asks_place (turn) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->map));
}

static gboolean
frame_cb (gpointer data)
{
  MzLearnQuiz *self = data;

  self->frame_id = 0;
  show_map (self);
  return G_SOURCE_REMOVE;
}

/* The map is being laid out. */
static void
shown_changed_cb (MzLearnQuiz *self)
{
  if (!self->framed && self->run != NULL && self->frame_id == 0 && mz_map_view_get_shown (self->map)->width > 0)
    self->frame_id = g_idle_add (frame_cb, self);
}

static void
place_chosen_cb (MzLearnQuiz *self, double lat, double lon)
{
  if (!isfinite (lat))
    g_signal_emit (self, signals[LEAVE], 0);
  else if (self->run != NULL)
    mz_quiz_run_place (self->run, lat, lon, self->basemap != NULL ? mz_basemap_country_at (self->basemap, lat, lon) : NULL);
}

static void
point_cb (MzLearnQuiz *self)
{
  const MzView *shown = mz_map_view_get_shown (self->map);

  place_chosen_cb (self, shown->lat, shown->lon);
}

static void
over_cb (MzLearnQuiz *self)
{
  g_signal_emit (self, signals[OVER], 0);
}

static void
open_cb (MzLearnQuiz *self, guint kind, const char *id)
{
  g_signal_emit (self, signals[OPEN], 0, kind, id);
}

static gboolean
key_pressed_cb (MzLearnQuiz *self, guint keyval, guint keycode, GdkModifierType state, GtkEventControllerKey *controller)
{
  state &= gtk_accelerator_get_default_mod_mask ();
  if (keyval == GDK_KEY_Escape && state == 0)
    {
      g_signal_emit (self, signals[LEAVE], 0);
      return GDK_EVENT_STOP;
    }
  return mz_question_view_press (self->view, keyval, state);
}

static gboolean
mz_learn_quiz_grab_focus (GtkWidget *widget)
{
  MzLearnQuiz *self = MZ_LEARN_QUIZ (widget);
  const MzQuizTurn *turn = get_turn (self);

  return gtk_widget_grab_focus (turn != NULL && asks_place (turn) ? GTK_WIDGET (self->map) : GTK_WIDGET (self->view));
}

static void
mz_learn_quiz_dispose (GObject *object)
{
  MzLearnQuiz *self = MZ_LEARN_QUIZ (object);

  g_clear_handle_id (&self->frame_id, g_source_remove);
  if (self->run != NULL)
    g_clear_signal_handler (&self->run_id, self->run);
  g_clear_object (&self->run);
  g_clear_pointer (&self->split, gtk_widget_unparent);
  g_clear_pointer (&self->scene, mz_address_free);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->basemap, mz_basemap_unref);
  G_OBJECT_CLASS (mz_learn_quiz_parent_class)->dispose (object);
}

static void
mz_learn_quiz_class_init (MzLearnQuizClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_learn_quiz_dispose;
  widget_class->focus = mz_focus_children;
  widget_class->grab_focus = mz_learn_quiz_grab_focus;
  signals[OVER] = g_signal_new ("over", MZ_TYPE_LEARN_QUIZ, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEAVE] = g_signal_new ("leave", MZ_TYPE_LEARN_QUIZ, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPEN] = g_signal_new ("open", MZ_TYPE_LEARN_QUIZ, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT,
                                G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "learn-quiz");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
mz_learn_quiz_init (MzLearnQuiz *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * mz_learn_quiz_new:
 * @workspace: (transfer none): its own; it changes what is shown in it
 * @basemap: (nullable) (transfer none)
 *
 * Returns: (transfer floating)
 */
GtkWidget *
mz_learn_quiz_new (MzWorkspace *workspace, MzBasemap *basemap)
{
  MzLearnQuiz *self = g_object_new (MZ_TYPE_LEARN_QUIZ, NULL);

  self->workspace = g_object_ref (workspace);
  self->basemap = basemap != NULL ? mz_basemap_ref (basemap) : NULL;
  self->map = MZ_MAP_VIEW (mz_map_view_new (workspace, basemap));
  mz_map_view_set_quizzing (self->map);
  self->view = MZ_QUESTION_VIEW (mz_question_view_new (mz_workspace_get_facts (workspace), mz_workspace_get_manner (workspace)));
  self->split = mz_learn_split_new (GTK_WIDGET (self->map), GTK_WIDGET (self->view), STAGE_SHARE);
  gtk_widget_set_parent (self->split, GTK_WIDGET (self));
  g_signal_connect_object (self->map, "place-chosen", G_CALLBACK (place_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->map, "notify::shown", G_CALLBACK (shown_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "over", G_CALLBACK (over_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "point", G_CALLBACK (point_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/** mz_learn_quiz_set_scene: @scene: (nullable) (transfer none): what the map shows from the next start on, until it is answered */
void
mz_learn_quiz_set_scene (MzLearnQuiz *self, const MzAddress *scene)
{
  g_return_if_fail (MZ_IS_LEARN_QUIZ (self));

  g_clear_pointer (&self->scene, mz_address_free);
  self->scene = scene != NULL ? mz_address_copy (scene) : NULL;
}

/** mz_learn_quiz_start: @run: (transfer none): what is asked from now on */
void
mz_learn_quiz_start (MzLearnQuiz *self, MzQuizRun *run)
{
  g_return_if_fail (MZ_IS_LEARN_QUIZ (self) && MZ_IS_QUIZ_RUN (run));

  if (self->run != NULL)
    g_clear_signal_handler (&self->run_id, self->run);
  g_set_object (&self->run, run);
  self->index = G_MAXUINT;
  self->framed = FALSE;
  mz_question_view_set_run (self->view, run);
  self->run_id = g_signal_connect_swapped (run, "changed", G_CALLBACK (run_changed_cb), self);
  run_changed_cb (self);
}

/** mz_learn_quiz_get_run: Returns: (transfer none) (nullable) */
MzQuizRun *
mz_learn_quiz_get_run (MzLearnQuiz *self)
{
  g_return_val_if_fail (MZ_IS_LEARN_QUIZ (self), NULL);

  return self->run;
}

/** mz_learn_quiz_get_map: Returns: (transfer none) */
MzMapView *
mz_learn_quiz_get_map (MzLearnQuiz *self)
{
  g_return_val_if_fail (MZ_IS_LEARN_QUIZ (self), NULL);

  return self->map;
}

/** mz_learn_quiz_get_view: Returns: (transfer none) */
MzQuestionView *
mz_learn_quiz_get_view (MzLearnQuiz *self)
{
  g_return_val_if_fail (MZ_IS_LEARN_QUIZ (self), NULL);

  return self->view;
}
