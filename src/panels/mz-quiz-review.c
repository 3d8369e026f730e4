/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-quiz-review.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mz-focus.h"
#include "mz-question-view.h"
#include "mz-tell.h"
#include "mz-text-label.h"

#define WIDTH 640 /* px */

struct _MzQuizReview
{
  GtkWidget  parent_instance;
  MzDataset *facts;
  MzManner  *manner;
  GtkWidget *scroller, *title, *kept, *list, *again, *done;
};

enum { AGAIN, DONE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzQuizReview, mz_quiz_review, GTK_TYPE_WIDGET)

static void
again_cb (MzQuizReview *self)
{
  g_signal_emit (self, signals[AGAIN], 0);
}

static void
done_cb (MzQuizReview *self)
{
  g_signal_emit (self, signals[DONE], 0);
}

static void
add_line (GtkWidget *box, const char *key, const char *text, const char *css_class)
{
  g_autofree char *line = g_strdup_printf ("%s %s", key, text);

  gtk_box_append (GTK_BOX (box), mz_text_label_new_filling (line, css_class));
}

static GtkWidget *
row_new (MzQuizReview *self, const MzQuizTurn *turn)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, "orientation", GTK_ORIENTATION_VERTICAL,
                                 "spacing", 3, NULL);
  gboolean right = turn->verdict > MZ_VERDICT_WRONG;
  g_autofree char *answer = mz_quiz_turn_tell_answer (turn, mz_manner_get_units (self->manner)), *wanted = mz_quiz_turn_tell_right (turn);
  MzAnswerForm form = mz_quiz_turn_get_asked (turn)->form;

  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, mz_quiz_turn_get_asked (turn)->prompt, -1);
  gtk_widget_add_css_class (box, "review-row");
  gtk_widget_add_css_class (box, right ? "right" : "own");
  gtk_box_append (GTK_BOX (box), mz_text_label_new_filling (mz_quiz_turn_get_asked (turn)->prompt, "heading"));
  if (answer == NULL)
    add_line (box, _("Not answered."), "", NULL);
  else if (form == MZ_ANSWER_PLACE)
    {
      g_autofree char *told = mz_quiz_turn_tell (turn, self->facts, mz_manner_get_units (self->manner));

      add_line (box, told, "", NULL);
    }
  else
    add_line (box, right ? _("✓ Right:") : _("Your answer:"), answer, NULL);
  if (!right && form != MZ_ANSWER_PLACE)
    add_line (box, _("✓ Right:"), wanted, "review-right");
  gtk_box_append (GTK_BOX (box), mz_text_label_new_filling (mz_quiz_turn_get_asked (turn)->reason, "dim-note"));
  return box;
}

static gboolean
mz_quiz_review_grab_focus (GtkWidget *widget)
{
  MzQuizReview *self = MZ_QUIZ_REVIEW (widget);

  return gtk_widget_grab_focus (gtk_widget_get_visible (self->again) ? self->again : self->done);
}

static void
mz_quiz_review_dispose (GObject *object)
{
  MzQuizReview *self = MZ_QUIZ_REVIEW (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->facts);
  g_clear_object (&self->manner);
  G_OBJECT_CLASS (mz_quiz_review_parent_class)->dispose (object);
}

static void
mz_quiz_review_class_init (MzQuizReviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_quiz_review_dispose;
  widget_class->focus = mz_focus_children;
  widget_class->grab_focus = mz_quiz_review_grab_focus;
  signals[AGAIN] = g_signal_new ("again", MZ_TYPE_QUIZ_REVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DONE] = g_signal_new ("done", MZ_TYPE_QUIZ_REVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "quiz-review");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
button_new (MzQuizReview *self, GtkWidget *box, const char *label, GCallback callback)
{
  GtkWidget *button = mz_tell_button_new (label);

  gtk_widget_add_css_class (button, "pill");
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
mz_quiz_review_init (MzQuizReview *self)
{
  GtkWidget *clamp = adw_clamp_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_add_css_class (box, "learn-start");
  self->title = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER, NULL);
  gtk_widget_add_css_class (self->title, "learn-due");
  self->kept = mz_text_label_new_filling (NULL, "dim-note");
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  self->again = button_new (self, buttons, _("Ask These _Again"), G_CALLBACK (again_cb));
  self->done = button_new (self, buttons, _("_Done"), G_CALLBACK (done_cb));
  gtk_widget_add_css_class (self->again, "suggested-action");
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_box_append (GTK_BOX (box), self->kept);
  gtk_box_append (GTK_BOX (box), self->list);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/** mz_quiz_review_new: @facts, @manner: (transfer none) */
GtkWidget *
mz_quiz_review_new (MzDataset *facts, MzManner *manner)
{
  MzQuizReview *self = g_object_new (MZ_TYPE_QUIZ_REVIEW, NULL);

  self->facts = g_object_ref (facts);
  self->manner = g_object_ref (manner);
  return GTK_WIDGET (self);
}

/** mz_quiz_review_show: @kept: (nullable): where the answers of a test have been kept, or why not; a sentence */
void
mz_quiz_review_show (MzQuizReview *self, MzQuizRun *run, const char *kept)
{
  guint n, right;
  g_autofree char *title = NULL;
  GtkWidget *child;

  g_return_if_fail (MZ_IS_QUIZ_REVIEW (self) && MZ_IS_QUIZ_RUN (run));

  n = mz_quiz_run_get_length (run);
  right = mz_quiz_run_count_right (run);
  /* Translators: how many of how many answers were right. */
  title = g_strdup_printf (ngettext ("%1$u of %2$u answer right", "%1$u of %2$u answers right", n), right, n);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  mz_tell_description (self->again, title, NULL);
  mz_tell_description (self->done, title, NULL);
  gtk_label_set_text (GTK_LABEL (self->kept), kept != NULL ? kept : "");
  gtk_widget_set_visible (self->kept, kept != NULL);
  gtk_widget_set_visible (self->again, right < n);
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n; i++)
      if ((mz_quiz_run_peek (run, i)->verdict > MZ_VERDICT_WRONG) == (pass == 1))
        gtk_box_append (GTK_BOX (self->list), row_new (self, mz_quiz_run_peek (run, i)));
}
