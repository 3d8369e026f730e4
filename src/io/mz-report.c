/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-io"

#include "mz-report.h"

struct _MzReport
{
  GArray *findings; /* of MzFinding */
};

static void
finding_clear (MzFinding *finding)
{
  g_free (finding->file);
  g_free (finding->record);
  g_free (finding->field);
  g_free (finding->message);
}

/** mz_report_new: Returns: (transfer full): a report without findings. */
MzReport *
mz_report_new (void)
{
  MzReport *self = g_new0 (MzReport, 1);

  self->findings = g_array_new (FALSE, TRUE, sizeof (MzFinding));
  g_array_set_clear_func (self->findings, (GDestroyNotify) finding_clear);
  return self;
}

void
mz_report_free (MzReport *self)
{
  g_array_unref (self->findings);
  g_free (self);
}

/**
 * mz_report_add:
 * @file: base name or path, as the user knows it
 * @line, @column: from 1; 0: not in one place
 * @record: (nullable): id
 * @field: (nullable): name of the field
 * @format: the sentence, without file, line and record
 */
void
mz_report_add (MzReport *self, MzSeverity severity, const char *file, guint line, guint column, const char *record,
               const char *field, const char *format, ...)
{
  MzFinding finding = { severity, g_strdup (file), line, column, g_strdup (record), g_strdup (field), NULL };
  va_list args;

  va_start (args, format);
  finding.message = g_strdup_vprintf (format, args);
  va_end (args);
  g_array_append_val (self->findings, finding);
}

guint
mz_report_get_length (MzReport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->findings->len;
}

const MzFinding *
mz_report_peek (MzReport *self, guint i)
{
  g_return_val_if_fail (self != NULL && i < self->findings->len, NULL);

  return &g_array_index (self->findings, MzFinding, i);
}

/** mz_report_count: Returns: how many findings are of @severity. */
guint
mz_report_count (MzReport *self, MzSeverity severity)
{
  guint count = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->findings->len; i++)
    count += g_array_index (self->findings, MzFinding, i).severity == severity;
  return count;
}

/**
 * mz_finding_to_string:
 *
 * Returns: (transfer full): "sites.json:120:5: error: record 'mountain-pass': lat 191 is out of range (-90 to 90)".
 */
char *
mz_finding_to_string (const MzFinding *self)
{
  g_autoptr (GString) text = g_string_new (self->file);

  if (self->line > 0)
    g_string_append_printf (text, ":%u", self->line);
  if (self->line > 0 && self->column > 0)
    g_string_append_printf (text, ":%u", self->column);
  g_string_append (text, self->severity == MZ_SEVERITY_ERROR ? ": error: " : ": warning: ");
  if (self->record != NULL)
    g_string_append_printf (text, "record '%s': ", self->record);
  g_string_append (text, self->message);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
