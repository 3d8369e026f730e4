/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-model"
#include "mz-scenario.h"

#include <glib/gi18n.h>

struct _MzScenario
{
  gatomicrefcount ref_count;
  MzScenarioText  text;
  GPtrArray      *moves; /* of MzMove */
};

G_DEFINE_BOXED_TYPE (MzScenario, mz_scenario, mz_scenario_ref, mz_scenario_unref)

static const char *const move_keys[] = { "stop-exports", "site-fails", "plant-opens", "plant-slips", "plant-never",
                                         "licence-delay", "stock-release", "recycling", "shift", "demand" };
static const char *const move_labels[] = { N_ ("A country stops exporting"), N_ ("A site fails"), N_ ("A plant opens"),
                                           N_ ("A plant comes later"), N_ ("A plant never comes"),
                                           N_ ("Licences delay exports"), N_ ("A stockpile is released"),
                                           N_ ("More is recycled"), N_ ("Output moves to other countries"),
                                           N_ ("Demand follows a scenario") };

const MzVocabulary mz_move_kinds = { "kind of move", MZ_N_MOVE_KINDS, move_keys, move_labels };

/** mz_move_new: Returns: (transfer full): a move of which nothing else is said, to be filled in. */
MzMove *
mz_move_new (MzMoveKind kind)
{
  MzMove *self = g_new0 (MzMove, 1);

  self->kind = kind;
  self->amount = self->amount_most = -1;
  self->minerals = g_new0 (char *, 1);
  self->sources = g_new0 (char *, 1);
  return self;
}

MzMove *
mz_move_copy (const MzMove *self)
{
  MzMove *copy = g_memdup2 (self, sizeof *self);

  copy->country = g_strdup (self->country);
  copy->to = g_strdup (self->to);
  copy->site = g_strdup (self->site);
  copy->minerals = g_strdupv (self->minerals);
  copy->unit = g_strdup (self->unit);
  copy->demand = g_strdup (self->demand);
  copy->note = g_strdup (self->note);
  copy->sources = g_strdupv (self->sources);
  return copy;
}

void
mz_move_free (MzMove *self)
{
  g_free (self->country);
  g_free (self->to);
  g_free (self->site);
  g_strfreev (self->minerals);
  g_free (self->unit);
  g_free (self->demand);
  g_free (self->note);
  g_strfreev (self->sources);
  g_free (self);
}

static gboolean
equal_lists (GStrv a, GStrv b)
{
  return g_strv_equal ((const char *const *) a, (const char *const *) b);
}

gboolean
mz_move_equal (const MzMove *self, const MzMove *other)
{
  return self->kind == other->kind && g_strcmp0 (self->country, other->country) == 0
         && g_strcmp0 (self->to, other->to) == 0 && g_strcmp0 (self->site, other->site) == 0
         && self->stages == other->stages && equal_lists (self->minerals, other->minerals)
         && mz_partial_date_equal (self->start, other->start) && self->months == other->months
         && self->leak == other->leak && self->amount == other->amount
         && self->amount_most == other->amount_most && self->retaliation == other->retaliation && g_strcmp0 (self->unit, other->unit) == 0
         && g_strcmp0 (self->demand, other->demand) == 0 && g_strcmp0 (self->note, other->note) == 0
         && self->assumed == other->assumed && equal_lists (self->sources, other->sources);
}

/**
 * mz_move_get_days:
 * @first: (out): the first day on which it holds
 * @end: (out): the day after the last; %MZ_DAY_NEVER: to the end
 */
void
mz_move_get_days (const MzMove *self, MzDay *first, MzDay *end)
{
  *first = mz_partial_date_is_set (self->start) ? mz_partial_date_first_day (self->start) : MZ_DAY_EVER;
  *end = *first == MZ_DAY_EVER || self->months == 0 ? MZ_DAY_NEVER : mz_day_add_months (*first, self->months);
}

gboolean
mz_move_concerns_stage (const MzMove *self, MzStage stage)
{
  return self->stages == 0 || (self->stages & MZ_BIT (stage)) != 0;
}

/** mz_move_is_of_all_rare_earths: Returns: whether it concerns all that a figure of rare earths counts. */
gboolean
mz_move_is_of_all_rare_earths (const MzMove *self)
{
  return *self->minerals == NULL || g_strv_contains ((const char *const *) self->minerals, "REE");
}

static void
clear_text (MzScenarioText *text)
{
  g_free (text->id);
  g_free (text->title);
  g_free (text->why);
  g_strfreev (text->sources);
}

/**
 * mz_scenario_new:
 * @text: is copied; @id, @title and @why must be there
 * @moves: (element-type MzMove): are copied
 *
 * Returns: (transfer full)
 */
MzScenario *
mz_scenario_new (const MzScenarioText *text, GPtrArray *moves)
{
  MzScenario *self;

  g_return_val_if_fail (text->id != NULL && text->title != NULL && text->why != NULL && moves != NULL, NULL);

  self = g_new0 (MzScenario, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->text = (MzScenarioText) { g_strdup (text->id), g_strdup (text->title), g_strdup (text->why), text->until,
                                  text->sources != NULL ? g_strdupv (text->sources) : g_new0 (char *, 1) };
  for (guint i = 0; i < MZ_N_BENCHMARKS; i++)
    self->text.targets[i] = text->targets[i];
  self->moves = g_ptr_array_new_full (moves->len, (GDestroyNotify) mz_move_free);
  for (guint i = 0; i < moves->len; i++)
    g_ptr_array_add (self->moves, mz_move_copy (moves->pdata[i]));
  return self;
}

MzScenario *
mz_scenario_ref (MzScenario *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
mz_scenario_unref (MzScenario *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  clear_text (&self->text);
  g_ptr_array_unref (self->moves);
  g_free (self);
}

const MzScenarioText *
mz_scenario_peek (const MzScenario *self)
{
  return &self->text;
}

guint
mz_scenario_get_n_moves (const MzScenario *self)
{
  return self->moves->len;
}

const MzMove *
mz_scenario_peek_move (const MzScenario *self, guint i)
{
  g_return_val_if_fail (i < self->moves->len, NULL);

  return self->moves->pdata[i];
}

static gboolean
equal_targets (const MzScenarioText *a, const MzScenarioText *b)
{
  for (guint i = 0; i < MZ_N_BENCHMARKS; i++)
    if ((a->targets[i] > 0 || b->targets[i] > 0) && a->targets[i] != b->targets[i])
      return FALSE;
  return TRUE;
}

gboolean
mz_scenario_equal (const MzScenario *self, const MzScenario *other)
{
  if (strcmp (self->text.id, other->text.id) != 0 || strcmp (self->text.title, other->text.title) != 0
      || strcmp (self->text.why, other->text.why) != 0 || !mz_partial_date_equal (self->text.until, other->text.until)
      || !equal_lists (self->text.sources, other->text.sources) || !equal_targets (&self->text, &other->text)
      || self->moves->len != other->moves->len)
    return FALSE;
  for (guint i = 0; i < self->moves->len; i++)
    if (!mz_move_equal (self->moves->pdata[i], other->moves->pdata[i]))
      return FALSE;
  return TRUE;
}
