/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the answers share. */
#pragma once

#include "mz-answers.h"
#include "mz-gauge.h"

G_BEGIN_DECLS

/* What there is to answer from. */
typedef struct
{
  MzDataset          *dataset;
  const MzSupplyRun  *run;
  const MzSupplyTime *time;
  GPtrArray          *all; /* of MzAnswers */
} MzAnswering;

MzAnswers  *mz_answers_add_question (const MzAnswering *self, const char *heading, const char *note, const char *none);
const char *mz_answers_name_site    (MzDataset *dataset, const char *site);
const char *mz_answers_name_feed    (MzDataset *dataset, const MzSupplyFeed *feed);
char       *mz_answers_format_range (double least, double most);
char       *mz_answers_format_tonnes (MzLoss range, const char *unit);
char       *mz_answers_list_countries (MzDataset *dataset, const char *const *codes);
int         mz_answers_compare_most (gconstpointer a, gconstpointer b);

void        mz_answers_add_stocks   (const MzAnswering *self);
void        mz_answers_add_plants   (const MzAnswering *self);
void        mz_answers_add_deals    (const MzAnswering *self);
void        mz_answers_add_feeds    (const MzAnswering *self);
void        mz_answers_add_links    (const MzAnswering *self);
void        mz_answers_add_goods    (const MzAnswering *self);
void        mz_answers_add_gauge    (const MzAnswering *self);
GArray     *mz_answers_goods_new    (MzDataset *dataset, const MzSupplyTime *time, const MzLinkChange **link);
MzGauge    *mz_answers_gauge_new    (MzDataset *dataset, const MzSupplyRun *run, const MzSupplyTime *time);
const char *mz_answers_name_benchmark (MzBenchmark benchmark);
const MzGaugeAim *mz_answers_peek_aim (const MzGaugePart *part);
void        mz_answers_add_tornado  (const MzAnswering *self);
void        mz_answers_add_unlike   (const MzAnswering *self);

G_END_DECLS
