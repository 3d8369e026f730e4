/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of records that a scenario has made, in the fields of the facts. */
#define G_LOG_DOMAIN "mz-io"

#include "mz-json-text.h"
#include "mz-record-writer-private.h"

static void
begin (GString *out, const char *key)
{
  char last = out->len > 0 ? out->str[out->len - 1] : '{';

  if (last != '{' && last != '[')
    g_string_append_c (out, ',');
  mz_json_text_quote (out, key);
  g_string_append_c (out, ':');
}

static void
append_string (GString *out, const char *key, const char *value)
{
  if (value == NULL)
    return;
  begin (out, key);
  mz_json_text_quote (out, value);
}

static void
append_date (GString *out, const char *key, MzPartialDate date)
{
  g_autofree char *text = mz_partial_date_is_set (date) ? mz_partial_date_to_string (date) : NULL;

  append_string (out, key, text);
}

static void
append_true (GString *out, const char *key, gboolean value)
{
  if (!value)
    return;
  begin (out, key);
  g_string_append (out, "true");
}

static void
append_strings (GString *out, const char *key, char **values)
{
  if (values == NULL)
    return;
  begin (out, key);
  g_string_append_c (out, '[');
  for (guint i = 0; values[i] != NULL; i++)
    {
      g_string_append (out, i > 0 ? "," : "");
      mz_json_text_quote (out, values[i]);
    }
  g_string_append_c (out, ']');
}

static void
append_status (GString *out, const GArray *entries)
{
  begin (out, "status");
  for (guint i = 0; i < entries->len; i++)
    {
      const MzStatus *status = &g_array_index (entries, MzStatus, i);

      g_string_append (out, i > 0 ? ",{" : "[{");
      append_date (out, "from", status->from);
      append_string (out, "state", mz_vocabulary_get_key (&mz_states, status->state));
      append_true (out, "planned", status->planned);
      append_true (out, "assumed", status->assumed);
      append_strings (out, "sources", status->sources);
      g_string_append_c (out, '}');
    }
  g_string_append (out, entries->len > 0 ? "]" : "[]");
}

static void
append_capacity (GString *out, const GArray *entries)
{
  begin (out, "capacity");
  for (guint i = 0; i < entries->len; i++)
    {
      const MzCapacity *capacity = &g_array_index (entries, MzCapacity, i);

      g_string_append (out, i > 0 ? ",{" : "[{");
      append_string (out, "what", capacity->what);
      if (capacity->t_per_year >= 0)
        {
          begin (out, "t_per_year");
          mz_json_text_append_number (out, capacity->t_per_year);
        }
      append_date (out, "from", capacity->from);
      append_true (out, "planned", capacity->planned);
      append_true (out, "estimate", capacity->estimate);
      append_strings (out, "sources", capacity->sources);
      g_string_append_c (out, '}');
    }
  g_string_append (out, entries->len > 0 ? "]" : "[]");
}

/* All that is known of a site and that no scenario changes stands as it was read. */
static GBytes *
write_site (MzSite *site)
{
  static const char *const changed[] = { "status", "capacity", "note", NULL };
  const MzRecordHead *head = mz_record_peek_head (MZ_RECORD (site));
  g_autoptr (GString) added = g_string_new (NULL);
  GString *out = g_string_new (NULL);
  gsize length;
  const char *text = g_bytes_get_data (head->json, &length);

  append_true (added, "assumed", TRUE);
  append_string (added, "note", head->note);
  append_status (added, mz_site_peek (site)->status);
  append_capacity (added, mz_site_peek (site)->capacity);
  mz_json_text_indent (out, text, length, 0, changed, added->str);
  return g_string_free_to_bytes (out);
}

static GBytes *
write_measure (MzMeasure *measure)
{
  const MzRecordHead *head = mz_record_peek_head (MZ_RECORD (measure));
  const MzMeasureInfo *info = mz_measure_peek (measure);
  GString *out = g_string_new ("{");

  append_string (out, "id", head->id);
  append_string (out, "name", head->name);
  append_string (out, "short_name", head->short_name);
  append_true (out, "assumed", TRUE);
  append_string (out, "country", info->country);
  append_string (out, "kind", mz_vocabulary_get_key (&mz_measure_kinds, info->kind));
  append_date (out, "announced", info->announced);
  append_date (out, "effective", info->effective);
  append_date (out, "ends", info->ends);
  if (info->targets_all)
    append_string (out, "targets", "all");
  else
    append_strings (out, "targets", info->targets);
  append_strings (out, "minerals", info->minerals);
  append_string (out, "note", head->note);
  append_strings (out, "sources", head->sources);
  g_string_append_c (out, '}');
  return g_string_free_to_bytes (out);
}

/** mz_record_dup_json: Returns: (transfer full): the record's own text as it was read, or as a scenario would have it. */
GBytes *
mz_record_dup_json (MzRecord *record)
{
  const MzRecordHead *head = mz_record_peek_head (record);

  if (!head->assumed)
    return g_bytes_ref (head->json);
  return MZ_IS_SITE (record) ? write_site (MZ_SITE (record)) : write_measure (MZ_MEASURE (record));
}
