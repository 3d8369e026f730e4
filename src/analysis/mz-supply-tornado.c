/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-analysis"
#include "mz-supply-tornado.h"

#include <glib/gi18n.h>
#include <math.h>

#include "mz-format.h"
#include "mz-inputs.h"
#include "mz-supply-private.h"

#define LEAK_STEP      0.25
#define DAYS_A_MONTH   (365 / 12.0)
#define DAYS_A_YEAR    366
#define LICENCE_RANGE  "licence-halt-first" /* the parameter: how long exports of China halted after a new control, in months */
#define MOST_MOVES     16   /* that are tried */
#define LEAST_SHARE    0.01 /* what a country counts for of which it is not known what it makes */

/* An assumption, and all measures with its low and with its high value. */
typedef struct
{
  MzAssumption of; /* without any measure */
  MzLoss      *at_low, *at_high;
} Trial;

/* What is tried in one year, for all that is measured in it. */
typedef struct
{
  MzDataset              *dataset;
  const MzSupplyFacts    *facts;
  const MzScenario       *scenario; /* of the moves that may count in the year */
  GArray                 *indices;  /* of guint: what they are in the whole one */
  const MzTornadoMeasure *measures; /* all of the year, all by its worst month or none */
  guint                   n_measures;
  MzStage                 last;     /* stage that has to be worked out */
  GArray                 *trials;   /* of Trial */
  guint                   n_left_out;
} Search;

static void
assumption_clear (MzAssumption *self)
{
  g_free (self->label);
  g_free (self->unit);
  g_strfreev (self->sources);
}

static MzLoss
measure_supply (const MzSupply *supply, const char *importer)
{
  if (importer == NULL)
    return supply->whole > 0 ? (MzLoss) { (supply->lost.least - supply->gained) / supply->whole,
                                          (supply->lost.most - supply->gained) / supply->whole }
                             : (MzLoss) { 0, 0 };
  for (guint i = 0; i < supply->importers->len; i++)
    {
      const MzImporterChange *change = &g_array_index (supply->importers, MzImporterChange, i);

      if (strcmp (change->importer, importer) == 0)
        return change->lost;
    }
  return (MzLoss) { 0, 0 };
}

/* Takes the larger of what @losses has and what there is in a month, or in the whole year: 0. */
static void
measure_time (const Search *search, const MzScenario *scenario, guint month, MzLoss *losses)
{
  MzPartialDate date = mz_partial_date_new (search->measures->year, month, 0);
  MzSupply *stages[MZ_N_STAGES] = { NULL };

  for (guint stage = 0; stage <= search->last; stage++)
    stages[stage] = mz_supply_new (search->facts->stages[stage], scenario, date, stages);
  for (guint i = 0; i < search->n_measures; i++)
    {
      MzLoss loss = measure_supply (stages[search->measures[i].stage], search->measures[i].importer);

      losses[i] = (MzLoss) { MAX (losses[i].least, loss.least), MAX (losses[i].most, loss.most) };
    }
  for (guint stage = 0; stage <= search->last; stage++)
    mz_supply_free (stages[stage]);
}

/* (transfer full) (array): by measure. */
static MzLoss *
measure (const Search *search, const MzScenario *scenario)
{
  MzLoss *losses = g_new (MzLoss, search->n_measures);

  for (guint i = 0; i < search->n_measures; i++)
    losses[i] = (MzLoss) { -INFINITY, -INFINITY };
  if (!search->measures->worst_month)
    measure_time (search, scenario, 0, losses);
  else
    for (guint month = 1; month <= 12; month++)
      measure_time (search, scenario, month, losses);
  return losses;
}

/* The measures with @move in place of the one at @index; %NULL: without any. */
static MzLoss *
measure_with (const Search *search, guint index, const MzMove *move)
{
  g_autoptr (GPtrArray) moves = g_ptr_array_new ();
  g_autoptr (MzScenario) scenario = NULL;

  for (guint i = 0; i < mz_scenario_get_n_moves (search->scenario); i++)
    if (i != index)
      g_ptr_array_add (moves, (gpointer) mz_scenario_peek_move (search->scenario, i));
    else if (move != NULL)
      g_ptr_array_add (moves, (gpointer) move);
  scenario = mz_scenario_new (mz_scenario_peek (search->scenario), moves);
  return measure (search, scenario);
}

static gboolean
is_same (MzLoss a, MzLoss b)
{
  return a.least == b.least && a.most == b.most;
}

static double
get_middle (MzLoss loss)
{
  return (loss.least + loss.most) / 2;
}

/* Takes the assumption. */
static void
add (MzSupplyTornado *self, MzAssumption *assumption)
{
  double low = get_middle (assumption->at_low), high = get_middle (assumption->at_high), middle = get_middle (self->result);

  assumption->swing = MAX (middle, MAX (low, high)) - MIN (middle, MIN (low, high));
  if (is_same (assumption->at_low, self->result) && is_same (assumption->at_high, self->result))
    {
      self->n_idle++;
      assumption_clear (assumption);
    }
  else
    g_array_append_val (self->assumptions, *assumption);
}

static void
trial_clear (Trial *self)
{
  assumption_clear (&self->of);
  g_free (self->at_low);
  g_free (self->at_high);
}

/* Whose move it is, in words. */
static const char *
get_actor (const Search *search, const MzMove *move)
{
  MzRecord *site = move->site != NULL ? mz_dataset_lookup (search->dataset, MZ_RECORD_SITE, move->site) : NULL;

  if (site != NULL)
    return mz_record_get_short_name (site);
  return move->site != NULL ? move->site : mz_dataset_country_name (search->dataset, move->country);
}

static char *
describe (const Search *search, const MzMove *move, MzAssumptionKind kind)
{
  const char *actor = get_actor (search, move);

  switch (kind)
    {
    case MZ_ASSUMPTION_LEAK:
      if (move->kind == MZ_MOVE_SITE_FAILS)
        return g_strdup_printf (_("%s: the part that still runs"), actor);
      return move->kind == MZ_MOVE_LICENCE_DELAY ? g_strdup_printf (_("%s: the part that needs no licence"), actor)
                                                 : g_strdup_printf (_("%s: the part that is sold abroad all the same"), actor);
    case MZ_ASSUMPTION_MONTHS:
      return move->kind == MZ_MOVE_PLANT_SLIPS ? g_strdup_printf (_("%s: how much later the plant comes"), actor)
                                               : g_strdup_printf (_("%s: how long it lasts"), actor);
    case MZ_ASSUMPTION_START:
      return g_strdup_printf (_("%s: when it begins"), actor);
    case MZ_ASSUMPTION_AMOUNT:
      return move->kind == MZ_MOVE_LICENCE_DELAY ? g_strdup_printf (_("%s: how long a licence takes"), actor)
                                                 : g_strdup_printf (_("%s: how much it is"), actor);
    case MZ_ASSUMPTION_ELEMENTS:
      return g_strdup_printf (_("%s: what the elements that are hit are of all rare earths"), actor);
    case MZ_ASSUMPTION_UNKNOWN:
    default:
      g_assert_not_reached ();
    }
}

/* Two other moves in place of one; takes both. */
static void
add_pair (Search *search, guint index, MzAssumptionKind kind, double low, MzMove *at_low, double high, MzMove *at_high)
{
  const MzMove *move = mz_scenario_peek_move (search->scenario, index);
  Trial trial = { { .kind = kind, .move = g_array_index (search->indices, guint, index), .label = describe (search, move, kind),
                    .low = low, .high = high, .unit = kind == MZ_ASSUMPTION_AMOUNT ? g_strdup (move->unit) : NULL },
                  measure_with (search, index, at_low), measure_with (search, index, at_high) };

  g_array_append_val (search->trials, trial);
  g_clear_pointer (&at_low, mz_move_free);
  g_clear_pointer (&at_high, mz_move_free);
}

static gboolean
has_leak (const MzMove *move)
{
  return move->kind == MZ_MOVE_STOP_EXPORTS || move->kind == MZ_MOVE_LICENCE_DELAY || move->kind == MZ_MOVE_SITE_FAILS;
}

static void
vary_leak (Search *search, guint index, const MzMove *move)
{
  MzMove *low = mz_move_copy (move), *high = mz_move_copy (move);

  low->leak = MAX (0, move->leak - LEAK_STEP);
  high->leak = MIN (1, move->leak + LEAK_STEP);
  add_pair (search, index, MZ_ASSUMPTION_LEAK, low->leak, low, high->leak, high);
}

/* Half to one and a half times, in whole months. */
static void
vary_months (Search *search, guint index, const MzMove *move)
{
  MzMove *low = mz_move_copy (move), *high = mz_move_copy (move);

  low->months = MAX (1, move->months / 2);
  high->months = move->months + (move->months + 1) / 2;
  add_pair (search, index, MZ_ASSUMPTION_MONTHS, low->months, low, high->months, high);
}

static void
vary_start (Search *search, guint index, const MzMove *move)
{
  MzMove *low = mz_move_copy (move), *high = mz_move_copy (move);

  low->start = mz_partial_date_step (move->start, MZ_DATE_PRECISION_YEAR, -1);
  high->start = mz_partial_date_step (move->start, MZ_DATE_PRECISION_YEAR, 1);
  add_pair (search, index, MZ_ASSUMPTION_START, -1, low, 1, high);
}

/* @sources: (nullable): of the range. */
static void
vary_amount (Search *search, guint index, const MzMove *move, double least, double most, GStrv sources)
{
  MzMove *low = mz_move_copy (move), *high = mz_move_copy (move);

  low->amount = least;
  high->amount = most;
  low->amount_most = high->amount_most = -1;
  add_pair (search, index, MZ_ASSUMPTION_AMOUNT, least, low, most, high);
  g_array_index (search->trials, Trial, search->trials->len - 1).of.sources = g_strdupv (sources);
}

/* How long licences have taken, where the facts tell it; else half to double what is assumed. */
static void
vary_licence (Search *search, guint index, const MzMove *move)
{
  MzParameter *parameter = mz_dataset_lookup (search->dataset, MZ_RECORD_PARAMETER, LICENCE_RANGE);
  const MzParameterInfo *info = parameter != NULL ? mz_parameter_peek (parameter) : NULL;

  if (strcmp (move->country, "CN") == 0 && info != NULL && g_strcmp0 (info->unit, "months") == 0 && info->low > 0 && info->high > 0)
    vary_amount (search, index, move, ceil (info->low * DAYS_A_MONTH), ceil (info->high * DAYS_A_MONTH),
                 mz_record_peek_head (MZ_RECORD (parameter))->sources);
  else if (move->assumed)
    vary_amount (search, index, move, move->amount / 2, move->amount * 2, NULL);
}

/* From none, as if the move were not, to all, as if it named no elements. */
static void
vary_elements (Search *search, guint index, const MzMove *move)
{
  MzMove *all = mz_move_copy (move);

  g_strfreev (all->minerals);
  all->minerals = g_new0 (char *, 1);
  add_pair (search, index, MZ_ASSUMPTION_ELEMENTS, 0, NULL, 1, all);
}

static void
vary_move (Search *search, guint index)
{
  const MzMove *move = mz_scenario_peek_move (search->scenario, index);

  if (move->assumed && has_leak (move))
    vary_leak (search, index, move);
  if (move->assumed && move->months > 0)
    vary_months (search, index, move);
  if (move->assumed && mz_partial_date_is_set (move->start))
    vary_start (search, index, move);
  if (move->kind == MZ_MOVE_LICENCE_DELAY)
    vary_licence (search, index, move);
  else if (move->amount >= 0 && move->amount_most >= 0)
    vary_amount (search, index, move, move->amount, move->amount_most, move->assumed ? NULL : move->sources);
  else if (move->amount > 0 && move->assumed)
    vary_amount (search, index, move, move->amount / 2, move->amount * 2, NULL);
  if (!mz_move_is_of_all_rare_earths (move) && (move->kind == MZ_MOVE_STOP_EXPORTS || move->kind == MZ_MOVE_LICENCE_DELAY))
    vary_elements (search, index, move);
}

/* Of an importer's purchases, what is not known is the elements' part, which stands with each move. */
static void
add_unknown (MzSupplyTornado *self)
{
  MzLoss result = self->result;

  add (self, &(MzAssumption) { .kind = MZ_ASSUMPTION_UNKNOWN, .move = G_MAXUINT,
                               .label = g_strdup (_("What is not known, above all the part of the output that is sold abroad")),
                               .low = 0, .high = 1, .at_low = { result.least, result.least },
                               .at_high = { result.most, result.most } });
}

/* Whether the move, a year earlier or later and at its longest, touches the year; one without a date may. */
static gboolean
is_near (const MzMove *move, guint year)
{
  MzDay first, end, length;

  if (!mz_partial_date_is_set (move->start))
    return TRUE;
  mz_move_get_days (move, &first, &end);
  if (move->kind == MZ_MOVE_LICENCE_DELAY)
    end = first + (MzDay) MAX (ceil (move->amount), DAYS_A_YEAR);
  else if (move->kind == MZ_MOVE_SHIFT)
    end = MZ_DAY_NEVER;
  length = end != MZ_DAY_NEVER ? end - first : 0;
  return first - DAYS_A_YEAR <= mz_partial_date_last_day (mz_partial_date_new (year, 0, 0))
         && (end == MZ_DAY_NEVER
             || end + length + DAYS_A_YEAR >= mz_partial_date_first_day (mz_partial_date_new (year, 0, 0)));
}

/* What is far from the year changes nothing in it, and would only take time. */
static MzScenario *
find_near (const MzScenario *scenario, guint year, GArray *indices)
{
  g_autoptr (GPtrArray) moves = g_ptr_array_new ();

  for (guint i = 0; i < mz_scenario_get_n_moves (scenario); i++)
    if (is_near (mz_scenario_peek_move (scenario, i), year))
      {
        g_ptr_array_add (moves, (gpointer) mz_scenario_peek_move (scenario, i));
        g_array_append_val (indices, i);
      }
  return mz_scenario_new (mz_scenario_peek (scenario), moves);
}

/* --- Which moves are tried --- */

/* The largest share that whoever moves has of a stage that the move concerns. */
static double
get_share (const Search *search, const MzMove *move)
{
  double share = LEAST_SHARE;

  for (guint stage = 0; stage <= search->last; stage++)
    {
      const MzSupplyBase *base = search->facts->stages[stage];

      for (guint i = 0; i < base->entries->len && base->whole > 0 && mz_move_concerns_stage (move, (MzStage) stage); i++)
        {
          const MzSupplyEntry *entry = &g_array_index (base->entries, MzSupplyEntry, i);

          if (g_strcmp0 (entry->country, move->country) == 0
              || (move->site != NULL && g_strv_contains ((const char *const *) entry->sites, move->site)))
            share = MAX (share, entry->supply / base->whole);
        }
    }
  return share;
}

/* What a move weighs: the part that it takes, for so many days of the year, of so much. */
static double
weigh (const Search *search, guint index)
{
  const MzMove *move = mz_scenario_peek_move (search->scenario, index);
  MzPartialDate year = mz_partial_date_new (search->measures->year, 0, 0);
  MzDay first, end;

  if (!mz_partial_date_is_set (move->start))
    return 0;
  mz_move_get_effect_days (move, &first, &end);
  first = MAX (first, mz_partial_date_first_day (year));
  end = MIN (end, mz_partial_date_last_day (year) + 1);
  return end > first ? (has_leak (move) ? 1 - move->leak : 1) * (end - first) * get_share (search, move) : 0;
}

typedef struct
{
  guint  index;
  double weight;
} Weighed;

static int
compare_weights (gconstpointer a, gconstpointer b)
{
  const Weighed *left = a, *right = b;

  if (left->weight != right->weight)
    return left->weight < right->weight ? 1 : -1;
  return (left->index > right->index) - (left->index < right->index);
}

/* Those that weigh most; of few moves all. */
static void
vary_moves (Search *search)
{
  g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (Weighed));

  for (guint i = 0; i < mz_scenario_get_n_moves (search->scenario); i++)
    {
      Weighed move = { i, weigh (search, i) };

      g_array_append_val (moves, move);
    }
  g_array_sort (moves, compare_weights);
  for (guint i = 0; i < MIN (moves->len, MOST_MOVES); i++)
    vary_move (search, g_array_index (moves, Weighed, i).index);
  search->n_left_out = moves->len > MOST_MOVES ? moves->len - MOST_MOVES : 0;
}

/* --- The tornados --- */

static int
compare (gconstpointer a, gconstpointer b)
{
  const MzAssumption *left = a, *right = b;

  if (left->swing != right->swing)
    return left->swing < right->swing ? 1 : -1;
  return left->move != right->move ? (left->move > right->move ? 1 : -1) : (int) left->kind - (int) right->kind;
}

/* That of the measure at @i. */
static MzSupplyTornado *
tornado_new (const Search *search, guint i, MzLoss result)
{
  MzSupplyTornado *self = g_new0 (MzSupplyTornado, 1);

  self->result = result;
  self->n_left_out = search->n_left_out;
  self->assumptions = g_array_new (FALSE, FALSE, sizeof (MzAssumption));
  g_array_set_clear_func (self->assumptions, (GDestroyNotify) assumption_clear);
  for (guint k = 0; k < search->trials->len; k++)
    {
      const Trial *trial = &g_array_index (search->trials, Trial, k);
      MzAssumption assumption = trial->of;

      assumption.label = g_strdup (trial->of.label);
      assumption.unit = g_strdup (trial->of.unit);
      assumption.sources = g_strdupv (trial->of.sources);
      assumption.at_low = trial->at_low[i];
      assumption.at_high = trial->at_high[i];
      add (self, &assumption);
    }
  if (search->measures[i].importer == NULL)
    add_unknown (self);
  g_array_sort (self->assumptions, compare);
  return self;
}

/* Those of one year, in their order behind @tornados. */
static void
add_year (GPtrArray *tornados, MzDataset *dataset, const MzSupplyFacts *facts, const MzScenario *scenario,
          const MzTornadoMeasure *measures, guint n)
{
  g_autoptr (GArray) indices = g_array_new (FALSE, FALSE, sizeof (guint)), trials = g_array_new (FALSE, FALSE, sizeof (Trial));
  g_autoptr (MzScenario) near = find_near (scenario, measures->year, indices);
  Search search = { dataset, facts, near, indices, measures, n, MZ_STAGE_MINING, trials, 0 };
  g_autofree MzLoss *results = NULL;

  g_array_set_clear_func (trials, (GDestroyNotify) trial_clear);
  for (guint i = 0; i < n; i++)
    search.last = MAX (search.last, measures[i].stage);
  results = measure (&search, near);
  vary_moves (&search);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (tornados, tornado_new (&search, i, results[i]));
}

/**
 * mz_supply_tornados_new:
 * @facts: of @scenario; they stay as they are when a start is moved
 * @measures: (array length=n): those of one year that follow each other are worked out together
 *
 * Moves each assumption alone, between a low and a high value, and works the scenario out again. Main thread, since it names
 * records.
 *
 * Returns: (transfer full) (element-type MzSupplyTornado): one for each of @measures
 */
GPtrArray *
mz_supply_tornados_new (MzDataset *dataset, const MzSupplyFacts *facts, const MzScenario *scenario,
                        const MzTornadoMeasure *measures, guint n)
{
  GPtrArray *tornados = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_supply_tornado_free);

  for (guint i = 0, together; i < n; i += together)
    {
      together = 1;
      while (i + together < n && measures[i + together].year == measures[i].year
             && measures[i + together].worst_month == measures[i].worst_month)
        together++;
      add_year (tornados, dataset, facts, scenario, &measures[i], together);
    }
  return tornados;
}

/** mz_supply_tornado_new: As mz_supply_tornados_new(), for one measure. Returns: (transfer full) */
MzSupplyTornado *
mz_supply_tornado_new (MzDataset *dataset, const MzSupplyFacts *facts, const MzScenario *scenario, const MzTornadoMeasure *measured)
{
  g_autoptr (GPtrArray) tornados = NULL;

  g_return_val_if_fail (MZ_IS_DATASET (dataset) && facts != NULL && scenario != NULL && measured != NULL, NULL);

  tornados = mz_supply_tornados_new (dataset, facts, scenario, measured, 1);
  return g_ptr_array_steal_index (tornados, 0);
}

void
mz_supply_tornado_free (MzSupplyTornado *self)
{
  g_array_unref (self->assumptions);
  g_free (self);
}

/** mz_assumption_format_value: Returns: (transfer full): the low or high value in words. */
char *
mz_assumption_format_value (const MzAssumption *self, gboolean high)
{
  double value = high ? self->high : self->low;
  g_autofree char *number = NULL;

  switch (self->kind)
    {
    case MZ_ASSUMPTION_MONTHS:
      return g_strdup_printf (ngettext ("%d month", "%d months", (gulong) value), (int) value);
    case MZ_ASSUMPTION_START:
      return g_strdup (high ? _("a year later") : _("a year earlier"));
    case MZ_ASSUMPTION_AMOUNT:
      number = mz_format_number (value);
      if (g_strcmp0 (self->unit, "days") == 0)
        return g_strdup_printf (ngettext ("%s day", "%s days", (gulong) value), number);
      return mz_format_unit (number, self->unit);
    case MZ_ASSUMPTION_UNKNOWN:
      return g_strdup (high ? _("the most") : _("the least"));
    case MZ_ASSUMPTION_LEAK:
    case MZ_ASSUMPTION_ELEMENTS:
    default:
      return mz_format_share (value * 100);
    }
}
