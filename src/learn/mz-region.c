/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-learn"
#include "mz-region.h"

#include <glib/gi18n.h>

/* Taiwan stands with its neighbours, which M49 does not list. */
static const char *const africa[] = {
  "DZ", "AO", "BJ", "BW", "BF", "BI", "CV", "CM", "CF", "TD", "KM", "CG", "CD", "CI", "DJ", "EG", "GQ", "ER", "SZ", "ET", "GA", "GM",
  "GH", "GN", "GW", "KE", "LS", "LR", "LY", "MG", "MW", "ML", "MR", "MU", "YT", "MA", "MZ", "NA", "NE", "NG", "RE", "RW", "SH", "ST",
  "SN", "SC", "SL", "SO", "ZA", "SS", "SD", "TZ", "TG", "TN", "UG", "EH", "ZM", "ZW", NULL
};
static const char *const americas[] = {
  "AI", "AG", "AR", "AW", "BS", "BB", "BZ", "BM", "BO", "BQ", "BR", "VG", "CA", "KY", "CL", "CO", "CR", "CU", "CW", "DM", "DO", "EC",
  "SV", "FK", "GF", "GL", "GD", "GP", "GT", "GY", "HT", "HN", "JM", "MQ", "MX", "MS", "NI", "PA", "PY", "PE", "PR", "BL", "KN", "LC",
  "MF", "PM", "VC", "SX", "SR", "TT", "TC", "US", "UY", "VE", "VI", NULL
};
static const char *const asia[] = {
  "AF", "AM", "AZ", "BH", "BD", "BT", "BN", "KH", "CN", "CY", "GE", "HK", "IN", "ID", "IR", "IQ", "IL", "JP", "JO", "KZ", "KW", "KG",
  "LA", "LB", "MO", "MY", "MV", "MN", "MM", "NP", "KP", "OM", "PK", "PS", "PH", "QA", "KR", "SA", "SG", "LK", "SY", "TW", "TJ", "TH",
  "TL", "TR", "TM", "AE", "UZ", "VN", "YE", NULL
};
static const char *const europe[] = {
  "AX", "AL", "AD", "AT", "BY", "BE", "BA", "BG", "HR", "CZ", "DK", "EE", "FO", "FI", "FR", "DE", "GI", "GR", "GG", "HU", "IS", "IE",
  "IM", "IT", "JE", "LV", "LI", "LT", "LU", "MT", "MD", "MC", "ME", "NL", "MK", "NO", "PL", "PT", "RO", "RU", "SM", "RS", "SK", "SI",
  "ES", "SJ", "SE", "CH", "UA", "GB", "VA", "XK", NULL
};
static const char *const oceania[] = {
  "AS", "AU", "CX", "CC", "CK", "FJ", "PF", "GU", "KI", "MH", "FM", "NR", "NC", "NZ", "NU", "NF", "MP", "PW", "PG", "PN", "WS", "SB",
  "TK", "TO", "TV", "VU", "WF", NULL
};

static const struct
{
  const char        *label;
  const char *const *countries;
} regions[MZ_N_REGIONS] = {
  { N_ ("Africa"), africa }, { N_ ("Americas"), americas }, { N_ ("Asia"), asia }, { N_ ("Europe"), europe }, { N_ ("Oceania"), oceania },
};

const char *
mz_region_get_label (guint region)
{
  g_return_val_if_fail (region < MZ_N_REGIONS, "");

  return _(regions[region].label);
}

/** mz_region_get_countries: Returns: (transfer none): codes. */
const char *const *
mz_region_get_countries (guint region)
{
  g_return_val_if_fail (region < MZ_N_REGIONS, NULL);

  return regions[region].countries;
}
