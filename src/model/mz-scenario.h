/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-partial-date.h"
#include "mz-types.h"

G_BEGIN_DECLS

/* What a move does; which of its fields count, mz-scenario-reader.c tells. */
typedef enum
{
  MZ_MOVE_STOP_EXPORTS,  /* a country sends nothing abroad */
  MZ_MOVE_SITE_FAILS,    /* a site stands still */
  MZ_MOVE_PLANT_OPENS,   /* a plant that is planned, or of which no plan is known, starts */
  MZ_MOVE_PLANT_SLIPS,   /* a planned plant starts so many months later than promised */
  MZ_MOVE_PLANT_NEVER,   /* a planned plant never starts */
  MZ_MOVE_LICENCE_DELAY, /* exports of a country wait for so many days */
  MZ_MOVE_STOCK_RELEASE, /* a country's stock is sold over so many months */
  MZ_MOVE_RECYCLING,     /* so much more a year comes from recycling */
  MZ_MOVE_SHIFT,         /* a part of the world's output moves from a country to others */
  MZ_MOVE_DEMAND,        /* demand follows a scenario of the facts */
  MZ_N_MOVE_KINDS
} MzMoveKind;

extern const MzVocabulary mz_move_kinds;

/**
 * MzMove:
 * @country: (nullable): who stops, delays, releases or recycles
 * @to: (nullable): whom alone exports no longer reach; %NULL: anybody
 * @site: (nullable): id
 * @stages: of MzStage; 0: all
 * @minerals: never %NULL; empty: all
 * @start: may be unset where it does not count; of a month or a year, its first day is meant
 * @months: how long it lasts, 0: to the end; of a plant that slips, by how much
 * @leak: 0 to 1: the part that goes on all the same
 * @amount: tonnes, tonnes a year, days, or points of the world's output; negative: not said
 * @amount_most: where @amount is the least of a range, the most; negative: it is no range
 * @unit: (nullable): of @amount
 * @retaliation: those that a stop hits stop sending to the country what it feeds on, as long and as completely
 * @demand: (nullable): name of a scenario of demand
 * @note: (nullable): why it is so and not otherwise
 * @assumed: no source gives it
 * @sources: ids of records that it rests on: sources, claims, measures, events ...; never %NULL
 *
 * A dated change of the world.
 */
typedef struct
{
  MzMoveKind    kind;
  char         *country, *to, *site;
  MzSet         stages;
  GStrv         minerals;
  MzPartialDate start;
  guint         months;
  double        leak;
  double        amount, amount_most;
  gboolean      retaliation;
  char         *unit;
  char         *demand;
  char         *note;
  gboolean      assumed;
  GStrv         sources;
} MzMove;

MzMove  *mz_move_new            (MzMoveKind kind);
MzMove  *mz_move_copy           (const MzMove *self);
void     mz_move_free           (MzMove *self);
gboolean mz_move_equal          (const MzMove *self, const MzMove *other);
void     mz_move_get_days       (const MzMove *self, MzDay *first, MzDay *end);
gboolean mz_move_concerns_stage (const MzMove *self, MzStage stage);
gboolean mz_move_is_of_all_rare_earths (const MzMove *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzMove, mz_move_free)

/**
 * MzScenarioText:
 * @why: the reasoning
 * @until: the last year, or other date, that is looked at; may be unset
 * @sources: ids; may be %NULL
 * @targets: of #MzBenchmark, per cent, in place of those of the EU; 0: none of its own
 *
 * What a scenario says of itself.
 */
typedef struct
{
  char         *id, *title, *why;
  MzPartialDate until;
  GStrv         sources;
  double        targets[MZ_N_BENCHMARKS];
} MzScenarioText;

/**
 * MzScenario:
 *
 * Moves over the facts, in their order, as an immutable value.
 */
typedef struct _MzScenario MzScenario;

#define MZ_TYPE_SCENARIO (mz_scenario_get_type ())
GType                 mz_scenario_get_type    (void) G_GNUC_CONST;

MzScenario           *mz_scenario_new         (const MzScenarioText *text, GPtrArray *moves);
MzScenario           *mz_scenario_ref         (MzScenario *self);
void                  mz_scenario_unref       (MzScenario *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzScenario, mz_scenario_unref)

const MzScenarioText *mz_scenario_peek        (const MzScenario *self);
guint                 mz_scenario_get_n_moves (const MzScenario *self);
const MzMove         *mz_scenario_peek_move   (const MzScenario *self, guint i);
gboolean              mz_scenario_equal       (const MzScenario *self, const MzScenario *other);

G_END_DECLS
