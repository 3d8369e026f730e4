/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-how-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-answers-private.h"
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

/** mz_how_add_input: @value: (transfer full): with its unit and year; @sources: (nullable): is copied */
void
mz_how_add_input (const MzExplaining *self, const char *label, char *value, GStrv sources)
{
  MzHowInput input = { g_strdup (label), value, g_strdupv (sources) };

  g_array_append_val (self->how->inputs, input);
}

void
mz_how_add_assumption (const MzExplaining *self, const char *text)
{
  g_ptr_array_add (self->how->assumed, g_strdup (text));
}

static const char *
get_bound_words (MzBound bound, gboolean estimate)
{
  if (bound == MZ_BOUND_LEAST)
    return _("at least");
  if (bound == MZ_BOUND_MOST)
    return _("at most");
  return estimate ? _("about") : NULL;
}

/** mz_how_format_figure: @year: 0: not known. Returns: (transfer full): "about 270,000 t REO, 2025" */
char *
mz_how_format_figure (double value, const char *unit, guint year, MzBound bound, gboolean estimate)
{
  const char *side = get_bound_words (bound, estimate);
  g_autofree char *number = mz_format_number (value), *figure = NULL, *bounded = NULL;

  figure = strcmp (unit, "%") == 0 ? mz_format_percent (value) : mz_format_unit (number, unit);
  /* Translators: "at least", "at most" or "about", and a figure. */
  bounded = side != NULL ? g_strdup_printf (C_("figure with bound", "%1$s %2$s"), side, figure) : g_steal_pointer (&figure);
  if (year == 0)
    return g_steal_pointer (&bounded);
  /* Translators: a figure and its year. */
  return g_strdup_printf (C_("figure with year", "%1$s, %2$u"), bounded, year);
}

/* Plants stand beside what is made, and demand beside what is supplied: neither moves a loss. */
static gboolean
acts_on (const MzMove *move, const MzSupply *supply)
{
  MzDay first, end;

  if (move->kind == MZ_MOVE_PLANT_OPENS || move->kind == MZ_MOVE_PLANT_SLIPS || move->kind == MZ_MOVE_PLANT_NEVER
      || move->kind == MZ_MOVE_DEMAND || !mz_move_concerns_stage (move, supply->base->stage))
    return FALSE;
  mz_move_get_days (move, &first, &end);
  return first < supply->end && (end > supply->first || move->kind == MZ_MOVE_SHIFT);
}

/** mz_how_add_moves: The moves that hold in the time, with why they are so; @site: (nullable): those of this site alone */
void
mz_how_add_moves (const MzExplaining *self, const char *site)
{
  for (guint i = 0; i < mz_scenario_get_n_moves (self->run->scenario); i++)
    {
      const MzMove *move = mz_scenario_peek_move (self->run->scenario, i);
      g_autofree char *text = NULL;

      if (site != NULL ? g_strcmp0 (move->site, site) != 0 : !acts_on (move, self->supply))
        continue;
      text = mz_move_to_text (move, self->dataset);
      if (!move->assumed)
        mz_how_add_input (self, _("Move"), g_steal_pointer (&text), move->sources);
      else
        {
          g_autofree char *sentence = mz_format_sentence (NULL, text);

          g_ptr_array_add (self->how->assumed, move->note != NULL ? mz_format_behind (sentence, move->note) : g_strdup (sentence));
        }
    }
}

static void
add_losers (const MzExplaining *self)
{
  const MzSupplyBase *base = self->supply->base;
  gboolean fed = FALSE;

  for (guint i = 0; i < self->supply->entries->len; i++)
    {
      const MzSupplyChange *change = &g_array_index (self->supply->entries, MzSupplyChange, i);

      if (change->entry == NULL || change->lost.most <= 0)
        continue;
      fed = fed || change->fed.most > 0;
      mz_how_add_input (self, mz_dataset_country_name (self->dataset, change->country),
                        mz_how_format_figure (change->before, base->unit, base->year, change->entry->bound, change->entry->estimate),
                        change->entry->sources);
    }
  if (fed)
    mz_how_add_assumption (self, _("Whose plants lack a part of what they work up makes so much less: see “Whose plants lack feed”."));
}

static void
explain_loss (const MzExplaining *self)
{
  const MzSupply *supply = self->supply;
  const MzSupplyBase *base = supply->base;
  const char *unit = mz_format_label (base->unit);
  g_autofree char *least = NULL, *most = NULL, *share = NULL, *whole = NULL, *known = NULL;

  /* Translators: a stage of the chain. */
  self->how->title = g_strdup_printf (_("What is lost: %s"), mz_vocabulary_get_label (&mz_stages, base->stage));
  if (supply->whole <= 0)
    {
      self->how->formula = g_strdup (_("No source gives what the countries of the world make in this stage, so that nothing can be told of it."));
      return;
    }
  self->how->formula = g_strdup (_("Share lost = what the countries lose, added up, divided by what the world makes. A country loses "
                                   "its output, times the part that does not go on, times the part of the days on which it holds. HHI = the "
                                   "sum of the squared shares of the countries named, in per cent, 0 to 10,000 (U.S. Merger Guidelines, "
                                   "2023, section 2.1), before and after."));
  least = mz_format_number (round (supply->lost.least * 10) / 10);
  most = mz_format_number (round (supply->lost.most * 10) / 10);
  whole = mz_format_number (supply->whole);
  share = mz_answers_format_range (supply->lost.least / supply->whole, supply->lost.most / supply->whole);
  if (strcmp (least, most) == 0)
    /* Translators: a number, of a whole with its unit; then a share. */
    self->how->numbers = g_strdup_printf (_("%1$s of %2$s %3$s = %4$s"), most, whole, unit, share);
  else
    /* Translators: numbers, the least and the most, of a whole with its unit; then a share. */
    self->how->numbers = g_strdup_printf (_("%1$s to %2$s of %3$s %4$s = %5$s"), least, most, whole, unit, share);
  mz_how_add_input (self, base->measure == MZ_SUPPLY_CAPACITY ? _("What the plants that are known could make") : _("The world"),
                    mz_how_format_figure (base->whole, base->unit, base->year, MZ_BOUND_NONE, FALSE), base->sources);
  add_losers (self);
  mz_how_add_moves (self, NULL);
  mz_how_add_assumption (self, _("What each country makes is held level from that year on."));
  if (supply->lost.most > supply->lost.least)
    mz_how_add_assumption (self, _("What part of a country’s output is sold abroad is not known: between nothing, the least, and all, the most."));
  if (base->measure == MZ_SUPPLY_CAPACITY)
    mz_how_add_assumption (self, _("A part of what could be made: what is made lies between nothing and this."));
  known = base->coverage >= 0 ? mz_format_share (base->coverage * 100) : NULL;
  /* Translators: a share. */
  self->how->coverage = known != NULL ? g_strdup_printf (_("The countries with figures make %s of the whole."), known)
                                      : g_strdup (_("How much of the world the figures are is not known."));
}

static void
explain_importer (const MzExplaining *self)
{
  const MzImporterChange *change = &g_array_index (self->supply->importers, MzImporterChange, self->index);
  g_autofree char *lost = mz_answers_format_range (change->lost.least, change->lost.most);
  g_autofree char *covered = mz_format_share (change->covered * 100);

  /* Translators: an importer, and a stage of the chain. */
  self->how->title = g_strdup_printf (_("Who is short: %1$s, %2$s"), mz_dataset_country_name (self->dataset, change->importer),
                                      mz_vocabulary_get_label (&mz_stages, self->supply->base->stage));
  self->how->formula = g_strdup (_("Share lost = over all countries of origin: their share of the purchases, times the part that no "
                                   "longer comes, times the part of the days. N−1 is the share of the largest origin. Its share "
                                   "afterwards: what of it still comes, divided by all that still comes."));
  /* Translators: what is lost of the purchases. */
  self->how->numbers = g_strdup_printf (_("Together %s of the purchases"), lost);
  for (guint i = 0; i < change->n_origins; i++)
    {
      const MzSupplyOrigin *origin = &change->first[i];
      /* Translators: a country, and of what the share is. */
      g_autofree char *label = g_strdup_printf (_("From %1$s: %2$s"), mz_dataset_country_name (self->dataset, origin->from),
                                                mz_format_label (origin->unit));

      mz_how_add_input (self, label, mz_how_format_figure (origin->share * 100, "%", origin->year, origin->bound, origin->estimate),
                        origin->sources);
    }
  mz_how_add_moves (self, NULL);
  mz_how_add_assumption (self, _("Nobody else sells it more in their place, and no buyer is served worse than all are on the mean."));
  /* Translators: a share. */
  self->how->coverage = g_strdup_printf (_("The origins that are named are %s of its purchases."), covered);
}

static char *
format_feed (const MzFeed *feed)
{
  g_autofree char *lost = mz_answers_format_range (feed->lost.least, feed->lost.most), *told = NULL;

  if (feed->feed->unit == NULL)
    /* Translators: a share. */
    return g_strdup_printf (_("%s of it is lost"), lost);
  if (isnan (feed->feed->told))
    /* Translators: a share. */
    return g_strdup_printf (_("tonnes not known; %s of it is lost"), lost);
  told = mz_how_format_figure (feed->feed->told, feed->feed->unit, feed->feed->year, MZ_BOUND_NONE, FALSE);
  /* Translators: a figure with unit and year, and a share. */
  return g_strdup_printf (_("%1$s; %2$s of it is lost"), told, lost);
}

static void
explain_feed (const MzExplaining *self)
{
  const MzFeedChange *fed = &g_array_index (self->supply->fed, MzFeedChange, self->index);
  g_autofree char *lost = mz_answers_format_range (fed->lost.least, fed->lost.most);

  /* Translators: a country, and a stage of the chain. */
  self->how->title = g_strdup_printf (_("Feed of %1$s: %2$s"), mz_dataset_country_name (self->dataset, fed->country),
                                      mz_vocabulary_get_label (&mz_stages, self->supply->base->stage));
  self->how->formula = g_strdup (_("Share lost = what is lost of each part, weighed with its tonnes of REO, less what recycling makes good, "
                                   "divided by all parts. Of what is told in gross weight, from nothing to all may be REO: hence the range."));
  self->how->numbers = g_steal_pointer (&lost);
  for (guint i = fed->first; i < fed->first + fed->n; i++)
    {
      const MzFeed *feed = &g_array_index (self->supply->feeds, MzFeed, i);

      mz_how_add_input (self, mz_answers_name_feed (self->dataset, feed->feed), format_feed (feed), feed->feed->sources);
    }
  mz_how_add_moves (self, NULL);
  mz_how_add_assumption (self, _("A part of the feed that fails takes the same part of the output."));
}

static void
explain_link (const MzExplaining *self)
{
  const MzLinkChange *change = &g_array_index (self->supply->links, MzLinkChange, self->index);
  const MzSupplyLink *link = change->link;

  self->how->title = g_strdup (_("Known trade that stops"));
  self->how->formula = g_strdup (_("Tonnes lost = what goes this way in a year, times the part that does not go on, times the part of "
                                   "the days on which it holds."));
  if (isnan (link->tonnes))
    self->how->numbers = g_strdup (_("That it goes this way is known, how much is not."));
  else
    {
      g_autofree char *least = mz_format_number (round (change->lost.least)), *most = mz_format_number (round (change->lost.most));

      /* Translators: numbers, the least and the most, and their unit. */
      self->how->numbers = g_strdup_printf (_("%1$s to %2$s %3$s"), least, most, mz_format_label (link->unit));
      mz_how_add_input (self, _("A year"), mz_how_format_figure (link->tonnes, link->unit, link->year, MZ_BOUND_NONE, FALSE),
                        link->sources);
    }
  mz_how_add_moves (self, NULL);
  mz_how_add_assumption (self, _("What went this way in that year would have gone on unchanged."));
}

static void
explain (const MzExplaining *self, const MzAnswer *answer)
{
  switch (answer->kind)
    {
    case MZ_ANSWER_LOSS:
      explain_loss (self);
      break;
    case MZ_ANSWER_IMPORTER:
      explain_importer (self);
      break;
    case MZ_ANSWER_FEED:
      explain_feed (self);
      break;
    case MZ_ANSWER_LINK:
      explain_link (self);
      break;
    case MZ_ANSWER_STOCK:
      mz_how_explain_stock (self);
      break;
    case MZ_ANSWER_PLANT:
      mz_how_explain_plant (self);
      break;
    case MZ_ANSWER_DEAL:
      mz_how_explain_deal (self);
      break;
    case MZ_ANSWER_GOOD:
      mz_how_explain_good (self);
      break;
    case MZ_ANSWER_GAUGE:
      mz_how_explain_gauge (self);
      break;
    case MZ_ANSWER_ASSUMPTION:
      mz_how_explain_assumption (self);
      break;
    case MZ_ANSWER_UNLIKE:
      self->how->title = g_strdup (_("Not counted"));
      self->how->formula = g_strdup (answer->detail);
      break;
    case MZ_N_ANSWER_KINDS:
    default:
      g_assert_not_reached ();
    }
}

/**
 * mz_how_new:
 * @answer: of @time, which is of @run
 *
 * Returns: (transfer full)
 */
MzHow *
mz_how_new (MzDataset *dataset, const MzSupplyRun *run, const MzSupplyTime *time, const MzAnswer *answer)
{
  MzHow *how = g_new0 (MzHow, 1);

  how->inputs = g_array_new (FALSE, FALSE, sizeof (MzHowInput));
  g_array_set_clear_func (how->inputs, clear_input);
  how->assumed = g_ptr_array_new_with_free_func (g_free);
  explain (&(MzExplaining) { dataset, run, time, time->stages[answer->stage], answer->index, how }, answer);
  return how;
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
