/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who owns sites, runs them or signs agreements: no file has such records, they are made from what names them. */
#pragma once

#include "mz-store.h"

G_BEGIN_DECLS

/**
 * MzCompanyInfo:
 * @sites: ids of those that name it as operator or owner, by id
 * @agreements: ids of those that name it among their organisations, by id
 */
typedef struct
{
  GStrv sites;
  GStrv agreements;
} MzCompanyInfo;

#define MZ_TYPE_COMPANY (mz_company_get_type ())
G_DECLARE_FINAL_TYPE (MzCompany, mz_company, MZ, COMPANY, MzRecord)
MzCompany           *mz_company_new     (MzRecordHead *head, MzCompanyInfo *info);
const MzCompanyInfo *mz_company_peek    (MzCompany *self);
char                *mz_company_make_id (const char *name);

GPtrArray           *mz_companies_new   (MzStore *sites, MzStore *agreements);

char                *mz_owner_get_name  (const char *owner);

G_END_DECLS
