/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-io"
#include "mz-document-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-json-gate.h"
#include "mz-json-text.h"
#include "mz-scenario-reader.h"
#include "mz-story-reader.h"

#define INDENT "      " /* of the members of an entry */

/* @i: of the entries in the list @name */
static void
begin_entry (GString *out, const char *name, guint i)
{
  if (i == 0)
    g_string_append_printf (out, ",\n  \"%s\": [\n    ", name);
  else
    g_string_append (out, ",\n    ");
}

static void
append_member (GString *out, const char *key, const char *value, gboolean first)
{
  g_string_append_printf (out, "%s\n" INDENT "\"%s\": ", first ? "{" : ",", key);
  mz_json_text_quote (out, value);
}

static void
append_record (GString *out, const char *key, MzRecord *record)
{
  GBytes *json;

  g_string_append_printf (out, ",\n" INDENT "\"%s\": ", key);
  if (record == NULL)
    {
      g_string_append (out, "null");
      return;
    }
  json = mz_record_peek_head (record)->json;
  mz_json_text_indent (out, g_bytes_get_data (json, NULL), g_bytes_get_size (json), 3, NULL, NULL);
}

static void
append_changes (GString *out, MzDocument *document)
{
  guint n = mz_document_count (document, MZ_DOCUMENT_CHANGES);

  for (guint i = 0; i < n; i++)
    {
      const MzRecordChange *change = mz_document_peek_change (document, i);

      begin_entry (out, "changes", i);
      append_member (out, "kind", mz_vocabulary_get_key (&mz_record_kinds, change->kind), TRUE);
      append_member (out, "id", change->id, FALSE);
      append_record (out, "before", change->before);
      append_record (out, "after", change->after);
      g_string_append (out, "\n    }");
    }
  g_string_append (out, n > 0 ? "\n  ]" : "");
}

static void
append_notes (GString *out, MzDocument *document)
{
  guint n = mz_document_count (document, MZ_DOCUMENT_NOTES);

  for (guint i = 0; i < n; i++)
    {
      const MzNote *note = mz_document_peek_note (document, i);

      begin_entry (out, "notes", i);
      append_member (out, "kind", mz_vocabulary_get_key (&mz_record_kinds, note->kind), TRUE);
      append_member (out, "id", note->id, FALSE);
      append_member (out, "text", note->text, FALSE);
      g_string_append (out, "\n    }");
    }
  g_string_append (out, n > 0 ? "\n  ]" : "");
}

static void
append_views (GString *out, MzDocument *document)
{
  guint n = mz_document_count (document, MZ_DOCUMENT_VIEWS);

  for (guint i = 0; i < n; i++)
    {
      const MzNamedView *view = mz_document_peek_view (document, i);

      begin_entry (out, "views", i);
      append_member (out, "name", view->name, TRUE);
      append_member (out, "address", view->address, FALSE);
      g_string_append (out, "\n    }");
    }
  g_string_append (out, n > 0 ? "\n  ]" : "");
}

static void
append_scenarios (GString *out, MzDocument *document)
{
  guint n = mz_document_count (document, MZ_DOCUMENT_SCENARIOS);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = mz_scenario_write (mz_document_peek_scenario (document, i));

      begin_entry (out, "scenarios", i);
      mz_json_text_indent (out, text, strlen (text), 2, NULL, NULL);
    }
  g_string_append (out, n > 0 ? "\n  ]" : "");
}

static gboolean
append_stories (GString *out, MzDocument *document, GError **error)
{
  guint n = mz_document_count (document, MZ_DOCUMENT_STORIES);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = mz_story_write (mz_document_peek_story (document, i), error);

      if (text == NULL)
        return FALSE;
      begin_entry (out, "stories", i);
      mz_json_text_indent (out, text, strlen (text), 2, NULL, NULL);
    }
  g_string_append (out, n > 0 ? "\n  ]" : "");
  return TRUE;
}

static gboolean
check_count (MzDocument *document, MzDocumentParts part, guint limit, GError **error)
{
  if (mz_document_count (document, part) <= limit)
    return TRUE;
  g_propagate_error (error, mz_io_error_new (MZ_IO_ERROR_SIZE, 0, 0, _("There is more in the document than a file may hold: "
                                             "%u entries of one kind, and %u at most. Take some out."),
                                             mz_document_count (document, part), limit));
  return FALSE;
}

/**
 * mz_document_write:
 * @document: all its records have a text
 *
 * Errors: %MZ_IO_ERROR where there is so much in it that it could not be read again.
 *
 * Returns: (transfer full) (nullable): the file, the same for the same document.
 */
GBytes *
mz_document_write (MzDocument *document, GError **error)
{
  g_autoptr (GString) out = NULL;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (MZ_IS_DOCUMENT (document), NULL);

  if (!check_count (document, MZ_DOCUMENT_CHANGES, MZ_DOCUMENT_MAX_CHANGES, error)
      || !check_count (document, MZ_DOCUMENT_NOTES, MZ_DOCUMENT_MAX_NOTES, error)
      || !check_count (document, MZ_DOCUMENT_VIEWS, MZ_DOCUMENT_MAX_VIEWS, error)
      || !check_count (document, MZ_DOCUMENT_SCENARIOS, MZ_DOCUMENT_MAX_SCENARIOS, error)
      || !check_count (document, MZ_DOCUMENT_STORIES, MZ_DOCUMENT_MAX_STORIES, error))
    return NULL;
  out = g_string_new (NULL);
  g_string_append_printf (out, "{\n  \"monazite\": %d", MZ_DOCUMENT_VERSION);
  append_changes (out, document);
  append_notes (out, document);
  append_views (out, document);
  append_scenarios (out, document);
  if (!append_stories (out, document, error))
    return NULL;
  g_string_append (out, "\n}\n");
  if (!mz_json_gate_check (out->str, out->len, MZ_JSON_GATE_STRICT, &failure))
    {
      g_propagate_error (error, mz_io_error_new (MZ_IO_ERROR_SIZE, 0, 0, _("The document cannot be saved, for it could not be "
                                                 "read again: %s"), failure->message));
      return NULL;
    }
  return g_string_free_to_bytes (g_steal_pointer (&out));
}
