/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-io"

#include "mz-field-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Where the member @name stands, or the object itself where there is none. */
static void
find_place (MzFields *self, const char *name, guint *line, guint *column)
{
  const MzRecordText *text = self->text;
  const char *found = mz_json_view_find_key (self->members, name);

  if (found == NULL)
    found = self->object.start;
  *line = text->line;
  *column = text->column;
  mz_json_view_count_lines ((const char *) g_bytes_get_data (text->bytes, NULL) + text->start, found, line, column);
}

static void
add_finding (MzFields *self, MzSeverity severity, const char *name, const char *format, va_list args)
{
  g_autofree char *message = NULL, *field = NULL;
  guint line, column;

  if (++*self->n_findings > MZ_FIELDS_MAX_FINDINGS)
    return;
  if (mz_report_is_full (self->report))
    {
      mz_report_add (self->report, severity, self->text->file, 0, 0, NULL, NULL, "%s", name);
      return;
    }
  message = g_strdup_vprintf (format, args);
  field = g_strconcat (self->prefix, name, NULL);
  find_place (self, name, &line, &column);
  if (*field == '\0')
    mz_report_add (self->report, severity, self->text->file, line, column, self->id, field, "%s", message);
  else
    mz_report_add (self->report, severity, self->text->file, line, column, self->id, field,
                   /* Translators: a field, and what is wrong with it: "kind" "must be a text in quotes". */
                   C_("field and what is wrong", "%1$s %2$s"), field, message);
}

/** mz_fields_finish: Reports, when the record has been read, how much more was found than has been told. */
void
mz_fields_finish (MzFields *self)
{
  if (*self->n_findings > MZ_FIELDS_MAX_FINDINGS)
    mz_report_add (self->report, *self->bad ? MZ_SEVERITY_ERROR : MZ_SEVERITY_WARNING, self->text->file, self->text->line,
                   self->text->column, self->id, NULL,
                   ngettext ("%u more thing is wrong with it", "%u more things are wrong with it",
                             *self->n_findings - MZ_FIELDS_MAX_FINDINGS),
                   *self->n_findings - MZ_FIELDS_MAX_FINDINGS);
}

/** mz_fields_error: Reports what is wrong with the field; the record will be left out, or where they are lenient, the field. */
void
mz_fields_error (MzFields *self, const char *name, const char *format, ...)
{
  gboolean mild = self->feature != NULL && *self->prefix == '\0';
  va_list args;

  va_start (args, format);
  add_finding (self, mild ? MZ_SEVERITY_WARNING : MZ_SEVERITY_ERROR, name, format, args);
  va_end (args);
  if (mild)
    mz_json_view_drop_member (self->members, name);
  else
    *self->bad = TRUE;
}

/** mz_fields_warn: Reports what is not right with the field; the record is taken all the same. */
void
mz_fields_warn (MzFields *self, const char *name, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  add_finding (self, MZ_SEVERITY_WARNING, name, format, args);
  va_end (args);
}

/** mz_fields_refuse_others: A key that nobody reads is an error: it may be one that was misspelt. */
void
mz_fields_refuse_others (MzFields *self, const char *const *known)
{
  for (guint i = 0; i < self->members->len; i++)
    {
      const MzJsonViewMember *member = &g_array_index (self->members, MzJsonViewMember, i);
      gboolean found = FALSE;

      for (guint k = 0; known[k] != NULL && !found; k++)
        found = mz_json_view_is_key (member, known[k]);
      if (!found)
        {
          g_autofree char *key = mz_json_decode (member->key);
          g_autofree char *all = g_strjoinv (", ", (char **) known);

          mz_fields_error (self, key, _("is no field here; there are: %s"), all);
        }
    }
}

/** mz_fields_peek: Returns: the member as it stands there; without a start where there is none. */
MzJsonView
mz_fields_peek (MzFields *self, const char *name)
{
  return mz_json_view_find (self->members, name);
}

/* The member, or nothing where there is none; null stands for a missing one. */
static MzJsonView
get_member (MzFields *self, const char *name, gboolean required)
{
  MzJsonView member = mz_fields_peek (self, name);

  if (!mz_json_view_is_null (member))
    return member;
  if (required && self->feature == NULL)
    mz_fields_error (self, name, _("is missing; every such record must have it"));
  return (MzJsonView) { NULL, NULL };
}

char *
mz_fields_dup_string (MzFields *self, const char *name, gboolean required)
{
  MzJsonView member = get_member (self, name, required);

  if (member.start == NULL)
    return NULL;
  if (!mz_json_view_is (member, '"'))
    {
      mz_fields_error (self, name, _("must be a text in quotes"));
      return NULL;
    }
  if (required && member.end - member.start == 2 && self->feature == NULL)
    {
      mz_fields_error (self, name, _("is empty"));
      return NULL;
    }
  return mz_json_view_dup_string (member);
}

static gboolean
check_length (MzFields *self, const char *name, guint length)
{
  if (length <= MZ_RECORD_MAX_ENTRIES)
    return TRUE;
  mz_fields_error (self, name, _("has %u entries; %d is the most that a list in a record may have"), length,
                   MZ_RECORD_MAX_ENTRIES);
  return FALSE;
}

/** mz_fields_dup_strv_or_null: Returns: (transfer full) (nullable): the list. */
GStrv
mz_fields_dup_strv_or_null (MzFields *self, const char *name)
{
  MzJsonView list = get_member (self, name, FALSE), entry = { NULL, NULL };
  GStrv strings;
  guint n = 0, length;

  if (list.start == NULL)
    return NULL;
  if (!mz_json_view_is (list, '['))
    {
      mz_fields_error (self, name, _("must be a list of texts in square brackets"));
      return NULL;
    }
  length = mz_json_view_count (list);
  if (!check_length (self, name, length))
    return NULL;
  strings = g_new0 (char *, length + 1);
  while (mz_json_view_next (list, &entry))
    if (mz_json_view_is (entry, '"'))
      strings[n++] = mz_json_view_dup_string (entry);
    else
      {
        mz_fields_error (self, name, _("must hold texts alone; entry %u is none"), n + 1);
        g_strfreev (strings);
        return NULL;
      }
  return strings;
}

/** mz_fields_dup_strv: Returns: (transfer full): the list; empty if there is none. */
GStrv
mz_fields_dup_strv (MzFields *self, const char *name)
{
  GStrv list = mz_fields_dup_strv_or_null (self, name);

  return list != NULL ? list : g_new0 (char *, 1);
}

MzPartialDate
mz_fields_get_date (MzFields *self, const char *name, gboolean required)
{
  g_autofree char *text = mz_fields_dup_string (self, name, required);
  g_autoptr (GError) error = NULL;
  MzPartialDate date = MZ_PARTIAL_DATE_NONE;

  if (text != NULL && !mz_partial_date_parse (text, &date, &error))
    mz_fields_error (self, name, _("is wrong: %s"), error->message);
  return date;
}

/** mz_fields_get_number: @min, @max: the range, both allowed. Returns: the number; -1 if there is none. */
double
mz_fields_get_number (MzFields *self, const char *name, double min, double max, gboolean required)
{
  MzJsonView member = get_member (self, name, required);
  double value;

  if (member.start == NULL)
    return -1;
  if (!mz_json_view_is_number (member))
    {
      mz_fields_error (self, name, _("must be a number without quotes"));
      return -1;
    }
  value = mz_json_view_get_number (member);
  if (value < min || value > max)
    {
      char low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE], given[G_ASCII_DTOSTR_BUF_SIZE];

      mz_fields_error (self, name, _("%s is out of range (%s to %s)"), g_ascii_dtostr (given, sizeof given, value),
                       g_ascii_dtostr (low, sizeof low, min), g_ascii_dtostr (high, sizeof high, max));
    }
  return value;
}

/** mz_fields_get_amount: Returns: a number from 0 to %MZ_FIELDS_MAX_AMOUNT; %NAN if there is none. */
double
mz_fields_get_amount (MzFields *self, const char *name)
{
  double value = mz_fields_get_number (self, name, 0, MZ_FIELDS_MAX_AMOUNT, FALSE);

  return value < 0 ? NAN : value;
}

/** mz_fields_get_whole: As mz_fields_get_number(), without fractions. Returns: the number; 0 if there is none. */
guint
mz_fields_get_whole (MzFields *self, const char *name, guint min, guint max, gboolean required)
{
  double value = mz_fields_get_number (self, name, min, max, required);

  if (value < min || value > max)
    return 0;
  if (value != floor (value))
    mz_fields_error (self, name, _("must be a whole number"));
  return (guint) value;
}

gboolean
mz_fields_get_bool (MzFields *self, const char *name)
{
  MzJsonView member = get_member (self, name, FALSE);

  if (member.start != NULL && *member.start != 't' && *member.start != 'f')
    mz_fields_error (self, name, _("must be true or false"));
  return mz_json_view_is (member, 't');
}

static gboolean
find_word (MzFields *self, const char *name, const MzVocabulary *words, const char *text, guint *value)
{
  g_autoptr (GString) known = NULL;

  if (mz_vocabulary_find (words, text, value))
    return TRUE;
  known = g_string_new (NULL);
  for (guint i = 0; i < words->n; i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", words->keys[i]);
  mz_fields_error (self, name, _("“%s” is not a %s; there are: %s"), text, words->name, known->str);
  return FALSE;
}

/** mz_fields_get_word: @otherwise: the value for a missing field. Returns: the value of the word. */
guint
mz_fields_get_word (MzFields *self, const char *name, const MzVocabulary *words, gboolean required, guint otherwise)
{
  g_autofree char *text = mz_fields_dup_string (self, name, required);
  guint value = otherwise;

  if (text != NULL)
    find_word (self, name, words, text, &value);
  return value;
}

MzSet
mz_fields_get_set (MzFields *self, const char *name, const MzVocabulary *words)
{
  g_auto (GStrv) list = mz_fields_dup_strv_or_null (self, name);
  MzSet set = 0;
  guint value;

  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    if (find_word (self, name, words, list[i], &value))
      set |= MZ_BIT (value);
    else if (self->feature != NULL)
      return 0;
  return set;
}

static gboolean
check_country (MzFields *self, const char *name, const char *code)
{
  if (strlen (code) == 2 && g_ascii_isupper (code[0]) && g_ascii_isupper (code[1]))
    return TRUE;
  mz_fields_error (self, name, _("“%s” is not a country; write its two capital letters (ISO 3166-1 alpha-2) or EU"), code);
  return FALSE;
}

char *
mz_fields_dup_country (MzFields *self, const char *name, gboolean required)
{
  g_autofree char *code = mz_fields_dup_string (self, name, required);

  return code != NULL && check_country (self, name, code) ? g_steal_pointer (&code) : NULL;
}

GStrv
mz_fields_dup_countries (MzFields *self, const char *name)
{
  GStrv codes = mz_fields_dup_strv (self, name);

  for (guint i = 0; codes[i] != NULL; i++)
    check_country (self, name, codes[i]);
  return codes;
}

/** mz_fields_count: Returns: how many entries the list of objects @name has; 0 if there is none, or too many. */
guint
mz_fields_count (MzFields *self, const char *name)
{
  MzJsonView list = get_member (self, name, FALSE);
  guint length;

  if (list.start == NULL)
    return 0;
  if (!mz_json_view_is (list, '['))
    {
      mz_fields_error (self, name, _("must be a list in square brackets"));
      return 0;
    }
  length = mz_json_view_count (list);
  return check_length (self, name, length) ? length : 0;
}

/* Takes @prefix. */
static void
enter (MzFields *self, MzJsonView object, char *prefix, MzFields *inner)
{
  *inner = *self;
  inner->object = object;
  inner->members = g_array_sized_new (FALSE, FALSE, sizeof (MzJsonViewMember), 8);
  mz_json_view_list_members (object, inner->members);
  inner->prefix = prefix;
}

/**
 * mz_fields_enter:
 * @i: which entry of the list @name, from 0: one after another, each with the same @inner
 * @inner: (inout): its fields; to be left with mz_fields_leave()
 *
 * Returns: %FALSE if the entry is no object, which is reported.
 */
gboolean
mz_fields_enter (MzFields *self, const char *name, guint i, MzFields *inner)
{
  MzFields strict = *self;
  MzJsonView entry = { NULL, NULL };

  if (i > 0)
    entry = inner->object;
  if (!mz_json_view_next (mz_fields_peek (self, name), &entry) || !mz_json_view_is (entry, '{'))
    {
      strict.feature = NULL;
      mz_fields_error (&strict, name, _("must hold objects in braces alone; entry %u is none"), i + 1);
      return FALSE;
    }
  enter (self, entry, g_strdup_printf ("%s%s[%u].", self->prefix, name, i + 1), inner);
  return TRUE;
}

/**
 * mz_fields_enter_object:
 * @inner: (out): the fields of the object @name; to be left with mz_fields_leave()
 *
 * Returns: %FALSE if there is none, or it is no object, which is reported.
 */
gboolean
mz_fields_enter_object (MzFields *self, const char *name, MzFields *inner)
{
  MzJsonView member = get_member (self, name, FALSE);

  if (member.start == NULL)
    return FALSE;
  if (!mz_json_view_is (member, '{'))
    {
      mz_fields_error (self, name, _("must be an object in braces"));
      return FALSE;
    }
  enter (self, member, g_strdup_printf ("%s%s.", self->prefix, name), inner);
  return TRUE;
}

void
mz_fields_leave (MzFields *inner)
{
  g_array_unref (inner->members);
  g_free ((char *) inner->prefix);
}
