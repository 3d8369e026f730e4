/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-io"

#include "mz-report.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-limits.h"

struct _MzReport
{
  GArray   *findings; /* of MzFinding */
  guint     max;      /* of them */
  guint     counts[MZ_SEVERITY_ERROR + 1];
  MzFinding rest;     /* what is said in place of those that were not kept */
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
  self->max = MZ_REPORT_MAX_FINDINGS;
  return self;
}

/** mz_report_new_counting: Returns: (transfer full): a report that keeps no finding, and tells how many there were. */
MzReport *
mz_report_new_counting (void)
{
  MzReport *self = mz_report_new ();

  self->max = 0;
  return self;
}

/** mz_report_is_full: Returns: whether what is added now is counted alone: its sentence need not be made. */
gboolean
mz_report_is_full (MzReport *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->findings->len >= self->max;
}

void
mz_report_free (MzReport *self)
{
  g_array_unref (self->findings);
  finding_clear (&self->rest);
  g_free (self);
}

/**
 * mz_report_add:
 * @file: base name or path, as the user knows it
 * @line, @column: from 1; 0: not in one place
 * @record: (nullable): id
 * @field: (nullable): name of the field
 * @format: the sentence, without file, line and record
 *
 * All are counted; behind the first thousand there is but one more, which says how many.
 */
void
mz_report_add (MzReport *self, MzSeverity severity, const char *file, guint line, guint column, const char *record,
               const char *field, const char *format, ...)
{
  MzFinding finding = { severity };
  va_list args;

  self->counts[severity]++;
  if (mz_report_is_full (self))
    {
      if (self->rest.file == NULL)
        self->rest.file = g_strdup (file);
      self->rest.severity = MAX (self->rest.severity, severity);
      return;
    }
  finding = (MzFinding) { severity, g_strdup (file), line, column, g_strdup (record), g_strdup (field), NULL };
  va_start (args, format);
  finding.message = g_strdup_vprintf (format, args);
  va_end (args);
  g_array_append_val (self->findings, finding);
}

/** mz_report_append: Adds what @other says, as if it had been said here. */
void
mz_report_append (MzReport *self, MzReport *other)
{
  guint counts[] = { self->counts[0] + other->counts[0], self->counts[1] + other->counts[1] };

  for (guint i = 0; i < mz_report_get_length (other); i++)
    {
      const MzFinding *finding = mz_report_peek (other, i);

      mz_report_add (self, finding->severity, finding->file, finding->line, finding->column, finding->record, finding->field,
                     "%s", finding->message);
    }
  memcpy (self->counts, counts, sizeof counts);
}

/** mz_report_get_length: Returns: how many findings there are to be read. */
guint
mz_report_get_length (MzReport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->findings->len + (self->rest.file != NULL ? 1 : 0);
}

const MzFinding *
mz_report_peek (MzReport *self, guint i)
{
  guint n;

  g_return_val_if_fail (self != NULL && i < mz_report_get_length (self), NULL);

  if (i < self->findings->len)
    return &g_array_index (self->findings, MzFinding, i);
  g_free (self->rest.message);
  n = self->counts[MZ_SEVERITY_WARNING] + self->counts[MZ_SEVERITY_ERROR] - self->findings->len;
  self->rest.message = g_strdup_printf (ngettext ("%u more thing is wrong; mend these first",
                                                  "%u more things are wrong; mend these first", n), n);
  return &self->rest;
}

/** mz_report_count: Returns: how many findings of @severity were added. */
guint
mz_report_count (MzReport *self, MzSeverity severity)
{
  g_return_val_if_fail (self != NULL && severity <= MZ_SEVERITY_ERROR, 0);

  return self->counts[severity];
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

/**
 * mz_finding_describe:
 *
 * Returns: (transfer full): the same for a window: "sites.json, line 120, “mountain-pass”: lat 191 is out of range (-90 to 90)",
 *   in the user's language.
 */
char *
mz_finding_describe (const MzFinding *self)
{
  g_autofree char *name = g_path_get_basename (self->file);

  if (self->line == 0)
    return g_strdup_printf (_("%1$s: %2$s"), name, self->message);
  if (self->record == NULL)
    /* Translators: a file, a line of it, and what is wrong there. */
    return g_strdup_printf (_("%1$s, line %2$u: %3$s"), name, self->line, self->message);
  /* Translators: a file, a line of it, the record there, and what is wrong with that. */
  return g_strdup_printf (_("%1$s, line %2$u, “%3$s”: %4$s"), name, self->line, self->record, self->message);
}
