/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the cards are put together; for the cards only. */
#pragma once

#include "mz-card.h"
#include "mz-format.h"

G_BEGIN_DECLS

#define MZ_CARD_LIST_LENGTH 4 /* rows of a list before it is unfolded */

/**
 * MzCardBuilder:
 * @unfolded: (nullable) (element-type utf8): keys of the lists that are shown whole
 *
 * A card in the making. A section's heading is written when something follows it; rows that carry no sources of their own get
 * the record's under their section.
 */
typedef struct
{
  MzWorkspace  *workspace;
  MzDataset    *dataset;
  MzPartialDate date, as_of;
  gboolean      after;          /* the date is later than what the facts know */
  MzRecord     *record;         /* (nullable) */
  GHashTable   *unfolded;
  MzCard       *card;
  char         *section;        /* (nullable): a heading that waits for its first row */
  guint         section_count;
  gboolean      section_needs_sources;
} MzCardBuilder;

void  mz_card_begin_section (MzCardBuilder *self, const char *title, guint count);
void  mz_card_end_section   (MzCardBuilder *self);
void  mz_card_add_header    (MzCardBuilder *self, const char *title, const char *what, const char *where);
void  mz_card_add_lead      (MzCardBuilder *self, const char *text);
void  mz_card_add_row       (MzCardBuilder *self, const char *key, const char *markup);
void  mz_card_add_figure    (MzCardBuilder *self, const char *key, const char *markup, GStrv sources);
void  mz_card_link_row      (MzCardBuilder *self, MzRecord *record);
void  mz_card_add_words     (MzCardBuilder *self, const char *key, GStrv words);
void  mz_card_add_text      (MzCardBuilder *self, const char *text);
void  mz_card_add_life      (MzCardBuilder *self, MzRecord *site);
void  mz_card_add_delivery  (MzCardBuilder *self, MzAgreement *agreement);
void  mz_card_add_record    (MzCardBuilder *self, MzRecord *record);
void  mz_card_add_link      (MzCardBuilder *self, MzRecord *record, const char *title, const char *aside, const char *detail);
void  mz_card_add_chips     (MzCardBuilder *self, const char *const *own, MzRecord *record);
void  mz_card_add_curve     (MzCardBuilder *self, MzRecord *series, const char *key);
void  mz_card_add_action    (MzCardBuilder *self, const char *title, const char *action);
void  mz_card_add_chart     (MzCardBuilder *self, const char *name);
guint mz_card_begin_list    (MzCardBuilder *self, const char *key, guint length, guint shown);
void  mz_card_end_list      (MzCardBuilder *self, const char *key, guint length, guint shown, const char *fold_label);
void  mz_card_add_records   (MzCardBuilder *self, const char *title, const char *key, GPtrArray *records);
void  mz_card_add_related   (MzCardBuilder *self, const char *title, MzRecordKind kind);
void  mz_card_sort_newest   (GPtrArray *records);
MzRecord *mz_card_find_company (MzCardBuilder *self, const char *name);
GPtrArray *mz_card_get_related (MzCardBuilder *self, MzRecordKind kind);
void  mz_card_add_claims    (MzCardBuilder *self, GPtrArray *claims);
void  mz_card_add_end       (MzCardBuilder *self);

/* How many of some sites certainly operate on the date, and of how many that cannot be told. */
typedef struct
{
  guint all, operating, unknown;
} MzCardTally;

void  mz_card_tally         (MzCardBuilder *self, MzCardTally *tally, MzSite *site);
char *mz_card_tally_markup  (const MzCardTally *tally);
void  mz_card_sort_sites    (MzCardBuilder *self, GPtrArray *sites);

/* Words. */
char *mz_card_force_text    (MzCardBuilder *self, const MzForceState *force);
char *mz_card_state_text    (MzCardBuilder *self, const MzSiteState *state);
char *mz_card_country_list  (MzCardBuilder *self, GStrv codes);
char *mz_card_sentence      (const char *text);
char *mz_card_stock_text    (const MzStockInfo *info);
char *mz_card_good_text     (const MzGoodInfo *info);
char *mz_card_parameter_text (const MzParameterInfo *info);
char *mz_card_demand_text   (const MzDemandInfo *info);
char *mz_card_date_words    (MzPartialDate date);
char *mz_card_record_title  (MzCardBuilder *self, MzRecord *record);
char *mz_card_claim_figure  (MzClaim *claim);
char *mz_card_point_text    (const MzSeriesInfo *series, const MzPoint *point);
const MzPoint *mz_card_latest_point (MzSeries *series, const char *key, MzPartialDate date);

/* One a kind of record. */
void  mz_card_build_site      (MzCardBuilder *self, MzSite *site);
void  mz_card_build_agreement (MzCardBuilder *self, MzAgreement *agreement);
void  mz_card_build_measure   (MzCardBuilder *self, MzMeasure *measure);
void  mz_card_build_event     (MzCardBuilder *self, MzEvent *event);
void  mz_card_build_series    (MzCardBuilder *self, MzSeries *series);
void  mz_card_build_element   (MzCardBuilder *self, MzElement *element);
void  mz_card_build_country   (MzCardBuilder *self, MzCountry *country);
void  mz_card_build_claim     (MzCardBuilder *self, MzClaim *claim);
void  mz_card_build_flow      (MzCardBuilder *self, MzFlow *flow);
void  mz_card_build_demand    (MzCardBuilder *self, MzDemand *demand);
void  mz_card_build_stock     (MzCardBuilder *self, MzStock *stock);
void  mz_card_build_good      (MzCardBuilder *self, MzGood *good);
void  mz_card_build_parameter (MzCardBuilder *self, MzParameter *parameter);
void  mz_card_build_source    (MzCardBuilder *self, MzSource *source);
void  mz_card_build_company   (MzCardBuilder *self, MzCompany *company);
void  mz_card_build_stage     (MzCardBuilder *self, MzStage stage);
void  mz_card_build_view      (MzCardBuilder *self);

G_END_DECLS
