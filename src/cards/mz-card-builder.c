/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-cards"

#include "mz-card-builder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-chart.h"
#include "mz-format.h"

static MzCardBlock *
push (MzCardBuilder *self, MzBlockKind kind)
{
  MzCardBlock *block;

  if (self->section != NULL && kind != MZ_BLOCK_SECTION)
    {
      g_autofree char *title = g_steal_pointer (&self->section);
      MzCardBlock *heading = push (self, MZ_BLOCK_SECTION);

      heading->title = g_steal_pointer (&title);
      if (self->section_count > 1)
        heading->aside = g_strdup_printf ("%u", self->section_count);
    }

  block = g_new0 (MzCardBlock, 1);
  block->kind = kind;
  g_ptr_array_add (self->card, block);
  return block;
}

/* The newest first: of the sources of a series it is the one that knows its latest figures. */
static int
compare_sources (gconstpointer a, gconstpointer b)
{
  MzSource *left = *(MzSource *const *) a, *right = *(MzSource *const *) b;
  int dates = mz_partial_date_compare (mz_source_peek (right)->date, mz_source_peek (left)->date);

  return dates != 0 ? dates : strcmp (mz_record_get_id (MZ_RECORD (left)), mz_record_get_id (MZ_RECORD (right)));
}

/* Ids of which no source is there are passed over; %NULL if none is left. */
static GPtrArray *
find_sources (MzCardBuilder *self, GStrv ids)
{
  GPtrArray *sources = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      MzSource *source = mz_dataset_lookup (self->dataset, MZ_RECORD_SOURCE, ids[i]);

      if (source != NULL)
        g_ptr_array_add (sources, g_object_ref (source));
    }
  g_ptr_array_sort (sources, compare_sources);
  if (sources->len == 0)
    g_clear_pointer (&sources, g_ptr_array_unref);
  return sources;
}

/** mz_card_end_section: Ends the section; where a row of it had no source of its own, the record's follow. */
void
mz_card_end_section (MzCardBuilder *self)
{
  g_clear_pointer (&self->section, g_free);
  if (self->section_needs_sources && self->record != NULL)
    {
      GPtrArray *sources = find_sources (self, mz_record_peek_head (self->record)->sources);

      if (sources != NULL)
        push (self, MZ_BLOCK_CHIPS)->sources = sources;
    }
  self->section_needs_sources = FALSE;
}

/**
 * mz_card_begin_section:
 * @count: how many there are, shown beside the heading where it is more than one
 *
 * Ends the section before and begins one. A section without any row leaves no heading.
 */
void
mz_card_begin_section (MzCardBuilder *self, const char *title, guint count)
{
  mz_card_end_section (self);
  self->section = g_strdup (title);
  self->section_count = count;
}

/** mz_card_add_header: @what: (nullable): kind and status; @where: (nullable): a place or a date; both plain text */
void
mz_card_add_header (MzCardBuilder *self, const char *title, const char *what, const char *where)
{
  MzCardBlock *block = push (self, MZ_BLOCK_HEADER);

  block->title = g_strdup (title);
  block->text = what != NULL ? g_markup_escape_text (what, -1) : NULL;
  block->detail = where != NULL ? g_markup_escape_text (where, -1) : NULL;
  g_set_object (&block->record, self->record);
}

/** mz_card_add_lead: @text: (transfer none): Pango markup */
void
mz_card_add_lead (MzCardBuilder *self, const char *text)
{
  push (self, MZ_BLOCK_LEAD)->text = g_strdup (text);
}

/** mz_card_add_row: A row that needs no source: words, not figures. @markup: Pango markup. */
void
mz_card_add_row (MzCardBuilder *self, const char *key, const char *markup)
{
  MzCardBlock *block = push (self, MZ_BLOCK_ROW);

  block->title = g_strdup (key);
  block->text = g_strdup (markup);
}

/** mz_card_add_figure: @sources: (nullable): ids of the figure's own sources; without them the record's stand for it */
void
mz_card_add_figure (MzCardBuilder *self, const char *key, const char *markup, GStrv sources)
{
  MzCardBlock *block = push (self, MZ_BLOCK_ROW);

  block->title = g_strdup (key);
  block->text = g_strdup (markup);
  block->sources = find_sources (self, sources);
  if (block->sources == NULL)
    self->section_needs_sources = TRUE;
}

/** mz_card_add_words: A row of @words with commas between them; none, no row. */
void
mz_card_add_words (MzCardBuilder *self, const char *key, GStrv words)
{
  g_autofree char *joined = NULL, *markup = NULL;

  if (words == NULL || words[0] == NULL)
    return;
  joined = g_strjoinv (mz_format_get_comma (), words);
  markup = g_markup_escape_text (joined, -1);
  mz_card_add_row (self, key, markup);
}

/** mz_card_add_text: A paragraph. @text: (nullable): plain text */
void
mz_card_add_text (MzCardBuilder *self, const char *text)
{
  if (text != NULL)
    push (self, MZ_BLOCK_TEXT)->text = g_markup_escape_text (text, -1);
}

/** mz_card_add_life: @site: a #MzSite of which something dated is known */
void
mz_card_add_life (MzCardBuilder *self, MzRecord *site)
{
  g_set_object (&push (self, MZ_BLOCK_LIFE)->record, site);
}

/** mz_card_add_chips: The sources of what stands above: @own: (nullable): its own; without them those of @record. */
void
mz_card_add_chips (MzCardBuilder *self, const char *const *own, MzRecord *record)
{
  GPtrArray *sources = find_sources (self, own != NULL && own[0] != NULL ? (GStrv) own : mz_record_peek_head (record)->sources);

  if (sources != NULL)
    push (self, MZ_BLOCK_CHIPS)->sources = sources;
}

/** mz_card_add_curve: A small drawing of the points of @series that have @key. */
void
mz_card_add_curve (MzCardBuilder *self, MzRecord *series, const char *key)
{
  MzCardBlock *block = push (self, MZ_BLOCK_CURVE);

  g_set_object (&block->record, series);
  block->key = g_strdup (key);
}

/** mz_card_add_action: A button. @action: its name and target: "win.chart::prices" */
void
mz_card_add_action (MzCardBuilder *self, const char *title, const char *action)
{
  MzCardBlock *block = push (self, MZ_BLOCK_ACTION);

  block->title = g_strdup (title);
  block->key = g_strdup (action);
}

/** mz_card_add_chart: A button that opens a chart; nothing where there is none of that @name. */
void
mz_card_add_chart (MzCardBuilder *self, const char *name)
{
  const MzChart *chart = mz_charts_lookup (name);
  g_autofree char *title = NULL, *action = NULL;

  if (chart == NULL)
    return;
  /* Translators: opens a chart, by its name. */
  title = g_strdup_printf (_("Chart: %s"), mz_chart_get_label (chart));
  action = g_strconcat ("win.chart::", name, NULL);
  mz_card_add_action (self, title, action);
}

/** mz_card_link_row: @record: (nullable): where the last row leads */
void
mz_card_link_row (MzCardBuilder *self, MzRecord *record)
{
  g_set_object (&((MzCardBlock *) g_ptr_array_index (self->card, self->card->len - 1))->record, record);
}

/** mz_card_find_company: Returns: (transfer none) (nullable): whom the facts mean by @name. */
MzRecord *
mz_card_find_company (MzCardBuilder *self, const char *name)
{
  g_autofree char *id = mz_company_make_id (name);

  return id != NULL ? mz_dataset_lookup (self->dataset, MZ_RECORD_COMPANY, id) : NULL;
}

void
mz_card_add_delivery (MzCardBuilder *self, MzAgreement *agreement)
{
  MzCardBlock *block = push (self, MZ_BLOCK_STEPS);

  block->has_delivery = TRUE;
  block->delivery = mz_delivery_on (agreement, self->date, self->as_of);
}

/** mz_card_add_link: A row that leads to @record. @aside, @detail: (nullable): a date, and a line of plain text */
void
mz_card_add_link (MzCardBuilder *self, MzRecord *record, const char *title, const char *aside, const char *detail)
{
  MzCardBlock *block = push (self, MZ_BLOCK_RECORD);

  g_set_object (&block->record, record);
  block->title = g_strdup (title);
  block->aside = g_strdup (aside);
  block->detail = detail != NULL ? g_markup_escape_text (detail, -1) : NULL;
}

static char *
describe_agreement (MzAgreement *agreement)
{
  const MzAgreementInfo *info = mz_agreement_peek (agreement);
  const char *binding = mz_vocabulary_get_label (&mz_bindings, info->binding);
  const char *kind = mz_vocabulary_get_label (&mz_agreement_kinds, info->kind);
  g_autofree char *value = info->value_usd >= 0 ? mz_format_money (info->value_usd, "USD") : NULL;
  const char *words[] = { binding, kind, value, info->terms[0] };
  char *text = NULL;

  if (value != NULL && info->terms[0] != NULL && g_str_has_prefix (info->terms[0], value))
    words[2] = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i] != NULL)
      {
        g_autofree char *before = text;

        text = mz_format_sentence (before, words[i]);
      }
  return text;
}

static char *
describe_flow (const MzFlowInfo *info)
{
  g_autofree char *number = NULL;

  if (info->t_per_year >= 0)
    {
      number = mz_format_number (info->t_per_year);
      /* Translators: a number, and what it counts with its unit: "3,800 t REO in concentrate a year". */
      return g_strdup_printf (_("%1$s %2$s a year"), number, mz_format_label (info->what));
    }
  if (info->t_in_period >= 0)
    {
      number = mz_format_number (info->t_in_period);
      return mz_format_unit (number, info->what);
    }
  /* Translators: what goes from one place to another; its unit comes first: "t NdPr oxide". */
  return g_strdup_printf (_("Tonnage not known (%s)"), mz_format_label (info->what));
}

static char *
describe_site (MzCardBuilder *self, MzSite *site)
{
  const MzSiteInfo *info = mz_site_peek (site);
  MzSiteState state = mz_workspace_get_site_state (self->workspace, site);
  g_autofree char *words = mz_card_state_text (self, &state);

  /* Translators: a kind of site, what it does, and the country: "Mine, operating since 2018, Australia". */
  return g_strdup_printf (_("%1$s, %2$s, %3$s"), mz_vocabulary_get_label (&mz_site_kinds, info->kind), words,
                          mz_dataset_country_name (self->dataset, info->country));
}

static char *
describe_company (MzCompany *company)
{
  const MzCompanyInfo *info = mz_company_peek (company);
  guint n_sites = g_strv_length (info->sites), n = g_strv_length (info->agreements);
  g_autofree char *sites = g_strdup_printf (ngettext ("%u site", "%u sites", n_sites), n_sites);
  g_autofree char *agreements = g_strdup_printf (ngettext ("%u agreement", "%u agreements", n), n);

  if (n == 0)
    return g_steal_pointer (&sites);
  if (n_sites == 0)
    return g_steal_pointer (&agreements);
  /* Translators: a number of sites and a number of agreements that name a company. */
  return g_strdup_printf (C_("company", "%1$s, %2$s"), sites, agreements);
}

/* The line under a record's title, and the date beside it. */
static void
describe (MzCardBuilder *self, MzRecord *record, char **detail, char **aside)
{
  MzPartialDate date = MZ_PARTIAL_DATE_NONE;

  switch (mz_record_get_kind (record))
    {
    case MZ_RECORD_SITE:
      *detail = describe_site (self, MZ_SITE (record));
      break;
    case MZ_RECORD_AGREEMENT:
      *detail = describe_agreement (MZ_AGREEMENT (record));
      date = mz_agreement_peek (MZ_AGREEMENT (record))->signed_on;
      break;
    case MZ_RECORD_MEASURE:
      {
        const MzMeasureInfo *info = mz_measure_peek (MZ_MEASURE (record));
        MzForceState force = mz_workspace_get_force (self->workspace, record);
        g_autofree char *words = mz_card_force_text (self, &force);

        /* Translators: a kind of measure, who takes it, and whether it is in force. */
        *detail = g_strdup_printf (_("%1$s by %2$s, %3$s"), mz_vocabulary_get_label (&mz_measure_kinds, info->kind),
                                   mz_dataset_country_name (self->dataset, info->country), words);
        break;
      }
    case MZ_RECORD_EVENT:
      *detail = g_strdup (mz_vocabulary_get_label (&mz_event_kinds, mz_event_peek (MZ_EVENT (record))->kind));
      date = mz_event_peek (MZ_EVENT (record))->date;
      break;
    case MZ_RECORD_SERIES:
      *detail = g_strdup (mz_format_label (mz_series_peek (MZ_SERIES (record))->unit));
      break;
    case MZ_RECORD_ELEMENT:
      *detail = g_strdup (mz_element_peek (MZ_ELEMENT (record))->symbol);
      break;
    case MZ_RECORD_CLAIM:
      {
        const MzClaimInfo *info = mz_claim_peek (MZ_CLAIM (record));
        MzSource *article = mz_dataset_lookup (self->dataset, MZ_RECORD_SOURCE, info->article);

        if (article != NULL)
          *detail = mz_source_get_chip (article);
        break;
      }
    case MZ_RECORD_FLOW:
      *detail = describe_flow (mz_flow_peek (MZ_FLOW (record)));
      date = mz_flow_peek (MZ_FLOW (record))->year;
      break;
    case MZ_RECORD_DEMAND:
      *detail = mz_card_demand_text (mz_demand_peek (MZ_DEMAND (record)));
      date = mz_demand_peek (MZ_DEMAND (record))->year;
      break;
    case MZ_RECORD_STOCK:
      *detail = mz_card_stock_text (mz_stock_peek (MZ_STOCK (record)));
      date = mz_stock_peek (MZ_STOCK (record))->date;
      break;
    case MZ_RECORD_GOOD:
      *detail = mz_card_good_text (mz_good_peek (MZ_GOOD (record)));
      date = mz_good_peek (MZ_GOOD (record))->year;
      break;
    case MZ_RECORD_PARAMETER:
      *detail = mz_card_parameter_text (mz_parameter_peek (MZ_PARAMETER (record)));
      date = mz_parameter_peek (MZ_PARAMETER (record))->year;
      break;
    case MZ_RECORD_SOURCE:
      *detail = g_strdup (mz_source_peek (MZ_SOURCE (record))->publisher);
      date = mz_source_peek (MZ_SOURCE (record))->date;
      break;
    case MZ_RECORD_COMPANY:
      *detail = describe_company (MZ_COMPANY (record));
      break;
    case MZ_RECORD_COUNTRY:
    case MZ_N_RECORD_KINDS:
    default:
      break;
    }
  if (mz_partial_date_is_set (date))
    *aside = mz_partial_date_format_short (date);
}

/** mz_card_add_record: A row that leads to @record and says what it is on the date. */
void
mz_card_add_record (MzCardBuilder *self, MzRecord *record)
{
  g_autofree char *title = mz_card_record_title (self, record);
  g_autofree char *detail = NULL, *aside = NULL;

  describe (self, record, &detail, &aside);
  mz_card_add_link (self, record, title, aside, detail);
  if (MZ_IS_AGREEMENT (record))
    {
      MzCardBlock *block = g_ptr_array_index (self->card, self->card->len - 1);

      block->has_delivery = TRUE;
      block->delivery = mz_delivery_on (MZ_AGREEMENT (record), self->date, self->as_of);
    }
}

static gboolean
is_unfolded (MzCardBuilder *self, const char *key)
{
  return self->unfolded != NULL && g_hash_table_contains (self->unfolded, key);
}

/**
 * mz_card_begin_list:
 * @key: names the list within the card
 * @shown: how many to show while it is folded
 *
 * Returns: how many rows to add now; then call mz_card_end_list().
 */
guint
mz_card_begin_list (MzCardBuilder *self, const char *key, guint length, guint shown)
{
  return is_unfolded (self, key) ? length : MIN (length, shown);
}

/** mz_card_end_list: @label: (nullable): what unfolds it, in place of "Show all 12" */
void
mz_card_end_list (MzCardBuilder *self, const char *key, guint length, guint shown, const char *label)
{
  MzCardBlock *block;

  if (length <= shown)
    return;
  block = push (self, MZ_BLOCK_MORE);
  block->key = g_strdup (key);
  if (is_unfolded (self, key))
    block->title = g_strdup (_("Show Fewer"));
  else if (label != NULL)
    block->title = g_strdup (label);
  else
    block->title = g_strdup_printf (_("Show All %u"), length);
}

static MzPartialDate
record_date (MzRecord *record)
{
  switch (mz_record_get_kind (record))
    {
    case MZ_RECORD_AGREEMENT:
      return mz_agreement_peek (MZ_AGREEMENT (record))->signed_on;
    case MZ_RECORD_MEASURE:
      return mz_measure_peek (MZ_MEASURE (record))->announced;
    case MZ_RECORD_EVENT:
      return mz_event_peek (MZ_EVENT (record))->date;
    case MZ_RECORD_FLOW:
      return mz_flow_peek (MZ_FLOW (record))->year;
    case MZ_RECORD_DEMAND:
      return mz_demand_peek (MZ_DEMAND (record))->year;
    case MZ_RECORD_STOCK:
      return mz_stock_peek (MZ_STOCK (record))->date;
    case MZ_RECORD_GOOD:
      return mz_good_peek (MZ_GOOD (record))->year;
    case MZ_RECORD_PARAMETER:
      return mz_parameter_peek (MZ_PARAMETER (record))->year;
    case MZ_RECORD_SOURCE:
      return mz_source_peek (MZ_SOURCE (record))->date;
    case MZ_RECORD_SITE:
    case MZ_RECORD_SERIES:
    case MZ_RECORD_ELEMENT:
    case MZ_RECORD_COUNTRY:
    case MZ_RECORD_CLAIM:
    case MZ_RECORD_COMPANY:
    case MZ_N_RECORD_KINDS:
    default:
      return MZ_PARTIAL_DATE_NONE;
    }
}

/* Whether it is certain that on the date there was nothing of it yet. */
static gboolean
comes_later (MzCardBuilder *self, MzRecord *record)
{
  MzPartialDate begins = record_date (record);

  return !MZ_IS_SOURCE (record) && mz_partial_date_is_set (begins)
         && mz_partial_date_reached (begins, self->date) == MZ_TRUTH_NO;
}

static void
add_list (MzCardBuilder *self, const char *key, GPtrArray *records, guint folded, const char *label)
{
  guint shown = mz_card_begin_list (self, key, records->len, folded);

  for (guint i = 0; i < shown; i++)
    mz_card_add_record (self, g_ptr_array_index (records, i));
  mz_card_end_list (self, key, records->len, folded, label);
}

/**
 * mz_card_add_records:
 * @key: names the list within the card
 * @records: (element-type MzRecord)
 *
 * A section of rows that lead to @records; none, no section. What only comes after the date is folded away behind them.
 */
void
mz_card_add_records (MzCardBuilder *self, const char *title, const char *key, GPtrArray *records)
{
  g_autoptr (GPtrArray) now = g_ptr_array_new (), later = g_ptr_array_new ();
  g_autofree char *later_key = g_strconcat (key, "-later", NULL), *label = NULL;

  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (comes_later (self, g_ptr_array_index (records, i)) ? later : now, g_ptr_array_index (records, i));
  label = g_strdup_printf (ngettext ("%u After This Date", "%u After This Date", later->len), later->len);

  mz_card_begin_section (self, title, now->len);
  add_list (self, key, now, MZ_CARD_LIST_LENGTH, NULL);
  add_list (self, later_key, later, 0, label);
  mz_card_end_section (self);
}

static int
compare_newest (gconstpointer a, gconstpointer b)
{
  MzRecord *left = *(MzRecord *const *) a, *right = *(MzRecord *const *) b;
  int dates = mz_partial_date_compare (record_date (right), record_date (left));

  return dates != 0 ? dates : strcmp (mz_record_get_id (left), mz_record_get_id (right));
}

/** mz_card_sort_newest: @records: (element-type MzRecord): to be put in order: the newest first, the undated last, by id */
void
mz_card_sort_newest (GPtrArray *records)
{
  g_ptr_array_sort (records, compare_newest);
}

/** mz_card_get_related: Returns: (transfer container): what names the card's record or is named by it, the newest first. */
GPtrArray *
mz_card_get_related (MzCardBuilder *self, MzRecordKind kind)
{
  GPtrArray *records = mz_dataset_get_related (self->dataset, self->record, kind);

  mz_card_sort_newest (records);
  return records;
}

/** mz_card_add_related: A section of the records of @kind that name the card's one or are named by it, the newest first. */
void
mz_card_add_related (MzCardBuilder *self, const char *title, MzRecordKind kind)
{
  g_autoptr (GPtrArray) records = mz_card_get_related (self, kind);

  mz_card_add_records (self, title, mz_vocabulary_get_key (&mz_record_kinds, kind), records);
}

/** mz_card_add_end: The note, how sure the record is, and all its sources; a claim has its article instead of them. */
void
mz_card_add_end (MzCardBuilder *self)
{
  const MzRecordHead *head = mz_record_peek_head (self->record);
  GPtrArray *sources;

  if (head->note != NULL)
    {
      mz_card_begin_section (self, _("Note"), 0);
      mz_card_add_text (self, head->note);
    }
  mz_card_begin_section (self, _("Sources"), g_strv_length (head->sources));
  if (head->general)
    mz_card_add_text (self, _("Common knowledge: no page that says so was seen."));
  if (head->overlaid)
    mz_card_add_text (self, _("From a file of your own."));
  sources = find_sources (self, head->sources);
  if (sources != NULL)
    push (self, MZ_BLOCK_CHIPS)->sources = sources;
  else if (!head->general && !MZ_IS_CLAIM (self->record))
    mz_card_add_text (self, _("No source is named."));
  mz_card_end_section (self);
}
