/* SPDX-License-Identifier: GPL-3.0-or-later */
/* That the facts of the program are clean. Read from their own text wherever the reader could hide what is wrong with them. */
#include "mz-facts-reader.h"

#include <json-glib/json-glib.h>

#include "mz-format.h"

static MzDataset *facts;
static MzReport *report;

static void
complain (MzRecord *record, const char *what, const char *value)
{
  g_test_message ("%s %s: %s “%s”", mz_vocabulary_get_key (&mz_record_kinds, mz_record_get_kind (record)),
                  mz_record_get_id (record), what, value);
  g_test_fail ();
}

typedef void (*RecordFunc) (MzRecord *record);

static void
for_each (MzRecordKind kind, RecordFunc func)
{
  MzStore *store = mz_dataset_get_store (facts, kind);

  for (guint i = 0; i < mz_store_get_length (store); i++)
    func (mz_store_peek (store, i));
}

static void
test_findings (void)
{
  mz_facts_check_references (facts, TRUE, report);
  for (guint i = 0; i < mz_report_get_length (report); i++)
    {
      g_autofree char *text = mz_finding_to_string (mz_report_peek (report, i));

      g_test_message ("%s", text);
    }
  g_assert_cmpuint (mz_report_get_length (report), ==, 0);
}

static char *
count (MzRecordKind kind)
{
  return mz_format_number (mz_store_get_length (mz_dataset_get_store (facts, kind)));
}

/* The README says how much there is. */
static void
test_readme (void)
{
  g_autofree char *path = g_build_filename (g_test_get_dir (G_TEST_DIST), "..", "data", "facts", "README.md", NULL);
  g_autofree char *readme = NULL, *said = NULL, *sources = NULL, *points = NULL;
  char *counts[MZ_N_FILE_KINDS];
  MzStore *series = mz_dataset_get_store (facts, MZ_RECORD_SERIES);
  guint n_points = 0;

  g_assert_true (g_file_get_contents (path, &readme, NULL, NULL));
  for (guint i = 0; i < mz_store_get_length (series); i++)
    n_points += mz_series_peek (mz_store_peek (series, i))->points->len;
  points = mz_format_number (n_points);
  for (guint kind = 0; kind < MZ_N_FILE_KINDS; kind++)
    counts[kind] = count ((MzRecordKind) kind);
  said = g_strdup_printf ("\n%s sites, %s agreements, %s measures, %s events, %s series (%s points), %s elements, %s countries, "
                          "%s claims of four articles, %s flows, %s figures of demand, "
                          "%s figures of stocks, %s products that rare earths are in, %s parameters of the what-if model, ", counts[MZ_RECORD_SITE], counts[MZ_RECORD_AGREEMENT],
                          counts[MZ_RECORD_MEASURE], counts[MZ_RECORD_EVENT], counts[MZ_RECORD_SERIES], points,
                          counts[MZ_RECORD_ELEMENT], counts[MZ_RECORD_COUNTRY], counts[MZ_RECORD_CLAIM],
                          counts[MZ_RECORD_FLOW], counts[MZ_RECORD_DEMAND], counts[MZ_RECORD_STOCK], counts[MZ_RECORD_GOOD],
                          counts[MZ_RECORD_PARAMETER]);
  sources = g_strdup_printf ("the %s sources", counts[MZ_RECORD_SOURCE]);
  g_assert_nonnull (strstr (readme, said));
  g_assert_nonnull (strstr (readme, sources));
  for (guint kind = 0; kind < MZ_N_FILE_KINDS; kind++)
    g_clear_pointer (&counts[kind], g_free);
}

typedef void (*TextFunc) (MzRecord *record, const char *path, const char *text);

/* Every text that stands at @path ("owners.sources") in the record: through lists and objects. */
static void
visit_path (MzRecord *record, JsonNode *node, const char *path, const char *rest, TextFunc func)
{
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return;
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        visit_path (record, json_array_get_element (array, i), path, rest, func);
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      const char *dot = strchr (rest, '.');
      g_autofree char *key = dot != NULL ? g_strndup (rest, (gsize) (dot - rest)) : g_strdup (rest);

      visit_path (record, json_object_get_member (json_node_get_object (node), key), path, dot != NULL ? dot + 1 : "", func);
    }
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    func (record, path, json_node_get_string (node));
}

/* A path of a kind of record, and for a reference the kind that it is to: MZ_N_RECORD_KINDS for any. */
typedef struct
{
  MzRecordKind kind;
  const char  *path;
  MzRecordKind to;
} Path;

static MzRecordKind wanted;

static void
visit_all (const Path *paths, guint n_paths, TextFunc func)
{
  for (guint kind = 0; kind < MZ_N_FILE_KINDS; kind++)
    {
      MzStore *store = mz_dataset_get_store (facts, (MzRecordKind) kind);

      for (guint i = 0; i < mz_store_get_length (store); i++)
        {
          g_autoptr (JsonParser) parser = json_parser_new ();
          MzRecord *record = mz_store_peek (store, i);
          gsize size;
          const char *json = g_bytes_get_data (mz_record_peek_head (record)->json, &size);

          g_assert_true (json_parser_load_from_data (parser, json, (gssize) size, NULL));
          for (guint k = 0; k < n_paths; k++)
            if (paths[k].kind == kind)
              {
                wanted = paths[k].to;
                visit_path (record, json_parser_get_root (parser), paths[k].path, paths[k].path, func);
              }
        }
    }
}

static void
check_reference (MzRecord *record, const char *path, const char *id)
{
  /* Of a measure that hits everybody. */
  if (strcmp (path, "targets") == 0 && strcmp (id, "all") == 0)
    return;
  if (wanted == MZ_N_RECORD_KINDS ? mz_dataset_find (facts, id) == NULL : mz_dataset_lookup (facts, wanted, id) == NULL)
    complain (record, path, id);
}

static void
test_references (void)
{
  static const Path references[] = {
    { MZ_RECORD_SITE, "country", MZ_RECORD_COUNTRY },        { MZ_RECORD_SITE, "sources", MZ_RECORD_SOURCE },
    { MZ_RECORD_SITE, "owners.sources", MZ_RECORD_SOURCE },  { MZ_RECORD_SITE, "status.sources", MZ_RECORD_SOURCE },
    { MZ_RECORD_SITE, "capacity.sources", MZ_RECORD_SOURCE }, { MZ_RECORD_SITE, "resource.sources", MZ_RECORD_SOURCE },
    { MZ_RECORD_AGREEMENT, "parties", MZ_RECORD_COUNTRY },   { MZ_RECORD_AGREEMENT, "sites", MZ_RECORD_SITE },
    { MZ_RECORD_AGREEMENT, "sources", MZ_RECORD_SOURCE },    { MZ_RECORD_AGREEMENT, "steps.sources", MZ_RECORD_SOURCE },
    { MZ_RECORD_AGREEMENT, "binding_source", MZ_RECORD_SOURCE },
    { MZ_RECORD_AGREEMENT, "delivered_sources", MZ_RECORD_SOURCE },
    { MZ_RECORD_MEASURE, "country", MZ_RECORD_COUNTRY },     { MZ_RECORD_MEASURE, "targets", MZ_RECORD_COUNTRY },
    { MZ_RECORD_MEASURE, "pauses", MZ_RECORD_MEASURE },      { MZ_RECORD_MEASURE, "sources", MZ_RECORD_SOURCE },
    { MZ_RECORD_EVENT, "countries", MZ_RECORD_COUNTRY },     { MZ_RECORD_EVENT, "sites", MZ_RECORD_SITE },
    { MZ_RECORD_EVENT, "sources", MZ_RECORD_SOURCE },        { MZ_RECORD_SERIES, "sources", MZ_RECORD_SOURCE },
    { MZ_RECORD_ELEMENT, "sources", MZ_RECORD_SOURCE },      { MZ_RECORD_COUNTRY, "sources", MZ_RECORD_SOURCE },
    { MZ_RECORD_CLAIM, "article", MZ_RECORD_SOURCE },        { MZ_RECORD_CLAIM, "records", MZ_N_RECORD_KINDS },
    { MZ_RECORD_CLAIM, "series", MZ_RECORD_SERIES },         { MZ_RECORD_FLOW, "from_site", MZ_RECORD_SITE },
    { MZ_RECORD_FLOW, "to_site", MZ_RECORD_SITE },           { MZ_RECORD_FLOW, "from_country", MZ_RECORD_COUNTRY },
    { MZ_RECORD_FLOW, "to_country", MZ_RECORD_COUNTRY },     { MZ_RECORD_FLOW, "part_of", MZ_RECORD_FLOW },
    { MZ_RECORD_FLOW, "same_as", MZ_RECORD_FLOW },           { MZ_RECORD_FLOW, "sources", MZ_RECORD_SOURCE },
    { MZ_RECORD_DEMAND, "sources", MZ_RECORD_SOURCE },
    { MZ_RECORD_STOCK, "country", MZ_RECORD_COUNTRY },       { MZ_RECORD_STOCK, "sources", MZ_RECORD_SOURCE },
    { MZ_RECORD_GOOD, "sources", MZ_RECORD_SOURCE },         { MZ_RECORD_PARAMETER, "sources", MZ_RECORD_SOURCE },
    { MZ_RECORD_PARAMETER, "site", MZ_RECORD_SITE },         { MZ_RECORD_PARAMETER, "sites", MZ_RECORD_SITE },
  };

  visit_all (references, G_N_ELEMENTS (references), check_reference);
}

static void
check_key (MzRecord *record)
{
  const MzSeriesInfo *info = mz_series_peek (MZ_SERIES (record));

  if (strcmp (info->dimension, "country") != 0)
    return;
  for (guint i = 0; i < info->points->len; i++)
    {
      const char *key = g_array_index (info->points, MzPoint, i).key;

      if (strcmp (key, "WORLD") != 0 && strcmp (key, "other") != 0 && mz_dataset_lookup (facts, MZ_RECORD_COUNTRY, key) == NULL)
        complain (record, "key", key);
    }
}

static void
test_series_keys (void)
{
  for_each (MZ_RECORD_SERIES, check_key);
}

static void
check_date (MzRecord *record, const char *path, const char *text)
{
  MzPartialDate date;

  if (!mz_partial_date_parse (text, &date, NULL) || date.year < 1850 || date.year > 2050)
    complain (record, path, text);
}

static void
test_dates (void)
{
  static const Path dates[] = {
    { MZ_RECORD_SITE, "owners.since" }, { MZ_RECORD_SITE, "status.from" }, { MZ_RECORD_SITE, "capacity.from" },
    { MZ_RECORD_SITE, "resource.as_of" }, { MZ_RECORD_AGREEMENT, "signed" }, { MZ_RECORD_AGREEMENT, "in_force" },
    { MZ_RECORD_AGREEMENT, "ends" }, { MZ_RECORD_AGREEMENT, "steps.date" }, { MZ_RECORD_AGREEMENT, "delivered_as_of" },
    { MZ_RECORD_MEASURE, "announced" }, { MZ_RECORD_MEASURE, "effective" }, { MZ_RECORD_MEASURE, "ends" },
    { MZ_RECORD_EVENT, "date" }, { MZ_RECORD_EVENT, "end" }, { MZ_RECORD_SERIES, "points.t" },
    { MZ_RECORD_ELEMENT, "controlled_since" }, { MZ_RECORD_FLOW, "from" }, { MZ_RECORD_FLOW, "to" },
    { MZ_RECORD_FLOW, "year" }, { MZ_RECORD_DEMAND, "year" }, { MZ_RECORD_STOCK, "date" },
    { MZ_RECORD_GOOD, "year" }, { MZ_RECORD_PARAMETER, "year" }, { MZ_RECORD_PARAMETER, "date" },
    { MZ_RECORD_PARAMETER, "period" }, { MZ_RECORD_PARAMETER, "announced" }, { MZ_RECORD_PARAMETER, "decided" },
    { MZ_RECORD_PARAMETER, "promised_start" }, { MZ_RECORD_PARAMETER, "now_promised" },
    { MZ_RECORD_PARAMETER, "actual_start" }, { MZ_RECORD_PARAMETER, "not_reached_as_of" },
    { MZ_RECORD_SOURCE, "date" },
  };

  visit_all (dates, G_N_ELEMENTS (dates), check_date);
}

/* Whether @later may be after @earlier, or on the same day; true where one of them is not said. */
static gboolean
in_order (MzPartialDate earlier, MzPartialDate later)
{
  return mz_partial_date_last_day (later) >= mz_partial_date_first_day (earlier);
}

/* Nothing that is said to be so may begin after what the facts know. */
static void
check_known (MzRecord *record, const char *field, MzPartialDate date)
{
  static const char *const later[] = {
    "round-top",       /* its owner bought the partner out in August 2026 */
    "steenkampskraal", /* its first phase opened in October 2026 */
    NULL,
  };
  g_autofree char *text = mz_partial_date_to_string (date);

  if (g_strv_contains (later, mz_record_get_id (record)))
    return;
  if (mz_partial_date_is_set (date) && !in_order (date, mz_dataset_get_as_of (facts)))
    complain (record, field, text);
}

static void
check_site_order (MzRecord *record)
{
  const MzSiteInfo *info = mz_site_peek (MZ_SITE (record));
  MzPartialDate before = MZ_PARTIAL_DATE_NONE;

  for (guint i = 0; i < info->status->len; i++)
    {
      MzPartialDate from = g_array_index (info->status, MzStatus, i).from;

      if (mz_partial_date_is_set (from) && !in_order (before, from))
        complain (record, "status", "is not in order");
      if (mz_partial_date_is_set (from))
        before = from;
    }
  for (guint i = 0; i < info->capacity->len; i++)
    if (!g_array_index (info->capacity, MzCapacity, i).planned)
      check_known (record, "capacity", g_array_index (info->capacity, MzCapacity, i).from);
  for (guint i = 0; i < info->resource->len; i++)
    check_known (record, "resource", g_array_index (info->resource, MzResource, i).as_of);
  for (guint i = 0; i < info->owners->len; i++)
    check_known (record, "owners", g_array_index (info->owners, MzOwner, i).since);
}

static void
check_agreement_order (MzRecord *record)
{
  const MzAgreementInfo *info = mz_agreement_peek (MZ_AGREEMENT (record));

  if (!in_order (info->signed_on, info->in_force) || !in_order (info->signed_on, info->ends)
      || !in_order (info->in_force, info->ends))
    complain (record, "signed, in_force, ends", "are not in order");
  check_known (record, "signed", info->signed_on);
  check_known (record, "in_force", info->in_force);
  check_known (record, "delivered_as_of", info->delivered_as_of);
}

static void
check_measure_order (MzRecord *record)
{
  const MzMeasureInfo *info = mz_measure_peek (MZ_MEASURE (record));

  /* Malawi's ban took effect two days before it was made public. */
  if ((!in_order (info->announced, info->effective) && strcmp (mz_record_get_id (record), "malawi-raw-ban-2025") != 0)
      || !in_order (info->effective, info->ends) || !in_order (info->announced, info->ends))
    complain (record, "announced, effective, ends", "are not in order");
  check_known (record, "announced", info->announced);
}

static void
check_event_order (MzRecord *record)
{
  const MzEventInfo *info = mz_event_peek (MZ_EVENT (record));

  if (!in_order (info->date, info->end))
    complain (record, "end", "is before date");
}

static void
check_flow_order (MzRecord *record)
{
  const MzFlowInfo *info = mz_flow_peek (MZ_FLOW (record));

  if (!in_order (info->from, info->to))
    complain (record, "to", "is before from");
  if (info->t_per_year >= 0 && info->t_in_period >= 0)
    complain (record, "t_per_year", "stands beside t_in_period");
  if (info->t_in_period >= 0 && info->months == 0)
    complain (record, "t_in_period", "has no months");
}

/* The points of a key are in order, one a date, and as precise as the frequency says. */
static void
check_series_order (MzRecord *record)
{
  const MzSeriesInfo *info = mz_series_peek (MZ_SERIES (record));
  g_autoptr (GHashTable) last = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < info->points->len; i++)
    {
      const MzPoint *point = &g_array_index (info->points, MzPoint, i);
      const MzPoint *before = g_hash_table_lookup (last, point->key);

      if (before != NULL && mz_partial_date_compare (before->t, point->t) >= 0)
        complain (record, "points are not in order, or doubled:", point->key);
      if (mz_partial_date_get_precision (point->t) != (info->monthly ? MZ_DATE_PRECISION_MONTH : MZ_DATE_PRECISION_YEAR))
        complain (record, "a point is not as precise as the frequency says:", point->key);
      g_hash_table_insert (last, point->key, (gpointer) point);
    }
}

static void
test_order (void)
{
  for_each (MZ_RECORD_SITE, check_site_order);
  for_each (MZ_RECORD_AGREEMENT, check_agreement_order);
  for_each (MZ_RECORD_MEASURE, check_measure_order);
  for_each (MZ_RECORD_EVENT, check_event_order);
  for_each (MZ_RECORD_FLOW, check_flow_order);
  for_each (MZ_RECORD_SERIES, check_series_order);
}

/* Owners have no end in the facts, so that the shares of all of them are the most that there can be at a time. */
static void
check_shares (MzRecord *record)
{
  const MzSiteInfo *info = mz_site_peek (MZ_SITE (record));
  double sum = 0;

  for (guint i = 0; i < info->owners->len; i++)
    {
      const MzOwner *owner = &g_array_index (info->owners, MzOwner, i);

      if (owner->share > 1)
        complain (record, "share of", owner->name);
      sum += MAX (owner->share, 0);
    }
  if (sum > 1 + 1e-9)
    complain (record, "owners", "hold more than all of it");
}

static void
test_shares (void)
{
  for_each (MZ_RECORD_SITE, check_shares);
}

static void
check_source (MzRecord *record, const char *field, char **own)
{
  if ((own == NULL || own[0] == NULL) && mz_record_peek_head (record)->sources[0] == NULL)
    complain (record, "has no source:", field);
}

static void
check_site_figures (MzRecord *record)
{
  const MzSiteInfo *info = mz_site_peek (MZ_SITE (record));

  for (guint i = 0; i < info->owners->len; i++)
    if (g_array_index (info->owners, MzOwner, i).share >= 0)
      check_source (record, "share", g_array_index (info->owners, MzOwner, i).sources);
  for (guint i = 0; i < info->capacity->len; i++)
    if (g_array_index (info->capacity, MzCapacity, i).t_per_year >= 0)
      check_source (record, "capacity", g_array_index (info->capacity, MzCapacity, i).sources);
  for (guint i = 0; i < info->resource->len; i++)
    check_source (record, "resource", g_array_index (info->resource, MzResource, i).sources);
}

static void
check_agreement_figures (MzRecord *record)
{
  const MzAgreementInfo *info = mz_agreement_peek (MZ_AGREEMENT (record));

  if (info->value_usd >= 0)
    check_source (record, "value_usd", NULL);
  for (guint i = 0; i < info->steps->len; i++)
    if (g_array_index (info->steps, MzStep, i).amount >= 0)
      check_source (record, "amount", g_array_index (info->steps, MzStep, i).sources);
  if (info->binding != MZ_BINDING_UNKNOWN)
    check_source (record, "binding", info->binding_source);
  if (info->delivered != MZ_DELIVERED_NOT_KNOWN)
    check_source (record, "delivered", info->delivered_sources);
}

static void
check_has_source (MzRecord *record)
{
  check_source (record, "a record of figures", NULL);
}

static void
check_address (MzRecord *record)
{
  const MzSourceInfo *info = mz_source_peek (MZ_SOURCE (record));

  /* Two of the articles whose claims are looked at are known by their titles alone. */
  if (info->url == NULL && info->publisher == NULL && !g_str_has_prefix (mz_record_get_id (record), "article-"))
    complain (record, "has neither address nor publisher:", mz_record_get_name (record));
}

static void
test_sources (void)
{
  for_each (MZ_RECORD_SITE, check_site_figures);
  for_each (MZ_RECORD_AGREEMENT, check_agreement_figures);
  for_each (MZ_RECORD_SERIES, check_has_source);
  for_each (MZ_RECORD_FLOW, check_has_source);
  for_each (MZ_RECORD_STOCK, check_has_source);
  for_each (MZ_RECORD_GOOD, check_has_source);
  for_each (MZ_RECORD_PARAMETER, check_has_source);
  for_each (MZ_RECORD_EVENT, check_has_source);
  for_each (MZ_RECORD_ELEMENT, check_has_source);
  for_each (MZ_RECORD_SOURCE, check_address);
}

static void
check_short_name (MzRecord *record)
{
  long limit = mz_record_get_kind (record) == MZ_RECORD_AGREEMENT ? 30 : 26;
  const char *shown = mz_record_get_short_name (record);

  if (g_utf8_strlen (shown, -1) > limit)
    complain (record, "is too long for a label:", shown);
}

static void
test_short_names (void)
{
  for_each (MZ_RECORD_SITE, check_short_name);
  for_each (MZ_RECORD_AGREEMENT, check_short_name);
  for_each (MZ_RECORD_COUNTRY, check_short_name);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  report = mz_report_new ();
  facts = mz_facts_load_bundled (report);
  g_test_add_func ("/io/bundled-facts/findings", test_findings);
  g_test_add_func ("/io/bundled-facts/readme", test_readme);
  g_test_add_func ("/io/bundled-facts/references", test_references);
  g_test_add_func ("/io/bundled-facts/series-keys", test_series_keys);
  g_test_add_func ("/io/bundled-facts/dates", test_dates);
  g_test_add_func ("/io/bundled-facts/order", test_order);
  g_test_add_func ("/io/bundled-facts/shares", test_shares);
  g_test_add_func ("/io/bundled-facts/sources", test_sources);
  g_test_add_func ("/io/bundled-facts/short-names", test_short_names);
  result = g_test_run ();
  g_object_unref (facts);
  mz_report_free (report);
  return result;
}
