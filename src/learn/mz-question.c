/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-learn"
#include "mz-question.h"

#include <glib/gi18n.h>

static const char *const keys[] = { "locate", "name", "chain-order", "time-order", "use", "site-kind", "binding", "most",
                                    "cut-off", "odd-one" };
static const char *const labels[] = { N_ ("Where on the map?"), N_ ("What is marked?"), N_ ("Order the chain"),
                                      N_ ("What came first?"), N_ ("Which element for which use?"),
                                      N_ ("Mine, deposit or plant?"), N_ ("Binding or not?"), N_ ("Who has most?"),
                                      N_ ("Who is cut off if …?"), N_ ("Odd one out") };

const MzVocabulary mz_asks = { "kind of question", MZ_N_ASKS, keys, labels };

static void
free_choice (gpointer data)
{
  MzQuestionChoice *choice = data;

  g_free (choice->label);
  g_free (choice->id);
  g_free (choice);
}

/** mz_question_new: Returns: (transfer full): with no text and no choices, to be filled in */
MzQuestion *
mz_question_new (MzAsks asks, MzAnswerForm form, const char *key)
{
  MzQuestion *self = g_new0 (MzQuestion, 1);

  g_return_val_if_fail (key != NULL, NULL);

  g_atomic_ref_count_init (&self->ref_count);
  self->asks = asks;
  self->form = form;
  self->level = 1;
  self->key = g_strdup (key);
  self->choices = g_ptr_array_new_with_free_func (free_choice);
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  self->sources = g_new0 (char *, 1);
  self->view = mz_address_new ();
  return self;
}

MzQuestion *
mz_question_ref (MzQuestion *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
mz_question_unref (MzQuestion *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->key);
  g_free (self->prompt);
  g_free (self->reason);
  g_free (self->country);
  g_ptr_array_unref (self->choices);
  g_array_unref (self->order);
  g_strfreev (self->sources);
  mz_address_free (self->view);
  g_clear_pointer (&self->equal, mz_question_unref);
  g_free (self);
}

/**
 * mz_question_add_choice:
 * @id: (nullable)
 *
 * Returns: (transfer none): the choice, which has no place as yet
 */
MzQuestionChoice *
mz_question_add_choice (MzQuestion *self, const char *label, MzRecordKind kind, const char *id)
{
  MzQuestionChoice *choice = g_new (MzQuestionChoice, 1);

  *choice = (MzQuestionChoice) { g_strdup (label), kind, g_strdup (id), NAN, NAN };
  g_ptr_array_add (self->choices, choice);
  return choice;
}

const MzQuestionChoice *
mz_question_peek (const MzQuestion *self, guint choice)
{
  g_return_val_if_fail (choice < self->choices->len, NULL);

  return self->choices->pdata[choice];
}
