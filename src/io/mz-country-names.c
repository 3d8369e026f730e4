/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-io"

#include "mz-country-names.h"

#include <string.h>

#include "mz-fold.h"
#include "mz-record.h"

/* ISO 3166-1 as in iso-codes: alpha-3 and alpha-2 of each, one behind another, sorted. */
static const char codes[] =
  "ABWAWAFGAFAGOAOAIAAIALAAXALBALANDADAREAEARGARARMAMASMASATAAQATFTFATGAGAUSAUAUTATAZEAZBDIBIBELBEBENBJ"
  "BESBQBFABFBGDBDBGRBGBHRBHBHSBSBIHBABLMBLBLRBYBLZBZBMUBMBOLBOBRABRBRBBBBRNBNBTNBTBVTBVBWABWCAFCFCANCA"
  "CCKCCCHECHCHLCLCHNCNCIVCICMRCMCODCDCOGCGCOKCKCOLCOCOMKMCPVCVCRICRCUBCUCUWCWCXRCXCYMKYCYPCYCZECZDEUDE"
  "DJIDJDMADMDNKDKDOMDODZADZECUECEGYEGERIERESHEHESPESESTEEETHETFINFIFJIFJFLKFKFRAFRFROFOFSMFMGABGAGBRGB"
  "GEOGEGGYGGGHAGHGIBGIGINGNGLPGPGMBGMGNBGWGNQGQGRCGRGRDGDGRLGLGTMGTGUFGFGUMGUGUYGYHKGHKHMDHMHNDHNHRVHR"
  "HTIHTHUNHUIDNIDIMNIMINDINIOTIOIRLIEIRNIRIRQIQISLISISRILITAITJAMJMJEYJEJORJOJPNJPKAZKZKENKEKGZKGKHMKH"
  "KIRKIKNAKNKORKRKWTKWLAOLALBNLBLBRLRLBYLYLCALCLIELILKALKLSOLSLTULTLUXLULVALVMACMOMAFMFMARMAMCOMCMDAMD"
  "MDGMGMDVMVMEXMXMHLMHMKDMKMLIMLMLTMTMMRMMMNEMEMNGMNMNPMPMOZMZMRTMRMSRMSMTQMQMUSMUMWIMWMYSMYMYTYTNAMNA"
  "NCLNCNERNENFKNFNGANGNICNINIUNUNLDNLNORNONPLNPNRUNRNZLNZOMNOMPAKPKPANPAPCNPNPERPEPHLPHPLWPWPNGPGPOLPL"
  "PRIPRPRKKPPRTPTPRYPYPSEPSPYFPFQATQAREUREROURORUSRURWARWSAUSASDNSDSENSNSGPSGSGSGSSHNSHSJMSJSLBSBSLESL"
  "SLVSVSMRSMSOMSOSPMPMSRBRSSSDSSSTPSTSURSRSVKSKSVNSISWESESWZSZSXMSXSYCSCSYRSYTCATCTCDTDTGOTGTHATHTJKTJ"
  "TKLTKTKMTMTLSTLTONTOTTOTTTUNTNTURTRTUVTVTWNTWTZATZUGAUGUKRUAUMIUMURYUYUSAUSUZBUZVATVAVCTVCVENVEVGBVG"
  "VIRVIVNMVNVUTVUWLFWFWSMWSYEMYEZAFZAZMBZMZWEZW";

struct _MzCountryNames
{
  GHashTable *codes; /* folded name -> alpha-2 */
};

static void
add_name (MzCountryNames *self, const char *name, const char *code)
{
  g_autofree char *folded = name != NULL ? mz_fold (name) : NULL;

  if (folded != NULL && !g_hash_table_contains (self->codes, folded))
    g_hash_table_insert (self->codes, g_steal_pointer (&folded), (gpointer) g_intern_string (code));
}

/** mz_country_names_new: @countries: (element-type MzCountry) (nullable): those of the facts */
MzCountryNames *
mz_country_names_new (GPtrArray *countries)
{
  MzCountryNames *self = g_new0 (MzCountryNames, 1);

  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (gsize i = 0; i + 5 < sizeof codes; i += 5)
    {
      const char three[] = { codes[i], codes[i + 1], codes[i + 2], 0 }, two[] = { codes[i + 3], codes[i + 4], 0 };

      add_name (self, two, two);
      add_name (self, three, two);
    }
  for (guint i = 0; countries != NULL && i < countries->len; i++)
    {
      const MzRecordHead *head = mz_record_peek_head (countries->pdata[i]);

      add_name (self, head->id, head->id);
      add_name (self, head->name, head->id);
      add_name (self, head->short_name, head->id);
      for (guint k = 0; head->aliases != NULL && head->aliases[k] != NULL; k++)
        add_name (self, head->aliases[k], head->id);
    }
  return self;
}

void
mz_country_names_free (MzCountryNames *self)
{
  g_hash_table_unref (self->codes);
  g_free (self);
}

/** mz_country_names_find: Returns: (transfer none) (nullable): the country's two letters, if @text is what it is called. */
const char *
mz_country_names_find (const MzCountryNames *self, const char *text)
{
  g_autofree char *folded = NULL;

  if (strlen (text) > 200)
    return NULL;
  folded = mz_fold (text);
  g_strstrip (folded);
  return g_hash_table_lookup (self->codes, folded);
}
