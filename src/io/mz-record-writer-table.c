/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records as rows: CSV for programs, a table for people. */
#define G_LOG_DOMAIN "mz-io"
#include "mz-record-writer-private.h"

#include "mz-csv.h"
#include "mz-json-text.h"
#include "mz-json-view.h"

#define HEAD "note", "sources", "confidence"
#define STATE "state", "state_perhaps", "state_last_known"

static const char *const columns[MZ_N_FILE_KINDS][36] = {
  [MZ_RECORD_SITE] = { "id", "name", "short_name", "aliases", "country", "admin1", "lat", "lon", "precision", "kind", "stages",
                       "minerals", "products", "deposit_type", "operator", "owners", "status", "capacity", "resource", HEAD,
                       STATE },
  [MZ_RECORD_AGREEMENT] = { "id", "name", "short_name", "parties", "organisations", "kind", "binding", "binding_source",
                            "signed", "in_force", "ends", "value_usd", "minerals", "stages", "sites", "terms", "steps",
                            "delivered", "delivered_as_of", "delivered_sources", HEAD, STATE },
  [MZ_RECORD_MEASURE] = { "id", "name", "short_name", "country", "kind", "announced", "effective", "ends", "targets", "minerals",
                          "terms", "pauses", HEAD, STATE },
  [MZ_RECORD_EVENT] = { "id", "name", "short_name", "date", "end", "countries", "sites", "kind", HEAD },
  [MZ_RECORD_SERIES] = { "id", "title", "unit", "frequency", "dimension", "points", HEAD },
  [MZ_RECORD_ELEMENT] = { "id", "symbol", "name", "z", "group", "uses", "magnet", "controlled_since", HEAD },
  [MZ_RECORD_COUNTRY] = { "id", "name", "short_name", "aliases", "numeric", "lat", "lon", "rank", HEAD },
  [MZ_RECORD_CLAIM] = { "id", "article", "says", "figure", "unit", "topic", "records", "series", HEAD },
  [MZ_RECORD_FLOW] = { "id", "from_site", "from_country", "to_site", "to_country", "stage_from", "stage_to", "what",
                       "t_per_year", "t_in_period", "months", "ndpr_t_per_year_at_nameplate", "share_of_output_max",
                       "share_of_feed", "value_usd", "year", "from", "to", "basis", "planned", "estimate", "part_of",
                       "same_as", HEAD },
  [MZ_RECORD_DEMAND] = { "id", "region", "year", "what", "value", "low", "high", "scenario", "by", "claim", "estimate", HEAD },
  [MZ_RECORD_STOCK] = { "id", "name", "country", "kind", "what", "date", "t", "days", "days_low", "days_high", "value_usd",
                        "target", "ceiling", "estimate", HEAD },
  [MZ_RECORD_GOOD] = { "id", "name", "what", "low", "high", "typical", "elements", "other_elements", "year", "estimate",
                       "claim", HEAD },
  [MZ_RECORD_PARAMETER] = { "id", "group", "name", "what", "unit", "low", "high", "typical", "value", "t", "n", "year", "date",
                            "period", "to", "stage", "benchmark", "planned", "estimate", "sites", "site", "project",
                            "announced", "decided", "construction_start", "promised_start", "now_promised", "actual_start",
                            "nameplate", "not_reached_as_of", "outcome", HEAD },
  [MZ_RECORD_SOURCE] = { "id", "title", "publisher", "date", "url" },
};

/* What a person looks for first; the longest comes last, so that nothing is pushed out of sight behind it. */
static const char *const table_columns[MZ_N_FILE_KINDS][10] = {
  [MZ_RECORD_SITE] = { "id", "country", "kind", "state", "name" },
  [MZ_RECORD_AGREEMENT] = { "id", "parties", "binding", "state", "name" },
  [MZ_RECORD_MEASURE] = { "id", "country", "kind", "state", "name" },
  [MZ_RECORD_EVENT] = { "id", "date", "kind", "name" },
  [MZ_RECORD_SERIES] = { "id", "frequency", "unit", "title" },
  [MZ_RECORD_ELEMENT] = { "id", "symbol", "z", "group", "name" },
  [MZ_RECORD_COUNTRY] = { "id", "name" },
  [MZ_RECORD_CLAIM] = { "id", "topic", "says" },
  [MZ_RECORD_FLOW] = { "id", "stage_from", "stage_to", "year", "t_per_year", "what" },
  [MZ_RECORD_DEMAND] = { "id", "region", "year", "value", "scenario", "what" },
  [MZ_RECORD_STOCK] = { "id", "country", "kind", "date", "t", "what" },
  [MZ_RECORD_GOOD] = { "id", "low", "high", "typical", "what", "name" },
  [MZ_RECORD_PARAMETER] = { "id", "group", "low", "high", "typical", "value", "t", "unit", "what" },
  [MZ_RECORD_SOURCE] = { "id", "date", "publisher", "title" },
};

/** mz_record_get_columns: Returns: (transfer none): the fields of a kind of record, with the state where it has one. */
const char *const *
mz_record_get_columns (MzRecordKind kind)
{
  return columns[kind];
}

/** mz_record_dup_cell: Returns: (transfer full): a field of @record, or its state, in one cell; "" where it is not known. */
char *
mz_record_dup_cell (const MzRecordList *list, MzRecord *record, const char *column)
{
  g_autoptr (GBytes) json = NULL;
  const char *text;
  gsize length;

  if (mz_record_has_state (list->kind))
    {
      const char *words[MZ_N_STATE_WORDS];

      mz_record_get_states (record, list->dataset, list->date, words);
      for (guint i = 0; i < MZ_N_STATE_WORDS; i++)
        if (strcmp (column, mz_state_keys[i]) == 0)
          return g_strdup (words[i] != NULL ? words[i] : "");
    }
  json = mz_record_dup_json (record);
  text = g_bytes_get_data (json, &length);
  return mz_json_text_dup_cell (text, length, column);
}

void
mz_records_append_csv (GString *out, const MzRecordList *list, gboolean tabs)
{
  const char *between = tabs ? "\t" : ",";
  const char *const *names = columns[list->kind];

  for (guint i = 0; names[i] != NULL; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? between : "", names[i]);
  g_string_append (out, "\r\n");
  for (guint row = 0; row < list->records->len; row++)
    {
      for (guint i = 0; names[i] != NULL; i++)
        {
          g_autofree char *cell = mz_record_dup_cell (list, list->records->pdata[row], names[i]);

          g_string_append (out, i > 0 ? between : "");
          if (tabs)
            mz_csv_append_tab_cell (out, cell);
          else
            mz_csv_append_cell (out, cell);
        }
      g_string_append (out, "\r\n");
    }
}

/**
 * mz_records_list_lost:
 *
 * Returns: (transfer full) (nullable): the fields of @records, all of @kind, for which tables and KML have no place, as
 *   words with commas; %NULL: there is none.
 */
char *
mz_records_list_lost (GPtrArray *records, MzRecordKind kind)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (MzJsonViewMember));
  g_autoptr (GString) lost = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (GBytes) json = mz_record_dup_json (records->pdata[i]);
      gsize length;
      const char *text = g_bytes_get_data (json, &length);

      mz_json_view_list_members ((MzJsonView) { text, text + length }, members);
      for (guint k = 0; k < members->len; k++)
        {
          const char *key = g_array_index (members, MzJsonViewMember, k).key - 1;
          g_autofree char *name = mz_json_view_dup_string ((MzJsonView) { key, mz_json_skip_string (key) });

          if (g_strv_contains (columns[kind], name) || g_hash_table_contains (seen, name))
            continue;
          g_string_append_printf (lost, "%s%s", lost->len > 0 ? ", " : "", name);
          g_hash_table_add (seen, g_steal_pointer (&name));
        }
    }
  return lost->len > 0 ? g_string_free (g_steal_pointer (&lost), FALSE) : NULL;
}

static char *
dup_table_state (const MzRecordList *list, MzRecord *record)
{
  const char *words[MZ_N_STATE_WORDS];

  mz_record_get_states (record, list->dataset, list->date, words);
  if (words[1] != NULL)
    return g_strdup_printf ("%s, perhaps %s", words[0], words[1]);
  if (words[2] != NULL)
    return g_strdup_printf ("%s, last %s", words[0], words[2]);
  return g_strdup (words[0]);
}

/* One line that cannot command a terminal. */
static char *
dup_table_cell (const MzRecordList *list, MzRecord *record, const char *column)
{
  gboolean state = mz_record_has_state (list->kind) && strcmp (column, "state") == 0;
  g_autofree char *cell = state ? dup_table_state (list, record) : mz_record_dup_cell (list, record, column);
  GString *clean = g_string_new (NULL);

  if (*cell == '\0')
    g_string_append (clean, "not known");
  for (const char *p = cell; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (clean, g_unichar_iscntrl (c) ? ' ' : c);
    }
  return g_string_free (clean, FALSE);
}

/* In columns of a terminal. */
static guint
measure_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

void
mz_records_append_table (GString *out, const MzRecordList *list)
{
  const char *const *names = table_columns[list->kind];
  guint n = g_strv_length ((char **) names), widths[G_N_ELEMENTS (table_columns[0])] = { 0 };
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (cells, g_strdup (names[i]));
  for (guint row = 0; row < list->records->len; row++)
    for (guint i = 0; i < n; i++)
      g_ptr_array_add (cells, dup_table_cell (list, list->records->pdata[row], names[i]));
  for (guint i = 0; i < cells->len; i++)
    widths[i % n] = MAX (widths[i % n], measure_width (cells->pdata[i]));

  for (guint i = 0; i < cells->len; i++)
    {
      gboolean last = i % n == n - 1;

      g_string_append (out, cells->pdata[i]);
      for (guint width = measure_width (cells->pdata[i]); !last && width < widths[i % n] + 2; width++)
        g_string_append_c (out, ' ');
      if (last)
        g_string_append_c (out, '\n');
    }
}
