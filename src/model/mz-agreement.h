/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-record.h"

G_BEGIN_DECLS

typedef struct
{
  MzStepKind    step;
  MzPartialDate date;
  char         *what;     /* (nullable) */
  double        amount;   /* negative: none given */
  char         *unit;     /* (nullable) */
  GStrv         sources;  /* (nullable) */
} MzStep;

typedef struct
{
  GStrv           parties;        /* ISO 3166-1 alpha-2 or EU; the first takes the initiative where that is clear */
  GStrv           organisations;
  MzAgreementKind kind;
  MzBinding       binding;
  GStrv           binding_source;
  MzPartialDate   signed_on, in_force, ends; /* may be unset */
  double          value_usd;      /* negative: not known */
  GStrv           minerals;
  MzSet           stages;         /* of MzStage; 0: not said */
  GStrv           sites;          /* ids */
  GStrv           terms;
  GArray         *steps;          /* of MzStep */
  MzDelivered     delivered;
  MzPartialDate   delivered_as_of;
  GStrv           delivered_sources;
} MzAgreementInfo;

/**
 * MzForceState:
 * @force: what is certain on the date
 * @perhaps: another state that may already hold, or %MZ_FORCE_NONE
 * @last_known: after the as-of date: the state on it, else %MZ_FORCE_NONE
 * @since: when @force began; may be unset
 * @until: a known end of it; may be unset
 */
typedef struct
{
  MzForce       force;
  MzForce       perhaps;
  MzForce       last_known;
  MzPartialDate since;
  MzPartialDate until;
} MzForceState;

#define MZ_TYPE_AGREEMENT (mz_agreement_get_type ())
G_DECLARE_FINAL_TYPE (MzAgreement, mz_agreement, MZ, AGREEMENT, MzRecord)

MzAgreement           *mz_agreement_new       (MzRecordHead *head, MzAgreementInfo *info);
const MzAgreementInfo *mz_agreement_peek      (MzAgreement *self);
MzForceState           mz_agreement_get_force (MzAgreement *self, MzPartialDate date, MzPartialDate as_of);
gboolean               mz_agreement_has_party (MzAgreement *self, const char *country);

void                   mz_force_advance       (MzForceState *state, MzForce next, MzPartialDate from, MzPartialDate date);
void                   mz_force_finish        (MzForceState *state, gboolean after_as_of);

MzAgreementInfo       *mz_agreement_info_new  (void);
void                   mz_agreement_info_free (MzAgreementInfo *info);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzAgreementInfo, mz_agreement_info_free)

G_END_DECLS
