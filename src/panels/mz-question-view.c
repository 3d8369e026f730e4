/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-question-view.h"

#include <glib/gi18n-lib.h>

#include "mz-facts.h"
#include "mz-focus.h"
#include "mz-option-list.h"
#include "mz-quiz-strip.h"
#include "mz-source-chip.h"
#include "mz-tell.h"
#include "mz-text-label.h"

#define HOUR        3600
#define LONG_PROMPT 80 /* letters: a longer one is set smaller */

struct _MzQuestionView
{
  GtkWidget   parent_instance;
  MzDataset  *facts;
  MzManner   *manner;
  MzQuizRun  *run;      /* (nullable) */
  gulong      run_id;
  guint       index;    /* which one is shown */
  gboolean    answered; /* as it is shown */
  gboolean    in_words;
  guint       scroll_id, frames;

  GtkWidget  *box, *scroller, *strip, *prompt, *hint;
  MzOptionList *options;
  GtkWidget  *status, *card, *reason, *chips, *due, *keys;
  GtkWidget  *before, *help, *words, *settle; /* buttons until it is answered */
  GtkWidget  *after, *easy, *open, *next;     /* and after that */
  char       *last;     /* (nullable): what the last button says */
};

enum { OVER, OPEN, POINT, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzQuestionView, mz_question_view, GTK_TYPE_WIDGET)

static const MzQuizTurn *
get_turn (MzQuestionView *self)
{
  return self->run != NULL ? mz_quiz_run_peek_current (self->run) : NULL;
}

/* Until the answer is told, there is nothing to learn from the record either. */
static gboolean
get_record (MzQuestionView *self, MzRecordKind *kind, const char **id)
{
  const MzQuizTurn *turn = get_turn (self);
  const MzQuestion *asked = turn != NULL ? mz_quiz_turn_get_asked (turn) : NULL;
  const MzQuestionChoice *right;

  if (asked == NULL || turn->verdict == MZ_VERDICT_NONE || mz_quiz_run_is_locked (self->run))
    return FALSE;
  right = mz_question_peek (asked, asked->right);
  *kind = right->id != NULL ? right->kind : asked->view->kind;
  *id = right->id != NULL ? right->id : asked->view->id;
  return *id != NULL && mz_dataset_lookup (self->facts, *kind, *id) != NULL;
}

/** mz_question_view_open: Shows the record that the question was about, after the answer. */
void
mz_question_view_open (MzQuestionView *self)
{
  MzRecordKind kind;
  const char *id;

  g_return_if_fail (MZ_IS_QUESTION_VIEW (self));

  if (get_record (self, &kind, &id))
    g_signal_emit (self, signals[OPEN], 0, (guint) kind, id);
}

/** mz_question_view_go_on: To the next question, or to the end. */
void
mz_question_view_go_on (MzQuestionView *self)
{
  g_return_if_fail (MZ_IS_QUESTION_VIEW (self) && self->run != NULL);

  if (mz_quiz_run_next (self->run) && mz_quiz_run_is_over (self->run))
    g_signal_emit (self, signals[OVER], 0);
}

static void
settle (MzQuestionView *self)
{
  const MzQuizTurn *turn = get_turn (self);

  if (turn == NULL)
    return;
  if (turn->verdict != MZ_VERDICT_NONE)
    mz_question_view_go_on (self);
  else if (mz_quiz_turn_get_asked (turn)->form == MZ_ANSWER_PLACE)
    g_signal_emit (self, signals[POINT], 0);
  else
    mz_quiz_run_settle_order (self->run);
}

static void
picked_cb (MzQuestionView *self, guint choice)
{
  mz_quiz_run_pick (self->run, choice);
}

static void
moved_cb (MzQuestionView *self, guint from, guint to)
{
  mz_quiz_run_move (self->run, from, to);
}

static void
help_cb (MzQuestionView *self)
{
  mz_quiz_run_help (self->run);
}

static void
words_cb (MzQuestionView *self)
{
  const MzQuizTurn *turn = get_turn (self);

  if (turn != NULL)
    mz_quiz_run_set_in_words (self->run, !turn->in_words);
}

static void
easy_cb (MzQuestionView *self)
{
  mz_quiz_run_say_easy (self->run);
}

static char *
tell_due (MzQuestionView *self, const MzQuizTurn *turn)
{
  MzStudy *study = mz_quiz_run_get_study (self->run);
  const MzStudyCard *card = study != NULL ? mz_study_lookup (study, turn->question->key) : NULL;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (GDateTime) due = NULL, today = NULL;
  g_autofree char *date = NULL;

  if (card == NULL || mz_quiz_run_is_locked (self->run))
    return NULL;
  if (card->fsrs.due - now < HOUR)
    {
      guint minutes = (guint) MAX ((card->fsrs.due - now + 59) / 60, 1);

      return g_strdup_printf (ngettext ("Asked again in %u minute", "Asked again in %u minutes", minutes), minutes);
    }
  due = g_date_time_new_from_unix_local (card->fsrs.due);
  today = g_date_time_new_from_unix_local (now);
  /* Translators: a day without, and one with its year; see strftime (3). */
  date = g_date_time_format (due, g_date_time_get_year (due) == g_date_time_get_year (today) ? _("%-d %B") : _("%-d %B %Y"));
  return g_strdup_printf (_("Asked again on %s"), date);
}

static void
set_chips (MzQuestionView *self, const MzQuestion *asked)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->chips)) != NULL)
    gtk_box_remove (GTK_BOX (self->chips), child);
  for (guint i = 0; asked->sources[i] != NULL; i++)
    {
      MzSource *source = mz_dataset_lookup (self->facts, MZ_RECORD_SOURCE, asked->sources[i]);

      if (source != NULL)
        g_ptr_array_add (sources, source);
    }
  if (sources->len > 0)
    gtk_box_append (GTK_BOX (self->chips), mz_source_chips_new (sources));
}

static const char *
get_hint (const MzQuestion *asked)
{
  if (asked->form == MZ_ANSWER_ORDER)
    return _("Bring them into order: drag them, or move them with Alt and the arrows.");
  if (asked->form == MZ_ANSWER_PLACE)
    return _("Click the place on the map. By keys: the arrows move the map below the cross, with Shift by little, and Enter answers.");
  return NULL;
}

static const char *
get_keys (MzQuestionView *self, const MzQuizTurn *turn)
{
  MzRecordKind kind;
  const char *id;

  if (turn->verdict != MZ_VERDICT_NONE)
    return get_record (self, &kind, &id) ? _("Enter: next   O: open   Esc: leave") : _("Enter: next   Esc: leave");
  if (mz_quiz_turn_get_asked (turn)->form == MZ_ANSWER_ORDER)
    return _("Alt+Up, Alt+Down: move   Enter: answer   Esc: leave");
  if (mz_quiz_turn_get_asked (turn)->form == MZ_ANSWER_PLACE)
    return _("Enter: answer   W: in words   Esc: leave");
  return turn->question->equal != NULL ? _("A, B, C …: answer   W: in words   Esc: leave") : _("A, B, C …: answer   Esc: leave");
}

static void
set_text (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

static void
update_answer (MzQuestionView *self, const MzQuizTurn *turn, gboolean tells)
{
  const MzQuestion *asked = mz_quiz_turn_get_asked (turn);
  gboolean answered = turn->verdict != MZ_VERDICT_NONE;
  g_autofree char *status = !answered ? NULL
                            : tells ? mz_quiz_turn_tell (turn, self->facts, mz_manner_get_units (self->manner))
                                    : g_strdup (_("The answer is kept."));
  g_autofree char *due = answered ? tell_due (self, turn) : NULL;
  MzRecordKind kind;
  const char *id;

  /* The rows say which one was right; who does not see them is told here. */
  set_text (self->status, status != NULL && turn->verdict == MZ_VERDICT_WRONG && asked->form != MZ_ANSWER_PLACE && tells ? _("Not right.") : status);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->status), GTK_ACCESSIBLE_PROPERTY_LABEL, status != NULL ? status : "", -1);
  gtk_label_set_text (GTK_LABEL (self->reason), answered && tells ? asked->reason : "");
  gtk_widget_set_visible (self->card, answered && tells);
  if (answered && tells)
    set_chips (self, asked);
  /* The keys are on this button then, and whoever does not see the rest is told of it there. */
  mz_tell_description (self->next, status, answered && tells ? asked->reason : NULL);
  set_text (self->due, due);
  gtk_widget_set_visible (self->after, answered);
  gtk_widget_set_visible (self->easy, answered && tells && turn->verdict == MZ_VERDICT_RIGHT && !turn->helped && !turn->easy
                                      && mz_quiz_run_get_study (self->run) != NULL);
  gtk_widget_set_visible (self->open, answered && get_record (self, &kind, &id));
  if (gtk_widget_get_visible (self->open))
    mz_tell_button_set_label (self->open, kind == MZ_RECORD_SITE ? _("_Open Site") : _("_Open Details"));
  mz_tell_button_set_label (self->next, mz_quiz_run_get_index (self->run) + 1 < mz_quiz_run_get_length (self->run)
                                                   ? _("_Next") : self->last != NULL ? self->last : _("_Results"));
}

static void
update_buttons (MzQuestionView *self, const MzQuizTurn *turn)
{
  gboolean answered = turn->verdict != MZ_VERDICT_NONE;
  MzAnswerForm form = mz_quiz_turn_get_asked (turn)->form;

  gtk_widget_set_visible (self->before, !answered);
  gtk_widget_set_visible (self->help, mz_quiz_run_can_help (self->run));
  gtk_widget_set_visible (self->words, turn->question->equal != NULL);
  mz_tell_button_set_label (self->words, turn->in_words ? _("On the _Map") : _("In _Words"));
  gtk_widget_set_visible (self->settle, form != MZ_ANSWER_PICK);
  mz_tell_button_set_label (self->settle, form == MZ_ANSWER_PLACE ? _("_Here") : _("_Answer"));
}

/* To what is to be done next; the window may be elsewhere. */
static void
move_focus (MzQuestionView *self, const MzQuizTurn *turn)
{
  if (turn->verdict != MZ_VERDICT_NONE)
    gtk_widget_grab_focus (self->next);
  else if (mz_quiz_turn_get_asked (turn)->form != MZ_ANSWER_PLACE)
    gtk_widget_grab_focus (GTK_WIDGET (self->options));
}

/* A question is read from its beginning, an answer down to its reason; once that has been laid out. */
static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer unused)
{
  MzQuestionView *self = MZ_QUESTION_VIEW (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));

  if (self->frames++ < 1)
    return G_SOURCE_CONTINUE;
  self->frames = self->scroll_id = 0;
  gtk_adjustment_set_value (adjustment, self->answered ? gtk_adjustment_get_upper (adjustment) : 0);
  return G_SOURCE_REMOVE;
}

static void
update (MzQuestionView *self)
{
  const MzQuizTurn *turn = get_turn (self);
  gboolean tells, moves;

  if (turn == NULL)
    return;
  tells = !mz_quiz_run_is_locked (self->run);
  moves = self->index != mz_quiz_run_get_index (self->run) || self->answered != (turn->verdict != MZ_VERDICT_NONE)
          || self->in_words != turn->in_words;
  self->index = mz_quiz_run_get_index (self->run);
  self->answered = turn->verdict != MZ_VERDICT_NONE;
  self->in_words = turn->in_words;
  mz_quiz_strip_update (self->strip, self->run);
  gtk_widget_set_visible (self->strip, mz_quiz_run_get_length (self->run) > 1);
  gtk_label_set_text (GTK_LABEL (self->prompt), mz_quiz_turn_get_asked (turn)->prompt);
  if (g_utf8_strlen (mz_quiz_turn_get_asked (turn)->prompt, -1) > LONG_PROMPT)
    gtk_widget_add_css_class (self->prompt, "long");
  else
    gtk_widget_remove_css_class (self->prompt, "long");
  set_text (self->hint, self->answered ? NULL : get_hint (mz_quiz_turn_get_asked (turn)));
  mz_tell_description (GTK_WIDGET (self->options), get_hint (mz_quiz_turn_get_asked (turn)), NULL);
  mz_option_list_show (self->options, turn, tells);
  update_answer (self, turn, tells);
  update_buttons (self, turn);
  gtk_label_set_text (GTK_LABEL (self->keys), get_keys (self, turn));
  if (moves && gtk_widget_get_mapped (GTK_WIDGET (self)))
    move_focus (self, turn);
  if (moves && self->scroll_id == 0)
    self->scroll_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
}

/**
 * mz_question_view_press:
 *
 * A key that nothing in it wanted: letters and digits choose.
 *
 * Returns: whether it was one of its own
 */
gboolean
mz_question_view_press (MzQuestionView *self, guint keyval, GdkModifierType state)
{
  const MzQuizTurn *turn = get_turn (self);
  guint key = gdk_keyval_to_lower (keyval);
  gunichar letter = gdk_keyval_to_unicode (key);

  if (turn == NULL || (state & (GDK_CONTROL_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0)
    return FALSE;
  if ((state & GDK_ALT_MASK) != 0)
    return (key == GDK_KEY_Up || key == GDK_KEY_Down || key == GDK_KEY_KP_Up || key == GDK_KEY_KP_Down)
           && mz_option_list_move_by (self->options, key == GDK_KEY_Up || key == GDK_KEY_KP_Up ? -1 : 1);
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter)
    {
      settle (self);
      return TRUE;
    }
  if (!g_unichar_isalnum (letter))
    return FALSE;
  if (turn->verdict != MZ_VERDICT_NONE)
    {
      if (letter == 'o')
        mz_question_view_open (self);
      else if (letter == 'y')
        easy_cb (self);
      return TRUE;
    }
  if (letter == 'w')
    words_cb (self);
  else if (letter == 'h')
    help_cb (self);
  else if (mz_quiz_turn_get_asked (turn)->form == MZ_ANSWER_PICK && letter >= 'a' && letter <= 'z')
    mz_quiz_run_pick (self->run, letter - 'a');
  else if (mz_quiz_turn_get_asked (turn)->form == MZ_ANSWER_PICK && letter >= '1' && letter <= '9')
    mz_quiz_run_pick (self->run, letter - '1');
  return TRUE;
}

static gboolean
mz_question_view_grab_focus (GtkWidget *widget)
{
  MzQuestionView *self = MZ_QUESTION_VIEW (widget);
  const MzQuizTurn *turn = get_turn (self);

  if (turn == NULL)
    return FALSE;
  move_focus (self, turn);
  return TRUE;
}

static void
mz_question_view_dispose (GObject *object)
{
  MzQuestionView *self = MZ_QUESTION_VIEW (object);

  mz_question_view_set_run (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->facts);
  g_clear_object (&self->manner);
  g_clear_pointer (&self->last, g_free);
  G_OBJECT_CLASS (mz_question_view_parent_class)->dispose (object);
}

static void
mz_question_view_class_init (MzQuestionViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_question_view_dispose;
  widget_class->focus = mz_focus_children;
  widget_class->grab_focus = mz_question_view_grab_focus;
  signals[OVER] = g_signal_new ("over", MZ_TYPE_QUESTION_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPEN] = g_signal_new ("open", MZ_TYPE_QUESTION_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT,
                                G_TYPE_STRING);
  signals[POINT] = g_signal_new ("point", MZ_TYPE_QUESTION_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "question-view");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
}

static GtkWidget *
button_new (MzQuestionView *self, GtkWidget *box, const char *label, GCallback callback)
{
  GtkWidget *button = mz_tell_button_new (label);

  gtk_widget_set_hexpand (button, TRUE);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
build_card (MzQuestionView *self, GtkWidget *content)
{
  self->status = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0f, "max-width-chars", 1, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (self->status, "question-status");
  self->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->card, "reason-card");
  self->reason = mz_text_label_new_filling (NULL, NULL);
  gtk_label_set_selectable (GTK_LABEL (self->reason), FALSE);
  self->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (self->card), self->reason);
  gtk_box_append (GTK_BOX (self->card), self->chips);
  gtk_box_append (GTK_BOX (content), self->status);
  gtk_box_append (GTK_BOX (content), self->card);
}

static GtkWidget *
foot_new (MzQuestionView *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (foot, "question-foot");
  self->due = mz_text_label_new_filling (NULL, "dim-note");
  self->keys = mz_text_label_new_filling (NULL, "dim-note");
  self->before = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  self->after = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  self->help = button_new (self, self->before, _("_Help"), G_CALLBACK (help_cb));
  gtk_widget_set_tooltip_text (self->help, _("A hint (H)"));
  self->words = button_new (self, self->before, _("In _Words"), G_CALLBACK (words_cb));
  gtk_widget_set_tooltip_text (self->words, _("The same without a map, or with it (W)"));
  self->settle = button_new (self, self->before, _("_Answer"), G_CALLBACK (settle));
  gtk_widget_add_css_class (self->settle, "suggested-action");
  self->easy = button_new (self, self->after, _("_Easy"), G_CALLBACK (easy_cb));
  gtk_widget_set_tooltip_text (self->easy, _("I knew that at once: ask me later (Y)"));
  self->open = button_new (self, self->after, _("_Open Site"), G_CALLBACK (mz_question_view_open));
  gtk_widget_set_tooltip_text (self->open, _("Show what is known of it (O)"));
  self->next = button_new (self, self->after, _("_Next"), G_CALLBACK (mz_question_view_go_on));
  gtk_widget_add_css_class (self->next, "suggested-action");
  gtk_box_append (GTK_BOX (foot), self->due);
  gtk_box_append (GTK_BOX (foot), self->before);
  gtk_box_append (GTK_BOX (foot), self->after);
  gtk_box_append (GTK_BOX (foot), self->keys);
  return foot;
}

static void
mz_question_view_init (MzQuestionView *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_add_css_class (content, "question-content");
  self->strip = mz_quiz_strip_new ();
  self->prompt = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "wrap", TRUE, "xalign", 0.0f,
                               "max-width-chars", 1, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (self->prompt, "question-prompt");
  self->hint = mz_text_label_new_filling (NULL, "dim-note");
  self->options = MZ_OPTION_LIST (mz_option_list_new ());
  g_signal_connect_object (self->options, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->options, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->options, "settled", G_CALLBACK (settle), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (content), self->strip);
  gtk_box_append (GTK_BOX (content), self->prompt);
  gtk_box_append (GTK_BOX (content), self->hint);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->options));
  build_card (self, content);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), content);
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  gtk_box_append (GTK_BOX (self->box), foot_new (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Question"), -1);
}

/** mz_question_view_new: @facts, @manner: (transfer none): where records and sources are looked up, and how they are told */
GtkWidget *
mz_question_view_new (MzDataset *facts, MzManner *manner)
{
  MzQuestionView *self = g_object_new (MZ_TYPE_QUESTION_VIEW, NULL);

  self->facts = g_object_ref (facts);
  self->manner = g_object_ref (manner);
  return GTK_WIDGET (self);
}

/** mz_question_view_set_run: @run: (nullable) (transfer none): what is asked from now on */
void
mz_question_view_set_run (MzQuestionView *self, MzQuizRun *run)
{
  g_return_if_fail (MZ_IS_QUESTION_VIEW (self));

  if (self->run != NULL)
    g_clear_signal_handler (&self->run_id, self->run);
  g_set_object (&self->run, run);
  self->index = G_MAXUINT;
  if (run == NULL)
    return;
  self->run_id = g_signal_connect_swapped (run, "changed", G_CALLBACK (update), self);
  update (self);
}

/** mz_question_view_set_last: @label: (nullable): what the button after the last question says, with its mnemonic */
void
mz_question_view_set_last (MzQuestionView *self, const char *label)
{
  g_return_if_fail (MZ_IS_QUESTION_VIEW (self));

  g_free (self->last);
  self->last = g_strdup (label);
}
