/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include "mz-learn-page.h"

#include <glib/gi18n-lib.h>

#include "mz-compat.h"
#include "mz-focus.h"
#include "mz-glossary-view.h"
#include "mz-learn-begin.h"
#include "mz-learn-files.h"
#include "mz-learn-lesson.h"
#include "mz-learn-quiz.h"
#include "mz-learn-start.h"
#include "mz-learn-test.h"
#include "mz-quiz-review.h"
#include "mz-screen-reader.h"
#include "mz-tell.h"

struct _MzLearnPage
{
  GtkWidget      parent_instance;
  MzWorkspace   *workspace; /* the window's */
  MzDataset     *facts;
  MzBasemap     *basemap;   /* (nullable) */
  MzStudy       *study;
  MzQuizRun     *run;       /* (nullable): the last one */
  gulong         run_id;
  char          *name, *path; /* (nullable): of a test */
  guint64        seed;
  char          *quiz_title;
  gboolean       words;     /* a screen reader is on */
  GtkWidget     *dialog;    /* (nullable): asks whether to leave a test */

  GtkWidget     *box, *stack, *bar, *back, *title, *subtitle, *notes;
  MzLearnStart  *start;
  MzLearnQuiz   *quiz;      /* (nullable): made when it is first shown, as are the others */
  MzQuizReview  *review;
  MzLearnLesson *lesson;
  MzGlossaryView *glossary;
};

enum { OPEN, LOCKED, SAY, EXTRA, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzLearnPage, mz_learn_page, GTK_TYPE_WIDGET)

static const char *const names[MZ_N_LEARN_VIEWS] = { "start", "quiz", "review", "lesson", "glossary" };

static gboolean
is_testing (MzLearnPage *self)
{
  return self->run != NULL && mz_quiz_run_is_locked (self->run) && mz_learn_page_get_view (self) == MZ_LEARN_QUIZ_VIEW;
}

static void
update_title (MzLearnPage *self)
{
  MzLearnView view = mz_learn_page_get_view (self);
  MzLesson *lesson = self->lesson != NULL ? mz_learn_lesson_get_lesson (self->lesson) : NULL;
  g_autofree char *subtitle = NULL;
  const char *title = NULL;

  if (view == MZ_LEARN_QUIZ_VIEW && !mz_quiz_run_is_over (self->run))
    {
      guint now = mz_quiz_run_get_index (self->run) + 1, n = mz_quiz_run_get_length (self->run);

      title = self->quiz_title;
      /* Translators: which question of how many, and how many of them were right so far. */
      subtitle = mz_quiz_run_is_locked (self->run) ? g_strdup_printf (_("Question %1$u of %2$u"), now, n)
                                                   : g_strdup_printf (_("Question %1$u of %2$u · %3$u right"), now, n,
                                                                      mz_quiz_run_count_right (self->run));
    }
  else if (view == MZ_LEARN_LESSON_VIEW && lesson != NULL)
    {
      title = mz_lesson_get_title (lesson);
      /* Translators: which step of a lesson, of how many. */
      subtitle = g_strdup_printf (_("Step %1$u of %2$u"), mz_learn_lesson_get_step (self->lesson) + 1, mz_lesson_get_length (lesson));
    }
  else if (view == MZ_LEARN_REVIEW_VIEW)
    title = _("Results");
  else if (view == MZ_LEARN_GLOSSARY_VIEW)
    title = _("Glossary");
  gtk_widget_set_visible (self->notes, view == MZ_LEARN_LESSON_VIEW);
  gtk_widget_set_visible (self->bar, view != MZ_LEARN_START_VIEW);
  gtk_label_set_text (GTK_LABEL (self->title), title != NULL ? title : "");
  gtk_label_set_text (GTK_LABEL (self->subtitle), subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (self->subtitle, subtitle != NULL);
}

static void
study_changed_cb (MzLearnPage *self)
{
  if (mz_learn_page_get_view (self) == MZ_LEARN_START_VIEW)
    mz_learn_begin_update (self->start, self->study);
}

static void
save_failed_cb (MzLearnPage *self, const char *message)
{
  g_signal_emit (self, signals[SAY], 0, message);
}

static void
show_view (MzLearnPage *self, MzLearnView view)
{
  gboolean focused = gtk_widget_get_mapped (GTK_WIDGET (self));

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), names[view]);
  if (view == MZ_LEARN_START_VIEW)
    mz_learn_begin_update (self->start, self->study);
  update_title (self);
  if (focused)
    gtk_widget_grab_focus (gtk_stack_get_visible_child (GTK_STACK (self->stack)));
}

static void
open_cb (MzLearnPage *self, guint kind, const char *id)
{
  g_signal_emit (self, signals[OPEN], 0, kind, id);
}

static void
end_test (MzLearnPage *self)
{
  if (self->name == NULL)
    return;
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->path, g_free);
  g_signal_emit (self, signals[LOCKED], 0, FALSE);
}

static void
show_review (MzLearnPage *self)
{
  /* Translators: a file. */
  g_autofree char *kept = self->path != NULL ? g_strdup_printf (_("Kept in %s"), self->path) : NULL;

  mz_quiz_review_show (self->review, self->run, kept);
  show_view (self, MZ_LEARN_REVIEW_VIEW);
  end_test (self);
}

static void
over_cb (MzLearnPage *self)
{
  show_review (self);
}

static void
leave_response_cb (GtkWidget *dialog, const char *response, MzLearnPage *self)
{
  self->dialog = NULL;
  if (g_str_equal (response, "leave") && is_testing (self))
    show_review (self);
}

static void
ask_to_leave (MzLearnPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog;

  if (self->dialog != NULL)
    return;
  dialog = mz_message_dialog_new (GTK_WINDOW (root), _("Leave the Test?"), _("What has been answered is kept. The rest counts as not answered."));
  mz_message_dialog_add_response (dialog, "stay", _("_Go On"), ADW_RESPONSE_DEFAULT);
  mz_message_dialog_add_response (dialog, "leave", _("_Leave"), ADW_RESPONSE_DEFAULT);
  mz_message_dialog_set_close_response (dialog, "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (leave_response_cb), self, G_CONNECT_DEFAULT);
  self->dialog = dialog;
  mz_dialog_present (dialog, GTK_WINDOW (root));
}

/** mz_learn_page_go_back: To where it begins; out of a test only when the student means it. */
void
mz_learn_page_go_back (MzLearnPage *self)
{
  g_return_if_fail (MZ_IS_LEARN_PAGE (self));

  if (is_testing (self))
    ask_to_leave (self);
  else
    show_view (self, MZ_LEARN_START_VIEW);
}

static void
run_changed_cb (MzLearnPage *self)
{
  g_autoptr (GError) error = NULL;

  update_title (self);
  if (self->path != NULL && !mz_learn_test_keep (self->run, self->path, self->name, self->seed, &error))
    g_signal_emit (self, signals[SAY], 0, error->message);
}

static void
quiz_cb (MzLearnPage *self)
{
  MzLearnChoice choice;
  g_autoptr (GPtrArray) questions = NULL;
  g_autoptr (MzQuizRun) run = NULL;
  guint kind;

  mz_learn_start_get_choice (self->start, &choice);
  questions = mz_learn_begin_ask (self->workspace, &choice);
  kind = choice.kinds != 0 ? (guint) g_bit_nth_lsf (choice.kinds, -1) : 0;
  if (questions->len == 0)
    g_signal_emit (self, signals[SAY], 0, _("The facts give no question of this kind, level and subject"));
  else
    {
      run = mz_quiz_run_new (questions, self->study);
      mz_quiz_run_set_locked (run, choice.name != NULL);
      if (choice.name != NULL)
        {
          self->name = g_strdup (choice.name);
          self->path = mz_learn_test_dup_path (choice.name);
          self->seed = choice.seed;
          g_signal_emit (self, signals[LOCKED], 0, TRUE);
        }
      mz_learn_page_start_quiz (self, run, choice.name != NULL ? choice.name : choice.kinds != 0
                                             ? mz_vocabulary_get_label (&mz_asks, kind) : _("Quiz"));
    }
  mz_learn_choice_clear (&choice);
}

static void
due_cb (MzLearnPage *self)
{
  g_autoptr (GPtrArray) questions = mz_learn_begin_ask_due (self->workspace, self->study);
  g_autoptr (MzQuizRun) run = NULL;

  if (questions->len == 0)
    {
      g_signal_emit (self, signals[SAY], 0, _("The facts have changed: none of these questions can be asked any more"));
      return;
    }
  run = mz_quiz_run_new (questions, self->study);
  mz_learn_page_start_quiz (self, run, _("Due Today"));
}

static void
again_cb (MzLearnPage *self)
{
  g_autoptr (GPtrArray) wrong = mz_quiz_run_list_wrong (self->run);
  g_autoptr (MzQuizRun) run = NULL;
  g_autofree char *title = g_strdup (self->quiz_title);

  if (wrong->len == 0)
    return;
  run = mz_quiz_run_new (wrong, self->study);
  mz_learn_page_start_quiz (self, run, title);
}

static void
lesson_cb (MzLearnPage *self, const char *id)
{
  mz_learn_page_start_lesson (self, id);
}

static void
glossary_cb (MzLearnPage *self)
{
  mz_learn_page_show_glossary (self, "");
}

static void
extra_cb (MzLearnPage *self, const char *action)
{
  g_signal_emit (self, signals[EXTRA], 0, action);
}

/* From then on questions are asked in words where they need a map. */
static void
screen_reader_cb (GObject *page)
{
  MzLearnPage *self = MZ_LEARN_PAGE (page);

  self->words = TRUE;
  if (self->run != NULL)
    mz_quiz_run_prefer_words (self->run, TRUE);
  if (self->lesson != NULL)
    mz_learn_lesson_prefer_words (self->lesson, TRUE);
}

static void
ensure_quiz (MzLearnPage *self)
{
  g_autoptr (MzWorkspace) workspace = NULL;

  if (self->quiz != NULL)
    return;
  workspace = mz_workspace_new (self->facts);
  mz_workspace_set_manner (workspace, mz_workspace_get_manner (self->workspace));
  self->quiz = MZ_LEARN_QUIZ (mz_learn_quiz_new (workspace, self->basemap));
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->quiz), names[MZ_LEARN_QUIZ_VIEW]);
  g_signal_connect_object (self->quiz, "over", G_CALLBACK (over_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->quiz, "leave", G_CALLBACK (mz_learn_page_go_back), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->quiz, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
}

static void
ensure_lesson (MzLearnPage *self)
{
  if (self->lesson != NULL)
    return;
  self->lesson = MZ_LEARN_LESSON (mz_learn_lesson_new (self->facts, mz_workspace_get_manner (self->workspace), self->basemap,
                                                       self->study));
  mz_learn_lesson_prefer_words (self->lesson, self->words);
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->lesson), names[MZ_LEARN_LESSON_VIEW]);
  g_signal_connect_object (self->lesson, "over", G_CALLBACK (mz_learn_page_go_back), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lesson, "leave", G_CALLBACK (mz_learn_page_go_back), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lesson, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lesson, "stepped", G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
}

static gboolean
key_pressed_cb (MzLearnPage *self, guint keyval, guint keycode, GdkModifierType state, GtkEventControllerKey *controller)
{
  if (keyval != GDK_KEY_Escape || (state & gtk_accelerator_get_default_mod_mask ()) != 0
      || mz_learn_page_get_view (self) == MZ_LEARN_START_VIEW)
    return GDK_EVENT_PROPAGATE;
  mz_learn_page_go_back (self);
  return GDK_EVENT_STOP;
}

static gboolean
mz_learn_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (gtk_stack_get_visible_child (GTK_STACK (MZ_LEARN_PAGE (widget)->stack)));
}

/* What is due may be more than it was. */
static void
mz_learn_page_map (GtkWidget *widget)
{
  MzLearnPage *self = MZ_LEARN_PAGE (widget);

  if (mz_learn_page_get_view (self) == MZ_LEARN_START_VIEW)
    mz_learn_begin_update (self->start, self->study);
  mz_screen_reader_ask (G_OBJECT (self), screen_reader_cb);
  GTK_WIDGET_CLASS (mz_learn_page_parent_class)->map (widget);
}

static void
mz_learn_page_dispose (GObject *object)
{
  MzLearnPage *self = MZ_LEARN_PAGE (object);

  if (self->run != NULL)
    g_clear_signal_handler (&self->run_id, self->run);
  g_clear_object (&self->run);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->study);
  g_clear_pointer (&self->basemap, mz_basemap_unref);
  g_clear_object (&self->facts);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->quiz_title, g_free);
  G_OBJECT_CLASS (mz_learn_page_parent_class)->dispose (object);
}

static void
mz_learn_page_class_init (MzLearnPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_learn_page_dispose;
  widget_class->focus = mz_focus_children;
  widget_class->grab_focus = mz_learn_page_grab_focus;
  widget_class->map = mz_learn_page_map;
  signals[OPEN] = g_signal_new ("open", MZ_TYPE_LEARN_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT,
                                G_TYPE_STRING);
  signals[LOCKED] = g_signal_new ("locked", MZ_TYPE_LEARN_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[SAY] = g_signal_new ("say", MZ_TYPE_LEARN_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[EXTRA] = g_signal_new ("extra", MZ_TYPE_LEARN_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "learn-page");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
notes_cb (MzLearnPage *self)
{
  g_signal_emit (self, signals[EXTRA], 0, mz_learn_file_get_name (MZ_LEARN_FILE_NOTES));
}

static GtkWidget *
bar_new (MzLearnPage *self)
{
  GtkWidget *bar = gtk_center_box_new (), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  gtk_widget_add_css_class (self->back, "flat");
  gtk_widget_set_tooltip_text (self->back, _("Back to the lessons (Esc)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Back to the lessons"), -1);
  g_signal_connect_object (self->back, "clicked", G_CALLBACK (mz_learn_page_go_back), self, G_CONNECT_SWAPPED);
  self->title = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->title, "learn-title");
  self->subtitle = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->subtitle, "dim-note");
  gtk_box_append (GTK_BOX (words), self->title);
  gtk_box_append (GTK_BOX (words), self->subtitle);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_center_box_set_start_widget (GTK_CENTER_BOX (bar), self->back);
  gtk_center_box_set_center_widget (GTK_CENTER_BOX (bar), words);
  self->notes = gtk_button_new_from_icon_name ("document-save-as-symbolic");
  gtk_widget_add_css_class (self->notes, "flat");
  gtk_widget_set_tooltip_text (self->notes, _("Notes of this lesson as PDF"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->notes), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Notes of this lesson as PDF"), -1);
  g_signal_connect_object (self->notes, "clicked", G_CALLBACK (notes_cb), self, G_CONNECT_SWAPPED);
  gtk_center_box_set_end_widget (GTK_CENTER_BOX (bar), self->notes);
  gtk_widget_add_css_class (bar, "learn-bar");
  return bar;
}

static void
mz_learn_page_init (MzLearnPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("page", "Learn"), -1);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_widget_set_vexpand (self->stack, TRUE);
  self->bar = bar_new (self);
  gtk_box_append (GTK_BOX (self->box), self->bar);
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * mz_learn_page_new:
 * @workspace: (transfer none): the window's: its facts are asked about, and its filter can be taken over
 * @basemap: (nullable) (transfer none)
 * @study: (transfer none): the student's own file, which has been read
 *
 * Returns: (transfer floating)
 */
GtkWidget *
mz_learn_page_new (MzWorkspace *workspace, MzBasemap *basemap, MzStudy *study)
{
  MzLearnPage *self;

  g_return_val_if_fail (MZ_IS_WORKSPACE (workspace) && MZ_IS_STUDY (study), NULL);

  self = g_object_new (MZ_TYPE_LEARN_PAGE, NULL);
  self->workspace = g_object_ref (workspace);
  self->facts = g_object_ref (mz_workspace_get_facts (workspace));
  self->basemap = basemap != NULL ? mz_basemap_ref (basemap) : NULL;
  self->study = g_object_ref (study);
  self->start = MZ_LEARN_START (mz_learn_start_new (workspace));
  self->review = MZ_QUIZ_REVIEW (mz_quiz_review_new (self->facts, mz_workspace_get_manner (workspace)));
  self->glossary = MZ_GLOSSARY_VIEW (mz_glossary_view_new (self->facts));
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->start), names[MZ_LEARN_START_VIEW]);
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->review), names[MZ_LEARN_REVIEW_VIEW]);
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->glossary), names[MZ_LEARN_GLOSSARY_VIEW]);
  g_signal_connect_object (self->start, "due", G_CALLBACK (due_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->start, "quiz", G_CALLBACK (quiz_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->start, "lesson", G_CALLBACK (lesson_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->start, "glossary", G_CALLBACK (glossary_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->start, "extra", G_CALLBACK (extra_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->review, "again", G_CALLBACK (again_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->review, "done", G_CALLBACK (mz_learn_page_go_back), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->glossary, "leave", G_CALLBACK (mz_learn_page_go_back), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (study, "changed", G_CALLBACK (study_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (study, "save-failed", G_CALLBACK (save_failed_cb), self, G_CONNECT_SWAPPED);
  mz_tell_visible_child (self->stack);
  mz_learn_begin_add_extras (self->start);
  mz_learn_begin_update (self->start, self->study);
  update_title (self);
  return GTK_WIDGET (self);
}

MzLearnView
mz_learn_page_get_view (MzLearnPage *self)
{
  const char *name;

  g_return_val_if_fail (MZ_IS_LEARN_PAGE (self), MZ_LEARN_START_VIEW);

  name = gtk_stack_get_visible_child_name (GTK_STACK (self->stack));
  for (guint view = 0; view < MZ_N_LEARN_VIEWS; view++)
    if (g_strcmp0 (name, names[view]) == 0)
      return (MzLearnView) view;
  return MZ_LEARN_START_VIEW;
}

/** mz_learn_page_start_quiz: @run: (transfer none) */
void
mz_learn_page_start_quiz (MzLearnPage *self, MzQuizRun *run, const char *title)
{
  g_return_if_fail (MZ_IS_LEARN_PAGE (self) && MZ_IS_QUIZ_RUN (run));

  ensure_quiz (self);
  if (self->run != NULL)
    g_clear_signal_handler (&self->run_id, self->run);
  g_set_object (&self->run, run);
  g_free (self->quiz_title);
  self->quiz_title = g_strdup (title);
  mz_quiz_run_prefer_words (run, self->words);
  self->run_id = g_signal_connect_swapped (run, "changed", G_CALLBACK (run_changed_cb), self);
  mz_learn_quiz_start (self->quiz, run);
  show_view (self, MZ_LEARN_QUIZ_VIEW);
  run_changed_cb (self);
}

/** mz_learn_page_start_lesson: Goes on where it was left; one that is done begins anew. */
void
mz_learn_page_start_lesson (MzLearnPage *self, const char *id)
{
  g_autoptr (MzLesson) lesson = mz_lesson_load_bundled (id, NULL);
  const MzStudyLesson *known;
  guint step;

  g_return_if_fail (MZ_IS_LEARN_PAGE (self));

  if (lesson == NULL)
    return;
  known = mz_study_lookup_lesson (self->study, id);
  step = known != NULL ? mz_lesson_find (lesson, known->step) : 0;
  if (step + 1 == mz_lesson_get_length (lesson))
    step = 0;
  ensure_lesson (self);
  mz_learn_lesson_start (self->lesson, lesson, step);
  show_view (self, MZ_LEARN_LESSON_VIEW);
}

/** mz_learn_page_show_glossary: @text: what is looked for in it; "": nothing */
void
mz_learn_page_show_glossary (MzLearnPage *self, const char *text)
{
  g_return_if_fail (MZ_IS_LEARN_PAGE (self));

  if (is_testing (self))
    return;
  show_view (self, MZ_LEARN_GLOSSARY_VIEW);
  mz_glossary_view_search (self->glossary, text);
}

/** mz_learn_page_get_run: Returns: (transfer none) (nullable): the quiz that is or was taken last. */
MzQuizRun *
mz_learn_page_get_run (MzLearnPage *self)
{
  g_return_val_if_fail (MZ_IS_LEARN_PAGE (self), NULL);

  return self->run;
}

/** mz_learn_page_get_lesson: Returns: (transfer none) (nullable): the one that was open last. */
MzLesson *
mz_learn_page_get_lesson (MzLearnPage *self)
{
  g_return_val_if_fail (MZ_IS_LEARN_PAGE (self), NULL);

  return self->lesson != NULL ? mz_learn_lesson_get_lesson (self->lesson) : NULL;
}

/** mz_learn_page_get_study: Returns: (transfer none) */
MzStudy *
mz_learn_page_get_study (MzLearnPage *self)
{
  g_return_val_if_fail (MZ_IS_LEARN_PAGE (self), NULL);

  return self->study;
}

/** mz_learn_page_get_choice: @choice: (out): the quiz as it is put together; to be cleared */
void
mz_learn_page_get_choice (MzLearnPage *self, MzLearnChoice *choice)
{
  g_return_if_fail (MZ_IS_LEARN_PAGE (self));

  mz_learn_start_get_choice (self->start, choice);
}
