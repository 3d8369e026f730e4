/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paper against steel: how far agreements have come, from signed to in force to money to a site to tonnes. */
#pragma once

#include "mz-clubs.h"

G_BEGIN_DECLS

#define MZ_STEEL_STEPS (MZ_STEP_TONNES + 1) /* those of MzStepKind that lead to tonnes, in their order */

/* What sources say of one step on a date. */
typedef enum
{
  MZ_STEEL_NOT_KNOWN, /* no source says */
  MZ_STEEL_NOT_DONE,  /* a source says that it was not taken; of tonnes: that nothing was delivered */
  MZ_STEEL_PLANNED,   /* only planned: for a date that is later than the facts */
  MZ_STEEL_LATER,     /* the first that sources tell of comes after the date */
  MZ_STEEL_PERHAPS,   /* it is told of for a month or a year that the date lies in */
  MZ_STEEL_DONE,
  MZ_N_STEEL_STATES
} MzSteelState;

/**
 * MzSteelStep:
 * @date: when it was first taken, or is planned; of what was not done: as of when; may be unset
 * @step: (nullable): what the agreement's record says of it
 * @sources: (nullable): ids
 *
 * Nothing in it is owned: it lives as long as its agreement.
 */
typedef struct
{
  MzSteelState       state;
  MzPartialDate      date;
  const MzStep      *step;
  const char *const *sources;
} MzSteelStep;

/**
 * MzSteel:
 * @steps: by #MzStepKind
 * @last: the furthest step that was taken by the date, or %MZ_STEEL_STEPS: none that sources tell of
 * @delivered: by the date; %MZ_DELIVERED_NONE only where a source says so, else it is not known
 * @delivered_as_of: of when that is known; may be unset
 * @delivered_sources: (nullable): ids
 * @ended_on: when it ended, where that was by the date; else unset
 *
 * How far one agreement has come. Like #MzSteelStep it owns nothing.
 */
typedef struct
{
  MzSteelStep        steps[MZ_STEEL_STEPS];
  guint              last;
  MzDelivered        delivered;
  MzPartialDate      delivered_as_of;
  const char *const *delivered_sources;
  MzPartialDate      ended_on;
} MzSteel;

/**
 * MzSteelSum:
 * @step: at which step the amounts stand: money that was paid, or was promised when the agreement was signed
 * @unit: as the facts have it: only what is alike in it is added
 * @amount: in @unit; NAN: several that are not known to be alike
 * @n: from how many agreements; the same amount of the same day in two of them is one
 * @at_least: an agreement has more than one such amount, of which the greatest was taken: a later one may contain the earlier
 * @agreements: (element-type MzAgreement)
 */
typedef struct
{
  MzStepKind step;
  char      *unit;
  double     amount;
  guint      n;
  gboolean   at_least;
  GPtrArray *agreements;
} MzSteelSum;

/**
 * MzSteelTally:
 * @agreements: (element-type MzAgreement): each once
 * @reached: how many have taken a step, whatever the others
 * @unknown: of how many no source says whether they did
 * @last: by the furthest step that they took, which for all of them is signing at least
 * @sites, @stand, @building, @sites_unknown: sites that they name, each once; those that operate; are being built; of which
 *   it is not known; the rest are planned, closed or deposits
 * @sums: (element-type MzSteelSum): in the order of steps, the largest number of agreements first
 */
typedef struct
{
  GPtrArray *agreements;
  guint      n;
  guint      reached[MZ_STEEL_STEPS], unknown[MZ_STEEL_STEPS], last[MZ_STEEL_STEPS];
  guint      delivered[MZ_N_DELIVERED];
  guint      binding[MZ_N_BINDINGS];
  guint      sites, stand, building, sites_unknown;
  GPtrArray *sums;
} MzSteelTally;

MzSteel       mz_steel_get             (MzAgreement *agreement, MzPartialDate date, MzPartialDate as_of);
char         *mz_steel_describe_step   (const MzSteel *self, MzStepKind step);
char         *mz_steel_describe        (const MzSteel *self);
char         *mz_steel_format_amount   (double amount, const char *unit);

GPtrArray    *mz_steel_collect_signed  (MzDataset *dataset, MzPartialDate date);
GPtrArray    *mz_steel_pick_country    (const GPtrArray *agreements, const char *country);
GPtrArray    *mz_steel_pick_club       (const GPtrArray *agreements, const MzClub *club);
MzSteelTally *mz_steel_tally_new       (MzDataset *dataset, const GPtrArray *agreements, MzPartialDate date);
char         *mz_steel_tally_describe_sums (const MzSteelTally *self, MzStepKind step);
void          mz_steel_tally_free      (MzSteelTally *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzSteelTally, mz_steel_tally_free)

G_END_DECLS
