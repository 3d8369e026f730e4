/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-answer-list.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mz-answer-row.h"
#include "mz-date-entry.h"
#include "mz-text-label.h"

#define SHOWN 7 /* rows of a question before it is unfolded */

typedef struct
{
  GtkWidget *box, *note, *none, *rows, *more;
  guint      n;        /* how many rows there are to show */
  gboolean   unfolded;
} Question;

struct _MzAnswerList
{
  GtkWidget  parent_instance;
  MzWhatif  *whatif;
  GtkWidget *head;      /* the time */
  GtkWidget *year, *month;
  GtkWidget *outside;   /* what to do where the time is not worked out */
  GtkWidget *outside_text, *outside_button;
  GtkWidget *empty;     /* while there is no scenario */
  GtkWidget *title;
  GtkWidget *scrolled, *content;
  GArray    *questions; /* of Question */
  guint      n_first;   /* how many of them are answered at once */
  guint      rest_id;
};

G_DEFINE_FINAL_TYPE (MzAnswerList, mz_answer_list, GTK_TYPE_WIDGET)

static void changed_cb (MzAnswerList *self);

/* Those that are folded away are neither made nor kept up to date. */
static guint
count_shown (const Question *question)
{
  return question->unfolded ? question->n : MIN (question->n, SHOWN);
}

static void
show_more (Question *question)
{
  guint hidden = question->n > SHOWN ? question->n - SHOWN : 0, i = 0;
  /* Translators: a number of rows. */
  g_autofree char *all = g_strdup_printf (ngettext ("Show %u more", "Show %u more", hidden), hidden);

  for (GtkWidget *row = gtk_widget_get_first_child (question->rows); row != NULL; row = gtk_widget_get_next_sibling (row))
    gtk_widget_set_visible (row, i++ < count_shown (question));
  gtk_widget_set_visible (question->more, hidden > 0);
  gtk_button_set_label (GTK_BUTTON (question->more), question->unfolded ? _("Show less") : all);
}

static void
more_cb (GtkWidget *more, MzAnswerList *self)
{
  for (guint i = 0; i < self->questions->len; i++)
    {
      Question *question = &g_array_index (self->questions, Question, i);

      if (question->more == more)
        question->unfolded = !question->unfolded;
    }
  changed_cb (self);
}

static void
add_question (MzAnswerList *self, const MzAnswers *answers)
{
  Question question = { .box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0),
                        .note = mz_text_label_new_filling ("", "answers-note"),
                        .none = mz_text_label_new_filling (answers->none, "answers-none"),
                        .rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), .more = gtk_button_new_with_label ("") };

  gtk_widget_add_css_class (question.box, "answers");
  gtk_widget_add_css_class (question.more, "flat");
  gtk_widget_add_css_class (question.more, "answers-more");
  gtk_widget_set_halign (question.more, GTK_ALIGN_START);
  g_signal_connect_object (question.more, "clicked", G_CALLBACK (more_cb), self, G_CONNECT_DEFAULT);
  gtk_box_append (GTK_BOX (question.box), mz_text_label_new_filling (answers->heading, "answers-heading"));
  gtk_box_append (GTK_BOX (question.box), question.note);
  gtk_box_append (GTK_BOX (question.box), question.none);
  gtk_box_append (GTK_BOX (question.box), question.rows);
  gtk_box_append (GTK_BOX (question.box), question.more);
  gtk_box_append (GTK_BOX (self->content), question.box);
  g_array_append_val (self->questions, question);
}

/* Rows are used again, so that nothing moves and nobody loses the focus while figures change. */
static void
show_answers (MzAnswerList *self, Question *question, const MzAnswers *answers)
{
  GtkWidget *row = gtk_widget_get_first_child (question->rows);

  question->n = answers->rows->len;
  for (guint i = 0; i < count_shown (question); i++)
    {
      if (row == NULL)
        {
          row = mz_answer_row_new (self->whatif);
          gtk_box_append (GTK_BOX (question->rows), row);
        }
      mz_answer_row_set (MZ_ANSWER_ROW (row), &g_array_index (answers->rows, MzAnswer, i));
      row = gtk_widget_get_next_sibling (row);
    }
  gtk_widget_set_visible (question->note, answers->note != NULL && question->n > 0);
  gtk_label_set_text (GTK_LABEL (question->note), answers->note != NULL ? answers->note : "");
  gtk_widget_set_visible (question->none, question->n == 0);
  show_more (question);
}

/* What to do where the time of the clock is not worked out. */
static void
show_outside (MzAnswerList *self)
{
  MzPartialDate first, last, time = mz_whatif_get_time (self->whatif), to;
  g_autofree char *from = NULL, *until = NULL, *text = NULL, *label = NULL, *goal = NULL;

  mz_whatif_get_times (self->whatif, &first, &last);
  if (!mz_partial_date_is_set (first))
    return;
  from = mz_partial_date_format (first);
  until = mz_partial_date_format (last);
  to = mz_partial_date_compare (time, first) < 0 ? first : last;
  goal = mz_partial_date_format (to);
  /* Translators: two years, or two months. */
  text = g_strdup_printf (_("The scenario is worked out from %1$s to %2$s; the clock stands elsewhere."), from, until);
  /* Translators: a year or a month. */
  label = g_strdup_printf (_("Go to %s"), goal);
  gtk_label_set_text (GTK_LABEL (self->outside_text), text);
  gtk_button_set_label (GTK_BUTTON (self->outside_button), label);
}

static void
show_questions (MzAnswerList *self, const MzSupplyTime *time, gboolean rest)
{
  g_autoptr (GPtrArray) answers = mz_answers_new (mz_whatif_get_dataset (self->whatif), mz_whatif_get_run (self->whatif), time, rest);
  guint before = rest ? self->n_first : 0;

  for (guint i = 0; i < answers->len; i++)
    {
      if (before + i == self->questions->len)
        add_question (self, answers->pdata[i]);
      show_answers (self, &g_array_index (self->questions, Question, before + i), answers->pdata[i]);
    }
  if (!rest)
    self->n_first = answers->len;
}

static gboolean
rest_cb (gpointer data)
{
  MzAnswerList *self = data;
  const MzSupplyTime *time = mz_whatif_peek_answers (self->whatif);

  self->rest_id = 0;
  if (time != NULL)
    show_questions (self, time, TRUE);
  return G_SOURCE_REMOVE;
}

/* What stands at the head is there with the next frame, the rest as soon as that has been drawn. */
static void
changed_cb (MzAnswerList *self)
{
  const MzSupplyTime *time = mz_whatif_peek_answers (self->whatif);
  g_autofree char *title = time != NULL ? mz_answers_get_title (time) : NULL;

  gtk_widget_set_visible (self->empty, mz_whatif_get_scenario (self->whatif) == NULL);
  gtk_widget_set_visible (self->outside, time == NULL && mz_whatif_get_scenario (self->whatif) != NULL);
  gtk_widget_set_visible (self->scrolled, time != NULL);
  if (time == NULL)
    {
      show_outside (self);
      return;
    }
  gtk_label_set_text (GTK_LABEL (self->title), title);
  show_questions (self, time, FALSE);
  if (self->rest_id == 0)
    self->rest_id = g_idle_add (rest_cb, self);
}

static void
go_cb (MzAnswerList *self)
{
  mz_whatif_go (self->whatif);
}

static void
month_cb (MzAnswerList *self)
{
  mz_whatif_set_monthly (self->whatif, gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->month)));
}

static void
mz_answer_list_dispose (GObject *object)
{
  MzAnswerList *self = MZ_ANSWER_LIST (object);
  GtkWidget *child;

  g_clear_handle_id (&self->rest_id, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->whatif);
  G_OBJECT_CLASS (mz_answer_list_parent_class)->dispose (object);
}

static void
mz_answer_list_finalize (GObject *object)
{
  g_array_unref (MZ_ANSWER_LIST (object)->questions);
  G_OBJECT_CLASS (mz_answer_list_parent_class)->finalize (object);
}

static void
mz_answer_list_class_init (MzAnswerListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_answer_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = mz_answer_list_finalize;
  gtk_widget_class_set_css_name (widget_class, "answer-list");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
mz_answer_list_init (MzAnswerList *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->questions = g_array_new (FALSE, FALSE, sizeof (Question));
}

static void
build_head (MzAnswerList *self)
{
  GtkWidget *unit = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *entry;

  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_add_css_class (self->head, "whatif-head");
  entry = mz_date_entry_new (mz_whatif_get_workspace (self->whatif));
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_widget_set_halign (entry, GTK_ALIGN_START);
  self->year = gtk_toggle_button_new_with_label (_("Year"));
  self->month = gtk_toggle_button_new_with_label (_("Month"));
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->month), GTK_TOGGLE_BUTTON (self->year));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->year), TRUE);
  gtk_widget_set_tooltip_text (self->year, _("The mean over the whole year"));
  gtk_widget_set_tooltip_text (self->month, _("The month alone"));
  g_signal_connect_object (self->month, "toggled", G_CALLBACK (month_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (unit, "linked");
  gtk_box_append (GTK_BOX (unit), self->year);
  gtk_box_append (GTK_BOX (unit), self->month);
  gtk_box_append (GTK_BOX (self->head), entry);
  gtk_box_append (GTK_BOX (self->head), unit);
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));
}

static void
build (MzAnswerList *self)
{
  build_head (self);
  self->outside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_widget_add_css_class (self->outside, "answers-outside");
  self->outside_text = mz_text_label_new_filling ("", "answers-none");
  self->outside_button = gtk_button_new_with_label ("");
  gtk_widget_set_halign (self->outside_button, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->outside_button, "suggested-action");
  g_signal_connect_object (self->outside_button, "clicked", G_CALLBACK (go_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->outside), self->outside_text);
  gtk_box_append (GTK_BOX (self->outside), self->outside_button);
  gtk_widget_set_parent (self->outside, GTK_WIDGET (self));

  self->empty = mz_text_label_new_filling (_("As soon as there is a scenario, this tells what is lost, who is short, what could "
                                             "answer and when, and how each figure is computed."), "answers-none");
  gtk_widget_add_css_class (self->empty, "answers-outside");
  gtk_widget_set_parent (self->empty, GTK_WIDGET (self));

  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->title = mz_text_label_new_filling ("", "answers-title");
  gtk_box_append (GTK_BOX (self->content), self->title);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->content);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

/** mz_answer_list_new: @whatif: (transfer none): whose answers it shows */
GtkWidget *
mz_answer_list_new (MzWhatif *whatif)
{
  MzAnswerList *self;

  g_return_val_if_fail (MZ_IS_WHATIF (whatif), NULL);

  self = g_object_new (MZ_TYPE_ANSWER_LIST, NULL);
  self->whatif = g_object_ref (whatif);
  build (self);
  g_signal_connect_object (whatif, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  return GTK_WIDGET (self);
}
