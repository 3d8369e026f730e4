/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of a scenario's assumptions matter most: docs/model.md has the rules by which each is moved. */
#pragma once

#include "mz-supply-run.h"

G_BEGIN_DECLS

/**
 * MzTornadoMeasure:
 * @importer: (nullable): code; %NULL: the world
 * @year: in which it is looked at
 * @worst_month: the month of it with the largest loss, for the least and the most by itself; else the mean of the year
 *
 * What a tornado is of: the part of the world's supply of a stage that is lost and not made up for by stocks and recycling,
 * or the part of an importer's purchases that is lost; 0 to 1.
 */
typedef struct
{
  MzStage     stage;
  const char *importer;
  guint       year;
  gboolean    worst_month;
} MzTornadoMeasure;

typedef enum
{
  MZ_ASSUMPTION_LEAK,     /* of a move: what goes on all the same */
  MZ_ASSUMPTION_MONTHS,   /* of a move: how long it lasts, or by how much it slips */
  MZ_ASSUMPTION_START,    /* of a move: years later */
  MZ_ASSUMPTION_AMOUNT,   /* of a move: in its unit */
  MZ_ASSUMPTION_ELEMENTS, /* of the model: how much of a figure of all rare earths a move of some hits */
  MZ_ASSUMPTION_UNKNOWN   /* of the model: all else that makes a result a range, above all what is sold abroad of an output */
} MzAssumptionKind;

/**
 * MzAssumption:
 * @move: its index in the scenario; %G_MAXUINT: of the model
 * @label: in words
 * @low, @high: the values that were put in its place: 0 to 1, months, years or the move's unit
 * @at_low, @at_high: the measure with each, all else as it was; both ends of each are one for %MZ_ASSUMPTION_UNKNOWN
 * @swing: between the smallest and the largest middle of the measure: as it was, at the low and at the high value
 * @sources: (nullable): of the range, where a source gives it
 */
typedef struct
{
  MzAssumptionKind kind;
  guint            move;
  char            *label;
  double           low, high;
  char            *unit;
  MzLoss           at_low, at_high;
  double           swing;
  GStrv            sources;
} MzAssumption;

/**
 * MzSupplyTornado:
 * @result: the measure as the scenario is
 * @assumptions: (element-type MzAssumption): largest swing first; those that move the measure
 * @n_idle: how many others were tried and move nothing; what lies far from the year is not tried
 * @n_left_out: how many moves were not tried, since others weigh more
 */
typedef struct
{
  MzLoss  result;
  GArray *assumptions;
  guint   n_idle, n_left_out;
} MzSupplyTornado;

MzSupplyTornado *mz_supply_tornado_new      (MzDataset             *dataset,
                                             const MzSupplyFacts   *facts,
                                             const MzScenario      *scenario,
                                             const MzTornadoMeasure *measure);
GPtrArray       *mz_supply_tornados_new     (MzDataset             *dataset,
                                             const MzSupplyFacts   *facts,
                                             const MzScenario      *scenario,
                                             const MzTornadoMeasure *measures,
                                             guint                  n);
void             mz_supply_tornado_free     (MzSupplyTornado *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzSupplyTornado, mz_supply_tornado_free)

char            *mz_assumption_format_value (const MzAssumption *self, gboolean high);

G_END_DECLS
