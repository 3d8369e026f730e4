/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All sites of a dataset as packed arrays, for the workspace alone: a look at 100,000 of them takes a few milliseconds. */
#pragma once

#include "mz-life.h"
#include "mz-query.h"

G_BEGIN_DECLS

/**
 * MzSiteRow:
 * @site: kept alive by the table
 * @text: what the site can be found by, folded
 * @life, @n_life: its part of the table's steps
 * @minerals, @n_minerals: its part of the table's words of minerals
 * @country: a row of the table's countries
 */
typedef struct
{
  MzSite     *site;
  const char *text;
  double      lat, lon;
  guint       life, n_life;
  guint       minerals, n_minerals;
  guint       country;
  guint8      kind, stages;
} MzSiteRow;

/**
 * MzSiteTable:
 *
 * One row a site, in the order of the store. Made anew for each version of a dataset; immutable, main thread.
 */
typedef struct
{
  GPtrArray  *records;      /* keeps the sites */
  GBytes     *texts;        /* (nullable): keeps the rows' texts */
  MzSiteRow  *rows;
  guint       n_rows;
  MzLifeStep *steps;
  guint      *minerals;     /* rows of mineral_words */
  GPtrArray  *country_words, *mineral_words; /* of char *, owned by the sites */
} MzSiteTable;

MzSiteTable *mz_site_table_new  (MzStore *sites);
void         mz_site_table_free (MzSiteTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzSiteTable, mz_site_table_free)

/* A query, made ready for one table and one date. */
typedef struct
{
  const MzSiteTable *table;
  MzSet              kinds;     /* of MzSiteKind: those of the query that the layers show */
  MzSet              stages, states; /* 0: all */
  MzLifeDates        dates;
  gboolean          *countries; /* (nullable): which of the table's words will do; NULL: all */
  gboolean          *minerals;  /* (nullable) */
  MzQuery           *query;
} MzSiteFilter;

void     mz_site_filter_init    (MzSiteFilter *self, const MzSiteTable *table, MzQuery *query, MzSet kinds,
                                 MzPartialDate date, MzPartialDate as_of);
void     mz_site_filter_clear   (MzSiteFilter *self);
gboolean mz_site_filter_accepts (const MzSiteFilter *self, guint row, MzState *state);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MzSiteFilter, mz_site_filter_clear)

G_END_DECLS
