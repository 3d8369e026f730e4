/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-io"

#include "mz-table-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-json-gate.h"
#include "mz-json-text.h"
#include "mz-record-parser.h"
#include "mz-record-writer-private.h"
#include "mz-table-words.h"

#define ROWS_A_TELL 1024

struct _MzTableReader
{
  MzTable              *table;
  MzTableMapping        mapping;
  const MzCountryNames *countries;
  gboolean              overlaid;
  char                 *base;   /* for ids */
  int                   id, name, kind, precision, country, lat, lon, status_from, capacity_what; /* columns, or -1 */
  char                 *capacity_name; /* (nullable): what the column of the capacity is called */
  gboolean              commas[MZ_TABLE_MAX_COLUMNS];

  /* The row that is being read. */
  MzTableRow           *row;
  GString              *json;
  MzReport             *report;
  gboolean              bad;
};

MzTableReader *
mz_table_reader_new (MzTable *table, const MzTableMapping *mapping, const MzCountryNames *countries, gboolean overlaid)
{
  MzTableReader *self;
  int capacity = mz_table_mapping_find (mapping, "capacity");

  g_return_val_if_fail (table != NULL && countries != NULL && mapping->n_columns == mz_table_get_n_columns (table), NULL);

  self = g_new0 (MzTableReader, 1);
  self->table = mz_table_ref (table);
  self->mapping = *mapping;
  self->countries = countries;
  self->overlaid = overlaid;
  self->base = mz_record_dup_base (mz_table_get_file (table));
  self->id = mz_table_mapping_find (mapping, "id");
  self->name = mz_table_mapping_find (mapping, "name");
  self->kind = mz_table_mapping_find (mapping, "kind");
  self->precision = mz_table_mapping_find (mapping, "precision");
  self->country = mz_table_mapping_find (mapping, "country");
  self->lat = mz_table_mapping_find (mapping, "lat");
  self->lon = mz_table_mapping_find (mapping, "lon");
  self->status_from = mz_table_mapping_find (mapping, MZ_FIELD_STATUS_FROM);
  self->capacity_what = mz_table_mapping_find (mapping, MZ_FIELD_CAPACITY_WHAT);
  for (guint i = 0; i < mapping->n_columns; i++)
    self->commas[i] = mz_table_has_decimal_commas (table, i);
  self->row = mz_table_row_new ();
  self->json = g_string_new (NULL);
  if (capacity >= 0 && mz_table_has_header (table))
    {
      mz_table_read_header (table, self->row);
      self->capacity_name = g_strdup (mz_table_row_peek (self->row, (guint) capacity)->text);
    }
  return self;
}

void
mz_table_reader_free (MzTableReader *self)
{
  g_string_free (self->json, TRUE);
  mz_table_row_free (self->row);
  g_free (self->capacity_name);
  g_free (self->base);
  mz_table_unref (self->table);
  g_free (self);
}

G_GNUC_PRINTF (4, 5) static void
complain (MzTableReader *self, guint column, const char *key, const char *format, ...)
{
  const MzTableCell *cell = mz_table_row_peek (self->row, column);
  g_autofree char *message = NULL;
  va_list args;

  self->bad = TRUE;
  if (mz_report_is_full (self->report))
    {
      mz_report_add (self->report, MZ_SEVERITY_ERROR, mz_table_get_file (self->table), cell->line, 0, NULL, NULL, "%s", format);
      return;
    }
  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  mz_report_add (self->report, MZ_SEVERITY_ERROR, mz_table_get_file (self->table), cell->line, cell->column, NULL, key,
                 C_("field and what is wrong", "%1$s %2$s"), key, message);
}

/* At most as much of a cell as fits into a sentence. */
static char *
shorten (const char *text)
{
  return g_utf8_strlen (text, -1) > 40 ? g_strdup_printf ("%.*s…", (int) (g_utf8_offset_to_pointer (text, 39) - text), text)
                                       : g_strdup (text);
}

static void
append_number (MzTableReader *self, guint column, const char *key, const char *text)
{
  double value;

  /* What is a number of JSON already stays as its author wrote it: 30.50. */
  if ((*text == '-' || g_ascii_isdigit (*text)) && mz_json_gate_check (text, strlen (text), MZ_JSON_GATE_STRICT, NULL)
      && !self->commas[column])
    g_string_append (self->json, text);
  else if (mz_table_parse_number (text, self->commas[column], &value))
    mz_json_text_append_number (self->json, value);
  else
    {
      g_autofree char *shown = shorten (text);

      complain (self, column, key, _("“%s” is not a number; write it without units and with a decimal point"), shown);
      g_string_append (self->json, "null");
    }
}

/* As in the facts where it is known; else the parser says what is wrong with it. */
static void
append_word (MzTableReader *self, const MzTableField *field, const char *text)
{
  guint value;

  if (mz_table_find_word (field->words, text, &value))
    text = mz_vocabulary_get_key (field->words, value);
  mz_json_text_quote (self->json, text);
}

static void
append_country (MzTableReader *self, const char *text)
{
  const char *code = mz_country_names_find (self->countries, text);

  mz_json_text_quote (self->json, code != NULL ? code : text);
}

static void
append_entry (MzTableReader *self, const MzTableField *field, const char *text)
{
  if (field->type == MZ_FIELD_COUNTRIES)
    append_country (self, text);
  else if (field->type == MZ_FIELD_WORDS)
    append_word (self, field, text);
  else if (field->type == MZ_FIELD_OWNERS)
    {
      g_string_append (self->json, "{\"name\": ");
      mz_json_text_quote (self->json, text);
      g_string_append_c (self->json, '}');
    }
  else
    mz_json_text_quote (self->json, text);
}

/* JSON as Monazite writes it into a cell; in one line, so that the record keeps the line of its row. */
static void
append_json (MzTableReader *self, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    g_string_append_c (self->json, *p == '\n' || *p == '\r' ? ' ' : *p);
}

static void
append_list (MzTableReader *self, const MzTableField *field, const char *text)
{
  gboolean written = *text == '[' && mz_json_gate_check (text, strlen (text), MZ_JSON_GATE_STRICT, NULL);
  gboolean names = field->type == MZ_FIELD_LIST || field->type == MZ_FIELD_OWNERS || strchr (text, ';') != NULL;
  g_auto (GStrv) parts = g_strsplit (text, names ? ";" : ",", -1);
  guint n = 0;

  if (written)
    {
      append_json (self, text);
      return;
    }
  g_string_append_c (self->json, '[');
  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      {
        g_string_append (self->json, n++ > 0 ? ", " : "");
        append_entry (self, field, parts[i]);
      }
  g_string_append_c (self->json, ']');
}

static void
append_objects (MzTableReader *self, guint column, const char *key, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (*text != '[')
    complain (self, column, key, _("must be a list in square brackets, as in the facts"));
  else if (!mz_json_gate_check (text, strlen (text), MZ_JSON_GATE_STRICT, &error))
    complain (self, column, key, _("is a list that cannot be read: %s"), error->message);
  else
    {
      append_json (self, text);
      return;
    }
  g_string_append (self->json, "null");
}

static void
append_status (MzTableReader *self, guint column, const MzTableField *field, const char *text)
{
  guint value;
  const char *from = self->status_from >= 0 ? mz_table_row_peek (self->row, (guint) self->status_from)->text : "";

  if (mz_table_find_word (field->words, text, &value) && value > MZ_STATE_PLANNED)
    {
      g_string_append (self->json, "[]");
      return;
    }
  g_string_append (self->json, "[{\"state\": ");
  append_word (self, field, text);
  if (*from != '\0')
    {
      g_autofree char *date = mz_table_dup_date (from);

      g_string_append (self->json, ", \"from\": ");
      mz_json_text_quote (self->json, date);
    }
  g_string_append (self->json, "}]");
}

/* Tonnes of what: as a column says, or as the column of the tonnes is called. */
static void
append_capacity (MzTableReader *self, guint column, const char *text)
{
  const char *what = self->capacity_what >= 0 ? mz_table_row_peek (self->row, (guint) self->capacity_what)->text : "";

  if (*what == '\0' && self->capacity_name != NULL)
    what = self->capacity_name;
  g_string_append (self->json, "[{\"what\": ");
  mz_json_text_quote (self->json, *what != '\0' ? what : "not said of what");
  g_string_append (self->json, ", \"t_per_year\": ");
  append_number (self, column, "capacity", text);
  g_string_append (self->json, "}]");
}

static void
append_value (MzTableReader *self, guint column, const MzTableField *field, const char *text)
{
  gboolean value;

  switch (field->type)
    {
    case MZ_FIELD_NUMBER:
      append_number (self, column, field->key, text);
      break;
    case MZ_FIELD_BOOL:
      if (mz_table_parse_bool (text, &value))
        g_string_append (self->json, value ? "true" : "false");
      else
        mz_json_text_quote (self->json, text);
      break;
    case MZ_FIELD_DATE:
      {
        g_autofree char *date = mz_table_dup_date (text);

        mz_json_text_quote (self->json, date);
        break;
      }
    case MZ_FIELD_COUNTRY:
      append_country (self, text);
      break;
    case MZ_FIELD_WORD:
      append_word (self, field, text);
      break;
    case MZ_FIELD_COUNTRIES:
      if (strcmp (field->key, "targets") == 0 && g_ascii_strcasecmp (text, "all") == 0)
        g_string_append (self->json, "\"all\"");
      else
        append_list (self, field, text);
      break;
    case MZ_FIELD_WORDS:
    case MZ_FIELD_LIST:
    case MZ_FIELD_KEYS:
      append_list (self, field, text);
      break;
    case MZ_FIELD_OWNERS:
      if (*text == '[')
        append_objects (self, column, field->key, text);
      else
        append_list (self, field, text);
      break;
    case MZ_FIELD_STATUS:
      if (*text == '[')
        append_objects (self, column, field->key, text);
      else
        append_status (self, column, field, text);
      break;
    case MZ_FIELD_CAPACITY:
      if (*text == '[')
        append_objects (self, column, field->key, text);
      else
        append_capacity (self, column, text);
      break;
    case MZ_FIELD_OBJECTS:
      append_objects (self, column, field->key, text);
      break;
    case MZ_FIELD_TEXT:
    case MZ_FIELD_PART:
    default:
      mz_json_text_quote (self->json, text);
      break;
    }
}

static gboolean
has_value (MzTableReader *self, int column)
{
  return column >= 0 && *mz_table_row_peek (self->row, (guint) column)->text != '\0';
}

static void
append_member (MzTableReader *self, const char *key, const char *text)
{
  g_string_append_printf (self->json, ", \"%s\": ", key);
  mz_json_text_quote (self->json, text);
}

/* What a point of one's own need not say, as in GeoJSON. */
static void
append_site_defaults (MzTableReader *self, const char *id)
{
  if (self->name < 0)
    append_member (self, "name", id);
  if (!has_value (self, self->kind))
    append_member (self, "kind", mz_vocabulary_get_key (&mz_site_kinds, self->mapping.site_kind));
  if (!has_value (self, self->precision))
    append_member (self, "precision", mz_vocabulary_get_key (&mz_precisions, MZ_PRECISION_SITE));
}

static void
write_json (MzTableReader *self, guint i)
{
  g_autofree char *id = has_value (self, self->id) ? g_strdup (mz_table_row_peek (self->row, (guint) self->id)->text)
                                                   : g_strdup_printf ("%s-%u", self->base, i + 1);

  g_string_assign (self->json, "{\"id\": ");
  mz_json_text_quote (self->json, id);
  for (guint k = 0; k < self->mapping.n_columns; k++)
    {
      const MzTableField *field = mz_table_mapping_get_field (&self->mapping, k);
      const char *text = mz_table_row_peek (self->row, k)->text;
      g_autofree char *stripped = NULL;

      if (field == NULL || field->type == MZ_FIELD_PART || (int) k == self->id)
        continue;
      if (field->type != MZ_FIELD_TEXT)
        text = stripped = g_strstrip (g_strdup (text));
      if (*text == '\0')
        continue;
      g_string_append_printf (self->json, ", \"%s\": ", field->key);
      append_value (self, k, field, text);
    }
  if (self->mapping.kind == MZ_RECORD_SITE)
    append_site_defaults (self, id);
  g_string_append_c (self->json, '}');
}

/* What is wrong most often, and told without reading the record. */
static gboolean
is_placeless (MzTableReader *self, MzReport *report)
{
  if (self->mapping.kind != MZ_RECORD_SITE || (has_value (self, self->lat) && has_value (self, self->lon)))
    return FALSE;
  mz_report_add (report, MZ_SEVERITY_ERROR, mz_table_get_file (self->table), self->row->line, 0, NULL, NULL, "%s", _("no place"));
  return TRUE;
}

/* The column that a finding of the parser is about: "status[1].state" is in that of the status. */
static int
find_column (MzTableReader *self, const char *field)
{
  g_autofree char *key = field != NULL ? g_strndup (field, strcspn (field, "[.")) : NULL;

  return key != NULL ? mz_table_mapping_find (&self->mapping, key) : -1;
}

/* A cell that could not be understood is missing to the parser. */
static gboolean
is_told (MzTableReader *self, const char *field)
{
  for (guint i = 0; field != NULL && i < mz_report_get_length (self->report); i++)
    if (g_strcmp0 (mz_report_peek (self->report, i)->field, field) == 0)
      return TRUE;
  return FALSE;
}

/* What the parser says of a line of JSON is said of the row. */
static void
pass_on (MzTableReader *self, MzReport *said)
{
  for (guint i = 0; i < mz_report_get_length (said); i++)
    {
      const MzFinding *finding = mz_report_peek (said, i);
      int column = find_column (self, finding->field);
      const MzTableCell *cell = column >= 0 ? mz_table_row_peek (self->row, (guint) column) : NULL;

      if (self->bad && is_told (self, finding->field))
        continue;
      mz_report_add (self->report, finding->severity, finding->file, cell != NULL ? cell->line : self->row->line,
                     cell != NULL ? cell->column : 1, finding->record, finding->field, "%s", finding->message);
    }
}

/**
 * mz_table_reader_read:
 * @i: which row, from 0
 * @line: (out): where it begins
 * @name: (out) (transfer full): what it calls its record, or ""
 * @report: takes what is wrong with it
 *
 * Returns: (transfer full) (nullable): the record; %NULL if the row is not sound, which has been reported.
 */
MzRecord *
mz_table_reader_read (MzTableReader *self, guint i, guint *line, char **name, MzReport *report)
{
  g_autoptr (MzReport) said = NULL;
  g_autoptr (GBytes) json = NULL;
  gboolean full = mz_report_is_full (report);
  MzRecordText text;
  MzRecord *record;

  self->report = report;
  self->bad = !mz_table_read_row (self->table, i, self->row, report);
  *line = self->row->line;
  *name = g_strdup (self->name >= 0 ? mz_table_row_peek (self->row, (guint) self->name)->text : "");
  if (self->bad)
    return NULL;
  write_json (self, i);
  /* Nobody reads what else is wrong with it. */
  if (full && (self->bad || is_placeless (self, report)))
    return NULL;
  json = g_bytes_new (self->json->str, self->json->len);
  said = full ? NULL : mz_report_new ();
  text = (MzRecordText) { mz_table_get_file (self->table), json, 0, self->json->len, self->row->line, 1, self->overlaid,
                          self->mapping.kind == MZ_RECORD_SITE && !has_value (self, self->country) };
  record = mz_record_parse (self->mapping.kind, &text, full ? report : said);
  if (!full)
    pass_on (self, said);
  if (self->bad)
    g_clear_object (&record);
  return record;
}

/* The kind of record whose table Monazite writes with the very columns of this one, and does not read; or -1. */
static int
find_kind_not_read (MzTable *table)
{
  g_autoptr (MzTableRow) row = mz_table_row_new ();

  if (!mz_table_has_header (table))
    return -1;
  mz_table_read_header (table, row);
  for (guint kind = MZ_N_TABLE_KINDS; kind < MZ_N_FILE_KINDS; kind++)
    {
      const char *const *names = mz_record_get_columns ((MzRecordKind) kind);
      guint n = 0;

      while (names[n] != NULL && n < mz_table_get_n_columns (table) && strcmp (names[n], mz_table_row_peek (row, n)->text) == 0)
        n++;
      if (names[n] == NULL && n == mz_table_get_n_columns (table))
        return (int) kind;
    }
  return -1;
}

/** mz_table_say_what_is_told: Reports, as warnings, what had to be guessed of the whole table. */
void
mz_table_say_what_is_told (MzTable *table, const MzTableMapping *mapping, MzReport *report)
{
  int other = find_kind_not_read (table);

  if (other >= 0)
    mz_report_add (report, MZ_SEVERITY_WARNING, mz_table_get_file (table), 0, 0, NULL, NULL,
                   _("its columns are those of a table of %s, of which none is read; open them as JSON"), mz_record_kinds.keys[other]);
  if (mz_table_is_guessed (table))
    mz_report_add (report, MZ_SEVERITY_WARNING, mz_table_get_file (table), 0, 0, NULL, NULL,
                   _("the letters are taken for %s; if names look wrong, save the file as UTF-8"), mz_table_get_encoding (table));
  if (mapping->kind == MZ_RECORD_SITE && mz_table_mapping_find (mapping, "kind") < 0)
    mz_report_add (report, MZ_SEVERITY_WARNING, mz_table_get_file (table), 0, 0, NULL, NULL,
                   _("no column says what kind of sites these are; they are taken for %s"),
                   mz_vocabulary_get_key (&mz_site_kinds, mapping->site_kind));
}

/* Without these every row would be left out, each for the same reason. */
static gboolean
check_columns (MzTable *table, const MzTableMapping *mapping, MzReport *report)
{
  int other = find_kind_not_read (table);

  if (other >= 0)
    {
      mz_report_add (report, MZ_SEVERITY_ERROR, mz_table_get_file (table), 0, 0, NULL, NULL,
                     _("this is a table of %s; of tables, sites, agreements, measures and events are read, and all else as JSON"),
                     mz_record_kinds.keys[other]);
      return FALSE;
    }
  if (mapping->kind != MZ_RECORD_SITE
      || (mz_table_mapping_find (mapping, "lat") >= 0 && mz_table_mapping_find (mapping, "lon") >= 0))
    return TRUE;
  mz_report_add (report, MZ_SEVERITY_ERROR, mz_table_get_file (table), 0, 0, NULL, NULL,
                 _("no columns say where the sites are; call one lat and one lon, in degrees"));
  return FALSE;
}

/* What is wrong with the first rows is told of each; with the others, of how many. A row that is left out never costs more
 * than one that is taken, so all are read: in a sorted table those without a place may well come first. */
static void
read_rows (const MzReading *reading, MzTable *table, MzTableReader *reader)
{
  guint n_rows = mz_table_get_n_rows (table), n_told = 0, n_rest = 0, n_left_out = 0, n_left_out_of_rest = 0;

  for (guint i = 0; i < n_rows && !mz_reading_is_cancelled (reading); i++)
    {
      g_autoptr (MzReport) report = n_told < MZ_TABLE_MAX_TOLD ? mz_report_new () : mz_report_new_counting ();
      g_autofree char *name = NULL;
      guint line;
      MzRecord *record = mz_table_reader_read (reader, i, &line, &name, report);
      gboolean taken = record != NULL && mz_record_batch_add (reading->batch, record, report);

      if (i % ROWS_A_TELL == 0 && reading->tell != NULL)
        reading->tell (0.25 + 0.75 * mz_table_get_part (table, i), reading->data);
      n_left_out += !taken;
      if (mz_report_get_length (report) == 0)
        continue;
      if (n_told < MZ_TABLE_MAX_TOLD)
        {
          n_told++;
          mz_report_append (reading->report, report);
          continue;
        }
      n_rest++;
      n_left_out_of_rest += !taken;
    }
  if (n_left_out == n_rows && n_left_out_of_rest > 0)
    mz_report_add (reading->report, MZ_SEVERITY_ERROR, reading->file, 0, 0, NULL, NULL,
                   _("none of the %u rows can be taken; see whether the columns are called what they are"), n_rows);
  else if (n_rest > 0)
    mz_report_add (reading->report, n_left_out_of_rest > 0 ? MZ_SEVERITY_ERROR : MZ_SEVERITY_WARNING, reading->file, 0, 0, NULL, NULL,
                   ngettext ("%1$u more row has something wrong, and %2$u of them are left out; mend these first",
                             "%1$u more rows have something wrong, and %2$u of them are left out; mend these first", n_rest),
                   n_rest, n_left_out_of_rest);
}

/**
 * mz_table_reading_run:
 *
 * Reads a table of which nobody has said what its columns are. Any thread.
 *
 * Returns: whether it was one of records; if not, the report says why.
 */
gboolean
mz_table_reading_run (const MzReading *reading)
{
  g_autoptr (MzTable) table = mz_table_read (reading->bytes, reading->file, NULL, reading->cancellable, reading->report);
  g_autoptr (MzCountryNames) countries = NULL;
  g_autoptr (MzTableReader) reader = NULL;
  MzTableMapping mapping;

  if (table == NULL)
    return FALSE;
  countries = mz_country_names_new (reading->countries);
  mz_table_mapping_guess (&mapping, table, countries);
  if (!check_columns (table, &mapping, reading->report))
    return FALSE;
  mz_table_say_what_is_told (table, &mapping, reading->report);
  reader = mz_table_reader_new (table, &mapping, countries, reading->overlaid);
  read_rows (reading, table, reader);
  return TRUE;
}
