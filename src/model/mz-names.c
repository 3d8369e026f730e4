/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-model"

#include "mz-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The names of countries that iso-codes has another name for, or translates into something unwieldy; and its name. */
static const struct
{
  const char *name;
  const char *official; /* (nullable): the same */
} countries[] = {
  { NC_ ("country", "Åland"), "Åland Islands" },
  { NC_ ("country", "Australia"), NULL },
  { NC_ ("country", "Brunei"), "Brunei Darussalam" },
  { NC_ ("country", "Caribbean Netherlands"), "Bonaire, Sint Eustatius and Saba" },
  { NC_ ("country", "Christmas Island"), NULL },
  { NC_ ("country", "Cocos Islands"), "Cocos (Keeling) Islands" },
  { NC_ ("country", "Comoros"), NULL },
  { NC_ ("country", "Congo"), NULL },
  { NC_ ("country", "Cape Verde"), "Cabo Verde" },
  { NC_ ("country", "Czechia"), NULL },
  { NC_ ("country", "DR Congo"), "Congo, The Democratic Republic of the" },
  { NC_ ("country", "Eritrea"), NULL },
  { NC_ ("country", "Eswatini"), NULL },
  { NC_ ("country", "European Union"), NULL },
  { NC_ ("country", "Falkland Islands"), "Falkland Islands (Malvinas)" },
  { NC_ ("country", "French Southern Lands"), "French Southern Territories" },
  { NC_ ("country", "Heard and McDonald Islands"), "Heard Island and McDonald Islands" },
  { NC_ ("country", "Iran"), "Iran, Islamic Republic of" },
  { NC_ ("country", "Ivory Coast"), "Côte d'Ivoire" },
  { NC_ ("country", "Laos"), "Lao People's Democratic Republic" },
  { NC_ ("country", "Micronesia"), "Micronesia, Federated States of" },
  { NC_ ("country", "Mongolia"), NULL },
  { NC_ ("country", "North Korea"), "Korea, Democratic People's Republic of" },
  { NC_ ("country", "North Macedonia"), NULL },
  { NC_ ("country", "Palestine"), "Palestine, State of" },
  { NC_ ("country", "Réunion"), NULL },
  { NC_ ("country", "Russia"), "Russian Federation" },
  { NC_ ("country", "Saint Helena"), "Saint Helena, Ascension and Tristan da Cunha" },
  { NC_ ("country", "Saint Martin"), "Saint Martin (French part)" },
  { NC_ ("country", "Saint Vincent"), "Saint Vincent and the Grenadines" },
  { NC_ ("country", "São Tomé and Príncipe"), "Sao Tome and Principe" },
  { NC_ ("country", "Sint Maarten"), "Sint Maarten (Dutch part)" },
  { NC_ ("country", "Solomon Islands"), NULL },
  { NC_ ("country", "South Georgia"), "South Georgia and the South Sandwich Islands" },
  { NC_ ("country", "South Korea"), "Korea, Republic of" },
  { NC_ ("country", "Syria"), "Syrian Arab Republic" },
  { NC_ ("country", "Turks and Caicos Islands"), NULL },
  { NC_ ("country", "Türkiye"), NULL },
  { NC_ ("country", "US Minor Outlying Islands"), "United States Minor Outlying Islands" },
  { NC_ ("country", "Vatican City"), "Holy See (Vatican City State)" },
  { NC_ ("country", "Venezuela"), "Venezuela, Bolivarian Republic of" },
  { NC_ ("country", "British Virgin Islands"), "Virgin Islands, British" },
  { NC_ ("country", "US Virgin Islands"), "Virgin Islands, U.S." },
  /* The short ones, for the map. */
  { NC_ ("country", "EU"), NULL },
  { NC_ ("country", "UAE"), "United Arab Emirates" },
  { NC_ ("country", "UK"), "United Kingdom" },
  { NC_ ("country", "US"), "United States" },
  { NC_ ("country", "British Indian Ocean Terr."), "British Indian Ocean Territory" },
};

/* In the facts, small. */
static const char *const elements[] = {
  NC_ ("element", "antimony"), NC_ ("element", "cerium"), NC_ ("element", "cobalt"), NC_ ("element", "dysprosium"),
  NC_ ("element", "erbium"), NC_ ("element", "europium"), NC_ ("element", "gadolinium"), NC_ ("element", "gallium"),
  NC_ ("element", "germanium"), NC_ ("element", "graphite"), NC_ ("element", "holmium"), NC_ ("element", "lanthanum"),
  NC_ ("element", "lithium"), NC_ ("element", "lutetium"), NC_ ("element", "neodymium"), NC_ ("element", "nickel"),
  NC_ ("element", "praseodymium"), NC_ ("element", "promethium"), NC_ ("element", "samarium"),
  NC_ ("element", "scandium"), NC_ ("element", "terbium"), NC_ ("element", "thulium"), NC_ ("element", "ytterbium"),
  NC_ ("element", "yttrium"),
};

/* Of the base map: those of small scales. */
static const char *const seas[] = {
  NC_ ("sea", "ARCTIC OCEAN"), NC_ ("sea", "SOUTHERN OCEAN"), NC_ ("sea", "NORTH ATLANTIC OCEAN"),
  NC_ ("sea", "NORTH PACIFIC OCEAN"), NC_ ("sea", "SOUTH PACIFIC OCEAN"), NC_ ("sea", "INDIAN OCEAN"),
  NC_ ("sea", "SOUTH ATLANTIC OCEAN"), NC_ ("sea", "Black Sea"), NC_ ("sea", "Philippine Sea"),
  NC_ ("sea", "Coral Sea"), NC_ ("sea", "Tasman Sea"), NC_ ("sea", "Bay of Bengal"), NC_ ("sea", "South China Sea"),
  NC_ ("sea", "Sea of Japan"), NC_ ("sea", "Mediterranean Sea"), NC_ ("sea", "Arabian Sea"),
  NC_ ("sea", "Beaufort Sea"), NC_ ("sea", "Caribbean Sea"), NC_ ("sea", "Gulf of Mexico"),
  NC_ ("sea", "Labrador Sea"), NC_ ("sea", "Hudson Bay"), NC_ ("sea", "Caspian Sea"), NC_ ("sea", "Baffin Bay"),
  NC_ ("sea", "Gulf of Alaska"), NC_ ("sea", "Red Sea"), NC_ ("sea", "Sea of Okhotsk"), NC_ ("sea", "Ross Sea"),
  NC_ ("sea", "Weddell Sea"), NC_ ("sea", "Persian Gulf"), NC_ ("sea", "Celebes Sea"), NC_ ("sea", "Sulu Sea"),
  NC_ ("sea", "Norwegian Sea"), NC_ ("sea", "Greenland Sea"), NC_ ("sea", "Banda Sea"), NC_ ("sea", "Luzon Strait"),
  NC_ ("sea", "Bay of Biscay"), NC_ ("sea", "Mozambique Channel"), NC_ ("sea", "Gulf of Guinea"),
  NC_ ("sea", "Scotia Sea"), NC_ ("sea", "Baltic Sea"), NC_ ("sea", "Barents Sea"), NC_ ("sea", "North Sea"),
  NC_ ("sea", "Irish Sea"), NC_ ("sea", "Java Sea"), NC_ ("sea", "Andaman Sea"), NC_ ("sea", "Yellow Sea"),
  NC_ ("sea", "East China Sea"), NC_ ("sea", "Chukchi Sea"), NC_ ("sea", "Bahía de Campeche"),
  NC_ ("sea", "Arafura Sea"), NC_ ("sea", "Timor Sea"), NC_ ("sea", "Gulf of Thailand"), NC_ ("sea", "Laccadive Sea"),
  NC_ ("sea", "Bellingshausen Sea"), NC_ ("sea", "Amundsen Sea"), NC_ ("sea", "Davis Strait"),
  NC_ ("sea", "Kara Sea"), NC_ ("sea", "Laptev Sea"), NC_ ("sea", "Drake Passage"), NC_ ("sea", "Bering Sea"),
  NC_ ("sea", "Sargasso Sea"),
};

static const char *
translate_country (const char *name)
{
  const char *translated;

  /* What catalogues have for it is their head. */
  if (*name == '\0')
    return name;
  translated = g_dpgettext2 (GETTEXT_PACKAGE, "country", name);
  if (translated == name)
    translated = g_dgettext ("iso_3166-1", name);
  for (guint i = 0; translated == name && i < G_N_ELEMENTS (countries); i++)
    if (strcmp (countries[i].name, name) == 0 && countries[i].official != NULL)
      {
        const char *official = g_dgettext ("iso_3166-1", countries[i].official);

        return official != countries[i].official ? official : name;
      }
  return translated;
}

static const char *
translate_known (const char *const *names, guint n, const char *context, const char *name)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (names[i], name) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, context, name);
  return name;
}

/**
 * mz_names_translate:
 * @name: of a record of @kind, as the facts have it
 *
 * Countries are called as Monazite's translators say, else as iso-codes does, elements as the translators say.
 *
 * Returns: (transfer none): it in the user's language, or @name itself; lives as long as both the program and @name
 */
const char *
mz_names_translate (MzRecordKind kind, const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  return kind == MZ_RECORD_COUNTRY   ? translate_country (name)
         : kind == MZ_RECORD_ELEMENT ? translate_known (elements, G_N_ELEMENTS (elements), "element", name)
                                     : name;
}

/** mz_names_translate_sea: Returns: (transfer none): a sea of the base map in the user's language, or @name itself. */
const char *
mz_names_translate_sea (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  return translate_known (seas, G_N_ELEMENTS (seas), "sea", name);
}
