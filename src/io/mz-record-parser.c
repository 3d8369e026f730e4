/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-io"

#include "mz-record-parser.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-field-reader.h"
#include "mz-input-parser.h"
#include "mz-json-text.h"

static void
append_view (GString *out, MzJsonView view)
{
  g_string_append_len (out, view.start, view.end - view.start);
}

static void
append_word (GString *json, const char *key, const char *word)
{
  g_string_append (json, ", \"");
  g_string_append (json, key);
  g_string_append (json, "\": \"");
  g_string_append (json, word);
  g_string_append_c (json, '"');
}

/* The site as a record of the facts: its properties as they stand there, without what did not fit, and what else is known. */
static GBytes *
write_site (const MzFields *fields, const MzSiteInfo *info)
{
  static const char *const left_out[] = { "id", "lat", "lon", "state", "state_perhaps", "state_last_known" };
  GString *json = fields->feature->scratch;

  g_string_assign (json, "{\"id\": ");
  mz_json_text_quote (json, fields->id);
  for (guint i = 0; i < fields->members->len; i++)
    {
      const MzJsonViewMember *member = &g_array_index (fields->members, MzJsonViewMember, i);
      gboolean kept = TRUE;

      for (guint k = 0; k < G_N_ELEMENTS (left_out) && kept; k++)
        kept = !mz_json_view_is_key (member, left_out[k]);
      if (!kept)
        continue;
      g_string_append (json, ", ");
      g_string_append_len (json, member->key - 1, member->value.end - member->key + 1);
    }
  if (mz_json_view_is_null (mz_json_view_find (fields->members, "name")))
    {
      g_string_append (json, ", \"name\": ");
      mz_json_text_quote (json, fields->id);
    }
  if (mz_json_view_is_null (mz_json_view_find (fields->members, "kind")))
    append_word (json, "kind", mz_vocabulary_get_key (&mz_site_kinds, info->kind));
  if (mz_json_view_is_null (mz_json_view_find (fields->members, "precision")))
    append_word (json, "precision", mz_vocabulary_get_key (&mz_precisions, info->precision));
  g_string_append (json, ", \"lat\": ");
  append_view (json, fields->feature->lat_text);
  g_string_append (json, ", \"lon\": ");
  append_view (json, fields->feature->lon_text);
  g_string_append_c (json, '}');
  return g_bytes_new (json->str, json->len);
}

static MzRecord *
parse_site (MzFields *fields, MzRecordHead *head)
{
  g_autoptr (MzSiteInfo) info = mz_site_info_new ();
  MzPartialDate before = MZ_PARTIAL_DATE_NONE;
  MzVocabulary states = mz_states;
  MzFields entry;

  states.n = MZ_STATE_PLANNED + 1; /* what follows is never written down, but found out */
  info->country = mz_fields_dup_country (fields, "country", !fields->text->anywhere);
  info->admin1 = mz_fields_dup_string (fields, "admin1", FALSE);
  if (fields->feature != NULL)
    {
      info->lat = fields->feature->lat;
      info->lon = fields->feature->lon;
    }
  else
    {
      info->lat = mz_fields_get_number (fields, "lat", -90, 90, TRUE);
      info->lon = mz_fields_get_number (fields, "lon", -180, 180, TRUE);
    }
  if (info->country == NULL)
    info->country = g_strdup ("");
  info->precision = mz_fields_get_word (fields, "precision", &mz_precisions, TRUE, MZ_PRECISION_SITE);
  info->kind = mz_fields_get_word (fields, "kind", &mz_site_kinds, TRUE, MZ_SITE_DEPOSIT);
  info->stages = mz_fields_get_set (fields, "stages", &mz_stages);
  info->minerals = mz_fields_dup_strv_or_null (fields, "minerals");
  info->products = mz_fields_dup_strv_or_null (fields, "products");
  info->deposit_type = mz_fields_dup_string (fields, "deposit_type", FALSE);
  info->site_operator = mz_fields_dup_string (fields, "operator", FALSE);

  for (guint i = 0, n = mz_fields_count (fields, "owners"); i < n && mz_fields_enter (fields, "owners", i, &entry); i++)
    {
      MzOwner owner = { 0 };

      owner.name = mz_fields_dup_string (&entry, "name", TRUE);
      owner.share = mz_fields_get_number (&entry, "share", 0, 1, FALSE);
      owner.since = mz_fields_get_date (&entry, "since", FALSE);
      owner.sources = mz_fields_dup_strv_or_null (&entry, "sources");
      mz_site_info_add_owner (info, &owner);
      mz_fields_leave (&entry);
    }
  for (guint i = 0, n = mz_fields_count (fields, "status"); i < n && mz_fields_enter (fields, "status", i, &entry); i++)
    {
      MzStatus status = { 0 };

      status.from = mz_fields_get_date (&entry, "from", FALSE);
      status.state = mz_fields_get_word (&entry, "state", &states, TRUE, MZ_STATE_PLANNED);
      status.planned = mz_fields_get_bool (&entry, "planned");
      status.sources = mz_fields_dup_strv_or_null (&entry, "sources");
      if (mz_partial_date_is_set (status.from))
        {
          if (mz_partial_date_last_day (status.from) < mz_partial_date_first_day (before))
            mz_fields_error (&entry, "from", _("is earlier than the state before it; put the oldest first"));
          before = status.from;
        }
      mz_site_info_add_status (info, &status);
      mz_fields_leave (&entry);
    }
  for (guint i = 0, n = mz_fields_count (fields, "capacity"); i < n && mz_fields_enter (fields, "capacity", i, &entry); i++)
    {
      MzCapacity capacity = { 0 };

      capacity.what = mz_fields_dup_string (&entry, "what", TRUE);
      capacity.t_per_year = mz_fields_get_number (&entry, "t_per_year", 0, MZ_FIELDS_MAX_AMOUNT, FALSE);
      capacity.from = mz_fields_get_date (&entry, "from", FALSE);
      capacity.planned = mz_fields_get_bool (&entry, "planned");
      capacity.estimate = mz_fields_get_bool (&entry, "estimate");
      capacity.sources = mz_fields_dup_strv_or_null (&entry, "sources");
      mz_site_info_add_capacity (info, &capacity);
      mz_fields_leave (&entry);
    }
  for (guint i = 0, n = mz_fields_count (fields, "resource"); i < n && mz_fields_enter (fields, "resource", i, &entry); i++)
    {
      MzResource resource = { 0 };

      resource.resource_class = mz_fields_dup_string (&entry, "class", TRUE);
      resource.mt = mz_fields_get_number (&entry, "mt", 0, MZ_FIELDS_MAX_AMOUNT, FALSE);
      resource.treo_pct = mz_fields_get_number (&entry, "treo_pct", 0, 100, FALSE);
      resource.as_of = mz_fields_get_date (&entry, "as_of", FALSE);
      resource.estimate = mz_fields_get_bool (&entry, "estimate");
      resource.sources = mz_fields_dup_strv_or_null (&entry, "sources");
      mz_site_info_add_resource (info, &resource);
      mz_fields_leave (&entry);
    }
  if (fields->feature != NULL)
    head->json = write_site (fields, info);
  else if (head->name != NULL && head->short_name == NULL && g_utf8_strlen (head->name, -1) > 26)
    mz_fields_warn (fields, "name", _("is longer than 26 characters; give a short_name for the map"));
  else if (head->short_name != NULL && g_utf8_strlen (head->short_name, -1) > 26)
    mz_fields_warn (fields, "short_name", _("is longer than 26 characters; the map may leave it out"));
  return *fields->bad ? NULL : MZ_RECORD (mz_site_new (head, g_steal_pointer (&info)));
}

static MzRecord *
parse_agreement (MzFields *fields, MzRecordHead *head)
{
  g_autoptr (MzAgreementInfo) info = mz_agreement_info_new ();
  MzVocabulary delivered = mz_delivered;
  MzFields entry;

  delivered.n = MZ_DELIVERED_NOT_KNOWN; /* which is a missing field */

#define TAKE(member, expression) G_STMT_START { g_strfreev (info->member); info->member = (expression); } G_STMT_END
  TAKE (parties, mz_fields_dup_countries (fields, "parties"));
  TAKE (organisations, mz_fields_dup_strv (fields, "organisations"));
  TAKE (binding_source, mz_fields_dup_strv (fields, "binding_source"));
  TAKE (minerals, mz_fields_dup_strv (fields, "minerals"));
  TAKE (sites, mz_fields_dup_strv (fields, "sites"));
  TAKE (terms, mz_fields_dup_strv (fields, "terms"));
  TAKE (delivered_sources, mz_fields_dup_strv (fields, "delivered_sources"));
#undef TAKE
  info->kind = mz_fields_get_word (fields, "kind", &mz_agreement_kinds, TRUE, MZ_AGREEMENT_MOU);
  if (!mz_json_view_is_null (mz_fields_peek (fields, "binding")))
    info->binding = mz_fields_get_bool (fields, "binding") ? MZ_BINDING_YES : MZ_BINDING_NO;
  info->signed_on = mz_fields_get_date (fields, "signed", FALSE);
  info->in_force = mz_fields_get_date (fields, "in_force", FALSE);
  info->ends = mz_fields_get_date (fields, "ends", FALSE);
  info->value_usd = mz_fields_get_number (fields, "value_usd", 0, MZ_FIELDS_MAX_MONEY, FALSE);
  info->stages = mz_fields_get_set (fields, "stages", &mz_stages);
  info->delivered = mz_fields_get_word (fields, "delivered", &delivered, FALSE, MZ_DELIVERED_NOT_KNOWN);
  info->delivered_as_of = mz_fields_get_date (fields, "delivered_as_of", FALSE);
  for (guint i = 0, n = mz_fields_count (fields, "steps"); i < n && mz_fields_enter (fields, "steps", i, &entry); i++)
    {
      MzStep step = { 0 };

      step.step = mz_fields_get_word (&entry, "step", &mz_step_kinds, TRUE, MZ_STEP_SIGNED);
      step.date = mz_fields_get_date (&entry, "date", FALSE);
      step.what = mz_fields_dup_string (&entry, "what", FALSE);
      step.amount = mz_fields_get_number (&entry, "amount", 0, MZ_FIELDS_MAX_MONEY, FALSE);
      step.unit = mz_fields_dup_string (&entry, "unit", FALSE);
      step.sources = mz_fields_dup_strv_or_null (&entry, "sources");
      g_array_append_val (info->steps, step);
      mz_fields_leave (&entry);
    }
  if (mz_partial_date_is_set (info->ends) && mz_partial_date_is_set (info->signed_on)
      && mz_partial_date_last_day (info->ends) < mz_partial_date_first_day (info->signed_on))
    mz_fields_error (fields, "ends", _("is earlier than signed"));
  return *fields->bad ? NULL : MZ_RECORD (mz_agreement_new (head, g_steal_pointer (&info)));
}

static MzRecord *
parse_measure (MzFields *fields, MzRecordHead *head)
{
  g_autoptr (MzMeasureInfo) info = mz_measure_info_new ();
  MzJsonView targets = mz_fields_peek (fields, "targets");

  info->country = mz_fields_dup_country (fields, "country", TRUE);
  info->kind = mz_fields_get_word (fields, "kind", &mz_measure_kinds, TRUE, MZ_MEASURE_LAW);
  info->announced = mz_fields_get_date (fields, "announced", FALSE);
  info->effective = mz_fields_get_date (fields, "effective", FALSE);
  info->ends = mz_fields_get_date (fields, "ends", FALSE);
  if (!mz_json_view_is_null (targets) && *targets.start != '[' && *targets.start != '{')
    {
      g_autofree char *all = mz_fields_dup_string (fields, "targets", FALSE);

      info->targets_all = g_strcmp0 (all, "all") == 0;
      if (!info->targets_all)
        mz_fields_error (fields, "targets", _("must be \"all\" or a list of countries"));
    }
  else
    {
      g_strfreev (info->targets);
      info->targets = mz_fields_dup_countries (fields, "targets");
    }
  g_strfreev (info->minerals);
  info->minerals = mz_fields_dup_strv (fields, "minerals");
  g_strfreev (info->terms);
  info->terms = mz_fields_dup_strv (fields, "terms");
  g_strfreev (info->pauses);
  info->pauses = mz_fields_dup_strv (fields, "pauses");
  if (mz_partial_date_is_set (info->ends) && mz_partial_date_is_set (info->effective)
      && mz_partial_date_last_day (info->ends) < mz_partial_date_first_day (info->effective))
    mz_fields_error (fields, "ends", _("is earlier than effective"));
  return *fields->bad ? NULL : MZ_RECORD (mz_measure_new (head, g_steal_pointer (&info)));
}

/* The smaller kinds: the record is made even of a bad text, so that its memory has one owner, and dropped by the caller. */
static MzRecord *
parse_event (MzFields *fields, MzRecordHead *head)
{
  MzEventInfo *info = g_new0 (MzEventInfo, 1);

  info->date = mz_fields_get_date (fields, "date", TRUE);
  info->end = mz_fields_get_date (fields, "end", FALSE);
  info->countries = mz_fields_dup_countries (fields, "countries");
  info->sites = mz_fields_dup_strv (fields, "sites");
  info->kind = mz_fields_get_word (fields, "kind", &mz_event_kinds, TRUE, MZ_EVENT_FIGURE);
  return MZ_RECORD (mz_event_new (head, info));
}

static MzRecord *
parse_series (MzFields *fields, MzRecordHead *head)
{
  static const char *const frequency_keys[] = { "year", "month" };
  static const MzVocabulary frequencies = { "frequency", 2, frequency_keys, frequency_keys };
  static const char *const bound_keys[] = { "none", "least", "most" };
  static const MzVocabulary bounds = { "bound", 3, bound_keys, bound_keys };
  MzSeriesInfo *info = g_new0 (MzSeriesInfo, 1);
  MzFields entry;

  info->unit = mz_fields_dup_string (fields, "unit", TRUE);
  info->monthly = mz_fields_get_word (fields, "frequency", &frequencies, TRUE, 0) == 1;
  info->dimension = mz_fields_dup_string (fields, "dimension", TRUE);
  info->points = mz_series_points_new ();
  for (guint i = 0, n = mz_fields_count (fields, "points"); i < n && mz_fields_enter (fields, "points", i, &entry); i++)
    {
      MzPoint point = { 0 };

      point.key = mz_fields_dup_string (&entry, "key", TRUE);
      point.t = mz_fields_get_date (&entry, "t", TRUE);
      point.v = mz_fields_get_number (&entry, "v", -MZ_FIELDS_MAX_MONEY, MZ_FIELDS_MAX_MONEY, TRUE);
      point.bound = mz_fields_get_word (&entry, "bound", &bounds, FALSE, MZ_BOUND_NONE);
      point.estimate = mz_fields_get_bool (&entry, "estimate");
      point.sources = mz_fields_dup_strv_or_null (&entry, "sources");
      g_array_append_val (info->points, point);
      mz_fields_leave (&entry);
    }
  return MZ_RECORD (mz_series_new (head, info));
}

static MzRecord *
parse_element (MzFields *fields, MzRecordHead *head)
{
  MzElementInfo *info = g_new0 (MzElementInfo, 1);

  info->symbol = mz_fields_dup_string (fields, "symbol", TRUE);
  info->z = mz_fields_get_whole (fields, "z", 1, 118, TRUE);
  info->group = mz_fields_dup_string (fields, "group", TRUE);
  info->uses = mz_fields_dup_strv (fields, "uses");
  info->magnet = mz_fields_get_bool (fields, "magnet");
  info->controlled_since = mz_fields_get_date (fields, "controlled_since", FALSE);
  return MZ_RECORD (mz_element_new (head, info));
}

static MzRecord *
parse_country (MzFields *fields, MzRecordHead *head)
{
  MzCountryInfo *info = g_new0 (MzCountryInfo, 1);

  g_free (mz_fields_dup_country (fields, "id", TRUE));
  info->numeric = mz_fields_dup_string (fields, "numeric", FALSE);
  info->lat = mz_fields_get_number (fields, "lat", -90, 90, TRUE);
  info->lon = mz_fields_get_number (fields, "lon", -180, 180, TRUE);
  info->rank = mz_fields_get_whole (fields, "rank", 1, 4, TRUE);
  return MZ_RECORD (mz_country_new (head, info));
}

static MzRecord *
parse_claim (MzFields *fields, MzRecordHead *head)
{
  MzClaimInfo *info = g_new0 (MzClaimInfo, 1);
  MzJsonView figure = mz_fields_peek (fields, "figure");

  info->article = mz_fields_dup_string (fields, "article", TRUE);
  info->says = g_strdup (head->name);
  if (mz_json_view_is (figure, '"'))
    info->figure_text = mz_fields_dup_string (fields, "figure", FALSE);
  else if (!mz_json_view_is_null (figure))
    {
      info->has_figure = TRUE;
      info->figure = mz_fields_get_number (fields, "figure", -MZ_FIELDS_MAX_MONEY, MZ_FIELDS_MAX_MONEY, FALSE);
    }
  info->unit = mz_fields_dup_string (fields, "unit", FALSE);
  info->records = mz_fields_dup_strv (fields, "records");
  info->series = mz_fields_dup_strv (fields, "series");
  info->topic = mz_fields_dup_string (fields, "topic", FALSE);
  return MZ_RECORD (mz_claim_new (head, info));
}

static MzRecord *
parse_flow (MzFields *fields, MzRecordHead *head)
{
  MzFlowInfo *info = g_new0 (MzFlowInfo, 1);

  info->from_site = mz_fields_dup_string (fields, "from_site", FALSE);
  info->to_site = mz_fields_dup_string (fields, "to_site", FALSE);
  info->from_country = mz_fields_dup_country (fields, "from_country", info->from_site == NULL);
  info->to_country = mz_fields_dup_country (fields, "to_country", info->to_site == NULL);
  info->stage_from = mz_fields_dup_string (fields, "stage_from", TRUE);
  info->stage_to = mz_fields_dup_string (fields, "stage_to", TRUE);
  info->what = mz_fields_dup_string (fields, "what", TRUE);
  info->t_per_year = mz_fields_get_number (fields, "t_per_year", 0, MZ_FIELDS_MAX_AMOUNT, FALSE);
  info->t_in_period = mz_fields_get_number (fields, "t_in_period", 0, MZ_FIELDS_MAX_AMOUNT, FALSE);
  info->months = mz_fields_get_whole (fields, "months", 1, MZ_FIELDS_MAX_MONTHS, FALSE);
  info->year = mz_fields_get_date (fields, "year", FALSE);
  info->from = mz_fields_get_date (fields, "from", FALSE);
  info->to = mz_fields_get_date (fields, "to", FALSE);
  info->basis = mz_fields_dup_string (fields, "basis", TRUE);
  info->planned = mz_fields_get_bool (fields, "planned");
  info->estimate = mz_fields_get_bool (fields, "estimate");
  info->part_of = mz_fields_dup_string (fields, "part_of", FALSE);
  info->same_as = mz_fields_dup_string (fields, "same_as", FALSE);
  if (head->name == NULL)
    {
      g_autofree char *year = mz_partial_date_to_string (info->year);

      head->name = g_strdup_printf ("%s – %s, %s%s%s", info->from_site != NULL ? info->from_site : info->from_country,
                                    info->to_site != NULL ? info->to_site : info->to_country, info->stage_from,
                                    *year != '\0' ? ", " : "", year);
    }
  return MZ_RECORD (mz_flow_new (head, info));
}

static MzRecord *
parse_demand (MzFields *fields, MzRecordHead *head)
{
  MzDemandInfo *info = g_new0 (MzDemandInfo, 1);

  info->region = mz_fields_dup_string (fields, "region", TRUE);
  info->year = mz_fields_get_date (fields, "year", TRUE);
  info->what = mz_fields_dup_string (fields, "what", TRUE);
  info->value = mz_fields_get_amount (fields, "value");
  info->low = mz_fields_get_amount (fields, "low");
  info->high = mz_fields_get_amount (fields, "high");
  info->scenario = mz_fields_dup_string (fields, "scenario", TRUE);
  info->by = mz_fields_dup_string (fields, "by", FALSE);
  info->claim = mz_fields_get_bool (fields, "claim");
  info->estimate = mz_fields_get_bool (fields, "estimate");
  if (isnan (info->low) != isnan (info->high) || info->low > info->high)
    mz_fields_error (fields, "high", _("must stand with low, and not be below it"));
  if (head->name == NULL)
    head->name = mz_demand_make_name (info, info->what);
  return MZ_RECORD (mz_demand_new (head, info));
}

static MzRecord *
parse_source (MzFields *fields, MzRecordHead *head)
{
  MzSourceInfo *info = g_new0 (MzSourceInfo, 1);

  info->publisher = mz_fields_dup_string (fields, "publisher", FALSE);
  info->date = mz_fields_get_date (fields, "date", FALSE);
  info->url = mz_fields_dup_string (fields, "url", FALSE);
  if (info->url != NULL && !g_str_has_prefix (info->url, "https://") && !g_str_has_prefix (info->url, "http://"))
    mz_fields_error (fields, "url", _("must begin with https:// or http://"));
  return MZ_RECORD (mz_source_new (head, info));
}

static MzRecord *
parse_info (MzRecordKind kind, MzFields *fields, MzRecordHead *head)
{
  switch (kind)
    {
    case MZ_RECORD_SITE:
      return parse_site (fields, head);
    case MZ_RECORD_AGREEMENT:
      return parse_agreement (fields, head);
    case MZ_RECORD_MEASURE:
      return parse_measure (fields, head);
    case MZ_RECORD_EVENT:
      return parse_event (fields, head);
    case MZ_RECORD_SERIES:
      return parse_series (fields, head);
    case MZ_RECORD_ELEMENT:
      return parse_element (fields, head);
    case MZ_RECORD_COUNTRY:
      return parse_country (fields, head);
    case MZ_RECORD_CLAIM:
      return parse_claim (fields, head);
    case MZ_RECORD_FLOW:
      return parse_flow (fields, head);
    case MZ_RECORD_DEMAND:
      return parse_demand (fields, head);
    case MZ_RECORD_STOCK:
      return mz_input_parse_stock (fields, head);
    case MZ_RECORD_GOOD:
      return mz_input_parse_good (fields, head);
    case MZ_RECORD_PARAMETER:
      return mz_input_parse_parameter (fields, head);
    case MZ_RECORD_SOURCE:
      return parse_source (fields, head);
    case MZ_RECORD_COMPANY:
    case MZ_N_RECORD_KINDS:
    default:
      g_return_val_if_reached (NULL);
    }
}

static const char *
name_field (MzRecordKind kind)
{
  if (kind == MZ_RECORD_SERIES || kind == MZ_RECORD_SOURCE)
    return "title";
  return kind == MZ_RECORD_CLAIM ? "says" : "name";
}

/* Others are called by what they count, where they have no name. */
static gboolean
needs_name (MzRecordKind kind)
{
  return kind != MZ_RECORD_FLOW && kind != MZ_RECORD_DEMAND && kind != MZ_RECORD_STOCK && kind != MZ_RECORD_PARAMETER;
}

static gboolean
has_blanks (const char *id)
{
  for (const char *p = id; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isgraph (g_utf8_get_char (p)) || g_unichar_isspace (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/** mz_record_id_is_sound: Returns: whether a record may have this id. */
gboolean
mz_record_id_is_sound (const char *id)
{
  return *id != '\0' && strlen (id) <= MZ_RECORD_MAX_ID && !has_blanks (id);
}

/** mz_record_dup_base: Returns: (transfer full): what ids begin with that are made from the name of their file: "mines". */
char *
mz_record_dup_base (const char *file)
{
  g_autofree char *name = g_path_get_basename (file), *valid = NULL;
  char *dot = strrchr (name, '.');
  GString *base = g_string_new (NULL);

  if (dot != NULL && dot != name)
    *dot = '\0';
  valid = g_utf8_make_valid (name, -1);
  for (const char *p = valid; *p != '\0' && base->len < 100; p = g_utf8_next_char (p))
    g_string_append_unichar (base, g_unichar_isgraph (g_utf8_get_char (p)) ? g_utf8_get_char (p) : '-');
  return g_string_free (base, FALSE);
}

static void
check_id (MzFields *fields, const char *id)
{
  if (strlen (id) > MZ_RECORD_MAX_ID)
    mz_fields_error (fields, "id", _("is longer than %d bytes"), MZ_RECORD_MAX_ID);
  if (has_blanks (id))
    mz_fields_error (fields, "id", _("may hold neither spaces nor control characters"));
}

/* What every record has, and what its kind has besides; the id is checked already. */
static MzRecord *
parse_fields (MzRecordKind kind, MzFields *fields, MzRecordHead *head)
{
  g_autofree char *confidence = NULL;

  head->id = g_strdup (fields->id);
  head->name = mz_fields_dup_string (fields, name_field (kind), needs_name (kind));
  head->short_name = mz_fields_dup_string (fields, "short_name", FALSE);
  head->note = mz_fields_dup_string (fields, "note", FALSE);
  head->sources = mz_fields_dup_strv_or_null (fields, "sources");
  head->aliases = mz_fields_dup_strv_or_null (fields, "aliases");
  confidence = mz_fields_dup_string (fields, "confidence", FALSE);
  head->general = g_strcmp0 (confidence, "general") == 0;
  head->file = g_ref_string_new_intern (fields->text->file);
  head->line = fields->text->line;
  head->overlaid = fields->text->overlaid;
  return parse_info (kind, fields, head);
}

/**
 * mz_record_parse:
 * @text: where the record stands; the bytes have passed the gate
 * @report: takes what is wrong with it
 *
 * Returns: (transfer full) (nullable): the record; %NULL if it is not sound, which has been reported.
 */
MzRecord *
mz_record_parse (MzRecordKind kind, const MzRecordText *text, MzReport *report)
{
  g_autoptr (GArray) members = g_array_sized_new (FALSE, FALSE, sizeof (MzJsonViewMember), 16);
  g_autoptr (MzRecord) record = NULL;
  g_autofree char *id = NULL;
  const char *data = g_bytes_get_data (text->bytes, NULL);
  MzRecordHead head = { 0 };
  gboolean bad = FALSE;
  guint n_findings = 0;
  MzFields fields = { .text = text, .report = report, .object = { data + text->start, data + text->end },
                      .members = members, .prefix = "", .n_findings = &n_findings, .bad = &bad };

  if (!mz_json_view_is (fields.object, '{'))
    {
      mz_report_add (report, MZ_SEVERITY_ERROR, text->file, text->line, text->column, NULL, NULL,
                     _("a record must be an object in braces"));
      return NULL;
    }

  mz_json_view_list_members (fields.object, members);
  id = mz_fields_dup_string (&fields, "id", TRUE);
  if (bad)
    return NULL;
  fields.id = id;
  check_id (&fields, id);
  if (bad)
    return NULL;
  head.json = g_bytes_new_from_bytes (text->bytes, text->start, text->end - text->start);
  record = parse_fields (kind, &fields, &head);
  mz_fields_finish (&fields);
  mz_record_head_clear (&head);
  return bad ? NULL : g_steal_pointer (&record);
}

/**
 * mz_feature_parse:
 * @feature: a point of a map, which stands in a text that has passed the gate
 * @report: takes what is wrong with it
 *
 * Makes a site of it. Properties that are called like a site's fields are its fields; what does not fit there is a warning
 * and counts as missing, save in the entries of lists, where it is an error. Without a kind it is a deposit, without a
 * precision at its very place, and its country may be missing, which is "". All properties are kept in the record's text.
 *
 * Returns: (transfer full) (nullable): the site; %NULL if it is not sound, which has been reported.
 */
MzRecord *
mz_feature_parse (const MzFeature *feature, MzReport *report)
{
  g_autoptr (MzRecord) record = NULL;
  MzRecordHead head = { 0 };
  gboolean bad = FALSE;
  guint n_findings = feature->repeated ? MZ_FIELDS_MAX_FINDINGS : 0;
  MzFields fields = { .text = &feature->text, .report = report, .object = feature->properties, .members = feature->members,
                      .id = feature->id, .prefix = "", .n_findings = &n_findings, .bad = &bad, .feature = feature };

  record = parse_fields (MZ_RECORD_SITE, &fields, &head);
  if (!feature->repeated)
    mz_fields_finish (&fields);
  mz_record_head_clear (&head);
  return bad ? NULL : g_steal_pointer (&record);
}
