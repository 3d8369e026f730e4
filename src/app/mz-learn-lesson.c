/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include "mz-learn-lesson.h"

#include <glib/gi18n-lib.h>

#include "mz-chart-card.h"
#include "mz-focus.h"
#include "mz-learn-quiz.h"
#include "mz-learn-split.h"
#include "mz-quiz-strip.h"
#include "mz-scenario-reader.h"
#include "mz-show-run.h"
#include "mz-source-chip.h"
#include "mz-story-text.h"
#include "mz-term-popover.h"
#include "mz-tell.h"
#include "mz-text-label.h"

#define STAGE_SHARE  0.45 /* a chart has a head and a foot */
#define CHART_HEIGHT 380  /* px, at least */

struct _MzLearnLesson
{
  GtkWidget    parent_instance;
  MzDataset   *facts;
  MzBasemap   *basemap;    /* (nullable) */
  MzStudy     *study;
  MzLesson    *lesson;     /* (nullable) */
  guint        step;
  gboolean     words;
  MzWorkspace *workspace;  /* of what is shown */
  MzShowRun   *clock;

  GtkWidget   *stack, *split, *stage, *chart_box;
  MzMapView   *map;
  MzLearnQuiz *quiz;
  GtkWidget   *strip, *title, *text, *chips, *back, *next;
};

enum { OVER, LEAVE, OPEN, STEPPED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzLearnLesson, mz_learn_lesson, GTK_TYPE_WIDGET)

static const MzLessonStep *
get_step (MzLearnLesson *self)
{
  return mz_lesson_peek (self->lesson, self->step);
}

/* The sources of a record, or the source itself. */
static void
add_sources (GPtrArray *sources, MzDataset *facts, const char *id)
{
  MzRecord *record = mz_dataset_find (facts, id);
  const char *const *ids = record != NULL ? (const char *const *) mz_record_peek_head (record)->sources : NULL;

  if (record != NULL && MZ_IS_SOURCE (record) && !g_ptr_array_find (sources, record, NULL))
    g_ptr_array_add (sources, record);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      MzSource *source = mz_dataset_lookup (facts, MZ_RECORD_SOURCE, ids[i]);

      if (source != NULL && !g_ptr_array_find (sources, source, NULL))
        g_ptr_array_add (sources, source);
    }
}

static void
show_sources (MzLearnLesson *self, const MzStoryScene *scene, MzStoryContext *context)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();
  g_auto (GStrv) ids = mz_story_scene_dup_sources (scene, context);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->chips)) != NULL)
    gtk_box_remove (GTK_BOX (self->chips), child);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    add_sources (sources, self->facts, ids[i]);
  if (sources->len > 0)
    gtk_box_append (GTK_BOX (self->chips), mz_source_chips_new (sources));
}

static void
show_words (MzLearnLesson *self, const MzStoryScene *scene)
{
  g_autoptr (MzStoryContext) context = mz_story_context_new_for_scene (self->facts, scene);
  g_autoptr (MzStoryText) text = mz_story_text_new (scene->text != NULL ? scene->text : "", context);
  g_autofree char *markup = mz_glossary_link_markup (mz_glossary_get_bundled (), text->markup);
  guint last = mz_lesson_get_length (self->lesson) - 1;

  gtk_label_set_text (GTK_LABEL (self->title), scene->title);
  mz_term_set_markup (self->text, markup, self->facts);
  mz_tell_description (self->next, scene->title, gtk_label_get_text (GTK_LABEL (self->text)));
  show_sources (self, scene, context);
  gtk_widget_set_sensitive (self->back, self->step > 0);
  mz_tell_button_set_label (self->next, self->step < last ? _("_Next") : _("_Finish"));
  mz_quiz_strip_set (self->strip, self->step, mz_lesson_get_length (self->lesson));
}

static void
show_chart (MzLearnLesson *self, const char *name)
{
  const MzChart *chart = mz_charts_lookup (name);
  GtkWidget *card;

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->chart_box), NULL);
  if (chart == NULL)
    return;
  card = mz_term_chart_card_new (self->workspace, chart, TRUE);
  gtk_widget_set_vexpand (card, TRUE);
  gtk_widget_set_size_request (card, -1, CHART_HEIGHT);
  gtk_widget_set_hexpand (card, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->chart_box), card);
}

static void
show_scene (MzLearnLesson *self, const MzStoryScene *scene)
{
  const char *chart = mz_story_scene_get_chart (scene);
  g_autoptr (MzScenario) scenario = scene->view->scenario != NULL
                                      ? mz_scenario_load_bundled (scene->view->scenario, self->facts, NULL) : NULL;

  mz_show_run_stop (self->clock);
  mz_workspace_set_scenario (self->workspace, scenario);
  mz_workspace_settle (self->workspace);
  mz_address_apply (scene->view, self->workspace);
  if (mz_partial_date_is_set (scene->until))
    mz_show_run_start (self->clock, scene->view->date, scene->until,
                       chart == NULL ? MZ_SHOW_MAP_STEP_MS : MZ_SHOW_CHART_STEP_MS);
  if (chart != NULL)
    show_chart (self, chart);
  gtk_stack_set_visible_child (GTK_STACK (self->stage), chart != NULL ? self->chart_box : GTK_WIDGET (self->map));
}

static gboolean
ask (MzLearnLesson *self)
{
  g_autoptr (MzQuestion) question = mz_lesson_make_question (self->lesson, self->step, self->facts, NULL);
  g_autoptr (GPtrArray) questions = g_ptr_array_new ();
  g_autoptr (MzQuizRun) run = NULL;

  if (question == NULL)
    return FALSE;
  g_ptr_array_set_free_func (questions, (GDestroyNotify) mz_question_unref);
  g_ptr_array_add (questions, g_steal_pointer (&question));
  run = mz_quiz_run_new (questions, self->study);
  mz_quiz_run_prefer_words (run, self->words);
  mz_learn_quiz_set_scene (self->quiz, get_step (self)->scene->view);
  mz_learn_quiz_start (self->quiz, run);
  return TRUE;
}

static void
show_step (MzLearnLesson *self)
{
  const MzLessonStep *step = get_step (self);
  gboolean asks = step->ask != NULL;

  mz_study_visit (self->study, mz_lesson_get_id (self->lesson), step->scene->id,
                  self->step + 1 == mz_lesson_get_length (self->lesson), g_get_real_time () / G_USEC_PER_SEC);
  /* Where the facts no longer answer it, only what stands beside it is shown. */
  if (asks)
    asks = ask (self);
  show_words (self, step->scene);
  if (!asks)
    show_scene (self, step->scene);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), asks ? GTK_WIDGET (self->quiz) : self->split);
  g_signal_emit (self, signals[STEPPED], 0);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (asks ? GTK_WIDGET (self->quiz) : self->next);
}

static void
next_cb (MzLearnLesson *self)
{
  if (self->step + 1 < mz_lesson_get_length (self->lesson))
    {
      self->step++;
      show_step (self);
    }
  else
    g_signal_emit (self, signals[OVER], 0);
}

static void
back_cb (MzLearnLesson *self)
{
  if (self->step == 0)
    return;
  self->step--;
  show_step (self);
}

static void
leave_cb (MzLearnLesson *self)
{
  g_signal_emit (self, signals[LEAVE], 0);
}

static void
open_cb (MzLearnLesson *self, guint kind, const char *id)
{
  g_signal_emit (self, signals[OPEN], 0, kind, id);
}

static gboolean
key_pressed_cb (MzLearnLesson *self, guint keyval, guint keycode, GdkModifierType state, GtkEventControllerKey *controller)
{
  gboolean asks = gtk_stack_get_visible_child (GTK_STACK (self->stack)) == GTK_WIDGET (self->quiz);

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      back_cb (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      leave_cb (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      if (!asks)
        next_cb (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
mz_learn_lesson_grab_focus (GtkWidget *widget)
{
  MzLearnLesson *self = MZ_LEARN_LESSON (widget);
  GtkWidget *shown = gtk_stack_get_visible_child (GTK_STACK (self->stack));

  return gtk_widget_grab_focus (shown == self->split ? self->next : shown);
}

static void
mz_learn_lesson_dispose (GObject *object)
{
  MzLearnLesson *self = MZ_LEARN_LESSON (object);

  g_clear_pointer (&self->clock, mz_show_run_free);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_pointer (&self->lesson, mz_lesson_unref);
  g_clear_object (&self->study);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->basemap, mz_basemap_unref);
  g_clear_object (&self->facts);
  G_OBJECT_CLASS (mz_learn_lesson_parent_class)->dispose (object);
}

static void
mz_learn_lesson_class_init (MzLearnLessonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_learn_lesson_dispose;
  widget_class->focus = mz_focus_children;
  widget_class->grab_focus = mz_learn_lesson_grab_focus;
  signals[OVER] = g_signal_new ("over", MZ_TYPE_LEARN_LESSON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEAVE] = g_signal_new ("leave", MZ_TYPE_LEARN_LESSON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPEN] = g_signal_new ("open", MZ_TYPE_LEARN_LESSON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT,
                                G_TYPE_STRING);
  signals[STEPPED] = g_signal_new ("stepped", MZ_TYPE_LEARN_LESSON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "learn-lesson");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
mz_learn_lesson_init (MzLearnLesson *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static GtkWidget *
button_new (MzLearnLesson *self, GtkWidget *box, const char *label, GCallback callback)
{
  GtkWidget *button = mz_tell_button_new (label);

  gtk_widget_set_hexpand (button, TRUE);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
foot_new (MzLearnLesson *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  gtk_widget_add_css_class (foot, "question-foot");
  self->back = button_new (self, buttons, _("_Back"), G_CALLBACK (back_cb));
  self->next = button_new (self, buttons, _("_Next"), G_CALLBACK (next_cb));
  gtk_widget_add_css_class (self->next, "suggested-action");
  gtk_box_append (GTK_BOX (foot), buttons);
  gtk_box_append (GTK_BOX (foot), mz_text_label_new_filling (_("Enter: next   Page Up: back   Esc: leave"), "dim-note"));
  return foot;
}

static GtkWidget *
side_new (MzLearnLesson *self)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_add_css_class (content, "question-content");
  self->strip = mz_quiz_strip_new ();
  self->title = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "wrap", TRUE, "xalign", 0.0f,
                              "max-width-chars", 1, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (self->title, "question-prompt");
  self->text = mz_text_label_new_filling (NULL, "lesson-text");
  self->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (content), self->strip);
  gtk_box_append (GTK_BOX (content), self->title);
  gtk_box_append (GTK_BOX (content), self->text);
  gtk_box_append (GTK_BOX (content), self->chips);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), content);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (side), scroller);
  gtk_box_append (GTK_BOX (side), foot_new (self));
  return side;
}

static void
build (MzLearnLesson *self)
{
  g_autoptr (MzWorkspace) asking = mz_workspace_new (self->facts);

  mz_workspace_set_manner (asking, mz_workspace_get_manner (self->workspace));
  self->map = MZ_MAP_VIEW (mz_map_view_new (self->workspace, self->basemap));
  /* What does not fit of a chart and its head is scrolled. */
  self->chart_box = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->chart_box), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  self->stage = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stage), TRUE);
  gtk_stack_add_child (GTK_STACK (self->stage), GTK_WIDGET (self->map));
  gtk_stack_add_child (GTK_STACK (self->stage), self->chart_box);
  mz_tell_visible_child (self->stage);
  self->split = mz_learn_split_new (self->stage, side_new (self), STAGE_SHARE);
  self->quiz = MZ_LEARN_QUIZ (mz_learn_quiz_new (asking, self->basemap));
  mz_question_view_set_last (mz_learn_quiz_get_view (self->quiz), _("_Next"));
  self->stack = gtk_stack_new ();
  gtk_stack_add_child (GTK_STACK (self->stack), self->split);
  gtk_stack_add_child (GTK_STACK (self->stack), GTK_WIDGET (self->quiz));
  mz_tell_visible_child (self->stack);
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  self->clock = mz_show_run_new (self->workspace, GTK_WIDGET (self));
  g_signal_connect_object (self->quiz, "over", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->quiz, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->quiz, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
}

/** mz_learn_lesson_new: @basemap: (nullable) (transfer none); all others (transfer none) */
GtkWidget *
mz_learn_lesson_new (MzDataset *facts, MzManner *manner, MzBasemap *basemap, MzStudy *study)
{
  MzLearnLesson *self = g_object_new (MZ_TYPE_LEARN_LESSON, NULL);

  self->facts = g_object_ref (facts);
  self->basemap = basemap != NULL ? mz_basemap_ref (basemap) : NULL;
  self->study = g_object_ref (study);
  self->workspace = mz_workspace_new (facts);
  mz_workspace_set_manner (self->workspace, manner);
  build (self);
  return GTK_WIDGET (self);
}

/** mz_learn_lesson_start: @lesson: (transfer none); @step: where it begins */
void
mz_learn_lesson_start (MzLearnLesson *self, MzLesson *lesson, guint step)
{
  g_return_if_fail (MZ_IS_LEARN_LESSON (self) && lesson != NULL);

  mz_lesson_ref (lesson);
  g_clear_pointer (&self->lesson, mz_lesson_unref);
  self->lesson = lesson;
  self->step = MIN (step, mz_lesson_get_length (lesson) - 1);
  show_step (self);
}

/** mz_learn_lesson_get_step: Returns: which one is shown, from 0. */
guint
mz_learn_lesson_get_step (MzLearnLesson *self)
{
  g_return_val_if_fail (MZ_IS_LEARN_LESSON (self), 0);

  return self->step;
}

/** mz_learn_lesson_get_lesson: Returns: (transfer none) (nullable) */
MzLesson *
mz_learn_lesson_get_lesson (MzLearnLesson *self)
{
  g_return_val_if_fail (MZ_IS_LEARN_LESSON (self), NULL);

  return self->lesson;
}

/** mz_learn_lesson_prefer_words: @words: whether questions that need a map are asked without one */
void
mz_learn_lesson_prefer_words (MzLearnLesson *self, gboolean words)
{
  g_return_if_fail (MZ_IS_LEARN_LESSON (self));

  self->words = words;
}
