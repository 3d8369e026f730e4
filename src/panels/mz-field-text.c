/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-field-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-edit-fields.h"
#include "mz-format.h"
#include "mz-json-view.h"

/* Fields that no form has, or that are called otherwise in one. */
static const MzEditField others[] = {
  { "aliases", N_("Other names"), NULL, MZ_EDIT_WORDS, NULL, 0, FALSE, NULL },
  { "as_of", N_("As of"), NULL, MZ_EDIT_DATE, NULL, 0, FALSE, NULL },
  { "binding_source", N_("Sources for whether it binds"), NULL, MZ_EDIT_SOURCES, NULL, 0, FALSE, NULL },
  { "class", N_("Class"), NULL, MZ_EDIT_TEXT, NULL, 0, FALSE, NULL },
  { "confidence", N_("Confidence"), NULL, MZ_EDIT_TEXT, NULL, 0, FALSE, NULL },
  { "delivered_sources", N_("Sources for what was delivered"), NULL, MZ_EDIT_SOURCES, NULL, 0, FALSE, NULL },
  { "deposit_type", N_("Type of deposit"), NULL, MZ_EDIT_TEXT, NULL, 0, FALSE, NULL },
  { "estimate", N_("Estimated"), NULL, MZ_EDIT_FLAG, NULL, 0, FALSE, NULL },
  { "lat", N_("Latitude"), NULL, MZ_EDIT_PLACE, NULL, 0, FALSE, NULL },
  { "lon", N_("Longitude"), NULL, MZ_EDIT_PLACE, NULL, 0, FALSE, NULL },
  { "mt", N_("Million tonnes"), NULL, MZ_EDIT_NUMBER, NULL, 0, FALSE, NULL },
  { "parties", N_("Countries"), NULL, MZ_EDIT_COUNTRIES, NULL, 0, FALSE, NULL },
  { "resource", N_("Resource"), NULL, MZ_EDIT_ENTRIES, NULL, 0, FALSE, NULL },
  { "share", N_("Share"), NULL, MZ_EDIT_NUMBER, NULL, 0, FALSE, NULL },
  { "short_name", N_("Short name"), NULL, MZ_EDIT_TEXT, NULL, 0, FALSE, NULL },
  { "sources", N_("Sources"), NULL, MZ_EDIT_SOURCES, NULL, 0, FALSE, NULL },
  { "terms", N_("Terms"), NULL, MZ_EDIT_LINES, NULL, 0, FALSE, NULL },
  { "treo_pct", N_("Per cent of rare-earth oxides"), NULL, MZ_EDIT_NUMBER, NULL, 0, FALSE, NULL },
  { "value_usd", N_("Value"), NULL, MZ_EDIT_NUMBER, NULL, 0, FALSE, NULL },
  { NULL, NULL, NULL, MZ_EDIT_TEXT, NULL, 0, FALSE, NULL }
};

static const MzEditField *
look_up (const MzEditField *fields, const char *key)
{
  while (fields != NULL && fields->key != NULL && strcmp (fields->key, key) != 0)
    fields++;
  return fields != NULL && fields->key != NULL ? fields : NULL;
}

/* Returns: (nullable): what a field is, of a record or of an entry in it. */
static const MzEditField *
find_field (const MzEditField *fields, const char *key)
{
  const MzEditField *other = look_up (others, key);

  return other != NULL ? other : look_up (fields, key);
}

static char *write_value (MzJsonView value, const MzEditField *field, MzDataset *dataset);

static char *
name_record (MzDataset *dataset, MzRecordKind kind, const char *id)
{
  MzRecord *record = mz_dataset_lookup (dataset, kind, id);

  return g_strdup (record != NULL ? mz_record_get_name (record) : id);
}

static char *
write_string (const char *text, const MzEditField *field, MzDataset *dataset)
{
  MzPartialDate date;
  guint value;

  switch (field != NULL ? field->type : MZ_EDIT_TEXT)
    {
    case MZ_EDIT_DATE:
      return mz_partial_date_parse (text, &date, NULL) ? mz_partial_date_format (date) : g_strdup (text);
    case MZ_EDIT_WORD:
      return g_strdup (mz_vocabulary_find (field->words, text, &value) ? mz_vocabulary_get_label (field->words, value) : text);
    case MZ_EDIT_STAGES:
      return g_strdup (mz_vocabulary_find (&mz_stages, text, &value) ? mz_vocabulary_get_label (&mz_stages, value) : text);
    case MZ_EDIT_TARGETS:
      if (strcmp (text, "all") == 0)
        return g_strdup (_("All countries"));
      return name_record (dataset, MZ_RECORD_COUNTRY, text);
    case MZ_EDIT_COUNTRY:
    case MZ_EDIT_COUNTRIES:
      return name_record (dataset, MZ_RECORD_COUNTRY, text);
    case MZ_EDIT_SITES:
      return name_record (dataset, MZ_RECORD_SITE, text);
    case MZ_EDIT_MEASURES:
      return name_record (dataset, MZ_RECORD_MEASURE, text);
    case MZ_EDIT_SOURCES:
    case MZ_EDIT_OWN_SOURCES:
      return name_record (dataset, MZ_RECORD_SOURCE, text);
    case MZ_EDIT_TEXT:
    case MZ_EDIT_LONG_TEXT:
    case MZ_EDIT_WORDS:
    case MZ_EDIT_LINES:
    case MZ_EDIT_NUMBER:
    case MZ_EDIT_PLACE:
    case MZ_EDIT_YES_NO:
    case MZ_EDIT_FLAG:
    case MZ_EDIT_ENTRIES:
    default:
      return g_strdup (text);
    }
}

static char *
write_number (double number, const MzEditField *field)
{
  g_autofree char *text = mz_format_number (number);

  if (field != NULL && field->type == MZ_EDIT_PLACE)
    /* Translators: a latitude or a longitude. */
    return g_strdup_printf (C_("degrees", "%s°"), text);
  if (field != NULL && strcmp (field->key, "share") == 0)
    return mz_format_share (number * 100);
  if (field != NULL && strcmp (field->key, "value_usd") == 0)
    return mz_format_money (number, "USD");
  return g_steal_pointer (&text);
}

static void
append (GString *text, const char *separator, const char *more)
{
  if (more == NULL || *more == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, separator);
  g_string_append (text, more);
}

/* "State: Operating, Since: 2015, Only announced": a flag says all by its name. */
static char *
write_entry (MzJsonView object, const MzEditField *columns, MzDataset *dataset)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (MzJsonViewMember));
  g_autoptr (GString) text = g_string_new (NULL);

  mz_json_view_list_members (object, members);
  for (guint i = 0; i < members->len; i++)
    {
      const MzJsonViewMember *member = &g_array_index (members, MzJsonViewMember, i);
      g_autofree char *key = mz_json_decode (member->key), *value = NULL, *both = NULL;
      const MzEditField *field = find_field (columns, key);
      const char *label = field != NULL ? _(field->label) : key;
      gboolean flag = field != NULL && field->type == MZ_EDIT_FLAG && mz_json_view_is (member->value, 't');

      value = write_value (member->value, field, dataset);
      if (value == NULL)
        continue;
      /* Translators: what a figure is called, and the figure. */
      both = flag ? g_strdup (label) : g_strdup_printf (_("%1$s: %2$s"), label, value);
      append (text, C_("between figures", ", "), both);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
write_list (MzJsonView list, const MzEditField *field, MzDataset *dataset)
{
  g_autoptr (GString) text = g_string_new (NULL);
  MzJsonView entry = { NULL, NULL };
  gboolean long_ones = field != NULL && (field->type == MZ_EDIT_SOURCES || field->type == MZ_EDIT_OWN_SOURCES || field->type == MZ_EDIT_LINES);

  while (mz_json_view_next (list, &entry))
    {
      g_autofree char *one = write_value (entry, field, dataset);

      append (text, long_ones || mz_json_view_is (entry, '{') ? "\n" : C_("between names", ", "), one);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Returns: (nullable) */
static char *
write_value (MzJsonView value, const MzEditField *field, MzDataset *dataset)
{
  g_autofree char *string = NULL;

  if (mz_json_view_is_null (value))
    return NULL;
  if (mz_json_view_is (value, '{'))
    return write_entry (value, field != NULL ? field->columns : NULL, dataset);
  if (mz_json_view_is (value, '['))
    return write_list (value, field, dataset);
  if (mz_json_view_is_number (value))
    return write_number (mz_json_view_get_number (value), field);
  if (!mz_json_view_is (value, '"'))
    return g_strdup (mz_json_view_is (value, 't') ? _("Yes") : _("No"));
  string = mz_json_view_dup_string (value);
  return write_string (string, field, dataset);
}

/** mz_field_dup_label: Returns: (transfer full): what a field is called; its key where it is one of the user's own making. */
char *
mz_field_dup_label (MzRecordKind kind, const char *field)
{
  const MzEditField *found = find_field (mz_edit_fields_get (kind), field);

  return g_strdup (found != NULL ? _(found->label) : field);
}

/**
 * mz_field_dup_text:
 * @dataset: has the names of what is named by its id
 *
 * Returns: (transfer full) (nullable): what stands in a field of the record's text; %NULL where nothing does.
 */
char *
mz_field_dup_text (MzRecord *record, const char *field, MzDataset *dataset)
{
  GBytes *json = mz_record_peek_head (record)->json;
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (MzJsonViewMember));
  g_autofree char *text = NULL;
  const char *start;
  gsize length;

  if (json == NULL)
    return NULL;
  start = g_bytes_get_data (json, &length);
  mz_json_view_list_members ((MzJsonView) { mz_json_skip_space (start, start + length), start + length }, members);
  text = write_value (mz_json_view_find (members, field), find_field (mz_edit_fields_get (mz_record_get_kind (record)), field),
                      dataset);
  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : NULL;
}

void
mz_field_change_free (MzFieldChange *self)
{
  g_free (self->label);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

/** mz_field_change_new: Returns: (transfer full): a difference in words; one of a whole record has its name for a label. */
MzFieldChange *
mz_field_change_new (const MzDifference *difference, MzDataset *dataset)
{
  MzFieldChange *self = g_new0 (MzFieldChange, 1);

  if (difference->field == NULL)
    {
      self->label = g_strdup (difference->name);
      self->before = g_strdup (difference->before);
      self->after = g_strdup (difference->after);
      return self;
    }
  self->label = mz_field_dup_label (difference->kind, difference->field);
  self->before = mz_field_dup_text (difference->old, difference->field, dataset);
  self->after = mz_field_dup_text (difference->new, difference->field, dataset);
  return self;
}

/**
 * mz_field_changes_new:
 * @before, @after: (nullable): two versions of a record
 *
 * Returns: (transfer full) (element-type MzFieldChange): the fields in which they differ, in the order of the older one; where
 * one of them is missing, one with the record's name.
 */
GPtrArray *
mz_field_changes_new (MzRecord *before, MzRecord *after, MzDataset *dataset)
{
  g_autoptr (GPtrArray) differences = mz_records_compare (before, after);
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_field_change_free);

  for (guint i = 0; i < differences->len; i++)
    g_ptr_array_add (changes, mz_field_change_new (differences->pdata[i], dataset));
  return changes;
}
