/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-io"

#include "mz-table-mapping.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-fold.h"
#include "mz-table-words.h"

/* So many rows tell what is in a column. */
#define SAMPLE 200

#define ID      { "id", N_("Id"), MZ_FIELD_TEXT, NULL, "|key|code|siteid|mineid|kennung|identifiant|identificador|" }
#define NAME    { "name", N_("Name"), MZ_FIELD_TEXT, NULL, \
                  "|nom|nombre|nome|naam|namn|navn|title|titel|titre|titulo|bezeichnung|sitename|site|minename|projectname|project|" \
                  "projekt|projet|proyecto|depositname|plantname|facility|facilityname|lagerstatte|mina|nazwa|название|имя|名称|名字|名前|이름|" }
#define SHORT   { "short_name", N_("Short name"), MZ_FIELD_TEXT, NULL, "|shortname|kurzname|nomcourt|nombrecorto|" }
#define NOTE    { "note", N_("Note"), MZ_FIELD_TEXT, NULL, \
                  "|notes|remark|remarks|comment|comments|bemerkung|anmerkung|notiz|remarque|commentaire|nota|notas|description|备注|" }
#define SOURCES { "sources", N_("Sources"), MZ_FIELD_KEYS, NULL, "|source|sourceids|quelle|quellen|fuente|fuentes|来源|" }
#define TRUST   { "confidence", N_("Confidence"), MZ_FIELD_TEXT, NULL, "|" }
#define COUNTRY { "country", N_("Country"), MZ_FIELD_COUNTRY, NULL, \
                  "|countries|countrycode|countryname|iso|iso2|iso3|isocode|isoa2|isoa3|land|staat|pays|pais|paese|kraj|land|страна|国家|国|나라|" }
#define MINERALS { "minerals", N_("Minerals"), MZ_FIELD_KEYS, NULL, \
                  "|mineral|commodity|commodities|element|elements|rohstoff|rohstoffe|minerale|minerai|minerais|minerales|mineraux|矿物|" }
#define STAGES  { "stages", N_("Stages"), MZ_FIELD_WORDS, &mz_stages, "|stage|stufe|stufen|etape|etapes|etapa|etapas|" }
#define TERMS   { "terms", N_("Terms"), MZ_FIELD_LIST, NULL, "|term|bedingungen|conditions|condiciones|" }
#define ENDS    { "ends", N_("Ends"), MZ_FIELD_DATE, NULL, "|end|enddate|expires|ende|fin|" }
#define SITES   { "sites", N_("Sites, by id"), MZ_FIELD_KEYS, NULL, "|siteids|" }

static const MzTableField site_fields[] = {
  NAME,
  { "lat", N_("Latitude"), MZ_FIELD_NUMBER, NULL, "|latitude|latdd|latdeg|y|ycoord|coordy|breite|breitengrad|geobreite|latitud|latitudine|широта|纬度|緯度|위도|" },
  { "lon", N_("Longitude"), MZ_FIELD_NUMBER, NULL,
    "|lng|long|longitude|londd|longdd|londeg|x|xcoord|coordx|lange|langengrad|laenge|geolange|longitud|longitudine|долгота|经度|経度|경도|" },
  COUNTRY,
  { "kind", N_("Kind of site"), MZ_FIELD_WORD, &mz_site_kinds, "|type|sitetype|sitekind|art|typ|genre|tipo|类型|" },
  { "status", N_("Status"), MZ_FIELD_STATUS, &mz_states, "|state|sitestatus|zustand|stand|statut|etat|estado|stato|状态|" },
  { MZ_FIELD_STATUS_FROM, N_("Status since"), MZ_FIELD_PART, NULL,
    "|since|statusfrom|statussince|statusdate|from|start|startdate|startyear|opened|seit|depuis|desde|" },
  { "capacity", N_("Capacity, tonnes a year"), MZ_FIELD_CAPACITY, NULL,
    "|tperyear|capacitytperyear|annualcapacity|output|production|kapazitat|produktion|capacite|capacidad|capacita|产能|" },
  { MZ_FIELD_CAPACITY_WHAT, N_("What the capacity is of"), MZ_FIELD_PART, NULL, "|capacitywhat|capacityof|capacityunit|unit|einheit|unite|unidad|" },
  { "operator", N_("Operator"), MZ_FIELD_TEXT, NULL,
    "|company|companyname|betreiber|firma|unternehmen|exploitant|operateur|societe|entreprise|operador|empresa|运营商|公司|" },
  { "owners", N_("Owners"), MZ_FIELD_OWNERS, NULL, "|owner|eigentumer|eigner|proprietaire|proprietaires|propietario|" },
  STAGES,
  MINERALS,
  { "products", N_("Products"), MZ_FIELD_LIST, NULL, "|product|produkt|produkte|produit|produits|producto|productos|" },
  { "deposit_type", N_("Type of deposit"), MZ_FIELD_TEXT, NULL, "|deptype|geology|lagerstattentyp|" },
  { "admin1", N_("Province or state"), MZ_FIELD_TEXT, NULL, "|province|region|stateprovince|provinz|bundesland|provincia|省|" },
  { "precision", N_("How well the place is known"), MZ_FIELD_WORD, &mz_precisions, "|" },
  { "resource", N_("Resources"), MZ_FIELD_OBJECTS, NULL, "|resources|" },
  SHORT,
  { "aliases", N_("Other names"), MZ_FIELD_LIST, NULL, "|alias|othernames|alternativenames|" },
  NOTE, SOURCES, TRUST, ID,
};

static const MzTableField agreement_fields[] = {
  NAME,
  { "parties", N_("Parties"), MZ_FIELD_COUNTRIES, NULL, "|party|countries|parteien|vertragsparteien|lander|pays|paises|" },
  { "kind", N_("Kind of agreement"), MZ_FIELD_WORD, &mz_agreement_kinds, "|type|art|typ|tipo|" },
  { "signed", N_("Signed"), MZ_FIELD_DATE, NULL, "|date|signedon|signature|signaturedate|unterzeichnet|datum|signe|firmado|fecha|" },
  { "in_force", N_("In force since"), MZ_FIELD_DATE, NULL, "|effective|inkraft|envigueur|envigor|" },
  ENDS,
  { "binding", N_("Whether it is binding"), MZ_FIELD_BOOL, NULL, "|bindend|verbindlich|contraignant|vinculante|" },
  { "organisations", N_("Organisations"), MZ_FIELD_LIST, NULL, "|organizations|companies|firmen|entreprises|empresas|" },
  { "value_usd", N_("Value in US dollars"), MZ_FIELD_NUMBER, NULL, "|value|usd|" },
  MINERALS, STAGES, SITES, TERMS,
  { "binding_source", N_("Sources of whether it is binding"), MZ_FIELD_KEYS, NULL, "|" },
  { "steps", N_("Steps"), MZ_FIELD_OBJECTS, NULL, "|" },
  { "delivered", N_("What has been delivered"), MZ_FIELD_WORD, &mz_delivered, "|" },
  { "delivered_as_of", N_("Date of what has been delivered"), MZ_FIELD_DATE, NULL, "|" },
  { "delivered_sources", N_("Sources of what has been delivered"), MZ_FIELD_KEYS, NULL, "|" },
  SHORT, NOTE, SOURCES, TRUST, ID,
};

static const MzTableField measure_fields[] = {
  NAME, COUNTRY,
  { "kind", N_("Kind of measure"), MZ_FIELD_WORD, &mz_measure_kinds, "|type|art|typ|tipo|" },
  { "announced", N_("Announced"), MZ_FIELD_DATE, NULL, "|date|announcedon|angekundigt|annonce|anunciado|" },
  { "effective", N_("Effective from"), MZ_FIELD_DATE, NULL, "|effectivefrom|inforce|inkraft|wirksam|" },
  ENDS,
  { "targets", N_("Countries it aims at"), MZ_FIELD_COUNTRIES, NULL, "|target|ziele|ziel|cible|cibles|" },
  MINERALS, TERMS,
  { "pauses", N_("Measures it suspends, by id"), MZ_FIELD_KEYS, NULL, "|" },
  SHORT, NOTE, SOURCES, TRUST, ID,
};

static const MzTableField event_fields[] = {
  NAME,
  { "date", N_("Date"), MZ_FIELD_DATE, NULL, "|day|when|datum|tag|fecha|data|日期|" },
  { "end", N_("End"), MZ_FIELD_DATE, NULL, "|ends|enddate|ende|fin|" },
  { "kind", N_("Kind of event"), MZ_FIELD_WORD, &mz_event_kinds, "|type|art|typ|tipo|" },
  { "countries", N_("Countries"), MZ_FIELD_COUNTRIES, NULL, "|country|land|lander|pays|pais|paises|" },
  SITES, SHORT, NOTE, SOURCES, TRUST, ID,
};

static const struct { const MzTableField *fields; guint n; } fields_of[MZ_N_TABLE_KINDS] = {
  [MZ_RECORD_SITE] = { site_fields, G_N_ELEMENTS (site_fields) },
  [MZ_RECORD_AGREEMENT] = { agreement_fields, G_N_ELEMENTS (agreement_fields) },
  [MZ_RECORD_MEASURE] = { measure_fields, G_N_ELEMENTS (measure_fields) },
  [MZ_RECORD_EVENT] = { event_fields, G_N_ELEMENTS (event_fields) },
};

/** mz_table_fields: @kind: one below %MZ_N_TABLE_KINDS. Returns: (transfer none) (array length=n): what its columns may be. */
const MzTableField *
mz_table_fields (MzRecordKind kind, guint *n)
{
  g_return_val_if_fail (kind < MZ_N_TABLE_KINDS, NULL);

  if (n != NULL)
    *n = fields_of[kind].n;
  return fields_of[kind].fields;
}

/* "Länge (°)" is "lange": folded, without what stands in brackets, letters and digits alone. */
static char *
normalize (const char *header)
{
  g_autofree char *folded = mz_fold (header);
  GString *normal = g_string_new (NULL);

  for (const char *p = folded; *p != '\0' && *p != '(' && *p != '[' && normal->len < 64; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (normal, g_utf8_get_char (p));
  return g_string_free (normal, FALSE);
}

typedef struct
{
  char *key, *label;
} NormalNames;

/* Made once: a wide table asks for them a hundred thousand times. Returns: (transfer none): those of each field. */
static const NormalNames *
peek_normal_names (MzRecordKind kind)
{
  static NormalNames *names[MZ_N_TABLE_KINDS];
  static gsize made;

  if (g_once_init_enter (&made))
    {
      for (guint k = 0; k < MZ_N_TABLE_KINDS; k++)
        {
          names[k] = g_new (NormalNames, fields_of[k].n);
          for (guint i = 0; i < fields_of[k].n; i++)
            names[k][i] = (NormalNames) { normalize (fields_of[k].fields[i].key), normalize (_(fields_of[k].fields[i].label)) };
        }
      g_once_init_leave (&made, 1);
    }
  return names[kind];
}

/* Returns: 1 + the field; 0: there is none, or another column has it. */
static guint
find_field (const MzTableMapping *self, const char *header)
{
  const NormalNames *names = peek_normal_names (self->kind);
  g_autofree char *normal = normalize (header), *between = g_strconcat ("|", normal, "|", NULL);

  for (guint i = 0; *normal != '\0' && i < fields_of[self->kind].n; i++)
    {
      const MzTableField *field = &fields_of[self->kind].fields[i];
      gboolean is_called = strcmp (names[i].key, normal) == 0 || strcmp (names[i].label, normal) == 0
                           || strstr (field->names, between) != NULL;

      if (is_called && mz_table_mapping_find (self, field->key) < 0)
        return i + 1;
    }
  return 0;
}

/* Returns: how well the columns' names fit: two for the very name of a field, one for another one. */
static guint
guess_by_names (MzTableMapping *self, MzTable *table, MzTableRow *row)
{
  guint n = 0;

  if (!mz_table_has_header (table))
    return 0;
  mz_table_read_header (table, row);
  /* A column called exactly like the field has it before one that means the same. */
  for (guint exact = 2; exact-- > 0;)
    for (guint i = 0; i < self->n_columns; i++)
      {
        const char *name = mz_table_row_peek (row, i)->text;
        int field = -1;

        for (guint k = 0; exact && k < fields_of[self->kind].n && field < 0; k++)
          if (strcmp (fields_of[self->kind].fields[k].key, name) == 0)
            field = (int) k;
        if (self->fields[i] != 0)
          continue;
        if (exact && field >= 0 && mz_table_mapping_find (self, name) < 0)
          self->fields[i] = (guint8) (field + 1);
        else if (!exact)
          self->fields[i] = (guint8) find_field (self, name);
        n += self->fields[i] == 0 ? 0 : exact ? 2 : 1;
      }
  return n;
}

/* What is in the cells of one column, as far as they are looked at. */
typedef struct
{
  guint  n, n_numbers, n_points, n_countries, n_kinds, n_states;
  double least, most;
} Content;

static void
look_at_cell (Content *content, const char *text, gboolean commas, const MzCountryNames *countries)
{
  double value;
  guint word;

  if (*text == '\0')
    return;
  content->n++;
  if (mz_table_parse_number (text, commas, &value))
    {
      content->least = content->n_numbers > 0 ? MIN (content->least, value) : value;
      content->most = content->n_numbers > 0 ? MAX (content->most, value) : value;
      content->n_numbers++;
      content->n_points += strpbrk (text, ".,") != NULL;
    }
  content->n_countries += mz_country_names_find (countries, text) != NULL;
  content->n_kinds += mz_table_find_word (&mz_site_kinds, text, &word);
  content->n_states += mz_table_find_word (&mz_states, text, &word);
}

static gboolean
give (MzTableMapping *self, guint column, const char *key)
{
  const MzTableField *fields = fields_of[self->kind].fields;

  for (guint i = 0; i < fields_of[self->kind].n && mz_table_mapping_find (self, key) < 0; i++)
    if (strcmp (fields[i].key, key) == 0)
      {
        self->fields[column] = (guint8) (i + 1);
        return TRUE;
      }
  return FALSE;
}

static gboolean
is_degrees (const Content *content, double most)
{
  return content->n > 0 && content->n_numbers == content->n && content->n_points > 0 && content->least >= -most
         && content->most <= most;
}

/* Two columns of degrees, side by side: latitude comes first, unless it cannot be one. */
static void
guess_place (MzTableMapping *self, const Content *contents)
{
  if (mz_table_mapping_find (self, "lat") >= 0 || mz_table_mapping_find (self, "lon") >= 0)
    return;
  for (guint i = 0; i + 1 < self->n_columns; i++)
    if (self->fields[i] == 0 && self->fields[i + 1] == 0 && is_degrees (&contents[i], 180) && is_degrees (&contents[i + 1], 180))
      {
        gboolean turned = !is_degrees (&contents[i], 90);

        if (turned && !is_degrees (&contents[i + 1], 90))
          continue;
        give (self, turned ? i + 1 : i, "lat");
        give (self, turned ? i : i + 1, "lon");
        return;
      }
}

static void
guess_by_content (MzTableMapping *self, MzTable *table, MzTableRow *row, const MzCountryNames *countries)
{
  g_autofree Content *contents = g_new0 (Content, self->n_columns);

  for (guint i = 0; i < MIN (SAMPLE, mz_table_get_n_rows (table)); i++)
    if (mz_table_read_row (table, i, row, NULL))
      for (guint column = 0; column < self->n_columns; column++)
        if (self->fields[column] == 0)
          look_at_cell (&contents[column], mz_table_row_peek (row, column)->text,
                        mz_table_has_decimal_commas (table, column), countries);
  if (self->kind == MZ_RECORD_SITE)
    guess_place (self, contents);
  for (guint i = 0; i < self->n_columns; i++)
    {
      const Content *content = &contents[i];

      if (self->fields[i] != 0 || content->n == 0 || content->n_numbers > 0)
        continue;
      if (self->kind == MZ_RECORD_SITE && content->n_kinds == content->n && give (self, i, "kind"))
        continue;
      if (self->kind == MZ_RECORD_SITE && content->n_states == content->n && give (self, i, "status"))
        continue;
      if (content->n_countries == content->n && give (self, i, "country"))
        continue;
      if (content->n_countries == 0)
        give (self, i, "name");
    }
}

/** mz_table_mapping_guess_as: As mz_table_mapping_guess(), for records of @kind. */
void
mz_table_mapping_guess_as (MzTableMapping *self, MzTable *table, const MzCountryNames *countries, MzRecordKind kind)
{
  g_autoptr (MzTableRow) row = mz_table_row_new ();

  g_return_if_fail (self != NULL && table != NULL && countries != NULL && kind < MZ_N_TABLE_KINDS);

  *self = (MzTableMapping) { .kind = kind, .site_kind = MZ_SITE_DEPOSIT, .n_columns = mz_table_get_n_columns (table) };
  guess_by_names (self, table, row);
  guess_by_content (self, table, row, countries);
}

/**
 * mz_table_mapping_guess:
 * @self: (out caller-allocates)
 *
 * What the columns most likely are, by their names and by what is in them, and what kind of record that makes: the one of
 * which most columns are called like its fields; sites, where nothing tells. Any thread.
 */
void
mz_table_mapping_guess (MzTableMapping *self, MzTable *table, const MzCountryNames *countries)
{
  g_autoptr (MzTableRow) row = mz_table_row_new ();
  MzRecordKind best = MZ_RECORD_SITE;
  guint most = 0;

  g_return_if_fail (self != NULL && table != NULL && countries != NULL);

  for (guint kind = 0; kind < MZ_N_TABLE_KINDS; kind++)
    {
      MzTableMapping mapping = { .kind = (MzRecordKind) kind, .n_columns = mz_table_get_n_columns (table) };
      guint n = guess_by_names (&mapping, table, row);

      if (n > most)
        best = (MzRecordKind) kind;
      most = MAX (n, most);
    }
  mz_table_mapping_guess_as (self, table, countries, best);
}

/** mz_table_mapping_set: @field: 1 + which one; 0: none. The column that had it is left out from now on. */
void
mz_table_mapping_set (MzTableMapping *self, guint column, guint field)
{
  g_return_if_fail (self != NULL && column < self->n_columns && field <= fields_of[self->kind].n);

  for (guint i = 0; field > 0 && i < self->n_columns; i++)
    if (self->fields[i] == field)
      self->fields[i] = 0;
  self->fields[column] = (guint8) field;
}

/** mz_table_mapping_get_field: Returns: (transfer none) (nullable): what the column is. */
const MzTableField *
mz_table_mapping_get_field (const MzTableMapping *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->n_columns, NULL);

  return self->fields[column] > 0 ? &fields_of[self->kind].fields[self->fields[column] - 1] : NULL;
}

/** mz_table_mapping_find: Returns: the column of the field @key, or -1. */
int
mz_table_mapping_find (const MzTableMapping *self, const char *key)
{
  g_return_val_if_fail (self != NULL && key != NULL, -1);

  for (guint i = 0; i < self->n_columns; i++)
    if (self->fields[i] > 0 && strcmp (fields_of[self->kind].fields[self->fields[i] - 1].key, key) == 0)
      return (int) i;
  return -1;
}
