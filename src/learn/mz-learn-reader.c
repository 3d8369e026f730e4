/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-learn"
#include "mz-learn-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-io-error.h"

/**
 * mz_learn_check:
 * @object: what to say where the text is no object
 * @read: reads the object at the top
 *
 * Returns: (transfer full) (nullable): what @read gives.
 */
gpointer
mz_learn_check (GBytes *bytes, const MzJsonOutline *outline, const char *file, const char *object, MzLearnRead read,
                MzReport *report)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (MzJsonViewMember));
  MzRecordText text = { .file = file, .bytes = bytes, .overlaid = TRUE };
  guint n_findings = 0;
  gboolean bad = FALSE;
  MzFields fields = { .text = &text, .report = report, .members = members, .prefix = "", .n_findings = &n_findings, .bad = &bad };
  const char *data = g_bytes_get_data (bytes, NULL);

  g_return_val_if_fail (outline != NULL && file != NULL && report != NULL, NULL);

  text.start = outline->top.start;
  text.end = outline->top.end;
  text.line = outline->top.line;
  text.column = outline->top.column;
  fields.object = (MzJsonView) { data + text.start, data + text.end };
  if (!mz_json_view_is (fields.object, '{'))
    {
      mz_report_add (report, MZ_SEVERITY_ERROR, file, text.line, text.column, NULL, NULL, "%s", object);
      return NULL;
    }
  mz_json_view_list_members (fields.object, members);
  return read (&fields);
}

/** mz_learn_read: Errors: %MZ_IO_ERROR, with its place: the first thing that is wrong. (transfer full) (nullable) */
gpointer
mz_learn_read (GBytes *bytes, MzLearnCheck check, GError **error)
{
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzJsonOutline) outline = mz_json_gate_outline (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
  gpointer result = outline != NULL ? check (bytes, outline, "", report) : NULL;

  if (outline != NULL && result == NULL)
    {
      const MzFinding *finding = mz_report_peek (report, 0);

      g_propagate_error (error, mz_io_error_new (MZ_IO_ERROR_SCHEMA, finding->line, finding->column, "%s", finding->message));
    }
  return result;
}

void
mz_learn_check_id (MzFields *fields, const char *name, const char *id)
{
  if (id != NULL && (id[strspn (id, G_CSET_a_2_z G_CSET_DIGITS "-")] != '\0' || strlen (id) > MZ_RECORD_MAX_ID))
    mz_fields_error (fields, name, _("is not sound; use small letters, digits and hyphens, at most %d of them"), MZ_RECORD_MAX_ID);
}
