/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-io"
#include "mz-document-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-field-reader.h"
#include "mz-scenario-reader.h"
#include "mz-story-reader.h"

/**
 * Reader:
 * @dataset: (nullable): the facts that the ids of scenarios are looked up in
 * @parts: what of it is read
 * @newer: the file comes from a newer program: what is not understood is left out
 * @bad: something is wrong that makes the document another one
 */
typedef struct
{
  GBytes        *bytes;
  const char    *file;
  MzReport      *report;
  MzDocument    *document;
  MzDataset     *dataset;
  const MzJsonOutline *outline;
  gboolean       newer, bad;
  MzDocumentParts parts;
} Reader;

/* One entry of a list, while it is read. */
typedef struct
{
  MzRecordText text;
  MzFields     fields;
  GArray      *members;
  char        *id;
  guint        n_findings;
  gboolean     bad;
} Entry;

#define ALL_PARTS (MZ_DOCUMENT_CHANGES | MZ_DOCUMENT_NOTES | MZ_DOCUMENT_VIEWS | MZ_DOCUMENT_SCENARIOS \
                   | MZ_DOCUMENT_STORIES)

typedef void (*ReadEntry) (Reader *reader, Entry *entry);

static const char *const document_fields[] = { "monazite", "changes", "notes", "views", "scenarios", "stories", NULL };

static void
complain (Reader *reader, const MzJsonSpan *span, const char *field, const char *format, ...) G_GNUC_PRINTF (4, 5);

static void
complain (Reader *reader, const MzJsonSpan *span, const char *field, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  mz_report_add (reader->report, MZ_SEVERITY_ERROR, reader->file, span->line, span->column, NULL, field, "%s", message);
  reader->bad = TRUE;
}

/* Where a member of the entry stands, as a text of its own. */
static MzRecordText
get_text (Entry *entry, MzJsonView member, gboolean overlaid)
{
  const char *data = g_bytes_get_data (entry->text.bytes, NULL);
  MzRecordText text = entry->text;

  mz_json_view_count_lines (data + text.start, member.start, &text.line, &text.column);
  text.start = (gsize) (member.start - data);
  text.end = (gsize) (member.end - data);
  text.overlaid = overlaid;
  text.anywhere = TRUE;
  return text;
}

/* Returns: (nullable): none is there, or it is not sound, which has been reported. */
static MzRecord *
read_record (Entry *entry, const char *name, MzRecordKind kind, gboolean own)
{
  MzJsonView member = mz_fields_peek (&entry->fields, name);
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzRecord) record = NULL;
  MzRecordText text;

  if (mz_json_view_is_null (member))
    return NULL;
  text = get_text (entry, member, own);
  record = mz_record_parse (kind, &text, report);
  /* What is not quite right with the facts is not the user's business. */
  if (own || record == NULL)
    mz_report_append (entry->fields.report, report);
  if (record == NULL)
    entry->bad = TRUE;
  else if (strcmp (mz_record_get_id (record), entry->id) != 0)
    mz_fields_error (&entry->fields, name, _("is the record “%s”, and not the one that changes"), mz_record_get_id (record));
  return g_steal_pointer (&record);
}

static void
read_change (Reader *reader, Entry *entry)
{
  static const char *const known[] = { "kind", "id", "before", "after", NULL };
  MzVocabulary kinds = mz_record_kinds;
  g_autoptr (MzRecord) before = NULL, after = NULL;
  guint kind;

  kinds.n = MZ_N_FILE_KINDS;
  kind = mz_fields_get_word (&entry->fields, "kind", &kinds, TRUE, MZ_N_FILE_KINDS);
  if (!reader->newer)
    mz_fields_refuse_others (&entry->fields, known);
  if (entry->bad)
    return;
  if (!mz_record_id_is_sound (entry->id))
    mz_fields_error (&entry->fields, "id", _("is not the id of a record: at most %d bytes without blanks"),
                     MZ_RECORD_MAX_ID);
  before = read_record (entry, "before", kind, FALSE);
  after = read_record (entry, "after", kind, TRUE);
  if (!entry->bad && before == NULL && after == NULL)
    mz_fields_error (&entry->fields, "after", _("is missing, and so is before: a change has one of them or both"));
  if (mz_document_find_change (reader->document, kind, entry->id) != NULL)
    mz_fields_error (&entry->fields, "id", _("is changed twice; leave one of the changes out"));
  if (!entry->bad)
    mz_document_set_change (reader->document, kind, entry->id, before, after);
}

static void
check_length (Entry *entry, const char *field, const char *text, gsize limit)
{
  if (text != NULL && strlen (text) > limit)
    mz_fields_error (&entry->fields, field, _("is longer than %u bytes; shorten it"), (guint) limit);
}

static void
read_note (Reader *reader, Entry *entry)
{
  static const char *const known[] = { "kind", "id", "text", NULL };
  guint kind = mz_fields_get_word (&entry->fields, "kind", &mz_record_kinds, TRUE, MZ_N_RECORD_KINDS);
  g_autofree char *text = mz_fields_dup_string (&entry->fields, "text", TRUE);

  if (!reader->newer)
    mz_fields_refuse_others (&entry->fields, known);
  check_length (entry, "id", entry->id, MZ_NOTE_MAX_ID);
  check_length (entry, "text", text, MZ_NOTE_MAX_TEXT);
  if (entry->bad)
    return;
  if (mz_document_get_note (reader->document, kind, entry->id) != NULL)
    mz_fields_error (&entry->fields, "id", _("has two notes; put them together"));
  else
    mz_document_set_note (reader->document, kind, entry->id, text);
}

static void
read_view (Reader *reader, Entry *entry)
{
  static const char *const known[] = { "name", "address", NULL };
  g_autofree char *address = mz_fields_dup_string (&entry->fields, "address", TRUE);

  if (!reader->newer)
    mz_fields_refuse_others (&entry->fields, known);
  check_length (entry, "name", entry->id, MZ_VIEW_MAX_NAME);
  check_length (entry, "address", address, MZ_VIEW_MAX_ADDRESS);
  if (entry->bad)
    return;
  if (mz_document_get_view (reader->document, entry->id) != NULL)
    mz_fields_error (&entry->fields, "name", _("is that of another view; give each its own"));
  else
    mz_document_set_view (reader->document, entry->id, address);
}

static void
read_scenario (Reader *reader, Entry *entry)
{
  g_autoptr (MzScenario) scenario = mz_scenario_parse (&entry->text, reader->dataset, entry->fields.report);

  if (scenario == NULL)
    entry->bad = TRUE;
  else if (mz_document_find_scenario (reader->document, mz_scenario_peek (scenario)->id) != NULL)
    mz_fields_error (&entry->fields, "id", _("is that of another scenario; give each its own"));
  else
    mz_document_put_scenario (reader->document, scenario);
}

static void
read_story (Reader *reader, Entry *entry)
{
  g_autoptr (MzStory) story = mz_story_parse (&entry->text, entry->fields.report);

  if (story == NULL)
    entry->bad = TRUE;
  else if (mz_document_find_story (reader->document, mz_story_get_id (story)) != NULL)
    mz_fields_error (&entry->fields, "story", _("is that of another story; give each its own"));
  else
    mz_document_put_story (reader->document, story, NULL);
}

static const struct
{
  const char     *name;
  const char     *key;   /* what an entry is found by */
  guint           limit;
  MzDocumentParts part;
  ReadEntry       read;
} lists[] = {
  { "changes", "id", MZ_DOCUMENT_MAX_CHANGES, MZ_DOCUMENT_CHANGES, read_change },
  { "notes", "id", MZ_DOCUMENT_MAX_NOTES, MZ_DOCUMENT_NOTES, read_note },
  { "views", "name", MZ_DOCUMENT_MAX_VIEWS, MZ_DOCUMENT_VIEWS, read_view },
  { "scenarios", "id", MZ_DOCUMENT_MAX_SCENARIOS, MZ_DOCUMENT_SCENARIOS, read_scenario },
  { "stories", "story", MZ_DOCUMENT_MAX_STORIES, MZ_DOCUMENT_STORIES, read_story },
};

/* What a newer program has written may be more than is understood here: it is told of, and left out. */
static void
settle_entry (Reader *reader, const Entry *entry, MzReport *report)
{
  const MzFinding *first = mz_report_get_length (report) > 0 ? mz_report_peek (report, 0) : NULL;

  if (entry->bad && reader->newer)
    mz_report_add (reader->report, MZ_SEVERITY_WARNING, reader->file, entry->text.line, entry->text.column, entry->id, NULL,
                   _("is not understood by this version of Monazite, and left out: %s"), first->message);
  else
    mz_report_append (reader->report, report);
  reader->bad |= entry->bad && !reader->newer;
}

static void
read_entry (Reader *reader, const MzJsonSpan *span, const char *key, ReadEntry read)
{
  const char *data = g_bytes_get_data (reader->bytes, NULL);
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (MzJsonViewMember));
  g_autoptr (MzReport) report = mz_report_new ();
  Entry entry = { .text = { reader->file, reader->bytes, span->start, span->end, span->line, span->column, TRUE, TRUE },
                  .members = members };

  entry.fields = (MzFields) { .text = &entry.text, .report = report, .object = { data + span->start, data + span->end },
                              .members = members, .prefix = "", .n_findings = &entry.n_findings, .bad = &entry.bad };
  if (span->type != '{')
    mz_fields_error (&entry.fields, "", _("an entry must be an object in braces"));
  else
    {
      mz_json_view_list_members (entry.fields.object, members);
      entry.id = mz_fields_dup_string (&entry.fields, key, TRUE);
      entry.fields.id = entry.id;
      if (!entry.bad)
        read (reader, &entry);
      mz_fields_finish (&entry.fields);
    }
  settle_entry (reader, &entry, report);
  g_free (entry.id);
}

static void
read_list (Reader *reader, const MzJsonMember *member, guint list)
{
  if (member->value.type == 'n')
    return;
  if (member->value.type != '[')
    complain (reader, &member->value, member->key, _("%s must be a list in square brackets"), member->key);
  else if (member->n_elements > lists[list].limit)
    complain (reader, &member->value, member->key, _("%s are %u; %u is the most that a document may have"), member->key,
              member->n_elements, lists[list].limit);
  else
    for (guint i = 0; i < member->n_elements; i++)
      read_entry (reader, &g_array_index (reader->outline->elements, MzJsonSpan, member->first_element + i),
                  lists[list].key, lists[list].read);
}

/* Returns: whether the rest can be made sense of. */
static gboolean
read_version (Reader *reader)
{
  const MzJsonMember *member = mz_json_outline_find (reader->outline, "monazite");
  const char *data = g_bytes_get_data (reader->bytes, NULL);
  MzJsonView view;
  double version;

  if (member == NULL)
    {
      complain (reader, &reader->outline->top, "monazite",
                _("this is no document of Monazite, which is one object: {\"monazite\": 1, \"changes\": […], …}"));
      return FALSE;
    }
  view = (MzJsonView) { data + member->value.start, data + member->value.end };
  version = mz_json_view_is_number (view) ? mz_json_view_get_number (view) : 0;
  if (version < 1 || version > MZ_DOCUMENT_MAX_VERSION || version != (double) (guint) version)
    {
      complain (reader, &member->value, "monazite", _("monazite must be the number of the format, %d"), MZ_DOCUMENT_VERSION);
      return FALSE;
    }
  reader->newer = version > MZ_DOCUMENT_VERSION;
  if (reader->newer)
    mz_report_add (reader->report, MZ_SEVERITY_WARNING, reader->file, member->value.line, member->value.column, NULL,
                   "monazite", "%s", _("A newer version of Monazite has made this document. It can be looked at, but not "
                                       "changed here; get the newer version to go on with it."));
  return TRUE;
}

static void
read_members (Reader *reader)
{
  g_autofree char *all = g_strjoinv (", ", (char **) document_fields);

  for (guint i = 0; i < reader->outline->members->len; i++)
    {
      const MzJsonMember *member = &g_array_index (reader->outline->members, MzJsonMember, i);

      if (!reader->newer && !g_strv_contains (document_fields, member->key))
        complain (reader, &member->value, member->key, _("%s is no field here; there are: %s"), member->key, all);
    }
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      const MzJsonMember *member = mz_json_outline_find (reader->outline, lists[i].name);

      if (member != NULL && (reader->parts & lists[i].part) != 0)
        read_list (reader, member, i);
    }
}

static MzDocument *
read_document (GBytes *bytes, const MzJsonOutline *outline, const char *file, MzDocumentParts parts, MzDataset *dataset,
               MzReport *report)
{
  g_autoptr (MzJsonOutline) own = NULL;
  g_autoptr (MzDocument) document = mz_document_new ();
  g_autoptr (GError) error = NULL;
  Reader reader = { .bytes = bytes, .file = file, .report = report, .document = document, .dataset = dataset,
                    .parts = parts };

  if (outline == NULL)
    outline = own = mz_json_gate_outline (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  reader.outline = outline;
  if (outline == NULL)
    {
      guint line = 0, column = 0;

      mz_io_error_get_position (error, &line, &column);
      mz_report_add (report, MZ_SEVERITY_ERROR, file, line, column, NULL, NULL, "%s", error->message);
      return NULL;
    }
  mz_document_begin (document, file);
  if (read_version (&reader))
    read_members (&reader);
  mz_document_end (document);
  if (reader.bad)
    return NULL;
  mz_document_forget_steps (document);
  mz_document_mark_saved (document);
  mz_document_set_read_only (document, reader.newer);
  return g_steal_pointer (&document);
}

/**
 * mz_document_is:
 * @outline: (nullable)
 *
 * Returns: whether the text is that of a document, sound or not: an object that says so.
 */
gboolean
mz_document_is (const MzJsonOutline *outline)
{
  return mz_json_outline_find (outline, "monazite") != NULL;
}

/**
 * mz_document_read:
 * @file: its name for messages
 * @report: takes all that is wrong, each with its place
 *
 * Nothing is passed over: a document with a change left out would be another one, and be saved so. That of a newer program
 * is read as far as it is understood, and read-only.
 *
 * Returns: (transfer full) (nullable): the document, saved and without steps to undo; %NULL if there was an error.
 */
MzDocument *
mz_document_read (GBytes *bytes, const char *file, MzReport *report)
{
  g_return_val_if_fail (bytes != NULL && file != NULL && report != NULL, NULL);

  return read_document (bytes, NULL, file, ALL_PARTS, NULL, report);
}

static void
warn_of_conflicts (MzDocument *document, const char *file, MzDataset *dataset, MzReport *report)
{
  g_autoptr (GArray) conflicts = mz_document_list_conflicts (document, dataset);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const MzConflict *conflict = &g_array_index (conflicts, MzConflict, i);
      MzRecord *record = conflict->change->after != NULL ? conflict->change->after : conflict->change->before;

      mz_report_add (report, MZ_SEVERITY_WARNING, file, mz_record_peek_head (record)->line, 0, conflict->change->id, NULL,
                     conflict->now == NULL ? _("is no longer in the facts; the document's own holds")
                     : conflict->change->before == NULL ? _("is now in the facts, too, and otherwise; the document's own holds")
                                                        : _("has changed in the facts since the document changed it; the "
                                                          "document's own holds"));
    }
}

/**
 * mz_document_lay_over:
 * @outline: (nullable): of @bytes
 * @dataset: is changed, or left as it is where the document is not sound
 * @report: takes what is wrong, and as warnings the conflicts with @dataset
 *
 * Returns: whether the document is sound.
 */
gboolean
mz_document_lay_over (GBytes *bytes, const MzJsonOutline *outline, const char *file, MzDataset *dataset, MzReport *report)
{
  g_autoptr (MzDocument) document = NULL;
  g_autoptr (MzDataset) over = NULL;

  g_return_val_if_fail (bytes != NULL && file != NULL && MZ_IS_DATASET (dataset) && report != NULL, FALSE);

  document = read_document (bytes, outline, file, ALL_PARTS, NULL, report);
  if (document == NULL)
    return FALSE;
  warn_of_conflicts (document, file, dataset, report);
  over = mz_document_apply (document, dataset);
  mz_dataset_swap (dataset, over);
  return TRUE;
}

/**
 * mz_document_check:
 * @bytes: a document that mz_document_read() or mz_document_lay_over() has found sound
 * @outline: (nullable): of @bytes
 * @dataset: the facts with the document and all that belongs to it laid over
 *
 * Reports as well what its scenarios name and @dataset does not have.
 *
 * Returns: whether there was nothing of that.
 */
gboolean
mz_document_check (GBytes *bytes, const MzJsonOutline *outline, const char *file, MzDataset *dataset, MzReport *report)
{
  g_autoptr (MzDocument) document = NULL;
  g_autoptr (MzReport) found = mz_report_new ();

  g_return_val_if_fail (bytes != NULL && file != NULL && MZ_IS_DATASET (dataset) && report != NULL, FALSE);

  document = read_document (bytes, outline, file, MZ_DOCUMENT_SCENARIOS, dataset, found);
  if (document == NULL)
    mz_report_append (report, found);
  return document != NULL;
}
