/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the makers of questions share; for src/learn alone. */
#pragma once

#include "mz-quiz.h"
#include "mz-random.h"

G_BEGIN_DECLS

#define MZ_QUIZ_CHOICES 4

/**
 * MzQuizShelf:
 * @records: by kind, those that the query lets through, and all; by id; %NULL until they are asked for
 * @levels: of a site, as a number: mz_quiz_rate_site()
 * @runs: (nullable) (element-type MzSupplyRun): the bundled scenarios, once they have been worked out
 *
 * What has been looked up, for all makers of a quiz.
 */
typedef struct
{
  GPtrArray  *records[MZ_N_RECORD_KINDS][2];
  GHashTable *levels;
  GPtrArray  *runs;
} MzQuizShelf;

/**
 * MzQuizDesk:
 * @query: never %NULL
 * @random: of this kind of question alone: what other kinds draw does not touch it
 *
 * What a maker works with; one a kind.
 */
typedef struct
{
  MzDataset    *dataset;
  MzPartialDate date, as_of;
  MzQuery      *query;
  MzRandom      random;
  MzQuizShelf  *shelf;
  MzUnits       units;
} MzQuizDesk;

/**
 * MzQuizSubject:
 * @record: (nullable) (transfer none): what is asked about
 * @which, @part: which thing of it, where there are several; each maker has its own
 */
typedef struct
{
  MzRecord *record;
  guint     which, part;
} MzQuizSubject;

/**
 * MzQuizMaker:
 * @list: adds all that questions of a level may be about, always in the same order
 * @make: Returns: (transfer full) (nullable): a question; %NULL: the facts do not give one with exactly one right answer
 */
typedef struct
{
  void        (*list) (MzQuizDesk *desk, guint level, GArray *subjects);
  MzQuestion *(*make) (MzQuizDesk *desk, guint level, const MzQuizSubject *subject);
} MzQuizMaker;

extern const MzQuizMaker mz_quiz_locate, mz_quiz_name, mz_quiz_chain, mz_quiz_time, mz_quiz_use, mz_quiz_site_kind,
                         mz_quiz_binding, mz_quiz_most, mz_quiz_cut_off, mz_quiz_odd;

MzQuizShelf *mz_quiz_shelf_new     (void);
void        mz_quiz_shelf_free     (MzQuizShelf *self);
GPtrArray  *mz_quiz_list_records   (const MzQuizDesk *desk, MzRecordKind kind, gboolean all);
gboolean    mz_quiz_has_sources    (const MzQuizDesk *desk, const char *const *sources);
void        mz_quiz_add_sources    (const MzQuizDesk *desk, MzQuestion *question, const char *const *sources);
guint       mz_quiz_rate_site      (const MzQuizDesk *desk, MzSite *site);
gboolean    mz_quiz_tells          (const char *label, const char *word);
gboolean    mz_quiz_tells_kind     (const char *label);
gboolean    mz_quiz_tells_country  (const MzQuizDesk *desk, MzSite *site);
void        mz_quiz_add_subject    (GArray *subjects, gpointer record, guint which, guint part);
GPtrArray  *mz_quiz_shuffle        (MzQuizDesk *desk, GPtrArray *records);
gboolean    mz_quiz_has_label      (const MzQuestion *question, const char *label);
gboolean    mz_quiz_has_place      (MzSite *site);
double      mz_quiz_get_distance   (MzSite *a, MzSite *b);
void        mz_quiz_add_site       (MzQuestion *question, MzSite *site);
MzQuestion *mz_quiz_finish         (MzQuizDesk *desk, MzQuestion *question, guint level);
void        mz_quiz_show_site      (const MzQuizDesk *desk, MzQuestion *question, MzSite *site);
char       *mz_quiz_tell_place     (const MzQuizDesk *desk, MzSite *site);
void        mz_quiz_list_links     (MzQuizDesk *desk, guint level, GArray *subjects);
MzQuestion *mz_quiz_ask_link       (MzQuizDesk *desk, guint level, const MzQuizSubject *subject);
MzQuestion *mz_quiz_ask_direction  (MzQuizDesk *desk, MzSite *site, guint level);

G_END_DECLS
