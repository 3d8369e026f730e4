/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which clubs countries sit in, and which bloc each is drawn with. */
#pragma once

#include "mz-dataset.h"

G_BEGIN_DECLS

/* Where a country stands in pictures, whatever the date: the first that fits. */
typedef enum
{
  MZ_BLOC_CHINA,  /* China, and who has more agreements with it than with the United States */
  MZ_BLOC_OTHERS, /* as many with both, or with neither */
  MZ_BLOC_EU,     /* the Union and its members, but for those of the G7 */
  MZ_BLOC_G7,
  MZ_BLOC_US,     /* who has more agreements with the United States than with China */
  MZ_N_BLOCS
} MzBloc;

/**
 * MzMember:
 * @agreements: (element-type MzAgreement): what makes it one; empty in the G7 and the EU
 */
typedef struct
{
  char      *country;
  GPtrArray *agreements;
} MzMember;

/**
 * MzClub:
 * @key: "g7", "eu", "china", "us", or the id of the agreement that makes it
 * @agreement: (nullable): that agreement; not owned
 * @members: (element-type MzMember): by code
 */
typedef struct
{
  char        *key;
  char        *label;
  MzAgreement *agreement;
  GPtrArray   *members;
} MzClub;

GPtrArray      *mz_clubs_new         (MzDataset *dataset, MzPartialDate date);
const MzMember *mz_club_find         (const MzClub *self, const char *country);
gboolean        mz_clubs_is_in_eu    (const char *country, MzPartialDate date);
gboolean        mz_clubs_is_in_g7    (const char *country);
gboolean        mz_agreement_holds   (MzAgreement *agreement, MzPartialDate date, MzPartialDate as_of);
MzBloc          mz_bloc_of           (MzDataset *dataset, const char *country);
const char     *mz_bloc_get_label    (MzBloc bloc);

G_END_DECLS
