/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-how.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-format.h"
#include "mz-move-words.h"

static void
clear_input (gpointer data)
{
  MzHowInput *input = data;

  g_free (input->label);
  g_free (input->value);
  g_strfreev (input->sources);
}

static void
add_input (MzHow *self, const char *label, char *value, GStrv sources)
{
  MzHowInput input = { g_strdup (label), value, g_strdupv (sources) };

  g_array_append_val (self->inputs, input);
}

static const char *
bound_words (MzBound bound, gboolean estimate)
{
  if (bound == MZ_BOUND_LEAST)
    return _("at least");
  if (bound == MZ_BOUND_MOST)
    return _("at most");
  return estimate ? _("about") : NULL;
}

/* "at least 270,000 t REO, 2025" */
static char *
format_figure (double value, const char *unit, guint year, MzBound bound, gboolean estimate)
{
  const char *side = bound_words (bound, estimate);
  g_autofree char *number = strcmp (unit, "%") == 0 ? mz_format_percent (value) : NULL, *plain = mz_format_number (value);
  g_autofree char *figure = number != NULL ? g_strdup (number) : g_strdup_printf ("%s %s", plain, unit);

  if (side != NULL)
    /* Translators: "at least", "at most" or "about"; a figure; its year. */
    return g_strdup_printf (C_("figure with bound", "%1$s %2$s, %3$u"), side, figure, year);
  /* Translators: a figure and its year. */
  return g_strdup_printf (C_("figure with year", "%1$s, %2$u"), figure, year);
}

static gboolean
acts_on (const MzMove *move, MzStage stage, const MzSupply *supply)
{
  MzDay first, end;

  if (!mz_move_concerns_stage (move, stage))
    return FALSE;
  mz_move_get_days (move, &first, &end);
  return first < supply->end && end > supply->first;
}

/* The moves that hold in the time, with why they are so. */
static void
add_moves (MzHow *self, MzDataset *dataset, const MzSupply *supply, const char *site)
{
  for (guint i = 0; i < mz_scenario_get_n_moves (supply->scenario); i++)
    {
      const MzMove *move = mz_scenario_peek_move (supply->scenario, i);
      g_autofree char *text = NULL;

      if (site != NULL ? g_strcmp0 (move->site, site) != 0 : !acts_on (move, supply->base->stage, supply))
        continue;
      text = mz_move_to_text (move, dataset);
      if (move->assumed)
        g_ptr_array_add (self->assumed, move->note != NULL ? g_strdup_printf ("%s. %s", text, move->note)
                                                           : g_strdup_printf ("%s.", text));
      else
        add_input (self, _("Move"), g_steal_pointer (&text), move->sources);
    }
}

static void
add_assumption (MzHow *self, const char *text)
{
  g_ptr_array_add (self->assumed, g_strdup (text));
}

static void
explain_loss (MzHow *self, MzDataset *dataset, const MzSupply *supply)
{
  const MzSupplyBase *base = supply->base;
  const char *stage = mz_vocabulary_get_label (&mz_stages, base->stage);
  g_autofree char *least = NULL, *most = NULL, *share = NULL, *whole = NULL;

  /* Translators: a stage of the chain. */
  self->title = g_strdup_printf (_("What is lost: %s"), stage);
  if (supply->whole <= 0)
    {
      self->formula = g_strdup (_("No source gives what the countries of the world make in this stage, so that nothing can be told of it."));
      return;
    }
  self->formula = g_strdup (_("Share lost = what the countries lose, added up, divided by what the world makes. A country loses "
                              "its output, times the part that does not go on, times the part of the days on which it holds."));
  least = mz_format_number (round (supply->lost.least * 10) / 10);
  most = mz_format_number (round (supply->lost.most * 10) / 10);
  whole = mz_format_number (supply->whole);
  share = mz_answer_format_range (supply->lost.least / supply->whole, supply->lost.most / supply->whole);
  /* Translators: numbers, the least and the most, of a whole with its unit; then a share. */
  self->numbers = g_strdup_printf (_("%1$s to %2$s of %3$s %4$s = %5$s"), least, most, whole, base->unit, share);
  add_input (self, _("The world"), format_figure (base->whole, base->unit, base->year, MZ_BOUND_NONE, FALSE), base->sources);
  for (guint i = 0; i < supply->entries->len; i++)
    {
      const MzSupplyChange *change = &g_array_index (supply->entries, MzSupplyChange, i);

      if (change->entry != NULL && change->lost.most > 0)
        add_input (self, mz_dataset_country_name (dataset, change->country),
                   format_figure (change->before, base->unit, base->year, change->entry->bound, change->entry->estimate),
                   change->entry->sources);
    }
  add_moves (self, dataset, supply, NULL);
  add_assumption (self, _("What each country makes is held level from that year on."));
  if (supply->lost.most > supply->lost.least)
    add_assumption (self, _("What part of a country’s output is sold abroad is not known: between nothing, the least, and all, the most."));
  if (base->coverage >= 0)
    {
      g_autofree char *known = mz_format_share (base->coverage * 100);

      /* Translators: a share. */
      self->coverage = g_strdup_printf (_("The countries with figures make %s of the whole."), known);
    }
}

static void
explain_importer (MzHow *self, MzDataset *dataset, const MzSupply *supply, guint i)
{
  const MzImporterChange *change = &g_array_index (supply->importers, MzImporterChange, i);
  g_autofree char *lost = mz_answer_format_range (change->lost.least, change->lost.most);
  g_autofree char *covered = mz_format_share (change->covered * 100);

  /* Translators: an importer, and a stage of the chain. */
  self->title = g_strdup_printf (_("Who is short: %1$s, %2$s"), mz_dataset_country_name (dataset, change->importer),
                                 mz_vocabulary_get_label (&mz_stages, supply->base->stage));
  self->formula = g_strdup (_("Share lost = over all countries of origin: their share of the purchases, times the part that no longer "
                              "comes, times the part of the days. N−1 is the share of the largest origin. Its share afterwards: what "
                              "of it still comes, divided by all that still comes."));
  /* Translators: what is lost of the purchases. */
  self->numbers = g_strdup_printf (_("Together %s of the purchases"), lost);
  for (guint k = 0; k < change->n_origins; k++)
    {
      const MzSupplyOrigin *origin = &change->first[k];
      /* Translators: a country, and of what the share is. */
      g_autofree char *label = g_strdup_printf (_("From %1$s, %2$s"), mz_dataset_country_name (dataset, origin->from), origin->unit);

      add_input (self, label, format_figure (origin->share * 100, "%", origin->year, origin->bound, origin->estimate),
                 origin->sources);
    }
  add_moves (self, dataset, supply, NULL);
  add_assumption (self, _("Nobody else sells it more in their place."));
  /* Translators: a share. */
  self->coverage = g_strdup_printf (_("The origins that are named are %s of its purchases."), covered);
}

static void
explain_link (MzHow *self, MzDataset *dataset, const MzSupply *supply, guint i)
{
  const MzLinkChange *change = &g_array_index (supply->links, MzLinkChange, i);
  const MzSupplyLink *link = change->link;

  self->title = g_strdup (_("Known trade that stops"));
  self->formula = g_strdup (_("Tonnes lost = what goes this way in a year, times the part that does not go on, times the part of "
                              "the days on which it holds."));
  if (isnan (link->tonnes))
    self->numbers = g_strdup (_("That it goes this way is known, how much is not."));
  else
    {
      g_autofree char *least = mz_format_number (round (change->lost.least)), *most = mz_format_number (round (change->lost.most));

      /* Translators: numbers, the least and the most, and their unit. */
      self->numbers = g_strdup_printf (_("%1$s to %2$s %3$s"), least, most, link->unit);
      add_input (self, _("A year"), format_figure (link->tonnes, link->unit, link->year, MZ_BOUND_NONE, FALSE), link->sources);
    }
  add_moves (self, dataset, supply, NULL);
  add_assumption (self, _("What went this way in that year would have gone on unchanged."));
}

static void
explain_plant (MzHow *self, MzDataset *dataset, const MzSupply *supply, guint i)
{
  const MzPlantChange *plant = &g_array_index (supply->plants, MzPlantChange, i);
  MzRecord *record = mz_dataset_lookup (dataset, MZ_RECORD_SITE, plant->site);

  self->title = g_strdup (record != NULL ? mz_record_get_name (record) : plant->site);
  self->formula = g_strdup (_("It starts when it was promised, unless a move says otherwise: the last word counts. What it makes lies "
                              "between nothing and its capacity; of plants of this size some reached a quarter to 43 % of it in "
                              "the third year. It is not added to supply."));
  if (plant->plant != NULL)
    {
      g_autofree char *promised = mz_partial_date_is_set (plant->plant->promised) ? mz_partial_date_format (plant->plant->promised)
                                                                                  : g_strdup (_("not known"));
      g_autofree char *capacity = plant->t_per_year >= 0 ? mz_format_number (plant->t_per_year) : NULL;

      add_input (self, _("Promised for"), g_steal_pointer (&promised), plant->plant->sources);
      if (capacity != NULL)
        /* Translators: tonnes, and of what. */
        add_input (self, _("Capacity"), g_strdup_printf (_("%1$s t a year, %2$s"), capacity,
                                                         plant->what != NULL ? plant->what : _("what of is not known")),
                   plant->plant->sources);
      else
        add_input (self, _("Capacity"), g_strdup (_("not known")), NULL);
    }
  add_moves (self, dataset, supply, plant->site);
}

/**
 * mz_how_new:
 * @answer: of @time
 *
 * Returns: (transfer full)
 */
MzHow *
mz_how_new (MzDataset *dataset, const MzSupplyTime *time, const MzAnswer *answer)
{
  const MzSupply *supply = time->stages[answer->stage];
  MzHow *self = g_new0 (MzHow, 1);

  self->inputs = g_array_new (FALSE, FALSE, sizeof (MzHowInput));
  g_array_set_clear_func (self->inputs, clear_input);
  self->assumed = g_ptr_array_new_with_free_func (g_free);
  switch (answer->kind)
    {
    case MZ_ANSWER_LOSS:
      explain_loss (self, dataset, supply);
      break;
    case MZ_ANSWER_IMPORTER:
      explain_importer (self, dataset, supply, answer->index);
      break;
    case MZ_ANSWER_LINK:
      explain_link (self, dataset, supply, answer->index);
      break;
    case MZ_ANSWER_PLANT:
      explain_plant (self, dataset, supply, answer->index);
      break;
    case MZ_ANSWER_UNLIKE:
      self->title = g_strdup (_("Not counted"));
      self->formula = g_strdup (answer->detail);
      break;
    case MZ_N_ANSWER_KINDS:
    default:
      g_assert_not_reached ();
    }
  return self;
}

void
mz_how_free (MzHow *self)
{
  g_free (self->title);
  g_free (self->formula);
  g_free (self->numbers);
  g_free (self->coverage);
  g_array_unref (self->inputs);
  g_ptr_array_unref (self->assumed);
  g_free (self);
}
