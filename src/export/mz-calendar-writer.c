/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-export"

#include "mz-calendar-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LINE_OCTETS 75 /* RFC 5545, 3.1: without the line break */

/* A content line, folded where it is longer than it may be, never within a character. */
static void
add_line (GString *text, const char *name, const char *value)
{
  g_autofree char *line = g_strdup_printf ("%s:%s", name, value);
  const char *rest = line;
  gsize room = LINE_OCTETS;

  while (strlen (rest) > room)
    {
      const char *cut = rest + room;

      while ((*cut & 0xc0) == 0x80)
        cut--;
      g_string_append_len (text, rest, cut - rest);
      g_string_append (text, "\r\n ");
      rest = cut;
      room = LINE_OCTETS - 1; /* the space counts */
    }
  g_string_append_printf (text, "%s\r\n", rest);
}

/* A value of the type TEXT (RFC 5545, 3.3.11): what has a meaning in it is escaped, other controls are left out. */
static void
add_text (GString *text, const char *name, const char *value)
{
  g_autoptr (GString) escaped = g_string_new (NULL);

  for (const char *at = value; *at != '\0'; at++)
    if (*at == '\n')
      g_string_append (escaped, "\\n");
    else if (strchr ("\\;,", *at) != NULL)
      g_string_append_printf (escaped, "\\%c", *at);
    else if (!g_ascii_iscntrl (*at))
      g_string_append_c (escaped, *at);
  add_line (text, name, escaped->str);
}

static void
add_day (GString *text, const char *name, MzDay day)
{
  MzPartialDate date = mz_partial_date_from_day (day);
  g_autofree char *value = g_strdup_printf ("%04u%02u%02u", date.year, date.month, date.day);

  add_line (text, name, value);
}

/* How precisely the time is known, in words. */
static const char *
describe_precision (MzPartialDate date)
{
  switch (mz_partial_date_get_precision (date))
    {
    case MZ_DATE_PRECISION_DAY:
      return _("The day is known.");
    case MZ_DATE_PRECISION_MONTH:
      return _("Only the month is known; it is shown as all of it.");
    case MZ_DATE_PRECISION_YEAR:
    case MZ_DATE_PRECISION_NONE:
    default:
      return _("Only the year is known; it is shown as all of it.");
    }
}

/* Precision, the record's own note, and who says so. (transfer full) */
static char *
describe_entry (const MzCalendarEntry *entry, MzDataset *dataset)
{
  const MzRecordHead *head = mz_record_peek_head (entry->record);
  const char *const *sources = entry->sources != NULL ? entry->sources : (const char *const *) head->sources;
  g_autofree char *as_of = mz_partial_date_format (mz_dataset_get_as_of (dataset));
  GString *text = g_string_new (head->name);

  g_string_append_printf (text, "\n%s", describe_precision (entry->date));
  if (entry->planned)
    g_string_append_printf (text, "\n%s", _("A plan that has been announced; it may come later, or not at all."));
  if (head->note != NULL)
    g_string_append_printf (text, "\n%s", head->note);
  for (guint i = 0; sources[i] != NULL; i++)
    {
      MzSource *source = mz_dataset_lookup (dataset, MZ_RECORD_SOURCE, sources[i]);
      g_autofree char *citation = source != NULL ? mz_source_get_citation (source) : NULL;

      if (citation != NULL)
        g_string_append_printf (text, "\n%s", citation);
    }
  g_string_append_c (text, '\n');
  g_string_append_printf (text, _("As known in %s."), as_of);
  return g_string_free (text, FALSE);
}

/* Times are whole days without a zone: an event of a month or a year lasts as long as that. Its end is the day after. */
static void
add_event (GString *text, const MzCalendarEntry *entry, MzDataset *dataset, const char *stamp)
{
  g_autofree char *date = mz_partial_date_to_string (entry->date);
  g_autofree char *uid = g_strdup_printf ("%s-%s-%s@monazite", mz_record_get_id (entry->record), entry->ends ? "end" : "start",
                                          date);
  g_autofree char *description = describe_entry (entry, dataset);
  const MzVocabulary *kinds = &mz_record_kinds;

  add_line (text, "BEGIN", "VEVENT");
  add_text (text, "UID", uid);
  add_line (text, "DTSTAMP", stamp);
  add_day (text, "DTSTART;VALUE=DATE", mz_partial_date_first_day (entry->date));
  add_day (text, "DTEND;VALUE=DATE", mz_partial_date_last_day (entry->date) + 1);
  add_text (text, "SUMMARY", entry->what);
  add_text (text, "DESCRIPTION", description);
  add_text (text, "CATEGORIES", mz_vocabulary_get_label (kinds, mz_record_get_kind (entry->record)));
  add_line (text, "STATUS", entry->planned ? "TENTATIVE" : "CONFIRMED");
  add_line (text, "TRANSP", "TRANSPARENT");
  add_line (text, "END", "VEVENT");
}

/**
 * mz_calendar_write:
 * @entries: (element-type MzCalendarEntry)
 *
 * The entries as an iCalendar object (RFC 5545), an event each. What is stamped is the date of the facts and not the time of
 * writing, so that the same facts give the same file.
 *
 * Returns: (transfer full)
 */
GString *
mz_calendar_write (GPtrArray *entries, MzDataset *dataset)
{
  GString *text = g_string_new (NULL);
  MzPartialDate as_of;
  g_autofree char *stamp = NULL;

  g_return_val_if_fail (entries != NULL && MZ_IS_DATASET (dataset), text);

  as_of = mz_partial_date_from_day (mz_partial_date_last_day (mz_dataset_get_as_of (dataset)));
  stamp = g_strdup_printf ("%04u%02u%02uT000000Z", as_of.year, as_of.month, as_of.day);
  add_line (text, "BEGIN", "VCALENDAR");
  add_line (text, "VERSION", "2.0");
  add_line (text, "PRODID", "-//Monazite//Monazite//EN");
  add_line (text, "CALSCALE", "GREGORIAN");
  for (guint i = 0; i < entries->len; i++)
    add_event (text, entries->pdata[i], dataset, stamp);
  add_line (text, "END", "VCALENDAR");
  return text;
}
