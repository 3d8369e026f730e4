/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-model"

#include "mz-inputs.h"

#include "mz-record-private.h"

static void
stock_info_free (MzStockInfo *info)
{
  g_free (info->country);
  g_free (info->kind);
  g_free (info->what);
  g_free (info);
}

static void
good_info_free (MzGoodInfo *info)
{
  g_free (info->what);
  g_free (info);
}

static void
parameter_info_free (MzParameterInfo *info)
{
  g_free (info->group);
  g_free (info->site);
  g_free (info->what);
  g_free (info->unit);
  g_free (info->to);
  g_strfreev (info->sites);
  g_free (info->outcome);
  g_free (info->nameplate);
  g_free (info);
}

/* All are owned by the dataset's stores; immutable, main thread. The information and its strings come from g_malloc(). */
MZ_DEFINE_RECORD (MzStock, mz_stock, MZ_RECORD_STOCK, stock_info_free)
MZ_DEFINE_RECORD (MzGood, mz_good, MZ_RECORD_GOOD, good_info_free)
MZ_DEFINE_RECORD (MzParameter, mz_parameter, MZ_RECORD_PARAMETER, parameter_info_free)
